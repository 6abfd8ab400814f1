"""Runs the layers of the repair over a text and keeps every edit and the map back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import overload

import numpy as np
import numpy.typing as npt

from sanderling.records import Edit, EditKind, Flag
from sanderling.repair import passes
from sanderling.repair.letters import letters
from sanderling.repair.offsets import OffsetMap

_KINDS = tuple(EditKind)
MOST_FLAGS = 1000
"""Flags kept for one text; a hostile text could hold millions."""

_LEET = re.compile(
    r"(?<![\w'’-])[^\W\d_]+(?:[0134578@$]{1,2}[^\W\d_]{2,}|[0134578@$][^\W\d_]+[0134578@$][^\W\d_]*)(?![\w-])"
)
_AMONG = re.compile(r"[0134578@$](?<=[^\W\d_][0134578@$])(?=[^\W\d_])")
_ODD_DIGITS = re.compile("[０-９\U0001d7ce-\U0001d7ff①-⑳]{1,20}")


class Edits(Sequence[Edit]):
    """The edits of one text in the order of their starts; an Edit is made when it is asked for."""

    def __init__(
        self, original: str, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], kinds: npt.NDArray[np.uint8],
        texts: npt.NDArray[np.int64], strings: tuple[str, ...],
    ) -> None:  # fmt: skip
        """Keep the columns; see ``passes.Change`` for ``texts``."""
        order = np.lexsort((ends, starts))
        self._original = original
        self._starts, self._ends = starts[order], ends[order]
        self._kinds, self._texts = kinds[order], texts[order]
        self._strings = strings

    def __len__(self) -> int:
        return len(self._starts)

    def _make(self, number: int) -> Edit:
        start, end, text = int(self._starts[number]), int(self._ends[number]), int(self._texts[number])
        old = self._original[start:end]
        if text == passes.LEFT_OUT:
            new = ""
        elif text == passes.TURNED:
            new = old[-2:0:-1]
        else:
            new = self._strings[passes.STRINGS - text] if text <= passes.STRINGS else chr(text)
        return Edit(start, end, old, new, _KINDS[int(self._kinds[number])])

    @overload
    def __getitem__(self, index: int) -> Edit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Edit]: ...

    def __getitem__(self, index: int | slice) -> Edit | list[Edit]:
        if isinstance(index, slice):
            return [self._make(number) for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self._make(number)

    def __iter__(self) -> Iterator[Edit]:
        return (self._make(number) for number in range(len(self)))


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as it came and as it reads, with every edit and the map between the two (code points)."""

    original: str
    clean: str
    edits: Edits
    flags: tuple[Flag, ...]
    offsets: OffsetMap


@cache
def _windows_1252() -> npt.NDArray[np.int16]:
    table = np.full(0x2123, -1, dtype=np.int16)
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode("cp1252"))] = byte
        except UnicodeDecodeError:
            table[byte] = byte  # the five holes are passed through by browsers
    return table


_LAYERS: tuple[tuple[EditKind, Callable[[passes.Text], passes.Change | None]], ...] = (
    (EditKind.MOJIBAKE, lambda text: passes.mojibake(text, _windows_1252())),
    (EditKind.INVISIBLE, passes.deleted),
    (EditKind.BIDI, passes.reordered),
    (EditKind.BIDI, passes.directions),
    (EditKind.COMBINING, passes.stacked),
    (EditKind.INVISIBLE, passes.invisible),
    (EditKind.COMPATIBILITY, passes.compatible),
    (EditKind.HOMOGLYPH, passes.lookalikes),
)


def repair(text: str) -> Repaired:
    """Return ``text`` with its letters restored. Linear in its length; digits are flagged and never changed."""
    if text.isascii() and "\b" not in text and "\x7f" not in text:
        return Repaired(text, text, _edits(text, [], ()), _flags(text), OffsetMap(len(text), len(text), None, None))
    table = letters()
    now = passes.Text(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), table)
    starts: npt.NDArray[np.int32] | None = None
    ends: npt.NDArray[np.int32] | None = None
    columns: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int, npt.NDArray[np.int64]]] = []
    strings: tuple[str, ...] = ()
    for kind, layer in _LAYERS:
        change = layer(now) if len(now.codes) else None
        if change is None:
            continue
        if starts is None or ends is None:
            starts = np.arange(len(now.codes), dtype=np.int32)
            ends = starts + 1
        first, last = starts[change.starts], ends[change.ends - 1]
        columns.append((first.astype(np.int64), last.astype(np.int64), _KINDS.index(kind), change.texts))
        strings = strings or change.strings  # one layer alone has strings: the ligatures
        width = change.width
        ends = ends[change.keep] if width is None else ends[change.keep + width - 1]
        starts = starts[change.keep]
        now = passes.Text(change.codes, table)
    if not columns:
        return Repaired(text, text, _edits(text, [], ()), _flags(text), OffsetMap(len(text), len(text), None, None))
    clean = now.codes.astype(np.uint32, copy=False).tobytes().decode("utf-32-le", "surrogatepass")
    return Repaired(
        text, clean, _edits(text, columns, strings), _flags(text), OffsetMap(len(clean), len(text), starts, ends)
    )


def _edits(
    text: str,
    columns: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int, npt.NDArray[np.int64]]],
    strings: tuple[str, ...],
) -> Edits:
    def joined(parts: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)

    kinds = (
        np.concatenate([np.full(len(column[0]), column[2], dtype=np.uint8) for column in columns])
        if columns
        else np.zeros(0, dtype=np.uint8)
    )
    return Edits(
        text, joined([column[0] for column in columns]), joined([column[1] for column in columns]), kinds,
        joined([column[3] for column in columns]), strings,
    )  # fmt: skip


def _flags(text: str) -> tuple[Flag, ...]:
    """Digits where letters should be, and digits in odd forms: said, never changed."""
    found: list[Flag] = []
    after = 0
    for digit in islice(_AMONG.finditer(text), 4 * MOST_FLAGS):
        if digit.start() < after or len(found) >= MOST_FLAGS:
            continue
        first = max(digit.start() - 40, after)
        match = next(
            (m for m in _LEET.finditer(text, first, digit.end() + 40) if m.start() <= digit.start() < m.end()), None
        )
        after = digit.end()
        if match is not None:
            after = match.end()
            found.append(
                Flag(
                    match.start(),
                    match.end(),
                    match.group(),
                    "a digit or sign stands among letters; it is left as it is",
                )
            )
    if not text.isascii():
        found += [
            Flag(match.start(), match.end(), match.group(), "digits in a compatibility form; they are left as they are")
            for match in islice(_ODD_DIGITS.finditer(text), MOST_FLAGS)
        ]
    return tuple(sorted(found, key=lambda flag: flag.start))
