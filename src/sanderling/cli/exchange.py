"""Handing the record's events to other programs."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.terminal import as_of_option, record_option, replacing, tell
from sanderling.errors import InputError, NotFound, SanderlingError

if TYPE_CHECKING:
    from sanderling.export.material import Material, Selection

FORMATS = {
    "csv": "four tables with a data dictionary; --out names a folder",
    "parquet": "the same, typed; --out names a folder",
    "gdelt-events": "GDELT 2.0 events, 61 columns",
    "gdelt-mentions": "GDELT 2.0 mentions, 16 columns",
    "polecat": "POLECAT's columns (PLOVER)",
    "icews": "ICEWS's columns (CAMEO)",
    "ftm": "FollowTheMoney entities, JSON lines",
    "annotations": "W3C Web Annotations, JSON-LD",
    "geojson": "events on the map",
    "graphml": "who acts upon whom, as a graph",
    "ics": "visits, iCalendar",
    "bibtex": "the sources, BibTeX",
    "csl": "the sources, CSL-JSON",
    "casefile": "a zip: events, sources, digests, versions and a page",
}
"""What can be written, each with what it is."""

_LINES = {
    "gdelt-events": "gdelt:events",
    "gdelt-mentions": "gdelt:mentions",
    "polecat": "polecat:events",
    "icews": "icews:events",
    "ftm": "followthemoney:as_entities",
    "annotations": "web_annotation:as_annotations",
    "geojson": "geojson:events",
    "graphml": "graphml:as_graphml",
    "bibtex": "bibliography:as_bibtex",
}
"""Formats that are text made piece by piece: module of export and function."""

_AT_ONCE = 250
"""Readings whose groups are looked for together."""

_TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


def selecting(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose events."""
    for option in reversed(
        (
            click.option("--actor", metavar="NAME", help="On either side: a part of a name, an id, or an alpha-3 code."),
            click.option("--since", metavar="DATE", help="Not before; YYYY, YYYY-MM or YYYY-MM-DD."),
            click.option("--until", metavar="DATE", help="Not after."),
            click.option("--act", "acts", multiple=True, type=click.Choice(_TYPES.split(), case_sensitive=False),
                         metavar="TYPE", help="A PLOVER type; may be given more than once."),
            click.option("--min-confidence", default=0.0, type=click.FloatRange(0, 1), help="0 to 1."),
            click.option("--event", "ids", multiple=True, metavar="ID", help="An event by its id, such as 247be151-E3."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


@click.command(epilog="\b\n" + "\n".join(f"{name:15} {what}" for name, what in FORMATS.items()))
@click.argument("kind", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@record_option
@as_of_option
@click.option("--out", required=True, metavar="PATH", help="The file, or for csv and parquet the folder, to write.")
@selecting
def export(kind: str, record_file: str, as_of: str | None, out: str, **chosen: Any) -> None:
    """Write the record's events for another program; docs/exchange.md describes every column.

    An event without a date is chosen by its article's day of publication.
    """
    from sanderling.store import Record

    selection = selection_of(**chosen)
    target = Path(out)
    with Record(record_file, create=False) as record:  # before anything is made
        record.joins(as_of)
    if kind == "ics":
        count = _visits(record_readings(record_file, as_of), target, selection)
    else:
        count = _write(kind, lambda: selection.material(record_material(record_file, as_of)), target, _asked(selection, as_of))
    tell(f"Wrote {count} to {target}.")


def selection_of(
    actor: str | None, since: str | None, until: str | None, acts: tuple[str, ...], min_confidence: float, ids: tuple[str, ...]
) -> Selection:
    """Return what the options ask for. Raises InputError when a date is none."""
    from sanderling.export.material import Selection

    for date in (since, until):
        check_date(date)
    return Selection(actor, since, until, frozenset(act.upper() for act in acts), min_confidence, frozenset(ids))


def check_date(date: str | None) -> None:
    """Raise InputError unless ``date`` is None or an ISO date of year, month or day."""
    import datetime
    import re

    if date is None:
        return
    try:
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date, re.ASCII):
            raise ValueError
        datetime.date.fromisoformat(date + "-01-01"[: 10 - len(date)] if len(date) == 4 else (date + "-01")[:10])
    except ValueError:
        raise InputError(f"'{date}' is not a date; write 2023, 2023-08 or 2023-08-13.") from None


def record_material(record_file: str, as_of: str | None = None) -> Iterator[Material]:
    """Yield the newest reading of every article of the record, with its text, as the record stood at that day's end (UTC)."""
    from sanderling.export.material import Material
    from sanderling.joining.telling import Counts
    from sanderling.record import Record

    with Record(record_file, create=False) as record:
        counts = Counts(record, as_of)
        entries = iter(record.entries(as_of))
        while some := list(itertools.islice(entries, _AT_ONCE)):
            counted = counts.of_readings([entry.number for entry in some])
            for entry in some:
                told = counted[entry.number]
                yield Material(
                    record.reading(str(entry.number)), record.text(entry.article), {event: one.group for event, one in told.items()},
                    entry.made, {event: one.articles for event, one in told.items()}, {event: one.origins for event, one in told.items()},
                )  # fmt: skip


def record_readings(record_file: str, as_of: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the same readings' JSON objects alone, which is quicker."""
    from sanderling.store import Record

    with Record(record_file, create=False) as record:
        for entry in record.entries(as_of):
            yield record.reading(str(entry.number))


def _write(kind: str, material: Callable[[], Iterable[Material]], target: Path, asked: str) -> str:
    """Write and say what; ``material`` reads the record anew each time, so that it is never all in memory."""
    if kind in {"csv", "parquet"}:
        return _tables(kind, material, target)
    if kind == "casefile":
        from sanderling.export.casefile import as_casefile

        chosen = list(material())
        if not chosen:
            raise NotFound("No event fits; a case file of nothing was not written.")
        save_pieces(target, [as_casefile(chosen, asked)])
        return f"{_count(sum(len(one.reading['events']) for one in chosen), 'event')} of {_count(len(chosen), 'article')}"
    if kind == "csl":
        from sanderling.export.bibliography import as_csl

        made = as_csl(material())
        save_pieces(target, [made.encode("utf-8", "backslashreplace")])
        return "the sources"
    module, function = _LINES[kind].split(":")
    lines = getattr(importlib.import_module(f"sanderling.export.{module}"), function)(material())
    written = save_pieces(target, (line.encode("utf-8", "backslashreplace") for line in lines))
    return _count(written, "byte")


def _visits(readings: Iterable[dict[str, Any]], target: Path, selection: Selection) -> str:
    """Visits are chosen by traveller and day; type and confidence of events say nothing of them."""
    from sanderling.cli.journeys import calendar_of, wanted
    from sanderling.journeys import journeys

    if selection.acts or selection.min_confidence or selection.ids:
        raise InputError("Visits have no type, confidence or event id; choose them by --actor, --since and --until.")
    rows = [
        row
        for row in journeys(readings)
        if wanted(row, selection.actor, selection.since, selection.until)
    ]
    save_pieces(target, [calendar_of(rows)])
    return _count(len(rows), "visit")


def _tables(kind: str, material: Callable[[], Iterable[Material]], folder: Path) -> str:
    from sanderling.export.csv_tables import as_csv
    from sanderling.export.datapackage import datapackage
    from sanderling.export.tables import TABLES

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SanderlingError(f"{folder} cannot be made ({error.strerror}); {kind} needs a folder for its tables.") from None
    for table in TABLES:
        rows = table.all_rows(material())
        target = folder / f"{table.name}.{kind}"
        if kind == "csv":
            save_pieces(target, (line.encode() for line in as_csv(table, rows)))
        else:
            from sanderling.export.parquet import write_parquet

            with replacing(target) as part:
                write_parquet(table, rows, part)
    save_pieces(folder / "datapackage.json", [datapackage(kind).encode()])
    return f"{len(TABLES)} tables and their data dictionary"


def save_pieces(target: Path, pieces: Iterable[bytes]) -> int:
    """Write a file and return its bytes; what was there stays until all is written.

    Raises SanderlingError when it cannot be written.
    """
    written = 0
    with replacing(target) as part, part.open("wb") as handle:
        for piece in pieces:
            written += handle.write(piece)
    return written


def _asked(selection: Selection, as_of: str | None) -> str:
    said = [
        f"actor {selection.actor}" if selection.actor else "",
        f"since {selection.since}" if selection.since else "",
        f"until {selection.until}" if selection.until else "",
        f"type {', '.join(sorted(selection.acts))}" if selection.acts else "",
        f"confidence at least {selection.min_confidence:g}" if selection.min_confidence else "",
        f"ids {', '.join(sorted(selection.ids))}" if selection.ids else "",
        f"as the record stood at the end of {as_of} (UTC)" if as_of else "",
    ]
    return "; ".join(part for part in said if part)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
