"""Posts below the head of a state, and who held them when: governors, mayors, ministers, judges, heads of banks, parties and churches.

Persons are told by name alone: most of them are no actors of their own in readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.check_tables import names_of
from sanderling.knowledge.tables import read_csv, several

POST_COLUMNS = ("post", "country", "titles", "owners", "source")
MANDATE_COLUMNS = ("post", "person", "aliases", "from", "to", "source")
_DAY = re.compile(r"(?:1[89]|20)\d\d(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Mandate:
    """One person's time in a post, ISO dates of the precision known; ``until`` is empty where it lasts."""

    person: str
    names: tuple[str, ...]
    since: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class MandatePost:
    """A post with the titles that it is told by (small letters), the names of what it is the head of, its state (ISO code) and its holders in order."""

    name: str
    country: str
    titles: tuple[str, ...]
    owners: tuple[str, ...]
    held: tuple[Mandate, ...]


@cache
def mandate_posts() -> tuple[MandatePost, ...]:
    """Return the posts. Raises KnowledgeError for a post without holders, or a holder without a post or with days out of order."""
    held: dict[str, list[Mandate]] = {}
    for row in read_csv("checks/mandates.csv", MANDATE_COLUMNS, required=("post", "person", "from", "source")):
        if not _DAY.fullmatch(row["from"]) or (row["to"] and (not _DAY.fullmatch(row["to"]) or row["to"] < row["from"][: len(row["to"])])):
            raise KnowledgeError(f"checks/mandates.csv: {row['person']} needs days in order.")
        held.setdefault(row["post"], []).append(Mandate(row["person"], (row["person"], *several(row["aliases"])), row["from"], row["to"], row["source"]))
    found = []
    for row in read_csv("checks/mandate_posts.csv", POST_COLUMNS, required=POST_COLUMNS):
        if row["post"] not in held:
            raise KnowledgeError(f"checks/mandate_posts.csv: nobody is known to have been {row['post']}.")
        owners = tuple(name for owner in several(row["owners"]) for name in names_of(owner, "checks/mandate_posts.csv"))
        found.append(MandatePost(row["post"], row["country"], tuple(dict.fromkeys(title.lower() for title in several(row["titles"]))), owners, tuple(sorted(held.pop(row["post"]), key=lambda one: one.since))))
    if held:
        raise KnowledgeError(f"checks/mandates.csv: no such post in mandate_posts.csv: {min(held)}.")
    return tuple(found)
