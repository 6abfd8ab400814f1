"""Opens the SQLite file of a record: makes it, migrates it, or opens it for reading alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sanderling.errors import RecordError
from sanderling.store.migrate import migrate
from sanderling.store.schema import VERSION, create_tables

APPLICATION = 0x53414E44
"""'SAND', the file's application_id: a record is told from other SQLite files by it."""


class OutdatedRecord(RecordError):
    """The file is of an older program, and was opened for reading alone."""


_CACHE_KIB = 32 * 1024
"""Pages of the file kept in memory: with SQLite's own 2 MiB, each article added to a large record reads its pages anew."""
_LOG_PAGES = 8_000
"""Pages (of 4 KiB) of the write-ahead log from which on it is written back: an article touches some eighty pages all over
the file, and the same page comes again and again, so that a longer log is less to write."""

WAIT = 10.0
"""Seconds that a statement waits for another process's short transaction."""


def open_record(path: Path, create: bool, read_only: bool = False) -> tuple[sqlite3.Connection, bool]:
    """Return a connection to the record and whether it can only be read.

    A file that its user may not write is opened for reading. Raises RecordError when the file cannot be opened, is no
    record, was made by a newer program, or must be migrated and cannot be written.
    """
    try:
        there, regular = path.exists(), path.is_file()
        if there and not regular:
            raise RecordError(f"{path} is a folder or device, not a record; choose a file with --record.")
        if not there and not create:
            raise RecordError(f"There is no record {path}; make one with 'sanderling add FILE --record {path}'.")
        connection, only = _connect(path, read_only)
        try:
            _prepare(connection, path, only)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.DatabaseError, OSError, ValueError) as error:
        # OSError and ValueError are of names that can be none: too long, or with NUL in them
        raise RecordError(f"The record {path} cannot be opened ({error}); choose another with --record.") from None
    return connection, only


def _connect(path: Path, read_only: bool) -> tuple[sqlite3.Connection, bool]:
    if not read_only and (not path.exists() or _writable(path)):
        return _ready(sqlite3.connect(path, timeout=WAIT, isolation_level=None)), False
    address = path.resolve().as_uri()
    try:
        connection = _ready(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT, isolation_level=None))
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection, True
    except sqlite3.OperationalError:
        # a folder that cannot be written holds no room for WAL's shared memory; without a log nothing is missed
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
    uri = f"{address}?mode=ro&immutable=1"
    return _ready(sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)), True


def _writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, only: bool) -> None:
    run = connection.execute
    application = run("PRAGMA application_id").fetchone()[0]
    version = run("PRAGMA user_version").fetchone()[0]
    tables = run("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != APPLICATION:
        raise RecordError(f"{path} is a database but not a record of Sanderling; choose another with --record.")
    if tables and version < 1:
        raise RecordError(f"The record {path} is damaged: it says that it is of version {version}; go back to a backup.")
    if version > VERSION:
        raise RecordError(f"The record {path} was made by a newer Sanderling; update the program.")
    if tables and version == VERSION:
        if not only:
            # a killed process loses nothing under NORMAL; a power cut may lose the last moments, which a re-run adds
            run("PRAGMA synchronous = NORMAL")
            run(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        return
    if only:
        raise OutdatedRecord(
            f"The record {path} must be brought up to date but cannot be written; copy it and open the copy."
        )
    run("PRAGMA journal_mode = WAL")
    run("PRAGMA synchronous = NORMAL")
    run(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    with whole(connection):
        if run("PRAGMA user_version").fetchone()[0] == VERSION:
            return  # another process made it meanwhile
        if not run("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            create_tables(connection)
            run(f"PRAGMA application_id = {APPLICATION}")
        else:
            migrate(connection, version)
        run(f"PRAGMA user_version = {VERSION}")


@contextmanager
def whole(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it is written, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
