"""Which articles are one account, and which tell of one event: told from the record's links, as of any day.

Groups are never kept: they are made from links and judgements when somebody asks, of all or of the part that hangs
together with what is asked, which comes to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sanderling.corroborate import Group, Judgement, Link, Origin, event_groups, events, origins
from sanderling.corroborate.batch import copies
from sanderling.corroborate.items import NEWS
from sanderling.corroborate.origins import Copy, Standing, Tie, hung, own_share
from sanderling.joining.judging import Judged, judged
from sanderling.joining.linking import Compared, places_of
from sanderling.store import Record
from sanderling.store.joins import ARTICLE, ITEM, ItemRow, Joins, LinkRow, ReadingRow


@dataclass(frozen=True, slots=True)
class Told:
    """Something that an article tells of, as grouping takes it."""

    id: str
    article: str
    published: str | None

    @property
    def is_news(self) -> bool:
        """Whether it is what the article is about."""
        return self.id.endswith(f"#{NEWS}")


@dataclass(frozen=True, slots=True)
class Counted:
    """An event's group by the name to ask for it, and how many articles, outlets, and independent origins tell of it."""

    group: str
    articles: int
    outlets: int
    """Outlets known by name."""
    origins: int


@dataclass(frozen=True)
class Groups:
    """Origins and events of the record, or of a part of it. Ids are ``ARTICLE`` and ``ARTICLE#news``, ``ARTICLE#E3``."""

    origins: tuple[Origin, ...]
    events: tuple[Group, ...]
    readings: Mapping[str, int]
    """The reading of each article, by its digest."""
    numbers: Mapping[int, str]
    """The id of each item, by its number in the record."""
    judged: Judged = field(repr=False)
    joins: Joins = field(repr=False)
    _sizes: dict[str, Counted] = field(default_factory=dict, repr=False)

    @cached_property
    def copies(self) -> dict[str, tuple[Origin, Copy]]:
        """The origin of each article, and what of it the article is."""
        return {copy.id: (one, copy) for one in self.origins for copy in one.members}

    @cached_property
    def of_item(self) -> dict[str, Group]:
        """The group of each item."""
        return {name: one for one in self.events for name in one.members}

    def counted(self, item: int) -> Counted | None:
        """Return the group of the item of this number, or None where it is not here."""
        name = self.numbers.get(item)
        if name is None:
            return None
        group = self.of_item[name]
        if group.first not in self._sizes:
            self._sizes[group.first] = self.size(group)
        return self._sizes[group.first]

    def size(self, group: Group) -> Counted:
        """Return a group by its name, with the number of its articles, outlets and origins."""
        articles = {name.partition("#")[0] for name in group.members}
        outlets = {outlet for one in articles for outlet in self.joins.outlets(one)}
        origins = {self.copies[one][0].first for one in articles}
        return Counted(name_of(group.first), len(articles), len(outlets), len(origins))


def name_of(item: str) -> str:
    """Return what people ask for an item by: ``247be151aaaa-news``."""
    article, _, name = item.partition("#")
    return f"{article[:12]}-{name}"


def groups(record: Record, as_of: str | None = None, of: Iterable[int] | None = None) -> Groups:
    """Return the groups of the record as it stood at the end of the day ``as_of`` (UTC), or stands now.

    ``of`` are numbers of items: then only what hangs together with them is looked at.
    """
    with record.one_state():
        return _groups(record, as_of, of)


def _groups(record: Record, as_of: str | None, of: Iterable[int] | None) -> Groups:
    joins = record.joins(as_of)
    said = judged(record, joins)
    if of is None:
        readings = {one.number: one for one in joins.readings()}
        items = {one.number: one for one in joins.items() if one.reading in readings}
        article_links, item_links = joins.links(ARTICLE), joins.links(ITEM)
    else:
        readings, items, article_links, item_links = _part(joins, set(of), said)
    crowds = _Crowds(joins, Compared(record), items)
    found = _origins(record, readings, article_links, said, crowds)
    article_of = {number: one.article for number, one in readings.items()}
    name = {number: f"{article_of[one.reading]}#{one.name}" for number, one in items.items()}
    links = []
    for link in item_links:
        if link.a in items and link.b in items and crowds.let(ITEM, link):
            a, b = sorted((name[link.a], name[link.b]))
            links.append(Link(a, b, "event", link.score, ()))
    told = [Told(name[one.number], article_of[one.reading], readings[one.reading].published) for one in items.values()]
    number_of = {article: number for number, article in article_of.items()}
    return Groups(found, event_groups(told, links, said.items, copies(found)), number_of, name, said, joins)


