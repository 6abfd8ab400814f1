"""Office against date: who is called minister, president or premier, and whether he or she was."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.after_death import MET_WITH
from sanderling.check.clause_times import Time, is_fresh, time_at
from sanderling.check.deeds import MEETS_WITH
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Spotter, any_of
from sanderling.check.told_dates import day_of
from sanderling.check.who import (
    by_name,
    country_before,
    country_words,
    dates_between,
    dates_of,
    full_names,
    of_his_time,
    people_in,
    plain_name,
)
from sanderling.knowledge.actor_data import Holding, Person, persons, roles, state_names
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import all_holders, offices_of
from sanderling.knowledge.check_tables import posts

_CHECKED = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "interior_minister", "supreme_leader"})
# Words too loose for an office, or that other men and women bear too.
_LOOSE = frozenset(
    """
    ruler; dictator; strongman; king; queen; emperor; emir; sultan; monarch; sovereign; grand duke; pope; pontiff;
    top diplomat; chief diplomat; defense chief; defence chief; war secretary; secretary of war; war minister;
    world leader; junta leader
    """.replace("\n    ", " ")
    .strip()
    .split("; ")
)
_ONLY_IN = {
    "secretary of state": {"USA"}, "foreign secretary": {"GBR", "PHL"}, "chancellor": {"DEU", "AUT"},
    "defense secretary": {"USA", "GBR", "PHL"}, "defence secretary": {"USA", "GBR", "PHL"},
    "secretary of defense": {"USA"}, "taoiseach": {"IRL"},
}  # fmt: skip
_NOT_IN = {"premier": {"CAN", "AUS", "ZAF", "DEU", "ITA"}}
_NOT_NOW = lazily(
    r"(?i)(?:\b(?:former|ex|then|late|deputy|vice|first|shadow|next|future|incoming|outgoing|designate|one-time|onetime|"
    r"ousted|deposed|exiled|toppled|self-proclaimed|would-be|longtime|assistant|elect|old|previous|earlier|nominee|"
    r"murdered|slain|assassinated|executed|dead|disgraced|jailed|candidate|fellow|becoming|become|became|as|without)[- ]*)$"
)
_NAME = r"\b[A-ZÀ-Þ][\w’'.\-]{0,30}\w\b"
_OPENING = lazily(r"(?:^|[,;:] )(?:In|At|From|Near|Outside|On|in|at|from|on) (?:[A-ZÀ-Þ][\w’\-]+ ?){1,2}$|^(?:When|While|After|Before|As|But|And|Yesterday|Today|Then) $")
"""'In Warsaw President X': the capitals before the office are no owner of it."""
_A_WORD = lazily(r"(?:^|[“\"(;:—–] ?)(?:The|His|Her|Its|Their|Our|Both|Even|Only|With|For|To|By|Though|Although|Once|Because|Since|Until|Former) $")
"""Capitals that open a sentence and own nothing."""
_ENDS_IN_DAY = lazily(rf"\b(?:{'|'.join([*calendar.day_name, *calendar.month_name[1:]])}) $")
GRACE = datetime.timedelta(days=14)
"""News may call somebody by an office some days before and after."""
NEAR = datetime.timedelta(days=40)


_AT_A_PLACE = lazily(r"\b(?:in|at|near|outside|from) (?:[A-ZÀ-Þ][\w’\-]+ ){1,3}$")


def _in_a_place(text: CheckedText, line: Line, before: str) -> bool:
    """Whether what stands before an office is where it plays: 'from a hotel in Tokyo President X'."""
    end = line.start + len(before) - 1
    return _AT_A_PLACE.search(before) is not None and any(one.end == end for one in text.within(line, "place"))


_BODIES = {
    f"{body} secretary{join}general": office
    for body, office in (("un", "un_secretary_general"), ("u.n.", "un_secretary_general"), ("nato", "nato_secretary_general"))
    for join in "- "
} | {
    "un chief": "un_secretary_general", "u.n. chief": "un_secretary_general", "nato chief": "nato_secretary_general",
    "united nations secretary-general": "un_secretary_general", "united nations secretary general": "un_secretary_general",
    "european commission president": "european_commission_president", "president of the european commission": "european_commission_president",
    "eu foreign policy chief": "eu_high_representative",
}  # fmt: skip
_BODIES |= {
    f"{head} of {body}": office
    for head in ("secretary-general", "secretary general")
    for body, office in (("the united nations", "un_secretary_general"), ("the un", "un_secretary_general"), ("nato", "nato_secretary_general"))
}
"""Offices of bodies, which are named with the body."""


@cache
def _titles() -> dict[str, str]:
    return _BODIES | {
        noun: role.office
        for noun, (role, plural) in roles().items()
        if role.office in _CHECKED and not plural and noun not in _LOOSE
    }


def _is(holding: Holding, office: str, title: str) -> bool:
    """Whether a holding is what the title says: Iran's president is its head of government."""
    own = holding.title.lower()
    return holding.office == office or (title in own.split() and not re.search(r"vice|deputy|of the|council", own))


