"""What is compared of a reading is kept beside it, and made anew where it is not there, damaged, or of another form."""

from __future__ import annotations

import pytest

from sanderling.adding import add_documents
from sanderling.corroborate.packed import FORM
from sanderling.joining import linking
from sanderling.joining.linking import Compared
from sanderling.record import Record
from sanderling.store.derived import Derived
from sanderling.store.schema import VERSION
from tests.joining.test_groups import CORPUS, DoubleReader, filled, partition

HARMS = {
    "nothing": "SELECT 1",
    "not there": "DELETE FROM derived_compared",
    "another form": "UPDATE derived_compared SET form = 0, packed = x'00'",
    "no packed bytes": "UPDATE derived_compared SET packed = x'78'",
    "empty list": "UPDATE derived_compared SET packed = x'789c8b8e050000e30074'",  # zlib of '[]'
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("whole") / "r.sqlite", CORPUS[:30]) as record:
        return record.derived_digest(), partition(record.groups())


@pytest.mark.parametrize("harm", HARMS)
def test_links_hang_on_the_readings_alone(tmp_path, whole, harm):
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:20]) as record:
        assert record._connection.execute("SELECT count(*) FROM derived_compared WHERE form = ?", (FORM,)).fetchone() == (20,)
        record._connection.execute(HARMS[harm])
    with Record(path, read_only=True) as record:
        for number in range(1, 21):
            assert Compared(record).print(number).id in record.groups().readings
            assert "news" in Compared(record).items(number)
    with Record(path) as record:
        list(add_documents(record, CORPUS[20:30], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole
        assert record.verify().sound
        if harm != "nothing":
            mended = record._connection.execute("SELECT count(*) FROM derived_compared WHERE form = ?", (FORM,)).fetchone()[0]
            assert mended > 10, "what was asked for is kept again"


def test_a_reading_is_gone_through_once(tmp_path, monkeypatch):
    with filled(tmp_path / "r.sqlite", CORPUS[:20]) as record:
        monkeypatch.setattr(Derived, "kept", lambda *_: pytest.fail("a reading's JSON was unpacked"))
        monkeypatch.setattr(linking._hold, "__defaults__", (1,))  # nothing stays at hand
        links = record._connection.execute("SELECT count(*) FROM derived_link").fetchone()[0]
        list(add_documents(record, CORPUS[20:30], DoubleReader()))
        assert record._connection.execute("SELECT count(*) FROM derived_link").fetchone()[0] > links
        assert len(record.groups().readings) == 30


def test_a_file_of_version_3_is_brought_up_to_date(tmp_path, whole):
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:20]) as record:
        digest = record.derived_digest()
        record._connection.execute("DROP TABLE derived_compared")
        record._connection.execute("PRAGMA user_version = 3")
    with Record(path) as record:
        assert record._connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert record.derived_digest() == digest and record.verify().sound and record.joins().waiting() == 0
        assert [row.action for row in record.log()][-1] == "migration"
        list(add_documents(record, CORPUS[20:30], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole
        record.rebuild()
        assert (record.derived_digest(), partition(record.groups())) == whole
        assert record._connection.execute("SELECT count(*) FROM derived_compared").fetchone() == (30,)


def test_links_of_version_6_are_kept(tmp_path, whole):
    """Version 6 kept them by the older of two, and the log had an index."""
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:20]) as record:
        run = record._connection.execute
        links = run("SELECT * FROM derived_link ORDER BY kind, a, b").fetchall()
        run("ALTER TABLE derived_link RENAME TO whole")
        run(
            "CREATE TABLE derived_link (kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL,"
            " detail TEXT NOT NULL, PRIMARY KEY (kind, a, b), CHECK (a < b)) STRICT, WITHOUT ROWID"
        )
        run("INSERT INTO derived_link SELECT * FROM whole")
        run("DROP TABLE whole")
        run("CREATE INDEX derived_link_b ON derived_link (kind, b)")
        run("CREATE INDEX log_subject ON log (action, subject)")
        run("PRAGMA user_version = 6")
    with Record(path) as record:
        run = record._connection.execute
        assert links and run("SELECT * FROM derived_link ORDER BY kind, a, b").fetchall() == links
        made = {row[0] for row in run("SELECT name FROM sqlite_schema WHERE name IN ('log_subject', 'derived_link_a', 'derived_link_b')")}
        assert made == {"derived_link_a"}
        list(add_documents(record, CORPUS[20:30], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole
        assert record.verify().sound


def test_one_item_is_what_all_hold(tmp_path):
    with filled(tmp_path / "r.sqlite", CORPUS[:12]) as record:
        for number in range(1, 13):
            items = Compared(record).items(number)
            single = Compared(record)
            assert {name: single.item(number, name) for name in (*items, "E999")} == {**items, "E999": None}


def test_who_was_newest_at_one_time(tmp_path):
    """The quick answer, of readings that are all newest now, is that of the whole question."""
    with filled(tmp_path / "r.sqlite", CORPUS[:4]) as record:
        derived = record.derived()
        assert derived.at_one_time(4, {1, 2, 4}) == [1, 2], "not with itself"
        again = DoubleReader()
        again.model = "another"
        list(add_documents(record, CORPUS[:1], again))  # reading 5 is of the article of reading 1
        assert derived.at_one_time(5, {1, 2, 3}) == [2, 3], "an article is not held against itself"
        assert derived.at_one_time(1, {2, 4, 5}) == [2, 4], "the older one was newest with them"
        list(add_documents(record, CORPUS[4:5], DoubleReader()))
        assert derived.at_one_time(6, {1, 5}) == [5], "what was superseded before it came is left"
