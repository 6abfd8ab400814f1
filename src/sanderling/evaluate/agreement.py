"""Two readers' gold of the same articles: how far they agree, and the rows that both hold.

A second reader writes ``second/NAME.yml`` beside an article's ``NAME.yml``, from the article and the rules alone. A row that only
one of them has, or that they read otherwise, is a judgement call: it is not asked for, and coding it is no fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sanderling.errors import MissingInput
from sanderling.evaluate.readings import Key, Score, Scores, agrees, gold_in, keys, score_article
from sanderling.reader import Reader

SECOND = "second"
"""The folder, inside a set's, of what its second reader wrote."""


def key_of(row: dict[str, Any]) -> Key:
    """Return what an event of the gold is compared by."""
    return row["act"], row["factuality"], keys(row["actors"]), keys(row.get("recipients") or ())


def held_by_both(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Return the first reader's gold in which only events are asked for that the second has too; all others are judgement calls."""
    mine, theirs = ([key_of(row) for row in gold.get("events") or ()] for gold in (first, second))
    rows = [
        {**row, "must": row.get("must") is not False and any(agrees(other, key, False) for other in theirs)}
        for row, key in zip(first.get("events") or (), mine, strict=True)
    ]
    rows += [
        {**row, "must": False}
        for row, key in zip(second.get("events") or (), theirs, strict=True)
        if not any(agrees(other, key, False) for other in mine)
    ]
    return {**first, "events": rows}


def agreement(first: dict[str, Any], second: dict[str, Any], into: Score) -> None:
    """Count how many of the second reader's events the first has, and the other way round; judgement calls as in scoring."""
    mine, theirs = (_asked(gold) for gold in (first, second))
    called = {key_of(row) for row in first.get("events") or ()} - mine
    right = [key for key in theirs if any(agrees(key, other, False) for other in mine)]
    found = [key for key in mine if any(agrees(other, key, False) for other in theirs)]
    allowed = sum(key not in right and any(agrees(key, other, False) for other in called) for key in theirs)
    into.add(len(right), len(found), len(theirs) - allowed, len(mine))


def _asked(gold: dict[str, Any]) -> set[Key]:
    return {key_of(row) for row in gold.get("events") or () if row.get("must") is not False}


def compare(folder: Path, reader: Reader) -> tuple[Score, Scores]:
    """Return how the two readers of a folder agree, and the program's figures on the events that both hold.

    Raises MissingInput where there is no second reader, InputError where gold cannot be read.
    """
    paths = sorted((folder / SECOND).glob("*.yml"))
    if not paths:
        raise MissingInput(f"{folder / SECOND} holds no gold of a second reader; put NAME.yml there for each NAME.txt of {folder}.")
    agreed, scores = Score(), Scores()
    for path in paths:
        first, second = gold_in(folder / path.name), gold_in(path)
        agreement(first, second, agreed)
        score_article(scores, folder / f"{path.stem}.txt", held_by_both(first, second), reader)
    return agreed, scores
