"""Claims of stance: who criticises, demands, plans or knows what; sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance"),
    [
        ("Japan's prime minister criticised the missile test.", "Japan's prime minister", "criticised", "the missile test", "judges"),
        ("The ministry called for an inquiry.", "The ministry", "called", "an inquiry", "demands"),
        ("Turkey refuses to open the border.", "Turkey", "refuses", "to open the border", "intends"),
        ("The report, which the UN published in May, shows a rise in attacks.", "The report, which the UN published in May", "shows", "a rise in attacks", "shows"),
        ("The plan was praised by Kenya.", "Kenya", "praised", "The plan", "judges"),
    ],
)  # fmt: skip
def test_stance(read, text, source, cue, content, stance):
    claims = [
        (claim.source.text if claim.source else None, claim.cue.text, claim.content.text, claim.stance)
        for claim in read(text).claims
        if claim.kind == "stance"
    ]
    assert (source, cue, content, stance) in claims


@pytest.mark.parametrize(
    "text",
    [
        "Japan sold the ship to criticise nobody.",  # an infinitive: not done
        "The plan was praised.",  # by whom is not told
        "The storm hit the coast of Japan.",
        '"They praised the plan," Japan said.',  # in the quotation: on Japan's word already
    ],
)
def test_no_stance(read, text):
    assert not [claim for claim in read(text).claims if claim.kind == "stance"]


def test_stances_carry_no_events(read):
    reading = read("Japan criticised the attack by Iran on Israel.")
    assert all(not claim.events for claim in reading.claims if claim.kind == "stance")


def test_a_quotation_goes_on_in_the_next_sentence(read):
    reading = read('"We will not wait," the president of France said. "The time has come. Others may follow."')
    (claim,) = [claim for claim in reading.claims if claim.kind == "speech"]
    assert [part.text for part in claim.parts][:2] == ["We will not wait", "The time has come"]


def test_a_quotation_began_before_the_sentence_that_names_the_speaker(read):
    reading = read('"The talks failed. We will try again," the president of France said.')
    (claim,) = [claim for claim in reading.claims if claim.kind == "speech"]
    assert [part.text for part in claim.parts] == ["The talks failed", "We will try again"]


def test_the_source_is_the_whole_phrase(read):
    reading = read("Anna Berg, a spokeswoman for the ministry in Oslo, said the ship had left.")
    assert reading.claims[0].source.text == "Anna Berg, a spokeswoman for the ministry in Oslo"
