"""CAMEO, FIPS and the crosswalk: whole, and true to the event types."""

from __future__ import annotations

import csv
import re

import pytest

from sanderling.knowledge.act_data import fine_acts
from sanderling.knowledge.event_data import event_types
from sanderling.knowledge.exchange_data import cameo_of, codes_of, fips_of, state_by_name, state_codes
from sanderling.knowledge.tables import data_file
from sanderling.records import Act


def rows(name):
    return list(csv.DictReader(data_file(f"codebooks/{name}.csv").read_text(encoding="utf-8").splitlines()))


def test_every_mode_named_is_a_mode_of_its_act():
    for row in rows("cameo"):
        if row["mode"]:
            modes = {fine.mode for fine in fine_acts().values() if fine.act.value == row["act"]}
            assert row["mode"] in {*event_types()[Act(row["act"])].modes, *modes}, row
            assert row["code"] == row["act"], row
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", row["cameo"])


def test_every_act_mode_and_way_of_being_published_has_a_code():
    for act, kind in event_types().items():
        for mode in (None, *kind.modes):
            for code in {act.value, "AGREE", "REQUEST", "THREATEN", "CONCEDE"}:
                assert cameo_of(code, act.value, mode, ("military", "nowhere")).name


@pytest.mark.parametrize(
    ("code", "act", "mode", "contexts", "cameo", "quad"),
    [
        ("CONSULT", "CONSULT", "visit", (), "042", 1),
        ("AGREE", "CONSULT", "visit", (), "036", 1),
        ("AGREE", "AID", None, ("military",), "0332", 1),
        ("AID", "AID", None, ("military",), "072", 2),
        ("AID", "AID", None, ("legal",), "070", 2),
        ("ASSAULT", "ASSAULT", "drone", ("military",), "195", 4),
        ("THREATEN", "ASSAULT", "drone", (), "138", 3),
        ("REQUEST", "RETREAT", "withdraw", (), "105", 3),
        ("ACCUSE", "ACCUSE", "investigate", (), "090", 3),
        ("RETREAT", "RETREAT", "release", (), "084", 2),
    ],
)
def test_the_finest_code_that_is_known(code, act, mode, contexts, cameo, quad):
    found = cameo_of(code, act, mode, contexts)
    assert (found.code, found.quad, found.root) == (cameo, quad, cameo[:2])


def test_the_crosswalk_knows_every_root_and_leads_back_to_what_we_write():
    assert all(codes_of("cameo", f"{root:02}") is not None for root in range(1, 21))
    assert codes_of("cameo", "21") is None
    for row in rows("cameo"):
        assert row["code"] in codes_of("cameo", row["cameo"][:2]), row


def test_a_subtype_goes_before_its_type():
    assert codes_of("acled", "Strategic developments", "Arrests") == {"COERCE"}
    assert codes_of("acled", "Strategic developments", "Other") == frozenset()
    assert codes_of("acled", "Battles", "Armed clash") == {"ASSAULT"}
    assert codes_of("acled", "Riddles", "") is None


def test_fips_codes_are_those_that_differ_from_iso():
    found = fips_of()
    assert len(set(found.values())) == len(found) > 240
    assert all(re.fullmatch(r"[A-Z][A-Z]", code) for code in found.values())
    known = {"PRK": "KN", "KOR": "KS", "RUS": "RS", "CHN": "CH", "UKR": "UP", "DEU": "GM", "GBR": "UK", "AUS": "AS", "AUT": "AU"}
    assert {state: found[state] for state in known} == known


def test_names_lead_to_states_of_today():
    assert (state_by_name()["russia"], state_by_name()["burma"]) == ("RUS", "MMR")
    assert "SUN" not in state_by_name().values()
    assert state_codes()["PRK"].gw == "731"
