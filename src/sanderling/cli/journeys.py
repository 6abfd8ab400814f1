"""Who went where: the leader-travel table, over files or the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.terminal import as_of_option, console, published_option, record_option, tell, write
from sanderling.errors import InputError

if TYPE_CHECKING:
    from sanderling.journeys import Journey


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@published_option
@record_option
@as_of_option
@click.option("--traveller", metavar="NAME", help="A part of a name, an id, or an alpha-3 code.")
@click.option("--since", metavar="DATE", help="Not before; journeys without a date are left out.")
@click.option("--until", metavar="DATE", help="Not after.")
@click.option("--evidence", is_flag=True, help="Show every cell's words and articles.")
@click.option("--format", "kind", default="terminal", show_default=True,
              type=click.Choice(["terminal", "json", "csv", "ics", "geojson"]))  # fmt: skip
@click.option("--out", metavar="PATH", help="Write there instead of to standard output.")
def journeys(
    files: tuple[str, ...], published: str | None, record_file: str, as_of: str | None, traveller: str | None,
    since: str | None, until: str | None, evidence: bool, kind: str, out: str | None,
) -> None:  # fmt: skip
    """Show who travelled, or is to travel, where: one row a journey, whichever articles tell of it.

    With FILEs those are read (and kept in no record); without, the record is shown.  What articles
    contradict each other in is marked with ≠.
    """
    from sanderling.cli.exchange import check_date, save_pieces
    from sanderling.journeys import journeys as table

    if files and as_of is not None:
        raise InputError("--as-of asks the record; leave out the files, or leave it out.")
    check_date(since)
    check_date(until)
    made = table(_readings(files, published, record_file, as_of), None if files else origin_of(record_file, as_of))
    rows = [row for row in made if wanted(row, traveller, since, until)]
    if kind == "terminal":
        from sanderling.export.journey_table import print_journeys

        if out is None:
            print_journeys(rows, console(), evidence)
        else:
            import io

            from sanderling.export.plain_console import PlainConsole

            page = io.StringIO()
            print_journeys(rows, PlainConsole(file=page, width=120), evidence)
            save_pieces(Path(out), [page.getvalue().encode("utf-8", "backslashreplace")])
        return
    data = _made(rows, kind)
    if out is None:
        write(data.decode("utf-8"))
    else:
        save_pieces(Path(out), [data])
        tell(f"Wrote {len(rows)} journey{'' if len(rows) == 1 else 's'} to {out}.")


def origin_of(record_file: str, as_of: str | None = None) -> dict[str, str]:
    """Return of each copy in the record the article whose account it is, by their digests, as of that day's end."""
    from sanderling.cli.terminal import reading_record
    from sanderling.joining.grouping import origins_of

    with reading_record(record_file) as record:
        return origins_of(record, as_of)


def calendar_of(rows: list[Journey]) -> bytes:
    """The calendar of the journeys, stamped now."""
    from sanderling.export.calendar import as_calendar

    return as_calendar(rows, datetime.datetime.now(datetime.UTC).replace(microsecond=0))


def _made(rows: list[Journey], kind: str) -> bytes:
    if kind == "ics":
        return calendar_of(rows)
    if kind == "geojson":
        from sanderling.export.geojson import journeys as features

        text = "".join(features(rows))
    else:
        from sanderling.export.journey_rows import journey_csv, journey_json

        text = journey_json(rows) if kind == "json" else "".join(journey_csv(rows))
    return text.encode("utf-8", "backslashreplace")


def _readings(
    files: tuple[str, ...], published: str | None, record_file: str, as_of: str | None
) -> Iterator[dict[str, Any]]:
    if not files:
        from sanderling.cli.exchange import record_readings

        yield from record_readings(record_file, as_of)
        return
    from sanderling.export.as_json import reading_as_dict
    from sanderling.ingest import read_path
    from sanderling.reader import Reader

    reader = Reader()
    for name in files:
        yield reading_as_dict(reader.read(read_path(name), published))


def wanted(row: Journey, traveller: str | None, since: str | None, until: str | None) -> bool:
    """Whether a journey is asked for; without a date it is in no span of days."""
    from sanderling.export.material import within

    if traveller is not None:
        sought = traveller.casefold().strip()
        people = {value.key.casefold() for value in row.cells["travellers"]}
        people |= {state.casefold() for leg in row.legs for state in leg.states}
        names = [value.text.casefold() for value in row.cells["travellers"]]
        if sought not in people and not any(sought in name for name in names):
            return False
    start, end = row.first("start"), row.first("end")
    return within(start or end, end or start, since, until)
