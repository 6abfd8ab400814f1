"""Towns that a sentence tells somebody to leave, to reach or to be in, as points, with the word that ties them to the verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.check.containers import BIG, KNOWN_TO_ALL
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.travel import is_point
from sanderling.check.who import country_words
from sanderling.knowledge.check_tables import landmarks
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_TIED = lazily(
    r"\b(?P<how>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|to|into|reached|reaching|passed|passing|[Ll]eft|[Ll]eaving|[Ff]rom|out of|over|for|off|visited|entered|departed|by|between|and|inside)(?: the)?(?: (?:port|city|capital|town|harbour|suburb|airport|[A-Z][\w\-]+ (?:city|port|capital|town) of|[A-Z][a-z]+ capital,|port city|port of|city of|town of|capital,|docks of|[a-z]+ port of|House of))?,? $"
)
_ANY_TIE = lazily(r"\b(?P<how>(?!(?:of|and|or|with|like|than|called|named|near|about|around|between|the|a|an|as|but|nor|say|said|says|told|because|although|while|where|who|which|that|whose|its|his|her|their|under|over|against|by)\b)[a-z]{2,})(?: the)?(?: (?:port|city|capital|town|harbour|[a-z]+ capital)(?: of)?,?)? $")
"""Any word of a journey that a town may hang on: 'cleared Guayaquil', 'drew into Ahmedabad', 'alongside in St Petersburg'."""
_NAMED = lazily(r"\b(?:House of (?:Commons|Lords)|Great Hall of the People)\b|\b(?!(?:In|At|On|From|To|The|By|Near|And|But|Then|Leaving|Left|President|Prime|Minister|King|Pope|General|Mr|Mrs|His|Her|Their)\b)[A-ZÀ-Þ][\w’\-]+(?: (?:(?:de|la|al|el|da|do|es) )?[A-ZÀ-Þ][\w’\-]+){0,2}")
_CITY_TOO = frozenset({"Djibouti", "Singapore", "Monaco", "Luxembourg", "Panama", "Kuwait", "Guatemala", "Mexico", "Tunis", "Algiers", "Brasilia"})
"""States whose capital has the state's name."""
_SEATS = {
    "Kremlin": ("Moscow", 55.75, 37.62), "White House": ("Washington", 38.90, -77.04), "Oval Office": ("Washington", 38.90, -77.04), "Rose Garden": ("Washington", 38.90, -77.04),
    "State Department": ("Washington", 38.89, -77.05), "Foggy Bottom": ("Washington", 38.89, -77.05), "Capitol": ("Washington", 38.89, -77.01), "Capitol Hill": ("Washington", 38.89, -77.01),
    "Pentagon": ("Washington", 38.87, -77.06), "Elysee": ("Paris", 48.87, 2.32), "Élysée": ("Paris", 48.87, 2.32), "Elysee Palace": ("Paris", 48.87, 2.32),
    "Élysée Palace": ("Paris", 48.87, 2.32), "Matignon": ("Paris", 48.85, 2.32), "Quai d’Orsay": ("Paris", 48.86, 2.32), "Downing Street": ("London", 51.50, -0.13),
    "Commons": ("London", 51.50, -0.12), "House of Commons": ("London", 51.50, -0.12), "House of Lords": ("London", 51.50, -0.12), "Whitehall": ("London", 51.50, -0.13),
    "Buckingham Palace": ("London", 51.50, -0.14), "Lancaster House": ("London", 51.50, -0.14), "Vatican": ("Rome", 41.90, 12.45), "Quirinale": ("Rome", 41.90, 12.49),
    "Palazzo Chigi": ("Rome", 41.90, 12.48), "Bundestag": ("Berlin", 52.52, 13.38), "Reichstag": ("Berlin", 52.52, 13.38), "Bundesrat": ("Berlin", 52.51, 13.38),
    "Bellevue Palace": ("Berlin", 52.52, 13.35), "Schloss Bellevue": ("Berlin", 52.52, 13.35), "Knesset": ("Jerusalem", 31.78, 35.21), "Duma": ("Moscow", 55.76, 37.62),
    "State Duma": ("Moscow", 55.76, 37.62), "Sejm": ("Warsaw", 52.23, 21.03), "Verkhovna Rada": ("Kiev", 50.45, 30.54), "Lok Sabha": ("Delhi", 28.62, 77.21),
    "Rajya Sabha": ("Delhi", 28.62, 77.21), "Rashtrapati Bhavan": ("Delhi", 28.61, 77.20), "Dáil": ("Dublin", 53.34, -6.25), "Dail": ("Dublin", 53.34, -6.25),
    "Riksdag": ("Stockholm", 59.33, 18.07), "Storting": ("Oslo", 59.91, 10.74), "Folketing": ("Copenhagen", 55.68, 12.58), "Christiansborg": ("Copenhagen", 55.68, 12.58),
    "Binnenhof": ("The Hague", 52.08, 4.31), "Berlaymont": ("Brussels", 50.84, 4.38), "Hofburg": ("Vienna", 48.21, 16.37), "Ballhausplatz": ("Vienna", 48.21, 16.36),
    "Moncloa": ("Madrid", 40.44, -3.73), "Moncloa Palace": ("Madrid", 40.44, -3.73), "Zarzuela": ("Madrid", 40.48, -3.80), "Planalto": ("Brasília", -15.80, -47.86),
    "Planalto Palace": ("Brasília", -15.80, -47.86), "Casa Rosada": ("Buenos Aires", -34.61, -58.37), "Miraflores": ("Caracas", 10.51, -66.92), "Miraflores Palace": ("Caracas", 10.51, -66.92),
    "La Moneda": ("Santiago", -33.44, -70.65), "Los Pinos": ("Mexico City", 19.42, -99.19), "Malacañang": ("Manila", 14.59, 120.99), "Malacanang": ("Manila", 14.59, 120.99),
    "Blue House": ("Seoul", 37.59, 126.97), "Great Hall of the People": ("Beijing", 39.90, 116.39), "Zhongnanhai": ("Beijing", 39.91, 116.38), "Imperial Palace": ("Tokyo", 35.68, 139.75),
    "Red Square": ("Moscow", 55.75, 37.62), "Tiananmen Square": ("Beijing", 39.90, 116.39), "Trafalgar Square": ("London", 51.51, -0.13), "Union Buildings": ("Pretoria", -25.74, 28.21),
    "Aso Rock": ("Abuja", 9.08, 7.53), "Mar-a-Lago": ("Palm Beach", 26.68, -80.04), "Camp David": ("Camp David", 39.65, -77.46), "Chequers": ("London", 51.74, -0.78),
    "Number Ten": ("London", 51.50, -0.13), "Westminster Abbey": ("London", 51.50, -0.13), "Arlington": ("Washington", 38.88, -77.07), "Rada": ("Kiev", 50.45, 30.54),
    "Security Council": ("New York", 40.75, -73.97), "General Assembly": ("New York", 40.75, -73.97), "Great Hall": ("Beijing", 39.90, 116.39), "Chigi": ("Rome", 41.90, 12.48),
}  # fmt: skip
"""Seats of power that tell a town in the news."""
_ELSEWHERE_TOO = lazily(r" in (?!(?:Washington|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]")
"""'The White House in Moscow', 'the Capitol in Havana': the town behind is told."""
_BEFORE_SEAT = lazily(r"\b(?P<how>on|before|addressed|addressing|briefed)(?: the(?: [A-Z][a-z]+)?)? $")
"""'Stood on Red Square', 'addressed the Security Council'."""


