"""Squares, palaces, airports and plants that everybody knows, in a town or state that is not theirs; waters and ports likewise.

'Tahrir Square in Tunis'; 'Guayaquil, Peru's largest port'; 'the bridge over the Danube at Zagreb'; 'Arequipa, in the Ecuadorean Andes'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.containers import (
    great_towns,
    lies_in_region,
    origin_of,
    regions_named,
    rounded_km,
    site_lies_in,
    where_is,
)
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.place_relations import NAME
from sanderling.check.seats import seat_conflicts, seat_names
from sanderling.check.text import CheckedText, Line, Phrases, any_of, pattern
from sanderling.check.waters import beside_water, waters
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_data import shared_places
from sanderling.knowledge.check_tables import Landmark, landmarks
from sanderling.resolve.place_candidate import PlaceCandidate, distance_km
from sanderling.resolve.places import PlaceResolver

_RUN = rf"{NAME}(?: (?:(?:de|del|al|el|la|du|da|do|dos|das) |(?:a[lrsdztn]|ash|e[lz])-)?{NAME}){{0,2}}?"
FAR_KM = 110.0
_SITE = (
    r"(?:county|district|prefecture|township|valley|village|island|base|camp|prison|jail|mine|plant|refinery|dam|terminal|field|crossing|port|town|museum|memorial|gallery|nuclear|power|station|tank|rocket|missile|range|test|site|factory|works|steelworks|shipyard|mosque|shrine|temple|church|cathedral|basilica|palace|castle|fort|"
    r"fortress|citadel|stadium|arena|ground|university|college|airport|airfield|air|naval|military|refugee|detention|cent(?:re|er)|complex|hotel|theatre|opera|house|tower|square|park|cemetery|hospital|bridge|harbour|cosmodrome|spaceport|space|launch|academy|school|institute|laboratory|market|street|monument|statue|slum|former|oil|gas|peace|death|concentration|reactor|launching|oilfield|gasfield|barracks|monastery|complex)"
)
IN_KM = 40.0
"""What is told to lie in a town itself lies no farther off than this."""
_INSIDE = lazily(r"\bin (?:the (?:middle|heart|centre|center|city) of )?(?:central |downtown )?$")
_BEHIND = lazily(
    rf"^(?: {_SITE}){{0,3}},? (?:(?:which|that) (?:is|lies) |an? [a-z\- ]{{3,30}} |the [a-z\- ]{{3,30}} )?(?:in|near|outside|of|at) (?:the )?(?:(?:centre|center|middle|heart|city|capital|north|south|east|west|province|state) of )?(?:(?:north|south|east|west|central|northern|southern|eastern|western|downtown) )?(?P<y>{_RUN})(?! and [A-Z])(?! (?:region|province|oblast|governorate|district|county|state|prefecture|department|territory|valley|desert|mountains|hills)\b)(?=[,.;:)’']| (?!(?:a[lrsdztn]|ash|e[lz])-)[a-z]|$)"
)
_NO_LINK = r"(?!(?:said|says|told|from|to|by|after|when|where|and|but|was|were|has|had|is|are|for|with|as|that|which|who|whose|since|before|not|like)\b)"
_APPOSED = lazily(
    rf"^(?: {_SITE}){{0,3}},? (?:(?:which|that) (?:is|lies|stands) |(?:an?|the|its|their|one of the) (?:{_NO_LINK}[A-Za-z][\w’\-]* ){{1,7}}?)?(?:in|on(?=[^,.;]{{1,40}} island of )|near|outside|close to|of|at|not far from|off|under) (?:the |an? )?(?:(?:[A-Z]?[a-z][\w\-]* ){{0,2}}(?:hills|mountains?|desert|port|city|town|capital|province|region|state|island|coast|shore|shores|cent(?:re|er)|middle|heart|suburbs?|outskirts|district|village|valley|forest|woods|edge|corner|part|interior|plain|marshes) (?:of|near|outside) (?:the )?)?"
    rf"(?:(?P<owner>{NAME}(?: {NAME})?)[’']s )?(?:(?:north|south|east|west|central|northern|southern|eastern|western)(?:ern)? )?(?:(?:main |home )?island of )?(?P<y>{_RUN})(?! and [A-Z])(?: (?P<region>province|region|state|governorate|oblast|prefecture|county|district))?(?=[,.;:)’']| (?!(?:a[lrsdztn]|ash|e[lz])-)[a-z]|$)"
)
_BEARING_OF = lazily(r"(?:(?<!the )|(?<=\bto the ))\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?:the )?(?:[A-Z]?[a-z]+ (?:of )?)*$")
"""'Bornholm, a Danish island east of Zealand' lies outside Zealand."""
_OF_A_NAME = lazily(r"\b(?:Gulf|Bay|Bight|Straits?|Sea|Cape|Horn|Isthmus|Lake|Sound|University|Treaty|Republic|Kingdom) of (?:the )?$")
"""'A terminal on the Gulf of Aden' names no town."""
NAMESAKES = {
    "White House": ("Moscow", "Bishkek", "Russia", "Kyrgyzstan"),
    "Guggenheim Museum": ("New York", "New York City", "Manhattan", "Venice", "Abu Dhabi", "Berlin", "Las Vegas", "Helsinki", "Salzburg", "Vilnius", "Guadalajara", "the United States", "America", "Italy", "Germany", "Rio de Janeiro"),
    "Pompidou Centre": ("Metz", "Malaga", "Málaga", "Shanghai", "Brussels", "Jersey City", "Seoul", "Spain", "China", "Lorraine", "Andalusia"),
    "Louvre": ("Abu Dhabi", "Lens"),
}
"""Buildings of one name whose lesser bearer news tells of too, with its town and state."""
_ON_COAST = lazily(rf"^,? (?:(?:which|that) (?:is|lies) |an? (?:[a-z\-]+ ){{1,4}}|the (?:[a-z\-]+ ){{1,4}})?on (?:the )?(?P<y>{_RUN})(?:[’']s?)? (?:(?:[A-Z]?[a-z\-]+) ){{0,3}}?(?:coast|coastline|shore|seaboard|Riviera)\b")
_BEFORE = lazily(rf"(?:(?P<y>{_RUN})[’']s (?:[a-z]+ ){{0,2}}|\b(?P<y2>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:[a-z]+ ){{0,2}}(?:port|city|town|harbour|resort|village|oasis|island)(?: city| town)? of )$")
_KIND = r"(?:port|city|town|harbour|harbor|seaport|naval base|oil terminal|airport|resort|university town|steel town|fishing port)"
_SUPERLATIVE = r"(?:(?:second|third|fourth)[- ])?(?:largest|biggest|main|chief|busiest|principal|second|third|northernmost|southernmost|oldest|only|most important|richest|commercial)"
_STATES_PORT = lazily(rf"(?P<x>{_RUN}), (?:(?:now|still|long|once) )?(?P<y>{_RUN})[’']s? {_SUPERLATIVE}(?: [a-z]+)? {_KIND}\b")
_ADJ_PORT = lazily(rf"(?P<x>{_RUN}), (?:the|an?) (?:[a-z\-]+ ){{0,2}}?(?P<y>{_RUN}) (?:[a-z\-]+ ){{0,2}}?(?:port|seaport|harbou?r|city|town|capital|village|resort|island|fortress|stronghold)(?=[,.;:)]| (?:where|which|that|on|at|and|from|whose|near)\b)")
_ITS_PORT = lazily(rf"\b(?P<y>{_RUN})[’']s? {_SUPERLATIVE}(?: [a-z]+)? {_KIND}, (?P<x>{_RUN})(?=[,.;:)]| (?!(?:a[lrsdztn]|ash|e[lz])-)[a-z]|$)")
_ADJ_LAND = lazily(
    rf"(?P<x>{_RUN}),? (?:(?:an?|the) [a-z\- ]{{3,30}} )?(?:high )?(?:in|on|of) the (?:(?:north|south|east|west|central|northern|southern|eastern|western|high|upper|lower) )?(?P<y>{_RUN}) (?:Andes|Alps|highlands|lowlands|desert|jungle|interior|steppe|plateau|coast|hills|mountains|rainforest|north|south|east|west|north-east|north-west|south-east|south-west|capital region|hinterland|Amazon|Caucasus|Pyrenees|Carpathians)\b"
)


_PORTS = frozenset("port city town harbour harbor seaport base terminal airport resort".split())
_LANDS = frozenset("andes alps highlands lowlands desert jungle interior steppe plateau coast hills mountains rainforest north south east west region hinterland amazon caucasus pyrenees carpathians".split())


@cache
def _marks() -> Phrases:
    return Phrases(landmarks())


@cache
def _water_names() -> Phrases:
    return Phrases(waters())


@cache
def _named() -> Names:
    return Names(landmarks())


@cache
def _water_at() -> re.Pattern[str]:
    names = any_of(waters())
    return re.compile(
        rf"\b(?:bridges? over|bridge across|ferry across|ferry over|crossing of|dam on|tunnel under|boats? on|barges? on|(?:drowned|fishing|sank|capsized|collided|aground) (?:in|on|off)|flood(?:s|ed)? (?:on|by)|banks? of|shores? of|pier on|swam|crossed|crossing)? ?[Tt]he (?P<w>{names})(?P<verb>,? (?:burst its banks|overflowed|flooded|froze|rose|fell|crested|broke its banks|has burst its banks|was swollen|is swollen)?) ?(?:at|near|outside|below|above|in|by|off) (?P<x>{_RUN})(?=[,.;:)]| (?!(?:a[lrsdztn]|ash|e[lz])-)[a-z]|$)"
        rf"|\b(?P<w2>{names})(?P<verb2>,? (?:burst its banks|overflowed|has burst its banks|broke its banks)?),? (?:at|near|outside) (?P<x2>{_RUN})(?=[,.;:)]| (?!(?:a[lrsdztn]|ash|e[lz])-)[a-z]|$)"
    )


def landmark_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield landmarks, ports and towns by a water that are told to lie in another town, state or land than theirs."""
    for line in text.lines:
        words = text.words(line)
        for at, name in _named().find(line.text) if _marks().in_words(words) else ():
            match = pattern(re.escape(name)).match(line.text, at)
            assert match is not None
            if lent(line.text, match.start()):
                continue
            mark = landmarks()[name]
            behind = _BEHIND.match(line.text[match.end() :])
            before = _BEFORE.search(line.text[: match.start()]) if behind is None else None
            apposed = _APPOSED.match(line.text[match.end() :])
            comma = _COMMA.match(line.text[match.end() :])
            if comma is not None and apposed is None and (draft := _after_comma(text, line, match, comma, resolver)) is not None:
                yield draft
                continue
            coast = _ON_COAST.match(line.text[match.end() :]) if " on " in line.text else None
            if coast is not None and re.sub(r"[’']s?$", "", coast["y"]) in country_words() and (draft := _elsewhere(text, line, mark, coast["y"], (match.start(), match.end() + coast.end()), resolver)) is not None:
                yield draft
                continue
            if apposed is not None and _BEARING_OF.search(line.text[match.end() : match.end() + apposed.start("y")]):
                apposed = None
            if apposed is not None and _OF_A_NAME.search(line.text[match.end() : match.end() + apposed.start("y")]):
                apposed = None
            if apposed is not None and (draft := _outside(text, line, match, apposed, resolver)) is not None:
                yield draft
                continue
            found = behind or before
            if before is not None and before["y2"] and before["y2"] not in country_words():
                continue
            if found is None or (re.search(r"\b(?:to|like|as|from|and) (?:the )?$", line.text[: match.start()]) and behind is None):
                continue
            start = match.start() if behind is not None else found.start()
            end = match.end() + (behind.end() if behind is not None else 0)
            draft = _elsewhere(text, line, mark, found["y"] or found["y2"], (start, end), resolver)
            if draft is not None:
                yield draft
        if seat_names().in_words(words):
            yield from seat_conflicts(text, line, resolver)
        if words & _PORTS and re.search(rf" {_SUPERLATIVE}\b", line.text):
            for wording in (_STATES_PORT, _ITS_PORT):
                for match in wording.finditer(line.text):
                    yield from _of_state(text, line, match, resolver)
        for match in _ADJ_PORT.finditer(line.text) if words & _PORTS and ", " in line.text else ():
            if country_words().get(match["y"]) and re.search(r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Tt]o|[Ff]rom|near|[Oo]ff|reached|left|outside|into|on|for|via|through|took|hit|struck)(?: the)? $|^$", line.text[: match.start()]):
                yield from _of_state(text, line, match, resolver)
        for match in _ADJ_LAND.finditer(line.text) if words & _LANDS else ():
            yield from _of_state(text, line, match, resolver)
        for match in _water_at().finditer(line.text) if _water_names().in_words(words) else ():
            yield from _by_water(text, line, match, resolver)


