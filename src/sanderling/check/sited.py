"""What a sentence may say to lie somewhere: towns with what stands in them, and places that a table holds, as points.

'Kupiansk', 'the Aleppo International Airport', 'Izium's district hospital', 'Mount Merapi', 'Lake Sevan'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.containers import BIG, respelt
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import Line
from sanderling.check.who import country_words
from sanderling.knowledge.check_lands import Land, lands
from sanderling.knowledge.check_tables import Area, Landmark, areas, landmarks
from sanderling.resolve.persons import edit_distance
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.places import PlaceResolver

_NAME = r"[A-ZÀ-ÞĀ-ž][\w’'\-]*\w"
_RUN = lazily(rf"\b{_NAME}(?: (?:(?:of|de las|de los|de la|de|del|al|el|la|du|da|do|dos|das|di|sur|am|an der|le|les) |(?:a[lrsdztn]|ash|e[lz])-)?{_NAME}){{0,4}}")
FACILITIES = frozenset(
    "airport airports airfield airstrip aerodrome airbase base bases port ports harbour harbor docks dock dockyard shipyard shipyards quay pier jetty marina wharf berth terminal terminals depot depots "
    "station stations railway junction yard yards plant plants works steelworks ironworks smelter mill mills factory factories refinery refineries mine mines colliery pit quarry foundry brewery cannery "
    "dam dams reservoir sluice barrage lock canal bridge bridges tunnel viaduct prison prisons jail jails camp camps barracks garrison fort fortress castle citadel palace hospital hospitals clinic school "
    "college university academy institute laboratory cathedral church mosque synagogue temple monastery convent shrine cemetery stadium arena racecourse market bazaar warehouse silo silos hangar "
    "pipeline substation reactor observatory radar range ground grounds headquarters battalion checkpoint crossing orphanage sanatorium zoo museum theatre cinema hotel resort lighthouse spa oilfield gasfield "
    "field fields coalfield wells complex site sites facility suburb suburbs outskirts district runway hub centre center arsenal armoury magazine dump farm ranch estate vineyard".split()
)
"""Nouns of what stands in a town and bears its name."""
_TAIL = lazily(r"(?:[’']s?)?((?: [A-Za-z][a-z\-]+){1,5}?)(?=,| [–—(]| (?:in|on|at|by|near|lies|sits|stands|is|lying|standing)\b)")
_NOT_A_HOUSE = frozenset("the a an its their his her this that these those said says has had was were is are and or but who that which from to for with after before as by on in at near fell killed told".split())
_LEADING = frozenset("the in at near from off outside around to inside for on over above through and but of by a an after before when while both since across into under between northern southern eastern western central".split())
_TITLES = frozenset("mayor president governor general king queen prince princess minister colonel captain bishop father saint lord lady mr mrs ms dr professor judge senator sheikh sultan".split())
_SWALLOWED = frozenset(("Airport", "International", "Air", "Base", "Naval", "Port", "Nuclear", "Power", "Plant", "Station", "Central", "Dam", "Refinery", "University", "Prison", "Hospital", "Airfield", "Shipyard", "Steelworks", "Camp", "Regional", "Military", "General", "State", "Oil", "Railway", "Army", "Barracks", "Stadium", "City", "Hall", "District", "Bridge", "Palace", "Cathedral", "Mosque", "Works", "Mine", "Terminal"))
WIDEST = 4
"""A land of more states than this, the Balkans or West Africa, is told to hold places, not to lie in one."""
_OWNER = lazily(r"[A-ZÀ-Þ][\w\-]+(?: [A-ZÀ-Þ][\w\-]+)?(?:[’']s|s[’']) (?=[A-ZÀ-Þ])")
"""'Iran's Bushehr': the owner is no part of the name."""
_POST = lazily(r"(?: border| frontier| land| road)? (?:crossing|gate|post|bridge|checkpoint|point|terminal)\b(?! (?:of|in) )")
_PEOPLE = lazily(r"(?:[A-Z][a-z]+s|People|Police|Most|Much|Half|Part|Men|Women|Children|Control|Capture|Conquest|Siege|News|Word|The|All|Two-thirds) of (?=[A-Z])(?!Spain\b|America\b|Man\b)")
"""'Residents of Mekelle': what opens the sentence is no part of the name."""
_FIRMS = frozenset(
    "toyota nokia hershey corning essen santander aurora columbia vauxhall mercedes lincoln bristol leyland dresser philips zeiss "
    "seat skoda bayer krupp kohler anaconda pontiac cadillac austin morris gillette nestle minsk moscow london paris imperial".split()
)
"""Firms that bear a town's name, or gave it theirs: their works stand anywhere."""


