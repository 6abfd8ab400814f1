"""Where somebody is told to be born."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("Born in {}, Arnold Schwarzenegger became governor of California in 2003.", "Salzburg", "the Styrian village of Thal"),
        ("The museum in {}, where Joseph Stalin was born, has reopened.", "Kronstadt", "Gori"),
        ("Angela Merkel is in Schwerin. She was born in {} in 1954.", "Leipzig", "Hamburg"),
        ("Ernesto Che Guevara, a native of {}, is on the poster.", "Cordoba", "Rosario"),
    ],
)
def test_where_somebody_was_born(reader, words, wrong, right):
    for place, kinds in ((wrong, {"person-conflict"}), (right, set())):
        findings = reader.read(from_bytes(words.format(place).encode(), "case"), "2016-05-05").findings
        assert {finding.kind for finding in findings if finding.kind != "undated"} == kinds


def test_the_child_of_somebody_was_born_elsewhere(reader):
    words = "Che Guevara, whose daughter was born in Mexico City, is on the poster."
    assert not [finding for finding in reader.read(from_bytes(words.encode(), "case"), "2016-05-05").findings if finding.kind != "undated"]
