"""What a place is told to lie in, on or by, read from where a preposition ends: a state, its quarter, a region, an area, a water, a border.

'Ukraine's Odesa region', 'the southern province of Deraa', 'the far north of Chad', 'the western shore of Lake Kivu', 'Kenya's border with Malawi'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.waters import waters
from sanderling.check.who import country_words
from sanderling.knowledge.check_tables import areas, region_adjectives

_NAME = r"[A-ZÀ-ÞĀ-ž][\w’'\-]*"
_RUN = lazily(rf"{_NAME}(?: (?:(?:of|de|del|al|el|la|du|da|do|dos|das|the|and|ad|ash) )?{_NAME}){{0,3}}")
_REGION = (
    r"[Rr]egion|[Pp]rovince|[Oo]blast|[Gg]overnorate|[Pp]refecture|[Tt]erritory|[Kk]rai|[Ss]tate|[Dd]epartment|[Cc]anton|[Ee]mirate|[Vv]oivodeship|[Cc]ounty|[Rr]epublic|[Dd]ivision|[Ll]and|federal state|"
    r"autonomous region|autonomous republic|district"
)
_REGION_WORD = lazily(rf" (?P<region>{_REGION})\b")
_REGION_OF = lazily(rf"(?P<region>{_REGION}) of (?:the )?")
_ADJECTIVE_OF = lazily(rf"[A-Z][\w\-]+ (?=(?:[a-z\-]+ )?(?:{_REGION}|islands?) of (?:the )?(?P<y>[A-ZÀ-Þ]))")
_ISLAND_OF = lazily(r"(?:islands?|isle|peninsula|archipelago|atoll|valley|plain|desert|plateau|highlands) of (?:the )?")
_SIDE = lazily(r"(?:far |extreme |deep |very )?(?P<side>north-?east|north-?west|south-?east|south-?west|north|south|east|west)(?P<ern>ern(?:most)?)?\b")
_QUARTER_OF = lazily(r" (?:(?:corner|tip|end|edge|fringe|extremity|part|half|reaches|third|quarter) )?of (?:the )?")
_SHORE = lazily(r"(?:sea)?(?:shores?|heads?|top|foot|entrance|far end|end|tip|side|approaches|banks?|coast|coastline|mouth|estuary|delta|rim|waters|waterfront|headwaters|edge|banks|seaboard|upper reaches|lower reaches|middle reaches|bend|bay|stretch) of (?:the )?")
_HALF = lazily(r"(?:[’']s?)? (?:side|half|end|bank|part) of (?:the|their|its) (?:[a-z]+ )?(?:border|frontier|line|river|lake|crossing|bridge|strait|mountains?|pass|range|valley|valley floor|gorge)\b|(?: [a-z\-]+)? (?:side|half|end|bank|part|sector|section|stretch|slopes?|shore|corner|foothills) of (?:the )?(?:[A-Z][\w\-]+ ?){1,3}(?:valley|basin|mountains?|range|desert|plain|delta|peninsula|river|lake)?")
_SEA_SIDE = lazily(r"shore|coast|seaboard")
_COAST = lazily(r"(?:sea)?(?:coast|coastline|seaboard|shores?|shoreline|littoral)\b(?! of)")
_BORDER = lazily(r"(?:land |common |long |short |closed |porous |state )*(?:border|frontier|boundary)(?: (?:crossing|post|bridge|fence|line|river|zone|area|region))?(?: (?:with|to) (?:the )?| (?:between|of) (?:the )?)")
_THE_BORDER = lazily(r" (?:border|frontier)(?=[,.;:)–—?!]|$| (?:in|on|at|where|which|that|and|was|were|is|has|had|have|said|after|before|when|since|with|near|who|by|for|to|from|opposite|between|as|late|early)\b)")
"""'The Irish border question' is no border's place."""
_DOUBLE_BORDER = lazily(r"(?P<a>[A-Z]\w+)[-–](?P<b>[A-Z]\w+) (?:border|frontier)(?=[,.;:)–—?!]|$| (?!(?:dispute|question|war|conflict|treaty|guards?|police|commission|talks)\b)[a-z])")
_COAST_BEHIND = lazily(r"(?:[’']s)? (?:(?:north|south|east|west)(?:ern)? )?(?:coast|shores?|seaboard|coastline|banks?|littoral|riverside|waterfront|seafront)\b")
_WORD = lazily(r"[a-z][\w\-]*,? ")
_DET = lazily(r"(?:the|its|their|an?|both|what is now|that) ")
_COUNTRYS = lazily(r"(?:country|kingdom|republic|emirate|sultanate|(?P<island>island(?: state| nation| republic)?))[’']s (?=(?:far |extreme |deep |very )?(?:north|south|east|west))")
GULF = "gulf"
"""The region of a claim of 'the Gulf', which may be any."""
_EITHER = lazily(r"(?:Congo|Korea)[’']s (?=[a-z])")
"""What is of either of two states: the region tells which."""
_OF_ITS_OWN = lazily(r"(?:country|kingdom|republic|emirate|sultanate)\b(?![’'])")
OWN = "*"
"""The state in which the place that is told of lies: 'in the west of the kingdom'."""
OWN_ISLAND = "*island"
"""The same, where it is an island: 'on the island's northern coast'."""
_NOUN_OF = r" (?:[a-z\-]+ ){0,2}(?:island|province|region|state|department|peninsula|archipelago|territory|governorate|county|district) of "
"""'The northern tip of the Indonesian island of Sumatra' is the island's, not the state's."""
_THE_GULF = lazily(r"Gulf(?: coast| shore)?(?=[,.;)]| (?:and|that|which|from|where|was|is|were|in|on|for|to)\b)")
_CALLED_REGION = lazily(rf", (?:an?|the) (?:[a-z\-]+ ){{0,3}}(?P<region>{_REGION})\b")
"""'Kunduz, a province in the north': the name is the region's."""
_OF_COUNTRY = lazily(r"(?:,| of| in) (?:the )?")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim that ends at ``end`` of the sentence: ``kind`` is country, region, quarter, area, water or border."""

    kind: str
    end: int
    name: str = ""
    country: str | None = None
    side: str = ""
    region: str | None = None
    strict: bool = False
    second: str = ""
    owner: str = ""
    """The state whose border is told: 'Moldova's western border with Romania'."""
    of_state: bool = False
    """Whether the side is that of the region in its state: 'the northern department of Pando'."""