_LENT = lazily(
    r"(?i)\b(?:exhibitions?|shows?|displays?|works?|paintings?|treasures?|loans?|loaned|lent|borrowed|masterpieces?|sculptures?|bronzes|collections?|artefacts|mummies|branch|outpost|offshoot|cop(?:y|ies)|replicas?|imitations?)\b"
    r"(?: [\w’'\-]+){0,3} (?:of|from|by|for) (?:the )?$"
)
_LENT_WORDS = (" of the ", " from the ", " by the ", " for the ", " of ", " from ", " by ", " for ")


def lent(line: str, start: int) -> bool:
    """Whether it is a copy, a branch or the loans of what is named at ``start``: 'treasures from the British Museum in Tokyo'."""
    lead = line[max(0, start - 90) : start]
    return lead.endswith(_LENT_WORDS) and _LENT.search(lead) is not None


def may_be_of(country: str, countries: tuple[str, ...], lat: float, lon: float) -> bool:
    """Whether a place of some states is, or is counted as, of the state ``country``."""
    if country in countries:
        return True
    return any(
        country in row.countries and set(countries) & row.countries and (row.lat is None or row.lon is None or distance_km(lat, lon, row.lat, row.lon) <= row.radius_km)
        for row in shared_places()
    )


_REGION_BEHIND = lazily(r" (?:[Dd]ivision|[Rr]egion|[Pp]rovince|[Ss]tate|[Dd]epartment|[Gg]overnorate|[Dd]istrict|[Cc]ounty|[Oo]blast|[Pp]refecture)\b")
"""'Teknaf, a town in Chittagong division': the region is told, not its town."""


