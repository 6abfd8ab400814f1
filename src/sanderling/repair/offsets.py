"""The exact map between a repaired text and the text it came from, both ways. Offsets are code points, end exclusive."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int32]


class OffsetMap:
    """Where each clean character came from.

    A clean span comes from the stretch between the first and the last original character of its characters; what was
    left out between two of them (an invisible character, say) belongs to the stretch, what was left out before the
    first or behind the last does not.  In a run that was put back into reading order the stretch is the part of the
    run that holds the characters.
    """

    __slots__ = ("_ends", "_length", "_ordered", "_original_length", "_starts")

    def __init__(self, length: int, original_length: int, starts: Offsets | None, ends: Offsets | None) -> None:
        """``starts`` and ``ends`` give the original stretch of each clean character; None for the identity."""
        self._length = length
        self._original_length = original_length
        self._starts = starts
        self._ends = ends
        self._ordered = starts is None or bool(np.all(starts[1:] >= starts[:-1]))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original stretch of the clean span start..end. Raises ValueError outside the text."""
        if not 0 <= start <= end <= self._length:
            raise ValueError(f"{start}..{end} is no span of a text of {self._length} code points")
        if self._starts is None or self._ends is None:
            return start, end
        if start == end:
            if start < self._length:
                return int(self._starts[start]), int(self._starts[start])
            return self._original_length, self._original_length
        if self._ordered:
            return int(self._starts[start]), int(self._ends[end - 1])
        return int(self._starts[start:end].min()), int(self._ends[start:end].max())

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest clean span that holds all characters that came from the original stretch start..end."""
        if not 0 <= start <= end <= self._original_length:
            raise ValueError(f"{start}..{end} is no span of a text of {self._original_length} code points")
        if self._starts is None or self._ends is None:
            return start, end
        if self._ordered:
            first = int(np.searchsorted(self._ends, start, side="right"))
            last = int(np.searchsorted(self._starts, end, side="left"))
            return (first, last) if first < last else (first, first)
        inside = np.flatnonzero((self._ends > start) & (self._starts < end))
        if not len(inside):
            after = np.flatnonzero(self._starts >= end)
            at = int(after[0]) if len(after) else self._length
            return at, at
        return int(inside[0]), int(inside[-1]) + 1

    def as_segments(self) -> list[list[int]]:
        """Return the map as runs [clean_start, original_start, clean_length, original_length].

        Within a run whose two lengths are equal, the nth clean character came from the nth original one; in a run whose
        original length is negative, from the nth counted from its end.
        """
        if self._starts is None or self._ends is None:
            return [[0, 0, self._length, self._original_length]] if self._length else []
        if not self._length:
            return []
        width = self._ends - self._starts
        step = np.diff(self._starts)
        plain = (width[:-1] == 1) & (width[1:] == 1)
        forward = plain & (step == 1)
        backward = plain & (step == -1)
        kind = np.where(forward, 1, np.where(backward, -1, 0))
        segments: list[list[int]] = []
        at = 0
        breaks = np.flatnonzero((kind[1:] != kind[:-1]) | (kind[1:] == 0)) + 1 if len(kind) else np.array([], int)
        # a run of one direction ends where the direction changes; its last character starts no run of its own
        while at < self._length:
            direction = int(kind[at]) if at < len(kind) else 0
            if direction == 0:
                stop = at + 1
            else:
                place = int(np.searchsorted(breaks, at, side="right"))
                stop = int(breaks[place]) + 1 if place < len(breaks) else self._length
            low = int(self._starts[at:stop].min())
            high = int(self._ends[at:stop].max())
            segments.append([at, low, stop - at, -(high - low) if direction < 0 else high - low])
            at = stop
        return segments
