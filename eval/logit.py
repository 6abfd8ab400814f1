"""A conditional logit: of the options of a row, weights of features say which is likeliest to be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

PENALTY = 2.0
SEEN_AT_LEAST = 3
"""A feature seen on fewer options has no weight."""
STEPS = 400


@dataclass(slots=True)
class Row:
    """One choice: its article, the features of each option, and whether each is right; the first is what stands now."""

    article: str
    features: list[list[str]]
    right: list[bool]


def fit(rows: Sequence[Row], penalty: float = PENALTY) -> dict[str, float]:
    """Return the weights that make the right options likeliest, by gradient ascent (Adam) with a quadratic penalty."""
    counts = Counter(name for row in rows for names in row.features for name in names)
    index = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST))}
    options = [
        (n, [index[name] for name in names if name in index], right)
        for n, row in enumerate(rows)
        for names, right in zip(row.features, row.right, strict=True)
    ]
    of = np.array([n for n, _, _ in options])
    good = np.array([right for _, _, right in options], dtype=float)
    at = np.concatenate([np.full(len(columns), i) for i, (_, columns, _) in enumerate(options)])
    column = np.concatenate([np.array(columns, dtype=int) for _, columns, _ in options])
    weight, mean, square = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        sums = np.bincount(at, weight[column], len(options))
        most = np.full(len(rows), -np.inf)
        np.maximum.at(most, of, sums)
        share = np.exp(sums - most[of])
        among_all = share / np.bincount(of, share, len(rows))[of]
        among_right = share * good / np.bincount(of, share * good, len(rows))[of]
        slope = np.bincount(column, (among_all - among_right)[at], len(weight)) + penalty * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weight = weight - 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: float(weight[i]) for name, i in index.items()}
