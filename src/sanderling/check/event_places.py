"""Known events that are told of another town than theirs: 'Rabin was shot at a rally in Jerusalem', 'the bomb that killed Hariri in Tripoli'.

The words of the event stand in one clause with a single town, which 'in', 'at', 'near' or 'off' ties to them, and neither its own place nor one near it is named.
Where no town is told, a state, region, island or range is held against the event's point: 'the jet hit a mountain in the Pyrenees'.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sanderling.check.claimed_places import read_claim
from sanderling.check.containers import origin_of, rounded_km, where_is
from sanderling.check.event_sites import reach_of, widely_told
from sanderling.check.event_words import group_in, group_of, group_spans
from sanderling.check.finding import Draft
from sanderling.check.judged_places import Judgement, Sentence
from sanderling.check.landmarks import cities_of
from sanderling.check.lazily import lazily
from sanderling.check.links import Link
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.sited import Sited
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import persons, state_names
from sanderling.knowledge.check_event_places import EventPlace, event_places
from sanderling.knowledge.check_tables import Landmark, landmarks
from sanderling.resolve.place_candidate import PlaceCandidate, distance_km
from sanderling.resolve.places import PlaceResolver

_WORDS = lazily(r"[^\W_]+")
_NAME = r"[A-ZÀ-Þ][\w’\-]*\w"
_PLACE = lazily(
    rf"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|[Oo]ver|[Aa]bove|[Oo]n (?=the (?:airfield|runway|tarmac|airport|streets?|beach|coast)\b)|of) (?:the )?(?:(?:[A-Z][a-z]+ )?(?:[a-z]+ )?(?:city|town|port|capital|streets?|square|centre|center|heart|middle|outskirts|harbour|coast|suburbs?|township|district|quarter|prison|jail|stadium|airport|airfield|station|barracks|market|cathedral|church|mosque|theatre|palace|embassy|consulate|park|university|gaol|bay|sky|skies)(?: of| in| at| above| over)? )?(?P<y>{_NAME}(?: (?:(?:de|al|el|la|du|da|do) )?{_NAME}){{0,2}}?)(?! (?:hotel|hospital|embassy|consulate|bridge|street|club|cathedral|school|university|restaurant|bank|group|museum)\b)(?=[,.;:)]| [a-z\d]|$)"
)
_JOURNEY = lazily(r"(?:on (?:its|the|a) (?:way|flight|voyage) |bound |flying |en route |flight )?from [A-ZÀ-Þ][\w\-]+(?: [A-ZÀ-Þ][\w\-]+)? (?:to|for) [A-ZÀ-Þ][\w\-]+(?: [A-ZÀ-Þ][\w\-]+)?")
_CLOSING = lazily(r"[,.;:)]|$| (?:and|on|when|where|after|before|with|in|as|at|by|killing|leaving|that|which|last|this|was|were|is|has|had)\b")
_CUT = lazily(r"[;:]|[“”\"]|, (?:but|while|whereas|though|although|and|who|whose|which|where|said|says) | (?:while|whereas|said|says|told) ")
_KIN_OF = lazily(r"(?i)\b(?:brother|sister|son|daughter|wife|widow|husband|father|mother|nephew|niece|cousin|aide|adviser|bodyguard|lawyer|driver|ally|supporters?|followers?|friend|biographer|successor|predecessor|heir) (?:of|to) (?:[\w\-]+ ){0,5}$")
_OUTCRY = lazily(r"(?<!during )(?<!during the )\b(?:protest\w*|march(?!es? of)\w*|demonstrat\w*|rall(?:y|ies|ied)|riot\w*)\b")
_ITS_KIN = lazily(r"[’']s? (?:[a-z\-]+ ){0,2}?(?:brother|sister|son|daughter|wife|widow|husband|father|mother|nephew|niece|cousin|aide|adviser|bodyguard|lawyer|driver|ally|allies|supporters?|followers?|friends?|biographer|successor|predecessor|heir|party|museum|statue|club|house|grave|birthplace)\b")
_RELATIVE = lazily(r", (?:who|which) ")
_NOT_SO = lazily(
    r"(?i)\b(?:anniversar\w+|commemorat\w+|memorial|monument|statue|film|book|play|novel|trial|court|tribunal|judges?|convicted|sentenced|jailed|inquiry|inquest|report|buried|burial|funeral|mourn\w*|vigil|ceremon\w+|museum|its seat|headquarters|headquartered|remember\w*|recall\w*|marked|marking|another|second|similar|"
    r"like|unlike|not|never|before|until|since|would|could|if|talks|visit\w*|speech|spoke|speaking|lives|living|lived|born|raised|prayed|celebrat\w+|news of|plotted|planned|hatched|from(?! (?:the )?\ua000)|wounds|hospital(?! in\b)|died of|flew to|taken to|moved|extradited|copy|copies|replica|refugees?|survivors?(?! (?:from|out of|under|in the ruins))|suspects?|arrested|later|then|after|put aboard|put on board|laid to rest|interred|cremated|loaded|aboard in|on board in|planted on)\b"
)
FAR_KM = 60.0
"""A town nearer to an event's place than this may be told for it, and a great one nearer than GREAT_KM."""
GREAT_KM = 30.0
GREAT = 100_000
WORDS_APART = 11
FRESH_DAYS = 30
"""So long after its day an event may be told by what happened in it, without its name."""
_IN = lazily(r"(?i)\b(?P<prep>in|on|at|near|off|over|outside) (?:the )?(?:(?:waters|hills|mountains|desert|forests?|jungle) (?:off|of|in) (?:the )?)?")


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
    published = text.reading.article.published
    for line in text.lines:
        tokens = text.words(line) & _tokens()
        if not tokens or line.heading:
            continue
        lower = line.text.lower()
        events = {event.name: event for token in tokens for event in _by_token()[token] if all(group_in(group, line.text, lower) for group in event.groups) and _is_timely(event, line.text, published)}
        told = [_judge(text, line, event, resolver) or widely_told(text, line, event, resolver) for event in events.values()]
        if not any(one is True for one in told):
            yield from [one for one in told if isinstance(one, Draft)][:1]


