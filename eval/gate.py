"""Fails when a measured quality falls under its floor. Run: python -m eval.gate

The floors stand in ``eval/floors.json``: per set of samples, a figure of ``eval.samples`` and the least (or, for what is
counted as a fault, the most) that it may be. Lowering one needs a reason in the changelog.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eval.samples import ROOT, as_dict, score
from sanderling.reader import Reader

FLOORS = Path(__file__).resolve().parent / "floors.json"
FAULTS = frozenset({"never_events coded"})


def main() -> int:
    """Print each figure beside its floor; return 1 when one is missed."""
    reader = Reader()
    missed = 0
    for name, floors in json.loads(FLOORS.read_text(encoding="utf-8")).items():
        figures = as_dict(score(ROOT / name, reader))
        for figure, floor in floors.items():
            value = figures[figure]
            good = value <= floor if figure in FAULTS else value >= floor
            missed += not good
            print(f"{'ok    ' if good else 'MISSED'} {name:5} {figure:32} {value:7.3f}  (floor {floor})")
    print("the gate holds" if not missed else f"{missed} figures are past their floors")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
