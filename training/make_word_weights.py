"""Writes knowledge/corroboration/word_weights.csv: how much a word tells when two articles share it.

Counted over our own training corpus: weight = log(N / n) / log(N) for a stem in n of N sentences.  A stem that the table
lacks counts as rare (1).  Run: python -m training.make_word_weights
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from pathlib import Path

from sanderling.corroborate.words import content_stems

ROOT = Path(__file__).resolve().parent
OUT = ROOT.parent / "src" / "sanderling" / "knowledge" / "corroboration" / "word_weights.csv"
LEAST = 8
"""Rarer stems are left out: they tell almost all that a word can tell."""


def main() -> None:
    """Count and write the table, sorted by stem."""
    found: Counter[str] = Counter()
    total = 0
    for path in sorted((ROOT / "corpus").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or "\t" not in line:
                continue
            total += 1
            found.update(set(content_stems(re.sub(r"\[[a-e] |\]", "", line.split("\t")[1]))))
    with OUT.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(("stem", "weight"))
        for one, count in sorted(found.items()):
            if count >= LEAST:
                out.writerow((one, f"{math.log(total / count) / math.log(total):.2f}"))


if __name__ == "__main__":
    main()
