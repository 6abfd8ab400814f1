"""Known events by all their words in any order, held against whatever tells when they were: a date, 'forty years ago', 'two decades on from'.

A clause is what is asked: the words of an event and of its time must stand in one, whatever stands between, before or behind them. What
follows 'who', 'which' or 'where' is asked with the words that it hangs on, and what goes on behind it with what stood before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanderling.check.dated_events import NEAR_YEARS, event_fits
from sanderling.check.event_words import events_among, group_in, group_spans, untold
from sanderling.check.finding import Draft
from sanderling.check.fresh_events import rare
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import PEOPLE_OF, WHEN, told_date
from sanderling.check.verbs import FINITE, IRREGULAR, OF_THE_EVENT, TALKED
from sanderling.knowledge.check_years import DatedEvent

_YEAR = lazily(r"\b(?:19|20)\d\d\b")
_DATE = lazily(rf"(?P<link>\b(?:[Ii]n|[Oo]f|[Oo]n|[Ss]ince|[Ff]rom|[Tt]he|[Dd]uring|[Tt]hat|back in|dated|night of|morning of|evening of|dawn of)(?: (?:the|early|late|mid|spring of|summer of|autumn of|winter of|the night of|the morning of|the spring of|the summer of|the autumn of|the winter of|the fall of|Christmas Day|Christmas Eve|Boxing Day|Easter Sunday|Good Friday|New Year[’']s Day|New Year[’']s Eve))*(?: [A-Z][a-z]+day,?)?[ -]|\(|, |^)(?P<date>{WHEN})")
_COUNT = lazily(
    rf"(?i)(?:\b(?P<about>about|around|some|roughly|nearly|almost|more than|over|well over|at least|close to|just under|just over|not quite|barely|exactly|precisely) )?\b(?:(?P<n>\d{{1,3}}|{WORD}|a hundred) (?P<unit>years|decades)|(?P<one>an?) (?:full )?(?P<unit1>year|decade)|(?P<half>half[ -](?:a )?century)|(?P<quarter>(?:a )?quarter[ -](?:of a )?century)|(?P<century>a century))"
    r"(?P<way>(?:,? (?:almost |exactly |nearly )?to the (?:very )?(?:day|night|hour|week|month))?(?: (?:after|since|on from)\b| (?:have|has|had) (?:now )?(?:passed|elapsed|gone by) since\b)| ago\b)"
)
_ORDINAL = lazily(
    rf"(?i)\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y-(?P<ones>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|(?P<small>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|(?P<num>\d{{1,3}}|{WORD})[ -]year) anniversary,? (?:of|since) "
)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_SMALL = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_BOUND = lazily(
    r"[;:“”\"—–]|,? \(|\)|,? (?P<who>who|whom|whose|which|where|when|that)\b|,? (?:and |but |or )?(?P<then>after|before|since|because|until|while|whereas|although|though|as|if|unless|than|but)\b(?! (?:early|late) )|,? and (?:then |later |also )?(?=(?:he|she|it|they|was|were|had|has|the|an?|his|her|its|their|then|later|[a-z]{3,}ed)\b|(?:"
    + "|".join(sorted(IRREGULAR)) + r")\b)"
)  # fmt: skip
_GOES_ON = lazily(r",(?= (?:was|were|had|has|have|is|are|[a-z]{3,}ed|" + "|".join(sorted(IRREGULAR)) + r")\b)")
_APPOSED = lazily(r", (?:an?|the|his|her|their|its|one of) [^,]*$")
"""'X, the widow of an editor who was murdered in 1978, won': the relative clause ends where the apposition does."""
_NOT_THIS = lazily(
    r"(?i)\b(?:another|second|third|similar|compar\w+|like|unlike|never|not|nearly|almost|would|could|might|if|again|next|new|prequel|film|films|novel|play|book|books|exhibition|documentary|album|statue|memorial|monument|museum|reopen\w*|rebuil\w+|restor\w+|"
    r"buried|funeral|burial|inquest|inquiry|commission|reports?|trials?|convict\w+|sentenc\w+|verdict|pardon\w*|compensat\w+|appeal\w*|avert\w*|avoid\w*|prevent\w*|threat\w*|risk|fears?|plann?\w*|possible|impending|imminent|attempt\w*|tried to|failed|bid|plots?|plotting|"
    r"anniversar\w+|commemorat\w+|centenary|celebrat\w+|marked|marking|remember\w*|recall\w*|aveng\w+|revenge|reprisals?|retaliat\w+|earlier|previous\w*|later|followed|following|former|survivors|victims|relatives|widows?|orphans|refugees|veterans|aftermath|investigat\w+|suspects?|accused|charged|arrest\w*|extradit\w+|resolution|sanctions|referendum|elections?|summit|talks|review\w*|ratif\w+|in force|into force|took effect)\b"
)
_OF_KIN = lazily(r"^(?: dead| down)? (?:his|her|their) (?:[a-z]+ )?(?:father|mother|brother|sister|son|daughter|husband|wife|uncle|cousin|nephew)\b")
"""Whom a deed befell, where it is one of the named person's family: 'shot dead her father'."""
_PRESENT = lazily(r"(?i)\b(?:it is|is|are|has|have|today|tonight|yesterday|this (?:week|month|year|morning|evening)|(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|marks?|marking|marked|to mark|commemorat\w+)\b")
_FAR = lazily(r"(?i)\b(?:next|coming|forthcoming|upcoming|approach\w*|ahead of|prepar\w+|will|would|plans?|planned|last|previous|had|recall\w*|film|book|book|eve of|before|until|wedding|birth|marriage)\b")
_OF_DEATH = frozenset({"death", "died", "dies", "murder", "assassination", "killing"})
_WHEN_IT = lazily(r",? (?:when|as|(?:was |is )?(?:also )?the (?:very |same )?(?:day|night|morning|evening|week|month|year|hour)(?: (?:on which|in which|at which|when|that))?) ")
_IT_WAS = lazily(r"\b[Ii]t was (?:only |not until |as early as |back )?$")
_NAME = lazily(r"\b(?:[A-ZÀ-ÞĐ][\w’'\-]*[a-zà-ÿ]\w*|[A-Z]{2,})\b")
_PLACED = lazily(r"\b(?:in|at|on|near|off|over|outside|from|around|above|across|beside|of|by|to|with) (?:the |a |an )?$")
_COMMON = frozenset(
    "The A An In On It He She They His Her Its Their This That These Those When After Before Since As At For From By With Of President King Queen Prime Minister Chancellor General Colonel Pope Emperor Ayatollah Sheikh Mr Mrs Archbishop Cardinal Marshal Crown Prince Princess Senator Captain Lieutenant Christmas Day Eve Easter Sunday Monday Tuesday Wednesday Thursday Friday Saturday Some More Nearly Almost About Two Three Four Five Six Seven Eight Nine Ten Soldiers Troops Gunmen Tanks Officers Police Rebels".split()
)
_STOPS = lazily(r",(?! [A-ZÀ-Þ][\w\-]+(?: [A-ZÀ-Þ][\w\-]+)? and )|[;:“”\"—–()]| and (?=(?:the|it|he|she|they|an?|then|has|is|was|were|[a-z]{3,}(?<!e)ed) )| (?:when|where|who|which|while|but|after|before|although|until) ")
"""Where what an anniversary is kept of, or what years are counted from, ends."""
LEAD_WORDS = 9
"""So many words before 'who' or 'which' may be what it hangs on."""
APART = 130
"""A time farther than this from the words of an event is not told of it."""
MOST_YEARS_OFF = 16
"""A count of years that is farther off is of another event."""


