"""How many members known bodies have had since when: the European Union, NATO, the United Nations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

MEMBER_COLUMNS = ("body", "names", "from", "members", "source")


@dataclass(frozen=True, slots=True)
class Membership:
    """A body with its names, and the numbers of members it has had: (ISO day from which, members), in order of time."""

    name: str
    names: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    source: str


@cache
def memberships() -> tuple[Membership, ...]:
    """Return the bodies. Raises KnowledgeError where a body's days are not in order, or a count is none."""
    found: dict[str, Membership] = {}
    for row in read_csv("checks/members.csv", MEMBER_COLUMNS, required=MEMBER_COLUMNS):
        before = found.get(row["body"])
        counts = (*(before.counts if before is not None else ()), (row["from"], int(row["members"])))
        if counts[-1][1] < 1 or list(counts) != sorted(counts, key=lambda one: one[0]):
            raise KnowledgeError(f"checks/members.csv: {row['body']} needs members, and days in order.")
        found[row["body"]] = Membership(row["body"], several(row["names"]), counts, row["source"])
    return tuple(found.values())
