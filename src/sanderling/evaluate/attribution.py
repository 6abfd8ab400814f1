"""Scores who says what against brat stand-off files: Source, Cue and Content spans, and Attribution relations.

A folder holds ``NAME.txt`` with ``NAME.ann``, or ``text/NAME.txt`` with ``attributions/NAME.ann``; a text annotated by
several (``NAME_a.ann``, ``NAME_b.ann``) is held against each. How it is counted:

- nesting: where no gold attribution stands within the content of another, the annotation knows no nesting, and what is
  given within a given content is left out;
- cue: a given cue is right when it shares a word with a gold cue; each gold cue is taken once (also counted exact);
- for the attributions found so, that have a source: the given source is exact (edges but for articles and punctuation),
  or overlaps;
- for the attributions found: the F1 of the words of the content, given against gold, and the share that is exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sanderling.errors import InputError, MissingInput
from sanderling.evaluate.figures import bootstrap, f1
from sanderling.ingest import from_bytes
from sanderling.reader import Reader

Words = frozenset[int]
"""The first code points of the words of a span."""
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LIGHT = frozenset(["the", "a", "an"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of words."""

    cue: Words
    source: Words
    content: Words


@dataclass(slots=True)
class _Counts:
    gold: int = 0
    given: int = 0
    right: int = 0
    exact: int = 0
    sourced: int = 0
    source_exact: int = 0
    source_overlap: int = 0
    content_exact: int = 0
    overlaps: list[float] = field(default_factory=list)


def score_attribution(folder: Path, reader: Reader | None = None) -> dict[str, Any]:
    """Read every text and score its claims; raises MissingInput or InputError for a folder of another shape."""
    reader = reader or Reader()
    gold: list[tuple[Path, bytes, list[Attribution]]] = []
    for text_file, annotation in _files(folder):
        data = text_file.read_bytes()
        gold.append((text_file, data, read_brat(data.decode("utf-8"), annotation.read_text(encoding="utf-8"), annotation)))
    flat = not any(len(outermost(one)) < len(one) for _, _, one in gold)
    per_text = []
    last, given = None, []
    for text_file, data, wanted in gold:
        if text_file != last:
            last, given = text_file, _given(reader, data, data.decode("utf-8"))
            given = outermost(given) if flat else given
        per_text.append(_count(wanted, given))

    def over(pick: Iterable[Any]) -> float:
        some = [per_text[int(i)] for i in pick]
        return f1(sum(one.right for one in some), sum(one.given for one in some), sum(one.gold for one in some))

    total = {name: sum(getattr(one, name) for one in per_text) for name in _Counts.__slots__ if name != "overlaps"}
    overlaps = [share for one in per_text for share in one.overlaps]
    found = max(1, len(overlaps))
    return {
        "kind": "attribution",
        "texts": len(per_text),
        "nested_left_out": flat,
        "attributions": total["gold"],
        "given": total["given"],
        "cue_precision": round(total["right"] / max(1, total["given"]), 4),
        "cue_recall": round(total["right"] / max(1, total["gold"]), 4),
        "cue_f1": bootstrap(over, len(per_text)).as_dict(),
        "cue_f1_exact": round(f1(total["exact"], total["given"], total["gold"]), 4),
        "source_exact": round(total["source_exact"] / max(1, total["sourced"]), 4),
        "source_overlap": round(total["source_overlap"] / max(1, total["sourced"]), 4),
        "content_overlap_f1": round(sum(overlaps) / found, 4),
        "content_exact": round(total["content_exact"] / found, 4),
    }


def outermost(attributions: list[Attribution]) -> list[Attribution]:
    """Return those that are not told within the content of another."""
    return [
        one
        for one in attributions
        if not any(other is not one and one.cue and one.cue <= other.content for other in attributions)
    ]


def read_brat(text: str, annotation: str, name: Path | str = "the annotation") -> list[Attribution]:
    """Return the attributions of one brat file; offsets are code points of ``text``, a span may be broken (``;``).

    Raises InputError when a line cannot be read.
    """
    spans: dict[str, Words] = {}
    events: list[list[tuple[str, str]]] = []
    for number, line in enumerate(annotation.splitlines(), start=1):
        try:
            if line.startswith("T"):
                key, what, _ = line.split("\t", 2)
                pieces = [piece.split() for piece in what.split(" ", 1)[1].split(";")]
                spans[key] = frozenset(word for start, end in pieces for word in words_in(text, int(start), int(end)))
            elif line.startswith("E"):
                roles = [role.split(":") for role in line.split("\t", 1)[1].split()]
                events.append([(role.rstrip("0123456789"), key) for role, key in roles])
        except (ValueError, IndexError):
            raise InputError(f"{name}, line {number} is no brat line; export the annotation anew.") from None
    made = []
    for event in events:
        parts: dict[str, Words] = {}
        for role, key in event:
            if key not in spans and not role.startswith("Attribution"):
                raise InputError(f"{name} names {key}, which it does not give; export the annotation anew.")
            parts[role] = parts.get(role, frozenset()) | spans.get(key, frozenset())
        if event and event[0][0].startswith("Attribution") and parts.get("Cue"):
            made.append(Attribution(parts["Cue"], parts.get("Source", frozenset()), parts.get("Content", frozenset())))
    return made


def words_in(text: str, start: int, end: int) -> Words:
    """Return the words that a span touches, by their first code points, without articles."""
    return frozenset(
        found.start()
        for found in _WORD.finditer(text, max(0, start), min(len(text), end))
        if found.group().lower() not in _LIGHT
    )


def _given(reader: Reader, data: bytes, text: str) -> list[Attribution]:
    reading = reader.read(from_bytes(data, "The text"))
    made = []
    for claim in reading.claims:
        source = words_in(text, claim.source.start, claim.source.end) if claim.source else frozenset()
        made.append(
            Attribution(
                words_in(text, claim.cue.start, claim.cue.end),
                source,
                frozenset(word for part in claim.parts for word in words_in(text, part.start, part.end)),
            )
        )
    return made


def _count(gold: list[Attribution], given: list[Attribution]) -> _Counts:
    made = _Counts(gold=len(gold), given=len(given))
    free = list(gold)
    for one in given:
        match = max(free, key=lambda other: (len(one.cue & other.cue), len(one.content & other.content)), default=None)
        if match is None or not one.cue & match.cue:
            continue
        free.remove(match)
        made.right += 1
        made.exact += one.cue == match.cue
        if match.source:
            made.sourced += 1
            made.source_exact += one.source == match.source
            made.source_overlap += bool(one.source & match.source)
        if match.content:
            made.overlaps.append(f1(len(one.content & match.content), len(one.content), len(match.content)))
            made.content_exact += one.content == match.content
    return made


def _files(folder: Path) -> list[tuple[Path, Path]]:
    texts = sorted((folder / "text").glob("*.txt")) or sorted(folder.glob("*.txt"))
    home = folder / "attributions" if (folder / "attributions").is_dir() else None
    notes = sorted((home or folder).glob("*.ann"))
    made = [
        (path, one)
        for path in texts
        for one in notes
        if re.sub(r"_[0-9a-z]{1,8}$", "", one.stem) == path.stem or one.stem == path.stem
    ]
    if not made:
        raise MissingInput(f"{folder} holds no text with an .ann file beside it; give a folder of brat files.")
    return made
