"""A person's birth, death and age against what the text says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.deeds import deed_conflicts, own_deeds, reign_conflicts
from sanderling.check.finding import Draft
from sanderling.check.known import is_of_another_table
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, without_title
from sanderling.knowledge.check_data import lives

_AGE_AFTER = lazily(r"^, (?:aged |now )?(?P<age>\d{2,3})(?=[,.;](?!\d)| and\b)")
_AGE_BEFORE = lazily(r"\b(?P<age>\d{2,3})-year-old (?:(?!(?:of|to|for|and|by|with|from|whose|at|in)\b)[\w’'.\-]+ ){0,4}$")
_TURNED = lazily(
    r"^,? (?:who )?(?:is|was|turned|turns) (?P<age>\d{2,3})(?: years old)?(?=[,.;](?!\d)| on\b| in\b| this\b)"
)
_BORN = lazily(r"^,? (?:who )?(?:was )?born (?:on|in) (?:[\w ,]{0,25}?)(?P<year>(?:18|19|20)\d\d)\b")
_DIED = lazily(
    r"^,? (?:who )?(?:died|was killed|was assassinated|was executed|passed away) (?:on|in) (?:[\w ,]{0,25}?)(?P<year>(?:19|20)\d\d)\b"
)


_AGED = lazily(rf"\b(?:at the age of|at age|aged|at the ripe old age of|at the great age of) (?:only |just )?(?P<age>\d{{2,3}}|{WORD})\b(?! (?:years )?(?:to|and|or)\b)|\b(?:dead|died|dies|killed|murdered|assassinated)\b[^,;.]{{0,45}}? at (?P<at>[2-9]\d)(?=[,.;]| after\b| in (?:a|his|her|the)\b| of\b)(?![.,]\d)")
_DEATH_TOLD = lazily(r"\b(?:died|dies|has died|dead|passed away|was (?:killed|shot|assassinated|murdered|executed|hanged|buried|found dead)|been (?:killed|assassinated|murdered))\b")
_DONE_NOW = lazily(r"\b(?:won|wins|elected|inaugurated|sworn in|crowned|enthroned|took office|takes office|became|becomes|resigned|resigns|stepped down|steps down|retired|retires|was re-elected|was crowned|was named|was appointed|abdicated|abdicates|married|marries)\b")
_NEWS_DAY = lazily(r"\b(?:on|late on|early on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|midnight|overnight|tonight|this (?:week|morning|evening))\b")
_KIN = lazily(r"(?i)\b(?:son|daughter|wife|husband|widow|widower|mother|father|brother|sister|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandmother|grandfather|aide|driver|bodyguard|spokesman|whose|child|baby|twin|friend|lawyer|doctor|secretary|predecessor|successor)\b")
_OF_AGE = 18
_BORN_OR_DEAD = frozenset("born died killed assassinated executed passed".split())
_SELF = frozenset({"himself", "herself", "personally"})


def life_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield deeds after death or in childhood, ages and years of birth or death that do not fit."""
    for line in text.lines:
        people = people_in(text, line)
        if people and not _SELF.isdisjoint(text.words(line)) and text.digits(line):
            yield from own_deeds(text, line, people, lives().get)
        for one in people:
            if not is_named(one) and is_of_another_table(one.name):
                continue  # a near spelling, and another's own name
            yield from reign_conflicts(text, line, one)
            if one.person.id not in lives():
                continue
            born, died, source = lives()[one.person.id]
            # Of one who lives, only a day of his or her youth or before can be wrong.
            if died or (born and any(int(day[:4]) - int(born[:4]) < _OF_AGE for day in dates_of(text, line))):
                yield from deed_conflicts(text, line, one, born, died, source)
            if not _BORN_OR_DEAD.isdisjoint(text.words(line)):
                yield from _years(text, line, one, born, died, source)
            if born and text.digits(line):
                yield from _age(text, line, one, born, source)
        if not _AGE_WORDS.isdisjoint(text.words(line)):
            yield from _age_away(text, line, people)


_AGE_WORDS = frozenset({"age", "aged", "at"})


