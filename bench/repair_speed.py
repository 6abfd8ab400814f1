"""Speed of the repair by kind of input, megabytes of UTF-8 a second on one core. Run: python -m bench.repair_speed"""

from __future__ import annotations

import random
import time
from pathlib import Path

from sanderling.repair import repair
from sanderling.repair.attacks import ATTACKS, attack

TEXT = (Path(__file__).resolve().parent.parent / "samples/demo/article.txt").read_text(
    encoding="utf-8"
) + "He met Владимир Путин.\n"


def main() -> None:
    """Print one row an input; the best of three runs, since other work on the machine only slows."""
    chance = random.Random(1)
    inputs = {"clean": TEXT * 2500, "clean, ASCII": TEXT.encode("ascii", "ignore").decode() * 2500}
    inputs |= {f"{kind} at 95 %": attack(TEXT, kind, 0.95, 1) * 1500 for kind in sorted(ATTACKS)}
    inputs |= {
        "only zero-width": "\u200b" * 3_000_000,
        "one letter, all marks": "a" + "\u0336" * 3_000_000,
        "only backspaces": "\b" * 6_000_000,
        "only reversed runs": "\u202eab\u202c" * 800_000,
        "one mixed token": "аb" * 3_000_000,
        "random": "".join(chr(chance.randrange(0xD800)) for _ in range(2_000_000)),
    }
    repair("warm úp")
    for name, text in inputs.items():
        size = len(text.encode("utf-8", "surrogatepass")) / 1e6
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            repair(text)
            best = min(best, time.perf_counter() - start)
        print(f"{name:25} {size / best:8.1f} MB/s")


if __name__ == "__main__":
    main()
