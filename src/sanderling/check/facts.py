"""Dated facts that everybody can look up: disasters, attacks, treaties, independence; and where somebody was on a day.

A date is held against a fact only where it stands beside the fact's own words, and an anniversary against its year.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.check.told_dates import BEFORE, PEOPLE_OF, WHEN, told_date
from sanderling.check.verbs import TALKED
from sanderling.check.who import country_words, dates_of, people_in
from sanderling.knowledge.actor_data import holders, persons, state_names
from sanderling.knowledge.check_data import Fact, facts, lives, visits
from sanderling.resolve.places import PlaceResolver

_HAPPENED = (
    r"(?:(?:that |which )?(?:struck|hit|broke|happened|occurred|began|ended|killed|took place|came|devastated|destroyed|swept|shook|rocked|sank|(?:was|were) (?:signed|held|fought|born|adopted|"
    r"struck|hit|founded|declared|proclaimed|opened|won|agreed)|signed|fell|opened|died|gained|won|became|erupted|exploded|crashed|collapsed|disintegrated|burst|invaded)(?: [\w’\-]+){0,4} )?"
)
_BEHIND = lazily(rf"^,? (?:disaster |catastrophe |attacks? |accident |massacre )?{_HAPPENED}\(?(?:(?:in|on|of|from) )(?:the )?(?:early |late |mid-)?{WHEN}")
_AHEAD = lazily(rf"\b{BEFORE} $")
_YEARLY = lazily(rf"(?i)\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) anniversary of (?:the |a )?$|\b(?P<w>{NUMBER}) years (?:after|since|on from) (?:the |a )?(?:(?:start|beginning|outbreak|onset|first days) of (?:the )?)?$")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "fifteenth": 15,
    "twentieth": 20, "twenty-fifth": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100, "centenary": 100,
}  # fmt: skip
_ORDINAL = lazily(rf"(?i)\b(?P<o>{'|'.join(_ORDINALS)}) anniversary of (?:the |a )?$|\b(?P<c>centenary) of (?:the |a )?$")


@cache
def _pattern() -> re.Pattern[str]:
    """Return an alternation of the words of all facts, longest first."""
    return re.compile(rf"\b(?:{any_of(word for fact in facts() for word in fact.words)})\b", re.I)


_YEARLY_WORDS = frozenset("anniversary years centenary bicentenary".split())


@cache
def _named() -> Phrases:
    return Phrases(word for fact in facts() for word in fact.words)


@cache
def _by_words() -> dict[str, Fact]:
    return {word.lower(): fact for fact in facts() for word in fact.words}


def fact_conflicts(text: CheckedText, resolver: PlaceResolver) -> Iterator[Draft]:
    """Yield dates beside a known fact that are not its own, anniversaries that do not count, and people known to be elsewhere."""
    for line in text.lines:
        words = text.words(line)
        if text.digits(line) or not _YEARLY_WORDS.isdisjoint(words):
            for match in _pattern().finditer(line.text) if _named().in_words(words) else ():
                yield from _dated(text, line, match, _by_words()[match[0].lower()])
            yield from _deaths(text, line)
        if "first" in words:
            yield from _first_of_office(text, line)


def _differs(told: str, fact: Fact) -> bool:
    """Whether a date told lies outside a fact's days, at the precision of both."""
    length = min(len(told), len(fact.since))
    last = (fact.until or fact.since)[:length]
    return not fact.since[:length] <= told[:length] <= last


def _dated(text: CheckedText, line: Line, match: re.Match[str], fact: Fact) -> Iterator[Draft]:
    before, after = line.text[: match.start()], line.text[match.end() :]
    found = _BEHIND.match(after)
    told, start, end = "", match.start(), match.end()
    if found is not None:
        told, end = told_date(found), match.end() + found.end()
    elif (ahead := _AHEAD.search(before)) is not None:
        told, start = told_date(ahead), ahead.start()
    kept = told if told and len(told) > 4 and (_YEARLY.search(before) or _ORDINAL.search(before)) and told[5:] == fact.since[5 : len(told)] and told[:4] != fact.since[:4] else ""
    if kept:
        told = ""  # 'the fiftieth anniversary of the landings on 6 June 2004': the day on which it was kept
    if len(told) == 10 and told > fact.since and told[:7] == fact.since[:7] and PEOPLE_OF.search(before[-40:]):
        told = ""  # 'met survivors of the fire on 16 June'
    if found is not None and told and TALKED.search(before) and re.match(r"^,? ?in\b", after):
        told = ""  # 'debated the Challenger disaster in 1987'
    if told and _differs(told, fact) and not re.search(r"\b(?:like|another|second|similar|wrongly|not|mis\w+)\b|\b(?:out of|quit|quits|left|leaving|abandon\w*|tore up|reviv\w+|rejoin\w*|return\w* to) (?:the )?$", before[-40:]):
        yield Draft(
            "date-conflict", text.span(line.start + start, line.start + end), f"{fact.name}: {fact.when}, not {told}", "Check the date.",
            (f"checks/facts.csv: {fact.source}",), "high" if len(told) == 4 else "medium",
        )  # fmt: skip
        return
    counted, ordinal = _YEARLY.search(before), _ORDINAL.search(before)
    if (counted is None and ordinal is None) or re.search(r"(?i)\b(?:prepar\w+|next|coming|upcoming|approach\w*|ahead of|plann?(?:s|ed|ing)) (?:[\w’\-]+ ){0,4}$", before[: (counted or ordinal).start()]):  # type: ignore[union-attr]
        return
    said = float(counted["n"]) if counted is not None and counted["n"] else number_of(counted["w"]) if counted is not None else float(_ORDINALS[(ordinal["o"] or ordinal["c"]).lower()]) if ordinal else 0
    days = [day for day in dates_of(text, line) if day[:4] != fact.since[:4]]
    now = kept if kept else days[0] if len(days) == 1 else text.reading.article.published
    exact = counted is None or bool(counted["n"])
    if now is None or (len(days) > 1):
        return
    real = int(now[:4]) - int(fact.since[:4])
    if abs(said - real) > (1 if len(now) == 10 or not exact else 0) or (exact and abs(said - real) == 1 and _apart_in_year(now, fact.since) < 60):
        at = (counted or ordinal).start()  # type: ignore[union-attr]
        yield Draft(
            "date-conflict", text.span(line.start + at, line.start + match.end()), f"{fact.name}: {fact.when}; to {now} that is {real} years, not {said:g}",
            "Check the count of years.", (f"checks/facts.csv: {fact.source}",),
        )  # fmt: skip


