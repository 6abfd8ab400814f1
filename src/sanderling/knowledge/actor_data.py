"""The actors that are known: states, organisations, armed groups, parties, persons, offices, role nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sanderling.errors import KnowledgeError
from sanderling.knowledge.own import BODIES, PERSONS, own_entities, values
from sanderling.knowledge.tables import read_csv, several

STATE_COLUMNS = (
    "id", "alpha2", "numeric", "cow", "gw", "name", "official", "aliases", "adjectives", "nationals",
    "capital", "capital_aliases", "metonyms", "from", "to", "note", "source",
)  # fmt: skip
ORGANISATION_COLUMNS = (
    "id", "name", "aliases", "kind", "country", "sector", "members", "from", "to", "note", "source",
)  # fmt: skip
PERSON_COLUMNS = ("id", "name", "aliases", "sex", "born", "died", "country", "note", "source")
OFFICE_COLUMNS = ("person", "country", "office", "title", "from", "to", "source", "as_of", "confirmed", "second_source")
KIN_COLUMNS = ("person", "relation", "other", "source")
ROLE_COLUMNS = ("noun", "plural", "sector", "kind", "office", "note")
NO_ACTOR_COLUMNS = ("phrase", "note")
GIVEN_NAME_COLUMNS = ("name", "sex", "note")
SEAT_COLUMNS = ("name", "organisation", "note", "source")
SHARED_COLUMNS = ("name", "state", "other", "words")
LEADING_COLUMNS = ("state", "office", "source")
ORGANISATION_FILES = ("actors/organisations.csv", "actors/armed_groups.csv", "actors/parties.csv", "actors/peoples.csv")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; ``id`` is its ISO 3166-1 alpha-3 code (3166-3 for those that are gone)."""

    id: str
    alpha2: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nationals: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    since: str
    until: str

    def existed(self, day: str | None) -> bool:
        """Whether the state was there on ``day`` (ISO date); without a day, whether it still is."""
        if day is None:
            return not self.until
        return not (self.since and day < self.since) and not (self.until and day >= self.until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, national body, armed group or party."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    members: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in one office; dates are ISO, of the precision known, empty when open."""

    person: str
    country: str | None
    office: str
    title: str
    since: str
    until: str
    as_of: str
    confirmed: bool
    """Whether a second public source was looked up and agrees."""
    source: str
    second_source: str

    def covers(self, day: str) -> bool:
        """Whether the holder was in office on ``day`` (ISO date of any precision)."""
        if self.since and day < self.since[: len(day)]:
            return False
        return not self.until or day[: len(self.until)] <= self.until[: len(day)]


@dataclass(frozen=True, slots=True)
class Person:
    """A person, with all offices known, oldest first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    sex: str
    born: str
    died: str
    country: str | None
    offices: tuple[Holding, ...]

    def office_on(self, day: str | None) -> Holding | None:
        """Return the highest office held on ``day``; without a day the latest one."""
        if day is None:
            return max(self.offices, key=lambda holding: holding.since, default=None)
        held = [holding for holding in self.offices if holding.covers(day)]
        return min(held, key=lambda holding: office_rank(holding.office), default=None)


@dataclass(frozen=True, slots=True)
class Role:
    """A noun by which news refers to somebody; ``kind`` is person, group, state or organisation."""

    noun: str
    plural: str
    sector: str | None
    kind: str
    office: str | None


OFFICE_ORDER = (
    "supreme_leader", "head_of_state", "head_of_government", "un_secretary_general", "nato_secretary_general",
    "european_commission_president", "eu_high_representative", "foreign_minister", "defence_minister",
    "party_leader", "national_security_adviser", "interior_minister", "finance_minister",
)  # fmt: skip


def office_rank(office: str) -> int:
    """Return the place of an office in the order in which news would name it; lower is higher."""
    return OFFICE_ORDER.index(office) if office in OFFICE_ORDER else len(OFFICE_ORDER)


@cache
def states() -> tuple[State, ...]:
    """Return all states."""
    return tuple(
        State(
            row["id"],
            row["alpha2"],
            row["name"],
            (row["official"], *several(row["aliases"])) if row["official"] else several(row["aliases"]),
            several(row["adjectives"]),
            several(row["nationals"]),
            (row["capital"], *several(row["capital_aliases"])) if row["capital"] else (),
            several(row["metonyms"]),
            row["from"],
            row["to"],
        )
        for row in read_csv("actors/states.csv", STATE_COLUMNS, required=("id", "name", "source"))
    )


@cache
def state_names() -> dict[str, str]:
    """Return the English short name of each state by its id."""
    return {state.id: state.name for state in states()}


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return all organisations, armed groups and parties, the user's own after ours."""
    return (*_our_organisations(), *_own_organisations())


def _our_organisations() -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            row["id"],
            row["name"],
            several(row["aliases"]),
            row["kind"],
            row["country"].split("|")[0] or None,
            row["sector"] or None,
            several(row["members"]),
            row["from"],
            row["to"],
        )
        for name in ORGANISATION_FILES
        for row in read_csv(name, ORGANISATION_COLUMNS, required=("id", "name", "kind", "source"))
    )


