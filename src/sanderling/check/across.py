"""Several articles against one another: pure functions over readings, for the record to call."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from sanderling.check.finding import Draft, numbered
from sanderling.check.travel import two_places
from sanderling.check.whole import Origin, key_of, same_parties, sides, spun
from sanderling.records import Event, Factuality, Finding, Quantity, Reading

_SURE = frozenset({Factuality.HAPPENED, Factuality.ONGOING})
SAME_EVENT = datetime.timedelta(days=10)
"""Within this of one another two dates of one act between two parties may be of one event."""


def check_across(readings: Sequence[Reading], origins: Mapping[str, Origin] | None = None) -> tuple[Finding, ...]:
    """Return the findings on the last of ``readings`` in the light of those before it.

    ``origins`` gives, by article id, the older article that one retells, where the comparison has found one.
    """
    if not readings:
        return ()
    last, before = readings[-1], [one for one in readings[:-1] if one.article.id != readings[-1].article.id]
    drafts: list[Draft] = []
    drafts += _dates(last, before)
    drafts += _numbers(last, before)
    drafts += _alleged(last, before)
    drafts += _circular(last, before)
    drafts += [draft for draft in two_places([*before, last]) if _is_of(draft, last)]
    drafts += list(spun(last, (origins or {}).get(last.article.id)))
    return numbered(drafts)


def _is_of(draft: Draft, reading: Reading) -> bool:
    span = draft.says
    return span is not None and reading.article.text[span.start : span.end] == span.quote and bool(draft.sources)


def name_of(reading: Reading) -> str:
    """Return what people call an article by: its outlet, else where it was read from, else its digest."""
    return reading.article.outlet or reading.article.name or reading.article.id[:12]


def _dates(last: Reading, before: Sequence[Reading]) -> list[Draft]:
    found = []
    for event in last.events:
        day = _day(event)
        if day is None or event.factuality not in _SURE or not event.recipients:
            continue
        for reading in before:
            for other in reading.events:
                that = _day(other)
                if that is None or that == day or other.factuality not in _SURE or abs(that - day) > SAME_EVENT:
                    continue
                if other.act != event.act or other.mode != event.mode or sides(other) != sides(event):
                    continue
                mine = {a.id for a in event.actors if a.id and a.id.startswith("per:")}
                theirs = {a.id for a in other.actors if a.id and a.id.startswith("per:")}
                # Two states do many things in ten days; one person makes one visit.
                if event.mode != "visit" or not mine & theirs:
                    continue
                found.append(
                    Draft(
                        "date-conflict", (event.time.evidence if event.time else None) or event.evidence[0],
                        f"{name_of(reading)} gives {that.isoformat()} for it: '{other.evidence[0].text[:80]}'; here it is {day.isoformat()}",
                        "Check which of the two is right.", (reading.article.id,),
                    )
                )  # fmt: skip
                break
    return found


def _day(event: Event) -> datetime.date | None:
    if event.time is None or event.time.precision != "day" or event.time.start is None:
        return None
    return datetime.date.fromisoformat(event.time.start)


def _numbers(last: Reading, before: Sequence[Reading]) -> list[Draft]:
    """Return where two articles count the same thing of one dated event differently."""
    found = []
    for event in last.events:
        mine = _counted(event, last)
        if not mine or _day(event) is None or event.factuality not in _SURE:
            continue
        for reading in before:
            for other in reading.events:
                if other.act != event.act or _day(other) != _day(event) or not same_parties(event, other):
                    continue
                theirs = _counted(other, reading)
                for thing in sorted(set(mine) & set(theirs)):
                    if mine[thing].value != theirs[thing].value:
                        found.append(
                            Draft(
                                "number-conflict",
                                mine[thing].span,
                                f"{name_of(reading)} counts {theirs[thing].value:g}: '{theirs[thing].span.text}'",
                                "Check which count is the later one.",
                                (reading.article.id,),
                                "low",
                            )
                        )
    return found


def _counted(event: Event, reading: Reading) -> dict[str, Quantity]:
    """Return what an event's words count exactly, by the thing counted; what is counted twice is left out."""
    start, end = event.evidence[0].start, event.evidence[0].end
    counts: dict[str, Quantity] = {}
    for mention in reading.mentions:
        quantity = mention.quantity
        if quantity is None or quantity.counted is None or quantity.approximator is not None:
            continue
        if start <= mention.span.start < end:
            if quantity.counted in counts:
                return {}
            counts[quantity.counted] = quantity
    return counts


