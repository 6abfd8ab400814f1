"""The sentence that says why a place was chosen, or why none was."""

from __future__ import annotations

from collections.abc import Sequence

from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_scores import worth_alone

Ranked = Sequence[tuple[PlaceCandidate, float]]


def because(name: str, place: PlaceCandidate, contained_in: Sequence[str], candidates: Sequence[PlaceCandidate]) -> str:
    """Say why ``place`` was chosen; ``contained_in`` is what the text says that it lies in."""
    says = f"'{name}' is {place.describe()}"
    if place.how:
        says += f", {place.how}"
    if place.match == "adjective":
        says += ", named by its adjective"
    if contained_in:
        told = [words for name in contained_in if (words := " ".join(name.split()))]
        return f"{says}: the text says it lies in {', '.join(told)}."
    if len(candidates) == 1:
        return f"{says}: no other place of the name is known."
    best_known = max(candidates, key=worth_alone)
    if best_known.id != place.id:
        return f"{says}, not {best_known.describe()}: the article's other places speak for it."
    return f"{says}: the best known of {len(candidates)} places of the name, and nothing speaks against it."


def undecided(name: str, ranked: Ranked) -> str:
    """Say between which places a name cannot be decided."""
    if len(ranked) == 1:
        only = ranked[0][0].describe()
        return f"The only known '{name}' is {only}, too little known to be taken without more."
    likely = " or ".join(place.describe() for place, _ in ranked[:3])
    return f"'{name}' may be {likely}, and the article does not say which."


def only_container(name: str, outer: PlaceCandidate) -> str:
    """Say that an unknown place was placed by what it lies in."""
    return f"No '{name}' is known in {outer.name}, which the text says it lies in; so only that is taken."


def unknown_facility(name: str, town: str, word: str, namesake: PlaceCandidate, alike: Sequence[PlaceCandidate]) -> str:
    """Say that a town has no such facility, and which is the nearest known one in its state."""
    says = f"No '{name}' is known: '{town}' is {namesake.describe()}, which is not known to have a {word}"
    if alike:
        says += f"; the nearest known in that state is {alike[0].describe()}"
    return says + "."
