"""Where a place is said to lie, in the longer ways of saying it: X, the capital of the Y region; Z's Y province; the Y coast.

What is said is wrong only where no place of the name lies in any region of the name, nor within a border's breadth of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.containers import (
    BIG,
    Container,
    bears_a_name_from_overseas,
    is_meant,
    is_of_another_world,
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
from sanderling.check.place_relations import FACILITY, NAME
from sanderling.check.text import CheckedText, Line
from sanderling.check.waters import beside_water, is_water, waters
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_tables import landmarks
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_gazetteer import Gazetteer
from sanderling.resolve.places import PlaceResolver

_RUN = rf"{NAME}(?: (?:(?:of|de|del|al|el|la|du|da|do|dos|das|the|and) )?{NAME}){{0,3}}?"
_REGION = (
    r"(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Gg]overnorate|[Pp]refecture|[Tt]erritory|[Kk]rai|[Ss]tate|[Dd]epartment|[Cc]anton|"
    r"[Ee]mirate|[Vv]oivodeship|[Cc]ounty|[Rr]epublic|[Dd]ivision)"
)
_COMPASS = r"(?:far |extreme )?(?P<{0}>north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern(?:most)?)?"
_PLAIN_COMPASS = r"(?:(?:far |remote |rural |mountainous |central |coastal )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|central)(?:ern)? )?"
_KIND = (
    r"(?:city|town|village|port|capital|seaport|suburb|settlement|resort|municipality|township|hub|centre|center|harbou?r|metropolis|"
    r"seat|oasis|outpost|garrison|stronghold|district|county|locality|community|hamlet|hometown)"
)
_FACILITY = lazily(FACILITY)
# What may stand between a place and what it lies in: ', a lakeside town in', ', the capital of', ', which lies in', ' in'.
_LINK = lazily(
    rf"^(?:,? (?:in|on|of|at|by)|,? (?:[A-Z]\w+(?: [A-Z]\w+)?[’']s?|the [A-Z]\w+) (?:[a-z\-]+ ){{0,3}}{_KIND} (?:in|on)|,? (?:(?:which|that) )?(?:lies|sits|stands|is(?: located| situated)?)(?: [a-z\-]+){{0,2}} (?:in|on|at|by)"
    rf"|,? (?:(?:which|that) is |is )?(?:(?:an?|the|one of the)(?: [a-z0-9,\-]+){{0,5}} )?{_KIND}s?(?: of [0-9][\w,.]*(?: [a-z]+){{0,3}})?,? (?:in|of|on)) "
)
_HEAD = rf"(?:the )?{_PLAIN_COMPASS}"
# The forms of a region: "the Indian state of Kerala", "Ghana's Western Region", "the Edirne province of Turkey", "Kerala state".
_STATE_OF = lazily(
    rf"^(?:the )?(?:(?:[a-z\-]+ ){{0,2}}(?P<adj>{_RUN}) )?(?:[a-z\-]+ ){{0,2}}{_REGION} of (?:the )?(?P<y>{_RUN}(?: {NAME})?)(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_OWNED = lazily(
    rf"^(?:the )?(?P<adj>{_RUN})[’']s? {_PLAIN_COMPASS}(?:(?!capital\b)[a-z]+(?:-[a-z]+)? ){{0,2}}(?P<y>{_RUN})(?: (?P<region>{_REGION}))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_PLAIN = lazily(rf"^{_HEAD}(?P<y>{_RUN}) (?P<region>{_REGION})(?: (?:of|in) (?:the )?(?P<adj>{_RUN}))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_BARE = lazily(rf"^{_HEAD}(?P<y>{_RUN})(?:, (?P<adj>{_RUN}))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_QUARTER = lazily(rf"^(?:the )?{_COMPASS.format('side')}(?: (?:(?P<corner>corner|tip|end|edge|fringe|extremity)|part|half)? ?of(?: the)?)? (?P<y>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)")
_OWN_QUARTER = lazily(rf"^(?P<y>{_RUN})[’']s {_COMPASS.format('side')}(?=[,.;:)]| (?:and|on|in|at|where|said|was|were|have|has)|$)")
_ADJ_QUARTER = lazily(rf"^the (?:[a-z]+ )?(?P<y>{_RUN}) (?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?=[,.;:)]| (?:and|on|in|at|where|said|was|were|have|has)|$)")
_WATER = lazily(
    rf"^(?:the )?(?:(?P<adj>{_RUN})[’']s? )?(?:(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|far|upper|lower)(?:ern)?(?:most)? )?(?:shores?|banks?|coast|mouth|ends?|tip|side|edge|rim|waters) of )?(?:the )?(?:(?:north|south|east|west)(?:ern)? )?"
    rf"(?P<w>(?:Sea|Gulf|Bay|Straits?|Lake) of (?:the )?[A-Z]\w+|(?:[A-Z][\w\-]+ ){{0,2}}[A-Z][\w\-]+)(?:[’']s)?(?: (?:coast|shores?|seaboard|banks?|riverside))?(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
# "the Kerala city of Coimbatore", "Sokoto State's capital, Maiduguri", "the Pará state capital, Manaus"
_TOWN_OF = lazily(
    rf"\b(?P<y>{_RUN})(?: (?P<region>{_REGION}))?(?:[’']s)? (?:(?:[a-z\-]+ ){{0,2}}{_KIND} of|(?:[a-z]+ )?capital(?: city)?,?(?: of)?) (?P<x>{_RUN})(?=[,.;:)]| (?!(?:de|del|do|dos|das|da) [A-ZÀ-Þ])[a-z]|$)"
)
_X = lazily(rf"(?:\b(?:In|At|Near|From|Off|Outside|Around|To|The|Inside|For) )?(?P<x>{NAME}(?: (?:(?:of|de las|de los|de la|de|del|al|el|la|du|da|do) |(?:a[lrsdztn]|ash|e[lz])-)?{NAME}){{0,3}})")
_WORKS = (
    r"(?:works|steelworks|ironworks|gasworks|mill|factory|plant|refinery|smelter|mine|colliery|pit|quarry|shipyard|dockyard|brewery|distillery|"
    r"cannery|dam|power station|waterworks|sawmill|foundry|abattoir|dairy|prison|jail|airport|racecourse|airfield|aerodrome|air base|airbase|naval base|army base|barracks|power plant|nuclear plant|hydroelectric plant|reservoir|zoo|stadium|sanatorium|oilfield|gasfield|coalfield)"
)
_WORKS_AT = lazily(
    rf"\b(?P<x>{NAME}(?: {NAME}){{0,2}})(?: [a-z\-]+){{0,3}} {_WORKS},? (?:(?:which (?:lies|is) )?in|of) (?=the |[A-Z])"
)
# Firms that bear a town's name, or gave it theirs: their works stand anywhere.
_FIRMS = frozenset(
    "toyota nokia hershey corning essen santander aurora columbia vauxhall mercedes lincoln bristol leyland dresser philips zeiss "
    "seat skoda bayer krupp kohler anaconda pontiac cadillac austin morris gillette nestle minsk moscow london paris imperial".split()
)
WRONGLY = lazily(r"\b(?:believed?|thinks?|thought|imagin\w+|assum\w+|suppos\w+|wrongly|mistakenly) (?:that )?(?:the )?$")
"""What somebody wrongly takes it to be."""
VISITING = lazily(r" (?:for (?:an?|the|talks|his|her|their|two|three|some)|on (?:an?|his|her|their) (?:visit|tour|trip|mission|errand|holiday|business)) ")
"""'A teacher from Lviv, in the Odesa region for a conference': it is not the town that is there."""
_AN_ATTRIBUTE = lazily(r" (?:city|town|village|resort|suburb|capital|settlement|hamlet|spa)\b")
_LIST = lazily(r"^(?:,| and| or) (?:and |or )?(?:the )?[A-Z]")
_STATION = lazily(r"^ (?:railway |train |metro |bus )?(?:station|street|square|hotel|gate|bridge|road|avenue|embassy|university|museum|theatre)")


_LINKS = (", ", " in ", " on ", " of ", " at ", " by ", " which ", " that ", " lies ", " sits ", " stands ", " is ", " an ", " a ", " the ", " one of the ", *(f" {kind}" for kind in _KIND[3:-1].split("|")))
_KINDS = frozenset("city town village port capital seaport suburb settlement resort municipality township hub centre center harbour harbor metropolis seat oasis outpost garrison stronghold district county locality community hamlet hometown".split())
_WORKS_WORDS = frozenset(re.findall(r"[a-z]+", _WORKS))


def claim_conflicts(
    text: CheckedText, line: Line, resolver: PlaceResolver, gazetteer: Gazetteer, taken: list[tuple[int, int]]
) -> Iterator[tuple[Draft, str]]:
    """Yield (finding, the place's name) for places that a sentence puts where none of the name lies.

    ``taken`` are the stretches of the repaired text that name persons.
    """
    for match in _X.finditer(line.text):
        house = _FACILITY.match(line.text, match.end())
        behind = house.end() if house is not None else match.end()
        if not line.text.startswith(_LINKS, behind):
            continue
        link = _LINK.match(line.text[behind:])
        if link is None or WRONGLY.search(line.text[: match.start()]) or _is_taken(line, match, taken) or re.search(r"\b(?:capitals|cities|towns|villages|ports)\b", link[0]):
            continue
        if behind > match.end() and not link[0].startswith(","):
            continue
        if _AN_ATTRIBUTE.match(link[0]) and line.text[: match.start("x")].endswith(("the ", "The ", " a ", " an ")):
            continue  # 'Frankfurt, the Brandenburg town on the Oder'
        at = behind + link.end()
        draft = _claim(text, line, match["x"], match.start("x"), at, link[0], resolver, gazetteer)
        if draft is not None:
            yield draft, match["x"]
    words = text.words(line)
    for match in _WORKS_AT.finditer(line.text) if words & _WORKS_WORDS else ():
        draft = _works(text, line, match, resolver, gazetteer)
        if draft is not None:
            yield draft, match["x"]
    for match in () if _KINDS.isdisjoint(words) else _TOWN_OF.finditer(line.text):
        if _is_taken(line, match, taken):
            continue
        country, name = _owner_before(match["y"])
        found = _judge(text, line, match["x"], (match.start("y"), match.end("x")), country, name, match["region"], resolver, gazetteer)
        if found is not None:
            yield found, match["x"]


def _is_taken(line: Line, match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    start, end = line.start + match.start("x"), line.start + match.end("x")
    return any(low < end and start < high for low, high in taken)


def _owner_before(words: str) -> tuple[str | None, str]:
    """Return (ISO code, rest) of a name whose first words are a state's, as in 'Nigeria's Sokoto' or 'Indian Kerala'."""
    parts = words.split(" ")
    for count in range(len(parts) - 1, 0, -1):
        head = re.sub(r"[’']s?$", "", " ".join(parts[:count]))
        if head in country_words():
            return country_words()[head], " ".join(parts[count:])
    return None, words


def _claim(
    text: CheckedText, line: Line, inner: str, start: int, at: int, link: str, resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    rest = line.text[at:]
    speaks = not link.startswith(",") and link.split()[0] in {"in", "on", "of"}
    if " of " in link and link.strip() == "of":
        return None  # 'Maria of Spain', 'University of Kansas'
    if link.strip().endswith(("at", "by")):
        match = _WATER.match(rest) if re.match(r"(?:the )?(?:[a-z\-]+ )?(?:shores?|banks?|mouth|ends?|tip|edge) of |(?:the )?(?:Lake|River|Gulf|Sea)\b", rest) else None
        return _water(text, line, inner, (start, at + match.end()), match["w"], resolver) if match is not None and is_water(match["w"]) else None
    if link.strip().endswith("on") and (river := re.match(r"the (?:[Rr]iver )?(?P<w>Niger|Jordan|Congo|Senegal|Orange|Paraguay|Uruguay|Missouri|Ohio|Ural)(?! (?:River|side|border|region|state|delta))\b", rest)) is not None:
        named = next((name for name in (f"River {river['w']}", f"{river['w']} River") if is_water(name)), None)
        return _water(text, line, inner, (start, at + river.end()), named, resolver) if named is not None else None
    if link.strip().endswith("on") or "coast" in rest[:80] or "shore" in rest[:80] or "bank" in rest[:80]:
        match = _WATER.match(rest)
        if match is not None and is_water(match["w"]):
            return _water(text, line, inner, (start, at + match.end()), match["w"], resolver)
    if link.strip().endswith("on"):
        return None
    for pattern in (_STATE_OF, _OWNED, _PLAIN, _BARE):
        match = pattern.match(rest)
        if match is None:
            continue
        groups = match.groupdict()
        adjective = groups.get("adj")
        country = country_words().get(re.sub(r"[’']s?$", "", adjective)) if adjective else None
        if pattern is _OWNED and country is None:
            continue
        if pattern is _BARE and (speaks or (adjective and country is None)):
            continue
        named = groups.get("region") or ("state" if pattern is _STATE_OF else None)
        outer = match["y"]
        if country is None:
            country, outer = _owner_before(outer)
        if VISITING.match(rest[match.end() :]) or _STATION.match(rest[match.end() :]) or (pattern is _BARE and _LIST.match(rest[match.end() :])):
            return None
        found = _judge(
            text, line, inner, (start, at + match.end()), country, outer, named, resolver, gazetteer,
            strict=pattern is _BARE and country is None,
        )  # fmt: skip
        if found is not None:
            return found
        break
    for pattern in (_QUARTER, _OWN_QUARTER, _ADJ_QUARTER):
        match = pattern.match(rest)
        if match is not None and match["y"] in country_words():
            return _quarter(text, line, inner, (start, at + match.end()), country_words()[match["y"]], match["side"], resolver, gazetteer, strict=bool(match.groupdict().get("corner")) or re.match(r"(?:the )?(?:far|extreme) ", match[0]) is not None)
    return None


def _city(inner: str, resolver: PlaceResolver) -> tuple[PlaceCandidate, list[PlaceCandidate]] | None:
    """Return (the greatest city of a name, all its places), or nothing where a name is no known city's first of all."""
    if inner in country_words() or inner.split()[-1].lower() in {"capital", "region", "province", "state", "sea", "ocean", "army"}:
        return None
    found = resolver.candidates(inner)
    cities = [place for place in found if place.kind in {"city", "capital"} and place.match != "reading"]
    if not cities or found[0].kind in {"country", "region"}:
        return None
    best = max(cities, key=lambda place: (place.kind == "capital", place.population))
    if best.population < BIG and best.kind != "capital" and not (len(cities) == 1 and len(inner) >= 5):
        return None
    return best, [*found, *respelt(inner, resolver)]


def _judge(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], country: str | None, outer: str, region: str | None,
    resolver: PlaceResolver, gazetteer: Gazetteer, *, strict: bool = False,
) -> Draft | None:  # fmt: skip
    if inner in landmarks():
        return None  # its own point is held against the region elsewhere
    regions = regions_named(outer, region, country, resolver, strict=strict or (region is None and country is None))
    if not regions:
        return None
    known = _city(inner, resolver)
    if known is None:
        return None
    best, found = known
    if any(
        place.kind in {"city", "capital", "admin1", "admin2", "town", "village"} and is_meant(place, best)
        and any(lies_in_region(place, one, gazetteer) for one in regions)
        for place in found
    ):  # fmt: skip
        return None
    if bears_a_name_from_overseas(best, (place.country for place in regions)) or is_of_another_world(best, regions):
        return None
    near = min(regions, key=best.km_to)
    away = best.km_to(near)
    # Of a small place a namesake may be missing: what is told must be of its own state, and far.
    if best.population < BIG and best.kind != "capital" and (region is None or near.country not in best.countries or away < 150 or not best.admin1):
        return None
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]),
        f"{best.name} lies in {where_is(best)}, about {rounded_km(away)} km from the middle of {near.name}, and no place of that name is known there",
        f"Check whether another place than {best.name}, or another region than {near.name}, was meant.", (origin_of(best), origin_of(near)),
    )  # fmt: skip


