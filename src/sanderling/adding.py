"""From what a user names to a record: each document fetched, read and kept in turn, or refused with its reason.

A document is kept as a whole or not at all. One that took its time is kept at once; of those that come quickly, as many as come
in a second are kept in one transaction, whose cost is most of theirs and grows with the record: each touches pages of every index.
A run that is killed leaves whole documents, and the next one goes on after them.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from sanderling import __version__
from sanderling.errors import EmptyInput, InputError, NotText, OtherLanguage, RecordError, SanderlingError, TooLarge
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest.article import Taken, article_of
from sanderling.ingest.documents import LASTING, PASSING, Fetched, Outcome, Refused
from sanderling.ingest.sources import Options, documents
from sanderling.joining.linking import Linker
from sanderling.knowledge.digest import knowledge_digest
from sanderling.records import Article, Reading
from sanderling.store import Arrival, Record

_TOGETHER = 256
"""Documents kept in one transaction, at most."""
_QUICK = 0.1
"""Seconds, from asking for a document to having kept it: one that takes longer is kept at once."""
_LONGEST = 1.0
"""Seconds from which on no document more is taken into a transaction: a kill loses this and ``_QUICK`` of work at the most."""
_HELD = 4 * 1024 * 1024
"""Bytes of documents kept in one transaction, at most: they are held until it ends."""


class Reads(Protocol):
    """What reads articles: a Reader, or a double of one."""

    @property
    def model(self) -> str:
        """The name and version of the syntax model."""
        ...

    def read(self, article: Article, published: str | None = None) -> Reading:
        """Read one article; raise InputError when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """One document that is in the record. ``new`` is False when its reading was there already.

    ``again`` says that the new reading stands beside older ones: by another program, or under another date.
    """

    source: str
    reading: int
    new: bool
    again: bool = False


@dataclass(slots=True)
class Tally:
    """How many articles were added, read again, and there already; how many documents were refused, by kind."""

    added: int = 0
    again: int = 0
    known: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    reasons: list[Refused] = field(default_factory=list)
    """Of those that should have been read; the first ``SHOWN``. The record keeps them all."""

    SHOWN = 1000

    def count(self, outcome: Added | Refused) -> None:
        """Count one outcome."""
        if isinstance(outcome, Added):
            self.added += outcome.new and not outcome.again
            self.again += outcome.again
            self.known += not outcome.new
        else:
            self.refused[outcome.kind] += 1
            if outcome.kind not in PASSING and len(self.reasons) < self.SHOWN:
                self.reasons.append(outcome)

    @property
    def failed(self) -> int:
        """Documents that should have been read and were not."""
        return sum(count for kind, count in self.refused.items() if kind not in PASSING)


def add_documents(
    record: Record,
    found: Iterable[Outcome],
    reader: Reads,
    published: str | None = None,
    linker: Linker | None = None,
) -> Iterator[Added | Refused]:
    """Read and keep documents in their order; yield what became of each, when it is kept. ``published`` is the ISO day of all.

    Each is compared with those that the record holds (by ``linker``, where one is at hand), in the same transaction;
    readings that an older program left uncompared are compared first.
    """
    record.check_writable()  # before anything is read for nothing
    if linker is None:
        linker = Linker(record)
        linker.catch_up()
    adding = _Adding(record, iter(found), reader, published, linker)
    while not adding.ended:
        yield from adding.some()


