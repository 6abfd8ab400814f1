"""The tables of a record, made from ``schema.sql``."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

VERSION = 2
"""The schema's version, kept in the file's user_version."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of the present version, within the transaction that is open."""
    schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    statement = ""
    for line in schema.splitlines(keepends=True):  # executescript would commit
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
