"""An article's words for comparing: stems, how much a stem tells, sentences, and what stands within quotation marks."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from sanderling.knowledge.tables import read_csv

TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[\"“][^\"“”]{15,}[\"”]")
"""Direct speech of some length: whoever was in the room may print it, so that it marks no copy."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those and or but nor so if than then as of at by for from in into on onto to with without
    about after before during between among through over under up down out off again while until against because since
    is are was were be been being am has have had having do does did doing will would shall should can could may might
    must it its he him his she her hers they them their theirs we us our i me my you your who whom whose which what
    when where why how not no all any both each few more most other some such only own same too very just also there
    here one two said says say told
    """.split()
)
"""Words that say nothing about what an article is about: function words and plain verbs of saying."""


def tokens(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in small letters, in their order."""
    return [found.group().lower().replace("’", "'") for found in TOKEN.finditer(text)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the word without possessive, plural, past or -ing ending: a key for comparing, no lemma."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def is_function_word(word: str) -> bool:
    """Return whether the word, in small letters, says nothing about what an article is about."""
    return word in _FUNCTION_WORDS


def tells(word: str) -> bool:
    """Return whether a word, in small letters, tells something: no function word, and no letter by itself."""
    return word not in _FUNCTION_WORDS and (len(word) > 1 or word.isdigit())


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that tell something, in their order."""
    return [stem(word) for word in tokens(text) if tells(word)]


@cache
def _weights() -> dict[str, float]:
    rows = read_csv("corroboration/word_weights.csv", ("stem", "weight"), ("stem", "weight"))
    return {row["stem"]: float(row["weight"]) for row in rows}


def known_weights() -> Mapping[str, float]:
    """Return the ``weight`` of each stem that has one of its own."""
    return _weights()


def weight(one: str) -> float:
    """Return how much it tells that two texts share the stem: 0 (every text has it) to 1 (it is rare)."""
    return _weights().get(one, 1.0)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float | None:
    """Return the cosine of two weighted sets of stems, 0 to 1; None when either is empty."""
    if not one or not other:
        return None
    if len(other) < len(one):
        one, other = other, one
    dot = sum(value * other[key] for key, value in one.items() if key in other)
    return min(1.0, dot / math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values())))


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``, found by stops and line breaks; rough, for comparing only."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def without_quotes(text: str) -> str:
    """Return ``text`` without the direct speech of 15 characters and more."""
    return _QUOTED.sub(" ", text)


def common_order(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence (bit-parallel; Hyyrö 2004, Bit-parallel LCS-length)."""
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | (1 << place)
    everywhere = (1 << len(one)) - 1
    row = everywhere
    for word in other:
        match = row & places.get(word, 0)
        row = ((row + match) | (row - match)) & everywhere
    return len(one) - row.bit_count()


def passage(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many more words agree than differ in the passage that two texts have in common most nearly word by word.

    Local alignment (Smith and Waterman 1981, Identification of common molecular subsequences): a word that agrees counts 1,
    one swapped, added or left out -1. Symmetric; the cost is the product of the lengths.
    """
    best = 0
    row = [0] * (len(other) + 1)
    for word in one:
        above, row = row, [0]
        left = 0
        for place, against in enumerate(other):
            here = above[place] + 1 if word == against else above[place] - 1
            here = max(here, above[place + 1] - 1, left - 1, 0)
            row.append(here)
            left = here
            best = max(best, here)
    return best
