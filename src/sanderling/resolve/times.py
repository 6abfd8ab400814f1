"""Time expressions of English news: what day, month or year they mean, anchored to the day of publication only.

Reported events lie in the past unless the words say otherwise.  Without a day of publication a relative expression is
unresolved; it is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sanderling.resolve.time_rules import GUARD, RULES
from sanderling.resolve.time_values import RESOLVERS


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


_PATTERN_TEXT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES)
_AHEAD = re.compile(
    r"\b(?:will|next|coming|upcoming|due|scheduled|set|expected|plans?|planned|to be held|going to|(?:is|are|was|were) to (?!blame)|(?:would|could|might)(?! (?:not )?have))\b", re.I
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d][.!?])[\"'”’)]?\s+(?=[A-Z\"“‘])|\n")
_AGAINST = re.compile(
    r"\b(?:resolution|room|flight|article|paragraph|no\.?|number|route|highway|case|boeing|page|agenda|class|type|model|section)\s*$",
    re.I,
)


_ISO = re.compile(r"(?!0000)\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_BEYOND = (None, None, "unresolved", "beyond the calendar")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{GUARD}(?:{_PATTERN_TEXT})")


def find_times(text: str, published: date | None) -> list[FoundTime]:
    """Return the time expressions of ``text`` in text order, none overlapping. Linear in the text's length."""
    found: list[FoundTime] = []
    for match in _pattern().finditer(text):
        name = match.lastgroup or ""
        name = next(rule for rule, _ in RULES if match.group(rule) is not None) if name not in RESOLVERS else name
        if _AGAINST.search(text, max(match.start() - 14, 0), match.start()):
            continue
        if _is_title(text, match):
            continue
        lead = _SENTENCE_END.split(text[max(match.start() - 60, 0) : match.start()])[-1]
        ahead = _AHEAD.search(lead) is not None
        start, end = match.start(), match.end()
        if name in {"duration", "age"} or (name == "in_units" and not ahead):
            found.append(FoundTime(start, end, None, None, "unresolved", "a length of time, not a point in it", "age" if name == "age" else "duration"))
            continue
        try:
            made = RESOLVERS[name](match, published, ahead)
        except (OverflowError, ValueError):  # before the year 1 or after 9999, which no date of Python can be
            made = _BEYOND
        if made is None:
            continue
        if any(value is not None and not _ISO.fullmatch(value) for value in made[:2]):
            made = _BEYOND
        if name in {"year", "month_alone"}:
            start = match.start("ye_y" if name == "year" else "ma_m") if match.group()[0] in ",(—'’" else start
        found.append(FoundTime(start, end, *made, kind="date"))
    return found


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether a capital letter inside a sentence makes a word of time part of a name: 'USA Today'."""
    if match.lastgroup is None or match.group("relative_day") is None or match.group()[0].islower():
        return False
    before = text[max(match.start() - 2, 0) : match.start()]
    return len(before) == 2 and before[1] == " " and (before[0].isalnum() or before[0] == ",")
