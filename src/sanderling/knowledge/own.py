"""A user's own knowledge, added to ours: CSV files of the same names and columns, and FollowTheMoney entities.

The folder is named by the environment variable SANDERLING_KNOWLEDGE. ``actors/persons.csv`` in it adds rows to our file of
that name; every ``*.ftm.json`` or ``*.ftm.jsonl`` file adds persons and organisations, one FollowTheMoney entity a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sanderling.errors import KnowledgeError

VARIABLE = "SANDERLING_KNOWLEDGE"
PERSONS = frozenset(["Person"])
BODIES = {
    "Organization": "body",
    "PublicBody": "agency",
    "Company": "company",
    "LegalEntity": "body",
}
"""FollowTheMoney schemata of bodies, and the kind each is given here."""


@cache
def own_folder() -> Path | None:
    """Return the user's folder, or None. Raises KnowledgeError when it is named and not there."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise KnowledgeError(f"{VARIABLE} names {folder}, which is no folder; name one or unset it.")
    return folder


def own_file(name: str) -> Path | None:
    """Return the user's file of the same name as ours, such as ``actors/persons.csv``; None where there is none."""
    folder = own_folder()
    path = folder / name if folder is not None else None
    return path if path is not None and path.is_file() else None


def own_files() -> list[Path]:
    """Return all files of the user's folder that are read, sorted."""
    folder = own_folder()
    if folder is None:
        return []
    return sorted(path for path in folder.rglob("*") if path.suffix == ".csv" or _is_entities(path))


def own_entities() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the user's FollowTheMoney entities, each with the name of its file and its line.

    Raises KnowledgeError for a line that is no entity.
    """
    for path in own_files():
        if not _is_entities(path):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            where = f"{path.name}, line {number}"
            try:
                entity = json.loads(line)
            except ValueError:
                raise KnowledgeError(f"{where}: not JSON; write one FollowTheMoney entity a line.") from None
            if not isinstance(entity, dict) or not all(key in entity for key in ("id", "schema", "properties")):
                raise KnowledgeError(f"{where}: an entity needs id, schema and properties.")
            yield where, entity


def values(entity: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return the values of a property of an entity, those that are text."""
    found = entity["properties"].get(name, ())
    return tuple(value.strip() for value in found if isinstance(value, str) and value.strip())


def _is_entities(path: Path) -> bool:
    return path.name.endswith((".ftm.json", ".ftm.jsonl"))
