"""Votes counted: for, against and abstaining against the size of the body, the majority told, and the outcome told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, is_plain, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_BODY = lazily(
    r"(?i)\b(?:parliament|assembly|council|chamber|senate|synod|congress|house|board|committee|court|jury|seats|duma|knesset|bundestag|diet|majlis|members?|deputies|lawmakers|senators|delegates|judges|legislators|conclave|cabinet|voted|votes?|ballot|congregation|conference|union)\b"
)
_SEATS = lazily(r"^(?:-| )(?:seats?|members?|deputies|strong|delegates|lawmakers|jurors|judges|justices|bishops|senators|councillors|legislators|mps|states|nations|countries|electors|cardinals|ministers|votes (?:were )?cast|ballots)\b", re.I)
_FOR = lazily(r"^(?: (?:members?|deputies|votes?|lawmakers|senators|states|countries|delegates|judges|of them|others?|mps))?,? ?(?:were |was |voted |had voted |cast (?:their )?(?:votes|ballots) |came out |said )?(?:in favou?r|for\b|yes\b|aye|backed|supported|approved)", re.I)
_AGAINST = lazily(r"^(?: (?:members?|deputies|votes?|lawmakers|senators|states|countries|delegates|judges|of them|others?|mps))?,? ?(?:were |was |voted |had voted |cast (?:their )?(?:votes|ballots) |came out |said )?(?:against|no\b|nay|opposed)", re.I)
_AWAY = lazily(r"^(?: (?:members?|deputies|votes?|lawmakers|senators|states|countries|delegates|judges|of them|others?|mps))?,? ?(?:had |were |was )?(?:abstain|abstention|absent|stayed away|did not vote|spoil|blank|invalid|not voting|present without)", re.I)
TO = lazily(r"^(?: votes?)? (?:to|against) $")
"""What stands between the votes of two sides: '54 to 40'."""
_WON = lazily(r"\b(?:approved|adopted|passed|carried|won|accepted|ratified|elected|endorsed|confirmed|backed|survived|upheld|agreed|voted to|voted for)\b")
_LOST = lazily(r"\b(?:rejected|defeated|voted down|turned down|lost|fell|failed|thrown out|threw out|blocked|voted against|refused)\b")


def votes(text: CheckedText) -> Iterator[Draft]:
    """Yield votes that are more than the body has, or are told with a wrong majority or outcome."""
    before: Line | None = None
    for line in text.lines:
        found = quantities(text, line)
        if len(found) >= 2 and _BODY.search(line.text):
            yield from _counted(text, line, found, before)
            yield from _two(text, line, found)
        before = line


def _counted(text: CheckedText, line: Line, found: list[Quantity], before: Line | None) -> Iterator[Draft]:
    kinds: dict[str, Quantity] = {}
    for one in found:
        behind = line.text[one.end :]
        for name, pattern in (("for", _FOR), ("against", _AGAINST), ("away", _AWAY)):
            if is_plain(one) and pattern.match(behind) and name not in kinds:
                kinds[name] = one
                break
    for one, other in itertools.pairwise(found):
        if TO.match(line.text[one.end : other.start]) and is_plain(one) and is_plain(other) and "for" not in kinds and re.search(r"\b(?:by|with|vot\w+|of|was) $", line.text[: one.start]):
            kinds.setdefault("for", one)
            kinds.setdefault("against", other)
    if len(kinds) < 2:
        return
    cast = sum(one.value for one in kinds.values())
    first, last = min(one.start for one in kinds.values()), max(one.end for one in kinds.values())
    sizes = [(line, one) for one in found if one not in kinds.values() and is_plain(one) and (_SEATS.match(line.text[one.end :]) or re.search(r"\b(?:all|of the|of its|(?:house|chamber|parliament|assembly|council|senate|body|committee|board|congress|court) of) $", line.text[: one.start]))]
    # 'Survived by three votes: 78 deputies backed it': the margin is no size.
    sizes = [(where, one) for where, one in sizes if not re.search(r"\bby (?:a (?:majority|margin) of |just |only )?$", where.text[: one.start])]
    if not sizes and before is not None:
        sizes = [(before, one) for one in quantities(text, before) if is_plain(one) and re.match(r"^[- ](?:seat|member|strong)", before.text[one.end :])]
    # What is smaller than one side of the vote is no body that voted.
    sizes = [(where, size) for where, size in sizes if size.value >= max(one.value for one in kinds.values())]
    if len(sizes) != 1:
        return
    where, size = sizes[0]
    lead = where.text[: size.start]
    everybody = where is line and re.search(r"\b[Aa]ll (?:the |of the |its )?$", lead) is not None and re.search(r"\b(?:voting|voted|present|cast|took part|taking part)\b", line.text) is not None
    whole = everybody or re.search(r"\b(?:of the|of its|of whose|(?:house|chamber|parliament|assembly|council|senate|body|committee|board|congress|court) of) $", lead)
    named = whole is not None or where is not line or _SEATS.match(line.text[size.end :]) is not None
    if named and (cast > size.value or (everybody and cast != size.value and len(kinds) == 3)):
        start, end = (min(first, size.start), max(last, size.end)) if where is line else (first, last)
        shown = " + ".join(f"{one.value:g}" for one in kinds.values())
        yield draft(text, line, start, end, f"{shown} = {cast:g} votes in a body of {size.value:g}")


def _two(text: CheckedText, line: Line, found: list[Quantity]) -> Iterator[Draft]:
    """'Passed by 80 votes to 95'; 'by 80 votes to 60, a majority of 30'."""
    for number, (one, other) in enumerate(itertools.pairwise(found)):
        if not (is_plain(one) and is_plain(other)) or not TO.match(line.text[one.end : other.start]) or not re.search(r"\b(?:by|with|was) (?:a vote of )?$|\bvot\w+ $", line.text[: one.start]):
            continue
        lead = re.split(r"[;:]", line.text[: one.start])[-1]
        if "against" not in line.text[one.end : other.start] and one.value < other.value and _WON.search(lead) and not _LOST.search(lead) and re.search(r"\bby (?:a vote of )?$", lead):
            yield draft(text, line, one.start, other.end, f"what was carried had {one.value:g} votes against {other.value:g}")
            continue
        rest = found[number + 2] if number + 2 < len(found) else None
        if rest is not None and is_plain(rest) and re.match(r"^(?: votes?| with [^,;]{0,30})?,? (?:a|with a|by a) (?:majority|margin|lead) of $", line.text[other.end : rest.start]) and (
            abs(one.value - other.value) != rest.value
        ):
            yield draft(text, line, one.start, rest.end, f"{one.value:g} against {other.value:g} is a majority of {abs(one.value - other.value):g}, not {rest.value:g}")
