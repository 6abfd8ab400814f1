"""What a place is said to lie in, a state or its region, and whether a known place of the name lies there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sanderling.check.lazily import lazily
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import states
from sanderling.knowledge.check_data import former_regions, shared_places
from sanderling.knowledge.check_tables import region_names
from sanderling.resolve.persons import edit_distance
from sanderling.resolve.place_candidate import PlaceCandidate, distance_km
from sanderling.resolve.place_gazetteer import Gazetteer
from sanderling.resolve.places import PlaceResolver

FAR_KM = 40.0
"""A border is not known better than this, km."""
KNOWN_TO_ALL = 200_000
SMALL = 5_000
"""Beside a city of KNOWN_TO_ALL people a namesake of fewer than this is not meant without more words."""
DESERT_DEGREES = 2.5
"""So far beyond the last town of its region a site may lie where no town of its state is near, degrees."""
BORDER_DEGREES = 0.1
"""A town of a region as near as this, degrees of latitude, puts a place at the region's border."""
_REGION_WORD = lazily(r"(?i) (?:region|province|oblast|governorate|prefecture|territory|krai|state|department|canton|county|republic)$")
BIG = 15_000
"""A place of fewer people is too little known to be held against the text."""


@dataclass(frozen=True, slots=True)
class Container:
    """A state, or a region of one, that a place is said to lie in; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    country: str
    region: PlaceCandidate | None


def great_towns(name: str, resolver: PlaceResolver) -> list[PlaceCandidate]:
    """Return the towns that a name may mean, the greatest first; nothing where it is first of all a state's, or none is BIG or a capital."""
    found = resolver.candidates(name)
    towns = sorted((p for p in found if p.kind in {"city", "capital"} and p.match != "reading"), key=lambda p: -p.population)
    if not towns or found[0].kind in {"country", "region"} or (towns[0].population < BIG and towns[0].kind != "capital"):
        return []
    return towns


def container_of(name: str, region: str | None, resolver: PlaceResolver, adjective: bool) -> Container | None:
    """Return the state or the one region that a name means, or nothing where it may mean several."""
    words = name.removesuffix("’s").removesuffix("'s")
    country = country_words().get(words)
    if country is None and adjective:
        # The run may begin before the adjective: "In the Iraqi city of ...".
        country = country_words().get(words.split()[-1])
        words = words.split()[-1] if country else words
    if country is not None and not region:
        state = next(one for one in states() if one.id == country)
        if not adjective and words in state.adjectives and words not in {state.name, *state.aliases}:
            return None
        # Georgia is a state and a region of another; what may be both is no measure.
        if any(
            place.kind == "admin1"
            and place.country != country
            and place.match == "name"
            and place.population > 1_000_000
            for place in resolver.candidates(words)
        ):
            return None
        return Container(state.name, country, None)
    if adjective:
        return None
    full = f"{words} {region}" if region else words
    regions = [
        place
        for place in resolver.candidates(full)
        if (place.kind == "admin1" or (region and place.kind == "region"))
        and place.match != "adjective"
        and (region or place.match == "name")
    ]
    regions.sort(key=lambda place: -place.population)
    if len(regions) > 1 and regions[0].population > 10 * regions[1].population:
        regions = regions[:1]
    if len(regions) != 1 or regions[0].country is None:
        return None
    cities = [place for place in resolver.candidates(words) if place.kind in {"city", "capital"}]
    # 'Oklahoma City' is in Oklahoma: what its other name means is the same either way.
    if not region and any(place.population > 0.1 * regions[0].population for place in cities if place.match == "name" or place.admin1 != regions[0].admin1):
        return None
    return Container(regions[0].name, regions[0].country, regions[0])


def is_meant(place: PlaceCandidate, best: PlaceCandidate) -> bool:
    """Whether a namesake is great enough to be meant where the great place of the name is known to all."""
    if best.population < KNOWN_TO_ALL or place.kind not in {"city", "capital"}:
        return place.kind != "admin2" or best.population < KNOWN_TO_ALL
    return place.population >= min(SMALL, 0.02 * best.population)


