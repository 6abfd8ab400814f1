"""ICEWS's columns (CAMEO events): tab-separated with a header, in the published order.

Source: Boschee et al., ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075 (the header of its files).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sanderling.export.material import Json, Material, day_of, said_to_be
from sanderling.export.tabbed import Value, with_header
from sanderling.knowledge.exchange_data import cameo_of, state_codes

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def events(material: Iterable[Material]) -> Iterator[str]:
    """Yield the file's lines; acts denied or negated are left out. Intensity is blank: it is Goldstein's scale."""
    return with_header(COLUMNS, _rows(material))


def _rows(material: Iterable[Material]) -> Iterator[dict[str, Value]]:
    for one in material:
        for event in said_to_be(one.reading["events"]):
            cameo = cameo_of(event["code"], event["act"], event["mode"], event["contexts"])
            place = event["place"]
            yield {
                "Event ID": one.id_of(event["id"]),
                "Event Date": day_of(event["time"]),
                **_party("Source", event["actors"]),
                "Event Text": cameo.name,
                "CAMEO Code": cameo.code,
                **_party("Target", event["recipients"]),
                "Story ID": one.article,
                "Publisher": one.reading["article"]["outlet"],
                "City": place["name"] if place and place["precision"] == "city" else None,
                "Province": place["admin1"] if place else None,
                "Country": _state(place["country"]) if place else None,
                "Latitude": place["lat"] if place else None,
                "Longitude": place["lon"] if place else None,
            }


def _party(side: str, actors: list[Json]) -> dict[str, Value]:
    """The first of a side; ICEWS holds one actor a side."""
    if not actors:
        return {}
    actor = actors[0]
    return {
        f"{side} Name": actor["name"],
        f"{side} Sectors": actor["sector"],
        f"{side} Country": _state(actor["country"]),
    }


def _state(country: str | None) -> str | None:
    codes = state_codes().get(country or "")
    return codes.name if codes else country
