"""The command line in the hands of an enemy and of a clumsy user: one clear line, an exit code, nothing obeyed, no hang."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.test_cli import run

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey, and what turns a line's direction."""

PROSE = (
    "{escape}Russia shells Kharkiv{escape}\n\n"
    "Russian forces shelled Kharkiv on Monday, {escape} a spokesman said. “[red]We[/blue] condemn this {escape} attack,” "
    "the Ukrainian foreign minister said. [/] The envoy {escape} travelled to Geneva on Friday by train.\n"
)
ESCAPE = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\x7f"
NAME = "a\n\x1b]0;name\x07[red].txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a hostile article under a hostile name, and its record."""
    made = tmp_path_factory.mktemp("hostile")
    (made / NAME).write_text(PROSE.format(escape=ESCAPE), encoding="utf-8")
    done = run("read", NAME, "--published", "2024-04-15", cwd=made)
    assert done.returncode == 0, done.stderr
    (made / "report").write_bytes(done.stdout)
    (made / "pair.txt").write_text("Russia shelled Kharkiv on Monday, and Ukraine condemned the attack.", encoding="utf-8")
    (made / "bytes").write_bytes(b"\xff\xfa")
    (made / "gold").mkdir()
    (made / "gold" / "a.txt").write_text("Russia shelled Kharkiv.", encoding="utf-8")
    (made / "gold" / "a.yml").write_text("events: 5", encoding="utf-8")
    (made / "long.tsv").write_text("marked_sentence\n<s>A</s> hit <t>B</t>" + "x" * 30_000, encoding="utf-8")
    (made / "pair.tsv").write_text("marked_sentence\n<s>A</s> hit <t>B</t>", encoding="utf-8")
    (made / "week.csv").write_text(
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,latitude,longitude,fatalities\n"
        "1,0001-01-01,2,Battles,,A,B,Ukraine,1,1,0\n",
        encoding="utf-8",
    )
    return made


def one_line(done, code: int) -> str:
    """The one sentence on standard error of a command that failed with ``code``."""
    assert done.returncode == code, (done.returncode, done.stderr)
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert said.endswith("\n") and said.count("\n") == 1 and said.startswith("sanderling: ")
    assert not OBEYED.search(said)
    return said


def test_a_report_holds_nothing_that_a_terminal_obeys(folder):
    report = (folder / "report").read_text(encoding="utf-8")
    assert "[red]We[/blue]" in report  # no markup either: it stands as it was written
    assert not OBEYED.search(report)


@pytest.mark.parametrize(
    "command",
    [["list"], ["articles"], ["events"], ["show", "1"], ["explain", "1/E1"], ["search", "Kharkiv"], ["journeys"], ["log"],
     ["assess", "1", "--stored"], ["worksheet", "UN-PRK", "1", "--stored", "--all", "--format", "html"],
     ["worksheet", "UN-PRK", "1", "--stored", "--all"]],
    ids=lambda command: " ".join(command[:2]),
)  # fmt: skip
def test_nothing_kept_is_obeyed_when_it_is_shown(folder, command):
    done = run(*command, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert not OBEYED.search(done.stdout.decode())


def test_the_page_holds_no_control_character(folder):
    done = run("show", "1", "--html", "page.html", cwd=folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "�]0;owned�" in page and not OBEYED.search(page)


def test_who_judges_is_not_obeyed(folder):
    done = run("judge", "confirm", "1/E1", "--why", f"seen {ESCAPE}", "--by", f"[red]{ESCAPE}", cwd=folder)
    assert done.returncode == 0, done.stderr
    shown = run("judge", "--list", cwd=folder).stdout.decode()
    assert "[red]" in shown and not OBEYED.search(shown)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["repair", "no\n\x1b]0;x\x07such"], 4, r"no\n\x1b]0;x\x07such"),
        (["repair", b"no\xffsuch"], 4, r"no\udcffsuch"),
        (["repair", ""], 4, "empty"),
        (["repair", "x" * 9000], 4, "too long"),
        (["list", "--record", "x" * 300], 9, "too long"),
        (["list", "--record", "."], 9, "folder"),
        (["list", "--record", ""], 9, "folder"),
        (["search", "\x1b[31mnothing"], 10, r"\x1b[31mnothing"),
        (["search", "x" * 50_000], 10, "Nothing in the record"),
        (["events", "--since", "2023-02-30"], 3, "2023-02-30"),
        (["events", "--since", "2023-13"], 3, "2023-13"),
        (["events", "--until", "0000"], 3, "0000"),
        (["show", "²"], 10, "²"),
        (["export", "ics", "--out", ""], 1, "folder"),
        (["export", "geojson", "--out", "."], 1, "folder"),
        (["export", "geojson", "--out", "x" * 300], 1, "too long"),
        (["backup", "x" * 300], 9, "too long"),
        (["evaluate", "readings", "gold"], 3, "published"),
        (["evaluate", "journeys", "."], 4, "directory"),
        (["evaluate", "sentences", "bytes"], 5, "UTF-8"),
        (["evaluate", "relations", "x" * 300], 4, "too long"),
        (["code-pairs", "long.tsv", "--out", "coded.tsv"], 3, "20,000 characters"),
        (["code-pairs", "pair.tsv", "--out", "."], 1, "folder"),
        (["import", "acled", "week.csv"], 3, "beyond the calendar"),
        (["watch", "--every", "nan", "--once", "http://127.0.0.1:1/"], 3, "minutes"),
    ],
    ids=lambda value: repr(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_said_in_one_line(folder, arguments, code, says):
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"sanderling.cli", *(os.fsencode(one) for one in arguments)],
        capture_output=True, cwd=folder, timeout=120, check=False,
    )  # fmt: skip
    said = done.stderr.decode()
    assert says in one_line(done, code) if said.startswith("sanderling: ") else (says in said and done.returncode == code)
    assert len(said) < 3000 and not OBEYED.search(said)


