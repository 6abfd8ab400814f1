"""Steps of what is told again and again in news, in the order that they can only have: kidnapped and freed, signed and ratified."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

STEP_COLUMNS = ("story", "rank", "words", "ordered", "source")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story. ``ordered``: it holds only where the earlier step is told first, since the story may begin anew."""

    story: str
    rank: int
    ordered: bool


@cache
def steps() -> dict[str, tuple[Step, ...]]:
    """Return the steps by their words, in small letters. Raises KnowledgeError when a rank is no number."""
    found: dict[str, list[Step]] = {}
    for row in read_csv("checks/steps.csv", STEP_COLUMNS, required=STEP_COLUMNS):
        if not row["rank"].isdigit() or row["ordered"] not in {"yes", "no"}:
            raise KnowledgeError(f"checks/steps.csv: {row['story']} has rank {row['rank']!r} and ordered {row['ordered']!r}.")
        for words in several(row["words"]):
            found.setdefault(words, []).append(Step(row["story"], int(row["rank"]), row["ordered"] == "yes"))
    return {words: tuple(steps) for words, steps in found.items()}
