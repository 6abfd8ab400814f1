"""Days of known events told with the wrong month, or a few days off, mostly in the weeks after them: 'hauled Zelaya out of bed on 28 May'.

A day and month without a year is the last one before publication. Only events within two months of the day told are looked at, so that
hardly a name stands for two of them; then the words of the event may stand anywhere in the sentence and the two before it, and where the
day of the month is the event's own, one kind of them may be missing. No order of words and no verb is asked for.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.dates import DATE_WORDS, MONTH_WORDS, parts_of_date
from sanderling.check.event_words import event_tokens, group_in
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTH_NUMBERS, MONTHS, PEOPLE_OF
from sanderling.check.who import country_words
from sanderling.knowledge.check_years import DatedEvent, dated_events

_DATED = lazily(rf"(?P<link>\b(?:[Oo]n|[Oo]f|night of|morning of|evening of|dawn of|dated|[Ss]ince|[Ff]rom|[Bb]y|[Uu]ntil|[Aa]fter|[Bb]efore),?(?: the)?(?: [A-Z][a-z]+day,?)? |[A-Z][a-z]+day,? |, |\(|^)(?:{DATE_WORDS})")
_OF_ANOTHER = lazily(
    r"(?i)\b(?:months? (?:after|later|on|since|earlier|before)|weeks? (?:after|later|earlier|before)|later|anniversary|memorial|commemorat\w+|funeral|buried|burial|vigil|mourning|inquest|inquiry|trial|hearing|verdict|sentenced|convicted|will|would|shall|due|planned|plans?|scheduled|expected|next|until|"
    r"another|(?:second|third|fourth) (?!city|town|largest|biggest|in command)[a-z]+|again|earlier|previous\w*|re-?run|run-off|runoff|aftershocks?|reopen\w*|rebuil\w+|resolution|apolog\w+|film|book|landslides?|mudslides?|rescuers|(?:relief|rescue|aid) workers|birthday|born|deadline|extend\w*|expire\w*)\b"
)
_FAR_ANOTHER = lazily(r"(?i)\b(?:not|never|report\w*|visit\w*|talks|letter|warn\w+|said|told|wrote|announced|by|since|from)\b")
"""What stands beside a day of another matter, where the day is not the event's own in another month."""
_DAYS_FROM = lazily(rf"(?i)\b(?:(?:(?:just|only|barely|less than|more than|nearly|almost|about) )?(?:a|one|the|some|several|{WORD}|\d+) (?:days?|weeks?|fortnight|hours?) (?:after|later|earlier|before|following)|(?:the|that) (?:next|following))\b")
_POINTS_BACK = lazily(r"\b(?:[Tt]he|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]here|[Tt]hat|[Tt]hose|[Tt]his)\b")
_COUNTED = lazily(r"(?i)\b(?:\w+|a few) (?:days?|weeks?|months?) (?:before|earlier|ago),? ?$")
_OPENS_COUNT = lazily(r"^\W*(?:[A-Z][\w\-]*|\d+)(?: [a-z]+)? (?:days?|weeks?|months?) after ")
_TIED = lazily(r"(?i)\b(?:on|of|night of|morning of|evening of|dawn of)\b")
MONTHS_OFF = 2
"""A day of the right number, but of a month farther off, is another day."""
DAYS_OFF = 12
"""A day farther from an event's is not a slip for it, unless the month alone is wrong."""
YEARS_OFF = 6
"""A year farther off is of another event, or told of one on purpose."""
RARE = 3
"""A name that events of more months are told of stands for none of them alone."""
BEFORE = 2
"""Sentences before that of the day in which the name of an event may stand."""


@cache
def _by_month() -> dict[tuple[int, int], tuple[DatedEvent, ...]]:
    """Return the events that are known to the day, by the year and month of their first or last day."""
    found: dict[tuple[int, int], list[DatedEvent]] = {}
    for event in dated_events():
        if len(event.since) == 10 and len(event.until) in {0, 10}:
            for day in {event.since[:7], (event.until or event.since)[:7]}:
                found.setdefault((int(day[:4]), int(day[5:7])), []).append(event)
    return {month: tuple(events) for month, events in found.items()}


