"""No value without evidence: walks every record of every sample, clean and obfuscated."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sanderling.export.as_json import as_json
from sanderling.ingest import from_bytes
from sanderling.repair.attacks import attack
from tests.conftest import SAMPLES

ARTICLES = sorted(SAMPLES.glob("*/*.txt"))


def walk(value: Any):
    """Yield every dict in a JSON value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def check(reading: dict[str, Any], text: str) -> int:
    count = 0
    for item in walk(reading):
        if "quote" in item:
            assert text[item["start"] : item["end"]] == item["quote"]
            assert item["quote"]
            count += 1
        if "original" in item:
            assert text[item["start"] : item["end"]] == item["original"]
    for event in reading["events"]:
        assert event["actors"] and event["evidence"]
        for party in (*event["actors"], *event["recipients"], *event["objects"], *event["according_to"]):
            assert party["quote"]
        if event["place"]:
            assert event["place"]["quote"]
        if event["time"]:
            assert event["time"]["evidence"]["quote"]
        assert 0 <= event["confidence"] <= 1
    for claim in reading["claims"]:
        assert claim["cue"]["quote"] and claim["content"]["quote"] and claim["evidence"]
    for journey in reading["journeys"]:
        assert journey["evidence"] and journey["travellers"]
        for place in (journey["from"], journey["to"], *journey["via"]):
            assert place is None or place["quote"]
        assert journey["host"] is None or journey["host"]["quote"]
        assert journey["purpose"] is None or journey["purpose"]["quote"]
        assert journey["left"] is None or journey["left"]["evidence"]["quote"]
    for conveyance in reading["conveyances"]:
        assert conveyance["evidence"]
        for part in (*conveyance["protection"], *conveyance["attributes"], *conveyance["formation"]):
            assert part["evidence"]["quote"]
    for answers in reading["answers"].values():
        for answer in answers:
            assert answer["evidence"]
    return count


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_value_of_every_sample_has_its_words(path, reader):
    data = path.read_bytes()
    reading = json.loads(as_json(reader.read(from_bytes(data, path.name), "2023-01-15")))
    assert check(reading, data.decode()) > 10


@pytest.mark.parametrize("kind", ["homoglyph", "zero_width", "bidi", "deletion", "full_width", "combining"])
def test_obfuscated_articles_are_read_alike(kind, reader):
    path = SAMPLES / "demo" / "article.txt"
    plain = path.read_text(encoding="utf-8")
    attacked = attack(plain, kind, 0.4, seed=5)
    first = reader.read(from_bytes(plain.encode(), "plain"), "2019-04-25")
    second = reader.read(from_bytes(attacked.encode(), "attacked"), "2019-04-25")
    check(json.loads(as_json(second)), attacked)

    def gist(reading):
        return [
            (event.act, event.factuality, [a.name for a in event.actors], [a.name for a in event.recipients])
            for event in reading.events
        ]

    assert second.clean == first.clean
    assert gist(second) == gist(first)


def test_without_a_date_relative_times_stay_open_and_this_is_said(reader):
    text = "Iran attacked Israel last month. Japan's minister visited India last week."
    reading = reader.read(from_bytes(text.encode(), "test"), None)
    assert [event.time.precision for event in reading.events] == ["unresolved", "unresolved"]
    assert [event.time.start for event in reading.events] == [None, None]
    (finding,) = reading.findings
    assert finding.kind == "undated"
    assert "'last month'" in finding.because
