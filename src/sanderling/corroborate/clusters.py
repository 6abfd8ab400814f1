"""Groups of linked items by average linkage: an item joins a group for its likeness to all of it, not to one of it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Protocol

from sanderling.corroborate.items import NEWS
from sanderling.corroborate.judged import Judged, Union
from sanderling.corroborate.links import Group, Judgement, Link
from sanderling.corroborate.scores import weights

_UNIT = 1_000_000
"""Scores are summed as whole millionths, so that no sum hangs on the order of its terms."""


def groups(
    items: Mapping[str, str | None],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    threshold: float = 0.5,
    apart: Mapping[str, str] | None = None,
    together: Iterable[tuple[str, str]] = (),
    as_one: bool = False,
) -> tuple[Group, ...]:
    """Return the groups of ``items`` (id -> date of publication, or None), sorted by their first item.

    Two groups become one while the average score between their items reaches ``threshold``, best pair first, ties by id;
    a pair without a link counts 0, which keeps chains from growing.  Items of one label of ``apart`` (id -> label) never
    come together by links; the pairs of ``together`` are joined before any link, in their sorted order, wherever
    neither a label nor a judgement keeps them apart.  Judgements go before all: SAME joins, DIFFERENT keeps apart, REJECT leaves an item alone.
    With ``as_one`` what ``together`` has joined counts as one item, as near to another as the nearest of its members:
    copies are one account, of which an excerpt shows less than the whole.
    The result is the same in whatever order items, links and pairs come.
    """
    judged = Judged(judgements)
    union = Union(items, judged)
    pairs = [pair for pair in together if pair[0] in items and pair[1] in items]
    if apart is None:
        apart = {}
    held: dict[str, set[str]] = {}
    for members in union.groups():
        held[union.find(members[0])] = {apart[name] for name in members if name in apart}
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs}):
        if (first := union.find(a)) != (second := union.find(b)):
            both = held[first] | held[second]
            if len(both) == len(held[first]) + len(held[second]) and union.join(a, b):
                held[union.find(a)] = both
    account = _accounts(items, [pair for pair in pairs if union.find(pair[0]) == union.find(pair[1])] if as_one else ())
    sums: dict[tuple[str, str], int] = {}
    near: dict[str, set[str]] = {}
    sizes = {}
    labels: dict[str, set[str]] = {}
    for members in union.groups():
        root = union.find(members[0])
        sizes[root] = len({account[name] for name in members})
        labels[root] = held[root]
    seen: dict[tuple[str, str], float] = {}
    for one in links:
        if one.a in items and one.b in items:
            seen[one.a, one.b] = max(one.score, seen.get((one.a, one.b), 0.0))
    nearest: dict[tuple[str, str], float] = {}
    for (a, b), score in seen.items():
        mine, yours = sorted((account[a], account[b]))
        if mine != yours:
            nearest[mine, yours] = max(score, nearest.get((mine, yours), 0.0))
    for (a, b), score in nearest.items():
        first, second = sorted((union.find(a), union.find(b)))
        if first != second:
            sums[first, second] = sums.get((first, second), 0) + round(score * _UNIT)
            near.setdefault(first, set()).add(second)
            near.setdefault(second, set()).add(first)
    names = {root: min(members) for members in union.groups() for root in [union.find(members[0])]}
    heap: list[tuple[float, str, str, str, str]] = []

    def offer(first: str, second: str) -> None:
        average = sums[min(first, second), max(first, second)] / (sizes[first] * sizes[second] * _UNIT)
        if average >= threshold:
            (name, root), (name2, root2) = sorted(((names[first], first), (names[second], second)))
            heapq.heappush(heap, (-average, name, name2, root, root2))

    for first, second in sums:
        offer(first, second)
    while heap:
        average, _, _, first, second = heapq.heappop(heap)
        if first not in sizes or second not in sizes or labels[first] & labels[second]:
            continue
        total = sums.get((min(first, second), max(first, second)))
        if total is None or -total / (sizes[first] * sizes[second] * _UNIT) != average:
            continue
        if not union.join(first, second):
            continue
        kept = union.find(first)
        gone = second if kept == first else first
        _absorb(kept, gone, sums, near)
        sizes[kept] += sizes.pop(gone)
        labels[kept] |= labels.pop(gone)
        names[kept] = min(names[kept], names.pop(gone))
        for other in near.get(kept, ()):
            offer(kept, other)
    made = []
    for members in union.groups():
        first = min(members, key=lambda name: (items[name] or "9999", name))
        made.append(Group(first, members))
    return tuple(sorted(made, key=lambda one: one.first))


class Grouped(Protocol):
    """What of an item its group hangs on besides links; an ``Item`` is one."""

    @property
    def id(self) -> str:
        """``ARTICLE#news`` or ``ARTICLE#E3``."""
        ...

    @property
    def article(self) -> str:
        """The article's id."""
        ...

    @property
    def published(self) -> str | None:
        """The article's ISO date of publication."""
        ...

    @property
    def is_news(self) -> bool:
        """Whether it is what the article is about."""
        ...


def event_groups(
    items: Iterable[Grouped],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    copies: Iterable[tuple[str, str]] = (),
) -> tuple[Group, ...]:
    """Return the event groups of the items; ``copies`` are pairs of article ids whose one is made of the other.

    First the articles' news is grouped, copies of one account as one; then what articles tell besides joins those
    groups or makes new ones, so that an aside never keeps an article's news from its event.  Of what one article tells,
    no two are in one group.
    """
    given = {one.id: one for one in items}
    found, said = list(links), list(judgements)
    news = {name: one.published for name, one in given.items() if one.is_news}
    apart = {name: one.article for name, one in given.items()}
    same = [(f"{a}#{NEWS}", f"{b}#{NEWS}") for a, b in copies]
    told = groups(news, found, said, weights("news").threshold, apart, same, as_one=True)
    joined = [(group.members[0], name) for group in told for name in group.members[1:]]
    every = {name: one.published for name, one in given.items()}
    # which news is one has been settled, by a threshold of its own
    found = [one for one in found if one.a not in news or one.b not in news]
    return groups(every, found, said, weights("asides").threshold, apart, joined)


def _accounts(items: Iterable[str], joined: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first by id of the items that the pairs join with it, for each item."""
    union = Union(items, Judged(()))
    for a, b in joined:
        union.join(a, b)
    return {name: min(members) for members in union.groups() for name in members}


def _absorb(kept: str, gone: str, sums: dict[tuple[str, str], int], near: dict[str, set[str]]) -> None:
    """Let the links of ``gone`` be links of ``kept``."""
    for other in near.pop(gone, set()):
        moved = sums.pop((min(gone, other), max(gone, other)))
        near[other].discard(gone)
        if other == kept:
            continue
        pair = min(kept, other), max(kept, other)
        sums[pair] = sums.get(pair, 0) + moved
        near[kept].add(other)
        near[other].add(kept)
