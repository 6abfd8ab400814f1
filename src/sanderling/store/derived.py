"""Derived tables: made from what was kept, and made anew at any time. What compares articles is written here."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sanderling.store.blocks import Blocks, Place
from sanderling.store.packing import pack, storable, unpack
from sanderling.store.rows import repaired_text
from sanderling.store.schema import renew_derived

ARTICLE, ITEM = 0, 1
"""Kinds of blocks and links."""

CROWD = 100
"""Where more share a block of one stretch, ``STAND_INS`` of them stand for all, so that a report with a thousand copies
hangs together at a cost that grows with their number."""
STAND_INS = 10

_ALL_BLOCKS = " UNION ALL ".join(
    f"SELECT kind, stretch, mark, item FROM {table}"
    for table in ("derived_block", "derived_block_middle", "derived_block_latest")
)

_INDEXES = ("article_words", "article_letters", "quote_words")

_AT_ONCE = 400
"""Values bound in one statement."""

_AT_ONE_TIME = (
    "a.article <> b.article AND (b.number < a.number AND EXISTS (SELECT 1 FROM newest n WHERE n.reading = b.number)"
    " OR NOT EXISTS (SELECT 1 FROM reading x WHERE x.article ="
    " CASE WHEN a.number < b.number THEN a.article ELSE b.article END"
    " AND x.number > min(a.number, b.number) AND x.number < max(a.number, b.number)))"
)
"""Whether there was a time when readings a and b were both their articles' newest. Of an older reading that still is, this is told
without its article's digest, whose index lies all over."""


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
        self._kept_blocks = Blocks(connection)

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

    def compared(self, reading: int, form: int) -> tuple[str, bytes] | None:
        """Return the article's digest and what of a reading is held against others, or None where it is not kept so."""
        row = self._run(
            "SELECT r.article, c.packed FROM derived_compared c JOIN reading r ON r.number = c.reading"
            " WHERE c.reading = ? AND c.form = ?",
            (reading, form),
        ).fetchone()
        if row is None:
            return None
        try:
            return str(row[0]), unpack(row[1])
        except zlib.error:  # it is derived: made anew from the reading
            return None

    def put_compared(self, reading: int, form: int, data: bytes) -> None:
        """Keep what of a reading is held against others."""
        self._run("INSERT OR REPLACE INTO derived_compared VALUES (?, ?, ?)", (reading, form, pack(data)))

    def put_reading(
        self,
        reading: int,
        published: str | None,
        credited: bool,
        words: int,
        items: Iterable[tuple[str, Iterable[str], Sequence[str], Sequence[str]]],
    ) -> dict[str, int]:
        """Keep that a reading is compared, with its items: name, acts, ids of its events, ids of those that tell it again.

        Returns the items' numbers by name.
        """
        self._run("INSERT INTO derived_reading VALUES (?, ?, ?, ?)", (reading, published, int(credited), words))
        events = dict(self._run("SELECT id, number FROM event WHERE reading = ?", (reading,)))
        numbers = {}
        for name, acts, told, retold in items:
            row = (reading, name, " ".join(sorted(acts)))
            made = self._run("INSERT INTO derived_item (reading, name, acts) VALUES (?, ?, ?)", row).lastrowid
            numbers[name] = int(made or 0)
            rows = [(events[one], made, 0) for one in told] + [(events[one], made, 1) for one in retold]
            self._many("INSERT INTO derived_item_event VALUES (?, ?, ?)", rows)
        return numbers

    def put_blocks(self, kind: int, item: int, places: Iterable[Place]) -> None:
        """Keep the blocks of an item."""
        self._kept_blocks.put(kind, item, places)

    def meeting(self, kind: int, item: int, name: str, places: Iterable[Place]) -> set[int]:
        """Return the items that a new one must be compared with, and let it stand for its crowds where it is to.

        ``name`` orders the items of a crowd whatever the order in which they came.

        To be asked before ``put_blocks``. Two items are compared when their blocks meet and one of the two stands for
        its block: all do up to ``CROWD`` of them, then the first ``STAND_INS`` by name. Who stands for a block is a
        question of the set, so that the answer does not hang on the order in which articles come; pairs compared before
        a crowd grew are kept besides.
        """
        found: set[int] = set()
        marks: dict[int, list[int]] = {}
        for stretch, mark in sorted(places):
            marks.setdefault(stretch, []).append(mark)
        for stretch, of_stretch in marks.items():
            near = (stretch,) if stretch < 0 else (stretch - 1, stretch, stretch + 1)
            crowded = []
            for mark, members in self._blocks(kind, near, of_stretch).items():
                if members is None or len(members) >= CROWD:
                    crowded.append(mark)
                else:
                    found.update(members)
            for mark in crowded:
                found |= self._of_crowd(kind, stretch, near, mark, item, name)
        return found

    def _blocks(self, kind: int, near: tuple[int, ...], marks: list[int]) -> dict[int, list[int] | None]:
        """The members of each block in these stretches together; None for one that has stand-ins, since those may be many.

        What has none has ``CROWD`` members in each stretch at the most.
        """
        made: dict[int, list[int] | None] = {}
        crowded = self._run("SELECT 1 FROM derived_stand_in").fetchone() is not None
        within = f"kind = ? AND stretch IN ({', '.join(map(str, near))}) AND mark IN"
        for first in range(0, len(marks), _AT_ONCE):
            some = marks[first : first + _AT_ONCE]
            bound = ", ".join("?" * len(some))
            sql = f"SELECT DISTINCT mark FROM derived_stand_in WHERE {within} ({bound})"
            crowds = {row[0] for row in self._run(sql, (kind, *some))} if crowded else set()
            made.update(dict.fromkeys(crowds))
            left = [mark for mark in some if mark not in crowds] if crowds else some
            for mark, item in self._kept_blocks.members(kind, near, left):
                members = made.setdefault(mark, [])
                assert members is not None  # those without stand-ins alone were asked for
                members.append(item)
        return made

    def _of_crowd(self, kind: int, stretch: int, near: tuple[int, ...], mark: int, item: int, name: str) -> set[int]:
        """The members of a block, in its stretch and its neighbours, that an item of it is to be compared with."""
        found: set[int] = set()
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
        return self._kept_blocks.cell(kind, stretch, mark, most)

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

    def at_one_time(self, reading: int, others: Iterable[int]) -> list[int]:
        """Return those of the other readings that were their articles' newest at one time with it; none of its own article."""
        every = {*others} - {reading}
        # two that are newest now are of two articles; this is told by one index that lies in order, of most without their rows
        newest = {row[0] for row in self._some("SELECT reading FROM newest WHERE reading IN", (), {*every, reading})}
        if reading in newest and every <= newest:
            return sorted(every)
        sql = f"SELECT b.number FROM reading a, reading b WHERE a.number = ? AND {_AT_ONE_TIME} AND b.number IN"
        return [row[0] for row in self._some(sql, (reading,), every)]

    def items_of(self, items: Iterable[int]) -> list[tuple[int, int, str, str | None]]:
        """Return number, reading, name and acts (None where they were not kept) of items, by number."""
        return self._some("SELECT number, reading, name, acts FROM derived_item WHERE number IN", (), items)

    def _some(self, sql: str, values: tuple[int, ...], numbers: Iterable[int]) -> list[Any]:
        every = sorted(numbers)
        found: list[Any] = []
        for first in range(0, len(every), _AT_ONCE):
            some = every[first : first + _AT_ONCE]
            found += self._run(f"{sql} ({', '.join('?' * len(some))})", (*values, *some))
        return sorted(found)

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
    for kind, stretch, mark, item in run(_ALL_BLOCKS):
        lines.append(f"block {kind} {stretch} {mark} {named[kind][item]}")
    for kind, a, b, score, detail in run("SELECT kind, a, b, score, detail FROM derived_link"):
        lines.append(f"link {kind} {' '.join(sorted((named[kind][a], named[kind][b])))} {score} {detail}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
