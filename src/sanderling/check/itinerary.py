"""Stages of a day: who or what is told to be where and when, and whether the way between two stages can be made in the time.

A clause gives a stage: a town, a time of day (an hour, dawn, noon, evening, 'an hour later') and a day. Clocks are local:
towards the west a traveller gains an hour each fifteen degrees. What is told by satellite or of two people is no journey.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.clock import DAYS, HOUR, HOURS
from sanderling.check.containers import BIG
from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.travel import is_point
from sanderling.check.who import people_in
from sanderling.knowledge.check_data import speeds
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_TIME = lazily(
    rf"\b(?:(?i:at|by|before|just after|shortly after|soon after|around|about|until|toward|towards) )?(?:about |around |exactly )?(?:(?P<past>(?:a )?(?:half|quarter) (?:past|to)|(?:five|ten|twenty) (?:past|to)) )?"
    rf"(?:(?P<h24>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?: ?(?P<half24>[ap]\.?m\.?))?|(?:(?<=at )|(?<=by )|(?<=past )|(?<=to )|(?<=after )|(?<=before )|(?<=At )|(?<=By ))(?P<hour>{HOUR})(?: o[’']clock)?(?: ?(?P<half>[ap]\.?m\.?))?(?:,? (?:in the|that|the same|in that|this|of the same|the next|the following|on [A-Z][a-z]+day) (?P<part>morning|afternoon|evening|night|day))?\b)"
    r"|\b(?P<word>at (?:dawn|daybreak|sunrise|first light|noon|midday|midnight|dusk|sunset|nightfall|lunch(?:time)?|breakfast|dinner)|by (?:noon|midday|nightfall|dusk|lunch(?:time)?|midnight|breakfast|teatime|dinner)|dawn|(?:early |late )?(?:in|on|that|the same|same|this|the very same) (?:the )?(?:early |late )?(?:morning|afternoon|evening|night)|(?:[A-Z][a-z]+day|same|that|next|following) (?:morning|afternoon|evening|night)|"
    r"the (?:morning|afternoon|evening|night) of|in the (?:morning|afternoon|evening)|at noon|at midnight|(?:for|over|at|had|ate|took) (?:a )?(?:late |early |working )?(?:breakfast|lunch|dinner)|breakfast(?:ed|ing)|lunched|dined)\b"
    rf"|\b(?P<later>(?P<n>{NUMBER}|an|half an|a quarter of an) (?P<unit>hour|minute)s? (?:later|afterwards|after that|after))\b"
)
_PARTS = {
    "dawn": (5.0, 7.0), "daybreak": (5.0, 7.0), "sunrise": (5.0, 7.0), "first light": (5.0, 7.0), "breakfast": (7.0, 9.5), "morning": (8.0, 12.0), "noon": (12.0, 12.3), "midday": (11.75, 12.5),
    "lunch": (12.0, 14.5), "afternoon": (12.5, 18.0), "dusk": (17.0, 21.0), "sunset": (17.0, 21.0), "nightfall": (17.5, 21.5), "dinner": (18.5, 22.0), "dined": (18.5, 22.0), "evening": (17.0, 23.0),
    "night": (19.0, 24.0), "midnight": (23.9, 24.2), "lunched": (12.0, 14.5), "teatime": (15.5, 17.5),
}  # fmt: skip
_SAME = lazily(r"\b(?:the same|that|the very same|same) (?:[A-Z][a-z]+day )?(?:day|morning|afternoon|evening|night)\b|\b(?:hours?|minutes?) (?:later|afterwards|after)\b|\blater (?:the same|that) (?:day|morning|afternoon|evening)|\bbefore (?:noon|nightfall|dark|midnight|the day was out|lunch|dusk)")
_NEXT = lazily(r"\b(?:the next|the following|next|following) (?:day|morning|afternoon|evening|night)\b|\bthe day after\b")
_NO_JOURNEY = lazily(
    r"(?i)\b(?:satellite|video|telephone[ds]?|telephoned|by phone|on the phone|link|broadcast|message|letter|statement|spokes\w+|Concorde|supersonic|clocks|local time|time zones?|date line|GMT|recorded|(?:his|her|its|their|an|through an?) (?:special |personal )?envoy|deput(?:y|ies) (?:for|of)|on (?:his|her) behalf|radio|signal|missiles?|rockets?|spacecraft|capsule|cosmonauts?|astronauts?|troops in|shells?|markets?|shares)\b"
)
_CAME_FROM = lazily(r"(?i)\bhad (?:just |already |earlier )?(?:come|flown|travelled|traveled|driven|arrived|returned|got|crossed)\b[^.;]*\bfrom\b")
"""'He had come over from London that morning': the town is where he was before."""
_CLAUSES = lazily(r"(?:;|:|,? and(?= (?:then |later |at |by |was |were |had |[a-z]+(?:ed|t|ew|ook|ame|ent|ove|ode|ell|oke|ade|at|eld|ut)\b|he\b|she\b|it\b|they\b|landed|arrived|tied))|, (?:then|before|but|while|where)|,(?= (?:at (?:noon|midday|midnight|dusk|dawn|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)|by (?:noon|midday|nightfall|\d)|an hour|two hours|three hours|half an hour)\b)|\bbefore(?= (?:[a-z]+ing|he|she|it|they)\b)|\bafter which\b|\bwhere(?= (?:he|she)\b))")
_AT = lazily(r"\b(?P<how>[Ii]n|[Aa]t|near|outside|to|into|reached|left|from|over|for|in to|off|visited|entered|made) (?:the )?(?:(?:[a-z]+|port of|city of|[A-Z][a-z]+ (?:city|port|capital) of) ){0,3}$")
_NAMED = lazily(r"\b(?!(?:In|At|On|From|To|The|By|Near|And|But|Then)\b)[A-ZÀ-Þ][\w’\-]+(?: (?:(?:de|la|al|el|da|do) )?[A-ZÀ-Þ][\w’\-]+){0,2}")
_PRONOUN = lazily(r"(?i)\b(?:he|she|it|they|the (?:same |[A-Z]\w+ )?(?:prime minister|secretary|chancellor|pontiff|minister|train|ship|freighter|vessel|tanker|convoy|column|lorr(?:y|ies)|trucks?|bus(?:es)?|plane|aircraft|jet|helicopter|minister|president|general|envoy|premier|king|queen|pope|team|crew|boat|ferry|delegation|caravan|men))\b")
AIR_KMH = 950.0
GROUND_HOURS = 1.5
"""What a passenger loses on the way to and from an aircraft and on the ground, hours."""
FAR_KM = 250.0


@dataclass(frozen=True, slots=True)
class Stage:
    """One clause's town and time: hours after midnight of ``day``, an ISO date or, without one, days from the first told."""

    name: str
    lat: float
    lon: float
    early: float
    late: float
    start: int
    end: int
    line: Line


