"""A deed told outright of somebody whom another sentence only suspects to be 'behind it': 'Iranian agents planted the bomb ... he alleged that Iran was behind it'.

The doubtful sentence names who is held responsible, and it, or one beside it, says that this is denied or not proved; the other tells a
deed of the same doer, by name, by the state's people, or by the same noun, in the article's own voice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Spotter
from sanderling.check.verbs import IRREGULAR
from sanderling.check.who import country_words

_QUICK = Spotter(r"^(?:behind|suspect|accus|responsib|blame|blamed|author|hand|work|doing|guilt|involve|involved|involvement|implicat|masterm|culprit|traces?|points?|pointed|lead|leads|attribut|attributed|role|part|trail)")
_WHO = r"(?P<who{0}>(?:the |its |his |her |their |a |an )?(?:[\w’'\-]+ ){{0,4}}?[\w’'\-]+)"
_HELD = (
    lazily(rf"\b(?:[Tt]hat|[Ww]hether|[Ii]f|say|says|said|suspects?|believes?|alleg\w+|claim\w*|is|was) {_WHO.format(1)}(?:,[^,]{{2,40}},)? (?:was|is|were|are|stood|stands?|had been|has been|might be|may be|may have been|must be|lay|lies) (?:[a-z]+ly )?(?:behind|responsible(?: for)?|to blame(?: for)?|involved|implicated|the (?:author|mastermind|culprit|hand behind)\w*|guilty of|involved in|implicated in)\b"),
    lazily(r"\b(?:accus\w+|suspect\w*|blam\w+) (?P<who2>(?!him\b|her\b|them\b|it\b)(?:the )?(?:[\w’'\-]+ ){0,3}?[\w’'\-]+)(?= of (?:it|the|having|being|a|an|doing)\b| for (?:it|the|this)\b|[,.;]| and\b| but\b)"),
    lazily(r"\b(?:the )?(?:work|doing|hand|fault|deed|responsibility|involvement|role|part|guilt) of (?P<who3>(?:the )?(?:[\w’'\-]+ ){0,3}?[\w’'\-]+)(?=[,.;]| is| was| has| in| and| but)"),
    lazily(r"\b(?:points?|pointed|leads?|led|attribut\w+|traces?|traced|laid)(?: (?:the finger|a finger|suspicion|it|the [a-z]+|this|that))? (?:at|to|towards) (?P<who4>(?:the )?(?:[\w’'\-]+ ){0,3}?[\w’'\-]+)(?=[,.;]| is| was| has| in| and| but|$)"),
    lazily(r"\b(?P<who5>(?:[A-ZÀ-Þ][\w\-]+)(?: [A-ZÀ-Þ][\w\-]+)*)[’']s? (?:involvement|responsibility|guilt|role|part|hand|authorship|complicity)\b"),
)
_CUE = lazily(r"(?i)\b(?:alleg\w+|claim\w*|accus\w+|suspect\w*|suspicion|blam\w+|whether|believ\w+|think\w*|thought|assum\w+|say|says|said|point\w*|attribut\w+|lays?|laid|maintain\w*|assert\w*|insist\w*|unproven|proof|evidence)\b")
_OPEN = lazily(
    r"(?i)\b(?:den(?:y|ies|ied)|denials?|reject(?:s|ed)?|disput(?:es|ed)|dismiss(?:es|ed)|contest(?:s|ed)|calls? (?:it|this|that|the [^,;.]{3,80}?) (?:a lie|lies|absurd|nonsense|false|baseless|a fabrication|slander)|not (?:yet )?(?:been )?(?:proven|proved|shown|established|confirmed|clear|known|charged|identified|named)|unproven|unclear|no (?:proof|evidence|group|one has|claim)|nobody has|(?:named|charged|accused|arrested|identified) (?:nobody|no one|no suspect)|open (?:question|to doubt)|"
    r"(?:has|have) not (?:yet )?(?:said|named|found|established|identified|confirmed|charged|concluded)|yet to (?:be|find|name|say|establish|prove)|nothing to do with|no part in|had no hand|protests? (?:his|her|its|their) innocence|only (?:of )?(?:a )?suspicion|remains? (?:open|unclear|unproven|in doubt)|investigat\w+|inquiry|is to (?:rule|decide|find))\b"
)
_PROVED = lazily(r"(?i)\b(?:admit\w*|confess\w*|convict\w*|pleaded guilty|found guilty|claimed responsibility|acknowledg\w+|court (?:has )?(?:found|ruled)|was proved|sentenced)\b")
_HEDGED = lazily(r"(?i)\b(?:alleg\w*|claim\w*|accus\w*|suspect\w*|report(?:s|ed|edly|ing)?\b|den(?:y|ies|ied)|may|might|could|would|believed|apparently|thought|said|says|told|according|whether|if|supposed\w*|rumou?r\w*|feared|presumed|likely|probably|appear\w*|seem\w*|not|never|no)\b|[“”\"?]")
_SUBJECT = lazily(rf"^(?:(?:On|In|At|By|Late on|Early on) [^,]{{2,40}}, )?(?P<who>(?:(?:The|A|An|Two|Three|Four|Several|Its|Some) )?(?:[\w’'\-]+ ){{1,6}}?)(?:had |have |has )?(?P<verb>[a-z]{{2,}}ed|{'|'.join(IRREGULAR)}|did|made|kept)\b(?! by\b)")
_AGENT = lazily(rf"\b(?:was|were|been) (?:[a-z]+ly )?(?:[a-z]{{3,}}ed|{'|'.join(IRREGULAR)})\b[^.;,]{{0,60}}? by (?P<who>[\w’'\-]+(?: [\w’'\-]+){{0,8}})[.,]")
_WEAK = frozenset("was were been said told denied rejected called asked wanted hoped died fell went came met stood offered welcomed".split())
NEAR = 3
"""Sentences farther apart than this are not held against one another."""


def behind_it(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence that tells outright a deed of those who elsewhere are only held to be behind it."""
    if not _QUICK.among(text.vocabulary):
        return
    body = [line for line in text.lines if not line.heading]
    if len(body) > 40:
        return
    for number, line in enumerate(body):
        if _CUE.search(line.text) is None or not _QUICK.among(text.words(line)):
            continue
        around = " ".join(one.text for one in body[number : number + 2])
        if _OPEN.search(around) is None or _PROVED.search(around) is not None:
            continue
        held = {name for pattern in _HELD for match in pattern.finditer(line.text) for name in _doers(next(value for key, value in match.groupdict().items() if value))}
        if number and held & _MEANT_AGAIN:
            # 'The movement' is the doer of the sentence right before.
            before = _SUBJECT.match(body[number - 1].text)
            held |= _doers(before["who"].strip(), True) if before is not None else set()
        if not held:
            continue
        for at in range(max(0, number - NEAR), min(len(body), number + NEAR + 1)):
            other = body[at]
            if at == number or _HEDGED.search(other.text):
                continue
            told = _SUBJECT.match(other.text)
            agent = _AGENT.search(other.text)
            if agent is not None and _doers(agent["who"].strip(), True) & held:
                yield _draft(text, other, line)
                return
            if told is None or told["verb"] in _WEAK or re.search(r"\b(?:was|were|been|is|are|who|which|that|whose|by|after|before|when|while) ", told["who"]):
                continue
            if _doers(told["who"].strip(), True) & held:
                yield _draft(text, other, line)
                return


