"""Reading takes work in proportion to the text: four times the letters, at most some six times the calls.

Calls are counted, not seconds, so that a busy machine changes nothing.
"""

from __future__ import annotations

import sys

import pytest

from sanderling.ingest import from_bytes

TAIL = "\nThe Russian defence minister said on Monday that troops would go to Pyongyang, and that it was so.\n"
TEXTS = {
    "sentences": "Russia attacked Kyiv. ",
    "lines and boilerplate": "Advertisement\nRussia attacked Kyiv.\n",
    "names joined": "Russia and ",
    "speech in speech": "he said that ",
    "quotation marks": "'",
    "clauses": "a; ",
    "amounts": "$1 million ",
    "tags": "<a ",
}


def calls(reader, text: str) -> int:
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event == "call"

    article = from_bytes(text.encode(), "test")
    sys.setprofile(count)
    try:
        reader.read(article)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_text(reader, name):
    unit = TEXTS[name]
    calls(reader, unit * 20 + TAIL)  # what is loaded and remembered once
    small, large = (calls(reader, TAIL + unit * (size // len(unit)) + TAIL) for size in (4_000, 16_000))
    assert large < 6 * small, (small, large)
