"""One deed against one regime: which rule leads, what widens it, what may exempt it, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sanderling.assess.match import Facts, Fit, fit, reversed_fit
from sanderling.assess.period import Period
from sanderling.assess.wording import (
    WHEN_UNKNOWN,
    denied,
    exempt,
    in_force_never,
    indicator,
    not_told_when,
    open_questions,
    over_limit,
    partly,
    said_not,
    wrong_goods,
    wrong_way,
)  # fmt: skip
from sanderling.knowledge.goods_data import goods_classes, widened
from sanderling.knowledge.measure_data import Exemption, Measure, Regime, act_classes, is_bound
from sanderling.records import Factuality, RuleLink, Verdict

_DONE = {Factuality.HAPPENED, Factuality.ONGOING}
_DECIDED = {Verdict.INDICATOR, Verdict.WOULD_BE_IF_IT_HAPPENS, Verdict.EXEMPT}


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on one chain of rules; ``lead`` is None when no rule names the deed."""

    verdict: Verdict
    lead: Measure | None
    extended_by: tuple[Measure, ...]
    chain: tuple[RuleLink, ...]
    because: str
    considered: tuple[str, ...]
    unknowns: tuple[str, ...]
    goods: tuple[str, ...]


def judge(regime: Regime, facts: Facts, period: Period | None) -> list[Ruling]:
    """Return one ruling for each chain of rules that a deed touches; empty when the regime has nothing to do with it."""
    if not _concerns(regime, facts):
        return []
    fits = [one for measure in regime.measures.values() if (one := fit(measure, regime, facts)) is not None]
    if not fits:
        return _nothing_fits(regime, facts, period)
    rulings = [_rule(regime, facts, period, group) for group in _chains(regime, fits)]
    if period is None:
        rulings = _of_the_day(rulings, facts.day)
    for wanted in (_DECIDED, {Verdict.CANNOT_TELL}):
        kept = [one for one in rulings if one.verdict in wanted]
        if kept:
            return kept
    if period is None:
        return rulings[:1]
    return sorted(rulings, key=lambda one: _distance(one.lead, period) if one.lead else 0)[:1]


def _of_the_day(rulings: list[Ruling], day: str) -> list[Ruling]:
    """Of a deed without a date keep the rules in force on the day on which it was told, or the last one before."""
    held = [one for one in rulings if one.lead is not None and one.lead.in_force(day, day) == "all"]
    begun = [one for one in rulings if one.lead is not None and one.lead.start <= day]
    return held or sorted(begun or rulings, key=lambda one: one.lead.start if one.lead else "")[-1:]


def _distance(measure: Measure, period: Period) -> int:
    """Days between a period and the days on which a rule was in force."""
    if measure.end is not None and period.first > measure.end:
        return (date.fromisoformat(period.first) - date.fromisoformat(measure.end)).days
    return max(0, (date.fromisoformat(measure.start) - date.fromisoformat(period.last)).days)


def _concerns(regime: Regime, facts: Facts) -> bool:
    """The deed names goods or the like; somebody it is about takes part, and somebody else who is bound."""
    if not facts.classes:
        return False
    entry = regime.entry
    about = [one for one in facts.everybody if entry.touches(one.country, one.id)]
    if not about:
        return False
    if "any" in entry.bound:
        return True
    return any(is_bound(entry.bound, one.country, one.id, facts.day) for one in facts.everybody if one not in about)


def _chains(regime: Regime, fits: list[Fit]) -> list[list[Fit]]:
    """Group rules that widen, replace or reaffirm one another, in the order of the file."""
    groups: list[list[Fit]] = []
    for one in fits:
        linked = {*one.measure.extends, *one.measure.replaces, *one.measure.reaffirms}
        reached = linked | {further for key in linked for further in _earlier(regime, key)}
        near = [group for group in groups if any(other.measure.id in reached for other in group)]
        merged = [other for group in near for other in group]
        groups = [group for group in groups if group not in near]
        groups.append([*merged, one])
    return groups


