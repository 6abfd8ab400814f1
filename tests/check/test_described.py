"""Descriptions and deeds as bags of words: the table is sound, and one is told of another in any order of words."""

from __future__ import annotations

import pytest

from sanderling.check.described import _by_key, _pattern
from sanderling.ingest import from_bytes
from sanderling.knowledge.check_described import deed_words, described

FAULTS = (
    "Radovan Karadzic, the general who commanded the Bosnian Serb army in the war, has been arrested.",
    "The general who commanded the Bosnian Serb army in the war, Radovan Karadzic, has been arrested.",
    "Police have arrested the former Bosnian Serb army commander Radovan Karadzic in Belgrade.",
    "Commanded by Radovan Karadzic, the Bosnian Serb army took the town.",
    "Radovan Karadzic was seized in Belgrade on Monday. He commanded the Bosnian Serb army in the war.",
    "Yitzhak Rabin was shot dead in Tel Aviv by Baruch Goldstein.",
    "Baruch Goldstein's murder of Yitzhak Rabin is remembered.",
    "Janusz Walus, who shot Steve Biko dead, is to be freed.",
)
MISSES = (
    "Radovan Karadzic, whose general Ratko Mladic commanded the Bosnian Serb army, has been arrested.",
    "Boris Tadic told reporters that the general who commanded the Bosnian Serb army had been arrested.",
    "The general who commanded the Bosnian Serb army has been arrested, Boris Tadic said.",
    "Radovan Karadzic denied that he commanded the Bosnian Serb army.",
    "Shimon Peres, who took over after Yigal Amir shot dead Yitzhak Rabin, spoke in Tel Aviv.",
    "Janusz Walus, who shot Chris Hani dead, is to be freed.",
)


def _told(reader, text: str) -> list[str]:
    reading = reader.read(from_bytes(text.encode(), "case"), "2008-07-22")
    return [finding.because for finding in reading.findings if any(source.startswith("checks/described.csv") for source in finding.sources)]


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_told_of_another_is_found_in_any_order(reader, text):
    assert len(_told(reader, text)) == 1


@pytest.mark.parametrize("text", MISSES)
def test_what_is_told_of_somebody_else_beside_the_name_is_not(reader, text):
    assert not _told(reader, text)


def test_every_row_has_a_key_and_compiles():
    rows = {row for rows in _by_key().values() for row in rows}
    assert rows == set(described()) and len(rows) > 1_300
    assert all(_pattern(group) for row in rows for group in (*row.groups, *((row.unless,) if row.unless else ())))
    assert all(words.words for words in deed_words().values())


def test_no_row_is_told_twice():
    told = [(row.words.name if row.words else "", row.groups) for row in described()]
    assert len(told) == len(set(told))
