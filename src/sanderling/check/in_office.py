"""Who is told to hold which office of which state or body, and when: whoever did not hold it then is found, whatever the wording.

A claim is a person, a title and its owner. The title stands before the name, in apposition or a relative clause behind it, or is told by
'as', 'when X was' and 'under X'; the owner beside it, before 'whose' or 'its', or in the sentence before. The time is a date in the
clause, else the day of a known event that the clause names, else the day of the news.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.clause_times import Time, clauses, is_fresh, time_at, year_lead
from sanderling.check.finding import Draft
from sanderling.check.known import Known, known_in, mandates_of
from sanderling.check.lazily import lazily
from sanderling.check.mandates import is_history, unmarked
from sanderling.check.named import Names
from sanderling.check.posts_held import (
    CROWNS,
    HEADS,
    Term,
    plain_names,
    terms_in_state,
    terms_of_owner,
    titles_of_owner,
    told_titles,
)
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import country_before, country_words, named_states, several_generations
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import offices_of

_RANK = r"(?:(?:Mr|Mrs|Ms|Dr|General|Gen|Lieutenant General|Lieutenant-General|Major General|Sir|Lord|Dame|Admiral|Colonel|Field Marshal|Marshal|Brigadier|Sheikh|Crown Prince|Prince|Senator|Ayatollah|King|Sultan|Emir|Queen|Emperor)\.? )*"
_AHEAD = lazily(rf"^(?: \([^)]*\))?,? {_RANK}$")
_ADJECTIVES = r"(?:(?!not\b|and\b|of\b|or\b|nor\b|to\b|by\b|for\b|with\b|under\b|former\b|ex\b|vice\b|deputy\b|acting\b|interim\b|future\b|next\b|shadow\b|then\b)[a-z][a-z’'\-]* ){0,3}"
_STILL = r"(?:(?:himself|herself|who,?|who is|who was|who were|who had been|which was|is|was|had been|were|now|already|still|while|when|in (?:his|her) (?:capacity|role|time|days|years) as|speaking as|acting as|as|the|an?|its|their|his country[’']s|her country[’']s|country[’']s|(?P<then>then|at the time|at that time|in those days)),? )*"
_BEHIND = rf"^(?: \([^)]*\))?,? ?{_STILL}(?P<owner>(?:[A-ZÀ-Þ][\w’'.\-]*(?: (?:of |the |and )*[A-ZÀ-Þ][\w’'.\-]*){{0,4}}?(?:[’']s|s[’'])? )?){_ADJECTIVES}$"
_BEHIND_NAME = lazily(_BEHIND)
_DONE_AS = lazily(
    r"^(?:,? who)?(?!.*\b(?:sworn|t[ao]k(?:e|es|ing|en)|took|resign\w*|step\w*|elect\w*|re-elect\w*|nam(?:e|ed|ing)|appoint\w*|chos\w+|choose\w*|install\w*|recogni[sz]\w*|describ\w*|seen|regard\w*|known|see|ran|run\w*|campaign\w*|quit\w*|retir\w*|replac\w*|succeed\w*|follow\w*|"
    r"return\w*|inaugurat\w*|confirm\w*|proclaim\w*|declar\w*|crown\w*|beg[ai]n\w*|start\w*|stand|stood|left|leav\w*|dismiss\w*|sack\w*|oust\w*|remov\w*|became|emerg\w*|treat\w*|refer\w*|hail\w*|such|well|soon|long|far|same|just|him|her|them|before|after|until)\b)(?: [A-Za-z][\w’'\-]*){1,10} as (?:the |its |his country[’']s )?$"
)
"""'X signed it into law as president': but not one who was sworn in as it, or left as it."""
_COPULA = lazily(r"^(?: (?:at the time|then|in those days))? (?:is|was|were|being|remains?|remained)(?: then| still| one| now)? (?:General |Sir |Mr |Sheikh )?$")
_TIED = lazily(r"\b(?:as|when|while|was|were|then|at the time|at that time|in those days|had been|time as|days as|years as)\b")
_NOT_NOW = lazily(
    r"(?i)\b(?:former|formerly|ex|late|deputy|vice|lieutenant|lt|assistant|first|next|future|incoming|outgoing|designate|one-time|onetime|once|past|retired|ousted|deposed|shadow|candidate|nominee|acting|interim|caretaker|previous|successor|predecessor|co|"
    r"replac\w+|succeed\w*|appoint\w*|nam(?:ed|ing)|nominat\w*|elected|chosen|become|became|becoming|to be|slain|jailed|exiled|like|than|old|founding|honorary|self-styled|self-proclaimed|would-be|rebel|rival|opposition|adviser|advisor|aide|under-secretary|"
    r"spokes\w+|envoy|ambassador|secretary|widow|son|daughter|wife|brother|party|regional|provincial|local|club|company|bank|student|trade union|parliamentary|senate|assembly)[ -]?(?:[a-z]+ )?$"
)
_BEHIND_NOT = lazily(r"(?i)^(?:-|,? ?(?:elect|designate|in waiting|candidate|hopeful|nominee)\b|[’']s\b|s\b| (?:general|of staff)\b)")
_UNDER = lazily(r"\b(?:[Uu]nder|[Dd]uring the (?:rule|reign|presidency|premiership|time|years|term|tenure) of|[Ii]n the (?:time|days|reign|presidency|government) of|[Bb]y the (?:government|administration) of)(?: (?:the|then|its|late))? (?:[a-z\-]+ )?$")
_OWNED_TIME = lazily(r"^[’']s? (?:[a-z\-]+ ){0,2}(?:presidency|premiership|chancellorship|reign|administration)\b")
_PRONOUN_OWNER = lazily(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he country[’']s|[Tt]he kingdom[’']s|[Tt]he republic[’']s|[Tt]he island[’']s|whose) (?:[a-z\-]+ ){0,2}$")
_BEFORE_YEAR = lazily(r"(?:\b(?:[Ii]n|[Oo]n|[Dd]uring|[Bb]ack in|[Ee]arly|[Ll]ate|[Mm]id)(?: (?:early|late|mid|the (?:summer|spring|autumn|winter|summer of|spring of|autumn of|winter of)))? |\b[Ii]n (?:[A-Z][a-z]+ )|, )$")
_SINCE_THEN = lazily(r"(?i)\b(?:since|until|till|from|after|before|between|to)(?: the)? (?:[a-z]+ )?$")
_NOT_TOLD = lazily(r"(?i)\b(?:not|never|if|would|could|might|should|whether|film|novel|play|actor|played|portray\w*|portrait|statue|memoirs?|biograph\w*|book|documentary|imagin\w*|compar\w*|like|unlike|namesake|successors?|predecessors?|recall\w*|remember\w*|anniversary)\b")
_PUBLICATION = lazily(r"(?i)\b(?:of|by|under|against|since|than|between|from|like|after|before|that|which|because|whom|whose|for) (?:the |a )?$")
_LEADS = lazily(r"^(?:,? who)?(?: (?:had|has|once|then|later|personally|himself|herself))* (?:ordered|declared|proclaimed|imposed|authorised|authorized|decreed|launched|sent troops|sent tanks|sent soldiers|sent in the army|presided over)\b")
GRACE, MARGIN = datetime.timedelta(days=45), datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A post told of somebody at start..end of a sentence; ``tied`` where it is told of a time of its own and not of today."""

    start: int
    end: int
    at: int
    title: str
    rows: tuple[Term, ...]
    owner: str
    tied: bool
    prenominal: bool
    deed: bool = False


