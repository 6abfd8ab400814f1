"""Which articles are one account, and which tell of one event: told from the record's links, as of any day.

Groups are never kept: they are made from links and judgements when somebody asks, of all, of the part that hangs together
with what is asked, or of one part after another, which all comes to the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sanderling.corroborate import Group, Judgement, Link, Origin, event_groups
from sanderling.corroborate.batch import copies
from sanderling.corroborate.items import NEWS
from sanderling.corroborate.origins import Copy, Standing, Tie, hung, own_share
from sanderling.joining.judging import Judged, judged
from sanderling.joining.linking import Compared
from sanderling.joining.parts import Crowds, CrowdsOfPart, Part, around, copies_around, whole
from sanderling.store import Record
from sanderling.store.joins import ARTICLE, ITEM, Joins, TieRow

_AT_ONCE = 250
"""Readings from which on a part is looked for, where the record is gone through part by part."""


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


class Grouping:
    """Groups of the record as it stood at the end of the day ``as_of`` (UTC), or stands now.

    What is asked of one Grouping should be of one state of the record: judgements are looked up once.
    """

    def __init__(self, record: Record, as_of: str | None = None, compared: Compared | None = None) -> None:
        self._record = record
        self.joins = record.joins(as_of)
        self._compared = compared or Compared(record)
        with record.one_state():
            self._said = judged(record, self.joins)
            self._crowds = Crowds(self.joins, self._compared)

    def all(self) -> Groups:
        """Return the groups of the whole record."""
        with self._record.one_state():
            return self._groups(whole(self.joins))

    def of(self, items: Iterable[int]) -> Groups:
        """Return the groups of these items (numbers), of what hangs together with them alone."""
        with self._record.one_state():
            return self._groups(around(self.joins, self._said, items))

    def parts(self) -> Iterator[Groups]:
        """Yield the groups of the whole record, part by part: each is of articles that hang together with no others."""
        seen: set[int] = set()
        found = iter(self.joins.compared())
        while some := list(itertools.islice((one for one in found if one not in seen), _AT_ONCE)):
            with self._record.one_state():
                part = around(self.joins, self._said, readings=some)
                seen |= part.readings.keys()
                made = self._groups(part)
            yield made

    def copies(self, readings: Iterable[int]) -> dict[str, tuple[Origin, Copy]]:
        """Return of the articles of these readings (numbers), by digest, the origin and what of it the article is."""
        with self._record.one_state():
            part = copies_around(self.joins, self._said, readings)
            found = self._origins(part, self._crowds.of(part))
        return {copy.id: (one, copy) for one in found for copy in one.members}

    def _groups(self, part: Part) -> Groups:
        crowds = self._crowds.of(part)
        readings, items = part.readings, part.items
        found = self._origins(part, crowds)
        name = {number: f"{readings[one.reading].article}#{one.name}" for number, one in items.items()}
        links = []
        for pair in part.pairs:
            if pair.a in items and pair.b in items and crowds.let(ITEM, pair.a, pair.b):
                a, b = sorted((name[pair.a], name[pair.b]))
                links.append(Link(a, b, "event", pair.score, ()))
        told = [
            Told(name[one.number], readings[one.reading].article, readings[one.reading].published)
            for one in items.values()
        ]
        made = event_groups(told, links, self._said.items, copies(found))
        number_of = {one.article: number for number, one in readings.items()}
        return Groups(found, made, number_of, name, self._said, self.joins)

    def _origins(self, part: Part, crowds: CrowdsOfPart) -> tuple[Origin, ...]:
        article_of = {number: one.article for number, one in part.readings.items()}
        number_of = {article: number for number, article in article_of.items()}

        def own(one: str, other: str) -> float:
            return round(own_share(self._compared.print(number_of[one]), self._compared.print(number_of[other])), 4)

        return hung(
            (Standing(one.article, one.published, one.credited, one.words) for one in part.readings.values()),
            [
                _tie(tie, article_of) for tie in part.ties
                if tie.a in article_of and tie.b in article_of and crowds.let(ARTICLE, tie.a, tie.b)
            ],
            [one for one in self._said.articles if _is_here(one, number_of)],
            own,
        )  # fmt: skip


def groups(record: Record, as_of: str | None = None, of: Iterable[int] | None = None) -> Groups:
    """Return the groups of the record as it stood at the end of the day ``as_of`` (UTC), or stands now.

    ``of`` are numbers of items: then only what hangs together with them is looked at.
    """
    with record.one_state():
        grouping = Grouping(record, as_of)
        return grouping.all() if of is None else grouping.of(of)


def origins_of(record: Record, as_of: str | None = None) -> dict[str, str]:
    """Return of each copy, by its digest, the article whose account it is, as of that day's end; of no other article."""
    with record.one_state():
        grouping = Grouping(record, as_of)
        found: dict[str, str] = {}
        numbers = grouping.joins.compared()
        while some := list(itertools.islice(numbers, _AT_ONCE)):
            made = grouping.copies(some)
            found.update((article, origin.first) for article, (origin, _) in made.items() if origin.first != article)
    return found


def _is_here(one: Judgement, here: Mapping[str, int]) -> bool:
    return one.a in here and (one.b is None or one.b in here)


def _tie(tie: TieRow, article_of: Mapping[int, str]) -> Tie:
    a, b = sorted((article_of[tie.a], article_of[tie.b]))
    return Tie(Link(a, b, tie.kind, tie.score, ()), a if tie.first_later else b, tie.own_a, tie.own_b)


__all__ = ["Counted", "Grouping", "Groups", "Told", "groups", "name_of", "origins_of"]
