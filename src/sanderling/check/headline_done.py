"""A headline's own verb, whichever it is, that the body uses only of what is wanted, refused, denied or still to come.

'Thai troops cross into Cambodia' over 'they massed at the frontier but did not cross it'; 'Liberia's loser concedes' over 'no sign of conceding'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, pattern
from sanderling.check.verbs import IRREGULAR, stem
from sanderling.knowledge.check_deed_words import deed_words

_OPEN = lazily(
    r"(?i)[?:“”\"]|^\S+ to \b|\bto [a-z]+|\b(?:may|might|could|will|would|should|must|can|if|set|poised|weighs?|mulls?|considers?|plans?|planned|urg(?:e|es|ed)|demands?|demanded|seeks?|wants?|den(?:y|ies|ied)|threat\w*|fear\w*|nearly|almost|not|no|never|hopes?|vows?|eyes|asks?|calls?|warns?|refus\w+|bid|call|near|close|ready|says?|said|tells?|told|insists?|claims?|promises?|pledges?|"
    r"offers?|proposes?|prepares?|expected|rumou?r\w*|reports?|doubts?|denial|without|fails?|stops? short|backs? (?:plan|call)|agrees?|dispute[sd]?|rules? out|delays?|postpones?|puts? off|rejects?|begins?|starts?|keeps?|tries)\b"
)
_WORD = lazily(r"[A-Za-zÀ-ž’'\-]+")
_NO_VERB = frozenset("is are was were be been has have had does do did the a an in on at of for by with from after as over its his her their new two three say says talk talks march strike force forces protest protests sanctions troops report plan deal war peace power state states year week day vote votes election elections aid oil gas attack attacks death deaths killings leader leaders minister court police army prison bank trade arms border port police".split())
_IRREAL = lazily(
    r"(?i)\b(?:to|will|would|may|might|could|should|shall|must|not|never|no|nor|neither|nobody|none|without|cannot|can|if|whether|unless|before|until|short of|from|against|about|for|of|than|nothing|n’t|n't)(?: (?:has|had|have|was|is|be|been|also|still|then|ever|yet|even|soon|a|the|any|it|them|him|her|he|she|they|formally|at all|himself|herself))* $"
)
_REAL = lazily(r"(?i)\b(?:went on|managed|began|begun|started|continued|used|rushed|came|agreed|voted|decided|helped|forced|ordered|got|had|hastened|hurried|were seen|was seen|chose|proceeded|moved|first|last|latest|only ones?|enough) to $|\b(?:after|by|while|when|since|in|on|as) $")
_FAR_IRREAL = lazily(
    r"(?i)\b(?:(?:den(?:y|ies|ied)|denial) (?:that |having |ever )?|(?:no|any|little) (?:sign|thought|intention|question|plan|talk|word|hint|wish|reason|prospect|idea|chance)s? of|(?:did|does|do|has|have|had|was|were|is|are|could|would|will|should) (?:not|never)|(?:call\w*|demand\w*|ask\w*|urg\w+|wait\w*|pray\w*|plead\w*|press\w*|hop\w+|threat\w+|want\w*|plan\w*|mean[st]?|meant|intend\w*|vow\w*|refus\w+|declin\w+|ready|due|expected|prepar\w+|instead of|rather than|yet|about|likely|free|unable|unwilling) (?:[\w’'\-]+ ){0,6}?to|if|whether|unless|false|untrue|rumou?rs? that|reports? that|far from|stopp?ed short of|short of)\b[^.;:]{0,60}$"
)
SHORT = 300
"""A body no longer than this is about its headline, whatever it names."""
LONG = 700
"""A body longer than this has other words for its headline's deed."""


