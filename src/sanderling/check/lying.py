"""Places that are told to lie where they do not, in any apposition, relative or participle: towns, works, landmarks and lands.

'Kupiansk, a rail junction in the Zaporizhzhia region'; 'Mount Merapi, which towers over the Indonesian island of Sulawesi'.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sanderling.check.claimed_places import Claim, country_at, described_at, owner_at, read_claim
from sanderling.check.containers import (
    BIG,
    container_of,
    is_meant,
    lies_in_region,
    origin_of,
    regions_named,
    rounded_km,
    where_is,
)
from sanderling.check.finding import Draft
from sanderling.check.landmarks import may_be_of
from sanderling.check.links import PERSONS, Link, links
from sanderling.check.place_claims import VISITING, WRONGLY
from sanderling.check.sited import Sited, sited_in, towns_of
from sanderling.check.text import CheckedText, Line
from sanderling.check.waters import beside_water, waters
from sanderling.knowledge.actor_data import state_names, states
from sanderling.knowledge.check_data import former_regions
from sanderling.knowledge.check_lands import Land, outlines
from sanderling.knowledge.check_tables import areas
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.places import PlaceResolver

_GATE = re.compile(r",| [–—(]|\b(?:in|on|at|by|of|near|off|along|lies|sits|stands)\b")
_AWAY = re.compile(
    r"(?i)(?:\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|km|kilomet(?:re|er)s?|miles?|hours?|drive|flight|side|inland|upstream|downstream|downriver|upriver|minutes|offshore|across|away|border) (?:of|from)"
    r"|\b(?:opposite|facing|beyond|than|like|unlike|between|versus|against|instead of|not))(?: the)?(?: (?:city|town|port|capital) of)? $"
)
_ABOUT = re.compile(r"(?i)\b(?:near|outside|around|beside|off|towards?|close to|not far from)(?: the)? $")
_AT = re.compile(r"(?i)\b(?:in|at|near|outside|inside|around|into|reached|left|entered)(?: the)? $")
_OPENING = re.compile(r"^[\"“']?(?:In|At|Near|From|Outside|Around|To|Inside|For|On|Over|Above|Through|After|Before|With)(?: the)? $")
_NOT_SO = re.compile(
    r"(?i)\b(?:former|formerly|then|until|once|old|ancient|historic|historically|occupied|annexed|claimed|claims|disputed|used to|no longer|not|never|neither|renamed|now called|wrongly|mistakenly|so-called|breakaway|self-declared|exiled|namesake|"
    r"imaginary|fictional|would be|twin|twinned|sister|empire|colonial|soviet|ottoman|century|yugoslav|exile)\b"
)
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]")
_NOT_A_PLACE = re.compile(r"\b(?:and|but|who|from|after|before|when|where|said|says|told|were|killed|fled|to|into|towards?|by|for|with)\b")
_CLOSED = re.compile(r"[,.;:)–—?!]| [–—]|$")
_NEXT = re.compile(r"(?![’']?\w|-)(?! [A-ZÀ-Þ][\w\-]+ (?:region|province|state|border|government|army|embassy))")
NEAR_KM = 60.0
"""A thing that is told to lie near a town may lie on the other side of a border as near as this."""
FAR_SIDE = 0.64
BORDER_DEGREES = 1.3
SPARSE = 25
"""With fewer towns of its state than this within BORDER_DEGREES a place lies in a desert, and its border has no town near."""
_ACROSS = {"north": {"south"}, "south": {"north"}, "east": {"west"}, "west": {"east"}}


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: CheckedText
    line: Line
    resolver: PlaceResolver


def lying_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield towns, works, landmarks and lands that a sentence tells to lie in, on or by what they do not lie in, on or by."""
    taken = [(one.start, one.end) for one in text.placed if one.mention.actor is not None and (one.mention.actor.id or "").startswith("per:")]
    before: Line | None = None
    for line in text.lines:
        last, before = before, line
        if _GATE.search(line.text) is None:
            continue
        here = _Sentence(text, line, resolver)
        for sited in [*sited_in(line), *_meant_again(line, last, resolver)]:
            start, end = line.start + sited.start, line.start + sited.end
            if any(low < end and start < high for low, high in taken) and (sited.mark is None or _AT.search(line.text[: sited.start]) is None):
                continue
            draft = _of(here, sited) or _ahead(here, sited)
            if draft is not None:
                yield draft