def _is_timely(event: EventPlace, line: str, published: str | None) -> bool:
    """Whether an event that has a day may be meant: what is told soon after it, or with its month and year; one with '+' at any time after."""
    if not event.day:
        return True
    day = datetime.date.fromisoformat(event.day[:10])
    if published is None or len(published) != 10:
        return False
    apart = (datetime.date.fromisoformat(published) - day).days
    if apart < 0:
        return False
    return apart <= FRESH_DAYS or event.day.endswith("+") or f"{day:%B} {day.year}" in line or (_years_back(line) == round(apart / 365.25) and abs(apart - 365.25 * round(apart / 365.25)) <= FRESH_DAYS)


_YEARS_AGO = lazily(rf"(?i)\b(?P<n>\d{{1,3}}|{WORD}) years (?:ago|after|since|to the day|on)\b|\b(?P<nth>\d{{1,3}})(?:st|nd|rd|th) anniversary\b")


def _years_back(line: str) -> int | None:
    """Return how many years ago a sentence puts what it tells: 'twenty years ago today'."""
    match = _YEARS_AGO.search(line)
    if match is None:
        return None
    number = match["n"] or match["nth"]
    return int(number if number.isdigit() else value_of_word(number.lower()) or 0)


def _judge(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver) -> Draft | bool | None:
    """Return the finding; or True where the sentence tells the event's own place."""
    if any(place in line.text and _names(line.text, place, event) for place in event.places):
        return True
    low, before = 0, -1
    for cut in [*(m.start() for m in _CUT.finditer(line.text)), len(line.text)]:
        for start in (low, before):
            # 'Martin Bryant, who shot 35 people': what is told of a name behind it is of its clause too.
            if start < 0 or (start == before and not _RELATIVE.match(line.text, low)):
                continue
            spans = group_spans(event.groups, line.text[start:cut])
            if spans is not None:
                return _in_clause(text, line, event, resolver, start, line.text[start:cut], spans)
        low, before = cut, low
    return None


def _names(words: str, place: str, event: EventPlace) -> bool:
    """Whether a sentence names a place of an event, but for where it does so in the words of the event itself: 'the Nuremberg trial'."""
    own = [match.span() for match in group_of(event.groups[0]).finditer(words)]
    return any(not any(start <= match.start() < end for start, end in own) for match in pattern(rf"\b{re.escape(place)}\b").finditer(words))


