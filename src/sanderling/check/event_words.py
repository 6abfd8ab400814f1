"""Which known events some words may tell: looked up by the words that they cannot do without, before any pattern is searched."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sanderling.check.lazily import lazily
from sanderling.check.text import any_of
from sanderling.knowledge.check_years import DatedEvent, dated_events

TOKEN = lazily(r"[^\W_]+")


@cache
def events_by_token() -> dict[str, tuple[DatedEvent, ...]]:
    """Return the events by the longest word of each alternative of their first group."""
    found: dict[str, dict[str, DatedEvent]] = {}
    for event in dated_events():
        for words in event.groups[0]:
            found.setdefault(max(TOKEN.findall(words), key=len), {})[event.name] = event
    return {token: tuple(events.values()) for token, events in found.items()}


def event_tokens(event: DatedEvent) -> frozenset[str]:
    """Return the words of which a text needs one to name what an event befell."""
    return frozenset(max(TOKEN.findall(words), key=len) for words in event.groups[0])


@cache
def group_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words of a group."""
    return re.compile(rf"(?i)\b(?:{any_of(words)})(?!\w|(?<=shook) hands\b)")


@lru_cache(maxsize=8192)
def lowered(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a group in small letters."""
    return tuple(word.lower() for word in group)


def may_tell(lower: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text in small letters holds the letters of one alternative of each group."""
    return all(any(word in lower for word in lowered(group)) for group in groups)


def group_in(words: tuple[str, ...], text: str, lower: str) -> bool:
    """Whether a text, given as it is and in small letters, has one word of a group."""
    return any(word in lower for word in lowered(words)) and group_of(words).search(text) is not None


def group_spans(groups: tuple[tuple[str, ...], ...], clause: str) -> list[tuple[int, int]] | None:
    """Return where one word of each group stands in a clause, as near to the first as may be; None where one is missing."""
    if not may_tell(clause.lower(), groups):
        return None
    spots = [list(group_of(group).finditer(clause)) for group in groups]
    if not all(spots):
        return None
    anchor = spots[0][0]
    return [(one.start(), one.end()) for one in (anchor, *(min(found, key=lambda m: abs(m.start() - anchor.start())) for found in spots[1:]))]


def events_among(words: frozenset[str]) -> list[DatedEvent]:
    """Return the events of which some words in small letters may name what they befell, each once."""
    by_token = events_by_token()
    return list({event.name + event.since: event for token in sorted(words & by_token.keys()) for event in by_token[token]}.values())


@cache
def _needed(event: DatedEvent) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(max(TOKEN.findall(words), key=len).lower() for words in group) for group in event.groups)


def untold(event: DatedEvent, words: frozenset[str]) -> int:
    """Return how many groups of an event some words in small letters cannot tell: all of them where the first is one."""
    needed = _needed(event)
    if words.isdisjoint(needed[0]):
        return len(needed)
    return sum(words.isdisjoint(group) for group in needed[1:])


__all__ = ["TOKEN", "event_tokens", "events_among", "events_by_token", "group_in", "group_of", "group_spans", "lowered", "may_tell", "untold"]
