"""Known persons told to be, on a day known for where they were, in a town far from there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sanderling.check.containers import BIG
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTHS
from sanderling.check.towns import Town, journey_towns, told_elsewhere, towns_in
from sanderling.check.travel import CITY_STATES
from sanderling.check.who import PersonMention, country_words, dates_of, people_in
from sanderling.knowledge.actor_data import state_names, states
from sanderling.knowledge.check_data import Whereabouts, visits_of, whereabouts
from sanderling.knowledge.check_tables import landmarks
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_NO = lazily(
    r"(?i)\b(?:satellite|video|telephone[ds]?|by phone|on the phone|rang|phoned|link|broadcast|message|letter|statement|spokes\w+|recorded|(?:his|her|its|special|personal) envoy|on (?:his|her) behalf|radio|ambassador|embassy|troops|soldiers|bomb\w*|strikes?|years? (?:ago|later|earlier)|if|would|will|"
    r"could|planned|due|was to|were to|instead of|not in|was not|never|cancelled|called off|refused|denied|news of|absent|stayed away|represented|back (?:in|home|at))\b"
)
_OF_AFAR = lazily(r"(?i)\b(?:supporters|statue|portrait|protest\w*|anniversary|condemned|ordered|mourned|welcomed the|praised|called on|appealed|accused|recalled|blamed|denounced|demanded|spoke of|remembered)\b")
"""What is said or done of a town from afar, where it stands before the town."""
_IS = lazily(
    r"\b(?:was|were|met|held|gave|took|laid|cut|spent|spoke|flew|came|went|rode|drove|saw|ate|drank|sat|stood|read|told|knelt|rose|shook|danced|sang|slept|ran|won|opened|[a-z]+ed|said|heard|led|left|made|got|had|began|broke|chose|felt|found|fed|fought|kept|lit|lost|paid|put|rang|sent|set|shut|struck|swam|swept|swore|taught|threw|tried|wrote|wore|brought|bought|built|caught|drew|dug|hid|hung|lay|beat|blew|being|meeting|speaking|dining|walking)\b"
)
_SAID = lazily(r",? (?:and |where (?:he|she) )?(?:told|promised|vowed|said|warned|assured|announced|insisted|declared|boasted)\b(?: [^,;]*)?\bthat\b.*$")
"""What somebody said there is nothing that he or she did."""
_SAID_BY = lazily(r", (?!(?:and|where|but|after|before)\b)(?:[\w’\-]+,? ){1,8}(?:said|told|reported|noted|recalled|wrote|claimed|according|insisted)\b[^,]*\.?$")
_OF_ITS_OWN_TIME = lazily(rf",? (?:(?:back |earlier |late |early )?in )?(?:(?:{MONTHS}) )?(?:19|20)\d\d\b|,? (?:last|the previous|the following) (?:year|month|spring|summer|autumn|fall|winter|{MONTHS})\b|,? (?:an?|one|two|three|four|five|six|ten|\d+) (?:years?|months?|weeks?) (?:ago|earlier|before|later)\b")
"""A place told with a time of its own: 'met Kim in Singapore in June 2018'."""
INSIDE_KM = 2500.0
"""On a visit of several days a traveller stays within this of its town."""
ONE_DAY_KM = 5500.0
"""Farther than this from the town of a visit nobody is on the same day."""
EDGE_KM = 400.0
"""Within a journey through one state a traveller may see so much of what lies beyond its corners."""
_THERE = frozenset("in at near outside to into reached visited entered off inside".split())


def whereabouts_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield persons told to be elsewhere than they were known to be."""
    dated: set[str] = set()
    last: list[PersonMention] = []
    for line in text.lines:
        before, dated = dated, set()
        if line.heading or not (text.digits(line) or before):
            continue
        dated = {day for day in dates_of(text, line) if len(day) == 10} if text.digits(line) else set()
        if len(dated) > 1 and _YEARS_AGO.match(line.text) is not None:
            dated.discard(text.reading.article.published or "")
        people = [one for one in people_in(text, line) if one.person.id in whereabouts() or one.person.id in visits_of()]
        told, last = last, people
        if not people and before and told and (len({one.person.id for one in told}) == 1 or told[0].start - _start_of(text, told[0]) < 40) and _THAT_DAY.search(line.text) is not None and (he := _HE.match(line.text)) is not None and (he["p"].lower() == "she") == (told[0].person.sex == "f"):
            at = line.start + he.start("p")
            people = [replace(told[0], start=at, end=at + len(he["p"]), name_start=at, name=he["p"])]
        people = [one for one in people if _OF_ANOTHER.search(line.text[: max(0, one.start - line.start)]) is None]
        if not people or re.search(r"[“”\"]", line.text) or _NO.search(_YEARS_AGO.sub("", _SPOKESMAN.sub("", _SAID.sub("", _SAID_BY.sub("", line.text))))):
            continue
        # 'It was 9 November 1989. That night Kohl was in Warsaw.'
        days = dated or (before if _THAT_DAY.search(line.text) is not None and not dates_of(text, line) else set())
        if len(days) != 1 or not _IS.search(line.text):
            continue
        marks = _marks(line)
        towns = [town for town in towns_in(text, line, resolver) if town.how in _THERE]
        towns = sorted([*marks, *(town for town in (*towns, *_broad(text, line)) if not any(mark.start <= town.start < mark.end for mark in marks))], key=lambda town: town.start)
        if not towns:
            towns = _any_of_name(text, line, resolver) or [replace(town, how="in") for town in journey_towns(text, line, resolver) if _TO_MARK.search(text.text, line.start, town.start)]
        aside = [(line.start + m.start(), line.start + m.end()) for m in _THE_DAY_WHEN.finditer(line.text)]
        towns = [town for town in towns if not _OF_ITS_OWN_TIME.match(text.text, town.end, line.end) and not any(start <= town.start < end for start, end in aside)]
        if not towns:
            continue
        day = next(iter(days))
        for one in people:
            made = _judge(text, line, one, day, towns, resolver)
            if made is not None:
                yield made
                break


