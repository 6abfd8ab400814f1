"""'The first since 1972', 'which last staged it in 1954', 'the first in fifty years': held against the known time before, by all words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.event_words import group_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, any_of
from sanderling.knowledge.check_years import SinceWhen, since_when

_SINCE = lazily(
    r"\b(?:[Ff]irst|[Ll]ast|only|not|never|no)\b[^.;“”\"]{0,140}?\bsince (?!then\b)[^.;,“”\"]{0,60}?(?P<year>\b(?:[1-9]\d\d|1\d\d\d|20\d\d)\b)|\blast (?:[a-z]{2,}(?:ed|t|n|ld) |was [a-z]+ |won |met )[^.;“”\"]{0,60}?\b(?:in|of) (?P<last>(?:1\d\d\d|20\d\d))\b"
)
_IN_YEARS = lazily(rf"(?i)\bfirst\b[^.;“”\"]{{0,90}}? (?:in|for) (?:(?P<about>about|nearly|almost|more than|over|some|around) )?(?P<n>\d{{1,3}}|{WORD}) (?P<unit>years|decades)\b")
_GATE = frozenset({"first", "last", "since"})


@cache
def _by_year() -> dict[int, tuple[SinceWhen, ...]]:
    found: dict[int, list[SinceWhen]] = {}
    for row in since_when():
        for year in range(row.first, row.last + 1):
            found.setdefault(year, []).append(row)
    return {year: tuple(rows) for year, rows in found.items()}


def since_when_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield years since which something is said not to have been that are not the known ones."""
    published = text.reading.article.published
    if published is None or _GATE.isdisjoint(text.vocabulary):
        return
    now = int(published[:4])
    for line in text.lines:
        if line.heading or _GATE.isdisjoint(text.words(line)):
            continue
        found = _SINCE.search(line.text)
        counted = _IN_YEARS.search(line.text) if found is None else None
        if found is None and counted is None:
            continue
        lower = line.text.lower()
        rows = [row for row in _by_year().get(now, ()) if all(group_in(group, line.text, lower) for group in row.groups)]
        if not rows:
            continue
        if re.search(rf"\b(?:{any_of(str(year) for row in rows for year in row.years)})\b", text.text):
            continue  # the passage gives the year itself, and is held against itself
        match = found or counted
        assert match is not None
        if found is not None:
            said = int(found["year"] or found["last"])
            if any(said in row.years for row in rows) or said >= now:
                continue
            told = str(said)
        else:
            assert counted is not None
            number = float(counted["n"]) if counted["n"].isdigit() else value_of_word(counted["n"].lower())
            years = number * (10 if counted["unit"].lower() == "decades" else 1)
            slack = 0.15 * years + 1 if counted["about"] or counted["unit"].lower() == "decades" or years % 10 == 0 else 1.0
            if any(abs(now - year - years) <= slack for row in rows for year in row.years):
                continue
            told = f"{years:g} years"
        row = rows[0]
        last = ", ".join(str(year) for year in sorted(row.years))
        yield Draft("date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{row.name}: the time before was {last}, not {told}", "Check the year.", (f"checks/since_when.csv: {row.source}",))


__all__ = ["since_when_conflicts"]
