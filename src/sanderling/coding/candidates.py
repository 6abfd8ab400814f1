"""Drafts that lack something, and other readings of a word: they wait for what all evidence says together."""

from __future__ import annotations

from sanderling.coding.arguments import Arguments
from sanderling.coding.drafts import Draft
from sanderling.coding.factuality import threatened_value
from sanderling.coding.match import objects, passive
from sanderling.knowledge.cue_data import word_classes
from sanderling.parse import Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

_HELP = frozenset(["help", "assist", "aid", "support", "rescue", "train", "protect", "treat", "guard", "search", "evacuate", "feed"])
_UNTOLD = frozenset([Act.RETREAT, Act.COERCE, Act.SANCTION, Act.CONCEDE, Act.AID, Act.MOBILIZE])
"""Acts of states and their courts, often told without who does them."""
_SENT = frozenset(["send", "dispatch", "deploy", "bring", "rush", "fly", "station", "keep", "lend", "contribute"])
_ARMED = frozenset(["ship", "boat", "jet", "plane", "aircraft", "helicopter", "vehicle", "officer", "police", "column", "carrier", "man"])
_EITHER: dict[Act, tuple[tuple[Act, frozenset[str]], ...]] = {
    Act.REJECT: ((Act.COERCE, frozenset(["bar", "ban", "prohibit", "forbid", "keep", "block", "deny"])),),
    Act.COERCE: (
        (Act.REJECT, frozenset(["bar", "block", "throw", "overturn", "annul"])),
        (Act.SANCTION, frozenset(["cut", "suspend", "freeze", "throw", "expel", "remove", "strip", "stop", "close", "shut"])),
        (Act.CONCEDE, frozenset(["annul", "throw", "overturn", "void", "cancel", "invalidate", "nullify", "postpone"])),
    ),
    Act.SANCTION: ((Act.CONCEDE, frozenset(["suspend", "scrap", "cancel", "withdraw", "drop", "freeze", "postpone"])),),
    Act.CONCEDE: (
        (Act.RETREAT, frozenset(["allow", "permit", "let", "lift", "order", "remove"])),
        (Act.SANCTION, frozenset(["remove", "drop", "strike", "suspend"])),
        (Act.REJECT, frozenset(["annul", "dismiss", "overturn"])),
    ),
    Act.RETREAT: ((Act.CONCEDE, frozenset(["allow", "give", "dissolve", "let", "grant", "admit"])),),
    Act.MOBILIZE: ((Act.AID, frozenset(["arm"])),),
    Act.AGREE: ((Act.CONCEDE, frozenset(["agree", "accept", "consent", "yield"])),),
    Act.ASSAULT: (
        (Act.COERCE, frozenset(["capture", "seize", "take", "occupy", "overrun", "disperse", "hold", "loot"])),
        (Act.PROTEST, frozenset(["storm", "burn", "torch", "smash", "hurl", "throw", "set", "pelt", "attack", "clash"])),
    ),
}
_EITHER[Act.PROTEST] = ((Act.ASSAULT, _EITHER[Act.ASSAULT][1][1]),)
"""Verbs that tell of one act as of another, by who does it and to whom."""
_THREATENED = {"violence": Act.ASSAULT, "restrict": Act.COERCE, "arrest": Act.COERCE, "relations": Act.SANCTION, "expel": Act.SANCTION}
UNTOLD = "unnamed"
"""The name of a doer who is not told of."""
EITHER = "the word may tell of another act"
"""What is held against a reading that the rules do not prefer."""
RULED = "the model holds it for another act"
"""What is held against the act of the rules, where the model is sure of another."""
SENT = "forces may be sent against some or to help them"
"""What is held against the other of the two readings."""
_OPEN_REASONS = frozenset(
    [
        "only one party was found", "no actor was found", "no recipient was found", "no party is a state, a known actor, or a public body",
        "what others may suffer from others is a warning, not a threat",
    ]
)  # fmt: skip
"""Reasons against a draft that other evidence may outweigh."""


def lacking(draft: Draft, reason: str, factuality: Factuality, arguments: Arguments) -> bool:
    """Whether a draft that lacks a party is a candidate all the same; people that no list knows may be the actor."""
    if not draft.actors and not draft.noun:
        if _of_nature(draft.token):
            return False
        draft.actors = arguments.unknown_subject(draft.token)
        if not draft.actors and draft.act in _UNTOLD and passive(draft.token):
            draft.actors = [untold(draft.token)]  # 'was freed on Friday': by whom, the rest says
    elif not draft.actors and draft.act is Act.PROTEST:
        draft.actors = [arguments.by_words(draft.token, "CVL", plural=True)]  # 'the rallies spread'
        draft.actors[0].name = "protesters"
    draft.factuality, draft.doubt = factuality, reason
    return bool(draft.actors) and reason in _OPEN_REASONS


