"""A new reading held against those that the record has: its blocks, its items, and its links. One after another."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from sanderling.corroborate import Item, Link, Print, Told, events, items_of, origins, print_of
from sanderling.corroborate.windows import Block
from sanderling.store import Record
from sanderling.store.derived import ARTICLE, ITEM, Kept, Place
from sanderling.store.packing import storable

_HELD = 256
"""Articles whose prints and items stay in memory: those compared last are likely to be asked for again."""


def told_of(kept: Kept) -> Told:
    """Return the article as corroboration takes it; a date of publication that is none is unknown."""
    article = kept.reading["article"]
    title = article["title"]["words"] if article["title"] else None
    try:
        return Told(kept.article, kept.clean, title, article["outlet"], article["published"])
    except ValueError:
        return Told(kept.article, kept.clean, title, article["outlet"])


class Compared:
    """What is compared of the record's readings; the last ones asked for are held."""

    def __init__(self, record: Record) -> None:
        self._derived = record.derived()
        self._held: OrderedDict[int, tuple[Print, tuple[Item, ...]]] = OrderedDict()

    def of(self, reading: int, kept: Kept | None = None) -> tuple[Print, tuple[Item, ...]]:
        """Return print and items of a reading, by its number; ``kept`` is the reading where it is at hand."""
        if reading in self._held:
            self._held.move_to_end(reading)
            return self._held[reading]
        kept = kept or self._derived.kept(reading)
        told = told_of(kept)
        made = print_of(told, kept.reading), items_of(told, kept.reading)
        self._held[reading] = made
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return made


class Linker:
    """Compares readings with those compared before, each within a transaction: a kill leaves whole readings."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._derived = record.derived()
        self._compared = Compared(record)

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
        kept = None
        if text is not None and reading is not None and storable(text) == text:  # else it was kept with escapes
            kept = Kept(number, reading["article"]["id"], text, reading)
        one, items = self._compared.of(number, kept)
        named = [(item.id.partition("#")[2], item) for item in items]
        standing = origins.standing(one)
        numbers = self._derived.put_reading(
            number, standing.published, standing.credited, standing.words,
            [(name, item.events, item.retold) for name, item in named],
        )  # fmt: skip
        self._link_article(number, one)
        links = []
        for name, item in named:
            links += self._links_of(number, numbers[name], item)
        self._derived.put_links(ITEM, links)

    def _link_article(self, number: int, one: Print) -> None:
        places = places_of(origins.blocks(one))
        found = self._derived.meeting(ARTICLE, number, one.id, places)
        self._derived.put_blocks(ARTICLE, number, places)
        links = []
        for other in sorted(found):
            if not self._derived.at_one_time(number, other):
                continue
            partner, _ = self._compared.of(other)
            if (link := origins.link(one, partner)) is not None:
                tie = origins.tie(one, partner, link)
                detail = {
                    "kind": link.kind, "later": "a" if tie.later == link.a else "b", "own": [tie.own_a, tie.own_b],
                    "adds": _adds(link),
                }  # fmt: skip
                links.append((number, other, link.score, detail))
        self._derived.put_links(ARTICLE, links)

    def _links_of(self, number: int, made: int, item: Item) -> list[tuple[int, int, float, dict[str, Any]]]:
        places = places_of(events.blocks(item))
        found = self._derived.meeting(ITEM, made, item.id, places)
        self._derived.put_blocks(ITEM, made, places)
        links = []
        for other, (reading, name) in self._derived.readings_of(found).items():
            if not self._derived.at_one_time(number, reading):
                continue
            partner = item_named(self._compared.of(reading)[1], name)
            if partner is not None and (link := events.link(item, partner)) is not None:
                links.append((made, other, link.score, _adds(link)))
        return links


def places_of(blocks: frozenset[Block]) -> list[Place]:
    """Return blocks as the record keeps them, in their order."""
    return sorted({(-1 if one.stretch is None else one.stretch, one.number) for one in blocks})


def item_named(items: tuple[Item, ...], name: str) -> Item | None:
    """Return the item of this name; a newer program may tell of others than the one that named it."""
    return next((one for one in items if one.id.partition("#")[2] == name), None)


def _adds(link: Link) -> dict[str, Any]:
    """What each part adds to the logit of the score; parts that either side does not tell are left out."""
    return {part.name: part.adds for part in link.parts if part.value is not None}
