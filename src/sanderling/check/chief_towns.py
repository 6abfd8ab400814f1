"""Chief towns told of a region from afar: 'Beni went dark, and in its capital, Cobija, ...'; 'the provincial capital, Ghazni'.

The region may stand anywhere before in the sentence, in an apposition behind the town, or alone in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.containers import BIG, great_towns, lies_in_region, origin_of, regions_named, respelt, where_is
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import states
from sanderling.knowledge.check_tables import region_capitals
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.places import PlaceResolver

_SEATS = frozenset({"capital", "centre", "center", "town", "city", "seat"})
_KINDS = frozenset("region province oblast governorate prefecture territory krai state department canton emirate voivodeship county republic division".split())
_NAME = r"[A-ZÀ-ÞĀ-ž][\w’'\-]*\w"
_RUN = rf"{_NAME}(?: (?:(?:of|de|del|al|el|la|du|da|do|dos|das|and) |(?:a[lrsdztn]|ash|e[lz])-)?{_NAME}){{0,3}}"
_TOWN = rf"(?P<x>{_NAME}(?: (?:(?:de|del|al|el|la|du|da|do|dos|das) |(?:a[lrsdztn]|ash|e[lz])-)?{_NAME}){{0,3}})"
_KIND = rf"(?P<kind>{'|'.join(sorted(_KINDS))})"
_REGION = lazily(rf"\b{_KIND} of (?:the )?(?P<y>{_RUN})|\b(?P<y2>{_RUN}) (?P<kind2>{'|'.join(sorted(_KINDS))})\b(?! of (?:the )?[A-ZÀ-Þ])")
_SEAT = r"(?:(?:regional|provincial|state|departmental|county|territorial|administrative|island) )?(?:capital(?: city)?|chief town|chief city|administrative cent(?:er|re))"
_OWN_SEAT = lazily(
    rf"\b(?P<whose>[Ii]ts|whose|[Tt]heir|[Tt]he (?:region|province|state|department|territory|republic|county)[’']s|[Tt]he (?=(?:regional|provincial|state|departmental|county|territorial) (?:capital|cent)))(?: [a-z\-]+)?? ?{_SEAT}(?: of|,| at| is)? (?:the (?:city|town|port) of )?{_TOWN}"
    rf"|(?<![’'\w-]){_TOWN.replace('<x>', '<x2>')},? (?:(?:which is |now |itself )?(?P<whose2>its|the (?:region|province|state|department|territory|republic|county)[’']s|the (?=(?:regional|provincial|state|departmental|county|territorial) (?:capital|cent)))) ?{_SEAT}(?=[,.;:)]| (?:was|were|had|has|is|on|and|where|after|before|said)\b)"
)
_UNLIKE = lazily(r"(?i)\b(?:former|formerly|then|until|once|old|ancient|historic|commercial|cultural|business|de facto|wartime|spiritual|economic|summer|winter|twin|future|new|neighbou?ring|another|other|nearby|latter|former|both|different|two|three|provinces|regions|states|departments|not|moved?|instead|unlike|temporary|exile)\b")
_NOT_NAMES = frozenset("the in at near from off outside around to inside for on over above through and but of by a an after before when while both since across into under its their his her northern southern eastern western central".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """A region that a sentence names at start..end."""

    start: int
    end: int
    regions: tuple[PlaceCandidate, ...]


def chief_town_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield towns that are called the capital of a region told elsewhere in the sentence, or before it, and do not lie in it or are not its capital."""
    last: Line | None = None
    for line in text.lines:
        before, last = last, line
        words = text.words(line)
        if _SEATS.isdisjoint(words):
            continue
        for match in _OWN_SEAT.finditer(line.text):
            draft = _of(text, line, before, match, resolver)
            if draft is not None:
                yield draft
                break


