"""Who followed whom at the head of a body, and who is said to have followed one who was dead or gone long before."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, people_in
from sanderling.knowledge.actor_data import Holding, Person, persons
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import all_holders, offices_of
from sanderling.knowledge.check_tables import posts

_CUE = lazily(
    r"(?:\b(?:succeed(?:s|ed|ing)?|replac(?:es?|ed|ing)|(?:is|was|are|been|chosen|named|picked|due|set|appointed|going) to follow|will follow|follow(?:s|ed)|took over from|takes over from|taken over from|taking over from|inherited (?:[\w’]+ ){1,5}from|(?:the |as )*(?:immediate |direct )?successor (?:of|to)|in (?:the )?(?:place|stead) of|(?:took|takes|taken) the place of)"
    r"(?: (?:President|Prime Minister|Chancellor|the|his|her|late|former|long-time|strongman|dictator|Mr|Mrs))*) $"
)
_NOT = lazily(r"\b(?:not|never|failed|hoped|wanted|may|might|could|would|hopes|wants|likely|indirectly|not directly|eventually)\b")
_THIRD = lazily(r"^(?:The|He|She|His|Her|Its)\b[^;.“”\"]{0,80}$")
_THAT_POST = lazily(r"^,? (?:in (?:that|this|the) (?:office|post|job|role|position|chair)|there|at its head|as its (?:head|chief|president))\b")
HANDOVER = datetime.timedelta(days=430)
"""Between two heads of a body an acting one may stand for this long."""


def post_succession(text: CheckedText, line: Line, one: PersonMention, other: PersonMention, between: str) -> Iterator[Draft]:
    """Yield successions at the head of a body, and those to somebody who had long been dead, that are not so."""
    cue = _CUE.search(between)
    if cue is None or _NOT.search(between) or re.match(r"[’']s?\b", text.text[other.end : line.end]) or not re.match(r"^(?:,| of | (?:who|has|had|will|is|was|as|took|takes|succeed\w*|replac\w+|follow\w*|inherited)\b|[^.;]{0,90}\b(?:as|in))", between):
        return
    yield from _judge(text, one.person, other.person, one.start, other.end)


def told_of_the_one_before(text: CheckedText) -> Iterator[Draft]:
    """'X took up his post on Monday. The former premier, who succeeded Y in that office': X is the one before."""
    for number, line in enumerate(text.lines[1:], 1):
        here = people_in(text, line)
        if not here or text.lines[number - 1].heading:
            continue
        lead = text.text[line.start : here[0].name_start]
        before = people_in(text, text.lines[number - 1])
        if len(before) == 1 and _THIRD.match(lead) and _CUE.search(lead) and not _NOT.search(lead) and before[0].person.id != here[0].person.id:
            yield from _judge(text, before[0].person, here[0].person, line.start, here[0].end, in_that=_THAT_POST.match(text.text[here[0].end : line.end]) is not None)


def _judge(text: CheckedText, after: Person, before: Person, start: int, end: int, in_that: bool = False) -> Iterator[Draft]:
    published = text.reading.article.published
    both = [(post, min(mine, key=lambda h: abs((day_of(published) - day_of(h.since)).days)) if published is not None else mine[0], [h for h in post.held if h.person == before.id]) for post in posts() if (mine := [h for h in post.held if h.person == after.id])]
    for post, first, theirs in both:
        fresh = published is not None and abs(day_of(published) - day_of(first.since)).days < 120
        if not theirs and not (in_that and fresh):
            continue
        if any(_hands_over(left, first) for left in theirs):
            return
        prior = [h for h in post.held if h.person != after.id and _hands_over(h, first)]
        if prior:
            who = persons()[prior[-1].person].name
            yield wrong_person(text, start, end, f"{after.name} followed {who}, not {before.name}, as {post.name} on {first.since}", post.source)
            return
    if both or offices_of(before):
        return
    died = lives().get(before.id, ("", "", ""))[1]
    tops = sorted((h for h in offices_of(after) if h.office in {"head_of_state", "head_of_government", "supreme_leader"} and h.since), key=lambda h: h.since)
    if not died or not tops or after.country != before.country or int(tops[0].since[:4]) - int(died[:4]) < 2:
        return
    prior = [h for h in all_holders().get((tops[0].country or "", tops[0].office), ()) if h.until and h.person != after.id and _hands_over(h, tops[0])]
    if prior:
        yield wrong_person(text, start, end, f"{after.name} followed {persons()[prior[-1].person].name}; {before.name} died on {died}", f"actors/offices.csv: {tops[0].source}")


def wrong_person(text: CheckedText, start: int, end: int, because: str, source: str) -> Draft:
    """Return the finding that another person is meant than the words at start..end of the repaired text name."""
    return Draft("person-conflict", text.span(start, end), because, "Check who was meant.", (source,))


def _hands_over(left: Holding, right: Holding) -> bool:
    if not left.until or not right.since:
        return False
    gap = day_of(right.since) - day_of(left.until)
    return -datetime.timedelta(days=45) <= gap <= HANDOVER
