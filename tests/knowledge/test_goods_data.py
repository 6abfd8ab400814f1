"""The lexicon of goods: every row's example is of its class, its near miss is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.knowledge.goods_data import find_classes, goods_classes, goods_words, widened


@pytest.mark.parametrize("row", goods_words(), ids=lambda row: f"{row.name}-{row.words[0]}")
def test_example_and_near_miss(row):
    assert row.name in {one.name for one in find_classes(row.example)}
    assert row.near_miss
    assert row.name not in {one.name for one in find_classes(row.near_miss)}


def test_every_class_has_words_or_is_a_class_of_classes():
    named = {row.name for row in goods_words()}
    assert set(goods_classes()) - named == {"major_arms", "any_goods"}


@pytest.mark.parametrize(
    "text",
    [
        "a barrage of questions", "rocket growth in the economy", "the textile workers' union", "pocket rockets",
        "a think tank report", "the iron curtain", "her arms were tired", "a shell company", "he won gold at the games",
        "the oil painting", "tear gas", "a swift answer", "the coal miner strike", "cast-iron proof", "aid workers",
    ],
)  # fmt: skip
def test_near_misses_name_nothing(text):
    assert find_classes(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rockets and missiles", {"missiles"}),
        ("artillery shells", {"ammunition"}),
        ("ballistic missiles", {"ballistic_missiles"}),
        ("missile technology", {"missile_programme"}),
        ("ARTILLERY SHELLS", {"ammunition"}),
        ("luxury cars", {"luxury_cars"}),
        ("two tankers of diesel", {"vessels", "refined_petroleum"}),
    ],
)
def test_the_longest_words_count(text, names):
    assert {one.name for one in find_classes(text)} == names


def test_parents_are_reached():
    assert widened("ballistic_missiles") == {"ballistic_missiles", "missiles", "major_arms", "arms", "missile_programme"}
    assert "ballistic_missiles" not in widened("arms")


@given(st.text(max_size=300))
def test_spans_lie_in_the_text(text):
    for one in find_classes(text):
        assert 0 <= one.start < one.end


def test_long_text_is_bounded():
    assert find_classes("x " * 5_000 + "missiles") == []
