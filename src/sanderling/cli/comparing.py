"""The record beside a data set of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.exchange import selecting
from sanderling.cli.terminal import as_of_option, console, record_option, write

if TYPE_CHECKING:
    from sanderling.compare import Comparison, OtherEvent

_KINDS = ["gdelt", "polecat", "icews", "acled", "ucdp-ged"]
_kind = click.argument("kind", type=click.Choice(_KINDS))
_SHOWN = 10


@click.command("import")
@_kind
@click.argument("file")
@click.option("--json", "as_json_", is_flag=True, help="Print every row, one JSON object a line.")
def import_(kind: str, file: str, as_json_: bool) -> None:
    """Read a data set of your own strictly and say what is in it, to compare with the record.

    The rows enter no record: they rest on no words that could be shown. 'sanderling compare' holds the record against them.
    """
    import json

    from sanderling.compare import read_rows

    rows = read_rows(kind, Path(file))
    if as_json_:
        for row in rows:
            write(json.dumps(_plain(row), ensure_ascii=False) + "\n")
        return
    _summarise(rows)


@click.command()
@_kind
@click.argument("file")
@record_option
@as_of_option
@click.option("--days", default=1, show_default=True, type=click.IntRange(0, 31), help="How far apart days may lie.")
@click.option("--json", "as_json_", is_flag=True, help="Print everything as one JSON object.")
@selecting
def compare(
    kind: str, file: str, record_file: str, as_of: str | None, days: int, as_json_: bool, **chosen: Any
) -> None:
    """Say which of the record's events a file has too, by day, dyad and type, and which either has alone.

    An event without a date counts by its article's day of publication. Denied acts are left out.
    """
    import json

    from sanderling.cli.exchange import record_material, selection_of
    from sanderling.compare import compare_events, read_rows

    material = selection_of(**chosen).material(record_material(record_file, as_of))
    result = compare_events(material, read_rows(kind, Path(file)), days)
    if as_json_:
        write(json.dumps(result.as_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    _print_comparison(result, kind)


def _plain(row: OtherEvent) -> dict[str, Any]:
    import dataclasses
    import datetime

    made = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if isinstance(value, datetime.date):
            value = value.isoformat()
        elif isinstance(value, frozenset):
            value = sorted(value)
        made[field.name] = value
    return made


def _summarise(rows: Any) -> None:
    from collections import Counter

    types: Counter[tuple[str, str]] = Counter()
    nobody: Counter[str] = Counter()
    days: list[Any] = []
    count = undated = 0
    for row in rows:
        count += 1
        codes = "not known" if row.codes is None else " or ".join(sorted(row.codes)) or "no counterpart"
        types[row.type.split("/")[0], codes] += 1
        for state, name in ((row.actor, row.actor_name), (row.recipient, row.recipient_name)):
            if name and state is None:
                nobody[name] += 1
        if row.start is None:
            undated += 1
        else:
            days.extend((row.start, row.end))
    out = console()
    out.print(f"{count:,} rows" + (f", {min(days)} to {max(days)}" if days else "") + (f"; {undated:,} without a date" if undated else ""))
    if types:
        out.print("\nTypes, and what they are in PLOVER", style="dim")
    for (kind, codes), number in types.most_common(30):
        out.print(f"  {number:>9,}  {_clean(kind) or '(empty)'}: {codes}")
    if nobody:
        out.print(f"\nParties of no state known here: {len(nobody):,}, most often", style="dim")
        for name, number in nobody.most_common(_SHOWN):
            out.print(f"  {number:>9,}  {_clean(name)}")


def _print_comparison(result: Comparison, kind: str) -> None:
    out = console()
    left = [f"{number} without {what}" for number, what in ((result.undated, "a day"), (result.stateless, "a state")) if number]
    out.print(f"Of {len(result.ours):,} events of the record, {len(result.matched):,} are in the {kind} file and "
              f"{len(result.only_ours):,} are not" + (f" (left out: {', '.join(left)})." if left else "."))  # fmt: skip
    inside = len(result.matched_rows) + len(result.unmatched_rows)
    out.print(f"Of {result.rows:,} rows of the file, {inside:,} are of a day and dyad of the record: {len(result.matched_rows):,} match "
              f"one of its events by type, {len(result.unmatched_rows):,} do not.")  # fmt: skip
    if result.undatable:
        out.print(f"{result.undatable:,} rows have no date.")
    if result.only_ours:
        out.print("\nOnly in the record", style="bold")
    for one in result.only_ours[:_SHOWN]:
        when = f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"
        by = "" if one.dated else ", by its publication"
        other = f"; there as {', '.join(sorted(one.otherwise)[:3])}" if one.otherwise else ""
        out.print(f"  {one.id}  {when}{by}  {_clean(one.text)}{_clean(other)}", soft_wrap=True)
    _more(out, len(result.only_ours))
    if result.unmatched_rows:
        out.print("\nOnly in the file (of the record's days and dyads)", style="bold")
    for row in result.unmatched_rows[:_SHOWN]:
        parties = f"{row.actor_name or '?'} – {row.recipient_name or '?'}"
        out.print(f"  {_clean(row.id)}  {row.start}  {_clean(row.type)}  {_clean(parties)}", soft_wrap=True)
    _more(out, len(result.unmatched_rows))
    if result.confusion:
        out.print("\nDay and dyad agree, the type does not (here, there)", style="bold")
    for (code, other_type), number in result.confusion.most_common(_SHOWN):
        out.print(f"  {number:>5}  {code}  {_clean(other_type)}")
    unknown = sum(result.unknown_types.values())
    if unknown:
        out.print(f"\n{unknown:,} rows are of types that the crosswalk does not know: {_clean(', '.join(list(result.unknown_types)[:5]))}.")


def _more(out: Any, number: int) -> None:
    if number > _SHOWN:
        out.print(f"  and {number - _SHOWN:,} more; --json lists all", style="dim")


def _clean(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
