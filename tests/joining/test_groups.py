"""Groups of the record: the same in whatever order articles come, as in memory, and as of any day."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from bench.double import DoubleReader
from eval.copies_corpus import articles
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.adding import add_documents
from sanderling.corroborate import corroborate, events, items_of, origins, print_of
from sanderling.corroborate.windows import stretch, windows
from sanderling.ingest.documents import Fetched
from sanderling.joining.grouping import groups
from sanderling.joining.linking import Linker, told_of
from sanderling.record import Record
from sanderling.store import derived
from tests.joining.plain import PlainReader, document

CORPUS = [
    Fetched(one.text.encode(), one.id, "text/plain", outlet=one.outlet, published=one.published, published_from="metadata")
    for one in articles("first")
]
DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))


def filled(path: Path, documents, reader=None) -> Record:
    """A new record with the documents."""
    record = Record(path)
    outcomes = list(add_documents(record, documents, reader or DoubleReader()))
    assert len(outcomes) == len(documents) and all(hasattr(one, "reading") for one in outcomes), outcomes
    return record


def partition(found) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The event groups and the origins as sets of their members."""
    return {one.members for one in found.events}, {tuple(sorted(copy.id for copy in one.members)) for one in found.origins}


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(range(0, len(CORPUS), 12)), st.permutations(range(24)))
def test_any_order_comes_to_the_groups_made_in_memory(tmp_path_factory, first, order):
    folder = tmp_path_factory.mktemp("order")
    some = CORPUS[first : first + 24]
    shuffled = [some[at] for at in order if at < len(some)]
    with filled(folder / "a.sqlite", some) as one, filled(folder / "b.sqlite", shuffled) as other:
        assert one.derived_digest() == other.derived_digest()
        assert partition(one.groups()) == partition(other.groups())
        kept = [one.derived().kept(number) for number in range(1, len(some) + 1)]
        made = corroborate([(told_of(one), one.reading) for one in kept])
        assert (one.groups().events, one.groups().origins) == (made.events, made.origins)
        assert any(len(group.members) > 1 for group in made.events)


def test_a_part_is_grouped_as_the_whole_is(tmp_path):
    with filled(tmp_path / "r.sqlite", CORPUS[:60]) as record:
        whole = record.groups()
        for item, name in whole.numbers.items():
            part = groups(record, of=[item])
            assert part.of_item[name] == whole.of_item[name]
            assert part.counted(item) == whole.counted(item)


def test_a_crowd_hangs_together_whatever_the_order(tmp_path, monkeypatch):
    monkeypatch.setattr(derived, "CROWD", 4)
    monkeypatch.setattr(derived, "STAND_INS", 2)
    text = "Norway detained a ship of Russia near the northern harbour on Monday. The crew of {0} men waited on deck for word."
    many = [document(text.format(number + 10), f"{number}.txt", f"2021-03-{number % 3 + 3:02}") for number in range(14)]
    seen = []
    for turn in range(4):
        random.Random(turn).shuffle(many)
        with filled(tmp_path / f"{turn}.sqlite", many, PlainReader()) as record:
            crowded = record._connection.execute("SELECT count(*) FROM derived_stand_in").fetchone()[0]
            links = record._connection.execute("SELECT count(*) FROM derived_link WHERE kind = 0").fetchone()[0]
            assert crowded and links < 14 * 13 / 2
            seen.append(partition(record.groups()))
            assert len(seen[-1][1]) == 1, "all are one account"
    assert all(one == seen[0] for one in seen)


@given(DAYS, DAYS)
def test_dates_share_a_window_just_when_their_stretches_are_neighbours(one, other):
    a, b = one.isoformat(), other.isoformat()
    assert bool(set(windows(a)) & set(windows(b))) == (abs((stretch(a) or 0) - (stretch(b) or 0)) <= 1)
    assert abs(one - other) > timedelta(4) or set(windows(a)) & set(windows(b))


def test_blocks_meet_just_where_keys_are_shared():
    kept = []
    for one in CORPUS[:30]:
        from sanderling.export.as_json import reading_as_dict
        from sanderling.ingest.article import article_of

        reading = DoubleReader().read(article_of(one).article)
        made = reading_as_dict(reading)
        kept.append((told_of(derived.Kept(1, reading.article.id, reading.article.text, made)), made))
    prints = [print_of(*one) for one in kept]
    items = [item for one in kept for item in items_of(*one)]
    met = 0
    for room, things in ((origins, prints), (events, items)):
        for one, other in itertools.combinations(things, 2):
            shared = not room.keys(one).isdisjoint(room.keys(other))
            meet = any(
                p.mark == q.mark and (p.stretch == q.stretch or (None not in (p.stretch, q.stretch) and abs(p.stretch - q.stretch) == 1))
                for p in room.blocks(one)
                for q in room.blocks(other)
                if p.mark == q.mark
            )
            assert shared == meet
            met += meet
    assert met


