"""What one sentence says there is not, and another speaks of as there: 'has no embassy in Nairobi', 'the first secretary at its embassy in Nairobi'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import FAR, apart, hedged
from sanderling.check.quantities import singular
from sanderling.check.text import CheckedText, Line, pattern

_NONE = lazily(
    r"\b(?:(?:has|have|had|owns?|keeps?|possess(?:es)?|maintains?|carried|carries|employs?|runs?|holds?|left|leaves|wore|wears|heard|hears|called|took|brought|fired|killed|sent|built|lost|paid|won|used|planted|laid) (?:neither (?:an? )?|no |not (?:a single|one) )|(?:has|have|had) never (?:yet )?(?:had|owned|kept|employed) (?:an? |any |its own )|[Tt]here (?:is|are|was|were) (?:no|not a single|not one|neither an?) |[Nn]ot (?:a|one|a single) |[Ww]ithout (?:an?|any) )(?P<words>(?:[a-z\-]+ ){0,2}?)(?P<noun>[a-z]{4,})\b(?! (?:for|to|of (?:the|his|her)|that|about|against|left|longer|more|but|other)\b)(?P<tail>[^.;,]{0,50})"
)
_VAGUE = frozenset(
    "plan doubt reason comment sign evidence access power water need choice chance idea way time word place hope intention knowledge news answer money food help information agreement deal decision result progress solution explanation mention trace question date details detail right effect "
    "difference interest trust faith fear problem people person talk contact link proof vote majority election change deadline longer such less more fewer other trouble quarrel objection compromise alternative room use end limit precedent common confidence injury death casualty damage victim survivor warning claim charge part role "
    "authority say secret illusion mood comparison wish order demand signal response reply report statement meeting visit truce ceasefire resistance fuel electricity rain wind snow violence fighting gunfire shooting attack incident arrest success failure increase rise cut fall loss profit shortage supply supplies medicine bread rush hurry love friend enemy match equal rival relation relations tie ties formal official".split()
)
_NEW = lazily(r"(?i)\b(?:new|first|planned|future|old|former|closed|would-be|next|another|own|second|proposed|once|until|promised|if|would|will|build|built|open|opened|since|later|then|now|again|other|lost|left|without|no|not|never|nor|neither|like|unlike|replac\w+|lack\w*|need\w*|want\w*|demand\w*|soon|temporary|makeshift|mobile|foreign|neighbouring)\b")
_HEDGED = lazily(r"(?i)\b(?:sa(?:id|ys?)|claim\w*|alleg\w*|if|would|could|might|according|report\w*|imagin\w*|rumou?r\w*)\b|[“”\"?]")
_KINDS = {
    "weapon": ("rifle", "gun", "pistol", "cannon", "grenade", "machine-gun", "revolver", "shotgun"), "firearm": ("rifle", "gun", "pistol", "revolver", "shotgun"), "aircraft": ("plane", "helicopter", "jet", "bomber", "fighter"), "vehicle": ("lorry", "truck", "jeep", "bus", "car", "van", "tank"),
    "vessel": ("ship", "boat", "frigate", "cutter", "ferry"), "doctor": ("surgeon", "physician"), "prison": ("jail",), "airport": ("airfield", "airstrip", "runway"), "navy": ("frigate", "warship", "submarine", "destroyer"),
}  # fmt: skip
"""What is meant as well where there is said to be none of a kind."""
_HOLDERS = frozenset("ship vessel boat plane aircraft town city village country island state kingdom company army police house building bank embassy school crew".split())
_OPENERS = frozenset("The A An One Two Three Some Each Both All In On At From By When As After While".split())
_THERE = r"(?:[Tt]he|whose|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w\-]+[’']s?|[a-z]+[’']s|at|[Tt]hat|[Tt]hose|[Tt]hree of the|[Tt]wo of the|[Oo]ne of the|[Tt]he (?:second|third|fourth|fifth|last|youngest|oldest))"


def existence_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield what an article denies there to be, and then tells of as there; one finding for a passage."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > 40:
        return
    for number, line in enumerate(body):
        for match in _NONE.finditer(line.text):
            noun = singular(match["noun"])
            if "never" in match[0] and match["tail"].strip() and re.match(r" (?:in|at|on|for) (?:the )?[A-Z]", match["tail"]) is None:
                continue  # 'never had a guard at night'
            if noun in _VAGUE or match["noun"] in _VAGUE or match["noun"].endswith(("ing", "ly", "ed")) or hedged(line.text.replace(match[0], " ")):
                continue
            other = _there(body, number, line, match, noun)
            if other is not None:
                at, found = other
                first, second = sorted((line, at), key=lambda one: one.start)
                start, end = (line.start + match.start(), line.start + match.end()) if second is not line and second.start - first.end > 3 else (first.start, second.end)
                yield Draft(
                    "self-contradiction", text.span(start, end), f"it says there is no {noun}, and elsewhere: '{found[:80]}'", "Check which of the two is meant.",
                )  # fmt: skip
                return


def _there(body: list[Line], number: int, line: Line, match: re.Match[str], noun: str) -> tuple[Line, str] | None:
    places = set(re.findall(r"\b[A-Z][\w\-]+", match["tail"]))
    owner = set(re.findall(r"\b[A-Z][\w\-]+", line.text[: match.start()])) - _OPENERS
    marks = set(match["words"].split())
    for at in range(max(0, number - FAR), min(len(body), number + FAR + 1)):
        other = body[at]
        if at == number or not any(one in other.text.lower() for one in (noun, *_KINDS.get(noun, ()))) or _HEDGED.search(other.text) or apart(line, other, at > number):
            continue
        for told in pattern(rf"\b{_THERE} (?P<words>(?:[\w’'\-]+ ){{0,2}}?)(?:{'|'.join(map(re.escape, (noun, *_KINDS.get(noun, ()))))})(?:s|es)?\b(?P<tail>[^.;,]{{0,50}})").finditer(other.text):
            if _NEW.search(other.text[told.start() : told.end() + 12].replace(noun, " ", 1)) or re.search(r"(?i)\b(?:will|would|wants?|build\w*|built|until|once|if|lack\w*|need\w*|demand\w*|promis\w+|no|not|without|never)\b[^,;]{0,30}$", other.text[: told.start()]):
                continue
            owned = re.search(r"\b([a-z]+?)(?:[’']s|s[’']) ", told[0])
            if owned is not None and noun not in told[0].lower() and owned[1] not in _HOLDERS:
                continue  # 'not a weapon on board ... the pirates' rifles'
            names = set(re.findall(r"\b[A-Z][\w\-]+", other.text)) - _OPENERS
            meant = at == number + 1 and told[0].startswith(("Its ", "its ", "His ", "Her ", "Their ", "their ")) and not names - {"Its", "His", "Her", "Their"} - set(re.findall(r", an? ([A-Z][\w\-]+)", other.text))
            if (places and not places & names) or (not meant and owner and names and not (owner & {name.split("’")[0].split("'")[0] for name in names}) and not places):
                continue
            if marks and not marks & set(told["words"].lower().split()):
                continue
            if not owner and not places and at != number + 1:
                continue
            return other, other.text
    return None
