"""docs/exchange.md holds every column and format as the code has them, and its examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pandas
import pytest

from sanderling.cli.comparing import _KINDS
from sanderling.cli.exchange import _LINES, FORMATS
from sanderling.compare import KINDS
from sanderling.export import gdelt, icews, polecat
from sanderling.export.csv_tables import as_csv
from sanderling.export.journey_rows import JOURNEYS
from sanderling.export.parquet import write_parquet
from sanderling.export.tables import TABLES

from .readings import hostile, visit

DOC = (Path(__file__).resolve().parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")


def section(title):
    return re.split(r"^#{2,3} ", DOC.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("table", [*TABLES, JOURNEYS], ids=lambda table: table.name)
def test_every_column_of_the_tables_is_described_as_it_is(table):
    rows = re.findall(r"^\| `([^`]+)` \| (\w+) \| (.+) \|$", section(table.name), re.MULTILINE)
    assert [(name, kind, said.replace("\\|", "|")) for name, kind, said in rows] == [
        (column.name, column.type, column.description) for column in table.columns
    ]


@pytest.mark.parametrize(
    ("title", "columns"),
    [("GDELT 2.0 events", gdelt.EVENT_COLUMNS), ("GDELT 2.0 mentions", gdelt.MENTION_COLUMNS),
     ("POLECAT", polecat.COLUMNS), ("ICEWS", icews.COLUMNS)],
)  # fmt: skip
def test_every_column_of_the_others_formats_is_described(title, columns):
    rows = re.findall(r"^\| (\d+) \| `([^`]+)` \| \S.* \|$", section(title), re.MULTILINE)
    assert rows == [(str(number), name) for number, name in enumerate(columns, start=1)]


def test_what_is_said_to_be_blank_is_blank():
    for title, lines, columns in (
        ("GDELT 2.0 events", gdelt.events, gdelt.EVENT_COLUMNS), ("GDELT 2.0 mentions", gdelt.mentions, gdelt.MENTION_COLUMNS),
        ("POLECAT", polecat.events, polecat.COLUMNS), ("ICEWS", icews.events, icews.COLUMNS),
    ):  # fmt: skip
        blank = re.findall(r"^\| \d+ \| `([^`]+)` \| blank(?:: .*)? \|$", section(title), re.MULTILINE)
        row = dict(zip(columns, list(lines([visit(added="2024-01-01T00:00:00+00:00")]))[-1].rstrip("\n").split("\t"), strict=True))
        assert blank and {row[name] for name in blank} == {""}
        empty = {name for name, cell in row.items() if not cell and not name.startswith("District")}
        assert empty - set(blank) <= {"ActionGeo_ADM1Code", "Contexts", "Story Organizations", "City"}, title


def test_every_format_and_kind_is_described():
    named = set(re.findall(r"`([a-z-]+)`", section("Exchange: exports, journeys, and files compared")))
    assert set(FORMATS) <= named
    assert set(_LINES) < set(FORMATS)
    assert list(KINDS) == _KINDS
    assert all(f"`{kind}`" in section("Your own data beside the record") for kind in KINDS)


def test_the_example_for_pandas_runs(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    material = [visit(), *hostile()]
    table = TABLES[0]
    rows = list(table.all_rows(material))
    (tmp_path / "out" / "events.csv").write_text("".join(as_csv(table, rows)), encoding="utf-8", newline="")
    write_parquet(table, rows, tmp_path / "out" / "events.parquet")
    code = DOC.split("```python\n", 1)[1].split("```", 1)[0]
    monkeypatch.chdir(tmp_path)
    space: dict = {}
    exec(code, space)
    assert len(space["events"]) == len(rows)
    assert space["actors"][0] == ["Kim Jong Un"]
    assert list(space["events"]["actor_names"][0]) == ["Kim Jong Un"]
    assert isinstance(space["events"], pandas.DataFrame)
