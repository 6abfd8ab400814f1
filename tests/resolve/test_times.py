"""Time expressions, by a table of contexts of our own; properties on any text."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from eval.times import TABLES as TABLES_OF_TIMES
from eval.times import answer, right
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.resolve import times
from sanderling.resolve.times import find_times
from tests.conftest import cases


@pytest.mark.parametrize("row", cases("times.csv"), ids=lambda row: f"{row['text'][:40]} {row['published']}")
def test_a_time(row):
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [time for time in find_times(row["text"], published) if time.kind == "date"]
    if not row["expression"]:
        assert found == []
        return
    matching = [time for time in found if row["text"][time.start : time.end] == row["expression"]]
    assert [(time.value_start or "", time.value_end or "", time.precision) for time in matching] == [
        (row["start"], row["end"], row["precision"])
    ]
    assert matching[0].why


KNOWN_FAILURES = {
    "Fans of the rock group The 1975 were turned away at the gate in Kuala Lumpur.",
    'The jury at Cannes sat through the restored print of "Saturday Night and Sunday Morning" in silence.',
}
TABLES = [row for table in TABLES_OF_TIMES for row in cases(table.name)]


@pytest.mark.parametrize("row", TABLES, ids=lambda row: f"{row['text'][:40]} {row['published']}")
def test_a_time_of_the_tables(row):
    assert right(row) != (row["text"] in KNOWN_FAILURES), answer(row)


def test_the_guard_hides_no_form():
    bare = re.compile(times._PATTERN_TEXT)
    for row in (*cases("times.csv"), *TABLES):
        assert [m.span() for m in times._pattern().finditer(row["text"])] == [m.span() for m in bare.finditer(row["text"])]


WORDS = st.lists(
    st.sampled_from(
        "on in since last next 2 25 2015 May March Monday week year ago 30 February 31 , - the of 1990s to and 0 99".split()
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), WORDS), st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))))
def test_any_text_gives_ordered_spans_inside_it(text, published):
    found = find_times(text, published)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert find_times(text, published) == found
    for time in found:
        assert (time.value_start is None) == (time.precision == "unresolved")
