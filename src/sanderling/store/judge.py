"""What people judged: a ledger to which rows are added, and from which none is taken."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sanderling.errors import InputError, NotFound
from sanderling.store import log
from sanderling.store.articles import article_id, event_number
from sanderling.store.packing import storable

VERDICTS = ("confirm", "reject", "same", "different", "split", "undo")
_NAME = (
    "CASE j.about WHEN 'event' THEN (SELECT e.reading || '/' || e.id FROM event e WHERE e.number = j.{0})"
    " WHEN 'article' THEN (SELECT substr(a.id, 1, 12) FROM article a WHERE a.number = j.{0}) END"
)
_OF_TWO = {"same", "different"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. ``about`` is event or article, ``subject`` and ``other`` their numbers; ``undoes`` another's number.

    The names are those to ask by: ``7/E3`` of an event, the first digits of its digest of an article.
    """

    number: int
    verdict: str
    about: str | None
    subject: int | None
    other: int | None
    undoes: int | None
    why: str
    by: str
    at: str
    subject_name: str | None
    other_name: str | None


def keep(
    connection: sqlite3.Connection, verdict: str, subject: str, other: str | None, why: str, by: str, at: str
) -> int:
    """Keep a judgement, within the transaction that is open, and return its number.

    ``subject`` is an event (``7/E3``, ``DIGEST-E3``) or an article (``DIGEST``); of ``undo`` the judgement's number.
    ``split`` says that an event or article belongs to no group with any other. Raises InputError or NotFound.
    """
    if verdict not in VERDICTS:
        raise InputError(f"'{verdict}' is no verdict; it is one of {', '.join(VERDICTS)}.")
    if (verdict in _OF_TWO) != (other is not None):
        raise InputError(
            f"'{verdict}' is said of {'two things' if verdict in _OF_TWO else 'one thing'}; give that many."
        )
    if not why.strip() or not by.strip():
        raise InputError("A judgement says why and by whom; give both --why and --by.")
    about: str | None = None
    first = second = undoes = None
    if verdict == "undo":
        undoes = _undone(connection, subject)
    else:
        about, first = _thing(connection, subject)
        if other is not None:
            also, second = _thing(connection, other)
            if also != about or first == second:
                raise InputError(f"{subject} and {other} cannot be compared; give two events, or two articles.")
    number = connection.execute(
        'INSERT INTO judgement (verdict, about, subject, other, undoes, why, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        (verdict, about, first, second, undoes, storable(why), storable(by), at),
    ).lastrowid
    log.append_row(connection, "judgement", int(number or 0), at, storable(by))
    return int(number or 0)


def rows(connection: sqlite3.Connection, standing: bool = False) -> list[Judgement]:
    """Return the ledger in its order, or only the judgements that stand."""
    table = "standing_judgement" if standing else "judgement"
    found = connection.execute(
        f'SELECT j.number, j.verdict, j.about, j.subject, j.other, j.undoes, j.why, j."by", j.at,'
        f" {_NAME.format('subject')}, {_NAME.format('other')} FROM {table} j ORDER BY j.number"
    )
    return [Judgement(*row) for row in found]


def _thing(connection: sqlite3.Connection, name: str) -> tuple[str, int]:
    if "/" in name or "-" in name:
        return "event", event_number(connection, name)
    row = connection.execute("SELECT number FROM article WHERE id = ?", (article_id(connection, name),)).fetchone()
    return "article", int(row[0])


def _undone(connection: sqlite3.Connection, name: str) -> int:
    row = None
    if name.isdigit() and len(name) < 12:
        row = connection.execute("SELECT number, verdict FROM judgement WHERE number = ?", (int(name),)).fetchone()
    if row is None:
        raise NotFound(f"There is no judgement {name}; 'sanderling judge --list' shows what there is.")
    if row[1] == "undo":
        raise InputError(f"Judgement {name} undoes another; judge anew instead of undoing it.")
    if connection.execute("SELECT 1 FROM judgement WHERE undoes = ?", (row[0],)).fetchone():
        raise InputError(f"Judgement {name} is undone already; nothing was changed.")
    return int(row[0])
