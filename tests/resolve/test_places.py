"""Which place a name means: the table of cases, and what holds for every name."""

from __future__ import annotations

import csv
import pickle
import string
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.records import Span
from sanderling.resolve.place_home import infer_home
from sanderling.resolve.place_text import mentioned_in, queries_in
from sanderling.resolve.places import (
    SURE_ENOUGH,
    PlaceChoice,
    PlaceContext,
    PlaceQuery,
    PlaceResolver,
)

CASES = Path(__file__).resolve().parent.parent / "cases" / "places.csv"
RESOLVER = PlaceResolver()


@pytest.fixture(scope="module")
def resolver():
    yield RESOLVER
    RESOLVER.close()


def _cases():
    with CASES.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            label = "-".join(part for part in (row["name"], row["containing"], row["others"]) if part)
            assert row["status"] in ("", "known-failure")
            marks = [pytest.mark.xfail(strict=True, reason=row["comment"])] if row["status"] else []
            yield pytest.param(row, id=label, marks=marks)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@pytest.mark.parametrize("row", list(_cases()))
def test_case(resolver, row):
    context = PlaceContext(
        _parts(row["containing"]),
        _parts(row["others"]),
        outlet_country=row["outlet_country"] or None,
        outlet_admin1=row["outlet_admin1"] or None,
    )
    choice = resolver.resolve(row["name"], context)
    if row["expected"] == "unresolved":
        assert not choice.resolved, choice.why
        assert choice.why.endswith(".")
        assert choice.id is None and choice.lat is None
    else:
        assert choice.resolved, choice.why
        assert choice.name == row["expected"]
        assert choice.precision == row["precision"]
    assert (choice.country or "") == row["country"]
    if row["admin1"]:
        assert choice.admin1 == row["admin1"]


def test_there_are_enough_cases_and_some_are_negative():
    rows = [case.values[0] for case in _cases()]
    assert len(rows) >= 120
    assert sum(row["expected"] == "unresolved" for row in rows) >= 12


def test_a_facility_that_is_not_known_is_explained_with_the_one_that_is(resolver):
    choice = resolver.resolve("Vladivostok Cosmodrome")
    assert not choice.resolved
    assert "Vostochny Cosmodrome" in choice.why and "Amur Oblast" in choice.why
    assert choice.hints[0].id == "site:vostochny"
    assert choice.hints[-1].name == "Vladivostok"


def test_one_sense_of_a_name_in_an_article(resolver):
    queries = [PlaceQuery("Springfield", ("Illinois",)), PlaceQuery("Springfield")]
    first, second = resolver.resolve_all(queries)
    assert first.id == second.id
    assert first.admin1 == "Illinois"


def test_the_text_may_give_a_name_two_senses(resolver):
    queries = [PlaceQuery("Paris", ("Texas",)), PlaceQuery("Paris", ("France",))]
    texas, france = resolver.resolve_all(queries)
    assert (texas.country, france.country) == ("USA", "FRA")


def test_names_of_an_article_settle_one_another(resolver):
    names = ["Springfield", "Salem", "Portland", "Eugene"]
    choices = resolver.resolve_all([PlaceQuery(name) for name in names])
    assert {choice.admin1 for choice in choices} == {"Oregon"}


def test_regions_that_follow_a_name_are_read_from_the_text(resolver):
    text = "In Moscow, Idaho, and Athens (Georgia) they met men of Portland, Ore., and Paris, London and Rome."
    names = ["Moscow", "Athens", "Portland", "Paris", "Rome"]
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    containing = [query.containing for query in queries_in(text, spans, resolver)]
    assert containing == [("Idaho",), ("Georgia",), ("Ore.",), (), ()]


def test_countries_within_other_names_are_seen(resolver):
    text = "Georgia Tech beat the University of Tennessee in Athens."
    start = text.index("Athens")
    assert set(mentioned_in(text, [(start, start + 6)], resolver)) >= {"Georgia", "Tennessee"}