def _apart_in_year(one: str, other: str) -> int:
    """Return how many days two dates are apart in the year; 365 where either has no day."""
    if len(one) < 10 or len(other) < 10:
        return 365
    first, second = (datetime.date(2000, int(d[5:7]), int(d[8:10])).timetuple().tm_yday for d in (one, other))
    return abs(first - second)


_DEATH = lazily(r"\b(?P<what>death|assassination|murder|killing|execution|funeral|birth) of (?:the )?(?:late )?(?:[a-z]+ ){0,3}$")
_OWN_DEATH = lazily(rf"^[’']s (?P<what>death|assassination|murder|execution|birth)\b,? (?:in|on) {WHEN}")
_DEATH_WHEN = lazily(rf"^,? (?:in|on) (?:[A-Z]\w+,? (?:in|on) )?{WHEN}")


def _deaths(text: CheckedText, line: Line) -> Iterator[Draft]:
    for one in people_in(text, line):
        if one.person.id not in lives():
            continue
        born, died, source = lives()[one.person.id]
        before, after = text.text[line.start : one.start], text.text[one.end : line.end]
        own, of = _OWN_DEATH.match(after), _DEATH.search(before)
        found = own or (_DEATH_WHEN.match(after) if of is not None else None)
        if found is None:
            continue
        what = (own or of)["what"]  # type: ignore[index]
        known, told = (born if what == "birth" else died), told_date(found)
        if not known or not told or what == "funeral":
            continue
        length = min(len(known), len(told))
        if known[:length] != told[:length]:
            yield Draft(
                "date-conflict", text.span(one.start, one.end + found.end()), f"{one.person.name}: {what} on {known}, not {told}", "Check the date.", (source,), "high",
            )  # fmt: skip


_FIRST_OF = lazily(
    r"\bfirst (?:ever |official |state )?(?:visit|trip|journey)(?: there| to [A-Z]\w+(?: [A-Z]\w+)?| to the \w+)? (?:by|of) (?:an? |any )?(?:sitting |serving )?(?P<state>[A-Z][\w.]+(?: [A-Z]\w+)?) (?P<role>president|leader|head of state|prime minister|chancellor|king|monarch|emperor)"
    r"(?P<rest>[^.;]{0,40}?)(?:since (?:[^.;]{0,30}?)(?P<since>(?:18|19|20)\d\d)|\bever\b|(?=[,.;]|$))"
)
_ROLES = {"president": ("head_of_state", "head_of_government"), "leader": ("head_of_state", "head_of_government", "supreme_leader")}


def _first_of_office(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'The first visit by an American president since 1975': against the visits of those who held the office before."""
    for match in _FIRST_OF.finditer(line.text):
        country = country_words().get(match["state"])
        days = [day for day in dates_of(text, line) if day[:4] != (match["since"] or "")]
        now = next((day for day in days if len(day) == 10), None) or text.reading.article.published
        goals = {p.mention.place.country for p in text.within(line, "place") if p.mention.place is not None and p.mention.place.country}
        if re.search(r"\bto (?:the|this|that) (?!country|state|nation|kingdom|republic|island nation)[a-z]+", match[0]) or (re.search(r"\bthere\b", match[0]) and not goals):
            continue  # the city, not its state
        if country is None or now is None or len(goals - {country}) != 1 or re.search(r"\b(?:in|for) [\w\- ]+ (?:years|decades)", line.text[match.start() : match.end() + 30]):
            continue
        goal = next(iter(goals - {country}))
        offices = _ROLES.get(match["role"], ("head_of_state", "head_of_government"))
        held = {h.person: h for office in offices for h in holders().get((country, office), ())}
        limit = (datetime.date.fromisoformat(now) - datetime.timedelta(days=30)).isoformat()
        for visit in visits():
            for person in visit.visitors:
                if visit.country == goal and person in held and any(h.covers(visit.since) for h in persons()[person].offices if h.office in offices) and (match["since"] or "1900") < visit.since and visit.since < limit:
                    yield Draft(
                        "date-conflict", text.span(line.start + match.start(), line.start + match.end()),
                        f"{persons()[person].name} was in {state_names().get(str(goal), str(goal))} before: {visit.when}", "Check the claim against the known visit.",
                        (f"checks/visits.csv: {visit.source}",),
                    )  # fmt: skip
                    return