def _earlier(regime: Regime, key: str) -> set[str]:
    measure = regime.measures[key]
    found = {*measure.extends, *measure.replaces, *measure.reaffirms}
    return found | {further for one in found for further in _earlier(regime, one)}


def _rule(regime: Regime, facts: Facts, period: Period | None, group: list[Fit]) -> Ruling:
    force = {one.measure.id: one.measure.in_force(period.first, period.last) if period else "part" for one in group}
    active = _sure([one for one in group if force[one.measure.id] == "all"])
    part = _sure([one for one in group if force[one.measure.id] == "part"])
    held = active or part or _sure(group)
    if period is not None and not active and not part:
        held = [min(held, key=lambda one: _distance(one.measure, period))]
    lead = _lead(regime, held)
    measure = lead.measure
    standing = [one.measure for one in held]
    extended_by = tuple(
        one for one in standing if measure.id in _reached(regime, one, "extends") and one is not measure
    )
    chain = _chain(regime, measure, standing)
    considered, exempting, needs, notices = _exemptions(regime, [measure, *extended_by], facts, period)
    unknowns = list(dict.fromkeys([*lead.questions]))
    if period is not None and period.last > regime.known_to:
        unknowns.append(f"whether the rules had changed by then: they are known to the file up to {regime.known_to}")
    name = _name(measure, extended_by)
    says = f"{measure.says}."
    factuality = facts.deed.factuality

    def ruling(verdict: Verdict, because: str, *more: str) -> Ruling:
        return Ruling(
            verdict, measure, extended_by, chain, because, considered,
            tuple(dict.fromkeys([*unknowns, *more])), lead.goods,
        )  # fmt: skip

    if factuality is Factuality.DENIED:
        return ruling(Verdict.CANNOT_TELL, denied(facts.deed, name, says), "whether it happened")
    if factuality is Factuality.NEGATED:
        return ruling(Verdict.NOT_COVERED, said_not(name))
    if period is None:
        return ruling(Verdict.CANNOT_TELL, not_told_when(facts.deed, name, measure), WHEN_UNKNOWN)
    if not active and not part:
        return ruling(Verdict.NOT_COVERED, in_force_never(name, measure, period))
    if not active:
        return ruling(Verdict.CANNOT_TELL, partly(name, measure, period), *(_when_open(measure, period)))
    if lead.questions:
        return ruling(Verdict.CANNOT_TELL, open_questions(name, says))
    if exempting is not None and not needs:
        return ruling(Verdict.EXEMPT, exempt(name, exempting), *notices)
    if exempting is not None:
        return ruling(Verdict.CANNOT_TELL, exempt(name, exempting, perhaps=True), *needs)
    if measure.limit is not None:
        return ruling(Verdict.CANNOT_TELL, over_limit(name, measure.limit), "whether the ceiling was passed")
    verdict = Verdict.INDICATOR if factuality in _DONE else Verdict.WOULD_BE_IF_IT_HAPPENS
    return ruling(verdict, indicator(facts.deed, name, says, period, verdict), *notices)


def _sure(group: list[Fit]) -> list[Fit]:
    """The rules that leave no question open, or all where each does."""
    return [one for one in group if not one.questions] or group


def _when_open(measure: Measure, period: Period) -> tuple[str, ...]:
    if measure.renewable and measure.end is not None and period.last > measure.end:
        return (f"whether the rule was renewed after {measure.end}, the last renewal known to the file",)
    return ("on which of these days it took place",)


def _lead(regime: Regime, group: list[Fit]) -> Fit:
    """The rule that the verdict rests on: not one that another replaces, widens or repeats; of these the earliest."""
    ids = {one.measure.id for one in group}
    replaced = {key for one in group for key in _reached(regime, one.measure, "replaces")}
    first = [
        one
        for one in group
        if one.measure.id not in replaced
        and not ids & (_reached(regime, one.measure, "extends") | _reached(regime, one.measure, "reaffirms")) - replaced
    ] or group
    return min(first, key=lambda one: one.measure.start)


