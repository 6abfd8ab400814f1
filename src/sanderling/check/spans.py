"""How many days something is told to last against its own first and last day: 'a 20-day truce, from the morning of 3 June to the evening of 12 June'.

Days may be dates or weekdays; they are a span by 'from ... to', or by a word of beginning and one of ending. The length may be told as 'ten days', 'a ten-day
truce', 'a week-long visit' or 'a fortnight', before or behind them.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line
from sanderling.check.timeline import moments

_GATE = frozenset("day days week weeks fortnight night nights long".split())
_LENGTH = lazily(
    rf"(?i)\b(?:(?P<n>\d{{1,3}}|{WORD})(?P<joint>[ -])(?P<unit>days?|weeks?|nights?)(?P<long>[ -]long)?\b|(?P<one>a|one|the) (?P<only>week|fortnight)\b|(?P<alone>week|fortnight)-?long\b)"
)
_NOT = lazily(
    r"(?i)^(?:[ -](?:long )?(?:ago|earlier|later|before|after|old|notice|away|each|apart|ahead|late|early|more|visa|permit|ultimatum|deadline|sentence|jail|prison|supply|loan|extension|warning|quarantine|break|pause|interval|lull|week|delay|wait|holiday allowance|period of grace|limit|suspension|ban|fast a year|of (?:leave|rations|fuel|food|supplies|grace|talks|rain|protests?|fighting|clashes))\b|[’'])"
)
_BAD_LEAD = lazily(r"(?i)\b(?:every|within|first|next|past|another|further|extra|previous|than|by|the last|in the|every other|until|good for|valid for|holds for|up to|for at least|open to|notice of|aged) $")
_DAY = r"(?:(?:(?:the )?(?:early )?(?:morning|evening|night|dawn|noon|afternoon|small hours|midnight|sunset|sunrise) (?:of|on) |midnight on |(?:dawn|noon|dusk|midnight|sunrise|sunset) on |early on |late on )(?:the )?)?"
_WEEKDAY = rf"(?:{'|'.join(calendar.day_name)})"
_FROM_TO = lazily(
    rf"\b(?P<how>[Ff]rom|[Bb]etween) {_DAY}(?:{_WEEKDAY},? (?:the )?)?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<m1>{'|'.join(calendar.month_name[1:])})(?:,? \d{{4}})?)?|(?P<m2>{'|'.join(calendar.month_name[1:])}) (?P<d2>\d{{1,2}})(?:,? \d{{4}})?|(?P<w1>{_WEEKDAY})(?: (?:morning|evening|night|afternoon|noon))?),? (?:to|until|till|and|through|up to)(?: and including)? "
    rf"{_DAY}(?:{_WEEKDAY},? (?:the )?)?(?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<m3>{'|'.join(calendar.month_name[1:])})|(?:(?P<m4>{'|'.join(calendar.month_name[1:])}) )?(?P<d4>\d{{1,2}})\b(?! [a-z])|(?P<w2>{_WEEKDAY}))"
)
_BEGINS = lazily(r"(?i)\b(?:begins?|began|beginning|starts?|started|starting|opens?|opened|opening|sets? (?:out|off)|kicks? off|gets? under way|got under way|comes? into force|came into force|takes? effect|took effect|due to (?:begin|start|open))\b[^;.]{0,45}?\b(?:on|at [a-z]+ on|of|with)(?: the)? $")
_ENDS = lazily(r"(?i)\b(?:ends?|ended|ending|closes?|closed|closing|finish(?:es|ed|ing)?|concludes?|concluded|winds? up|wound up|runs? out|ran out|expires?|expired|is over|was over|comes? to an end|came to an end|until|till)\b[^;.]{0,45}?(?:\b(?:on|at [a-z]+ on|of|with)(?: the)? |\b(?:until|till) )$")
_APART = lazily(r"[;:]|\.|, (?:and|but|while) |\b(?:who|whose|while|although|though|because|since|earlier|previous(?:ly)?|another|but)\b| and (?!ends?|ended|ending|closes?|closed|finish\w*|concludes?|concluded|runs?|winds?|lasts?|lasted|will (?:end|close|finish|last))[a-z]+(?:ed|s)\b")
_LOOSE = lazily(r"(?i)\b(?:nearly|almost|about|some|over|more than|less than|around|roughly|just|barely|not quite|a good) $")


@dataclass(frozen=True, slots=True)
class _Span:
    days: int
    start: int
    end: int
    shown: str
    by_weekday: bool
    told_out: bool


def span_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield lengths in days or weeks that are not those of the span told with them."""
    if _GATE.isdisjoint(text.vocabulary) and "long" not in text.text:
        return
    before: Line | None = None
    for line in text.lines:
        if line.heading or re.search(r"[“”\"]", line.text):
            before = None
            continue
        lengths = _lengths(line) if not _GATE.isdisjoint(text.words(line)) or "-long" in line.text else []
        if len(lengths) == 1:
            spans = _spans(text, line)
            if len(spans) == 1:
                made = _judge(text, line, lengths[0], spans[0])
                if made is not None:
                    yield made
            elif not spans and before is not None and line.start - before.end <= 3 and re.match(r"(?:It|They|The [a-z]+|That)\b[^,;]{0,30}\b(?:last|took|take|ran|run|is|was|were|had|has|will)", line.text) and not _lengths(before) and len(earlier := _spans(text, before)) == 1 and earlier[0].told_out:
                made = _judge(text, line, lengths[0], earlier[0], True)
                if made is not None:
                    yield made
        before = line


