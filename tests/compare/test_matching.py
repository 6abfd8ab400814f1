"""The record held against a file: by day, dyad and type."""

from __future__ import annotations

import datetime

import pytest

from sanderling.compare import OtherEvent, compare_events
from tests.export.readings import VISIT, actor, event, time, visit

KIM = actor(VISIT, "Kim Jong Un", country="PRK")
PUTIN = actor(VISIT, "Vladimir Putin", country="RUS")
DAY = time(VISIT, "13 September 2023", "2023-09-13")


def other(day="2023-09-13", actor="PRK", recipient="RUS", codes=("CONSULT",), directed=True, end=None, kind="042"):
    start = datetime.date.fromisoformat(day) if day else None
    last = datetime.date.fromisoformat(end) if end else start
    return OtherEvent("gdelt", f"{day}{actor}{recipient}{kind}", 1, start, last, actor, actor or "", recipient,
                      recipient or "", kind, frozenset(codes) if codes is not None else None, directed=directed)  # fmt: skip


def ours(**more):
    return visit(events=[event(1, VISIT, **{"actors": [KIM], "recipients": [PUTIN], "time": DAY, **more})])


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ({}, {}, True),
        ({}, {"day": "2023-09-14"}, True),
        ({}, {"day": "2023-09-15"}, False),
        ({}, {"day": "2023-09-01", "end": "2023-09-30"}, True),
        ({}, {"recipient": "CHN"}, False),
        ({}, {"recipient": None}, False),
        ({}, {"codes": ("ASSAULT",)}, False),
        ({}, {"codes": ()}, False),
        ({}, {"codes": None}, False),
        ({}, {"actor": "RUS", "recipient": "PRK"}, True),
        ({"act": "ASSAULT", "code": "ASSAULT"}, {"codes": ("ASSAULT",)}, True),
        ({"act": "ASSAULT", "code": "ASSAULT"}, {"codes": ("ASSAULT",), "actor": "RUS", "recipient": "PRK"}, False),
        ({"act": "ASSAULT", "code": "ASSAULT"}, {"codes": ("ASSAULT",), "actor": "RUS", "recipient": "PRK", "directed": False}, True),
        ({"recipients": []}, {"recipient": None}, True),
        ({"recipients": []}, {}, False),
        ({"factuality": "denied"}, {}, False),
        ({"time": None}, {"day": "2023-09-14"}, True),
    ],
)
def test_what_matches(mine, theirs, found):
    result = compare_events([ours(**mine)], [other(**theirs)])
    assert bool(result.matched) is found
    assert bool(result.matched_rows) is found


def test_both_ways_every_event_and_row_is_told_of():
    two = visit(events=[event(1, VISIT, [KIM], [PUTIN], time=DAY), event(2, VISIT, [PUTIN], [KIM], time=DAY, act="AID", code="AID")])
    rows = [other(), other(codes=("THREATEN",), kind="130"), other(actor="USA", recipient="IRN"), other(day=None),
            other(codes=(), kind="010"), other(codes=None, kind="?")]  # fmt: skip
    result = compare_events([two], rows)
    assert [one.id[-2:] for one in result.matched] == ["E1"]
    assert [one.id[-2:] for one in result.only_ours] == ["E2"]
    assert result.rows == 6 == len(result.matched_rows) + len(result.unmatched_rows) + result.outside + result.undatable
    assert [row.type for row in result.unmatched_rows] == ["130", "010", "?"]
    assert result.confusion["CONSULT", "130"] == 1
    assert (dict(result.unknown_types), dict(result.without_counterpart)) == ({"?": 1}, {"010": 1})
    said = result.as_dict()
    assert said["record"] == {"compared": 2, "matched": 1, "only_here": 1, "left_out_undated": 0, "left_out_stateless": 0}
    assert said["matches"] == [{"event": two.id_of("E1"), "rows": [rows[0].id]}]


def test_what_cannot_be_compared_is_counted():
    nobody = ours(actors=[actor(VISIT, "Kim Jong Un")], recipients=[])
    undated = visit(events=[event(1, VISIT, [KIM], [PUTIN])], published=None)
    result = compare_events([nobody, undated], [])
    assert (result.stateless, result.undated, result.ours) == (1, 1, [])


def test_days_may_be_held_to():
    assert not compare_events([ours()], [other(day="2023-09-14")], slack=0).matched
    assert compare_events([ours()], [other(day="2023-09-20")], slack=7).matched
