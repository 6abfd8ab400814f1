from __future__ import annotations

from typing import Any

import pytest

from sanderling.corroborate import Group, Told, account, witness
from sanderling.corroborate.items import items_of
from tests.corroborate.articles import HARBOUR, OTHER, article

TEXT = "Norway held a trawler. " + "x" * 300


def actor(name: str, country: str | None = None) -> dict[str, Any]:
    return {"name": name, "id": country, "country": country, "resolved": True, "start": 0, "end": 6, "quote": "Norway", "words": "Norway"}


def day(start: str, precision: str = "day") -> dict[str, Any]:
    evidence = {"start": 7, "end": 11, "quote": "held", "words": "held"}
    return {"text": "", "precision": precision, "start": start, "end": start, "evidence": evidence, "why": ""}


def town(name: str, country: str, precision: str = "city") -> dict[str, Any]:
    return {**actor(name, country), "id": f"geo:{name}", "lat": 60.0, "lon": 10.0, "precision": precision}


def source(name: str, named: bool = True) -> dict[str, Any]:
    return {"name": name, "named": named, "kind": "organisation", "start": 0, "end": 6, "quote": "Norway"}


def event(**given: Any) -> dict[str, Any]:
    made = {
        "id": "E1", "act": "COERCE", "code": "COERCE", "mode": "seize", "actors": [actor("Norway", "NOR")], "recipients": [],
        "objects": [], "place": None, "time": None, "factuality": "happened", "background": False, "according_to": [],
        "evidence": [{"start": 0, "end": 21, "quote": "Norway held a trawler", "words": "Norway held a trawler"}], "confidence": 0.8,
    }  # fmt: skip
    return {**made, **given}


def count(value: float, counted: str = "sailor", approximator: str | None = None) -> dict[str, Any]:
    return {"kind": "quantity", "value": value, "counted": counted, "approximator": approximator, "start": 7, "end": 11, "quote": "held", "words": "held"}


def accounted(*articles: dict[str, Any], origin_of: dict[str, str] | None = None):
    """The account of one event from each article's events, mentions and claims; their ids are a, b, c, ..."""
    items, readings = {}, {}
    for name, given in zip("abcdef", articles, strict=False):
        told = Told(name, TEXT, None, given.get("outlet", f"Outlet {name}"), given.get("published", "2021-03-03"))
        reading = {
            "article": {"title": None}, "repair": {"edits": []}, "events": given.get("events", [event()]),
            "mentions": given.get("mentions", []), "claims": given.get("claims", []),
        }  # fmt: skip
        readings[name] = (told, reading)
        items[f"{name}#news"] = items_of(told, reading)[0]
    return account(Group("a#news", tuple(items)), items, readings, origin_of or {})


def test_copies_count_once():
    made = accounted({}, {}, {}, origin_of={"a": "a", "b": "a", "c": "c"})
    assert (len(made.articles), made.outlets, made.origins, made.independent) == (3, 3, 2, 2)
    assert made.field("actor").best.origins == 2


def test_a_named_source_whom_several_quote_is_one_source():
    said = {"events": [event(according_to=[source("Navy")])]}
    assert accounted(said, said, said).independent == 1
    unnamed = {"events": [event(according_to=[source("an official", named=False)])]}
    assert accounted(unnamed, unnamed).independent == 2
    other = {"events": [event(according_to=[source("Owner")])]}
    assert accounted(said, said, other).independent == 2


def test_two_sources_in_one_account_are_still_one_account():
    both = {"events": [event(according_to=[source("Navy")]), event(id="E2", according_to=[source("Owner")])]}
    made = accounted(both)
    assert (made.origins, made.independent) == (1, 1)
    assert accounted(both, {"events": [event(according_to=[source("Navy")])]}).independent == 2


def test_own_voice_goes_before_hearsay_where_as_many_are_independent():
    hearsay = {"events": [event(time=day("2021-03-01"), according_to=[source("Navy")])]}
    own = {"events": [event(time=day("2021-03-02"))]}
    made = accounted(hearsay, own)
    assert made.field("date").best.value == "2021-03-02"
    assert "own voice" in made.field("date").why


def test_more_independent_accounts_go_before_own_voice():
    made = accounted(
        {"events": [event(time=day("2021-03-01"), according_to=[source("Navy")])]},
        {"events": [event(time=day("2021-03-01"), according_to=[source("Owner")])]},
        {"events": [event(time=day("2021-03-02"))]},
    )
    assert made.field("date").best.value == "2021-03-01"


def test_a_single_source_is_kept():
    made = accounted({}, {}, {"events": [event(place=town("Tromso", "NOR"))]})
    assert made.field("place").best.label == "Tromso" and made.field("place").best.origins == 1


def test_what_nobody_says_is_not_there():
    made = accounted({}, {})
    assert made.field("date") is None and made.field("place") is None and made.field("recipient") is None


def test_without_a_coded_event_there_is_no_deed():
    made = accounted({"events": []})
    assert made.deed is None and made.independent == 0 and made.origins == 1


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (day("2021-03-01"), day("2021-03-02"), True),
        (day("2021-03-01"), day("2021-03-01"), False),
        (day("2021-03", "month"), day("2021-03-02"), False),
        (day("2021", "year"), day("2021-03-02"), False),
        (day("2021-02", "month"), day("2021-03-02"), True),
    ],
)
def test_dates_conflict_unless_the_coarser_holds_the_finer(one, other, clash):
    made = accounted({"events": [event(time=one)]}, {"events": [event(time=other)]})
    assert bool([found for found in made.conflicts if found.field == "date"]) == clash


