"""Worksheets: rows with their evidence and replies; no cell becomes a formula, a tag or a broken table."""

from __future__ import annotations

import csv
import io

from sanderling.export.as_json import reading_as_dict
from sanderling.export.worksheet import COLUMNS, as_csv, as_markdown, worksheet_page, worksheet_rows

ARTICLE = (
    "North Korea supplied artillery shells to Russia in August 2023, officials in Seoul said. "
    "North Korea denied that it had supplied shells to Russia. Russia sold luxury cars to Japan in 2020."
)


def rows_of(read, text, **more):
    return worksheet_rows([reading_as_dict(read(text, "2023-09-13"))], "UN-PRK", **more)


def test_rows_hold_paragraph_fact_evidence_article_and_reply(read):
    rows = rows_of(read, ARTICLE)
    first = next(row for row in rows if row["verdict"] == "indicator")
    assert first["paragraph"] == "UNSCR 1874 (2009) 9" and first["date"] == "2023-08-01/2023-08-31"
    assert "artillery shells to Russia" in first["evidence"] and "North Korea → Russia" in first["fact"]
    assert "denied" in first["reply"] and "2023-09-13" in first["source_article"]
    assert {row["verdict"] for row in rows} == {"indicator", "cannot tell"}


def test_no_reply_is_said_to_be_none(read):
    (row,) = rows_of(read, "North Korea supplied artillery shells to Russia in August 2023.")
    assert row["reply"] == "none in this article"


def test_what_is_not_covered_is_left_out_unless_asked_for(read):
    text = "North Korea sold luxury cars to China in 2019."
    assert rows_of(read, text) == []
    assert [row["verdict"] for row in rows_of(read, text, all_rows=True)] == ["not covered"]
    assert "No event of these articles" in worksheet_page([], "Title")


HOSTILE = dict.fromkeys(COLUMNS, "=HYPERLINK(1)|<b>x</b>\n`y`")


def test_csv_cells_are_no_formulas():
    (head, row) = list(csv.reader(io.StringIO(as_csv([HOSTILE]))))
    assert tuple(head) == COLUMNS
    assert all(cell.startswith("'=") for cell in row)


def test_markdown_cells_break_no_table():
    lines = as_markdown([HOSTILE], "A | title").splitlines()
    assert lines[0] == "# A \\| title"
    assert lines[-1].count(" | ") == len(COLUMNS) - 1 and "<b>" not in lines[-1].replace("\\<b\\>", "")


def test_page_cells_are_text():
    page = worksheet_page([HOSTILE], "<script>x</script>")
    assert "<b>x</b>" not in page and "<script>x" not in page and "&lt;b&gt;" in page
