"""Judging, checking and copying the record."""

from __future__ import annotations

from typing import Any

import click

from sanderling.cli.terminal import MOST, printable, reading_record, record_option, write, write_line
from sanderling.errors import InputError, RecordError


@click.command()
@click.argument("verdict", required=False, metavar="VERDICT")
@click.argument("subject", required=False)
@click.argument("other", required=False)
@click.option("--why", help="The reason; a judgement needs one.")
@click.option("--by", help="Who judges; the user's name if not given.")
@click.option("--list", "listed", is_flag=True, help="List the judgements.")
@click.option("--standing", is_flag=True, help="Of --list: leave out what was undone.")
@click.option("--json", "as_json_", is_flag=True, help="Of --list: one JSON object a line.")
@record_option
def judge(
    verdict: str | None,
    subject: str | None,
    other: str | None,
    why: str | None,
    by: str | None,
    listed: bool,
    standing: bool,
    as_json_: bool,
    record_file: str,
) -> None:
    """Keep a person's judgement, which no program overwrites.

    VERDICT is confirm or reject (of an event), same or different (of two events or two articles), split (off its group),
    or undo (of a judgement, by its number). An event is 7/E3 (reading 7) or DIGEST-E3, an article DIGEST.
    """
    from sanderling.store import Record

    if listed:
        _list(record_file, standing, as_json_)
        return
    if verdict is None or subject is None:
        raise InputError("A judgement needs a verdict and what it is about, such as: judge reject 7/E3 --why '...'.")
    with Record(record_file, create=False) as record:
        number = record.judge(verdict, subject, other, why=why or "", by=by or _user())
    write(f"Judgement {number} is kept; 'sanderling judge undo {number} --why ...' undoes it.\n")


def _list(record_file: str, standing: bool, as_json_: bool) -> None:
    import dataclasses
    import json

    with reading_record(record_file) as record:
        for one in record.judgements(standing):
            if as_json_:
                write(json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n")
                continue
            about = f"undoes {one.undoes}" if one.undoes else f"{one.about} {one.subject_name}"
            also = f" and {one.other_name}" if one.other else ""
            write_line(f"{one.number}  {one.at[:19]}  {one.by}  {one.verdict}  {about}{also}: {printable(one.why)}")


@click.command()
@click.argument("article")
@click.argument("older", type=int, required=False)
@click.argument("newer", type=int, required=False)
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
@record_option
def diff(article: str, older: int | None, newer: int | None, as_json_: bool, record_file: str) -> None:
    """Show what a newer reading of ARTICLE sees otherwise than an older one (the last two, or two numbers of readings)."""
    import dataclasses
    import json

    with reading_record(record_file) as record:
        numbers = record.readings(article)
        if older is None and newer is None:
            if len(numbers) < 2:
                write(f"Article {article} was read once; there is nothing to compare.\n")
                return
            older, newer = numbers[-2:]
        elif newer is None:
            newer = numbers[-1]
        for number in (older, newer):
            if number not in numbers:
                shown = ", ".join(map(str, numbers))
                raise InputError(f"{number} is no reading of article {article}; its readings are {shown}.")
        seen = record.differences(int(older or 0), int(newer or 0))
    if as_json_:
        write(json.dumps(dataclasses.asdict(seen), ensure_ascii=False, indent=2) + "\n")
        return
    write_line(f"Reading {older} against reading {newer}")
    for name, (one, two) in seen.made_by.items():
        write_line(f"  {name}: {_told(one)} -> {_told(two)}")
    for event in seen.gone:
        write_line(f"- {event['id']} {_event(event)}")
    for event in seen.come:
        write_line(f"+ {event['id']} {_event(event)}")
    for change in seen.changed:
        fields = "; ".join(f"{name}: {_told(one)} -> {_told(two)}" for name, (one, two) in change.fields.items())
        write_line(f"~ {change.older} -> {change.newer} {fields}  “{printable(change.quote)}”")
    write_line(f"{seen.same} the same, {len(seen.changed)} changed, {len(seen.gone)} gone, {len(seen.come)} new.")


@click.command()
@click.option("--last", type=click.IntRange(1, MOST), help="Only the last so many rows.")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a line.")
@record_option
def log(last: int | None, as_json_: bool, record_file: str) -> None:
    """Show the log: every row that was kept, when, by what or whom; each digest covers the row before it."""
    import dataclasses
    import json

    with reading_record(record_file) as record:
        for row in record.log(last):
            if as_json_:
                write(json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n")
            else:
                write_line(f"{row.number}  {row.at[:19]}  {row.by}  {row.action} {row.subject[:12]}  {row.digest[:16]}")


@click.command()
@click.option("--digest", "only_digest", is_flag=True, help="Print the digest of all content apart from times of the clock.")
@click.option("--rebuild", is_flag=True, help="Make the derived tables and the search index anew, then check.")
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
@record_option
def verify(only_digest: bool, rebuild: bool, as_json_: bool, record_file: str) -> None:
    """Check that the record holds what it says: digests, the log's chain, keys, rows against readings, search index.

    The head of the log, noted elsewhere, shows later that nothing was cut off its end.
    """
    import dataclasses
    import json

    from sanderling.record import Record

    with Record(record_file, create=False) as record:
        if only_digest:
            write(record.content_digest() + "\n")
            return
        if rebuild:
            record.rebuild()
        verdict = record.verify()
    if as_json_:
        write(json.dumps({**dataclasses.asdict(verdict), "sound": verdict.sound}, ensure_ascii=False, indent=2) + "\n")
    else:
        for fault in verdict.faults:
            write_line(fault)
        counts = ", ".join(f"{name} {count:,}" for name, count in verdict.checked.items())
        write(f"Checked: {counts}.\nHead of the log: {verdict.head}\n")
        for name in verdict.not_checked:
            write(f"Not checked: {name}.\n")
    if not verdict.sound:
        raise RecordError(
            f"The record {record_file} does not hold what it was given ({len(verdict.faults)} faults); go back to a backup."
        )
    if not as_json_:
        write("All is as it was kept.\n")


@click.command()
@click.argument("target")
@record_option
def backup(target: str, record_file: str) -> None:
    """Copy the record to the new file TARGET, while others may use it."""
    with reading_record(record_file) as record:
        record.backup(target)
    write_line(f"Wrote {target}")


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise InputError("A judgement says by whom, and the user has no name here; give --by NAME.") from None


def _told(value: object) -> str:
    """A field's value for people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value or value == 0 else "–"


def _event(event: dict[str, Any]) -> str:
    who = "; ".join(one["name"] for one in event["actors"]) or "–"
    whom = "; ".join(one["name"] for one in event["recipients"]) or "–"
    return f"{event['code']} {who} -> {whom}, {event['factuality']}  “{printable(event['evidence'][0]['quote'])}”"
