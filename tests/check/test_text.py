"""The repaired text of a reading is remade from its edits, and every place in it leads back to the original."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.check.dates import date_conflicts
from sanderling.check.text import CheckedText
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
