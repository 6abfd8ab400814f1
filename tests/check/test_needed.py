"""What a pattern cannot do without is never missing where the pattern finds something."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.needed import Needed
from sanderling.check.opposites import _quick

WORDINGS = [
    r"\b(?:nobody|no one) (?:was|were) (?:hurt|injured|harmed)\b",
    r"(?i)\bclos(?:ed|ure)s?\b",
    r"\b(?P<noun>bridge)s? (?!stood)(?:fell|collapsed)[,.]?",
    r"colou?r|gr[ae]y",
    r"a{0,3}rrested|freed+",
    r"[(|)]open\(",
]


@pytest.mark.parametrize(
    ("wording", "text", "may"),
    [
        (WORDINGS[0], "no one in the hall was hurt", True),
        (WORDINGS[0], "the hall was empty", False),
        (WORDINGS[1], "the gates were shut", False),
        (WORDINGS[1], "the closure of the gates", True),
        (WORDINGS[2], "the bridge fell", True),
        (WORDINGS[2], "the bridge held", False),
        (WORDINGS[3], "a grey color", True),
        (WORDINGS[4], "he was freed", True),
        (WORDINGS[5], "(open(", True),
        (WORDINGS[5], "shut", False),
    ],
)
def test_a_text_without_them_is_not_searched(wording, text, may):
    assert Needed(wording).in_text(text) is may


@given(st.sampled_from([pair.one.pattern for pair, _, _ in _quick()] + [pair.other.pattern for pair, _, _ in _quick()] + WORDINGS), st.data())
def test_what_a_pattern_finds_holds_what_it_needs(wording, data):
    found = data.draw(st.from_regex(re.compile(re.sub(r"\(\?i\)", "", wording), re.ASCII)))
    if re.search(wording, found):
        assert Needed(wording).in_text(found.lower())