def _alleged(last: Reading, before: Sequence[Reading]) -> list[Draft]:
    """What this article says in its own voice and every other one that tells it only alleges."""
    found = []
    for event in last.events:
        if event.according_to or event.factuality not in _SURE or not event.recipients or event.background:
            continue
        if any(c.kind == "speech" and c.content.start <= event.evidence[0].start < c.content.end for c in last.claims):
            continue
        same = [
            (reading, other) for reading in before for other in reading.events
            if other.act == event.act and other.mode == event.mode and same_parties(event, other)
        ]  # fmt: skip
        if not same or event.act.value not in {"ASSAULT", "AID", "COERCE", "MOBILIZE"}:
            continue
        if all(other.according_to or other.factuality in {Factuality.POSSIBLE, Factuality.DENIED} for _, other in same):
            reading, other = same[0]
            by = other.according_to[-1].name if other.according_to else other.factuality.value
            found.append(
                Draft(
                    "attribution-conflict", event.evidence[0], f"here in the article's own voice; {name_of(reading)} has it only by {by}",
                    "Do not count it as established.", tuple(dict.fromkeys(one.article.id for one, _ in same)),
                )
            )  # fmt: skip
    return found


def cited_outlets(reading: Reading) -> frozenset[str]:
    """Return the outlets, in lower case, on whose word the article tells something."""
    named = {
        s.name.lower() for event in reading.events for s in event.according_to if s.kind in {"media", "organisation"}
    }
    named |= {
        speaker.name.lower()
        for claim in reading.claims
        for speaker in claim.speakers
        if not speaker.country or speaker.sector == "MED"
    }
    return frozenset(name.removeprefix("the ") for name in named)


def _circular(last: Reading, before: Sequence[Reading]) -> list[Draft]:
    """Follow who cites whom: a way that leads back to this article's outlet makes none of them a source."""
    if last.article.outlet is None:
        return []
    outlets = {(r.article.outlet or "").lower().removeprefix("the "): r for r in (*before, last) if r.article.outlet}
    home = last.article.outlet.lower().removeprefix("the ")
    todo: list[tuple[str, ...]] = [(home,)]
    seen: set[str] = set()
    while todo:
        way = todo.pop(0)
        reading = outlets[way[-1]]
        for cited in sorted(cited_outlets(reading) & set(outlets)):
            if cited == home and len(way) > 1:
                shared = _shares_event(last, outlets[way[1]])
                if not shared:
                    continue
                names = " cites ".join([*(outlets[step].article.outlet or step for step in way), last.article.outlet])
                cue = next(
                    (
                        c.cue
                        for c in last.claims
                        if any(s.name.lower().removeprefix("the ") == way[1] for s in c.speakers)
                    ),
                    None,
                )
                return [
                    Draft(
                        "circular-sourcing", cue or shared.evidence[0], f"{names} for the same event", "Look for a source outside the circle.",
                        tuple(outlets[step].article.id for step in way[1:]),
                    )
                ]  # fmt: skip
            if cited not in seen and cited != home:
                seen.add(cited)
                todo.append((*way, cited))
    return []


def _shares_event(one: Reading, other: Reading) -> Event | None:
    for event in one.events:
        for that in other.events:
            if event.act == that.act and same_parties(event, that):
                return event
    return None


__all__ = ["Origin", "check_across", "cited_outlets", "key_of", "name_of"]
