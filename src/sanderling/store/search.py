"""Search in the articles' texts: words by FTS5, best first; any string of three letters or more by trigrams."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from sanderling.errors import InputError
from sanderling.store.filters import Filters, chosen, words
from sanderling.store.packing import storable

MARK = ("[", "]")
"""What stands around a found word in a snippet."""

_AROUND = 80
_MOST = 40
"""Trigrams asked for at most; more would not narrow the choice."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that fits. ``events`` are the ids of its events that fit the filters (none without filters)."""

    article: str
    reading: int | None
    title: str | None
    published: str | None
    snippet: str
    score: float | None
    """BM25, higher is better; None for a substring."""
    events: tuple[str, ...]


def search(
    connection: sqlite3.Connection,
    text: str,
    substring: bool = False,
    filters: Filters | None = None,
    limit: int = 20,
) -> list[Hit]:
    """Return at most ``limit`` articles whose repaired text holds all words of ``text``, best first.

    With ``substring`` it is any string of three characters or more, whatever the case of its ASCII letters; articles
    come in the order in which they were added. With ``filters`` only articles that have such an event.
    Raises InputError when nothing can be searched for.
    """
    text = storable(text)
    asked = filters if filters is not None and filters.given() else None
    events, values = _of_articles(asked) if asked else ("", {})
    only = f" AND s.number IN (SELECT a.number {events})" if asked else ""
    values = {**values, "limit": limit}
    if substring:
        found = connection.execute(
            "SELECT s.number, NULL, s.text FROM article_letters f JOIN searchable s ON s.number = f.rowid"
            " WHERE article_letters MATCH :letters AND instr(lower(s.text), lower(:needle))"
            f"{only} ORDER BY f.rowid LIMIT :limit",
            {**values, "letters": _trigrams(text), "needle": text},
        ).fetchall()
        rows = [(number, None, _around(whole, text)) for number, _, whole in found]
    else:
        # the plus keeps SQLite from asking the index once for every article that has such an event
        scored = connection.execute(
            "SELECT f.rowid, -bm25(article_words, 4.0, 1.0) FROM article_words f WHERE article_words MATCH :words"
            f"{only.replace('s.number', '+f.rowid')} ORDER BY bm25(article_words, 4.0, 1.0), f.rowid LIMIT :limit",
            {**values, "words": words(text)},
        ).fetchall()
        rows = [(number, score, _snippet(connection, number, words(text))) for number, score in scored]
    fitting = _fitting(connection, asked, [row[0] for row in rows]) if asked else {}
    return [_hit(connection, number, score, snippet, fitting.get(number, ())) for number, score, snippet in rows]


def _of_articles(asked: Filters) -> tuple[str, dict[str, Any]]:
    """The events that fit, joined to ``a``, whose ``number`` is their article's."""
    question, values = chosen(asked)
    if asked.as_of is None:
        table = "(SELECT article AS number, reading FROM newest)"
    else:
        table = "(SELECT x.number, y.number AS reading FROM article x JOIN reading y ON y.article = x.id)"
    return question.replace(" WHERE ", f" JOIN {table} a ON a.reading = e.reading WHERE ", 1), values


def _fitting(connection: sqlite3.Connection, asked: Filters, numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """The ids of the events that fit, of each of these articles."""
    events, values = _of_articles(asked)
    made: dict[int, tuple[str, ...]] = {}
    listed = ", ".join(map(str, numbers))
    for number, event in connection.execute(f"SELECT a.number, e.id {events} AND a.number IN ({listed}) ORDER BY e.number", values):
        made[number] = (*made.get(number, ()), event)
    return made


def _hit(
    connection: sqlite3.Connection, number: int, score: float | None, snippet: str, events: tuple[str, ...]
) -> Hit:
    identity, title, published, reading = connection.execute(
        "SELECT a.id, a.title, coalesce(r.published, a.published), n.reading FROM article a"
        " LEFT JOIN newest n ON n.article = a.number LEFT JOIN reading r ON r.number = n.reading WHERE a.number = ?",
        (number,),
    ).fetchone()
    return Hit(identity, reading, title, published, " ".join(snippet.split()), score, events)


def _snippet(connection: sqlite3.Connection, number: int, asked: str) -> str:
    """The words around those found; made of the few articles that are shown, since it reads their texts."""
    row = connection.execute(
        "SELECT snippet(article_words, 1, ?, ?, ' … ', 24) FROM article_words WHERE article_words MATCH ? AND rowid = ?",
        (*MARK, asked, number),
    ).fetchone()
    return str(row[0])


def _trigrams(text: str) -> str:
    """Return the question for all trigrams of ``text``; where they stand is looked at afterwards.

    The index's own way, LIKE, is not taken: SQLite 3.40 crashes on some patterns with '_' in them.
    """
    if len(text) < 3 or "\x00" in text:
        raise InputError(f"'{text}' cannot be searched for; a substring has three characters or more.")
    every = list(dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2)))
    step = len(every) // _MOST + 1
    return " AND ".join('"' + one.replace('"', '""') + '"' for one in every[::step])


def _around(text: str, needle: str) -> str:
    at = text.lower().find(needle.lower())
    if at < 0:
        return text[: 2 * _AROUND]
    start, end = max(0, at - _AROUND), at + len(needle) + _AROUND
    found = text[at : at + len(needle)]
    return (
        ("… " if start else "") + text[start:at] + MARK[0] + found + MARK[1] + text[at + len(needle) : end]
        + (" …" if end < len(text) else "")
    )  # fmt: skip
