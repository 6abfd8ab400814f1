"""What kind of party somebody is to a deed: one who governs, or nobody in particular."""

from __future__ import annotations

from sanderling.resolve.found import Found


def governs(actor: Found) -> bool:
    """Whether an actor is a state or speaks for one, so that it takes to no street."""
    if actor.kind in {"state", "capital", "metonym"}:
        return True
    return actor.sector == "GOV" and actor.kind in {"role", "person", "organisation"}


def everybody(found: Found) -> bool:
    """'called on all parties': nobody in particular."""
    return (
        found.kind == "role" and found.role is not None and found.role.noun in {"party", "side"} and found.plural
        and not found.id and not found.country
    )  # fmt: skip


__all__ = ["everybody", "governs"]
