"""Disks that are full or cannot be written while articles are added and compared: one sentence, and nothing half done."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest
from click.testing import CliRunner

from sanderling.adding import add_documents
from sanderling.cli.adding import add as add_command
from sanderling.errors import RecordError
from sanderling.ingest.documents import Refused
from sanderling.joining.linking import Linker
from sanderling.record import Record
from tests.joining.test_groups import CORPUS, DoubleReader, filled, partition

MOST_PAGES = 1_073_741_823


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Digests of the record that a run without trouble makes."""
    with filled(tmp_path_factory.mktemp("whole") / "r.sqlite", CORPUS[:40]) as record:
        return record.content_digest(), record.derived_digest(), partition(record.groups())


def test_adding_goes_on_after_each_time_the_disk_was_full(tmp_path, whole):
    path = tmp_path / "r.sqlite"
    stops = 0
    Record(path).close()
    while True:
        with Record(path) as record:
            run = record._connection.execute
            pages = run("PRAGMA page_count").fetchone()[0]
            run(f"PRAGMA max_page_count = {pages + 23}")  # an article takes some pages: the end comes anywhere in it
            try:
                list(add_documents(record, CORPUS[:40], DoubleReader()))
            except RecordError as error:
                assert "cannot be written" in str(error) and "full" in str(error) and "nothing was lost" in str(error)
                stops += 1
                assert record.joins().waiting() == 0, "what is there is compared"
                assert record.verify().sound
                assert list(record.articles()) or stops == 1, "it can be read all the same"
                run(f"PRAGMA max_page_count = {MOST_PAGES}")
            else:
                break
    assert stops > 3
    with Record(path) as record:
        assert (record.content_digest(), record.derived_digest(), partition(record.groups())) == whole


def test_comparing_anew_goes_on_after_the_disk_was_full(tmp_path, whole):
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:40]) as record:
        super(Record, record).rebuild()
        record._connection.execute("VACUUM")
        run = record._connection.execute
        run(f"PRAGMA max_page_count = {run('PRAGMA page_count').fetchone()[0] + 9}")
        with pytest.raises(RecordError, match="full"):
            Linker(record).catch_up()
        left = record.joins().waiting()
        assert 0 < left < 40 and record.verify().sound
        run(f"PRAGMA max_page_count = {MOST_PAGES}")
        assert Linker(record).catch_up() == left
        assert (record.content_digest(), record.derived_digest(), partition(record.groups())) == whole


def test_what_was_not_read_is_said_when_it_cannot_be_kept(tmp_path):
    with filled(tmp_path / "r.sqlite", CORPUS[:3]) as record:
        run = record._connection.execute
        run(f"PRAGMA max_page_count = {run('PRAGMA page_count').fetchone()[0]}")
        refusals = [Refused(f"{number}.txt", "empty", "It is empty. " * 400) for number in range(40)]
        with pytest.raises(RecordError, match="nothing was lost"):
            list(add_documents(record, refusals, DoubleReader()))
        assert record.verify().sound and len(record.entries()) == 3


def small_files(most: int):
    """For a process of its own: no file may grow beyond ``most`` bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


def add(folder, *options, **how):
    return subprocess.run(
        [sys.executable, "-m", "sanderling.cli", "add", ".", *options], cwd=folder, capture_output=True, check=False, timeout=300, **how
    )


def test_the_command_says_so_and_goes_on_later(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        words = f"Norway detained {number + 3} sailors of Russia near Bear Island on Tuesday. " + f"It was told to crew {number}. " * 900
        (texts / f"{number:02}.txt").write_text(words, encoding="utf-8")
    record = tmp_path / "r.sqlite"
    full = add(texts, "--record", record, preexec_fn=small_files(1_500_000))
    assert full.returncode == 9, full.stderr
    (line,) = full.stderr.decode().splitlines()
    assert "cannot be written" in line and "nothing was lost" in line and "Traceback" not in line
    with Record(record) as kept:
        before = len(kept.entries())
        assert before < 12 and kept.verify().sound and kept.joins().waiting() == 0
    again = add(texts, "--record", record)
    assert again.returncode == 0, again.stderr
    assert f"Added {12 - before} articles" in again.stdout.decode()
    with Record(record) as kept:
        assert len(kept.entries()) == 12 and kept.verify().sound


def test_a_record_that_cannot_be_written_is_said_before_anything_is_read(tmp_path, monkeypatch):
    path = tmp_path / "r.sqlite"
    filled(path, CORPUS[:2]).close()
    monkeypatch.setattr("sanderling.store.opening._writable", lambda _: False)
    monkeypatch.setattr("sanderling.reader.Reader.read", lambda *_: pytest.fail("it was read for nothing"))
    (tmp_path / "a.txt").write_text("Norway thanked Peru.", encoding="utf-8")
    done = CliRunner().invoke(add_command, [str(tmp_path / "a.txt"), "--record", str(path)])
    assert isinstance(done.exception, RecordError) and "cannot be written; check its permissions" in str(done.exception)
    with Record(path) as record:
        assert record.read_only and len(record.entries()) == 2
        with pytest.raises(RecordError, match="cannot be written"):
            record.judge("same", "1", "2", why="one", by="Ada")
        with pytest.raises(RecordError, match="cannot be written"):
            record.rebuild()
