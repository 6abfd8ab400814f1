"""The days that a passage names, in the order of its words, and what is told of the time between two of them.

How long a siege lasted, how old somebody was, how many years since the last time, how many days from weekday to weekday.
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
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.told_dates import MONTH_NUMBERS, MONTHS

_DATE = lazily(rf"{DATE_WORDS}|\b(?P<month>{MONTHS}) (?P<year>(?:1[6-9]|20)\d\d)\b|(?<![\d.,$€£/-])\b(?P<only>(?:1[6-9]|20)\d\d)\b(?![\d,./-]*\d)(?! (?:people|men|troops|soldiers|tonnes|dollars|km))")
UNIT_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
"""Days of each unit of time, on average."""
_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year named at start..end of a sentence's text; ``first`` and ``last`` are its first and last day."""

    first: datetime.date
    last: datetime.date
    precision: str
    start: int
    end: int
    line: Line

    @property
    def shown(self) -> str:
        """The ISO date at its precision."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def moments(text: CheckedText) -> list[Moment]:
    """Return the dates that a passage names with a year of their own or the last one told; of others that of publication."""
    kept = text.noted.get(_MOMENTS)
    if kept is None:
        kept = text.noted[_MOMENTS] = _moments(text)
    return list(kept)


_BIRTH_BEFORE = lazily(r"\bborn(?: [\w’\-]+){0,5}? (?:on|in)(?: [A-Z][a-z]+day,?)? ?$|\bborn $")
_MOMENTS = ("moments", 0)
"""Under what the moments of a whole text are noted."""


def _moments(text: CheckedText) -> list[Moment]:
    found: list[Moment] = []
    published = text.reading.article.published
    year = int(published[:4]) if published else None
    for line in text.lines:
        if line.heading or not text.digits(line):
            continue
        for match in _DATE.finditer(line.text):
            if match["only"]:
                found.append(_span(int(match["only"]), 0, 0, match, line))
                continue
            if match["month"]:
                if not _born_there(line, match):
                    year = int(match["year"])
                found.append(_span(int(match["year"]), MONTH_NUMBERS[match["month"]], 0, match, line))
                continue
            day, month, own = parts_of_date(match.groupdict())
            if own is not None and not _born_there(line, match):
                year = own
            at = own or year
            if at is None or not 1 <= day <= calendar.monthrange(at, month)[1]:
                continue
            found.append(_span(at, month, day, match, line))
    return found


def _born_there(line: Line, match: re.Match[str]) -> bool:
    """Whether a date is that of a birth, of which year nothing that follows is told: 'who was born in April 1930, died on 16 June'."""
    return _BIRTH_BEFORE.search(line.text[: match.start()]) is not None


def _span(year: int, month: int, day: int, match: re.Match[str], line: Line) -> Moment:
    if not month:
        return Moment(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year", match.start(), match.end(), line)
    if not day:
        last = calendar.monthrange(year, month)[1]
        return Moment(datetime.date(year, month, 1), datetime.date(year, month, last), "month", match.start(), match.end(), line)
    one = datetime.date(year, month, day)
    return Moment(one, one, "day", match.start(), match.end(), line)


def timeline(text: CheckedText) -> Iterator[Draft]:
    """Yield lengths of time, ages and counts of years that do not fit the dates of the passage."""
    told = moments(text)
    yield from _lasted(text, told)
    yield from _ages(text, told)
    yield from _first_in(text, told)
    yield from _weekdays(text)
    yield from _years_of(text, told)
    yield from _anniversaries(text, told)
    yield from _nth_week(text, told)


def _draft(text: CheckedText, line: Line, start: int, end: int, because: str, kind: str = "number-conflict") -> Draft:
    return Draft(kind, text.span(line.start + start, line.start + end), because, "Check the dates and the count.", (), "medium")


_THING = r"(?:siege|strike|war|occupation|hunger strike|blockade|curfew|standoff|stand-off|hostage crisis|crisis|captivity|detention|ordeal|mission|voyage|march|battle|fighting|talks|conference|congress|summit|exercise|exercises|truce|ceasefire|outage|blackout|mutiny|trial|campaign|negotiations|uprising|search|flight|drought|reign|rule|presidency|premiership|term|hearing|lockdown|quarantine|protest|boycott|shutdown|journey|crossing|expedition|closure|offensive|bombardment|air campaign|conflict|insurgency|emergency|visit|tour|stay)s?"


def _lasted(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """Between two days, and two only, that a passage names: 'surrounded on 3 March; on 24 March the siege had lasted nine days'."""
    days = [one for one in told if one.precision == "day"]
    unlike = sorted({one.first for one in days})
    years = sorted({one.first.year for one in told if one.precision == "year"})
    if len(unlike) == 2 and not [y for y in years if y not in {unlike[0].year, unlike[1].year}]:
        low, high = unlike
        exact = True
    elif not days and len(years) == 2 and all(one.precision == "year" for one in told):
        low, high = datetime.date(years[0], 1, 1), datetime.date(years[1], 1, 1)
        exact = False
    else:
        return
    lines = {one.line.start for one in told}
    last_at = max(lines)
    for line in text.lines:
        if line.heading or not (line.start in lines or any(line.start > at for at in lines)) or line.start > last_at + 600 or re.search(r"[“\"]", line.text):
            continue
        if line.start < last_at and not exact:
            continue
        for one in quantities(text, line):
            if not one.words or (one.percent or one.money) or not (unit := _unit(one)):
                continue
            lead = line.text[: one.start]
            if re.search(r"(?i)\b(?:within|in|every|next|past|last|first|another|further|more|earlier|ago|aged|age|than) (?:the )?$", lead) or re.match(r"[^.;,]{0,12}\b(?:old|ago|earlier|more|late|before the|notice)\b", line.text[one.end :]):
                continue
            sure = re.search(r"\b(?:lasted|lasting|taken|gone on|dragged on|held out|continued|raged|raging|been (?:held|shut|closed|besieged|surrounded|trapped|in)[^,;]{0,20})(?: for)?(?: (?:exactly|only|just|some|about|nearly|almost|over))* $", lead)
            thing = pattern(rf"^[- ](?:days?|weeks?|months?|years?|nights?)(?:-long| long)?(?: [a-z\-]+){{0,2}} {_THING}\b").match(line.text[one.end :])
            behind = pattern(rf"^ (?:days?|weeks?|months?|years?|nights?) (?:in (?:captivity|detention|prison|office|power|jail|hiding|custody|exile|orbit)|of (?:the )?(?:[a-z]+ )?{_THING}|under siege)\b").match(line.text[one.end :])
            if sure is None and thing is None and behind is None:
                continue
            if re.search(r"\b(?:to|of|for|serving) $", lead) and re.search(r"\b(?:sentenc\w+|condemn\w+|jail\w*|convicted)\b", line.text) and behind is not None:
                continue  # a sentence is yet to be served
            if re.search(r"\b(?:which|that) had been (?:shut|closed)[^,;]{0,20}$", lead):
                continue  # 'reopened its borders, which had been shut for two years': from a day that is not told
            named = pattern(rf"{_THING}\b$").search(behind[0]) if behind is not None and " of " in behind[0] else None
            if thing is not None and re.search(r"\bthe (?:one|other|second|next) (?:that|which)\b|\banother\b", line.text):
                continue  # 'the ten-day strike that ended on 5 June and the one that began on 20 June'
            if thing is not None and sure is None and not (_OVER.search(line.text) and max(lines) - min(lines) < 400):
                continue  # 'a four-day truce' need not be what lies between the two days
            if sure is None and named is not None and singular(named[0]) not in text.text[: line.start + one.start]:
                continue  # 'after two weeks of protests' may be of others
            if not exact and unit not in {"year", "decade"}:
                continue
            yield from _hold(text, line, one, unit, (low, high), exact, sure, thing or behind)


def _unit(one: Quantity) -> str:
    word = singular(one.words[0].split("-")[0])
    return word if word in UNIT_DAYS else ""


def _hold(
    text: CheckedText, line: Line, one: Quantity, unit: str, edge: tuple[datetime.date, datetime.date], exact: bool,
    sure: re.Match[str] | None, thing: re.Match[str] | None,
) -> Iterator[Draft]:  # fmt: skip
    gap = (edge[1] - edge[0]).days
    days = one.value * UNIT_DAYS[unit]
    slack = {"day": 1.0, "night": 1.0, "week": 4.0, "fortnight": 4.0, "month": 20.0, "year": 250.0, "decade": 1500.0}[unit]
    if not exact:
        slack = 370 if unit == "year" else 1500
    if one.approximate:
        slack = max(slack * 2, 0.2 * days)
    if abs(gap - days) <= slack:
        return
    start = sure.start() if sure is not None else one.start
    end = one.end + (thing.end() if thing is not None else len(one.words[0]) + 1)
    shown = f"{gap} days" if exact and gap < 800 else f"{gap / 365.25:.0f} years"
    yield _draft(text, line, start, min(end, len(line.text)), f"from {edge[0]} to {edge[1]} it is {shown}, not {one.value:g} {unit}s" if exact else f"from {edge[0].year} to {edge[1].year} it is {shown}, not {one.value:g} {unit}s")


_OVER = lazily(r"\b(?:ended|is over|was over|over on|finished|walked out|freed|released|lifted|closed on|called off|came to an end|concluded|surrendered|reopened)\b")


BIRTH = lazily(r"\b(?:born|(?:came|come|brought) into the world|saw (?:the light|daylight)|first saw the light|birth)\b")
"""Words that tell of a birth."""
_BORN = lazily(r"\b(?:(?:came|come|brought) into the world|saw the light(?: of day)?|saw daylight)(?: [\w’\-]+){0,6}? (?:on|in) $|\bborn(?: [\w’\-]+){0,6}? (?:on|in) $|\b(?:date of birth|birth) (?:is |was )?(?:on |in )?$|\(born (?:in |on )?$|\bborn $")
_AGE = lazily(
    r"(?:\bat the age of|\baged|\bage|\bat age|\bturned|\bturns|\bturning|\bwas|\bis|\bbe|\bonly|\bjust|\bnow|\ball of|,) $"
)


KIN_BESIDE = lazily(r"\b(?:sons?|daughters?|children|brothers?|sisters?|wife|husband|twins?|eldest|youngest|elder|younger|widow|mother|father)\b[^.]{0,30}(?:,| is| was| aged) $")
"""Whose age is told is of the family: 'three sons; the eldest, Tom, is 24'."""


def _ages(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """'Who was born on 8 August 1925, left the presidency on Saturday at the age of 81'."""
    births = [one for one in told if _BORN.search(one.line.text[: one.start])]
    published = text.reading.article.published
    if len(births) != 1 or len(BIRTH.findall(text.text)) != 1:
        return
    born = births[0]
    for line in text.lines:
        near = line.start - born.line.end if line.start > born.line.start else born.line.start - line.end
        if line.heading or not (line is born.line or near < (260 if line.start > born.line.start else 8)):
            continue
        for one in quantities(text, line):
            if one.percent or one.money or not 0 < one.value < 120 or one.value % 1:
                continue
            lead, after = line.text[: one.start], line.text[one.end :]
            plain = _AGE.search(lead) is not None and (re.match(r"(?: years old)?(?:[,.;)]| when| on| in| at| and| this| last| next| earlier| yesterday| today| during| a (?:week|month|day)|$)", after) is not None)
            old = re.match(r"(?: years? old| years of age|-year-old| years$)", after) is not None
            dated = re.search(r"\b(?:at the age of|aged|at age|age) $", lead) is not None
            if not (plain or old) or (plain and not dated and not old and re.search(r"\b(?:was|is|be|only|just|,) $", lead) and one.words[:1] and not re.match(r"[,.;)]|$| and\b| when\b", after)):
                continue
            if KIN_BESIDE.search(lead):
                continue
            low, high = _clause(line.text, one.start)
            if (aside := _ASIDE.search(lead)) is not None and after[:1] in {",", "."}:
                # 'The minister, who was 85, had ...': the age is that of the news, or of the death told before.
                low, high = aside.start(), one.end
                if not any(re.search(r"\bdied\b|\bdeath\b", part.text) for part in text.lines):
                    continue
            events = [m for m in told if m is not born and m.line is line and low <= m.start < high]
            if len(events) > 1:
                continue
            now = events[0] if events else None
            when = _when(text, line, low, high)
            if now is None and when is None and not re.search(r"\b(?:is|now|turns|today)\b|\bturned \d+ (?:last|this) (?:week|month)\b", line.text[low:high]):
                continue
            day = now.last if now is not None else when or (datetime.date.fromisoformat(published) if published and len(published) == 10 else None)
            early = now.first if now is not None else day
            if day is None or early is None:
                continue
            most, least = whole_years(born.first, day), whole_years(born.last, early)
            if least <= one.value <= most:
                continue
            if re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", line.text[low:high]) and is_age_of_publication(text, born, one.value):
                continue  # 'ousted in November 2017, died on Friday at the age of 95': the age of the day of the news
            real = f"{least}" if least == most else f"{least} or {most}"
            first = re.search(r"(?:at the age of|aged|at age|age|turned|turns)? ?$", lead)
            start = first.start() if first is not None else one.start
            yield _draft(text, line, start + (line.text[start] == " "), one.end, f"from {born.shown} to {now.shown if now else day} it is {real} years, not {one.value:g}")
            return


_ASIDE = lazily(r", who (?:was|is)(?: only| just)? $")


def _clause(words: str, at: int) -> tuple[int, int]:
    """Return where the clause around an offset begins and ends: a second deed behind 'and' has its own day."""
    cuts = [0, *(m.start() for m in re.finditer(r"; |, (?:and|but|which|while) | and (?=[a-z]+(?:ed|t|ew|ook|ame|ent|ell)\b)", words)), len(words)]
    return max(cut for cut in cuts if cut <= at), min(cut for cut in cuts if cut > at)


def _when(text: CheckedText, line: Line, low: int, high: int) -> datetime.date | None:
    """Return the day that a clause names, as the reading resolved it: 'on Saturday'."""
    for one in text.within(line, "time"):
        if line.start + low <= one.start < line.start + high and one.mention.time is not None and one.mention.time.start and one.mention.time.precision == "day" and not re.search(r"\d{4}", one.mention.span.text):
            return datetime.date.fromisoformat(one.mention.time.start)
    return None


def is_age_of_publication(text: CheckedText, born: Moment, said: float) -> bool:
    """Whether somebody born then is of an age on the day of publication, where that is told to the day."""
    published = text.reading.article.published
    return published is not None and len(published) == 10 and said == whole_years(born.first, datetime.date.fromisoformat(published))


def whole_years(born: datetime.date, day: datetime.date) -> int:
    """Return how many birthdays lie between a day of birth and another day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


