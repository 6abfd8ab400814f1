"""Feasts with a day of the year that is not theirs: 'Good Friday, 9 April 2010', 'Thanksgiving Day on 20 November 2014'.

Easter is reckoned by the Gregorian calendar, and by the Julian one too where a passage names a land that keeps it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, any_of

_BY_EASTER = {
    "Shrove Tuesday": -47, "Ash Wednesday": -46, "Palm Sunday": -7, "Maundy Thursday": -3, "Holy Thursday": -3, "Good Friday": -2,
    "Holy Saturday": -1, "Easter Sunday": 0, "Easter Day": 0, "Easter Monday": 1, "Ascension Day": 39, "Whit Sunday": 49, "Pentecost": 49,
    "Pentecost Sunday": 49, "Whit Monday": 50, "Pentecost Monday": 50,
}  # fmt: skip
_FIXED = {
    "New Year’s Day": (1, 1), "Valentine’s Day": (2, 14), "St Patrick’s Day": (3, 17), "Anzac Day": (4, 25), "May Day": (5, 1), "Bastille Day": (7, 14),
    "Halloween": (10, 31), "All Saints’ Day": (11, 1), "Armistice Day": (11, 11), "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Boxing Day": (12, 26), "New Year’s Eve": (12, 31),
    "International Women’s Day": (3, 8),
}  # fmt: skip
_ELSEWHERE = {"Christmas Day": (1, 7), "Christmas Eve": (1, 6)}
"""By the Julian calendar."""
_NTH = {"Martin Luther King Day": (1, 0, 3), "Thanksgiving Day": (11, 3, 4), "Thanksgiving": (11, 3, 4)}
"""Month, weekday (Monday 0) and number within the month, of the United States; Canada's Thanksgiving is allowed."""
_NAMES = "(?P<feast>" + any_of([*_BY_EASTER, *_FIXED, *_NTH]).replace("’", "[’']") + ")"
_BEHIND = lazily(rf"\b{_NAMES}(?:,| \(|, on| on| of|, which fell on| fell on|, this year|,? that is,?)? {DATE_WORDS}")
_AHEAD = lazily(rf"\b{DATE_WORDS},? \(?(?:which was |it was |that was )?{_NAMES}(?! (?:agreement|accord|Agreement|Accord|deal))(?=[,.;)]| (?:when|and|in|at|morning|night|evening)\b)")
_WORDS = frozenset("tuesday wednesday sunday thursday friday saturday monday day eve pentecost halloween thanksgiving".split())


def easter(year: int, julian: bool = False) -> datetime.date:
    """Return Easter Sunday of a year in the Gregorian calendar, as the western churches keep it or, ``julian``, most eastern ones (1900 to 2099).

    After the algorithms of Butcher and of Meeus (Astronomical Algorithms, chapter 8).
    """
    if julian:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return datetime.date(year, month, day + 1) + datetime.timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


_ORTHODOX = lazily(
    r"\b(?:Orthodox|Coptic|Copts?|Julian|Greece|Greek|Russian?|Ukrain\w+|Serb\w+|Bulgarian?|Romanian?|Georgian?|Ethiopian?|Eritrean?|Egypt\w*|Cypr\w+|Belarus\w*|Moldovan?|Macedonian?|Montenegr\w+|Leban\w+|Syrian?|Jerusalem|Armenian?|Kosovo|Albanian?|Soviet|Moscow|Kyiv|Kiev|Athens|Belgrade|Sofia|Bucharest|Tbilisi|Cairo|Minsk|Addis Ababa)\b"
)


def feast_days(name: str, year: int, orthodox: bool = True) -> tuple[datetime.date, ...]:
    """Return the days that a feast may fall on in a year; by the Julian calendar too where ``orthodox``."""
    if name in _BY_EASTER:
        shift = datetime.timedelta(days=_BY_EASTER[name])
        return tuple(sorted({easter(year) + shift, (easter(year, julian=True) if orthodox else easter(year)) + shift}))
    if name in _FIXED:
        return tuple(datetime.date(year, *one) for one in (_FIXED[name], _ELSEWHERE.get(name, _FIXED[name])))
    month, weekday, number = _NTH[name]
    days = [datetime.date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    there = [day for day in days if day.weekday() == weekday]
    found = there[number - 1]
    if name.startswith("Thanksgiving"):
        return found, [datetime.date(year, 10, day) for day in range(1, 32) if datetime.date(year, 10, day).weekday() == 0][1]
    return (found,)


def feast_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield feasts told with a date of another day."""
    published = text.reading.article.published
    for line in text.lines:
        if not text.digits(line) or _WORDS.isdisjoint(text.words(line)):
            continue
        for match in (*_BEHIND.finditer(line.text), *_AHEAD.finditer(line.text)):
            day, month, year = parts_of_date(match.groupdict())
            year = year or (int(published[:4]) if published else 0)
            if not day or not month or not 1900 <= year < 2100:
                continue
            try:
                told = datetime.date(year, month, day)
            except ValueError:
                continue
            if match["feast"].startswith("New Year") and re.search(r"[A-Z][a-z]+ $", line.text[: match.start("feast")]):
                continue  # the lunar one, or Persia's
            name = match["feast"].replace("'", "’")
            days = feast_days(name, year, orthodox=_ORTHODOX.search(text.text) is not None)
            if told not in days:
                yield Draft(
                    "date-conflict", text.span(line.start + match.start(), line.start + match.end()),
                    f"{name} of {year} was on {' or '.join(dict.fromkeys(day.isoformat() for day in days))}, not {told.isoformat()}", "Check the date.", (), "high",
                )  # fmt: skip
