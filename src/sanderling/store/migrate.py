"""Brings the file of an older program up to date, one numbered step after another, in one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from sanderling.store.arrival import Arrival
from sanderling.store.clock import now
from sanderling.store.log import MACHINE, append
from sanderling.store.schema import VERSION, create_table, create_tables, renew_derived
from sanderling.store.write import write_article, write_reading


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Migrate from ``version`` to the present one, within the transaction that is open."""
    for step in range(version, VERSION):
        MIGRATIONS[step](connection)


def _from_1(connection: sqlite3.Connection) -> None:
    """Version 1 kept articles without their bytes, readings as plain JSON, and a narrower table of events.

    Readings keep their numbers and times. Bytes are taken from the text where their digest shows that they are the same.
    """
    run = connection.execute
    old = ("event", "reading", "article")
    for table in old:
        run(f"ALTER TABLE {table} RENAME TO {table}_1")
    create_tables(connection)
    for identity, text, title, published, name, added in run("SELECT * FROM article_1 ORDER BY rowid").fetchall():
        data = text.encode("utf-8")
        same = hashlib.sha256(data).hexdigest() == identity
        write_article(
            connection,
            Arrival(
                id=identity, text=text, source=name or "-", data=data if same else None, title=title, media="text/plain"
            ),
            published,
            added,
        )
    numbers = dict(run("SELECT id, number FROM article"))
    for number, identity, made, published, body in connection.execute(
        "SELECT number, article, made, published, json FROM reading_1 ORDER BY number"
    ):
        reading = json.loads(body)
        given = published if reading["article"].get("published_from") == "given" else None
        write_reading(connection, numbers[identity], reading, given, made, number=number, text=body)
    for table in old:
        run(f"DROP TABLE {table}_1")
    append(connection, now(), MACHINE, "migration", "1 to 2", "")


def _from_2(connection: sqlite3.Connection) -> None:
    """Version 2 kept keys and links in other tables, which nothing filled. The readings wait to be compared."""
    renew_derived(connection)
    append(connection, now(), MACHINE, "migration", "2 to 3", "")


def _from_3(connection: sqlite3.Connection) -> None:
    """Version 3 kept nothing of what it compared; that is made from the readings as it is needed, and kept from then on."""
    create_table(connection, "derived_compared")
    append(connection, now(), MACHINE, "migration", "3 to 4", "")


def _from_4(connection: sqlite3.Connection) -> None:
    """Version 4 put each block in its place at once; those stay there, and what comes goes to the latest first."""
    create_table(connection, "derived_block_latest")
    create_table(connection, "derived_block_filter")
    append(connection, now(), MACHINE, "migration", "4 to 5", "")


def _from_5(connection: sqlite3.Connection) -> None:
    """Version 5 put the latest blocks into the large table at once, its filter told marks of all times alike, and items had no acts.

    Without a filter all is looked up; it is made of all blocks when the latest are put with the others. Items whose acts are
    not known are compared in full.
    """
    create_table(connection, "derived_block_middle")
    if not connection.execute("SELECT 1 FROM pragma_table_info('derived_item') WHERE name = 'acts'").fetchone():
        connection.execute("ALTER TABLE derived_item ADD COLUMN acts TEXT")
    connection.execute("DELETE FROM derived_block_filter")
    append(connection, now(), MACHINE, "migration", "5 to 6", "")


def _from_6(connection: sqlite3.Connection) -> None:
    """Version 6 kept links by the older of two, anywhere in the table, and an index of the log that only ``verify`` asked."""
    run = connection.execute
    run("DROP INDEX IF EXISTS log_subject")
    if not run("SELECT 1 FROM sqlite_schema WHERE name = 'derived_link_a'").fetchone():
        run("ALTER TABLE derived_link RENAME TO derived_link_6")
        create_table(connection, "derived_link")
        run("INSERT INTO derived_link SELECT * FROM derived_link_6 ORDER BY kind, b, a")
        run("DROP TABLE derived_link_6")
    append(connection, now(), MACHINE, "migration", "6 to 7", "")


MIGRATIONS = {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4, 5: _from_5, 6: _from_6}
"""Version -> the step from it to the next."""