def _of(here: _Sentence, sited: Sited) -> Draft | None:
    line, lead = here.line.text, here.line.text[: sited.start]
    if _AWAY.search(lead) or WRONGLY.search(lead) or re.match(r" (?:station|street|square|hotel|gate|road|avenue|embassy|museum|theatre)\b", line[sited.end :]):
        return None
    if (owned := _owned(here, sited, lead)) is not None:
        return owned
    if sited.land is not None and sited.land.kind == "crossing" and (between := _between(here, sited, sited.land)) is not None:
        return between
    for link in links(line, sited.end):
        claim = read_claim(line, link.at)
        if claim is None or _NEXT.match(line, claim.end) is None:
            continue
        if not _may_tell(here, link, claim, lead):
            continue
        found = _Judge(here, sited, link, claim, _ABOUT.search(lead) is not None).verdict()
        if isinstance(found, Draft):
            return found
    return _described(here, sited, lead) or _near(here, sited, lead) or _bearing(here, sited)


_NOUNS = (
    "town city village port harbour harbor settlement capital suburb resort hamlet island volcano mountain peak airport airfield base plant refinery mine dam camp works steelworks prison reactor reservoir lake junction "
    "oasis outpost garrison stronghold fortress hub seaport municipality district spa community township crossing valley quarry colliery smelter shipyard terminal castle monastery hospital university station barracks"
)
_AGAIN = re.compile(rf"^(?:[Tt]he|[Tt]his) (?:(?:[a-z\-]+|[A-Z][a-z]+ian) ){{0,2}}(?:{'|'.join(_NOUNS.split())})(?=,| lies| sits| stands| is )")
_ANY_NOUN = re.compile(rf"[’']?s? (?:(?!(?:in|the|of|at|on|to|from|for|with|and|or|by|near|into|over|under|a|an)\b)[a-z\-]+ ){{0,4}}?(?:{'|'.join(_NOUNS.split())}|cent(?:re|er)|metropolis|market town|place)(?: of|,|) (?:the )?$")
_TOWARDS = re.compile(r"(?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?:the )?(?:(?:capital|city|town|port|provincial capital|regional capital)(?: of)?,? )?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?=[,.;:)]| [a-z]|$)")
_TO_BEARING = re.compile(r"^,? ?(?:(?:[A-Za-z][\w’'\-]*|\d[\d,.]*) ){0,10}?$")
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}


_OWNER = re.compile(r"(?:,| [–—]) (?P<det>(?:(?:now|today|still|long|once again|itself|then as now) )*(?:the|an?|one of the) (?:[a-z][\w\-]*,? ){0,3})?(?=[A-ZÀ-Þ])")
_SETTLED = "city town village port harbour harbor settlement capital suburb resort hamlet island volcano mountain peak oasis seaport municipality spa township airport dam lake crossing stronghold fortress"
_OWNED = re.compile(rf"(?:[’']s?)? (?:(?:[a-z][\w\-]*|[A-Z][\w\-]+),? ){{0,5}}?(?:{'|'.join(_SETTLED.split())}|cent(?:re|er)|metropolis|market town|place)(?=[,.;:)]| (?:on|in|at|of|by|where|that|which|near|off|with|and)\b|$)")
_FROM_TO = re.compile(r"(?:,| [–—]|,? (?:on|at)) [a-z][a-z\- ]{2,60}? (?:from|into|to|with|between|and) (?:the )?(?=[A-Z])")


