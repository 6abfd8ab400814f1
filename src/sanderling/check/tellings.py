"""The deeds that a sentence tells, by whatever word: a verb, a noun ('the approval of'), a state ('unhurt'), in any clause.

Read word by word, without a parse: what is asked is only which deed it is, whether it is denied, and whether it is taken for
granted, as in 'the guards whom the shells killed' or 'their handshake in Geneva'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sanderling.check.lazily import lazily
from sanderling.check.quantities import singular
from sanderling.check.verbs import IRREGULAR, stem
from sanderling.knowledge.check_deed_words import deed_words

_TOKEN = lazily(r"\d[\d,.]*\d|[^\W_](?:[\w’'\-]*\w)?(?:[’'](?= ))?|[,;:—–]")
_STOPS = frozenset(",;:—–")
_OPENERS = frozenset("who which that whom whose when while because where after before as but and since once if whether although though until than".split())
_BINDING = frozenset("who which that whom whose when while where after as since because".split())
_NEGATORS = frozenset("not never no none nobody neither nor without cannot nothing didn’t hasn’t wasn’t weren’t haven’t".split())
_ALWAYS = frozenset("never none nobody neither nothing no".split())
_WILL_NOT = frozenset("refused declined failed unable forgot".split())
_HALF = frozenset("only all every many just merely yet always quite even until".split())
_NO_NEGATION = frozenset("doubt longer more sooner less wonder matter".split())
_DETERMINERS = frozenset("the his her its their this these those both".split())
_UNREAL = frozenset("would could may might should will shall if whether unless to must can cannot any possible planned future next proposed expected alleged threatened intended attempted".split())
_SEEKING = lazily(
    r"(?:demand|call|urge?|ask|want|hope?|wait|await|propose?|plan|offer|discuss|consider|fear|expect|promise?|seek|sought|threaten|prevent|avoid|oppose?|warn|wish|appeal|insist|press|forbid|forbade|condition|favour|object|against|try|tries|tried|attempt|aim|ahead|before|until|without)"
    r"(?:s|es|d|ed|ing|n?ned|n?ning)?"
)
_AUXILIARIES = frozenset("was were is are been be being has have had did does do".split())
_ADJECTIVES = frozenset("armed united supposed used based crowded wounded limited related increased added needed so-called hundred red bed indeed".split())
_EMPTY = frozenset(
    "the and for from into with that had have has his her their its this these those over onto after before during under about been being were was who which whom when where there then than some any all both "
    "day week month year said says told not never none nobody also more most such only still last first two three four five six seven eight nine ten dozen hundred thousand million "
    "until since while because they them what would could will did does may might against between through without within near upon off out down back still people person men man women woman government minister president".split()
)
_MONTH = lazily(r"\b(?:March|May)\b")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december mr mrs ms dr the a an on in at no not nobody none".split()
)
WEAK = frozenset(stem(word) for word in "be have do say tell go come make get take put set give use see know think want need begin start appear seem remain stay become hold keep call name report announce add warn expect accus alleg deny denie claim suspect blam charg reject refus follow bas last".split())
"""Stems of verbs that tell too little for two tellings to be of one deed."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A deed told at start..end of a sentence; ``always`` where it is denied of any time, ``bound`` where it is taken for granted."""

    deed: str
    noun: bool
    denied: bool
    always: bool
    bound: bool
    real: bool
    start: int
    end: int
    owner: str
    """Whose it is: the word before "'s", or empty."""
    clause: tuple[int, int]
    """Where the clause of the deed stands in the sentence; with the noun before a relative clause."""
    thing: str
    """The noun, in the singular, of what it is done to, or empty where that is not told beside it."""


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return (words, deed, kind) of the phrases by their first word, longer before shorter; kind is verb, noun or denying."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for deed in deed_words().values():
        for kind, phrases in (("verb", deed.verbs), ("noun", deed.nouns), ("denying", deed.denying)):
            for phrase in phrases:
                words = tuple(phrase.split(" "))
                found.setdefault(words[0], []).append((words, deed.deed, kind))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _verb_stems() -> dict[str, tuple[str, ...]]:
    """Return the deeds of single verbs by stem, so that 'sign' and 'signing' are found where 'signed' is listed."""
    found: dict[str, list[str]] = {}
    for deed in deed_words().values():
        for verb in deed.verbs:
            if " " not in verb:
                found.setdefault(stem(verb), []).append(deed.deed)
    return {word: tuple(dict.fromkeys(deeds)) for word, deeds in found.items()}


@lru_cache(maxsize=2048)
def tellings(sentence: str) -> tuple[Telling, ...]:
    """Return the deeds that a sentence tells, in order."""
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence)]
    words = [token[0].lower() for token in tokens]
    found: list[Telling] = []
    for at, word in enumerate(words):
        if word in _STOPS:
            continue
        for deed, kind, length in _deeds_at(words, at):
            told = _telling(words, tokens, at, deed, kind, length)
            if told is not None:
                found.append(told)
    return tuple(found)