def fresh_event_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield days told of an event that is known to have been on another of about that time."""
    published = text.reading.article.published
    if MONTH_WORDS.isdisjoint(text.vocabulary) or published is None or len(published) != 10:
        return
    today = datetime.date.fromisoformat(published)
    told = _all_days(text, today)
    for number, line in enumerate(text.lines):
        if line.heading or not text.digits(line) or MONTH_WORDS.isdisjoint(text.words(line)):
            continue
        for match in _DATED.finditer(line.text):
            day = _resolved(match, today)
            draft = _judge(text, number, line, match, day, told) if day is not None else None
            if draft is not None:
                yield draft
                break
        else:
            yield from _other_year(text, number, line, today)


_MONTH_YEAR = lazily(rf"\b(?P<link>[Ii]n|[Oo]f|[Oo]n)(?: the)? (?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTHS}) (?:(?P<day2>\d{{1,2}}), )?(?P<year>(?:19|20)\d\d)\b")
_KEPT = lazily(
    r"(?i)\b(?:anniversar\w+|commemorat\w+|centenary|memorial|monument|wreath\w*|mourn\w*|ceremon\w+|tribute|marked|marking|remember\w*|recall\w*|vigil|candles?|mass|prayers?|prayed|survivors|orphans|victims|buried|burial|trial|court|judges?|inquiry|inquest|report|convicted|sentenced|jailed|freed|pardon\w*|elections?|voted|vote|visited|visit|returned|again|another|"
    r"rebuilt|reopened|later|since|until|would|will|never|not|unlike|like|compar\w+|smaller|film|book|album|similar|before|after|earlier|previous\w*|second|third|new|former|moved|became|appointed|named|born|rose|left)\b"
)


@cache
def _by_month_alone() -> dict[int, tuple[DatedEvent, ...]]:
    """Return the events of which the month at least is known and whose names stand for few others, by the month."""
    found: dict[int, list[DatedEvent]] = {}
    for event in dated_events():
        if len(event.since) >= 7 and len(event.groups) >= 2:
            found.setdefault(int(event.since[5:7]), []).append(event)
    return {month: tuple(events) for month, events in found.items()}


def _other_year(text: CheckedText, number: int, line: Line, today: datetime.date) -> Iterator[Draft]:
    """'A second Nargis, which drowned the delta in May 2006': the event's own month, of another year; a rare name and a word of the deed beside it."""
    told = list(_MONTH_YEAR.finditer(line.text))
    if len(told) != 1 or re.search(r"[“”\"]", line.text):
        return
    match = told[0]
    month, year = MONTH_NUMBERS[match["month"]], int(match["year"])
    words = text.words(line)
    near = [event for event in _by_month_alone().get(month, ()) if year != int(event.since[:4]) and not event_tokens(event).isdisjoint(words)]
    if not near or year >= today.year:
        return
    lower = line.text.lower()
    clause = _clause(line.text, match)
    day = match["day"] or match["day2"]
    for event in near:
        years = abs(year - int(event.since[:4]))
        if years > YEARS_OFF or (event.until and event.until[:4] != event.since[:4]) or not group_in(event.groups[0], line.text, lower) or not rare(event, line.text) or (day and int(day) != int(event.since[8:10] or 0)):
            continue
        if any(one.startswith(str(year)) for one in event.also) or any(group_in(other.groups[0], line.text, lower) and other.since[:4] <= str(year) <= (other.until or other.since)[:4] for other in _of_years(year)):
            continue
        missing = [group for group in event.groups[1:] if not group_in(group, line.text, lower)]
        if len(missing) > (1 if len(event.groups) >= 3 else 0) or not (group_in(event.groups[0], clause, clause.lower()) or re.match(r"\W*(?:she|he|it|they|the|whose|who|which)\b", clause)):
            continue
        if _KEPT.search(_without(clause, match[0], list(event.groups))):
            continue
        yield Draft(
            "date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{event.name}: {event.since}, not {match[0]}", "Check the date.", (f"checks/dated_events.csv: {event.source}",), "medium",
        )  # fmt: skip
        return


@cache
def _of_years(year: int) -> tuple[DatedEvent, ...]:
    return tuple(event for event in dated_events() if event.since[:4] <= str(year) <= (event.until or event.since)[:4])


