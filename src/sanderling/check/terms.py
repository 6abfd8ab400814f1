"""Years of office told of a known person: elected in, in office since, from one year to another, left in.

Only a person all of whose terms of the office are in the table is held against it, and only by the office that is named, or
by the highest that he or she held.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import WHEN, told_date
from sanderling.check.who import PersonMention, country_words, people_in
from sanderling.knowledge.actor_data import Holding, holders, roles
from sanderling.knowledge.check_persons import offices_of
from sanderling.knowledge.check_years import power_years

_TOP = ("head_of_state", "head_of_government", "supreme_leader")
_YEAR = r"(?:(?:early|late|mid-?|the (?:spring|summer|autumn|end) of )?\s?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<y>(?:19|20)\d\d))"
_YEAR2 = _YEAR.replace("?P<y>", "?P<z>")
_AS = r"(?: (?:as )?(?:the |its |his country[’']s |the country[’']s |[A-Z]\w+[’']s )?(?:[A-Z][a-z]+ |(?:first|woman|female|elected|freely|democratically|black|new) )*(?P<title>president|prime minister|premier|chancellor|leader|king|queen|pope|foreign minister|defen[cs]e minister|secretary of state|secretary[- ]general|taoiseach)(?: (?:of|on|in) (?!(?:[A-Z][a-z]+ )?\d)[^,;.\d]{2,40}?)?)?"
_WHO = r"^(?:,[^,;.]{2,60},)?(?:,? (?:who|and|,|himself|herself|first|then|later|has|had|was|is|been|also|only|a|the))*"
_BEGAN = lazily(
    rf"{_WHO},? ?(?:became|was (?:first )?elected|was (?:first )?sworn in|was (?:first )?chosen|was (?:first )?inaugurated|elected|sworn in|took office|took over|took power|came to power|came to office|seized power|assumed (?:office|power)|entered (?:office|the White House|the Kremlin|the Elysee|Downing Street)|rose to power|won (?:the presidency|power|the presidential election)|ascended the throne|came to the throne|succeeded to the throne){_AS},? (?:only )?(?:in|on) {_YEAR}"
)
_SINCE = lazily(
    rf"{_WHO}[, ]*(?:in (?:power|office|charge)|(?:ruled|governed|led|run|ruling|leading|reigned)(?: [A-Za-z’' ]{{2,25}}?)?|president|prime minister|premier|chancellor|king|queen|pope|leader|(?:the |its |[A-Z][a-z]+[’']s? )?(?:(?!former |then |one-time |late )[a-z]+ )?(?P<title>president|prime minister|premier|chancellor|leader|king|queen|foreign minister))(?: of [A-Z](?:(?! (?:who|which|that|and|has) )[^,;.]){{2,30}}?)?,? since {_YEAR}"
)
_BETWEEN = lazily(
    rf"{_WHO}[, ]*(?:ruled|governed|led|in (?:power|office)|reigned|served|(?:[A-Za-z’']+ )?(?P<title>president|prime minister|premier|chancellor|leader|king|foreign minister|secretary of state|secretary[- ]general))(?:(?: as)?(?: (?:the )?[A-Za-z’' ]{{2,35}}?)?),? (?:from|between) {_YEAR} (?:to|until|till|and) {_YEAR2}"
)
_LEFT = lazily(
    rf"{_WHO} ?(?:left (?:office|power|the presidency|the White House|the Elysee|the Élysée|the Kremlin|Downing Street|the chancellery)|stepped down|resigned|was (?:toppled|overthrown|deposed|ousted|driven from (?:power|office)|forced (?:out|from (?:office|power)))|lost power|lost office|gave up (?:power|office|the presidency)|retired|abdicated){_AS},? (?:only )?(?:in|on) {_YEAR}"
)
_NOT_SO = lazily(r"(?i)\b(?:not|never|would|if|hopes?|wants?|may|might|could|re-?elected|again|second|third|fourth|party|mayor|governor|deputy|vice|council|assembly|commission|parliament|speaker|again|head of the)\b")
_WORDS = frozenset("rule reign throne helm became elected sworn chosen inaugurated took came seized assumed entered rose won ascended succeeded power office ruled governed led reigned president premier minister chancellor king queen pope leader left stepped resigned toppled overthrown deposed ousted abdicated retired".split())


def term_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield years of office that are told of a person and are not his or hers."""
    for line in text.lines:
        words = text.words(line)
        if line.heading or not (text.digits(line) or not _SPAN_WORDS.isdisjoint(words)) or _WORDS.isdisjoint(words) or re.search(r"[“\"]", line.text):
            continue
        for one in people_in(text, line):
            if one.person.offices:
                yield from _judge(text, line, one)
                if not _SENT_WORDS.isdisjoint(words):
                    yield from _did_as(text, line, one)
                if not _SPAN_WORDS.isdisjoint(words):
                    yield from _years_there(text, line, one)


