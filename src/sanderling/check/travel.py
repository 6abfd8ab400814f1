"""Journeys: distance, speed and time claimed; and one person in two places on one day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Placed
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.check_data import Speed, speeds, visits_of
from sanderling.records import Factuality, Journey, Place, Reading, Span
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_N = r"(?:\d+(?:[.,]\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
_COUNT = {
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "half an": 0.5,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
} | {
    word: float(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_LASTED = lazily(
    rf"\b(?P<how>in|within|after|took|takes|lasted|a|an|of)(?: (?:only|just|less than|under|about|some|the|him|her|them|it))*[ -](?P<n>{_N})[ -](?P<unit>minute|hour|day)s?\b(?! (?:ago|later|before|delay|talks|meeting|visit|stay|summit))"
)
_DAYS_LATER = lazily(rf"\b(?P<n>{_N}) (?P<unit>hour|day)s? (?:later|afterwards|after that)\b")
_ARRIVED = lazily(r"\b(?:reached|arrived|landed|docked|anchor(?:ed)?|moored|tied up|entered|touched down|pulled in|put in|berthed|sailed into|steamed into|drove into|rode into|marched into|got to|came to)\b")
_UNITS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0}
_GOES = lazily(
    r"\b(?:travel\w*|flew|fly|flown|flight|drove|driven|went|journey\w*|trip|sailed|steamed|rolled|rowed|cycled|hiked|raced|marched|walked|reached|arrived|rode|crossed|covered|made the)\b"
)
_MISSILE = lazily(r"(?i)\b(?:missiles?|rockets?|satellites?|drones?|shells?|spacecraft|capsule)\b")
_APART = lazily(
    r"\b(?:about |some |around |roughly |nearly |almost |just |only |more than |over )?(?P<n>\d[\d,]*(?:\.\d+)?) ?(?P<unit>km|kilomet(?:er|re)s|miles)(?: \([^)]{1,30}\))?"
    r"(?: (?:away|north|south|east|west|northeast|northwest|southeast|southwest|north-?east|north-?west|south-?east|south-?west))?(?: of| from| to the \w+ of) (?:the )?(?:\w+ )?(?:city |capital |town )?(?:of )?$"
)
CITY_STATES = frozenset({"SGP", "HKG", "MAC", "MCO", "GIB", "VAT", "SMR", "MLT"})
"""States no broader than a town, which a traveller reaches as one."""
SHORTEST_KM = 60.0
LONGEST_DAY_KM = 5000.0
"""Farther apart than this on one day two meetings are hardly held."""


def travel_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield journeys too fast for what they are made by, distances that are wrong, and two places on one day."""
    for line in text.lines:
        places = [one for one in text.within(line, "place") if is_point(one.mention.place)]
        if len(places) < 2:
            continue
        yield from _speed(text, line, places)
        yield from _distance(text, line, places, resolver)
    yield from two_places([text.reading])


def is_point(place: Place | None) -> bool:
    """Whether a place is resolved to a town or site."""
    return (
        place is not None
        and place.resolved
        and place.lat is not None
        and place.lon is not None
        and (place.precision in {"site", "city"} or (place.precision == "country" and place.country in CITY_STATES))
    )


