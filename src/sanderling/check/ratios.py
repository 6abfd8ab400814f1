"""Leads, averages and odds held against the only two numbers that a sentence tells beside them, in whatever order.

'48.9 to 45.2 per cent, a lead of 6.7 points'; '200 shells in five nights, 60 a night on average'; '120 votes to 60, that is three to one'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.amounts import TIMES, fits, measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_LEAD = frozenset("between separate separated divide divided separates divides margin margins lead leads led gap difference edge advantage majority ahead clear distance cushion apart behind outpolled beat trailed trailing deficit shortfall surplus".split())
_BEFORE_LEAD = lazily(
    r"(?i)\b(?:(?:margin|lead|gap|difference|edge|advantage|majority|distance|cushion|deficit|shortfall|surplus)(?: between them| between the two)?,? (?:of|is|was|being|amounting to|came to|comes to|stood at)(?: (?:just|only|a mere|exactly))?|ahead by|behind by|(?:won|beaten|lost|led|leads|leading|trailed|trails|beat (?:him|her|them)|apart|clear) by(?: (?:just|only))?|by a margin of) $"
)
_BEHIND_LEAD = lazily(r"^(?:[ -](?:percentage |per ?cent )?(?:points?|votes?|seats?|ballots?))?(?: (?:or so )?(?:ahead|clear|in front|in the lead|behind|apart|(?:lie|lay|lies|stand|stood) between|(?:separat|divid|part)\w* (?:the|them|both)|more than (?:his|her|its|the) (?:rival|opponent))\b|[ -](?:lead|gap|margin|edge|advantage|cushion|difference|deficit)\b)")
_AVERAGE = frozenset("average averaging averages averaged mean".split())
_BEFORE_AVERAGE = lazily(r"(?i)\b(?:(?:an|the|a|its|their|this|in) )?(?:daily |nightly |weekly |monthly |yearly |annual |hourly )?(?:average|mean)(?:,? (?:of|is|was|being|that is|came to|comes to|works out at|worked out at)(?: (?:just|only|exactly))?|:)? $|\b(?:averag(?:es|ed|ing))(?: (?:just|only|exactly|out at))? $|\bon average,? $")
_BEHIND_AVERAGE = lazily(r"^(?: [a-z]+){0,3}? (?:on average|on an average|as a mean)\b")
_PER = lazily(r"^(?:[ -](?!an?\b|per\b|each\b|every\b|for\b)[a-z]+){0,3} (?:an?|per|each|every|for each|for every|to the|to each|to a) (?P<unit>[a-z]+)\b")
_ODDS = lazily(rf"(?i)\b(?:(?P<how>nearly|almost|about|some|roughly|more than|over|better than|close to|well over) )?(?P<n>{WORD}|\d{{1,2}})(?: |-)to(?: |-)one\b(?! (?:side|man|woman|person|of|another|year|hour|month|day))")
_ADJECTIVES = {"daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "hourly": "hour"}
_LOOSE = lazily(r"(?i)\b(?:about|around|some|roughly|nearly|almost|more than|over|at least|up to|close to|fewer than|less than|under|just under|just over)\b")
_HEDGE = lazily(r"(?i)\b(?:last year|year before|against an? average|compared|abstain\w*|abstention\w*|undecided|poll error|error|earlier|previous\w*|threshold|swing|former|target|required|needed|absolute|necessary|short of|instead|rather than|blank|would|in the first round)\b")


def ratios(text: CheckedText) -> Iterator[Draft]:
    """Yield leads, averages and odds that the two numbers beside them do not give."""
    before: Line | None = None
    for line in text.lines:
        if not text.counts_itself(line):
            before = None
            continue
        words = text.words(line)
        if not _LEAD.isdisjoint(words):
            yield from _leads(text, line)
            if before is not None:
                yield from _lead_before(text, line, before)
        before = line
        if not _AVERAGE.isdisjoint(words):
            yield from _averages(text, line)
        if "one" in words and "to" in line.text:
            yield from _odds(text, line)
        if not _WAY.isdisjoint(words):
            yield from _steps(text, line)
        if "cent" in words or "percent" in words or "%" in line.text:
            yield from _share_of_two(text, line)
        if not _FRACTIONS.isdisjoint(words):
            yield from _fraction_of_two(text, line)
        if not TIMES.isdisjoint(words):
            yield from _rate(text, line)
        if "hours" in words and "days" in words:
            yield from _days_and_hours(text, line)


def _leads(text: CheckedText, line: Line) -> Iterator[Draft]:
    found = [q for q in quantities(text, line) if measure_of(q) not in TIMES]
    leads = [q for q in found if _BEFORE_LEAD.search(line.text[: q.start]) or _BEHIND_LEAD.match(line.text[q.end :])]
    if len(leads) != 1 or leads[0].approximate:
        return
    lead = leads[0]
    others = [q for q in found if q is not lead and q.scale == lead.scale and not re.match(r" (?:[a-z]+ )?(?:abstentions?|abstain\w*|spoil\w+|blank|invalid|empty|absent)\b", line.text[q.end :])]
    points = any(q.percent or "point" in {singular(w) for w in q.words[:2]} for q in (lead, *(others if not lead.words or not noun_of(lead) else ())))
    kinds = {"point", "percent", ""} if points else {measure_of(lead)}
    if len(others) != 2 or any(q.approximate or measure_of(q) not in kinds for q in others):
        return
    one, other = others
    between = line.text[one.end : other.start]
    if _HEDGE.search(re.sub(r"\b(?:with|and) [\w]+ abst\w+", " ", line.text)[: max(q.end for q in (one, other, lead))]):
        return
    if len(between) > 110 or not re.search(r"\b(?:to|against|and|for|than|had|got|with|while|won|but|by|compared with|beat|over|has|took|polled|received|whose|scored)\b|[,–-]", between):
        return
    plain = kinds != {"point", "percent", ""} or any(q.percent or "point" in {singular(w) for w in q.words[:2]} for q in others)
    if not plain or (measure_of(lead) == "" and noun_of(lead) and not {singular(word) for word in noun_of(lead)} & {"vote", "seat", "ballot", "point", "deputy", "goal", "delegate"}):
        return
    real = abs(one.value - other.value)
    exact = max(0.051 if any(q.value % 1 for q in (one, other, lead)) else 0.0, 0.0)
    if any(q.value % 1 for q in (one, other)) and not lead.value % 1:
        exact = 0.55
    if real > 0 and abs(real - lead.value) > exact + 1e-6 and lead.value < max(one.value, other.value):
        spots = (one, other, lead)
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{one.value:g} and {other.value:g} are {real:.4g} apart, not {lead.value:g}")


_ONLY_LEAD = lazily(r"(?i)\b(?:lead|margin|gap|difference|edge|advantage|distance)\b[^.;]{0,25}? (?:is|was|thus|of|to|at|came|comes|amount\w*|stood)(?: (?:thus|therefore|so|then|just|only|to|some|about|a mere|at|exactly|of|being))* $")


def _lead_before(text: CheckedText, line: Line, before: Line) -> Iterator[Draft]:
    """'X took 13.2 million votes and Y 12.3 million. The winner's lead was thus 1.9 million': the two stand in the sentence before."""
    here = [q for q in quantities(text, line) if measure_of(q) not in TIMES and not (q.value == 2 and re.search(r"\bthe $", line.text[: q.start]))]
    pair = [q for q in quantities(text, before) if measure_of(q) not in TIMES]
    if len(here) != 1 or len(pair) != 2 or _ONLY_LEAD.search(line.text[: here[0].start]) is None or _HEDGE.search(before.text) or _HEDGE.search(line.text):
        return
    lead, (one, other) = here[0], pair
    if any(q.approximate for q in pair) or len({q.scale for q in (lead, one, other)}) != 1 or one.percent != other.percent or len(before.text[one.end : other.start]) > 90:
        return
    if not lead.percent and one.percent and "point" not in {singular(w) for w in lead.words[:2]}:
        return
    real, slack = abs(one.value - other.value), 0.06 * max(1.0, lead.scale) if any(q.value / q.scale % 1 for q in (one, other, lead)) else 1e-6
    if lead.approximate:
        slack = max(slack, 0.12 * real)
    if real > 0 and abs(real - lead.value) > slack and lead.value < max(one.value, other.value):
        yield draft(text, line, lead.start, lead.end, f"{one.value:,.10g} and {other.value:,.10g} are {real:,.6g} apart, not {lead.value:,.10g}")