_BEFORE_SOMEBODY = lazily(r"\b(?:sat|sitting|stood|standing|spoke|speaking|appeared|appearing|knelt|kneeling|bowed|lay|lying) before\b|\b(?:that|the same) (?:very |same )?(?:day|night|morning|evening|afternoon|hour|moment)\b")
"""'Sitting before a class' and 'that evening' tell no other time."""


def _start_of(text: CheckedText, one: PersonMention) -> int:
    line = text.line_at(one.start)
    return line.start if line is not None else 0


_OF_ANOTHER = lazily(r"\b(?:who|that) (?:(?:had|has|have|once|long|later|also) )*(?!was\b|is\b|became\b)[a-z]+(?:ed|s|t) (?:to |for |with |by )?(?:(?:[A-Z][a-z]+|the|then|former|president|prime|minister) )*$")
"""Whom somebody else's clause names: 'an economist who had advised X walked out'."""
_HE = lazily(r"(?:[^,;]{0,40}, |(?:[A-Z][a-z]+ ){1,2}(?:day|night|morning|evening|afternoon) )?(?P<p>[Hh]e|[Ss]he)\b")
"""One who goes on as 'he' or 'she' at the head of the next sentence."""
_THAT_DAY = lazily(r"(?i)\b(?:that|the same|this) (?:very )?(?:day|night|morning|evening|afternoon|hour|moment)\b|\bat (?:that|the same) time\b")
_SPEECH = lazily(r"(?i)\b(?:address(?:ed|es|ing)?|spoke|speech|nation|return(?:ed|s)?|landed)\b")
"""Where no part of the day is told, a row of its evening counts for what is done then."""
_YEARS_AGO = lazily(r"^(?:[A-Z][A-Za-z .\-]+ [-–—] )?(?:(?:Exactly|Just) )?(?:An?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ff]ifteen|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|\d+) years? ago(?: today| this (?:day|week|month))?, (?=(?:late |early )?(?:on|in|at)\b)")
"""'A year ago, on September 11, 2001': the day itself is told with it."""
_PART = lazily(r"(?i)\b(?:morning|noon|afternoon|evening|night)\b")
_SPOKESMAN = lazily(r",? (?:(?:a|his|her|the) )?(?:[A-Z][\w\-]+ (?:House )?)?spokes(?:man|woman|person) (?:said|told reporters)(?: later)?(?: on [A-Z]\w+)?\b")
"""Where a spokesman's word is given, it is he who speaks, and the other who was there."""
_THE_DAY_WHEN = lazily(r", (?:the|a) (?:[a-z]+ )?(?:day|night|morning|evening|afternoon|date) (?:on which|in which|when|that|after|before) [^,;]*,")
"""What else befell on a day puts nobody anywhere: ', the day on which the hard-liners in Moscow declared him unfit,'."""
_TO_MARK = lazily(r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Oo]utside|[Ii]nside|[Tt]hrough|into|across|[Nn]ear|around|under|beneath|before|[Tt]o|up|reached|toured|visited)(?: (?:the|his|her|an?))?(?: (?:[a-z]+ ){1,3}(?:of|on|in|at)(?: the)?)? $")


