"""What a party is to an event: how it stands to the act's word, and what the model holds; the same names for whoever it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sanderling.coding.drafts import Draft, is_state, party
from sanderling.knowledge.event_data import event_types
from sanderling.parse import Token
from sanderling.resolve.found import Found

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
