"""Who says what of an event, and from whom they have it: one record for every value that an article gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sanderling.corroborate.items import Item, party
from sanderling.corroborate.prints import Told


@dataclass(frozen=True, slots=True)
class Testimony:
    """One article's word for one value of one field. ``start`` and ``end`` are code points of the article's text as it
    came, end exclusive; ``quote`` is that slice."""

    field: str
    value: str
    """The value in its plain form: an ISO date, a state's code, an id, a number."""
    label: str
    """The value for people."""
    detail: Mapping[str, Any]
    """What a comparison needs: of a date start, end, precision; of a place country, lat, lon, precision; of a count the
    approximator."""
    article: str
    outlet: str | None
    published: str | None
    origin: str
    event: str | None
    """Id of the coded event that bears it, in the article's reading."""
    deed: str | None
    """The act of that event."""
    factuality: str | None
    sources: tuple[str, ...]
    """On whose word the article says it, innermost first; empty when in its own voice."""
    named: bool
    """Whether the innermost source is named."""
    confidence: float | None
    start: int
    end: int
    quote: str


def testimonies(item: Item, told: Told, reading: Mapping[str, Any], origin: str) -> list[Testimony]:
    """Return all that an article says of the event that ``item`` tells of, in the order of the text."""
    made = list(_Witness(item, told, reading, origin).all())
    return sorted(made, key=lambda one: (one.start, one.end, one.field, one.value))


class _Witness:
    def __init__(self, item: Item, told: Told, reading: Mapping[str, Any], origin: str) -> None:
        self.item, self.told, self.reading, self.origin = item, told, reading, origin
        self.events: list[dict[str, Any]] = [one for one in reading["events"] if one["id"] in item.events]

    def all(self) -> Iterator[Testimony]:
        for event in self.events:
            act = f"{event['act']} {event['mode']}" if event["mode"] else event["act"]
            whole = event["evidence"][0]
            yield self._of(event, "act", act, act, whole)
            yield self._of(event, "factuality", event["factuality"], event["factuality"], whole)
            for who in event["actors"]:
                yield self._of(event, "actor", party(who), who["name"], who)
            for who in event["recipients"]:
                yield self._of(event, "recipient", party(who), who["name"], who)
            for thing in event["objects"]:
                yield self._of(event, "object", thing["words"].lower(), thing["words"], thing)
            if event["time"] and event["time"]["start"] and event["time"]["evidence"]:
                yield self._time(event["time"], event["time"]["evidence"], event)
            if event["place"] and event["place"].get("resolved"):
                yield self._place(event["place"], event)
        yield from self._marks()

    def _marks(self) -> Iterator[Testimony]:
        """Counts, and where no event bears one, dates and places named in the stretch."""
        dated = any(event["time"] and event["time"]["start"] for event in self.events)
        placed = any(event["place"] and event["place"].get("resolved") for event in self.events)
        start, end = self.item.span
        for mark in self.reading["mentions"]:
            if not (start <= mark["start"] < end or self._within(mark["start"])):
                continue
            event = self._around(mark["start"])
            if mark["kind"] == "quantity" and mark.get("counted"):
                yield self._count(mark, event)
            elif mark["kind"] == "time" and not dated and mark["time"]["start"] and mark["time"]["precision"] == "day":
                yield self._time(mark["time"], mark, event)
            elif mark["kind"] == "place" and not placed and mark.get("resolved") and mark["precision"] != "country":
                yield self._place(mark, event)

    def _within(self, place: int) -> bool:
        return any(part["start"] <= place < part["end"] for event in self.events for part in event["evidence"])

    def _around(self, place: int) -> dict[str, Any] | None:
        for event in self.events:
            if any(part["start"] <= place < part["end"] for part in event["evidence"]):
                return event
        return None

    def _count(self, mark: Mapping[str, Any], event: Mapping[str, Any] | None) -> Testimony:
        value = f"{mark['value']:.15g}"
        label = f"{(mark['approximator'] or '').replace('_', ' ')} {value}".strip()
        return self._of(event, f"count of {mark['counted']}", value, label, mark, {"approximator": mark["approximator"]})

    def _time(self, time: Mapping[str, Any], span: Mapping[str, Any], event: Mapping[str, Any] | None) -> Testimony:
        end = time["end"] or time["start"]
        label = time["start"] if end == time["start"] else f"{time['start']} to {end}"
        detail = {"start": time["start"], "end": end, "precision": time["precision"]}
        return self._of(event, "date", label, label, span, detail)

    def _place(self, place: Mapping[str, Any], event: Mapping[str, Any] | None) -> Testimony:
        detail = {key: place[key] for key in ("country", "lat", "lon", "precision")}
        return self._of(event, "place", str(place["id"]), place["name"], place, detail)

    def _of(
        self,
        event: Mapping[str, Any] | None,
        field: str,
        value: str,
        label: str,
        span: Mapping[str, Any],
        detail: Mapping[str, Any] | None = None,
    ) -> Testimony:
        chain = event["according_to"] if event is not None else self._said_by(span["start"], span["end"])
        return Testimony(
            field=field, value=value, label=label, detail=detail or {},
            article=self.told.id, outlet=self.told.outlet, published=self.told.published, origin=self.origin,
            event=event["id"] if event is not None else None,
            deed=event["act"] if event is not None else None,
            factuality=event["factuality"] if event is not None else None,
            sources=tuple(one["name"] for one in chain), named=bool(chain) and bool(chain[0].get("named", True)),
            confidence=event["confidence"] if event is not None else None,
            start=span["start"], end=span["end"], quote=span["quote"],
        )  # fmt: skip

    def _said_by(self, start: int, end: int) -> list[dict[str, Any]]:
        """The speaker of the claim that holds the stretch, as a chain of one."""
        for claim in self.reading["claims"]:
            if claim["kind"] == "speech" and any(part["start"] <= start and end <= part["end"] for part in claim["parts"]):
                who = claim["speaker"]
                return [{"name": who["name"], "named": bool(who.get("id"))}] if who else [{"name": "somebody", "named": False}]
        return []


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies. ``quote`` is the article's slice at start..end."""

    by: str | None
    """Who denies; None where the article itself says that it is not so."""
    article: str
    outlet: str | None
    origin: str
    start: int
    end: int
    quote: str


