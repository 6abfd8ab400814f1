"""The record in a notebook: ``sanderling.Record``."""

from __future__ import annotations

import subprocess
import sys

from bench.double import DoubleReader

import sanderling


def test_a_notebook(tmp_path):
    (tmp_path / "a.txt").write_text("Iran attacked Israel. Peru thanked Chile for <b>grain</b>.", encoding="utf-8")
    (tmp_path / "b.csv").write_text("body\nNorway met Kenya in Oslo.\n", encoding="utf-8")
    with sanderling.Record.open(tmp_path / "r.sqlite") as record:
        tally = record.add([tmp_path / "a.txt", tmp_path / "b.csv"], columns={"text": "body"}, published="2023-05-01", reader=DoubleReader())
        assert (tally.added, tally.failed) == (2, 0)
        again = record.add(tmp_path / "a.txt", published="2023-05-01", reader=DoubleReader())
        assert (again.added, again.known) == (0, 1)
        events = record.events(actor="IRN", since="2023")
        assert [row.recipients for row in events] == ["Israel"]
        assert len(record.events(since="2024")) == 0
        assert list(record.events().to_pandas()["actors"]) == ["Iran", "Israel", "Peru", "Norway"]
        assert "<b>" not in record.events()._repr_html_() and "<table>" in record._repr_html_()
        assert record.add("https://example.org/", reader=DoubleReader()).refused == {"no_fetch": 1}


def test_importing_is_light():
    code = "import sys, sanderling; assert not {'sqlite3', 'spacy', 'numpy', 'httpx', 'sanderling.store'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


class Stumbling(DoubleReader):
    """Fails on what names a stone."""

    def read(self, article, published=None):
        if "stone" in article.text:
            raise IndexError("stumbled")
        return super().read(article, published)


def test_a_defect_of_ours_does_not_end_the_run(tmp_path, monkeypatch):
    for name, text in (("a.txt", "Iran met Peru."), ("b.txt", "A stone lay there."), ("c.txt", "Chile met Kenya.")):
        (tmp_path / name).write_text(text)
    with sanderling.Record.open(tmp_path / "r.sqlite") as record:
        tally = record.add(f"{tmp_path}/*.txt", reader=Stumbling())
        assert (tally.added, tally.refused) == (2, {"failed": 1})
        assert "IndexError: stumbled" in tally.reasons[0].reason and record.counts()["refusal"] == 1

        def broken(target, options=None):
            raise KeyError("entries")

        monkeypatch.setattr("sanderling.adding.documents", broken)
        assert record.add("x.rss", reader=Stumbling()).refused == {"failed": 1}


def test_strange_names_and_letters(tmp_path):
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_text("Iran met Peru.")
    (tmp_path / "a.jsonl").write_text('{"text": "Iran \\ud800 met Chile near Kenya."}\n')
    with sanderling.Record.open(tmp_path / "r.sqlite") as record:
        for known in (0, 2):
            tally = record.add(tmp_path, reader=DoubleReader())
            assert (tally.added, tally.known, tally.reasons) == (2 - known, known, [])
        for row in record.events():
            assert record.text(row.article)[row.start : row.end] == row.quote
        assert record.search("\udce9x") == [] and len(record.events(actor="\udce9")) == 0
        assert record.verify().faults == ()