@cache
def _titles() -> Names:
    return Names(told_titles())


@cache
def _owners() -> Names:
    return Names(name for name in titles_of_owner() if len(name) > 2 and name[:1].isupper())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title)[-1] for title in told_titles()) | _RULES


_RULES = frozenset("under presidency premiership reign administration chancellorship leads led heads headed commands commanded chairs chaired runs ran directs directed presides presided ordered declared proclaimed imposed decreed launched".split())


def in_office_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to hold an office that another held at the time that is told."""
    published = text.day
    if published is None or len(published) < 10 or _title_words().isdisjoint(text.vocabulary):
        return
    for number, line in enumerate(text.lines):
        if _title_words().isdisjoint(text.words(line)):
            continue
        people = known_in(text, line)
        if not people:
            continue
        plain = unmarked(line.text)
        for claim, one in _claims(text, number, line, plain, people):
            draft = _judge(text, line, claim, one, published)
            if draft is not None:
                yield draft


def _claims(text: CheckedText, number: int, line: Line, plain: str, people: list[Known]) -> Iterator[tuple[_Claim, Known]]:
    lower = plain.lower()
    if len(lower) != len(plain):
        return
    titles = list(_titles().find(lower))
    for one in people:
        if " " not in plain[one.start : one.end] and not any(t + len(name) + 1 == one.start for t, name in titles):
            continue
        others = [other for other in people if other is not one]
        for at, title in titles:
            claim = _bound(text, number, line, plain, one, others, at, title)
            if claim is not None:
                yield claim, one
        for told in (_ruled(plain, one), _deed(plain, one), _leads(plain, one)):
            if told is not None:
                yield told, one


def _bound(text: CheckedText, number: int, line: Line, plain: str, one: Known, others: list[Known], at: int, title: str) -> _Claim | None:
    """Return the claim by which a title is tied to a name, if it is."""
    end = at + len(title)
    of = re.match(r" (?:of|for|at|in) (?:the )?(?:(?!\band\b)[a-z][a-z\-]* ){0,4}(?P<o>[A-ZÀ-Þ][\w’'.\-]*(?: (?:(?:of|the|for|and|de) )*[A-ZÀ-Þ][\w’'.\-]*){0,5})", plain[end:])
    if end <= one.start:
        between = plain[end : one.start]
        if any(end <= other.start < one.start for other in others) or len(between) > 130:
            return None
        copula = False
        if of is not None and end + of.end() < one.start + 1:
            ahead = _AHEAD.match(plain[end + of.end() : one.start])
            copula = ahead is None and _COPULA.match(plain[end + of.end() : one.start]) is not None
        else:
            of, ahead = None, _AHEAD.match(between)
            copula = ahead is None and _COPULA.match(between) is not None
        if (ahead is None and not copula) or _BEHIND_NOT.match(plain[end:]) or (of is None and _BEHIND_NOT.match(plain[one.end :]) and plain[one.end : one.end + 1] == "-"):
            return None
        if ahead is not None and "," in between and _is_apposed(plain, at, others):
            return None  # 'Y, Britain's foreign secretary, X, Germany's'
        if of is None:
            of = re.match(r" of (?:the )?(?P<o>[A-ZÀ-Þ][\w’'.\-]*(?: (?:(?:of|the|for|and|de) )*[A-ZÀ-Þ][\w’'.\-]*){0,5})", plain[one.end :])
        rows, owner, first = _owner(text, number, line, plain, one, at, title, of)
        if rows is None or _NOT_NOW.search(plain[max(0, first - 40) : first]) or _NOT_NOW.search(plain[first:at]):
            return None
        tied = copula or re.search(r"\b(?:[Tt]hen[- ]|[Uu]nder |[Aa]s (?:the )?)$", plain[:first]) is not None
        return _Claim(first, one.end, at, title, rows, owner, tied, True)
    if at < one.end:
        return None
    between = plain[one.end : at]
    if any(one.end <= other.start < at for other in others) or len(between) > 90:
        return None
    if _DONE_AS.match(between):
        rows, owner, _ = _owner(text, number, line, plain, one, at, title, of)
        return _Claim(one.start, end + (of.end() if of is not None else 0), at, title, rows, owner, True, False) if rows and not _BEHIND_NOT.match(plain[end:]) else None
    match = _BEHIND_NAME.match(between)
    if match is None or not between.strip(" ") or (re.fullmatch(r" (?:[a-z]+ )*", between) and not _TIED.search(between) and " is " not in between):
        return None
    if not between.lstrip().startswith(",") and not between.lstrip().startswith("(") and not _TIED.search(between) and " is " not in between:
        return None
    if re.match(r",? who,? $", between):
        return None
    if re.match(r",? as\b", between) and not re.match(r",? as (?:the )?$|,? as [A-Z]", between):
        return None
    if re.match(r"[^,.;:()—–]*[’']s?\b (?:[a-z]+)", plain[end : end + 4]) or _BEHIND_NOT.match(plain[end:]) or re.match(r"(?i)(?:,)? (?:until|from (?:19|20)|between (?:19|20)|since|before|in waiting|for (?:\w+ )?(?:years|months))\b", plain[end + (of.end() if of else 0) :]):
        return None
    if of is None and not re.match(r"(?:[,.;:)—–]|$| (?:and|who|said|told|has|had|will|was|is|when|while|in|on|at|during|as|since|opened|signed|met|[a-z]+ed)\b)", plain[end:]):
        return None
    rows, owner, first = _owner(text, number, line, plain, one, at, title, of)
    if rows is None or _NOT_NOW.search(plain[max(one.end, first - 30) : at]) or re.search(r"\b(?:the )?(?:son|daughter|wife|brother|widow|adviser|aide|friend|ally|rival)s? (?:of|to) (?:the )?$", plain[max(0, one.start - 30) : one.start]):
        return None
    return _Claim(one.start, end + (of.end() if of is not None else 0), at, title, rows, owner, (_TIED.search(between) is not None and not re.match(r",? who (?:is|was)\b", between)) or match["then"] is not None, False)


def _is_apposed(plain: str, at: int, others: list[Known]) -> bool:
    """Whether a title stands behind another's name already: 'Y, Britain's foreign secretary, X, ...'."""
    return any(other.end <= at and re.fullmatch(r",(?: (?:the|his|her|its|[A-ZÀ-Þ][\w’'\-]+|[a-z\-]+))* ", plain[other.end : at]) is not None for other in others)


def _owner(text: CheckedText, number: int, line: Line, plain: str, one: Known, at: int, title: str, of: re.Match[str] | None) -> tuple[tuple[Term, ...] | None, str, int]:
    """Return the terms in the post that a title tells of, of whom or what, and where the words of it begin; no terms where it is not known."""
    if of is not None:
        name = re.sub(r"[’']s?$|\.$", "", of["o"])
        for words in (name, re.split(r" (?:and|for|of|in) ", name)[0]):
            if (rows := terms_of_owner().get((title, words))):
                return rows, words, at
            if words in country_words():
                return _of_state(country_words()[words], title), country_words()[words], at
        return None, name, at
    before = plain[:at]
    lead = re.sub(r"(?<= )(?:(?!of\b|and\b|the\b|by\b|to\b|with\b|its\b|their\b|his\b|her\b|whose\b)[a-z][a-z\-]* ){1,2}$", "", before) if re.search(r"[’']s? (?:[a-z\-]+ ){1,2}$", before) else before
    run = re.search(r"(?:[A-ZÀ-Þ][\w.\-]*(?: (?:of |the |for |and )*)?)+(?:'s|s')? ?$", lead)
    if run is not None and re.search(r"(?:'s?|[A-Za-z.]) $", lead):
        words = re.sub(r"'s? ?$", "", run[0].strip()).split(" ")
        for first in range(len(words)):
            name = " ".join(words[first:])
            begin = run.start() + len(" ".join(words[:first])) + (1 if first else 0)
            if (rows := terms_of_owner().get((title, name))):
                return rows, name, begin
            if name in country_words():
                return _of_state(country_words()[name], title), country_words()[name], begin
        if not (len(words) == 1 and (run.start() == 0 or words[0].lower() in {"the", "its", "his", "her", "their"} or re.search(r"[,;:“] $", plain[: run.start()]))):
            return None, run[0], at
    if (found := country_before(lead)) is not None and re.search(r"[a-z’'] $", lead):
        return _of_state(found[0], title), found[0], found[1]
    if _PRONOUN_OWNER.search(before) is not None:
        bodies = [name for _, name in _owners().find(plain[:at]) if (title, name) in terms_of_owner()] or [name for _, name in (_owners().find(unmarked(text.lines[number - 1].text)) if number else ()) if (title, name) in terms_of_owner()]
        if bodies and len({terms_of_owner()[title, name] for name in bodies}) == 1:
            return terms_of_owner()[title, bodies[-1]], bodies[-1], at
        codes = _states_before(text, number, line, at, whose=before.rstrip().endswith("whose"))
        if len(codes) == 1:
            code = next(iter(codes))
            rows = _of_state(code, title)
            return (rows, code, at) if rows else (None, "", at)
    if title not in HEADS and " " not in title and "-" not in title and title not in {"speaker", "governor", "mayor"}:
        return None, "", at
    if of is None and title in CROWNS and not re.search(r"\b(?:the|[Tt]he|its|their) $", before):
        return None, "", at
    if re.search(r"[’']s (?:[a-z\-]+ ){0,2}$", before) or re.search(r"\b(?:his|her|their) (?:[a-z\-]+ ){0,2}$", before) or (re.search(r"\ban? (?:[a-z\-]+ )?$", before)):
        return None, "", at
    if title not in HEADS and (rows := _own_post(plain_names(one.names), title)):
        return rows, rows[0].post, at
    code = _own_state(one, title)
    return (_of_state(code, title), code, at) if code else (None, "", at)


def _of_state(code: str, title: str) -> tuple[Term, ...] | None:
    return terms_in_state(code, title) or None


@cache
def _owners_of_title() -> dict[str, list[str]]:
    """Return the owners of the posts of each title of two words, and of governors and mayors."""
    found: dict[str, list[str]] = {}
    for title, owner in terms_of_owner():
        if " " in title or "-" in title or title in {"governor", "mayor"}:
            found.setdefault(title, []).append(owner)
    return found


@cache
def _posts_of_title(title: str) -> tuple[tuple[Term, ...], ...]:
    return tuple(dict.fromkeys(terms_of_owner()[title, owner] for owner in _owners_of_title().get(title, ())))


def _own_post(names: frozenset[str], title: str) -> tuple[Term, ...]:
    """Return the terms in the one post of a title that somebody ever held: 'Secretary-General X' needs no owner."""
    held = [rows for rows in _posts_of_title(title) if any(names & row.names for row in rows)]
    return held[0] if held and len({rows[0].post for rows in held}) == 1 else ()


def _own_state(one: Known, title: str) -> str:
    """Return the state (ISO alpha-3) of somebody who held a post of the title there, or any high office."""
    if one.person is None:
        codes = {post.country for post, _ in mandates_of(one) if post.country in state_names()}
    else:
        codes = {h.country for h in offices_of(one.person) if h.country in state_names()} or ({one.person.country} if one.person.country in state_names() else set())
    codes = {code for code in codes if code}
    return next(iter(codes)) if len(codes) == 1 else ""


def _states_before(text: CheckedText, number: int, line: Line, at: int, whose: bool) -> set[str]:
    """Return the states named last before a place in a sentence, or else in the sentence before."""
    found = [country_words()[name] for _, name in named_states().find(line.text[:at]) if name in country_words()]
    if whose:
        return set(found[-1:])
    if not found and number:
        found = [country_words()[name] for _, name in named_states().find(text.lines[number - 1].text) if name in country_words()]
    return set(found)


def _ruled(plain: str, one: Known) -> _Claim | None:
    """'Under X', 'X's presidency': of one who led a state, without a title."""
    before, after = plain[: one.start], plain[one.end :]
    under = _UNDER.search(before)
    owned = _OWNED_TIME.match(after)
    if (under is None and owned is None) or (under is not None and re.match(r"[’']s?\b", after)):
        return None
    post = _highest(one)
    if post is None:
        return None
    title, code, rows = post
    return _Claim(one.start if under is None else under.start(), one.end + (owned.end() if owned is not None else 0), one.start, title, rows, code, True, True)


