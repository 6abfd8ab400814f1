"""One measure told in two units, the second behind the first in whatever words: '5,000 metres, some 16,400 feet above the sea'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.arithmetic import MEASURES, meant
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_AMONG = frozenset(word for unit in MEASURES for word in re.findall(r"[^\W_]+", unit)) - {"m", "c", "f", "h", "per", "an", "hour"}
_LINK = lazily(
    r"^(?: (?:of )?[a-z\-]+){0,3}?(?:,? or|,| \(| –| —|;|,? that is|,? which (?:is|are|makes)|,? equal to|,? the equivalent of| to)(?: (?:or|that is|some|about|around|roughly|nearly|just|over|under|almost|equal to|equivalent to|more than|a little|a good|well|approximately))* ?$"
)


def two_units(text: CheckedText) -> Iterator[Draft]:
    """Yield measures whose two tellings are not the same."""
    for line in text.lines:
        if line.heading or not text.counts(line) or len(text.words(line) & _AMONG) < 2:
            continue
        yield from _heat(text, line)
        for one, other in pairwise(quantities(text, line)):
            mine, theirs = _unit(line, one), _unit(line, other)
            if mine is None or theirs is None or mine[1][0] != theirs[1][0] or mine[1][1] == theirs[1][1] or mine[1][0] == "heat":
                continue
            between = line.text[one.end + mine[0] : other.start]
            if not _LINK.match(between) or re.search(r"\b(?:by|and|from|away)\b", between) or len(between) > 45:
                continue
            right = one.value * mine[1][1] / theirs[1][1]
            loose = one.approximate or other.approximate or re.search(r"\b(?:some|about|around|roughly|nearly|almost)\b", between) is not None
            if right > 0 and 0.3 * right < other.value < 3.3 * right and all(abs(other.value - near) > (0.16 if loose else 0.12) * near for near in meant(right, mine[2], theirs[2])) and other.value >= 3:
                yield draft(text, line, one.start, other.end + theirs[0], f"{one.value:,.10g}{line.text[one.end : one.end + mine[0]]} are {right:,.3g}{line.text[other.end : other.end + theirs[0]]}, not {other.value:,.10g}")


_HEAT = lazily(
    r"(?i)(?P<a>minus |-|−)?(?P<n>\d{1,4}(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)(?: degrees?|°)? ?(?:C|Celsius|centigrade)\b(?P<between>[^.;\d]{1,18}?)(?P<b>minus |-|−)?(?P<m>\d{1,4}(?:\.\d+)?)(?: degrees?|°)? ?(?:F|Fahrenheit)\b"
    r"|(?P<b2>minus |-|−)?(?P<m2>\d{1,4}(?:\.\d+)?)(?: degrees?|°)? ?(?:F|Fahrenheit)\b(?P<between2>[^.;\d]{1,18}?)(?P<a2>minus |-|−)?(?P<n2>\d{1,4}(?:\.\d+)?)(?: degrees?|°)? ?(?:C|Celsius|centigrade)\b"
)


def _heat(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Minus 10 degrees Celsius, 30 degrees Fahrenheit': 14 is right."""
    if "Fahrenheit" not in line.text and "F" not in line.text:
        return
    for match in _HEAT.finditer(line.text):
        cold, warm = match["n"] or match["n2"], match["m"] or match["m2"]
        if not cold[0].isdigit() or re.search(r"\b(?:and|to|from|below|above|by)\b", match["between"] or match["between2"] or ""):
            continue
        celsius = float(cold) * (-1 if match["a"] or match["a2"] else 1)
        told = float(warm) * (-1 if match["b"] or match["b2"] else 1)
        right = celsius * 1.8 + 32
        if abs(right - told) > max(4.0, 0.05 * abs(right)) and abs(celsius * 1.8 - told) > 2.0:
            yield draft(text, line, match.start(), match.end(), f"{celsius:g} degrees Celsius are {right:.0f} Fahrenheit, not {told:g}")


def _unit(line: Line, one: Quantity) -> tuple[int, tuple[str, float], str] | None:
    """Return the length of the unit behind a number with the blank before it, what it measures, and its words."""
    tail = line.text[one.end : one.end + 26]
    blank = len(tail) - len(tail.lstrip(" -"))
    words = tail[blank:].lower()
    for unit in sorted(MEASURES, key=len, reverse=True):
        if words.startswith(unit) and not words[len(unit) : len(unit) + 1].isalnum() and len(unit) > 1:
            return blank + len(unit), MEASURES[unit], unit
    return None
