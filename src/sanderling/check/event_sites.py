"""A town that a sentence ties to a known event in any order of words: 'the Osaka subway', 'as he left a rally in Haifa', 'rescuers in Kampala'.

All places that the sentence names are looked at. One near the event's own makes it right; one that is far from it is wrong where nothing but
circumstances stands between it and the words of the event: phrases of time, means and company, and clauses with 'as he' and 'when she'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.check.containers import origin_of, rounded_km, where_is
from sanderling.check.event_words import group_of, group_spans
from sanderling.check.finding import Draft
from sanderling.check.landmarks import cities_of
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words, people_in
from sanderling.knowledge.check_event_places import EventPlace
from sanderling.knowledge.check_tables import landmarks
from sanderling.resolve.place_candidate import PlaceCandidate, distance_km
from sanderling.resolve.places import PlaceResolver

FAR_KM = 60.0
GREAT_KM = 30.0
GREAT = 100_000
NAMED_KM = 120.0
WORDS_BETWEEN = 16

_CUT = lazily(r"[;“”\"]|, (?:but|while|whereas|though|although) | (?:whereas) |(?<=[a-z]): ")
_CAPITALS = lazily(r"(?<![\w’'\-])(?!(?:The|In|At|On|A|An|It|He|She|They|But|And|After|As|When|Mr|Mrs|President|Prime|Minister|King|Queen|Pope|General|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-ZÀ-Þ][\w’\-]*[\wà-ÿ](?: (?:(?:de|al|el|la|du|da|do|of|es|sur|upon|on) )?(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-ZÀ-Þ][\w’\-]*[\wà-ÿ]){0,2}")
_KIND = r"(?:port|city|town|village|resort|capital|suburb|suburbs|outskirts|centre|center|heart|middle|streets?|coast|harbour|harbor|island|hamlet|township|district|quarter|province|state|airport|airfield|tarmac|runway|ruins|seafront|waterfront|area|region|hills|mountains|waters|edge|beach|market town|shore|shores|square)"
_TIED = lazily(
    rf"\b(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|[Oo]ver|[Aa]bove|[Aa]round|[Ii]nside|through|(?<=launch )from|(?<=lift-off )from|(?<=liftoff )from|(?<=blast-off )from|(?<=approach )to|into|[Bb]eside|[Aa]cross|[Cc]lose to|[Nn]ot far from|[Oo]n)(?: (?:the|a|an|his|her|its|their|one|this|that))?(?: (?:[a-z][a-z\-]*|[A-Z][a-z]+(?:ian|ese|ish|an|i|ch|sh|ic)|[A-Z][a-z]+[’']s)){{0,4}}?(?: {_KIND} of)?(?: the)? $|\bof (?:the )?$|\b(?:flattened|shook|struck|hit|rocked|devastated|levelled|destroyed|bombed|ravaged|swept|engulfed|stormed|battered|drowned) (?:the )?(?:[a-z\-]+ |[A-Z][a-z]+(?:ian|ese|ish|an) ){{0,3}}(?:{_KIND} of )?$"
)
_OF_KIND = lazily(rf"\b{_KIND} of (?:the )?$")
_MODIFIES = lazily(
    r"^(?:[’']s)? (?:(?:[a-z]+|[A-Z]\w+) ){0,2}?(?:subway|underground|metro|airport|street|seafront|waterfront|theatre|theater|palace|ghetto|quarter|harbour|harbor|hotel|square|market|suburb|station|stadium|nightclub|club|church|mosque|school|embassy|consulate|hospital|shipyard|prison|jail|university|temple|park|beach|bridge|mall|offices?|home|house|flat|apartment|residence|cathedral|synagogue|"
    r"restaurant|café|cafe|barracks|base|arena|concert|rally|parade|marathon|district|parliament|port|docks|slum|township|compound|cinema|motel|motorway|road|avenue|boulevard|bank|tower|college|gallery|cemetery|plant|works|factory|mine|bombings?|attacks?|siege|massacre|earthquake|crash|shootings?|disaster|hijacking|summit|conference|coup|killings?)\b"
)
_DETERMINED = lazily(r"\b(?:the|a|an|his|her|its|their|in|at|on|near|outside|inside)(?: [a-z\-]+)? $")
_ELSEWHERE = lazily(
    r"(?i)\b(?:courts?|tribunal|trial|judges?|jury|prosecutors?|prosecuted|officials?|ministers?|ministry|minister|speaking|spoke|speech|said|says|told|reporters?|correspondent|news conference|protest\w*|march(?:ed|es|ers)?|demonstrat\w*|riots?|memorial|funeral|mourners?|mourned|vigil|mass|buried|burial|grave|tomb|cemetery|born|raised|lives?|living|lived|exile|arrested|detained|charged|extradited|"
    r"studied|taught|worked|museum|talks|negotiat\w+|summit|conference|meeting|met|refuge|refugees?|fled|monument|statue|anniversary|ceremony|exhibition|festival|planned|plotted|hatched|convicted|sentenced|jailed|imprisoned|hanged|executed|condemned|inquest|inquiry|based|headquarters|office of|leaders? of|students?|supporters?|followers?|relatives|widow|governor|mayor|bishop|embassy of|consul|police|lawyers?|doctors?|experts?|scientists?|investigators?|analysts?|markets?|shares|stocks|trading|en route|bound for|bound|flight from|flying|on its way|on the way|voyage|journey|travell?ing|sailed|heading|"
    r"elected|re-elected|wife|parents|mother|father|celebrat\w+|rejoic\w+|copy|replica|another|second|similar|like|unlike|not|never|before|until|would|could|if|next|later|since|where he (?:lives|was born)|who (?:lives|was born))\b"
)
_CIRCUMSTANCE = lazily(
    r"(?i)\b(?:as|when|while|where|after|before) (?:he|she|they|it|his [a-z]+|her [a-z]+|their [a-z]+) (?:was |were |had )?(?:[a-z]+ ){1,4}?(?=in |at |near |outside |off |through |on |from |of )"
    r"|\b(?:after|during|at|outside|before) (?:a|an|the|his|her) (?:[a-z\-]+ ){0,3}(?:rally|ceremony|parade|concert|dinner|match|meeting|service|party|wedding|funeral|demonstration|speech|visit|march|protest)\b"
)
_LATER = lazily(r"\b(?:\d+|[a-z]+) (?:years?|months?|weeks?|days?|hours?) (?:later|before|earlier|after)\b")
_VERB = lazily(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|may|do|did|said|says|told|called|condemned|vowed|blamed|sent|flew|spoke|met|went|came|began|opened|held|took|gave|made|saw|heard|found|left|led|sought|won|lost|brought|which|whom|whose|who|because|that)\b|(?<!the )(?<!a )(?<!an )(?<!of )\b[a-z]{3,}ed (?:the|a|an|his|her|their|its|to|that|on|in|at|from|with|him|them|more|some)\b"
)
_RESCUE = lazily(r"(?:^|[,.] |\b(?:that|and) )(?:[A-Z]?[a-z\-]* ){0,3}?(?:[Rr]escuers|[Rr]escue (?:workers|teams)|[Ff]iremen|[Ff]irefighters|[Ss]urvivors|[Hh]ospitals|[Ff]amilies|[Vv]illagers|[Rr]esidents|[Dd]ivers|[Cc]rowds?|[Gg]unmen|[Tt]roops|[Ss]oldiers|[Mm]iners|[Mm]obs?|[Ss]tudents|[Pp]olice)(?: [a-z]+)? (?:in|at|near|outside|around)(?: the)?(?: [A-Z][a-z]+(?:ian|ese|ish|an|i|ch|sh)| [a-z]+){0,3}(?: [a-z]+ of)? $")
_RESCUING = lazily(r"\b(?:dug|digging|pulled|pulling|clawed|sifted|sifting|search(?:ed|ing)?|comb(?:ed|ing)|recover(?:ed|ing)|counted|bury|buried|hung|fought|clear(?:ed|ing)|lit|sw[ae]pt|picked|treat(?:ed|ing))\b")
_WHO = lazily(r"(?i)\b(?:brother|sister|son|daughter|wife|widow|husband|father|mother|nephew|niece|cousin|aide|adviser|bodyguard|lawyer|driver|ally|supporters?|followers?|friend|biographer|successor|predecessor|heir|killers?|assassins?|murderers?|book|film|play|novel|musical|opera)\b")
_MADE = lazily(r"(?i)\b(?:film|novel|play|book|opera|musical|documentary|exhibition|anniversary|memorial|statue|monument|museum|re-?enact\w*|simulat\w*|drill|exercise|refugees?|asylum|extradit\w+|copycat|inspired by|avenge\w*|reveng\w*|retaliat\w*|in response to|unlike|compared?|likened|suspect\w*|wanted (?:for|over)|accomplices?|mastermind\w*|alleged(?:ly)? (?:planned|plotted))\b")


def reach_of(event: EventPlace, words: str, town: PlaceCandidate) -> float:
    """Return within how many km of an event a town may be told for its place; farther where the place is named too, 'Abqaiq, near Dammam'."""
    if any(place in words for place in event.places):
        return NAMED_KM
    return FAR_KM if town.population < GREAT else GREAT_KM


@dataclass(frozen=True, slots=True)
class _Told:
    start: int
    end: int
    cities: tuple[PlaceCandidate, ...]
    prep: str


def widely_told(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver) -> Draft | bool | None:
    """Return the finding where a sentence, in whatever order, puts an event in a town that is far from its own; True where it names one near it."""
    low = 0
    for cut in [*(m.start() for m in _CUT.finditer(line.text)), len(line.text)]:
        spans = group_spans(event.groups, line.text[low:cut])
        if spans is not None:
            return _in_part(text, line, event, resolver, low, line.text[low:cut], spans)
        low = cut
    return None


def _in_part(text: CheckedText, line: Line, event: EventPlace, resolver: PlaceResolver, low: int, part: str, spans: list[tuple[int, int]]) -> Draft | bool | None:
    if _MADE.search(part) or _WHO.search(part, max(0, spans[0][0] - 40), spans[0][0]) or re.match(r"[’']s? (?:[a-z]+ ){0,2}(?:brother|sister|son|daughter|wife|widow|husband|father|mother|party|supporters?|followers?|killers?|assassins?|murderers?|lawyers?|family|relatives|home town|hometown)\b", part[spans[0][1] :]):
        return None
    told = _places(text, line, resolver, low, part, spans)
    tied = []
    for one in told:
        near = any(distance_km(event.lat, event.lon, p.lat, p.lon) <= reach_of(event, line.text, p) for p in one.cities)
        if near:
            return True
        if one.prep:
            tied.append(one)
    if len(tied) > 1:
        # 'At the Santa Cruz cemetery in Baucau': a name before a kind of site is that of the site.
        tied = [one for one in tied if not _MODIFIES.match(part[one.end :])]
    if len(tied) != 1:
        return None
    one = tied[0]
    return _finding(text, line, event, low, part, spans, one) if _hangs_on(event, part, spans, one) else None


def _hangs_on(event: EventPlace, part: str, spans: list[tuple[int, int]], one: _Told) -> bool:
    """Whether nothing but circumstances stands between a place and the words of an event."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    ends = [match.end() for group in event.groups for match in group_of(group).finditer(part, 0, one.start)]
    if ends:
        between = part[max(ends) : one.start]
        # What else stands between the words of the event, behind the place, may be of it too: 'nerve gas on the Osaka subway'.
        if len(between.split()) > WORDS_BETWEEN:
            return False
        bare = _LATER.sub(" ", _CIRCUMSTANCE.sub(" ", between))
        return _VERB.search(bare) is None and not _of_another(event, bare) and not re.search(r", (?!in |on |at |near )(?:and|or|then)?\b", bare.replace(", an ", " ").replace(", the ", " ") if one.prep != "on" else bare)
    lead, between = part[: one.start], part[one.end : first]
    if len(between.split()) > 10 or last < one.start:
        return False
    if _RESCUE.search(lead):
        return _RESCUING.search(between) is not None and not _of_another(event, _RESCUE.sub("", between)) if between.strip() else True
    return False


