"""Descriptions and deeds by which a well-read person knows somebody, as bags of words with those whom they fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

DESCRIBED_COLUMNS = ("deed", "told", "persons", "unless", "years", "source")
WORDS_COLUMNS = ("name", "words", "acts", "past", "whole", "known_for", "source")


@dataclass(frozen=True, slots=True)
class DeedWords:
    """A deed in all its words: ``words`` of the doer ('shot', 'killer'), ``acts`` that are told as his ('X's murder of Y').

    ``whole``: the name of the object must not be a part of a longer one. ``known_for``: who did it is known for that one
    object, so that another known person in its place is a fault too.
    """

    name: str
    words: tuple[str, ...]
    acts: tuple[str, ...]
    past: str
    whole: bool
    known_for: bool


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A description: each group must be told by one of its alternatives, in any order. ``words`` is the deed where a group is one.

    An alternative in small letters is found in any case, ``*`` is the rest of a word; one with a capital is found as it
    stands. One group alone is a byname ('the Unabomber'). ``unless`` are words beside which the description says nothing; ``years`` what a year beside it must lie in.
    """

    deed: str
    groups: tuple[tuple[str, ...], ...]
    words: DeedWords | None
    persons: tuple[str, ...]
    unless: tuple[str, ...]
    years: tuple[int, int] | None
    source: str


@cache
def deed_words() -> dict[str, DeedWords]:
    """Return the deeds whose words many descriptions share, by their names."""
    rows = read_csv("checks/described_words.csv", WORDS_COLUMNS, required=("name", "words", "source"))
    return {row["name"]: DeedWords(row["name"], several(row["words"]), several(row["acts"]), row["past"], row["whole"] == "yes", row["known_for"] == "yes") for row in rows}


@cache
def described() -> tuple[Described, ...]:
    """Return the descriptions. Raises KnowledgeError for an empty group, and for a deed without words."""
    found = []
    for row in read_csv("checks/described.csv", DESCRIBED_COLUMNS, required=("told", "persons", "source")):
        words, groups = None, []
        for cell in row["told"].split(";"):
            cell = cell.strip()
            if cell.startswith("{"):
                words = deed_words().get(cell.strip("{}"))
                if words is None:
                    raise KnowledgeError(f"checks/described.csv: described_words.csv knows no deed {cell}.")
            else:
                groups.append(several(cell))
        if not groups or not all(groups):
            raise KnowledgeError(f"checks/described.csv: {row['told']} has no groups of words, or an empty one.")
        deed = row["deed"] or f"{words.past if words is not None else ''} {groups[0][0]}".strip()
        since, _, until = row["years"].partition("-")
        years = (int(since), int(until or since)) if since else None
        found.append(Described(deed, tuple(groups), words, several(row["persons"]), several(row["unless"]), years, row["source"]))
    return tuple(found)


__all__ = ["DeedWords", "Described", "deed_words", "described"]
