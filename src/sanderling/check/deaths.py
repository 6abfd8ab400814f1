"""Who is told to have been killed or to have died these days, and is known to have died at another time or to have held an office later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name, several_generations
from sanderling.knowledge.actor_data import Person, persons
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_mandates import Mandate, mandate_posts
from sanderling.knowledge.check_persons import offices_of

_WORDS = frozenset("dead killed assassinated hanged executed died murdered shot beheaded death assassination murder killing execution slain gunned poisoned".split())
_AFTER = lazily(
    r"^(?:, [^.;:,“”\"]{3,80},|,)? (?:who )?(?:(?:was|were|has been|had been) (?:[a-z]+ly )?(?:shot dead|shot and killed|gunned down|shot|killed|slain|assassinated|hanged|executed|murdered|beheaded|poisoned)|(?:has )?died|(?:was|is) dead)\b(?! (?:out|down|away|for|to|at but|and wounded|in the (?:leg|arm|shoulder|hand|foot|stomach|neck|chest)))"
)
_BEFORE = lazily(r"(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )\b(?P<verb>killed|assassinated|hanged|executed|murdered|shot dead|beheaded) (?:(?:the |its |their |his )?(?:[a-z\-]+ ){0,3})(?:[A-Z][\w’'\-]+ ){0,3}$")
_NO = lazily(
    r"(?i)\b(?:not|never|nobody|denied?|denies|tried|try|plots?|plotted|attempt\w*|threat\w*|would|(?-i:may)|might|could|if|until|whether|reportedly|reports?|rumou?rs?|claim\w*|allege\w*|believed|feared|"
    r"narrowly|nearly|almost|anniversary|years? (?:ago|after|since|before|earlier|later)|film|novel|play|had (?:been )?(?:said|thought|reported)|said to|wrongly|falsely|mistaken\w*|hoax|since|when|where|son|daughter|wife|widow|widower|heir|brother|nephew|father|mother|sister|cousin|"
    r"bodyguards?|guards?|aides?|deputy|relatives?|supporters?|followers?|soldiers|namesake)\b|[“”\"?]"
)
_OF = lazily(r"\b(?:death|assassination|murder|killing|execution) of (?:the )?(?:[a-z\-]+ ){0,3}(?:[a-z]+, )?(?:[A-Z][\w’'\-]+ ){0,3}$")
_NEVER = lazily(
    r"(?i)\b(?:not|never|nobody|denied?|denies|tried|try|plots?|plotted|plotting|attempt\w*|threat\w*|would|(?-i:may)|might|could|if|until|whether|reportedly|reports?|rumou?rs?|claim\w*|allege\w*|believed|feared|narrowly|nearly|almost|film|novel|play|said to|wrongly|falsely|mistaken\w*|hoax|"
    r"plans?|planned|wanted|wish\w*|calls? for|called for|survived|escaped|bullet|seat|party|career|bodyguards?|guards?|aides?|deputy|relatives?|supporters?|followers?|soldiers|namesake|son|daughter|brother|nephew|father|mother|sister|cousin|heir|wife|widow|widower)\b|[“”\"?]"
)
"""What takes back even the death of one who is known to have lived on."""
_WITH_KIN = lazily(r"\b(?:with|and) (?:his|her) (?:[a-z\-]+ )*?(?:wife|husband|sons?|children|daughters?|brothers?|family|mother|father)\b(?: and (?:his |her |their )?[a-z]+)*|\b(?:his|her|chief|own|a) (?:[a-z]+ )?(?:bodyguards?|guards?)\b")
NEAR = datetime.timedelta(days=10)
APART = datetime.timedelta(days=50)


def death_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield the deaths told of these days that are known to be of another time."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or _WORDS.isdisjoint(text.vocabulary):
        return
    today = datetime.date.fromisoformat(published[:10])
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)) or not (people := people_in(text, line)):
            continue
        for one in people:
            if (draft := _lived_on(text, line, one, today)) is not None:
                yield draft
                return
        days = dates_of(text, line)
        # Only what is told of a day just gone by: 'on Saturday'.
        if not days or any(len(day) < 10 or abs(datetime.date.fromisoformat(day[:10]) - today) > NEAR for day in days):
            continue
        for one in people:
            draft = _judge(text, line, one, today)
            if draft is not None:
                yield draft
                break


def _judge(text: CheckedText, line: Line, one: PersonMention, today: datetime.date) -> Draft | None:
    before, after = text.text[line.start : one.start], text.text[one.end : line.end]
    titled = before + text.text[one.start : one.name_start]
    if " " not in one.name or not is_named(one):
        return None
    behind, ahead = _AFTER.match(after), _BEFORE.search(titled)
    if (behind is None and (ahead is None or after.startswith(("’s", "'s")))) or _NO.search(line.text) or re.search(r"\b(?:of|by|to|with|from|for|and|against|after|under) (?:[\w’\-]+ ){0,2}$", before if behind is not None else ""):
        return None
    why = _known_otherwise(one, today)
    if not why:
        return None
    start, end = (one.start, one.end + behind.end()) if behind is not None else (line.start + (ahead.start() if ahead is not None else 0), one.end)
    return Draft("person-conflict", text.span(start, end), why[0], "Check who was meant.", (why[1],))


def _lived_on(text: CheckedText, line: Line, one: PersonMention, today: datetime.date) -> Draft | None:
    """'The widow of X, who was shot dead': of one who died, or held an office, after the article; no day need be told."""
    before, after = text.text[line.start : one.start], text.text[one.end : line.end]
    royal = re.match(r"(?:King|Queen|Emperor|Sultan) ", one.person.name) is not None and re.search(r"\b(?:king|queen|emperor|sultan)(?: of [A-Z]\w+)?, $", before, re.I) is not None
    if (" " not in one.name and not royal) or not is_named(one) or several_generations(one.name):
        return None
    behind, ahead = _AFTER.match(after), _OF.search(before + text.text[one.start : one.name_start])
    if (behind is None and (ahead is None or after.startswith(("’s", "'s")))) or (behind is not None and re.search(r" (?:was|were|had been|has been) shot$", behind[0])):
        return None
    if _NEVER.search(_WITH_KIN.sub("", line.text)) or re.search(r"\b(?:of|by|to|with|from|for|and|against|after|under) (?:[\w’\-]+ ){0,2}$", before if behind is not None and not re.match(r",? who\b", behind[0]) else ""):
        return None
    person = one.person
    why = ""
    died = lives().get(person.id, ("", "", ""))[1] or person.died
    if died:
        if len(died) >= 7 and _day(died) > today + APART:
            why = f"{person.name} died on {died}"
    else:
        later = [held for held in offices_of(person) if len(held.since) >= 7 and (_day(held.since) > today + APART or (len(held.until) >= 7 and _day(held.until) > today + 3 * APART))]
        why = f"{person.name} was {later[0].title} from {later[0].since} to {later[0].until or 'now'}" if later else ""
    if not why:
        return None
    start, end = (one.start, one.end + behind.end()) if behind is not None else (line.start + (ahead.start() if ahead is not None else 0), one.end)
    return Draft("person-conflict", text.span(start, end), why, "Check who was meant.", ("actors/persons.csv, actors/offices.csv",))


def _known_otherwise(one: PersonMention, today: datetime.date) -> tuple[str, str] | None:
    """Return why somebody cannot have died these days, with the source."""
    person = one.person
    told = lives().get(person.id, ("", "", ""))[1] or person.died
    if told:
        apart = APART if len(told) >= 7 else datetime.timedelta(days=400)
        return (f"{person.name} died on {told}", "actors/persons.csv") if abs(_day(told) - today) > apart else None
    for post, held_by in _posts_of().get(plain_name(person.name), ()):
        if _day(held_by.since) > today + APART or (held_by.until and _day(held_by.until) > today + datetime.timedelta(days=150)):
            return f"{person.name} was {post} until {held_by.until or 'now'}", f"checks/mandates.csv: {held_by.source}"
    if (other := _died_then(person, today)) is not None:
        return f"{other.name} died on {other.died}; {person.name} is not known to have died then", "actors/persons.csv"
    lasting = [held for held in offices_of(person) if held.since and _day(held.since) < today and held.until and _day(held.until) > today + 3 * APART]
    if lasting:
        return f"{person.name} was {lasting[0].title} until {lasting[0].until}", f"actors/offices.csv: {lasting[0].source}"
    later = [held for held in offices_of(person) if held.since and _day(held.since) > today + APART]
    if later:
        return f"{person.name} was {later[0].title} from {later[0].since}", f"actors/offices.csv: {later[0].source}"
    return None


_RULED = frozenset({"head_of_state", "head_of_government", "supreme_leader"})


@cache
def _deaths_of_leaders() -> dict[str, tuple[Person, ...]]:
    """Return the leaders of each state whose day of death is known and fell in their time of office."""
    found: dict[str, list[Person]] = {}
    for person in persons().values():
        died = lives().get(person.id, ("", "", ""))[1] or person.died
        if len(died) == 10 and person.country and any(held.office in _RULED and held.until[:10] and abs((_day(held.until) - _day(died)).days) <= 15 for held in offices_of(person)):
            found.setdefault(person.country, []).append(person)
    return {country: tuple(there) for country, there in found.items()}


def _died_then(person: Person, today: datetime.date) -> Person | None:
    """Return another leader of the state who died these days in office, where one is told to have died who led before or after."""
    if not any(held.office in _RULED for held in offices_of(person)):
        return None
    return next((one for one in _deaths_of_leaders().get(person.country or "", ()) if one.id != person.id and abs((_day(lives().get(one.id, ("", "", ""))[1] or one.died) - today).days) <= 12), None)


@cache
def _posts_of() -> dict[str, tuple[tuple[str, Mandate], ...]]:
    found: dict[str, list[tuple[str, Mandate]]] = {}
    for post in mandate_posts():
        for one in post.held:
            if not post.name.startswith("Founder"):
                found.setdefault(plain_name(one.person), []).append((post.name, one))
    return {name: tuple(there) for name, there in found.items()}


def _day(told: str) -> datetime.date:
    parts = [int(part) for part in told.split("-")]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 6, parts[2] if len(parts) > 2 else 15)
