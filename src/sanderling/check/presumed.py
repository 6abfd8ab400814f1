"""A deed taken for granted, 'the bribe that he took', 'it was he who ordered the shelling', that the article elsewhere knows only as alleged or disputed.

The doubtful sentence names the verb and what it was done to; the other has both again in a clause that no longer asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import singular
from sanderling.check.text import CheckedText, Line, Spotter
from sanderling.check.verbs import IRREGULAR, stem

_PAST = rf"(?:[a-z]{{2,}}ed|{'|'.join(IRREGULAR)}|made|kept|did|bore|dropped|built|lit|spilt|swore|bent|sent)"
_DOUBTS = Spotter(r"^(?:alleg|claim|accus|suspect|suspicion|charg|blam|indict|trial|hold|maintain|believ|says?$|said|whether|contend|assert|attribut|point|lays?$|work$)")
_DISPUTED = Spotter(r"^(?:den[iy]|reject|disput|contest|dismiss|fairy|slander|invent|fabricat|lies?$|nonsense|absurd|fiction|innocen|guilty|untrue|leave|abroad|elsewhere|asleep|never|nothing|proof|evidence|prove|proven|tried|charged|convict|confirm|decided|establish|yet|tribunal|judge|jury|inquiry|court|commission|unproven|unclear|known|question|part$|not$)")
_ALLEGES = lazily(
    r"(?i)\b(?:alleg(?:es?|ed|ing|ations?)|claim(?:s|ed)?|accus(?:es?|ed|ing|ations?)|suspect(?:s|ed)?|charged? (?:with|that)|charges?|suspicion|blam(?:es?|ed|ing)|indict(?:s|ed|ment)|on trial|stands? trial|holds? that|believes? that|contends?|asserts?|maintains? that|says? that|said that|the work of|lays? (?:it|the \w+) at|points? (?:the finger )?(?:at|to)|attribut\w+|whether)\b"
)
_DISPUTES = lazily(
    r"(?i)\b(?:den(?:y|ies|ied)|denials?|reject(?:s|ed)?|disput(?:es?|ed)|contest(?:s|ed)|dismiss(?:es|ed)|fairy tale|slander|invention|fabricat\w+|lies?|nonsense|absurd|a fiction|innocen\w+|not guilty|(?:says?|said|insists?|swears?|maintains?)(?: that)? (?:he|she|it|they) (?:did (?:no such thing|not|nothing)|was (?:on leave|abroad|elsewhere|asleep|not)|were not|had no|has no|have no|never|knew nothing|took no|had nothing)|that (?:he|she|it|they) did not|untrue|nothing to do with|no part in|"
    r"no (?:proof|evidence|charges? (?:has|have)|court|judge|tribunal|jury)|(?:has|have|is|was) not (?:yet )?(?:been )?(?:proved|proven|shown|tried|charged|convicted|confirmed|decided|established)|yet to|(?:court|tribunal|judge|judges|jury|inquiry|commission|investigators?|prosecutors?|bench|panel) (?:must|has to|have to|is to|are to|will|in [A-Z]\w+ (?:must|has to|is to|will)) (?:[a-z]+ ){0,2}(?:find|decide|determine|rule|establish|settle|say|clear|examine)|unproven|unclear|an open question|nobody knows|not known)\b"
)
_HEDGED = lazily(r"(?i)\b(?:alleg\w*|claim\w*|accus\w*|suspect\w*|report\w*|den(?:y|ies|ied)|may|might|would|could|believed|charged|apparently|thought|maintain\w*|insist\w*|argu\w*|contend\w*|said|says|told|according|whether|if|suppos\w*|rumou?r\w*|feared|convict\w*|admit\w*|confess\w*|sentenced|guilty|proved|proven|not|never)\b|[“”\"?]")
_THE_NOUN = lazily(rf"\b(?:[Tt]he|[Tt]hose|[Tt]hese|[Hh]is|[Hh]er|[Tt]heir|[Ww]ith the) (?:[a-z\-]+ ){{0,3}}?(?P<noun>[a-z]{{3,}})(?: from the (?P<noun2>[a-z]{{3,}}))?(?:,? (?:that|which|whom))? (?:(?:the|an?|his|its|their) )?(?:[\w’'\-]+ ){{0,3}}?(?:had |have |has )?(?P<verb>{_PAST})\b")
_WHEN_DONE = lazily(rf"\b(?:[Ww]hen|[Aa]fter|[Aa]s|[Ss]ince|[Bb]ecause|[Ww]here|[Oo]nce|[Bb]y the time|[Bb]efore) (?:(?:the|an?|his|its|their) )?(?:[\w’'\-]+ ){{1,4}}?(?:had |have |has )?(?P<verb>{_PAST})\b(?P<obj>[^.;]{{0,70}})")
_IT_WAS = lazily(rf"\b[Ii]t was (?:[\w’'\-]+ ){{1,5}}?(?:who|that|which) (?:had |have |has )?(?P<verb>{_PAST})\b(?P<obj>[^.;]{{0,70}})")
_EMPTY = frozenset("that this they them with from have been were which whose what when where after before because into over near some other more than about without only also last year month week monday tuesday wednesday thursday friday saturday sunday".split())
_WEAK = frozenset(stem(word) for word in ("say", "tell", "be", "have", "do", "deny", "accuse", "allege", "claim", "suspect", "charge", "blame", "reject", "dispute", "rule", "go", "come", "see", "want", "add", "call", "insist", "maintain", "find", "decide"))
NEAR = 4
"""Sentences farther apart than this are not held against one another."""


def presumed(text: CheckedText) -> Iterator[Draft]:
    """Yield the first clause that takes for granted what another sentence knows as alleged and disputed."""
    body = [line for line in text.lines if not line.heading]
    doubts = _DOUBTS.among(text.vocabulary) if len(body) <= 40 else frozenset()
    disputed = _DISPUTED.among(text.vocabulary) if doubts else frozenset()
    if not disputed:
        return
    for number, line in enumerate(body):
        near = (text.words(one) for one in body[max(0, number - 1) : number + 2])
        if doubts.isdisjoint(text.words(line)) or all(disputed.isdisjoint(words) for words in near) or _ALLEGES.search(line.text) is None:
            continue
        around = line.text + " " + (body[number + 1].text if number + 1 < len(body) else "") + " " + (body[number - 1].text if number else "")
        if _DISPUTES.search(around) is None or re.search(r"(?i)\b(?:admitted|confess\w+|pleaded guilty|was convicted|were convicted|found guilty|was sentenced|court found)\b", around):
            continue
        deeds = _deeds(line)
        for at in range(max(0, number - NEAR), min(len(body), number + NEAR + 1)):
            other = body[at]
            if at == number or _HEDGED.search(other.text):
                continue
            span = _taken_for_granted(other, deeds)
            if span is not None:
                yield Draft(
                    "attribution-conflict", text.span(other.start + span[0], other.start + span[1]), f"the article takes it for granted, but elsewhere it is alleged and disputed: '{line.text[:90]}'",
                    "Do not count it as established.",
                )  # fmt: skip
                return


def _deeds(line: Line) -> dict[str, set[str]]:
    """Return the verbs of a sentence by stem with the nouns and names that stand behind each."""
    words = [(m[0], m.start()) for m in re.finditer(r"[\w’'\-]+", line.text)]
    found: dict[str, set[str]] = {}
    for number, (word, _) in enumerate(words):
        root = stem(word)
        if not word.islower() or len(root) < 2 or root in _WEAK:
            continue
        behind = {_noun(other) for other, _ in words[number + 1 : number + 9] if (len(other) > 3 and other.lower() not in _EMPTY)}
        if number and words[number - 1][0] in {"been", "was", "were", "being"}:
            # 'That the airliner had been threatened': its object stands before.
            behind |= {_noun(other) for other, _ in words[max(0, number - 6) : number] if len(other) > 3 and other.lower() not in _EMPTY}
        # 'Suspected of the shelling', 'the sale of the visas': a noun of the deed.
        found.setdefault(root, set()).update(behind)
    return found


def _noun(word: str) -> str:
    return singular(word.lower().removesuffix("’s").removesuffix("'s"))


def _taken_for_granted(line: Line, deeds: dict[str, set[str]]) -> tuple[int, int] | None:
    for match in _THE_NOUN.finditer(line.text):
        root = stem(match["verb"])
        if root in deeds and {_noun(match["noun"]), _noun(match["noun2"] or match["noun"])} & deeds[root]:
            return match.start(), match.end()
    for rule in (_WHEN_DONE, _IT_WAS):
        for match in rule.finditer(line.text):
            root = stem(match["verb"])
            behind = {_noun(word) for word in re.findall(r"[\w’'\-]{4,}", match["obj"]) if word.lower() not in _EMPTY}
            if root in deeds and behind & deeds[root]:
                return match.start(), match.end()
    return None