_LEADS_BODY = lazily(r"^(?:,(?: an?| the)(?: [a-z\-]+){1,5})?,? ?(?:who )?(?:(?:has|had|have|now|then|once|still|himself|herself) )*(?P<verb>leads|led|heads|headed|commands|commanded|chairs|chaired|runs|ran|directs|directed|presides over|presided over)(?: (?:the|its))? ?(?:[a-z\-]+ ){0,4}$")
_LED_BY = lazily(rf"^(?:,? (?:(?:an?|the|its|which|that|is|was|now|then|still|once|[a-z\-]+) ){{0,7}}| )(?:led|headed|commanded|chaired|run|directed)(?: (?:since|from) (?:19|20)\d\d)? by (?:(?:the|an?|its) )?(?:[a-z\-]+ ){{0,3}}{_RANK}$")
_HEADING = frozenset({"leader", "head", "chief", "commander", "chairman", "chairwoman", "president", "director", "director-general", "secretary-general", "secretary general", "director general", "chief executive", "general secretary"})


def _leads(plain: str, one: Known) -> _Claim | None:
    """'X, who commands BODY', 'BODY, the paramilitary group led by X'."""
    if not re.search(r"\b(?:by|leads?|led|heads?|headed|commands?|commanded|chairs?|chaired|runs?|ran|directs?|directed|presides?|presided)\b", plain) or " " not in plain[one.start : one.end]:
        return None
    for at, body in _owners().find(plain):
        end = at + len(body)
        if at > one.end:
            match = _LEADS_BODY.match(plain[one.end : at])
            tied = match is not None and match["verb"].endswith(("led", "headed", "commanded", "chaired", "ran", "directed", "presided over"))
            start, last, where = one.start, end, at - 2
            if re.match(r"[’']s?\b|(?:-| )(?:[A-Z]|backed|led|faction|wing|branch|delegation|team|office|parliamentary|youth|in [A-Z])", plain[end : end + 20]):
                continue
        elif end < one.start:
            match, tied = _LED_BY.match(plain[end : one.start]), False
            start, last, where = at, one.end, one.start
        else:
            continue
        rows = _led_body(body, "chair" in match[0]) if match is not None else ()
        if rows:
            return _Claim(start, last, where, "leader", rows, body, tied, False)
    return None


