"""What ties a place to what it is told to lie in: ', a rail junction in', ', perched high above', ' (', ', which is the main port on'.

No list of nouns is asked for: any apposition may stand between, as long as it tells of no person and no deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.lazily import lazily

_VERBS = (
    r"lies|lay|sits|sat|stands|stood|is|was|nestles|perches|straddles|hugs|clings|sprawls|stretches|rises|towers|looms|belongs|remains|serves|guards|commands|overlooks|controls|counts|ranks|"
    r"forms|makes up|found itself|finds itself|began|grew up|opened|operates|runs|rises|erupts|flows"
)
_SET = (
    r"located|situated|lying|standing|sitting|perched|nestled|nestling|tucked|set|built|based|hidden|huddled|strung|spread|sprawled|sprawling|wedged|squeezed|sandwiched|dug|carved|moored|anchored|stuck|"
    r"deep|far|high|just|right|hard|up|down|out|back|over|well|halfway|midway|close|not far|some|about|all|somewhere|both|itself|mostly|wholly|entirely|partly|cut|ringed|surrounded|buried|lost|stranded|stationed|rising|towering|looming|straddling|also|today|now|still|(?:[a-z]+ed|cut|split|built)(?= (?:in two |in half |through the middle )?(?:by|astride) the)"
)
_LEAD = lazily(
    rf"(?P<which>(?:which|that|it|this) (?:(?:still|now|also|itself|once again) )?(?:{_VERBS})\b)|(?P<lies>(?:{_VERBS})\b)|(?P<set>(?:{_SET})\b)"
    r"|(?P<noun>(?:an?|the|its|their|one(?= of (?:the )?)|home of|home to|seat of|now|today|still|once again|long|itself|part of|capital of|gateway to|twin town|[A-Z][\w\-]+(?: [A-Z][\w\-]+)?[’']s?)(?= ))"
    r"|(?P<prep>(?=(?:in|on|of|at|by|along|beside|off|near|outside|inside|within|across|under|above|amid|among|straddling|overlooking|facing|spanning|astride|fronting|bordering|between|close to|next to|not far from)\b))"
)
_BEING = lazily(rf"(?:(?:which|that|it|this) )?(?:(?:still|now|also|itself|once again) )?(?:is|was|remains|serves|counts|ranks|began|opened|operates|runs|commands|guards|controls|looms|forms) (?!(?:an?|the|its|their|one|in|on|at|by|near|as|among|home|part|now|still|also|today|itself|{_SET})\b)")
"""'Was heard on Cyprus' tells of no place; 'is a port on Cyprus' and 'was built on Cyprus' do."""
_OPEN = lazily(r"(?P<open>,| –| —| -|)(?P<bracket> \()? ?")
_PASSED = lazily(r",(?! (?:and|but|or) )[^,.;:()]{3,80},(?= (?:lies|sits|stands|nestles|is (?:in|on|at|by|near|an?|the|one)\b))")
"""'Izium, whose mayor has fled, lies in': what stands between is passed over."""
_OF_A_NAME = lazily(r"[A-Z][\w\-]* $")
_BEARING = lazily(r"(?:(?:(?<!the )|(?<=\bto the ))(?:(?<!far )|(?<!the far ))\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)|\b(?:coast|coasts|shores?|offshore)) $")
"""'An island south of Sicily', 'off the coast of Turkey': what stands behind 'of' is beside it."""
_PREP = lazily(r"\b(?P<prep>in|on|of|at|by|along|beside|off|near|outside|inside|within|across|under|above|amid|straddling|overlooking|facing|spanning|astride|fronting|bordering|between|close to|next to|not far from|from(?= (?:the|its|their|[A-Z]\w+[’']s) (?:\w+ )?(?:border|frontier)\b)|for|to)\b")
_ANOTHER = lazily(r" (?:the )?[A-ZÀ-Þ]")
"""'From Kisumu, the Kenyan port, to Port Bell in Uganda': what comes is told of the second place."""
_BESIDE = frozenset("straddling overlooking facing spanning astride fronting bordering".split())
_STOP = lazily(
    r"[.;:!?()\[\]\"“”]|\b(?:and|but|or|who|whom|whose|where|when|while|after|before|because|since|said|says|told|has|have|had|were|killed|killing|wounded|died|fled|came|went|left|hit|struck|fell|from(?! (?:the|its|their|[A-Z]\w+[’']s) (?:\w+ )?(?:border|frontier)\b)|as|if|than|with|against|"
    r"about|until|during|despite|amid|over)\b(?! (?:the )?(?:hundred|thousand|km|miles))"
)
PERSONS = frozenset(
    "man woman men women boy girl child children teacher doctor nurse farmer worker workers soldier soldiers officer officers official officials policeman policemen journalist reporter student students pupil court judge jury "
    "tribunal parliament police crowd crowds protest protests march rally strike blast explosion bomb bombing attack attacks fire earthquake quake flood floods storm crash accident battle fighting clash clashes election "
    "vote meeting summit talks conference ceremony trial killing murder shooting massacre raid curfew truce ceasefire spokesman spokeswoman minister president governor mayor commander general colonel captain leader leaders "
    "group party company firm bank newspaper couple family families refugee refugees resident residents villagers villager native veteran lawyer activist deputy deputies candidate ambassador envoy priest bishop imam "
    "driver pilot shepherd miner miners sailor fisherman troops rebels militants gunmen forces army brigade battalion day week month year morning evening night hour mission embassy consulate delegation team drone drones missile missiles "
    "convoy convoys train ship vessel plane aircraft helicopter bus lorry truck tanker branch office subsidiary contract deal treaty plan project law ban stop road war wars operation offensive exercise".split()
)
"""Words of persons and deeds: heads of an apposition that tells of no place."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a claim may begin, behind the preposition ``prep``; ``set_off`` by a comma, dash or bracket, or a verb of lying."""

    at: int
    prep: str
    words: str
    set_off: bool
    apposed: bool


