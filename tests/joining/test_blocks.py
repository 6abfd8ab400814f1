"""The latest blocks and those before them are one set, wherever a block lies and whatever is rolled back."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.adding import add_documents
from sanderling.corroborate.events import link, may_be_one
from sanderling.joining.linking import Compared
from sanderling.record import Record
from sanderling.store import blocks, derived
from sanderling.store.blocks import Blocks
from sanderling.store.derived import ITEM
from sanderling.store.schema import VERSION
from tests.joining.test_groups import CORPUS, DoubleReader, filled, partition

_STRETCHES = (-1, 6, 7, 8, 9, 16)  # the filter tells eight from eight
_PLACES = st.tuples(st.sampled_from(_STRETCHES), st.sampled_from([0, 1, 2, 1 << 26, (1 << 26) + 1, (1 << 63) - 1]))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("whole") / "r.sqlite", CORPUS[:40]) as record:
        assert count(record, "derived_block") == 0 == count(record, "derived_block_middle") < count(record, "derived_block_latest")
        return record.content_digest(), record.derived_digest(), partition(record.groups())


def count(record, table):
    return record._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.mark.parametrize(("many", "middle"), [(1, 1), (1, 40), (300, 1), (300, 3), (1500, 1000)])
def test_when_blocks_are_put_together_changes_nothing(tmp_path, monkeypatch, whole, many, middle):
    monkeypatch.setattr(blocks, "MANY", many)
    monkeypatch.setattr(blocks, "MIDDLE", middle)
    with filled(tmp_path / "r.sqlite", CORPUS[:40]) as record:
        assert count(record, "derived_block_middle") < middle * many + 300 and count(record, "derived_block_filter")
        assert (count(record, "derived_block") > 0) == (middle < 100)
        assert count(record, "derived_block_latest") < many + 300
        assert (record.content_digest(), record.derived_digest(), partition(record.groups())) == whole
        record.rebuild()
        assert (record.content_digest(), record.derived_digest(), partition(record.groups())) == whole
        assert record.verify().sound


def test_a_run_goes_on_after_another(tmp_path, monkeypatch, whole):
    path = tmp_path / "r.sqlite"
    for first, many, middle in ((0, 1 << 18, 8), (10, 200, 8), (20, 1 << 18, 8), (30, 100, 2)):
        monkeypatch.setattr(blocks, "MANY", many)
        monkeypatch.setattr(blocks, "MIDDLE", middle)
        with Record(path) as record:
            list(add_documents(record, CORPUS[first : first + 10], DoubleReader()))
    with Record(path, read_only=True) as record:
        assert (record.content_digest(), record.derived_digest(), partition(record.groups())) == whole


def test_a_file_of_version_4_keeps_its_blocks(tmp_path, whole):
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:20]) as record:
        before = record.derived_digest()
        run = record._connection.execute
        run("INSERT INTO derived_block SELECT kind, stretch, mark, item FROM derived_block_latest")  # as version 4 did
        run("DETACH latest")
        for table in ("middle", "latest", "filter"):
            run(f"DROP TABLE derived_block_{table}")
        run("ALTER TABLE derived_item DROP COLUMN acts")
        run("PRAGMA user_version = 4")
    with Record(path) as record:
        assert record._connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert record.derived_digest() == before and record.verify().sound and record.joins().waiting() == 0
        assert [row.action for row in record.log()][-1] == "migration"
        list(add_documents(record, CORPUS[20:30], DoubleReader()))
        with record.writing() as connection:
            Blocks(connection).settle()  # the filter is made of all that is there
        list(add_documents(record, CORPUS[30:40], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole[1:]


def test_a_file_of_version_5_keeps_its_blocks(tmp_path, monkeypatch, whole):
    path = tmp_path / "r.sqlite"
    monkeypatch.setattr(blocks, "MANY", 300)
    with filled(path, CORPUS[:20]) as record:
        before = record.derived_digest()
        run = record._connection.execute
        run("INSERT INTO derived_block SELECT * FROM derived_block_middle")  # as version 5 did
        run("DROP TABLE derived_block_middle")
        run("ALTER TABLE derived_item DROP COLUMN acts")
        run("UPDATE derived_block_filter SET bits = zeroblob(length(bits))")  # it told the marks otherwise
        run("PRAGMA user_version = 5")
    with Record(path) as record:
        assert record._connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert record.derived_digest() == before and record.verify().sound and record.joins().waiting() == 0
        assert [row.action for row in record.log()][-1] == "migration"
        monkeypatch.setattr(blocks, "MANY", 1 << 18)
        list(add_documents(record, CORPUS[20:30], DoubleReader()))  # without a filter
        monkeypatch.setattr(blocks, "MANY", 300)
        list(add_documents(record, CORPUS[30:40], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole[1:]


def test_what_acts_rule_out_is_no_link(tmp_path):
    with filled(tmp_path / "r.sqlite", CORPUS[:60]) as record:
        compared, run = Compared(record), record._connection.execute
        kept = [(compared.items(reading)[name], name, acts) for reading, name, acts in run("SELECT reading, name, acts FROM derived_item")]
    ruled_out = linked = 0
    for (one, name, acts), (other, its_name, its_acts) in combinations(kept, 2):
        may = may_be_one(one, its_name, its_acts.split())
        assert may == may_be_one(other, name, acts.split())
        found = link(one, other)
        assert may or found is None
        ruled_out, linked = ruled_out + (not may), linked + (found is not None)
    assert ruled_out > 100 < linked


def test_a_filter_of_another_size_is_made_anew(tmp_path, monkeypatch, whole):
    path = tmp_path / "r.sqlite"
    monkeypatch.setattr(blocks, "MANY", 500)
    with filled(path, CORPUS[:30]) as record:
        record._connection.execute("UPDATE derived_block_filter SET bits = x'00'")
    with Record(path) as record:
        list(add_documents(record, CORPUS[30:40], DoubleReader()))
        assert (record.derived_digest(), partition(record.groups())) == whole[1:]


def test_crowds_of_latest_and_older_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr(derived, "CROWD", 3)
    monkeypatch.setattr(derived, "STAND_INS", 2)
    seen = set()
    for name, many, middle in (("one", 1 << 18, 8), ("other", 400, 1), ("third", 400, 4)):
        monkeypatch.setattr(blocks, "MANY", many)
        monkeypatch.setattr(blocks, "MIDDLE", middle)
        with filled(tmp_path / name, CORPUS[:60]) as record:
            assert count(record, "derived_stand_in") > 0
            crowds = {one: sorted(of) for one, of in record.joins().crowded(ITEM).items()}
            some = sorted(crowds)[::2]
            assert {one: sorted(of) for one, of in record.joins().crowded(ITEM, some).items()} == {one: crowds[one] for one in some} != {}
            seen.add((record.derived_digest(), str(sorted(crowds.items())), str(sorted(map(sorted, partition(record.groups()))))))
    assert len(seen) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["put", "undone", "settle", "far", "another"]), st.lists(_PLACES, max_size=4)), max_size=12))
def test_what_was_put_is_found(tmp_path_factory, steps):
    with Record(tmp_path_factory.mktemp("blocks") / "r.sqlite") as record:
        kept = Blocks(record._connection)
        held: set[tuple[int, int, int]] = set()
        for item, (step, places) in enumerate(steps):
            if step == "another":  # as another run would have it
                kept = Blocks(record._connection)
                record._connection.execute("DETACH latest") if _attached(record) else None
            elif step == "undone":
                with pytest.raises(KeyError), record.writing():
                    kept.put(0, item, places)
                    kept.settle()
                    raise KeyError
            else:
                with record.writing():
                    kept.put(0, item, places)
                    if step == "settle":
                        kept.settle()
                    elif step == "far":  # through the middle table into the large one
                        with pytest.MonkeyPatch.context() as patch:
                            patch.setattr(blocks, "MIDDLE", 0)
                            kept.settle()
                held |= {(*place, item) for place in places}
        with record.writing():
            marks = sorted({mark for _, mark, _ in held} | {5})
            for stretch in _STRETCHES:
                assert sorted(kept.members(0, (stretch,), marks)) == sorted((mark, item) for at, mark, item in held if at == stretch)
                near = (stretch - 1, stretch, stretch + 1)
                if stretch >= 0:
                    assert sorted(kept.members(0, near, marks)) == sorted((mark, item) for at, mark, item in held if at in near)
                assert kept.members(1, (stretch,), marks) == []
                for mark in marks:
                    assert sorted(kept.cell(0, stretch, mark, -1)) == sorted(i for a, m, i in held if (a, m) == (stretch, mark))


def _attached(record):
    return record._connection.execute("SELECT 1 FROM pragma_database_list WHERE name = 'latest'").fetchone()