@cache
def _before_name() -> re.Pattern[str]:
    titles = any_of(_titles())
    return re.compile(rf"\b(?P<title>(?i:{titles})),? (?P<name>{_NAME}(?: {_NAME}){{0,3}})")


@cache
def _after_name() -> re.Pattern[str]:
    titles = any_of(_titles())
    word = r"[A-Z][\w.\-]*"
    state = rf"{word}(?: (?:of |the |and )?{word}){{0,3}}?"
    return re.compile(
        rf"(?P<name>{_NAME}(?: {_NAME}){{1,3}})(?:, (?:(?:who is|now|speaking as|in (?:his|her) (?:capacity|role) as) )?(?:the )?| is the | is )"
        rf"(?:(?P<title3>(?i:{titles}))(?=[,.;] | who )|(?P<country>{state})(?:[’']s)? (?P<title>(?i:{titles}))|(?P<title2>(?i:{titles})) of (?:the )?(?P<country2>{state}))"
        r"(?=[,.;]| (?:since|said|told|has|will|who|and))"
    )


@cache
def _of_state() -> re.Pattern[str]:
    titles = any_of(_titles())
    word = r"[A-Z][\w.\-]*"
    state = rf"{word}(?: (?:of |the |and )?{word}){{0,3}}?"
    return re.compile(rf"\b(?P<title2>(?i:{titles})) of (?:the )?(?P<country2>{state}), (?P<name>{_NAME}(?: {_NAME}){{1,3}})")


_ANY = Spotter(r"minister|chief|president|chancellor|secretary|premier|leader|taoiseach")


