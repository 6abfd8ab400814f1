"""Whom a pronoun stands for: the nearest mention that fits in sex and number, subjects first; nobody when unsure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sanderling.parse import Token
from sanderling.resolve.clause import clause_of, subjects_of
from sanderling.resolve.conjuncts import conjuncts_of
from sanderling.resolve.found import Found
from sanderling.resolve.sides import definite

FAR = 10
"""Sentences back in which a woman who is known to be one is still meant rather than somebody of whom that is not known."""
_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
_IT = frozenset({"it", "its", "itself"})


class Earlier(Protocol):
    """The mentions of an article, as far as a pronoun needs them."""

    def at(self, token: Token, conjuncts: bool = True) -> list[Found]:
        """Return the actors that the phrase headed by ``token`` stands for."""
        ...

    def before(self, token: Token, sentences: int = ...) -> Iterator[Found]:
        """Yield the mentions before ``token``, nearest first."""
        ...


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, mentions: Earlier) -> None:
        """Take the article's mentions."""
        self.mentions = mentions

    def relative(self, token: Token) -> list[Found]:
        """Return whom a relative pronoun stands for."""
        clause = token.head
        while clause.dep not in {"relcl", "acl", "ROOT"}:
            clause = clause.head
        if clause.dep != "relcl":
            return []
        found = self.mentions.at(clause.head)
        if token.lower == "which" and any(actor.human for actor in found):
            return []  # 'which' is no person: the parser hung the clause on the wrong noun
        return found

    def of(self, token: Token) -> list[Found]:
        """Return whom a personal or possessive pronoun stands for; nobody when unsure."""
        word = token.lower
        if word in _HE:
            return self._person(token, _HE[word])
        if word in _THEY:
            return self._plural(token)
        if word in _IT:
            return self._thing(token)
        return []

    def _clause_mates(self, token: Token) -> set[int]:
        """Subjects of the verb that the pronoun is an object of, and the noun of whose clause it is the subject: it means none of them."""
        if token.dep in {"nsubj", "nsubjpass"} and token.head.dep == "relcl":
            over = any(kid.tag in {"WDT", "WP"} and kid.dep in {"dobj", "pobj", "dative"} for kid in token.head.children)
            return {token.head.head.i} if over else set()  # 'Norway, which it accuses of lying'
        if token.dep in {"dobj", "pobj", "dative"}:
            verb = clause_of(token)
            heads = [child for subject in (subjects_of(verb) if verb is not None else []) for child in conjuncts_of(subject)]
            beside = [name for head in heads for name in head.subtree() if name.dep in {"appos", "conj"}]  # 'the senator, X, urged him'
            return {head.i for head in (*heads, *beside, *(head.head for head in heads if head.dep == "appos"))}
        return set()

    def _own_clause(self, token: Token) -> Found | None:
        """'ordered Israel to keep its forces back': whose the forces are who keeps them back."""
        verb = clause_of(token)
        if token.tag != "PRP$" or verb is None or verb.tag != "VB" or verb.kids("nsubj", "nsubjpass"):
            return None
        for subject in subjects_of(verb):
            if subject.dep == "dobj" and subject.i < token.i:
                found = self.mentions.at(subject, conjuncts=False)
                if len(found) == 1 and (found[0].country or found[0].resolved):
                    return found[0]
        return None

    def _ranked(self, token: Token, fits: list[Found]) -> list[Found]:
        def rank(found: Found) -> tuple[int, int, int]:
            subject = found.head.dep in {"nsubj", "nsubjpass"}
            aside = found.kind == "role" and found.head.dep == "pobj"  # 'with an honour guard'
            return (token.sentence - found.head.sentence, 0 if subject else 2 if aside else 1, token.i - found.head.i)

        return sorted(fits, key=rank)

    def _person(self, token: Token, sex: str) -> list[Found]:
        mates = self._clause_mates(token)
        near = list(self.mentions.before(token))
        same = {other.key for other in near if other.head.i in mates and (other.kind == "person" or other.resolved)}
        fits = [
            other
            for other in near
            if (other.kind == "person" or (other.kind == "role" and other.human and not other.plural))
            and other.sex in {"", sex}
            and other.head.i not in mates and other.key not in same
        ]
        fits = [other for other in fits if other.sex or self._may_be(other, sex)]
        if sex == "f" and not any(other.sex for other in fits):  # whom nothing says to be a woman gives way to whom something does
            farther = [other for other in self.mentions.before(token, FAR) if other.kind == "person" and other.sex == sex]
            fits = [other for other in farther if other.head.i not in mates and other.key not in same] or fits
        elif sex == "f":
            fits = [other for other in fits if other.sex]
        ranked = self._ranked(token, fits)
        return ranked[:1]

    def _may_be(self, other: Found, sex: str) -> bool:
        """Whether a noun can stand for a woman, or a man: not 'the president' who is known, and no 'her secretary' for her."""
        if other.kind != "role":
            return True
        if sex == "f" and any(kid.lower == "her" for kid in other.head.kids("poss")):
            return False
        meant = self.mentions.at(other.head, conjuncts=False) if definite(other.head) else []
        return not (len(meant) == 1 and meant[0].sex and meant[0].sex != sex)

    def _plural(self, token: Token) -> list[Found]:
        mates = self._clause_mates(token)
        fits: list[Found] = []
        for other in self.mentions.before(token):
            if other.head.i in mates:
                continue
            joined = other.head.dep == "conj" or any(kid.dep == "conj" for kid in other.head.children)
            many = other.plural or (other.kind in {"organisation", "role"} and other.head.tag in {"NNS", "NNPS"})
            if many or (joined and other.kind in {"state", "person", "organisation", "capital", "role"}):
                fits.append(other)
        for best in self._ranked(token, fits)[:1]:
            top = best.head
            while top.dep == "conj":
                top = top.head
            return self.mentions.at(top) or [best]
        return self._thing(token)

    def _body(self, other: Found) -> bool:
        """Whether a role noun is a body that is known: 'the coalition ... its navy'."""
        return (
            other.kind == "role" and not other.plural and other.role is not None and other.role.kind in {"organisation", "group"}
            and other.head.dep in {"nsubj", "nsubjpass"}
        )  # fmt: skip

    def _thing(self, token: Token) -> list[Found]:
        own = self._own_clause(token)
        if own is not None and not own.human:
            return [own]
        mates = self._clause_mates(token)
        fits = [
            other
            for other in self.mentions.before(token, 2)
            if (other.kind in {"state", "capital", "metonym", "organisation"} or self._body(other))
            and other.head.i not in mates
            and other.head.dep in {"nsubj", "nsubjpass", "poss", "agent", "pobj", "dobj", "conj"}
        ]
        ranked = self._ranked(token, fits)
        if not ranked:
            return []
        best = ranked[0]
        if best.kind == "role":
            return self.mentions.at(best.head, conjuncts=False) if best.head.dep in {"nsubj", "nsubjpass"} else []
        return [best] if best.head.dep in {"nsubj", "nsubjpass", "poss"} or len({f.key for f in ranked}) == 1 else []
