"""A reading as one self-contained HTML page: the original text with every span marked, every value linked to its words."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

_CONTROLS = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\N{REPLACEMENT CHARACTER}",
)

_MARKED = (("events", "event"), ("claims", "claim"), ("journeys", "journey"), ("conveyances", "conveyance"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the original text under the same marks."""

    start: int
    text: str
    classes: str
    title: str


def as_html(reading: dict[str, Any], text: str) -> str:
    """Return the page of one reading (its JSON object); ``text`` is the article's original text."""
    return without_controls(
        _template().render(reading=reading, paragraphs=_paragraphs(reading, text), code_points=len(text))
    )


def without_controls(page: str) -> str:
    """Return a page with a sign in place of each control character, and of each that turns the line's direction.

    HTML can hold no control character, and whoever prints the page in a terminal would be at their mercy.
    """
    return page.translate(_CONTROLS)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = _visible
    return environment.from_string(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))


def _visible(text: str) -> str:
    """Show characters that cannot be seen by their code points, so that an edit can be read."""
    return "".join(
        char if (char.isprintable() and not char.isspace()) or char == " " else f"U+{ord(char):04X} " for char in text
    )


def _marks(reading: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    marks: list[tuple[int, int, str, str]] = []
    for edit in reading["repair"]["edits"]:
        what = (
            f"{edit['kind']}: read as '{edit['replacement']}'" if edit["replacement"] else f"{edit['kind']}: left out"
        )
        marks.append((edit["start"], edit["end"], "edit", what))
    for flag in reading["repair"]["flags"]:
        marks.append((flag["start"], flag["end"], "flag", flag["reason"]))
    for region in reading["repair"]["regions"]:
        marks.append((region["start"], region["end"], "region", f"kept out: {region['kind'].replace('_', ' ')}"))
    for key, name in _MARKED:
        for item in reading[key]:
            for span in item["evidence"]:
                marks.append((span["start"], span["end"], name, item["id"]))
    for finding in reading["findings"]:
        if finding["says"] is not None:
            says = finding["says"]
            marks.append((says["start"], says["end"], "finding", f"{finding['id']} {finding['kind']}"))
    for mention in reading["mentions"]:
        said = mention.get("name") or (mention.get("time") or {}).get("start") or mention.get("why") or ""
        marks.append((mention["start"], mention["end"], mention["kind"], f"{mention['kind']}: {said}".strip(": ")))
    return marks


def _add_edges(value: Any, edges: set[int]) -> None:
    """Let a piece begin and end at every span of the reading, so that a click marks exactly its words."""
    if isinstance(value, dict):
        if "quote" in value:
            edges.update((value["start"], value["end"]))
        for item in value.values():
            _add_edges(item, edges)
    elif isinstance(value, list):
        for item in value:
            _add_edges(item, edges)


def _paragraphs(reading: dict[str, Any], text: str) -> list[list[Piece]]:
    marks = _marks(reading)
    edges = {0, len(text)}
    _add_edges(reading, edges)
    for start, end, _, _ in marks:
        edges.update((start, end))
    for at, char in enumerate(text):
        if char == "\n":
            edges.update((at, at + 1))
    points = sorted(edge for edge in edges if edge <= len(text))
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end, _, _) in enumerate(marks):
        if end > start:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    open_now: dict[int, None] = {}
    paragraphs: list[list[Piece]] = [[]]
    for start, end in itertools.pairwise(points):
        for number in closing.get(start, ()):
            open_now.pop(number, None)
        open_now.update(dict.fromkeys(opening.get(start, ())))
        piece = text[start:end]
        if piece == "\n":
            paragraphs.append([])
            continue
        kinds = dict.fromkeys(marks[number][2] for number in open_now)
        notes = dict.fromkeys(marks[number][3] for number in open_now)
        paragraphs[-1].append(Piece(start, piece, " ".join(kinds), " · ".join(notes)))
    return [pieces for pieces in paragraphs if pieces]
