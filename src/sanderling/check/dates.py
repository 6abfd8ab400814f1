"""Dates inside an article: the calendar, weekdays, order, 'N years ago', and deeds told before their day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?:{'|'.join(calendar.month_name[1:])}|(?:{'|'.join(calendar.month_abbr[1:])}|Sept)\.?)"
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAY = rf"(?:{'|'.join(calendar.day_name)})"
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})(?:,? (?P<y1>(?:18|19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,? (?P<y2>(?:18|19|20)\d\d))?)"
)
DATE_WORDS = _DATE
"""A day and month, with the year or without, in either order; groups d1, m1, y1 or m2, d2, y2."""
_ONE = lazily(_DATE)
_WITH_DAY = lazily(rf"\b(?P<weekday>{_WEEKDAY}),? \(?(?:the )?(?:on )?{_DATE}")
_DAY_BEHIND = lazily(rf"\b{_DATE}(?:,? a |,? \(a? ?)(?P<weekday>{_WEEKDAY})\b")
_IS_DAY = lazily(rf"\b{_DATE},? (?:is|was|falls? on|fell on|will be|being|happens to be|happened to be) (?:a|the|also a) (?P<weekday>{_WEEKDAY})\b")
_DAY_OF = lazily(rf"\b(?:[Oo]n|[Tt]hat) (?:the )?(?P<weekday>{_WEEKDAY}) of (?:the|his|her|its|their) [a-z]+(?: [a-z]+)?, (?:the )?{_DATE}")
_NTH = {word: number for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first thirty-second".split(), 1)}
_SPELT = rf"(?:the )?(?P<nth>{'|'.join(sorted(_NTH, key=len, reverse=True))}) (?:day )?(?:of )?(?P<month>{_MONTH})(?:,? (?P<year>(?:18|19|20)\d\d))?"
_SPELT_DAY = lazily(rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?{_SPELT}(?:,? an? (?P<behind>{_WEEKDAY}))?", re.I)
_NTHS = frozenset(word for nth in _NTH for word in nth.split("-"))
_IS = frozenset("is was fall falls fell be being happens happened".split())
_POINT = rf"(?:\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_MONTH} \d{{4}}|(?:19|20)\d\d)"
_RANGE = lazily(
    rf"\b(?P<word>[Ff]rom|[Bb]etween) (?P<low>{_POINT}) (?:to|until|till|through|and) (?P<high>{_POINT})(?!\w)"
)
MONTH_WORDS = frozenset(name.lower() for names in (calendar.month_name, calendar.month_abbr) for name in names if name) | {"sept"}
"""Words without one of which no day is told."""
_FROM_OR_BEGAN = frozenset("from between began started opened out launched".split())
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(), 1
    )
} | {"thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip
_YEAR_AGO = lazily(
    rf"\b(?:in|In|since|of) (?:\w+ )?(?P<year>(?:19|20)\d\d), (?:just |only |some |about |nearly )?(?P<n>{_NUMBER}) years ago\b"
)
_AGO_YEAR = lazily(rf"(?i:\b(?P<n>{_NUMBER}) years ago),? (?:in|, in) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b")
_YEARS_AFTER = lazily(
    rf"(?i:(?P<n>{_NUMBER}) years (?:after|since|on from)) (?:the |its |his |their )?(?:start of the )?(?P<year>(?:19|20)\d\d)\b"
)
_PASSED = lazily(rf"(?i:(?P<n>{_NUMBER}|a) years? (?:have|has|had) (?:now )?(?:passed|gone by|gone|elapsed)(?: to the day)? since )[^.;:]{{0,80}}?\b(?:on|in) (?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{_MONTH}) )?(?P<year>(?:19|20)\d\d)\b")
_NOW = lazily(r"\b(?:is|are|has|have|still|today|now|marks?|marked|remains?|says?)\b")
_PLANNED = lazily(
    r"\b(?:will|would|shall|may|might|could|should|to be|plans?|planned|set to|due|scheduled|expected|expire[sd]?|valid|deadline|if|next|upcoming|future|hopes?|wants?|begins?|starts?|ends?|agreed|intends?|is to|are to|was to|were to|called for|going to|postponed|delayed|extended|moved)\b"
)
_BEGAN = lazily(
    rf"\b(?:began|started|opened|broke out|was launched) on (?P<low>{_POINT})\b[^.;]*?\b(?:ended|closed|finished|was concluded|concluded) (?:on|in) (?P<high>{_POINT})"
)


def undated(text: CheckedText) -> Iterator[Draft]:
    """Yield a finding when the article bears no date, naming the relative times that stay unresolved."""
    if text.reading.article.published is not None:
        return
    open_times = [m for m in text.reading.mentions if m.time is not None and m.time.precision == "unresolved"]
    words = ", ".join(f"'{m.span.text}'" for m in open_times[:6])
    because = "the article bears no date and none was given"
    if words:
        because += f"; so {words} stay{'s' if len(open_times) == 1 else ''} unresolved"
    yield Draft(
        "undated", open_times[0].span if open_times else None, because,
        "Give the day of publication with --published YYYY-MM-DD.",
    )  # fmt: skip


def date_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield dates that do not fit the calendar, their weekday, each other, or the day of publication."""
    for line in text.lines:
        words = text.words(line)
        if not text.digits(line) and "years ago" not in line.text and _NTHS.isdisjoint(words):
            continue
        dated = not MONTH_WORDS.isdisjoint(words)
        if dated:
            yield from _calendar(text, line)
            if not _NTHS.isdisjoint(words):
                yield from _spelt_days(text, line)
        if not _FROM_OR_BEGAN.isdisjoint(words):
            yield from _order(text, line)
        if "years" in words:
            yield from _ago(text, line)
        if dated:
            yield from _too_late(text, line)
        yield from _year_ahead(text, line)


