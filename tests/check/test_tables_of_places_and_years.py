"""The tables of borders, lands, years, persons and contraries: what they hold fits together."""

from __future__ import annotations

import itertools
import re

import pytest

from sanderling.errors import KnowledgeError
from sanderling.knowledge.check_bodies import bodies
from sanderling.knowledge.check_contraries import contraries
from sanderling.knowledge.check_elections import elections
from sanderling.knowledge.check_event_places import event_places
from sanderling.knowledge.check_known import known_persons
from sanderling.knowledge.check_lands import island_seas, lands, outlines
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_members import memberships
from sanderling.knowledge.check_persons import early_terms, firsts, persons_told
from sanderling.knowledge.check_tables import areas, seats
from sanderling.knowledge.check_wars import wars
from sanderling.knowledge.check_waters import rivers, straits, towns_on_rivers
from sanderling.knowledge.check_years import accessions, dated_events, power_years


def test_borders_are_of_both_and_lands_of_known_states():
    assert len(outlines()) >= 160
    known = set(outlines())
    for one in outlines().values():
        for other in one.neighbours & known:
            assert one.country in outlines()[other].neighbours
    assert sum(land.kind == "island" for land in lands().values()) >= 250
    assert lands()["Lake Titicaca"].countries == {"PER", "BOL"}
    # What two states share by land or a narrow lake they are neighbours by.
    for land in lands().values():
        assert land.countries and all(re.fullmatch(r"[A-Z]{3}", country) for country in land.countries)


def test_events_have_a_deed_and_a_point():
    assert len(event_places()) >= 200
    assert len({event.name for event in event_places()}) == len(event_places())
    for event in event_places():
        assert len(event.groups) >= 2 and event.places and abs(event.lat) <= 90 and abs(event.lon) <= 180
        assert all(re.fullmatch(r"[A-Z]{3}", country) for country in event.countries)


def test_years_are_years_and_events_have_words():
    assert len(dated_events()) >= 600 and len(accessions()) >= 400
    assert all(1600 <= year <= 2030 for row in accessions().values() for year in row.years)
    assert len({event.name for event in dated_events()}) == len(dated_events())
    assert power_years()["per:robert-mugabe"] == {1980}


def test_terms_end_after_they_begin_and_firsts_have_names():
    assert all(term.since < term.until for terms in early_terms().values() for term in terms)
    assert all(first.who and first.year for first in firsts().values())
    assert all(told.nations for told in persons_told().values())


def test_persons_known_by_name_alone_have_a_nation_and_a_source():
    assert len(known_persons()) >= 3_500
    assert all(" " in one.name and one.nations and one.source for one in known_persons())
    names = [name for one in known_persons() for name in one.names]
    assert len(names) == len(set(names)), [name for name in set(names) if names.count(name) > 1]


def test_contraries_have_two_sides_that_differ():
    for pair in contraries():
        assert pair.hints[0] and pair.hints[1]
        assert (pair.one_object or pair.one_subject) and (pair.other_object or pair.other_subject)


def test_mandates_follow_one_another():
    posts = {post.name: post for post in mandate_posts()}
    assert len(posts) >= 280 and sum(len(post.held) for post in posts.values()) >= 1_600
    assert [one.person for one in posts["Governor of Louisiana"].held][-2:] == ["John Bel Edwards", "Jeff Landry"]
    shared = ("Leader of ", "Founder of ", "Chief of ", "Senator from ")  # a party, a movement, a company or a state may have two at a time
    double = set()
    for post in posts.values():
        assert [one.since for one in post.held] == sorted(one.since for one in post.held), post.name
        for one, other in itertools.pairwise(post.held):
            ends = one.until and one.until[: (known := min(7, len(one.until), len(other.since)))] <= other.since[:known]
            assert ends or one.person != other.person, (post.name, one.person)
            if not ends and not post.name.startswith(shared) and not post.name.endswith(" spokesman"):
                double.add(post.name)  # an acting holder amid a term, two churches of one town, a minister beside another
    assert len(double) <= len(posts) // 40, sorted(double)


def test_bodies_wars_and_elections_are_whole():
    assert len(bodies()) >= 60 and all(body.names and body.seats > 0 for body in bodies())
    assert len({war.name for war in wars().values()}) >= 50 and wars()["Korean War"].until == 1953
    assert len(elections()) >= 200 and all(row.losers and row.winner not in row.losers for row in elections())
    assert len({(row.country, row.day) for row in elections()}) == len(elections())


def test_islands_lie_in_seas_and_bodies_grow_by_days():
    assert len(island_seas()) >= 300 and all(island_seas().values())
    assert "Aegean" in island_seas()["Lesbos"] and "Ionian Sea" not in island_seas()["Lesbos"]
    assert sum(land.kind == "crossing" for land in lands().values()) >= 100
    for body in memberships():
        assert [day for day, _ in body.counts] == sorted(day for day, _ in body.counts)
        assert all(before != after for (_, before), (_, after) in itertools.pairwise(body.counts))
    assert dict(next(body for body in memberships() if body.name == "NATO").counts)["2020-03-27"] == 30


def test_a_body_told_in_two_orders_of_time_is_refused(monkeypatch):
    rows = [{"body": "B", "names": "B", "from": day, "members": "3", "source": "s"} for day in ("2001-01-01", "2000-01-01")]
    monkeypatch.setattr("sanderling.knowledge.check_members.read_csv", lambda *_, **__: rows)
    with pytest.raises(KnowledgeError):
        memberships.__wrapped__()


def test_small_lands_have_points_and_straits_and_rivers_their_ends():
    placed = {land.name: land for land in lands().values() if land.lat is not None and land.lon is not None}
    assert len(placed) >= 300
    assert all(-90 <= (land.lat or 0) <= 90 and -180 <= (land.lon or 0) <= 180 for land in placed.values())
    # A land that is also an area of its own has its point inside it.
    for name, land in placed.items():
        if name in areas() and set(areas()[name].countries) & land.countries:
            assert areas()[name].holds(land.lat or 0.0, land.lon or 0.0, 0.5), name
    assert len({strait.name for strait in straits().values()}) >= 80 and all(strait.joins for strait in straits().values())
    assert "Red Sea" in straits()["Bab el-Mandab"].joins and "Red Sea" not in straits()["Strait of Hormuz"].joins
    assert len({river.name for river in rivers().values()}) >= 150 and "Caspian" in rivers()["Volga"].mouth
    assert [river.name for river in towns_on_rivers()["Belgrade"]] == ["Danube", "Sava"]
    assert len({seat.body for seat in seats().values()}) >= 200


@pytest.mark.parametrize(("table", "row"), [(straits, {"name": "X", "aliases": "X", "joins": "Red Sea", "source": "s"}), (rivers, {"name": "X", "aliases": "X", "mouth": "Red Sea", "towns": "", "source": "s"})])
def test_a_water_told_twice_is_refused(monkeypatch, table, row):
    monkeypatch.setattr("sanderling.knowledge.check_waters.read_csv", lambda *_, **__: [row])
    with pytest.raises(KnowledgeError):
        table.__wrapped__()
