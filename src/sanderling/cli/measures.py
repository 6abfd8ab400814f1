"""Legal measures: what was in force on a day, articles held against it, and worksheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sanderling.cli.terminal import as_of_option, console, published_option, record_option, save, tell, write
from sanderling.errors import InputError, NotFound, SanderlingError
from sanderling.resolve.day import given_day


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@published_option
@record_option
@as_of_option
@click.option("--stored", is_flag=True, help="FILE... are readings of the record: numbers or first digits of a digest.")
@click.option("--regime", metavar="ID", help="Only this regime, such as UN-PRK; 'sanderling measure' lists them.")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object a reading: article and assessments.")
def assess(
    sources: tuple[str, ...], published: str | None, record_file: str, as_of: str | None, stored: bool,
    regime: str | None, as_json_: bool,
) -> None:  # fmt: skip
    """Hold what articles tell against the legal measures in force on the day: indicators for a person to examine.

    Readings of the record are held against what the program knows of the law today, with --as-of too: that chooses the
    reading, and the articles among which origins are counted.
    """
    import json

    from rich.text import Text

    from sanderling.export.terminal import assessment_lines

    if regime is not None:
        _entry(regime)
    readings, failed = _readings(sources, published, record_file, stored, as_of)
    for reading in readings:
        found = [one for one in reading["assessments"] if regime is None or one["regime"] == regime]
        if as_json_:
            article = {key: reading["article"][key] for key in ("id", "name", "published")}
            write(json.dumps({"article": article, "assessments": found}, ensure_ascii=False) + "\n")
            continue
        out = console()
        title = reading["article"]["title"]
        out.print(Text(title["words"] if title else reading["article"]["name"] or "(no title)", style="bold"))
        out.print(assessment_lines(found) if found else "No event touches a regime that the program knows.")
    if failed:
        sys.exit(failed)


@click.command()
@click.argument("regime", required=False)
@click.option("--on", "day", metavar="DATE", help="Only what was in force on this day, YYYY-MM-DD.")
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
def measure(regime: str | None, day: str | None, as_json_: bool) -> None:
    """List the regimes, or the paragraphs of one with their chains and the days on which they are in force."""
    import json

    from rich.table import Table
    from rich.text import Text

    from sanderling.knowledge.measure_data import regime as load
    from sanderling.knowledge.measure_data import regime_list

    if regime is None:
        rows = [{"regime": one.id, "name": one.name, "kind": one.kind} for one in regime_list().values()]
        if as_json_:
            write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
            return
        table = Table(box=None, header_style="dim", pad_edge=False)
        for column in ("Regime", "Kind", "Name"):
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(row["regime"], row["kind"], row["name"])
        console().print(table)
        return
    found = load(_entry(regime))
    measures = list(found.measures.values()) if day is None else found.on(given_day(day).isoformat())
    if as_json_:
        write(json.dumps([_as_dict(found, one) for one in measures], ensure_ascii=False, indent=2) + "\n")
        return
    out = console()
    out.print(Text(found.entry.name, style="bold"))
    when = "all days" if day is None else day
    out.print(Text(f"{found.summary} {len(measures)} rules, {when}; known up to {found.known_to}.\n", style="dim"))
    for one in measures:
        line = Text(one.label, style="bold")
        line.append(f"  {one.start} to {one.end or 'open'}{' (last renewal known)' if one.renewable else ''}", style="dim")
        out.print(line)
        out.print(Text(f"    {one.says}"))
        for word, keys in (("extends", one.extends), ("in place of", one.replaces), ("says again", one.reaffirms)):
            for key in keys:
                out.print(Text(f"    {word} {found.measures[key].label}", style="cyan"))
        if one.limit:
            out.print(Text(f"    ceiling: {one.limit}", style="yellow"))
        for key in one.exempt:
            exemption = found.exemptions[key]
            out.print(Text(f"    exempt: {exemption.says} ({exemption.paragraph})", style="dim"))
        source = found.instruments[one.instrument]
        out.print(Text(f"    {source.url} ; {one.second or source.second} ; confirmed: {one.confirmed}", style="dim"))


@click.command()
@click.argument("regime")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@published_option
@record_option
@as_of_option
@click.option("--stored", is_flag=True, help="FILE... are readings of the record: numbers or first digits of a digest.")
@click.option("--format", "form", default="md", show_default=True, type=click.Choice(["html", "csv", "md"]))
@click.option("--out", metavar="FILE", help="Where it goes; standard output without it.")
@click.option("--all", "all_rows", is_flag=True, help="With events that the regime does not cover.")
def worksheet(
    regime: str, sources: tuple[str, ...], published: str | None, record_file: str, as_of: str | None, stored: bool,
    form: str, out: str | None, all_rows: bool,
) -> None:  # fmt: skip
    """Fill a regime's worksheet from articles: paragraph, fact, evidence, article, reply of those concerned."""
    from sanderling.export.worksheet import as_csv, as_markdown, worksheet_page, worksheet_rows
    from sanderling.knowledge.measure_data import regime_list

    name = regime_list()[_entry(regime)].name
    readings, failed = _readings(sources, published, record_file, stored, as_of)
    rows = worksheet_rows(readings, regime, all_rows)
    if form == "csv":
        text = as_csv(rows)
    elif form == "html":
        text = worksheet_page(rows, name)
    else:
        text = as_markdown(rows, name)
    if out is None:
        write(text)
    else:
        save(Path(out), text)
        tell(f"Wrote {out}")
    if failed:
        sys.exit(failed)


