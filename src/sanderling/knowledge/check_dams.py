"""Dams with the rivers that they hold back and the states that own them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.tables import read_csv, several

DAM_COLUMNS = ("name", "aliases", "waters", "countries", "source")


@dataclass(frozen=True, slots=True)
class Dam:
    """A dam on one or more names of a river, of states by ISO 3166-1 alpha-3 code."""

    name: str
    waters: tuple[str, ...]
    countries: tuple[str, ...]
    source: str


@cache
def dams() -> dict[str, Dam]:
    """Return the dams by each of their names, without the word 'dam'. Raises KnowledgeError for a state that is none."""
    found: dict[str, Dam] = {}
    for row in read_csv("checks/dams.csv", DAM_COLUMNS, required=("name", "waters", "countries", "source")):
        dam = Dam(row["name"], tuple(several(row["waters"])), tuple(several(row["countries"])), row["source"])
        if not set(dam.countries) <= set(state_names()):
            raise KnowledgeError(f"checks/dams.csv: {dam.name} is of no known state: {row['countries']}.")
        found.update((name, dam) for name in (row["name"], *several(row["aliases"])))
    return found
