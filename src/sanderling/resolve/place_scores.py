"""How well each candidate fits: what is known of the place alone, and how it sits with the article's others.

Each candidate gets a sum of weighted features, and the candidates of one name share one probability between
them by the logistic rule (softmax), together with one more outcome, that the name means none of them.  The
weights are set by hand from what the features mean, in coarse steps, and checked on development data; none is
learned.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sanderling.resolve.place_candidate import EARTH_KM, PlaceCandidate
from sanderling.resolve.place_names import key_of

Floats = NDArray[np.float64]

# --- What a place is worth alone, in units of log-odds ---
PER_TENFOLD_POPULATION = 1.3
"""A city ten times as large is named about four times as often."""
SITE_POPULATION = 300_000
"""A hand-listed site was listed because news names it; it counts as a city of this size."""
UNKNOWN_POPULATION = 300
"""Places of population 0 in the source are small, or unknown to it."""
KIND = {"country": 3.0, "admin1": 0.0, "admin2": -1.5, "capital": 2.5, "city": 0.0}
KIND_OF_SITE = 0.5
MATCH = {"name": 0.0, "alias": -1.5, "adjective": 0.0, "reading": -0.5}
SMALL_ALIAS = -2.5
"""An other name of a place below ``SMALL`` people is mostly a spelling from another language."""
SMALL = 100_000

# --- What the article says of it ---
CONTAINED = 7.0
"""The text names what it lies in: Springfield, Illinois."""
OUTLET_COUNTRY = 2.5
OUTLET_ADMIN1 = 3.0
CO_COUNTRY = 1.0
"""The caller knows that the article is about this country."""
NEAR = 6.0
"""Another place of the article lies near; falls with distance over ``NEAR_KM``."""
NEAR_KM = 80.0
SAME_ADMIN1 = 5.0
"""The article's other places lie in the same first-level region; grows with their share."""
SAME_COUNTRY = 4.0
"""The article's other places lie in the same country; grows with their share."""
NONE_OF_THEM = 0.5
"""The log-odds, on the same scale, that a name means a place that is not known here."""

DOUBT = 1.5
"""The last pass divides all log-odds by this: features that lean on one another say less than their sum."""
PASSES = 5
"""How often every name is weighed; the first pass looks at each alone, the others in the light of all."""


@dataclass(slots=True)
class Group:
    """All mentions of one name in an article: one sense a discourse."""

    name: str
    candidates: list[PlaceCandidate]
    fits_container: list[bool] = field(default_factory=list)
    """For each candidate, whether it lies in what the text says the place lies in."""
    weight: float = 1.0
    """What its places count for the others."""
    shares: Floats = field(default_factory=lambda: np.zeros(0))
    """The probability of each candidate; what is missing to 1 is the probability of none of them."""


def worth_alone(place: PlaceCandidate) -> float:
    """Return the log-odds of a place before anything of the article is known."""
    is_site = place.kind not in KIND
    population = SITE_POPULATION if is_site else max(place.population, UNKNOWN_POPULATION)
    worth = PER_TENFOLD_POPULATION * (math.log10(population) - 3)
    worth += KIND_OF_SITE if is_site else KIND[place.kind]
    worth += MATCH[place.match]
    if place.match == "alias" and not is_site and place.population < SMALL:
        worth += SMALL_ALIAS
    return worth


def weigh(
    groups: Sequence[Group],
    countries: frozenset[str] = frozenset(),
    outlet_country: str | None = None,
    outlet_admin1: str | None = None,
) -> None:
    """Set the shares of every group: first each name alone, then each in the light of the others."""
    places = [place for group in groups for place in group.candidates]
    if not places:
        return
    owner = np.array([index for index, group in enumerate(groups) for _ in group.candidates])
    base = np.array([worth_alone(place) for place in places])
    base += CONTAINED * np.array([fits for group in groups for fits in group.fits_container], dtype=float)
    for index, place in enumerate(places):
        if place.country is not None and place.country == outlet_country:
            base[index] += OUTLET_COUNTRY
            if place.admin1 is not None and place.admin1 == outlet_admin1:
                base[index] += OUTLET_ADMIN1
        if place.country in countries:
            base[index] += CO_COUNTRY
    worth = base
    shares = _shares(worth, owner, len(groups))
    if len(groups) > 1:
        ties = _Ties(places, owner, groups)
        for _ in range(PASSES - 1):
            worth = base + ties.support(shares)
            shares = _shares(worth, owner, len(groups))
    shares = _shares(worth, owner, len(groups), DOUBT)
    for index, group in enumerate(groups):
        group.shares = shares[owner == index]


def _shares(worth: Floats, owner: NDArray[np.int64], count: int, doubt: float = 1.0) -> Floats:
    """Return each candidate's probability within its group, beside the outcome of none of them."""
    odds = np.exp(np.clip(worth, -30, 30) / doubt)
    total = np.bincount(owner, weights=odds, minlength=count) + math.exp(NONE_OF_THEM / doubt)
    shares: Floats = odds / total[owner]
    return shares


class _Ties:
    """Which candidates of different names lie near one another, or in one region or country."""

    def __init__(self, places: Sequence[PlaceCandidate], owner: NDArray[np.int64], groups: Sequence[Group]) -> None:
        self._owner = owner
        self._weights = np.array([group.weight for group in groups])
        # Two senses of one name, Paris in Texas and Paris in France, must not speak for each other.
        apart = ~_same([key_of(groups[index].name) for index in owner])
        lat = np.radians([place.lat for place in places])
        lon = np.radians([place.lon for place in places])
        unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        km = EARTH_KM * np.arccos(np.clip(unit.T @ unit, -1, 1))
        # A point of a wide region says little of what lies near.
        fine = np.array([place.radius_km <= 100 for place in places])
        self._near = np.where(apart & fine[:, None] & fine[None, :], np.exp(-km / NEAR_KM), 0.0)
        self._admin1 = apart * _same([(p.country, p.admin1) if p.admin1 else None for p in places])
        self._country = apart * _same([p.country for p in places])

    def support(self, shares: Floats) -> Floats:
        """Return what the other groups' present shares add to the log-odds of each candidate."""
        groups = len(self._weights)
        weighted = shares * self._weights[self._owner]
        # Each other group counts by the shares of those of its candidates that speak for this one.
        member = np.zeros((len(shares), groups))
        member[np.arange(len(shares)), self._owner] = 1.0
        near = (self._near * weighted[None, :]) @ member
        admin1 = (self._admin1 * weighted[None, :]) @ member
        country = (self._country * weighted[None, :]) @ member
        others = np.maximum(self._weights.sum() - self._weights[self._owner], 1e-9)
        # That none of the others is near gets less likely with each that may be.
        near_support = 1 - np.prod(1 - np.clip(near, 0, 1), axis=1)
        admin1_support = np.sqrt(admin1.sum(axis=1) / others)
        country_support = np.sqrt(country.sum(axis=1) / others)
        support: Floats = NEAR * near_support + SAME_ADMIN1 * admin1_support + SAME_COUNTRY * country_support
        return support


def _same(labels: Sequence[object]) -> NDArray[np.bool_]:
    """Return a matrix of which labels are the same; None is the same as nothing."""
    numbers: dict[object, int] = {}
    ids = np.array([-1 if label is None else numbers.setdefault(label, len(numbers)) for label in labels])
    same: NDArray[np.bool_] = (ids[:, None] == ids[None, :]) & (ids[:, None] >= 0)
    return same
