"""Where somebody is told to be born, in any wording: 'born in Y', 'a native of Y', 'the Y-born', 'his native Y', 'Y, where X was born', 'Y, the birthplace of X'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.beside import stretches
from sanderling.check.finding import Draft
from sanderling.check.known import known_in
from sanderling.check.lazily import lazily
from sanderling.check.mandates import unmarked
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.check_persons import birthplaces

_PLACE = r"(?P<p>[A-ZÀ-Þ][\w'\-]+(?: (?:am |de |el |al-|of |and |the )?[A-ZÀ-Þ][\w'\-]+){0,2})"
_BORN_IN = lazily(rf"\b(?:[Bb]orn|brought into the world)\b[^,;:]{{0,40}}? (?:in|at|near|outside) (?:(?:the|what is now|then|old|his|her) )*(?:(?!hospital|family|house|year|month|autumn|winter|spring|summer|same)[a-z\-]+ ){{0,4}}?(?:of |in )?{_PLACE}")
_NATIVE = lazily(rf"\b(?:a |the )?(?:native|son|daughter) of (?:the )?(?:[a-z\-]+ ){{0,3}}?{_PLACE}$")
_DASHED = lazily(rf"\b{_PLACE}-born\b")
_WHERE = lazily(rf"\b{_PLACE}(?:, [^,;]{{3,50}},|,)? (?:where|in which) (?:[a-z]+ )?$")
_WAS_BORN = lazily(r"^ (?:was|had been|is said to have been) born\b")
_BIRTHPLACE_OF = lazily(rf"\b{_PLACE},? (?:is |was )?(?:the )?(?:[a-z]+ )?(?:birthplace|birth place|home town|hometown|native (?:town|village|city)) of (?:[a-z]+ ){{0,3}}(?:[A-Z][a-z]+ )?$")
_HIS_PLACE = lazily(rf"^'s (?:birthplace|native (?:town|village|city|land)|home ?town|native),? (?:of |in |is |was )?(?:the )?(?:[a-z\-]+ (?:of |in )?){{0,3}}{_PLACE}")
_HIS_NATIVE = lazily(rf"\b(?:his|her) (?:native|birthplace(?: of|,)?|home ?town(?: of|,)?) (?:the )?(?:[a-z\-]+ (?:of |in )?){{0,2}}{_PLACE}")
_WORDS = frozenset({"born", "native", "birthplace", "hometown", "home", "son", "daughter"})
_NO = lazily(r"(?i)\b(?:not|never|child|children|twins?|wrongly|falsely|claim\w*|rumou?r\w*|conspiracy|parents|father|mother|wife|husband|brother|sister|grandfather|grandmother|whose|first-born|baby)\b")
_MONTHS = frozenset("January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


@cache
def _table() -> dict[str, tuple[str, tuple[str, ...], str]]:
    return {unmarked(name): row for name, row in birthplaces().items()}


@cache
def _names() -> Names:
    return Names(_table())


def birthplace_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to be born elsewhere than where they are known to be."""
    if {"born", "native", "birthplace", "hometown"}.isdisjoint(text.vocabulary) and not {"home", "son", "daughter"} <= text.vocabulary:
        return
    for number, line in enumerate(text.lines):
        if _WORDS.isdisjoint(text.words(line)):
            continue
        plain = unmarked(line.text)
        found = list(_names().find(plain))
        if len(re.findall(r"[“”\"]", plain)) % 2:
            continue
        if not found:
            yield from _by_pronoun(text, line, text.lines[number - 1] if number else None, plain)
            continue
        for at, name in found:
            told = _told(text, line, plain, at, at + len(name), len(found))
            if told is not None and (draft := _judge(text, line, name, at, at + len(name), *told)) is not None:
                yield draft


