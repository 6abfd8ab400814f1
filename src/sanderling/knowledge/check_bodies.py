"""How many seats parliaments, councils and courts have: no more votes than these are cast in one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

BODY_COLUMNS = ("body", "names", "context", "seats", "from", "to", "source")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that votes, with the most seats it had in its years; ``context`` are words of which a text needs one, if any are told."""

    name: str
    names: tuple[str, ...]
    context: tuple[str, ...]
    seats: int
    since: int
    until: int
    source: str


@cache
def bodies() -> tuple[Body, ...]:
    """Return the bodies. Raises KnowledgeError for one without seats, or that ends before it begins."""
    found = []
    for row in read_csv("checks/bodies.csv", BODY_COLUMNS, required=("body", "names", "seats", "from", "source")):
        body = Body(row["body"], several(row["names"]), several(row["context"]), int(row["seats"]), int(row["from"]), int(row["to"] or 9999), row["source"])
        if body.seats < 1 or body.until < body.since:
            raise KnowledgeError(f"checks/bodies.csv: {body.name} needs seats, and years in order.")
        found.append(body)
    return tuple(found)
