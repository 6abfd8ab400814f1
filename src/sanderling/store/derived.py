"""Derived tables: made from what was kept, and made anew at any time. What compares articles is written here."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sanderling.store.packing import storable, unpack
from sanderling.store.rows import repaired_text
from sanderling.store.schema import renew_derived

ARTICLE, ITEM = 0, 1
"""Kinds of blocks and links."""

CROWD = 100
"""Where more share a block of one stretch, ``STAND_INS`` of them stand for all, so that a report with a thousand copies
hangs together at a cost that grows with their number."""
STAND_INS = 10

_INDEXES = ("article_words", "article_letters", "quote_words")

Place = tuple[int, int]
"""Stretch (-1 for none) and mark of a block."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading with its article, as the record keeps them; ``text`` is as it came."""

    number: int
    article: str
    text: str
    reading: dict[str, Any]

    @property
    def clean(self) -> str:
        """The text with the reading's edits made."""
        return repaired_text(self.text, self.reading)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the newest readings, the repaired texts and the search index anew, within the transaction that is open.

    The tables that compare articles become empty; the readings wait to be compared (``waiting``).
    """
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
    renew_derived(connection)


class Derived:
    """What compares articles: blocks, links and items of readings. To write, within a transaction of the record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany

    def waiting(self) -> list[int]:
        """Return the numbers of the readings that were not yet compared, in their order."""
        found = self._run(
            "SELECT r.number FROM reading r WHERE NOT EXISTS (SELECT 1 FROM derived_reading d WHERE d.reading = r.number)"
            " ORDER BY r.number"
        )
        return [int(row[0]) for row in found]

    def is_compared(self, reading: int) -> bool:
        """Whether the reading of this number was compared."""
        return self._run("SELECT 1 FROM derived_reading WHERE reading = ?", (reading,)).fetchone() is not None

    def kept(self, reading: int) -> Kept:
        """Return a reading with its article's text."""
        row = self._run(
            "SELECT a.id, a.text, j.packed FROM reading r JOIN article a ON a.id = r.article"
            " JOIN reading_json j ON j.reading = r.number WHERE r.number = ?",
            (reading,),
        ).fetchone()
        return Kept(reading, row[0], row[1], json.loads(unpack(row[2])))

    def put_reading(
        self,
        reading: int,
        published: str | None,
        credited: bool,
        words: int,
        items: Iterable[tuple[str, Sequence[str], Sequence[str]]],
    ) -> dict[str, int]:
        """Keep that a reading is compared, with its items: name, ids of its events, ids of those that tell it again.

        Returns the items' numbers by name.
        """
        self._run("INSERT INTO derived_reading VALUES (?, ?, ?, ?)", (reading, published, int(credited), words))
        events = dict(self._run("SELECT id, number FROM event WHERE reading = ?", (reading,)))
        numbers = {}
        for name, told, retold in items:
            made = self._run("INSERT INTO derived_item (reading, name) VALUES (?, ?)", (reading, name)).lastrowid
            numbers[name] = int(made or 0)
            rows = [(events[one], made, 0) for one in told] + [(events[one], made, 1) for one in retold]
            self._many("INSERT INTO derived_item_event VALUES (?, ?, ?)", rows)
        return numbers

    def put_blocks(self, kind: int, item: int, places: Iterable[Place]) -> None:
        """Keep the blocks of an item."""
        self._many("INSERT INTO derived_block VALUES (?, ?, ?, ?)", [(kind, *place, item) for place in sorted(set(places))])

    def meeting(self, kind: int, item: int, name: str, places: Iterable[Place]) -> set[int]:
        """Return the items that a new one must be compared with, and let it stand for its crowds where it is to.

        ``name`` orders the items of a crowd whatever the order in which they came.

        To be asked before ``put_blocks``. Two items are compared when their blocks meet and one of the two stands for
        its block: all do up to ``CROWD`` of them, then the first ``STAND_INS`` by name. Who stands for a block is a
        question of the set, so that the answer does not hang on the order in which articles come; pairs compared before
        a crowd grew are kept besides.
        """
        found: set[int] = set()
        for stretch, mark in sorted(places):
            near = (stretch,) if stretch < 0 else (stretch - 1, stretch, stretch + 1)
            few = self._run(
                f"SELECT item FROM derived_block WHERE kind = ? AND stretch IN ({', '.join(map(str, near))}) AND mark = ? LIMIT ?",
                (kind, mark, CROWD),
            ).fetchall()
            if len(few) < CROWD:
                found.update(row[0] for row in few)
                continue
            cells = {one: self._cell(kind, one, mark) for one in near}
            stands = len(cells[stretch]) < CROWD or self._enter(kind, stretch, mark, item, name, cells[stretch])
            for one, members in cells.items():
                if len(members) <= CROWD:
                    found.update(members)
                elif stands:
                    found.update(self._cell(kind, one, mark, -1))
                else:
                    found.update(number for _, number in self._stand_ins(kind, one, mark))
        return found

    def _cell(self, kind: int, stretch: int, mark: int, most: int = CROWD + 1) -> list[int]:
        found = self._run(
            "SELECT item FROM derived_block WHERE kind = ? AND stretch = ? AND mark = ? LIMIT ?", (kind, stretch, mark, most)
        )
        return [row[0] for row in found]

    def _stand_ins(self, kind: int, stretch: int, mark: int) -> list[tuple[str, int]]:
        return self._run(
            "SELECT name, item FROM derived_stand_in WHERE kind = ? AND stretch = ? AND mark = ? ORDER BY name, item",
            (kind, stretch, mark),
        ).fetchall()

    def _enter(self, kind: int, stretch: int, mark: int, item: int, name: str, members: list[int]) -> bool:
        """Let an item into a crowd; whether it stands for it. The first to make it a crowd calls out the stand-ins."""
        held = self._stand_ins(kind, stretch, mark)
        if not held:
            held = [(self._name(kind, number), number) for number in members]
        names = sorted({one for one, _ in (*held, (name, item))})[:STAND_INS]
        kept = [(one, number) for one, number in (*held, (name, item)) if one in names]
        self._run("DELETE FROM derived_stand_in WHERE kind = ? AND stretch = ? AND mark = ?", (kind, stretch, mark))
        self._many(
            "INSERT INTO derived_stand_in VALUES (?, ?, ?, ?, ?)", [(kind, stretch, mark, *one) for one in sorted(set(kept))]
        )
        return name in names

    def _name(self, kind: int, item: int) -> str:
        if kind == ARTICLE:
            row = self._run("SELECT article FROM reading WHERE number = ?", (item,)).fetchone()
        else:
            row = self._run(
                "SELECT r.article || '#' || i.name FROM derived_item i JOIN reading r ON r.number = i.reading WHERE i.number = ?",
                (item,),
            ).fetchone()
        return str(row[0])

    def readings_of(self, items: Iterable[int]) -> dict[int, tuple[int, str]]:
        """Return the reading's number and the item's name of each item."""
        made = {}
        for item in sorted(items):
            row = self._run("SELECT reading, name FROM derived_item WHERE number = ?", (item,)).fetchone()
            made[item] = (int(row[0]), str(row[1]))
        return made

    def at_one_time(self, reading: int, other: int) -> bool:
        """Whether there was a time when both readings were their articles' newest; False for two of one article."""
        first, last = sorted((reading, other))
        row = self._run(
            "SELECT a.article = b.article, EXISTS (SELECT 1 FROM reading x WHERE x.article = a.article"
            " AND x.number > a.number AND x.number < b.number) FROM reading a, reading b WHERE a.number = ? AND b.number = ?",
            (first, last),
        ).fetchone()
        return not row[0] and not row[1]

    def put_links(self, kind: int, links: Iterable[tuple[int, int, float, Mapping[str, Any]]]) -> None:
        """Keep scored pairs (a, b, score, detail)."""
        rows = [
            (kind, min(a, b), max(a, b), score, json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
            for a, b, score, detail in links
        ]
        self._many("INSERT OR REPLACE INTO derived_link VALUES (?, ?, ?, ?, ?)", sorted(rows))


def digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of items, blocks and links by their articles' digests: the same in whatever order they came."""
    run = connection.execute
    articles: dict[int, str] = dict(run("SELECT number, article FROM reading").fetchall())
    items = {
        number: f"{articles[reading]}#{name}" for number, reading, name in run("SELECT number, reading, name FROM derived_item")
    }
    named = (articles, items)
    lines = [f"item {name}" for name in items.values()]
    for kind, stretch, mark, item in run("SELECT kind, stretch, mark, item FROM derived_block"):
        lines.append(f"block {kind} {stretch} {mark} {named[kind][item]}")
    for kind, a, b, score, detail in run("SELECT kind, a, b, score, detail FROM derived_link"):
        lines.append(f"link {kind} {' '.join(sorted((named[kind][a], named[kind][b])))} {score} {detail}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
