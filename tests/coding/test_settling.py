"""The last word on what rules and model propose: who acts, whom it is done to, how sure it is, what stays."""

from __future__ import annotations

import pytest

from sanderling.errors import KnowledgeError
from sanderling.knowledge.choice_data import weights
from sanderling.records import Act, Factuality

UNREST = (
    "Peru's police break up rally in Lima\n\nLIMA, March 4, 2023 - Peruvian President Dina Boluarte met her ministers on Friday. "
    "Peruvian police said that protesters had blocked a bridge in Lima. Soldiers arrested forty people. "
    "Thousands marched against the government on Saturday."
)


def told(reading, act):
    """The countries of both sides of each event of a type."""
    return [
        ({actor.country for actor in event.actors}, {found.country for found in event.recipients})
        for event in reading.events if event.act == act
    ]  # fmt: skip


def test_people_without_a_state_are_of_the_state_in_which_the_article_plays(read):
    assert ({"PER"}, {"PER"}) in told(read(UNREST), "COERCE")
    assert {"PER"} in [actors for actors, _ in told(read(UNREST), "PROTEST")]


def test_where_no_state_stands_out_people_stay_without_one(read):  # near miss
    reading = read("Chile and Peru closed the border on Monday. Bolivia and Brazil welcomed it. Soldiers arrested forty people.")
    assert not [actors for actors, _ in told(reading, "COERCE") if actors == {"CHL"}]


def test_a_guess_says_that_it_is_one(read):
    soldiers = [actor for event in read(UNREST).events for actor in event.actors if actor.span.text.lower() == "soldiers"]
    assert soldiers and all("named without a state" in actor.why for actor in soldiers)


def test_so_did_another_is_the_same_deed_of_another(read):
    reading = read("Norway condemned the attack by Russia on Kyiv on Monday. So did Denmark.")
    assert {"DNK"} in [actors for actors, _ in told(reading, "ACCUSE")]


def test_so_does_not_always_repeat(read):  # near miss
    assert not told(read("Norway condemned the attack by Russia. Denmark is so small that it has no army."), "ACCUSE")[1:]


def test_arms_sent_are_no_attack(read):  # what a likelier-looking act once made of it
    for text in ("Iran sent attack drones to Russia in September 2022.", "North Korea sent missiles to Syria in October 2007."):
        assert not told(read(text), "ASSAULT") and told(read(text), "AID")


def test_help_without_anybody_to_help_is_no_event(read):
    assert not told(read("Qatar delivered field hospitals and medicine."), "AID")


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Iran did not attack Israel.", "negated"),
        ("Iran may attack Israel.", "possible"),
        ("Russia would have supplied tanks to Syria if Turkey had agreed.", "conditional"),
    ],
)
def test_a_modal_a_negation_a_condition_stand_as_the_rules_read_them(read, text, factuality):
    assert {event.factuality.value for event in read(text).events} <= {factuality}


def test_a_party_of_a_common_word_needs_its_state(read):
    text = "Labour Minister Olivier Dussopt met French unions in Paris on Monday. France's Republicans backed France's bill."
    assert "GBR" not in {mention.actor.country for mention in read(text, "2023-03-08").mentions if mention.actor}


def test_for_or_against_a_state_is_not_of_it(read):
    reading = read("Ukraine's army shelled pro-Russian separatists near Donetsk on Monday.")
    assert not any(
        mention.actor and mention.actor.country == "RUS" and "separatist" in mention.span.text for mention in reading.mentions
    )


