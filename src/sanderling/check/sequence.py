"""Dates against one another and against the day of publication: left before arrived, 'six days later', 'yesterday, Monday'."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sanderling.check.arithmetic import NUMBER, number_of
from sanderling.check.dates import DATE_WORDS, parts_of_date
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line

_DIGIT = lazily(r"\d")
_DATE = lazily(DATE_WORDS)
_MONTH = lazily(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
_BEGINS = lazily(
    r"\b(?:left|departed|set (?:out|off|sail)|sailed|took off|flew out|began|started|opened|(?:and|had|were) (?:seized|kidnapped|abducted|captured|detained|arrested)|was (?:arrested|jailed|caught|indicted|charged|shot|born|launched|laid|elected|founded|opened|begun|admitted|kidnapped|seized|detained)|"
    r"were (?:arrested|launched|kidnapped|seized|detained|laid|signed|imposed)|signed|was (?:agreed|declared|imposed|issued|adopted|appointed|sworn in|closed|shut|besieged|occupied|captured|wounded|married)|declared|agreed|adopted|proclaimed|took office|entered|broke out|embarked|walked out|put to sea|was signed)\b"
)
_ENDS = lazily(
    r"\b(?:arrived|reached|landed|docked|came (?:back|home)|returned|ended|closed|finished|concluded|was (?:released|freed|buried|completed|finished|closed|put out|lifted|sentenced|ratified|discharged)|"
    r"were (?:released|freed|buried|completed|put out|sentenced|discharged)|died|(?:and|then) (?:was |were )?(?:convicted|sentenced|tried|acquitted|released|freed|hanged|executed|deported|extradited|buried|pardoned|jailed)|(?:was|were) (?:convicted|tried|acquitted|hanged|executed|deported|extradited|pardoned)|got (?:to|home)|made port|tied up|anchored|disembarked|came into force|entered (?:into )?force|took effect|takes effect|expired|ran out|lapsed|was repealed|were ratified|was revoked|was dissolved|(?:and|,) (?:was |were )?(?:then|later|afterwards|subsequently)|(?:was|were) (?:let go|set free|handed over|brought home|flown home|found|rescued|acquitted|adopted|passed|approved|ratified|withdrawn)|let go|(?:set|let) (?:him|her|them|it|the [a-z]+|both|all) (?:free|go)|freed|handed (?:him|her|them|it|the [a-z]+) (?:over|back)|walked free|delivered|resigned|stepped down|surrendered|reopened)\b"
)
_UNLESS = lazily(r"(?i)\b(?:had|before|earlier|previous\w*|after|following|since|by then|again|next|would|will|planned|due|instead of|rather than)\b")
_LATER = lazily(rf"(?i)\b(?P<n>{NUMBER}|a|an) (?P<unit>day|week|month|year)s? (?P<way>later|afterwards|after that|earlier|before that|previously),? (?:on )?(?=\d|[A-Z][a-z]+ \d)")
_DEICTIC = lazily(
    rf"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow)(?:,? \(?| morning,? | evening,? | afternoon,? | night,? )(?:on |which was |which is )?(?:a |an )?(?P<day>{'|'.join(calendar.day_name)})\b"
)
_DEICTIC_DATE = lazily(rf"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow),? \(?(?:on )?(?:the )?(?:{DATE_WORDS})")
_BEYOND = lazily(r"(?i)\bday (?P<way>before|after) $")
_YEARS_AGO = lazily(r"(?i)\byears? (?:ago|before) $")
_SHIFT = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NEAR_DAYS = frozenset(_SHIFT)


_JUDGES = frozenset("sentenced convicted jailed condemned fined hanged executed indicted acquitted imprisoned tried pardoned punished charged beheaded shot flogged dismissed suspended expelled honoured decorated awarded compensated thanked praised after".split())


def date_order(text: CheckedText) -> Iterator[Draft]:
    """Yield dates that do not fit the order of what is told, a count of days between two, or the day of publication."""
    for line in text.lines:
        if not _NEAR_DAYS.isdisjoint(text.words(line)):
            yield from _deictic(text, line)
        if text.digits(line) and _MONTH.search(line.text):
            yield from _there_and_back(text, line)
            if not _JUDGES.isdisjoint(text.words(line)):
                yield from _judged_before(text, line)
    yield from _step_by_step(text)
    yield from _after_that(text)
    yield from _so_long_after(text)
    yield from _counted(text)


def _draft(text: CheckedText, start: int, end: int, because: str, grade: str = "") -> Draft:
    return Draft("date-conflict", text.span(start, end), because, "Check the dates.", (), grade)


@lru_cache(maxsize=1024)
def _day_words(words: str) -> tuple[re.Match[str], ...]:
    """Return the days of a sentence; every rule here asks for them."""
    return tuple(_DATE.finditer(words))


def _dates(line: Line, default: int | None = None) -> list[tuple[datetime.date, bool, re.Match[str]]]:
    """Return the days of a sentence in order with whether the year is told; a year told once stands for all others."""
    found: list[tuple[datetime.date, bool, re.Match[str]]] = []
    if not _DIGIT.search(line.text) or not _MONTH.search(line.text):
        return found
    matches = _day_words(line.text)
    years = [year for _, _, year in (parts_of_date(m.groupdict()) for m in matches) if year]
    for match in matches:
        day, month, year = parts_of_date(match.groupdict())
        own = year or (years[0] if len(set(years)) == 1 else default)
        if own is None:
            continue
        try:
            found.append((datetime.date(own, month, day), year is not None, match))
        except ValueError:
            continue
    return found


def _there_and_back(text: CheckedText, line: Line) -> Iterator[Draft]:
    for (one, told, first), (other, told2, second) in pairwise(_dates(line, 2000)):
        if other >= one or (not (told and told2) and one.month >= 9 and other.month <= 4):
            continue
        before, between = line.text[max(0, first.start() - 130) : first.start()], line.text[first.end() : second.start()]
        begins = list(_BEGINS.finditer(before)) or list(_FIRST_STEP.finditer(before)) or (list(_TOOK.finditer(before)) if _LET_GO.search(between) else [])
        if not begins or ";" in before[begins[-1].end() :] or not _ENDS.search(between) or _UNLESS.search(between):
            continue
        end = line.start + second.end()
        yield _draft(text, line.start + first.start(), end, f"{second[0]} lies before {first[0]}, which is told as earlier", "high")


_AFTER_DAY = lazily(rf"(?i)\b(?P<n>{NUMBER}|a) (?P<unit>day|week|month)s? (?P<way>after|before) [^.;]{{0,50}}?(?:on|of) $")


def _after_that(text: CheckedText) -> Iterator[Draft]:
    """'Three days after the vote of 20 April, on 28 April, the loser gave way'."""
    for line in text.lines:
        if not text.digits(line):
            continue
        dates = _dates(line, 2001)
        for (one, told, first), (other, told2, second) in pairwise(dates):
            match = _AFTER_DAY.search(line.text[: first.start()])
            between = line.text[first.end() : second.start()]
            if match is None or not re.match(r"^,? (?:the [a-z]+ [a-z]+,? )?(?:on |that is,? |or )?(?:[A-Z][a-z]+day,? )?$", between) or (told != told2 and not (told or told2)):
                continue
            gap = (other - one).days * (1 if match["way"].lower() == "after" else -1)
            count = 1.0 if match["n"].lower() == "a" else number_of(match["n"])
            unit = match["unit"].lower()
            if gap > 0 and abs(gap - count * {"day": 1, "week": 7, "month": 30.44}[unit]) > {"day": 0, "week": 3, "month": 16}[unit]:
                yield _draft(text, line.start + match.start(), line.start + second.end(), f"from {first[0]} to {second[0]} it is {gap} days, not {match['n']} {unit}s")


_FIRST_STEP = lazily(
    r"\b(?:given|gave|issued|imposed|declared|signed|kidnapped|abducted|hijacked|surrounded|besieged|seized|captured|arrested|detained|taken (?:hostage|prisoner|captive|away)|wounded|elected|sworn in|"
    r"appointed|married|bought|laid|launched|began|started|opened|broke out|set out|set off|left|sailed|departed|took off|entered|blocked|shut|closed|banned|suspended|fell ill|went missing|disappeared|vanished|was born|were born|"
    r"hired|founded|ordered|sent|called|locked|barricaded|occupied|invaded|charged|jailed|sentenced|shot|buried alive|trapped|indicted|expelled|dissolved|took office)\b"
)
_LATER_STEP = lazily(
    r"\b(?:ran out|expired|lapsed|was lifted|were lifted|ended|collapsed|broke down|was freed|were freed|was released|were released|let (?:him|her|them|the [a-z]+) go|died|resigned|left office|stepped down|was overthrown|returned|came back|came home|"
    r"got home|was handed over|were handed over|delivered|arrived|reached|docked|landed|withdrew|was buried|were buried|walked free|was reopened|reopened|was rescued|were rescued|was found|were found|was called off|finished|concluded|surrendered|"
    r"gave up|was put out|was acquitted|was convicted|was hanged|was executed|was ratified|came into force|took effect|was completed|closed|were brought up|walked out)\b"
)
_LINKED = lazily(r"^(?:It|He|She|They|The [a-z]+|His|Her|Their|Its|Both|All|All of them|The [a-z]+ [a-z]+) ")


_APART = lazily(
    rf"^,? (?:(?P<how>exactly|only|just|barely|nearly|almost|about|some|more than|over|less than|under) )?(?P<n>{NUMBER}|a) (?P<unit>day|week|month|year)s? (?P<way>after|before) (?P<mid>[^.;]{{0,90}}?) (?:on|of) (?:[A-Z][a-z]+day,? )?$"
)


def _so_long_after(text: CheckedText) -> Iterator[Draft]:
    """'It recognised them on 26 August 2008, three months after the shelling of 8 August 2008': the count between two days of a sentence."""
    for line in text.lines:
        if not text.digits(line) or _BETWEEN_WORDS.isdisjoint(text.words(line)):
            continue
        for (one, told, first), (other, told2, second) in pairwise(_dates(line, 2001)):
            match = _APART.match(line.text[first.end() : second.start()])
            if match is None or (told != told2 and abs((one - other).days) > 120) or re.search(r"\b(?:and|but|while|when|which|who)\b", match["mid"]):
                continue
            gap = (one - other).days * (1 if match["way"] == "after" else -1)
            count = 1.0 if match["n"] == "a" else number_of(match["n"])
            unit = match["unit"]
            days = count * {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit]
            slack = {"day": 1, "week": 4, "month": 18, "year": 220}[unit] + (0.15 * days if match["how"] and match["how"] not in {"exactly", "only", "just", "barely"} else 0)
            if abs(gap - days) > slack:
                yield _draft(text, line.start + first.start(), line.start + second.end(), f"from {second[0]} to {first[0]} it is {gap} days, not {match['n']} {unit}s")


_BETWEEN_WORDS = frozenset({"after", "before"})


_JUDGED = lazily(
    r"\b(?:sentenced|convicted|jailed|condemned|fined|hanged|executed|indicted|acquitted|imprisoned|tried|pardoned|punished|charged|beheaded|shot|flogged|dismissed|suspended|expelled|honoured|decorated|awarded|compensated|thanked|praised)\b"
)
_FOR_WHAT = lazily(
    r"\b(?:for|of|over|with|to death for|because of)(?: his| her| their| the| a| an| having| what)* (?P<deed>(?:[a-z]+ing|murder|murders|killing|killings|death|deaths|theft|bribe|bribes|attack|attacks|bombing|bomb|raid|part|role|robbery|fire|crash|rape|kidnapping|abduction|massacre|coup|riot|riots|escape|shooting|speech|article|deed|rescue|poisoning|arson|assault|hijacking)\b[^.;,]{0,110}?)(?:on|of) (?:[A-Z][a-z]+day,? )?$"
)


_TOOK = lazily(r"\b(?:took|grabbed|snatched|carried off|stole)\b")
_LET_GO = lazily(r"\b(?:let (?:him|her|them|it|both|all|the [a-z]+) go|set (?:him|her|them|it|both|all|the [a-z]+) free|(?:gave|handed|brought) (?:him|her|them|it|the [a-z]+) back|freed|released|returned)\b")
_AFTER_BEING = lazily(
    r"^,? (?:[a-z ]{0,30})?\bafter (?:being|having(?: been)?|(?:he|she|they|it|the [a-z]+|his|her|their|its) (?:had been |was |were |had )?)? ?(?:arrested|detained|kidnapped|abducted|seized|captured|shot|wounded|injured|jailed|charged|born|elected|taken|hijacked|signed|arrest|detention|capture|kidnapping|abduction|election|birth|departure|disappearance)\b[^.;]{0,80}\bon (?:[A-Z][a-z]+day,? )?$"
)


def _judged_before(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Sentenced on 6 May 2008 for taking a bribe on 17 July 2008': what somebody is punished or thanked for lies before."""
    dates = _dates(line)
    for (one, told, first), (other, told2, second) in pairwise(dates):
        if told and told2 and other > one and (undone := _AFTER_BEING.search(line.text[first.end() : second.start()])) is not None and _ENDS.search(line.text[max(0, first.start() - 130) : first.start()]):
            yield _draft(text, line.start + second.start(), line.start + second.end(), f"{second[0]} lies after {first[0]}, and is told as before it: '{undone[0].strip()}'", "high")
            continue
        if not told or not told2 or other <= one or not _FOR_WHAT.search(line.text[first.end() : second.start()]):
            continue
        if _JUDGED.search(line.text[max(0, first.start() - 130) : second.start()]) and not re.search(r"\b(?:planning|plotting|planned|preparing|conspiring|due|set|would|will|intended|scheduled)\b", line.text[first.end() : second.start()]):
            yield _draft(text, line.start + second.start(), line.start + second.end(), f"{second[0]} lies after {first[0]}, on which it was already judged", "high")