def _parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    return parts_of_date(match.groupdict())


def parts_of_date(match: Mapping[str, str | None]) -> tuple[int, int, int | None]:
    """Return (day, month, year or None) of the groups of DATE_WORDS."""
    month = (match["m1"] or match["m2"] or "").rstrip(".").lower()
    year = match["y1"] or match["y2"]
    return (
        int(match["d1"] or match["d2"] or 0),
        _MONTHS.get(month) or _SHORT[month[:4] if month == "sept" else month[:3]],
        int(year) if year else None,
    )


_YEAR_TOLD = lazily(r"\b(?:19|20)\d\d\b")


def _calendar(text: CheckedText, line: Line) -> Iterator[Draft]:
    published = text.reading.article.published
    for match in _ONE.finditer(line.text):
        day, month, year = _parts(match)
        longest = calendar.monthrange(year or 2024, month)[1]
        # 'May 50 vehicles': a month may be a verb or the number a count.
        if day > longest and day <= 31 and (match["d1"] or match["m2"] not in {"May", "March"}):
            yield Draft(
                "date-conflict", text.span(line.start + match.start(), line.start + match.end()),
                f"{calendar.month_name[month]}{f' {year}' if year else ''} has {longest} days, not {day}", "Check the date.", (), "high",
            )  # fmt: skip
    for match in (*_WITH_DAY.finditer(line.text), *_DAY_BEHIND.finditer(line.text), *(_IS_DAY.finditer(line.text) if not _IS.isdisjoint(text.words(line)) else ()), *(_DAY_OF.finditer(line.text) if "of" in text.words(line) else ())):
        day, month, year = _parts(match)
        if day > calendar.monthrange(year or 2024, month)[1] or day < 1:
            continue
        weekday = match["weekday"].lower()
        years = [year] if year else [int(published[:4]) + shift for shift in (0, -1, 1)] if published else []
        if not years or re.match(r" \w+ (?:people|men)", line.text[match.end() :]):
            continue
        if any(
            _weekday(one, month, day) == _DAYS[weekday]
            for one in years[: 1 if year else 3]
            if _near(one, month, day, year, published)
        ):
            continue
        # 'Began on Saturday 21 September 2013 and ended on Tuesday 24 September': the year told goes on.
        told = [] if year else [int(one) for one in _YEAR_TOLD.findall(line.text)]
        if any(_weekday(one, month, day) == _DAYS[weekday] for one in told):
            continue
        one = told[0] if len(told) == 1 and match.start() > line.text.find(str(told[0])) else years[0]
        right = _weekday(one, month, day)
        if right is None:
            continue
        yield Draft(
            "date-conflict", text.span(line.start + match.start(), line.start + match.end()),
            f"{day} {calendar.month_name[month]} {one} was a {calendar.day_name[right]}, not a {match['weekday']}",
            "Check the weekday and the date.", (), "high" if year else "medium",
        )  # fmt: skip