@cache
def _led_body(body: str, chaired: bool) -> tuple[Term, ...]:
    """Return the terms in the one post at the head of a body; none where it has several, or is a state or a place. Who chairs need not be its secretary-general."""
    rows = {terms_of_owner()[title, body] for title in titles_of_owner().get(body, ()) if title in _HEADING and (not chaired or title.startswith(("chair", "president", "leader", "head")))}
    posts = {row.post for there in rows for row in there}
    return next(iter(rows)) if len(posts) == 1 and body not in country_words() else ()


def _deed(plain: str, one: Known) -> _Claim | None:
    """'X, who ordered the nuclear tests': what only the leader of a state orders, of one who led one; the state must be named."""
    match = _LEADS.match(plain[one.end :])
    post = _highest(one)
    if match is None or post is None:
        return None
    title, code, rows = post
    here = {country_words()[name] for _, name in named_states().find(plain) if name in country_words()}
    return _Claim(one.start, one.end + match.end(), one.end + match.end() - 2, title, rows, code, True, False, deed=True) if code in here else None


def _highest(one: Known) -> tuple[str, str, tuple[Term, ...]] | None:
    """Return the title, state and terms of the highest office of one state that somebody held, if it is but one."""
    if one.person is None:
        return None
    led = [h for h in offices_of(one.person) if h.office in {"head_of_state", "head_of_government"} and h.country in state_names() and h.since]
    if not led or len({h.country for h in led}) != 1 or len({h.office for h in led}) != 1:
        return None
    title = next((title for title, office in HEADS.items() if office == led[0].office and title.split(" ")[0] in led[0].title.lower()), None)
    rows = terms_in_state(led[0].country or "", title) if title else ()
    return (title or "", led[0].country or "", rows) if rows else None