@dataclass(frozen=True, slots=True)
class Town:
    """A point named at start..end of the repaired text; ``how`` is the word that ties it to its verb, in small letters."""

    name: str
    lat: float
    lon: float
    how: str
    start: int
    end: int


def towns_in(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[Town]:
    """Return the towns, sites and seats of power of a sentence in order, each once."""
    key = ("towns", line.start)
    kept = text.noted.get(key)
    if kept is None:
        kept = text.noted[key] = _towns_in(text, line, resolver)
    return list(kept)


def _towns_in(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[Town]:
    found: dict[int, Town] = {}
    for one in text.within(line, "place"):
        place, start = one.mention.place, one.start - line.start
        how = _TIED.search(line.text[:start])
        if told_elsewhere(text.text[one.start : one.end], text.text, one.end):
            continue
        if place is not None and is_point(place) and place.lat is not None and place.lon is not None and how is not None:
            name, lat, lon = _known(text.text[one.start : one.end], text.text[one.end : one.end + 2], resolver) or (place.name, place.lat, place.lon)
            found[start] = Town(name, lat, lon, how["how"].lower(), one.start, one.end)
    for match in _NAMED.finditer(line.text):
        how = _TIED.search(line.text[: match.start()]) or (_BEFORE_SEAT.search(line.text[: match.start()]) if match[0] in _SEATS else None)
        if how is None or any(start <= match.start() < town.end - line.start for start, town in found.items()):
            continue
        mark = landmarks().get(match[0])
        seat = _SEATS.get(match[0]) or ((mark.town or mark.name, mark.lat, mark.lon) if mark is not None else None)
        if seat is None and how["how"].lower() not in {"by", "and", "for", "over"}:
            seat = _best(match[0], BIG, resolver)
        if seat is not None and not told_elsewhere(match[0], line.text, match.end()):
            found[match.start()] = Town(seat[0], seat[1], seat[2], how["how"].lower(), line.start + match.start(), line.start + match.end())
    towns = [found[at] for at in sorted(found)]
    # 'Norfolk in Virginia' and 'Kumbo, in Cameroon' tell one place.
    return [town for number, town in enumerate(towns) if not number or not re.fullmatch(r",? in (?:the )?", text.text[towns[number - 1].end : town.start])]


def told_elsewhere(name: str, words: str, end: int) -> bool:
    """Whether behind a seat of power, which ends at ``end`` of some words, another town is named as its own."""
    return name in _SEATS and _ELSEWHERE_TOO.match(words, end) is not None


def journey_towns(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[Town]:
    """Return the towns of a sentence that tells of a journey, whatever verb they hang on."""
    return _more_towns(text, line, resolver, False)


def nearest_namesakes(line: Line, resolver: PlaceResolver) -> tuple[Town, Town] | None:
    """Return the two towns that a sentence ties to verbs, where each has namesakes: the two of all these that are nearest to one another."""
    told: list[list[Town]] = []
    for match in _NAMED.finditer(line.text):
        how = _TIED.search(line.text[: match.start()])
        if how is None or how["how"].lower() in {"by", "and", "for", "over", "between", "near"} or (match[0] in country_words() and match[0] not in _CITY_TOO):
            continue
        towns = [place for place in resolver.candidates(match[0]) if place.kind in {"city", "capital"} and place.match == "name"]
        if not towns:
            return None  # it may be the end of the journey that is not known
        least = 0.01 * max(place.population for place in towns)
        at = line.start + match.start()
        told.append([Town(place.name, place.lat, place.lon, how["how"].lower(), at, at + len(match[0])) for place in towns if place.population >= least])
    if len(told) != 2:
        return None
    return min(((one, other) for one in told[0] for other in told[1]), key=lambda pair: distance_km(pair[0].lat, pair[0].lon, pair[1].lat, pair[1].lon))


def named_towns(text: CheckedText, line: Line, resolver: PlaceResolver) -> list[Town]:
    """Return all towns that a sentence names, tied to anything or not."""
    return _more_towns(text, line, resolver, True)


_PART_OF = lazily(r"\b(?P<how>[a-z]{2,})(?: the)?(?: (?:[A-Z]?[a-z]+ ){0,2}?(?:gates?|outskirts|suburbs?|edge|cent(?:re|er)|port|docks?|harbou?r|Harbou?r|airport|station|walls|heart|streets|roadstead|approaches|quays?|piers?|roads|airfield|city|town|capital|garrison|terminal|bridge) of)(?: the)?(?: [a-z]+)? $")
_ITS_PART = lazily(r"^[’']s? (?:[a-z]+ ){0,2}?(?:[A-Z]\w+ )?(?:gates?|outskirts|suburbs?|edge|cent(?:re|er)|ports?|docks?|harbou?r|[Aa]irport|[Ss]tation|walls|heart|streets|roadstead|quays?|piers?|airfield|garrison|terminal|square|barracks|bridge)\b")


def _more_towns(text: CheckedText, line: Line, resolver: PlaceResolver, untied: bool) -> list[Town]:
    found = {town.start: town for town in towns_in(text, line, resolver)}
    for one in text.within(line, "place"):
        place = one.mention.place
        how = _ANY_TIE.search(text.text[line.start : one.start]) or _PART_OF.search(text.text[line.start : one.start])
        if one.start in found or (how is None and not untied) or place is None or not is_point(place) or place.lat is None or place.lon is None or (re.match(r"[’']s?\b|[’']|-|(?: [A-Z])", text.text[one.end : one.end + 2]) and (untied or not _ITS_PART.match(text.text[one.end : line.end]))):
            continue
        name, lat, lon = _known(text.text[one.start : one.end], text.text[one.end : one.end + 2], resolver) or (place.name, place.lat, place.lon)
        found[one.start] = Town(name, lat, lon, how["how"] if how is not None else "", one.start, one.end)
    for match in _NAMED.finditer(line.text) if not untied and not _CITY_TOO.isdisjoint(line.text.replace(",", " ").split(" ")) else ():
        at, how = line.start + match.start(), _PART_OF.search(line.text[: match.start()])
        if match[0] in _CITY_TOO and at not in found and how is not None and (seat := _best(match[0], BIG, resolver)) is not None:
            found[at] = Town(*seat, how["how"], at, at + len(match[0]))  # 'left the quay of Djibouti'
    for match in _NAMED.finditer(line.text) if untied else ():
        at = line.start + match.start()
        # 'Between Paris and Brussels': seats of governments are seldom read as towns.
        if not any(low <= at < town.end for low, town in found.items()) and not re.match(r"[’']s\b|-|(?: [A-Z])", line.text[match.end() : match.end() + 2]) and (seat := _best(match[0], BIG, resolver)) is not None and seat[0][:4] == match[0][:4]:
            found[at] = Town(*seat, "", at, at + len(match[0]))
    return [found[at] for at in sorted(found)]


def _best(name: str, least: int, resolver: PlaceResolver) -> tuple[str, float, float] | None:
    """Return the one city of a name that has at least so many people, and far more than its namesakes."""
    if name in country_words() and name not in _CITY_TOO:
        return None
    cities = [place for place in resolver.candidates(name) if place.kind in {"city", "capital"} and place.match != "reading"]
    best = max(cities, key=lambda place: place.population, default=None)
    if best is None or best.population < least or any(best.population <= 5 * place.population for place in cities if place is not best):
        return None
    return best.name, best.lat, best.lon


def _known(name: str, after: str, resolver: PlaceResolver) -> tuple[str, float, float] | None:
    """Return the city that everybody means by a name which no word behind it tells apart: 'Geneva', but not 'Geneva, Ohio'."""
    return None if after == ", " else _best(name, KNOWN_TO_ALL, resolver)
