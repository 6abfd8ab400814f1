"""Who is told to have served a leader, or to be the first lady, at a time when another led: 'Bush's secretary of state, Madeleine Albright'.

A title binds the two, in any order: the leader's possessive, 'his' or 'her', 'under' and 'for', or a ministry that was run for the
leader. What the title told is, is looked up for the state in all tables of posts; who led, in the table of offices.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.kin import spouses_of
from sanderling.check.lazily import lazily
from sanderling.check.posts_held import SAME_POST, held_posts
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name
from sanderling.knowledge.actor_data import Person, holders, persons, state_names
from sanderling.knowledge.check_persons import early_terms

_TOP = ("head_of_state", "head_of_government", "supreme_leader")
_MINISTRIES = {
    "pentagon": "defence minister", "defence ministry": "defence minister", "defense ministry": "defence minister", "ministry of defence": "defence minister", "defence department": "defence minister", "defense department": "defence minister",
    "state department": "foreign minister", "foreign ministry": "foreign minister", "foreign office": "foreign minister", "quai d’orsay": "foreign minister", "quai d'orsay": "foreign minister", "diplomacy": "foreign minister",
    "finance ministry": "finance minister", "treasury": "finance minister", "exchequer": "finance minister", "interior ministry": "interior minister", "home office": "interior minister",
}  # fmt: skip
_TITLE = r"(?P<title>prime minister|premier|foreign minister|defen[cs]e minister|finance minister|interior minister|foreign secretary|defen[cs]e secretary|secretary of defen[cs]e|secretary of state|treasury secretary|home secretary|chancellor of the exchequer|vice[- ]president|national security advis[eo]r|attorney general|minister (?:of|for) (?:foreign affairs|finance|defen[cs]e|the interior))"
_MINISTRY = rf"(?P<ministry>{'|'.join(_MINISTRIES)})"
_BIND = r"(?:(?!not\b|never\b|and\b|former\b|ex\b|then\b|deputy\b|future\b|next\b|later\b|shadow\b)[a-z\-]+ ){0,3}?"
_OWNED = lazily(rf"^[’']s? {_BIND}(?:{_TITLE}|(?P<any>[a-z][a-z\- ]{{3,34}})),? (?:[A-Z][a-z]+ )?$", re.I)
_HIS = lazily(rf"^(?:[^;:.“”]{{0,120}}?[ ,])?(?:[Hh]is|[Hh]er) {_BIND}{_TITLE},? (?:[A-Z][a-z]+ )?$")
_BEHIND_OWNED = lazily(rf"^[’']s? {_BIND}{_TITLE}(?=[,.;:]| (?:and|who|told|said|has|had|was|is|in|from|at)\b|$)", re.I)
_UNDER = lazily(rf"^[^;.“”]{{1,90}}?\b(?:{_TITLE}|{_MINISTRY})\b[^;.“”,]{{0,30}}? (?:under|for|serving|to|of|in the (?:government|cabinet|administration) of) (?:the )?(?:[Pp]resident |[Pp]rime [Mm]inister |[Cc]hancellor )?$", re.I)
_NO = lazily(r"(?i)\b(?:not|never|would|could|might|if|shadow|candidate|ambassador|envoy|letter|message|apolog\w+|critic\w*|counterpart|wrote|told|met|spoke|talks|handed|gave|rival|opponent|challenger|successor|predecessor|successors|before|after|until)\b")
_WORDS = frozenset("minister secretary premier chancellor president adviser advisor attorney pentagon ministry treasury department office lady".split())
GRACE = datetime.timedelta(days=75)
TOGETHER = datetime.timedelta(days=5)
"""Days that two terms have in common at the least, where the one served the other."""
_FROM = datetime.date(1960, 1, 1).toordinal()
COVERED = 0.9
"""So much of a leader's time must be known to have been filled by holders of the post told."""


@dataclass(frozen=True, slots=True)
class _Term:
    since: str
    until: str


@cache
def _led(person: str) -> tuple[_Term, ...]:
    rows = [*persons()[person].offices, *early_terms().get(person, ())]
    return tuple(_Term(h.since, h.until or h.as_of) for h in rows if h.office in _TOP and h.since)