def _fits(row: Term, since: str, until: str, grace: datetime.timedelta) -> bool:
    return day_of(row.since) - grace <= day_of(until, last=True) and (not row.until or day_of(since) <= day_of(row.until, last=True) + grace)


def _judge(text: CheckedText, line: Line, claim: _Claim, one: Known, published: str) -> Draft | None:
    if not claim.rows or len(re.findall(r"[“”\"]", line.text[: claim.at])) % 2:
        return None
    names = plain_names(one.names)
    mine = [row for row in claim.rows if names & row.names]
    if not mine and several_generations(one.name):
        return None
    time = time_at(text, line, claim.at, published, antecedent=claim.tied)
    if claim.deed and (time is None or not time.event or _by_another_post(one, claim, mine, time.since, time.until)):
        return None
    past = time is not None and not is_fresh(time, published)
    if past and time is not None:
        return _judge_then(text, line, claim, one, mine, time, published)
    if claim.tied and time is None:
        return None
    return _judge_now(text, line, claim, one, mine, time, published)


def _judge_then(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], time: Time, published: str) -> Draft | None:
    """What is told of a time long ago."""
    own = next((one[2] for one in clauses(line.text) if one[0] <= claim.at < one[1]), 0)
    loose = " ".join(line.text[low:high] for low, high, number in clauses(line.text) if number == own)
    loose = loose.replace(line.text[time.start : time.end], " ") if time.event else loose
    if day_of(time.since) > day_of(published) or _NOT_TOLD.search(loose) or (not time.event and _SINCE_THEN.search(line.text[: time.start])):
        return None
    if not claim.tied:
        if any(_fits(row, published, published, GRACE) for row in mine):
            return None  # who is in office now is called by it in what he or she did before
        if not time.event and not time.ago and len(time.since) < 10 and not _BEFORE_YEAR.search(year_lead(line.text, time)):
            return None
        if not time.event and claim.prenominal and claim.owner == "USA" and mine and mine[0].since < time.since:
            return None  # presidents of America keep the title
        if not mine and not any(day_of(h) for h in _beginnings(one)):
            return None
    since, until = time.since, time.until
    grace = GRACE if len(since) == 10 else datetime.timedelta(days=20)
    if any(_fits(row, since, until, grace) for row in mine) or _by_another_post(one, claim, mine, since, until):
        return None
    serving = _serving(claim, one, since, until)
    if not serving:
        return None
    when = f"{time.event} ({since})" if time.event else since
    near = claim.tied and claim.end <= time.start and re.search(r"[,;:.]", line.text[claim.end : time.start]) is None
    return _draft(text, line, claim, one, mine, serving, when, time.end if near else claim.end)


