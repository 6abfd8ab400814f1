"""A part told to be more than its whole, where the whole is named by its noun or stands in the sentence before: 'the convoy of 30 lorries ... 35 of the lorries'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.amounts import measure_of, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_OF_NOUN = lazily(r"^(?: (?!of\b)[\w\-]+)? of (?:the|its|their|these|those|his|her) (?P<noun>[a-z]+)\b(?! of\b)")
_BACK = lazily(r"^(?: (?!of\b)[\w\-]+)? of (?:them|these|those|whom|which)\b|^ (?:were |are )?among them\b")
_AMONG = lazily(r"(?i)\b(?:among (?:them|whom|these)|of (?:them|whom|these)|including)(?:,)? (?:(?:are|were|is|was|some|about|at least|no fewer than|the) )*$")
_OF_A = lazily(r"(?i)(?:^|[,;] |\b(?:and|but) )(?:out )?of (?:the|its|an?|their)(?: [a-z\-]+)? (?:crew|force|team|group|party|staff|garrison|fleet|company|family|class|total|complement|population|convoy|patrol|unit|delegation|squad) of $")
_PEOPLE = frozenset("person man woman child soldier officer passenger sailor deputy member hostage prisoner refugee worker miner villager civilian pupil student accused detainee suspect delegate migrant crew policeman rebel fighter".split())
_ALL_OF = frozenset("accused men women people passengers hostages prisoners soldiers crew victims defendants captives detainees officers".split())


def excesses(text: CheckedText) -> Iterator[Draft]:
    """Yield parts that are more than their wholes."""
    before: tuple[Line, list[Quantity]] | None = None
    for line in text.lines:
        found = _things(text, line) if text.counts_itself(line) else []
        for number, part in enumerate(found):
            earlier = found[:number] + (before[1] if before is not None and line.start - before[0].end <= 3 else [])
            whole = _whole_of(line, part, found[:number], earlier)
            if whole is not None and part.value > whole.value >= 2 and part.scale == whole.scale and measure_of(part) == measure_of(whole) and not part.approximate:
                start = whole.start if whole.line is line else part.start
                yield draft(text, line, start, part.end, f"a part of {part.value:,.10g} is greater than its whole of {whole.value:,.10g}", "high")
                return
        before = None if line.heading else (line, found)


def _things(text: CheckedText, line: Line) -> list[Quantity]:
    shares = shares_in(line, text.words(line))
    return [q for q in quantities(text, line) if not q.percent and measure_of(q) in {"", "money"} and not any(s.start < q.end and q.start < s.end for s in shares)]


def _whole_of(line: Line, part: Quantity, here: list[Quantity], earlier: list[Quantity]) -> Quantity | None:
    lead, tail = line.text[: part.start], line.text[part.end :]
    if here and _OF_A.search(line.text[: here[-1].start]) and re.match(r"^(?: [a-z]+)?,? (?:only |just |all |some )?$", line.text[here[-1].end : part.start]):
        return here[-1]
    if here and re.search(r"(?:^|[,;] )(?:Out of|Of) (?:the |its |their )?$", line.text[: here[-1].start]) and re.match(r"^(?: [a-z\-]+){1,3} (?:only )?$", line.text[here[-1].end : part.start]) and not noun_of(part):
        return here[-1]
    named = _OF_NOUN.match(tail)
    if named is not None:
        noun = singular(named["noun"])
        same = [q for q in earlier if named["noun"] in _ALL_OF and not noun_of(q) and re.search(r"\b(?:crew|force|team|group|party|staff|garrison|family|crowd|column) of $", q.line.text[: q.start])] or [q for q in earlier if noun_of(q) and (noun in (singular(w) for w in noun_of(q)) or (named["noun"] in _ALL_OF and noun_of(q)[-1] in _PEOPLE))]
        return same[0] if len({q.value for q in same}) == 1 and not re.search(r"(?i)\b(?:other|new|second|another|more)\b", line.text[: part.start]) else None
    if re.search(r"\ball $", lead) and len(here) > 1:
        return None  # 'three teachers, two nurses and a driver, all six of them from one street'
    if _BACK.match(tail) or _AMONG.search(lead):
        whole = [q for q in (here or earlier) if noun_of(q)]
        if _AMONG.search(lead) and noun_of(part) and len(whole) == 1 and noun_of(whole[0]) and (noun_of(whole[0])[-1] in _PEOPLE) != (noun_of(part)[-1] in _PEOPLE):
            return None
        return whole[0] if len(whole) == 1 and len(here or earlier) == 1 else None
    return None
