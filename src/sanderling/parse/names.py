"""Names that the tagger takes for common words where they open a sentence: 'Lula will travel', 'Morales himself'.

What is a surname anywhere in an article is one everywhere: after another name, as in 'Evo Morales'; or it is all in capitals.
"""

from __future__ import annotations

from sanderling.knowledge.actor_data import roles
from sanderling.parse.syntax import Parsed

_MISREAD = frozenset(["NN", "NNS", "RB", "VB", "VBP", "VBZ", "VBD", "VBN", "FW", "UH"])
_SHORTEST = 3
_OF_THE_COMPASS = frozenset(["North", "South", "East", "West"])


def know_again(parsed: Parsed) -> None:
    """Tag a word that opens a sentence as the proper noun that it is elsewhere; one in small letters anywhere stays as it is."""
    names, small = set(), set()
    before = ""
    for token in parsed.tokens:
        if token.tag == "NNP" and (before == "NNP" or token.text.isupper()):
            names.add(token.text)
        elif token.text.islower():
            small.add(token.text)
        before = token.tag
    names -= _OF_THE_COMPASS
    for sentence in parsed.sentences:
        first = sentence.tokens[0]
        if sentence.heading or first.text not in names or len(first.text) < _SHORTEST:
            continue
        subject = first.tag == "JJ" and first.dep in {"nsubj", "nsubjpass"}
        if (first.tag in _MISREAD or subject) and first.lower not in small and first.lower not in roles():
            first.tag, first.pos, first.lemma = "NNP", "PROPN", first.text
