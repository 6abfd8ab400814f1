"""``sanderling corroborate``: files in, accounts out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from sanderling.cli.accounts import corroborate
from sanderling.errors import InputError
from tests.corroborate.articles import HARBOUR, SECOND, UNLIKE


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(HARBOUR)
    (tmp_path / "copy.txt").write_text(HARBOUR.replace("\n\n", "\n") + "Sign up for our newsletter.\n")
    (tmp_path / "other.txt").write_text(SECOND.replace("a lawyer", "a [red]lawyer[/red]\x1b[31m"))
    (tmp_path / "sources.yml").write_text(
        "one.txt: {outlet: Harbour Wire, published: 2021-03-02}\ncopy.txt: {outlet: '[bold]Echo', published: 2021-03-03}\n"
        "other.txt: {outlet: Northern Post, published: 2021-03-03}\n"
    )
    return tmp_path


def run(folder, *options):
    names = [str(folder / name) for name in ("one.txt", "copy.txt", "other.txt")]
    return CliRunner().invoke(corroborate, [*names, "--sources", str(folder / "sources.yml"), *options])


def test_json_holds_origins_and_events(folder):
    done = run(folder, "--json")
    assert done.exit_code == 0, done.output
    made = json.loads(done.stdout)
    assert sorted(len(one["members"]) for one in made["origins"]) == [1, 2]
    first = made["events"][0]
    assert (len(first["articles"]), first["outlets"], first["origins"]) == (3, 3, 2)


def test_the_report_shows_each_account_once_and_article_text_as_text(folder):
    done = run(folder)
    assert done.exit_code == 0, done.output
    assert "One account, 2 articles" in done.output and "Event 1" in done.output
    assert "3 articles, 3 outlets, 2 accounts" in done.output
    assert "[bold]Echo" in done.output and "\x1b[31m" not in done.output


def test_nothing_in_common_is_said(folder):
    (folder / "unlike.txt").write_text(UNLIKE)
    done = CliRunner().invoke(corroborate, [str(folder / "one.txt"), str(folder / "unlike.txt")])
    assert done.exit_code == 0 and done.stdout == "" and "No two of the articles tell of one event" in done.stderr
    assert "No two" not in run(folder).stderr


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_shown(folder):
    done = CliRunner().invoke(corroborate, [str(folder / "one.txt"), str(folder / "none.txt"), "--all"])
    assert done.exit_code == 4 and "none.txt" in done.output and "Event 1" in done.output


@pytest.mark.parametrize("text", ["- a list", "one.txt: 3", "one.txt: {colour: red}", "{", "one.txt: {outlet: x}\n\x00"])
def test_sources_of_another_form_are_refused(folder, text):
    (folder / "sources.yml").write_text(text)
    done = run(folder)
    assert isinstance(done.exception, InputError) and "sources.yml" in str(done.exception)
