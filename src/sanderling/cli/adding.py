"""Adding to the record: files, folders, archives, addresses, feeds."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from sanderling.cli.terminal import counter, published_option, record_option, tell, write
from sanderling.errors import Incomplete, InputError, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sanderling.adding import Added, Tally
    from sanderling.ingest.documents import Refused

_COLUMNS = ("text", "title", "published", "url", "outlet")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@published_option
@click.option("--fetch", is_flag=True, help="Fetch addresses from the net; without it none is.")
@click.option("--allow-loopback", is_flag=True, hidden=True, help="Let addresses of this machine be fetched, for tests.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=NAME",
    help="The name of a table's column of text, title, published, url or outlet.",
)
@click.option("--json", "as_json_", is_flag=True, help="Print the outcome of each document, one JSON object a line.")
@record_option
def add(
    sources: tuple[str, ...],
    published: str | None,
    fetch: bool,
    allow_loopback: bool,
    columns: tuple[str, ...],
    as_json_: bool,
    record_file: str,
) -> None:
    """Read articles and keep them in the record.

    PATH is a file (text, HTML, .eml, JSON lines, CSV, Parquet, RSS or Atom, WARC, WACZ, zip of these), a folder, or a
    pattern. Adding twice changes nothing; after an interruption run the same again. What is not read is said with its
    reason, and the exit code is then 12.
    """
    from sanderling.adding import Tally, add_targets
    from sanderling.cli.days import iso_day
    from sanderling.ingest.sources import Options
    from sanderling.reader import Reader
    from sanderling.store import Record

    named = dict(_column(one) for one in columns)
    day = iso_day(published)
    with contextlib.ExitStack() as stack:
        record = stack.enter_context(Record(record_file))
        fetcher = None
        if fetch:
            from sanderling.ingest.net import Fetcher

            fetcher = stack.enter_context(Fetcher(known=record.validators, allow_loopback=allow_loopback))
        outcomes = add_targets(record, sources, Reader(), Options(fetcher, named), day)
        tally = _follow(outcomes, Tally(), as_json_)
    _sum_up(tally, as_json_)


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="URL...")
@click.option("--every", default=15.0, show_default=True, type=click.FloatRange(1, 525_600), help="Minutes between two looks.")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--allow-loopback", is_flag=True, hidden=True, help="Let addresses of this machine be fetched, for tests.")
@record_option
def watch(feeds: tuple[str, ...], every: float, once: bool, allow_loopback: bool, record_file: str) -> None:
    """Poll RSS and Atom feeds and sitemaps, and keep what is new in the record.

    The articles are fetched from the net: robots.txt is obeyed, hosts are not hurried, private addresses are refused.
    """
    import time

    if every != every:  # not a number, which no range of numbers refuses
        raise InputError("'nan' is no number of minutes; give --every 15.")
    from sanderling.adding import Tally, add_documents
    from sanderling.ingest.net import Fetcher
    from sanderling.ingest.polling import poll
    from sanderling.ingest.sources import Options
    from sanderling.reader import Reader
    from sanderling.store import Record

    reader = Reader()
    while True:
        tally = Tally()
        try:
            with Record(record_file) as record, Fetcher(record.validators, allow_loopback) as fetcher:
                for url in feeds:
                    look = poll(url, Options(fetcher, kept=record.has_source), record.polled(url))
                    before = tally.failed
                    _follow(add_documents(record, look, reader), tally, False)
                    if look.answered and tally.failed == before:
                        record.set_polled(url, look.etag, look.last_modified)
        except RecordError as error:
            if once:
                raise
            tell(f"sanderling: {error}")  # another writer is done by the next look
        if once:
            _sum_up(tally, False)
            return
        tell(_sentence(tally))
        time.sleep(60 * every)


def _follow(outcomes: Iterable[Added | Refused], tally: Tally, as_json_: bool) -> Tally:
    import dataclasses
    import json

    with counter(sys.stderr.isatty()) as bar:
        for outcome in outcomes:
            tally.count(outcome)
            bar.show(f"{tally.added} added, {tally.known} known, {tally.failed} not read", outcome.source)
            if as_json_:
                write(json.dumps(dataclasses.asdict(outcome), ensure_ascii=False) + "\n")
    return tally


def _sum_up(tally: Tally, as_json_: bool) -> None:
    for refused in tally.reasons:
        tell(f"sanderling: {refused.reason}")
    if not as_json_:
        write(_sentence(tally) + "\n")
    if tally.failed:
        from sanderling.ingest.documents import PASSING

        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(tally.refused.items()) if kind not in PASSING)
        raise Incomplete(
            f"{tally.failed} {'document was' if tally.failed == 1 else 'documents were'} not read ({kinds});"
            " the others are kept, see above for the reasons."
        )


def _sentence(tally: Tally) -> str:
    parts = [f"Added {tally.added} {'article' if tally.added == 1 else 'articles'}"]
    if tally.again:
        parts.append(f"{tally.again} read again, beside the older reading")
    if tally.known or not (tally.added or tally.again):
        parts.append(f"{tally.known} there already")
    if tally.refused["passed_over"]:
        parts.append(f"{tally.refused['passed_over']} passed over by name or kind")
    if tally.refused["unchanged"]:
        parts.append(f"{tally.refused['unchanged']} unchanged since")
    return "; ".join(parts) + "."


def _column(given: str) -> tuple[str, str]:
    what, mark, name = given.partition("=")
    if what not in _COLUMNS or not mark or not name:
        raise InputError(f"'{given}' names no column; write {', '.join(_COLUMNS)} as in --column text=body.")
    return what, name
