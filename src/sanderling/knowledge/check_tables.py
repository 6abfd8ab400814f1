"""More of what the checks hold an article against: posts of bodies, prizes, visits that were firsts, regions by other names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import Holding, holders, persons, states
from sanderling.knowledge.tables import read_csv, several

POST_COLUMNS = ("post", "country", "office", "title", "words", "owners", "source")
AREA_COLUMNS = ("name", "aliases", "countries", "boxes", "source")
ADJECTIVE_COLUMNS = ("adjective", "country", "region", "source")
CITY_RANK_COLUMNS = ("country", "largest", "second", "third", "source")
DISTRICT_COLUMNS = ("country", "district", "aliases", "seat", "lat", "lon", "radius_km", "source")
REGION_NAME_COLUMNS = ("country", "alias", "region", "source")
REGION_CAPITAL_COLUMNS = ("country", "region", "capitals", "source")
FIRST_COLUMNS = ("visitor", "goal", "from", "last", "source")
PRIZE_COLUMNS = ("prize", "year", "winners", "source")
TURNING_COLUMNS = ("fact", "subjects", "deeds", "from", "to", "source")
OPPOSITE_COLUMNS = ("pair", "one", "other", "tie", "unless")
MISSPELLING_COLUMNS = ("wrong", "right", "source")
PLACED_COLUMNS = ("fact", "nouns", "places", "from", "to", "source")
LANDMARK_COLUMNS = ("name", "aliases", "lat", "lon", "town", "countries", "source")
SEAT_COLUMNS = ("body", "aliases", "town", "country", "lat", "lon", "source")
SIGNER_COLUMNS = ("treaty", "aliases", "signed", "signers", "source")
HOLDER_COLUMNS = ("post", "person", "from", "to", "source")


@dataclass(frozen=True, slots=True)
class Post:
    """An office that news names with its body, 'secretary general of NATO'; ``held`` is who had it, oldest first."""

    name: str
    words: tuple[str, ...]
    owners: tuple[str, ...]
    held: tuple[Holding, ...]
    source: str


@cache
def posts() -> tuple[Post, ...]:
    """Return the posts. Raises KnowledgeError when a holder is nobody known, or a post has no holder."""
    own: dict[str, list[Holding]] = {}
    for row in read_csv("checks/post_holders.csv", HOLDER_COLUMNS, required=("post", "person", "from", "source")):
        if row["person"] not in persons():
            raise KnowledgeError(f"checks/post_holders.csv: no such person in persons.csv: {row['person']}.")
        held = Holding(row["person"], None, "post", row["post"], row["from"], row["to"], "2025-06-30", False, row["source"], "")
        own.setdefault(row["post"], []).append(held)
    found = []
    for row in read_csv("checks/posts.csv", POST_COLUMNS, required=("post", "country", "office", "words", "owners", "source")):
        there = own.get(row["post"], []) if row["office"] == "own" else [
            one for one in holders().get((row["country"], row["office"]), ()) if row["title"].lstrip("^") in one.title
            and not (row["title"].startswith("^") and not one.title.startswith(row["title"][1:]))
        ]  # fmt: skip
        if not there:
            raise KnowledgeError(f"checks/posts.csv: nobody is known to have been {row['post']}.")
        owners = [name for owner in several(row["owners"]) for name in names_of(owner, "checks/posts.csv")]
        found.append(
            Post(row["post"], several(row["words"]), tuple(owners), tuple(sorted(there, key=lambda one: one.since)), row["source"])
        )
    return tuple(found)


def names_of(owner: str, table: str) -> tuple[str, ...]:
    """Return the names of an owner: '{USA}' stands for all names and adjectives of the state. Raises KnowledgeError for none."""
    if not owner.startswith("{"):
        return (owner,)
    state = next((one for one in states() if one.id == owner.strip("{}")), None)
    if state is None:
        raise KnowledgeError(f"{table}: no such state: {owner}.")
    return (state.name, *state.aliases, *state.adjectives)


@dataclass(frozen=True, slots=True)
class Area:
    """An island or land that is no first-level region of today, by rough boxes (south, west, north, east), degrees."""

    name: str
    countries: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    source: str

    def holds(self, lat: float, lon: float, margin: float = 0.25) -> bool:
        """Whether a point lies in the area, or within ``margin`` degrees of one of its boxes."""
        return any(s - margin <= lat <= n + margin and w - margin <= lon <= e + margin for s, w, n, e in self.boxes)


@cache
def areas() -> dict[str, Area]:
    """Return the areas by each of their names, without 'the'. Raises KnowledgeError for a box that is none."""
    found: dict[str, Area] = {}
    for row in read_csv("checks/areas.csv", AREA_COLUMNS, required=("name", "countries", "boxes", "source")):
        boxes = []
        for box in several(row["boxes"]):
            edges = [float(edge) for edge in box.split(" ")]
            if len(edges) != 4 or edges[0] >= edges[2] or edges[1] >= edges[3]:
                raise KnowledgeError(f"checks/areas.csv: a box of {row['name']} must be 'south west north east'.")
            boxes.append((edges[0], edges[1], edges[2], edges[3]))
        area = Area(row["name"].removeprefix("the "), several(row["countries"]), tuple(boxes), row["source"])
        found.update((name.removeprefix("the "), area) for name in (row["name"], *several(row["aliases"])))
    return found


@cache
def region_adjectives() -> dict[str, tuple[str, str]]:
    """Return (state, region) by the region's adjective: 'Chechen'."""
    rows = read_csv("checks/region_adjectives.csv", ADJECTIVE_COLUMNS, required=ADJECTIVE_COLUMNS)
    return {row["adjective"]: (row["country"], row["region"]) for row in rows}