def copies_of(record: Record, as_of: str | None = None) -> dict[str, tuple[Origin, Copy]]:
    """Return of each article, by its digest, its origin and what of it the article is, as of that day's end."""
    with record.one_state():
        joins = record.joins(as_of)
        readings = {one.number: one for one in joins.readings()}
        crowds = _Crowds(joins, Compared(record), {})
        found = _origins(record, readings, joins.links(ARTICLE), judged(record, joins), crowds)
    return {copy.id: (one, copy) for one in found for copy in one.members}


def _origins(
    record: Record, readings: Mapping[int, ReadingRow], links: Iterable[LinkRow], said: Judged, crowds: _Crowds
) -> tuple[Origin, ...]:
    article_of = {number: one.article for number, one in readings.items()}
    number_of = {article: number for number, article in article_of.items()}
    compared = Compared(record)

    def own(one: str, other: str) -> float:
        return round(own_share(compared.print(number_of[one]), compared.print(number_of[other])), 4)

    return hung(
        (Standing(one.article, one.published, one.credited, one.words) for one in readings.values()),
        [
            _tie(link, article_of) for link in links
            if link.a in readings and link.b in readings and crowds.let(ARTICLE, link)
        ],
        [one for one in said.articles if _is_here(one, number_of)],
        own,
    )  # fmt: skip


def _is_here(one: Judgement, here: Mapping[str, int]) -> bool:
    return one.a in here and (one.b is None or one.b in here)


def _tie(link: LinkRow, article_of: Mapping[int, str]) -> Tie:
    a, b = sorted((article_of[link.a], article_of[link.b]))
    detail = link.detail
    return Tie(Link(a, b, detail["kind"], link.score, ()), a if detail["later"] == "a" else b, *detail["own"])


def _part(
    joins: Joins, wanted: set[int], said: Judged
) -> tuple[dict[int, ReadingRow], dict[int, ItemRow], list[LinkRow], list[LinkRow]]:
    """What hangs together with these items: by links, as copies, or by a person's word."""
    readings: dict[int, ReadingRow] = {}
    items: dict[int, ItemRow] = {}
    article_links: dict[tuple[int, int], LinkRow] = {}
    item_links: dict[tuple[int, int], LinkRow] = {}
    seen_items: set[int] = set()
    seen_readings: set[int] = set()
    more: set[int] = set()
    while wanted or more:
        seen_items |= wanted
        new = joins.items(numbers=wanted)
        more |= {one.reading for one in new} - seen_readings
        seen_readings |= more
        fresh = joins.readings(more)
        readings.update((one.number, one) for one in fresh)
        new += [one for one in joins.items(readings=[one.number for one in fresh]) if one.name == NEWS]
        items.update((one.number, one) for one in new)
        seen_items |= {one.number for one in new}
        found = {(one.a, one.b): one for one in joins.links(ITEM, {one.number for one in new})}
        item_links.update(found)
        copied = {(one.a, one.b): one for one in joins.links(ARTICLE, [one.number for one in fresh])}
        article_links.update(copied)
        wanted = ({side for pair in found for side in pair} | said.beside(one.number for one in new)) - seen_items
        more = (
            {side for pair in copied for side in pair} | said.beside_articles(one.number for one in fresh)
        ) - seen_readings
    return readings, items, list(article_links.values()), list(item_links.values())


class _Crowds:
    """Pairs that were compared before a crowd grew are no part of the answer: it hangs on the set alone."""

    def __init__(self, joins: Joins, compared: Compared, items: Mapping[int, ItemRow]) -> None:
        self._crowded, self._stand_ins = joins.crowds()
        self._compared, self._items = compared, items

    def let(self, kind: int, link: LinkRow) -> bool:
        """Whether the two meet in a block for which one of them stands."""
        one, other = self._crowded.get((kind, link.a)), self._crowded.get((kind, link.b))
        if one is None or other is None or not any(_near(p, q) for p in one for q in other):
            return True
        a, b = self._places(kind, link.a), self._places(kind, link.b)
        by_mark: dict[int, list[tuple[int, int]]] = {}
        for place in b:
            by_mark.setdefault(place[1], []).append(place)
        return any(
            _near(place, near) and (self._stands(kind, link.a, place, one) or self._stands(kind, link.b, near, other))
            for place in a
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


__all__ = ["Counted", "Groups", "Told", "copies_of", "groups", "name_of"]