@cache
def _landmarks() -> Names:
    return Names(name for name in landmarks() if " " in name or "-" in name)


def _marks(line: Line) -> list[Town]:
    """Return the landmarks that a sentence puts somebody in, at or on: 'on Red Square', 'in a corner of the Oval Office'."""
    found = []
    for at, name in _landmarks().find(line.text):
        if _TO_MARK.search(line.text, 0, at) and not told_elsewhere(name, line.text, at + len(name)):
            mark = landmarks()[name]
            found.append(Town(mark.town or mark.name, mark.lat, mark.lon, "at", line.start + at, line.start + at + len(name)))
    return found


_BREADTH_KM = {"admin1": 900.0, "country": 2800.0}
"""How far the middle of a region or state may lie from its edge, km."""


def _broad(text: CheckedText, line: Line) -> list[Town]:
    """Return the regions and states that a sentence puts somebody in, as their middle; ``how`` is their precision."""
    found = []
    for one in text.within(line, "place"):
        place = one.mention.place
        if place is not None and place.precision in _BREADTH_KM and place.country not in CITY_STATES and place.lat is not None and place.lon is not None and re.search(r"\b[Ii]n (?:the )?(?:[a-z]+ )?$", text.text[line.start : one.start]):
            found.append(Town(place.name, place.lat, place.lon, place.precision, one.start, one.end))
    return found


_CAPITAL = lazily(r"\b(?:in|at|near|to|reached) the (?P<adj>[A-Z][a-z]+(?: [A-Z][a-z]+)?) capital\b")
_TOWN = lazily(r"\b(?:in|at|near) (?P<x>[A-ZÀ-Þ][\w’\-]+(?: [A-ZÀ-Þ][\w’\-]+){0,2})(?:, (?P<y>[A-Z][\w]+(?: [A-Z]\w+)?))?(?=[,.;]| [a-z])")