def _step_by_step(text: CheckedText) -> Iterator[Draft]:
    """'The mutineers were given an ultimatum on 20 August. It ran out on 17 August': a later step dated before the first."""
    for line, after in pairwise([one for one in text.lines if not one.heading]):
        if not (text.digits(line) and text.digits(after)):
            continue
        first, second = _dates(line), _dates(after)
        if not first or not second:
            continue
        one, told, match = first[-1]
        # A year that only the first tells holds for the second as well.
        other, _, behind = second[0]
        begun = list(_FIRST_STEP.finditer(line.text[max(0, match.start() - 110) : match.start()]))
        lead = after.text[: behind.start()]
        if other >= one or not told or not begun or not _LATER_STEP.search(lead) or not _LINKED.match(after.text) or _UNLESS.search(lead) or re.search(r"\b(?:had|earlier|before|previous\w*|first|last)\b", lead):
            continue
        head = re.match(r"The (?:[a-z]+ )?([a-z]+) ", after.text)
        if head is not None and not re.match(r"(?:It|He|She|They) ", after.text) and not _same_thing(head[1], line.text):
            continue
        yield _draft(text, line.start + match.start(), after.start + behind.end(), f"{behind[0]} lies before {match[0]}, which is told as earlier: '{line.text[:60]}'", "high")


