"""What corroboration hands on: links with their parts, human judgements, groups. Frozen, without logic beyond checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """How one article is made of another."""

    EXACT = "exact"
    SYNDICATED = "syndicated"
    PARTIAL = "partial"
    SPUN = "spun"
    OBFUSCATED = "obfuscated"
    TWIN = "twin"
    """The same account in wholly other words, as two translations of one article are."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: ``value`` 0 to 1, or None where either side does not say; ``adds`` is what it adds to the
    logit of the score, 0.0 where unknown; ``says`` is the same for people."""

    name: str
    value: float | None
    adds: float
    says: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that may be the same, ``a`` before ``b`` in the order of their ids: the link of a pair is one, whichever
    way it is asked for. ``score`` is a probability, 0 to 1; ``kind`` is an OriginKind's value, or ``event``."""

    a: str
    b: str
    kind: str
    score: float
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Raise ValueError when the ids are not in order or the score is none."""
        if not self.a < self.b:
            raise ValueError(f"a link's ids stand in their order, not {self.a}, {self.b}")
        if not 0 <= self.score <= 1:
            raise ValueError(f"a link's score lies between 0 and 1, not {self.score}")


class Verdict(StrEnum):
    """What a person says of two items, or of one."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    """The one item is no event, or no article, that should count: it stands in no group."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word. ``b`` is None with REJECT only. Where judgements of a list contradict each other, the later
    holds."""

    verdict: Verdict
    a: str
    b: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError when the number of items does not fit the verdict."""
        if (self.b is None) != (self.verdict is Verdict.REJECT) or self.a == self.b:
            raise ValueError(f"'{self.verdict}' does not fit the items {self.a}, {self.b}")


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one. ``first`` is the earliest of them (date of publication, then id) and names the group."""

    first: str
    members: tuple[str, ...]
