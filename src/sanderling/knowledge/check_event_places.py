"""Where known events took place, for what is told of them in another town."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.check_years import told_groups
from sanderling.knowledge.tables import read_csv, several

COLUMNS = ("event", "words", "places", "countries", "lat", "lon", "source", "day")


@dataclass(frozen=True, slots=True)
class EventPlace:
    """An event by the words that tell it, one of each group, with the names of its place and its point in degrees.

    With a ``day`` it is told by words that may tell others too, and is meant in the weeks after it or where its month and year are told; with a "+" behind the day, at any time after it.
    """

    name: str
    groups: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    lat: float
    lon: float
    source: str
    day: str


@cache
def event_places() -> tuple[EventPlace, ...]:
    """Return the events whose place is known. Raises KnowledgeError for one without a deed, or off the earth."""
    found = []
    for row in read_csv("checks/event_places.csv", COLUMNS, required=COLUMNS[:-1]):
        groups = told_groups(row["words"])
        lat, lon = float(row["lat"]), float(row["lon"])
        if len(groups) < 2 or abs(lat) > 90 or abs(lon) > 180:
            raise KnowledgeError(f"checks/event_places.csv: {row['event']} needs a name, a deed and a point on the earth.")
        if row["day"] and not re.fullmatch(r"\d{4}-\d\d-\d\d\+?", row["day"]):
            raise KnowledgeError(f"checks/event_places.csv: the day of {row['event']} is no day.")
        found.append(EventPlace(row["event"], groups, several(row["places"]), several(row["countries"]), lat, lon, row["source"], row["day"]))
    return tuple(found)
