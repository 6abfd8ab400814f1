"""Names found by their first word, and the mask that keeps offsets."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.named import A_LAND, A_STATE, Mask, Names

STATES = ["Niger", "Nigeria", "the Gambia", "South Korea", "Korea", "U.S."]
LANDS = ["Niger", "Lake Chad", "Gulf of Guinea", "Guinea"]


def test_the_longest_name_at_a_word_is_found() -> None:
    assert list(Names(STATES).find("South Korea and Nigeria, not Nigerians or NigerX; the U.S. and the Gambia")) == [
        (0, "South Korea"), (16, "Nigeria"), (54, "U.S."), (63, "the Gambia"),
    ]  # fmt: skip


def test_a_name_at_an_offset_or_none() -> None:
    names = Names(STATES)
    assert names.at(" the Gambia", 1) == "the Gambia"
    assert names.at(" the Gambian coast", 1) is None
    assert names.at("", 0) is None
    assert names.at("- Korea", 0) is None


def test_names_are_masked_by_kind() -> None:
    text = "Niger, the river, runs through Nigeria to the Gulf of Guinea"
    masked = Mask(STATES, LANDS)(text)
    found = [(text[m.start() : m.end()]) for m in re.finditer(A_LAND, masked)]
    assert found == ["Niger", "Gulf of Guinea"]
    assert [(text[m.start() : m.end()]) for m in re.finditer(A_STATE, masked)] == ["Niger", "Nigeria"]


def test_a_text_that_holds_the_letters_of_the_mask_stays() -> None:
    text = f"{Mask.STATE} in Nigeria"
    assert Mask(STATES)(text) == text


@given(st.text(alphabet="NigerLakCh dtoGumb,.'\n-", max_size=80))
def test_what_is_no_name_stays_where_it_is(text: str) -> None:
    masked = Mask(STATES, LANDS)(text)
    assert len(masked) == len(text)
    assert all(new == old or new in Mask.LETTERS for new, old in zip(masked, text, strict=True))
