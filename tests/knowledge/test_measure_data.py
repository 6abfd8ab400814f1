"""The files of measures: complete, strict, dated, sourced; a broken one is one clear sentence."""

from __future__ import annotations

import datetime

import pytest

from sanderling.errors import KnowledgeError
from sanderling.knowledge import measure_data
from sanderling.knowledge.measure_data import CONFIRMED, flow_words, is_bound, regime, regime_list
from sanderling.knowledge.tables import read_csv, several

REGIMES = sorted(regime_list())


@pytest.mark.parametrize("name", REGIMES)
def test_every_instrument_is_sourced_and_every_measure_fits_it(name):
    found = regime(name)
    for one in found.instruments.values():
        assert one.url.startswith("https://") and one.second.startswith("http") and one.url != one.second
        assert one.adopted <= one.checked
    for one in found.measures.values():
        assert found.instruments[one.instrument].adopted <= one.start
        assert one.goods or one.unsure
        assert one.confirmed in CONFIRMED
        assert not one.says.endswith(".") and len(one.says) < 200
        for key in (*one.extends, *one.replaces, *one.reaffirms):
            assert found.measures[key].start <= one.start


@pytest.mark.parametrize("name", REGIMES)
def test_nothing_is_left_over(name):
    found = regime(name)
    assert {key for one in found.measures.values() for key in one.exempt} == set(found.exemptions)
    ids = [one.id for other in REGIMES for one in regime(other).measures.values()]
    assert len(ids) == len(set(ids))


def test_the_states_and_groups_of_the_list_are_known():
    states = {row["id"] for row in read_csv("actors/states.csv", _columns("actors/states.csv"))}
    groups = {
        row["id"]
        for file in ("actors/armed_groups.csv", "actors/organisations.csv")
        for row in read_csv(file, _columns(file))
    }
    for entry in regime_list().values():
        assert {*entry.party.countries, *entry.near} <= states
        assert set(entry.party.ids) <= groups, set(entry.party.ids) - groups
        for one in regime(entry.id).measures.values():
            if one.party is not None:
                assert set(one.party.countries) <= states and set(one.party.ids) <= groups


def _columns(name):
    from sanderling.knowledge.tables import data_file

    return tuple(data_file(name).read_text(encoding="utf-8").splitlines()[0].split(","))


def test_union_law_bound_its_members_of_the_day():
    assert is_bound(("EU",), "GBR", None, "2020-12-31") and not is_bound(("EU",), "GBR", None, "2021-01-01")
    assert is_bound(("EU",), "HRV", None, "2013-07-01") and not is_bound(("EU",), "HRV", None, "2013-06-30")
    assert is_bound(("EU",), None, "org:eu", "2023-01-01") and not is_bound(("EU",), "CHE", None, "2023-01-01")
    assert is_bound(("any",), None, None, "2023-01-01")


def test_flow_words_have_examples_of_their_flow():
    rows = read_csv("measures/flow_words.csv", ("word", "flow", "example", "near_miss"), ("word", "flow", "example"))
    for row in rows:
        first = next(word for word in row["example"].lower().strip(".").split() if word in flow_words())
        assert flow_words()[first] == row["flow"] and row["flow"] in {"in", "out"}, row
    assert several("a|b") == ("a", "b")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "unknown keys"),
        ({"from": "2006"}, "is no day"),
        ({"from": "delete"}, "missing keys"),
        ({"to": datetime.date(2000, 1, 1)}, "ends on"),
        ({"goods": ["gold_dust"]}, "goods"),
        ({"unsure": {"gold_dust": "whether"}}, "goods"),
        ({"direction": "sideways"}, "direction"),
        ({"acts": "gifts"}, "acts"),
        ({"confirmed": "maybe"}, "confirmed"),
        ({"extends": ["X-9"]}, "refers to unknown"),
        ({"exempt": ["x"]}, "refers to unknown"),
        ({"instrument": "UNSCR 9999"}, "refers to unknown"),
        ({"party": {"planet": "Mars"}}, "unknown keys"),
    ],
)
def test_a_broken_file_is_told(monkeypatch, change, says):
    read = measure_data.read_yaml

    def broken(name, keys, required):
        document = read(name, keys, required)
        measure = {**document["measures"]["SSD-2428-4"], **change}
        if change.get("from") == "delete":
            del measure["from"]
        return {**document, "measures": {"SSD-2428-4": measure}}

    monkeypatch.setattr(measure_data, "read_yaml", broken)
    with pytest.raises(KnowledgeError, match=says):
        regime.__wrapped__("UN-SSD")


def test_after_the_last_renewal_known_nothing_is_told():
    one = regime("UN-SSD").measures["SSD-2428-4"]
    assert one.in_force("2018-07-13", "2018-07-13") == "all"
    assert one.in_force("2018-07-12", "2018-07-12") == "none"
    assert one.in_force("2018-07-12", "2018-07-13") == "part"
    assert one.in_force("2099-01-01", "2099-01-01") == "part"
    ended = regime("UN-SOM").measures["SOM-733-5"]
    assert ended.in_force("2023-11-30", "2023-11-30") == "all" and ended.in_force("2023-12-01", "2024-01-01") == "none"


def test_a_rule_names_the_source_that_showed_it_where_it_is_not_the_instruments():
    korea = regime("UN-PRK")
    aviation = korea.measures["PRK-2270-31"]
    assert aviation.second.startswith("https://") and aviation.second != korea.instruments[aviation.instrument].second
    for name in regime_list():
        for one in regime(name).measures.values():
            assert not one.second or (one.second.startswith("http") and one.confirmed != "no"), one.id
