"""The resolver on its own, and the knowledge behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from sanderling.cli.terminal import console, published_option, write
from sanderling.errors import NotFound

_json = click.option("--json", "as_json_", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", help="The day asked about, YYYY-MM-DD: offices change hands.")
@_json
def who(name: tuple[str, ...], day: str | None, as_json_: bool) -> None:
    """Say whom NAME means: a name, a surname, an office ('the Russian defence minister'), a near spelling."""
    from dataclasses import asdict

    from sanderling.resolve.lookup import Names

    found = Names().who(" ".join(name), day)
    if as_json_:
        _print_json([asdict(one) for one in found])
    elif found:
        _print_table(
            ("Sure", "Who", "Country", "Office", "Id", "Why"),
            [
                (f"{one.confidence:.2f}", one.name, one.country or "–", one.office or "–", one.id, one.why)
                for one in found[:12]
            ],
        )
    if not found:
        raise NotFound(
            f"Nobody known is called '{' '.join(name)}'; try another spelling, or add a row of your own (docs/knowledge.md)."
        )


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--in", "within", multiple=True, metavar="PLACE", help="What it lies in, such as a region or country.")
@click.option("--beside", multiple=True, metavar="PLACE", help="Another place named with it.")
@_json
def where(name: tuple[str, ...], within: tuple[str, ...], beside: tuple[str, ...], as_json_: bool) -> None:
    """Say which place NAME means, what else it may be, and why."""
    from sanderling.resolve.lookup import where as find

    choice = find(" ".join(name), within, beside)
    others = [(place, score) for place, score in choice.others if place.id != choice.id]
    if as_json_:
        _print_json(
            {
                "query": choice.query, "resolved": choice.resolved, "why": choice.why, "name": choice.name, "id": choice.id,
                "country": choice.country, "admin1": choice.admin1, "lat": choice.lat, "lon": choice.lon,
                "precision": choice.precision, "confidence": choice.score if choice.resolved else 0.0,
                "others": [
                    {"id": place.id, "name": place.describe(), "lat": place.lat, "lon": place.lon, "score": round(score, 3)}
                    for place, score in others
                ],
                "hints": [place.describe() for place in choice.hints],
            }
        )  # fmt: skip
        return
    out = console()
    if choice.resolved:
        out.print(
            f"{choice.name}, {', '.join(part for part in (choice.admin1, choice.country) if part)}",
            style="bold",
            markup=False,
        )
        if choice.lat is not None and choice.lon is not None:
            out.print(
                f"{choice.lat:.3f}, {choice.lon:.3f} ({choice.precision}; sure {choice.score:.2f}; {choice.id or 'no id'})",
                markup=False,
            )
    out.print(choice.why, markup=False)
    for place, score in others[:6]:
        out.print(f"  or {place.describe()}: {score:.2f}", style="dim", markup=False)
    for place in choice.hints[:4]:
        out.print(f"  known: {place.describe()}", style="dim", markup=False)
    if not choice.resolved and not choice.others and not choice.hints:
        raise NotFound("No such place is known; say more (--in COUNTRY), or add a row of your own (docs/knowledge.md).")


@click.command()
@click.argument("text", nargs=-1, required=True)
@published_option
@_json
def when(text: tuple[str, ...], published: str | None, as_json_: bool) -> None:
    """Say what the time expressions of TEXT mean, counted from the day of publication."""
    from sanderling.resolve.lookup import when as find

    words = " ".join(" ".join(text).split())
    found = find(words, published)
    if as_json_:
        _print_json(
            [
                {
                    "text": words[one.start : one.end], "start": one.value_start, "end": one.value_end,
                    "precision": one.precision, "kind": one.kind, "why": one.why,
                }
                for one in found
            ]
        )  # fmt: skip
    elif found:
        rows = []
        for one in found:
            value = (
                "–"
                if one.value_start is None
                else one.value_start
                if one.value_start == one.value_end
                else f"{one.value_start} to {one.value_end}"
            )
            rows.append((words[one.start : one.end], value, one.precision if one.kind == "date" else one.kind, one.why))
        _print_table(("Words", "Means", "Precision", "Why"), rows)
    if not found:
        raise NotFound("No time expression is found in these words.")


@click.group()
def knowledge() -> None:
    """Look after the knowledge files."""


@knowledge.command()
def check() -> None:
    """Validate every knowledge file, yours among them; the first fault ends with its place and what is wrong."""
    from sanderling.knowledge.check import check_all

    _print_table(("File", "Rows"), [(name, str(rows)) for name, rows in check_all()])


@knowledge.command()
def doc() -> None:
    """Print docs/knowledge.md, made from the files."""
    from sanderling.knowledge.check import as_document

    write(as_document())


def _print_json(value: Any) -> None:
    import json

    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print_table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
