"""The parts of an event: follows a frame's paths through the parse to actors, recipients and objects."""

from __future__ import annotations

from dataclasses import dataclass

from sanderling.coding.match import objects, passive, prepositions
from sanderling.knowledge.cue_data import Frame, Path, deed_nouns, light_verbs, word_classes
from sanderling.parse import Token
from sanderling.resolve.found import ORGANISATION_WORDS, Found
from sanderling.resolve.reference import Mentions

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OBJECT_CONTROL = frozenset(
    """
        order tell ask urge force compel allow permit persuade convince encourage instruct press push enable
        help invite require request call pressure lead get cause expect want see authorize authorise appoint
        send warn advise direct
    """.split()
)
"""Verbs whose object does what the infinitive says."""


_SOMEBODY = ("persons", "dignitaries", "envoys", "ambassadors")
"""Classes of words for people who act for a party, though the word does not say for which."""
_PAPERS = frozenset("report resolution statement letter draft declaration motion text ruling communique note document paper".split())
"""What speaks for whoever wrote it."""
_ON_THE_WAY = frozenset("idea verge brink cusp point prospect possibility option thought notion process business".split())
"""Nouns whose 'of' names a deed of the sentence's subject: 'toyed with the idea of sending', 'is on the verge of signing'."""
_OF_HELD = frozenset({"release", "freedom", "return", "extradition", "handover", "liberation", "liberty"})
"""Nouns of yielding whose 'of' names what is held, not who holds it."""


