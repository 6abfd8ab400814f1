"""Forces that are sent help some or stand against others: both readings are candidates; what is no force has one."""

from __future__ import annotations

import pytest

BOTH = [
    "Chile sent two patrol boats to Peru on Monday.",
    "Spain sent fighter jets to Latvia in spring.",
    "Ghana dispatched 200 soldiers to Liberia.",
    "Kenya brought armoured vehicles to the border with Somalia.",
]
ONE = [
    "Chile sent rice and blankets to Peru on Monday.",
    "Chile sent a delegation to Peru on Monday.",
    "Spain put its army on alert over the strike in Portugal.",
    "Chile sent doctors to Peru on Monday.",
]


@pytest.fixture(scope="module")
def every(coder_of):
    def code(text):
        coder = coder_of(text)
        return {(draft.act.value, draft.doubt) for draft in [*coder.find(), *coder.spare]}

    return code


@pytest.fixture(scope="module")
def acts(every):
    return lambda text: {act for act, _ in every(text)} & {"AID", "MOBILIZE"}


@pytest.mark.parametrize("text", BOTH)
def test_forces_are_read_both_ways(acts, text):
    assert acts(text) == {"AID", "MOBILIZE"}


@pytest.mark.parametrize("text", ONE)
def test_what_is_no_force_is_not(acts, text):
    assert len(acts(text)) <= 1


def test_a_promise_of_a_coded_deed_waits_beside_it(coder_of):
    coder = coder_of("Norway promised to withdraw its soldiers from Mali.")
    assert [draft.act.value for draft in coder.find()] == ["RETREAT"]
    assert [(draft.act.value, bool(draft.doubt)) for draft in coder.spare] == [("AGREE", True)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peruvian soldiers barred the mayor of Chile's capital from entering.", "COERCE"),
        ("Peruvian protesters stormed the Chilean embassy in Lima.", "ASSAULT"),
        ("Peru threatened to strike Chile again if the raids did not stop.", "ASSAULT"),
    ],
)
def test_a_verb_that_may_tell_of_another_act(every, text, act):
    assert (act, "the word may tell of another act") in every(text)


@pytest.mark.parametrize("text", ["Peru condemned Chile on Monday.", "Chile's president visited Peru on Monday."])
def test_other_verbs_tell_of_one(every, text):
    assert not [doubt for _, doubt in every(text) if doubt == "the word may tell of another act"]
