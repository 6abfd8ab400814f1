"""A choice by weights: each option has named features, each feature a weight, and the option with the highest sum is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from math import exp

from sanderling.resolve.found import Found, from_afar

Worth = Mapping[str, Mapping[str, float]]
"""The weights of each choice by its name, by feature."""


def weight(worth: Mapping[str, float], names: Iterable[str]) -> float:
    """Return the sum of an option's features; one without a weight adds nothing."""
    return sum(map(worth.get, names, repeat(0.0)))


def heaviest(worth: Mapping[str, float], options: Sequence[Iterable[str]]) -> tuple[int, float]:
    """Return the place of the option that weighs most, of equals the first, and its share of the likelihood, 0 to 1."""
    sums = [weight(worth, names) for names in options]
    best = max(range(len(sums)), key=lambda i: (sums[i], -i))
    return best, 1 / sum(exp(one - sums[best]) for one in sums)


def belong_to(people: list[Found], state: str) -> None:
    """Say of people named without a state that they are of this one (alpha-3), as a guess."""
    for found in people:
        found.country, found.guessed = state, True
        found.why = f"{found.why}; named without a state, so that which weighs most is taken"


def nameless(party: Sequence[Found]) -> list[Found]:
    """Return those of a side that only a word for people names, without a state; 'world powers' are of no one state."""
    return [found for found in party if found.kind == "role" and not (found.country or found.id or of_many_states(found))]


def of_many_states(found: Found) -> bool:
    """Whether a party is several states at once, or of none that could be guessed: 'Western states', 'migrants', 'the international community'."""
    if found.role is not None and "IGO" in {found.role.sector, found.sector} and found.role.kind != "person":
        return True
    return found.many or from_afar(found)
