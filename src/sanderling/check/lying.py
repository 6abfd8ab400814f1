"""Places that are told to lie where they do not, in any apposition, relative or participle: towns, works, landmarks and lands.

'Kupiansk, a rail junction in the Zaporizhzhia region'; 'Mount Merapi, which towers over the Indonesian island of Sulawesi'.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from sanderling.check.claimed_places import Claim, country_at, described_at, owner_at, read_claim
from sanderling.check.containers import BIG, is_meant, mainland_of, origin_of, regions_named, rounded_km, where_is
from sanderling.check.finding import Draft
from sanderling.check.judged_places import Judgement, Sentence
from sanderling.check.landmarks import NAMESAKES, lent, may_be_of
from sanderling.check.lazily import lazily
from sanderling.check.links import PERSONS, Link, links
from sanderling.check.meant_again import NOUNS, places_meant_again
from sanderling.check.place_claims import VISITING, WRONGLY
from sanderling.check.place_relations import BEARINGS
from sanderling.check.sited import FACILITIES, Sited, sited_in, towns_of
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_lands import Land, lands
from sanderling.knowledge.check_tables import areas
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.places import PlaceResolver

_GATE = lazily(r",| [–—(]|\b(?:in|on|at|by|of|near|off|along|lies|sits|stands)\b")
_AWAY = lazily(
    r"(?i)(?:\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|km|kilomet(?:re|er)s?|miles?|hours?|drive|flight|side|inland|upstream|downstream|downriver|upriver|minutes|offshore|across|away|border) (?:of|from)"
    r"|\b(?:opposite|facing|beyond|than|like|unlike|between|versus|against|instead of|not))(?: the)?(?: (?:city|town|port|capital) of)? $"
)
_ABOUT = lazily(r"(?i)\b(?:near|outside|around|beside|off|towards?|close to|not far from)(?: the)? $")
_AT = lazily(r"(?i)\b(?:in|at|near|outside|inside|around|into|reached|left|entered)(?: the)? $")
_ADDRESSED = lazily(r"\b(?:in|at|near|outside|of|from|to|around) (?:[A-ZÀ-Þ][\w’'\-]+ ){0,2}[A-ZÀ-Þ][\w’'\-]+, $")
_OPENING = lazily(r"^[\"“']?(?:In|At|Near|From|Outside|Around|To|Inside|For|On|Over|Above|Through|After|Before|With)(?: the)? $")
_NOT_SO = lazily(
    r"(?i)\b(?:former|formerly|then|until|once|old|ancient|historic|historically|occupied|annexed|claimed|claims|disputed|used to|no longer|not|never|neither|renamed|now called|wrongly|mistakenly|so-called|breakaway|self-declared|exiled|namesake|"
    r"imaginary|fictional|would be|twin|twinned|sister|empire|colonial|soviet|ottoman|century|yugoslav|exile)\b"
)
_CAPITALS = lazily(r"\b[A-ZÀ-Þ]")
_NOT_A_PLACE = lazily(r"\b(?:and|but|who|from|after|before|when|where|said|says|told|were|killed|fled|to|into|towards?|by|for|with)\b")
_CLOSED = lazily(r"[,.;:)–—?!]| [–—]|$")
_NEXT = lazily(r"(?![’']?\w|-)(?! [A-ZÀ-Þ][\w\-]+ (?:region|province|state|border|government|army|embassy))")


def lying_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield towns, works, landmarks and lands that a sentence tells to lie in, on or by what they do not lie in, on or by."""
    taken = [(one.start, one.end) for one in text.placed if one.mention.actor is not None and (one.mention.actor.id or "").startswith("per:")]
    before: Line | None = None
    for line in text.lines:
        last, before = before, line
        if _GATE.search(line.text) is None:
            continue
        here = Sentence(text, line, resolver)
        for sited in [*sited_in(line, None if text.words(line) & FACILITIES else _may_be_told), *(places_meant_again(line, last, resolver) if "he " in line.text[:4] or "his " in line.text else ())]:
            start, end = line.start + sited.start, line.start + sited.end
            if any(low < end and start < high for low, high in taken) and _AT.search(line.text[: sited.start]) is None:
                continue
            draft = (_of(here, sited) if _goes_on(line.text, sited.end) else None) or (_ahead(here, sited) if _is_called(line.text, sited.start) else None)
            if draft is not None:
                yield draft


_MARKS = (",", " –", " —", " -", " (", "'", "’")
_GOING_ON = frozenset(
    "in on of at by along beside off near outside inside within across under above amid among between close next not which that it this where around opposite facing over beyond straddling overlooking spanning astride fronting bordering station street square "
    "lies lay sits sat stands stood is was nestles perches straddles hugs clings sprawls stretches rises towers looms belongs remains serves guards commands overlooks controls counts ranks forms makes found finds began grew opened operates runs erupts flows "
    "set lying standing sitting nestling tucked built hidden strung spread sprawling dug stuck deep far high just right hard up down out back well halfway midway some about all somewhere both itself mostly wholly entirely partly cut lost rising towering looming also today now still split "
    "gate gap corridor strip post crossing bridge terminal island islands islets reef shoal archipelago peninsula valley pass tunnel "
    "an a the its their one home seat part capital gateway twin once again long port harbour harbor city town".split()
)
"""The words with which it may be told where a place lies, straight behind its name."""


def _goes_on(line: str, end: int) -> bool:
    """Whether what stands behind a name may tell where it lies: most names are followed by a verb that does not."""
    if line.startswith(_MARKS, end):
        return True
    word = line[end + 1 : end + 16].partition(" ")[0].rstrip(",")
    return word in _GOING_ON or word.endswith("ed") or word[:1].isupper()


