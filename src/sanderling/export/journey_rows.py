"""The leader-travel table as CSV and JSON: every cell with the words that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sanderling.export.csv_tables import as_csv
from sanderling.export.tables import Cell, Column, Row, Table
from sanderling.journeys import COLUMNS, Journey

_DESCRIPTIONS = {
    "travellers": "who travels",
    "from": "where from",
    "via": "places on the way",
    "to": "where to",
    "start": "first day, month or year, ISO 8601 of the precision told; of one day that is told, that day",
    "end": "last day, month or year; empty where nobody says when it ended",
    "host": "who invited or received the traveller, or whom of that country he came to see",
    "purpose": "what for, in the articles' words",
    "status": "made, planned, possible, demanded, not made; what was told last stands first",
    "conveyance": "by what",
    "protection": "how it is protected",
    "attributes": "its speed, mass and the like, as told",
    "formation": "of how many it consists and what rides with it",
    "escorts": "who goes along",
}

JOURNEY_COLUMNS = (
    Column("journey_id", "string", "first 8 digits of an article's digest and the journey's id: 247be151-J1", {"required": True, "unique": True}),
    *(
        column
        for name in COLUMNS
        for column in (
            Column(name, "list", f"{_DESCRIPTIONS[name]}; several where articles differ or several are told"),
            Column(f"{name}_evidence", "list", f"the words for {name}: the article's first 8 digits, a colon, the exact words"),
        )
    ),
    Column("disputed", "list", "the columns in which articles contradict each other"),
    Column("articles", "list", "SHA-256 of the articles that tell it"),
    Column("origins", "integer", "to how many independent accounts they go back; empty where copies were not looked for", {"minimum": 1}),
)  # fmt: skip

JOURNEYS = Table("journeys", "Who went, or is to go, where", "journey_id", JOURNEY_COLUMNS, lambda _: iter(()))


def journey_csv(rows: Iterable[Journey]) -> Iterator[str]:
    """Yield the lines of the table as CSV."""
    return as_csv(JOURNEYS, map(_flat, rows))


def journey_json(rows: Iterable[Journey]) -> str:
    """Return the rows as a JSON list."""
    return json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=2) + "\n"


def _flat(row: Journey) -> Row:
    made: dict[str, Cell] = {"journey_id": row.id}
    for column in COLUMNS:
        values = row.cells[column]
        made[column] = [value.text for value in values]
        made[f"{column}_evidence"] = [
            f"{words.article[:8]}: {words.quote}" for value in values for words in value.evidence
        ]
    made["disputed"] = list(row.disputed)
    made["articles"] = list(row.articles)
    made["origins"] = row.origins
    return made
