"""Blocks of what was compared: the latest by themselves, all before them in one table that is written in bulk.

A mark is a digest, so that the blocks of one article lie on as many pages of a large table as there are of them. Written one
by one, each of these pages goes to the log and back for a few bytes. The latest are therefore kept in the order in which they
came (``derived_block_latest``, a page or two an article), and put into ``derived_block`` when there are many, in its own order.
The writer looks them up in a table in memory, made of what is kept when it begins to write, and under the same transactions.

Most marks of an article are nobody else's. Which may be in ``derived_block`` a Bloom filter tells (B. H. Bloom, 1970), so that
their pages need not be read; it is of one size, and of less use in a record of millions, which it costs time alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

MANY = 1 << 18
"""Latest blocks, from which on they are put with the others: some thousand articles', in 10 MB of memory."""

_BITS = 26
"""The filter has two to this many bits, 8 MiB. A mark sets two of them: its last ``_BITS`` bits say one, those before the other."""
_MASK = (1 << _BITS) - 1

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
        table = "latest.block" if self._filter is not None else "derived_block"
        self._run(
            "INSERT INTO derived_block (kind, stretch, mark, item) SELECT kind, stretch, mark, item FROM latest.block"
            " ORDER BY kind, stretch, mark, item"
        )
        # bits that outlive a transaction that is rolled back cost a look, no more
        bits = self._filter if self._filter is not None else bytearray(1 << _BITS - 3)
        for (mark,) in self._run(f"SELECT mark FROM {table}"):
            one, two = mark & _MASK, mark >> _BITS & _MASK
            bits[one >> 3] |= 1 << (one & 7)
            bits[two >> 3] |= 1 << (two & 7)
        self._run("INSERT OR REPLACE INTO derived_block_filter VALUES (1, ?)", (bits,))
        self._filter = bits
        self._run("DELETE FROM derived_block_latest")
        self._run("DELETE FROM latest.block")
        self._count = 0

    def members(self, kind: int, near: Sequence[int], marks: Sequence[int]) -> list[tuple[int, int]]:
        """Return mark and item of each block with one of the marks in these stretches."""
        self._look_up()
        asked = f"kind = ? AND stretch IN ({', '.join(map(str, near))}) AND mark IN"
        found: list[tuple[int, int]] = []
        for table, some in (("derived_block", self._perhaps(marks)), ("latest.block", marks)):
            for first in range(0, len(some), _AT_ONCE):
                bound = list(some[first : first + _AT_ONCE])
                bound += bound[-1:] * (-len(bound) % _STEP)
                sql = f"SELECT mark, item FROM {table} WHERE {asked} ({', '.join('?' * len(bound))})"
                found += self._run(sql, (kind, *bound))
        return found

    def cell(self, kind: int, stretch: int, mark: int, most: int) -> list[int]:
        """Return the items of one block, ``most`` of them or all (-1)."""
        self._look_up()
        found = self._run(
            "SELECT item FROM derived_block WHERE kind = ?1 AND stretch = ?2 AND mark = ?3 UNION ALL"
            " SELECT item FROM latest.block WHERE kind = ?1 AND stretch = ?2 AND mark = ?3 LIMIT ?4",
            (kind, stretch, mark, most),
        )
        return [row[0] for row in found]

    def _perhaps(self, marks: Sequence[int]) -> Sequence[int]:
        """Those of the marks that may be in the table of all but the latest."""
        bits = self._filter
        if bits is None:
            return marks
        kept = []
        for mark in marks:
            one, two = mark & _MASK, mark >> _BITS & _MASK
            if bits[one >> 3] >> (one & 7) & 1 and bits[two >> 3] >> (two & 7) & 1:
                kept.append(mark)
        return kept

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