def _deeds_at(words: list[str], at: int) -> list[tuple[str, str, int]]:
    """Return (deed, kind, number of words) of what may be told at a word."""
    found: list[tuple[str, str, int]] = []
    word = words[at]
    for phrase, deed, kind in _phrases().get(word, ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            found.append((deed, kind, len(phrase)))
    if any(length > 1 for _, _, length in found):
        return [one for one in found if one[2] > 1]
    known = {deed for deed, _, _ in found}
    before = words[at - 1] if at else ""
    base = before in {"to", "not", "never", "once", "ever", "even", "yet"} and word not in _EMPTY
    past = (word.endswith("ed") and len(word) > 4) or word in IRREGULAR
    going = word.endswith("ing") and len(word) > 5 and before in {"of", "for", "with", "having", "by", "from", "after", "before", "without", "deny", "denied", "denies", ","}
    if (base or past or going) and word not in _ADJECTIVES:
        root = stem(word)
        deeds = _verb_stems().get(root, () if len(root) < 3 else ("v:" + root,))
        found += [(deed, "verb", 1) for deed in deeds if deed not in known]
    return found


def _clause_from(words: list[str], at: int) -> int:
    """Return where the clause of a word begins: behind the last stop or opening word before it."""
    start = at
    while start > 0 and words[start - 1] not in _STOPS and words[start - 1] not in _OPENERS:
        start -= 1
    return start


def _telling(words: list[str], tokens: list[tuple[str, int, int]], at: int, deed: str, kind: str, length: int) -> Telling | None:
    start = _clause_from(words, at)
    clause = words[start:at]
    opener = words[start - 1] if start else ""
    owner, definite = "", False
    if kind == "noun" and words[at - 1 : at] and words[at - 1] in {"not", "to", "never", "did"}:
        return None  # 'did not fire' is a verb
    if kind == "noun":
        lead = next((back for back in range(at - 1, max(start, at - 5) - 1, -1) if words[back] in _DETERMINERS | {"no", "a", "an", "not", "any", "without"} or words[back].endswith(("’s", "'s", "’", "'"))), -1)
        if lead < 0 and not {"of", "by"} & set(words[max(start, at - 2) : at]):
            return None
        if lead >= 0 and words[lead] in {"a", "an", "any"} and "not" not in words[max(start, lead - 2) : lead]:
            return None
        definite = lead < 0 or (words[lead] in _DETERMINERS or words[lead][-2:] in {"’s", "'s"} or words[lead][-1] in "’'")
        if lead >= 0 and definite and words[lead] not in _DETERMINERS:
            owner = re.sub(r"[’']s?$", "", tokens[lead][0])
        if lead >= 0 and not definite and words[lead] not in {"no", "not", "a", "an", "without"}:
            return None
    negators = [back for back in range(start, at) if words[back] in _NEGATORS and words[back + 1 : back + 2] and words[back + 1] not in _NO_NEGATION]
    if any(words[back] == "not" and words[back + 1] in _HALF for back in negators):
        return None
    refused = any(words[back] in _WILL_NOT and "to" in words[back:at] for back in range(start, at))
    behind = words[at + length : at + length + 1]
    if behind and behind[0] in _PARTICLES and kind == "verb":
        behind = words[at + length + 1 : at + length + 2]
    empty = kind == "verb" and behind and behind[0] in {"no", "nobody", "none", "nothing", "neither"} and clause[-1:] != ["not"]
    if kind == "noun" and definite:
        negators = []
    denied = bool(negators) or (refused and not definite) or bool(empty)
    if kind == "denying":
        denied = not negators
    perfect = {"has", "have"} & set(words[start:at])
    always = denied and (any(words[back] in _ALWAYS for back in negators) or bool(perfect) or bool(empty) or kind == "denying")
    unreal = {word for word in clause if word in _UNREAL} - ({"to"} if refused else set())
    if "to" in unreal and not (kind == "verb" and clause[-1:] == ["to"]):
        unreal -= {"to"}
    seeking = any(_SEEKING.fullmatch(word) for word in (clause[-5:] if kind == "noun" else clause[-3:])) and not refused
    if opener in {"if", "whether", "unless", "before", "until"}:
        unreal = {opener}
    if kind == "noun" and not denied and not (_PUT_OFF.isdisjoint(words[at + length : at + length + 9]) and _SOUGHT.isdisjoint(words[at + length : at + length + 5])):
        unreal = {"set"}
    participle = kind == "verb" and not (set(clause[-4:]) & _AUXILIARIES) and behind[:1] in (["by"], ["in"], ["at"], ["on"], ["when"])
    bound = definite or opener in _BINDING or participle or (kind == "verb" and start > 0 and words[start - 1] not in _STOPS and opener in _BINDING) or _after_noun(words, at, start)
    end = at + length
    while end < len(words) and words[end] not in _STOPS and words[end] not in _OPENERS:
        end += 1
    # The noun that a relative clause tells of stands before it.
    first = max(0, start - 4) if opener in _RELATIVE else start
    return Telling(
        deed, kind == "noun", denied, always, bound, not unreal and not seeking, tokens[at][1], tokens[at + length - 1][2], owner,
        (tokens[first][1], tokens[end - 1][2]), _thing(words, at, length, start, kind),
    )  # fmt: skip


_PARTICLES = frozenset("down up out off away over in back".split())
_PUT_OFF = frozenset("set expected due planned will would off postponed cancelled threatened may might could impossible likely unlikely".split())
_SOUGHT = frozenset("asked demanded wanted offered sought hoped".split())
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PREPOSITIONS = frozenset("in on at to of by for from with over near after before during since against under into through between about within beneath behind beside above below inside outside beyond".split())
_PRONOUNS = frozenset("it him her them they he she this these those us".split())


def _thing(words: list[str], at: int, length: int, start: int, kind: str) -> str:
    """Return the head of what a deed is done to: behind an active verb or 'of', before a passive one or a relative clause."""
    behind = words[at + length : at + length + 6]
    if kind == "noun":
        return _head(behind[1:]) if behind[:1] == ["of"] else ""
    passive = bool(set(words[max(start, at - 3) : at]) & {"was", "were", "is", "are", "been", "be", "being"})
    opener = words[start - 1] if start else ""
    if opener in _RELATIVE and not (opener == "that" and start >= 2 and words[start - 2] in {"now", "seeing", "given", "so"}):
        if passive or (words[start:at] and not set(words[start:at]) <= _AUXILIARIES and words[start] not in _AUXILIARIES):
            before = words[max(0, start - 6) : start - 1]
            return _head_before(before[:-1] if before[-1:] == [","] else before)
        return _head(behind)
    if passive:
        lead = words[start:at]
        while lead and (lead[-1] in _AUXILIARIES or lead[-1].endswith("ly") or lead[-1] in _NEGATORS):
            lead = lead[:-1]
        return _head_before(lead)
    return _head(behind)


def _head(words: list[str]) -> str:
    """Return the last word of the noun phrase that begins here, or of its first names."""
    kept: list[str] = []
    for word in words:
        if word in _STOPS or word in _PREPOSITIONS or word in _OPENERS or word in _AUXILIARIES or word in _NOT_NOUNS:
            break
        if kept and kept[-1] not in _DETERMINERS and ((word.endswith("ed") and len(word) > 4) or word in IRREGULAR) and word not in _ADJECTIVES:
            break  # 'who searched the convoy found': the verb of another clause
        kept.append(word)
    return singular(kept[-1]) if kept and kept[-1] not in _DETERMINERS | _PRONOUNS and kept[-1] not in _EMPTY else ""


def _head_before(words: list[str]) -> str:
    """Return the noun of the phrase that ends here: 'the loan for the road' tells of the loan."""
    cut = next((index for index, word in enumerate(words) if index and word in _PREPOSITIONS), len(words))
    return singular(words[cut - 1]) if words[:cut] and words[cut - 1] not in _EMPTY | _PRONOUNS | _DETERMINERS else ""


_NOT_NOUNS = frozenset("and or monday tuesday wednesday thursday friday saturday sunday yesterday today late early only each again down out up off".split())


def _after_noun(words: list[str], at: int, start: int) -> bool:
    """Whether a verb is that of a clause without an opening word: 'the watch the governor took'."""
    return words[start:at].count("the") > 1 and not set(words[start:at]) & _AUXILIARIES


@lru_cache(maxsize=2048)
def content(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that tell what it is about, in the singular and small letters."""
    return frozenset(singular(word) for word in re.findall(r"[^\W\d_][\w\-]{3,}", _MONTH.sub(" ", sentence).lower().replace("’s", "")) if word not in _EMPTY and word not in _CALENDAR)


_NAME = lazily(r"\b[A-ZÀ-Þ][\w\-]+")


@lru_cache(maxsize=2048)
def names(sentence: str) -> frozenset[str]:
    """Return the names of a sentence, word by word; its first word only where it is none of the language."""
    return frozenset(
        m[0] for m in _NAME.finditer(sentence)
        if m[0] not in {"March", "May"} and m[0].lower() not in _CALENDAR and (m.start() > 0 or m[0].lower() not in _EMPTY) and not (m.start() == 0 and re.match(r"[A-Z][a-z]+ [a-z]", sentence) and m[0].lower() in _OPENERS | _EMPTY | {"under", "on", "they", "he", "she", "it", "we", "for", "each"})
    )  # fmt: skip