def _may_be_told(line: str, start: int, end: int) -> bool:
    return _goes_on(line, end) or _is_called(line, start)


_CALLED = frozenset({*NOUNS, "centre", "center", "metropolis", "place", "state", "province", "region", "republic", "department", "governorate", "prefecture", "county", "peninsula"})


def _is_called(line: str, start: int) -> bool:
    """Whether the words before a name say what kind of place it is."""
    words = line[max(0, start - 24) : start].split(" ")
    return any(word.rstrip(",") in _CALLED for word in words[-4:])


_ON_DAY = lazily(r" (?:(?:late |early )?on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?(?=, (?:an?|the) )")
"""'Davos on Sunday, the snowbound resort in': the day is passed over where a word of places comes."""
_BORDERING = lazily(r"\bborder(?:s|ed|ing)?(?: on| upon| with)? (?:the )?$")


def _of(here: Sentence, sited: Sited) -> Draft | None:
    line, lead = here.line.text, here.line.text[: sited.start]
    away = _AWAY.search(lead) is not None
    if WRONGLY.search(lead) or re.match(r" (?:station|street|square|hotel|gate|road|avenue|embassy|museum|theatre)\b", line[sited.end :]):
        return None
    if sited.mark is not None and (lent(line, sited.start) or any(town in line[max(0, sited.start - 30) : sited.end + 80] for town in NAMESAKES.get(sited.mark.name, ()))):
        return None
    if sited.mark is None and (called := _IS_A_REGION.match(line, sited.end)) is not None:
        return _region_itself(here, sited, called)
    if sited.mark is None and sited.land is None and sited.area is None and lead.endswith(("the ", "The ")):
        return None  # 'the Petersberg near Bonn' is a hill, 'the Brandenburg town' one of the state
    if _ADDRESSED.search(lead) and any(place.kind == "admin1" for place in here.resolver.candidates(sited.name)):
        return None  # 'in Vancouver, Washington, across the Columbia'
    if away:
        return _apposed_to(here, sited, lead)
    if (owned := _owned(here, sited, lead) or (_in_another_town(here, sited) if sited.house else None)) is not None:
        return owned
    crossing = sited.land or (lands().get(f"{sited.name} crossing") if sited.mark is not None else None)
    if crossing is not None and crossing.kind == "crossing" and (between := _between(here, sited, crossing)) is not None:
        return between
    told = 0
    day = _ON_DAY.match(line, sited.end)
    for link in links(line, sited.end if day is None else day.end()):
        if day is not None and (not link.apposed or link.words.split()[-2:-1] == [] or link.words.split()[-2] not in _CALLED):
            break  # 'in Davos on Sunday, the third avalanche in the canton'
        if link.at < told:
            continue  # inside what was read already: 'the border of Kenya and Tanzania'
        if _BORDERING.search(line, 0, link.at):
            continue  # 'the region that borders on Poland'
        claim = read_claim(line, link.at)
        if told and re.search(r"[A-Z]", line[told : link.at]):
            break  # 'Semera, the capital of the Afar region, for Mekele in Tigray'
        if claim is None or _NEXT.match(line, claim.end) is None:
            continue
        if not _may_tell(here, link, claim, lead):
            continue
        found = Judgement(here, sited, link, claim, _ABOUT.search(lead) is not None).verdict()
        if isinstance(found, Draft):
            return found
        told = claim.end if found else told
    return _outermost(here, sited) or _with_region(here, sited) or _bracketed(here, sited) or _described(here, sited, lead) or _near(here, sited, lead) or _bearing(here, sited) or (_meeting(here, sited) if " where " in line or " between " in line else None)


def _apposed_to(here: Sentence, sited: Sited, lead: str) -> Draft | None:
    """'West of Goma, the capital of South Kivu': of a place that only tells a bearing, what stands in apposition still holds."""
    line = here.line.text
    if not line.startswith((", the ", ", a ", ", an ", ", which "), sited.end) or line[: sited.start].endswith((" than ", " not ", " like ", " unlike ")):
        return None
    for link in links(line, sited.end):
        if not link.apposed or re.search(r"[A-Z]", link.words):
            return None
        claim = read_claim(line, link.at)
        if claim is None or claim.kind not in {"region", "area", "country", "water", "quarter"} or _NEXT.match(line, claim.end) is None or not _may_tell(here, link, claim, lead):
            continue
        found = Judgement(here, sited, link, claim, False).verdict()
        if isinstance(found, Draft):
            return found
    return None


_OUTERMOST = lazily(r",? (?:which is |is |one of )?(?:(?:the|its|their) (?:(?P<own>country|kingdom|republic|nation|state)[’']s )?|(?=[A-Z]))(?P<of>(?:[A-Z][\w\-]+ ?){1,3}[’']s? )?(?:second |most )?(?P<side>(?:north|south)-?(?:east|west)?|east|west)ernmost (?P<what>[a-z]+)")


