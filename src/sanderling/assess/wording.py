"""The sentences of an assessment. They say what the words show and what they leave open, and never speak of guilt."""

from __future__ import annotations

from sanderling.assess.deeds import Deed
from sanderling.assess.period import Period
from sanderling.knowledge.goods_data import goods_classes
from sanderling.knowledge.measure_data import Exemption, Measure, Regime
from sanderling.records import Factuality, Verdict

CAUTION = "An indicator for a person to examine, not a finding of a breach"
WHEN_UNKNOWN = "when it took place"

_TOLD = {
    Factuality.HAPPENED: "tells it as having happened",
    Factuality.ONGOING: "tells it as going on",
    Factuality.PLANNED: "tells it as planned",
    Factuality.POSSIBLE: "tells it as possible",
    Factuality.CONDITIONAL: "tells it under a condition",
    Factuality.DEMANDED: "tells it as demanded",
    Factuality.DENIED: "tells it as denied",
    Factuality.NEGATED: "says that it did not happen",
}


def indicator(deed: Deed, name: str, says: str, period: Period, verdict: Verdict) -> str:
    """A rule in force names what the words tell."""
    told = f"The article {_TOLD[deed.factuality]}{_by(deed)}; {name} was in force on {period} ({period.how}). {says}"
    if verdict is Verdict.INDICATOR:
        return f"{told} {CAUTION}."
    return f"{told} It would fall under this if it happened; nothing is told to have happened."


def denied(deed: Deed, name: str, says: str) -> str:
    """The article tells a denial."""
    return f"The article tells it as denied{_by(deed)}; a denial shows neither that it happened nor that it did not. {name} would be the rule to read it by: {says}"


def said_not(name: str) -> str:
    """The article says that nothing happened."""
    return f"The article says that it did not happen; {name} would be the rule to read it by"


def not_told_when(deed: Deed, name: str, measure: Measure) -> str:
    """The day is not known."""
    why = f"'{deed.when}' is not resolved" if deed.when else "the article tells no day"
    return f"It is not known when it took place: {why}. {name} holds from {measure.start}{_until(measure)}"


def partly(name: str, measure: Measure, period: Period) -> str:
    """In force on some of the days only."""
    return f"{name} holds from {measure.start}{_until(measure)}, which covers {period} ({period.how}) in part only, as far as is known"


def in_force_never(name: str, measure: Measure, period: Period) -> str:
    """Not in force on the days."""
    return f"{name} was not in force on {period} ({period.how}), but from {measure.start}{_until(measure)}, and no other rule in the file names it"


def open_questions(name: str, says: str) -> str:
    """The rule may name it."""
    return f"{name} may name it, but the article leaves a question open on which it hangs. {says}"


def over_limit(name: str, limit: str) -> str:
    """A ceiling, no ban."""
    return f"{name} sets a ceiling and no ban ({limit}); one article does not show whether it was passed"


def exempt(name: str, exemption: Exemption, perhaps: bool = False) -> str:
    """An exemption is met, or may be."""
    verb = "may be exempt" if perhaps else "is exempt as told"
    return f"It falls under {name} but {verb}: {exemption.says} ({exemption.paragraph})"


def wrong_way(measure: Measure) -> str:
    """The rule forbids the other direction."""
    return f"The goods went the other way than {measure.label} names: {measure.says}"


def wrong_goods(regime: Regime, classes: tuple[str, ...]) -> str:
    """No rule names the goods between these two."""
    names = "; ".join(goods_classes()[name].definition for name in classes)
    return f"No paragraph in the file of {regime.entry.name} names this act between these parties ({names})"


def _until(measure: Measure) -> str:
    if measure.end is None:
        return " on"
    return f" to {measure.end}{' (the last renewal known to the file)' if measure.renewable else ''}"


def _by(deed: Deed) -> str:
    if not deed.sources:
        return ""
    unnamed = "" if deed.named else " (not all named)"
    return f", according to {', according to '.join(deed.sources)}{unnamed}"