def _lengths(line: Line) -> list[tuple[float, str, int, int, bool]]:
    """Return the lengths of a sentence: how many of which unit, where, and whether as part of a noun."""
    found = []
    for match in _LENGTH.finditer(line.text):
        unit = (match["unit"] or match["only"] or match["alone"]).lower().rstrip("s")
        if match["n"]:
            word = match["n"].lower()
            count = float(word) if word[0].isdigit() else float(value_of_word(word))
        else:
            count = 1.0
        if unit == "fortnight":
            count, unit = 2 * count, "week"
        lead, tail = line.text[: match.start()], line.text[match.end() :]
        if (match["one"] or "").lower() == "the" or _NOT.match(tail) or _BAD_LEAD.search(lead) or (match["only"] and re.match(r" (?:of|in|on|when|that|ago|later|earlier)\b", tail) and not re.search(r"\b(?:for|lasts?|lasted|lasting|took|takes) $", lead)):
            continue
        found.append((count, unit, match.start(), match.end(), match["joint"] == "-" or match["alone"] is not None))
    return found


def _spans(text: CheckedText, line: Line) -> list[_Span]:
    found = []
    year = next((m.first.year for m in moments(text) if m.line is line), None) or (int(text.reading.article.published[:4]) if text.reading.article.published else 2001)
    for match in _FROM_TO.finditer(line.text):
        if (match["how"].lower() == "between") != (re.search(r" and ", match[0]) is not None):
            continue
        if match["w1"] and match["w2"]:
            days = (list(calendar.day_name).index(match["w2"]) - list(calendar.day_name).index(match["w1"])) % 7 or 7
            found.append(_Span(days, match.start(), match.end(), f"{match['w1']} to {match['w2']}", True, True))
            continue
        last_month = match["m3"] or match["m4"] or match["m2"]
        first_month = match["m1"] or match["m2"] or last_month
        first_day, last_day = match["d1"] or match["d2"], match["d3"] or match["d4"]
        if not (last_month and first_month and first_day and last_day):
            continue
        one, other = _date(year, first_month, first_day), _date(year, last_month, last_day)
        if one is not None and other is not None and other < one:
            other = _date(year + 1, last_month, last_day)
        if one is not None and other is not None and 0 < (other - one).days < 200:
            found.append(_Span((other - one).days, match.start(), match.end(), f"{one.isoformat()} to {other.isoformat()}", False, True))
    if found:
        return found
    told = [m for m in moments(text) if m.line is line and m.precision == "day"]
    if len(told) == 2:
        one_, other_ = told
        if _BEGINS.search(line.text[: one_.start]) and _ENDS.search(line.text[one_.end : other_.start]) and 0 < (other_.first - one_.first).days < 200:
            return [_Span((other_.first - one_.first).days, one_.start, other_.end, f"{one_.shown} to {other_.shown}", False, True)]
    weekdays = list(re.finditer(rf"\b{_WEEKDAY}\b", line.text)) if not told else []
    if len(weekdays) == 2:
        first, last = weekdays
        if _BEGINS.search(line.text[: first.start()]) and _ENDS.search(line.text[first.end() : last.start()]):
            days = (list(calendar.day_name).index(last[0]) - list(calendar.day_name).index(first[0])) % 7 or 7
            return [_Span(days, first.start(), last.end(), f"{first[0]} to {last[0]}", True, True)]
    return []


def _date(year: int, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, list(calendar.month_name).index(month), int(day))
    except ValueError:
        return None


def _judge(text: CheckedText, line: Line, length: tuple[float, str, int, int, bool], span: _Span, across: bool = False) -> Draft | None:
    count, unit, start, end, compound = length
    if not across:
        if start < span.end and span.start < end:
            return None
        if span.end <= start and re.search(r"\b(?:with|after|including|plus) an? $", line.text[:start]):
            return None  # 'from Monday to Friday, with a two-day excursion'
        between = line.text[end : span.start] if end <= span.start else line.text[span.end : start]
        if len(between) > 130 or _APART.search(re.sub(r"\b(?:who|which) (?:lasts?|lasted)\b", "", between)):
            return None
    if span.by_weekday and re.search(r"(?i)\b(?:following|next|after|week later|of the week|(?:the )?previous)\b", line.text):
        return None
    said = count * (7 if unit == "week" else 1)
    loose = 0.25 * span.days if _LOOSE.search(line.text[:start]) else 0.0
    if unit == "week":
        fits = abs(said - span.days) <= 3.5 + loose or abs(said - span.days - 1) <= 3.5 + loose
        fits = fits and (abs(said - span.days) <= 0.5 * said or count >= 2)
    else:
        fits = span.days - (re.search(r"\b(?:evening|night|noon|midnight|late)\b", line.text) is not None) - loose <= said <= span.days + 1 + loose
        if span.by_weekday:
            fits = fits or any(span.days + 7 * more <= said <= span.days + 7 * more + 1 for more in (1, 2, 3, 4))
        elif not compound and span.days >= 6:
            fits = fits or abs(said - span.days * 5 / 7) <= 1.5  # working days
    if fits or not 0.12 * span.days < said < 8 * span.days:
        return None
    first, last = (start, end) if across else (min(start, span.start), max(end, span.end))
    return draft(text, line, first, last, f"from {span.shown} it is {span.days} or {span.days + 1} days, not {count:g} {unit}{'' if count == 1 else 's'}")
