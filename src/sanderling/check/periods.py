"""Quarters and halves of years, told with their months or their first or last day: 'the second quarter, which closed on 30 September'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTH_NUMBERS, MONTHS

_NUMBERS = {"first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4, "closing": 4}
_PERIOD = lazily(
    rf"(?i)\b(?:the |its |their |a |this |that )?(?P<n>{'|'.join(_NUMBERS)})(?: calendar)?[ -](?P<unit>quarter|half-year|half|trimester|semester)\b(?! (?:finals?|final|time|hour|century|mile|of (?:an?|the (?:hour|match|game|century|population|voters|seats|month|decade|term|programme|film|book|speech))\b))(?: of (?:the year|(?:19|20)\d\d))?"
    r"|\b[QH](?P<q>[1-4])\b(?: (?:of )?(?:19|20)\d\d)?"
)
_WORDS = frozenset("quarter quarters half semester trimester".split())
_OTHER_YEARS = lazily(r"(?i)\b(?:fiscal|financial|budget|tax|accounting|business|school|academic|crop|season|marketing|iranian|persian|islamic|ethiopian|match|game|play|innings|moon|football|goals?|term|company[’']s|firm[’']s|its (?:fiscal|financial))\b")
_DAY = lazily(DATE_WORDS)
_MONTH = lazily(rf"\b(?P<m>{MONTHS})\b")
_RANGE = lazily(rf"\b(?P<a>{MONTHS})(?: and |,? (?:to|until|till|through|up to) |[-–—]|, (?P<mid>{MONTHS})(?:,? and |, ))(?P<b>{MONTHS})\b(?! \d)")
_LINK = lazily(
    r"^[ ,(–—:-]*(?:(?:and|which|that|it|the quarter|the period|the months? of|the three months(?: of)?|the six months(?: of)?|months|i\.e\.|meaning|namely|is|was|had|being|running|ran|runs|from|between|in|of|the year|(?:19|20)\d\d|to|until|till|up to|through|"
    r"[a-z]{3,}(?:ed|ing|s)|began|begun|the|last day|first day|day|on|at|with|by|its|midnight|out|off|over|an end|end|months from|stretch\w*|ran out|run out|came to|comes to|drew to|a close|close|just|only|day of|that of|last|first|whose|here|there|thus)[ ,:(–—-]*)*$"
)
_AFTERWARDS = lazily(r"(?i)\b(?:publish\w*|releas\w+|report\w*|announc\w+|present\w*|due|told|said|figures?|results?|met|held|signed|fell|rose|lost|gained|shipped|sold|paid|agreed|elections?|will|would|compared|against|than|before|earlier|later)\b")
_STARTS = lazily(r"\b(?:began|begins?|beginning|begun|started|starts?|starting|opened|opens?|opening|from|first day|commenc\w+)\b")


def period_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield quarters and halves of the calendar year told with months, or a first or last day, that are not theirs."""
    for line in text.lines:
        words = text.words(line)
        if (_WORDS.isdisjoint(words) and not re.search(r"\b[QH][1-4]\b", line.text)) or _MONTH.search(line.text) is None or _OTHER_YEARS.search(line.text):
            continue
        found = list(_PERIOD.finditer(line.text))
        for number, match in enumerate(found):
            stop = found[number + 1].start() if number + 1 < len(found) else len(line.text)
            low, high = _months(match)
            made = _behind(text, line, match, stop, low, high) or (_ahead(text, line, match, low, high) if number == 0 else None)
            if made is not None:
                yield made


