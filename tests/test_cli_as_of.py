"""--as-of for the commands that hand the record on: what it said at a day's end, over an article read on two days."""

from __future__ import annotations

import csv
import json
import zipfile

import pytest

from sanderling.adding import add_documents
from sanderling.ingest.documents import Fetched
from sanderling.record import Record
from tests.test_cli import run

TEXT = (
    "Kim Jong Un arrived in Vladivostok on Tuesday. North Korea supplied artillery shells to Russia on Tuesday, officials in"
    " Seoul said."
)
COPY = TEXT + "\nSign up for our newsletter."


@pytest.fixture(scope="module")
def folder(tmp_path_factory, reader):
    """A record: on 1 May an article that was given the wrong day; on 2 May the same with the right one, and a copy of it."""
    made = tmp_path_factory.mktemp("as_of")
    with pytest.MonkeyPatch.context() as patch, Record(made / "sanderling.sqlite") as record:
        for day, published, text in (("01", "2023-09-20", TEXT), ("02", "2023-09-13", TEXT), ("02", "2023-09-14", COPY)):
            patch.setattr("sanderling.store.record.now", lambda day=day: f"2024-05-{day}T10:00:00.000+00:00")
            document = Fetched(text.encode(), f"{len(text)}.txt", "text/plain")
            (one,) = add_documents(record, [document], reader, published)
            assert one.new
        assert [entry.number for entry in record.entries()] == [2, 3]
        assert [entry.number for entry in record.entries("2024-05-01")] == [1] and record.entries("2024-04-30") == []
    return made


def shown(folder, *arguments) -> str:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_journeys_are_those_of_the_day(folder):
    then = json.loads(shown(folder, "journeys", "--format", "json", "--as-of", "2024-05-01"))
    now = json.loads(shown(folder, "journeys", "--format", "json"))
    assert [[value["value"] for value in row["end"] or row["start"]] for row in then] == [["2023-09-19"]]
    assert [[value["value"] for value in row["end"] or row["start"]] for row in now] == [["2023-09-12"]]
    assert [(len(row["articles"]), row["origins"]) for row in (*then, *now)] == [(1, 1), (2, 1)]
    assert now == json.loads(shown(folder, "journeys", "--format", "json", "--as-of", "2024-05-02"))
    assert "No journey is told." in shown(folder, "journeys", "--as-of", "2024-04-30")


@pytest.mark.parametrize("kind", ["csv", "parquet", "gdelt-events", "polecat", "ftm", "geojson", "ics"])
def test_an_export_holds_the_readings_of_the_day(folder, tmp_path, kind):
    for day, words in (("2024-05-01", "2023-09-19"), ("2024-05-02", "2023-09-12")):
        shown(folder, "export", kind, "--out", tmp_path / day, "--as-of", day)
        if kind == "csv":
            rows = list(csv.DictReader((tmp_path / day / "events.csv").read_text(encoding="utf-8").splitlines()))
            assert {row["date_start"] for row in rows} == {words}
            assert {row["articles"] for row in rows} == {"1" if day == "2024-05-01" else "2"}
        elif kind == "parquet":
            import pyarrow.parquet

            rows = pyarrow.parquet.read_table(tmp_path / day / "events.parquet").to_pylist()
            assert len(rows) == (1 if day == "2024-05-01" else 2) * len({row["event_id"][-2:] for row in rows})
        else:
            plain = (tmp_path / day).read_text(encoding="utf-8").replace("-", "")
            other = {"2023-09-19", "2023-09-12"} - {words}
            assert words.replace("-", "") in plain and other.pop().replace("-", "") not in plain
    shown(folder, "export", "bibtex", "--out", tmp_path / "now")
    assert (tmp_path / "now").read_text(encoding="utf-8").count("@") == 2


def test_a_case_file_says_as_of_when(folder, tmp_path):
    shown(folder, "export", "casefile", "--out", tmp_path / "out.zip", "--as-of", "2024-05-01")
    manifest = json.loads(zipfile.ZipFile(tmp_path / "out.zip").read("manifest.json"))
    assert manifest["chosen_by"] == "as the record stood at the end of 2024-05-01 (UTC)" and len(manifest["articles"]) == 1


def test_measures_are_held_against_the_reading_of_the_day(folder):
    digest = json.loads(shown(folder, "articles", "--json").splitlines()[0])["article"][:12]
    for asked, day, origins in (((), "2023-09-13", {1}), (("--as-of", "2024-05-01"), "2023-09-20", {1})):
        made = json.loads(shown(folder, "assess", digest, "--stored", "--json", *asked))
        assert made["article"]["published"] == day and made["assessments"]
        assert {one["strength"]["origins"] for one in made["assessments"]} == origins
        sheet = shown(folder, "worksheet", "UN-PRK", digest, "--stored", "--format", "csv", *asked)
        assert "UNSCR 1874 (2009) 9" in sheet and day in sheet


def test_the_record_of_the_day_is_compared(folder, tmp_path):
    shown(folder, "export", "gdelt-events", "--out", tmp_path / "now.tsv")
    for day, matched in (("2024-05-02", True), ("2024-05-01", False)):
        made = json.loads(shown(folder, "compare", "gdelt", tmp_path / "now.tsv", "--json", "--as-of", day))
        assert (made["record"]["matched"] > 0) is matched and made["record"]["compared"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("journeys", "--as-of", "soon"), 3, b"is not a day"),
        (("export", "geojson", "--out", "x", "--as-of", "2024-13-01"), 3, b"is not a day"),
        (("export", "ics", "--out", "x", "--as-of", ""), 3, b"is not a day"),
        (("compare", "gdelt", "none.tsv", "--as-of", "2024"), 3, b"is not a day"),
        (("assess", "1", "--stored", "--as-of", "2024-02-30"), 3, b"is not a day"),
        (("assess", "3", "--stored", "--as-of", "2024-05-01"), 10, b"held no reading 3 on 2024-05-01"),
        (("worksheet", "UN-PRK", "1", "--stored", "--as-of", "2024-04-30"), 10, b"held no reading 1 on 2024-04-30"),
        (("assess", "a.txt", "--as-of", "2024-05-01"), 3, b"give --stored"),
        (("journeys", "a.txt", "--as-of", "2024-05-01"), 3, b"leave out the files"),
    ],
)
def test_what_cannot_be_asked_is_said(folder, arguments, code, words):
    done = run(*arguments, cwd=folder)
    assert done.returncode == code and words in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (folder / "x").exists()