def _elsewhere(text: CheckedText, line: Line, mark: Landmark, outer: str, where: tuple[int, int], resolver: PlaceResolver) -> Draft | None:
    words = re.sub(r"[’']s?$", "", outer)
    if words in {mark.town, mark.name} or words in mark.name or words in NAMESAKES.get(mark.name, ()):
        return None
    country = country_words().get(words)
    span = text.span(line.start + where[0], line.start + where[1])
    source = (f"checks/landmarks.csv: {mark.source}",)
    states = "/".join(state_names().get(code, code) for code in mark.countries)
    if country is not None:
        if may_be_of(country, mark.countries, mark.lat, mark.lon):
            return None
        return Draft("place-conflict", span, f"{mark.name} lies in {mark.town}, {states}, not in {state_names().get(country, country)}", "Check the place.", source)
    cities = cities_of(words, resolver)
    if any(p.kind == "admin1" and p.match == "name" and p.country in mark.countries and resolver.gazetteer.has_town_near(mark.lat, mark.lon, 0.2, p) for p in resolver.candidates(words)[:2]):
        return None  # 'a town in Quebec' is one of the province
    at = line.text.find(words, where[0], where[1])
    inside = _INSIDE.search(line.text, where[0], max(at, where[0])) is not None and not re.search(r"(?i)airport|air base|cosmodrome", line.text[where[0] : where[1]]) and bool(cities_of(mark.town, resolver))
    if not cities or _REGION_BEHIND.match(line.text, where[1]) or any(distance_km(mark.lat, mark.lon, p.lat, p.lon) <= (IN_KM if inside else FAR_KM) for p in cities):
        return None
    apart = distance_km(mark.lat, mark.lon, cities[0].lat, cities[0].lon)
    return Draft("place-conflict", span, f"{mark.name} lies in {mark.town}, {states}, about {rounded_km(apart)} km from {cities[0].name}", "Check the place.", (*source, origin_of(cities[0])))