@pytest.mark.parametrize("limit", ["0", "-1", "99999999999999999999"])
def test_a_limit_that_no_record_has_is_refused(folder, limit):
    for command in (["events", "--limit", limit], ["search", "x", "--limit", limit], ["log", "--last", limit]):
        done = run(*command, cwd=folder)
        assert done.returncode == 2 and b"not in the range" in done.stderr and b"Traceback" not in done.stderr


def test_a_pipe_to_which_nobody_writes_is_not_waited_for(folder, monkeypatch):
    from sanderling.errors import MissingInput
    from sanderling.ingest import files

    os.mkfifo(folder / "pipe")
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    with pytest.raises(MissingInput, match="nobody writes"):
        files.read_path(str(folder / "pipe"))
    done = run("add", "pipe", "--record", "other.sqlite", cwd=folder)
    assert done.returncode == 12 and b"pipe or device" in done.stderr
    assert "folder or device" in one_line(run("add", "pipe", "--record", "pipe", cwd=folder), 9)


def test_a_pipe_to_which_somebody_writes_is_read(folder):
    done = subprocess.run(
        ["bash", "-c", f"exec {sys.executable} -m sanderling.cli repair <(sleep 0.3; echo the words)"],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == b"the words\n", done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_defect(folder, closed):
    command = f"exec {sys.executable} -m sanderling.cli when 'on Monday' --published 2024-04-15 {closed}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0 and done.stderr == b""
    empty = subprocess.run(
        ["bash", "-c", f"exec {sys.executable} -m sanderling.cli repair - <&-"], capture_output=True, timeout=60, check=False
    )
    assert "empty" in one_line(empty, 6)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("command", [["knowledge", "doc"], ["list"], ["measure", "UN-PRK"], ["events", "--json"]])
def test_a_full_disk_is_said(folder, command):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "sanderling.cli", *command], stdout=full, stderr=subprocess.PIPE, cwd=folder, timeout=60, check=False
        )
    assert "No space left" in one_line(done, 1)


@pytest.mark.parametrize("command", [["knowledge", "doc"], ["measure", "UN-PRK"]])
def test_a_reader_that_has_gone_is_no_error(command):
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "sanderling.cli", *command], stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_damaged_record_is_said_and_not_a_defect(folder):
    broken = {
        "table.sqlite": ["PRAGMA foreign_keys = OFF", "DROP TABLE event"],
        "packed.sqlite": ["UPDATE reading_json SET packed = x'00'"],
        "version.sqlite": ["PRAGMA user_version = -5"],
    }
    for name, statements in broken.items():
        shutil.copy(folder / "sanderling.sqlite", folder / name)
        connection = sqlite3.connect(folder / name)
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
    assert "no such table: event" in one_line(run("list", "--record", "table.sqlite", cwd=folder), 9)
    assert "verify" in one_line(run("show", "1", "--record", "packed.sqlite", cwd=folder), 9)
    assert "verify" in one_line(run("export", "ftm", "--out", "x", "--record", "packed.sqlite", cwd=folder), 9)
    assert "version -5" in one_line(run("events", "--record", "version.sqlite", cwd=folder), 9)


def test_a_defect_is_one_line_and_its_place_on_demand(folder):
    code = "import sanderling.cli as cli; cli._run = lambda: 1 / 0; cli.main()"
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert "ZeroDivisionError" in one_line(plain, 70)
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False, env={**os.environ, "SANDERLING_TRACEBACK": "1"}
    )
    assert b"Traceback" in told.stderr


def test_what_was_there_stays_when_the_disk_is_full(folder):
    (folder / "old.html").write_text("old", encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 1; exec {sys.executable} -m sanderling.cli read pair.txt --no-record --html old.html"],
        capture_output=True, cwd=folder, timeout=60, check=False,
    )  # fmt: skip
    assert "too large" in one_line(done, 1)
    assert (folder / "old.html").read_text(encoding="utf-8") == "old"
    assert not list(folder.glob("*.part"))


def test_a_link_stays_a_link_and_a_device_a_device(folder):
    (folder / "real.html").write_text("old", encoding="utf-8")
    (folder / "link.html").symlink_to("real.html")
    assert run("show", "1", "--html", "link.html", cwd=folder).returncode == 0
    assert (folder / "link.html").is_symlink() and "<!doctype html>" in (folder / "real.html").read_text(encoding="utf-8")
    done = run("show", "1", "--html", "/dev/stdout", cwd=folder)
    assert done.returncode == 0 and b"<!doctype html>" in done.stdout
