"""Journeys while they are put together: what is told of one in several places is joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.parse import Token
from sanderling.records import Factuality
from sanderling.resolve.found import Found


@dataclass(slots=True, eq=False)
class Trip:
    """One journey while it is being put together; places are the head tokens of their names."""

    words: list[Token]
    travellers: list[Found]
    to: Token | None
    origin: Token | None
    via: list[Token]
    vehicle: Token | None
    factuality: Factuality
    escorts: list[Token] = field(default_factory=list)
    host: Found | None = None
    purpose: tuple[int, int] | None = None
    """First and last token of the words that say what for."""
    left: list[Token] = field(default_factory=list)
    """Words that tell of leaving the destination again; their time ends the journey."""


def merge_trips(trips: list[Trip], country: dict[int, str | None]) -> list[Trip]:
    """Join what is told of one journey in several places: same travellers, same country, nearness in the text."""
    merged: list[Trip] = []
    for trip in trips:
        home = destination(trip, country)
        for other in merged:
            if not _same_people(trip, other):
                continue
            there = destination(other, country)
            gap = trip.words[0].sentence - other.words[-1].sentence
            if home is not None and home == there and other.factuality is trip.factuality and gap <= 12:
                _join(other, trip, country)
                break
            if trip.origin is not None and home != there is not None and country.get(trip.origin.i) == there and gap <= 12:
                other.left.extend(trip.words)  # 'left Budapest on Friday': the visit told before is over
                if home is None:
                    break
            if home is None and gap == 0 and trip.factuality is other.factuality:
                _join(other, trip, country)
                break
        else:
            merged.append(trip)
    return merged


def _same_people(trip: Trip, other: Trip) -> bool:
    return bool({found.key for found in trip.travellers} & {found.key for found in other.travellers})


def destination(trip: Trip, country: dict[int, str | None]) -> str | None:
    """Return the country that a journey leads to, where it is known."""
    for token in (trip.to, *trip.via):
        if token is not None and country.get(token.i):
            return country[token.i]
    return None


def _join(other: Trip, trip: Trip, country: dict[int, str | None]) -> None:
    other.words.extend(trip.words)
    other.vehicle = other.vehicle or trip.vehicle
    other.host = other.host or trip.host
    other.origin = other.origin or trip.origin
    if trip.to is not None:
        if other.to is None:
            other.to = trip.to
        elif trip.to.lower != other.to.lower:
            other.via.append(trip.to)
    other.via.extend(trip.via)
