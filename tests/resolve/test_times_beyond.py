"""Dates that no calendar of ours holds are unresolved, never an error; and the days next to them still resolve."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.journeys.group import _last_day
from sanderling.resolve.times import find_times

WORDS = [
    "yesterday", "last week", "next month", "in three days", "two years ago", "in 9000 years", "on Monday", "the weekend",
    "last year", "next year", "tomorrow", "earlier this month", "99999999999 days ago", "next summer", "the end of the year",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("He came yesterday.", "0001-01-01", None),
        ("He came yesterday.", "0001-01-02", "0001-01-01"),
        ("He will come tomorrow.", "9999-12-31", None),
        ("He will come tomorrow.", "9999-12-30", "9999-12-31"),
        ("He came 3000 years ago.", "2024-04-15", None),
        ("It will be done in 9000 years.", "2024-04-15", None),
        ("He came three years ago.", "2024-04-15", "2021"),
    ],
)
def test_the_edges_of_the_calendar(text, published, start):
    (found,) = find_times(text, datetime.date.fromisoformat(published))
    assert found.value_start == start
    assert start is not None or found.precision == "unresolved"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WORDS), st.dates())
def test_no_day_of_publication_breaks_a_date(words, published):
    for found in find_times(f"It will happen {words}, he said; it happened {words}.", published):
        for value in (found.value_start, found.value_end):
            if value is not None:
                datetime.date.fromisoformat((value + "-01-01")[:10])


@pytest.mark.parametrize(
    ("date", "last"), [("9999", "9999-12-31"), ("9999-12", "9999-12-31"), ("2024-02", "2024-02-29"), ("2023", "2023-12-31"), ("2023-04-05", "2023-04-05")]
)
def test_the_last_day_of_a_month_or_year(date, last):
    assert _last_day(date).isoformat() == last