def _of_another(event: EventPlace, words: str) -> bool:
    return any(not any(match[0].lower() in group for group in event.groups) for match in _ELSEWHERE.finditer(words))


def _places(text: CheckedText, line: Line, resolver: PlaceResolver, low: int, part: str, spans: list[tuple[int, int]]) -> list[_Told]:
    people = [(one.start - line.start - low, one.end - line.start - low) for one in people_in(text, line)]
    found = []
    for match in _CAPITALS.finditer(part):
        for start, end, name in _names_in(match):
            if any(one < end and start < other for one, other in (*spans, *people)) or name in country_words():
                continue
            cities = cities_of(name, resolver)
            mark = landmarks().get(name) if not cities else None
            if mark is not None:
                cities = [PlaceCandidate("site:landmark", mark.name, "site", mark.countries[0], mark.countries, None, mark.lat, mark.lon, 5.0, 0)]
            if not cities:
                continue
            cities = [p for p in cities if p.population >= 0.1 * cities[0].population]
            lead, rest = part[:start], part[end:]
            tie = _TIED.search(lead)
            prep = ""
            if tie is not None and tie["prep"] is None and tie[0].startswith("of") and not _OF_KIND.search(lead):
                tie = None
            if tie is not None and not re.match(r"[’']s\b|-", rest):
                prep = (tie["prep"] or "of").lower()
            elif _MODIFIES.match(rest) and _DETERMINED.search(lead):
                prep = "on"
            if prep == "into" and not _MODIFIES.match(rest):
                prep = ""
            if prep and prep != "into" and tie is not None and _OTHER_TIE.search(lead):
                prep = ""
            found.append(_Told(start, end, tuple(cities), prep))
            break
    return found


