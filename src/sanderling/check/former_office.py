"""Who is called a former president, premier, chancellor or minister of a state, and never was it: 'a former president of Portugal'.

Only one is held against the table who held another office of the same state, after the first whom the table knows in the one told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, country_words, dates_of, is_named, people_in, state_words
from sanderling.knowledge.actor_data import Holding, holders, persons, state_names
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_persons import all_holders, early_terms

_TITLES = {
    "president": ("head_of_state", "head_of_government"), "prime minister": ("head_of_government", "head_of_state"), "premier": ("head_of_government", "head_of_state"), "chancellor": ("head_of_government",),
    "foreign minister": ("foreign_minister",), "defence minister": ("defence_minister",), "defense minister": ("defence_minister",), "secretary of state": ("foreign_minister",), "foreign secretary": ("foreign_minister",),
    "defence secretary": ("defence_minister",), "defense secretary": ("defence_minister",), "king": ("head_of_state",), "finance minister": ("finance_minister",), "interior minister": ("interior_minister",), "home secretary": ("interior_minister",), "chancellor of the exchequer": ("finance_minister",), "treasury secretary": ("finance_minister",),
}  # fmt: skip
_TITLE = rf"(?P<title>{'|'.join(sorted(_TITLES, key=len, reverse=True))})"
_FORMER = r"(?:former|ex-|ex|one-time|onetime|erstwhile|long-time former)[ ]?"
_BEHIND = lazily(rf"^(?:,| is| was|, who is|, who was)? (?:(?:an?|the|his country[’']s|himself a|once a) )?{_FORMER}(?:(?P<s>{A_STATE})(?:[’']s?)? )?{_TITLE}(?: of (?:the )?(?P<s2>{A_STATE}))?(?=[,.;:—–]| (?:who|and|has|is|was|will|said|told)\b|$)")
_BEHIND_OWNED = lazily(rf"^, (?P<s>{A_STATE})[’']s? {_FORMER}{_TITLE}(?=[,.;:—–]|$)")
_AHEAD = lazily(rf"(?:(?P<s>{A_STATE})(?:[’']s?)? )?\b{_FORMER}(?:(?P<s3>{A_STATE}) )?{_TITLE}(?: of (?:the )?(?P<s2>{A_STATE}))?,? $", re.I)
_WAS = lazily(rf"^(?:,)? who (?:(?:had|has|was|been|already|then|once|later|served|serves|also|twice|long|himself|herself|briefly) )*(?:(?:as|his country[’']s|her country[’']s|the country[’']s|the|its) )*(?:(?P<s>{A_STATE})(?:[’']s?)? )?{_TITLE}(?: of (?:the )?(?P<s2>{A_STATE}))?(?=[,.;:—–]| (?:at|during|from|until|when|under|for|in|and|has|is|will|said|told|between|before|after|since|through)\b|$)")
"""'X, who was defence minister at the time': of a known time nothing is asked, but whether it was ever so."""
_THEN_BEHIND = lazily(rf"^, (?:who was )?(?:then|at the time|at that time|in those days) (?:the |still )?(?:(?P<s>{A_STATE})(?:[’']s?)? )?(?i:{_TITLE})(?: of (?:the )?(?P<s2>{A_STATE}))?(?=[,.;:—–]| (?:and|had|was|said|told)\b|$)")
_AGO = lazily(rf"\b(?P<n>\d{{1,2}}|(?i:{WORD})) years ago\b")
_THEN_AHEAD = lazily(rf"\b[Tt]hen[- ](?:(?P<s>{A_STATE}) )?(?i:{_TITLE})(?: of (?:the )?(?P<s2>{A_STATE}))?,? $|\b[Tt]he then (?:(?P<s3>{A_STATE}) )?(?i:{_TITLE.replace('<title>', '<title2>')}),? $")
_WORDS = frozenset({"then", "time", "days", "who", "former", "ex", "one", "onetime", "erstwhile"})
_mask = Mask(state_words())


def former_office_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to have held an office of their state that they never held, as far as is known."""
    for line in text.lines:
        if _WORDS.isdisjoint(text.words(line)):
            continue
        for one in people_in(text, line):
            draft = _judge(text, line, one) or _judge_then(text, line, one)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, one: PersonMention) -> Draft | None:
    after, before = text.text[one.end : line.end], text.text[line.start : one.name_start]
    masked_after, masked_before = _mask(after), _mask(before)
    match = _BEHIND.match(masked_after) or _BEHIND_OWNED.match(masked_after) or _WAS.match(masked_after)
    source = after
    if match is None:
        match, source = _AHEAD.search(masked_before[-120:]), before[-120:]
        if match is None or after.startswith(("’s ", "'s ")):
            return None
    if not one.person.offices or not is_named(one):
        return None
    group = next((name for name in ("s", "s2", "s3") if match.groupdict().get(name)), "")
    country = country_words().get(source[match.start(group) : match.end(group)]) if group else None
    own = {h.country for h in one.person.offices if h.country in state_names()}
    if country is None and len(own) == 1:
        country = next(iter(own))
    if country is None:
        return None
    title = match["title"].lower()
    kinds = _TITLES[title]
    mine = [h for h in one.person.offices if h.country == country]
    everything = [*one.person.offices, *early_terms().get(one.person.id, ())]
    if match.re.pattern != _WAS.pattern and (draft := _still(text, line, one, match, source, country, title, kinds)) is not None:
        return draft
    if not mine or any(_is(h, title, kinds, country, bool(group)) for h in everything) or (not group and _in_mandates(one, title)):
        return None
    table = sorted((h for kind in kinds[:1] for h in holders().get((country, kind), ()) if h.since), key=lambda h: h.since)
    first = min(h.since for h in mine if h.since) if any(h.since for h in mine) else ""
    if len(table) < 3 or not first or table[0].since > first or first < "1988" or (one.person.born and one.person.born < "1930"):
        return None
    ahead = match.re.pattern == _AHEAD.pattern
    start, end = (one.name_start - len(source) + match.start(), one.end) if ahead else (one.start, one.end + match.end())
    shown = mine[0]
    return Draft(
        "person-conflict", text.span(max(start, line.start), end), f"{one.person.name} was {shown.title} of {state_names().get(country, country)} (from {shown.since}), and is not known to have been {title}",
        "Check the office.", (f"actors/offices.csv: {shown.source}",),
    )  # fmt: skip


