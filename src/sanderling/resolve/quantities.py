"""Numbers with what they measure or count: value, unit, SI value, and how exact the words say they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sanderling.knowledge.tables import read_csv, several

_ONES = {
    word: number
    for number, word in enumerate(
        """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen
        """.split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        """
        twenty thirty forty fifty sixty seventy eighty ninety
    """.split(),
        start=2,
    )
}
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
_VAGUE = {"dozens of": 12.0, "scores of": 20.0, "hundreds of": 100.0, "thousands of": 1e3, "tens of thousands of": 1e4,
          "hundreds of thousands of": 1e5, "millions of": 1e6, "billions of": 1e9}  # fmt: skip
_APPROXIMATORS = {
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least", "as many as": "at_most",
    "up to": "at_most", "at most": "at_most", "no more than": "at_most", "a maximum of": "at_most", "about": "about", "around": "about",
    "some": "about", "roughly": "about", "approximately": "about", "nearly": "less_than", "almost": "less_than", "close to": "about",
    "an estimated": "about", "estimated": "about", "more than": "more_than", "over": "more_than", "above": "more_than", "upwards of": "more_than",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than", "below": "less_than", "just over": "more_than",
    "just under": "less_than", "well over": "more_than", "as much as": "at_most", "a further": None, "another": None,
}  # fmt: skip
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₹": "INR"}
_NOT_COUNTED = frozenset(
    """
        of in on at to and or the a an by for from with as is was were are be that who which per more other such
        than year years day days week weeks month months hour hours minute minutes o'clock am pm percent
    """.split()
)


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity at ``start``..``end`` (code points): its approximator, number and unit, not the thing counted."""

    start: int
    end: int
    value: float
    unit: str | None
    si: float | None
    si_unit: str | None
    approximator: str | None
    counted: str | None


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    si_unit: str | None
    factor: float | None


@cache
def _units() -> dict[str, _Unit]:
    found: dict[str, _Unit] = {}
    for row in read_csv("text/units.csv", ("unit", "aliases", "si_unit", "factor", "source"), required=("unit",)):
        unit = _Unit(row["unit"], row["si_unit"] or None, float(row["factor"]) if row["factor"] else None)
        for name in (row["unit"], *several(row["aliases"])):
            found[name.lower()] = unit
    return found


@cache
def _pattern() -> re.Pattern[str]:
    ones = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
    words = rf"(?:(?:{ones})(?:[- ](?:{ones}))?(?: hundred(?: and (?:{ones})(?:[- ](?:{ones}))?)?)?|an? (?:hundred|thousand|million|billion|dozen)|half a (?:million|billion|dozen))"
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    approx = "|".join(sorted((re.escape(word) for word in _APPROXIMATORS), key=len, reverse=True))
    vague = "|".join(sorted((re.escape(word.removesuffix(" of")) for word in _VAGUE), key=len, reverse=True))
    unit = "|".join(
        sorted((re.escape(name) for name in _units() if name.isascii() and name != "%"), key=len, reverse=True)
    )
    signs = "|".join(sorted((re.escape(sign) for sign in _SIGNS), key=len, reverse=True))
    number = rf"(?:(?P<digits>(?<![\w.]){digits})|(?P<words>\b{words}\b))"
    return re.compile(
        rf"(?:\b(?P<approx>{approx}) )?(?:(?P<vague>\b(?:{vague})\b)(?: of)?|(?P<sign>{signs}) ?(?P<money>{digits})|{number})"
        rf"(?:[- ]?(?P<scale>hundred|thousand|million|billion|trillion|dozen|m\b|bn\b|k\b))?"
        rf"(?:(?P<percent> ?%)|[- ]?(?P<unit>(?:{unit}))(?![\w]))?",
        re.I,
    )


def find_quantities(text: str, excluded: Sequence[tuple[int, int]] = ()) -> list[FoundQuantity]:
    """Return the quantities of ``text`` in text order, leaving out what overlaps an ``excluded`` span (a time, say)."""
    found: list[FoundQuantity] = []
    taken = sorted(excluded)
    at = 0
    for match in _pattern().finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] < end:
            continue
        value = _value(match)
        if value is None or _no_quantity(text, match, end):
            continue
        unit = _units().get((match["unit"] or "").lower())
        name: str | None = unit.name if unit else None
        if match["sign"]:
            name, unit = next(code for sign, code in _SIGNS.items() if sign.lower() == match["sign"].lower()), None
        elif match["percent"]:
            name, unit = "percent", None
        si = value * unit.factor if unit and unit.factor is not None else None
        approx = _APPROXIMATORS.get((match["approx"] or "").lower())
        counted = _counted(text, end) if name is None else None
        if match["words"] and name is None and counted is None and not match["scale"]:
            continue  # 'one' and its like count nothing by themselves
        if match["vague"] and approx is None:
            approx = "at_least"
        found.append(FoundQuantity(start, end, value, name, si, unit.si_unit if unit else None, approx, counted))
    return found


def _value(match: re.Match[str]) -> float | None:
    if match["vague"]:
        key = match["vague"].lower()
        return _VAGUE.get(f"{key} of")
    text = match["money"] or match["digits"]
    value = float(text.replace(",", "")) if text else _spelt((match["words"] or "").lower())
    if value is None:
        return None
    scale = (match["scale"] or "").lower()
    if scale == "dozen":
        return value * 12
    return value * _SCALES.get(scale, 1)


def _spelt(words: str) -> float | None:
    if words.startswith("half a "):
        return {"million": 5e5, "billion": 5e8, "dozen": 6.0}[words.split()[-1]]
    total = 0.0
    for word in re.split(r"[- ]", words):
        if word in {"a", "an", "and"}:
            continue
        if word in _ONES:
            total += _ONES[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word == "dozen":
            total = max(total, 1) * 12
        elif word in _SCALES:
            total = max(total, 1) * _SCALES[word]
        else:
            return None
    return total


_LABELS = re.compile(
    r"\b(?:resolution|room|flight|article|paragraph|no\.|number|route|chapter|group of|f-|su-|mig-|s-|t-|type)\s*$",
    re.I,
)


def _no_quantity(text: str, match: re.Match[str], end: int) -> bool:
    """Labels ('Resolution 1718'), ordinals ('5th'), clock times and dates are no quantities."""
    start = match.start()
    if _LABELS.search(text, max(start - 16, 0), start):
        return True
    if end < len(text) and (
        text[end].isalpha() or (text[end] in "/:" and end + 1 < len(text) and text[end + 1].isdigit())
    ):
        return True
    return start > 0 and ((text[start - 1] in "-/:" and match["digits"] is not None) or text[start - 1].isalnum())


_NEXT = re.compile(r"[- ]([A-Za-z][A-Za-z’'-]*)")


def _counted(text: str, end: int) -> str | None:
    """The noun counted: the first plural or the last of up to four words that follow, adjectives passed over."""
    at = end
    for _ in range(4):
        match = _NEXT.match(text, at)
        if match is None:
            return None
        word = match.group(1)
        lower = word.lower()
        if lower in _NOT_COUNTED:
            return None
        if (lower.endswith("s") and not lower.endswith("ss")) or lower in {
            "people",
            "men",
            "women",
            "children",
            "troops",
            "aircraft",
            "personnel",
            "police",
        }:
            return _singular(lower)
        at = match.end()
    return None


def _singular(noun: str) -> str:
    irregular = {"people": "person", "men": "man", "women": "woman", "children": "child"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun
