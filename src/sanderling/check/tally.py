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
    r"(?i)\b(?:includ(?:ing|ed|es?)|among|at least|mostly|mainly|others?|besides|not counting|so far|earlier|already|some of|several|dozens|unknown|rest|remainder|respectively|each|apiece|per|times|another|again|both of|for every|average|instead of|compared|against|up from|down from|rose|fell|grew|increased|new|bringing the|brings the|brought the)\b"
)
_WHOLES = frozenset(
    "person life civilian casualty victim member seat vote vehicle vessel aircraft weapon passenger hostage prisoner detainee country state dead wounded injured ship death man woman child captive suspect employee staff worker delegate "
    "deputy lawmaker missile foreigner migrant refugee crew survivor body soldier arrest attack house home doctor boat plane lorry truck case witness school village dollar euro tonne troop observer fatality ballot minister official".split()
)
_CONSISTS = lazily(r"\b(?:consist(?:s|ed|ing)? (?:only |entirely |wholly )?of|(?:made|is made|are made|was made) up of|composed of|compris(?:es|ed|ing)|counts|namely|that is)(?: (?:the|its|about|some))? $")
"""What tells that the list behind it is the whole of what stands before: that its last parts add up to its first is chance."""
_BEHIND = lazily(r"^(?: (?!and\b|or\b)[\w’\-]+){0,3}?,? (?:in all|altogether|in total|all told|taken together|together|overall|in the (?:quarter|year|month|week|half-year))\b")
_AHEAD = lazily(r"(?i)\b(?:in all|altogether|in total|all told|a (?:grand |combined )?total of|totall?ing|making|makes?|made|adds? up to|adding up to|(?:together|between them|jointly),? (?:hold|held|have|had|has|command|control|won|count|muster|account for|sent|lost)|come to|comes to|sum of|amount to|amounts to|make up|made up|makes up|together|number|numbers|total is|total was|bill of|has counted|have counted|had counted) (?:(?:the|it|for|of|a|will|is|are|was|were|total|about) )*$")
_OPENS = lazily(r"(?i)\b(?:divided|split|shared|broken down|made up|composed|consists?|consisted|comprises?|falls?|fell|distributed|allotted|allocated|earmarked|parts?|of this|of that|of the sum|of the total|of these|provides?|come[s]? from|came from|are to come|go to|goes to|went to|provide)\b|:")
_LATER = lazily(r"(?i)^(?:that|this|which|it|together|altogether|in all|in total|all told|the (?:force|total|sum|number|bill|fleet|mission|death toll|toll|party|coalition|contingent|team))\b")


def tallies(text: CheckedText) -> Iterator[Draft]:
    """Yield totals that are not the sum of the list that they are told for."""
    before: tuple[Line, list[Quantity]] | None = None
    for line in text.lines:
        found = _counts(text, line) if text.counts_itself(line) else []
        if len(found) >= 2:
            done = False
            for made in _inside(text, line, found, before[1] if before is not None else []):
                done = True
                yield made
            if not done and before is not None and before[1]:
                yield from _across(text, before, (line, found))
        elif len(found) == 1 and before is not None and len(before[1]) >= 2:
            yield from _after(text, before, (line, found))
        if found and not {"other", "remaining", "rest"}.isdisjoint(text.words(line)):
            yield from _and_the_others(text, line, found, before)
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


_SORTS = frozenset("man woman child boy girl baby schoolchild schoolboy schoolgirl infant toddler adult teenager".split())
"""Sorts of people that stand beside one another in a list: twelve women are no total of nine men and three children."""


SPECIFIC = frozenset("lorry truck bus boat plane tank house home doctor school village ship missile minister official car rifle clinic bridge shop".split())
"""Sorts of things that stand beside other sorts: 25 lorries, seven buses and three ambulances."""


def _hypernym(total: Quantity, run: list[Quantity]) -> bool:
    noun = noun_of(total)
    heads = {noun_of(q)[-1] for q in run if noun_of(q)}
    if noun and noun[-1] in _SORTS and heads & _SORTS:
        return noun[-1] == "child" and heads <= _SORTS - {"man", "woman", "adult"}
    if noun and noun[-1] in SPECIFIC and heads and all(noun_of(q) for q in run) and noun[-1] not in heads:
        return False
    return (bool(noun) and (noun[-1] in _WHOLES or noun[-1] in heads or noun[0] in {singular(w) for w in heads} or any(singular(n) in _WHOLES for n in noun))) or total.scale > 1.0


