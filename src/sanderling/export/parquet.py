"""The tables as Parquet, typed: lists are lists, numbers are numbers; pyarrow is loaded when it is needed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sanderling.export.tables import Cell, Row, Table

_BATCH = 5_000


def write_parquet(table: Table, rows: Iterable[Row], target: Path) -> int:
    """Write a table to ``target`` a batch at a time and return the number of rows."""
    import pyarrow.parquet

    schema = arrow_schema(table)
    written = 0
    with pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        iterator = iter(rows)
        while batch := [_storable(row) for row in itertools.islice(iterator, _BATCH)]:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            written += len(batch)
    return written


def arrow_schema(table: Table) -> Any:
    """Return the table's Arrow schema, with each column's description in its metadata."""
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [
            pyarrow.field(column.name, types[column.type], metadata={"description": column.description})
            for column in table.columns
        ],
        metadata={"description": table.description},
    )


def _storable(row: Row) -> Row:
    return {name: _utf8(cell) for name, cell in row.items()}


def _utf8(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return cell.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(cell, list):
        return [str(_utf8(value)) for value in cell]
    return cell
