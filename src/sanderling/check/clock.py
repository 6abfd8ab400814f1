"""Times of day and days as a passage tells them one after another, brought to hours from the first midnight: 'at six on Monday morning', 'the next day at noon', 'three hours later'.

Hours are local; an hour told without its half of the day is both.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.lazily import lazily

HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
HOUR = rf"(?:{'|'.join(HOURS)}|1[0-2]|0?[1-9])"
DAYS = {name: n for n, name in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())}
PARTS = {
    "dawn": (4.5, 7.0), "daybreak": (4.5, 7.0), "sunrise": (4.5, 7.0), "first light": (4.5, 7.0), "breakfast": (6.5, 9.5), "forenoon": (8.0, 12.0), "noon": (12.0, 12.3), "midday": (11.7, 12.5), "lunch": (12.0, 14.5),
    "lunchtime": (12.0, 14.5), "morning": (6.0, 12.0), "teatime": (15.5, 17.5), "afternoon": (12.5, 18.0), "dusk": (17.0, 21.5), "sunset": (17.0, 21.5), "nightfall": (17.5, 21.5), "dinner": (18.5, 22.0), "supper": (18.5, 22.0),
    "evening": (17.0, 23.0), "midnight": (23.9, 24.2), "night": (19.0, 24.0), "easter": (0.0, 240.0),
}  # fmt: skip
"""The hours that a part of the day may mean."""
_PART = "forenoon|lunchtime|midday|noon|lunch|afternoon|morning|evening|midnight|night|dawn|daybreak|sunrise|first light|breakfast|dusk|sunset|nightfall|dinner|supper|teatime"
_DID = "drew|came|left|went|rolled|ran|got|stood|lay|rode|flew|drove|set|put|swept|sank|rose|met|made|took|began|held|fell|struck|cut|sat"
_TOKEN = lazily(
    rf"(?P<date>\b{DATE_WORDS}(?![\d:]))"
    rf"|\b(?P<weekday>{'|'.join(DAYS)})s?\b"
    rf"|(?i:\b(?P<later>(?P<n>{NUMBER}|an|a|half an|a few|several) (?P<unit>minute|hour|day|week|fortnight|month)s?(?P<andhalf> and a half)? (?:later|afterwards|after that|after next)\b))"
    rf"|(?i:\b(?P<same>(?:(?:the|that|this) )?(?:very )?same (?:day|hour|moment|minute|time|(?P<samepart>{_PART}))|that very (?:day|hour|moment|minute|time|{_PART})|that (?:same )?(?:day|(?P<thatpart>{_PART}))|of that)\b)"
    rf"|(?i:\b(?P<next>(?:the )?(?:next|following) (?:day|(?P<nextpart>{_PART})|{'|'.join(DAYS)})|the day after(?! next)|(?:the )?morrow)\b)"
    r"|(?i:\b(?P<week>(?:of |in )?the (?:following|next) week|after next|(?:one|a) week later|the week after)\b)"
    rf"|(?i:\b(?P<part>{_PART})\b)"
    rf"|(?:(?:(?<=[Aa]t )|(?<=[Bb]y )|(?<=before )|(?<=after )|(?<=around )|(?<=about )|(?<=until )|(?<=of )|(?<=past )|(?<=to ))(?:(?P<past>(?:a )?(?:half|quarter) (?:past|to)|(?:five|ten|twenty) (?:past|to)) )?"
    rf"(?:(?P<h24>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?: ?(?P<half24>[ap]\.?m\b\.?))?|(?P<hour>{HOUR})(?: o[’']clock)?(?: ?(?P<half>[ap]\.?m\b\.?))?(?=[,.;)]| (?:on|in|the|that|of|he|she|it|they|we|its|their|all|most|both|every|everyone|everybody|from|for|and|a|an|this|his|her|with|when|to|at|local|was|were|had|GMT|UTC|[A-Z][a-zÀ-ž]+ (?:[a-z]+ )?time|[a-z]{{3,}}ed|{_DID})\b|$)))"
)
_GAP = lazily(r"^[ ,(]*(?:(?:on|in|at|of|the|early|late|that|later|local time|GMT|UTC|[A-Z][a-zÀ-ž]+ time|shortly|just|by|about|around|exactly|before|after|then|past|to) ?)*[ ,()]*$", re.I)
_GATE = frozenset(_PART.split("|")) | {d.lower() for d in DAYS} | {"later", "same", "next", "following", "day", "o", "clock", "at", "by", "hours", "hour", "days", "week", "weeks", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}


_OPEN_HOURS = 1440.0
"""How long after a date a weekday may be, and a date after a weekday."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time told at start..end: the hours from midnight of the first day that it may mean, early and late, one pair for each half of the day left open."""

    spans: tuple[tuple[float, float], ...]
    day: float
    start: int
    end: int
    timed: bool
    tied: bool
    """Whether it names a day of its own, or ties itself to the one before."""

    @property
    def early(self) -> float:
        """The earliest hour."""
        return min(low for low, _ in self.spans)

    @property
    def late(self) -> float:
        """The latest hour."""
        return max(high for _, high in self.spans)


