"""A double of the reader for tests of joined articles: states act upon each other by a few verbs, all else is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from sanderling import __version__
from sanderling.ingest.documents import Fetched
from sanderling.knowledge.digest import knowledge_digest
from sanderling.records import (
    Act,
    Actor,
    Article,
    Event,
    Factuality,
    Mention,
    Quantity,
    Reading,
    Source,
    Span,
    Time,
    Trail,
)

STATES = {"Norway": "NOR", "Russia": "RUS", "Kenya": "KEN", "China": "CHN", "Peru": "PER", "Chile": "CHL", "Iran": "IRN"}
ACTS = {"detained": Act.COERCE, "thanked": Act.SUPPORT, "accused": Act.ACCUSE, "attacked": Act.ASSAULT, "helped": Act.AID}
_STATE = re.compile("|".join(STATES))
_SENTENCE = re.compile(r"[^.\n]+")
_SAYS = re.compile(rf"\b({'|'.join(STATES)}) (denied that )?[^.\n]*?\b({'|'.join(ACTS)})\b[^.\n]*?\b({'|'.join(STATES)})\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNT = re.compile(r"\b(\d{1,3}) (sailors|soldiers|trucks)\b")


class PlainReader:
    """STATE ... VERB ... STATE is an event; ``denied that`` after the first state denies it; '12 sailors' is a count."""

    def __init__(self, model: str = "plain") -> None:
        self.model = model

    def read(self, article: Article, published: str | None = None) -> Reading:
        """Return a reading."""
        text, day = article.text, published or article.published
        events = []
        for sentence in _SENTENCE.finditer(text):
            found = _SAYS.search(text, *sentence.span())
            if found is None:
                continue
            span = _span(text, *sentence.span())
            date = _DAY.search(text, *sentence.span())
            when = _span(text, *date.span()) if date else None
            events.append(
                Event(
                    f"E{len(events) + 1}", ACTS[found[3]], ACTS[found[3]], None, (), 4, -5.0, (_actor(text, found, 1),),
                    (_actor(text, found, 4),), (), None,
                    Time(when.text, "day", when.text, when.text, evidence=when) if when else None,
                    Factuality.DENIED if found[2] else Factuality.HAPPENED, False,
                    (Source(found[1], True, "state", _span(text, *found.span(1))),) if found[2] else (), None, (span,), "plain", 0.8,
                )
            )  # fmt: skip
        mentions = [Mention("actor", _span(text, *one.span()), actor=_actor(text, one, 0)) for one in _STATE.finditer(text)]
        mentions += [
            Mention(
                "quantity", _span(text, *one.span()),
                quantity=Quantity(float(one[1]), _span(text, *one.span()), counted=one[2]),
            )
            for one in _COUNT.finditer(text)
        ]  # fmt: skip
        title = _SENTENCE.search(text)
        return Reading(
            article=replace(
                article, title=_span(text, *title.span()) if title else None, published=day,
                published_from="given" if published else article.published_from, language="en",
            ),
            clean=text, edits=(), flags=(), regions=(), mentions=tuple(sorted(mentions, key=lambda one: one.span.start)),
            events=tuple(events), claims=(), journeys=(), conveyances=(), findings=(), assessments=(), answers={},
            trail=Trail(__version__, self.model, knowledge_digest()),
        )  # fmt: skip


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end], text[start:end])


def _actor(text: str, found: re.Match[str], group: int) -> Actor:
    country = STATES[found[group]]
    return Actor(found[group], _span(text, *found.span(group)), country, country, "GOV", None, True, "plain")


def document(text: str, name: str, published: str | None = "2021-03-03", outlet: str | None = None) -> Fetched:
    """An article as it reaches the record."""
    return Fetched(
        text.encode(), name, "text/plain", outlet=outlet, published=published, published_from="metadata" if published else None
    )