def test_rebuilding_and_catching_up_make_the_same(tmp_path):
    with filled(tmp_path / "r.sqlite", CORPUS[:40]) as record:
        before, content = record.derived_digest(), record.content_digest()
        record.rebuild()
        assert record.derived_digest() == before and record.content_digest() == content and record.verify().sound
        super(Record, record).rebuild()  # as if it were killed before anything was compared again
        assert record.joins().waiting() == 40 and record.groups().events == ()
        with record.writing():
            Linker(record).link(17)
            Linker(record).link(17)  # twice changes nothing
        assert Linker(record).catch_up() == 39 and record.derived_digest() == before
        assert record.joins().waiting() == 0


def test_a_file_of_version_2_is_compared_when_something_is_added(tmp_path):
    path = tmp_path / "r.sqlite"
    with filled(path, CORPUS[:8]) as record:
        whole = partition(record.groups())
        run = record._connection.execute
        for table in derived.renew_derived.__globals__["DERIVED"]:
            run(f"DROP TABLE IF EXISTS {table}")
        run("CREATE TABLE derived_key (kind TEXT, key TEXT, item INTEGER)")
        run("PRAGMA user_version = 2")
    with Record(path) as record:
        assert record.joins().waiting() == 8 and record.verify().sound
        assert next(iter(record.events())).group is None, "what was not compared is unknown"
        list(add_documents(record, [], DoubleReader()))
        assert partition(record.groups()) == whole


def test_groups_are_told_as_of_a_day(tmp_path, monkeypatch):
    clock = ["2024-05-01T10:00:00.000+00:00"]
    monkeypatch.setattr("sanderling.store.record.now", lambda: clock[0])
    texts = [
        "Norway detained two sailors of Russia near Bear Island on Tuesday, the navy told reporters in Tromso.",
        "Two sailors of a trawler spent the night ashore. Norway had detained the men of Russia near Bear Island, the navy told.",
    ]
    with Record(tmp_path / "r.sqlite") as record:
        list(add_documents(record, [document(texts[0], "a.txt", outlet="A")], PlainReader()))
        clock[0] = "2024-05-02T10:00:00.000+00:00"
        list(add_documents(record, [document(texts[1], "b.txt", outlet="B")], PlainReader()))
        number = record.judge("same", "1/E1", "2/E1", why="one ship", by="Ada")
        clock[0] = "2024-05-03T10:00:00.000+00:00"
        record.judge("undo", str(number), why="two ships", by="Ada")
        for other in (("1/E1", "2/E1"),):
            record.judge("different", *other, why="two ships", by="Ada")
        assert [row.articles for row in record.events()] == [1, 1]
        assert [row.articles for row in record.events(as_of="2024-05-02")] == [2, 2]
        assert [(row.articles, row.outlets) for row in record.events(as_of="2024-05-01")] == [(1, 1)]
        assert len(record.event("1/E1", as_of="2024-05-02").articles) == 2
        assert len(record.event("1/E1").articles) == 1
        assert [row.origin == row.article for row in record.articles(as_of="2024-05-01")] == [True]
        with pytest.raises(Exception, match="did not hold"):
            record.event("2/E1", as_of="2024-05-01")


def test_an_older_reading_is_grouped_as_of_its_day_alone(tmp_path, monkeypatch):
    clock = ["2024-05-01T10:00:00.000+00:00"]
    monkeypatch.setattr("sanderling.store.record.now", lambda: clock[0])
    text = "Norway detained two sailors of Russia near Bear Island on Tuesday, the navy told reporters in Tromso."
    with Record(tmp_path / "r.sqlite") as record:
        for name in ("a", "b"):
            list(add_documents(record, [document(f"{text} Note {name}.", f"{name}.txt")], PlainReader()))
        record.judge("different", "1/E1", "2/E1", why="two ships", by="Ada")
        clock[0] = "2024-05-02T10:00:00.000+00:00"
        list(add_documents(record, [document(f"{text} Note a.", "a.txt")], PlainReader("newer")))
        assert [(row.reading, row.articles) for row in record.events()] == [(2, 1), (3, 1)], "the judgement holds for the newer reading"
        assert [row.reading for row in record.events(as_of="2024-05-01")] == [1, 2]
        record.judge("undo", "1", why="one ship", by="Ada")
        assert [(row.reading, row.articles) for row in record.events()] == [(2, 2), (3, 2)]
        assert len(record.groups().readings) == 2
        with pytest.raises(Exception, match="older reading"):
            record.event("1/E1")
