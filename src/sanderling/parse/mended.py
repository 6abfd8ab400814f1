"""Sentences that the parser reads as a noun with a participle, though they tell a deed: 'Norway, the host, called on both sides'.

The past tense and the participle of most verbs are one form; the parser takes the second where a noun with an apposition or a
clause of its own stands before it, and the sentence is left without a verb.
"""

from __future__ import annotations

from sanderling.parse.syntax import Sentence, Token

SHORTEST = 6
"""Tokens of a sentence that is mended: a shorter one without a verb is a caption or a title."""
_ONLY_PARTICIPLES = frozenset(["begun", "drunk", "done", "gone", "sung", "sunk", "rung", "swum", "come", "become", "run"])
_CAUSING = frozenset(["order", "have", "want", "get", "command"])
"""Verbs of having a deed done by others."""
_PARTS = frozenset(["dobj", "nsubj", "nsubjpass", "pobj", "dative"])
_TAKEN_ALONG = frozenset(["punct", "prep", "npadvmod", "advmod", "dobj", "advcl", "cc", "conj", "xcomp", "ccomp", "prt", "dative"])


def mend(sentence: Sentence) -> None:
    """Make the participle the verb of a sentence that has none, and its noun the subject; join past tenses to one another."""
    _raise_conjuncts(sentence)
    _caused(sentence)
    for token in sentence.tokens:  # 'the truce that it had declared': no conjunction, it stands for the truce
        if token.tag == "IN" and token.lower == "that" and token.dep in _PARTS and token.head.dep == "relcl":
            token.tag, token.pos = "WDT", "PRON"
    if sentence.heading or len(sentence.tokens) < SHORTEST or sentence.tokens[-1].text not in {".", ".\"", "\"", "”", "'"}:
        return
    root = sentence.root
    if root.pos not in {"NOUN", "PROPN"} or root.kids("nsubj", "cop", "aux"):
        return
    verb = next((token for token in sentence.tokens if token.i > root.i and _told(token, root)), None)
    if verb is None:
        _before_object(sentence, root)
        return
    commas = [token.i for token in sentence.tokens if token.text == "," and root.i < token.i < verb.i]
    if commas == [verb.i - 1]:
        return  # 'a bridge, built in 1903': no apposition ends there
    noun = verb.head
    noun.children.remove(verb)
    for child in [kid for kid in noun.children if kid.i > verb.i] + (
        [kid for kid in root.children if kid.i > verb.i] if noun is not root else []
    ):
        if child.dep in _TAKEN_ALONG:
            child.head.children.remove(child)
            child.head = verb
            verb.children.append(child)
    verb.head, verb.dep, verb.tag, verb.pos = verb, "ROOT", "VBD", "VERB"
    root.head, root.dep = verb, "nsubj"
    verb.children.append(root)
    verb.children.sort(key=lambda token: token.i)


def _raise_conjuncts(sentence: Sentence) -> None:
    """'called on the allies to answer, and later rebuked Modi': a past tense goes on from one, not from an infinitive."""
    for verb in sentence.tokens:
        first = verb.head
        if verb.dep != "conj" or verb.tag != "VBD" or first.tag not in {"VB", "VBG"} or first.pos != "VERB":
            continue
        if any(kid.dep == "aux" and kid.tag in {"VBD", "VBZ", "VBP"} for kid in first.children):
            continue  # 'were marching and threw stones', 'did not wait and left'
        above = next((word for word in first.ancestors() if word.tag in {"VBD", "VBZ", "VBP"} and word.pos == "VERB"), None)
        if above is None or above.i > verb.i:
            continue
        marks = [kid for kid in first.children if first.i < kid.i < verb.i and kid.dep in {"cc", "punct"}]
        for word in (*marks[-2:], verb):
            first.children.remove(word)
            word.head = above
            above.children.append(word)
        above.children.sort(key=lambda token: token.i)


def _caused(sentence: Sentence) -> None:
    """'ordered the mayor held', 'had the envoy expelled': what is had done is a participle, though a past tense looks the same."""
    for verb in sentence.tokens:
        above = verb.head
        if verb.dep != "ccomp" or verb.tag not in {"VBD", "VBN"} or above.lemma not in _CAUSING or above.pos != "VERB":
            continue
        subjects = verb.kids("nsubj", "nsubjpass")
        if not subjects or verb.kids("mark", "aux", "auxpass", "dobj") or not all(above.i < kid.i < verb.i for kid in subjects):
            continue
        if any(word.text in {",", ";", ":", '"', "“"} for word in sentence.tokens if above.i < word.i < subjects[0].i):
            continue  # 'ordered, the army left'
        verb.tag = "VBN"
        for kid in subjects:
            kid.dep = "nsubjpass"


def _before_object(sentence: Sentence, root: Token) -> None:
    """'The sultan telephoned Karim': the verb was read as an attribute of its object, though a noun stands right before it."""
    words = sentence.tokens
    for place, token in enumerate(words[1:-1], 1):
        before, thing = words[place - 1], token.head
        if token.tag not in {"VBN", "VBD"} or token.dep != "amod" or thing.i < token.i or token.lower in _ONLY_PARTICIPLES:
            continue
        if before.pos not in {"NOUN", "PROPN"} or (before.dep == "npadvmod" and before.head is not token):
            continue
        if any(part.text == "-" for part in words[place - 1 : place + 2]):
            continue
        if thing is root:
            subject = next((kid for kid in reversed(thing.children) if kid.i < token.i and kid.pos in {"NOUN", "PROPN"}), None)
            if subject is None:
                return
            thing.children.remove(subject)
        elif root.i < token.i and root.pos in {"NOUN", "PROPN"}:
            subject, holder = root, thing.head
            holder.children.remove(thing)
            left = next((kid for kid in reversed(thing.children) if kid.i < token.i and kid.pos in {"NOUN", "PROPN"}), None)
            if left is not None:  # 'the raid by France shocked monks': what stood before the verb is what the preposition governs
                thing.children.remove(left)
                left.head, left.dep = holder, thing.dep
                holder.children.append(left)
                holder.children.sort(key=lambda kid: kid.i)
        else:
            return
        thing.children.remove(token)
        end = [kid for kid in (thing if thing is root else root).children if kid.dep == "punct" and kid.i > thing.i]
        for child in end:
            child.head.children.remove(child)
            child.head = token
        token.children += [subject, thing, *end]
        token.children.sort(key=lambda kid: kid.i)
        token.head, token.dep, token.tag, token.pos = token, "ROOT", "VBD", "VERB"
        subject.head, subject.dep, thing.head, thing.dep = token, "nsubj", token, "dobj"
        return


def _told(token: Token, root: Token) -> bool:
    """Whether a participle after the sentence's noun can be its verb."""
    if token.tag not in {"VBN", "VBD"} or token.dep != "acl" or token.kids("agent", "auxpass", "aux"):
        return False
    if token.lower in _ONLY_PARTICIPLES or token.lower.endswith("n"):
        return False
    above = token.head
    while above is not root and above.dep in {"appos", "conj", "relcl", "dobj", "pobj", "prep"}:
        above = above.head
    return above is root and any(kid.i > token.i for kid in (*token.children, *token.head.children))


__all__ = ["mend"]
