"""Who takes which stance to what, in other words than a clause: 'criticised the plan', 'called for talks', 'its demand'.

These are claims like those of ``claims.py``; they carry no event on anyone's word, so they are found beside them.
"""

from __future__ import annotations

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import Said, inside_quotes, speaker_of
from sanderling.knowledge.cue_data import StanceWord, stances
from sanderling.parse import Parsed, Token
from sanderling.resolve.found import Found

_DUMMY = frozenset(["it", "this", "that", "which", "there", "what"])


def find_stances(parsed: Parsed, arguments: Arguments, said: list[Said]) -> list[Said]:
    """Return the stances whose cue is no cue of reported speech, in text order."""
    taken = {token.i for one in said for token in one.cue}
    found: list[Said] = []
    for sentence in parsed.sentences:
        if sentence.heading:
            continue
        quoted = inside_quotes(sentence)
        for token in sentence.tokens:
            if token.i in taken or token.i in quoted:  # what stands in quotation marks is on the speaker's word already
                continue
            word = stances().get((token.lemma.lower(), "verb" if token.pos in {"VERB", "AUX"} else "noun"))
            if word is None or token.dep in {"amod", "compound"}:
                continue
            one = _verb(token, word, arguments) if token.pos == "VERB" else _noun(token, word, arguments)
            if one is not None:
                found.append(one)
    return found


def _verb(verb: Token, word: StanceWord, arguments: Arguments) -> Said | None:
    if verb.tag == "VB" and any(kid.tag in {"TO", "MD"} for kid in verb.children):
        return None  # 'to criticise', 'would support': nobody has done it
    passive = bool(verb.kids("nsubjpass", "auxpass")) or (verb.tag == "VBN" and verb.dep == "acl")
    by = any(kid.dep == "agent" for kid in verb.children)
    if passive and not by and not word.passive:
        return None
    content = _complements(verb, word)
    if passive:
        subject = verb.kid("nsubjpass")
        if subject is not None and subject.lower not in _DUMMY:
            content = content or subject.subtree()
    if not content:
        return None
    speaker = None if passive and not by else speaker_of(verb)
    if speaker is None and not (passive and word.passive):
        return None
    if speaker is not None and speaker.lower in _DUMMY and word.stance != "shows":
        return None
    if word.stance == "knows" and speaker is not None and speaker.pos == "NOUN" and not arguments.mentions.at(speaker):
        return None
    speakers = arguments.subjects(verb) if speaker is not None else []
    return _made(verb, speaker, speakers, content, word, noun=False)


def _noun(noun: Token, word: StanceWord, arguments: Arguments) -> Said | None:
    speaker = noun.kid("poss")
    if speaker is None:
        by = next((kid.kid("pobj") for kid in noun.kids("prep") if kid.lower in {"by", "from"}), None)
        speaker = by
    if speaker is None or speaker.lower in _DUMMY:
        return None
    content = _complements(noun, word)
    if not content:
        return None
    return _made(noun, speaker, arguments.mentions.at(speaker), content, word, noun=True)


def _complements(head: Token, word: StanceWord) -> list[Token]:
    found: list[Token] = []
    for child in head.children:
        if child.i < head.i:
            continue
        if (
            (child.dep in {"dobj", "obj"} and "obj" in word.complements)
            or (child.dep in {"oprd", "attr"} and word.complements.keys() & {"oprd", "obj"})
            or (child.dep == "ccomp" and word.complements.keys() & {"obj", "xcomp", "oprd"})
            or (child.dep == "xcomp" and "xcomp" in word.complements)
            or (
                child.dep in {"acl", "relcl"}
                and "acl" in word.complements
                and any(k.tag == "TO" for k in child.children)
            )
        ):
            found.extend(child.subtree())
        elif child.dep in {"prep", "dative"} and child.lower in word.complements:
            found.extend(token for token in child.subtree() if token is not child)
    return found


def _stance(cue: Token, word: StanceWord) -> str:
    """'called it a mistake' judges, 'called for talks' demands: a preposition after the verb tells them apart."""
    direct = any(child.dep in {"dobj", "oprd", "ccomp", "attr"} and child.i > cue.i for child in cue.children)
    for child in cue.children:
        if child.dep == "prep" and not direct and child.lower in word.complements:
            return word.complements[child.lower]
        if child.dep == "xcomp" and "xcomp" in word.complements:
            return word.complements["xcomp"]
    return word.stance


def _made(
    cue: Token, speaker: Token | None, speakers: list[Found], content: list[Token], word: StanceWord, noun: bool
) -> Said | None:
    numbers = sorted(token.i for token in content if not token.is_edge())
    numbers = [number for number in numbers if number > cue.i] or numbers
    if not numbers or numbers[0] <= cue.i <= numbers[-1]:
        return None
    return Said(
        [cue], speaker, speakers, numbers[0], numbers[-1], False, _stance(cue, word), "", noun, [(numbers[0], numbers[-1])],
        kind="stance",
    )  # fmt: skip
