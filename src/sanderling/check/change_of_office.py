"""Who came in when somebody went, in any wording: 'X was sworn in after the assembly removed Y', 'X ended the sixteen years of Y', 'X replaced Y at the head of'.

A sentence names two, the one with a word of coming in and the other with a word of going out, and the day is that on which the one
came: who went before is known. Nothing is asked of the order of the words but that each word stands with its person.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.handed_over import TOP
from sanderling.check.known import Known, known_in, mandates_of
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import dates_of, plain_name
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.check_persons import all_holders, offices_of
from sanderling.knowledge.check_tables import posts

_COMES = lazily(
    r"(?i)\b(?:sworn in|swears? in|swore|took the oath|takes the oath|taken the oath|taking the oath|oath of office|took office|takes office|taking office|inaugurat\w+|became (?:the )?(?:new )?(?:[A-Za-z’'\-]+ ){0,3}(?:president|prime minister|premier|chancellor|king|pope|head|chief|leader|secretary[- ]general)|was (?:made|named|chosen|appointed|elected|picked|declared|proclaimed|crowned|installed)|"
    r"(?:is|are|been|be) (?:named|chosen|appointed|elected|sworn|installed|crowned)|won (?:the )?(?:leadership|presidency|premiership|vote|post|job|contest|party|race)|mov(?:ed|es) (?:(?:on|this|last) \w+ )?in(?:to)?|entered|enters|takes charge|took charge|takes over|took over|taken over|taking over|takes the (?:helm|reins|place|chair)|took the (?:helm|reins|place|chair|seat)|"
    r"began work|begins work|starts work|started work|assumed|assumes|came to (?:office|power|the throne)|comes to (?:office|power)|replac\w+|succe\w+|inherit\w+|ended the|ending the|ends the|fills? the|filled the|elect(?:ed|s) (?:(?:on|by|last|this|yesterday|in a)\b|(?=(?-i:[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ])))|(?:asked|asks|invited|invites) (?=(?-i:[A-ZÀ-Þ][\w’\-]+ [A-ZÀ-Þ][\w’\-]+)(?: [A-ZÀ-Þ][\w’\-]+)? to form)|follow(?:s|ed)?\b|finish(?:es)? the term|"
    r"new (?:president|prime minister|premier|chancellor|pope|king|head|chief|secretary[- ]general))\b"
)
_GOES = lazily(
    r"(?i)\b(?:remov\w+|oust\w+|depos\w+|toppl\w+|overthr\w+|impeach\w*|forced|forcing|voted out|vote out|voting out|drop(?:s|ped)|dump(?:s|ed)|resign\w*|resignation|stepp(?:ed|ing) down|steps down|stood down|quit|quits|gave up|give up|given up|giving up|left|leaves|leaving|fled|fall|fell|death|died|dies|dead|late|killed|murder\w*|assassinat\w+|shot|retire\w*|outgoing|departing|deposed|defeat\w*|beat|beaten|"
    r"ended|ending|ends|years of|rule|reign|premiership|presidency|term|vacated|replac\w+|succe\w+|from(?= (?-i:[A-ZÀ-Þ]))|follow(?:s|ed|ing)?|predecessor|dismiss\w*|sack\w*|out of office|no more|stripped|made way|in place of|in the place of|made (?:[A-Z]\w+ ){1,3}resign|whom|coma|ill|abdicat\w+|driven out|drove out|deserted|brought down|downfall|unseated|voted(?! (?:for|in|on|to)\b)|threw|thrown|swept|pushed out)\b"
)
_NO = lazily(
    r"(?i)\b(?:would|could|might|if|unless|whether|vows?|vowed|promis\w+|hop(?:es|ed|ing)|want\w*|candidate|candidacy|challeng\w+|like|unlike|than|remember\w*|recall\w*|anniversary|years? ago|decades? ago|not since|first since|mentor|protege|protégé|father|mother|uncle|brother|wife|widow|son|daughter|deputy|adviser|aide|ally|under|minister (?:in|of)|cabinet of|government of|opposed|opponent|rival|since|once|then|former|ex)\b|[“”\"]"
)
_WORDS = frozenset(
    "sworn swear swears swore oath office inaugurated inauguration became made named chosen appointed elected elects asked asks invited invites picked declared proclaimed crowned installed won moved moves entered enters charge over takes took began begins starts started assumed assumes came comes replaced replaces replacing succeed succeeds succeeded succeeding successor succession inherits inherited ended ending ends fills fill filled follow follows followed finish finishes new".split()
)
NEAR = datetime.timedelta(days=100)
GAP = datetime.timedelta(days=250)
_ELSEWHERE = datetime.timedelta(days=420)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A time in a post: ``key`` tells the post, ``names`` its holder's."""

    key: tuple[str, str]
    title: str
    names: frozenset[str]
    name: str
    since: str
    until: str
    source: str


