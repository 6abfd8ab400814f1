"""What is compared of an article as a store keeps it: short, and quick to make prints and items of again.

``Packed(id, pack(print, items))`` gives the same print and items. Weights of words are not kept but looked up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sanderling.corroborate.items import REST_WEIGHT, Item
from sanderling.corroborate.marks import Marks
from sanderling.corroborate.prints import Print
from sanderling.corroborate.words import known_weights, weight

FORM = 3
"""Of what is kept. To be raised with every change of what ``print_of`` or ``items_of`` return: what was packed in another
form is made anew from the reading. Where acts of items change, those kept in ``derived_item`` are to be emptied too."""

_REST = "~"
"""Before a stem that stands not in the article's headline and first sentences, but in the rest."""


def pack(one: Print, items: Iterable[Item]) -> bytes:
    """Return what is compared of an article, as UTF-8."""
    told = list(items)
    names = next((item.names for item in told if item.is_news), {})
    story = next((item.story for item in told), {})
    kept = [
        [one.published, one.outlet, one.credit, one.digest, one.words, one.wording, _marks(one.marks), int(one.repaired)],
        _stems(story),
        _stems(names),
        [_item(item) for item in told],
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


class Packed:
    """A print and items as they were packed: each is made when it is asked for.

    Raises ValueError, TypeError, KeyError or IndexError when the data are not what ``pack`` made.
    """

    def __init__(self, article: str, data: bytes) -> None:
        self._article = article
        self._print, self._story, self._names, self._items = json.loads(data)
        self._weighted: tuple[dict[str, float], dict[str, float], dict[str, float]] | None = None

    def print(self) -> Print:
        """Return the print."""
        published, outlet, credit, digest, words, wording, marks, repaired = self._print
        return Print(
            id=self._article, published=published, outlet=outlet, credit=credit, digest=digest, words=words,
            wording=wording, marks=_unmarked(marks), repaired=bool(repaired),
        )  # fmt: skip

    def items(self) -> tuple[Item, ...]:
        """Return the items, in their order."""
        return tuple(map(self._remade, self._items))

    def item(self, name: str) -> Item | None:
        """Return the item of this name, ``news`` or ``E3``, or None where there is none."""
        return next((self._remade(item) for item in self._items if item[0] == name), None)

    def _remade(self, item: list[Any]) -> Item:
        if self._weighted is None:
            story, lead = _weighted(self._story)
            self._weighted = story, lead, _weighted(self._names)[0]
        return _remade(self._article, self._print[0], *self._weighted, item)


def _stems(of: Mapping[str, float]) -> str:
    """Stems in their order; what they weigh follows from the words' own weights."""
    return " ".join(key if value == weight(key) else f"{_REST}{key}" for key, value in of.items())


def _weighted(stems: str) -> tuple[dict[str, float], dict[str, float]]:
    """What the stems weigh, and the same of those that have their own weight."""
    whole: dict[str, float] = {}
    lead: dict[str, float] = {}
    own = known_weights().get
    for one in stems.split():
        if one[0] == _REST:
            one = one[1:]
            whole[one] = REST_WEIGHT * own(one, 1.0)
        else:
            whole[one] = lead[one] = own(one, 1.0)
    return whole, lead


def _marks(of: tuple[Marks, ...]) -> str:
    """A sentence a line, each mark with its weight before it."""
    return "\n".join("\t".join(f"{tells:g}:{key}" for key, tells in sentence) for sentence in of)


def _unmarked(lines: str) -> tuple[Marks, ...]:
    if not lines:
        return ()
    made = []
    for line in lines.split("\n"):
        parts = [mark.partition(":") for mark in line.split("\t")]
        made.append(tuple((key, float(tells)) for tells, _, key in parts))
    return tuple(made)


def _item(one: Item) -> list[Any]:
    of_story = one.is_news and one.wording == {key: value for key, value in one.story.items() if value == weight(key)}
    return [
        one.id.partition("#")[2], one.events, one.span, one.acts, one.actors, one.recipients, one.parties, one.places,
        one.days, sorted(one.numbers), None if of_story else _stems(one.wording), one.retold,
        "\n".join(one.about), " ".join(one.told_days),
    ]  # fmt: skip


def _remade(
    article: str, published: str | None, story: dict[str, float], lead: dict[str, float], names: dict[str, float],
    item: list[Any],
) -> Item:  # fmt: skip
    name, events, span, acts, actors, recipients, parties, places, days, numbers, wording, retold, about, told_days = item
    words = _weighted(wording)[0] if wording is not None else lead
    made = f"{article}#{name}"
    return Item(
        id=made, article=article, events=tuple(events), span=(span[0], span[1]), acts=acts, actors=actors,
        recipients=recipients, parties=parties, places=tuple((p[0], p[1], p[2], p[3], p[4]) for p in places),
        days=None if days is None else (days[0], days[1]), published=published, numbers=frozenset(numbers),
        names=names if name == "news" else {key: names[key] for key in words if key in names},
        wording=words, story=story, retold=tuple(retold),
        about=tuple(about.split("\n")) if about else (), told_days=tuple(told_days.split()),
    )  # fmt: skip
