"""Verbs and states of one thing that rule each other out: destroyed and undamaged, freed and held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv

CONTRARY_COLUMNS = ("pair", "lasting", "one_object", "one_subject", "other_object", "other_subject")


@dataclass(frozen=True, slots=True)
class Contrary:
    """Patterns of two sides, each as told before its thing (object) or behind it (subject); ``lasting`` where the first is not undone by a later day."""

    pair: str
    lasting: bool
    one_object: str
    one_subject: str
    other_object: str
    other_subject: str
    hints: tuple[frozenset[str], frozenset[str]]
    """Words of each side, one of which a text must hold, in small letters."""


@cache
def contraries() -> tuple[Contrary, ...]:
    """Return the pairs. Raises KnowledgeError for a pattern that is none, or a pair without a side."""
    found = []
    for row in read_csv("checks/contraries.csv", CONTRARY_COLUMNS, required=("pair", "lasting")):
        sides = (row["one_object"], row["one_subject"]), (row["other_object"], row["other_subject"])
        if not all(any(side) for side in sides):
            raise KnowledgeError(f"checks/contraries.csv: {row['pair']} needs two sides.")
        try:
            for words in (*sides[0], *sides[1]):
                re.compile(words)
        except re.error as error:
            raise KnowledgeError(f"checks/contraries.csv: {row['pair']}: {error}.") from error
        hints = tuple(frozenset().union(*(_heads(alternative) for words in side for alternative in _ALTERNATIVE.split(words))) - _COMMON for side in sides)
        found.append(Contrary(row["pair"], row["lasting"] == "yes", *sides[0], *sides[1], (hints[0], hints[1])))
    return tuple(found)


_ALTERNATIVE = re.compile(r"\|")


def _heads(words: str) -> frozenset[str]:
    """Return the words of a pattern, with and without a letter that may be missing, and in both spellings of '[sz]'."""
    found: set[str] = set()
    for spelling in {words.replace("[sz]", "s"), words.replace("[sz]", "z")}:
        plain = re.sub(r"\[[^\]]*\][+*]?\??|\\w\+?|\?[:!]|[’']s\b", " ", spelling)
        for word, missing in re.findall(r"([a-z]{3,})(\?)?", plain):
            found |= {word, word[:-1]} if missing else {word}
    return frozenset(found)


_COMMON = frozenset("was were has have been had are the his her their not and out off for under with its over".split())
