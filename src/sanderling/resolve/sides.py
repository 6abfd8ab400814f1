"""Who 'the two countries', 'both sides', 'all parties', 'the two leaders' are: those the text is about, or the last named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from sanderling.knowledge import actor_data
from sanderling.parse import Token
from sanderling.resolve.conjuncts import conjuncts_of
from sanderling.resolve.found import Found

LIST_BACK = 30
"""Sentences over which 'the four countries' are the last list of just four."""
PAIRS = frozenset(
    """
        pair delegation camp team force army country nation state side neighbor neighbour government capital party power
        rival ally junta
    """.split()
)
PAIR_PERSONS = frozenset({"leader", "president", "minister", "man", "official", "diplomat", "counterpart"})
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WHOLE = frozenset({"country", "side", "leader", "nation", "neighbor", "neighbour", "party", "rival"})
_ALL = frozenset({"side", "party"})
_EACH = frozenset({"government", "side", "country", "party"})
_NAMING = frozenset({"state", "capital", "person", "adjective", "organisation"})


class Named(Protocol):
    """The mentions of an article, as far as a pair needs them."""

    all: list[Found]
    by_token: dict[int, Found]

    def before(self, token: Token, sentences: int = ...) -> Iterator[Found]:
        """Yield the mentions before ``token``, nearest first."""
        ...


class Sides:
    """Resolves the pairs and lists that one article refers back to."""

    def __init__(self, mentions: Named) -> None:
        """Take the article's mentions."""
        self.mentions = mentions

    def of(self, token: Token) -> list[Found]:
        """Return whom a noun that means several stands for; nobody when unsure."""
        if restricted(token):
            return []
        count = next((COUNTS[child.lower] for child in token.children if child.lower in COUNTS), 2)
        bare = token.lower in COUNTS
        if bare:  # 'told the three to stop', 'thanked all three'
            count = COUNTS[token.lower]
            if count > 2 and not (token.tag == "CD" and any(child.lower in {"the", "all"} for child in token.children)):
                return []
        marked = bare or any(child.lower in COUNTS for child in token.children)
        marked = marked or any(child.lower == "each" for child in token.children if token.lemma in _EACH)
        marked = marked or (token.lemma in _ALL and any(child.lower == "all" for child in token.children))
        whole = (token.tag == "NNS" and token.lemma in _WHOLE) or token.lower == "pair"
        if not marked and not (whole and definite(token)):
            return []
        if any(self.mentions.by_token.get(child.i) for child in token.kids("amod", "compound", "poss")):
            return []
        if count > 2:
            return [state_of(token, other) for other in self._listed(token, count)]
        persons = token.lemma in PAIR_PERSONS
        chosen = [] if persons else self._main(token)
        return chosen or self._last_two(token, persons)

    def _last_two(self, token: Token, persons: bool) -> list[Found]:
        doing = {
            id(actor.head) for actor in (self.mentions.by_token.get(kid.i) for kid in token.head.kids("nsubj")) if actor is not None
        }
        own = set() if persons else self._own(token)
        chosen: list[Found] = []
        for other in self.mentions.before(token, 4):
            if persons and (not (other.kind == "person" and other.country) or id(other.head) in doing):
                continue  # nor is one of 'the two leaders' he who received them
            if not persons and (
                not other.country or other.placed or other.country in own
                or other.kind not in {"state", "capital", "metonym", "person", "adjective"}
            ):  # fmt: skip
                continue
            if all(other.country != done.country for done in chosen):
                chosen.append(other)
            if len(chosen) == 2:
                break
        if len(chosen) < 2:
            return []
        return list(reversed(chosen)) if persons else [state_of(token, other) for other in reversed(chosen)]

    def _listed(self, token: Token, count: int) -> list[Found]:
        """The states that were named last as a list of just so many: 'Britain, France and Germany'."""
        for other in self.mentions.before(token, LIST_BACK):
            if other.head.dep == "conj":
                continue
            listed = [self.mentions.by_token.get(head.i) for head in conjuncts_of(other.head)]
            states = [one for one in listed if one is not None and one.country]
            if len(states) == count == len(listed):
                return states
        return []

    def _own(self, token: Token) -> set[str | None]:
        """The states that speak where 'the two' stand, or of which these speak: none of the two."""
        return {
            found.country
            for found in self.mentions.all
            if found.head.sentence == token.sentence
            and ((found.head.dep in {"nsubj", "nsubjpass"} and found.last < token.i) or _done_to(token, found))
        }

    def _main(self, token: Token) -> list[Found]:
        """The two states that the text so far is mostly about, when they stand out; not the one that speaks here."""
        own = self._own(token)
        counts: Counter[str] = Counter()
        nearest: dict[str, Found] = {}
        for other in self.mentions.all:
            if other.last >= token.i:
                break
            if other.placed or not other.country or len(other.country) != 3 or other.kind not in _NAMING:
                continue
            if other.kind == "organisation" and not other.resolved:
                continue
            counts[other.country] += 3 if other.head.dep in {"nsubj", "nsubjpass", "agent"} else 2
            nearest[other.country] = other
        ranked = [pair for pair in counts.most_common() if pair[0] not in own]
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] <= ranked[2][1]):
            return []
        pair = sorted((nearest[ranked[0][0]], nearest[ranked[1][0]]), key=lambda found: found.first)
        return [state_of(token, other) for other in pair]


def _done_to(token: Token, found: Found) -> bool:
    """Whether a party stands below the verb that 'the two' are the subject of: 'the two blamed Washington'."""
    verb = token.head
    if token.dep != "nsubj" or found.head.sentence != token.sentence or found.first <= token.i:
        return False
    return any(node is verb for node in found.head.ancestors()) and found.head.dep in {"dobj", "pobj", "dative", "conj"}


def state_of(token: Token, other: Found) -> Found:
    """Return a mention at ``token`` of the state of ``other``."""
    country = other.country or ""
    name = actor_data.state_names().get(country, other.name)
    return Found(
        token.i, token.i, token, "reference", name, id=country, country=country, resolved=True,
        why=f"'{token.text}' refers back to {name}",
    )  # fmt: skip


def restricted(token: Token) -> bool:
    """'the countries that voted yes': a clause says which, and they are not those told of before."""
    if token.tag != "NNS" or any(kid.lower in COUNTS for kid in token.children):
        return False
    return any(kid.dep == "relcl" and any(word.lower in {"that", "which"} for word in kid.children) for kid in token.children)


def definite(token: Token) -> bool:
    """Whether a noun means something known: 'the', 'this', 'its', 'both'."""
    return any(
        child.lower in {"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"}
        for child in token.children
    )
