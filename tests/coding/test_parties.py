"""Whose people, ships and victims are, and to whom an act is done that names nobody."""

import pytest

from tests.conftest import cases


@pytest.mark.parametrize("row", cases("parties.csv"), ids=lambda row: row["comment"])
def test_the_parties_of_the_last_such_act(row, read):
    reading = read(row["text"], row["published"])
    told = [event for event in reading.events if event.act == row["act"]]
    assert told, [(str(event.act), event.evidence[0].text) for event in reading.events]
    event = told[-1]
    if row["actors"] != "*":
        assert {actor.country for actor in event.actors} == {row["actors"]}
    if row["recipients"] != "*":
        wanted = set() if row["recipients"] == "-" else set(row["recipients"].split("|"))
        assert {found.country for found in event.recipients} - {None} == wanted


def test_help_goes_to_whom_the_article_is_about(read):
    text = (
        "Lebanon mourned on Wednesday. Lebanon's hospitals overflowed, and Lebanese officials asked for patience in Beirut. "
        "Qatar delivered field hospitals and medicine."
    )
    (event,) = [event for event in read(text, "2020-08-06").events if event.act == "AID"]
    assert [found.country for found in event.recipients] == ["LBN"]
    assert any("the article is about Lebanon" in step.because for step in event.steps)


def test_without_a_state_that_stands_out_nobody_is_taken(read):  # near miss
    assert not [event for event in read("Qatar delivered field hospitals and medicine.").events if event.act == "AID"]


def test_a_title_takes_its_recipient_from_the_body(read):
    text = "Latvia seizes trawlers\n\nRIGA, March 6, 2021 - Latvia seized two Estonian trawlers on Friday, the navy said."
    events = [event for event in read(text).events if event.act == "COERCE"]
    assert all([found.country for found in event.recipients] == ["EST"] for event in events)


def test_a_ship_named_leader_is_nobody_who_leads(read):
    text = "U.S. President Joe Biden spoke on Friday. Houthi fighters seized the Galaxy Leader, a cargo ship, on Sunday."
    for event in read(text, "2023-11-20").events:
        assert "USA" not in {found.country for found in event.recipients}


def test_a_deed_that_is_named_is_not_another(read):  # near miss: the vow is no seizure
    text = "A Houthi spokesman vowed revenge on Israel on Friday. Japan condemned the seizure."
    told = [event for event in read(text, "2023-11-20").events if event.act == "ACCUSE" and event.actors[0].country == "JPN"]
    assert all("YEM" not in {found.country for found in event.recipients} for event in told)
