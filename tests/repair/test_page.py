"""What on a page is prose: titles, datelines, tails of keywords, boilerplate, captions."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.repair.page import page_of

BODY = "The minister met his guest on Monday. They spoke for an hour about trade.\n\nA treaty will be signed in May."


def _kinds(text):
    return [(region.kind.value, text[region.start : region.end]) for region in page_of(text).regions]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more: Five things to know about the strait", "boilerplate"),
        ("Follow us on social media for the latest news", "boilerplate"),
        ("Subscribe to our newsletter", "boilerplate"),
        ("© 2021 The Example Times. All rights reserved.", "boilerplate"),
        ("(Reporting by A. Writer; Editing by B. Editor)", "boilerplate"),
        ("Share | Tweet | Email", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("FILE PHOTO: The minister at the port in 2019", "caption"),
        ("Tags: Japan, trade, ministers, treaty", "keyword_tail"),
        ("Minister meets guest in portMinisterPortTreaty- JapanJapan Minister", "keyword_tail"),
        ("Minister meets guest in port", "repeated_title"),
        ("#Japan #trade #treaty", "keyword_tail"),
    ],
)
def test_what_is_kept_out(line, kind):
    text = f"Minister meets guest in port\n\n{BODY}\n\n{line}\n"
    assert _kinds(text) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Tokyo after the announcement.",
        "Photographs of the port were shown to the council.",
        "Russia, China, Iran, North Korea and Syria voted against the text.",
        "He told the crowd to read more and shout less.",
        "Sign language interpreters stood beside the president.",
        "Tags were attached to the crates, inspectors said.",
    ],
)
def test_what_stays(line):
    assert _kinds(f"Minister meets guest in port\n\n{BODY}\n\n{line}\n") == []


def test_a_glued_tail_after_the_title_again():
    title = "Leaders meet: what did they want in the port city?"
    text = f"{title}\n\n{BODY}\n\n{title}Leader OneLeader One- JapanJapanLeader Two"
    assert [kind for kind, _ in _kinds(text)] == ["keyword_tail"]


def test_the_halves_of_a_title_are_sentences_of_their_own():
    text = "Peru jails its ex-president; Chile calls for his release\n\n" + BODY
    halves = [text[start:end] for start, end, heading in page_of(text).stretches if heading]
    assert halves == ["Peru jails its ex-president", "Chile calls for his release"]


def test_the_title_is_the_first_short_line_without_a_stop():
    text = f"Minister meets guest in port\n\n{BODY}"
    assert page_of(text).title == (0, 28)
    assert page_of(BODY).title is None


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("SEOUL, June 12, 2018 (Agency) — ", date(2018, 6, 12)),
        ("MOSCOW, July 3 — ", None),
        ("VIENNA (AP) — ", None),
    ],
)
def test_datelines_are_no_prose(dateline, day):
    text = f"Minister meets guest in port\n\n{dateline}{BODY}"
    page = page_of(text)
    start, end, heading = page.stretches[1]
    assert text[start:end].startswith("The minister met")
    assert not heading
    assert page.dateline_date == day


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_split_without_overlap(text):
    page = page_of(text)
    spans = sorted([(a, b) for a, b, _ in page.stretches] + [(r.start, r.end) for r in page.regions])
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
