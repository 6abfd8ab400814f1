"""A new reading held against those that the record has: its blocks, its items, and its links. One after another."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, TypeVar

from sanderling.corroborate import Item, Link, Print, Told, events, items_of, origins, print_of
from sanderling.corroborate.packed import FORM, Packed, pack
from sanderling.corroborate.prints import prose
from sanderling.corroborate.windows import Block
from sanderling.store import Record
from sanderling.store.blocks import Place
from sanderling.store.derived import ARTICLE, ITEM, Kept
from sanderling.store.packing import storable

_HELD = 512
"""Articles whose prints and items stay in memory: those compared last are likely to be asked for again."""
_PACKED = 64
"""The same of which only one of the two was asked for."""
_K = TypeVar("_K")
_T = TypeVar("_T")


def told_of(kept: Kept) -> Told:
    """Return the article as corroboration takes it; a date of publication that is none is unknown."""
    article = kept.reading["article"]
    title = article["title"]["words"] if article["title"] else None
    try:
        return Told(kept.article, kept.clean, title, article["outlet"], article["published"])
    except ValueError:
        return Told(kept.article, kept.clean, title, article["outlet"])


class Compared:
    """What is compared of the record's readings, by their numbers; the last ones asked for are held.

    With ``keep`` what was made of a reading's JSON is kept in the record, within the transaction that is open, and so at hand
    from then on.
    """

    def __init__(self, record: Record, keep: bool = False) -> None:
        self._derived = record.derived()
        self._keep = keep
        self._packed: OrderedDict[int, Packed] = OrderedDict()
        self._prints: OrderedDict[int, Print] = OrderedDict()
        self._items: OrderedDict[int, dict[str, Item]] = OrderedDict()
        self._single: OrderedDict[tuple[int, str], Item | None] = OrderedDict()

    def take(self, kept: Kept) -> None:
        """Hold what is compared of a reading that is at hand."""
        told = told_of(kept)
        body = prose(told.text)
        made = print_of(told, kept.reading, body)
        items = items_of(told, kept.reading, body, made.marks)
        if self._keep:
            self._derived.put_compared(kept.number, FORM, pack(made, items))
        _hold(self._prints, kept.number, made)
        _hold(self._items, kept.number, _by_name(items))

    def print(self, reading: int) -> Print:
        """Return what of a reading's article is compared when copies are looked for."""
        if reading not in self._prints:
            try:
                _hold(self._prints, reading, self._kept(reading).print())
            except _DAMAGED:
                self.take(self._derived.kept(reading))
        self._prints.move_to_end(reading)
        return self._prints[reading]

    def items(self, reading: int) -> dict[str, Item]:
        """Return what a reading's article tells of, by name: ``news``, ``E3``."""
        if reading not in self._items:
            try:
                _hold(self._items, reading, _by_name(self._kept(reading).items()))
            except _DAMAGED:
                self.take(self._derived.kept(reading))
        self._items.move_to_end(reading)
        return self._items[reading]

    def item(self, reading: int, name: str) -> Item | None:
        """Return one of the ``items``, or None where there is none of this name: quicker than all."""
        if reading in self._items:
            return self.items(reading).get(name)
        key = (reading, name)
        if key not in self._single:
            try:
                _hold(self._single, key, self._kept(reading).item(name))
            except _DAMAGED:
                return self.items(reading).get(name)
        self._single.move_to_end(key)
        return self._single[key]

    def _kept(self, reading: int) -> Packed:
        """What is kept of the reading. Raises KeyError where it is not kept, or in another form."""
        if reading not in self._packed:
            found = self._derived.compared(reading, FORM)
            if found is None:
                raise KeyError(reading)
            _hold(self._packed, reading, Packed(*found), _PACKED)
        return self._packed[reading]


_DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What comes of derived rows that are not there or were damaged: they are made anew."""


def _hold(held: OrderedDict[_K, _T], key: _K, made: _T, most: int = _HELD) -> None:
    held[key] = made
    if len(held) > most:
        held.popitem(last=False)


def _by_name(items: tuple[Item, ...]) -> dict[str, Item]:
    return {item.id.partition("#")[2]: item for item in items}


class Linker:
    """Compares readings with those compared before, each within a transaction: a kill leaves whole readings."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._derived = record.derived()
        self._compared = Compared(record, keep=True)

    def catch_up(self) -> int:
        """Compare all readings that wait for it, a transaction each; return how many there were."""
        waiting = self._derived.waiting()
        for number in waiting:
            with self._record.writing():
                self.link(number)
        return len(waiting)

    def link(self, number: int, text: str | None = None, reading: dict[str, Any] | None = None) -> None:
        """Compare the reading of this number, within the transaction that is open.

        ``text`` (as it came) and ``reading`` (its JSON) are the reading's, where they are at hand.
        """
        if self._derived.is_compared(number):
            return
        if text is not None and reading is not None and storable(text) == text:  # else it was kept with escapes
            self._compared.take(Kept(number, reading["article"]["id"], text, reading))
        else:
            self._compared.take(self._derived.kept(number))
        one, items = self._compared.print(number), self._compared.items(number)
        standing = origins.standing(one)
        numbers = self._derived.put_reading(
            number, standing.published, standing.credited, standing.words,
            [(name, item.acts, item.events, item.retold) for name, item in items.items()],
        )  # fmt: skip
        self._link_article(number, one)
        links = []
        for name, item in items.items():
            links += self._links_of(number, numbers[name], item)
        self._derived.put_links(ITEM, links)

    def _link_article(self, number: int, one: Print) -> None:
        places = places_of(origins.blocks(one))
        found = self._derived.meeting(ARTICLE, number, one.id, places)
        self._derived.put_blocks(ARTICLE, number, places)
        links = []
        for other in self._derived.at_one_time(number, found):
            partner = self._compared.print(other)
            if (link := origins.link(one, partner)) is not None:
                tie = origins.tie(one, partner, link)
                detail = {
                    "kind": link.kind, "later": "a" if tie.later == link.a else "b", "own": [tie.own_a, tie.own_b],
                    "adds": _adds(link),
                }  # fmt: skip
                links.append((number, other, link.score, detail))
        self._derived.put_links(ARTICLE, links)

    def _links_of(self, number: int, made: int, item: Item) -> list[tuple[int, int, float, dict[str, float]]]:
        places = places_of(events.blocks(item))
        found = self._derived.meeting(ITEM, made, item.id, places)
        self._derived.put_blocks(ITEM, made, places)
        # most meet by chance, and what they are compared by need not be fetched
        may = [
            (other, reading, name)
            for other, reading, name, acts in self._derived.items_of(found)
            if acts is None or events.may_be_one(item, name, acts.split())
        ]
        fitting = set(self._derived.at_one_time(number, {reading for _, reading, _ in may}))
        links = []
        for other, reading, name in may:
            if reading not in fitting:
                continue
            partner = self._compared.item(reading, name)  # a newer program may tell of others than it did
            if partner is not None and (found_so := events.score(item, partner)) is not None:
                links.append((made, other, *found_so))
        return links


def places_of(blocks: frozenset[Block]) -> list[Place]:
    """Return blocks as the record keeps them, in their order."""
    return sorted({(-1 if one.stretch is None else one.stretch, one.number) for one in blocks})


def _adds(link: Link) -> dict[str, float]:
    """What each part adds to the logit of the score; parts that either side does not tell are left out."""
    return {part.name: part.adds for part in link.parts if part.value is not None}