def itinerary_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield pairs of stages of one traveller or conveyance that lie too far apart for the time between them."""
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        words = text.words(line)
        if not (not _CLOCK_WORDS.isdisjoint(words) or ":" in line.text or _TWO_DAYS.search(line.text)):
            continue
        if _DAY_WORDS.isdisjoint(words) and not text.digits(line) and not _AT_HOUR.search(line.text):
            continue
        if not (_TIME.search(line.text) or len(_DATE.findall(line.text)) > 1) or _NO_JOURNEY.search(line.text):
            continue
        joined = after is not None and bool(_SAME.search(after.text) or _NEXT.search(after.text) or _TIME.search(after.text)) and bool(_PRONOUN.search(after.text[:120]) or _same_person(text, line, after)) and not _NO_JOURNEY.search(after.text) and not _CAME_FROM.search(after.text)
        stages = _stages(text, line, resolver, None)
        if joined and after is not None and stages and (_SAME.search(after.text) or _NEXT.search(after.text)):
            stages += _stages(text, after, resolver, stages[-1])
        for one, other in pairwise(stages):
            draft = _judge(text, one, other)
            if draft is not None:
                yield draft
                break


def _same_person(text: CheckedText, line: Line, after: Line) -> bool:
    return bool({p.person.id for p in people_in(text, line)} & {p.person.id for p in people_in(text, after)})


def _stages(text: CheckedText, line: Line, resolver: PlaceResolver, before: Stage | None) -> list[Stage]:
    cuts = [0, *(m.start() for m in _CLAUSES.finditer(line.text)), len(line.text)]
    found: list[Stage] = []
    last = before
    day = 0.0 if before is None else 24.0 * (before.early // 24)
    weekday: int | None = None
    pending: list[tuple[str, float, float, int, str, int]] = []
    origin: datetime.date | None = None
    for low, high in pairwise(sorted(set(cuts))):
        clause = line.text[low:high]
        for name in re.findall(r"\b(" + "|".join(DAYS) + r")\b", clause):
            if weekday is not None and DAYS[name] != weekday:
                day += 24.0 * ((DAYS[name] - weekday) % 7)
            weekday = DAYS[name]
        if _NEXT.search(clause):
            day += 24.0
        moved = _dated_day(clause, origin)
        if moved is not None:
            origin, day = moved
        times = [t for t in (_interval(m, last, day) for m in _TIME.finditer(clause)) if t is not None]
        if not times and (moved is not None or pattern(rf"\\b(?:{'|'.join(DAYS)})\\b|\\b(?:the same|that) day\\b").search(clause)):
            times = [(day, day + 24.0)]
        towns = _towns(text, line, low, high, resolver)
        if towns and not times and high < len(line.text):
            pending = towns
            continue
        if times and not towns and pending:
            towns, low = pending, pending[0][3]
        pending = []
        if not times or not towns:
            continue
        leaving = next((t for t in towns if t[4] in {"left", "from"}), None)
        going = [t for t in towns if t[4] not in {"left", "from"}]
        # The second stage is the same traveller's: a pronoun, the name again, or no subject of its own.
        if (found or before is not None) and not _continues(text, line, low, high, clause):
            return found
        if leaving is not None and going and len(times) >= 2:
            found.append(_stage(leaving, times[0], low, line))
            found.append(_stage(going[0], times[-1], low, line))
        else:
            found.append(_stage(leaving or going[0], times[-1 if leaving is None else 0], low, line))
        last = found[-1]
    return found


_CLOCK_WORDS = frozenset(
    "morning afternoon evening night noon midday midnight dawn daybreak sunrise light dusk sunset nightfall lunch lunchtime breakfast breakfasted breakfasting dinner lunched dined teatime hour hours minute minutes clock am pm at by past".split()
) - {"at", "by", "past", "light"} | {f"{hour}" for hour in HOURS[4:]} | set(HOURS)
_DAY_WORDS = _CLOCK_WORDS - set(HOURS) | {"light"}
_AT_HOUR = lazily(rf"(?:[Aa]t|[Bb]y|past|to|after|before) {HOUR}\b")
_TWO_DAYS = lazily(r"\d [A-Z][a-z]+\b.*\d [A-Z][a-z]+\b")
_DATE = lazily(DATE_WORDS)


def _dated_day(clause: str, origin: datetime.date | None) -> tuple[datetime.date, float] | None:
    """Return the first day told and the hours from its midnight to that of the clause's own day, where a clause has a date."""
    match = _DATE.search(clause)
    if match is None:
        return None
    day, month, year = parts_of_date(match.groupdict())
    try:
        date = datetime.date(year or (origin.year if origin is not None else 2001), month, day)
    except ValueError:
        return None
    first = origin or date
    hours = 24.0 * (date - first).days
    return (first, hours) if 0 <= hours <= 24.0 * 40 else None


