"""A scoring for people to read."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table


def print_scores(scores: dict[str, Any], console: Console) -> None:
    """Print what ``score_relations``, ``score_attribution`` or ``score_readings`` returned."""
    for name, value in scores.items():
        if name in {"types", "quads"}:
            console.print(f"\n{name}", style="bold", markup=False)
            print_scores(value, console)
        elif name == "confusion":
            _confusion(value, console)
        elif name == "wrong":
            console.print("\nwhat went wrong")
            for line in value:
                console.print(f"  {line}", markup=False)
        elif name in {"classes", "acts"}:
            _rows(name, [{"": key, **row} for key, row in value.items()], console)
        elif isinstance(value, list):
            _rows(name, value, console)
        elif isinstance(value, dict):
            console.print(f"{_words(name):32} {value['value']:.3f}  (95 %: {value['low']:.3f} to {value['high']:.3f})")
        else:
            console.print(f"{_words(name):32} {value}", markup=False)


def _words(name: str) -> str:
    return name.replace("_", " ").replace(" f1", " F1")


def _rows(name: str, rows: list[dict[str, Any]], console: Console) -> None:
    if not rows:
        return
    console.print(f"\n{_words(name)}")
    table = Table(box=None, header_style="dim", pad_edge=False)
    columns = list(dict.fromkeys(key for row in rows for key in row))
    for column in columns:
        table.add_column(column, justify="left" if column == "" else "right")
    for row in rows:
        table.add_row(*(_cell(row.get(column, 0)) for column in columns))
    console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _confusion(table: dict[str, dict[str, int]], console: Console) -> None:
    """The commonest confusions first: who reads it wants to know what to mend."""
    wrong = sorted(
        ((count, gold, said) for gold, row in table.items() for said, count in row.items() if said != gold),
        reverse=True,
    )
    console.print("\nconfusions, the commonest first")
    for count, gold, said in wrong[:15]:
        console.print(f"  {count:4}  {gold} coded as {said}", markup=False)
