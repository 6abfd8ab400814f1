"""Articles in tables: JSON lines, CSV, Parquet; one row an article."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import IO, Any

from sanderling.ingest.bounds import Bounds
from sanderling.ingest.dates import day_of
from sanderling.ingest.documents import Fetched, Outcome, Refused
from sanderling.ingest.kinds import suffix_of

COLUMNS = ("text", "title", "published", "url", "outlet")
"""What a row may say; only ``text`` must be there."""

_BATCH = 64


def rows(handle: IO[bytes], name: str, kind: str, columns: dict[str, str], bounds: Bounds) -> Iterator[Outcome]:
    """Yield the rows of a table. ``columns`` gives the names of columns that are named otherwise than in ``COLUMNS``.

    A row's bytes are its line, in JSON lines, or else the JSON of its named columns. What breaks off in the middle
    keeps the rows before it.
    """
    names = {what: columns.get(what, what) for what in COLUMNS}
    if kind == "lines":
        yield from _lines(handle, name, names, bounds)
    elif kind == "csv":
        yield from _csv(handle, name, names, bounds)
    else:
        yield from _parquet(handle, name, names, bounds)


def _lines(handle: IO[bytes], name: str, names: dict[str, str], bounds: Bounds) -> Iterator[Outcome]:
    number = 0
    while line := handle.readline(bounds.row + 1):
        number += 1
        source = f"{name}!{number}"
        if len(line) > bounds.row:
            while line and not line.endswith(b"\n"):
                line = handle.readline(bounds.row)
            yield Refused(source, "too_large", f"{source} is longer than {bounds.row // 1_000_000} MB.")
            continue
        line = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not line:
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Refused(source, "unreadable", f"{source} is no line of JSON; check the file.")
            continue
        if not isinstance(row, dict):
            yield Refused(source, "unreadable", f"{source} is no JSON object; each line holds one article.")
            continue
        yield _row(row, source, names, line, "application/json")


def _csv(handle: IO[bytes], name: str, names: dict[str, str], bounds: Bounds) -> Iterator[Outcome]:
    csv.field_size_limit(bounds.row)
    text = io.TextIOWrapper(handle, encoding="utf-8-sig", newline="")
    number = 1
    try:
        head = text.readline(bounds.row)
        delimiter = "\t" if suffix_of(name) == ".tsv" else max(",;\t", key=head.count)
        header = next(csv.reader([head], delimiter=delimiter), [])
        if names["text"] not in header:
            yield _no_column(name, names["text"], header)
            return
        for values in csv.reader(text, delimiter=delimiter):
            number += 1
            if not values:
                continue
            source = f"{name}!{number}"
            if len(values) != len(header):
                yield Refused(source, "unreadable", f"{source} has {len(values)} values, not {len(header)}; mend the row.")
                continue
            yield _row(dict(zip(header, values, strict=True)), source, names, None, "text/csv")
    except (csv.Error, UnicodeDecodeError) as error:
        yield Refused(name, "unreadable", f"{name} breaks off after row {number} ({error}); save it as CSV in UTF-8.")
    finally:
        text.detach()


def _parquet(handle: IO[bytes], name: str, names: dict[str, str], bounds: Bounds) -> Iterator[Outcome]:
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        table = parquet.ParquetFile(handle)
        there = table.schema_arrow.names
        if names["text"] not in there:
            yield _no_column(name, names["text"], there)
            return
        wanted = [column for column in names.values() if column in there]
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _row(row, f"{name}!{number}", names, None, "application/vnd.apache.parquet")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield Refused(name, "unreadable", f"{name} breaks off after row {number} ({why}); write the Parquet file anew.")


def _row(row: dict[str, Any], source: str, names: dict[str, str], line: bytes | None, media: str) -> Outcome:
    said = {what: row.get(column) for what, column in names.items()}
    text = said["text"]
    if not isinstance(text, str) or not text.strip():
        return Refused(source, "empty", f"{source} has no text in its column '{names['text']}'.")
    if line is None:
        plain = {what: value if isinstance(value, str) else str(value) for what, value in said.items() if value is not None}
        line = json.dumps(plain, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace")
    published = day_of(said["published"])
    return Fetched(
        line,
        source,
        media,
        url=_text(said["url"]),
        outlet=_text(said["outlet"]),
        published=published,
        published_from="metadata" if published else None,
        title=_text(said["title"]),
        text=text,
    )


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _no_column(name: str, wanted: str, there: list[str]) -> Refused:
    listed = ", ".join(str(column)[:40] for column in there[:20]) or "none"
    return Refused(
        name, "unreadable", f"{name} has no column '{wanted}' (it has {listed}); name it with --column text=NAME."
    )
