"""What the record holds: its list, one reading, one event explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.terminal import console, published_option, record_option, save, tell, write
from sanderling.errors import NotFound

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("event_id")
@click.argument("file", required=False)
@published_option
@record_option
def explain(event_id: str, file: str | None, published: str | None, record_file: str) -> None:
    """Say step by step why an event was coded so, and what was considered and dropped.

    EVENT_ID is E3 of the newest reading in the record, or 7/E3 for the record's reading 7. With FILE, that file is read.
    """
    from sanderling.export.terminal import print_explanation

    which, _, event_id = event_id.rpartition("/")
    if file is not None:
        from sanderling.export.as_json import reading_as_dict
        from sanderling.ingest import read_path
        from sanderling.reader import Reader

        reading = reading_as_dict(Reader().read(read_path(file), published))
    else:
        reading = _stored(record_file, which)
    for event in reading["events"]:
        if event["id"].lower() == event_id.lower():
            print_explanation(reading, event, console())
            return
    known = ", ".join(event["id"] for event in reading["events"]) or "none"
    raise NotFound(f"There is no event {event_id} in this reading; it has {known}.")


@click.command("list")
@record_option
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line.")
def list_(record_file: str, as_json_: bool) -> None:
    """List the articles in the record, each with its newest reading."""
    import dataclasses
    import json

    from sanderling.store import Record

    with Record(record_file, create=False) as record:
        entries = record.entries()
    if as_json_:
        for entry in entries:
            write(json.dumps(dataclasses.asdict(entry), ensure_ascii=False) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in ("Reading", "Published", "Events", "Title", "File"):
        table.add_column(column, overflow="fold")
    for entry in entries:
        table.add_row(
            str(entry.number),
            entry.published or "–",
            str(entry.events),
            Text(entry.title or "(no title)"),
            Text(entry.name or ""),
        )
    console().print(table if entries else "The record holds no article yet.")


@click.command()
@click.argument("reading")
@record_option
@click.option("--json", "as_json_", is_flag=True, help="Print the reading's JSON object.")
@click.option("--html", "html_file", metavar="OUT", help="Write one self-contained page.")
def show(reading: str, record_file: str, as_json_: bool, html_file: str | None) -> None:
    """Show a reading of the record: READING is its number, or the first digits of its article's digest."""
    import json

    from sanderling.export.terminal import print_report
    from sanderling.store import Record

    with Record(record_file, create=False) as record:
        found = record.reading(reading)
        text = record.text(found["article"]["id"])
    if as_json_:
        write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif html_file is not None:
        from sanderling.export.page import as_html

        save(Path(html_file), as_html(found, text))
        tell(f"Wrote {html_file}")
    else:
        print_report(found, console())


def _stored(record_file: str, which: str) -> dict[str, Any]:
    from sanderling.store import Record

    with Record(record_file, create=False) as record:
        if not which:
            entries = record.entries()
            if not entries:
                raise NotFound(f"The record {record_file} holds no article yet; read one first.")
            which = str(max(entry.number for entry in entries))
        return record.reading(which)
