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
