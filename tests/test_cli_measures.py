"""The commands about measures as their users meet them: real processes, real files."""

from __future__ import annotations

import json

import pytest

from tests.test_cli import run

ARTICLE = "North Korea supplied artillery shells to Russia in August 2023, officials in Seoul said.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "shells.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_measure_lists_regimes_and_what_was_in_force():
    assert "UN-PRK" in run("measure").stdout.decode()
    day = run("measure", "UN-PRK", "--on", "2023-09-13").stdout.decode()
    assert "UNSCR 1874 (2009) paragraph 9" in day and "extends UNSCR 1718 (2006) paragraph 8(b)" in day
    assert "UNSCR 2321 (2016) paragraph 26  " not in day
    before = json.loads(run("measure", "UN-PRK", "--on", "2006-10-13", "--json").stdout)
    after = json.loads(run("measure", "UN-PRK", "--on", "2006-10-14", "--json").stdout)
    assert {one["instrument"] for one in before} == {"UNSCR 1695 (2006)"}
    assert {one["instrument"] for one in after} == {"UNSCR 1695 (2006)", "UNSCR 1718 (2006)"}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("measure", "UN-XYZ"), 10, b"There is no regime UN-XYZ"),
        (("measure", "UN-PRK", "--on", "yesterday"), 3, b"is not a date"),
        (("assess", "none.txt"), 4, b"There is no file"),
        (("worksheet", "UN-XYZ", "none.txt"), 10, b"There is no regime"),
        (("assess", "1", "--stored", "--record", "none.sqlite"), 9, b"There is no record"),
    ],
)
def test_bad_input_is_one_sentence(arguments, code, says, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code and says in done.stderr and done.stdout == b""
    assert len(done.stderr.splitlines()) == 1


def test_assess_and_worksheet_from_file_and_record(article, tmp_path):
    shown = run("assess", article, "--published", "2023-09-13", cwd=tmp_path).stdout.decode()
    assert "indicator" in shown and "UNSCR 1874 (2009) 9" in shown and "supplied artillery shells" in shown
    fresh = json.loads(run("assess", article, "--published", "2023-09-13", "--json", cwd=tmp_path).stdout)
    assert run("read", article, "--published", "2023-09-13", cwd=tmp_path).returncode == 0
    stored = json.loads(run("assess", "1", "--stored", "--json", cwd=tmp_path).stdout)
    assert stored == fresh
    for form, sign in (("csv", "paragraph,"), ("md", "| Paragraph |"), ("html", "<!doctype html>")):
        made = run("worksheet", "UN-PRK", "1", "--stored", "--format", form, cwd=tmp_path).stdout.decode()
        assert sign in made and "UNSCR 1874 (2009) 9" in made
    target = tmp_path / "sheet.csv"
    done = run("worksheet", "UN-PRK", article, "--format", "csv", "--out", target, cwd=tmp_path)
    assert done.returncode == 0 and "artillery shells" in target.read_text(encoding="utf-8")


def test_one_bad_file_among_good_ones_loses_nothing(article, tmp_path):
    done = run("assess", tmp_path / "none.txt", article, "--published", "2023-09-13", "--json", cwd=tmp_path)
    assert done.returncode == 4 and len(done.stdout.splitlines()) == 1
