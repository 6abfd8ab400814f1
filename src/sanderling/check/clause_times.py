"""Of what time a clause of a sentence is: its own date, the day of a known event that it names, or that of a clause of the same time.

Checks of offices and posts ask here when somebody is told to have held one, where a sentence tells of several times.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from sanderling.check.known_events import known_events
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTH_NUMBERS, MONTHS, day_of
from sanderling.check.verbs import IRREGULAR

_CUT = lazily(
    r"[;:—–]|, (?=(?:who|whom|whose|which|where|when|while|although|though|but|after|before|because|since|until|and)\b|as\b(?! (?:the |its )?(?:president|prime|premier|chancellor|[a-z]+ minister|minister|king|emir|governor|mayor|head|leader|chief|director|secretary|commander)\b))| (?=(?:that|which|who|whom|whose|where|when|while|after|before|because|since|until|although|whereas|if|once)\b)| (?=as (?:the|an?|its|his|her|[A-Z])\b(?! (?:president|prime|premier|chancellor|[a-z]+ minister|minister|king|emir|governor|mayor)))"
    r"|(?<=[a-z]) (?=(?:signed|made|built|written|held|passed|adopted|drafted|agreed|reached|begun|started|launched|founded|introduced|appointed|named|elected|deposed|ousted|jailed|killed|born|created|opened|negotiated|brokered) (?:by|in|on|at|under|between|with)\b)"
)
_SAME_TIME = lazily(r"^(?:when|while|as|where)\b")
_OF_WHAT = lazily(r"^(?:which|that|whom)\b")
_LAST_MONTH = lazily(rf"\blast (?P<month>{MONTHS})\b")
_IT_WAS = lazily(r"^(?:It|it) was\b")
_AGO = lazily(rf"\b(?P<n>\d{{1,2}}|(?i:a|{WORD})) years? (?P<ago>ago|after|since)\b")
FRESH = datetime.timedelta(days=60)
"""An event so short a time before the day of publication is the news itself."""


@dataclass(frozen=True, slots=True)
class Time:
    """A date or known event at start..end of a sentence (offsets in its text), with its first and last day; ``ago`` where it is counted in years."""

    start: int
    end: int
    since: str
    until: str
    event: str
    ago: bool = False


_RELATIVE = lazily(r"^(?:who|whom|whose|which|where)\b")
_GOES_ON = lazily(rf", (?=(?:[a-z]{{2,}}ed|{'|'.join(sorted(IRREGULAR))}|has|have|is|are|was|were|will|had|says|said|did|does)\b)")


_NO_VERB_YET = lazily(r"^\w+(?: [A-ZÀ-Þ][\w’'.\-]*){0,4}, as [^,]*$")
"""'Who, as president,': the verb of the relative clause is still to come."""


def clauses(words: str) -> list[tuple[int, int, int]]:
    """Return (start, end, number) of the parts of a sentence; what goes on behind a relative clause has the number of what stands before it."""
    cuts = [0, *(m.end() for m in _CUT.finditer(words)), len(words)]
    found: list[tuple[int, int, int]] = []
    for low, high in pairwise(cuts):
        if high <= low:
            continue
        number = found[-1][2] + 1 if found else 0
        number = max([number, *(one[2] + 1 for one in found)])
        ends = _GOES_ON.finditer(words, low, high) if found and _RELATIVE.match(words[low:high]) else ()
        behind = next((one for one in ends if not _NO_VERB_YET.match(words[low : one.start()])), None)
        if behind is None:
            found.append((low, high, number))
        else:
            found += [(low, behind.end(), number), (behind.end(), high, found[-1][2])]
    return found


def _times(text: CheckedText, line: Line, published: str) -> list[Time]:
    """Return the dates and known events of a sentence."""
    found: list[Time] = []
    for one in text.within(line, "time"):
        time = one.mention.time
        if time is not None and time.start and re.search(r"\d{4}|day\b|yesterday|today|\d", one.mention.span.text):
            found.append(Time(one.start - line.start, one.end - line.start, time.start, time.start, ""))
    for match in re.finditer(r"(?<![\d.,$€£-])\b(?:19|20)\d\d\b(?![\d,]*\d)", line.text) if text.digits(line) else ():
        if not any(time.start <= match.start() < time.end for time in found):
            found.append(Time(match.start(), match.end(), match[0], match[0], ""))
    # 'On Sunday, October 9, 1983': the weekday is no day of its own.
    found = [time for time in found if not any(other is not time and re.fullmatch(r",? ", line.text[time.end : other.start]) and len(other.since) == 10 and re.search(r"\d{4}", line.text[other.start : other.end]) for other in found)]
    for match in _LAST_MONTH.finditer(line.text) if "last " in line.text else ():
        month = MONTH_NUMBERS[match["month"]]
        told = f"{int(published[:4]) - (month >= int(published[5:7]))}-{month:02}"
        found = [time for time in found if not (time.start < match.end() and match.start() < time.end)]
        found.append(Time(match.start(), match.end(), told, told, "", ago=True))
    for match in _AGO.finditer(line.text):
        count = match["n"].lower()
        year = str(int(published[:4]) - (int(count) if count.isdigit() else 1 if count == "a" else int(value_of_word(count))))
        found = [time for time in found if not (time.start < match.end() and match.start() < time.end)]
        # 'Twenty years after X was shot': the time is that of the clause behind the count.
        found.append(Time(match.start() if match["ago"] == "ago" else match.end() - 1, match.end(), year, year, "", ago=True))
    found += [Time(one.start, one.end, one.since, one.until, one.name) for one in known_events(text, line) if one.since[:10] <= published]
    return sorted(found, key=lambda one: one.start)


def year_lead(words: str, time: Time) -> str:
    """Return what stands before the year of a time, or before its month."""
    year = words.find(time.since[:4], time.start)
    return re.sub(rf"\b(?:{MONTHS}) $", "", words[: year if year >= 0 else time.start])


def is_fresh(time: Time, published: str) -> bool:
    """Whether a time is a day so near to that of publication that it is the news itself."""
    return len(time.since) == 10 and abs(day_of(time.until) - day_of(published)) <= FRESH


def time_at(text: CheckedText, line: Line, at: int, published: str, antecedent: bool = False) -> Time | None:
    """Return the one time of what is told at an offset of a sentence: that of its clause, or of a clause of the same time.

    With ``antecedent`` a relative clause without a time is of that of what it is told of: 'the storming of the temple in 1984, which X ordered'.
    """
    times = _times(text, line, published)
    if not times:
        return None
    parts = clauses(line.text)
    here = next((number for number, (low, high, _) in enumerate(parts) if low <= at < high), 0)

    def within(number: int) -> list[Time]:
        own = parts[number][2]
        return [time for low, high, same in parts if same == own for time in times if low <= time.start < high or low < time.end <= high]

    near = within(here)
    if not near or all(is_fresh(time, published) and not time.event for time in near):
        if here + 1 < len(parts) and (_SAME_TIME.match(line.text[parts[here + 1][0] :]) or _IT_WAS.match(line.text)):
            near += within(here + 1)
        if here and _SAME_TIME.match(line.text[parts[here][0] :]):
            near += within(here - 1)
    if not near and antecedent and here and _OF_WHAT.match(line.text[parts[here][0] :]):
        near = [time for time in within(here - 1) if parts[here - 1][0] <= time.start]
    # What is still to come is told of as well.
    near = [time for time in near if time.since <= published] or near
    if not near:
        return None
    # Of an event and its own date the finer counts; two that do not agree tell nothing.
    finest = max(near, key=lambda time: (len(time.since), time.event != ""))
    if any(day_of(time.until, last=True) < day_of(finest.since) or day_of(finest.until, last=True) < day_of(time.since) for time in near):
        return None
    return finest


def is_told_of_then(text: CheckedText, line: Line, at: int, published: str) -> bool:
    """Whether what is told at an offset of a sentence is of a time long before the day of publication."""
    time = time_at(text, line, at, published)
    return time is not None and not is_fresh(time, published) and time.since < published
