"""The record's commands as their users meet them: real processes, real files."""

from __future__ import annotations

import json

import pytest

from tests.test_cli import DEMO, run

TEXTS = {
    "one.txt": "Iran attacked Israel on Sunday, officials in Tehran said. France condemned the attack.",
    "two.txt": "Peru's president met Chile's foreign minister in Lima on Monday. The two countries signed an agreement on trade.",
    "three.txt": "12 345 !!!",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with a record of two articles and one refusal."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "news").mkdir()
    for name, text in TEXTS.items():
        (folder / "news" / name).write_text(text, encoding="utf-8")
    done = run("add", "news", "--published", "2024-04-15", cwd=folder)
    assert done.returncode == 12, done.stderr
    assert done.stdout == b"Added 2 articles.\n"
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 2 and "three.txt has no sentence" in errors[0] and "1 document was not read (empty 1)" in errors[1]
    return folder


def lines(done) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_adding_twice_changes_nothing_and_says_so(kept):
    before = run("verify", "--digest", cwd=kept).stdout
    done = run("add", "news/one.txt", "news/two.txt", "--published", "2024-04-15", cwd=kept)
    assert (done.returncode, done.stdout) == (0, b"Added 0 articles; 2 there already.\n")
    assert run("verify", "--digest", cwd=kept).stdout == before


def test_each_outcome_as_json(kept):
    done = run("add", "news/one.txt", "news/none.txt", "--published", "2024-04-15", "--json", "--record", "other.sqlite", cwd=kept)
    assert done.returncode == 12
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert first == {"source": "news/one.txt", "reading": 1, "new": True, "again": False}
    assert second["kind"] == "missing"


def test_search_and_events(kept):
    assert [hit["title"] for hit in lines(run("search", "agreement trade", "--json", cwd=kept))] != []
    assert len(lines(run("search", "ehra", "--substring", "--json", cwd=kept))) == 1
    found = lines(run("search", "attack", "--actor", "IRN", "--type", "assault", "--json", cwd=kept))
    assert found[0]["events"]
    nothing = run("search", "attack", "--actor", "PER", cwd=kept)
    assert nothing.returncode == 10 and b"Nothing in the record" in nothing.stderr
    rows = lines(run("events", "--actor", "IRN", "--json", cwd=kept))
    text = TEXTS["one.txt"]
    assert rows and all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert rows[0]["time_start"] == "2024-04-14" and "IRN" in rows[0]["actor_countries"]
    assert run("events", "--dyad", "IRN,ISR", "--count", cwd=kept).stdout == b"1\n"
    assert run("events", "--as-of", "2001-01-01", "--count", cwd=kept).stdout == b"0\n"
    shown = run("events", "--actor", "IRN", cwd=kept).stdout.decode()
    assert "ASSAULT" in shown and "Israel" in shown
    assert run("events", "--since", "May", cwd=kept).returncode == 3


def test_articles(kept):
    rows = lines(run("articles", "--json", cwd=kept))
    assert [row["source"] for row in rows] == ["news/one.txt", "news/two.txt"]
    assert "news/two.txt" in run("articles", cwd=kept).stdout.decode().replace("\n", "")
    assert run("list", cwd=kept).returncode == run("show", "1", cwd=kept).returncode == run("explain", "1/E1", cwd=kept).returncode == 0


def test_judging(kept):
    done = run("judge", "reject", "1/E1", "--why", "it was a drill", "--by", "Ana", cwd=kept)
    assert done.returncode == 0 and b"Judgement 1 is kept" in done.stdout
    assert b"rejected" in run("events", "--judged", "reject", cwd=kept).stdout
    assert run("judge", "reject", "1/E1", cwd=kept).returncode == 3
    assert run("judge", "reject", "1/E99", "--why", "x", cwd=kept).returncode == 10
    assert run("judge", "undo", "1", "--why", "it was none", "--by", "Ana", cwd=kept).returncode == 0
    assert run("events", "--judged", "reject", "--count", cwd=kept).stdout == b"0\n"
    assert [one["verdict"] for one in lines(run("judge", "--list", "--json", cwd=kept))] == ["reject", "undo"]
    assert run("judge", "--list", "--standing", cwd=kept).stdout == b""
    assert b"Ana  reject  event 1/E1: it was a drill" in run("judge", "--list", cwd=kept).stdout


def test_a_second_reading_and_its_difference(kept):
    done = run("add", "news/one.txt", "--published", "2024-05-15", cwd=kept)
    assert done.stdout == b"Added 0 articles; 1 read again, beside the older reading.\n"
    article = lines(run("articles", "--json", cwd=kept))[0]["article"]
    done = run("diff", article[:10], cwd=kept)
    assert done.returncode == 0 and b"published: 2024-04-15 -> 2024-05-15" in done.stdout and b"time: 2024-04-14" in done.stdout
    assert b"None" not in done.stdout and b"True" not in done.stdout
    assert json.loads(run("diff", article[:10], "--json", cwd=kept).stdout)["changed"]
    assert run("diff", article[:10], "77", cwd=kept).returncode == 3
    assert run("diff", "beef", cwd=kept).returncode == 10


def test_log_verify_and_backup(kept):
    rows = lines(run("log", "--json", cwd=kept))
    assert {"article", "retrieval", "reading", "refusal"} <= {row["action"] for row in rows}
    assert len(run("log", "--last", "2", cwd=kept).stdout.splitlines()) == 2
    done = run("verify", cwd=kept)
    assert done.returncode == 0 and rows[-1]["digest"].encode() in done.stdout
    assert run("backup", "copy.sqlite", cwd=kept).returncode == 0
    assert run("backup", "copy.sqlite", cwd=kept).returncode == 9
    assert run("verify", "--digest", "--record", "copy.sqlite", cwd=kept).stdout == run("verify", "--digest", cwd=kept).stdout
    import sqlite3

    copy = sqlite3.connect(kept / "copy.sqlite")
    copy.execute("DROP TRIGGER article_stays")
    copy.execute("UPDATE article SET text = 'Nothing happened.' WHERE number = 1")
    copy.commit()
    copy.close()
    bad = run("verify", "--record", "copy.sqlite", cwd=kept)
    assert bad.returncode == 9 and b"was changed after it was kept" in bad.stdout


def test_a_terminal_is_given_no_control_characters(tmp_path):
    (tmp_path / "a.txt").write_text("\x1b[31mIran attacked Israel on Sunday near \x1b]0;x\x07Tehran, officials said.")
    assert run("add", "a.txt", cwd=tmp_path).returncode == 0
    for command in (("events",), ("articles",), ("search", "attacked"), ("search", "srael", "--substring")):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 0 and b"\x1b" not in done.stdout and b"\x07" not in done.stdout


def test_no_record_is_one_sentence(tmp_path):
    for command in (("events",), ("search", "x"), ("articles",), ("log",), ("verify",), ("backup", "b")):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 9 and b"There is no record" in done.stderr and b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path):
    done = run("add", DEMO, "--record", "/proc/none/r.sqlite", cwd=tmp_path)
    assert done.returncode == 9 and done.stderr.count(b"\n") == 1


