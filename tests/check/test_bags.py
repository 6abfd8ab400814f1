"""Bags of words: any order, denials, owners, and where a clause ends."""

from __future__ import annotations

import pytest

from sanderling.check.bags import Side

_NAMES = {"weapon": "rifle gun"}


@pytest.mark.parametrize(
    ("written", "sentence", "found"),
    [
        ("@weapon found", "Two rifles were found.", True),
        ("@weapon found", "They found two rifles.", True),
        ("@weapon found", "No rifles were found.", False),
        ("-@weapon found", "No rifles were found.", True),
        ("-@weapon found", "They found no rifle.", True),
        ("its:@weapon", "Its heavy guns were oiled.", True),
        ("its:@weapon", "The guns were oiled.", False),
        ("opened|-closed door", "The door was not closed.", True),
        ("opened|-closed door", "The door was closed.", False),
        ("open_sea sail*", "They sailed for the open sea.", True),
        ("rifle shop", "He sold the rifle; the shop is shut.", False),
        ("shut/-opened shop", "The shop has not opened.", True),
        ("shut/-opened shop", "The shop has opened.", False),
    ],
)
def test_a_side_is_told_by_its_words_in_any_order(written, sentence, found):
    assert bool(list(Side(written, _NAMES).finditer(sentence))) == found
