"""How sure an act is, by a table of sentences of our own."""

from __future__ import annotations

import pytest

from tests.conftest import cases


@pytest.mark.parametrize("row", cases("factuality.csv"), ids=lambda row: row["text"])
def test_factuality(found, row):
    told = [(event.act.value, event.factuality.value) for event in found(row["text"]).events]
    assert (row["act"], row["factuality"]) in told
