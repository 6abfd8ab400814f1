"""The resolver on its own."""

from __future__ import annotations

import pytest

from sanderling.errors import InputError
from sanderling.resolve.lookup import Names, when, where


@pytest.fixture(scope="module")
def names():
    return Names()


@pytest.mark.parametrize(
    ("name", "day", "first"),
    [
        ("Soigu", "2023-08-01", "per:sergei-shoigu"),
        ("Sergei Soigu", "2023-08-01", "per:sergei-shoigu"),
        ("the Russian defence minister", "2013-05-01", "per:sergei-shoigu"),
        ("the Russian defence minister", "2011-05-01", "per:anatoly-serdyukov"),
        ("prime minister of Japan", "2007-01-10", "per:shinzo-abe"),
        ("Japan's prime minister", "2022-01-10", "per:fumio-kishida"),
        ("the North Korean leader", "2012-06-01", "per:kim-jong-un"),
        ("the Iranian leader", "2012-06-01", "per:ali-khamenei"),
        ("Abe Shinzo", "2014-01-01", "per:shinzo-abe"),
        ("Bush", "1991-02-01", "per:george-h-w-bush"),
        ("Bush", "2005-02-01", "per:george-w-bush"),
        ("the Kremlin", "2020-01-01", "RUS"),
        ("the Kremlin", "1985-01-01", "SUN"),
        ("Prague", "1990-05-01", "CSK"),
        ("Prague", "1994-05-01", "CZE"),
        ("Hezbollah", None, "org:hezbollah"),
    ],
)
def test_who(names, name, day, first):
    found = names.who(name, day)
    assert found[0].id == first
    assert found[0].why and 0 < found[0].confidence <= 1


def test_several_of_one_name_are_all_told_and_none_is_sure(names):
    found = names.who("Kim", "2010-01-01")
    assert len(found) > 5
    assert found[0].id == "per:kim-jong-il"
    assert all(one.confidence < 0.5 for one in found)
    assert "bear the name" in found[0].why


@pytest.mark.parametrize("name", ["Xyzzy", "qwertz", "the third man"])
def test_nobody(names, name):
    assert names.who(name) == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 2000])
def test_no_question(names, name):
    with pytest.raises(InputError):
        names.who(name)
    with pytest.raises(InputError):
        where(name)


def test_an_answer_past_its_day_may_be_stale(names):
    assert "may be stale" in names.who("prime minister of Japan", "2031-01-10")[0].why


def test_where_says_what_else():
    choice = where("Springfield", ("Illinois",))
    assert (choice.admin1, choice.country) == ("Illinois", "USA")
    assert len(choice.others) > 2
    unknown = where("Vladivostok Cosmodrome")
    assert not unknown.resolved
    assert any("Vostochny" in hint.name for hint in unknown.hints)


def test_when_counts_from_the_day_given():
    assert [(one.value_start, one.precision) for one in when("last month", "2023-09-13")] == [("2023-08", "month")]
    assert when("last month", None)[0].value_start is None
    with pytest.raises(InputError):
        when("last month", "13.9.2023")
