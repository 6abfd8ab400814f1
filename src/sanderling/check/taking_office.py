"""Who is told to have been elected, sworn in or named to an office these days, in which another began: 'became prime minister on Tuesday'.

What is told is the beginning; who held the office before and for how long is not asked here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, country_words, dates_of, is_named, people_in, plain_name, state_words
from sanderling.knowledge.actor_data import Holding, persons, state_names
from sanderling.knowledge.check_persons import all_holders, offices_of

_TITLES = {"president": ("head_of_state", "head_of_government"), "prime minister": ("head_of_government",), "premier": ("head_of_government",), "chancellor": ("head_of_government",), "head of state": ("head_of_state",), "king": ("head_of_state",), "queen": ("head_of_state",), "emir": ("head_of_state",), "emperor": ("head_of_state",)}
_TITLE = rf"(?P<title>{'|'.join(_TITLES)})"
_BEGINS = lazily(
    r"^,? (?:who )?(?:(?:was|has been|is|had been) (?:today |yesterday )?(?:sworn in|inaugurated|installed|invested|crowned|elected|chosen|named|appointed|confirmed)|took over|took office|took the oath|became|has become|becomes|takes over|takes office)"
    rf"(?: (?:late |early )?on [A-Z][a-z]+day)?(?: by [^,.;]{{3,40}})? (?:as )?(?:the |a )?(?:new |next |first |second |third |youngest |latest )*(?:(?P<owner>{A_STATE})(?:[’']s?)? |the country[’']s )?(?:new |next |first |second |third |\w+th |transitional |interim |acting )*{_TITLE}\b(?: of (?:the )?(?P<state>{A_STATE}))?"
)
_OATH = lazily(r"^,? (?:who )?(?:was|has been|is|had himself|had herself) (?:today |yesterday )?(?:sworn in|inaugurated)\b(?! as)|^,? (?:who )?(?:took|takes|swore|has taken|has sworn) (?:the |his |her |an )?(?:oath of office|presidential oath|oath as president)\b")
"""An oath without an office: of one who has held the highest."""
_MADE = lazily(r"\b(?:confirmed|elected|chose|named|appointed|installed|picked|swore in|approved|endorsed|invested|crowned|has (?:chosen|elected|named|appointed|confirmed)) (?:[a-z]+ |the (?:[a-z\-]+ )+|(?:its|the|his|her) [a-z \-]{3,30}, )?(?:[A-Z][a-z]+ )?$")
_AS = lazily(rf"^(?:, [^,;.]{{3,60}},|,)?(?: as| to be)? (?:the |its |their |his )?(?:new |next |first |second |third |\w+th |interim )*(?:(?P<owner>{A_STATE})(?:[’']s?)? |the country[’']s )?(?:new |next |interim )*{_TITLE}\b(?: of (?:the )?(?P<state>{A_STATE}))?(?! (?:of|[A-Z]))")
_NO = lazily(r"(?i)\b(?:honorary|vice|deputy|student|club|company|bank|party|federation|union|former|in (?:19|20)\d\d|years? ago|when|since|would|could|if|not|never|first woman|after)\b")
_WORDS = frozenset("president premier chancellor minister king queen emir emperor head sworn inaugurated oath".split())
NEAR = datetime.timedelta(days=75)
ELECTED = datetime.timedelta(days=200)
"""From an election to the oath it may be so long."""
_mask = Mask(state_words())


def taking_office(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to take an office these days that another took."""
    published = text.day
    if published is None or len(published) < 10 or _WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)) or re.search(r"[“”\"]", line.text):
            continue
        for one in people_in(text, line):
            draft = _judge(text, line, one, published)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, one: PersonMention, published: str) -> Draft | None:
    after = text.text[one.end : line.end]
    masked = _mask(after)
    match = _BEGINS.match(masked)
    made = match is None and _MADE.search(text.text[line.start : one.name_start]) is not None
    if made:
        match = _AS.match(masked)  # 'the assembly confirmed X as prime minister', 'named X prime minister'
    if match is None and (oath := _OATH.match(after)) is not None:
        return _oath(text, line, one, oath, published)
    if match is None or not is_named(one) or _NO.search(after[: match.end()]) or (not made and re.search(r"\b(?:of|to|by|from|with|and|that|than|like|whose|if|when|before) (?:[\w’\-]+ ){0,4}$|, (?:who|whom|whose) [^,]*$", text.text[line.start : one.start])):
        return None
    day = next((told for told in dates_of(text, line) if len(told) == 10), published)
    if abs(day_of(day) - day_of(published)) > datetime.timedelta(days=10):
        return None
    group = "state" if match["state"] else "owner"
    country = country_words().get(after[match.start(group) : match.end(group)]) if match[group] else one.person.country
    if country is None:
        return None
    offices = _TITLES[match["title"]]
    slack = ELECTED if re.search(r"elected|chosen|named", match[0]) else NEAR
    mine = [h for h in offices_of(one.person) if h.country == country and h.office in offices and h.since]
    if any(abs(day_of(h.since) - day_of(day)) <= slack or h.covers(day) for h in mine):
        return None
    begun = [h for office in offices for h in all_holders().get((country, office), ()) if len(h.since) == 10 and abs(day_of(h.since) - day_of(day)) <= datetime.timedelta(days=20) and _titled(h, match["title"])]
    if not begun and not any(_titled(h, match["title"]) for h in mine) and not re.search(r"elect|chosen|named|appoint", match[0]) and not re.match(r" of (?:the )?[A-Z]", after[match.end() :]) and (draft := _stayed(text, one, match, country, offices[0], day)) is not None:
        return draft
    others = [h for h in begun if h.person != one.person.id and not set(plain_name(one.name).split()) <= set(plain_name(persons()[h.person].name).split())]
    if len({h.person for h in others}) != 1 or len(others) != len(begun):
        return None
    who = others[0]
    return Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{persons()[who.person].name} became {who.title} of {state_names().get(country, country)} on {who.since}, not {one.person.name}",
        f"Check whether {persons()[who.person].name} was meant.", (f"actors/offices.csv: {who.source}",),
    )  # fmt: skip


