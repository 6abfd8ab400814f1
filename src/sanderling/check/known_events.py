"""Which known events a sentence names, and when they were: 'as the Union flag was lowered over Hong Kong' tells its day without a date.

The events are those of the tables of dated events and of turning points, told by their words in any order within a sentence. Other
checks ask here for the time that a clause is of where it tells no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.check.event_words import event_tokens, group_spans, untold
from sanderling.check.text import CheckedText, Line
from sanderling.knowledge.check_tables import turning_points
from sanderling.knowledge.check_years import DatedEvent, dated_events


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event named at start..end of a sentence (offsets in its text), and its first and last day (ISO, of the precision known)."""

    start: int
    end: int
    name: str
    since: str
    until: str
    source: str


FARTHEST = 110
"""Words of an event that stand farther apart than so many letters are not told of one thing."""


@cache
def _by_token() -> dict[str, tuple[DatedEvent, ...]]:
    """Return the events, turning points among them, by each word of which a sentence needs one."""
    found: dict[str, list[DatedEvent]] = {}
    own = [event for event in dated_events() if len(event.groups) > 1 and not event.also]
    for point in turning_points():
        # 'The city' may be any: only what is named tells the deed.
        named = tuple(word.lower() for word in point.subjects if word[:1].isupper())
        if named:
            own.append(DatedEvent(point.name, (named, tuple(point.deeds)), point.since, point.until, (), point.source))
    for event in own:
        for token in event_tokens(event):
            found.setdefault(token, []).append(event)
    return {token: tuple(events) for token, events in found.items()}


@cache
def _tokens() -> frozenset[str]:
    return frozenset(_by_token())


def known_events(text: CheckedText, line: Line) -> tuple[KnownEvent, ...]:
    """Return the known events that a sentence names by their words, in order; looked up once a sentence."""
    kept: tuple[KnownEvent, ...] | None = text.noted.get(("known events", line.start))
    if kept is None:
        kept = text.noted["known events", line.start] = tuple(_found(text, line))
    return kept


def _found(text: CheckedText, line: Line) -> list[KnownEvent]:
    found, seen, words = [], set(), text.words(line)
    for token in sorted(words & _tokens()):
        for event in _by_token()[token]:
            if event.name in seen or untold(event, words):
                continue
            seen.add(event.name)
            spans = group_spans(event.groups, line.text)
            if spans is None:
                continue
            start, end = min(low for low, _ in spans), max(high for _, high in spans)
            if end - start <= FARTHEST and not re.search(r"[;:“”\"]", line.text[start:end]):
                found.append(KnownEvent(start, end, event.name, event.since, event.until or event.since, event.source))
    return sorted(found, key=lambda one: (one.start, one.end, one.name))