def _judge_now(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], time: Time | None, published: str) -> Draft | None:
    """What is told as news of these days."""
    day = time.since if time is not None and len(time.since) == 10 and time.since <= published else published
    if any(_fits(row, day, day, GRACE) or _fits(row, published, published, GRACE) for row in mine) or _by_another_post(one, claim, mine, day, day):
        return None
    died = lives().get(one.person.id, ("", "", ""))[1] if one.person is not None else ""
    began_later = bool(mine) and all(day_of(row.since) > day_of(published) for row in mine)
    if not began_later:
        if is_history(line.text, published) or _NOT_TOLD.search(line.text) or (died and died < day):
            return None
        if (time is None or not claim.prenominal) and re.search(r"\bhad\b", line.text):
            return None
        parts = clauses(line.text)
        low, high, _ = next((one for one in parts if one[0] <= claim.at < one[1]), parts[0])
        told = time is not None
        if time is not None and re.match(r"(?:that|which|whom)\b", line.text[low:high]) and re.search(r"\b(?:was|were|is|are|has|have|will|remain\w*)\b", line.text[min(claim.end, time.start) : time.start]):
            return None  # 'the sanctions that President X had placed were in force on Thursday': the day is not that of the placing
        if not told and ((low > 0 and claim.start >= low) or re.search(r"\b(?:of|by|under|against|from|with|to|for|in) (?:the )?$", line.text[: claim.start])):
            return None
        if not told and not claim.owner:
            return None
        if _PUBLICATION.search(line.text[: claim.start]) and not told:
            return None
    if re.search(r"\b[Uu]nder $|\bsince $", line.text[: claim.start]):
        return None
    serving = _serving(claim, one, day, day)
    if not serving or (not mine and not _beginnings(one)):
        return None
    return _draft(text, line, claim, one, mine, serving, day)


