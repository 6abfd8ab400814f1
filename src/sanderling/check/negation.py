"""What one sentence denies and another tells: 'No pedestrian crossed the bridges', 'some 2,400 pedestrians had crossed the bridges'.

Both must have the same verb, and the same doer or the same object, on one day and in the article's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import FAR, ILL, apart, both, hedged, subject_of
from sanderling.check.quantities import singular
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.verbs import IRREGULAR, stem

_PAST = rf"(?:[a-z]{{2,}}ed|{'|'.join(IRREGULAR)})"
_NO_ONE = lazily(
    rf"\b(?:[Nn]o|[Nn]ot (?:a single|one)|[Nn]either|[Nn]one of (?:the|its|their)) (?:[a-z\-]+ ){{0,2}}?(?P<noun>[a-z]{{3,}})(?: (?:and|or|nor) (?:no )?(?:[a-z\-]+ ){{0,2}}?(?P<noun2>[a-z]{{3,}}))?(?: (?:has|have|had|was|were|ever))*(?: (?:in|on|of|from|at) (?:the )?[\w’\-]+)? (?P<verb>{_PAST})\b(?P<rest>[^.;]*)"
)
_DID_NOT = lazily(r"(?P<aux>\b(?:did|does|do|has|have|had|was|were) (?:not|never)(?: (?:once|ever|even|yet|again))?|\bnever) (?P<verb>[a-z]{3,})\b(?P<rest>[^.;]*)")
_REFUSED = lazily(r"(?P<aux>\b(?:refused|declined|failed|was unable|were unable|could not bring (?:himself|herself|themselves)|was forbidden|were forbidden) to) (?P<verb>[a-z]{3,})\b(?P<rest>[^.;]*)")
_NOTHING = lazily(rf"\b(?P<verb>{_PAST}) (?:nothing|nobody|no one)\b(?P<rest>[^.;]*)")
_NEVER_IN = lazily(r"\b(?:has|had|have) never (?:once )?(?:been (?:to|in)|set foot in|visited|seen|lived in|worked in) (?P<place>[A-Z][\w’\-]+(?: [A-Z][\w’\-]+)*)")
_NOT = lazily(r"(?i)\b(?:no|not|never|none|nobody|neither|nor|without|nothing|n[’']t)\b")
_WHOLES = frozenset("all every each".split())
_DENYING = frozenset("no not never none nobody neither nor without nothing n t refused declined failed unable bring forbidden".split())
_NO_WORDS, _NOT_WORDS = frozenset({"no", "not", "neither", "none"}), frozenset({"not", "never"})
_REFUSING, _NOTHING_WORDS = frozenset("refused declined failed unable bring forbidden".split()), frozenset({"nothing", "nobody", "no"})
_EMPTY = frozenset("along near upon across behind beside around between the and for from into with that had have has his her its their this these those over onto after before during under about been being were was who which whom when where there then than some any all both day night morning evening afternoon".split())
_WEAK = frozenset("be have do say tell go come make get take put set give use see know think want need begin start appear seem remain stay become hold keep call name report announce add warn expect".split())
_WEAK_STEMS = frozenset(stem(word) for word in _WEAK)


def negated_and_told(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence that says nobody did, or somebody did not do, what another near it tells as done."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > 60:
        return
    for number, line in enumerate(body):
        whole = _all_but(body, number) if not _WHOLES.isdisjoint(text.words(line)) else None
        if whole is not None:
            yield Draft(
                "self-contradiction", text.span(*both(text, line, whole[0], whole[1])), f"elsewhere the article says: '{whole[1].text[:110]}'", "Check which of the two is meant.",
            )  # fmt: skip
            return
        if _DENYING.isdisjoint(text.words(line)) or not (_NOT.search(line.text) or _REFUSED.search(line.text)):
            continue
        never = _NEVER_IN.search(line.text) if "never" in text.words(line) else None
        if never is not None and not hedged(line.text):
            there = next((one for one in body[max(0, number - FAR) : number + FAR + 1] if one is not line and _was_there(body, number, body.index(one), never)), None)
            if there is not None:
                yield Draft(
                    "self-contradiction", text.span(line.start + never.start(), line.start + never.end()), f"elsewhere the article says: '{there.text[:110]}'", "Check which of the two is meant.",
                )  # fmt: skip
                return
        words = text.words(line)
        for match in (
            *(_NO_ONE.finditer(line.text) if words & _NO_WORDS else ()), *(_DID_NOT.finditer(line.text) if words & _NOT_WORDS else ()),
            *(_REFUSED.finditer(line.text) if words & _REFUSING else ()), *(_NOTHING.finditer(line.text) if words & _NOTHING_WORDS else ()),
        ):  # fmt: skip
            rest = line.text[: match.start()] + line.text[match.end() :]
            if hedged(rest) or re.search(r"(?i)\b(?:but|except|although|though|however|only|until|other than|apart from|because|yet|if|that(?! (?:day|night|morning|afternoon|evening|week)))\b", line.text):
                continue
            other = _told(body, number, match)
            if other is not None:
                yield Draft(
                    "self-contradiction", text.span(*both(text, line, match, other)), f"elsewhere the article says: '{other.text[:110]}'",
                    "Check which of the two is meant.",
                )  # fmt: skip
                return


_ALL_DID = lazily(
    rf"\b(?:[Aa]ll|[Ee]very(?: one)?|[Ee]ach(?: one)?)(?: of)?(?: (?:the|its|their|these|those|\d+|[a-z\-]+)){{0,4}}? (?:states?|countr(?:y|ies)|members?|part(?:y|ies)|parliaments?|governments?|groups?|factions?|sides|allies|ministers?|deputies|provinces?|unions?|banks?|judges?|signatories|tribes?|rebels|"
    rf"prisoners?|hostages?|schools?|ports?|firms?|companies|clubs?|bishops|teams?) (?:has|have|had) (?:now |already |since |long |meanwhile )?(?:been )?(?P<verb>{_PAST})\b"
)
_ONE_DID_NOT = lazily(r"\b(?:has|have|had) (?:not (?:yet )?|yet to |still to |still not |never )(?:been )?(?P<verb>[a-z]{3,})\b")


def _all_but(body: list[Line], number: int) -> tuple[re.Match[str], Line] | None:
    """'All the members have ratified it. Chad's parliament has not yet ratified it': (the whole, the sentence against it)."""
    line = body[number]
    match = _ALL_DID.search(line.text)
    if match is None or hedged(line.text) or re.search(r"(?i)\b(?:but|except|save|apart|only|besides|other|almost|nearly|not all|remaining|rest|by then|once|when|until)\b", line.text):
        return None
    for other in body[max(0, number - 2) : number + 3]:
        found = None if other is line else _ONE_DID_NOT.search(other.text)
        if found is not None and stem(found["verb"]) == stem(match["verb"]) and not hedged(other.text) and not re.search(r"\b(?:next|second|another|new|other|earlier|until|before)\b", other.text):
            return match, other
    return None


