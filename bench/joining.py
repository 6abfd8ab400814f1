"""Does the order in which articles come matter, and what does comparing them cost? Run: python -m bench.joining [ARTICLES]

Adds the same articles (``bench.worlds``, read by a double) to two records, in the order of rounds and shuffled, and says
whether both came to the same groups; ``--one`` leaves the second out. ``--keep FOLDER`` leaves the records there.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import resource
import tempfile
import time
from pathlib import Path

from bench.double import DoubleReader
from bench.worlds import Moved, moved
from sanderling.adding import add_documents
from sanderling.record import Record


def fill(path: Path, articles: list[Moved]) -> dict[str, float]:
    """Add the articles to a new record; return what it cost, in ms of processor an article."""
    tenth = max(1, len(articles) // 10)
    marks = [time.process_time()]
    start = time.perf_counter()
    with Record(path) as record:
        documents = (one.document() for one in articles)
        for done, _ in enumerate(add_documents(record, documents, DoubleReader()), 1):
            if done % tenth == 0:
                marks.append(time.process_time())
    busy = [1000 * (after - before) / tenth for before, after in itertools.pairwise(marks)]
    return {
        "articles": float(len(articles)), "minutes": (time.perf_counter() - start) / 60,
        "add, ms of processor an article": sum(busy) / len(busy),
        "first tenth": busy[0], "last tenth": busy[-1], "last / first": busy[-1] / busy[0],
        "peak memory so far, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "file, MB": path.stat().st_size / 1e6,
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
    given = parser.parse_args()
    articles = list(moved(given.articles))
    shuffled = random.Random(1).sample(articles, len(articles))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.keep or temporary)
        seen = []
        for name, some in (("rounds", articles), ("shuffled", shuffled))[: 1 if given.one else 2]:
            path = folder / f"{name}.sqlite"
            if not path.exists():
                print(name, json.dumps(fill(path, some), indent=1), flush=True)
            seen.append(grouped(path))
            print(name, json.dumps(seen[-1], indent=1), flush=True)
    if len(seen) == 2:
        print("the same groups" if seen[0]["digest of groups"] == seen[1]["digest of groups"] else "OTHER GROUPS")


if __name__ == "__main__":
    main()
