"""What each code point is to the repair: one table over all of Unicode, built once from data and ``unicodedata``."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from sanderling.knowledge.tables import read_csv

LATIN, LOOKALIKE, FOREIGN, INVISIBLE, MARK, WORD, JOINING, RTL = (1 << bit for bit in range(8))
"""Latin letter; letter with one Latin prototype; other script's letter; unseen; combining mark; part of a word;
letter of a script (or a sign, as in emoji) that joiners belong to; right-to-left letter."""

BIDI, ODD_MARK, COMPATIBLE, CJK = (1 << bit for bit in range(8, 12))
"""Control of direction; mark that no language stacks on Latin; compatibility form of a letter; Chinese, Japanese,
Korean sign, beside which full-width forms are at home."""

INVISIBLES = (
    0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060,
    0x2061, 0x2062, 0x2063, 0x2064, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F, 0x3164, 0xFEFF, 0xFFA0,
    *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0), *range(0xFFF9, 0xFFFC),
)  # fmt: skip
BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_ODD_MARKS = (
    *range(0x0334, 0x0339), 0x033F, *range(0x0346, 0x034F), *range(0x0350, 0x0358), *range(0x0359, 0x0370),
    *range(0x1DD0, 0x1DE7), *range(0x20D0, 0x20F1), *range(0xFE20, 0xFE30), 0x0488, 0x0489,
)  # fmt: skip
_JOINING_SCRIPTS = (
    (0x0590, 0x0900), (0x0900, 0x1100), (0x1700, 0x1AB0), (0x1B00, 0x1C50), (0x2190, 0x2C00), (0x3000, 0x3040),
    (0x3400, 0x9FFF), (0xA800, 0xAC00), (0xFB1D, 0xFE00), (0xFE70, 0xFEFF), (0x10A00, 0x12000), (0x1E900, 0x1E960),
    (0x1F000, 0x1FB00), (0x20000, 0x30000),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letters:
    """``bits`` and ``replacement`` by code point; ``expansions`` for forms that stand for several letters."""

    bits: npt.NDArray[np.uint16]
    lookalike: npt.NDArray[np.int32]
    """The Latin letter a look-alike stands for, else 0."""
    compatible: npt.NDArray[np.int32]
    """The letter a compatibility form stands for; -1 when it stands for several, else 0."""
    expansions: dict[int, str]


@cache
def letters() -> Letters:
    """Build the table (about a fifth of a second)."""
    bits = np.zeros(sys.maxunicode + 1, dtype=np.uint16)
    lookalike = np.zeros(sys.maxunicode + 1, dtype=np.int32)
    compatible = np.zeros(sys.maxunicode + 1, dtype=np.int32)
    expansions: dict[int, str] = {}
    for low, high in _UNIFORM:
        bits[low:high] |= WORD | FOREIGN
    for code in (
        *range(0x3400),
        *range(0xA490, 0xAC00),
        *range(0xD7A4, 0xD800),
        *range(0xF900, 0x13000),
        *range(0x16000, 0x17000),
        *range(0x18D00, 0x20000),
        *range(0xE0100, 0xE01F0),
    ):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] == "L":
            bits[code] |= WORD | _script(code, char)
        elif category[0] == "M":
            bits[code] |= WORD | MARK
        elif category[0] == "N":
            bits[code] |= WORD
        if unicodedata.bidirectional(char) in {"R", "AL"}:
            bits[code] |= RTL
    for low, high in _JOINING_SCRIPTS:
        bits[low:high] |= JOINING
    for low, high in (
        (0x1100, 0x1200),
        (0x2E80, 0xA4D0),
        (0xA960, 0xA980),
        (0xAC00, 0xD7FC),
        (0xF900, 0xFB00),
        (0x20000, 0x30000),
    ):
        bits[low:high] |= CJK
    for codes, bit in ((INVISIBLES, INVISIBLE), (BIDI_CONTROLS, BIDI), (_ODD_MARKS, ODD_MARK)):
        for code in codes:
            bits[code] = bit if bit is not ODD_MARK else bits[code] | ODD_MARK
    for row in read_csv(
        "text/lookalikes.csv", ("codepoint", "prototype", "script", "source"), required=("codepoint", "prototype")
    ):
        code = int(row["codepoint"], 16)
        lookalike[code] = ord(row["prototype"])
        bits[code] = (bits[code] | LOOKALIKE | WORD) & ~np.uint16(FOREIGN | LATIN)
    _add_compatible(bits, compatible, expansions)
    return Letters(bits, lookalike, compatible, expansions)


def _script(code: int, char: str) -> int:
    if code < 0x80 or code in {0xAA, 0xBA}:
        return LATIN
    if not any(low <= code < high for low, high in _WITH_LATIN):
        return FOREIGN
    return LATIN if unicodedata.name(char, "").startswith(("LATIN", "MODIFIER LETTER")) else FOREIGN


_WITH_LATIN = (
    (0x80, 0x300),
    (0x1D00, 0x1DC0),
    (0x1E00, 0x1F00),
    (0x2071, 0x20A0),
    (0x2C60, 0x2C80),
    (0xA720, 0xA800),
    (0xAB30, 0xAB70),
    (0xFB00, 0xFB07),
    (0xFF21, 0xFF5B),
    (0x10780, 0x107C0),
    (0x1DF00, 0x1E000),
)
_UNIFORM = (
    (0x3400, 0x4DC0),
    (0x4E00, 0xA48D),
    (0xAC00, 0xD7A4),
    (0x13000, 0x16000),
    (0x17000, 0x18D00),
    (0x20000, 0x32000),
)
"""Blocks that hold nothing but letters of one script other than Latin."""


_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))


def _add_compatible(
    bits: npt.NDArray[np.uint16], compatible: npt.NDArray[np.int32], expansions: dict[int, str]
) -> None:
    """Forms of Latin letters kept for compatibility: full-width, mathematical, circled, squared, ligatures."""
    ranges = (
        (0x2100, 0x2150),
        (0x249C, 0x24EA),
        (0xFB00, 0xFB07),
        (0xFF21, 0xFF5B),
        (0x1D400, 0x1D7CC),
        (0x1F110, 0x1F18A),
        (0x1F1E6, 0x1F1E6),
    )
    for low, high in ranges:
        for code in range(low, high):
            plain = unicodedata.normalize("NFKC", chr(code)).strip("()")
            if not plain.isascii() and plain in {"ı", "ȷ"}:
                plain = {"ı": "i", "ȷ": "j"}[plain]
            if not (plain.isascii() and plain.isalpha()):
                name = unicodedata.name(chr(code), "")
                last = name.rsplit(" ", 1)[-1]
                if not (code >= 0x1F110 and "LATIN CAPITAL LETTER" in name and len(last) == 1):
                    continue
                plain = last
            if 0x2100 <= code < 0x2150 and len(plain) > 1:
                continue  # signs such as TM, TEL, No are at home in prose
            if len(plain) == 1:
                compatible[code] = ord(plain)
            else:
                compatible[code] = -1
                expansions[code] = plain
            bits[code] = (bits[code] | COMPATIBLE | WORD | LATIN) & ~np.uint16(FOREIGN | JOINING)
    for form, plain in _SMALL_CAPITALS.items():
        compatible[ord(form)] = ord(plain)
        bits[ord(form)] = (bits[ord(form)] | COMPATIBLE | WORD | LATIN) & ~np.uint16(FOREIGN)
