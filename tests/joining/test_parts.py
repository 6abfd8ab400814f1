"""Listings look at what hangs together with what they list, part by part, and come to what the whole comes to."""

from __future__ import annotations

import random

import pytest

from sanderling.adding import add_documents
from sanderling.joining import across, grouping, parts
from sanderling.joining.across import disagreements
from sanderling.joining.grouping import Grouping, groups, origins_of
from sanderling.joining.telling import Counts, accounts
from sanderling.record import Record
from sanderling.store import derived
from sanderling.store.joins import Joins
from tests.joining.plain import PlainReader, document
from tests.joining.test_groups import CORPUS, filled


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("parts") / "r.sqlite"
    with filled(made, random.Random(3).sample(CORPUS, 90)) as record:
        whole = record.groups()
        several = [one for one in whole.events if len(one.members) > 1]
        record.judge("same", *(one.first.partition("#")[0] for one in several[:2]), why="one wire", by="Ada")
        apart = several[2].members
        record.judge("different", *(one.partition("#")[0] for one in apart[:2]), why="two wires", by="Ada")
    return made


@pytest.fixture
def small(monkeypatch):
    """Few at once, so that a small record has many parts."""
    for module, name in ((grouping, "_AT_ONCE"), (across, "_AT_ONCE")):
        monkeypatch.setattr(module, name, 4)
    monkeypatch.setattr("sanderling.record._AT_ONCE", 4)
    monkeypatch.setattr("sanderling.store.query._BATCH", 7)


@pytest.fixture
def looked_at(monkeypatch):
    """How many links were taken from the record; None where all were asked for."""
    seen: list[int | None] = []
    whole = Joins._sides

    def sides(self, sql, numbers):
        found = whole(self, sql, numbers)
        seen.append(None if numbers is None else len(found))
        return found

    monkeypatch.setattr(Joins, "_sides", sides)
    return seen


def test_parts_come_to_the_whole(path, small):
    with Record(path, read_only=True) as record:
        whole = record.groups()
        made = list(Grouping(record).parts())
        assert len(made) > 5
        assert sorted(name for one in made for name in one.readings) == sorted(whole.readings), "each article in one part"
        events = sorted((group for one in made for group in one.events), key=lambda group: group.first)
        origins = sorted((origin for one in made for origin in one.origins), key=lambda origin: origin.first)
        assert (tuple(events), tuple(origins)) == (whole.events, whole.origins)
        sizes = {one.size(group) for one in made for group in one.events}
        assert sizes == {whole.size(group) for group in whole.events}
        copies = {copy.id: one.first for one in whole.origins for copy in one.members if copy.id != one.first}
        assert origins_of(record) == copies and copies


def test_links_below_the_threshold_do_not_lead_on(path, small):
    with Record(path, read_only=True) as record:
        grouping = Grouping(record)
        part_of = {number: n for n, one in enumerate(grouping.parts()) for number in one.readings.values()}
        reading = {one.number: one.reading for one in grouping.joins.items()}
        weak = [pair for pair in grouping.joins.pairs() if pair.score < 0.3]
        assert any(part_of[reading[pair.a]] != part_of[reading[pair.b]] for pair in weak)


def test_parts_of_a_crowd_come_to_the_whole(tmp_path, monkeypatch, small):
    monkeypatch.setattr(derived, "CROWD", 4)
    monkeypatch.setattr(derived, "STAND_INS", 2)
    text = "{0} detained a ship of Russia near the northern harbour on Monday. The crew of {1} men waited on deck for word."
    many = [
        document(text.format("Norway" if number < 9 else "Peru", number + 10), f"{number}.txt", f"2021-{number % 2 + 3:02}-03")
        for number in range(18)
    ]
    with filled(tmp_path / "r.sqlite", many, PlainReader()) as record:
        whole = record.groups()
        assert record.joins().stand_ins()
        for seeks in (0, parts._SEEKS):  # all crowds read once, or those of a part looked up
            monkeypatch.setattr(parts, "_SEEKS", seeks)
            made = list(Grouping(record).parts())
            assert {group for one in made for group in one.events} == set(whole.events)
            assert {origin for one in made for origin in one.origins} == set(whole.origins)