def _owned(here: _Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Gyor, Romania's car-making town'; 'Aqaba, the Egyptian port on the Red Sea'."""
    line = here.line.text
    opened = _OWNER.match(line, sited.end)
    claim = owner_at(line, opened.end()) if opened is not None else None
    if claim is None or opened is None or (opened["det"] is None and line[claim.end : claim.end + 1] not in {"’", "'"}) or (owned := _OWNED.match(line, claim.end)) is None or _NOT_SO.search(line[sited.end : owned.end()]) or _NOT_A_PLACE.search(owned[0]) or _OPENING.match(lead):
        return None
    if line[owned.end() : owned.end() + 1] == "," and re.match(r", [A-Z]", line[owned.end() :]):
        return None  # 'Aqaba, the Egyptian port, Nuweiba'
    found = _Judge(here, sited, Link(claim.end, "in", "", True, True), replace(claim, end=owned.end(), side="owner"), False).verdict()
    return found if isinstance(found, Draft) else None


def _between(here: _Sentence, sited: Sited, land: Land) -> Draft | None:
    """'Ras Jedir, the crossing from Libya into Algeria': both states must be the crossing's."""
    line = here.line.text
    match = _FROM_TO.match(line, sited.end)
    while match is not None and match.end() < sited.end + 90:
        claim = country_at(line, match.end())
        if claim is None or _NOT_SO.search(line[sited.end : claim.end]):
            return None
        if claim.country is not None and not any(may_be_of(claim.country, (one,), 0.0, 0.0) for one in land.countries):
            return Draft(
                "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + claim.end), f"{land.name} lies between {' and '.join(sorted(state_names().get(one, one) for one in land.countries))}",
                "Check the crossing and the states.", (f"checks/lands.csv: {land.source}",),
            )  # fmt: skip
        match = re.compile(r" (?:into|to|and|with) (?:the )?(?=[A-Z])").match(line, claim.end)
    return None


def _described(here: _Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Derbent, a Black Sea resort'; 'Parkland, the Georgia suburb': a water or a region as an adjective."""
    line = here.line.text
    opened = _OWNER.match(line, sited.end)
    if opened is None or opened["det"] is None or _OPENING.match(lead):
        return None
    claim = described_at(line, opened.end())
    if claim is None or (owned := _OWNED.match(line, claim.end)) is None or _NOT_SO.search(line[sited.end : owned.end()]) or _NOT_A_PLACE.search(owned[0]):
        return None
    prep = "on" if claim.kind == "water" else "in"
    found = _Judge(here, sited, Link(claim.end, prep, "", True, True), replace(claim, end=owned.end()), False).verdict()
    return found if isinstance(found, Draft) else None


_BY = re.compile(r"(?:,| [–—]|) (?:[A-Za-z][\w’'\-]* ){0,8}?(?P<how>near|outside|around|close to|next to|not far from|(?:on|at) the (?:edge|outskirts|gates|fringe|fringes) of|(?:suburb|slum|quarter|satellite town|dormitory town|commuter town) of) (?:the )?(?:(?:city|town|capital|port)(?: of)?,? )?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?=[,.;:)]| (?:in|on|at|and|where|that|which|was|were|is|are|has|had|have|said|who|when|after)\b|$)")


def _near(here: _Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Hrabove, a hamlet near Poltava': farther apart than NEAR_TOWN_KM two places are not near one another."""
    line = here.line.text
    match = _BY.match(line, sited.end)
    if match is None or not line[sited.end :].startswith((", a ", ", an ", ", the ", ", near", ", outside", ", just", ", close", ", not far", ", on the", " – ")) or _OPENING.match(lead):
        return None
    between = line[sited.end : match.start("how")]
    heads = re.findall(r"[a-z][a-z\-]+", between)
    if _NOT_A_PLACE.search(between) or not PERSONS.isdisjoint(heads) or _NOT_SO.search(match[0]):
        return None
    ones = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"}]
    others = [p for p in towns_of(match["y"], here.resolver) if p.kind in {"city", "capital"}]
    if not ones or not others or (others[0].population < 30_000 and others[0].kind != "capital"):
        return None
    apart = min(one.km_to(other) for one in ones for other in others)
    if apart <= (150.0 if "near" in match["how"] or "far" in match["how"] else 90.0) or (sited.mark is None and ones[0].population < BIG and not any(one.country == others[0].country for one in ones)):
        return None
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + match.end()), f"{ones[0].name} ({where_is(ones[0])}) and {others[0].name} ({where_is(others[0])}) are about {rounded_km(apart)} km apart",
        "Check the two places.", (origin_of(others[0]),),
    )  # fmt: skip


def _meant_again(line: Line, last: Line | None, resolver: PlaceResolver) -> list[Sited]:
    """'The town, in the Odesa region, ...' after a sentence that names one place alone."""
    match = _AGAIN.match(line.text) if last is not None else None
    if match is None or last is None:
        return []
    places = [one for one in sited_in(last) if one.land is not None or one.mark is not None or one.points(resolver)]
    if len(places) != 1:
        return []
    return [replace(places[0], start=match.start(), end=match.end())]


def _ahead(here: _Sentence, sited: Sited) -> Draft | None:
    """'The Odesa region's rail junction of Izium': what is claimed stands before the name."""
    line = here.line.text
    noun = _ANY_NOUN.search(line, max(0, sited.start - 60), sited.start)
    if noun is None or _NOT_SO.search(noun[0]):
        return None
    for start in (match.start() for match in _CAPITALS.finditer(line, max(0, noun.start() - 45), noun.start() + 1)):
        claim = owner_at(line, start) or read_claim(line, start)
        if claim is None or claim.kind not in {"region", "country", "area"} or not noun.start() - 1 <= claim.end <= noun.start() + 2 or WRONGLY.search(line[:start]) or _NOT_SO.search(line[max(0, start - 20) : start]):
            continue
        if claim.kind == "region" and claim.region is None and claim.country is None:
            continue
        found = _Judge(here, sited, Link(start, "in", "", True, True), claim, False, start).verdict()
        return found if isinstance(found, Draft) else None
    return None


def _bearing(here: _Sentence, sited: Sited) -> Draft | None:
    """'Rastan, a cement town north of Homs', in any apposition: the town that is told must lie on the other side."""
    line = here.line.text
    match = _TOWARDS.search(line, sited.end, sited.end + 110)
    if match is None or _TO_BEARING.match(line[sited.end : match.start()]) is None or not line[sited.end :].startswith((",", " lies", " is ", " sits", " stands", " just", " some", " about")):
        return None
    if _NOT_A_PLACE.search(line[sited.end : match.start()]) or _NOT_SO.search(line[sited.end : match.end()]):
        return None
    ones = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"}]
    others = [p for p in towns_of(match["y"], here.resolver) if p.kind in {"city", "capital"}]
    if not ones or not others or (sited.mark is None and ones[0].population < BIG and ones[0].kind != "capital") or (others[0].population < BIG and others[0].kind != "capital"):
        return None
    ones = [p for p in ones if sited.mark is not None or is_meant(p, ones[0])]
    others = [p for p in others if p.country in {one.country for one in ones}] or [p for p in others if is_meant(p, others[0])]
    told = _BEARINGS[match["side"].replace("-", "")]
    pairs = [(one, other) for one in ones for other in others if one.km_to(other) < 900]
    if not pairs or any(one.km_to(other) < 15 or _off(other, one, told) <= 95 for one, other in pairs):
        return None
    one, other = pairs[0]
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + match.end()), f"{one.name} does not lie {match['side']} of {other.name} ({one.lat:.1f}, {one.lon:.1f}; {other.lat:.1f}, {other.lon:.1f})",
        "Check the places and the side.", (origin_of(other),),
    )  # fmt: skip


