"""What is offered, and what is refused by 'will not': deeds told by a verb of another deed, or by any verb at all.

'Offered talks', 'was ready to mediate' is a meeting that may come, 'offered to send police' is aid that may come. Who says of itself
that it will not do a thing refuses. All are candidates only; what all evidence says together decides on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import Said, innermost, inside_out
from sanderling.coding.drafts import Draft
from sanderling.coding.factuality import HELD_BACK, on_condition
from sanderling.coding.match import objects, passive
from sanderling.knowledge.cue_data import Path, word_classes
from sanderling.parse import Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

_MEETING = frozenset(
    ["talk", "meet", "mediate", "host", "negotiate", "discuss", "visit", "travel", "fly", "consult", "broker", "facilitate", "come", "receive"]
)
_GOING = frozenset(["come", "receive", "host", "fly", "travel"])
"""Of these, what is no meeting of states by itself."""
_HELPING = frozenset(
    [
        "help", "assist", "send", "supply", "provide", "give", "donate", "pay", "fund", "finance", "train", "shelter", "treat", "take",
        "lend", "deploy", "contribute", "deliver", "rebuild", "protect", "rescue", "evacuate", "counsel", "build", "repair", "feed",
    ]
)  # fmt: skip
_OFFICES = frozenset(["mediation", "mediator", "venue", "office", "negotiation", "meeting", "summit", "dialogue"])
_WILLING = frozenset(["ready", "willing", "prepared"])
_NO_HELP = frozenset(
    """
        apology condolence congratulation thanks praise solidarity support resignation explanation proof evidence detail comment
        glimpse insight hope prayer bounty reward surrender concession compromise truce ceasefire seat post deal price view chance
        criticism reason excuse amnesty pardon
    """.split()
)
"""What is offered in words, or by yielding: no help."""
_WILL = frozenset(["will", "would", "'ll", "’ll", "wo", "shall"])
_THERE = (Path("iobj"), Path("prep", frozenset(["to", "for", "with", "between"])))
OFFERED = "it is offered only"
"""What is held against a deed that is offered."""
WONT = "that it will not be done is said, not refused to anyone"
"""The same against a refusal by 'will not'."""


def promises(sentence: Sentence, arguments: Arguments, drafts: Sequence[Draft], says: Mapping[int, Sequence[Said]]) -> Iterator[Draft]:
    """Yield what is offered and what is refused in a sentence; ``drafts`` are the events so far, its own at the end."""
    here = list(takewhile(lambda draft: draft.token.sentence == sentence.index, reversed(drafts)))
    yield from offers(sentence, arguments, here, says)
    yield from refusals(sentence, arguments, here, says)


def offers(sentence: Sentence, arguments: Arguments, drafts: Sequence[Draft], says: Mapping[int, Sequence[Said]]) -> Iterator[Draft]:
    """Yield what is offered in a sentence; ``drafts`` are its events so far."""
    coded = {(draft.token.i, draft.act) for draft in drafts}
    for verb in sentence.tokens:
        willing = verb.lemma == "be" and any(kid.lower in _WILLING for kid in verb.kids("acomp"))
        if verb.pos not in {"VERB", "AUX"} or not (willing or (verb.lemma == "offer" and not passive(verb))):
            continue
        at = next((kid for kid in verb.kids("acomp") if kid.lower in _WILLING), verb) if willing else verb
        negated = bool(verb.kids("neg"))
        for head, act in _offered(at, willing):
            if (head.i, act) in coded or (verb.i, act) in coded or negated:
                continue
            actors = arguments.subjects(verb)
            if not actors:
                continue
            mine = {found.key for found in actors}
            draft = Draft(at if head.pos == "NOUN" else head, act, "offer", list(actors), _whom(at, head, arguments, mine))
            draft.doubt = OFFERED
            sure = on_condition(verb) or on_condition(at) or on_condition(head)
            draft.factuality = Factuality.CONDITIONAL if sure else Factuality.POSSIBLE
            draft.said = inside_out(says.get(verb.i, ()))
            draft.note(f"{act}", f"'{at.text} {head.text}' offers it", at)
            yield draft


def _offered(verb: Token, willing: bool) -> Iterator[tuple[Token, Act]]:
    talks = word_classes()["talks"]
    for head in [] if willing else objects(verb):
        if head.pos not in {"NOUN", "PROPN"} or head.lemma in _NO_HELP:
            continue
        if head.lemma in talks or head.lemma in _OFFICES:
            yield head, Act.CONSULT
        else:
            yield verb, Act.AID
            return
    for deed in verb.kids("xcomp"):
        if deed.lemma in _MEETING and not (deed.lemma in _GOING and not (objects(deed) or deed.kids("prep"))):
            yield deed, Act.CONSULT
        elif deed.lemma in _HELPING:
            yield deed, Act.AID
        elif deed.lemma in {"cooperate", "collaborate", "work"} and any(kid.lower == "with" for kid in deed.kids("prep")):
            yield deed, Act.COOPERATE


def _whom(verb: Token, head: Token, arguments: Arguments, mine: set[str]) -> list[Found]:
    """To whom it is offered or refused: beside the verb, or what the deed is done to."""
    found = [one for path in _THERE for one in arguments.follow(verb, path, noun=False)]
    if head.pos != "NOUN":
        found = [one for path in (Path("obj"), *_THERE) for one in arguments.follow(head, path, noun=False)] or found
    return [one for one in found if one.key not in mine]


def refusals(sentence: Sentence, arguments: Arguments, drafts: Sequence[Draft], says: Mapping[int, Sequence[Said]]) -> Iterator[Draft]:
    """Yield a refusal for each 'will not' that somebody says of itself, or that is told of it."""
    told = {draft.token.i for draft in drafts if draft.act is Act.REJECT}
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.i in told or verb.lemma in HELD_BACK or verb.dep in {"relcl", "advcl", "acl"} or passive(verb) or not _will_not(verb):
            continue
        if on_condition(verb):
            continue  # 'would not come if': it may yet
        actors = arguments.subjects(verb)
        if not actors:
            continue
        holding = innermost(says.get(verb.i, ()))
        mine = {found.key for found in actors} | {found.country for found in actors if found.country}
        if holding is not None and holding.speakers:
            speakers = {found.key for found in holding.speakers} | {found.country for found in holding.speakers if found.country}
            if not speakers & mine:
                continue  # 'said that Iran would not attack'
        draft = Draft(verb, Act.REJECT, "will not", list(actors), _whom(verb, verb, arguments, {found.key for found in actors}))
        draft.doubt = WONT
        draft.said = inside_out(says.get(verb.i, ()))
        draft.note("REJECT", f"'will not {verb.lemma}'", verb)
        yield draft


def _will_not(verb: Token) -> bool:
    if not any(kid.dep == "aux" and kid.lower in _WILL for kid in verb.children):
        return False
    if any(kid.dep == "neg" and kid.lower != "never" for kid in verb.children):
        return True
    return any(kid.dep == "advmod" and kid.lower == "longer" for kid in verb.children)


__all__ = ["promises"]
