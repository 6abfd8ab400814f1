"""A set of articles that fits in memory, corroborated in one go; a store does the same step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sanderling.corroborate import events as of_events
from sanderling.corroborate import origins as of_origins
from sanderling.corroborate.clusters import event_groups
from sanderling.corroborate.events import pairs
from sanderling.corroborate.items import Item, items_of
from sanderling.corroborate.links import Group, Judgement, Link
from sanderling.corroborate.origins import Origin
from sanderling.corroborate.prints import Print, Told, print_of

MOSTLY_OWN = 0.6
"""A page that has more words of its own than this share need not have its source's news."""


@dataclass(frozen=True, slots=True)
class Corroborated:
    """What a set of articles comes to."""

    prints: tuple[Print, ...]
    items: tuple[Item, ...]
    origin_links: tuple[Link, ...]
    event_links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    events: tuple[Group, ...]


def corroborate(
    articles: Iterable[tuple[Told, dict[str, Any]]],
    judged_articles: Iterable[Judgement] = (),
    judged_items: Iterable[Judgement] = (),
) -> Corroborated:
    """Return origins and event groups of the articles and their readings, whatever their order.

    An article given twice counts once.
    """
    given = {told.id: (told, reading) for told, reading in articles}
    prints = {name: print_of(*given[name]) for name in sorted(given)}
    found = {name: of_origins.keys(one) for name, one in prints.items()}
    origin_links = [link for a, b in pairs(found) if (link := of_origins.link(prints[a], prints[b])) is not None]
    made = of_origins.origins(prints.values(), origin_links, judged_articles)
    items = {one.id: one for name in sorted(given) for one in items_of(*given[name], marks=prints[name].marks)}
    found = {name: of_events.keys(one) for name, one in items.items()}
    event_links = [link for a, b in pairs(found) if (link := of_events.link(items[a], items[b])) is not None]
    groups = event_groups(items.values(), event_links, judged_items, copies(made))
    return Corroborated(
        tuple(prints.values()), tuple(items.values()), tuple(origin_links), tuple(event_links), made, groups
    )  # fmt: skip


def copies(origins: Iterable[Origin]) -> list[tuple[str, str]]:
    """Return the pairs (copy, what it is made of) of articles whose news is the same."""
    return [(copy.id, copy.of) for one in origins for copy in one.members if copy.of and copy.own <= MOSTLY_OWN]
