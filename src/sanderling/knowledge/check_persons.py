"""What news tells beside a person's name, nation and party; and who was the first to do what everybody knows of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import Holding, Person, holders, persons
from sanderling.knowledge.tables import read_csv, several

TOLD_COLUMNS = ("person", "nations", "parties", "source")
EARLY_COLUMNS = ("person", "office", "title", "from", "to", "source")
KIN_PARTY_COLUMNS = ("state", "names", "source")
BIRTHPLACE_COLUMNS = ("person", "names", "places", "source")
MATE_COLUMNS = ("lead", "mate", "year", "state", "source")
FIRST_COLUMNS = ("first", "who", "year", "source")


@dataclass(frozen=True, slots=True)
class Told:
    """The states (ISO alpha-3) that a person may be told to be of, and the words for his or her parties, empty where none is told."""

    nations: tuple[str, ...]
    parties: tuple[str, ...]
    source: str


@cache
def persons_told() -> dict[str, Told]:
    """Return nations and parties by the person's id. Raises KnowledgeError for one whom persons.csv does not know."""
    rows = read_csv("checks/persons_told.csv", TOLD_COLUMNS, required=("person", "nations", "source"))
    for row in rows:
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/persons_told.csv: no such person in persons.csv: {row['person']}.")
    return {row["person"]: Told(several(row["nations"]), several(row["parties"]), row["source"]) for row in rows}


@cache
def party_kin() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (state's ISO alpha-3, names) of parties that are one to news: renamed, merged, or told by several names."""
    rows = read_csv("checks/party_kin.csv", KIN_PARTY_COLUMNS, required=KIN_PARTY_COLUMNS)
    return tuple((row["state"], several(row["names"])) for row in rows)


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who ran for a presidency and with whom, by the names in use, and the year of the election."""

    lead: tuple[str, ...]
    mates: tuple[str, ...]
    year: int
    state: str
    source: str


@cache
def running_mates() -> tuple[Ticket, ...]:
    """Return the tickets of presidential elections."""
    rows = read_csv("checks/running_mates.csv", MATE_COLUMNS, required=MATE_COLUMNS)
    return tuple(Ticket(several(row["lead"]), several(row["mate"]), int(row["year"]), row["state"], row["source"]) for row in rows)


@cache
def birthplaces() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Return (name, places that he or she may be told to be born in: towns first, then regions and states, source) by each name in use."""
    rows = read_csv("checks/birthplaces.csv", BIRTHPLACE_COLUMNS, required=("person", "places", "source"))
    return {name: (row["person"], several(row["places"]), row["source"]) for row in rows for name in (row["person"], *several(row["names"]))}


@dataclass(frozen=True, slots=True)
class FirstTo:
    """Who was the first to do something, by the names in use, and the year."""

    who: tuple[str, ...]
    year: int
    source: str


@cache
def firsts() -> dict[str, FirstTo]:
    """Return who was first by the words behind 'the first': 'man to walk on the moon'."""
    rows = read_csv("checks/firsts.csv", FIRST_COLUMNS, required=FIRST_COLUMNS)
    return {words: FirstTo(several(row["who"]), int(row["year"]), row["source"]) for row in rows for words in several(row["first"])}


@cache
def early_terms() -> dict[str, list[Holding]]:
    """Return terms of office before those of ``actors/offices.csv``, and portfolios that it leaves out, by the person's id."""
    found: dict[str, list[Holding]] = {}
    for row in read_csv("checks/early_terms.csv", EARLY_COLUMNS, required=EARLY_COLUMNS):
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/early_terms.csv: no such person in persons.csv: {row['person']}.")
        person = persons()[row["person"]]
        found.setdefault(person.id, []).append(Holding(person.id, person.country, row["office"], row["title"], row["from"], row["to"], row["to"], True, row["source"], ""))
    return found


@cache
def _offices_of(person: str) -> tuple[Holding, ...]:
    own = persons()[person].offices
    early = [held for held in early_terms().get(person, ()) if not any(held.office == one.office and one.since <= held.since and (not one.until or held.until <= one.until) for one in own)]
    return tuple(sorted((*own, *early), key=lambda held: held.since)) if early else own


def offices_of(person: Person) -> tuple[Holding, ...]:
    """Return all offices of a person, those of early terms too, oldest first."""
    return _offices_of(person.id)


@cache
def all_holders() -> dict[tuple[str, str], tuple[Holding, ...]]:
    """Return who held each office, those of early terms too, by (country, office), oldest first."""
    found = {key: list(rows) for key, rows in holders().items()}
    for terms in early_terms().values():
        for held in terms:
            found.setdefault((held.country or "", held.office), []).append(held)
    return {key: tuple(sorted(rows, key=lambda held: held.since)) for key, rows in found.items()}


WOMEN_COLUMNS = ("country", "office", "who", "year", "source")


@cache
def first_women() -> dict[tuple[str, str], FirstTo]:
    """Return the first woman in an office of a state by (state's ISO alpha-3, the office in small letters)."""
    rows = read_csv("checks/first_women.csv", WOMEN_COLUMNS, required=WOMEN_COLUMNS)
    return {(row["country"], row["office"]): FirstTo(several(row["who"]), int(row["year"]), row["source"]) for row in rows}
