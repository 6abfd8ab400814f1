"""Seats of bodies told to be in another town than theirs: 'the headquarters of the World Trade Organization in Vienna'.

Where a sentence names one body, one town and a word of seats, no order of the three is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.containers import great_towns, origin_of
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.place_relations import NAME
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_tables import Seat, seats
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_RUN = rf"{NAME}(?: (?:(?:de|del|al|el|la|du|da|do|dos|das) )?{NAME}){{0,2}}"
FAR_KM = 110.0
_HOUSES = frozenset("headquarters headquartered hq seat seated secretariat home based house houses office tower building palace complex courtroom boardroom".split())
_SEAT = lazily(r"\b(?:headquarters|headquartered|HQ|seat(?:ed)?|secretariat|home(?= (?:of|to)\b)|based|head office|main (?:building|office)|(?:glass|marble|steel|office|twin) (?:tower|palace|building|box|house)s?|(?:house|building|palace|courtroom|boardroom|council chamber|hall|offices|complex)(?= of the\b))\b")
_ELSEWHERE = lazily(
    r"\b(?:regional|European (?:office|headquarters|seat|branch)|African (?:office|headquarters|seat|branch)|Asian (?:office|headquarters|seat|branch)|former(?:ly)?|old|new|temporary|temporarily|provisional|interim|then|until|once|moved?|moving|move|relocat\w+|transfer\w*|liaison|local|branch|country office|field|summit|conference|"
    r"tried|bid|bidding|hoped|hopes|wants|wanted|offer(?:ed|s)?|compet\w+|not|never|instead|nor|twin|copy|replica|will|would|elsewhere|satellite|subsidiary|second|backup|embassy|consulate|mission|permanent representative)\b"
)
_TOWN = lazily(rf"\b(?P<how>[Ii]n|[Aa]t|[Oo]utside|[Nn]ear)(?: (?:the (?:middle|centre|center|heart|city|outskirts|suburbs|south|north|east|west) of|downtown|central))? (?P<y>{_RUN})(?![’']s? |-)")
_ITS_HOME = lazily(rf"(?:\b(?:In|At|From|Near|Outside) )?(?P<y>{_RUN}),? (?:which is |is |now |the |long |today )*(?:home|seat|headquarters|home town|base) (?:of|to) (?:the )?$")
_WHERE = lazily(rf"(?:\b(?:In|At|From|Near|Outside) )?(?P<y>{_RUN}),? where (?:the )?$")
_HAS = lazily(r"[’']?s?,? (?:also |still |now |long )?(?:has (?:its|their)|keeps (?:its|their)|is (?:based|seated|headquartered|at home)|sits|resides|maintains (?:its|their))\b")
_BASED = lazily(rf"(?P<y>{_RUN})-based $")
_SITS = lazily(rf",? (?:in|which (?:sits|meets|has its seat|is) in|sitting in|in its palace in|at its seat in|with its seat in|based in|seated in|headquartered in) (?P<y>{_RUN})(?=,|\.| (?:heard|ruled|will|said|has|met|is|was|announced|told|ordered|found|gave)\b)")
_COURT = lazily(r"\b(?:Court|Tribunal)\b")
_IN_COURT = lazily(r"(?i)\b(?:judges?|prosecutors?|lawyers?|appeals?|magistrates|bench|chamber|hearing|verdict|registrar|trial|tried|sentenced|acquitted|convicted|charged|cell|dock|steps)(?: (?:of|at|before|by|from|to|outside)){1,2} the (?:[A-Z][a-z]+ )?$|\b(?:[Bb]efore|[Aa]t|[Tt]o|[Bb]y|[Ff]rom|[Oo]utside) the $")
_COURT_IN = lazily(rf" in (?P<y>{_RUN})(?=[,.;]| [a-z])")
_ASIDE = lazily(r"(?i)\b(?:meeting|talks?|session|summit|congress|assembly|round|conference|ministers|delegates|delegation|mission|troops|soldiers|forces|peacekeepers|staff|workers|operation|office|officials|observers|monitors|team|inspectors|envoy|representative|member|camp|project|programme|loan)s?\b")


@cache
def seat_names() -> Phrases:
    """Return the names of the bodies, for a gate by words."""
    return Phrases(seats())


@cache
def _names() -> Names:
    return Names(seats())


def seat_conflicts(text: CheckedText, line: Line, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield the seats of bodies that a sentence puts into another town than theirs."""
    found = list(_names().find(line.text))
    if not found:
        return
    yield from _firms(text, line)
    for at, name in found:
        seat, end = seats()[name], at + len(name)
        made = _told(text, line, seat, at, end, resolver)
        if made is None and len({seats()[other].body for _, other in found}) == 1 and not _HOUSES.isdisjoint(text.words(line)):
            made = _loose(text, line, seat, at, end, resolver)
        if made is not None:
            yield made
            return


