"""Relatives told by one name beside a known person: 'Suha, Yasser Arafat's sister', 'Jimmy Carter's widow, Rosalynn'.

Who is meant follows from the kin of the one who is named in full; held against the relation told, and against the death of
the relative where he or she is told to do something afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.after_death import acts
from sanderling.check.finding import Draft
from sanderling.check.kin import relatives_of, same_relation
from sanderling.check.lazily import lazily
from sanderling.check.relatives import KIND, NOUN, WORDS
from sanderling.check.spelling import LARGE_STATES
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name, several_generations
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.check_data import lives

_OWNED = lazily(rf"^[’']s? {KIND}(?P<relation>{NOUN})(?: and [a-z]+(?: [a-z]+)?)?,? (?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-ZÀ-Þ])")
_HIS = lazily(rf"^(?:[^:.“”]{{0,110}}[ ,])?(?:his|her) {KIND}(?P<relation>{NOUN}),? (?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-ZÀ-Þ])")
_BEFORE = lazily(r"(?:^|[ ,;:“])(?P<name>[A-ZÀ-Þ][\w’\-]+), $")
_BEHIND = lazily(rf"^[’']s? {KIND}(?P<relation>{NOUN})\b(?=[,.;:—–]| (?:who|has|is|was|will|said|told|had|and)\b|$)")
_FORMER = lazily(r"(?i)\b(?:former|ex|first|second|third|late|step|dead|murdered|killed)\b")


_THE_LATE = lazily(r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?:late|murdered|slain|assassinated|dead|executed) (?:(?:former |then )?(?:[A-Za-z\-]+ ){0,3})$")
_WIDOW_OF = lazily(r"\b(?:widow|widower|orphan(?:ed (?:son|daughter))?) of (?:the )?(?:[A-Za-z\-]+ ){0,4}$")
_WIDOW = lazily(r"^[’']s? (?:[a-z\-]+ ){0,2}(?:widow|widower)\b")


def mourned_too_early(text: CheckedText) -> Iterator[Draft]:
    """Yield persons called late, or with a widow, who are known to have lived on after the day."""
    if text.day is None or len(text.day) < 10 or {"late", "widow", "widower", "murdered", "slain", "assassinated", "executed"}.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if {"late", "widow", "widower", "murdered", "slain", "assassinated", "executed"}.isdisjoint(text.words(line)):
            continue
        for one in people_in(text, line):
            before, after = text.text[line.start : one.name_start], text.text[one.end : line.end]
            ahead = _THE_LATE.search(before) or _WIDOW_OF.search(before)
            if (ahead is None and _WIDOW.match(after) is None) or not is_named(one) or " " not in one.name or (ahead is not None and re.match(r"[’']s\b", after)):
                continue
            alive = "" if several_generations(one.name) else _alive_after(one, text.day)
            if alive:
                yield Draft(
                    "person-conflict", text.span(line.start + ahead.start() if ahead is not None else one.start, one.end), f"{one.person.name} {alive}, after {text.day}", "Check who was meant.", ("checks/lives.csv", "actors/offices.csv"),
                )  # fmt: skip


def _alive_after(one: PersonMention, day: str) -> str:
    """Return how a person is known to have lived a month after a day, or nothing."""
    died = lives().get(one.person.id, ("", "", ""))[1] or one.person.died
    if len(died) >= 7 and (day_of(died) - day_of(day)).days > 30:
        return f"died on {died}"
    later = [h.since for h in one.person.offices if len(h.since) >= 7 and (day_of(h.since) - day_of(day)).days > 30]
    if later and not died:
        return f"took office on {later[0]}"
    # Of those who led a large state the table knows the deaths.
    led = [h for h in one.person.offices if h.office in {"head_of_state", "head_of_government"} and h.country in LARGE_STATES and h.since >= "1985" and day <= h.as_of]
    return f"is not known to have died by {led[0].as_of}" if led and not died and one.person.born > "1930" else ""


def kin_by_one_name(text: CheckedText) -> Iterator[Draft]:
    """Yield relatives by one name of another relation than is known, or who act after their death."""
    if WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if WORDS.isdisjoint(text.words(line)):
            continue
        people = people_in(text, line)
        for one in people:
            if relatives_of(one.person.id) and is_named(one):
                yield from _judge(text, line, one, people)


def _judge(text: CheckedText, line: Line, one: PersonMention, people: list[PersonMention]) -> Iterator[Draft]:
    after = text.text[one.end : line.end]
    match = _OWNED.match(after)
    if match is None and one is people[0]:
        match = _HIS.match(after)
    if match is not None:
        if any(one.end <= other.start < one.end + match.start("name") for other in people):
            return
        yield from _relation(text, line, one, match, match["name"], one.start, one.end + match.end("name"), one.end + match.end("name"))
        return
    before = _BEFORE.search(text.text[line.start : one.start])
    match = _BEHIND.match(after) if before is not None else None
    if before is not None and match is not None:
        yield from _relation(text, line, one, match, before["name"], line.start + before.start("name"), one.end + match.end(), one.end + match.end())


def _relation(text: CheckedText, line: Line, one: PersonMention, match: re.Match[str], name: str, start: int, end: int, at: int) -> Iterator[Draft]:
    said, word = same_relation(match["relation"]), plain_name(name)
    bearers = [(other, relation) for other, relation in relatives_of(one.person.id) if word in {part for alias in (persons()[other].name, *persons()[other].aliases) for part in plain_name(alias).split()}]
    if not bearers or word in plain_name(one.person.name).split():
        return
    if all(same_relation(relation) != said for _, relation in bearers) and said != "cousin" and not _FORMER.search(match[0]):
        other, right = sorted(bearers)[0]
        yield Draft(
            "person-conflict", text.span(start, end), f"{persons()[other].name} is the {right.replace('_', '-')} of {one.person.name}, not the {match['relation']}", "Check the relation.", ("actors/kin.csv",),
        )  # fmt: skip
        return
    those = {other for other, relation in bearers if same_relation(relation) == said}
    died = lives().get(next(iter(those)), ("", "", ""))[1] if len(those) == 1 else ""
    days = [day for day in dates_of(text, line) if len(day) == 10]
    if match.re.pattern == _HIS.pattern and re.search(r"\bwho\b", match[0]):
        return  # what follows is told of the one whose kin it is
    if len(died) < 10 or not days or any(day_of(day) <= day_of(died) for day in days) or _FORMER.search(match[0]) or not acts(text.text[at : line.end]):
        return
    other = next(iter(those))
    yield Draft("person-conflict", text.span(start, end), f"{persons()[other].name} died on {died}, before {days[0]}", "Check who was meant.", ("checks/lives.csv",))
