"""Coming before going: who arrived on the 19th cannot have left, or finished there, on the 11th, whatever the words for it.

The order of two days of one sentence is taken from its grammar where that tells it: 'having landed', 'after it had opened', 'who came on ...,
left on ...'; the kinds of deeds alone tell arrivals from departures and what begins from what ends.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.dates import MONTH_WORDS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText
from sanderling.check.timeline import Moment, moments

_COMES = lazily(
    r"(?i)\b(?:arriv(?:ed|ing)|landed|landing|reach(?:ed|ing)|came (?:to|in|ashore|here|there|into)|come to|touch(?:ed|ing) down|docked|entered|entering|moored|flew in|flown in|drove in|rode in|marched in|moved in|check(?:ed|ing) in|went in|set foot|pulled in(?:to)?|drew in(?:to)?|dropped anchor|"
    r"anchored|disembarked|alighted|was admitted|were admitted|(?:was|were|been|being) (?:taken to|brought to|flown to|sent to|posted to|admitted to|driven to|rushed to|carried to|deployed)|got (?:to|there|here)|turned up|checked into|pitched camp|joined|moved into|took up (?:his|her|their|its) (?:post|duties|seat|residence)|"
    r"began|begun|beginning|start(?:ed|ing)|open(?:ed|ing)|set to work|went to work|launched|convened|broke out|walked out|embarked|inaugurated|sat down|took his seat|took her seat|was sworn in|were sworn in|took office|assumed office|"
    r"seiz(?:ed|ing)|captured|abducted|kidnapped|hijacked|taken (?:hostage|prisoner|captive)|arrested|detained|locked up|jailed|imprisoned|occupied|besieged|surrounded|laid siege|founded|born|left (?:home|port|harbour|base)|set (?:out|off|sail)|took off|sailed from|put to sea|departed|boarded|borrowed|rented|hired|enrolled|enlisted)\b"
)
_GOES = lazily(
    r"(?i)\b(?:left|leaving|departed|departing|flew (?:home|back|out|off|away|on)|flown (?:home|back|out|away)|went (?:home|back|away|on to)|drove (?:home|back|off|away)|sailed (?:home|back|away|off|again|for)|set (?:off|out|sail) (?:again|home|back|for)|took off (?:again|for)|"
    r"returned|came (?:home|back)|brought (?:home|back)|finished|ended|completed|concluded|wound up|closed|were done|was done|was over|were over|broke up|adjourned|dispersed|rose|packed up|pulled out|moved out|marched out|withdrew|checked out|cast off|weighed anchor|lifted|raised the siege|"
    r"freed|released|let go|set free|ransomed|handed (?:over|back)|walked free|walked out|discharged|buried|died|resigned|stepped down|quit|gave up|laid down|dismissed|expelled|deported|put on (?:a|the) plane|sent (?:home|back)|got home|was home|were home|were back|was back|made for home|turned back|headed (?:home|back)|took (?:his|her|their) leave|said goodbye|bade farewell|"
    r"dissolved|demolished|scrapped|closed down|shut down|graduated|retired|paid back|repaid|gave back|given back|recalled)\b"
)
_ARRIVES = lazily(r"(?i)\b(?:arriv(?:ed|ing)|landed|reached|touched down|docked|came into port|pulled into|drew into|got to|was in port|tied up|moored|set foot|were in|made port|came to rest|disembarked|anchored|ran into|put in)\b")
_DEPARTS = lazily(r"(?i)\b(?:left|leaving|set (?:out|off|sail)|took off|taking off|sailed|put to sea|departed|flew (?:out|off)|boarded|cast off|weighed anchor|pulled out of|drew out of|lifted off|rolled out|embarked|started from|steamed out|drove out|slipped (?:its|her) moorings|cleared)\b")
_BACKWARDS = lazily(r"(?i)\b(?:had|before|earlier|previous\w*|since|until|till|again|next|would|will|planned|due|instead|rather|expected|scheduled|another|other|anniversary|second|third|dated|born|for the first time|last time|once more|re-?entered|not|never|deadline|if|could|may|might|should|must|to be|by)\b")
_THEN = lazily(r"(?i)\bhaving (?:been )?(?:[a-z]+ly )?[a-z]+|\bafter (?:[a-z]+ing\b|(?:it|he|she|they|the [a-z]+) (?:had|was|were)\b)|\b(?:it|he|she|they|which|who) had (?!to\b|not\b|never\b)(?:[a-z]+ly |only |first |just )?(?:been )?[a-z]+")
_CLAUSE = lazily(r"[;:]|[“”\"]| but | while | whereas ")
_AWAY = lazily(r"(?i)\b(?:will|would|planned|due|expected|scheduled|until|till|if|not|never|again|another|deadline|anniversary|dated|born|next|should|must|may(?! \d)|might|by)\b")


def stay_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield days of coming that lie behind those of going, and of what is told with 'having' or 'after' behind what followed it."""
    if MONTH_WORDS.isdisjoint(text.vocabulary):
        return
    by_line: dict[int, list[Moment]] = {}
    for one in moments(text):
        by_line.setdefault(one.line.start, []).append(one)
    yield from _next_sentence(text, by_line)
    for told in by_line.values():
        line = told[0].line
        if line.heading or len(told) < 2:
            continue
        days = sorted((one for one in told if one.precision == "day"), key=lambda moment: moment.start)
        for first, second in itertools.pairwise(days):
            if first.first == second.first:
                continue
            lead, between = line.text[: first.start], line.text[first.end : second.start]
            lead = _CLAUSE.split(lead)[-1]
            opens = _OPENS_WITH.search(between)
            if opens is not None:
                # 'On 14 October he came back': the deed stands behind the day that opens its clause.
                stop = days[days.index(second) + 1].start if second is not days[-1] else len(line.text)
                after = line.text[second.end : stop][:70]
                if opens[0].lstrip().startswith(";") and re.match(r",? (?:he|she|they|it|both|all)\b", after) is None:
                    continue
                between = between[: opens.start()] + ", " + after
            if _CLAUSE.search(between) or len(between) > 160 or len(days) > 3:
                continue
            why = _forward(lead, between) if second.last < first.first else _backward(lead, between) if second.first > first.last else ""
            if why and not _over_new_year(first, second):
                low, high = line.start + first.start, line.start + second.end
                yield Draft("date-conflict", text.span(low, high), f"{why}: {first.shown} and {second.shown}", "The two dates may have been swapped.", (), "high")
                break


