"""What the article tells in its own voice, and elsewhere only as what somebody alleges and another denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.needed import Needed
from sanderling.check.text import CheckedText, Line, Spotter, pattern
from sanderling.check.verbs import IRREGULAR
from sanderling.check.who import country_words

_ALLEGES = lazily(
    r"\b(?:alleg(?:es|ed|e)|claim(?:s|ed)|accus(?:es|ed|e)|accused of|suspect(?:s|ed)|charged with|suspicion|blam(?:es|ed)|indicted|on trial|stands trial|allegations?|accusations?)\b"
)
_DENIES = lazily(
    r"(?i)\b(?:den(?:y|ies|ied)|denials?|no part in|nothing to do with|yet to (?:hear|rule|decide|try|convict)|no (?:court|judge|jury) has|not (?:yet )?been (?:proved|proven|tried|convicted)|reject(?:s|ed)|innocent|plead(?:s|ed)? (?:not guilty|innocen)|pleaded not guilty|not guilty|untrue|trial|dismiss(?:es|ed)|disput(?:es|ed)|contest(?:s|ed)|was not them|false|lie|baseless)\b"
)
_HEDGED = lazily(
    r"(?i)\b(?:said|says|told|according|alleg\w*|claim\w*|accus\w*|suspect\w*|report\w*|den(?:y|ies|ied)|may|might|could|would|believed|charged|convict\w*|sentenced|found guilty|admitted|confess\w*|court|if|whether|apparently|reportedly|thought)\b"
)
_OFTEN_HEDGED = frozenset("said says told according may might could would believed charged sentenced admitted court if whether thought".split())
"""What most sentences that are hedged are hedged by."""
_SUBJECT = lazily(
    r"^(?:On [A-Z]\w+,? |In [A-Z]\w+,? |Last \w+,? )?(?P<who>(?:(?:The|A|An|Two|Three|Four|Five|Several|Some) )?(?:[\w’'\-]+ ){0,7}?[\w’'\-]+)(?:, (?P<name>[A-Z][^,;]{2,40}),|, (?:an?|the|who)\b[^,;]{2,60},)? (?P<verb>(?!was\b|were\b|is\b|are\b|has\b|have\b)(?:[a-z]{2,}ed|met|said|told|flew|went|sent|spoke|left|held|gave|took|made|came|rode|drove|won|lost|wrote|read|laid|led|cut|put|saw|found|brought|bought|sold|sat|stood|shook|struck|threw|broke|began|chose|did|fell|got|hung|kept|knelt|paid|ran|sought|spent|swore|taught|dug|lent|built|caught|fought|shot|split|set|hit|burnt|spilt|leapt|stole|hid|lit|sank|blew|fled|beat|bore|drew|shut|spread|swept|slew|tore|hanged|forged|misled|withheld|overthrew|fed))\b(?P<rest>.*)"
)
_IRREGULAR = {
    "blew": "blow", "blown": "blow", "took": "take", "taken": "take", "taking": "take", "shot": "shoot", "stole": "steal", "stolen": "steal", "sold": "sell",
    "bought": "buy", "gave": "give", "given": "give", "beat": "beat", "broke": "break", "broken": "break", "threw": "throw", "set": "set", "hid": "hide",
    "fed": "feed", "paid": "pay", "sent": "send", "lit": "light", "cut": "cut", "sank": "sink", "drove": "drive", "killed": "kill", "struck": "strike",
    "burnt": "burn", "spilt": "spill", "leapt": "leap", "made": "make", "forged": "forge", "held": "hold", "told": "tell", "wrote": "write", "put": "put",
}  # fmt: skip
_IRREGULAR = {**IRREGULAR, **_IRREGULAR, "laid": "lay", "laying": "lay", "lain": "lay", "led": "lead", "hit": "hit", "fled": "flee", "slew": "slay", "tore": "tear", "stole": "take", "stolen": "take", "steal": "take", "stealing": "take", "embezzled": "take", "embezzling": "take", "pocketed": "take", "pocketing": "take", "murdered": "kill", "murdering": "kill", "murder": "kill", "killing": "kill", "robbed": "take", "robbing": "take"}
_EMPTY = frozenset("the and for from into with that had have having been being was were his her its their near out off over left after this who which says said also not".split())


def allegations(text: CheckedText) -> Iterator[Draft]:
    """Yield a deed told outright, of which another sentence shows that it is alleged by one and denied by another."""
    body = [line for line in text.lines if not line.heading]
    doubts = _DOUBTS.among(text.vocabulary)
    doubtful = {line.start for line in body if not doubts.isdisjoint(text.words(line)) and (_DOUBT.search(line.text) or _ALLEGES.search(line.text))}
    if not doubtful:
        return
    for number, line in enumerate(body):
        if not _OFTEN_HEDGED.isdisjoint(text.words(line)) or not any(one.start in doubtful for one in body[max(0, number - 2) : number + 4]):
            continue
        match = _SUBJECT.match(line.text)
        if match is None or _HEDGED.search(line.text):
            continue
        # The judge of a deed may have proved it: then it is no longer alleged.
        for other in [*body[max(0, number - 2) : number], *body[number + 1 : number + 4]]:
            if other.start not in doubtful:
                continue
            why = _unproved(match, other, other in body[number + 1 : number + 2])
            if why:
                yield Draft(
                    "attribution-conflict", text.span(line.start, line.end), f"the article says it in its own voice, but elsewhere {why}: '{other.text[:90]}'",
                    "Do not count it as established.",
                )  # fmt: skip
                return
            if _ALLEGES.search(other.text) and _same_deed(match, other, other in body[number + 1 : number + 2]) and _denied(body, other):
                yield Draft(
                    "attribution-conflict", text.span(line.start, line.end),
                    f"the article says it in its own voice, but elsewhere it is only alleged: '{other.text[:90]}'", "Do not count it as established.",
                )  # fmt: skip
                return


_NOT_KNOWN = lazily(
    r"(?i)\b(?:(?:it is|it was|is|was|are|remains?|still) (?:not (?:yet )?(?:known|clear|certain|established)|unknown|unclear|a mystery)|(?:nobody|no one) (?:yet )?(?:knows|knew|can say|has said)|(?:do|does|did|could|can|cannot|have|has) (?:not )?(?:yet )?(?:know|say|tell|established?|determined?|found out|find out|identified) (?:yet )?(?:who|what|why|how|whether)|"
    r"(?:have|has) (?:not|yet to) (?:yet )?(?:found|find|been|be|establish|determine|identif\w+|say|said)|are still (?:looking|trying)|is still being investigated|have no (?:idea|clue|lead)|has only (?:just )?begun|have only begun)\b"
)
_UNPROVED = lazily(
    r"(?i)\b(?:(?:only|merely|so far only) (?:suspected|alleged|a suspicion|an allegation|been told)|no (?:evidence|proof)|(?:has|have) not been (?:charged|proved|proven|established|tried|confirmed)|yet to be (?:proved|proven|charged|tried|confirmed|established)|unproven|unconfirmed|"
    r"(?:inquiry|investigation|trial|probe) (?:has|have|is) (?:only|not|yet|still)|(?:by|of|on) (?:only )?(?:one|a single|an anonymous) (?:witness|source|informer|tip)|(?:police|prosecutors|investigators|officials|detectives|inspectors) (?:only )?(?:suspect|believe|think|are looking into|want to know)|"
    r"remains? (?:only )?(?:a suspect|suspected|an allegation)|for want of evidence|nothing (?:has been )?(?:proved|proven)|no (?:court|judge|tribunal|jury) has (?:yet )?(?:heard|tried|ruled|decided|convicted|found)|(?:case|charge|matter) has (?:not|yet to|never) (?:yet )?(?:come|been|reached?|go)|is (?:only )?a suspect\b|are (?:only )?suspects\b)"
)


_NEEDED = Needed(_UNPROVED.pattern)
_DOUBT = lazily(r"[dD]en(?:y|ied|ies)|[rR]eject|suspect|alleg|evidence|proof|proven|proved|charged|confirmed|investigat|inquiry|trial|witness|known\b|unclear|unknown|mystery|knows\b|not know|not clear|identif|begun|no clue|no idea|whether")


_DOUBTS = Spotter(
    r"den(?:y|ied|ies)|reject|suspect|alleg|evidence|proof|proven|proved|charged|confirmed|investigat|inquiry|trial|witness|know|unclear|mystery|clear|identif|begun|clue|idea|whether|claim|accus|blam|indict|suspicion"
)


@lru_cache(maxsize=2048)
def _stems(words: str) -> frozenset[str]:
    found = set()
    for word in re.findall(r"[^\W\d]{3,}", words.lower()):
        if word not in _EMPTY:
            word = _IRREGULAR.get(word, word)
            found.add(re.sub(r"(?:ing|ed|es|s|e)$", "", word)[:6])
    return frozenset(found)


def _unproved(match: re.Match[str], other: Line, follows: bool) -> str:
    """Return how another sentence shows that a deed told outright is denied by its doer, unproved, or by nobody knows whom."""
    mine, theirs = _stems(match["verb"] + " " + match["rest"]), _stems(other.text)
    shared = mine & theirs
    verb = next(iter(_stems(match["verb"])), "")
    head = (match["name"] or match["who"]).split(" ")[-1].lower()
    about = head in other.text.lower() and pattern(rf"(?i)\b{re.escape(head)}\b").search(other.text) is not None
    denial = re.search(r"(?i)\b(?:den(?:y|ies|ied)|den(?:y|ied|ies)? that|(?:rejects?|rejected) (?:the |this |that |these |those |any |all )?(?:[a-z]+ )?(?:charges?|accusations?|allegations?|claims?|reports?|suggestions?|idea|that|version|account)\b)(?P<what>[^.;]*)", other.text)
    if denial is not None and len(_stems(denial["what"]) & mine) >= 2 and (about or (follows and re.match(r"(?:He|She|They|It)\b", other.text))):
        mine_named, theirs_named = (set(re.findall(r"\b[A-Z][a-z]{2,}", words)) for words in (match["rest"], denial["what"]))
        if not (mine_named and theirs_named) or mine_named & theirs_named:
            return "it is denied"
    if denial is not None and follows and verb and re.match(r"(?:He|She|They|It) ", other.text) and verb in _stems(denial["what"]):
        return "it is denied"
    named = re.search(r"\bhaving (?P<verb>[a-z]+)\b", denial["what"]) if denial is not None else None
    if named is not None and verb and verb in _stems(named["verb"]) and (about or (follows and re.match(r"(?:He|She|They|It|His|Her|Their|Its)\b", other.text))):
        return "it is denied"
    lower = other.text.lower()
    if _NEEDED.in_text(lower) and _UNPROVED.search(other.text) and (len(shared) >= 2 or (follows and (about or len(shared) >= 1 or re.match(r"(?:He|She|They|It|The|His|Her|Their)\b", other.text)) and len(shared) >= 1)):
        return "it is told as unproved"
    unknown = _NOT_KNOWN.search(other.text) if "who" in lower or "whether" in lower or "what caused" in lower or "behind" in lower else None
    if unknown is not None and not re.match(r" ?whether (?:it|he|she|they|to)\b", other.text[unknown.end() :]) and re.search(r"\bwho\b|\bwhether\b|\bwhat caused\b|\bbehind\b", other.text) and ((verb and verb in theirs) or (follows and len(shared) >= 1) or re.search(r"\bwho (?:did|was behind|is behind|had done|has done|were behind)\b", other.text)):
        return "it is told as not known"
    return ""


def _denied(body: list[Line], other: Line) -> bool:
    after = next((line for line in body if line.start > other.start), None)
    return bool(_DENIES.search(other.text) or (after is not None and _DENIES.search(after.text)))


_ACCUSED_STATE = lazily(r"\b(?:accus(?:es|ed)|blam(?:es|ed)|suspects?|suspected) (?:the )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?) (?:of|for|behind) (?:the|this|that|having|being)\b")


def _state_accused(who: str, words: str) -> bool:
    """Whether the state of a doer, 'Iranian divers', is the one that a sentence right after tells to be accused of the deed."""
    accused = _ACCUSED_STATE.search(words)
    doer = re.match(r"(?:[Tt]he |[Aa]n? |Two |Three |Four |Five |Several |Some )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)(?:[’']s)?\b", who)
    if accused is None or doer is None:
        return False
    states = [country_words().get(one["state"]) or country_words().get(one["state"].split(" ")[0]) for one in (accused, doer)]
    return states[0] is not None and states[0] == states[1]


def _same_deed(match: re.Match[str], other: Line, follows: bool) -> bool:
    """Whether another sentence lays the same deed on the same doer, by name, noun or a pronoun right after."""
    head = (match["name"] or match["who"]).split(" ")[-1].lower()
    shared = _stems(match["verb"] + " " + match["rest"]) & _stems(other.text)
    if follows and _state_accused(match["who"], other.text):
        return True
    accused = None if head not in other.text.lower() else re.search(
        rf"\b(?:accus\w+|suspect\w*|blam\w+|alleg\w+ that|claim\w* that|that|charged)(?: that)? (?:the |an? )?(?:[\w’\-]+ ){{0,3}}{re.escape(head)}\b", other.text, re.I
    ) or pattern(rf"(?i)(?:The |An? )?(?:[\w’\-]+ ){{0,3}}{re.escape(head)} (?:is|are|was|were|has been|have been) (?:accused|suspected|charged|alleged|on trial)").match(other.text)
    if accused is not None:
        return len(shared) >= 2 or bool(_stems(match["verb"]) & shared)
    if follows and re.search(r"\b(?:alleg(?:es|ed)|claim(?:s|ed)) (?:that )?(?:he|she|they)\b", other.text) and shared:
        return True
    pronoun = re.match(r"(?:He|She|They|It) (?:is|are|was|were|has been|have been|stands?) (?:also )?(?:accused|suspected|charged|alleged|on trial)", other.text)
    return follows and pronoun is not None and len(shared) >= 1