def test_what_is_dropped_by_weight_is_told_of(reader):
    from sanderling.coding.drafts import Draft, Rejected
    from sanderling.coding.selection import corroborate, select
    from sanderling.records import Act
    from sanderling.resolve.found import Found

    parsed = reader.parser.parse("Chile slept.", [(0, 12, False)])
    token = parsed.tokens[1]
    chile = Found(0, 0, parsed.tokens[0], "state", "Chile", id="CHL", country="CHL", resolved=True)
    rejected: list[Rejected] = []
    draft = Draft(token, Act.CONCEDE, "model:none", [chile], [], doubt="the model is not sure")
    corroborate([draft])
    assert select(parsed, [draft], rejected) == []
    firm = Draft(token, Act.AID, "AID-v-000", [chile], [])
    corroborate([firm])
    assert select(parsed, [firm], rejected) == [] and rejected[-1].what.startswith("AID")


def test_confidence_is_a_likelihood(read):
    assert all(0 <= event.confidence <= 1 for event in read(UNREST).events)


def test_weights_are_numbers(monkeypatch):
    assert weights("selection")["origin=rule"] > weights("selection").get("origin=the model is not sure", 0.0)
    weights.cache_clear()
    monkeypatch.setattr("sanderling.knowledge.choice_data.read_csv", lambda *_: [{"feature": "cur", "weight": "much"}])
    with pytest.raises(KnowledgeError, match="a weight is a number"):
        weights("recipients")
    weights.cache_clear()


def test_an_article_about_two_states_plays_in_neither(reader):
    from sanderling.resolve.actors import ActorFinder
    from sanderling.resolve.reference import Mentions

    def home(text):
        parsed = reader.parser.parse(text, [(0, len(text), False)])
        return Mentions(parsed, ActorFinder().find(parsed, None), frozenset(), {}).home

    assert home("Chile met Peru. Chile thanked Peru. Chile left Peru.") is None
    assert home("Chile voted. Chile counted. Chile rejoiced. Peru watched.") == "CHL"


def test_who_mediates_together_with_others_does_not_mediate_between_them(read):
    text = "India and Pakistan held talks on Monday. Qatar brokered the deal together with Egypt and Jordan."
    made = [actors for actors, found in told(read(text, "2021-03-06"), "CONSULT") if "QAT" in actors and not found & {"EGY", "JOR"}]
    assert {"QAT", "EGY", "JOR"} in made


def test_those_who_meet_elsewhere_than_in_a_capital_of_one_are_all_actors(read):  # near miss
    text = "Russian President Vladimir Putin met Japanese Prime Minister Shinzo Abe in Vladivostok on Thursday."
    assert all(not found for _, found in told(read(text, "2019-09-05"), "CONSULT"))


def test_who_is_posted_is_no_recipient(read):
    text = "Nigeria's unions went on strike in Abuja on Monday. The Nigerian army posted soldiers around the parliament building."
    for event in [one for one in read(text, "2024-06-03").events if one.act == "MOBILIZE"]:
        assert "soldiers" not in {found.span.text for found in event.recipients}


def test_those_who_shell_each_other_are_all_actors(read):
    text = "Armenian and Azerbaijani troops shelled each other on Monday near the border."
    assert all(not found for _, found in told(read(text, "2020-09-28"), "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Turkish President Recep Tayyip Erdogan visited Egypt on Monday. The purpose of his visit is to discuss a gas deal.", ({"TUR"}, {"EGY"})),
        ("Iranian Foreign Minister Javad Zarif visited Iraq on Sunday. The aim of the visit is to discuss a border pact.", ({"IRN"}, {"IRQ"})),
    ],
)
def test_a_purpose_told_in_a_sentence_of_its_own_is_planned(read, text, wanted):
    planned = [event for event in read(text, "2023-09-13").events if event.factuality is Factuality.PLANNED]
    assert [({a.country for a in e.actors}, {r.country for r in e.recipients}) for e in planned if e.act is Act.CONSULT] == [wanted]


def test_the_purpose_of_a_thing_is_no_event(read):
    text = "Turkish President Recep Tayyip Erdogan visited Egypt on Monday. The purpose of the pipeline is to carry gas."
    assert [event for event in read(text, "2023-09-13").events if event.factuality is Factuality.PLANNED] == []
