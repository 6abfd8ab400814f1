"""Which person a name stands for: by full name, surname in its context, office on the date, or a near spelling."""

from __future__ import annotations

from functools import cache

from sanderling.knowledge import actor_data
from sanderling.knowledge.actor_data import Holding, Person
from sanderling.resolve.found import SURE
from sanderling.resolve.names import fold, surnames


def edit_distance(a: str, b: str, most: int) -> int:
    """Return the Damerau-Levenshtein distance (adjacent swaps count one), or ``most`` + 1 when it is larger."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


@cache
def _skeleton(name: str) -> str:
    """A spelling with what romanisations differ in taken out: sh/ch/s, y/i/j, doubled letters, w/v, u/oo."""
    word = fold(name)
    for old, new in (
        ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("zh", "z"), ("ts", "z"), ("tz", "z"), ("ck", "k"),
        ("oo", "u"), ("ou", "u"), ("ee", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("c", "k"), ("e", "i"),
    ):  # fmt: skip
        word = word.replace(old, new)
    return "".join(letter for i, letter in enumerate(word) if i == 0 or word[i - 1] != letter)


def _in_office(person: Person, day: str | None) -> Holding | None:
    return person.office_on(day) if day else None


YEARS_AHEAD = 6
"""A person whose first office lies further ahead is not meant by the bare name."""


def _known_by(person: Person, day: str) -> bool:
    first = min((h.since[:4] for h in person.offices if h.since), default="")
    return not first or int(first) <= int(day[:4]) + YEARS_AHEAD


def choose(
    ids: tuple[str, ...], country: str | None, office: str | None, day: str | None, around: frozenset[str]
) -> tuple[Person | None, str]:
    """Choose among candidate persons; return the one and why, or None and why not.

    ``around`` holds the ids of the states that the article names.
    """
    people = [actor_data.persons()[i] for i in ids]
    if country:
        people = [
            person
            for person in people
            if person.country == country or any(h.country == country for h in person.offices)
        ]
    if office:
        held = [person for person in people if any(h.office == office for h in person.offices)]
        people = held or ([] if office in actor_data.OFFICE_ORDER else people)
    if day:
        people = [person for person in people if not person.born or person.born[:4] < day[:4]]
        people = [person for person in people if _known_by(person, day)]
    if len(people) == 1:
        person = people[0]
        if country or office or person.country in around or len(ids) == 1:
            return person, "the only person of that name who fits"
    near = [person for person in people if person.country in around]
    if len(near) == 1:
        return near[0], "the only person of that name whose country the article names"
    pool = near or people
    if day:
        serving = [person for person in pool if _in_office(person, day)]
        if len(serving) == 1:
            return serving[0], f"the only one of that name in office on {day}"
        pool = serving or pool
    ranked = sorted(
        pool, key=lambda person: min((actor_data.office_rank(h.office) for h in person.offices), default=99)
    )
    ranks = [min((actor_data.office_rank(h.office) for h in person.offices), default=99) for person in ranked]
    if len(ranked) > 1 and day and ranks[0] < ranks[1] and near and _in_office(ranked[0], day):
        return ranked[0], "the highest in office among those of that name"
    return None, f"{len(pool)} persons of that name fit" if pool else "nobody known of that name fits"


LATELY = 12
"""Years after an office in which its holder is still named without more."""


def lately_served(person: Person, day: str | None) -> bool:
    """Return whether a person held an office within ``LATELY`` years before ``day``; of nobody can it be ruled out without a day."""
    if day is None:
        return True
    year = int(day[:4])
    return any(h.since <= day and (not h.until or int(h.until[:4]) + LATELY >= year) for h in person.offices)


def by_surname(
    word: str, country: str | None, office: str | None, day: str | None, around: frozenset[str]
) -> tuple[Person | None, str]:
    """Resolve a bare surname by its context."""
    ids = surnames().get(fold(word), ())
    if not ids:
        return None, "no known person has that name"
    return choose(ids, country, office, day, around)


def by_spelling(
    words: list[str], country: str | None, office: str | None, day: str | None = None
) -> tuple[Person | None, str]:
    """Resolve an unusual spelling of a known name: an office and country narrow it, or the given name must agree."""
    if not words:
        return None, ""
    last = words[-1]
    near: list[tuple[int, Person]] = []
    people: list[Person] = []
    if country and office:
        people = [actor_data.persons()[h.person] for h in actor_data.holders().get((country, office), ())]
    elif office and day and office in actor_data.OFFICE_ORDER:
        people = [
            actor_data.persons()[h.person]
            for (_, held), rows in actor_data.holders().items()
            if held == office
            for h in rows
            if h.covers(day)
        ]
    elif len(words) > 1:
        people = _by_given_name().get(fold(words[0]), [])
        if country:
            people = [person for person in people if person.country == country]
    most = 1 if len(last) < 6 else 2
    for person in people:
        parts = person.name.split()
        family = parts[0] if person.country in {"PRK", "KOR", "CHN", "TWN", "VNM"} else parts[-1]
        if len(words) > 1 and _skeleton(words[0])[:1] != _skeleton(parts[0])[:1]:
            continue
        distance = edit_distance(fold(last), fold(family), most)
        if distance > most and _skeleton(last) == _skeleton(family):
            distance = most
        if distance <= most and len(last) > 3:
            near.append((distance, person))
    near.sort(key=lambda pair: pair[0])
    different = {person.id for distance, person in near if distance == near[0][0]} if near else set()
    if len(different) == 1:
        person = near[0][1]
        return person, f"'{' '.join(words)}' is a near spelling of {person.name}"
    return None, ""


def near_surnames(word: str) -> list[Person]:
    """Return the persons whose surname differs from ``word`` only in how it is romanised: 'Soigu' for Shoigu."""
    key, bones = fold(word), _skeleton(word)
    if len(key) < 4:
        return []
    ids = dict.fromkeys(
        id_
        for name, found in surnames().items()
        if abs(len(name) - len(key)) <= 2 and name != key and name[0] in _ALIKE.get(key[0], key[0]) and _skeleton(name) == bones
        for id_ in found
    )
    return [actor_data.persons()[id_] for id_ in ids]


_ALIKE = {"s": "sc", "c": "csk", "k": "kcq", "q": "qk", "g": "gj", "j": "jyi", "y": "yij", "i": "iyj", "z": "zt", "t": "tz", "v": "vw", "w": "wv"}
"""First letters that romanisations take for one another."""


def is_given_name(word: str) -> bool:
    """Return whether some known person has the given name."""
    return fold(word) in _by_given_name()


@cache
def _by_given_name() -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in actor_data.persons().values():
        given = {fold(name.split()[0]) for name in (person.name, *person.aliases) if " " in name}
        for name in given:
            found.setdefault(name, []).append(person)
    return found


def holder(country: str, office: str, day: str | None) -> tuple[Person | None, str, float]:
    """Return who held an office on ``day``, why, and how sure that is (0 to 1); without a day nobody is named.

    A row that no second source confirms, and a day past the row's as-of date, lower the sureness.
    """
    if day is None:
        return None, "without a date the office cannot be given to a person", 0.0
    people = {h.person: h for h in actor_data.holders().get((country, office), ()) if h.covers(day)}
    if len(people) == 1:
        held = next(iter(people.values()))
        stale = "" if held.until or day <= held.as_of else f"; known as of {held.as_of}, may be stale"
        sure = SURE["office"] - (0 if held.confirmed else SURE["unconfirmed"]) - (SURE["stale"] if stale else 0)
        return actor_data.persons()[held.person], f"held the office on {day} ({held.source}){stale}", sure
    return None, f"{len(people)} holders are known for {day}", 0.0
