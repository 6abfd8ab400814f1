"""Fits the weights by which pairs are scored, on the part of the corpus of copies that was written first.

Logistic regression with weights of 0 and more, both classes of equal weight, L2 as given; a part that is unknown is left
out of a pair's sum.  Run: python -m training.fit_corroboration origins|events
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml

FOLDER = Path(__file__).resolve().parent.parent / "src" / "sanderling" / "knowledge" / "corroboration"
STEPS, RATE = 20_000, 0.5

Pair = tuple[Mapping[str, float | None], bool]


def fit(pairs: Sequence[Pair], names: Sequence[str], ridge: float) -> dict[str, object]:
    """Return bias, weights and centres that fit the pairs."""
    known = np.array([[values[name] is not None for name in names] for values, _ in pairs])
    raw = np.array([[values[name] or 0.0 for name in names] for values, _ in pairs])
    same = np.array([float(label) for _, label in pairs])
    weight = np.where(same > 0, 0.5 / max(1.0, same.sum()), 0.5 / max(1.0, (1 - same).sum()))
    centres = np.array(
        [np.average(raw[known[:, i], i], weights=weight[known[:, i]]) if known[:, i].any() else 0.5 for i in range(len(names))]
    ).round(3)
    matrix = np.where(known, raw - centres, 0.0)
    factors, bias = np.ones(len(names)), 0.0
    for step in range(STEPS):
        wrong = weight * (1 / (1 + np.exp(-(matrix @ factors + bias))) - same)
        rate = RATE * 40 / (1 + step / 2_000)
        factors = np.maximum(0.0, factors - rate * (matrix.T @ wrong + ridge * factors))
        bias -= rate * wrong.sum()
    return {
        "bias": round(float(bias), 3),
        "parts": {
            name: {"weight": round(float(factor), 3), "centre": round(float(centre), 3)}
            for name, factor, centre in zip(names, factors, centres, strict=True)
        },
    }


def write(name: str, made: dict[str, object], threshold: float, on: str) -> None:
    """Write the weights file."""
    document = {"bias": made["bias"], "threshold": threshold, "fitted_on": on, "parts": made["parts"]}
    (FOLDER / f"{name}.yml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
