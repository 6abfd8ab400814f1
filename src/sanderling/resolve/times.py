"""Time expressions of English news: what day, month or year they mean, anchored to the day of publication only.

Reported events lie in the past unless the words say otherwise.  Without a day of publication a relative expression is
unresolved; it is never guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen twenty
        """.split()
    )
} | {"a": 1, "an": 1, "a few": 0, "several": 0, "a couple of": 2}

Resolved = tuple[str | None, str | None, str, str]
"""Value of start and end, precision, and why."""


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression at ``start``..``end`` (code points) and the ISO dates it means, of the precision known."""

    start: int
    end: int
    value_start: str | None
    value_end: str | None
    precision: str
    """One of day, week, month, year, range, unresolved."""
    why: str
    kind: str
    """One of date, duration, age."""


_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|a few|a couple of)"
_UNIT = r"(?:day|week|fortnight|month|year|decade|centur(?=y|ies))"
_DASH = r"(?:-|–|—| to | through | until )"
_PART = r"(?: (?:morning|afternoon|evening|night|noon))?"
_SHIFT = r"(?:early|mid|late|the (?:beginning|start|middle|end) of|the (?:first|second) half of)"

_RULES: tuple[tuple[str, str], ...] = (
    ("iso", rf"\b(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])\b"),
    ("slashed", rf"\b(?P<sl_a>\d{{1,2}})[/.](?P<sl_b>\d{{1,2}})[/.](?P<sl_y>{_YEAR})\b"),
    (
        "two_dates",
        rf"\b(?P<td_m1>{_MONTH}) (?P<td_d1>{_DAY}) ?{_DASH} ?(?P<td_m2>{_MONTH}) (?P<td_d2>{_DAY})(?:,? (?P<td_y>{_YEAR}))?\b",
    ),
    (
        "days_month",
        rf"\b(?:[Bb]etween |[Ff]rom )?(?:the )?(?P<dm_d1>{_DAY}) ?(?:{_DASH}| and ) ?(?:the )?(?P<dm_d2>{_DAY}) (?:of )?(?P<dm_m>{_MONTH})(?:,? (?P<dm_y>{_YEAR}))?\b",
    ),
    (
        "month_days",
        rf"\b(?P<md_m>{_MONTH}) (?P<md_d1>{_DAY}) ?(?:{_DASH}| and ) ?(?P<md_d2>{_DAY})(?:,? (?P<md_y>{_YEAR}))?\b",
    ),
    (
        "months",
        rf"\b(?:[Bb]etween |[Ff]rom )(?P<mm_m1>{_MONTH})(?: (?P<mm_y1>{_YEAR}))? (?:and|to|until|through) (?P<mm_m2>{_MONTH}) (?P<mm_y2>{_YEAR})\b",
    ),
    (
        "month_day",
        rf"\b(?:{_WEEKDAY},? )?(?P<mo_m>{_MONTH}) (?P<mo_d>{_DAY})(?!\d|,\d{{3}}|:\d)(?:(?:,| of)? (?P<mo_y>{_YEAR})(?!\d))?",
    ),
    (
        "day_month",
        rf"\b(?:{_WEEKDAY},? )?(?:the )?(?P<da_d>{_DAY})(?: of)? (?P<da_m>{_MONTH})\b(?:,? (?P<da_y>{_YEAR})\b)?",
    ),
    ("month_year", rf"\b(?P<my_s>{_SHIFT}[ -])?(?P<my_m>{_MONTH})(?:,| of)? (?P<my_y>{_YEAR})\b"),
    ("month_last", rf"\b(?P<ml_w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past) (?P<ml_m>{_MONTH})\b"),
    (
        "month_alone",
        rf"\b(?P<ma_p>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Tt]hroughout|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f)(?P<ma_s> (?:{_SHIFT})[ -]?)? ?(?P<ma_m>(?-i:{_MONTH}))(?= |[.,;:)]|$)(?!\.?,? \d)",
    ),
    ("month_shift", rf"\b(?P<mh_s>(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])(?P<mh_m>{_MONTH})\b"),
    (
        "season",
        rf"\b(?:the )?(?P<se_w>[Ll]ast |[Tt]his |[Nn]ext |early |late )?(?P<se_n>spring|summer|autumn|fall|winter)(?: of)? (?P<se_y>{_YEAR})\b",
    ),
    ("season_rel", r"\b(?P<sr_w>[Ll]ast|[Tt]his|[Nn]ext) (?P<sr_n>spring|summer|autumn|fall|winter)\b"),
    (
        "quarter",
        rf"\b(?:the )?(?P<qu_n>first|second|third|fourth|last) (?P<qu_k>quarter|half)(?: of)? (?P<qu_y>{_YEAR})\b",
    ),
    (
        "fiscal",
        rf"\b(?:the )?(?P<fi_k>fiscal|financial|academic|school) year(?: of)? (?P<fi_y>{_YEAR})(?:[-–/](?P<fi_z>\d\d(?:\d\d)?))?\b",
    ),
    (
        "fiscal_back",
        rf"\b(?:the )?(?P<fb_y>{_YEAR})[-–/](?P<fb_z>\d\d(?:\d\d)?) (?P<fb_k>fiscal|financial|academic|school) year\b",
    ),
    ("decade", r"\b(?:the )?(?P<de_s>early |late |mid-)?(?P<de_y>(?:1[6-9]|20)\d)0s\b"),
    (
        "years",
        rf"\b(?:[Bb]etween |[Ff]rom )?(?P<yy_a>{_YEAR}) ?(?:[-–—]| to | and | until ) ?(?P<yy_b>{_YEAR}|\d\d)(?=\b)(?!-|\d)",
    ),
    (
        "relative_day",
        r"\b(?P<rd_w>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)"
        + _PART
        + r"\b",
    ),
    (
        "weekday",
        rf"\b(?P<wd_w>[Ll]ast |[Nn]ext |[Tt]his |[Tt]his coming |[Cc]oming |[Oo]n |[Ss]ince |[Bb]y |[Uu]ntil |[Ee]arly |[Ll]ate |[Ee]arlier |[Ll]ater )?(?:on )?(?P<wd_n>(?-i:{_WEEKDAY}))(?!s){_PART}\b",
    ),
    ("weekend", r"\b(?P<we_w>[Ll]ast|[Tt]his|[Nn]ext|[Oo]ver the|[Aa]t the|[Tt]he) weekend\b"),
    (
        "relative_unit",
        r"\b(?P<ru_s>[Ee]arl(?:y|ier) |[Ll]ate(?:r)? |the (?:beginning|start|end|middle) of )?(?P<ru_w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]he past|[Tt]he previous|[Tt]he coming|[Tt]he following|[Tt]he same) (?P<ru_u>week|month|year|decade|century|day)\b(?! or| of)",
    ),
    (
        "past_units",
        rf"\b(?:in|over|during|within|for|throughout) the (?P<pu_w>past|last|next|coming|previous|following) (?P<pu_n>{_COUNT} )?(?P<pu_u>{_UNIT})(?:s|ies|y)?\b",
    ),
    (
        "ago",
        rf"\b(?:(?:about|some|nearly|almost|more than|over|around) )?(?P<ag_n>{_COUNT}) (?P<ag_u>{_UNIT})(?:s|ies|y)? (?P<ag_w>ago|earlier|later|before|after|prior|from now)\b",
    ),
    (
        "anchored",
        r"\b[Tt]he (?:following|next|previous|same) (?:day|morning|evening|night|week|month|year)\b|\b(?:[Oo]n|[Aa]t) the (?:eve|start|end|height) of\b|\b[Aa]t the time\b|\b[Tt]hat (?:day|night|week|month|year|summer|spring|autumn|winter)\b|\b[Dd]ays (?:later|earlier|before|after)\b",
    ),
    ("age", r"\b(?:aged|age) (?P<ax_n>\d{1,3})\b|\b(?P<ay_n>\d{1,3})[- ]years?[- ]old\b"),
    (
        "duration",
        rf"\b(?:(?:for|in|within|after|over|lasting|nearly|almost|about|some) )?(?P<du_n>{_COUNT})[- ](?P<du_u>hour|minute|day|week|month|year|decade)s?\b(?! ago| later| earlier| old)(?:-long)?",
    ),
    (
        "year_shift",
        rf"\b(?P<ys_s>(?:[Ee]arly|[Ll]ate)[ -](?:in )?|[Mm]id-|[Tt]he (?:beginning|start|middle|end) of |[Tt]he (?:first|second) half of )(?P<ys_y>{_YEAR})\b(?![-–/]\d)",
    ),
    (
        "year",
        rf"\b(?P<ye_p>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Tt]hroughout|[Tt]he year|[Aa]round|[Tt]o|[Aa]nd|[Tt]he|[Ll]ate|[Ee]arly|,|\(|—|['’]s) ?(?P<ye_y>{_YEAR})(?![\d%,]\d|-\d|[-–]year| (?:troops|soldiers|people|men|women|tonnes|tons|miles|km|kilomet|metres|meters|feet|dollars|euros|members|votes|homes|killed|dead|police|workers|civilians|prisoners|missiles|rockets|drones|tanks|barrels|aircraft|ships|vehicles|protesters|refugees|migrants|pounds|acres|hectares|megawatts|MW|mph|officers|guests|delegates|students|jobs|cases|deaths|points|words|pages|islands|households|hours|minutes|volts)\b)",
    ),
)

_PATTERN_TEXT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _RULES)
_AHEAD = re.compile(
    r"\b(?:will|next|coming|upcoming|due|scheduled|set|expected|plans?|planned|to be held|going to)\b", re.I
)
_AGAINST = re.compile(
    r"\b(?:resolution|room|flight|article|paragraph|no\.?|number|route|highway|case|boeing|page|agenda|class|type|model|section)\s*$",
    re.I,
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_PATTERN_TEXT)


def find_times(text: str, published: date | None) -> list[FoundTime]:
    """Return the time expressions of ``text`` in text order, none overlapping. Linear in the text's length."""
    found: list[FoundTime] = []
    for match in _pattern().finditer(text):
        name = match.lastgroup or ""
        name = next(rule for rule, _ in _RULES if match.group(rule) is not None) if name not in _RESOLVERS else name
        if _AGAINST.search(text, max(match.start() - 14, 0), match.start()):
            continue
        ahead = bool(_AHEAD.search(text, max(match.start() - 60, 0), match.start()))
        start, end = match.start(), match.end()
        if name in {"duration", "age"}:
            found.append(FoundTime(start, end, None, None, "unresolved", "a length of time, not a point in it", name))
            continue
        made = _RESOLVERS[name](match, published, ahead)
        if made is None:
            continue
        if name in {"year", "month_alone"}:
            start = match.start("ye_y" if name == "year" else "ma_m") if match.group()[0] in ",(—'’" else start
        found.append(FoundTime(start, end, *made, kind="date"))
    return found


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.lower().rstrip(".")[:3])
    )


