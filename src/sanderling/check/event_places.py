"""Known events that are told of another town than theirs: 'Rabin was shot at a rally in Jerusalem', 'the bomb that killed Hariri in Tripoli'.

The words of the event stand in one clause with a single town, which 'in', 'at', 'near' or 'off' ties to them, and neither its own place nor one near it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.containers import origin_of, rounded_km, where_is
from sanderling.check.dated_events import group_in, group_spans
from sanderling.check.finding import Draft
from sanderling.check.landmarks import cities_of
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.check_event_places import EventPlace, event_places
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_WORDS = lazily(r"[^\W_]+")
_NAME = r"[A-ZÀ-Þ][\w’\-]*\w"
_PLACE = lazily(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|[Oo]ver) (?:the )?(?:(?:[A-Z][a-z]+ )?(?:[a-z]+ )?(?:city|town|port|capital|streets?|centre|center|heart|outskirts|harbour|coast|suburbs?)(?: of)? )?(?P<y>{_NAME}(?: (?:(?:de|al|el|la|du|da|do) )?{_NAME}){{0,2}}?)(?=[,.;:)]| [a-z\d]|$)"
)
_CUT = lazily(r"[;:]|[“”\"]|, (?:but|while|whereas|though|although|and|who|whose|which|where|said|says) | (?:while|whereas|said|says|told) ")
_NOT_SO = lazily(
    r"(?i)\b(?:anniversar\w+|commemorat\w+|memorial|monument|statue|film|book|play|novel|trial|court|tribunal|judges?|convicted|sentenced|jailed|inquiry|inquest|report|buried|burial|funeral|mourn\w*|vigil|ceremon\w+|museum|remember\w*|recall\w*|marked|marking|protest\w*|march\w*|demonstrat\w*|another|second|similar|"
    r"like|unlike|not|never|before|until|since|would|could|if|talks|visit\w*|speech|spoke|speaking|lives|living|lived|born|raised|prayed|celebrat\w+|news of|plotted|planned|hatched|from|wounds|hospital|died of|flew to|taken to|moved|extradited|copy|copies|replica|refugees?|survivors?|suspects?|arrested|later|then|after)\b"
)
FAR_KM = 110.0
"""A town nearer to an event's place than this may be told for it."""
WORDS_APART = 9


@cache
def _by_token() -> dict[str, tuple[EventPlace, ...]]:
    found: dict[str, dict[str, EventPlace]] = {}
    for event in event_places():
        for words in event.groups[0]:
            found.setdefault(max(_WORDS.findall(words), key=len), {})[event.name] = event
    return {token: tuple(events.values()) for token, events in found.items()}


@cache
def _tokens() -> frozenset[str]:
    return frozenset(_by_token())


def event_place_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield towns told for known events that took place elsewhere."""
    for line in text.lines:
        tokens = text.words(line) & _tokens()
        if not tokens or line.heading:
            continue
        lower = line.text.lower()
        events = {event.name: event for token in tokens for event in _by_token()[token] if all(group_in(group, line.text, lower) for group in event.groups)}
        told = [draft for event in events.values() if (draft := _judge(text, line, event, resolver)) is not None]
        if len(told) == len(events):
            yield from told[:1]


def _judge(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver) -> Draft | None:
    if any(place in line.text for place in event.places):
        return None
    low = 0
    for cut in [*(m.start() for m in _CUT.finditer(line.text)), len(line.text)]:
        clause = line.text[low:cut]
        spans = group_spans(event.groups, clause)
        if spans is not None:
            return _in_clause(text, line, event, resolver, low, clause, spans)
        low = cut
    return None


def _in_clause(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver, low: int, clause: str, spans: list[tuple[int, int]]) -> Draft | None:
    start, end = min(one for one, _ in spans), max(one for _, one in spans)
    found = []
    for match in _PLACE.finditer(clause):
        if any(one <= match.start("y") < other for one, other in spans):
            continue
        cities = [] if match["y"] in country_words() else cities_of(match["y"], resolver)
        if cities:
            found.append((match, cities))
    if len(found) != 1:
        return None
    match, cities = found[0]
    cities = [p for p in cities if p.population >= 0.1 * cities[0].population]
    if any(distance_km(event.lat, event.lon, p.lat, p.lon) <= FAR_KM for p in cities):
        return None
    between = clause[end : match.start()] if match.start() >= end else clause[match.end() : start] if match.end() <= start else ""
    opens = re.fullmatch(r"\W*(?:It was )?", clause[: match.start()]) is not None
    if len(_WORDS.findall(between)) > WORDS_APART or (match.end() <= start and not opens):
        return None
    first, last = min(start, match.start()), max(end, match.end("y"))
    # What stands before and between may make it another matter; the words of the event themselves do not.
    rest = clause[:last]
    for one, other in sorted(spans, reverse=True):
        rest = rest[:one] + " " + rest[other:]
    if _NOT_SO.search(rest[max(0, first - 40) :]):
        return None
    return Draft(
        "place-conflict", text.span(line.start + low + first, line.start + low + last),
        f"{event.name}: {event.places[0]}, about {rounded_km(distance_km(event.lat, event.lon, cities[0].lat, cities[0].lon))} km from {cities[0].name} ({where_is(cities[0])})", "Check the place of the event.",
        (f"checks/event_places.csv: {event.source}", origin_of(cities[0])),
    )  # fmt: skip
