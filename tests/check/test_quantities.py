"""Numbers of a sentence: digits, words, scales, and what is no count; and reckoning that never fails on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.negation import stem
from sanderling.check.partition import partitions
from sanderling.check.quantities import quantities, singular, value_of_words
from sanderling.check.reckoning import reckoning
from sanderling.check.timeline import moments, timeline
from sanderling.check.votes import votes
from sanderling.knowledge.check_tables import areas, landmarks, opposites, placed_facts, posts, prizes, turning_points
from tests.check.test_text import bare


@pytest.mark.parametrize(
    ("words", "value"),
    [("twelve", 12), ("twenty-four", 24), ("a hundred and twenty", 120), ("two hundred", 200), ("three thousand", 3000), ("a dozen", 12), ("half a dozen", 6)],
)
def test_numbers_in_words(words, value):
    assert value_of_words(words) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The port shipped 2.4 million barrels and 1,200 tons.", [2_400_000.0, 1200.0]),
        ("On 3 May 2004 two men met in Room 4 at 10:30.", [2.0, 4.0]),
        ("It kept 40 per cent of the votes in 1999.", [40.0]),
        ("The 1st and 22nd brigades took two-thirds of it.", []),
    ],
)
def test_what_is_a_count(text, values):
    checked = bare(text, None)
    assert [one.value for one in quantities(checked, checked.lines[0])] == values


def test_words_are_made_one():
    assert [singular(word) for word in ("people", "ships", "parties", "boss", "crashes")] == ["person", "ship", "party", "boss", "crash"]
    assert stem("crossed") == stem("cross") == stem("crossing") and stem("fired") == stem("fire")


def test_tables_hold_something_everywhere():
    assert all(post.held and post.words and post.owners for post in posts())
    assert len(areas()) > 150 and len(landmarks()) > 200 and len(opposites()) > 30
    assert all(fact.since for fact in (*placed_facts(), *turning_points())) and all(prize.winners for prize in prizes())
    for pair in opposites():
        assert not pair.one.search("Lamps burned in the square.") and not pair.other.search("Lamps burned in the square.")


@given(st.text(max_size=300), st.integers(0, 5000), st.dates())
def test_any_text_is_reckoned(words, number, day):
    text = bare(f"{words} Of the {number} men {number + 1} left on {day.day} {day:%B} {day.year}.", "2025-06-01")
    for check in (reckoning, partitions, votes, timeline):
        assert list(check(text)) is not None
    assert all(one.first <= one.last for one in moments(text))


HOSTILE = (
    "of the " * 140, "X in the " * 100, "no men or no " * 75, "a hundred and " * 70, "A, " * 300, "1 of the 2 " * 85, "in the north of the coast of " * 34, "Xx, the old old " * 60,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_pattern_runs_away(reader, text):
    from sanderling.ingest import from_bytes

    whole = text.strip() + ". Lamps burned in the square of Oslo, and the old men of the town went home to their wives."
    assert reader.read(from_bytes(whole.encode(), "hostile"), "2020-01-01").clean == whole
