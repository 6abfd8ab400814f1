"""What does not fit in articles: findings alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sanderling.cli.terminal import console, published_option, tell, write
from sanderling.errors import SanderlingError

if TYPE_CHECKING:
    from sanderling.records import Reading


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@published_option
@click.option("--json", "as_json_", is_flag=True, help="Print findings as JSON: one object a file, one line each.")
@click.option("--kinds", is_flag=True, help="Print what each kind of finding means, too.")
def check(sources: tuple[str, ...], published: str | None, as_json_: bool, kinds: bool) -> None:
    """Say what does not fit in articles, or is missing: places, persons, dates, numbers, journeys, sources, headline.

    Several files are also held against one another, in the order given. FILE may be '-' for standard input.
    """
    import json

    from sanderling.check import check_across
    from sanderling.export.as_json import plain
    from sanderling.export.terminal import print_findings
    from sanderling.ingest import read_path
    from sanderling.reader import Reader

    reader = Reader()
    before: list[Reading] = []
    failed: SanderlingError | None = None
    for source in sources:
        try:
            reading = reader.read(read_path(source), published)
        except SanderlingError as error:
            # One broken file must not hide what the others say.
            tell(f"sanderling: {error}")
            failed = failed or error
            continue
        before.append(reading)
        across = check_across(before) if len(before) > 1 else ()
        made: dict[str, Any] = {
            "article": {"id": reading.article.id, "name": reading.article.name, "published": reading.article.published},
            "findings": [plain(finding) for finding in reading.findings],
            "across": [plain(finding) for finding in across],
        }
        if as_json_:
            write(json.dumps(made, ensure_ascii=False) + "\n")
        else:
            print_findings(made, console())
    if kinds and not as_json_:
        from sanderling.knowledge.check_data import finding_kinds

        for kind in finding_kinds().values():
            write(f"{kind.name}: {kind.definition}\n")
    if failed is not None:
        raise SystemExit(failed.exit_code)