def _outside(text: CheckedText, line: Line, match: re.Match[str], apposed: re.Match[str], resolver: PlaceResolver) -> Draft | None:
    """A landmark told to lie in another state, region or town by what stands in apposition to it."""
    mark = landmarks()[match[0]]
    where = (match.start(), match.end() + apposed.end())
    if apposed["y"] in country_words() and apposed["y"] not in state_names().values() and re.match(r" [a-z]", line.text[where[1] :]):
        return None  # 'in American hands'
    country = country_words().get(apposed["owner"] or "")
    if apposed["owner"] and (country is None or not may_be_of(country, mark.countries, mark.lat, mark.lon)):
        return None
    regions = regions_named(apposed["y"], apposed["region"], country or mark.countries[0], resolver) if apposed["y"] not in country_words() else []
    if not regions:
        return _elsewhere(text, line, mark, apposed["y"], where, resolver)
    place = PlaceCandidate("site:landmark", mark.name, "city", mark.countries[0], mark.countries, None, mark.lat, mark.lon, 5.0, 0)
    if mark.town == apposed["y"] or any(lies_in_region(place, one, resolver.gazetteer) for one in regions) or site_lies_in(mark.lat, mark.lon, mark.countries[0], regions, resolver):
        return None
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]), f"{mark.name} lies near {mark.town}, about {rounded_km(place.km_to(regions[0]))} km from the middle of {regions[0].name}",
        "Check the place.", (f"checks/landmarks.csv: {mark.source}", origin_of(regions[0])),
    )  # fmt: skip


