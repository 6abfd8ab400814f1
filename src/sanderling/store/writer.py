"""One writer: a lock beside the record, held by SQLite for as long as a program writes, and freed when it dies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sanderling.errors import RecordError

WAIT = 2.0
"""Seconds that a second writer waits for the first one."""


class WriterLock:
    """The right to write ``record``: taken once, kept until ``release``. A killed process frees it."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self._connection: sqlite3.Connection | None = None

    def take(self) -> None:
        """Take the lock; raise RecordError when another program holds it, or the folder cannot be written."""
        if self._connection is not None:
            return
        path = self.record.with_name(self.record.name + "-writer")
        connection = None
        try:
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            connection.execute("PRAGMA journal_mode = OFF").fetchall()  # nothing is ever written in it
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if connection is not None:
                connection.close()
            if "locked" in str(error):
                raise RecordError(
                    f"Another program is writing the record {self.record}; wait until it is done and run this again,"
                    " nothing was lost."
                ) from None
            raise RecordError(
                f"The record {self.record} cannot be written ({error}); check the folder's permissions, nothing was lost."
            ) from None
        self._connection = connection

    def release(self) -> None:
        """Free the lock; the empty file stays, since removing it could give the right to two."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
