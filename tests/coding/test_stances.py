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


def found(read, text, kind="stance"):
    """The claims of one kind as (source, cue, parts)."""
    return [
        (claim.source.text if claim.source else None, claim.cue.text, [part.text for part in claim.parts])
        for claim in read(text).claims
        if claim.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "parts", "near_miss"),
    [
        # adjectives
        ("Farmers in Kenya are worried about the new tax.", "Farmers in Kenya", "worried", ["the new tax"],
         "Farmers in Kenya are worried."),
        ("The minister is eager to sign the treaty.", "The minister", "eager", ["to sign the treaty"],
         "The road is ready to open on Monday."),
        ("It is clear that the dam will be late.", None, "clear", ["that the dam will be late"],
         "The sky is clear over the dam."),
        # words that belong together
        ("The mayor of Oslo took issue with the plan.", "The mayor of Oslo", "took issue", ["the plan"],
         "The mayor of Oslo took the train with his wife."),
        ("The governor spoke out against the tax.", "The governor", "spoke out", ["the tax"],
         "The governor walked out against the advice of nobody."),
        ("The bank drew criticism from farmers in Kenya.", "farmers in Kenya", "drew criticism", ["The bank"],
         "The bank drew money from a fund in Kenya."),
        ("Tourists see the bridge as a symbol of the town.", "Tourists", "see", ["the bridge as a symbol of the town"],
         "Tourists see the bridge."),
        # blows in words, and blows
        ("The minister of Norway attacked the bill in a speech.", "The minister of Norway", "attacked", ["the bill"],
         "The army of Norway attacked the village with rockets."),
        ("Anna Berg attacked the bill for its cost.", "Anna Berg", "attacked", ["the bill for its cost"],
         "Anna Berg attacked a guard with a knife."),
        ("Police charged two men with fraud.", "Police", "charged", ["two men with fraud"], "Police charged the crowd."),
        ("The minister attacked Japan for its stand.", "The minister", "attacked", ["Japan for its stand"],
         "Japan attacked a village for two hours."),
        # texts that are issued
        ("The ministry released a statement on the border.", "The ministry", "released a statement", ["the border"],
         "The ministry released a prisoner on the border."),
        ("The minister sent a string of letters to the mayor.", "The minister", "sent",
         ["a string of letters to the mayor"], "The minister sent a string of trucks to the mayor."),
        # nobody is named
        ("The minister was criticised for the delay.", None, "criticised", ["The minister", "the delay"],
         "The minister was criticised."),
        ("The union seems ready to strike.", None, "seems", ["The union", "ready to strike"],
         "The union is set to strike."),
        ("The minister allegedly hid the money.", None, "allegedly", ["The minister", "hid the money"],
         "The minister quickly hid the money."),
        # a source beside the clause
        ("In a poll in May, most voters liked rain.", "a poll in May", "In", ["most voters liked rain"],
         "In a hut in May, most voters had tea."),
        ("By her own account, the minister met the rebels.", "her", "By her own account", ["the minister met the rebels"],
         "By her own lake, the minister met the rebels."),
        # infinitives that are done
        ("Anna Berg took to the radio to denounce the bill.", "Anna Berg", "denounce", ["the bill"],
         "Anna Berg sold the ship to denounce nobody."),
        ("The minister was able to defend the bill.", "The minister", "defend", ["the bill"],
         "The minister was unable to defend the bill."),
        ("The scandal led the minister to denounce the bill.", "the minister", "denounce", ["the bill"],
         "It would be odd to denounce the bill."),
        # what is spoken about, and when
        ("The minister spoke on the tax.", "The minister", "spoke", ["the tax"], "The minister spoke on Monday."),
        ("The council voted against the tax.", "The council", "voted", ["the tax"], "The council voted on Monday."),
        # a verb that looks like a plural
        ("The party plans to leave the coalition.", "The party", "plans", ["to leave the coalition"],
         "The plans of the party were late."),
        # kinds of people, and people
        ("The minister questions the bill.", "The minister", "questions", ["the bill"],
         "Those who question the bill should read it."),
        ("The minister denounced the bill.", "The minister", "denounced", ["the bill"],
         "If the minister denounced the bill, nobody heard it."),
        ("Officials knew the price.", "Officials", "knew", ["the price"], "You know the price."),
    ],
)  # fmt: skip
def test_class_and_near_miss(read, text, source, cue, parts, near_miss):
    assert (source, cue, parts) in found(read, text)
    assert not found(read, near_miss)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said Japan opposes the plan.",  # on the ministry's word
        '"The talks failed. They praised the plan. We shall see," Japan said.',  # in a quotation of several sentences
    ],
)
def test_what_is_told_in_a_claim_is_no_stance_beside_it(read, text):
    assert not found(read, text)


def test_of_two_stances_one_in_the_other_the_outer_one_is_given(read):
    assert [cue for _, cue, _ in found(read, "The minister denounced the refusal of Japan to drop its demand.")] == [
        "denounced"
    ]


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
