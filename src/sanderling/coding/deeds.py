"""What is judged or answered: the acts that its words may mean, and who is told to have done it in words of the same root."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sanderling.coding.drafts import Draft, party
from sanderling.coding.match import cues_for, objects, prepositions
from sanderling.knowledge.cue_data import deed_nouns
from sanderling.parse import Parsed, Token
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions
from sanderling.resolve.sides import definite

KIN_BACK = 12
"""Sentences over which 'the vote' may be what somebody 'voted' on."""
_ABOUT = frozenset(["of", "at", "over", "about", "for", "to", "with", "on", "against"])
_ENDINGS = ("ations", "ation", "ition", "ments", "ment", "ings", "ions", "ing", "ion", "ure", "als", "al", "ed", "es", "s", "e", "y")
_SHORTEST = 3
_SHARED = 4
"""So many letters must two roots share that end differently: 'decis(ion)' and 'decid(e)'."""


def heads_of(draft: Draft) -> list[Token]:
    """Return the nouns for what an act is about: its objects, else what stands below its prepositions."""
    return objects(draft.token) or [
        target for prep in prepositions(draft.token) if prep.lower in _ABOUT for target in prep.kids("pobj")
    ]


def addressed(draft: Draft) -> list[Token]:
    """Return the nouns of those whom an act may be done to: its objects, and who does what is complained of or asked for in a clause."""
    clauses = draft.token.kids("ccomp", "xcomp", "oprd")
    return [*heads_of(draft), *(subject for clause in clauses for subject in clause.kids("nsubj", "nsubjpass"))]


def deeds(draft: Draft) -> tuple[frozenset[str], bool]:
    """Return the acts that the words for what is judged or answered name, and whether they may mean any deed told before."""
    heads = heads_of(draft)
    named = {str(cue.act) for head in heads for cue in cues_for(head)}
    named |= {act for head in heads for act in deed_nouns().get(head.lemma.lower(), ())}
    back = any(head.tag in {"PRP", "DT"} or head.lower in {"this", "that"} for head in heads)
    return frozenset(named - {"any"}), back or "any" in named


def root(word: str) -> str:
    """Return a word without the ending that makes a noun of a verb: 'rul' of 'ruling' and of 'rule'."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def kin(one: str, other: str) -> bool:
    """Whether two lemmas are of one root: 'decision' and 'decide', 'ruling' and 'rule'; 'part' and 'partner' are not."""
    first, second = root(one), root(other)
    if first == second:
        return True
    shared = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    return shared >= _SHARED and max(len(first), len(second)) - shared <= 1


def _place(token: Token) -> int:
    return token.i


class Kindred:
    """Finds who is told to have done what a noun names, in a verb or noun of the same root, of one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        """Take the article's parse and mentions."""
        self._mentions = mentions
        self._by_root: dict[str, list[Token]] = {}
        for token in parsed.tokens:
            if token.pos in {"VERB", "NOUN"} and len(token.lemma) > _SHORTEST:
                self._by_root.setdefault(root(token.lemma.lower())[:_SHORTEST], []).append(token)

    def doers(self, draft: Draft) -> frozenset[str]:
        """Return what those count as who did the deed that an act is about, by the word of its root told last; nobody where none is."""
        mine = {party(actor) for actor in draft.actors}
        for head in heads_of(draft):
            if head.pos == "NOUN" and definite(head) and head.i not in self._mentions.by_token and not self._mentions.owner(head):
                for word in self._before(head):
                    found = {party(one) for one in self._of(word) if one.country or one.resolved} - mine
                    if found:
                        return frozenset(found)
        return frozenset()

    def _before(self, head: Token) -> Iterator[Token]:
        lemma = head.lemma.lower()
        some = self._by_root.get(root(lemma)[:_SHORTEST], [])
        for at in range(bisect_left(some, head.i, key=_place) - 1, -1, -1):
            word = some[at]
            if head.sentence - word.sentence > KIN_BACK:
                return
            if kin(lemma, word.lemma.lower()):
                yield word

    def _of(self, word: Token) -> list[Found]:
        at = self._mentions.at
        if word.pos == "VERB":
            agents = [target for prep in word.kids("agent") for target in prep.kids("pobj")]
            verb = word
            while not verb.kids("nsubj", "nsubjpass", "agent") and verb.dep in {"conj", "xcomp", "advcl"} and verb.head.pos == "VERB":
                verb = verb.head  # 'met and decided', 'voted to expel'
            return [found for head in agents or verb.kids("nsubj") for found in at(head)]
        owners = [*self._mentions.owner(word), *(found for prep in word.kids("prep") if prep.lower in {"of", "by"} for target in prep.kids("pobj") for found in at(target))]
        if owners or word.dep not in {"dobj", "pobj"}:
            return owners
        verb = word.head if word.dep == "dobj" else word.head.head
        return [found for head in verb.kids("nsubj") for found in at(head)] if verb.pos == "VERB" else []


__all__ = ["Kindred", "addressed", "deeds", "heads_of", "kin", "root"]
