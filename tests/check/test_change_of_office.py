"""Who is told to have gone when another came."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("day", "words", "wrong", "right"),
    [
        ("2001-07-24", "Megawati Sukarnoputri took the oath on Monday, hours after the assembly had voted {} out.", "B. J. Habibie", "Abdurrahman Wahid"),
        ("2018-06-02", "Pedro Sanchez took the oath on Saturday, the day after parliament brought down {}.", "Jose Luis Rodriguez Zapatero", "Mariano Rajoy"),
        ("2010-06-24", "Julia Gillard was sworn in on Thursday, hours after her party dropped {}.", "John Howard", "Kevin Rudd"),
        ("2019-12-02", "Ursula von der Leyen moved on Sunday into the office left by {} at the European Commission.", "José Manuel Barroso", "Jean-Claude Juncker"),
    ],
)
def test_who_went(reader, day, words, wrong, right):
    for name, kinds in ((wrong, {"person-conflict"}), (right, set())):
        findings = reader.read(from_bytes(words.format(name).encode(), "case"), day).findings
        assert {finding.kind for finding in findings if finding.kind != "undated"} == kinds


def test_who_is_only_remembered_did_not_go(reader):
    words = "Julia Gillard was sworn in on Thursday, and recalled how John Howard left office."
    assert not [finding for finding in reader.read(from_bytes(words.encode(), "case"), "2010-06-24").findings if finding.kind != "undated"]
