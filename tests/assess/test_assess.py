"""Periods, chains, strength, wording; an assessment comes again from the stored reading alone."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sanderling.assess import assess_stored, assessments
from sanderling.assess.period import period_of
from sanderling.export.as_json import as_json, plain, reading_as_dict
from sanderling.export.page import as_html
from sanderling.export.terminal import print_report
from sanderling.ingest import from_bytes
from sanderling.knowledge.measure_data import regime, regime_list
from sanderling.records import Verdict
from sanderling.store import Record
from tests.assess.deed_cases import deed
from tests.conftest import SAMPLES, cases

ARTICLE = (
    "Shells cross the river\n\nNorth Korea supplied rockets and missiles to Russia in 2022, officials in Seoul said. "
    "Reports suggested that North Korea may supply weapons to Russia again.\n\n"
    "North Korea denied that it had supplied shells to Russia. China exported luxury cars to North Korea in May 2023."
)
ROW = {
    "actor": "PRK", "recipient": "RUS", "act": "AID", "words": "shells", "day": "2023-08-02", "published": "",
    "factuality": "happened",
}  # fmt: skip
_GUILT = re.compile(r"\b(guilt\w*|guilty|crime|criminal|violat\w+|breached|illegal\w*|unlawful\w*|culprit|offend\w*)\b", re.I)


def test_the_chain_and_the_two_verdicts(read):
    first, second, denied, cars, *more = read(ARTICLE, "2023-09-13").assessments
    assert (first.instrument, first.paragraph, first.as_extended_by, first.verdict) == (
        "UNSCR 1718 (2006)", "8(b)", "UNSCR 1874 (2009) paragraph 9", Verdict.INDICATOR,
    )  # fmt: skip
    assert [link.relation for link in first.chain] == ["rule", "replaces", "extends"]
    assert first.days == "2022-01-01/2022-12-31" and first.strength.named is not None
    assert (second.instrument, second.paragraph, second.verdict) == (
        "UNSCR 1874 (2009)", "9", Verdict.WOULD_BE_IF_IT_HAPPENS,
    )  # fmt: skip
    assert [link.relation for link in second.chain] == ["base", "rule"]
    assert second.strength.named is False
    assert denied.verdict is Verdict.CANNOT_TELL and "denied" in denied.because
    assert (cars.paragraph, cars.verdict) == ("8(a)(iii)", Verdict.INDICATOR)
    assert all(one.event == cars.event for one in more)


def test_without_a_date_of_publication_nothing_is_guessed(read):
    verdicts = {one.paragraph: one.verdict for one in read(ARTICLE, None).assessments if "may" in one.evidence[0].quote}
    assert verdicts == {"9": Verdict.CANNOT_TELL}


def test_it_is_made_again_from_the_record_alone(reader, tmp_path):
    reading = reader.read(from_bytes(ARTICLE.encode(), "test"), "2023-09-13")
    with Record(tmp_path / "record.sqlite") as record:
        stored = record.reading(str(record.add(reading)))
    assert [plain(one) for one in assess_stored(stored)] == stored["assessments"] == json.loads(as_json(reading))["assessments"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.txt"))[::4], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_samples_are_assessed_alike_from_their_json(path, reader):
    data = path.read_bytes()
    reading = json.loads(as_json(reader.read(from_bytes(data, path.name), "2023-01-15")))
    assert [plain(one) for one in assess_stored(reading)] == reading["assessments"]
    text, events = data.decode(), {event["id"] for event in reading["events"]}
    for one in reading["assessments"]:
        assert one["event"] in events and one["evidence"] and one["because"]
        for span in one["evidence"]:
            assert text[span["start"] : span["end"]] == span["quote"]


def test_evidence_stands_in_terminal_json_and_page(read):
    made = reading_as_dict(read(ARTICLE, "2023-09-13"))
    console = Console(record=True, width=200, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    print_report(made, console)
    console.file.close()
    report, page = console.export_text(), as_html(made, ARTICLE)
    for one in made["assessments"]:
        words = one["evidence"][0]["words"]
        assert words in report and words in page
        assert f"{one['instrument']} {one['paragraph']}" in report and f"{one['instrument']} {one['paragraph']}" in page
        assert f'data-start="{one["evidence"][0]["start"]}"' in page
    assert "for a person to examine" in report and "for a person to examine" in page


def test_hostile_words_stay_words(read):
    text = 'Iran supplied missiles <script>window.hit=1</script> to "Syria" & {{ 7*7 }} in 2012. Iran supplied missiles to Syria in 2012.'
    made = reading_as_dict(read(text, "2023-09-13"))
    assert made["assessments"]
    made["assessments"][0]["because"] = "<script>window.hit=1</script>"
    assert "<script>window.hit" not in as_html(made, text)


def test_no_sentence_speaks_of_guilt():
    said = []
    for row in cases("measures.csv"):
        said += [one.because for one in assessments([deed(row)], row["published"] or None)]
    assert len(set(said)) > 150
    for sentence in set(said):
        assert not _GUILT.search(sentence.replace("ballistic missile or other", "")), sentence
    indicators = [sentence for sentence in said if "as having happened" in sentence and "was in force" in sentence]
    assert indicators and all("not a finding of a breach" in sentence for sentence in indicators)


def test_the_number_of_origins_is_passed_on():
    (one,) = assessments([deed(ROW)], None, {"E1": 3})
    assert one.strength.origins == 3
    assert assessments([deed(ROW)], None)[0].strength.origins is None


def test_references_stand_beside_and_never_under_a_verdict():
    references = {entry.id for entry in regime_list().values() if entry.kind == "reference"}
    labels = {one.label for name in references for one in regime(name).measures.values()}
    shown = set()
    for row in cases("measures.csv"):
        for one in assessments([deed(row)], row["published"] or None):
            assert one.regime not in references
            shown |= {text.split(":")[0] for text in one.references}
    assert shown == labels
    old = assessments([deed({**ROW, "day": "2014-12-23"})], None)[0].references
    new = assessments([deed({**ROW, "day": "2014-12-24"})], None)[0].references
    assert not any("Arms Trade" in text for text in old) and any("Arms Trade" in text for text in new)
    assert not any("MTCR" in text for text in new)


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_period_holds_its_day_and_is_as_wide_as_its_precision(day, length):
    iso = day.isoformat()
    period = period_of(deed({**ROW, "day": iso[:length]}), None)
    assert period is not None and period.first <= iso <= period.last
    assert period.first[:length] == period.last[:length] == iso[:length]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2025, 10, 31)))
def test_a_decided_verdict_rests_on_a_rule_in_force(day):
    iso = day.isoformat()
    for words in ("rifles", "ballistic missiles", "diesel"):
        for one in assessments([deed({**ROW, "words": words, "day": iso, "recipient": "SOM"})], None):
            if one.verdict in {Verdict.INDICATOR, Verdict.EXEMPT, Verdict.WOULD_BE_IF_IT_HAPPENS}:
                rule = next(link for link in one.chain if link.relation == "rule")
                assert rule.start <= iso <= (rule.end or "9999")


@pytest.mark.parametrize(
    ("objects", "words", "classes"),
    [
        (["food"], "provided North Korea with food in exchange for shells", set()),
        ([], "gave grain in return for shells", {"food_farm"}),
        ([], "gave shells", {"ammunition"}),
        (["shells"], "gave shells to the owner of a tank", {"ammunition"}),
        (["shells"], "gave shells and trained soldiers", {"ammunition", "military_training"}),
    ],
)
def test_goods_are_those_that_were_given(objects, words, classes):
    from dataclasses import replace

    from sanderling.assess.deeds import classes_of
    from sanderling.records import Span

    def span(text):
        return Span(0, len(text), text, text)

    made = replace(deed(ROW), objects=tuple(map(span, objects)), evidence=(span(words),))
    assert set(classes_of(made)[0]) == classes


def test_a_deed_without_a_date_is_held_against_the_rules_of_the_day_of_publication():
    row = {**ROW, "actor": "IRN", "words": "missiles", "day": ""}
    for published, labels in (
        ("2012-05-01", {("UNSCR 1747 (2007)", "5")}),
        ("2018-05-01", {("UNSCR 2231 (2015)", "annex B 6(b)"), ("UNSCR 2231 (2015)", "annex B 4")}),
        ("2024-05-01", {("UNSCR 2231 (2015)", "annex B 4"), ("UNSCR 2231 (2015)", "annex B 6(b)")}),
        ("2025-10-15", {("UNSCR 1747 (2007)", "5")}),
    ):
        found = assessments([deed(row)], published)
        assert found and {(one.instrument, one.paragraph) for one in found} <= labels
        assert {one.verdict for one in found} == {Verdict.CANNOT_TELL}
