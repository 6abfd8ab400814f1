"""Structured deeds against the rules: the day before and of each rule, direction, class, party, exemption, certainty."""

from __future__ import annotations

import pytest

from sanderling.assess import assessments
from sanderling.knowledge.measure_data import regime, regime_list
from tests.assess.deed_cases import deed
from tests.conftest import cases

ROWS = cases("measures.csv")
IN_PLAY = {"rule", "extends", "reaffirms"}


def assessed(row):
    found = assessments([deed(row)], row["published"] or None)
    return [one for one in found if one.regime == row["regime"]]


def in_play(row, found) -> list:
    """The assessments in which the row's paragraph is the rule, or widens or repeats it, in force on the day."""
    labels = {one.label: one for one in regime(row["regime"]).measures.values()}
    assert row["paragraph"] in labels, row["paragraph"]
    return [
        one
        for one in found
        if one.verdict != "not_covered"
        and any(
            link.relation in IN_PLAY and row["paragraph"] in {m.label for m in labels.values() if (m.instrument, m.paragraph) == (link.instrument, link.paragraph)}
            for link in one.chain
        )
    ]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}-{row['kind']}")
def test_each_case(row):
    found = assessed(row)
    active = in_play(row, found)
    said = [(one.verdict, one.instrument, one.paragraph, one.because) for one in found]
    if row["verdict"] == "none":
        assert found == [], said
    elif row["in_play"] == "yes":
        assert active and {one.verdict for one in active} == {row["verdict"]}, said
    else:
        assert not active, said
        if row["verdict"]:
            assert {one.verdict for one in found} == {row["verdict"]}, said


def test_there_are_enough_cases_and_no_two_alike():
    assert len(ROWS) >= 200
    keys = [tuple(row[key] for key in ("regime", "paragraph", "actor", "recipient", "act", "words", "day", "published", "factuality")) for row in ROWS]  # fmt: skip
    assert len(set(keys)) == len(keys)


def test_every_paragraph_has_a_case_for_and_one_against():
    wanted = {
        (entry.id, one.label)
        for entry in regime_list().values()
        if entry.kind == "binding"
        for one in regime(entry.id).measures.values()
    }
    for word in ("yes", "no"):
        had = {(row["regime"], row["paragraph"]) for row in ROWS if row["in_play"] == word}
        assert wanted - had == set(), word


def test_every_rule_is_led_or_widened_by_a_case_on_its_first_day_and_not_on_the_day_before():
    """Each rule of each file, not only each paragraph: its first day is in a case, and so is the day before."""
    import datetime

    for entry in regime_list().values():
        if entry.kind != "binding":
            continue
        for one in regime(entry.id).measures.values():
            before = (datetime.date.fromisoformat(one.start) - datetime.timedelta(1)).isoformat()
            days = {row["day"] for row in ROWS if row["regime"] == entry.id and row["paragraph"] == one.label}
            assert {one.start, before} <= days, one.id


def test_a_denied_or_negated_deed_is_never_an_indicator():
    for row in ROWS:
        for word in ("denied", "negated"):
            verdicts = {one.verdict.value for one in assessments([deed({**row, "factuality": word})], None)}
            assert verdicts <= {"cannot_tell", "not_covered"}
