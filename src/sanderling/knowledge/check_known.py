"""Persons whom news describes by nation and party though no table of offices holds them, by their names alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.tables import read_csv, several

KNOWN_COLUMNS = ("person", "aliases", "nations", "parties", "source")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person by the names in use, the states (ISO alpha-3) that he or she may be told to be of, and the words for the party, empty where none is told."""

    name: str
    names: tuple[str, ...]
    nations: tuple[str, ...]
    parties: tuple[str, ...]
    source: str


@cache
def known_persons() -> tuple[KnownPerson, ...]:
    """Return the persons. Raises KnowledgeError for a state that is none, and for a person who is there twice."""
    found: dict[str, KnownPerson] = {}
    for row in read_csv("checks/known_persons.csv", KNOWN_COLUMNS, required=("person", "nations", "source")):
        nations = several(row["nations"])
        if row["person"] in found or not set(nations) <= set(state_names()):
            raise KnowledgeError(f"checks/known_persons.csv: {row['person']} needs one row, and states by their codes.")
        found[row["person"]] = KnownPerson(row["person"], (row["person"], *several(row["aliases"])), nations, several(row["parties"]), row["source"])
    return tuple(found.values())
