"""Reading against the bare spaCy pipeline on the same text; cold start; memory. Run: python -m bench.reading

``--memory N`` alone reads N articles in one process, our samples in turn, each with a line of its own, and prints the peak of
its memory and what it holds twenty times on the way and after 1,000: it must not grow with what was read.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parent.parent / "samples").glob("*/*.txt")
    if "obfuscated" not in path.name
)
ARTICLES = [path for path in SAMPLES if path.parent.name != "copies"]
"""Those of them that are one article each."""
ROUNDS = 5


def _reading_and_parse() -> dict[str, float]:
    """Read every sample with a reader that has read only others: what it remembers of words must not flatter."""
    import spacy

    from sanderling.ingest import read_path
    from sanderling.parse.parser import MODELS
    from sanderling.reader import Reader

    articles = [read_path(str(path)) for path in SAMPLES]
    name = next(model for model in MODELS if spacy.util.is_package(model))
    whole, bare = spacy.load(name), spacy.load(name, exclude=["ner"])
    ratios, ratios_bare, ours = [], [], []
    for part in range(ROUNDS):
        reader = Reader()
        for number, article in enumerate(articles):  # warm up
            if number % ROUNDS != part:
                reader.read(article, "2020-01-01")
                whole(article.text)
                bare(article.text)
        measured = articles[part::ROUNDS]
        start = time.perf_counter()
        for article in measured:
            reader.read(article, "2020-01-01")
        mine = time.perf_counter() - start
        start = time.perf_counter()
        for article in measured:
            whole(article.text)
        full = time.perf_counter() - start
        start = time.perf_counter()
        for article in measured:
            bare(article.text)
        plain = time.perf_counter() - start
        ratios.append(mine / full)
        ratios_bare.append(mine / plain)
        ours.append(mine / len(measured))
    return {
        "reading / spaCy pipeline (median)": statistics.median(ratios),
        "reading / spaCy pipeline without entities (median)": statistics.median(ratios_bare),
        "milliseconds an article (median)": 1000 * statistics.median(ours),
    }


def _cold() -> dict[str, float]:
    command = [sys.executable, "-m", "sanderling.cli", "read", str(SAMPLES[0]), "--no-record"]
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    helps = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sanderling.cli", "--help"], check=True, capture_output=True)
        helps.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "cold start to the printed report, s (median)": statistics.median(times),
        "--help, s (median)": statistics.median(helps),
        "peak memory of one article, MiB": peak,
    }


_STEPS = """
import sys
from pathlib import Path
from sanderling.ingest import from_bytes
from sanderling.reader import Reader

count, steps = int(sys.argv[1]), {int(one) for one in sys.argv[2].split(",")}
names = sys.stdin.read().split("\\0")
reader = Reader()
for n in range(count):
    text = Path(names[n % len(names)]).read_text(encoding="utf-8")
    text += f"\\nOn day {n} the town of Name{n} saw Agent{n} arrive.\\n"  # so that none was read before
    reader.read(from_bytes(text.encode(), "bench"), "2020-01-01")
    if n + 1 in steps:
        told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        peak, held = (int(told[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))  # getrusage bears the parent's peak
        print(n + 1, peak, held, flush=True)
"""


def _memory(count: int, steps: Iterable[int]) -> Iterator[tuple[int, float, float]]:
    """Yield readings done, peak memory and memory held then (MiB) of one process that reads ``count`` articles."""
    command = [sys.executable, "-c", _STEPS, str(count), ",".join(map(str, steps))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\0".join(map(str, ARTICLES)))
        process.stdin.close()
        for line in process.stdout:
            done, peak, held = line.split()
            yield int(done), float(peak), float(held)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[:2])


def _flat(count: int) -> dict[str, float]:
    """Memory after a fifth of ``count`` readings and after all."""
    return {f"peak memory after {done} articles, MiB": peak for done, peak, _ in _memory(count, (count // 5, count))}


def main() -> None:
    """Print all figures; the argument is how many articles the memory is watched over (default 500)."""
    if "--memory" in sys.argv:
        count = int(sys.argv[sys.argv.index("--memory") + 1])
        steps = {min(1_000, count), *(count * part // 20 for part in range(1, 21))}
        for done, peak, held in _memory(count, sorted(steps)):
            print(f"{done:6} articles: peak {peak:7.1f} MiB, held {held:7.1f} MiB", flush=True)
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    figures = _cold() | _reading_and_parse() | _flat(count)
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:55} {value:8.2f}")


if __name__ == "__main__":
    main()
