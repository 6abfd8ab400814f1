"""Which events are chosen."""

from __future__ import annotations

import pytest

from sanderling.export.material import Selection, within

from .readings import VISIT, event, time, visit


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"actor": "PRK"}, True),
        ({"actor": "kim jong"}, True),
        ({"actor": "per:vladimir-putin"}, True),
        ({"actor": "rus"}, True),
        ({"actor": "USA"}, False),
        ({"actor": " "}, False),
        ({"since": "2023"}, True),
        ({"since": "2023-09"}, True),
        ({"since": "2023-09-13"}, True),
        ({"since": "2023-09-14"}, False),
        ({"until": "2023-09-13"}, True),
        ({"until": "2023-09-12"}, False),
        ({"until": "2023-08"}, False),
        ({"until": "2023"}, True),
        ({"acts": frozenset({"CONSULT"})}, True),
        ({"acts": frozenset({"AID"})}, False),
        ({"min_confidence": 0.9}, True),
        ({"min_confidence": 0.91}, False),
    ],
)
def test_what_is_chosen(asked, found):
    selection = Selection(**asked)
    assert bool(selection.events(visit())) is found
    assert bool(list(selection.material([visit()]))) is found


def test_an_event_is_chosen_by_its_id():
    one = visit()
    assert Selection(ids=frozenset({one.id_of("E1")})).events(one)
    assert not Selection(ids=frozenset({"00000000-E1"})).events(one)


def test_an_event_without_a_date_counts_by_its_articles_day():
    undated = visit(events=[event(1, VISIT)])
    assert Selection(since="2023-09-14").events(undated)
    assert not Selection(since="2023-09-15").events(undated)
    nothing_known = visit(events=[event(1, VISIT)], published=None)
    assert not Selection(since="1900").events(nothing_known)
    assert Selection().events(nothing_known)


def test_claims_lose_events_that_are_left_out():
    two = visit(events=[event(1, VISIT, act="AID"), event(2, VISIT)])
    two.reading["claims"][0]["events"] = ["E1", "E2"]
    (cut,) = Selection(acts=frozenset({"AID"})).material([two])
    assert [one["id"] for one in cut.reading["events"]] == ["E1"]
    assert cut.reading["claims"][0]["events"] == ["E1"]
    assert two.reading["claims"][0]["events"] == ["E1", "E2"]


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "inside"),
    [
        ("2023", "2023", "2023-05-01", None, True),
        ("2022", "2022", "2023-05-01", None, False),
        ("2023-08", "2023-08", None, "2023-08-15", True),
        ("2023-09", "2023-09", None, "2023-08-15", False),
        ("2023-01-01", "2023-12-31", "2023-06", "2023-06", True),
        (None, None, "2023", None, False),
        (None, None, None, None, True),
    ],
)
def test_dates_are_compared_to_the_precision_that_both_have(start, end, since, until, inside):
    assert within(start, end, since, until) is inside


def test_a_time_that_is_one_day():
    from sanderling.export.material import day_of

    assert day_of(time("on 3 May", "3 May", "2023-05-03")) == "2023-05-03"
    assert day_of(time("in May", "May", "2023-05")) is None
    assert day_of(time("3-5 May", "3-5 May", "2023-05-03", "2023-05-05")) is None
    assert day_of(None) is None
