"""Capitals told of a region from afar: in the sentence, behind the town, or in the sentence before."""

from __future__ import annotations

import pytest

from sanderling.check.chief_towns import regions_in
from sanderling.check.text import Line
from sanderling.ingest import from_bytes
from sanderling.reader import Reader
from sanderling.resolve.places import PlaceResolver


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _found(reader: Reader, text: str) -> list[str]:
    return [one.because for one in reader.read(from_bytes(text.encode(), "case"), "2016-05-03").findings if one.kind == "place-conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bolivian department of Beni has closed its schools, its capital Cobija being under water since Saturday.",
        "The governor of Anbar province, whose capital is Mosul, resigned.",
        "Fighting went on all day in Helmand province, and shops closed in the provincial capital, Kunduz.",
        "Fighting went on all day in Helmand province. The provincial capital, Kunduz, was quiet.",
        "Fighting went on in Helmand province, where Kunduz, the provincial capital, was shelled.",
    ],
)
def test_a_town_of_another_region_is_no_capital_of_it(reader: Reader, text: str) -> None:
    assert _found(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Bolivian department of Pando has closed its schools, its capital Cobija being under water since Saturday.",
        "Fighting went on all day in Helmand province. In Lashkar Gah, the provincial capital, shops closed.",
        "Fighting spread from Helmand province to Kandahar, the neighbouring provincial capital.",
        "Fighting went on in Helmand and Kunduz provinces. The provincial capital, Kunduz, was quiet.",
        "Kenya's Turkana county sent its governor to the country's capital, Nairobi.",
    ],
)
def test_a_regions_own_capital_and_other_capitals_are_left_alone(reader: Reader, text: str) -> None:
    assert _found(reader, text) == []


def test_a_region_is_read_before_and_behind_its_noun() -> None:
    text = "In Ethiopia's northern Amhara region and in the Bolivian department of Beni."
    told = regions_in(Line(0, len(text), text, False), PlaceResolver())
    assert [one.regions[0].name for one in told] == ["Amhara", "Beni"]
