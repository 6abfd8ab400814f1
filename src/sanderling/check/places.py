"""A named place against the state or region that the text says it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.containers import (
    BIG,
    Container,
    container_of,
    how_far,
    is_meant,
    lies_in,
    origin_of,
    regions_named,
    respelt,
    rounded_km,
    where_is,
)
from sanderling.check.finding import Draft
from sanderling.check.landmarks import may_be_of
from sanderling.check.lazily import lazily
from sanderling.check.place_claims import VISITING, WRONGLY, claim_conflicts
from sanderling.check.place_relations import relation_conflicts
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import states
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_gazetteer import Gazetteer
from sanderling.resolve.place_names import facility_in
from sanderling.resolve.places import PlaceResolver

_NAME = r"(?<!-)\b[A-ZÀ-Þ][\w’'\-]{0,30}\w\b"
_RUN = rf"{_NAME}(?: (?:(?:of|de|del|al|el|la|du|da|do|dos|das|the) )?{_NAME}){{0,3}}"
_SETTLEMENT = (
    r"(?:(?:port|border|coastal|northern|southern|eastern|western|central|holy|industrial|resort|old|ancient|besieged|"
    r"second) )*(?:city|town|village|port|suburb|settlement)"
)
_COMPASS = r"(?:(?:north|south|east|west|central|far|north-?east|north-?west|south-?east|south-?west)(?:ern)? )?"
_REGION = r"(?:region|province|oblast|governorate|prefecture|territory|krai|state|district|county)"
_AT = r"(?:\b(?:[Ii]n|[Aa]t|[Oo]ff|near|outside|inside|to|from|into|reached|left|visited|around|on|hit|of|for|through|across|over|towards?|beyond|past|via|above|below|shook|struck|rocked|shakes|strikes|hits|between|against|under|flattened|destroyed|by|leaving|leaves?|reach(?:ing|es)?|enter(?:ing|s|ed)?|hitting|striking|flooded|devastated|battered|captured|stormed|besieged|bombed|shelled|damaged|crippled|paralysed|beside|alongside|adjoining|facing)\s+(?:the )?)"

# X, Y: "a depot in Kharkiv, Poland, on Sunday"
_COMMA = lazily(rf"{_AT}(?P<x>{_RUN}), (?P<y>{_RUN})(?=[,.;:)]|$)")
# X in Y: "in Lviv in the Donetsk region", "at Yongbyon in South Korea"
_IN = lazily(
    rf"(?P<at>\b(?:in|at|off|near|outside|inside|to|from|reached|left|visited|of)\s+(?:the )?)(?P<x>{_RUN})"
    rf"(?:,)? in (?:the )?(?:{_NAME}[’']s? )?{_COMPASS}(?P<y>{_RUN})(?: (?P<region>{_REGION}))?\b"
)
# X, a port city in Y / X, the capital of Y / X lies in Y
_IS = lazily(
    rf"(?P<x>{_RUN}),? (?:(?:which )?(?:lies|is|is located|is situated) (?:a {_SETTLEMENT} )?in|(?P<kind>an? (?:[a-z]+ )?{_SETTLEMENT} in))"
    rf" (?:the )?(?:{_NAME}[’']s? )?{_COMPASS}(?P<y>{_RUN})(?: (?P<region>{_REGION}))?\b"
)
# the Iraqi city of X / Japan's port of X
_ADJECTIVE = lazily(rf"\b(?P<y>{_RUN})(?:[’']s)? (?:{_COMPASS}){_SETTLEMENT}(?: of)? (?P<x>{_RUN})")
# in Iraq’s X on Monday; not 'Russia’s Paris embassy'
_OWNED = lazily(
    rf"\b(?:in|near|from|to|outside) (?P<y>{_RUN})[’']s {_COMPASS}(?P<x>{_RUN})"
    r"(?=[,.;:)]|$| (?:on|in|at|after|before|where|and|region|province|city|during|for|as|when|late|early|since|until)\b)"
)
_CAPITAL = lazily(rf"\b(?P<y>{_RUN})(?:[’']s)? capital(?:,| of|) (?P<x>{_RUN})")
_CAPITAL_OF = lazily(rf"(?P<x>{_RUN}), the capital (?:city )?of (?:the )?(?P<y>{_RUN})")
_FACILITY_WORDS = (
    r"(?i:cosmodrome|spaceport|launch site|space cent(?:er|re)|nuclear power plant|nuclear plant|nuclear test site|"
    r"nuclear site|test site|air ?base|naval base|international airport|airport|shipyard|dam|prison|refugee camp)"
)
_SITE = lazily(
    rf"(?P<site>(?P<town>{_RUN}) (?P<word>{_FACILITY_WORDS}))(?P<between>[^.;,\n]{{0,40}}?,? (?:in|of) (?:the )?"
    rf"(?:{_NAME}[’']s? )?{_COMPASS})(?P<y>{_RUN})(?: (?P<region>{_REGION}))?\b"
)
_AFTER_COMMA = lazily(r", [A-ZÀ-Þ]")
_SETTLEMENTS = frozenset("city town village port suburb settlement".split())
_LIES = frozenset({"lies", "is"})
_FACILITIES = frozenset("cosmodrome spaceport site center centre plant airbase base airport shipyard dam prison camp".split())
_LIST_AFTER = lazily(r"\s*(?: (?:and|or) |, (?:(?:and|or) )?(?:the )?[A-Z])")
_SAID_AFTER = lazily(r", the [A-Z][\w’\-]+(?: (?:[A-Z][\w’\-]+|of|and|for|the))* (?:said|says|announced|reported)\b[^,]*$")
"""'Beside Lawton, Kansas, the Department of Health said': who says it is no part of a list."""
_TOWN_TOO = lazily(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Ii]nside) $")
"""'In Lagos' tells no person of that name."""
_PEOPLES = frozenset({"Serb", "Croat", "Bosniak", "Albanian", "Turkmen", "Uzbek", "Tajik", "Armenian", "Arab"})


def place_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield places that are said to lie where no place of the name lies, and sites named for a far town."""
    taken = [
        (one.start, one.end)
        for one in text.placed
        if one.mention.actor is not None and (one.mention.actor.id or "").startswith("per:") and not _TOWN_TOO.search(text.text, max(0, one.start - 9), one.start)
    ]
    for line in text.lines:
        seen: set[str] = set()
        for draft, words in _in_line(text, line, resolver, resolver.gazetteer, taken):
            if words not in seen:
                seen.add(words)
                yield draft


