"""The tables that articles are held against: whole, dated, and each row with its source."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter

import pytest

from sanderling.check.finding import Draft, numbered
from sanderling.knowledge.actor_data import persons
from sanderling.knowledge.check_data import finding_kinds, is_covered, lives, shared_places, speeds, visits, visits_of
from sanderling.knowledge.tables import read_csv
from sanderling.records import Span


def test_visits_are_dated_and_sourced():
    rows = visits()
    assert len(rows) >= 300 and sum(bool(row.visitors) for row in rows) >= 300
    for row in rows:
        start, end = datetime.date.fromisoformat(row.since), datetime.date.fromisoformat(row.until)
        assert datetime.date(1970, 1, 1) <= start <= end and (end - start).days <= 25, row
        assert row.source and row.occasion and (row.visitors or row.series)
    assert max(Counter((row.visitors, row.series, row.country, row.since) for row in rows).values()) == 1


def test_nobody_is_in_two_countries_inside_a_visit():
    for person, rows in visits_of().items():
        for one, other in itertools.pairwise(rows):
            # The day of going on is counted to both.
            assert one.until <= other.since or one.country == other.country, (person, one, other)


def test_coverage_speaks_of_listed_visitors():
    rows = read_csv("checks/coverage.csv", ("person", "country", "from", "to", "source"))
    listed = {(person, row.country) for person, visits_ in visits_of().items() for row in visits_}
    for row in rows:
        assert row["country"] == "*" or (row["person"], row["country"]) in listed, row
    assert is_covered("per:kim-jong-un", "RUS", "2019-04-26", "2023-08-20")
    assert not is_covered("per:kim-jong-un", "RUS", "2009-04-26", "2023-08-20")


def test_lives_end_after_they_begin():
    assert len(lives()) >= 1500
    for person, (born, died, source) in lives().items():
        assert person in persons() and source
        assert not (born and died) or born[:4] < died[:4], person


def test_kinds_are_a_closed_vocabulary():
    for kind in finding_kinds().values():
        assert kind.severity in {"high", "medium", "low", "info"} and kind.definition.endswith(".")
    with pytest.raises(KeyError):
        numbered([Draft("hunch", Span(0, 1, "a", "a"), "why", "what")])


def test_speeds_and_circles():
    assert {"train", "aircraft", "ship"} <= {speed.conveyance for speed in speeds()}
    assert all(speed.top_kmh > 0 and speed.route_factor >= 1 for speed in speeds())
    for place in shared_places():
        assert len(place.countries) == 2 and (place.lat is None or place.radius_km > 0)
