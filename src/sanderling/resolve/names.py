"""Finds known names in clean text: one pass of Aho-Corasick over all aliases, longest match first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import ahocorasick

from sanderling.knowledge import actor_data


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can stand for. ``kind``: state, adjective, national, capital, metonym, seat, organisation, person, or
    nothing (a phrase that is nobody's name, such as 'Panama hat')."""

    kind: str
    id: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name at ``start``..``end`` (code points of the clean text) with all that it can stand for."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@cache
def _folding() -> dict[int, str]:
    """One code point to one: lower case, no accents, plain hyphens and apostrophes, so that offsets hold."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    table.update({ord(mark): "'" for mark in "’‘ʼʻ`´"})
    table.update({ord(mark): "-" for mark in "‐‑–"})
    table.update({0xA0: " ", 0x202F: " ", 0x131: "i", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"})
    table.update({ord("\n"): " ", ord("\t"): " "})
    return table


def fold(text: str) -> str:
    """Return ``text`` folded for comparing names; the length stays the same."""
    return text.translate(_folding())


def _senses() -> Iterable[tuple[str, Sense]]:
    for state in actor_data.states():
        for name in (state.name, *state.aliases):
            yield name, Sense("state", state.id)
        for name in state.adjectives:
            yield name, Sense("adjective", state.id)
        for name in state.nationals:
            yield name, Sense("national", state.id, plural=name.endswith(("s", "men", "ese", "ish", "ch")))
        for name in state.capitals:
            yield name, Sense("capital", state.id)
        for name in state.metonyms:
            yield name, Sense("metonym", state.id)
    for phrase in actor_data.no_actors():
        yield phrase, Sense("nothing", "")
    for name, organisation_id in actor_data.seats():
        yield name, Sense("seat", organisation_id)
    named = [
        (place, name, body.id)
        for body in actor_data.organisations()
        for place, name in enumerate((body.name, *body.aliases))
    ]
    for _, name, id_ in sorted(named, key=lambda one: one[0]):  # whose first name it is comes before whose tenth it is
        yield name, Sense("organisation", id_)
    for person in actor_data.persons().values():
        for name in (person.name, *person.aliases):
            if " " in name or "-" in name or not _latin(name):  # a bare surname waits for its context
                yield name, Sense("person", person.id)
            words = name.split()
            if person.country in FAMILY_FIRST and len(words) == 2:  # 'Abe Shinzo' and 'Shinzo Abe', 'Xi Jinping' and 'Jinping Xi'
                yield f"{words[1]} {words[0]}", Sense("person", person.id)


def _latin(name: str) -> bool:
    return name[0] < "\u0250" or "\u1e00" <= name[0] < "\u1f00"


def _without_spaces(letter: str) -> bool:
    """Whether a script is written without spaces between words: Han, Kana, Hangul with its particles, Thai, Burmese."""
    return "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" or "\u0e00" <= letter <= "\u109f"


FAMILY_FIRST = frozenset(["CHN", "TWN", "HKG", "KOR", "PRK", "JPN", "VNM", "KHM", "HUN"])
"""States where the family's name comes first at home; news abroad has either order."""


class NameIndex:
    """All known names, ready for scanning. Built once a process, in well under a second."""

    def __init__(self) -> None:
        """Build the automaton from the knowledge files."""
        table: dict[str, list[Sense]] = {}
        low: set[str] = set()
        for name, sense in _senses():
            key = fold(name.removeprefix("the ").removeprefix("The "))
            senses = table.setdefault(key, [])
            if sense.kind == "organisation" and name.islower() and (" " in name or "-" in name):
                low.add(key)
            if sense not in senses:
                senses.append(sense)
        self._automaton = ahocorasick.Automaton()
        for key, senses in table.items():
            if len(key) > 1:
                self._automaton.add_word(key, (len(key), tuple(senses), key in low))
        self._automaton.make_automaton()

    def scan(self, text: str) -> list[NameHit]:
        """Return the known names in ``text``, longest first where they overlap, in text order."""
        found: list[NameHit] = []
        for last, (length, senses, low) in self._automaton.iter(fold(text)):
            start, end = last - length + 1, last + 1
            if text[start].islower() and not low:
                continue
            if not _without_spaces(text[start]) and (
                (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            ):
                continue
            if length <= 3 and not text[start:end].isupper() and text[start:end].lower() in _COMMON_WORDS:
                continue
            found.append(NameHit(start, end, senses))
        found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        taken: list[NameHit] = []
        covered: set[int] = set()
        for hit in found:
            span = range(hit.start, hit.end)
            if hit.start in covered or hit.end - 1 in covered:
                continue
            covered.update(span)
            taken.append(hit)
        taken.sort(key=lambda hit: hit.start)
        return taken


_COMMON_WORDS = frozenset({"us", "who", "it", "is", "un", "au", "eu", "ira", "pa", "in", "am", "can", "do"})


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Return person ids by folded surname or other bare name: the last word, one-word aliases, and the family
    name that comes first in Korean, Chinese, Vietnamese and Japanese order."""
    found: dict[str, list[str]] = {}
    for person in actor_data.persons().values():
        keys: set[str] = set()
        for name in (person.name, *person.aliases):
            words = name.split()
            if not words or (not name[0].isascii() and not name[0].isalpha()):
                continue
            if not {"of", "the"} & set(words):  # 'King Hussein of Jordan' is no Mr Jordan
                keys.add(fold(words[-1]))
            if person.country in {"PRK", "KOR", "CHN", "TWN", "VNM", "HKG", "KHM"}:
                keys.add(fold(words[0]))
        for key in keys:
            if len(key) > 1:
                found.setdefault(key, []).append(person.id)
    return {key: tuple(ids) for key, ids in found.items()}
