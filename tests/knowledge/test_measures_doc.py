"""docs/measures.md says what the files hold."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from sanderling.cli import COMMANDS
from sanderling.knowledge.measure_data import (
    _EXEMPTION_KEYS,
    _FILE_KEYS,
    _INSTRUMENT_KEYS,
    _MEASURE_KEYS,
    CONFIRMED,
    DIRECTIONS,
    KINDS,
    act_classes,
    regime,
    regime_list,
)
from sanderling.records import Verdict

DOC = (Path(__file__).resolve().parents[2] / "docs" / "measures.md").read_text(encoding="utf-8")


def test_the_table_of_regimes_counts_what_is_there():
    rows = re.findall(r"^\| `([A-Z-]+)` \| (.*?) \| (\w+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", DOC, re.M)
    wanted = []
    for name, entry in regime_list().items():
        count = Counter(one.confirmed for one in regime(name).measures.values())
        numbers = (count.total(), count["text"], count["rule"], count["no"])
        wanted.append((name, entry.name, entry.kind, *map(str, numbers)))
    assert rows == wanted


def test_every_word_of_the_vocabularies_and_every_key_is_explained():
    words = {
        *KINDS, *DIRECTIONS, *CONFIRMED, *act_classes(), *(one.value for one in Verdict),
        "rule", "base", "extends", "replaces", "reaffirms",
        *_FILE_KEYS, *_INSTRUMENT_KEYS, *_EXEMPTION_KEYS, *_MEASURE_KEYS,
    }  # fmt: skip
    assert {word for word in words if f"`{word}`" not in DOC} == set()


def test_the_commands_are_there():
    for name in re.findall(r"^    sanderling ([\w-]+)", DOC, re.M):
        assert name in COMMANDS
