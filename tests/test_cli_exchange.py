"""export, import, compare and journeys as a user calls them, over a real record."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile

import pytest

from sanderling.cli.exchange import FORMATS
from sanderling.store import Record

TEXT = (
    "Kim Jong Un arrived in Vladivostok by armoured train on 12 September 2023 to meet Vladimir Putin. "
    "He left the city on 17 September 2023.\n\nJapan condemned North Korea."
)


def run(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "sanderling.cli", *map(str, arguments)], capture_output=True, encoding="utf-8", cwd=cwd, check=False
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory, reader):
    from sanderling.ingest import from_bytes

    folder = tmp_path_factory.mktemp("record")
    with Record(folder / "sanderling.sqlite") as kept:
        kept.add(reader.read(from_bytes(TEXT.encode(), "one.txt"), "2023-09-18"))
        kept.add(reader.read(from_bytes(b"Kim Jong Un will visit Russia in September 2023, the Kremlin said.", "two.txt"), "2023-09-05"))
        kept.add(reader.read(from_bytes(b"The weather was fine in Oslo.", "three.txt"), "2023-09-05"))
    return folder


@pytest.mark.parametrize("kind", list(FORMATS))
def test_every_format_is_written(record, tmp_path, kind):
    done = run("export", kind, "--out", tmp_path / "out", cwd=record)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.startswith("Wrote ")
    files = list((tmp_path / "out").iterdir()) if kind in {"csv", "parquet"} else [tmp_path / "out"]
    assert all(path.stat().st_size for path in files)
    assert not list(tmp_path.glob("*.part"))


def test_a_choice_is_kept_to(record, tmp_path):
    done = run("export", "geojson", "--out", tmp_path / "out", "--actor", "jpn", "--act", "accuse", cwd=record)
    assert done.returncode == 0, done.stderr
    features = json.loads((tmp_path / "out").read_text(encoding="utf-8"))["features"]
    assert [(one["properties"]["act"], one["properties"]["actors"]) for one in features] == [("ACCUSE", ["Japan"])]


def test_visits_are_chosen_by_traveller_and_day(record, tmp_path):
    for asked, count in (((), 1), (("--actor", "prk", "--since", "2023-09-10"), 1), (("--actor", "jpn"), 0), (("--until", "2023-08"), 0)):
        done = run("export", "ics", "--out", tmp_path / "out", *asked, cwd=record)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "out").read_bytes().count(b"BEGIN:VEVENT") == count, asked


def test_a_case_file_says_how_it_was_chosen(record, tmp_path):
    run("export", "casefile", "--out", tmp_path / "out.zip", "--since", "2023-09", "--act", "ACCUSE", cwd=record)
    manifest = json.loads(zipfile.ZipFile(tmp_path / "out.zip").read("manifest.json"))
    assert manifest["chosen_by"] == "since 2023-09; type ACCUSE"
    assert len(manifest["articles"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("export", "csv", "--out", "x", "--record", "none.sqlite"), 9, "There is no record"),
        (("export", "geojson", "--out", "no/such/folder/x"), 1, "cannot be written"),
        (("export", "geojson", "--out", "x", "--since", "yesterday"), 3, "is not a date"),
        (("export", "geojson", "--out", "x", "--since", "2023-13"), 3, "is not a date"),
        (("export", "casefile", "--out", "x", "--actor", "FRA"), 10, "No event fits"),
        (("export", "ics", "--out", "x", "--act", "AID"), 3, "choose them by"),
        (("export", "xml", "--out", "x"), 2, "is not one of"),
        (("import", "acled", "none.csv"), 4, "There is no file"),
        (("compare", "gdelt", "sanderling.sqlite"), 5, "no UTF-8"),
        (("journeys", "none.txt"), 4, "none.txt"),
    ],
)
def test_what_goes_wrong_is_one_clear_sentence(record, arguments, code, words):
    done = run(*arguments, cwd=record)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (record / "x").exists()


def test_a_failed_export_leaves_what_was_there(record, tmp_path):
    target = tmp_path / "out"
    target.write_text("before", encoding="utf-8")
    assert run("export", "casefile", "--out", target, "--actor", "FRA", cwd=record).returncode == 10
    assert target.read_text(encoding="utf-8") == "before"


def test_the_record_is_in_its_own_export(record, tmp_path):
    run("export", "gdelt-events", "--out", tmp_path / "g.tsv", cwd=record)
    read = run("import", "gdelt", tmp_path / "g.tsv", cwd=record)
    assert "042: CONSULT" in read.stdout, read.stderr
    rows = [json.loads(line) for line in run("import", "gdelt", tmp_path / "g.tsv", "--json", cwd=record).stdout.splitlines()]
    made = json.loads(run("compare", "gdelt", tmp_path / "g.tsv", "--json", cwd=record).stdout)
    dated = [row for row in rows if row["start"]]
    assert dated and made["file"]["rows"] == len(rows)
    assert made["file"]["matched"] == len(dated)
    said = run("compare", "gdelt", tmp_path / "g.tsv", cwd=record).stdout
    assert f"Of {made['record']['compared']} events of the record, {made['record']['matched']} are in the gdelt file" in said


def test_the_journeys_of_the_record_are_one_row(record):
    rows = json.loads(run("journeys", "--format", "json", cwd=record).stdout)
    assert len(rows) == 1
    assert [value["value"] for value in rows[0]["to"]] == ["Vladivostok", "Russia"]
    assert [value["value"] for value in rows[0]["status"]] == ["made", "planned"]
    assert rows[0]["end"][0]["value"] == "2023-09-17"
    said = run("journeys", cwd=record).stdout
    assert "Kim Jong Un" in said and "1 journey, from 2 articles." in said
    assert "“12 September 2023”" in run("journeys", "--evidence", cwd=record).stdout
    assert "No journey is told." in run("journeys", "--traveller", "Macron", cwd=record).stdout
    assert "No journey is told." in run("journeys", "--since", "2024", cwd=record).stdout


def test_journeys_of_a_file_leave_no_record(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("journeys", "a.txt", "--published", "2023-09-18", "--format", "csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("journey_id,travellers,travellers_evidence")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
