"""The table over many articles: the same journey told in several becomes one row, in which what differs can be seen.

Two tellings are one journey when they share a traveller, lead to the same place (or to a place and its country), and
their dates fit; copies of an article are not told from others here.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sanderling.journeys.leg import COLUMNS, Json, Leg, Value, Words, legs

SLACK = datetime.timedelta(days=1)
"""By how much dates of one journey may differ: time zones, and days that are counted from print."""

APART = datetime.timedelta(days=10)
"""Without a date on one side: by how much the telling may lie from the other's date or telling."""

_MAY_BE_SEVERAL = frozenset({"travellers", "via", "host", "purpose", "protection", "attributes", "escorts"})
"""Cells whose values add up; of the others, one journey has one."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One row: ``cells`` holds, by column, every value told, the most told first, each with all its words."""

    id: str
    legs: tuple[Leg, ...]
    cells: dict[str, tuple[Value, ...]]
    disputed: tuple[str, ...]
    """The columns in which the tellings contradict each other."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell it (SHA-256), in the order of their publication."""
        return tuple(dict.fromkeys(leg.article for leg in self.legs))

    def first(self, column: str) -> str | None:
        """The value told most, or None."""
        return self.cells[column][0].text if self.cells[column] else None

    def as_dict(self) -> Json:
        """The row as plain values: every cell a list of {value, key, evidence}."""
        made: Json = {"id": self.id, "articles": list(self.articles), "disputed": list(self.disputed)}
        for column in COLUMNS:
            made[column] = [
                {"value": value.text, "key": value.key, "evidence": [_plain(words) for words in value.evidence]}
                for value in self.cells[column]
            ]
        return made


def _plain(words: Words) -> dict[str, Any]:
    return {name: getattr(words, name) for name in ("article", "start", "end", "quote", "words")}


def journeys(readings: Iterable[Json]) -> list[Journey]:
    """Return the journeys of all readings, the same ones joined, by their dates; the order of reading is no matter."""
    told = [leg for reading in readings for leg in legs(reading)]
    told.sort(key=lambda leg: (leg.published or "9999", leg.article, leg.id))
    by_end: dict[tuple[str, str | None], list[list[Leg]]] = {}
    groups: list[list[Leg]] = []
    for leg in told:
        joined = False
        for traveller in leg.cells["travellers"]:
            near = by_end.setdefault((traveller.key, leg.country), [])
            for group in near:
                if not joined and all(same(leg, other) for other in group):
                    group.append(leg)
                    joined = True
        if not joined:
            groups.append([leg])
            for traveller in leg.cells["travellers"]:
                by_end[(traveller.key, leg.country)].append(groups[-1])
    rows = [_row(group) for group in groups]
    return sorted(rows, key=lambda row: (row.first("start") or "9999", row.id))


def same(one: Leg, other: Leg) -> bool:
    """Whether two tellings may be of the same journey; two of one article are one only where nothing tells them apart."""
    if not {value.key for value in one.cells["travellers"]} & {value.key for value in other.cells["travellers"]}:
        return False
    if one.country is None or one.country != other.country or not _places_fit(one.to, other.to):
        return False
    if one.article == other.article:
        return one.factuality == other.factuality and one.date("start") == other.date("start") is not None
    return _dates_fit(one, other)


def _places_fit(one: Json | None, other: Json | None) -> bool:
    """The same place, or one of them no more than the country or region that the other lies in."""
    if one is None or other is None or one["name"] == other["name"]:
        return True
    if "country" in (one["precision"], other["precision"]):
        return True
    if "admin1" in (one["precision"], other["precision"]):
        return bool(one["admin1"]) and one["admin1"] == other["admin1"]
    return False


def _dates_fit(one: Leg, other: Leg) -> bool:
    mine, theirs = _span(one), _span(other)
    if mine is not None and theirs is not None:
        return mine[0] <= theirs[1] + SLACK and theirs[0] <= mine[1] + SLACK
    mine, theirs = mine or _told(one), theirs or _told(other)
    if mine is None or theirs is None:
        return False
    return mine[0] <= theirs[1] + APART and theirs[0] <= mine[1] + APART


def _span(leg: Leg) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day that the dates of a telling may mean."""
    start, end = leg.date("start"), leg.date("end")
    if start is None and end is None:
        return None
    return _first_day(start or end or ""), _last_day(end or start or "")


def _told(leg: Leg) -> tuple[datetime.date, datetime.date] | None:
    if leg.published is None:
        return None
    return _first_day(leg.published), _last_day(leg.published)


def _first_day(date: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])


def _last_day(date: str) -> datetime.date:
    if len(date) == 10:
        return datetime.date.fromisoformat(date)
    first = _first_day(date)
    after = first.replace(year=first.year + 1) if len(date) == 4 else (first + datetime.timedelta(days=32)).replace(day=1)
    return after - datetime.timedelta(days=1)


def _row(group: list[Leg]) -> Journey:
    cells: dict[str, tuple[Value, ...]] = {}
    disputed = []
    for column in COLUMNS:
        values = _joined(value for leg in group for value in leg.cells[column])
        if column in {"start", "end", "to", "from"}:
            values = _finest_first(values, group)
        elif column == "status":
            values = _newest_first(values, group)
        cells[column] = values
        if column not in _MAY_BE_SEVERAL and _contradict(column, values, group):
            disputed.append(column)
    return Journey(group[0].id, tuple(group), cells, tuple(disputed))


def _joined(values: Iterable[Value]) -> tuple[Value, ...]:
    """Every value once, with all its words; those that more articles tell stand first."""
    found: dict[str, Value] = {}
    for value in values:
        known = found.get(value.key)
        evidence = tuple(dict.fromkeys([*(known.evidence if known else ()), *value.evidence]))
        found[value.key] = Value(known.text if known else value.text, value.key, evidence)
    return tuple(sorted(found.values(), key=lambda value: -len({words.article for words in value.evidence})))


def _finest_first(values: tuple[Value, ...], group: list[Leg]) -> tuple[Value, ...]:
    """A city before its country, a day before its month; else the order stays."""
    countries = {place["id"] for leg in group for place in leg.places if place["precision"] == "country"}
    return tuple(
        sorted(values, key=lambda value: (value.key in countries, -len(value.key) if value.key[:1].isdigit() else 0))
    )


def _newest_first(values: tuple[Value, ...], group: list[Leg]) -> tuple[Value, ...]:
    """A journey planned is made later: what was told last stands first (``group`` is in the order of publication)."""
    last = {leg.cells["status"][0].key: number for number, leg in enumerate(group)}
    return tuple(sorted(values, key=lambda value: -last[value.key]))


def _contradict(column: str, values: tuple[Value, ...], group: list[Leg]) -> bool:
    if len(values) < 2:
        return False
    keys = [value.key for value in values]
    if column in {"start", "end"}:
        return any(not keys[0].startswith(key) for key in keys[1:])
    if column in {"to", "from"}:
        known = {place["id"] or place["name"]: place for leg in group for place in leg.places}
        places = [known[key] for key in keys]
        return any(
            one["country"] != other["country"] or not _places_fit(one, other)
            for one, other in itertools.combinations(places, 2)
        )
    if column == "status":  # that a plan was carried out, or given up, contradicts nothing
        return {"made", "not made"} <= set(keys)
    if column == "formation":
        names = [key.partition(":")[0] for key in keys if ":" in key]
        return len(names) != len(set(names))
    return True
