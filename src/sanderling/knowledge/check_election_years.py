"""In which years a state has voted for its president, its parliament, or between two such votes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.tables import read_csv, several

YEARS_COLUMNS = ("country", "kinds", "years", "source")


@dataclass(frozen=True, slots=True)
class ElectionYears:
    """All years of one kind of election of a state (ISO alpha-3) from the first to the last of them; a run-off's year counts too."""

    country: str
    years: tuple[int, ...]
    source: str


@cache
def election_years() -> dict[tuple[str, str], ElectionYears]:
    """Return the years by (state, word for the kind of election). Raises KnowledgeError for a state that is none, or years out of order."""
    found: dict[tuple[str, str], ElectionYears] = {}
    for row in read_csv("checks/election_years.csv", YEARS_COLUMNS, required=YEARS_COLUMNS):
        years = tuple(int(year) for year in several(row["years"]))
        if row["country"] not in state_names() or list(years) != sorted(set(years)):
            raise KnowledgeError(f"checks/election_years.csv: {row['country']} needs a state, and years in order.")
        for kind in several(row["kinds"]):
            key = (row["country"], kind)
            if key in found:
                raise KnowledgeError(f"checks/election_years.csv: {row['country']} has {kind} twice.")
            found[key] = ElectionYears(row["country"], years, row["source"])
    return found
