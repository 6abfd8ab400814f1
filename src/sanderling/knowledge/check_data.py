"""What the checks hold an article against: kinds of findings, dated visits, lives, speeds, shared places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.tables import read_csv, several

VISIT_COLUMNS = ("visitors", "country", "place", "from", "to", "series", "occasion", "source", "confirmed")
COVERAGE_COLUMNS = ("person", "country", "from", "to", "source")
LIFE_COLUMNS = ("person", "born", "died", "source")
SPEED_COLUMNS = ("conveyance", "words", "top_kmh", "day_km", "route_factor", "source")
FACT_COLUMNS = ("fact", "words", "from", "to", "source")
WHEREABOUTS_COLUMNS = ("person", "place", "lat", "lon", "radius_km", "from", "to", "source")
FORMER_COLUMNS = ("country", "region", "former", "until", "source")
WATER_COLUMNS = ("name", "aliases", "line", "source")
SHARED_COLUMNS = ("country", "other", "lat", "lon", "radius_km", "why")


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind of finding, with the severity that holds unless a check says otherwise."""

    name: str
    severity: str
    definition: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A dated visit or summit. ``country`` is ISO alpha-3; ``since`` and ``until`` are ISO days, inclusive."""

    visitors: tuple[str, ...]
    country: str
    place: str
    since: str
    until: str
    series: str
    occasion: str
    source: str
    confirmed: bool

    @property
    def when(self) -> str:
        """The days, for people to read."""
        return self.since if self.since == self.until else f"{self.since} to {self.until}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Between two days all visits of a person to a country (``*``: to any) are in the table."""

    person: str
    country: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Speed:
    """The speed that a kind of conveyance does not pass, km/h, what it does not do in a day, km, and how much longer than
    the straight line its way is."""

    conveyance: str
    words: tuple[str, ...]
    top_kmh: float
    day_km: float
    route_factor: float
    source: str

    def reach_km(self, hours: float) -> float:
        """Return the km that it makes at most in some hours: for more than a few, what people and beasts can bear in a day."""
        return min(self.top_kmh * hours, self.day_km * max(hours / 24, 1.0))


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A circle within which usage differs on the state: neither of the two is held to be wrong. Radius in km."""

    countries: frozenset[str]
    lat: float | None
    lon: float | None
    radius_km: float
    why: str


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Return the closed vocabulary of findings by name."""
    rows = read_csv("checks/kinds.csv", ("kind", "severity", "definition"), required=("kind", "severity", "definition"))
    return {row["kind"]: FindingKind(row["kind"], row["severity"], row["definition"]) for row in rows}


@cache
def visits() -> tuple[Visit, ...]:
    """Return all visits and summits, oldest first. Raises KnowledgeError when a visitor is nobody known."""
    known = persons()
    found = []
    for row in read_csv("checks/visits.csv", VISIT_COLUMNS, required=("country", "from", "to", "occasion", "source")):
        visitors = several(row["visitors"])
        for visitor in visitors:
            if visitor not in known:
                raise KnowledgeError(f"checks/visits.csv: no such person in persons.csv: {visitor}.")
        if row["from"] > row["to"]:
            raise KnowledgeError(f"checks/visits.csv: {row['occasion']} ends before it begins ({row['from']}).")
        found.append(
            Visit(
                visitors, row["country"], row["place"], row["from"], row["to"], row["series"], row["occasion"],
                row["source"], row["confirmed"] == "yes",
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda visit: (visit.since, visit.until, visit.country)))


@cache
def visits_of() -> dict[str, tuple[Visit, ...]]:
    """Return the visits of each person, oldest first, by the person's id."""
    found: dict[str, list[Visit]] = {}
    for visit in visits():
        for visitor in visit.visitors:
            found.setdefault(visitor, []).append(visit)
    return {person: tuple(rows) for person, rows in found.items()}


@cache
def _coverage() -> tuple[Coverage, ...]:
    rows = read_csv("checks/coverage.csv", COVERAGE_COLUMNS, required=("person", "country", "from", "to", "source"))
    for row in rows:
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/coverage.csv: no such person in persons.csv: {row['person']}.")
    return tuple(Coverage(row["person"], row["country"], row["from"], row["to"]) for row in rows)


def is_covered(person: str, country: str, since: str, until: str) -> bool:
    """Whether every visit of ``person`` to ``country`` between two ISO days is in the table."""
    return any(
        row.person == person and row.country in {country, "*"} and row.since <= since and until <= row.until
        for row in _coverage()
    )


