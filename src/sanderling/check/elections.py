"""Who is told to have beaten whom in an election these days, or in a year that is told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name
from sanderling.knowledge.check_elections import Election, elections

_WORDS = frozenset("beat beats beaten beating defeated defeats defeating edged victory won wins winning defeating beating unseating claimed celebrated triumph ahead ousted unseated trounced routed lost losing loses defeat win".split())
_BEAT = lazily(
    r"^(?:,| of [A-Z]\w+,?)? ?(?:who |had |has |narrowly |easily |soundly |clearly |unexpectedly |just )*(?:beat|beats|defeated|defeats|edged out|unseated|trounced|routed|saw off|(?:won|wins)(?: (?!not\b)[\w’\-]+){0,7} (?:against|over|from)|finished ahead of|[’']s (?:narrow |clear |surprise |landslide |crushing )?(?:victory|win) over)"
    r" (?:his |her |the |President |Prime Minister |Chancellor |Senator |Governor |former |sitting |outgoing |incumbent |rival |opponent |challenger |conservative |Republican |Democrat |Democratic |Socialist |Labour |,)*(?: ?[a-z]+ )?$"
)
_BEATING = lazily(
    r"^[^.;:“”\"]{0,100}?\b(?:defeating|beating|having (?:beaten|defeated)|unseating|(?:victory|triumph|win) (?:[^.;:]{0,40} )?(?:over|against)|(?:won|wins|claimed|celebrated) [^.;:]{1,70} (?:against|over))"
    r" (?:the |his |her |President |Prime Minister |Chancellor |Senator |Governor |former |sitting |outgoing |incumbent |rival |opponent |challenger |[A-Z]\w+[’']s |[A-Z][a-z]+(?:ist|at|ive|ican) |,)*(?:[a-z]+ ){0,2}$"
)
"""'Celebrated in Accra after defeating X in the second round'."""
_SOMEHOW = lazily(
    r"^[^;:“”\"]{0,100}?\b(?:beat|beats|beaten|defeated|unseated|(?<!of )(?<!the )(?<!an )(?<!by )ousted|trounced|routed|outpolled|overcame)\b(?! (?:by|off|up|out)\b| in (?:the|an?)\b)"
    r"(?: (?:(?!by\b|and\b|that\b|who|which\b)[a-z’'\-]+,?|(?:in|on|last) [A-Z][a-z]+,?|President|Prime Minister|Chancellor|Senator|Governor|General|Republican|Democrat|Labour|Socialist)){0,6} $"
)
"""'Who on Sunday beat the conservative Y', 'months after he had defeated Y', 'the man whom he had beaten in September, Y'."""
_RUN_OFF = lazily(r"\b(?:run-off|runoff|second round|second-round)\b")
_LOST = lazily(
    r"^(?:,)? ?(?:who |had |has |narrowly |heavily )*(?:lost(?: (?!not\b)[\w’\-]+){0,7} to|(?:was|were) (?:narrowly |soundly |heavily )?(?:beaten|defeated|unseated|ousted|trounced)(?: (?!not\b)[\w’\-]+){0,5} by|conceded(?: (?!not\b)[\w’\-]+){0,4} to|[’']s (?:narrow |heavy |crushing )?(?:defeat|loss) (?:by|to|at the hands of))"
    r" (?:his |her |the |President |Prime Minister |Chancellor |Senator |Governor |former |rival |opponent |challenger |,)*(?: ?[a-z]+ )?$"
)
_NO = lazily(r"(?i)\b(?:poll|post of|office of|ballot of (?:his|her|its|the) party|polls show|primary|primaries|nomination|leadership|caucus|would|could|if|hopes?|wants?|first round|debate|match|game|chess|court|lawsuit|suit|case|party congress|in (?:Iowa|Ohio|Florida|New Hampshire|Texas|Michigan|Pennsylvania|the Senate))\b")
_NEARLY = lazily(r"\b(?:close to|near to|nearly|almost|short of|failed to|without|on the verge of|hopes? of|chance of|never|had no|not) (?:[a-z]+ )?(?:unseat|beat|defeat|oust|win)")
_OF_ANOTHER = lazily(r"\b(?:of|to|by|from|with|than|like|whose|after|over|under|against|for) (?:[\w’\-]+ ){0,3}$")
NEAR_DAYS = 330
"""A text published within so many days of an election tells of it, where it tells of no year."""


@cache
def _by_name() -> dict[str, tuple[Election, ...]]:
    found: dict[str, list[Election]] = {}
    for one in elections():
        for name in (one.winner, *one.losers):
            found.setdefault(plain_name(name), []).append(one)
    return {name: tuple(there) for name, there in found.items()}


def election_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield those told to have beaten somebody whom another beat, or who won."""
    published = text.day
    if published is None or len(published) < 10 or _WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)) or len(people := people_in(text, line)) < 2 or _NO.search(line.text) or re.search(r"[“”\"]", line.text):
            continue
        for one, other in pairwise(people):
            draft = _judge(text, line, one, other, published)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, one: PersonMention, other: PersonMention, published: str) -> Draft | None:
    between = text.text[one.end : other.start]
    if _NEARLY.search(between):
        return None
    if len(between) > 110 or not (is_named(one) and is_named(other)) or _OF_ANOTHER.search(text.text[line.start : one.start]) or (re.match(r", (?!who\b|after\b|defeating\b|beating\b)", between) and one is not people_in(text, line)[0]):
        return None
    winner, loser = one, other
    if _LOST.match(between + ("" if between.endswith(" ") else " ")):
        winner, loser = other, one
    elif _BEAT.match(told := between + ("" if between.endswith(" ") else " ")) is None and not (one is people_in(text, line)[0] and (_BEATING.match(told) or _SOMEHOW.match(told))):
        return None
    names = {plain_name(name) for name in (winner.person.name, *winner.person.aliases)}
    theirs = {plain_name(name) for name in (loser.person.name, *loser.person.aliases)}
    years = {day[:4] for day in dates_of(text, line) if len(day) == 4}
    known = {election for name in names | theirs for election in _by_name().get(name, ())}
    meant = [e for e in known if (e.day[:4] in years if years else 0 <= (datetime.date.fromisoformat(published) - datetime.date.fromisoformat(e.day)).days <= NEAR_DAYS)]
    if len(meant) != 1:
        return None
    election = meant[0]
    won = plain_name(election.winner) in names
    lost_by = any(plain_name(name) in theirs for name in election.losers)
    # In a second round there is one to beat.
    if won and lost_by and _RUN_OFF.search(line.text) and len(election.losers) > 1 and set(plain_name(election.losers[0]).split()) & set(plain_name(election.losers[1]).split()) == set() and plain_name(election.losers[0]) not in theirs:
        lost_by = False
    if (won and lost_by) or (won and loser.person.country != election.country and not (_RUN_OFF.search(line.text) and any(h.office in {"head_of_state", "head_of_government"} for h in loser.person.offices))):
        return None
    if not won and not (plain_name(election.winner) in theirs or lost_by):
        return None
    beaten = election.losers[0]
    return Draft(
        "person-conflict", text.span(one.start, other.end), f"on {election.day} {election.winner} won, and beat {beaten}: not {winner.person.name} against {loser.person.name}",
        "Check who won, and against whom.", (f"checks/elections.csv: {election.source}",),
    )  # fmt: skip


