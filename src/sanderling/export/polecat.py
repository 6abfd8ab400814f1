"""POLECAT's columns (PLOVER events): tab-separated with a header, in the order of the weekly files.

Source: Halterman et al., POLECAT Weekly Data, Harvard Dataverse, doi:10.7910/DVN/AJGVIT (the header of its files).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sanderling import __version__
from sanderling.export.material import Json, Material, day_of, said_to_be
from sanderling.export.tabbed import Value, with_header
from sanderling.knowledge.exchange_data import state_codes

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def events(material: Iterable[Material]) -> Iterator[str]:
    """Yield the file's lines; acts that are denied or negated are left out, since POLECAT lists what took place."""
    return with_header(COLUMNS, _rows(material))


def _rows(material: Iterable[Material]) -> Iterator[dict[str, Value]]:
    for one in material:
        article = one.reading["article"]
        named = _story(one.reading["mentions"])
        for event in said_to_be(one.reading["events"]):
            yield {
                "Event ID": one.id_of(event["id"]),
                "Event Date": day_of(event["time"]),
                "Event Type": event["code"],
                "Event Mode": event["mode"] if event["code"] == event["act"] else None,
                "Intensity": event["score"],
                "Quad Code": _QUADS[event["quad"]],
                "Contexts": ";".join(event["contexts"]),
                **_party("Actor", event["actors"]),
                **_party("Recipient", event["recipients"]),
                **_place(event["place"]),
                "Source": article["outlet"],
                "Publication Date": article["published"],
                **named,
                "Language": article["language"],
                "Version": f"Sanderling {__version__}",
            }


def _party(side: str, actors: list[Json]) -> dict[str, Value]:
    """The first of a side in its own columns; the raw names hold all of them."""
    if not actors:
        return {}
    first = actors[0]
    codes = state_codes().get(first["country"] or "")
    sectors = dict.fromkeys(actor["sector"] for actor in actors if actor["sector"])
    return {
        f"{side} Name": first["name"],
        f"{side} Country": first["country"],
        f"{side} COW": codes.cow if codes else None,
        f"Primary {side} Sector": first["sector"],
        f"{side} Sectors": ";".join(sectors),
        f"{side} Title": (first["office"] or "").replace("_", " ") or None,
        f"{side} Name Raw": ";".join(actor["words"] for actor in actors),
    }


def _place(place: Json | None) -> dict[str, Value]:
    if place is None:
        return {}
    kind, _, number = (place["id"] or "").partition(":")
    return {
        "Placename": place["name"],
        "City": place["name"] if place["precision"] == "city" else None,
        "Province": place["admin1"],
        "Country": place["country"],
        "Latitude": place["lat"],
        "Longitude": place["lon"],
        "GeoNames ID": number if kind == "geonames" else None,
        "Raw Placename": place["words"],
        "Feature Type": place["precision"],
    }


def _story(mentions: list[Json]) -> dict[str, Value]:
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    places: dict[str, None] = {}
    for mention in mentions:
        key = mention.get("id") or ""
        if mention["kind"] == "place" and mention.get("resolved"):
            places[mention["name"]] = None
        elif mention["kind"] == "actor" and key.startswith("per:"):
            people[mention["name"]] = None
        elif mention["kind"] == "actor" and key.startswith("org:"):
            bodies[mention["name"]] = None
    return {
        "Story People": ";".join(people),
        "Story Organizations": ";".join(bodies),
        "Story Locations": ";".join(places),
    }