@cache
def lives() -> dict[str, tuple[str, str, str]]:
    """Return (born, died, source) of each person of whom either is known; ISO dates of the precision known."""
    found = {
        person.id: (person.born, person.died, "actors/persons.csv")
        for person in persons().values()
        if person.born or person.died
    }
    for row in read_csv("checks/lives.csv", LIFE_COLUMNS, required=("person", "born", "source")):
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/lives.csv: no such person in persons.csv: {row['person']}.")
        found[row["person"]] = (row["born"], row["died"], row["source"])
    return found


@cache
def speeds() -> tuple[Speed, ...]:
    """Return the top speed of each kind of conveyance."""
    return tuple(
        Speed(
            row["conveyance"], several(row["words"]), float(row["top_kmh"]), float(row["day_km"]), float(row["route_factor"]), row["source"]
        )
        for row in read_csv("checks/speeds.csv", SPEED_COLUMNS, required=SPEED_COLUMNS)
    )


@cache
def shared_places() -> tuple[SharedPlace, ...]:
    """Return the circles within which usage differs on the state; without a point the two are never told apart."""
    return tuple(
        SharedPlace(
            frozenset((row["country"], row["other"])), float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None, float(row["radius_km"] or 0), row["why"],
        )
        for row in read_csv("checks/shared_places.csv", SHARED_COLUMNS, required=("country", "other", "why"))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Water:
    """A sea, lake or river by a rough line along its shore or course; points are (latitude, longitude) in degrees."""

    name: str
    line: tuple[tuple[float, float], ...]
    source: str


@cache
def waters() -> dict[str, Water]:
    """Return the waters by each of their names."""
    found: dict[str, Water] = {}
    for row in read_csv("checks/waters.csv", WATER_COLUMNS, required=("name", "line", "source")):
        points = [point.split(" ") for point in several(row["line"])]
        if len(points) < 2 or any(len(point) != 2 for point in points):
            raise KnowledgeError(f"checks/waters.csv: the line of {row['name']} needs two or more points 'lat lon'.")
        water = Water(row["name"], tuple((float(lat), float(lon)) for lat, lon in points), row["source"])
        found.update((name, water) for name in (row["name"], *several(row["aliases"])))
    return found


@cache
def former_regions() -> frozenset[tuple[str, str, str]]:
    """Return (state, region, the region it was parted from): news of before may put its towns in either."""
    rows = read_csv("checks/former_regions.csv", FORMER_COLUMNS, required=("country", "region", "former", "source"))
    return frozenset((row["country"], row["region"], row["former"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact with the words it goes by; ``since`` and ``until`` are ISO dates of the precision known, inclusive."""

    name: str
    words: tuple[str, ...]
    since: str
    until: str
    source: str

    @property
    def when(self) -> str:
        """The days, for people to read."""
        return f"{self.since} to {self.until}" if self.until else self.since


@cache
def facts() -> tuple[Fact, ...]:
    """Return the dated facts. Raises KnowledgeError when one ends before it begins."""
    found = []
    for row in read_csv("checks/facts.csv", FACT_COLUMNS, required=("fact", "words", "from", "source")):
        if row["to"] and row["to"] < row["from"]:
            raise KnowledgeError(f"checks/facts.csv: {row['fact']} ends before it begins ({row['from']}).")
        found.append(Fact(row["fact"], several(row["words"]), row["from"], row["to"], row["source"]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a person was from one ISO day to another, inclusive: a place and how far around it, km; degrees WGS 84.

    ``part`` is the part of the day in the table behind the first of them ('2001-09-11 evening'), empty where it is all of it.
    """

    place: str
    lat: float
    lon: float
    radius_km: float
    since: str
    until: str
    source: str
    part: str = ""


@cache
def whereabouts() -> dict[str, tuple[Whereabouts, ...]]:
    """Return the known whereabouts by the person's id. Raises KnowledgeError when the person is nobody known."""
    found: dict[str, list[Whereabouts]] = {}
    for row in read_csv("checks/whereabouts.csv", WHEREABOUTS_COLUMNS, required=WHEREABOUTS_COLUMNS):
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/whereabouts.csv: no such person in persons.csv: {row['person']}.")
        found.setdefault(row["person"], []).append(
            Whereabouts(row["place"], float(row["lat"]), float(row["lon"]), float(row["radius_km"]), row["from"][:10], row["to"], row["source"], row["from"][11:])
        )
    return {person: tuple(rows) for person, rows in found.items()}
