"""The parts of a sentence of which each has a time of its own."""

from __future__ import annotations

from sanderling.check.clause_times import clauses


def test_what_goes_on_behind_a_relative_clause_is_of_the_clause_before_it():
    words = "President Smith, who was shot in 1981, flew home on Thursday."
    assert [(words[low:high].strip(" ,"), number) for low, high, number in clauses(words)] == [("President Smith", 0), ("who was shot in 1981", 1), ("flew home on Thursday.", 0)]


def test_an_office_told_by_as_opens_no_clause():
    assert len(clauses("The man who, as president, sent troops")) == 2
