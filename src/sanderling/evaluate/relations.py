"""Scores the coding of given pairs: a TSV with ``marked_sentence`` and ``gold_type``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sanderling.errors import InputError
from sanderling.evaluate.figures import Labelled
from sanderling.knowledge.event_data import event_types
from sanderling.pairs import PairCoder, unmark
from sanderling.pairs.table import COLUMN, read_table
from sanderling.records import Act

GOLD = "gold_type"


def score_relations(path: Path, codebook: str) -> dict[str, Any]:
    """Code every row and score types and quad classes; raises MissingInput or InputError for a file of another shape."""
    rows, names = read_table(path)
    if GOLD not in names:
        raise InputError(f"{path} has no column {GOLD}; name the gold codes so.")
    sentences = []
    for number, row in enumerate(rows, start=2):
        try:
            sentences.append(unmark(row[COLUMN]))
        except InputError as error:
            raise InputError(f"{path}, line {number}: {error}") from None
    coded = PairCoder().code_many(sentences, codebook)
    gold = tuple(row[GOLD] for row in rows)
    sure = tuple(one.confidence for one in coded)
    types = Labelled(gold, tuple(one.code for one in coded), sure)
    quads = Labelled(tuple(map(quad_of, gold)), tuple(quad_of(one.code) for one in coded), sure)
    kept = quads.figures()
    return {
        "kind": "relations", "file": path.name, "codebook": codebook, "types": types.figures(),
        "quads": {name: kept[name] for name in ("rows", "macro_f1", "micro_f1", "classes", "confusion")},
    }  # fmt: skip


def quad_of(code: str) -> str:
    """Return the quad class of a code: 1, 2 verbal and material cooperation, 3, 4 verbal and material conflict.

    YIELD, which joins CONCEDE and RETREAT, is material cooperation; a CAMEO root goes by its number.
    """
    if code == "YIELD":
        return "2"
    if code.isdigit():
        number = int(code[:2])
        return "1" if number <= 5 else "2" if number <= 8 else "3" if number <= 13 else "4"
    return str(event_types()[Act(code)].quad) if code in Act.__members__ else "?"
