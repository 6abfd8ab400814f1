"""One act told twice with two places: 'signed a ceasefire in Geneva on Monday', and then 'signed in Oslo that day'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import hedged
from sanderling.check.text import CheckedText, Line
from sanderling.check.travel import is_point
from sanderling.resolve.place_candidate import distance_km

_ACTS = (
    (re.compile(r"\b(?:sign(?:ed|ing)|initialled|signature)\b"), re.compile(r"\b(?:treaty|agreement|ceasefire|cease-fire|truce|accord|pact|deal|contract|protocol|declaration|settlement|armistice)s?\b")),
    (re.compile(r"\b(?:met|meeting|held|lasted|opened|sat down|gathered|took place|ended|began|closed|hosted)\b"), re.compile(r"\b(?:met|meeting|talks|summit|conference|congress|session|negotiations)\b")),
    (re.compile(r"\b(?:crashed|came down|fell|plunged|ditched|sank|capsized|derailed)\b"), re.compile(r"\b(?:plane|aircraft|airliner|helicopter|jet|ferry|ship|boat|train)\b")),
    (re.compile(r"\b(?:died|was buried|was killed|was shot|was arrested|was born)\b"), re.compile(r"\b(?:he|she|[Mm]inister|general|colonel|poet|bishop|king|president|writer|singer|leader|mayor|governor|envoy)\b")),
)
_OTHER = lazily(r"(?i)\b(?:another|second|other|again|earlier|later|previous\w*|last (?:year|month|week)|next|then|moved|from|instead|also|first|would|will|after|before|preliminary|similar|separate|two rounds)\b")
_DAY = lazily(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:that|the same) day\b|\b(?:yesterday|today)\b")
_DAY_WORDS = frozenset("monday tuesday wednesday thursday friday saturday sunday day yesterday today".split())
FAR_KM = 60.0


def two_places(text: CheckedText) -> Iterator[Draft]:
    """Yield an act of one day that is told in two towns; one finding for a passage."""
    body = [line for line in text.lines if not line.heading]
    for number, line in enumerate(body[:40]):
        if _DAY_WORDS.isdisjoint(text.words(line)) or not text.within(line, "place"):
            continue
        for verb, noun in _ACTS:
            if not noun.search(line.text) or not _DAY.search(line.text) or (first := _place(text, line, verb)) is None or hedged(line.text):
                continue
            for other in body[number + 1 : number + 3]:
                second = _place(text, other, verb)
                named = {m[0].rstrip("s") for m in noun.finditer(line.text)} & {m[0].rstrip("s") for m in noun.finditer(other.text)}
                same = named or (noun is _ACTS[1][1] and re.search(r"\b(?:[Tt]heir|[Tt]he) (?:meeting|talks|session)\b", other.text))
                if second is None or not same or hedged(other.text) or _OTHER.search(other.text) or _OTHER.search(line.text):
                    continue
                days = {m[0] for m in _DAY.finditer(line.text)}, {m[0] for m in _DAY.finditer(other.text)}
                if not days[1] or (not days[0] & days[1] and not any("day" in one and one[0] in "ts" for one in days[1])):
                    continue
                if distance_km(first[1], first[2], second[1], second[2]) > FAR_KM and first[0] != second[0]:
                    yield Draft(
                        "self-contradiction", text.span(line.start, other.end), f"it is told in {first[0]}, and then in {second[0]}", "Check which of the two is meant.",
                    )  # fmt: skip
                    return


def _place(text: CheckedText, line: Line, verb: re.Pattern[str]) -> tuple[str, float, float] | None:
    """Return the town that a sentence names behind its verb with 'in' or 'at', or right before it."""
    match = verb.search(line.text)
    if match is None:
        return None
    found: list[tuple[int, tuple[str, float, float]]] = []
    for one in text.within(line, "place"):
        place = one.mention.place
        if place is None or not is_point(place) or place.lat is None or place.lon is None:
            continue
        if re.search(r"\b(?:in|at|near) (?:the )?$", line.text[: one.start - line.start]) and abs(one.start - line.start - match.end()) < 60:
            behind = one.start - line.start - match.end()
            found.append((behind if behind >= 0 else 1000 - behind, (place.name, place.lat, place.lon)))
    return min(found)[1] if found else None
