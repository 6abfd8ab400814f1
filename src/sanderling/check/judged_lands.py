"""Lands that are no towns, islands and old provinces among them, held against what a sentence tells of where they lie.

'Darfur, in the east of Sudan'; 'Lake Baikal, in European Russia'; 'Kashmir, on the border with Nepal'.
"""

from __future__ import annotations

from sanderling.check.claimed_places import Claim
from sanderling.check.landmarks import may_be_of
from sanderling.check.links import Link
from sanderling.check.waters import SEA_KM, beside_water, waters
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_lands import outlines
from sanderling.knowledge.check_tables import Area, areas
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_gazetteer import Gazetteer

_INSIDE = frozenset({"in", "on", "within", "inside", "of"})
_BESIDE = frozenset({"on", "at", "along", "by", "near", "beside", "close to", "next to"})
OUTER = 0.7
"""A land whose middle is past this share of a state's breadth is not at the border on the other side."""
MIDDLE = {"north": 0.42, "east": 0.42, "south": 0.58, "west": 0.58}
"""A land that lies wholly on the other side of this share of a state's breadth is not in the quarter that is told."""
STRAIT_DEGREES = 1.5
"""Two lands farther apart than this are not one in the other: the boxes of both are rough."""


def area_fault(area: Area, link: Link, claim: Claim, gazetteer: Gazetteer) -> str:
    """Return why an area does not lie where it is told to, or nothing where it may."""
    if claim.kind == "border":
        told = [one for one in (claim.country, claim.second) if one]
        if claim.owner in area.countries and claim.side and link.prep in _BESIDE and (wrong := _other_side(area, claim.side, gazetteer.extent_of(str(claim.owner)), OUTER)):
            return f"{area.name} lies in the {wrong} of {state_names().get(str(claim.owner), claim.owner)}"
        far = next((one for one in told if link.prep in _BESIDE and not touches(area.countries, one)), None)
        return f"{area.name} is of {_states(area)}, which {'have' if len(area.countries) > 1 else 'has'} no border with {state_names().get(far, far)}" if far else ""
    if link.prep not in _INSIDE or not link.set_off or (link.prep == "of" and not link.apposed):
        return ""
    if claim.country is not None and claim.kind in {"country", "quarter", "region"}:
        if claim.kind == "country" and not link.apposed:
            return ""  # 'war in Darfur, in Ukraine and in Gaza'
        if not any(may_be_of(claim.country, (one,), 0.0, 0.0) for one in area.countries):
            return f"{area.name} is of {_states(area)}, not of {state_names().get(claim.country, claim.country)}"
        wrong = _other_side(area, claim.side, gazetteer.extent_of(claim.country)) if claim.kind == "quarter" and claim.side else ""
        return f"{area.name} lies in the {wrong} of {state_names().get(claim.country, claim.country)}" if wrong else ""
    if claim.kind == "area" and claim.name in areas():
        other = areas()[claim.name]
        return f"{area.name} lies outside {other.name}" if other.name != area.name and _apart(area, other) > STRAIT_DEGREES else ""
    if claim.kind == "water" and (link.prep == "on" or (link.prep == "in" and link.apposed)) and claim.name in waters():
        water = waters()[claim.name]
        points = [PlaceCandidate("area", area.name, "region", area.countries[0], area.countries, None, lat, lon, 5.0, 0) for box in area.boxes for lat, lon in _rim(box)]
        untouched = all(not beside_water(point, water) for point in points) and not any(min(abs(lat - p.lat) + abs(lon - p.lon) for p in points) * 111 < 3 * SEA_KM for lat, lon in water.line)
        return f"{area.name} does not touch the {claim.name.removeprefix('the ')}" if untouched else ""
    return ""


def _states(area: Area) -> str:
    return " and ".join(sorted(state_names().get(one, one) for one in area.countries))


def touches(countries: tuple[str, ...], country: str) -> bool:
    """Whether a state is one of some states, or borders on one of them."""
    for mine in countries:
        outline = outlines().get(mine)
        if may_be_of(country, (mine,), 0.0, 0.0) or outline is None or country in outline.neighbours or country not in outlines():
            return True
    return False


def _other_side(area: Area, told: str, extent: tuple[float, float, float, float], middle_past: float = 0.0) -> str:
    """Return the side of a state on which the whole of an area lies, where that is not the one told; or its middle, past a share of the breadth."""
    south, north, west, east = extent
    if middle_past and len(area.boxes) == 1 and len(told) <= 5:
        up = (area.boxes[0][0] + area.boxes[0][2] - 2 * south) / (2 * (north - south))
        right = (area.boxes[0][1] + area.boxes[0][3] - 2 * west) / (2 * (east - west))
        share, other = {"north": (1 - up, "south"), "south": (up, "north"), "east": (1 - right, "west"), "west": (right, "east")}[told.lower()]
        return other if share > middle_past else ""
    side = told.lower().replace("-", "")
    low, left = min(box[0] for box in area.boxes), min(box[1] for box in area.boxes)
    high, right = max(box[2] for box in area.boxes), max(box[3] for box in area.boxes)
    wrong = []
    if north - south > 2.5:
        if "north" in side and (high - south) / (north - south) < MIDDLE["north"]:
            wrong.append("south")
        if "south" in side and (low - south) / (north - south) > MIDDLE["south"]:
            wrong.append("north")
    if east - west > 2.5:
        if "east" in side and (right - west) / (east - west) < MIDDLE["east"]:
            wrong.append("west")
        if "west" in side and (left - west) / (east - west) > MIDDLE["west"]:
            wrong.append("east")
    return "-".join(wrong)


def _apart(one: Area, other: Area) -> float:
    """Return the gap in degrees between the nearest boxes of two areas."""
    return min(max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0.0) for a in one.boxes for b in other.boxes)


def _rim(box: tuple[float, float, float, float]) -> tuple[tuple[float, float], ...]:
    south, west, north, east = box
    lat, lon = (south + north) / 2, (west + east) / 2
    return ((south, west), (south, lon), (south, east), (lat, west), (lat, lon), (lat, east), (north, west), (north, lon), (north, east))