def test_rows_are_counted_as_in_the_whole(path, small):
    with Record(path, read_only=True) as record:
        whole = record.groups()
        items = record.joins().items_of(row.number for row in record.events())
        rows = list(record.events())
        assert [row.group for row in rows] == [whole.counted(items[row.number]).group for row in rows]
        assert {row.origins for row in rows} != {1}
        first: dict[str, object] = {}
        for row in rows:
            first.setdefault(row.group, row)
        surest = list(record.events().surest())
        assert [row.group for row in surest] == list(first), "in the order of the first telling"
        assert all(row.confidence == max(one.confidence for one in rows if one.group == row.group) for row in surest)
        assert list(record.events().limit(3).surest())[:2] == surest[:2]
        assert [row.group for row in record.events().limit(3).surest()] == list(first)[:3]
        assert list(record.events(actor="PER", act="AID").surest()) == []
        origin = {copy.id: (one.first, copy.of) for one in whole.origins for copy in one.members}
        assert {row.article: (row.origin, row.copy_of) for row in record.articles()} == origin


def test_conflicts_and_accounts_are_those_of_the_whole(path, small):
    with Record(path, read_only=True) as record:
        told = list(accounts(record))
        several = [one for one in record.groups().events if len({name.partition("#")[0] for name in one.members}) > 1]
        assert [one.name for one in told] != [] and {one.name for one in told} == {grouping.name_of(one.first) for one in several}
        every = {one.event.name: one for one in record.conflicts()}
        assert every and len(list(record.conflicts())) == len(every)
        items = record.joins().items_of(record.events(actor="RUS").numbers())
        of = groups(record, of=set(items.values()))
        names = {of.counted(item).group for item in items.values()}
        some = {one.event.name: one for one in disagreements(record, of=set(items.values()))}
        assert some == {name: one for name, one in every.items() if name in names}


def test_what_is_chosen_touches_its_part_alone(path, looked_at):
    with Record(path, read_only=True) as record:
        whole = len(record.joins().pairs()) + len(record.joins().ties())
        for ask in (
            lambda: list(record.events().limit(1)),
            lambda: list(record.events().limit(1).surest()),
            lambda: next(iter(record.articles())),
            lambda: Counts(record).of_reading(1),
            lambda: list(disagreements(record, of=[1])),
        ):
            looked_at.clear()
            ask()
            assert None not in looked_at and sum(looked_at) < whole
        looked_at.clear()
        for listing in (record.events(), record.events().surest(), record.articles(), record.conflicts()):
            assert list(listing)
        assert None not in looked_at, "even the whole is gone through part by part"
        assert record.groups() and None in looked_at


def test_a_listing_sees_one_state_while_others_write(path, small):
    with Record(path) as writer, Record(path, read_only=True) as record:
        rows = record.articles()
        first = next(rows)
        list(add_documents(writer, [document("Norway thanked Peru for a ship of grain.", "late.txt")], PlainReader()))
        assert "late.txt" not in {row.source for row in (first, *rows)}
        assert "late.txt" in {row.source for row in record.articles()}


def test_long_tables_lose_no_row(capsysbinary, monkeypatch):
    from sanderling.cli import terminal

    monkeypatch.setattr(terminal, "PAGE", 3)
    for count in (0, 1, 3, 7):
        assert terminal.print_table(("Number", "Words"), ((str(one), f"word{one}") for one in range(count))) == count
        lines = capsysbinary.readouterr().out.decode().splitlines()
        assert [line.split() for line in lines if "Number" not in line] == [[str(one), f"word{one}"] for one in range(count)]
        assert sum("Number" in line for line in lines) == (count + 2) // 3

