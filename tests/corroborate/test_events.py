from __future__ import annotations

from dataclasses import replace

import pytest

from sanderling.corroborate import items_of
from sanderling.corroborate.events import compare, keys, link, pairs
from sanderling.corroborate.scores import weights
from tests.corroborate.articles import HARBOUR, OTHER, UNLIKE, article

LATER = """Norway frees Russian trawler after fine

Norway let a Russian trawler sail from Tromso on Thursday after its owner had paid a fine of 300,000 kroner. Its crew waved from the deck.
"""


@pytest.fixture(scope="module")
def news(reader):
    def _news(text, published="2021-03-03"):
        return items_of(*article(reader, text, published))[0]

    return _news


def test_the_news_comes_first_and_every_coded_event_is_in_one_item(reader):
    told, reading = article(reader, HARBOUR)
    items = items_of(told, reading)
    assert items[0].id == f"{told.id}#news" and items[0].is_news and not any(one.is_news for one in items[1:])
    held = [name for one in items for name in one.events]
    assert len(held) == len(set(held)) and set(held) <= {event["id"] for event in reading["events"]}
    for event in reading["events"]:
        if event["evidence"][0]["start"] < items[0].span[1] and not event["background"]:
            assert event["id"] in items[0].events


def test_the_lead_is_the_same_words_when_letters_were_mended(reader):
    broken = HARBOUR.replace("e", "е").replace("a", "a\u200b")
    plain, mended = items_of(*article(reader, HARBOUR))[0], items_of(*article(reader, broken))[0]
    assert mended.wording == plain.wording
    lead = broken[: mended.span[1]].replace("\u200b", "").replace("е", "e")
    assert lead.rstrip() == HARBOUR[: plain.span[1]].rstrip()


def test_two_accounts_of_one_event_are_linked_whichever_way(news):
    one, other = news(HARBOUR), news(OTHER)
    assert keys(one) & keys(other)
    found = link(one, other)
    assert found is not None and found == link(other, one)
    assert found.score >= 0.5
    assert {part.name for part in found.parts} == set(weights("news").parts) <= set(compare(one, other))


def test_the_same_actors_a_month_later_are_another_event(news):
    found = link(news(HARBOUR), news(LATER, "2021-04-09"))
    assert found is None or found.score < 0.5


def test_other_news_has_no_link(news):
    assert not keys(news(HARBOUR)) & keys(news(UNLIKE))
    assert link(news(HARBOUR), news(UNLIKE)) is None


def test_what_one_article_tells_apart_is_apart(reader):
    items = items_of(*article(reader, HARBOUR))
    assert len(items) > 1
    assert all(link(one, other) is None for one in items for other in items)


def test_unknown_parts_say_so_and_add_nothing(news):
    one = replace(news(HARBOUR), days=None, published=None, places=(), actors={}, acts={})
    values = compare(one, news(OTHER))
    assert all(values[name][0] is None for name in ("act", "actors", "place", "time", "near"))
    found = link(one, news(OTHER))
    if found is not None:
        assert all(part.adds == 0 for part in found.parts if part.value is None)


def test_without_dates_items_are_still_compared(news):
    one, other = (replace(news(text), days=None, published=None) for text in (HARBOUR, OTHER))
    assert keys(one) & keys(other)


def test_an_aside_needs_the_same_act_by_somebody_who_may_be_the_same(reader, news):
    told, reading = article(reader, HARBOUR)
    aside = next(one for one in items_of(told, reading) if not one.is_news)
    other = replace(aside, id="x#E1", article="x")
    assert link(aside, other) is not None
    assert link(aside, replace(other, actors={"KEN": 1.0})) is None
    assert link(aside, replace(other, acts={"AID": 1.0})) is None
    assert link(replace(aside, recipients={"RUS": 1.0}), replace(other, recipients={"KEN": 1.0})) is None
    assert link(replace(aside, recipients={"RUS": 1.0}), replace(other, recipients={})) is not None
    joint = replace(other, actors={"USA": 1.0, "KEN": 1.0, "CHN": 1.0, **aside.actors})
    assert link(aside, joint) is None  # a meeting of others, at which one of them was too


def test_pairs_are_those_that_share_a_key_and_many_holders_hang_together():
    of = {"a": frozenset("xy"), "b": frozenset("y"), "c": frozenset("z")}
    assert list(pairs(of)) == [("a", "b")]
    many = {f"{number:03}": frozenset({"k"}) for number in range(300)}
    found = list(pairs(many, most=200, stand_for=10))
    assert len(found) == len(set(found)) == 45 + 10 * 290
    assert {name for pair in found for name in pair} == set(many)


def test_one_place_on_one_day_says_more_than_either(news):
    a = news(HARBOUR)
    here = replace(a, id="x#news", article="x")
    assert compare(a, here)["moment"][0] == 1.0
    other_day = replace(here, days=("2021-05-01", "2021-05-01"))
    assert compare(a, other_day)["place"][0] == 1.0 and compare(a, other_day)["moment"][0] < 0.1
    assert compare(a, replace(here, days=None))["moment"][0] is None


def test_what_is_in_common_does_not_shrink_with_what_one_tells_besides(news):
    a = news(HARBOUR)
    part = replace(a, id="x#news", article="x", story=dict(list(a.story.items())[:6]))
    assert compare(a, part)["common"][0] == compare(part, part)["common"][0] > 0
    assert compare(a, replace(part, story={"qqq": 1.0}))["common"][0] == 0