def _resolved(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    number, month, year = parts_of_date(match.groupdict())
    try:
        if year is not None:
            return datetime.date(year, month, number)
        day = datetime.date(today.year, month, number)
        return day if day <= today else datetime.date(today.year - 1, month, number)
    except ValueError:
        return None


_ANY_DAY = lazily(DATE_WORDS)
_VERB = lazily(r"\b(?!killed\b|wounded\b|called\b|named\b)(?:[a-z]{3,}(?<!e)ed|came|went|reached|left|met|took|found|fell|sank|began|rose|said|told|spoke|flew|stood|held|gave|brought)\b")


_DOERS = frozenset({"gunmen", "gunman", "bomber", "bombers", "suicide bombers", "suicide attackers", "terrorists", "militants", "assassin", "assassins", "killer", "killers", "attackers"})
"""Words of a deed that name who did it: the verb behind them is the deed's own."""
_DOERS_OF = lazily(r"\b(?:bombers|gunmen|attackers|killers|victims|survivors) (?:of|from|in|at) [^,;]*$")


def _followed(lead: str, event: DatedEvent) -> bool:
    """Whether between the last word of an event's deed and a day some days later another verb stands: 'lava halted at the edge of the town on'."""
    ends = [m.end() for group in event.groups[1:] for word in group if word not in _DOERS for m in re.finditer(rf"(?i)\b{re.escape(word)}(?!\w)", lead)]
    doers = _DOERS_OF.search(lead)
    if doers is not None and _VERB.search(lead, doers.start()) is None:
        return True
    if not ends:
        return False
    # 'Police named the bombers of the airport on 23 March': who did it, or suffered it, is spoken of later.
    return _VERB.search(lead, max(ends)) is not None or ((PEOPLE_OF.search(lead[: max(ends)] + " ") or _DOERS_OF.search(lead)) is not None and _VERB.search(lead) is not None)


def _all_days(text: CheckedText, today: datetime.date) -> frozenset[str]:
    """Return all days that a text tells: an event told with its own day is not the one that another day is of."""
    return frozenset(day.isoformat() for match in _ANY_DAY.finditer(text.text) if (day := _resolved(match, today)) is not None)


def _judge(text: CheckedText, number: int, line: Line, match: re.Match[str], day: datetime.date, all_told: frozenset[str]) -> Draft | None:
    near = [event for off in range(-MONTHS_OFF, MONTHS_OFF + 1) for event in _by_month().get(_month(day, off), ())]
    body = [one for one in text.lines[max(0, number - BEFORE) : number] if not one.heading]
    words = frozenset().union(text.words(line), *(text.words(one) for one in body))
    near = [event for event in {event.name: event for event in near}.values() if not event_tokens(event).isdisjoint(words)]
    if not near:
        return None
    around = " ".join([*(one.text for one in body), line.text])
    lower = around.lower()
    named = [event for event in near if group_in(event.groups[0], around, lower)]
    told = day.isoformat()
    if "midnight" in text.words(line) and any(event.since == (day + datetime.timedelta(days=1)).isoformat() for event in named):
        return None
    if any(event.since <= told <= (event.until or event.since) or any(len(one) > 4 and told.startswith(one) for one in event.also) for event in named if sum(not group_in(group, around, lower) for group in event.groups[1:]) <= 1):
        return None
    clause = _clause(line.text, match)
    for event in named:
        if event.since > text.reading.article.published[:10]:  # type: ignore[index]
            continue  # what was still to come
        missing = [group for group in event.groups[1:] if not group_in(group, around, lower)]
        here = [group for group in event.groups if group_in(group, line.text, line.text.lower())]
        if any(event.since <= one <= (event.until or event.since) for one in all_told):
            continue
        first, last = (datetime.date.fromisoformat(one) for one in (event.since, event.until or event.since))
        own_day = day.day in {first.day, last.day} and day.month not in {first.month, last.month}
        off = min(abs((day - first).days), abs((day - last).days))
        if not own_day and any(told.startswith(one) for one in event.also):
            continue
        if len(event.groups) < 2 or not (here or (event.groups[0] and body and group_in(event.groups[0], body[-1].text, body[-1].text.lower()) and _POINTS_BACK.search(line.text))):
            continue
        slip = day.month == first.month and abs((day - first).days) in {10, 20}  # a figure too many: '18' for '8'
        month_slip = own_day and off <= 62 and (not missing or (len(missing) == 1 and rare(event, around)))
        day_slip = (
            not missing and (off <= DAYS_OFF or slip) and len(here) == len(event.groups) and _TIED.search(match["link"]) is not None and not re.search(r"(?i)\b(?:since|from|by)\b", match["link"])
            and (slip or all(group_in(group, clause, clause.lower()) for group in event.groups[1:]))
        )  # fmt: skip
        if not (month_slip or day_slip):
            continue
        at = max(0, clause.find(match[0]))
        if not month_slip and not slip and day > last and (_followed(line.text[: match.start()], event) or _only_after(clause[:at], clause[at + len(match[0]) :], event)):
            continue
        lead = _COUNTED.sub("", clause[:at])
        if re.match(r",", clause[at + len(match[0]) :]):
            lead = _OPENS_COUNT.sub("", lead)  # 'A month after gunmen landed in Mumbai on 6 December, India': the day is that of what opens the sentence
        plain = _without(lead + clause[at:], match[0], here)
        if _OF_ANOTHER.search(plain) or _DAYS_FROM.search(lead) or ((after := _DAYS_FROM.search(clause, at)) is not None and any(group_in(group, clause[after.end() :], clause[after.end() :].lower()) for group in event.groups)) or re.search(r"(?i)\b(?:until|after|before)\b", match["link"]) or (not own_day and _FAR_ANOTHER.search(plain)):
            continue
        when = f"{event.since} to {event.until}" if event.until else event.since
        start = match.start() + len(match["link"])
        return Draft(
            "date-conflict", text.span(line.start + start, line.start + match.end()), f"{event.name}: {when}, not {told}", "Check the date.", (f"checks/dated_events.csv: {event.source}",), "medium",
        )  # fmt: skip
    return None


_AFTERWARDS = lazily(r"\b(?:after|following|since|because of|(?:which|who|that|it|they|he|she) had)\b")


def _only_after(lead: str, rest: str, event: DatedEvent) -> bool:
    """Whether the deed of an event stands only in what a day is told to lie after: 'on 23 May, after an eruption'."""
    cut = _AFTERWARDS.search(rest)
    if cut is None:
        return False
    plain = f"{lead} {rest[: cut.start()]}"
    return not any(group_in(group, plain, plain.lower()) for group in event.groups[1:])


@cache
def _told_of() -> dict[str, int]:
    """Return in how many months something is known to have befallen each name."""
    months: dict[str, set[str]] = {}
    for event in dated_events():
        for word in event.groups[0]:
            months.setdefault(word.lower(), set()).add(event.since[:7])
    return {word: len(when) for word, when in months.items()}


@cache
def _states() -> frozenset[str]:
    return frozenset(word.lower() for word in country_words())


def rare(event: DatedEvent, around: str) -> bool:
    """Whether the name that a text tells an event by is not one that much befell: 'Khashoggi', but not 'Trump'."""
    lower = around.lower()
    told = [word.lower() for word in event.groups[0] if word.lower() in lower and word.lower() not in _states()]
    if not told:
        return False
    common = min(_told_of()[word] for word in told)
    return common <= (RARE if len(event.groups) == 2 else 2 * RARE)


def _month(day: datetime.date, off: int) -> tuple[int, int]:
    at = day.year * 12 + day.month - 1 + off
    return at // 12, at % 12 + 1


def _clause(words: str, match: re.Match[str]) -> str:
    """Return the clause of a day: from the last cut before it to the first behind it."""
    cuts = [m.end() for m in re.finditer(r"[;:]|, (?:and|but|while|whereas) | (?:while|whereas) |, (?=(?:he|she|it|they|the) )", words)]
    low = max((cut for cut in cuts if cut <= match.start()), default=0)
    high = min((cut for cut in cuts if cut > match.end()), default=len(words))
    return words[low:high]


def _without(clause: str, date: str, groups: list[tuple[str, ...]]) -> str:
    """Return a clause without the day and the words of the event, which say nothing of another."""
    left = clause.replace(date, " ")
    for word in sorted((word for group in groups for word in group), key=len, reverse=True):
        if word.lower() in left.lower():
            left = re.sub(rf"(?i)\b{re.escape(word)}(?!\w)", " ", left)
    return left
