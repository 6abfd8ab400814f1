"""The layers of the repair. Each takes an array of code points and says which change to what; all are linear and
work on whole arrays, so that no input is slow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sanderling.repair.letters import (
    BIDI,
    CJK,
    COMPATIBLE,
    FOREIGN,
    INVISIBLE,
    JOINING,
    LATIN,
    LOOKALIKE,
    MARK,
    ODD_MARK,
    RTL,
    WORD,
    Letters,
)  # fmt: skip

Codes = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

_NEWLINE = 10


class Text:
    """The code points that a layer sees; what each is to the repair is looked up once."""

    __slots__ = ("_bits", "codes", "letters")

    def __init__(self, codes: Codes, letters: Letters) -> None:
        """Keep the code points and the table."""
        self.codes = codes
        self.letters = letters
        self._bits: npt.NDArray[np.uint16] | None = None

    @property
    def bits(self) -> npt.NDArray[np.uint16]:
        """The bits of each code point."""
        if self._bits is None:
            self._bits = self.letters.bits.take(self.codes)
        return self._bits

    def any(self, bit: int) -> bool:
        """Whether some code point has the bit."""
        return bool(np.any(self.bits & np.uint16(bit)))


LEFT_OUT, TURNED, STRINGS = -1, -2, -3


@dataclass(frozen=True, slots=True)
class Change:
    """What a layer does: the order of the characters that stay (indices into its input), and their new codes.

    ``starts``..``ends`` are the stretches edited (indices into the input) and ``texts`` their new code, LEFT_OUT,
    TURNED (the inside of the stretch, backwards), or STRINGS - k where it becomes ``strings[k]``.
    """

    keep: Indices
    codes: Codes
    width: npt.NDArray[np.int32] | None
    """How many input characters each kept one stands for, where not one."""
    starts: Indices
    ends: Indices
    texts: Indices
    strings: tuple[str, ...] = ()


def _drop(codes: Codes, gone: Mask) -> Change | None:
    where = np.flatnonzero(gone)
    if not len(where):
        return None
    keep = np.flatnonzero(~gone)
    return Change(keep, codes[keep], None, where, where + 1, np.full(len(where), LEFT_OUT))


def _replace(codes: Codes, where: Indices, new: npt.NDArray[np.int64]) -> Change:
    out = codes.copy()
    out[where] = new
    return Change(np.arange(len(codes)), out, None, where, where + 1, new)


def mojibake(text: Text, table: npt.NDArray[np.int16]) -> Change | None:
    """UTF-8 that was read as windows-1252: 'â€™' for an apostrophe. ``table`` gives each code's byte there, or -1."""
    codes = text.codes
    size = len(codes)
    lead = np.flatnonzero((codes >= 0xC2) & (codes < 0xF0))
    lead = lead[lead + 1 < size]
    if not len(lead):
        return None

    def byte(where: Indices) -> Indices:
        found = codes[np.minimum(where, size - 1)]
        value = np.where(found < len(table), table[np.minimum(found, len(table) - 1)], -1).astype(np.int64)
        return np.where(where < size, value, -1)

    first, second, third = byte(lead), byte(lead + 1), byte(lead + 2)
    tail = (second >= 0x80) & (second < 0xC0)
    value2 = ((first & 31) << 6) | (second & 63)
    value3 = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63)
    two = (first < 0xE0) & tail
    # only what a news text holds: accented Latin letters, and the punctuation and signs of U+2010..U+20BF
    latin = two & (value2 >= 0xA0) & (value2 < 0x180)
    # Greek, Cyrillic and Hebrew letters only where two stand together
    other = np.flatnonzero(two & (value2 >= 0x370) & (value2 < 0x600))
    joined = np.zeros(len(lead), dtype=bool)
    together = lead[other][1:] - lead[other][:-1] == 2
    joined[other[1:][together]] = True
    joined[other[:-1][together]] = True
    three = (first >= 0xE0) & tail & (third >= 0x80) & (third < 0xC0)
    three &= ((value3 >= 0x2010) & (value3 < 0x2070)) | ((value3 >= 0x20A0) & (value3 < 0x20C0)) | (value3 == 0xFEFF)
    chosen = latin | joined | three
    if not np.any(chosen):
        return None
    starts = lead[chosen]
    length = np.where(three[chosen], 3, 2)
    new = np.where(three, value3, value2)[chosen]
    gone = np.zeros(size, dtype=bool)
    gone[starts + 1] = True
    gone[starts[length == 3] + 2] = True
    out = codes.copy()
    out[starts] = new
    keep = np.flatnonzero(~gone)
    width = np.ones(size, dtype=np.int32)
    width[starts] = length
    return Change(keep, out[keep], width[keep], starts, starts + length, new)


