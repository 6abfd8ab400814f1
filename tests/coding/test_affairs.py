"""Who is meant beside those whom a deed's words name: hosts, sides of a mediation, one's own rulers. Told before the weighing."""

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

    def sides(text, act, published="2023-05-08"):
        """The countries of both sides of each candidate of an act."""
        return [
            ({actor.country for actor in event.actors}, {found.country for found in event.recipients})
            for event in reader.read(from_bytes(text.encode(), "The text"), published).events if event.act == act
        ]  # fmt: skip

    return sides


VISITS = [
    ("Qatar's emir, Sheikh Tamim bin Hamad Al Thani, met Turkish President Recep Tayyip Erdogan in Ankara on Monday.", "QAT", "TUR"),
    ("Chad's president flew to Niamey on Sunday and met Niger's foreign minister.", "TCD", "NER"),
    ("Kenya's foreign minister met President Joe Biden at the White House on Monday.", "KEN", "USA"),
]


@pytest.mark.parametrize(("text", "guest", "host"), VISITS, ids=[f"{guest} to {host}" for _, guest, host in VISITS])
def test_who_is_met_at_home_is_the_host(told, text, guest, host):
    assert ({guest}, {host}) in told(text, "CONSULT")


@pytest.mark.parametrize(
    "text",
    [
        "Qatar's emir, Sheikh Tamim bin Hamad Al Thani, met Turkish President Recep Tayyip Erdogan in Geneva on Monday.",
        "Qatar's emir, Sheikh Tamim bin Hamad Al Thani, met Turkish President Recep Tayyip Erdogan on Monday.",
        "Turkish President Recep Tayyip Erdogan, who was in Ankara, spoke by telephone with Qatar's emir on Monday.",
    ],
)
def test_in_a_third_place_or_none_both_meet(told, text):  # near misses
    assert ({"QAT", "TUR"}, set()) in told(text, "CONSULT")


SUDAN = "Sudan's army and Sudanese rebels fought on in Khartoum on Monday. Sudan's government named no losses. "
PAIR = "Armenia and Azerbaijan fought over a road on Monday. Armenia accused Azerbaijan of lies, and Azerbaijan accused Armenia of murder. "


def test_mediators_without_sides_stand_between_those_of_the_affair(told):
    assert ({"KEN"}, {"SDN"}) in told(f"{SUDAN}Kenya has offered to mediate.", "CONSULT")
    assert ({"RUS"}, {"ARM", "AZE"}) in told(f"{PAIR}Russia brokered a ceasefire.", "CONSULT")


def test_who_mediates_together_with_another_mediates_too(told):
    assert ({"RUS", "GEO"}, {"ARM", "AZE"}) in told(f"{PAIR}Russia mediated together with Georgia.", "CONSULT")


def test_sides_that_are_named_stay(told):  # near miss
    assert all(found == {"TCD", "LBY"} for _, found in told(f"{SUDAN}Kenya mediated between Chad and Libya.", "CONSULT"))


def test_those_at_home_address_their_own_rulers(told):
    text = "U.S. soldiers and Philippine soldiers held drills on Luzon. The United States fired rockets. Philippine fishermen complained that the government had kept them ashore."
    assert ({"PHL"}, {"PHL"}) in told(text, "ACCUSE")


@pytest.mark.parametrize(
    "last",
    ["Philippine fishermen complained that the Chinese government had kept them ashore.", "Japan blamed the government for the raid."],
)
def test_another_government_or_a_state_that_speaks_is_not_at_home(told, last):  # near misses
    text = f"Chinese ships rammed a boat off Luzon. China's coastguard fired water. {last}"
    assert not any(actors == found for actors, found in told(text, "ACCUSE"))


ADDRESSED = [
    ("Peru fired rockets over Chile's coast on Monday. Chile protested in Lima. Chile's government urged residents to stay indoors.", "REQUEST", "CHL"),
    ("Peru fired rockets over Chile's coast on Monday. Chile protested in Lima. Peru's president praised his engineers.", "SUPPORT", "PER"),
    ("Ghana's envoy left Togo on Monday. Togo regretted it. Ghana's foreign ministry advised its airlines to avoid Lome.", "REQUEST", "GHA"),
]


@pytest.mark.parametrize(("text", "act", "state"), ADDRESSED, ids=["residents", "his engineers", "its airlines"])
def test_people_whom_a_state_addresses_are_its_own(told, text, act, state):
    assert ({state}, {state}) in told(text, act)


@pytest.mark.parametrize(
    ("last", "act"),
    [
        ("Chile's government urged Peruvian residents to stay indoors.", "REQUEST"),
        ("Chile's government urged residents of Lima to stay indoors.", "REQUEST"),
        ("Chile's government urged the residents to stay indoors.", "REQUEST"),
        ("Chile's president praised engineers.", "SUPPORT"),
    ],
)
def test_people_who_are_said_to_be_others_are_not(told, last, act):  # near misses
    assert not any("CHL" in found for _, found in told(f"Peru fired rockets on Monday. {last}", act))
