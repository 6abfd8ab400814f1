"""One thing told in two states, in a short body, by the pairs of ``checks/two_states.csv``: in dry dock and at sea, released and still held, unanimous and opposed.

Looser than ``opposites.py``: one word in common binds two sentences, for no more is told than of one matter; what stays is held to the
order of days, to other persons and places, and to who is said to say it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import (
    MONTHS,
    NAMED_END,
    NO_NAMES,
    YEARS,
    both,
    in_two_parts,
    of_another_charge,
    placed_alike,
)
from sanderling.check.quantities import singular
from sanderling.check.sides import Sides
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.told_dates import A_DAY
from sanderling.check.who import country_words
from sanderling.knowledge.check_two_states import TwoStates, two_states


class Stretch(Protocol):
    """What knows where it starts and ends in a sentence."""

    def start(self) -> int:
        """Return where it starts."""

    def end(self) -> int:
        """Return where it ends."""


FEW = 8
"""A body of no more sentences than this tells of one matter: there a loose tie is enough."""
SAID = lazily(
    r"(?i:\b(?:said|says|say|according|claim\w*|alleg\w*|reported(?:ly)?|denie[sd]|deny|rumou?r\w*|feared|(?<![Tt]he )accus\w*|believed|initially|at first|had thought|first reports|previously|would|could|might|if|unless|should|threaten\w*|wrongly|mistaken\w*|"
    r"corrected|whether|almost|nearly|insist\w*|supposed\w*|spoke of|recall\w*|drill)\b)|\bmay\b|[“”\"]|\?"
)
_STEP = lazily(r"(?i)\b(?:later|afterwards|eventually|finally|in the end|at last|since then|after all|soon after|next (?:day|morning)|the next (?:week|month|year)|the day after|(?:the )?following (?:day|week|month|year)|(?<!begin )(?<!start )(?<!over )again|by then|earlier|the day before|last (?:week|month|year)|(?:years?|months?|weeks?|days?) (?:ago|before|later|earlier)|previous\w*|anniversary|first of all|at the start|until(?! (?:noon|midnight|dawn|dusk|nightfall|night|evening|morning|sunset|the end|late|early|today|yesterday|further notice))|once|formerly|used to)\b")
ANOTHER = lazily(r"(?i)\b(?:before (?:that|then)|before it(?=[,.;])|(?-i:Before it)|by the (?:second|third|fourth|next|last|end)|the (?:last|next|previous|earlier) one|another|second|other|others|elsewhere|nearby|neighbouring|separate(?:ly)?|sister ship|brother|son|sons|daughter|wife|widow|cousin|father|predecessor|successor|namesake|replica|copy|deputy|navigator|except|but for|all but|apart from|besides|(?<!the )(?<!The )only|most of|some of|few of|half of|many of|part of|partly|save for|though|although|however|instead|unlike)\b")
_KIN = lazily(r"(?i)\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|father|mother|parents|widow|cousin|deputy)\b")
_LEAST = frozenset("court judge jury tribunal with from that this they them were been have which what when where after before into over near more than about without also there here same other some each every both most much many very made come came went take took taken give gave first last next year years month months week weeks time times hour hours night morning evening afternoon people person number part side place day days their these those while since during under upon among against".split())
_TOWN = lazily(r"\b(?:[Ii]n|of) ([A-ZÀ-Þ][\w’\-]+)\b(?! [a-z]+s\b)")
_MONTH_NAMES = frozenset(calendar.month_name)
_WEEKDAYS = tuple(calendar.day_name)
FAR = 3
"""Sentences farther apart than this are not held against one another."""


def in_two_states(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence of a short body that tells the state of a thing which another near it rules out."""
    body = [line for line in text.lines if not line.heading]
    if not 2 <= len(body) <= FEW:
        return
    sides = [_sides().among(text.words(line)) for line in body]
    for number_of_pair, (pair, one, other) in enumerate(_patterns()):
        here, there = ([number for number, bits in enumerate(sides) if bits >> (2 * number_of_pair + side) & 1] for side in (0, 1))
        if not here or not there or (len(here) == 1 and here == there):
            continue
        for number in here:
            match = one.search(body[number].text)
            if match is None or not _plain_enough(body[number], match):
                continue
            for at in there:
                if at == number or abs(at - number) > FAR:
                    continue
                for found in other.finditer(body[at].text):
                    if _holds(pair, body, (number, body[number], match), (at, body[at], found)):
                        yield Draft(
                            "self-contradiction", text.span(*both(text, body[number], match, body[at])), f"elsewhere the article says: '{body[at].text[:110]}'",
                            "Check which of the two is meant.",
                        )  # fmt: skip
                        return


