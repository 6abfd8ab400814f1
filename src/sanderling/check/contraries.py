"""Two sentences of an article's own voice in which one thing is done and not done, by the verbs of ``checks/contraries.csv``.

'NATO aircraft destroyed the road bridge at Bogojevo. The road bridge at Bogojevo was left undamaged': the thing must be the
same by its noun and what describes it, and the day as well, unless what was done lasts.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import hedged, of_another_charge
from sanderling.check.quantities import singular
from sanderling.check.text import CheckedText, Line
from sanderling.knowledge.check_contraries import Contrary, contraries

_STOP = r"(?:on|in|at|of|to|by|for|from|with|and|but|near|over|after|before|because|as|when|while|that|which|who|is|was|were|are|has|have|had|into|across|during|since|until|without|through|under|between|against|about|along|where|if|so|although|though|or|than|late|early|yesterday|today|down)"
_NP = lazily(rf"(?:(?P<det>(?:all |both |almost all )?(?:the|its|his|her|their|an?|this|that|these|those|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)) )?(?P<words>(?:(?!{_STOP}\b)[\w’'\-]+ ?){{1,6}})(?P<tail>(?:(?:at|in|of|near|over|on|between|to|for|from) (?:the )?[\w’'\-]+(?: (?:and )?[A-Z][\w’'\-]+)* ?){{0,3}})", re.I)
_SUBJECT = lazily(r"(?:^|, |; | and | but )(?:(?:On|In|By|At|Late on|Early on) [\w ]{3,25},? |Yesterday,? |Today,? )?(?P<np>(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Aa]ll(?: the)?|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d[\d,]*|[A-Z][\w’'\-.]+|[Ww]ork on) )?(?:[\w’'\-]+ ){0,8}?)(?:also |all |both |again |had |still |now )?$")
_PRONOUN = lazily(r"^(?:it|they|he|she|them|him|her|both|all of them)$", re.I)
_DAYS = lazily(rf"\b(?:{'|'.join(calendar.day_name)}|yesterday|today|that day|the same day)\b|\b\d{{1,2}} (?:{'|'.join(calendar.month_name[1:])})\b|\b(?:{'|'.join(calendar.month_name[1:])}) \d{{1,2}}\b|\b(?:19|20)\d\d\b|\b(?:in|since|during) (?:{'|'.join(calendar.month_name[1:])})\b", re.I)
_TURNED = lazily(r"(?i)\b(?:later|then|again|earlier|afterwards|eventually|finally|before|previous\w*|last (?:week|month|year|time)|formerly|once|at first|next (?:day|week)|the day after|following|another|other|second|third|fourth|fifth|further|first (?:version|draft|time|reading)|new|old|instead|unless|until|only|part of|partly|half|some of|most of|but|however|although|except|by mistake|not yet|almost|nearly|years? ago|months? ago|weeks? ago|in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d))\b")
_NOT = lazily(r"(?i)\b(?:not|never|no|nobody|none|neither|nor|without|failed to|refused to|tried to|wanted to|hoped to|to be|having|being|instead of)\b[^,;]{0,18}$")
_VAGUE = frozenset("it they he she man men people person thing day week year time way side part number place one ones state government country team group move talk".split()) - {"man"}
_RANKS = frozenset({"prime", "vice", "deputy", "foreign", "finance", "defence", "interior", "former", "acting"})
NEAR = 3
"""Sentences farther apart than this are not held against one another."""


@dataclass(frozen=True, slots=True)
class Told:
    """One side of a pair told of a thing: its noun in the singular, what describes it, its names, the days, and where it stands."""

    side: int
    noun: str
    marks: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    line: int
    start: int
    end: int


def contrary_sentences(text: CheckedText) -> Iterator[Draft]:
    """Yield a sentence that tells the contrary of one near it; one finding for a passage."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > 60:
        return
    words = [text.words(line) for line in body]
    sides = [_sides_in(mine) for mine in words]
    there = 0
    for bits in sides:
        there |= bits
    for number_of_pair, pair in enumerate(contraries()):
        if there >> (2 * number_of_pair) & 3 != 3:
            continue
        ones, others = ([number for number, bits in enumerate(sides) if bits >> (2 * number_of_pair + side) & 1] for side in (0, 1))
        # Sentences alone that have the other side near are looked into.
        told_near = [number for number in ones if any(abs(number - at) <= NEAR and at != number for at in others)]
        beside = [number for number in others if any(abs(number - at) <= NEAR and at != number for at in ones)] if told_near else []
        if not beside:
            continue
        told = [one for number in told_near for one in _told(pair, body, number, body[number], words[number], 0)]
        if not told:
            continue
        told += [one for number in beside for one in _told(pair, body, number, body[number], words[number], 1)]
        if len({one.side for one in told}) < 2:
            continue
        for one in told:
            for other in told:
                if one.side == 0 and other.side == 1 and _against(text, pair, body, one, other):
                    first, second = sorted((one, other), key=lambda side: side.line)
                    near = second.line == first.line + 1
                    start = body[first.line].start + first.start
                    end = body[second.line].end if near else body[first.line].start + first.end
                    yield Draft(
                        "self-contradiction", text.span(start, end), f"one sentence says: '{body[first.line].text[:80]}', another: '{body[second.line].text[:80]}'",
                        "Check which of the two is meant.",
                    )  # fmt: skip
                    return


