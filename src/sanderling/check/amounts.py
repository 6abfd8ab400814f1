"""What a number counts, without a parse: its noun or its measure; and expressions of a share, 'two in every three', 'a quarter', '40 per cent'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import Quantity, singular
from sanderling.check.text import COUNTING, Line

FUNCTION = frozenset(
    "of in at from for to on by near with aboard among under outside inside over off into between within without against behind before after since until during through along around as than "
    "the a an its their his her all any some this that these those and or but nor so yet then while when where which who whom whose is are was were be been being has have had will would can could may might do does did "
    "it they he she we you i not no more less fewer each every apiece both only also still now again later ago too up down out went go goes come comes came".split()
)
"""Words that are no noun that a number counts."""
MEASURES = frozenset(
    "hour minute second day night week fortnight month year decade century km kilometre kilometer metre meter mile foot inch yard cm acre hectare tonne ton kilo kg kilogram pound litre liter gallon barrel degree "
    "percent point time knot volt watt megawatt dollar euro franc mark rouble ruble yen yuan peso rupee lira riyal dinar dirham crown krone shilling rand naira birr pct".split()
)
MONEY = frozenset("dollar euro franc mark rouble ruble yen yuan peso rupee lira riyal dinar dirham crown krone shilling rand naira birr".split())
TIMES = frozenset("hour minute second day night week fortnight month year decade century".split())


def noun_of(one: Quantity) -> tuple[str, ...]:
    """Return the words that a number counts, 'wounded soldiers', in small letters and the last in the singular; empty where none stands there."""
    found: list[str] = []
    for word in one.words:
        if word.lower() in FUNCTION or (word[:1].isupper() and found):
            break
        found.append(word.lower())
        if word.endswith(","):
            break
    return (*found[:-1], singular(found[-1])) if found else ()


def measure_of(one: Quantity) -> str:
    """Return the measure of a number, 'money' for all currencies, 'percent', or an empty string where things are counted."""
    if one.percent:
        return "percent"
    words = [singular(word) for word in one.words[:3] if word.lower() not in {"cubic", "square", "metric", "nautical", "us", "u.s", "american", "canadian", "australian"}]
    first = words[0] if words else ""
    if one.money or first in MONEY:
        return "money"
    return first if first in MEASURES else ""


_UNITS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20}
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20}
_SMALL = rf"(?:{WORD}|\d{{1,3}})"
_SHARE = lazily(
    rf"(?i)\b(?:(?P<how>more than|over|less than|fewer than|under|nearly|almost|about|around|some|roughly|just|exactly|only|barely|well over|just over|just under|close to|at least) )?"
    rf"(?:(?P<p>\d+(?:\.\d+)?|{WORD}) ?(?:per ?cent\b|%|in a hundred\b)|(?P<n>{_SMALL}|an?)[ -](?P<unit>half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|twentieths?)\b(?! (?:of )?(?:century|hour|year|day|floor|time|week|month|round|article))"
    rf"|(?P<alone>half)\b(?! (?:an?|past|hour|million|billion|dozen|year|day|brother|sister)\b)|(?P<k>{_SMALL}) (?:in|out of)(?: every)? (?P<m>{_SMALL})\b(?! (?:per ?cent|million|thousand|days|years|hours))|every (?P<nth>{'|'.join(_NTH)})\b(?! (?:day|week|month|year|hour|time|night)))"
)
_SHARE_WORDS = frozenset("per percent hundred half third thirds quarter quarters fifth fifths sixth sixths seventh eighth eighths ninth ninths tenth tenths twentieth every second fourth out in".split())
_BETWEEN_NUMBERS = frozenset({"in", "out", "per", "hundred"})


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, 0 to 1 or above, at start..end of a sentence's text; ``how`` is 'more than', 'nearly' or the like."""

    value: float
    start: int
    end: int
    how: str
    exact: bool


def shares_in(line: Line, words: frozenset[str]) -> list[Share]:
    """Return the shares that a sentence tells; ``words`` are its words in small letters."""
    told = words & _SHARE_WORDS
    # 'In' and 'out' are in most sentences: they tell a share between two numbers alone.
    if (not told and "%" not in line.text) or (told and told <= _BETWEEN_NUMBERS and COUNTING.isdisjoint(words) and not any(word[0].isdigit() for word in words)):
        return []
    return list(_shares_in(line.text))


@lru_cache(maxsize=256)
def _shares_in(words: str) -> tuple[Share, ...]:
    found = []
    for match in _SHARE.finditer(words):
        value = _value(match)
        if value is not None:
            start = match.start() + (len(match["how"]) + 1 if match["how"] else 0)
            found.append(Share(value, start, match.end(), (match["how"] or "").lower(), match["p"] is not None))
    return tuple(found)


def _small(words: str) -> float:
    return float(words) if words[0].isdigit() else value_of_word(words.lower())


def _value(match: re.Match[str]) -> float | None:
    if match["p"]:
        return _small(match["p"]) / 100
    if match["alone"]:
        return 0.5
    if match["nth"]:
        return 1.0 / _NTH[match["nth"].lower()]
    if match["k"]:
        part, whole = _small(match["k"]), _small(match["m"])
        return part / whole if 0 < part < whole <= 100 else None
    unit = match["unit"].lower()
    count = 1.0 if match["n"].lower() in {"a", "an"} else _small(match["n"])
    size = _UNITS[unit if unit in _UNITS else unit.rstrip("s")]
    # 'One third' is a share, 'one thirds' is none; 'two third' is an ordinal.
    if (count == 1.0) == unit.endswith("s") or count >= size:
        return None
    return count / size


def fits(real: float, share: Share) -> bool:
    """Whether a share as worked out is what is told, as exactly as it is told."""
    said, how = share.value, share.how
    if how in {"more than", "over", "well over", "just over"}:
        return said < real <= 1.35 * said + 0.05
    if how in {"less than", "fewer than", "under", "just under"}:
        return 0.65 * said - 0.05 <= real < said
    loose = how in {"nearly", "almost", "about", "around", "some", "roughly", "close to", "at least", "barely"}
    if share.exact:
        return abs(real - said) <= max(0.015, 0.06 * real) * (2 if loose else 1)
    return abs(real - said) <= max(0.02, 0.1 * said) * (2 if loose else 1)
