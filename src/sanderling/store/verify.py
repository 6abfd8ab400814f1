"""Checks that a record holds what it says it holds, and digests its content."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.store import log
from sanderling.store.packing import row_digest, sha256, unpack
from sanderling.store.rows import rows_of

INDEXES = ("article_words", "article_letters", "quote_words")

_CLOCK = {"added", "retrieved", "made", "at"}
"""Columns that hold times of the clock; the content's digest leaves them out."""

_CONTENT = {
    "article": "number", "retrieval": "number", "refusal": "number", "reading": "number", "actor": "number",
    "place": "number", "event": "number", "event_party": "event, role, position", "event_source": "event, position",
    "claim": "number", "mention": "reading, position", "finding": "reading, position", "judgement": "number",
    "newest": "article", "clean_text": "article",
}  # fmt: skip
"""The tables of the content's digest, each with its order. Bytes and JSON stand in it by their own digests."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``verify`` found: ``faults``, one sentence each; counts of what was checked; the log's last row."""

    faults: tuple[str, ...]
    checked: dict[str, int]
    head: str
    """The last digest of the log: noted elsewhere, it shows later that no row was cut off the end."""
    not_checked: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(connection: sqlite3.Connection, read_only: bool = False) -> Verdict:
    """Check the file, digests, chain, foreign keys, rows against readings, and the search index."""
    not_checked = []
    try:
        connection.execute("BEGIN")  # one state of the record, whoever writes meanwhile
        try:
            faults = list(_faults(connection))
        finally:
            connection.execute("ROLLBACK")
        if read_only:
            not_checked.append("the search index, since the record cannot be written")
        else:
            try:
                faults += _index_faults(connection)
            except sqlite3.OperationalError:
                not_checked.append("the search index, since another program is writing")
        checked = {
            name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
            for name in ("bytes", "article", "reading", "event", "judgement", "log")
        }
        last = connection.execute("SELECT digest FROM log ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        return Verdict((f"the file is damaged ({error})",), {}, "")
    return Verdict(tuple(faults), checked, last[0] if last else log.FIRST, tuple(not_checked))


def content_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of all content apart from times of the clock (and digests that cover them)."""
    run = connection.execute
    whole = hashlib.sha256()
    run("BEGIN")  # one state of the record, whoever writes meanwhile
    try:
        for table, order in _CONTENT.items():
            columns = [row[1] for row in run(f"PRAGMA table_info({table})") if row[1] not in _CLOCK]
            listed = ", ".join(f'"{column}"' for column in columns)
            whole.update(f"{table}\n".encode())
            for row in run(f"SELECT {listed} FROM {table} ORDER BY {order}"):
                whole.update(row_digest(row).encode())
        for name, packed in run("SELECT sha256, packed FROM bytes ORDER BY sha256"):
            whole.update(f"{name} {sha256(unpack(packed))}".encode())
        for name, packed in run("SELECT reading, packed FROM reading_json ORDER BY reading"):
            whole.update(f"{name} {sha256(unpack(packed))}".encode())
        for row in run("SELECT number, action, subject FROM log ORDER BY number"):
            whole.update(row_digest(row).encode())
    finally:
        run("ROLLBACK")
    return whole.hexdigest()


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    run = connection.execute
    for row in run("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"file: {row[0]}"
    for row in run("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} names a {row[2]} that is not there"
    yield from log.broken_links(connection)
    yield from _unlogged(connection)
    for name, size, packed in run("SELECT sha256, size, packed FROM bytes"):
        try:
            data = unpack(packed)
        except zlib.error:
            yield f"bytes: {name} cannot be unpacked"
            continue
        if sha256(data) != name or len(data) != size:
            yield f"bytes: {name} do not have that digest and size"
    yield from _reading_faults(connection)
    stale = run(
        "SELECT a.id FROM article a LEFT JOIN newest n ON n.article = a.number"
        " LEFT JOIN (SELECT article, max(number) AS last FROM reading GROUP BY article) r ON r.article = a.id"
        " WHERE n.reading IS NOT r.last"
    )
    for (article,) in stale:
        yield f"newest: {article} does not show its newest reading"
    for (number,) in run(
        "SELECT j.number FROM judgement j WHERE (j.about = 'event' AND (j.subject NOT IN (SELECT number FROM event)"
        " OR j.other NOT IN (SELECT number FROM event))) OR (j.about = 'article' AND"
        " (j.subject NOT IN (SELECT number FROM article) OR j.other NOT IN (SELECT number FROM article)))"
    ):
        yield f"judgement: {number} is about something that is not there"


def _unlogged(connection: sqlite3.Connection) -> Iterator[str]:
    """Every kept row is logged once, and is still what it was."""
    run = connection.execute
    for table, key in log.LOGGED.items():
        # the log names rows by text; the key of a numbered table must not lose its index for that
        named = f"CAST(l.subject AS INTEGER) = t.{key}" if key == "number" else f"l.subject = t.{key}"
        back = "l.subject = CAST(t.number AS TEXT)" if key == "number" else f"l.subject = t.{key}"
        for (subject,) in run(
            f"SELECT l.subject FROM log l LEFT JOIN {table} t ON {named} WHERE l.action = ? AND t.{key} IS NULL", (table,)
        ):
            yield f"{table}: {subject} is in the log but not there"
        for (subject,) in run(
            f"SELECT t.{key} FROM {table} t LEFT JOIN"
            f" (SELECT subject, count(*) AS times FROM log WHERE action = ? GROUP BY subject) l ON {back} WHERE l.times IS NOT 1",
            (table,),
        ):
            yield f"{table}: {subject} is not in the log exactly once"
        for content, *row in run(f"SELECT l.content, t.* FROM log l JOIN {table} t ON {named} WHERE l.action = ?", (table,)):
            if row_digest(tuple(row)) != content:
                yield f"{table}: {row[1] if key == 'id' else row[0]} was changed after it was kept"


def _reading_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """The rows of events, claims, mentions and findings are those of the reading's JSON."""
    run = connection.execute
    for number, digest, packed in run(
        "SELECT r.number, r.sha256, j.packed FROM reading r LEFT JOIN reading_json j ON j.reading = r.number"
    ):
        try:
            body = unpack(packed) if packed is not None else b""
        except zlib.error:
            body = b""
        if sha256(body) != digest:
            yield f"reading: {number} does not have the digest that it was kept with"
            continue
        rows = rows_of(json.loads(body))
        kept = [tuple(row) for row in run("SELECT * FROM event WHERE reading = ? ORDER BY number", (number,))]
        width = len(rows.events[0].columns) if rows.events else 0
        made = [(*event.columns, *event.tail) for event in rows.events]
        if [(*row[2 : 2 + width], *row[3 + width :]) for row in kept] != made:
            yield f"event: the rows of reading {number} are not those of its JSON"
        places = run(
            "SELECT p.name, p.id, p.country, p.admin1, p.lat, p.lon, p.precision FROM event e"
            " JOIN place p ON p.number = e.place WHERE e.reading = ? ORDER BY e.number",
            (number,),
        ).fetchall()
        if places != [event.place for event in rows.events if event.place is not None]:
            yield f"event: the places of reading {number} are not those of its JSON"
        parties = run(
            "SELECT p.role, p.position, a.name, a.id, a.country, a.sector, p.start, p.\"end\", p.quote"
            " FROM event e JOIN event_party p ON p.event = e.number JOIN actor a ON a.number = p.actor"
            " WHERE e.reading = ? ORDER BY e.number, p.role, p.position",
            (number,),
        ).fetchall()
        if parties != [(*p[:2], *p[2], *p[3:]) for event in rows.events for p in event.parties]:
            yield f"event_party: the rows of reading {number} are not those of its JSON"
        sources = run(
            "SELECT s.position, s.name, s.named, s.kind, s.quote FROM event e JOIN event_source s ON s.event = e.number"
            " WHERE e.reading = ? ORDER BY e.number, s.position",
            (number,),
        ).fetchall()
        if sources != [source for event in rows.events for source in event.sources]:
            yield f"event_source: the rows of reading {number} are not those of its JSON"
        mentions = run("SELECT * FROM mention WHERE reading = ? ORDER BY position", (number,)).fetchall()
        if [row[1:] for row in mentions] != list(rows.mentions):
            yield f"mention: the rows of reading {number} are not those of its JSON"
        findings = run("SELECT * FROM finding WHERE reading = ? ORDER BY position", (number,)).fetchall()
        if [row[1:] for row in findings] != list(rows.findings):
            yield f"finding: the rows of reading {number} are not those of its JSON"
        claims = run("SELECT * FROM claim WHERE reading = ? ORDER BY number", (number,)).fetchall()
        if [(*row[2:6], *row[7:]) for row in claims] != [(*claim.columns, *claim.tail) for claim in rows.claims]:
            yield f"claim: the rows of reading {number} are not those of its JSON"


def _index_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for index in INDEXES:
        try:
            connection.execute("BEGIN")
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
            yield f"{index}: the search index does not fit the texts ({error}); 'sanderling verify --rebuild' mends it"
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
