"""What an event hands over, renders or does: the facts that a legal measure asks for.

A deed is made from an event, or from an event's JSON object, so that a stored reading is assessed like a fresh one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sanderling.knowledge.goods_data import find_classes, goods_classes
from sanderling.knowledge.measure_data import flow_words
from sanderling.records import Act, Event, Factuality, Span

_WORD = re.compile(r"[^\W\d_]+")
_RETURN = re.compile(r"\bin (?:exchange|return) for\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One who takes part: name, ISO alpha-3 country, id and PLOVER sector as far as they are known."""

    name: str
    country: str | None = None
    id: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """The facts of one event. Dates are ISO of the precision known."""

    event: str
    act: Act
    factuality: Factuality
    background: bool
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    objects: tuple[Span, ...]
    evidence: tuple[Span, ...]
    place: str
    start: str | None
    end: str | None
    when: str
    """The words of the time, or why there is none."""
    sources: tuple[str, ...]
    named: bool | None
    confidence: float

    @property
    def text(self) -> str:
        """The words of the event, repaired."""
        return " ".join(span.text for span in self.evidence)


def deed_of(event: Event) -> Deed:
    """Return the facts of an event."""
    return Deed(
        event.id, event.act, event.factuality, event.background,
        tuple(Side(one.name, one.country, one.id, one.sector) for one in event.actors),
        tuple(Side(one.name, one.country, one.id, one.sector) for one in event.recipients),
        event.objects, event.evidence,
        f"{event.place.name} {event.place.admin1 or ''}" if event.place else "",
        event.time.start if event.time else None, event.time.end if event.time else None,
        event.time.text if event.time else "",
        tuple(one.name for one in event.according_to),
        all(one.named for one in event.according_to) if event.according_to else None,
        event.confidence,
    )  # fmt: skip


def stored_deed(event: dict[str, Any]) -> Deed:
    """Return the facts of an event's JSON object (``docs/records.md``)."""
    time, place, sources = event["time"] or {}, event["place"], event["according_to"]
    return Deed(
        event["id"], Act(event["act"]), Factuality(event["factuality"]), event["background"],
        tuple(Side(one["name"], one["country"], one["id"], one["sector"]) for one in event["actors"]),
        tuple(Side(one["name"], one["country"], one["id"], one["sector"]) for one in event["recipients"]),
        tuple(_span(one) for one in event["objects"]), tuple(_span(one) for one in event["evidence"]),
        f"{place['name']} {place['admin1'] or ''}" if place else "",
        time.get("start"), time.get("end"), time.get("text") or "",
        tuple(one["name"] for one in sources), all(one["named"] for one in sources) if sources else None,
        event["confidence"],
    )  # fmt: skip


def _span(one: dict[str, Any]) -> Span:
    return Span(one["start"], one["end"], one["quote"], one["words"])


def sides(deed: Deed) -> tuple[tuple[Side, ...], tuple[Side, ...]] | None:
    """Return who gives and who takes, or None when the words do not tell.

    Aid goes from actor to recipient.  In a trade the first word of buying or selling in the event's words tells.
    """
    if not deed.recipients:
        return None if len(deed.actors) > 1 else (deed.actors, ())
    if deed.act is Act.AID:
        return deed.actors, deed.recipients
    flows = flow_words()
    for match in _WORD.finditer(deed.text.lower()):
        flow = flows.get(match.group())
        if flow is not None:
            return (deed.actors, deed.recipients) if flow == "out" else (deed.recipients, deed.actors)
    return None


def classes_of(deed: Deed) -> tuple[dict[str, str], tuple[Span, ...]]:
    """Return class -> words, and the spans of the objects that name goods.

    Goods are looked for in the objects, and in all words of the event only when it has no object, short of what was
    given in return; services and activities in all words.
    """
    kinds = goods_classes()
    found: dict[str, str] = {}
    spans = []
    for span in deed.objects:
        here = {one.name: span.text[one.start : one.end] for one in find_classes(span.text) if kinds[one.name].kind == "goods"}
        if here:
            spans.append(span)
            found.update({name: words for name, words in here.items() if name not in found})
    text = deed.text
    back = _RETURN.search(text)
    for one in find_classes(text):
        given = kinds[one.name].kind != "goods" or (not deed.objects and (back is None or one.start < back.start()))
        if given and one.name not in found:
            found[one.name] = text[one.start : one.end]
    return found, tuple(spans)