def _serving(claim: _Claim, one: Known, since: str, until: str) -> list[Term]:
    """Return who held the post all the time told, others than somebody; nobody where it is not known for all of it."""
    names = plain_names(one.names)
    low, high = day_of(since), day_of(until, last=True)
    rows = sorted((row for row in claim.rows if day_of(row.since) <= high and (not row.until or day_of(row.until, last=True) >= low)), key=lambda row: row.since)
    if not rows or any(names & row.names for row in rows) or (_is_akin(names, tuple(rows)) and not any(names & row.names for row in claim.rows)):
        return []
    if len({row.post for row in rows}) > 1:
        return []
    exact = len(since) == 10
    margin = MARGIN if exact else datetime.timedelta(0)
    if len(rows) == 1 or exact:
        row = rows[-1]
        if not exact and not any(names & other.names for other in claim.rows) and min(high, day_of(row.until, last=True) if row.until else high) - max(low, day_of(row.since)) >= _MOST:
            return [row]
        if day_of(row.since, last=True) + margin > (high if exact else low + datetime.timedelta(days=31)) or (row.until and day_of(row.until) - margin < (low if exact else high - datetime.timedelta(days=31))):
            return []
        return [row]
    reached = low + datetime.timedelta(days=45)
    for row in rows:
        if day_of(row.since) > reached + datetime.timedelta(days=45):
            return []
        reached = max(reached, day_of(row.until, last=True) if row.until else high)
    return rows if reached >= high - datetime.timedelta(days=45) else []


