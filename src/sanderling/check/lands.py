"""Whose islands, lakes, rivers and mountains; which states share a border, and which have a coast: against known outlines.

'The Indonesian island of Langkawi'; 'Lake Titicaca, which Peru shares with Chile'; 'the border between Armenia and Iraq'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_LAND, A_STATE, CAPITAL, Mask
from sanderling.check.text import CheckedText, Line, Phrases
from sanderling.check.who import country_words, state_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_data import shared_places
from sanderling.knowledge.check_lands import Land, lands, outlines

_NOT_SO = lazily(
    r"(?i)\b(?:former|formerly|once|then|until|claims?|claimed|claiming|disputed?|disputes|annexed?|occupied|occupation|contested|ceded|lost|sold|used to|no|not|nor|never|neither|without|nearly|almost|virtually|"
    r"all but|maritime|sea border|air|if|would|imaginary|fictional|wrongly|as though|centur(?:y|ies)|empire|colonial|medieval|ancient|ages|dreams?|wants?|seeks?|demands?|planned|promised|access)\b"
)
_WATER = lazily(r"\b(?:Gap|Isthmus|Pass|Corridor|Straits?|Gulf|Channel|Bay|Sea|Passage|Bab|Skagerrak|Kattegat|Oresund)\b")
_OLD_YEAR = lazily(r"\b1[0-9]\d\d\b")
_OPENS = frozenset("crossing bridge pass tunnel terminal gate between strait straits gulf channel island isle lake shares share shared border borders frontier frontiers neighbour neighbours neighbor neighbors coast coasts landlocked shore shores bank banks river flows runs lies belongs belong part side stretch coastline seaboard country state nation lies kingdom emirate republic divides separates parts borders straddles split faces touches abuts looks opens sits port ports harbour harbours harbor seaport resort resorts outlet longest largest highest".split())


@cache
def _named() -> Phrases:
    return Phrases(lands())


@cache
def _mask() -> Mask:
    return Mask(state_words(), lands())


@cache
def _islands() -> tuple[re.Pattern[str], ...]:
    """Patterns with ``x``, an island, and ``s``, the state that it is said to be of."""
    names, state, kind = A_LAND, A_STATE, r"(?:[a-z\-]+ ){0,3}(?:island|isle)"
    return (
        re.compile(rf"\b(?P<s>{state})(?:[’']s)? {kind} of (?P<x>{names})\b(?! {CAPITAL})"),
        re.compile(rf"\b(?P<x>{names}), (?:an?|the) (?:[a-z\-]+ ){{0,2}}(?P<s>{state}) {kind}\b"),
        re.compile(rf"\b(?P<x>{names}), (?:an?|the) {kind} (?:in|of|belonging to|owned by|ruled by|governed by|that belongs to|which belongs to|that is part of) (?:the )?(?P<s>{state})\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\bisland of (?P<x>{names}),? (?:in|which belongs to|that belongs to|which is part of|belonging to|part of) (?:the )?(?P<s>{state})\b(?=[,.;:)]| [a-z])"),
    )


@cache
def _touching() -> tuple[re.Pattern[str], ...]:
    """Patterns with ``x``, a lake, river or range, and up to three states ``a``, ``b`` and ``c`` that it is said to touch."""
    x, one, two, three = rf"\b(?P<x>{A_LAND})", *(rf"(?:the )?(?P<{letter}>{A_STATE})" for letter in "abc")
    more = rf"{two}(?:(?:,? and|,) {three})?"
    side = r"(?:side|shores?|banks?|part|stretch|section|end|half|waters|reaches|slopes?|foothills|coast)"
    return (
        re.compile(rf"{x},? which {one} shares with {more}\b"),
        re.compile(rf"{x},? (?:which is |a lake |a river |a water |waters )?(?:shared|divided|split) (?:by|between|among) {one}(?:(?:,| and) {more})?\b"),
        re.compile(rf"{x},? (?:which (?:lies|is|runs|flows) )?(?:on|along|at) the (?:border|frontier)s? (?:of|between) {one} (?:and|with) {two}(?:(?:,? and|,) {three})?\b"),
        re.compile(rf"{x},? (?:which|that|where it) (?:lies|runs|flows|passes|rises|ends|stretches|straddles|is) (?:between|in|through|across) {one}(?:(?:,| and) {more})?\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"{x},? (?:(?:which|that) )?(?:lies |lying |runs |running |a (?:narrow )?(?:strait|passage|channel|gulf|bay|sea|lake|river|water) )?(?P<plain>between) {one} and {two}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"{x}(?: (?:river|lake))?,? (?:(?:which|that) )?(?:divides|separates|parts|(?:forms|marks|is) (?:part of )?the (?:border|frontier) (?:of|between)|borders(?: on)?|straddles) {one}(?:(?: and| from|,) {more})?\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one}[’']?s? (?:[a-z\-]+ )?{side} of (?:the )?(?:River )?(?P<x>{A_LAND})\b(?! {CAPITAL})"),
        re.compile(rf"{x}, {one}[’']s (?:[a-z\-]+ )?(?:longest|largest|biggest|deepest|greatest|highest|tallest|main|only|second) "),
    )


@cache
def _borders() -> tuple[re.Pattern[str], ...]:
    one, two = (rf"(?:the )?(?P<{letter}>{A_STATE})" for letter in "ab")
    line = r"(?:border|frontier|land border|boundary)"
    return (
        re.compile(rf"\b(?:{line}|borderlands?|border (?:crossing|post|fence|area|zone|region)) (?:between|of) {one} (?:and|with) {two}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one}[’']s? (?:(?:[a-z]+|\d[\d,]*)[ -](?:km|kilometre|kilometer|mile)?-?(?:long )?)?{line}s? (?:with|to) {two}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one}[-–](?P<b>{A_STATE}) {line}\b"),
        re.compile(rf"\b{one},? (?:which |that )?(?:borders(?: on)?|shares an? (?:[a-z\-]+ ){{0,2}}{line} with|has an? (?:[a-z\-]+ ){{0,2}}{line} with) {two}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one} and {two},? (?:which |who |that )?(?:share|have) an? (?:[a-z\-]+ ){{0,2}}(?:common )?{line}\b"),
        re.compile(rf"\bfrom {one} (?:in)?to {two},? (?:over|across|by) (?:their|the) (?:common |shared |land )?{line}\b"),
        re.compile(rf"\bcross(?:ed|es|ing) the {line} from {one} (?:in)?to {two}\b(?=[,.;:)]| [a-z])"),
    )


_LAIN = rf"\b(?P<a>{A_STATE}),? (?:which (?:lies|is|sits)|lying|wedged|squeezed|sandwiched|set|tucked|an? (?:[a-z\-]+ ){{1,4}}?(?:wedged |squeezed |lying )?)? ?between (?:the )?(?P<b>{A_STATE}) and (?:the )?(?P<c>{A_STATE})\b(?=[,.;:)])"


@cache
def _lain() -> re.Pattern[str]:
    return re.compile(_LAIN)


def _between_two(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Kosovo, between Hungary and Slovakia': a state that borders on neither is not between the two."""
    for match in _lain().finditer(_mask()(line.text)):
        one, *others = (country_words().get(_words(line, match, letter), "") for letter in "abc")
        mine = outlines().get(one)
        if mine is None or not mine.neighbours or one in others or not all(other in outlines() for other in others) or "," not in line.text[match.end("a") : match.end("a") + 2]:
            continue
        if not any(other in mine.neighbours or frozenset((one, other)) in _either_way() or mine.seas & outlines()[other].seas for other in others):
            yield _draft(text, line, match, f"{_name(one)} borders on {', '.join(sorted(map(_name, mine.neighbours)))}", f"checks/neighbours.csv: {mine.source}")


