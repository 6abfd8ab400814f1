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
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.known import Known, known_in, mandates_of
from sanderling.check.known_events import known_events
from sanderling.check.lazily import lazily
from sanderling.check.mandates import is_history, unmarked
from sanderling.check.named import Names
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.posts_held import CROWNS, HEADS, Term, plain_names, terms_in_state, terms_of_owner, titles_of_owner, told_titles
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTHS, day_of
from sanderling.check.verbs import IRREGULAR
from sanderling.check.who import country_before, country_words, named_states, several_generations
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import offices_of

_RANK = r"(?:(?:Mr|Mrs|Ms|Dr|General|Gen|Lieutenant General|Lieutenant-General|Major General|Sir|Lord|Dame|Admiral|Colonel|Field Marshal|Marshal|Brigadier|Sheikh|Crown Prince|Prince|Senator|Ayatollah|King|Sultan|Emir|Queen|Emperor)\.? )*"
_AHEAD = lazily(rf"^(?: \([^)]*\))?,? {_RANK}$")
_ADJECTIVES = r"(?:(?!not\b|and\b|of\b|or\b|nor\b|to\b|by\b|for\b|with\b|under\b|former\b|ex\b|vice\b|deputy\b|acting\b|interim\b|future\b|next\b|shadow\b|then\b)[a-z][a-z’'\-]* ){0,3}"
_STILL = r"(?:(?:himself|herself|who is|who was|who were|who had been|which was|is|was|had been|were|now|already|still|while|when|in (?:his|her) (?:capacity|role|time|days|years) as|speaking as|acting as|as|the|an?|its|their|his country[’']s|her country[’']s|country[’']s|(?P<then>then|at the time|at that time|in those days)),? )*"
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
    r"(?i)\b(?:former|formerly|ex|late|deputy|vice|assistant|first|next|future|incoming|outgoing|designate|one-time|onetime|once|past|retired|ousted|deposed|shadow|candidate|nominee|acting|interim|caretaker|previous|successor|predecessor|co|"
    r"replac\w+|succeed\w*|appoint\w*|nam(?:ed|ing)|nominat\w*|elected|chosen|become|became|becoming|to be|slain|jailed|exiled|like|than|old|founding|honorary|self-styled|self-proclaimed|would-be|rebel|rival|opposition|adviser|advisor|aide|under-secretary|"
    r"spokes\w+|envoy|ambassador|secretary|widow|son|daughter|wife|brother|party|regional|provincial|local|club|company|bank|student|trade union|parliamentary|senate|assembly) ?(?:[a-z]+ )?$"
)
_BEHIND_NOT = lazily(r"(?i)^(?:-|,? ?(?:elect|designate|in waiting|candidate|hopeful|nominee)\b|[’']s\b|s\b| (?:general|of staff)\b)")
_UNDER = lazily(r"\b(?:[Uu]nder|[Dd]uring the (?:rule|reign|presidency|premiership|time|years|term|tenure) of|[Ii]n the (?:time|days|reign|presidency|government) of|[Bb]y the (?:government|administration) of)(?: (?:the|then|its|late))? (?:[a-z\-]+ )?$")
_OWNED_TIME = lazily(r"^[’']s? (?:[a-z\-]+ ){0,2}(?:presidency|premiership|chancellorship|reign|administration)\b")
_PRONOUN_OWNER = lazily(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he country[’']s|[Tt]he kingdom[’']s|[Tt]he republic[’']s|[Tt]he island[’']s|whose) (?:[a-z\-]+ ){0,2}$")
_CUT = lazily(
    r"[;:—–]|, (?=(?:who|whom|whose|which|where|when|while|although|though|but|after|before|because|since|until|and|as)\b)| (?=(?:that|which|who|whom|whose|where|when|while|after|before|because|since|until|although|whereas|if|once)\b)| (?=as (?:the|an?|its|his|her|[A-Z])\b(?! (?:president|prime|premier|chancellor|[a-z]+ minister|minister|king|emir|governor|mayor)))"
    r"|(?<=[a-z]) (?=(?:signed|made|built|written|held|passed|adopted|drafted|agreed|reached|begun|started|launched|founded|introduced|appointed|named|elected|deposed|ousted|jailed|killed|born|created|opened|negotiated|brokered) (?:by|in|on|at|under|between|with)\b)"
)
_SAME_TIME = lazily(r"^(?:when|while|as|where)\b")
_IT_WAS = lazily(r"^(?:It|it) was\b")
_BEFORE_YEAR = lazily(r"(?:\b(?:[Ii]n|[Oo]n|[Dd]uring|[Bb]ack in|[Ee]arly|[Ll]ate|[Mm]id)(?: (?:early|late|mid|the (?:summer|spring|autumn|winter|summer of|spring of|autumn of|winter of)))? |\b[Ii]n (?:[A-Z][a-z]+ )|, )$")
_AGO = lazily(rf"\b(?P<n>\d{{1,2}}|(?i:a|{WORD})) years? (?P<ago>ago|after|since)\b")
_SINCE_THEN = lazily(r"(?i)\b(?:since|until|till|from|after|before|between|to)(?: the)? (?:[a-z]+ )?$")
_NOT_TOLD = lazily(r"(?i)\b(?:not|never|if|would|could|might|should|whether|film|novel|play|actor|played|portray\w*|portrait|statue|memoirs?|biograph\w*|book|documentary|imagin\w*|compar\w*|like|unlike|namesake|successors?|predecessors?|recall\w*|remember\w*|anniversary)\b")
_PUBLICATION = lazily(r"(?i)\b(?:of|by|under|against|since|than|between|from|like|after|before|that|which|because|whom|whose|for) (?:the |a )?$")
_LEADS = lazily(r"^(?:,? who)?(?: (?:had|has|once|then|later|personally|himself|herself))* (?:ordered|orders|declared|proclaimed|imposed|authorised|authorized|decreed|launched|sent troops|sent tanks|sent soldiers|sent in the army|signed|presided over)\b")
GRACE, MARGIN = datetime.timedelta(days=45), datetime.timedelta(days=7)
FRESH = datetime.timedelta(days=60)
"""An event so short a time before the day of publication is the news itself."""


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


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    since: str
    until: str
    event: str
    ago: bool = False


