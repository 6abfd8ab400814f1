"""Coding of given pairs: pairs a second, against the bare parse of the same sentences. Run: python -m bench.pairs

ZSP's cost is stated from counts: it runs roberta-large (355 million parameters) about 77 times a pair; ours runs
all-MiniLM-L6 (22.7 million) once. The ratio of passes times parameters leaves the parse out of both.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

ROUNDS = 5
ZSP = 77 * 355_000_000
OURS = 1 * 22_700_000


def main() -> None:
    """Print the figures; the sentences are those of our corpus that have two parties or more."""
    from sanderling.pairs import PairCoder
    from sanderling.pairs.marked import Marked
    from sanderling.parse import Parser
    from training import corpus

    chosen = []
    for row in corpus.rows()[::10]:
        (source, target, *_) = (*row.parties.values(), None, None)
        if source is not None and target is not None:
            chosen.append(Marked(row.text, (source,), (target,)))
    chosen = chosen[:400]
    parser = Parser()
    coder = PairCoder(parser)
    coder.code_many(chosen[:32], "plv")  # warm up
    rates, ratios = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        coder.code_many(chosen, "plv")
        mine = time.perf_counter() - start
        start = time.perf_counter()
        parser.parse_many([one.text for one in chosen])
        bare = time.perf_counter() - start
        rates.append(len(chosen) / mine)
        ratios.append(mine / bare)
    figures = {
        "pairs": float(len(chosen)),
        "pairs a second (median)": statistics.median(rates),
        "coding / bare parse (median)": statistics.median(ratios),
        "parameters times passes, ZSP / ours (counted)": ZSP / OURS,
    }
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:55} {value:10.2f}")


if __name__ == "__main__":
    main()
