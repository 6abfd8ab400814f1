"""What is left, shared or lasts: 'took 88 of the 150 seats, leaving 72', 'for 20 years from 1981 until 2011', 'of the 200, 120, or 45 percent'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_LOOSE = lazily(r"(?i)\b(?:about|around|some|roughly|nearly|almost|at least|up to|more than|over|dozens|including|others?|several|not counting|besides)\b")


def portions(text: CheckedText) -> Iterator[Draft]:
    """Yield remainders, shares, spans of years and votes that do not come out."""
    before: Line | None = None
    for line in text.lines:
        found = [] if line.heading or re.search(r"[“\"]", line.text) else quantities(text, line)
        if found:
            for rule in (_leaving, _the_rest, _of_them_percent, _ruled, _among, _each_got, _more_than, _those_of, _times_more):
                yield from rule(text, line, found)
            yield from _members(text, line, before)
        if not line.heading:
            before = line
            yield from _from_until(text, line)
            yield from _none_against(text, line)


def _plain(one: Quantity) -> bool:
    return not (one.percent or one.money or one.approximate)


_OF = lazily(r"^(?: [a-z]+)? (?:out )?of (?:the |its |their |all )?(?:[A-Za-z’]+[’']s )?$")


def _leaving(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Took 88 of the 150 seats, leaving 72'; 'of the 80 prisoners, 60 were freed, leaving 30 behind bars'."""
    for one, other, rest in zip(found, found[1:], found[2:], strict=False):
        if not all(map(_plain, (one, other, rest))) or len({q.scale for q in (one, other, rest)}) > 1:
            continue
        lead = line.text[: one.start]
        if _OF.match(line.text[one.end : other.start]):
            part, whole = one, other
        elif re.search(r"(?:^|[,;] |\b(?:and|but) )[Oo]f (?:the |its |their |all )?(?:[A-Za-z’]+[’']s )?$", lead) or (re.match(r"^ [a-z]+(?: [a-z]+){0,4},? $", line.text[one.end : other.start]) and "leaving" in line.text[other.end : rest.start]):
            part, whole = other, one
        else:
            continue
        between = line.text[max(one.end, other.end) : rest.start]
        if part.value > whole.value or len(between) > 60 or not re.search(r"\bleaving\b|\bwhich (?:leaves|left)\b", between) or re.search(r"[;:]|\bdays?\b", between) or re.match(r" (?:fewer|more|less|of them|other|days?|hours?|weeks?|months?|years?|km|kilomet)", line.text[rest.end :]):
            continue
        if part.value + rest.value != whole.value and not _LOOSE.search(between):
            yield draft(text, line, one.start, rest.end, f"{whole.value:g} less {part.value:g} leave {whole.value - part.value:g}, not {rest.value:g}")


