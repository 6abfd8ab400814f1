"""A reading as JSON, in the form that ``docs/records.md`` describes."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from typing import Any

from sanderling.records import Reading, Span

_RENAMED = {"origin": "from"}


def reading_as_dict(reading: Reading) -> dict[str, Any]:
    """Return the reading as plain dicts, lists, strings and numbers; offsets are code points of the original."""
    article = reading.article
    return {
        "article": {
            "id": article.id,
            "title": plain(article.title),
            "published": article.published,
            "published_from": article.published_from,
            "language": article.language,
            "url": article.url,
            "outlet": article.outlet,
            "name": article.name,
            "encoding": article.encoding,
        },
        "repair": {
            "edits": [plain(edit) for edit in reading.edits],
            "flags": [plain(flag) for flag in reading.flags],
            "regions": [plain(region) for region in reading.regions],
            "changed": bool(reading.edits),
        },
        "events": [plain(event) for event in reading.events],
        "mentions": [_mention(plain(mention)) for mention in reading.mentions],
        "claims": [plain(claim) for claim in reading.claims],
        "journeys": [_journey(plain(journey)) for journey in reading.journeys],
        "conveyances": [plain(conveyance) for conveyance in reading.conveyances],
        "findings": [plain(finding) for finding in reading.findings],
        "assessments": [plain(assessment) for assessment in reading.assessments],
        "answers": {question: [plain(answer) for answer in answers] for question, answers in reading.answers.items()},
        "trail": plain(reading.trail),
    }


def as_json(reading: Reading, indent: int | None = None) -> str:
    """Return the reading as JSON text; without ``indent`` it has no line breaks."""
    return json.dumps(reading_as_dict(reading), ensure_ascii=False, indent=indent)


def plain(value: Any) -> Any:
    """Return a record as plain values; the parts of its ``span`` stand beside its own, repaired text as ``words``."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "quote": value.quote, "words": value.text}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.name == "span" and isinstance(item, Span):
                made.update({key: part for key, part in plain(item).items() if key not in made})
            else:
                made[_RENAMED.get(field.name, field.name)] = plain(item)
        return made
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _mention(made: dict[str, Any]) -> dict[str, Any]:
    """A mention carries its resolved value beside its span; a time, whose ends are dates, keeps its own object."""
    flat = {key: made[key] for key in ("kind", "start", "end", "quote", "words")}
    for kind in ("actor", "place", "quantity"):
        value = made[kind]
        if value is not None:
            flat.update({key: item for key, item in value.items() if key not in flat})
    if made["time"] is not None:
        flat["time"] = made["time"]
    return flat


def _journey(made: dict[str, Any]) -> dict[str, Any]:
    """A journey publishes its first traveller by itself, and its dates beside the time they come from."""
    time = made["time"]
    return {
        "id": made["id"],
        "traveller": made["travellers"][0] if made["travellers"] else None,
        "travellers": made["travellers"],
        "from": made["from"],
        "via": made["via"],
        "to": made["to"],
        "start": time["start"] if time else None,
        "end": time["end"] if time else None,
        "time": time,
        "conveyance": made["conveyance"],
        "escorts": made["escorts"],
        "factuality": made["factuality"],
        "evidence": made["evidence"],
        "feasible": made["feasible"],
        "host": made["host"],
        "purpose": made["purpose"],
        "left": made["left"],
    }
