"""Where an article plays: by how often it names each state, and by where it was written."""

from __future__ import annotations

import pytest

OPENING = "Peru and Chile quarrelled on Monday. Peru's president and Chile's president spoke. "


def _police(read, dateline):
    reading = read(f"Neighbours quarrel over a port\n\n{dateline}{OPENING}Chile sent a note, and Peru sent one. Police arrested six dockers.", "2021-03-06")
    return {mention.actor.country for mention in reading.mentions if mention.kind == "actor" and mention.span.text == "Police"}


@pytest.mark.parametrize(("dateline", "state"), [("LIMA, March 6, 2021 — ", "PER"), ("SANTIAGO, March 6, 2021 — ", "CHL")])
def test_between_two_states_the_police_are_those_of_the_dateline(read, dateline, state):
    assert _police(read, dateline) == {state}


def test_a_dateline_elsewhere_decides_nothing(read):
    assert _police(read, "NAIROBI, March 6, 2021 — ") <= {None, "PER", "CHL"}
