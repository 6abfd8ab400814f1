from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.corroborate.words import (
    common_order,
    content_stems,
    cosine,
    passage,
    sentences,
    stem,
    tokens,
    weight,
    without_quotes,
)


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("missiles", "missil"), ("missile", "missil"), ("countries", "country"), ("seized", "seiz"), ("seize", "seiz"),
        ("china's", "china"), ("press", "press"), ("us", "us"), ("king", "king"),
        ("bus", "bus"),  # near miss: too short for a plural
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(word, stemmed):
    assert stem(word) == stemmed


def test_tokens_keep_numbers_whole():
    assert tokens("It cost 1,200.5 dollars, Egypt’s envoy said.") == "it cost 1,200.5 dollars egypt's envoy said".split()


def test_function_words_are_no_content():
    assert content_stems("They said that it was the ship") == ["ship"]


def test_long_direct_speech_is_left_out_and_single_quoted_words_are_not():
    assert without_quotes('He said: "We shall never give up our land." A "base" is near.').count('"') == 2


def test_sentences_break_at_stops_and_lines_not_in_numbers():
    assert sentences("It cost 3.5 dollars. Nobody paid.\nA line") == ["It cost 3.5 dollars.", "Nobody paid.", "A line"]


def test_a_rare_word_tells_more():
    assert weight(stem("minister")) < weight("zeppelin") <= 1


def _plain(one: list[str], other: list[str]) -> int:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


words = st.lists(st.sampled_from("abcd"), max_size=12)


@given(words, words)
def test_common_order_is_the_longest_common_subsequence(one, other):
    assert common_order(one, other) == _plain(one, other) == common_order(other, one)


weights = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1), max_size=6)


@given(weights, weights)
def test_cosine_is_symmetric_and_bounded(one, other):
    value = cosine(one, other)
    if not one or not other:
        assert value is None
    else:
        assert value == pytest.approx(cosine(other, one)) and 0 <= value <= 1


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_a_passage_is_the_same_whichever_way_and_no_longer_than_a_text(one, other):
    assert passage(one, other) == passage(other, one) <= min(len(one), len(other))
    assert passage(one, one) == len(one)


def test_a_passage_stands_a_swapped_word_and_not_words_here_and_there():
    whole = "the men drove up at seven in a car with plates of the embassy".split()
    spun = "our own lead is here men drove up around seven in a vehicle with plates of the embassy and so on".split()
    assert passage(whole, spun) == 11 - 2
    assert passage(whole, "the x men y drove z up".split()) == 1
    assert passage(whole, []) == 0
