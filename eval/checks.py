"""Scores the findings on passages with planted faults and as many without. Run: python -m eval.checks [FILE ...] [--all]

Each row of ``samples/checks/*.tsv`` is a passage of our own writing: ``kind`` is the kind of finding that it must give, or
empty where it must give none; ``says`` are words that the finding must rest on, where it has words. ``undated`` counts
only where it was planted, since a row without a date of publication has it by its nature; ``supported`` counts like a fault.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sanderling.ingest import from_bytes
from sanderling.reader import Reader
from sanderling.records import Span

ROOT = Path(__file__).resolve().parent.parent / "samples" / "checks"


@dataclass
class Score:
    """Counts over passages, and what was missed and what was false."""

    planted: int = 0
    found: int = 0
    clean: int = 0
    given: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    by_family: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The share of planted faults that were found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of findings given that were planted."""
        return self.found / self.given if self.given else 1.0


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of passages; ``\\\\n`` in a passage is a line break."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_MINIMAL))
    return [{**row, "text": row["text"].replace("\\n", "\n")} for row in rows]


def score(paths: list[Path], reader: Reader) -> Score:
    """Return the score over all rows of some files."""
    made = Score()
    for path in paths:
        for row in rows_of(path):
            reading = reader.read(from_bytes(row["text"].encode(), row["id"]), row["published"] or None)
            findings = [f for f in reading.findings if f.kind != "undated" or row["kind"] == "undated"]
            right = [
                f
                for f in findings
                if f.kind == row["kind"] and (not row["says"] or (f.says is not None and _meet(f.says, row)))
            ]
            made.planted += bool(row["kind"])
            made.clean += not row["kind"]
            if right:
                made.found += 1
                made.by_family[row["family"]] += 1
            elif row["kind"]:
                made.missed.append(f"{row['id']} {row['kind']} ({row['family']}): {row['text'][:110]}")
            wrong = [f for f in findings if f not in right]
            made.given += len(wrong) + bool(right)
            made.false += [
                f"{row['id']} {f.kind} {f.severity}: {f.says.text if f.says else ''} | {f.because[:120]}" for f in wrong
            ]
    return made


def _meet(span: Span, row: dict[str, str]) -> bool:
    """Whether a finding's words and the words of the gold have a stretch in common."""
    start = row["text"].find(row["says"])
    return start >= 0 and span.start < start + len(row["says"]) and start < span.end


def main(arguments: list[str]) -> int:
    """Print the figures of each file, and all that was missed or false."""
    parser = argparse.ArgumentParser(description="Scores the findings on passages with planted faults.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quiet", action="store_true", help="figures only")
    options = parser.parse_args(arguments)
    reader = Reader()
    for path in options.files or sorted(ROOT.glob("*.tsv")):
        made = score([path], reader)
        print(
            f"{path.stem}: {made.planted} with a fault, {made.clean} without; recall {made.recall:.3f}, "
            f"precision {made.precision:.3f} ({made.found} found, {made.given} given)"
        )
        if not options.quiet:
            for line in made.missed:
                print("  missed", line)
            for line in made.false:
                print("  false ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
