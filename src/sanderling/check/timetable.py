"""Hours told at two places: how fast a journey must have been, and whether one person can have been at both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.containers import BIG
from sanderling.check.finding import Draft
from sanderling.check.text import CheckedText, Line, Placed
from sanderling.check.travel import conveyance_of, is_point, km_between
from sanderling.check.who import people_in
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|0?[1-9])"
_CLOCK = re.compile(
    rf"\b(?i:at|by|just after|shortly after|before|about|around|until) (?:about |around |exactly )?(?:(?P<past>half past|quarter past|quarter to|a quarter past|a quarter to|(?:five|ten|twenty) (?:past|to)) )?"
    rf"(?:(?P<noon>noon|midday|midnight)|(?P<h24>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)|(?P<hour>{_HOUR})(?: o[’']clock)?)(?:\s?(?P<half>a\.?m\.?|p\.?m\.?))?"
    r"(?:,? (?P<rel>(?:in|on|of) (?:the|that)|the same|that|the next|the following|next|this) (?P<part>morning|afternoon|evening|night|day))?\b"
)
_CLOCK_WORDS = frozenset([*_HOURS, "noon", "midday", "midnight"])
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_LEFT = re.compile(r"\b(?:left|departed|quit|from|out of|set (?:out|off)(?: from)?|sailed from|took off (?:from|in)|started (?:in|from|out from))(?: the)?(?: [a-z]+){0,3} $")
_REACHED = re.compile(
    r"\b(?:reached|to|arrived (?:in|at)|tied up (?:in|at)|docked (?:in|at)|landed (?:in|at)|got to|made|entered|pulled in(?:to| at| to)?|rolled into|drew into|drove into|rode into|walked into|was in|were in|came (?:in)?to|touched down (?:in|at)|moored (?:in|at))(?: the)?(?: [a-z]+){0,3} $"
)
FASTEST_KMH = 1000.0
"""No traveller is faster, km/h."""


def timetable_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield journeys whose hours of leaving and of arriving ask for too great a speed, and one person at two places too soon."""
    lines = text.lines
    for number, line in enumerate(lines):
        if number + 1 < len(lines):
            yield from _two_places(text, line, lines[number + 1])


def _minutes(match: re.Match[str], before: int | None) -> tuple[int, int | None] | None:
    """Return (minutes after midnight, day 0, 1 or unknown) of an hour as told; ``before`` is the hour told before it."""
    part, rel = match["part"], (match["rel"] or "")
    if match["noon"]:
        minutes = 0 if match["noon"] == "midnight" else 720
        if match["noon"] == "midnight":
            minutes = 1440
    elif match["h24"]:
        minutes = 60 * int(match["h24"]) + int(match["min"])
    else:
        word = match["hour"].lower()
        hour = _HOURS.index(word) + 1 if word in _HOURS else int(word)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
        elif part in {"afternoon", "evening"} or (part == "night" and hour > 5):
            hour = hour % 12 + 12
        elif part is None or part == "day":
            return None
        minutes = 60 * hour
    if match["past"]:
        words = match["past"].removeprefix("a ").split()
        minutes += _MINUTES[words[0]] * (-1 if words[-1] == "to" else 1)
    ahead = "next" in rel or "following" in rel
    if before is not None and not ahead and minutes <= before:
        return None
    return minutes + (1440 if ahead else 0), None


@dataclass(frozen=True, slots=True)
class _Town:
    """A town named at start..end of a sentence."""

    start: int
    end: int
    name: str
    lat: float
    lon: float


_NAMED = re.compile(r"\b[A-ZÀ-Þ][\w’\-]+(?: (?:(?:de|la|al|el) )?[A-ZÀ-Þ][\w’\-]+){0,2}")


