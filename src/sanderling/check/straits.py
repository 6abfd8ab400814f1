"""What straits, canals and gulfs join, and where rivers flow and which town lies below which, held against what is told.

'The Strait of Hormuz, which joins the Red Sea to the Gulf of Aden'; 'the Volga, which flows into the Black Sea'; 'Volgograd, upstream of Kazan'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line, Phrases
from sanderling.knowledge.check_data import waters
from sanderling.knowledge.check_waters import River, rivers, straits, towns_on_rivers

_NOT_SO = lazily(
    r"(?i)\b(?:not|never|neither|nor|once|former|formerly|would|could|should|if|planned|plans?|projected|proposed|unlike|like|instead|rather|until|ages|ancient|million years|diverted?|divert\w*|pumped|pipeline|pipe|canal that|centur(?:y|ies)|"
    r"dreams?|wants?|wanted|imaginary|fictional|new (?:channel|canal))\b"
)
_TOLD = lazily(r",? (?:which|that)(?: [a-z]+)? |, (?!(?:and|but|or|where|when|who|in|on|at|from|to|by|with|for|as|after|before|while|near|off|about|some|then|through|towards?)\b)[a-z]+ |(?: –| —| \() ?| (?:[a-z]+ly )?(?:links?|joins?|connects?|separates?|divides?|parts?|leads?|lies?|runs?|opens?|gives?) |, (?:once |now |long )?[a-z]+(?: [a-z]+)?,? between ")
_PAIR = lazily(r"(?:,? (?:and|to|with|from|or|into|for|by way of it to)(?: the)?(?: (?:north|south|east|west)(?:ern)?)?|[–—-]) ?")
_ROUTE = lazily(r"(?i)\b(?:routes?|lanes?|shipping|trade|traffic|ways?|shorte\w+|shortcut|artery|journeys?|voyages?|ships|vessels|tankers|convoys?|cables?|pipelines?)\b")
"""What is told of ships that pass it, who come from farther away."""
_OCEANS = {
    "Pacific": "South China|East China|Yellow|Japan|Okhotsk|Bering|Gulf of Thailand|Gulf of Tonkin|Gulf of California|Bohai|Philippine|Coral|Tasman|Sea of Japan|Sea of Okhotsk|Celebes",
    "Atlantic": "North|Gulf of Guinea|Gulf of Mexico|Caribbean|Bay of Biscay|Irish|English Channel|Channel|Baltic|Labrador|Gulf of Saint Lawrence|Gulf of St. Lawrence|Celtic",
    "Indian": "Arabian|Bay of Bengal|Andaman|Persian Gulf|Red|Gulf of Aden|Gulf of Oman|Mozambique Channel|Timor|Java",
    "Mediterranean": "Adriatic|Aegean|Ionian|Tyrrhenian|Ligurian|Gulf of Sidra|Gulf of Gabes|Thermaic Gulf",
    "Arctic": "Kara|Laptev|Barents|White|East Siberian|Beaufort|Chukchi",
}
_OCEAN_OF = {sea: ocean for ocean, seas in _OCEANS.items() for sea in seas.split("|")}
"""The greater water that a sea is part of, both in the short."""
_GATE_TO = lazily(r"\b(?:gate|gateway|entrance|entry|door|doorway|exit|outlet|mouth|key|way|access|approach|passage|arm|branch|inlet|bay|part|extension|corner|neck|throat)s? (?:in|out)?(?:to|of|from|into)(?: the)? $")
_WATER_WORDS = frozenset("strait straits canal gulf channel passage sea bay bosporus bosphorus dardanelles skagerrak kattegat oresund belt bab marmara oresund øresund".split())
_DIRECTED = frozenset("upstream upriver downstream downriver up down above below".split())


@cache
def _straits() -> Names:
    return Names(straits())


@cache
def _strait_words() -> Phrases:
    return Phrases(straits())


@cache
def _rivers() -> Names:
    return Names(rivers())


@cache
def _river_words() -> Phrases:
    return Phrases(rivers())


@cache
def _seas() -> Names:
    """All names of waters that may be joined or flowed into."""
    every = {*waters(), *(sea for one in straits().values() for sea in one.joins), *(sea for one in rivers().values() for sea in one.mouth)}
    return Names({name for name in every if not name.startswith("the ")} - {"Gulf", "Main", "Plate", "Hamun", "Kalahari", "Aras", "Don"} | {"Main River"})


def _same(name: str) -> str:
    """Return a water's name without what it is called with or without: 'Caspian', 'Caspian Sea'."""
    return re.sub(r"^(?:the )?(?:River |Lake )?| (?:Sea|Ocean|River)$", "", name)


