"""Articles, actors, events, journeys and mentions as FollowTheMoney entities, one JSON object a line.

Schemata and properties are of the public model (https://followthemoney.tech/explorer/): Article, Person, Organization,
PublicBody, LegalEntity, Event, Trip, Address, Vehicle, Mention.  Ids are deterministic: of an actor that the knowledge
holds they are the same in every export, of another they belong to its article.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from sanderling.export.material import Json, Material, quote_of
from sanderling.knowledge.exchange_data import state_codes

_LANGUAGES = {"en": "eng"}
"""The model writes languages by ISO 639-2."""


def as_entities(material: Iterable[Material]) -> Iterator[str]:
    """Yield the lines. Of an actor, address or vehicle that occurs often, the first line holds."""
    written: set[str] = set()
    for one in material:
        for entity in _entities(one):
            if entity["id"] not in written:
                written.add(entity["id"])
                yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(one: Material) -> Iterator[Json]:
    article = one.reading["article"]
    document = _id("article", one.article)
    yield _entity(
        document, "Article", title=[one.title], name=[one.title], publishedAt=[article["published"]],
        publisher=[article["outlet"]], sourceUrl=[article["url"]], fileName=[article["name"]],
        language=[_LANGUAGES.get(article["language"] or "")], notes=[f"SHA-256 {one.article}"],
    )  # fmt: skip
    for mention in one.reading["mentions"]:
        if mention["kind"] == "actor" and mention.get("resolved"):
            yield from _actor(one, mention)
            key = _id("mention", one.article, str(mention["start"]))
            yield _entity(
                key, "Mention", document=[document], resolved=[_actor_id(one, mention)], name=[mention["words"]],
                detectedSchema=[_schema(mention)], contextCountry=[_alpha2(mention["country"])],
            )  # fmt: skip
    for event in one.reading["events"]:
        yield from _event(one, event, document)
    vehicles = {vehicle["id"]: vehicle for vehicle in one.reading["conveyances"]}
    for journey in one.reading["journeys"]:
        yield from _trip(one, journey, vehicles.get(journey["conveyance"]), document)


def _event(one: Material, event: Json, document: str) -> Iterator[Json]:
    parties = [*event["actors"], *event["recipients"]]
    for actor in parties:
        yield from _actor(one, actor)
    time, place = event["time"], event["place"]
    actors = ", ".join(actor["name"] for actor in event["actors"]) or "somebody"
    towards = ", ".join(actor["name"] for actor in event["recipients"])
    yield _entity(
        _id("event", one.id_of(event["id"]), one.article), "Event",
        name=[f"{actors}: {event['act']}{f' towards {towards}' if towards else ''} ({event['factuality']})"],
        involved=[_actor_id(one, actor) for actor in parties], recordId=[one.id_of(event["id"])], proof=[document],
        startDate=[time["start"] if time else None], endDate=[time["end"] if time else None],
        location=[place["name"] if place else None], country=[_alpha2(place["country"]) if place else None],
        keywords=[event["act"], event["factuality"], event["mode"], *event["contexts"]], summary=[quote_of(event)],
        publisher=[one.reading["article"]["outlet"]], sourceUrl=[one.reading["article"]["url"]],
    )  # fmt: skip


def _trip(one: Material, journey: Json, vehicle: Json | None, document: str) -> Iterator[Json]:
    for actor in journey["travellers"]:
        yield from _actor(one, actor)
    host = journey.get("host")
    if host:
        yield from _actor(one, host)
    for place in (journey["from"], journey["to"]):
        if place:
            yield _entity(
                _address_id(place), "Address", full=[place["name"]], country=[_alpha2(place["country"])],
                state=[place["admin1"]], latitude=[place["lat"]], longitude=[place["lon"]],
                city=[place["name"] if place["precision"] == "city" else None],
            )  # fmt: skip
    carried = _id("vehicle", one.article, vehicle["id"]) if vehicle else None
    if vehicle:
        parts = [f"{part['name']}: {part['value']}" for part in (*vehicle["protection"], *vehicle["attributes"])]
        yield _entity(carried or "", "Vehicle", name=[vehicle["name"]], type=[vehicle["kind"]], description=parts)
    who = ", ".join(actor["name"] for actor in journey["travellers"])
    to = journey["to"]
    yield _entity(
        _id("trip", one.id_of(journey["id"]), one.article), "Trip",
        name=[f"{who} to {to['name'] if to else 'an unnamed place'} ({journey['factuality']})"],
        involved=[_actor_id(one, actor) for actor in journey["travellers"]],
        organizer=[_actor_id(one, host)] if host else [],
        startLocation=[_address_id(journey["from"]) if journey["from"] else None],
        endLocation=[_address_id(to) if to else None], vehicle=[carried],
        startDate=[journey["start"]], endDate=[journey["end"]], keywords=[journey["factuality"]],
        summary=[quote_of(journey)], recordId=[one.id_of(journey["id"])], proof=[document],
        country=[_alpha2(to["country"]) if to else None],
        description=[journey["purpose"]["words"]] if journey.get("purpose") else [],
    )  # fmt: skip


def _actor(one: Material, actor: Json) -> Iterator[Json]:
    office = (actor["office"] or "").replace("_", " ")
    schema = _schema(actor)
    more: dict[str, list[str | None]] = {"position": [office]} if schema == "Person" else {}
    yield _entity(_actor_id(one, actor), schema, name=[actor["name"]], country=[_alpha2(actor["country"])], **more)


def _schema(actor: Json) -> str:
    """A state stands for its government: a public body. What is not known stays a legal entity of no finer kind."""
    key = actor["id"] or ""
    if key.startswith("per:"):
        return "Person"
    if key.startswith("org:"):
        return "Organization"
    return "PublicBody" if key in state_codes() else "LegalEntity"


def _actor_id(one: Material, actor: Json) -> str:
    if actor["id"]:
        return _id("actor", actor["id"])
    return _id("actor", one.article, actor["country"] or "", actor["name"])


def _address_id(place: Json) -> str:
    return _id("place", place["id"] or place["name"], place["country"] or "")


def _alpha2(country: str | None) -> str | None:
    """The model writes countries by ISO alpha-2 in lower case."""
    codes = state_codes().get(country or "")
    return codes.alpha2.lower() if codes and codes.alpha2 else None


def _id(*parts: str) -> str:
    return "sanderling-" + hashlib.sha1("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _entity(key: str, schema: str, /, **properties: Sequence[str | float | None]) -> Json:
    """An entity with the values that are known, every one once, as strings."""
    kept: dict[str, list[str]] = {}
    for name, values in properties.items():
        found = dict.fromkeys(_text(value) for value in values if value is not None)
        if texts := [value for value in found if value]:
            kept[name] = texts
    return {"id": key, "schema": schema, "properties": kept}


def _text(value: str | float) -> str:
    text = value if isinstance(value, str) else f"{value:g}" if abs(value) >= 1e6 else f"{value}"
    return " ".join(text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "").split())