def deleted(text: Text) -> Change | None:
    """Backspace and delete characters take back the character before them, as a terminal shows it."""
    codes = text.codes
    strike = (codes == 0x08) | (codes == 0x7F)
    if not np.any(strike):
        return None
    level = np.cumsum(1 - 2 * strike.astype(np.int8), dtype=np.int32)
    level -= np.minimum(np.minimum.accumulate(level), 0)  # nothing before the beginning can be taken back
    lowest = np.minimum.accumulate(level[::-1])[::-1]
    gone = strike
    gone[:-1] |= lowest[1:] < level[:-1]
    return _drop(codes, gone)


def reordered(text: Text) -> Change | None:
    """A run that an override turns around, of letters that run from left to right, is put back into reading order."""
    codes, _letters = text.codes, text.letters
    opening = np.flatnonzero(codes == 0x202E)
    if not len(opening):
        return None
    bits = text.bits
    stops = np.flatnonzero(((bits & BIDI) != 0) | (codes == _NEWLINE))
    place = np.searchsorted(stops, opening, side="right")
    inside = place < len(stops)
    opening, closing = opening[inside], stops[place[inside]]
    right = np.concatenate([[0], np.cumsum((bits & RTL) != 0)])
    fine = (codes[closing] == 0x202C) & (closing > opening + 1) & (right[closing] == right[opening])
    opening, closing = opening[fine], closing[fine]
    if not len(opening):
        return None
    order = np.arange(len(codes))
    length = closing - opening - 1
    inner = np.repeat(opening + 1, length) + _ramp(length)
    order[inner] = np.repeat(opening + closing, length) - inner
    gone = np.zeros(len(codes), dtype=bool)
    gone[opening] = True
    gone[closing] = True
    keep = order[~gone]
    return Change(keep, codes[keep], None, opening, closing + 1, np.full(len(opening), TURNED))


def _ramp(lengths: Indices) -> Indices:
    """0, 1, ... for each length, one after another."""
    total = int(lengths.sum())
    ends = np.cumsum(lengths)
    return np.arange(total) - np.repeat(ends - lengths, lengths)


def directions(text: Text) -> Change | None:
    """Controls of direction in a line that holds nothing that runs from right to left."""
    codes, _letters = text.codes, text.letters
    bits = text.bits
    controls = (bits & BIDI) != 0
    if not np.any(controls):
        return None
    if not text.any(RTL):
        return _drop(codes, controls)
    line = np.cumsum(codes == _NEWLINE, dtype=np.int32)
    right = np.zeros(int(line[-1]) + 1, dtype=bool)
    right[line[(bits & RTL) != 0]] = True
    return _drop(codes, controls & ~right[line])


def invisible(text: Text) -> Change | None:
    """Characters that cannot be seen, next to Latin letters or look-alikes; joiners of other scripts and emoji stay."""
    codes, _letters = text.codes, text.letters
    bits = text.bits
    unseen = (bits & INVISIBLE) != 0
    if not np.any(unseen):
        return None
    before, after = _neighbours(unseen, bits)
    near = before | after
    latin = (near & (LATIN | LOOKALIKE)) != 0
    plain = (near & (JOINING | FOREIGN)) == 0
    spaces = near == 0
    start = np.zeros(len(codes), dtype=bool)
    start[0] = True
    return _drop(codes, unseen & plain & (latin | spaces | start | (codes == 0xFEFF)))


def _neighbours(skip: Mask, bits: npt.NDArray[np.uint16]) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
    """The bits of the nearest characters before and after that are not skipped."""
    size = len(bits)
    index = np.arange(size, dtype=np.int32)
    seen = np.where(skip, np.int32(-1), index)
    last = np.maximum.accumulate(seen)
    upcoming = np.minimum.accumulate(np.where(skip, np.int32(size), index)[::-1])[::-1]
    padded = np.concatenate([bits, np.zeros(1, dtype=bits.dtype)])
    return padded[np.where(last < 0, size, last)], padded[upcoming]


def stacked(text: Text) -> Change | None:
    """Combining marks piled on Latin letters: strokes and signs that no language writes, and piles of three or more."""
    codes, _letters = text.codes, text.letters
    bits = text.bits
    marks = (bits & MARK) != 0
    if not np.any(marks):
        return None
    before, _ = _neighbours(marks, bits)
    on_latin = marks & ((before & (LATIN | LOOKALIKE)) != 0)
    if not np.any(on_latin):
        return None
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marks, [False]]).astype(np.int8)))
    length = edges[1::2] - edges[::2]
    pile = np.zeros(len(codes), dtype=bool)
    pile[np.flatnonzero(marks)] = np.repeat(length > 2, length)
    return _drop(codes, on_latin & (pile | ((bits & ODD_MARK) != 0)))


