"""What is kept, found again, judged, verified: over readings made without the parser."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.errors import InputError, NotFound, RecordError
from sanderling.records import Act, Factuality
from sanderling.store import Arrival, Record
from sanderling.store.packing import pack, sha256
from tests.store.readings import homoglyph, reading

TEXTS = (
    "Iran attacked Israel near Isfahan, officials said. The night was loud.",
    "Peru thanked Chile for its grain. Nobody else came.",
    "Russia warned France of a winter without gas. Paris shrugged.",
    "Israel struck Iran again. Nobody said why.",
)


@pytest.fixture
def record(tmp_path):
    with Record(tmp_path / "r.sqlite") as opened:
        opened.add(reading(TEXTS[0]))
        opened.add(reading(TEXTS[1], "2024-06-01", act=Act.SUPPORT, time="2024-05"))
        opened.add(reading(TEXTS[2], "2024-07-01", act=Act.THREATEN, time=None, factuality=Factuality.PLANNED, confidence=0.3))
        opened.add(reading(TEXTS[3], "2024-04-20", time="2024-04-19"))
        yield opened


def places(query) -> list[int]:
    return sorted(row.reading for row in query)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [1, 2, 3, 4]),
        ({"actor": "IRN"}, [1]),
        ({"recipient": "IRN"}, [4]),
        ({"party": "IRN"}, [1, 4]),
        ({"dyad": ("ISR", "IRN")}, [1, 4]),
        ({"dyad": "IRN,FRA"}, []),
        ({"actor": "iran"}, [1]),
        ({"actor": "IRA"}, []),
        ({"act": "assault"}, [1, 4]),
        ({"act": ("SUPPORT", "THREATEN")}, [2, 3]),
        ({"factuality": "planned"}, [3]),
        ({"min_confidence": 0.5}, [1, 2, 4]),
        ({"source": "Official"}, [1]),
        ({"place": "Isfahan"}, [1]),
        ({"place": "IRN"}, [1]),
        ({"since": "2024-05"}, [2]),
        ({"since": "2024-05-31"}, [2]),
        ({"until": "2024-05-01"}, [1, 2, 4]),
        ({"until": "2024-04"}, [1, 4]),
        ({"published_since": "2024-06"}, [2, 3]),
        ({"published_until": "2024"}, [1, 2, 3, 4]),
        ({"text": "attack"}, [1]),
        ({"text": '"struck Iran"'}, [4]),
        ({"text": "NOT attack*"}, []),
        ({"judged": "none"}, [1, 2, 3, 4]),
        ({"judged": "reject"}, []),
        ({"actor": "'; DROP TABLE event; --"}, []),
    ],
)
def test_filters(record, filters, expected):
    found = record.events(**filters)
    assert places(found) == expected
    assert len(found) == len(expected)
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    "filters",
    [
        {"actr": "IRN"}, {"act": "ATTACK"}, {"quad": 5}, {"since": "May"}, {"dyad": "IRN"}, {"min_confidence": 80},
        {"as_of": "2024-05"}, {"factuality": "sure"}, {"judged": "maybe"},
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_says_so(record, filters):
    with pytest.raises(InputError):
        record.events(**filters)


def test_a_query_is_lazy_and_chains(record):
    query = record.events(party="IRN").where(act="ASSAULT").limit(1)
    assert len(query) == 1
    record.add(reading("Iran hit Israel. Again.", time="2024-01-01"))
    assert next(iter(query)).quote == "Iran hit Israel"
    assert "party='IRN'" in repr(query)


def test_every_row_shows_its_words(record):
    for row in record.events():
        assert record.text(row.article)[row.start : row.end] == row.quote
    first = next(iter(record.events(actor="IRN")))
    assert (first.actor_countries, first.recipient_countries, first.according_to) == ("IRN", "ISR", "officials")
    assert (first.place, first.lat) == ("Isfahan", 32.6)


def test_tables_for_notebooks(record):
    frame = record.events().to_pandas()
    assert len(frame) == 4 and frame["confidence"].max() == 0.8
    assert record.events(actor="PER").to_arrow().column("time_start").to_pylist() == ["2024-05"]
    assert record.events(actor="NOR").to_arrow().num_rows == 0
    record.add(reading("<script>alert(1)</script> Iran attacked Israel. So."))
    shown = record.events()._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown and "5 events" in shown


def test_words_and_substrings(record):
    assert [hit.reading for hit in record.search("attacks loud")] == [1]
    assert "[attacked]" in record.search("attack")[0].snippet
    assert sorted(hit.reading or 0 for hit in record.search("nobody")) == [2, 4]
    assert [hit.reading for hit in record.search("SHRUG", substring=True)] == [3]
    assert "[shrug]" in record.search("SHRUG", substring=True)[0].snippet
    assert record.search("100%", substring=True) == []
    assert [hit.events for hit in record.search("nobody", filters=record.events(actor="PER").filters)] == [("E1",)]
    for nothing, options in (("?!", {}), ("ab", {"substring": True})):
        with pytest.raises(InputError):
            record.search(nothing, **options)


def test_percent_signs_stand_for_themselves(record):
    record.add(reading("Iran gave Israel 40% of it_all. Fine."))
    assert len(record.search("40% of", substring=True)) == 1
    assert record.search("4%of", substring=True) == []
    assert len(record.search("it_all", substring=True)) == 1
    assert record.search("it_a_l", substring=True) == []


def test_mended_letters_are_found(tmp_path):
    text = "Irаn attacked Israel. Peru watched."  # the second a is Cyrillic
    with Record(tmp_path / "m.sqlite") as record:
        record.add(reading(text))
        assert record.search("Iran") == []
        record.add(reading(text, program="0.2.0", edits=homoglyph(text, "а", "a")))
        assert len(record.search("Iran")) == 1 and len(record.search("Iran att", substring=True)) == 1
        record.add(reading(text, program="0.3.0"))
        assert record.search("Iran") == []
        assert record.verify().faults == ()


def test_an_older_reading_is_kept_beside_the_newer(record):
    newer = reading(TEXTS[0], program="0.2.0", act=Act.COERCE, confidence=0.9)
    number = record.add(newer)
    assert record.readings(newer.article.id) == [1, number]
    assert [row.act for row in record.events(actor="IRN")] == ["COERCE"]
    seen = record.differences(1, number)
    assert seen.made_by == {"program": ("0.1.0", "0.2.0")}
    assert [event["act"] for event in seen.gone] == ["ASSAULT"] and [event["act"] for event in seen.come] == ["COERCE"]
    planned = record.add(reading(TEXTS[0], program="0.3.0", act=Act.COERCE, factuality=Factuality.PLANNED))
    change = record.differences(number, planned).changed[0]
    assert change.fields == {"factuality": ("happened", "planned")}
    assert record.verify().sound


def test_what_the_record_said_on_a_day(tmp_path, monkeypatch):
    with Record(tmp_path / "r.sqlite") as record:
        for day, program, act in (("2024-05-01", "1", Act.ASSAULT), ("2024-05-02", "2", Act.COERCE)):
            monkeypatch.setattr("sanderling.store.record.now", lambda day=day: f"{day}T23:59:59.999+00:00")
            number = record.add(reading(TEXTS[0], program=program, act=act))
        record.judge("reject", f"{number}/E1", why="it was an exercise", by="Ana")
        assert [row.act for row in record.events(as_of="2024-04-30")] == []
        assert [row.act for row in record.events(as_of="2024-05-01")] == ["ASSAULT"]
        assert [(row.act, row.judged) for row in record.events(as_of="2024-05-02")] == [("COERCE", "reject")]
        assert list(record.articles(as_of="2024-04-30")) == []
        assert next(record.articles(as_of="2024-05-01")).readings == 1
        assert len(record.events(as_of="2024-05-01", judged="reject")) == 0


def test_judgements_are_a_ledger(record):
    first = record.judge("confirm", "1/E1", why="seen on film", by="Ana")
    assert len(record.events(judged="confirm")) == 1
    record.judge("undo", str(first), why="the film was old", by="Ben")
    assert len(record.events(judged="confirm")) == 0
    pair = next(iter(record.events(actor="ISR"))).id
    same = record.judge("same", "1/E1", pair, why="one night", by="Ana")
    record.judge("different", record.reading("1")["article"]["id"][:10], record.reading("2")["article"]["id"][:10], why="no", by="Ana")
    assert [one.verdict for one in record.judgements()] == ["confirm", "undo", "same", "different"]
    assert [one.number for one in record.judgements(standing=True)] == [same, same + 1]
    for verdict, subject, other, error in (
        ("confirm", "1/E9", None, NotFound), ("same", "1/E1", "1/E1", InputError), ("same", "1/E1", None, InputError),
        ("undo", "2", None, InputError), ("undo", "1", None, InputError), ("undo", "77", None, NotFound),
        ("guess", "1/E1", None, InputError), ("confirm", "1/E1", "2/E1", InputError),
        ("same", "1/E1", record.reading("1")["article"]["id"], InputError),
    ):  # fmt: skip
        with pytest.raises(error):
            record.judge(verdict, subject, other, why="because", by="Ana")
    with pytest.raises(InputError):
        record.judge("confirm", "1/E1", why=" ", by="Ana")
    assert len(record.judgements()) == 4 and record.verify().sound


@pytest.mark.parametrize("table", ["log", "judgement", "reading", "article", "bytes", "event", "retrieval", "mention"])
def test_what_is_kept_cannot_be_changed(record, table):
    record.judge("confirm", "1/E1", why="seen", by="Ana")
    run = record._connection.execute
    column = run(f"PRAGMA table_info({table})").fetchall()[-1][1]
    for sql in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError):
            run(sql)


TAMPERING = {
    "reading: the JSON": ("reading_json", "UPDATE reading_json SET packed = :packed WHERE reading = 2"),
    "article: the text": ("article", "UPDATE article SET text = 'Peru praised Chile' WHERE number = 2"),
    "event: a column": ("event", "UPDATE event SET act = 'AID' WHERE number = 1"),
    "event: gone": ("event", "DELETE FROM event WHERE number = 3"),
    "party: swapped": ("event_party", "UPDATE event_party SET actor = 1 WHERE event = 2 AND role = 'actor'"),
    "event_source: another": ("event_source", "UPDATE event_source SET name = 'a friend'"),
    "event: elsewhere": ("place", "UPDATE place SET name = 'Paris'"),
    "claim: turned": ("claim", "UPDATE claim SET stance = 'denies'"),
    "mention: gone": ("mention", "DELETE FROM mention WHERE reading = 1 AND position = 0"),
    "log: the last row cut with its reading": ("log", "DELETE FROM log WHERE number = (SELECT max(number) FROM log)"),
    "log: a row changed": ("log", "UPDATE log SET \"by\" = 'nobody' WHERE number = 2"),
    "log: a row gone": ("log", "DELETE FROM log WHERE number = 2"),
    "bytes: others": ("bytes", "UPDATE bytes SET packed = :packed"),
    "retrieval: another place": ("retrieval", "UPDATE retrieval SET source = 'elsewhere' WHERE number = 1"),
    "judgement: turned": ("judgement", "UPDATE judgement SET verdict = 'reject'"),
    "newest: an older one": ("newest", "DELETE FROM newest WHERE article = 1"),
    "index: a word gone": ("article_words", "INSERT INTO article_words (article_words) VALUES ('delete-all')"),
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_is_seen(record, kind):
    record.judge("confirm", "1/E1", why="seen", by="Ana")
    assert record.verify().sound
    before = record.verify().head
    table, sql = TAMPERING[kind]
    run = record._connection.execute
    run("PRAGMA foreign_keys = OFF")
    for suffix in ("stays", "remains"):
        run(f"DROP TRIGGER IF EXISTS {table}_{suffix}")
    run(sql, {"packed": pack(b'{"events": []}')} if ":packed" in sql else {})
    verdict = record.verify()
    assert not verdict.sound
    assert kind.split(":")[0].replace("party", "event_party").replace("index", "article_words") in "\n".join(verdict.faults) or kind.startswith("log")
    if kind.startswith("log: the last"):
        assert verdict.head != before


def test_rebuilding_mends_the_derived_tables(record):
    before = record.content_digest()
    run = record._connection.execute
    run("DELETE FROM newest")
    run("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    assert not record.verify().sound
    record.rebuild()
    assert record.verify().sound and record.content_digest() == before
    assert len(record.search("attack")) == 1


def test_the_digest_leaves_out_the_clock_and_nothing_else(tmp_path, monkeypatch):
    digests = []
    for index, texts in enumerate((TEXTS, TEXTS, TEXTS[:3], (*TEXTS[:3], TEXTS[3] + " x"))):
        monkeypatch.setattr("sanderling.store.record.now", lambda index=index: f"202{index}-01-01T00:00:00.000+00:00")
        with Record(tmp_path / f"{index}.sqlite") as record:
            for text in texts:
                record.add(reading(text))
            digests.append(record.content_digest())
    assert digests[0] == digests[1] and len(set(digests)) == 3


def test_adding_twice_leaves_the_content_as_it_was(record):
    before = (record.content_digest(), record.counts(), record.verify().head)
    record.add(reading(TEXTS[0]))
    assert (record.content_digest(), record.counts(), record.verify().head) == before


def test_the_same_bytes_at_two_places(record):
    one = reading(TEXTS[0])
    arrival = Arrival(one.article.id, one.article.text, "https://example.org/a", one.article.text.encode(), outlet="Example")
    assert record.add_retrieval(arrival) and not record.add_retrieval(arrival)
    assert next(record.articles()).sources == 2
    assert len(record.events(outlet="exam")) == 1
    assert record.verify().sound


def test_refusals_are_kept_once(record):
    assert record.add_refusal("a.bin", None, "NotText", "a.bin is binary.")
    assert not record.add_refusal("a.bin", None, "NotText", "a.bin is binary.")
    assert record.counts()["refusal"] == 1 and record.verify().sound


def test_a_second_writer_is_told_and_loses_nothing(record, monkeypatch):
    monkeypatch.setattr("sanderling.store.writer.WAIT", 0.05)
    with Record(record.path) as second:
        assert len(second.events()) == 4, "reading goes on"
        with pytest.raises(RecordError, match="Another program is writing"):
            second.add(reading("Peru helped Chile. Yes."))
        record.close()
        second.add(reading("Peru helped Chile. Yes."))
        assert len(second.events()) == 5 and second.verify().sound


def test_a_second_program_is_told_too(record):
    code = (
        "import sys; from sanderling.store import Record; from sanderling.errors import RecordError\n"
        "record = Record(sys.argv[1])\n"
        "try: record.add_refusal('x', None, 'k', 'r')\n"
        "except RecordError as error: print(error); sys.exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(record.path)], capture_output=True, timeout=60, check=False)
    assert done.returncode == 9 and b"Another program" in done.stdout, done.stderr


def test_a_record_that_cannot_be_written_can_be_read(tmp_path):
    path = tmp_path / "r.sqlite"
    with Record(path) as made:
        made.add(reading(TEXTS[0]))
    with Record(path, read_only=True) as record:
        assert len(record.events()) == 1 and record.search("attack")
        assert record.verify().sound and record.verify().not_checked
        with pytest.raises(RecordError, match="cannot be written"):
            record.add(reading(TEXTS[1]))


def test_a_full_disk_leaves_the_record_as_it_was(record):
    before = record.content_digest()
    pages = record._connection.execute("PRAGMA page_count").fetchone()[0]
    record._connection.execute(f"PRAGMA max_page_count = {pages}")
    noise = random.Random(7)
    long = "Iran attacked Israel. " + " ".join(f"{noise.getrandbits(60):x}" for _ in range(20_000))
    with pytest.raises(RecordError, match=r"full.*nothing was lost"):
        record.add(reading(long))
    assert record.content_digest() == before and record.verify().sound
    record._connection.execute("PRAGMA max_page_count = 1073741823")
    record.add(reading(long))
    assert len(record.events()) == 5 and record.verify().sound


def test_a_backup_is_the_record(record, tmp_path):
    record.judge("confirm", "1/E1", why="seen", by="Ana")
    record.backup(tmp_path / "copy.sqlite")
    with Record(tmp_path / "copy.sqlite", create=False) as copy:
        assert copy.content_digest() == record.content_digest() and copy.verify().head == record.verify().head
    with pytest.raises(RecordError, match="there already"):
        record.backup(tmp_path / "copy.sqlite")
    with pytest.raises(RecordError, match="another place"):
        record.backup(tmp_path / "none" / "copy.sqlite")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_text_is_kept_and_the_order_of_reading_again_changes_nothing(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("record") / "r.sqlite"
    made = [reading(f"Iran attacked Israel. {text}") for text in texts]
    with Record(path) as record:
        for one in made:
            record.add(one)
        before = record.content_digest()
        for one in reversed(made):
            record.add(one)
        assert record.content_digest() == before
        assert record.verify().faults == ()
        for one in made:
            assert record.bytes(one.article.id) == (one.article.text.encode() if _plain(one.article.text) else None)
        for text in texts:
            if any(letter.isalnum() for letter in text):
                record.search(text)
            if len(text) > 2 and "\x00" not in text:
                record.search(text, substring=True)


def _plain(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def test_digests_are_of_the_bytes(record):
    for (name,) in record._connection.execute("SELECT sha256 FROM bytes").fetchall():
        assert sha256(record.bytes(name) or b"") == name


def test_another_given_date_is_another_reading(record):
    one = reading(TEXTS[0])
    assert record.known(one.article.id, "0.1.0", "double", "0" * 16, "2024-04-15") == 1
    assert record.known(one.article.id, "0.1.0", "double", "0" * 16, None) is None
    other = replace(one, article=replace(one.article, published_from="dateline"))
    assert record.add(other) != 1
