"""The passages with planted faults and their near misses: figures over the floors, and what each finding rests on."""

from __future__ import annotations

import json

import pytest
from eval.checks import ROOT, rows_of, score
from eval.gate import FLOORS

from sanderling.check import check
from sanderling.export.as_json import as_json, reading_as_dict
from sanderling.export.from_json import reading_from_dict
from sanderling.ingest import from_bytes
from sanderling.knowledge.check_data import finding_kinds
from tests.conftest import SAMPLES

FILES = sorted(ROOT.glob("*.tsv"))
KNOWN_FAILURES = {"h051", "xix102", "xx017", "n120", "d058", "g053", "j056", "w027", "o125", "xvii081", "t13-f55", "xxi035", "xxi123", "xxii057", "xxiv017", "xxv019", "xxvi003", "w081", "dvi027", "dvii117"}
"""d058: a short surname two letters off is not taken for a near one; g053: for what a prize was given;
n120: one signing in two towns, beside a third (not traced);
j056: sea routes go round land; w027: an act of one's youth, told of nobody's age; w081: an event told in words that others of the town share;
h051: found once, lost to a guard that others needed; xix102, xx017: no engine has them; xvii081: a first that was another's is found, as the person's fault that other sets file it as;
o125: a bridge that a raid brought down, and that came through it; t13-f55: an anniversary that is dated is told as a date, not a number;
xxi035: a paper meant by "that paper"; xxii057: known whereabouts, found once, lost where rules of two rounds were joined; xxv019, xxvi003: shores of two waters near one another;
xxi123, xxiv017: no engine has them; dvi027: which border a breakaway land lies along; dvii117: from where a fugitive resigned."""
BLIND = {"twentyninth", "thirtieth"}
"""Sets whose misses the rules have not been mended on: their floors alone count."""
ACROSS = {"spun", "circular-sourcing", "no-author"}
"""Kinds that need several articles, or a whole one; tests of their own plant them."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_figures_hold(reader, path):
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["checks"][path.stem]
    made = score([path], reader)
    assert made.recall >= floors["recall"], made.missed
    assert made.precision >= floors["precision"], made.false
    if path.stem not in BLIND:
        assert {line.split()[0] for line in made.missed} <= KNOWN_FAILURES


def test_every_kind_is_planted():
    planted = {row["kind"] for path in FILES for row in rows_of(path) if row["kind"]}
    assert planted | ACROSS == set(finding_kinds())


def test_rows_are_whole():
    rows = [row for path in FILES for row in rows_of(path)]
    assert len({row["id"] for row in rows}) == len(rows)
    assert sum(bool(row["kind"]) for row in rows) >= 150 and sum(not row["kind"] for row in rows) >= 150
    for row in rows:
        assert not row["kind"] or row["kind"] in finding_kinds(), row["id"]
        assert row["says"] in row["text"], row["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_findings_are_made_again_from_the_json_alone(reader, path):
    for row in rows_of(path):
        article = from_bytes(row["text"].encode(), row["id"])
        reading = reader.read(article, row["published"] or None)
        kept = json.loads(as_json(reading))
        again = reading_from_dict(kept, article.text)
        assert check(again, reader._places) == reading.findings, row["id"]
        for finding in reading.findings:
            assert finding.says is None or article.text[finding.says.start : finding.says.end] == finding.says.quote
            assert finding.because and finding.suggestion


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.txt"))[::9], ids=lambda path: path.stem)
def test_a_reading_comes_back_from_its_json(reader, path):
    article = from_bytes(path.read_bytes(), path.name)
    reading = reader.read(article, "2022-05-05")
    again = reading_from_dict(json.loads(as_json(reading)), article.text, reading.clean)
    assert reading_as_dict(again) == reading_as_dict(reading)
    assert again.events == reading.events and again.mentions == reading.mentions and again.trail == reading.trail


def test_the_samples_give_no_high_finding(reader):
    import yaml

    high = []
    for path in sorted(SAMPLES.glob("*/*.yml")):
        published = str(yaml.safe_load(path.read_text(encoding="utf-8"))["published"])
        reading = reader.read(from_bytes(path.with_suffix(".txt").read_bytes(), path.stem), published)
        high += [(path.stem, finding.because) for finding in reading.findings if finding.severity == "high"]
    assert high == []
