"""How likely an event is right, from what is known of how it was found; calibrated on our own development gold."""

from __future__ import annotations

from math import exp

from sanderling.coding.drafts import Draft
from sanderling.records import Factuality

# Weights of a logistic regression over our development samples (eval/calibrate.py prints them anew).
INTERCEPT = -1.42
WEIGHTS = {
    "verb": 0.10,
    "weight": -0.01,
    "actor resolved": 0.83,
    "recipient resolved": 0.62,
    "no recipient": 0.09,
    "by reference": -0.03,
    "sure": 0.68,
    "said": -0.15,
    "judged": 0.04,
    "same": 0.82,
    "none": -0.03,
    "inferred": -0.55,
    "agreed": 0.56,
    "added": -0.70,
}


def features(draft: Draft) -> dict[str, float]:
    """Return what speaks for and against a draft, by name."""
    return {
        "verb": float(not draft.noun),
        "weight": float(min(draft.weight, 12)),
        "actor resolved": float(all(actor.resolved or actor.country for actor in draft.actors)),
        "recipient resolved": float(
            bool(draft.recipients) and all(found.resolved or found.country for found in draft.recipients)
        ),
        "no recipient": float(not draft.recipients),
        "by reference": float(
            any(found.kind == "reference" or found.head.tag == "PRP" for found in (*draft.actors, *draft.recipients))
        ),
        "sure": float(draft.factuality is Factuality.HAPPENED),
        "said": float(bool(draft.said)),
        "judged": float(draft.opinion is not None),
        "same": draft.opinion.same if draft.opinion else 0.0,
        "none": draft.opinion.none if draft.opinion else 0.0,
        "inferred": float(
            any(found.guessed for found in (*draft.actors, *draft.recipients))
            or any(what.startswith("recipient") for what, _, _ in draft.steps)
        ),
        "agreed": float(draft.opinion is not None and draft.opinion.same > 0.8),
        "added": float(draft.rule.startswith("model:")),
    }


def confidence(draft: Draft) -> float:
    """Return the probability, between 0 and 1, that act, parties and factuality are all right."""
    total = INTERCEPT + sum(WEIGHTS[name] * value for name, value in features(draft).items())
    return round(1 / (1 + exp(-total)), 3)