def _averages(text: CheckedText, line: Line) -> Iterator[Draft]:
    found = quantities(text, line)
    means = [q for q in found if _BEFORE_AVERAGE.search(line.text[: q.start]) or _BEHIND_AVERAGE.match(line.text[q.end :])]
    if len(means) != 1 or len(found) != 3 or means[0].percent:
        return
    mean = means[0]
    others = [q for q in found if q is not mean]
    per = _PER.match(line.text[mean.end :])
    unit = singular(per["unit"]) if per is not None else next((thing for word, thing in _ADJECTIVES.items() if re.search(rf"\b{word}\b", line.text[max(0, mean.start - 40) : mean.end + 20])), "")
    counted = [q for q in others if unit and unit in {singular(w.split("-")[0]) for w in q.words[:3]}]
    if not counted and unit in {"head", "person", "family", "man"}:
        counted = [q for q in others if noun_of(q) and noun_of(q)[-1] in {"person", "man", "family", "refugee", "villager", "household", "soldier", "worker"}]
    if len(counted) != 1:
        return
    count, total = counted[0], next(q for q in others if q is not counted[0])
    if count.value < 2 or total.percent or measure_of(total) in TIMES or (measure_of(mean) and measure_of(total) and measure_of(mean) != measure_of(total)):
        return
    real = total.value / count.value
    slack = 0.04 if not (mean.approximate or count.approximate or total.approximate) else 0.2
    if abs(real - mean.value) > max(slack * max(real, mean.value), 0.6 if mean.value > 3 else 0.15) and 0.1 < real / mean.value < 10:
        spots = (mean, count, total)
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{total.value:,.10g} over {count.value:g} is {real:,.4g} each, not {mean.value:,.10g}")