def _after_comma(text: CheckedText, line: Line, match: re.Match[str], comma: re.Match[str], resolver: PlaceResolver) -> Draft | None:
    """'At Fort Bragg, Georgia, on Thursday': a state of the landmark's own country behind a comma."""
    mark = landmarks()[match[0]]
    if len(mark.countries) != 1 or comma["y"] in {mark.town, mark.name} or mark.countries[0] not in _STATES_OF:
        return None
    regions = [one for one in regions_named(comma["y"], None, mark.countries[0], resolver) if one.kind == "admin1" and one.match == "name" and one.country == mark.countries[0]]
    place = PlaceCandidate("site:landmark", mark.name, "city", mark.countries[0], mark.countries, None, mark.lat, mark.lon, 5.0, 0)
    towns = cities_of(comma["y"], resolver)[:1]
    if not regions or any(distance_km(mark.lat, mark.lon, p.lat, p.lon) < FAR_KM for p in towns) or any(lies_in_region(place, one, resolver.gazetteer) for one in regions) or site_lies_in(mark.lat, mark.lon, mark.countries[0], regions, resolver):
        return None
    return Draft(
        "place-conflict", text.span(line.start + match.start(), line.start + match.end() + comma.end()), f"{mark.name} lies near {mark.town}, about {rounded_km(place.km_to(regions[0]))} km from the middle of {regions[0].name}",
        "Check the place.", (f"checks/landmarks.csv: {mark.source}", origin_of(regions[0])),
    )  # fmt: skip


_STATES_OF = frozenset({"USA", "CAN", "AUS", "BRA", "IND", "MEX"})
"""States within which a place is told by its state behind a comma."""
_COMMA = lazily(rf"^, (?P<y>{_RUN})(?=,|\.)")


def cities_of(name: str, resolver: PlaceResolver) -> list[PlaceCandidate]:
    """Return the great towns and capitals that a name may mean, the greatest first; nothing where it is first of all a state's or a county's."""
    cities = great_towns(name, resolver)
    if not cities:
        return []
    first = resolver.candidates(name)[0]
    if first.kind == "admin2" and first.match == "name" and not (cities[0].population >= 500_000 and cities[0].match == "name" and cities[0].country == first.country and cities[0].km_to(first) < 80):
        return []  # 'Somerset' is the county first of all, and no town
    # 'Durban' is not Durbanville, which has it for another name.
    return [p for p in cities if p.match == cities[0].match or p.match == "name" or 20 * p.population >= cities[0].population]


def _of_state(text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver) -> Iterator[Draft]:
    country = country_words().get(match["y"])
    cities = cities_of(match["x"], resolver)
    if country is None or not cities or match["x"] in country_words():
        return
    best = cities[0]
    if any(may_be_of(country, p.countries, p.lat, p.lon) for p in cities if p.population >= min(5_000, 0.02 * best.population)):
        return
    first, last = min(match.start("x"), match.start("y")), match.end()
    yield Draft(
        "place-conflict", text.span(line.start + first, line.start + last), f"{best.name} lies in {where_is(best)}, not in {state_names().get(country, country)}",
        "Check the town and the state.", (origin_of(best),),
    )  # fmt: skip


def _by_water(text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver) -> Iterator[Draft]:
    name, town = match["w"] or match["w2"], match["x"] or match["x2"]
    verb = (match["verb"] or match["verb2"] or "").strip(", ")
    lead = match[0].split(name)[0].strip().lower()
    if not verb and lead in {"", "the"} and not name.startswith("Lake"):
        return  # 'the Danube in Vienna' may be a treaty's or a ship's
    water = waters()[name]
    cities = cities_of(town, resolver)
    if not cities or town in country_words():
        return
    best = cities[0]
    if any(beside_water(p, water) for p in cities if p.population >= min(5_000, 0.02 * best.population)):
        return
    yield Draft(
        "place-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{best.name} lies in {where_is(best)}, far from the {name}",
        "Check the town and the water.", (origin_of(best), f"checks/waters.csv: {water.source}"),
    )  # fmt: skip