def _continues(text: CheckedText, line: Line, low: int, high: int, clause: str) -> bool:
    start = re.sub(r"^[;:,\s]*(?:and|then|before|but|where)?\s*", "", clause)
    if re.match(r"(?:later |then |soon )*(?:he|she|it|they)\b", start, re.I) or re.match(r"(?:was |were |had )?[a-z]+(?:ed|t|ew|ook|ame|ent|ove|ode|ell|oke|ade|at|eld|ut|ing)\b", start):
        return True
    pronoun = re.search(r"\b(?:he|she|it|they)\b", clause, re.I)
    people = [p for p in people_in(text, line) if line.start + low <= p.start < line.start + high]
    if pronoun is not None:
        return not people or line.start + low + pronoun.start() < people[0].start
    earlier = {p.person.id for other in text.lines if other.start <= line.start for p in people_in(text, other) if p.start < line.start + low}
    return bool(people and people[0].person.id in earlier) or bool(_PRONOUN.search(clause[:60]))


def _stage(town: tuple[str, float, float, int, str, int], time: tuple[float, float], low: int, line: Line) -> Stage:
    # The time may stand behind the town: 'drove into Hasakah, 700 km away, at half past nine'.
    behind = _TIME.search(line.text, town[5], min(len(line.text), town[5] + 60))
    end = behind.end() if behind is not None and not re.search(r"[;:]| and ", line.text[town[5] : behind.start()]) else town[5]
    return Stage(town[0], town[1], town[2], time[0], time[1], line.start + low, line.start + end, line)