def denials(item: Item, told: Told, reading: Mapping[str, Any], origin: str) -> list[Denial]:
    """Return who denies the event in this article: events coded denied or negated, and claims that deny.

    Of an article whose news the event is, claims count too that deny what has no event, as it often has none, or a deed of
    the same act; a denial of another deed, further down, does not.
    """
    made = {}
    acts = {event["id"]: event["act"] for event in reading["events"]}
    for event in reading["events"]:
        if event["id"] in item.events and event["factuality"] in {"denied", "negated"}:
            span = event["evidence"][0]
            by = event["according_to"][0]["name"] if event["according_to"] else None
            made[span["start"]] = Denial(by, told.id, told.outlet, origin, span["start"], span["end"], span["quote"])
    for claim in reading["claims"]:
        of_news = item.is_news and (not claim["events"] or any(acts.get(one) in item.acts for one in claim["events"]))
        if claim["stance"] == "denies" and (of_news or set(claim["events"]) & set(item.events)):
            span = claim["evidence"][0]
            by = claim["speaker"]["name"] if claim["speaker"] else None
            made.setdefault(
                span["start"], Denial(by, told.id, told.outlet, origin, span["start"], span["end"], span["quote"])
            )
    return [made[start] for start in sorted(made)]


def distinct(of: Iterable[Testimony]) -> tuple[int, int, int]:
    """Return how many origins say it, how many of them in their own voice, and how many are independent.

    Each origin counts once, and each named source counts once, however many origins quote it: the size of the largest
    matching of origins to what they rest on.  An origin that names its source rests on that; one that names none rests on
    itself, since nobody knows what stands behind it.
    """
    given = list(of)
    origins = sorted({one.origin for one in given})
    rests_on: dict[str, list[tuple[str, str]]] = {}
    for origin in origins:
        named = {("source", one.sources[0]) for one in given if one.origin == origin and one.sources and one.named}
        rests_on[origin] = sorted(named) or [("origin", origin)]
    taken: dict[tuple[str, str], str] = {}

    def place(origin: str, tried: set[tuple[str, str]]) -> bool:
        for root in rests_on[origin]:
            if root in tried:
                continue
            tried.add(root)
            if root not in taken or place(taken[root], tried):
                taken[root] = origin
                return True
        return False

    independent = sum(place(origin, set()) for origin in origins)
    return len(origins), len({one.origin for one in given if not one.sources}), independent
