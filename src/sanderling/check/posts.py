"""Who is named as head of a body, or by a post that only one holds at a time, and whether he or she was it on the day.

The title stands before the name or behind it in apposition: 'NATO secretary general X', 'X, who heads the IAEA,'.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_of, people_in, plain_name
from sanderling.knowledge.actor_data import Holding, persons
from sanderling.knowledge.check_tables import Post, posts

_OPENING = frozenset("In On At But And When As While After Before The A Both With For By To From Under If Because Since".split())
_OF_STATES_TOO = frozenset({"president", "chief", "head", "leader", "chair", "chairman", "governor"})
_BY_TURNS = frozenset({"president", "chair", "chairman"})
"""What a state's head is of a body by turns."""
GRACE = datetime.timedelta(days=45)
"""News may call somebody by a post some weeks before and after."""
_NOT_NOW = lazily(
    r"(?i)\b(?:former|formerly|ex|then|late|deputy|vice|assistant|first|next|future|incoming|outgoing|designate|one-time|onetime|once|past|retired|"
    r"candidate|nominee|acting|previous|previously|successor|predecessor|adviser|aide|spokes\w+|envoy|under|before|until|elect|replac\w+|succeed\w*|"
    r"appoint\w*|nam(?:ed|ing)|nominat\w*|elected|chosen|become|became|becoming|older|predecessors?|to be)\b[^,;]{0,12}$"
)
_BEHIND_NOT_NOW = lazily(r"(?i)^,? ?(?:at the time|then|in those days|until|till|from (?:19|20)|between (?:19|20)|during|-designate|elect\b|in waiting|before|when|since)")
_HISTORY = lazily(
    r"(?i)\b(?:years? (?:ago|earlier|before)|decades?|anniversary|recall\w*|remember\w*|memoirs?|history|historian|in those days|at the time|biograph\w*|archives?)\b"
)
_ROLE = r"(?!(?:Vice|Deputy|Managing|Secretary|Director|High|Chief|National|Attorney|Executive|Human|Foreign|Top|Supreme|House|Army)\b)"
_CAPITALS = rf"(?:{_ROLE}[A-Z][\w.\-]*(?: (?:(?:of|the|for|and) )*{_ROLE}[A-Z][\w.\-]*){{0,6}}(?: (?:war crimes )?tribunal)?|alliance|agency|fund|bank|commission|bloc|union|world body|league|organi[sz]ation)"


