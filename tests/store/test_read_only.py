"""A record on a disk that cannot be written: everything can be asked, nothing is lost, and writing is one sentence.

Who may write everything (root) becomes nobody first, in a process of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sanderling.store import Record
from tests.store.readings import reading

_ASK = """
import os, sys
import sanderling.store.schema
from sanderling.errors import RecordError
from sanderling.store import Record
from tests.store.readings import reading
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with Record(sys.argv[1], create=False) as record:
    print(len(record.events(actor="IRN")), len(record.search("attack")), record.verify().sound, record.read_only)
    try:
        record.add(reading("Peru thanked Chile. Yes."))
    except RecordError as error:
        print(error)
try:
    Record(sys.argv[2])
except RecordError as error:
    print(error)
"""


@pytest.fixture
def folder():
    made = Path(tempfile.mkdtemp())
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.mark.parametrize("still_written", [False, True])
def test_a_folder_that_cannot_be_written(folder, still_written):
    path = folder / "r.sqlite"
    record = Record(path)
    record.add(reading("Iran attacked Israel. So."))
    before = record.content_digest()
    if not still_written:
        record.close()
    for one in folder.iterdir():
        one.chmod(0o444)
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(path), str(folder / "new.sqlite")], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "1 1 True True"
    assert "cannot be written" in lines[1] and "cannot be opened" in lines[2] and len(lines) == 3
    record.close()
    folder.chmod(0o755)
    path.chmod(0o644)
    with Record(path, create=False) as again:
        assert again.content_digest() == before and again.verify().sound
