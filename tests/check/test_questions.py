"""What is asked of words and of deeds, and that a reading's findings hang on nothing else than the reading."""

from __future__ import annotations

import os
import subprocess
import sys

from sanderling.check import begin, check
from sanderling.check.finding import Draft
from sanderling.check.questions import Question
from tests.conftest import SAMPLES


def _draft(words):
    return Draft("date-conflict", None, words, "Check it.")


def test_the_first_words_that_show_something_are_taken():
    question = Question((lambda text: [], lambda text: [_draft("second")], lambda text: [_draft("third")]))
    assert [one.because for one in question.ask_words(None, None)] == ["second"]


def test_deeds_go_before_words_and_words_stand_where_deeds_show_nothing():
    shows, silent = Question(deeds=lambda text: [_draft("deed")]), Question(deeds=lambda text: [])
    assert [one.because for one in shows.ask_deeds(None, None, [_draft("word")])] == ["deed"]
    assert [one.because for one in silent.ask_deeds(None, None, [_draft("word")])] == ["word"]


def test_the_resolver_of_places_is_given_where_it_is_asked_for():
    question = Question((lambda text, places: [_draft(places)],), of_places=True)
    assert [one.because for one in question.ask_words(None, "places")] == ["places"]


def test_what_words_show_hangs_on_no_event(reader, read):
    from dataclasses import replace

    reading = read("The Treaty of Rome was signed in 1961 by six states. He was elected on 31 February 2001.", "2001-03-05")
    bare = replace(reading, events=(), journeys=(), conveyances=(), findings=())
    assert begin(bare, reader._places).drafts == begin(reading, reader._places).drafts
    assert check(bare, reader._places)


_PRINT = """
import csv, sys
from sanderling.ingest import from_bytes
from sanderling.reader import Reader
reader = Reader()
for row in list(csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter="\t"))[:60]:
    reading = reader.read(from_bytes(row["text"].encode(), row["id"]), row["published"] or None)
    print(row["id"], [(one.kind, one.says.text if one.says else "", one.because) for one in reading.findings])
"""


def test_findings_hang_on_no_order_of_sets():
    path = str(SAMPLES / "checks" / "eighteenth.tsv")
    printed = [
        subprocess.run([sys.executable, "-c", _PRINT, path], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