def _entry(regime: str) -> str:
    from sanderling.knowledge.measure_data import regime_list

    if regime not in regime_list():
        raise NotFound(f"There is no regime {regime}; 'sanderling measure' lists {len(regime_list())} of them.")
    return regime


def _readings(
    sources: tuple[str, ...], published: str | None, record_file: str, stored: bool, as_of: str | None = None
) -> tuple[list[dict[str, Any]], int]:
    """Return readings' JSON objects and the exit code of the last source that failed; one alone fails at once."""
    found: list[dict[str, Any]] = []
    failed = 0
    if as_of is not None and not stored:
        raise InputError("--as-of asks the record; give --stored and readings of it, or leave it out.")
    if stored:
        from sanderling.assess import assess_stored
        from sanderling.export.as_json import plain
        from sanderling.joining.telling import Counts
        from sanderling.record import Record

        with Record(record_file, create=False) as record:
            counts = Counts(record, as_of)
            for which in sources:
                number = record.reading_number(which, as_of)
                reading = record.reading(str(number))
                origins = {event: one.origins for event, one in counts.of_reading(number).items()}
                # What was stored may be older than the rules: it is held against them anew, from the reading alone.
                reading["assessments"] = [plain(one) for one in assess_stored(reading, origins)]
                found.append(reading)
        return found, failed
    from sanderling.export.as_json import reading_as_dict
    from sanderling.ingest import read_path
    from sanderling.reader import Reader

    reader = Reader()
    for name in sources:
        try:
            found.append(reading_as_dict(reader.read(read_path(name), published)))
        except SanderlingError as error:
            if len(sources) == 1:
                raise
            tell(f"sanderling: {error}")
            failed = failed or error.exit_code
    return found, failed


def _as_dict(regime: Any, one: Any) -> dict[str, Any]:
    source = regime.instruments[one.instrument]
    return {
        "id": one.id, "instrument": one.instrument, "paragraph": one.paragraph, "label": one.label, "says": one.says,
        "from": one.start, "to": one.end, "last_renewal_known": one.renewable, "acts": one.acts,
        "direction": one.direction, "goods": list(one.goods), "unsure": one.unsure, "limit": one.limit,
        "extends": [regime.measures[key].label for key in one.extends],
        "replaces": [regime.measures[key].label for key in one.replaces],
        "reaffirms": [regime.measures[key].label for key in one.reaffirms],
        "exemptions": [f"{regime.exemptions[key].says} ({regime.exemptions[key].paragraph})" for key in one.exempt],
        "confirmed": one.confirmed, "sources": [source.url, one.second or source.second], "checked": source.checked,
    }  # fmt: skip