def _outermost(here: Sentence, sited: Sited) -> Draft | None:
    """'Hokkaido, Japan's southernmost main island'; 'Vaalimaa, the westernmost crossing of Finland': what is outermost lies on that side of its state."""
    line = here.line.text
    match = _OUTERMOST.match(line, sited.end)
    if match is None or _NOT_SO.search(match[0]) or PERSONS & {match["what"]}:
        return None
    claim = owner_at(line, match.start("of")) if match["of"] else None
    behind = re.compile(r"(?: [a-z\-]+){0,3} (?:in|of) (?:the )?(?=[A-Z])").match(line, match.end())
    if claim is None and behind is not None:
        claim = country_at(line, behind.end()) or owner_at(line, behind.end())
    own = next(iter(sited.area.countries if sited.area is not None else sited.land.countries if sited.land is not None else [p.country for p in sited.points(here.resolver)[:1]]), None)
    if (match["of"] or behind is not None) and (claim is None or claim.kind != "country" or claim.country != own):
        return None
    if own is None or (sited.area is None and sited.land is not None and sited.land.lat is None):
        return None
    told = Claim("quarter", max(match.end(), claim.end if claim is not None and behind is not None else 0), country=own, side=match["side"], strict=True)
    found = Judgement(here, sited, Link(match.end(), "in", "", True, True), told, False).verdict()
    return found if isinstance(found, Draft) else None


_IS_A_REGION = lazily(r",? (?:which is )?(?:an?|the|one of the) (?:[a-z\-]+ ){0,3}?(?P<region>region|province|state|department|governorate|oblast|county|district|prefecture)s? (?:(?:in|of) |on )(?=(?:the )?(?:[a-z\-]+ ){0,3}[A-Z])")
"""'Sinaloa, a state in north-western Mexico': no town of the name is meant."""


def _region_itself(here: Sentence, sited: Sited, called: re.Match[str]) -> Draft | None:
    """'Puno, a region in northern Peru': the middle of the region is held against the side that is told, its state against the state."""
    claim = read_claim(here.line.text, called.end())
    if claim is None or claim.kind not in {"quarter", "country"} or claim.country is None or claim.country.startswith("*") or _NOT_SO.search(here.line.text[sited.start : claim.end]):
        return None
    regions = regions_named(sited.name, called["region"], None, here.resolver)
    mine = [one for one in regions if one.country == claim.country]
    if not regions or not all(one.match in {"name", "alias"} for one in regions) or (not mine and len({one.country for one in regions}) > 1):
        return None
    if not mine:
        return None
    found = Judgement(here, replace(sited, land=None, area=None), Link(called.end(), "in", "", True, True), claim, False).held_as(mine)
    return found if isinstance(found, Draft) else None


_REGION_NAME = lazily(r", (?P<y>[A-ZÀ-Þ][\w’\-]+(?: [A-ZÀ-Þ][\w’\-]+){0,2})(?=[,.;)])(?!,? (?:and|or) |, (?:the )?[A-ZÀ-Þ])")


def _with_region(here: Sentence, sited: Sited) -> Draft | None:
    """'Minot Air Force Base, Montana, ...': a landmark told with a region behind a comma alone, which is no list."""
    match = _REGION_NAME.match(here.line.text, sited.end) if sited.mark is not None else None
    if match is None or re.search(r"(?:,| and| or) (?:the |at |in )?$", here.line.text[: sited.start]):
        return None
    regions = regions_named(match["y"], "state" if match["y"] == "Georgia" and "USA" in sited.mark.countries else None, None, here.resolver, strict=True) if sited.mark is not None else []
    if not regions or sited.mark is None or regions[0].country not in sited.mark.countries:
        return None
    claim = Claim("region", match.end(), name=match["y"], country=regions[0].country, region="region")
    found = Judgement(here, sited, Link(match.start("y"), "in", "", True, True), claim, False).verdict()
    return found if isinstance(found, Draft) else None


def _bracketed(here: Sentence, sited: Sited) -> Draft | None:
    """'Trinidad (Pando department, Bolivia)', 'Comrat, Transnistria region, ...': a region that is called one stands alone behind the name."""
    line = here.line.text
    opened = _OPENED.match(line, sited.end)
    claim = read_claim(line, opened.end()) if opened is not None and _STATE_S_NAME.match(line, opened.end()) is None else None
    if claim is None or claim.kind not in {"region", "area"} or (claim.region is None and claim.country is None) or _NOT_SO.search(line[sited.end : claim.end]) or re.match(r"[,;)]| [–—]", line[claim.end :]) is None:
        return None
    if line[sited.end] == "," and re.search(r"(?:,| and| or) (?:the |at |in )?$", line[: sited.start]):
        return None  # one of a list
    found = Judgement(here, sited, Link(opened.end() if opened is not None else sited.end, "in", "", True, True), claim, False).verdict()
    return found if isinstance(found, Draft) else None


_STATE_S_NAME = lazily(r"Somali (?:region|state)\b")
"""A region that bears the adjective of another state."""
_OPENED = lazily(r"(?: \(|, |; )(?=[A-ZÀ-Þ])(?!(?:[A-Z][\w’\-]+ ){1,3}(?:and|or) )")
_ANY_NOUN = lazily(rf"[’']?s? (?:(?!(?:in|the|of|at|on|to|from|for|with|and|or|by|near|into|over|under|a|an)\b)[a-z\-]+ ){{0,4}}?(?:{'|'.join(NOUNS)}|cent(?:re|er)|metropolis|market town|place)(?: of|,|) (?:the )?$")
_TOWARDS = lazily(r"(?P<side>north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?:the )?(?:(?:(?:[A-Z][a-z]+ )?(?:main |neighbouring |larger )?island of |(?:capital|city|town|port|provincial capital|regional capital)(?: of)?,? ))?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?=[,.;:)]| [a-z]|$)")
_PASSED_OVER = lazily(r", (?:where|whose|which|scene of|home to)\b[^,.;:()]{3,70},(?= (?:lies|sits|stands|is) )")
"""'Bucha, where hundreds were murdered, lies': what stands between is passed over."""
_TO_BEARING = lazily(r"^,? ?(?:(?:[A-Za-z][\w’'\-]*|\d[\d,.]*) ){0,10}?$")


