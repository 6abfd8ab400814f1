"""How far two towns are told to lie apart, in whatever words, against the straight line between them.

A distance belongs to two towns that stand together, 'the 200 km between Nairobi and Nakuru', 'from Kabul to Islamabad, a hop of 370 km', or to
the town before it and that behind it, 'Basra lies some 450 kilometres from Baghdad'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import quantities
from sanderling.check.text import CheckedText, Line
from sanderling.check.towns import Town, named_towns
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_UNIT = lazily(r"^[ -](?P<unit>km|kilomet(?:re|er)s?|miles?)\b(?: \([^)]{1,30}\))?(?!(?: |-)(?:an? hour|per hour|wide|high|deep|square|thick|inland from|range|radius|long queue|queue|away from the (?:border|front|coast)))")
_PAIR = lazily(r"^,? (?:to|and|from|or on to|as far as|until|for|into)(?: the)?(?: (?!of\b)[a-z]+){0,2}(?: of)? $")
_FROM = lazily(
    r"^,?(?: (?:away|distant|apart|off|distance|by road|by rail|by air|by sea|by car|as the crow flies|in a straight line|inland|north|south|east|west|(?:north|south)[- ]?(?:east|west)(?:wards?)?|(?:to the|up the|down the|along the|over the|through the|on the) [a-z\-]+(?: [a-z]+)?|of (?:desert|road|track|railway|motorway|highway|mountain road|jungle|bad road|dirt road|sand|scrub)|journey|drive|walk|march|ride|hop|flight|trip|in [A-Z]\w+),?)*,? (?:from|of|away from|between it and|separate it from|lie between it and|to|part it from)(?: (?:the|its))?(?: (?!of\b)[a-z]+| [A-Z][a-z]+ (?=capital|port)){0,2}(?: of)?,? $"
)
_NOT_TOWNS = lazily(r"(?i)\b(?:border|front|line|frontier|coast|river|shore|pipeline|cable|canal|fence|wall|range|radius|circle|queue|jam|long|wide|strip|stretch|square|dug|laid|paved|built|widened|planned|tunnel|fired|flew over|missile|rocket|epicent\w+|territory|waters|limit|zone|roundabout|detour|by way of|via|instead of|rather than|within|each day|a day|speed|fell|came down|first|last|another|further|extra|remaining|still|halfway|half way|turned|tour|circuit|round trip|there and back|in all|altogether)\b")
_CUT = lazily(r"[;:()]|[“”\"]| but | while | where | who | whose | whom |, and ")
_WAYS = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())
LINK = 70
"""A town farther than so many characters from a distance is not measured by it."""


def distance_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield distances between two towns that are far from the true ones."""
    for line in text.lines:
        if _WAYS.isdisjoint(text.words(line)) or line.heading:
            continue
        towns = named_towns(text, line, resolver)
        for one in quantities(text, line) if len(towns) >= 2 else ():
            match = _UNIT.match(line.text[one.end :])
            if match is None:
                continue
            start, end = line.start + one.start, line.start + one.end + match.end()
            pair = _pair(text, line, towns, start, end)
            if pair is None:
                continue
            here, there = pair
            said = one.value * (1.609 if match["unit"].startswith("mile") else 1.0)
            real = distance_km(here.lat, here.lon, there.lat, there.lon)
            if real < 1 or abs(said - real) <= 40 or 0.6 <= said / real <= 1.9:
                continue
            yield Draft(
                "number-conflict", text.span(min(start, here.start), max(end, there.end)), f"{here.name} and {there.name} are {real:,.0f} km apart in a straight line, not {said:,.0f} km",
                "Check the distance and the places.", ("places of the gazetteer",),
            )  # fmt: skip


def _pair(text: CheckedText, line: Line, towns: list[Town], start: int, end: int) -> tuple[Town, Town] | None:
    """Return the two towns that a distance at start..end lies between."""
    words = text.text
    for here, there in itertools.pairwise(towns):
        between = words[here.end : there.start]
        if here.start >= end and there.start - end <= LINK:
            # 'The 1,400 kilometres between Paris and Brussels'.
            link, tail = words[end : here.start], between
            if _PAIR.match(tail) and not _CUT.search(link) and not _NOT_TOWNS.search(link + tail) and re.search(r"\b(?:between|from|part(?:s|ed)?|separat\w+|divid\w+|of|apart|linking|connecting|joining|lie|lies|lay)\b", link) and (re.search(r"\b(?:between|from|linking|connecting|joining)(?: the)?(?: [a-z]+)* $", link) or " from " in tail):
                return _sure(text, line, here, there)
        elif there.end <= start and start - there.end <= LINK:
            # 'From Kabul to Islamabad, a hop of 370 kilometres'; 'Jerusalem and Bethlehem are nine kilometres apart'.
            link, lead = words[there.end : start], words[max(line.start, here.start - 25) : here.start]
            if _PAIR.match(between) and not _CUT.search(link) and not _NOT_TOWNS.search(link + between):
                if re.search(r"\b(?:[Ff]rom|[Bb]etween)(?: the)?(?: [a-z]+)* $", lead) and (re.match(r"^,? (?:an?|the|some|about|is|it is|which is|are|lie|there are|measures|there is|stretch\w*|runs?|covers?|covered|measures?|spans?|makes?|means?|takes?|comes to|adds up to|works out at|amounts to) ?", link) or link.strip(" ,") in {"", "is", "are", "of"}):
                    return _sure(text, line, here, there)
                if re.match(r"^ (?:apart|from each other|from one another|distant from each other)\b", words[end : end + 30]):
                    return _sure(text, line, here, there)
        elif here.end <= start and there.start >= end and there.start - end <= LINK and start - here.end <= LINK:
            link, tail = words[here.end : start], words[end : there.start]
            if _FROM.match(tail) and not _CUT.search(link) and not _NOT_TOWNS.search(link + tail) and len(re.findall(r"\w+", link)) <= 6 and (re.match(r"^,? ?(?:[a-z]+,? )*$", link) or re.fullmatch(r",? ", link)) and not re.search(r"\b(?:and|or|to|by|for|with|than|on|men|people|soldiers|walked|drove|marched|moved|advanced|crawled|travelled|flew|went|came)\b", link):
                return None if re.search(r"^,? (?:to)\b", tail) else _sure(text, line, here, there)
    return None


_PARTS_OF_STATES = lazily(r"[’']?s? (?:province|region|state|district|county|governorate|oblast|prefecture|department|territory|peninsula|mountains|valley|desert|river|lake|coast)\b")


def _sure(text: CheckedText, line: Line, here: Town, there: Town) -> tuple[Town, Town] | None:
    """Return two towns, unless one is an edge of something: 'the road between them' may be of any length."""
    if _PARTS_OF_STATES.match(text.text, here.end) or _PARTS_OF_STATES.match(text.text, there.end):
        return None  # 'in Kermanshah province'
    return (here, there) if text.text[there.end : there.end + 2] != ", " or not re.match(r", (?:[A-Z])", text.text[there.end :]) else None