@cache
def _countries() -> Names:
    return Names(name for name in country_words() if name[0].isupper())


@cache
def _waters() -> Names:
    return Names([*waters(), *_SHORT])


_SHORT = {
    "Adriatic": "Adriatic Sea", "Aegean": "Aegean Sea", "Baltic": "Baltic Sea", "Mediterranean": "Mediterranean Sea", "Caspian": "Caspian Sea", "Caribbean": "Caribbean Sea",
    "Danube": "Danube", "Ionian": "Ionian Sea", "Tyrrhenian": "Tyrrhenian Sea", "Mississippi": "Mississippi River", "Missouri": "Missouri River", "Ohio": "Ohio River", "Hudson": "Hudson River",
    "Limpopo": "Limpopo", "Bosphorus": "Bosporus", "Paraguay River": "Paraguay River", "Magdalena": "Magdalena River", "Pacific": "Pacific Ocean", "Atlantic": "Atlantic Ocean", "Arctic": "Arctic Ocean",
}  # fmt: skip


@cache
def _areas() -> Names:
    return Names(areas())


def water_of(name: str) -> str | None:
    """Return the name in the table of a water that is named in short, or nothing."""
    if name in waters():
        return name
    short = _SHORT.get(name)
    return short if short and short in waters() else None


_CALLED_RIVER = lazily(rf"(?P<y>{_NAME}(?: {_NAME})?) river\b")
_RIVER = lazily(r"(?:[Rr]iver |[Ll]ake )?")


def _water_at(text: str, at: int) -> tuple[str, int] | None:
    """Return (name in the table, end) of the water that is named at an offset: 'Danube', 'River Drina', 'river Inn'."""
    word = _RIVER.match(text, at)
    assert word is not None
    if (called := _CALLED_RIVER.match(text, at)) is not None:
        known = next((name for name in (f"{called['y']} River", f"River {called['y']}", called["y"]) if name in waters() and not name.startswith("Lake")), None)
        return (known, called.end()) if known is not None else None
    for start in (at, word.end()):
        name = _waters().at(text, start)
        if name is not None and (known := water_of(name)) is not None:
            return known, start + len(name)
    match = re.compile(_NAME).match(text, word.end())
    if match is not None and (word[0] or text.endswith("the ", 0, at)):
        for known in (f"River {match[0]}", f"{match[0]} River", f"Lake {match[0]}"):
            if known in waters() and (not word[0] or known.startswith("Lake") == word[0].startswith(("L", "l"))):
                end = match.end() + (6 if text.startswith(" River", match.end()) else 0)
                return known, end
    return None


