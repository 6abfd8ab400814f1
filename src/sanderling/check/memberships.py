"""How many members a body is told to have, or which in number a new one is: against the numbers known of its time.

'The 26-nation European Union' of 2010; 'North Macedonia joined NATO as its 32nd member'.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, any_of
from sanderling.knowledge.check_members import Membership, memberships

_ALL_KINDS = frozenset("member members nation nations country countries state states".split())
_KIND = r"(?:[Mm]ember(?:[- ](?:states?|countries|nations?))?s?|[Nn]ations?|[Cc]ountr(?:y|ies)|[Ss]tates?)"
_ORDINALS = {
    "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27,
    "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31, "thirty-second": 32, "thirty-third": 33,
}  # fmt: skip
_NTH = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_NOT_SO = lazily(
    r"(?i)\b(?:former|formerly|then|once|originally|founding|founder|at first|was to|would|could|if|some|other|remaining|rest|about|almost|nearly|most|not|no longer|more than|at least|enlarged|planned|proposed|larger|smaller|future|"
    r"candidates?|applicants?|invited|hopes?|wants?|since|when|before|until|ago|voted|votes|signed|ratified|to come|will|excluding|without|plus|minus|newest|new)\b|\b(?:1[0-9]|20)\d\d\b|[“”\"]"
)
_NOT_THEN = lazily(r"(?i)\b(?:would|could|if|hopes?|wants?|bid|seeks?|ago|not|when|until|since|wish\w*|could|may|might|candidates?)\b|\b(?:1[0-9]|20)\d\d\b|[“”\"]")
BEFORE_DAYS = 60
"""News of a body's old size is still told so many days after it grew."""
AHEAD_DAYS = 400
"""A size is told ahead by so many days."""
JOIN_DAYS = 500
"""A new member is counted so many days about its accession."""


@cache
def _by_name() -> dict[str, Membership]:
    return {name: body for body in memberships() for name in body.names}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())[-1] for name in _by_name())


@cache
def _sizes() -> tuple[re.Pattern[str], ...]:
    body, number = rf"(?P<body>{any_of(_by_name())})", rf"(?P<n>\d{{1,3}}|{NUMBER})"
    return (
        re.compile(rf"\b(?:[Tt]he )?{number}[- ](?:{_KIND}|strong)(?: [a-z]+)? {body}\b(?! [A-Z])"),
        re.compile(rf"\b[Tt]he {body},? (?:which |that )?(?:now )?(?:has|with|counts|numbers|groups) (?:its )?{number} {_KIND}\b(?! (?:on|of its|in the|that|which|who|from|to|against|for|behind|seeking|waiting|still|under))"),
        re.compile(rf"\b(?:[Aa]ll|the|[Tt]he|its) (?:of the )?{number} {_KIND} of (?:the )?{body}\b(?! [A-Z]|,? (?:that|which|who|whose|using|with|in|on|outside|inside|to|have|had|without|where))"),
        re.compile(rf"\b{body}[’']s {number} {_KIND}\b"),
    )


@cache
def _nth() -> tuple[re.Pattern[str], ...]:
    body = rf"(?P<body>{any_of(_by_name())})"
    return (
        re.compile(rf"\b{_NTH} (?:[a-z]+ )?(?:member(?:[- ](?:state|country|nation))?|nation|country|state)(?: to join| to enter| of| in)(?: the)? {body}\b"),
        re.compile(rf"\b{body}(?:,? [^,.;]{{0,30}})? as (?:its|the) {_NTH} (?:[a-z]+ )?(?:member|nation|country|state)\b"),
        re.compile(rf"\b{body}[’']s {_NTH} (?:[a-z]+ )?(?:member|nation|country|state)\b"),
        re.compile(rf"\b{_NTH} (?:member|nation|country|state) to (?:adopt|introduce|use) the (?P<body>euro)\b"),
    )


def membership_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield numbers of members, and of the last to join, that a known body did not have at the time of publication."""
    published = text.reading.article.published
    if published is None or len(published) < 10:
        return
    day = datetime.date.fromisoformat(published[:10])
    for line in text.lines:
        words = text.words(line)
        if _ALL_KINDS.isdisjoint(words) or (_last_words().isdisjoint(words) and "euro" not in words):
            continue
        for pattern in _sizes():
            for match in pattern.finditer(line.text):
                around = line.text[max(0, match.start() - 50) : match.end() + 60].replace(match[0], " ")
                draft = None if _NOT_SO.search(around) else _judge(text, line.start, match, int(number_of(match["n"])), day, (BEFORE_DAYS, AHEAD_DAYS), "members")
                if draft is not None:
                    yield draft
                    return
        for pattern in _nth():
            for match in pattern.finditer(line.text):
                told = _ORDINALS.get(match["n"].lower()) or int(re.sub(r"\D", "", match["n"]))
                draft = None if _NOT_THEN.search(line.text.replace(match[0], " ")) else _judge(text, line.start, match, told, day, (JOIN_DAYS, JOIN_DAYS), "nth")
                if draft is not None:
                    yield draft
                    return


def _judge(text: CheckedText, at: int, match: re.Match[str], told: int, day: datetime.date, days: tuple[int, int], what: str) -> Draft | None:
    body = _by_name()["eurozone" if match["body"] == "euro" else match["body"]]
    first, last = (day - datetime.timedelta(days=days[0])).isoformat(), (day + datetime.timedelta(days=days[1])).isoformat()
    fits: set[int] = set()
    now = 0
    for number, (since, count) in enumerate(body.counts):
        until = body.counts[number + 1][0] if number + 1 < len(body.counts) else "9999"
        before = body.counts[number - 1][1] if number else 0
        if since <= day.isoformat() < until:
            now = count
        if what == "members" and since <= last and until > first:
            fits.add(count)
        elif what == "nth" and first <= since <= last:
            fits |= set(range(min(before + 1, count), count + 1))
    # A number far from any may be of a part of the body, or of those that deal with it.
    if not now or not fits or told in fits or not 0.6 * now <= told <= 1.7 * now:
        return None
    return Draft(
        "number-conflict", text.span(at + match.start(), at + match.end()), f"{body.name}: {now} members at the time, not {told}", "Check the number of members.", (f"checks/members.csv: {body.source}",),
    )  # fmt: skip
