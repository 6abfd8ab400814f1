"""Does one rule fit one deed: the act, who is bound, the direction, the goods, the territory."""

from __future__ import annotations

from dataclasses import dataclass

from sanderling.assess.deeds import Deed, Side, classes_of, sides
from sanderling.knowledge.goods_data import goods_classes, widened
from sanderling.knowledge.measure_data import Measure, Party, Regime, act_classes, is_bound
from sanderling.records import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """A deed with what is looked up once for all rules."""

    deed: Deed
    flow: tuple[tuple[Side, ...], tuple[Side, ...]] | None
    """Who gives and who takes; None when the words do not tell."""
    classes: dict[str, str]
    spans: tuple[Span, ...]
    day: str
    """A day on which membership of a group of states is asked for."""

    @property
    def everybody(self) -> tuple[Side, ...]:
        """All who take part."""
        return self.deed.actors + self.deed.recipients

    @property
    def where(self) -> str:
        """The words in which a territory may be named."""
        names = " ".join(side.name for side in self.everybody)
        return f"{self.deed.text} {self.deed.place} {names}".lower()


@dataclass(frozen=True, slots=True)
class Fit:
    """A rule that fits, with the questions that are open where it fits only perhaps."""

    measure: Measure
    goods: tuple[str, ...]
    questions: tuple[str, ...]


def facts_of(deed: Deed, day: str) -> Facts:
    """Look up classes and direction of a deed."""
    classes, spans = classes_of(deed)
    return Facts(deed, sides(deed), classes, spans, day)


def fit(measure: Measure, regime: Regime, facts: Facts) -> Fit | None:
    """Return how a rule fits a deed, or None. Dates are not asked for here."""
    if facts.deed.act not in act_classes()[measure.acts]:
        return None
    sure, perhaps = _goods(measure, facts)
    if not sure and not perhaps:
        return None
    party = measure.party or regime.entry.party
    questions = [] if sure else [measure.unsure[key] for key in perhaps.values()]
    open_flow = _direction(measure, party, regime.entry.bound, facts)
    if open_flow is None:
        return None
    if measure.territory and not any(name in facts.where for name in measure.territory):
        if "any_goods" in measure.goods:
            return None
        questions.append(f"whether it was for {measure.territory[0].title()}")
    return Fit(measure, tuple(sure or perhaps), (*dict.fromkeys(questions), *open_flow))


def reversed_fit(measure: Measure, regime: Regime, facts: Facts) -> Fit | None:
    """Return how the rule would fit if the goods had gone the other way."""
    if facts.flow is None or measure.direction not in {"to", "from"}:
        return None
    turned = Facts(facts.deed, (facts.flow[1], facts.flow[0]), facts.classes, facts.spans, facts.day)
    return fit(measure, regime, turned)


def _goods(measure: Measure, facts: Facts) -> tuple[list[str], dict[str, str]]:
    """Return the classes that the rule names, and those that it may name with the key of the open question."""
    sure, perhaps = [], {}
    for name in facts.classes:
        wide = widened(name)
        goods = goods_classes()[name].kind == "goods"
        if wide & set(measure.goods) or ("any_goods" in measure.goods and goods):
            sure.append(name)
        else:
            key = next((key for key in measure.unsure if key == name or (key in wide and not _sibling(key, measure))), None)
            if key is not None:
                perhaps[name] = key
    return sure, perhaps


def _sibling(key: str, measure: Measure) -> bool:
    """A narrower class beside those that the rule names is another thing: diesel is never perhaps crude oil."""
    return any(key in widened(name) for name in measure.goods)


def _direction(measure: Measure, party: Party, bound: tuple[str, ...], facts: Facts) -> tuple[str, ...] | None:
    """Return None when the direction or the parties do not fit, else the questions that stay open."""

    def meant(side: Side) -> bool:
        return party.holds(side.country, side.id, side.sector)

    def others(group: tuple[Side, ...]) -> bool:
        if "any" in bound and not group:
            return True
        return any(not meant(side) and is_bound(bound, side.country, side.id, facts.day) for side in group)

    if measure.direction == "by":
        return () if any(meant(side) for side in facts.deed.actors) else None
    if facts.flow is None or (measure.acts == "service" and measure.direction == "with"):
        if not any(meant(side) for side in facts.everybody) or not others(facts.everybody):
            return None
        return () if measure.direction == "with" else ("who supplied whom",)
    givers, takers = facts.flow
    to = any(meant(side) for side in takers) and others(givers)
    out = any(meant(side) for side in givers) and others(takers)
    fits = {"to": to, "from": out, "with": to or out}[measure.direction]
    return () if fits else None