def _towns(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[_Town]:
    """Return the towns of a sentence, as the reading resolved them or, where it names none there, as the best known of the name."""
    found = {
        one.start - line.start: _Town(one.start - line.start, one.end - line.start, one.mention.place.name, one.mention.place.lat, one.mention.place.lon)
        for one in text.within(line, "place")
        if one.mention.place is not None and is_point(one.mention.place) and one.mention.place.lat is not None and one.mention.place.lon is not None
    }
    for match in _NAMED.finditer(line.text):
        before = line.text[: match.start()]
        if match.start() in found or not (_LEFT.search(before) or _REACHED.search(before)):
            continue
        cities = [place for place in resolver.candidates(match[0]) if place.kind in {"city", "capital"} and place.match != "reading"]
        best = max(cities, key=lambda place: place.population, default=None)
        if best is not None and best.population >= BIG and all(best.population > 5 * place.population for place in cities if place is not best):
            found[match.start()] = _Town(match.start(), match.end(), best.name, best.lat, best.lon)
    return [found[at] for at in sorted(found)]


def _between_hours(text: CheckedText, line: Line, resolver: PlaceResolver) -> Iterator[Draft]:
    clocks = list(_CLOCK.finditer(line.text))
    if len(clocks) != 2 or re.search(r"(?i)\b(?:missiles?|rockets?|satellites?|drones?|time zone|local time|GMT|signal|message|call|radio|days? later)\b", line.text):
        return
    one = _minutes(clocks[0], None)
    if one is None:
        return
    other = _minutes(clocks[1], one[0])
    if other is None:
        return
    towns = _towns(text, line, resolver)
    start = next((town for town in towns if _LEFT.search(line.text[: town.start])), None)
    goal = next((town for town in towns if town is not start and _REACHED.search(line.text[: town.start])), None)
    if start is None or goal is None:
        return
    hours = (other[0] - one[0]) / 60
    by = conveyance_of(line.text)
    straight = distance_km(start.lat, start.lon, goal.lat, goal.lon)
    if hours <= 0 or straight < 60 or straight / hours <= 1.1 * by.top_kmh:
        return
    yield Draft(
        "speed-conflict", text.span(line.start + min(start.start, clocks[0].start()), line.start + max(goal.end, clocks[1].end())),
        f"from {start.name} to {goal.name} it is {straight:,.0f} km in a straight line; in {hours:g} h that is "
        f"{straight / hours:,.0f} km/h, and {by.conveyance} reaches at most {by.top_kmh:,.0f} km/h",
        "Check the hours, the places or the conveyance.", (f"checks/speeds.csv: {by.source}",),
    )  # fmt: skip


_SAME_DAY = re.compile(r"\b(?:the same|that|the very same) (?:morning|afternoon|evening|day|night)|\b(?:an|one|two|three|half an) hours? (?:later|earlier|before)")
_HOURS_LATER = re.compile(rf"(?i)\b(?P<n>{NUMBER}|an|half an) (?P<unit>hour|minute)s? (?:later|afterwards|after that)\b")


def _two_places(text: CheckedText, line: Line, after: Line) -> Iterator[Draft]:
    people = people_in(text, line)
    if len({p.person.id for p in people}) != 1:
        return
    who = people[0]
    pronoun = "she" if who.person.sex == "f" else "he"
    if not (re.search(rf"\b{pronoun}\b", after.text, re.I) or any(p.person.id == who.person.id for p in people_in(text, after))):
        return
    later = _HOURS_LATER.search(after.text)
    if later is None and not _SAME_DAY.search(after.text):
        return
    first, second = _place(text, line), _place(text, after)
    if first is None or second is None or first.mention.place is None or second.mention.place is None:
        return
    if later is not None:
        count = 0.5 if later["n"].lower() == "half an" else number_of(later["n"])
        hours = count / (60 if later["unit"].lower() == "minute" else 1)
    else:
        clocks = [list(_CLOCK.finditer(one.text)) for one in (line, after)]
        if len(clocks[0]) != 1 or len(clocks[1]) != 1:
            return
        one = _minutes(clocks[0][0], None)
        other = _minutes(clocks[1][0], one[0]) if one is not None else None
        if one is None or other is None:
            return
        hours = (other[0] - one[0]) / 60
    apart = km_between(first.mention.place, second.mention.place)
    if hours <= 0 or apart < 200 or apart / hours <= FASTEST_KMH:
        return
    yield Draft(
        "journey-conflict", text.span(after.start, after.end),
        f"{who.person.name} is said to be in {first.mention.place.name} and {hours:g} h later in {second.mention.place.name}, {apart:,.0f} km away",
        "Check the hours and the places.",
    )  # fmt: skip


def _place(text: CheckedText, line: Line) -> Placed | None:
    """Return the one place in which a sentence's deed is told to be done."""
    found = [
        one for one in text.within(line, "place")
        if is_point(one.mention.place) and re.search(r"\b(?:in|at|near|outside) (?:the )?(?:[a-z]+ ){0,2}$", text.text[line.start : one.start])
    ]  # fmt: skip
    names = {one.mention.place.name for one in found if one.mention.place is not None}
    return found[0] if len(names) == 1 else None
