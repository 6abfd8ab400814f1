from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.corroborate.marks import aligned, bones, gist, marks_of, rarity, total
from tests.conftest import cases

NORWAY = {"kind": "actor", "words": "Norway", "id": "NOR"}
EXTRA = {"kind": "actor", "words": "Norwegian", "id": "NOR"}


@pytest.mark.parametrize("case", cases("romanisations.csv"), ids=lambda case: f"{case['name']}-{case['other']}")
def test_bones_of_names(case):
    assert (bones(case["name"]) == bones(case["other"])) == (case["same"] == "yes")


def keys(body, mentions=()):
    return [{key for key, _ in sentence} for sentence in marks_of(body, list(mentions))]


def test_names_numbers_states_and_days_are_marks_and_words_are_not():
    body = "The Norwegian navy held twelve boats off Tromso on Tuesday. Its captain, Nils Berg, paid 40,000 kroner."
    first, second = keys(body, [NORWAY, EXTRA])
    assert first == {"NOR", "12", bones("Tromso"), "day tuesday"}
    assert second == {bones("Nils"), bones("Berg"), "40000"}


def test_a_number_is_one_however_it_is_written():
    assert keys("Some 1,960 men came.") == keys("The men numbered 1960.") == [{"1960"}]
    assert keys("He saw F-16s.") == keys("He saw an F-16 there.")
    assert keys("He saw eleven of them.") == keys("He saw 11 of them.") != keys("He saw 12 of them.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Half a dozen men came.", "6 men came.", True),
        ("They sent ten thousand soldiers.", "They sent 10,000 soldiers.", True),
        ("It cost 2.7 billion kroner.", "It cost 2,700,000,000 kroner.", True),
        ("They have a fortnight left.", "They have 14 days left.", True),
        ("Thirty five boats lay there.", "There lay 35 boats.", True),
        ("Two dozen boats lay there.", "There lay 24 boats.", True),
        ("They sent ten thousand soldiers.", "They sent 10 soldiers.", False),
        ("A dozen boats lay there.", "There lay 13 boats.", False),
        ("Half the boats lay there.", "6 boats lay there.", False),
    ],
)
def test_a_number_in_words_is_that_in_digits(one, other, same):
    assert (keys(one) == keys(other)) == same


def test_the_first_word_of_a_sentence_is_a_name_only_where_something_says_so():
    assert keys("Berg was fined. So it went on, and Berg left.") == [{bones("Berg")}, {bones("Berg")}]
    assert keys("Market women saw the ship. There was no market that day.") == []
    assert keys("Rebels left Malakal. The rebels went home.") == [{bones("Malakal")}]


def test_the_last_of_several_names_bears_most():
    marks = dict(marks_of("He met Nils Berg there.", [])[0])
    assert marks[bones("Berg")] > marks[bones("Nils")]


def text(*sentences):
    return tuple(tuple(sorted((mark, 1.0) for mark in sentence)) for sentence in sentences)


def test_sentences_are_set_side_by_side_in_order():
    whole = text("ab", "cd", "ef")
    assert aligned(whole, whole) == total(whole) == 6
    assert aligned(whole, text("ef", "cd", "ab")) == 2
    assert aligned(whole, text("xy", "ab", "z", "ef")) == 4


def test_a_sentence_may_be_split_or_joined_and_counts_once():
    assert aligned(text("ab", "cd"), text("abcd")) == 4
    assert aligned(text("abcd", "ef"), text("ab", "cd", "ef")) == 6
    assert aligned(text("ab", "ab"), text("ab")) == 2


def test_nothing_shares_nothing():
    assert aligned((), text("ab")) == aligned((), ()) == total(()) == 0


MARKS = st.lists(st.sets(st.sampled_from("abcdef"), min_size=1).map("".join), max_size=7).map(lambda parts: text(*parts))


@given(MARKS, MARKS)
def test_aligned_is_symmetric_and_bounded(one, other):
    found = aligned(one, other)
    assert found == aligned(other, one)
    assert 0 <= found <= min(total(one), total(other))
    assert aligned(one, one) == total(one)


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_no_text_and_no_words_of_a_reading_break_anything(body, words):
    marks = marks_of(body, [{"kind": "actor", "words": one, "id": "NOR"} for one in words])
    assert all(tells > 0 for sentence in marks for _, tells in sentence)
    assert aligned(marks, marks) == pytest.approx(total(marks))
    assert all(len(dict(sentence)) == len(sentence) for sentence in marks)


def test_the_gist_has_names_that_come_again_first_and_states_apart():
    body = "A boat sank off Tromso. Norway sent help to Tromso from Hammerfest. The Norwegian crew of 40 lives on Tuesday."
    names, states = gist(marks_of(body, [NORWAY, EXTRA]))
    assert names[0] == bones("Tromso") and bones("Hammerfest") in names and states == ["NOR"]
    assert "40" not in names and not any(name.startswith("day ") for name in names)


def test_a_common_name_is_less_rare():
    assert rarity(bones("Xylophonia")) == 1.0 > rarity(bones("president"))