def beside_leader_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield ministers told to be those of a leader of another time, and first ladies whose husbands do not lead."""
    if _WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        words = text.words(line)
        if _WORDS.isdisjoint(words):
            continue
        people = people_in(text, line)
        if "lady" in words:
            for one in people:
                yield from _first_lady(text, line, one)
        if not {"s", "his", "her", "under", "for", "serving", "to", "of"}.isdisjoint(words):
            for number, one in enumerate(people):
                for other in people[number + 1 : number + 3]:
                    yield from _pair(text, line, one, other)


def _pair(text: CheckedText, line: Line, one: PersonMention, other: PersonMention) -> Iterator[Draft]:
    if one.person.country != other.person.country or one.person.id == other.person.id or not (is_named(one) and is_named(other)) or not (_led(one.person.id) or _led(other.person.id)):
        return
    between = text.text[one.end : other.name_start]
    if len(between) > 150:
        return
    leader, minister, match = one, other, _OWNED.match(between)
    if match is None and _led(one.person.id) and not _other_between(text, line, one, other):
        match = _HIS.match(between)
        if match is not None and one.person.sex and (one.person.sex == "f") != (re.search(r"(?i)\bher (?:[a-z\-]+ ){0,6}$", between[: match.start("title")]) is not None):
            match = None
    if match is None and _led(other.person.id):
        leader, minister = other, one
        match = _UNDER.match(between)
        if match is not None and re.search(r"\b(?:to|of)\s+\w*\s*$", between) and "dvis" not in match[0] and not re.search(r"(?i)vice|cabinet|government|administration", match[0]):
            match = None
        if match is None and re.fullmatch(r",(?: (?:once|formerly|then|now|long))? ", between):
            match = _BEHIND_OWNED.match(text.text[other.end : line.end])
    if match is None or _NO.search(re.sub(r"(?i)who (?:had|has) ", "", match[0])):
        return
    groups = match.groupdict()
    title = (groups.get("title") or (groups.get("any") or "").strip() or _MINISTRIES[groups["ministry"].lower()]).lower()
    if title == "chancellor" and one.person.country == "GBR":
        title = "finance minister"
    if not groups.get("title") and groups.get("any") and not (title := _any_title(one.person.country or "", title)):
        return
    title = SAME_POST.get(title, SAME_POST.get(title.replace("defense", "defence"), title)).replace("vice president", "vice-president").replace("advisor", "adviser")
    yield from _judge(text, leader, minister, title, min(one.start, other.start), max(one.end, other.end, (other.end + match.end()) if match.re.pattern == _BEHIND_OWNED.pattern else 0))


def _other_between(text: CheckedText, line: Line, one: PersonMention, other: PersonMention) -> bool:
    return any(one.end <= who.start < other.start and who.person.sex in {"", one.person.sex} and is_named(who) for who in people_in(text, line))


@cache
def _any_title(country: str, words: str) -> str:
    """Return the longest title that some words end with, of a post of which a state has one at a time; nothing where there is none."""
    parts = words.split(" ")
    for first in range(len(parts)):
        title = " ".join(parts[first:])
        plain = SAME_POST.get(title, title)
        if len(plain) > 4 and " " in plain + " " and (country, plain) in held_posts() and (" " in plain or "-" in plain or plain in {"finance minister", "speaker"}):
            return plain
    return ""


@cache
def _held(country: str, title: str) -> tuple[tuple[frozenset[str], str, str, str], ...]:
    """Return (names, since, until, post) of those who held a post of a state."""
    if title in {"prime minister", "premier"}:
        return tuple((_names(persons()[h.person]), h.since, h.until or h.as_of, h.title) for h in holders().get((country, "head_of_government"), ()) if h.since)
    return tuple((row.names, row.since, row.until or "9999", row.post) for row in held_posts().get((country, title), ()))


def _names(person: Person) -> frozenset[str]:
    return frozenset(plain_name(name) for name in (person.name, *person.aliases))


def _overlap(since: str, until: str, term: _Term) -> bool:
    return day_of(since) <= day_of(term.until, last=True) - TOGETHER and (until == "9999" or day_of(until, last=True) >= day_of(term.since) + TOGETHER)


def _judge(text: CheckedText, leader: PersonMention, minister: PersonMention, title: str, start: int, end: int) -> Iterator[Draft]:
    country = leader.person.country or ""
    rows, terms = _held(country, title), _led(leader.person.id)
    if not rows or not terms:
        return
    names = _names(minister.person)
    mine = [row for row in rows if names & row[0]]
    if any(_overlap(since, until, term) for _, since, until, _ in mine for term in terms) or (_led(minister.person.id) and title not in {"prime minister", "premier"} and not mine):
        return
    # Whoever shares a name with one who served then may be meant.
    served = [row for row in rows if any(_overlap(row[1], row[2], term) for term in terms)]
    if any(set(minister.name.lower().split()) & set(name.split()) for row in served for name in row[0]) or not served or _covered(rows, terms) < COVERED:
        return
    if not mine and any(h.covers(term.since) or h.covers(term.until) for h in minister.person.offices for term in terms):
        return
    led = f"{leader.person.name} led from {terms[0].since} to {terms[-1].until}"
    was = f"{minister.person.name} was {mine[0][3]} from {mine[0][1]} to {mine[-1][2].replace('9999', 'now')}" if mine else f"{minister.person.name} is not known to have been {title} of {state_names().get(country, country)}"
    yield Draft(
        "person-conflict", text.span(start, end), f"{was}; {led}", "Check who was meant.", ("actors/offices.csv", "checks/mandates.csv"),
    )  # fmt: skip


def _covered(rows: tuple[tuple[frozenset[str], str, str, str], ...], terms: tuple[_Term, ...]) -> float:
    """Return the share of some terms' days on which somebody is known to have held a post."""
    total = days = 0
    for term in terms:
        first, last = max(day_of(term.since).toordinal(), _FROM), day_of(term.until, last=True).toordinal()
        if last <= first:
            continue
        filled: set[int] = set()
        for _, since, until, _ in rows:
            low = max(first, day_of(since).toordinal())
            high = min(last, last if until == "9999" else day_of(until, last=True).toordinal())
            filled.update(range(low, high + 1, 7))
        weeks = {day // 7 for day in filled}
        total += (last - first) // 7 + 1
        days += len(weeks)
    return days / total if total else 0.0


_LADY = lazily(r"(?i)(?<!former )(?<!ex-)(?<!then )(?<!future )(?<!next )(?<!as )\bfirst lady,? $")
_LADY_BEHIND = lazily(r"^,(?: who is)? (?:(?:the|[A-Z]\w+(?:[’']s)?|country[’']s) ){0,2}first lady(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?(?=[,.;]|$)", re.I)


def _first_lady(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    before, after = text.text[line.start : one.name_start], text.text[one.end : line.end]
    ahead, behind = _LADY.search(before), _LADY_BEHIND.match(after)
    if (ahead is None and behind is None) or not is_named(one) or one.person.sex == "m" or re.match(r"[’']s\b", after):
        return
    husbands = [name for name in spouses_of(one.person.id) if _led(name)]
    days = [day for day in dates_of(text, line) if len(day) == 10] or ([text.day] if text.day else [])
    if not husbands or not days or re.search(r"(?i)\b(?:when|while|years? ago|recall\w*|as|former\w*|then|had been|was)\b", before[-60:]):
        return
    day = day_of(days[0])
    terms = [term for name in husbands for term in _led(name)]
    if any(day_of(term.since) - GRACE <= day <= day_of(term.until, last=True) + GRACE for term in terms):
        return
    start, end = (line.start + ahead.start(), one.end) if ahead is not None else (one.start, one.end + (behind.end() if behind is not None else 0))
    yield Draft(
        "person-conflict", text.span(start, end), f"{persons()[husbands[0]].name}, her husband, led from {terms[0].since} to {terms[-1].until}, not on {days[0]}",
        "'Former' may be missing, or another is meant.", ("actors/kin.csv", "actors/offices.csv"),
    )  # fmt: skip