def change_of_office_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield those told to have gone when another came, where somebody else went before him or her."""
    if _WORDS.isdisjoint(text.vocabulary) or text.day is None or len(text.day) < 10:
        return
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)):
            continue
        people = known_in(text, line)
        if not 2 <= len(people) <= 4 or _COMES.search(line.text) is None or _GOES.search(line.text) is None:
            continue
        for one in people:
            for other in people:
                if one is not other and (draft := _judge(text, line, people, one, other)) is not None:
                    yield draft
                    break


@cache
def _of_state(country: str, office: str) -> tuple[_Turn, ...]:
    return tuple(
        _Turn((country, office), h.title, _names(h.person), persons()[h.person].name, h.since, h.until, f"actors/offices.csv: {h.source}") for h in all_holders().get((country, office), ()) if h.since
    )


@cache
def _names(person: str) -> frozenset[str]:
    return frozenset(plain_name(name) for name in (persons()[person].name, *persons()[person].aliases))


@cache
def _of_posts() -> dict[str, tuple[_Turn, ...]]:
    return {
        post.name: tuple(sorted((_Turn(("post", post.name), post.name, _names(h.person), persons()[h.person].name, h.since, h.until, f"checks/posts.csv: {post.source}") for h in post.held), key=lambda turn: turn.since))
        for post in posts()
    }


def _rows(one: Known) -> Iterator[tuple[_Turn, tuple[_Turn, ...]]]:
    """Yield each time of a person in a post of which one holds it at a time, with all turns of that post."""
    if one.person is not None:
        for held in offices_of(one.person):
            if held.office in TOP and held.since and held.country:
                turns = _of_state(held.country, held.office)
                yield from ((turn, turns) for turn in turns if turn.since == held.since and turn.name == one.person.name)
        for turns in _of_posts().values():
            yield from ((turn, turns) for turn in turns if turn.name == one.person.name)
    for post, mandate in mandates_of(one):
        turns = tuple(_Turn(("mandate", post.name), post.name, frozenset(plain_name(name) for name in row.names), row.person, row.since, row.until, f"checks/mandates.csv: {row.source}") for row in post.held)
        yield from ((turn, turns) for turn in turns if turn.since == mandate.since and turn.name == mandate.person)


def _judge(text: CheckedText, line: Line, people: list[Known], one: Known, other: Known) -> Draft | None:
    """Hold 'one came when the other went' against who was there before."""
    if " " not in line.text[other.start : other.end] or one.name == other.name:
        return None
    low, high = min(one.start, other.start), max(one.end, other.end)
    if _NO.search(_clean(line.text[max(0, low - 30) : min(len(line.text), high + 30)])) or len(re.findall(r"[“”\"]", line.text[:low])) % 2:
        return None
    comes, goes = _stands_with(line.text, people, one, _COMES), _stands_with(line.text, people, other, _GOES)
    if not comes or not goes:
        return None
    day = day_of(text.day or "")
    days = [day_of(told) for told in dates_of(text, line) if len(told) == 10] or [day]
    theirs = [turn for turn, _ in _rows(other)]
    for turn, turns in _rows(one):
        if not any(abs((told - day_of(turn.since)).days) <= NEAR.days for told in days) or abs((day - day_of(turn.since)).days) > 400:
            continue
        mine = [row for row in theirs if row.key == turn.key]
        before = [row for row in turns if row.until and row.name != turn.name and datetime.timedelta(days=-45) <= day_of(turn.since) - day_of(row.until, last=True) <= GAP]
        if not before or any(plain_name(other.name) in row.names or _akin(other, row) for row in before):
            continue
        # Whoever left another post these days, or came then, may be told to have gone.
        if any(row.until and abs((day_of(row.until, last=True) - day_of(turn.since)).days) <= _ELSEWHERE.days for row in theirs) or any(day_of(row.since) <= day_of(turn.since) + _ELSEWHERE and (not row.until or day_of(row.since) >= day_of(turn.since)) for row in theirs):
            continue
        if other.person is not None and any(h.until and abs((day_of(h.until, last=True) - day_of(turn.since)).days) <= _ELSEWHERE.days for h in offices_of(other.person)):
            continue
        if not mine or any(_akin(who, row) for row in before for who in people):
            continue
        if any(_named_elsewhere(text, row, other) for row in before):
            continue
        last = before[-1]
        span = text.span(line.start + low, line.start + high)
        return Draft("person-conflict", span, f"{turn.name} followed {last.name} as {turn.title} on {turn.since}; {other.name} held it from {mine[-1].since} to {mine[-1].until}", "Check who was meant.", (turn.source,))
    return None


_TIME = lazily(r"(?i)\b(?:since (?:then|\d{4})|the then|ex-? ?president)\b|, (?:the |a )?(?:[a-z]+ )?(?:son|daughter|widow|brother|sister|niece|nephew|grandson) of [^,]{3,60}(?=,)")


def _clean(words: str) -> str:
    """Leave out what the words of doubt may be part of without telling doubt."""
    return _TIME.sub("", words)


def _stands_with(words: str, people: list[Known], one: Known, pattern: re.Pattern[str]) -> bool:
    """Whether a word of a pattern stands with a person: nobody else is named between the two."""
    for match in pattern.finditer(words):
        low, high = (one.end, match.start()) if one.end <= match.start() else (match.end(), one.start)
        if high - low <= 90 and not any(low <= other.start < high for other in people if other is not one):
            return True
    return False


def _akin(one: Known, turn: _Turn) -> bool:
    if one.person is not None and turn.name in _by_name() and turn.name != one.person.name:
        return False
    mine = {word for name in one.names for word in plain_name(name).split() if len(word) > 3}
    return any(mine & set(name.split()) for name in turn.names)


@cache
def _by_name() -> frozenset[str]:
    return frozenset(person.name for person in persons().values())


def _named_elsewhere(text: CheckedText, turn: _Turn, other: Known) -> bool:
    """Whether the article names the one who went, so that the other may be told of besides."""
    words = plain_name(turn.name).split()
    theirs = {word for name in other.names for word in plain_name(name).split()}
    word = words[-1] if words[-1] not in theirs else words[0]
    return len(word) > 2 and word in {plain_name(word) for word in text.vocabulary}
