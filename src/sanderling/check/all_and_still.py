"""All of them gone, and some of them still there: 'Every prisoner of Abu Salim was let out on Wednesday. On Thursday forty prisoners were still sitting in its cells'."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD
from sanderling.check.opposites import both, hedged
from sanderling.check.quantities import singular
from sanderling.check.text import CheckedText, Line
from sanderling.check.verbs import IRREGULAR

_ALL = lazily(
    rf"\b(?:[Ee]very(?: single)?|[Ee]ach of the|[Aa]ll(?: of)?(?: the| its| his| their| her)?(?: (?:\d[\d,]*|{WORD}))?|[Tt]he last of the) (?P<words>(?:[\w’\-]+ ){{0,2}}?)(?P<noun>[a-z]{{4,}})(?P<tail>(?: (?:of|in|at|from|on) (?:the )?[\w’\-]+(?: [A-Z][\w’\-]+)*)?) (?:has |have |had |was |were |is |are )(?:now |all |been |since |then )*(?P<verb>[a-z]{{3,}}ed|let (?:out|go)|set free|{'|'.join(IRREGULAR)}|gone|home|left)\b"
)
_STILL = lazily(rf"\b(?P<count>(?:some|about|around|nearly|at least|more than|over|several|many|dozens of|scores of|hundreds of|thousands of|a dozen|a few) ?(?:\d[\d,]*|{WORD}|hundred)?|\d[\d,]*|{WORD}|hundreds|dozens) (?:(?:of )?(?:the |its |their |these )?(?:[a-z\-]+ ){{0,2}}?)(?P<noun>[a-z]{{4,}})(?: [^,;.]{{0,40}}?)? (?:(?:is|are|was|were|sits?|sat|lies|lay|stands?|stood|waits?|waited|remains?|remained|stays?|stayed) (?:[a-z]+ )?still|still|remain(?:s|ed)?|stay(?:s|ed)?|(?:has|have|had) not (?:yet )?(?:been )?[a-z]+)\b")
_QUICK = frozenset("every each all last".split())
_HOLD = frozenset("still remain remains remained stay stays stayed yet not".split())
_GOING = frozenset("let set freed released left gone evacuated withdrawn removed returned rescued moved taken brought flown shipped expelled deported emptied cleared pulled surrendered disarmed dismantled destroyed home drawn sent discharged transferred repatriated recovered found accounted".split())
_DAY = lazily(rf"\b(?:{'|'.join(calendar.day_name)})\b")
_BUT = lazily(r"(?i)\b(?:except|but|apart from|save|until|other|another|new|almost|nearly|most|will|would|to be|who had been|former|next|before|earlier|already|later|again)\b")


def all_and_still(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence by which all of a kind are gone, of which a later one tells some to be there still."""
    vocabulary = text.vocabulary
    if _HOLD.isdisjoint(vocabulary) or _GOING.isdisjoint(vocabulary):
        return
    body = [line for line in text.lines if not line.heading]
    for number, line in enumerate(body[:40]):
        if _QUICK.isdisjoint(text.words(line)) or _GOING.isdisjoint(text.words(line)) or hedged(line.text) or _BUT.search(line.text):
            continue
        match = _ALL.search(line.text)
        if match is None or match["verb"].split(" ")[0] not in _GOING:
            continue
        for other in body[number + 1 : number + 4]:
            if _HOLD.isdisjoint(text.words(other)) or hedged(other.text) or _BUT.search(other.text):
                continue
            found = _STILL.search(other.text)
            if found is not None and singular(found["noun"]) == singular(match["noun"]) and _same(line, match, other):
                yield Draft(
                    "self-contradiction", text.span(*both(text, line, match, other)), f"elsewhere the article says: '{other.text[:110]}'", "Check which of the two is meant.",
                )  # fmt: skip
                return


def _same(line: Line, match: re.Match[str], other: Line) -> bool:
    """Whether the later sentence is of the same place and of no day before."""
    places, theirs = (set(re.findall(r"\b(?:in|of|at|from|on) (?:the )?([A-Z][\w’\-]+)", words)) - set(calendar.day_name) for words in (match["tail"], other.text))
    if places and theirs and not places & theirs:
        return False
    days, others = ([m[0] for m in _DAY.finditer(words)] for words in (line.text, other.text))
    names = list(calendar.day_name)
    return not (days and others) or (names.index(others[0]) - names.index(days[0])) % 7 <= 3
