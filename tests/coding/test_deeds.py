"""Words of one root, and who did what a noun names."""

from __future__ import annotations

import pytest

from sanderling.coding.deeds import kin


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("decision", "decide"), ("ruling", "rule"), ("vote", "vote"), ("intrusion", "intrude"), ("expulsion", "expulsion"),
        ("announcement", "announce"), ("withdrawal", "withdraw"), ("seizure", "seize"), ("launch", "launch"), ("invasion", "invade"),
    ],
)  # fmt: skip
def test_a_noun_and_its_verb_are_kin(noun, verb):
    assert kin(noun, verb) and kin(verb, noun)


@pytest.mark.parametrize(("one", "other"), [("rule", "rural"), ("part", "partner"), ("deal", "death"), ("move", "month")])
def test_words_that_only_look_alike_are_not(one, other):  # near misses
    assert not kin(one, other)
