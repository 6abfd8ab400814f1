"""Numbers below a hundred in words, 'eleven', 'twenty-three', for the checks' patterns."""

from __future__ import annotations

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: float(n) for n, word in enumerate(_UNITS, 1)} | {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
WORD = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
"""An alternation of such numbers, in small letters."""


def value_of_word(word: str) -> float:
    """Return the value of what WORD matches, in small letters. Raises KeyError for other words."""
    tens, _, unit = word.partition("-")
    return _VALUES[tens] + (_VALUES[unit] if unit else 0.0)
