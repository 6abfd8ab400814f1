"""Names of a table found in a sentence by their first word, and sentences with such names masked for patterns.

A pattern that holds the names of all states is compiled for a tenth of a second, and searched slowly; one that holds a
letter for them is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sanderling.check.lazily import lazily

_WORD = lazily(r"\w+")


class Names:
    """Finds the longest of some names at each word of a text."""

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names by their first word, longer ones before shorter."""
        self._by_first: dict[str, list[str]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            first = _WORD.match(name)
            if first is not None:
                self._by_first.setdefault(first[0], []).append(name)

    def all(self) -> Iterator[str]:
        """Yield all names."""
        for names in self._by_first.values():
            yield from names

    def at(self, text: str, start: int) -> str | None:
        """Return the longest name that begins at the offset ``start``, which is that of a word, and ends with a word."""
        first = _WORD.match(text, start)
        return self._longest(self._by_first.get(first[0], ()), text, start) if first is not None else None

    def _longest(self, names: Sequence[str], text: str, start: int) -> str | None:
        for name in names:
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and not (name[-1].isalnum() and (after.isalnum() or after == "_")):
                return name
        return None

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (offset, name) from left to right; names do not overlap."""
        end = 0
        for word in _WORD.finditer(text):
            names = self._by_first.get(word[0])
            if names is not None and word.start() >= end and (name := self._longest(names, text, word.start())) is not None:
                end = word.start() + len(name)
                yield word.start(), name


class Mask:
    """Puts a letter in the place of each letter of a name, so that offsets stay and a pattern can ask for a kind of name.

    The letters are of a script that no name is written in (Yi), and letters to a pattern (``\\w``). A name that is of
    two tables gets the letter of both; where two names begin at one word, the longer one counts.
    """

    STATE = "\ua000"
    LAND = "\ua001"
    BOTH = "\ua002"
    LETTERS = STATE + LAND + BOTH

    def __init__(self, states: Iterable[str], lands: Iterable[str] = ()) -> None:
        """Take the names of states, and of lands and waters."""
        first, second = frozenset(states), frozenset(lands)
        self._names = Names(first | second)
        self._letter = {name: self.BOTH if name in first and name in second else self.STATE if name in first else self.LAND for name in first | second}

    def __call__(self, text: str) -> str:
        """Return the text with its names masked, as long as before; one that holds the letters already stays as it is."""
        if any(letter in text for letter in self.LETTERS):
            return text
        parts, end = [], 0
        for start, name in self._names.find(text):
            parts += [text[end:start], self._letter[name] * len(name)]
            end = start + len(name)
        return "".join([*parts, text[end:]])


A_STATE = f"[{Mask.STATE}{Mask.BOTH}]+"
"""A pattern for the masked name of a state."""
A_LAND = f"[{Mask.LAND}{Mask.BOTH}]+"
"""A pattern for the masked name of a land or water."""
CAPITAL = f"[A-Z{Mask.LETTERS}]"
"""A pattern for what a name begins with in a masked text."""