def _stayed(text: CheckedText, one: PersonMention, match: re.Match[str], country: str, office: str, day: str) -> Draft | None:
    """'X was sworn in as president', where another was president for weeks before and after; of one who held another office of the state."""
    serving = [h for h in all_holders().get((country, office), ()) if h.covers(day) and _titled(h, match["title"])]
    if len(serving) != 1 or not any(h.country == country for h in offices_of(one.person)) or set(plain_name(one.name).split()) & set(plain_name(persons()[serving[0].person].name).split()):
        return None
    who = serving[0]
    if any(h.since and (h.covers(day) or abs(day_of(h.since) - day_of(day)) < NEAR) for h in offices_of(one.person) if h.office in {"head_of_state", "head_of_government"}):
        return None
    if abs(day_of(who.since) - day_of(day)) < NEAR or (day_of(who.until) - day_of(day) if who.until else day_of(who.as_of) - day_of(day)) < NEAR:
        return None
    return Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{persons()[who.person].name} was {who.title} of {state_names().get(country, country)} from {who.since} to {who.until or 'now'}",
        f"Check whether {persons()[who.person].name} was meant.", (f"actors/offices.csv: {who.source}",),
    )  # fmt: skip


def _oath(text: CheckedText, line: Line, one: PersonMention, match: re.Match[str], published: str) -> Draft | None:
    """'X was sworn in by Congress on Wednesday', of one who led the state at another time, when another began."""
    day = next((told for told in dates_of(text, line) if len(told) == 10), published)
    tops = [h for h in offices_of(one.person) if h.office in {"head_of_state", "head_of_government"} and h.since]
    if abs(day_of(day) - day_of(published)) > datetime.timedelta(days=10) or not tops or not is_named(one) or re.search(r"(?i)\b(?:minister|senator|governor|mayor|judge|deputy|member|witness|citizen|when|if|after|since)\b", line.text[: one.start - line.start] + _to_the_comma(text.text[one.end : line.end])):
        return None
    if any(abs(day_of(h.since) - day_of(day)) <= NEAR or h.covers(day) for h in offices_of(one.person) if h.since):
        return None
    country = tops[0].country or ""
    begun = {h.person: h for h in all_holders().get((country, tops[0].office), ()) if len(h.since) == 10 and abs(day_of(h.since) - day_of(day)) <= datetime.timedelta(days=4)}
    if len(begun) != 1 or re.search(r"\b(?:of|to|by|from|with|and|that|than|like|whose) (?:[a-z]+ ){0,3}$", line.text[: one.start - line.start]):
        return None
    who = next(iter(begun.values()))
    return Draft(
        "person-conflict", text.span(one.start, one.end + match.end()), f"{persons()[who.person].name} became {who.title} of {state_names().get(country, country)} on {who.since}, not {one.person.name}",
        f"Check whether {persons()[who.person].name} was meant.", (f"actors/offices.csv: {who.source}",),
    )  # fmt: skip


def _to_the_comma(words: str) -> str:
    """Return what follows a name up to the next comma or stop."""
    return re.split(r"[,.;:]", words, maxsplit=1)[0]


def _titled(held: Holding, title: str) -> bool:
    """Whether a holding bears the title told; a premier is a prime minister."""
    own = held.title.lower()
    return title.split(" ")[0] in own or (title == "premier" and "prime" in own) or title == "head of state"
