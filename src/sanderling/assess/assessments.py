"""All events of a reading held against all regimes that they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sanderling.assess.deeds import Deed, deed_of, stored_deed
from sanderling.assess.judge import Ruling, judge
from sanderling.assess.match import Facts, facts_of
from sanderling.assess.period import Period, period_of
from sanderling.knowledge.goods_data import goods_classes, widened
from sanderling.knowledge.measure_data import act_classes, regime, regime_list
from sanderling.records import Act, Assessment, Event, Span, Strength, Verdict


def assess(events: Iterable[Event], published: str | None, origins: Mapping[str, int] | None = None) -> list[Assessment]:
    """Hold events against what was in force on their dates.

    ``published`` is the article's ISO date.  ``origins`` gives the number of independent origins of an event by its
    id, where a record of many articles knows it.
    """
    return assessments((deed_of(event) for event in events), published, origins)


def assess_stored(reading: Mapping[str, Any], origins: Mapping[str, int] | None = None) -> list[Assessment]:
    """Hold the events of a reading's JSON object against what was in force, from that object alone."""
    return assessments(map(stored_deed, reading["events"]), reading["article"]["published"], origins)


def assessments(
    deeds: Iterable[Deed], published: str | None, origins: Mapping[str, int] | None = None
) -> list[Assessment]:
    """Hold deeds against all binding regimes, in the order of the deeds and of the list of regimes."""
    made: list[Assessment] = []
    for deed in deeds:
        if deed.act not in _acts():
            continue
        near = [
            entry.id
            for entry in regime_list().values()
            if entry.kind == "binding"
            and any(entry.touches(side.country, side.id) for side in deed.actors + deed.recipients)
        ]
        if not near:
            continue
        period = period_of(deed, published)
        facts = facts_of(deed, period.last if period else published or "9999-12-31")
        for name in near:
            for ruling in judge(regime(name), facts, period):
                made.append(_assessment(f"A{len(made) + 1}", name, ruling, facts, period, origins))
    return made


def _acts() -> frozenset[Act]:
    return frozenset(act for acts in act_classes().values() for act in acts)


def _assessment(
    ident: str, name: str, ruling: Ruling, facts: Facts, period: Period | None, origins: Mapping[str, int] | None
) -> Assessment:
    deed, lead = facts.deed, ruling.lead
    extended = "; ".join(one.label for one in ruling.extended_by) or None
    spans: dict[tuple[int, int], Span] = {(span.start, span.end): span for span in (*deed.evidence, *facts.spans)}
    return Assessment(
        id=ident,
        event=deed.event,
        regime=name,
        instrument=lead.instrument if lead else None,
        paragraph=lead.paragraph if lead else None,
        verdict=ruling.verdict,
        because=ruling.because,
        as_extended_by=extended,
        chain=ruling.chain,
        exemptions_considered=ruling.considered,
        unknowns=ruling.unknowns,
        goods=ruling.goods,
        days=str(period) if period else None,
        strength=Strength(
            deed.factuality, deed.background, deed.sources, deed.named,
            origins.get(deed.event) if origins else None, deed.confidence,
        ),
        references=_references(facts, period) if ruling.verdict is not Verdict.NOT_COVERED else (),
        evidence=tuple(spans.values()),
    )  # fmt: skip


def _references(facts: Facts, period: Period | None) -> tuple[str, ...]:
    """Return guidance and treaty tests that name the goods: to be read with it, never the ground of a verdict."""
    goods = [name for name in facts.classes if goods_classes()[name].kind == "goods"]
    if period is None or not goods:
        return ()
    found = []
    for entry in regime_list().values():
        if entry.kind != "reference":
            continue
        for measure in regime(entry.id).on(period.first, period.last):
            named = set(measure.goods) | set(measure.unsure)
            if facts.deed.act in act_classes()[measure.acts] and any(widened(name) & named for name in goods):
                found.append(f"{measure.label}: {measure.says} (for reference only)")
    return tuple(found)