def _same_thing(noun: str, words: str) -> bool:
    """Whether a noun was named in the sentence before, or is a common word for what any sentence tells of."""
    return re.search(rf"\b{re.escape(noun.rstrip('s'))}", words.lower()) is not None or noun in {
        "ultimatum", "siege", "men", "man", "woman", "hostages", "captives", "prisoners", "deadline", "gunmen", "ship", "crew", "passengers", "strike", "truce", "ban", "curfew", "talks", "meeting", "conference", "trial", "journey", "voyage", "march",
    }  # fmt: skip


def _counted(text: CheckedText) -> Iterator[Draft]:
    earlier: tuple[datetime.date, bool] | None = None
    for line in text.lines:
        if not text.digits(line):
            earlier = None
            continue
        published = text.reading.article.published
        default = earlier[0].year if earlier else int(published[:4]) if published else 2001
        for match in _LATER.finditer(line.text):
            after = _DATE.match(line.text, match.end())
            dates = _dates(line, default)
            behind = next((d for d in dates if after is not None and d[2].start() == after.start()), None)
            ahead = [d for d in dates if d[2].end() <= match.start()]
            start = (ahead[-1][0], ahead[-1][1]) if ahead else earlier
            if behind is None or start is None:
                continue
            draft = _judge_count(text, line, match, start, behind)
            if draft is not None:
                yield draft
        dates = _dates(line, default)
        earlier = (dates[-1][0], dates[-1][1]) if len(dates) >= 1 else None


