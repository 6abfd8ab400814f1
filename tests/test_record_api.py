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
