"""A person's birth, death and age against what the text says, and names spelled in an unusual way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, bare_name, dates_of, full_names, people_in, plain_name
from sanderling.knowledge.actor_data import Person, holders, persons, roles
from sanderling.knowledge.check_data import lives
from sanderling.resolve.names import fold
from sanderling.resolve.persons import edit_distance

_DID = re.compile(
    r"^ (?:also |again |then |later |personally |secretly )?(?:visited|met|said|told|signed|travelled|traveled|flew|arrived|"
    r"ordered|went|sent|spoke|hosted|received|attended|launched|agreed|announced|warned|declared|threatened|rejected|"
    r"promised|offered|inspected|left|called|asked|accused|criticised|criticized|welcomed|held talks)\b"
)
_DEAD_WORDS = re.compile(
    r"(?i)\b(?:statue|tomb|memory|anniversary|named after|posthumous\w*|funeral|biopic|film|actor|novel|portrait)\b"
)
_AGE_AFTER = re.compile(r"^, (?:aged |now )?(?P<age>\d{2,3})(?=[,.;]| and\b)")
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{2,3})-year-old (?:[\w’'.\-]+ ){0,4}$")
_TURNED = re.compile(
    r"^,? (?:who )?(?:is|was|turned|turns) (?P<age>\d{2,3})(?: years old)?(?=[,.;]| on\b| in\b| this\b)"
)
_BORN = re.compile(r"^,? (?:who )?(?:was )?born (?:on|in) (?:[\w ,]{0,25}?)(?P<year>(?:18|19|20)\d\d)\b")
_DIED = re.compile(
    r"^,? (?:who )?(?:died|was killed|was assassinated|was executed|passed away) (?:on|in) (?:[\w ,]{0,25}?)(?P<year>(?:19|20)\d\d)\b"
)


def life_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield deeds after death or in childhood, ages and years of birth or death that do not fit."""
    for line in text.lines:
        for one in people_in(text, line):
            if one.person.id not in lives():
                continue
            born, died, source = lives()[one.person.id]
            yield from _deeds(text, line, one, born, died, source)
            yield from _years(text, line, one, born, died, source)
            if born:
                yield from _age(text, line, one, born, source)


def _deeds(text: CheckedText, line: Line, one: PersonMention, born: str, died: str, source: str) -> Iterator[Draft]:
    if not _DID.match(text.text[one.end : line.end]) or _DEAD_WORDS.search(line.text):
        return
    days = dates_of(text, line)
    if not days and text.reading.article.published and re.match(r"^ said\b", text.text[one.end : line.end]):
        return
    if not days:
        return
    span = text.span(one.start, min(line.end, one.end + 40))
    if died and all(day[: len(died)] > died[: len(day)] for day in days):
        yield Draft(
            "person-conflict", text.span(one.start, one.end),
            f"{one.person.name} died on {died}, before {days[0]}", "Check the date, or who was meant.", (source,),
        )  # fmt: skip
    elif born and all(int(day[:4]) - int(born[:4]) < 10 for day in days) and span:
        yield Draft(
            "person-conflict", text.span(one.start, one.end),
            f"{one.person.name} was born on {born}, and was a child or not yet born in {days[0]}",
            "Check the date, or who was meant.", (source,),
        )  # fmt: skip


def _years(text: CheckedText, line: Line, one: PersonMention, born: str, died: str, source: str) -> Iterator[Draft]:
    after = text.text[one.end : line.end]
    for pattern, known, word in ((_BORN, born, "born"), (_DIED, died, "died")):
        match = pattern.match(after)
        if match is not None and known and match["year"] != known[:4]:
            yield Draft(
                "date-conflict", text.span(one.start, one.end + match.end()),
                f"{one.person.name} {'was born' if word == 'born' else 'died'} on {known}, not in {match['year']}",
                "Check the year.", (source,), "high",
            )  # fmt: skip


def _age(text: CheckedText, line: Line, one: PersonMention, born: str, source: str) -> Iterator[Draft]:
    before = text.text[line.start : one.start]
    after = text.text[one.end : line.end]
    # 'a guard of X, 45': the age may be the guard's.
    owned = re.search(r"(?:\bof|\bto|\bwith|[’']s) (?:[\w’'.\-]+ ){0,2}$", before)
    match = None if owned else _AGE_AFTER.match(after) or _TURNED.match(after)
    start, end = one.start, one.end + (match.end() if match else 0)
    if match is None:
        match = _AGE_BEFORE.search(before + text.text[one.start : one.name_start])
        if match is None:
            return
        start, end = line.start + match.start(), one.end
    day = next(iter(dates_of(text, line)), text.reading.article.published)
    published = text.reading.article.published
    age = int(match["age"])
    if day is None or age > 110:
        return
    fits = False
    for when in {day, published} - {None}:
        assert when is not None
        years = int(when[:4]) - int(born[:4])
        had = len(born) < 10 or len(when) < 10 or when[5:] >= born[5:]
        exact = years if had else years - 1
        slack = 1 if len(born) < 10 or len(when) < 10 else 0
        fits = fits or abs(age - exact) <= max(slack, 1)
    if not fits:
        years = int(day[:4]) - int(born[:4]) - (1 if len(born) == 10 and len(day) == 10 and day[5:] < born[5:] else 0)
        yield Draft(
            "number-conflict", text.span(start, end),
            f"{one.person.name} was born on {born}, which makes {years} on {day}, not {age}", "Check the age, or who was meant.",
            (source,),
        )  # fmt: skip


