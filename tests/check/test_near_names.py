"""Romanisations against slips, word by word, and whole names near a known person's."""

from __future__ import annotations

import pytest

from sanderling.check.near_names import is_romanisation, near_leader, near_name

LIBYA = frozenset({"LBY"})


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("qadhafi", "gaddafi", "LBY"),
        ("zelenskiy", "zelensky", "UKR"),
        ("milosevich", "milosevic", "SRB"),
        ("soeharto", "suharto", "IDN"),
        ("husain", "hussein", "IRQ"),
        ("afewerki", "afwerki", "ERI"),
    ],
)
def test_what_a_script_is_romanised_to_is_no_slip(one, other, country):
    assert is_romanisation(one, other, country)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("gadoffi", "gaddafi", "LBY"),
        ("harriri", "hariri", "LBN"),
        ("merkle", "merkel", "DEU"),
        ("xaioping", "xiaoping", "CHN"),
        ("mandella", "mandela", "ZAF"),
    ],
)
def test_other_letters_are_a_slip(one, other, country):
    assert not is_romanisation(one, other, country)


def test_one_word_of_a_name_may_be_wrong():
    near = near_name("ruhollah khonemi", frozenset({"IRN"}), frozenset())
    assert near is not None
    assert near.name == "Ruhollah Khomeini"


@pytest.mark.parametrize("name", ["ruhollah khomeini", "kim yong il", "muammar", "john smith"])
def test_a_name_of_its_own_is_none(name):
    assert near_name(name, LIBYA, frozenset()) is None


def test_a_leader_by_title_needs_the_state():
    great = frozenset({"per:muammar-gaddafi"})
    assert near_leader("gandhafi", frozenset(), great) is None
