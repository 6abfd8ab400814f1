"""Derived tables: made from what was kept, and made anew at any time. Groups of articles and events live here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sanderling.store.packing import storable, unpack
from sanderling.store.rows import repaired_text

if TYPE_CHECKING:
    from sanderling.store.record import Record

_INDEXES = ("article_words", "article_letters", "quote_words")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the newest readings, the repaired texts and the search index anew, within the transaction that is open."""
    run = connection.execute
    run("DELETE FROM newest")
    run("DELETE FROM clean_text")
    run(
        "INSERT INTO newest SELECT a.number, max(r.number) FROM reading r JOIN article a ON a.id = r.article"
        " GROUP BY a.number"
    )
    found = run(
        "SELECT a.number, a.text, j.packed FROM newest n JOIN article a ON a.number = n.article"
        " JOIN reading_json j ON j.reading = n.reading"
    )
    for number, text, packed in found:
        reading = json.loads(unpack(packed))
        if reading["repair"]["edits"]:
            run("INSERT INTO clean_text VALUES (?, ?)", (number, storable(repaired_text(text, reading))))
    for index in _INDEXES:
        run(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


class Derived:
    """Keys, links and groups of ``kind`` origin (items are article numbers) or event (items are event numbers)."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._run = record._connection.execute

    def put_keys(self, kind: str, item: int, keys: Iterable[str]) -> None:
        """Replace the blocking keys of an item."""
        with self._record.writing() as connection:
            connection.execute("DELETE FROM derived_key WHERE kind = ? AND item = ?", (kind, item))
            connection.executemany(
                "INSERT INTO derived_key VALUES (?, ?, ?)", [(kind, key, item) for key in sorted(set(keys))]
            )

    def sharing(self, kind: str, keys: Iterable[str], at_most: int = 1000) -> list[int]:
        """Return the items that share a key, in their order; a key of more than ``at_most`` items tells nothing."""
        found: set[int] = set()
        for key in set(keys):
            rows = self._run(
                "SELECT item FROM derived_key WHERE kind = ? AND key = ? LIMIT ?", (kind, key, at_most + 1)
            ).fetchall()
            if len(rows) <= at_most:
                found.update(int(row[0]) for row in rows)
        return sorted(found)

    def put_links(self, kind: str, links: Iterable[tuple[int, int, float, dict[str, Any]]]) -> None:
        """Keep scored pairs (a, b, score, its parts); a pair that is there is replaced."""
        rows = [
            (kind, min(a, b), max(a, b), score, json.dumps(parts, ensure_ascii=False, sort_keys=True))
            for a, b, score, parts in links
        ]
        with self._record.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO derived_link VALUES (?, ?, ?, ?, ?)", rows)

    def links(self, kind: str) -> Iterator[tuple[int, int, float, dict[str, Any]]]:
        """Return the scored pairs, in their order."""
        for a, b, score, parts in self._run(
            "SELECT a, b, score, parts FROM derived_link WHERE kind = ? ORDER BY a, b", (kind,)
        ):
            yield a, b, score, json.loads(parts)

    def put_groups(self, kind: str, groups: Iterable[Iterable[int]]) -> None:
        """Replace all groups of a kind; a group is named by its smallest member."""
        rows = [(kind, item, min(members)) for members in map(sorted, groups) for item in members]
        with self._record.writing() as connection:
            connection.execute("DELETE FROM derived_group WHERE kind = ?", (kind,))
            connection.executemany("INSERT INTO derived_group VALUES (?, ?, ?)", rows)

    def groups(self, kind: str) -> dict[int, list[int]]:
        """Return the groups of a kind: name -> members, in their order."""
        made: dict[int, list[int]] = {}
        for group, item in self._run(
            'SELECT "group", item FROM derived_group WHERE kind = ? ORDER BY "group", item', (kind,)
        ):
            made.setdefault(group, []).append(item)
        return made
