"""How far two towns are told to lie apart, 'Basra, some 80 kilometres from Baghdad', against the straight line between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.quantities import quantities
from sanderling.check.text import CheckedText
from sanderling.check.towns import towns_in
from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.places import PlaceResolver

_UNIT = re.compile(r"^[ -](?P<unit>km|kilomet(?:re|er)s?|miles?)\b(?: \([^)]{1,30}\))?")
_FROM = re.compile(r"^,?(?: (?:away|distant|by road|inland|north|south|east|west|(?:north|south)-?(?:east|west)|to the [a-z\-]+|up the [a-z]+|down the [a-z]+))*,? (?:from|of|away from) (?:the )?(?:(?:capital|city|town|port|[A-Z][a-z]+ capital),? (?:of )?)?$")
_LINK = re.compile(r"^[ ,(]*(?:(?:which|that|a town|a city|a village|a port|the town|lying|lies|lay|is|was|situated|it is|just|about|some|only|nearly|almost|around|roughly|more than|over|less than|barely|not|fewer than|no more than|a mere) ?,?)*$")
_WAYS = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())


def distance_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield distances between two towns that are far from the true ones."""
    for line in text.lines:
        if _WAYS.isdisjoint(text.words(line)) or line.heading:
            continue
        towns = towns_in(text, line, resolver)
        for one in quantities(text, line) if len(towns) >= 2 else ():
            match = _UNIT.match(line.text[one.end :])
            if match is None:
                continue
            start, end = line.start + one.start, line.start + one.end + match.end()
            here = next((town for town in reversed(towns) if town.end <= start and _LINK.match(text.text[town.end : start])), None)
            there = next((town for town in towns if town.start >= end and _FROM.match(text.text[end : town.start])), None)
            if here is None and there is not None and (onward := next((town for town in towns if town.start > there.end and re.fullmatch(r" (?:to|and) (?:the )?(?:[a-z]+ of )?", text.text[there.end : town.start])), None)) is not None and re.search(r"\b(?:the|those|all|over|covered|some|about)(?: (?:last|full|whole))? $", text.text[line.start : start]):
                here, there = there, onward  # 'the 900 km from A to B'
            if here is None or there is None or re.search(r"\b(?:border|front|line|frontier|coast|river)\b", text.text[end : there.start]):
                continue
            said = one.value * (1.609 if match["unit"].startswith("mile") else 1.0)
            real = distance_km(here.lat, here.lon, there.lat, there.lon)
            if real < 1 or abs(said - real) <= 40 or 0.6 <= said / real <= 1.9:
                continue
            yield Draft(
                "number-conflict", text.span(min(start, here.start), there.end), f"{here.name} and {there.name} are {real:,.0f} km apart in a straight line, not {said:,.0f} km",
                "Check the distance and the places.", ("places of the gazetteer",),
            )  # fmt: skip