def water_course_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield straits that join other waters than is told, rivers that end elsewhere, and towns on the wrong side of one another along a river."""
    for line in text.lines:
        words = text.words(line)
        if not _WATER_WORDS.isdisjoint(words) and _strait_words().in_words(words):
            yield from _joined(text, line)
        if _river_words().in_words(words):
            yield from _ends(text, line)
            if "which" in words or "that" in words:
                yield from _cutting(text, line)
        if not _DIRECTED.isdisjoint(words):
            yield from _below(text, line)


def _draft(text: CheckedText, line: Line, start: int, end: int, because: str, source: str) -> Draft:
    return Draft("place-conflict", text.span(line.start + start, line.start + end), because, "Check the water and what it is told to touch.", (source,))


def _joined(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'X, the passage between the Caspian and the Black Sea': of two waters told together both must be the strait's."""
    for at, name in _straits().find(line.text):
        end = at + len(name)
        told = _TOLD.match(line.text, end)
        if told is None or line.text[:at].endswith("-"):
            continue
        stop = re.compile(r"[.;:!?]|, (?:where|when|who|after|before|while|but|as|since|on|in|and)\b|\b(?:was|were|had|said|from which)\b").search(line.text, told.end())
        limit = min(stop.start() if stop is not None else len(line.text), end + 150)
        found = [(start, sea) for start, sea in _seas().find(line.text[:limit]) if start >= told.end() - 1 and sea != name]
        if _NOT_SO.search(line.text, max(0, at - 30), limit) or _ROUTE.search(line.text, told.start(), limit):
            continue
        joins = {_same(sea) for sea in straits()[name].joins} | {_same(name), _same(straits()[name].name)}
        joins |= {_OCEAN_OF[sea] for sea in joins if sea in _OCEAN_OF}
        pairs = [(a, b) for a, b in itertools.pairwise(found) if _PAIR.fullmatch(line.text, a[0] + len(a[1]), b[0])]
        for one, other in pairs:
            wrong = next((sea for _, sea in (one, other) if _same(sea) not in joins), None)
            if wrong is not None:
                yield _draft(text, line, at, other[0] + len(other[1]), f"the {name} joins {', '.join(sorted(straits()[name].joins)[:4])}, not the {wrong}", f"checks/straits.csv: {straits()[name].source}")
                return
        for start, sea in found if not pairs else ():
            if _GATE_TO.search(line.text, told.start(), start) and _same(sea) not in joins and not re.match(r" [A-Z]|[’']s? ", line.text[start + len(sea) :]):
                yield _draft(text, line, at, start + len(sea), f"the {name} touches {', '.join(sorted(straits()[name].joins)[:4])}, not the {sea}", f"checks/straits.csv: {straits()[name].source}")
                return


_FLOWS = lazily(r"(?P<which>,? (?:which|that) |, [a-z]+ing )?(?P<verb>[a-z]+)?(?P<mid>(?: [\w’'\-]+,?){0,8}?) into (?:the |its (?:delta|mouth) on the )?(?:(?:north|south|east|west)(?:ern)? )?(?=[A-Z])")
_MEETS = lazily(r"(?: (?:[a-z]+ly )?[a-z]+s| (?:met|joined|reached|entered|ran into)) (?:into |with |the |at )*(?=[A-Z])")
_MOUTH = lazily(r"(?:[’']s)?(?: (?:mouth|delta|estuary))?,? (?:on|at|by|into|where it (?:meets|enters|joins|reaches)) the (?:(?:north|south|east|west)(?:ern)? )?(?=[A-Z])")
_OPENS = lazily(r"(?:^|[.,;:–—] |\b(?:where|that|as|and|because|when|while|whether) )[Tt]he (?:River |river )?$")
_SPREAD = lazily(r"(?i)\b(?:cyanide|oil|poison|sewage|sludge|waste|barges?|ships?|boats?|vessels?|tankers?|swept|carried|washed|leaked|spilled|spilt|seeped|channel|canal|crossed|border|exports?)\b")


def _ends(text: CheckedText, line: Line) -> Iterator[Draft]:
    for at, name in _rivers().find(line.text):
        end, river = at + len(name), rivers()[name]
        lead = line.text[:at]
        of_mouth = re.search(r"\b(?:mouths?|delta|estuary) of (?:the )?(?:River |river )?$", lead)
        match = _FLOWS.match(line.text, end)
        if match is not None and (match["verb"] is None or (match["which"] is None and (not _OPENS.search(lead) or line.text[end : end + 1] != " "))):
            match = None
        if match is None and re.search(r"\bwhere (?:the )?(?:River |river )?$", lead):
            match = _MEETS.match(line.text, end)
        if match is None and (of_mouth is not None or re.match(r"(?:[’']s)? (?:mouth|delta|estuary)\b", line.text[end:])):
            match = _MOUTH.match(line.text, end)
        if match is None or _NOT_SO.search(line.text, max(0, at - 25), match.end()) or _SPREAD.search(match[0]) or re.search(r"\band (?:the )?$", lead):
            continue
        sea = _seas().at(line.text, match.end())
        if sea is None or re.match(r"[’'-]| (?:region|province|delta|basin|valley|[A-Z])", line.text[match.end() + len(sea) :]):
            continue
        into = _reached(river)
        if _same(sea) not in into and sea not in towns_on_rivers():
            yield _draft(text, line, at, match.end() + len(sea), f"the {river.name} flows into the {sorted(river.mouth)[0]}, not into the {sea}", f"checks/rivers.csv: {river.source}")
            return


