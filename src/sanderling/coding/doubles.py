"""Whether two drafts of a sentence tell one deed: 'attacked the town, killing ten', 'will travel to Seoul for talks'."""

from __future__ import annotations

from sanderling.coding.drafts import Draft
from sanderling.parse import Token
from sanderling.records import Act


def tells_again(draft: Draft, other: Draft) -> bool:
    """'attacked the town, killing ten', 'the strike killed ten': one deed in two words."""
    if draft.act is not Act.ASSAULT or other.act is not Act.ASSAULT or draft.token.sentence != other.token.sentence:
        return False
    for one, two in ((draft, other), (other, draft)):
        token, head = one.token, two.token
        while token.dep == "conj":
            token = token.head
        if token.head is head and (
            (token.dep == "advcl" and token.tag == "VBG") or (token.dep == "nsubj" and one.noun)
        ):
            if not two.recipients:
                two.recipients = one.recipients
            return one is draft
    return False


def talks_of(draft: Draft, visit: Draft) -> bool:
    """'will travel to Seoul for talks with Moon': the talks are what the visit is for, no meeting beside it."""
    if not draft.noun or draft.act is not Act.CONSULT or visit.mode != "visit" or not joined(draft.token, visit.token):
        return False
    known = {found.country or found.key for found in (*visit.actors, *visit.recipients)}
    return {found.country or found.key for found in (*draft.actors, *draft.recipients)} <= known


def joined(first: Token, second: Token) -> bool:
    """Whether one word hangs on the other, directly or by a preposition: 'met for talks'."""
    return any(
        a.head is b or (a.head.dep in {"prep", "dobj"} and a.head.head is b)
        for a, b in ((first, second), (second, first))
    )


def separate(first: Token, second: Token) -> bool:
    """Whether two words tell deeds of their own: two verbs do, unless one completes the other."""
    if first.pos != "VERB" or second.pos != "VERB":
        return False
    return not any(a.dep == "xcomp" and a.head is b for a, b in ((first, second), (second, first)))


__all__ = ["joined", "separate", "talks_of", "tells_again"]
