"""Subjects that the parser put elsewhere: 'On Monday Noboa imposed a curfew', 'In the village children walked to school'.

What stands right before a finite verb is read as a part of the phrase of time or place before it, and the verb is left without a
subject. The noun that stands there is given to it, and the date or the place stays with the preposition.
"""

from __future__ import annotations

from sanderling.parse.syntax import Sentence, Token

_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr")
_CLAUSES = frozenset(["ROOT", "ccomp", "advcl", "relcl", "parataxis"])
_BEGINNING = frozenset(["after", "before", "since", "until", "while", "because", "when", "as", "once"])
"""What begins a clause as well as a phrase."""
_DATES = frozenset(
    """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
        november december
    """.split()
)
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])


def give_subjects(sentence: Sentence) -> None:
    """Give each finite verb of a sentence that lacks a subject the noun that stands right before it."""
    for verb in sentence.tokens:
        if _lacks(verb):
            _by_tag(sentence, verb) or _by_place(sentence, verb)


def _lacks(verb: Token) -> bool:
    if verb.pos != "VERB" or verb.dep not in _CLAUSES or verb.kids(*_SUBJECTS):
        return False
    return verb.tag in _FINITE or (verb.tag in {"VBN", "VBG"} and any(kid.tag in _FINITE for kid in verb.kids("aux", "auxpass")))


def _by_tag(sentence: Sentence, verb: Token) -> bool:
    """'Windhoek deplored the shooting', 'May signed the agreement': a name that opens the sentence was taken for an adverb or a modal."""
    first = sentence.tokens[0]
    if first.head is not verb or first.i != verb.i - 1 or not first.text.istitle():
        return False
    modal = first.tag == "MD" and verb.tag in _FINITE
    if not modal and not (first.dep == "advmod" and first.tag == "RB" and not first.lower.endswith("ly") and verb.kids("dobj")):
        return False
    first.tag, first.pos, first.dep = "NNP", "PROPN", "nsubj"
    return True


def _by_place(sentence: Sentence, verb: Token) -> bool:
    last = _before(sentence, verb)
    if last is None or last.pos not in _NOMINAL:
        return False
    chain = [last]
    while chain[-1].head not in {verb, chain[-1]} and len(chain) < 12:
        chain.append(chain[-1].head)
    top = chain[-1]
    if top.head is not verb:
        return False
    if top.pos in _NOMINAL:
        return _raise(top, verb) if top.dep in {"dep", "npadvmod", "nmod", "appos"} and top.lower not in _DATES else False
    clause = next((place for place in range(len(chain) - 1, -1, -1) if chain[place].dep in {"acl", "relcl"}), -1)
    nouns = [word for word in chain[clause + 1 :] if word.pos in _NOMINAL]  # 'marchers armed with batons': not the batons
    for noun in nouns:  # 'on the quay at Pemba the Programme handed out': no comma, no apposition
        comma = any(word.text == "," for word in sentence.tokens if noun.head.i < word.i < noun.i)
        if noun.dep == "appos" and (noun is last or not comma):
            return _raise(noun, verb)
    for noun in nouns:
        if _split(noun):
            return _raise(noun, verb)
    highest = nouns[-1] if nouns else last
    if highest.head is top and (top.dep == "mark" or top.lower in _BEGINNING) and verb.dep != "ROOT":
        return _raise(highest, verb)
    return False


def _before(sentence: Sentence, verb: Token) -> Token | None:
    """The word right before the verb and its auxiliaries, over what stands between commas."""
    place = verb.i - sentence.tokens[0].i - 1
    words = sentence.tokens
    while place > 0 and words[place].head is verb and words[place].dep in {"aux", "auxpass", "neg", "advmod"}:
        place -= 1
    if place > 0 and words[place].text == ",":
        place = next((at for at in range(place - 1, 0, -1) if words[at].text == ","), 0) - 1
    return words[place] if place >= 0 else None


def _split(noun: Token) -> bool:
    """Whether a noun has taken the date or the place before it for a part of its name; both are then told apart."""
    parts = [kid for kid in noun.kids("compound", "nmod") if kid.i < noun.i]
    if not parts or noun.dep not in {"pobj", "conj"}:
        return False
    date = next((kid for kid in parts if kid.lower in _DATES), None)
    if date is not None:
        _leave(noun, [date, *(kid for kid in noun.kids("nummod") if kid.i == date.i + 1)], date)
        return True
    if noun.tag != "NNS" and not (noun.tag == "NNP" and len(parts) == 1):
        return False
    head = parts[-1]
    if head.tag == "NNP" and noun.tag == "NNP" and noun.head.lower not in {"in", "at", "from"}:
        return False
    _leave(noun, [kid for kid in noun.children if kid.i <= head.i and kid.dep in {"compound", "nmod", "det", "amod"}], head)
    return True


def _leave(noun: Token, words: list[Token], head: Token) -> None:
    """Leave some words to the preposition that held the noun, under one of them."""
    above = noun.head
    for word in words:
        noun.children.remove(word)
        if word is not head:
            word.head = head
            head.children.append(word)
    head.head, head.dep = above, "pobj"
    above.children.append(head)
    head.children.sort(key=lambda kid: kid.i)
    above.children.sort(key=lambda kid: kid.i)


def _raise(noun: Token, verb: Token) -> bool:
    above = noun.head
    above.children.remove(noun)
    noun.head = verb
    noun.dep = "nsubjpass" if verb.kids("auxpass") else "nsubj"
    verb.children.append(noun)
    verb.children.sort(key=lambda kid: kid.i)
    return True


__all__ = ["give_subjects"]
