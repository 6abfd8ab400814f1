"""Tellings that may all be of one journey; asking whether one more fits costs the same however many there are."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, field

from sanderling.journeys.leg import Json, Leg

SLACK = datetime.timedelta(days=1)
"""By how much dates of one journey may differ: time zones, and days that are counted from print."""

APART = datetime.timedelta(days=10)
"""Without a date on one side: by how much the telling may lie from the other's date or telling."""

Span = tuple[datetime.date, datetime.date]


@dataclass(slots=True)
class _Bounds:
    """The latest first day and the earliest last day of several spans: what touches both, touches all."""

    first: datetime.date = datetime.date.min
    last: datetime.date = datetime.date.max
    empty: bool = True

    def add(self, span: Span) -> None:
        self.first, self.last, self.empty = max(self.first, span[0]), min(self.last, span[1]), False

    def near(self, span: Span, slack: datetime.timedelta) -> bool:
        return self.empty or (span[0] - slack <= self.last and self.first <= span[1] + slack)


@dataclass(slots=True)
class Group:
    """Tellings of one journey: every two of them share a traveller, lead to the same place, and have dates that fit."""

    legs: list[Leg] = field(default_factory=list)
    _travellers: set[frozenset[str]] = field(default_factory=set)
    _ends: dict[str, Json] = field(default_factory=dict)
    _articles: dict[str, list[Leg]] = field(default_factory=dict)
    _dated: _Bounds = field(default_factory=_Bounds)
    _undated: _Bounds = field(default_factory=_Bounds)
    """When those without a date were told."""
    _timeless: bool = False
    """Whether one has neither a date nor a day of publication: nothing can be said to fit it."""

    def takes(self, leg: Leg) -> bool:
        """Whether ``leg`` may be of the same journey as every one that is here."""
        if not self.legs:
            return True
        if leg.country is None or leg.country != self.legs[0].country:
            return False
        travellers = _travellers(leg)
        if not all(travellers & others for others in self._travellers):
            return False
        if not all(places_fit(leg.to, end) for end in self._ends.values()):
            return False
        if any(not _told_twice(leg, other) for other in self._articles.get(leg.article, ())):
            return False
        span, told = _span(leg), _told(leg)
        if span is not None:
            return not self._timeless and self._dated.near(span, SLACK) and self._undated.near(span, APART)
        return told is not None and not self._timeless and self._dated.near(told, APART) and self._undated.near(told, APART)

    def add(self, leg: Leg) -> None:
        """Put a telling in."""
        self.legs.append(leg)
        self._travellers.add(_travellers(leg))
        if leg.to is not None:
            self._ends.setdefault(str(leg.to["id"] or leg.to["name"]), leg.to)
        self._articles.setdefault(leg.article, []).append(leg)
        span, told = _span(leg), _told(leg)
        if span is not None:
            self._dated.add(span)
        elif told is not None:
            self._undated.add(told)
        else:
            self._timeless = True


def _travellers(leg: Leg) -> frozenset[str]:
    return frozenset(value.key for value in leg.cells["travellers"])


def _told_twice(one: Leg, other: Leg) -> bool:
    """Two journeys of one article are one only where nothing tells them apart."""
    return one.factuality == other.factuality and one.date("start") == other.date("start") is not None


def places_fit(one: Json | None, other: Json | None) -> bool:
    """The same place, or one of them no more than the country or region that the other lies in (of one country)."""
    if one is None or other is None or one["name"] == other["name"]:
        return True
    if "country" in (one["precision"], other["precision"]):
        return True
    if "admin1" in (one["precision"], other["precision"]):
        return bool(one["admin1"]) and one["admin1"] == other["admin1"]
    return False


def _span(leg: Leg) -> Span | None:
    """The first and last day that the dates of a telling may mean."""
    start, end = leg.date("start"), leg.date("end")
    if start is None and end is None:
        return None
    return _first_day(start or end or ""), _last_day(end or start or "")


def _told(leg: Leg) -> Span | None:
    if leg.published is None:
        return None
    return _first_day(leg.published), _last_day(leg.published)


def _first_day(date: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])


def _last_day(date: str) -> datetime.date:
    if len(date) == 10:
        return datetime.date.fromisoformat(date)
    first = _first_day(date)
    month = 12 if len(date) == 4 else first.month
    return first.replace(month=month, day=calendar.monthrange(first.year, month)[1])
