from __future__ import annotations

import random

import pytest
from eval.copies import b_cubed, pairwise, partitions, told
from eval.copies_corpus import PARTS, articles, written
from eval.spinner import _WORD, excerpt, spin, synonyms

from sanderling.corroborate import corroborate

TEXT = "Norway's navy said that it had seized a ship near Bear Island. The captain denied the charge, and Russia protested."


def test_pairwise_on_a_worked_example():
    gold = {"a": "1", "b": "1", "c": "1", "d": "2"}
    made = pairwise({"a": "x", "b": "x", "c": "y", "d": "y"}, gold)
    assert (made["precision"], made["recall"]) == (0.5, pytest.approx(1 / 3))


def test_b_cubed_on_a_worked_example():
    gold = {"a": "1", "b": "1", "c": "1", "d": "2"}
    made = b_cubed({"a": "x", "b": "x", "c": "y", "d": "y"}, gold)
    assert made["precision"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert made["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert b_cubed(gold, gold)["F1"] == 1


def test_the_corpus_is_as_large_as_it_says():
    hand = [one for part in PARTS for one in written(part)]
    every = [one for part in PARTS for one in articles(part)]
    assert len(hand) >= 240 and len(every) >= 460 and len({one.event for one in every}) >= 120
    assert len({one.id for one in every}) == len({one.text for one in every}) == len(every)
    assert not {one.event for part in ("first", "twins") for one in written(part)} & {one.event for one in written("last")}
    for one in hand:
        assert 35 <= len(one.text.split()) <= 200, one.id
        assert one.how in {"own", "paraphrase", "partial", "twin"} and 2015 <= int(one.published[:4]) <= 2025
    own = {one.id: one for one in hand if one.how == "own"}
    for one in every:
        # an excerpt may stand under news of its own
        assert one.event == own[one.origin].event or one.how == "partial"


def test_every_original_of_the_twins_has_two_and_two_accounts_apart():
    part = written("twins")
    for original in (one for one in part if one.id.endswith("-a")):
        of_it = [one for one in part if one.id.split("-")[0] == original.id.split("-")[0] and one is not original]
        assert sorted(one.how for one in of_it) == ["own", "own", "twin", "twin"], original.id
        assert all(one.origin == original.id and one.text.split() != original.text.split() for one in of_it if one.how == "twin")
    assert sum(one.how == "twin" for one in part) == 24


def test_a_spun_text_has_the_share_of_words_swapped_and_keeps_its_names():
    before = [found.group() for found in _WORD.finditer(TEXT)]
    after = spin(TEXT, 0.15, "seed")
    assert after == spin(TEXT, 0.15, "seed") != spin(TEXT, 0.15, "other")
    kept = [word for word in before if word in after]
    assert len(before) - len(kept) in {2, 3} and "Bear Island" in after and "Norway's" in after


def test_no_word_is_its_own_synonym():
    assert all(word not in choices for word, choices in synonyms().items())


def test_an_excerpt_has_lines_of_its_own():
    whole = "Title\n" + "\n\n".join(f"Sentence number {number} is here." for number in range(10))
    made = excerpt(whole, "seed")
    assert sum(line in made for line in whole.split("\n\n")) >= 5 and "number 9" not in made


@pytest.fixture(scope="module")
def some(reader):
    families = {"stena", "oslo", "galwan", "grain"}
    samples = [one for one in articles("first") if one.id.split("-")[0] in families]
    return samples, told(samples, reader)


def test_any_order_of_articles_gives_the_same_groups(some):
    _, read = some
    given = list(read.values())
    whole = corroborate(given)
    for seed in range(3):
        random.Random(seed).shuffle(given)
        assert corroborate([*given, given[0]]) == whole


def test_some_families_come_out_well(some):
    samples, read = some
    found = partitions(corroborate(read.values()), {name: one.id for name, (one, _) in read.items()})
    assert pairwise(found[0], {one.id: one.origin for one in samples})["F1"] > 0.95
    assert b_cubed(found[1], {one.id: one.event for one in samples})["F1"] > 0.9
