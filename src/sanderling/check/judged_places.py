"""A claim of where a place lies, held against the points of all the places that its name may mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from sanderling.check.claimed_places import GULF, OWN, OWN_ISLAND, Claim, owner_at
from sanderling.check.containers import (
    BIG,
    bears_a_name_from_overseas,
    container_of,
    is_meant,
    is_of_another_world,
    lies_in_region,
    mainland_of,
    origin_of,
    regions_named,
    rounded_km,
    site_lies_in,
    where_is,
)
from sanderling.check.finding import Draft
from sanderling.check.judged_lands import area_fault, touches
from sanderling.check.landmarks import may_be_of
from sanderling.check.lazily import lazily
from sanderling.check.links import Link
from sanderling.check.sited import Sited
from sanderling.check.straits import of_another_river
from sanderling.check.text import CheckedText, Line
from sanderling.check.waters import beside_water, waters, within_km
from sanderling.knowledge.actor_data import state_names, states
from sanderling.knowledge.check_lands import Land, lands, outlines
from sanderling.knowledge.check_tables import Area, areas, districts
from sanderling.resolve.place_candidate import PlaceCandidate, distance_km
from sanderling.resolve.places import PlaceResolver

_CAPITALS = lazily(r"\b[A-ZÀ-Þ]")
NEAR_KM = 60.0
"""A thing that is told to lie near a town may lie on the other side of a border as near as this."""
FAR_SIDE = 0.64
"""A town past this share of a state's breadth towards the other side is not in the quarter that is told."""
MEETING_DEGREES = 0.8
"""An area has no border with a state whose towns are all farther from it than this."""
BRANCH_KM = 33.0
"""A town of a river lies on no branch of it whose line is farther off than this."""
BORDER_DEGREES = 1.3
SPARSE = 25
"""With fewer towns of its state than this within BORDER_DEGREES a place lies in a desert, and its border has no town near."""
_NAMESAKES = frozenset({"USA", "CAN", "AUS", "GBR", "BRA", "MEX", "COL", "PHL", "RUS"})
"""States of many towns of one name."""
_BELOW = frozenset({"district", "department", "province", "county"})
"""What the districts of the table are called."""
_OF_ONE_STATE = frozenset("region province oblast governorate state department county".split())
"""What a first-level region is called, which may bear the name of an area of several states."""
_ISLANDS = frozenset("LKA CUB MDG TWN JAM ISL PRI BRB MUS NRU LCA DMA GRD".split())
"""States that are one island."""
_ACROSS = {"north": {"south"}, "south": {"north"}, "east": {"west"}, "west": {"east"}}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, with what looks names of places up."""

    text: CheckedText
    line: Line
    resolver: PlaceResolver


@cache
def _state_names() -> frozenset[str]:
    return frozenset(name for state in states() for name in (state.name, *state.aliases)) - {name for state in states() for name in state.adjectives if name != state.name}


class Judgement:
    """Holds one claim against the points of what it is told of."""

    def __init__(self, here: Sentence, sited: Sited, link: Link, claim: Claim, about: bool, start: int | None = None) -> None:
        """Take the claim behind ``link``; ``about`` where a thing near the place is told of, ``start`` where the words begin before its name."""
        self.start = sited.start if start is None else start
        self.end = max(claim.end, sited.end)
        self.here, self.sited, self.link, self.claim, self.about = here, sited, link, claim, about
        self.points = sited.points(here.resolver)
        self.gazetteer = here.resolver.gazetteer

    def verdict(self) -> Draft | bool:
        """Return the finding; or whether the claim is known to fit, so that nothing more need be asked."""
        claim = self.claim
        land, area = self.sited.land, self.sited.area
        if (land is not None or area is not None) and self._is_a_town_there():
            self.sited = replace(self.sited, land=None, area=None)
            self.points = [p for p in self.here.resolver.candidates(self.sited.name) if p.kind in {"city", "capital"} and claim.country in p.countries]
            land = area = None
        if land is None and claim.kind == "border" and (crossing := lands().get(f"{self.sited.name} crossing")) is not None:
            return self._land(crossing)
        if land is not None:
            found = self._land(land)
            if isinstance(found, Draft) or (area is None and (land.lat is None or claim.kind not in {"quarter", "area", *(("water",) if land.kind == "island" else ())})):
                return found
        if area is not None:
            because = area_fault(area, self.link, claim, self.gazetteer)
            return self._told(because, f"checks/areas.csv: {area.source}") if because else False
        if not self.points:
            return False
        self.best = self.points[0]
        self.small = self.sited.mark is None and self.best.population < BIG and self.best.kind != "capital"
        self.towns = [p for p in self.points if not p.is_container and (self.small or is_meant(p, self.best))]
        owner = next((said.country for word in _CAPITALS.finditer(self.link.words) if (said := owner_at(self.link.words, word.start())) is not None), None)
        if owner is not None and any(owner in p.countries for p in self.points):  # 'Pedernales, an Ecuadorean beach town'
            self.towns = [p for p in self.points if owner in p.countries and not p.is_container] or self.towns
        if claim.country in {OWN, OWN_ISLAND}:
            if claim.kind not in {"quarter", "coast"} or (claim.country == OWN_ISLAND and not {p.country for p in self.towns} <= _ISLANDS) or len({p.country for p in self.towns}) != 1 or self.towns[0].country is None:
                return False
            self.claim = replace(claim, country=self.towns[0].country)
        judge = {"country": self._country, "quarter": self._quarter, "region": self._region, "area": self._area, "water": self._water, "coast": self._coast, "border": self._border}[claim.kind]
        return judge()

    def held_as(self, places: list[PlaceCandidate], far: float = 0.7) -> Draft | bool:
        """Hold the claim of a quarter against the middles of regions instead of towns."""
        self.best, self.small, self.towns, self.points = places[0], False, places, places
        if self.claim.kind != "quarter" or self.claim.country is None:
            return False
        wrong = self._wrong_side(self.claim.country, far)
        return self._draft(f"{self.best.name} lies in the {wrong} of {state_names().get(self.claim.country, self.claim.country)}") if wrong else True

    def _is_a_town_there(self) -> bool:
        """Whether an island or area has the name of a town in the state that is told: 'Trinidad, in the Bolivian lowlands', 'Pemba, the capital of a Mozambican province'."""
        country, land, area = self.claim.country, self.sited.land, self.sited.area
        if country is None or country in {OWN, OWN_ISLAND} or (land is not None and country in land.countries) or (area is not None and country in area.countries):
            return False
        return any(country in p.countries and p.kind in {"city", "capital"} and p.match != "reading" for p in self.here.resolver.candidates(self.sited.name))

    def _draft(self, because: str, other: str = "") -> Draft:
        mark, land = self.sited.mark, self.sited.land
        source = f"checks/landmarks.csv: {mark.source}" if mark is not None else f"checks/lands.csv: {land.source}" if land is not None else origin_of(self.best)
        return self._told(because, source, other)

    def _told(self, because: str, *sources: str) -> Draft:
        line = self.here.line
        return Draft(
            "place-conflict", self.here.text.span(line.start + self.start, line.start + self.end), because, "Check the place and where it is said to lie.",
            tuple(source for source in sources if source),
        )  # fmt: skip

    def _lies(self) -> str:
        mark = self.sited.mark
        if mark is not None:
            return f"{mark.name} lies near {mark.town}, {'/'.join(state_names().get(code, code) for code in mark.countries)}"
        return f"{self.best.name} lies in {where_is(self.best)}"

    def _is_of(self, country: str) -> bool:
        """Whether the place, or a namesake that may be meant, lies in a state; of what is near it the border need not be asked."""
        return any(
            not p.countries or may_be_of(country, p.countries, p.lat, p.lon) or (self.about and self.gazetteer.has_town_of_state_near(p.lat, p.lon, 0.8, country))
            for p in self.towns
        )  # fmt: skip

    def _land(self, land: Land) -> Draft | bool:
        country = self.claim.country
        if self.claim.kind == "border" and land.kind != "crossing" and self.link.prep in {"on", "at", "along", "astride", "straddling"}:
            far = next((one for one in (country, self.claim.second) if one and not touches(tuple(land.countries), one)), None)
            return self._told(f"{land.name} is of {', '.join(sorted(state_names().get(one, one) for one in land.countries))}, far from {state_names().get(far, far)}", f"checks/lands.csv: {land.source}") if far else True
        if self.claim.kind == "border" and land.kind == "crossing":
            told = [one for one in (country, self.claim.second) if one]
            wrong = next((one for one in told if not any(may_be_of(one, (mine,), 0.0, 0.0) for mine in land.countries)), None)
            return self._told(f"{land.name} lies between {' and '.join(sorted(state_names().get(one, one) for one in land.countries))}", f"checks/lands.csv: {land.source}") if wrong else True
        if self.claim.kind == "area" and land.kind == "island" and self.link.set_off and self.link.prep in {"in", "on", "of"}:
            return self._outside_islands(land)
        if self.claim.kind == "coast" and land.kind == "island" and country is not None and country not in {OWN, OWN_ISLAND} and self.link.set_off and self.link.prep == "on" and not any(may_be_of(country, (one,), 0.0, 0.0) for one in land.countries):
            return self._told(f"{land.name} is of {', '.join(sorted(state_names().get(one, one) for one in land.countries))}, not of {state_names().get(country, country)}", f"checks/lands.csv: {land.source}")
        if country is None or country in {OWN, OWN_ISLAND} or self.claim.kind not in {"country", "quarter", "region"} or not self.link.set_off or (self.claim.name not in {*_state_names(), ""} and self.claim.kind != "region"):
            return False
        if self.link.prep not in {"in", "within", "on", "of", "inside"} or (self.link.prep == "of" and not self.link.apposed) or any(may_be_of(country, (one,), 0.0, 0.0) for one in land.countries):
            return False
        return self._told(f"{land.name} is of {', '.join(sorted(state_names().get(one, one) for one in land.countries))}, not of {state_names().get(country, country)}", f"checks/lands.csv: {land.source}")

    def _outside_islands(self, land: Land) -> Draft | bool:
        """'La Palma, one of the Azores': the middle of an island that is an area too lies in none of the other's boxes, nor the other's in its own."""
        mine, other = areas().get(self.sited.name), areas()[self.claim.name]
        if mine is None or mine is other or (set(mine.countries) & set(other.countries) and self.link.prep == "on"):
            return False
        middles = [[((s + n) / 2, (w + e) / 2) for s, w, n, e in area.boxes] for area in (mine, other)]
        if any(other.holds(lat, lon, 0.6) for lat, lon in middles[0]) or any(mine.holds(lat, lon, 0.6) for lat, lon in middles[1]):
            return True
        return self._told(f"{land.name} lies outside {other.name}", f"checks/lands.csv: {land.source}", f"checks/areas.csv: {other.name}")

    def _country(self) -> Draft | bool:
        claim = self.claim
        assert claim.country is not None
        alone = claim.side == "owner" and len(self.sited.name) >= 6 and len({p.country for p in self.points}) == 1 and self.best.population >= 2_000
        if (self.small and not alone) or not self.link.set_off or (claim.name not in _state_names() and self.start == self.sited.start and claim.side not in {"owner", "side"}) or self.link.prep not in {"in", "within", "inside", "of", "on"} or (self.link.prep == "of" and not self.link.apposed):
            return False
        if (self.best.kind == "capital" and not self.link.apposed) or container_of(claim.name, None, self.here.resolver, self.start != self.sited.start or claim.side in {"owner", "side"}) is None:
            return False
        loose = claim.side == "owner" or self.start != self.sited.start  # 'the Mozambican town of Palma' tells which Palma is meant
        if self._is_of(claim.country) or (loose and any(claim.country in p.countries for p in self.points)):
            return True
        return self._draft(f"{self._lies()}, not in {state_names().get(claim.country, claim.country)}")

    def _quarter(self) -> Draft | bool:
        claim = self.claim
        if claim.country is None or (claim.name and claim.name not in _state_names()) or self.link.prep not in {"in", "on", "at", "of", "within", "inside", "by", "near"}:
            return False
        if not self._is_of(claim.country):
            return False if self.small or (self.best.kind == "capital" and not self.link.apposed) else self._draft(f"{self._lies()}, not in {state_names().get(claim.country, claim.country)}")
        wrong = self._wrong_side(claim.country, 0.62 if claim.strict else FAR_SIDE)
        return self._draft(f"{self._lies()}, in the {wrong} of {state_names().get(claim.country, claim.country)} ({self.towns[0].lat:.1f}, {self.towns[0].lon:.1f})") if wrong else True

    def _wrong_side(self, country: str, far: float) -> str:
        """Return the side of a state on which all towns of the name lie, where it is another than is told."""
        return self._side_of(mainland_of(country, self.gazetteer), far, [p for p in self.towns if country in p.countries])

    def _side_of(self, extent: tuple[float, float, float, float], far: float, towns: list[PlaceCandidate]) -> str:
        south, north, west, east = extent
        told, sides = self.claim.side.lower().replace("-", ""), []
        for p in towns:
            up = (p.lat - south) / (north - south) if north - south > 1.2 else 0.5
            right = (p.lon - west) / (east - west) if east - west > 1.2 else 0.5
            shares = {"north": (1 - up, "south"), "south": (up, "north"), "east": (1 - right, "west"), "west": (right, "east")}
            wrong = [(share, other) for side, (share, other) in shares.items() if side in told and share > far]
            # Of two sides that are told at once, one may be a little off.
            if not wrong or (len(told) > 5 and len(wrong) < 2 and wrong[0][0] <= 0.85):
                return ""
            sides.append("-".join(other for _, other in wrong))
        return sides[0] if sides else ""

    def _region(self) -> Draft | bool:
        claim = self.claim
        if self.link.prep not in {"in", "within", "inside", "of", "on"}:
            return False
        if claim.region is None or claim.region.lower() in _BELOW:
            known = self._of_district()
            if known is not None:
                return known
        if claim.region is not None and claim.region.lower() == "district":
            return self._district()
        if (claim.region is None and not self.link.set_off) or (self.link.prep == "of" and not self.link.apposed):
            return False
        if claim.side == "either":  # Georgia is a state and a region of another
            if any("GEO" in p.countries for p in self.points):
                return True
            claim = replace(claim, side="")
        bare = claim.region is None and claim.country is None
        country = claim.country or (self.best.country if self.sited.mark is not None or self.sited.house or self.small else None)
        regions = regions_named(claim.name, claim.region, country, self.here.resolver, strict=bare)
        if not regions and bare and self.best.country is not None and len({p.country for p in self.towns}) == 1:
            regions = regions_named(claim.name, None, self.best.country, self.here.resolver, strict=True)  # 'Punjab' is of two states
        if not regions:
            return self._no_such_region()
        if self._in_any(regions):
            wrong = self._wrong_side(claim.country, 0.85) if claim.side and claim.country else ""
            if claim.side and claim.of_state:
                wrong = self._wrong_side(str(regions[0].country), 0.85) if len(regions) == 1 else ""
            elif claim.side and not claim.country and len(regions) == 1 and (wrong := self._side_of(self.gazetteer.extent_of_region(regions[0]), 0.7, self.towns)):
                return self._draft(f"{self._lies()}, in the {wrong} of {regions[0].name}", origin_of(regions[0]))
            return self._draft(f"{self._lies()}, in the {wrong} of {state_names().get(claim.country or str(regions[0].country), '')}") if wrong else True
        if self.sited.mark is None and (bears_a_name_from_overseas(self.best, (p.country for p in regions)) or is_of_another_world(self.best, regions)):
            return False
        near = min(regions, key=self.best.km_to)
        away = min(p.km_to(one) for p in self.towns for one in regions)
        mine = [p for p in self.towns if near.country in p.countries]
        if self.small and ((bare and not self._alone(mine)) or not mine or away < 90 or max(p.population for p in mine) < 1_000):
            return False
        if self.about and away < NEAR_KM + near.radius_km:
            return True
        return self._draft(f"{self._lies()}, about {rounded_km(away)} km from the middle of {near.name}, and no place of that name is known there", origin_of(near))

    def _alone(self, mine: list[PlaceCandidate]) -> bool:
        """Whether a small town is so much greater than its namesakes in the state that it is meant without more words."""
        sizes = sorted((p.population for p in mine if p.kind in {"city", "capital"} and p.match != "alias"), reverse=True)
        least = 4_000 if mine and mine[0].country in _NAMESAKES else 2_500
        return bool(sizes) and sizes[0] >= least and (len(sizes) == 1 or sizes[0] >= 2.5 * sizes[1]) and self.link.apposed and len(self.sited.name) >= 5

    def _of_district(self) -> Draft | bool | None:
        """A district, department or province of the table, by its chief town: another's chief town is not in it, nor what is far from its own."""
        claim = self.claim
        mine = [p for p in self.towns if p.country and claim.country in {None, p.country} and (p.country, claim.name) in districts()]
        if not mine or not self.link.set_off or (self.link.prep == "of" and not self.link.apposed) or (self.small and len({p.country for p in self.towns}) > 1):
            return None
        one = districts()[str(mine[0].country), claim.name]
        if (claim.region is None and one.seat == claim.name) or any(p.country != mine[0].country for p in self.towns) or self.sited.name in {one.seat, one.name, claim.name}:
            return None
        for other in districts().values():
            if other.seat == self.sited.name and other is not one and all(distance_km(p.lat, p.lon, other.lat, other.lon) < 15 for p in self.towns):
                return self._draft(f"{self._lies()}, the chief town of {other.name}, not of {one.name}", f"checks/districts.csv: {other.source}")
        away = min(distance_km(p.lat, p.lon, one.lat, one.lon) for p in self.towns)
        if away <= one.radius_km * (1.6 if self.about else 1.0):
            return True
        return self._draft(f"{self._lies()}, about {rounded_km(away)} km from {one.seat}, the chief town of {one.name}", f"checks/districts.csv: {one.source}")

    def _district(self) -> Draft | bool:
        """'Barpak, a village in the Taplejung district': a district lies about the town whose name it bears, where its state has one such town."""
        claim, mine = self.claim, {country for p in self.towns for country in p.countries}
        if not self.link.set_off or (self.small and len(mine) > 1):
            return False
        named = [p for p in self.here.resolver.candidates(claim.name) if p.match == "name" and set(p.countries) & mine and p.kind != "country"]
        if not named or any(p.km_to(one) <= 110 + 1.2 * one.radius_km or p.admin1 == one.name for p in self.towns for one in named):
            return bool(named)
        if len(named) > 1 and min(one.km_to(other) for one in named for other in named if one is not other) > 60:
            return False
        return self._draft(f"{self._lies()}, about {rounded_km(min(p.km_to(one) for p in self.towns for one in named))} km from {named[0].name}", origin_of(named[0]))

    def _no_such_region(self) -> Draft | bool:
        """A region that no table holds, but of a state that is told: 'Erbil, the seat of Turkey's Kurdish region'; or one that bears its town's name."""
        country = self.claim.country
        if self.small or self.best.kind == "capital" or self.about:
            return False
        if country is None:
            return self._far_from_both()
        if not self.link.apposed or self._is_of(country) or any(country in p.countries for p in self.points):
            return False
        return self._draft(f"{self._lies()}, not in {state_names().get(country, country)}")

    def _far_from_both(self) -> Draft | bool:
        """'Matamoros, in Chihuahua': far from the town and from the region of that name."""
        claim = self.claim
        if claim.region is not None or claim.side or not self.link.set_off or self.link.prep not in {"in", "within", "inside"}:
            return False
        meant = [p for p in self.here.resolver.candidates(claim.name) if p.match != "reading"]
        if not any(p.kind == "admin1" and p.match == "name" for p in meant) or any(p.kind in {"country", "region"} for p in meant):
            return False
        if any(p.km_to(one) <= 100 + 1.2 * one.radius_km or (p.admin1 is not None and p.admin1 == one.name) for p in self.towns for one in meant):
            return False
        return self._draft(f"{self._lies()}, far from {claim.name}", origin_of(meant[0]))

    def meets(self, countries: list[str]) -> Draft | bool:
        """Whether all of some states are near, where their borders are told to meet."""
        if self.sited.area is not None and self.sited.mark is None:
            return self._area_meets(self.sited.area, countries)
        if self.sited.land is not None or not self.points:
            return False
        self.best = self.points[0]
        self.small = self.sited.mark is None and self.best.population < BIG and self.best.kind != "capital"
        self.towns = [p for p in self.points if not p.is_container]
        if self.small and len({p.country for p in self.towns}) > 1:
            return False
        far = next((one for one in countries if not any(one in p.countries or not p.countries or self._near_state(p, one) for p in self.towns)), None)
        return self._draft(f"{self._lies()}, far from {state_names().get(far, far)}") if far else True

    def _area_meets(self, area: Area, countries: list[str]) -> Draft | bool:
        """'Cabinda, an exclave between Congo and Gabon': some town of each state must be near the area."""
        points = [(lat, lon) for south, west, north, east in area.boxes for lat in (south, (south + north) / 2, north) for lon in (west, (west + east) / 2, east)]
        far = next((one for one in countries if one not in area.countries and not any(self.gazetteer.has_town_of_state_near(lat, lon, MEETING_DEGREES, one) for lat, lon in points)), None)
        return self._told(f"{area.name} lies far from {state_names().get(far, far)}", f"checks/areas.csv: {area.source}") if far else True

    def _in_any(self, regions: list[PlaceCandidate]) -> bool:
        mark = self.sited.mark
        for one in regions:
            if any(lies_in_region(p, one, self.gazetteer) for p in self.points if self.small or is_meant(p, self.best)):
                return True
            if (self.about or self.small) and any(self.gazetteer.has_town_near(p.lat, p.lon, 0.6 if self.about else 0.3, one) for p in self.towns):
                return True
        if mark is None:
            return False
        return mark.town == self.claim.name or site_lies_in(mark.lat, mark.lon, mark.countries[0], regions, self.here.resolver)

    def _area(self) -> Draft | bool:
        area = areas()[self.claim.name]
        if self.claim.region is not None and self.claim.region.lower() in _OF_ONE_STATE and regions_named(self.claim.name, self.claim.region, self.claim.country or self.best.country, self.here.resolver):
            return self._region()  # 'Iran's Kurdistan province' is not all of Kurdistan
        bound = self.link.set_off or (self.sited.mark is not None and self.link.words.strip() == "in")
        if (self.link.prep not in {"in", "on", "within", "inside", "of"} and not (self.link.prep == "at" and self.claim.side)) or not bound or (self.link.prep == "of" and not self.link.apposed):
            return False
        if self.sited.name in {area.name, self.claim.name} or (self.best.kind == "capital" and not self.link.apposed):
            return False
        if any(area.holds(p.lat, p.lon, 0.7 if self.about else 0.25) for p in self.towns):
            if self.claim.side and len(area.boxes) == 1 and not self.about:
                south, west, north, east = area.boxes[0]
                wrong = self._side_of((south, north, west, east), 0.75, [p for p in self.towns if area.holds(p.lat, p.lon, 0.25)])
                if wrong:
                    return self._draft(f"{self._lies()}, in the {wrong} of {area.name} ({self.best.lat:.1f}, {self.best.lon:.1f})", f"checks/areas.csv: {area.name}")
            return True
        if self.sited.mark is None and bears_a_name_from_overseas(self.best, area.countries):
            return False
        if self.small and not all(set(p.countries) & set(area.countries) for p in self.towns):
            return False
        return self._draft(f"{self._lies()}, outside {area.name}, and no place of that name is known there", f"checks/areas.csv: {area.name}")

    def _water(self) -> Draft | bool:
        claim = self.claim
        if (self.link.prep not in {"on", "by", "at", "along", "beside", "across"} and not (self.link.prep == "of" and self.link.apposed) and not (self.link.prep == "in" and claim.side == "coast")) or (not self.link.set_off and self.link.prep == "in"):
            return False
        water = waters()[claim.name]
        if self.link.prep in {"in", "off"}:
            return False
        if claim.region == GULF and any(beside_water(p, other) for p in self.towns for name, other in waters().items() if "Gulf" in name):
            return True  # 'Tampa, on the Gulf'
        if any(beside_water(p, water) or self._by_its_ocean(p, claim.name) for p in self.towns):
            apart = not any(within_km(p, water, BRANCH_KM) for p in self.towns)
            river = of_another_river(self.sited.name, claim.name, apart) if not self.about and beside_water(self.best, water) else None
            return self._draft(f"{self.best.name} lies on the {river.name}, not on the {claim.name}", f"checks/rivers.csv: {river.source}") if river is not None else True
        if self.small and len({p.country for p in self.towns}) > 1:
            return False
        return self._draft(f"{self._lies()}, far from the {claim.name.removeprefix('the ')}", f"checks/waters.csv: {water.source}")

    def _coast(self) -> Draft | bool:
        """'On Japan's west coast': held against the state's breadth where the place lies, and against its seas."""
        country = self.claim.country
        if country is None or self.link.prep not in {"on", "along", "off", "by", "at", "near"}:
            return False
        if not self._is_of(country):
            known = not self.small and self.best.kind != "capital" and self.link.prep in {"on", "along"} and country != OWN
            return self._draft(f"{self._lies()}, not in {state_names().get(country, country)}") if known else False
        told = self.claim.side.lower().replace("-", "")
        here = [p for p in self.towns if not p.countries or country in p.countries]
        if self.link.prep != "off" and here and not any(self._by_a_sea(p, country) for p in here):
            return self._draft(f"{self._lies()}, far from any sea", f"checks/neighbours.csv: {country}")
        if len(told) > 5 or not told or not here:
            return False
        sides = [self._coast_side(p, country) for p in here]
        if all(one and told not in one and one in _ACROSS[told] for one in sides):
            return self._draft(f"{self._lies()}, on the {sides[0]} side of {state_names().get(country, country)}")
        return True

    def _by_its_ocean(self, place: PlaceCandidate, water: str) -> bool:
        """Whether a place of a state that lies on an ocean may lie by one of its seas: what is part of an ocean is told by either name."""
        short = water.removesuffix(" Ocean")
        return (short != water or (water in {"Pacific", "Atlantic", "Arctic"} and self.claim.side != "coast")) and any(
            outline is not None and {water, short} & outline.seas and self._by_a_sea(place, country) for country in place.countries for outline in (outlines().get(country),)
        )  # fmt: skip

    def _by_a_sea(self, place: PlaceCandidate, country: str) -> bool:
        """Whether a place may lie by a sea of its state; so where a sea has no line."""
        outline = outlines().get(country)
        if outline is None:
            return True
        for sea in outline.seas:
            row = next((waters()[name] for name in (sea, f"{sea} Sea", f"{sea} Ocean") if name in waters()), None)
            if row is None or beside_water(place, row):
                return True
        return False

    def _coast_side(self, place: PlaceCandidate, country: str) -> str:
        """Return the side of its state on which a place lies, by the state's breadth about its own latitude or longitude."""
        along = self.claim.side.lower() in {"east", "west"}
        low, high = self.gazetteer.breadth_at(country, place.lat if along else place.lon, along)
        if high - low < 0.7:
            return ""
        share = ((place.lon if along else place.lat) - low) / (high - low)
        return ("east" if along else "north") if share > 0.8 else ("west" if along else "south") if share < 0.2 else ""

    def _near_state(self, place: PlaceCandidate, country: str) -> bool:
        """Whether a town of a state is near, as far as towns are near one another there."""
        mine = outlines().get(place.countries[0])
        if mine is not None and country not in mine.neighbours:
            return self.gazetteer.has_town_of_state_near(place.lat, place.lon, 0.3, country)
        others = (other for other in mine.neighbours if other != country) if mine is not None else ()
        if any(self.gazetteer.has_town_of_state_near(place.lat, place.lon, 0.25, other) for other in others):
            return self.gazetteer.has_town_of_state_near(place.lat, place.lon, 0.8, country)  # it lies on another border
        sparse = self.gazetteer.towns_about(place.lat, place.lon, BORDER_DEGREES, place.countries[0]) < SPARSE
        return self.gazetteer.has_town_of_state_near(place.lat, place.lon, 3.0 if sparse else 0.7 if self.link.prep in {"on", "at", "along"} else BORDER_DEGREES, country)

    def _border(self) -> Draft | bool:
        claim = self.claim
        if self.link.prep not in {"on", "at", "along", "by", "near", "close to", "next to", "beside", "not far from", "outside"} or (self.small and len({p.country for p in self.towns}) > 1):
            return False
        if claim.region == "border":
            return self._border_with_region(claim.name)
        told = [country for country in (claim.country, claim.second) if country]
        if claim.owner and claim.side and any(claim.owner in p.countries for p in self.towns) and (wrong := self._wrong_side(claim.owner, 0.75)):
            return self._draft(f"{self._lies()}, in the {wrong} of {state_names().get(claim.owner, claim.owner)}")
        for country in told:
            if any(country in p.countries or not p.countries or may_be_of(country, p.countries, p.lat, p.lon) or self._near_state(p, country) for p in self.towns):
                continue
            return self._draft(f"{self._lies()}, far from {state_names().get(country, country)}")
        return True

    def _border_with_region(self, name: str) -> Draft | bool:
        """'Tapachula, a Mexican city on the border with Texas': some town of the region must be near."""
        regions = regions_named(name, None, None, self.here.resolver)
        if not regions or self.link.prep not in {"on", "at", "along", "near"}:
            return False
        if any(self.gazetteer.has_town_near(p.lat, p.lon, 1.6, one) for p in self.towns for one in regions):
            return True
        near = min(regions, key=self.best.km_to)
        return self._draft(f"{self._lies()}, far from {near.name}", origin_of(near))
