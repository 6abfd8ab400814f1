"""What a time expression means: ISO dates of the precision known, counted from the day of publication alone."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from sanderling.knowledge.tables import read_csv
from sanderling.resolve.time_rules import HOLIDAY_COLUMNS

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
    first = f"{m['mm_y1'] or m['mm_y2']}-{_month(m['mm_m1'] or m['mm_m3']):02d}"
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
        if last < first:  # winter: that of last year is over only once its February is
            year -= 1 if published.month > last else 2
        elif published.month <= last:
            year -= 1
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
    if unit in {"week", "month", "year"}:
        return _calendar_unit(published, unit, shift, why)
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
    return _counted(published, count, unit, -1 if word == "ago" else 1)


def _counted(published: date, count: int, unit: str, sign: int) -> Resolved:
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


def _holiday(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    month, day = _holidays()[m["ho_n"].replace("’", "'")]
    if m["ho_y"]:
        return _one_day(int(m["ho_y"]), month, day, "the day of the year that bears the name")
    if published is None:
        return _unresolved("the year is not given and there is no publication date")
    return _one_day(_recent(published, month, day, ahead), month, day, "the day that bears the name, nearest to publication")


@cache
def _holidays() -> dict[str, tuple[int, int]]:
    return {row["name"]: (int(row["month"]), int(row["day"])) for row in read_csv("text/holidays.csv", HOLIDAY_COLUMNS)}


def _day_mon_year(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _one_day(int(m["dy_y"]), _month(m["dy_m"]), int(m["dy_d"]), "a full date")


def _date_to_date(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    last = m["dd_y2"]
    return _span(
        _day_of(m["dd_m1"], m["dd_d1"], m["dd_y1"] or last, published, ahead),
        _day_of(m["dd_m2"], m["dd_d2"], last or m["dd_y1"], published, ahead),
    )


def _week_of_month(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    month = _month(m["wm_m"])
    if not m["wm_y"] and published is None:
        return _unresolved("the year is not given and there is no publication date")
    year = int(m["wm_y"]) if m["wm_y"] else _recent(published, month, None, ahead)  # type: ignore[arg-type]
    length = calendar.monthrange(year, month)[1]
    order = {"first": 1, "second": 8, "third": 15, "fourth": 22}.get(m["wm_n"], length - 6)
    first, last = date(year, month, order), date(year, month, order + 6)
    return first.isoformat(), last.isoformat(), "range", f"seven days of the month, counted for its {m['wm_n']} week"


def _day_of_unit(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    count = published.year * 12 + published.month - 1 + {"last": -1, "next": 1}.get(m["dx_w"], 0)
    day = int(re.sub(r"\D", "", m["dx_d"]))
    return _one_day(count // 12, count % 12 + 1, day, f"a day of '{m['dx_w']} month'")


def _day_alone(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    day = int(re.sub(r"\D", "", m["dn_d"]))
    count = published.year * 12 + published.month - 1
    step = 1 if ahead else -1
    if (day < published.day) if ahead else (day > published.day):
        count += step
    return _one_day(count // 12, count % 12 + 1, day, "the nearest month with that day")


def _weekdays(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    first, last = (WEEKDAYS.index(m[name].lower()) for name in ("wr_a", "wr_b"))
    length = (last - first) % 7
    if (m["wr_j"] or "").strip() == "and" and length != 1 and not m.group().lower().startswith("between"):
        return _weekday_on(published, last, ahead)  # two days apart from one another: the nearer
    if ahead:
        begin = published + timedelta(days=(first - published.weekday()) % 7)
        end = begin + timedelta(days=length)
    else:
        end = published - timedelta(days=(published.weekday() - last) % 7)
        begin = end - timedelta(days=length)
    return begin.isoformat(), end.isoformat(), "range", "from the one weekday to the other, nearest to publication"


def _weekday_on(published: date, wanted: int, ahead: bool) -> Resolved:
    shift = (wanted - published.weekday()) % 7 if ahead else -((published.weekday() - wanted) % 7)
    day = (published + timedelta(days=shift)).isoformat()
    return day, day, "day", "the nearest such day"


def _weekday_week(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    monday = published - timedelta(days=published.weekday())
    monday += timedelta(weeks={"last": -1, "next": 1}.get(m["ww_w"], 0))
    day = (monday + timedelta(days=WEEKDAYS.index(m["ww_n"].lower()))).isoformat()
    return day, day, "day", f"that day of '{m['ww_w']} week'"


def _unit_end(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    unit = m["ue_u"] or m["ue_v"]
    shift = {"last": -1, "next": 1}.get(m["ue_w"] or "", 0)
    return _calendar_unit(published, unit, shift, f"the {unit} of publication" if not shift else f"'{m['ue_w']} {unit}'")


def _calendar_unit(published: date, unit: str, shift: int, why: str) -> Resolved:
    if unit == "year":
        value = str(published.year + shift)
        return value, value, "year", why
    if unit == "month":
        count = published.year * 12 + published.month - 1 + shift
        return _one_month(count // 12, count % 12 + 1, why)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week", why


def _year_ended(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return m["yn_y"], m["yn_y"], "year", "a part of the year, known to the year"


def _vague(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _unresolved("the words give no number to count with")


def _century(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    number = int(m["ce_n"])
    if not 10 <= number <= 21:
        return _unresolved("no century of dated news")
    return f"{number * 100 - 99}", f"{number * 100}", "range", "the years of the century"


def _from_now(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    count = _number(m["fn_n"])
    return _counted(published, count, m["fn_u"], 1) if count else _unresolved("the number is not exact")


def _ago_this(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    months = {"year": 12, "month": 1}[m["at_b"]]
    day = _shifted(published, -months)
    return _calendar_unit(day, m["at_u"], {"last": -1, "next": 1}.get(m["at_w"], 0), f"a {m['at_b']} before that {m['at_u']}")


def _half_ago(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    value = str(published.year - ({"century": 50, "decade": 5}[m["hg_u"]] if m["hg_u"] else 25))
    return value, value, "year", "counted back from the day of publication"


def _in_units(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if not ahead:
        return _unresolved("a length of time, or counted from another event")
    if published is None:
        return _NO_DATE
    return _counted(published, _number(m["iu_n"]), m["iu_u"], 1)


def _quarter_alone(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    if published is None:
        return _NO_DATE
    last = {"first": 3, "second": 6, "third": 9, "fourth": 12}[m["qa_n"]]
    year = published.year if ahead or published.month > last else published.year - 1
    return f"{year}-{last - 2:02d}", f"{year}-{last:02d}", "range", "the latest such quarter that is over"


def _months_of(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    count = _number(m["mf_n"])
    first, last = (1, count) if m["mf_w"] == "first" else (13 - count, 12)
    return f"{m['mf_y']}-{first:02d}", f"{m['mf_y']}-{last:02d}", "range", "months of the year"


def _fiscal_short(m: re.Match[str], published: date | None, ahead: bool) -> Resolved | None:
    return _schooling("fiscal", 0, None)


RESOLVERS: dict[str, Callable[[re.Match[str], date | None, bool], Resolved | None]] = {
    "iso": _iso, "slashed": _slashed, "two_dates": _two_dates, "days_month": _days_month, "month_days": _month_days,
    "months": _months, "month_day": _month_day, "day_month": _day_month, "month_year": _month_year,
    "month_last": _month_last, "month_alone": _month_alone, "month_shift": _month_shift, "season": _season,
    "season_rel": _season_rel, "quarter": _quarter, "fiscal": _fiscal, "fiscal_back": _fiscal_back, "decade": _decade,
    "years": _years, "relative_day": _relative_day, "weekday": _weekday, "weekend": _weekend,
    "relative_unit": _relative_unit, "past_units": _past_units, "ago": _ago, "anchored": _anchored,
    "year_shift": _year_shift, "year": _year,
    "duration": _anchored, "age": _anchored, "holiday": _holiday, "day_mon_year": _day_mon_year,
    "date_to_date": _date_to_date, "week_of_month": _week_of_month, "day_of_unit": _day_of_unit, "day_alone": _day_alone,
    "weekdays": _weekdays, "weekday_week": _weekday_week, "unit_end": _unit_end, "year_ended": _year_ended,
    "vague": _vague, "century": _century, "from_now": _from_now, "ago_this": _ago_this, "half_ago": _half_ago,
    "in_units": _in_units, "quarter_alone": _quarter_alone, "months_of": _months_of, "fiscal_short": _fiscal_short,
}  # fmt: skip
