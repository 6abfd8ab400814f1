"""Where and when an article says that it was written: the line that opens it, in the forms of agencies and papers.

'SEOUL, June 12, 2018 (Agency) —', '(ANSA) - ROME, MAR 31, 2021 -', 'HARARE, 1 August 2018.', 'PARIS/BAMAKO (AFP), Jan 3 -', and who wrote it:
'From our correspondent in Lagos, October 21, 2020', 'By BBC News, Kyiv'. Offsets are code points of the text given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_LONGEST = 120
"""Code points in which a dateline ends."""
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_MONTH = rf"(?:{'|'.join(f'{name[:3].title()}(?:t|{name[3:]})?|{name[:3].upper()}(?:T|{name[3:].upper()})?' for name in _MONTHS)})"
_DAY = (
    rf"{_DAYS}(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})\.?(?:,? (?P<year2>\d{{4}}))?)(?!\w)"
)
_AGENCY = r"(?:\([A-Za-z][\w .,/&'’-]{1,30}\)|/[A-Z][A-Za-z ]{2,20}/)"
_TOWN = r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?: (?:d[aeu]s? |al-|el-)?[A-Z][\w.'’-]+){0,3})"
_TOWNS = rf"(?P<towns>{_TOWN}(?:/{_TOWN}){{0,3}})(?:, (?!{_MONTH}\b)[A-Z][\w.'’ -]{{2,30}}?)?"
_CUT = r"(?:\.? ?[—–] ?|\.? ?--+ ?|\.?-(?= )| -(?= ))\s*"
_DATELINE = re.compile(
    rf"(?:{_AGENCY}\s*(?:[—–-]+\s*)?)?{_TOWNS}(?: ?{_AGENCY})?(?:,? {_DAY})?(?: ?{_AGENCY})?"
    rf"(?P<cut>{_CUT}|:\s+|\.\s+(?:{_AGENCY}\.?\s*(?:[—–-]+\s*)?)?|\s*\Z)"
)
_DATED = re.compile(rf"{_DAY}(?: ?{_AGENCY})?(?P<cut>{_CUT}|\.\s+|\s*\Z)")
_BYLINE = re.compile(
    rf"(?:(?:By|From)\b[^.!?\n]{{2,60}}?|[Oo]ur [a-z -]{{2,40}}(?:correspondent|editor|reporter|staff|bureau|desk)s?)"
    rf"(?:(?: in|,| at) {_TOWNS})?(?:,? {_DAY})?(?P<cut>{_CUT}|\s*\Z)"
)
_WRITERS = re.compile(r"\b(?:correspondents?|staff|reporters?|editors?|bureau|desk|newsroom|agenc(?:y|ies)|news|service|writers?)\b", re.I)
_PUBLISHED = re.compile(rf"(?:Published|Updated|Posted|Last updated)(?: on| at|:)? {_DAY}.{{0,40}}\Z")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in its text, the day where it bears a year, and the town that it names, where it is one."""

    end: int
    day: date | None
    town: str | None


def dateline_of(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline, or the line of who wrote it, at the start of a line; None where there is none."""
    line = text[start:end] if end - start <= _LONGEST else text[start : start + _LONGEST]
    whole = end - start <= _LONGEST
    found = _DATELINE.match(line)
    if found and _stands(found, whole):
        return _made(found, start)
    found = _DATED.match(line)
    if found and (whole or found["cut"].strip()):
        return _made(found, start)
    if not whole and not line.startswith(("By ", "From ", "Our ")):
        return None
    found = _BYLINE.match(line)
    if found and (whole or found["cut"].strip()) and (_WRITERS.search(found.group()) or _date(found) is not None):
        return _made(found, start)
    found = _PUBLISHED.match(line) if whole else None
    return _made(found, start) if found else None


def _stands(found: re.Match[str], whole: bool) -> bool:
    """Whether what looks like a dateline is one: dated, or in capitals before a dash; before a stop or at the end of a line only dated."""
    dated = bool(found["month"] or found["month2"])
    cut = found["cut"].strip()
    if not cut and not whole:
        return False
    if (cut.startswith(".") and not set(cut) & set("-—–")) or not cut:
        return dated
    return dated or found["towns"].replace("/", "").isupper()


def _made(found: re.Match[str], start: int) -> Dateline:
    groups = found.groupdict()
    towns = groups.get("towns")
    several = towns is not None and ("/" in towns or " and " in found.group()[found.end("towns") :])
    return Dateline(start + found.end(), _date(found), None if several or towns is None else towns.strip())


def _date(found: re.Match[str]) -> date | None:
    """The day, where a year stands with it; without one it is no date."""
    year = found["year"] or found["year2"]
    if not year:
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    number = next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(month.lower()[:3]))
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