def longest(one: Point, other: Point) -> float:
    """Return the hours at most from one point to a later one; a later hour without its half of the day is taken as near as it can be."""
    if one.day == other.day and len(other.spans) > 1:
        gaps = [high - low for low, _ in one.spans for _, high in other.spans]
        ahead = [gap for gap in gaps if gap > 0]
        return min(ahead) if ahead else max(gaps)
    return other.late - one.early


def may_tell_time(words: Iterable[str]) -> bool:
    """Whether any of some words, in small letters, belongs to a time."""
    return not _GATE.isdisjoint(words)


def points(text: str) -> list[Point]:
    """Return the times of a text in order, each on its day."""
    groups: list[list[re.Match[str]]] = []
    for match in _TOKEN.finditer(text):
        if groups and _GAP.match(text[groups[-1][-1].end() : match.start()]) and match.start() - groups[-1][-1].end() < 28 and _joins(groups[-1], match):
            groups[-1].append(match)
        else:
            groups.append([match])
    found: list[Point] = []
    state: dict[str, object] = {"day": 0.0, "weekday": None, "date": None}
    for group in groups:
        made = _point(group, state, found[-1] if found else None)
        if made is not None:
            found.append(made)
    return found


def _joins(group: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether a token adds to a group what it has not: one day, one part of the day, one hour."""
    kinds = {kind for one in group for kind in _kinds(one)}
    mine = _kinds(match)
    if match["weekday"] and any(one["date"] for one in group):
        return True
    if match["date"] and any(one["weekday"] for one in group):
        return True
    return not kinds & mine


def _kinds(match: re.Match[str]) -> set[str]:
    kinds = set()
    if match["date"] or match["weekday"] or match["same"] or match["next"] or match["later"]:
        kinds.add("day")
    if match["week"]:
        kinds.add("week")
    if match["part"] or match["samepart"] or match["thatpart"] or match["nextpart"]:
        kinds.add("part")
    if match["h24"] or match["hour"]:
        kinds.add("clock")
    return kinds


def _point(group: list[re.Match[str]], state: dict[str, object], before: Point | None) -> Point | None:
    day = float(state["day"])  # type: ignore[arg-type]
    tied = timed = False
    part: str | None = None
    clock: re.Match[str] | None = None
    slack = 0.0
    later_hours: float | None = None
    moved = False
    for match in group:
        part = next((match[name].lower() for name in ("part", "samepart", "thatpart", "nextpart") if match[name]), part)
        if match["h24"] or match["hour"]:
            clock = match
        if match["date"]:
            if state["weekday"] is not None and state["date"] is None:
                slack = _OPEN_HOURS
            told = _date(match, state)
            if told is None:
                return None
            day, tied, moved = told, True, True
            state["weekday"] = next((DAYS[m["weekday"]] for m in group if m["weekday"]), None)
        elif match["weekday"] and not any(m["date"] for m in group):
            number = DAYS[match["weekday"]]
            known = state["weekday"]
            if known is None and state["date"] is not None:
                slack = _OPEN_HOURS  # which weekday the date was is not told
            if known is not None:
                day += 24.0 * ((number - int(known)) % 7)  # type: ignore[call-overload]
            state["weekday"], tied, moved = number, True, True
        elif match["same"]:
            tied = True
        elif match["next"]:
            day, tied, moved = day + 24.0, True, True
            weekday = next((n for name, n in DAYS.items() if name.lower() in match["next"].lower()), None)
            if weekday is not None and state["weekday"] is not None:
                gap = (weekday - int(state["weekday"])) % 7 or 7  # type: ignore[call-overload]
                day += 24.0 * (gap - 1)
                state["weekday"] = weekday
        elif match["later"]:
            words = match["n"].lower()
            count = 0.5 if words == "half an" else 1.0 if words in {"a", "an"} else 5.0 if words in {"a few", "several"} else number_of(words)
            unit = match["unit"].lower()
            count += 0.5 if match["andhalf"] else 0.0
            if unit in {"hour", "minute"}:
                later_hours = count / (60 if unit == "minute" else 1)
            else:
                length = {"day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0}[unit]
                day += length * count
                slack = 24.0 if unit == "day" else 0.5 * length
                moved = True
            tied = True
        if match["week"]:
            # 'On Wednesday of the following week'.
            day += 168.0
            moved = True
    state["day"] = day
    start, end = group[0].start(), group[-1].end()
    if later_hours is not None:
        if before is None:
            return None
        if not before.timed:
            return Point(before.spans, before.day, start, end, False, True)
        slack = 0.75 if later_hours >= 1 else 0.3
        spans = tuple((low + later_hours, high + later_hours + slack) for low, high in before.spans)
        return Point(spans, before.day, start, end, True, True)
    if clock is not None:
        timed = True
        spans = tuple((day + hour, day + hour + 0.2) for hour in _hours(clock, part))
    elif part is not None:
        timed = True
        low, high = PARTS[part]
        spans = ((day + low, day + high),)
    elif tied or moved:
        spans = ((day, day + 24.0),)
    else:
        return None
    if slack:
        spans = tuple((low, high + slack) for low, high in spans)
    if before is not None and not moved and not tied and max(high for _, high in spans) <= before.early:
        # A time of day that lies before the last one is that of the day after.
        day += 24.0
        state["day"] = day
        spans = tuple((low + 24.0, high + 24.0) for low, high in spans)
    return Point(spans, day, start, end, timed, tied)


def _date(match: re.Match[str], state: dict[str, object]) -> float | None:
    number, month, year = parts_of_date(match.groupdict())
    origin = state["date"]
    try:
        date = datetime.date(year or (origin.year if isinstance(origin, datetime.date) else 2001), month, number)
    except ValueError:
        return None
    if not isinstance(origin, datetime.date):
        state["date"] = date
        return float(state["day"])  # type: ignore[arg-type]
    return 24.0 * (date - origin).days


def _hours(match: re.Match[str], part: str | None) -> list[float]:
    if match["h24"]:
        hour = int(match["h24"]) + int(match["min"]) / 60
        if match["half24"]:
            hour = hour % 12 + (12 if match["half24"].lower().startswith("p") else 0)
        return [hour]
    word = match["hour"].lower()
    hour = float(HOURS.index(word) + 1 if word in HOURS else int(word))
    shift = 0.0
    if match["past"]:
        words = match["past"].removeprefix("a ").split()
        shift = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[words[0]] / 60 * (-1 if words[-1] == "to" else 1)
    if match["half"]:
        return [hour % 12 + (12 if match["half"].lower().startswith("p") else 0) + shift]
    if part in {"morning", "forenoon", "dawn", "breakfast", "daybreak", "sunrise"}:
        return [hour % 12 + shift]
    if part in {"afternoon", "evening", "dusk", "dinner"} or (part == "night" and hour >= 6):
        return [hour % 12 + 12 + shift]
    if part == "night":
        return [24.0 + hour + shift]
    return [hour % 12 + shift, hour % 12 + 12 + shift]