def _draft(text: CheckedText, told: Line, doubt: Line) -> Draft:
    return Draft(
        "attribution-conflict", text.span(told.start, told.end), f"the article says it in its own voice, but elsewhere it is only alleged or denied: '{doubt.text[:90]}'", "Do not count it as established.",
    )  # fmt: skip


_MEANT_AGAIN = frozenset("movement group party organisation organization regime government army country militia company firm agency service kingdom republic sect network junta general president minister banker leader commander officer prince clan gang".split())
_NO_DOER = frozenset("it he she they this that who which whom him them her nobody someone somebody others police court judge man woman men people the a an its his their".split())


def _doers(words: str, subject: bool = False) -> set[str]:
    """Return what a doer goes by: the states that its words name, and its last word; of a subject all of its names."""
    tokens = [re.sub(r"[’']s?$", "", word) for word in words.split(" ") if word]
    found = {country_words()[token] for token in tokens if token in country_words()}
    pairs = {" ".join(pair) for pair in itertools.pairwise(tokens)}
    found |= {country_words()[pair] for pair in pairs if pair in country_words()}
    if not found:
        names = {token for token in tokens if token[:1].isupper() and token.lower() not in _NO_DOER | {"two", "three", "four", "several", "some"}}
        found |= names if subject else {tokens[-1]} & names
        last = tokens[-1].lower().rstrip("s")
        if tokens[-1].islower() and last not in _NO_DOER and len(last) > 3:
            found.add(last)
    return found