def _any_of_name(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[Town]:
    """Return a capital told by its state, or all the towns of the first name of a sentence that several bear."""
    match = _CAPITAL.search(line.text)
    if match is not None:
        state = next((one for one in states() if one.id == country_words().get(match["adj"]) and one.capitals), None)
        capitals = [p for p in resolver.candidates(state.capitals[0]) if p.kind == "capital"] if state is not None else []
        return [Town(p.name, p.lat, p.lon, "in", line.start + match.start(), line.start + match.end()) for p in capitals]
    for match in _TOWN.finditer(line.text):
        cities = [p for p in resolver.candidates(match["x"]) if p.kind in {"city", "capital"} and p.match != "reading"]
        if match["y"]:
            cities = [p for p in cities if match["y"] in {p.admin1, state_names().get(str(p.country))}] or cities
        if any(p.population >= (BIG if len(match["x"]) < 6 else 500) for p in cities):
            return [Town(p.name, p.lat, p.lon, "in", line.start + match.start(), line.start + match.end()) for p in cities]
    return []


def _visited(person: str, day: str, resolver: PlaceResolver) -> Iterator[Whereabouts]:
    """Yield where dated visits put somebody on a day: inside one of several days, or on its only one, which may be spent in two countries."""
    for visit in visits_of().get(person, ()):
        inside = visit.since < day < visit.until
        if inside or visit.since == day == visit.until:
            places = [place for place in resolver.candidates(visit.place) if place.country == visit.country and place.kind in {"city", "capital"}] if visit.place else []
            best = max(places, key=lambda place: place.population, default=None)
            if best is None and not visit.place and inside:
                # Of a journey through one state, of which no town is told: its middle, and as far as its corners.
                south, north, west, east = resolver.gazetteer.extent_of(visit.country)
                lat, lon = (south + north) / 2, (west + east) / 2
                reach = distance_km(lat, lon, north, east) + EDGE_KM
                if north > south and reach < INSIDE_KM:
                    yield Whereabouts(state_names().get(visit.country, visit.country), lat, lon, reach, visit.since, visit.until, visit.source)
            if best is not None:
                yield Whereabouts(visit.place, best.lat, best.lon, INSIDE_KM if inside else ONE_DAY_KM, visit.since, visit.until, visit.source)


_MAIN = lazily(r", (?:the (?:president|prime minister|premier|chancellor|king|queen|pope|emperor|general|leader)|(?P<role>he|she)) (?=was |sat |stood |were |had |[a-z]+ed |lay |slept )")
_FITS = {"he": None, "she": "f"}


def _judge(text: CheckedText, line: Line, one: PersonMention, day: str, towns: list[Town], resolver: PlaceResolver) -> Draft | None:
    lead = text.text[line.start : one.start]
    # Somebody else's minister, wife or guard, or what is said of or to a person, puts nobody in a town.
    start = one.end
    main = _MAIN.search(text.text, one.end, line.end) if lead.startswith(("When ", "As ")) else None
    if main is not None and _FITS[main["role"] or "he"] in {None, one.person.sex}:
        # 'When the news was whispered to him, the president was sitting in': the main clause is of the same.
        start = main.end()
    elif re.search(r"(?:\bof|[’']s|\bto|\babout|\bfor|\bagainst|\bfrom|\bby|\bthan|\blike|\bunder|\bafter) (?:(?!how\b|that\b|when\b|where\b|whether\b)[A-Za-z\-]+ ){0,3}$", lead) or re.match(r"[’']s\b", text.text[one.end : one.end + 2]):
        return None
    town = next((town for town in towns if town.start > start), None) or (towns[0] if lead.lstrip().startswith(("In ", "At ", "On ", "Near ")) else None)
    between = _BEFORE_SOMEBODY.sub(" ", _THE_DAY_WHEN.sub(" ", text.text[min(start, town.end) : max(start if main is not None else one.start, town.start)])) if town is not None else ""
    if town is None or re.search(r"[;:]|, (?:and|while|but|whose|which)\b|\b(?:while|whose?|that|after|before|since|following|ago|earlier|later|because|as(?! an? (?:guest|prisoner|patient|tourist)\b)|than)\b", between):
        return None
    table = "whereabouts"
    told = _PART.search(line.text)
    known = [row for row in whereabouts().get(one.person.id, ()) if row.since <= day <= row.until and not (row.part and (told[0].lower() not in {row.part, "night"} if told else _SPEECH.search(line.text) is None))]
    if not known:
        table, known = "visits", list(_visited(one.person.id, day, resolver))
    # A name of several towns is that of the nearest.
    namesakes = [other for other in towns if other.start == town.start]
    far = [row for row in known if all(distance_km(t.lat, t.lon, row.lat, row.lon) > row.radius_km + _BREADTH_KM.get(t.how, 0.0) for t in namesakes)]
    if not far or len(far) < len(known) or any(t.name in row.place or text.text[t.start : t.end] in row.place for row in known for t in namesakes):
        return None
    row = far[0]
    town = min(namesakes, key=lambda t: distance_km(t.lat, t.lon, row.lat, row.lon))
    apart = distance_km(town.lat, town.lon, row.lat, row.lon)
    start, end = min(one.start if main is None else start, town.start), max(one.end, town.end)
    if _OF_AFAR.search(text.text[start:end]):
        return None
    return Draft(
        "journey-conflict", text.span(start, end),
        f"{one.person.name} is said to be in {town.name} on {day}, but was in {row.place} ({row.since} to {row.until}), {math.floor(apart):,} km away",
        "Check the day and the place.", (f"checks/{table}.csv: {row.source}",),
    )  # fmt: skip