@cache
def _hints() -> dict[str, int]:
    """Return the words of the pairs, each with one bit for each side of a pair that it hints at."""
    found: dict[str, int] = {}
    for number, pair in enumerate(contraries()):
        for side, hints in enumerate(pair.hints):
            for word in hints:
                found[word] = found.get(word, 0) | 1 << (2 * number + side)
    return found


def _sides_in(words: frozenset[str]) -> int:
    hints, bits = _hints(), 0
    for word in words:
        bits |= hints.get(word, 0)
    return bits


@cache
def _sides(pair: Contrary) -> tuple[tuple[int, bool, re.Pattern[str]], ...]:
    """Return (side, whether the thing stands behind, pattern) of a pair."""
    found = []
    for side, (behind, ahead) in enumerate(((pair.one_object, pair.one_subject), (pair.other_object, pair.other_subject))):
        found += [(side, True, re.compile(rf"\b(?:{behind})(?: on [A-Z][a-z]+)? "))] if behind else []
        found += [(side, False, re.compile(rf"\b(?:{ahead})\b"))] if ahead else []
    return tuple(found)


def _told(pair: Contrary, body: list[Line], number: int, line: Line, there: frozenset[str], wanted: int) -> Iterator[Told]:
    days: frozenset[str] | None = None
    for side, behind, pattern in _sides(pair):
        if side != wanted or pair.hints[side].isdisjoint(there):
            continue
        for match in pattern.finditer(line.text):
            lead = line.text[: match.start()]
            if days is None:
                days = frozenset(m[0].lower() for m in _DAYS.finditer(line.text))
            if _NOT.search(lead) or hedged(line.text.replace(match[0], " ", 1)):
                continue
            if behind:
                # 'Was freed the day before': an object has an active verb.
                if re.search(r"\b(?:was|were|been|is|are|be|being) (?:[a-z]+ly )?$", lead):
                    continue
                found = _NP.match(line.text, match.end())
                words, tail = (found["words"], found["tail"]) if found is not None else ("", "")
            else:
                subject = _SUBJECT.search(lead)
                found = _NP.match(subject["np"].strip() + " ") if subject is not None else None
                words, tail = (found["words"], found["tail"]) if found is not None else ("", "")
            thing = words.split()
            if not thing:
                continue
            if _PRONOUN.match(" ".join(thing[:2])) or _PRONOUN.match(thing[0]):
                if number and not behind:
                    yield Told(side, "", frozenset(), frozenset(), days, number, match.start(), match.end())
                continue
            noun = singular(thing[-1])
            rest = re.findall(r"[\w’'\-]+", " ".join(thing[:-1]) + " " + tail)
            names = frozenset(word for word in rest if word[:1].isupper()) - {"The"}
            marks = frozenset(singular(word) for word in thing[:-1] if word[:1].islower() and len(word) > 2 and word not in {"the", "its", "his", "her", "their"})
            if noun in {"work", "building", "construction"} and tail:
                after = re.findall(r"[a-z][\w\-]+", tail)
                noun = singular(after[-1]) if after else noun
            yield Told(side, noun, marks, names, days, number, min(match.start(), len(lead)), match.end())


def _after(text: CheckedText, days: frozenset[str], others: frozenset[str]) -> bool:
    """Whether weekdays lie behind others, in the week before publication; what is no weekday is held to."""
    published = text.reading.article.published
    today = datetime.date.fromisoformat(published).weekday() if published and len(published) == 10 else 6
    names = [day.lower() for day in calendar.day_name]
    mine, theirs = ([(today - names.index(day)) % 7 for day in some if day in names] for some in (days, others))
    return not mine or not theirs or min(mine) < min(theirs)


def _against(text: CheckedText, pair: Contrary, body: list[Line], one: Told, other: Told) -> bool:
    if one.line == other.line or abs(one.line - other.line) > NEAR:
        return False
    first, second = sorted((one, other), key=lambda side: side.line)
    if first.noun == "" or (second.noun == "" and second.line != first.line + 1):
        return False
    if second.noun and (first.noun != second.noun or first.noun.lower() in _VAGUE or len(first.noun) < 3):
        return False
    if second.noun and ((first.marks and second.marks and not first.marks & second.marks) or (first.names and second.names and not first.names & second.names)):
        return False
    if second.noun and (first.marks ^ second.marks) & _RANKS:
        return False
    # 'A bridge ... the bridge farther down': what is told more exactly later is another.
    if second.noun and second.names - first.names and first.names:
        return False
    a, b = body[first.line].text, body[second.line].text
    if of_another_charge(a, b) or _TURNED.search(b) or (_TURNED.search(a) and re.search(r"(?i)\b(?:earlier|once|previous|years? ago|another|last (?:year|month|week))\b", a)):
        return False
    mine, theirs = first.days - {"that day", "the same day"}, second.days - {"that day", "the same day"}
    if mine and theirs and not mine & theirs:
        return pair.lasting and first.side == 0 and _after(text, theirs, mine)
    return not (re.search(r"\bhad\b", b) and not mine & theirs)
