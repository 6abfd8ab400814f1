"""The repaired text of a reading is remade from its edits, and every place in it leads back to the original."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.dates import date_conflicts
from sanderling.check.text import CheckedText, Phrases, Spotter
from sanderling.ingest import from_bytes
from sanderling.records import Article, Reading, Trail
from sanderling.repair.attacks import attack
from tests.conftest import SAMPLES

TEXT = (SAMPLES / "demo" / "article.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["homoglyph", "zero_width", "full_width", "combining", "mojibake"])
def test_it_is_the_reader_s_own_text(reader, kind):
    broken = attack(TEXT, kind, rate=0.2, seed=7)
    reading = reader.read(from_bytes(broken.encode(), kind), "2019-04-25")
    text = CheckedText(reading)
    assert text.text == reading.clean
    for placed in text.placed:
        assert text.text[placed.start : placed.end] == placed.mention.span.text
    for line in text.lines:
        span = text.span(line.start, line.end)
        assert broken[span.start : span.end] == span.quote and span.text == line.text


def bare(text: str, published: str | None) -> CheckedText:
    article = Article("0" * 64, text, published=published)
    return CheckedText(Reading(article, text, (), (), (), (), (), (), (), (), (), (), {}, Trail("", "", "")))


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2024, 12, 31)), st.integers(0, 6))
def test_weekdays(day, weekday):
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    written = f"{names[weekday]}, {day.day} {day:%B} {day.year}"
    found = [draft.kind for draft in date_conflicts(bare(f"They met on {written}, in the hall.", "2025-06-01"))]
    assert found == ([] if weekday == day.weekday() else ["date-conflict"])


def test_a_run_without_end_is_no_sentence():
    assert [line.text for line in bare("A" * 5000 + ". It rained.", None).lines] == ["It rained."]


@given(st.text(max_size=300))
def test_any_text_is_split_without_loss(text):
    checked = bare(text, "2025-06-01")
    assert all(checked.text[line.start : line.end] == line.text for line in checked.lines)
    assert "".join("".join(line.text.split()) for line in checked.lines) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith met Gen. Li at 3 p.m. in St. Louis. He left.", 2),
        ("The U.S. Navy said so. It did not act.", 2),
        ("He paid 3.5 million. \"No!\" she said.", 2),
        ("One line\nAnother line", 2),
    ],
)
def test_sentences(text, count):
    assert len(bare(text, None).lines) == count


def test_words_are_spotted_before_a_search():
    spot = Spotter(r"den(?:y|ied)|alleg")
    assert spot.among(frozenset({"undenied", "denim", "allegedly", "den"})) == {"undenied", "allegedly"}
    marks = Phrases(["Tahrir Square", "Natanz"])
    assert marks.in_words(frozenset({"in", "natanz"})) and marks.in_words(frozenset({"tahrir", "square", "the"}))
    assert not marks.in_words(frozenset({"square", "times"}))


def test_numbers_and_statements_are_known_by_sentence(reader):
    text = CheckedText(reader.read(from_bytes(b"The mayor said that twelve men left. Nobody came. It was 1998.", "n"), "2019-04-25"))
    assert [(text.digits(line), text.counts(line)) for line in text.lines] == [(False, True), (False, False), (True, True)]
    assert all(low < high for low, high in text.spoken)
    assert {"mayor", "twelve", "1998"} <= text.vocabulary