def _off(one: PlaceCandidate, other: PlaceCandidate, told: int) -> float:
    """Return by how many degrees the bearing of the second place from the first is off what is told."""
    east = (other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    turn = abs(math.degrees(math.atan2(east, other.lat - one.lat)) % 360 - told)
    return min(turn, 360 - turn)


def _may_tell(here: _Sentence, link: Link, claim: Claim, lead: str) -> bool:
    """Whether the words between bind the claim to the place, and to the present."""
    line = here.line.text
    if _NOT_SO.search(link.words) or _NOT_SO.search(line[link.at : claim.end]):
        return False
    if not link.apposed and VISITING.match(line, claim.end):
        return False
    closed = _CLOSED.match(line, claim.end) is not None
    if link.apposed and not closed and not re.match(r" (?:where|which|that|and|on|since|after|with|when|who|whose|had|has|was|were|said|is|are|at|in|near|off|under|from|between|by|opposite|close|just|some|about)\b", line[claim.end :]):
        return False
    # 'In Izium, a court in the Odesa region ruled': an apposition of what opens a sentence ends with a comma.
    return not (link.apposed and not closed and _OPENING.match(lead))


@cache
def _state_names() -> frozenset[str]:
    return frozenset(name for state in states() for name in (state.name, *state.aliases)) - {name for state in states() for name in state.adjectives if name != state.name}


class _Judge:
    """Holds one claim against the points of what it is told of."""

    def __init__(self, here: _Sentence, sited: Sited, link: Link, claim: Claim, about: bool, start: int | None = None) -> None:
        self.start = sited.start if start is None else start
        self.end = max(claim.end, sited.end)
        self.here, self.sited, self.link, self.claim, self.about = here, sited, link, claim, about
        self.points = sited.points(here.resolver)
        self.gazetteer = here.resolver.gazetteer

    def verdict(self) -> Draft | bool:
        """Return the finding; or whether the claim is known to fit, so that nothing more need be asked."""
        claim = self.claim
        if self.sited.land is not None:
            return self._land(self.sited.land)
        if not self.points:
            return False
        self.best = self.points[0]
        self.small = self.sited.mark is None and self.best.population < BIG and self.best.kind != "capital"
        self.towns = [p for p in self.points if not p.is_container and (self.small or is_meant(p, self.best))]
        owner = next((said.country for word in _CAPITALS.finditer(self.link.words) if (said := owner_at(self.link.words, word.start())) is not None), None)
        if owner is not None and any(owner in p.countries for p in self.points):  # 'Pedernales, an Ecuadorean beach town'
            self.towns = [p for p in self.points if owner in p.countries and not p.is_container] or self.towns
        judge = {"country": self._country, "quarter": self._quarter, "region": self._region, "area": self._area, "water": self._water, "coast": self._coast, "border": self._border}[claim.kind]
        return judge()

    def _draft(self, because: str, other: str = "") -> Draft:
        mark = self.sited.mark
        source = f"checks/landmarks.csv: {mark.source}" if mark is not None else origin_of(self.best)
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
        if self.claim.kind == "border" and land.kind == "crossing":
            told = [one for one in (country, self.claim.second) if one]
            wrong = next((one for one in told if not any(may_be_of(one, (mine,), 0.0, 0.0) for mine in land.countries)), None)
            return self._told(f"{land.name} lies between {' and '.join(sorted(state_names().get(one, one) for one in land.countries))}", f"checks/lands.csv: {land.source}") if wrong else True
        if country is None or self.claim.kind not in {"country", "quarter", "region"} or not self.link.set_off or (self.claim.name not in {*_state_names(), ""} and self.claim.kind != "region"):
            return False
        if self.link.prep not in {"in", "within", "on", "of", "inside"} or (self.link.prep == "of" and not self.link.apposed) or any(may_be_of(country, (one,), 0.0, 0.0) for one in land.countries):
            return False
        return self._told(f"{land.name} is of {', '.join(sorted(state_names().get(one, one) for one in land.countries))}, not of {state_names().get(country, country)}", f"checks/lands.csv: {land.source}")

    def _country(self) -> Draft | bool:
        claim = self.claim
        assert claim.country is not None
        alone = claim.side == "owner" and len(self.sited.name) >= 6 and len({p.country for p in self.points}) == 1 and self.best.population >= 2_000
        if (self.small and not alone) or not self.link.set_off or (claim.name not in _state_names() and self.start == self.sited.start and claim.side != "owner") or self.link.prep not in {"in", "within", "inside", "of", "on"} or (self.link.prep == "of" and not self.link.apposed):
            return False
        if (self.best.kind == "capital" and not self.link.apposed) or container_of(claim.name, None, self.here.resolver, self.start != self.sited.start or claim.side == "owner") is None:
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
        return self._side_of(self.gazetteer.extent_of(country), far, [p for p in self.towns if country in p.countries])

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
        if (claim.region is not None and claim.region.lower() == "district") or self.link.prep not in {"in", "within", "inside", "of", "on"}:
            return False
        if (claim.region is None and not self.link.set_off) or (self.link.prep == "of" and not self.link.apposed):
            return False
        bare = claim.region is None and claim.country is None
        country = claim.country or (self.best.country if self.sited.mark is not None or self.sited.house or self.small else None)
        regions = regions_named(claim.name, claim.region, country, self.here.resolver, strict=bare)
        if not regions:
            return False
        if self._in_any(regions):
            wrong = self._wrong_side(claim.country, 0.85) if claim.side and claim.country else ""
            if claim.side and not claim.country and len(regions) == 1 and (wrong := self._side_of(self.gazetteer.extent_of_region(regions[0]), 0.7, self.towns)):
                return self._draft(f"{self._lies()}, in the {wrong} of {regions[0].name}", origin_of(regions[0]))
            return self._draft(f"{self._lies()}, in the {wrong} of {state_names().get(claim.country or '', '')}") if wrong else True
        near = min(regions, key=self.best.km_to)
        away = min(p.km_to(one) for p in self.towns for one in regions)
        mine = [p for p in self.towns if near.country in p.countries]
        if self.small and (bare or not mine or away < 90 or max(p.population for p in mine) < 1_000):
            return False
        if self.about and away < NEAR_KM + near.radius_km:
            return True
        return self._draft(f"{self._lies()}, about {rounded_km(away)} km from the middle of {near.name}, and no place of that name is known there", origin_of(near))

    def _in_any(self, regions: list[PlaceCandidate]) -> bool:
        mark = self.sited.mark
        for one in regions:
            if any(lies_in_region(p, one, self.gazetteer) for p in self.points if self.small or is_meant(p, self.best)):
                return True
            if (self.about or self.small) and any(self.gazetteer.has_town_near(p.lat, p.lon, 0.6 if self.about else 0.3, one) for p in self.towns):
                return True
        if mark is None:
            return False
        parted = [name for one in regions for country, name, former in former_regions() if country == one.country and former in {one.name, one.admin1}]
        regions = [*regions, *(one for name in parted for one in regions_named(name, "region", mark.countries[0], self.here.resolver))]
        for degrees in (0.1, 0.2, 0.4, 0.8):  # the nearest towns tell the region that a site in the country lies in, and those twice as far its border
            if any(self.gazetteer.has_town_near(mark.lat, mark.lon, 2 * degrees, one) for one in regions):
                return True
            if self.gazetteer.has_town_of_state_near(mark.lat, mark.lon, degrees, mark.countries[0]):
                break
        return mark.town == self.claim.name

    def _area(self) -> Draft | bool:
        area = areas()[self.claim.name]
        if self.link.prep not in {"in", "on", "within", "inside", "of"} or not self.link.set_off or (self.link.prep == "of" and not self.link.apposed):
            return False
        if self.sited.name in {area.name, self.claim.name} or (self.best.kind == "capital" and not self.link.apposed):
            return False
        if any(area.holds(p.lat, p.lon, 0.7 if self.about else 0.25) for p in self.towns):
            return True
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
        if any(beside_water(p, water) for p in self.towns):
            return True
        if self.small and len({p.country for p in self.towns}) > 1:
            return False
        return self._draft(f"{self._lies()}, far from the {claim.name.removeprefix('the ')}", f"checks/waters.csv: {water.source}")

    def _coast(self) -> Draft | bool:
        """'On Japan's west coast': held against the state's breadth where the place lies, and against its seas."""
        country = self.claim.country
        if country is None or self.link.prep not in {"on", "along", "off", "by", "at", "near"} or not self._is_of(country):
            return False
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
        told = [country for country in (claim.country, claim.second) if country]
        for country in told:
            if any(country in p.countries or not p.countries or may_be_of(country, p.countries, p.lat, p.lon) or self._near_state(p, country) for p in self.towns):
                continue
            return self._draft(f"{self._lies()}, far from {state_names().get(country, country)}")
        return True
