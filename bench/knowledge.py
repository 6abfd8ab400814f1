"""Time and memory of loading the knowledge in a fresh process, beside the interpreter's own. Run: python -m bench.knowledge"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

ROUNDS = 7
LOAD = """
import json, resource, time
import sanderling.resolve.actors, sanderling.resolve.places
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
finder = sanderling.resolve.actors.ActorFinder()
from sanderling.resolve import names
from sanderling.knowledge import actor_data
from sanderling.knowledge.digest import knowledge_digest
names.surnames(); actor_data.holders()
places = sanderling.resolve.places.PlaceResolver(); places.resolve("Paris")
knowledge_digest()
took = time.perf_counter() - start
print(json.dumps([took, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]))
"""


def _share_of_resolution() -> float:
    """The time that actors, places, times and quantities take, as a share of the rest of a reading of the same article."""
    import time

    from bench.reading import SAMPLES
    from sanderling.ingest import read_path
    from sanderling.reader import Reader
    from sanderling.resolve import actors, circumstances, reference, toponyms

    spent = 0.0

    def timed(function):  # type: ignore[no-untyped-def]
        def run(*arguments, **named):  # type: ignore[no-untyped-def]
            nonlocal spent
            start = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                spent += time.perf_counter() - start

        return run

    import sanderling.reader as steps

    steps.find_toponyms = timed(toponyms.find_toponyms)
    steps.circumstances = timed(circumstances.circumstances)
    actors.ActorFinder.find = timed(actors.ActorFinder.find)
    reference.Mentions.references = timed(reference.Mentions.references)
    reader = Reader()
    articles = [read_path(str(path)) for path in SAMPLES]
    for article in articles[1::2]:
        reader.read(article, "2020-01-01")
    spent = 0.0
    start = time.perf_counter()
    for article in articles[::2]:
        reader.read(article, "2020-01-01")
    whole = time.perf_counter() - start
    return spent / (whole - spent)


def main() -> None:
    """Print the median time and memory of loading, and what resolution adds to a reading."""
    made = [json.loads(subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True).stdout) for _ in range(ROUNDS)]
    print(f"loading the knowledge, s (median of {ROUNDS})       {statistics.median(time for time, _ in made):.3f}")
    print(f"memory that it adds, MiB (median)            {statistics.median(size for _, size in made):.1f}")
    print(f"resolution, added to the rest of a reading    {_share_of_resolution():.3f}")


if __name__ == "__main__":
    main()
