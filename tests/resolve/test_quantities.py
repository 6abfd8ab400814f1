"""Quantities, by a table of phrases of our own; properties on any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.resolve.quantities import find_quantities
from tests.conftest import cases


@pytest.mark.parametrize("row", cases("quantities.csv"), ids=lambda row: row["text"])
def test_a_quantity(row):
    found = find_quantities(row["text"])
    if not row["words"]:
        assert found == []
        return
    (one,) = found
    assert row["text"][one.start : one.end] == row["words"]
    assert one.value == pytest.approx(float(row["value"]))
    assert (one.unit or "", one.si_unit or "", one.approximator or "", one.counted or "") == (
        row["unit"],
        row["si_unit"],
        row["approximator"],
        row["counted"],
    )
    assert (one.si is None) == (row["si"] == "")
    if row["si"]:
        assert one.si == pytest.approx(float(row["si"]))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_ordered_spans_inside_it(text):
    found = find_quantities(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_what_is_excluded_is_left_out():
    assert find_quantities("in 2015 three men came", [(3, 7)])[0].value == 3
