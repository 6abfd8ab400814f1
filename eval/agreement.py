"""How far two readers of the same articles agree, and the program's figures on what both hold.

Run: python -m eval.agreement [SET ...]
"""

from __future__ import annotations

import sys

from eval.samples import ROOT
from sanderling.evaluate.agreement import SECOND, compare
from sanderling.reader import Reader


def main() -> None:
    """Print both for each set that has a second reader."""
    reader = Reader()
    for name in sys.argv[1:] or sorted(path.parent.name for path in ROOT.glob(f"*/{SECOND}")):
        agreed, scores = compare(ROOT / name, reader)
        print(
            f"{name:10} {scores.articles} articles; second reader against first: F1 {agreed.f1:.3f} "
            f"(precision {agreed.precision:.3f}, recall {agreed.recall:.3f}); the program on {scores.lenient.gold} events that both "
            f"hold: F1 {scores.lenient.f1:.3f} (precision {scores.lenient.precision:.3f}, recall {scores.lenient.recall:.3f}), "
            f"without factuality {scores.act_parties.f1:.3f}"
        )


if __name__ == "__main__":
    main()
