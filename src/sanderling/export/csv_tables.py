"""CSV that a spreadsheet cannot run and that comes back as it was (RFC 4180, UTF-8).

A text cell that a spreadsheet might take for a formula begins with an apostrophe, and so does one that begins with an
apostrophe itself: reading takes one apostrophe off again.  Numbers are never touched.  In a list, ``|`` stands between
values and ``\\`` before a ``|`` or ``\\`` that belongs to one.  Nothing is the empty cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from sanderling.errors import InputError
from sanderling.export.tables import Cell, Column, Row, Table

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""First characters by which spreadsheets know a formula (OWASP, CSV injection), and our own mark."""


def storable(text: str) -> str:
    """Return the text as UTF-8 and CSV readers can hold it: half a surrogate pair and NUL are written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet runs it."""
    return f"'{text}" if text.lstrip(" ").startswith(_DANGEROUS) else text


def unguarded(cell: str) -> str:
    """Return the text of a guarded cell."""
    return cell[1:] if cell.startswith("'") else cell


def joined(values: Iterable[str]) -> str:
    """Return the values of a list in one cell, each kept apart from the next."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def parted(cell: str) -> list[str]:
    """Return the values of a cell that ``joined`` made."""
    values, now, escaped = [], [], False
    for char in cell:
        if escaped or char not in "\\|":
            now.append(char)
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            values.append("".join(now))
            now = []
    return [*values, "".join(now)]


def as_csv(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table, its header first, each with its line end (CRLF)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(column, row[column.name]) for column in table.columns])
    yield buffer.getvalue()


def _cell(column: Column, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return guarded(joined(map(storable, value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(storable(value)) if isinstance(value, str) else repr(value)


def read_csv_table(table: Table, text: str) -> list[Row]:
    """Return the rows of a CSV file that ``as_csv`` made; ``text`` with its line ends as they are.

    Raises InputError when the header or a cell is not the table's.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    names = [column.name for column in table.columns]
    if header != names:
        raise InputError(f"This is no table of {table.name}: its header must be {','.join(names)}.")
    rows: list[Row] = []
    for cells in reader:
        if len(cells) != len(names):
            raise InputError(f"Line {reader.line_num} of the table {table.name} has {len(cells)} cells, not {len(names)}.")
        rows.append({column.name: _value(column, cell) for column, cell in zip(table.columns, cells, strict=True)})
    return rows


def _value(column: Column, cell: str) -> Cell:
    if column.type == "list":
        return parted(unguarded(cell)) if cell else []
    if not cell:
        return None
    try:
        if column.type == "integer":
            return int(cell)
        if column.type == "number":
            return float(cell)
    except ValueError:
        raise InputError(f"'{cell}' in the column {column.name} is no {column.type}.") from None
    if column.type == "boolean":
        return cell == "true"
    return unguarded(cell)
