"""What every export is made from: readings with their texts, and which of their events are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Json = dict[str, Any]
"""A reading, or a part of one, in the form that ``docs/records.md`` describes."""

NOT_SAID_TO_BE = frozenset({"denied", "negated"})
"""Factualities of acts that the words say did not take place."""


@dataclass(frozen=True, slots=True)
class Material:
    """One article's reading with its original text (None where it is not at hand).

    ``groups`` names, for the reading's event ids (E1, ...), the group of reports of one and the same event, where
    somebody has grouped them; ``articles`` and ``origins`` how many articles tell of that event, and to how many
    independent accounts they go back.  ``added`` is when the record took the article in, ISO 8601 with its offset.
    """

    reading: Json
    text: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    added: str | None = None
    articles: Mapping[str, int] = field(default_factory=dict)
    origins: Mapping[str, int] = field(default_factory=dict)

    @property
    def article(self) -> str:
        """The article's SHA-256, in hexadecimal."""
        return str(self.reading["article"]["id"])

    def id_of(self, part: str) -> str:
        """The id of a part of this reading (E3, C1, ...) that holds among all articles: ``247be151-E3``."""
        return f"{self.article[:8]}-{part}"

    @property
    def title(self) -> str | None:
        """The article's title after repair."""
        title = self.reading["article"]["title"]
        return str(title["words"]) if title else None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are wanted; what is None asks for nothing.

    ``actor``: an id, a country's alpha-3 code, or a part of a name, of anyone on either side, in any case.
    ``since`` and ``until``: ISO dates of any precision, both inclusive; an event without a date counts by its
    article's day of publication, and without that is left out.  ``acts``: PLOVER types of act.
    ``min_confidence``: 0 to 1.  ``ids``: ids that hold among all articles, such as ``247be151-E3``.
    """

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    acts: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    ids: frozenset[str] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    def events(self, material: Material) -> list[Json]:
        """Return the wanted events of one reading, in its order."""
        return [event for event in material.reading["events"] if self._wants(material, event)]

    def material(self, all_of_it: Iterable[Material]) -> Iterator[Material]:
        """Yield the readings cut down to the wanted events; those that have none are left out, unless all is wanted.

        Claims lose the ids of events that are left out.
        """
        for material in all_of_it:
            if self.everything:
                yield material
                continue
            events = self.events(material)
            if not events:
                continue
            kept = {event["id"] for event in events}
            claims = [
                {**claim, "events": [one for one in claim["events"] if one in kept]}
                for claim in material.reading["claims"]
            ]
            reading = {**material.reading, "events": events, "claims": claims}
            yield replace(material, reading=reading)

    def _wants(self, material: Material, event: Json) -> bool:
        if self.ids and material.id_of(event["id"]) not in self.ids:
            return False
        if self.acts and event["act"] not in self.acts:
            return False
        if event["confidence"] < self.min_confidence:
            return False
        if self.actor is not None and not any(
            is_named(actor, self.actor) for actor in (*event["actors"], *event["recipients"])
        ):
            return False
        return within(*dates_of(event["time"], material.reading["article"]["published"]), self.since, self.until)


def is_named(actor: Json, wanted: str) -> bool:
    """Whether an actor is meant by an id, a country's code, or a part of a name."""
    sought = wanted.casefold().strip()
    if not sought:
        return False
    exact = [part.casefold() for part in (actor.get("id"), actor.get("country")) if part]
    return sought in exact or sought in actor["name"].casefold()


def dates_of(time: Json | None, published: str | None) -> tuple[str | None, str | None]:
    """Return start and end as ISO dates of the precision known; without them, the day of publication for both."""
    start = time["start"] if time else None
    end = time["end"] if time else None
    if start is None and end is None:
        return published, published
    return start or end, end or start


def within(start: str | None, end: str | None, since: str | None, until: str | None) -> bool:
    """Whether a time overlaps since..until (inclusive), compared to the precision that both have."""
    if since is None and until is None:
        return True
    if start is None or end is None:
        return False
    if since is not None and end[: len(since)] < since[: len(end)]:
        return False
    return until is None or start[: len(until)] <= until[: len(start)]


def day_of(time: Json | None) -> str | None:
    """Return the day (YYYY-MM-DD) of a time that is one day, else None."""
    if time and time["start"] and time["start"] == time["end"] and len(time["start"]) == 10:
        return str(time["start"])
    return None


def quote_of(part: Json) -> str:
    """Return the first words that a part of a reading rests on, after repair."""
    return str(part["evidence"][0]["words"]) if part["evidence"] else ""


def said_to_be(events: Iterable[Json]) -> Iterator[Json]:
    """Yield the events that are not denied or negated: for formats in which whatever is listed took place."""
    for event in events:
        if event["factuality"] not in NOT_SAID_TO_BE:
            yield event