_WAY = frozenset(
    "rose rise risen rises climbed climb gained gain gains added grew up higher jumped advanced lifted put increased increase swelled fell fall fallen falls lost loss loses dropped drop shed sank slid slipped down lower cut dropped declined tumbled gave receded subsided dearer cheaper heavier lighter longer shorter".split()
)
_BY = lazily(r"(?i)\b(?:by|lost|gained|added|shed|gave up|put on|dropped|fell|rose|climbed|slid|slipped|up|down|sank|cut|jumped|(?:rise|increase|gain|fall|drop|loss|cut|decline|jump|climb|change) of)(?: (?:a|just|only|exactly|full|another))* $")
_BY_BEHIND = lazily(r"^[ -](?:[a-z]+ )?(?:dearer|cheaper|higher|lower|heavier|lighter|longer|shorter|more|less|up|down)\b")
_LEVEL = lazily(r"(?i)\b(?:at|to|from|stood at|stands at|(?:was|were|been|is|are)(?: at)?|against|reached|touching|opened at|closed at|ended at|trading at|fetched|cost|costs)(?: (?:just|only|exactly|the|a|its|their|now))* $")
_SIZES = {
    "cm": ("length", 0.01), "metre": ("length", 1.0), "meter": ("length", 1.0), "km": ("length", 1000.0), "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01), "foot": ("feet", 1.0), "inch": ("feet", 1 / 12),
    "kg": ("weight", 1.0), "kilo": ("weight", 1.0), "kilogram": ("weight", 1.0), "gram": ("weight", 0.001), "tonne": ("weight", 1000.0), "ton": ("weight", 1000.0), "hour": ("time", 60.0), "minute": ("time", 1.0), "degree": ("degree", 1.0), "money": ("money", 1.0), "barrel": ("barrel", 1.0), "megawatt": ("power", 1.0), "cent": ("money", 0.01),
}