_LAST = lazily(
    r"\b(?:[Tt]he )?(?:last|previous|latest|only other|earlier)\b[^.;]{0,60}?\b(?:in|from|of|was) (?:[A-Z][a-z]+ )?$|\bsince (?:[A-Z][\w’\-]*(?: [a-z\-]+){0,6} in )?(?:[A-Z][a-z]+ )?$|\bsince [^.;,]{0,45}\b(?:in|of) (?:[A-Z][a-z]+ )?$|\bto (?:come|do so|visit|go|land|call|make it),? (?:came|did|was|went|landed|called)?[^.;]{0,20}\bin (?:[A-Z][a-z]+ )?$|\bcame in $|\b(?:had|predecessor|before (?:him|her|them|that))\b[^.;]{0,70}\b(?:in|of) (?:[A-Z][a-z]+ )?$"
)
_IN_YEARS = lazily(r"\b(?:in|for|after) (?:more than |nearly |almost |over |about |some |exactly |just |the first time in )?$")


_FIRST_OR_NONE = frozenset("first no not none nobody never".split())
_YEARS = frozenset("years decades".split())
_NO_ONE = lazily(r"\b(?:[Nn]o|[Nn]ot|[Nn]one|[Nn]obody|[Nn]ever)\b")


def _first_in(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """'The first visit in seventy years. The last to come came in 1911'; 'the first since 1979, 30 years ago'."""
    published = text.reading.article.published
    for line in text.lines:
        words = text.words(line)
        if line.heading or _FIRST_OR_NONE.isdisjoint(words) or _YEARS.isdisjoint(words):
            continue
        for one in quantities(text, line):
            if not one.words or singular(one.words[0]) not in {"year", "decade"} or not _IN_YEARS.search(line.text[: one.start]) or not ("first" in line.text[: one.start] or (_NO_ONE.search(line.text[: one.start]) and not {"last", "previous"}.isdisjoint(words))):
                continue
            # 'He has come four times since March 2018' counts something else.
            near = [m for m in told if (m.line is line or 0 <= m.line.start - line.end <= 3) and (last := _LAST.search(m.line.text[: m.start])) is not None and (m.line is line or not last[0].startswith("since"))]
            others = [m for m in told if m.line is line and m not in near] or ([m for m in told if "first" not in words and 0 < line.start - m.line.end <= 3] if near else [])
            day = others[0].first if len({m.first.year for m in others}) == 1 else (datetime.date.fromisoformat(published) if published and len(published) == 10 and not others else None)
            if len({m.first.year for m in near}) != 1 or day is None:
                continue
            then = near[0]
            real = day.year - then.first.year
            said = one.value * (10 if singular(one.words[0]) == "decade" else 1)
            slack = 1 if not one.approximate and singular(one.words[0]) == "year" else 0.15 * said + 2
            if re.search(r"more than|over", line.text[max(0, one.start - 12) : one.start]):
                slack = max(slack, 0.2 * said)
            if real > 0 and abs(real - said) > slack:
                match = _IN_YEARS.search(line.text[: one.start])
                yield _draft(text, line, match.start() if match else one.start, one.end + 1 + len(one.words[0]), f"from {then.shown} to {day.year} it is {real} years, not {said:g}")


_DAYS = "|".join(_WEEKDAYS)
_RANGE = lazily(rf"\bfrom (?P<low>{_DAYS})(?: \w+)? (?:to|until|till|through) (?P<high>{_DAYS})\b")


def _weekdays(text: CheckedText) -> Iterator[Draft]:
    """'A two-day visit from Monday to Thursday'."""
    for line in text.lines:
        for match in _RANGE.finditer(line.text) if "from" in text.words(line) else ():
            if re.search(r"\b(?:every|each|weekly|next week|following)\b", line.text):
                continue
            span = (_WEEKDAYS[match["high"]] - _WEEKDAYS[match["low"]]) % 7
            for one in quantities(text, line):
                thing = pattern(rf"^-(?:day|night)(?:-long)? (?:[a-z\-]+ ){{0,2}}{_THING}\b").match(line.text[one.end :])
                if thing is None or abs(one.start - match.start()) > 90 or one.approximate:
                    continue
                if one.value not in {span, span + 1} and span:
                    first, last = min(one.start, match.start()), max(one.end + thing.end(), match.end())
                    yield _draft(text, line, first, last, f"from {match['low']} to {match['high']} it is {span + 1} days, not {one.value:g}")


_SINCE = lazily(r"\bsince (?:[A-Z][a-z]+ )?$|\bfounded in $|\bbuilt in $|\b(?:opened|closed|began|started|established|signed|seized power|took power|came to power|took office|was founded|was built) in (?:[A-Z][a-z]+ )?$")
_COUNT_YEARS = lazily(r"^ years,? (?=since\b)|^(?: years?| decades?)(?: (?:in (?:power|office|exile|prison|jail)|of (?:rule|war|independence|marriage|exile|silence|occupation|peace)|old|later|after(?:wards)?|now))\b|^-year(?:-old| (?:rule|reign|war|exile|occupation|presidency|marriage|ban|embargo))\b")


def _years_of(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """'In power since 1987, after 20 years in office' told in 2017; 'closed in 1967, 30 years ago' told in 2010."""
    published = text.reading.article.published
    if published is None or len(published) < 10:
        return
    now = int(published[:4])
    for line in text.lines:
        here = [m for m in told if m.line is line]
        if not here or re.search(r"[“\"]", line.text):
            continue
        since = [m for m in here if _SINCE.search(line.text[: m.start])]
        if len(since) != 1 or len({m.first.year for m in here}) != 1:
            continue
        for one in quantities(text, line):
            match = _COUNT_YEARS.match(line.text[one.end :])
            if match is None or one.percent or (re.search(r"\b(?:aged|for|the first|next|last|another) $", line.text[: one.start]) and "for $" not in match[0] and not re.search(r"(?:in (?:power|office)|ago|rule|war|exile)", match[0])):
                continue
            if re.search(r"\bold\b|-year-old", match[0]) and not re.search(r"founded|built|opened|established|began|started", line.text):
                continue
            if re.search(r"\blater|afterwards?\b", match[0]) or (_BEGUN_THEN.search(line.text[: one.start]) and re.match(r" years (?:after|before|since)\b", line.text[one.end :])):
                continue
            said = one.value * (10 if "decade" in match[0] else 1)
            real = now - since[0].first.year
            slack = 1.0 if not one.approximate and "decade" not in match[0] else 0.15 * said + 2
            if real > 0 and abs(real - said) > slack:
                yield _draft(text, line, min(one.start, since[0].start), max(one.end + match.end(), since[0].end), f"from {since[0].shown} to {now} it is {real} years, not {said:g}")


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20,
    "twenty-fifth": 25, "thirtieth": 30, "thirty-fifth": 35, "fortieth": 40, "forty-fifth": 45, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "seventy-fifth": 75, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100, "bicentenary": 200, "silver jubilee": 25, "golden jubilee": 50,
}  # fmt: skip
_YEARLY = lazily(r"(?i)anniversary|birthday|centenary|jubilee|years (?:to the day |exactly )?(?:after|since|on from|have passed)")
_YEARLY_WORDS = frozenset("anniversary birthday birthdays anniversaries centenary bicentenary tercentenary jubilee jubilees years".split())
_NTH = lazily(rf"(?i)\b(?:(?P<o>{'|'.join(_ORDINALS)})|(?P<n>\d{{1,3}})(?:st|nd|rd|th))(?: (?:anniversary|birthday|jubilee))? of\b|\b(?:(?P<o2>{'|'.join(_ORDINALS)})|(?P<n2>\d{{1,3}})(?:st|nd|rd|th)) anniversary\b")
_YEARS_SINCE = lazily(r"^ years (?:to the day |exactly )?(?:after|since|on from|have passed since)\b")


_IS_THE_DAY = lazily(rf"(?:{MONTHS})(?: \d{{1,2}})?(?:,? \d{{4}})?, the $|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, the $")
_BEGUN_THEN = lazily(r"\b(?:born|founded|built|elected|appointed|died|killed|written|published|made|set up|opened|formed|created|was|were|came|took office|took power|married|arrived|crowned|freed|released|signed)(?: (?:some|about|only|just|nearly|exactly))? $")
_THESE_DAYS = lazily(r"\b(?:now|today|yesterday|this week|this month|still|(?:on|last|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:has|have) (?:[a-z]+ )?(?:been|[a-z]+ed)|is|are)\b")
"""Words by which a count of years that a sentence tells is one up to the day of publication."""


def _anniversaries(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """'On 7 April 2009 for the tenth anniversary of the genocide of 1994'; 'twenty years to the day after the vote of 1989'."""
    published = text.reading.article.published
    for line in text.lines:
        if line.heading or _YEARLY_WORDS.isdisjoint(text.words(line)) or not _YEARLY.search(line.text) or re.search(r"[“\"]", line.text):
            continue
        here = [m for m in told if m.line is line]
        marks: list[tuple[re.Match[str] | Quantity, int, int]] = [(m, int(m["n"] or m["n2"] or 0) or _ORDINALS[(m["o"] or m["o2"]).lower()], m.end()) for m in _NTH.finditer(line.text) if "anniversary" in m[0] or re.search(r"(?i)birthday|centenary|jubilee", m[0])]
        counted = [(q, int(q.value), q.end) for q in quantities(text, line) if not q.approximate and q.value == int(q.value) and _YEARS_SINCE.match(line.text[q.end :])]
        for mark, said, end in [*marks, *counted]:
            start = mark.start if isinstance(mark, Quantity) else mark.start()
            event = next((m for m in here if m.start >= end and m.start - end <= 90 and re.search(r"\b(?:of|in|on|from|since|after)(?: (?:early|late|the))? $", line.text[: m.start])), None)
            others = [m for m in here if m is not event and m.first.year != (event.first.year if event else 0)]
            if isinstance(mark, Quantity) and not others and "to the day" not in line.text and "exactly" not in line.text and _THESE_DAYS.search(line.text) is None:
                continue
            if isinstance(mark, Quantity) and (_BEGUN_THEN.search(line.text[:start]) or (event is not None and re.search(r"\byears (?:after|since|before)\b", line.text[end + 12 : event.start]))):
                continue  # 'born nine years after the barricades of May 1968'; 'thirty years after it fell and 58 years after it was built in 1961'
            if event is None or len({m.first.year for m in others}) > 1 or re.search(r"[;:]", line.text[end : event.start]):
                continue
            now = others[0].first.year if others else int(published[:4]) if published else None
            if now is None:
                continue
            real = now - event.first.year
            if real > 0 and abs(real - said) > (1 if not others and published and published[5:7] in {"01", "12"} else 0):
                # A count up to the day of publication dates the event, and a day is dated that is called its anniversary; between two years that are told it is a number.
                yield _draft(text, line, start, event.end, f"from {event.shown} to {now} it is {real} years, not {said}", "date-conflict" if (isinstance(mark, Quantity) and not others) or (not isinstance(mark, Quantity) and _IS_THE_DAY.search(line.text[:start])) else "number-conflict")


_IN_ITS = lazily(rf"\b(?:in|into|enter(?:s|ed|ing)|for|on) (?:its|their|his|her|the) (?P<o>{'|'.join(_ORDINALS)}) (?:straight |consecutive )?(?P<unit>day|week|month|year)\b")


def _nth_week(text: CheckedText, told: list[Moment]) -> Iterator[Draft]:
    """'The strike, in its third week since it began on 29 April', told on 2 May."""
    published = text.reading.article.published
    for line in text.lines:
        match = _IN_ITS.search(line.text) if text.digits(line) else None
        if line.heading or match is None or published is None or len(published) < 10:
            continue
        begun = [m for m in told if m.line is line and m.precision == "day" and re.search(r"\b(?:since|began|begun|started|broke out|opened|walked out)\b[^.;]{0,30}$", line.text[: m.start])]
        others = [m for m in told if m.line is line and m.precision == "day" and m not in begun]
        if len(begun) != 1 or len(others) > 1 or begun[0].first.year < int(published[:4]) - 5:
            continue
        now = others[0].first if others else datetime.date.fromisoformat(published)
        gap = (now - begun[0].first).days
        length = UNIT_DAYS[match["unit"]]
        real = gap / length + 1
        if gap >= 0 and abs(real - 0.5 - _ORDINALS[match["o"]]) > 1.2 + (0.5 if match["unit"] == "day" else 0.0):
            yield _draft(text, line, match.start(), match.end(), f"from {begun[0].first} to {now} it is the {real:.0f}th {match['unit']}, not the {match['o']}", "date-conflict")
