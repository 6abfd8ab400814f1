"""Reading against the bare spaCy pipeline on the same text; cold start; memory. Run: python -m bench.reading"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parent.parent / "samples").glob("*/*.txt")
    if "obfuscated" not in path.name
)
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


def _flat(count: int) -> dict[str, float]:
    """Memory after a thousand readings and after ``count``."""
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom sanderling.ingest import from_bytes\nfrom sanderling.reader import Reader\n"
        "reader = Reader()\nnames = sys.argv[2:]\nmark = {}\n"
        "for n in range(int(sys.argv[1])):\n"
        "    text = Path(names[n % len(names)]).read_text(encoding='utf-8') + f'\\nOn day {n} the town of Name{n} saw Agent{n} arrive.'\n"
        "    reader.read(from_bytes(text.encode(), 'bench'), '2020-01-01')\n"
        "    if n + 1 in (int(sys.argv[1]) // 5, int(sys.argv[1])): print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(count), *map(str, SAMPLES)], check=True, capture_output=True, text=True
    )
    early, late = map(float, done.stdout.split())
    return {f"peak memory after {count // 5} articles, MiB": early, f"peak memory after {count} articles, MiB": late}


def main() -> None:
    """Print all figures; the argument is how many articles the memory is watched over (default 500)."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    figures = _cold() | _reading_and_parse() | _flat(count)
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:55} {value:8.2f}")


if __name__ == "__main__":
    main()
