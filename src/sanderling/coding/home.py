"""Whose people they are who are named without a state: those of the state in which the article plays, where one stands out."""

from __future__ import annotations

from sanderling.coding.drafts import Draft
from sanderling.coding.match import objects
from sanderling.coding.standing import path
from sanderling.coding.weighing import of_many_states
from sanderling.knowledge import actor_data
from sanderling.parse import Token
from sanderling.records import Act
from sanderling.resolve.found import Found
from sanderling.resolve.home import deals_with
from sanderling.resolve.reference import Mentions

_ANYBODY = frozenset(
    """
        peacekeeper inspector observer monitor expert reporter journalist correspondent analyst leader member power
        migrant refugee tourist envoy ambassador diplomat ally rival partner neighbour neighbor investor mediator source
        counterpart donor foreigner expatriate passenger crew sailor seaman
    """.split()
)
"""People who are as often of another state as of that in which they are."""
_CALLED_BACK = frozenset(["withdraw", None])
_AT_HOME = frozenset(["GOV", "LEG", "OPP", "PTY", "JUD", "COP", "LAB", "EDU", "MED", "MIL"])
"""Sectors whose offices a state gives, or whose people act at home."""


def bring_home(mentions: Mentions, drafts: list[Draft]) -> None:
    """Give people who are parties of an event and are named without a state the article's home state, as a guess."""
    for draft in drafts:
        _not_own_forces(draft)
    home = mentions.home
    if home is None:
        return
    name = actor_data.state_names().get(home, home)
    for draft in drafts:
        state_acts = any(actor.country == home and actor.kind in {"state", "capital", "metonym"} for actor in draft.actors)
        for side in (draft.actors, draft.recipients):
            for found in side:
                if side is draft.recipients and draft.act is Act.ASSAULT and state_acts:
                    continue  # whom a state kills is as often the enemy
                if side is draft.actors and found.kind == "person" and found.sector == "GOV" and any(
                    one.country == home and one.kind in {"state", "capital", "metonym"} for one in draft.recipients
                ):
                    continue  # 'the minister, X, accused Moscow': none of Russia's
                if _homeless(found, mentions) and not deals_with(found, home, mentions.parsed, mentions.by_token):
                    found.country, found.guessed = home, True
                    found.why = f"{found.why}; named without a state, and the article plays in {name}"


def _not_own_forces(draft: Draft) -> None:
    """'posted soldiers around the house', 'withdrew its last troops': who is sent or called back is no recipient."""
    if draft.act is not Act.MOBILIZE and not (draft.act is Act.RETREAT and draft.mode in _CALLED_BACK):
        return
    mine = {actor.country for actor in draft.actors}
    sent = {head.i for head in objects(draft.token)}
    own = [
        found for found in draft.recipients
        if found.kind == "role" and found.sector in {"MIL", "COP"} and (found.guessed or not found.country or found.country in mine)
        and (found.head.i in sent or path(draft.token, found.head) == "dobj>of>pobj")
    ]  # fmt: skip
    if own:
        draft.recipients = [found for found in draft.recipients if found not in own]
        draft.note("recipient", "nobody: who is sent is no recipient", own[0].head)


def _homeless(found: Found, mentions: Mentions) -> bool:
    if found.country or found.resolved or found.id or of_many_states(found):
        return False
    if found.kind == "person":
        return found.sector in _AT_HOME and not _foreign_title(found)
    if found.kind != "role" or found.role is None or found.role.kind == "state":
        return False
    if found.role.kind == "organisation" and found.sector not in _AT_HOME:
        return False
    return found.role.noun not in _ANYBODY and found.sector != "IGO" and not _described(found, mentions)


def _foreign_title(found: Found) -> bool:
    """Whether the title tells of service abroad or for others: 'envoy', 'ambassador'."""
    words = {child.lemma for child in found.head.children} | {child.lemma for child in found.head.kids("appos")}
    return bool(words & _ANYBODY)


def _described(found: Found, mentions: Mentions) -> bool:
    """Whether an adjective that is a name says whose they are: 'Western soldiers', 'Islamist fighters', 'Sikh groups'."""
    return any(
        child.dep in {"amod", "compound", "nmod", "poss"} and child.text[:1].isupper() and child.i < found.head.i
        and child.tag in {"JJ", "NNP", "NNPS"} and not _opens(child, mentions) and not _of_a_faith(child, mentions)
        for child in found.head.children
    )  # fmt: skip


def _opens(word: Token, mentions: Mentions) -> bool:
    """Whether a word is no name but opens a sentence: 'Loyal troops'."""
    before = mentions.parsed.tokens[word.i - 1] if word.i else None
    return word.tag == "JJ" and word.i not in mentions.by_token and (before is None or before.sentence != word.sentence)


def _of_a_faith(word: Token, mentions: Mentions) -> bool:
    """'Catholic bishops', 'Shiite clerics': a faith is no state, and they are of the state where they are."""
    named = mentions.by_token.get(word.i)
    return named is not None and named.kind == "organisation" and named.sector == "REL" and not named.country
