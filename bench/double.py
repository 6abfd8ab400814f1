"""A double of the reader, for tests and benches of the record: quick, and of about the true reader's volume of rows."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from functools import cache

from sanderling import __version__
from sanderling.knowledge.digest import knowledge_digest
from sanderling.records import (
    Act,
    Actor,
    Article,
    Claim,
    Event,
    Factuality,
    Mention,
    Place,
    Reading,
    Source,
    Span,
    Time,
    Trail,
)

STATES = {
    "North Korea": "PRK", "South Korea": "KOR", "United States": "USA", "Russia": "RUS", "China": "CHN", "Iran": "IRN",
    "Israel": "ISR", "Japan": "JPN", "Ukraine": "UKR", "France": "FRA", "India": "IND", "Türkiye": "TUR", "Syria": "SYR",
    "Germany": "DEU", "Egypt": "EGY", "Niger": "NER", "Peru": "PER", "Chile": "CHL", "Kenya": "KEN", "Norway": "NOR",
}  # fmt: skip
_STATE = re.compile("|".join(STATES))
_SENTENCE = re.compile(r"[^.\n]+")
_WORD = re.compile(r"[A-Z]\w+|\d+")
_ACTS = list(Act)


class DoubleReader:
    """Reads nothing: every state acts upon the next one named, every capitalised word and number is a mention."""

    model = "double"

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        """Seconds that each reading takes, besides."""

    def read(self, article: Article, published: str | None = None) -> Reading:
        """Return a reading that looks like one."""
        if self.pause:
            time.sleep(self.pause)
        text = article.text
        day = published or article.published
        events: list[Event] = []
        claims: list[Claim] = []
        before: tuple[str, Span] | None = None
        for sentence in _SENTENCE.finditer(text):
            words = _span(text, *sentence.span())
            for found in _STATE.finditer(text, *sentence.span()):
                state = (found.group(), _span(text, *found.span()))
                if before is not None:
                    events.append(_event(len(events), before, state, words, day))
                    claims.append(Claim(f"C{len(events)}", None, (), state[1], words, False, "asserts", (events[-1].id,), (words,)))
                before = state
        mentions = []
        for found in _WORD.finditer(text):
            span = _span(text, *found.span())
            mentions.append(Mention("actor", span, actor=_actor(found.group(), span)))
        first = _SENTENCE.search(text)
        return Reading(
            article=replace(
                article, title=_span(text, *first.span()) if first else None, published=day,
                published_from="given" if published else article.published_from, language="en",
            ),
            clean=text, edits=(), flags=(), regions=(), mentions=tuple(mentions), events=tuple(events), claims=tuple(claims),
            journeys=(), conveyances=(), findings=(), assessments=(), answers={}, trail=Trail(__version__, self.model, knowledge_digest()),
        )  # fmt: skip


def _event(number: int, one: tuple[str, Span], two: tuple[str, Span], words: Span, day: str | None) -> Event:
    act = _ACTS[(words.end - words.start + number) % len(_ACTS)]
    name, country = two[0], STATES[two[0]]
    return Event(
        f"E{number + 1}", act, act, None, (), number % 4 + 1, 1.0, (_actor(*one),), (_actor(*two),), (),
        Place(name, two[1], country, country, None, 10.0, 20.0, "country", True),
        Time("then", "day", day, day) if day else None, Factuality.HAPPENED, False,
        (Source(one[0], True, "state", one[1]),) if number % 3 == 0 else (), None, (words,), "double", 0.5 + number % 50 / 100,
    )  # fmt: skip


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end], text[start:end])


@cache
def _country(name: str) -> str | None:
    return STATES.get(name)


def _actor(name: str, span: Span) -> Actor:
    country = _country(name)
    return Actor(name, span, country, country, "GOV" if country else None, None, country is not None, "double")
