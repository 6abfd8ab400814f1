"""Known events by all their words, held against whatever tells their time."""

import pytest

from sanderling.check.told_when import _parts, _times
from sanderling.knowledge.check_years import since_when


def clauses(words):
    """Return the clauses of a sentence, each with the words that it may be read with."""
    return [" | ".join(words[low:high].strip() for low, high in scope) for _, scope in _parts(words)]


def test_a_relative_clause_is_read_with_what_it_hangs_on():
    assert clauses("Nobody answers for the blast of ammonium nitrate that tore through the port in 2019")[-1].endswith("| Nobody answers for the blast of ammonium nitrate")


def test_what_goes_on_behind_a_clause_is_read_with_what_stood_before():
    assert clauses("Olof Palme, who had walked home, was shot in 1987")[-1] == "was shot in 1987 | Olof Palme"


@pytest.mark.parametrize(
    ("words", "kind", "years"),
    [
        ("Forty years to the night after the reactor blew up", "since", 40),
        ("Two decades on from the fall of the town", "since", 20),
        ("The town fell a quarter of a century ago", "ago", 25),
        ("On the twenty-fifth anniversary of the fall of the town", "anniversary", 25),
        ("It is half a century since the town fell", "since", 50),
    ],
)
def test_years_are_read_in_any_wording(words, kind, years):
    (time,) = _times(words, "2016-04-26")
    assert (time.kind, time.years) == (kind, years)


def test_a_range_of_years_is_no_time_of_an_event():
    assert _times("He ruled from 1979 to 1990", "2016-04-26") == []


def test_since_when_is_known_of_a_time():
    assert all(row.first <= row.last and max(row.years) < row.last for row in since_when())
