"""Who acts upon whom as GraphML: actors are nodes, events are directed edges (igraph, Gephi, networkx read it)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from sanderling.export.material import Json, Material, quote_of

_NODE_KEYS = {"name": "string", "country": "string", "sector": "string", "resolved": "boolean"}
_EDGE_KEYS = {
    "event": "string", "act": "string", "code": "string", "mode": "string", "quad": "int", "score": "double",
    "factuality": "string", "start": "string", "end": "string", "place": "string", "confidence": "double",
    "group": "string", "origins": "int", "article": "string", "quote": "string",
}  # fmt: skip

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_graphml(material: Iterable[Material]) -> Iterator[str]:
    """Yield the document. An event of several actors or recipients is one edge a pair; one without a recipient has none.

    An actor that the knowledge does not hold is a node of its article, never joined with a namesake of another.
    """
    nodes: dict[str, Json] = {}
    edges: list[str] = []
    for one in material:
        for event in one.reading["events"]:
            for actor in (*event["actors"], *event["recipients"]):
                nodes.setdefault(_node(one, actor), actor)
            for actor in event["actors"]:
                for recipient in event["recipients"]:
                    number = f"{one.id_of(event['id'])}-{len(edges)}"
                    edges.append(_edge(number, _node(one, actor), _node(one, recipient), _said(one, event)))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key, kind in keys.items():
            yield f'<key id="{owner}-{key}" for="{owner}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '<graph id="events" edgedefault="directed">\n'
    for name, actor in nodes.items():
        yield f"<node id={_attribute(name)}>{_data('node', {key: actor[key] for key in _NODE_KEYS})}</node>\n"
    yield from edges
    yield "</graph>\n</graphml>\n"


def _node(one: Material, actor: Json) -> str:
    return actor["id"] or f"{one.article[:8]}:{actor['country'] or ''}:{actor['name']}"


def _said(one: Material, event: Json) -> Json:
    time, place = event["time"], event["place"]
    plain = {key: event[key] for key in ("act", "code", "mode", "quad", "score", "factuality", "confidence")}
    return {
        **plain,
        "event": one.id_of(event["id"]),
        "start": time["start"] if time else None,
        "end": time["end"] if time else None,
        "place": place["name"] if place else None,
        "group": one.groups.get(event["id"]),
        "origins": one.origins.get(event["id"]),
        "article": one.article,
        "quote": quote_of(event),
    }


def _edge(number: str, source: str, target: str, said: Json) -> str:
    ends = f"source={_attribute(source)} target={_attribute(target)}"
    return f"<edge id={_attribute(number)} {ends}>{_data('edge', said)}</edge>\n"


def _data(owner: str, values: Json) -> str:
    return "".join(
        f'<data key="{owner}-{key}">{escape(_text(value))}</data>' for key, value in values.items() if value is not None
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub("\ufffd", str(value))


def _attribute(value: str) -> str:
    return quoteattr(_text(value))
