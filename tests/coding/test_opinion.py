"""The second opinion of the trained model on what the rules found, and what it adds."""


def test_agreement_and_disagreement_are_said(read):
    (event,) = read("Chile condemned Peru over the raid.").events
    assert any("the model agrees: ACCUSE" in step.because for step in event.steps)


def test_an_event_with_one_party_is_not_put_to_the_model(read):
    for event in read("Thousands of people protested in Santiago.").events:
        assert not any("model" in step.because for step in event.steps)


def test_confidence_follows_the_opinion():
    from sanderling.knowledge.choice_data import weights

    assert weights("selection")["model=95"] > weights("selection")["model=0"]


def test_what_the_model_adds_says_so(read):
    reading = read("In December 2022 the United States gave back the arms dealer Viktor Bout to Russia.")
    added = [event for event in reading.events if event.rule.startswith("model:")]
    assert all(any("no rule joins" in step.because for step in event.steps) for event in added)


def test_nothing_is_added_to_sport_and_weather(read):  # near misses: two states, no act
    for text in (
        "Brazil beat Croatia on penalties in the quarter-final.",
        "Israel played Spain in Tel Aviv on Tuesday.",
        "France borders Spain along the Pyrenees.",
        "Japan resembles Britain in its love of gardens.",
    ):
        assert not [event for event in read(text).events if event.rule.startswith("model:")]


def test_a_town_taken_by_force_stays_an_assault(read):
    (event, *_) = read("M23 rebels captured the town of Sake from the army of Congo in late June.").events
    assert event.act.value == "ASSAULT"
    assert all(event.act.value != "ASSAULT" for event in read("Police in Kenya seized the office of a Ugandan bank.").events)


def test_one_who_is_told_twice_is_one_actor(read):
    for text in (
        "Norway's foreign minister, Espen Barth Eide, warned Moscow to its face that it would be shut out.",
        "Its president, Ursula von der Leyen, warned Hungary to its face in Strasbourg that it would lose the money.",
        "The EU border agency Frontex will send 50 officers to Finland.",
        "The West African bloc ECOWAS, the Economic Community of West African States, said it could use force against Niger.",
    ):
        for event in read(text).events:
            told = [(actor.name, actor.country) for actor in event.actors]
            assert len(told) == len(set(told)), text


def test_two_of_one_name_in_two_states_stay_two(read):  # near miss
    (event,) = read("The foreign ministers of Norway and Sweden met in Oslo on Tuesday.").events
    assert {actor.country for actor in event.actors} == {"NOR", "SWE"}
