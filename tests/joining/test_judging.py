"""What persons say goes before every link, and undoing it brings back what was."""

from __future__ import annotations

import pytest

from sanderling.adding import add_documents
from sanderling.errors import NotFound
from sanderling.record import Record
from tests.joining.plain import PlainReader, document

TOLD = [
    ("a.txt", "North Wire", "Norway detained two sailors of Russia near Bear Island on Tuesday, the navy told reporters in Tromso."),
    ("b.txt", "South Post", "Norway detained a trawler of Russia off Bear Island. Forty tonnes of cod stood in no book, fishery guards complain. Its owner in Murmansk, the firm Polar Catch, wants 30 million kroner, and a crew of 41 waits in a hostel at Vardo."),
    ("c.txt", "Lake Sun", "Kenya thanked China for a railway to the lake, which carried maize and 200 guests on Friday."),
]


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "r.sqlite") as made:
        list(add_documents(made, [document(text, name, outlet=outlet) for name, outlet, text in TOLD], PlainReader()))
        yield made


def shape(record):
    """The articles that tell of each event, and of each origin, by the first words of the outlet."""
    names = {row.article: row.outlet.split()[0] for row in record.articles()}
    found = record.groups()
    events = sorted("+".join(sorted(names[one.partition("#")[0]] for one in group.members)) for group in found.events)
    return events, sorted("+".join(sorted(names[copy.id] for copy in one.members)) for one in found.origins)


def test_what_is_linked_is_one_event_of_two_accounts(record):
    assert shape(record) == (["Lake", "North+South"], ["Lake", "North", "South"])
    rows = {row.outlet: (row.articles, row.outlets, row.origins) for row in record.events()}
    assert rows == {"North Wire": (2, 2, 2), "South Post": (2, 2, 2), "Lake Sun": (1, 1, 1)}


CASES = [
    ("different", ("1/E1", "2/E1"), (["Lake", "North", "South"], ["Lake", "North", "South"])),
    # what a person puts beside it is as unlike the third as it was: on the average that is too little to keep it
    ("same", ("1/E1", "3/E1"), (["Lake+North", "South"], ["Lake", "North", "South"])),
    ("split", ("1/E1",), (["Lake", "North", "South"], ["Lake", "North", "South"])),
    ("reject", ("1/E1",), (["Lake", "North", "South"], ["Lake", "North", "South"])),
    ("confirm", ("1/E1",), (["Lake", "North+South"], ["Lake", "North", "South"])),
]


@pytest.mark.parametrize(("verdict", "things", "expected"), CASES, ids=[one[0] for one in CASES])
def test_a_judgement_changes_the_groups_and_undoing_brings_them_back(record, verdict, things, expected):
    before, derived = shape(record), record.derived_digest()
    number = record.judge(verdict, *things, why="seen", by="Ada")
    assert shape(record) == expected
    record.judge("undo", str(number), why="wrong", by="Ada")
    assert shape(record) == before and record.derived_digest() == derived
    assert len(record.judgements()) == 2 and record.verify().sound


def test_articles_are_judged_to_be_one_account(record):
    one, other = (row.article for row in list(record.articles())[:2])
    number = record.judge("same", one[:12], other[:12], why="both print the navy's note", by="Ada")
    assert shape(record)[1] == ["Lake", "North+South"]
    assert {row.origins for row in record.events(actor="NOR")} == {1}
    copied = [row for row in record.articles() if row.origin != row.article]
    assert len(copied) == 1 and copied[0].copy_of is None
    record.judge("undo", str(number), why="wrong", by="Ada")
    assert shape(record)[1] == ["Lake", "North", "South"]


def test_of_two_judgements_the_later_holds(record):
    record.judge("different", "1/E1", "2/E1", why="two ships", by="Ada")
    record.judge("same", "2/E1", "1/E1", why="one ship", by="Bo")
    assert shape(record)[0] == ["Lake", "North+South"]
    record.judge("reject", "1/E1", why="no event", by="Ada")
    record.judge("confirm", "1/E1", why="it is", by="Bo")
    assert shape(record)[0] == ["Lake", "North+South"]


def test_an_event_that_is_not_there(record):
    for name in ("99/E1", "1/E9", "ffffffffffff-news", "x1", "", "-news", "' OR 1=1 --/E1"):
        with pytest.raises(NotFound):
            record.event(name)


def test_a_rejected_event_is_no_part_of_its_articles_account(tmp_path):
    text = "Norway detained a ship of Russia. Kenya thanked China for a railway. More followed later on."
    with Record(tmp_path / "r.sqlite") as record:
        list(add_documents(record, [document(text, "a.txt")], PlainReader()))
        article = next(iter(record.articles())).article
        assert {value.value for value in record.event(f"{article[:12]}-news").account.field("act").values} == {"COERCE", "SUPPORT"}
        record.judge("reject", "1/E1", why="it was a drill", by="Ada")
        assert {value.value for value in record.event(f"{article[:12]}-news").account.field("act").values} == {"SUPPORT"}
