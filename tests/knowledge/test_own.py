"""A user's own knowledge beside ours; the check of all files; the document made from them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sanderling.knowledge.check import as_document, check_all

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "knowledge.md"
PERSONS = "id,name,aliases,sex,born,died,country,note,source\n"
OFFICES = "person,country,office,title,from,to,source,as_of,confirmed,second_source\n"


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "sanderling.cli", *arguments],
        capture_output=True, text=True, timeout=120, env={**os.environ, "SANDERLING_KNOWLEDGE": str(folder)},
    )  # fmt: skip


def test_every_file_is_well_formed_and_told_of():
    made = dict(check_all())
    assert made["actors/offices.csv"] > 4_000
    assert len(made) > 60


def test_the_document_is_that_of_the_files():
    assert DOCUMENT.read_text(encoding="utf-8") == as_document(), "run: sanderling knowledge doc > docs/knowledge.md"


def test_rows_of_ones_own_are_found(tmp_path):
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "persons.csv").write_text(
        PERSONS + "per:zanzi-borel,Zanzi Borel,,f,1960,,RUS,an example,our own\n", encoding="utf-8"
    )
    (tmp_path / "actors" / "offices.csv").write_text(
        OFFICES + "per:zanzi-borel,RUS,spokesperson,Spokeswoman,2030-01-01,,our own,2031-01-01,no,\n", encoding="utf-8"
    )
    found = json.loads(run(tmp_path, "who", "Zanzi", "Borel", "--on", "2030-05-05", "--json").stdout)
    assert [(one["id"], one["office"]) for one in found] == [("per:zanzi-borel", "Spokeswoman")]
    assert str(tmp_path) in run(tmp_path, "knowledge", "check").stdout.replace("\n", "")


def test_entities_of_follow_the_money_are_found(tmp_path):
    entities = [
        {"id": "Q1", "schema": "Person", "properties": {"name": ["Orla Quist"], "country": ["dk"], "gender": ["female"]}},
        {"id": "c-2", "schema": "Company", "properties": {"name": ["Quistfrakt Line"], "jurisdiction": ["dk"]}},
        {"id": "a-3", "schema": "Address", "properties": {"full": ["1 Road"]}},
    ]
    (tmp_path / "mine.ftm.json").write_text("".join(json.dumps(one) + "\n" for one in entities), encoding="utf-8")
    person, company = (json.loads(run(tmp_path, "who", name, "--json").stdout) for name in ("Orla Quist", "Quistfrakt Line"))
    assert (person[0]["id"], person[0]["country"]) == ("ftm:Q1", "DNK")
    assert (company[0]["id"], company[0]["kind"]) == ("ftm:c-2", "organisation")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("actors/persons.csv", "id,name\nx,y\n", "the header must be"),
        ("actors/persons.csv", PERSONS + "per:x,X Y\n", "line 2"),
        ("actors/persons.csv", PERSONS + "per:x,,,f,,,RUS,,us\n", "name is empty"),
        ("actors/offices.csv", OFFICES + "per:nobody-at-all,RUS,x,X,2000,,us,2001,no,\n", "no such person"),
        ("mine.ftm.json", "{\n", "not JSON"),
        ("mine.ftm.json", '{"id": "x"}\n', "needs id, schema and properties"),
        ("mine.ftm.json", '{"id": "x", "schema": "Person", "properties": {}}\n', "has no name"),
    ],
)
def test_a_broken_file_of_ones_own_is_named(tmp_path, name, text, says):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    done = run(tmp_path, "knowledge", "check")
    assert done.returncode == 11
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_is_not_there(tmp_path):
    done = run(tmp_path / "none", "knowledge", "check")
    assert (done.returncode, "is no folder" in done.stderr) == (11, True)
