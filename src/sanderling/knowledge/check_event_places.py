"""Where known events took place, for what is told of them in another town."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.check_years import told_groups
from sanderling.knowledge.tables import read_csv, several

COLUMNS = ("event", "words", "places", "countries", "lat", "lon", "source")


@dataclass(frozen=True, slots=True)
class EventPlace:
    """An event by the words that tell it, one of each group, with the names of its place and its point in degrees."""

    name: str
    groups: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    lat: float
    lon: float
    source: str


@cache
def event_places() -> tuple[EventPlace, ...]:
    """Return the events whose place is known. Raises KnowledgeError for one without a deed, or off the earth."""
    found = []
    for row in read_csv("checks/event_places.csv", COLUMNS, required=COLUMNS):
        groups = told_groups(row["words"])
        lat, lon = float(row["lat"]), float(row["lon"])
        if len(groups) < 2 or abs(lat) > 90 or abs(lon) > 180:
            raise KnowledgeError(f"checks/event_places.csv: {row['event']} needs a name, a deed and a point on the earth.")
        found.append(EventPlace(row["event"], groups, several(row["places"]), several(row["countries"]), lat, lon, row["source"]))
    return tuple(found)