def _spelt_days(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Thursday, the ninth of May 2000'; 'the thirty-first of June'."""
    published = text.reading.article.published
    for match in _SPELT_DAY.finditer(line.text):
        key = match["month"].rstrip(".").lower()
        month = _MONTHS.get(key) or _SHORT.get(key[:3])
        day = _NTH[match["nth"].lower()]
        if month is None or not match["month"][0].isupper() or (" of " not in match[0] and match["weekday"] is None):
            continue
        year = int(match["year"]) if match["year"] else None
        span = text.span(line.start + match.start(), line.start + match.end())
        longest = calendar.monthrange(year or 2024, month)[1]
        if day > longest:
            yield Draft("date-conflict", span, f"{calendar.month_name[month]}{f' {year}' if year else ''} has {longest} days, not {day}", "Check the date.", (), "high")
            continue
        weekday = match["weekday"] or match["behind"]
        years = [year] if year else [int(published[:4]) + shift for shift in (0, -1, 1)] if published else []
        if weekday is None or not years or weekday.lower() not in _DAYS:
            continue
        if any(_weekday(one, month, day) == _DAYS[weekday.lower()] for one in years if _near(one, month, day, year, published)):
            continue
        right = _weekday(years[0], month, day)
        if right is not None:
            yield Draft("date-conflict", span, f"{day} {calendar.month_name[month]} {years[0]} was a {calendar.day_name[right]}, not a {weekday}", "Check the weekday and the date.", (), "high" if year else "medium")


def _near(year: int, month: int, day: int, given: int | None, published: str | None) -> bool:
    """Whether a date without a year may be meant: within half a year of publication."""
    if given or published is None:
        return True
    try:
        return abs(datetime.date(year, month, day) - datetime.date.fromisoformat(published)).days <= 200
    except ValueError:
        return False


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return None


def _point(text: str, year: int | None) -> tuple[int, int, int] | None:
    """Return (year, month or 0, day or 0) of a date as written; ``year`` where it names none."""
    match = _ONE.fullmatch(text)
    if match is not None:
        day, month, own = _parts(match)
        at = own or year
        return (at, month, day) if at is not None else None
    words = text.split()
    if len(words) == 2 and words[0].rstrip(".").lower()[:3] in _SHORT:
        return int(words[1]), _SHORT[words[0].rstrip(".").lower()[:3]], 0
    return (int(text), 0, 0) if text.isdigit() else None


def _order(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in (*_RANGE.finditer(line.text), *_BEGAN.finditer(line.text)):
        high_year = re.search(r"(?:19|20)\d\d$", match["high"])
        low_year = re.search(r"(?:19|20)\d\d$", match["low"])
        year = int((high_year or low_year)[0]) if (high_year or low_year) else None  # type: ignore[index]
        low, high = _point(match["low"], year or 2000), _point(match["high"], year or 2000)
        if low is None or high is None or (low[1] == 0) != (high[1] == 0):
            continue
        # 'From December 28 to January 4' without a year goes over the new year.
        if not (low_year and high_year) and (high_year is None and low[1] >= 9 and high[1] <= 4):
            continue
        if not low_year and high_year and low[1] >= 9 and high[1] <= 4:
            continue
        if low > high and not (low[2] == 0 and high[2] == 0 and low[:2] == high[:2]):
            span = text.span(line.start + match.start(), line.start + match.end())
            yield Draft(
                "date-conflict",
                span,
                f"{match['high']} lies before {match['low']}",
                "The two dates may have been swapped.",
                (),
                "high",
            )


def _ago(text: CheckedText, line: Line) -> Iterator[Draft]:
    published = text.reading.article.published
    if published is None:
        return
    now = int(published[:4])
    for match in _PASSED.finditer(line.text) if " since " in line.text else ():
        # 'Two years had passed since the sea rose on 26 December 2004', told in December 2005.
        count = 1 if match["n"].lower() == "a" else _NUMBERS.get(match["n"].lower()) or int(match["n"])
        month = (match["month"] or "").rstrip(".").lower()
        told = _MONTHS.get(month) or _SHORT.get(month[:3], 0)
        months = (now - int(match["year"])) * 12 + (int(published[5:7]) - told if told and len(published) >= 7 else 0)
        if abs(months - 12 * count) > (6 if told else 12) and not re.search(r"(?i)\b(?:nearly|almost|more than|over|about|some) $", line.text[: match.start()]):
            yield Draft(
                "date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"from {match['year']} to {published} it is {months / 12:.0f} years, not {count}", "Check the year and the count.",
            )  # fmt: skip
    for pattern in (_YEAR_AGO, _AGO_YEAR, _YEARS_AFTER):
        for match in pattern.finditer(line.text):
            if pattern is _YEARS_AFTER and (
                not _NOW.search(line.text)
                or re.search(r"\b(?:19|20)\d\d\b", line.text[: match.start()] + line.text[match.end() :])
            ):
                continue
            count = _NUMBERS.get(match["n"].lower()) or int(match["n"])
            if abs(now - int(match["year"]) - count) > 1:
                # How long ago the first or the last of a kind was is a count, not a date.
                kind = "number-conflict" if re.search(r"\b(?:first|last)\b", line.text[: match.start()]) else "date-conflict"
                yield Draft(
                    kind, text.span(line.start + match.start(), line.start + match.end()),
                    f"from {match['year']} to {published} it is {now - int(match['year'])} years, not {count}",
                    "Check the year and the count.",
                )  # fmt: skip


_WILL = lazily(
    r"\b(?:will|shall|is to|are to|is due to|are due to|is scheduled to|are scheduled to|is expected to|are expected to|is set to|plans to|plan to|intends to|intend to|hopes to|is going to|are going to)(?: (?:also|then|now|again|not|be|have))* (?:be )?[a-z]+\b[^.;]{0,80}? (?:on|at|in)(?: [A-Z][a-z]+day,?)? $"
    r"|\b(?:is|are) (?:due|scheduled|set|planned|expected)(?: [a-z]+){0,4} (?:on|for) (?:[A-Z][a-z]+day,? )?$"
)


def _too_late(text: CheckedText, line: Line) -> Iterator[Draft]:
    """What is told as yet to come, dated in full before the day of publication."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or re.search(r"[“”\"]", line.text):
        return
    for match in _ONE.finditer(line.text):
        day, month, year = _parts(match)
        if year is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
            continue
        iso = f"{year:04}-{month:02}-{day:02}"
        lead = re.split(r"[;:]| but | while |, (?:who|which|whose|where|when|that|as) | (?:as|that|than|after|since|because) ", line.text[: match.start()])[-1]
        if iso < published and _WILL.search(lead) and not re.search(r"\b(?:had|was|were|since|from|signed|agreed|dated|adopted|of)\b[^,]{0,30}$", lead):
            yield Draft(
                "date-conflict", text.span(line.start + match.start(), line.start + match.end()),
                f"it is told as yet to come, but {iso} lies before the day of publication, {published}", "Check the date and the day of publication.",
                (), "high",
            )  # fmt: skip


_DONE_IN = lazily(
    r"\b(?:signed|adopted|founded|built|opened|elected|killed|died|born|captured|arrested|freed|ratified|held|agreed|launched|destroyed|overthrown|sworn in|invaded|ended|began|broke out|crashed|sank|fell|won|lost|visited|married|published|discovered|abolished|established|murdered|assassinated|signed in [A-Z]\w+)"
    rf"(?: (?!to\b|for\b|by\b|until\b)[\w’\-]+){{0,4}} in (?:{_MONTH} )?(?P<year>20\d\d)\b"
)


def _year_ahead(text: CheckedText, line: Line) -> Iterator[Draft]:
    """What was signed, built or won in a year that had not begun on the day of publication."""
    published = text.reading.article.published
    if published is None or re.search(r"[“”\"]", line.text):
        return
    for match in _DONE_IN.finditer(line.text):
        lead = re.split(r"[;:,]| and | but ", line.text[: match.start()])[-1]
        if match["year"] > published[:4] and not (_PLANNED.search(lead) or re.search(r"\b(?:to|be|will|for|until|by|next|expected|elections?|games|Olympics|World Cup|target|deadline)\b", match[0]) or re.search(r"\b(?:to be|be|is|are)\s*$", lead)):
            yield Draft(
                "date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"it is told as past, but {match['year']} lies after the day of publication, {published}",
                "Check the year and the day of publication.", (), "high",
            )  # fmt: skip
