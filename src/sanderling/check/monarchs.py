"""Kings, emirs, emperors and popes called so before their day, and heads of government called kings of their state.

A monarch keeps the title after leaving the throne, so that only the time before is held against the table of offices.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, country_words, dates_of, is_named, people_in, state_words
from sanderling.knowledge.actor_data import Holding, state_names

_WORDS = frozenset({"king", "queen", "emir", "sultan", "emperor", "pope", "sheikh"})
_ROYAL = lazily(r"(?i)\b(?:king|queen|emir|sultan|emperor|pope|grand duke|prince|sheikh|amir|sovereign)\b")
_TITLED = lazily(r"\b(?P<title>King|Emir|Sultan|Emperor|Pope) $")
_OF_STATE = lazily(rf"^,(?: who is)? the (?P<title>king|emir|sultan|emperor) of (?:the )?(?P<s>{A_STATE})(?=[,.;:]| who\b|$)")
_OTHER_DAYS = lazily(
    r"(?i)\b(?:future|later|then|became|become|becoming|born|biograph\w*|named after|airport|hospital|university|mosque|stadium|cup|street|bridge|foundation|since|anniversary|years? (?:ago|earlier|before|later)|decades?|history|recall\w*|remember\w*|when|as (?:crown )?prince)\b|[“\"]"
)
EARLY = datetime.timedelta(days=20)
_mask = Mask(state_words())


def monarch_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield monarchs and popes named so on a day before their accession, and kings of states who are none."""
    if _WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)) or _OTHER_DAYS.search(line.text):
            continue
        for one in people_in(text, line):
            if is_named(one) and (draft := _too_early(text, line, one) or _no_king(text, line, one)) is not None:
                yield draft


def _reigns(one: PersonMention) -> list[Holding]:
    return [h for h in one.person.offices if h.office in {"head_of_state", "supreme_leader"} and h.since and _ROYAL.search(h.title)]


def _too_early(text: CheckedText, line: Line, one: PersonMention) -> Draft | None:
    titled = _TITLED.search(text.text[max(line.start, one.start - 12) : one.name_start]) or re.match(r"(?P<title>King|Emir|Sultan|Emperor|Pope) ", text.text[one.start : one.end])
    reigns = _reigns(one) if titled is not None else []
    days = [*dates_of(text, line), *([text.day] if text.day and len(text.day) == 10 else [])]
    if titled is None or not reigns or not days or re.match(r" (?:[A-Z]|Crown)", text.text[one.end : line.end]):
        return None
    first = min(h.since for h in reigns)
    if any(day_of(day, last=True) + EARLY >= day_of(first) for day in days):
        return None
    return Draft(
        "person-conflict", text.span(min(one.start, one.name_start), one.end), f"{one.person.name} became {reigns[0].title} on {first}, after {days[0]}", "Check who was meant.", (f"actors/offices.csv: {reigns[0].source}",),
    )  # fmt: skip


def _no_king(text: CheckedText, line: Line, one: PersonMention) -> Draft | None:
    after = text.text[one.end : line.end]
    match = _OF_STATE.match(_mask(after)) if after.startswith(",") else None
    country = country_words().get(after[match.start("s") : match.end("s")]) if match is not None else None
    held = [h for h in one.person.offices if h.country in state_names()]
    if match is None or country is None or not held or any(_ROYAL.search(h.title) for h in held) or _ROYAL.search(one.person.name):
        return None
    return Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{one.person.name} was {held[0].title} of {state_names().get(held[0].country or '', '')} (from {held[0].since}), and no {match['title']}", "Check the office.", (f"actors/offices.csv: {held[0].source}",),
    )  # fmt: skip
