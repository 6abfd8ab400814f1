"""A reading's JSON object as rows of tables. Pure: the same reading gives the same rows, which ``verify`` relies on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Any

from sanderling.store.packing import storable

ActorKey = tuple[str, str | None, str | None, str | None]
"""Name, id, country, sector."""
PlaceKey = tuple[str, str | None, str | None, str | None, float | None, float | None, str | None]
"""Name, id, country, admin1, latitude, longitude, precision."""


@dataclass(frozen=True, slots=True)
class EventRows:
    """One event: its own columns after ``reading`` (the place apart), its place, its parties and its sources."""

    columns: tuple[Any, ...]
    place: PlaceKey | None
    tail: tuple[Any, ...]
    parties: tuple[tuple[str, int, ActorKey, int, int, str], ...]
    sources: tuple[tuple[int, str, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """One claim: its columns before the speaker, the speaker, its columns after."""

    columns: tuple[Any, ...]
    speaker: ActorKey | None
    tail: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """All rows of one reading, in the order of the reading."""

    events: tuple[EventRows, ...]
    claims: tuple[ClaimRows, ...]
    mentions: tuple[tuple[Any, ...], ...]
    findings: tuple[tuple[Any, ...], ...]


def rows_of(reading: dict[str, Any]) -> ReadingRows:
    """Return the rows of a reading in the form of ``docs/records.md``; keys that older readings lack are unknown."""
    return ReadingRows(
        tuple(_event(event) for event in reading["events"]),
        tuple(_claim(claim) for claim in reading.get("claims", ())),
        tuple(
            (
                position, mention["kind"], mention["start"], mention["end"], storable(mention["quote"]),
                _text(mention.get("name")), mention.get("id"), mention.get("country"),
            )
            for position, mention in enumerate(reading.get("mentions", ()))
        ),
        tuple(
            (
                position, finding["id"], finding["kind"], finding["severity"], storable(finding["because"]),
                _text((finding.get("says") or {}).get("quote")),
            )
            for position, finding in enumerate(reading.get("findings", ()))
        ),
    )  # fmt: skip


def first_day(date: str | None) -> str | None:
    """Return the first day that an ISO date of any precision may mean: 2023-08 is 2023-08-01."""
    if date is None or len(date) not in {4, 7, 10}:
        return date
    return date + {4: "-01-01", 7: "-01", 10: ""}[len(date)]


def last_day(date: str | None) -> str | None:
    """Return the last day that an ISO date of any precision may mean: 2023-08 is 2023-08-31."""
    if date is None or len(date) not in {4, 7, 10}:
        return date
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:7]))[1]:02d}"
    return date + ("-12-31" if len(date) == 4 else "")


def repaired_text(text: str, reading: dict[str, Any]) -> str:
    """Return the article's text with the reading's edits made."""
    pieces, position = [], 0
    for edit in sorted(reading["repair"]["edits"], key=lambda one: (one["start"], one["end"])):
        pieces += [text[position : edit["start"]], edit["replacement"]]
        position = edit["end"]
    return "".join([*pieces, text[position:]])


def _event(event: dict[str, Any]) -> EventRows:
    time = event["time"] or {}
    place = event["place"]
    evidence = event["evidence"][0]
    start, end = time.get("start"), time.get("end")
    return EventRows(
        (
            event["id"], event["act"], event["code"], event["mode"], event["quad"], event["score"], event["factuality"],
            int(event["background"]), _names(event["actors"]), _names(event["recipients"]), start, end,
            time.get("precision"), first_day(start or end), last_day(end or start),
        ),
        _place(place) if place else None,
        (
            event["confidence"], evidence["start"], evidence["end"], storable(evidence["quote"]),
            storable(evidence.get("words", evidence["quote"])), event["rule"],
        ),
        tuple(
            (role, position, _actor(party), party["start"], party["end"], storable(party["quote"]))
            for role, parties in (("actor", event["actors"]), ("recipient", event["recipients"]))
            for position, party in enumerate(parties)
        ),
        tuple(
            (position, storable(source["name"]), int(source["named"]), source["kind"], storable(source["quote"]))
            for position, source in enumerate(event["according_to"])
        ),
    )  # fmt: skip


def _claim(claim: dict[str, Any]) -> ClaimRows:
    speaker, content = claim["speaker"], claim["content"]
    return ClaimRows(
        (claim["id"], claim.get("kind", "speech"), claim["stance"], int(claim["direct"])),
        _actor(speaker) if speaker else None,
        (
            _text(speaker["name"]) if speaker else None, storable(claim["cue"]["quote"]), storable(content["quote"]),
            content["start"], content["end"], "; ".join(claim["events"]),
        ),
    )  # fmt: skip


def _names(parties: list[dict[str, Any]]) -> str:
    return storable("; ".join(party["name"] for party in parties))


def _actor(party: dict[str, Any]) -> ActorKey:
    return storable(party["name"]), party["id"], party["country"], party["sector"]


def _place(place: dict[str, Any]) -> PlaceKey:
    return (
        storable(place["name"]), place["id"], place["country"], place["admin1"], place["lat"], place["lon"],
        place["precision"],
    )  # fmt: skip


def _text(text: str | None) -> str | None:
    return storable(text) if text is not None else None
