"""Events and journeys as GeoJSON (RFC 7946): longitude before latitude, WGS 84; a line that crosses 180° is cut there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sanderling.export.material import Json, Material, quote_of
from sanderling.journeys import COLUMNS, Journey

Position = tuple[float, float]


def events(material: Iterable[Material]) -> Iterator[str]:
    """Yield the text of a FeatureCollection of events; an event without a place has no geometry (null)."""
    return _collection(_event(one, event) for one in material for event in one.reading["events"])


def journeys(rows: Iterable[Journey]) -> Iterator[str]:
    """Yield the text of a FeatureCollection of journeys: a line through all places known, or a point."""
    return _collection(map(_journey, rows))


def _collection(features: Iterable[Json]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(features):
        yield ("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


def _event(one: Material, event: Json) -> Json:
    place = event["place"]
    position = _position(place)
    return {
        "type": "Feature",
        "id": one.id_of(event["id"]),
        "geometry": {"type": "Point", "coordinates": list(position)} if position else None,
        "properties": {
            "act": event["act"],
            "code": event["code"],
            "mode": event["mode"],
            "factuality": event["factuality"],
            "actors": [actor["name"] for actor in event["actors"]],
            "recipients": [actor["name"] for actor in event["recipients"]],
            "start": event["time"]["start"] if event["time"] else None,
            "end": event["time"]["end"] if event["time"] else None,
            "place": place["name"] if place else None,
            "place_precision": place["precision"] if place else None,
            "confidence": event["confidence"],
            "group": one.groups.get(event["id"]),
            "origins": one.origins.get(event["id"]),
            "quote": quote_of(event),
            "article": one.article,
        },
    }


def _journey(row: Journey) -> Json:
    places = _route(row)
    positions = [position for place in places if (position := _position(place)) is not None]
    properties: Json = {
        "places": [place["name"] for place in places],
        "place_precisions": [place["precision"] for place in places],
        "disputed": list(row.disputed),
        "articles": list(row.articles),
    }
    for column in COLUMNS:
        properties[column] = [value.text for value in row.cells[column]]
        properties[f"{column}_evidence"] = [
            f"{words.article[:8]}: {words.quote}" for value in row.cells[column] for words in value.evidence
        ]
    return {"type": "Feature", "id": row.id, "geometry": _line(positions), "properties": properties}


def _route(row: Journey) -> list[Json]:
    """The places of the telling that names most of them, in the order of travel."""
    return list(max(row.legs, key=lambda leg: len(leg.places)).places)


def _position(place: Json | None) -> Position | None:
    if place is None or place["lat"] is None or place["lon"] is None:
        return None
    return (float(place["lon"]), float(place["lat"]))


def _line(positions: list[Position]) -> Json | None:
    if not positions:
        return None
    if len(positions) == 1:
        return {"type": "Point", "coordinates": list(positions[0])}
    parts: list[list[Position]] = [[positions[0]]]
    for there in positions[1:]:
        here = parts[-1][-1]
        if abs(there[0] - here[0]) > 180:  # the shorter way leads over the antimeridian (RFC 7946, 3.1.9)
            edge = 180.0 if here[0] > 0 else -180.0
            lon = there[0] + 2 * edge
            share = (edge - here[0]) / (lon - here[0]) if lon != here[0] else 0.0
            lat = round(here[1] + share * (there[1] - here[1]), 6)
            parts[-1].append((edge, lat))
            parts.append([(-edge, lat)])
        parts[-1].append(there)
    lines = [[list(position) for position in part] for part in parts]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}
