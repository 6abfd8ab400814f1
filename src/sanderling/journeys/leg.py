"""One journey as one article tells it: its cells, each value with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

COLUMNS = (
    "travellers", "from", "via", "to", "start", "end", "host", "purpose", "status",
    "conveyance", "protection", "attributes", "formation", "escorts",
)  # fmt: skip
"""The cells of a journey, in the order of the table."""

_STATUS = {
    "happened": "made",
    "ongoing": "made",
    "planned": "planned",
    "possible": "possible",
    "conditional": "possible",
    "demanded": "demanded",
    "denied": "not made",
    "negated": "not made",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Where a value stands: the article (SHA-256), code points into its original text (end exclusive), and the words."""

    article: str
    start: int
    end: int
    quote: str
    """Exactly the original's slice."""
    words: str
    """The same after repair."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell and all words that say so. ``key`` tells it from others: an id where there is one."""

    text: str
    key: str
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """One journey of one reading; ``places`` are the place objects of from, via and to, in the order of travel."""

    id: str
    article: str
    published: str | None
    factuality: str
    cells: dict[str, tuple[Value, ...]]
    to: Json | None
    places: tuple[Json, ...] = field(default=())
    states: frozenset[str] = frozenset()
    """The travellers' countries, alpha-3."""

    @property
    def traveller(self) -> str:
        """The key of the first traveller."""
        return self.cells["travellers"][0].key

    @property
    def country(self) -> str | None:
        """The country that it leads to, alpha-3: of its end, else of the last place on the way."""
        for place in (self.to, *reversed(self.places)):
            if place is not None and place["country"]:
                return str(place["country"])
        return None

    def date(self, column: str) -> str | None:
        """``start`` or ``end`` as an ISO date of the precision known."""
        cell = self.cells[column]
        return cell[0].key if cell else None


def legs(reading: Json) -> Iterator[Leg]:
    """Yield the journeys of a reading."""
    article = reading["article"]
    vehicles = {vehicle["id"]: vehicle for vehicle in reading["conveyances"]}
    for journey in reading["journeys"]:
        if not journey["travellers"]:
            continue
        cells = _cells(journey, vehicles.get(journey["conveyance"]), article["id"])
        places = [place for place in (journey["from"], *journey["via"], journey["to"]) if place is not None]
        yield Leg(
            f"{article['id'][:8]}-{journey['id']}", article["id"], article["published"], journey["factuality"], cells,
            journey["to"], tuple(places), frozenset(one["country"] for one in journey["travellers"] if one["country"]),
        )  # fmt: skip


def _cells(journey: Json, vehicle: Json | None, article: str) -> dict[str, tuple[Value, ...]]:
    def rest(*spans: Json) -> tuple[Words, ...]:
        return tuple(
            Words(article, span["start"], span["end"], span["quote"], span["words"]) for span in spans if "quote" in span
        )

    def place(item: Json | None) -> tuple[Value, ...]:
        return (Value(item["name"], item["id"] or item["name"], rest(item)),) if item is not None else ()

    start, end = _dates(journey, rest)
    host, purpose = journey.get("host"), journey.get("purpose")
    return {
        "travellers": tuple(_person(actor, rest) for actor in journey["travellers"]),
        "from": place(journey["from"]),
        "via": tuple(value for item in journey["via"] for value in place(item)),
        "to": place(journey["to"]),
        "start": start,
        "end": end,
        "host": (_person(host, rest),) if host else (),
        "purpose": (Value(purpose["words"], purpose["words"].casefold(), rest(purpose)),) if purpose else (),
        "status": (_status(journey["factuality"], rest(*journey["evidence"])),),
        "conveyance": (Value(vehicle["name"], vehicle["kind"], rest(*vehicle["evidence"][:3])),) if vehicle else (),
        "protection": tuple(_part(part, rest) for part in vehicle["protection"]) if vehicle else (),
        "attributes": tuple(_part(part, rest) for part in vehicle["attributes"]) if vehicle else (),
        "formation": tuple(
            _part(part, rest)
            for part in (vehicle["formation"] if vehicle else ())
            if not _escorts(part) and not _within(part["evidence"], journey["escorts"])
        ),
        "escorts": _party(journey["escorts"], vehicle, rest),
    }


def _person(actor: Json, rest: Any) -> Value:
    return Value(actor["name"], actor["id"] or f"{actor['country'] or ''}:{actor['name'].casefold()}", rest(actor))


def _status(factuality: str, evidence: tuple[Words, ...]) -> Value:
    status = _STATUS[factuality]
    return Value(status, status, evidence)


def _dates(journey: Json, rest: Any) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Start and end. One day that is told is the start: that the journey ended on it nobody said."""
    time, left = journey["time"], journey.get("left")
    start: tuple[Value, ...] = ()
    end: tuple[Value, ...] = ()
    if time and time["start"]:
        words = rest(time["evidence"]) if time["evidence"] else ()
        start = (Value(time["start"], time["start"], words),)
        if time["end"] and (time["end"] != time["start"] or len(time["end"]) < 10):
            end = (Value(time["end"], time["end"], words),)
    if left and left["end"]:
        end = (Value(left["end"], left["end"], rest(left["evidence"]) if left["evidence"] else ()),)
    return start, end


def _part(part: Json, rest: Any) -> Value:
    """A property of the conveyance: 'armoured', 'number of trains: 3'."""
    value = part["value"]
    if isinstance(value, float):
        value = f"{value:g} {part['unit'] or ''}".strip()
    text = str(value) if part["name"] == "protection" else f"{part['name']}: {value}"
    return Value(text, text.casefold().replace("armour", "armor"), rest(part["evidence"]))


def _within(words: Json, spans: list[Json]) -> bool:
    return any(span["start"] < words["end"] and words["start"] < span["end"] for span in spans)


def _escorts(part: Json) -> bool:
    return str(part["name"]).startswith("escort") or part["name"] == "air cover"


def _party(spans: list[Json], vehicle: Json | None, rest: Any) -> tuple[Value, ...]:
    """Who goes along; what the conveyance's own description says of escorts comes in where nobody rode beside."""
    found = [Value(span["words"], span["words"].casefold(), rest(span)) for span in spans]
    for part in vehicle["formation"] if vehicle else ():
        if not _escorts(part):
            continue
        words = part["evidence"]
        if _within(words, spans):
            continue
        text = words["words"] if part["name"] != "air cover" else f"{words['words']} (air cover)"
        found.append(Value(text, text.casefold(), rest(words)))
    return tuple(found)
