"""The flat tables as CSV, Parquet and their data dictionary."""

from __future__ import annotations

import csv
import io
import json

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.errors import InputError
from sanderling.export.csv_tables import as_csv, guarded, joined, parted, read_csv_table, unguarded
from sanderling.export.datapackage import datapackage
from sanderling.export.parquet import arrow_schema, write_parquet
from sanderling.export.tables import TABLES

from .readings import HOSTILE, empty, hostile, visit

ALL = [visit(), *hostile(), empty()]
BY_NAME = {table.name: table for table in TABLES}
tables = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def storable(cell):
    """What UTF-8 and CSV can hold: half a surrogate pair and NUL come back as their escapes."""
    if isinstance(cell, list):
        return [storable(value) for value in cell]
    if isinstance(cell, str):
        return cell.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return cell


@tables
def test_csv_comes_back_as_it_was(table):
    rows = list(table.all_rows(ALL))
    text = "".join(as_csv(table, rows))
    assert read_csv_table(table, text) == [{name: storable(cell) for name, cell in row.items()} for row in rows]


@tables
def test_no_cell_of_text_begins_a_formula(table):
    text = "".join(as_csv(table, table.all_rows(ALL)))
    types = [column.type for column in table.columns]
    for cells in list(csv.reader(io.StringIO(text, newline="")))[1:]:
        for kind, cell in zip(types, cells, strict=True):
            if kind in {"string", "list"}:
                assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")), cell


def test_the_guard_leaves_plain_text_and_numbers_alone():
    assert guarded("Kim Jong Un") == "Kim Jong Un"
    assert guarded("a=b") == "a=b"
    text = "".join(as_csv(BY_NAME["events"], BY_NAME["events"].all_rows(hostile())))
    assert ",-1.5,-170.25," in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_survives_the_guard(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text(alphabet="a|\\ "), min_size=1).filter(lambda values: values != [""]))
def test_any_list_survives_its_cell(values):
    assert parted(joined(values)) == values


@pytest.mark.parametrize(
    ("text", "words"),
    [("a,b\r\n1,2\r\n", "header"), ("", "header"), (None, "cells"), ("number", "no number")],
)
def test_a_wrong_table_is_refused(text, words):
    table = BY_NAME["articles"]
    header = ",".join(column.name for column in table.columns)
    if text is None:
        text = f"{header}\r\nonly,three,cells\r\n"
    elif text == "number":
        table = BY_NAME["mentions"]
        header = ",".join(column.name for column in table.columns)
        cells = ["x" if column.name == "value" else "" for column in table.columns]
        text = f"{header}\r\n{','.join(cells)}\r\n"
    with pytest.raises(InputError, match=words):
        read_csv_table(table, text)


@tables
def test_parquet_comes_back_as_it_was(table, tmp_path):
    import pyarrow.parquet

    rows = list(table.all_rows(ALL))
    assert write_parquet(table, rows, tmp_path / "t.parquet") == len(rows)
    back = pyarrow.parquet.read_table(tmp_path / "t.parquet")
    assert back.schema.equals(arrow_schema(table))
    parquet = [{name: _utf8(cell) for name, cell in row.items()} for row in rows]
    assert back.to_pylist() == parquet


def _utf8(cell):
    if isinstance(cell, list):
        return [_utf8(value) for value in cell]
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell


@tables
def test_pandas_loads_the_csv(table, tmp_path):
    rows = list(table.all_rows(ALL))
    (tmp_path / "t.csv").write_text("".join(as_csv(table, rows)), encoding="utf-8", newline="")
    frame = pandas.read_csv(tmp_path / "t.csv", keep_default_na=False, na_values=[""])
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(rows)
    if table.name == "events":
        assert frame["place_lat"].dtype == float
        assert "NA" in set(frame["group"]) and "null" in set(frame["group"])
        assert frame.set_index("event_id").loc[rows[0]["event_id"], "actor_names"] == "Kim Jong Un"


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_dictionary_names_every_column_as_it_is(kind):
    package = json.loads(datapackage(kind))
    assert [resource["path"] for resource in package["resources"]] == [f"{table.name}.{kind}" for table in TABLES]
    for resource, table in zip(package["resources"], TABLES, strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.name for column in table.columns]
        assert all(field["description"] for field in fields)
        assert {field["type"] for field in fields} <= {"string", "integer", "number", "boolean", "array"}
        assert resource["schema"]["primaryKey"] == [table.key]


@tables
def test_every_row_keeps_the_constraints_of_the_dictionary(table):
    import re

    for row in table.all_rows([visit(), *hostile(), empty()]):
        for column in table.columns:
            cell, rules = row[column.name], column.constraints
            if cell is None:
                assert not rules.get("required"), column.name
                continue
            if "enum" in rules:
                assert cell in rules["enum"]
            if "pattern" in rules:
                assert re.fullmatch(rules["pattern"], cell)
            if "minimum" in rules:
                assert rules["minimum"] <= cell
            if "maximum" in rules:
                assert cell <= rules["maximum"]


def test_keys_are_unique_among_articles():
    for table in TABLES:
        keys = [row[table.key] for row in table.all_rows(ALL)]
        assert len(keys) == len(set(keys))


def test_there_are_hostile_strings_of_every_kind():
    assert {"a, comma", "line\nbreak", "🚂🇰🇵"} <= set(HOSTILE)


def test_a_reading_of_the_program_fits_the_tables(read):
    from sanderling.export.as_json import reading_as_dict
    from sanderling.export.material import Material

    text = (
        "Russian Foreign Minister Sergei Lavrov flew to Pyongyang by plane on Thursday to meet Kim Jong Un. "
        "'The visit cost $3 million,' the Kremlin said. Japan condemned North Korea."
    )
    one = Material(reading_as_dict(read(text, "2023-10-20")), text)
    for table in TABLES:
        rows = list(table.all_rows([one]))
        assert rows
        assert read_csv_table(table, "".join(as_csv(table, rows))) == rows
        for row in rows:
            if row.get("start") is not None:
                assert text[row["start"] : row["end"]] == row["quote"]
