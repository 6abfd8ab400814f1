"""Judgements in words: 'said that any deal would be a violation', 'called the raid illegal'."""

from __future__ import annotations

from collections.abc import Mapping

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import Said, innermost
from sanderling.coding.drafts import Draft
from sanderling.coding.factuality import judge
from sanderling.coding.match import objects
from sanderling.knowledge.cue_data import evaluations
from sanderling.parse import Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

_CALLS = frozenset(
    {"call", "describe", "brand", "label", "consider", "regard", "deem", "term", "see", "view", "denounce", "condemn"}
)
_NAMING = frozenset({"call", "brand", "label", "describe", "dub", "portray"})
UNKNOWN = "what it is called is in no list of judgements"
"""What is held against a judgement by words that are not known."""
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "IGO", "JUD", "PTY"})
"""Sectors whose people speak for more than themselves."""


class Evaluations:
    """Finds who judges whom by a word of judgement."""

    def __init__(self, arguments: Arguments, says: Mapping[int, list[Said]]) -> None:
        """``says`` gives the statements that each token stands in."""
        self.arguments = arguments
        self.mentions = arguments.mentions
        self._says = says

    def find(self, sentence: Sentence, drafts: list[Draft], taken: set[int]) -> list[tuple[Token, Draft]]:
        """Return the judgements in one sentence, each with its word; ``taken`` are the words that other cues have used."""
        made: list[tuple[Token, Draft]] = []
        for token in sentence.tokens:
            pos = {"NOUN": "noun", "ADJ": "adj", "VERB": "verb"}.get(token.pos)
            felt = evaluations().get((token.lower, "feeling")) if token.tag in {"JJ", "VBN"} else None
            entry = felt or (evaluations().get((token.lemma.lower(), pos)) if pos else None)
            if entry is None or token.i in taken:
                continue
            act, mode = entry
            found = self._feeling(token) if felt else self._evaluation(token)
            if found is None:
                continue
            actors, recipients, cue = found
            if (
                not actors
                or any(
                    d.act is act
                    and d.token.sentence == token.sentence
                    and {a.key for a in d.actors} & {a.key for a in actors}
                    for d in (*drafts, *(judged for _, judged in made))
                )
            ):
                continue
            rule = "feels" if felt else f"judges:{token.lemma.lower()}"
            draft = Draft(cue, act, rule, actors, recipients, mode=mode, weight=2)
            draft.note(str(act), f"'{token.text}' is how they take it" if felt else f"the speaker calls it '{token.text}'", token)
            draft.note("speaks", f"'{cue.text}'", cue)
            if not any(actor.country or actor.resolved for actor in (*actors, *recipients)):
                continue
            if not recipients:
                draft.doubt = "no recipient was found"
            draft.factuality = judge(cue, noun=False).value if cue.pos == "VERB" else Factuality.HAPPENED
            made.append((token, draft))
        told = {id(draft.token) for _, draft in made} | {id(d.token) for d in drafts}
        for token in sentence.tokens:
            if token.lemma in _NAMING and token.i not in taken and id(token) not in told:
                named = self._named(token)
                if named is not None:
                    made.append((token, named))
        return made

    def _named(self, verb: Token) -> Draft | None:
        """'called the deal a surrender', 'called it hasty': by words that no list holds; mostly it is reproach."""
        if verb.pos != "VERB" or verb.kids("prt", "nsubjpass", "auxpass", "neg", "agent") or verb.dep in {"amod", "acl"}:
            return None
        if any(prep.lower in {"for", "on", "upon", "at"} for prep in verb.kids("prep")):
            return None
        as_what = [prep for prep in verb.kids("prep") if prep.lower == "as"]
        clauses = [kid for kid in verb.kids("ccomp") if not kid.kids("aux", "mark") and kid.i > verb.i]
        if verb.lemma == "call" and verb.kids("oprd"):
            heads = [*verb.kids("dobj"), *(subject for kid in verb.kids("oprd") for subject in kid.kids("nsubj"))]
        elif verb.lemma == "call" and clauses:
            heads = [*verb.kids("dobj"), *(subject for kid in clauses for subject in kid.kids("nsubj"))]
        elif as_what and verb.lemma != "call":
            heads = objects(verb)
        else:
            return None
        if any(head.tag in {"WP", "WDT"} for head in heads):
            return None  # 'what it called a bold step'
        actors = self.arguments.subjects(verb)
        mine = {found.key for found in actors}
        targets = {found.key: found for head in heads for found in (self.mentions.at(head) or self._within(head))}
        others = [found for key, found in targets.items() if key not in mine]
        if not any(found.country or found.resolved for found in actors):
            return None
        draft = Draft(verb, Act.ACCUSE, "names", actors, others, mode="disapprove")
        draft.factuality, draft.doubt = judge(verb, noun=False).value, UNKNOWN
        draft.note("ACCUSE", f"'{verb.text}' gives it a name of the speaker's own", verb)
        return draft

    def _feeling(self, token: Token) -> tuple[list[Found], list[Found], Token] | None:
        """'the ministry was alarmed by', 'said it was disappointed': whoever says so of themselves judges what others did."""
        verb = token if token.kids("auxpass") else token.head
        if not (verb is token or (token.dep == "acomp" and verb.lemma in {"be", "feel", "become", "remain"})):
            return None
        if any(child.dep == "neg" for child in verb.children):
            return None
        actors = [
            found
            for head in verb.kids("nsubj", "nsubjpass")
            for found in self.mentions.at(head)
            if found.kind != "role" or found.sector in _OFFICIAL
        ]
        own = {found.key for found in actors}
        about = [
            target
            for part in (token, verb)
            for child in part.kids("prep", "agent", "ccomp", "advcl")
            if child.dep not in {"prep", "agent"} or child.lower in {"by", "about", "over", "at", "with", "in", "for", "to"}
            for target in ([child] if child.dep not in {"prep", "agent"} else child.kids("pobj", "pcomp"))
        ]
        others = {found.key: found for head in about for found in self._within(head) if found.key not in own}
        return actors, list(others.values()), token

    def _evaluation(self, token: Token) -> tuple[list[Found], list[Found], Token] | None:
        governor = token.head
        if token.pos == "VERB":
            said = self._innermost(token)
            if said is None or any(child.dep == "neg" for child in token.children):
                return None
            return self._judged(said, self.arguments.subjects(token))
        if (
            token.dep in {"attr", "acomp", "oprd"}
            or (token.dep in {"pobj", "amod"} and governor.lower == "as")
            or (token.dep == "dobj" and governor.lemma in {"constitute", "represent", "commit"})
        ):
            verb = governor if governor.lower != "as" else governor.head
            if any(child.dep == "neg" for child in verb.children) or any(kid.lower == "no" for kid in token.children):
                return None
            calls = verb.lemma in _CALLS and not verb.kids("nsubjpass", "auxpass")
            if calls:
                targets = [found for head in objects(verb) for found in (self.mentions.at(head) or self._within(head))]
                return self.arguments.subjects(verb), targets, verb
            said = self._innermost(token)
            if said is None:
                return None
            heads = verb.kids("nsubj", "nsubjpass")
            return self._judged(
                said, [found for head in heads for found in (self.mentions.at(head) or self._within(head))]
            )
        return None

    def _judged(self, said: Said, targets: list[Found]) -> tuple[list[Found], list[Found], Token] | None:
        """Who says so of whom; of nobody where the words for what is judged name no party."""
        speakers = {found.country or found.key for found in said.speakers}
        targets = [
            found
            for found in targets
            if (found.country or found.key) not in speakers and (found.country or found.resolved)
        ]
        return said.speakers, targets, said.cue[0]

    def _innermost(self, token: Token) -> Said | None:
        return innermost(self._says.get(token.i, ()))

    def _within(self, head: Token) -> list[Found]:
        found: list[Found] = []
        for word in head.subtree():
            mention = self.mentions.by_token.get(word.i)
            if (
                mention is not None
                and mention.country
                and mention.kind in {"state", "capital", "metonym", "organisation", "person", "adjective"}
            ) and all(mention.key != other.key for other in found):
                found.append(mention)
        return found
