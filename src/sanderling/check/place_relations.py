"""Where a place lies by what is beside it: an island or old province, a chief town's region, a near town, a border, a bearing.

'Palu, on the west coast of Sumatra'; 'Makhachkala, the Chechen capital'; 'Boryspil, on the edge of Lviv'; 'Brovary, west of Kyiv'.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.containers import (
    great_towns,
    lies_in_region,
    mainland_of,
    origin_of,
    regions_named,
    respelt,
    rounded_km,
    where_is,
)
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names, states
from sanderling.knowledge.check_tables import Area, areas, city_ranks, region_adjectives, region_capitals
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_gazetteer import Gazetteer
from sanderling.resolve.places import PlaceResolver

NAME = r"\b[A-ZÀ-ÞĀ-ž][\w’'\-]{0,30}\w\b"
"""A word of a place's name."""
_RUN = rf"{NAME}(?: (?:(?:of|de|del|al|el|la|du|da|do|dos|das|and) )?{NAME}){{0,3}}?"
FACILITY = (
    r"(?:(?: (?:international|military|naval|air|army|nuclear|oil|main|old|new|civil|American|Russian|British|French|International))* "
    r"(?:airport|airfield|air ?base|Air Base|air ?strip|base|Airport|Airfield|Base|port|harbour|harbor|barracks|prison|jail|refinery|power station|power plant|plant|dam|railway station|station|"
    r"camp|refugee camp|stadium|steelworks|shipyard|dockyard|mine|terminal|garrison|naval yard))?"
)
_SUBJECT = lazily(rf"(?:\b(?:In|At|Near|From|Off|Outside|Around|To|The|Inside|For|On|Over|Above|Through) (?:the )?)?(?P<x>{NAME}(?: (?:(?:de las|de los|de la|de|del|al|el|la|du|da|do) |(?:a[lrsdztn]|ash|e[lz])-)?{NAME}){{0,3}}){FACILITY}")
_SIDE = r"(?:far |extreme )?(?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern(?:most)?)?"
_KIND = (
    r"(?:city|town|village|port|capital|seaport|suburb|settlement|resort|municipality|township|hub|centre|center|harbou?r|metropolis|seat|oasis|outpost|garrison|stronghold|market town|port city)"
)
_IN_AREA = lazily(
    rf"^,? (?:(?:which|that) (?:is|lies|stands|sits) |(?:is|lies|stands|sits) )?(?:(?:an?|the|once the|now the|one of the)(?: [a-z\-]+){{0,3}} {_KIND}s?,? )?(?:(?:in|on|of|off) )"
    rf"(?:the )?(?:(?:Indonesian|Philippine|Japanese|Greek|Italian|French|Spanish|Russian|[A-Z][a-z]+ian|[A-Z][a-z]+ese|tiny|small|large|big|main|northern|southern|eastern|western|central|remote) )*(?:(?:island|isle|peninsula|region|province|land|territory) of )?"
    rf"(?:(?:the )?{_SIDE} (?:coast|shore|tip|end|side|part|edge|corner)s? of )?(?:the )?(?:(?:north|south|east|west|central|upper|lower)(?:ern)? )?(?P<y>{_RUN})(?:[’']s (?P<side2>north|south|east|west|northern|southern|eastern|western)(?:ern)? (?:coast|shore|tip|end))?(?: (?:island|peninsula|province|region))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_AREA_TOWN = lazily(rf"\b(?P<y>{_RUN})(?:[’']s)? (?:(?:[a-z\-]+ ){{0,2}}{_KIND} of|(?:chief|main|largest|biggest) (?:town|city|port),) (?P<x>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_CAPITAL_OF = lazily(
    rf"(?P<x>{_RUN}), (?:which is |now |today |long |still )?(?:the |its )?(?:(?:provincial|regional|state|administrative|chief|main) )?(?:capital|chief town|main town|seat|administrative centre|administrative center|principal town)(?: city)? of (?:the )?(?:[a-z\-]+ ){{0,3}}(?P<y>{_RUN})(?: (?P<region>region|province|state|oblast|governorate|prefecture|territory|republic|department))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_ITS_CAPITAL = lazily(
    rf"\b(?P<y>{_RUN})(?: (?P<region>region|province|state|State|oblast|governorate|prefecture|Province|Region))?(?:[’']s)? (?:(?:provincial|regional|state|administrative) )?capital(?: city)?,? (?:of )?(?P<x>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_THE_ADJECTIVE = lazily(rf"(?P<x>{_RUN}),? (?:(?:which is|now|today|long|still|is) )?(?:the (?P<y>{_RUN})|(?P<y2>{_RUN})[’']s) capital(?: city)?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_STATES_CAPITAL = lazily(rf"(?P<x>{_RUN}),? (?:which is|which remains|now|today|is|still) the capital (?:city )?of (?:the )?(?P<y>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_NEAR = lazily(
    rf"^,? (?:(?:which is|which lies|lies|is|a few miles|a few kilometres|a short drive|a suburb|just|right|close) )*(?P<how>on the (?:edge|outskirts|fringe|fringes|outer edge) of|in the (?:outskirts|suburbs) of|a (?:southern |northern |eastern |western )?(?:suburb|district|quarter) of|outside|near|close to|not far from|next to|beside|adjoining) (?:the (?:city|town|capital|port) of )?(?P<y>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_BORDER = lazily(
    rf"^,? (?:(?:which|that) (?:is|lies|sits|stands) |(?:a|an|the)(?: [a-z\-]+){{0,3}} {_KIND} |lies |is |close |right |just |hard |some |about |a few (?:miles|kilomet(?:re|er)s) |[\d.,]+ (?:km|miles|kilomet(?:re|er)s) )*(?:on|near|at|to|along|by|beside|not far from|far from|from|outside) (?:the |its |[A-Z]\w+[’']s? )?(?:(?:(?P<adj>{_RUN}) )?(?:border|frontier)(?! with)|(?:border|frontier) (?:with|to) (?:the )?(?P<y>{_RUN})|(?:border|frontier) (?:between|of) (?:the )?{_RUN} and (?:the )?(?P<y2>{_RUN}))(?=[,.;:)]| (?:on|in|at|where|was|were|and|after|before|when|said|from|to|by|for|since|as|have|has|had|is|are|late|early)\b|$)"
)
_BEARING = lazily(
    rf"^,? (?:(?:which|that) )?(?:(?:lies|is|stands|sits|just|some|about|a|an|the|town|city|village|port|base|far|well) )*(?:(?:(?:up|down|farther|further)? ?(?:on|in|along|among|by|at) (?:the )?(?:[A-Za-z][\w\-]+ ){{1,3}}?)?)(?:to the (?=north|south|east|west))?(?:(?:\d[\d,.]*|[a-z\-]+) (?:km|kilomet(?:re|er)s|miles) (?:\([^)]{{1,20}}\) )?)?(?:to the )?(?:due )?(?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?:the (?:city|capital|town|port) of |the capital,? )?(?P<y>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_BETWEEN_TWO = lazily(
    rf"^,? (?:(?:which|that) )?(?:lies|lying|wedged|squeezed|sandwiched|(?:its|an?|the|Russia[’']s)(?: [A-Za-z][a-z\-]+){{0,3}} (?:exclave|enclave|town|city|port|village|territory|province|region|strip|republic|outpost|garrison|capital)(?: (?:wedged|squeezed|lying|sandwiched))?) (?:midway |halfway )?between (?:the )?(?P<a>{_RUN}) and (?:the )?(?P<b>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}
"""Degrees from north, clockwise."""
_NATIONAL_CAPITAL = lazily(rf"(?P<x>{_RUN}),? (?:(?:which is|now|today|long|still|is) )?(?:the national capital(?: city)?|the country[’']s capital(?: city)?|the capital of the country|(?:its|the) seat of government and capital)(?=[,.;:)]| (?:and|where|on|was|were|had|has|that|which)\b|$)")
"""'Blantyre, the national capital': the state is that of the town."""
_RANK = r"(?P<rank>second|third|(?:second|third)[- ](?:largest|biggest|most populous|most important)|largest|biggest|most populous)"
_RANKED = lazily(rf"\b(?:(?P<y>{_RUN})[’']s|[Tt]he (?P<own>country)[’']s) {_RANK} (?:city|metropolis),? (?P<x>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_RANKED_OF = lazily(rf"(?P<x>{_RUN}), (?:(?:which is|now|today|still|long) )?(?:(?P<y2>{_RUN})[’']s|[Tt]he (?P<own>country)[’']s|the|its) {_RANK} city(?: (?:of|in) (?:the )?(?P<y>{_RUN}))?(?=[,.;:)]| (?:and|on|with|where|that|which|after|by|was|has|had)\b|$)")
_RANK_WORDS = frozenset("second third largest biggest populous".split())
_QUICK = lazily(r"capital|chief town|main town|\b(?:in|on|of|off|near|outside|close|beside|next|north|south|east|west|border|frontier|far from)\b")


_SEATS = frozenset("capital seat centre center town".split())
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())
_BESIDE = _SIDES | frozenset("between border frontier near outside outskirts edge fringe fringes suburb suburbs close far next beside adjoining district quarter".split())


@cache
def _area_words() -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", name.lower())[0] for name in areas())


def relation_conflicts(
    text: CheckedText, line: Line, resolver: PlaceResolver, gazetteer: Gazetteer, taken: list[tuple[int, int]]
) -> Iterator[tuple[Draft, str]]:
    """Yield (finding, the place's name) for places that do not lie where their neighbours or chief towns are told to.

    ``taken`` are the stretches of the repaired text that name persons.
    """
    if not _QUICK.search(line.text):
        return
    words = text.words(line)
    for pattern, judge in () if not words & _SEATS else ((_CAPITAL_OF, _region_capital), (_ITS_CAPITAL, _region_capital), (_THE_ADJECTIVE, _state_capital), (_STATES_CAPITAL, _state_capital), (_NATIONAL_CAPITAL, _national_capital)):
        for match in pattern.finditer(line.text):
            if not _taken(line, match.start("x"), match.end("x"), taken):
                draft = judge(text, line, match, resolver, gazetteer)
                if draft is not None:
                    yield draft, match["x"]
    for pattern in (_RANKED, _RANKED_OF) if words & _RANK_WORDS and "city" in words else ():
        for match in pattern.finditer(line.text):
            ranked = None if _taken(line, match.start("x"), match.end("x"), taken) else _ranked(text, line, match, resolver)
            if ranked is not None:
                yield ranked, match["x"]
    for match in _AREA_TOWN.finditer(line.text) if words & _area_words() else ():
        area = _area_of(match["y"])
        if area is not None and not _taken(line, match.start("x"), match.end("x"), taken):
            draft = _outside(text, line, match["x"], (match.start("y"), match.end("x")), area, "", resolver)
            if draft is not None:
                yield draft, match["x"]
    if not (words & _BESIDE or words & _area_words()):
        return
    at = 0
    while (found := _SUBJECT.search(line.text, at)) is not None:
        at = found.end()
        if _taken(line, found.start("x"), found.end("x"), taken) or line.text[: found.start("x")].endswith(_NAMED_FOR):
            continue
        rest = line.text[found.end() :]
        draft = _beside(text, line, found, rest, resolver, gazetteer)
        if draft is not None:
            yield draft, found["x"]


_NAMED_FOR = tuple(f"{word} of " for word in ("Gulf", "Bay", "Strait", "Straits", "Sea", "University", "Republic", "Kingdom"))


def _ranked(text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver) -> Draft | None:
    """'Kenya's second city, Kisumu'; 'Toulouse, the second-largest city in France': no count takes it for that."""
    groups = match.groupdict()
    told, name = groups.get("y") or groups.get("y2"), match["x"]
    at = match.start("y") if groups.get("y") else match.start()
    if (told is not None and re.match(r"(?:East|West) (?!Timor)|Soviet|Yugoslav", told)) or re.search(r"\b(?:north|south|east|west|central|upper|lower|north-?east|north-?west|south-?east|south-?west)(?:ern)? $", line.text[:at]):
        return None  # 'East Germany's second city', 'northern Nigeria's largest city'
    while told and told not in country_words() and " " in told:
        told = told.partition(" ")[2]
    cities = [p for p in _cities(name, resolver) if p.population >= 20_000 or p.kind == "capital"]
    if not cities or (told is None and not groups.get("own")) or (told is not None and told not in country_words()):
        return None
    country = country_words()[told] if told else str(cities[0].country)
    if country not in cities[0].countries or country not in city_ranks() or re.search(r"\b(?:former|then|once|until|not)\b|,? (?:until|before|then)\b", line.text[max(0, match.start() - 12) : match.end() + 10]):
        return None
    place = {"s": 1, "t": 2}.get(match["rank"][0], 0)
    ranks = city_ranks()[country]
    meant = {name, *(p.name for p in cities if country in p.countries and p.population >= 0.5 * cities[0].population)}
    others = [ranks] if told else [city_ranks()[code] for p in cities for code in p.countries if code in city_ranks()]  # Tripoli is the second city of Lebanon
    if not ranks[place] or any(meant & set(one[place]) for one in others):
        return None
    word = ("largest", "second", "third")[place]
    return _draft(text, line, (match.start(), match.end()), f"the {word} city of {state_names().get(country, country)} is {' or '.join(ranks[place][:2])}", cities[0], "checks/city_ranks.csv")


def _beside(
    text: CheckedText, line: Line, found: re.Match[str], rest: str, resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    where, words = found.start("x"), text.words(line)
    match = _IN_AREA.match(rest) if words & _area_words() else None
    if match is not None and rest.lstrip(",").split()[0] != "of":
        area = _area_of(match["y"])
        if area is not None:
            side = match["side"] or (match["side2"] or "").removesuffix("ern")
            return _outside(text, line, found["x"], (where, found.end() + match.end()), area, side, resolver)
    match = _BETWEEN_TWO.match(rest) if "between" in words else None
    if match is not None:
        return _between(text, line, found["x"], (where, found.end() + match.end()), match["a"], match["b"], resolver, gazetteer)
    match = _COAST.match(rest) if "coast" in words else None
    if match is not None:
        return _off_coast(text, line, found["x"], (where, found.end() + match.end()), match, resolver, gazetteer)
    match = _BORDER.match(rest) if words & {"border", "frontier"} else None
    if match is not None and not (rest.startswith(" to ") and line.text[:where].endswith(("from ", "From "))):
        return _no_border(text, line, found["x"], (where, found.end() + match.end()), match["y"] or match["y2"] or match["adj"] or "", resolver, gazetteer)
    match = _NEAR.match(rest)
    if match is not None:
        return _far(text, line, found["x"], (where, found.end() + match.end()), match["y"], match["how"], resolver)
    match = _BEARING.match(rest) if words & _SIDES else None
    if match is not None:
        return _bearing(text, line, found["x"], (where, found.end() + match.end()), match["side"], match["y"], resolver)
    return None


def _taken(line: Line, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(low < line.start + end and line.start + start < high for low, high in taken)


def _area_of(words: str) -> Area | None:
    name = re.sub(r"[’']s?$", "", words)
    return areas().get(name)


def _cities(name: str, resolver: PlaceResolver) -> list[PlaceCandidate]:
    """Return the towns of a name, the greatest first, where it is first of all a known town's; else nothing."""
    if name in country_words() or name in areas():
        return []
    cities = great_towns(name, resolver)
    return [*cities, *respelt(name, resolver)] if cities else []


def _meant(cities: list[PlaceCandidate]) -> list[PlaceCandidate]:
    """Return the towns of a name that are great enough to be meant beside the greatest."""
    return [place for place in cities if place.population >= min(5_000, 0.02 * cities[0].population)]


def _draft(text: CheckedText, line: Line, where: tuple[int, int], because: str, place: PlaceCandidate, other: str = "") -> Draft:
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]), because, f"Check whether another place than {place.name} was meant.",
        tuple(source for source in (origin_of(place), other) if source),
    )  # fmt: skip


def _outside(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], area: Area, side: str, resolver: PlaceResolver
) -> Draft | None:
    cities = _cities(inner, resolver)
    if not cities:
        return None
    inside = [p for p in _meant(cities) if (not p.countries or set(p.countries) & set(area.countries)) and area.holds(p.lat, p.lon)]
    best = cities[0]
    if not inside:
        return _draft(text, line, where, f"{best.name} lies in {where_is(best)}, outside {area.name}, and no place of that name is known there", best, f"checks/areas.csv: {area.name}")
    if side and len(area.boxes) == 1:
        south, west, north, east = area.boxes[0]
        place = inside[0]
        up, right = (place.lat - south) / (north - south), (place.lon - west) / (east - west)
        if len(side) <= 5 and ((side == "north" and up < 0.2) or (side == "south" and up > 0.8) or (side == "east" and right < 0.2) or (side == "west" and right > 0.8)):
            return _draft(text, line, where, f"{place.name} does not lie in the {side} of {area.name} ({place.lat:.1f}, {place.lon:.1f})", place, f"checks/areas.csv: {area.name}")
    return None


def _region_capital(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    inner, outer = match["x"], re.sub(r"^(?:Congo|Korea)[’']s (?=[A-Z])|[’']s?$", "", match["y"])
    words = outer.split(" ")
    if words[0] in {"The", "Its", "Their", "A", "This", "His", "Her", "Another", "That", "Whose", "One"}:
        return None  # 'The provincial capital, Ghazni'
    country = None
    for count in range(len(words) - 1, 0, -1):
        head = re.sub(r"[’']s?$", "", " ".join(words[:count]))
        if head in country_words():
            country, outer = country_words()[head], " ".join(words[count:])
            break
    cities = _cities(inner, resolver)
    where = (min(match.start("x"), match.start("y")), max(match.end("x"), match.end("y")))
    if not cities or re.search(r"\b(?:former|old|ancient|commercial|cultural|business|de facto|wartime|historic|spiritual|economic|summer|winter|twin|future|new)\b", match[0]):
        return None
    area = _area_of(outer)
    if area is not None and (draft := _outside(text, line, inner, where, area, "", resolver)) is not None:
        return draft
    if outer in region_adjectives():
        country, outer = region_adjectives()[outer]
    elif outer in country_words():
        return None  # states' capitals are held elsewhere
    regions = regions_named(outer, match["region"] or "region", country, resolver)
    if not regions:
        return _land_capital(text, line, inner, outer, where, cities, country)
    here = [p for p in cities if any(lies_in_region(p, one, gazetteer) for one in regions)]
    best = cities[0]
    if not here and area is not None:
        return None  # Kurdistan is more than the region of that name
    if not here:
        return _draft(text, line, where, f"{best.name} lies in {where_is(best)}, not in {regions[0].name}", best, origin_of(regions[0]))
    known = {name for one in regions for key in (one.admin1, one.name) for name in region_capitals().get((one.country or "", key or ""), ())}
    if known and len(regions) == 1 and not known & {inner, *(p.name for p in here)}:
        return _draft(text, line, where, f"the capital of {regions[0].name} is {sorted(known)[0]}", here[0], "checks/region_capitals.csv")
    return None


def _land_capital(text: CheckedText, line: Line, inner: str, land: str, where: tuple[int, int], cities: list[PlaceCandidate], country: str | None) -> Draft | None:
    """'Garowe, the capital of Somaliland': a land that is no region of the gazetteer."""
    known = {town for (state, region), towns in region_capitals().items() if region == land and country in {None, state} for town in towns}
    if not known or known & {inner, *(p.name for p in cities)} or cities[0].kind == "capital":
        return None
    return _draft(text, line, where, f"the capital of {land} is {sorted(known)[0]}", cities[0], "checks/region_capitals.csv")


FORMER_CAPITALS = {
    ("NGA", "Lagos"): "1991-12-12", ("DEU", "Bonn"): "1999-09-01", ("PAK", "Karachi"): "1967-01-01", ("BRA", "Rio de Janeiro"): "1960-04-21", ("BLZ", "Belize City"): "1970-08-01",
    ("MMR", "Mandalay"): "1885-11-29", ("PLW", "Koror"): "2006-10-07", ("TUR", "Istanbul"): "1923-10-13", ("RUS", "Saint Petersburg"): "1918-03-12", ("KAZ", "Almaty"): "1997-12-10", ("KAZ", "Alma-Ata"): "1997-12-10", ("MMR", "Yangon"): "2006-03-27", ("MMR", "Rangoon"): "2006-03-27",
}  # fmt: skip
"""The day on which a town ceased to be the capital, by (state, town): Wikipedia, list of former capitals."""


def _state_capital(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    """'Makhachkala, the Chechen capital'; 'Lyon, the French capital'."""
    owner = match["y"] or match["y2"]
    if owner in region_adjectives():
        return _region_capital_by_adjective(text, line, match, resolver, gazetteer)
    country = country_words().get(owner)
    state = next((one for one in states() if one.id == country), None)
    tail = line.text[match.end() : match.end() + 20]
    left = FORMER_CAPITALS.get((str(country), match["x"]))
    published = text.reading.article.published
    if state is None or not state.capitals or (match["x"] in state.capitals and (left is None or published is None or published < left)) or re.search(r"\b(?:then|until|before|former)\b", tail) or re.search(r"(?i)\b(?:not|instead of) $", line.text[: match.start()]):
        return None
    if left is not None and (published is None or published < left):
        return None
    cities = _cities(match["x"], resolver)
    if not cities or any(p.kind == "capital" and country in p.countries for p in cities):
        return None
    return _draft(text, line, (match.start(), match.end()), f"the capital of {state.name} is {state.capitals[0]}", cities[0], "actors/states.csv")


_NATIONS_WITHIN = frozenset({"GBR", "PSE", "SOM", "ISR", "CYP", "CHN", "ESP", "GEO", "MDA", "IRQ", "DNK", "USA", "NLD", "BOL"})
"""States in which a region, a nation within or a rival government may be meant by 'the country'."""


def _national_capital(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    cities = _cities(match["x"], resolver)
    if not cities or cities[0].kind == "capital" or cities[0].country is None or any(p.kind == "capital" for p in cities) or cities[0].country in _NATIONS_WITHIN:
        return None
    if cities[0].population < 30_000 or any(p.country != cities[0].country and p.population > 0.2 * cities[0].population for p in cities):
        return None
    state = next((one for one in states() if one.id == cities[0].country), None)
    left = FORMER_CAPITALS.get((str(cities[0].country), match["x"]))
    published = text.reading.article.published
    if state is None or not state.capitals or match["x"] in state.capitals or re.match(r",? (?:until|before|from|then)\b", line.text[match.end() :]) or (left is not None and (published is None or published < left)):
        return None
    return _draft(text, line, (match.start(), match.end()), f"the capital of {state.name} is {state.capitals[0]}", cities[0], "actors/states.csv")


def _region_capital_by_adjective(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    country, region = region_adjectives()[match["y"]]
    regions = regions_named(region, "region", country, resolver)
    cities = _cities(match["x"], resolver)
    if not regions or not cities:
        return None
    if not any(lies_in_region(p, one, gazetteer) for p in cities for one in regions):
        return _draft(text, line, (match.start(), match.end()), f"{cities[0].name} lies in {where_is(cities[0])}, not in {region}", cities[0], origin_of(regions[0]))
    known = set(region_capitals().get((country, region), ()))
    if known and match["x"] not in known:
        return _draft(text, line, (match.start(), match.end()), f"the capital of {region} is {sorted(known)[0]}", cities[0], "checks/region_capitals.csv")
    return None


NEAR_KM = {"near": 170.0, "outside": 90.0, "edge": 70.0}
"""Farther apart than this two towns are not near one another, and the one is no edge of the other, km."""


def _far(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], outer: str, how: str, resolver: PlaceResolver
) -> Draft | None:
    ones, others = _cities(inner, resolver), _cities(outer, resolver)
    if not ones or not others or others[0].name == ones[0].name or line.text[: where[0]].endswith(("the ", "The ")):
        return None  # 'the Petersberg near Bonn' is a hill
    most = NEAR_KM["edge" if re.search(r"edge|outskirts|fringe|suburb|district|quarter|outer", how) else "outside" if how == "outside" else "near"]
    apart = min(one.km_to(other) for one in ones for other in others)
    if apart <= most:
        return None
    best = ones[0].km_to(others[0])
    return _draft(text, line, where, f"{ones[0].name} ({where_is(ones[0])}) and {others[0].name} ({where_is(others[0])}) are about {rounded_km(best)} km apart", ones[0], origin_of(others[0]))


BORDER_DEGREES = 1.3


_COAST = lazily(
    rf"^,? (?:(?:an?|the|its)(?: [A-Za-z][\w\-]*){{0,4}} (?:island|islet|isle|atoll|rock|archipelago|resort|reef)s?,? )?(?:(?:which|that) lies )?off (?:the )?(?:(?:peninsula|country|mainland|island)[’']s |(?P<y>{_RUN})[’']s )?(?:far )?"
    rf"(?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)? coast(?: of (?:the )?(?P<z>{_RUN}))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)


def _off_coast(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    """'Yeonpyeong, an island off the peninsula's east coast': against the state's breadth, where it has no far parts."""
    found = [p for p in resolver.candidates(inner) if p.kind not in {"country", "region", "admin1", "admin2"} and p.match != "reading"]
    named = match["y"] or match["z"]
    country = country_words().get(named) if named else found[0].country if found else None
    if not found or country is None or country not in found[0].countries or len({(round(p.lat), round(p.lon)) for p in found}) > 1:
        return None
    south, north, west, east = mainland_of(country, gazetteer)
    if north - south > 14 or east - west > 14:
        return None
    place, side = found[0], match["side"].replace("-", "")
    up, right = (place.lat - south) / max(north - south, 0.1), (place.lon - west) / max(east - west, 0.1)
    wrong = ("north" in side and up < 0.3) or ("south" in side and up > 0.7) or ("east" in side and right < 0.3) or ("west" in side and right > 0.7)
    return _draft(text, line, where, f"{place.name} lies at {place.lat:.1f}, {place.lon:.1f}, not off the {side} of {state_names().get(country, country)}", place) if wrong else None


def _between(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], one: str, other: str, resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    """'Kaliningrad, its exclave between Estonia and Latvia': both states must be near; of two towns the way by it must be no great detour."""
    cities = _meant(c) if (c := _cities(inner, resolver)) else []
    if not cities:
        return None
    best = cities[0]
    sides = [country_words().get(name) for name in (one, other)]
    if all(sides):
        far = [name for name, side in zip((one, other), sides, strict=True) if not any(side in p.countries or gazetteer.has_town_of_state_near(p.lat, p.lon, 2 * BORDER_DEGREES, str(side)) for p in cities)]
        return _draft(text, line, where, f"{best.name} lies in {where_is(best)}, far from {far[0]}", best) if far else None
    ones, others = _cities(one, resolver), _cities(other, resolver)
    if any(sides) or not ones or not others:
        return None
    if any(p.km_to(a) + p.km_to(b) <= 1.6 * a.km_to(b) + 80 for p in cities for a in ones for b in others):
        return None
    return _draft(text, line, where, f"{best.name} ({where_is(best)}) does not lie between {ones[0].name} and {others[0].name}", best, origin_of(ones[0]))


def _no_border(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], outer: str, resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    country = country_words().get(re.sub(r"[’']s?$", "", outer))
    cities = _cities(inner, resolver)
    if country is None or not cities:
        return None
    meant = [p for p in cities if p.population >= min(5_000, 0.02 * cities[0].population)]
    if any(country in p.countries or gazetteer.has_town_of_state_near(p.lat, p.lon, BORDER_DEGREES, country) for p in meant):
        # 'On the Turkish border' may be told of a town of the same state: what borders on it is not told.
        return None
    name = state_names().get(country, country)
    return _draft(text, line, where, f"{cities[0].name} lies in {where_is(cities[0])}, and no town of {name} is within about {BORDER_DEGREES * 111:.0f} km of it", cities[0])


def _bearing(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], side: str, outer: str, resolver: PlaceResolver
) -> Draft | None:
    ones, others = _meant(c) if (c := _cities(inner, resolver)) else [], _meant(d) if (d := _cities(outer, resolver)) else []
    if not ones or not others:
        return None
    # 'Misrata, west of Tripoli': of several towns of the name that of the same state is meant.
    same = [b for b in others if ones[0].country == b.country]
    ones, others = ([a for a in ones if a.country == ones[0].country], same) if same else (ones, others)
    wanted = BEARINGS[side.replace("-", "")]
    one, other = min(((a, b) for a in ones for b in others), key=lambda pair: pair[0].km_to(pair[1]))
    apart = one.km_to(other)
    if apart < 15 or apart > 900:
        return None
    if any(_off(b, a, wanted) <= 100 for a in ones for b in others if a.km_to(b) < 900):
        return None
    return _draft(text, line, where, f"{one.name} lies {_compass(_angle(other, one))} of {other.name}, not {side}", one, origin_of(other))


def _angle(one: PlaceCandidate, other: PlaceCandidate) -> float:
    """Return the bearing of the second place from the first, degrees from north."""
    east = (other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.degrees(math.atan2(east, other.lat - one.lat)) % 360


def _off(one: PlaceCandidate, other: PlaceCandidate, wanted: int) -> float:
    turn = abs(_angle(one, other) - wanted) % 360
    return min(turn, 360 - turn)


def _compass(angle: float) -> str:
    return min(BEARINGS, key=lambda name: min(abs(BEARINGS[name] - angle), 360 - abs(BEARINGS[name] - angle)))


__all__ = ["FACILITY", "relation_conflicts"]
