"""Whom a definite noun means that was named before: 'the assembly', 'the rebels', 'the experts', 'the country', 'the president'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from sanderling.knowledge import actor_data
from sanderling.parse import Token
from sanderling.resolve.clause import clause_of, subjects_of
from sanderling.resolve.conjuncts import conjuncts_of
from sanderling.resolve.found import Found

SAME_PEOPLE_BACK = 8
"""Sentences over which 'the soldiers' are those that were named before."""
FORM_BACK = 30
"""Sentences over which 'the kingdom' is the one that was named last."""
SAME_BODY_BACK = 20
"""Sentences over which 'the assembly' is the body whose name holds the word."""
ARMED = frozenset(["REB", "UAF", "SEP", "INS"])
_FORMS = {"kingdom": "Kingdom", "sultanate": "Sultanate"}
"""Words for a form of state, and the word in the official names of those that have it."""
_OF_STATES = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "JRN"])
_MAY_BE: dict[str, frozenset[str | None]] = {
    "bloc": frozenset(["IGO", "PTY", None]),
    "company": frozenset(["BUS", None]),
    "agency": frozenset(["IGO", "GOV", "SPY", None]),
}
"""Sectors of the bodies that a general word can mean."""
_GENERAL = frozenset(["group", "organisation", "organization", "alliance", "bloc", "agency", "company"])
"""Words for bodies of any name."""
_FIGHTING = frozenset("jihadist armed rebel militant islamist insurgent guerrilla paramilitary terrorist separatist extremist".split())
"""Words for armed groups, which no body of states is."""
_AFTER_A_HEAD = frozenset(["of", "in", "for", "on", "to", "against"])
"""What comes after the head of a body's name: 'Council of Europe', 'United Nations Interim Force in Lebanon'."""
_BY_NAME = frozenset(
    """
        assembly council commission committee court tribunal union league fund bank coalition alliance front movement party
        ministry mission agency organisation organization congress senate parliament chamber group brigade army association
        federation confederation authority community forum conference board panel bloc corps guard force society institute academy
    """.split()
)
"""Nouns of bodies' names by which a body is meant again."""


class Named(Protocol):
    """The mentions of an article, as far as a noun that refers back needs them."""

    @property
    def home(self) -> str | None:
        """The state in which the article plays."""
        ...

    by_token: dict[int, Found]

    def before(self, token: Token, sentences: int = ...) -> Iterator[Found]:
        """Yield the mentions before ``token``, nearest first."""
        ...


