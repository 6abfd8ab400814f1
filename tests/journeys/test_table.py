"""The leader-travel table over many articles."""

from __future__ import annotations

import itertools

import pytest

from sanderling.journeys import COLUMNS, journeys
from tests.export.readings import actor, journey, material, place, time

PLACES = {
    "Vladivostok": {"id": "geonames:2013348", "country": "RUS", "admin1": "Primorsky Krai", "precision": "city"},
    "Moscow": {"id": "geonames:524901", "country": "RUS", "admin1": "Moscow", "precision": "city"},
    "Russia": {"id": "RUS", "country": "RUS", "precision": "country"},
    "Primorsky Krai": {"id": "geonames:2017623", "country": "RUS", "admin1": "Primorsky Krai", "precision": "admin1"},
    "China": {"id": "CHN", "country": "CHN", "precision": "country"},
}


def told(to="Vladivostok", start="2023-09-12", end=None, *, who="per:kim-jong-un", published="2023-09-13", left=None,
         factuality="happened", origin=None, **more):  # fmt: skip
    text = f"Kim of {origin} went to {to} ({start}, {end}, {who}, {published}, {left}, {factuality})."
    traveller = actor(text, "Kim", id=who, country="PRK")
    when = time(text, start, start, end) if start else None
    going = journey(
        1, text, [traveller], to=place(text, to, **PLACES[to]) if to else None, time=when, factuality=factuality,
        **{"from": place(text, origin, **PLACES[origin]) if origin else None},
        left=time(text, left, left) if left else None, **more,
    )  # fmt: skip
    return material(text, journeys=[going], published=published).reading


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"start": "2023-09-13"}, True),
        ({}, {"start": "2023-09-15"}, False),
        ({}, {"start": "2023-09"}, True),
        ({}, {"start": "2023-08"}, False),
        ({}, {"start": "2023"}, True),
        ({}, {"start": None}, True),
        ({}, {"start": None, "published": "2023-11-01"}, False),
        ({}, {"start": None, "published": None}, False),
        ({}, {"to": "Russia"}, True),
        ({}, {"to": "Primorsky Krai"}, True),
        ({"to": "Moscow"}, {"to": "Primorsky Krai"}, False),
        ({}, {"to": "Moscow"}, False),
        ({}, {"to": "China"}, False),
        ({}, {"who": "per:kim-jong-il"}, False),
        ({}, {"factuality": "planned", "published": "2023-09-05"}, True),
        ({}, {"factuality": "negated"}, True),
        ({"left": "2023-09-17"}, {"start": "2023-09-16"}, True),
    ],
)
def test_which_tellings_are_one_journey(one, other, same):
    first, second = told(**one), told(**{"published": "2023-09-14", **other})
    assert len(journeys([first, second])) == (1 if same else 2)


def test_the_order_of_reading_is_no_matter():
    readings = [
        told(), told("Russia", "2023-09", factuality="planned", published="2023-09-05"), told("Moscow", "2023-09-15"),
        told("China", "2023-09-12"), told("Russia", None, published="2023-09-20"), told(left="2023-09-17", published="2023-09-18"),
    ]  # fmt: skip
    wanted = [row.as_dict() for row in journeys(readings)]
    for order in itertools.islice(itertools.permutations(readings), 0, 720, 31):
        assert [row.as_dict() for row in journeys(order)] == wanted


def test_a_row_shows_every_value_with_its_article():
    one, other = told("Vladivostok", "2023-09-12"), told("Russia", "2023-09-13", published="2023-09-15")
    (row,) = journeys([one, other])
    assert [value.text for value in row.cells["to"]] == ["Vladivostok", "Russia"]
    assert {value.text: {words.article for words in value.evidence} for value in row.cells["start"]} == {
        "2023-09-12": {one["article"]["id"]}, "2023-09-13": {other["article"]["id"]},
    }  # fmt: skip
    assert row.disputed == ("start",)
    assert set(row.as_dict()) == {"id", "articles", "origins", "disputed", *COLUMNS}


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ({}, {"start": "2023-09"}, ()),
        ({}, {"to": "Russia"}, ()),
        ({"origin": "Moscow"}, {"origin": "China"}, ("from",)),
        ({"origin": "Moscow"}, {"origin": "Russia"}, ()),
        ({"origin": "Moscow"}, {"origin": "Vladivostok"}, ("from",)),
        ({}, {"factuality": "negated"}, ("status",)),
        ({}, {"factuality": "planned", "published": "2023-09-01"}, ()),
        ({"left": "2023-09-17"}, {"left": "2023-09-18"}, ("end",)),
    ],
)
def test_what_is_disputed(one, other, disputed):
    (row,) = journeys([told(**one), told(**{"published": "2023-09-14", **other})])
    assert row.disputed == disputed


def test_what_was_told_last_comes_first_of_the_status():
    rows = journeys([told(factuality="planned", published="2023-09-05"), told(published="2023-09-13")])
    assert [value.text for value in rows[0].cells["status"]] == ["made", "planned"]


def test_one_day_that_is_told_is_no_end():
    (row,) = journeys([told()])
    assert (row.first("start"), row.first("end")) == ("2023-09-12", None)
    (row,) = journeys([told(start="2023-09-12", end="2023-09-17")])
    assert (row.first("start"), row.first("end")) == ("2023-09-12", "2023-09-17")
    (row,) = journeys([told(start="2023-09")])
    assert (row.first("start"), row.first("end")) == ("2023-09", "2023-09")


def test_a_journey_of_nobody_or_to_nowhere_is_kept_apart():
    (row,) = journeys([told(to="")])
    assert row.cells["to"] == ()
    assert len(journeys([told(to=""), told(to="", published="2023-09-14")])) == 2


def test_what_a_conveyance_is_said_to_be_comes_with_it():
    text = "Kim went by his armoured train."
    words = {"start": 0, "end": len(text), "quote": text, "words": text}
    part = {"unit": None, "si": None, "si_unit": None, "evidence": words}
    train = {
        "id": "V1", "name": "his armoured train", "kind": "train", "according_to": [], "evidence": [words],
        "protection": [{"name": "protection", "value": "armoured", **part}],
        "attributes": [{"name": "maximum speed", "value": 37.0, **{**part, "unit": "mph"}}],
        "formation": [{"name": "number of trains", "value": 3.0, **part}, {"name": "air cover", "value": "jets", **part}],
    }  # fmt: skip
    going = journey(1, text, [actor(text, "Kim")], conveyance="V1")
    (row,) = journeys([material(text, journeys=[going], conveyances=[train]).reading])
    assert [row.first(name) for name in ("conveyance", "protection", "attributes", "formation")] == [
        "his armoured train", "armoured", "maximum speed: 37 mph", "number of trains: 3",
    ]  # fmt: skip
    assert row.first("escorts") == f"{text} (air cover)"
