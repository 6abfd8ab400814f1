"""The leader-travel table for the terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from sanderling.journeys import COLUMNS, Journey, Value

_WIDE = 60
_SHOWN = 3
"""How many values of a cell the terminal shows; CSV and JSON hold all."""


def print_journeys(rows: list[Journey], console: Console, evidence: bool = False) -> None:
    """Print the table; with ``evidence``, every cell's words and articles under each row."""
    if not rows:
        console.print("No journey is told.")
        return
    if evidence:
        for row in rows:
            console.print(_with_evidence(row))
            console.print()
    else:
        console.print(_table(rows))
    articles = {article for row in rows for article in row.articles}
    disputed = sum(bool(row.disputed) for row in rows)
    told = f"{len(rows)} journey{'s' * (len(rows) != 1)}, from {len(articles)} article{'s' * (len(articles) != 1)}"
    console.print(Text(f"{told}; {disputed} disputed (marked ≠)." if disputed else f"{told}.", style="dim"))


def _table(rows: list[Journey]) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 1, 0))
    for name, width in (("Traveller", 16), ("Route", 20), ("When", 12), ("Status", 11), ("Host and purpose", 28), ("By", 40)):
        table.add_column(name, overflow="fold", max_width=width)
    shown: dict[str, str] = {}
    for row in rows:
        by = _by(row)
        if by.plain in shown and "\n" in by.plain:
            by = Text(f"{_clean(row.first('conveyance') or '')}\n(as for {shown[by.plain]})")
        else:
            shown[by.plain] = _clean(row.first("travellers") or "")
        table.add_row(_values(row, "travellers"), _route(row), _when(row), _status(row), _why(row), by)
    return table


def _route(row: Journey) -> Text:
    made = Text()
    origin = row.first("from")
    if origin:
        made.append(f"{_clean(origin)} ")
    for via in row.cells["via"]:
        made.append(f"→ {_clean(via.text)} ", style="dim")
    made.append("→ ")
    made.append_text(_values(row, "to") if row.cells["to"] else Text("?"))
    return made


def _when(row: Journey) -> Text:
    start, end = row.first("start"), row.first("end")
    made = Text(start or "–")
    if end and not (start or "").startswith(end):
        made.append(f"\nto {end}")
    for column in ("start", "end"):
        if column in row.disputed:
            others = ", ".join(value.text for value in row.cells[column][1:])
            made.append(f"\n≠ {column}: {others}", style="yellow")
    return made


def _status(row: Journey) -> Text:
    """How sure it is, and on how many independent accounts."""
    made = _values(row, "status", " ← ")
    if row.origins is not None:
        articles = len(row.articles)
        made.append(f"\n{articles} article{'s' * (articles != 1)}\n{row.origins} origin{'s' * (row.origins != 1)}", style="dim")
    return made


def _why(row: Journey) -> Text:
    made = _values(row, "host")
    if row.cells["purpose"]:
        if made.plain:
            made.append("\n")
        made.append(_short(_clean(row.cells["purpose"][0].text)), style="italic")
    return made


def _by(row: Journey) -> Text:
    made = Text(_clean(row.first("conveyance") or ""))
    for column in ("protection", "attributes", "formation", "escorts"):
        values = [_short(_clean(value.text)) for value in row.cells[column][:_SHOWN]]
        more = len(row.cells[column]) - len(values)
        if values:
            made.append(f"\n{column}: {', '.join(values)}{f' and {more} more' if more else ''}", style="dim")
    return made


def _values(row: Journey, column: str, joint: str = ", ") -> Text:
    made = Text(joint.join(_clean(value.text) for value in row.cells[column][:_SHOWN]))
    if column in row.disputed:
        made.append(" ≠", style="yellow")
    return made


def _with_evidence(row: Journey) -> RenderableType:
    head = Text(f"{row.id}  ", style="dim")
    head.append(f"{row.first('travellers')} → {row.first('to') or row.first('via') or '?'}", style="bold")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", min_width=11)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for column in COLUMNS:
        for number, value in enumerate(row.cells[column]):
            name = "" if number else f"{column}{' ≠' if column in row.disputed else ''}"
            table.add_row(name, Text(_clean(value.text)), _quotes(value))
    return Group(head, table)


def _quotes(value: Value) -> Text:
    made = Text()
    for number, words in enumerate(value.evidence[:_SHOWN]):
        made.append("\n" if number else "")
        made.append(f"“{_clean(words.words)}” ")
        made.append(words.article[:8], style="dim")
    if len(value.evidence) > _SHOWN:
        made.append(f"\nand {len(value.evidence) - _SHOWN} more", style="dim")
    return made


def _short(text: str) -> str:
    """What fits a cell; the whole stands under ``--evidence``, in CSV and in JSON."""
    return text if len(text) <= _WIDE else f"{text[: _WIDE - 1].rsplit(' ', 1)[0]} …"


def _clean(text: str) -> str:
    """Without control characters, which could drive the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