_SEA = rf"(?P<sea>(?:Sea|Gulf|Bay) of {CAPITAL}\w+|(?:{CAPITAL}[\w’]+ ){{0,2}}{CAPITAL}[\w’]+)"


@cache
def _coasts() -> tuple[re.Pattern[str], ...]:
    """Patterns with a state ``a`` and, where it is told, the ``sea`` on which it lies."""
    one = rf"(?:the )?(?P<a>{A_STATE})"
    return (
        re.compile(rf"\b{one}[’']s (?:(?:[a-z\-]+ )?{_SEA} )?(?:coast|shore|coastline|seaboard|beaches)\b"),
        re.compile(rf"\b{one}[’']s (?:[a-z\-]+ )?{_SEA} (?:port|harbou?r|naval base|seaport|resort|outlet|ferry port|fishing port)s?\b"),
        re.compile(rf"\b(?:{_SEA} )?(?:coast|coastline|seaboard) of {one}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one}, (?:which lies |an? (?:[a-z\-]+ )?(?:country|state|nation|republic|kingdom|emirate) )on (?:the )?(?:(?:shores?|coast) of )?(?:the )?{_SEA}\b(?=[,.;:)]| [a-z])"),
        re.compile(rf"\b{one},? (?:(?:which|that) )?(?:[a-z]+ly )?(?:borders|lies|sits|opens|faces|looks|touches|abuts|fronts)(?: (?:on|out|onto|upon|to|by|at|along|directly))* (?:the )?(?:(?:shores?|coast) of )?(?:the )?{_SEA}\b(?=[,.;:)]| [a-z])"),
    )


