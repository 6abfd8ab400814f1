"""From tokens and clean offsets to spans of the original text."""

from __future__ import annotations

from collections.abc import Callable

from sanderling.parse import Parsed, Token
from sanderling.records import Span


class Quoter:
    """Makes spans: ``to_original`` maps a clean stretch (code points) to the original it came from."""

    def __init__(self, original: str, parsed: Parsed, to_original: Callable[[int, int], tuple[int, int]]) -> None:
        """Keep the two texts and the map between them."""
        self._original = original
        self._parsed = parsed
        self._to_original = to_original

    def span(self, start: int, end: int) -> Span:
        """Return the span of the clean text's code points start..end."""
        first, last = self._to_original(start, end)
        return Span(first, last, self._original[first:last], self._parsed.text[start:end])

    def tokens(self, first: int, last: int) -> Span:
        """Return the span of the tokens numbered first..last, inclusive."""
        tokens = self._parsed.tokens
        return self.span(tokens[first].start, tokens[last].end)

    def phrase(self, head: Token) -> Span:
        """Return the span of a noun phrase without its clauses: 'the foreign ministry in Tokyo'."""
        numbers = phrase_tokens(head)
        return self.tokens(numbers[0], numbers[-1])


_OUTSIDE = frozenset(
    {"relcl", "appos", "acl", "conj", "cc", "punct", "advcl", "parataxis", "dep", "advmod", "npadvmod"}
)


def phrase_tokens(head: Token) -> list[int]:
    """Return the numbers of the tokens of a noun phrase without its clauses, in text order, without a gap."""
    found = [head.i]
    for child in head.children:
        if child.dep in _OUTSIDE and child.i > head.i:
            continue
        if (
            child.dep in {"advmod", "punct", "cc", "preconj"}
            and child.i < head.i
            and child.lower not in {"more", "nearly", "about"}
        ):
            continue
        found.extend(phrase_tokens(child))
    # what is left out must not tear the phrase: keep the run around the head
    numbers = sorted(set(found))
    run = [head.i]
    for number in reversed([n for n in numbers if n < head.i]):
        if run[0] - number > 2:
            break
        run.insert(0, number)
    for number in [n for n in numbers if n > head.i]:
        if number - run[-1] > 1:
            break
        run.append(number)
    return run
