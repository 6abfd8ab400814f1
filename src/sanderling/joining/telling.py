"""The account of one event from the record: every source's words side by side, and how its articles hang together."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sanderling.corroborate import Account, Group, Item, account
from sanderling.corroborate.prints import Told
from sanderling.errors import NotFound
from sanderling.joining.grouping import Counted, Grouping, Groups, groups, name_of
from sanderling.joining.linking import Compared, told_of
from sanderling.store import Record
from sanderling.store.joins import ITEM, Joins

_HELD = 50_000
"""Items whose groups' names and counts are remembered, so that a listing looks at each part of the record about once."""


@dataclass(frozen=True, slots=True)
class TellingArticle:
    """One article that tells of the event. ``copy_of`` is the article it is made of, None for an account of its own;
    ``own`` the share of its words (0 to 1) that is not found there."""

    id: str
    item: str
    title: str | None
    outlets: tuple[str, ...]
    published: str | None
    origin: str
    copy_of: str | None
    copied: str | None
    score: float | None
    own: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles' tellings that were compared: the score, 0 to 1, and what each part adds to its logit."""

    a: str
    b: str
    score: float
    adds: dict[str, float]


@dataclass(frozen=True)
class EventAccount:
    """What the record's articles together say of one event. ``name`` is what to ask for it by."""

    name: str
    account: Account
    articles: tuple[TellingArticle, ...]
    likenesses: tuple[Likeness, ...]
    as_of: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return dataclasses.asdict(self)

    def _repr_html_(self) -> str:
        """Show it in a notebook; all text of articles is escaped."""
        from sanderling.export.account_page import account_html

        return account_html(self.as_dict())


class Counts:
    """Group and counts of events, by their numbers: from the part of the record that they hang together with alone."""

    def __init__(self, record: Record, as_of: str | None = None) -> None:
        self._grouping = Grouping(record, as_of)
        self._joins = self._grouping.joins
        self._held: OrderedDict[int, Counted] = OrderedDict()

    def __call__(self, events: list[int]) -> dict[int, tuple[str, int, int, int]]:
        """Return the group's name, its articles, outlets and origins of each event that was compared."""
        return {
            event: (one.group, one.articles, one.outlets, one.origins) for event, one in self.of_events(events).items()
        }

    def of_events(self, events: Collection[int]) -> dict[int, Counted]:
        """Return the group of each event that was compared, by their numbers."""
        items = self._joins.items_of(events)
        known = {item: self._held[item] for item in items.values() if item in self._held}
        missing = set(items.values()) - known.keys()
        if missing:
            found = self._grouping.of(missing)
            for item in found.numbers:
                if (one := found.counted(item)) is not None:
                    known[item] = self._held[item] = one
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return {event: known[item] for event, item in items.items() if item in known}

    def of_reading(self, number: int) -> dict[str, Counted]:
        """Return the group of each event of a reading that was compared, by their ids there."""
        return self.of_readings([number])[number]

    def of_readings(self, numbers: Iterable[int]) -> dict[int, dict[str, Counted]]:
        """Return the same of several readings, by their numbers; some hundreds at once cost little more than one."""
        events = {number: self._joins.events_in(number) for number in numbers}
        found = self.of_events([one for some in events.values() for one in some])
        return {number: {name: found[one] for one, name in some.items() if one in found} for number, some in events.items()}


def event_account(record: Record, which: str, as_of: str | None = None) -> EventAccount:
    """Return the account of an event: ``7/E3``, ``DIGEST-E3``, or ``DIGEST-news`` for what an article is about.

    Raises NotFound when there is no such event, or no article of that day tells of it.
    """
    with record.one_state():
        joins = record.joins(as_of)
        item = _item(record, joins, which, as_of)
        found = groups(record, as_of, [item])
        name = found.numbers.get(item)
        if name is None:
            raise NotFound(f"The record did not hold {which} on {as_of}." if as_of else _uncompared(which))
        return Teller(record, joins, found, as_of).of(found.of_item[name])


def accounts(record: Record, as_of: str | None = None, several: bool = True) -> Iterator[EventAccount]:
    """Yield the account of every event, in the order in which their first articles came; ``several`` leaves out what one
    article alone tells of."""
    compared = Compared(record)
    for found in Grouping(record, as_of, compared).parts():
        teller = Teller(record, found.joins, found, as_of, compared)
        for group in found.events:
            if not several or found.size(group).articles > 1:
                yield teller.of(group)


