"""Who put forward what is voted on: told before the weighing."""

from __future__ import annotations

import pytest

from sanderling.coding.settling import prepare
from sanderling.ingest import from_bytes
from sanderling.reader import Reader


class Prepared(Reader):
    """Keeps every candidate as it is before anything is weighed."""

    def settle(self, parsed, mentions, drafts, country_at, rejected):
        prepare(mentions, drafts)
        return drafts


@pytest.fixture(scope="module")
def told():
    reader = Prepared()

    def recipients(text, act):
        """The countries of the recipients of each candidate of an act."""
        events = reader.read(from_bytes(text.encode(), "The text"), "2023-05-08").events
        return [{found.country for found in event.recipients} for event in events if event.act == act]

    return recipients


VOTES = [
    ("Peru and Chile tabled a resolution on the fishing grounds. On Friday Japan voted against it.", "REJECT", {"PER", "CHL"}),
    ("Kenya vetoed a draft resolution by Norway and Ghana.", "REJECT", {"NOR", "GHA"}),
    ("Ghana drafted the text. Kenya and Fiji voted for the text on Friday.", "SUPPORT", {"GHA"}),
    ("The text was the work of Malta and Fiji. Japan rejected the text.", "REJECT", {"MLT", "FJI"}),
    ("Austria blocked a statement drafted by Malta.", "REJECT", {"MLT"}),
    ("Brazil had put forward a motion. Japan opposed the motion.", "REJECT", {"BRA"}),
]


@pytest.mark.parametrize(("text", "act", "states"), VOTES, ids=[row[0] for row in VOTES])
def test_a_vote_on_a_text_is_done_to_those_who_put_it_forward(told, text, act, states):
    assert states in told(text, act)


OTHERS = [
    ("Peru tabled a resolution on fishing. On Friday Japan rejected the offer of Kenya.", "REJECT", "PER"),
    ("Japan drafted the text. Japan then voted against it.", "REJECT", "JPN"),
    ("Peru tabled a resolution. Japan condemned Kenya for the raid.", "ACCUSE", "PER"),
]


@pytest.mark.parametrize(("text", "act", "state"), OTHERS, ids=[row[0] for row in OTHERS])
def test_who_put_another_thing_forward_is_not_meant(told, text, act, state):  # near misses
    assert all(state not in found for found in told(text, act))
