"""What is done to 'it' or 'them' is a candidate where a noun before fits the cue; its near misses are none."""

from __future__ import annotations

import pytest

from sanderling.coding.stands_for import DOUBT

FOUND = [
    ("Peru imposed sanctions on Cuba in 2022. Chile lifted them in 2023.", "RETREAT", "CHL", "sanctions"),
    ("Poland imposed a ban on Ukrainian grain in April. It lifted it in June.", "CONCEDE", "POL", "ban"),
    ("India proposed talks in May. Nepal put them off.", "REJECT", "NPL", "talks"),
    ("Kenya leased a port. In 2017 Uganda leased it to Rwanda for 99 years.", "COOPERATE", "UGA", "port"),
]
NONE = [
    "Peru imposed sanctions on Cuba in 2022. Chile counted them in 2023.",  # no cue has the verb
    "Peru sold boots to Cuba in 2022. Chile lifted them in 2023.",  # what was named is of no kind that the cue asks for
    "Peru imposed sanctions on Cuba in 2022. Chile lifted it in 2023.",  # one thing, and several were named
    "Peru imposed sanctions on Cuba in 2022. Lima is warm. Chile lifted them in 2023.",  # too far back
]


@pytest.fixture(scope="module")
def spare(coder_of):
    def code(text):
        coder = coder_of(text)
        coder.find()
        return [draft for draft in coder.spare if draft.doubt == DOUBT]

    return code


@pytest.mark.parametrize(("text", "act", "actor", "noun"), FOUND, ids=lambda value: value[:30])
def test_it_is_a_candidate(spare, text, act, actor, noun):
    made = spare(text)
    assert [draft.act.value for draft in made] == [act]
    assert {found.country for found in made[0].actors} == {actor}
    assert any(noun in why for _, why, _ in made[0].steps), "it says what the pronoun is read as"


@pytest.mark.parametrize("text", NONE)
def test_a_near_miss_is_none(spare, text):
    assert spare(text) == []
