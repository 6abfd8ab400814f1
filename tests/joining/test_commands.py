"""The commands over joined articles, and hostile text in what they print."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from sanderling.adding import add_documents
from sanderling.cli.finding import articles, events
from sanderling.cli.joined import conflicts, event
from sanderling.record import Record
from tests.joining.plain import PlainReader, document

HOSTILE = "<script>alert(1)</script> [red]Wire[/red] \x1b[31m"
TOLD = [
    ("a.txt", "2021-03-03", HOSTILE, "Norway detained 12 sailors of Russia near Bear Island on 2021-03-02 <b>[bold]. The navy told reporters in Tromso."),
    ("b.txt", "2021-03-04", "South Post", "Norway detained 11 sailors of Russia off Bear Island on 2021-03-01 \u202etxet. Forty tonnes of cod stood in no book. Its owner, the firm Polar Catch of Murmansk, wants 30 million kroner, and 41 men wait in a hostel at Vardo."),
    ("c.txt", "2021-03-04", "East Post", "Norway denied that it detained sailors of Russia off Bear Island. Its foreign ministry called the tale a fable. A spokeswoman, Ingrid Dahl, named no ship, spoke of drills with Denmark and of a storm of 1998."),
    ("d.txt", "2021-03-05", "Lake Sun", "Kenya thanked China for a railway to the lake. It carried maize and guests on its first day."),
]


@pytest.fixture
def path(tmp_path):
    with Record(tmp_path / "r.sqlite") as made:
        documents = [document(text, name, day, outlet) for name, day, outlet, text in TOLD]
        outcomes = list(add_documents(made, documents, PlainReader()))
        assert [getattr(one, 'reading', one) for one in outcomes] == [1, 2, 3, 4]
        for other in ("2/E1", "3/E1"):
            made.judge("same", "1/E1", other, why="one ship", by="Ada")
    return tmp_path / "r.sqlite"


def run(command, path, *options):
    done = CliRunner().invoke(command, [*options, "--record", str(path)])
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.stdout and ("\u202e" not in done.stdout or "--json" in options)
    return done.stdout


def test_an_event_is_listed_once_with_its_counts(path):
    shown = run(events, path, "--actor", "NOR")
    assert "3 articles, 3" in " ".join(shown.split()) and shown.count("-news") == 1
    assert run(events, path, "--each").count("1 article,") == 1
    rows = [json.loads(line) for line in run(events, path, "--json").splitlines()]
    assert sorted((row["articles"], row["outlets"], row["origins"]) for row in rows) == [(1, 1, 1), (3, 3, 3), (3, 3, 3), (3, 3, 3)]
    assert len({row["group"] for row in rows}) == 2
    assert run(events, path, "--count") == "4\n"
    assert run(events, path, "--limit", "1").count("-news") == 1


def test_an_account_shows_every_word_and_nothing_that_acts(path):
    shown = run(event, path, "1/E1")
    for words in ("12 sailors", "11 sailors", "[bold]", "<script>", "conflict of date", "denied by Norway", "before '"):
        assert words in " ".join(shown.split()), words
    made = json.loads(run(event, path, "1/E1", "--json"))
    assert made["account"]["origins"] == 3 and len(made["articles"]) == 3 and made["name"].endswith("-news")
    assert HOSTILE in [one["outlets"][0] for one in made["articles"]]
    quotes = [one for field in made["account"]["fields"] for value in field["values"] for one in value["testimonies"]]
    texts = {one["article"]: one for one in quotes}
    with Record(path, read_only=True) as record:
        assert all(record.text(one["article"])[one["start"] : one["end"]] == one["quote"] for one in quotes)
        assert len(texts) == 3
        assert run(event, path, made["name"]) == shown, "a group is asked for by its name too"


def test_what_is_printed_is_for_people(path):
    """No markup, no counts of nothing, and whole ids, which people copy."""
    shown = run(event, path, "1/E1")
    assert "\nArticles\n" in shown and "\nWhy they are one event (" in shown and "[bold]A" not in shown
    listed = run(events, path)
    with Record(path, read_only=True) as record:
        assert all(row.group in listed for row in record.events())
        assert all(row.article[:12] in run(articles, path) for row in record.articles())
    assert " 0 outlet" not in " ".join(listed.split())


def test_no_outlet_is_not_none_of_them(tmp_path):
    with Record(tmp_path / "r.sqlite") as record:
        list(add_documents(record, [document(TOLD[3][3], "a.txt")], PlainReader()))
    assert "1 article, 1 origin" in " ".join(run(events, tmp_path / "r.sqlite", "--actor", "KEN").split())
    assert "outlet" not in run(event, tmp_path / "r.sqlite", "1/E1").splitlines()[1]


def test_an_account_in_a_notebook_is_escaped(path):
    with Record(path, read_only=True) as record:
        page = record.event("1/E1")._repr_html_()
        assert "&lt;script&gt;" in page and "&lt;b&gt;" in page and "\x1b" not in page
        assert set(re.findall(r"</?([a-z]+)", page)) <= {"div", "b", "code", "br", "table", "caption", "thead", "tbody", "tr", "th", "td"}
        assert "<b>Norway" in page
        assert "<th>origins</th>" in record.events()._repr_html_()


def test_conflicts_are_listed_with_their_words(path):
    shown = " ".join(run(conflicts, path).split())
    assert "2021-03-02 and 2021-03-01 do not meet" in shown or "2021-03-01 and 2021-03-02 do not meet" in shown
    assert "count of sailors" in shown and "denied by Norway" in shown and "[bold]" in shown
    (one,) = [json.loads(line) for line in run(conflicts, path, "--json").splitlines()]
    assert {conflict["field"] for conflict in one["conflicts"]} >= {"date", "count of sailors"} and one["denials"]
    assert run(conflicts, path, "--actor", "NOR") == run(conflicts, path)
    none = CliRunner().invoke(conflicts, ["--actor", "KEN", "--record", str(path)])
    assert none.exit_code == 10 and "disagree on nothing" in none.stderr


def test_articles_say_whose_account_they_are(path, tmp_path):
    with Record(path) as record:
        list(add_documents(record, [document(TOLD[3][3] + "\nSign up for our newsletter.", "e.txt", "2021-03-06", "Echo")], PlainReader()))
    rows = {row["outlet"]: row for row in map(json.loads, run(articles, path, "--json").splitlines())}
    assert rows["Echo"]["copy_of"] == rows["Lake Sun"]["article"] == rows["Lake Sun"]["origin"]
    assert rows["Lake Sun"]["copied"] is None and rows["South Post"]["origin"] == rows["South Post"]["article"]
    assert "its own" in run(articles, path)


def test_exports_and_tables_hold_groups_and_origins(path):
    from sanderling.cli.exchange import record_material
    from sanderling.export.tables import TABLES

    (table,) = [one for one in TABLES if one.name == "events"]
    rows = list(table.all_rows(record_material(str(path))))
    assert sorted((row["articles"], row["origins"]) for row in rows) == [(1, 1), (3, 3), (3, 3), (3, 3)]
    with Record(path, read_only=True) as record:
        frame = record.events(actor="NOR").to_arrow()
        assert set(frame["group"].to_pylist()) == {row["group"] for row in rows if row["articles"] == 3}


def test_assessments_of_the_record_count_origins(path):
    from sanderling.cli.measures import _readings

    text = "Iran helped Russia with trucks and drones on 2021-03-02. More was told by nobody at all."
    with Record(path) as record:
        list(add_documents(record, [document(text, "f.txt")], PlainReader()))
    (made,), _ = _readings(("5",), None, str(path), True)
    assert made["assessments"] and {one["strength"]["origins"] for one in made["assessments"]} == {1}