def read_claim(text: str, at: int) -> Claim | None:
    """Return what is claimed from the offset ``at`` on, or nothing where no place or side is told there."""
    det = _DET.match(text, at)
    at = det.end() if det is not None else at
    country: str | None = None
    side, hard = "", False
    if (either := _EITHER.match(text, at)) is not None:
        at = either.end()
    if (own := _COUNTRYS.match(text, at)) is not None:
        country, at = OWN_ISLAND if own["island"] else OWN, own.end()
    for _ in range(9):
        one = _special(text, at, country, side, hard)
        if one is not None:
            return one
        here = _SIDE.match(text, at)
        if here is not None:
            side, hard = here["side"], here[0].startswith(("far ", "extreme ", "deep ", "very ")) or here["ern"] == "ernmost"
            of = _QUARTER_OF.match(text, here.end())
            if of is not None:
                return _of_side(text, of.end(), country, side, hard, "corner" in of[0] or "tip" in of[0] or "end " in of[0])
            if country is not None and not text.startswith(" ", here.end()):
                return Claim("quarter", here.end(), country=country, side=side, strict=hard)
            if country is not None and here["ern"] is None and not re.match(r" (?:[a-z]*\b(?:coast|shore|bank|side|province|region|state|island|bank|border)|[A-Z])", text[here.end() :]):
                return Claim("quarter", here.end(), country=country, side=side, strict=hard)
            at = here.end() + 1
            continue
        double = _DOUBLE_BORDER.match(text, at)
        if double is not None and country is None and double["a"] in country_words() and double["b"] in country_words():
            return Claim("border", double.end(), country=country_words()[double["a"]], second=country_words()[double["b"]], name="of")
        name = _countries().at(text, at)
        if name is not None and country is None and not _longer(text, at, name):
            after = at + len(name)
            if (border := _THE_BORDER.match(text, after)) is not None:
                return Claim("border", border.end(), country=country_words()[name])
            owned = re.match(r"[’']s? ", text[after : after + 3])
            if (half := _HALF.match(text, after)) is not None:
                return Claim("country", half.end(), name=name, country=country_words()[name], side="side")
            if owned is not None:
                country, at = country_words()[name], after + owned.end()
                continue
            if re.match(r" (?:[a-z]+[\w\-]* ){0,3}(?:[A-Z]|(?:coast|shore|island|province|region|state|district|republic|territory|canton|county|north|south|east|west|side|border|frontier|peninsula|part)\b)", text[after:]) and not re.match(r",? (?:on|in|and|at|by|for|with|who|where|when|after|before|to|from|said|has|had|was|were|is|are)\b", text[after:]):
                country, at = country_words()[name], after + 1
                continue
            return Claim("quarter" if side else "country", after, name=name, country=country_words()[name], side=side, strict=hard)
        adjective = _ADJECTIVE_OF.match(text, at)
        if adjective is not None and _countries().at(text, adjective.start("y")) is None:
            at = adjective.end()  # 'the Caribbean department of La Guajira'
            continue
        word = _WORD.match(text, at) if not text.startswith(("river ", "lake "), at) else None
        if word is None or word[0].strip(", ") in _OUT:
            return _named(text, at, country, side, hard)
        at = word.end()
    return None


def described_at(text: str, at: int) -> Claim | None:
    """Return the claim that a water's, area's or region's name makes before a noun in small letters: 'Black Sea', 'Georgia', 'Crimean'."""
    water, area = _water_at(text, at), _areas().at(text, at)
    if area is not None and (water is None or at + len(area) > water[1]):
        return Claim("area", at + len(area), name=area)  # 'a Nile Delta city'
    if water is not None:
        return Claim("water", water[1], name=water[0])
    if text.startswith("Georgia ", at):
        return Claim("region", at + 7, name="Georgia", country="USA", region="state", side="either")
    name = _RUN.match(text, at)
    return Claim("region", name.end(), name=name[0], region=None) if name is not None and _countries().at(text, at) is None else None


