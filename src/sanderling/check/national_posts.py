"""Posts of which a state has one at a time, told without the state's name: 'the army chief, General X', 'his foreign secretary, X', 'Vice-President X'.

Whose post it is follows from who is named: a known person of a state is held against those who held the post there. A title
stands right before the name or in apposition behind it; how the sentence goes on is not asked.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.clause_times import is_told_of_then
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.mandates import GRACE, fits, is_history
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, country_before, country_words, dates_of, is_named, people_in, plain_name
from sanderling.knowledge.actor_data import persons, state_names
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_persons import all_holders
from sanderling.knowledge.check_tables import posts

"""News may call somebody by a post some weeks before and after."""
SAME_POST = {
    "army chief": "army chief", "army commander": "army chief", "commander of the army": "army chief", "chief of the army": "army chief", "head of the army": "army chief", "army commander-in-chief": "army chief", "military chief": "army chief",
    "armed forces chief": "army chief", "armed forces commander": "army chief", "commander of the armed forces": "army chief", "head of the armed forces": "army chief", "chief of the armed forces": "army chief", "commander-in-chief": "army chief",
    "commander of the defence forces": "army chief", "military commander": "army chief", "chief of army staff": "army chief", "chief of the army staff": "army chief", "chief of staff of the army": "chief of staff", "army chief of staff": "chief of staff",
    "chief of the general staff": "chief of staff", "chief of the defence staff": "chief of staff", "chief of the defense staff": "chief of staff", "military chief of staff": "chief of staff", "armed forces chief of staff": "chief of staff", "chief of staff of the armed forces": "chief of staff",
    "vice president": "vice-president", "deputy president": "vice-president", "foreign secretary": "foreign minister", "minister of foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister", "secretary of state": "foreign minister",
    "minister for foreign affairs": "foreign minister", "external affairs minister": "foreign minister", "defense minister": "defence minister", "minister of defence": "defence minister", "minister of defense": "defence minister", "defence secretary": "defence minister", "defense secretary": "defence minister",
    "secretary of defense": "defence minister", "minister of finance": "finance minister", "treasury secretary": "finance minister", "chancellor of the exchequer": "finance minister", "minister of the interior": "interior minister", "home secretary": "interior minister",
    "home minister": "interior minister", "home affairs minister": "interior minister", "minister of home affairs": "interior minister", "speaker of parliament": "speaker", "parliament speaker": "speaker", "parliamentary speaker": "speaker",
    "leader of the opposition": "opposition leader",
}  # fmt: skip
"""Titles that tell of one post; any other is its own."""
_OFFICES = {"foreign_minister": "foreign minister", "defence_minister": "defence minister", "finance_minister": "finance minister", "interior_minister": "interior minister"}
_OF_SOLDIERS = {"army chief", "chief of staff"}
"""Who holds the one may be called by the other."""
_TOO_LOOSE = frozenset({"chief of staff", "commander-in-chief", "military commander", "deputy president"})
_NOT_NOW = lazily(
    r"(?i)\b(?:former|formerly|ex|then|late|deputy|assistant|first|next|future|incoming|outgoing|designate|one-time|onetime|once|past|retired|ousted|deposed|shadow|candidate|nominee|acting|interim|caretaker|previous|successor|predecessor|"
    r"under|before|until|replac\w+|succeed\w*|appoint\w*|nam(?:ed|ing)|nominat\w*|elected|chosen|become|became|becoming|to be|slain|jailed|exiled|since|like|than|old|founding|whom|whose|honorary|self-styled|rebel|murder|death|killing|assassination|trial|arrest) ?(?:[a-z]+ ?)?$"
)
_BEHIND_NOT_NOW = lazily(
    r"(?i)^,? ?(?:at the time|then\b|in those days|until|till\b|from (?:19|20)|between (?:19|20)|during|-designate|elect\b|in waiting|before|when\b|since|who (?:left|retired|stepped|resigned|served|was|had|held|ruled|died|became|won|lost)|died\b|was killed|had died|in (?:the )?(?:19|20)\d\d|[’']s (?:former|then|old|time|years|term|death|legacy|era))"
)
_RANK = r"(?:(?:Mr|Mrs|Ms|Dr|General|Gen|Lieutenant General|Lieutenant-General|Major General|Sir|Lord|Dame|Admiral|Colonel|Field Marshal|Marshal|Air Marshal|Brigadier|Sheikh|Prince|Senator)\.? )?"
_COPULA = lazily(r" (?:is|will be|is to be|remains|is now)(?: [a-z]+ly)? $")
"""'His chancellor of the exchequer is to be X'."""
_OPENS = lazily(r"^(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nd|[Bb]ut|[Ww]hile|[Aa]s|[Ww]hen|[Bb]y|[Ww]ith|[Tt]o|[Tt]hat|[Tt]old|[Mm]et|country[’']s|new|own|[A-Z][a-z]+day|long-serving|powerful|veteran|[A-Za-z]+,|[a-z]+ly|[a-z]+ed|both|[Oo]n|[Ii]n|[Aa]t|from|beside)$")


@dataclass(frozen=True, slots=True)
class _Held:
    post: str
    person: str
    names: frozenset[str]
    since: str
    until: str
    source: str


@cache
def held_posts() -> dict[tuple[str, str], tuple[_Held, ...]]:
    """Return who held a post by its (state, title); a post that a state has several of has the holders of all."""
    found: dict[tuple[str, str], dict[_Held, None]] = {}
    for post in mandate_posts():
        if all(country_words().get(owner) != post.country for owner in post.owners) and not any(" leader" in title or "speaker" in title for title in post.titles):
            continue
        for one in post.held:
            made = _Held(post.name, one.person, frozenset(plain_name(name) for name in one.names), one.since, one.until, f"checks/mandates.csv: {one.source}")
            for title in post.titles:
                found.setdefault((post.country, SAME_POST.get(title, title)), {})[made] = None
    for (country, office), rows in all_holders().items():
        for row in rows if office in _OFFICES and country else ():
            if row.since:
                who = persons()[row.person]
                until = row.until or (row.as_of if row.as_of else "")
                made = _Held(f"{_OFFICES[office]} of {state_names().get(country, country)}", who.name, frozenset(plain_name(name) for name in (who.name, *who.aliases)), row.since, until, f"actors/offices.csv: {row.source}")
                found.setdefault((country, _OFFICES[office]), {})[made] = None
    for national in posts():
        countries = {country_words()[owner] for owner in national.owners if owner in country_words()}
        if len(countries) != 1:
            continue
        for row in national.held:
            if row.since:
                who = persons()[row.person]
                made = _Held(national.name, who.name, frozenset(plain_name(name) for name in (who.name, *who.aliases)), row.since, row.until or row.as_of, f"checks/posts.csv: {national.source}")
                for title in national.words:
                    found.setdefault((next(iter(countries)), SAME_POST.get(title.lower(), title.lower())), {})[made] = None
    for person in persons().values():
        for row in person.offices:
            if row.title == "Vice President" and row.country and row.since:
                made = _Held(f"Vice President of {state_names().get(row.country, row.country)}", person.name, frozenset(plain_name(name) for name in (person.name, *person.aliases)), row.since, row.until or row.as_of, f"actors/offices.csv: {row.source}")
                found.setdefault((row.country, "vice-president"), {})[made] = None
    return {key: tuple(sorted(there, key=lambda one: one.since)) for key, there in found.items()}


@cache
def _by_title() -> dict[str, list[_Held]]:
    found: dict[str, list[_Held]] = {}
    for (_, title), rows in held_posts().items():
        found.setdefault(title, []).extend(rows)
    return found


def _anywhere(title: str) -> Iterator[_Held]:
    """Yield who held the post of a title in any state."""
    for one in _OF_SOLDIERS if title in _OF_SOLDIERS else (title,):
        yield from _by_title().get(one, ())


def national_holders(country: str, title: str) -> tuple[_Held, ...]:
    """Return who held the post that a title tells of in a state (ISO alpha-3), oldest first; none where it is not known."""
    return held_posts().get((country, SAME_POST.get(title, title)), ())


@cache
def _titles() -> frozenset[str]:
    """Return the titles that a name is read by: of two words, or telling of one post in a state."""
    own = {title for _, title in held_posts() if " " in title or "-" in title} | {"speaker"}
    return frozenset((own | {title for title, same in SAME_POST.items() if same in own}) - _TOO_LOOSE)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word for title in _titles() for word in re.findall(r"\w+", title)[-1:]) | {"vice"}


@cache
def _behind() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, _titles()), key=len, reverse=True))
    return re.compile(rf"^, (?:(?:now|who is|the|his|her|its|their|country[’']s|new|powerful|veteran|long-serving) )*(?P<title>(?i:{titles}))(?= (?:told|said|has|will)\b|[,.;:—–]|$)")


def national_post_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield known persons told to hold a post of their state that another held on the day."""
    published = text.day
    if published is None or len(published) < 10 or _last_words().isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if _last_words().isdisjoint(text.words(line)):
            continue
        for one in people_in(text, line):
            if " " in one.name and is_named(one) and (draft := _judge(text, line, one, published)) is not None:
                yield draft


