"""The tables of a record, made from ``schema.sql`` and ``derived.sql``."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

VERSION = 7
"""The schema's version, kept in the file's user_version."""

DERIVED = (
    "derived_link", "derived_stand_in", "derived_block", "derived_block_middle", "derived_block_latest",
    "derived_block_filter", "derived_item_event", "derived_item",
    "derived_compared", "derived_reading", "derived_group", "derived_key",
)  # fmt: skip
"""The tables that compare articles, and those of version 2, each before what it refers to."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of the present version, within the transaction that is open."""
    _run(connection, "schema.sql")
    _run(connection, "derived.sql")


def create_table(connection: sqlite3.Connection, name: str) -> None:
    """Make one table of those that compare articles with its indexes, where it is not there, within the transaction that is open."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone():
        _run(connection, "derived.sql", f"CREATE TABLE {name} ")
        _run(connection, "derived.sql", f" ON {name} (")


def renew_derived(connection: sqlite3.Connection) -> None:
    """Make the tables that compare articles anew and empty, within the transaction that is open."""
    for table in DERIVED:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    if connection.execute("SELECT 1 FROM pragma_database_list WHERE name = 'latest'").fetchone():
        connection.execute("DROP TABLE IF EXISTS latest.block")  # what a writer has in memory of one of them
    _run(connection, "derived.sql")


def _run(connection: sqlite3.Connection, name: str, only: str = "") -> None:
    script = files(__package__).joinpath(name).read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):  # executescript would commit
        statement += line
        if sqlite3.complete_statement(statement):
            if only in statement:
                connection.execute(statement)
            statement = ""
