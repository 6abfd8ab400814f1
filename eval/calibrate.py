"""How far confidence is from the share of events that are right, on articles and plain sentences of our own.

Run: python -m eval.calibrate [--set late ...] [--sentences final ...]

Confidence is the likelihood by which candidates are kept (``sanderling.coding.selection``, fitted by ``python -m eval.choices``);
the figures mean most on sets that nothing is fitted on: ``late``, ``fresh``, ``final``.
"""

from __future__ import annotations

import argparse

from eval.samples import ROOT
from sanderling.evaluate.figures import calibration_error, reliability
from sanderling.evaluate.readings import score
from sanderling.evaluate.sentences import score_sentences
from sanderling.reader import Reader


def main() -> None:
    """Print the reliability of each set, and of all together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", action="append", dest="sets")
    options.add_argument("--sentences", action="append")
    given = options.parse_args()
    reader = Reader()
    stated: list[float] = []
    right: list[bool] = []
    for name in given.sets or (() if given.sentences else ("late", "fresh")):
        scores = score(ROOT / name, reader)
        print(f"{name}: {len(scores.good)} events, expected calibration error {_error(scores.confidence, scores.good):.3f}")
        stated += scores.confidence
        right += scores.good
    for name in given.sentences or ():
        found = score_sentences(ROOT / "sentences" / f"{name}.tsv", reader)
        print(f"{name}: {found['coded_events']} events, expected calibration error {found['expected_calibration_error']:.3f}")
    if stated:
        print(f"articles together: {len(right)} events, expected calibration error {_error(stated, right):.3f}")
        for row in reliability(stated, right):
            print(f"  from {row['from']:.1f}: {row['rows']:4} events, said {row['confidence']:.2f}, right {row['right']:.2f}")


def _error(stated: list[float], right: list[bool]) -> float:
    return float(calibration_error(reliability(stated, right)))


if __name__ == "__main__":
    main()
