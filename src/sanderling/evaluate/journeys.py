"""Scores journeys cell by cell against a table of passages (CSV, as tests/cases/journeys.csv).

A passage's first row holds its text and day of publication; more rows of the same passage are more journeys of it.
Several values of a cell are separated by ``|``; a passage without a traveller tells of no journey.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sanderling.errors import InputError
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import from_bytes
from sanderling.journeys import COLUMNS, Leg, legs
from sanderling.reader import Reader

_SCORED = tuple(column for column in COLUMNS if column != "attributes")
_GOLD = tuple("traveller" if column == "travellers" else column for column in _SCORED)
_TABLE = ("passage", "part", "published", "text", *_GOLD, "origin", "comment")
_WORDY = frozenset({"purpose", "escorts", "host"})
"""Cells of free words: they agree when at least half of all their words are shared."""


@dataclass(slots=True)
class Cells:
    """Counts of one column: values that agree, values given, values in the gold."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Precision and recall; None where there is nothing to divide by."""
        return {
            "precision": self.right / self.given if self.given else None,
            "recall": self.right / self.gold if self.gold else None,
            "right": self.right,
            "given": self.given,
            "gold": self.gold,
        }


@dataclass(slots=True)
class JourneyScores:
    """The counts by column, and what went wrong in words."""

    cells: dict[str, Cells] = field(default_factory=lambda: {column: Cells() for column in ("journeys", *_SCORED)})
    wrong: list[str] = field(default_factory=list)


def score_journeys(path: Path, part: str = "", reader: Reader | None = None) -> dict[str, Any]:
    """Return precision and recall of each cell, and what went wrong; ``part`` picks the rows of one part.

    Raises InputError when the table has other columns.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        table = csv.DictReader(handle)
        if tuple(table.fieldnames or ()) != _TABLE:
            raise InputError(f"{path} must have the columns {','.join(_TABLE)}.")
        rows = list(table)
    scores = JourneyScores()
    reader = reader or Reader()
    passages: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if not part or row["part"] == part:
            passages.setdefault(row["passage"], []).append(row)
    for name, gold in passages.items():
        text, published = gold[0]["text"], gold[0]["published"] or None
        reading = reading_as_dict(reader.read(from_bytes(text.encode(), name), published))
        _passage(scores, name, [row for row in gold if row["traveller"]], list(legs(reading)))
    return {
        "passages": len(passages),
        "cells": [{"": column, **counts.as_dict()} for column, counts in scores.cells.items()],
        "wrong": scores.wrong,
    }


def _passage(scores: JourneyScores, name: str, gold: list[dict[str, str]], given: list[Leg]) -> None:
    scores.cells["journeys"].gold += len(gold)
    scores.cells["journeys"].given += len(given)
    left = list(given)
    for row in gold:
        best = max(left, key=lambda leg: _likeness(row, leg), default=None)
        if best is None or _likeness(row, best) <= 0:
            scores.wrong.append(f"{name}: no journey of {row['traveller']} to {row['to'] or row['via']}")
            for column, key in zip(_SCORED, _GOLD, strict=True):
                scores.cells[column].gold += len(_values(row[key]))
            continue
        left.remove(best)
        scores.cells["journeys"].right += 1
        for column, key in zip(_SCORED, _GOLD, strict=True):
            _cell(scores, name, column, _values(row[key]), best)
    for leg in left:
        scores.wrong.append(f"{name}: a journey of {leg.cells['travellers'][0].text} that is not told")
        for column in _SCORED:
            scores.cells[column].given += len(leg.cells[column])


def _cell(scores: JourneyScores, name: str, column: str, gold: list[str], leg: Leg) -> None:
    given = list(leg.cells[column])
    counts = scores.cells[column]
    counts.gold += len(gold)
    counts.given += len(given)
    for value in gold:
        match = next((one for one in given if _agree(column, value, one.text, one.key)), None)
        if match is None:
            said = "; ".join(one.text for one in leg.cells[column]) or "nothing"
            scores.wrong.append(f"{name}: {column} is {value}, not {said}")
        else:
            given.remove(match)
            counts.right += 1
    if not gold:
        scores.wrong.extend(f"{name}: {column} {one.text} is not told" for one in given)


def _likeness(row: dict[str, str], leg: Leg) -> int:
    """How many cells agree; without a shared traveller none do."""
    if not any(_agree("travellers", value, one.text, one.key) for value in _values(row["traveller"]) for one in leg.cells["travellers"]):
        return 0
    return 1 + sum(
        any(_agree(column, value, one.text, one.key) for one in leg.cells[column])
        for column in ("to", "via", "from", "start")
        for value in _values(row[column])
    )


def _values(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _agree(column: str, gold: str, text: str, key: str) -> bool:
    wanted = gold.casefold()
    if wanted in {text.casefold(), key.casefold()}:
        return True
    if column == "formation":
        return wanted.replace("=", ": ") == text.casefold()
    if column not in _WORDY:
        return False
    one, other = set(wanted.split()), set(text.casefold().split())
    return len(one & other) * 2 >= len(one | other)
