"""Journeys read from passages of our own, cell by cell; the floors are what was measured, less a little."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanderling.errors import InputError
from sanderling.evaluate.journeys import score_journeys

TABLE = Path(__file__).resolve().parent.parent / "cases" / "journeys.csv"


@pytest.fixture(scope="module")
def scores(reader):
    return score_journeys(TABLE, reader=reader)


def cell(scores, name):
    return next(row for row in scores["cells"] if row[""] == name)


def test_there_are_enough_passages(scores):
    assert scores["passages"] >= 40


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("journeys", 0.95, 0.9), ("travellers", 0.95, 0.9), ("to", 0.9, 0.85), ("start", 0.9, 0.85), ("end", 0.85, 0.8),
     ("host", 0.85, 0.7), ("purpose", 0.85, 0.7), ("status", 0.9, 0.9), ("conveyance", 0.9, 0.6)],
)  # fmt: skip
def test_cells_are_right(scores, name, precision, recall):
    found = cell(scores, name)
    assert found["precision"] >= precision, scores["wrong"]
    assert found["recall"] >= recall, scores["wrong"]


def test_a_cell_that_is_wrong_is_counted_and_said(tmp_path, reader):
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    (tmp_path / "t.csv").write_text("\n".join([lines[0], lines[1].replace(",Budapest,", ",Belgrade,")]) + "\n", encoding="utf-8")
    found = score_journeys(tmp_path / "t.csv", reader=reader)
    assert cell(found, "to")["right"] == 0 < cell(found, "to")["gold"]
    assert any("to is Belgrade, not Budapest" in line for line in found["wrong"])


def test_another_table_is_refused(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="must have the columns"):
        score_journeys(tmp_path / "t.csv")
