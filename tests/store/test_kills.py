"""A run that is killed at any instant loses nothing, and the next one makes the record whole."""

from __future__ import annotations

import subprocess
import sys

from bench.kills import kill_at_random

from sanderling.store import Record
from tests.store.readings import reading

_SMALL_FILES = """
import resource, sys
from sanderling.errors import RecordError
from sanderling.store import Record
from tests.store.readings import reading
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with Record(sys.argv[1]) as record:
        for number in range(1000):
            record.add(reading(f"Iran attacked Israel. Note {number} follows." + " More of it was said." * 200))
except RecordError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_twelve_kills(tmp_path):
    seen = kill_at_random(tmp_path, kills=12, count=60)
    assert seen.faults == ()
    assert seen.kills == 12 and seen.whole >= 1


def test_no_more_room_for_the_file(tmp_path):
    path = tmp_path / "r.sqlite"
    with Record(path) as record:
        record.add(reading("Peru thanked Chile. Yes."))
    room = path.stat().st_size + 200_000
    done = subprocess.run(
        [sys.executable, "-c", _SMALL_FILES, str(path), str(room)], capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 9, done.stderr
    assert b"nothing was lost" in done.stdout
    with Record(path) as record:
        assert record.verify().faults == ()
        kept = len(record.entries())
        assert 1 < kept < 1000
        record.add(reading("Peru thanked Chile again. Yes."))
        assert len(record.entries()) == kept + 1