def _in_clause(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver, low: int, clause: str, spans: list[tuple[int, int]]) -> Draft | bool | None:
    start, end = min(one for one, _ in spans), max(one for _, one in spans)
    if _KIN_OF.search(clause, max(0, spans[0][0] - 60), spans[0][0]) or _ITS_KIN.match(clause, spans[0][1]):
        return None  # 'the brother of Prime Minister Benazir Bhutto was shot'
    found = []
    for match in _PLACE.finditer(clause):
        if any(one <= match.start("y") < other for one, other in spans):
            continue
        if match["prep"] == "of" and not any(match.start() == other + 1 for _, other in spans):
            continue
        cities = [] if match["y"] in country_words() else cities_of(match["y"], resolver)
        if not cities and (mark := landmarks().get(match["y"])) is not None:
            cities = [PlaceCandidate("site:landmark", mark.name, "site", mark.countries[0], mark.countries, None, mark.lat, mark.lon, 5.0, 0)]
        if cities:
            found.append((match, cities))
    if not found:
        return _claimed(text, line, event, resolver, low, clause, (start, end), spans)
    if len(found) != 1:
        return None
    match, cities = found[0]
    cities = [p for p in cities if p.population >= 0.1 * cities[0].population]
    if any(distance_km(event.lat, event.lon, p.lat, p.lon) <= reach_of(event, line.text, p) for p in cities):
        return True
    between = clause[end : match.start()] if match.start() >= end else clause[match.end() : start] if match.end() <= start else ""
    opens = re.fullmatch(r"\W*(?:It was )?", clause[: match.start()]) is not None
    if (match.start() >= end and (_OUTCRY.search(between) or re.search(r", (?:died|dies|has died|retired|lives)\b", between))) or len(_WORDS.findall(between)) > WORDS_APART or (match.end() <= start and not opens):
        return None
    first, last = min(start, match.start()), max(end, match.end("y"))
    # What stands before and between may make it another matter; the words of the event themselves do not.
    if _is_else(event, _without(clause[:last], spans)[max(0, first - 40) :]):
        return None
    other = _other_victim(event, clause, match["y"], line.text)
    if other is not None:
        at, behind = spans[0]
        return Draft(
            "person-conflict", text.span(line.start + low + at, line.start + low + behind), f"{other.name}: {other.places[0]}; {event.name}: {event.places[0]}",
            "Check who was meant, or the place.", (f"checks/event_places.csv: {other.source}",),
        )  # fmt: skip
    return Draft(
        "place-conflict", text.span(line.start + low + first, line.start + low + last),
        f"{event.name}: {event.places[0]}, about {rounded_km(distance_km(event.lat, event.lon, cities[0].lat, cities[0].lon))} km from {cities[0].name} ({where_is(cities[0])})", "Check the place of the event.",
        (f"checks/event_places.csv: {event.source}", origin_of(cities[0])),
    )  # fmt: skip


@cache
def _died() -> dict[str, str]:
    """Return the day on which each known person died, by each name in small letters."""
    return {name.lower(): one.died for one in persons().values() if one.died for name in (one.name, *one.aliases)}


def _other_victim(event: EventPlace, clause: str, town: str, words: str) -> EventPlace | None:
    """Return the event of another's death in the town that is told, where the sentence tells the year of that death and not of the event's own."""
    years = {match[0] for match in _YEAR.finditer(words)}
    mine = {_died().get(name, "")[:4] for name in event.groups[0]} - {""}
    if len(years) != 1 or not mine or mine & years:
        return None
    for other in event_places():
        if other is not event and town in other.places and len(other.groups) > 1 and {_died().get(name, "")[:4] for name in other.groups[0]} & years:
            lower = clause.lower()
            if any(group_in(group, clause, lower) for group in (event.groups[1], other.groups[1])):
                return other
    return None


_YEAR = lazily(r"\b(?:19|20)\d\d\b")


def _claimed(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver, low: int, clause: str, extent: tuple[int, int], spans: list[tuple[int, int]]) -> Draft | None:
    """An event told of a state, a region, an island or a range that is not its own: 'the Germanwings jet hit a mountain in the Pyrenees'."""
    if any(place in clause for place in event.places):
        return None  # 'The Camp David accords are still in force, Egypt's minister said'
    start, end = extent
    for match in sorted(_IN.finditer(clause, start), key=lambda match: (match.start() < end, match.start())):
        if any(one <= match.end() < other for one, other in spans):
            continue
        between = clause[end : match.start()] if match.start() >= end else ""
        if len(_WORDS.findall(between)) > WORDS_APART - 5 or _is_else(event, _without(clause[: max(match.start(), end)], spans)[-90:]):
            return None
        claim = read_claim(clause, match.end())
        if claim is None or _CLOSING.match(clause, claim.end) is None:
            continue
        if claim.kind == "coast" and claim.country is not None:
            claim = replace(claim, kind="country", name=state_names().get(claim.country, ""), side="side")
        if claim.kind not in {"country", "region", "area", "quarter", "water"} or (claim.kind == "region" and claim.country is None and claim.region is None and match["prep"] == "at"):
            return None
        mark = Landmark(event.name, event.lat, event.lon, event.places[0], event.countries, event.source)
        first, last = line.start + low + min(start, match.start()), line.start + low + max(end, claim.end)
        sited = Sited(start, end, event.name, False, mark)
        found = Judgement(Sentence(text, line, resolver), sited, Link(match.end(), "on" if claim.kind == "water" else "in", "", True, True), claim, False).verdict()
        if not isinstance(found, Draft):
            return None
        because = found.because.replace(f"{event.name} lies near ", f"{event.name}: ", 1)
        return replace(found, says=text.span(first, last), because=because, sources=(f"checks/event_places.csv: {event.source}", *found.sources[1:]))
    return None


def _is_else(event: EventPlace, words: str) -> bool:
    """Whether some words make it another matter than the event: none of those that tell it."""
    return any(not any(match[0].lower() in group for group in event.groups) for match in _NOT_SO.finditer(words))


def _without(words: str, spans: list[tuple[int, int]]) -> str:
    """Return some words with a letter for each word of the event, and without the ends of its journey."""
    for one, other in sorted(spans, reverse=True):
        words = words[:one] + "\ua000" + words[other:]
    return _JOURNEY.sub("", words)