_OPENS_WITH = lazily(r"[;,](?: and| but| then)? (?:[Oo]n|early on|late on) $")
_HAD_BEEN = lazily(r"^(?:It|He|She|They|Both|All|The [a-z]+(?: [a-z]+)?|(?:His|Her|Its|Their) [a-z]+) had (?!to\b|not\b|never\b|hoped|planned|agreed|promised|wanted|expected|set\b)(?:[a-z]+ly |first |only |just |originally )?[a-z]+\b[^;:“”\"]{0,80}$")


def _next_sentence(text: CheckedText, by_line: dict[int, list[Moment]]) -> Iterator[Draft]:
    """'It let the tanker sail on 18 August. It had been stopped on 24 August': what had been before lies behind."""
    lines = [line for line in text.lines if not line.heading]
    for before, line in itertools.pairwise(lines):
        one, other = ([m for m in by_line.get(part.start, []) if m.precision == "day"] for part in (before, line))
        if len(one) != 1 or len(other) != 1 or other[0].first <= one[0].last or _over_new_year(one[0], other[0]):
            continue
        lead = line.text[: other[0].start]
        own = re.search(r"\d{4}$", before.text[one[0].start : one[0].end]) is not None or re.search(r"\d{4}$", line.text[other[0].start : other[0].end]) is None
        if own and _HAD_BEEN.match(lead) and re.search(r"\bon (?:[A-Z][a-z]+day,? )?$", lead) and re.search(r"\bon (?:[A-Z][a-z]+day,? )?$", before.text[: one[0].start]) and not re.search(r"(?i)\b(?:until|till|due|expected|planned|scheduled|if|not|never)\b", lead) and not _AWAY.search(before.text[: one[0].start][-60:]) and " had " not in before.text[: one[0].start] and not re.search(r"[“”\"]", before.text):
            yield Draft("date-conflict", text.span(before.start + one[0].start, line.start + other[0].end), f"what had been done before is dated {other[0].shown}, what followed it {one[0].shown}", "Check the dates.", (), "high")


def _over_new_year(first: Moment, second: Moment) -> bool:
    """Whether a day without a year may be of the year after: 'arrived on 28 December, left on 9 January'."""
    own = [re.search(r"\d{4}$", one.line.text[one.start : one.end]) is not None for one in (first, second)]
    early, late = (first, second) if first.first < second.first else (second, first)
    return not all(own) and early.first.month <= 4 and late.first.month >= 9


def _forward(lead: str, between: str) -> str:
    """The later day is told first: with a coming there and a going behind it, it is wrong."""
    if _BACKWARDS.search(between):
        return ""
    if re.search(r"(?i)\b(?:until|till|before|since|by|not|never|will|would|due|to be|if|born|from)\b[^,]{0,40}$", lead[-60:]):
        return ""
    begun = re.search(r"(?i)\bhaving (?:been )?(?:[a-z]+ly )?[a-z]+|\bafter (?:[a-z]+ing)\b", lead)
    comes = list(_COMES.finditer(lead[-110:]))
    goes = list(_GOES.finditer(between))
    if begun is not None and not re.search(r"[,]", lead[begun.end() :]) and re.match(r"^(?: [\w\-’']+){0,4},? ", between) and "," in between and re.search(r"\b(?:[a-z]{3,}ed|went|flew|left|came|sent|met|told|gave|took|made|began|held|sold|won|lost|was|were|set|put|saw|brought|rode|drove|ran)\b", between):
        return "what was done first is dated later"
    if comes and goes and goes[0].start() > 0 and not re.search(r"\bwhich\b|\bwho\b|\bthat\b|\bwhose\b", between):
        return "they came, or began, later than they left, or ended"
    away, there = list(_DEPARTS.finditer(lead[-110:])), list(_ARRIVES.finditer(between))
    if away and there and not re.search(r"\bwhich\b|\bwho\b|\bwhose\b", between):
        return "they arrived before they had left"
    return ""


def _backward(lead: str, between: str) -> str:
    """The later day is told behind, by words that put it before the first: 'closed on 17 June, having opened on 15 July'."""
    then = list(_THEN.finditer(between))
    if not then or _AWAY.search(between) or _AWAY.search(lead[-50:]):
        return ""
    if re.search(r"(?i)\b(?:since|until|till|by|before|from|for|of|to|dated)(?: the)? $", lead) or re.search(r"(?i)\b(?:since|until|till|by|before|for|to|dated|of)(?: the)? (?:[A-Z][a-z]+day,? )?$", between) or " had " in lead[-80:]:
        return ""
    if re.search(r"(?i)\b(?:[a-z]+ed|came|went|left|flew|was|were|took|met|began|made|gave|held|fell|broke|sent|rose|sank|won|lost|set|put|died|shut|cut|quit|freed|sat|stood)\b[^,;]{0,70}$", lead) is None:
        return ""
    return "what had been done before is dated later"
