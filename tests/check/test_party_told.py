"""Of which party somebody is told to be."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_persons import party_kin


def _found(reader, day, words):
    return [finding.kind for finding in reader.read(from_bytes(words.encode(), "case"), day).findings if finding.kind != "undated"]


@pytest.mark.parametrize(
    ("day", "words", "wrong", "right"),
    [
        ("1979-05-18", "{} leader James Callaghan spoke on Monday.", "Conservative", "Labour"),
        ("1982-06-10", "Helmut Schmidt ({}) spoke in parliament on Monday.", "Christian Democrats", "Social Democrats"),
        ("2012-05-18", "Donald Tusk, the prime minister, whose {} lost a vote on Sunday, spoke.", "Law and Justice", "Civic Platform"),
        ("1990-09-18", "The {} of Giulio Andreotti have lost a vote in the north.", "Socialists", "Christian Democrats"),
        ("2018-05-18", "Arvind Kejriwal spoke on Monday. He leads the {}, and is sure of it.", "Congress party", "Aam Aadmi Party"),
        ("1986-05-18", "As leader of the {}, Raul Alfonsin spoke in parliament on Monday.", "Peronists", "Radicals"),
    ],
)
def test_party(reader, day, words, wrong, right):
    assert _found(reader, day, words.format(wrong)) == ["person-conflict"]
    assert _found(reader, day, words.format(right)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Helmut Schmidt, who governed with the Free Democrats, spoke on Monday.",
        "Helmut Schmidt, a critic of the Christian Democrats, spoke on Monday.",
        "The Christian Democrats attacked Helmut Schmidt on Monday.",
    ],
)
def test_a_party_beside_a_person_is_not_always_his(reader, words):
    assert _found(reader, "1982-06-10", words) == []


def test_kin_of_parties_are_of_states():
    assert all(state in state_names() and len(names) == len(set(names)) for state, names in party_kin())