def _reached(river: River) -> set[str]:
    """Return what a river flows into at last: its mouth, and that of the river it joins."""
    found, queue = {_same(river.name)}, list(river.mouth)
    while queue:
        name = queue.pop()
        if _same(name) not in found:
            found |= {_same(name)} | ({_OCEAN_OF[_same(name)]} if _same(name) in _OCEAN_OF else set())
            further = rivers().get(name) or rivers().get(f"{name} River")
            queue += further.mouth if further is not None else straits()[name].joins if name in straits() else frozenset[str]()
    return found


_CUTS = lazily(r",? (?:which|that) (?:(?:here|now|also) )?(?:cuts?|splits?|divides?|bisects?|parts|(?:runs?|flows?|winds?|loops?|courses?) (?:through|past|by|around)|skirts|crosses|halves) (?:the |this )?(?:northern |southern |eastern |western )?(?:city|town|capital|port|place|village)\b")


def _cutting(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'In Mosul they reached the Euphrates, which cuts the city in two': the one town of a river's table that is named lies on another river."""
    for at, name in _rivers().find(line.text):
        if _CUTS.match(line.text, at + len(name)) is None:
            continue
        before = [town for _, town in _towns().find(line.text[:at])]
        if len(set(before)) != 1 or _NOT_SO.search(line.text[:at]):
            continue
        river = of_another_river(before[0], rivers()[name].name)
        if river is not None:
            yield _draft(text, line, at, at + len(name), f"{before[0]} lies on the {river.name}, not on the {name}", f"checks/rivers.csv: {river.source}")
            return


_STREAM = lazily(r"\b(?P<way>up(?:stream|river)|down(?:stream|river))(?: on [^,.;]{3,20})?(?: (?:of|from)) (?:the (?:city|capital|town|port|dam) (?:of |at )?)?(?=[A-ZÀ-Þ])|\b(?P<go>up|down) the (?:[A-Z]\w+ )?(?:[A-Z]\w+|river) from (?=[A-ZÀ-Þ])")
_LIES = lazily(r"(?:,| lies\b| is\b| sits\b| stands\b| lay\b)(?: (?!(?:was|were|had|has|have|and|to|for|by|who|whose|where|when|after|before|as|said|sailed|went|came|left|drifted|found|will)\b)[\w’'\-,]+){0,12} $")


@cache
def _towns() -> Names:
    return Names(towns_on_rivers())


def _below(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Volgograd lies upstream of Nizhny Novgorod', where both lie on one river of the table."""
    for match in _STREAM.finditer(line.text):
        other = _towns().at(line.text, match.end())
        before = [(at, town) for at, town in _towns().find(line.text[: match.start()]) if match.start() - at <= 110]
        if other is None or not before or _NOT_SO.search(line.text, before[-1][0], match.end()):
            continue
        start, town = next(((at, name) for at, name in reversed(before) if _LIES.fullmatch(line.text, at + len(name), match.start())), (0, ""))
        if not town or town == other:
            continue
        shared = [river for river in towns_on_rivers()[town] if river in towns_on_rivers()[other]]
        up = (match["way"] or match["go"]).startswith("up")
        if shared and all((_place(river, town) < _place(river, other)) != up and _place(river, town) != _place(river, other) for river in shared):
            yield _draft(
                text, line, start, match.end() + len(other), f"{town} lies {'down' if up else 'up'}stream of {other} on the {shared[0].name}", f"checks/rivers.csv: {shared[0].source}",
            )  # fmt: skip
            return


def _place(river: River, town: str) -> int:
    return next(number for number, names in enumerate(river.towns) if town in names)


def of_another_river(town: str, water: str, apart: bool = False) -> River | None:
    """Return the river that a town of the table lies on, where it is told to lie on another that has its towns in the table; on a branch of it only where it is known to lie ``apart``."""
    mine = towns_on_rivers().get(town, ())
    told = rivers().get(water)
    if not mine or told is None or not told.towns or told in mine:
        return None
    if not apart and any(_same(told.name) in _reached(river) or _same(river.name) in _reached(told) for river in mine):
        return None
    return mine[0]
