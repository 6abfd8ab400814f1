"""Reading articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sanderling.cli.terminal import console, make_folder, progress, published_option, record_option, save, tell, write
from sanderling.errors import RecordError, SanderlingError

if TYPE_CHECKING:
    from sanderling.reader import Reader


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@published_option
@click.option("--json", "as_json_", is_flag=True, help="Print JSON: one object, or one a line for several files.")
@click.option("--html", "html_file", metavar="OUT", help="Write one self-contained page (a folder for several files).")
@record_option
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
    with progress(several and sys.stderr.isatty()) as bar:
        task = bar.add_task("Reading", total=len(files))
        for name in files:
            try:
                code = _read_one(
                    reader, name, published, as_json_, html_file, several, None if no_record else record_file
                )
                failed = failed or code
            except SanderlingError as error:
                if not several:
                    raise
                tell(f"sanderling: {error}")
                failed = failed or error.exit_code
            bar.advance(task)
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
        write(as_json(reading, None if several else 2) + "\n")
    if html_file is not None:
        from sanderling.export.page import as_html

        target = Path(html_file)
        if several:
            make_folder(target)
            target = target / f"{Path(name).stem if name != '-' else 'stdin'}-{reading.article.id[:8]}.html"
        save(target, as_html(reading_as_dict(reading), reading.article.text))
        tell(f"Wrote {target}")
    if not as_json_ and html_file is None:
        from sanderling.export.terminal import print_report

        print_report(reading_as_dict(reading), console())
        if several:
            write("\n")
    if record_file is not None:
        from sanderling.store import Record

        try:
            with Record(record_file) as record:
                record.add(reading)
        except RecordError as error:
            tell(f"sanderling: {error}")
            code = error.exit_code
    return code