def _the_rest(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'The party holds 140 of the 300 seats and the opposition the remaining 150'."""
    for one, whole, rest in zip(found, found[1:], found[2:], strict=False):
        between = line.text[whole.end : rest.start]
        if not all(map(_plain, (one, whole, rest))) or not _OF.match(line.text[one.end : whole.start]) or not re.search(r"\b(?:the|its|their) (?:other|remaining|rest,) $", between) or len(between) > 70 or re.search(r"[;:]", between):
            continue
        if one.value < whole.value and one.value + rest.value != whole.value and len({q.scale for q in (one, whole, rest)}) == 1 and not _LOOSE.search(between.replace("other", "")):
            yield draft(text, line, one.start, rest.end, f"{one.value:g} + {rest.value:g} = {one.value + rest.value:g}, not {whole.value:g}")


def _of_them_percent(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Of the 200 delegates, 120, or 45 percent, voted for it'; 'of the 50 tanks sent, 30 (40 per cent) came back'."""
    for whole, part, share in zip(found, found[1:], found[2:], strict=False):
        if whole.percent or part.percent or not share.percent or not whole.value or part.value > whole.value or whole.scale != part.scale:
            continue
        if not re.search(r"(?:^|[,;:] |\b(?:and|but|that) )[Oo]f (?:the |its |their |all |these |those |about |some )?(?:[A-Za-z’]+[’']s )?$", line.text[: whole.start]) or not re.match(r"^(?: [A-Za-z][\w’\-]*){0,9},? (?:only |just |some |about )?$", line.text[whole.end : part.start]):
            continue
        if not re.match(r"^(?: [a-z]+){0,2}(?:,? or| \(|,|,? that is,?) (?:about |some |just |only |nearly )?$|^(?: [a-z]+)? \($", line.text[part.end : share.start]):
            continue
        real = 100 * part.value / whole.value
        if abs(real - share.value) > max(1.6, 0.06 * real):
            yield draft(text, line, whole.start, share.end, f"{part.value:g} of {whole.value:g} is {real:.0f} percent, not {share.value:g}")


_SPAN = lazily(
    r"^ years,? [^.;]{0,40}?\b(?:from|between) (?:[A-Z][a-z]+ )?(?P<a>(?:18|19|20)\d\d),? (?:to|until|till|and|through)\b[^.;\d]{0,60}?(?P<b>(?:18|19|20)\d\d)\b"
)


def _ruled(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Who ruled Egypt for 20 years from 1981 until he was toppled in 2011'; 'took 12 years to build, from 1980 to 1984'."""
    for one in found:
        match = _SPAN.match(line.text[one.end :])
        if match is None or one.percent or re.search(r"\b(?:first|last|next|aged|another|past|of the|than) $", line.text[: one.start]) or re.match(r" years? (?:old|ago|later|after|before|in)\b", line.text[one.end :]):
            continue
        real = int(match["b"]) - int(match["a"])
        hedge = re.search(r"(?i)\b(?P<h>almost|nearly|about|some|over|more than|around|less than)\b[^,]{0,6}$", line.text[: one.start])
        slack = 1 if hedge is None else 0.15 * one.value + 1.5
        if real > 0 and abs(real - one.value) > slack:
            yield draft(text, line, one.start, one.end + match.end(), f"from {match['a']} to {match['b']} it is {real} years, not {one.value:g}")


_BACK = lazily(
    r"\b(?:from|between) (?:[A-Z][a-z]+ )?(?P<a>(?:18|19|20)\d\d),? (?:to|until|till|and|through) (?:[a-z ]{0,30})?(?:[A-Z][a-z]+ )?(?P<b>(?:18|19|20)\d\d),? (?:or |that is,? |which is |for |a span of |a period of )(?:a total of |some |about |nearly |almost |exactly |just )?$"
)


def _from_until(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'From 1981 until 2011, for 20 years'."""
    for one in quantities(text, line) if "from" in text.words(line) or "between" in text.words(line) else ():
        match = _BACK.search(line.text[: one.start])
        if match is None or not line.text[one.end :].startswith((" years", " long years")):
            continue
        real = int(match["b"]) - int(match["a"])
        if real > 0 and abs(real - one.value) > (0.15 * one.value + 1.5 if re.search(r"about|some|nearly|almost", match[0]) else 1):
            yield draft(text, line, match.start(), one.end + 6, f"from {match['a']} to {match['b']} it is {real} years, not {one.value:g}")


_AMONG = lazily(r"^(?: [a-z][\w\-]*){0,5},? (?:among (?:them|whom)|including|of whom|of them)(?: were| are)? $")
_LISTED = lazily(r"^ [a-z][\w\-]*(?: [a-z][\w\-]*)?(?:,| and|, and) (?:a |an )?$")


def _among(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'31 people, among them 12 women, 10 children and 14 men': the parts told are more than the whole."""
    for number, whole in enumerate(found[:-2]):
        first = found[number + 1]
        if not _plain(whole) or not _AMONG.match(line.text[whole.end : first.start]) or whole.scale != 1.0:
            continue
        pieces = [first]
        for one, other in pairwise(found[number + 1 :]):
            if not _LISTED.match(line.text[one.end : other.start]) or not _plain(other):
                break
            pieces.append(other)
        total = sum(q.value for q in pieces)
        if len(pieces) >= 2 and total > whole.value >= max(q.value for q in pieces) and re.search(r"\band $", line.text[: pieces[-1].start]):
            shown = " + ".join(f"{q.value:g}" for q in pieces)
            yield draft(text, line, whole.start, pieces[-1].end, f"{shown} = {total:g}, more than the whole of {whole.value:g}")


_EACH_OF = lazily(r"\b[Ee](?:ach|very one) of (?:the|its|their|those|these) $")


def _each_got(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Each of the 12 families received 500 dollars, in total 9,000 dollars'; 'four payments of 20 million, 100 million in all'."""
    for count, size, total in zip(found, found[1:], found[2:], strict=False):
        if not all(not q.percent and not q.approximate for q in (count, size, total)) or count.money or count.value > 10_000:
            continue
        behind, ahead = line.text[total.end : total.end + 40], line.text[size.end : total.start]
        whole = re.match(r"^(?: [a-z]+){0,3},? (?:in all|in total|altogether|all told)\b", behind) or re.search(r"\b(?:in all|in total|altogether|all told|a total of|totalling|making|together),? $", ahead)
        parts = _EACH_OF.search(line.text[: count.start]) or re.match(r"^ (?:equal |monthly |yearly |annual )?(?:instal?lments?|tranches?|payments?|parts|stages|batches|lots|shipments|portions|loads|flights|convoys|consignments|rates|bags|crates|boxes) of $", line.text[count.end : size.start])
        if whole is None or not parts or len(ahead) > 60:
            continue
        made = count.value * size.value * (total.scale if size.scale == 1.0 < total.scale and size.value < 1000 else 1.0)
        if abs(made - total.value) > 0.03 * max(made, total.value):
            yield draft(text, line, count.start, total.end, f"{count.value:g} times {size.value:g} is {made:,.10g}, not {total.value:,.10g}")


_MORE_THAN = lazily(r"(?i)\b(?P<how>more than|over|less than|fewer than|only|just|exactly|about|nearly|almost)? ?(?P<f>half|a third|a quarter|two thirds|two-thirds|three quarters|three-quarters|a fifth|a tenth|one in three|one in four|one in five|one in ten) of (?:the |its |their |all )?(?:[A-Za-z’]+[’']s )?$")
_F = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "two thirds": 2 / 3, "two-thirds": 2 / 3, "three quarters": 0.75, "three-quarters": 0.75, "a fifth": 0.2, "a tenth": 0.1, "one in three": 1 / 3, "one in four": 0.25, "one in five": 0.2, "one in ten": 0.1}


def _more_than(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'More than half of the 200 deputies, 85 in all, signed'; 'a quarter of the 80 villages, 40 of them'."""
    for whole, part in pairwise(found):
        match = _MORE_THAN.search(line.text[: whole.start])
        if match is None or not _plain(whole) or not _plain(part) or whole.scale != part.scale or not whole.value or part.value > whole.value:
            continue
        if not re.match(r"^(?: [a-z]+){0,3}, $", line.text[whole.end : part.start]) or not re.match(r"^(?: of them| in all| altogether| in total)?,", line.text[part.end :]):
            continue
        share, wanted, how = part.value / whole.value, _F[match["f"].lower()], (match["how"] or "").lower()
        wrong = share <= wanted if how in {"more than", "over"} else share >= wanted if how in {"less than", "fewer than"} else abs(share - wanted) > max(0.04, 0.15 * wanted)
        if wrong:
            yield draft(text, line, match.start(), part.end, f"{part.value:g} of {whole.value:g} is {100 * share:.0f} percent, not {match[0].strip()}")


_POSTS = r"(?:(?:foreign affairs|public works|home affairs|the interior|[a-z]+)(?: and [a-z]+)?)"
_THOSE = lazily(rf"^ (?:ministers|ministries|portfolios|departments|commissioners|secretaries)\b[^.;:,]{{0,40}}[:,–—] ?(?:those (?:of|for|responsible for) |for )(?P<list>{_POSTS}(?:, {_POSTS})* and {_POSTS})(?=[,.;]|$)")


def _those_of(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Two ministers resigned on Monday: those of finance, health and trade'."""
    for one in found:
        match = _THOSE.match(line.text[one.end :])
        if match is None or not _plain(one) or not 2 <= one.value <= 9:
            continue
        count = len(re.split(r", | and ", match["list"]))
        if count > one.value or (count < one.value and " and " in match["list"]):
            yield draft(text, line, one.start, one.end + match.end(), f"{count} are named, not {one.value:g}")


_TIMES = lazily(r"^(?: [a-z’\-]+){0,3},? (?P<t>twice|double|three times|four times|five times|ten times|half) (?:the |that |as (?:many|much) as (?:the )?|what |its )?$")
_T = {"twice": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0, "five times": 5.0, "ten times": 10.0, "half": 0.5}


def _times_more(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'30,000 men, three times the 15,000 of before'; 'built for 40, carried 120, twice as many as allowed'."""
    for one, other in pairwise(found):
        match = _TIMES.match(line.text[one.end : other.start])
        # 'Three' of 'three times' is a number of its own.
        if match is None and len(found) > 2:
            continue
        if match is not None and not one.percent and not other.percent and other.value:
            ratio, wanted = one.value / other.value, _T[match["t"]]
            if one.scale == other.scale and not 0.83 * wanted <= ratio <= 1.2 * wanted:
                yield draft(text, line, one.start, other.end, f"{one.value:g} is {ratio:.2g} times {other.value:g}, not {match['t']}")
    for low, high in pairwise(found):
        if re.search(r"\b(?:built|meant|made|licensed|designed|certified|registered|planned) (?:for|to (?:carry|hold|take)) $", line.text[: low.start]) and re.match(r"^(?: [a-z]+){0,2},? (?:carried|held|had|was carrying|took) (?:some |about )?$", line.text[low.end : high.start]):
            told = re.match(r"^(?: [a-z]+){0,3}, (?P<t>twice|double|three times|four times|half) (?:as many|its|the|that)\b", line.text[high.end :])
            if told is not None and low.value and not 0.85 * _T[told["t"]] <= high.value / low.value <= 1.18 * _T[told["t"]]:
                yield draft(text, line, low.start, high.end + told.end(), f"{high.value:g} is {high.value / low.value:.2g} times {low.value:g}, not {told['t']}")


_BODY = lazily(r"\b(?:council|board|committee|chamber|parliament|assembly|senate|court|cabinet|house|commission|conclave|jury|panel|synod|congress|bench)\b", re.I)
_HAS = lazily(r"\b(?:has|have|had|numbers|counts|of|with|consists of|comprises) (?:only |just |exactly )?$")


def _members(text: CheckedText, line: Line, before: Line | None) -> Iterator[Draft]:
    """'The Council, which has 15 members, approved it by 14 votes to none with three abstentions'; 'the board has nine members. Seven voted for it and four against'."""
    for where in (line, before):
        if where is None or not _BODY.search(where.text):
            continue
        sizes = [q for q in quantities(text, where) if _plain(q) and q.value < 2000 and re.match(r"^ (?:[a-z\-]+ )?(?:members|judges|seats|deputies|jurors|senators|councillors|ministers|states)\b", where.text[q.end :]) and _HAS.search(where.text[: q.start])]
        if len(sizes) != 1:
            continue
        after = [q for q in quantities(text, line) if _plain(q) and (where is not line or q.start > sizes[0].end)]
        cast: dict[str, float] = {}
        spots: list[int] = []
        for one in after:
            behind, lead = line.text[one.end : one.end + 40], line.text[: one.start]
            if re.match(r"^(?: votes?)? (?:to|against) (?:none|no|nil|\w+)\b", behind) and re.search(r"\b(?:by|with|vote of) (?:a vote of )?$", lead):
                cast["for"] = one.value
            elif re.search(r"\b(?:votes?|\d|\w+) (?:to|against) $", lead) and "for" in cast and "against" not in cast:
                cast["against"] = one.value
            elif re.match(r"^ (?:members |of them )?(?:voted |were |cast votes )?(?:for|in favou?r)\b", behind):
                cast["for"] = one.value
            elif re.match(r"^ (?:members |of them )?(?:voted |were )?(?:against|opposed)\b", behind):
                cast["against"] = one.value
            elif re.match(r"^ (?:[a-z]+ )?(?:abstentions?|abstain)", behind):
                cast["away"] = one.value
            else:
                continue
            spots += [one.start, one.end]
        if len(cast) >= 2 and sum(cast.values()) > sizes[0].value:
            shown = " + ".join(f"{value:g}" for value in cast.values())
            yield draft(text, line, min(spots), max(spots), f"{shown} = {sum(cast.values()):g} votes in a body of {sizes[0].value:g}")
        return


def _none_against(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'The 15-member Council approved it by 14 votes to none with three abstentions'."""
    match = re.search(r"\bby (?P<f>\d+|[a-z]+)(?: votes?)? to (?:none|nil|zero|no votes?),? (?:with|and) (?P<a>\d+|[a-z]+) abst", line.text) if "by" in text.words(line) else None
    size = re.search(r"\b(?P<n>\d+|nine|ten|eleven|twelve|fifteen|twenty)-(?:member|nation|seat|strong|man)\b", line.text)
    if match is None or size is None:
        return
    values = {line.text[q.start : q.end]: q.value for q in quantities(text, line)}
    whole = float(size["n"]) if size["n"].isdigit() else {"nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0}[size["n"]]
    first, second = values.get(match["f"]), values.get(match["a"])
    if first is not None and second is not None and first + second > whole:
        yield draft(text, line, match.start(), match.end(), f"{first:g} + {second:g} = {first + second:g} votes in a body of {whole:g}")
