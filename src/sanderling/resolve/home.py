"""In which state an article plays: the one that it names far more often than any other; and in which it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sanderling.parse import Parsed
from sanderling.resolve.found import Found
from sanderling.resolve.places import PlaceResolver

SHARE = 0.35
"""An article plays in a state that has this share of all mentions of states, and ..."""
AHEAD = 1.3
"""... is named so many times as often as the next."""
WRITTEN_THERE = 1.5
"""So much more counts each mention of the state in which the article was written: police, courts and parties are mostly its."""
_STATED = frozenset(["state", "adjective", "capital", "metonym", "person", "national"])
_OF_ALL_STATES = frozenset(["united nations", "brussels", "geneva", "the hague", "strasbourg", "vienna", "luxembourg"])
"""Seats of international bodies, where what is written is seldom of the land."""


def written_in(dateline: str | None, places: PlaceResolver) -> str | None:
    """Return the alpha-3 code of the state where a dateline's town lies ('SEOUL', 'New Delhi'); None where that says nothing."""
    if dateline is None or dateline.lower() in _OF_ALL_STATES:
        return None
    choice = places.resolve(dateline.title() if dateline.isupper() else dateline)
    return choice.country if choice.country is not None and len(choice.country) == 3 else None


def weighed_by(counts: Mapping[str, int], written: str | None) -> dict[str, float]:
    """Return how much an article is about each state: how often it names it, and more where the article was written there."""
    return {state: count * (WRITTEN_THERE if state == written else 1.0) for state, count in counts.items()}


def home_state(found: Iterable[Found], written: str | None = None) -> str | None:
    """Return the alpha-3 code of the state in which the article plays, or None where none stands out.

    ``written`` is the state in which it was written, where that is known.
    """
    counts = Counter(
        one.country
        for one in found
        if one.country and len(one.country) == 3 and one.kind in _STATED and not one.guessed
    )
    weighed = weighed_by(counts, written)
    ranked = sorted(weighed.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < max(3, SHARE * sum(weighed.values())):
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def deals_with(found: Found, state: str, parsed: Parsed, by_token: Mapping[int, Found]) -> bool:
    """Whether a person has a counterpart in that state: 'the minister, X, told his Bahraini counterpart' is none of Bahrain's."""
    return found.kind == "person" and any(
        token.lemma == "counterpart" and token.i > found.head.i and token.kids("poss")
        and any(by_token[kid.i].country == state for kid in token.kids("amod") if kid.i in by_token)
        for token in parsed.sentences[found.head.sentence].tokens
    )  # fmt: skip
