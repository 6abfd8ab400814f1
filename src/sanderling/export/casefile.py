"""The case file: one zip with the chosen events, the sources' texts, digests and versions, and a page to read them.

The same readings give the same bytes: entries are sorted, carry one fixed time, and are stored without compression,
since compressors differ from one build to the next.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import jinja2

from sanderling import __version__
from sanderling.export.bibliography import as_bibtex, as_csl
from sanderling.export.csv_tables import as_csv
from sanderling.export.datapackage import datapackage
from sanderling.export.material import Json, Material
from sanderling.export.tables import TABLES

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can hold."""


def as_casefile(material: Iterable[Material], asked: str = "") -> bytes:
    """Return the zip's bytes; ``asked`` says in words how the events were chosen."""
    chosen = sorted(material, key=lambda one: (one.reading["article"]["published"] or "9999", one.article))
    entries: dict[str, bytes] = {
        "index.html": _bytes(_page(chosen, asked)),
        "readings.jsonl": _bytes("".join(json.dumps(one.reading, ensure_ascii=False) + "\n" for one in chosen)),
        "sources.bib": _bytes("".join(as_bibtex(chosen))),
        "sources.csl.json": _bytes(as_csl(chosen)),
        "datapackage.json": _bytes(datapackage("csv")),
    }
    for table in TABLES:
        entries[f"{table.name}.csv"] = _bytes("".join(as_csv(table, table.all_rows(chosen))))
    for one in chosen:
        if one.text is not None:
            entries[_file(one)] = _bytes(one.text)
    manifest = {
        "made_by": f"Sanderling {__version__}",
        "chosen_by": asked or "everything",
        "articles": [_about(one) for one in chosen],
        "files": {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in sorted(entries.items())
        },
    }
    entries["manifest.json"] = _bytes(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, entries[name])
    return buffer.getvalue()


def _file(one: Material) -> str:
    return f"sources/{one.article}.txt"


def _about(one: Material) -> Json:
    return {
        "id": one.article,
        "title": one.title,
        "published": one.reading["article"]["published"],
        "events": [one.id_of(event["id"]) for event in one.reading["events"]],
        "text": _file(one) if one.text is not None else None,
        "versions": {name: one.reading["trail"][name] for name in ("program", "model", "knowledge")},
    }


def _page(chosen: list[Material], asked: str) -> str:
    events = [_event(one, event) for one in chosen for event in one.reading["events"]]
    events.sort(key=lambda event: (event["when"] or "9999", event["published"] or "9999", event["id"]))
    trails = dict.fromkeys(
        (one.reading["trail"]["program"], one.reading["trail"]["model"], one.reading["trail"]["knowledge"])
        for one in chosen
    )
    sources = [
        {
            "id": one.article,
            "title": one.title or f"Untitled article {one.article[:8]}",
            "file": _file(one) if one.text is not None else None,
            **{name: one.reading["article"][name] for name in ("published", "outlet", "url")},
        }
        for one in chosen
    ]
    return _template().render(
        title="Case file", events=events, sources=sources, asked=asked, trails=list(trails), program=__version__
    )


def _event(one: Material, event: Json) -> Json:
    time = event["time"]
    start, end = (time["start"], time["end"]) if time else (None, None)
    return {
        **{name: event[name] for name in ("act", "mode", "factuality", "background", "confidence")},
        "id": one.id_of(event["id"]),
        "actors": ", ".join(actor["name"] for actor in event["actors"]),
        "recipients": ", ".join(actor["name"] for actor in event["recipients"]),
        "when": start if not end or start == end else f"{start} to {end}",
        "place": event["place"]["name"] if event["place"] else None,
        "group": one.groups.get(event["id"]),
        "origins": one.origins.get(event["id"]),
        "quotes": [span["words"] for span in event["evidence"]],
        "according_to": ", ".join(source["name"] for source in event["according_to"]),
        "article": one.article,
        "title": one.title or f"article {one.article[:8]}",
        "published": one.reading["article"]["published"],
    }


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files(__package__).joinpath("casefile.html").read_text(encoding="utf-8"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