_OTHER_TIE = lazily(r"\b(?:(?<!launch )(?<!lift-off )(?<!liftoff )(?<!blast-off )from|(?<!approach )(?<!approaches )(?<!close )to|towards?|for|via|between|and|as|like|than|into) (?:the )?(?:(?!in |at |near |outside |of |on |off )[a-z]+ ){0,2}(?:(?:port|city|town|capital|village|airport) of )?$")


def _names_in(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """Return the runs of a run of capitals that may be a place: all of it, and without its last or first words."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", match[0])]
    found = []
    for first, last in ((0, len(words)), *((0, n) for n in range(len(words) - 1, 0, -1)), *((n, len(words)) for n in range(1, len(words)))):
        start, end = match.start() + words[first][0], match.start() + words[last - 1][1]
        name = re.sub(r"[’']s$", "", match.string[start:end])
        found.append((start, start + len(name), name))
    return found


def _finding(text: CheckedText, line: Line, event: EventPlace, low: int, part: str, spans: list[tuple[int, int]], one: _Told) -> Draft:
    lead = _TIED.search(part[: one.start])
    start = min(min(start for start, _ in spans), lead.start() if lead is not None else one.start)
    end = max(max(end for _, end in spans), one.end)
    city = one.cities[0]
    return Draft(
        "place-conflict", text.span(line.start + low + start, line.start + low + end),
        f"{event.name}: {event.places[0]}, about {rounded_km(distance_km(event.lat, event.lon, city.lat, city.lon))} km from {city.name} ({where_is(city)})", "Check the place of the event.",
        (f"checks/event_places.csv: {event.source}", origin_of(city)),
    )  # fmt: skip


__all__ = ["reach_of", "widely_told"]
