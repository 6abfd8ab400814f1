"""Governors, mayors, judges, ministers of a portfolio, heads of banks and parties: who is named by such a post, and who held it then.

The name is looked for first, and the post in what stands before or behind it; how the sentence goes on is not asked.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line, any_of
from sanderling.check.told_dates import day_of
from sanderling.check.who import country_words, dates_of, is_named, people_in
from sanderling.knowledge.actor_data import persons, state_names
from sanderling.knowledge.check_mandates import Mandate, MandatePost, mandate_posts
from sanderling.knowledge.check_tables import posts
from sanderling.records import Span

GRACE = datetime.timedelta(days=62)
"""News may call somebody by a post some weeks before and after; many terms are known by their months alone."""
_RANK = r"(?:Mr|Mrs|Ms|Dr|General|Gen|Sir|Lord|Dame|Baroness|Admiral|Cardinal|Colonel|Judge|Sheikh|Prince|Ayatollah|Mullah)\.? "
_NOT_NOW = lazily(
    r"(?i)\b(?:former|formerly|ex|then|late|deputy|vice|lieutenant|lt|assistant|first|next|future|incoming|outgoing|designate|one-time|onetime|once|past|retired|ousted|deposed|shadow|"
    r"candidate|nominee|acting|interim|previous|previously|successor|predecessor|adviser|aide|spokes\w+|under|before|until|elect|replac\w+|succeed\w*|"
    r"appoint\w*|nam(?:ed|ing)|nominat\w*|elected|chosen|become|became|becoming|older|to be|ambassador|son|brother|wife|daughter|father|widow|slain|dead|killed|"
    r"jailed|exiled|fellow|pro|anti|like|opposition|ex-[a-z]+)\b[^,;.]{0,14}$"
)
_BEHIND_NOT_NOW = lazily(
    r"(?i)^,? ?(?:at the time|then\b|in those days|until|till\b|from (?:19|20)|between (?:19|20)|during|-designate|elect\b|in waiting|before|when\b|since|"
    r"who (?:left|retired|stepped|resigned|served|was|had|held|ruled|governed|ran|led|died|became|won|lost)|(?:died|was killed|had died)\b|in (?:the )?(?:19|20)\d\d|had\b|[’']s (?:former|then|old|time|years|term|death|legacy|era))"
)
_DIES = lazily(r"^,? (?:was killed|died|blew (?:him|her)self up)\b")
_HISTORY = lazily(
    r"(?i)\b(?:years? (?:ago|earlier|before)|decades? (?:ago|earlier|later|before)|anniversary|recall\w*|remember\w*|memoirs?|history|historian|in those days|at the time|biograph\w*|archives?|legacy|"
    r"era|previously|funeral|obituary|documentary|biopic|film|novel|last (?:year|month)|in the (?:19|20)?\d0s|(?:in|of|since|by|from) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)
_LED_IN = lazily(r"(?i)\b(?:under|when|since|after|before|of|by|like|because|which|that|where|than|against|as|blamed|successor to|predecessor|whom|whose) (?:the |then )?$")
_LED_BEFORE = lazily(r"(?i)\b(?:under|when|since|like|than|blamed|successor to|predecessor|whom|whose) (?:the |then )?$")
"""What puts a name with its post behind it into other days."""
_DONE_BY = lazily(r"\b(?:told|received|met|greeted|welcomed|accompanied|joined|assured|warned|signed|opened|chaired|announced|led|briefed|invited|shown|handed|approved|ordered) by (?:the )?$")
"""What is done these days by somebody in a post."""
_LOOSE = frozenset({"leader", "chief", "commander", "head", "boss", "founder", "co-founder"})
"""Of many a body several are called so: only 'the leader of' and 'whose leader' name the one."""
_THE_ONE = lazily(r"(?:\b[Tt]he|\bits|\bwhose|'s?|^|,)(?: (?:new|political|supreme|overall|long-serving|veteran|founder and))* ?$")
_NAME = r"(?!(?:Vice|Deputy|Prime)\b)[A-ZÀ-Þ][\w.\-]*(?:'s?(?= [A-Z]))?"
_CAPITALS = rf"{_NAME}(?: (?:(?:of|the|for|and|de) )*{_NAME}){{0,5}}"


def unmarked(words: str) -> str:
    """Return words without marks, letter for letter, so that offsets stay."""
    return words if words.isascii() else "".join(unicodedata.normalize("NFD", letter)[0] for letter in words).replace("’", "'").replace("ø", "o").replace("ł", "l")


@cache
def _names() -> Names:
    return Names(posts_by_name())


@cache
def posts_by_name() -> dict[str, tuple[tuple[MandatePost, Mandate], ...]]:
    """Return the posts that somebody of a name held, by the name without marks."""
    found: dict[str, list[tuple[MandatePost, Mandate]]] = {}
    for post in mandate_posts():
        for one in post.held:
            for name in one.names:
                found.setdefault(unmarked(name), []).append((post, one))
    return {name: tuple(there) for name, there in found.items()}


_WORDS = lazily(r"\w+")


@cache
def _title_words() -> frozenset[str]:
    return frozenset(max(re.findall(r"\w+", title), key=len) for post in mandate_posts() for title in post.titles) | {"gov"}


@cache
def _all_titles() -> frozenset[str]:
    return frozenset(title for post in mandate_posts() for title in post.titles)


@cache
def _by_owner() -> dict[str, tuple[MandatePost, ...]]:
    found: dict[str, list[MandatePost]] = {}
    for post in mandate_posts():
        for owner in dict.fromkeys(unmarked(owner) for owner in post.owners):
            found.setdefault(owner, []).append(post)
    return {owner: tuple(posts) for owner, posts in found.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = any_of({title for post in mandate_posts() for title in post.titles})
    return (
        re.compile(rf"(?:(?P<owner>{_CAPITALS})(?:[’']s?)?(?:,? (?:whose|and its|with its|under its))? (?:(?:new|own|political|supreme|state|regional|popular|veteran|long-serving|hardline) )?)?\b(?P<title>(?i:{titles}))\.?(?: (?:of|for|at|in|to) (?:the )?(?P<owner2>{_CAPITALS}))?,? (?:{_RANK})?$"),
        re.compile(
            rf"^(?: of (?:the )?(?P<of>{_CAPITALS}))?(?P<behind>,? (?:(?:who is|now|the|an?|political|supreme|overall|military|ruling|founder and|in (?:his|her) (?:capacity|role) as|speaking as|long-serving|veteran|popular) )*"
            rf"(?:(?P<owner>{_CAPITALS})(?:[’']s?)? (?:new |own )?)?(?P<title>(?i:{titles}))(?: (?:of|for|at|in|to) (?:the )?(?P<owner2>{_CAPITALS}))?(?=[,.;:—–]| (?:said|told|has|will|who|and|opened|on|at)\b|$))?"
        ),
    )


def mandate_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons named by a post that they did not hold on the day, as far as is known."""
    if _title_words().isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        words = text.words(line)
        if _title_words().isdisjoint(words):
            continue
        plain = unmarked(line.text)
        found = list(_names().find(plain))
        # A known person of another walk of life, said to be the head of such a body.
        found += [
            (one.name_start - line.start, one.name)
            for one in people_in(text, line)
            if " " in one.name and is_named(one) and one.name == plain[one.name_start - line.start : one.end - line.start] and all(one.end - line.start <= start or start + len(name) <= one.name_start - line.start for start, name in found)
        ]
        for start, name in found:
            draft = _judge(text, line, plain, start, name)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, plain: str, start: int, name: str) -> Draft | None:
    end = start + len(name)
    before, after = plain[:start], plain[end:]
    if _title_words().isdisjoint(_WORDS.findall(f"{before[-100:]} {after}".lower())):
        return None
    ahead_of, behind = _patterns()[0].search(before[-100:]), _patterns()[1].match(after)
    assert behind is not None
    first, last, lead, rest = start, end, before, after
    if ahead_of is not None:
        shift = max(0, len(before) - 100)
        first, lead = shift + ahead_of.start(), before[: shift + ahead_of.start()]
        title, owner = ahead_of["title"].lower(), ahead_of["owner2"] or ahead_of["owner"]
        if behind["of"]:
            owner, last = behind["of"], end + behind.end("of")
            if owner not in _by_owner() and (cut := re.split(r" (?:and|for|of) ", owner)[0]) in _by_owner():
                owner, last = cut, end + behind.start("of") + len(cut)  # 'Senator X of Vermont and Senator Y of Maine'
            rest = plain[last:]
        if ahead_of["owner"] and not ahead_of["owner2"]:
            lead = before[: shift + ahead_of.start("title")] if not _owned(ahead_of["owner"], title) else lead
    elif behind["title"] is not None:
        title, owner = behind["title"].lower(), behind["owner2"] or behind["owner"]
        last = end + behind.end()
        rest = plain[last:]
        if re.match(r"^,? as\b", behind["behind"]):
            return None
    else:
        return None
    title = "governor" if title == "gov" else title
    if ahead_of is not None and owner and owner == ahead_of["owner"] and (longer := f"{owner.split(' ')[-1].lower()} {title}") in _all_titles():
        owner, title = " ".join(owner.split(" ")[:-1]) or None, longer  # 'Opposition leader X' opens a sentence
    near = plain[max(0, first - 40) : first] + " " if ahead_of is None else lead[-40:]
    quoted = len(re.findall(r"[“”\"]", before)) % 2 == 1
    if quoted or _NOT_NOW.search(near) or (ahead_of is not None and _not_his(ahead_of)) or (_BEHIND_NOT_NOW.match(rest) and not _dies_now(text, line, rest)) or re.search(r"(?i)\b(?:former|then|ex)\b", behind[0]):
        return None
    at = ahead_of.start("title") + max(0, len(before) - 100) if ahead_of is not None else end + behind.start("title")
    one_of = title in _LOOSE and _THE_ONE.search(plain[:at]) is None
    return _against(text, line, name, (first, last), title, owner, lead, one_of, ahead_of is None)