def _reached(regime: Regime, measure: Measure, relation: str) -> set[str]:
    """Return the earlier rules that a rule reaches by one relation, over any number of steps."""
    found: set[str] = set()
    left = list(getattr(measure, relation))
    while left:
        key = left.pop()
        if key not in found:
            found.add(key)
            left.extend(getattr(regime.measures[key], relation))
    return found


def _chain(regime: Regime, lead: Measure, standing: list[Measure]) -> tuple[RuleLink, ...]:
    links = []
    for key in sorted(_reached(regime, lead, "extends"), key=lambda key: regime.measures[key].start):
        links.append(_link(regime.measures[key], "base"))
    links.append(_link(lead, "rule"))
    for key in sorted(_reached(regime, lead, "replaces"), key=lambda key: regime.measures[key].start, reverse=True):
        links.append(_link(regime.measures[key], "replaces"))
    for one in standing:
        for relation in ("extends", "reaffirms"):
            if one is not lead and lead.id in _reached(regime, one, relation):
                links.append(_link(one, relation))
                break
        else:
            if one is not lead and set(one.reaffirms) & {other.id for other in standing}:
                links.append(_link(one, "reaffirms"))
    return tuple(links)


def _link(measure: Measure, relation: str) -> RuleLink:
    return RuleLink(
        measure.instrument, measure.paragraph, relation, measure.start, measure.end, measure.says, measure.confirmed
    )


def _name(lead: Measure, extended_by: tuple[Measure, ...]) -> str:
    if not extended_by:
        return lead.label
    return f"{lead.label} as extended by {'; '.join(one.label for one in extended_by)}"


def _exemptions(
    regime: Regime, measures: list[Measure], facts: Facts, period: Period | None
) -> tuple[tuple[str, ...], Exemption | None, tuple[str, ...], tuple[str, ...]]:
    """Return the exemptions considered, the one that the words meet, the facts it needs, and further open facts."""
    considered: list[str] = []
    notices: list[str] = []
    met: Exemption | None = None
    for key in dict.fromkeys(key for measure in measures for key in measure.exempt):
        one = regime.exemptions[key]
        if period is not None and (
            (one.start is not None and period.first < one.start) or (one.end is not None and period.last > one.end)
        ):
            continue
        bare = not (one.goods or one.text or one.party)
        holds = not bare and _meets(one, facts)
        considered.append(f"{one.says} ({one.paragraph}): {'met by the words' if holds else 'not told'}")
        if holds and (met is None or (met.needs and not one.needs)):
            met = one
        if bare or holds:
            notices.extend(one.notice)
    return tuple(considered), met, met.needs if met else (), tuple(notices)


def _meets(one: Exemption, facts: Facts) -> bool:
    goods = [name for name in facts.classes if goods_classes()[name].kind == "goods"]
    if one.goods and not (goods and all(widened(name) & set(one.goods) for name in goods)):
        return False
    if one.text and not any(widened(name) & set(one.text) for name in facts.classes):
        return False
    if one.party is None:
        return True
    takers = facts.flow[1] if facts.flow is not None else facts.everybody
    return any(one.party.holds(side.country, side.id, side.sector) for side in takers)


def _nothing_fits(regime: Regime, facts: Facts, period: Period | None) -> list[Ruling]:
    """Say why no rule names the deed: the other direction, or other goods."""
    deed = facts.deed
    if deed.factuality in {Factuality.DENIED, Factuality.NEGATED} or deed.act not in act_classes()["supply"]:
        return []
    turned = [one for measure in regime.measures.values() if (one := reversed_fit(measure, regime, facts)) is not None]
    if turned:
        lead = _lead(regime, turned)
        because = wrong_way(lead.measure)
    elif deed.recipients and any(regime.entry.party.holds(one.country, one.id, None) for one in facts.everybody):
        because = wrong_goods(regime, tuple(facts.classes))
    else:
        return []
    return [Ruling(Verdict.NOT_COVERED, None, (), (), because, (), (), tuple(facts.classes))]