def _claimed(before: str, after: str) -> tuple[str, int, int, str] | None:
    """Return the title, its start in ``before``, its end in ``after``, and the words before it; nothing where an owner stands there that is not asked here."""
    lead = re.sub(rf"{_RANK}$", "", before)
    lead = _COPULA.sub(" ", lead)
    words = lead.rstrip(", ").split(" ")
    for count in range(min(5, len(words)), 0, -1):
        title = " ".join(words[-count:])
        if title.lower() in _titles():
            rest = lead.rstrip(", ")[: -len(title)]
            return title.lower(), len(rest), 0, rest
    match = _behind().match(after)
    if match is not None:
        return match["title"].lower(), len(before), match.end(), before
    return None


def _judge(text: CheckedText, line: Line, one: PersonMention, published: str) -> Draft | None:
    before, after = text.text[line.start : one.name_start], text.text[one.end : line.end]
    told = _claimed(before, after)
    if told is None:
        return None
    title, first, last, rest = told
    if _NOT_NOW.search(rest[-30:].rstrip()) or _BEHIND_NOT_NOW.match(after[last:]) or len(re.findall(r"[“”\"]", before)) % 2 or is_history(line.text, published) or is_told_of_then(text, line, one.name_start - line.start, published):
        return None
    country = one.person.country or next((h.country for h in one.person.offices if h.country in state_names()), None)
    lead = rest.rstrip().split(" ")[-1] if last == 0 else "the"
    if lead and not _OPENS.match(lead):
        state = country_before(rest)
        if state is None:
            return None  # another's
        country = state[0]
    if country is None:
        return None
    plain = SAME_POST.get(title, title)
    held = held_posts().get((country, plain), ())
    names = {plain_name(name) for name in (one.person.name, *one.person.aliases)}
    days = [day for day in dates_of(text, line) if len(day) == 10 and abs((day_of(day) - day_of(published)).days) <= 8] or [published]
    if any(names & row.names and fits(row.since, row.until, day) for row in _anywhere(plain) for day in days):
        return None
    day = days[0]
    mine = [row for row in held if names & row.names]
    posts = {row.post for row in mine} or {row.post for row in held}
    serving = [row for row in held if row.post in posts and row.since <= day[: len(row.since)] and (not row.until or day[: len(row.until)] <= row.until)]
    if len({plain_name(row.person) for row in serving}) != 1 or (not mine and len({row.post for row in serving}) < len(posts)):
        return None
    other = serving[0]
    margin = datetime.timedelta(0) if mine else GRACE / 4
    if day_of(day) - day_of(other.since, last=True) < margin or (other.until and day_of(other.until, last=True) - day_of(day) < margin):
        return None
    if {word for name in other.names for word in name.split() if len(word) > 2} & set(plain_name(one.name).split()):
        return None
    was = ", ".join(f"{row.since} to {row.until or 'now'}" for row in mine)
    because = f"{one.person.name} was {mine[0].post} {was}, not on {day}" if mine else f"{one.person.name} is not known to have been {other.post}"
    start, end = (line.start + first, one.end) if last == 0 else (one.start, one.end + last)
    return Draft(
        "person-conflict", text.span(start, end), f"{because}; on {day} it was {other.person} ({other.since} to {other.until or 'now'})",
        "Check who was meant, or whether 'former' is missing.", (other.source,),
    )  # fmt: skip
