"""The one strict loader: reads the reviewed data files beside it; unknown columns or keys are errors.

Files are UTF-8. In CSV cells, several values are separated by ``|``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from sanderling.errors import KnowledgeError
from sanderling.knowledge.own import own_file


def data_file(name: str) -> Traversable:
    """Return the data file ``name``, a path below the knowledge folder such as ``actors/states.csv``."""
    return files(__package__).joinpath(name)


def read_csv(name: str, columns: tuple[str, ...], required: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """Return the rows of ``name``, and of the user's file of that name after them, as dicts of stripped strings.

    Raises KnowledgeError when the header is not exactly ``columns``, a row has another number of cells,
    or a cell of ``required`` is empty.
    """
    rows = _parsed(name, data_file(name).read_text(encoding="utf-8"), columns, required)
    own = own_file(name)
    if own is not None:
        rows += _parsed(str(own), own.read_text(encoding="utf-8"), columns, required)
    return rows


def _parsed(name: str, text: str, columns: tuple[str, ...], required: tuple[str, ...]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    header = tuple(next(reader, ()))
    if header != columns:
        raise KnowledgeError(f"{name}: the header must be {','.join(columns)}, not {','.join(header)}.")
    for number, cells in enumerate(reader, start=2):
        if not cells:
            continue
        if len(cells) != len(columns):
            raise KnowledgeError(f"{name}, line {number}: {len(cells)} cells instead of {len(columns)}.")
        row = dict(zip(columns, map(str.strip, cells), strict=True))
        for column in required:
            if not row[column]:
                raise KnowledgeError(f"{name}, line {number}: {column} is empty.")
        rows.append(row)
    return rows


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by ``|``; empty ones are left out."""
    if "|" not in cell:
        one = cell.strip()
        return (one,) if one else ()
    return tuple(part for part in map(str.strip, cell.split("|")) if part)


def read_yaml(name: str, keys: frozenset[str], required: frozenset[str]) -> dict[str, Any]:
    """Return the mapping in ``name``; raise KnowledgeError on unknown or missing keys."""
    document = yaml.load(data_file(name).read_text(encoding="utf-8"), Loader=_loader())
    if not isinstance(document, Mapping):
        raise KnowledgeError(f"{name}: the file must hold one mapping.")
    unknown = set(document) - keys
    missing = required - set(document)
    if unknown or missing:
        raise KnowledgeError(f"{name}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}.")
    return dict(document)


def data_files(folder: str = "") -> Iterator[str]:
    """Yield the names of all data files below ``folder``, sorted, folders joined by ``/``."""
    root = data_file(folder) if folder else files(__package__)
    for entry in sorted(root.iterdir(), key=lambda item: item.name):
        name = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from data_files(name)
        elif entry.name.endswith((".csv", ".yml", ".txt", ".sqlite")):
            yield name


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