def test_an_outlets_home_is_inferred_from_its_places(resolver):
    choices = [
        resolver.resolve(name, PlaceContext((region,)))
        for name, region in [
            ("Dallas", "Texas"),
            ("Austin", "Texas"),
            ("Waco", "Texas"),
            ("Tulsa", "Oklahoma"),
        ]
    ]
    assert infer_home(choices) == ("USA", "Texas")
    assert infer_home([]) == (None, None)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Vladivostok", True), ("vladivostok", False), ("Punggye-ri", True), ("Vostochny Cosmodrome", True),
        ("US", True), ("Us", False), ("U.S.", True), ("DPRK", True), ("Hm", False), ("The", False),
        ("May", False), ("Vladivostok Cosmodrome", False), ("", False), ("St. Louis", True),
        ("Saint Louis", True), ("OR", False),
    ],
)  # fmt: skip
def test_membership(resolver, name, known):
    assert resolver.is_place_name(name) is known


def test_a_choice_becomes_a_record(resolver):
    span = Span(0, 11, "Vladivostok", "Vladivostok")
    place = resolver.resolve("Vladivostok").as_place(span)
    assert (place.id, place.country, place.precision) == ("geonames:2013348", "RUS", "city")
    unknown = resolver.resolve("Qwertyville").as_place(Span(0, 11, "Qwertyville", "Qwertyville"))
    assert not unknown.resolved and unknown.lat is None and unknown.name == "Qwertyville"


def test_a_resolver_travels_to_another_process(resolver):
    copy = pickle.loads(pickle.dumps(resolver))
    assert copy.resolve("Vladivostok") == resolver.resolve("Vladivostok")
    copy.close()


def test_threads_may_share_a_resolver():
    shared = PlaceResolver()
    names = ["Paris", "Moscow", "Springfield", "Georgia", "Panmunjom", "Kyiv"] * 20
    with ThreadPoolExecutor(8) as pool:
        choices = list(pool.map(shared.resolve, names))
    shared.close()
    assert choices[:6] * 20 == choices


NAMES = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=string.ascii_letters + " .,'’-", max_size=30),
    st.sampled_from(("Paris", "Georgia", "Springfield", "Moscow", "Panmunjom", "Syria", "U.S.", "Russian", "Hormuz")),
    st.sampled_from(("Ill.", "OR", "Kyiv", "Tripoli", "Lebanon", "Amur region", "Vladivostok Cosmodrome")),
)
SEVERAL = settings(max_examples=150, deadline=None)


def _holds(choice: PlaceChoice) -> None:
    assert 0.0 <= choice.score <= 1.0
    assert choice.why.endswith(".") and "\n" not in choice.why.replace(choice.query, "")
    if choice.resolved:
        assert choice.lat is not None and -90 <= choice.lat <= 90
        assert choice.lon is not None and -180 <= choice.lon <= 180
        assert choice.precision in {"site", "city", "admin1", "country"}
        assert choice.score >= SURE_ENOUGH
        assert choice.country is None or len(choice.country) == 3
    else:
        assert choice.id is None and choice.lat is None and choice.lon is None and choice.precision is None


@SEVERAL
@given(NAMES, st.lists(NAMES, max_size=2), st.lists(NAMES, max_size=3))
def test_any_name_gets_an_honest_answer(name, containing, others):
    _holds(RESOLVER.resolve(name, PlaceContext(tuple(containing), tuple(others))))


@SEVERAL
@given(st.lists(NAMES, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_names_does_not_matter(names, random):
    queries = [PlaceQuery(name) for name in names]
    shuffled = queries[:]
    random.shuffle(shuffled)
    before = {choice.query: choice.id for choice in RESOLVER.resolve_all(queries)}
    after = {choice.query: choice.id for choice in RESOLVER.resolve_all(shuffled)}
    assert before == after


@SEVERAL
@given(NAMES)
def test_a_name_said_twice_says_no_more(name):
    once = RESOLVER.resolve_all([PlaceQuery(name)])[0]
    twice = RESOLVER.resolve_all([PlaceQuery(name), PlaceQuery(name)])
    assert twice == [once, once]


@SEVERAL
@given(NAMES)
def test_what_is_known_has_candidates(name):
    if RESOLVER.is_place_name(name):
        assert RESOLVER.candidates(name)
