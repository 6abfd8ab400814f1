"""In which state an article plays: the one that it names far more often than any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sanderling.resolve.found import Found

SHARE = 0.35
"""An article plays in a state that has this share of all mentions of states, and ..."""
AHEAD = 1.3
"""... is named so many times as often as the next."""
_STATED = frozenset(["state", "adjective", "capital", "metonym", "person", "national"])


def home_state(found: Iterable[Found]) -> str | None:
    """Return the alpha-3 code of the state in which the article plays, or None where none stands out."""
    counts = Counter(
        one.country
        for one in found
        if one.country and len(one.country) == 3 and one.kind in _STATED and not one.guessed
    )
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(3, SHARE * sum(counts.values())):
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    return ranked[0][0]
