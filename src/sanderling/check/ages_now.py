"""How old one person is told to be, against the only birth of a passage: at a death told, or on the day of the news, in the same sentence or the next.

'The general, who was born in 1951, died on Tuesday. He was 74'; 'the painter (1921-1999) died at 68'; 'born in Brno in 1930, has died aged 92'.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line
from sanderling.check.timeline import Moment, moments, whole_years

_GATE = frozenset("born birth birthday".split())
_AGES = frozenset("aged age old birthday died dead was is at turned".split())
_BORN = lazily(r"\b(?:[Bb]orn\b(?: [\w’\-]+,?){0,8}?(?: (?:in|on))?|[Bb]irth (?:in|on|as|is|was)(?: the)?|b\.)(?: (?:early|late|[A-Z][a-z]+day,?))? $")
_LIFE = lazily(r"\((?:born (?:in )?)?(?P<from>1[89]\d\d)(?: ?[-–] ?(?P<to>(?:19|20)\d\d))?\)")
_N = rf"(?P<n>\d{{1,3}}|{WORD})"
_AGE = lazily(
    rf"\b(?P<how>(?:[Aa]ged|at the age of|at age|[Aa]t|was|is|turned|turns|would have been|has turned)(?: (?:only|just|already|barely|still|now))?) {_N}(?=[,.;)]|$| (?:on|in|when|and|after|at|years? old|years of age|this|last|yesterday)\b)(?! (?:years? (?!old|of age)|per|o[’']clock|p\.m|a\.m))"
    rf"|(?P<title>[A-ZÀ-Þ][\w’\-]+), (?P<m>\d{{2,3}}),"
    rf"|\b(?P<y>\d{{1,3}})-year-old\b"
    rf"|\b(?P<b>\d{{1,3}})(?:st|nd|rd|th) birthday\b|\b(?P<w>fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth|fortieth|thirtieth) birthday\b"
)
_BIRTHDAYS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_KIN = lazily(r"(?i)\b(?:sons?|daughters?|wife|husband|mother|father|brothers?|sisters?|child(?:ren)?|grand\w+|widow|widower|twins?|parents|nephew|niece|cousin|whose|eldest|youngest)\b")
_DIED = lazily(r"\b(?:died|has died|dies|dead|death|passed away|was buried|perished|succumbed|was killed|was murdered|was found dead|has passed)\b")
_NOW = lazily(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|this (?:week|month|morning)|last (?:week|night)|overnight|has (?:died|been|taken|won|led|left|turned|named|passed)|will|is)\b")
_THEN = lazily(r"(?i)\b(?:when|while|later|after|before|until|since|by then|at the time|then|ago|joined|entered|married|left school|first|became|moved|emigrated|fled|orphaned|started|began|enlisted|made|promoted|ordained|lost)\b")
_HE = lazily(r"^(?:He|She|The [a-z]+(?: [a-z]+)?|[A-ZÀ-Þ][\w’\-]+|On [A-Z][a-z]+day,? (?:he|she)|(?:His|Her) )\b")


@dataclass(frozen=True, slots=True)
class _Age:
    said: float
    line: Line
    start: int
    end: int
    how: str


def ages_now(text: CheckedText) -> Iterator[Draft]:
    """Yield ages at a death or on the day of the news that are not those since the birth told."""
    if (_GATE.isdisjoint(text.vocabulary) and _LIFE.search(text.text) is None) or _AGES.isdisjoint(text.vocabulary):
        return
    born, died = _birth(text)
    if born is None:
        return
    lines = [line for line in text.lines if not line.heading]
    here = lines.index(born.line) if born.line in lines else -1
    near = lines[max(0, here - 1) : here + 2]
    ages = [age for line in lines for age in _ages(line) if not (line is born.line and age.start <= born.start < age.end)]
    if len(ages) != 1 or ages[0].line not in near or re.search(r"[“”\"]", ages[0].line.text):
        return
    age = ages[0]
    later = age.line if age.line.start > born.line.start else born.line
    if age.line is not born.line and _HE.match(later.text) is None:
        return
    if _KIN.search(age.line.text[max(0, age.start - 70) : age.end]) or (age.line is not born.line and _KIN.search(age.line.text)):
        return
    made = _judge(text, born, died, age)
    if made is not None:
        yield made


def _birth(text: CheckedText) -> tuple[Moment | None, Moment | None]:
    """Return the only birth of a passage, and the death told with it, '(1921-1999)'."""
    told = moments(text)
    births = [one for one in told if _BORN.search(one.line.text[: one.start])]
    spans = [(line, match) for line in text.lines if "(" in line.text for match in _LIFE.finditer(line.text)]
    if len(births) + len([1 for line, match in spans if not any(b.line is line and match.start() <= b.start < match.end() for b in births)]) != 1:
        return None, None
    if not spans:
        return births[0], None
    line, match = spans[0]
    def year(name: str) -> Moment:
        return Moment(datetime.date(int(match[name]), 1, 1), datetime.date(int(match[name]), 12, 31), "year", match.start(name), match.end(name), line)
    if not match["to"] and not match[0].startswith("(born"):
        return None, None
    return year("from"), year("to") if match["to"] else None


def _ages(line: Line) -> list[_Age]:
    found = []
    for match in _AGE.finditer(line.text):
        word = match["n"] or match["m"] or match["y"] or match["b"]
        said = float(_BIRTHDAYS[match["w"]]) if match["w"] else float(word) if word[0].isdigit() else float(value_of_word(word.lower()))
        how = "birthday" if match["b"] or match["w"] else "beside" if match["m"] else "old" if match["y"] else match["how"].lower().split(" ")[0]
        if not 10 <= said <= 115 or (how in {"was", "is", "at"} and re.match(r" (?:per|people|men|women|km)", line.text[match.end() :])):
            continue
        found.append(_Age(said, line, match.start("n") if match["n"] else match.start("m") if match["m"] else match.start(), match.end(), how))
    return found


def _judge(text: CheckedText, born: Moment, died: Moment | None, age: _Age) -> Draft | None:
    published = text.reading.article.published
    lead, tail = age.line.text[: age.start], age.line.text[age.end :]
    clause = re.split(r"[;:,]", lead)[-1]
    others = [m for m in moments(text) if m.start != born.start or m.line is not born.line]
    others = [m for m in others if m is not born and (died is None or m.first.year not in {died.first.year, born.first.year})]
    if died is not None:
        if others or (not _DIED.search(age.line.text) and age.how not in {"was", "aged"}):
            return None
        return _held(text, born, age, died.first, died.last, died.shown)
    if published is None or len(published) != 10:
        return None
    today = datetime.date.fromisoformat(published)
    if any((today - m.last).days > 40 and not m.first <= today <= m.last for m in others) or (_THEN.search(clause) and age.how != "birthday") or re.match(r"^ ?(?:years? old )?(?:when|at the time|then)\b", tail):
        return None
    dead = _DIED.search(age.line.text) is not None or (_DIED.search(born.line.text) is not None and age.line is not born.line)
    now = _NOW.search(age.line.text) is not None or _NOW.search(born.line.text) is not None
    if age.how == "birthday":
        told = now and _NOW.search(age.line.text) is not None
    elif age.how in {"beside", "old", "is", "turned", "turns", "has"}:
        told = age.how != "turned" or now
    else:
        told = now and (dead or (age.how == "aged" and not lead.strip()) or (age.how == "was" and re.match(r"^,? according to|^$|^[,.]", tail) is not None and re.search(r"(?:^|, )(?:He|She|he|she)? ?(?:was )?$|\b[A-Z]\w+ was $|, was $", lead) is not None))
        if not told and age.how == "was" and re.match(r"^, according to", tail):
            told = True
    return _held(text, born, age, today - datetime.timedelta(days=12), today, published) if told else None


def _held(text: CheckedText, born: Moment, age: _Age, first: datetime.date, last: datetime.date, shown: str) -> Draft | None:
    least, most = whole_years(born.last, first), whole_years(born.first, last)
    # A birthday to come is one year more; a reporter's slip of one year is no contradiction that a desk would look at.
    if least <= 0 or least - 1 <= age.said <= most + 1:
        return None
    return draft(text, age.line, age.start, min(age.end, len(age.line.text)), f"from {born.shown} to {shown} it is {most} years, not {age.said:g}")
