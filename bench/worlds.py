"""Articles without end that are news of their time: our corpus of copies, moved to other days, states and words.

Each round moves the corpus to other days of eight years, and puts in place of each word another of about its frequency, of
each number another, and of each state another. What was a copy, or told of the same event, still does; rounds have little
in common with each other, as news of other weeks have.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eval.copies_corpus import articles

from bench.double import STATES
from sanderling.corroborate.words import _FUNCTION_WORDS, _weights, stem
from sanderling.ingest.documents import Fetched

_ALIKE = 100
_TOKEN = re.compile("|".join(STATES) + r"|[A-Za-z]+|\d+")
_DAYS = 1_500


@dataclass(frozen=True, slots=True)
class Moved:
    """One article of one round."""

    name: str
    outlet: str
    published: str
    text: str

    def document(self) -> Fetched:
        """The article as it reaches the record."""
        return Fetched(
            self.text.encode(), self.name, "text/plain", outlet=self.outlet, published=self.published, published_from="metadata"
        )


class World:
    """Other days, states, words and numbers than ours, by its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        chance = random.Random(number)
        self.shift = timedelta(days=chance.randint(-_DAYS, _DAYS))
        names = list(STATES)
        self.states = dict(zip(names, chance.sample(names, len(names)), strict=True))
        rest = sorted(_weights(), key=lambda one: (_weights()[one], one))
        self.words: dict[str, str] = {}
        for first in range(0, len(rest), _ALIKE):  # words of like frequency change places
            some = rest[first : first + _ALIKE]
            self.words.update(zip(some, chance.sample(some, len(some)), strict=True))

    def told(self, text: str) -> str:
        """Return the text as it is told there."""
        return _TOKEN.sub(self._token, text)

    def _token(self, found: re.Match[str]) -> str:
        word = found.group()
        if word in self.states:
            return self.states[word]
        if word.isdigit():
            return str((int(word) * 7 + self.number) % 10 ** max(2, len(word)))
        if word.lower() in _FUNCTION_WORDS:
            return word
        made = self.words.get(stem(word.lower()), f"{word.lower()}{_letters(self.number)}")
        return made.capitalize() if word[0].isupper() else made


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def moved(count: int) -> Iterator[Moved]:
    """Yield ``count`` articles, round by round."""
    corpus = articles("first")
    for number in range(count):
        sample = corpus[number % len(corpus)]
        if number % len(corpus) == 0:
            world = World(number // len(corpus))
        day = (date.fromisoformat(sample.published) + world.shift).isoformat()
        yield Moved(f"{world.number}-{sample.id}.txt", sample.outlet, day, world.told(sample.text))
