"""Words for one deed, as verbs, nouns and states: 'approved', 'the approval of'; 'unhurt' denies 'hurt'; 'rejected' is against 'approved'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

DEED_WORD_COLUMNS = ("deed", "verbs", "nouns", "denying", "against", "source")


@dataclass(frozen=True, slots=True)
class DeedWords:
    """The words of a deed; ``denying`` say that it was not done, ``against`` names the deed that rules it out."""

    deed: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    denying: tuple[str, ...]
    against: str


@cache
def deed_words() -> dict[str, DeedWords]:
    """Return the deeds by name. Raises KnowledgeError where a contrary is none, or is not told from both sides."""
    found = {
        row["deed"]: DeedWords(row["deed"], tuple(several(row["verbs"])), tuple(several(row["nouns"])), tuple(several(row["denying"])), row["against"])
        for row in read_csv("checks/deed_words.csv", DEED_WORD_COLUMNS, required=("deed", "verbs", "source"))
    }
    for one in found.values():
        if one.against and (one.against not in found or found[one.against].against != one.deed):
            raise KnowledgeError(f"checks/deed_words.csv: '{one.deed}' is against '{one.against}', which is not against it.")
    return found