def compatible(text: Text) -> Change | None:
    """Full-width, mathematical, circled and ligature forms of Latin letters; not beside Chinese, Japanese, Korean."""
    codes, letters = text.codes, text.letters
    bits = text.bits
    forms = (bits & COMPATIBLE) != 0
    if not np.any(forms):
        return None
    run_start = np.flatnonzero(forms & ~np.concatenate([[False], forms[:-1]]))
    run_end = np.flatnonzero(forms & ~np.concatenate([forms[1:], [False]]))
    left = np.where(run_start > 0, bits[np.maximum(run_start - 1, 0)], 0)
    right = np.where(run_end + 1 < len(codes), bits[np.minimum(run_end + 1, len(codes) - 1)], 0)
    home = ((left | right) & CJK) != 0
    # one circled or letter-like sign alone is at home in prose; in a word, or a run of them, it is a disguise
    sign = (codes[run_start] < 0xFF00) | (codes[run_start] >= 0x1F000)
    alone = sign & (run_start == run_end) & (((left | right) & WORD) == 0) & (letters.compatible[codes[run_start]] > 0)
    chosen = np.repeat(~(home | alone), run_end - run_start + 1)
    where = np.flatnonzero(forms)[chosen]
    if not len(where):
        return None
    new = letters.compatible[codes[where]].astype(np.int64)
    several = new == -1
    if not np.any(several):
        return _replace(codes, where, new)
    names = sorted(letters.expansions)
    strings = tuple(letters.expansions[name] for name in names)
    which = np.searchsorted(np.array(names), codes[where][several])
    sizes = np.array([len(text) for text in strings])
    count = np.ones(len(codes), dtype=np.int64)
    count[where[several]] = sizes[which]
    keep = np.repeat(np.arange(len(codes)), count)
    out = codes.copy()
    out[where[~several]] = new[~several]
    out = out[keep]
    first = np.cumsum(count) - count
    flat = np.array([ord(char) for text in strings for char in text])
    offset = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    lengths = sizes[which]
    out[np.repeat(first[where[several]], lengths) + _ramp(lengths)] = flat[
        np.repeat(offset[which], lengths) + _ramp(lengths)
    ]
    texts = new.copy()
    texts[several] = STRINGS - which
    return Change(keep, out, None, where, where + 1, texts, strings)


_RARE = np.array([ord(char) for char in "ԁһӏԛԝѵѕⅼⲟ"], dtype=np.uint32)
"""Look-alikes that hardly any language writes: a word with one is a disguise even beside real foreign words."""


def _beside(tokens: Mask) -> Mask:
    """Whether the token before or after is marked."""
    beside: Mask = np.concatenate([[False], tokens[:-1]]) | np.concatenate([tokens[1:], [False]])
    return beside


_SHORT = 3
_ENOUGH = 2


def lookalikes(text: Text) -> Change | None:
    """Letters of other scripts that stand for Latin ones.

    A word that mixes Latin with look-alikes, and holds no letter that only the other script has, is repaired.  Once two
    such words are seen, so are words that consist of look-alikes only, unless a neighbour is a real word of another
    script.
    """
    codes, letters = text.codes, text.letters
    bits = text.bits
    suspects = (bits & LOOKALIKE) != 0
    if not np.any(suspects):
        return None
    word = (bits & WORD) != 0
    edge = np.diff(np.concatenate([[False], word, [False]]).astype(np.int8))
    start, end = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    mixed_bits = np.bitwise_or.reduceat(np.where(word, bits, 0), start)
    # reduceat runs on to the next start; what lies between is no word and adds nothing
    has_latin = (mixed_bits & LATIN) != 0
    has_like = (mixed_bits & LOOKALIKE) != 0
    has_other = (mixed_bits & FOREIGN) != 0
    mixed = has_latin & has_like & ~has_other
    chosen = mixed.copy()
    if int(mixed.sum()) >= _ENOUGH:
        wholly = has_like & ~has_latin & ~has_other
        short = (end - start) <= _SHORT
        rare = np.bitwise_or.reduceat(np.isin(codes, _RARE), start)
        # a real name reaches over a short word of its own: 'Νήσος του Μαν'
        real = has_other | (wholly & short & _beside(has_other))
        near = _beside(real) & ~rare
        many = int(mixed.sum()) >= 0.05 * max(int(has_latin.sum()), 1)
        chosen |= wholly & ~near & (short | many)
    if not np.any(chosen):
        return None
    inside = np.zeros(len(codes) + 1, dtype=np.int8)
    np.add.at(inside, start[chosen], 1)
    np.add.at(inside, end[chosen], -1)
    where = np.flatnonzero(suspects & (np.cumsum(inside[:-1]) > 0))
    return _replace(codes, where, letters.lookalike[codes[where]].astype(np.int64))