class _Adding:
    """A run over documents: how many are kept together follows from how quickly the last ones came."""

    def __init__(
        self, record: Record, found: Iterator[Outcome], reader: Reads, published: str | None, linker: Linker
    ) -> None:
        self._record, self._found = record, found
        self._how = (reader, published, linker)
        self._most = 1
        self.ended = False

    def some(self) -> list[Added | Refused]:
        """Keep the next document, or some, in one transaction; say what became of each."""
        begun = time.monotonic()
        first = next(self._found, None)
        if first is None:
            self.ended = True
            return []
        if self._most == 1:
            outcomes, quick = [self._keep(first)], time.monotonic() - begun < _QUICK
        else:
            outcomes, quick = self._together(first, begun)
        self._most = min(2 * self._most, _TOGETHER) if quick else 1
        return outcomes

    def _together(self, first: Outcome, begun: float) -> tuple[list[Added | Refused], bool]:
        """Keep up to ``_most`` documents in one transaction; say what became of each, and whether all came quickly."""
        taken: list[Outcome] = []
        outcomes: list[Added | Refused] = []
        one: Outcome | None = first
        held, quick, started = 0, True, begun
        ended: Exception | None = None
        try:
            with self._record.writing():
                while one is not None:
                    taken.append(one)
                    try:
                        outcomes.append(self._keep(one, alone=False))
                    except RecordError:
                        raise
                    except SanderlingError as error:  # of the reader, which wrote nothing; those before it are kept
                        ended = error
                        break
                    held += len(one.data) if isinstance(one, Fetched) else 0
                    now = time.monotonic()
                    quick = now - begun < _QUICK
                    if not quick or len(taken) >= self._most or held >= _HELD or now - started >= _LONGEST:
                        break
                    begun = now
                    try:
                        one = next(self._found, None)
                    except Exception as error:  # those before it are kept
                        ended, one = error, None
                    self.ended = one is None
        except _HalfDone:  # it took the others along: each again, by itself
            return [self._keep(one) for one in taken], False
        if ended is not None:
            self._found = _raising(ended)
            self.ended = False
        return outcomes, quick

    def _keep(self, one: Outcome, alone: bool = True) -> Added | Refused:
        """Read and keep one document; raise _HalfDone when that failed in a transaction with others."""
        outcome = _add(self._record, one, *self._how, alone) if isinstance(one, Fetched) else one
        if isinstance(outcome, Refused) and outcome.kind in LASTING:
            self._record.add_refusal(outcome.source, outcome.sha256, outcome.kind, outcome.reason)
        return outcome


class _HalfDone(Exception):
    """A document failed when some of it was written: its transaction must not be kept."""


def _raising(error: Exception) -> Iterator[Outcome]:
    raise error
    yield  # an iterator, that fails when it is asked


def add_targets(
    record: Record,
    targets: Iterable[str],
    reader: Reads,
    options: Options | None = None,
    published: str | None = None,
) -> Iterator[Added | Refused]:
    """Add files, folders, patterns and addresses, in the order given."""
    record.check_writable()
    linker = Linker(record)
    linker.catch_up()
    for target in targets:
        yield from add_documents(record, _outcomes(target, options), reader, published, linker)


def _outcomes(target: str, options: Options | None) -> Iterator[Outcome]:
    """The documents of a target; a defect of ours ends the target, not the run."""
    try:
        yield from documents(target, options)
    except (SanderlingError, MemoryError):
        raise
    except Exception as error:
        yield Refused(target, "failed", _defect(target, error))


def _defect(source: str, error: Exception) -> str:
    return f"{source} made the program fail ({type(error).__name__}: {str(error)[:200]}); please report this."


def _add(
    record: Record, document: Fetched, reader: Reads, published: str | None, linker: Linker, alone: bool
) -> Added | Refused:
    writing = False
    try:
        taken = article_of(document)
        article = taken.article
        given = published or article.published
        known = record.known(article.id, __version__, reader.model, knowledge_digest(), given)
        if known is not None:
            writing = True
            record.add_retrieval(_arrival(document, taken, None))
            return Added(document.source, known, False)
        reading = reader.read(article, published)
        again = record.has_article(article.id)
        made = reading_as_dict(reading)
        arrival = _arrival(document, taken, reading)
        writing = True
        with record.writing():
            number = record.add(reading, arrival, given, made)
            linker.link(number, article.text, made)
        return Added(document.source, number, True, again)
    except (RecordError, MemoryError):
        raise
    except Exception as error:  # one article of a hundred thousand must not end the run; it is said, counted and kept
        if writing and not alone:
            raise _HalfDone from error
        if isinstance(error, InputError):
            return Refused(document.source, _kind(error), str(error), document.sha256)
        if isinstance(error, SanderlingError):
            raise
        return Refused(document.source, "failed", _defect(document.source, error), document.sha256)


def _arrival(document: Fetched, taken: Taken, reading: Reading | None) -> Arrival:
    article = taken.article
    heading = reading.article.title.text if reading is not None and reading.article.title is not None else None
    return Arrival(
        id=article.id,
        text=article.text,
        source=document.source,
        data=document.data,
        title=heading or taken.title,
        given_title=taken.title,
        published=article.published,
        published_from=article.published_from,
        url=document.url,
        final_url=document.final_url,
        outlet=article.outlet,
        media=document.media,
        extraction=taken.extraction,
        headers=document.headers,
        retrieved=document.retrieved,
    )


def _kind(error: InputError) -> str:
    kinds = {EmptyInput: "empty", NotText: "unreadable", TooLarge: "too_large", OtherLanguage: "not_english"}
    return kinds.get(type(error), "unreadable")