def _not_his(found: re.Match[str]) -> bool:
    """Whether the words before a title, or behind it, take it back: 'acting governor'; 'vice' and 'deputy' may be of the title."""
    first, last = found.span("title")
    return re.search(r"(?i)\b(?:former|ex|then|acting|deputy|late|vice|retired)\b", f"{found.string[found.start():first]} {found.string[last:found.end()]}") is not None


def _dies_now(text: CheckedText, line: Line, rest: str) -> bool:
    """Whether what follows is a death of these days: he was in the post until then."""
    published = text.day
    return published is not None and _DIES.match(rest) is not None and any(len(day) == 10 and abs((day_of(day) - day_of(published)).days) <= 8 for day in dates_of(text, line))


def _owned(owner: str | None, title: str) -> list[MandatePost]:
    """Return the posts of a title whose owner's name a run of capitals ends with: 'In Louisiana', 'Bank of Mexico'."""
    words = re.sub(r"[’']s?$", "", owner or "").split(" ")
    for first in range(len(words)):
        name = " ".join(words[first:])
        there = [post for post in _by_owner().get(name, ()) if title in post.titles]
        if there or name in country_words():
            return there  # Papua New Guinea is not Guinea
    return []


def _against(text: CheckedText, line: Line, name: str, where: tuple[int, int], title: str, owner: str | None, lead: str, one_of: bool, behind: bool) -> Draft | None:
    known = posts_by_name().get(name, ())
    mine = [(post, one) for post, one in known if title in post.titles]
    if owner and re.match(r"(?:In|At|From|Near|Outside|On) |(?:The|A|An|Its|His|Her|Their|Our|This|Both)$|(?:Yesterday|Today|Then|When|But|And|While|As) ?", owner):
        owner = None  # the place where a sentence plays owns no post
    owned = _owned(owner, title)
    if owned:
        mine = [(post, one) for post, one in mine if post in owned]
    elif owner and mine and all(country_words().get(owner) == post.country for post, _ in mine):
        return None  # the president of a state who was mayor of its capital before
    elif owner and not (not behind and len(owner.split(" ")) == 1 and lead.strip() == ""):
        return _elsewhere(text, line, name, where, title, owner, mine)  # of a body that is not known
    published = text.day
    days = [*dates_of(text, line), *([published] if published else [])]
    fresh = [day for day in days if published is not None and len(day) == 10 and abs((day_of(day) - day_of(published)).days) <= 8]
    days = fresh or days
    if not days or (not mine and (not owned or one_of)):
        return None
    if any(fits(one.since, one.until, day) for _, one in mine for day in days):
        return None
    if (envoys := _ENVOYS.search(title)) is not None and (
        any(envoys[0] in " ".join(post.titles) and fits(one.since, one.until, day) for post, one in known for day in days)
        or any(unmarked(persons()[held.person].name) == name and held.covers(day) for post in posts() if envoys[0] in " ".join(post.words).lower() for held in post.held for day in days)
    ):
        return None  # of another land
    day = days[0]
    if title in _FOR_LIFE and any(day_of(one.since) <= day_of(days[-1]) for _, one in mine):
        return None
    if not mine and owner and _PARTY_NAME.search(f"{owner} {title.title()}") and owned[0].name.startswith("Leader of") and _of_another_state(text, line, name, owned[0].country):
        return None  # the Labour Party of another state
    post = mine[0][0] if mine else owned[0]
    serving = [one for one in post.held if fits(one.since, one.until, day)]
    if is_history(line.text, published) or ((_LED_BEFORE if behind else _LED_IN).search(lead) and not (fresh and _DONE_BY.search(lead)) and not re.search(r"\bas (?:the )?$", lead)):
        return None
    span = text.span(line.start + where[0], line.start + where[1])
    there = f"; on {day} it was {serving[-1].person} ({_years(serving[-1])})" if serving and len(serving) < 3 else ""
    if not mine:
        if not there or len(owned) != 1 or any(len(word) > 3 and word in unmarked(one.person).split() for word in name.split() for one in serving):
            return None
        return _draft(span, f"{name} is not known to have been {post.name}{there}", serving[-1])
    one = min((held for _, held in mine), key=lambda held: abs((day_of(held.since) - day_of(day)).days))
    if day_of(day, last=True) < day_of(one.since):
        return _draft(span, f"{name} was {post.name} {_years(one)}, later than {day}{there}", one)
    if there or (one.until and day_of(day) > day_of(one.until, last=True) + 3 * GRACE):
        return _draft(span, f"{name} was {post.name} {_years(one)}, not on {day}{there}", one)
    return None


