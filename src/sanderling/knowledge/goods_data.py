"""Goods, services and activities in the classes that legal measures name, and the lexicon from words to class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several

_CLASSES = "measures/goods_classes.csv"
_WORDS = "measures/goods_words.csv"
_CLASS_COLUMNS = ("class", "kind", "parents", "register", "munitions_list", "definition")
_WORD_COLUMNS = ("class", "words", "not_after", "not_before", "example", "near_miss")
_KINDS = {"goods", "service", "activity"}
_GAP = r"(?:[\w'’-]+\s+){0,3}?"
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class GoodsClass:
    """One class. ``parents`` are wider classes: a ban on a parent covers this class, never the other way round."""

    name: str
    kind: str
    """goods (handed over), service (rendered) or activity (done by a party by itself)."""
    parents: tuple[str, ...]
    register: str
    """Category of the UN Register of Conventional Arms, in Roman numerals; empty for other goods."""
    munitions_list: tuple[str, ...]
    """Chapters of the Wassenaar Munitions List."""
    definition: str


@dataclass(frozen=True, slots=True)
class Word:
    """The words of one class with what must not stand just before or after them, an example and a near miss."""

    name: str
    words: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    example: str
    near_miss: str


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a class in a text: code points ``start`` to ``end``, end exclusive."""

    name: str
    start: int
    end: int


@cache
def goods_classes() -> dict[str, GoodsClass]:
    """Return all classes by name. Raises KnowledgeError on an unknown kind or parent."""
    made: dict[str, GoodsClass] = {}
    for row in read_csv(_CLASSES, _CLASS_COLUMNS, ("class", "kind", "definition")):
        if row["kind"] not in _KINDS:
            raise KnowledgeError(f"{_CLASSES}: '{row['kind']}' of {row['class']} is none of {sorted(_KINDS)}.")
        made[row["class"]] = GoodsClass(
            row["class"], row["kind"], several(row["parents"]), row["register"], several(row["munitions_list"]),
            row["definition"],
        )  # fmt: skip
    for one in made.values():
        if unknown := set(one.parents) - set(made):
            raise KnowledgeError(f"{_CLASSES}: {one.name} has unknown parents {sorted(unknown)}.")
    return made


@cache
def widened(name: str) -> frozenset[str]:
    """Return a class with all classes that hold it, parents of parents included."""
    found = {name}
    for parent in goods_classes()[name].parents:
        found |= widened(parent)
    return frozenset(found)


@cache
def goods_words() -> tuple[Word, ...]:
    """Return the lexicon. Raises KnowledgeError when a row names an unknown class."""
    made = []
    for row in read_csv(_WORDS, _WORD_COLUMNS, ("class", "words", "example")):
        if row["class"] not in goods_classes():
            raise KnowledgeError(f"{_WORDS}: unknown class '{row['class']}'.")
        made.append(
            Word(
                row["class"], several(row["words"]), several(row["not_after"]), several(row["not_before"]),
                row["example"], row["near_miss"],
            )
        )  # fmt: skip
    return tuple(made)


def find_classes(text: str) -> list[Found]:
    """Return the classes that the words of ``text`` name, in order; of overlapping words the longest counts.

    Bounded: only the first 2,000 code points are searched.
    """
    text = text[:_LONGEST].lower()
    hits: list[Found] = []
    for name, stems, row in _stems():
        if not any(stem in text for stem in stems):
            continue
        pattern, before, after = _pattern(row)
        for match in pattern.finditer(text):
            if before is not None and before.search(text[: match.start()]):
                continue
            if after is not None and after.match(text, match.end()):
                continue
            hits.append(Found(name, match.start(), match.end()))
    hits.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Found] = []
    for hit in hits:
        same_words = any(one.start == hit.start and one.end == hit.end for one in kept)
        if same_words or all(hit.end <= one.start or hit.start >= one.end for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: (one.start, one.name))


@cache
def _stems() -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return of each row of the lexicon its class, the letters with which its phrases may begin, and its place."""
    return tuple(
        (row.name, tuple(dict.fromkeys(_stem(word.split()[0]) for word in row.words)), place)
        for place, row in enumerate(goods_words())
    )


def _stem(word: str) -> str:
    """Return the letters that every form of a phrase's first word has: none where it is any word."""
    if word == "*":
        return ""
    return word[:-2] if word.endswith("e~") else word[:-1] if word.endswith("y") else word.removesuffix("~")


@cache
def _pattern(place: int) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return the pattern of a row's phrases, of what must not stand before and of what must not stand after them."""
    row = goods_words()[place]
    body = "|".join(_phrase(word) for word in sorted(row.words, key=len, reverse=True))
    before = "|".join(re.escape(word) for word in row.not_after)
    after = "|".join(re.escape(word) for word in row.not_before)
    return (
        re.compile(rf"(?<![\w-])(?:{body})(?![\w-])"),
        re.compile(rf"(?:^|[^\w])(?:{before})[\s-]*$") if before else None,
        re.compile(rf"[\s-]*(?:{after})(?:s|es)?(?!\w)") if after else None,
    )


def _phrase(phrase: str) -> str:
    """Return the pattern of one phrase: ``*`` is up to three words, ``~`` ends a verb in any form, a noun may be plural."""
    parts = phrase.split()
    made = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "*":
            made.append(_GAP)
            continue
        made.append(_form(part, last) + ("" if last else r"\s+"))
    return "".join(made)


def _form(word: str, last: bool) -> str:
    if word.endswith("~"):
        stem = word[:-1]
        if stem.endswith("e"):
            return rf"{re.escape(stem[:-1])}(?:e|es|ed|ing)"
        double = re.escape(stem[-1])
        return rf"{re.escape(stem)}(?:{double}?(?:ed|ing)|es|s)?"
    if not last:
        return re.escape(word)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return rf"{re.escape(word[:-1])}(?:y|ies)"
    return rf"{re.escape(word)}(?:es|s)?"
