"""Time expressions read in tables of our own: python -m eval.times [TABLE ...] [--show]

A row is right when the expression that overlaps its words most has the row's start, end and precision; a row without
words when nothing in its text is given a date. Shown: the share of right rows.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

from sanderling.resolve.times import FoundTime, find_times

TABLES = tuple(Path(__file__).resolve().parent.parent / "tests" / "cases" / f"times_{part}.csv" for part in ("first", "last"))


def answer(row: dict[str, str]) -> tuple[str, str, str] | None:
    """What is read for a row: start, end, precision; None where nothing is found."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [time for time in find_times(row["text"], published) if time.kind == "date"]
    if not row["expression"]:
        dated = [time for time in found if time.value_start]
        return _values(dated[0]) if dated else None
    start = row["text"].index(row["expression"])
    end = start + len(row["expression"])
    over = [(min(end, time.end) - max(start, time.start), time) for time in found]
    best = max((one for one in over if one[0] > 0), key=lambda one: one[0], default=None)
    return _values(best[1]) if best else None


def right(row: dict[str, str]) -> bool:
    """Whether a row is read as it says."""
    expected = (row["start"], row["end"], row["precision"]) if row["expression"] else None
    return answer(row) == expected


def _values(time: FoundTime) -> tuple[str, str, str]:
    return time.value_start or "", time.value_end or "", time.precision


def score(table: Path) -> tuple[int, int]:
    """Return the number of right rows and of all."""
    rows = _rows(table)
    return sum(right(row) for row in rows), len(rows)


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Print the share of right rows of each table, and with --show the wrong ones."""
    tables = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or list(TABLES)
    for table in tables:
        got, of = score(table)
        print(f"{table.name}: {got} of {of} right, {got / of:.3f}")
        if "--show" in sys.argv:
            for row in _rows(table):
                if not right(row):
                    print(f"  {row['text']}\n    '{row['expression']}' {row['published']} {row['start']}/{row['end']} {row['precision']}: read {answer(row)}")


if __name__ == "__main__":
    main()
