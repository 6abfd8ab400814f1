"""Deeds that no verb of deeds names: 'must leave' is asked for by whoever says so, 'is due in Cairo' is a visit to come.

They are candidates only; what all evidence says together decides on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import Said, innermost
from sanderling.coding.drafts import Draft
from sanderling.coding.factuality import judge
from sanderling.coding.match import passive
from sanderling.coding.recipients import Recipients
from sanderling.parse import Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

_MUST = frozenset(["must", "should", "ought"])
_WILL = frozenset(["will", "would", "'ll", "’ll", "shall", "wo"])
_ASKING = frozenset(["request", "insistence", "urging", "behest", "order", "instigation", "prompting", "bidding", "demand"])
_INTERNAL = frozenset(["internal", "domestic", "sovereign"])
_THERE = frozenset(["due", "expected", "back"])
_PLACES = frozenset(["capital", "city", "country", "town", "region", "port"])
_TRAVELS = frozenset(["person", "role"])
_SENT = frozenset(["GOV", "LEG", "IGO", "MIL"])
ASKED = "that it must be done is said, not asked of anyone"
"""What is held against a demand by 'must'."""
AT_REQUEST = "at whose request it was done is told in passing"
"""The same against 'at the request of'."""
OWN_AFFAIR = "that it is nobody's business is said, not answered to anyone"
"""The same against a refusal by 'is an internal affair'."""
STAYS = "only where they are or will be is told"
"""The same against a visit by 'is due in'."""


def implied(
    sentence: Sentence, arguments: Arguments, recipients: Recipients, says: Mapping[int, Sequence[Said]], taken: set[int]
) -> Iterator[Draft]:
    """Yield the candidates of one sentence; ``says`` gives the statements that each token stands in, ``taken`` words of deeds."""
    asked: set[int] = set()
    for token in sentence.tokens:
        if token.pos in {"VERB", "AUX"} and any(child.dep == "aux" and child.lower in _MUST for child in token.children):
            one = _asked(token, arguments, says)
            if one is not None and id(one.said[0]) not in asked:
                asked.add(id(one.said[0]))
                yield one
        elif token.pos == "NOUN" and token.lemma in _ASKING and token.i not in taken:
            one = _at_request(token, arguments)
            if one is not None:
                yield one
        elif token.lemma == "be" and token.pos in {"AUX", "VERB"}:
            one = _stays(token, arguments, recipients) or _own_affair(token, arguments, says)
            if one is not None:
                yield one


def _asked(verb: Token, arguments: Arguments, says: Mapping[int, Sequence[Said]]) -> Draft | None:
    """'said that Seoul must answer', 'the law should be withdrawn, she wrote': a demand of whoever says so."""
    if any(child.dep == "aux" and child.lower == "have" for child in verb.children):
        return None
    holding = innermost(says.get(verb.i, ()))
    if holding is None or not holding.speakers or holding.stance not in {"asserts", "demands", "judges"}:
        return None
    mine = {found.key for found in holding.speakers}
    whom = [found for found in ([] if passive(verb) else arguments.subjects(verb)) if found.key not in mine]
    if not passive(verb) and not whom and verb.kid("nsubj") is not None and verb.kids("nsubj")[0].lower in {"we", "i"}:
        return None
    draft = Draft(verb, Act.REQUEST, "must", list(holding.speakers), whom)
    draft.said, draft.doubt = [holding], ASKED
    draft.note("REQUEST", "what must be done is demanded", verb)
    return draft


def at_request(noun: Token, arguments: Arguments) -> tuple[list[Found], list[Found]] | None:
    """'at the request of Britain', 'on the orders of the president': who asks stands behind 'of' or before, and is asked who acts."""
    preposition = noun.head
    if noun.lemma not in _ASKING or noun.dep != "pobj" or preposition.lower not in {"at", "on", "upon", "under"}:
        return None
    actors = [
        found
        for of in noun.kids("prep")
        if of.lower == "of"
        for target in of.kids("pobj")
        for found in arguments.mentions.at(target)
    ]
    actors = actors or [found for owner in noun.kids("poss") for found in arguments.mentions.at(owner)]  # 'at Washington's request'
    if not actors:
        return None
    verb = preposition.head
    mine = {found.key for found in actors}
    return actors, [found for found in (arguments.subjects(verb) if verb.pos == "VERB" else []) if found.key not in mine]


def _at_request(noun: Token, arguments: Arguments) -> Draft | None:
    parties = at_request(noun, arguments)
    if parties is None:
        return None
    draft = Draft(noun, Act.REQUEST, "at request", *parties, noun=True)
    draft.doubt = AT_REQUEST
    draft.note("REQUEST", f"'{noun.head.text} the {noun.text} of'", noun)
    return draft


def _own_affair(verb: Token, arguments: Arguments, says: Mapping[int, Sequence[Said]]) -> Draft | None:
    """'answered that the dam was no business of the council', 'it is an internal affair': who says so turns others away."""
    holding = innermost(says.get(verb.i, ()))
    if holding is None or not holding.speakers or verb.kids("neg"):
        return None
    for noun in verb.kids("attr"):
        words = {kid.lower for kid in noun.kids("amod", "det")}
        if noun.lower == "none":
            inner = [target for prep in noun.kids("prep") if prep.lower == "of" for target in prep.kids("pobj")]
            fits = any(target.lemma in {"business", "concern"} for target in inner)
        else:
            inner = [noun]
            fits = (noun.lemma in {"affair", "matter", "issue", "question"} and bool(words & _INTERNAL)) or (
                noun.lemma in {"business", "concern", "affair"} and "no" in words
            )
        if not fits:
            continue
        mine = {found.key for found in holding.speakers}
        whose = [target for head in inner for prep in head.kids("prep") for target in prep.kids("pobj")]
        whose += [kid for head in inner for kid in head.kids("poss")]
        whom = [found for head in whose for found in arguments.mentions.at(head) if found.key not in mine]
        draft = Draft(verb, Act.REJECT, "own affair", list(holding.speakers), whom)
        draft.said, draft.doubt = [holding], OWN_AFFAIR
        draft.note("REJECT", f"'{noun.text}' of its own: others are told to keep out", noun)
        return draft
    return None


def _stays(verb: Token, arguments: Arguments, recipients: Recipients) -> Draft | None:
    """'is due in Jerusalem this week', 'was in Warsaw when': somebody of one state in another."""
    waiting = next((kid for kid in verb.children if kid.dep in {"acomp", "advmod"} and kid.lower in _THERE), None)
    at = waiting if waiting is not None and waiting.kids("prep") else verb
    where = [target for prep in at.kids("prep") if prep.lower in {"in", "at"} for target in prep.kids("pobj")]
    if not any(target.pos == "PROPN" or target.lemma in _PLACES for target in where) or verb.kids("neg"):
        return None
    if waiting is None and verb.kids("attr", "acomp", "nsubjpass", "ccomp"):
        return None
    actors = [
        found
        for subject in verb.kids("nsubj")
        for found in arguments.mentions.at(subject)
        if found.kind in _TRAVELS and found.country and (found.kind == "person" or found.sector in _SENT)
    ]
    if not actors:
        return None
    draft = Draft(at, Act.CONSULT, "stays", actors, [], mode="visit")
    recipients.host_by_place(draft)
    if not draft.recipients:
        return None
    draft.factuality = Factuality.PLANNED if waiting is not None and waiting.lower != "back" else judge(verb, noun=False).value
    draft.doubt = STAYS
    draft.note("CONSULT", "who is in another's country visits it", at)
    return draft


def announcer(verb: Token, says: Mapping[int, Sequence[Said]]) -> list[Found]:
    """'said that members would be thrown out': who announces what will be done is taken for its doer."""
    if not passive(verb) or not any(child.dep == "aux" and child.lower in _WILL for child in verb.children):
        return []
    holding = innermost(says.get(verb.i, ()))
    return list(holding.speakers) if holding is not None and holding.stance == "asserts" else []


def causer(verb: Token, arguments: Arguments) -> list[Found]:
    """'ordered him held for a week', 'had the tower razed', 'wants them freed': who has it done is its doer."""
    above = verb.head
    if verb.tag != "VBN" or verb.dep not in {"ccomp", "xcomp", "oprd", "acl"} or verb.kids("agent", "mark", "aux"):
        return []
    if verb.dep == "acl":
        above = verb.head.head if verb.head.dep in {"dobj", "nsubjpass"} else verb
    if above.lemma not in _CAUSING or above is verb or passive(above):
        return []
    return arguments.subjects(above)


_CAUSING = frozenset(["order", "have", "get", "want", "see", "command"])


__all__ = ["announcer", "at_request", "causer", "implied"]
