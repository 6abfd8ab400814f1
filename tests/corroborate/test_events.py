from __future__ import annotations

from dataclasses import replace

import pytest

from sanderling.corroborate import Told, items_of
from sanderling.corroborate.events import compare, keys, link, pairs, score
from sanderling.corroborate.scores import weights
from tests.corroborate.articles import HARBOUR, OTHER, SECOND, UNLIKE, article

SCENE = """The dog would not leave the quay

Wind went through the empty fish hall, and a dog lay where the gangway had been. "He waits for my son," said an old woman from Murmansk, and pulled her shawl tighter.

Her son Gleb is one of the sailors whose trawler the coast guard brought to Tromso on Tuesday. Norway says that it fished off Bear Island without leave; Russia wants it back. In Tromso the church has put up beds.
"""
"""An account of HARBOUR that begins with a scene, without an act, a day or a state."""
ELSEWHERE = """The cat would not leave the pier

Rain went through the empty market, and a cat lay where the stall had been. "She waits for my girl," said an old man from Mombasa, and pulled his hat lower.

His daughter is one of the teachers who went on strike in Kisumu on Tuesday. Kenya says that it has no money; teachers want their pay. In Kisumu the mosque has put up tables.
"""
"""A scene on the same day that has nothing to do with it: the near miss."""
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
    one, other = news(HARBOUR), news(SECOND)
    assert keys(one) & keys(other)
    found = link(one, other)
    assert found is not None and found == link(other, one)
    assert found.score >= weights("news").threshold
    assert {part.name for part in found.parts} == set(weights("news").parts) <= set(compare(one, other))


def test_the_reply_of_the_day_after_is_compared_and_less_near_than_another_account(news):
    account, reply = link(news(HARBOUR), news(SECOND)), link(news(HARBOUR), news(OTHER))
    assert account is not None and reply is not None and reply.score < account.score


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
    one = replace(
        news(HARBOUR), days=None, told_days=(), published=None, places=(), actors={}, recipients={}, parties={}, acts={}
    )
    values = compare(one, news(OTHER))
    assert all(values[name][0] is None for name in ("act", "actors", "who", "parties", "place", "time", "near"))
    assert values["no_act"][0] == values["no_day"][0] == 1.0
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
    assert compare(a, replace(here, days=None, told_days=()))["moment"][0] is None


def test_what_is_in_common_does_not_shrink_with_what_one_tells_besides(news):
    a = news(HARBOUR)
    part = replace(a, id="x#news", article="x", story=dict(list(a.story.items())[:6]))
    assert compare(a, part)["common"][0] == compare(part, part)["common"][0] > 0
    assert compare(a, replace(part, story={"qqq": 1.0}))["common"][0] == 0


def test_an_account_that_begins_with_a_scene_is_found_by_what_it_says_further_down(news):
    scene, elsewhere = news(SCENE), news(ELSEWHERE)
    assert not scene.acts and scene.days is None and scene.told_days == ("2021-03-02",)
    assert keys(scene) & keys(news(HARBOUR)) and not keys(elsewhere) & keys(news(HARBOUR))
    near, far = link(scene, news(HARBOUR)), link(elsewhere, news(HARBOUR))
    assert near is not None and near.score >= weights("news").threshold
    assert far is None or far.score < weights("news").threshold


def test_the_marks_of_what_an_article_is_about_name_its_towns_names_and_topics(news):
    kinds = {mark[:2] for mark in news(SCENE).about}
    assert kinds == {"l:", "g:", "t:"}
    topics = [mark for mark in news(SCENE).about if mark.startswith("t:")]
    assert all(mark.rpartition("|")[2] in {"NOR", "RUS"} for mark in topics)  # a topic alone is shared by too many
    assert items_of(*_nothing())[0].about == ()


def _nothing():
    told = Told("x" * 64, "It rained, and then it rained again until the evening came.")
    return told, {"article": {"title": None}, "repair": {"edits": []}, "mentions": [], "events": []}


def test_days_that_an_article_names_count_where_its_news_names_none(news):
    a = news(HARBOUR)
    b = replace(a, id="x#news", article="x", days=None)
    assert compare(a, replace(b, told_days=("2021-02-28", "2021-03-02")))["time"][0] == 1.0
    assert compare(a, replace(b, told_days=("2021-02-28",)))["time"][0] == 0.0
    assert compare(a, replace(b, days=("2021-03-03", "2021-03-03"), told_days=("2021-03-02",)))["time"][0] == 0.5  # its own day goes first


def test_reports_days_after_are_no_news_of_the_day(news):
    a = news(HARBOUR)
    gaps = [compare(a, replace(a, id="x#news", article="x", published=f"2021-03-{day:02}"))["near"][0] for day in (3, 4, 8, 20)]
    assert gaps[0] == 1.0 and gaps == sorted(gaps, reverse=True) and gaps[2] == gaps[3] == 0.0


def test_one_side_in_common_is_enough_for_who(news):
    a = replace(news(HARBOUR), actors={"NOR": 1.0}, recipients={"RUS": 1.0})
    b = replace(a, id="x#news", article="x", actors={"USA": 1.0})
    assert compare(a, b)["actors"][0] == 0.0 and compare(a, b)["who"][0] == 1.0
    assert compare(a, replace(b, recipients={"KEN": 1.0}))["who"][0] == 0.0


def test_what_is_told_first_counts_most(reader):
    told, reading = article(reader, HARBOUR)
    event = next(one for one in reading["events"] if items_of(told, reading)[0].events and one["id"] == items_of(told, reading)[0].events[0])
    second = {**event, "id": "E99", "act": "PROTEST", "evidence": [{**event["evidence"][0], "start": event["evidence"][0]["start"] + 1}]}
    one = items_of(told, {**reading, "events": [second, event]})[0]  # the order of the text, not of the list
    assert 0 < one.acts["PROTEST"] < one.acts[event["act"]]


def test_only_the_parts_asked_for_are_worked_out(news):
    some = compare(news(HARBOUR), news(OTHER), parts=weights("news").parts)
    whole = compare(news(HARBOUR), news(OTHER))
    assert set(weights("news").parts) <= set(some) < set(whole)
    assert all(whole[name] == value for name, value in some.items())


def test_a_score_is_that_of_the_link_without_its_words(reader, news):
    found = [(news(HARBOUR), news(text)) for text in (SECOND, OTHER, LATER, UNLIKE)]
    found += [(one, other) for one in items_of(*article(reader, HARBOUR)) for other in items_of(*article(reader, SECOND))]
    linked = 0
    for one, other in found:
        said, made = link(one, other), score(other, one)
        assert (said is None) == (made is None)
        if said is not None and made is not None:
            linked += 1
            assert made == (said.score, {part.name: part.adds for part in said.parts if part.value is not None})
    assert linked > 1
