"""What a newer reading of an article sees otherwise than an older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_COMPARED = ("code", "mode", "factuality", "background", "purpose_of")


@dataclass(frozen=True, slots=True)
class Change:
    """One event that both readings see, with the fields that differ: name -> (older, newer)."""

    older: str
    newer: str
    quote: str
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Events gone, come and changed; ``same`` counts the rest. ``made_by`` says what of the programs differs."""

    made_by: dict[str, tuple[Any, Any]]
    gone: tuple[dict[str, Any], ...]
    come: tuple[dict[str, Any], ...]
    changed: tuple[Change, ...]
    same: int


def difference(older: dict[str, Any], newer: dict[str, Any]) -> Difference:
    """Compare two readings of one article. Events are the same that are of one act and whose evidence overlaps most."""
    pairs = _pairs(older["events"], newer["events"])
    taken = {new for _, new in pairs}
    kept = {old for old, _ in pairs}
    changed, same = [], 0
    for old, new in pairs:
        one, two = older["events"][old], newer["events"][new]
        fields = {key: (a, b) for key, (a, b) in _sides(one, two).items() if a != b}
        if fields:
            changed.append(Change(one["id"], two["id"], one["evidence"][0]["quote"], fields))
        else:
            same += 1
    trails = {key: (older["trail"][key], newer["trail"][key]) for key in ("program", "model", "knowledge")}
    trails["published"] = (older["article"]["published"], newer["article"]["published"])
    return Difference(
        {key: sides for key, sides in trails.items() if sides[0] != sides[1]},
        tuple(event for index, event in enumerate(older["events"]) if index not in kept),
        tuple(event for index, event in enumerate(newer["events"]) if index not in taken),
        tuple(changed),
        same,
    )


def counterpart(older: dict[str, Any], newer: dict[str, Any], event: str) -> str | None:
    """Return the id of the event of ``newer`` that is this event of ``older``, or None where it sees none."""
    pairs = {older["events"][old]["id"]: newer["events"][new]["id"] for old, new in _pairs(older["events"], newer["events"])}
    return pairs.get(event)


def _pairs(older: list[dict[str, Any]], newer: list[dict[str, Any]]) -> list[tuple[int, int]]:
    scored = []
    for i, one in enumerate(older):
        for j, two in enumerate(newer):
            overlap = _overlap(one["evidence"][0], two["evidence"][0])
            if overlap > 0 and one["act"] == two["act"]:
                alike = sum(a == b for a, b in _sides(one, two).values())
                scored.append((-overlap, -alike, i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _overlap(one: dict[str, Any], two: dict[str, Any]) -> float:
    """Share of the longer of two stretches that both have."""
    shared: int = min(one["end"], two["end"]) - max(one["start"], two["start"])
    longer: int = max(1, one["end"] - one["start"], two["end"] - two["start"])
    return max(0, shared) / longer


def _sides(one: dict[str, Any], two: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    sides = {key: (one.get(key), two.get(key)) for key in _COMPARED}
    for key in ("actors", "recipients", "according_to"):
        sides[key] = tuple("; ".join(party["name"] for party in event[key]) for event in (one, two))  # type: ignore[assignment]
    for key, part in (("place", "name"), ("time", "start")):
        sides[key] = tuple((event[key] or {}).get(part) for event in (one, two))  # type: ignore[assignment]
    return sides
