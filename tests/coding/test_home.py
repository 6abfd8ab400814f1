"""Whose people they are who are named without a state: near misses of the article's home state."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes
from sanderling.reader import Reader

TEXT = """MANAMA, June 2, 2024 - Bahrain closed its consulate in Basra on Sunday, and Bahrain's cabinet met in the evening.

Bahrain said its staff were safe. {}"""


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("Foreign Minister Tarek Madi condemned the attack in a call to his Omani counterpart.", {"BHR"}),
        ("Foreign Minister Tarek Madi condemned the attack in a call to his Bahraini counterpart.", {None}),
    ],
)
def test_who_has_a_counterpart_in_the_home_state_is_not_of_it(reader: Reader, sentence: str, states: set[str | None]) -> None:
    read = reader.read(from_bytes(TEXT.format(sentence).encode(), "test"))
    assert {mention.actor.country for mention in read.mentions if mention.actor is not None and mention.actor.name == "Tarek Madi"} == states
