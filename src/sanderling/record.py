"""The record as a notebook uses it: everything of ``store.Record``, and ``add`` for files, folders and addresses."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from sanderling import store
from sanderling.records import Reading

if TYPE_CHECKING:
    from sanderling.adding import Reads, Tally
    from sanderling.store import Arrival


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


