"""Who handed an office to whom, in any order of words: two persons of one state with a word of giving up, taking or following between them.

What is not asked is how the words go on: only which of the two went first, which the word itself tells.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.handed_over import TOP, wrong_succession
from sanderling.check.lazily import lazily
from sanderling.check.relatives import is_kin_of_another
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_of, is_named, people_in
from sanderling.knowledge.actor_data import Holding, Person, persons
from sanderling.knowledge.check_persons import all_holders, offices_of

_OFFICE = r"(?:power|office|presidency|premiership|chancellorship|chancellery|leadership|government|reins|keys?|seals?|sash|baton|crown|throne|gavel|helm|command|post|job|insignia|regalia|portfolio|ministry|ministership|palace|duties|mandate|running|state|country|top)"
_GOES_FIRST = lazily(
    r"\b(?:hand|pass|turn|yield|transferr|surrender|entrust|bequeath|deliver|leav|cede|ced)(?:s|es|ed|ing)? (?:it|them|this|these|all|everything|that)(?: (?:on|over|all|down))* to\b|\b(?:left|gave|given|giving) (?:it|them|this|these|all that|everything)(?: (?:up|over))? to\b|\b(?:made|making|makes) (?:room|space|place) for\b|"
    rf"\b(?:(?:hand|pass|turn|cede|ced|yield|transferr|relinquish|surrender|entrust|bequeath|deliver|leav|giv)(?:s|es|ed|ing)?|gave|left|given) (?:[\w’\-]+ ){{0,4}}?(?:{_OFFICE}\b[^,.;]{{0,40}}?|over )(?:to|into the hands of)\b"
    r"|\b(?:succeeded|replaced|followed) (?:[\w’\-]+ ){0,5}?by\b|\b(?:gave|given|giving|gives|makes|made|make|making) way (?:[\w’]+ ){0,3}?(?:to|for)\b"
    r"|\b(?:stepped|stepping|steps|stood|stands|moved|bowed) (?:down|aside|out) (?:[\w’]+ ){0,4}?(?:for|in favou?r of)\b|[’']s? (?:[a-z\-]+ ){0,2}(?:successor|heir)\b|\b(?:his|her) (?:[a-z\-]+ ){0,2}(?:successor)\b"
)
_GOES_LAST = lazily(
    rf"\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|tak(?:es|en|ing)|took|receiv(?:es|ed|ing)|inherit(?:s|ed|ing)|accept(?:s|ed|ing)|assum(?:es|ed|ing)|wrest(?:s|ed|ing)|got|collect(?:s|ed)|had) (?:[\w’\-]+ ){{0,4}}?(?:over|{_OFFICE})\b[^,.;]{{0,40}}?from\b"
    r"|\b(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|supplant(?:s|ed|ing)) (?:(?!by\b)[\w’\-]+ ){0,4}?$|\b(?:successor|heir) (?:of|to)\b|\bin (?:the )?(?:place|stead|succession) (?:of|to)\b|\b(?:the )?place of\b"
    r"|(?:\b|^)(?:whose|[’']s?|his|her|their) (?:[a-z\-]+ ){0,2}predecessor\b(?! but\b)(?=[^;:]{0,60}$)"
)
_TO_HIM = lazily(r"\b(?:handed|hands|gave|gives|passed|left|bequeathed|ceded|yielded)(?: over)? (?:the )?(?:[A-Z]?[a-z\-]+ ){0,2}$")
_THE_OFFICE = lazily(rf"^(?:,[^,.;]{{2,40}},)? (?:the |his |her |its |over )?(?:[a-z\-’]+ ){{0,3}}?(?:{_OFFICE}|codes?|launch codes|suitcase|briefcase)\b")
"""'X handed Y the keys'."""
_NO = lazily(
    r"(?i)\b(?:not|never|failed|fails|refus\w+|hop(?:es|ed|ing)|want\w*|(?-i:may)|might|could|would|should|likely|plans?|planned|planning|threat\w*|if|whether|(?<!his )(?<!her )deputy|vice|as (?:head|leader|chairman|chief|speaker|governor|mayor|party)|eventual\w*|indirect\w*)\b|[:;“”\"]"
)
_NO_NEAR = lazily(
    r"(?i)\b(?:ambassador|resignation|letter(?! of office)|message|gift|prize|medal|report|deal|draft|prisoners?|hostages?|money|cheque|list|invitation|called|met|told|embraced|thanked|greeted|after|before|until|since|later|leadership of)\b"
)
"""What stands near the word of a handover and is handed over, or puts another time between."""
_WORDS = frozenset(
    "hand hands handed handing pass passed passes passing turned ceded cedes yielded transferred relinquished surrendered entrusted bequeathed delivered left leaves leaving gave gives given giving succeeded succeeds succeeding replaced replaces replacing followed "
    "way stepped stepping steps successor heir predecessor takes took taken taking receives received receiving inherited inherits inheriting accepted assumed wrested got collected place stead succession supplanted made making makes room bowed moved stood entrusted bequeathed".split()
)


def handover_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield two persons told to have followed each other in an office of a state, between whom another held it."""
    for line_number, line in enumerate(text.lines):
        if _WORDS.isdisjoint(text.words(line)):
            continue
        people = people_in(text, line)
        if people and line_number:
            yield from _told_by_pronoun(text, line, text.lines[line_number - 1], people)
        for number, (one, other) in enumerate(pairwise(people)):
            if one.person.id != other.person.id and is_named(one) and is_named(other):
                yield from _judge(text, line, one, other, number == 0)


