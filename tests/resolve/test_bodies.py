"""Bodies that no list knows, party names of many states, and who meets in a body of states."""

from __future__ import annotations

import pytest

from sanderling.resolve.bodies import common_party_name


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("Labour Party", True), ("Democratic Alliance", True), ("People 's Party", True), ("Social Democratic Party", True),
        ("Fidesz", False), ("Law and Justice", False), ("Party of Regions", False), ("", False),
    ],
)  # fmt: skip
def test_names_of_parties_everywhere(name, common):
    assert common_party_name(name.split()) is common


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("OSLO, May 4, 2023 — Norway's government raised taxes. Norway voted. The Labour Party accused its rivals of lying.", "Labour Party", "NOR"),
        ("LONDON, May 4, 2023 — Britain's government raised taxes. Britain voted. The Labour Party accused its rivals of lying.", "Labour Party", "GBR"),
        ("LISBON, May 4, 2023 — Portugal's government raised taxes. Portugal voted. The Social Democrats blamed the rain.", "Social Democrats", "PRT"),
        ("LISBON, May 4, 2023 — Portugal's government raised taxes. Portugal voted. The Socialists blamed the rain.", "Socialists", "PRT"),
        ("LIMA, May 4, 2023 — Peru's government raised taxes. Peru voted. The Truckers Federation blamed the rain.", "Truckers Federation", "PER"),
        ("LIMA, May 4, 2023 — Peru's government raised taxes. Peru voted. The International Truckers Federation blamed the rain.",
         "International Truckers Federation", None),
    ],
)  # fmt: skip
def test_whose_a_body_is(read, text, words, country):
    found = {mention.span.text: mention.actor.country for mention in read(text, "2023-05-04").mentions if mention.kind == "actor"}
    near = [state for said, state in found.items() if words in said or said in words]
    assert country in near, found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ECOWAS met on Sunday. West African leaders threatened Niger with sanctions.", "Economic Community of West African States"),
        ("The European Union met on Sunday. European leaders condemned Serbia's vote.", "European Union"),
        ("Norway met Ghana on Sunday. European leaders condemned Serbia's vote.", None),
        ("ECOWAS met on Sunday. West African fishermen threatened Niger with a strike.", None),
    ],
)
def test_who_meets_in_a_body_speaks_for_it(read, text, meant):
    told = {mention.span.text: mention.actor.name for mention in read(text, "2023-05-04").mentions if mention.kind == "actor"}
    got = next((name for words, name in told.items() if words.split()[-1] in {"leaders", "fishermen"}), None)
    assert (got == meant) if meant else got not in {"Economic Community of West African States", "European Union"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Russia accused the West of double standards on Monday.", True),
        ("Russia accused the West Bank's mayors of double standards on Monday.", False),
        ("Russia accused the west of the city of double standards on Monday.", False),
    ],
)
def test_the_west_is_a_party(read, text, party):
    accused = {found.name for event in read(text, "2023-05-04").events for found in event.recipients}
    assert ("West" in accused) is party