_CROWDS = frozenset("thousands hundreds dozens scores tens many some others crowds".split())
_BODIES = ORGANISATION_WORDS | frozenset(
    """
        delegation side jet warplane drone plane ship vessel tank artillery missile rocket navy patrol unit crew summit
        gathering opposition leadership junta regime cabinet coalition bloc watchdog regulator prosecution
    """.split()
)
"""Words for bodies, and for what acts for its owner."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """The verb that carries an event noun ('launched an attack'), and what its subject is to the event."""

    verb: Token
    role: str


def carrier(noun: Token) -> Carrier | None:
    """Return the light verb that carries the noun as its object, or as what it is about."""
    head = noun
    while head.dep == "conj" and head.head.pos in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep == "pobj" and head.head.lower == "of" and head.head.head.lemma in _ROUNDS:
        head = head.head.head  # 'held a second round of talks', 'launched a wave of arrests'
    verb = head.head
    if head.dep in {"dobj", "nsubjpass", "attr", "oprd"} and verb.pos in {"VERB", "AUX"}:
        role = light_verbs().get(verb.lemma)
        return Carrier(verb, role) if role else None
    if verb.dep == "acl" or (head.dep == "pobj" and head.head.dep in {"prep", "agent"}):
        if head.dep != "pobj":
            return None
        preposition, governor = head.head, head.head.head
        if governor.pos in {"VERB", "AUX"} and (governor.lemma, preposition.lower) in _CARRYING:
            return Carrier(governor, "actor")
    for child in noun.kids("acl"):  # 'sanctions imposed by Japan'
        role = light_verbs().get(child.lemma)
        if child.tag == "VBN" and role:
            return Carrier(child, role)
    for child in noun.kids("relcl"):
        role = light_verbs().get(child.lemma)
        if role and any(kid.tag in {"WDT", "WP"} and kid.dep in {"dobj", "nsubjpass"} for kid in child.children):
            return Carrier(child, role)
    return None


_ROUNDS = frozenset("round series session wave string spate day hour campaign course burst number exchange stage flurry chain pair cycle package raft slew set barrage array list tranche host spree".split())
"""Words that count or measure deeds."""
_CARRYING = frozenset(
    [("engage", "in"), ("participate", "in"), ("take", "in"), ("sit", "for"), ("meet", "for"), ("arrive", "for"),
     ("arrive", "on"), ("gather", "for"), ("travel", "for"), ("be", "on"), ("be", "in"), ("go", "on"), ("embark", "on"),
     ("respond", "with"), ("retaliate", "with"), ("come", "under"), ("enter", "into"), ("resort", "to"), ("fly", "for"),
     ("proceed", "with"), ("agree", "on"), ("agree", "to"), ("set", "on"), ("leave", "for"), ("return", "from"), ("speak", "at"),
     ("return", "to"), ("sit", "down"), ("join", "for"), ("receive", "for"), ("host", "for"), ("go", "with"), ("press", "with"), ("push", "with"), ("toy", "with"), ("flirt", "with")]
)  # fmt: skip


def _inner_of(noun: Token) -> list[Token]:
    """'the expulsion by Britain of 23 diplomats': 'of' hangs on who does it."""
    return [
        of
        for by in noun.kids("prep")
        if by.lower in {"by", "from"}
        for target in by.kids("pobj")
        for of in target.kids("prep")
        if of.lower == "of" and target.pos == "PROPN"
    ]


class Arguments:
    """Finds the parts of events in one article."""

    def __init__(self, mentions: Mentions) -> None:
        """``mentions`` are the actors found in the article."""
        self.mentions = mentions

    def roles(self, token: Token, frame: Frame, noun: bool) -> tuple[list[Found], list[Found], list[Token]]:
        """Return the actors, the recipients, and the heads of the objects of the event at ``token``."""
        if frame.together:
            actors: list[Found] = []
            for path in frame.actor:
                if path.name == "obj" and not noun and (passive(token) or len(actors) > 1):
                    continue  # 'was met with criticism', 'A and B exchanged prisoners': what is met takes no part
                _extend(actors, self.follow(token, path, noun))
            support = carrier(token) if noun else None
            if support is not None:
                _extend(actors, self.subjects(support.verb))
                _extend(actors, self._prep(support.verb, frozenset({"with"})))
            elif noun:
                _extend(actors, self._by_the_way(token))
            topics = (
                [] if noun else [head for head in objects(token) if head.pos == "NOUN" and not self.mentions.at(head)]
            )
            return actors, [], topics
        actors = self._first(token, frame.actor, noun, ())
        recipients: list[Found]
        if noun:
            actors, recipients = self._of_noun(token, frame)
        else:
            recipients = self._first(token, frame.recipient, noun, tuple(actor.key for actor in actors))
        things = [head for path in frame.object for head in self._things(token, path)]
        reached = {id(found) for found in recipients}
        things = [head for head in things if id(self.mentions.by_token.get(head.i)) not in reached]
        return actors, recipients, things

    def _of_noun(self, token: Token, frame: Frame) -> tuple[list[Found], list[Found]]:
        support = carrier(token)
        actors: list[Found] = []
        recipients: list[Found] = []
        if frame.name == "n_done_to" and not any(prep.lower == "of" for prep in (*token.kids("prep"), *_inner_of(token))):
            # 'the leader's killing by agents': without 'of', the possessor is whom it is done to
            recipients = self._all(token.kids("poss"))
            return self._prep(token, frozenset({"by"})), recipients or self._modifiers(token)
        if support is not None and support.role == "actor":
            if support.verb.lemma == "come":
                _extend(recipients, self.subjects(support.verb))
            else:
                _extend(actors, self.subjects(support.verb))
        elif support is not None:
            _extend(recipients, self.subjects(support.verb))
        if not actors:
            actors = self._first(token, frame.actor, True, tuple(found.key for found in recipients))
        known = tuple(found.key for found in actors)
        if not recipients:
            recipients = self._first(token, frame.recipient, True, known)
            if support is not None and not recipients:
                recipients = [found for found in self._iobj(support.verb) if found.key not in known]
        if support is not None and support.role == "recipient" and not actors:
            actors = [
                found
                for found in self._prep(support.verb, frozenset({"from", "by"}))
                if all(found.key != other.key for other in recipients)
            ]
        if not actors and support is None and frame.name not in {"n_directed", "n_done_to"}:
            # 'criticised X for the sanctions', 'vowed revenge for the killing' name no doer
            actors = [found for found in self._by_the_way(token) if all(found.key != other.key for other in recipients)]
        return actors, recipients

    def _by_the_way(self, noun: Token) -> list[Found]:
        """'X said during a visit to Y': the subject of the clause, where a phrase of time or purpose holds the noun."""
        if noun.dep == "pobj" and noun.head.lower in {"during", "on", "for", "at", "after", "before", "ahead", "in"}:
            governor = noun.head.head
            if governor.pos in {"VERB", "AUX"}:
                return [
                    found for found in self.subjects(governor) if found.kind in {"person", "role", "reference", "state"}
                ]
        return []

    def _first(self, token: Token, paths: tuple[Path, ...], noun: bool, taken: tuple[str, ...]) -> list[Found]:
        for path in paths:
            found = [actor for actor in self.follow(token, path, noun) if actor.key not in taken]
            if found:
                return found
        return []

    def follow(self, token: Token, path: Path, noun: bool) -> list[Found]:
        """Return the actors at the end of one path."""
        if path.name == "subj":
            return self.subjects(token)
        if path.name == "obj":
            return self._all(objects(token))
        if path.name == "iobj":
            return self._iobj(token)
        if path.name == "poss":
            return self._all(token.kids("poss"))
        if path.name == "mod":
            return self._modifiers(token)
        if path.name == "prep":
            found = self._prep(token, path.prepositions)
            if not found and noun:
                nested = path.prepositions & {"by", "against", "near", "along", "around"}
                for of in token.kids("prep"):  # 'the arrest of a consultant by China': 'by' hangs on the consultant
                    for target in of.kids("pobj"):
                        _extend(found, self._prep(target, nested))
            if not found and noun and "of" in path.prepositions:
                for of in _inner_of(token):
                    _extend(found, self._all(of.kids("pobj")) or [one for target in of.kids("pobj") for one in self._inside(target)])
            if not found and noun:
                support = carrier(token)
                if support is not None:
                    found = self._prep(support.verb, path.prepositions - {"of", "by"})
            return found
        if path.name == "about":
            return self._about(token)
        if path.name == "of_obj":
            found = []
            for head in objects(token):
                _extend(found, self.mentions.owner(head))
                _extend(found, self._prep(head, frozenset({"of", "from", "by"})))
            return found
        return []

    def subjects(self, verb: Token) -> list[Found]:
        """Return who does what the verb says: its subject, by-agent, or the subject that it shares."""
        return self._subjects(verb, 0)

    def unknown_subject(self, verb: Token) -> list[Found]:
        """Return who does something by their words alone: 'opponents rallied', 'thousands marched', 'its delegation', 'it'."""
        node = verb
        while node.dep in {"conj", "xcomp"} and not node.kids("nsubj") and node.head is not node:
            node = node.head
        for subject in node.kids("nsubj"):
            if subject.tag in {"WDT", "WP"} and node.dep == "relcl":
                subject = node.head  # 'a report that blamed the army', 'villagers who stormed it'
            if subject.pos == "NOUN" and subject.lemma in _PAPERS:
                owners = self.mentions.owner(subject) or self._prep(subject, frozenset({"by", "of", "from"}))
                return owners or [self.by_words(subject, None, plural=False)]  # 'the resolution demands': of whom, the rest says
            if subject.lower in {"each", "both", "we"}:
                return [self.by_words(subject, None, plural=True)]
            if subject.lower in _CROWDS or (subject.pos == "NOUN" and subject.tag == "NNS"):
                return [self.by_words(subject, "CVL", plural=True)]
            if subject.pos == "NOUN" and subject.lemma in _BODIES:
                return [self.by_words(subject, None, plural=False)]
            if subject.pos == "NOUN" and any(subject.lemma in word_classes()[name] for name in _SOMEBODY):
                return [self.by_words(subject, None, plural=False)]
            if subject.tag == "PRP" and subject.lower in {"it", "they", "he", "she"}:
                return [self.by_words(subject, None, plural=subject.lower == "they")]
        return []

    def by_words(self, token: Token, sector: str | None, plural: bool) -> Found:
        """Return a party that is known by the word for it alone."""
        found = Found(token.i, token.i, token, "role", token.text, sector=sector, plural=plural)
        found.why = f"'{token.text}' says what they are, not who"
        return found

    def _subjects(self, verb: Token, depth: int) -> list[Found]:
        if depth > 6:
            return []
        if passive(verb):
            found: list[Found] = []
            for agent in (*verb.kids("agent"), *(prep for prep in verb.kids("prep") if prep.lower == "by")):
                _extend(found, self._all(agent.kids("pobj")))
            return found
        own = verb.kids("nsubj", "csubj")
        if own:
            found = self._all(own)
            for prep in verb.kids("prep", "advmod"):
                if prep.lower == "along" or prep.lower == "together":
                    for inner in prep.kids("prep"):
                        _extend(found, self._all(inner.kids("pobj")))
                elif prep.lower == "with" and self._follows(prep, "together"):
                    _extend(found, [one for one in self._all(prep.kids("pobj")) if one.kind != "role"])
            return found
        head = verb.head
        if head is verb:
            return []
        if verb.dep == "conj" and head.pos in {"VERB", "AUX"}:
            if verb.tag in _FINITE and head.tag in {"VBG", "VB"} and not head.kids("aux"):
                # 'accused him of lying and called for talks': a finite verb goes with the finite one above
                head = next((node for node in head.ancestors() if node.tag in _FINITE), head)
            if passive(head) and not passive(verb):
                return self._all(head.kids("nsubjpass"))
            return self._subjects(head, depth + 1)
        if verb.dep in {"xcomp", "advcl", "ccomp", "pcomp", "prep"}:
            governor = head if verb.dep != "pcomp" else head.head
            if governor.pos in {"NOUN", "PROPN"}:
                return self._of_possessor(governor, depth)
            if governor.pos == "ADJ" or (verb.dep == "pcomp" and governor.dep in {"advmod", "prt", "prep"}):
                governor = governor.head  # 'stopped short of recognising', 'backed out of buying'
            if verb.dep in {"xcomp", "ccomp"} and governor.lemma in _OBJECT_CONTROL:
                controlled = self._all(objects(governor)) or self._prep(governor, frozenset({"on", "upon", "to"}))
                return controlled or self._subjects(governor, depth + 1)
            if verb.dep == "pcomp" and head.lower in {"of", "from", "for"} and objects(governor):
                return self._all(objects(governor))
            if passive(governor):
                return (
                    self._all(governor.kids("nsubjpass"))
                    if verb.dep != "advcl" or verb.tag == "VBG"
                    else self._subjects(governor, depth + 1)
                )
            return self._subjects(governor, depth + 1)
        if verb.dep == "acl":
            if verb.tag == "VBG":
                return self._all([head])
            return self._of_possessor(head, depth)
        if verb.dep == "relcl":
            return (
                self._all([head])
                if not any(kid.dep == "dobj" and kid.tag in {"WDT", "WP"} for kid in verb.children)
                else []
            )
        if verb.dep == "dep" and head.pos in {"VERB", "AUX"}:
            return self._subjects(head, depth + 1)
        return []

    def _follows(self, token: Token, word: str) -> bool:
        """Whether a token stands right after a word."""
        return token.i > 0 and self.mentions.parsed.tokens[token.i - 1].lower == word

    def _of_possessor(self, noun: Token, depth: int) -> list[Found]:
        """'Iran's plan to strike', 'made an offer to send', 'the purpose of their visit is to discuss'."""
        found = self.mentions.owner(noun) or self._prep(noun, frozenset({"by", "of"}))
        if not found and noun.dep in {"dobj", "attr"} and noun.head.pos in {"VERB", "AUX"}:
            found = self._subjects(noun.head, depth + 1)
        if not found and noun.dep == "pobj" and noun.lemma in _ON_THE_WAY and noun.head.head.pos in {"VERB", "AUX"}:
            found = self._subjects(noun.head.head, depth + 1)
        if not found and noun.dep == "pobj" and (noun.head.head.lemma, noun.head.lower) in _CARRYING:
            found = self._subjects(noun.head.head, depth + 1)  # 'is toying with the idea of closing it'
        return found

    def _iobj(self, token: Token) -> list[Found]:
        found: list[Found] = []
        for child in token.kids("dative"):
            _extend(found, self._all(child.kids("pobj")) if child.pos == "ADP" else self._all([child]))
        return found

    def _prep(self, token: Token, wanted: frozenset[str]) -> list[Found]:
        found: list[Found] = []
        for child in prepositions(token):
            if child.lower == "of" and child.head is not token and child.head.lemma in _OF_HELD:
                continue  # 'demanded the release of the crew': not of whom it is demanded
            if child.lower in wanted:
                for target in child.kids("pobj", "pcomp"):
                    _extend(found, self.mentions.at(target) or self._inside(target))
        return found

    def _inside(self, target: Token) -> list[Found]:
        """An actor that owns the thing named: 'attack on Iran's embassy', 'visit to the Chinese capital'."""
        if target.pos not in {"NOUN", "PROPN"}:
            return []
        found = self._owners(target)
        if not found:
            for prep in target.kids("prep"):
                if prep.lower in {"of", "in", "from", "at", "near", "with", "between", "on", "against"}:
                    for inner in prep.kids("pobj"):
                        _extend(found, self.mentions.at(inner) or self._owners(inner))
        return found

    def _owners(self, noun: Token) -> list[Found]:
        return [one for one in self.mentions.owner(noun) if one.kind != "name" and (one.country or one.resolved)]

    def _modifiers(self, token: Token) -> list[Found]:
        found: list[Found] = []
        todo = token.kids("amod", "compound", "nmod")
        while todo:
            child = todo.pop(0)
            _extend(found, self.mentions.at(child))
            todo.extend(
                child.kids("compound", "amod", "nmod", "conj", "punct") if child.pos in {"PROPN", "NOUN", "ADJ"} else []
            )
        found.sort(key=lambda actor: actor.first)
        return found

    def _about(self, token: Token) -> list[Found]:
        for head in objects(token):
            found = self.mentions.owner(head)
            where = set() if "any" in deed_nouns().get(head.lemma.lower(), ()) else {"in", "at"}  # 'the decision in Rome'
            for wanted in ({"by"}, {"of"}, {"against", "from", "over", "with", "between"} | where):
                if found:
                    break
                found = self._prep(head, frozenset(wanted))
            if found:
                return found
        return []

    def _all(self, heads: list[Token]) -> list[Found]:
        found: list[Found] = []
        for head in heads:
            _extend(found, self.mentions.at(head))
        return found

    def _things(self, token: Token, path: Path) -> list[Token]:
        if path.name == "obj":
            return [head for head in objects(token) if head.pos in {"NOUN", "PROPN"}]
        if path.name == "prep":
            return [
                target
                for child in prepositions(token)
                if child.lower in path.prepositions
                for pobj in child.kids("pobj")
                for target in (pobj, *pobj.kids("conj"))
            ]
        return []


def _extend(found: list[Found], more: list[Found]) -> None:
    for actor in more:
        if all(actor.key != other.key for other in found):
            found.append(actor)