def _judge(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    after = text.text[one.end : line.end]
    if after.startswith(("’s", "'s")):
        return
    for pattern, edge in ((_BEGAN, "since"), (_SINCE, "since"), (_BETWEEN, "both"), (_LEFT, "until")):
        match = pattern.match(after)
        if match is None or _NOT_SO.search(match[0]):
            continue
        terms = _terms(one, match.groupdict().get("title") or "", line.text[: one.start - line.start])
        if not terms:
            return
        firsts, lasts = {_year(h.since) for h in terms}, {_year(h.until) for h in terms if h.until}
        year = int(match["y"])
        elected = re.search(r"elected|chosen|won", match[0]) is not None
        fits_begin = any(year == first or (elected and 0 <= first - year <= 1) for first in firsts)
        if pattern is _SINCE and elected is False:
            fits_begin = fits_begin or any(first - year == 1 and h.since[5:7] in {"01", "02"} for h in terms for first in (_year(h.since),))
        if " power" in match[0]:  # a junta rules for months before its head takes an office
            fits_begin = fits_begin or any(0 <= first - year <= 1 for first in firsts)
        fits_begin = fits_begin or year in power_years().get(one.person.id, ())
        if edge == "since" and fits_begin:
            continue
        if edge == "until" and (not lasts or year in lasts):
            continue
        if edge == "both":
            until = int(match["z"])
            if not lasts or (fits_begin and any(until == last for last in lasts)) or until <= year:
                continue
        if not _whole(one, terms):
            continue
        shown = ", ".join(f"{h.title} {h.since} to {h.until or 'now'}" for h in terms)
        yield Draft(
            "date-conflict", text.span(one.start, one.end + match.end()), f"{one.person.name}: {shown}", "Check the years of office.",
            (f"actors/offices.csv: {terms[0].source}",), "high",
        )  # fmt: skip
        return


_SENT_WORDS = frozenset("ordered sent sends began begun opened started launched unleashed declared signed authorised authorized invaded approved decreed".split())
_DID_AS = lazily(
    rf"^ (?:had |first |once |himself |herself )*(?:ordered|sent|began|begun|opened|started|launched|unleashed|declared|signed|authori[sz]ed|invaded|approved|decreed)\b(?P<rest>[^;:“”\"]{{0,150}}?)\b(?:in|on) (?:the (?:spring|summer|autumn|winter|end) of |early |late |mid-)?(?P<date>{WHEN})"
)
_AS_HEAD = lazily(r"\bas (?:(?:the |his country[’']s )?(?P<s>[A-Z][a-z]+) leader|(?:the |then )?(?:[A-Z][a-z]+ )?(?:president|prime minister|premier|chancellor))\b(?![-’']| of (?:the )?[a-z])")
_OF_OLD = frozenset({"Soviet", "Yugoslav", "Czechoslovak", "East", "West"})
_HIS_WAR = lazily(r"\b(?:the|a|an|that|their) (?:[a-z\-]+ )?(?:[A-Z][a-z]+ )?(?:war|invasion|occupation|military campaign) (?:that |which )?(?:President |Prime Minister |the (?:American |Soviet |Russian )?(?:president |leader ))?$")


def _did_as(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """'A war that X opened as Soviet leader in 1979': a deed of office in a year in which he or she held none.

    A war that is told of a head of state after the last of the offices needs no 'as'; before the first, he may have been a rebel.
    """
    after = text.text[one.end : line.end]
    match = _DID_AS.match(after)
    if match is None or len(re.findall(r"\b(?:19|20)\d\d\b", line.text)) > 1:
        return
    if re.search(r"\b(?:not|never|memoir|book|party|company|candidate|who|whose|minister of)\b", match["rest"]) or len(people_in(text, line)) != 1:
        return
    terms = [h for h in offices_of(one.person) if h.since]
    top = [h for h in terms if h.office in _TOP]
    told = told_date(match)
    if not told:
        return
    year = _year(told)
    head = _AS_HEAD.search(match["rest"])
    # A term that has no end is of today; a lesser office is none of a president's or premier's.
    asked = [h for h in terms if h.office in (*_TOP, "party_leader")] if head is not None else terms
    if not top or any(h.since[: len(told)] <= told <= (h.until[: len(told)] or "9999") for h in asked) or year in power_years().get(one.person.id, ()):
        return
    if told < "1990" and any(after.since[:7] > before.until[:7] for before, after in itertools.pairwise(sorted(top, key=lambda h: h.since)) if before.until):
        return  # of whoever came back, an early term may be missing
    war = _HIS_WAR.search(line.text[: one.start - line.start]) is not None and all(h.until and h.until[: len(told)] < told for h in terms)
    if not war and (head is None or (head["s"] and head["s"] not in country_words() and head["s"] not in _OF_OLD) or not _whole(one, top)):
        return
    shown = ", ".join(f"{h.title} {h.since} to {h.until or 'now'}" for h in top)
    yield Draft("person-conflict", text.span(one.start, one.end + match.end()), f"{one.person.name}: {shown}, not in {year}", "Check who was meant, or the year.", (f"actors/offices.csv: {top[0].source}",), "medium")


_SPAN_WORDS = frozenset("years decades year decade century".split())
_RULED = lazily(
    rf"(?i)\b(?P<lead>after|ending|ends|ended|end to|end of|ruled for|governed for|reigned for|been in power for|been in office for|in power for|in office for) (?:(?P<about>about|some|nearly|almost|more than|over|around|close to|well over) )?(?:his |her |the |a )?"
    rf"(?:(?P<n>\d{{1,2}}|{WORD})(?: |-)(?P<unit>years?|decades?)|(?P<half>half a century)|(?P<quarter>a quarter of a century))"
    r"(?P<tail> (?:in (?:power|office|charge|command|government)|of (?:[a-z]+ )?(?:rule|power)|at the (?:helm|top)|on the throne|as (?:the |its |their |[A-Z]\w+[’']s )?(?:president|prime minister|premier|chancellor|king|queen|emperor|leader|head of state|monarch|sultan|emir|pope))| (?:rule|reign|presidency|premiership|dictatorship)|(?=[,.;]| and\b|$))"
)
_OTHER_SPAN = lazily(r"(?i)\b(?:party|family|dynasty|opposition|jail|prison|exile|war|marriage|his son|her son|his father|her father|whose|predecessor|successor|wait\w*|absence|first|second|third|fourth)\b")


def _years_there(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """'Ben Ali fled on Friday after 33 years in power': against the terms that end, or go on, on the day of publication."""
    published = text.reading.article.published
    if published is None or len(published) != 10:
        return
    match = _RULED.search(line.text)
    bare = match is not None and match["tail"] == "" and match["lead"].lower() not in {"ruled for", "governed for", "reigned for", "been in power for", "been in office for", "in power for", "in office for"}
    if match is None or bare or line.start + match.start() < one.end or _OTHER_SPAN.search(line.text[one.end - line.start : match.end()]) or re.search(r"[“\"]", line.text):
        return
    between = re.sub(r"(?:[Aa]bdelaziz|[A-Z][\w’\-]+) by [A-Z]\w+", " ", line.text[one.end - line.start : match.start()])
    if re.match(r"[’']s?\b", text.text[one.end :]) or re.search(r"\b(?:after|of|with|by|from|to|for|than|under) (?:[A-Z][a-z]+ )?$", line.text[: one.start - line.start]) or re.search(r"\b(?:deposed|toppled|ousted|succeeded|replaced|beat|defeated) [A-Z]", between):
        return
    terms = sorted((h for h in one.person.offices if h.since and h.office in _TOP), key=lambda h: h.since)
    today = datetime.date.fromisoformat(published)
    live = [h for h in terms if h.since <= published and (not h.until or _day(h.until) >= today - datetime.timedelta(days=45))]
    if not live or not _whole(one, terms):
        return
    end = min([today, *(_day(h.until) for h in live if h.until)])
    begun = {_year(h.since) + (int(h.since[5:7] or 1) - 1) / 12 if len(h.since) >= 7 else float(_year(h.since)) for h in terms if h.since <= published} | {float(year) for year in power_years().get(one.person.id, ())}
    said = 50.0 if match["half"] else 25.0 if match["quarter"] else (float(match["n"]) if match["n"].isdigit() else value_of_word(match["n"].lower())) * (10 if match["unit"].lower().startswith("decade") else 1)
    loose = match["about"] is not None or match["unit"] is None or match["unit"].lower().startswith("decade")
    now = end.year + (end.month - 1) / 12
    slack = 1.4 + (0.16 * said + 1 if loose else 0.0)
    if any(abs(now - start - said) <= slack for start in begun) or not 0.3 * said < now - min(begun) < 4 * said:
        return
    shown = ", ".join(f"{h.title} {h.since} to {h.until or 'now'}" for h in terms)
    yield Draft(
        "number-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{one.person.name}: {shown}, not {said:g} years", "Check the years of office.",
        (f"actors/offices.csv: {terms[0].source}",), "medium",
    )  # fmt: skip


def _day(day: str) -> datetime.date:
    """Return the last day that a date of any precision may mean."""
    return datetime.date.fromisoformat(day if len(day) == 10 else f"{day}-28" if len(day) == 7 else f"{day[:4]}-12-31")


def _year(day: str) -> int:
    return int(day[:4]) if day else 0


@cache
def _office_of(title: str) -> str:
    role = roles().get(title.lower())
    return (role[0].office or "") if role is not None else ""


def _terms(one: PersonMention, title: str, lead: str) -> list[Holding]:
    """Return the terms of the office that is meant, oldest first: the one named, else the highest."""
    held = [h for h in one.person.offices if h.since]
    plain = title.lower()
    if plain and plain != "leader":
        office = _office_of(plain)
        named = [h for h in held if h.office == office or plain in h.title.lower()]
        return sorted(named, key=lambda h: h.since)
    return sorted((h for h in held if h.office in _TOP), key=lambda h: h.since)


def _whole(one: PersonMention, terms: list[Holding]) -> bool:
    """Whether the office is known to have been another's before the first term, so that no earlier one of the person is missing."""
    first = terms[0]
    if len(first.since) >= 7:
        return True
    return any(h.until and h.until[:4] <= first.since[:4] and h.person != one.person.id for h in holders().get((first.country or "", first.office), ()))