def _of(text: CheckedText, line: Line, before: Line | None, match: re.Match[str], resolver: PlaceResolver) -> Draft | None:
    town = "x" if match["x"] is not None else "x2"
    whose = match["whose"] or match["whose2"]
    if _UNLIKE.search(match[0]):
        return None
    here = [told for told in regions_in(line, resolver) if told.end <= match.start() or told.start >= match.end()]
    ahead = [told for told in here if told.end <= match.start()]
    found = ahead or (here if whose.startswith("the ") and len(here) == 1 else [])
    if whose == "whose" and found is not ahead:
        return None
    if not found and before is not None and whose != "whose":
        found = regions_in(before, resolver)
        if match.start() > 60 or whose == "its":
            return None
    if len({tuple(sorted(p.id for p in told.regions)) for told in found}) != 1 or _UNLIKE.search(line.text[: match.start()][-40:]):
        return None
    told = found[-1]
    if whose == "whose" and match.start() - told.end > 4:
        return None
    inside = (told.start, match.end(town)) if found is ahead else (match.start(), match.end())
    # 'In Kunduz, the provincial capital' may tell of another province than the sentence before; 'The provincial capital, Kunduz' does not.
    return capital_fault(text, line, match[town], told.regions, inside, resolver, ahead is found or (town == "x" and match.start() < 12))


def capital_fault(text: CheckedText, line: Line, name: str, regions: tuple[PlaceCandidate, ...], where: tuple[int, int], resolver: PlaceResolver, near: bool = True) -> Draft | None:
    """Return what is wrong with a town that is called the capital of some region: it lies in another, or another town is its capital."""
    towns = [*great_towns(name, resolver), *respelt(name, resolver)]
    if not towns or name in country_words():
        return None
    best = towns[0]
    country = regions[0].country
    mine = [p for p in towns if p.country == country]
    if not mine or (best.population < BIG and best.kind != "capital") or any(name in state.capitals for state in states() if state.id == country):
        return None  # 'its capital' may be the state's
    if not near and any(name in names for (state, _), names in region_capitals().items() if state == country):
        return None  # the capital of another province, of which the next sentence tells
    here = [p for p in towns if any(lies_in_region(p, one, resolver.gazetteer) for one in regions)]
    if not here:
        return Draft(
            "place-conflict", text.span(line.start + where[0], line.start + where[1]), f"{mine[0].name} lies in {where_is(mine[0])}, not in {regions[0].name}",
            "Check the town and the region.", (origin_of(mine[0]), origin_of(regions[0])),
        )  # fmt: skip
    known = {town for one in regions for key in (one.admin1, one.name) for town in region_capitals().get((one.country or "", key or ""), ())}
    if known and len(regions) == 1 and not known & {name, *(p.name for p in here)}:
        return Draft(
            "place-conflict", text.span(line.start + where[0], line.start + where[1]), f"the capital of {regions[0].name} is {sorted(known)[0]}",
            "Check the town and the region.", (origin_of(here[0]), "checks/region_capitals.csv"),
        )  # fmt: skip
    return None


def regions_in(line: Line, resolver: PlaceResolver) -> list[_Told]:
    """Return the first-level regions that a sentence names with a word for what they are, each of one state."""
    found: list[_Told] = []
    for match in _REGION.finditer(line.text):
        name, kind = match["y"] or match["y2"], match["kind"] or match["kind2"]
        start = match.start("y") if match["y"] else match.start("y2")
        lead = line.text[max(0, start - 60) : start if match["y2"] else match.start()]
        country = None
        parts = name.split(" ")
        for count in range(len(parts), 0, -1):
            if parts[0].lower() in _NOT_NAMES:
                start, parts = start + len(parts[0]) + 1, parts[1:]
                continue
            head = re.sub(r"[’']s?$", "", " ".join(parts[: count - 1]))
            if head in country_words():
                country, parts = country_words()[head], parts[count - 1 :]
                break
        name = re.sub(r"[’']s?$", "", " ".join(parts))
        if not name:
            continue
        owner = re.search(rf"(?P<c>{_NAME}(?: {_NAME})?)(?:[’']s?)? (?:[a-z\-]+ ){{0,4}}$", lead)
        said = re.sub(r"[’']s?$", "", owner["c"]) if owner is not None else ""
        country = country or country_words().get(said) or country_words().get(said.split(" ")[-1])
        regions = regions_named(name, kind, country, resolver) or regions_named(name, kind, None, resolver)
        while not regions and match["y"] and " " in name:
            name = name.rpartition(" ")[0]
            regions = regions_named(name, kind, country, resolver)
        if regions and len({one.country for one in regions}) == 1:
            found.append(_Told(match.start(), match.end(), tuple(regions)))
    return found
