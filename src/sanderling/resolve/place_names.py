"""How names of places are compared: one key for all spellings, and the shorter names hidden in longer ones.

The gazetteer is built with ``key_of``, so a change here needs a new build: raise ``KEY_VERSION`` with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

KEY_VERSION = 1
"""Kept in the gazetteer file as its user_version; a file of another version is refused."""

# Letters that do not fall apart into a base letter and a mark, in the Latin spellings that news agencies use.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
        "ŋ": "n", "Ŋ": "n", "ə": "e", "Ə": "e", "ŧ": "t", "Ŧ": "t", "&": " and ",
    }
)  # fmt: skip
# Apostrophes and full stops join what they part: Sana'a, U.S.; every other sign parts words.
_JOINING = re.compile(r"['’‘`´ʻʼʾʿ′ʹ.·]")
_PARTING = re.compile(r"[\W_]+")
_FIRST_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(4096)
def key_of(name: str) -> str:
    """Return the key that ``name`` is looked up by: lower case, no marks or punctuation, no leading "the"."""
    text = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold()
    # "St.Louis" and "St. Louis" are one name, so the full stop of an opening abbreviation parts.
    text = re.sub(r"^(the )?(st|ste|mt|ft)\.", r"\1\2 ", text.strip())
    words = _PARTING.sub(" ", _JOINING.sub("", text)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    return " ".join(words)


# Towns are called so (Us in France, An in Japan), but who reads the word does not mean them.
_WORDS = frozenset(
    word
    for line in (
        "a an and are as at be but by can did do for from had has have he her him his how i if in is it its",
        "may me more most my new no nor not now of off on one or our out over see she so some such than that",
        "the their them then there these they this those to too two up us was we were what when where which",
        "who why will with you your monday tuesday wednesday thursday friday saturday sunday january",
        "february march april june july august september october november december mr mrs ms dr sir king",
        "queen president minister general north south east west northern southern eastern western central",
    )
    for word in line.split()
)


def is_word(name: str) -> bool:
    """Return whether ``name`` is a word that is no place's name to a reader, whatever towns bear it."""
    return key_of(name) in _WORDS


def is_acronym(name: str) -> bool:
    """Return whether ``name`` is written as capitals only, such as US, U.K., DPRK."""
    letters = [char for char in name if char.isalpha()]
    return 1 < len(letters) <= 5 and all(char.isupper() for char in letters)


@dataclass(frozen=True, slots=True)
class Reading:
    """A shorter name read out of a longer one, what kinds of place it may be, and how it was read."""

    name: str
    kinds: frozenset[str] | None
    """None: any kind."""
    why: str


_ADMIN = frozenset({"admin1", "admin2", "region"})
_CITY = frozenset({"city", "capital"})
_ADMIN_WORDS = (
    "province|provinces|oblast|krai|kray|okrug|raion|rayon|region|governorate|prefecture|county|parish|district|"
    "state|department|canton|emirate|territory|municipality|republic|division|voivodeship|autonomous region|"
    "autonomous republic|autonomous oblast|special administrative region|borough"
)
_AREA_WORDS = "area|areas|metro area|metropolitan area|suburbs|outskirts|hinterland|countryside"
_COMPASS = (
    r"(?:north|south|east|west|central|northern|southern|eastern|western|north-?east(?:ern)?|north-?west(?:ern)?|"
    r"south-?east(?:ern)?|south-?west(?:ern)?|upstate|mid|downtown|inner|greater|metropolitan|mainland|rural|suburban)"
)
_RULES: tuple[tuple[re.Pattern[str], frozenset[str] | None, str], ...] = (
    (re.compile(r"^(?P<name>.+?)['’]s?$"), None, "without its possessive"),
    (re.compile(rf"^(?P<name>.+?) (?:{_ADMIN_WORDS})$", re.I), _ADMIN, "as an administrative region"),
    (
        re.compile(rf"^(?:{_ADMIN_WORDS})(?: of)? (?P<name>(?-i:[A-Z]).+)$", re.I),
        _ADMIN,
        "as an administrative region",
    ),
    (re.compile(r"^(?P<name>.+?) city$", re.I), _CITY, "as a city"),
    (re.compile(r"^(?:city|town|village|port) of (?P<name>.+)$", re.I), _CITY, "as a city"),
    (re.compile(rf"^(?P<name>.+?) (?:{_AREA_WORDS})$", re.I), None, "as the place the area is named for"),
    (re.compile(rf"^{_COMPASS}[ -](?P<name>(?-i:[A-Z]).+)$", re.I), None, "as the whole of which it is a part"),
)


def readings_of(name: str) -> Iterator[Reading]:
    """Yield what ``name`` may be read as when it is no known name itself, the most faithful first."""
    stripped = name.strip()
    for pattern, kinds, why in _RULES:
        found = pattern.match(stripped)
        if found and len(found["name"].strip()) > 1:
            yield Reading(found["name"].strip(), kinds, f"read as '{found['name'].strip()}', {why}")


_FACILITIES = {
    "cosmodrome": "launch-site",
    "spaceport": "launch-site",
    "launch site": "launch-site",
    "space center": "launch-site",
    "space centre": "launch-site",
    "air base": "military-base",
    "airbase": "military-base",
    "naval base": "military-base",
    "military base": "military-base",
    "base": "military-base",
    "airport": "airport",
    "international airport": "airport",
    "port": "port",
    "harbour": "port",
    "harbor": "port",
    "shipyard": "shipyard",
    "bridge": "bridge",
    "crossing": "border-crossing",
    "border crossing": "border-crossing",
    "checkpoint": "border-crossing",
    "prison": "prison",
    "jail": "prison",
    "dam": "dam",
    "nuclear power plant": "nuclear-power-plant",
    "nuclear plant": "nuclear-power-plant",
    "power plant": "power-plant",
    "nuclear test site": "nuclear-site",
    "nuclear site": "nuclear-site",
    "test site": "nuclear-site",
    "reactor": "nuclear-site",
    "station": "station",
    "railway station": "station",
    "palace": "palace",
    "hotel": "summit-venue",
    "island": "island",
    "islands": "island",
    "strait": "strait",
    "university": "university",
    "hospital": "hospital",
    "stadium": "stadium",
    "refinery": "refinery",
    "factory": "factory",
    "camp": "camp",
    "refugee camp": "camp",
}
_FACILITY = re.compile(
    rf"^(?P<name>.+?) (?P<word>{'|'.join(sorted(_FACILITIES, key=len, reverse=True))})$", re.IGNORECASE
)


def facility_in(name: str) -> tuple[str, str, str] | None:
    """Return (place's name, word, kind of site) where ``name`` is a place's with the word for a facility.

    Such a name is never read as the place itself: the facility may lie elsewhere, or not exist.
    """
    found = _FACILITY.match(name.strip())
    if found is None:
        return None
    word = found["word"].lower()
    return found["name"], word, _FACILITIES[word]
