"""Which sides of pairs of wordings a sentence may tell, seen by its words, so that few patterns are searched."""

from __future__ import annotations

from collections.abc import Mapping

import ahocorasick

MOST = 10_000
"""So many words are remembered at a time."""


class Sides:
    """Finds the sides in whose wording one of some words stands; each side is one bit of a number."""

    def __init__(self, tokens: Mapping[str, int]) -> None:
        """Take the words, in small letters, that sides cannot do without, each with the bits of its sides; under "" those that any text may tell."""
        self._always = tokens.get("", 0)
        self._automaton = ahocorasick.Automaton()
        self.all = 0
        """The bits of every side that some word may tell."""
        for token, bits in tokens.items():
            self.all |= bits
            if token:
                self._automaton.add_word(token, bits)
        self._automaton.make_automaton()
        self._known: dict[str, int] = {}

    def among(self, words: frozenset[str]) -> int:
        """Return the bits of the sides that words in small letters may tell; a token is found inside a longer word too."""
        known, bits = self._known, self._always
        if len(known) > MOST:
            known.clear()
        for word in words:
            found = known.get(word)
            if found is None:
                found = 0
                for _, sides in self._automaton.iter(word):
                    found |= sides
                known[word] = found
            bits |= found
        return bits


__all__ = ["Sides"]