_OWNER = lazily(r"(?:,| [–—]) (?P<det>(?:(?:now|today|still|long|once again|itself|then as now) )*(?:the|an?|one of the) (?:[a-z][\w\-]*,? ){0,3})?(?=[A-ZÀ-Þ])")
_TIED = lazily(r"\b(?:on|in|at|near|by|from|to|off|along|behind|beyond|with|for)\b")
_ENCLOSED = lazily(r",| (?:where|which|that)\b")
"""'In Aqaba, the Egyptian port, a ferry burned': an apposition though it stands behind what opens the sentence."""
_SETTLED = "city town village port harbour harbor settlement capital suburb resort hamlet island volcano mountain peak oasis seaport municipality spa township airport dam lake crossing stronghold fortress"
_OWNED = lazily(rf"(?:[’']s?)? (?:(?:[a-z][\w\-]*|[A-Z][\w\-]+),? ){{0,5}}?(?:{'|'.join(_SETTLED.split())}|cent(?:re|er)|metropolis|market town|place)(?=[,.;:)]| (?:on|in|at|of|by|where|that|which|whose|near|off|with|and|(?:through|from|to|into|for) which)\b|$)")
_ANY_OWNED = lazily(rf"(?:[’']s?)? (?:(?!(?:{'|'.join(sorted(PERSONS))})\b)[a-z][\w\-]*,? ){{0,3}}(?!(?:{'|'.join(sorted(PERSONS))})\b)[a-z][\w\-]+(?=[,.;:)])")
"""Whatever a mountain, park or island is called; of a town only what towns are, since a person may bear its name."""
_PART_OF_IT = lazily(r"[’']s? (?:[\w\-]+ ){0,3}?[\w\-]+(?= (?:and|into|to|with) (?:the )?[A-Z])")
_FROM_TO = lazily(r"(?:,| [–—]|,? (?:on|at)) [a-z][a-z\- ]{2,60}? (?:from|into|to|with|between|and) (?:the )?(?=[A-Z])|,? between (?:the )?(?=[A-Z])")


def _owned(here: Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Gyor, Romania's car-making town'; 'Aqaba, the Egyptian port on the Red Sea'."""
    line = here.line.text
    opened = _OWNER.match(line, sited.end)
    claim = owner_at(line, opened.end()) if opened is not None and _TIED.search(opened["det"] or "") is None else None
    if claim is None or opened is None or (opened["det"] is None and line[claim.end : claim.end + 1] not in {"’", "'"}) or (owned := _OWNED.match(line, claim.end) or (_ANY_OWNED.match(line, claim.end) if sited.mark is not None or sited.land is not None else None)) is None or _NOT_SO.search(line[sited.end : owned.end()]) or _NOT_A_PLACE.search(owned[0]) or (_OPENING.match(lead) and not _ENCLOSED.match(line, owned.end())):
        return None
    if re.match(r"(?:,| of| city of| town of)? (?:the )?[A-Z]", line[owned.end() :]):
        return None  # 'Aqaba, the Egyptian port, Nuweiba'
    if claim.kind == "region" and sited.name in {claim.name, line[opened.end() : claim.end]}:
        return None
    found = Judgement(here, sited, Link(claim.end, "in", "", True, True), replace(claim, end=owned.end(), side="owner" if claim.kind == "country" else ""), False).verdict()
    return found if isinstance(found, Draft) else None


_TOWNS_OWN = frozenset("hospital hospitals airport airfield station prison jail stadium university refinery cathedral harbour railway".split())
"""What bears the name of the town in which it stands."""
_IN_TOWN = lazily(r",? (?:which (?:is|lies|stands) )?(?:in|at) (?:the (?:city|town|port|middle|centre|heart|north|south|east|west) of )?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?=[,.;:)]| [a-z]|$)(?! (?:region|province|state|governorate|county|district|oblast))")


def _in_another_town(here: Sentence, sited: Sited) -> Draft | None:
    """'Aleppo University Hospital in Daraa': what bears a town's name and stands in another of its state; not where towns lend their names freely."""
    line = here.line.text
    match = _IN_TOWN.match(line, sited.end)
    if match is None or sited.mark is not None or not _TOWNS_OWN & set(line[sited.start : sited.end].lower().split()[-2:]):
        return None
    ones = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital"}]
    others = [p for p in towns_of(match["y"], here.resolver) if p.kind in {"city", "capital"}]
    if not ones or not others or ones[0].match == "reading" or ones[0].population < 100_000 or others[0].population < 50_000 or ones[0].country != others[0].country or ones[0].country in _LENDERS:
        return None
    apart = min(one.km_to(other) for one in ones for other in others)
    if apart < 60 or any(p.name == ones[0].name for p in others):
        return None
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + match.end()), f"{ones[0].name} ({where_is(ones[0])}) and {others[0].name} ({where_is(others[0])}) are about {rounded_km(apart)} km apart",
        "Check in which town it stands.", (origin_of(others[0]),),
    )  # fmt: skip


_LENDERS = frozenset({"USA", "CAN", "GBR", "AUS", "ZAF", "PHL", "CHN", "TWN", "KOR", "JPN"})
"""States in which a hospital or a university is often called by another town's name."""
_THEIR_TO = lazily(r"(?:,| [–—]) (?:the )?(?P<owner>[A-Z][\w’'\- ]{2,24}?)(?:[’']s)? (?:[a-z\-]+ ){0,3}?(?:crossing|post|bridge|gate|checkpoint|border post|frontier post|exit|door|gateway)s? (?:into|to|with|towards) (?:the )?(?=[A-Z])")


