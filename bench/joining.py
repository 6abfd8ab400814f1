"""Does the order in which articles come matter, and what does comparing them cost? Run: python -m bench.joining [ARTICLES]

Adds the same articles (``bench.worlds``, read by a double) to two records, in the order of rounds and shuffled, and says
whether both came to the same groups; ``--one`` leaves the second out. ``--keep FOLDER`` leaves the records there.
``--against RECORD`` adds articles that RECORD does not hold to a copy of it and to a new record, some here and some there in
turn, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.double import DoubleReader
from bench.record import searches
from bench.worlds import Moved, moved
from sanderling.adding import add_documents
from sanderling.record import Record

TURN = 256
"""Articles added to one record before it is the other's turn."""


def fill(path: Path, articles: Iterable[Moved], count: int) -> dict[str, float]:
    """Add ``count`` articles to a new record; return what it cost, in ms of processor an article."""
    tenth = max(1, count // 10)
    marks, memory = [time.process_time()], []
    start = time.perf_counter()
    with Record(path) as record:
        documents = (one.document() for one in articles)
        for done, _ in enumerate(add_documents(record, documents, DoubleReader()), 1):
            if done % tenth == 0:
                marks.append(time.process_time())
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                print(f"{done} {1000 * (marks[-1] - marks[-2]) / tenth:.2f} ms, {memory[-1]:.0f} MiB", flush=True)
    busy = [1000 * (after - before) / tenth for before, after in itertools.pairwise(marks)]
    return {
        "articles": float(count), "minutes": (time.perf_counter() - start) / 60,
        "add, ms of processor an article": sum(busy) / len(busy),
        "first tenth": busy[0], "last tenth": busy[-1], "last / first": busy[-1] / busy[0],
        "peak memory after the first tenth, MiB": memory[0], "at the end": memory[-1],
        "file, MB": path.stat().st_size / 1e6,
    }  # fmt: skip


def against(full: Path, count: int, folder: Path) -> dict[str, float]:
    """Add the ``count`` articles after those of ``full`` to a copy of it and to a new record; ms of processor an article."""
    paths = {"full": folder / "full.sqlite", "new": folder / "new.sqlite"}
    shutil.copy(full, paths["full"])
    busy: dict[str, list[float]] = {"full": [], "new": []}
    with Record(paths["full"]) as large, Record(paths["new"]) as small:
        held = large.counts()["article"]
        articles = list(itertools.islice(moved(held + count), held, None))
        runs = {
            name: add_documents(record, (one.document() for one in articles), DoubleReader())
            for name, record in (("full", large), ("new", small))
        }
        for turn in range(count // TURN):
            for name in ("full", "new") if turn % 2 else ("new", "full"):
                start = time.process_time()
                for _ in itertools.islice(runs[name], TURN):
                    pass
                busy[name].append(1000 * (time.process_time() - start) / TURN)
    cost = {name: sum(times) / len(times) for name, times in busy.items()}
    return {
        "articles held": float(held), "added": float(count // TURN * TURN), "ms of processor an article, full": cost["full"],
        "new": cost["new"], "full / new": cost["full"] / cost["new"],
        "median of turns, full": statistics.median(busy["full"]), "median, new": statistics.median(busy["new"]),
    }  # fmt: skip


def grouped(path: Path) -> dict[str, float | str]:
    """Group the whole record; return how long that takes and the digests of what it comes to."""
    start = time.process_time()
    with Record(path, read_only=True) as record:
        whole = record.groups()
        busy = time.process_time() - start
        lines = sorted(" ".join(group.members) for group in whole.events)
        lines += sorted(f"{one.first} {' '.join(copy.id for copy in one.members)}" for one in whole.origins)
        return {
            "groups": float(len(whole.events)), "of several articles": float(sum(len(one.members) > 1 for one in whole.events)),
            "origins": float(len(whole.origins)), "grouping, s of processor": busy,
            "digest of groups": hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16],
            "digest of blocks and links": record.derived_digest()[:16],
        }  # fmt: skip


def main() -> None:
    """Print the figures of both orders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--one", action="store_true", help="in the order of rounds alone")
    parser.add_argument("--against", metavar="RECORD", type=Path)
    given = parser.parse_args()
    count = given.articles
    with tempfile.TemporaryDirectory() as temporary:
        if given.against:
            print(json.dumps(against(given.against, count, Path(temporary)), indent=1))
            return
        folder = Path(given.keep or temporary)
        seen = []
        for name in ("rounds", "shuffled")[: 1 if given.one else 2]:
            path = folder / f"{name}.sqlite"
            if not path.exists():
                some: Iterable[Moved] = moved(count)  # one after another, so that the memory is the record's
                if name == "shuffled":
                    some = random.Random(1).sample(list(some), count)
                print(name, json.dumps(fill(path, some, count), indent=1), flush=True)
            with Record(path, read_only=True) as record:
                print("search", json.dumps(searches(record), indent=1), flush=True)
            seen.append(grouped(path))
            print(name, json.dumps(seen[-1], indent=1), flush=True)
    if len(seen) == 2:
        print("the same groups" if seen[0]["digest of groups"] == seen[1]["digest of groups"] else "OTHER GROUPS")


if __name__ == "__main__":
    main()
