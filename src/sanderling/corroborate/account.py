"""The account of one event: who says what, what agrees, what conflicts, who denies, and the best value of each field.

Nothing is left out for having few sources.  Copies count once; a named source whom several accounts quote is one source.
A value that nobody gives is not there: unknown is no default.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sanderling.corroborate.items import Item
from sanderling.corroborate.links import Group
from sanderling.corroborate.prints import Told
from sanderling.corroborate.witness import Denial, Testimony, denials, distinct, testimonies

_FINEST = {"site": 0, "day": 0, "city": 1, "week": 1, "admin1": 2, "range": 2, "month": 3, "country": 3, "year": 4}
_COARSE = {"admin1", "country"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field with all who give it."""

    value: str
    label: str
    testimonies: tuple[Testimony, ...]
    origins: int
    """Independent accounts that give it, copies counted once."""
    own_voice: int
    """Of these, how many say so in their own voice."""
    independent: int
    """How many independent accounts: copies count once, and so does a named source whom several quote."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the event: its values, the best first, and why that is the best."""

    name: str
    values: tuple[Value, ...]
    why: str

    @property
    def best(self) -> Value:
        """The value to go by."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of a field that cannot both be right, or a deed that one tells and another denies."""

    field: str
    one: Value
    other: Value
    says: str


