"""More of what the checks hold an article against: posts of bodies, prizes, visits that were firsts, regions by other names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import Holding, holders, persons, states
from sanderling.knowledge.tables import read_csv, several

POST_COLUMNS = ("post", "country", "office", "title", "words", "owners", "source")
AREA_COLUMNS = ("name", "aliases", "countries", "boxes", "source")
ADJECTIVE_COLUMNS = ("adjective", "country", "region", "source")
REGION_CAPITAL_COLUMNS = ("country", "region", "capitals", "source")
HOLDER_COLUMNS = ("post", "person", "from", "to", "source")


@dataclass(frozen=True, slots=True)
class Post:
    """An office that news names with its body, 'secretary general of NATO'; ``held`` is who had it, oldest first."""

    name: str
    words: tuple[str, ...]
    owners: tuple[str, ...]
    held: tuple[Holding, ...]
    source: str


@cache
def posts() -> tuple[Post, ...]:
    """Return the posts. Raises KnowledgeError when a holder is nobody known, or a post has no holder."""
    own: dict[str, list[Holding]] = {}
    for row in read_csv("checks/post_holders.csv", HOLDER_COLUMNS, required=("post", "person", "from", "source")):
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/post_holders.csv: no such person in persons.csv: {row['person']}.")
        held = Holding(row["person"], None, "post", row["post"], row["from"], row["to"], "2025-06-30", False, row["source"], "")
        own.setdefault(row["post"], []).append(held)
    found = []
    for row in read_csv("checks/posts.csv", POST_COLUMNS, required=("post", "country", "office", "words", "owners", "source")):
        there = own.get(row["post"], []) if row["office"] == "own" else [
            one for one in holders().get((row["country"], row["office"]), ()) if row["title"].lstrip("^") in one.title
            and not (row["title"].startswith("^") and not one.title.startswith(row["title"][1:]))
        ]  # fmt: skip
        if not there:
            raise KnowledgeError(f"checks/posts.csv: nobody is known to have been {row['post']}.")
        owners = [name for owner in several(row["owners"]) for name in _names(owner)]
        found.append(
            Post(row["post"], several(row["words"]), tuple(owners), tuple(sorted(there, key=lambda one: one.since)), row["source"])
        )
    return tuple(found)


def _names(owner: str) -> tuple[str, ...]:
    """Return the names of an owner: '{USA}' stands for all names and adjectives of the state."""
    if not owner.startswith("{"):
        return (owner,)
    state = next((one for one in states() if one.id == owner.strip("{}")), None)
    if state is None:
        raise KnowledgeError(f"checks/posts.csv: no such state: {owner}.")
    return (state.name, *state.aliases, *state.adjectives)


@dataclass(frozen=True, slots=True)
class Area:
    """An island or land that is no first-level region of today, by rough boxes (south, west, north, east), degrees."""

    name: str
    countries: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    source: str

    def holds(self, lat: float, lon: float, margin: float = 0.25) -> bool:
        """Whether a point lies in the area, or within ``margin`` degrees of one of its boxes."""
        return any(s - margin <= lat <= n + margin and w - margin <= lon <= e + margin for s, w, n, e in self.boxes)


@cache
def areas() -> dict[str, Area]:
    """Return the areas by each of their names, without 'the'. Raises KnowledgeError for a box that is none."""
    found: dict[str, Area] = {}
    for row in read_csv("checks/areas.csv", AREA_COLUMNS, required=("name", "countries", "boxes", "source")):
        boxes = []
        for box in several(row["boxes"]):
            edges = [float(edge) for edge in box.split(" ")]
            if len(edges) != 4 or edges[0] >= edges[2] or edges[1] >= edges[3]:
                raise KnowledgeError(f"checks/areas.csv: a box of {row['name']} must be 'south west north east'.")
            boxes.append((edges[0], edges[1], edges[2], edges[3]))
        area = Area(row["name"].removeprefix("the "), several(row["countries"]), tuple(boxes), row["source"])
        found.update((name.removeprefix("the "), area) for name in (row["name"], *several(row["aliases"])))
    return found


@cache
def region_adjectives() -> dict[str, tuple[str, str]]:
    """Return (state, region) by the region's adjective: 'Chechen'."""
    rows = read_csv("checks/region_adjectives.csv", ADJECTIVE_COLUMNS, required=ADJECTIVE_COLUMNS)
    return {row["adjective"]: (row["country"], row["region"]) for row in rows}


@cache
def region_capitals() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the chief towns, in their spellings, of first-level regions by (state, region)."""
    rows = read_csv("checks/region_capitals.csv", REGION_CAPITAL_COLUMNS, required=REGION_CAPITAL_COLUMNS)
    return {(row["country"], row["region"]): several(row["capitals"]) for row in rows}
