"""The record as a notebook uses it: everything of ``store.Record``, and ``add`` for files, folders and addresses."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from sanderling import store
from sanderling.records import Reading

if TYPE_CHECKING:
    from sanderling.adding import Reads, Tally
    from sanderling.joining.across import Disagreement
    from sanderling.joining.grouping import Groups
    from sanderling.joining.telling import EventAccount
    from sanderling.store import Arrival
    from sanderling.store.articles import ArticleRow
    from sanderling.store.query import Counting

_AT_ONCE = 250
"""Articles whose origins are looked for together."""


class Record(store.Record):
    """A record in one SQLite file.

    ::

        with Record.open("korea.sqlite") as record:
            record.add("articles/")
            frame = record.events(actor="PRK", since="2023").to_pandas()
    """

    @overload
    def add(
        self,
        reading: Reading,
        arrival: Arrival | None = None,
        given: str | None = None,
        made: dict[str, Any] | None = None,
    ) -> int: ...

    @overload
    def add(
        self,
        reading: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        fetch: bool = False,
        columns: dict[str, str] | None = None,
        reader: Reads | None = None,
    ) -> Tally: ...

    def add(
        self,
        reading: Any,
        arrival: Arrival | None = None,
        given: str | None = None,
        made: dict[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """Add a reading, and return its number; or files, folders, patterns and addresses, and return the tally.

        Of the latter: ``published`` is the ISO day of all of them; ``fetch`` allows the net, without which an address is
        refused; ``columns`` names the columns of tables (text, title, published, url, outlet); ``reader`` is a Reader
        to use. Adding twice changes nothing. Raises RecordError when the record cannot be written.
        """
        if isinstance(reading, Reading):
            return super().add(reading, arrival, given, made)
        from sanderling.adding import Tally, add_targets
        from sanderling.ingest.sources import Options
        from sanderling.reader import Reader

        targets = [reading] if isinstance(reading, (str, Path)) else list(reading)
        tally = Tally()
        with contextlib.ExitStack() as stack:
            fetcher = None
            if options.get("fetch"):
                from sanderling.ingest.net import Fetcher

                fetcher = stack.enter_context(Fetcher(known=self.validators))
            for outcome in add_targets(
                self,
                [str(target) for target in targets],
                options.get("reader") or Reader(),
                Options(fetcher, options.get("columns") or {}),
                options.get("published"),
            ):
                tally.count(outcome)
        return tally

    def event(self, which: str, as_of: str | None = None) -> EventAccount:
        """Return the account of an event: who says what, what agrees, what conflicts, who denies, the best of each field.

        ``which`` is ``7/E3``, ``DIGEST-E3`` or a group's name, such as ``DIGEST-news``; with ``as_of`` as the record stood
        at that day's end (UTC). Raises NotFound when it is not there.
        """
        from sanderling.joining.telling import event_account

        return event_account(self, which, as_of)

    def articles(self, as_of: str | None = None) -> Iterator[ArticleRow]:
        """Return the articles in the order in which they came, each with its origin."""
        from sanderling.joining.grouping import Grouping

        grouping = Grouping(self, as_of)
        rows = super().articles(as_of)
        while some := list(itertools.islice(rows, _AT_ONCE)):
            copies = grouping.copies([row.reading for row in some])
            for row in some:
                if row.article in copies:
                    origin, copy = copies[row.article]
                    row = replace(row, origin=origin.first, copied=copy.kind, copy_of=copy.of, score=copy.score)
                yield row

    def conflicts(self, as_of: str | None = None) -> Iterator[Disagreement]:
        """Return the events on which articles disagree: values that conflict, denials, findings across articles."""
        from sanderling.joining.across import disagreements

        return disagreements(self, as_of)

    def _counts(self) -> Counting:
        from sanderling.joining.telling import Counts

        return lambda as_of: Counts(self, as_of)

    def groups(self, as_of: str | None = None) -> Groups:
        """Return which articles are one account and which tell of one event, of all of the record, as of that day's end."""
        from sanderling.joining.grouping import groups

        return groups(self, as_of)

    def rebuild(self) -> None:
        """Make the derived tables anew, and compare all articles again; goes on where it was killed."""
        from sanderling.joining.linking import Linker

        super().rebuild()
        Linker(self).catch_up()

    def _repr_html_(self) -> str:
        """Show what there is, in a notebook; all text is escaped."""
        import html

        counts = "".join(f"<tr><th>{name}</th><td>{count:,}</td></tr>" for name, count in self.counts().items())
        return f"<table><caption>{html.escape(str(self.path))}</caption>{counts}</table>"