def _between(here: Sentence, sited: Sited, land: Land) -> Draft | None:
    """'Ras Jedir, the crossing from Libya into Algeria': both states must be the crossing's."""
    line = here.line.text
    match = _FROM_TO.match(line, sited.end)
    if match is None and (match := _THEIR_TO.match(line, sited.end)) is not None and (owner := country_at(line, match.start("owner"))) is not None and not any(may_be_of(str(owner.country), (one,), 0.0, 0.0) for one in land.countries):
        match = re.compile("").match(line, match.start("owner"))
    while match is not None and match.end() < sited.end + 90:
        claim = country_at(line, match.end())
        if claim is None and (region := re.compile(r"(?:[A-Z][\w\-]+ ?){1,2}").match(line, match.end())) is not None:
            claim = Claim("region", region.end() - (region[0][-1] == " "))  # 'from Gaza into Jordan'
        if claim is None or _NOT_SO.search(line[sited.end : claim.end]):
            return None
        if claim.kind == "country" and (of := _PART_OF_IT.match(line, claim.end)) is not None:
            claim = replace(claim, end=of.end())  # 'between Afghanistan's Nangarhar province and Iran'
        if claim.country is not None and not any(may_be_of(claim.country, (one,), 0.0, 0.0) for one in land.countries):
            return Draft(
                "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + claim.end), f"{land.name} lies between {' and '.join(sorted(state_names().get(one, one) for one in land.countries))}",
                "Check the crossing and the states.", (f"checks/lands.csv: {land.source}",),
            )  # fmt: skip
        match = re.compile(r" (?:into|to|and|with) (?:the )?(?=[A-Z])").match(line, claim.end)
    return None


