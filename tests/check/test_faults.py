"""Faults and near misses of the classes that one sentence or two show, and the tables that they are held against."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.arithmetic import number_of, sums_and_measures
from sanderling.check.sequence import date_order
from sanderling.ingest import from_bytes
from sanderling.knowledge.check_data import facts, former_regions, waters, whereabouts
from sanderling.knowledge.check_tables import seats, treaties
from sanderling.resolve.place_gazetteer import Gazetteer
from tests.check.test_text import bare

with (Path(__file__).parent.parent / "cases" / "faults.csv").open(encoding="utf-8", newline="") as _handle:
    CASES = list(csv.DictReader(_handle))


@pytest.mark.parametrize("row", CASES, ids=[f"{number}-{row['kind'] or 'none'}" for number, row in enumerate(CASES)])
def test_a_fault_is_found_and_its_near_miss_is_not(reader, row):
    if row["comment"].startswith("known failure"):
        pytest.xfail(row["comment"])
    text = row["text"].replace("\\n", "\n")
    reading = reader.read(from_bytes(text.encode(), "case"), row["published"] or None)
    found = {finding.kind for finding in reading.findings if finding.kind != "undated"}
    assert found == ({row["kind"]} if row["kind"] else set()), [finding.because for finding in reading.findings]


def test_the_cases_hold_both():
    assert sum(bool(row["kind"]) for row in CASES) >= 50 and sum(not row["kind"] for row in CASES) >= 50


def test_facts_are_enough_and_dated():
    assert len(facts()) >= 150
    words = [word.lower() for fact in facts() for word in fact.words]
    doubled = {word for word in words if words.count(word) > 1}
    assert doubled == set()
    for fact in facts():
        assert fact.source and fact.words and 4 <= len(fact.since) <= 10


def test_lines_of_waters_are_on_the_earth():
    for water in waters().values():
        assert len(water.line) >= 2
        assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in water.line)


def test_former_regions_are_those_of_the_gazetteer():
    gazetteer = Gazetteer()
    for country, region, former in sorted(former_regions()):
        for name in (region, former):
            assert any(place.country == country for place in gazetteer.regions_called(name)), (country, name)


def test_whereabouts_end_after_they_begin():
    assert all(row.since <= row.until and row.radius_km > 0 for rows in whereabouts().values() for row in rows)


@given(st.integers(1, 99))
def test_numbers_in_words(number):
    units = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    words = units[number - 1] if number < 20 else tens[number // 10 - 2] + (f"-{units[number % 10 - 1]}" if number % 10 else "")
    assert number_of(words) == number_of(str(number)) == number


@given(st.integers(50, 500), st.floats(0.5, 2.0))
def test_a_measure_told_twice(miles, share):
    right = miles * 1.609344
    told = round(right * share)
    found = list(sums_and_measures(bare(f"The canal is {miles} miles ({told} km) long, by the map.", None)))
    if abs(told / right - 1) < 0.1:
        assert found == []
    elif abs(told / right - 1) > 0.15:
        assert [draft.kind for draft in found] == ["number-conflict"]


@given(st.dates(), st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_checked(day, words):
    text = bare(f"{words} It left on {day.day} {day:%B} {day.year}.", "2025-06-01")
    assert list(date_order(text)) is not None and list(sums_and_measures(text)) is not None


HOSTILE = (
    "17 people came: " + "one man and " * 80 + "two",
    "The " + "old " * 200 + "city in northern Italy",
    "last " + "Word " * 190 + "in 1999 first in 20 years",
    "A" + "a, " * 300,
    "born on 1 May 1900 " + "died in " * 110,
    "Xx, a " + "red-hot " * 110,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_pattern_runs_away(reader, text):
    # A pattern that backtracks without bound would not come back.
    whole = text + ". Lamps burned in the square of Oslo."
    assert reader.read(from_bytes(whole.encode(), "hostile"), "2020-01-01").clean == whole


def test_seats_and_signers_are_known():
    assert all(-90 <= seat.lat <= 90 and -180 <= seat.lon <= 180 and len(seat.country) == 3 for seat in seats().values())
    for treaty in treaties().values():
        assert len(treaty.signed) == 10 and len(treaty.signers) >= 2 and treaty.source
