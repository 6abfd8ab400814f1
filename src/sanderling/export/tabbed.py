"""Tab-separated files without quoting, as GDELT, POLECAT and ICEWS publish theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Value = str | int | float | None

_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def line(values: Iterable[Value]) -> str:
    """Return one line. Tabs and line breaks within a value, which the format cannot hold, become one space."""
    return "\t".join(_plain(value) for value in values) + "\n"


def with_header(columns: tuple[str, ...], rows: Iterable[dict[str, Value]]) -> Iterator[str]:
    """Yield a header and a line a row."""
    yield line(columns)
    yield from without_header(columns, rows)


def without_header(columns: tuple[str, ...], rows: Iterable[dict[str, Value]]) -> Iterator[str]:
    """Yield a line a row; a column that a row lacks is blank. A key that is no column is an error (KeyError)."""
    known = set(columns)
    for row in rows:
        if unknown := set(row) - known:
            raise KeyError(f"no such column: {sorted(unknown)}")
        yield line(row.get(column) for column in columns)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return _BREAKS.sub(" ", value) if isinstance(value, str) else f"{value}"
