"""The table of two states: its wordings compile, and each can be gated by a word of its own."""

from __future__ import annotations

from sanderling.check.two_states import _patterns, _sides
from sanderling.knowledge.check_two_states import compiled, two_states


def test_every_wording_compiles():
    assert compiled() == 3 * len(two_states()) >= 150


def test_no_side_is_without_a_word_to_look_for():
    assert _sides().all == (1 << (2 * len(_patterns()))) - 1