def _works(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    """A mill or mine that bears a town's name stands by the town, as far as the state is the same."""
    if match["x"].split()[0].lower() in _FIRMS:
        return None
    known = _city(match["x"], resolver)
    if known is None:
        return None
    best = known[0]
    rest = line.text[match.end() :]
    for pattern in (_STATE_OF, _OWNED, _PLAIN, _BARE):
        found = pattern.match(rest)
        if found is None:
            continue
        groups = found.groupdict()
        country = country_words().get(re.sub(r"[’']s?$", "", groups.get("adj") or ""))
        outer = found["y"]
        if country is None:
            country, outer = _owner_before(outer)
        if country is not None and country not in best.countries:
            return None
        region = groups.get("region") or ("state" if pattern is _STATE_OF else None)
        # A name alone that is no region's in the town's state says nothing.
        country = country or best.country
        return _judge(text, line, match["x"], (match.start("x"), match.end() + found.end()), country, outer, region, resolver, gazetteer)
    return None


def _water(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], water: str, resolver: PlaceResolver
) -> Draft | None:
    known = _city(inner, resolver)
    if known is None:
        return None
    best, found = known
    row = waters()[water]
    if any(is_meant(place, best) and beside_water(place, row) for place in found):
        return None
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]),
        f"{best.name} lies in {where_is(best)}, far from the {water.removeprefix('the ')}",
        f"Check whether another place than {best.name}, or another water, was meant.", (origin_of(best), f"checks/waters.csv: {row.source}"),
    )  # fmt: skip


