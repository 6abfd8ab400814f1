"""Elections told of a year in which the state did not vote so: 'the French presidential election of 2006', 'the American midterms of 2012'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, any_of
from sanderling.check.told_dates import MONTHS
from sanderling.check.who import country_words, named_states
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_election_years import election_years

_QUICK = frozenset("election elections midterms midterm vote polls poll ballot contest race".split())
_YEAR = lazily(r"\b(?:19|20)\d\d\b")
_AMERICAN = lazily(r"\b(?:Democrats?|Republicans?|White House|Capitol Hill|Electoral College|GOP)\b")
_NOT_HELD = lazily(r"(?i)\b(?:planned|due|postpon\w+|cancel\w+|delay\w+|schedul\w+|promis\w+|called off|would|should|next|never|not|until|annulled|boycott\w+|local|regional|state|municipal|mayoral|provincial|primary|primaries|by-elections?|run-off|runoff|student|party|leadership|council|governor\w*|Senate|Scottish|Welsh|Kurdish|Chechen)\b")
_ALIKE = {"mid-term": "midterm"}


@cache
def _told() -> re.Pattern[str]:
    kinds = any_of({kind for _, kind in election_years()})
    noun = r"(?:elections?|votes?|polls?|ballots?|contests?|races?)"
    where = r"(?: in (?:the )?[A-Z][\w’\-]+(?: [A-Z][\w’\-]+){0,2}| there)?"
    return re.compile(
        rf"\b(?P<y1>(?:19|20)\d\d) (?:[A-Z][\w’\-]+ )?(?P<k1>{kinds}) (?:and [a-z]+ )?{noun}\b|\b(?P<y2>(?:19|20)\d\d) (?P<k2>mid-?term)s\b"
        rf"|\b(?:(?P<k3>{kinds}) (?:and [a-z]+ )?{noun}|(?P<k4>mid-?term)s){where},? (?:held )?(?:of|in|on)(?: the)?(?: (?:spring|summer|autumn|winter|fall) of)? (?:early |late |\d{{1,2}} )?(?:(?:{MONTHS}) (?:\d{{1,2}},? )?)?(?P<y3>(?:19|20)\d\d)\b"
    )


def election_year_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield elections of a known kind in a year in which the state held none, though it did before and after."""
    if _QUICK.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if line.heading or not text.digits(line) or _QUICK.isdisjoint(text.words(line)) or _YEAR.search(line.text) is None:
            continue
        for match in _told().finditer(line.text):
            draft = _judge(text, line, match)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, match: re.Match[str]) -> Draft | None:
    kind = match["k1"] or match["k2"] or match["k3"] or match["k4"]
    year = int(match["y1"] or match["y2"] or match["y3"])
    country = _country(text, line, match)
    known = election_years().get((country, kind)) or election_years().get((country, _ALIKE.get(kind, kind))) if country else None
    if known is None or year in known.years or not known.years[0] < year < known.years[-1]:
        return None
    around = line.text[max(0, match.start() - 40) : match.end() + 15]
    if _NOT_HELD.search(around):
        return None
    before, after = max(one for one in known.years if one < year), min(one for one in known.years if one > year)
    return Draft(
        "date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{state_names()[known.country]} held such an election in {before} and in {after}, not in {year}", "Check the year.",
        (f"checks/election_years.csv: {known.source}",), "medium",
    )  # fmt: skip


def _country(text: CheckedText, line: Line, match: re.Match[str]) -> str | None:
    """Return the state whose election a sentence tells of: named right before it or in it, else the only one of the sentence, or of the passage."""
    named = [(at, country_words()[name]) for at, name in named_states().find(line.text)]
    beside = [code for at, code in named if match.start() - 45 <= at < match.end() and re.search(r"[,;:]", line.text[at : match.start()]) is None]
    if len(set(beside)) == 1:
        return beside[0]
    if not beside and _AMERICAN.search(line.text):
        return "USA"
    codes = {code for _, code in named}
    if not codes:
        codes = {country_words()[name] for other in text.lines for _, name in named_states().find(other.text)}
    return next(iter(codes)) if len(codes) == 1 else None
