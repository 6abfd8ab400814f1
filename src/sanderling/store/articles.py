"""Articles and readings by name, digest and number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.errors import InputError, NotFound
from sanderling.store.packing import storable


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: where it came from, when, and how often it was read. ``sources`` counts the places it was found at."""

    article: str
    title: str | None
    published: str | None
    outlet: str | None
    source: str
    added: str
    reading: int
    readings: int
    events: int
    sources: int
    origin: str | None = None
    """Digest of the article whose account it is; its own where it is the first."""
    copied: str | None = None
    """How it was made of another: exact, syndicated, partial, spun, obfuscated, twin; None for an account of its own."""
    copy_of: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the record with its newest reading."""

    number: int
    article: str
    title: str | None
    name: str | None
    published: str | None
    made: str
    events: int


def day_after(day: str) -> str:
    """Return the day after an ISO day, so that 'until the end of the day' is 'before' it.

    Raises InputError when it is no date.
    """
    import datetime

    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        raise InputError(f"'{day}' is not a day; write it as YYYY-MM-DD, such as 2024-05-01.") from None


def rows(connection: sqlite3.Connection, as_of: str | None = None) -> Iterator[ArticleRow]:
    """Return the articles in the order in which they came; with ``as_of`` as the record stood at that day's end (UTC)."""
    before = day_after(as_of) if as_of is not None else "9999"
    found = connection.execute(
        "SELECT a.id, a.title, r.published, f.outlet, f.source, a.added, r.number,"
        " (SELECT count(*) FROM reading x WHERE x.article = a.id AND x.made < ?1),"
        " (SELECT count(*) FROM event e WHERE e.reading = r.number),"
        " (SELECT count(*) FROM retrieval x WHERE x.article = a.id AND x.retrieved < ?1)"
        " FROM article a JOIN reading r ON r.number ="
        " (SELECT max(x.number) FROM reading x WHERE x.article = a.id AND x.made < ?1)"
        " JOIN retrieval f ON f.number = (SELECT min(x.number) FROM retrieval x WHERE x.article = a.id)"
        " ORDER BY a.number",
        (before,),
    )
    for row in found:
        yield ArticleRow(*row)


def entries(connection: sqlite3.Connection, as_of: str | None = None) -> Iterator[Entry]:
    """Return the articles with their newest readings, in the order in which they came; with ``as_of`` those of that day's end."""
    newest = "n.reading FROM newest n WHERE n.article = a.number"
    if as_of is not None:
        newest = "max(x.number) FROM reading x WHERE x.article = a.id AND x.made < ?"
    found = connection.execute(
        "SELECT r.number, a.id, a.title, a.name, r.published, r.made,"
        " (SELECT count(*) FROM event e WHERE e.reading = r.number)"
        f" FROM article a JOIN reading r ON r.number = (SELECT {newest}) ORDER BY a.number",
        () if as_of is None else (day_after(as_of),),
    )
    for row in found:
        yield Entry(*row)


def article_id(connection: sqlite3.Connection, prefix: str) -> str:
    """Return the digest that begins with ``prefix``. Raises NotFound when none does, or more than one."""
    low = storable(prefix.lower())
    found = connection.execute(
        "SELECT id FROM article WHERE id >= ? AND id < ? LIMIT 2", (low, low + "g")
    ).fetchall()
    if not low or not found:
        raise NotFound(f"There is no article {prefix} in the record; 'sanderling articles' shows what there is.")
    if len(found) > 1:
        raise NotFound(f"More than one article begins with {prefix}; give more digits.")
    return str(found[0][0])


def reading_number(connection: sqlite3.Connection, which: str, as_of: str | None = None) -> int | None:
    """Return a reading's number: itself, or that of the newest reading of the article whose digest begins so.

    With ``as_of`` as the record stood at that day's end (UTC); None where it held no such reading.
    """
    before = day_after(as_of) if as_of is not None else "9999"
    if which.isascii() and which.isdigit() and len(which) < 12:
        row = connection.execute("SELECT number, made FROM reading WHERE number = ?", (int(which),)).fetchone()
        if row:
            return int(row[0]) if row[1] < before else None
    try:
        identity = article_id(connection, which)
    except NotFound as error:
        if "More than one" in str(error):
            raise
        return None
    sql = "SELECT max(number) FROM reading WHERE article = ? AND made < ?"
    row = connection.execute(sql, (identity, before)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def reading_numbers(connection: sqlite3.Connection, article: str) -> list[int]:
    """Return the numbers of an article's readings, oldest first."""
    identity = article_id(connection, article)
    found = connection.execute("SELECT number FROM reading WHERE article = ? ORDER BY number", (identity,))
    return [int(row[0]) for row in found]


def event_number(connection: sqlite3.Connection, name: str) -> int:
    """Return the number of an event: ``7/E3`` (reading 7) or ``DIGEST-E3`` (newest reading of the article).

    Raises NotFound when there is none.
    """
    which, mark, event = name.rpartition("/")
    if not mark:
        which, mark, event = name.rpartition("-")
    number = reading_number(connection, which) if mark else None
    row = None
    if number is not None:
        row = connection.execute(
            "SELECT number FROM event WHERE reading = ? AND id = ?", (number, storable(event.upper()))
        ).fetchone()
    if row is None:
        raise NotFound(f"There is no event {name} in the record; write it as 7/E3 or as 'sanderling events' shows it.")
    return int(row[0])


def validators(connection: sqlite3.Connection, url: str) -> tuple[str | None, str | None]:
    """Return the ETag and Last-Modified of the newest retrieval of ``url``."""
    row = connection.execute(
        "SELECT headers FROM retrieval WHERE source = ? ORDER BY number DESC LIMIT 1", (storable(url),)
    ).fetchone()
    headers = {name.lower(): value for name, value in json.loads(row[0])} if row and row[0] else {}
    return headers.get("etag"), headers.get("last-modified")
