"""Readings made by hand for the exports, plain ones and hostile ones."""

from __future__ import annotations

import hashlib

from sanderling.export.material import Material

HOSTILE = [
    "plain", "a, comma", 'a "quote" and "" two', "line\nbreak", "carriage\r\nreturn", "=cmd()|'/C calc'!A0", "+1", "-2+3",
    "@SUM(A1)", "\t=1+1", "'already", "''twice", "🚂🇰🇵", "مرحبا بالعالم", "שלום \u202e gnihsif", "a\u0000b", "｜＝１", "  =2",
    "pipe|pipe\\", "\\", "<script>alert(1)</script>", "]]>", "&amp; {x} $y% #z_ ~^\\", "é\u0301", "\ud800 half", " ", "NA", "null", "0012",
]  # fmt: skip
"""Strings that break careless writers."""


def span(text, part, words=None):
    start = text.index(part)
    return {"start": start, "end": start + len(part), "quote": part, "words": words or part}


def actor(text, part, **more):
    given = {"name": part, "id": None, "country": None, "sector": None, "office": None, "resolved": True, "why": "test"}
    return {**given, **span(text, part), **more}


def place(text, part, **more):
    given = {"name": part, "id": None, "country": None, "admin1": None, "lat": None, "lon": None, "precision": None,
             "resolved": True, "why": "test"}  # fmt: skip
    return {**given, **span(text, part), **more}


def time(text, part, start, end=None):
    return {"text": part, "precision": "day" if len(start) == 10 else "month" if len(start) == 7 else "year",
            "start": start, "end": end or start, "evidence": span(text, part), "why": "test"}  # fmt: skip


def event(number, text, actors=(), recipients=(), **more):
    given = {
        "id": f"E{number}", "act": "CONSULT", "code": "CONSULT", "mode": "visit", "contexts": [], "quad": 1, "score": 4.0,
        "actors": list(actors), "recipients": list(recipients), "objects": [], "place": None, "time": None,
        "factuality": "happened", "background": False, "according_to": [], "purpose_of": None,
        "evidence": [{"start": 0, "end": len(text), "quote": text, "words": text}], "rule": "CONSULT-v-005",
        "confidence": 0.9, "steps": [],
    }  # fmt: skip
    return {**given, **more}


def journey(number, text, travellers, **more):
    given = {
        "id": f"J{number}", "traveller": travellers[0], "travellers": list(travellers), "from": None, "via": [], "to": None,
        "start": None, "end": None, "time": None, "conveyance": None, "escorts": [], "factuality": "happened",
        "evidence": [{"start": 0, "end": len(text), "quote": text, "words": text}], "feasible": None, "host": None,
        "purpose": None, "left": None,
    }  # fmt: skip
    made = {**given, **more}
    if made["time"]:
        made["start"], made["end"] = made["time"]["start"], made["time"]["end"]
    return made


def claim(number, text, speakers, content, **more):
    whole = {"start": 0, "end": len(text), "quote": text, "words": text}
    given = {
        "id": f"C{number}", "speaker": speakers[0] if speakers else None, "speakers": list(speakers), "cue": whole,
        "content": span(text, content), "direct": False, "stance": "asserts", "events": [], "evidence": [whole],
        "parts": [], "kind": "speech", "source": None,
    }  # fmt: skip
    return {**given, **more}


def material(text, *, events=(), claims=(), journeys=(), conveyances=(), mentions=(), published=None, title=None,
             url=None, outlet=None, groups=None, added=None, seed=""):  # fmt: skip
    reading = {
        "article": {
            "id": hashlib.sha256((text + seed).encode("utf-8", "backslashreplace")).hexdigest(),
            "title": {"start": 0, "end": 0, "quote": "", "words": title} if title is not None else None,
            "published": published, "published_from": "given" if published else None, "language": "en", "url": url,
            "outlet": outlet, "name": "test", "encoding": "utf-8",
        },
        "repair": {"edits": [], "flags": [], "regions": [], "changed": False},
        "events": list(events), "mentions": list(mentions), "claims": list(claims), "journeys": list(journeys),
        "conveyances": list(conveyances), "findings": [], "assessments": [],
        "answers": {name: [] for name in ("who", "what", "when", "where", "why", "how")},
        "trail": {"program": "0.1.0", "model": "test", "knowledge": "0" * 16, "dropped": []},
    }  # fmt: skip
    return Material(reading, text, groups or {}, added)


VISIT = "Kim Jong Un visited Vladivostok on 13 September 2023 to meet Vladimir Putin."


def visit(**more):
    """One plain article: a visit with a day and a place."""
    kim = actor(VISIT, "Kim Jong Un", id="per:kim-jong-un", country="PRK", sector="GOV", office="supreme_leader")
    putin = actor(VISIT, "Vladimir Putin", id="per:vladimir-putin", country="RUS", sector="GOV", office="president")
    city = place(VISIT, "Vladivostok", id="geonames:2013348", country="RUS", admin1="Primorskiy Kray", lat=43.1,
                 lon=131.9, precision="city")  # fmt: skip
    when = time(VISIT, "13 September 2023", "2023-09-13")
    mentions = [{"kind": "actor", **kim}, {"kind": "place", **city}, {"kind": "actor", **putin},
                {"kind": "time", **span(VISIT, "13 September 2023"), "time": when}]  # fmt: skip
    going = journey(1, VISIT, [kim], to=city, time=when, host=putin, purpose=span(VISIT, "to meet Vladimir Putin"))
    given = {
        "events": [event(1, VISIT, [kim], [putin], place=city, time=when)],
        "claims": [claim(1, VISIT, [kim], "visited Vladivostok", events=["E1"])],
        "journeys": [going], "mentions": mentions, "published": "2023-09-14", "title": "A visit",
        "url": "https://example.org/a?b=1&c=2", "outlet": "Example News",
    }  # fmt: skip
    return material(VISIT, **{**given, **more})


def hostile():
    """One article an ugly string: as its text, its title, its outlet, an actor's name, a place's, and a claim."""
    made = []
    for number, string in enumerate(HOSTILE):
        text = f"{string} came to {string} somewhere."
        somebody = actor(text, string, name=string, resolved=False)
        somewhere = place(text, "somewhere", name=string, lat=-1.5, lon=-170.25, precision="city")
        what = event(1, text, [somebody], [actor(text, "somewhere", name=string, id=f"org:{number}")], place=somewhere,
                     objects=[span(text, string)], contexts=[string], according_to=[
                         {"name": string, "named": True, "kind": "person", **span(text, string)}])  # fmt: skip
        made.append(
            material(text, events=[what], claims=[claim(1, text, [somebody], string, events=["E1"])],
                     journeys=[journey(1, text, [somebody], to=somewhere, purpose=span(text, string))],
                     mentions=[{"kind": "actor", **somebody}, {"kind": "place", **somewhere}], title=string, url=None,
                     outlet=string, published="2024-02-29", groups={"E1": string}, seed=str(number))
        )  # fmt: skip
    return made


def empty():
    """An article of which nothing is known."""
    return material("Nothing.", published=None)
