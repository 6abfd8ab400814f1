"""How rules and model are weighed in ``pairs/coder.py``: macro-F1 and calibration over a grid of the two weights.

Run: python -m eval.joining FILE.tsv [--codebook plv]   (columns marked_sentence and gold_type)
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sanderling.evaluate.figures import Labelled
from sanderling.evaluate.relations import GOLD
from sanderling.model import mark
from sanderling.pairs import PairCoder, coder, unmark
from sanderling.pairs.table import COLUMN, read_table

RULES = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
MODEL = (0.5, 2 / 3, 0.8, 1.0)


def main() -> None:
    """Print one line a pair of weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--codebook", default="plv")
    given = options.parse_args()
    rows, _ = read_table(given.file)
    sentences = [unmark(row[COLUMN]) for row in rows]
    pairs = PairCoder()
    parsed = pairs._parser.parse_many([one.text for one in sentences])
    judged = pairs._model.judge([mark(one.text, one.sources, one.targets) for one in sentences])
    ruled = [pairs._by_rules(one, tree) for one, tree in zip(sentences, parsed, strict=True)]
    gold = tuple(row[GOLD] for row in rows)
    print("rules  model  macro-F1  calibration error")
    for coder.RULES_WEIGHT in RULES:
        for coder.MODEL_WEIGHT in MODEL:
            coded = [coder._join(rule, one, given.codebook) for rule, one in zip(ruled, judged, strict=True)]
            figures = Labelled(gold, tuple(one.code for one in coded), tuple(one.confidence for one in coded))
            macro = figures.figures()["macro_f1"]["value"]
            print(f"{coder.RULES_WEIGHT:5.2f}  {coder.MODEL_WEIGHT:5.2f}  {macro:8.4f}  {figures.calibration_error():8.4f}")


if __name__ == "__main__":
    main()
