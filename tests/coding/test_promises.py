"""What is offered and what is refused by 'will not' are candidates; their near misses are none."""

from __future__ import annotations

import pytest

FOUND = [
    ("Chile has offered to counsel the pupils of Peru.", "offer", "AID", "possible", "CHL"),
    ("Chile has offered to counsel the pupils if Peru agrees.", "offer", "AID", "conditional", "CHL"),
    ("Chile has offered to work with Peru on the tunnel.", "offer", "COOPERATE", "possible", "CHL"),
    ("Chile's foreign ministry said it would not pay for the tunnel.", "will not", "REJECT", "happened", "CHL"),
    ("Chile will no longer paint the border stones.", "will not", "REJECT", "happened", "CHL"),
    ("Peru's foreign ministry said that Chile had moved the border stones.", "says of", "ACCUSE", "happened", "PER"),
    ("Peru's foreign ministry says the leak is the work of Chile.", "says of", "ACCUSE", "happened", "PER"),
]
NONE = [
    "Chile offered its condolences to Peru.",
    "Chile did not offer to host the ministers of Peru.",
    "Chile is ready for the winter, the ministry of Peru said.",
    "Peru's foreign ministry said that Chile would not pay for the tunnel.",
    "Chile would not pay for the tunnel if Peru built it.",
    "Chile did not pay for the tunnel.",
    "Peru's foreign ministry said that Chile had agreed to the tunnel.",
    "Peru's foreign ministry said that Chile would move the border stones.",
    "Peru's foreign ministry said that Peru had moved the border stones.",
]
OWN = {"offer", "will not", "says of"}


@pytest.fixture(scope="module")
def spare(coder_of):
    def code(text):
        coder = coder_of(text)
        coder.find()
        return [draft for draft in coder.spare if draft.rule in OWN]

    return code


@pytest.mark.parametrize(("text", "rule", "act", "sure", "actor"), FOUND, ids=lambda value: value[:30])
def test_it_is_a_candidate(spare, text, rule, act, sure, actor):
    made = [draft for draft in spare(text) if draft.rule == rule]
    assert [(draft.act.value, draft.factuality.value) for draft in made] == [(act, sure)]
    assert {found.country for found in made[0].actors} == {actor}
    assert made[0].doubt, "a candidate, until all is weighed"


@pytest.mark.parametrize("text", NONE)
def test_a_near_miss_is_none(spare, text):
    assert spare(text) == []
