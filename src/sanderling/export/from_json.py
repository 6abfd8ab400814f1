"""A reading's records again from its JSON object and its article's text, as the record keeps them."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from sanderling.records import (
    Actor,
    Answer,
    Article,
    Assessment,
    Claim,
    Conveyance,
    Edit,
    Event,
    Finding,
    Flag,
    Journey,
    Mention,
    Place,
    Quantity,
    Reading,
    Region,
    Span,
    Time,
    Trail,
)

_NAMED = {"origin": "from"}
_VALUES: dict[str, type] = {"actor": Actor, "place": Place, "quantity": Quantity}


def reading_from_dict(made: Mapping[str, Any], text: str, clean: str = "") -> Reading:
    """Return the reading that ``made`` (the JSON object of one) was made from.

    ``text`` is the article's original text; ``clean``, which JSON does not carry, stays empty unless given. Raises
    KeyError when a value that a record must have is missing, and ValueError when a span does not fit its quote.
    """
    article = {key: value for key, value in made["article"].items() if key != "title"}
    title = made["article"]["title"]
    return Reading(
        article=Article(text=text, title=_build(Span, title) if title else None, **article),
        clean=clean,
        edits=_all(Edit, made["repair"]["edits"]),
        flags=_all(Flag, made["repair"]["flags"]),
        regions=_all(Region, made["repair"]["regions"]),
        mentions=tuple(_mention(item) for item in made["mentions"]),
        events=_all(Event, made["events"]),
        claims=_all(Claim, made["claims"]),
        journeys=_all(Journey, made["journeys"]),
        conveyances=_all(Conveyance, made["conveyances"]),
        findings=_all(Finding, made["findings"]),
        assessments=_all(Assessment, made["assessments"]),
        answers={question: _all(Answer, answers) for question, answers in made["answers"].items()},
        trail=_build(Trail, made["trail"]),
    )


def _all(kind: type, items: list[Any]) -> tuple[Any, ...]:
    return tuple(_build(kind, item) for item in items)


def _mention(item: Mapping[str, Any]) -> Mention:
    span = _build(Span, item)
    kind = item["kind"]
    if kind == "time":
        return Mention(kind, span, time=_build(Time, item["time"]))
    return Mention(kind, span, **{kind: _build(_VALUES[kind], item)})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: Any, item: Any) -> Any:
    """Return a value of a type of the records from plain JSON."""
    if item is None:
        return None
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        options = [one for one in typing.get_args(kind) if one is not type(None)]
        return _build(options[0], item) if len(options) == 1 else item
    if origin is tuple:
        return tuple(_build(typing.get_args(kind)[0], one) for one in item)
    if kind is Span:
        return Span(item["start"], item["end"], item["quote"], item["words"])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(item)
    if not dataclasses.is_dataclass(kind):
        return item
    assert isinstance(kind, type)
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        key = _NAMED.get(field.name, field.name) if kind is Journey else field.name
        if field.name == "span" and item.get("span") is None:
            # The parts of a record's own span stand beside its other values.
            values["span"] = _build(Span, item) if "quote" in item and "words" in item else None
        elif key in item:
            values[field.name] = _build(_hints(kind)[field.name], item[key])
    return kind(**values)
