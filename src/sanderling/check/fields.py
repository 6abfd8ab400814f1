"""One thing told by two sides of a field of words, in a short body: 'carrying no arms' and 'unloading mortars from it', by the rows of ``checks/fields.csv``.

The words of a side stand in any order. The second sentence must be about the first's thing, by a word that both have or by a pronoun,
and of the same time; what it tells of another thing, person or day is no contrary.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sanderling.check.bags import Found, Side, tokens
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import BETWEEN, NAMED_END, YEARS, in_two_parts, of_another_charge, placed_alike
from sanderling.check.quantities import singular
from sanderling.check.sides import Sides
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.told_dates import A_DAY
from sanderling.check.two_states import ANOTHER, FAR, FEW, SAID, TO_SOME, doer_words, in_two_towns, matter, one_time
from sanderling.knowledge.check_fields import field_words, fields
from sanderling.knowledge.check_two_states import TwoStates

_ELSE = lazily(
    r"(?i)\b(?:(?:next|last|other|older|newer|earlier|previous|second|third|old|new|smaller|larger|latter|former) ones?|(?:next|last|previous|earlier|second|third|old|new|lower) (?:valley|town|village|house|street|district|province|election|time|match|film|book|season|bridge|ship|court|trial|law)|beside (?:it|them)|next (?:to|door)|opposite|neighbouring|neighbour\w*|rivals?|(?:below|above|outside|behind) (?:it|them)|"
    r"the (?:year|season|day|week|month|night) before|before (?:that|then)\b|before it(?=[,.;])|(?-i:Before it)\b|(?-i:Before (?:he|she|they))\b|in (?:his|her|its|their) (?:day|time|place|absence|stead)|niece|nephew|godson|uncle|aunt|interpreter|(?:nobody|no one|none|nothing|anybody|anyone) else|by mistake|wrongly|relit|re-?opened|restarted|resumed|back in (?:use|service)|for the rest of|that month|no longer|as late as|by the (?:second|third|next|end)|until (?:last|then|recently|now)|(?-i:Until)|(?:in|of) (?:that|the same) year|used to|would have|had (?:once|earlier|long|previously)|the day after|on the way back|(?:deputy|copy|copies|model|replica|sister) of|its summary|a summary)\b"
)
_PRONOUN = lazily(r"\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hem|[Hh]im|[Tt]here|[Oo]ne of|[Nn]one of|[Bb]oth|[Ee]ach)\b")
_HAD = lazily(r"\bhad (?:also |already |even |just |long |first )?(?:been|[a-z]+ed|[a-z]+[wto]n|put|set|cut|held|had|met|left|made|won|lost|sold|paid|fought|brought|bought|caught|kept|led|sent|sat|stood|told|come|run|hung|lain|laid|struck)\b")
_BUT = lazily(r"(?i)\b(?:but|except|although|though|however|apart from|besides|(?<!the )(?<!The )only|all but|save for|other than|instead)\b")


def in_two_fields(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence of a short body with one side of a field, where another near it has the other of the same thing."""
    body = [line for line in text.lines if not line.heading]
    if not 2 <= len(body) <= FEW:
        return
    sides = [_tokens().among(text.words(line)) for line in body]
    there = 0
    for bits in sides:
        there |= bits
    for number_of_field, field in enumerate(fields()):
        if there >> (2 * number_of_field) & 3 != 3:
            continue
        here, beside = ([number for number, bits in enumerate(sides) if bits >> (2 * number_of_field + side) & 1] for side in (0, 1))
        if len(here) == 1 and here == beside:
            continue
        one, other = _side(2 * number_of_field), _side(2 * number_of_field + 1)
        for number in here:
            for found in one.finditer(body[number].text):
                for at in beside:
                    if at == number or abs(at - number) > FAR:
                        continue
                    for against in other.finditer(body[at].text):
                        if _holds(field, body, (number, body[number], found), (at, body[at], against)):
                            yield Draft(
                                "self-contradiction", text.span(*_stretch(body[number], found, body[at])), f"elsewhere the article says: '{body[at].text[:110]}'",
                                "Check which of the two is meant.",
                            )  # fmt: skip
                            return


