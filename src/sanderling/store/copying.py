"""A copy of the record in a new file, taken while others may use it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sanderling.errors import RecordError


def backup(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    """Copy the record by SQLite's backup. Raises RecordError when ``target`` is there or cannot be written."""
    try:
        if target.exists():
            raise RecordError(f"{target} is there already; give the name of a new file.")
        part = target.with_name(target.name + ".part")
    except (OSError, ValueError) as error:
        raise RecordError(f"{target} can be no file's name ({error}); choose another.") from None
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
            # the copy is one file by itself, without a log beside it
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()
        part.replace(target)
    except (sqlite3.DatabaseError, OSError, ValueError) as error:
        with contextlib.suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise RecordError(f"{source} cannot be copied to {target} ({error}); choose another place.") from None