def _in_line(
    text: CheckedText, line: Line, resolver: PlaceResolver, gazetteer: Gazetteer, taken: list[tuple[int, int]]
) -> Iterator[tuple[Draft, str]]:
    words = text.words(line)
    if not _FACILITIES.isdisjoint(words) and (" of " in line.text or " in " in line.text):
        for match in _SITE.finditer(line.text):
            draft = _site(text, line, match, resolver, gazetteer)
            if draft is not None:
                yield draft, match["town"]
    for pattern in _patterns(line, words):
        at = 0
        while (found := pattern.search(line.text, at)) is not None:
            # Go on inside the match: what is inside one place may hold the next, 'in Izmail in the Odesa region in Ukraine'.
            at = max(found.start("x") + 1 if found.start("x") > found.start() else found.end("x"), found.start() + 1)
            start, end = line.start + found.start("x"), line.start + found.end("x")
            if any(low < end and start < high for low, high in taken):
                continue
            draft = _conflict(text, line, found, pattern, resolver)
            if draft is not None:
                yield draft, found["x"]
    if not _REGION_KINDS.isdisjoint(words):
        yield from _regions_of_states(text, line, resolver)
    yield from claim_conflicts(text, line, resolver, gazetteer, taken)
    yield from relation_conflicts(text, line, resolver, gazetteer, taken)


def _patterns(line: Line, words: frozenset[str]) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that have their own words in a sentence."""
    settled = not _SETTLEMENTS.isdisjoint(words)
    if _AFTER_COMMA.search(line.text):
        yield _COMMA
    if "in" in words:
        yield _IN
        if settled or not _LIES.isdisjoint(words):
            yield _IS
    if settled:
        yield _ADJECTIVE
    if "’s " in line.text or "'s " in line.text:
        yield _OWNED
    if "capital" in words:
        yield _CAPITAL
        yield _CAPITAL_OF


_KINDS = r"(?:province|region|state|department|governorate|oblast|prefecture|emirate|canton|voivodeship|county)"
_REGION_OF_STATE = lazily(rf"\b(?:[Tt]he |[Ii]ts )?(?P<c>{_NAME}(?: {_NAME})?)(?:[’']s?)? {_COMPASS}(?:(?:border|coastal|mountain|desert|oil|frontier|island|remote|restive|neighbouring) )?(?P<kind>{_KINDS})s? of (?:the )?(?P<y>{_RUN})(?=[,.;:)]| [a-z]|$)")
_STATES_REGION = lazily(rf"\b(?P<c>{_NAME}(?: {_NAME})?)[’']s? {_COMPASS}(?:(?:border|coastal|mountain|desert|oil|frontier|island|remote|restive) )?(?P<y>{_RUN}) (?P<kind>{_KINDS})\b")
_REGION_KINDS = frozenset("province region state department governorate oblast prefecture emirate canton voivodeship county".split())


def _regions_of_states(text: CheckedText, line: Line, resolver: PlaceResolver) -> Iterator[tuple[Draft, str]]:
    """'The Thai province of Battambang', 'Iraq's Hasakah province': a region that another state has, and this one has not."""
    for pattern in (_REGION_OF_STATE, _STATES_REGION):
        for match in pattern.finditer(line.text):
            start = match.start("c")
            words = match["c"].split(" ")
            while words and " ".join(words) not in country_words():  # 'In Thai'
                start, words = start + len(words[0]) + 1, words[1:]
            country = country_words().get(" ".join(words))
            if country is None or match["y"] in country_words() or not words or words[-1] in _PEOPLES or _NOT_NOW.search(line.text[max(0, start - 50) : match.end() + 30]) or WRONGLY.search(line.text[:start]):
                continue
            regions = regions_named(match["y"], match["kind"], None, resolver)
            if not regions or regions_named(match["y"], match["kind"], country, resolver):
                continue
            if any(may_be_of(country, p.countries, p.lat, p.lon) for p in regions) or frozenset({country, str(regions[0].country)}) in _PARTED:
                continue
            if any(country in p.countries and p.match != "reading" and p.kind in {"city", "capital", "admin1", "admin2", "region"} and (p.population >= BIG or p.kind != "city") for p in resolver.candidates(match["y"])):
                continue
            yield Draft(
                "place-conflict", text.span(line.start + start, line.start + match.end()), f"{regions[0].name} is a region of {where_is(regions[0])}, and no region of that name is known in {' '.join(words)}",
                "Check the region and the state.", (origin_of(regions[0]),),
            ), match["y"]  # fmt: skip


