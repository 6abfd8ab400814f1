"""The trained model: its marks, its window, its card, and that it tells plain sentences apart."""

import json
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.errors import SanderlingError
from sanderling.knowledge.act_data import fine_acts
from sanderling.model import PairModel, mark, mark_all, pair_model
from sanderling.model.pair_model import LONGEST, feed


def test_marks_stand_about_the_spans():
    assert mark("Iran warned Iraq.", [(0, 4)], [(12, 16)]) == (
        " [unused1] Iran [unused2]  warned  [unused3] Iraq [unused4] ."
    )


def test_an_article_cannot_smuggle_marks_in():
    assert "[unused3]" not in mark("[unused3] Iran warned Iraq", [(10, 14)], [])


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_text_can_be_judged(text, start, end):
    (judged,) = pair_model().judge([mark(text, [(start, end)], [(end, end + 3)])])
    assert abs(float(judged.acts.sum()) - 1) < 1e-4
    assert abs(sum(judged.factualities.values()) - 1) < 1e-4


def test_a_long_sentence_is_cut_about_its_marks():
    words = "and so it went on " * 400
    near = mark(
        words + "Iran warned Iraq." + words, [(len(words), len(words) + 4)], [(len(words) + 12, len(words) + 16)]
    )
    far = mark("Iran " + words + " Iraq", [(0, 4)], [(len(words) + 6, len(words) + 10)])
    model = pair_model()
    for text in (near, far):
        ids = model._window(model._tokenizer.encode(text).ids)
        assert len(ids) <= LONGEST
        assert len([i for i in ids if i in model._mark_ids]) == 4


def test_the_order_of_the_answers_is_that_of_the_questions():
    texts = [mark("Iran warned Iraq" + " again" * n, [(0, 4)], [(12, 16)]) for n in (40, 0, 7)]
    together = pair_model().judge(texts)
    for text, one in zip(texts, together, strict=True):
        assert np.allclose(pair_model().judge([text])[0].acts, one.acts)


def test_one_pass_judges_every_pair_of_a_sentence():
    text = "Norway's army shelled the rebels at dawn, and Sweden condemned Norway."
    words = ["Norway's army", "the rebels", "Sweden", "Norway"]
    spans = [(text.rindex(one), text.rindex(one) + len(one)) for one in words]
    pairs = [(0, 1), (1, 0), (2, 3), (2, 1)]
    (judged,) = pair_model().judge_all([(mark_all(text, spans), pairs)])
    acts = [max(one.by_act, key=one.by_act.get) if one.none < 0.5 else "none" for one in judged]
    assert acts == ["ASSAULT", "none", "ACCUSE", "none"]


def test_a_party_that_is_not_marked_is_judged_all_the_same():
    text = "Iran warned Iraq."
    (judged,) = pair_model().judge_all([(mark_all(text, [(0, 4)]), [(0, 1), (1, 0)])])
    assert len(judged) == 2
    assert len(pair_model().judge([mark(text, [(0, 4)], [])])) == 1


def test_a_sentence_without_an_end_is_cut():
    text = "Iran warned Iraq" + " and so it went on" * 400 + " in Oman"
    spans = [(0, 4), (12, 16), (len(text) - 4, len(text))]
    (judged,) = pair_model().judge_all([(mark_all(text, spans), [(0, 1), (0, 2)])])
    assert all(abs(float(one.acts.sum()) - 1) < 1e-4 for one in judged)


def test_what_is_begun_is_answered_as_at_once_and_turns_are_as_long_as_before():
    before = sys.getswitchinterval()
    text = mark_all("Iran warned Iraq, and Oman called on Iran.", [(0, 4), (12, 16), (22, 26)])
    asked = [(text, [(0, 1), (2, 0)])] * 5
    begun = [pair_model().begin(asked), pair_model().begin(asked)]
    at_once = pair_model().judge_all(asked)
    for one in begun:
        for mine, theirs in zip(one.result(), at_once, strict=True):
            assert all(np.array_equal(a.acts, b.acts) for a, b in zip(mine, theirs, strict=True))
    assert sys.getswitchinterval() == before


def test_nothing_asked_is_nothing_answered():
    assert pair_model().judge_all([]) == []


# Our own plain sentences: the model must never lose these.
@pytest.mark.parametrize(
    ("text", "source", "target", "code"),
    [
        ("Norway's army shelled the rebels' camp at dawn.", "Norway's army", "the rebels", "ASSAULT"),
        ("The rebels were shelled at dawn by Norway's army.", "Norway's army", "The rebels", "ASSAULT"),
        ("Chile condemned Peru over the raid.", "Chile", "Peru", "ACCUSE"),
        ("Ghana sent fifty tonnes of maize to Mali.", "Ghana", "Mali", "AID"),
        ("Laos urged Vietnam to withdraw its troops.", "Laos", "Vietnam", "REQUEST"),
        ("The Austrian chancellor held talks with the Greek prime minister in Graz.", "The Austrian chancellor", "the Greek prime minister", "CONSULT"),
    ],
)  # fmt: skip
def test_plain_sentences(text, source, target, code):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    (judged,) = pair_model().judge([mark(text, spans[:1], spans[1:])])
    shares = judged.codes("plover")
    assert max(shares, key=shares.get) == code
    assert judged.none < 0.5
    assert judged.best(code, "plover").published("plover") == code


def test_no_act_between_two_that_only_stand_together():
    text = "Brazil beat Croatia on penalties in the quarter-final."
    assert pair_model().judge([mark(text, [(0, 6)], [(12, 19)])])[0].none > 0.5


def test_the_card_says_what_it_was_made_of():
    card = pair_model().card
    assert set(card["classes"]) - {"none"} == set(fine_acts())
    assert card["corpus_sha256"] and card["seed"] and card["scores"]


def test_a_missing_model_is_a_clear_error(tmp_path):
    with pytest.raises(SanderlingError, match="install Sanderling anew"):
        PairModel(tmp_path).judge(["x"])
    (tmp_path / "card.json").write_text(json.dumps({"classes": ["none", "no-such"]}))
    with pytest.raises(SanderlingError, match="train it anew"):
        PairModel(tmp_path).judge(["x"])


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 60), min_size=1, max_size=3, unique=True),
            st.lists(st.integers(0, 60), min_size=1, max_size=3, unique=True),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_the_graph_takes_names_every_mark_once_and_weighs_each_side_to_one(sides):
    given_to = feed(range(61), sides)
    marks, chosen = given_to["marks"].tolist(), given_to["chosen"].reshape(len(sides), 3, -1)
    assert marks == sorted(set(marks)) and marks[0] == 0
    assert np.allclose(chosen.sum(axis=2), 1)
    for n, pair in enumerate(sides):
        assert chosen[n, 0, 0] == 1
        for side, places in enumerate(pair, 1):
            assert {marks[at] for at in np.nonzero(chosen[n, side])[0]} == set(places)


def test_the_state_of_a_party_that_is_not_marked_is_the_first_tokens():
    text = "Norway's army shelled the rebels at dawn."
    model = pair_model()
    (both,) = model.judge_all([(mark_all(text, [(0, 13), (22, 32)]), [(0, 1), (0, 7)])])
    (alone,) = model.judge_all([(mark_all(text, [(0, 13), (22, 32)]), [(0, 7)])])
    assert np.allclose(both[1].acts, alone[0].acts, atol=1e-5) and not np.allclose(
        both[0].acts, both[1].acts, atol=1e-2
    )
