"""The finest grain of acts: what the model learns, and how each codebook publishes it (``codebooks/acts.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.knowledge.tables import read_csv
from sanderling.records import Act, Factuality

_COLUMNS = ("code", "act", "mode", "factuality", "plv", "cameo", "definition")


@dataclass(frozen=True, slots=True)
class FineAct:
    """One class of acts: its name, the PLOVER type and mode, and the codes that other codebooks give it."""

    code: str
    act: Act
    mode: str | None
    factuality: Factuality | None
    """Set where the class itself says so: a promise of aid is AID, planned."""
    plv: str
    cameo: str
    definition: str

    def published(self, codebook: str) -> str:
        """Return the code in ``plover`` or ``plv``, or the CAMEO root (``cameo``)."""
        if codebook == "plv":
            return self.plv
        if codebook == "cameo":
            return self.cameo
        return "AGREE" if self.factuality is Factuality.PLANNED and self.act is not Act.CONCEDE else self.act.value


@cache
def fine_acts() -> dict[str, FineAct]:
    """Return all classes by name, in the order of the file."""
    made = {}
    for row in read_csv("codebooks/acts.csv", _COLUMNS, ("code", "act", "plv", "cameo", "definition")):
        made[row["code"]] = FineAct(
            row["code"],
            Act(row["act"]),
            row["mode"] or None,
            Factuality(row["factuality"]) if row["factuality"] else None,
            row["plv"],
            row["cameo"],
            row["definition"],
        )
    return made