_MOST = datetime.timedelta(days=150)
"""Of somebody who never held a post it is enough that one other held it for most of a year."""


def _beginnings(one: Known) -> list[str]:
    """Return when the known posts of somebody began."""
    return [*(h.since for h in (offices_of(one.person) if one.person is not None else ()) if h.since), *(row.since for _, row in mandates_of(one))]


def _by_another_post(one: Known, claim: _Claim, mine: list[Term], since: str, until: str) -> bool:
    """Whether somebody held another post of the same title then, as of a region or a party; the same of another state is no excuse."""
    if claim.owner in titles_of_owner() and claim.owner not in country_words():
        # Of the body itself it is told; but heads of states lead many a body by turns.
        return claim.title in {"president", "chair", "chairman"} and any(h.office in {"head_of_state", "head_of_government", "supreme_leader"} and h.since and h.covers(since) for h in (offices_of(one.person) if one.person is not None else ()))
    word = claim.title.split(" ")[-1]
    grace, same = datetime.timedelta(days=30), {row.since[:7] for row in mine}
    low, high = day_of(since) - grace, day_of(until, last=True) + grace
    held = [(" ".join((h.title.lower(), h.office or "")), h.since, h.until, h.country or "") for h in (offices_of(one.person) if one.person is not None else ()) if h.since]
    held += [(f"{post.name.lower()} {' '.join(post.titles)}", row.since, row.until, post.country) for post, row in mandates_of(one)]
    return any(
        word in words and begun[:7] not in same and (not claim.owner or country in {claim.owner, ""} or country not in state_names() or claim.owner not in state_names())
        and day_of(begun) <= high and (not ended or day_of(ended, last=True) >= low)
        for words, begun, ended, country in held
    )  # fmt: skip


def _is_akin(names: frozenset[str], rows: tuple[Term, ...]) -> bool:
    """Whether somebody bears a surname of one who held the post: another spelling of the name, or kin."""
    mine = {word for name in names for word in name.split()[1:] if len(word) > 3}
    return any(mine & set(name.split()) for row in rows for name in row.names)


def _draft(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], serving: list[Term], when: str, end: int = 0) -> Draft:
    was = f"{one.name} was {mine[0].post} " + ", ".join(f"{row.since} to {row.until or 'now'}" for row in mine) if mine else f"{one.name} is not known to have been {serving[0].post}"
    held = " and ".join(dict.fromkeys(row.person for row in serving))
    return Draft("person-conflict", text.span(line.start + claim.start, line.start + max(claim.end, end)), f"{was}; at the time of {when} it was {held}", "Check who was meant, or whether 'former' is missing.", (serving[0].source,))