def _judge(text: CheckedText, line: Line, one: PersonMention, other: PersonMention, first: bool) -> Iterator[Draft]:
    between = text.text[one.end : other.name_start]
    if len(between) > (260 if first and len(people_in(text, line)) == 2 else 150) or not _of_one_state(one, other) or re.match(r"[’']s?\b(?! (?:[a-z]+ )?(?:predecessor|successor))", text.text[other.end : line.end]):
        return
    goes_first, goes_last = _GOES_FIRST.search(between) or (_TO_HIM.search(between) if _THE_OFFICE.match(text.text[other.end : line.end]) else None), _GOES_LAST.search(between)
    if (goes_first is None) == (goes_last is None) or _NO.search(between):
        return
    cue = goes_first or goes_last
    assert cue is not None
    if _NO_NEAR.search(between[max(0, cue.start() - 12) :]) or is_kin_of_another(text, line, one, between):
        return
    if cue[0].endswith("from") and re.search(r"\b(?:his|her) (?:[a-z\-]+ )?(?:father|mother|brother|half-brother|uncle|cousin|husband|wife|son|sister|boss|mentor|master)\b|,[^,]* (?:and|but|while|who|which) |, [a-z]+(?:ed|t|w|ew) ", between[cue.end() :]):
        return  # taken from another, who is named before
    if cue[0].endswith("predecessor") and re.search(r"\bpredecessor\b[^;:]*?,? (?:had|has|was|is|were|and|but|who|whom) ", between):
        return  # the predecessor is one named before
    # The words may be told of another, who stands before both: 'aides of X, who succeeded Y'.
    lead = text.text[line.start : one.start]
    if (not first and not re.match(r",? who(?:se)?\b|[’']s\b", between)) or (re.search(r"\b(?:of|by|to|with|from|under|for|than|like) (?:(?:[a-z\-]+|President|Prime|Minister|Chancellor|King|General|Mr|Mrs|[A-Z]\w+[’']s) ){0,4}$", lead) and not re.match(r",? who(?:se)?\b|[’']s\b", between)):
        return
    if re.search(r"[A-ZÀ-Þ]\w+ (?:[a-z]+ ){0,1}$", between[: cue.start()]) and len(between[: cue.start()]) > 60 and not re.match(r"in |place|successor|heir", cue[0]):
        return
    after, before = (other.person, one.person) if goes_first is not None else (one.person, other.person)
    if (wrong := list(_on_the_day(text, line, one, other, after, before))) or _handed(text, line, after, before):
        yield from wrong
        return
    if _common(one, other):
        yield from wrong_succession(text, (one.start, other.end), after, before, None)


def _of_one_state(one: PersonMention, other: PersonMention) -> bool:
    """Whether two have held an office of the same state, one of them the highest."""
    states = {h.country for h in offices_of(one.person)} & {h.country for h in offices_of(other.person)} - {None}
    return any(h.country in states and h.office in TOP for h in (*offices_of(one.person), *offices_of(other.person)))