@cache
def region_names() -> dict[tuple[str, str], str]:
    """Return the name in the gazetteer of a first-level region by (state, name in use)."""
    rows = read_csv("checks/region_names.csv", REGION_NAME_COLUMNS, required=REGION_NAME_COLUMNS)
    return {(row["country"], row["alias"]): row["region"] for row in rows} | {("", row["alias"]): row["region"] for row in rows if len(row["alias"]) > 4}


@cache
def region_capitals() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the chief towns, in their spellings, of first-level regions by (state, region)."""
    rows = read_csv("checks/region_capitals.csv", REGION_CAPITAL_COLUMNS, required=REGION_CAPITAL_COLUMNS)
    return {(row["country"], row["region"]): several(row["capitals"]) for row in rows}


@dataclass(frozen=True, slots=True)
class District:
    """A district, department or province below what gazetteers tell of a place, by its chief town: what lies farther than ``radius_km`` from that is not in it."""

    name: str
    seat: str
    lat: float
    lon: float
    radius_km: float
    source: str


@cache
def city_ranks() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Return the (largest, second, third) cities of states by their code: all that some count takes for them; empty where counts differ too much."""
    rows = read_csv("checks/city_ranks.csv", CITY_RANK_COLUMNS, required=("country", "largest", "source"))
    return {row["country"]: (several(row["largest"]), several(row["second"]), several(row["third"])) for row in rows}


@cache
def districts() -> dict[tuple[str, str], District]:
    """Return districts, departments and provinces by (state, name)."""
    found: dict[tuple[str, str], District] = {}
    for row in read_csv("checks/districts.csv", DISTRICT_COLUMNS, required=("country", "district", "seat", "lat", "lon", "radius_km", "source")):
        one = District(row["district"], row["seat"], float(row["lat"]), float(row["lon"]), float(row["radius_km"]), row["source"])
        found.update(((row["country"], name), one) for name in (row["district"], *several(row["aliases"])))
    return found


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """A visit that was the first of a leader of one state to another for long: ``last`` is the year of the one before, or empty."""

    visitor: str
    goal: str
    day: str
    last: str
    source: str


