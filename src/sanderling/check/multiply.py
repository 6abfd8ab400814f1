"""So many of so much each against the total told: 'twenty-five lorries for each of the sixteen depots, 450 in all'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from sanderling.check.amounts import measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_EACH_WORDS = frozenset("each apiece every per head weighs weighed weigh bags sacks boxes crates barrels drums containers instalments installments tranches payments parts shipments shiploads loads batches rates rounds convoys stages a an".split())
_EACH = lazily(
    r"(?i)\b(?:each|apiece|a head|per head|every one of|for every|per (?:person|head|family|house|village|man|district|ton|tonne|barrel|plane|ship|vehicle)|(?<=\d )a (?:barrel|tonne|ton|head|piece)|(?:dollars|euros|pounds) (?:a|per) (?:barrel|tonne|ton|head|piece|man|house|family|victim)|(?:a|per) (?:month|week|day|year|hour)(?: (?:for|over|during)|(?=, ))|"
    r"(?:equal |annual |monthly |yearly |separate )?(?:instal?lments|tranches|payments|parts|shipments|shiploads|loads|batches|rates|convoys|stages|consignments|lots|portions) of)\b"
)
_TOTAL_AHEAD = lazily(r"(?i)\b(?:in all|altogether|in total|all told|a (?:grand )?total of|totall?ing|making|makes?|which makes|adds? up to|amount(?:s|ing)? to|come[s]? to|cost|costs|costing|worth|sum of|bill of|together|that is|that is,|ransom of|or|brought|brings|for a total of|price of|(?:an?|the) (?:[a-z]+ )?(?:bargain|contract|deal|order|grant|cost|payment|loan|package) of) (?:(?:the|it|for|of|a|will|is|are|was|were|about|him|them) )*$")
_TOTAL_BEHIND = lazily(r"^(?: (?!and\b|or\b|each\b|apiece\b)[\w’\-]+){0,3}?,? (?:in all|altogether|in total|all told|together|of (?:rice|wheat|flour|grain|maize|oil|aid|fuel|food))\b|^ [\w’\-]+ (?:have been|were) (?:trained|sent|hired|bought|delivered|ordered)\b")
_NO = lazily(r"(?i)\b(?:between|up to|at least|others?|including|among them|more than|from \w+ to|rising|respectively|on average|average|depending)\b")
_PER = {("hour", "day"): 24, ("day", "week"): 7, ("month", "year"): 12, ("week", "year"): 52, ("day", "month"): 30, ("day", "year"): 365, ("week", "month"): 4.33, ("minute", "hour"): 60, ("second", "minute"): 60}
_RATE = lazily(r"^(?: (?!a\b|an\b|per\b|each\b|every\b)[\w’\-]+){0,4} (?:an?|per|each|every) (?P<unit>second|minute|hour|day|week|month|year)\b")


def products(text: CheckedText) -> Iterator[Draft]:
    """Yield totals that are not the product told, and rates by the day that do not fit those by the month."""
    for line in text.lines:
        words = text.words(line)
        if _EACH_WORDS.isdisjoint(words) or not text.counts_itself(line):
            continue
        found = [q for q in quantities(text, line) if not q.percent]
        if len(found) == 4:
            # 'One bag weighs 50 kilograms': the one is the measure.
            found = [q for q in found if q.value != 1.0 or q.scale > 1.0]
        if len(found) < 2 or shares_in(line, words):
            continue
        made = _product(text, line, found) or _rates(text, line, found)
        if made is not None:
            yield made


def _product(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    mark = _EACH.search(line.text)
    if len(found) == 3 and mark is None and (_TOTAL_AHEAD.search(line.text[: found[2].start]) or _TOTAL_BEHIND.match(line.text[found[2].end :])) and not _NO.search(line.text) and not any(q.approximate for q in found):
        return _weighed(text, line, found[0], found[1], found[2])
    if len(found) != 3 or mark is None or _NO.search(line.text) or any(q.approximate for q in found):
        return None
    totals = [q for q in found if _TOTAL_AHEAD.search(line.text[: q.start]) or _TOTAL_BEHIND.match(line.text[q.end :])]
    totals = totals or [q for q in found if re.search(r"\b(?:all|these|the) (?:the |of the )?$", line.text[: q.start]) and noun_of(q) and any(noun_of(q)[0] in noun_of(p) for p in found if p is not q)]
    totals = [q for q in totals if q.value >= max(p.value for p in found)] or [q for q in found if q is found[-1] and q.value == max(p.value for p in found) and re.search(r"(?:[,;]|\b(?:so that|so|which makes|giving|in which case)) (?:some |about |altogether )?$", line.text[: q.start])] or _larger_of_two(found)
    if len(totals) != 1:
        return None
    total = totals[0]
    one, other = [q for q in found if q is not total]
    weighed = _weighed(text, line, one, other, total)
    if weighed is not None:
        return weighed
    if not (min(one.start, total.start) - 12 <= mark.start() <= max(other.end, total.end) + 30):
        return None
    if any(_near(a.value * b.value * scale, total.value) for a, b in permutations((one, other), 2) for scale in (1.0, total.scale if {one.scale, other.scale} == {1.0} else 1.0)):
        return None
    made = one.value * other.value
    slipped = any(_near(made * 10.0**power, total.value) for power in (-3, -2, -1, 1, 2, 3))
    if not slipped and not _near(made, total.value, 0.6) and total.scale > 1.0 and {one.scale, other.scale} == {1.0}:
        made *= total.scale
    kind = measure_of(total)
    nouns = {word for q in (one, other) for word in noun_of(q)}
    # What is made of so much each is measured like one of the two, or counted by the same noun, or by none.
    if kind and kind not in {measure_of(one), measure_of(other)}:
        return None
    if not kind and noun_of(total) and not _TOTAL_BEHIND.match(line.text[total.end :]) and not set(noun_of(total)) & nouns and not {singular(w) for w in line.text.lower().split()} & {noun_of(total)[-1]} - nouns:
        return None
    if not slipped and not _near(made, total.value, 0.55):
        return None
    first, last = min(q.start for q in found), max(q.end for q in found)
    return draft(text, line, first, last, f"{one.value:,.10g} times {other.value:,.10g} is {made:,.10g}, not {total.value:,.10g}")


def _larger_of_two(found: list[Quantity]) -> list[Quantity]:
    """Return the larger of two sums beside a count: 'a day's pay of 200 rand each, 1.5 million rand for the 5,000 of them'."""
    sums = [q for q in found if measure_of(q) == "money"]
    counts = [q for q in found if not measure_of(q)]
    if len(sums) != 2 or len(counts) != 1 or counts[0].value < 2 or re.search(r"\b(?:and|from|out of|while|plus|besides)\b", sums[0].line.text[sums[0].end : sums[1].start]):
        return []
    return [max(sums, key=lambda q: q.value)]


