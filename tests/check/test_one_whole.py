"""Shares that are told to make up one whole."""

from __future__ import annotations

import pytest

from sanderling.check.one_whole import one_whole
from sanderling.check.text import CheckedText
from sanderling.ingest import from_bytes


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Half of the aid went north, a quarter to the coast and the remaining quarter to the capital.", False),
        ("Half of the aid went north, a third to the coast and the remaining quarter to the capital.", True),
        ("Of the ore 48 per cent went to China, 32 per cent to Japan and the rest, a fifth, to Korea.", False),
        ("Of the ore 48 per cent went to China, 37 per cent to Japan and the rest, a fifth, to Korea.", True),
        ("The line is owned 40% by a bank, 35% by a railway and 35% by the state.", True),
        ("Banks charge 35 per cent for small loans, 40 per cent for cars and 45 per cent for goods.", False),
        ("Some 60 per cent of households own a radio, 45 per cent a bicycle and 12 per cent a car.", False),
    ],
)
def test_parts_come_to_the_whole(reader, words, wrong):
    reading = reader.read(from_bytes(words.encode(), "case"), "2014-03-04")
    assert bool(list(one_whole(CheckedText(reading)))) is wrong
