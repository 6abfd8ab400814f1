import pytest

from sanderling.knowledge.act_data import fine_acts
from sanderling.knowledge.cue_data import codebook_exceptions

PLV = {
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_class_is_coded_in_every_codebook():
    acts = fine_acts()
    assert len(acts) >= 60
    assert {one.plv for one in acts.values()} == PLV
    assert all(one.cameo[:2].isdigit() and 3 <= int(one.cameo[:2]) <= 20 for one in acts.values())
    assert len({one.definition for one in acts.values()}) == len(acts)


@pytest.mark.parametrize(
    ("code", "plover", "plv", "cameo"),
    [  # the borders where the codebooks part (our own reading of their definitions)
        ("agree-aid", "AGREE", "AGREE", "03"),  # a promise of aid is not aid
        ("agree-yield", "CONCEDE", "AGREE", "03"),  # PLOVER: planned yielding is CONCEDE
        ("retreat-release", "RETREAT", "YIELD", "084"),
        ("sanction-convict", "SANCTION", "ACCUSE", "16"),
        ("coerce-blockade", "COERCE", "ASSAULT", "19"),
        ("coerce-sanction", "COERCE", "COERCE", "17"),
        ("accuse-investigate", "ACCUSE", "ACCUSE", "09"),
    ],
)
def test_codebooks_part_at_the_borders(code, plover, plv, cameo):
    one = fine_acts()[code]
    assert (one.published("plover"), one.published("plv"), one.published("cameo")) == (plover, plv, cameo)


def test_exceptions_of_the_crosswalk_name_known_codes():
    assert set(codebook_exceptions("plv").values()) <= PLV
