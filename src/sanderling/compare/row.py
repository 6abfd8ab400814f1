"""One event of somebody else's data set, in terms that ours can be held against."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """A row of a GDELT, POLECAT, ICEWS, ACLED or UCDP-GED file.

    ``start`` and ``end`` are days, inclusive, or None when the row has no date.  ``actor`` and ``recipient`` are ISO
    alpha-3 codes, or None when the row names nobody, or somebody of no known state: ``actor_name`` keeps what it says.
    ``codes`` are the PLOVER codes that its type may be: empty when there is no counterpart, None when the type is not
    known to the crosswalk.  ``rest`` holds the columns that were not read, as they stood.
    """

    kind: str
    id: str
    line: int
    start: datetime.date | None
    end: datetime.date | None
    actor: str | None
    actor_name: str
    recipient: str | None
    recipient_name: str
    type: str
    """The row's own type, with its subtype after a slash."""
    codes: frozenset[str] | None
    country: str | None = None
    """Where it took place, alpha-3."""
    lat: float | None = None
    lon: float | None = None
    deaths: int | None = None
    directed: bool = True
    """Whether actor and recipient are a doer and a done-to, not two sides in no order."""
    rest: dict[str, str] = field(default_factory=dict, repr=False)
