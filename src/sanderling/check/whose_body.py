"""Who leads, heads or founded a party, an armed group, a company or a body of many states: 'X, commander of Y', 'Y, founded by X', 'named X to head Y'.

The holders of a post on the day are asked elsewhere; here it is asked whether somebody was ever of that body, where he or she is known to be
of another one of its kind, and who began there where somebody is told to be named these days.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.known import Known, known_in, mandates_of
from sanderling.check.lazily import lazily
from sanderling.check.mandates import is_history, unmarked
from sanderling.check.named import Names
from sanderling.check.party_told import is_own_party
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import organisations, persons
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_tables import posts

_LEADS = r"(?:leader|head|chief|commander|boss|chairman|chairwoman|chairperson|president|chief executive|chief executive officer|CEO|managing director|director general|director-general|secretary general|secretary-general|executive director|general secretary|director|commander-in-chief|military commander|supreme leader|spiritual leader)"
_FOUNDS = r"(?:founder|co-founder|founding father|creator)"
_ROLE = rf"(?P<role>{_LEADS}|{_FOUNDS})(?: and (?:{_LEADS}|{_FOUNDS}|[a-z]+))?"
_THE = r"(?:(?:the|an?|its|their|his|her|new|now|political|supreme|overall|veteran|long-serving|longtime|military|ruling|founder and|co-founder and|leader and|charismatic|radical|powerful|billionaire|next|elusive|reclusive|former|late|group|movement|rebel|party|militant|bank|company|agency|body|network|giant|carmaker|main|opposition|Islamist|Palestinian|Shia|Shi'ite|militia|guerrillas|rebels) )*"
_AS_NOW = r"(?:who (?:is|was|remains) |himself |herself |for years |once |now |then |as )*"
_IS_ROLE = lazily(rf"^,? (?:is |was )?{_AS_NOW}{_THE}{_ROLE} (?:of|at|for|in) {_THE}$")
_DOES = lazily(rf"^,? (?:who )?(?:has |had |now |once |himself |then |still )*(?P<role>founded|co-founded|set up|created|leads|led|heads|headed|runs|commands|commanded|presides over|chairs) {_THE}$")
_BECOMES = lazily(rf"^(?:, [^,;.]{{2,50}}?,?)? (?:who )?(?:(?:was|has been|is|is to be|will be) (?:elected|named|appointed|chosen|confirmed|re-elected|installed|sworn in)|took over|takes over|took office|takes office|(?:started|starts|began|begins) (?:work|(?:his|her) (?:term|job|duties))|(?:took|takes) up (?:the|his|her) (?:post|job|duties)|takes charge|took charge|resigned|resigns|has resigned|stepped down|steps down|quit|quits|retires|retired|was dismissed|was sacked|was ousted|was removed)(?: [a-z]+ [A-Z]?[a-z]+)?(?: on [A-Z][a-z]+(?: \d{{1,2}})?(?:, \d{{4}})?)?(?: as| to be)? {_THE}{_ROLE} of {_THE}$")
_NAMES = lazily(r"\b(?:named|names|appointed|appoints|chose|chooses|picked|picks|nominated|nominates|proposed|elected|elects|made) (?:the |his |her |its )?(?:[a-z\-]+ ){0,3}(?:[A-Z][a-z]+ )?$")
_AS_ROLE = lazily(rf"^(?:, [^,;.]{{2,50}},)? (?:as|to be|to become)?(?: |\b){_THE}{_ROLE} of {_THE}$|^(?:, [^,;.]{{2,50}},)? (?:to|will) (?P<does>lead|head|run|chair|command) {_THE}$")
_OWNED = lazily(rf"^(?:'s?)? {_THE}{_ROLE},? (?:General |Sheikh |Mullah |Colonel |Mr |Sir |Dr )?$")
_OWNED_BEHIND = lazily(rf"^'s? {_THE}{_ROLE}(?=[,.;:]| who\b|$)")
_MADE_BY = lazily(r"^,? (?:(?:which|that|was|is|were|then|now|once|still|which was) )*(?:(?:an?|the|its) (?:[a-z\-]+ ){0,3}(?:[A-Z][a-z]+ )?(?:group|movement|party|company|militia|guerrillas|rebels|faction|alliance|organisation|organization|network|force|insurgents|fighters|body|agency|bank|union|grouping|outfit|army) )?(?P<role>founded|co-founded|led|headed|run|set up|created|commanded|chaired) (?:in (?:19|20)\d\d )?by (?:the )?(?:[a-z\-]+ ){0,3}(?:General |Sheikh |Mullah |Colonel |Mr |Sir |Dr )?$")
_ROLE_OF = lazily(rf"\b{_ROLE} (?:of|at) {_THE}$")
_NOT = lazily(r"(?i)\b(?:not|never|deputy|vice|former deputy|regional|local|provincial|spokes\w+|wing|branch|would|could|might|wants?|hopes?|joint|youth|parliamentary|candidate|finance|press|honorary|acting|assistant|faction)\b")
_TAKEN_BACK = lazily(r"^(?:'s? (?!leader|head|chief|founder|commander)|-|\.com|'? (?:faction|wing|branch|cell|unit|in(?! [A-Z][a-z]+ on [A-Z])|province|youth|bloc|spokes\w+|office|subsidiary|Europe|Germany|UK|US|America|China|India|Russia|Japan|Asia|Foundation|Islamic|Army|Party|Movement|Front|Union)\b)")
_WORDS = frozenset(
    "leader head chief commander boss chairman chairwoman chairperson president executive ceo director secretary founder founding creator founded leads led heads headed runs commands commanded presides chairs set created lead run command chair".split()
)
_PLACED = frozenset({"mayor", "governor", "minister", "archbishop", "senator"})
_FOUNDING = frozenset({"founder", "co-founder", "founding father", "creator", "founded", "co-founded", "set up", "created"})
_APPOSED = lazily(r", (?:an?|once an?|the|his country's|\d\d|aged \d\d|one of)\b (?![^,;]*\b(?:of|at|by) (?:the )?,)[^,;]{2,60}, ?(?=[a-z])")
"""What stands between a name and what is told of it: ', a former finance minister of Nigeria,'."""
_CLASSES = {"Leader of": "leader", "Head of": "leader", "Founder of": "founder", "Chief of": "chief"}
NEAR = datetime.timedelta(days=200)
BEGUN = datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Term:
    post: str
    kind: str
    names: frozenset[str]
    since: str
    until: str
    source: str


@cache
def _bodies() -> dict[str, tuple[_Term, ...]]:
    """Return who led or founded a body by its name without marks; none for parties and groups whose leaders no table holds."""
    found: dict[str, list[_Term]] = {}
    for one in mandate_posts():
        kind = next((kind for lead, kind in _CLASSES.items() if one.name.startswith(lead)), "")
        for owner in one.owners if kind else ():
            if owner not in country_words():
                found.setdefault(unmarked(owner), []).extend(_Term(one.name, kind, frozenset(unmarked(name) for name in held.names), held.since, held.until, f"checks/mandates.csv: {held.source}") for held in one.held)
    for post in posts():
        for owner in post.owners:
            if owner not in country_words() and len(owner) > 2 and owner[:1].isupper():
                for row in post.held:
                    person = persons()[row.person]
                    found.setdefault(unmarked(owner), []).append(_Term(post.name, "body", frozenset(unmarked(name) for name in (person.name, *person.aliases)), row.since, row.until, f"checks/posts.csv: {post.source}"))
    for group in organisations():
        if group.kind in {"party", "armed_group"}:
            for name in (group.name, *group.aliases):
                if (" " in name or len(name) > 3) and name[:1].isupper() and name not in country_words():
                    found.setdefault(unmarked(name), [])
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _names() -> Names:
    return Names(_bodies())


@cache
def _terms_by_name() -> dict[str, tuple[_Term, ...]]:
    found: dict[str, dict[_Term, None]] = {}
    for rows in _bodies().values():
        for row in rows:
            for name in row.names:
                found.setdefault(name, {})[row] = None
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _owners_of_post() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, rows in _bodies().items():
        for row in rows:
            found.setdefault(row.post, set()).add(name)
    return {post: frozenset(names) for post, names in found.items()}


def whose_body_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to lead or to have founded a body that is not theirs."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or (_WORDS | _PLACED).isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        if not _PLACED.isdisjoint(text.words(line)):
            plain = unmarked(line.text)
            for one in known_in(text, line):
                if (draft := _of_place(text, line, plain, one)) is not None:
                    yield draft
        if _WORDS.isdisjoint(text.words(line)):
            continue
        people = known_in(text, line)
        if not people:
            continue
        plain = unmarked(line.text)
        for at, body in _names().find(plain):
            for one in people:
                draft = _judge(text, line, plain, one, at, body, published)
                if draft is not None:
                    yield draft


_OF_PLACE = lazily(r"^,? (?:who (?:is|was) )?(?:(?:an?|the|now|once|then|himself|former|ex-|long-serving|popular|young|outgoing|veteran|senior|junior|first-term|freshman|republican|democratic|liberal|conservative|current|sitting|little-known|[a-z]+-year-old) ?)*(?P<title>mayor|governor|chief minister|archbishop|senator) (?:of|from|for) (?:the )?(?P<place>[A-ZÀ-Þ][\w'\-]+(?: (?:de |of |and )?[A-ZÀ-Þ][\w'\-]+){0,3})(?=[,.;:]| [a-z]|$)")


def _of_place(text: CheckedText, line: Line, plain: str, one: Known) -> Draft | None:
    """'X, a former mayor of Santa Ana': of one who was it of another place, as far as is known of no other."""
    match = _OF_PLACE.match(plain[one.end :]) if " " in plain[one.start : one.end] else None
    if match is None or len(re.findall(r"[“”\"]", plain[: one.start])) % 2 or re.search(r"\b(?:like|unlike|as|than|between)\s$", plain[: one.start]):
        return None
    mine = [(post, held) for post, held in mandates_of(one) if match["title"] in post.titles]
    place = match["place"]
    words = {word for word in re.findall(r"\w+", place.lower()) if word not in {"new", "city", "state", "the", "of", "and", "de", "san", "north", "south", "east", "west", "province"}}
    if not mine or place in country_words() or any(words & set(re.findall(r"\w+", unmarked(f"{post.name} {' '.join(post.owners)}").lower())) for post, _ in mandates_of(one)):
        return None
    if not any(match["title"] in post.titles and place in {unmarked(owner) for owner in post.owners} for post in mandate_posts()) and match["title"] != "mayor":
        return None
    post, held = mine[0]
    return Draft("person-conflict", text.span(line.start + one.start, line.start + one.end + match.end()), f"{one.name} was {post.name} ({held.since} to {held.until or 'now'}), and is not known to have been it of {place}", "Check the place.", (f"checks/mandates.csv: {held.source}",))


def _told(plain: str, people: Known, at: int, body: str) -> tuple[str, bool] | None:
    """Return the role in which somebody is told to be of a body, and whether it is told that he or she comes or goes these days."""
    end, after = at + len(body), plain[at + len(body) :]
    if people.end <= at:
        between = plain[people.end : at]
        if len(between) > 130 or re.search(r"[;:]", between):
            return None
        if _TAKEN_BACK.match(after) and not _OWNED_BEHIND.match(after):
            return None
        for pattern in (_IS_ROLE, _DOES):
            if (match := pattern.match(between)) is not None:
                return match["role"], False
        if (match := _BECOMES.match(between)) is not None:
            return match["role"], True
        if (match := _AS_ROLE.match(between)) is not None and _NAMES.search(plain[: people.start]):
            return match["role"] or match["does"], True
        if re.match(r"^, (?:the )?$", between) and (match := _OWNED_BEHIND.match(after)) is not None:
            return match["role"], False
        return None
    between = plain[end : people.start]
    if people.start < end or len(between) > 90:
        return None
    for pattern in (_OWNED, _MADE_BY):
        if (match := pattern.match(between)) is not None:
            return match["role"], False
    if re.match(r"^,? (?:[A-Z][a-z]+ )?$", between) and (match := _ROLE_OF.search(plain[:at])) is not None and not re.search(r"\b(?:and|with|to|told|by) $", plain[: match.start()][-5:]):
        return match["role"], False
    return None


def _judge(text: CheckedText, line: Line, plain: str, one: Known, at: int, body: str, published: str) -> Draft | None:
    if " " not in plain[one.start : one.end]:
        return None
    told = _told(plain, one, at, body)
    if told is None:
        return None
    low, high = min(one.start, at), max(one.end, at + len(body))
    if len(re.findall(r"[“”\"]", plain[:low])) % 2 or _NOT.search(_APPOSED.sub("", plain[max(0, low - 24) : high].replace(body, ""))) or re.search(r"\b(?:like|unlike|between|as|than)\s$", plain[:low][-9:]):
        return None
    role, fresh = told
    terms = _bodies()[body]
    if role in _LED_BY and any(one.names & term.names for term in terms) and (later := _leads_later(one, terms, published, is_history(line.text, published))) is not None:
        return Draft("person-conflict", text.span(line.start + low, line.start + high), later[0], "Check who was meant.", (later[1],))
    if any(one.names & term.names for term in terms) or any(_akin(one, term) for term in terms) or is_own_party(one, body):
        return None
    because = _why(one, body, role, fresh, terms, published, is_history(line.text, published))
    if because is None:
        return None
    return Draft("person-conflict", text.span(line.start + low, line.start + high), because[0], "Check who was meant, or which body.", (because[1],))


_LED_BY = frozenset({"led", "headed", "leads", "heads", "run", "runs", "chaired", "chairs"})
_LATER = datetime.timedelta(days=500)


def _leads_later(one: Known, terms: tuple[_Term, ...], published: str, history: bool) -> tuple[str, str] | None:
    """'The party, led by X', who was its leader only years later, where another was it then."""
    day = day_of(published)
    mine = [term for term in terms if one.names & term.names]
    now = [term for term in terms if term not in mine and day_of(term.since) + NEAR <= day and term.until and day <= day_of(term.until, last=True)]
    if history or len(now) != 1 or any(day_of(term.since) <= day + _LATER for term in mine) or len({term.post for term in terms}) != 1:
        return None
    return f"{one.name} became {mine[0].post} in {mine[0].since}; then it was {_who(now[0])}", now[0].source


def _akin(one: Known, term: _Term) -> bool:
    """Whether somebody bears a surname of one who held the post: another spelling of the name, or kin."""
    mine = {word for name in one.names for word in name.split()[1:] if len(word) > 3}
    return any(mine & set(name.split()) for name in term.names)


def _why(one: Known, body: str, role: str, fresh: bool, terms: tuple[_Term, ...], published: str, history: bool) -> tuple[str, str] | None:
    day = day_of(published)
    mine = [term for name in sorted(one.names) for term in _terms_by_name().get(name, ())]
    if role in _FOUNDING:
        founders = [term for term in terms if term.kind == "founder"]
        if founders and (one.person is not None or mandates_of(one)):
            return f"{body} was founded by {_who(founders[0])}, not by {one.name}", founders[0].source
    if fresh and not history:
        begun = [term for term in terms if len(term.since) >= 7 and abs(day_of(term.since) - day) <= BEGUN]
        if begun and (one.person is not None or mandates_of(one)):
            return f"{_who(begun[0])} became {begun[0].post} on {begun[0].since}, not {one.name}", begun[0].source
    kinds = {term.kind for term in terms} or {"leader"}
    now = [term for term in mine if day_of(term.since) - NEAR <= day and (not term.until or day <= day_of(term.until, last=True) + NEAR)]
    now += [term for term in mine if term.kind == "founder" and not now and terms and day_of(term.since) <= day]
    if not terms:  # whose leaders no table holds
        now = [term for term in now if day_of(term.since) <= day and (not term.until or day <= day_of(term.until, last=True))]
    same = [term for term in now if term.kind in kinds or {term.kind, *kinds} <= {"leader", "founder"} or {term.kind, *kinds} <= {"chief", "founder"}]
    if not same or any(_stems(body) & _stems(owner) for term in same for owner in (term.post, *_owners_of_post()[term.post])):
        return None  # one party of that name in each of two states, or part of one
    if history and not now:
        return None
    return f"{one.name} was {same[0].post} ({same[0].since} to {same[0].until or 'now'}), and is not known to have been of {body}", same[0].source


_COMMON = frozenset({"leade", "party", "movem", "front", "army", "peopl", "natio", "force", "union", "group", "organ", "chief", "found", "liber", "bank", "inter", "world", "feder", "assoc", "confe", "counc"})


def _stems(name: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", name.lower())} - _COMMON


def _who(term: _Term) -> str:
    return max(sorted(term.names), key=len)
