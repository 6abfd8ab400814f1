"""The event types: definition, quad class, score and modes of each of the 16 acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.knowledge.tables import read_yaml
from sanderling.records import Act

_KEYS = frozenset(
    {
        "act",
        "quad",
        "score",
        "definition",
        "boundary",
        "modes",
        "needs_recipient",
        "two_sided",
        "examples",
        "near_misses",
    }
)


@dataclass(frozen=True, slots=True)
class EventType:
    """One act: ``quad`` 1-4 (verbal/material cooperation, verbal/material conflict), ``score`` -10 to 10."""

    act: Act
    quad: int
    score: float
    definition: str
    modes: dict[str, float]
    needs_recipient: bool


@cache
def event_types() -> dict[Act, EventType]:
    """Return the event types by act."""
    found: dict[Act, EventType] = {}
    for act in Act:
        row = read_yaml(f"event_types/{act}.yml", _KEYS, _KEYS - {"boundary", "examples", "near_misses"})
        modes = {
            name: float(mode["score"]) if mode.get("score") is not None else float(row["score"])
            for name, mode in (row["modes"] or {}).items()
        }
        found[act] = EventType(
            act, int(row["quad"]), float(row["score"]), row["definition"], modes, bool(row["needs_recipient"])
        )
    return found
