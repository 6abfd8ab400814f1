"""The command line as its users meet it: real processes, real files."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sanderling.pairs.table import ADDED
from sanderling.repair.attacks import attack
from tests.conftest import SAMPLES

DEMO = SAMPLES / "demo" / "article.txt"


def run(*arguments, stdin: bytes | None = None, cwd=None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sanderling.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        timeout=120,
        check=False,
    )


def test_help_needs_no_parser():
    code = "import sys, sanderling.cli as c; c.commands(['--help'], standalone_mode=False); assert not {'spacy', 'numpy', 'rich'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert b"code-pairs" in done.stdout


def test_read_prints_the_report_and_keeps_a_record(tmp_path):
    done = run("read", DEMO, "--published", "2019-04-25", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    assert "Kim crosses into Russia" in out and "Events" in out and "Claims" in out and "Journeys" in out
    assert (tmp_path / "sanderling.sqlite").is_file()
    assert "Kim crosses" in run("list", cwd=tmp_path).stdout.decode()
    shown = run("show", "1", "--json", cwd=tmp_path)
    assert json.loads(shown.stdout)["events"]
    assert run("show", "1", cwd=tmp_path).stdout.decode() == out.replace("\r\n", "\n")
    explained = run("explain", "E1", cwd=tmp_path).stdout.decode()
    assert "cue" in explained and "actor" in explained
    missing = run("explain", "E99", cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (10, b"")


def test_one_file_gives_one_object_and_several_give_lines(tmp_path):
    one = run("read", DEMO, "--json", "--no-record", cwd=tmp_path)
    assert json.loads(one.stdout)["article"]["published"] is None
    obfuscated = DEMO.with_name("article-obfuscated.txt")
    two = run("read", DEMO, obfuscated, "--json", "--no-record", cwd=tmp_path)
    lines = two.stdout.decode().splitlines()
    assert [json.loads(line)["repair"]["changed"] for line in lines] == [False, True]
    assert not (tmp_path / "sanderling.sqlite").exists()


def test_standard_input(tmp_path):
    done = run("read", "-", "--json", "--no-record", stdin=DEMO.read_bytes(), cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["name"] == "-"


def test_one_bad_file_among_good_ones_loses_nothing(tmp_path):
    done = run("read", tmp_path / "none.txt", DEMO, "--json", "--no-record", cwd=tmp_path)
    assert done.returncode == 4
    assert len(done.stdout.decode().splitlines()) == 1
    assert b"There is no file" in done.stderr


FRENCH = "Le président russe est arrivé à Paris hier pour rencontrer son homologue français, a annoncé le ministère. Il a dit que la réunion serait longue."


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", 6, "is empty"),
        (b" \n\t ", 6, "empty"),
        (b"\x7fELF\x00\x00\x01", 5, "binary"),
        (b"\xff\xfe\x00", 5, "utf-16"),
        (b"Caf\xe9 \x81\x9d" + b"\xfa" * 400, 5, "UTF-8"),
        (b"a" * 5_000_001, 7, "larger than 5 MB"),
        (b"12 345 !!! ...", 6, "no sentence"),
        ("Сегодня президент прибыл в Москву и встретился с министром.".encode(), 8, "Russian"),
        (FRENCH.encode(), 8, "French"),
        (b"<!doctype html><html><body>Iran attacked Israel.</body></html>", 5, "HTML"),
    ],
)
def test_bad_input_is_one_sentence_and_a_code(tmp_path, data, code, says):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    done = run("read", path, "--no-record", cwd=tmp_path)
    message = done.stderr.decode().strip()
    assert done.returncode == code, message
    assert says in message and message.startswith("sanderling: ") and "\n" not in message and "Traceback" not in message
    assert done.stdout == b""


def test_old_western_bytes_are_read(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Côte d’Ivoire’s president visited France on Monday, the ministry said in Paris.".encode("cp1252"))
    done = run("read", path, "--json", "--no-record", cwd=tmp_path)
    assert json.loads(done.stdout)["article"]["encoding"] == "windows-1252"


def test_an_unwritable_record_still_shows_the_reading(tmp_path):
    (tmp_path / "folder").mkdir()
    done = run("read", DEMO, "--record", tmp_path / "folder", cwd=tmp_path)
    assert done.returncode == 9
    assert b"Events" in done.stdout and b"not a record" in done.stderr


def test_a_date_that_is_none(tmp_path):
    done = run("read", DEMO, "--published", "yesterday", "--no-record", cwd=tmp_path)
    assert done.returncode == 3 and b"YYYY-MM-DD" in done.stderr


def test_repair_and_obfuscate_are_inverse(tmp_path):
    attacked = run("obfuscate", DEMO, "--kind", "homoglyph", "--rate", "0.5", "--seed", "4").stdout
    assert attacked.decode() == attack(DEMO.read_text(encoding="utf-8"), "homoglyph", 0.5, 4)
    path = tmp_path / "attacked.txt"
    path.write_bytes(attacked)
    assert run("repair", path).stdout == DEMO.read_bytes()
    made = json.loads(run("repair", path, "--json").stdout)
    assert made["changed"] and made["text"] == DEMO.read_text(encoding="utf-8")
    assert made["map"] and made["regions"] and made["edits"][0]["kind"] == "homoglyph"


def test_code_pairs(tmp_path):
    table = tmp_path / "in.tsv"
    table.write_text(
        "id\tmarked_sentence\n1\t<s>Iran</s> attacked <t>Israel</t> on Sunday.\n"
        "2\t<t>Syria</t> will receive tanks that <s>Russia</s> promised.\n3\t<s>Peru</s> and <t>Chile</t>.\n",
        encoding="utf-8",
    )
    done = run("code-pairs", table, "--out", tmp_path / "out.tsv", "--codebook", "plv")
    assert done.returncode == 0, done.stderr
    header, *rows = [line.split("\t") for line in (tmp_path / "out.tsv").read_text().splitlines()]
    assert header == ["id", "marked_sentence", *ADDED]
    assert rows[0][2:6] == ["ASSAULT", "ASSAULT", "4", "happened"]
    assert len(rows) == 3 and float(rows[2][6]) < 0.5
    bad = tmp_path / "bad.tsv"
    bad.write_text("id\tsentence\n1\tx\n")
    assert run("code-pairs", bad, "--out", tmp_path / "o.tsv").returncode == 3
    bad.write_text("marked_sentence\nIran attacked Israel.\n")
    assert run("code-pairs", bad, "--out", tmp_path / "o.tsv").returncode == 3


def test_check_gives_findings_alone(tmp_path):
    good, bad, empty = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "empty.txt"
    good.write_text("The ministers met in the Syrian city of Aleppo on Monday and signed a paper.", encoding="utf-8")
    bad.write_text("The ministers met in the Iraqi city of Aleppo on Monday and signed a paper.", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    done = run("check", good, bad, "--published", "2024-03-05", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    first, second = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert first["findings"] == [] and [finding["kind"] for finding in second["findings"]] == ["place-conflict"]
    said = run("check", empty, bad, "--published", "2024-03-05", "--kinds", cwd=tmp_path)
    assert said.returncode == 6 and b"place-conflict (high)" in said.stdout and b"spun:" in said.stdout
