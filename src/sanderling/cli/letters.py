"""Repairing letters, and attacking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sanderling.cli.terminal import write

if TYPE_CHECKING:
    pass


@click.command()
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
        write(repaired.clean)
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
    write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


@click.command()
@click.argument("file")
@click.option("--kind", default="homoglyph", show_default=True, help="Which attack; see the list in docs/limits.md.")
@click.option("--rate", default=0.25, show_default=True, type=click.FloatRange(0, 1), help="Share of letters attacked.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same text.")
def obfuscate(file: str, kind: str, rate: float, seed: int) -> None:
    """Attack a text as spammers do, to test readers with; the text goes to standard output."""
    from sanderling.ingest import read_path
    from sanderling.repair.attacks import ATTACKS, attack

    if rate != rate:  # not a number, which no range of numbers refuses
        raise click.BadParameter("'nan' is no share; give one from 0 to 1.", param_hint="--rate")
    if kind not in ATTACKS:
        raise click.BadParameter(f"'{kind}' is none of {', '.join(sorted(ATTACKS))}.", param_hint="--kind")
    write(attack(read_path(file).text, kind, rate, seed))
