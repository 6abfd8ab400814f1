"""Lengths in days against their own first and last day."""

from __future__ import annotations

import pytest

from sanderling.check.spans import span_conflicts
from sanderling.check.text import CheckedText
from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("A ten-day truce, from the evening of 3 June to the evening of 13 June, was agreed.", False),
        ("A ten-day truce, from the evening of 3 June to the evening of 23 June, was agreed.", True),
        ("The king's four-day tour starts in Lima on 2 March and finishes in Quito on 5 March.", False),
        ("The king's 12-day tour starts in Lima on 2 March and finishes in Quito on 5 March.", True),
        ("The three-day fair opens on Monday and closes on Wednesday.", False),
        ("The five-day fair opens on Monday and closes on Wednesday.", True),
        ("A ten-day truce was agreed on 3 June and broken on 5 June.", False),
        ("He served a 20-day sentence and worked in the harbour from 3 to 12 June.", False),
    ],
)
def test_a_length_is_held_against_its_days(reader, words, wrong):
    reading = reader.read(from_bytes(words.encode(), "case"), "2014-03-04")
    assert bool(list(span_conflicts(CheckedText(reading)))) is wrong