@cache
def _titles() -> Names:
    return Names(told_titles())


@cache
def _owners() -> Names:
    return Names(name for name in titles_of_owner() if len(name) > 2 and name[:1].isupper())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title)[-1] for title in told_titles()) | _RULES


_RULES = frozenset({"under", "presidency", "premiership", "reign", "administration", "chancellorship"})


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
        for told in (_ruled(plain, one), _deed(plain, one)):
            if told is not None:
                yield told, one


def _bound(text: CheckedText, number: int, line: Line, plain: str, one: Known, others: list[Known], at: int, title: str) -> _Claim | None:
    """Return the claim by which a title is tied to a name, if it is."""
    end = at + len(title)
    of = re.match(r" (?:of|for|at|in) (?:the )?(?P<o>[A-ZÀ-Þ][\w’'.\-]*(?: (?:(?:of|the|for|and|de) )*[A-ZÀ-Þ][\w’'.\-]*){0,5})", plain[end:])
    if end <= one.start:
        between = plain[end : one.start]
        if any(end <= other.start < one.start for other in others) or len(between) > 130:
            return None
        copula = False
        if of is not None and end + of.end() < one.start + 1:
            ahead = _AHEAD.match(plain[end + of.end() : one.start])
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
    if match is None or not between.strip(" ") or re.fullmatch(r" (?:[a-z]+ )*", between) and not _TIED.search(between) and " is " not in between:
        return None
    if not between.lstrip().startswith(",") and not between.lstrip().startswith("(") and not _TIED.search(between) and " is " not in between:
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
    return _Claim(one.start, end + (of.end() if of is not None else 0), at, title, rows, owner, _TIED.search(between) is not None and not re.match(r",? who (?:is|was)\b", between) or match["then"] is not None, False)


def _is_apposed(plain: str, at: int, others: list[Known]) -> bool:
    """Whether a title stands behind another's name already: 'Y, Britain's foreign secretary, X, ...'."""
    return any(other.end <= at and re.fullmatch(r",(?: (?:the|his|her|its|[A-ZÀ-Þ][\w’'\-]+|[a-z\-]+))* ", plain[other.end : at]) is not None for other in others)


def _owner(text: CheckedText, number: int, line: Line, plain: str, one: Known, at: int, title: str, of: re.Match[str] | None) -> tuple[tuple[Term, ...] | None, str, int]:
    """Return the terms in the post that a title tells of, of whom or what, and where the words of it begin; no terms where it is not known."""
    if of is not None:
        name = re.sub(r"[’']s?$", "", of["o"])
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
    if title not in HEADS and " " not in title and "-" not in title and title != "speaker":
        return None, "", at
    if of is None and title in CROWNS and not re.search(r"\b(?:the|[Tt]he|its|their) $", before):
        return None, "", at
    if re.search(r"[’']s (?:[a-z\-]+ ){0,2}$", before) or re.search(r"\b(?:his|her|their) (?:[a-z\-]+ ){0,2}$", before) or (re.search(r"\ban? (?:[a-z\-]+ )?$", before)):
        return None, "", at
    code = _own_state(one, title)
    return (_of_state(code, title), code, at) if code else (None, "", at)


def _of_state(code: str, title: str) -> tuple[Term, ...] | None:
    return terms_in_state(code, title) or None


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


