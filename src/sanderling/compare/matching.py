"""Which of the record's events a file has too, by day, dyad and type, and which either has alone."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sanderling.compare.row import OtherEvent
from sanderling.export.material import Json, Material, dates_of, said_to_be

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Acts of which it matters little who is named first."""


@dataclass(slots=True)
class Ours:
    """One event of the record while it is compared."""

    id: str
    code: str
    first: datetime.date
    last: datetime.date
    dated: bool
    """False when its day is its article's day of publication."""
    actors: frozenset[str]
    recipients: frozenset[str]
    text: str
    matches: list[str] = field(default_factory=list)
    otherwise: set[str] = field(default_factory=set)
    """Types of rows of the same days and dyad that are of another kind."""


@dataclass(slots=True)
class Comparison:
    """What came out; ids are the record's (247be151-E3) and the file's own."""

    ours: list[Ours]
    undated: int
    """Events of the record left out since neither they nor their article have a day."""
    stateless: int
    """Events of the record left out since no party on either side is of a known state."""
    rows: int = 0
    outside: int = 0
    """Rows of other days or dyads than any of the record's events."""
    undatable: int = 0
    unknown_types: Counter[str] = field(default_factory=Counter)
    without_counterpart: Counter[str] = field(default_factory=Counter)
    matched_rows: list[str] = field(default_factory=list)
    unmatched_rows: list[OtherEvent] = field(default_factory=list)
    """Rows of a day and dyad of the record that no event of the record matches by type."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Our code against their type, where day and dyad agree and the type does not."""

    @property
    def matched(self) -> list[Ours]:
        """Events of the record that the file has."""
        return [one for one in self.ours if one.matches]

    @property
    def only_ours(self) -> list[Ours]:
        """Events of the record that the file has not."""
        return [one for one in self.ours if not one.matches]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain values."""
        return {
            "record": {
                "compared": len(self.ours), "matched": len(self.matched), "only_here": len(self.only_ours),
                "left_out_undated": self.undated, "left_out_stateless": self.stateless,
            },
            "file": {
                "rows": self.rows, "matched": len(self.matched_rows), "only_there": len(self.unmatched_rows),
                "other_days_or_dyads": self.outside, "undated": self.undatable,
                "unknown_types": dict(self.unknown_types), "types_without_counterpart": dict(self.without_counterpart),
            },
            "matches": [{"event": one.id, "rows": one.matches} for one in self.matched],
            "only_here": [
                {"event": one.id, "code": one.code, "text": one.text, "other_types_there": sorted(one.otherwise)}
                for one in self.only_ours
            ],
            "only_there": [
                {"id": row.id, "line": row.line, "type": row.type, "actor": row.actor_name, "recipient": row.recipient_name,
                 "start": row.start.isoformat() if row.start else None}
                for row in self.unmatched_rows
            ],
            "types_that_differ": [
                {"here": code, "there": kind, "count": count} for (code, kind), count in self.confusion.most_common()
            ],
        }  # fmt: skip


def compare_events(material: Iterable[Material], rows: Iterable[OtherEvent], slack: int = 1) -> Comparison:
    """Compare; days may lie ``slack`` apart. A row may match several events, and an event several rows.

    Acts that are denied or negated are left out, since no data set lists them.
    """
    result = _ours(material)
    margin = datetime.timedelta(days=slack)
    by_state: dict[str, list[Ours]] = {}
    for one in result.ours:
        for country in one.actors | one.recipients:
            by_state.setdefault(country, []).append(one)
    for row in rows:
        result.rows += 1
        if row.start is None or row.end is None:
            result.undatable += 1
            continue
        first, last = row.start - margin, row.end + margin
        near = {
            one.id: one
            for country in (row.actor, row.recipient)
            for one in by_state.get(country or "", ())
            if one.first <= last and first <= one.last and _same_dyad(one, row)
        }
        if not near:
            result.outside += 1
            continue
        if row.codes is None:
            result.unknown_types[row.type] += 1
        elif not row.codes:
            result.without_counterpart[row.type] += 1
        fits = [one for one in near.values() if row.codes and one.code in row.codes]
        for one in fits:
            one.matches.append(row.id)
        if fits:
            result.matched_rows.append(row.id)
            continue
        result.unmatched_rows.append(row)
        for one in near.values():
            one.otherwise.add(row.type)
            result.confusion[one.code, row.type] += 1
    return result


def _ours(material: Iterable[Material]) -> Comparison:
    result = Comparison([], 0, 0)
    for one in material:
        for event in said_to_be(one.reading["events"]):
            start, end = dates_of(event["time"], one.reading["article"]["published"])
            if start is None or end is None:
                result.undated += 1
                continue
            actors, recipients = _states(event["actors"]), _states(event["recipients"])
            if not actors and not recipients:
                result.stateless += 1
                continue
            dated = bool(event["time"] and event["time"]["start"])
            result.ours.append(
                Ours(one.id_of(event["id"]), event["code"], first_day(start), last_day(end), dated, actors, recipients, _text(event))
            )
    return result


def _states(actors: list[Json]) -> frozenset[str]:
    return frozenset(actor["country"] for actor in actors if actor["country"])


def _text(event: Json) -> str:
    actors = ", ".join(actor["name"] for actor in event["actors"]) or "somebody"
    recipients = ", ".join(actor["name"] for actor in event["recipients"])
    return f"{actors}: {event['code']}{f' towards {recipients}' if recipients else ''}"


def _same_dyad(one: Ours, row: OtherEvent) -> bool:
    """The same states on the same sides; a side that neither fills agrees, one that only one fills does not."""
    if _sides(one.actors, one.recipients, row.actor, row.recipient):
        return True
    either = not row.directed or one.code in _MUTUAL
    return either and _sides(one.actors, one.recipients, row.recipient, row.actor)


def _sides(actors: frozenset[str], recipients: frozenset[str], actor: str | None, recipient: str | None) -> bool:
    return _side(actors, actor) and _side(recipients, recipient)


def _side(states: frozenset[str], state: str | None) -> bool:
    return state in states if state is not None else not states


def first_day(date: str) -> datetime.date:
    """The first day that an ISO date of any precision may mean."""
    return datetime.date.fromisoformat(f"{date}-01-01" if len(date) == 4 else f"{date}-01"[:10])


def last_day(date: str) -> datetime.date:
    """The last day that an ISO date of any precision may mean."""
    if len(date) == 10:
        return datetime.date.fromisoformat(date)
    first = first_day(date)
    month = 12 if len(date) == 4 else first.month
    return first.replace(month=month, day=calendar.monthrange(first.year, month)[1])
