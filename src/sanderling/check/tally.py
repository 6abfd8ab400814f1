"""Totals against lists of parts, wherever the total stands: before the list, behind it, in the sentence before or after.

A list is a run of numbers joined by commas and 'and'. Its total is a number of the passage that is greater than each part and
near their sum; what lies far off counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.amounts import TIMES, measure_of, noun_of, shares_in
from sanderling.check.arithmetic import NONE_OF_THEM
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

NEAR = 0.4
"""A total and a sum farther apart than this share of the total count different things."""
_JOIN = lazily(r"(?:, and|,| and|;|; and| –| —|, plus| plus| as well as) (?:(?:the|another|a further|some|its|their|from|in|of|for|at|with|by|on|to|now|finally|then|up to) )*(?:(?!who\b|which\b|that\b|after\b|before\b|because\b|while\b|when\b|but\b|than\b)[\wÀ-ž’'.\-]+ ){0,4}$")
_PARTED = lazily(r"(?i)\b(?:who|whom|which|that|after|before|because|while|when|but|than|including|among|besides|if|though|although|since|until|of them|of these|of those|of which|out of)\b|[:(\"“”]")
_HEDGE = lazily(
    r"(?i)\b(?:including|among|at least|mostly|mainly|others?|besides|not counting|so far|earlier|already|some of|several|dozens|unknown|rest|remainder|respectively|each|apiece|per|times|another|again|both of|for every|average|instead of|compared|against|up from|down from|rose|fell|grew|increased|new|bringing the|brings the|brought the)\b"
)
_WHOLES = frozenset(
    "person life civilian casualty victim member seat vote vehicle vessel aircraft weapon passenger hostage prisoner detainee country state dead wounded injured ship death man woman child captive suspect employee staff worker delegate "
    "deputy lawmaker missile foreigner migrant refugee crew survivor body soldier arrest attack house home doctor boat plane lorry truck case witness school village dollar euro tonne troop observer fatality ballot minister official".split()
)
_BEHIND = lazily(r"^(?: (?!and\b|or\b)[\w’\-]+){0,3}?,? (?:in all|altogether|in total|all told|taken together|together|overall|in the (?:quarter|year|month|week|half-year))\b")
_AHEAD = lazily(r"(?i)\b(?:in all|altogether|in total|all told|a (?:grand |combined )?total of|totall?ing|making|makes?|made|adds? up to|adding up to|(?:together|between them|jointly),? (?:hold|held|have|had|has|command|control|won|count|muster|account for|sent|lost)|come to|comes to|sum of|amount to|amounts to|together|number|numbers|total is|total was|bill of|has counted|have counted|had counted) (?:(?:the|it|for|of|a|will|is|are|was|were|total|about) )*$")
_OPENS = lazily(r"(?i)\b(?:divided|split|shared|broken down|made up|composed|consists?|consisted|comprises?|falls?|fell|distributed|allotted|allocated|earmarked|parts?|of this|of that|of the sum|of the total|of these|provides?|come[s]? from|came from|are to come|go to|goes to|went to|provide)\b|:")
_LATER = lazily(r"(?i)^(?:that|this|which|it|together|altogether|in all|in total|all told|the (?:force|total|sum|number|bill|fleet|mission|death toll|toll|party|coalition|contingent|team))\b")


def tallies(text: CheckedText) -> Iterator[Draft]:
    """Yield totals that are not the sum of the list that they are told for."""
    before: tuple[Line, list[Quantity]] | None = None
    for line in text.lines:
        found = _counts(text, line) if text.counts_itself(line) else []
        if len(found) >= 2:
            done = False
            for made in _inside(text, line, found):
                done = True
                yield made
            if not done and before is not None and before[1]:
                yield from _across(text, before, (line, found))
        elif found and before is not None and len(before[1]) >= 2:
            yield from _after(text, before, (line, found))
        before = (line, found) if not line.heading else None


def _counts(text: CheckedText, line: Line) -> list[Quantity]:
    shares = shares_in(line, text.words(line))
    found = [q for q in quantities(text, line) if not q.percent and measure_of(q) not in TIMES and not _age(line, q) and not any(s.start < q.end and q.start < s.end for s in shares)]
    if "both" in text.words(line):
        found += [
            Quantity(2.0, m.start(), m.end(), False, False, False, 1.0, tuple(line.text[m.end() + 1 :].split(" ")[:3]), line)
            for m in re.finditer(r"(?<=and )both(?= (?!of\b|sides\b|countries\b|parties\b|in\b|to\b)[a-z])", line.text)
        ]
    if "a" in text.words(line) or "an" in text.words(line):
        # 'Two pilots, a gunner and five passengers': an article inside a list of numbers counts one.
        found += [
            Quantity(1.0, m.start(1), m.end(1), False, False, False, 1.0, (m[2],), line)
            for m in re.finditer(r"(?:, |\band )(an?) ([a-z][\w\-]+)(?= and (?:\w+) |, )", line.text)
            if m[2] not in {"total", "third", "quarter", "few", "number", "further"}
        ]
    return sorted(found, key=lambda q: q.start)


def _age(line: Line, one: Quantity) -> bool:
    """'A man, 45, was hurt, and a woman, 60.'"""
    return re.search(r"[A-Za-zÀ-ž], $", line.text[: one.start]) is not None and (
        re.match(r",", line.text[one.end :]) is not None or (re.search(r"\b(?:an? [a-z]+|[A-Z][\w\-]+ [A-Z][\w\-]+), $", line.text[: one.start]) is not None and re.match(r"[.;)]", line.text[one.end :]) is not None)
    )


_OF_THE_VOTE = lazily(r" of (?:the )?(?:votes?|polls?|ballots?|electorate|voters|seats|total|sum)\b")


def runs(line: Line, found: list[Quantity]) -> list[list[Quantity]]:
    """Return the runs of numbers that commas and 'and' join, the last by 'and' or ';', each as long as it may be."""
    made: list[list[Quantity]] = []
    run = found[:1]
    for one, other in pairwise(found):
        between = _OF_THE_VOTE.sub("", line.text[one.end : other.start])
        # '900 of them children, 600 women and 400 men'; '28 of them in Serbia, 19 in Bulgaria and 11 in Albania'.
        if found.index(one) <= len(found) - 3:
            between = re.sub(r"^ (?:[a-z]+ )?of (?:them|whom|these|those|which)(?= (?!who\b|that\b|which\b|were\b|was\b)[^,;]{2,40}, )", "", between)
        # 'Sweden (40), Ghana (35) and Chile (20)'.
        between = re.sub(r"^\)(,| and|, and)( [\w .’'\-]{2,40}) \($", r"\1\2 ", between)
        # 'Six of the ten seats' is a part and its whole; 'passengers of the coach, six in the minibus' goes on.
        if re.match(r" of (?:the|its|their|these|those|them|whom)\b", between):
            made.append(run)
            run = [other]
        elif len(between) <= 70 and _JOIN.search(between) and not _PARTED.search(between):
            run.append(other)
        else:
            made.append(run)
            run = [other]
    made.append(run)
    return [run for run in made if len(run) >= 2]


def _alike(run: list[Quantity]) -> bool:
    """Whether the numbers of a run measure one thing: the same measure, told once or again and again."""
    told = {measure_of(q) for q in run}
    if "" in told and len(told) > 1:
        # 'Thirty-five million dollars for roads, 25 million for clinics': the measure holds for what follows without a noun.
        if any(not measure_of(q) and noun_of(q) for q in run) or not measure_of(run[0]):
            return False
        told.discard("")
    scales = {q.scale for q in run}
    return len(told) == 1 and (len(scales) == 1 or 1.0 not in scales or max(scales) == 1e3)


def _elliptic(run: list[Quantity]) -> bool:
    """Whether the parts have no noun of their own: 'nine in Rwembe, five in Katale and three at the ferry'."""
    return all(not noun_of(q) for q in run[1:])


def _sums(run: list[Quantity], total: float) -> bool:
    return any(abs(sum(q.value for q in run[low:high]) - total) <= 0.015 * total for low in range(len(run) - 1) for high in range(low + 2, len(run) + 1))


def _hypernym(total: Quantity, run: list[Quantity]) -> bool:
    noun = noun_of(total)
    heads = {noun_of(q)[-1] for q in run if noun_of(q)}
    return (bool(noun) and (noun[-1] in _WHOLES or noun[-1] in heads or noun[0] in {singular(w) for w in heads} or any(singular(n) in _WHOLES for n in noun))) or total.scale > 1.0


def _inside(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    for run in runs(line, found):
        first, last = run[0], run[-1]
        earlier = [q for q in found if q.end <= first.start]
        later = [q for q in found if q.start >= last.end]
        closed = re.search(r"\band\b[^,;]*$", line.text[run[-2].end : last.start]) is not None or line.text[run[-2].end : last.start].find(";") >= 0
        if closed and _alike(run):
            # Any tail of the run may be the list, any number before it the total.
            if any(_sums(run, t.value) for t in earlier + later) or any(_sums(run[n + 1 :], t.value) for n, t in enumerate(run[:-2])):
                continue
            for low in range(len(run) - 1):
                parts = run[low:]
                for total in [*run[:low], *earlier][::-1]:
                    made = _judge(text, line, parts, total, False)
                    if made is not None:
                        yield made
                        return
                if low and not _elliptic(run):
                    break
            for total in later:
                again = noun_of(total) and noun_of(run[0]) and noun_of(total)[-1] == noun_of(run[0])[-1] and re.search(r"\b(?:the|all|these) $", line.text[: total.start])
                if again or _BEHIND.match(line.text[total.end :]) or _AHEAD.search(line.text[last.end : total.start]):
                    made = _judge(text, line, run, total, True)
                    if made is not None:
                        yield made
                        return
        # 'Twelve in January, nine in February and eleven in March, 35 in the quarter': the list is closed, then the total.
        for number in range(2, len(run)):
            total, parts = run[number], run[:number]
            if number != len(run) - 1 or not _alike(parts) or not re.search(r"(?:^|[^,;])\band\b[^,;]*$", line.text[parts[-2].end : parts[-1].start]):
                continue
            if not re.search(r", $", line.text[parts[-1].end : total.start]) and not (_AHEAD.search(line.text[parts[-1].end : total.start])) and not _BEHIND.match(line.text[total.end :]):
                continue
            if not _sums(parts, total.value):
                made = _judge(text, line, parts, total, True)
                if made is not None:
                    yield made
                    return


def _judge(text: CheckedText, line: Line, parts: list[Quantity], total: Quantity, behind: bool) -> Draft | None:
    if total.approximate or any(q.approximate for q in parts) or not _fit_scale(parts, total):
        return None
    total_value = total.value
    made = sum(q.value for q in parts)
    if total_value <= max(q.value for q in parts) or abs(made - total_value) > NEAR * total_value or abs(made - total_value) < 0.015 * total_value:
        return None
    start, end = min(parts[0].start, total.start), max(parts[-1].end, total.end)
    region = NONE_OF_THEM.sub("", line.text[max(0, start - 12) : end + 25])
    if _HEDGE.search(region):
        return None
    link = line.text[total.end : parts[0].start] if not behind else line.text[parts[-1].end : total.start]
    if len(link) > 110:
        return None
    if not behind:
        elliptic = _elliptic(parts) and not noun_of(parts[0])
        if ";" in link and not elliptic:
            return None
        whole = re.search(r"\b[Oo]f (?:the|its|their|these|those|his|her|some|all the) (?:[a-z]+ )?$", line.text[: total.start]) is not None
        # 'Of the 64 migrants, 27 were Iraqis and 19 Syrians' leaves room for others; what is too much does not.
        if whole and not elliptic and made < total_value and (len(parts) < 3 or made < 0.85 * total_value):
            return None
        mark = whole or re.search(r"[:–—(]|\b(?:made up|consist\w*|compris\w+|composed)\b", link)
        if not (mark or elliptic or (_hypernym(total, parts) and "," in link)):
            return None
        if len(parts) == 2 and not (mark or (elliptic and "," in link)):
            return None
        # A verb between the two tells something new of other things: 'killed 30 people, and burnt six houses and ten cars'.
        if not mark and re.search(r",? and\b" if elliptic else r",? and\b|\b(?:was|were|had|has|have|to)\b", link):
            return None
    shown = " + ".join(f"{q.value:,.10g}" for q in parts)
    return draft(text, line, start, end, f"{shown} = {made:,.10g}, not {total_value:,.10g}")


def _fit_scale(parts: list[Quantity], total: Quantity) -> bool:
    mine, theirs = measure_of(total), {measure_of(q) for q in parts if measure_of(q)}
    return not (mine and theirs and theirs != {mine}) and not (mine and not theirs and any(noun_of(q) for q in parts)) and not (theirs and not mine and bool(noun_of(total)))


def _across(text: CheckedText, before: tuple[Line, list[Quantity]], here: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'It will lend 90 million dollars. The money is split into three: 35 million for roads, 25 million for clinics and 40 million for lines'."""
    line, found = here
    wholes = [q for q in before[1] if not q.approximate]
    for run in runs(line, found):
        if len(run) < 2 or not _alike(run) or any(q.approximate for q in run) or line.start - before[0].end > 3:
            continue
        if not (_OPENS.search(line.text[: run[0].start]) or (len(run) >= 3 and _OPENS.search(line.text))) or _HEDGE.search(line.text) or _HEDGE.search(before[0].text[-40:]):
            continue
        if len(wholes) != 1 or any(_sums(run, q.value) for q in wholes) or not _fit_scale(run, wholes[0]):
            continue
        total, made = wholes[0], sum(q.value for q in run)
        if total.value > max(q.value for q in run) and 0.015 * total.value < abs(made - total.value) <= NEAR * total.value and (len(run) >= 3 or ":" in line.text) and {q.scale for q in run} == {total.scale}:
            shown = " + ".join(f"{q.value:,.10g}" for q in run)
            yield draft(text, line, run[0].start, run[-1].end, f"{shown} = {made:,.10g}, not the {total.value:,.10g} told of before")
            return


def _after(text: CheckedText, before: tuple[Line, list[Quantity]], here: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'There will be 300 men from Kenya, 250 from Uganda and 200 from Burundi. The force will number 850'."""
    line, found = here
    if len(found) != 1 or found[0].approximate or not _LATER.search(line.text) or _HEDGE.search(line.text) or _HEDGE.search(before[0].text):
        return
    total = found[0]
    if not (_AHEAD.search(line.text[: total.start]) or _BEHIND.match(line.text[total.end :]) or _LATER.match(line.text)):
        return
    for run in runs(before[0], before[1]):
        made = sum(q.value for q in run)
        if len(run) >= 3 and run == [q for q in before[1] if q in run] and _alike(run) and _fit_scale(run, total) and not any(q.approximate for q in run) and not _sums([*before[1]], total.value) and (
            total.value > max(q.value for q in run) and 0.015 * total.value < abs(made - total.value) <= NEAR * total.value
        ):
            shown = " + ".join(f"{q.value:,.10g}" for q in run)
            yield draft(text, line, total.start, total.end, f"{shown} = {made:,.10g}, not {total.value:,.10g}")
            return



