"""docs/record.md names every table, filter and source there is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sanderling.cli.finding import _FILTERS, events
from sanderling.ingest.kinds import SUFFIXES
from sanderling.store.filters import Filters

ROOT = Path(__file__).resolve().parent.parent
DOC = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "src" / "sanderling" / "store" / "schema.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", SCHEMA, re.MULTILINE))
def test_every_table_is_named(table):
    assert f"`{table}`" in DOC


def test_every_filter_is_named():
    options = [name for parameter in events.params for name in parameter.opts if name.startswith("--")]
    shared = {"--text", "--article", "--limit", "--count", "--json", "--record", "--each"}
    assert [name for name in options if name not in shared and name not in DOC] == []
    assert len(_FILTERS) == len(options) - len(shared)
    offered = {parameter.name for parameter in events.params} | {"party"}
    assert {field.name for field in fields(Filters)} <= offered


@pytest.mark.parametrize("suffix", [one for one in SUFFIXES if one in {".jsonl", ".csv", ".tsv", ".parquet", ".eml", ".warc", ".warc.gz", ".wacz", ".zip"}])
def test_every_source_is_named(suffix):
    assert f"`{suffix}`" in DOC
