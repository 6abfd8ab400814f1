"""The record: real SQLite files."""

from __future__ import annotations

import sqlite3

import pytest

from sanderling.errors import NotFound, RecordError
from sanderling.export.as_json import reading_as_dict
from sanderling.store import Record

TEXT = "Iran attacked Israel on Sunday. France's foreign minister condemned the attack."


def test_adding_twice_changes_nothing(tmp_path, read):
    reading = read(TEXT, "2024-04-15")
    with Record(tmp_path / "r.sqlite") as record:
        assert record.add(reading) == record.add(reading)
        assert len(record.entries()) == 1


def test_a_reading_comes_back_as_it_was(tmp_path, read):
    reading = read(TEXT, "2024-04-15")
    with Record(tmp_path / "r.sqlite") as record:
        number = record.add(reading)
    with Record(tmp_path / "r.sqlite", create=False) as record:
        assert record.reading(str(number)) == reading_as_dict(reading)
        assert record.reading(reading.article.id[:10]) == reading_as_dict(reading)
        assert record.text(reading.article.id) == TEXT


def test_another_date_is_another_reading(tmp_path, read):
    with Record(tmp_path / "r.sqlite") as record:
        assert record.add(read(TEXT, "2024-04-15")) != record.add(read(TEXT))
        assert len(record.entries()) == 1


def test_what_is_not_there(tmp_path, read):
    with pytest.raises(RecordError, match="There is no record"):
        Record(tmp_path / "none.sqlite", create=False)
    with Record(tmp_path / "r.sqlite") as record, pytest.raises(NotFound, match="no reading 7"):
        record.reading("7")


def test_a_strange_database_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record"):
        Record(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, not a database at all, and they must survive.\n" * 50)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(path)
    assert path.read_bytes() == before


def test_half_a_surrogate_pair_is_kept_readable(tmp_path, reader):
    from dataclasses import replace

    from sanderling.records import Article

    reading = reader.read(Article("x", "Iran attacked Israel \ud800 on Sunday.", name="odd"), None)
    with Record(tmp_path / "r.sqlite") as record:
        record.add(replace(reading, article=replace(reading.article, id="ab" * 32)))
        assert "\\ud800" in record.text("ab" * 32)
