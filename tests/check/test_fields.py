"""The table of fields: every row can be read, each side is known by words of its own, and no side is told by its own denial."""

from __future__ import annotations

import re

import pytest

from sanderling.check.bags import tokens
from sanderling.check.fields import _side, _tokens
from sanderling.ingest import from_bytes
from sanderling.knowledge.check_fields import field_words, fields


def test_every_row_compiles():
    assert len(fields()) >= 150
    for number, field in enumerate(fields()):
        re.compile(field.unless)
        for side in (0, 1):
            assert list(_side(2 * number + side).finditer("The boat lay at its mooring.")) is not None


def test_no_side_is_without_a_word_to_look_for():
    assert _tokens().all == (1 << (2 * len(fields()))) - 1
    assert not any("" in tokens(written, field_words()) for field in fields() for written in (field.one, field.other))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mine has been shut since April. In June it shipped 400 tonnes of ore.", True),
        ("The mine has been shut since April. In March it shipped 400 tonnes of ore.", False),
        ("The road is closed to lorries. Cars passed through it on Tuesday.", False),
        ("The envoy is childless. His daughter met him at the airport.", True),
        ("The envoy is childless. His niece met him at the airport.", False),
        ("The barge carried no arms. The police took 30 rifles out of its hold.", True),
        ("The barge carried no arms. The police took 30 sacks of flour out of its hold.", False),
    ],
)
def test_a_field_binds_one_thing_at_one_time(reader, text, found):
    reading = reader.read(from_bytes(text.encode(), "case"), "2016-08-03")
    assert any(finding.kind == "self-contradiction" for finding in reading.findings) == found
