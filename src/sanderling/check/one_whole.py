"""Shares that are told to make up one whole: per cent, fractions and what remains, in any order and wording.

'48 per cent went to China, 37 per cent to Japan and the remaining 25 per cent to Vietnam'; 'half ..., a third ... and the rest, a fifth'.
A list that a word closes ('the remaining', 'the rest', 'the only other') must come to a hundred; one that no word closes must not come to more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.amounts import Share, noun_of, shares_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import Quantity, quantities
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line

_GATE = frozenset("per percent half third thirds quarter quarters fifth fifths sixth eighth tenth tenths".split())
_CLOSING = frozenset("remaining remainder rest balance other others only between".split())
_REST = lazily(r"(?i)\b(?:remaining|remainder|rest|balance|others?)\b[^;\d]{0,45}$")
_REST_BEHIND = lazily(r"(?i)^[^;\d]{0,30}\b(?:making up|made up|being|was|were|is|are|as) the (?:rest|remainder|balance)\b|^[^;,\d]{0,25}, the (?:rest|remainder|balance)\b")
_ONLY = lazily(r"(?i)\b(?:the only other|the only (?:three|four|five|two)|no others?\b|no other [a-z]+|there (?:are|were) no|nobody else|no one else|between them|(?:split|divided|shared) (?:among|between|into|as follows)|one answer|the only (?:suppliers|candidates|buyers|owners|shareholders|partners|bidders|sources|groups|contenders))\b")
_LAST = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8, "tenth": 1 / 10}
_LAST_SHARE = lazily(rf"\b(?:remaining|other|last|final) (?P<unit>{'|'.join(_LAST)})\b(?! (?:of|day|week|month|year|man|person)\b)")
_OTHERWISE = lazily(
    r"(?i)\b(?:rose|rise[sn]?|fell|fall(?:en|s)?|grew|grow(?:n|s|th)?|increase[ds]?|decrease[ds]?|dropped|drop|declined?|cut|up|down|higher|lower|inflation|interest|discount|tax|duty|tariff|turnout|compared|against \d|than \d|than in|than before|than last|earlier|previously|previous|last (?:year|time|month)|"
    r"years? (?:ago|before)|before|respectively|each|both|also|more than one|several answers|multiple|either|chance|points?|margin|swing|lead|from \d|of (?:whom|which|these|those|them) (?:about |some |only )?\d|of the (?:rest|remainder)|probability|literacy|unemploy\w+|poverty|accuracy|pass(?:ed)? mark|alcohol|full|complete)\b"
)
_MADE_UP = lazily(r"\bma[dk]es? up\b|\bsplit up\b|\bmaking up\b")
_SHARED = lazily(
    r"(?i)\b(?:own(?:s|ed)?|hold(?:s|ing)?|held|control(?:s|led)?|stakes?|shares?|went|goes|go|gone|sent|shipped|sold|came from|come[s]? from|make[s]? up|made up|account(?:s|ed)? for|suppl(?:y|ies|ied)|provide[sd]?|contribut\w+|"
    r"divided?|split|allotted|allocated|spent|takes?|took|produce[sd]?|consume[sd]?|uses?|used|cover(?:s|ed)?)\b"
)
_TO = lazily(r"^(?: of [^,;()]{2,40}?)?(?: (?:went|goes|go|came|is owned|was sent|are bound|was bound|is held|was shipped))? (?P<how>to|by|for|from|on) ")


def one_whole(text: CheckedText) -> Iterator[Draft]:
    """Yield shares that do not make up the one whole that they are told to be of."""
    for line in text.lines:
        words = text.words(line)
        if line.heading or (_GATE.isdisjoint(words) and "%" not in line.text) or re.search(r"[“”\"]", line.text):
            continue
        parts = _parts(text, line, words)
        made = _judge(text, line, words, parts) if len(parts) >= 2 else None
        if made is not None:
            yield made


def _parts(text: CheckedText, line: Line, words: frozenset[str]) -> list[Share]:
    """Return the shares of a sentence, and the bare numbers between them that tell shares too: '48 per cent to China, 37 to Japan'."""
    shares = shares_in(line, words)
    if "remaining" in words or "other" in words or "last" in words or "final" in words:
        shares += [Share(_LAST[match["unit"]], match.start("unit"), match.end(), "", False) for match in _LAST_SHARE.finditer(line.text) if not any(s.start <= match.start("unit") < s.end for s in shares)]
    if not any(share.exact for share in shares):
        return sorted(shares, key=lambda share: share.start)
    first = min(share.start for share in shares)
    bare = [q for q in quantities(text, line) if q.start > first and _is_bare(line, q) and not any(s.start < q.end and q.start < s.end for s in shares)]
    return sorted([*shares, *(Share(q.value / 100, q.start, q.end, "about" if q.approximate else "", True) for q in bare)], key=lambda share: share.start)


def _is_bare(line: Line, one: Quantity) -> bool:
    return not (one.percent or one.money) and one.scale == 1.0 and one.value < 100 and not noun_of(one) and re.match(r"^(?:,? (?:for|to|from|by|in|on|with|against|would|were|was|are|is|had|did|do|the)\b|[.,;)])", line.text[one.end :]) is not None and re.search(r"(?:,|\band|\() (?:[\wÀ-ž’\-]+ ){0,6}$|\($", line.text[: one.start]) is not None


def _of_one_thing(line: Line, parts: list[Share]) -> bool:
    """Whether a list that no word closes shares out one thing: by one preposition after another, or one holder after another."""
    between = [line.text[one.end : other.start] for one, other in pairwise(parts)]
    lead = line.text[max(0, parts[0].start - 70) : parts[0].start]
    if not all("," in words or "and" in words or ")" in words for words in between) or re.search(r"\band\b", between[-1]) is None or _OTHERWISE.search(_MADE_UP.sub("", lead[-40:])):
        return False
    if not _SHARED.search(lead + between[0]):
        return False
    tails = [_TO.match(line.text[part.end :]) for part in parts]
    if all(tail is not None for tail in tails):
        return len({tail["how"] for tail in tails[1:] if tail is not None}) == 1
    # 'The state owns 51 per cent of the mine, a partner 35 per cent and the chiefs 24'.
    return all(re.match(r"[,.;)]| and\b|$", line.text[part.end :]) for part in parts[1:]) and re.match(r"(?: of\b| \()|[,)]", line.text[parts[0].end :]) is not None


def _judge(text: CheckedText, line: Line, words: frozenset[str], parts: list[Share]) -> Draft | None:
    first, last = parts[0], parts[-1]
    if any(not 0 < part.value < 1 for part in parts) or any(other.start - one.end > 90 or re.search(r"[.;:]", line.text[one.end : other.start]) for one, other in pairwise(parts)):
        return None
    total = sum(part.value for part in parts)
    if _OTHERWISE.search(_MADE_UP.sub("", line.text[first.start : last.end + 12])) or not 0.5 < total <= 1.6:
        return None
    slack = sum(0.006 if part.exact else 0.02 for part in parts) + sum(0.08 for part in parts if part.how)
    closed = False
    if not _CLOSING.isdisjoint(words):
        # What remains is the last of them, and told in its own clause.
        lead = line.text[parts[-2].end : last.start]
        closed = _REST.search(lead) is not None or _REST_BEHIND.match(line.text[last.end :]) is not None or _ONLY.search(line.text) is not None
    if closed:
        wrong = abs(total - 1.0) > max(slack, 0.012)
    else:
        wrong = len(parts) >= 3 and total > 1.0 + max(slack, 0.015) and _of_one_thing(line, parts)
    if not wrong:
        return None
    shown = " + ".join(line.text[part.start : part.end] for part in parts)
    return draft(text, line, first.start, last.end, f"{shown} come to {100 * total:.0f} percent of one whole")