@cache
def first_visits() -> tuple[FirstVisit, ...]:
    """Return the visits that were firsts, as press and lists of journeys give them; 'never' where there had been none."""
    rows = read_csv("checks/first_visits.csv", FIRST_COLUMNS, required=FIRST_COLUMNS)
    return tuple(FirstVisit(row["visitor"], row["goal"], row["from"], row["last"].removesuffix("never"), row["source"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Prize:
    """Who won a prize in a year, in the spellings in use."""

    name: str
    year: int
    winners: tuple[str, ...]
    source: str


@cache
def prizes() -> tuple[Prize, ...]:
    """Return the prizes by year."""
    rows = read_csv("checks/prizes.csv", PRIZE_COLUMNS, required=PRIZE_COLUMNS)
    return tuple(Prize(row["prize"], int(row["year"]), several(row["winners"]), row["source"]) for row in rows)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A dated deed that news tells by a verb: whose it is, the verb's words, and its days as ISO dates of the precision known."""

    name: str
    subjects: tuple[str, ...]
    deeds: tuple[str, ...]
    since: str
    until: str
    source: str


@cache
def turning_points() -> tuple[TurningPoint, ...]:
    """Return the deeds that everybody dates. Raises KnowledgeError when one ends before it begins."""
    found = []
    for row in read_csv("checks/turning_points.csv", TURNING_COLUMNS, required=("fact", "subjects", "deeds", "from", "source")):
        if row["to"] and row["to"] < row["from"]:
            raise KnowledgeError(f"checks/turning_points.csv: {row['fact']} ends before it begins ({row['from']}).")
        found.append(TurningPoint(row["fact"], several(row["subjects"]), several(row["deeds"]), row["from"], row["to"], row["source"]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two ways of telling that rule each other out, as patterns, and what both must be told of: ``tie`` says what.

    passage: any two sentences near one another; noun: the same noun (groups ``noun...``); subject: the same doer;
    subject+noun: both; lasting: what cannot be undone on a later day. ``unless`` are words beside which the two do not exclude one another.
    """

    pair: str
    one: re.Pattern[str]
    other: re.Pattern[str]
    tie: frozenset[str]
    unless: re.Pattern[str] | None


@cache
def opposites() -> tuple[Opposites, ...]:
    """Return the pairs of opposites. Raises KnowledgeError for a tie or pattern that is none."""
    found = []
    for row in read_csv("checks/opposites.csv", OPPOSITE_COLUMNS, required=("pair", "one", "other", "tie")):
        tie = frozenset(row["tie"].split("+"))
        if not tie <= {"passage", "noun", "subject", "event", "lasting"}:
            raise KnowledgeError(f"checks/opposites.csv: {row['pair']} has an unknown tie: {row['tie']}.")
        try:
            unless = re.compile(rf"(?i)\b(?:{row['unless']})\b") if row["unless"] else None
            found.append(Opposites(row["pair"], re.compile(row["one"], re.I), re.compile(row["other"], re.I), tie, unless))
        except re.error as error:
            raise KnowledgeError(f"checks/opposites.csv: {row['pair']}: {error}.") from error
    return tuple(found)


@cache
def misspellings() -> tuple[tuple[str, str], ...]:
    """Return (wrong, right) for parts of names that are often misspelt in English, in lower case and without marks."""
    rows = read_csv("checks/misspellings.csv", MISSPELLING_COLUMNS, required=MISSPELLING_COLUMNS)
    return tuple((row["wrong"], row["right"]) for row in rows)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a body of states has its head office; the point of the town in degrees."""

    body: str
    town: str
    country: str
    lat: float
    lon: float
    source: str


@cache
def seats() -> dict[str, Seat]:
    """Return the seats by each name of the body."""
    found: dict[str, Seat] = {}
    for row in read_csv("checks/seats.csv", SEAT_COLUMNS, required=("body", "town", "country", "lat", "lon", "source")):
        seat = Seat(row["body"], row["town"], row["country"], float(row["lat"]), float(row["lon"]), row["source"])
        found.update((name, seat) for name in (row["body"], *several(row["aliases"])))
    return found


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty, the day it was signed (ISO) and who signed or stood by it, by name."""

    name: str
    signed: str
    signers: tuple[str, ...]
    source: str


@cache
def treaties() -> dict[str, Treaty]:
    """Return the treaties by each of their names."""
    found: dict[str, Treaty] = {}
    for row in read_csv("checks/signers.csv", SIGNER_COLUMNS, required=("treaty", "signed", "signers", "source")):
        treaty = Treaty(row["treaty"], row["signed"], several(row["signers"]), row["source"])
        found.update((name, treaty) for name in (row["treaty"], *several(row["aliases"])))
    return found


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A dated happening that news names by a common noun and its place: 'the wave', of Sri Lanka; ISO dates."""

    name: str
    nouns: tuple[str, ...]
    places: tuple[str, ...]
    since: str
    until: str
    source: str


@cache
def placed_facts() -> tuple[PlacedFact, ...]:
    """Return the happenings that a noun and a place tell. Raises KnowledgeError when one ends before it begins."""
    found = []
    for row in read_csv("checks/placed_facts.csv", PLACED_COLUMNS, required=("fact", "nouns", "places", "from", "source")):
        if row["to"] and row["to"] < row["from"]:
            raise KnowledgeError(f"checks/placed_facts.csv: {row['fact']} ends before it begins ({row['from']}).")
        found.append(PlacedFact(row["fact"], several(row["nouns"]), several(row["places"]), row["from"], row["to"], row["source"]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A square, palace, prison, airport, plant or camp that everybody knows; its point in degrees, its town, its states."""

    name: str
    lat: float
    lon: float
    town: str
    countries: tuple[str, ...]
    source: str


@cache
def landmarks() -> dict[str, Landmark]:
    """Return the landmarks by each of their names."""
    found: dict[str, Landmark] = {}
    for row in read_csv("checks/landmarks.csv", LANDMARK_COLUMNS, required=("name", "lat", "lon", "town", "countries", "source")):
        mark = Landmark(row["name"], float(row["lat"]), float(row["lon"]), row["town"], several(row["countries"]), row["source"])
        found.update((name, mark) for short in (row["name"], *several(row["aliases"])) for name in _in_full(short))
    return found


def _in_full(name: str) -> tuple[str, ...]:
    """Return a landmark's name with the other words for what it is: 'Kotoka airport', 'Kotoka International Airport'."""
    for ending, others in _KINDS_OF_LANDMARK:
        if name.endswith(ending):
            short = name[: -len(ending)]
            return (name, *(short + other for other in others))
    return (name,)


_KINDS_OF_LANDMARK = (
    (" airport", (" Airport", " International Airport", " international airport")),
    (" naval base", (" Naval Base", " base")),
    (" air base", (" Air Base", " airbase", " base", " airfield")),
    (" dam", (" Dam",)),
    (" prison", (" Prison", " jail", " Jail")),
    (" refinery", (" Refinery", " oil refinery")),
    (" palace", (" Palace",)),
    (" mosque", (" Mosque",)),
    (" shrine", (" Shrine",)),
    (" stadium", (" Stadium",)),
    (" plant", (" Plant",)),
    (" camp", (" Camp", " refugee camp")),
    (" mine", (" Mine",)),
    (" crossing", (" Crossing", " border crossing")),
    (" hospital", (" Hospital",)),
    (" steelworks", (" steel works", " steel plant", " Steelworks")),
    (" cosmodrome", (" Cosmodrome",)),
    (" volcano", (" Volcano",)),
)