@cache
def _words() -> str:
    return any_of({word for post in posts() for word in post.words})


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<owner>{_CAPITALS})(?:[’']s?)? (?:(?:new|chief|top|own) )?)?(?P<word>(?i:{_words()}))(?: (?:of|at|for|to) (?:the )?(?P<owner2>{_CAPITALS}))?,? (?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? |General |Gen\.? |Sir |Lord |Judge )?$"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:,? (?:(?:who is|who was|now|the|in (?:his|her) (?:capacity|role) as|speaking as|as) )*"
        rf"(?:(?P<owner>{_CAPITALS})(?:[’']s?)? )?(?P<word>(?i:{_words()}))(?: (?:of|at|for|to) (?:the )?(?P<owner2>{_CAPITALS}))?"
        rf"|, (?:who (?:heads|leads|runs|directs|chairs)|head of|chief of|boss of) (?:the )?(?P<owner3>{_CAPITALS}))(?=[,.;:—–]| (?:said|told|has|will|who|and|opened|on|in|at)\b|$)"
    )


@cache
def _by_owner() -> dict[str, tuple[Post, ...]]:
    found: dict[str, list[Post]] = {}
    for post in posts():
        for owner in post.owners:
            found.setdefault(owner.lower(), []).append(post)
    return {owner: tuple(there) for owner, there in found.items()}


@cache
def _heads() -> frozenset[str]:
    """Return one word of each title, in small letters, without which a sentence names none."""
    return frozenset(max(re.findall(r"\w+", word.lower()), key=len) for post in posts() for word in post.words) | {"heads", "leads", "runs", "directs", "chairs", "head", "boss"}


@cache
def _told_titles() -> Phrases:
    return Phrases([*(word for post in posts() for word in post.words), "heads", "leads", "runs", "directs", "chairs"])


def post_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons named by the post of a body that, on the day, another held."""
    for line in text.lines:
        if _heads().isdisjoint(text.words(line)) or not people_in(text, line) or not _told_titles().in_words(text.words(line)) or re.search(r"[“\"]", line.text):
            continue
        for one in people_in(text, line):
            before, after = text.text[line.start : one.name_start], text.text[one.end : line.end]
            match = _before().search(before[-110:])
            if match is not None:
                shift = max(0, len(before) - 110)
                begin, finish = line.start + shift + match.start(), one.end
                lead = before[: shift + match.start()]
                if re.match(r"[’']s\b", after) or (match["owner"] is None and match["owner2"] is None and re.search(r"(?<!\bThe)(?<!\bIts) $", lead) and re.search(r"[A-Z]\w*(?:[’']s)? $", lead)):
                    continue
            else:
                match = _after().match(after)
                if match is None:
                    continue
                begin, finish, lead = one.name_start, one.end + match.end(), before
                if re.match(r"^,? as\b|^ as\b", match[0]) and not re.search(r"capacity|role|speaking", match[0]):
                    continue
            if _NOT_NOW.search(lead[-40:]) or re.search(r"(?i)\b(?:former|ex|then|acting|deputy)\b", match[0]) or _BEHIND_NOT_NOW.match(text.text[finish : line.end]) or re.match(r",? had ", text.text[finish : line.end]):
                continue
            draft = _judge(text, line, one, match, begin, finish)
            if draft is not None:
                yield draft


def _claimed(match: re.Match[str], one: PersonMention, text: str) -> tuple[Post, ...]:
    """Return the posts that the words may mean; without a body's name those alone that the person ever held."""
    groups = match.groupdict()
    owner = groups.get("owner2") or groups.get("owner3") or groups.get("owner") or ""
    owner = "" if owner in _OPENING else owner
    word = (groups.get("word") or "head").lower()
    if owner:
        parts = re.sub(r"^the ", "", owner).split(" ")
        # What stands before the body's name may be the sentence's first word; 'African Union Commission' is another body.
        for first in range(len(parts) if parts[0] in _OPENING else 1):
            name = " ".join(parts[first:]).lower()
            there = [post for post in _by_owner().get(name, ()) if word in {w.lower() for w in post.words} or (groups.get("owner3") and "head" in post.words)]
            if there:
                if name.islower() and owner[:1].islower():
                    return tuple(post for post in there if any(held.person == one.person.id for held in post.held))
                return tuple(there)
        return ()
    if word in {"governor", "prosecutor", "speaker", "archbishop", "president"}:
        # 'Governor David Wilson' in a passage of Hong Kong.
        return tuple(
            post for post in posts()
            if word in {w.lower() for w in post.words} and any(held.person == one.person.id for held in post.held) and groups.get("word") and groups["word"][:1].isupper() and any(owner in text for owner in post.owners if len(owner) > 4)
        )
    if word in {"chief", "head", "president", "commander", "director", "chair", "chairman", "leader"}:
        return ()
    return tuple(post for post in posts() if word in {w.lower() for w in post.words} and any(held.person == one.person.id for held in post.held))


def _judge(text: CheckedText, line: Line, one: PersonMention, match: re.Match[str], begin: int, finish: int) -> Draft | None:
    claimed = _claimed(match, one, text.text)
    published = text.reading.article.published
    days = dates_of(text, line)
    days = [*days, *([published] if published else [])]
    if not claimed or not days or _HISTORY.search(line.text):
        return None
    day = days[0]
    for post in claimed:
        mine = [held for held in post.held if held.person == one.person.id]
        if any(_fits(held, day) for held in mine for day in days):
            return None
        named = next((owner for owner in (match.groupdict().get(name) for name in ("owner", "owner2", "owner3")) if owner), "")
        word = (match.groupdict().get("word") or "head").lower()
        if word in _OF_STATES_TOO and (word in _BY_TURNS or named[:1].islower() or not named or " " in named) and any(held.office in {"head_of_state", "head_of_government"} and _fits(held, day) for held in one.person.offices for day in days):
            return None  # 'the union's president' may be a state's
    post = claimed[0]
    mine = [held for held in post.held if held.person == one.person.id]
    serving = [held for held in post.held if _fits(held, day)]
    if any(not held.until and day > held.as_of for held in serving):
        return None
    if not serving:
        # Who came after is not known, but that the time was over long before.
        if not mine or not mine[-1].until or day_of(day) < day_of(mine[-1].until) + 4 * GRACE:
            return None
        return Draft(
            "person-conflict", text.span(begin, finish), f"{one.person.name} was {post.name} {_years(mine[-1])}, not on {day}",
            "'Former' may be missing, or the date may be wrong.", (f"checks/posts.csv: {post.source}",),
        )  # fmt: skip
    who = persons()[serving[-1].person]
    if set(plain_name(one.name).split()) <= set(plain_name(who.name).split()):
        return None
    was = f"was {post.name} {_years(mine[0])}, not on {day}" if mine else f"is not known to have been {post.name}"
    return Draft(
        "person-conflict", text.span(begin, finish), f"{one.person.name} {was}: on {day} it was {who.name} ({_years(serving[-1])})",
        f"Check whether {who.name} was meant, or 'former' is missing.", (f"checks/posts.csv: {post.source}",),
    )  # fmt: skip


def _fits(held: Holding, day: str) -> bool:
    if held.since and day_of(day, last=True) < day_of(held.since) - GRACE:
        return False
    return not held.until or day_of(day) <= day_of(held.until, last=True) + GRACE


def _years(held: Holding) -> str:
    return f"from {held.since} to {held.until}" if held.until else f"since {held.since}"
