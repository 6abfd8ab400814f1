"""Ages at a death or on the day of the news against the only birth of a passage."""

from __future__ import annotations

import pytest

from sanderling.check.ages_now import ages_now
from sanderling.check.text import CheckedText
from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("The painter Jorge Amadeu (1921-1999) died at 78, leaving four hundred canvases.", False),
        ("The painter Jorge Amadeu (1921-1999) died at 68, leaving four hundred canvases.", True),
        ("The painter Jorge Amadeu (1921-1999) had a son, Luis, who was 12.", False),
    ],
)
def test_an_age_is_held_against_the_birth(reader, words, wrong):
    reading = reader.read(from_bytes(words.encode(), "case"), "2014-03-04")
    assert bool(list(ages_now(CheckedText(reading)))) is wrong
