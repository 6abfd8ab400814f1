"""What on the page is the article's prose: its title, dateline, and the regions that are kept out of coding.

All offsets are code points of the clean text. In doubt a stretch is prose: what is kept out is never read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

from sanderling.knowledge.tables import read_csv
from sanderling.records import Region, RegionKind
from sanderling.repair.dateline import dateline_of

_HALVES = re.compile(r"(?<=\w);\s+(?=\w)")
_LINE = re.compile(r"[^\n]+")
_LONGEST_TITLE = 200
_OPENING = 4
"""Lines in which who wrote it, where and when may stand before the article's first line of prose."""
_LONGEST_LINE = 600
"""A longer line is prose, whatever its first words are."""

_END = re.compile(r"[.!…][\"'”’)\]]*\s*$")
_STOP = re.compile(r"[.!?][\"'”’)]*\s")
_GLUED = re.compile(r"[a-z][A-Z][a-z]|[a-z]- ?[A-Z]|\?[A-Z]")
_WORD = re.compile(r"[^\W_]+")
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|will|would|did|does)\b")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page: ``stretches`` (start, end, is title) are what is parsed and coded."""

    title: tuple[int, int] | None
    stretches: list[tuple[int, int, bool]]
    regions: tuple[Region, ...]
    dateline_date: date | None = None
    dateline_place: str | None = None
    """The town where the dateline says that the article was written, as it stands there: 'SEOUL', 'New Delhi'."""


def page_of(clean: str) -> Page:
    """Return the parts of the page ``clean``. Linear in its length."""
    lines = [(found.start(), found.end()) for found in _LINE.finditer(clean) if found.group().strip()]
    if not lines:
        return Page(None, [], ())
    title = _title(clean, lines)
    regions = _regions(clean, lines, title)
    starts = sorted(region.start for region in regions)
    out = set(starts)
    stretches: list[tuple[int, int, bool]] = []
    dated: date | None = None
    town: str | None = None
    seen_body = 0
    for start, end in lines:
        if start in out:
            continue
        heading = title is not None and start == title[0]
        if not heading and seen_body < _OPENING:
            dateline = dateline_of(clean, start, end)
            seen_body = seen_body + 1 if end - start <= _LONGEST_TITLE else _OPENING
            if dateline is not None:
                dated, town = dated or dateline.day, town or dateline.town
                if dateline.end >= end:
                    continue  # a line of its own: 'By our correspondent', 'Lagos, 2 May 2021'
                start, seen_body = dateline.end, _OPENING
        after = bisect_right(starts, start)
        tail = min(starts[after], end) if after < len(starts) else end
        if heading:  # 'Russia detains Navalny; West calls for his release': two sentences, whatever the stop
            for stop in _HALVES.finditer(clean, start, tail):
                stretches.append((start, stop.start(), True))
                start = stop.end()
        stretches.append((start, tail, heading))
    return Page(title, stretches, regions, dated, town)


def _title(clean: str, lines: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first line, when it is short, has no full stop, and more follows."""
    start, end = lines[0]
    line = clean[start:end].strip()
    if len(lines) < 2 or len(line) > _LONGEST_TITLE or _END.search(line) or len(_WORD.findall(line)) < 2:
        return None
    first = start + len(clean[start:end]) - len(clean[start:end].lstrip())
    return first, first + len(line)


def _same(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _regions(clean: str, lines: list[tuple[int, int]], title: tuple[int, int] | None) -> tuple[Region, ...]:
    found: list[Region] = []
    heading = _same(clean[title[0] : title[1]]) if title else ""
    for number, (start, end) in enumerate(lines):
        line = clean[start:end]
        if title is not None and number == 0:
            continue
        if heading and line.strip() and len(line) < 4 * _LONGEST_TITLE:
            words = _same(line)
            if words == heading:
                found.append(Region(start, end, RegionKind.REPEATED_TITLE, "the title again"))
                continue
            if (
                len(heading) > 15
                and words.startswith(heading)
                and _keywords(line[title[1] - title[0] :] if title else "")
            ):
                found.append(Region(start, end, RegionKind.KEYWORD_TAIL, "the title again, with keywords run on to it"))
                continue
        if len(line) <= _LONGEST_LINE:
            kind = _phrase(line.strip())
            if kind is not None:
                found.append(Region(start, end, kind[0], kind[1]))
                continue
        last = number >= max(len(lines) - 3, 1)
        if last and len(line) <= 5000 and _keywords(line) and not _END.search(line):
            found.append(Region(start, end, RegionKind.KEYWORD_TAIL, "names and keywords without a sentence"))
            continue
        if last and title is not None and len(heading) > 15:
            at = clean.find(clean[title[0] : title[1]], start, end)
            if at > start and _keywords(clean[at + (title[1] - title[0]) : end]):
                found.append(Region(at, end, RegionKind.KEYWORD_TAIL, "the title again, with keywords run on to it"))
    return tuple(found)


def _keywords(line: str) -> bool:
    """Whether a line is a list of keywords: capitalised words, many of them repeated or run together, no verb."""
    words = _WORD.findall(line)
    if line.count("#") >= 3 and line.count("#") >= len(words) / 2:
        return True
    if len(words) < 4:
        return bool(_GLUED.search(line)) and not _STOP.search(line)
    if _STOP.search(line) or _VERBISH.search(line):
        return False
    capital = sum(word[0].isupper() or word[0].isdigit() for word in words) / len(words)
    glued = len(_GLUED.findall(line))
    repeated = 1 - len({word.lower() for word in words}) / len(words)
    commas = len(re.findall(r"[,|#;·]", line))
    return capital > 0.75 and (glued >= 2 or repeated > 0.3 or commas >= len(words) / 4)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], RegionKind, str], ...]:
    rows = read_csv("text/boilerplate.csv", ("pattern", "kind", "note"), required=("pattern", "kind"))
    return tuple((re.compile(rf"(?:{row['pattern']})\Z", re.I), RegionKind(row["kind"]), row["note"]) for row in rows)


def _phrase(line: str) -> tuple[RegionKind, str] | None:
    for pattern, kind, note in _phrases():
        if pattern.match(line):
            return kind, note
    return None
