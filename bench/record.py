"""A large record: what adding costs at its beginning and its end, how long a search takes, memory.

Run: python -m bench.record ARTICLES [--true ARTICLES] [--json]

Articles are generated from our samples. A double reads them, so that what is measured is the record; with ``--true`` a
second, smaller record is made by the true reader. Times are of this machine, one run; where others use it too, those of the
processor tell more.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.articles import articles
from bench.double import DoubleReader
from sanderling.adding import add_documents
from sanderling.ingest.documents import Fetched
from sanderling.record import Record

WORDS = (
    "border", "missile test", "foreign minister", "agreement on trade", '"armoured train"', "ceasefire talks", "sanctions",
    "ambassador expelled", "grain", "naval exercise", "president visited", "drones", "election", "hostages released",
)  # fmt: skip
LETTERS = ("minist", "Vladivos", "note 77", "ussian", "embass", "North K", "armoured tr")
FILTERS: tuple[dict[str, Any], ...] = (
    {"actor": "PRK", "since": "2023"}, {"dyad": "IRN,ISR"}, {"recipient": "FRA", "act": "AID"}, {"text": "missile"},
    {"place": "UKR", "min_confidence": 0.9}, {"source": "Russia", "quad": 1}, {"party": "NOR", "until": "2023-06"},
)  # fmt: skip
ROUNDS = 3


def measure(count: int, true: bool, folder: Path) -> dict[str, float]:
    """Add ``count`` articles to a record in ``folder``, then search in it."""
    if true:
        from sanderling.reader import Reader

        reader: Any = Reader()
        reader.read(_article(0, next(articles(1))), None)  # what is loaded once is loaded
    else:
        reader = DoubleReader()
    path = folder / f"{'true' if true else 'double'}.sqlite"
    tenth = max(1, count // 10)
    marks, cpu, memory = [time.perf_counter()], [time.process_time()], []
    with Record(path) as record:
        found = (_document(number, text) for number, text in enumerate(articles(count)))
        for done, _ in enumerate(add_documents(record, found, reader), 1):
            if done % tenth == 0:
                marks.append(time.perf_counter())
                cpu.append(time.process_time())
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        tenths = [1000 * (after - before) / tenth for before, after in itertools.pairwise(marks)]
        busy = [1000 * (after - before) / tenth for before, after in itertools.pairwise(cpu)]
        made = {
            "articles": float(count),
            "add, ms an article": statistics.mean(tenths),
            "add, ms an article: first tenth": tenths[0],
            "add, ms an article: last tenth": tenths[-1],
            "last tenth / first tenth": tenths[-1] / tenths[0],
            "add, ms of processor an article: first tenth": busy[0],
            "add, ms of processor an article: last tenth": busy[-1],
            "last tenth / first tenth, of processor": busy[-1] / busy[0],
            "memory at the first tenth, MiB": memory[0],
            "memory at the end, MiB": memory[-1],
            "file, MB": path.stat().st_size / 1e6,
        }
        counts = record.counts()
        made["events an article"] = counts["event"] / counts["article"]
        made.update(searches(record))
    return made


def searches(record: Record) -> dict[str, float]:
    """Search in a record by words, by letters, by what events are; return what it took, in ms."""
    kinds: dict[str, list[float]] = {"words": [], "letters": [], "events": [], "words and filters": []}
    for _ in range(ROUNDS):
        for text in WORDS:
            _timed(kinds["words"], lambda text=text: record.search(text))
        for text in LETTERS:
            _timed(kinds["letters"], lambda text=text: record.search(text, substring=True))
        for filters in FILTERS:
            _timed(kinds["events"], lambda filters=filters: list(record.events(**filters).limit(20)))
            asked = record.events(**filters).filters
            _timed(kinds["words and filters"], lambda asked=asked: record.search("minister", filters=asked))
    made = {"search, ms (median of all)": statistics.median(itertools.chain(*kinds.values()))}
    for kind, times in kinds.items():
        made[f"search by {kind}, ms (median)"] = statistics.median(times)
        made[f"search by {kind}, ms (longest)"] = max(times)
    return made


def _timed(times: list[float], ask: Any) -> None:
    start = time.perf_counter()
    ask()
    times.append(1000 * (time.perf_counter() - start))


def _document(number: int, text: str) -> Fetched:
    day = (date(2017, 1, 1) + timedelta(days=number * 37 % 2_922)).isoformat()
    return Fetched(
        text.encode(), f"bench/{number}.txt", "text/plain", outlet=f"Outlet {number % 40}", published=day,
        published_from="metadata",
    )  # fmt: skip


def _article(number: int, text: str) -> Any:
    from sanderling.ingest.article import article_of

    return article_of(_document(number, text)).article


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--true", type=int, default=0, metavar="ARTICLES")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = {"double": measure(given.articles, False, Path(folder))}
        if given.true:
            made["true reader"] = measure(given.true, True, Path(folder))
    if given.json:
        print(json.dumps(made))
        return
    for name, figures in made.items():
        print(f"{name}:")
        for figure, value in figures.items():
            print(f"  {figure:45} {value:12.2f}")


if __name__ == "__main__":
    main()
