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


@pytest.mark.parametrize(("who", "state"), [("The spy agency", "KOR"), ("The North's spy agency", "PRK")])
def test_whose_spies_warn_of_another_state(read, who, state):
    text = (
        f"Seoul fears an attack\n\nSEOUL, March 6, 2021 — South Korea's president met the nurses of South Korea. {who} warned of an attack "
        "by North Korea. South Korea's parliament met."
    )
    told = {mention.span.text: mention.actor.country for mention in read(text, "2021-03-06").mentions if mention.kind == "actor"}
    assert {country for words, country in told.items() if "spy agency" in words} == {state}