def office_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons named with an office that, as far as is known, another held on the date."""
    titled = _ANY.among(text.vocabulary)
    if not titled:
        return
    for line in text.lines:
        if titled.isdisjoint(text.words(line)):
            continue
        aside = ", " in line.text
        for pattern in (_before_name(), *((_after_name(),) if aside or " is " in line.text else ()), *((_of_state(),) if aside and " of " in line.text else ())):
            for match in pattern.finditer(line.text):
                draft = _judge(text, line, match)
                if draft is not None:
                    yield draft


def _judge(text: CheckedText, line: Line, match: re.Match[str]) -> Draft | None:
    groups = match.groupdict()
    title = (groups.get("title") or groups.get("title2") or groups.get("title3") or "").lower()
    before = line.text[: match.start()]
    start = match.start()
    country: str | None = None
    if groups.get("title3"):
        pass  # 'Wang Yi, the foreign minister,': of his own state
    elif "title2" in groups:
        country = country_words().get(groups.get("country") or groups["country2"])
        if country is None:
            return None
    elif (found := country_before(before)) is not None:
        country, start = found
        before = line.text[:start]
    named = country
    if match.re is _of_state() and (_NOT_NOW.search(before) or (re.search(r"\b(?:to|of|for|from|beside|behind|by) the $", before) and re.search(r"(?i)(?:advis[eo]r|aide|assistant|envoy|representative|spokes\w+|secretary|chief|head|ambassador|office|son|wife|ally|friend|minister|brother|candidate)s? (?:to|of|for|from) the $", before))):
        return None
    clause = before.endswith(" as ") and _DOES_NOW.match(line.text[match.end() :])  # 'as President X took the salute'
    if "title2" not in groups and not clause and (_NOT_NOW.search(before) or _NOT_NOW.search(line.text[: match.start("title")])):
        return None
    if title.startswith("secretary") and re.search(r"(?i)\bunder[- ]$", before):
        return None
    # 'Senate President', 'World Bank President': an owner that is no state.
    if not named and not groups.get("title3") and re.search(r"[A-Z][\w.]+[’']?s? $", before) and not _A_WORD.search(before) and not before.rstrip().endswith(".") and not _OPENING.search(before) and not _ENDS_IN_DAY.search(before) and not _in_a_place(text, line, before):
        return None
    if country is None and (owned := re.search(r"[’']s (?:[a-z\-]+ ){1,2}$", before)) is not None:
        found = country_before(before[: owned.start()] + "’s ")
        if found is None:
            return None  # 'Clinton's last secretary of state': held against Clinton elsewhere
        country, start = named, _ = found  # 'Iraq's new prime minister'
        before = line.text[:start]
    person, name = _person(text, line, match, country)
    if person is None:
        return None
    if line.text[:start].endswith(", ") and line.text[match.start("name") + len(name) :].startswith(", ") and any(one.end == line.start + start - 2 for one in people_in(text, line)) and _and_his().match(line.text[match.start("name") + len(name) :]):
        return None  # 'X, Britain's foreign secretary, Y, Germany's foreign minister': the title is that of X
    country = next((key[0] for key in all_holders() if key[1] == _BODIES[title]), None) if title in _BODIES else country or _state_behind(line.text[match.start("name") + len(name) :]) or person.country or next((h.country for h in offices_of(person) if h.country in state_names()), None)
    if country is None or country not in _ONLY_IN.get(title, {country}) or country in _NOT_IN.get(title, ()):
        return None
    office = _titles()[title]
    if any(h.office == "supreme_leader" for h in offices_of(person)) and office != "supreme_leader":
        return None
    held = [h for h in offices_of(person) if _is(h, office, title) and (h.country or "") == country]
    if groups.get("title3") and "minister" not in title and not held:
        return None  # a president, without a state beside the word, may be a company's
    published = text.day
    days = dates_of(text, line)
    dated = bool(days)
    if published is not None:
        days = [*days, published]
    if not days:
        return None
    if published is not None and any(day_of(day) > day_of(published) + NEAR for day in days):
        days = [day for day in days if day_of(day) <= day_of(published) + NEAR]  # 'until the end of 2014': what is to come is not told of
        dated = len(days) > 1
    if held and published is not None and (then := time_at(text, line, match.start("name"), published)) is not None and not then.event and then.since < published and not is_fresh(then, published) and any(_around(holding, then) for holding in held):
        return None  # 'since soldiers shot President X at a parade in October 1981, expired on Thursday'
    fresh = [day for day in days if published is not None and len(day) == 10 and abs(day_of(day) - day_of(published)).days <= 8]
    if len(fresh) > 1 and not _AGO_TODAY.search(line.text):
        days = fresh  # 'On Wednesday ... the elections in July': it is told of Wednesday
    if _ANOTHER_TIME.search(line.text[:start]) or (_CLAUSE_OPENS.search(line.text[:start]) and line.text[match.start("name") + len(match["name"]) :].lstrip(",").startswith(" had ") and not _JUST_BEFORE.search(line.text) and not _SAME_DAY.search(line.text[match.end("name") :])) or _his_own_time(text, line, match, held):
        return None
    if any(_fits(holding, day) for holding in held for day in days) and not _has_handed_over(text, line, match, start, published, held, country, office):
        return None
    if re.search(r"(?i)\bnew $", line.text[: match.start()]) and any(h.since and 0 <= (day_of(h.since) - day_of(day)).days <= 120 for h in held for day in days):
        return None  # the new president takes his oath in some weeks
    acted = [h for h in all_holders().get((country, office), ()) if h.person != person.id and re.search(r"(?i)acting|interim", h.title) and h.covers(days[0])]
    if re.search(r"(?i)\bacting\b", match[0]) and not acted and any(abs(day_of(edge) - day_of(day)).days < 250 for h in held for edge in (h.since, h.until) if edge for day in days):
        return None  # whoever acts for another is entered in the table when he or she is sworn in
    if not held and re.search(r"(?i)\b(?:acting|caretaker|interim)\b", match[0]) and person.country == country:
        return None  # who stood in for some weeks is in no table
    day = days[0]
    serving = [h for h in all_holders().get((country, office), ()) if h.covers(day)] or [
        h
        for other in ("head_of_government", "head_of_state")
        for h in all_holders().get((country, other), ())
        if _is(h, office, title) and h.covers(day)
    ]
    if not serving and not held:
        return _other_portfolio(text, line, match, start, person, name, title, office, country, day)
    if (
        not serving
        or any(h.person == person.id for h in serving)
        or any(not h.until and day > h.as_of for h in serving)
    ):
        return None
    if any(set(plain_name(name).split()) <= set(plain_name(persons()[h.person].name).split()) for h in serving):
        return None  # a namesake, as father and son
    span = text.span(
        line.start + start, line.start + (match.end() if "title2" in groups else match.start("name") + len(name))
    )
    who = persons()[serving[-1].person]
    state = state_names().get(country, country)
    other = f"on {day} it was {who.name} ({serving[-1].title}, {_years(serving[-1])})"
    if not held:
        # The table of offices begins late: those of long ago may have held it.
        died = lives().get(person.id, ("", "", ""))[1]
        if (died and died < day) or (offices_of(person) and all(h.since < "1985" for h in offices_of(person))):
            return None
        if any(title in words and (not since or since[: len(day)] <= day) and (not until or day <= until) for words, since, until in _post_titles().get(person.id, ())):
            return None  # a bank's president, or a court's
        # Of somebody without offices only the state tells who is meant.
        if not offices_of(person) and (person.country != country or " " not in name):
            return None
        was = person.office_on(day)
        add = f"; {person.name} was {was.title}" if was is not None and was.country else ""
        return Draft(
            "person-conflict", span, f"{person.name} is not known to have been {title} of {state}: {other}{add}",
            f"Check whether {who.name}, or another office, was meant.", _sources(serving[-1]),
        )  # fmt: skip
    first = min(h.since for h in held)
    times = ", ".join(_years(h) for h in held)
    if all(day < first[: len(day)] for day in days):
        return Draft(
            "person-conflict", span, f"{person.name} was {title} of {state} {times}, later than {day}: {other}",
            f"Check whether {who.name} was meant.", _sources(held[0]),
        )  # fmt: skip
    acting = _acts_now(text, line, match, start, published, held)
    if not dated and not (acting or _speaks_now(text, line, person)):
        return None
    if dated and published is not None and not any(_recent(one, published) for one in days[:-1]) and not (acting and (days[0] > published or days[0][:7] == published[:7])):
        return None
    return Draft(
        "person-conflict", span, f"{person.name} was {title} of {state} {times}, not on {day}: {other}",
        "'Former' may be missing, or the date may be wrong.", _sources(held[0]), "medium",
    )  # fmt: skip


_RELATION = r"(?:widow|widower|son|daughter|wife|husband|mother|father|brother|sister|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandfather|aide|ally|adviser|speechwriter|bodyguard|protege|protégée?|veteran|holdover|appointee|child|children|heir)s?"
_AGO_TODAY = lazily(r"(?i)\byears? ago (?:today|this (?:day|week)),? (?:late |early )?(?:on|in)\b")
"""'Ten years ago today, on September 11, 2001': it is told of the day named."""
_ANOTHER_TIME = lazily(
    rf"\b(?:days?|weeks?|months?|years?|decades?|generations?)(?: to the day| almost exactly| exactly)? (?:after|before|since)\b[^,;.]{{0,60}}$|\b(?:whom|which) $|\b(?:ever )?since $|"
    rf"\b{_RELATION} (?:of|to|under|from) (?:the )?(?:[a-z\-]+ ){{0,2}}$|\b(?:whose|his|her|their) (?:[a-z\-]+ ){{0,2}}{_RELATION},? (?:the )?(?:[a-z]+ )?$|\b(?:appointed|nominated|commuted|pardoned|signed|created|founded|launched|built|written|chosen|picked|named|jailed|freed|started|begun|ordered|negotiated) (?:[a-z ]{{0,30}})?(?:by|under) $"
)
"""What puts an office before a name into a time of its own: 'four months after President X freed', 'a judge appointed by President X'."""


@cache
def _and_his() -> re.Pattern[str]:
    return re.compile(rf"^, (?:the )?(?:[A-Z][\w.\-]*(?:[’']s)? ){{0,4}}(?:{any_of(_titles())}|[a-z\- ]{{0,20}}(?:chief|head|leader|president|minister|secretary))\b", re.I)


_SAME_DAY = lazily(r"^(?:(?! (?:were|was|is|are|will|remain\w*) )[^.;]){0,60}\b(?:at (?:noon|midnight|dawn|dusk|\d)|earlier in the day|that (?:morning|afternoon|evening|night)|(?:on|last|late) [A-Z][a-z]+day|yesterday|this (?:morning|week))\b")
_CLAUSE_OPENS = lazily(r"[a-z’\-]{3,} (?:that|which|whom|what|where|whose [a-z]+) (?:the |then )?$")


def _his_own_time(text: CheckedText, line: Line, match: re.Match[str], held: list[Holding]) -> bool:
    """Whether the clause behind the name has a date of its own on which the office was held: 'President X, who was shot in 1981'."""
    rest = line.text[match.end("name") :]
    stop = re.search(r"[;:—–]|, (?!who|which|when|in|on|at)", rest)
    days = dates_between(text, line, line.start + match.end("name"), line.start + match.end("name") + (stop.start() if stop is not None else len(rest)))
    return bool(days) and any(holding.covers(days[0]) for holding in held)


@cache
def _post_titles() -> dict[str, tuple[tuple[frozenset[str], str, str], ...]]:
    """Return the titles, in small letters, of the posts that each person held, with their times."""
    found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    for post in posts():
        words = frozenset(word.lower() for word in post.words)
        for held in post.held:
            found.setdefault(held.person, []).append((words, held.since, held.until))
    return {person: tuple(titles) for person, titles in found.items()}


_PORTFOLIOS = frozenset({"foreign_minister", "defence_minister", "finance_minister", "interior_minister"})


def _other_portfolio(
    text: CheckedText, line: Line, match: re.Match[str], start: int, person: Person, name: str, title: str, office: str,
    country: str, day: str,
) -> Draft | None:  # fmt: skip
    """Who held the office is not known, but that the person held another portfolio of the same government then."""
    held = [h for h in offices_of(person) if h.office in _PORTFOLIOS and h.country == country and h.covers(day)]
    if office not in _PORTFOLIOS or len(held) != 1 or held[0].office == office:
        return None
    end = match.end() if "title2" in match.groupdict() else match.start("name") + len(name)
    return Draft(
        "person-conflict", text.span(line.start + start, line.start + end),
        f"{person.name} was {held[0].title} of {state_names().get(country, country)} on {day} ({_years(held[0])}), and is not known to have been {title}",
        "Check the office.", _sources(held[0]), "medium",
    )  # fmt: skip


_OF = lazily(r"^ of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,2})(?=[,.;]| [a-z])")


def _state_behind(after: str) -> str | None:
    """'President X of Poland': the state that stands behind a name."""
    match = _OF.match(after)
    return country_words().get(match["s"]) if match is not None else None


def _person(text: CheckedText, line: Line, match: re.Match[str], country: str | None) -> tuple[Person | None, str]:
    start = line.start + match.start("name")
    words = match["name"].split(" ")
    # A name is known in full, or as the mention that stands there.
    for count in range(len(words), 1, -1):
        ids = full_names().get(plain_name(re.sub(r"[’']s$", "", " ".join(words[:count]))), ())
        if len(ids) > 1 and (bearers := [persons()[i] for i in ids if offices_of(persons()[i])]) and len({one.country for one in bearers}) == 1 and text.day:
            # Of father and son, who held an office on the day, or the nearest to it.
            return min(bearers, key=lambda one: min(_days_off(h, text.day or "") for h in offices_of(one))), " ".join(words[:count])
        if len(ids) == 1:
            return of_his_time(persons()[ids[0]], " ".join(words[:count]), text), " ".join(words[:count])
    # 'At Elmau Justin Trudeau, Canada's prime minister': capitals before the name are no part of it.
    for first in range(1, len(words) - 1):
        ids = full_names().get(plain_name(" ".join(words[first:])), ())
        if len(ids) == 1:
            return persons()[ids[0]], " ".join(words)
    for one in people_in(text, line):
        if one.start <= start < one.end:
            return one.person, one.name
    if len(words) == 1 or not text.text[start + len(words[0]) + 1 :][:1].isupper():
        return by_name(re.sub(r"[’']s$", "", words[0]), country), words[0]
    return None, ""


def _days_off(holding: Holding, day: str) -> int:
    if holding.covers(day):
        return 0
    return min((abs((day_of(edge) - day_of(day)).days) for edge in (holding.since, holding.until) if edge), default=99_999)


def _around(holding: Holding, time: Time) -> bool:
    """Whether a term was at a time told, or some weeks beside it."""
    return bool(holding.since) and day_of(holding.since) - GRACE <= day_of(time.until, last=True) and (not holding.until or day_of(time.since) <= day_of(holding.until, last=True) + GRACE)


def _fits(holding: Holding, day: str) -> bool:
    if holding.covers(day):
        return True
    if len(day) < 10:
        return False
    when = day_of(day)
    for edge in (holding.since, holding.until):
        if edge and abs(day_of(edge) - when) <= (GRACE if len(edge) == 10 else 3 * GRACE):
            return True
    return not holding.since


def _speaks_now(text: CheckedText, line: Line, person: Person) -> bool:
    low, high = text.to_original(line.start), text.to_original(line.end - 1)
    return any(
        any(speaker.id == person.id for speaker in claim.speakers) and low <= claim.cue.start <= high
        for claim in text.reading.claims
        if claim.kind == "speech"
    )


_PAST = lazily(
    r"(?i)\b(?:then|former\w*|years? ago|decades?|months? ago|at the time|in those days|under|during|history|historic\w*|recall\w*|remember\w*|since|once|earlier|previous\w*|last (?:year|month)|late|legacy|memoirs?|biograph\w*|had (?:been|[a-z]+ed)|was (?:the )?(?:first|last)|anniversary|era|until|before|after (?:he|she|leaving)|used to|predecessors?|successors?|(?:in|of|by|from) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b|[“\"]"
)
_DOES_NOW = lazily(
    r"^(?:,(?! (?:who|which|whose|and|then|now|a former|the former)\b)[^,;:.“”\"]{2,60},|,)? (?:(?:has|have|is|will|who)\b|(?:did|could|would) not\b|(?:(?:also|again|personally|later|[a-z]+ly) )?(?:[a-z]{2,}ed|said|told|met|flew|went|sent|spoke|left|held|gave|took|made|came|swore|won|lost|read|led|put|saw|brought|sat|stood|shook|struck|broke|began|laid|set|cut|paid|says|wants|called) (?!by\b))"
)


_LONG_AGO = lazily(
    r"(?i)\b(?:then|former\w*|years? ago|decades?|months? ago|at the time|in those days|history|historic\w*|recall\w*|remember\w*|once|last (?:year|month)|legacy|memoirs?|biograph\w*|anniversary|era|used to|(?:in|of|by|from|until|since) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b|[“\"]"
)
"""What puts a sentence into the past wherever it stands."""
_SUBORDINATE = lazily(r"[,;:—–]| (?:which|who|that|where|after|before|since|under|while|until|during|as|because) ")


def _main(words: str, match: re.Match[str]) -> str:
    """Return a sentence up to where a clause begins behind the name: 'a breach of the accord under which' is not of the past."""
    stop = _SUBORDINATE.search(words, min(match.end() + 2, len(words)))
    return words if stop is None else words[: stop.start()]


def _acts_now(text: CheckedText, line: Line, match: re.Match[str], start: int, published: str | None, held: list[Holding]) -> bool:
    """Whether a sentence about these days has somebody act in an office that he or she left months before."""
    if published is None or (_PAST.search(_ASIDE.sub("", _main(line.text, match))) and not _had_acted(text, line, match, dates_of(text, line), published)) or _LONG_AGO.search(line.text) or not all((h.until and day_of(h.until, last=True) + GRACE < day_of(published)) or (h.since and day_of(h.since) > day_of(published) + 6 * GRACE) for h in held):
        return False
    told = dates_of(text, line)
    if _DONE_BY.search(line.text[:start]) and (any(_recent(day, published) for day in told) or (not told and _GREETED_BY.search(line.text[:start]))):
        return True
    if (_had_acted(text, line, match, told, published)) or ((MET_WITH.search(line.text[:start]) or MEETS_WITH.search(line.text[:start])) and not re.match(r"[’']s?\b", line.text[match.end() :]) and (told or _told_before(text, line, published)) and all(_recent(day, published) for day in told)):
        return True
    if re.search(r"(?i)\b(?:of|to|by|from|with|for|under|than|like|against|which|that|after) (?:the )?$|\bbetween\b[^,]* and $", line.text[:start]):
        return False
    if re.search(r"(?i)\b(?:when|because|as) (?:the )?$", line.text[:start]) and not any(_recent(day, published) for day in dates_of(text, line)):
        return False  # 'as president X did'
    if (listed := _LISTED.match(line.text[match.end() :])) is not None:
        return any(_recent(day, published) for day in dates_of(text, line)) or _DOES_NOW.match(line.text[match.end() + listed.end() :]) is not None
    rest = next((text.text[one.end : line.end] for one in people_in(text, line) if one.name_start <= line.start + match.start("name") < one.end), "")
    if rest != line.text[match.end() :] and _DOES_NOW.match(rest):
        return True  # 'Haider al-Abadi, called'
    return _DOES_NOW.match(line.text[match.end() :]) is not None or (match.group(0)[-1:].isalpha() and _DOES_NOW.match(line.text[match.start("name") + len(match["name"]) :]) is not None)


_JUST_BEFORE = lazily(r"(?i)\b(?:(?:an?|a few|some|two|three|several|\d+) (?:hours?|minutes|days?) (?:before|earlier|ago)|through the night|overnight|(?:that|the same|on the) (?:night|morning|evening)|by then|hours before|minutes before)\b")


def _had_acted(text: CheckedText, line: Line, match: re.Match[str], told: list[str], published: str) -> bool:
    """Whether somebody had done something hours or days before what is told: 'President X had resigned a few hours before'."""
    if re.match(r",? had (?!been\b|once\b|long\b)[a-z]+", line.text[match.end() :]) is None or re.search(r"(?i)\b(?:whom|which|that|when|as|what|where|who|because|since|after|before|by) (?:the )?$", line.text[: match.start()]):
        return False
    if told and not all(_recent(day, published) for day in told):
        return False
    return bool(told) or (_JUST_BEFORE.search(line.text) is not None and _told_before(text, line, published))


def _told_before(text: CheckedText, line: Line, published: str) -> bool:
    """Whether the sentence before tells of a day just gone by, and of no other."""
    at = next(number for number, other in enumerate(text.lines) if other.start == line.start)
    days = dates_of(text, text.lines[at - 1]) if at and not text.lines[at - 1].heading else []
    return bool(days) and all(_recent(day, published) for day in days)


_DONE_BY = lazily(r"\b(?:was|were|been|is|are) (?!(?:written|founded|created|built|appointed|succeeded|introduced|begun|started|given)\b)[a-z]{2,}(?:ed|en|eld|et)\b(?: [A-Za-z’\-]+){0,5} by (?:the )?$")
_GREETED_BY = lazily(r"\b(?:hugged|greeted|received|met|welcomed|embraced|cheered|accompanied|joined|briefed|escorted|ushered|interrupted) (?:[a-z’ ]{0,25})by (?:the )?(?:[A-Z]\w+[’']s )?$")
_LISTED = lazily(r"^(?:,(?: [^,.;]{2,40},){0,3}| (?=and)) ?(?:and|as well as) (?!(?:his|her)\b)[^,.;]{3,50}(?:,[^,.;]{3,40},)?(?= [a-z]+ )")
"""'Prime Minister X and the speaker, Y, waited for him'."""
_ASIDE = lazily(r", who had [^,.;]*")
"""What somebody had done before is no sign that the office is told of in the past."""
_HANDED_OVER = datetime.timedelta(days=4)


def _has_handed_over(
    text: CheckedText, line: Line, match: re.Match[str], start: int, published: str | None, held: list[Holding], country: str, office: str
) -> bool:
    """Whether somebody acts in an office that was handed over some days before, to one who is known to hold it since."""
    if published is None or len(published) < 10 or _PAST.search(line.text) or not (_DOES_NOW.match(line.text[match.end() :]) or _speaks_now(text, line, persons()[held[0].person])):
        return False
    day = day_of(published)
    if not all(len(h.until) == 10 and day_of(h.until) + _HANDED_OVER < day for h in held):
        return False
    if re.search(r"(?i)\b(?:of|to|by|from|with|for|under|than|and|like|against|when|because|which|that|where|after|as) (?:the )?$", line.text[:start]):
        return False
    return any(len(h.since) == 10 and day_of(h.since) + _HANDED_OVER < day and h.covers(published) and h.person != held[0].person for h in all_holders().get((country, office), ()))


def _recent(day: str, published: str) -> bool:
    return len(day) == 10 and abs(day_of(day) - day_of(published)) <= NEAR


def _years(holding: Holding) -> str:
    return f"from {holding.since or '?'} to {holding.until}" if holding.until else f"since {holding.since}"


def _sources(holding: Holding) -> tuple[str, ...]:
    return (f"actors/offices.csv: {holding.source}",)
