"""Finding in the record: articles by their words, events by who, what, when, where and according to whom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.terminal import (
    MOST,
    as_of_option,
    console,
    print_table,
    printable,
    reading_record,
    record_option,
    tell,
    write,
)
from sanderling.records import Act, Factuality

if TYPE_CHECKING:
    from sanderling.record import Record
    from sanderling.store.articles import ArticleRow
    from sanderling.store.filters import Filters
    from sanderling.store.query import EventRow

_FILTERS = (
    click.option("--actor", metavar="WHO", help="Who acts: ISO alpha-3 code of a state, id, or a part of the name."),
    click.option("--recipient", metavar="WHO", help="Who is acted upon."),
    click.option("--dyad", metavar="A,B", help="Two parties, in either direction, such as PRK,USA."),
    click.option("--type", "act", multiple=True, type=click.Choice(list(Act), case_sensitive=False), help="The act."),
    click.option("--code", multiple=True, type=click.Choice(list(Act), case_sensitive=False), help="The PLOVER code."),
    click.option("--quad", type=click.IntRange(1, 4), help="The quad class."),
    click.option("--factuality", multiple=True, type=click.Choice(list(Factuality)), help="How sure it is."),
    click.option("--source", metavar="WHO", help="According to whom: a part of the name."),
    click.option("--outlet", metavar="NAME", help="A part of the outlet's name."),
    click.option("--place", metavar="WHERE", help="A part of the place's name, its id, or a state's code."),
    click.option("--since", metavar="DATE", help="Took place on this date or later: 2023, 2023-08 or 2023-08-13."),
    click.option("--until", metavar="DATE", help="Took place on this date or earlier."),
    click.option("--published-since", metavar="DATE", help="The article is of this date or later."),
    click.option("--published-until", metavar="DATE", help="The article is of this date or earlier."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="At least this confidence."),
    click.option("--judged", type=click.Choice(["confirm", "reject", "none"]), help="What a person judged."),
    click.option("--as-of", metavar="DAY", help="What the record said at the end of this day (UTC)."),
)


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that filter events."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def chosen(options: dict[str, Any]) -> Filters:
    """Return the filters of the options of a command."""
    from sanderling.store.filters import Filters

    return Filters().with_({name: value for name, value in options.items() if value not in (None, ())})


@click.command()
@click.argument("text")
@click.option("--substring", is_flag=True, help="Find TEXT as it stands, within words too; three letters or more.")
@filters
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, MOST), help="At most so many articles.")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line.")
@record_option
def search(text: str, substring: bool, limit: int, as_json_: bool, record_file: str, **options: Any) -> None:
    """Find articles that hold all words of TEXT ("..." for a phrase), best first.

    With filters, only articles with such an event. Exit code 10 when nothing is found.
    """
    import dataclasses
    import json

    with reading_record(record_file) as record:
        hits = record.search(text, substring=substring, filters=chosen(options), limit=limit)
    if as_json_:
        for hit in hits:
            write(json.dumps(dataclasses.asdict(hit), ensure_ascii=False) + "\n")
    elif hits:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, header_style="dim", pad_edge=False)
        some = any(hit.events for hit in hits)  # those that fit the filters
        for column in ("Article", "Published", "Title and words", *(["Events"] if some else [])):
            table.add_column(column, overflow="fold", no_wrap=column in {"Article", "Published"})
        for hit in hits:
            shown = Text(printable(hit.title or "(no title)"), style="bold").append(f"\n{printable(hit.snippet)}", style="not bold")
            table.add_row(hit.article[:12], hit.published or "–", shown, *([Text(" ".join(hit.events))] if some else []))
        console().print(table)
    if not hits:
        tell(f"Nothing in the record fits '{text}'.")
        sys.exit(10)


@click.command()
@click.option("--text", metavar="WORDS", help="Words of the quote that an event rests on.")
@click.option("--article", metavar="DIGEST", help="Of the article whose digest begins so.")
@filters
@click.option("--limit", type=click.IntRange(1, MOST), help="At most so many events.")
@click.option("--each", is_flag=True, help="Every article's telling in a row of its own.")
@click.option("--count", is_flag=True, help="Print only how many tellings there are.")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line, every telling.")
@record_option
def events(limit: int | None, each: bool, count: bool, as_json_: bool, record_file: str, **options: Any) -> None:
    """List the events, by the time they took place, and how many articles, outlets and independent origins tell of each.

    An event is told once, by the surest of the tellings that fit; 'sanderling event' shows all that is said of it.
    Tellings are of each article's newest reading.
    """
    import dataclasses
    import json

    with reading_record(record_file) as record:
        query = record.events(**chosen(options).given()).where(limit=limit)
        if count:
            write(f"{len(query)}\n")
            return
        if as_json_:
            for row in query:
                write(json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n")
            return
        from rich.text import Text

        shown = print_table(
            ("Event!", "When!", "Who", "Did", "To whom", "Where", "Told by", "Sure!", "Words"),
            (
                (
                    row.id if each else row.group or row.id, row.time_start or "–", Text(printable(row.actors or "–")), _did(row),
                    Text(printable(row.recipients or "–")), Text(printable(row.place or "–")), _told_by(row), f"{row.confidence:.2f}",
                    Text(printable(_said(row.words, row.according_to))),
                )
                for row in (query if each else query.surest())
            ),
        )  # fmt: skip
        _say_waiting(record)
    if not shown:
        console().print("The record holds no such event.")


@click.command()
@as_of_option
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line.")
@record_option
def articles(as_of: str | None, as_json_: bool, record_file: str) -> None:
    """List the articles: where each came from, when, whose account it is, how often it was found and read."""
    import dataclasses
    import json

    with reading_record(record_file) as record:
        rows = record.articles(as_of)
        if as_json_:
            for row in rows:
                write(json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n")
            return
        from rich.text import Text

        shown = print_table(
            ("Article!", "Published!", "Outlet", "Title", "From", "Origin", "Found!", "Read!", "Events!"),
            (
                (
                    row.article[:12], row.published or "–", Text(printable(row.outlet or "–")), Text(printable(row.title or "(no title)")),
                    Text(printable(row.source)), _origin(row), str(row.sources), str(row.readings), str(row.events),
                )
                for row in rows
            ),
        )  # fmt: skip
        _say_waiting(record)
    if not shown:
        console().print(f"The record held no article on {as_of}." if as_of else "The record holds no article yet.")


def _origin(row: ArticleRow) -> str:
    if row.origin is None:
        return "–"
    if row.origin == row.article:
        return "its own"
    if row.copy_of is None:
        return f"of {row.origin[:12]}, by a person's word"
    return f"{row.copied} of {row.copy_of[:12]}"


def _did(row: EventRow) -> str:
    did = row.code if row.factuality == "happened" else f"{row.code} ({row.factuality})"
    return f"{did} [{row.judged}ed]" if row.judged else did


def _told_by(row: EventRow) -> str:
    if row.group is None:
        return "–"
    return ", ".join(
        f"{count} {thing}{'' if count == 1 else 's'}"
        for count, thing in ((row.articles, "article"), (row.outlets, "outlet"), (row.origins, "origin"))
        if count  # no outlet may be known by name
    )


def _say_waiting(record: Record) -> None:
    """Say what an older program left uncompared."""
    if waiting := record.joins().waiting():
        click.echo(
            f"sanderling: {waiting} of the articles were not compared with others yet; 'sanderling verify --rebuild' does so.",
            err=True,
        )


def _said(words: str, according_to: str | None) -> str:
    return f"{words} (according to {according_to})" if according_to else words