@cache
def _inland() -> re.Pattern[str]:
    return re.compile(rf"\b[Ll]andlocked (?P<a>{A_STATE})\b(?! {CAPITAL})|\b(?P<b>{A_STATE}),? (?:which )?(?:is |being |a )?(?:landlocked|has no (?:sea )?coast|has no access to the sea|lies far from any sea)\b")


_COASTAL = frozenset("coast shore coastline seaboard beaches port ports harbour harbours harbor seaport resort resorts outlet".split())


def land_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield islands, lakes, rivers and ranges given to a state that has no part in them, borders that are none, and coasts of no sea."""
    for line in text.lines:
        words = text.words(line)
        if _OPENS.isdisjoint(words) or _OLD_YEAR.search(line.text):
            continue
        if _named().in_words(words):
            yield from _whose(text, line)
        if _NOT_SO.search(line.text) is not None and not words & {"shares", "shared", "landlocked"} and not ("no" in words and words & {"coast", "access"}):
            continue
        if "between" in words and not _NOT_SO.search(line.text):
            yield from _between_two(text, line)
        if words & {"border", "borders", "frontier", "boundary", "borderlands"}:
            yield from _no_border(text, line)
        if (words & _COASTAL or ((" on the " in line.text or words & {"faces", "touches", "abuts", "borders"}) and words & {"country", "state", "nation", "republic", "kingdom", "emirate", "lies", "faces", "borders", "touches", "abuts", "looks", "opens", "sits"})) and not _NOT_SO.search(line.text):
            yield from _no_coast(text, line)
        if "landlocked" in words or ("no" in words and words & {"coast", "access"}):
            yield from _has_coast(text, line)


def _draft(text: CheckedText, line: Line, match: re.Match[str], because: str, source: str, end: int | None = None) -> Draft:
    return Draft("place-conflict", text.span(line.start + match.start(), line.start + (match.end() if end is None else end)), because, "Check the place and the state.", (source,))


def _words(line: Line, match: re.Match[str], group: str) -> str:
    """What stands in the sentence where a pattern matched its mask; empty for a group that did not take part."""
    return line.text[match.start(group) : match.end(group)] if match[group] else ""


def _name(country: str) -> str:
    return state_names().get(country, country)


@cache
def _either_way() -> frozenset[frozenset[str]]:
    return frozenset(row.countries for row in shared_places() if row.lat is None)


def _fits(country: str, land: Land) -> bool:
    """Whether a state has a part in a land, or in one that is counted as its own or another's as usage differs."""
    return country in land.countries or any(frozenset((country, other)) in _either_way() for other in land.countries)


def _whose(text: CheckedText, line: Line) -> Iterator[Draft]:
    told: list[tuple[int, int]] = []
    masked = _mask()(line.text)
    islands = _islands() if {"island", "isle"} & text.words(line) else ()
    for pattern in (*islands, *_touching()):
        for match in pattern.finditer(masked):
            if any(low < match.end() and match.start() < high for low, high in told):
                continue
            land = lands()[_words(line, match, "x")]
            if pattern in islands and land.kind != "island":
                continue
            # Fighting in a land is between two states, a strait or a river lies between them.
            if "plain" in pattern.groupindex and not (_WATER.search(land.name) or land.kind in {"river", "lake", "crossing"}):
                continue
            states = [country_words()[name] for letter in "sabc" if letter in pattern.groupindex and (name := _words(line, match, letter)) in country_words()]
            wrong = [country for country in states if not _fits(country, land)]
            lead = line.text[max(0, match.start() - 30) : match.start()]
            around = line.text[max(0, match.start() - 60) : match.end()] + re.split(r"[,.;:]", line.text[match.end() : match.end() + 25])[0]
            if not wrong or (_NOT_SO.search(around) and not re.search(r"\bshare[sd]\b", match[0])) or re.search(r"(?i)\b(?:near|like|unlike|between|from|toward|towards)(?: the)? $", lead) or _namesake(line, match):
                continue
            told.append((match.start(), match.end()))
            yield _draft(text, line, match, f"{land.name} is of {', '.join(sorted(map(_name, land.countries)))}, not of {_name(wrong[0])}", f"checks/lands.csv: {land.source}")


