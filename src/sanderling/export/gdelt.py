"""GDELT 2.0 event and mention files: the published columns and their order, tab-separated, without a header.

Source: The GDELT Event Database Data Format Codebook V2.0 (19 February 2015).  What we do not know is blank, even where
GDELT itself always writes something: GoldsteinScale (PLOVER's scores are on another scale), tone, ADM2, feature ids.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator

from sanderling.export.material import Json, Material, day_of, said_to_be
from sanderling.export.tabbed import Value, without_header
from sanderling.knowledge.exchange_data import cameo_of, fips_of, state_codes

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

_TYPES = frozenset(
    "AGR BUS COP CRM CVL DEV EDU ELI ENV GOV HLH HRI IGO IMG INS JUD LAB LEG MED MIL MNC NGM NGO OPP PTY RAD REB REF REL"
    " SEP SPY UAF".split()
)
"""Role codes of CAMEO that PLOVER sectors share; journalists (JRN) are media (MED) in CAMEO."""

_WEB, _CITATION_ONLY = 1, 2


def events(material: Iterable[Material]) -> Iterator[str]:
    """Yield the lines of the event file; acts that are denied or negated are left out, since GDELT lists what took place."""
    return without_header(EVENT_COLUMNS, _event_rows(material))


def mentions(material: Iterable[Material]) -> Iterator[str]:
    """Yield the lines of the mention file: one a piece of evidence of the same events."""
    return without_header(MENTION_COLUMNS, _mention_rows(material))


def event_number(key: str) -> int:
    """Return a GLOBALEVENTID for our id: 52 bits of its SHA-256, so that R and spreadsheets hold it exactly."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:13], 16)


def _event_rows(material: Iterable[Material]) -> Iterator[dict[str, Value]]:
    for one in material:
        for event in said_to_be(one.reading["events"]):
            cameo = cameo_of(event["code"], event["act"], event["mode"], event["contexts"])
            yield {
                "GLOBALEVENTID": event_number(one.id_of(event["id"])),
                **_date(event["time"]),
                **_actor("Actor1", event["actors"]),
                **_actor("Actor2", event["recipients"]),
                "IsRootEvent": int(not event["background"]),
                "EventCode": cameo.code,
                "EventBaseCode": cameo.base,
                "EventRootCode": cameo.root,
                "QuadClass": cameo.quad,
                "NumMentions": len(event["evidence"]),
                "NumSources": one.origins.get(event["id"], 1),
                "NumArticles": one.articles.get(event["id"], 1),
                **_geo("ActionGeo", event["place"]),
                "DATEADDED": _stamp(one.added),
                "SOURCEURL": one.reading["article"]["url"] or f"urn:sha256:{one.article}",
            }


def _mention_rows(material: Iterable[Material]) -> Iterator[dict[str, Value]]:
    for one in material:
        article = one.reading["article"]
        for event in said_to_be(one.reading["events"]):
            for span in event["evidence"]:
                yield {
                    "GLOBALEVENTID": event_number(one.id_of(event["id"])),
                    "MentionTimeDate": _stamp(one.added),
                    "MentionType": _WEB if article["url"] else _CITATION_ONLY,
                    "MentionSourceName": article["outlet"],
                    "MentionIdentifier": article["url"] or f"urn:sha256:{one.article}",
                    "Actor1CharOffset": _offset(event["actors"]),
                    "Actor2CharOffset": _offset(event["recipients"]),
                    "ActionCharOffset": span["start"],
                    "InRawText": 1,
                    "Confidence": round(event["confidence"] * 100),
                    "MentionDocLen": len(one.text) if one.text is not None else None,
                }


def _date(time: Json | None) -> dict[str, Value]:
    """The date columns as far as the date is known: a month fills MonthYear and Year, and no day is made up."""
    start = time["start"] if time else None
    if start is None:
        return {}
    end = time["end"] if time else None
    made: dict[str, Value] = {}
    if day := day_of(time):
        parsed = datetime.date.fromisoformat(day)
        made["SQLDATE"] = day.replace("-", "")
        made["FractionDate"] = f"{parsed.year + ((parsed.month - 1) * 30 + parsed.day) / 365:.4f}"
    if len(start) >= 7 and (end is None or end[:7] == start[:7]):
        made["MonthYear"] = start[:7].replace("-", "")
    if end is None or end[:4] == start[:4]:
        made["Year"] = start[:4]
    return made


def _actor(side: str, actors: list[Json]) -> dict[str, Value]:
    """The first of a side; GDELT holds one actor a side."""
    if not actors:
        return {}
    actor = actors[0]
    country = actor["country"] or ""
    sector = "MED" if actor["sector"] == "JRN" else actor["sector"]
    role = sector if sector in _TYPES else ""
    return {
        f"{side}Code": f"{country}{role}",
        f"{side}Name": actor["name"].upper(),
        f"{side}CountryCode": country,
        f"{side}Type1Code": role,
    }


def _geo(side: str, place: Json | None) -> dict[str, Value]:
    if place is None or place["lat"] is None or place["precision"] is None:
        return {}
    american = place["country"] == "USA"
    kinds = {"country": 1, "admin1": 2 if american else 5, "city": 3 if american else 4, "site": 3 if american else 4}
    fips = fips_of().get(place["country"] or "")
    names = dict.fromkeys(name for name in (place["name"], place["admin1"], _state(place)) if name)
    return {
        f"{side}_Type": kinds[place["precision"]],
        f"{side}_FullName": ", ".join(names),
        f"{side}_CountryCode": fips,
        f"{side}_ADM1Code": fips if place["precision"] == "country" else None,
        f"{side}_Lat": place["lat"],
        f"{side}_Long": place["lon"],
    }


def _state(place: Json) -> str | None:
    codes = state_codes().get(place["country"] or "")
    return codes.name if codes else None


def _offset(actors: list[Json]) -> int | None:
    return actors[0]["start"] if actors else None


def _stamp(added: str | None) -> str | None:
    """YYYYMMDDHHMMSS in UTC."""
    if added is None:
        return None
    moment = datetime.datetime.fromisoformat(added)
    return moment.astimezone(datetime.UTC).strftime("%Y%m%d%H%M%S")