def _deed(plain: str, one: Known) -> _Claim | None:
    """'X, who ordered the nuclear tests': what only the leader of a state orders, of one who led one; the state must be named."""
    match = _LEADS.match(plain[one.end :])
    post = _highest(one)
    if match is None or post is None:
        return None
    title, code, rows = post
    here = {country_words()[name] for _, name in named_states().find(plain) if name in country_words()}
    return _Claim(one.start, one.end + match.end(), one.end + match.end() - 2, title, rows, code, True, False) if code in here else None


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


_RELATIVE = lazily(r"^(?:who|whom|whose|which|where)\b")
_GOES_ON = lazily(rf", (?=(?:[a-z]{{2,}}ed|{'|'.join(sorted(IRREGULAR))}|has|have|is|are|was|were|will|had|says|said|did|does)\b)")


def _clauses(words: str) -> list[tuple[int, int, int]]:
    """Return (start, end, number) of the parts of a sentence; what goes on behind a relative clause has the number of what stands before it."""
    cuts = [0, *(m.end() for m in _CUT.finditer(words)), len(words)]
    found: list[tuple[int, int, int]] = []
    for low, high in pairwise(cuts):
        if high <= low:
            continue
        number = found[-1][2] + 1 if found else 0
        number = max([number, *(one[2] + 1 for one in found)])
        behind = _GOES_ON.search(words, low, high) if found and _RELATIVE.match(words[low:high]) else None
        if behind is None:
            found.append((low, high, number))
        else:
            found += [(low, behind.end(), number), (behind.end(), high, found[-1][2])]
    return found


def _times(text: CheckedText, line: Line, published: str) -> list[_Time]:
    """Return the dates and known events of a sentence."""
    found: list[_Time] = []
    for one in text.within(line, "time"):
        time = one.mention.time
        if time is not None and time.start and re.search(r"\d{4}|day\b|yesterday|today|\d", one.mention.span.text):
            found.append(_Time(one.start - line.start, one.end - line.start, time.start, time.start, ""))
    for match in re.finditer(r"(?<![\d.,$€£-])\b(?:19|20)\d\d\b(?![\d,]*\d)", line.text) if text.digits(line) else ():
        if not any(time.start <= match.start() < time.end for time in found):
            found.append(_Time(match.start(), match.end(), match[0], match[0], ""))
    for match in _AGO.finditer(line.text):
        count = match["n"].lower()
        year = str(int(published[:4]) - (int(count) if count.isdigit() else 1 if count == "a" else int(value_of_word(count))))
        found = [time for time in found if not (time.start < match.end() and match.start() < time.end)]
        # 'Twenty years after X was shot': the time is that of the clause behind the count.
        found.append(_Time(match.start() if match["ago"] == "ago" else match.end() - 1, match.end(), year, year, "", ago=True))
    found += [_Time(one.start, one.end, one.since, one.until, one.name) for one in known_events(text, line) if one.since[:10] <= published]
    return sorted(found, key=lambda one: one.start)


def _lead(words: str, time: _Time) -> str:
    """Return what stands before the year of a time, or before its month."""
    year = words.find(time.since[:4], time.start)
    lead = words[: year if year >= 0 else time.start]
    return re.sub(rf"\b(?:{MONTHS}) $", "", lead)


def _fresh(time: _Time, published: str) -> bool:
    return len(time.since) == 10 and abs(day_of(time.until) - day_of(published)) <= FRESH


def _time_of(text: CheckedText, line: Line, claim: _Claim, published: str) -> _Time | None:
    """Return the one time that the clause of a claim is of, where it or a clause of the same time tells one."""
    times = _times(text, line, published)
    if not times:
        return None
    clauses = _clauses(line.text)
    here = next((number for number, (low, high, _) in enumerate(clauses) if low <= claim.at < high), 0)

    def within(number: int) -> list[_Time]:
        own = clauses[number][2]
        return [time for low, high, same in clauses if same == own for time in times if low <= time.start < high or low < time.end <= high]

    near = within(here)
    if not near or all(_fresh(time, published) and not time.event for time in near):
        if here + 1 < len(clauses) and (_SAME_TIME.match(line.text[clauses[here + 1][0] :]) or _IT_WAS.match(line.text)):
            near += within(here + 1)
        if here and _SAME_TIME.match(line.text[clauses[here][0] :]):
            near += within(here - 1)
    near = list(dict.fromkeys(near))
    if not near:
        return None
    # Of an event and its own date the finer counts; two that do not agree tell nothing.
    finest = max(near, key=lambda time: (len(time.since), time.event != ""))
    if any(day_of(time.until, last=True) < day_of(finest.since) or day_of(finest.until, last=True) < day_of(time.since) for time in near):
        return None
    return finest


