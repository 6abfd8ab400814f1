"""The times, places and quantities of one article, resolved, as records and where they stand in the parse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sanderling.parse import Parsed
from sanderling.records import Place, Quantity, Span, Time
from sanderling.resolve.places import PlaceChoice, PlaceContext, PlaceQuery, PlaceResolver
from sanderling.resolve.quantities import find_quantities
from sanderling.resolve.times import find_times
from sanderling.resolve.toponyms import Toponym


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where something stands: tokens first..last (inclusive) and its number in its list."""

    first: int
    last: int
    number: int


class SpanMaker(Protocol):
    """What makes spans of the original from clean offsets."""

    def span(self, start: int, end: int) -> Span:
        """Return the span of the clean text's code points start..end."""
        ...


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """All that was found, each list with the places of its members in the parse."""

    times: list[Time]
    time_anchors: list[Anchored]
    places: list[Place]
    place_anchors: list[Anchored]
    quantities: list[Quantity]
    quantity_anchors: list[Anchored]
    country_at: dict[int, str | None]
    """The country of each token that belongs to a place name, where it is known."""


def circumstances(
    parsed: Parsed, quoter: SpanMaker, toponyms: list[Toponym], resolver: PlaceResolver, published: date | None
) -> Whereabouts:
    """Find and resolve the times, places and quantities of the parsed prose."""
    times: list[Time] = []
    time_anchors: list[Anchored] = []
    taken: list[tuple[int, int]] = []
    covered = _covered(parsed)
    for one in find_times(parsed.text, published):
        if not covered(one.start, one.end):
            continue
        taken.append((one.start, one.end))
        if one.kind != "date":
            continue
        span = quoter.span(one.start, one.end)
        tokens = parsed.within(one.start, one.end)
        time_anchors.append(Anchored(tokens[0].i, tokens[-1].i, len(times)))
        times.append(Time(span.text, one.precision, one.value_start, one.value_end, span, one.why))
    quantities: list[Quantity] = []
    quantity_anchors: list[Anchored] = []
    for many in find_quantities(parsed.text, taken):
        if not covered(many.start, many.end):
            continue
        span = quoter.span(many.start, many.end)
        tokens = parsed.within(many.start, many.end)
        quantity_anchors.append(Anchored(tokens[0].i, tokens[-1].i, len(quantities)))
        quantities.append(Quantity(many.value, span, many.unit, many.si, many.si_unit, many.approximator, many.counted))
    queries = [PlaceQuery(toponym.name, (toponym.container,) if toponym.container else ()) for toponym in toponyms]
    countries = tuple(dict.fromkeys(t.found.country for t in toponyms if t.found is not None and t.found.country))
    choices = resolver.resolve_all(queries, PlaceContext(countries=countries)) if queries else []
    places: list[Place] = []
    place_anchors: list[Anchored] = []
    country_at: dict[int, str | None] = {}
    for toponym, choice in zip(toponyms, choices, strict=True):
        span = quoter.span(parsed.tokens[toponym.first].start, parsed.tokens[toponym.last].end)
        place = _place(choice, span, toponym)
        place_anchors.append(Anchored(toponym.first, toponym.last, len(places)))
        places.append(place)
        for i in range(toponym.first, toponym.last + 1):
            country_at[i] = place.country
    return Whereabouts(times, time_anchors, places, place_anchors, quantities, quantity_anchors, country_at)


def _place(choice: PlaceChoice, span: Span, toponym: Toponym) -> Place:
    found = toponym.found
    if found is not None and found.kind == "state":  # the name index knows the state by more names than a gazetteer
        lat, lon = (choice.lat, choice.lon) if choice.country == found.country else (None, None)
        return Place(found.name, span, found.id, found.country, None, lat, lon, "country", True, found.why, found.sure)
    if found is not None and found.kind == "organisation" and found.resolved:
        return Place(found.name, span, found.id, choice.country if choice.resolved else None, None,
                     choice.lat if choice.resolved else None, choice.lon if choice.resolved else None,
                     choice.precision if choice.resolved else None, choice.resolved, "an organisation, named as the place where it meets", choice.score if choice.resolved else 0.0)  # fmt: skip
    if not choice.resolved:
        return Place(span.text, span, why=choice.why)
    return Place(
        choice.name or span.text, span, choice.id, choice.country, choice.admin1, choice.lat, choice.lon,
        choice.precision, True, choice.why, choice.score,
    )  # fmt: skip


def _covered(parsed: Parsed) -> Callable[[int, int], bool]:
    """Whether a stretch lies in one parsed sentence, not in a region that is kept out."""

    def test(start: int, end: int) -> bool:
        tokens = parsed.within(start, end)
        return bool(tokens) and tokens[0].start < end and tokens[-1].end >= end and tokens[0].start <= start + 1

    return test