def test_the_finer_date_is_the_better_of_two_as_well_supported():
    made = accounted({"events": [event(time=day("2021-03", "month"))]}, {"events": [event(time=day("2021-03-02"))]})
    assert made.field("date").best.value == "2021-03-02" and "precise" in made.field("date").why


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (town("Tromso", "NOR"), town("Murmansk", "RUS"), True),
        (town("Tromso", "NOR"), town("Oslo", "NOR"), True),
        (town("Tromso", "NOR"), town("Troms", "NOR", "admin1"), False),
        (town("Tromso", "NOR"), town("quay", "NOR", "site"), False),
    ],
)
def test_places_conflict_unless_one_may_lie_in_the_other(one, other, clash):
    made = accounted({"events": [event(place=one)]}, {"events": [event(place=other)]})
    assert bool([found for found in made.conflicts if found.field == "place"]) == clash


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (count(11), count(12), True),
        (count(11), count(11), False),
        (count(20, approximator="at_least"), count(43), False),
        (count(20, approximator="more_than"), count(14), True),
        (count(50, approximator="at_most"), count(60), True),
        (count(100, approximator="about"), count(95), False),
        (count(11), count(12, "ship"), False),
    ],
)
def test_counts_conflict_as_their_words_allow(one, other, clash):
    made = accounted({"mentions": [one]}, {"mentions": [other]})
    assert bool(made.conflicts) == clash


def test_two_counts_of_one_article_are_two_things():
    assert not accounted({"mentions": [count(3), {**count(17), "start": 12, "end": 16}]}).conflicts


@pytest.mark.parametrize("part", [{"time": day("2021-03-01")}, {"place": town("Tromso", "NOR")}])
def test_two_days_or_towns_of_one_account_are_no_conflict_of_accounts(part):
    other = {"time": day("2021-03-02")} if "time" in part else {"place": town("Murmansk", "RUS")}
    both = {"events": [event(**part), event(id="E2", **other)]}
    assert not accounted(both).conflicts
    assert not accounted(both, both, origin_of={"a": "a", "b": "a"}).conflicts, "nor of its copy"
    assert accounted(both, {"events": [event(**other)]}).conflicts


@pytest.mark.parametrize(
    ("denied", "counts"),
    [
        ([], True),  # what is denied has no event
        (["E1"], True),
        (["E2"], True),  # another telling of the same act
        (["E3"], False),  # weapons, of which the article speaks further down
    ],
)
def test_the_denial_of_another_deed_is_none_of_the_news(denied, counts):
    later = {"start": 60, "end": 65, "quote": "later", "words": "later"}
    told = [event(), *(event(id=name, act=act, background=True, evidence=[later]) for name, act in (("E2", "COERCE"), ("E3", "AID")))]
    claim = {"stance": "denies", "events": denied, "speaker": {"name": "Owner"}, "evidence": [later]}
    made = accounted({"events": told, "claims": [claim]})
    assert [one.by for one in made.denials] == (["Owner"] if counts else [])


def test_a_fact_and_its_denial_conflict_and_the_denier_is_named():
    made = accounted({}, {"events": [event(factuality="denied", according_to=[source("Owner")])]})
    assert [found.field for found in made.conflicts] == ["factuality"]
    assert [(one.by, one.article, one.quote) for one in made.denials] == [("Owner", "b", "Norway held a trawler")]


def test_a_plan_and_a_fact_do_not_conflict():
    assert not accounted({}, {"events": [event(factuality="planned")]}).conflicts


def test_who_did_it_may_conflict():
    made = accounted({}, {"events": [event(actors=[actor("Russia", "RUS")])]})
    assert [found.field for found in made.conflicts] == ["actor"]
    both = [actor("Russia", "RUS"), actor("Norway", "NOR")]
    assert not accounted({}, {"events": [event(actors=both)]}).conflicts


def test_other_deeds_of_the_news_do_not_mix_in():
    made = accounted({"events": [event(), event(id="E2", act="ACCUSE", mode=None, actors=[actor("Russia", "RUS")])]}, {})
    assert made.deed == "COERCE"
    assert [value.value for value in made.field("actor").values] == ["NOR"]
    assert {value.value for value in made.field("act").values} == {"COERCE seize", "ACCUSE"}


def test_the_order_of_articles_changes_nothing():
    one, other = {"events": [event(time=day("2021-03-01"))]}, {"events": [event(time=day("2021-03-02"))]}
    first, second = accounted(one, other), accounted(other, one)
    assert [value.value for value in first.field("date").values] != []
    assert {value.value for value in first.field("date").values} == {value.value for value in second.field("date").values}


def test_every_testimony_of_a_real_reading_is_the_exact_slice(reader):
    for text in (HARBOUR, OTHER):
        told, reading = article(reader, text)
        for item in items_of(told, reading):
            for one in witness.testimonies(item, told, reading, told.id):
                assert text[one.start : one.end] == one.quote


def test_nobody_is_no_one_independent():
    assert witness.distinct([]) == (0, 0, 0)
