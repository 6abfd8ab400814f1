"""How other data sets name what we name: CAMEO codes, FIPS countries, and their types in PLOVER codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.actor_data import STATE_COLUMNS
from sanderling.knowledge.tables import read_csv, several
from sanderling.records import Act

VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Cameo:
    """One CAMEO event code (two to four digits, the root first) and its name in the codebook (Schrodt 2012)."""

    code: str
    name: str

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """GDELT's QuadClass: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
        root = int(self.root)
        if root <= 5:
            return VERBAL_COOPERATION
        if root <= 8:
            return MATERIAL_COOPERATION
        return VERBAL_CONFLICT if root <= 13 else MATERIAL_CONFLICT


def cameo_of(code: str, act: str, mode: str | None, contexts: Iterable[str]) -> Cameo:
    """Return the CAMEO code of a PLOVER code, act and mode: the finest that the table holds for them."""
    table = _cameo()
    for context in contexts:
        if (found := table.get((code, act, "", context))) is not None and not mode:
            return found
    return table.get((code, act, mode or "", "")) or table.get((code, act, "", "")) or table[(code, "", "", "")]


@cache
def _cameo() -> dict[tuple[str, str, str, str], Cameo]:
    columns = ("code", "act", "mode", "context", "cameo", "name")
    rows = read_csv("codebooks/cameo.csv", columns, ("code", "cameo", "name"))
    return {
        (Act(row["code"]).value, row["act"], row["mode"], row["context"]): Cameo(row["cameo"], row["name"])
        for row in rows
    }


def codes_of(scheme: str, kind: str, subtype: str = "") -> frozenset[str] | None:
    """Return the PLOVER codes that a type of ``cameo`` (a root), ``acled`` or ``ucdp-ged`` may be.

    Empty: the type has no counterpart. None: the table does not know the type.
    """
    table = _crosswalk()
    found = table.get((scheme, kind, subtype)) if subtype else None
    return found if found is not None else table.get((scheme, kind, ""))


@cache
def _crosswalk() -> dict[tuple[str, str, str], frozenset[str]]:
    rows = read_csv(
        "codebooks/crosswalk.csv", ("scheme", "type", "subtype", "codes", "note"), required=("scheme", "type")
    )
    return {
        (row["scheme"], row["type"], row["subtype"]): frozenset(Act(code).value for code in several(row["codes"]))
        for row in rows
    }


@cache
def fips_of() -> dict[str, str]:
    """Return FIPS 10-4 country codes by ISO alpha-3."""
    rows = read_csv("places/fips.csv", ("alpha3", "fips", "source"), required=("alpha3", "fips"))
    return {row["alpha3"]: row["fips"] for row in rows}


@dataclass(frozen=True, slots=True)
class StateCodes:
    """What other code lists call a state; empty where the list has no code for it."""

    alpha2: str
    numeric: str
    cow: str
    gw: str
    name: str


@cache
def state_codes() -> dict[str, StateCodes]:
    """Return the codes of every state by ISO alpha-3."""
    return {
        row["id"]: StateCodes(row["alpha2"], row["numeric"], row["cow"], row["gw"], row["name"])
        for row in read_csv("actors/states.csv", STATE_COLUMNS, ("id", "name"))
    }


@cache
def state_by_name() -> dict[str, str]:
    """Return ISO alpha-3 codes by every name, official name and alias of a state, in lower case."""
    found: dict[str, str] = {}
    for row in read_csv("actors/states.csv", STATE_COLUMNS, ("id", "name")):
        if row["to"]:
            continue
        for name in (row["name"], row["official"], *several(row["aliases"])):
            if name and found.setdefault(name.lower(), row["id"]) != row["id"] and name == row["name"]:
                raise KnowledgeError(f"actors/states.csv: {name} names two states.")
    return found
