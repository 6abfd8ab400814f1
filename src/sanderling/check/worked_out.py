"""Numbers that a sentence works out from the two beside them: two thirds of 115 electors, nine times a yearly output, one bus with 52 and the other with 61."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.amounts import TIMES, measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import Quantity, is_plain, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_OR_SO_MANY = lazily(r"^(?:(?: of (?:them|these|those|the votes?|the seats|the members|the total|the whole))?,? (?:or|that is|which is|i\.e\.|namely|meaning|making|in other words),? (?:just |exactly |only |some |about |at least )?| \()$")
_MAJORITY = lazily(r"\b(?:needed|need|needs|required|requires|majority|necessary|enough|threshold|quorum|to win|to pass)\b")
_TIMES_WORDS = frozenset("times twice double thrice triple treble fold tenfold threefold fourfold fivefold".split())
_FACTOR = lazily(rf"(?i)\b(?:(?P<how>more than|over|nearly|almost|about|some|roughly|well over|close to|at least|up to) )?(?:(?P<n>{WORD}|\d{{1,3}}(?:\.\d)?) times|(?P<w>twice|double|thrice|triple|treble)|(?P<f>two|three|four|five|six|seven|eight|nine|ten)-?fold)\b(?! (?:a|an|per|in|since|before|over|during|this|last|already|by|daily|champion|winner|each|president|senator|world|and)\b)")
_W = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "treble": 3.0}
_HELD_AGAINST = lazily(r"\b(?:against|compared with|compared to|to an? [a-z]+ (?:output|income|budget|yield)|as against|where|while|whereas|but|from|instead of)\b|:")
_THE_OTHER = lazily(r"^(?:[A-Z][^.;,]{0,25}, )?(?:The|And the|But the|His|Its|Their) (?:other|remaining|last) (?P<n>\d[\d,]*|[a-z\-]+)\b(?! (?:side|day|half|hand|two days|third|quarter|of))")
_PART_OF = lazily(r"^ (?:out )?of (?:the |its |their |his |these |those )?(?:[A-Za-z’]+[’']s )?(?:[a-z]+ )?$")
_ONE_AND_OTHER = lazily(r"\bone (?:with|of|carrying|holding|for|had|held|took|carried|counting|in)\b[^.;]{0,40}?\b(?:the )?(?:other|second)\b")
_HEDGE = lazily(r"(?i)\b(?:about|some|nearly|almost|over|more than|at least|up to|fewer|less|including|besides|others? were|another|later|since|earlier|further)\b")


def worked_out(text: CheckedText) -> Iterator[Draft]:
    """Yield numbers told as the share, the multiple, the rest or the sum of others, which they are not."""
    before: Line | None = None
    for line in text.lines:
        if not text.counts_itself(line):
            before = None
            continue
        words = text.words(line)
        found = [q for q in quantities(text, line) if measure_of(q) not in TIMES]
        made = None
        if "or" in words or "is" in words or "(" in line.text or "meaning" in words:
            made = _fraction_or(text, line, found)
        if made is None and not _PEOPLE.isdisjoint(words):
            made = _of_population(text, line, found)
        if made is None and not _TIMES_WORDS.isdisjoint(words):
            made = _times(text, line, found)
        if made is None and "one" in words and ("other" in words or "second" in words):
            made = _one_and_other(text, line, found)
        if made is None and before is not None and not {"other", "remaining", "last"}.isdisjoint(words):
            made = _the_others(text, line, before)
        if made is not None:
            yield made
        before = line


def _fraction_or(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'The conclave had 115 electors, so that two thirds, or 67 votes, were needed'."""
    for share in shares_in(line, text.words(line)):
        part = next((q for q in found if q.start >= share.end and _OR_SO_MANY.match(line.text[share.end : q.start])), None)
        wholes = [q for q in found if q.end <= share.start and not q.percent and not q.money]
        if part is None or part.percent or part.money or not share.value < 1 or len(wholes) != 1 or not (is_plain(part) and is_plain(wholes[0])) or part.scale != wholes[0].scale:
            continue
        whole = wholes[0]
        if share.how or part.value >= whole.value or measure_of(part) != measure_of(whole) or re.search(r"[;:]", line.text[whole.end : share.start]) or line.text[whole.end : share.start].count(",") > 1:
            continue
        real = share.value * whole.value
        up = 1.0 + (0.02 * whole.value if share.exact else 0.0) if _MAJORITY.search(line.text) else max(0.5, 0.06 * real)
        if abs(part.value - real) > max(up, 0.05 * real):
            return draft(text, line, share.start, part.end, f"{line.text[share.start : share.end]} of {whole.value:g} is {real:.4g}, not {part.value:g}")
    return None


_PEOPLE = frozenset("population inhabitants populace citizens".split())
_OF_ITS_PEOPLE = lazily(r"^ (?:man |one |person )?of (?:its|the|their|the country[’']s|the island[’']s|the town[’']s) (?:own |whole |entire |total )?(?:population|inhabitants|populace|citizens)\b")