def _number(word: str | None) -> int:
    if not word:
        return 1
    word = word.strip().lower()
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _unresolved(why: str) -> Resolved:
    return None, None, "unresolved", why


_NO_DATE = _unresolved("no publication date")


def _one_day(year: int, month: int, day: int, why: str) -> Resolved | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return _unresolved("there is no such day")
    return value, value, "day", why


def _one_month(year: int, month: int, why: str) -> Resolved:
    value = f"{year:04d}-{month:02d}"
    return value, value, "month", why


def _recent(published: date, month: int, day: int | None, ahead: bool) -> int:
    """The year of the latest such day not after publication, or of the next one when the words look ahead."""
    last = calendar.monthrange(published.year, month)[1] if day else 28
    same = date(published.year, month, min(day or 1, last))
    if ahead:
        return published.year if same >= published.replace(day=1) else published.year + 1
    return published.year if same <= published else published.year - 1


def _iso(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _one_day(int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"]), "an ISO date")


def _slashed(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    a, b, year = int(m["sl_a"]), int(m["sl_b"]), int(m["sl_y"])
    if a > 12 >= b:
        return _one_day(year, b, a, "day, month, year: the first number can be no month")
    if b > 12 >= a:
        return _one_day(year, a, b, "month, day, year: the second number can be no month")
    if a == b and a <= 12:
        return _one_day(year, a, b, "day and month are the same number")
    return _unresolved("day and month cannot be told apart") if a <= 31 and b <= 31 else None


def _day_of(
    month_name: str, day_text: str, year_text: str | None, published: date | None, ahead: bool
) -> Resolved | None:
    month, day = _month(month_name), int(re.sub(r"\D", "", day_text))
    if year_text:
        return _one_day(int(year_text), month, day, "a full date")
    if published is None:
        return _unresolved("the year is not given and there is no publication date")
    return _one_day(_recent(published, month, day, ahead), month, day, "the year nearest to publication")


def _span(first: Resolved | None, last: Resolved | None) -> Resolved | None:
    if first is None or last is None:
        return None
    if first[0] is None or last[0] is None:
        return first if first[0] is None else last
    return first[0], last[1], "range", "from the one date to the other"


def _two_dates(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _span(
        _day_of(m["td_m1"], m["td_d1"], m["td_y"], published, ahead),
        _day_of(m["td_m2"], m["td_d2"], m["td_y"], published, ahead),
    )


def _days_month(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _span(
        _day_of(m["dm_m"], m["dm_d1"], m["dm_y"], published, ahead),
        _day_of(m["dm_m"], m["dm_d2"], m["dm_y"], published, ahead),
    )


def _month_days(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _span(
        _day_of(m["md_m"], m["md_d1"], m["md_y"], published, ahead),
        _day_of(m["md_m"], m["md_d2"], m["md_y"], published, ahead),
    )


def _months(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    first = f"{m['mm_y1'] or m['mm_y2']}-{_month(m['mm_m1']):02d}"
    return first, f"{m['mm_y2']}-{_month(m['mm_m2']):02d}", "range", "from the one month to the other"


def _month_day(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _day_of(m["mo_m"], m["mo_d"], m["mo_y"], published, ahead)


def _day_month(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _day_of(m["da_m"], m["da_d"], m["da_y"], published, ahead)


def _month_year(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _one_month(int(m["my_y"]), _month(m["my_m"]), "a month and its year")


def _month_named(name: str, published: date | None, ahead: bool) -> Resolved:
    if published is None:
        return _unresolved("the year is not given and there is no publication date")
    month = _month(name)
    return _one_month(
        _recent(published, month, None, ahead),
        month,
        "the latest such month not after publication" if not ahead else "the next such month",
    )


def _month_last(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    month, word = _month(m["ml_m"]), m["ml_w"].lower()
    year = published.year
    if word == "last" or word == "this past":
        year = year if month < published.month else year - 1
    elif word == "next":
        year = year if month > published.month else year + 1
    return _one_month(year, month, f"'{word}' from the month of publication")


def _month_alone(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if m["ma_m"] in {"May", "Mar", "Jan", "Sep", "Dec"} and m["ma_p"].lower() in {"of"}:
        return None
    return _month_named(m["ma_m"], published, ahead)


def _month_shift(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _month_named(m["mh_m"], published, ahead)


def _season_of(name: str, year: int) -> Resolved:
    first, last = _SEASONS[name]
    end_year = year + 1 if last < first else year
    return (
        f"{year}-{first:02d}",
        f"{end_year}-{last:02d}",
        "range",
        "the months of the season in the northern hemisphere",
    )


def _season(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _season_of(m["se_n"], int(m["se_y"]))


def _season_rel(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    first, last = _SEASONS[m["sr_n"]]
    word = m["sr_w"].lower()
    year = published.year
    if word == "last":
        over = published.month > last if last >= first else last < published.month < first
        year = year if over and last >= first else year - 1
    elif word == "next" and published.month >= first:
        year += 1
    return _season_of(m["sr_n"], year)


def _quarter(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[m["qu_n"]]
    size = 3
    if m["qu_k"] == "half":
        size, order = 6, min(order, 2)
    first = (order - 1) * size + 1
    return f"{m['qu_y']}-{first:02d}", f"{m['qu_y']}-{first + size - 1:02d}", "range", f"the {m['qu_k']} of the year"


def _fiscal(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    kind, year = m["fi_k"], int(m["fi_y"])
    return _schooling(kind, year, m["fi_z"])


def _fiscal_back(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _schooling(m["fb_k"], int(m["fb_y"]), m["fb_z"])


def _schooling(kind: str, year: int, second: str | None) -> Resolved:
    if kind in {"academic", "school"} and second:
        return f"{year}-09", f"{year + 1}-06", "range", "from September to June, as in most of the northern hemisphere"
    return _unresolved(f"when a {kind} year begins differs from country to country")


def _decade(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    first = int(m["de_y"]) * 10
    part = (m["de_s"] or "").strip(" -")
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return str(first + low), str(first + high), "range", "the years of the decade"


def _years(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    first, second = m["yy_a"], m["yy_b"]
    last = second if len(second) == 4 else first[:2] + second
    if int(last) <= int(first):
        return None
    if " and " in m.group() and not m.group().lower().startswith("between"):
        return first, last, "range", "the years named"
    return first, last, "range", "from the one year to the other"


def _relative_day(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    word = m["rd_w"].lower()
    shift = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(word, 0)
    value = (published + timedelta(days=shift)).isoformat()
    return value, value, "day", f"'{word}' from the day of publication"


def _weekday(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    wanted = WEEKDAYS.index(m["wd_n"].lower())
    word = (m["wd_w"] or "").strip().lower()
    if word in {"next", "this coming", "coming"}:
        day = published + timedelta(days=(wanted - published.weekday() - 1) % 7 + 1)
        return day.isoformat(), day.isoformat(), "day", "the next such day after publication"
    if word in {"by", "until"} or ahead:
        day = published + timedelta(days=(wanted - published.weekday()) % 7)
        return day.isoformat(), day.isoformat(), "day", "the words look ahead: the next such day"
    back = (published.weekday() - wanted) % 7
    if word == "last" and back == 0:
        back = 7
    day = published - timedelta(days=back)
    return day.isoformat(), day.isoformat(), "day", "the most recent such day not after publication"


def _weekend(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    word = m["we_w"].lower()
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    if word == "next" or (word == "this" and (ahead or published.weekday() < 5)):
        saturday += timedelta(days=7 if published.weekday() != 5 or word == "next" else 0)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat(), "range", "the nearest weekend meant"


def _relative_unit(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    word, unit = m["ru_w"].lower(), m["ru_u"]
    if word in {"the following", "the same", "the previous"}:
        return _unresolved("it is counted from another event")
    if unit == "day":
        return None
    if published is None:
        return _NO_DATE
    if word == "the past":
        return _stretch(published, 1, unit, back=True)
    if word == "the coming":
        return _stretch(published, 1, unit, back=False)
    shift = {"last": -1, "this past": -1, "next": 1}.get(word, 0)
    why = f"'{word} {unit}' from the day of publication"
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week", why
    if unit == "month":
        count = published.year * 12 + published.month - 1 + shift
        return _one_month(count // 12, count % 12 + 1, why)
    if unit == "year":
        value = str(published.year + shift)
        return value, value, "year", why
    size = 10 if unit == "decade" else 100
    first = (published.year // size + shift) * size
    return str(first), str(first + size - 1), "range", why


def _stretch(published: date, count: int, unit: str, back: bool) -> Resolved:
    sign = -1 if back else 1
    if not count:
        return _unresolved("the number is not exact")
    if unit in {"day", "week", "fortnight"}:
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        other = published + timedelta(days=sign * days)
    else:
        months = count * {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
        other = _shifted(published, sign * months)
    first, last = sorted((published, other))
    return first.isoformat(), last.isoformat(), "range", "counted from the day of publication"


def _shifted(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = max(count // 12, 1), count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _past_units(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if m["pu_w"] in {"previous", "following"}:
        return _unresolved("it is counted from another event")
    if published is None:
        return _NO_DATE
    return _stretch(published, _number(m["pu_n"]), m["pu_u"], back=m["pu_w"] in {"past", "last"})


def _ago(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    word, unit, count = m["ag_w"], m["ag_u"], _number(m["ag_n"])
    if word not in {"ago", "from now"}:
        return _unresolved("it is counted from another event")
    if published is None:
        return _NO_DATE
    if not count:
        return _unresolved("the number is not exact")
    sign = -1 if word == "ago" else 1
    why = f"counted {'back' if sign < 0 else 'on'} from the day of publication"
    if unit == "day":
        value = (published + timedelta(days=sign * count)).isoformat()
        return value, value, "day", why
    if unit in {"week", "fortnight"}:
        day = published + timedelta(weeks=sign * count * (2 if unit == "fortnight" else 1))
        monday = day - timedelta(days=day.weekday())
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week", why
    if unit == "month":
        day = _shifted(published, sign * count)
        return _one_month(day.year, day.month, why)
    if unit == "year":
        value = str(published.year + sign * count)
        return value, value, "year", why
    size = 10 if unit == "decade" else 100
    value = str(published.year + sign * count * size)
    return value, value, "year", why


def _anchored(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _unresolved("it is counted from another event")


def _year_shift(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return m["ys_y"], m["ys_y"], "year", "a year"


def _year(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    before = m["ye_p"]
    if (
        before.lower() in {"the", "to", "and", "of", "late", "early", ",", "(", "—", "'s", "’s"}
        and int(m["ye_y"]) < 1900
    ):
        return None
    return m["ye_y"], m["ye_y"], "year", "a year"


_RESOLVERS: dict[str, Callable[[re.Match[str], date | None, bool], Resolved | None]] = {
    "iso": _iso, "slashed": _slashed, "two_dates": _two_dates, "days_month": _days_month, "month_days": _month_days,
    "months": _months, "month_day": _month_day, "day_month": _day_month, "month_year": _month_year,
    "month_last": _month_last, "month_alone": _month_alone, "month_shift": _month_shift, "season": _season,
    "season_rel": _season_rel, "quarter": _quarter, "fiscal": _fiscal, "fiscal_back": _fiscal_back, "decade": _decade,
    "years": _years, "relative_day": _relative_day, "weekday": _weekday, "weekend": _weekend,
    "relative_unit": _relative_unit, "past_units": _past_units, "ago": _ago, "anchored": _anchored,
    "year_shift": _year_shift, "year": _year,
    "duration": _anchored, "age": _anchored,
}  # fmt: skip
