"""Nothing printed on the console is obeyed, by rich or by the terminal."""

from __future__ import annotations

import io

import pytest
from rich.table import Table
from rich.text import Text

from sanderling.export.csv_tables import unguarded
from sanderling.export.page import without_controls
from sanderling.export.plain_console import PlainConsole
from sanderling.export.worksheet import COLUMNS, as_csv, as_markdown
from tests.export.readings import HOSTILE


def shown(thing) -> str:
    page = io.StringIO()
    PlainConsole(file=page, width=60).print(thing)
    return page.getvalue()


@pytest.mark.parametrize("text", ["[red]", "[/]", "[/red]", "[link=https://e.org]x", ":smile:", "[bold", "\\[b]"])
def test_markup_stands_as_it_is_written(text):
    table = Table(box=None, show_header=False)
    table.add_row(text, text)
    assert shown(text) == f"{text}\n"
    assert shown(table).split() == [text, text]


@pytest.mark.parametrize("text", ["\x1b]0;t\x07", "\x1b[2J", "\x9b31m", "a\u202eb", "a\u2028b", "\x7f", "\x00", "\u200bx"])
def test_what_a_terminal_obeys_is_left_out_and_the_rest_stays(text):
    assert shown(f"before {text} after").isprintable() is False  # only for its line end
    assert shown(Text(f"before {text} after")).strip("\n").isprintable()
    assert shown(f"before {text} after").startswith("before ") and shown(f"before {text} after").rstrip().endswith("after")


def test_a_style_still_colours():
    page = io.StringIO()
    PlainConsole(file=page, force_terminal=True, color_system="standard", width=60).print(Text("a\x1bb", style="red"))
    assert page.getvalue() == "\x1b[31mab\x1b[0m\n"


def rows() -> list[dict[str, str]]:
    return [dict.fromkeys(COLUMNS, text) for text in HOSTILE]


def test_no_cell_of_a_worksheet_is_a_formula_and_each_comes_back():
    import csv

    made = list(csv.reader(io.StringIO(as_csv(rows()), newline="")))
    assert len(made) == len(HOSTILE) + 1
    for text, cells in zip(HOSTILE, made[1:], strict=True):
        assert not cells[0].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
        assert unguarded(cells[0]).replace("\\x00", "\x00") == text.encode("utf-8", "backslashreplace").decode()


def test_no_control_character_is_in_a_worksheet_or_page():
    made = as_markdown(rows(), "T\x1b")
    assert not set(made) & set(map(chr, [*range(9), 27, 127, 0x9B, 0x202E]))
    assert without_controls("a\x1b\u202e\n\tb") == "a\ufffd\ufffd\n\tb"
