"""Fitted weights of choices that the coder makes: each feature's name and what it adds to an option's sum."""

from __future__ import annotations

from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv

COLUMNS = ("feature", "weight")


@cache
def weights(choice: str) -> dict[str, float]:
    """Return the weights of a choice by feature. Raises KnowledgeError where one is no number."""
    name = f"choices/{choice}.csv"
    try:
        return {row["feature"]: float(row["weight"]) for row in read_csv(name, COLUMNS, COLUMNS)}
    except ValueError as error:
        raise KnowledgeError(f"{name}: {error}; a weight is a number such as -0.25.") from None
