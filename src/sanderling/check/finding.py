"""How a check says what it found: a draft, which the room numbers and grades by the kinds' own file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sanderling.knowledge.check_data import finding_kinds
from sanderling.records import Finding, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has its number. ``severity`` is empty where the kind's own holds."""

    kind: str
    says: Span | None
    because: str
    suggestion: str
    sources: tuple[str, ...] = ()
    severity: str = ""


_ONE_AT_A_PLACE = frozenset({"number-conflict", "date-conflict", "name-variant", "place-conflict", "speed-conflict", "journey-conflict", "self-contradiction"})
"""Of these kinds two findings on the same words tell of one fault: the first stays."""


_DAYS_BETWEEN = re.compile(r"^from .* it is [\d,.]+ days?, not ")
"""A count of days held against two dates: told as a fault of the number or of the dates, it is one."""


def _overlap(one: Draft, other: Draft) -> bool:
    if (one.kind != other.kind and not (_DAYS_BETWEEN.match(one.because) and _DAYS_BETWEEN.match(other.because))) or one.says is None or other.says is None:
        return False
    return one.says.start < other.says.end and other.says.start < one.says.end


def _same_claim(one: Draft, other: Draft) -> bool:
    """Whether two checks take offence at one title of one person: the words of one lie in those of the other, and the same name leads the reason."""
    if other.kind != one.kind or one.says is None or other.says is None or one.because[:10] != other.because[:10]:
        return False
    first, second = sorted((one.says, other.says), key=lambda span: span.end - span.start)
    return second.start <= first.start and first.end <= second.end


_RANK = {"high": 0, "medium": 1, "low": 2, "info": 3}


def numbered(drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    """Return the findings in the order of their words, each once; a place that is said wrong twice is told once.

    Raises KeyError for a kind that ``knowledge/checks/kinds.csv`` does not hold.
    """
    kinds = finding_kinds()
    kept: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        grade = draft.severity or kinds[draft.kind].severity
        assert draft.kind in kinds and grade in _RANK
        words = draft.says.text if draft.says is not None else ""
        if draft.kind == "person-conflict" and any(_same_claim(draft, other) for other in kept.values()):
            continue
        if draft.kind in _ONE_AT_A_PLACE and any(_overlap(draft, other) for other in kept.values()):
            continue
        kept.setdefault((draft.kind, words + draft.because[:40]), draft)
    ordered = sorted(kept.values(), key=lambda one: (one.says is None, one.says.start if one.says else 0, one.kind))
    return tuple(
        Finding(
            f"F{number}", draft.kind, draft.severity or kinds[draft.kind].severity, draft.says, draft.because,
            draft.sources, draft.suggestion,
        )
        for number, draft in enumerate(ordered, 1)
    )  # fmt: skip
