"""Many articles, one account: origins and events of the given files."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml

from sanderling.cli.terminal import console, progress, tell, write
from sanderling.errors import InputError, SanderlingError

if TYPE_CHECKING:
    from sanderling.corroborate import Corroborated, Told


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--sources", metavar="FILE", help="YAML: a file's name, and its outlet and published date.")
@click.option("--json", "as_json_", is_flag=True, help="Print one JSON object.")
@click.option("--all", "every", is_flag=True, help="Show events that one article alone tells of, too.")
def corroborate(files: tuple[str, ...], sources: str | None, as_json_: bool, every: bool) -> None:
    """Group articles into independent accounts and the events they tell of; show where they agree and conflict.

    \b
    SOURCES holds, for each file by its name:
      article.txt: {outlet: Northern Post, published: 2022-04-06}
    """
    from sanderling.corroborate import corroborate as run

    given = _sources(sources)
    read, failed = _read(files, given)
    made = run(read)
    shown = _accounts(made, {told.id: (told, reading) for told, reading in read}, every)
    if as_json_:
        import json

        origins = [dataclasses.asdict(one) for one in made.origins]
        write(json.dumps({"origins": origins, "events": shown}, ensure_ascii=False, indent=2) + "\n")
    else:
        from sanderling.export.accounts import print_accounts

        print_accounts(made.origins, shown, {told.id: told for told, _ in read}, console())
        if not shown and all(len(one.members) < 2 for one in made.origins):
            hint = "" if every else "; --all shows what each tells of"
            tell(f"No two of the articles tell of one event, and none is a copy of another{hint}.")
    if failed:
        sys.exit(failed)


def _sources(path: str | None) -> dict[str, dict[str, str]]:
    if path is None:
        return {}
    try:
        made = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{path} cannot be read as YAML ({type(error).__name__}); check the file.") from None
    right = isinstance(made, dict) and all(isinstance(one, dict) and set(one) <= {"outlet", "published"} for one in made.values())
    if not right:
        raise InputError(f"{path} must hold file names, each with outlet and published; see --help.")
    return {str(name): {key: str(value) for key, value in one.items()} for name, one in made.items()}


def _read(files: tuple[str, ...], given: dict[str, dict[str, str]]) -> tuple[list[tuple[Told, dict[str, Any]]], int]:
    """Read the files; what cannot be read is said and left out."""
    from sanderling.corroborate import Told
    from sanderling.export.as_json import reading_as_dict
    from sanderling.ingest import read_path
    from sanderling.reader import Reader

    reader = Reader()
    made, failed = [], 0
    with progress(len(files) > 1 and sys.stderr.isatty()) as bar:
        task = bar.add_task("Reading", total=len(files))
        for name in files:
            source = given.get(Path(name).name, {})
            try:
                reading = reader.read(read_path(name), source.get("published"))
            except SanderlingError as error:
                if len(files) == 1:
                    raise
                tell(f"sanderling: {error}")
                failed = failed or error.exit_code
                continue
            article = reading.article
            title = article.title.text if article.title else None
            told = Told(article.id, reading.clean, title, source.get("outlet") or article.outlet, article.published)
            made.append((told, reading_as_dict(reading)))
            bar.advance(task)
    return made, failed


def _accounts(made: Corroborated, readings: dict[str, tuple[Told, dict[str, Any]]], every: bool) -> list[dict[str, Any]]:
    from sanderling.corroborate import account

    items = {one.id: one for one in made.items}
    origin_of = {copy.id: one.first for one in made.origins for copy in one.members}
    shown = [account(group, items, readings, origin_of) for group in made.events]
    shown = [one for one in shown if one.fields and (every or len(one.articles) > 1)]
    shown.sort(key=lambda one: (-one.origins, -len(one.articles), one.group))
    return [dataclasses.asdict(one) for one in shown]
