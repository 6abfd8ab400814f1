"""Deeds done to 'it' or 'them': the cue asks for a noun, and a noun before the pronoun is of that kind."""

from __future__ import annotations

from collections.abc import Callable, Container

from sanderling.coding.drafts import Draft
from sanderling.coding.match import cues_for, objects
from sanderling.knowledge.cue_data import Cue
from sanderling.parse import Parsed, Sentence, Token

_ONE = frozenset(["it", "this", "that", "him", "her"])
_MORE = frozenset(["them", "they", "these", "those", "both", "some", "many", "most", "all", "ones", "others"])
_BACK = 1
"""Sentences back to the noun that is meant."""
_NEAREST = 4
"""So many nouns of the pronoun's number before it may be meant."""
DOUBT = "what the pronoun stands for is taken from the words before it"
"""What is held against such a candidate."""


def by_pronoun(sentence: Sentence, parsed: Parsed, taken: Container[int], draft_of: Callable[[Token, Cue, bool], tuple[Draft | None, str]]) -> list[Draft]:
    """Return a candidate for each verb of the sentence that fits a cue if its object is read as a noun before it: 'lifted them in June'."""
    made: list[Draft] = []
    for token in sentence.tokens:
        if token.pos != "VERB" or token.i in taken or cues_for(token):
            continue
        for noun in _meant(token, parsed):
            cue = next(iter(cues_for(token, (noun,))), None)
            if cue is None:
                continue
            draft, _ = draft_of(token, cue, False)
            if draft is not None:
                draft.doubt = DOUBT
                draft.note(str(cue.act), f"its object is read as '{noun.text}'", noun)
                made.append(draft)
            break
    return made


def _meant(token: Token, parsed: Parsed) -> list[Token]:
    """Return the nouns that a verb's pronoun may stand for, the nearest first; none where its object is a noun of its own."""
    heads = objects(token)
    words = {head.lower for head in heads}
    if not heads or not words <= _ONE | _MORE or any(head.kids("prep", "relcl", "acl") for head in heads):
        return []
    many = bool(words & _MORE)
    own = {word.i for subject in token.kids("nsubj", "agent") for word in subject.subtree()}
    found: list[Token] = []
    for noun in reversed(parsed.tokens[max(0, token.i - 80) : token.i]):
        if token.sentence - noun.sentence > _BACK or len(found) == _NEAREST:
            break
        if noun.i not in own and noun.pos in {"NOUN", "PROPN"} and noun.dep not in {"compound", "npadvmod"} and (noun.tag in {"NNS", "NNPS"} or bool(noun.kids("conj"))) is many:
            found.append(noun)
    return found
