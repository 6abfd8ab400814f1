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


def main() -> None:
    """Print the median time and memory."""
    made = [json.loads(subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True).stdout) for _ in range(ROUNDS)]
    print(f"loading the knowledge, s (median of {ROUNDS})       {statistics.median(time for time, _ in made):.3f}")
    print(f"memory that it adds, MiB (median)            {statistics.median(size for _, size in made):.1f}")


if __name__ == "__main__":
    main()
