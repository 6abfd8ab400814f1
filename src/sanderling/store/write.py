"""Writes rows, each function within the transaction that is open."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from sanderling.store.arrival import Arrival
from sanderling.store.log import MACHINE, append_row
from sanderling.store.packing import pack, sha256, storable
from sanderling.store.rows import ActorKey, PlaceKey, ReadingRows, repaired_text, rows_of


def write_article(connection: sqlite3.Connection, arrival: Arrival, published: str | None, at: str) -> int:
    """Keep an article with its bytes and where it was found; return its number. What is there already stays."""
    run = connection.execute
    if arrival.data is not None:
        run("INSERT OR IGNORE INTO bytes VALUES (?, ?, ?)", (arrival.id, len(arrival.data), pack(arrival.data)))
    known = run("SELECT number FROM article WHERE id = ?", (arrival.id,)).fetchone()
    if known:
        number = int(known[0])
    else:
        number = _number(
            run(
                "INSERT INTO article (id, text, title, published, name, media, extraction, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    arrival.id, storable(arrival.text), _kept(arrival.title), published, _kept(arrival.source),
                    arrival.media, arrival.extraction, at,
                ),
            )
        )  # fmt: skip
        append_row(connection, "article", arrival.id, at)
        _index(connection, number)
    write_retrieval(connection, arrival, at)
    return number


def write_retrieval(connection: sqlite3.Connection, arrival: Arrival, at: str) -> bool:
    """Keep where the article's bytes were found; False when that was known."""
    run = connection.execute
    source = storable(arrival.source)
    if run("SELECT 1 FROM retrieval WHERE article = ? AND source = ?", (arrival.id, source)).fetchone():
        return False
    number = _number(
        run(
            "INSERT INTO retrieval (article, source, url, final_url, outlet, title, published, published_from, headers, retrieved)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                arrival.id, source, _kept(arrival.url), _kept(arrival.final_url), _kept(arrival.outlet),
                _kept(arrival.given_title), arrival.published, arrival.published_from,
                storable(json.dumps(arrival.headers, ensure_ascii=False)) if arrival.headers else None,
                arrival.retrieved or at,
            ),
        )
    )  # fmt: skip
    append_row(connection, "retrieval", number, at)
    return True


def write_refusal(
    connection: sqlite3.Connection, source: str, digest: str | None, kind: str, reason: str, at: str
) -> bool:
    """Keep what was not read and why; False when the same was known."""
    run = connection.execute
    row = (storable(source), digest, kind, storable(reason))
    if run("SELECT 1 FROM refusal WHERE source = ? AND sha256 IS ? AND kind = ? AND reason = ?", row).fetchone():
        return False
    number = _number(run("INSERT INTO refusal (source, sha256, kind, reason, at) VALUES (?, ?, ?, ?, ?)", (*row, at)))
    append_row(connection, "refusal", number, at)
    return True


def write_reading(
    connection: sqlite3.Connection,
    article: int,
    reading: dict[str, Any],
    given: str | None,
    made: str,
    at: str | None = None,
    number: int | None = None,
    text: str | None = None,
) -> int:
    """Keep a reading and all its rows; return its number.

    ``text`` is the reading's JSON where it is at hand; ``number`` keeps the number of a reading from an older file.
    """
    run = connection.execute
    body = storable(text if text is not None else json.dumps(reading, ensure_ascii=False)).encode("utf-8")
    trail = reading["trail"]
    number = _number(
        run(
            "INSERT INTO reading (number, article, made, program, model, knowledge, published, given, sha256)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, reading["article"]["id"], made, trail["program"], trail["model"], trail["knowledge"],
                reading["article"]["published"], given, sha256(body),
            ),
        )
    )  # fmt: skip
    run("INSERT INTO reading_json VALUES (?, ?)", (number, pack(body)))
    append_row(connection, "reading", number, at or made, MACHINE)
    write_rows(connection, number, rows_of(reading))
    _make_newest(connection, article, number, reading)
    return number


def write_rows(connection: sqlite3.Connection, reading: int, rows: ReadingRows) -> None:
    """Keep the events, claims, mentions and findings of a reading."""
    run = connection.execute
    for event in rows.events:
        place = place_number(connection, event.place) if event.place else None
        values = (reading, *event.columns, place, *event.tail)
        number = _number(run(f"INSERT INTO event VALUES (NULL{', ?' * len(values)})", values))
        for role, position, actor, start, end, quote in event.parties:
            run(
                "INSERT INTO event_party VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, role, position, actor_number(connection, actor), start, end, quote),
            )
        for source in event.sources:
            run("INSERT INTO event_source VALUES (?, ?, ?, ?, ?, ?)", (number, *source))
        run("INSERT INTO quote_words (rowid, words) SELECT number, words FROM event WHERE number = ?", (number,))
    for claim in rows.claims:
        speaker = actor_number(connection, claim.speaker) if claim.speaker else None
        run(
            "INSERT INTO claim VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (reading, *claim.columns, speaker, *claim.tail),
        )
    many = connection.executemany
    many("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [(reading, *row) for row in rows.mentions])
    many("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)", [(reading, *row) for row in rows.findings])


def actor_number(connection: sqlite3.Connection, actor: ActorKey) -> int:
    """Return the number of an actor, who is kept when new."""
    run = connection.execute
    known = run("SELECT number FROM actor WHERE name = ? AND id IS ? AND country IS ? AND sector IS ?", actor).fetchone()
    return int(known[0]) if known else _number(run("INSERT INTO actor VALUES (NULL, ?, ?, ?, ?)", actor))


def place_number(connection: sqlite3.Connection, place: PlaceKey) -> int:
    """Return the number of a place, which is kept when new."""
    run = connection.execute
    known = run(
        "SELECT number FROM place WHERE name = ? AND id IS ? AND country IS ? AND admin1 IS ? AND lat IS ? AND lon IS ?"
        " AND precision IS ?",
        place,
    ).fetchone()
    return int(known[0]) if known else _number(run("INSERT INTO place VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", place))


def _make_newest(connection: sqlite3.Connection, article: int, reading: int, content: dict[str, Any]) -> None:
    run = connection.execute
    run("INSERT INTO newest VALUES (?, ?) ON CONFLICT DO UPDATE SET reading = excluded.reading", (article, reading))
    before = run("SELECT text FROM clean_text WHERE article = ?", (article,)).fetchone()
    clean = None
    if content["repair"]["edits"]:
        text = run("SELECT text FROM article WHERE number = ?", (article,)).fetchone()[0]
        clean = storable(repaired_text(text, content))
    if (before[0] if before else None) == clean:
        return
    _unindex(connection, article)
    run("DELETE FROM clean_text WHERE article = ?", (article,))
    if clean is not None:
        run("INSERT INTO clean_text VALUES (?, ?)", (article, clean))
    _index(connection, article)


_INDEXED = {"article_words": "title, text", "article_letters": "text"}


def _index(connection: sqlite3.Connection, article: int) -> None:
    for table, columns in _INDEXED.items():
        connection.execute(
            f"INSERT INTO {table} (rowid, {columns}) SELECT number, {columns} FROM searchable WHERE number = ?", (article,)
        )


def _unindex(connection: sqlite3.Connection, article: int) -> None:
    for table, columns in _INDEXED.items():
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns})"
            f" SELECT 'delete', number, {columns} FROM searchable WHERE number = ?",
            (article,),
        )


def _kept(text: str | None) -> str | None:
    return storable(text) if text is not None else None


def _number(cursor: sqlite3.Cursor) -> int:
    return int(cursor.lastrowid or 0)
