"""Deeds made from rows of tests/cases/measures.csv."""

from __future__ import annotations

from sanderling.assess.deeds import Deed, Side
from sanderling.records import Act, Factuality, Span


def side(cell: str) -> Side:
    """``PRK``, ``COD:REB``, or ``org:m23@COD:REB``: id, ISO country (``-``: none), sector."""
    ident, at, rest = cell.rpartition("@")
    country, _, sector = rest.partition(":")
    return Side(cell, None if country == "-" else country, ident if at else country, sector or None)


def deed(row: dict[str, str]) -> Deed:
    """The words stand both for the evidence and for the object, as in a short clause."""
    span = Span(0, len(row["words"]), row["words"], row["words"])
    day = row["day"] or None
    return Deed(
        event="E1", act=Act(row["act"]), factuality=Factuality(row["factuality"]), background=False,
        actors=(side(row["actor"]),), recipients=(side(row["recipient"]),) if row["recipient"] else (),
        objects=(span,), evidence=(span,), place="", start=day, end=day, when=day or "", sources=(), named=None,
        confidence=0.9,
    )  # fmt: skip
