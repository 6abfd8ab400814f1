"""How sure an act is, by a table of sentences of our own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parent.parent / "cases" / "factuality.csv"


@pytest.mark.parametrize("row", list(csv.DictReader(CASES.open(encoding="utf-8"))), ids=lambda row: row["text"])
def test_factuality(read, row):
    found = [(event.act.value, event.factuality.value) for event in read(row["text"]).events]
    assert (row["act"], row["factuality"]) in found