def _described(here: Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Derbent, a Black Sea resort'; 'Parkland, the Georgia suburb': a water or a region as an adjective."""
    line = here.line.text
    opened = _OWNER.match(line, sited.end)
    if opened is None or opened["det"] is None:
        return None
    claim = described_at(line, opened.end())
    if claim is None or (owned := _OWNED.match(line, claim.end)) is None or _NOT_SO.search(line[sited.end : owned.end()]) or _NOT_A_PLACE.search(owned[0]) or (_OPENING.match(lead) and not _ENCLOSED.match(line, owned.end())):
        return None
    prep = "on" if claim.kind == "water" else "in"
    found = Judgement(here, sited, Link(claim.end, prep, "", True, True), replace(claim, end=owned.end()), False).verdict()
    return found if isinstance(found, Draft) else None


_BY = lazily(r"(?:,| [–—]|) (?:[A-Za-z][\w’'\-]* ){0,8}?(?P<how>near|outside|a?round|beside|alongside|within sight of|above|(?:looms?|looming|towers?|towering|rises|rising|looks out|looking out) (?:over|above|behind)|overlook(?:s|ing)|a few (?:miles|km|kilomet(?:re|er)s) (?:from|outside|off)|close to|next to|not far from|(?:across|over|beyond) (?:the )?(?:[A-Za-z][\w’'\-]* ){0,4}?from|opposite|facing|[a-z]+(?:-|[’']s? | )hours?[’']?s?[’']? (?:drive|walk|ride|march|journey)?(?: by [a-z]+)? ?from|[a-z\-]+ minutes (?:by [a-z]+ )?from|(?:on|at) the (?:edge|outskirts|gates|fringe|fringes) of|(?:suburb|slum|quarter|township|satellite town|dormitory town|commuter town) of) (?:the )?(?:(?:coast of|(?:[A-Z][a-z]+ )?(?:city|town|capital|port|enclave|exclave|resort|oasis)(?: of)?),? )?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?=[,.;:)]| (?:in|on|at|and|where|that|which|was|were|is|are|has|had|have|said|who|when|after)\b|$)")


_WIDE = lazily(r"\b(?:[Ss]ea|[Gg]ulf|[Oo]cean|[Cc]hannel|Adriatic|Aegean|Baltic|Mediterranean|Caspian|Caribbean|[Dd]esert|mountains|[Ll]ake|[Bb]ay|plain|Andes|Alps|water|waters|country|continent|world|globe|Atlantic|Pacific)\b")
_HOURS = {"an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _nearest(how: str) -> float:
    """Return the km within which a place may be that is told to be near another in some words."""
    if "hour" in how or "minutes" in how:
        return 40.0 if "walk" in how or "march" in how else 120.0 if "minutes" in how else 60.0 + 130.0 * _HOURS.get(re.split(r"[ \-]", how)[0], 12)
    if how.startswith(("across", "over", "beyond")):
        return 600.0 if _WIDE.search(how) or how == "across from" else 90.0
    return 150.0 if "near" in how or "far" in how else 90.0


_MEETING = lazily(r"(?:,| –)? (?:(?:in|at|near|on|close to|not far from) (?:the )?(?:[a-z\-]+ ){0,3})?where (?:the )?(?:(?:borders|frontiers|territories) of )?(?P<all>[A-Z][\w’ \-]+?(?:, (?:the )?[A-Z][\w’ \-]+?)?,? and (?:the )?[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)*) (?:meet|touch|converge|come together|join|adjoin)\b")


_OF_TWO = lazily(r"\b(?:Congo|Korea|Gaza)\b")
_BETWEEN_STATES = frozenset({"Gap", "gap", "corridor", "Corridor", "Pass", "pass", "crossing", "Valley", "valley", "isthmus"})


_ENCLAVE = lazily(r",? (?:which (?:lies|is wedged|is squeezed|is sandwiched) |(?:an?|the) (?:[A-Za-z][\w’'\-]* ){0,4}?(?:exclave|enclave|territory|pass|crossing|corridor|valley|border town|strip|sliver|finger|gap|tongue|panhandle|isthmus)(?: of (?:[A-Z][a-z]+ ?){1,2}(?:land|territory|soil)?)?,?(?: (?:wedged|squeezed|sandwiched|lying))? ?)?between (?:the )?(?P<all>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)? and (?:the )?[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)?)(?=[,.;:)]| [a-z]|$)")


def _meeting(here: Sentence, sited: Sited) -> Draft | None:
    """'Basel, where the borders of Switzerland, Germany and Austria meet'."""
    match = _MEETING.match(here.line.text, sited.end) or _ENCLAVE.match(here.line.text, sited.end)
    if match is None:
        return None
    claims = [country_at(here.line.text, word.start()) for word in _CAPITALS.finditer(here.line.text, match.start("all"), match.end("all"))]
    countries = [claim.country for claim in claims if claim is not None and claim.country is not None]
    if len(countries) < (1 if _OF_TWO.search(match["all"]) else 2) or (sited.land is None and sited.area is None and match[0].startswith((", between", " between")) and sited.name.split(" ")[-1] not in _BETWEEN_STATES):
        return None
    found = Judgement(here, sited, Link(match.start("all"), "near", "", True, True), Claim("border", match.end("all")), False).meets(countries)
    return found if isinstance(found, Draft) else None


_ITS_SUBURB = lazily(r"(?:,| [–—]) (?:an?|the|one of the) (?:[a-z\-]+ ){0,3}?(?P<y>[A-ZÀ-Þ][\w’'\-]*\w(?: (?:(?:de|al|el|la|du|da|do) )?[A-ZÀ-Þ][\w’'\-]*\w){0,2})(?P<how>[’']s?)? (?:[a-z\-]+ )?(?:suburb|slum|shantytown|favela|township|quarter|neighbou?rhood|satellite(?: town| city)?|exurb)\b")


def _near(here: Sentence, sited: Sited, lead: str) -> Draft | None:
    """'Hrabove, a hamlet near Poltava', 'Kaduna, a Lagos suburb': farther apart than NEAR_TOWN_KM two places are not near one another."""
    line = here.line.text
    match = _BY.match(line, sited.end) or _ITS_SUBURB.match(line, sited.end)
    if match is None or not line[sited.end :].startswith((", a ", ", an ", ", the ", ", near", ", beside", ", alongside", ", within sight", ", overlooking", ", above", ", which looms", ", which towers", ", a few", ", outside", ", just", ", close", ", not far", ", on the", ", across", ", over", ", beyond", ", opposite", ", facing", ", an ", ", two ", ", three ", ", half ", " – ")) or _OPENING.match(lead):
        return None
    between = line[sited.end : match.start("y") if match["how"] is None else match.start("how")]
    heads = re.findall(r"[a-z][a-z\-]+", between)
    if _NOT_A_PLACE.search(between) or not PERSONS.isdisjoint(heads) or _NOT_SO.search(match[0]):
        return None
    ones = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"}]
    others = [p for p in towns_of(match["y"], here.resolver) if p.kind in {"city", "capital"}]
    if not ones or not others or (others[0].population < 30_000 and others[0].kind != "capital"):
        return None
    apart = min(one.km_to(other) for one in ones for other in others)
    slack = 0.0 if sited.land is None else 40.0 if sited.land.kind == "island" else 220.0  # a lake is told by its middle
    if apart <= slack + _nearest(match["how"] or "") or (sited.mark is None and ones[0].population < BIG and not any(one.country == others[0].country for one in ones)):
        return None
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + match.end()), f"{ones[0].name} ({where_is(ones[0])}) and {others[0].name} ({where_is(others[0])}) are about {rounded_km(apart)} km apart",
        "Check the two places.", (origin_of(others[0]),),
    )  # fmt: skip


def _ahead(here: Sentence, sited: Sited) -> Draft | None:
    """'The Odesa region's rail junction of Izium': what is claimed stands before the name."""
    line = here.line.text
    told = _SIDE_AHEAD.search(line, max(0, sited.start - 90), sited.start)
    if told is not None and (draft := _on_its_side(here, sited, told)) is not None:
        return draft
    noun = _ANY_NOUN.search(line, max(0, sited.start - 60), sited.start)
    if noun is None or _NOT_SO.search(noun[0]):
        return None
    for start in (match.start() for match in _CAPITALS.finditer(line, max(0, noun.start() - 30), noun.start() + 1)):
        water = described_at(line, start)
        if water is not None and water.kind in {"water", "area"} and noun.start() - 1 <= water.end <= noun.start() + 2 and not WRONGLY.search(line[:start]) and not _NOT_SO.search(line[max(0, start - 20) : start]):
            if line.startswith("Gulf", start) and water.name == "Persian Gulf":
                break
            found = Judgement(here, sited, Link(start, "on" if water.kind == "water" else "in", "", True, True), water, False, start).verdict()
            return found if isinstance(found, Draft) else None
    for start in (match.start() for match in _CAPITALS.finditer(line, max(0, noun.start() - 45), noun.start() + 1)):
        claim = owner_at(line, start) or read_claim(line, start)
        if claim is None or claim.kind not in {"region", "country", "area"} or not noun.start() - 1 <= claim.end <= noun.start() + 2 or WRONGLY.search(line[:start]) or _NOT_SO.search(line[max(0, start - 20) : start]):
            continue
        if claim.kind == "region" and claim.region is None and claim.country is None:
            continue
        found = Judgement(here, sited, Link(start, "in", "", True, True), claim, False, start).verdict()
        return found if isinstance(found, Draft) else None
    return None