def _inside(text: CheckedText, line: Line, found: list[Quantity], told: list[Quantity]) -> Iterator[Draft]:
    """Yield totals of one sentence; ``told`` are the numbers of the sentence before, of which a list may be the parts."""
    for run in runs(line, found):
        first, last = run[0], run[-1]
        earlier = [q for q in found if q.end <= first.start]
        later = [q for q in found if q.start >= last.end]
        closed = re.search(r"\band\b[^,;]*$", line.text[run[-2].end : last.start]) is not None or line.text[run[-2].end : last.start].find(";") >= 0
        if closed and _alike(run):
            # Any tail of the run may be the list, any number before it the total.
            stated = any(_CONSISTS.search(line.text[t.end : first.start]) for t in earlier) and all(noun_of(q) for q in run)
            if any(_sums(run, t.value) for t in [*earlier, *later, *told]) or (not stated and any(_sums(run[n + 1 :], t.value) and (_hypernym(t, run[n + 1 :]) or not _hypernym(run[0], run[1:])) for n, t in enumerate(run[:-2]))):
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


_THE_LAST = lazily(r"(?<=and )\d+ others\b|(?<=and )[a-z]+ others\b|\bof (?:whom|which|them|these)(?= \d| [a-z]+ (?:were|was|are|had|have)\b)")
"""What closes or opens a list: 'and 11 others', 'of which nine were bombers'."""


_BESIDE = lazily(r"^ (?:other |more )?(?:people|persons|lives|members|occupants|victims|casualties|survivors|hostages|prisoners|captives|civilians|detainees|migrants|refugees|passengers and crew), $")
"""'Nine people, seven soldiers and three crew': two sorts of people beside the word for all people."""


def _judge(text: CheckedText, line: Line, parts: list[Quantity], total: Quantity, behind: bool) -> Draft | None:
    if total.approximate or any(q.approximate for q in parts) or not _fit_scale(parts, total):
        return None
    total_value = total.value
    made = sum(q.value for q in parts)
    if total_value <= max(q.value for q in parts) or abs(made - total_value) > NEAR * total_value or abs(made - total_value) < 0.015 * total_value:
        return None
    start, end = min(parts[0].start, total.start), max(parts[-1].end, total.end)
    region = _THE_LAST.sub("", NONE_OF_THEM.sub("", line.text[max(0, start - 12) : end + 25]))
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
        # A house of so many seats has no more, and may have fewer that are told of.
        house = re.match(r"^-(?:seat|member|strong|man|nation|state|bed)\b", line.text[total.end :]) is not None
        if house and (made < total_value or len(parts) < 3):
            return None
        mark = whole or house or re.search(r"[:–—(]|\b(?:made up|consist\w*|compris\w+|composed|namely|that is|viz|of whom|of which|of them|of these)\b", link)
        if not (mark or elliptic or (_hypernym(total, parts) and "," in link)):
            return None
        beside = _BESIDE.match(link) is not None and abs(made - total_value) <= 0.25 * total_value and bool(noun_of(parts[0])) and re.match(r"[,.;]|$", line.text[parts[-1].end + 1 + len(" ".join(parts[-1].words[: len(noun_of(parts[-1]))])) :]) is not None
        if len(parts) == 2 and not (mark or beside or (elliptic and "," in link)):
            return None
        # A verb between the two tells something new of other things: 'killed 30 people, and burnt six houses and ten cars'.
        if not mark and re.search(r",? and\b" if elliptic else r",? and\b|\b(?:was|were|had|has|have|to)\b", link):
            return None
    if behind and (words := _BEHIND.match(line.text[total.end :])) is not None:
        end = max(end, total.end + words.end())
    shown = " + ".join(f"{q.value:,.10g}" for q in parts)
    return draft(text, line, start, end, f"{shown} = {made:,.10g}, not {total_value:,.10g}")


def _fit_scale(parts: list[Quantity], total: Quantity) -> bool:
    mine, theirs = measure_of(total), {measure_of(q) for q in parts if measure_of(q)}
    return not (mine and theirs and theirs != {mine}) and not (mine and not theirs and any(noun_of(q) for q in parts)) and not (theirs and not mine and bool(noun_of(total)))


