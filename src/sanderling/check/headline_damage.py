"""A headline that has a thing destroyed, shut, taken or sunk of which the body tells nothing of the kind, or the contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText

_THINGS = {
    "airport": "airport|airfield|runway|terminal", "bridge": "bridge|crossing|span", "port": "port|harbour|harbor|dock|quay|wharf", "hospital": "hospital|clinic|ward", "school": "school|pupils|classroom", "dam": "dam|reservoir",
    "embassy": "embassy|consulate|mission", "palace": "palace", "refinery": "refinery|oil works", "mine": "mine|pit|shaft|colliery", "factory": "factory|plant|works", "railway": "railway|line|track|train", "mosque": "mosque|minaret|shrine",
    "church": "church|cathedral|chapel|steeple", "museum": "museum|gallery|collection", "prison": "prison|jail|gaol|cells", "pipeline": "pipeline|pipe", "market": "market|stalls|bazaar", "stadium": "stadium|arena|ground", "station": "station|platform",
    "lighthouse": "lighthouse", "barracks": "barracks|base|camp|garrison", "warehouse": "warehouse|depot|store", "town": "town|city|village|capital|port|stronghold", "tunnel": "tunnel", "parliament": "parliament|assembly|chamber", "power plant": "power|plant|reactor",
}  # fmt: skip
_DONE = (
    r"(?:destroy(?:s|ed)?|wreck(?:s|ed)?|burn(?:s|ed|t)?(?: down)?|flatten(?:s|ed)?|level(?:s|led)?|collapse[sd]?|demolish(?:es|ed)?|ruin(?:s|ed)?|gutted|shuts?|close[sd]?|seize[sd]?|capture[sd]?|storm(?:s|ed)?|blow(?:s|n) up|bomb(?:s|ed)?|sweeps? away|swept away)"
)
_AHEAD = lazily(rf"\b(?P<verb>{_DONE}) (?:[A-Za-z’'\-]+ ){{0,3}}?(?P<thing>{'|'.join(_THINGS)})s?\b", re.I)
_BEHIND = lazily(rf"\b(?P<thing>{'|'.join(_THINGS)})s? (?:is |are |was |were |left )?(?P<verb>destroyed|wrecked|burned|burnt|flattened|levelled|in ruins|collapses?|demolished|gutted|shut|closed|seized|captured|stormed|blown up|bombed|swept away)\b", re.I)
_AS_USUAL = lazily(r"(?i)\b(?:as (?:usual|normal|planned|before|ever)|normally|at full (?:power|strength|steam)|without a break|undamaged|unharmed|intact|untouched|not hit|stayed open|remained open|was open|were open|went on|came and went|beat back|beaten back|repulsed|driven off|held (?:all|the)|holds (?:all|the)|put off|called off|failed to|did not)\b")
_NOT = lazily(r"(?i)[?:]|\b(?:may|might|could|will|to|threatens?|fears?|plans?|if|not|no|never|nearly|almost|says|said|denies|vows?|wants?)\b")


def headline_damage(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline's destroyed or taken thing of which a short body tells nothing, or that it goes on as usual."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = " ".join(line.text for line in text.lines if not line.heading)
    if title is None or len(heads) != 1 or not body or len(body) > 700 or _NOT.search(heads[0].text):
        return
    match = _AHEAD.search(heads[0].text) or _BEHIND.search(heads[0].text)
    if match is None:
        return
    thing = match["thing"].lower()
    words = re.compile(rf"(?i)\b(?:{_THINGS[thing]})s?\b")
    told = [line.text for line in text.lines if not line.heading and words.search(line.text)]
    stem = re.sub(r"(?:es|ed|s|d|n|t)$", "", match["verb"].lower().split(" ")[0])[:6]
    contrary = next((line for line in told if _AS_USUAL.search(line)), None)
    done = re.compile(rf"(?i)\b{re.escape(stem[:5])}|\b(?:destroy|wreck|ruin|collaps|burn|flatten|rubble|brought down|fell|tore|crush|swept|seiz|captur|took|taken|storm|fire|flames|shell|bomb|explo|blast|shut|clos|strike|struck|hit|damag)")
    if contrary is not None and not any(done.search(line) for line in told if line is not contrary) and not re.search(rf"(?i)\b{re.escape(stem)}", contrary):
        yield Draft("headline-unsupported", title, f"the headline says '{match[0]}', the body '{contrary[:80]}'", "Go by the body.")
    elif not told and re.search(r"(?i)destroy|wreck|burn|flatten|level|collaps|demolish|ruin|gutted|bomb|blown|swept|sweep", match["verb"]) and thing != "town":
        yield Draft("headline-unsupported", title, f"the headline says '{match[0]}', and the body tells of no {thing}", "Go by the body.")
