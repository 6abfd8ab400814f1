"""What of an article is compared when copies are looked for: words, their order, sentences, marks, credit."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from sanderling.corroborate.marks import Marks, marks_of
from sanderling.corroborate.words import sentences, stem, tells, tokens, without_quotes
from sanderling.knowledge.actor_data import organisations
from sanderling.repair.page import page_of

_MOST_STEMS = 1_500
_MOST_SENTENCES = 80
_MOST_WORDS = 20_000
_LEAST_WORDS = 25
"""Where fewer words stand outside direct speech, the speech is compared too."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?($|(?<=-\d\d)T)")
_IN_DATELINE = re.compile(r"\A[^()\n]{2,60}\(([A-Z][\w.&' -]{1,38})\)\s*(?:—|–|-|:)")
_LINE = re.compile(
    r"^\W*(?:source|by|via|©|copyright|reporting by)[:\s]\s*(?:the )?([A-Z][\w.&'/ -]{1,40}?)\W*(?:\d{4})?\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_CREDIT = 60
_FOOTER = re.compile(r"sign up|newsletter|all rights reserved|read more|subscribe|follow us|share this", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it goes into corroboration: ``id`` as in its reading, ``text`` repaired, ``published`` an ISO date."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError when ``published`` does not begin with an ISO date of some precision."""
        if self.published is not None and not _DATE.match(self.published):
            raise ValueError(f"'{self.published}' is no ISO date of publication")
        if (day := day_of(self.published)) is not None:
            date.fromisoformat(day)


def day_of(published: str | None) -> str | None:
    """Return the day of an ISO date or time, or None where no day is known."""
    return published[:10] if published is not None and len(published) >= 10 else None


@dataclass(frozen=True)
class Print:
    """What is compared of one article. What follows from its wording is made when it is asked for: of most pairs that meet,
    the telling stems and the marks show that they are no copies."""

    id: str
    published: str | None
    outlet: str | None
    credit: str | None
    """The agency that the article names as its source."""
    digest: str
    """SHA-256 of its words in small letters: the same for copies that differ in layout and marks alone."""
    words: int
    wording: str
    """Its words as stems, direct speech left out; one that tells nothing has ``-`` before it, a sentence ends with ``.``."""
    marks: tuple[Marks, ...]
    """The names, numbers, states and days of each sentence, direct speech included: what a translation keeps."""
    repaired: bool
    """Letters of it were mended, as obfuscation makes necessary."""

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Its telling stems as they come."""
        # no word begins with a stop or holds a hyphen
        return tuple([word for word in self.wording.split() if word[0] not in "-."][:_MOST_STEMS])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its telling stems."""
        return frozenset(self.order)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words, as stems, function words included."""
        return frozenset(pairwise("".join(self._lines()).replace("-", "").split()))

    @cached_property
    def sentences(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Stems of each sentence and the number of its words."""
        parts: list[tuple[frozenset[str], int]] = []
        for line in self._lines()[:_MOST_SENTENCES]:
            words = line.split()
            if len(told := frozenset(word for word in words if word[0] != "-")) >= 3:
                parts.append((told, len(words)))
        return tuple(parts)

    @cached_property
    def mark_keys(self) -> frozenset[str]:
        """The keys of its marks, without their sentences and weights."""
        return frozenset(key for sentence in self.marks for key, _ in sentence)

    def _lines(self) -> list[str]:
        return f" {self.wording}".split(" .")[:-1]


def print_of(told: Told, reading: dict[str, Any], body: str | None = None) -> Print:
    """Return what is compared of the article; ``reading`` is its JSON, as ``export.reading_as_dict`` gives it.

    ``body`` is the article's ``prose``, where it is at hand.
    """
    if body is None:
        body = prose(told.text)
    words = [tokens(sentence) for sentence in sentences(body)]
    spoken = without_quotes(body)
    outside = words if spoken == body else [tokens(sentence) for sentence in sentences(spoken)]
    if sum(map(len, outside)) < _LEAST_WORDS:
        outside = words
    flat = [word for sentence in words for word in sentence]
    return Print(
        id=told.id,
        published=told.published,
        outlet=told.outlet,
        credit=credit(told.text),
        digest=hashlib.sha256(" ".join(flat).encode()).hexdigest(),
        words=len(flat),
        wording=_wording(outside),
        marks=marks_of(body, reading["mentions"]),
        repaired=any(edit["kind"] in _ATTACKED for edit in reading["repair"]["edits"]),
    )


def _wording(outside: list[list[str]]) -> str:
    """The stems of sentences in one line, as ``Print.wording``."""
    made: list[str] = []
    left = _MOST_WORDS
    for sentence in outside:
        made += [stem(word) if tells(word) else f"-{stem(word)}" for word in sentence[:left]]
        made.append(".")
        left -= min(left, len(sentence))
        if not left:
            break
    return " ".join(made)


_ATTACKED = frozenset({"homoglyph", "invisible", "bidi", "mojibake", "compatibility", "combining"})


def prose(text: str) -> str:
    """The article's prose without its title, its credit line, and footers."""
    page = page_of(text)
    kept = []
    for start, end, title in page.stretches:
        line = text[start:end].strip()
        if title or (len(line) <= _LONGEST_CREDIT and (_LINE.search(line) or _FOOTER.search(line))):
            continue
        kept.append(line)
    return "\n".join(kept) or text


@cache
def _agencies() -> dict[str, str]:
    """Names of media by their names in small letters."""
    made = {}
    for one in organisations():
        if one.kind == "media":
            for name in (one.name, *one.aliases):
                made[name.lower()] = one.name
    return made


def credit(text: str) -> str | None:
    """Return the agency that an article gives as its source, in a dateline's brackets or a line of its own, or None."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = next((one for line in lines[:2] if (one := _IN_DATELINE.match(line))), None)
    if found is None:
        found = next((one for line in lines if len(line) <= _LONGEST_CREDIT and (one := _LINE.match(line))), None)
    if found is None:
        return None
    name = found[1].strip()
    return _agencies().get(name.lower(), name)
