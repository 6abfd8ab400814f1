"""Which states border on which, and on which seas; and which lakes, rivers, mountains, deserts and islands are whose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

NEIGHBOUR_COLUMNS = ("country", "neighbours", "seas", "source")
SEA_COLUMNS = ("island", "seas", "source")
LAND_COLUMNS = ("name", "kind", "aliases", "countries", "lat", "lon", "source")
KINDS = frozenset({"island", "lake", "river", "land", "crossing"})


@dataclass(frozen=True, slots=True)
class Outline:
    """What a state touches: ``neighbours`` by land, as ISO alpha-3, and ``seas`` by their short names; none for one without a coast."""

    country: str
    neighbours: frozenset[str]
    seas: frozenset[str]
    source: str


@cache
def outlines() -> dict[str, Outline]:
    """Return the outlines by state. Raises KnowledgeError where one state borders on another, but not the other on the one."""
    rows = read_csv("checks/neighbours.csv", NEIGHBOUR_COLUMNS, required=("country", "source"))
    found = {row["country"]: Outline(row["country"], frozenset(several(row["neighbours"])), frozenset(several(row["seas"])), row["source"]) for row in rows}
    for one in found.values():
        for other in sorted(one.neighbours):
            if other in found and one.country not in found[other].neighbours:
                raise KnowledgeError(f"checks/neighbours.csv: {one.country} borders on {other}, but {other} not on {one.country}.")
    return found


@dataclass(frozen=True, slots=True)
class Land:
    """A lake, river, range, desert or island, and the states that it lies in or touches, as ISO alpha-3; its middle in degrees where it is small."""

    name: str
    kind: str
    countries: frozenset[str]
    source: str
    lat: float | None = None
    lon: float | None = None


@cache
def lands() -> dict[str, Land]:
    """Return the lands and waters by each of their names. Raises KnowledgeError for a kind that is none, or a name told twice."""
    found: dict[str, Land] = {}
    for row in read_csv("checks/lands.csv", LAND_COLUMNS, required=("name", "kind", "countries", "source")):
        if row["kind"] not in KINDS:
            raise KnowledgeError(f"checks/lands.csv: {row['name']} has an unknown kind: {row['kind']}.")
        land = Land(row["name"], row["kind"], frozenset(several(row["countries"])), row["source"], float(row["lat"]) if row["lat"] else None, float(row["lon"]) if row["lon"] else None)
        for name in (row["name"], *several(row["aliases"])):
            if name in found:
                raise KnowledgeError(f"checks/lands.csv: {name} is told twice.")
            found[name] = land
    return found


@cache
def island_seas() -> dict[str, frozenset[str]]:
    """Return the seas that an island is said to lie in, small and great, by the island's name. Raises KnowledgeError for one told twice."""
    found: dict[str, frozenset[str]] = {}
    for row in read_csv("checks/island_seas.csv", SEA_COLUMNS, required=SEA_COLUMNS):
        if row["island"] in found:
            raise KnowledgeError(f"checks/island_seas.csv: {row['island']} is told twice.")
        found[row["island"]] = frozenset(several(row["seas"]))
    return found
