"""What a party is to an event: how it stands to the act's word, and what the model holds; the same names for whoever it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sanderling.coding.drafts import Draft, is_state, party
from sanderling.knowledge.event_data import event_types
from sanderling.parse import Token
from sanderling.resolve.found import Found

_KNOWN = (
    ("weighs most", "weight"), ("the article plays in", "home"), ("the other party's is taken", "other side"), ("held by the law", "law"),
    ("joined to is taken", "joined"), ("of the place is taken", "place"), ("told of before", "before"), ("was told of", "before"),
    ("the sentence is about", "sentence"), ("the article is about", "article"), ("beside the name", "title"), ("stands beside", "beside"),
    ("belongs to", "owner"), ("belong to", "owner"), ("refers back", "back"), ("says what they are", "words"), ("does not say by whom", "words"),
    ("lies in", "place"),
)  # fmt: skip
"""How a party's state is known, by what was noted of it."""
_BELOW = frozenset(["dobj", "prep", "nsubjpass", "dative", "prt", "ccomp", "xcomp", "agent"])
_DEPS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "poss", "amod", "compound", "conj", "appos"])


def standing(draft: Draft, seen: Sequence[tuple[Found | None, int]], key: str) -> list[str]:
    """Return the names of what a party is to an event; ``seen`` are its mentions, each with how many sentences back it stands."""
    act, quad = draft.act.value, str(event_types()[draft.act].quad)
    near = min(back for _, back in seen)
    made = [f"near{near}", f"near{near}|{quad}", f"near{near}|{act}", f"state|{act}" if is_state(key) else f"body|{act}"]
    found = next((one for one, back in seen if back == near), None)
    if found is None:
        return made
    sector = found.sector or "-"
    made += [f"{sector}|{act}", f"{found.kind}|{act}", f"kind {found.kind}"]
    if near == 9:
        return made
    if near:
        dep = found.head.dep if found.head.dep in _DEPS else "x"
        return [*made, f"prevdep|{dep}|{min(near, 2)}", f"prevdep|{dep}|{act}"]
    made.append(f"model|{level(draft, key)}")
    best: list[str] = []
    for one, back in seen:
        if back or one is None:
            continue
        branch, deep = relation(draft.token, one.head)
        if deep is not None:
            way = path(draft.token, one.head)
            return [*made, f"rel|{branch}", f"rel|{branch}|{quad}", f"rel|{branch}|{act}", f"path|{way}", f"path|{way}|{quad}",
                    f"deep{min(deep, 4)}", f"dep|{one.head.dep}", f"word {draft.token.lemma}|{branch}"]  # fmt: skip
        side = "before" if one.head.i < draft.token.i else "after"
        best = best or ["rel|out", f"rel|out|{act}", f"outdep|{one.head.dep}|{side}", f"out {side}|{quad}"]
    return [*made, *best]


def level(draft: Draft, key: str, acts: bool = False) -> str:
    """Return how much of the model's judgement is for the act passing from who acts to the party, or from it to whom it is done."""
    others = [party(found) for found in (draft.recipients if acts else draft.actors)]
    shares = [draft.between.get((key, other) if acts else (other, key)) for other in others]
    share = max((one for one in shares if one is not None), default=None)
    if share is None:
        return "x"
    return "hi" if share > 0.8 else "mid" if share > 0.4 else "low" if share > 0.1 else "no"


@cache
def _label(dep: str, word: str) -> str:
    return f"{dep}:{word}" if dep in {"prep", "agent"} else dep


def relation(act: Token, head: Token) -> tuple[str, int | None]:
    """Return by which branch below the act's word a party hangs, and how deep; ``out`` and None where it hangs elsewhere."""
    node, deep = head, 0
    if node is act:
        return "self", 0
    while node.head is not node:
        deep += 1
        if node.head is act:
            return _label(node.dep, node.lower if node.dep in {"prep", "agent"} else ""), deep
        node = node.head
    return "out", None


def path(act: Token, head: Token) -> str:
    """Return the way from an act's word down to a party: 'dobj>over>pobj'; empty where the party hangs elsewhere or far below."""
    steps: list[str] = []
    node = head
    while node is not act:
        steps.append(node.lower if node.dep in {"prep", "agent"} else node.dep)
        if node.head is node or len(steps) > 4:
            return ""
        node = node.head
    return ">".join(reversed(steps))


def known_by(found: Found) -> str:
    """Return how it is known whose people or which state a party is: the last reason that was noted, ``told`` where it is named so."""
    last = found.why.rsplit("; ", 1)[-1]
    return next((name for words, name in _KNOWN if words in last), "guess" if found.guessed else "told")


def before(draft: Draft, found: Found, root: Token, back: int) -> list[str]:
    """Return as what a party was told of last, in a sentence ``back`` before the act's with this root."""
    part = "subject" if found.head.dep in {"nsubj", "nsubjpass"} else "object" if found.head.dep in {"dobj", "pobj"} else "other"
    pronoun = any(kid.tag == "PRP" for kid in draft.token.kids("nsubj"))
    main = "main" if found.head.head is root else "below"
    return [f"last {part}|{main}|{back}", f"last {part}|{'pronoun' if pronoun else 'noun'}"]


def frame(draft: Draft) -> list[str]:
    """Return what stands below an act's word: 'fought X', 'fought with X', 'fought against X', 'shelled each other'."""
    token = draft.token
    below = sorted({kid.lower if kid.dep == "prep" else kid.dep for kid in token.children if kid.dep in _BELOW})
    made = [f"frame|{'+'.join(below)}", f"frame|{draft.act}|{'+'.join(below)}", *(f"frame|{token.lemma}|{one}" for one in below)]
    if _each_other(token):
        made.append("each other")
    return made


def _each_other(token: Token) -> bool:
    return any(
        kid.lower == "other" and any(det.lower == "each" for det in kid.children) for one in token.children for kid in (one, *one.children)
    )


def mutual(draft: Draft) -> bool:
    """Whether all who have a part in an act do it: 'A clashed with B', 'the two shelled each other'."""
    several = len(draft.actors) > 1 or any(found.plural for found in draft.actors)
    return (draft.together and len(draft.actors) > 1) or (several and not draft.noun and _each_other(draft.token))
