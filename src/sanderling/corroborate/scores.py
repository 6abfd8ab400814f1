"""Scores of pairs: a logistic model over named parts, whose weights are reviewed data.

A part that either side does not tell adds nothing, neither for nor against.  The weights were fitted by
``python -m training.fit_corroboration`` on our own corpus, the part written last left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sanderling.corroborate.links import Part
from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_yaml


@dataclass(frozen=True, slots=True)
class Weights:
    """``bias``, the least score of a link, and for each part its weight and the value at which it adds nothing."""

    bias: float
    threshold: float
    parts: Mapping[str, tuple[float, float]]


@cache
def weights(name: str) -> Weights:
    """Return the weights in ``knowledge/corroboration/NAME.yml``.

    Raises KnowledgeError when a key is unknown or missing, or a weight is negative: a part speaks for a link.
    """
    where = f"corroboration/{name}.yml"
    keys = frozenset({"bias", "threshold", "parts", "fitted_on"})
    document = read_yaml(where, keys, keys)
    parts = {}
    for part, cells in document["parts"].items():
        if set(cells) != {"weight", "centre"} or cells["weight"] < 0:
            raise KnowledgeError(f"{where}: part {part} must have a weight of 0 or more and a centre.")
        parts[part] = (float(cells["weight"]), float(cells["centre"]))
    return Weights(float(document["bias"]), float(document["threshold"]), parts)


def scored(model: Weights, values: Mapping[str, tuple[float | None, str]]) -> tuple[float, tuple[Part, ...]]:
    """Return the score of a pair, 0 to 1 and rounded to six digits, and its parts in the order of the weights.

    ``values`` holds each part's value (None where unknown) and its words for people.
    """
    score, adds = added(model, values)
    parts = []
    for name in model.parts:
        value, says = values[name]
        parts.append(Part(name, None if value is None else round(value, 4), adds.get(name, 0.0), says))
    return score, tuple(parts)


def added(model: Weights, values: Mapping[str, tuple[float | None, str]]) -> tuple[float, dict[str, float]]:
    """Return the score of a pair as ``scored`` does, and what each part that both tell adds to its logit."""
    adds: dict[str, float] = {}
    total = model.bias
    for name, (factor, centre) in model.parts.items():
        value = values[name][0]
        if value is not None:
            adds[name] = one = round(factor * (value - centre), 4)
            total += one
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 6), adds
