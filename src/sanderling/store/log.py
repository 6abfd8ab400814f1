"""The log: one row for every row kept, each digest covering the one before it, so that no change goes unseen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling import __version__
from sanderling.store.packing import row_digest

MACHINE = f"sanderling {__version__}"
FIRST = "0" * 64
"""What the first row's digest covers in place of a digest before it."""

LOGGED = {
    "article": "id",
    "retrieval": "number",
    "refusal": "number",
    "reading": "number",
    "judgement": "number",
}
"""The tables whose rows are logged, and the column that names a row."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log. ``content`` is the SHA-256 of the row kept, ``digest`` that of this row and ``previous``."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    content: str
    previous: str
    digest: str


def append(connection: sqlite3.Connection, at: str, by: str, action: str, subject: str, content: str) -> None:
    """Add a row to the end of the log, within the transaction that is open."""
    last = connection.execute("SELECT number, digest FROM log ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, FIRST)
    row = (number, at, by, action, subject, content, previous)
    connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, row_digest(row)))


def append_row(connection: sqlite3.Connection, table: str, subject: str | int, at: str, by: str = MACHINE) -> None:
    """Log a row of ``table`` that was just kept."""
    row = connection.execute(f"SELECT * FROM {table} WHERE {LOGGED[table]} = ?", (subject,)).fetchone()
    append(connection, at, by, table, str(subject), row_digest(tuple(row)))


def rows(connection: sqlite3.Connection, last: int | None = None) -> Iterator[LogRow]:
    """Return the log in its order, or its ``last`` rows."""
    if last is None:
        found = connection.execute("SELECT * FROM log ORDER BY number")
    else:
        found = connection.execute(
            "SELECT * FROM (SELECT * FROM log ORDER BY number DESC LIMIT ?) ORDER BY number", (last,)
        )
    for row in found:
        yield LogRow(*row)


def broken_links(connection: sqlite3.Connection) -> Iterator[str]:
    """Say where the chain does not hold: a row missing, changed, or put in between."""
    previous, number = FIRST, 0
    for row in rows(connection):
        number += 1
        if row.number != number:
            yield f"log: row {number} is missing"
            number = row.number
        if row.previous != previous:
            yield f"log: row {row.number} does not follow the row before it"
        made = row_digest((row.number, row.at, row.by, row.action, row.subject, row.content, row.previous))
        if made != row.digest:
            yield f"log: row {row.number} was changed"
        previous = row.digest
