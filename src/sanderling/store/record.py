"""Opens, writes and reads a record."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

from sanderling.errors import NotFound, RecordError
from sanderling.export.as_json import as_json
from sanderling.records import Reading

VERSION = 1
"""The schema's version, kept in the file's user_version."""

_APPLICATION = 0x53414E44  # 'SAND', the file's application_id: a record is told from other SQLite files by it


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the record with its newest reading."""

    number: int
    article: str
    title: str | None
    name: str | None
    published: str | None
    made: str
    events: int


class Record:
    """A record in the SQLite file ``path``; made when it is not there. Use it in a ``with`` block.

    Raises RecordError when the file cannot be opened or written, or is no record.
    """

    def __init__(self, path: str | Path, create: bool = True) -> None:
        """Open the record; with ``create`` False it must exist."""
        self.path = Path(path)
        if not create and not self.path.is_file():
            raise RecordError(
                f"There is no record {self.path}; make one with 'sanderling read FILE --record {self.path}'."
            )
        try:
            self._connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
            try:
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._prepare()
            except BaseException:
                self._connection.close()
                raise
        except sqlite3.DatabaseError as error:
            raise RecordError(
                f"The record {self.path} cannot be opened ({error}); choose another with --record."
            ) from None

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _prepare(self) -> None:
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if tables and application != _APPLICATION:
            raise RecordError(
                f"{self.path} is a database but not a record of Sanderling; choose another with --record."
            )
        if version > VERSION:
            raise RecordError(f"The record {self.path} was made by a newer Sanderling; update the program.")
        if not tables:
            schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
            self._connection.executescript(
                f"PRAGMA journal_mode = WAL; BEGIN; {schema} PRAGMA application_id = {_APPLICATION}; "
                f"PRAGMA user_version = {VERSION}; COMMIT;"
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise RecordError(
                f"The record {self.path} cannot be written ({error}); check the disk and permissions, nothing was lost."
            ) from None

    def add(self, reading: Reading) -> int:
        """Add a reading and return its number; the same reading twice changes nothing."""
        article, trail = reading.article, reading.trail
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        title = article.title.text if article.title else None
        with self._writing():
            run = self._connection.execute
            run(
                "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)",
                (article.id, _storable(article.text), title, article.published, article.name, now),
            )
            known = run(
                "SELECT number FROM reading WHERE article = ? AND program = ? AND model = ? AND knowledge = ? AND published IS ?",
                (article.id, trail.program, trail.model, trail.knowledge, article.published),
            ).fetchone()
            if known:
                return int(known[0])
            number = run(
                "INSERT INTO reading (article, made, program, model, knowledge, published, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    article.id,
                    now,
                    trail.program,
                    trail.model,
                    trail.knowledge,
                    article.published,
                    _storable(as_json(reading)),
                ),
            ).lastrowid
            for event in reading.events:
                run(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        number, event.id, event.act.value, event.code.value, event.factuality.value,
                        "; ".join(actor.name for actor in event.actors), "; ".join(actor.name for actor in event.recipients),
                        event.time.start if event.time else None, event.time.end if event.time else None,
                        event.place.name if event.place else None, event.confidence, _storable(event.evidence[0].quote),
                    ),
                )  # fmt: skip
        return int(number or 0)

    def entries(self) -> list[Entry]:
        """Return the articles, each with its newest reading, in the order in which they came."""
        rows = self._connection.execute(
            "SELECT max(r.number), a.id, a.title, a.name, r.published, r.made,"
            " (SELECT count(*) FROM event e WHERE e.reading = r.number)"
            " FROM reading r JOIN article a ON a.id = r.article GROUP BY a.id ORDER BY min(r.number)"
        )
        return [Entry(*row) for row in rows]

    def reading(self, which: str) -> dict[str, Any]:
        """Return a reading as its JSON object, by its number or the first digits of its article's digest.

        Raises NotFound when there is none, or more than one article fits.
        """
        run = self._connection.execute
        row = (
            run("SELECT json FROM reading WHERE number = ?", (int(which),)).fetchone()
            if which.isdigit() and len(which) < 12
            else None
        )
        if row is None:
            prefix = which.lower()
            rows = run(
                "SELECT json, article FROM reading WHERE substr(article, 1, ?) = ? ORDER BY number DESC",
                (len(prefix), prefix),
            ).fetchall()
            if len({row[1] for row in rows}) > 1:
                raise NotFound(f"More than one article begins with {which}; give more digits.")
            row = rows[0] if rows else None
        if row is None:
            raise NotFound(f"There is no reading {which} in {self.path}; 'sanderling list' shows what there is.")
        return dict(json.loads(row[0]))

    def text(self, article: str) -> str:
        """Return an article's original text by its digest; raise NotFound when it is not there."""
        row = self._connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise NotFound(f"There is no article {article} in {self.path}.")
        return str(row[0])


def _storable(text: str) -> str:
    """SQLite keeps UTF-8; what no UTF-8 can hold (half a surrogate pair) is written with its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
