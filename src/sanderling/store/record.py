"""A record: opens one SQLite file, writes what is read, and answers what was kept."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sanderling.errors import NotFound, RecordError
from sanderling.export.as_json import reading_as_dict
from sanderling.records import Reading
from sanderling.store import articles as found
from sanderling.store import copying, derived, joins, judge, log, search, verify
from sanderling.store.arrival import Arrival, arrival_of
from sanderling.store.articles import ArticleRow, Entry
from sanderling.store.clock import now
from sanderling.store.diff import Difference, difference
from sanderling.store.judge import Judgement
from sanderling.store.log import LogRow
from sanderling.store.opening import open_record, whole
from sanderling.store.packing import storable, unpack
from sanderling.store.query import Counting, Events
from sanderling.store.search import Hit
from sanderling.store.verify import Verdict
from sanderling.store.write import write_article, write_reading, write_refusal, write_retrieval
from sanderling.store.writer import WriterLock


class Record:
    """A record in the SQLite file ``path``; made when it is not there. Use it in a ``with`` block.

    Any number of programs may read while one writes; a second writer gets a RecordError.
    Raises RecordError when the file cannot be opened or written, or is no record.
    """

    def __init__(self, path: str | Path, create: bool = True, read_only: bool = False) -> None:
        """Open the record; with ``create`` False it must exist."""
        self.path = Path(path)
        self._connection, self.read_only = open_record(self.path, create and not read_only, read_only)
        self._lock = WriterLock(self.path)

    @classmethod
    def open(cls, path: str | Path, create: bool = True, read_only: bool = False) -> Self:
        """Open the record in the file ``path``."""
        return cls(path, create, read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, (sqlite3.DatabaseError, zlib.error, json.JSONDecodeError)):
            raise RecordError(
                f"The record {self.path} cannot be read ({error}); 'sanderling verify --record {self.path}' says whether"
                " it is damaged."
            ) from None

    def close(self) -> None:
        """Close the file and free the right to write."""
        self._connection.close()
        self._lock.release()

    def check_writable(self) -> None:
        """Raise RecordError when the record was opened, or could be opened, for reading alone."""
        if self.read_only:
            raise RecordError(f"The record {self.path} cannot be written; check its permissions or copy it.")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, by the only writer: all of it is kept, or nothing. Within another it is a part of that."""
        self.check_writable()
        if self._connection.in_transaction:  # part of one that is open
            yield self._connection
            return
        self._lock.take()
        try:
            with whole(self._connection):
                yield self._connection
        except sqlite3.DatabaseError as error:
            raise RecordError(
                f"The record {self.path} cannot be written ({error}); check the disk and permissions, nothing was lost."
            ) from None

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Several questions to one state of the record, whoever writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    # what came and what was read

    def add(
        self,
        reading: Reading,
        arrival: Arrival | None = None,
        given: str | None = None,
        made: dict[str, Any] | None = None,
    ) -> int:
        """Keep a reading, with its article's bytes and where they were found; return the reading's number.

        ``given`` is the date that the reader was given; ``made`` the reading's JSON where it is at hand. The same
        reading twice changes nothing.
        """
        article, trail = reading.article, reading.trail
        arrival = arrival or arrival_of(article)
        if given is None and article.published_from == "given":
            given = article.published
        at = now()
        with self.writing() as connection:
            known = connection.execute(
                "SELECT number FROM reading WHERE article = ? AND program = ? AND model = ? AND knowledge = ?"
                " AND published IS ? AND given IS ?",
                (article.id, trail.program, trail.model, trail.knowledge, article.published, given),
            ).fetchone()
            number = write_article(connection, arrival, article.published, at)
            if known:
                return int(known[0])
            return write_reading(connection, number, made or reading_as_dict(reading), given, at)

    def known(self, article: str, program: str, model: str, knowledge: str, given: str | None) -> int | None:
        """Return the number of the article's reading by this program, model, knowledge and given date, or None."""
        row = self._connection.execute(
            "SELECT number FROM reading WHERE article = ? AND program = ? AND model = ? AND knowledge = ? AND given IS ?",
            (article, program, model, knowledge, given),
        ).fetchone()
        return int(row[0]) if row else None

    def has_article(self, article: str) -> bool:
        """Whether the article of this digest is there."""
        return self._connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is not None

    def add_retrieval(self, arrival: Arrival) -> bool:
        """Keep that the bytes of an article that is there were found at another place; False when that was known."""
        known = "SELECT 1 FROM retrieval WHERE article = ? AND source = ?"
        if self._connection.execute(known, (arrival.id, storable(arrival.source))).fetchone():
            return False
        with self.writing() as connection:
            return write_retrieval(connection, arrival, now())

    def add_refusal(self, source: str, digest: str | None, kind: str, reason: str) -> bool:
        """Keep what was not read and why; False when the same was known."""
        with self.writing() as connection:
            return write_refusal(connection, source, digest, kind, reason, now())

    def entries(self, as_of: str | None = None) -> list[Entry]:
        """Return the articles, each with its newest reading, in the order in which they came; as of a day's end (UTC)."""
        return list(found.entries(self._connection, as_of))

    def reading(self, which: str) -> dict[str, Any]:
        """Return a reading as its JSON object, by its number or the first digits of its article's digest.

        Raises NotFound when there is none, or more than one article fits.
        """
        number = self.reading_number(which)
        row = self._connection.execute("SELECT packed FROM reading_json WHERE reading = ?", (number,)).fetchone()
        return dict(json.loads(unpack(row[0])))

    def reading_number(self, which: str, as_of: str | None = None) -> int:
        """Return the number of a reading: itself, or the newest one's of the article whose digest begins so.

        With ``as_of`` as the record stood at that day's end (UTC). Raises NotFound when there is none, or more than one
        article fits.
        """
        number = found.reading_number(self._connection, which, as_of)
        if number is None and as_of is not None:
            raise NotFound(f"The record {self.path} held no reading {which} on {as_of}.")
        if number is None:
            raise NotFound(f"There is no reading {which} in {self.path}; 'sanderling list' shows what there is.")
        return number

    def article_id(self, digits: str) -> str:
        """Return the digest that begins so. Raises NotFound when none does, or more than one."""
        return found.article_id(self._connection, digits)

    def event_number(self, name: str) -> int:
        """Return the number of an event by its name, ``7/E3`` or ``DIGEST-E3``. Raises NotFound when there is none."""
        return found.event_number(self._connection, name)

    def readings(self, article: str) -> list[int]:
        """Return the numbers of all readings of an article, oldest first, by the first digits of its digest."""
        return found.reading_numbers(self._connection, article)

    def text(self, article: str) -> str:
        """Return an article's text by its digest; raise NotFound when it is not there."""
        row = self._connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise NotFound(f"There is no article {article} in {self.path}.")
        return str(row[0])

    def bytes(self, article: str) -> bytes | None:
        """Return the bytes that an article came in, or None where an older program did not keep them."""
        row = self._connection.execute("SELECT packed FROM bytes WHERE sha256 = ?", (article,)).fetchone()
        return unpack(row[0]) if row else None

    # questions

    def events(self, **filters: Any) -> Events:
        """Return a lazy query of the events of each article's newest reading; see ``Events.where`` for the filters."""
        return Events(self._connection, counts=self._counts()).where(**filters)

    def _counts(self) -> Counting | None:
        """What tells the groups of events; here nothing does."""
        return None

    def articles(self, as_of: str | None = None) -> Iterator[ArticleRow]:
        """Return the articles in the order in which they came; with ``as_of`` those there by the end of that day."""
        return found.rows(self._connection, as_of)

    def search(self, text: str, **options: Any) -> list[Hit]:
        """Return the articles whose words fit, best first; see ``store.search.search``."""
        return search.search(self._connection, text, **options)

    def differences(self, older: int, newer: int) -> Difference:
        """Return what a newer reading of an article sees otherwise than an older one."""
        return difference(self.reading(str(older)), self.reading(str(newer)))

    # judgements

    def judge(self, verdict: str, subject: str, other: str | None = None, *, why: str, by: str) -> int:
        """Keep a person's judgement and return its number; see ``store.judge``."""
        self._connection.execute("PRAGMA synchronous = FULL")  # a person's work outlives a power cut too
        try:
            with self.writing() as connection:
                return judge.keep(connection, verdict, subject, other, why, by, now())
        finally:
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def judgements(self, standing: bool = False) -> list[Judgement]:
        """Return the ledger of judgements; ``standing`` leaves out those undone and the undoing."""
        return judge.rows(self._connection, standing)

    # upkeep

    def log(self, last: int | None = None) -> Iterator[LogRow]:
        """Return the log, or its last rows."""
        return log.rows(self._connection, last)

    def verify(self) -> Verdict:
        """Check digests, chain, foreign keys, rows against readings, and the search index."""
        return verify.verify(self._connection, self.read_only)

    def content_digest(self) -> str:
        """Return the SHA-256 of all that the record holds, apart from times of the clock."""
        return verify.content_digest(self._connection)

    def backup(self, target: str | Path) -> None:
        """Copy the record to a new file while others may read and write it. Raises RecordError when it is there."""
        copying.backup(self._connection, self.path, Path(target))

    def rebuild(self) -> None:
        """Make the derived tables anew: newest readings, repaired texts, search index; readings wait to be compared."""
        with self.writing() as connection:
            derived.rebuild(connection)

    def counts(self) -> dict[str, int]:
        """Return how many articles, readings, events, claims, refusals and judgements there are."""
        names = ("article", "reading", "event", "claim", "refusal", "judgement")
        return {name: int(self._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names}

    # feeds

    def polled(self, url: str) -> tuple[str | None, str | None]:
        """Return the ETag and Last-Modified that a feed answered last, or None for each."""
        row = self._connection.execute("SELECT etag, last_modified FROM polled WHERE url = ?", (url,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def set_polled(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a feed answered, once all its entries are in the record."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO polled VALUES (?, ?, ?, ?)", (url, etag, last_modified, now()))

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """Return the ETag and Last-Modified that an article's page was last kept with, or None for each."""
        return found.validators(self._connection, url)

    def has_source(self, source: str) -> bool:
        """Whether an article was found at this path or address."""
        run = self._connection.execute
        return run("SELECT 1 FROM retrieval WHERE source = ? LIMIT 1", (storable(source),)).fetchone() is not None

    # what compares articles (derived)

    def derived(self) -> derived.Derived:
        """Return the access to blocks, items and links; what it writes wants a transaction (``writing``)."""
        return derived.Derived(self._connection)

    def joins(self, as_of: str | None = None) -> joins.Joins:
        """Return who is linked with whom, as the record stood at the end of the day ``as_of`` (UTC), or stands now."""
        return joins.Joins(self._connection, as_of)

    def derived_digest(self) -> str:
        """Return the SHA-256 of items, blocks and links, the same in whatever order articles came."""
        return derived.digest(self._connection)
