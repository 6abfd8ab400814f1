"""Does the order in which articles come matter, and what does comparing them cost? Run: python -m bench.joining [ARTICLES]

Adds the same articles (``bench.worlds``, read by a double) to two records, in the order of rounds and shuffled, and says
whether both came to the same groups; ``--one`` leaves the second out. ``--keep FOLDER`` leaves the records there.
``--against RECORD`` adds articles that RECORD does not hold to a copy of it and to a new record, some here and some there in
turn, so that whatever else the machine does falls on both; with ``--true`` they are read by the true reader, as ``add`` does.

Where cores are shared, the processor's time of one and the same work may double for some seconds. A fixed piece of work is
therefore done before each reading: what it takes, which is left out of all figures, tells the machine's pace. ``at one pace`` are
times as they would be, had that piece always taken what it took at its quickest.
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
from dataclasses import dataclass
from pathlib import Path

from bench.double import DoubleReader
from bench.record import searches
from bench.worlds import Moved, moved
from sanderling.adding import Reads, add_documents
from sanderling.reader import Reader
from sanderling.record import Record
from sanderling.records import Article, Reading

TURN = 256
"""Articles added to one record before it is the other's turn: as many as are kept in one transaction where they come quickly."""
TRUE_TURN = 64
"""The same where the true reader reads them, of which some twenty come in a second."""
_PIECE = 3_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processor an article: all of adding it, of that the reading, and the fixed piece of work beside it."""

    whole: float
    reading: float
    piece: float


class Timed:
    """A reader whose time is taken, and which does a fixed piece of work before each reading."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self._begun = time.process_time()
        self._reading = self._piece = 0.0
        self.read_so_far = 0
        """Articles, since it began: those kept in one transaction are read before the first of them is said to be kept."""

    @property
    def model(self) -> str:
        """The reader's model."""
        return self._reader.model

    def read(self, article: Article, published: str | None = None) -> Reading:
        """Read as the reader does."""
        start = time.process_time()
        _piece_of_work()
        done = time.process_time()
        reading = self._reader.read(article, published)
        self._piece += done - start
        self._reading += time.process_time() - done
        self.read_so_far += 1
        return reading

    def begin(self) -> None:
        """Take the time from here on."""
        self._begun, self._reading, self._piece = time.process_time(), 0.0, 0.0
        self.read_so_far = 0

    def cost(self) -> Cost:
        """Return what each article cost that was read since it began."""
        whole = time.process_time() - self._begun - self._piece
        return Cost(*(1000 * one / self.read_so_far for one in (whole, self._reading, self._piece)))


def _piece_of_work() -> None:
    """Arithmetic, strings and a dictionary: a third of a millisecond or so."""
    value, held = 0, {}
    for number in range(_PIECE):
        value = (value * 31 + number) & 0xFFFFFF
        held[value & 1023] = str(value)


def at_one_pace(costs: Iterable[Cost], quickest: float) -> list[float]:
    """Return the whole costs, had the fixed piece of work taken ``quickest`` ms each time."""
    return [one.whole * quickest / one.piece for one in costs]


def fill(path: Path, articles: Iterable[Moved], count: int) -> dict[str, float]:
    """Add ``count`` articles to a new record; return what it cost, in ms of processor an article."""
    tenth = max(1, count // 10)
    costs: list[Cost] = []
    memory = []
    reader = Timed(DoubleReader())
    start = time.perf_counter()
    with Record(path) as record:
        documents = (one.document() for one in articles)
        reader.begin()
        for done, _ in enumerate(add_documents(record, documents, reader), 1):
            if done % tenth == 0 and reader.read_so_far:
                costs.append(reader.cost())
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                print(f"{done} {costs[-1].whole:.2f} ms, pace {costs[-1].piece:.3f}, {memory[-1]:.0f} MiB", flush=True)
                reader.begin()
    busy = [one.whole for one in costs]
    even = at_one_pace(costs, min(one.piece for one in costs))
    return {
        "articles": float(count), "minutes": (time.perf_counter() - start) / 60,
        "add, ms of processor an article": sum(busy) / len(busy),
        "first tenth": busy[0], "last tenth": busy[-1], "last / first": busy[-1] / busy[0],
        "first tenth, at one pace": even[0], "last tenth, at one pace": even[-1], "last / first, at one pace": even[-1] / even[0],
        "peak memory after the first tenth, MiB": memory[0], "at the end": memory[-1],
        "file, MB": path.stat().st_size / 1e6,
    }  # fmt: skip


def against(full: Path, count: int, folder: Path, true: bool = False) -> dict[str, float]:
    """Add the ``count`` articles after those of ``full`` to a copy of it and to a new record; ms of processor an article."""
    paths = {"full": folder / "full.sqlite", "new": folder / "new.sqlite"}
    shutil.copy(full, paths["full"])
    costs: dict[str, list[Cost]] = {"full": [], "new": []}
    turn_of = TRUE_TURN if true else TURN
    reader = Timed(Reader() if true else DoubleReader())
    with Record(paths["full"]) as large, Record(paths["new"]) as small:
        held = large.counts()["article"]
        articles = list(itertools.islice(moved(held + count), held, None))
        reader.read(Article("", articles[0].text))  # what it loads once is no article's
        runs = {
            name: add_documents(record, (one.document() for one in articles), reader)
            for name, record in (("full", large), ("new", small))
        }
        for turn in range(count // turn_of):
            for name in ("full", "new") if turn % 2 else ("new", "full"):
                reader.begin()
                for _ in itertools.islice(runs[name], turn_of):
                    pass
                if reader.read_so_far:
                    costs[name].append(reader.cost())
    quickest = min(one.piece for some in costs.values() for one in some)
    mean = {name: statistics.fmean(one.whole for one in some) for name, some in costs.items()}
    reading = {name: statistics.fmean(one.reading for one in some) for name, some in costs.items()}
    even = {name: at_one_pace(some, quickest) for name, some in costs.items()}
    own = {name: [(one.whole - one.reading) * quickest / one.piece for one in some] for name, some in costs.items()}
    return {
        "articles held": float(held), "added": float(count // turn_of * turn_of),
        "ms of processor an article, full": mean["full"], "new": mean["new"], "full / new": mean["full"] / mean["new"],
        "of that reading, full": reading["full"], "reading, new": reading["new"],
        "at one pace, full": statistics.fmean(even["full"]), "at one pace, new": statistics.fmean(even["new"]),
        "full / new, at one pace": sum(even["full"]) / sum(even["new"]),
        "without reading, at one pace, full": statistics.fmean(own["full"]),
        "without reading, at one pace, new": statistics.fmean(own["new"]),
        "without reading, at one pace, full / new": sum(own["full"]) / sum(own["new"]),
        "median of turns at one pace, full": statistics.median(even["full"]), "median, new": statistics.median(even["new"]),
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
    parser.add_argument("--true", action="store_true", help="with --against: the true reader in place of its double")
    given = parser.parse_args()
    count = given.articles
    with tempfile.TemporaryDirectory() as temporary:
        if given.against:
            print(json.dumps(against(given.against, count, Path(temporary), given.true), indent=1))
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
