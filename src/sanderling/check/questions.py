"""What is asked of an article, and of which part of a reading: of its words alone, which can be read before its events, or of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sanderling.check.finding import Draft
from sanderling.check.text import CheckedText
from sanderling.resolve.places import PlaceResolver

Asks = Callable[..., Iterable[Draft]]
"""A check: of the text, and of the resolver of places too where the question says so."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``words`` ask the text, its mentions and its claims, one after the other until one shows something.

    ``deeds`` asks events, journeys and conveyances; where it shows something, the words are not listened to.
    """

    words: tuple[Asks, ...] = ()
    deeds: Asks | None = None
    of_places: bool = False
    """Whether all of them are given the resolver of places."""

    def ask_words(self, text: CheckedText, places: PlaceResolver) -> list[Draft]:
        """Return what the words show."""
        for ask in self.words:
            if found := self._ask(ask, text, places):
                return found
        return []

    def ask_deeds(self, text: CheckedText, places: PlaceResolver, words: list[Draft]) -> list[Draft]:
        """Return what the deeds show, or else what the words did."""
        return (self.deeds is not None and self._ask(self.deeds, text, places)) or words

    def _ask(self, ask: Asks, text: CheckedText, places: PlaceResolver) -> list[Draft]:
        given: tuple[Any, ...] = (text, places) if self.of_places else (text,)
        return list(ask(*given))


__all__ = ["Asks", "Question"]