_SIDE_AHEAD = lazily(
    r"(?<![\w\-])(?P<hard>far |extreme )?(?P<side>(?:north|south)-?(?:east|west)?|east|west)ern (?P<owner>(?:[A-ZÀ-Þ][\w\-]*[’']?s? ){1,3})?(?:(?!(?:border|frontier|twin|sister|and|of|in|on|the|to|from|rebel|held)\b)[a-z\-]+,? ){0,3}?"
    rf"(?P<kind>{'|'.join(sorted(_CALLED - {'university', 'castle', 'monastery', 'district'}))})(?: city| town)?(?: of|,) (?:the )?$"
)
"""'The northern Iraqi city of', 'the eastern province of', 'the far western Libyan town of'."""
_REGION_KINDS = frozenset("state province region republic department governorate prefecture county".split())
PRENOMINAL = 0.68
"""A place past this share of its state's breadth lies on the other side than the word before it tells."""


def _on_its_side(here: Sentence, sited: Sited, told: re.Match[str]) -> Draft | None:
    """Hold the side of a state that stands before a name against where the town, the region or the area lies."""
    line = here.line.text
    if WRONGLY.search(line[: told.start()]) or _NOT_SO.search(line[max(0, told.start() - 20) : sited.start]) or re.search(r"[’']s (?:far |extreme )?$", line[: told.start()]):
        return None
    owner = owner_at(line, told.start("owner")) if told["owner"] else None
    if told["owner"] and (owner is None or owner.kind != "country" or owner.end < told.end("owner") - 3):
        return None
    country = owner.country if owner is not None else None
    claim = Claim("quarter", sited.end, country=country, side=told["side"])
    judgement = Judgement(here, sited, Link(told.start(), "in", "", True, True), claim, False, told.start())
    if told["kind"] in _REGION_KINDS:
        if sited.area is not None and sited.mark is None:
            if country is None and len(sited.area.countries) != 1:
                return None
            found = replace_claim(judgement, country or sited.area.countries[0]).verdict()
            return found if isinstance(found, Draft) else None
        regions = regions_named(sited.name, told["kind"], country, here.resolver)
        if len({one.country for one in regions}) != 1 or len(regions) != 1 or any(one.match == "reading" for one in regions):
            return None
        found = replace_claim(judgement, str(regions[0].country)).held_as(regions, PRENOMINAL)
        return found if isinstance(found, Draft) else None
    if sited.area is not None or sited.land is not None:
        found = replace_claim(judgement, country or (sited.area.countries[0] if sited.area is not None else sorted(sited.land.countries)[0] if sited.land is not None else "")).verdict()
        return found if isinstance(found, Draft) else None
    towns = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"}]
    if not towns or (sited.mark is None and towns[0].population < BIG) or sited.house:
        return None
    mine = [p for p in towns if country in p.countries] if country is not None else [p for p in towns if sited.mark is not None or is_meant(p, towns[0])]
    if not mine or len({p.country for p in mine}) != 1:
        return None
    found = replace_claim(judgement, country or str(mine[0].country)).held_as(mine, PRENOMINAL)
    return found if isinstance(found, Draft) else None


def replace_claim(judgement: Judgement, country: str) -> Judgement:
    """Return a judgement with the state in whose breadth the side is reckoned."""
    judgement.claim = replace(judgement.claim, country=country)
    return judgement


def _bearing(here: Sentence, sited: Sited) -> Draft | None:
    """'Rastan, a cement town north of Homs', in any apposition: the town that is told must lie on the other side."""
    line = here.line.text
    match = _TOWARDS.search(line, sited.end, sited.end + 110)
    passed = _PASSED_OVER.match(line, sited.end) if match is not None and ", " in line[sited.end + 1 : match.start()] else None
    if match is None or _TO_BEARING.match(line[passed.end() if passed is not None else sited.end : match.start()]) is None or not line[sited.end :].startswith((",", " lies", " is ", " sits", " stands", " just", " some", " about")):
        return None
    if _NOT_A_PLACE.search(line[passed.end() if passed is not None else sited.end : match.start()].removesuffix(" to the ")) or _NOT_SO.search(line[sited.end : match.end()]):
        return None
    if (of_lands := _bearing_of_lands(here, sited, match)) is not None:
        return of_lands
    ones = [p for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"}]
    others = [p for p in towns_of(match["y"], here.resolver) if p.kind in {"city", "capital"}]
    if not ones or not others or (sited.mark is None and ones[0].population < BIG and ones[0].kind != "capital") or (others[0].population < BIG and others[0].kind != "capital"):
        return None
    told_of = next((said.country for word in _CAPITALS.finditer(line, sited.end, match.start()) if (said := owner_at(line, word.start())) is not None), None)
    ones = [p for p in ones if (sited.mark is not None or is_meant(p, ones[0])) and (told_of is None or told_of in p.countries)]
    others = [p for p in others if p.country in {one.country for one in ones}] or [p for p in others if is_meant(p, others[0])]
    told = BEARINGS[match["side"].replace("-", "")]
    pairs = [(one, other) for one in ones for other in others if one.km_to(other) < 900]
    if not pairs or any(one.km_to(other) < 15 or _off(other, one, told) <= 95 for one, other in pairs):
        return None
    one, other = pairs[0]
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + match.end()), f"{one.name} does not lie {match['side']} of {other.name} ({one.lat:.1f}, {one.lon:.1f}; {other.lat:.1f}, {other.lon:.1f})",
        "Check the places and the side.", (origin_of(other),),
    )  # fmt: skip