def untold(verb: Token) -> Found:
    """Return the doer of a deed told in the passive without one; its words are the verb's."""
    return Found(verb.i, verb.i, verb, "role", UNTOLD, why=f"'{verb.text}' does not say by whom")


def _of_nature(verb: Token) -> bool:
    """'the fires that killed ninety': nobody does that."""
    subjects = [verb.head if kid.tag in {"WDT", "WP"} and verb.dep == "relcl" else kid for kid in verb.kids("nsubj")]
    return any(subject.lemma.lower() in word_classes()["nature"] for subject in subjects)


def readings(draft: Draft) -> list[Draft]:
    """Return other readings of a draft's word: forces that are sent to help or against some, a ban that refuses or compels."""
    other = _helping(draft) or _sending(draft)
    made = [] if other is None else [other]
    if not draft.noun:
        made += [_either(draft, act) for act, words in _EITHER.get(draft.act, ()) if draft.token.lemma in words]
        if draft.act is Act.ACCUSE and _regrets(draft.token):
            made.append(_either(draft, Act.CONCEDE))
        if draft.act is Act.THREATEN and draft.mode in _THREATENED:
            made.append(_either(draft, _THREATENED[draft.mode]))
            made[-1].factuality, made[-1].planned = threatened_value(draft.token), True
        elif draft.planned and draft.act is not Act.THREATEN:  # 'threatened to arrest him': told as a threat or as what is threatened
            made.append(_either(draft, Act.THREATEN))
            made[-1].factuality = Factuality.HAPPENED
    return made


def _regrets(verb: Token) -> bool:
    """'expressed its regret over the raid': one is sorry for one's own deed, or displeased with another's."""
    return verb.lemma == "regret" or any(head.lemma.lower() in word_classes()["regret"] for head in objects(verb))


def _either(draft: Draft, act: Act) -> Draft:
    return _reading(draft, act, f"either {draft.act} or {act}", EITHER, f"'{draft.token.text}' may tell of {act} as of {draft.act}")


def _reading(draft: Draft, act: Act, rule: str, doubt: str, why: str) -> Draft:
    """Return the same deed of the same parties read as another act, which is held against it and why it may be."""
    other = Draft(draft.token, act, rule, list(draft.actors), list(draft.recipients), list(draft.objects), doubt=doubt)
    other.factuality, other.said = draft.factuality, list(draft.said)
    other.note(f"{act}", why, draft.token)
    return other


def as_ruled(draft: Draft) -> Draft:
    """Return a draft as the rules have it, where the model's act is about to take its place."""
    other = _reading(draft, draft.act, draft.rule, RULED, "the rules have it so")
    other.mode, other.noun, other.planned, other.purpose_of = draft.mode, draft.noun, draft.planned, draft.purpose_of
    return other


def _helping(draft: Draft) -> Draft | None:
    """'sent 120 soldiers to help clear the roads': who is sent to help gives aid, which is another reading of the verb."""
    token = draft.token
    if draft.act not in {Act.MOBILIZE, Act.CONSULT} or draft.noun:
        return None
    below = [*token.kids("xcomp", "advcl", "acl"), *(child for head in objects(token) for child in head.kids("acl", "relcl"))]
    if not any(child.tag == "VB" and child.lemma in _HELP for child in below):
        return None
    return _reading(draft, Act.AID, f"{draft.rule} to help", "what it is for is to help", "they are sent to help")


def _sending(draft: Draft) -> Draft | None:
    """'sent two patrol ships to the shoal', 'sent soldiers to steady the country': forces are sent against some or to help them.

    The one of the two readings of a draft's verb that it is not, as a candidate.
    """
    token = draft.token
    if draft.act not in {Act.AID, Act.MOBILIZE} or draft.noun or token.lemma not in _SENT:
        return None
    if not any(_forces(head) for head in objects(token)):
        return None
    return _reading(draft, Act.MOBILIZE if draft.act is Act.AID else Act.AID, "forces sent", SENT, SENT)


def _forces(head: Token) -> bool:
    words = word_classes()
    return head.lemma.lower() in words["forces"] or head.lemma.lower() in words["weapons"] or head.lemma in _ARMED