@cache
def _patterns() -> tuple[tuple[TwoStates, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the pairs with their patterns, each compiled when a sentence may hold it."""
    return tuple((pair, lazily(pair.one, re.I), lazily(pair.other, re.I)) for pair in two_states())


_EVERYWHERE = frozenset("was were had has have been are the and his her its their they she all any one this that who which when then two three four five six seven eight nine ten some for from with into not but for".split())
_SYNTAX = lazily(r"\(\?P<\w+>|\(\?[:!=<]+|\[[^\]]*\]|\\[a-zA-Z]|\{[^}]*\}")
_MAYBE = lazily(r"[a-z]\?")


@cache
def _sides() -> Sides:
    """Return what finds the sides by any word of three letters in their wording, two bits a pair."""
    found: dict[str, int] = {}
    for number, (pair, _, _) in enumerate(_patterns()):
        for side, wording in enumerate((pair.one, pair.other)):
            for word in re.findall(r"[a-zà-ž]{3,}", _MAYBE.sub(" ", _SYNTAX.sub(" ", wording)).lower()):
                if word not in _EVERYWHERE:
                    found[word] = found.get(word, 0) | 1 << (2 * number + side)
    return Sides(found)


_ASIDE = lazily(r", (?:who|which|whose|where)\b[^,;:]*$")


def _plain_enough(line: Line, match: re.Match[str]) -> bool:
    """Whether the rest of a sentence leaves a telling in the article's own voice; who is named at its end may have told it."""
    clause = _ASIDE.search(line.text[: match.start()])
    if clause is not None and (stop := line.text.find(",", match.end())) > 0:
        # 'The president of Gabon, who left without signing it, said': what stands aside is the article's own.
        aside = line.text[clause.start() : match.start()] + " " + line.text[match.end() : stop]
        return SAID.search(aside) is None
    rest = line.text[: match.start()] + " " + NAMED_END.sub("", line.text[match.end() :])
    return SAID.search(rest) is None and re.search(r"(?i)\b(?:but|except|although|though|however|apart from|besides|(?<!the )(?<!The )only|all but)\b", rest) is None


def _holds(pair: TwoStates, body: list[Line], one: tuple[int, Line, re.Match[str]], two: tuple[int, Line, re.Match[str]]) -> bool:
    """Whether two sentences of a short body tell two states of one thing at one time; the tie of a row says what they must have in common."""
    number, line, match = one
    at, other_line, other = two
    if not _plain_enough(other_line, other) or re.search(r"(?i)\b(?:not|no|never|nobody|none|neither|nor|without|instead of|before|to|wants?|hopes?|plans?)\b[^,;]{0,18}$", other_line.text[: other.start()]):
        return False
    # 'Received guests with his wife beside him': kin behind a state are not those who are in it.
    mine, theirs = (f"{words.text[: found.start()]} {_KIN.sub(' ', words.text[found.end() :])}" for words, found in ((line, match), (other_line, other)))
    if re.search(r"(?i)\b(?:but|except|save)\b", match[0]):
        return False
    # 'Closed to trucks' says nothing of cars.
    kind = TO_SOME.match(line.text, match.end())
    if kind is not None and singular(kind[1]) not in {singular(word) for word in re.findall(r"[a-z]+", other_line.text)}:
        return False
    if pair.unless and (pattern(pair.unless).search(mine) or pattern(pair.unless).search(theirs)):
        return False
    if ANOTHER.search(mine) or ANOTHER.search(theirs) or in_two_parts(line.text, other_line.text) or of_another_charge(line.text, other_line.text):
        return False
    # 'The colonel was freed. Two of his officers are still held': somebody of his, told of before the state, is another than he.
    if _HIS_MAN.search(other_line.text[: other.start()]):
        return False
    if "lasting" not in pair.tie and "never" not in pair.tie:
        hours, others = ({m[0] for m in _HOURS.finditer(words.text)} for words in (line, other_line))
        if hours and others and not hours & others:
            return False
    if not one_time(pair, line, other_line, at > number):
        return False
    groups = [next((value for name, value in found.groupdict().items() if name.startswith("x") and value), None) for found in (match, other)]
    if all(groups) and singular(groups[0].lower()) != singular(groups[1].lower()):  # type: ignore[union-attr]
        return False
    if "loose" in pair.tie:
        if in_two_towns(line, other_line) and not all(groups):
            return False
        return placed_alike(line.text, other_line.text, {singular(group.lower()) for group in groups if group})
    if "doer" in pair.tie:
        shared = doer_words(body, number, match.start()) & doer_words(body, at, other.start())
        return bool(shared) and placed_alike(line.text, other_line.text, shared)
    # 'Bridges were destroyed', 'the old bridge was not': what is many in one sentence and one in the other is not the same.
    plurals, others = ({singular(word) for word in re.findall(r"[a-z]{3,}s\b", words.text.lower())} for words in (line, other_line))
    shared = (matter(line.text, match) & matter(other_line.text, other)) - (plurals ^ others)
    again = abs(number - at) == 1 and re.match(r"(?:(?:Before|After|In|On|At|By|Since|During|Until) [^,.;]{2,25},? )?(?:It|They|He|She|Its|Their|His|Her|it|they|he|she|its|their|his|her)\b", max(line, other_line, key=lambda one: one.start).text) is not None
    return (bool(shared) or again or (all(groups) and "besides" not in pair.tie)) and placed_alike(line.text, other_line.text, shared | {singular(group.lower()) for group in groups if group})


def in_two_towns(line: Line, other: Line) -> bool:
    """Whether two sentences tell of towns, and of none that both name."""
    towns = [{m[1] for m in _TOWN.finditer(words.text)} - set(_WEEKDAYS) - _MONTH_NAMES - country_words().keys() for words in (line, other)]
    return all(towns) and not towns[0] & towns[1]


_LONG = lazily(rf"\b(?:has|have|is|are)\b[^.;]*\b(?:since (?:{'|'.join(calendar.month_name[1:])}|last (?:year|spring|summer|autumn|winter|month)|the (?:spring|summer|autumn|winter|new year)|(?:19|20)\d\d)|for (?:[a-z]+ )?(?:months|years))\b")
_OF_LATE = lazily(r"\b(?:each day|every day)? ?(?:last|this) week\b|\byesterday\b")
_SINCE_PART = lazily(rf"\bsince (?:late on |the (?:evening|night|afternoon) of )?({'|'.join(calendar.day_name)})(?: (?:evening|night|afternoon|noon|midnight))?\b")


def one_time(pair: TwoStates, line: Line, other: Line, after: bool) -> bool:
    """Whether the two states are of one time: of no two days, or, of what lasts, the second of no day before the first."""
    if "never" in pair.tie:
        return True
    mine, theirs = ([m[0] for m in A_DAY.finditer(words.text)] for words in (line, other))
    if mine and theirs and not set(mine) & set(theirs):
        if "lasting" not in pair.tie or mine[0] not in _WEEKDAYS or theirs[0] not in _WEEKDAYS:
            return False
        return 0 < (_WEEKDAYS.index(theirs[0]) - _WEEKDAYS.index(mine[0])) % 7 <= 3 and after and not re.search(r"\b(?:had|again)\b", other.text)
    since = _SINCE_PART.search(line.text)
    if since is not None and since[1] in theirs:
        return False  # 'since Tuesday evening' says nothing of Tuesday morning
    months, others = ({m[1] for m in MONTHS.finditer(words.text)} for words in (line, other))
    years, then = ({m[0] for m in YEARS.finditer(words.text)} for words in (line, other))
    # 'In dock since January': what lasts may have begun in another month.
    if (others - months if "lasting" in pair.tie and after else months ^ others) or (years and then and not years & then) or (then and not years):
        return False
    # 'Shut since January. Trucks crossed it each day last week': what has lasted for months lasted last week.
    told = _OF_LATE.sub(" ", other.text) if after and "lasting" in pair.tie and _LONG.search(line.text) else other.text
    steps = _STEP.search(line.text), _STEP.search(told)
    if after and "lasting" in pair.tie and steps[0] is None:
        # 'Is shut until the end of the month. Since Monday cars have been driving over it again': what still is, no step has undone.
        return steps[1] is None or (steps[1][0].lower() == "again" and re.search(r"\b(?:is|are|remains?|stays?)\b[^.;]*\buntil\b", line.text) is not None and re.search(r"\b(?:has|have|is|are)\b", other.text) is not None)
    return steps[0] is None and steps[1] is None and (after or "lasting" not in pair.tie or not re.search(r"\bhad\b", other.text))


_MEANT_AGAIN = lazily(r"[Tt]he (?:club|team|company|firm|party|union|federation|country|government|island|group|bank|airline|agency|side|ship|vessel|kingdom|republic|militia|movement|minister|general|president|premier|bishop|king|queen)\b(?:[’']s?)?")


def matter(words: str, match: Stretch) -> set[str]:
    """Return what a sentence is about besides the words of a state: nouns in the singular, names in small letters."""
    rest = words[: match.start()] + " " + words[match.end() :]
    return {singular(word.lower().removesuffix("’s").removesuffix("'s")) for word in re.findall(r"[^\W\d_][\w’'\-]{3,}", rest)} - _LEAST - NO_NAMES


TO_SOME = lazily(r" to (?!all\b|every|any\b|both\b|further\b|the\b|traffic\b|travellers\b|visitors\b|shipping\b|navigation\b)([a-z]+)")
_HOURS = lazily(r"\b(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk)\b")
_HIS_MAN = lazily(r"(?i)\b(?:his|her|its|their) (?:[\w\-]+ ){0,2}?(?:chief|deputy|minister|lawyers?|aides?|bodyguards?|driver|secretary|spokes\w+|wife|husband|sons?|daughters?|brothers?|sisters?|father|mother|widow|successor|predecessor|rivals?|friends?|colleagues?|partners?|lodgers?|officers?|soldiers|troops|accomplices?|advisers?|doctors?|commander|captain|owner|men|supporters|followers)\b")
"""Somebody of his is another than he."""


def doer_words(body: list[Line], number: int, at: int) -> set[str]:
    """Return the words of the doer of a state: those before it in its clause, of a pronoun those that lead the sentence before."""
    lead = re.split(r"; |: | while | where | when | because ", body[number].text[:at])[-1]
    # 'The tanker, which belongs to Oman, ...': what stands between commas is of the doer, not the doer.
    lead = re.sub(r", (?:which|who|whose|where|an?|the|formerly)\b[^,]*,", " ", lead)
    words = re.findall(r"[^\W\d_][\w’'\-]*", lead)
    found = {singular(word.lower().removesuffix("’s").removesuffix("'s")) for word in words[-12:] if len(word) > 3} - _LEAST - NO_NAMES
    if number and (again := _MEANT_AGAIN.match(body[number].text)) is not None and again.end() <= at:
        # 'Juventus sent nobody. The club's lawyers': a body meant again by what it is.
        found |= {m[0].lower() for m in re.finditer(r"[A-ZÀ-Þ][\w\-]{3,}", body[number - 1].text[:40])} - NO_NAMES
    if number and re.search(r"(?i)\b(?:he|she|it|they|his|her|its|their)\b", _HIS_MAN.sub(" ", " ".join(words[-12:]))[-45:]):
        found |= {singular(word.lower().removesuffix("’s").removesuffix("'s")) for word in re.findall(r"[^\W\d_][\w’'\-]{3,}", body[number - 1].text)[:8]} - _LEAST - NO_NAMES
    return found
