"""Happenings told by a common noun and their place: 'since the wave of 26 December 2005', on the coasts of Sri Lanka.

A date is held against the known one only where it is near it: another year on the same day, another month of the year, a year or two off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, any_of, pattern
from sanderling.check.told_dates import BEFORE, WHEN, told_date
from sanderling.knowledge.check_tables import PlacedFact, placed_facts

_BEHIND = lazily(rf"^(?: (?:in|of|at|on|off) (?:the )?(?P<where>[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){{0,2}}))?,? (?:(?:that|which) (?:struck|hit|shook|swept|destroyed|killed|flattened)(?: [\w’\-]+){{1,4}} )?(?:of|in|on) (?:the )?{WHEN}")
_AHEAD = lazily(rf"\b(?:[Tt]he|[Aa]fter the|[Ii]ts|of the|in the) {BEFORE} (?:[A-Z][\w’\-]+ )?$")


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, tuple[PlacedFact, ...]]]:
    found: dict[str, list[PlacedFact]] = {}
    for fact in placed_facts():
        for noun in fact.nouns:
            found.setdefault(noun, []).append(fact)
    return re.compile(rf"\b(?:{any_of(found)})\b"), {noun: tuple(facts) for noun, facts in found.items()}


def placed_fact_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield dates beside a noun whose place the sentence or its neighbours name, which are near the known one but not it."""
    found_by, by_noun = _nouns()
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        if not text.digits(line) or not re.search(r"\b(?:18|19|20)\d\d\b", line.text):
            continue
        around = " ".join(one.text for one in lines[max(0, number - 1) : number + 2])
        for match in found_by.finditer(line.text):
            facts = [fact for fact in by_noun[match[0]] if any(place in around and pattern(rf"\b{re.escape(place)}(?:s|[’']s)?\b").search(line.text if match[0] in {"coup", "war", "agreement", "vote", "peace", "revolution"} else around) for place in fact.places)]
            if facts:
                yield from _dated(text, line, match, facts)


def _dated(text: CheckedText, line: Line, match: re.Match[str], facts: list[PlacedFact]) -> Iterator[Draft]:
    behind = _BEHIND.match(line.text[match.end() :])
    ahead = _AHEAD.search(line.text[: match.start()]) if behind is None else None
    found = behind or ahead
    told = told_date(found) if found is not None else ""
    where = behind["where"] if behind is not None else None
    # 'The accident at Three Mile Island' is none of Fukushima, which the sentence names too.
    if where and not any(place in where or where in place for fact in facts for place in fact.places):
        return
    if not told or any(_fits(told, fact) for fact in facts):
        return
    fact = next((one for one in facts if _near(told, one)), None)
    if fact is None or re.search(r"\b(?:another|second|earlier|similar|like|later)(?: [a-z]+)? $", line.text[: match.start()]):
        return
    start = match.start() if behind is not None else ahead.start() if ahead is not None else 0
    end = match.end() + (behind.end() if behind is not None else 0)
    when = f"{fact.since} to {fact.until}" if fact.until else fact.since
    yield Draft("date-conflict", text.span(line.start + start, line.start + end), f"{fact.name}: {when}, not {told}", "Check the date.", (f"checks/placed_facts.csv: {fact.source}",), "medium")


def _fits(told: str, fact: PlacedFact) -> bool:
    length = min(len(told), len(fact.since))
    last = fact.until or fact.since
    return fact.since[:length] <= told[:length] <= last[: min(len(told), len(last))] or (len(last) < length and told[: len(last)] == last)


def _near(told: str, fact: PlacedFact) -> bool:
    """Whether a date may be a slip for a fact's: the same day or month of another year, or a year or two off alone."""
    if len(told) == 4:
        return abs(int(told) - int(fact.since[:4])) <= 2
    if told[:4] == fact.since[:4]:
        return True
    return told[5:] == fact.since[5 : len(told)] or (told[5:7] == fact.since[5:7] and abs(int(told[:4]) - int(fact.since[:4])) <= 2)