_MEET = lazily(r"\b(?:run-off|runoff|second round|deciding round)\b")


def run_off_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield two who are told to meet in a run-off to come, of whom one was not in it."""
    published = text.day
    if published is None or len(published) < 10 or {"run", "runoff", "round"}.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        people = people_in(text, line)
        if len(people) != 2 or _MEET.search(line.text) is None or re.search(r"[“”\"]", line.text) or not all(is_named(one) for one in people):
            continue
        one, other = people
        told = re.match(r"^(?:,| will| is to| are to|and|, who| and| of [A-Z][a-z]+)(?: [^.;:]{0,60})?$", text.text[one.end : other.start].rstrip())
        if told is None or not re.search(r"\b(?:will|are to|is to|must|go into|face|faces|meet|meets|goes into)\b", line.text) or re.search(r"\b(?:not|missed|out|eliminated|third|instead)\b", line.text):
            continue
        ahead = [e for names in (one, other) for name in (names.person.name, *names.person.aliases) for e in _by_name().get(plain_name(name), ()) if 0 < (datetime.date.fromisoformat(e.day) - datetime.date.fromisoformat(published)).days <= 60]
        if len(set(ahead)) != 1 or not ahead[0].losers:
            continue
        election = ahead[0]
        pair = {plain_name(election.winner), plain_name(election.losers[0])}
        there = [bool({plain_name(name) for name in (who.person.name, *who.person.aliases)} & pair) for who in (one, other)]
        if sum(there) == 1 and one.person.country == other.person.country == election.country:
            yield Draft(
                "person-conflict", text.span(one.start, other.end), f"on {election.day} {election.winner} beat {election.losers[0]} in the second round", "Check who was in it.", (f"checks/elections.csv: {election.source}",),
            )  # fmt: skip
