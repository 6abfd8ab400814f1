"""Who says what, by a table of sentences of our own."""

from __future__ import annotations

import pytest

from tests.conftest import cases


@pytest.mark.parametrize("row", cases("claims.csv"), ids=lambda row: row["comment"])
def test_claim(read, row):
    claims = [
        (
            row["speaker"].lower() in claim.speaker.span.text.lower()
            or row["speaker"].lower() in claim.speaker.name.lower(),
            claim.cue.text,
            claim.content.text,
            claim.direct,
        )
        for claim in read(row["text"]).claims
        if claim.speaker is not None
    ]
    assert (True, row["cue"], row["content"], row["direct"] == "yes") in claims


def test_chain_of_sources_has_the_outermost_last(read):
    reading = read("Turkey said Russia had told Syria that Iran attacked Israel on Sunday.")
    (event,) = [event for event in reading.events if event.act == "ASSAULT"]
    assert [source.name for source in event.according_to] == ["Russia", "Turkey"]


def test_plain_speech_is_no_event(read):
    assert not read("The minister of Japan said that it was a warm day in Tokyo.").events
