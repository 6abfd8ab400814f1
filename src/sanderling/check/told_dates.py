"""A date as prose tells it, to the precision that it has: '11 May 2011', 'May 2011', 'in 2011', 'the May 2011 quake'."""

from __future__ import annotations

import calendar
import datetime
import re

from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.lazily import lazily

MONTHS = "|".join(calendar.month_name[1:])
"""An alternation of the months' names."""
WHEN = rf"(?:(?:{DATE_WORDS})|(?P<my>{MONTHS}) (?P<y>(?:18|19|20)\d\d)|(?P<yy>(?:18|19|20)\d\d))(?![\d\-–])"
"""A day, a month with its year, or a year: the groups of DATE_WORDS, ``my`` and ``y``, or ``yy``."""
BEFORE = rf"(?:(?P<my>{MONTHS}) )?(?P<yy>(?:18|19|20)\d\d)"
"""A year, with its month or without, before what happened: groups ``my`` and ``yy``."""
MONTH_NUMBERS = {name: number for number, name in enumerate(calendar.month_name) if name}
A_DAY = lazily(rf"\b(?:{'|'.join(calendar.day_name)})\b|\b\d{{1,2}} (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b")
"""A weekday, or a day of a month."""

PEOPLE_OF = lazily(r"\b(?:survivors|victims|dead|wounded|injured|families|relatives|widows|bodies|wreck|wreckage|captain|master|owners?|crew|bombers|gunmen|attackers|killers|ringleaders?|suspects?|plotters|organi[sz]ers|heroes|scene|site|ruins) (?:of|from|in|behind) (?:the |an? )?(?:[\w\-]+ ){0,2}$")
"""What stands before the name of an event, where people or a place of it are spoken of in the days after."""


def told_date(match: re.Match[str]) -> str:
    """Return the ISO date, of the precision told, of a match of WHEN or BEFORE; empty for a day without its year."""
    groups = match.groupdict()
    year, month = groups.get("yy") or groups.get("y"), groups.get("my")
    if year:
        return f"{year}-{MONTH_NUMBERS[month]:02}" if month else str(year)
    day, number, year_of_day = parts_of_date(groups)
    return f"{year_of_day:04}-{number:02}-{day:02}" if year_of_day else ""


def day_of(told: str, last: bool = False) -> datetime.date:
    """Return the first day that an ISO date of any precision may mean, or with ``last`` one of its last (no later than the 28th)."""
    parts = [int(part) for part in told.split("-")]
    if last and len(parts) < 3:
        return datetime.date(parts[0], parts[1] if len(parts) > 1 else 12, 28)
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