class Earlier:
    """Finds what definite nouns of one article mean."""

    def __init__(self, mentions: Named) -> None:
        """Take the article's mentions."""
        self.mentions = mentions

    def armed_group(self, token: Token) -> Found | None:
        """Return the one armed group named in the sentences before, when there is just one: 'the M23 ... the rebels'."""
        groups = {
            other.id: other
            for other in self.mentions.before(token)
            if other.kind == "organisation" and other.resolved and other.sector in ARMED
        }
        return next(iter(groups.values())) if len(groups) == 1 else None

    def same_people(self, mention: Found, role: actor_data.Role) -> Found:
        """'mutinous soldiers ... the soldiers': people named again are those named before, with their state or body."""
        for other in self.mentions.before(mention.head, SAME_PEOPLE_BACK):
            if other.kind == "organisation" and other.resolved and other.last > other.first and other.head.lower == role.plural:
                mention.id, mention.name, mention.country, mention.sector = other.id, other.name, other.country, other.sector
                mention.resolved, mention.guessed = True, False
                mention.why = f"{mention.why}; those of {other.name}, told of before"
                break  # 'European Union leaders ... the leaders'
            if other.kind != "role" or not other.plural or not (other.role is role or (role.noun == "leader" and _leads(other))):
                continue
            if other.country or (other.id and other.resolved):
                mention.country, mention.guessed = other.country, other.guessed
                mention.why = f"{mention.why}; the {mention.name} told of before"
                if other.id and other.resolved:
                    mention.id, mention.name, mention.resolved, mention.sector = other.id, other.name, True, other.sector
                break
        return mention

    def same_body(self, noun: str, token: Token) -> Found | None:
        """'the U.N. General Assembly ... the assembly': the last body whose name, as told, has the noun as its head."""
        if noun not in _BY_NAME:
            return None
        for other in self.mentions.before(token, SAME_BODY_BACK):
            if other.kind == "organisation" and (other.resolved or " " in other.name) and _named_by(other, noun):
                return other
        return None

    def of_role(self, role: actor_data.Role, token: Token) -> Found | None:
        """Return the earlier mention that a role noun refers back to; None when nobody fits."""
        if role.kind == "state":
            return self._state(token)
        if role.kind in {"organisation", "group"}:
            body = self.same_body(role.noun, token)
            if body is not None:
                return body
        for other in self.mentions.before(token, 4):
            if (
                other.head.head is token.head
                and other.head.dep in {"nsubj", "nsubjpass"}
                and token.dep in {"dobj", "pobj"}
            ):
                continue
            if role.kind == "person":
                if other.kind != "person" or (not other.resolved and not other.office and not other.country):
                    continue
                if role.office and other.office and other.office != role.office and role.noun not in {"leader"}:
                    continue
                if role.office or role.noun == "leader":
                    return other
            elif role.kind in {"organisation", "group"}:
                if other.kind == "organisation" and (_same_work(role, other) or _means(role.noun, other)):
                    if (token.tag == "NNS" and role.noun in _GENERAL) or (_fights(token) and other.sector not in ARMED):
                        continue  # 'the jihadist groups' are no union of states
                    return other
                if other.kind == "role" and other.role is role and other.country:
                    return other
        return None

    def _state(self, token: Token) -> Found | None:
        """'the country': the state named last that is not the one of whose deed the clause tells, the article's own before others."""
        named = _of_form(token.lemma)
        if named:
            for other in self.mentions.before(token, FORM_BACK):  # 'the kingdom': none but one that is a kingdom
                if other.country in named and other.kind in {"state", "capital", "metonym", "adjective", "national"}:
                    return other
            return None
        verb = clause_of(token)
        doing = {head.i for subject in (subjects_of(verb) if verb is not None else []) for head in conjuncts_of(subject)}
        near: Found | None = None
        for other in self.mentions.before(token, 4):
            if other.kind not in {"state", "capital", "metonym"} or other.placed:
                continue
            if other.head.i in doing:
                continue
            if other.country == self.mentions.home:
                return other
            near = near or other
        return near


@cache
def _of_form(noun: str) -> frozenset[str]:
    """The states that a word for a form of state can mean, by their official names; empty for other words."""
    form = _FORMS.get(noun)
    names = {state.id: " ".join(state.aliases).split() for state in actor_data.states()} if form else {}
    return frozenset(code for code, words in names.items() if form in words)


def _named_by(body: Found, noun: str) -> bool:
    words = body.name.lower().split()
    heads = [word for word, after in zip(words, (*words[1:], "of"), strict=True) if after in _AFTER_A_HEAD]
    return noun == body.head.lower or (bool(heads) and noun == heads[0])


def _leads(found: Found) -> bool:
    """'heads of state and government' are leaders."""
    return found.role is not None and found.role.office in {"head_of_state", "head_of_government"}


def _same_work(role: actor_data.Role, body: Found) -> bool:
    """Whether a body is of the kind that a role noun says; a ministry only where its name has the noun's own words."""
    if body.sector != role.sector:
        return False
    name = body.name.lower()
    return "ministry" not in role.noun or all(word[:5] in name for word in role.noun.split())


def _fights(token: Token) -> bool:
    return any(kid.lower in _FIGHTING for kid in token.kids("amod", "compound"))


def _means(noun: str, body: Found) -> bool:
    """Whether a general word can mean a body: 'the group' is no ministry and no news agency."""
    if noun not in _GENERAL:
        return False
    allowed = _MAY_BE.get(noun)
    return body.sector in allowed if allowed is not None else body.sector not in _OF_STATES
