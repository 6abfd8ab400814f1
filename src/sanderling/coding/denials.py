"""'denied any role in the attack', 'denies involvement': the deed denied is that which is named, or was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sanderling.coding.drafts import Draft
from sanderling.coding.match import objects
from sanderling.knowledge.cue_data import deed_nouns
from sanderling.parse import Sentence, Token
from sanderling.records import Act, Factuality

if TYPE_CHECKING:
    from sanderling.coding.arguments import Arguments

_DENYING = frozenset(["deny", "disclaim", "disavow"])
_PART = frozenset(["involvement", "role", "responsibility", "part", "hand", "complicity", "participation"])
BACK = 12
"""Sentences over which a deed told before is the one denied."""
_DEEDS = frozenset([Act.ASSAULT, Act.COERCE])


def denied_parts(sentence: Sentence, arguments: Arguments, drafts: Sequence[Draft], taken: set[int]) -> Iterator[Draft]:
    """Yield a denied deed for each verb of denying whose object is a part in it; ``taken`` are words coded otherwise."""
    for verb in sentence.tokens:
        if verb.lemma not in _DENYING or verb.pos != "VERB" or verb.i in taken or verb.kids("neg"):
            continue
        part = next((head for head in objects(verb) if head.lemma.lower() in _PART), None)
        actors = arguments.subjects(verb) if part is not None else []
        if part is None or not actors:
            continue
        mine = {actor.country or actor.key for actor in actors}
        told = [draft for draft in drafts if draft.token.i < verb.i and verb.sentence - draft.token.sentence <= BACK]
        act = _named(part)
        fits = [draft for draft in told if (draft.act is act if act is not None else draft.act in _DEEDS)]

        def rank(draft: Draft, mine: set[str] = mine) -> tuple[bool, bool, int]:
            own = bool(mine & {actor.country or actor.key for actor in draft.actors})
            return not own, draft.act is not Act.ASSAULT, -draft.token.i

        earlier = min(fits, key=rank, default=None)
        act = act or (earlier.act if earlier is not None else None)
        if act is None:
            continue
        made = Draft(verb, act, "denied part", list(actors), [], factuality=Factuality.DENIED)
        made.mode = earlier.mode if earlier is not None else None
        made.note(f"{act}", f"'{part.text}' in it is denied", part)
        if earlier is not None:
            made.recipients = [found for found in earlier.recipients if all(found.key != actor.key for actor in actors)]
            made.note("recipient", "the deed is told before", earlier.token)
        if not made.recipients:
            blame = [draft for draft in told if draft.act is Act.ACCUSE and mine & {r.country or r.key for r in draft.recipients}]
            if blame:
                made.recipients = [found for found in blame[-1].actors if (found.country or found.key) not in mine]
                made.note("recipient", "who accuses of it", blame[-1].token)
        yield made


def _named(part: Token) -> Act | None:
    """The deed that the part is said to be in: 'any role in the attack'."""
    for prep in part.kids("prep"):
        if prep.lower in {"in", "for", "of"}:
            for target in prep.kids("pobj"):
                acts = [Act(name) for name in sorted(deed_nouns().get(target.lemma.lower(), frozenset()) - {"any"})]
                named = [act for act in acts if act in _DEEDS]
                if named:
                    return named[0]
    return None
