"""How the cost of corroboration grows with the number of articles. Run: python -m bench.corroboration [10000 20000 ...]

Articles are made of the prints and items of our corpus: each round moves them to other days of ten years, puts in place of
each word another of about its frequency, and of each state another; a word that our table lacks becomes a new one.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from eval.copies import told
from eval.copies_corpus import articles

from sanderling.corroborate import Item, Print, event_groups, events, items_of, origins, print_of
from sanderling.corroborate.batch import copies
from sanderling.corroborate.words import _weights
from sanderling.reader import Reader

_ALIKE = 100
_STATE = re.compile(r"[A-Z]{3}")
_STATES = [first + second + "X" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJKLMNOPQRST"]


class _Round:
    """Another world: other days, words and states."""

    def __init__(self, number: int) -> None:
        self.number = number
        chance = random.Random(number)
        self.shift = timedelta(days=chance.randint(-1500, 1500))
        self.states = dict(zip(_STATES, chance.sample(_STATES, len(_STATES)), strict=True))

        rest = sorted(_weights(), key=lambda stem: (_weights()[stem], stem))
        self.words: dict[str, str] = {}
        for first in range(0, len(rest), _ALIKE):  # words of like frequency change places
            some = rest[first : first + _ALIKE]
            self.words.update(zip(some, chance.sample(some, len(some)), strict=True))

    def day(self, iso: str | None) -> str | None:
        return None if iso is None else (date.fromisoformat(iso[:10]) + self.shift).isoformat()

    def word(self, one: str) -> str:
        return self.words.get(one, f"{one}{self.number}")

    def party(self, one: str) -> str:
        return self.states[_STATES[sum(map(ord, one)) % len(_STATES)]]

    def mark(self, one: str) -> str:
        if _STATE.fullmatch(one):
            return self.party(one)
        return self.word(one) if one.isalpha() else one  # numbers and days of the week are the same in every world

    def of_print(self, one: Print) -> Print:
        return replace(
            one,
            id=f"{one.id}-{self.number}",
            published=self.day(one.published),
            digest=f"{one.digest}-{self.number}"[::-1],
            order=tuple(map(self.word, one.order)),
            stems=frozenset(map(self.word, one.stems)),
            pairs=frozenset((self.word(a), self.word(b)) for a, b in one.pairs),
            sentences=tuple((frozenset(map(self.word, stems)), words) for stems, words in one.sentences),
            marks=tuple(tuple(sorted((self.mark(key), tells) for key, tells in sentence)) for sentence in one.marks),
        )

    def of_item(self, one: Item) -> Item:
        def words(of: Mapping[str, float]) -> dict[str, float]:
            return {self.word(key): value for key, value in of.items()}

        def parties(of: Mapping[str, float]) -> dict[str, float]:
            return {self.party(key): value for key, value in of.items()}

        article, _, rest = one.id.partition("#")
        return replace(
            one,
            id=f"{article}-{self.number}#{rest}",
            article=f"{article}-{self.number}",
            actors=parties(one.actors),
            recipients=parties(one.recipients),
            parties=parties(one.parties),
            days=None if one.days is None else (self.day(one.days[0]) or "", self.day(one.days[1]) or ""),
            published=self.day(one.published),
            names=words(one.names),
            wording=words(one.wording),
            story=words(one.story),
        )


def _worlds(prints: list[Print], items: list[Item], count: int) -> Iterator[tuple[list[Print], list[Item]]]:
    for number in range(-(-count // len(prints))):
        one = _Round(number)
        yield [one.of_print(found) for found in prints], [one.of_item(found) for found in items]


def main() -> None:
    """Print seconds by step for each number of articles."""
    read = list(told(articles("first"), Reader()).values())
    prints = [print_of(*one) for one in read]
    items = [item for one in read for item in items_of(*one)]
    for count in map(int, sys.argv[1:] or ("5000", "10000", "20000")):
        many: list[Print] = []
        told_of: list[Item] = []
        for of_round, items_of_round in _worlds(prints, items, count):
            many += of_round
            told_of += items_of_round
        start = time.perf_counter()
        by_id = {one.id: one for one in many}
        found = {name: origins.keys(one) for name, one in by_id.items()}
        keyed = time.perf_counter()
        compared = 0
        links = []
        for a, b in events.pairs(found):
            compared += 1
            if (link := origins.link(by_id[a], by_id[b])) is not None:
                links.append(link)
        made = origins.origins(many, links)
        joined = time.perf_counter()
        of_item = {one.id: one for one in told_of}
        event_keys = {name: events.keys(one) for name, one in of_item.items()}
        pairs = 0
        event_links = []
        for a, b in events.pairs(event_keys):
            pairs += 1
            if (link := events.link(of_item[a], of_item[b])) is not None:
                event_links.append(link)
        linked = time.perf_counter()
        groups = event_groups(told_of, event_links, (), copies(made))
        end = time.perf_counter()
        print(
            f"{len(many):7} articles: keys {keyed - start:.1f} s ({sum(map(len, found.values())) / len(many):.0f} an article), "
            f"origins {joined - keyed:.1f} s ({compared} pairs, {len(made)} origins), "
            f"event links {linked - joined:.1f} s ({pairs} pairs of {len(told_of)} items), groups {end - linked:.1f} s "
            f"({len(groups)}); {1000 * (end - start) / len(many):.2f} ms an article; "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main()