@dataclass(frozen=True, slots=True)
class Sited:
    """A name at start..end of a sentence, with the noun of what stands there, and the town, landmark or land that it is."""

    start: int
    end: int
    name: str
    house: bool
    mark: Landmark | None = None
    land: Land | None = None
    area: Area | None = None
    opens: bool = False
    """Whether it opens the sentence, where any word has a capital."""

    def points(self, resolver: PlaceResolver) -> list[PlaceCandidate]:
        """Return the places that are meant, the greatest first; nothing where the name is first of all another thing's."""
        if self.mark is not None:
            mark = self.mark
            return [PlaceCandidate("site:landmark", mark.name, "site", mark.countries[0], mark.countries, None, mark.lat, mark.lon, 5.0, 0)]
        land = self.land
        if land is not None and land.lat is not None and land.lon is not None:
            mine = sorted(land.countries)
            return [PlaceCandidate("site:land", land.name, "site", mine[0], tuple(mine), None, land.lat, land.lon, 20.0, 0)]
        found = [] if land is not None or self.area is not None else towns_of(self.name, resolver)
        return [] if self.opens and found and ((found[0].match != "name" and not _spelt_alike(self.name, found[0])) or found[0].name.startswith("The ")) and " " not in self.name else found  # 'Farmers on the lower Danube', 'Villages by the lake'


def _spelt_alike(name: str, place: PlaceCandidate) -> bool:
    """Whether an alias is the name of a great town in another romanisation, and no word that opens a sentence: 'Falluja', 'Mykolaiv'."""
    return place.population >= 40_000 and len(name) >= 6 and edit_distance(name.lower(), place.name.rpartition(" ")[2].lower(), 2) <= 2


def towns_of(name: str, resolver: PlaceResolver) -> list[PlaceCandidate]:
    """Return the towns that a name may mean, the greatest first; nothing for the name of a state, an area or a small town of many."""
    if name in country_words() or name in areas():
        return []
    found = resolver.candidates(name)
    towns = sorted((place for place in found if place.kind in {"city", "capital"} and place.match != "reading"), key=lambda place: (place.kind == "capital", place.population), reverse=True)
    if not towns or found[0].kind in {"country", "region"} or (towns[0].population < BIG and towns[0].kind != "capital" and len(name) < 5):
        return []
    named = [place for place in towns if place.match == "name"]
    if named and towns[0].match != "name" and 10 * named[0].population >= towns[0].population:
        towns = named  # 'Goris' is Goris, not Gori with another ending
    return [*towns, *respelt(name, resolver), *(place for place in found if place.kind not in {"city", "capital", "country"} and place.match != "reading")]


@cache
def _tables() -> Names:
    return Names([*landmarks(), *(name for name, land in lands().items() if land.kind in {"lake", "land", "island", "crossing"}), *(name for name in areas() if name not in country_words())])


def sited_in(line: Line, asked: Callable[[str, int, int], bool] | None = None) -> Iterator[Sited]:
    """Yield what a sentence names that can lie somewhere, from left to right; only what is asked for by its text, start and end."""
    end = 0
    for match in _RUN.finditer(line.text):
        if match.start() < end or (asked is not None and not asked(line.text, match.start(), match.end())):
            continue
        made = _at(line.text, match)
        if made is not None:
            end = made.end
            yield made


def _at(text: str, match: re.Match[str]) -> Sited | None:
    start, words = match.start(), match[0]
    people = _PEOPLE.match(words) if start == 0 or text[start - 1] in "\n\"“‘" else None
    if people is not None:
        start, words = start + people.end(), words[people.end() :]
    whole = _tables().at(text, start)
    while whole is None and (owned := _OWNER.match(words)) is not None:
        start, words = start + owned.end(), words[owned.end() :]
        whole = _tables().at(text, start)
    while whole is None and words.split(" ")[0].lower() in _LEADING and " " in words:
        start, words = start + len(words.split(" ")[0]) + 1, words.partition(" ")[2]
    known = whole or _tables().at(text, start)
    if known is not None and len(known) >= len(re.sub(rf"(?: (?:{'|'.join(_SWALLOWED)}))+$", "", words)):
        stop = start + len(known)
        tail = _TAIL.match(text, stop)
        if tail is not None and tail[1].split()[-1].lower() in FACILITIES and _NOT_A_HOUSE.isdisjoint(tail[1].split()):
            stop = tail.end()
        elif (post := _POST.match(text, stop)) is not None:
            stop = post.end()
        if known in landmarks():
            return Sited(start, stop, known, False, landmarks()[known])
        land = lands().get(known)
        area = areas().get(known)
        return Sited(start, stop, known, False, None, land if land is not None and land.kind != "river" else None, area if area is not None and len(area.countries) <= WIDEST else None)
    if words.split(" ")[0].lower() in _TITLES:
        return None
    crossing = lands().get(f"{words} crossing")
    if crossing is not None:
        post = _POST.match(text, start + len(words))
        return Sited(start, post.end() if post is not None else start + len(words), words, False, None, crossing)
    stop, house, bare = start + len(words), False, re.sub(r"[’']s?$", "", words)
    stop -= len(words) - len(bare)
    parts = bare.split(" ")
    while len(parts) > 1 and parts[-1] in _SWALLOWED and parts[-1] != "City":
        parts, house = parts[:-1], True
    tail = _TAIL.match(text, stop)
    if tail is not None:
        said = tail[1].split()
        if said[-1].lower() in FACILITIES and _NOT_A_HOUSE.isdisjoint(said):
            stop, house = tail.end(), True
    name = " ".join(parts)
    if house and name.split(" ")[0].lower() in _FIRMS:
        return None
    return Sited(start, stop, name, house, opens=start == 0)
