"""Who is linked with whom, as of a day: what groups are told from. Reads alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sanderling.store.articles import day_after
from sanderling.store.derived import ARTICLE, ITEM

_SOME = 400
"""Values bound in one statement."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading that was compared: its article's digest, and what says which of two articles was first."""

    number: int
    article: str
    published: str | None
    credited: bool
    words: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Something that a reading tells of; ``name`` is ``news`` or an event's id."""

    number: int
    reading: int
    name: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A scored pair of readings or items, by their numbers."""

    a: int
    b: int
    score: float
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A scored pair of items, by their numbers, without what makes up its score."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True)
class TieRow:
    """A scored pair of readings, by their numbers: how one article is made of the other, and which is the later.

    ``own_a`` and ``own_b`` are the shares (0 to 1) of the words of the article whose digest is first in order, and of the
    other, that the other lacks; ``first_later`` whether the first in order is the one made of the other.
    """

    a: int
    b: int
    score: float
    kind: str
    first_later: bool
    own_a: float
    own_b: float


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A judgement that stood on the day; ``subject`` and ``other`` are numbers of events or articles."""

    verdict: str
    about: str
    subject: int
    other: int | None


class Joins:
    """What the record held at the end of ``as_of`` (UTC), or holds now: each article's newest reading alone."""

    def __init__(self, connection: sqlite3.Connection, as_of: str | None = None) -> None:
        self._run = connection.execute
        self._before = day_after(as_of) if as_of is not None else "9999"
        self._as_of = as_of

    def waiting(self) -> int:
        """Return how many of the newest readings were not yet compared."""
        if self._as_of is None:
            sql = "SELECT count(*) FROM newest n WHERE NOT EXISTS (SELECT 1 FROM derived_reading d WHERE d.reading = n.reading)"
            return int(self._run(sql).fetchone()[0])
        return 0

    def readings(self, numbers: Iterable[int] | None = None) -> list[ReadingRow]:
        """Return those of the readings that are their articles' newest, or all such."""
        sql = (
            "SELECT d.reading, r.article, d.published, d.credited, d.words FROM derived_reading d"
            f" JOIN reading r ON r.number = d.reading WHERE {self._is_newest('r.number', 'r.article')}"
        )
        return [ReadingRow(row[0], row[1], row[2], bool(row[3]), row[4]) for row in self._ask(sql, "d.reading", numbers)]

    def items(self, readings: Iterable[int] | None = None, numbers: Iterable[int] | None = None) -> list[ItemRow]:
        """Return the items of these readings, or those of these numbers, or all; of newest readings alone."""
        sql = (
            "SELECT i.number, i.reading, i.name FROM derived_item i JOIN reading r ON r.number = i.reading"
            f" WHERE {self._is_newest('r.number', 'r.article')}"
        )
        column, wanted = ("i.reading", readings) if readings is not None else ("i.number", numbers)
        return [ItemRow(*row) for row in self._ask(sql, column, wanted)]

    def links(self, kind: int, numbers: Iterable[int] | None = None) -> list[LinkRow]:
        """Return the links of these readings or items, or all; the other side may be of a reading that is not newest."""
        found = self._sides(f"SELECT a, b, score, detail FROM derived_link WHERE kind = {int(kind)}", numbers)
        return [LinkRow(a, b, score, json.loads(detail)) for a, b, score, detail in found]

    def pairs(self, items: Iterable[int] | None = None) -> list[PairRow]:
        """Return the pairs of these items, or all, as ``links`` does, without what makes up their scores."""
        return [PairRow(*row) for row in self._sides(f"SELECT a, b, score FROM derived_link WHERE kind = {ITEM}", items)]

    def ties(self, readings: Iterable[int] | None = None) -> list[TieRow]:
        """Return the pairs of these readings, or all, as ``links`` does, with their directions."""
        made = []
        for a, b, score, detail in self._sides(f"SELECT a, b, score, detail FROM derived_link WHERE kind = {ARTICLE}", readings):
            said = json.loads(detail)
            made.append(TieRow(a, b, score, said["kind"], said["later"] == "a", *said["own"]))
        return made

    def _sides(self, sql: str, numbers: Iterable[int] | None) -> list[Any]:
        """The rows that one of the numbers is a side of, in their order."""
        if numbers is None:
            return self._run(f"{sql} ORDER BY a, b").fetchall()
        wanted = list(numbers)
        # of several values of a, SQLite would rather read all links of the kind than its index
        by_a = sql.replace("FROM derived_link", "FROM derived_link INDEXED BY derived_link_a")
        return sorted({*self._ask(by_a, "a", wanted), *self._ask(sql, "b", wanted)})

    def items_of(self, events: Iterable[int]) -> dict[int, int]:
        """Return the item of each event, by their numbers; an event of a reading that waits has none."""
        return dict(self._ask("SELECT event, item FROM derived_item_event WHERE TRUE", "event", events))

    def event_numbers(self, item: int) -> list[int]:
        """Return the numbers of an item's events, without those that tell it again."""
        found = self._run("SELECT event FROM derived_item_event WHERE item = ? AND NOT retold ORDER BY event", (item,))
        return [int(row[0]) for row in found]

    def item_ids(self, items: Iterable[int]) -> list[str]:
        """Return the ids of items, ``ARTICLE#news``, in the order given."""
        sql = (
            "SELECT r.article || '#' || i.name FROM derived_item i JOIN reading r ON r.number = i.reading WHERE i.number = ?"
        )
        return [str(self._run(sql, (one,)).fetchone()[0]) for one in items]

    def compared(self) -> Iterator[int]:
        """Yield the numbers of the readings that were compared and are their articles' newest, in their order."""
        sql = f"SELECT d.reading FROM derived_reading d JOIN reading r ON r.number = d.reading WHERE {self._is_newest('r.number', 'r.article')}"
        for row in self._run(f"{sql} ORDER BY d.reading"):
            yield int(row[0])

    def stand_ins(self) -> set[tuple[int, int, int, int]]:
        """Return who stands for a crowd: kind, item, stretch, mark."""
        return set(self._run("SELECT kind, item, stretch, mark FROM derived_stand_in"))

    def crowded(self, kind: int, numbers: Iterable[int] | None = None) -> dict[int, list[tuple[int, int]]]:
        """Return of these readings or items, or of all, those in a crowd, each with its crowded blocks (stretch, mark)."""
        blocks: dict[int, list[tuple[int, int]]] = {}
        if self._run("SELECT 1 FROM derived_stand_in WHERE kind = ?", (kind,)).fetchone() is None:
            return blocks
        placed = [
            f"SELECT b.item, b.stretch, b.mark FROM (SELECT DISTINCT stretch, mark FROM derived_stand_in WHERE kind = {int(kind)}) c"
            f" CROSS JOIN {table} b ON b.kind = {int(kind)} AND b.stretch = c.stretch AND b.mark = c.mark WHERE TRUE"
            for table in ("derived_block", "derived_block_middle")
        ]
        # the latest lie by their items: one after another they are looked for among the crowds
        latest = (
            f"SELECT b.item, b.stretch, b.mark FROM derived_block_latest b WHERE b.kind = {int(kind)} AND EXISTS (SELECT 1 FROM"
            f" derived_stand_in s WHERE s.kind = {int(kind)} AND s.stretch = b.stretch AND s.mark = b.mark)"
        )
        wanted = None if numbers is None else list(numbers)
        for sql in (*placed, latest):
            for item, stretch, mark in self._ask(sql, "b.item", wanted):
                blocks.setdefault(item, []).append((stretch, mark))
        return blocks

    def outlets(self, article: str) -> list[str]:
        """Return the outlets, by name, at which an article was found by the day."""
        found = self._run(
            "SELECT DISTINCT outlet FROM retrieval WHERE article = ? AND outlet IS NOT NULL AND retrieved < ? ORDER BY outlet",
            (article, self._before),
        )
        return [row[0] for row in found]

    def newest(self, article: str) -> int | None:
        """Return the number of an article's newest reading, by its digest."""
        sql = "SELECT max(number) FROM reading WHERE article = ? AND made < ?"
        row = self._run(sql, (article, self._before)).fetchone()
        return None if row[0] is None else int(row[0])

    def event(self, number: int) -> tuple[int, str]:
        """Return an event's reading and its id there."""
        row = self._run("SELECT reading, id FROM event WHERE number = ?", (number,)).fetchone()
        return int(row[0]), str(row[1])

    def events_in(self, reading: int) -> dict[int, str]:
        """Return the numbers of a reading's events, each with its id there."""
        return dict(self._run("SELECT number, id FROM event WHERE reading = ? ORDER BY number", (reading,)))

    def event_named(self, reading: int, name: str) -> int | None:
        """Return the number of an event by its reading and its id there, or None."""
        row = self._run("SELECT number FROM event WHERE reading = ? AND id = ?", (reading, name)).fetchone()
        return None if row is None else int(row[0])

    def article_of_reading(self, number: int) -> str:
        """Return the digest of the article of the reading of this number."""
        return str(self._run("SELECT article FROM reading WHERE number = ?", (number,)).fetchone()[0])

    def article_of(self, number: int) -> str:
        """Return the digest of the article of this number."""
        return str(self._run("SELECT id FROM article WHERE number = ?", (number,)).fetchone()[0])

    def judged(self) -> list[JudgedRow]:
        """Return the judgements that stood at the day's end, in their order, those of undoing apart."""
        found = self._run(
            "SELECT j.verdict, j.about, j.subject, j.other FROM judgement j WHERE j.verdict <> 'undo' AND j.at < :before"
            " AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.undoes = j.number AND u.at < :before) ORDER BY j.number",
            {"before": self._before},
        )
        return [JudgedRow(*row) for row in found]

    def _is_newest(self, number: str, article: str) -> str:
        if self._as_of is None:
            return f"EXISTS (SELECT 1 FROM newest n WHERE n.reading = {number})"
        # the day was checked, and holds digits and hyphens alone
        return f"{number} = (SELECT max(x.number) FROM reading x WHERE x.article = {article} AND x.made < '{self._before}')"

    def _ask(self, sql: str, column: str, wanted: Iterable[int] | None) -> Iterator[Any]:
        if wanted is None:
            yield from self._run(sql)
            return
        every = sorted(wanted)
        for first in range(0, len(every), _SOME):
            some = every[first : first + _SOME]
            yield from self._run(f"{sql} AND {column} IN ({', '.join('?' * len(some))})", some).fetchall()


__all__ = ["ARTICLE", "ITEM", "ItemRow", "Joins", "JudgedRow", "LinkRow", "PairRow", "ReadingRow", "TieRow"]
