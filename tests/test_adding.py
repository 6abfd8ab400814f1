"""Documents that come quickly are kept some at a time; none is lost, half kept, or kept out of its order."""

from __future__ import annotations

import sqlite3
import time

import pytest
from bench.double import DoubleReader

from sanderling import adding
from sanderling.adding import Added, Refused, add_documents
from sanderling.errors import EmptyInput, KnowledgeError
from sanderling.ingest.documents import Fetched
from sanderling.joining.linking import Linker
from sanderling.record import Record


def documents(count):
    for number in range(count):
        text = f"Norway thanked Peru for {number} ships of grain. Note {number} follows, and Kenya helped China."
        yield Fetched(text.encode(), f"{number:03}.txt", "text/plain", outlet="A", published="2024-05-01", published_from="metadata")


@pytest.fixture
def whole(tmp_path, monkeypatch):
    """The digests of a record to which each document was added by itself."""
    with monkeypatch.context() as one, Record(tmp_path / "whole.sqlite") as record:
        one.setattr(adding, "_TOGETHER", 1)
        list(add_documents(record, documents(40), DoubleReader()))
        return record.content_digest(), record.derived_digest()


def transactions(record):
    """Count them from now on."""
    seen = []
    record._connection.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    return seen


class Reader(DoubleReader):
    """Fails at the articles that hold these words."""

    def __init__(self, failures):
        super().__init__()
        self.failures = failures

    def read(self, article, published=None):
        for words, error in self.failures.items():
            if words in article.text:
                raise error
        return super().read(article, published)


def test_together_is_as_one_by_one(tmp_path, monkeypatch, whole):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    with Record(tmp_path / "r.sqlite") as record:
        seen = transactions(record)
        outcomes = list(add_documents(record, documents(40), DoubleReader()))
        assert len(seen) == 6  # 1, 2, 4, 8, 16, and the last 9
        assert [one.source for one in outcomes] == [one.source for one in documents(40)]
        assert (record.content_digest(), record.derived_digest()) == whole
        again = list(add_documents(record, documents(40), DoubleReader()))
        assert not any(one.new for one in again) and (record.content_digest(), record.derived_digest()) == whole


def test_what_takes_its_time_is_kept_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 0.0)
    with Record(tmp_path / "r.sqlite") as record:
        seen = transactions(record)
        for done, _ in enumerate(add_documents(record, documents(8), DoubleReader()), 1):
            assert len(seen) == done == len(record.entries())


def test_after_a_slow_one_the_next_is_kept_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 5.0)
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def slow_at(number):
        for at, one in enumerate(documents(12)):
            clock[0] += 6.0 if at == number else 0.0
            yield one

    with Record(tmp_path / "r.sqlite") as record:
        kept = [len(record.entries()) for _ in add_documents(record, slow_at(4), DoubleReader())]
    assert kept == [1, 3, 3, 5, 5, 6, 8, 8, 12, 12, 12, 12]


def test_no_transaction_takes_long(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 0.5)
    monkeypatch.setattr(adding, "_LONGEST", 1.0)
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def steady():
        for one in documents(12):
            clock[0] += 0.4
            yield one

    with Record(tmp_path / "r.sqlite") as record:
        kept = [len(record.entries()) for _ in add_documents(record, steady(), DoubleReader())]
    assert kept == [1, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12]


def test_what_is_said_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    path = tmp_path / "r.sqlite"
    with Record(path) as record:
        run = add_documents(record, documents(40), DoubleReader())
        said = [next(run) for _ in range(10)]
        with Record(path, read_only=True) as other:
            assert len(other.entries()) >= len(said)
        run.close()
    with Record(path) as record:
        assert record.verify().sound and len(record.entries()) == 15


@pytest.mark.parametrize("at", [0, 2, 9, 39])
def test_a_document_that_fails_half_written_takes_none_along(tmp_path, monkeypatch, at):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    link, calls = Linker.link, []

    def fail(self, number, text=None, reading=None):
        if text and f"Note {at} " in text:
            calls.append(number)
            raise ZeroDivisionError("a defect")
        link(self, number, text, reading)

    with Record(tmp_path / "r.sqlite") as record:
        monkeypatch.setattr(Linker, "link", fail)
        outcomes = list(add_documents(record, documents(40), DoubleReader()))
        assert [one.source for one in outcomes] == [one.source for one in documents(40)]
        assert [type(one) for one in outcomes] == [Refused if number == at else Added for number in range(40)]
        assert "ZeroDivisionError" in outcomes[at].reason and calls
        assert len(record.entries()) == 39 and record.verify().sound and record.joins().waiting() == 0


def test_what_cannot_be_read_is_refused_in_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    with Record(tmp_path / "r.sqlite") as record:
        seen = transactions(record)
        outcomes = list(add_documents(record, documents(31), Reader({"Note 9 ": EmptyInput("Nothing."), "Note 20 ": ValueError("no")})))
        assert [number for number, one in enumerate(outcomes) if isinstance(one, Refused)] == [9, 20]
        assert len(seen) == 5, "nothing was written of them: the others stay together"
        assert record.counts()["refusal"] == 2 and record.counts()["article"] == 29 and record.verify().sound


@pytest.mark.parametrize("whose", ["reader", "source"])
def test_what_ends_a_run_leaves_those_before_it(tmp_path, monkeypatch, whose):
    monkeypatch.setattr(adding, "_QUICK", 60.0)

    def broken():
        for number, one in enumerate(documents(20)):
            if whose == "source" and number == 12:
                raise KnowledgeError("no table")
            yield one

    said = []
    with Record(tmp_path / "r.sqlite") as record:
        with pytest.raises(KnowledgeError):
            said.extend(add_documents(record, broken(), Reader({"Note 12 ": KnowledgeError("no table")} if whose == "reader" else {})))
        assert len(record.entries()) == 12 and record.verify().sound and not record._connection.in_transaction


def test_many_bytes_are_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    monkeypatch.setattr(adding, "_HELD", 150)  # two of them
    with Record(tmp_path / "r.sqlite") as record:
        seen = transactions(record)
        list(add_documents(record, documents(9), DoubleReader()))
        assert len(seen) == 5


def test_a_disk_that_is_full_loses_the_last_together(tmp_path, monkeypatch, whole):
    monkeypatch.setattr(adding, "_QUICK", 60.0)
    with Record(tmp_path / "r.sqlite") as record:
        run = record._connection.execute
        run(f"PRAGMA max_page_count = {run('PRAGMA page_count').fetchone()[0] + 12}")
        with pytest.raises(Exception, match="full"):
            list(add_documents(record, documents(40), DoubleReader()))
        assert 0 < len(record.entries()) < 40 and record.verify().sound
        run("PRAGMA max_page_count = 1000000")
        list(add_documents(record, documents(40), DoubleReader()))
        assert (record.content_digest(), record.derived_digest()) == whole
        assert isinstance(record._connection, sqlite3.Connection)