class Teller:
    """Makes accounts of groups."""

    def __init__(
        self, record: Record, joins: Joins, found: Groups, as_of: str | None = None, compared: Compared | None = None
    ) -> None:
        self._record, self._joins, self._found, self._as_of = record, joins, found, as_of
        self._derived = record.derived()
        self._compared = compared or Compared(record)
        self._number = {name: number for number, name in found.numbers.items()}

    def of(self, group: Group) -> EventAccount:
        """Return the account of a group."""
        items: dict[str, Item] = {}
        readings: dict[str, tuple[Told, dict[str, Any]]] = {}
        for member in group.members:
            article, _, name = member.partition("#")
            number = self._found.readings[article]
            item = self._compared.items(number).get(name)
            if item is None:  # a newer program tells of other things; rebuilding compares anew
                continue
            kept = self._derived.kept(number)
            left = self._rejected(member, kept.reading)
            items[member] = replace(item, events=tuple(one for one in item.events if one not in left))
            readings[article] = told_of(kept), kept.reading
        here = Group(group.first, tuple(items))
        origin_of = {article: self._found.copies[article][0].first for article in readings}
        made = account(here, items, readings, origin_of)
        articles = tuple(self._article(member, *readings[item.article]) for member, item in sorted(items.items()))
        outlets = {outlet for one in articles for outlet in one.outlets}
        ordered = tuple(sorted(articles, key=lambda one: (one.published or "9999", one.id, one.item)))
        return EventAccount(
            name_of(group.first), replace(made, outlets=len(outlets)), ordered, self._likenesses(here), self._as_of
        )

    def _rejected(self, member: str, reading: dict[str, Any]) -> set[str]:
        """The ids of the item's events that are none by a person's word, unless all are: then it is shown as it is."""
        numbers = self._joins.event_numbers(self._number[member])
        left = {self._joins.event(one)[1] for one in numbers if one in self._found.judged.rejected}
        return left if len(left) < len(numbers) else set()

    def _article(self, member: str, told: Told, reading: dict[str, Any]) -> TellingArticle:
        origin, copy = self._found.copies[told.id]
        outlets = self._joins.outlets(told.id) or ([told.outlet] if told.outlet else [])
        return TellingArticle(
            told.id, name_of(member), told.title, tuple(outlets), told.published, origin.first, copy.of, copy.kind,
            copy.score, copy.own,
        )  # fmt: skip

    def _likenesses(self, group: Group) -> tuple[Likeness, ...]:
        numbers = {self._number[member]: member for member in group.members}
        made = []
        for link in self._joins.links(ITEM, numbers):
            if link.a in numbers and link.b in numbers:
                a, b = sorted((numbers[link.a], numbers[link.b]))
                made.append(Likeness(name_of(a), name_of(b), link.score, link.detail))
        return tuple(sorted(made, key=lambda one: (-one.score, one.a, one.b)))


def _item(record: Record, joins: Joins, which: str, as_of: str | None) -> int:
    """The number of the item that is asked for."""
    digest, mark, name = which.rpartition("-")
    if mark and name.lower() == "news":
        article = record.article_id(digest)
        reading = joins.newest(article)
        if reading is None:
            raise NotFound(f"The record did not hold article {digest} on {as_of}.")
        found = [one.number for one in joins.items(readings=[reading]) if one.name == "news"]
    else:
        number = record.event_number(which)
        reading, _ = joins.event(number)
        newest = joins.newest(joins.article_of_reading(reading))
        if newest is None or reading > newest:
            raise NotFound(f"The record did not hold {which} on {as_of}; the reading was made later.")
        if newest != reading:
            raise NotFound(
                f"{which} is of an older reading; 'sanderling diff' shows what the newer one, {newest}, sees otherwise."
            )
        found = list(joins.items_of([number]).values())
    if not found:
        raise NotFound(_uncompared(which))
    return found[0]


def _uncompared(which: str) -> str:
    return f"{which} was not compared with other articles yet; 'sanderling verify --rebuild' does so."
