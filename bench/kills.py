"""SIGKILL at random instants of ``add``; the record is the same in the end. Run: python -m bench.kills [KILLS] [ARTICLES]

After each kill ``verify`` must pass. A run that ends by itself has made a whole record: its digests, also that of what
compares articles, must be those of a run without kills; then the next record is begun. With ``--true`` the true reader reads, through the command line itself.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.articles import articles
from sanderling.store import Record

_DOUBLE = """
import sys
from bench.double import DoubleReader
from sanderling.adding import add_targets
from sanderling.store import Record, blocks
blocks.MANY, blocks.MIDDLE = 2_000, 3  # so that blocks are put together some times in each record, not after thousands of articles alone
with Record(sys.argv[2]) as record:
    print(sum(one.new for one in add_targets(record, [sys.argv[1]], DoubleReader(), published='2024-05-01')))
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was seen: kills, records that were made whole, kills in the middle of an article, faults found."""

    kills: int
    whole: int
    in_the_middle: int
    faults: tuple[str, ...]


def kill_at_random(folder: Path, kills: int, count: int, seed: int = 1, true: bool = False) -> Outcome:
    """Kill ``kills`` runs over ``count`` articles; ``folder`` is where all files are made."""
    source = folder / "articles"
    source.mkdir()
    for number, text in enumerate(articles(count, seed)):
        (source / f"{number:05}.txt").write_text(text, encoding="utf-8")
    started = time.monotonic()
    undisturbed = folder / "undisturbed.sqlite"
    subprocess.run(_command(source, undisturbed, true), check=True, capture_output=True)
    whole_run = time.monotonic() - started
    with Record(undisturbed) as record:
        expected = record.content_digest(), record.derived_digest()
        faults = list(record.verify().faults)
    choose = random.Random(seed)
    done = whole = middle = 0
    path = folder / "killed-0.sqlite"
    while done < kills:
        process = subprocess.Popen(_command(source, path, true), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            process.wait(choose.uniform(0, whole_run * 0.6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
            middle += _in_the_middle(path)
            faults += _check(path, None)
        else:
            if process.returncode != 0:
                faults.append(f"a run failed: {process.stderr.read().decode()[-500:] if process.stderr else ''}")
                break
            faults += _check(path, expected)
            whole += 1
            path = folder / f"killed-{whole}.sqlite"
        finally:
            if process.stderr is not None:
                process.stderr.close()
    subprocess.run(_command(source, path, true), check=True, capture_output=True)
    faults += _check(path, expected)
    return Outcome(done, whole + 1, middle, tuple(faults))


def _command(source: Path, record: Path, true: bool) -> list[str]:
    if true:
        program = [sys.executable, "-m", "sanderling.cli", "add"]
        return [*program, str(source), "--published", "2024-05-01", "--record", str(record)]
    return [sys.executable, "-c", _DOUBLE, str(source), str(record)]


def _in_the_middle(path: Path) -> bool:
    """Whether the kill left something that was not yet moved from the log of the file into it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _check(path: Path, expected: tuple[str, str] | None) -> list[str]:
    if not path.exists():
        return []  # killed before there was a file
    with Record(path) as record:
        faults = list(record.verify().faults)
        if expected is not None and (record.content_digest(), record.derived_digest()) != expected:
            faults.append(f"{path.name} is not what an undisturbed run makes")
    return faults


def main() -> None:
    """Print what was seen; exit 1 when anything was wrong."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    kills, count = numbers + [200, 500][len(numbers) :]
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_at_random(Path(folder), kills, count, true="--true" in sys.argv)
    print(f"{seen.kills} kills over an add of {count} articles; {seen.whole} records made whole; ", end="")
    print(f"{seen.in_the_middle} kills left a log behind; faults: {len(seen.faults)}")
    for fault in seen.faults[:20]:
        print(fault)
    sys.exit(1 if seen.faults else 0)


if __name__ == "__main__":
    main()
