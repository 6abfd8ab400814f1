"""Tables of marked sentences: read, coded, written."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sanderling.errors import InputError, MissingInput, SanderlingError
from sanderling.knowledge.event_data import event_types
from sanderling.pairs.coder import PairCoder
from sanderling.pairs.marked import unmark

COLUMN = "marked_sentence"
ADDED = ("code", "act", "quad", "factuality", "confidence", "class", "agreed")
_AT_ONCE = 256


def code_table(source: Path, target: Path, codebook: str) -> Counter[str]:
    """Code every row of a TSV with the column ``marked_sentence``; write the same rows with the columns ``ADDED`` more.

    Raises MissingInput, InputError (no such column, ill-formed marks) or SanderlingError (unwritable).
    Returns how often each code was given.
    """
    if target.is_dir():
        raise SanderlingError(f"{target} is a folder; give the name of a file in it.")
    rows, names = read_table(source)
    sentences = []
    for number, row in enumerate(rows, start=2):
        try:
            sentences.append(unmark(row[COLUMN]))
        except InputError as error:
            raise InputError(f"{source}, line {number}: {error}") from None
    coder = PairCoder()
    counts: Counter[str] = Counter()
    made: list[dict[str, str]] = []
    for at in range(0, len(rows), _AT_ONCE):
        coded = coder.code_many(sentences[at : at + _AT_ONCE], codebook)
        for row, one in zip(rows[at : at + _AT_ONCE], coded, strict=True):
            counts[one.code] += 1
            values = (
                one.code, one.act.value, str(event_types()[one.act].quad), one.factuality.value,
                f"{one.confidence:.3f}", one.fine, "yes" if one.agreed else "no",
            )  # fmt: skip
            made.append({**row, **dict(zip(ADDED, values, strict=True))})
    part = target.with_name(f"{target.name}.part")  # what was there stays until all is written
    try:
        with part.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(
                handle, [*(name for name in names if name not in ADDED), *ADDED], delimiter="\t",
                lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, extrasaction="ignore",
            )  # fmt: skip
            writer.writeheader()
            writer.writerows(made)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SanderlingError(f"{target} cannot be written ({error.strerror}); choose another place.") from None
    return counts


def read_table(source: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Return the rows and the names of the columns; raises MissingInput or InputError."""
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise MissingInput(f"There is no file {source}; check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MissingInput(
            f"{source} cannot be read as UTF-8 text ({error.__class__.__name__}); check the file."
        ) from None
    names = lines[0].rstrip("\r").split("\t")
    if COLUMN not in names:
        raise InputError(f"{source} has no column {COLUMN}; its first line must name the columns, separated by tabs.")
    rows = [dict(zip(names, line.rstrip("\r").split("\t"), strict=False)) for line in lines[1:] if line.strip()]
    return _complete(rows, source), names


def _complete(rows: Iterable[dict[str, str]], source: Path) -> list[dict[str, str]]:
    made = list(rows)
    for number, row in enumerate(made, start=2):
        if COLUMN not in row:
            raise InputError(f"{source}, line {number}: the row has too few cells.")
    return made