_DID_THERE = lazily(rf"\b(?:{_PAST}|was|were)\b[^.;]*?\b(?:in|to|through|at) $")


def _was_there(body: list[Line], number: int, at: int, never: re.Match[str]) -> bool:
    """Whether another sentence has the same person doing something in the place where he or she has never been."""
    other = body[at]
    found = pattern(rf"\b{re.escape(never['place'])}\b").search(other.text)
    if found is None or _NOT.search(other.text) or hedged(other.text) or not _DID_THERE.search(other.text[: found.start()]):
        return False
    lead = other.text[: found.start()]
    if at == number + 1 and re.match(r"(?:In [^,]{3,20}, )?(?:He|She|They)\b", lead):
        return True
    verb = pattern(rf"\b(?:{_PAST}|was|were)\b").search(lead)
    return verb is not None and bool(subject_of(body, number, never.start()) & subject_of(body, at, verb.start()))


@lru_cache(maxsize=4096)
def _past_of(verb: str) -> tuple[str, ...]:
    """Return the beginnings, in the past, of verbs of a stem: one of them stands where the verb is told."""
    return (verb, *(past for past, present in IRREGULAR.items() if stem(present) == verb))


def _told(body: list[Line], number: int, match: re.Match[str]) -> Line | None:
    verb = stem(match["verb"])
    if verb in _WEAK_STEMS or len(verb) < 3:
        return None
    line = body[number]
    groups = match.groupdict()
    nouns = {singular(groups[name] or "") for name in ("noun", "noun2") if groups.get(name)}
    passive = "was" in (groups.get("aux") or "") or "were" in (groups.get("aux") or "")
    doers = nouns or subject_of(body, number, match.start())
    objects = {singular(word) for word in re.findall(r"\b[a-z]{4,}\b", match["rest"])} - _EMPTY
    named = set(re.findall(r"\b[A-Z][a-z]{2,}\b", match["rest"]))
    told_by = _past_of(verb)
    for at in range(max(0, number - FAR), min(len(body), number + FAR + 1)):
        other = body[at]
        if at == number or not any(word in other.text for word in told_by) or _NOT.search(other.text) or hedged(other.text) or ILL.search(other.text) or apart(line, other, at > number):
            continue
        for told in pattern(rf"\b(?P<aux>(?:had|have|has|was|were) (?:also |even |all )?)?(?P<verb>{_PAST})\b(?P<rest>[^.;]*)").finditer(other.text):
            if stem(told["verb"]) != verb or passive != bool(re.match(r"(?:was|were)\b", told["aux"] or "")):
                continue
            theirs = {singular(word) for word in re.findall(r"\b[a-z]{4,}\b", told["rest"])} - _EMPTY
            others = set(re.findall(r"\b[A-Z][a-z]{2,}\b", told["rest"]))
            lead = {singular(word) for word in re.findall(r"\b[a-z]{3,}\b", other.text[: told.start()])}
            same_doer = bool(nouns & lead) if nouns else bool(doers and doers & subject_of(body, at, told.start()))
            if not same_doer or (named and others and not named & others) or re.search(r"\b(?:another|other|second|elsewhere|only)\b", other.text):
                continue
            if objects and theirs and not objects & theirs and not (named & others):
                continue
            if not objects and not named and theirs and nouns:
                continue
            return other
    return None
