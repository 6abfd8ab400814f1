"""Numbers of a passage that must come out: so many of so much each, parts of a whole, shares, changes, majorities, multiples.

Each rule takes the quantities of a sentence, and of the one before where a pronoun or 'in all' points back to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.text import CheckedText, Line, pattern

_MEASURES = frozenset(
    "hour minute second km kilometre kilometer metre meter mile year month week day decade century time percent degree tonne ton kilo kilogram dollar euro pound foot inch yard acre hectare point knot volt megawatt".split()
)
_TOTAL = lazily(r"(?i)\b(?:in all|altogether|in total|all told|taken together|in the aggregate|as a whole)\b")
_TOTAL_BEHIND = lazily(r"^(?: (?!and\b)[\w’\-]+){0,3}?,? (?:in all|altogether|in total|all told|taken together)\b")
_A_TOTAL = lazily(r"(?i)\b(?:a (?:grand |combined )?total of|totall?ing|making|amounting to|adding up to|which makes|for a combined|a sum of|together)\s*$")
A_FRACTION = lazily(r" (?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b")
"""What makes a number the count of a fraction: 'an increase of one half'."""


def reckoning(text: CheckedText) -> Iterator[Draft]:
    """Yield numbers that do not come out."""
    before: tuple[Line, list[Quantity]] | None = None
    for line in text.lines:
        found = quantities(text, line)
        if found and not re.search(r"[“\"]", line.text):
            for rule in (_each, _per_day, _parts, _retold_whole, _shares, _changes, _on_the_old, _multiples, _totals, _majority, _pace):
                yield from rule(text, line, found)
            if before is not None and not line.heading and not before[0].heading:
                yield from _pointing_back(text, line, found, before)
        before = (line, found)
    yield from _told_again(text)


def draft(text: CheckedText, line: Line, start: int, end: int, because: str, severity: str = "medium") -> Draft:
    """Return a number-conflict resting on start..end of a sentence."""
    return Draft("number-conflict", text.span(line.start + start, line.start + end), because, "Check the numbers.", (), severity)


def _g(value: float) -> str:
    return f"{value:,.10g}"


def _near(one: float, other: float, share: float = 0.0) -> bool:
    return abs(one - other) <= max(share * max(abs(one), abs(other)), 1e-6)


def _unlike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers plainly count different things."""
    if one.percent != other.percent:
        return True
    mine, theirs = {singular(w) for w in one.words[:2]} & _MEASURES, {singular(w) for w in other.words[:2]} & _MEASURES
    return bool(mine or theirs) and mine != theirs and not (one.money and other.money)


_EACH = lazily(r"\b(?:each|apiece|a head|per head|every one)\b")
_PIECES = r"(?:instal?lments?|tranches?|payments?|parts|stages|batches|lots|shipments|portions|phases|loads|flights|trips|convoys|rounds|groups|consignments|steps)"


