"""Letters out of their order, digits for letters, letters set apart: words that a reader still reads and a search no longer finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText
from sanderling.knowledge.tables import read_csv

FEWEST = 3
"""So many different words must be jumbled: one or two are slips of the pen."""
LONGEST = 12_000
"""What stands further on, in characters, is not looked at: who jumbles letters does so from the start."""
_WORD = lazily(r"(?<![\w’'-])[A-Za-z][a-z]{3,}(?![\w’'-])")
_DIGITS = lazily(r"(?<![\w.@/-])(?=[a-z0-9@$]*[a-z][013457@$]+[a-z])[A-Za-z][a-z013457@$]{3,}(?![\w@/.-]*\w\.\w)")
_APART = lazily(r"(?<!\w)(?:[A-Za-z][ .·_*-]){4,}[A-Za-z](?!\w)")
_MASKED = lazily(r"(?<!\w)[A-Za-z]{1,}[*·_|][a-z]{2,}(?!\w)")


@cache
def _common() -> tuple[frozenset[str], dict[tuple[str, str, str], str]]:
    """Return the common words, and each by its first and last letter and the letters between in order of the alphabet."""
    words = frozenset(row["word"] for row in read_csv("text/common_words.csv", ("word",), required=("word",)))
    return words, {_key(word): word for word in sorted(words)}


def _key(word: str) -> tuple[str, str, str]:
    return word[0], word[-1], "".join(sorted(word[1:-1]))


def jumbled_letters(text: CheckedText) -> Iterator[Draft]:
    """Yield one finding where several words are common ones with their letters in another order, or masked."""
    words, by_key = _common()
    if not _may_jumble(text, words, by_key):
        return
    found: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    told = _WORD.findall(text.text, 0, LONGEST)
    total = len(told)
    jumbled = {word: right for word in set(told) - words if word[0].islower() and (right := by_key.get(_key(word))) is not None}
    for match in _WORD.finditer(text.text, 0, LONGEST) if len(jumbled) >= FEWEST else ():
        word = match[0]
        if word in jumbled and word not in seen:
            right = jumbled[word]
            seen.add(word)
            found.append((match.start(), match.end(), right))
    masked = [(m.start(), m.end()) for pattern in (_DIGITS, _MASKED) for m in pattern.finditer(text.text)]
    apart = [(m.start(), m.end()) for m in _APART.finditer(text.text)]
    if len(found) >= FEWEST and len(found) >= 0.012 * total:
        shown = ", ".join(f"'{text.text[start:end]}' for '{right}'" for start, end, right in found[:4])
        yield _draft(text, found[0][:2], f"{len(found)} words have their letters in another order: {shown}")
    elif len({text.text[start:end] for start, end in masked}) >= FEWEST or len({word for start, end in masked if (word := text.text[start:end].lower()) and _plainly(word, words)}) == FEWEST - 1 or len({text.text[start:end] for start, end in masked if _SIGN.search(text.text, start, end)}) == FEWEST - 1:
        yield _draft(text, masked[0], f"{len(masked)} words hold digits or marks in place of letters")
    elif len(apart) >= 2:
        yield _draft(text, apart[0], f"{len(apart)} words are set with their letters apart")


def _may_jumble(text: CheckedText, words: frozenset[str], by_key: dict[tuple[str, str, str], str]) -> bool:
    """Whether the words of a text, seen one by one, leave anything to be looked for."""
    vocabulary = text.vocabulary
    if sum(1 for word in vocabulary - words if len(word) > 3 and word.isascii() and word.isalpha() and _key(word) in by_key) >= FEWEST:
        return True
    if (any(mark in text.text for mark in _MARKS) and _MARKED.search(text.text)) or sum(1 for word in vocabulary if len(word) == 1 and word not in _OWN_WORDS) >= 3:
        return True
    return any(_IN_LETTERS.search(word) for word in vocabulary if not word.isalpha() and not word.isdigit())


_SIGN = lazily(r"[a-z][@$]+[a-z]")
"""A sign of money or of addresses in a word has no innocent cause: two such words are enough."""
_MARKS = "*·_|@$"
_MARKED = lazily(r"[a-z][@$]+[a-z]|[A-Za-z][*·_|][a-z ]")
_OWN_WORDS = frozenset("astiuno0123456789")
"""Letters and digits that stand alone in any text."""
_IN_LETTERS = lazily(r"[a-z][013457]+[a-z]")
_FOR_DIGITS = tuple(str.maketrans(dict(zip("0134571", "oleastl", strict=True)) | {"1": one, "@": "a", "$": "s"}) for one in "il")


def _plainly(word: str, words: frozenset[str]) -> bool:
    """Whether a word with digits is a common one, of six letters at least, once each digit is the letter that it looks like."""
    return len(word) >= 6 and any((made := word.translate(table)) in words or made.removesuffix("s") in words for table in _FOR_DIGITS)


def _draft(text: CheckedText, where: tuple[int, int], because: str) -> Draft:
    return Draft("obfuscated", text.span(*where), because, "Look for the article that it was copied from.")