@dataclass(frozen=True, slots=True)
class _Time:
    """What a sentence tells of a time: a date, or years counted from the day of the news; where it stands, and where its event may."""

    start: int
    end: int
    kind: str
    date: str
    years: float
    slack: float
    scope: tuple[tuple[int, int], ...]
    own: tuple[int, int]
    link: str = ""


def told_when_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield times told of a known event that are not its own."""
    published = text.reading.article.published or ""
    for line in text.lines:
        if line.heading:
            continue
        words = text.words(line)
        if not (text.digits(line) and _YEAR.search(line.text)) and _COUNTING.isdisjoint(words):
            continue
        events = [event for event in events_among(words) if untold(event, words) <= 1]
        if not events:
            continue
        times = _times(line.text, published)
        for time in times:
            draft = _judge(text, line, time, times, events, published)
            if draft is not None:
                yield draft
                break


_COUNTING = frozenset("years year decade decades century anniversary".split())


def _parts(words: str) -> list[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    """Return the clauses of a sentence, each with the stretches of words that it may be read with, its own the first."""
    cuts = [(0, 0, "")]
    for match in _BOUND.finditer(words):
        mark = "who" if match["who"] else "then" if match["then"] else "and" if match[0].lstrip(", ").startswith("and") else "("
        cuts.append((match.start(), match.end(), mark))
    found: list[tuple[tuple[int, int], tuple[tuple[int, int], ...]]] = []
    main = (0, 0)
    for number, (at, behind, mark) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else len(words)
        if mark in {"who", "("} and (words[at] == "," or mark == "(" or _APPOSED.search(words, main[0], at)):
            goes_on = _GOES_ON.search(words, behind, end) if mark == "who" else None
            if goes_on is not None:
                lead = _last_words(words, main[0], at)
                found.append(((behind, goes_on.start()), ((behind, goes_on.start()), lead)))
                rest = (goes_on.end(), end)
                found.append((rest, (rest, main)))
                continue
        own = (behind, end)
        if mark == "who":
            found.append((own, (own, _last_words(words, main[0], at))))
        elif mark == "and":
            found.append((own, (own, main)))
        else:
            found.append((own, (own,)))
        main = own
    return found


def _last_words(words: str, low: int, high: int) -> tuple[int, int]:
    pieces = list(re.finditer(r"\S+", words[low:high]))
    return (low + pieces[-LEAD_WORDS].start() if len(pieces) >= LEAD_WORDS else low, high)


def _times(words: str, published: str) -> list[_Time]:
    parts = _parts(words)
    found: list[_Time] = []

    def scope_of(start: int, end: int) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
        behind = _WHEN_IT.match(words, end)
        if behind is not None or (_IT_WAS.search(words[:start]) and words.startswith(" that ", end)):
            low = behind.end() if behind is not None else end + 6
            for own, _ in parts:
                if own[0] <= low < own[1] or (own[0] >= low):
                    return (low, own[1]), ((low, own[1]),)
        for own, scope in parts:
            if own[0] <= start <= own[1]:
                return own, scope
        return (0, 0), ()

    for match in _DATE.finditer(words):
        date = told_date(match)
        if date == "" or not date[:4] > "1940" or re.match(r"[-–/]\d|(?:s|th)\b| (?:and|to|or|until) (?:\d|(?:early |late )?(?:19|20)\d\d)", words[match.end() :]):
            continue
        if match["link"].lower().startswith(("from", "since")) and re.match(r" (?:to|until|till)\b", words[match.end() :]):
            continue
        own, scope = scope_of(match.start(), match.end())
        if not scope and match["link"] == "(":
            continue
        if match["link"].startswith("("):
            # In brackets: of what stands before them.
            before = next(((o, s) for o, s in reversed(parts) if o[1] <= match.start() + 1 and o[1] > o[0]), None)
            if before is None:
                continue
            own, scope = before
        found.append(_Time(match.start("date"), match.end(), "on", date, 0.0, 0.0, scope, own, match["link"].strip().lower()))
    if len(published) == 10:
        for match in _COUNT.finditer(words):
            made = _counted(words, match, scope_of, parts)
            if made is not None:
                found.append(made)
        for match in _ORDINAL.finditer(words):
            number = float(match["n"]) if match["n"] else float(_TENS[match["tens"].lower()] + (_SMALL.index(match["ones"].lower()) + 1 if match["ones"] else 0)) if match["tens"] else float(_SMALL.index(match["small"].lower()) + 1) if match["small"] else float(match["num"]) if match["num"].isdigit() else value_of_word(match["num"].lower())
            stop = _STOPS.search(words, match.end())
            own = (match.end(), stop.start() if stop else len(words))
            found.append(_Time(match.start(), match.end(), "anniversary", "", number, 0.0, (own,), own))
    return found


def _counted(words: str, match: re.Match[str], scope_of: object, parts: list[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]) -> _Time | None:
    if re.search(r"(?i)\b(?:than|next|another|for|last|past|within|every|of|age of) $", words[: match.start()]):
        return None
    unit = (match["unit"] or match["unit1"] or "").lower()
    number = 50.0 if match["half"] else 25.0 if match["quarter"] else 100.0 if match["century"] or (match["n"] or "").lower() == "a hundred" else 1.0 if match["one"] else float(match["n"]) if match["n"].isdigit() else value_of_word(match["n"].lower())
    years = number * 10 if unit.startswith("decade") else number
    exact = unit.startswith("year") and match["about"] is None
    slack = (0.0 if years % 10 and years < 10 else 0.5) if exact else 0.12 * years + (0.5 if years > 15 else 0.3)
    if match["about"] and match["about"].lower() in {"more than", "over", "well over", "at least"}:
        slack += 0.1 * years
    if match["way"].strip().lower() == "ago":
        own, scope = scope_of(match.start(), match.end())  # type: ignore[operator]
        return _Time(match.start(), match.end(), "ago", "", years, slack, scope, own)
    stop = _STOPS.search(words, match.end() + 1)
    own = (match.end(), stop.start() if stop else len(words))
    return _Time(match.start(), match.end(), "since", "", years, slack, (own,), own)


def _masked(words: str, ranges: tuple[tuple[int, int], ...]) -> str:
    kept = [" "] * len(words)
    for low, high in ranges:
        kept[low:high] = words[low:high]
    return "".join(kept)


def _judge(text: CheckedText, line: Line, time: _Time, times: list[_Time], events: list[DatedEvent], published: str) -> Draft | None:
    words = line.text
    if time.kind == "on" and sum(one.kind == "on" and one.own == time.own for one in times) > 1:
        return None
    scope = _masked(words, time.scope)
    if not scope.strip():
        return None
    lower = scope.lower()
    told: list[tuple[DatedEvent, list[tuple[int, int]]]] = []
    for event in events:
        missing = [group for group in event.groups if not group_in(group, scope, lower)]
        if missing and (len(missing) > 1 or missing[0] is event.groups[0]):
            continue
        if _right(time, replace(event, also=()) if missing else event, published):
            return None  # it may be of this one
        if not missing and (spans := group_spans(event.groups, scope)) is not None:
            told.append((event, spans))
    best: tuple[int, DatedEvent, list[tuple[int, int]]] | None = None
    for event, spans in told:
        if (len(event.groups) < 2 and " " not in words[spans[0][0] : spans[0][1]]) or not _wrong(time, event, published) or not _bound(words, scope, time, event, spans, published):
            continue
        weight = sum(high - low for low, high in set(spans))
        if best is None or weight > best[0]:
            best = (weight, event, spans)
    if best is None:
        return None
    _, event, spans = best
    low, high = min(time.start, *(one[0] for one in spans)), max(time.end, *(one[1] for one in spans))
    if time.kind == "on":
        low, high = time.start, time.end
    when = f"{event.since} to {event.until}" if event.until else event.since
    because = f"{event.name}: {when}, not {time.date}" if time.kind == "on" else f"{event.name}: {when}, {_apart(event.since, published):.0f} years before {published}, not {time.years:g}"
    return Draft(
        "date-conflict", text.span(line.start + low, line.start + high), because, "Check the date." if time.kind == "on" else "Check the count of years.",
        (f"checks/dated_events.csv: {event.source}",), "high" if len(time.date) in {0, 4} else "medium",
    )  # fmt: skip


def _apart(day: str, published: str) -> float:
    """Return the years from a day, of the precision that it has, to another."""
    parts = [int(part) for part in day.split("-")]
    then = datetime.date(parts[0], parts[1] if len(parts) > 1 else 7, min(parts[2], 28) if len(parts) > 2 else 1 if len(parts) < 2 else 15)
    return (datetime.date.fromisoformat(published[:10]) - then).days / 365.25


def _near_day(event: DatedEvent, published: str) -> bool:
    """Whether the news is of about the day of the year on which the event is kept."""
    return len(event.since) >= 7 and abs((_apart(event.since, published) + 0.5) % 1 - 0.5) < (0.07 if len(event.since) == 10 else 0.12)


def _right(time: _Time, event: DatedEvent, published: str) -> bool:
    if time.kind == "on":
        return event_fits(time.date, event)
    first, last = _apart(event.since, published), _apart(event.until or event.since, published)
    coarse = 0.6 if len(event.since) == 4 else 0.0
    slack = time.slack + (0.35 if _near_day(event, published) else 1.01) + coarse
    if any(abs(int(published[:4]) - int(year[:4]) - time.years) <= time.slack + 1 for year in event.also):
        return True
    return last - slack <= time.years <= first + slack


def _wrong(time: _Time, event: DatedEvent, published: str) -> bool:
    if event.since > published:
        return False
    if time.kind != "on":
        return abs(_apart(event.since, published) - time.years) <= MOST_YEARS_OFF and _apart(event.since, published) > 0.5
    if time.date[:7] == event.since[:7] and len(time.date) >= 7:
        return False  # another day of its own month: asked elsewhere
    if time.date[:4] == event.since[:4] and (len(time.date) == 4 or len(event.since) == 4):
        return False
    return abs(int(time.date[:4]) - int(event.since[:4])) <= NEAR_YEARS


def _bound(words: str, scope: str, time: _Time, event: DatedEvent, spans: list[tuple[int, int]], published: str) -> bool:
    """Whether a time is that of an event's deed, by what stands around both."""
    low, high = min(one[0] for one in spans), max(one[1] for one in spans)
    if max(high, time.end) - min(low, time.start) > APART + 25 * len(event.groups):
        return False
    covered = list(scope)
    for group in event.groups:
        for one, other in _all_of(group, scope):
            covered[one:other] = " " * (other - one)
    plain = "".join(covered[: time.start] + [" "] * (time.end - time.start) + covered[time.end :])[: len(scope)]
    own = plain
    if len(time.scope) > 1 and time.scope[1][0] < time.own[0]:
        # Of what a relative clause hangs on only the event's own words are asked: 'victims of the genocide that began'.
        own = plain[time.own[0] :] if any(time.own[0] <= one[0] < time.own[1] for one in spans) or FINITE.search(plain, time.own[0]) else plain
    if _NOT_THIS.search(own) is not None or _OF_KIN.search(words[max(one[1] for one in spans[1:] or spans) :]):
        return False
    if own is plain and any(PEOPLE_OF.search(words[max(0, at - 40) : at]) for at in (low, min(one[0] for one in spans[1:] or spans))):
        return False
    if time.kind in {"since", "anniversary"}:
        rest = words[: time.start] + " " + words[time.own[1] :]
        if _YEAR.search(words) or _FAR.search(words[max(0, time.start - 45) : time.start]):
            return False
        if not (_near_day(event, published) or _PRESENT.search(rest) or words[time.start : time.end].endswith(" on from")) or re.search(r"(?i)\b(?:had|then)\b", rest):
            return False
    elif time.kind == "ago" and _YEAR.search(words):
        return False
    strangers = _strangers(plain, words, [span for group in event.groups for span in _all_of(group, scope)])
    known = rare(event, scope) or len(event.groups) >= 3
    if time.kind == "on":
        own_day = len(time.date) >= 7 and time.date[4:] == event.since[4 : len(time.date)]
        if not own_day and not known:
            return False
        if strangers > (2 if own_day and known else 1 if own_day or len(event.groups) >= 3 else 0):
            return False
    elif strangers > (1 if known else 0):
        return False
    if time.kind in {"since", "anniversary"}:
        # A noun, or a verb of its own: nothing else may be done there.
        return not any(m[0] not in OF_THE_EVENT for m in FINITE.finditer(plain, time.own[0], time.own[1]))
    deed = min(spans[1:] or spans, key=lambda one: min(abs(one[0] - time.end), abs(time.start - one[1])))
    between = plain[deed[1] : time.start] if deed[1] <= time.start else plain[time.end : deed[0]] if time.end <= deed[0] else ""
    if any(m[0] not in OF_THE_EVENT for m in FINITE.finditer(between)) or (time.link != "of" and TALKED.search(words[:low])):
        return False
    if not time.own[0] <= deed[0] < time.own[1]:
        # A noun before 'that began in Rwanda 20 years ago': nothing else may be done there.
        return FINITE.search(words[deed[0] : deed[1]]) is None and time.scope[1:] != () and not any(m[0] not in OF_THE_EVENT for m in FINITE.finditer(plain, *time.own))
    if FINITE.search(words[deed[0] : deed[1]]) is not None or re.search(r"ing\b", words[deed[0] : deed[1]]):
        return True
    if time.link == "of" and deed[1] <= time.start and len(between.split()) <= 2:
        return True
    if time.link in {"the", "that"} and time.end <= low and low - time.end <= 12:
        return True
    return not any(m[0] not in OF_THE_EVENT for m in FINITE.finditer(plain))


def _strangers(plain: str, words: str, spans: list[tuple[int, int]]) -> int:
    """Return how many names in a clause are none of the event's, given names beside its own and places aside."""
    count = 0
    for match in _NAME.finditer(plain):
        if match[0] in _COMMON or (match.start() == 0 and words[: match.end()].istitle() is False):
            continue
        if any(0 <= low - match.end() <= 1 or 0 <= match.start() - high <= 1 for low, high in spans):
            continue  # 'Augusto' before Pinochet
        if _PLACED.search(words[: match.start()]) and not re.search(r"\b(?:of|by|to|with) (?:the |an? )?$", words[: match.start()]):
            continue
        count += 1
    return count


def _all_of(group: tuple[str, ...], scope: str) -> Iterator[tuple[int, int]]:
    """Yield where any word of a group stands."""
    lower = scope.lower()
    for word in group:
        small = word.lower()
        at = lower.find(small)
        while at >= 0:
            yield at, at + len(small)
            at = lower.find(small, at + 1)


__all__ = ["told_when_conflicts"]