def lies_in(place: PlaceCandidate, container: Container, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in a state or region, or near enough to its border."""
    region = container.region
    if region is not None:
        if region.kind == "admin1" and not place.id.startswith("site:"):
            return lies_in_region(place, region, gazetteer)
        near = place.km_to(region) < max(1.35 * region.radius_km + FAR_KM, 90)
        if container.country not in place.countries and not near:
            return False
        return place.admin1 == region.admin1 or near
    if container.country in place.countries or not place.countries:
        return True
    for row in shared_places():
        if container.country in row.countries and set(place.countries) & row.countries and container.country not in place.countries and (
            row.lat is None or row.lon is None or distance_km(place.lat, place.lon, row.lat, row.lon) <= row.radius_km
        ):  # fmt: skip
            return True
    return False


_TWINS = {"COG": "COD", "KOR": "PRK", "PRK": "KOR"}
"""States that one short name means: 'Congo's South Kivu' is of the greater Congo."""


def regions_named(
    name: str, region: str | None, country: str | None, resolver: PlaceResolver, *, strict: bool = False
) -> list[PlaceCandidate]:
    """Return the first-level regions that ``name`` may mean: of one state where it is given, and one alone where ``strict``.

    Without a word such as 'province' beside it, a name that is a large city's too, or a state's, means no region.
    """
    words = re.sub(r"[’']s$", "", name)
    if words == "Gulf" and country != "PNG":
        return []  # 'on the Gulf'
    short = _REGION_WORD.sub("", words)
    asked = list(dict.fromkeys((f"{words} {region.lower()}", words, short) if region else (words, short)))
    found: dict[str, PlaceCandidate] = {}
    for one in asked:
        if one:
            found.update((p.id, p) for p in resolver.candidates(one) if p.kind == "admin1" and p.match != "adjective")
    told = region is not None or short != words
    if told:
        found.update((p.id, p) for one in asked for p in resolver.gazetteer.regions_called(one) if p.kind == "admin1")
    if told and not found and (called := region_names().get((country or "", short))) is not None:
        found.update((p.id, p) for p in [*resolver.candidates(called), *resolver.gazetteer.regions_called(called)] if p.kind == "admin1" and p.match != "adjective")
    if told and not found:
        # 'The governorate of Hodeidah': the region is called as its city is, which has another romanisation.
        for city in resolver.candidates(short):
            if city.kind == "city" and city.match != "reading" and city.admin1 and (city.admin1 == city.name or edit_distance(city.admin1.lower(), short.lower(), 2) <= 1):
                found.update((p.id, p) for p in resolver.gazetteer.regions_called(city.name) if p.kind == "admin1" and p.country == city.country)
    meant = {country, _TWINS.get(country or "", country)}
    regions = [place for place in found.values() if country is None or place.country in meant]
    if not told:
        if words in country_words():
            return []
        cities = [p for p in resolver.candidates(words) if p.kind in {"city", "capital"} and country in {None, p.country}]
        regions = [p for p in regions if (p.match == "name" or (p.match == "alias" and not cities and len(words) > 4)) and not any(c.population > 0.1 * p.population for c in cities)]
    if strict and len(regions) > 1:
        regions.sort(key=lambda place: -place.population)
        if regions[0].population <= 10 * regions[1].population:
            return []
        regions = regions[:1]
    return regions


def respelt(name: str, resolver: PlaceResolver) -> list[PlaceCandidate]:
    """Return the places of a name in other romanisations: Mirny and Mirnyy."""
    made = {re.sub(r"y$", "yy", name), re.sub(r"yy$", "y", name), re.sub(r"y$", "iy", name), re.sub(r"[iy]y$", "y", name)}
    return [place for other in sorted(made - {name}) for place in resolver.candidates(other) if place.match != "reading"]


def lies_in_region(place: PlaceCandidate, region: PlaceCandidate, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in a first-level region, lay in it before it was parted, or lies at its border."""
    if place.country == region.country:
        if place.admin1 == region.admin1:
            return True
        if (str(region.country), str(place.admin1), str(region.admin1)) in former_regions():
            return True
    # A city that is a region of its own, as Kyiv and Moscow are, lies amid the one that bears its name.
    apart = place.admin1 is not None and place.name in {place.admin1, region.name.split(" ")[0]}
    return gazetteer.has_town_near(place.lat, place.lon, (3 if apart else 1) * BORDER_DEGREES, region)


_SETTLERS = frozenset({"USA", "GBR", "AUS", "NZL", "ZAF", "IRL", "JAM", "GUY", "ZWE"})


def bears_a_name_from_overseas(place: PlaceCandidate, countries: Iterable[str | None]) -> bool:
    """Whether small towns of other states may bear a place's name: 'Phoenix, a town in KwaZulu-Natal'."""
    others = set(countries)
    return place.country in _SETTLERS and others <= _SETTLERS and place.country not in others


def is_of_another_world(place: PlaceCandidate, regions: list[PlaceCandidate]) -> bool:
    """Whether regions bear a name by another spelling only, and lie so far off that one of the place's own state must be meant: 'La Union' of the Philippines."""
    return all(one.match != "name" and one.country != place.country and place.km_to(one) > 4000 for one in regions)


def site_lies_in(lat: float, lon: float, country: str, regions: list[PlaceCandidate], resolver: PlaceResolver) -> bool:
    """Whether a site in the country may lie in one of some regions, by the regions of the towns about it; those that were parted from one count with it."""
    parted = [name for one in regions for state, name, former in former_regions() if state == one.country and former in {one.name, one.admin1}]
    regions = [*regions, *(one for name in parted for one in regions_named(name, "region", country, resolver))]
    for degrees in (0.1, 0.2, 0.4, 0.8):  # the nearest towns tell the region that a site lies in, and those twice as far its border
        if any(resolver.gazetteer.has_town_near(lat, lon, 2 * degrees, one) for one in regions):
            return True
        if resolver.gazetteer.has_town_of_state_near(lat, lon, degrees, country):
            return False
    for one in regions:  # no town is near: it lies in the desert, between the towns of its region or somewhat beyond them
        south, north, west, east = resolver.gazetteer.extent_of_region(one)
        if south - DESERT_DEGREES <= lat <= north + DESERT_DEGREES and west - DESERT_DEGREES <= lon <= east + DESERT_DEGREES:
            return True
    return False


def where_is(place: PlaceCandidate) -> str:
    """Return region and state of a place, for people to read."""
    names = {state.id: state.name for state in states()}
    country = names.get(place.country or "", place.country or "")
    return f"{place.admin1}, {country}" if place.admin1 and place.admin1 != place.name else country


_MAINLANDS = {"TWN": (21.9, 25.3, 119.9, 122.0), "ESP": (36.0, 43.8, -9.3, 4.3), "PRT": (36.9, 42.2, -9.5, -6.2), "ECU": (-5.0, 1.5, -81.0, -75.2)}


@cache
def mainland_of(country: str, gazetteer: Gazetteer) -> tuple[float, float, float, float]:
    """Return (south, north, west, east) of a state's towns, degrees, without the far islands by which its quarters are not reckoned."""
    return _MAINLANDS.get(country) or gazetteer.extent_of(country)


def how_far(place: PlaceCandidate, container: Container) -> str:
    """Return how far a place is from the middle of what it was said to lie in, for people to read."""
    if container.region is not None:
        return f"about {rounded_km(place.km_to(container.region))} km"
    points = [one for one in _middles() if one[0] == container.country]
    return f"about {rounded_km(distance_km(place.lat, place.lon, points[0][1], points[0][2]))} km" if points else "away"


@cache
def _middles() -> tuple[tuple[str, float, float], ...]:
    from sanderling.resolve.place_reviewed import country_rows

    return tuple((row["alpha3"], float(row["lat"]), float(row["lon"])) for row in country_rows() if row["lat"])


def rounded_km(distance: float) -> str:
    """Return a distance in km, rounded to what is known of it."""
    step = 50 if distance >= 500 else 10
    return f"{max(step, round(distance / step) * step):,}"


def origin_of(place: PlaceCandidate) -> str:
    """Return the source of a place: its file and id."""
    return f"{'places/sites.csv' if place.id.startswith('site:') else 'GeoNames'}: {place.name} ({place.id})"
