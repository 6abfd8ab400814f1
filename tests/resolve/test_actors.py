"""Actor mentions, by three tables of our own, 590 rows: what each marked mention stands for."""

from __future__ import annotations

import pytest
from eval.actors import SURE, TABLES, answer, rows

from sanderling.reader import Reader

KNOWN_FAILURES = {
    "Chinese jets circled": "'the island' for the state last named that is one",
    "Narendra Modi spent": "'his host' is the other",
    "India postponed": "who was killed the day before, among three of the name",
    "Canadians lined": "who died, among two of the name",
    "[[Nigeria's military ruler]] died": "the office had passed on by the day of publication",
    "Three days after the airliner": "'the Guard' alone",
    "Choosing Dresden": "a surname that the other Korea's premier has in another spelling",
    "Out of office since late 1989": "out of office, among three of the name",
    "Civilians in the cabinet": "'the general' for the one named before",
    "Not even two rises": "a nickname that the knowledge does not hold",
    "Kuito was shelled": "a person's rebels for his group",
    "Kenya is mourning": "an animal of a state's name",
}
"""The first words of a row, and what is not understood there."""


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.mark.parametrize("row", [row for table in TABLES for row in rows(table)], ids=lambda row: row["text"][:50])
def test_a_mention(row, reader):
    got = answer(row, reader)
    known = any(row["text"].startswith(start) for start in KNOWN_FAILURES)
    assert got.right != known, got.actor
    if not got.right and got.actor is not None and not row["text"].startswith("Kenya is mourning"):
        assert got.sure <= SURE, "wrong and sure of it"
