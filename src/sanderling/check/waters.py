"""Seas, lakes and rivers as lines along their shores, and whether a place lies by one."""

from __future__ import annotations

import math
from itertools import pairwise

from sanderling.knowledge.check_data import Water, waters
from sanderling.resolve.place_candidate import PlaceCandidate

SEA_KM = 140.0
"""A place nearer to the line of a sea than this is not held to lie away from it: the lines are rough."""
RIVER_KM = 70.0
"""The same for rivers, canals and lakes."""


def is_water(name: str) -> bool:
    """Whether a name is that of a sea, lake or river whose shore is known."""
    return name in waters()


def beside_water(place: PlaceCandidate, water: Water) -> bool:
    """Whether a place lies so near to the line of a water's shore that it may lie there."""
    reach = SEA_KM if any(word in water.name for word in ("Sea", "Ocean", "Gulf", "Bay", "Channel")) else RIVER_KM
    return within_km(place, water, reach)


def within_km(place: PlaceCandidate, water: Water, reach: float) -> bool:
    """Whether a place lies within some km of the line of a water."""
    return any(_km_to_line(place.lat, place.lon, one, other) <= reach for one, other in pairwise(water.line))


def _km_to_line(lat: float, lon: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance in km from a point to a stretch of line, on a plane that touches the earth at the point."""
    scale = math.cos(math.radians(lat))
    ax, ay = (_turn(one[1] - lon)) * scale, one[0] - lat
    bx, by = (_turn(other[1] - lon)) * scale, other[0] - lat
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * (bx - ax) + ay * (by - ay)) / length))
    return math.hypot(ax + share * (bx - ax), ay + share * (by - ay)) * 111.2


def _turn(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0


__all__ = ["RIVER_KM", "SEA_KM", "beside_water", "is_water", "waters", "within_km"]