def _months(match: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last month of a period."""
    half = "half" in (match["unit"] or "").lower() or (match["unit"] or "").lower() == "semester" or match[0].startswith("H")
    size = 6 if half else 4 if (match["unit"] or "").lower() == "trimester" else 3
    number = int(match["q"]) if match["q"] else _NUMBERS[match["n"].lower()]
    number = min(number, 12 // size)
    return (number - 1) * size + 1, number * size


def _behind(text: CheckedText, line: Line, match: re.Match[str], stop: int, low: int, high: int) -> Draft | None:
    rest = line.text[match.end() : stop]
    months = _RANGE.search(rest)
    if months is not None and _LINK.match(rest[: months.start()]) and not _AFTERWARDS.search(rest[: months.start()]):
        first, last = MONTH_NUMBERS[months["a"]], MONTH_NUMBERS[months["b"]]
        if not (low <= first <= high and low <= last <= high) or (last - first not in {high - low, 0, 1} and not months["mid"]):
            return _draft(text, line, match.start(), match.end() + months.end(), low, high)
        return None
    day = _DAY.search(rest)
    if day is not None:
        between = rest[: day.start()]
        if not _LINK.match(between) or _AFTERWARDS.search(between) or not re.search(r"[a-z]{2,}", between) or (between.strip(" ,") in {"on", "of", "of the", "by", "in"} and re.search(r"\b(?:end|close|last day|expiry) of (?:the |its )?$", line.text[: match.start()]) is None and not re.search(r"\b(?:end|close|last day|expiry) of (?:the )?\w+$", line.text[: match.start() + 3])):
            return None
        number, month, _ = parts_of_date(day.groupdict())
        starts = _STARTS.search(between) is not None
        right = month == (low if starts else high)
        if not right and (number == 1 if starts else number >= 28):
            return _draft(text, line, match.start(), match.end() + day.end(), low, high)
        return None
    end = re.match(r"^[ ,]*(?:which|that)?(?: [a-z]+){0,3} (?:in|with|at the end of|with the end of|by the end of|until the end of|to the end of|at the close of) (?P<m>[A-Z][a-z]+)\b", rest)
    if end is not None and end["m"] in MONTH_NUMBERS and re.search(r"\b(?:end\w*|clos\w+|r[au]n\w*|finish\w+|expir\w+|began|beg[iu]n\w*|start\w*|open\w*|over|out)\b", end[0]) and not _AFTERWARDS.search(end[0]):
        month = MONTH_NUMBERS[end["m"]]
        if month != (low if _STARTS.search(end[0]) else high):
            return _draft(text, line, match.start(), match.end() + end.end(), low, high)
    return None


def _ahead(text: CheckedText, line: Line, match: re.Match[str], low: int, high: int) -> Draft | None:
    """'From April to June, the third quarter'; 'on 30 April, the last day of the first quarter'."""
    lead = line.text[: match.start()]
    months = list(_RANGE.finditer(lead))
    if months and re.fullmatch(r",? (?:\(|that is,? |i\.e\. |or |which (?:is|was|make up|makes up) |– |— )?", lead[months[-1].end() :].replace("(", "(")) and re.search(r"\b(?:[Ff]rom|[Bb]etween|[Ii]n|months(?: of)?) $", lead[: months[-1].start()]):
        first, last = MONTH_NUMBERS[months[-1]["a"]], MONTH_NUMBERS[months[-1]["b"]]
        if last - first == high - low and (first, last) != (low, high):
            return _draft(text, line, months[-1].start(), match.end(), low, high)
    days = list(_DAY.finditer(lead))
    if days and (link := re.fullmatch(r",? (?:which (?:is|was) |that is,? )?(?:the )?(?P<edge>last|final|closing|first|opening) (?:day|working day|trading day) (?:of|in) ", lead[days[-1].end() :])) is not None:
        _, month, _ = parts_of_date(days[-1].groupdict())
        if month != (low if link["edge"] in {"first", "opening"} else high):
            return _draft(text, line, days[-1].start(), match.end(), low, high)
    return None


def _draft(text: CheckedText, line: Line, start: int, end: int, low: int, high: int) -> Draft:
    names = {number: name for name, number in MONTH_NUMBERS.items()}
    return Draft("date-conflict", text.span(line.start + start, line.start + end), f"that part of the year runs from {names[low]} to {names[high]}", "Check the period.", (), "high")