_NOT_NOW = lazily(r"(?i)\b(?:former|formerly|then|until|once|old|historic|occupied|annexed|claimed|claims|disputed|empire|colonial|soviet|ottoman|yugoslav|ethnic|sister|twin|twinned|kingdom|centur(?:y|ies)|like|self-styled|self-declared|so-called|breakaway)\b")
_PARTED = frozenset({frozenset({"SDN", "SSD"}), frozenset({"ETH", "ERI"}), frozenset({"IDN", "TLS"}), frozenset({"SRB", "XKX"}), frozenset({"SRB", "MNE"}), frozenset({"PAK", "BGD"}), frozenset({"MYS", "SGP"}), frozenset({"CHN", "TWN"}), frozenset({"RUS", "UKR"}), frozenset({"ZAF", "NAM"}), frozenset({"KOR", "PRK"})})
"""States of which one was part of the other within memory, or is held to be."""


def _conflict(
    text: CheckedText, line: Line, match: re.Match[str], pattern: re.Pattern[str], resolver: PlaceResolver
) -> Draft | None:
    inner, outer = match["x"], match["y"]
    if inner.split()[-1].lower() in {"capital", "sea", "ocean"} or inner in country_words():
        return None  # 'on the shore of the Caspian Sea in Atyrau region': it is the shore that lies there
    # 'In Copenhagen, Slovenia’s minister said'; 'the Serb town of Prijedor' is no town of Serbia.
    if pattern is _COMMA and outer.endswith(("’s", "'s", "s’", "s'")):
        return None
    if pattern is _ADJECTIVE and (outer.split()[-1] in _PEOPLES or line.text[: match.start("y")].endswith("ethnic ")):
        return None
    region = match.groupdict().get("region")
    if WRONGLY.search(line.text[: match.start()]) or (pattern is _IN and VISITING.match(line.text, match.end())):
        return None
    container = container_of(outer, region, resolver, pattern in (_ADJECTIVE, _CAPITAL))
    if container is None:
        return None
    if pattern in (_CAPITAL, _CAPITAL_OF):
        return _capital(text, line, match, pattern, container, resolver)
    if pattern is _COMMA and not _is_address(line.text, match):
        return None
    found = resolver.candidates(inner)
    if not found or facility_in(inner) is not None:
        return None
    # A city and the region named for it are one place here, once the text says that a city is meant.
    named_city = pattern is _ADJECTIVE or (pattern is _IS and match["kind"] is not None)
    cities = [place for place in found if not place.is_container]
    best = cities[0] if found[0].kind == "admin1" and cities else found[0]
    if best.kind in {"country", "admin2"} or (best.kind == "admin1" and not named_city):
        return None
    if best.match in {"adjective", "reading"} or (best.kind == "city" and best.population < BIG and not (pattern is _COMMA and _few(cities, container))):
        return None
    # Capitals stand for governments: "help from Moscow in Syria" names no place.
    if pattern is _IN and best.kind == "capital" and container.region is None and _speaks(match["at"]):
        return None
    if any(lies_in(place, container, resolver.gazetteer) and is_meant(place, best) for place in [*found, *respelt(inner, resolver)]):
        return None
    first = min(match.start("x"), match.start("y"))
    last = max(match.end("x"), match.end("y") + (len(region) + 1 if region else 0))
    span = text.span(line.start + first, line.start + last)
    return Draft(
        "place-conflict", span,
        f"{best.name} lies in {where_is(best)}, {how_far(best, container)} from {container.name}, and no place of that "
        f"name is known there",
        f"Check whether another place than {best.name}, or another region than {container.name}, was meant.",
        (origin_of(best),),
    )  # fmt: skip


