"""Sentences of our own read end to end: from the words to the rule and the verdict; near misses stay untouched."""

from __future__ import annotations

import json

import pytest

from sanderling.assess import assess_stored
from sanderling.export.as_json import as_json, plain
from sanderling.knowledge.measure_data import regime
from tests.conftest import cases

ROWS = cases("measures_sentences.csv")
RIGHT = [row for row in ROWS if row["status"] == "ok"]
FAILURES = [row for row in ROWS if row["status"] == "known failure"]


def said(row, read) -> set[tuple[str, str]]:
    reading = read(row["sentence"], row["published"])
    assert [plain(one) for one in assess_stored(json.loads(as_json(reading)))] == [
        plain(one) for one in reading.assessments
    ]
    found = set()
    for one in reading.assessments:
        for span in one.evidence:
            assert row["sentence"][span.start : span.end] == span.quote
        labels = {m.label for m in regime(one.regime).measures.values() if (m.instrument, m.paragraph) == (one.instrument, one.paragraph)}  # fmt: skip
        if one.regime == row["regime"] or not row["regime"]:
            found.add((labels.pop() if labels else "", one.verdict.value))
    return found


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row["id"])
def test_each_sentence(row, read):
    wanted = set() if row["verdict"] == "none" else {(row["rule"], row["verdict"])}
    assert wanted <= said(row, read) if wanted else said(row, read) == wanted


@pytest.mark.parametrize("row", FAILURES, ids=lambda row: row["id"])
def test_known_failures_still_fail(row, read):
    """One that has come to be read moves to the rows that must be right."""
    assert (row["rule"], row["verdict"]) not in said(row, read)


def test_there_are_enough():
    assert len(RIGHT) >= 60
