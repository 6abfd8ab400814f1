"""The article as the checks see it: repaired text with the exact way back to the original.

Checks are functions of a reading alone, so that a finding can be made again from the record.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sanderling.check.lazily import lazily
from sanderling.records import Edit, Mention, Reading, RegionKind, Span

_STOP = lazily(r"(?:[.!?…][\"'”’)\]]*)(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n+")
_SHORT = lazily(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sen|Rep|Gov|Prof|Sgt|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    r"Oct|Nov|Dec|U\.S|U\.N|U\.K|E\.U|a\.m|p\.m)\.)$"
)
_OUT = frozenset({RegionKind.KEYWORD_TAIL, RegionKind.BOILERPLATE, RegionKind.REPEATED_TITLE})


_PRONOUNS = frozenset("he she it they we you i him her them us me his hers its their theirs our ours your yours my mine".split())
_WORDS = lazily(r"[^\W_]+")
_QUOTED = lazily(r"[“”\"]")
_DIGIT = lazily(r"\d")
COUNTING = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen".split()
)
"""Words without one of which, or a digit, no number is told."""
LONGEST = 1_000
"""A sentence has no more characters than this."""


@lru_cache(maxsize=4096)
def pattern(words: str) -> re.Pattern[str]:
    """Return a compiled pattern that is put together at run time; the standard library keeps too few of them."""
    return re.compile(words)


def any_of(words: Iterable[str]) -> str:
    """Return an alternation, to be put into a pattern, that matches any of the words, longer ones before shorter."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


class Spotter:
    """Finds which words a pattern is found in; a word once looked at is known, so that sentences need no search of their own."""

    def __init__(self, words: str) -> None:
        """``words`` is a pattern for words in small letters, without spaces."""
        self._pattern = re.compile(words)
        self._known: dict[str, bool] = {}

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Return those of some words that the pattern is found in."""
        known = self._known
        if len(known) > 10_000:
            known.clear()
        for word in words:
            if word not in known:
                known[word] = self._pattern.search(word) is not None
        return frozenset(word for word in words if known[word])


class Phrases:
    """Whether a sentence has all words of any of some phrases, which tells most sentences apart before they are searched."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep the words of each phrase under its longest, which is the rarest as a rule."""
        self._under: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            words = frozenset(_WORDS.findall(phrase.lower()))
            self._under.setdefault(max(sorted(words), key=len), []).append(words)
        self._keys = frozenset(self._under)

    def in_words(self, words: frozenset[str]) -> bool:
        """Whether all words of a phrase are among some words in small letters."""
        return not self._keys.isdisjoint(words) and any(phrase <= words for key in self._keys & words for phrase in self._under[key])


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the repaired text; ``heading`` where it stands in the title. Offsets count in that text."""

    start: int
    end: int
    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its place in the repaired text."""

    start: int
    end: int
    mention: Mention


