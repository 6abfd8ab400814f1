"""GDELT, POLECAT, ICEWS, FollowTheMoney, Web Annotation, GeoJSON, GraphML, iCalendar, BibTeX and CSL."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import icalendar
import pandas
import pytest

from sanderling.export import gdelt, icews, polecat
from sanderling.export.bibliography import as_bibtex, as_csl
from sanderling.export.calendar import as_calendar
from sanderling.export.csv_tables import read_csv_table
from sanderling.export.followthemoney import as_entities
from sanderling.export.geojson import events as event_features
from sanderling.export.geojson import journeys as journey_features
from sanderling.export.graphml import as_graphml
from sanderling.export.journey_rows import JOURNEYS, journey_csv, journey_json
from sanderling.export.web_annotation import as_annotations
from sanderling.journeys import journeys
from sanderling.knowledge.act_data import fine_acts
from sanderling.knowledge.exchange_data import cameo_of
from sanderling.records import Act

from .readings import HOSTILE, VISIT, actor, empty, event, hostile, journey, material, place, time, visit

ALL = [visit(), *hostile(), empty()]
STAMP = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def text_of(pieces):
    return "".join(pieces).encode("utf-8", "backslashreplace").decode()


# GDELT


def test_gdelt_has_the_published_columns():
    assert len(gdelt.EVENT_COLUMNS) == 61
    assert len(gdelt.MENTION_COLUMNS) == 16
    assert gdelt.EVENT_COLUMNS[26:30] == ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass")
    assert gdelt.EVENT_COLUMNS[51:61] == (
        "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code",
        "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID", "DATEADDED", "SOURCEURL",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "columns"), [(gdelt.events, gdelt.EVENT_COLUMNS), (gdelt.mentions, gdelt.MENTION_COLUMNS)]
)
def test_every_line_of_gdelt_has_its_cells(lines, columns):
    text = text_of(lines(ALL))
    rows = text.split("\n")
    assert rows.pop() == ""
    assert len(rows) == 1 + len(HOSTILE)
    assert {len(row.split("\t")) for row in rows} == {len(columns)}


def test_a_visit_in_gdelt():
    row = dict(zip(gdelt.EVENT_COLUMNS, next(gdelt.events([visit(added="2024-05-01T02:00:00+02:00")])).rstrip("\n").split("\t"), strict=True))
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("20230913", "202309", "2023")
    assert row["FractionDate"] == "2023.6932"  # (8 * 30 + 13) / 365
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("PRKGOV", "PRK", "GOV")
    assert row["Actor2Name"] == "VLADIMIR PUTIN"
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"]) == ("042", "04", "1")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == ("4", "RS")
    assert row["GoldsteinScale"] == "" == row["AvgTone"]
    assert row["DATEADDED"] == "20240501000000"


def test_gdelt_makes_up_no_day_of_a_month():
    text = "In August 2023 X visited Y."
    one = material(text, events=[event(1, text, time=time(text, "August 2023", "2023-08"))])
    row = dict(zip(gdelt.EVENT_COLUMNS, next(gdelt.events([one])).rstrip("\n").split("\t"), strict=True))
    assert (row["SQLDATE"], row["FractionDate"], row["MonthYear"], row["Year"]) == ("", "", "202308", "2023")


@pytest.mark.parametrize("module", [gdelt, polecat, icews])
@pytest.mark.parametrize("factuality", ["denied", "negated"])
def test_what_is_said_not_to_be_is_not_listed(module, factuality):
    one = visit(events=[event(1, VISIT, factuality=factuality)])
    listed = [line for line in module.events([one]) if not line.startswith("Event ID")]
    assert listed == []
    assert [line for line in module.events([visit()]) if not line.startswith("Event ID")] != []


def test_numbers_of_events_are_whole_in_a_double():
    numbers = {gdelt.event_number(f"{n:08x}-E1") for n in range(2000)}
    assert len(numbers) == 2000
    assert max(numbers) < 2**53


def test_every_act_has_a_cameo_code_of_its_root():
    """The finer codes agree in their root with the roots that the pair coder publishes, but for the three named."""
    known = {"agree-yield", "coerce-capture", "coerce-territory", "coerce-blockade"}
    other = set()
    for fine in fine_acts().values():
        code = fine.published("plover")
        if cameo_of(code, fine.act.value, fine.mode, ()).root != fine.cameo[:2]:
            other.add(fine.code)
    assert other == known
    for act in Act:
        assert re.fullmatch(r"\d{3,4}", cameo_of(act.value, act.value, None, ()).code)


# POLECAT and ICEWS


@pytest.mark.parametrize("module", [polecat, icews])
def test_pandas_loads_them(module):
    text = text_of(module.events(ALL))
    frame = pandas.read_csv(io.StringIO(text), sep="\t", quoting=csv.QUOTE_NONE, dtype=str)
    assert tuple(frame.columns) == module.COLUMNS
    assert len(frame) == 1 + len(HOSTILE)
    assert frame.loc[0, "Event Date"] == "2023-09-13"
    assert frame["Event ID"].is_unique


def test_a_visit_in_polecat_and_icews():
    row = dict(zip(polecat.COLUMNS, text_of(polecat.events([visit()])).split("\n")[1].split("\t"), strict=True))
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("CONSULT", "visit", "VERBAL COOPERATION")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Kim Jong Un", "PRK", "731")
    assert (row["GeoNames ID"], row["City"]) == ("2013348", "Vladivostok")
    row = dict(zip(icews.COLUMNS, text_of(icews.events([visit()])).split("\n")[1].split("\t"), strict=True))
    assert (row["CAMEO Code"], row["Event Text"], row["Target Country"]) == ("042", "Make a visit", "Russia")


# FollowTheMoney

SCHEMATA = {
    "Article": {"title", "name", "publishedAt", "publisher", "sourceUrl", "fileName", "language", "notes"},
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Person": {"name", "country", "position"},
    "Organization": {"name", "country"},
    "PublicBody": {"name", "country"},
    "LegalEntity": {"name", "country"},
    "Event": {"name", "involved", "recordId", "proof", "startDate", "endDate", "location", "country", "keywords",
              "summary", "publisher", "sourceUrl"},
    "Trip": {"name", "involved", "organizer", "startLocation", "endLocation", "vehicle", "startDate", "endDate",
             "keywords", "summary", "recordId", "proof", "country", "description"},
    "Address": {"full", "country", "state", "latitude", "longitude", "city"},
    "Vehicle": {"name", "type", "description"},
}  # fmt: skip
"""Of each schema that is written: properties that the public model (followthemoney 4.11) gives it."""


def test_followthemoney_keeps_to_the_model():
    lines = text_of(as_entities(ALL)).splitlines()
    entities = [json.loads(line) for line in lines]
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= SCHEMATA[entity["schema"]]
        for values in entity["properties"].values():
            assert values and all(isinstance(value, str) and value.strip() for value in values)
    pointing = [
        value
        for entity in entities
        for name in ("involved", "proof", "document", "resolved", "organizer", "startLocation", "endLocation", "vehicle")
        for value in entity["properties"].get(name, ())
    ]
    assert pointing and set(pointing) <= set(ids)


def test_followthemoney_ids_are_the_same_every_time_and_join_only_who_is_known():
    assert text_of(as_entities(ALL)) == text_of(as_entities(ALL))
    one, other = (material(f"Somebody came. {n}", events=[event(1, "Somebody came.", [actor("Somebody came.", "Somebody")])]) for n in "ab")
    people = [json.loads(line) for line in as_entities([one, other])]
    assert len([entity for entity in people if entity["schema"] == "LegalEntity"]) == 2
    known = [json.loads(line) for line in as_entities([visit(), visit(published="2023-09-15")])]
    assert len([entity for entity in known if entity["properties"].get("name") == ["Kim Jong Un"] and entity["schema"] == "Person"]) == 1


# Web Annotation


def test_annotations_select_exactly_their_words():
    page = json.loads(text_of(as_annotations(ALL)))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {one.reading["article"]["url"] or f"urn:sha256:{one.article}": one.text for one in ALL}
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids)) > 4 * len(HOSTILE)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert all(body["type"] == "TextualBody" and body["value"] is not None for body in item["body"])
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quote = target["selector"]
            text = texts[target["source"]]
            written = text[position["start"] : position["end"]]
            if "\ud800" not in text:  # which is written as its escape
                assert written == quote["exact"]
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


# GeoJSON


def test_event_features_are_rfc_7946():
    made = json.loads(text_of(event_features(ALL)))
    assert made["type"] == "FeatureCollection"
    assert len(made["features"]) == 1 + len(HOSTILE)
    assert made["features"][0]["geometry"] == {"type": "Point", "coordinates": [131.9, 43.1]}
    assert made["features"][0]["properties"]["quote"] == VISIT
    nowhere = json.loads(text_of(event_features([visit(events=[event(1, VISIT)])])))
    assert nowhere["features"][0]["geometry"] is None
    assert json.loads(text_of(event_features([])))["features"] == []


def leg(*positions):
    text = "A went from B via C to D."
    stops = [place(text, name, lat=lat, lon=lon, precision="city") for name, (lon, lat) in zip("BCD", positions, strict=False)]
    somebody = actor(text, "A", id="per:a")
    return material(text, journeys=[journey(1, text, [somebody], via=stops[:-1], to=stops[-1])])


def test_a_journey_is_a_line_of_its_places():
    made = json.loads(text_of(journey_features(journeys([leg((10, 1), (20, 2)).reading]))))
    assert made["features"][0]["geometry"] == {"type": "LineString", "coordinates": [[10, 1], [20, 2]]}


@pytest.mark.parametrize(
    ("west", "east", "cut"),
    [((170.0, 0.0), (-170.0, 20.0), [[[170, 0], [180, 10]], [[-180, 10], [-170, 20]]]),
     ((-170.0, 20.0), (170.0, 0.0), [[[-170, 20], [-180, 10]], [[180, 10], [170, 0]]])],
)  # fmt: skip
def test_a_line_over_the_antimeridian_is_cut(west, east, cut):
    made = json.loads(text_of(journey_features(journeys([leg(west, east).reading]))))
    assert made["features"][0]["geometry"] == {"type": "MultiLineString", "coordinates": cut}


# GraphML


def test_graphml_is_xml_and_joins_known_actors():
    root = ElementTree.fromstring(text_of(as_graphml(ALL)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = [node.get("id") for node in root.iter(f"{space}node")]
    edges = list(root.iter(f"{space}edge"))
    assert len(nodes) == len(set(nodes))
    assert len(edges) == 1 + len(HOSTILE)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    assert edges[0].get("source") == "per:kim-jong-un"
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} <= keys


# iCalendar


def entries(*rows):
    return list(icalendar.Calendar.from_ical(as_calendar(list(rows), STAMP)).walk())[1:]


def trip(words=None, start="", end=None, **more):
    text = f"A went to D {words}."
    when = time(text, words, start, end) if words else None
    return material(text, journeys=[journey(1, text, [actor(text, "A", id="per:a")], to=place(text, "D"), time=when, **more)]).reading


def test_a_day_is_an_all_day_event():
    entry = entries(*journeys([visit().reading]))[0]
    assert entry.name == "VEVENT"
    assert entry.decoded("dtstart") == datetime.date(2023, 9, 13)
    assert entry.decoded("dtend") == datetime.date(2023, 9, 14)  # exclusive
    assert entry["status"] == "CONFIRMED"
    assert "to meet Vladimir Putin" in entry["description"]


def test_a_month_is_not_made_a_day():
    entry = entries(*journeys([trip("in May 2023", "2023-05")]))[0]
    assert entry.name == "VJOURNAL"
    assert "dtstart" not in entry
    assert entry["summary"].startswith("2023-05:")
    assert entries(*journeys([trip()]))[0]["summary"].startswith("undated:")


def test_a_span_of_days_ends_after_its_last_day():
    entry = entries(*journeys([trip("from 3 to 5 May", "2023-05-03", "2023-05-05")]))[0]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (datetime.date(2023, 5, 3), datetime.date(2023, 5, 6))


@pytest.mark.parametrize(("factuality", "status"), [("planned", "TENTATIVE"), ("negated", "CANCELLED"), ("happened", "CONFIRMED")])
def test_the_calendar_says_how_sure_it_is(factuality, status):
    assert entries(*journeys([trip("on 3 May", "2023-05-03", factuality=factuality)]))[0]["status"] == status


def test_hostile_names_stay_within_their_entry():
    rows = journeys([one.reading for one in hostile()])
    made = entries(*rows)
    assert len(made) == len(HOSTILE)
    assert {entry.name for entry in made} == {"VJOURNAL"}
    assert len({str(entry["uid"]) for entry in made}) == len(HOSTILE)


# Journeys as rows


def test_journeys_come_back_from_csv():
    rows = journeys([one.reading for one in ALL])
    back = read_csv_table(JOURNEYS, "".join(journey_csv(rows)))
    assert len(back) == len(rows) == 1 + len(HOSTILE)
    kim = next(row for row in back if row["travellers"] == ["Kim Jong Un"])
    assert kim["host"] == ["Vladimir Putin"]
    assert kim["purpose_evidence"][0].endswith(": to meet Vladimir Putin")


def test_journeys_as_json_carry_every_cells_words():
    made = json.loads(journey_json(journeys([visit().reading])))
    assert made[0]["to"][0]["value"] == "Vladivostok"
    words = made[0]["to"][0]["evidence"][0]
    assert VISIT[words["start"] : words["end"]] == words["quote"] == "Vladivostok"


# Sources


def test_bibtex_entries_stand_apart_and_their_braces_balance():
    text = text_of(as_bibtex(ALL))
    assert text.count("@") - sum(string.count("@") for string in HOSTILE for _ in range(2)) == len(ALL)
    for entry in text.strip().split("\n\n"):
        assert re.match(r"@(article|misc)\{sanderling[0-9a-f]{16},\n", entry)
        plain = entry.replace(r"\{", "").replace(r"\}", "")
        assert plain.count("{") == plain.count("}")
    assert "month = sep" in text and "journal = {Example News}" in text
    assert r"\& y\% \$" not in text and r"\&amp; \{x\} \$y\%" in text


def test_csl_is_json_with_dates_in_parts():
    items = json.loads(as_csl(ALL).encode("utf-8", "backslashreplace"))
    assert len({item["id"] for item in items}) == len(ALL)
    assert items[0]["issued"] == {"date-parts": [[2023, 9, 14]]}
    assert items[0]["container-title"] == "Example News"
    assert "issued" not in items[-1]
    assert items[-1]["title"].startswith("Untitled article")