def country_at(text: str, at: int) -> Claim | None:
    """Return the claim that a state's name alone makes."""
    name = _countries().at(text, at)
    return Claim("country", at + len(name), name=name, country=country_words()[name]) if name is not None and not _longer(text, at, name) else None


def owner_at(text: str, at: int) -> Claim | None:
    """Return the claim that a state's name or adjective makes before a noun in small letters: 'Bulgarian', 'Peru's'."""
    name = _countries().at(text, at)
    if name in _NATIONS and re.match(r" [a-z]", text[at + len(name) : at + len(name) + 2]):
        return Claim("region", at + len(name), name=_NATIONS[name], country="GBR", region="region")
    if name is None:
        words = _RUN.match(text, at)
        adjective = words[0] if words is not None else ""
        if words is None or adjective not in region_adjectives() or not re.match(r" [a-z]", text[words.end() : words.end() + 2]):
            return None
        country, region = region_adjectives()[adjective]
        if region in areas():
            return Claim("area", words.end(), name=region)
        return Claim("region", words.end(), name=region, country=country, region="region")
    if not re.match(r"(?:[’']s?)? [a-z]", text[at + len(name) :]):
        return None
    return Claim("country", at + len(name), name=name, country=country_words()[name])


_NATIONS = {"Scottish": "Scotland", "Welsh": "Wales", "English": "England"}
_OUT = frozenset("of in on at by for to from with and or but who which that where when after before while as than has had was were said is are man men people".split())


def _longer(text: str, at: int, name: str) -> bool:
    """Whether a state's name is the head of a longer one that is a region's: 'Niger State', 'Georgia Strait', 'Mexico City'."""
    return re.match(r"(?: (?:State|City|Island|Islands|Valley|River|Delta|Province|Strait|Gulf|Sea|Bay|Ocean|Republic|Coast|Columbia)\b|-|\w)", text[at + len(name) :]) is not None


def _of_side(text: str, at: int, country: str | None, side: str, hard: bool, corner: bool) -> Claim | None:
    """'The north-east of Nigeria', 'the far south of the country's Dhi Qar province'."""
    name = _countries().at(text, at)
    if name is not None and not _longer(text, at, name) and not re.match(r"[’']s? |" + _NOUN_OF, text[at + len(name) :]):
        return Claim("quarter", at + len(name), name=name, country=country_words()[name], side=side, strict=hard or corner)
    own = _OF_ITS_OWN.match(text, at)
    if own is not None:
        return Claim("quarter", own.end(), country=country or OWN, side=side, strict=hard or corner)
    inner = read_claim(text, at)
    if inner is not None and inner.kind == "area" and not inner.side:
        return replace(inner, side=side, strict=hard or corner)
    return inner if inner is not None and inner.kind in {"region", "area", "water"} else None


def _special(text: str, at: int, country: str | None, side: str, hard: bool) -> Claim | None:
    """Nouns that tell what kind of place comes: 'province of', 'island of', 'banks of', 'border with'."""
    if _CALLED_RIVER.match(text, at) is not None and (river := _water_at(text, at)) is not None:
        return Claim("water", river[1], name=river[0], country=country)
    if (match := _REGION_OF.match(text, at)) is not None:
        name = _RUN.match(text, match.end())
        told = _region(text, name, country, side, hard, match["region"]) if name is not None else None
        return replace(told, of_state=bool(side)) if told is not None else None
    if (match := _ISLAND_OF.match(text, at)) is not None:
        area = _areas().at(text, match.end())
        return Claim("area", match.end() + len(area), name=area, country=country, side=side) if area is not None else None
    if (match := _SHORE.match(text, at)) is not None:
        water = _water_at(text, match.end())
        if water is not None:
            return Claim("water", water[1], name=water[0], country=country, side=side if "bank" in match[0] else "")
        area = _areas().at(text, match.end())
        if area is not None:
            return Claim("area", match.end() + len(area), name=area, country=country, side=side)
        other = _countries().at(text, match.end())
        if other is not None and not _longer(text, match.end(), other):
            return Claim("coast" if _SEA_SIDE.search(match[0]) else "country", match.end() + len(other), name=other, country=country_words()[other], side=side)
        name = _RUN.match(text, match.end()) if _SEA_SIDE.search(match[0]) else None
        return _region(text, name, country, "", hard, None) if name is not None else None
    if country is not None and (match := _COAST.match(text, at)) is not None:
        return Claim("coast", match.end(), country=country, side=side)
    if (match := _BORDER.match(text, at)) is not None:
        one = _countries().at(text, match.end())
        if one is None or _longer(text, match.end(), one) or one == "Georgia":
            name = _RUN.match(text, match.end()) if " with " in match[0] else None
            return Claim("border", name.end(), name=re.sub(r"[’']s?$", "", name[0]), region="border", owner=country or "", side=side) if name is not None else None
        end = match.end() + len(one)
        also = re.match(r" (?:and|with) (?:the )?", text[end:])
        second = _countries().at(text, end + also.end()) if also is not None else None
        return Claim("border", end + (also.end() + len(second) if also is not None and second else 0), country=country_words()[one], second=country_words()[second] if second else "", name="of" if second else "", owner=country or "", side=side)
    return None


