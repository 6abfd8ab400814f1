"""Reproaches without a verb of blame: who says that another did something may accuse it: 'told London that the terms break the treaty'.

Candidates only: most of what is said of others is no reproach, and what all evidence says together decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import Said
from sanderling.coding.drafts import Draft, party
from sanderling.coding.match import objects, passive
from sanderling.parse import Token
from sanderling.records import Act
from sanderling.resolve.found import Found

_WORK = frozenset(["work", "doing", "deed", "handiwork", "fault", "responsibility"])
_GOOD = frozenset(
    """
        agree welcome support accept want hope meet visit help win thank praise back offer promise pledge plan intend expect receive
        need say remain continue know believe think like live sign recover return arrive come resume cooperate work stay prepare
    """.split()
)
"""What is no reproach, whoever it is said of."""
_AGAINST = frozenset(["REB", "OPP", "UAF", "PTY", "CVL", "LAB", "CRM"])
_AHEAD = frozenset(["will", "would", "'ll", "’ll", "may", "might", "can", "could", "should", "must", "shall"])
SAID_OF = "that another did it is said, which need not be a reproach"
"""What is held against a reproach that is only told of another."""


def allegations(claims: Sequence[Said], arguments: Arguments, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a candidate for each statement in which one party says what another did; ``drafts`` are the article's events."""
    blamed = {(draft.token.sentence, party(actor)) for draft in drafts if draft.act is Act.ACCUSE for actor in draft.actors}
    for said in claims:
        cue = said.cue[0]
        if not said.speakers or said.stance not in {"asserts", "judges", "warns"} or cue.pos != "VERB":
            continue
        mine = {found.key for found in said.speakers} | {party(found) for found in said.speakers}
        if any((cue.sentence, party(one)) in blamed for one in said.speakers):
            continue
        for deed in cue.kids("ccomp"):
            whom = [found for found in _of_whom(deed, cue, arguments) if found.key not in mine and not _ours(found, mine)]
            if not whom:
                continue
            draft = Draft(deed, Act.ACCUSE, "says of", list(said.speakers), whom, doubt=SAID_OF)
            draft.note("ACCUSE", f"'{cue.text}' tells of a deed of another", cue)
            yield draft
            break


def _ours(found: Found, mine: set[str]) -> bool:
    """Whether somebody acts for the speaker's own state; its rebels and its opposition do not."""
    return party(found) in mine and found.sector not in _AGAINST


def _of_whom(deed: Token, cue: Token, arguments: Arguments) -> list[Found]:
    """Of whom a clause tells a deed that it did; else to whom it is said, where it is said to somebody."""
    words = {kid.lower for kid in deed.kids("aux")}
    if words & _AHEAD or deed.lemma in _GOOD:
        return []
    if deed.lemma == "be":
        works = [target for noun in deed.kids("attr") if noun.lemma in _WORK for prep in noun.kids("prep") for target in prep.kids("pobj")]
        return [found for target in works for found in arguments.mentions.at(target)]
    found = arguments.subjects(deed)
    if not found and not passive(deed):
        found = [one for head in objects(cue) for one in arguments.mentions.at(head)]
    return [one for one in found if one.country or one.resolved]


__all__ = ["allegations"]
