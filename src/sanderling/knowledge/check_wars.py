"""Wars and risings with their years, by the names that news gives them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

WAR_COLUMNS = ("war", "names", "from", "to", "source")


@dataclass(frozen=True, slots=True)
class War:
    """A war or rising with its first and last year."""

    name: str
    since: int
    until: int
    source: str


@cache
def wars() -> dict[str, War]:
    """Return the wars by each of their names. Raises KnowledgeError where one ends before it begins."""
    found: dict[str, War] = {}
    for row in read_csv("checks/wars.csv", WAR_COLUMNS, required=WAR_COLUMNS):
        war = War(row["war"], int(row["from"]), int(row["to"]), row["source"])
        if war.until < war.since:
            raise KnowledgeError(f"checks/wars.csv: {war.name} ends before it begins.")
        found.update((name, war) for name in several(row["names"]))
    return found