def _fits(row: Term, since: str, until: str, grace: datetime.timedelta) -> bool:
    return day_of(row.since) - grace <= day_of(until, last=True) and (not row.until or day_of(since) <= day_of(row.until, last=True) + grace)


def _judge(text: CheckedText, line: Line, claim: _Claim, one: Known, published: str) -> Draft | None:
    if not claim.rows or len(re.findall(r"[“”\"]", line.text[: claim.at])) % 2:
        return None
    names = plain_names(one.names)
    mine = [row for row in claim.rows if names & row.names]
    if not mine and several_generations(one.name):
        return None
    time = _time_of(text, line, claim, published)
    past = time is not None and not _fresh(time, published)
    if past and time is not None:
        return _judge_then(text, line, claim, one, mine, time, published)
    if claim.tied and time is None:
        return None
    return _judge_now(text, line, claim, one, mine, time, published)


def _judge_then(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], time: _Time, published: str) -> Draft | None:
    """What is told of a time long ago."""
    loose = line.text[: time.start] + " " + line.text[time.end :] if time.event else line.text
    if day_of(time.since) > day_of(published) or _NOT_TOLD.search(loose) or (not time.event and _SINCE_THEN.search(line.text[: time.start])):
        return None
    if not claim.tied:
        if any(_fits(row, published, published, GRACE) for row in mine):
            return None  # who is in office now is called by it in what he or she did before
        if not time.event and not time.ago and len(time.since) < 10 and not _BEFORE_YEAR.search(_lead(line.text, time)):
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
    when = time.event and f"{time.event} ({since})" or since
    return _draft(text, line, claim, one, mine, serving, when)


def _judge_now(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], time: _Time | None, published: str) -> Draft | None:
    """What is told as news of these days."""
    day = time.since if time is not None and len(time.since) == 10 and time.since <= published else published
    if any(_fits(row, day, day, GRACE) or _fits(row, published, published, GRACE) for row in mine) or _by_another_post(one, claim, mine, day, day):
        return None
    died = lives().get(one.person.id, ("", "", ""))[1] if one.person is not None else ""
    began_later = bool(mine) and all(day_of(row.since) > day_of(published) for row in mine)
    if not began_later:
        if is_history(line.text, published) or _NOT_TOLD.search(line.text) or (died and died < day):
            return None
        if time is None or re.search(r"\bhad\b", line.text) and not claim.prenominal:
            if _PUBLICATION.search(line.text[: claim.start]) or re.search(r"\bhad\b", line.text):
                return None
        clauses = _clauses(line.text)
        low, high, _ = next((one for one in clauses if one[0] <= claim.at < one[1]), clauses[0])
        told = time is not None and (low <= time.start < high or time.event != "")
        if not told and (low > 0 or re.search(r"\b(?:of|by|under|against|from|with|to|for|in) (?:the )?$", line.text[: claim.start])):
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
    if not rows or any(names & row.names for row in rows) or _is_akin(names, tuple(rows)) and not any(names & row.names for row in claim.rows):
        return []
    if len({row.post for row in rows}) > 1:
        return []
    exact = len(since) == 10
    margin = MARGIN if exact else datetime.timedelta(0)
    if len(rows) == 1 or exact:
        row = rows[-1]
        if day_of(row.since, last=True) + margin > (high if exact else low + datetime.timedelta(days=31)) or (row.until and day_of(row.until) - margin < (low if exact else high - datetime.timedelta(days=31))):
            return []
        return [row]
    reached = low + datetime.timedelta(days=45)
    for row in rows:
        if day_of(row.since) > reached + datetime.timedelta(days=45):
            return []
        reached = max(reached, day_of(row.until, last=True) if row.until else high)
    return rows if reached >= high - datetime.timedelta(days=45) else []


def _beginnings(one: Known) -> list[str]:
    """Return when the known posts of somebody began."""
    return [*(h.since for h in (offices_of(one.person) if one.person is not None else ()) if h.since), *(row.since for _, row in mandates_of(one))]


def _by_another_post(one: Known, claim: _Claim, mine: list[Term], since: str, until: str) -> bool:
    """Whether somebody held another post of the same title then, as of a region or a party; the same of another state is no excuse."""
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


def _draft(text: CheckedText, line: Line, claim: _Claim, one: Known, mine: list[Term], serving: list[Term], when: str) -> Draft:
    was = f"{one.name} was {mine[0].post} " + ", ".join(f"{row.since} to {row.until or 'now'}" for row in mine) if mine else f"{one.name} is not known to have been {serving[0].post}"
    held = " and ".join(dict.fromkeys(row.person for row in serving))
    return Draft("person-conflict", text.span(line.start + claim.start, line.start + claim.end), f"{was}; at the time of {when} it was {held}", "Check who was meant, or whether 'former' is missing.", (serving[0].source,))