_WEIGHTS = {"gram": 0.001, "kg": 1.0, "kilo": 1.0, "kilogram": 1.0, "tonne": 1000.0, "ton": 1000.0, "litre": 1.0, "liter": 1.0}


def _weighed(text: CheckedText, line: Line, one: Quantity, other: Quantity, total: Quantity) -> Draft | None:
    """'A bag weighs 50 kilograms, so the 400 bags came to 200 tonnes': the product in another unit."""
    mine = _WEIGHTS.get(measure_of(total))
    size, count = (one, other) if measure_of(one) in _WEIGHTS else (other, one)
    theirs = _WEIGHTS.get(measure_of(size))
    if mine is None or theirs is None or measure_of(total) == measure_of(size) or measure_of(count) or not noun_of(count):
        return None
    made = size.value * theirs * count.value / mine
    if _near(made, total.value, 0.05) or not (_near(made, total.value, 0.6) or any(_near(made * 10.0**power, total.value) for power in (-3, -2, -1, 1, 2, 3))):
        return None
    spots = (one, other, total)
    return draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{size.value:,.10g} times {count.value:,.10g} is {made:,.10g} in that unit, not {total.value:,.10g}")


def _near(one: float, other: float, share: float = 0.02) -> bool:
    return abs(one - other) <= share * max(one, other)


def _rates(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'500 litres an hour, or 15,000 litres a day'."""
    told: list[tuple[Quantity, str]] = []
    for one in found:
        match = _RATE.match(line.text[one.end :])
        if match is not None:
            told.append((one, match["unit"]))
    if len(told) != 2 or len(found) != 2:
        return None
    (one, unit), (other, wider) = told
    count = _PER.get((unit, wider))
    link = line.text[one.end : other.start]
    if count is None or not re.search(r"(?:,| or| \(| –| —|;|, that is|, which is) (?:or |that is |some |about )?$", link) or re.search(r"\b(?:up|from|than|but|while|compared|if)\b", link):
        return None
    mine, theirs = noun_of(one), noun_of(other)
    if mine and theirs and mine[0] != theirs[0] and measure_of(one) != measure_of(other):
        return None
    made = one.value * count
    loose = 0.12 if count in {30, 4.33, 52} else 0.05
    if _near(made, other.value, loose * (2 if one.approximate or other.approximate else 1)) or not _near(made, other.value, 0.6):
        return None
    return draft(text, line, one.start, other.end, f"{one.value:,.10g} {'an' if unit == 'hour' else 'a'} {unit} are {made:,.10g} a {wider}, not {other.value:,.10g}")