def links(text: str, end: int) -> Iterator[Link]:
    """Yield the prepositions behind a place's name, which ends at ``end``, that may tell where it lies, from left to right."""
    passed = _PASSED.match(text, end)
    if passed is not None:
        end = passed.end()
    opened = _OPEN.match(text, end)
    assert opened is not None
    first = opened.end()
    lead = _LEAD.match(text, first)
    if lead is None or (first == end):
        return
    if _BEING.match(text, first) is not None:
        return
    set_off = bool(opened["open"] or opened["bracket"])
    if not set_off and not (lead["lies"] or lead["which"] or lead["prep"] is not None or lead["set"]):
        return
    window = text[lead.end() : lead.end() + 110]
    stop = _STOP.search(window)
    limit = lead.end() + (stop.start() if stop is not None else len(window))
    apposed = lead["noun"] is not None or (lead["set"] or "") in {"both", "all"} or lead["which"] is not None or lead["lies"] is not None
    for number, match in enumerate(_PREP.finditer(text, lead.end(), limit)):
        between = text[lead.end() : match.start()]
        if number > 3 or between.count(",") > 1 or len(between.split()) > 11:
            return
        heads = re.findall(r"[a-z][a-z\-]+", between)
        if heads and not PERSONS.isdisjoint(heads):
            return
        if match["prep"] == "for" or (match["prep"] == "to" and _ANOTHER.match(text, match.end()) is not None):
            return
        if match["prep"] == "to" or (match["prep"] == "of" and (_OF_A_NAME.search(text, lead.end(), match.start()) is not None or _BEARING.search(text, lead.end(), match.start()) is not None)):
            continue
        if lead["prep"] is not None and number > 0 and "," in between:
            return
        prep = "near" if match["prep"] == "from" else "beside" if match["prep"] in _BESIDE else match["prep"]
        yield Link(match.end() + 1, prep, text[end : match.end()], set_off or bool(lead["lies"] or lead["which"]), apposed)
