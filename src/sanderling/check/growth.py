"""Changes against the two amounts that they lie between: '525 million against 420 million in the week before, an increase of 35 per cent'.

Two amounts of one measure, a word for which way it went, and by how much: no order of the words is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.amounts import TIMES, Share, measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import A_FRACTION, draft
from sanderling.check.text import CheckedText, Line

_UP = lazily(r"(?i)\b(?:rise|rises|rose|risen|raised|raises|increase[sd]?|increasing|grew|grown|grow|growth|gain(?:ed|s)?|jump(?:ed|s)?|climb(?:ed|s)?|up|more|dearer|costlier|pricier|heavier|higher|soared|surge[ds]?|expanded|expands?|widen(?:ed|s)?|stepped up|swollen|swelled|added|addition|advance)\b")
_DOWN = lazily(r"(?i)\b(?:falls?|fell|fallen|narrow(?:ed|s)?|shrink(?:ing)?|contract(?:ed|ion)|eased|drop(?:ped|s)?|decline[sd]?|cuts?|decrease[sd]?|reduced|reduction|reduces|down|less|cheaper|fewer|lower(?:ed)?|shrank|shrunk|shrinks?|slump(?:ed)?|plunged?|loss|dwindled|slid|slashed|trimmed|pared|minus)\b")
_AGAINST = lazily(
    r"(?i)\b(?:against|compared (?:to|with)|in comparison with|from|instead of|rather than|than|after|up on|down on|previous(?:ly)?|last (?:year|month|week|spring|summer|autumn|winter|season)|a (?:year|month|week) (?:ago|earlier|before)|(?:year|month|week|season) before|the year before|had been|was|were|used to|in (?:19|20)\d\d|in the same|ago|now|where)\b"
)
_MULTIPLE = lazily(r"(?i)\b(?P<how>more than |nearly |almost |about |over )?(?P<w>doubled|doubling|double the|twice the|twice as|twice|thrice the|thrice as|thrice|trebled|trebling|tripled|tripling|treble the|triple the|three times|quadrupling|fourfold|threefold|twofold|tenfold|fivefold|ten times|six times|quadrupled|four times|five times|halved|half as many|half the)\b")
_TIMES_OF = {"doubled": 2.0, "doubling": 2.0, "double the": 2.0, "twice the": 2.0, "twice as": 2.0, "twice": 2.0, "thrice the": 3.0, "thrice as": 3.0, "thrice": 3.0, "trebling": 3.0, "tripling": 3.0, "treble the": 3.0, "triple the": 3.0, "quadrupling": 4.0, "fourfold": 4.0, "threefold": 3.0, "twofold": 2.0, "tenfold": 10.0, "fivefold": 5.0, "ten times": 10.0, "six times": 6.0, "trebled": 3.0, "tripled": 3.0, "three times": 3.0, "quadrupled": 4.0, "four times": 4.0, "five times": 5.0, "halved": 0.5, "half as many": 0.5, "half the": 0.5}
_GATE = frozenset(
    "dearer costlier pricier cheaper heavier rise rises rose risen raised raises increase increased increases grew grown grow growth gain gained jump jumped climbed up more higher soared surge surged expanded stepped fall falls fell fallen drop dropped decline declined cut cuts decrease decreased reduced "
    "shrink shrinks narrowed narrow widened widen contracted contraction eased reduction down less fewer lower lowered shrank shrunk slump slumped plunge plunged loss".split()
)


def growths(text: CheckedText) -> Iterator[Draft]:
    """Yield changes that are not those from the one amount to the other."""
    before: Line | None = None
    for line in text.lines:
        earlier, before = before, None if line.heading else line
        if line.heading or _GATE.isdisjoint(text.words(line)) or not text.counts(line) or re.search(r"[“”\"]", line.text):
            continue
        shares = _changes(line, shares_in(line, text.words(line)))
        found = _amounts(text, line, shares)
        if len(shares) == 1:
            made = _by_share(text, line, found, shares[0])
            if made is None and len(found) == 1 and earlier is not None and line.start - earlier.end <= 3:
                made = _since_before(text, line, found[0], shares[0], earlier)
            made = made or (_points(text, line) if "points" in text.words(line) else None)
            if made is not None:
                yield made
        elif not shares:
            made = _by_amount(text, line, found) or _more_than(text, line, found) or _points(text, line)
            if made is not None:
                yield made


def _amounts(text: CheckedText, line: Line, shares: list[Share]) -> list[Quantity]:
    return [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES - {"hour"} and not any(s.start < q.end and q.start < s.end for s in shares)]


def _changes(line: Line, shares: list[Share]) -> list[Share]:
    """Return those shares that tell of a change: beside a word for up or down, and of no part of something."""
    kept = []
    for share in shares:
        lead, tail = line.text[max(0, share.start - 34) : share.start], line.text[share.end : share.end + 22]
        lead = re.split(r"[,;:.](?! (?:an?|or|which|that|up|down|by)\b)", lead)[-1]
        if re.match(r" (?:of|in favou?r|against|interest|stake|share|for)\b", tail):
            continue
        if (re.search(r"(?i)(?:\b(?:by|of|up|down|rose|risen|fell|fallen|grew|grown|dropped|declined|shrank|shrunk|increased|decreased|cut|raised|lowered|that is|which is|plus|minus|gained|lost)|,|:|;|–|—) (?:(?:a|an|about|some|nearly|almost|just|over|more than|or|only|exactly|by|full|good|of|another|up|down) )*$", lead) and (
            _UP.search(line.text[: share.start] + tail) or _DOWN.search(line.text[: share.start] + tail)
        )) or re.match(r" (?:more|less|fewer|higher|lower|up|down)\b", tail):
            kept.append(share)
    return kept


def _way(line: Line, share: Share) -> str:
    """Whether a share tells of more or of less, by the word nearest to it."""
    best: tuple[int, str] = (60, "")
    for name, words in (("up", _UP), ("down", _DOWN)):
        for match in words.finditer(line.text):
            # 'More than 30 per cent' says nothing of the way.
            if re.match(r" than\b", line.text[match.end() :]) and match.end() <= share.start:
                continue
            gap = share.start - match.end() if match.end() <= share.start else match.start() - share.end
            best = min(best, (gap, name))
    return best[1]


def _pair(line: Line, found: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the two amounts of one measure and no other that a sentence compares; ``None`` where there are more or fewer."""
    groups: dict[str, list[Quantity]] = {}
    for one in found:
        groups.setdefault(measure_of(one), []).append(one)
    bare = [q for q in groups.get("", []) if not noun_of(q)]
    if len(groups) == 2 and len(bare) == len(groups.get("", [])) == 1:
        # '630,000 tonnes in June, against 420,000 in May': the measure is told once.
        merged = sorted((q for group in groups.values() for q in group), key=lambda q: q.start)
        groups = {"": merged} if len(merged) == 2 else groups
    pairs = [group for group in groups.values() if len(group) == 2 and all(q.value > 0 for q in group)]
    if len(pairs) != 1:
        return None
    one, other = pairs[0]
    mine, theirs = noun_of(one), noun_of(other)
    if mine and theirs and not (measure_of(one) or measure_of(other)) and not {*mine} & {*theirs}:
        return None
    if 1900 <= one.value <= 2100 and 1900 <= other.value <= 2100 and not mine and not theirs:
        return None
    return one, other


