"""Scores readings of our own sample articles against their gold: events, claims, journeys.

Run: python -m eval.samples [--set dev|held] [--show]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sanderling.evaluate.readings import agrees, as_dict, keys, score
from sanderling.reader import Reader

ROOT = Path(__file__).resolve().parent.parent / "samples"
__all__ = ["ROOT", "agrees", "as_dict", "keys", "score"]


def main() -> None:
    """Print the figures of every set of samples."""
    options = argparse.ArgumentParser()
    options.add_argument("--set", action="append", dest="sets")
    options.add_argument("--show", action="store_true")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    reader = Reader()
    for name in given.sets or [path.name for path in sorted(ROOT.iterdir()) if any(path.glob("*.yml"))]:
        scores = score(ROOT / name, reader, given.show)
        if given.json:
            print(json.dumps({"set": name, **as_dict(scores)}))
            continue
        print(
            f"{name}: {scores.articles} articles, {scores.lenient.gold} gold events, {scores.lenient.predicted} coded"
        )
        for figure, value in as_dict(scores).items():
            print(f"  {figure:32} {value}")
        for act, counts in sorted(scores.by_act.items()):
            print(
                f"    {act:10} gold {counts['gold']:3} found {counts['found']:3}  coded {counts['made']:3} right {counts['right']:3}"
            )


if __name__ == "__main__":
    main()