def _handovers(text: CheckedText, line: Line, after: Person, before: Person) -> Iterator[tuple[Holding, Holding]]:
    """Yield (who left, who came) in the offices that two have in common, on a day that the sentence tells in full."""
    days = [day_of(day) for day in dates_of(text, line) if len(day) == 10]
    keys = {(h.country or "", h.office) for who in (after, before) for h in offices_of(who) if h.office in TOP}
    for key in sorted(keys) if days else ():
        rows = sorted((h for h in all_holders().get(key, ()) if h.since), key=lambda h: h.since)
        for left, right in pairwise(rows):
            if left.until and len(right.since) == 10 and abs(day_of(right.since) - day_of(left.until, last=True)) <= _DAYS and any(abs(day_of(right.since) - day) <= _DAYS for day in days):
                yield left, right


def _handed(text: CheckedText, line: Line, after: Person, before: Person) -> bool:
    return any(left.person == before.id and right.person == after.id for left, right in _handovers(text, line, after, before))


_DAYS = datetime.timedelta(days=12)


_THE_HIGHEST = lazily(r"\b(?:presiden\w+|premier\w*|prime minister\w*|chancell\w+|power|office|keys|codes?|sash|reins|seals|throne|crown|palace|government|country|state|republic|leadership)\b")
"""Without an office that both have held one must be told."""


def _on_the_day(text: CheckedText, line: Line, one: PersonMention, other: PersonMention, after: Person, before: Person) -> Iterator[Draft]:
    """What is told on a day on which one of the two handed over or took over, but another was the other party."""
    changes = [(left, right) for left, right in _handovers(text, line, after, before) if (left.person == before.id) != (right.person == after.id)]
    if len(changes) != 1 or (not _common(one, other) and not _THE_HIGHEST.search(text.text[one.start : min(line.end, other.end + 60)])):
        return
    left, right = changes[0]
    third = before if right.person == after.id else after
    if any(h.office in TOP and h.office != right.office and h.country == right.country and h.covers(right.since) for h in offices_of(third)):
        return  # a president who appoints hands on nothing of his own
    if re.search(r"(?i)acting|interim|caretaker", left.title + right.title):
        return
    names = f"{persons()[left.person].name} was followed by {persons()[right.person].name}"
    yield Draft("person-conflict", text.span(one.start, other.end), f"on {right.since} {names} as {right.title}", "Check who was meant.", (f"actors/offices.csv: {right.source}",))


def _common(one: PersonMention, other: PersonMention) -> list[tuple[Holding, Holding]]:
    return [(mine, theirs) for mine in offices_of(one.person) for theirs in offices_of(other.person) if mine.office == theirs.office and mine.office in TOP and mine.country == theirs.country]


_BY_PRONOUN = lazily(
    r"^(?:He|She)\b[^.;:“”\"]{0,100}?\b(?P<cue>followed|succeeded|replaced|took over from|took (?:power|office) from|(?:in )?(?:the )?place of|(?:was|been) (?:followed|succeeded|replaced) by|(?:handed|gave|passed) (?:power|office|over) to|(?:gave|made) way (?:to|for)) (?:the )?(?:[a-z]+ ){0,3}$"
)


def _told_by_pronoun(text: CheckedText, line: Line, previous: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'Morales flew to Mexico. He had governed since 2006, when he followed Y': the pronoun is of the one person named before."""
    named = [one for one in people if one.name.lower() not in {"he", "she", "his", "her", "him"}]
    subject = people_in(text, previous)
    if not named or len({one.person.id for one in subject}) != 1 or previous.heading or subject[0].person.id == named[0].person.id or not (is_named(subject[0]) and is_named(named[0])):
        return
    match = _BY_PRONOUN.match(text.text[line.start : named[0].name_start])
    if match is None or not _common(subject[0], named[0]) or _NO.search(re.sub(r"\bsince\b", "", match[0])) or re.match(r"[’']s?\b", text.text[named[0].end : line.end]):
        return
    first = subject[0].person if match["cue"].endswith((" by", " to", " for")) else named[0].person
    second = named[0].person if first is subject[0].person else subject[0].person
    yield from wrong_succession(text, (line.start, named[0].end), second, first, None)
