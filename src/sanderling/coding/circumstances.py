"""When and where: which of the times and places found in the text belong to an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanderling.parse import Parsed, Token


class Anchor(Protocol):
    """Something found in the text, by its tokens (inclusive) and its number in its own list."""

    @property
    def first(self) -> int:
        """Number of its first token."""
        ...

    @property
    def last(self) -> int:
        """Number of its last token."""
        ...

    @property
    def number(self) -> int:
        """Its place in its list."""
        ...


_BARRIERS = frozenset({"ccomp", "relcl", "parataxis"})


def belongs(anchors: Sequence[Anchor], token: Token, parsed: Parsed) -> Anchor | None:
    """Return the anchor that modifies the event at ``token`` or a verb that the event hangs on.

    The nearest in the tree wins; what lies across a reported or relative clause belongs to another event.
    """
    governors: dict[int, int] = {token.i: 0}
    node = token
    for step in range(1, 9):
        if node.head is node or (node.dep in _BARRIERS and node.pos in {"VERB", "AUX"}):
            break
        node = node.head
        governors[node.i] = step
    best: tuple[int, int, Anchor] | None = None
    for anchor in anchors:
        head = _head(parsed.tokens[anchor.first : anchor.last + 1])
        if head.sentence != token.sentence:
            continue
        distance = _distance(head, governors)
        if distance is None:
            continue
        rank = (distance, abs(head.i - token.i), anchor)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _distance(head: Token, governors: dict[int, int]) -> int | None:
    node = head
    for steps in range(7):
        if node.i in governors:
            return governors[node.i] * 2 + steps
        if node.pos in {"VERB", "AUX"} and steps:
            return None
        if node.head is node:
            return None
        node = node.head
    return None


def _head(tokens: list[Token]) -> Token:
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[-1])