def _across(text: CheckedText, before: tuple[Line, list[Quantity]], here: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'It will lend 90 million dollars. The money is split into three: 35 million for roads, 25 million for clinics and 40 million for lines'."""
    line, found = here
    wholes = [q for q in before[1] if not q.approximate]
    if line.start - before[0].end > 3:
        return
    for run in runs(line, found):
        if len(run) < 2 or not _alike(run) or any(q.approximate for q in run):
            continue
        if (made_told := _told_of(text, line, run, wholes)) is not None:
            yield made_told
            return
        if not (_OPENS.search(line.text[: run[0].start]) or (len(run) >= 3 and _OPENS.search(line.text))) or _HEDGE.search(line.text) or _HEDGE.search(before[0].text[-40:]):
            continue
        if len(wholes) != 1 or any(_sums(run, q.value) for q in wholes) or not _fit_scale(run, wholes[0]):
            continue
        total, made = wholes[0], sum(q.value for q in run)
        if total.value > max(q.value for q in run) and 0.015 * total.value < abs(made - total.value) <= NEAR * total.value and (len(run) >= 3 or ":" in line.text) and {q.scale for q in run} == {total.scale}:
            shown = " + ".join(f"{q.value:,.10g}" for q in run)
            yield draft(text, line, run[0].start, run[-1].end, f"{shown} = {made:,.10g}, not the {total.value:,.10g} told of before")
            return


_THEY = lazily(
    r"(?:^|\bsaid )(?:(?:The|the|Those|those) (?:dead|victims?|wounded|injured|casualties|fatalities|killed|captives|hostages|prisoners|survivors|passengers|missing|arrested|detained|detainees|accused|defendants|suspects|migrants|refugees|delegates|recruits|crew|(?:[a-z]+ )?members|lost|rescued|freed|bodies|(?:\w+ )?aboard)|They|they|These|Their number|Among them)"
    r",? (?:all )?(?:are|were|comprise[ds]?|consist(?:ed|s)? of|included? no \w+ but|was|is)(?: made up of| composed of)?(?: the)? $"
)
"""Who the dead, the captives or 'they' of the sentence before are, one after the other."""
_OF_THOSE = lazily(r"^ of (?:the (?:dead|victims|wounded|injured|casualties|captives|hostages|prisoners|survivors|missing|detained|accused|migrants|crew|bodies|lot)|them|these|those)\b")
_DOES = lazily(r"^ (?:were|are|had|have|was|came|went|took|fell|died|fled|drowned|swam|lay|stood|sank|got|won|held|ran|flew|lost|[a-z]{3,}ed)\b")


def _told_of(text: CheckedText, line: Line, run: list[Quantity], wholes: list[Quantity]) -> Draft | None:
    """'Killed 43 people ... The dead are 21 men, 12 women and eight children'; '40 lorries. Twenty-two carried flour, eleven tents and nine medicine'."""
    lead, first = line.text[: run[0].start], line.text[run[0].end :]
    they = _THEY.search(lead) is not None
    of_those = not lead and (_OF_THOSE.match(first) is not None or _DOES.match(first) is not None)
    if not (they or of_those) or len(run) < 3 or any(measure_of(q) for q in run):
        return None
    if re.match(r"^(?: [\w’\-]+){0,4},? (?:and|including|among|plus|as well as)\b(?! (?:nobody|no one|none|all)\b)", line.text[run[-1].end :]) or _HEDGE.search(line.text[run[0].start : run[-1].end]):
        return None
    made = sum(q.value for q in run)
    wholes = [q for q in wholes if not measure_of(q) and q.scale == run[0].scale == 1.0 and (they or noun_of(q))]
    near = [q for q in wholes if q.value > max(one.value for one in run) and abs(made - q.value) <= NEAR * q.value]
    if len(near) != 1 or any(_sums(run, q.value) for q in wholes):
        return None
    total = near[0]
    # What 'of them' tells may leave some out; who they are leaves none.
    if made == total.value or (made < total.value and not they) or (they and len(wholes) > 2):
        return None
    shown = " + ".join(f"{q.value:g}" for q in run)
    return Draft("number-conflict", text.span(total.line.start + total.start, line.start + run[-1].end), f"{shown} = {made:g}, not the {total.value:g} told of before", "Check the numbers.", (), "medium")


def _after(text: CheckedText, before: tuple[Line, list[Quantity]], here: tuple[Line, list[Quantity]]) -> Iterator[Draft]:
    """'There will be 300 men from Kenya, 250 from Uganda and 200 from Burundi. The force will number 850'."""
    line, found = here
    if found[0].approximate or not (_LATER.search(line.text) or re.match(r"^(?:The|All|All the) $", line.text[: found[0].start])) or _HEDGE.search(line.text) or _HEDGE.search(before[0].text):
        return
    total = found[0]
    if re.match(r"^(?:The|All|All the) $", line.text[: total.start]):
        yield from _all_of_them(text, before, line, total)
        return
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


_OTHERS = lazily(r"\b(?:the|its|their) (?:other|remaining|rest,)(?: of them,)? $")
_OF_WHOLE = lazily(r"^(?: [a-z]+)?,? (?:out )?of (?:the |its |their |his |her |all |these |those )?(?:[A-Za-z’]+[’']s )?$")
_OTHER_HEDGE = lazily(r"(?i)\b(?:about|some|at least|nearly|almost|over|more than|up to|another|further|including|besides|not counting|each)\b")


def _and_the_others(text: CheckedText, line: Line, found: list[Quantity], before: tuple[Line, list[Quantity]] | None) -> Iterator[Draft]:
    """'63 people on board, 57 of them passengers and the other eight crew': parts that 'the other so many' closes."""
    last = next((q for q in found if _OTHERS.search(line.text[: q.start])), None)
    if last is None or last.approximate or last.scale != 1.0 or measure_of(last) or _THE_TIME.match(line.text[last.end :]):
        return
    here = [q for q in found if q.end <= last.start and not measure_of(q)]
    if len(here) == 1 and before is not None and line.start - before[0].end <= 3 and re.match(r"^(?: [a-z]+)? (?:of (?:them|these|those)\b|(?:were|was|are|had|have|came|went)\b)", line.text[here[0].end :]):
        wholes = [q for q in before[1] if not measure_of(q) and noun_of(q)]
        here = [wholes[0], *here] if len(wholes) == 1 else []
    if not 2 <= len(here) <= 4:
        return
    if here[0].line is line and _OF_WHOLE.match(line.text[here[0].end : here[1].start]):
        whole, parts = here[1], [here[0], *here[2:]]
    else:
        whole, parts = here[0], here[1:]
        told = re.match(r"^(?: [a-z]+)? (?:of (?:them|whom|these|those|which))\b", line.text[parts[0].end :]) is not None
        if whole.line is line and not (told or re.search(r"(?i)\bof (?:the |its |their |these |those |all )?$", line.text[: whole.start])):
            return
    if whole.approximate or whole.scale != 1.0 or any(q.approximate or q.scale != 1.0 for q in parts) or any(re.search(r"[;:.]|\bwhile\b", line.text[one.end : other.start]) for one, other in pairwise(q for q in [*here, last] if q.line is line)):
        return
    first = min(q.start for q in here if q.line is line)
    if _OTHER_HEDGE.search(line.text[first : last.start]):
        return
    total = sum(q.value for q in parts) + last.value
    if total != whole.value and whole.value > max(*(q.value for q in parts), last.value) and abs(total - whole.value) <= NEAR * whole.value:
        shown = " + ".join(f"{q.value:g}" for q in [*parts, last])
        yield Draft("number-conflict", text.span(whole.line.start + whole.start if whole.line is not line else line.start + first, line.start + last.end), f"{shown} = {total:g}, not {whole.value:g}", "Check the numbers.", (), "medium")


_THE_TIME = lazily(r"^ (?:days?|weeks?|months?|years?|hours?|minutes?)\b")
_ALL_SORTS = frozenset("person prisoner captive hostage dead victim survivor detainee body passenger casualty soldier vehicle aircraft vessel ship plane weapon delegate member suspect accused defendant captives wounded injured arrested migrant refugee".split())


def _all_of_them(text: CheckedText, before: tuple[Line, list[Quantity]], line: Line, total: Quantity) -> Iterator[Draft]:
    """'Seven officers, 19 sergeants and 60 privates surrendered. The 90 prisoners were marched to the coast'."""
    noun = noun_of(total)
    if not noun or singular(noun[0]) not in _ALL_SORTS or line.start - before[0].end > 3 or total.scale != 1.0:
        return
    for run in runs(before[0], before[1]):
        made = sum(q.value for q in run)
        if len(run) >= 3 and run == before[1] and all(noun_of(q) and not measure_of(q) and not q.approximate for q in run) and 0 < abs(made - total.value) <= 0.15 * made and total.value > max(q.value for q in run):
            shown = " + ".join(f"{q.value:g}" for q in run)
            yield draft(text, line, total.start, total.end, f"{shown} = {made:g}, not {total.value:g}")
            return
