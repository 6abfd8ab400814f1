"""Two states of one thing of which only one can be: 'released' and 'still in the hands of', as patterns, and what ties them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv

TWO_STATES_COLUMNS = ("pair", "one", "other", "tie", "unless", "source")
TIES = frozenset({"doer", "shared", "loose", "lasting", "never", "besides"})
"""What may tie two states: see ``TwoStates``."""


@dataclass(frozen=True, slots=True)
class TwoStates:
    """A state and one that rules it out, as wordings of patterns; groups ``x...`` name the thing, which must then be one.

    ``tie``: doer (the words before both have one in common), shared (the sentences have), loose (nothing is asked); lasting: a later
    day does not undo the first, as 'still held' after 'freed'; never: it is denied of any time; besides: the thing alone does not bind, as 'the strike' of two. ``unless`` are words beside which the
    two do not rule each other out.
    """

    pair: str
    one: str
    other: str
    tie: frozenset[str]
    unless: str


@cache
def two_states() -> tuple[TwoStates, ...]:
    """Return the pairs. Raises KnowledgeError for a tie that is none."""
    found = []
    for row in read_csv("checks/two_states.csv", TWO_STATES_COLUMNS, required=("pair", "one", "other", "tie", "source")):
        tie = frozenset(row["tie"].split("+"))
        if not tie <= TIES:
            raise KnowledgeError(f"checks/two_states.csv: {row['pair']} has an unknown tie: {row['tie']}.")
        found.append(TwoStates(row["pair"], row["one"], row["other"], tie, rf"(?i)\b(?:{row['unless']})\b" if row["unless"] else ""))
    return tuple(found)


def compiled() -> int:
    """Return how many wordings compile. Raises KnowledgeError for one that does not: they are compiled where they are needed alone."""
    count = 0
    for pair in two_states():
        for wording in (pair.one, pair.other, pair.unless):
            try:
                re.compile(wording, re.IGNORECASE)
            except re.error as error:
                raise KnowledgeError(f"checks/two_states.csv: {pair.pair}: {error}.") from error
            count += 1
    return count