@cache
def _side(number: int) -> Side:
    """Return a side by its bit, read when a sentence may tell it."""
    field = fields()[number // 2]
    return Side(field.other if number % 2 else field.one, field_words())


@cache
def _tokens() -> Sides:
    found: dict[str, int] = {}
    names = field_words()
    for number, field in enumerate(fields()):
        for side, written in enumerate((field.one, field.other)):
            for token in tokens(written, names):
                found[token] = found.get(token, 0) | 1 << (2 * number + side)
    return Sides(found)


def _stretch(line: Line, found: Found, other: Line) -> tuple[int, int]:
    start, end = line.start + found.start(), line.start + found.end()
    if 0 < other.start - line.end <= BETWEEN:
        return start, other.end
    return (other.start, end) if 0 < line.start - other.end <= BETWEEN else (start, end)


_SHUT = lazily(r"\b(?:closed|shut|sealed|barred|blocked|open)$")
_NO_OTHER = lazily(r"(?i), (?:[a-z]+ing )?only [^,.;]*|\bbut for (?:its|his|her|the|their) (?:driver|crew|pilot|guards?|captain|caretaker|watchman)\b|\b(?:(?:second|third|fourth|last|next) (?:row|reading|floor|storey|class|count|language|column|page)|each other|one another|the accused|(?:first|second) half|(?<=none of )(?:them|the \w+) may|(?<=nobody )may|(?<=no one )may)\b")
"""What sounds like another thing or a doubt, and is none."""
_TELLER = lazily(r",(?: (?:the|an?|its|his|her|their|[A-Z][\w’\-]+[’']s) [\w’\- ]{3,50},)?(?: [A-Z][\w’\-.]+){1,3}(?:, [^,;]{3,60})?,? (?:said|says|added|reported)\.?$|, (?:said|says) (?:[A-Z][\w’\-.]+ ?){1,3}(?:, [^,;]{3,80})?\.?$")
_ASIDE = lazily(r", (?:who|which|whose|where)\b[^,;]*$")


def _own(words: str, found: Found) -> str | None:
    """Return the rest of a sentence that tells a side outright, in the article's own voice and of nothing else, or None."""
    aside = _ASIDE.search(words[: found.start()])
    if aside is not None and (stop := words.find(",", found.end())) > 0:
        # 'Doctors at the hospital, where he has been since Sunday, said ...': what stands aside is the article's own.
        rest = words[aside.start() : found.start()] + " " + words[found.end() : stop]
    else:
        rest = _TELLER.sub("", NAMED_END.sub("", found.rest(words)))
    # 'He recognised his son': kin behind a state are not those who are in it.
    at = len(found.rest(words[: found.end()]))
    rest = _NO_OTHER.sub(" ", rest[:at] + _KIN.sub(" ", rest[at:]) if aside is None else rest)
    return rest if SAID.search(rest) is None and _BUT.search(rest) is None and ANOTHER.search(rest) is None and _ELSE.search(rest) is None else None


def _holds(field: TwoStates, body: list[Line], one: tuple[int, Line, Found], two: tuple[int, Line, Found]) -> bool:
    number, line, found = one
    at, other, against = two
    mine, theirs = _own(line.text, found), _own(other.text, against)
    if mine is None or theirs is None:
        return False
    if field.unless and (pattern(field.unless).search(mine) or pattern(field.unless).search(theirs)):
        return False
    # 'Closed to lorries' says nothing of cars.
    kind = next((m for m in (TO_SOME.match(line.text, end) for _, end in found.terms) if m is not None), None)
    if kind is not None and _SHUT.search(line.text[: kind.start()]) and singular(kind[1]) not in _words(other.text):
        return False
    if in_two_parts(line.text, other.text) or ("never" not in field.tie and in_two_towns(line, other)) or of_another_charge(line.text, other.text):
        return False
    if _SAME_YEAR.search(other.text) or _earlier_in_it(line.text, other.text) or not (_since(line.text, other.text) or one_time(field, line, _till_now(other), at > number)):
        return False
    if "lasting" in field.tie and _passed(line.text, other.text):
        return False
    # 'Along the road', 'along the river'.
    if all(along := [{m[1] for m in _ALONG.finditer(words)} for words in (line.text, other.text)]) and not along[0] & along[1]:
        return False
    if "never" not in field.tie and at > number and _HAD.search(other.text, max(0, against.start() - 25), against.end()):
        return False
    if "loose" in field.tie:
        return placed_alike(line.text, other.text, matter(line.text, found) & matter(other.text, against))
    if "doer" in field.tie:
        mine_by, theirs_by = (doer_words(body, at_line, bag.terms[0][1]) | _owner(body, at_line, bag) for at_line, bag in ((number, found), (at, against)))
        return bool(mine_by & theirs_by) and placed_alike(line.text, other.text, mine_by & theirs_by)
    shared = _words(line.text) & _words(other.text)
    # 'Bridges were destroyed', 'the old bridge was not'.
    plurals, others = ({singular(word) for word in re.findall(r"[a-z]{3,}s\b", words.text.lower())} for words in (line, other))
    if shared and not shared - (plurals ^ others):
        return False
    again = abs(number - at) == 1 and _PRONOUN.search(max(line, other, key=lambda one: one.start).text) is not None
    if not shared and not again and len(body) <= _FEWEST and abs(number - at) == 1:
        # What two sentences in a row tell is of one thing, unless the second names somebody or some place of its own.
        first, second = sorted((line, other), key=lambda one: one.start)
        again = not {m[0] for m in _NAME.finditer(second.text)} - {m[0] for m in _NAME.finditer(first.text)} - _DAYS_AND_MONTHS
    return (bool(shared) or again) and placed_alike(line.text, other.text, shared)


_FEWEST = 3
_NAME = lazily(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’\-]+")
_DAYS_AND_MONTHS = frozenset((*calendar.day_name, *calendar.month_name))
_SAME_YEAR = lazily(r"(?i)\b(?:in (?:that|the same) year|the (?:year|season|day|week|month) before)\b")
_TILL_NOW = lazily(rf"\b(?:has|have|is|are)\b[^.;]*?( since (?:(?:early |late |last )?(?:{'|'.join((*calendar.day_name, *calendar.month_name[1:]))})))\b")

_BEGAN = lazily(rf"\b(?:not|never|unbroken|uninterrupted|without)\b[^.;]*?( since (?:(?:it|they|he|she) (?:began|started|opened|set in) )?(?:on )?(?:{'|'.join(calendar.month_name[1:])}) \d{{1,2}})\b")
"""'Has not been interrupted since it began on August 2': the day of its beginning is no other time."""


def _till_now(line: Line) -> Line:
    """Return a sentence without the day since when a state of its has lasted: that is told of all days since."""
    found = _TILL_NOW.search(line.text) or _BEGAN.search(line.text)
    return line if found is None else replace(line, text=line.text[: found.start(1)] + line.text[found.end(1) :])


def _words(sentence: str) -> set[str]:
    return matter(sentence, _NOWHERE)


_KIN = lazily(r"(?i)\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|father|mother|parents|widow|cousin)\b(?![’']s)")
_NOWHERE = Found(0, 0, ())
_OWNED = lazily(r"(?i)(?:its|his|her|their)\b")


def _owner(body: list[Line], number: int, found: Found) -> set[str]:
    """Return the words of the sentence before, where a state is told of 'its guns': they may name whose they are."""
    words = body[number].text[found.start() : found.end()]
    # 'The premier lost ... their victory': many own what one does not.
    if number and words[:5].lower() == "their" and re.search(r"\b(?:[a-z]{3,}s|and|men|women|people|police|team|crew|band|party|army)\b", body[number - 1].text[:60]) is None:
        return set()
    return _words(" ".join(body[number - 1].text.split()[:8])) if number and _OWNED.match(words) is not None else set()


_BEGINS = lazily(rf"\b(?:has|have|is|are)\b[^.;]*\bsince (?:[^.,;]{{0,30}}?\bin |late |early |last |the |middle of |start of |beginning of )*(?:(?P<month>{'|'.join(calendar.month_name[1:])})|(?P<season>spring|summer|autumn|winter)|(?P<year>(?:19|20)\d\d))\b")
_THEN = lazily(rf"\b(?:[Ii]n|[Dd]uring|[Tt]hrough|[Tt]hroughout|weeks? of|days? of|half of) (?:(?P<month>{'|'.join(calendar.month_name[1:])})|(?P<season>spring|summer|autumn|winter)|(?P<year>(?:19|20)\d\d))\b(?! \d)|\b(?P<late>last week|last month|yesterday|this week)\b")
_ALONG = lazily(r"\b(?:along|beside|beneath|behind) the (?:[a-z]+ )?([a-z]{3,})\b")
_STANDS = lazily(r"\b(?:has|have|is|are|since|freed|released|free|let|called off|laid down|disarmed|withdrew|withdrawn|pulled out|left|restored|put out|extinguished|finished|completed|evacuated|resigned|stepped|stood down|quit|abolished|dissolved|disbanded|banned|recalled|paid|went home|went back|returned|resumed|back (?:at|to) work|gone|died|killed|settled|handed|dismissed|sacked|abdicated|signed)\b")
"""What holds on the days after, unless it is undone."""


def _passed(line: str, other: str) -> bool:
    """Whether a state of a day that is over says nothing of another weekday: 'the truce held on Tuesday', 'on Wednesday shells fell'."""
    mine, theirs = ({m[0] for m in A_DAY.finditer(words)} for words in (line, other))
    return bool(mine) and bool(theirs) and not mine & theirs and _STANDS.search(line) is None


_EARLY = lazily(r"\b(?:first|early|start|beginning)\b")


def _earlier_in_it(line: str, other: str) -> bool:
    """'Idle since the middle of January', 'in the first week of January'."""
    begun, then = _BEGINS.search(line), _THEN.search(other)
    return begun is not None and then is not None and bool(begun["month"]) and begun["month"] == then["month"] and _EARLY.search(other) is not None


_SINCE_DAY = lazily(rf"\b(?:has|have|is|are)\b[^.;]*\bsince (?:early on |last )?({'|'.join(calendar.day_name)})\b(?! (?:evening|night|afternoon))")
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1}


def _since(line: str, other: str) -> bool:
    """Whether what a sentence tells of lies in the time since when another tells a state to last: 'since 1982', 'in 1995'; 'since the spring', 'in October'."""
    begun = _BEGINS.search(line)
    then = _THEN.search(other) if begun is not None else None
    day, others = _SINCE_DAY.search(line), [m[0] for m in A_DAY.finditer(other)]
    if day is not None and others and not _HAD.search(other):
        # 'Has been shut since Thursday': so it was on the Monday after.
        days = tuple(calendar.day_name)
        return all(one in days and 1 <= (days.index(one) - days.index(day[1])) % 7 <= 5 for one in others)
    if begun is None or then is None or len(YEARS.findall(other)) > 1 or _HAD.search(other):
        return False
    if then["late"]:
        return True
    if begun["year"] or then["year"]:
        return bool(begun["year"] and then["year"] and int(then["year"]) > int(begun["year"]))
    numbers = [_SEASONS.get(one["season"] or "") or list(calendar.month_name).index(one["month"]) for one in (begun, then)]
    return numbers[1] - numbers[0] > 0