def _namesake(line: Line, match: re.Match[str]) -> bool:
    """Whether the name is part of a longer one: 'Lake Victoria Basin', 'North Samos'."""
    start, end = match.start("x"), match.end("x")
    return re.match(r" (?:Basin|Bank|Street|Hotel|University|Group|Company|Airlines|Accords?|Declaration|Agreement)\b", line.text[end:]) is not None or re.search(r"\b(?:North|South|East|West|New|Little|Port|Mount|San|Saint) $", line.text[:start]) is not None


def _no_border(text: CheckedText, line: Line) -> Iterator[Draft]:
    if _NOT_SO.search(line.text):
        return
    at = re.search(r"border|frontier|boundary", line.text)
    if at is None:
        return
    masked = _mask()(line.text)
    for pattern in _borders():
        for match in pattern.finditer(masked, max(0, at.start() - 90)):
            one, other = (country_words().get(_words(line, match, letter)) for letter in "ab")
            mine = outlines().get(one or "")
            theirs = outlines().get(other or "")
            if mine is None or theirs is None or one == other or other in mine.neighbours or frozenset((mine.country, theirs.country)) in _either_way():
                continue
            if re.search(r"(?i)\b(?:of|and|from) $", line.text[: match.start("a")]) and match.re is _borders()[1]:
                continue
            yield _draft(text, line, match, f"{_name(mine.country)} and {_name(theirs.country)} have no common border", f"checks/neighbours.csv: {mine.source}")
            return


@cache
def _seas() -> frozenset[str]:
    return frozenset(sea for one in outlines().values() for sea in one.seas)


def _plain_sea(words: str) -> str:
    return re.sub(r"^(?:the )|(?: (?:Sea|Ocean|coast))$", "", words)


def _no_coast(text: CheckedText, line: Line) -> Iterator[Draft]:
    masked = _mask()(line.text)
    for pattern in _coasts():
        for match in pattern.finditer(masked):
            outline = outlines().get(country_words().get(_words(line, match, "a"), ""))
            if outline is None or re.search(r"(?i)\blakes?\b|\bIvory $", line.text) or re.search(r"[A-Z][\w\-]+ $", line.text[: match.start("a")]):
                continue
            told = _words(line, match, "sea")
            sea = next((one for one in (told, _plain_sea(told)) if one in _seas()), None) if told else None
            if told and (sea is None or sea in country_words()):
                continue
            if not outline.seas and (told is None or sea is not None):
                yield _draft(text, line, match, f"{_name(outline.country)} has no coast on any sea", f"checks/neighbours.csv: {outline.source}")
                return
            if sea is not None and sea not in outline.seas and outline.seas and sea not in {"Gulf"}:
                yield _draft(text, line, match, f"{_name(outline.country)} lies on {', '.join(sorted(outline.seas))}, not on the {told}", f"checks/neighbours.csv: {outline.source}")
                return


def _has_coast(text: CheckedText, line: Line) -> Iterator[Draft]:
    if re.search(r"(?i)\b(?:almost|nearly|virtually|practically|all but|effectively|largely|feared?|once|would|if|become|becoming|left)\b", line.text):
        return
    for match in _inland().finditer(_mask()(line.text)):
        outline = outlines().get(country_words().get(_words(line, match, "a") or _words(line, match, "b"), ""))
        # What lies on the Caspian alone, or on a mouth of a few miles, may be called so.
        if outline is not None and outline.seas - {"Caspian"} and outline.country not in {"BIH", "COD", "IRQ", "JOR", "SVN"}:
            yield _draft(text, line, match, f"{_name(outline.country)} has a coast: {', '.join(sorted(outline.seas))}", f"checks/neighbours.csv: {outline.source}")
            return