def _size(one: Quantity) -> tuple[str, float] | None:
    measure = measure_of(one) or (singular(one.words[0]) if one.words else "")
    return _SIZES.get(measure)


def _steps(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Rose by 80 centimetres, from 7.20 to 8.60 metres'; 'lost four dollars and closed at 103, having opened at 110'."""
    found = [q for q in quantities(text, line) if not q.percent]
    if len(found) != 3 or any(q.approximate for q in found):
        return
    changes = [q for q in found if (_BY.search(line.text[: q.start]) or _BY_BEHIND.match(line.text[q.end :])) and not re.search(r"\b(?:to|at|from) $", line.text[: q.start])]
    if len(changes) != 1 or (size := _size(changes[0])) is None:
        return
    change = changes[0]
    one, other = [q for q in found if q is not change]
    if not all(_LEVEL.search(line.text[: q.start]) for q in (one, other)) or re.search(r"(?i)\b(?:per cent|a (?:day|week|month|year) (?:from|to)|each|respectively|while|whereas)\b", line.text):
        return
    sizes = [_size(q) for q in (one, other)]
    known = [s for s in sizes if s is not None]
    if any(s[0] != size[0] for s in known) or (not known and size[0] != "money") or any(noun_of(q) and _size(q) is None and singular(q.words[0]) not in {"on"} for q in (one, other)):
        return
    factors = [s[1] if s is not None else (known[0][1] if known else 1.0) for s in sizes]
    scales = {q.scale for q in found}
    if len(scales) > 1 and not (one.scale != other.scale and 1.0 in {one.scale, other.scale}):
        return
    top = max(one.scale, other.scale)
    low, high = (q.value / q.scale * top * f for q, f in zip((one, other), factors, strict=True))
    real, said = abs(high - low), change.value * size[1]
    slack = 0.03 * max(real, said) + (0.51 * size[1] if size[0] == "time" else 0.0)
    if real > 0 and abs(real - said) > slack and 0.1 < real / said < 10:
        spots = (one, other, change)
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"from {one.value:g} to {other.value:g} it is {real / size[1]:,.6g}, not {change.value:,.10g}")


_WHOLE = lazily(r"(?i)\b(?:of|out of|among|from|on|for) (?:the |its |their |all |some |those |these |a total of )*(?:[a-z]+ )?$")
_OF_PARTS = lazily(r"(?i)\b(?:turnout|out of|share|proportion|one in|of the|of its|of their|of all|of a total|of whom|of them|voted|cast|that is|or|which is|equal to|meaning|amount\w*)\b")
_CHANGED = lazily(r"(?i)\b(?:ros[en]|risen|rise|rises|fell|fall\w*|up|down|more|less|fewer|higher|lower|increas\w+|decreas\w+|gr[eo]w\w*|drop\w*|declin\w+|cut|against|compared|than|from|previous\w*|interest|inflation|discount|per year|a year|last (?:year|month)|earlier|before|first|second|error|rate|tax|duty|tariff|while|whereas)\b")


