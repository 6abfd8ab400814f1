"""A file of the first version opens, loses nothing, and is what a record made today would be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sanderling.errors import RecordError
from sanderling.export.as_json import as_json, reading_as_dict
from sanderling.records import Reading
from sanderling.store import Record
from sanderling.store.schema import VERSION
from tests.store.readings import reading

FIRST = Path(__file__).with_name("version_1.sql")
TEXTS = ("Iran attacked Israel near Isfahan, officials said.", "Peru thanked Chile. More followed.")


def first_version(path: Path, readings: list[Reading]) -> None:
    """Write a file as the program of the first version wrote it."""
    with sqlite3.connect(path, isolation_level=None) as old:
        old.executescript(f"PRAGMA journal_mode = WAL; BEGIN; {FIRST.read_text()} COMMIT;")
        old.execute(f"PRAGMA application_id = {0x53414E44}")
        old.execute("PRAGMA user_version = 1")
        for number, one in enumerate(readings, 1):
            article, trail = one.article, one.trail
            old.execute(
                "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)",
                (article.id, article.text, article.title.text, article.published, article.name, f"2024-05-0{number}T10:00:00+00:00"),
            )
            old.execute(
                "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    2 * number, article.id, f"2024-05-0{number}T10:00:00+00:00", trail.program, trail.model,
                    trail.knowledge, article.published, as_json(one),
                ),
            )
            for event in one.events:
                old.execute(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        2 * number, event.id, event.act.value, event.code.value, event.factuality.value, "a", "b", None,
                        None, None, event.confidence, event.evidence[0].quote,
                    ),
                )
    old.close()


def test_a_file_of_the_first_version_loses_nothing(tmp_path):
    path = tmp_path / "r.sqlite"
    made = [reading(TEXTS[0]), reading(TEXTS[1], None), reading(TEXTS[0], program="0.2.0")]
    first_version(path, made)
    with Record(path) as record:
        for number, one in zip((2, 4, 6), made, strict=True):
            assert record.reading(str(number)) == reading_as_dict(one)
            assert record.text(one.article.id) == one.article.text
            assert record.bytes(one.article.id) == one.article.text.encode()
        assert record.readings(made[0].article.id) == [2, 6]
        assert [entry.made[:10] for entry in record.entries()] == ["2024-05-03", "2024-05-02"]
        assert [event.reading for event in record.events(actor="IRN")] == [6]
        assert [event.reading for event in record.events(actor="IRN", as_of="2024-05-02")] == [2]
        assert record.verify().faults == ()
        assert record.add(made[1]) == 4, "what was read is known as read"
        assert [row.action for row in record.log()][-1] == "migration"


def test_bytes_that_the_text_does_not_give_stay_unknown(tmp_path):
    path = tmp_path / "r.sqlite"
    from dataclasses import replace

    one = reading(TEXTS[0])
    first_version(path, [replace(one, article=replace(one.article, id="ab" * 32))])
    with Record(path) as record:
        assert record.bytes("ab" * 32) is None
        assert record.text("ab" * 32) == TEXTS[0]
        assert record.verify().sound


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "r.sqlite"
    first_version(path, [reading(TEXTS[0])])
    with sqlite3.connect(path) as raw:
        before = list(raw.iterdump())
    raw.close()

    def fail(*_):
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("sanderling.store.migrate.append", fail)
    with pytest.raises(RecordError, match="disk full"):
        Record(path)
    with sqlite3.connect(path) as raw:
        assert list(raw.iterdump()) == before
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    raw.close()


def test_an_old_file_that_cannot_be_written_says_so(tmp_path):
    path = tmp_path / "r.sqlite"
    first_version(path, [reading(TEXTS[0])])
    with pytest.raises(RecordError, match="brought up to date"):
        Record(path, read_only=True)


def test_a_newer_file_is_left_alone(tmp_path):
    path = tmp_path / "r.sqlite"
    Record(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    with pytest.raises(RecordError, match="newer"):
        Record(path)
