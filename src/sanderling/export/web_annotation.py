"""Every event, claim, mention and journey as a W3C Web Annotation (JSON-LD) upon the article's text.

The position counts Unicode code points of the text as it came, as the model asks; the quote has its surroundings, so
that it is found again in a changed copy.  https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sanderling.export.material import Json, Material

CONTEXT = 32
"""Code points before and after the words."""


def as_annotations(material: Iterable[Material]) -> Iterator[str]:
    """Yield the text of an AnnotationPage."""
    yield '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",'
    yield ' "id": "urn:sanderling:annotations", "items": ['
    for number, item in enumerate(_items(material)):
        yield ("," if number else "") + "\n" + json.dumps(item, ensure_ascii=False)
    yield "\n]}\n"


def _items(material: Iterable[Material]) -> Iterator[Json]:
    for one in material:
        for event in one.reading["events"]:
            said = [("classifying", event["act"]), ("tagging", event["factuality"]), ("describing", _event(event))]
            yield _annotation(one, event["id"], event["evidence"], said)
        for claim in one.reading["claims"]:
            who = ", ".join(speaker["name"] for speaker in claim["speakers"]) or "nobody named"
            said = [("classifying", f"claim ({claim['stance']})"), ("describing", f"{who}: {claim['content']['words']}")]
            yield _annotation(one, claim["id"], claim["evidence"], said)
        for journey in one.reading["journeys"]:
            who = ", ".join(traveller["name"] for traveller in journey["travellers"])
            to = journey["to"]["name"] if journey["to"] else "an unnamed place"
            said = [("classifying", "journey"), ("tagging", journey["factuality"]), ("describing", f"{who} to {to}")]
            yield _annotation(one, journey["id"], journey["evidence"], said)
        for number, mention in enumerate(one.reading["mentions"], start=1):
            said = [("classifying", mention["kind"])]
            if mention.get("resolved") and mention.get("id"):
                said.append(("identifying", f"{mention['name']} ({mention['id']})"))
            yield _annotation(one, f"M{number}", [mention], said)


def _annotation(one: Material, part: str, spans: list[Json], said: list[tuple[str, str]]) -> Json:
    targets = [_target(one, span) for span in spans]
    return {
        "type": "Annotation",
        "id": f"urn:sanderling:{one.article}:{part}",
        "body": [
            {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose} for purpose, value in said
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(one: Material, span: Json) -> Json:
    quote: Json = {"type": "TextQuoteSelector", "exact": span["quote"]}
    if one.text is not None:
        quote["prefix"] = one.text[max(0, span["start"] - CONTEXT) : span["start"]]
        quote["suffix"] = one.text[span["end"] : span["end"] + CONTEXT]
    return {
        "source": one.reading["article"]["url"] or f"urn:sha256:{one.article}",
        "selector": [{"type": "TextPositionSelector", "start": span["start"], "end": span["end"]}, quote],
    }


def _event(event: Json) -> str:
    actors = ", ".join(actor["name"] for actor in event["actors"])
    recipients = ", ".join(actor["name"] for actor in event["recipients"])
    return f"{actors or 'somebody'}: {event['act']}{f' towards {recipients}' if recipients else ''}"