def headline_done(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline whose verb the body never uses of what was done."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if title is None or len(heads) != 1 or not body or sum(len(line.text) for line in body) > LONG:
        return
    head = heads[0].text
    if _OPEN.search(head):
        return
    told = " ".join(line.text for line in body)
    for verb, start, end in _verbs(head):
        root = stem(verb)
        uses = [m for m in _WORD.finditer(told) if stem(m[0]) == root or stem(m[0].lower()) == root]
        if not uses or any(_real(told, m) for m in uses):
            continue
        if any(_real(told, m) for other in _alike(verb) for m in pattern(rf"\b(?i:{re.escape(other)})\b").finditer(told)):
            continue
        # The sentence that takes the deed back must be about what the headline names.
        around = {word.lower()[:5] for word in _WORD.findall(head[:start] + " " + head[end:]) if len(word) > 3}
        use = uses[0]
        if len(told) > SHORT and not around & {word.lower()[:5] for word in _WORD.findall(told)}:
            continue
        shown = told[max(0, use.start() - 40) : use.end() + 30].strip()
        yield Draft("headline-unsupported", title, f"the headline says '{verb}', and the body uses the word only of what was not done: '{shown}'", "Go by the body.")
        return


_WISHED = lazily(
    r"(?i)\b(?:thinking of|thinks? of|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|toy(?:s|ed|ing) with|(?-i:may)|might|could|plan(?:s|ned|ning)? to|want(?:s|ed)? to|would like to|wish(?:es|ed)? to|threaten(?:s|ed|ing)? to|propos(?:es|ed|ing)(?: to)?|hop(?:es|ed|ing) to|intend(?:s|ed)? to|mean(?:s|t)? to|ready to|urg(?:ed|es|ing)|call(?:s|ed|ing) (?:for|on)|demand(?:s|ed|ing)?|talks? (?:of|about)|speaks? of|spoke of|ask(?:s|ed|ing)? (?:[\w’\-]+ ){1,6}to|whether to|about to|not yet|has yet to|have yet to|is to decide|will decide)\b[^.;:]{0,70}$"
)
_AS_BEFORE = lazily(r"(?i)\b(?:not|never|stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|still|yet|undecided|neither|nobody|no [a-z]+|as before|as usual|keeps?|goes? on|continu\w+|for the time being|unchanged)\b")
_SMALL = frozenset("with from over after into against their about amid more than that this have been will says first most down back".split())
FEW_WORDS = 330
"""A body of no more characters tells of nothing but what its headline is about."""


def only_wished(text: CheckedText) -> Iterator[Draft]:
    """Yield a headline in the present whose object a short body names only as what is thought of or called for, and another word of it goes on as before."""
    title = text.reading.article.title
    heads = [line for line in text.lines if line.heading]
    body = [line for line in text.lines if not line.heading]
    if title is None or len(heads) != 1 or not 1 <= len(body) <= 4 or sum(len(line.text) for line in body) > FEW_WORDS or _OPEN.search(heads[0].text):
        return
    head = heads[0].text
    told = " ".join(line.text for line in body)
    for verb, _, end in _verbs(head):
        root = stem(verb)
        if any(_real(told, m) for m in _WORD.finditer(told) if stem(m[0].lower()) == root):
            continue
        objects = {word.lower()[:6] for word in _WORD.findall(head[end:]) if len(word) > 3 and word.lower() not in _SMALL}
        named = [(line, m) for line in body for m in _WORD.finditer(line.text) if m[0].lower()[:6] in objects]
        wished = [m for line, m in named if _WISHED.search(line.text[: m.start()])]
        if not objects or not wished or len({line.start for line, _ in named}) != 1 or _AS_BEFORE.search(told) is None:
            continue
        yield Draft("headline-unsupported", title, f"the headline says '{verb}', and the body tells of it only as thought of: '{named[0][0].text[:90]}'", "Go by the body.")
        return


def _verbs(head: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a headline that may be its verb in the present: 'troops cross', 'loser concedes'."""
    words = list(_WORD.finditer(head))
    for before, match in itertools.pairwise(words):
        word = match[0]
        if not word.islower() or word in _NO_VERB or len(word) < 3:
            continue
        plural = before[0].endswith("s") and not before[0].endswith(("’s", "'s", "ss", "us"))
        third = word.endswith("s") and not word.endswith(("ss", "us"))
        if (third and not plural) or (plural and not third and not word.endswith(("ed", "ing", "ly", "al", "ive", "ous", "ic"))) or re.fullmatch(r"[a-z]{3,}ed", word):
            yield word, match.start(), match.end()


def _real(told: str, match: re.Match[str]) -> bool:
    """Whether a word of the body tells of something done."""
    lead = told[max(0, match.start() - 90) : match.start()]
    lead = re.split(r"[.;:!?]\s", lead)[-1]
    if re.search(r"(?i)\b(?:the|a|an|his|her|its|their|this|that|any|no|of) (?:[a-z]+ )?$", lead) and not match[0].endswith(("ed", "ing")) and match[0] not in IRREGULAR:
        return not re.search(r"(?i)\b(?:no|any|denied|before|without|planned|possible|future|next)\b[^,]{0,20}$", lead)  # a noun of the deed
    if _REAL.search(lead) or re.search(r"(?i), who(?:se [a-z]+)? (?:had|has|have)\b[^,]*$", lead):
        return True  # what somebody had sworn before says nothing of what he did
    return _IRREAL.search(lead) is None and _FAR_IRREAL.search(lead) is None


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset((*one.verbs, *one.nouns)) for one in deed_words().values())


def _alike(verb: str) -> frozenset[str]:
    """Return the words that tell the same deed as a verb."""
    root = stem(verb)
    found: set[str] = set()
    for group in _groups():
        if any(stem(word) == root for word in group if " " not in word):
            found |= group
    return frozenset(found)