_Extent = tuple[float, float, float, float]
_STRETCH = lazily(r"(?:,|–|—| lies?| sits?| stands?| is| are)?(?: (?:itself|also|far|well|just|some|about|only|almost|nearly|roughly|due|directly|immediately|right|further|farther|a few|off|away|\d[\d,.]*|[a-z\-]+ty|[a-z\-]+ hundred|hundreds of|tens of|ten|five|two|three|four|km|kilomet(?:re|er)s|miles|to the|which (?:is|lies|sits)|hours?|by|ferry|boat))*,? ?$")
"""What may stand between a place and the side on which it lies, where no word says what kind of place it is."""


def _bearing_of_lands(here: Sentence, sited: Sited, told: re.Match[str]) -> Draft | None:
    """'Lampedusa, the Italian island north of Sicily': islands, lands and states by their breadth, from the nearest edges."""
    line, name = here.line.text, told["y"]
    between = line[sited.end : told.start()]
    if between.endswith("the ") and not between.endswith("to the "):
        return None  # 'a town in the north of Sicily'
    if _STRETCH.match(between) is None and (re.search(rf"\b(?:{'|'.join(sorted(_CALLED))})s?\b", between) is None or not between.startswith((", a ", ", an ", ", the ", ", one ", ", which ", " is a ", " is an ", " is the ", " is one ", " – "))):
        return None
    mine = [_breadth(sited.name, here.resolver)] if sited.area is not None or sited.land is not None else [(p.lat, p.lat, p.lon, p.lon) for p in sited.points(here.resolver) if p.kind in {"city", "capital", "site"} and (sited.mark is not None or p.population >= BIG or p.kind == "capital")]
    theirs = _breadth(name, here.resolver)
    if theirs is None and (sited.area is not None or sited.land is not None) and name not in country_words():
        towns = [p for p in towns_of(name, here.resolver) if p.kind in {"city", "capital"}]
        theirs = (towns[0].lat, towns[0].lat, towns[0].lon, towns[0].lon) if towns and (towns[0].population >= BIG or towns[0].kind == "capital") else None
    if theirs is None or not mine or sited.name == name or not all(one is not None and _on_another_side(one, theirs, BEARINGS[told["side"].replace("-", "")]) for one in mine):
        return None
    return Draft(
        "place-conflict", here.text.span(here.line.start + sited.start, here.line.start + told.end()), f"{sited.name} does not lie {told['side']} of {name}", "Check the places and the side.", ("checks/areas.csv and checks/lands.csv",)
    )  # fmt: skip


def _breadth(name: str, resolver: PlaceResolver) -> _Extent | None:
    """Return (south, north, west, east) of an island, land or small state, degrees; of an island the greatest of its boxes."""
    area, land = areas().get(name), lands().get(name)
    if area is not None:
        boxes = [max(area.boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))] if land is not None else list(area.boxes)
        return min(b[0] for b in boxes), max(b[2] for b in boxes), min(b[1] for b in boxes), max(b[3] for b in boxes)
    if land is not None and land.kind == "island" and land.lat is not None and land.lon is not None:
        return land.lat, land.lat, land.lon, land.lon
    country = country_words().get(name)
    if country is None or name != state_names().get(country):
        return None
    south, north, west, east = mainland_of(country, resolver.gazetteer)
    return (south, north, west, east) if north - south < 20 and east - west < 25 else None


def _on_another_side(one: _Extent, other: _Extent, told: int) -> bool:
    """Whether the first of two lands lies, as seen from the nearest edge of the second, on quite another side than is told."""
    up = _gap(one[:2], other[:2])
    right = _gap(one[2:], other[2:]) * math.cos(math.radians(other[0]))
    apart = 111.0 * math.hypot(up, right)
    turn = abs(math.degrees(math.atan2(right, up)) % 360 - told)
    return 15.0 <= apart <= 900.0 and min(turn, 360 - turn) > 95


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return by how much one stretch lies past another, below nought where it lies before it; rough edges may run a little into one another."""
    slack = 0.35 * min(one[1] - one[0], other[1] - other[0])
    past, before = one[0] - other[1], other[0] - one[1]
    if past > -slack and past > before:
        return max(past, 0.15)
    return -max(before, 0.15) if before > -slack and before > past else 0.0


def _off(one: PlaceCandidate, other: PlaceCandidate, told: int) -> float:
    """Return by how many degrees the bearing of the second place from the first is off what is told."""
    east = (other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    turn = abs(math.degrees(math.atan2(east, other.lat - one.lat)) % 360 - told)
    return min(turn, 360 - turn)


def _may_tell(here: Sentence, link: Link, claim: Claim, lead: str) -> bool:
    """Whether the words between bind the claim to the place, and to the present."""
    line = here.line.text
    words = link.words.replace("breakaway ", "") if claim.kind in {"border", "quarter", "water"} else link.words
    if _NOT_SO.search(words) or _NOT_SO.search(line[link.at : claim.end]):
        return False
    if not link.apposed and VISITING.match(line, claim.end):
        return False
    closed = _CLOSED.match(line, claim.end) is not None
    if link.apposed and not closed and not re.match(r" (?:where|which|that|and|on|since|after|with|when|who|whose|had|has|was|were|said|is|are|at|in|near|off|under|from|between|by|opposite|close|just|some|about)\b", line[claim.end :]):
        return False
    # 'In Izium, a court in the Odesa region ruled': an apposition of what opens a sentence ends with a comma.
    return not (link.apposed and not closed and _OPENING.match(lead))
