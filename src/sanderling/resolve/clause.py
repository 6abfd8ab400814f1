"""Whose clause a word stands in: the heads of its subject, told or shared with the clause above."""

from __future__ import annotations

from sanderling.parse import Token

_STEPS = 8
"""Clauses up which a subject is sought."""
_TOLD_TO = frozenset(
    """
        order tell ask urge force compel allow permit persuade convince encourage instruct press push enable
        help invite require request call pressure authorize authorise appoint warn advise direct oblige
    """.split()
)
"""Verbs whose object does what the infinitive says."""


def clause_of(token: Token) -> Token | None:
    """Return the verb of the innermost clause that holds a word; None in a bare noun phrase."""
    node = token
    while node.pos not in {"VERB", "AUX"} or node.dep in {"aux", "auxpass", "amod"}:
        if node.head is node:
            return None
        node = node.head
    return node


def subjects_of(verb: Token) -> list[Token]:
    """Return the heads of a verb's subject: its own, that of the verb it is joined or subordinate to, or a relative's noun."""
    node = verb
    for _ in range(_STEPS):
        own = node.kids("nsubj", "nsubjpass")
        if own:
            return [node.head if head.tag in {"WP", "WDT"} and node.dep == "relcl" else head for head in own]
        head = node.head
        if head is node:
            return []
        if node.dep == "acl":
            return [head] if node.tag in {"VBG", "VBN"} else []
        if node.dep in {"xcomp", "ccomp"} and head.lemma in _TOLD_TO:
            objects = head.kids("dobj", "nsubjpass")
            if objects:
                return objects
        if node.dep in {"prep", "pcomp"}:
            if head.lower in {"of", "from", "for"} and head.head.kids("dobj"):
                return head.head.kids("dobj")  # 'accused Norway of blocking': Norway blocks
            while head.dep in {"prep", "pcomp"} and head.head is not head:
                head = head.head
        above = clause_of(head)
        if above is None or above is node:
            return []
        node = above
    return []