def _each(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Three instalments of 250 million each, 900 million in all'; '900 million in three instalments of 250 million'."""
    for number, total in enumerate(found):
        rest = found[number + 1 :]
        if len(rest) >= 2 and re.search(r"\bin(?: up to)? $", line.text[total.end : rest[0].start]):
            count, size = rest[0], rest[1]
            if pattern(rf" (?:equal |annual |monthly |yearly |separate )?{_PIECES} of $").match(line.text[count.end : size.start]):
                yield from _product(text, line, count, size, total)
    for mark in _EACH.finditer(line.text):
        sizes = [q for q in found if q.end <= mark.start() and mark.start() - q.end <= 40]
        if not sizes:
            continue
        size = sizes[-1]
        counts = [q for q in found if q.end <= size.start and size.start - q.end <= 70]
        if not counts or counts[-1].percent:
            continue
        count = counts[-1]
        for total in found:
            if total in (count, size) or total.value <= size.value:
                continue
            after, lead = line.text[total.end :], line.text[max(0, total.start - 30) : total.start]
            if total.start > size.start and (_TOTAL_BEHIND.match(after) or _A_TOTAL.search(lead) or re.search(r"(?i)\b(?:in all|altogether|in total|all told),? (?:[a-z]+ ){0,2}$", lead)):
                yield from _product(text, line, count, size, total)


def _product(text: CheckedText, line: Line, count: Quantity, size: Quantity, total: Quantity) -> Iterator[Draft]:
    if count.approximate or size.approximate or total.approximate or count.money or (size.money != total.money and not (size.words and total.words)):
        return
    if size.noun and total.noun and size.words[:1] != total.words[:1] and not {singular(w) for w in size.words} & {singular(w) for w in total.words} and not (size.money and total.money):
        return
    made = count.value * size.value
    if size.scale == 1.0 and total.scale > 1.0 and not _near(made, total.value, 0.02):
        made *= total.scale
    if not _near(made, total.value, 0.02):
        first, last = min(q.start for q in (count, size, total)), max(q.end for q in (count, size, total))
        yield draft(text, line, first, last, f"{_g(count.value)} times {_g(size.value)} is {_g(made)}, not {_g(total.value)}")


_DAILY = lazily(r"^(?: [a-z’\-]+){0,4} (?:an?|per|each|every) (?P<unit>hour|day|week|month|year)\b[^.;]{0,20}? for (?:the )?$")


def _per_day(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'100 tonnes a day for ten days, 1,500 tonnes in all'."""
    for rate, span in pairwise(found):
        match = _DAILY.match(line.text[rate.end : span.start])
        if match is None or not span.words or singular(span.words[0]) != match["unit"]:
            continue
        for total in found:
            if total.start > span.end and (_TOTAL.search(line.text[total.end : total.end + 40]) or _A_TOTAL.search(line.text[: total.start])):
                yield from _product(text, line, span, rate, total)


_OF = lazily(r"^ (?:(?:out )?of|from among) (?:the |its |their |his |her |all |these |those )?(?:(?!course\b)[A-Za-z][\w’'\-]*[’']s? )?$")
_OF_THE = lazily(r"(?:^|[,;:] |\b(?:and|but|that) )[Oo]f (?:the |its |their |all |these |those )?(?:[A-Za-z][\w’'\-]*[’']s? )?$")


def _parts(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Of the 14 sailors aboard, 17 were picked up'; '17 of the ship's 14 sailors'; 'of the 24, 13 ... and the other 12'."""
    for part, whole in pairwise(found):
        if _OF.match(line.text[part.end : whole.start]) and not part.percent and not whole.percent and part.value > whole.value and re.search(r"\bevery $", line.text[: whole.start]) is None and not (
            part.money or part.scale != whole.scale or 1900 <= whole.value <= 2100 or _unlike(part, whole)
        ):
            yield draft(text, line, part.start, whole.end, f"a part of {_g(part.value)} is greater than its whole of {_g(whole.value)}", "high")
    for number, whole in enumerate(found):
        if not _OF_THE.search(line.text[: whole.start]) or whole.approximate or whole.percent:
            continue
        stop = line.text.find(";", whole.end)
        pieces = [q for q in found[number + 1 :] if (stop < 0 or q.start < stop) and not q.percent and not _unlike(q, whole) and not (set(map(singular, q.words[:2])) & _MEASURES)]
        if pieces and (match := _COMPARED.match(line.text[pieces[0].end :])) is not None and 0 < pieces[0].value <= whole.value and pieces[0].scale == whole.scale:
            share, fraction = pieces[0].value / whole.value, {"a majority": 0.5, "most": 0.5}.get(match["f"]) or _FRACTIONS[match["f"]]
            how = match["how"] or ("more than" if match["f"] in {"a majority", "most"} else "")
            wrong = share <= fraction if how in {"more than", "over"} else share >= fraction if how in {"less than", "fewer than", "under"} else abs(share - fraction) > (0.12 if how in {"nearly", "almost"} else 0.06) * max(fraction, 0.3)
            if wrong:
                yield draft(text, line, whole.start, pieces[0].end + match.end(), f"{_g(pieces[0].value)} of {_g(whole.value)} is {100 * share:.0f} percent, not {match['how'] or ''} {match['f']}")
                continue
        if not pieces or any(q.scale != whole.scale for q in pieces) or "," not in line.text[whole.end : pieces[0].start]:
            continue
        first = pieces[0]
        if first.value > whole.value and first.start - whole.end <= 60 and not first.money and re.search(r", (?:where|which|whose|who)\b", line.text[whole.end : first.start]) is None:
            yield draft(text, line, whole.start, first.end, f"a part of {_g(first.value)} is greater than its whole of {_g(whole.value)}", "high")
            continue
        last = pieces[-1]
        rest = re.search(r"\b(?:the|its|their) (?:other|remaining|rest,) $", line.text[: last.start])
        if rest is not None and 2 <= len(pieces) <= 4 and not any(q.approximate for q in pieces):
            total = sum(q.value for q in pieces)
            if not _near(total, whole.value):
                shown = " + ".join(_g(q.value) for q in pieces)
                yield draft(text, line, whole.start, last.end, f"{shown} = {_g(total)}, not {_g(whole.value)}")


def _retold_whole(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    for whole, part in pairwise(found):
        between = line.text[whole.end : part.start]
        if re.search(r"\ball $", line.text[: part.start]):
            continue  # 'three teachers, two nurses and a driver, all six of them from one street'
        if re.match(r"^ (?:of (?:them|whom))\b", line.text[part.end :]) and re.search(r"\b(?:every|in) $", line.text[: part.start]) is None and part.value > whole.value and not whole.percent and not part.percent and len(between) < 80 and whole.value >= 2 and not (
            _unlike(whole, part) or whole.scale != part.scale or set(map(singular, whole.words[:2])) & _MEASURES
        ):
            yield draft(text, line, whole.start, part.end + 8, f"a part of {_g(part.value)} is greater than its whole of {_g(whole.value)}", "high")


def _pointing_back(text: CheckedText, line: Line, found: list[Quantity], before: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'The bus carried 40 men. Fifty of them were hurt'; 'In all, 30 people died' after a list."""
    first = found[0]
    earlier = [q for q in before[1] if not q.percent and not q.money and q.value >= 2 and not (set(map(singular, q.words[:2])) & _MEASURES)]
    if not earlier or first.percent:
        return
    match = re.match(r"^ of (?:them|these|those|the (?P<noun>[a-z]+))\b", line.text[first.end :])
    if match is not None and first.value > max(q.value for q in earlier) and not (match["noun"] and not any(singular(match["noun"]) in map(singular, q.words) for q in earlier)):
        whole = max(earlier, key=lambda q: q.value)
        yield draft(text, line, first.start, first.end + match.end(), f"a part of {_g(first.value)} is greater than its whole of {_g(whole.value)}", "high")
    if re.match(r"(?:In all|In total|Altogether|All told|Together),? (?:[a-z]+ ){0,4}$", line.text[: first.start]) and len(earlier) >= 2 and not first.approximate:
        yield from _sum_or_not(text, line, first, earlier, before[0], first.start, first.end)


def _sum_or_not(
    text: CheckedText, line: Line, total: Quantity, pieces: list[Quantity], where: Line, start: int, end: int
) -> Iterator[Draft]:
    """A total that is the sum of no run of the numbers before it, where the last two are coordinate."""
    last, other = pieces[-1], pieces[-2]
    if any(q.approximate for q in pieces) or total.value <= max(q.value for q in pieces) or _unlike(last, other):
        return
    between = where.text[other.end : last.start]
    if not re.search(r"(?:,| and)(?: [a-z]+)? $|\band in the (?:second|other|last) $", between) or len(between) > 60 or re.search(r"\bof\b[^,]*$|\d", between):
        return
    for low in range(len(pieces) - 1):
        for high in range(low + 2, len(pieces) + 1):
            if _near(sum(q.value for q in pieces[low:high]), total.value, 0.001):
                return
    tail = pieces[-2:] if len(pieces) == 2 or not re.search(r", $", where.text[pieces[-3].end : other.start][-2:]) else pieces[-3:]
    shown = " + ".join(_g(q.value) for q in tail)
    yield draft(text, line, start, end, f"{shown} = {_g(sum(q.value for q in tail))}, not {_g(total.value)}")


def _totals(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'12 soldiers from the fort and five rebels died, 20 people in all'."""
    if _EACH.search(line.text) or re.search(r"\b(?:includ(?:ing|ed|es?)|among them|of whom|of them|others?|a day|per)\b", line.text):
        return
    for number, total in enumerate(found):
        if number < 2 or total.approximate or total.percent:
            continue
        if not (_TOTAL_BEHIND.match(line.text[total.end :]) or _A_TOTAL.search(line.text[: total.start]) or re.search(r"(?i)\b(?:in all|altogether|in total|all told),? $", line.text[: total.start])):
            continue
        pieces = [q for q in found[:number] if not q.percent and not _unlike(q, total) and not (set(map(singular, q.words[:1])) & _MEASURES - {"dollar", "euro", "tonne", "ton", "pound"})]
        if len(pieces) >= 2 and {q.scale for q in pieces} == {total.scale}:
            behind = _TOTAL_BEHIND.match(line.text[total.end :])
            yield from _sum_or_not(text, line, total, pieces, line, pieces[-2].start, total.end + (behind.end() if behind is not None else 0))


_FRACTIONS = {
    "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "one-third": 1 / 3, "a quarter": 0.25, "one quarter": 0.25, "a fifth": 0.2, "one fifth": 0.2, "a tenth": 0.1, "one tenth": 0.1,
    "two thirds": 2 / 3, "two-thirds": 2 / 3, "three quarters": 0.75, "three-quarters": 0.75, "two fifths": 0.4, "four fifths": 0.8, "one in two": 0.5, "one in three": 1 / 3,
    "one in four": 0.25, "one in five": 0.2, "one in ten": 0.1, "an eighth": 0.125, "a sixth": 1 / 6,
}  # fmt: skip
_FRACTION = lazily(rf"^[^.;]{{0,25}}?(?:, or|, that is|,| or| \(| —| –|, which is) (?:just |about |exactly |only |some |nearly |almost )?(?P<f>{'|'.join(_FRACTIONS)})\b(?! (?:century|hour|million|billion|mile|year))")
_COMPARED = lazily(r"^(?: [a-z]+){0,3},? (?:or |that is )?(?P<how>more than|over|less than|fewer than|under|exactly|just|nearly|almost|barely)? ?(?P<f>half|a third|a quarter|two thirds|two-thirds|three quarters|three-quarters|a fifth|a tenth|a majority|most)(?: of (?:them|the whole|the total|all))?(?=[,.;]| of them| and|$)")
_OR = lazily(r"^[^.;]{0,45}?(?:,| or| \(| —| –|, which is|, that is|, i\.e\.)(?: or)? ?(?:just |about |exactly |only |some |nearly |almost |over |more than |just under |just over )?$")


def _shares(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'90 of the chamber's 200 seats, or 55 per cent of them'; '60 per cent of its 50 tanks, or 40'."""
    for number, (part, whole) in enumerate(pairwise(found)):
        between = line.text[part.end : whole.start]
        if re.match(r"^(?: [a-z]+){0,3} (?:out )?of (?:the |its |their |his |her |all )?(?:(?:[A-Za-z][\w’'\-]*[’']s?|some|total|all) )*$", between) is None and _OF.match(between) is None:
            continue
        following = found[number + 2] if number + 2 < len(found) else None
        if part.percent:
            if following is not None and not following.percent and _OR.match(line.text[whole.end : following.start]) and not whole.percent and not following.approximate and whole.value > following.value:
                real = part.value / 100 * whole.value
                if not _near(real, following.value, 0.05) and abs(real - following.value) > 1.01 and not _unlike(whole, following):
                    yield draft(text, line, part.start, following.end, f"{_g(part.value)} percent of {_g(whole.value)} are {real:,.0f}, not {_g(following.value)}")
            continue
        if not whole.value or part.value > whole.value or (part.scale != whole.scale and part.scale != 1.0):
            continue
        low = part.value * (whole.scale if part.scale == 1.0 and whole.scale > 1.0 and part.value < 1000 else 1.0)
        share = 100 * low / whole.value
        if following is not None and following.percent and _OR.match(line.text[whole.end : following.start]):
            if abs(share - following.value) > max(1.5, 0.06 * share) and not re.search(r"\b(?:turnout|vote|against|up|down|from|rose|fell|more|fewer|less)\b", line.text[whole.end : following.start]):
                yield draft(text, line, part.start, following.end, f"{_g(part.value)} of {_g(whole.value)} is {share:.0f} percent, not {_g(following.value)}")
            continue
        compared = _COMPARED.match(line.text[whole.end :])
        if compared is not None and compared["how"] in {"more than", "over", "less than", "fewer than", "under"} and compared["f"] in _FRACTIONS:
            limit = 100 * _FRACTIONS[compared["f"]]
            if (share <= limit) if compared["how"] in {"more than", "over"} else (share >= limit):
                yield draft(text, line, part.start, whole.end + compared.end(), f"{_g(part.value)} of {_g(whole.value)} is {share:.0f} percent, not {compared['how']} {compared['f']}")
            continue
        fraction = _FRACTION.match(line.text[whole.end :])
        if fraction is not None:
            said = 100 * _FRACTIONS[fraction["f"].lower()]
            if abs(share - said) > max(12.0 if part.approximate else 4.0, 0.12 * said) and not re.search(r"\b(?:more|less|over|under|short|than)\b", fraction[0]):
                yield draft(text, line, part.start, whole.end + fraction.end(), f"{_g(part.value)} of {_g(whole.value)} is {share:.0f} percent, not {fraction['f']}")


_HAS_MAJORITY = lazily(r"\b(?:an? (?:absolute |outright |clear |comfortable |narrow |bare |slim |overall |simple )?majority|more than half|over half|most of the)\b(?! of \d)")
_TWO_THIRDS = lazily(r"\b(?:an? )?two[- ]thirds(?: majority)?\b")
_NO_MAJORITY = lazily(r"\b(?:short of|lost|no|not|without|lacks?|lacking|needs?|needed|fell|falls?|missed|denied|deprived|for an?|seats? from)\b")


def _majority(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'With 95 of the 200 seats the party has a majority'."""
    if not re.search(r"\b(?:seats|deputies|members|votes|delegates|lawmakers|mandates)\b", line.text):
        return
    for part, whole in pairwise(found):
        if not _OF.match(line.text[part.end : whole.start]) or part.percent or not 0 < part.value < whole.value:
            continue
        clause = re.split(r"[;:]| but | while ", line.text[max(0, part.start - 60) :])[0]
        if _NO_MAJORITY.search(clause):
            continue
        two = _TWO_THIRDS.search(clause)
        limit, words = (2 / 3, "two thirds") if two else (0.5, "a majority")
        if (two or _HAS_MAJORITY.search(clause)) and part.value / whole.value < limit - (0.02 if two else 0.0) and part.value * 2 != whole.value:
            yield draft(text, line, part.start, whole.end, f"{_g(part.value)} of {_g(whole.value)} are {100 * part.value / whole.value:.0f} percent, less than {words}")


_UP = r"(?:rise|increase|gain|jump|growth|climb|surge|advance|leap|more)"
_DOWN = r"(?:drop|fall|decline|cut|decrease|reduction|loss|slump|dip|plunge|contraction|shortfall|fewer|less)"
_NOUN_OF = lazily(rf"\b(?:an? |its |the )?(?:\w+ )?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: there| in [a-z ]{{3,25}})? of (?:just |about |some |nearly |exactly |over |more than |almost )?$")
_WAY = lazily(r"\b(?:(?P<up>up|an? (?:\w+ )?(?:rise|increase|gain|jump))|(?P<down>down|an? (?:\w+ )?(?:drop|fall|decline|cut)))(?: by)? (?:about |some |nearly |almost )?$")
_UP_VERB = lazily(r"\b(?:rose|risen|rises|rising|grew|grown|grows|increased|climbed|jumped|went up|gone up|goes up|raised|swelled|swollen|soared|surged|expanded|multiplied|doubled|trebled|tripled|quadrupled|put up|pushed up|shot up)\b")
_DOWN_VERB = lazily(r"\b(?:fell|fallen|falls|falling|dropped|declined|decreased|shrank|shrunk|went down|gone down|goes down|came down|come down|cut|reduced|lowered|slid|sank|sunk|slumped|dwindled|halved|brought down|scaled back|tumbled|plunged)\b")
_FROM = lazily(r"\bfrom (?:a |an |the |about |some |just |only |nearly |over )*(?:[a-z]+ (?:of|high of|low of|peak of) )?$")


def _changes(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Gone down from 2.4 million barrels to 1.8 million, a drop of 40 per cent'; 'rose 40 per cent, from 10 to 12'."""
    for number, (old, new) in enumerate(pairwise(found)):
        between = line.text[old.end : new.start]
        way = _FROM.search(line.text[: old.start])
        if way is not None and re.search(r"(?:^|\s)to (?:just |about |only |some |nearly |almost |over |the |a |an |around )*$", between) and len(between) < 60 and not re.search(r"\bto\b.*\bto\b|[;.]", between):
            low, high, start = old, new, way.start()
        elif (re.match(r"^[^.;,]{0,40},? from (?:a |an |about |some |just |only |the )*$", between) and re.search(r"\bto (?:just |about |only |some |a |nearly )*$", line.text[: old.start])) or re.match(r"^[^.;]{0,35}, (?:up|down) from (?:a |about |some |just |only |the )*$", between):
            low, high, start = new, old, old.start
        else:
            continue
        if (low.percent != high.percent and not low.percent) or _ordinary_years(low, high) or low.value == 0:
            continue
        if set(map(singular, low.words[:1])) & {"hour", "o’clock", "o'clock"} or re.search(r"(?i)\b(?:aged|ages|between|range[sd]?|vary|varies|varied|anywhere)\b", line.text[max(0, start - 25) : start]):
            continue
        before_value = low.value * (high.scale if low.scale == 1.0 and high.scale > 1.0 and low.value < 1000 and not low.words[:1] else 1.0)
        after_value = high.value
        yield from _change(text, line, found, (low, high), (before_value, after_value), start, number)


_ON = lazily(r"^(?: [a-z’\-]+){0,2}? (?:on|from|over|compared with|compared to|against|than|above|below|up from|down from) (?:the |its |their |last year[’']s |this year[’']s |the year before[’']s |a |about |some )*(?:(?:present|current|previous|old|earlier|former|original|existing|last) )?(?:figure |sum |total |level |budget |one )?(?:of )?$")
_SO_MUCH = lazily(rf"^[^.;]{{0,70}}?, (?:an? |which is an? |or an? )?(?:\w+ )?(?:(?P<up>{_UP}|up)|(?P<down>{_DOWN}|down))(?: of| by)? (?:about |some |nearly |just |almost |over |more than )?$")


def _on_the_old(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'It asked for 5.2 billion, a rise of 15 per cent on the present 5.0 billion'."""
    for new, rate, old in zip(found, found[1:], found[2:], strict=False):
        way = _SO_MUCH.match(line.text[new.end : rate.start])
        if way is None or not rate.percent or new.percent or old.percent or not old.value or not _ON.match(line.text[rate.end : old.start]):
            continue
        was = old.value * (new.scale if old.scale == 1.0 and new.scale > 1.0 and old.value < 1000 else 1.0)
        real = 100 * (new.value - was) / was
        said = rate.value * (1 if way["up"] else -1)
        if (old.words[:1] and old.words[0] not in {"the", "a", "last", "in"} and _unlike(new, old)) or _ordinary_years(new, old) or abs(real - said) <= max(2.0, 0.1 * abs(real)):
            continue
        yield draft(text, line, new.end + way.start("up" if way["up"] else "down"), old.end, f"from {_g(was)} to {_g(new.value)} is {real:+.0f} percent, not {said:+g}")


def _ordinary_years(one: Quantity, other: Quantity) -> bool:
    return all(1900 <= q.value <= 2100 and q.scale == 1.0 and not q.money for q in (one, other))


def _change(
    text: CheckedText, line: Line, found: list[Quantity], pair: tuple[Quantity, Quantity], values: tuple[float, float], start: int, number: int
) -> Iterator[Draft]:
    low, high = pair
    was, now = values
    first, last = min(low.start, high.start), max(low.end, high.end)
    lead = re.split(r"[.;]| while | but | whereas |, and ", line.text[:first])[-1]
    told = f"from {_g(was)} to {_g(now)}"
    pattern_up, pattern_down = list(_UP_VERB.finditer(lead[-80:])), list(_DOWN_VERB.finditer(lead[-80:]))
    ends_up = re.search(r", up from", line.text[first:last]) is not None
    ends_down = re.search(r", down from", line.text[first:last]) is not None
    up = ends_up or (bool(pattern_up) and not ends_down and not (pattern_down and pattern_down[-1].end() > pattern_up[-1].end()))
    down = ends_down or (bool(pattern_down) and not ends_up and not up)
    if (up and now < was) or (down and now > was):
        verbs = [] if ends_up or ends_down else pattern_up if up else pattern_down
        opens = min(start, first - min(80, len(lead)) + verbs[-1].start()) if verbs else start  # the word for the way is what may be wrong
        yield draft(text, line, opens, last, f"{told} is a {'fall' if now < was else 'rise'}, not a {'rise' if up else 'fall'}")
        return
    if now == was:
        return
    for third in found:
        if third in pair:
            continue
        after, ahead = third.start >= last, third.end <= first
        if (after and third.start - last > 95) or (ahead and first - third.end > 45):
            continue
        joined = line.text[last : third.start] if after else line.text[max(0, third.start - 40) : third.start]
        if re.search(r"[;.]|\bwhile\b|\bbut\b|\bwhereas\b", joined):
            continue
        noun = _NOUN_OF.search(joined) or _WAY.search(joined)
        by = re.search(r"\bby (?:about |some |nearly |almost |over |more than )?$", joined)
        if noun is None and by is None and not (ahead and third.percent and re.search(r"(?:ed|rose|fell|grew|shrank|cut|up|down|rise|fall) (?:about |some |nearly )?$", joined)):
            continue
        if noun is not None and ((noun["up"] and now < was) or (noun["down"] and now > was)):
            yield draft(text, line, start, third.end, f"{told} is a {'fall' if now < was else 'rise'}, not a {noun['up'] or noun['down']}")
            return
        if low.percent and third.words[:1] and third.words[0].startswith("point") and (by is not None or noun is not None):
            if abs(abs(now - was) - third.value) > 0.3:
                if A_FRACTION.match(line.text, third.end):
                    return  # 'an increase of one half'
                yield draft(text, line, min(start, third.start), max(last, third.end), f"{told} is {abs(now - was):g} points, not {_g(third.value)}")
                return
            continue
        if third.percent:
            if low.percent:
                continue
            real, said = 100 * abs(now - was) / was, third.value
            wrong = abs(real - said) > max(2.0, 0.08 * real)
        else:
            real = abs(now - was)
            said = third.value * (high.scale if third.scale == 1.0 and high.scale > 1.0 and third.value < 1000 else 1.0)
            wrong = not _near(real, said, 0.06) and not _unlike(third, high) and not third.approximate
            if noun is None and by is None:
                continue
        if wrong:
            if A_FRACTION.match(line.text, third.end):
                return
            yield draft(text, line, min(start, third.start), max(last, third.end), f"{told} is {real:,.3g}{' percent' if third.percent else ''}, not {_g(said)}")
            return
    share = pattern(rf"\bby (?P<how>more than |over |nearly |almost |about )?(?P<f>{'|'.join(_FRACTIONS)}),? (?=from\b|$)").search(line.text[max(0, first - 60) : first])
    if share is not None and "one in" not in share["f"]:
        real, said = abs(now - was) / was, _FRACTIONS[share["f"]]
        if abs(real - said) > (0.12 if share["how"] else 0.06):
            yield draft(text, line, max(0, first - 60) + share.start(), last, f"{told} is {100 * real:.0f} percent, not {share['f']}")
            return
    lead_all = line.text[:first]
    if now / was > 1000:
        return  # 'from 50 to 150 million': one word of size for both
    for match in re.finditer(r"\b(?P<about>nearly |almost |about |more than |over |roughly |all but )?(?P<verb>doubled|doubling|trebled|tripled|tripling|quadrupled|halved|halving)\b", line.text):
        if match.start() > first + 60 or (match.end() < first and re.search(r"[;.]", line.text[match.end() : first])) or len(lead_all) - match.end() > 70:
            continue
        wanted = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadr": 4.0, "halve": 0.5, "halvi": 0.5}[match["verb"][:5]]
        ratio, about = now / was, (match["about"] or "").strip()
        fits = wanted * 0.85 <= ratio <= wanted * 1.15
        if about in {"more than", "over"}:
            fits = ratio >= wanted * 0.99 if wanted > 1 else ratio <= wanted * 1.02
        elif about in {"nearly", "almost", "all but"}:
            fits = (0.8 * wanted <= ratio <= 1.02 * wanted) if wanted > 1 else (0.98 * wanted <= ratio <= 1.25 * wanted)
        if not fits:
            yield draft(text, line, min(match.start(), start), last, f"{told} is {ratio:.2g} times, which is not '{match[0]}'")
            return


_TIMES = lazily(r"^(?: [a-z’\-]+){0,5},? (?P<about>nearly |almost |more than |over |about )?(?P<times>twice|double|three times|four times|five times|ten times|half) (?:as (?:many|much|large|big) as |that of |the |its )(?:[a-z’\- ]{0,30}?)$")


def _multiples(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'60 tanks, twice as many as the 40 of last year'."""
    for one, other in pairwise(found):
        match = _TIMES.match(line.text[one.end : other.start])
        if match is None or one.percent or other.percent:
            continue
        wanted = {"twice": 2.0, "double": 2.0, "half": 0.5, "three times": 3.0, "four times": 4.0, "five times": 5.0, "ten times": 10.0}[match["times"]]
        ratio = one.value / other.value
        low, high = (0.85, 1.15) if not match["about"] else (0.75, 1.3)
        if match["about"] in {"more than ", "over "}:
            low, high = 0.98, 1.5
        if not low * wanted <= ratio <= high * wanted:
            yield draft(text, line, one.start, other.end, f"{_g(one.value)} is {ratio:.2g} times {_g(other.value)}, not {match['times']}")


def _pace(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'300 kilometres in five hours, at an average of 100 kilometres an hour'."""
    km = [q for q in found if re.match(r"^ ?(?:km|kilomet(?:re|er)s?)\b(?! ?(?:an|per|/) ?h)", line.text[q.end :])]
    speed = [q for q in found if re.match(r"^ ?(?:km/h|kph|kmh|km per hour|kilomet(?:re|er)s (?:an|per) hour)\b", line.text[q.end :])]
    hours = [q for q in found if re.match(r"^ hours?\b", line.text[q.end :]) and re.search(r"\b(?:in|within|took|taking|after) (?:the )?$", line.text[: q.start])]
    if len(km) == len(speed) == len(hours) == 1 and re.search(r"\b(?:average|averaging|mean)\b", line.text):
        real = km[0].value / hours[0].value
        if not _near(real, speed[0].value, 0.12):
            first, last = min(q.start for q in (km[0], speed[0], hours[0])), max(q.end for q in (km[0], speed[0], hours[0]))
            yield draft(text, line, first, last, f"{_g(km[0].value)} km in {_g(hours[0].value)} hours are {real:,.0f} km/h, not {_g(speed[0].value)}")


_ALL = lazily(r"(?i)\ball (?:of )?(?:the |its |their |these |those )?$")
_THE = lazily(r"(?i)\b(?:the|these|those) $")


def _told_again(text: CheckedText) -> Iterator[Draft]:
    """'Twelve miners were trapped. All 15 miners were brought up': one noun, counted once, and then again as a whole."""
    seen: dict[str, list[tuple[Line, Quantity]]] = {}
    for line in text.lines:
        if line.heading:
            continue
        for one in quantities(text, line):
            if one.percent or one.money or not one.words or one.approximate or one.value < 2 or one.scale != 1.0:
                continue
            noun = singular(one.words[0])
            if noun in _MEASURES or len(noun) < 4:
                continue
            lead = line.text[: one.start]
            before = seen.get(noun, [])
            whole = _ALL.search(lead)
            if len(before) == 1 and before[0][0] is not line and before[0][1].value != one.value:
                former = before[0][1]
                if whole is not None or (_THE.search(lead) and one.value > former.value and not re.match(r"(?: [a-z]+){0,3} (?:who|that|which|whose|from|in|of|at)\b", line.text[one.end :]) and not re.search(r"(?i)\b(?:of|than|to|from|for|all but) (?:the|these|those) $", lead)):
                    yield draft(text, line, (whole or _THE.search(lead)).start(), one.end + 1 + len(one.words[0]), f"{_g(former.value)} are told of before: '{before[0][0].text[former.start : former.end + 20]}'")  # type: ignore[union-attr]
            seen.setdefault(noun, []).append((line, one))