_FIRM = r"(?:[a-z\-]+ ){0,3}?(?:carmaker|car maker|car-maker|automaker|drugmaker|drug maker|drug company|chipmaker|planemaker|shipping line|shipping company|oil company|oil firm|oil giant|gas company|gas giant|energy company|energy giant|miner|mining company|mining giant|bank|lender|insurer|airline|brewer|steelmaker|company|firm|group|giant|manufacturer|conglomerate|retailer|telecoms company|tyremaker|arms maker|utility|maker)"


@cache
def _firm_of() -> tuple[re.Pattern[str], ...]:
    names = any_of(name for name, seat in seats().items() if seat.source.startswith("The company"))
    nation = r"(?P<y>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    return (
        re.compile(rf"\b(?P<body>{names}), (?:the|an?) (?:[a-z\-]+ )?{nation}(?:[’']s [a-z\- ]{{0,20}}?| ){_FIRM}(?=[,.;:)]| (?:that|which|whose|based)\b)"),
        re.compile(rf"(?:[Tt]he |[Aa]n? |^){nation} {_FIRM},? (?P<body>{names})\b(?! [A-Z])"),
    )


def _firms(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Maersk, the Norwegian shipping line', 'the Venezuelan oil company Petrobras'."""
    for wording in _firm_of():
        for match in wording.finditer(line.text):
            seat, country = seats()[match["body"]], country_words().get(match["y"])
            if country is None or country == seat.country or re.search(r"\b(?:former|then|joint|own|unit|arm|subsidiary|branch|part)\b", match[0]) or {country, seat.country} <= {"CHN", "HKG", "TWN"}:
                continue
            yield Draft(
                "place-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{seat.body} has its seat in {seat.town}, {state_names().get(seat.country, seat.country)}, not in {state_names().get(country, country)}",
                "Check the company's state.", (f"checks/seats.csv: {seat.source}",),
            )  # fmt: skip
            return


def _told(text: CheckedText, line: Line, seat: Seat, at: int, end: int, resolver: PlaceResolver) -> Draft | None:
    """'The Vienna-based OPCW'; 'Lyon, home of Europol'; 'Bern, where FIFA has its seat'; 'the Court in Luxembourg ruled'."""
    lead = line.text[:at]
    for wording in (_ITS_HOME, _BASED, _WHERE):
        match = wording.search(lead)
        if match is not None and (wording is not _WHERE or _HAS.match(line.text, end)):
            return _judge(text, line, seat, match["y"], match.start("y"), end, resolver)
    court = _COURT.search(seat.body) is not None and _IN_COURT.search(lead) is not None
    if court and (here := _COURT_IN.match(line.text, end)) is not None:
        return _judge(text, line, seat, here["y"], at, here.end("y"), resolver)
    sits = _SITS.match(line.text, end)
    if sits is not None and (lead.endswith(("The ", "the ", "The United Nations ", "the United Nations ", "The UN ", "the UN ")) or lead == "") and not _ASIDE.search(lead[-40:]):
        return _judge(text, line, seat, sits["y"], at, sits.end("y"), resolver)
    return None


def _loose(text: CheckedText, line: Line, seat: Seat, at: int, end: int, resolver: PlaceResolver) -> Draft | None:
    """One body, one town and one word of seats, not parted by a stop."""
    houses = [m for m in _SEAT.finditer(line.text) if min(abs(m.start() - end), abs(at - m.end())) <= 60]
    towns = [m for m in _TOWN.finditer(line.text) if not at <= m.start("y") < end]
    if not houses or len({m["y"] for m in towns}) != 1:
        return None
    town, house = towns[0], min(houses, key=lambda m: abs(m.start() - at))
    first, last = min(at, town.start(), house.start()), max(end, town.end(), house.end())
    stretch = line.text[first:last]
    if last - first > 130 or re.search(r"[;:.](?= )|[“”\"]|\b(?:while|but|who|whose(?! (?:own )?(?:headquarters|seat|secretariat|head office|glass))|after|before|from|than|like|said(?! (?:at|from|outside) (?:its|the))|told)\b", stretch):
        return None
    # What stands between the word of seats and the town must not be another house's: 'its headquarters, and a school in Bern'.
    between = line.text[min(house.end(), town.end()) : max(house.start(), town.start())]
    if re.search(r"\band\b|, (?!in\b|at\b|which\b|its\b)", between.replace(line.text[at:end], "")):
        return None
    return _judge(text, line, seat, town["y"], first, last, resolver)


def _judge(text: CheckedText, line: Line, seat: Seat, name: str, start: int, end: int, resolver: PlaceResolver) -> Draft | None:
    cities = great_towns(name, resolver)
    if not cities or name == seat.town or _ELSEWHERE.search(line.text, max(0, start - 24), end + 24) or any(distance_km(seat.lat, seat.lon, p.lat, p.lon) <= FAR_KM for p in cities):
        return None
    return Draft(
        "place-conflict", text.span(line.start + start, line.start + end), f"{seat.body} has its seat in {seat.town}, not in {cities[0].name}",
        "Check the place.", (f"checks/seats.csv: {seat.source}", origin_of(cities[0])),
    )  # fmt: skip
