"""Years that states are known by, independence and accessions, and dated events by the words that tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import persons, states
from sanderling.knowledge.tables import read_csv, several

ACCESSION_COLUMNS = ("country", "event", "years", "source")
POWER_COLUMNS = ("person", "years", "why", "source")
WORD_COLUMNS = ("deed", "told_by", "words", "source")
KEPT_COLUMNS = ("event", "subjects", "deeds", "years", "source")
SINCE_COLUMNS = ("fact", "words", "from", "to", "years", "source")
EVENT_COLUMNS = ("event", "words", "from", "to", "also", "source")


@dataclass(frozen=True, slots=True)
class Accession:
    """The years in which a state (ISO alpha-3) is said to have become independent, or to have joined or left a body."""

    country: str
    event: str
    years: tuple[int, ...]
    source: str


@cache
def accessions() -> dict[tuple[str, str], Accession]:
    """Return the accessions by (event, state): ``independence``, ``nato``, ``nato_left``. Raises KnowledgeError for one told twice."""
    found: dict[tuple[str, str], Accession] = {}
    for row in read_csv("checks/accessions.csv", ACCESSION_COLUMNS, required=ACCESSION_COLUMNS):
        key = (row["event"], row["country"])
        if key in found:
            raise KnowledgeError(f"checks/accessions.csv: {row['country']} has {row['event']} twice.")
        found[key] = Accession(row["country"], row["event"], tuple(int(year) for year in several(row["years"])), row["source"])
    return found


@dataclass(frozen=True, slots=True, eq=False)
class DatedEvent:
    """An event with its days (ISO, of the precision known) and the words that tell it: one of each group must stand together.

    ``also`` are years that are told of it too, as of a first or second of its name.
    """

    name: str
    groups: tuple[tuple[str, ...], ...]
    since: str
    until: str
    also: tuple[str, ...]
    source: str


@cache
def event_words() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Return for each kind of deed the words that tell it in the table of events, and those that tell it as well in an article."""
    rows = read_csv("checks/event_words.csv", WORD_COLUMNS, required=WORD_COLUMNS)
    return tuple((frozenset(several(row["told_by"])), several(row["words"])) for row in rows)


@cache
def _deed_words() -> frozenset[str]:
    return frozenset().union(*(told_by for told_by, _ in event_words()))


@cache
def _kinds() -> dict[str, list[int]]:
    """Return which kinds of deed a word of the table tells, by their places in ``event_words``."""
    found: dict[str, list[int]] = {}
    for kind, (told_by, _) in enumerate(event_words()):
        for word in told_by:
            found.setdefault(word, []).append(kind)
    return found


@cache
def _widened(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a deed with all that tell a deed of its kind: who was 'toppled' was 'brought down' as well."""
    kinds = sorted({kind for word in group for kind in _kinds().get(word, ())})
    return tuple(dict.fromkeys([*group, *(word for kind in kinds for word in event_words()[kind][1])]))


def _is_deed(group: tuple[str, ...]) -> bool:
    return not _deed_words().isdisjoint(group)


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    """Return the adjectives of each state by its name, in small letters."""
    return {state.name.lower(): tuple(word.lower() for word in state.adjectives) for state in states() if not state.until}


def _with_adjectives(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the names of what an event befell, a state's adjectives with them: an independent Georgian is not Georgia's independence."""
    if len(groups) < 2 or "independent" in groups[1] or "independent" in groups[-1]:
        return groups[0]
    return tuple(dict.fromkeys([*groups[0], *(adjective for word in groups[0] for adjective in _adjectives().get(word, ()))]))


def told_groups(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that tell an event: the first names what it befell, the others, widened by all words for such a deed, the deed."""
    groups = tuple(several(group) for group in words.split("+"))
    if not all(groups):
        return ((),)
    if len(groups) > 1 and _is_deed(groups[0]) and not _is_deed(groups[1]):
        groups = (groups[1], groups[0], *groups[2:])
    return (_with_adjectives(groups), *map(_widened, groups[1:]))


@cache
def dated_events() -> tuple[DatedEvent, ...]:
    """Return the dated events. Raises KnowledgeError when one ends before it begins, or has no words."""
    found = []
    for row in read_csv("checks/dated_events.csv", EVENT_COLUMNS, required=("event", "words", "from", "source")):
        groups = told_groups(row["words"])
        if not all(groups) or (row["to"] and row["to"] < row["from"][: len(row["to"])]) or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", row["from"]):
            raise KnowledgeError(f"checks/dated_events.csv: {row['event']} needs words, and days in order.")
        found.append(DatedEvent(row["event"], groups, row["from"], row["to"], several(row["also"]), row["source"]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class KeptDay:
    """What is kept by anniversaries: whom it befell (one word of these), the words that tell it, and its first and last years.

    Where there is no word for it, the subject's own name tells it.
    """

    name: str
    subjects: tuple[str, ...]
    deeds: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    source: str


@cache
def kept_days() -> tuple[KeptDay, ...]:
    """Return what is kept by anniversaries. Raises KnowledgeError where the years are no years."""
    found = []
    for row in read_csv("checks/anniversaries.csv", KEPT_COLUMNS, required=("event", "subjects", "years", "source")):
        if not re.fullmatch(r"\d{4}(?:-\d{4})?(?:\|\d{4}(?:-\d{4})?)*", row["years"]):
            raise KnowledgeError(f"checks/anniversaries.csv: {row['event']} needs years.")
        spans = tuple((int(span[:4]), int(span[-4:])) for span in several(row["years"]))
        found.append(KeptDay(row["event"], several(row["subjects"]), several(row["deeds"]), spans, row["source"]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SinceWhen:
    """A thing by its words, one of each group, and the years since which, told in some years, it had not been before."""

    name: str
    groups: tuple[tuple[str, ...], ...]
    first: int
    last: int
    years: frozenset[int]
    source: str


@cache
def since_when() -> tuple[SinceWhen, ...]:
    """Return since when what happened was the first of its kind. Raises KnowledgeError where the years are no years, or the words are missing."""
    found = []
    for row in read_csv("checks/since_when.csv", SINCE_COLUMNS, required=SINCE_COLUMNS):
        groups = tuple(several(group) for group in row["words"].split("+"))
        if not all(groups) or not re.fullmatch(r"\d{4}", row["from"]) or not re.fullmatch(r"\d{4}", row["to"]) or not re.fullmatch(r"\d{3,4}(?:\|\d{3,4})*", row["years"]):
            raise KnowledgeError(f"checks/since_when.csv: {row['fact']} needs words, and years.")
        found.append(SinceWhen(row["fact"], groups, int(row["from"]), int(row["to"]), frozenset(int(year) for year in several(row["years"])), row["source"]))
    return tuple(found)


@cache
def power_years() -> dict[str, frozenset[int]]:
    """Return the years beside the terms of office in which a person is said to have come to power, by the person's id."""
    rows = read_csv("checks/power_years.csv", POWER_COLUMNS, required=POWER_COLUMNS)
    for row in rows:
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/power_years.csv: no such person in persons.csv: {row['person']}.")
    return {row["person"]: frozenset(int(year) for year in several(row["years"])) for row in rows}
