"""A place that is meant again by what it is: 'the Dominican town' after Gonaives, 'this holy city in southern Iraq' after Kirkuk.

What is meant is the one town that was named before, in the sentence or the one before it; nothing is said where two may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sanderling.check.containers import BIG, lies_in_region, origin_of, regions_named, where_is
from sanderling.check.finding import Draft
from sanderling.check.landmarks import may_be_of
from sanderling.check.lazily import lazily
from sanderling.check.sited import Sited, sited_in
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_tables import region_adjectives
from sanderling.resolve.places import PlaceResolver

NOUNS = (
    "town city village port capital harbour harbor settlement suburb resort hamlet island volcano mountain peak airport airfield base plant refinery mine dam camp works steelworks prison reactor reservoir lake junction "
    "oasis outpost garrison stronghold fortress hub seaport municipality district spa community township crossing valley quarry colliery smelter shipyard terminal castle monastery hospital university station barracks"
).split()
"""What a place may be called when it is meant again."""
_AGAIN = lazily(rf"^(?:[Tt]he|[Tt]his) (?:(?:[a-z\-]+|[A-Z][a-z]+ian) ){{0,2}}(?:{'|'.join(NOUNS)})(?=,| lies| sits| stands| is )")
_THIS = lazily(rf"\b[Tt]his (?:(?!(?:is|was|of|and|in|on|year|week)\b)[\w\-]+ ){{0,3}}?(?:{'|'.join(NOUNS)})(?= (?:in|on|near|by|along)\b)")
_THE_TOWN = lazily(r"\b(?:the|The) (?P<adj>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<kind>(?:[a-z\-]+ )?)(?P<noun>town|city|port|village|capital|resort|harbour|seaport|suburb|oasis)\b(?! (?:of|council|hall|government|police|[A-Z])|[’']s? (?:of )?[A-Z]|,? [A-Z])")
_OTHER = lazily(r"\b(?:border|nearby|neighbou?ring|other|another|second|first|next|home|twin|sister|capital|from|to|across|opposite|frontier|than|like|unlike|between)\b")
_TOWNS = frozenset({"town", "city", "port", "village", "capital", "resort", "harbour", "seaport", "suburb", "oasis"})


@cache
def _states() -> frozenset[str]:
    """Names of states, which are no adjectives: 'the Georgia suburb' is of another Georgia."""
    return frozenset(state_names().values())


def places_meant_again(line: Line, last: Line | None, resolver: PlaceResolver) -> list[Sited]:
    """Return the place that a sentence means by 'The town, ...' or 'this city in ...', at these words."""
    match = _AGAIN.match(line.text) if last is not None else None
    before: list[Line | None] = [last]
    if match is None:
        match = _THIS.search(line.text) if "his " in line.text else None
        before = [replace(line, text=line.text[: match.start()]), last] if match is not None else []
    for one in before:
        places = [] if one is None else [sited for sited in sited_in(one) if sited.land is not None or sited.mark is not None or sited.points(resolver)]
        if match is not None and len(places) == 1:
            return [replace(places[0], start=match.start(), end=match.end())]
        if places:
            return []
    return []


def meant_again_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield places that are called a town of a state or region in which they do not lie, some words after their name."""
    last: Line | None = None
    for line in text.lines:
        before, last = last, line
        match = _THE_TOWN.search(line.text) if not _TOWNS.isdisjoint(text.words(line)) else None
        if match is None or match["adj"] in _states() or not (match["adj"] in country_words() or match["adj"] in region_adjectives()) or _OTHER.search(match["kind"]) or _OTHER.search(line.text[max(0, match.start() - 12) : match.start()]):
            continue
        draft = _held(text, line, before, match["adj"], (match.start(), match.end()), match["noun"], resolver)
        if draft is not None:
            yield draft


def _held(text: CheckedText, line: Line, before: Line | None, adjective: str, where: tuple[int, int], noun: str, resolver: PlaceResolver) -> Draft | None:
    named = [sited for sited in sited_in(replace(line, text=line.text[: where[0]])) if sited.land is None and sited.points(resolver)]
    if not named and before is not None:
        named = [sited for sited in sited_in(before) if sited.land is None and sited.points(resolver)]
    if len({sited.name for sited in named}) != 1:
        return None
    told = before if before is not None and named[0].end <= len(before.text) and before.text[named[0].start : named[0].end].startswith(named[0].name[:3]) and not line.text[named[0].start : named[0].end].startswith(named[0].name[:3]) else line
    if not any(one.mention.place is not None and one.start < told.start + named[0].end and told.start + named[0].start < one.end for one in text.within(told, "place")):
        return None  # 'Police' is a town, but seldom meant
    points = [p for p in named[0].points(resolver) if not p.is_container]
    if not points or points[0].match == "alias" or points[0].kind not in {"city", "site"} or (points[0].kind == "city" and points[0].population < BIG):
        return None
    country, region = region_adjectives().get(adjective, (country_words().get(adjective, ""), ""))
    if noun == "capital" and not region:
        return None  # the capital of a state stands for its government
    others = [one for one in text.placed if one.mention.place is not None and one.mention.place.country == country and one.mention.place.precision not in {"country", "admin1"} and text.text[one.start : one.end] not in named[0].name]
    if others:
        return None
    if region:
        regions = regions_named(region, "region", country, resolver)
        if not regions or any(lies_in_region(p, one, resolver.gazetteer) for p in points for one in regions):
            return None
    elif any(not p.countries or may_be_of(country, p.countries, p.lat, p.lon) or resolver.gazetteer.has_town_of_state_near(p.lat, p.lon, 0.15, country) for p in points):
        return None
    return Draft(
        "place-conflict", text.span(line.start + where[0], line.start + where[1]), f"{points[0].name}, named before, lies in {where_is(points[0])}, not in {region or state_names().get(country, country)}",
        "Check which town is meant.", (origin_of(points[0]),),
    )  # fmt: skip
