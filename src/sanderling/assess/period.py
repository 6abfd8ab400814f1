"""The days on which a deed was done, or would be: what must be held against what was in force."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from sanderling.assess.deeds import Deed
from sanderling.records import Factuality

_TO_COME = {Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.DEMANDED}


@dataclass(frozen=True, slots=True)
class Period:
    """ISO days ``first`` to ``last``, inclusive, and how they were found."""

    first: str
    last: str
    how: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def period_of(deed: Deed, published: str | None) -> Period | None:
    """Return the days of a deed, or None when they are not known.

    A day is itself, a month or year all its days.  What is yet to come, or goes on, without a date of its own is held
    against the day of publication.
    """
    if deed.start is not None:
        first, last = _first_day(deed.start), _last_day(deed.end or deed.start)
        if first is not None and last is not None and first <= last:
            return Period(first, last, f"'{deed.when}'" if deed.when else "the time of the event")
    if published is not None and (deed.factuality in _TO_COME or deed.factuality is Factuality.ONGOING):
        return Period(published, published, "the day of publication, since the article tells no other")
    return None


def _first_day(iso: str) -> str | None:
    if len(iso) == 4:
        return f"{iso}-01-01"
    if len(iso) == 7:
        return f"{iso}-01"
    return iso if len(iso) == 10 else None


def _last_day(iso: str) -> str | None:
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso if len(iso) == 10 else None
