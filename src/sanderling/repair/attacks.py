"""A generator of attacks on text, of the kinds that spammers use, to test readers with. Same seed, same text."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from sanderling.knowledge.tables import read_csv

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_STROKES = "\u0334\u0335\u0336\u0337\u0338\u0353\u0359\u0347"
_LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}
_MATHEMATICAL = 0x1D5BA  # sans-serif small a; the capitals stand 26 before it


@cache
def _twins() -> dict[str, str]:
    """Look-alikes by Latin letter; Cyrillic only, as most attacks are."""
    rows = read_csv("text/lookalikes.csv", ("codepoint", "prototype", "script", "source"))
    return {row["prototype"]: chr(int(row["codepoint"], 16)) for row in reversed(rows) if row["script"] == "Cyrillic"}


def _homoglyph(char: str, chance: random.Random) -> str:
    return _twins().get(char, char)


def _zero_width(char: str, chance: random.Random) -> str:
    return char + chance.choice(_ZERO_WIDTH)


def _deletion(char: str, chance: random.Random) -> str:
    return chance.choice("abcdefghijklmnopqrstuvwxyz") + chance.choice("\b\x7f") + char


def _full_width(char: str, chance: random.Random) -> str:
    return chr(ord(char) + 0xFEE0)


def _mathematical(char: str, chance: random.Random) -> str:
    return (
        chr(_MATHEMATICAL + ord(char) - ord("a")) if char.islower() else chr(_MATHEMATICAL - 26 + ord(char) - ord("A"))
    )


def _combining(char: str, chance: random.Random) -> str:
    return char + "".join(chance.choice(_STROKES) for _ in range(chance.randint(1, 3)))


def _leet(char: str, chance: random.Random) -> str:
    return _LEET.get(char, char)


_LETTERS: dict[str, Callable[[str, random.Random], str]] = {
    "homoglyph": _homoglyph,
    "zero_width": _zero_width,
    "deletion": _deletion,
    "full_width": _full_width,
    "mathematical": _mathematical,
    "combining": _combining,
    "leet": _leet,
}

ATTACKS = frozenset({*_LETTERS, "bidi", "mojibake"})
"""The kinds of attack; ``leet`` can be flagged but not undone, since digits are never changed."""


def attack(text: str, kind: str, rate: float, seed: int = 0) -> str:
    """Return ``text`` with a share ``rate`` (0 to 1) of its basic Latin letters attacked.

    ``bidi`` turns words around between override controls, ``rate`` of all words; ``mojibake`` reads the whole text's
    UTF-8 as windows-1252, whatever the rate.  Raises ValueError for an unknown kind or a rate outside 0 to 1.
    """
    if kind not in ATTACKS:
        raise ValueError(f"there is no attack '{kind}'; choose one of {', '.join(sorted(ATTACKS))}")
    if not 0 <= rate <= 1:
        raise ValueError(f"the rate must lie between 0 and 1, not {rate}")
    chance = random.Random(seed)
    if kind == "mojibake":
        return "".join(
            bytes([byte]).decode("cp1252", "replace") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
            for byte in text.encode("utf-8", "replace")
        )
    if kind == "bidi":
        return _bidi(text, rate, chance)
    change = _LETTERS[kind]
    return "".join(
        change(char, chance) if char.isascii() and char.isalpha() and chance.random() < rate else char for char in text
    )


def _bidi(text: str, rate: float, chance: random.Random) -> str:
    pieces: list[str] = []
    word = ""
    for char in text + "\0":
        if char.isascii() and char.isalpha():
            word += char
            continue
        if len(word) > 1 and chance.random() < rate:
            word = f"\u202e{word[::-1]}\u202c"
        pieces.append(word + char)
        word = ""
    return "".join(pieces)[:-1]