def _named(text: str, at: int, country: str | None, side: str, hard: bool) -> Claim | None:
    """A name without a noun before it: a water with or without its coast, an area, a region."""
    if (gulf := _THE_GULF.match(text, at)) is not None and text.endswith("the ", 0, at):
        return Claim("water", gulf.end(), name="Persian Gulf", country=country, side="coast" if " " in gulf[0] else "", region=GULF)
    water = _water_at(text, at)
    if water is not None:
        after = water[1]
        coast = _COAST_BEHIND.match(text, after)
        if coast is not None or not re.match(r"[’']?[\w\-]| [A-Z]|[’']s? | (?:region|province|state|district|delta|basin|valley|department|border|port|city|town|county|fleet)\b", text[after : after + 12]):
            return Claim("water", coast.end() if coast is not None else after, name=water[0], country=country, side="coast" if coast is not None else "")
    area = _areas().at(text, at)
    if area is not None and not re.match(r"[\-\w]| [A-Z]", text[at + len(area) :]):
        called = _REGION_WORD.match(text, at + len(area))
        return Claim("area", called.end() if called is not None else at + len(area), name=area, country=country, side=side, region=called["region"] if called is not None else None)
    name = _RUN.match(text, at)
    if name is None or (_COAST_BEHIND.match(text, name.end()) is not None and re.search(r"[’']s ", name[0]) is None):
        return None  # 'its Gulf coast'
    return _region(text, name, country, side, hard, None)


def _region(text: str, name: re.Match[str], country: str | None, side: str, hard: bool, region: str | None) -> Claim | None:
    words, end = name[0], name.end()
    owner = re.match(rf"(?P<a>.+?)[’']s (?P<b>{_NAME}.*)$", words)
    if owner is not None and owner["a"] in country_words():
        country, words = country_words()[owner["a"]], owner["b"]
    elif owner is not None and owner["a"] in {"Congo", "Korea"}:
        words = owner["b"]  # either of two states
    elif owner is not None:
        words, end = owner["a"], name.start() + owner.end("a")
        coast = re.match(rf"[’']s (?:{_NAME} ){{1,2}}(?:coast|shore|seaboard|side|bank|border|district|valley|plain)\b", text[end:])
        if coast is None:
            return None
        end += coast.end()  # 'Florida's Gulf coast'
    if (behind := _REGION_WORD.match(text, end)) is not None and region is None:
        region, end = behind["region"], behind.end()
    if (of := _OF_COUNTRY.match(text, end)) is not None and country is None:
        other = _countries().at(text, of.end())
        if other is not None and not _longer(text, of.end(), other) and not re.match(r"[’']", text[of.end() + len(other) :]):
            country, end = country_words()[other], of.end() + len(other)
    plain = re.sub(r"[’']s?$", "", words)
    if region is None and country is None and (called := _CALLED_REGION.match(text, end)) is not None:
        region = called["region"]
    if plain != words and region is None:
        # 'Odesa's Black Sea coast', 'Punjab's rice belt'
        return Claim("region", end, name=plain, country=country, side=side, region=None)
    return Claim("region", end, name=plain, country=country, side=side, region=region, strict=hard)
