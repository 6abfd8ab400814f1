"""How a cue finds its parts where they do not hang on it: shared objects and subjects, clauses of what another is to do, deeds that one has done by others."""

from __future__ import annotations

import pytest

FOUND = [
    # two verbs with one object, and one subject of two verbs
    ("Turkish guards punched and kicked a Greek reporter.", "ASSAULT", "punched", "TUR", "GRC"),
    ("Chile supplied and paid the Peruvian rebels.", "AID", "paid", "CHL", "PER"),
    ("Kenyan soldiers left the tents and fired into the air near Somalia.", "MOBILIZE", "fired", "KEN", "SOM"),
    ("American troops began leaving the villages of Chad.", "RETREAT", "leaving", "USA", "TCD"),
    # 'for' hangs on the statement by the parse
    ("Australia, Canada and New Zealand called in a joint statement for a truce.", "REQUEST", "called", "AUS", None),
    # what another is to do
    ("Argentina wants Spain to apologise.", "REQUEST", "wants", "ARG", "ESP"),
    ("Sudan insisted that Ethiopia stop the work.", "REQUEST", "insisted", "SDN", "ETH"),
    # who has a deed done
    ("The king of Jordan had the Syrian envoy expelled.", "SANCTION", "expelled", "JOR", "SYR"),
    # rounds of deeds
    ("Envoys from Khartoum and Juba held a second round of talks.", "CONSULT", "talks", "SDN", None),
    ("Turkey launched a wave of arrests of Syrians.", "COERCE", "arrests", "TUR", "SYR"),
    # one deed in two words with a hyphen between
    ("Kenyan nurses held a sit-in against the government of Kenya.", "PROTEST", "held", "KEN", "KEN"),
    ("Iranian police tear-gassed the Afghan protesters.", "ASSAULT", "gassed", "IRN", "AFG"),
    # the object behind a particle that the parse takes for a preposition
    ("Azerbaijan choked off the road to Armenia.", "COERCE", "choked", "AZE", "ARM"),
    # 'of' hangs on who does it
    ("The expulsion by Britain of 23 Russian diplomats was a surprise.", "SANCTION", "expulsion", "GBR", "RUS"),
    # what one plays with in thought
    ("Canada is toying with the idea of closing its embassy in Caracas.", "SANCTION", "closing", "CAN", None),
    # counted as a mass
    ("A throng of Hungarian protesters filled the bridge.", "PROTEST", "filled", "HUN", None),
    # stopping
    ("Germany stopped paying Rwanda.", "SANCTION", "stopped", "DEU", None),
]
NONE = [
    ("Argentina wants to leave Spain.", "REQUEST"),
    ("Sudan insisted that Ethiopia had stopped the work.", "REQUEST"),
    ("The king of Jordan knew the expelled Syrian envoy well.", "SANCTION"),
    ("Australia printed in a joint statement a poem for a truce.", "REQUEST"),
    ("Turkish guards ran and kicked a ball to a Greek boy.", "ASSAULT"),
    ("Kenyan nurses stood in a queue against the wall.", "PROTEST"),
    ("Azerbaijani drivers choked beside the road to Armenia.", "COERCE"),
    ("The portrait by a Briton of 23 Russian diplomats was a surprise.", "SANCTION"),
    ("A throng of Hungarian bees filled the hive.", "PROTEST"),
]


@pytest.fixture(scope="module")
def drafts(coder_of):
    def code(text):
        coder = coder_of(text)
        return [*coder.find(), *coder.spare]

    return code


@pytest.mark.parametrize("text, act, word, actor, recipient", FOUND, ids=lambda one: str(one)[:50])
def test_parts_are_found(drafts, text, act, word, actor, recipient):
    fitting = [one for one in drafts(text) if (one.act.value, one.token.text) == (act, word)]
    assert any(
        actor in {found.country for found in one.actors} and (recipient is None or recipient in {found.country for found in one.recipients})
        for one in fitting
    ), [(one.act.value, one.token.text) for one in drafts(text)]


@pytest.mark.parametrize("text, act", NONE, ids=lambda one: str(one)[:50])
def test_near_misses_tell_no_such_deed(drafts, text, act):
    assert act not in {one.act.value for one in drafts(text)}


def test_a_threat_that_names_its_deed_is_read_both_ways(drafts):
    told = {(one.act.value, one.factuality.value, bool(one.doubt)) for one in drafts("Peru threatened to arrest a Chilean sailor.")}
    assert {("COERCE", "planned", False), ("THREATEN", "happened", True)} <= told


def test_a_deed_that_is_only_planned_is_no_threat(drafts):
    assert "THREATEN" not in {one.act.value for one in drafts("Peru will arrest a Chilean sailor.")}
