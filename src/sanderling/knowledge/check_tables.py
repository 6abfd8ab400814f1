"""More of what the checks hold an article against: posts of bodies, prizes, visits that were firsts, regions by other names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import Holding, holders, persons, states
from sanderling.knowledge.tables import read_csv, several

POST_COLUMNS = ("post", "country", "office", "title", "words", "owners", "source")
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
