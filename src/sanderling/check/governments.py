"""A government told by its head's name that acts on a day when another led: 'the Clinton administration', 'Gordon Brown's government'.

Only one that stands as a subject at the head of a clause and does something now is held against the table of offices.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.verbs import IRREGULAR
from sanderling.check.who import dates_of, full_names, plain_name
from sanderling.knowledge.actor_data import Holding, persons, roles
from sanderling.knowledge.check_mandates import mandate_posts

_WORDS = frozenset({"administration", "government", "cabinet", "ministers", "coalition"})
_NAME = r"[A-ZÀ-Þ][\w\-]+(?: (?:de |da |von |van |der |al-|bin )*[A-ZÀ-Þ][\w\-]+){0,3}"
_TOLD = lazily(
    rf"(?:^|[,;:—–] |\b(?:and|but|that|while) |[a-z] )(?P<the>[Tt]he )?(?:(?P<name>{_NAME})(?P<own>[’']s?)? (?:(?:[a-z\-]+) )?(?:administration|government|cabinet|coalition|ministers)|(?:administration|government|cabinet) of (?:the )?(?:[a-z\- ]{{3,20}} )?(?P<of>{_NAME}))(?=[ ,])"
)
_HEADS = lazily(r"(?:^|[,;:—–] |\b(?:and|but|that|while) )$")
_PAST = "|".join(sorted({word for word in IRREGULAR if len(word) > 2}, key=len, reverse=True))
_ACTS = lazily(rf"^(?:,(?! (?:which|who|had|whose)\b)[^,;.“”]{{3,60}},)? (?:(?:also|again|yesterday|today|finally|formally|[a-z]+ly) )?(?:will|is|has|{_PAST}|[a-z]{{2,}}ed|says|wants|plans)\b(?! by\b)")
_LONG_AGO = lazily(
    r"(?i)\b(?:then|former\w*|years? (?:ago|earlier|before)|decades?|months? (?:ago|earlier|before)|at the time|in those days|history|historic\w*|recall\w*|remember\w*|once|legacy|memoirs?|anniversary|era|used to|had (?:[a-z]+ )?[a-z]+(?:ed|en)|documents?|archives?|papers|declassified|under|"
    r"(?:in|of|by|from|until|since) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b|[“\"]"
)
BEFORE, AFTER = datetime.timedelta(days=30), datetime.timedelta(days=75)


@cache
def _leaders() -> dict[str, tuple[str, ...]]:
    """Return the ids of those who led a state by name and by family name."""
    found: dict[str, list[str]] = {}
    for person in persons().values():
        if any(h.office in {"head_of_state", "head_of_government"} for h in person.offices):
            for name in {plain_name(name) for name in (person.name, *person.aliases)}:
                for key in {name, name.split()[-1], *(name.split()[:1] if person.country in {"KOR", "CHN", "TWN", "PRK"} else ())}:
                    found.setdefault(key, []).append(person.id)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


@cache
def _others() -> dict[str, list[tuple[str, str]]]:
    """Return the terms of governors, mayors and first ministers by family name: theirs are governments too."""
    found: dict[str, list[tuple[str, str]]] = {}
    for post in mandate_posts():
        if any(title in {"governor", "mayor", "premier", "first minister", "chief minister", "prime minister", "president"} for title in post.titles):
            for one in post.held:
                found.setdefault(plain_name(one.person).split()[-1], []).append((one.since, one.until))
    return found


_THEREAFTER = lazily(r"(?i)\b(?:later|earlier|afterwards|thereafter|ago|at the time|then|had)\b")


def government_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield governments told to act on a day by the name of one who led before or after."""
    if _WORDS.isdisjoint(text.vocabulary) or text.day is None or len(text.day) < 10:
        return
    for line in text.lines:
        if not _WORDS.isdisjoint(text.words(line)) and not line.heading:
            for match in _TOLD.finditer(line.text):
                draft = _judge(text, line, match)
                if draft is not None:
                    yield draft


def _judge(text: CheckedText, line: Line, match: re.Match[str]) -> Draft | None:
    name = match["name"] or match["of"]
    words = name.split(" ")
    while len(words) > 1 and (words[0].lower() in roles() or words[0] in {"Prime", "President", "Minister", "Chancellor", "King", "General"}):
        words = words[1:]
    name = " ".join(words)
    key = plain_name(name)
    if match["name"] and not match["own"] and not match["the"]:
        return None
    leaders = _leaders().get(key, ()) if key in full_names() or len(words) == 1 else ()
    start = match.start("the") if match["the"] else match.start("name") if match["name"] else match.start()
    if not leaders or not _HEADS.search(line.text[:start]) or not _ACTS.match(line.text[match.end() :]) or _LONG_AGO.search(line.text) or _THEREAFTER.search(line.text) or (len(words) == 1 and not match["the"]):
        return None
    day = text.day or ""
    told = [one for one in dates_of(text, line) if len(one) == 10]
    if any(abs(day_of(one) - day_of(day)).days > 8 for one in told) or any(len(one) < 10 for one in dates_of(text, line)):
        return None
    if not told and not any(len(one) == 10 and abs(day_of(one) - day_of(day)).days <= 8 for other in text.lines for one in dates_of(text, other)):
        return None
    held = [h for one in leaders for h in persons()[one].offices if h.office in {"head_of_state", "head_of_government"} and h.since]
    if any(_near(h, day) for h in held) or any(since[:7] <= day[:7] and (not until or day[:7] <= until[:7]) for since, until in _others().get(key.split()[-1], ())):
        return None
    if len(words) == 1 and len(leaders) > 2:
        return None
    near = min(held, key=lambda h: abs((day_of(h.since) - day_of(day)).days))
    return Draft(
        "person-conflict", text.span(line.start + start, line.start + match.end()), f"{persons()[near.person].name} was {near.title} from {near.since} to {near.until or 'now'}, not on {day}",
        "Check who governed.", (f"actors/offices.csv: {near.source}",),
    )  # fmt: skip


def _near(held: Holding, day: str) -> bool:
    return day_of(held.since) - BEFORE <= day_of(day) and (not held.until or day_of(day) <= day_of(held.until, last=True) + AFTER)
