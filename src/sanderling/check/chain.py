"""Verbs that one 'and' joins, told with days the wrong way round: 'laid down their tools on 18 June and went back on 11 June'.

What one sentence tells of one doer in simple pasts goes forward; no list of verbs is asked for, only that none lies before ('had').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.dates import MONTH_WORDS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText
from sanderling.check.timeline import moments
from sanderling.check.verbs import IRREGULAR

_PAST = lazily(rf"(?:(?:was|were) (?:[a-z]+ly )?[a-z]+|[a-z]{{2,}}ed|{'|'.join(sorted(IRREGULAR))})\b")
_JOINED = lazily(r"(?:,? and|,? then|, and then|,? before)(?: (?:then|only|finally|was|were|at last|in the end|duly|promptly))* ")
_NOT_IN_ORDER = lazily(r"(?i)[;:“”\"]|\b(?:had|having|after|before|since|until|till|earlier|previous\w*|already|again|who|whose|which|where|while|when|although|by|would|will|planned|due|scheduled|set for|anniversary|dated|last|next|first|second|third|between|from|to mark|and that|respectively|also|both|but|or|for)\b")
_LINK = lazily(r"(?:\b(?:on|of)|,)(?: the)?(?: [A-Z][a-z]+day,?)? $")
MOST_DAYS = 100
"""Days farther apart than this may be of two years."""


def chain_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield a day behind a joined verb that lies before the day of the verb ahead of it."""
    if MONTH_WORDS.isdisjoint(text.vocabulary):
        return
    for one, other in pairwise(moments(text)):
        line = one.line
        if other.line is not line or line.heading or one.precision != "day" or other.precision != "day" or not 0 < (one.first - other.first).days <= MOST_DAYS:
            continue
        lead, between = line.text[: one.start], line.text[one.end : other.start]
        if not _LINK.search(lead) or not re.search(r"\bon(?: [A-Z][a-z]+day,?)? $", between):
            continue
        clause = re.split(r"[;:]|, (?:who|which|where|while|but) ", lead)[-1]
        steps = [m for m in _JOINED.finditer(between) if _PAST.match(between, m.end()) or re.search(r"\b(?:was|were) $", m[0])]
        if not steps or _PAST.search(clause) is None or _NOT_IN_ORDER.search(clause.replace("for ", "")) or _NOT_IN_ORDER.search(re.sub(r"\b(?:for|by|before|from|but|first|again|also|when|who|after the) ", "", between)):
            continue
        yield Draft(
            "date-conflict", text.span(line.start + one.start, line.start + other.end), f"{other.shown}, the day of what is told as later, lies before {one.shown}", "Check the dates.", (), "medium",
        )  # fmt: skip
