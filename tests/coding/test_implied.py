"""Deeds that no verb of deeds names are candidates; their near misses are not."""

from __future__ import annotations

import pytest

FOUND = [
    ("Peru's foreign ministry said that the law was no business of Chile.", "own affair", "REJECT", "PER", "CHL"),
    ("Peru's foreign ministry said that Chile must open the pass at once.", "must", "REQUEST", "PER", "CHL"),
    ("The judges of Peru met at the bidding of Chile on Friday.", "at request", "REQUEST", "CHL", "PER"),
    ("Chilean President Gabriel Boric is due in Lima, Peru, on Friday.", "stays", "CONSULT", "CHL", "PER"),
]
NONE = [
    "Peru's foreign ministry said that the law was an urgent matter for Chile.",
    "The law is an internal affair of Peru and Chile.",
    "Peru's foreign ministry said that Chile will open the pass at once.",
    "Peru's foreign ministry said that Chile must have opened the pass in the night.",
    "Apples should be kept in a cool place, said the cook.",
    "The request of Chile was read in the assembly of Peru.",
    "Chile's prime minister is, in temper and taste, closer to his Peruvian neighbour than to his own party.",
    "The statue is in Lima, Peru, on a Chilean plinth.",
    "Peruvian President Dina Boluarte is due in Lima, Peru, on Friday.",
]
OWN = {"must", "at request", "stays", "own affair"}


@pytest.fixture(scope="module")
def spare(coder_of):
    def code(text):
        coder = coder_of(text)
        coder.find()
        return [draft for draft in coder.spare if draft.rule in OWN or draft.doubt.startswith("who announces")]

    return code


@pytest.mark.parametrize(("text", "rule", "act", "actor", "recipient"), FOUND, ids=lambda value: value[:30])
def test_it_is_a_candidate(spare, text, rule, act, actor, recipient):
    made = [draft for draft in spare(text) if draft.rule == rule]
    assert [draft.act.value for draft in made] == [act]
    assert {found.country for found in made[0].actors} == {actor}
    assert {found.country for found in made[0].recipients} == {recipient}
    assert made[0].doubt, "a candidate, until all is weighed"


@pytest.mark.parametrize("text", NONE)
def test_a_near_miss_is_none(spare, text):
    assert spare(text) == []


def test_who_announces_what_will_be_done_is_taken_for_its_doer(spare):
    made = spare("Peru's prime minister said that envoys of Chile would be expelled from the country.")
    assert {found.country for found in made[0].actors} == {"PER"}
    assert spare("Peru's prime minister said that envoys of Chile were expelled from the country.") == []


@pytest.fixture(scope="module")
def coded(coder_of):
    def code(text):
        coder = coder_of(text)
        return [(draft.act.value, draft.factuality.value, draft.doubt) for draft in [*coder.find(), *coder.spare]]

    return code


@pytest.mark.parametrize(
    ("text", "act", "factuality"),
    [
        ("Portugal offered Mozambique help against the flood.", "AID", "possible"),
        ("Colombia offered talks to Venezuela on the bridge.", "CONSULT", "possible"),
        ("Venezuela does not accept the International Court of Justice.", "REJECT", "happened"),
        ("Norway called it politically motivated, and Mali was silent.", "ACCUSE", "happened"),
        ("The French foreign ministry said it was alarmed by the vote in Mali.", "ACCUSE", "happened"),
    ],
)
def test_words_that_tell_it_otherwise(coded, text, act, factuality):
    assert (act, factuality) in {(one, how) for one, how, _ in coded(text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Portugal gave Mozambique what it called a helping hand.", "ACCUSE"),
        ("Norway called a meeting with Mali.", "ACCUSE"),
        ("Fishermen in Peru were worried about the wind from Chile.", "ACCUSE"),
        ("Peru held a fair on Monday. The rain followed on Tuesday.", "COOPERATE"),
    ],
)
def test_their_near_misses(coded, text, act):
    assert act not in {one for one, _, _ in coded(text)}


def test_who_followed_did_so_too(coded):
    made = [one for one in coded("France recalled its ambassador to Mali on Monday. Germany followed on Tuesday.") if one[2]]
    assert [one[:2] for one in made] == [("SANCTION", "happened")]
    assert not [one for one in coded("France recalled its ambassador to Mali. Germany followed the debate.") if "did so too" in one[2]]