@dataclass(frozen=True, slots=True)
class Account:
    """What all articles together say of one event. ``group`` is the group's first item."""

    group: str
    deed: str | None
    """The act that the fields are about; what else was coded in the news stands in the field ``act`` alone. None where
    no act was coded."""
    articles: tuple[str, ...]
    outlets: int
    """Outlets known by name."""
    origins: int
    independent: int
    """Of the accounts that tell of the deed, how many are independent, by the same count as of a value; 0 without one."""
    fields: tuple[Field, ...]
    conflicts: tuple[Conflict, ...]
    denials: tuple[Denial, ...]

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None where nobody says."""
        return next((one for one in self.fields if one.name == name), None)


def account(
    group: Group,
    items: Mapping[str, Item],
    readings: Mapping[str, tuple[Told, Mapping[str, Any]]],
    origin_of: Mapping[str, str],
) -> Account:
    """Return the account of an event group.

    ``readings`` holds article and reading by article id, ``origin_of`` the first article of each article's origin; an
    article that it lacks is an account of its own.
    """
    given: list[Testimony] = []
    denied: list[Denial] = []
    articles: dict[str, Told] = {}
    for name in sorted(group.members):
        item = items[name]
        told, reading = readings[item.article]
        articles[told.id] = told
        origin = origin_of.get(told.id, told.id)
        given += testimonies(item, told, reading, origin)
        denied += denials(item, told, reading, origin)
    deed = main_deed(given)
    given = [one for one in given if one.field == "act" or one.deed in {None, deed}]
    names = sorted({one.field for one in given}, key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name))
    fields = tuple(_field(name, [one for one in given if one.field == name]) for name in names)
    return Account(
        group=group.first,
        deed=deed,
        articles=tuple(sorted(articles)),
        outlets=len({told.outlet for told in articles.values() if told.outlet}),
        origins=len({origin_of.get(name, name) for name in articles}),
        independent=distinct([one for one in given if one.field == "act" and one.deed == deed])[2],
        fields=fields,
        conflicts=tuple(conflict for field in fields for conflict in _conflicts(field)),
        denials=tuple(denied),
    )  # fmt: skip


def main_deed(given: Iterable[Testimony]) -> str | None:
    """Return the act that most independent accounts tell of; of several the one told sooner, then the surer coded."""
    acts: dict[str, list[Testimony]] = {}
    for one in given:
        if one.field == "act" and one.deed is not None:
            acts.setdefault(one.deed, []).append(one)
    ranked = sorted((_merit(_value(told)), act) for act, told in acts.items())
    return ranked[0][1] if ranked else None


_ORDER = ["act", "factuality", "date", "place", "actor", "recipient", "object"]


def _field(name: str, given: Iterable[Testimony]) -> Field:
    by_value: dict[str, list[Testimony]] = {}
    for one in given:
        by_value.setdefault(_same(one), []).append(one)
    values = []
    for told in by_value.values():
        values.append(_value(told))
    values.sort(key=_merit)
    return Field(name, tuple(values), _why(values))


def _value(told: list[Testimony]) -> Value:
    ordered = tuple(sorted(told, key=lambda one: (one.published or "9999", one.article, one.start, one.label)))
    origins, own, roots = distinct(ordered)
    labels = Counter(one.label for one in ordered)
    label = min(labels, key=lambda one: (-labels[one], len(one), one))
    return Value(ordered[0].value, label, ordered, origins, own, roots)


def _same(one: Testimony) -> str:
    """Values that are one: of counts 'at least 20' is another than '20'."""
    return f"{one.detail.get('approximator') or ''} {one.value}"


def _merit(value: Value) -> tuple[int, int, int, float, float, str, str]:
    """The best first: most independent, most in their own voice, finest, told soonest, surest, latest, by its words."""
    finest = min(_FINEST.get(str(one.detail.get("precision")), 9) for one in value.testimonies)
    soonest: dict[str, int] = {}
    for one in value.testimonies:
        soonest[one.origin] = min(one.start, soonest.get(one.origin, one.start))
    surest = max((one.confidence or 0.0 for one in value.testimonies), default=0.0)
    latest = max(one.published or "" for one in value.testimonies)
    place = round(sum(soonest.values()) / len(soonest), 1)
    return -value.independent, -value.own_voice, finest, place, -surest, _descending(latest), value.value


def _descending(text: str) -> str:
    return "".join(chr(0x10FFFF - ord(char)) if ord(char) < 0xD000 else char for char in text) or "\U0010ffff"


def _why(values: list[Value]) -> str:
    best = values[0]
    own = f", {best.own_voice} in their own voice" if best.own_voice else ", each on somebody's word"
    plural = "account" if best.origins == 1 else "accounts"
    says = f"{best.origins} {plural} ({best.independent} independent{own})"
    if len(values) == 1:
        return f"the only value: {says}"
    second = values[1]
    for part, reason in (
        (lambda one: one.independent, "more independent sources"),
        (lambda one: one.own_voice, "more accounts in their own voice"),
        (lambda one: _merit(one)[2], "the more precise"),
        (lambda one: _merit(one)[3], "told sooner in the articles"),
        (lambda one: _merit(one)[4], "the coder is surer of it"),
        (lambda one: _merit(one)[5], "the latest"),
    ):  # type: tuple[Callable[[Value], Any], str]
        if part(best) != part(second):
            return f"{says}; before '{second.label}': {reason}"
    return f"{says}; as well supported as '{second.label}', and named first by its words alone"


def _conflicts(field: Field) -> list[Conflict]:
    made = []
    for one, other in combinations(field.values, 2):
        if (says := _clash(field.name, one, other)) is not None:
            made.append(Conflict(field.name, one, other, says))
    return made


def _clash(field: str, one: Value, other: Value) -> str | None:
    """Why the two cannot both be right, or None where they can."""
    first, second = one.testimonies[0], other.testimonies[0]
    if not field.startswith("count of ") and not (_borne(one) and _borne(other)):
        return None  # a day or a town that stands beside the deed need not be its own
    if field in {"date", "place"} and len({told.origin for told in (*one.testimonies, *other.testimonies)}) == 1:
        return None  # one account names both; that is no disagreement of accounts
    if field == "date":
        if first.detail["end"][:10] < second.detail["start"] or second.detail["end"][:10] < first.detail["start"]:
            return None if _prefix(first, second) else f"{one.label} and {other.label} do not meet"
        return None
    if field == "place":
        return _places_clash(one, other)
    if field.startswith("count of "):
        return _counts_clash(one, other)
    if field == "factuality":
        kinds = {one.value, other.value}
        if kinds & {"happened", "ongoing"} and kinds & {"denied", "negated"}:
            return "told as a fact, and denied"
        return None
    if field in {"actor", "recipient"}:
        mine = {told.origin for told in one.testimonies}
        if mine.isdisjoint(told.origin for told in other.testimonies) and len(one.value) == len(other.value) == 3:
            return f"{one.label} by some, {other.label} by others"
    return None


def _borne(value: Value) -> bool:
    return any(told.event is not None for told in value.testimonies)


def _prefix(first: Testimony, second: Testimony) -> bool:
    """A coarser date that the finer one lies in."""
    a, b = first.detail["start"], second.detail["start"]
    return str(a).startswith(str(b)) or str(b).startswith(str(a))


def _places_clash(one: Value, other: Value) -> str | None:
    first, second = one.testimonies[0].detail, other.testimonies[0].detail
    if first["country"] != second["country"] and first["country"] and second["country"]:
        return f"{one.label} and {other.label} lie in other states"
    if first["precision"] in _COARSE or second["precision"] in _COARSE:
        return None  # a town may lie in the province
    if first["precision"] == second["precision"] == "city":
        return f"{one.label} and {other.label} are two towns"
    return None


_NUMBERS: dict[str | None, Callable[[float], tuple[float, float]]] = {
    None: lambda value: (value, value),
    "at_least": lambda value: (value, float("inf")),
    "more_than": lambda value: (value, float("inf")),
    "at_most": lambda value: (0.0, value),
    "less_than": lambda value: (0.0, value),
    "about": lambda value: (value * 0.9, value * 1.1),
}


def _counts_clash(one: Value, other: Value) -> str | None:
    first, second = one.testimonies[0], other.testimonies[0]
    low, high = _NUMBERS[first.detail["approximator"]](float(first.value))
    low2, high2 = _NUMBERS[second.detail["approximator"]](float(second.value))
    if high < low2 or high2 < low:
        mine = {told.article for told in one.testimonies}
        if mine & {told.article for told in other.testimonies}:
            return None  # one article counts two things by one word: three dead, then 17 more
        return f"{one.label} and {other.label}"
    return None
