"""The table over many articles: the same journey told in several becomes one row, in which what differs can be seen.

Two tellings are one journey when they share a traveller, lead to the same place (or to a place and its country), and
their dates fit. Copies of an article are told from others where the caller knows them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sanderling.journeys.group import Group, places_fit
from sanderling.journeys.leg import COLUMNS, Json, Leg, Value, Words, legs

_MAY_BE_SEVERAL = frozenset({"travellers", "via", "host", "purpose", "protection", "attributes", "escorts"})
"""Cells whose values add up; of the others, one journey has one."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One row: ``cells`` holds, by column, every value told, the most told first, each with all its words."""

    id: str
    legs: tuple[Leg, ...]
    cells: dict[str, tuple[Value, ...]]
    disputed: tuple[str, ...]
    """The columns in which the tellings contradict each other."""
    origins: int | None = None
    """To how many independent accounts its articles go back; None where copies were not looked for."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell it (SHA-256), in the order of their publication."""
        return tuple(dict.fromkeys(leg.article for leg in self.legs))

    def first(self, column: str) -> str | None:
        """The value told most, or None."""
        return self.cells[column][0].text if self.cells[column] else None

    def as_dict(self) -> Json:
        """The row as plain values: every cell a list of {value, key, evidence}."""
        made: Json = {
            "id": self.id, "articles": list(self.articles), "origins": self.origins, "disputed": list(self.disputed),
        }  # fmt: skip
        for column in COLUMNS:
            made[column] = [
                {"value": value.text, "key": value.key, "evidence": [_plain(words) for words in value.evidence]}
                for value in self.cells[column]
            ]
        return made


def _plain(words: Words) -> dict[str, Any]:
    return {name: getattr(words, name) for name in ("article", "start", "end", "quote", "words")}


def journeys(readings: Iterable[Json], origin_of: Mapping[str, str] | None = None) -> list[Journey]:
    """Return the journeys of all readings, the same ones joined, by their dates; the order of reading is no matter.

    ``origin_of`` gives of an article, by its digest, the one whose account it is, where copies were looked for.
    """
    told = [leg for reading in readings for leg in legs(reading)]
    told.sort(key=lambda leg: (leg.published or "9999", leg.article, leg.id))
    by_end: dict[tuple[str, str | None], list[Group]] = {}
    groups: list[Group] = []
    for leg in told:
        near = [by_end.setdefault((traveller.key, leg.country), []) for traveller in leg.cells["travellers"]]
        group = next((group for some in near for group in some if group.takes(leg)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(leg)
        for some in near:
            if all(other is not group for other in some):
                some.append(group)
    rows = [_row(group.legs) for group in groups]
    if origin_of is not None:
        rows = [replace(row, origins=len({origin_of.get(one, one) for one in row.articles})) for row in rows]
    return sorted(rows, key=lambda row: (row.first("start") or "9999", row.id))


def _row(group: list[Leg]) -> Journey:
    cells: dict[str, tuple[Value, ...]] = {}
    disputed = []
    for column in COLUMNS:
        values = _joined(value for leg in group for value in leg.cells[column])
        if column in {"start", "end", "to", "from"}:
            values = _finest_first(values, group)
        elif column == "status":
            values = _newest_first(values, group)
        cells[column] = values
        if column not in _MAY_BE_SEVERAL and _contradict(column, values, group):
            disputed.append(column)
    return Journey(group[0].id, tuple(group), cells, tuple(disputed))


def _joined(values: Iterable[Value]) -> tuple[Value, ...]:
    """Every value once, with all its words; those that more articles tell stand first."""
    texts: dict[str, str] = {}
    words: dict[str, dict[Words, None]] = {}
    for value in values:
        texts.setdefault(value.key, value.text)
        words.setdefault(value.key, {}).update(dict.fromkeys(value.evidence))
    found = [Value(text, key, tuple(words[key])) for key, text in texts.items()]
    return tuple(sorted(found, key=lambda value: -len({one.article for one in value.evidence})))


def _finest_first(values: tuple[Value, ...], group: list[Leg]) -> tuple[Value, ...]:
    """A city before its country, a day before its month; else the order stays."""
    countries = {place["id"] for leg in group for place in leg.places if place["precision"] == "country"}
    return tuple(
        sorted(values, key=lambda value: (value.key in countries, -len(value.key) if value.key[:1].isdigit() else 0))
    )


def _newest_first(values: tuple[Value, ...], group: list[Leg]) -> tuple[Value, ...]:
    """A journey planned is made later: what was told last stands first (``group`` is in the order of publication)."""
    last = {leg.cells["status"][0].key: number for number, leg in enumerate(group)}
    return tuple(sorted(values, key=lambda value: -last[value.key]))


def _contradict(column: str, values: tuple[Value, ...], group: list[Leg]) -> bool:
    if len(values) < 2:
        return False
    keys = [value.key for value in values]
    if column in {"start", "end"}:
        return any(not keys[0].startswith(key) for key in keys[1:])
    if column in {"to", "from"}:
        known = {place["id"] or place["name"]: place for leg in group for place in leg.places}
        places = [known[key] for key in keys]
        return any(
            one["country"] != other["country"] or not places_fit(one, other)
            for one, other in itertools.combinations(places, 2)
        )
    if column == "status":  # that a plan was carried out, or given up, contradicts nothing
        return {"made", "not made"} <= set(keys)
    if column == "formation":
        names = [key.partition(":")[0] for key in keys if ":" in key]
        return len(names) != len(set(names))
    return True