@cache
def persons() -> dict[str, Person]:
    """Return all persons by id. Raises KnowledgeError when an office names nobody."""
    held: dict[str, list[Holding]] = {}
    for row in read_csv("actors/offices.csv", OFFICE_COLUMNS, required=("person", "office", "source", "as_of")):
        held.setdefault(row["person"], []).append(
            Holding(
                row["person"],
                row["country"] or None,
                row["office"],
                row["title"],
                row["from"],
                row["to"],
                row["as_of"],
                row["confirmed"] == "yes",
                row["source"],
                row["second_source"],
            )
        )
    found = {
        row["id"]: Person(
            row["id"],
            row["name"],
            several(row["aliases"]),
            row["sex"],
            row["born"],
            row["died"],
            row["country"] or None,
            tuple(sorted(held.pop(row["id"], ()), key=lambda holding: holding.since)),
        )
        for row in read_csv("actors/persons.csv", PERSON_COLUMNS, required=("id", "name", "source"))
    }
    found |= _own_persons()
    if held:
        raise KnowledgeError(f"actors/offices.csv: no such person in persons.csv: {', '.join(sorted(held))}.")
    return found


def _own_organisations() -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            f"ftm:{entity['id']}", name, others, BODIES[entity["schema"]], country, None, (),
            next(iter(values(entity, "incorporationDate")), ""), next(iter(values(entity, "dissolutionDate")), ""),
        )
        for where, entity in own_entities()
        if entity["schema"] in BODIES
        for name, others, country in [_names(where, entity)]
    )  # fmt: skip


def _own_persons() -> dict[str, Person]:
    found = {}
    for where, entity in own_entities():
        if entity["schema"] not in PERSONS:
            continue
        name, others, country = _names(where, entity)
        sex = {"male": "m", "female": "f"}.get(next(iter(values(entity, "gender")), "").lower(), "")
        born, died = (next(iter(values(entity, which)), "") for which in ("birthDate", "deathDate"))
        found[f"ftm:{entity['id']}"] = Person(f"ftm:{entity['id']}", name, others, sex, born, died, country, ())
    return found


def _names(where: str, entity: dict[str, Any]) -> tuple[str, tuple[str, ...], str | None]:
    """The name, other names and country (alpha-3) of a FollowTheMoney entity."""
    names = (*values(entity, "name"), *values(entity, "alias"))
    if not names:
        raise KnowledgeError(f"{where}: the entity has no name.")
    codes = [code for which in ("country", "nationality", "jurisdiction") for code in values(entity, which)]
    by_code = {state.alpha2.lower(): state.id for state in states() if state.alpha2}
    return names[0], tuple(dict.fromkeys(names[1:])), next((by_code[c.lower()] for c in codes if c.lower() in by_code), None)


@cache
def no_actors() -> tuple[str, ...]:
    """Return the phrases that hold a state's or a person's name and are neither: 'Panama hat'."""
    return tuple(row["phrase"] for row in read_csv("actors/no_actors.csv", NO_ACTOR_COLUMNS, required=("phrase", "note")))


def given_names() -> list[tuple[str, str]]:
    """Return given names with the sex of those who bear them: f, m, or either."""
    return [(row["name"], row["sex"]) for row in read_csv("actors/given_names.csv", GIVEN_NAME_COLUMNS, required=("name", "sex"))]


@cache
def seats() -> tuple[tuple[str, str], ...]:
    """Return the places whose names stand for an organisation when they act, each with its id.

    Raises KnowledgeError when there is no such organisation.
    """
    known = {organisation.id for organisation in organisations()}
    rows = read_csv("actors/seats.csv", SEAT_COLUMNS, required=("name", "organisation", "source"))
    unknown = sorted({row["organisation"] for row in rows} - known)
    if unknown:
        raise KnowledgeError(f"actors/seats.csv: no such organisation: {', '.join(unknown)}.")
    return tuple((row["name"], row["organisation"]) for row in rows)


@cache
def shared_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, by name and state, the words beside which the name is not the state's: 'Georgia' beside 'Atlanta'."""
    rows = read_csv("actors/shared_names.csv", SHARED_COLUMNS, required=("name", "state", "other", "words"))
    return {(row["name"], row["state"]): several(row["words"]) for row in rows}


def leading_office(country: str) -> str:
    """Return the office whose holder news calls the leader of a state; head_of_government where no row says otherwise."""
    return _leading_offices().get(country, "head_of_government")


@cache
def _leading_offices() -> dict[str, str]:
    rows = read_csv("actors/leading_offices.csv", LEADING_COLUMNS, required=("state",))
    return {row["state"]: row["office"] for row in rows}


@cache
def state_of() -> dict[str, State]:
    """Return the states by id."""
    return {state.id: state for state in states()}


@cache
def holders() -> dict[tuple[str, str], tuple[Holding, ...]]:
    """Return who held each office, by (country or organisation, office)."""
    found: dict[tuple[str, str], list[Holding]] = {}
    for person in persons().values():
        for holding in person.offices:
            found.setdefault((holding.country or "", holding.office), []).append(holding)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def roles() -> dict[str, tuple[Role, bool]]:
    """Return the role nouns by their words in lower case, each with whether that form is a plural."""
    found: dict[str, tuple[Role, bool]] = {}
    for row in read_csv("actors/roles.csv", ROLE_COLUMNS, required=("noun", "kind")):
        role = Role(row["noun"], row["plural"], row["sector"] or None, row["kind"], row["office"] or None)
        if role.plural:
            found.setdefault(role.plural.lower(), (role, True))
        found.setdefault(role.noun.lower(), (role, False))
    return found
