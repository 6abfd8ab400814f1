"""Lengths in hours against the only two times of one day that a sentence tells: 'from nine in the morning to four in the afternoon, eleven hours in all'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.clock import longest, points
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_QUICK = frozenset("hours hour".split())
_LENGTH = lazily(r"(?i)(?:\b(?:after|lasted|lasting|took|taking|of|for|spent|than|was|is|in|within|had been|all|a|the|its|their|,|some|about|exactly|just|only|nearly|almost|over|full|total of|that is|those|these|that) ?)+$|^$")
_NOT = lazily(r"(?i)\b(?:ago|earlier|before|late|behind|away|drive|flight|time difference|every|each|a day|per|next|another|further|more|ahead|notice|shift|ceasefire|truce|deadline|ultimatum|warning|old|delay\w*)\b")
_TAIL = lazily(r"^[ -](?:and a half )?hours?(?: (?:and (?:a half|[a-z\d]+ minutes)))?")


_CLOCKS = lazily(r"(?i)\bdate ?line\b|\btime (?:zones?|difference)\b|\bclocks\b|\blocal time\b|\bGMT\b")


def clock_length_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield lengths in hours that do not lie between the two times told beside them."""
    if _QUICK.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if line.heading or _QUICK.isdisjoint(text.words(line)) or re.search(r"[“”\"]", line.text):
            continue
        made = _judge(text, line) if _CLOCKS.search(line.text) is None else None
        if made is not None:
            yield made
            return


def _judge(text: CheckedText, line: Line) -> Draft | None:
    told = [(q, match) for q in quantities(text, line) if not (q.percent or q.money) and (match := _TAIL.match(line.text[q.end :])) is not None]
    if len(told) != 1:
        return None
    count, tail = told[0]
    lead, rest = line.text[: count.start], line.text[count.end + tail.end() :]
    if _NOT.search(rest[:22]) or _NOT.search(lead[-22:]) or not (_LENGTH.search(lead[-24:]) or line.text[count.end] == "-"):
        return None
    # The words of the length are no time of day.
    bare = line.text[: count.start] + " " * (count.end + tail.end() - count.start) + line.text[count.end + tail.end() :]
    timed = [one for one in points(bare) if one.timed]
    if len(timed) != 2 or (timed[0].day != timed[1].day and not all(len(one.spans) == 1 for one in timed)):
        return None
    one, other = timed
    low, high = other.early - one.late, longest(one, other)
    if high <= 0:
        low, high = low + 24, high + 24  # over midnight
    said = count.value + (0.5 if "half" in tail[0] or "half" in line.text[count.start : count.end] else 0.0)
    slack = 0.75 if not count.approximate else 1.5
    if len(one.spans) > 1 or len(other.spans) > 1:
        fits = any(abs(b - a - said) <= slack or abs(d - c - said) <= slack or b - c - slack <= said <= d - a + slack for a, c in one.spans for b, d in other.spans)
    else:
        fits = low - slack <= said <= high + slack
    if fits or not 0.3 * high <= said <= 4 * max(high, 0.5):
        return None
    first, last = min(one.start, count.start), max(other.end, count.end + tail.end())
    return draft(text, line, first, last, f"between the two times lie {high:.1f} hours, not {said:g}")