def _of_population(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'Has 10,000 people and sheltered 400 asylum seekers, a tenth of its own population'."""
    share = next((s for s in shares_in(line, text.words(line)) if _OF_ITS_PEOPLE.match(line.text[s.end :])), None)
    pair = [q for q in found if share is not None and not q.percent and not q.money and not (q.start < share.end and share.start < q.end)]
    if share is None or len(pair) != 2:
        return None
    one, other = sorted(pair, key=lambda q: q.value)
    if measure_of(one) or measure_of(other) or one.value <= 0 or not re.match(r" (?:people|inhabitants|souls|citizens|residents|islanders|villagers)\b", line.text[other.end :]) or not noun_of(one):
        return None
    real = one.value / other.value
    wrong = abs(real - share.value) > max(0.02, 0.35 * max(real, share.value)) if share.how or one.approximate or other.approximate else abs(real - share.value) > max(0.015, 0.2 * max(real, share.value))
    if wrong:
        return draft(text, line, min(pair[0].start, pair[1].start, share.start), max(pair[0].end, pair[1].end, share.end), f"{one.value:,.10g} of {other.value:,.10g} is {100 * real:.0f} percent, not {line.text[share.start : share.end]}")
    return None


def _times(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'Nine times what the island earned in a year: 90 billion dollars against an output of 20 billion'."""
    factors = list(_FACTOR.finditer(line.text))
    if len(factors) != 1:
        return None
    match = factors[0]
    pair = [q for q in found if not (q.start < match.end() and match.start() < q.end) and not q.percent]
    if len(pair) != 2:
        return None
    one, other = pair
    between = line.text[one.end : other.start]
    if match.end() > one.start or (measure_of(one) != measure_of(other) and measure_of(one) and measure_of(other)) or not measure_of(one) or len({q.scale for q in pair}) != 1:
        return None
    if _HELD_AGAINST.search(line.text[match.end() : one.start] + " | " + between) is None or re.search(r"\b(?:against|compared|while|whereas|where|but|from|instead)\b", between) is None or min(one.value, other.value) <= 0:
        return None
    said = _W[match["w"].lower()] if match["w"] else value_of_word(match["f"].lower()) if match["f"] else float(match["n"]) if match["n"][0].isdigit() else float(value_of_word(match["n"].lower()))
    real = max(one.value, other.value) / min(one.value, other.value)
    how = (match["how"] or "").lower()
    loose = any(q.approximate for q in pair) or how != ""
    wrong = not (0.72 * said <= real <= 1.4 * said) if loose else abs(real - said) > 0.13 * max(real, said)
    if wrong and 0.15 < real / said < 7:
        return draft(text, line, match.start(), other.end, f"{max(one.value, other.value):,.10g} is {real:.2g} times {min(one.value, other.value):,.10g}, not {said:g} times")
    return None


def _one_and_other(text: CheckedText, line: Line, found: list[Quantity]) -> Draft | None:
    """'The ninety pilgrims rode in two buses, one with 52 seats taken and the other with 61'."""
    match = _ONE_AND_OTHER.search(line.text)
    if match is None:
        return None
    plain = [q for q in found if is_plain(q) and q.value > 2]
    ahead, behind = [q for q in plain if q.end <= match.start()], [q for q in plain if q.start >= match.start()]
    if len(ahead) != 1 or len(behind) != 2 or len([q for q in found if q.value > 2]) != 3 or not behind[0].end <= match.end() <= behind[1].start + 1 or _HEDGE.search(line.text) or measure_of(behind[0]) != measure_of(behind[1]):
        return None
    total, (one, other) = ahead[0], behind
    if not noun_of(total) or total.value <= max(one.value, other.value) or measure_of(total) != measure_of(one) or not re.search(r"\b(?:two|both|split|divided)\b", line.text):
        return None
    made = one.value + other.value
    if made != total.value and abs(made - total.value) < 0.5 * total.value:
        return draft(text, line, total.start, other.end, f"{one.value:g} + {other.value:g} = {made:g}, not {total.value:g}")
    return None


def _the_others(text: CheckedText, line: Line, before: Line) -> Draft | None:
    """'Three of the five climbers were brought down. The other four lie under the ice'."""
    match = _THE_OTHER.match(line.text)
    if match is None:
        return None
    rest = next((q for q in quantities(text, line) if q.start == match.start("n")), None)
    pair = quantities(text, before)
    if rest is None or not is_plain(rest) or len(pair) != 2 or not all(map(is_plain, pair)) or _PART_OF.match(before.text[pair[0].end : pair[1].start]) is None or _HEDGE.search(before.text):
        return None
    part, whole = pair
    if part.value < whole.value and whole.value - part.value != rest.value:
        return draft(text, line, match.start("n") - 4, match.end("n"), f"{whole.value:g} less {part.value:g} leave {whole.value - part.value:g}, not {rest.value:g}")
    return None
