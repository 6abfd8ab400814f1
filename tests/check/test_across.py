"""Several articles against one another, and the hook for a retold origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sanderling.check import Origin, check_across
from sanderling.ingest import from_bytes


@pytest.fixture
def article(reader):
    def make(text: str, outlet: str, published: str = "2023-03-25"):
        read = reader.read(replace(from_bytes(text.encode(), outlet), outlet=outlet), published)
        return read

    return make


def kinds(*readings, origins=None):
    return [finding.kind for finding in check_across(readings, origins)]


def test_two_dates_of_one_visit(article):
    one = article("Xi Jinping visited Russia on 20 March 2023.", "One")
    assert kinds(one, article("Xi Jinping visited Russia on 23 March 2023.", "Two")) == ["date-conflict"]
    assert kinds(one, article("Xi Jinping visited Russia on 20 March 2023 and spoke little.", "Two")) == []
    assert kinds(one, article("Li Qiang visited Russia on 23 March 2023.", "Two")) == []


def test_two_places_on_one_day(article):
    one = article("Antony Blinken met the president in Nairobi on 3 August 2021.", "One", "2021-08-20")
    two = article("Antony Blinken met the president in Santiago on 3 August 2021.", "Two", "2021-08-20")
    other = article("Antony Blinken met the president in Santiago on 9 August 2021.", "Two", "2021-08-20")
    assert kinds(one, two) == ["journey-conflict"]
    assert kinds(one, other) == []


def test_two_counts_of_one_event(article):
    one = article("Turkey killed 12 soldiers of Syria on 3 March 2023.", "One")
    assert kinds(one, article("Turkey killed 15 soldiers of Syria on 3 March 2023.", "Two")) == ["number-conflict"]
    assert kinds(one, article("Turkey killed 12 soldiers of Syria on 3 March 2023.", "Two ")) == []
    assert kinds(one, article("Turkey killed at least 15 soldiers of Syria on 3 March 2023.", "Two")) == []
    assert kinds(one, article("Turkey killed 15 soldiers of Syria on 9 March 2023.", "Two")) == []


def test_own_voice_where_others_allege(article):
    alleged = article("Turkey bombed a village in Iraq on Monday, the mayor of Zakho said.", "One")
    told = article("Turkey bombed a village in Iraq on Monday. The school is closed.", "Two")
    assert kinds(alleged, told) == ["attribution-conflict"]
    assert kinds(told, alleged) == []


def test_a_circle_of_sources(article):
    one = article("Iran attacked Iraq on Monday, the Levant Herald reported.", "Gulf Courier")
    two = article("Iran attacked Iraq on Monday, the Gulf Courier reported.", "Levant Herald")
    found = check_across([one, two])
    assert [finding.kind for finding in found] == ["circular-sourcing"]
    assert "Levant Herald cites Gulf Courier cites Levant Herald" in found[0].because
    other = article("Iran attacked Iraq on Monday, the army of Iraq said.", "Gulf Courier")
    assert kinds(other, two) == []


def test_a_retold_origin(article):
    reading = article("Xi Jinping visited Russia on 20 March 2023.", "One")
    origin = Origin("ab" * 32, "The Older Paper", "2023-03-21", 0.9)
    found = check_across([reading], {reading.article.id: origin})
    assert [finding.kind for finding in found] == ["spun"]
    assert "90 percent" in found[0].because and found[0].sources == (origin.id,)
    assert kinds(reading, origins={"other": origin}) == []


def test_nothing_to_compare():
    assert check_across([]) == ()
