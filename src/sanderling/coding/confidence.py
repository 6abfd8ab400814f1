"""How likely an event is right, from what is known of how it was found; calibrated on our own development gold."""

from __future__ import annotations

from math import exp

from sanderling.coding.drafts import Draft
from sanderling.records import Factuality

# Weights of a logistic regression over our development samples (eval/calibrate.py prints them anew).
INTERCEPT = -1.97
WEIGHTS = {
    "verb": -0.40,
    "weight": 0.02,
    "actor resolved": 0.94,
    "recipient resolved": 1.23,
    "no recipient": 0.42,
    "by reference": 0.42,
    "sure": 0.67,
    "said": -0.33,
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
    }


def confidence(draft: Draft) -> float:
    """Return the probability, between 0 and 1, that act, parties and factuality are all right."""
    total = INTERCEPT + sum(WEIGHTS[name] * value for name, value in features(draft).items())
    return round(1 / (1 + exp(-total)), 3)