_FOR_LIFE = frozenset({"senator", "sen", "archbishop"})
"""Titles that are kept by courtesy when the post is left: 'Senator George Mitchell', the mediator, 'Archbishop Tutu'."""


_PARTY_NAME = lazily(r"\bParty\b|\b(?:Labour|Labor|Conservatives|Liberals|Socialists|Greens|Communists|Democrats|Republicans)\b")
"""A name that parties of several states bear."""


def _of_another_state(text: CheckedText, line: Line, name: str, country: str) -> bool:
    """Whether somebody of that name is known to be of another state than the one told (ISO alpha-3)."""
    held = {post.country for post, _ in posts_by_name().get(name, ())}
    if held and country not in held:
        return True
    return country in state_names() and any(unmarked(one.name) == name and one.person.country not in {None, "", country} for one in people_in(text, line))


_ENVOYS = lazily(r"envoy|representative|ambassador|negotiator|mediator")
_OF_PLACES = frozenset({"mayor", "governor", "premier", "chief minister", "archbishop", "chief executive", "chief executive officer", "ceo"})


def _elsewhere(text: CheckedText, line: Line, name: str, where: tuple[int, int], title: str, owner: str, mine: list[tuple[MandatePost, Mandate]]) -> Draft | None:
    """'The mayor of Cebu', of one who is mayor of Davao on the day: nobody is it of two places."""
    published = text.day
    held = [(post, one) for post, one in mine if published is not None and len(published) == 10 and one.since <= published[: len(one.since)] and (not one.until or published[: len(one.until)] <= one.until)]
    if title not in _OF_PLACES or len(held) != 1 or is_history(line.text, published) or country_words().get(owner) == held[0][0].country or any(word in unmarked(owner) for known in held[0][0].owners for word in unmarked(known).split(" ") if len(word) > 3):
        return None
    post, one = held[0]
    return _draft(text.span(line.start + where[0], line.start + where[1]), f"{name} was {post.name} {_years(one)}, not of {owner}", one)


def is_history(words: str, published: str | None) -> bool:
    """Whether a sentence tells of other days; a date of the year of publication tells of these."""
    return any(published is None or not re.search(r"\d{4}$", match[0]) or match[0][-4:] != published[:4] or match[0].startswith(("since", "Since")) for match in _HISTORY.finditer(words))


def _draft(span: Span, because: str, one: Mandate) -> Draft:
    return Draft("person-conflict", span, because, "Check who was meant, or whether 'former' is missing.", (f"checks/mandates.csv: {one.source}",))


def fits(since: str, until: str, day: str) -> bool:
    """Whether a day (ISO, or a month or year of it) lies in a term or within GRACE of it; a term without an end still runs."""
    return day_of(day, last=True) >= day_of(since) - GRACE and (not until or day_of(day) <= day_of(until, last=True) + GRACE)


def _years(one: Mandate) -> str:
    return f"from {one.since} to {one.until}" if one.until else f"since {one.since}"
