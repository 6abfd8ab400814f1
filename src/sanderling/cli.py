"""The command line: one function a command, which parses, calls the library, and prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanderling import __version__
from sanderling.errors import NotFound, RecordError, SanderlingError

if TYPE_CHECKING:
    from sanderling.reader import Reader

DEFAULT_RECORD = "sanderling.sqlite"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sanderling")
def commands() -> None:
    """Read news about states: who did what to whom, when, where, according to whom.

    Every value is shown with the exact words that it rests on. Nothing leaves this machine.
    """


_published = click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; relative dates need it.")
_record = click.option(
    "--record", "record_file", default=DEFAULT_RECORD, show_default=True, metavar="FILE", help="The record (SQLite)."
)


@commands.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_published
@click.option("--json", "as_json_", is_flag=True, help="Print JSON: one object, or one a line for several files.")
@click.option("--html", "html_file", metavar="OUT", help="Write one self-contained page (a folder for several files).")
@_record
@click.option("--no-record", is_flag=True, help="Keep the reading in no record.")
def read(
    files: tuple[str, ...],
    published: str | None,
    as_json_: bool,
    html_file: str | None,
    record_file: str,
    no_record: bool,
) -> None:
    """Read articles (plain text files, or - for standard input) and report what they say."""
    from sanderling.reader import Reader

    reader = Reader()
    failed = 0
    several = len(files) > 1
    with _progress(several and sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading", total=len(files))
        for name in files:
            try:
                code = _read_one(
                    reader, name, published, as_json_, html_file, several, None if no_record else record_file
                )
                failed = failed or code
            except SanderlingError as error:
                if not several:
                    raise
                click.echo(f"sanderling: {error}", err=True)
                failed = failed or error.exit_code
            progress.advance(task)
    if failed:
        sys.exit(failed)


def _read_one(
    reader: Reader,
    name: str,
    published: str | None,
    as_json_: bool,
    html_file: str | None,
    several: bool,
    record_file: str | None,
) -> int:
    """Read and show one file; a record that cannot be written is said after the reading is shown."""
    from sanderling.export.as_json import as_json, reading_as_dict
    from sanderling.ingest import read_path

    reading = reader.read(read_path(name), published)
    code = 0
    if as_json_:
        _write(as_json(reading, None if several else 2) + "\n")
    if html_file is not None:
        from sanderling.export.page import as_html

        target = Path(html_file)
        if several:
            _make_folder(target)
            target = target / f"{Path(name).stem if name != '-' else 'stdin'}-{reading.article.id[:8]}.html"
        _save(target, as_html(reading_as_dict(reading), reading.article.text))
        click.echo(f"Wrote {target}", err=True)
    if not as_json_ and html_file is None:
        from sanderling.export.terminal import print_report

        print_report(reading_as_dict(reading), _console())
        if several:
            click.echo()
    if record_file is not None:
        from sanderling.store import Record

        try:
            with Record(record_file) as record:
                record.add(reading)
        except RecordError as error:
            click.echo(f"sanderling: {error}", err=True)
            code = error.exit_code
    return code


@commands.command()
@click.argument("file")
@click.option(
    "--json", "as_json_", is_flag=True, help="Print the text, the edits, the regions and the offset map as JSON."
)
def repair(file: str, as_json_: bool) -> None:
    """Restore the letters of an obfuscated text; the restored text goes to standard output."""
    import json

    from sanderling.export.as_json import plain
    from sanderling.ingest import read_path
    from sanderling.repair import repair as mend
    from sanderling.repair.page import page_of

    article = read_path(file)
    repaired = mend(article.text)
    if not as_json_:
        _write(repaired.clean)
        return
    page = page_of(repaired.clean)
    regions = []
    for region in page.regions:
        start, end = repaired.offsets.to_original(region.start, region.end)
        regions.append({"start": start, "end": end, "kind": region.kind.value, "why": region.why})
    made = {
        "text": repaired.clean,
        "changed": len(repaired.edits) > 0,
        "edits": [plain(edit) for edit in repaired.edits],
        "flags": [plain(flag) for flag in repaired.flags],
        "regions": regions,
        "map": repaired.offsets.as_segments(),
    }
    _write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


@commands.command()
@click.argument("file")
@click.option("--kind", default="homoglyph", show_default=True, help="Which attack; see the list in docs/limits.md.")
@click.option("--rate", default=0.25, show_default=True, type=click.FloatRange(0, 1), help="Share of letters attacked.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same text.")
def obfuscate(file: str, kind: str, rate: float, seed: int) -> None:
    """Attack a text as spammers do, to test readers with; the text goes to standard output."""
    from sanderling.ingest import read_path
    from sanderling.repair.attacks import ATTACKS, attack

    if kind not in ATTACKS:
        raise click.BadParameter(f"'{kind}' is none of {', '.join(sorted(ATTACKS))}.", param_hint="--kind")
    _write(attack(read_path(file).text, kind, rate, seed))


@commands.command()
@click.argument("event_id")
@click.argument("file", required=False)
@_published
@_record
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
            print_explanation(reading, event, _console())
            return
    known = ", ".join(event["id"] for event in reading["events"]) or "none"
    raise NotFound(f"There is no event {event_id} in this reading; it has {known}.")


@commands.command("list")
@_record
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
            _write(json.dumps(dataclasses.asdict(entry), ensure_ascii=False) + "\n")
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
    _console().print(table if entries else "The record holds no article yet.")


@commands.command()
@click.argument("reading")
@_record
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
        _write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif html_file is not None:
        from sanderling.export.page import as_html

        _save(Path(html_file), as_html(found, text))
        click.echo(f"Wrote {html_file}", err=True)
    else:
        print_report(found, _console())


@commands.command("code-pairs")
@click.argument("table", metavar="IN.tsv")
@click.option("--out", required=True, metavar="OUT.tsv", help="Where the coded rows go.")
@click.option("--codebook", default="plover", show_default=True, type=click.Choice(["plover", "plv", "cameo"]))
def code_pairs(table: str, out: str, codebook: str) -> None:
    """Code sentences whose source stands in <s>..</s> and target in <t>..</t> (column marked_sentence)."""
    from sanderling.pairs import code_table

    code_table(Path(table), Path(out), codebook)


@commands.command()
@click.argument("kind", type=click.Choice(["relations", "attribution", "readings", "sentences"]))
@click.argument("path", metavar="PATH")
@click.option("--codebook", default="plv", show_default=True, type=click.Choice(["plover", "plv", "cameo"]))
@click.option("--json", "as_json_", is_flag=True, help="Print all figures as one JSON object.")
def evaluate(kind: str, path: str, codebook: str, as_json_: bool) -> None:
    """Score Sanderling against gold of your own.

    \b
    relations    a TSV with the columns marked_sentence and gold_type (codes of --codebook)
    attribution  a folder of brat files: Source, Cue, Content, Attribution
    readings     a folder of articles (NAME.txt), each with its gold (NAME.yml)
    sentences    rows of codes and a sentence with its parties marked, as in training/corpus
    """
    import json

    if not Path(path).exists():
        raise NotFound(f"There is no {path}; check the path.")
    if kind == "relations":
        from sanderling.evaluate.relations import score_relations

        scores = score_relations(Path(path), codebook)
    elif kind == "attribution":
        from sanderling.evaluate.attribution import score_attribution

        scores = score_attribution(Path(path))
    elif kind == "sentences":
        from sanderling.evaluate.sentences import score_sentences

        scores = score_sentences(Path(path))
    else:
        from sanderling.evaluate.readings import score_readings

        scores = score_readings(Path(path))
    if as_json_:
        _write(json.dumps(scores, ensure_ascii=False, indent=2) + "\n")
        return
    from sanderling.evaluate.report import print_scores

    print_scores(scores, _console())


def _stored(record_file: str, which: str) -> dict[str, Any]:
    from sanderling.store import Record

    with Record(record_file, create=False) as record:
        if not which:
            entries = record.entries()
            if not entries:
                raise NotFound(f"The record {record_file} holds no article yet; read one first.")
            which = str(max(entry.number for entry in entries))
        return record.reading(which)


def _console() -> Any:
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def _progress(shown: bool) -> Any:
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), disable=not shown, transient=True)


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _save(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise SanderlingError(f"{target} cannot be written ({error.strerror}); choose another place.") from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SanderlingError(
            f"{folder} cannot be made ({error.strerror}); with several files --html names a folder."
        ) from None


def main() -> None:
    """Run the command line; every known error is one sentence on standard error and an exit code of its own."""
    try:
        commands(standalone_mode=False)
    except SanderlingError as error:
        click.echo(f"sanderling: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("sanderling: stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


if __name__ == "__main__":
    main()
