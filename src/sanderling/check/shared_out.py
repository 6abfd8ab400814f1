"""So much for a group of so many against what is told for each of them: 'each family of six gets ten litres, four litres a head'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.amounts import TIMES, measure_of, noun_of
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_QUICK = frozenset("head apiece each person man child member capita per".split())
_EACH = lazily(r"^(?: [a-z\-]+){0,4}? (?:a head|per head|apiece|each|a person|per person|a man|per man|to each of them|for each of them|per capita|a child|per child|a member)\b(?! (?:year|month|week|day|time|hour|season)\b)")
_GROUP = lazily(r"\b(?:family|household|group|crew|class|cell|room|tent|team|patrol|squad|party|unit|cabin|hut|boat|platoon|ward|clan) of(?: (?:about|some|around))? $")
_SHARED = lazily(r"\b(?:between|among|amongst|for|by|to|shared by|divided (?:among|between|by)|split (?:among|between))(?: (?:the|its|their|all|these|those|some|about))* $")
_LOOSE = lazily(r"(?i)\b(?:not quite|nearly|almost|about|some|around|over|more than|less than|just under|just over|under|barely|roughly|or so)\b[^,;]{0,10}$")


def shared_out(text: CheckedText) -> Iterator[Draft]:
    """Yield what is told for each that is not the whole by the number of them."""
    if _QUICK.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if line.heading or _QUICK.isdisjoint(text.words(line)) or not text.counts(line) or re.search(r"[“”\"]", line.text):
            continue
        found = [q for q in quantities(text, line) if not q.percent]
        made = _judge(text, line, found) if len(found) == 3 else None
        if made is not None:
            yield made


def _judge(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    shares = [q for q in found if _EACH.match(line.text[q.end :])]
    if len(shares) != 1:
        return None
    share = shares[0]
    others = [q for q in found if q is not share]
    counts = [q for q in others if _GROUP.search(line.text[: q.start]) or (_SHARED.search(line.text[: q.start]) and noun_of(q) and not measure_of(q))]
    if len(counts) != 1:
        return None
    count, whole = counts[0], next(q for q in others if q is not counts[0])
    same = measure_of(whole) == measure_of(share) and (measure_of(share) != "" or (noun_of(whole) and noun_of(share) and noun_of(whole)[-1] == noun_of(share)[-1]))
    if not same or measure_of(share) in TIMES - {"hour", "minute"} or measure_of(count) or count.value < 2 or share.start < min(whole.start, count.start) or whole.value < share.value:
        return None
    real = whole.value / count.value
    loose = any(q.approximate for q in found) or _LOOSE.search(line.text[: share.start]) is not None
    if abs(real - share.value) <= (0.3 if loose else 0.06) * max(real, share.value) or not 0.1 < real / share.value < 10:
        return None
    return draft(text, line, min(q.start for q in found), max(q.end for q in found), f"{whole.value:,.10g} for {count.value:g} is {real:,.4g} each, not {share.value:,.10g}")