def _share_of_two(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Turnout came to 71 per cent: out of six million on the rolls 3.6 million cast a ballot': whatever the order of the three."""
    found = [q for q in quantities(text, line) if measure_of(q) not in TIMES]
    shares = [q for q in found if q.percent]
    others = [q for q in found if not q.percent]
    bare = others[-1] if len(shares) == 1 and len(others) == 3 and not noun_of(others[-1]) and others[-1].start > shares[0].end and re.search(r"\b(?:against|to|and|with)(?: (?:the|only|just))? $", line.text[: others[-1].start]) else None
    if bare is not None:
        # '56 per cent against 44'.
        shares, others = [shares[0], bare], others[:-1]
    if len(shares) == 2 and len(others) == 2 and 99 <= shares[0].value + shares[1].value <= 101 and not _CHANGED.search(line.text.replace(" against ", " ")):
        yield from _two_sides(text, line, others, shares)
    if len(shares) != 1 or len(others) != 2 or shares[0].value > 100 or _CHANGED.search(line.text) or not _OF_PARTS.search(line.text):
        return
    part, whole = sorted(others, key=lambda q: q.value)
    if part.value <= 0 or part.value == whole.value or not _WHOLE.search(line.text[: whole.start]) or whole.value < 8:
        return
    if measure_of(part) != measure_of(whole) and measure_of(part) and measure_of(whole):
        return
    real, said = 100 * part.value / whole.value, shares[0].value
    loose = shares[0].approximate or part.approximate or whole.approximate
    if min(abs(real - said), abs(100 - real - said)) > (6.0 if loose else 1.6):
        spots = (part, whole, shares[0])
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{part.value:,.10g} of {whole.value:,.10g} are {real:.3g} per cent, not {said:g}")


def _two_sides(text: CheckedText, line: Line, others: list[Quantity], shares: list[Quantity]) -> Iterator[Draft]:
    """'Leave had 17.4 million votes and Remain 16.1 million, 56 per cent against 44'."""
    one, other = others
    if one.scale != other.scale or one.approximate or other.approximate or shares[1].value + shares[0].value < 99 or one.value <= 0 or other.value <= 0:
        return
    real = 100 * one.value / (one.value + other.value)
    said = shares[0].value
    if abs(real - said) > 1.6 and abs(100 - real - said) > 1.6 and 0.2 < one.value / other.value < 5:
        spots = (*others, *shares)
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{one.value:,.10g} and {other.value:,.10g} are {real:.3g} and {100 - real:.3g} per cent")


_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths sixth tenth tenths eighth eighths".split())


def _fraction_of_two(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Half of the 113 deputies, 75 that is, signed'."""
    shares = shares_in(line, text.words(line))
    if len(shares) != 1 or shares[0].exact or _CHANGED.search(line.text):
        return
    share = shares[0]
    found = [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES and not (q.start < share.end and share.start < q.end)]
    if len(found) != 2 or any(q.approximate or q.scale != found[0].scale or q.value % 1 for q in found):
        return
    whole, part = found
    if not re.match(r"^ of (?:the |its |their |all |some |those |these |his |her |[A-Z][\w\-]+(?:[’']s?) )*(?:[a-z\-]+ )?$", line.text[share.end : whole.start]):
        return
    link = line.text[whole.end : part.start]
    tail = line.text[part.end :]
    if not re.fullmatch(r" (?:[a-z’'\-]+ ){0,3}[a-z’'\-]+(?:,| or|, or| \(|:| –)(?: or| that is,?| namely| i\.e\.| exactly)? ", link) or not re.match(r"(?: of them| in all| that is| in number| altogether| [a-z]+)?[,.;)]", tail):
        return
    if part.value >= whole.value or not fits(part.value / whole.value, share):
        yield draft(text, line, share.start, part.end, f"{part.value:g} of {whole.value:g} are {100 * part.value / whole.value:.3g} per cent, not '{line.text[share.start : share.end]}'")


def _rate(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'25 billion dollars over five years, in other words three billion a year'."""
    found = quantities(text, line)
    rates = [(q, per) for q in found if (per := _PER.match(line.text[q.end :])) is not None and per["unit"] in TIMES]
    if len(found) != 3 or len(rates) != 1:
        return
    rate, per = rates[0]
    counted = [q for q in found if q is not rate and per["unit"] in {singular(w.split("-")[0]) for w in q.words[:2]}]
    if len(counted) != 1 or not re.search(r"\b(?:over|for|in|within|during|spread over|across)(?: (?:the )?(?:next|coming|last|past))? $", line.text[: counted[0].start]):
        return
    total = next(q for q in found if q is not rate and q is not counted[0])
    link = line.text[max(total.end, counted[0].end) : rate.start]
    if rate.start < total.start or not re.search(r"(?:, or|that is|in other words|which is|which makes|which means|making|meaning|:|–|\() (?:[a-z]+ ){0,2}$", link) or len(link) > 70:
        return
    if total.percent or rate.percent or counted[0].value < 2 or (measure_of(total) and measure_of(rate) and measure_of(total) != measure_of(rate)):
        return
    real = total.value / counted[0].value
    slack = 0.06 if not any(q.approximate for q in found) else 0.2
    if abs(real - rate.value) > slack * max(real, rate.value) and 0.1 < real / rate.value < 10:
        spots = found
        yield draft(text, line, min(q.start for q in spots), max(q.end for q in spots), f"{total.value:,.10g} over {counted[0].value:g} is {real:,.6g}, not {rate.value:,.10g}")


_ALTOGETHER = lazily(r"(?i)\b(?:in all|altogether|in total|all told|or|that is|which is|which makes|in other words)\b")


def _days_and_hours(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Went on for four days, from noon on Saturday till Tuesday night, 180 hours in all'."""
    found = quantities(text, line)
    days = [q for q in found if q.words and singular(q.words[0]) == "day"]
    hours = [q for q in found if q.words and singular(q.words[0]) == "hour"]
    if len(days) != 1 or len(hours) != 1 or hours[0].start < days[0].end or hours[0].value < 30 or days[0].value % 1:
        return
    if not _ALTOGETHER.search(line.text[hours[0].start - 20 : hours[0].start] + line.text[hours[0].end : hours[0].end + 22]) or re.search(r"(?i)\b(?:a|per|each|every) (?:day|week)\b|\b(?:late|after|before|ago|notice|deadline)\b", line.text):
        return
    if not (days[0].value - 1) * 24 - 1 <= hours[0].value <= (days[0].value + 1) * 24 + 1:
        yield draft(text, line, days[0].start, hours[0].end + 6, f"{days[0].value:g} days are about {24 * days[0].value:g} hours, not {hours[0].value:g}")


def _odds(text: CheckedText, line: Line) -> Iterator[Draft]:
    told = list(_ODDS.finditer(line.text))
    if len(told) != 1:
        return
    match = told[0]
    said = float(match["n"]) if match["n"].isdigit() else value_of_word(match["n"].lower())
    found = [q for q in quantities(text, line) if not match.start() <= q.start < match.end() and measure_of(q) not in TIMES and q.value > 0]
    # 'One island', 'two thirds' are neither side of the odds; nor is what another clause tells.
    found = [q for q in found if not (q.value == 1 and q.words) and not re.match(r"[ -](?:thirds?|quarters?|fifths?|halves)\b", line.text[q.end :]) and not re.search(r"\b(?:while|whereas)\b", line.text[min(q.end, match.end()) : max(q.start, match.start())])]
    if len(found) != 2 or said < 2 or said > 60 or found[0].percent != found[1].percent or found[0].scale != found[1].scale:
        return
    low, high = sorted(q.value for q in found)
    real = high / low
    loose = match["how"] is not None or any(q.approximate for q in found)
    more = match["how"] in {"more than", "over", "better than", "well over"}
    fits = said <= real <= 1.4 * said if more else abs(real - said) <= (0.3 if loose else 0.17) * said
    if not fits and real > 1.05 and not _LOOSE.search(line.text[max(0, match.start() - 12) : match.start()]):
        low_at, high_at = min(match.start(), *(q.start for q in found)), max(match.end(), *(q.end for q in found))
        yield draft(text, line, low_at, high_at, f"{high:g} to {low:g} is {real:.2g} to one, not {said:g} to one")