FAR_SIDE = 0.75
"""A town past this share of a state's breadth towards the other side is not in the quarter that is told."""


def _quarter(
    text: CheckedText, line: Line, inner: str, where: tuple[int, int], country: str, side: str, resolver: PlaceResolver, gazetteer: Gazetteer,
    *, strict: bool = False,
) -> Draft | None:  # fmt: skip
    far = 0.62 if strict else FAR_SIDE
    known = _city(inner, resolver)
    if known is None or country not in known[0].countries:
        return None
    best, found = known
    if any(place is not best and place.country == country and place.population >= 2_000 and place.kind == "city" for place in found):
        return None
    south, north, west, east = _extent(gazetteer, country)
    wrong = []
    up = (best.lat - south) / (north - south) if north - south > 2.0 else 0.5
    right = (best.lon - west) / (east - west) if east - west > 2.5 else 0.5
    lower = side.lower()
    if "north" in lower and up < 1 - far:
        wrong.append("south")
    if "south" in lower and up > far:
        wrong.append("north")
    if "east" in lower and right < 1 - far:
        wrong.append("west")
    if "west" in lower and right > far:
        wrong.append("east")
    if not wrong or (("-" in lower or len(lower) > 5) and len(wrong) < 1):
        return None
    name = state_names().get(country, country)
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]),
        f"{best.name} lies in the {wrong[0]} of {name} ({best.lat:.1f}, {best.lon:.1f}; {where_is(best)})",
        "Check the place and the side.", (origin_of(best),),
    )  # fmt: skip


@cache
def _extent(gazetteer: Gazetteer, country: str) -> tuple[float, float, float, float]:
    return mainland_of(country, gazetteer)


__all__ = ["Container", "claim_conflicts"]