def _few(cities: list[PlaceCandidate], container: Container) -> bool:
    """Whether a small town of a state's region that is told with its region, 'Mayfield, Tennessee', has few namesakes in the state."""
    if container.region is None or container.region.kind != "admin1":
        return False
    mine = sorted((place.population for place in cities if place.country == container.country), reverse=True)
    return bool(mine) and mine[0] >= 4_000 and (len(mine) <= 6 or mine[0] >= 2.5 * mine[1])


def _speaks(at: str) -> bool:
    return at.split()[0].lower() not in {"in", "at", "off", "near", "outside", "inside"}


def _is_address(line: str, match: re.Match[str]) -> bool:
    """Whether 'X, Y' is a place with what it lies in, and no list of two."""
    after = line[match.end("y") :]
    if _LIST_AFTER.match(after) and _SAID_AFTER.match(after) is None:
        return False
    before = line[: match.start("x")]
    return not re.search(r"(?:,| and| or)\s+(?:in |at )?$", before) or before.rstrip().endswith((" in", " at"))


def _capital(
    text: CheckedText, line: Line, match: re.Match[str], pattern: re.Pattern[str], container: Container, resolver: PlaceResolver
) -> Draft | None:
    if container.region is not None or (pattern is _CAPITAL_OF and match["y"].endswith(("’s", "'s", "s’", "s'"))):
        return None  # 'the capital of Ethiopia's Amhara region' is the region's
    state = next((one for one in states() if one.id == container.country), None)
    if (
        state is None
        or not state.capitals
        or re.search(r"(?:former|commercial|old|cultural|business|economic|winter|summer) capital", match[0])
        or re.match(r",? (?:until|from|between|before|in) (?:1[89]|20)\d\d", line.text[match.end() :])
    ):
        return None
    inner = match["x"]
    found = resolver.candidates(inner)
    cities = [place for place in found if not place.is_container and place.match != "reading"]
    if not cities or found[0].kind == "country" or inner in state.capitals:
        return None
    if any(place.kind == "capital" and container.country in place.countries for place in cities):
        return None
    best = cities[0]
    if best.kind == "city" and best.population < BIG:
        return None
    lies = "" if container.country in best.countries else f"; {best.name} lies in {where_is(best)}"
    return Draft(
        "place-conflict", text.span(line.start + match.start(), line.start + match.end()),
        f"the capital of {state.name} is {state.capitals[0]}{lies}",
        f"Check whether {state.capitals[0]} or another state was meant.", ("actors/states.csv",),
    )  # fmt: skip


def _site(
    text: CheckedText, line: Line, match: re.Match[str], resolver: PlaceResolver, gazetteer: Gazetteer
) -> Draft | None:
    name = match["site"]
    container = container_of(match["y"], match["region"], resolver, False)
    facility = facility_in(name)
    if container is None or facility is None:
        return None
    known = [place for place in gazetteer.find(name) if not place.is_container]
    span = text.span(line.start + match.start("site"), line.start + match.end())
    if known:
        if any(lies_in(place, container, resolver.gazetteer) for place in known):
            return None
        return Draft(
            "place-conflict", span, f"{known[0].name} lies in {where_is(known[0])}, {how_far(known[0], container)} from {container.name}",
            f"Check whether another site, or another region than {container.name}, was meant.", (origin_of(known[0]),),
        )  # fmt: skip
    town, _, kind = facility
    # 'Vladivostok Cosmodrome space center' has two words for what it is.
    while (inner := facility_in(town)) is not None:
        town, _, kind = inner
    named = [place for place in resolver.candidates(town) if not place.is_container and place.match != "reading"]
    if (
        not named
        or (named[0].kind == "city" and named[0].population < BIG)
        or any(lies_in(one, container, resolver.gazetteer) for one in named)
    ):
        return None
    alike = [
        place
        for place in gazetteer.sites_of(kind, (container.country,))
        if lies_in(place, container, resolver.gazetteer) and place.kind == kind
    ]
    if not alike:
        return None
    middle = container.region
    site = min(alike, key=lambda one: one.km_to(middle)) if middle is not None else min(alike, key=named[0].km_to)
    return Draft(
        "place-conflict", span,
        f"{named[0].name} lies in {where_is(named[0])}, about {rounded_km(named[0].km_to(site))} km from {site.name} in "
        f"{container.name}; no {match['word'].lower()} of the name {town} is known",
        f"{site.name} may have been meant.", (origin_of(named[0]), origin_of(site)),
    )  # fmt: skip


