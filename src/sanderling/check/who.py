"""Who a mention in the checked text is, and the dates that its sentence is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line, Placed
from sanderling.knowledge.actor_data import Person, persons, roles, states
from sanderling.resolve.names import fold, surnames

_SPACE = lazily(r"\s+")
_YEAR = lazily(
    r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d,]*\d)(?!\s*(?:people|men|troops|soldiers|km|tonnes|tons|dollars))"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A known person at start..end of the repaired text; ``name`` is what stands there without titles."""

    start: int
    end: int
    name_start: int
    name: str
    person: Person


@lru_cache(maxsize=16384)
def plain_name(words: str) -> str:
    """Return a name folded for comparing: no case, marks, dots or hyphens."""
    return " ".join(fold(words).replace(".", " ").replace("-", " ").split())


def is_named(one: PersonMention) -> bool:
    """Whether all words of a mention's name are of one name of the person: the reading takes a near spelling for a name as well."""
    words = set(plain_name(one.name).split())
    return any(words <= set(plain_name(name).split()) for name in (one.person.name, *one.person.aliases))


@cache
def full_names() -> dict[str, tuple[str, ...]]:
    """Return the ids of persons by each name of two words or more, folded."""
    found: dict[str, set[str]] = {}
    for person in persons().values():
        for name in (person.name, *person.aliases):
            key = plain_name(name)
            if " " in key:
                found.setdefault(key, set()).add(person.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


@cache
def mononyms() -> dict[str, tuple[str, ...]]:
    """Return the ids of persons by the one word that is their whole name, as Sukarno's is, folded."""
    found: dict[str, set[str]] = {}
    for person in persons().values():
        if len(person.name) >= 6 and " " not in plain_name(person.name):
            found.setdefault(plain_name(person.name), set()).add(person.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


_HONORIFICS = frozenset("mr mrs ms dr sir gen lt col maj capt sheikh ayatollah comrade".split())


@cache
def _titles() -> tuple[frozenset[str], int]:
    """Return the role nouns and honorifics that may stand before a name, and of how many words the longest is."""
    titles = frozenset([*(noun.lower() for noun in roles()), *_HONORIFICS])
    return titles, max(title.count(" ") + 1 for title in titles)


def without_title(words: str) -> str:
    """Return what stands after the longest title at the beginning of a mention; the same words where there is none."""
    titles, longest = _titles()
    ends = [space.start() for space in islice(_SPACE.finditer(words), longest)]
    for end in reversed(ends):
        if words[:end].lower().removesuffix(".") in titles or words[:end].lower() in titles:
            return words[end:].lstrip()
    return words


@lru_cache(maxsize=8192)
def bare_name(words: str) -> str:
    """Return the words of a mention without titles before the name and what follows a possessive."""
    name = re.split(r"[’']s\b", words)[0]
    while (rest := without_title(name)) != name:
        name = rest
    return name


def people_in(text: CheckedText, line: Line) -> list[PersonMention]:
    """Return the known persons named in a sentence, in order; every check of a sentence asks, it is looked up once."""
    kept = text.noted.get(("people", line.start))
    if kept is None:
        kept = text.noted["people", line.start] = _people_in(text, line)
    return kept


def _people_in(text: CheckedText, line: Line) -> list[PersonMention]:
    found: list[PersonMention] = []
    for one in text.within(line, "actor"):
        person = _person_of(one)
        if person is None or (found and one.start < found[-1].end):
            continue
        words = text.text[one.start : one.end]
        name = bare_name(words)
        person = of_his_time(person, name, text)
        at = words.find(name)
        # 'Kim Jong Il’s father' may be one mention: it is the name alone that counts.
        start = one.start + max(at, 0)
        found.append(PersonMention(one.start, start + len(name), start, name, person))
    return found


def _person_of(one: Placed) -> Person | None:
    actor = one.mention.actor
    if actor is None or (not actor.span.text[:1].isupper() and not any(c.isupper() for c in actor.span.text)):
        return None
    if actor.id is not None and actor.id.startswith("per:"):
        # A role or pronoun that stands for a person does not name one.
        return persons().get(actor.id) if _names(actor.span.text, persons()[actor.id]) else None
    key = plain_name(bare_name(actor.span.text))
    ids = full_names().get(key, ()) or mononyms().get(key, ())
    return persons()[ids[0]] if len(ids) == 1 else None


_GENERATION = lazily(r" (?:jr|sr|i|ii|iii|iv|v)$")


@cache
def _generations() -> dict[str, tuple[str, ...]]:
    """Return the persons who bear one name in several generations, by that name without what tells them apart."""
    found: dict[str, set[str]] = {}
    told: set[str] = set()
    for person in persons().values():
        for name in (person.name, *person.aliases):
            key = plain_name(name)
            short = _GENERATION.sub("", key)
            if " " in short:
                found.setdefault(short, set()).add(person.id)
                told |= {short} if short != key else set()
    return {name: tuple(sorted(found[name])) for name in told if len(found[name]) > 1}


def several_generations(name: str) -> bool:
    """Whether a name is that of father and son, so that it does not tell who is meant."""
    return len(_generations().get(_GENERATION.sub("", plain_name(name)), ())) > 1


def of_his_time(person: Person, name: str, text: CheckedText) -> Person:
    """Return who of several generations of a name is meant: one who lives on the day, where the one taken is dead."""
    day = text.day
    if day is None or not person.died or person.died >= day[: len(person.died)]:
        return person
    bearers = [persons()[i] for i in _generations().get(plain_name(name), ())]
    living = [one for one in bearers if one.id != person.id and one.country == person.country and (not one.died or one.died > day)]
    # Where the living one is named in full, the name without what tells him apart is the other's.
    if len(living) != 1 or any(other in text.text for other in (living[0].name, *living[0].aliases, living[0].name.removesuffix(".")) if _GENERATION.search(plain_name(other))):
        return person
    return living[0]


def _names(words: str, person: Person) -> bool:
    name = bare_name(words)
    return bool(name) and name[0].isupper() and name.lower() not in roles() and bool(person)


def by_name(name: str, country: str | None) -> Person | None:
    """Return the one known person of a full name, or of a surname borne by one office holder of ``country``."""
    key = plain_name(name)
    ids = full_names().get(key, ())
    if len(ids) == 1:
        return persons()[ids[0]]
    if len(ids) > 1 and country:
        here = [i for i in ids if persons()[i].country == country]
        return persons()[here[0]] if len(here) == 1 else None
    if " " in key or not country:
        return None
    bearers = [
        persons()[i] for i in surnames().get(fold(name), ()) if persons()[i].country == country and persons()[i].offices
    ]
    return bearers[0] if len(bearers) == 1 else None


def dates_of(text: CheckedText, line: Line) -> list[str]:
    """Return the ISO dates (day, month or year) that a sentence names, resolved; years that stand alone too."""
    key = ("dates", line.start)
    kept = text.noted.get(key)
    if kept is None:
        kept = text.noted[key] = _dates_of(text, line)
    return list(kept)


def _dates_of(text: CheckedText, line: Line) -> list[str]:
    found = [
        one.mention.time.start
        for one in text.within(line, "time")
        if one.mention.time is not None and one.mention.time.start is not None
    ]
    # The year of a date that is told in full is no date of its own.
    found += [match[0] for match in _YEAR.finditer(line.text) if not any(day.startswith(match[0]) for day in found)]
    return list(dict.fromkeys(found))


def dates_between(text: CheckedText, line: Line, start: int, end: int) -> list[str]:
    """Return the ISO dates, resolved, that stand at start..end of the repaired text, within a sentence."""
    found = [
        one.mention.time.start
        for one in text.within(line, "time")
        if start <= one.start < end and one.mention.time is not None and one.mention.time.start is not None
    ]
    found += [match[0] for match in _YEAR.finditer(text.text, start, end) if not any(day.startswith(match[0]) for day in found)]
    return list(dict.fromkeys(found))


@cache
def country_words() -> dict[str, str]:
    """Return the ISO code of each state by its names and adjectives; words of several states are left out."""
    found: dict[str, set[str]] = {}
    for state in states():
        if state.until:
            continue
        for name in (state.name, *state.aliases, *state.adjectives):
            found.setdefault(name, set()).add(state.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


_BEFORE = lazily(r"(?:[A-Z][\w.\-]*(?:[’']s)?|of|the|and)(?: (?:[A-Z][\w.\-]*(?:[’']s)?|of|the|and)){0,4}$")


def country_before(words: str) -> tuple[str, int] | None:
    """Return the ISO code of the state whose name or adjective ``words`` end with, and where that begins."""
    match = _BEFORE.search(words.rstrip()[-60:])
    if match is None:
        return None
    tail = match[0].split(" ")
    for first in range(len(tail)):
        name = re.sub(r"[’']s$", "", " ".join(tail[first:]))
        if name in country_words():
            return country_words()[name], len(words.rstrip()) - len(" ".join(tail[first:]))
    return None


@cache
def named_states() -> Names:
    """Return what finds the names and adjectives of states in a text."""
    return Names(state_words())


def state_words() -> frozenset[str]:
    """Return the names and adjectives of states, but for single letters."""
    return frozenset(word for word in country_words() if len(word) > 1)
