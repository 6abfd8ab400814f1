"""Stretches of days within which two texts may be about the same: what keys of different dates are kept apart by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sanderling.corroborate.prints import day_of

_WINDOW = 8
"""Days. Two windows of this length lie half over each other: whatever is 4 days apart or less shares one."""
_STRETCH = _WINDOW // 2


class Block(NamedTuple):
    """A key as a store keeps it. Two blocks meet when their marks are the same and their stretches are the same or
    neighbours; ``stretch`` is None where the date plays no part, or is unknown."""

    stretch: int | None
    mark: str

    @property
    def number(self) -> int:
        """The mark as a whole number of 63 bits, from BLAKE2b; that two marks have one costs a comparison, no more."""
        return int.from_bytes(hashlib.blake2b(self.mark.encode(), digest_size=8).digest(), "big") >> 1


def windows(published: str | None) -> Iterator[str]:
    """Yield the names of the two stretches of days that hold the date; none for an unknown date."""
    if (iso := day_of(published)) is None:
        return
    day = date.fromisoformat(iso).toordinal()
    yield f"{day // _WINDOW}"
    yield f"{(day + _WINDOW // 2) // _WINDOW}h"


def stretch(published: str | None) -> int | None:
    """Return the number of the half window that holds the date, or None for an unknown date.

    Two dates share one of their ``windows`` just when these numbers differ by one at most.
    """
    iso = day_of(published)
    return None if iso is None else date.fromisoformat(iso).toordinal() // _STRETCH