def _judge_count(
    text: CheckedText, line: Line, match: re.Match[str], start: tuple[datetime.date, bool], behind: tuple[datetime.date, bool, re.Match[str]]
) -> Draft | None:  # fmt: skip
    count = number_of(match["n"])
    backward = match["way"].lower() in {"earlier", "before that", "previously"}
    one, other = (behind[0], start[0]) if backward else (start[0], behind[0])
    gap = (other - one).days
    if gap < 0 and not behind[1]:
        gap += 365
    unit = match["unit"].lower()
    slack = {"day": 0, "week": 3, "month": 16, "year": 200}[unit]
    days = count * {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit]
    if abs(gap - days) <= slack or gap < 0:
        return None
    start_at = line.start + match.start()
    return _draft(
        text, start_at, line.start + behind[2].end(),
        f"from {one.isoformat()[5:]} to {other.isoformat()[5:]} it is {gap} days, not {match['n']} {unit}{'s' if count != 1 else ''}",
    )  # fmt: skip


def _deictic(text: CheckedText, line: Line) -> Iterator[Draft]:
    published = text.reading.article.published
    if published is None or len(published) < 10 or re.search(r"[\"“”]", line.text):
        return
    day = datetime.date.fromisoformat(published)
    for match in _DEICTIC.finditer(line.text):
        # 'The day before yesterday, Monday'.
        beyond = _BEYOND.search(line.text[: match.start()])
        told = day + datetime.timedelta(days=_SHIFT[match["word"].lower()] + (0 if beyond is None else -1 if beyond["way"] == "before" else 1))
        if calendar.day_name[told.weekday()] != match["day"]:
            yield _draft(
                text, line.start + match.start(), line.start + match.end(),
                f"the day of publication, {published}, is a {calendar.day_name[day.weekday()]}, so {'the day ' + beyond['way'] + ' ' if beyond is not None else ''}{match['word'].lower()} is a {calendar.day_name[told.weekday()]}",
            )  # fmt: skip
    for match in _DEICTIC_DATE.finditer(line.text):
        if _YEARS_AGO.search(line.text, 0, match.start()):
            continue  # 'ten years ago today, on September 11, 2001'
        number, month, year = parts_of_date(match.groupdict())
        beyond = _BEYOND.search(line.text[: match.start()])
        told = day + datetime.timedelta(days=_SHIFT[match["word"].lower()] + (0 if beyond is None else -1 if beyond["way"] == "before" else 1))
        if (number, month) != (told.day, told.month) or (year and year != told.year):
            yield _draft(
                text, line.start + match.start(), line.start + match.end(),
                f"{'the day ' + beyond['way'] + ' ' if beyond is not None else ''}{match['word'].lower()} is {told.isoformat()} by the day of publication, {published}",
            )  # fmt: skip
