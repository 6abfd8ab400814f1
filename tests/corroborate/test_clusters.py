from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sanderling.corroborate.clusters import groups
from sanderling.corroborate.judged import Judged
from sanderling.corroborate.links import Judgement, Link, Verdict

NAMES = [f"i{number}" for number in range(9)]
ITEMS = dict.fromkeys(NAMES)


def link(a: str, b: str, score: float) -> Link:
    return Link(*sorted((a, b)), "event", score, ())


def made(found) -> list[set[str]]:
    return [set(group.members) for group in found if len(group.members) > 1]


pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
links = st.lists(st.builds(lambda pair, score: link(*pair, score), pairs, st.floats(0, 1)), max_size=25, unique_by=lambda one: (one.a, one.b))
judgements = st.lists(
    st.one_of(
        st.builds(lambda verdict, pair: Judgement(verdict, *pair), st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), pairs),
        st.builds(lambda name: Judgement(Verdict.REJECT, name), st.sampled_from(NAMES)),
    ),
    max_size=5,
)
labels = st.dictionaries(st.sampled_from(NAMES), st.sampled_from("xyz"), max_size=9)


@given(links, judgements, labels, st.lists(pairs, max_size=4), st.integers(0, 1000))
def test_the_order_of_input_changes_nothing(found, said, apart, together, seed):
    chance = random.Random(seed)
    names, shuffled, mixed = list(NAMES), list(found), list(together)
    for one in (names, shuffled, mixed):
        chance.shuffle(one)
    swapped = [(b, a) for a, b in mixed]
    assert groups(ITEMS, found, said, 0.5, apart, together) == groups(dict.fromkeys(names), shuffled, said, 0.5, apart, swapped)


@given(links, judgements, labels, st.lists(pairs, max_size=4))
def test_judgements_and_labels_hold(found, said, apart, together):
    result = groups(ITEMS, found, said, 0.5, apart, together)
    of = {name: group.first for group in result for name in group.members}
    assert sorted(of) == NAMES
    judged = Judged(said)
    assert all(of[a] == of[b] for a, b in judged.same)
    assert all(of[a] != of[b] for a, b in judged.different)
    by_hand = {name for pair in judged.same for name in pair}
    for group in result:
        if judged.rejected & set(group.members):
            assert len(group.members) == 1
        told = [apart[name] for name in group.members if name in apart]
        assert len(told) == len(set(told)) or by_hand & set(group.members)


@given(links)
def test_a_whole_group_is_alike(found):
    scores = {(one.a, one.b): one.score for one in found}
    for group in groups(ITEMS, found):
        if len(group.members) == 2:
            assert scores[group.members] >= 0.5 - 1e-6


def test_a_chain_does_not_make_unlike_things_one():
    chain = [link(a, b, 0.9) for a, b in pairwise(NAMES)]
    assert all(len(members) <= 3 for members in made(groups(ITEMS, chain)))


def test_what_is_alike_throughout_is_one():
    every = [link(a, b, 0.6) for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]
    assert made(groups(ITEMS, every)) == [set(NAMES)]


def test_the_group_bears_the_name_of_its_earliest():
    found = groups({"a": "2021-02-02", "b": "2021-02-01", "c": None}, [link("a", "b", 1), link("a", "c", 1), link("b", "c", 1)])
    assert [group.first for group in found] == ["b"]


def test_the_later_word_holds_and_undoing_is_leaving_out():
    same, other = Judgement(Verdict.SAME, "i1", "i2"), Judgement(Verdict.DIFFERENT, "i2", "i1")
    assert made(groups(ITEMS, [], [other, same])) == [{"i1", "i2"}]
    assert made(groups(ITEMS, [link("i1", "i2", 0.9)], [same, other])) == []
    assert made(groups(ITEMS, [link("i1", "i2", 0.9)], [])) == [{"i1", "i2"}]


def test_a_later_different_wins_over_two_earlier_sames():
    said = [Judgement(Verdict.SAME, "i1", "i2"), Judgement(Verdict.SAME, "i2", "i3"), Judgement(Verdict.DIFFERENT, "i1", "i3")]
    assert made(groups(ITEMS, [], said)) == [{"i2", "i3"}]


def test_items_are_joined_by_way_of_one_that_is_not_here():
    said = [Judgement(Verdict.SAME, "i1", "gone"), Judgement(Verdict.SAME, "gone", "i2")]
    assert made(groups(ITEMS, [], said)) == [{"i1", "i2"}]


def test_nothing_joins_what_was_rejected():
    said = [Judgement(Verdict.REJECT, "i1")]
    assert made(groups(ITEMS, [link("i1", "i2", 1.0)], said, together=[("i1", "i3")])) == []


def test_copies_count_as_one_account_as_near_as_the_nearest_of_them():
    items = dict.fromkeys("abcd")
    found = [link("a", "d", 0.8)]
    copies = [("a", "b"), ("b", "c")]
    assert made(groups(items, found, together=copies)) == [{"a", "b", "c"}]
    assert made(groups(items, found, together=copies, as_one=True)) == [{"a", "b", "c", "d"}]


def test_what_a_person_joins_is_no_copy():
    items = dict.fromkeys("abd")
    same = [Judgement(Verdict.SAME, "a", "b")]
    assert made(groups(items, [link("a", "d", 0.8)], same, as_one=True)) == [{"a", "b"}]