class CheckedText:
    """A reading with its repaired text (``text``, remade from the edits), its sentences and placed mentions."""

    def __init__(self, reading: Reading) -> None:
        """Remake the repaired text of ``reading``."""
        self.reading = reading
        self._original = reading.article.text
        self._clean_at: list[int] = []
        self._original_at: list[int] = []
        self._kept: list[bool] = []
        self.text = self._rebuild(reading.edits)
        self._words: dict[int, frozenset[str]] = {}
        self._digits: dict[int, bool] = {}
        self._inside: dict[tuple[int, int], dict[str | None, list[Placed]]] = {}
        self.noted: dict[tuple[str, int], Any] = {}
        """What was looked up, by what it is and where its sentence starts."""

    def _rebuild(self, edits: tuple[Edit, ...]) -> str:
        parts: list[str] = []
        clean = at = 0

        def add(piece: str, start: int, kept: bool) -> None:
            nonlocal clean
            if piece:
                self._clean_at.append(clean)
                self._original_at.append(start)
                self._kept.append(kept)
                parts.append(piece)
                clean += len(piece)

        for edit in sorted(edits, key=lambda one: (one.start, one.end)):
            if edit.start < at:
                continue
            add(self._original[at : edit.start], at, True)
            # A one-letter edit keeps the count; of a longer one only the edges can be told.
            add(edit.replacement, edit.start, len(edit.replacement) == edit.end - edit.start)
            at = edit.end
        add(self._original[at:], at, True)
        self._clean_at.append(clean)
        self._original_at.append(len(self._original))
        self._kept.append(True)
        return "".join(parts)

    def to_original(self, at: int) -> int:
        """Return the offset in the original of the offset ``at`` in the repaired text."""
        run = bisect.bisect_right(self._clean_at, at) - 1
        return self._original_at[run] + (at - self._clean_at[run] if self._kept[run] else 0)

    def to_clean(self, at: int) -> int:
        """Return the offset in the repaired text of the offset ``at`` in the original."""
        if not self.reading.edits:
            return at
        run = bisect.bisect_right(self._original_at, at) - 1
        shift = at - self._original_at[run] if self._kept[run] else 0
        following = self._clean_at[run + 1] if run + 1 < len(self._clean_at) else len(self.text)
        return min(self._clean_at[run] + shift, following)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original under the repaired text's start..end."""
        first = self.to_original(start)
        last = self.to_original(end - 1) + 1 if end > start else first
        run = bisect.bisect_right(self._clean_at, end - 1) - 1
        if end > start and not self._kept[run]:
            last = self._original_at[run + 1] if run + 1 < len(self._original_at) else len(self._original)
        return Span(first, last, self._original[first:last], self.text[start:end])

    @cached_property
    def lines(self) -> list[Line]:
        """All sentences of the prose, in order; what is kept out of coding is left out."""
        title = self.reading.article.title
        head = (self.to_clean(title.start), self.to_clean(title.end)) if title is not None else (0, 0)
        out = [(self.to_clean(r.start), self.to_clean(r.end)) for r in self.reading.regions if r.kind in _OUT]
        found: list[Line] = []
        start = 0
        stops = [m.end() for m in _STOP.finditer(self.text) if not self._short(m.start(), m.end())]
        for stop in [*stops, len(self.text)]:
            piece = self.text[start:stop]
            first = start + len(piece) - len(piece.lstrip())
            kept = piece.strip()
            # What is longer is no sentence, and nothing may be searched in it for long.
            if kept and len(kept) <= LONGEST and not any(low <= first < high for low, high in out):
                found.append(Line(first, first + len(kept), kept, head[0] <= first < head[1]))
            start = stop
        return found

    def _short(self, start: int, end: int) -> bool:
        return self.text[start] == "." and bool(_SHORT.search(self.text[max(0, start - 6) : start + 1]))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def words(self, line: Line) -> frozenset[str]:
        """Return the words of a sentence in lower case, once made: what a check looks at before it searches."""
        try:
            return self._words[line.start]
        except KeyError:
            kept = self._words[line.start] = frozenset(_WORDS.findall(line.text.lower()))
            return kept

    def digits(self, line: Line) -> bool:
        """Whether a sentence holds a digit."""
        try:
            return self._digits[line.start]
        except KeyError:
            kept = self._digits[line.start] = _DIGIT.search(line.text) is not None
            return kept

    def counts(self, line: Line) -> bool:
        """Whether a sentence holds a digit or a word for a number."""
        return self.digits(line) or not COUNTING.isdisjoint(self.words(line))

    def counts_itself(self, line: Line) -> bool:
        """Whether a sentence of the body tells a number in the article's own voice: no quotation stands in it."""
        return not line.heading and self.counts(line) and _QUOTED.search(line.text) is None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the sentences, in lower case."""
        return frozenset().union(*(self.words(line) for line in self.lines))

    @cached_property
    def day(self) -> str | None:
        """The day that the text is of: that of publication, or where none is told the latest day (ISO) that it names in full.

        None where the days that it names are of several years: it may be of any of them.
        """
        if self.reading.article.published:
            return self.reading.article.published
        days = sorted(one.mention.time.start for one in self.placed if one.mention.time is not None and one.mention.time.start and len(one.mention.time.start) == 10)
        return days[-1] if days and int(days[-1][:4]) - int(days[0][:4]) <= 1 else None

    @cached_property
    def spoken(self) -> tuple[tuple[int, int], ...]:
        """Where the content of a statement stands in the original, (start, end) each."""
        return tuple((part.start, part.end) for claim in self.reading.claims if claim.kind == "speech" for part in (claim.content, *claim.parts))

    def line_at(self, at: int) -> Line | None:
        """Return the sentence that holds the offset ``at`` of the repaired text."""
        number = bisect.bisect_right(self._starts, at) - 1
        return self.lines[number] if number >= 0 and at < self.lines[number].end else None

    @cached_property
    def placed(self) -> list[Placed]:
        """All mentions but pronouns in order, with offsets in the repaired text: who 'he' is may hang on the events, a check asks the words."""
        return [
            Placed(s := self.to_clean(m.span.start), s + len(m.span.text), m)
            for m in self.reading.mentions
            if m.actor is None or m.span.text.lower() not in _PRONOUNS
        ]

    def within(self, line: Line, kind: str | None = None) -> list[Placed]:
        """Return the mentions of a sentence, of one kind where it is given."""
        key = (line.start, line.end)
        kept = self._inside.get(key)
        if kept is None:
            first = bisect.bisect_left(self.placed, line.start, key=lambda one: one.start)
            kept = {}
            for one in itertools.takewhile(lambda one: one.start < line.end, itertools.islice(self.placed, first, None)):
                kept.setdefault(None, []).append(one)
                kept.setdefault(one.mention.kind, []).append(one)
            self._inside[key] = kept
        return list(kept.get(kind, ()))
