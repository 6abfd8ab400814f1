"""What had been done before, dated after what followed it: 'the tanker, which had been seized on 19 July, sailed on 27 May'."""

from __future__ import annotations

from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText
from sanderling.check.timeline import Moment, moments

_HAD = lazily(r"(?:^|[,;] |\b)(?:which|who|whom|that|after|whose [a-z]+|where)\b[^,;.]{0,80}? had (?!to\b|not\b|never\b|hoped|planned|been due|been expected|agreed|promised|set|intended)(?:[a-z]+ ){0,4}[^,;.]{0,60}$")
_MAIN = lazily(r"^,(?! (?:and|but|or|which|who|the day|a day)\b)[^;.“”\"]{4,}$")
_SINCE_HAD = lazily(r"^(?:,)? [^;.“”\"]*?\b(?:which|who|whom|that|after)\b[^,;.]{0,60}? had (?!to\b|not\b|never\b|hoped|planned|been due|been expected|agreed|promised|set|intended)[^,;.]{2,60}$")
_OTHERWISE = lazily(r"(?i)\b(?:would|will|if|until|till|due|planned|since|again|another|expires?|expired|by|anniversary|valid|scheduled|extended|next|instead|rather)\b")


def pluperfect_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield a deed told with 'had', as the earlier one, whose day lies behind that of the later deed."""
    by_line: dict[int, list[Moment]] = {}
    for one in moments(text):
        by_line.setdefault(one.line.start, []).append(one)
    for told in by_line.values():
        line = told[0].line
        if len(told) != 2 or line.heading or "had" not in text.words(line):
            continue
        one, other = sorted(told, key=lambda moment: moment.start)
        lead, between = line.text[: one.start], line.text[one.end : other.start]
        if _OTHERWISE.search(lead[-70:]) or _OTHERWISE.search(between):
            continue
        early, late = (one, other) if _HAD.search(lead) and _MAIN.match(between) and " had " not in between else (other, one) if _SINCE_HAD.match(between) and " had " not in lead else (None, None)
        if early is None or late is None or late.last >= early.first:
            continue
        yield Draft(
            "date-conflict", text.span(line.start + one.start, line.start + other.end),
            f"what had been done before is dated {early.shown}, what followed it {late.shown}", "Check the dates.", (), "high",
        )  # fmt: skip
