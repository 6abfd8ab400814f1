"""Reads the training corpus: ``training/corpus/*.tsv``, one row ``CODES<TAB>SENTENCE`` (see training/README.md)."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / "corpus"
ACTS = ROOT.parent / "src" / "sanderling" / "knowledge" / "codebooks" / "acts.csv"
FACTUALITIES = ("happened", "ongoing", "planned", "possible", "conditional", "denied")
_PARTY = re.compile(r"\[([a-e]) ([^\[\]]+)\]")
_CODE = re.compile(r"^([a-e])([>=])([a-e]) ([a-z-]+)(?::(\w+))?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its words, the parties' code point spans by letter, and what each ordered pair is coded as."""

    text: str
    parties: dict[str, tuple[int, int]]
    codes: dict[tuple[str, str], tuple[str, str]]
    """(source, target) -> (class, factuality); a pair that is absent has nothing between its two."""
    where: str


def classes() -> dict[str, dict[str, str]]:
    """Return the rows of acts.csv by class name."""
    with ACTS.open(encoding="utf-8", newline="") as handle:
        return {row["code"]: row for row in csv.DictReader(handle)}


def parse(line: str, where: str, known: dict[str, dict[str, str]]) -> Row:
    """Read one row; raises ValueError, naming the place and what is wrong."""
    cells = line.split("\t")
    if len(cells) != 2:
        raise ValueError(f"{where}: a row is CODES, a tab, SENTENCE")
    text, parties, last = "", {}, 0
    for found in _PARTY.finditer(cells[1]):
        text += cells[1][last : found.start()]
        parties[found[1]] = (len(text), len(text) + len(found[2]))
        text += found[2]
        last = found.end()
    text += cells[1][last:]
    if "[" in text or "]" in text:
        raise ValueError(f"{where}: a bracket that marks no party")
    codes: dict[tuple[str, str], tuple[str, str]] = {}
    for code in [] if cells[0] == "-" else cells[0].split(";"):
        found = _CODE.match(code.strip())
        if not found:
            raise ValueError(f"{where}: '{code}' is not 'a>b class' or 'a=b class'")
        one, sign, other, name, factuality = found.groups()
        if name not in known:
            raise ValueError(f"{where}: there is no class {name}")
        if (factuality or "happened") not in FACTUALITIES:
            raise ValueError(f"{where}: there is no factuality {factuality}")
        if one not in parties or other not in parties:
            raise ValueError(f"{where}: '{code}' names a party that is not marked")
        sure = factuality or known[name]["factuality"] or "happened"
        codes.setdefault((one, other), (name, sure))
        if sign == "=":
            codes.setdefault((other, one), (name, sure))
    return Row(text, parties, codes, where)


def rows(folder: Path = FOLDER) -> list[Row]:
    """Return all rows of all batches, each sentence once; raises ValueError on the first ill-formed one."""
    known, made, seen = classes(), [], set()
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            row = parse(line, f"{path.name}:{number}", known)
            if row.text not in seen:
                seen.add(row.text)
                made.append(row)
    return made


def digest(folder: Path = FOLDER) -> str:
    """Return the SHA-256 of all batches, in the order of their names."""
    made = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
