"""Weekdays and dates counted on from one another: 'landed on Thursday, and went on the following day, a Sunday'; 'on Friday, two days after the vote of Tuesday'.

A step is a word for so many days on or back with a day named right beside it; it is counted from the last day named before it, in
the sentence or the one before. Each day is a weekday, a date, or both; no verb is asked for.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line

_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
_NAMES = "|".join(calendar.day_name)
_ANY_DATE = re.sub(r"\(\?P<\w+>", "(?:", DATE_WORDS)
_DATE = rf"\b(?:{_ANY_DATE})"
_DAY = lazily(rf"\b(?P<w>{_NAMES})(?P<plural>s)?\b(?:,? (?:the )?(?P<date>{_ANY_DATE}))?|(?P<date2>{_DATE})(?:,? a (?P<w2>{_NAMES})\b)?")
_ONE = lazily(DATE_WORDS)
_STEP = lazily(
    rf"(?i)\b(?:(?P<one>(?:on )?the (?:next|following) (?:day|morning|evening|night|afternoon)|the (?:day|morning|night) after|the day (?:that )?followed|next day|a day later|a day after(?:wards)?|one day later|the morrow)"
    rf"|(?P<back>(?:on )?the (?:previous|preceding) (?:day|evening|night|afternoon)|the (?:day|evening|night) before|a day (?:earlier|before)|one day (?:earlier|before))"
    rf"|(?P<n>{WORD}|\d{{1,2}}|a) (?P<unit>days?|nights?|weeks?|fortnights?) (?P<way>later|afterwards|after that|after this|on|earlier|before(?: that)?|previously|beforehand))(?=[,.;)]| \(|$| on\b| that is\b|, | a {_NAMES}| which )"
)
_BESIDE = lazily(rf"^(?:,? (?:which (?:was|is|fell on)|that is|i\.e\.|being|it was)?,? ?(?:on )?(?:an? |the )?|,? \()(?P<day>(?:{_NAMES})\b(?!s)|{_DATE})")
_AHEAD = lazily(rf"(?:^|\b)(?:[Oo]n |[Bb]y |[Uu]ntil |, )?(?:the |a |an )?(?P<day>(?:{_NAMES})|{_DATE}),? (?:that is,? |which was |only |just |that was )?$")
_WORDS = frozenset("next following after later afterwards before earlier previous preceding previously followed morrow".split())
_LOOSE = lazily(r"(?i)\b(?:every|each|usually|weekly|about|around|some|nearly|almost|more than|less than|at least|up to|within|or)\b[^,;]{0,12}$")
_DAYS = frozenset(word.lower() for word in _WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Day:
    """A day named at start..end of a text: its weekday (0 is Monday), and its date where the year is known."""

    weekday: int | None
    date: datetime.date | None
    start: int
    end: int
    shown: str


def day_step_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield days beside a count of days that do not lie so many days from the day named before."""
    if _WORDS.isdisjoint(text.vocabulary):
        return
    last: Line | None = None
    for line in text.lines:
        words = text.words(line)
        before, last = last, None if line.heading else line
        if line.heading or _WORDS.isdisjoint(words) or not (text.digits(line) or not _DAYS.isdisjoint(words)) or re.search(r"[“”\"]", line.text):
            continue
        steps = list(_STEP.finditer(line.text))
        days = _days(text, line) if steps else []
        if not days:
            continue
        told = _days(text, before) if before is not None and (text.digits(before) or not _DAYS.isdisjoint(text.words(before))) else []
        made = next((made for match in steps if (made := _judge(text, line, match, days, told[-1] if told else None)) is not None), None)
        if made is not None:
            yield made


def _days(text: CheckedText, line: Line) -> list[Day]:
    found = []
    published = text.reading.article.published
    for match in _DAY.finditer(line.text):
        if match["plural"]:
            continue
        groups = match.groupdict()
        weekday = _WEEKDAYS.get(groups["w"] or groups["w2"] or "")
        date = _date(groups["date"] or groups["date2"], published)
        if weekday is None and date is None:
            continue
        found.append(Day(weekday if weekday is not None else date.weekday() if date is not None else None, date, match.start(), match.end(), match[0]))
    return found


def _date(words: str | None, published: str | None) -> datetime.date | None:
    match = _ONE.match(words) if words else None
    if match is None:
        return None
    number, month, year = parts_of_date(match.groupdict())
    if year is None and published is not None and len(published) == 10:
        year = int(published[:4])
        if (month, number) > (int(published[5:7]) + 3, 31):
            year -= 1
    try:
        return datetime.date(year, month, number) if year else None
    except ValueError:
        return None


def _judge(text: CheckedText, line: Line, match: re.Match[str], days: list[Day], before: Day | None) -> Draft | None:
    lead = line.text[: match.start()]
    if _LOOSE.search(lead):
        return None
    behind, ahead = _BESIDE.match(line.text[match.end() :]), _AHEAD.search(lead)
    if behind is not None:
        told = next((day for day in days if day.start <= match.end() + behind.start("day") < day.end), None)
    elif ahead is not None:
        told = next((day for day in days if day.start <= ahead.start("day") < day.end), None)
    else:
        return None
    if told is None:
        return None
    first = min(told.start, match.start())
    earlier = [day for day in days if day.end <= first]
    point = earlier[-1] if earlier else before
    # 'On Friday, two days after the ship had sailed' and a count that opens the sentence of another story point elsewhere.
    if point is None or (not earlier and not _near(line, match, told)):
        return None
    if re.search(r"[;:]", line.text[point.end : first] if earlier else ""):
        return None
    shift = _shift(match)
    if shift is None:
        return None
    if ahead is not None and behind is None and point.date is not None and told.date is not None and re.search(r"\d{4}$", point.shown) and re.search(r"\d{4}$", told.shown):
        return None  # the length is a number between two days that are sure
    if point.date is not None and told.date is not None and abs((told.date - point.date).days) < 60 and told.date != point.date:
        right = (told.date - point.date).days == shift or ((match["unit"] or "").lower().startswith(("week", "fortnight")) and abs((told.date - point.date).days - shift) <= 3)
        real = f"{(told.date - point.date).days} days"
    elif point.weekday is not None and told.weekday is not None and (match["unit"] or "day").lower().rstrip("s") in {"day", "night"}:
        right = (told.weekday - point.weekday - shift) % 7 == 0
        real = f"a {calendar.day_name[(point.weekday + shift) % 7]}"
    else:
        return None
    if right:
        return None
    start, end = first, max(told.end, match.end())
    return Draft(
        "date-conflict", text.span(line.start + start, line.start + end), f"counted from {point.shown}, '{match[0].strip()}' is {real if real.startswith('a ') else 'not ' + real}{', not ' + told.shown if real.startswith('a ') else ''}", "Check the days.",
    )  # fmt: skip


def _near(line: Line, match: re.Match[str], told: Day) -> bool:
    """Whether a count that no day of its sentence stands before opens it, so that it goes on from the sentence before."""
    return min(told.start, match.start()) <= 45 and re.search(r"(?i)\b(?:after|since|before|until|had|whose|who)\b", line.text[: min(told.start, match.start())]) is None


def _shift(match: re.Match[str]) -> int | None:
    if match["one"]:
        return 1
    if match["back"]:
        return -1
    count = 1 if match["n"].lower() == "a" else int(match["n"]) if match["n"].isdigit() else int(value_of_word(match["n"].lower()))
    unit = match["unit"].lower()
    size = 7 if unit.startswith("week") else 14 if unit.startswith("fortnight") else 1
    return count * size * (-1 if match["way"].lower().startswith(("earlier", "before", "previously")) else 1)
