"""What hangs together in the record: the readings, items and links that one question can touch, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sanderling.corroborate import events, origins
from sanderling.corroborate.items import NEWS
from sanderling.corroborate.scores import weights
from sanderling.joining.judging import Judged
from sanderling.joining.linking import Compared, places_of
from sanderling.store.joins import ARTICLE, ITEM, ItemRow, Joins, PairRow, ReadingRow, TieRow

_SEEKS = 100_000
"""Look-ups (crowds times items) up to which the crowds of a part are looked up, instead of all crowds' being read once."""


@dataclass(slots=True)
class Part:
    """Readings and items by their numbers, with the links between them; of a whole record, or closed under its links."""

    readings: dict[int, ReadingRow] = field(default_factory=dict)
    items: dict[int, ItemRow] = field(default_factory=dict)
    ties: list[TieRow] = field(default_factory=list)
    pairs: list[PairRow] = field(default_factory=list)


def whole(joins: Joins) -> Part:
    """Return all of the record."""
    readings = {one.number: one for one in joins.readings()}
    items = {one.number: one for one in joins.items() if one.reading in readings}
    return Part(readings, items, joins.ties(), joins.pairs())


def around(joins: Joins, said: Judged, items: Iterable[int] = (), readings: Iterable[int] = ()) -> Part:
    """Return what hangs together with these items, and with all that these readings tell of.

    By links, as copies, or by a person's word. With a reading comes its news, since news of copies is one; of the readings
    given, and of those that hang together with them, all that they tell of.

    Only links that reach the threshold lead on: two groups become one where the average of their links reaches it, so that one
    of these does. Weaker ones count in averages, between items that are here anyhow.
    """
    part = Part()
    wanted, more = set(items), set(readings)
    fully = bool(more)
    ties: dict[tuple[int, int], TieRow] = {}
    pairs: dict[tuple[int, int], PairRow] = {}
    seen_items: set[int] = set()
    seen_readings: set[int] = set()
    while wanted or more:
        seen_items |= wanted
        new = joins.items(numbers=wanted)
        more |= {one.reading for one in new} - seen_readings
        seen_readings |= more
        fresh = joins.readings(more)
        part.readings.update((one.number, one) for one in fresh)
        told = joins.items(readings=[one.number for one in fresh])
        new += [one for one in told if fully or one.name == NEWS]
        part.items.update((one.number, one) for one in new)
        seen_items |= {one.number for one in new}
        found = {(one.a, one.b): one for one in joins.pairs({one.number for one in new})}
        pairs.update(found)
        copied = {(one.a, one.b): one for one in joins.ties([one.number for one in fresh])}
        ties.update(copied)
        wanted = (_led_to(joins, found.values(), {one.number: one.name for one in part.items.values()}) | said.beside(one.number for one in new)) - seen_items
        more = (
            {side for pair in copied for side in pair} | said.beside_articles(one.number for one in fresh)
        ) - seen_readings
    part.ties, part.pairs = list(ties.values()), list(pairs.values())
    return part


def _led_to(joins: Joins, pairs: Iterable[PairRow], names: dict[int, str]) -> set[int]:
    """Return the items of the links that reach the threshold of their kind; ``names`` are those of the items known so far."""
    news, asides = weights("news").threshold, weights("asides").threshold
    pairs = list(pairs)
    unsure = [one for one in pairs if min(news, asides) <= one.score < max(news, asides)]
    unknown = {side for one in unsure for side in (one.a, one.b)} - names.keys()
    names = names | {one.number: one.name for one in joins.items(numbers=unknown)} if unknown else names
    led: set[int] = set()
    for one in pairs:
        both_news = names.get(one.a) == NEWS == names.get(one.b)
        if one.score >= (news if both_news else asides):
            led |= {one.a, one.b}
    return led


def copies_around(joins: Joins, said: Judged, readings: Iterable[int]) -> Part:
    """Return what hangs together with these readings as copies alone: no items."""
    part = Part()
    ties: dict[tuple[int, int], TieRow] = {}
    more, seen = set(readings), set()
    while more:
        seen |= more
        fresh = joins.readings(more)
        part.readings.update((one.number, one) for one in fresh)
        found = {(one.a, one.b): one for one in joins.ties([one.number for one in fresh])}
        ties.update(found)
        more = ({side for pair in found for side in pair} | said.beside_articles(one.number for one in fresh)) - seen
    part.ties = list(ties.values())
    return part


class Crowds:
    """Pairs that were compared before a crowd grew are no part of the answer: it hangs on the set alone."""

    def __init__(self, joins: Joins, compared: Compared) -> None:
        self._joins, self._compared = joins, compared
        self._stand_ins = joins.stand_ins()
        self._count = {kind: len({one[2:] for one in self._stand_ins if one[0] == kind}) for kind in (ARTICLE, ITEM)}
        self._all: dict[int, dict[int, list[tuple[int, int]]]] = {}

    def of(self, part: Part) -> CrowdsOfPart:
        """Return the crowds that the part's readings and items are in."""
        return CrowdsOfPart(
            self._compared, self._stand_ins, part.items,
            {ARTICLE: self._crowded(ARTICLE, part.readings), ITEM: self._crowded(ITEM, part.items)},
        )  # fmt: skip

    def _crowded(self, kind: int, numbers: Mapping[int, object]) -> Mapping[int, list[tuple[int, int]]]:
        if not self._count[kind] or not numbers:
            return {}
        if kind not in self._all and self._count[kind] * len(numbers) <= _SEEKS:
            return self._joins.crowded(kind, numbers)
        if kind not in self._all:
            self._all[kind] = self._joins.crowded(kind)
        return self._all[kind]


class CrowdsOfPart:
    """Which links of a part count."""

    def __init__(
        self,
        compared: Compared,
        stand_ins: set[tuple[int, int, int, int]],
        items: Mapping[int, ItemRow],
        crowded: Mapping[int, Mapping[int, list[tuple[int, int]]]],
    ) -> None:
        self._compared, self._stand_ins, self._items, self._crowded = compared, stand_ins, items, crowded

    def let(self, kind: int, a: int, b: int) -> bool:
        """Whether the two meet in a block for which one of them stands."""
        one, other = self._crowded[kind].get(a), self._crowded[kind].get(b)
        if one is None or other is None or not any(_near(p, q) for p in one for q in other):
            return True
        by_mark: dict[int, list[tuple[int, int]]] = {}
        for place in self._places(kind, b):
            by_mark.setdefault(place[1], []).append(place)
        return any(
            _near(place, near) and (self._stands(kind, a, place, one) or self._stands(kind, b, near, other))
            for place in self._places(kind, a)
            for near in by_mark.get(place[1], ())
        )

    def _places(self, kind: int, number: int) -> list[tuple[int, int]]:
        if kind == ARTICLE:
            return places_of(origins.blocks(self._compared.print(number)))
        row = self._items[number]
        item = self._compared.items(row.reading).get(row.name)
        return [] if item is None else places_of(events.blocks(item))

    def _stands(self, kind: int, number: int, place: tuple[int, int], crowded: list[tuple[int, int]]) -> bool:
        return place not in crowded or (kind, number, *place) in self._stand_ins


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two blocks (stretch, mark) meet; -1 is no stretch, and meets itself alone."""
    if one[1] != other[1]:
        return False
    return one[0] == other[0] or (min(one[0], other[0]) >= 0 and abs(one[0] - other[0]) == 1)
