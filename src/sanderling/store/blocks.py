"""Blocks of what was compared: the latest by themselves, all before them in two tables that are written in bulk.

A mark is a digest, so that the blocks of one article lie on as many pages of a large table as there are of them. Written one
by one, each of these pages goes to the log and back for a few bytes. The latest are therefore kept in the order in which they
came (``derived_block_latest``, a page or two an article), and put into ``derived_block_middle`` when there are many, in its own
order; that too writes nearly all pages of the table, so that it is kept small: when it is large it is put into ``derived_block``
(as P. O'Neil and others, 1996, The log-structured merge-tree). The writer looks the latest up in a table in memory, made of what is
kept when it begins to write, and under the same transactions.

Most marks of an article are nobody else's, or were others' at another time. Which may be in the two tables a Bloom filter tells
(B. H. Bloom, 1970), so that their pages need not be read. Its key is the mark with the stretch, taken roughly: what is asked for lies
in three stretches, and so in one or two ``_ROUGH`` ones. It is of one size, and of less use in a record of millions, which it costs
time alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

MANY = 1 << 18
"""Latest blocks, from which on they are put with the others: some thousand articles', in 10 MB of memory."""
MIDDLE = 8
"""Times ``MANY`` blocks of the middle table, from which on they are put into the large one: once in some 25,000 articles."""

_BITS = 26
"""The filter has two to this many bits, 8 MiB. A key sets two of them: its last ``_BITS`` bits say one, those before the other."""
_MASK = (1 << _BITS) - 1
_BYTES = _MASK >> 3
_ROUGH = 8
"""Stretches that the filter does not tell apart."""
_SPREAD = 0x9E3779B97F4A7C15
"""An odd number whose multiples differ in all bits (D. Knuth, The Art of Computer Programming 3, 6.4)."""

_STEP = 16
_AT_ONCE = 400
"""Marks bound in one statement: a multiple of the first, so that there are few statements to be prepared, and at most the second."""

Place = tuple[int, int]
"""Stretch (-1 for none) and mark of a block."""


class Blocks:
    """The blocks of readings and items, for the writer: to be used within a transaction of the record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._count = 0
        self._attached = False
        self._filter: bytearray | None = None

    def put(self, kind: int, item: int, places: Iterable[Place]) -> None:
        """Keep the blocks of an item."""
        self._look_up()
        if self._count >= MANY:
            self.settle()
        rows = [(kind, item, *place) for place in sorted(set(places))]
        self._many("INSERT INTO derived_block_latest VALUES (?, ?, ?, ?)", rows)
        self._many("INSERT INTO latest.block (kind, item, stretch, mark) VALUES (?, ?, ?, ?)", rows)
        self._count += len(rows)

    def settle(self) -> None:
        """Put the latest blocks with the others."""
        self._look_up()
        new = self._filter is None
        # bits that outlive a transaction that is rolled back cost a look, no more
        bits = self._filter if self._filter is not None else bytearray(1 << _BITS - 3)
        for table in ("derived_block", "derived_block_middle", "latest.block") if new else ("latest.block",):
            for stretch, mark in self._run(f"SELECT stretch, mark FROM {table}"):
                key = mark ^ (stretch // _ROUGH * _SPREAD)
                one, two = key & _MASK, key >> _BITS & _MASK
                bits[one >> 3] |= 1 << (one & 7)
                bits[two >> 3] |= 1 << (two & 7)
        self._run("INSERT OR REPLACE INTO derived_block_filter VALUES (1, ?)", (bits,))
        self._filter = bits
        self._move("latest.block", "derived_block_middle")
        self._run("DELETE FROM derived_block_latest")
        self._count = 0
        if self._run("SELECT count(*) FROM derived_block_middle").fetchone()[0] >= MIDDLE * MANY:
            self._move("derived_block_middle", "derived_block")

    def _move(self, table: str, larger: str) -> None:
        self._run(
            f"INSERT INTO {larger} (kind, stretch, mark, item) SELECT kind, stretch, mark, item FROM {table}"
            " ORDER BY kind, stretch, mark, item"
        )
        self._run(f"DELETE FROM {table}")

    def members(self, kind: int, near: Sequence[int], marks: Sequence[int]) -> list[tuple[int, int]]:
        """Return mark and item of each block with one of the marks in these stretches, which lie side by side."""
        self._look_up()
        asked = f"kind = ? AND stretch IN ({', '.join(map(str, near))}) AND mark IN"
        found: list[tuple[int, int]] = []
        perhaps = self._perhaps(near, marks)
        for table, some in (("derived_block", perhaps), ("derived_block_middle", perhaps), ("latest.block", marks)):
            for first in range(0, len(some), _AT_ONCE):
                bound = list(some[first : first + _AT_ONCE])
                bound += bound[-1:] * (-len(bound) % _STEP)
                sql = f"SELECT mark, item FROM {table} WHERE {asked} ({', '.join('?' * len(bound))})"
                found += self._run(sql, (kind, *bound))
        return found

    def cell(self, kind: int, stretch: int, mark: int, most: int) -> list[int]:
        """Return the items of one block, ``most`` of them or all (-1)."""
        self._look_up()
        within = "kind = ?1 AND stretch = ?2 AND mark = ?3"
        found = self._run(
            f"SELECT item FROM derived_block WHERE {within} UNION ALL SELECT item FROM derived_block_middle WHERE {within}"
            f" UNION ALL SELECT item FROM latest.block WHERE {within} LIMIT ?4",
            (kind, stretch, mark, most),
        )
        return [row[0] for row in found]

    def _perhaps(self, near: Sequence[int], marks: Sequence[int]) -> Sequence[int]:
        """Those of the marks that may be in the tables of all but the latest, in these stretches."""
        bits = self._filter
        if bits is None:
            return marks
        kept: set[int] = set()
        for rough in {min(near) // _ROUGH, max(near) // _ROUGH}:
            spread = rough * _SPREAD
            kept.update(
                mark
                for mark in marks
                if bits[(key := mark ^ spread) >> 3 & _BYTES] >> (key & 7) & 1
                and bits[(two := key >> _BITS) >> 3 & _BYTES] >> (two & 7) & 1
            )
        return sorted(kept)

    def _look_up(self) -> None:
        """Have the latest blocks at hand; a transaction that was rolled back has taken them along."""
        if not self._attached:
            if self._run("SELECT 1 FROM pragma_database_list WHERE name = 'latest'").fetchone() is None:
                self._run("ATTACH ':memory:' AS latest")
            self._attached = True
        if self._run("SELECT 1 FROM latest.sqlite_schema").fetchone() is None:
            self._run(
                "CREATE TABLE latest.block (kind INTEGER NOT NULL, stretch INTEGER NOT NULL, mark INTEGER NOT NULL,"
                " item INTEGER NOT NULL, PRIMARY KEY (kind, stretch, mark, item)) WITHOUT ROWID"
            )
            self._run(
                "INSERT INTO latest.block SELECT kind, stretch, mark, item FROM derived_block_latest"
                " ORDER BY kind, stretch, mark, item"
            )
            self._count = int(self._run("SELECT count(*) FROM latest.block").fetchone()[0])
            row = self._run("SELECT bits FROM derived_block_filter").fetchone()
            self._filter = bytearray(row[0]) if row and len(row[0]) == 1 << _BITS - 3 else None