def name_variants(text: CheckedText) -> Iterator[Draft]:
    """Yield names of known persons in a spelling that is neither theirs nor a usual romanisation of it."""
    told: set[str] = set()
    for one in text.placed:
        actor = one.mention.actor
        if actor is None or one.mention.span.text in told:
            continue
        words = text.text[one.start : one.end]
        name = bare_name(words)
        if len(name.split()) < 2 and name == words:
            continue
        key = plain_name(name)
        titled = _has_office(words.removesuffix(name))
        if not key or key in full_names():
            continue
        person: Person | None = None
        if actor.id is not None and actor.id.startswith("per:"):
            person = persons()[actor.id]
        elif actor.id is None and len(key.split()) >= 2:
            person = _near(key, titled, actor.country)
        if person is None or not _misspelt(key, person, titled):
            continue
        told.add(one.mention.span.text)
        at = one.start + words.find(name)
        yield Draft(
            "name-variant", text.span(at, at + len(name)), f"{person.name} is usually spelled so, not '{name}'",
            f"{person.name} may have been meant.", ("actors/persons.csv",),
        )  # fmt: skip


def _has_office(before: str) -> bool:
    """Whether the words before a name hold an office: 'Defense Minister', but not 'driver'."""
    words = before.lower().split()
    runs = (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    return any(run in roles() and roles()[run][0].office for run in runs)


def _misspelt(key: str, person: Person, titled: bool) -> bool:
    """Whether ``key`` differs from every spelling of the name by a letter or two, beyond how romanisations differ."""
    mine = key.split()
    found = False
    for name in (person.name, *person.aliases):
        theirs = plain_name(name).split()
        if len(mine) == 1 and len(theirs) > 1:
            theirs = [theirs[0] if person.country in {"PRK", "KOR", "CHN", "TWN", "VNM"} else theirs[-1]]
        if len(mine) != len(theirs):
            continue
        distances = [edit_distance(a, b, 2) for a, b in zip(mine, theirs, strict=True)]
        if max(distances) == 0 or _romanised(mine) == _romanised(theirs):
            return False
        if (
            max(distances) <= 2
            and sum(distances) <= (3 if titled else 1)
            and all(
                d == 0 or len(b) > 4 or (titled and d == 1 and len(b) > 3)
                for d, b in zip(distances, theirs, strict=True)
            )
        ):
            found = True
    return found


_ARABIC = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^m[ou]h+am+[ae]d$", "muhamad"), (r"^ahm[ae]d$", "ahmad"), (r"^h[ou]s+[ae]i?y?i?n$", "husain"), (r"^mahm[uo]+d$", "mahmud"),
        (r"^abd[aeu]l", "abdul"), (r"^[ae][lszrdn]h?$", "al"), (r"^y[uo]+s+[eu]f$", "yusuf"), (r"^[ou]mar$", "umar"),
        (r"^s[ae]lm[ae]n$", "salman"), (r"^k?h?al[iy]fa$", "halifa"), (r"^qas+[ei]m$", "qasim"),
    )
)  # fmt: skip


def _romanised(words: list[str]) -> list[str]:
    """Spellings with what romanisations of one script differ in taken out: y, i and j; kh and h; Arabic vowels."""
    made = []
    for word in words:
        word = re.sub(r"(?:iy|yy|ij|ii|yi|y|j)$", "i", word)
        for pattern, plain in _ARABIC:
            word = pattern.sub(plain, word)
        for old, new in (
            ("kh", "h"),
            ("gh", "g"),
            ("y", "i"),
            ("j", "i"),
            ("ie", "e"),
            ("w", "v"),
            ("’", ""),
            ("'", ""),
        ):
            word = word.replace(old, new)
        made.append(word)
    return made


def _near(key: str, titled: bool, country: str | None) -> Person | None:
    """Return the one person whose name is a letter or two away: surname or given name must agree exactly."""
    words = key.split()
    near: set[str] = set()
    for person in _by_word().get(words[0], ()):
        family = plain_name(person.name).split()
        if len(family) == len(words) and 0 < edit_distance(words[-1], family[-1], 2) <= (
            2 if titled and len(words[-1]) > 6 else 1
        ):
            near.add(person.id)
    if titled:
        for person in _by_word().get(words[-1], ()):
            given = plain_name(person.name).split()
            if len(given) == len(words) and edit_distance(words[0], given[0], 2) <= (2 if len(given[0]) > 4 else 1):
                near.add(person.id)
        if not near and len(words) == 2:
            near = {
                person
                for given, family, person in _by_initials().get((words[0][:1], words[1][:1]), ())
                if edit_distance(words[0], given, 2) <= 2 and edit_distance(words[1], family, 1) <= 1
            }
    if not titled:
        # Without a title only a great one's name is near enough to be meant.
        great = _great()
        near = {i for i in near if i in great and len(words[-1]) > 5}
    if country:
        near = {i for i in near if persons()[i].country == country}
    return persons()[near.pop()] if len(near) == 1 else None


@cache
def _by_initials() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """Return (given name, family name, id) of all names of two words by their initials; short family names are out."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for name, ids in full_names().items():
        parts = name.split()
        if len(parts) == 2 and len(parts[1]) > 5:
            found.setdefault((parts[0][:1], parts[1][:1]), []).extend((parts[0], parts[1], one) for one in ids)
    return found


@cache
def _great() -> frozenset[str]:
    """Return those who head a state or government of the larger kind since 1990: their names are known to all."""
    return frozenset(
        h.person for key, rows in holders().items() if key[1] in {"supreme_leader", "head_of_state", "head_of_government"}
        for h in rows if not h.until or h.until >= "2000"
    )  # fmt: skip


@cache
def _by_word() -> dict[str, list[Person]]:
    """Return persons by the first and by the last word of their name, folded."""
    found: dict[str, list[Person]] = {}
    for person in persons().values():
        words = plain_name(fold(person.name)).split()
        for word in dict.fromkeys((words[0], words[-1])):
            found.setdefault(word, []).append(person)
    return found
