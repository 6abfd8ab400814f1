"""Who put forward a text that is voted on, and what sort of body gives such a thing as is judged: rulings come of courts, votes of assemblies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sanderling.coding.deeds import heads_of
from sanderling.coding.drafts import Draft, party
from sanderling.parse import Parsed, Token
from sanderling.records import Act
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions
from sanderling.resolve.sides import definite

BACK = 8
"""Sentences back to the text that 'it' or 'the text' may be."""
_TEXTS = frozenset(
    """resolution draft text statement motion proposal bill amendment declaration communique communiqué plan petition blueprint
    clause wording initiative formula roadmap""".split()
)
"""What is put forward by somebody and voted on, or signed, by others."""
_PUT = frozenset("draft propose table sponsor submit introduce present author co-sponsor cosponsor circulate write initiate".split())
_WORKS = frozenset("work brainchild initiative idea proposal product".split())
_PARTICLES = {"put": "forward", "bring": "forward", "lay": "before"}
_ON_TEXTS = frozenset("vote veto oppose back support adopt reject block abstain endorse approve pass defeat prevent kill bury spurn dismiss".split())
"""Verbs whose object may be such a text."""
_RULINGS = frozenset(
    """judgment judgement ruling verdict sentence injunction order acquittal conviction award opinion warrant indictment finding
    annulment writ fine""".split()
)
_VOTES = frozenset("vote resolution text motion bill law statute act amendment ratification censure debate".split())
_STEPS = frozenset("decision move step measure announcement suspension extension embargo policy change pledge".split())
_COURT = frozenset("court tribunal judge justice jury arbitrator panel chamber prosecutor".split())
_ASSEMBLY = frozenset("council assembly parliament congress senate house lawmaker deputy chamber legislature duma knesset bundestag board".split())
_JUDGING = frozenset([Act.SUPPORT, Act.ACCUSE, Act.REJECT])


class Texts:
    """The texts of an article with those who put them forward, in text order."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        """Take the article's parse and mentions."""
        self._mentions = mentions
        self._at: list[int] = []
        self._by: list[list[Found]] = []
        self._sentence: list[int] = []
        for token in parsed.tokens:
            if token.lemma.lower() in _TEXTS and token.pos in {"NOUN", "PROPN"}:
                sponsors = list({party(found): found for found in self._sponsors(token) if found.country or found.resolved}.values())
                if sponsors:
                    self._at.append(token.i)
                    self._by.append(sponsors)
                    self._sentence.append(token.sentence)

    def _sponsors(self, noun: Token) -> Iterator[Found]:
        at = self._mentions.at
        for prep in noun.kids("prep", "agent"):
            if prep.lower == "by":
                for target in prep.kids("pobj"):
                    yield from at(target)
        for verb in noun.kids("relcl", "acl"):
            if _puts(verb):
                for prep in verb.kids("agent", "prep"):
                    for target in prep.kids("pobj") if prep.lower == "by" else ():
                        yield from at(target)
                for head in verb.kids("nsubj"):
                    yield from at(head)
        verb = noun.head
        if noun.dep in {"dobj", "nsubjpass"} and _puts(verb):
            while verb.dep in {"conj", "xcomp"} and not verb.kids("nsubj", "agent") and verb.head.pos == "VERB":
                verb = verb.head
            for head in verb.kids("nsubj"):
                yield from at(head)
            for prep in verb.kids("agent"):
                for target in prep.kids("pobj"):
                    yield from at(target)
        if noun.dep == "nsubj" and verb.lemma == "be":  # 'the text was the work of Germany and Rwanda'
            for work in verb.kids("attr"):
                for prep in work.kids("prep") if work.lemma in _WORKS else ():
                    for target in prep.kids("pobj") if prep.lower in {"of", "by"} else ():
                        yield from at(target)
        for found in self._mentions.owner(noun):
            if found.kind != "organisation":
                yield found

    def sponsors(self, draft: Draft) -> list[Found]:
        """Return those who put forward what is voted on, but for those who act; nobody where none is told."""
        if draft.act not in _JUDGING or not self._at:
            return []
        heads = heads_of(draft)
        voting = draft.token.lemma.lower() in _ON_TEXTS
        about = any(head.lemma.lower() in _TEXTS or (voting and head.tag == "PRP" and head.lower == "it") for head in heads)
        if not about and not voting:
            return []
        if heads and not about:
            return []
        last = max((head.i for head in heads), default=draft.token.i)
        at = bisect_right(self._at, last) - 1
        if at < 0:
            return []
        if draft.token.sentence - self._sentence[at] > BACK:
            return []
        mine = {party(actor) for actor in draft.actors}
        return [found for found in self._by[at] if party(found) not in mine]


def _puts(verb: Token) -> bool:
    lemma = verb.lemma.lower()
    if lemma in _PUT:
        return True
    particle = _PARTICLES.get(lemma)
    return particle is not None and any(kid.lower == particle for kid in verb.children)


def sort_of(draft: Draft) -> str:
    """Return what sort of thing is judged: a ruling, a vote, a step that anybody takes; empty for all else."""
    if draft.act not in _JUDGING:
        return ""
    for head in heads_of(draft):
        lemma = head.lemma.lower()
        if head.pos != "NOUN" or not (definite(head) or head.kids("amod", "poss")):
            continue
        for sort, words in (("ruling", _RULINGS), ("vote", _VOTES), ("step", _STEPS)):
            if lemma in words:
                return sort
    return ""


def body_like(seen: Iterable[tuple[Found | None, int]]) -> str:
    """Return what sort of body a party's mentions are: a court, an assembly, another body, or none."""
    made = ""
    for found, _ in seen:
        if found is None:
            continue
        words = {found.head.lemma.lower(), *found.name.lower().split()}
        if words & _COURT or found.sector == "JUD":
            return "court"
        if words & _ASSEMBLY or found.sector == "LEG":
            made = "assembly"
        elif found.kind == "organisation" and not made:
            made = "body"
    return made


def put_forward(mentions: Mentions, drafts: list[Draft]) -> None:
    """'voted for the text', 'vetoed it': to vote on a text is done to those who put it forward, where it is told who did."""
    texts = Texts(mentions.parsed, mentions)
    for draft in drafts:
        sponsors = texts.sponsors(draft)
        if not sponsors or any(_stands_there(draft, found) for found in draft.recipients):
            continue
        draft.recipients = sponsors
        draft.note("recipient", "they put forward what is voted on", sponsors[0].head)


def _stands_there(draft: Draft, found: Found) -> bool:
    """Whether a recipient is named as the object itself."""
    return any(found.head is head for head in heads_of(draft)) and bool(found.country or found.resolved)


__all__ = ["Texts", "body_like", "put_forward", "sort_of"]