_OF_OLD = lazily(r"(?i)\b(?:then|later|years? (?:ago|earlier|before|later)|recall\w*|remember\w*|since become|twice|again|returned|re-elected|comeback|now (?:the )?(?:president|prime|premier|chancellor|minister))\b|[“\"]")


def _still(text: CheckedText, line: Line, one: PersonMention, match: re.Match[str], source: str, country: str, title: str, kinds: tuple[str, ...]) -> Draft | None:
    """'Former president X', of one who is president on the day, for the first time."""
    day = text.day
    if day is None or len(day) < 10 or _OF_OLD.search(line.text) or any(len(told) < 10 or abs((day_of(told) - day_of(day)).days) > 8 for told in dates_of(text, line)):
        return None
    held = sorted((h for h in one.person.offices if h.country == country and h.since and _is(h, title, kinds, country, True)), key=lambda h: h.since)
    now = [h for h in held if h.covers(day) and day_of(h.since, last=True) + _SOME_WEEKS < day_of(day) and (day_of(day) + _SOME_WEEKS < day_of(h.until) if h.until else day <= h.as_of)]
    if len(now) != 1 or held[0] is not now[0]:
        return None
    ahead = match.re.pattern == _AHEAD.pattern
    start, end = (one.name_start - len(source) + match.start(), one.end) if ahead else (one.start, one.end + match.end())
    return Draft(
        "person-conflict", text.span(max(start, line.start), end), f"{one.person.name} was {now[0].title} of {state_names().get(country, country)} from {now[0].since} to {now[0].until or 'now'}: not former on {day}",
        "Strike 'former', or check who was meant.", (f"actors/offices.csv: {now[0].source}",),
    )  # fmt: skip


def _judge_then(text: CheckedText, line: Line, one: PersonMention) -> Draft | None:
    """'Twenty years ago X, then president of France, received': another was it all that year."""
    if "hen" not in line.text and " time " not in line.text and " days " not in line.text:
        return None
    after, before = text.text[one.end : line.end], text.text[line.start : one.name_start][-90:]
    match, source = _THEN_BEHIND.match(_mask(after)), after
    if match is None:
        match, source = _THEN_AHEAD.search(_mask(before)), before
    if match is None or text.day is None or not is_named(one):
        return None
    years = {day[:4] for day in dates_of(text, line) if day[:4] != text.day[:4]}
    years |= {str(int(text.day[:4]) - int(ago["n"] if ago["n"].isdigit() else value_of_word(ago["n"].lower()))) for ago in _AGO.finditer(line.text)}
    groups = match.groupdict()
    title = (groups.get("title") or groups.get("title2") or "").lower()
    group = next((name for name in ("s", "s2", "s3") if groups.get(name)), "")
    country = country_words().get(source[match.start(group) : match.end(group)]) if group else one.person.country
    if len(years) != 1 or country is None or not title or re.search(r"[“”\"]", line.text):
        return None
    year, kinds = next(iter(years)), _TITLES[title]
    mine = [h for h in (*one.person.offices, *early_terms().get(one.person.id, ())) if h.country == country]
    if not mine or any(_is(h, title, kinds, country, True) and h.covers(str(near)) for h in mine for near in (int(year) - 1, int(year), int(year) + 1)):
        return None
    whole = [h for h in all_holders().get((country, kinds[0]), ()) if h.since and h.covers(f"{year}-01-01") and h.covers(f"{year}-12-31") and title.split(" ")[0] in h.title.lower()]
    if len({h.person for h in whole}) != 1:
        return None
    ahead = source is before
    start, end = (one.name_start - len(source) + match.start(), one.end) if ahead else (one.start, one.end + match.end())
    return Draft(
        "person-conflict", text.span(max(start, line.start), end), f"in {year} {persons()[whole[0].person].name} was {whole[0].title} of {state_names().get(country, country)}, not {one.person.name}",
        "Check the office or the year.", (f"actors/offices.csv: {whole[0].source}",),
    )  # fmt: skip


_SOME_WEEKS = datetime.timedelta(days=21)


def _is(held: Holding, title: str, kinds: tuple[str, ...], country: str, of_state: bool) -> bool:
    own = held.title.lower()
    if title.split(" ")[0] in own.replace("defense", "defence"):
        return "vice" not in own and "deputy" not in own and (held.country == country or (not of_state and held.country not in state_names()))
    if title in {"president", "king", "chancellor"}:
        return held.office == kinds[0] and held.country == country and "prime" not in own
    return held.office == kinds[0] and held.country == country


def _in_mandates(one: PersonMention, title: str) -> bool:
    names = {one.person.name, *one.person.aliases}
    return any(title.split(" ")[0] in " ".join(post.titles) for post in mandate_posts() for held in post.held if names & set(held.names))
