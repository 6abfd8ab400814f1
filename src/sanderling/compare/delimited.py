"""Lines of a delimited file as dicts, strictly: the right columns, the right number of cells, or one clear error."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanderling.errors import InputError, MissingInput, NotText, TooLarge

MAX_BYTES = 8 * 1024**3
MAX_LINE = 1_000_000
"""Code points in one line."""

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file must look like: ``columns`` without a header line, else ``required`` names of the header."""

    name: str
    tabbed: bool
    columns: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def read_cells(path: Path, layout: Layout) -> Iterator[tuple[int, Cells]]:
    """Yield line numbers and cells by column.

    Raises MissingInput, NotText, TooLarge, or InputError when columns or cells are not the layout's.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(f"{path} is a folder; name one file of {layout.name}.")
        if size > MAX_BYTES:
            raise TooLarge(f"{path} has {size:,} bytes, more than {MAX_BYTES:,}; split it.")
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines = _bounded(handle, path)
            yield from _tabbed(lines, path, layout) if layout.tabbed else _commas(lines, path, layout)
    except FileNotFoundError:
        raise MissingInput(f"There is no file {path}; check the path.") from None
    except UnicodeDecodeError:
        raise NotText(f"{path} is no UTF-8 text; unpack it, or save it as UTF-8.") from None
    except OSError as error:
        raise MissingInput(f"{path} cannot be read ({error.strerror}).") from None


def _bounded(handle: Iterator[str], path: Path) -> Iterator[str]:
    for number, line in enumerate(handle, start=1):
        if len(line) > MAX_LINE:
            raise TooLarge(f"{path}, line {number} has over {MAX_LINE:,} characters; this is no file of events.")
        yield line


def _tabbed(lines: Iterator[str], path: Path, layout: Layout) -> Iterator[tuple[int, Cells]]:
    """Tab-separated without quoting."""
    names = layout.columns
    start = 1
    if not names:
        names = tuple(next(lines, "").rstrip("\r\n").split("\t"))
        _check_header(names, path, layout)
        start = 2
    for number, line in enumerate(lines, start=start):
        text = line.rstrip("\r\n")
        if text:
            yield number, _cells(tuple(text.split("\t")), names, number, path, layout)


def _commas(lines: Iterator[str], path: Path, layout: Layout) -> Iterator[tuple[int, Cells]]:
    reader = csv.reader(lines, strict=True)
    try:
        names = tuple(next(reader, ()))
        _check_header(names, path, layout)
        for cells in reader:
            if cells:
                yield reader.line_num, _cells(tuple(cells), names, reader.line_num, path, layout)
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num} is no CSV ({error}); mend or leave out that line.") from None


def _check_header(names: tuple[str, ...], path: Path, layout: Layout) -> None:
    missing = [name for name in layout.required if name not in names]
    if missing:
        separator = "tabs" if layout.tabbed else "commas"
        raise InputError(
            f"{path} is no {layout.name} file: its first line must name, separated by {separator}, the columns "
            f"{', '.join(missing)}, which it lacks."
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(f"{path} names the column {twice[0]} twice; take one out.")


def _cells(cells: tuple[str, ...], names: tuple[str, ...], number: int, path: Path, layout: Layout) -> Cells:
    if len(cells) != len(names):
        raise InputError(
            f"{path}, line {number} has {len(cells)} cells, where {layout.name} has {len(names)}; is it that file?"
        )
    return dict(zip(names, cells, strict=True))


_FORMS = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")


def day(cell: str, column: str, number: int, path: Path) -> datetime.date | None:
    """Return the day that a cell writes, None when it is empty. Raises InputError when it is no day."""
    text = cell.strip()
    if not text:
        return None
    for form in _FORMS:
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise InputError(f"{path}, line {number}: '{text[:40]}' in the column {column} is no day (such as 2023-09-13).")


def number_in(cell: str, column: str, number: int, path: Path, low: float, high: float) -> float | None:
    """Return the number that a cell writes, None when it is empty; raise InputError unless low <= number <= high."""
    text = cell.strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise InputError(f"{path}, line {number}: '{text[:40]}' in the column {column} is no number from {low:g} to {high:g}.")
    return value
