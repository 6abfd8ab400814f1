"""Validates every knowledge file, and writes docs/knowledge.md from them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fnmatch import fnmatch

from sanderling.errors import KnowledgeError
from sanderling.knowledge import act_data, actor_data, cue_data, event_data
from sanderling.knowledge.own import own_files
from sanderling.knowledge.tables import data_file, data_files, read_csv

ABOUT_COLUMNS = ("file", "holds", "to_add")
_OWN_KEYS = frozenset(["id"])


def check_all() -> list[tuple[str, int]]:
    """Return each file, yours among them, with its number of rows (0 for what has none).

    Raises KnowledgeError at the first fault: a header or row of the wrong form, an id twice, an empty cell that must not
    be, an office that names nobody, a file that about.csv does not tell of.
    """
    made = []
    for name in data_files():
        if _about(name) is None:
            raise KnowledgeError(f"{name}: about.csv does not say what it holds; add a row.")
        made.append((name, _rows(name, data_file(name).read_text(encoding="utf-8")) if name.endswith(".csv") else 0))
    for path in own_files():
        made.append((str(path), _rows(str(path), path.read_text(encoding="utf-8")) if path.suffix == ".csv" else 0))
    for load in (
        actor_data.states, actor_data.organisations, actor_data.persons, actor_data.roles, actor_data.no_actors,
        actor_data.seats, actor_data.shared_names, act_data.fine_acts, event_data.event_types, cue_data.cues,
    ):  # fmt: skip
        load()
    ids = [body.id for body in actor_data.organisations()]
    twice = sorted({one for one in ids if ids.count(one) > 1}) if len(ids) != len(set(ids)) else []
    if twice:
        raise KnowledgeError(f"actors: the id {twice[0]} is given twice among the organisations; give another.")
    return made


def as_document() -> str:
    """Return docs/knowledge.md: every file with what it holds, its columns and how much, and how to add to it."""
    lines = [
        "# Knowledge",
        "",
        "Made from the files by `sanderling knowledge doc`; a test keeps it so. All files are in `src/sanderling/knowledge/`; the one",
        "strict loader refuses unknown columns, keys and empty cells that must not be. Every row of facts names its public source.",
        "",
        "| file | holds | rows | columns | to add |",
        "|---|---|---|---|---|",
    ]
    seen: set[str] = set()
    for name in data_files():
        about = _about(name)
        if about is None or about["file"] in seen:
            continue
        seen.add(about["file"])
        family = [one for one in data_files() if fnmatch(one, about["file"])]
        tables = [one for one in family if one.endswith(".csv")]
        rows = sum(_rows(one, data_file(one).read_text(encoding="utf-8")) for one in tables)
        columns = ", ".join(_header(tables[0])) if len(tables) == 1 and len(family) == 1 else f"{len(family)} files"
        lines.append(f"| `{about['file']}` | {about['holds']} | {rows or '–'} | {columns} | {about['to_add'] or '–'} |")
    offices = [holding for person in actor_data.persons().values() for holding in person.offices]
    confirmed = sum(holding.confirmed for holding in offices)
    lines += [
        "",
        "## Offices",
        "",
        f"{len(offices)} rows; {confirmed} of them were looked up in a second public source and agree (`confirmed`, `second_source`).",
        "All rows of 41 states most in the news and a random tenth of the rest, 2,273 rows, were looked up in November 2026, twice where the",
        "first look found nothing: 1,488 were confirmed by a second source seen then, 7 were wrong and are mended (0.5 % of those decided), and",
        "for 778 no second source was found or only a year was seen. An answer past a row's `as_of` says that it may be stale, and such a row, or one that no",
        "second source confirms, is answered with less confidence.",
        "",
        "## How sure an answer is",
        "",
        "Every actor and place of a reading, and every answer of `sanderling who` and `where`, carries a confidence from 0 to 1. An",
        "actor's comes from the way it was found (`SURE` in `resolve/found.py`): a state's name or a person's full name .97, a capital",
        "that acts .90, an office's holder .90 less what an unconfirmed or stale row takes off, a surname in its context .88, a near",
        "spelling .85, a pronoun .75. A place's is the share that the weighing of its candidates gives it.",
        "",
        "## Your own",
        "",
        "Name a folder in the environment variable `SANDERLING_KNOWLEDGE`. A CSV file in it of the same path and columns as one of ours,",
        "such as `actors/persons.csv`, adds its rows; every `*.ftm.json` or `*.ftm.jsonl` file adds the persons and organisations",
        "(schemata Person, Organization, PublicBody, Company, LegalEntity) of its FollowTheMoney entities, one a line. Nothing of ours is",
        "touched; `sanderling knowledge check` validates yours too, and the digest in every reading's trail covers them.",
    ]
    return "\n".join(lines) + "\n"


def _about(name: str) -> dict[str, str] | None:
    if name == "about.csv":
        return {"file": "about.csv", "holds": "what each file holds, for docs/knowledge.md", "to_add": "one row a file"}
    return next((row for row in read_csv("about.csv", ABOUT_COLUMNS) if fnmatch(name, row["file"])), None)


def _header(name: str) -> tuple[str, ...]:
    return tuple(next(csv.reader(io.StringIO(data_file(name).read_text(encoding="utf-8"), newline=""))))


def _rows(name: str, text: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    if not header or len(header) != len(set(header)):
        raise KnowledgeError(f"{name}: the first line must name the columns, each once.")
    seen: set[str] = set()
    count = 0
    for number, cells in _numbered(reader):
        if len(cells) != len(header):
            raise KnowledgeError(f"{name}, line {number}: {len(cells)} cells instead of {len(header)}.")
        if header[0] in _OWN_KEYS:
            if cells[0] in seen:
                raise KnowledgeError(f"{name}, line {number}: the id {cells[0]} stands there twice.")
            seen.add(cells[0])
        count += 1
    return count


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(reader, start=2):
        if cells:
            yield number, cells