def _told(text: CheckedText, line: Line, plain: str, start: int, end: int, count: int) -> tuple[str, int, int] | None:
    """Return the place where somebody at start..end is told to be born, with where it stands."""
    after, before = plain[end:], plain[:start]
    if (match := _HIS_PLACE.match(after)) is not None:
        return match["p"], end + match.start("p"), end + match.end("p")
    if _WAS_BORN.match(after):
        if (match := _BORN_IN.match(after, 1 + len(re.match(r" (?:was|had been|is said to have been) ", after)[0]) - 1)) is not None:  # type: ignore[index]
            return match["p"], end + match.start("p"), end + match.end("p")
        if (match := _WHERE.search(before)) is not None:
            return match["p"], match.start("p"), match.end("p")
    if (match := _BIRTHPLACE_OF.search(before)) is not None:
        return match["p"], match.start("p"), match.end("p")
    for piece in stretches(text, line):
        if not (piece.who.start < end and start < piece.who.end):
            continue
        words = plain[piece.start : piece.end]
        if _NO.search(words):
            continue
        match = _BORN_IN.search(words) if piece.kind in {"noun", "who", "near", "lead", "is"} else None
        match = match or (_NATIVE.search(words) if piece.kind in {"noun", "lead", "is"} else None)
        dashed = _DASHED.search(words) if piece.kind in {"ahead", "noun", "lead"} else None
        if dashed is not None and re.search(r"\b(?:of|to|by|with|and|from|for|in)\b", words[dashed.end() :]):
            dashed = None
        if (match := match or dashed) is not None and (match.re.pattern != _BORN_IN.pattern or piece.kind != "who" or words.startswith("who")):
            return match["p"], piece.start + match.start("p"), piece.start + match.end("p")
    if (match := re.match(r"^,? born\b", after)) is not None and (born := _BORN_IN.match(after.lstrip(", "))) is not None:
        offset = end + len(after) - len(after.lstrip(", "))
        return born["p"], offset + born.start("p"), offset + born.end("p")
    if count == 1 and len(known_in(text, line)) <= 1 and (match := _HIS_NATIVE.search(plain, end)) is not None and not _NO.search(plain[end : match.start()]):
        return match["p"], match.start("p"), match.end("p")
    return None


def _by_pronoun(text: CheckedText, line: Line, previous: Line | None, plain: str) -> Iterator[Draft]:
    """'He was born in Y', of the one person of the sentence before."""
    if previous is None or previous.heading or re.match(r"(?:He|She) (?:was|had been) born\b", plain) is None:
        return
    names = list(_names().find(unmarked(previous.text)))
    match = _BORN_IN.search(plain)
    if len(names) == 1 and match is not None and len(known_in(text, previous)) <= 1 and not _NO.search(plain[: match.end()]):
        draft = _judge(text, line, names[0][1], match.start("p"), match.end("p"), match["p"], match.start("p"), match.end("p"))
        if draft is not None:
            yield draft


def _judge(text: CheckedText, line: Line, name: str, start: int, end: int, place: str, low: int, high: int) -> Draft | None:
    person, places, source = _table()[name]
    said = re.sub(r"^(?:The|A|An|His|Her) ", "", unmarked(place).removesuffix("'s"))
    words = set(re.findall(r"\w+", said.lower()))
    own = [unmarked(one) for one in places]
    if said in _MONTHS or any(words & (set(re.findall(r"\w+", one.lower())) - {"new", "saint", "st", "la", "de", "san", "north", "south", "west", "east", "city", "province", "region"}) for one in own):
        return None
    near = unmarked(line.text)[max(0, low - 60) : high + 60]
    if any(re.search(rf"\b{re.escape(one)}\b", near) for one in own):
        return None  # the place is told besides
    states = {country_words()[one] for one in places if one in country_words()}
    # 'Bosnia’s Kalinovik' and 'the Soviet Union' are no other places.
    if country_words().get(said) in states or re.search(r"(?i)\b(?:soviet|ussr|union|empire|kingdom|yugoslavia|europe|africa|asia|america|war|world|balkans|middle)\b", said):
        return None
    return Draft("person-conflict", text.span(line.start + min(low, start), line.start + max(high, end)), f"{person} was born in {places[0]}, not in {place}", "Check the place.", (f"checks/birthplaces.csv: {source}",))
