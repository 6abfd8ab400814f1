"""Which seas a strait, canal or gulf joins, and where a river ends and which towns it passes, from its source down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

STRAIT_COLUMNS = ("name", "aliases", "joins", "source")
RIVER_COLUMNS = ("name", "aliases", "mouth", "towns", "source")


@dataclass(frozen=True, slots=True)
class Strait:
    """A strait, canal or gulf with the waters that it joins or opens on, by all the names in use."""

    name: str
    joins: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class River:
    """A river: the waters that it flows into, in their names; its towns in order from the source to the mouth, some names for one town."""

    name: str
    mouth: frozenset[str]
    towns: tuple[tuple[str, ...], ...]
    source: str


@cache
def straits() -> dict[str, Strait]:
    """Return the straits by each of their names. Raises KnowledgeError for one told twice."""
    found: dict[str, Strait] = {}
    for row in read_csv("checks/straits.csv", STRAIT_COLUMNS, required=("name", "joins", "source")):
        strait = Strait(row["name"], frozenset(several(row["joins"])), row["source"])
        for name in (row["name"], *several(row["aliases"])):
            if name in found:
                raise KnowledgeError(f"checks/straits.csv: {name} is told twice.")
            found[name] = strait
    return found


@cache
def rivers() -> dict[str, River]:
    """Return the rivers by each of their names. Raises KnowledgeError for one told twice."""
    found: dict[str, River] = {}
    for row in read_csv("checks/rivers.csv", RIVER_COLUMNS, required=("name", "mouth", "source")):
        river = River(row["name"], frozenset(several(row["mouth"])), tuple(tuple(town.split("=")) for town in several(row["towns"])), row["source"])
        for name in (row["name"], *several(row["aliases"])):
            if name in found:
                raise KnowledgeError(f"checks/rivers.csv: {name} is told twice.")
            found[name] = river
    return found


@cache
def towns_on_rivers() -> dict[str, tuple[River, ...]]:
    """Return the rivers of the table that a town lies on, by the town's name."""
    found: dict[str, list[River]] = {}
    for river in dict.fromkeys(rivers().values()):
        for town in river.towns:
            for name in town:
                found.setdefault(name, []).append(river)
    return {name: tuple(mine) for name, mine in found.items()}
