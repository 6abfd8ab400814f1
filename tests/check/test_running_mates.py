"""Who is told to have run with whom."""

from __future__ import annotations

import pytest

from sanderling.ingest import from_bytes
from sanderling.knowledge.check_persons import running_mates


@pytest.mark.parametrize(
    ("day", "words", "wrong", "right"),
    [
        ("2008-11-03", "John McCain and his running mate, {}, flew to Ohio on Sunday.", "Joe Lieberman", "Sarah Palin"),
        ("1988-08-19", "George Bush has picked {} as his running mate, to the dismay of some aides.", "Jack Kemp", "Dan Quayle"),
        ("2022-08-16", "William Ruto and his deputy, {}, were declared winners on Monday.", "Martha Karua", "Rigathi Gachagua"),
        ("2000-08-09", "Al Gore’s choice of {} as his running mate made history on Tuesday.", "John Kerry", "Joe Lieberman"),
    ],
)
def test_who_ran_with_whom(reader, day, words, wrong, right):
    for name, kinds in ((wrong, {"person-conflict"}), (right, set())):
        findings = reader.read(from_bytes(words.format(name).encode(), "case"), day).findings
        assert {finding.kind for finding in findings if finding.kind != "undated"} == kinds


def test_rivals_and_those_passed_over_are_no_mates(reader):
    for words in ("Mike Pence, the vice-presidential candidate, debated with Tim Kaine on Tuesday.", "Hillary Clinton passed over Elizabeth Warren as her running mate."):
        assert not [finding for finding in reader.read(from_bytes(words.encode(), "case"), "2016-10-05").findings if finding.kind != "undated"]


def test_tickets_have_years():
    assert all(1950 < ticket.year < 2030 and ticket.lead and ticket.mates for ticket in running_mates())