def _even(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Return the two values, the scale of one lent to the other where it has none: 'from 2.4 to 1.8 million'."""
    if one.scale == 1.0 and other.scale > 1.0 and one.value < 1000 and not noun_of(one):
        return one.value * other.scale, other.value
    if other.scale == 1.0 and one.scale > 1.0 and other.value < 1000:
        return one.value, other.value * one.scale
    return one.value, other.value


def _by_share(text: CheckedText, line: Line, found: list[Quantity], share: Share) -> Draft | None:
    pair = _pair(line, found)
    way = _way(line, share)
    if pair is None or not way or len(found) > 4:
        return None
    one, other = pair
    first, last = min(one.start, share.start), max(other.end, share.end)
    if other.start - one.end > 150 or last - first > 240 or not _AGAINST.search(line.text[max(0, first - 40) : last + 40]):
        return None
    if re.search(r"\b(?:of (?:the|its|their|them|whom)|out of)\b", line.text[one.end : other.start]) or re.search(r"(?i)\b(?:respectively|while|whereas)\b", line.text[first:last]):
        return None
    low, high = sorted(_even(one, other))
    if low == high:
        return None
    real = (high - low) / low if way == "up" else (high - low) / high
    slack = max(0.015, 0.08 * real) * (2.2 if one.approximate or other.approximate or share.how not in {"", "just", "exactly", "only"} else 1.0)
    if not share.exact:
        slack = max(slack, 0.12 * share.value)
    if abs(real - share.value) <= slack or real > 6:
        return None
    return draft(text, line, first, last, f"between {low:,.10g} and {high:,.10g} it is {100 * real:.0f} percent {way}, not {line.text[share.start : share.end]}")


_TIME_OF = lazily(r"(?i)\b(?:last|this|previous|past) (?:year|month|week|season|quarter|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b|\bthe (?:year|month|week|season) before\b|\bin (?:(?:january|february|march|april|may|june|july|august|september|october|november|december) ?)?(?:(?:19|20)\d\d)?\b|\b(?:ago|earlier|now|today)\b")


def _since_before(text: CheckedText, line: Line, new: Quantity, share: Share, earlier: Line) -> Draft | None:
    """'It crushed 80,000 tonnes last season. This season it crushed 100,000 tonnes, an increase of 40 per cent'."""
    was = _amounts(text, earlier, shares_in(earlier, text.words(earlier)))
    way = _way(line, share)
    if len(was) != 1 or not way or not (_TIME_OF.search(earlier.text) and _TIME_OF.search(line.text)) or was[0].value <= 0 or new.value <= 0:
        return None
    old = was[0]
    if measure_of(old) != measure_of(new) or old.scale != new.scale or (not measure_of(new) and not set(noun_of(old)) & set(noun_of(new))) or new.start > share.start or re.search(r"[;:]|\b(?:while|but|and)\b", line.text[new.end : share.start]):
        return None
    real = new.value / old.value - 1.0
    if (real > 0) != (way == "up") or not re.search(r", (?:an?|up|down|or|which is)\b[^,;]*$", line.text[: share.start]):
        return None
    slack = max(0.02, 0.1 * abs(real), 0.0 if share.exact else 0.12 * share.value) * (2.2 if new.approximate or old.approximate or share.how not in {"", "just", "exactly", "only"} else 1.0)
    if abs(abs(real) - share.value) <= slack or abs(real) > 4:
        return None
    return draft(text, line, new.start, share.end, f"from {old.value:,.10g} to {new.value:,.10g} it is {100 * abs(real):.0f} percent {way}, not {line.text[share.start : share.end]}")


_FROM_TO = lazily(r"\bfrom (?:the |about |some )*$")
_BY = lazily(r"\b(?:by|of) (?:the |about |some |another |exactly )*$")


def _by_amount(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'It will be cut by 2,000 men, from 9,000 to 6,000'; 'raised from 40 to 65 dollars, an increase of 20 dollars'."""
    for one, other in pairwise(found):
        if not _FROM_TO.search(line.text[: one.start]) or not re.match(r"^(?: [\w’\-]+){0,3} to (?:the |about |some |only |just )*$", line.text[one.end : other.start]):
            continue
        by = [q for q in found if q not in (one, other) and _BY.search(line.text[: q.start]) and -90 < q.start - other.end < 60 and not re.search(r"[;.]", line.text[min(q.end, other.end) : max(q.start, one.start)])]
        if len(by) != 1 or {measure_of(by[0]), measure_of(other)} not in ({measure_of(other)}, {measure_of(other), ""}) or any(q.approximate for q in (one, other, by[0])):
            continue
        if A_FRACTION.match(line.text, by[0].end):
            continue  # 'an increase of one half'
        way = _UP.search(line.text[: by[0].start]) or _DOWN.search(line.text[: by[0].start])
        if way is None or re.search(r"(?i)\bby (?:the )?(?:year|19|20)", line.text[max(0, by[0].start - 8) : by[0].end]):
            continue
        was, now = _even(one, other)
        said = by[0].value * (other.scale if by[0].scale == 1.0 < other.scale and by[0].value < 1000 and not noun_of(by[0]) else 1.0)
        real = abs(now - was)
        if real and 0.3 * real < said < 3 * real and abs(real - said) > 0.03 * real:
            first, last = min(one.start, by[0].start), max(other.end, by[0].end)
            return draft(text, line, first, last, f"from {was:,.10g} to {now:,.10g} it is {real:,.10g}, not {said:,.10g}")
    return None


def _more_than(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'84 million, 12 million more than the 72 million of 2011'."""
    for new, gap, old in zip(found, found[1:], found[2:], strict=False):
        way = re.match(r"^(?: [a-zÀ-ž’\-]+){0,2} (?P<w>more|fewer|less|higher|lower) than (?:the |its |last year[’']s |about )*$", line.text[gap.end : old.start])
        if way is None or not re.match(r"^(?: [a-zÀ-ž’\-]+){0,5}, $", line.text[new.end : gap.start]) or any(q.approximate for q in (new, gap, old)):
            continue
        if len({measure_of(q) for q in (new, gap, old)} - {""}) > 1 or len({q.scale for q in (new, gap, old)}) > 1:
            continue
        real = new.value - gap.value * (1 if way["w"] in {"more", "higher"} else -1)
        if abs(real - old.value) > 0.006 * max(new.value, old.value) and 0.5 < real / old.value < 2:
            return draft(text, line, new.start, old.end, f"{new.value:,.10g} are {abs(new.value - old.value):,.10g} {'more' if new.value > old.value else 'less'} than {old.value:,.10g}, not {gap.value:,.10g} {way['w']}")
    return None


def _points(text: CheckedText, line: Line) -> Draft | None:
    """'From 25 to 20 per cent, a cut of ten percentage points'."""
    found = quantities(text, line)
    points = [q for q in found if re.match(r"^[ -](?:percentage |per ?cent |basis )?points?\b", line.text[q.end :])]
    shares = [q for q in found if q not in points]
    for one, other in pairwise(shares):
        between = line.text[one.end : other.start]
        told = re.match(r"^(?: per ?cent)? to (?:about |some |just )?$", between) and _FROM_TO.search(line.text[: one.start])
        back = re.match(r"^(?: per ?cent)?,? (?:from|compared with|against|down from|up from) (?:about |some |just )?$", between) and re.search(r"\b(?:to|at) (?:about |some |just )?$", line.text[: one.start])
        if len(points) == 1 and (other.percent or one.percent) and (told or back):
            basis = re.match(r"^[- ]basis\b", line.text[points[0].end :]) is not None
            real = abs(other.value - one.value) * (100 if basis else 1)
            if abs(real - points[0].value) > (2 if basis else 0.15) and not points[0].approximate:
                return draft(text, line, min(one.start, points[0].start), max(other.end, points[0].end), f"from {one.value:g} to {other.value:g} percent are {real:g} points, not {points[0].value:g}")
    return None


def multiples(text: CheckedText) -> Iterator[Draft]:
    """Yield 'doubled', 'three times' and the like that do not fit the only two amounts of a sentence."""
    for line in text.lines:
        if not text.counts_itself(line) or _MULTIPLE_WORDS.isdisjoint(text.words(line)):
            continue
        match = _MULTIPLE.search(line.text)
        if match is None or re.match(r" (?:as \w+ )?again\b", line.text[match.end() :]):
            yield from _again(text, line)
            continue
        if (made := _shares_multiplied(text, line, match)) is not None:
            yield made
            continue
        if shares_in(line, text.words(line) - {"half", "per", "in", "out", "every"}):
            continue
        found = [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES and not match.start() <= q.start < match.end()]
        pair = _pair(line, found)
        if pair is None or len(found) > 2 or not (_AGAINST.search(line.text) or match["w"].lower().endswith(("the", "times", "thrice", "fold", "doubled", "trebled", "tripled", "halved"))) or _PART.search(line.text):
            continue
        low, high = sorted(_even(*pair))
        wanted = _TIMES_OF[match["w"].lower()]
        wanted = 1 / wanted if wanted < 1 else wanted
        ratio = high / low
        slack = 0.12 if not match["how"] and not any(q.approximate for q in pair) else 0.35
        if abs(ratio - wanted) > slack * wanted and 1.05 < ratio < 8:
            first, last = min(pair[0].start, match.start()), max(pair[1].end, match.end())
            yield draft(text, line, first, last, f"{high:,.10g} is {ratio:.2g} times {low:,.10g}, which is not '{match[0].strip()}'")


def _shares_multiplied(text: CheckedText, line: Line, match: re.Match[str]) -> Draft | None:
    """'Turnout doubled from 31 per cent five years ago to 45 per cent'."""
    shares = [q for q in quantities(text, line) if q.percent]
    word = match["w"].lower()
    if len(shares) != 2 or word not in {"doubled", "trebled", "tripled", "quadrupled"} or not re.search(r"\bfrom (?:about |some |just |only )?$", line.text[: shares[0].start]) or match.start() > shares[0].start or shares[0].start - match.end() > 60:
        return None
    between = line.text[shares[0].end : shares[1].start]
    if not re.search(r"\bto (?:about |some |just |only )?$", between) or len(between) > 60 or re.search(r"[;.]", between):
        return None
    ratio, wanted = shares[1].value / max(shares[0].value, 0.01), _TIMES_OF[word]
    slack = 0.14 if not match["how"] and not any(q.approximate for q in shares) else 0.3
    if abs(ratio - wanted) <= slack * wanted:
        return None
    return draft(text, line, match.start(), shares[1].end, f"from {shares[0].value:g} to {shares[1].value:g} is {ratio:.2g} times, which is not '{match[0].strip()}'")


_AGAIN = lazily(r"\bhalf as (?:much|many|dear|long|high|big|large|heavy) again\b|\b(?:as much|as many) again\b")


def _again(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'From 40 to 50 euros, half as much again'."""
    match = _AGAIN.search(line.text)
    found = [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES] if match is not None else []
    pair = _pair(line, found)
    if match is None or pair is None or len(found) != 2:
        return
    low, high = sorted(_even(*pair))
    wanted = 1.5 if match[0].startswith("half") else 2.0
    if low > 0 and abs(high / low - wanted) > 0.12 * wanted:
        yield draft(text, line, min(pair[0].start, match.start()), max(pair[1].end, match.end()), f"{high:,.10g} is {high / low:.3g} times {low:,.10g}, which is not '{match[0]}'")


_MULTIPLE_WORDS = frozenset("thrice trebling treble tripling triple quadrupling fourfold threefold twofold tenfold fivefold doubled doubling double twice trebled tripled times quadrupled halved half".split())
_PART = lazily(r"\b(?:of the|of its|of their|of them|half of|half an?|at half|half past|half-|twice (?:in|a|on|this|since)|times (?:in|a|on|this|since))\b")
