"""Hours told at two places: whether one person can have been at both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.clock import HOUR, HOURS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Placed
from sanderling.check.travel import is_point, km_between
from sanderling.check.who import people_in

_CLOCK = lazily(
    rf"\b(?i:at|by|just after|shortly after|before|about|around|until) (?:about |around |exactly )?(?:(?P<past>half past|quarter past|quarter to|a quarter past|a quarter to|(?:five|ten|twenty) (?:past|to)) )?"
    rf"(?:(?P<noon>noon|midday|midnight)|(?P<h24>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)|(?P<hour>{HOUR})(?: o[’']clock)?)(?:\s?(?P<half>a\.?m\.?|p\.?m\.?))?"
    r"(?:,? (?P<rel>(?:in|on|of) (?:the|that)|the same|that|the next|the following|next|this) (?P<part>morning|afternoon|evening|night|day))?\b"
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
FASTEST_KMH = 1000.0
"""No traveller is faster, km/h."""


def timetable_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield one person at two places too soon."""
    for line, after in pairwise(text.lines):
        yield from _two_places(text, line, after)


def _minutes(match: re.Match[str], before: int | None) -> int | None:
    """Return the minutes after midnight of an hour as told, from 1,440 on the next day's; ``before`` is the hour told before it."""
    part, rel = match["part"], (match["rel"] or "")
    if match["noon"]:
        minutes = 1440 if match["noon"] == "midnight" else 720
    elif match["h24"]:
        minutes = 60 * int(match["h24"]) + int(match["min"])
    else:
        word = match["hour"].lower()
        hour = HOURS.index(word) + 1 if word in HOURS else int(word)
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
    return minutes + (1440 if ahead else 0)


_SAME_DAY = lazily(r"\b(?:the same|that|the very same) (?:morning|afternoon|evening|day|night)|\b(?:an|one|two|three|half an) hours? (?:later|earlier|before)")
_HOURS_LATER = lazily(rf"(?i)\b(?P<n>{NUMBER}|an|half an) (?P<unit>hour|minute)s? (?:later|afterwards|after that)\b")


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
        other = _minutes(clocks[1][0], one) if one is not None else None
        if one is None or other is None:
            return
        hours = (other - one) / 60
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
