"""Deeds told by 'so did China', 'as did Norway', 'Iran did the same': that of the clause before, by another."""

from __future__ import annotations

from sanderling.coding.arguments import Arguments
from sanderling.coding.drafts import Draft
from sanderling.parse import Sentence, Token

_WHOLE = frozenset(["dobj", "nsubjpass", "auxpass", "ccomp", "xcomp", "dative", "prt", "agent", "attr"])
_LIKEWISE = frozenset(["same", "likewise", "similarly", "suit"])
BACK = 1
"""Sentences back to the deed that is meant."""


def told_again(sentence: Sentence, arguments: Arguments, drafts: list[Draft]) -> list[Draft]:
    """Return a candidate for each clause of the sentence that says of others only that they did so too."""
    made: list[Draft] = []
    for token in sentence.tokens:
        if not _likewise(token):
            continue
        actors = arguments.subjects(token)
        before = [one for one in drafts if one.token.i < token.i and token.sentence - one.token.sentence <= BACK]
        if not actors or not before:
            continue
        nearest = max(one.token.sentence for one in before)
        last = min((one for one in before if one.token.sentence == nearest), key=lambda one: (_depth(one.token), -one.token.i))
        if {actor.key for actor in actors} & {actor.key for actor in last.actors}:
            continue
        one = Draft(token, last.act, last.rule, actors, list(last.recipients), mode=last.mode, noun=False, factuality=last.factuality)
        one.doubt = f"'{token.text}' tells only that they did so too"
        one.note(str(last.act), f"'{token.text}' repeats what is told before", last.token)
        made.append(one)
    return made


def _depth(token: Token) -> int:
    """How far below its sentence's root a word hangs: what the sentence says before what it mentions."""
    return sum(1 for _ in token.ancestors())


def _likewise(token: Token) -> bool:
    """Whether a verb stands for the one before: 'so did', 'as did', 'did the same', 'followed suit'."""
    if token.lemma == "follow":
        return any(child.lower == "suit" for child in token.children) or _came_after(token)
    if token.lemma not in {"do", "have", "be"} or not token.kids("nsubj"):
        return False
    words = {child.lower for child in token.children}
    if token.lemma == "do" and any(child.dep == "dobj" and child.lower in _LIKEWISE for child in token.children):
        return True
    first = min((child.i for child in token.kids("nsubj")), default=0)
    return first > token.i and bool(words & {"so", "as"}) and token.dep != "aux"


def _came_after(verb: Token) -> bool:
    """'Japan followed in November', 'New Zealand followed with 65 soldiers': they did so too, a little later."""
    if verb.tag not in {"VBD", "VBN", "VBZ"} or verb.dep in {"relcl", "acl", "amod"} or verb.kids(*_WHOLE):
        return False
    return any(
        child.dep in {"npadvmod", "advmod"} or (child.dep == "prep" and child.lower in {"on", "in", "with", "by"})
        for child in verb.children
        if child.i > verb.i
    )
