"""Elections with who won them and whom he or she beat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.tables import read_csv, several

ELECTION_COLUMNS = ("country", "day", "winner", "losers", "source")


@dataclass(frozen=True, slots=True)
class Election:
    """An election of a state (ISO alpha-3) on an ISO day, its winner and the names of those who lost it."""

    country: str
    day: str
    winner: str
    losers: tuple[str, ...]
    source: str


@cache
def elections() -> tuple[Election, ...]:
    """Return the elections. Raises KnowledgeError for a day or a state that is none."""
    found = []
    for row in read_csv("checks/elections.csv", ELECTION_COLUMNS, required=ELECTION_COLUMNS):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", row["day"]) or row["country"] not in state_names():
            raise KnowledgeError(f"checks/elections.csv: {row['winner']} needs a state and a day.")
        found.append(Election(row["country"], row["day"], row["winner"], several(row["losers"]), row["source"]))
    return tuple(found)