def km_between(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places that are points, km."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _number(words: str) -> float:
    return _COUNT[words.lower()] if words.lower() in _COUNT else float(words.replace(",", "."))


@dataclass(frozen=True, slots=True)
class _Leg:
    """A way that the text says was made in a time: km in a straight line and by the conveyance, hours, km/h at most."""

    origin: Place
    goal: Place
    by: Speed
    straight: float
    way: float
    hours: float
    top: float
    own: bool
    start: int
    end: int

    @property
    def feasible(self) -> bool:
        """Whether the conveyance reaches the speed that even the straight line asks for, with a tenth to spare."""
        return self.straight / self.hours <= 1.1 * self.top


_FROM = lazily(r"\bfrom (?:the )?(?:\w+ (?:city|port|capital|town) (?:of )?)?$")
_TO = lazily(r"\b(?:to|for|reached|in|at) (?:the )?(?:\w+ (?:city|port|capital|town) (?:of )?)?$")
_NOUN = lazily(r" (?:flight|journey|trip|drive|ride|train|voyage|march|walk)")


def _leg(text: CheckedText, line: Line, places: list[Placed]) -> _Leg | None:
    match = _LASTED.search(line.text) or _DAYS_LATER.search(line.text)
    if match is None or _MISSILE.search(line.text):
        return None
    if not _GOES.search(line.text) and match.groupdict().get("how") not in {"took", "takes", "lasted"}:
        return None
    if match.re.pattern == _LASTED.pattern and match["how"] in {"a", "an", "of"} and not _NOUN.match(line.text[match.end() :]):
        return None
    start = next((one for one in places if _FROM.search(text.text[line.start : one.start])), None)
    end = next((one for one in places if one is not start and _TO.search(text.text[line.start : one.start])), None)
    if start is None or end is None:
        return None
    origin, goal = start.mention.place, end.mention.place
    hours = _number(match["n"]) * _UNITS[match["unit"]]
    if match.re.pattern == _DAYS_LATER.pattern:
        if start.start > end.start or not _ARRIVED.search(text.text[start.end : end.start]):
            return None
        hours += _UNITS[match["unit"]]  # 'two days later' may be all but three
    if origin is None or goal is None or hours <= 0:
        return None
    by = conveyance_of(line.text)
    own = _own_top_speed(text, by)
    straight = km_between(origin, goal)
    first, last = line.start + match.start(), line.start + match.end()
    return _Leg(
        origin, goal, by, straight, straight * by.route_factor, hours, own or by.top_kmh, own is not None,
        min(first, start.start, end.start), max(last, start.end, end.end),
    )  # fmt: skip


def _speed(text: CheckedText, line: Line, places: list[Placed]) -> Iterator[Draft]:
    leg = _leg(text, line, places)
    if leg is None or leg.straight < SHORTEST_KM or leg.feasible:
        return
    whose = "this article gives it" if leg.own else f"a {leg.by.conveyance} reaches"
    yield Draft(
        "speed-conflict", text.span(leg.start, leg.end),
        f"from {leg.origin.name} to {leg.goal.name} it is {leg.straight:,.0f} km in a straight line, about {leg.way:,.0f} km "
        f"by {leg.by.conveyance}; in {leg.hours:g} h that is {leg.way / leg.hours:,.0f} km/h, and {whose} at most "
        f"{leg.top:,.0f} km/h",
        "Check the time, the places or the conveyance.", (f"checks/speeds.csv: {leg.by.source}",),
    )  # fmt: skip


def judged_journeys(text: CheckedText) -> tuple[Journey, ...]:
    """Return the reading's journeys, each with ``feasible`` told where a sentence of its own gives the way and the time."""
    judged = []
    for journey in text.reading.journeys:
        feasible = journey.feasible
        for span in journey.evidence:
            line = text.line_at(text.to_clean(span.start))
            if line is not None:
                leg = _leg(text, line, [one for one in text.within(line, "place") if is_point(one.mention.place)])
                if leg is not None and journey.to is not None and leg.goal.name == journey.to.name:
                    feasible = leg.feasible
        judged.append(replace(journey, feasible=feasible))
    return tuple(judged)


def conveyance_of(words: str) -> Speed:
    """Return what a sentence says that a journey is made by; an aircraft, the fastest, where it does not say."""
    lower = words.lower().replace("aircraft carrier", "carrier")
    for speed in speeds():
        if any(re.search(rf"\b{re.escape(word)}s?\b", lower) for word in speed.words):
            return speed
    return next(speed for speed in speeds() if speed.conveyance == "aircraft")


def _own_top_speed(text: CheckedText, by: Speed) -> float | None:
    """Return the top speed, km/h, that the article itself gives its one conveyance of this kind."""
    found = [
        attribute.si * 3.6
        for one in text.reading.conveyances
        if one.kind == by.conveyance
        for attribute in one.attributes
        if attribute.name == "maximum speed" and attribute.si is not None
    ]
    return found[0] if len(found) == 1 else None


_LIE_APART = lazily(
    r"^(?:,| \(|, which| and | are| lie)[^.;]{0,50}?\b(?P<n>\d[\d,]*(?:\.\d+)?) ?(?P<unit>km|kilomet(?:er|re)s|miles)(?: \([^)]{1,20}\))? (?:apart|away from each other|from each other|distant)"
)
_A_WAY_OF = lazily(r"^,? (?:a|an) (?:distance|way|journey|trip|stretch|drive|walk|flight|march|ride|voyage) of (?:only |just |about |some )?(?P<n>\d[\d,]*(?:\.\d+)?) ?(?P<unit>km|kilomet(?:er|re)s|miles)\b")
_THE_WAY = lazily(r"\b(?P<n>\d[\d,]*(?:\.\d+)?)[ -](?P<unit>km|kilomet(?:er|re)s?|miles?)(?: [a-z]+){0,4} (?:from|between) (?:the )?$")


def _apart(text: CheckedText, line: Line, places: list[Placed], resolver: PlaceResolver) -> Iterator[Draft]:
    """'From A to B, cities that lie N km apart'; 'the N km from A to B'."""
    for one, other in pairwise(places):
        joined = re.match(r"^ (?:to|and) (?:the )?(?:[a-z]+ ){0,2}$", text.text[one.end : other.start])
        if joined is None:
            continue
        before = text.text[line.start : one.start]
        after = text.text[other.end : line.end]
        match = _LIE_APART.match(after) or (_A_WAY_OF.match(after) if re.search(r"\bfrom (?:the )?$", before) else None)
        start, end = one.start, other.end + (match.end() if match else 0)
        if match is None:
            match = _THE_WAY.search(before)
            if match is None:
                continue
            start = line.start + match.start()
        here, there = one.mention.place, other.mention.place
        assert here is not None and there is not None
        said = float(match["n"].replace(",", "")) * (1.609 if match["unit"].startswith("mile") else 1.0)
        real = km_between(here, there)
        # A way may be longer than the straight line by much, but never shorter.
        if real < 60 or (0.85 * real - 15 <= said <= 2.5 * real + 60) or _namesakes_fit(text, one, other, said, resolver):
            continue
        yield Draft(
            "number-conflict", text.span(start, end), f"{here.name} and {there.name} are {real:,.0f} km apart in a straight line, not {said:,.0f} km",
            "Check the distance and the places.", ("places of the gazetteer",),
        )  # fmt: skip


def _namesakes_fit(text: CheckedText, one: Placed, other: Placed, said: float, resolver: PlaceResolver) -> bool:
    """Whether two other places of the names lie so far apart: Havana is read as the one in Florida beside Miami."""
    best = [max((p for p in resolver.candidates(text.text[which.start : which.end]) if p.match != "reading"), key=lambda p: p.population, default=None) for which in (one, other)]
    heres, theres = ([place for place in (top, which.mention.place) if place is not None] for top, which in zip(best, (one, other), strict=True))
    return any(0.7 * said <= distance_km(here.lat, here.lon, there.lat, there.lon) <= 1.15 * said + 15 for here in heres for there in theres if here.lat is not None and here.lon is not None and there.lat is not None and there.lon is not None)


def _distance(text: CheckedText, line: Line, places: list[Placed], resolver: PlaceResolver) -> Iterator[Draft]:
    yield from _apart(text, line, places, resolver)
    for one, other in pairwise(places):
        between = text.text[one.end : other.start]
        match = _APART.search(between)
        if match is None or len(between) > 70 or re.search(r"\b(?:border|front|line|frontier|coast|river)\b", between):
            continue
        if not re.match(r"^(?:,| is| lies|\s\(|, which (?:is|lies))", between):
            continue
        here, there = one.mention.place, other.mention.place
        assert here is not None and there is not None
        said = float(match["n"].replace(",", "")) * (1.609 if match["unit"] == "miles" else 1.0)
        real = km_between(here, there)
        if abs(said - real) <= 40 or 0.62 <= said / max(real, 1.0) <= 1.75 or _namesakes_fit(text, one, other, said, resolver):
            continue
        yield Draft(
            "number-conflict", text.span(one.start, other.end),
            f"{here.name} and {there.name} are {real:,.0f} km apart in a straight line, not {said:,.0f} km",
            "Check the distance and the places.", ("places of the gazetteer",),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stay:
    person: str
    day: str
    place: Place
    words: Span
    left: tuple[str, ...] = ()
    """Ids of places that the same person is said to have left on the day."""


def _stays(reading: Reading) -> Iterator[_Stay]:
    for event in reading.events:
        # Only a meeting or visit is done in person; an order or a strike is not done where its author is.
        if (
            event.act.value != "CONSULT"
            or event.mode not in {"visit", "multilateral", None}
            or event.factuality != Factuality.HAPPENED
        ):
            continue
        if (
            event.time is None
            or event.time.precision != "day"
            or event.time.start is None
            or event.time.start != event.time.end
        ):
            continue
        if event.place is None or not is_point(event.place):
            continue
        for actor in (*event.actors, *event.recipients):
            if actor.id and actor.id.startswith("per:"):
                yield _Stay(actor.id, event.time.start, event.place, event.evidence[0])
    for journey in reading.journeys:
        if (
            journey.factuality == Factuality.HAPPENED
            and journey.time is not None
            and journey.time.precision == "day"
            and is_point(journey.to)
        ):
            assert journey.to is not None
            for traveller in journey.travellers:
                if traveller.id and traveller.id.startswith("per:") and journey.time.start:
                    left = (journey.origin.id or journey.origin.name,) if journey.origin is not None else ()
                    yield _Stay(traveller.id, journey.time.start, journey.to, journey.evidence[0], left)


def two_places(readings: Sequence[Reading]) -> Iterator[Draft]:
    """Yield persons told to be in two places too far apart on one day, or elsewhere than known.

    Of several readings the words are those of the last; the others are named as sources.
    """
    seen: dict[tuple[str, str], list[tuple[_Stay, Reading]]] = {}
    for reading in readings:
        for stay in _stays(reading):
            for other, where in seen.get((stay.person, stay.day), ()):
                apart = km_between(stay.place, other.place)
                same_words = (
                    where is reading and stay.words.start < other.words.end and other.words.start < stay.words.end
                )
                left = {*stay.left, *other.left}
                if (
                    apart > LONGEST_DAY_KM
                    and not same_words
                    and not left & {p.id or p.name for p in (stay.place, other.place)}
                ):
                    yield Draft(
                        "journey-conflict", stay.words,
                        f"{persons()[stay.person].name} is said to be in {stay.place.name} and in {other.place.name} on {stay.day}, {apart:,.0f} km apart",
                        "Check the two days.", () if where is reading else (where.article.name or where.article.id,),
                    )  # fmt: skip
                    break
            seen.setdefault((stay.person, stay.day), []).append((stay, reading))
            if reading is readings[-1]:
                yield from _elsewhere(stay)


def _elsewhere(stay: _Stay) -> Iterator[Draft]:
    day = datetime.date.fromisoformat(stay.day)
    for visit in visits_of().get(stay.person, ()):
        # The days of coming and going may be spent in two countries.
        inside = datetime.date.fromisoformat(visit.since) < day < datetime.date.fromisoformat(visit.until)
        if inside and stay.place.country not in {visit.country, None}:
            yield Draft(
                "journey-conflict", stay.words,
                f"{persons()[stay.person].name} is said to be in {stay.place.name} on {stay.day}, but was in {visit.place or visit.country} from {visit.when}",
                "Check the day.", (f"checks/visits.csv: {visit.source}",),
            )  # fmt: skip
            return
