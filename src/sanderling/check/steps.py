"""Two steps of one story told with their days the wrong way round: ratified before it was signed, freed before being kidnapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.dates import MONTH_WORDS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.timeline import Moment, moments
from sanderling.knowledge.check_steps import Step, steps

_AGAIN = lazily(r"(?i)\b(?:again|re-?elected|re-?arrested|second|third|previous\w*|earlier|former|another|new|successor|instead of|rather than|in absentia|in (?:his|her|their) absence|anew|resumed|renewed|once more|(?-i:will|may)|would|to be|planned|due|if|not|never|might|last year|first time|the first|others?|anniversary|years? (?:after|before))\b")
_LINKED = lazily(r"^(?:[A-Z][a-z]+(?:ed|ing|t|n)\b[^,;.]{0,70}, (?:it|he|she|they|the [a-z]+)|It|He|She|They|The [a-z]+(?: [a-z]+){0,2}|His [a-z]+|Her [a-z]+|Their [a-z]+|Its [a-z]+|Both|All(?: of them| [a-z]+)?|In the end|Finally|Only) ")
_BACK = lazily(r"\b(?:the (?:wreck|wreckage|bodies|treaty|accord|pact|law|trial|captives|hostages|prisoners|siege|ban|truce|strike|agreement|survivors|castaways|crew)|\bsurvivors|signed it|ratified it|freed (?:him|her|them)|found (?:it|him|her|them)|buried (?:him|her|them)|work on it)\b")
_OF_ANOTHER = lazily(r"[’']|,? (?:of|from) (?:an?|another|earlier|other|the [A-Z]|[A-Z])")
"""'Survivors of a sinking on 20 January': of another ship than the one told of."""
_BOUND = lazily(r"[;:]|, (?:and|but|which|who|while|after|before)\b|,? and (?=(?:was|were|had|[a-z]+ed|then|only|it|he|she|they|the)\b)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A step of a story with its day."""

    step: Step
    when: Moment
    at: int


@cache
def _names() -> Names:
    return Names(steps())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in steps())


def step_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield a later step of a story that is dated before an earlier one; one finding for each two sentences."""
    if MONTH_WORDS.isdisjoint(text.vocabulary) and not re.search(r"\b(?:18|19|20)\d\d\b", text.text):
        return
    by_line: dict[int, list[Moment]] = {}
    for one in moments(text):
        by_line.setdefault(one.line.start, []).append(one)
    last: tuple[Line, list[_Told]] | None = None
    for line in text.lines:
        here = by_line.get(line.start, [])
        told = [] if line.heading or not here or _first_words().isdisjoint(text.words(line)) or re.search(r"[“”\"]", line.text) else _told(line, here)
        made = _judge(text, line, told, told)
        if made is None and last is not None and told and (_LINKED.match(line.text) or _BACK.search(line.text)) and line.start - last[0].end <= 3:
            made = _judge(text, line, last[1], told)
        if made is not None:
            yield made
        last = (line, told) if told else None


def _told(line: Line, here: list[Moment]) -> list[_Told]:
    """Return the steps of a sentence with the day that each is told with: behind it, or before it where the day opens the clause."""
    lower = line.text.lower()
    found = list(_names().find(lower))
    told: list[_Told] = []
    cuts = [0, *(m.end() for m in _BOUND.finditer(line.text))]
    for number, day in enumerate(here):
        low = max([here[number - 1].end if number else 0, *(cut for cut in cuts if cut <= day.start)])
        high = here[number + 1].start if number + 1 < len(here) else len(lower)
        high = min([high, *(cut for cut in cuts if cut > day.end)])
        opens = re.fullmatch(r"\W*(?:(?:and|but|then|only|already|or|,)? ?)*(?:on|in|by|early on|late on)?(?: the)?(?: [A-Z][a-z]+day,?)? ?", line.text[low : day.start], re.I) is not None
        near = [(at, words) for at, words in found if (day.end <= at < high if opens else low <= at < day.start)]
        if not near and not opens:
            # The verb may stand in the clause before, with its own subject: 'The accord, which was negotiated in April'.
            near = [(at, words) for at, words in found if (here[number - 1].end if number else 0) <= at < day.start][-1:]
        picked = near[:1] if opens else near[-2:]
        for at, words in picked:
            if words == "survivors" and _OF_ANOTHER.match(line.text[at + len(words) :]):
                continue
            for step in steps()[words]:
                told.append(_Told(step, day, at))
    return told


def _had(told: _Told) -> bool:
    """Whether a step is told as one that lay before: 'work on it had begun in 2001'."""
    return re.search(r"\b(?:had|having)(?: [a-z]+)? $", told.when.line.text[: told.at]) is not None or re.match(r"[a-z ]*\bhad\b", told.when.line.text[told.at : told.when.start].lower()) is not None


def _judge(text: CheckedText, line: Line, first: list[_Told], second: list[_Told]) -> Draft | None:
    for one in first:
        for other in second:
            if one is other or one.step.story != other.step.story or one.when == other.when:
                continue
            same = one.when.line is other.when.line
            if same and first is second and one.at > other.at:
                continue
            early, late = (one, other) if one.step.rank < other.step.rank else (other, one)
            if early.step.rank == late.step.rank or late.when.last >= early.when.first:
                continue
            if early is not one and (early.step.ordered or late.step.ordered) and not _had(early):
                continue
            start = min(one.at, one.when.start)
            words = f"{one.when.line.text[start:]} {other.when.line.text[: other.when.end]}" if not same else line.text[start : max(other.when.end, other.at)]
            if _AGAIN.search(re.sub(r"\bMay\b|\b[Ff]ormer (?=[a-z\-]+ )", "", words)):
                continue
            # 'Since 9 March' or 'until 4 May' tell how long, not when.
            if any(re.search(r"\b(?:since|until|till|by|before|after|to|for)(?: the)? $", m.when.line.text[: m.when.start]) for m in (one, other)):
                continue
            low = min(m.when.line.start + m.when.start for m in (one, other))
            high = max(m.when.line.start + m.when.end for m in (one, other))
            return Draft(
                "date-conflict", text.span(low, high),
                f"{late.when.shown}, the later step ({late.step.story}), lies before {early.when.shown}, the earlier", "Check the dates.", ("checks/steps.csv",), "high",
            )  # fmt: skip
    return None