def test_an_address_is_refused_without_fetch(tmp_path):
    done = run("add", "https://example.org/a", cwd=tmp_path)
    assert done.returncode == 12 and b"--fetch" in done.stderr


def test_a_wrong_column_is_said(tmp_path):
    assert run("add", DEMO, "--column", "body=text", cwd=tmp_path).returncode == 3
    assert run("add", DEMO, "--published", "soon", cwd=tmp_path).returncode == 3


def test_watch_looks_once(tmp_path):
    from tests.ingest.test_net import HTML, Site, _feed
    from tests.ingest.test_sources import PAGE

    site = Site()
    try:
        site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, _feed(site, "1"))
        site.pages["/1"] = (200, HTML, PAGE)
        done = run("watch", f"{site.url}/feed", "--once", "--allow-loopback", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, b"Added 1 article.\n"), done.stderr
        again = run("watch", f"{site.url}/feed", "--once", "--allow-loopback", cwd=tmp_path)
        assert again.stdout == b"Added 0 articles; 0 there already; 1 unchanged since.\n"
        closed = run("add", f"{site.url}/1", "--fetch", cwd=tmp_path)
        assert closed.returncode == 12 and b"no address of the public net" in closed.stderr
    finally:
        site.server.shutdown()
        site.server.server_close()