def _age_away(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'Jimmy Carter, the broker of the accords, died on Sunday in Plains at the age of 98': the age stands away from the name.

    Of one who died it is held against both days of the life, else against the day of the news.
    """
    told = list(_AGED.finditer(line.text))
    if len(told) != 1 or re.search(r"[“”\"]", line.text):
        return
    match = told[0]
    if not people and re.match(r"(?:He|She)\b", line.text):
        at = next((number for number, other in enumerate(text.lines) if other is line), 0)
        people = people_in(text, text.lines[at - 1]) if at and not text.lines[at - 1].heading else []
        before = line.text[: match.start()]
    else:
        people = [one for one in people if one.end - line.start <= match.start()]
        before = line.text[people[-1].end - line.start : match.start()] if people else ""
    if len({one.person.id for one in people}) != 1 or people[-1].person.id not in lives():
        return
    one = people[-1]
    born, died, source = lives()[one.person.id]
    lead = text.text[line.start : one.start] if one.start >= line.start else ""
    if len(born) < 4 or _KIN.search(before) or re.search(r"(?:\b(?:of|to|with|by|from|for|after|under|and|than)|[’']s) (?:[A-Z][\w.\-]+ )?$", lead) or re.match(r"[’']s?\b| and [A-Z]", text.text[one.end :]) or (" " not in one.name and _other_bearer(text, one)):
        return
    if re.search(r"(?:;|\band (?:his|her|the)\b|\bwhen (?!he\b|she\b))", before) or not is_named(one):
        return
    clause = before + match[0]
    told_age = match["age"] or match["at"]
    said = int(told_age) if told_age.isdigit() else int(value_of_word(told_age))
    published = text.reading.article.published
    days = [day for day in dates_of(text, line) if not (published and _near(day, published))]
    if _DEATH_TOLD.search(clause):
        when = died if died else published if published and _NEWS_DAY.search(line.text) else None
    elif _DONE_NOW.search(clause) and not days and published and _NEWS_DAY.search(line.text):
        when = published
    else:
        years = {day[:4] for day in days if day[:4] != born[:4]}
        when = next(iter(years)) if _DONE_NOW.search(clause) and len(years) == 1 and (not days or not _NEWS_DAY.search(line.text)) else None
    if not when:
        return
    real = int(when[:4]) - int(born[:4]) - (len(born) == 10 and len(when) == 10 and when[5:] < born[5:])
    slack = 0 if died and when == died and len(born) == 10 and len(died) == 10 else 1
    if abs(said - real) <= slack or (slack == 0 and abs(said - real) == 1 and re.search(r"\b(?:almost|nearly|not yet)\b", before)):
        return
    yield Draft(
        "number-conflict", text.span(line.start + match.start(), line.start + match.end()),
        f"{one.person.name} was born on {born}, which makes {real} on {when}, not {said}", "Check the age, or who was meant.", (source,),
    )  # fmt: skip


def _near(day: str, published: str) -> bool:
    """Whether a day is one of the news: at most ten before that of publication."""
    return len(day) == 10 and len(published) == 10 and 0 <= (datetime.date.fromisoformat(published) - datetime.date.fromisoformat(day)).days <= 10


def _years(text: CheckedText, line: Line, one: PersonMention, born: str, died: str, source: str) -> Iterator[Draft]:
    after = text.text[one.end : line.end]
    for pattern, known, word in ((_BORN, born, "born"), (_DIED, died, "died")):
        match = pattern.match(after)
        # 'The daughter of X, was killed': it is told of her.
        if re.search(r"\b(?:of|to|from|like|than|after|with) $", text.text[line.start : one.start]) and after.startswith(", was"):
            continue
        if " " not in one.name and _named_later(text, one):
            continue  # 'when his father Hussein died', before an article comes to Saddam Hussein
        if match is not None and known and match["year"] != known[:4]:
            yield Draft(
                "date-conflict", text.span(one.start, one.end + match.end()),
                f"{one.person.name} {'was born' if word == 'born' else 'died'} on {known}, not in {match['year']}",
                "Check the year.", (source,), "high",
            )  # fmt: skip


def _named_later(text: CheckedText, one: PersonMention) -> bool:
    """Whether a family name stands alone before the article tells whose it is."""
    first = re.search(rf"\b[A-Z][\w’\-]+ {re.escape(one.name)}\b", text.text)
    return first is not None and first.start() > one.start


def _other_bearer(text: CheckedText, one: PersonMention) -> bool:
    """Whether a family name that stands alone is another's in the text: a son's, beside 'Ovidio Guzman'."""
    own = {word for name in (one.person.name, *one.person.aliases) for word in name.split()}
    given = re.findall(rf"\b([A-Z][\w’\-]+) {re.escape(one.name)}\b", text.text)
    return any(word not in own and without_title(f"{word} ") == f"{word} " for word in given)


def _age(text: CheckedText, line: Line, one: PersonMention, born: str, source: str) -> Iterator[Draft]:
    before = text.text[line.start : one.start]
    after = text.text[one.end : line.end]
    # 'a guard of X, 45': the age may be the guard's.
    owned = re.search(r"(?:\bof|\bto|\bwith|[’']s) (?:[\w’'.\-]+ ){0,2}$", before)
    surname_only = " " not in one.name and _other_bearer(text, one)
    match = None if owned or surname_only else _AGE_AFTER.match(after) or _TURNED.match(after)
    start, end = one.start, one.end + (match.end() if match else 0)
    if match is None:
        match = _AGE_BEFORE.search(before + text.text[one.start : one.name_start])
        if match is None:
            return
        start, end = line.start + match.start(), one.end
    day = next(iter(dates_of(text, line)), text.reading.article.published)
    published = text.reading.article.published
    age = int(match["age"])
    if day is None or age > 110:
        return
    fits = False
    for when in {day, published} - {None}:
        assert when is not None
        years = int(when[:4]) - int(born[:4])
        had = len(born) < 10 or len(when) < 10 or when[5:] >= born[5:]
        exact = years if had else years - 1
        slack = 1 if len(born) < 10 or len(when) < 10 else 0
        fits = fits or abs(age - exact) <= max(slack, 1)
    if not fits:
        years = int(day[:4]) - int(born[:4]) - (1 if len(born) == 10 and len(day) == 10 and day[5:] < born[5:] else 0)
        yield Draft(
            "number-conflict", text.span(start, end),
            f"{one.person.name} was born on {born}, which makes {years} on {day}, not {age}", "Check the age, or who was meant.",
            (source,),
        )  # fmt: skip
