"""Readings made without the parser, so that tests of the record are quick: a double of the reader's answer."""

from __future__ import annotations

import hashlib

from sanderling.records import (
    Act,
    Actor,
    Article,
    Claim,
    Dropped,
    Edit,
    EditKind,
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

STATES = {"Iran": "IRN", "Israel": "ISR", "Russia": "RUS", "France": "FRA", "Peru": "PER", "Chile": "CHL"}


def span(text: str, words: str) -> Span:
    """The span of ``words`` in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words), words, words)


def reading(
    text: str,
    published: str | None = "2024-04-15",
    *,
    act: Act = Act.ASSAULT,
    time: str | None = "2024-04-14",
    factuality: Factuality = Factuality.HAPPENED,
    confidence: float = 0.8,
    program: str = "0.1.0",
    name: str = "test.txt",
    edits: tuple[Edit, ...] = (),
) -> Reading:
    """A reading of ``text``: one event from the first state named to the second, at a place named Isfahan if it is."""
    found = sorted((text.index(state), state) for state in STATES if state in text)
    actors = [Actor(state, span(text, state), STATES[state], STATES[state], "GOV", None, True, "named") for _, state in found]
    place = Place("Isfahan", span(text, "Isfahan"), "site:isfahan", "IRN", None, 32.6, 51.6, "city", True) if "Isfahan" in text else None
    sentence = span(text, text.split(".")[0])
    events = ()
    if len(actors) > 1:
        source = (Source("officials", False, "unnamed", span(text, "officials")),) if "officials" in text else ()
        when = Time(time or "then", "day" if time and len(time) == 10 else "month" if time else "unresolved", time, time)
        events = (
            Event(
                "E1", act, act, None, (), 4, -8.0, (actors[0],), (actors[1],), (), place, when, factuality, False, source,
                None, (sentence,), "rule", confidence,
            ),
        )  # fmt: skip
    claims = ()
    if len(actors) > 1 and "said" in text:
        claims = (Claim("C1", actors[0], (actors[0],), span(text, "said"), sentence, False, "asserts", ("E1",), (sentence,)),)
    data = text.encode("utf-8", "surrogatepass")
    clean = text
    for edit in reversed(edits):
        clean = clean[: edit.start] + edit.replacement + clean[edit.end :]
    return Reading(
        article=Article(
            hashlib.sha256(data).hexdigest(), text, sentence, published, "given" if published else None, "en",
            name=name, encoding="utf-8",
        ),
        clean=clean, edits=edits, flags=(), regions=(),
        mentions=tuple(Mention("actor", actor.span, actor=actor) for actor in actors),
        events=events, claims=claims, journeys=(), conveyances=(), findings=(), assessments=(), answers={},
        trail=Trail(program, "double", "0" * 16, (Dropped("x", "y"),)),
    )  # fmt: skip


def homoglyph(text: str, letter: str, replacement: str) -> tuple[Edit, ...]:
    """The edit that mends the first ``letter`` of ``text``."""
    at = text.index(letter)
    return (Edit(at, at + 1, letter, replacement, EditKind.HOMOGLYPH),)