def _towns(text: CheckedText, line: Line, low: int, high: int, resolver: PlaceResolver) -> list[tuple[str, float, float, int, str, int]]:
    """Return (name, lat, lon, start, how it is reached, end) of the towns of a clause, offsets in the sentence."""
    found: dict[int, tuple[str, float, float, int, str, int]] = {}
    for one in text.within(line, "place"):
        place, start = one.mention.place, one.start - line.start
        if low <= start < high and place is not None and is_point(place) and place.lat is not None and place.lon is not None:
            how = _AT.search(line.text[:start])
            if how is not None:
                found[start] = (place.name, place.lat, place.lon, start, how["how"], one.end - line.start)
    for match in _NAMED.finditer(line.text, low, high):
        how = _AT.search(line.text[: match.start()])
        if how is None or any(start <= match.start() < row[5] for start, row in found.items()):
            continue
        cities = [place for place in resolver.candidates(match[0]) if place.kind in {"city", "capital"} and place.match != "reading"]
        best = max(cities, key=lambda place: place.population, default=None)
        if best is not None and best.population >= BIG and all(best.population > 5 * place.population for place in cities if place is not best):
            found[match.start()] = (best.name, best.lat, best.lon, match.start(), how["how"], match.end())
    return [found[at] for at in sorted(found)]


def _interval(match: re.Match[str], before: Stage | None, day: float) -> tuple[float, float] | None:
    """Return the earliest and latest hour after midnight of the first day that a time of day may mean."""
    if match["later"]:
        if before is None:
            return None
        words = match["n"].lower()
        count = 0.5 if words == "half an" else 0.25 if words.startswith("a quarter") else 1.0 if words == "an" else number_of(words)
        hours = count / (60 if match["unit"] == "minute" else 1)
        # The count runs from the hour before, whichever that was.
        return before.early + hours, before.early + hours + 0.1
    if match["word"]:
        lower = match["word"].lower()
        for name, (early, late) in _PARTS.items():
            if name in lower:
                return day + early, day + late
        return None
    if match["h24"]:
        hour = int(match["h24"]) + int(match["min"]) / 60
        if match["half24"]:
            hour = hour % 12 + (12 if match["half24"].lower().startswith("p") else 0)
        return day + hour, day + hour + 0.1
    word = match["hour"].lower()
    hour = float(HOURS.index(word) + 1 if word in HOURS else int(word))
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    elif match["part"] in {"afternoon", "evening"} or (match["part"] == "night" and hour > 5):
        hour = hour % 12 + 12
    elif match["part"] is None or match["part"] == "day":
        if before is None:
            return None
        hour = hour if day + hour > before.early or day + hour + 12 <= before.early else hour + 12
        if day + hour <= before.early:
            return None
    if match["past"]:
        words = match["past"].removeprefix("a ").split()
        hour += {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[words[0]] / 60 * (-1 if words[-1] == "to" else 1)
    return day + hour, day + hour + 0.1


def _judge(text: CheckedText, one: Stage, other: Stage) -> Draft | None:
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    turn = one.lon - other.lon
    if apart < 60:
        return None
    words = one.line.text if one.line is other.line else f"{one.line.text} {other.line.text}"
    hours = other.late - one.early + turn / 15
    named = re.search("|".join(rf"\b{re.escape(word)}s?\b" for speed in speeds() if speed.conveyance != "aircraft" for word in speed.words), words.lower())
    people = [p for p in people_in(text, one.line) if " " in p.name or p.start < p.name_start]
    span = text.span(min(one.start, other.start), max(one.end, other.end)) if one.line is other.line else text.span(other.line.start, other.line.end)
    if named is not None and not (people and re.search(r"\b(?:flew|flown|flight|plane|aircraft|jet)\b", words)):
        return None
    if apart < FAR_KM or not people:
        return None
    if (hours - (GROUND_HOURS if people else 0.0)) * (AIR_KMH if people else 1100.0) < apart:
        kind = "journey-conflict"
        who = people[0].person.name
        return Draft(
            kind, span, f"{who} is said to be in {one.name} and at most {max(hours, 0.0):.0f} h later, by the clocks of both, in {other.name}, {apart:,.0f} km away",
            "Check the hours and the places.",
        )  # fmt: skip
    return None


__all__ = ["Stage", "itinerary_conflicts"]
