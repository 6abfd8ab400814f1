"""Four flat tables: events, claims, mentions, articles; the one description of their columns for CSV, Parquet and docs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sanderling.export.material import Json, Material
from sanderling.records import Act, Factuality

Cell = str | int | float | bool | list[str] | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``type`` is string, integer, number, boolean, or list (of strings)."""

    name: str
    type: str
    description: str
    constraints: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` is the column that names a row, ``rows`` makes the rows of one reading."""

    name: str
    description: str
    key: str
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterator[Row]]

    def all_rows(self, material: Iterable[Material]) -> Iterator[Row]:
        """Yield the rows of all readings, every column present, in the order of ``columns``."""
        for one in material:
            for row in self.rows(one):
                yield {column.name: _known(row[column.name]) for column in self.columns}


def _known(cell: Cell) -> Cell:
    """An empty string, or a list of one, says no more than that nothing is known."""
    if cell == [""]:
        return []
    return None if cell == "" else cell


_LATITUDE = {"minimum": -90, "maximum": 90}
_LONGITUDE = {"minimum": -180, "maximum": 180}
_DATE = {"pattern": r"\d{4}(-\d{2}(-\d{2})?)?"}
_SHARE = {"minimum": 0, "maximum": 1}
_DIGEST = {"pattern": "[0-9a-f]{64}"}
_ACTS = {"required": True, "enum": [act.value for act in Act]}


def _party(side: str, who: str) -> tuple[Column, ...]:
    same = f"in the order of {side}_names, empty where unknown"
    return (
        Column(f"{side}_names", "list", f"names of {who}, as the knowledge writes them, else as the article does"),
        Column(f"{side}_ids", "list", f"ids of {who} (ISO alpha-3 of a state, per:..., org:...), {same}"),
        Column(f"{side}_countries", "list", f"their countries, ISO 3166-1 alpha-3, {same}"),
        Column(f"{side}_sectors", "list", f"their PLOVER sectors (GOV, MIL, ...), {same}"),
    )


def _party_cells(side: str, actors: list[Json]) -> Row:
    return {
        f"{side}_names": [actor["name"] for actor in actors],
        f"{side}_ids": [actor["id"] or "" for actor in actors],
        f"{side}_countries": [actor["country"] or "" for actor in actors],
        f"{side}_sectors": [actor["sector"] or "" for actor in actors],
    }


_PLACE = (
    Column("place_name", "string", "the place, as the gazetteer writes it"),
    Column("place_id", "string", "its id: geonames:..., site:..., or a country's alpha-3 code"),
    Column("place_country", "string", "its country, ISO 3166-1 alpha-3"),
    Column("place_admin1", "string", "its region of the first level"),
    Column("place_lat", "number", "latitude in degrees, WGS 84", _LATITUDE),
    Column("place_lon", "number", "longitude in degrees, WGS 84", _LONGITUDE),
    Column("place_precision", "string", "what the coordinates are the middle of: site, city, admin1 or country"),
)
_SPAN = (
    Column("start", "integer", "first code point of the words in the article's original text", {"minimum": 0}),
    Column("end", "integer", "one past their last code point", {"minimum": 0}),
    Column("quote", "string", "the exact words, as they came, before any repair"),
)
_ARTICLE = Column("article_id", "string", "SHA-256 of the article's bytes, in hexadecimal", {"required": True, **_DIGEST})


def _place_cells(place: Json | None) -> Row:
    names = ("name", "id", "country", "admin1", "lat", "lon", "precision")
    return {f"place_{name}": place[name] if place else None for name in names}


def _times(time: Json | None) -> Row:
    return {
        "date_start": time["start"] if time else None,
        "date_end": time["end"] if time else None,
        "date_precision": time["precision"] if time else None,
        "date_text": time["text"] if time else None,
    }


_TIME = (
    Column("date_start", "string", "first day, month or year, ISO 8601 of the precision known (2023-08 is a month)", _DATE),
    Column("date_end", "string", "last day, month or year, inclusive", _DATE),
    Column("date_precision", "string", "day, week, month, year, range, or unresolved"),
    Column("date_text", "string", "the words that say when"),
)

EVENT_COLUMNS = (
    Column("event_id", "string", "first 8 digits of the article's digest and the event's id: 247be151-E3",
           {"required": True, "unique": True}),
    _ARTICLE,
    Column("group", "string", "the group of reports of the same event, where they are grouped"),
    Column("articles", "integer", "how many articles tell of that event", {"minimum": 1}),
    Column("origins", "integer", "to how many independent accounts they go back", {"minimum": 1}),
    Column("act", "string", "what was or would be done: PLOVER type", _ACTS),
    Column("code", "string", "PLOVER code by the codebook's rules (a planned AID is AGREE)", _ACTS),
    Column("mode", "string", "PLOVER mode of the act"),
    Column("contexts", "list", "PLOVER contexts"),
    Column("quad", "integer", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
           {"minimum": 1, "maximum": 4}),
    Column("score", "number", "PLOVER's score of the act, -10 (conflict) to 10 (cooperation)",
           {"minimum": -10, "maximum": 10}),
    Column("factuality", "string", "how sure the words are that it took place",
           {"required": True, "enum": [one.value for one in Factuality]}),
    Column("background", "boolean", "told as history, not as news"),
    *_party("actor", "those who act"),
    *_party("recipient", "those acted upon"),
    Column("objects", "list", "what is given, taken, said or used, in the article's words"),
    *_TIME,
    *_PLACE,
    Column("according_to", "list", "the chain of sources, outermost last; empty: the article says it itself"),
    Column("confidence", "number", "share of such codings that were right on our development gold", _SHARE),
    Column("rule", "string", "the cue or model that found it"),
    *_SPAN,
)  # fmt: skip


def _event_rows(one: Material) -> Iterator[Row]:
    for event in one.reading["events"]:
        span = event["evidence"][0] if event["evidence"] else {"start": None, "end": None, "quote": None}
        yield {
            "event_id": one.id_of(event["id"]),
            "article_id": one.article,
            "group": one.groups.get(event["id"]),
            "articles": one.articles.get(event["id"]),
            "origins": one.origins.get(event["id"]),
            **{name: event[name] for name in ("act", "code", "mode", "contexts", "quad", "score", "factuality")},
            "background": event["background"],
            **_party_cells("actor", event["actors"]),
            **_party_cells("recipient", event["recipients"]),
            "objects": [thing["words"] for thing in event["objects"]],
            **_times(event["time"]),
            **_place_cells(event["place"]),
            "according_to": [source["name"] for source in event["according_to"]],
            "confidence": event["confidence"],
            "rule": event["rule"],
            **{name: span[name] for name in ("start", "end", "quote")},
        }


CLAIM_COLUMNS = (
    Column("claim_id", "string", "first 8 digits of the article's digest and the claim's id: 247be151-C1",
           {"required": True, "unique": True}),
    _ARTICLE,
    *_party("speaker", "those who say it"),
    Column("cue", "string", "the words of saying"),
    Column("content", "string", "what is said, as it came, before any repair"),
    Column("content_start", "integer", "first code point of the content in the original text", {"minimum": 0}),
    Column("content_end", "integer", "one past its last code point", {"minimum": 0}),
    Column("direct", "boolean", "whether it is quoted word for word"),
    Column("stance", "string", "what the cue does to the content: asserts, hedges, denies, ..."),
    Column("kind", "string", "speech, or stance (criticism, demand, intent, knowledge)"),
    Column("event_ids", "list", "the events within it, as in the table events"),
    *_SPAN,
)  # fmt: skip


def _claim_rows(one: Material) -> Iterator[Row]:
    for claim in one.reading["claims"]:
        span = claim["evidence"][0] if claim["evidence"] else {"start": None, "end": None, "quote": None}
        yield {
            "claim_id": one.id_of(claim["id"]),
            "article_id": one.article,
            **_party_cells("speaker", claim["speakers"]),
            "cue": claim["cue"]["words"],
            "content": claim["content"]["quote"],
            "content_start": claim["content"]["start"],
            "content_end": claim["content"]["end"],
            **{name: claim[name] for name in ("direct", "stance", "kind")},
            "event_ids": [one.id_of(event) for event in claim["events"]],
            **{name: span[name] for name in ("start", "end", "quote")},
        }


MENTION_COLUMNS = (
    Column("mention_id", "string", "first 8 digits of the article's digest and the mention's number: 247be151-M1",
           {"required": True, "unique": True}),
    _ARTICLE,
    Column("kind", "string", "what is named", {"required": True, "enum": ["actor", "place", "time", "quantity"]}),
    *_SPAN,
    Column("name", "string", "the actor or place, as the knowledge or gazetteer writes it"),
    Column("id", "string", "its id"),
    Column("country", "string", "its country, ISO 3166-1 alpha-3"),
    Column("sector", "string", "an actor's PLOVER sector"),
    Column("office", "string", "an actor's office"),
    Column("admin1", "string", "a place's region of the first level"),
    Column("lat", "number", "a place's latitude in degrees, WGS 84", _LATITUDE),
    Column("lon", "number", "a place's longitude in degrees, WGS 84", _LONGITUDE),
    Column("precision", "string", "of a place: site, city, admin1, country; of a time: day, week, month, year, range"),
    Column("date_start", "string", "a time's first day, month or year, ISO 8601", _DATE),
    Column("date_end", "string", "a time's last day, month or year, inclusive", _DATE),
    Column("value", "number", "a quantity as written"),
    Column("unit", "string", "its unit as written"),
    Column("si", "number", "the quantity in the SI unit"),
    Column("si_unit", "string", "the SI unit"),
    Column("counted", "string", "the thing counted"),
    Column("resolved", "boolean", "whether it is known what is meant"),
    Column("why", "string", "why it was taken for that, or why it stays unresolved"),
)  # fmt: skip


def _mention_rows(one: Material) -> Iterator[Row]:
    for number, mention in enumerate(one.reading["mentions"], start=1):
        time = mention.get("time") or {}
        plain = ("name", "id", "country", "sector", "office", "admin1", "lat", "lon", "value", "unit", "si", "si_unit")
        resolved = mention.get("resolved")
        if mention["kind"] == "time":
            resolved = time.get("precision") != "unresolved"
        yield {
            "mention_id": one.id_of(f"M{number}"),
            "article_id": one.article,
            **{name: mention[name] for name in ("kind", "start", "end", "quote")},
            **{name: mention.get(name) for name in plain},
            "precision": time.get("precision") or mention.get("precision"),
            "date_start": time.get("start"),
            "date_end": time.get("end"),
            "counted": mention.get("counted"),
            "resolved": resolved,
            "why": mention.get("why") or time.get("why"),
        }


ARTICLE_COLUMNS = (
    Column("article_id", "string", _ARTICLE.description, {"required": True, "unique": True, **_DIGEST}),
    Column("title", "string", "its title after repair"),
    Column("published", "string", "day of publication, ISO 8601", _DATE),
    Column("published_from", "string", "where that day is known from: given, metadata, dateline"),
    Column("language", "string", "ISO 639-1"),
    Column("url", "string", "where it was published"),
    Column("outlet", "string", "who published it"),
    Column("name", "string", "the file that it was read from"),
    Column("characters", "integer", "length of the text in Unicode code points", {"minimum": 0}),
    Column("events", "integer", "events in this export", {"minimum": 0}),
    Column("edits", "integer", "letters repaired", {"minimum": 0}),
    Column("program", "string", "version of the program that read it"),
    Column("model", "string", "version of its models"),
    Column("knowledge", "string", "digest of its knowledge files"),
)


def _article_rows(one: Material) -> Iterator[Row]:
    article = one.reading["article"]
    plain = ("published", "published_from", "language", "url", "outlet", "name")
    yield {
        "article_id": one.article,
        "title": one.title,
        **{name: article.get(name) for name in plain},
        "characters": len(one.text) if one.text is not None else None,
        "events": len(one.reading["events"]),
        "edits": len(one.reading["repair"]["edits"]),
        **{name: one.reading["trail"][name] for name in ("program", "model", "knowledge")},
    }


TABLES = (
    Table("events", "Who did what to whom, when and where: one row a report of an event", "event_id",
          EVENT_COLUMNS, _event_rows),
    Table("claims", "Who says what", "claim_id", CLAIM_COLUMNS, _claim_rows),
    Table("mentions", "Every actor, place, time and quantity named", "mention_id", MENTION_COLUMNS, _mention_rows),
    Table("articles", "The articles read", "article_id", ARTICLE_COLUMNS, _article_rows),
)  # fmt: skip
