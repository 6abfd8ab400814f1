"""Ages and lengths of time against the only two days that a passage gives for them: born and arrested, seized and let go, since when."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.quantities import Quantity, quantities, singular
from sanderling.check.reckoning import draft
from sanderling.check.text import CheckedText, Line
from sanderling.check.timeline import KIN_BESIDE, UNIT_DAYS, Moment, is_age_of_publication, moments, whole_years

_BORN = lazily(r"\b(?:[Bb]orn|(?:came|come) into the world|saw the light of day|(?:first )?saw daylight)\b[^.;\d]{0,40}$|\bborn $|\bb\. $")
_BIRTH = lazily(r"\b(?:[Bb]orn|(?:came|come) into the world|saw the light of day|(?:first )?saw daylight)\b")
_AGE_LEAD = lazily(r"(?i)(?:\b(?:at the age of|aged|age|at age|turned|turns|turning|is|was|only|just|being|at|then|reached|celebrated|kept|when (?:he|she) was)(?: (?:only|just|already|barely|still|a mere|his|her|all of|not quite|a full|fully))?|,) $")
_AGE_TAIL = lazily(r"^(?: years? old| years of age|-year-old)\b|^(?=[,.;)]|$)|^ (?=when\b|on\b|in\b|at (?:his|her|the)\b|and\b|that\b|this\b|as\b|he\b|she\b)")
_NTH = lazily(r"\b(?P<n>\d{1,3})(?:st|nd|rd|th) birthday\b")
_BIRTHDAYS = {"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "fortieth": 40, "thirtieth": 30, "eighteenth": 18, "twentieth": 20}
_BIRTHDAY = lazily(rf"\b(?P<w>{'|'.join(_BIRTHDAYS)}) birthday\b")
_LONG = lazily(
    r"(?i)(?:\b(?:after|for|lasted|lasting|lasts|took|spent|spending|of|having (?:governed|ruled|served|waited|been held) for|went on for|been|it is|was|was a|a|the|had|has had|or)(?: (?:only|just|exactly|almost|nearly|more than|over|about|some|all of|a full|full|a total of|another|long|captivity of))*|,|\bthat is(?: for)?,?|\bthat is) $"
)
_LATER = lazily(r"^ (?:days?|nights?|weeks?|months?|years?|decades?) (?:later|afterwards|after that)\b")
_NOT_LONG = lazily(r"^ (?:days?|weeks?|months?|years?|decades?) (?:ago|old|earlier|before|after|from now|more|in (?:prison|jail) for|to (?!build|finish|complete|find)\w+|hard labour|imprisonment|in (?:prison|jail|a labour camp|custody)\b|behind bars for|notice|away|since the|since he|on the run)\b")
_NOT_LEAD = lazily(r"(?i)\b(?:first|last|next|past|another|every|within|in|under|to|sentenced|sentence of|sentences of|jailed for|term of|terms of|prison for|aged|age of|than|least|contract|lease|guarantee|warranty|loan|visa|ban of|truce of|ceasefire of|mourning|supply|supplies|rations)(?: (?:the|of|for|a|an))* $")
_BEGIN = lazily(
    r"(?i)\b(?:seized|kidnapped|abducted|captured|taken|hijacked|boarded|arrested|detained|jailed|trapped|began|begun|started|broke out|imposed|declared|proclaimed|closed|shut|sealed|surrounded|besieged|invaded|occupied|founded|opened|took office|came to power|seized power|took power|elected|sworn in|appointed|left|set out|sailed|married|exiled|fled|banned|suspended|walked out|vanished|disappeared|went missing|fallen|fell in|collapsed|caved in|gave way|entombed|lost|from|since|between|construction|hunger strike|stopped eating|laid siege|fell ill|born|crowned|came to the throne)\b"
)
_END = lazily(
    r"(?i)\b(?:freed|released|let go|came home|came back|came up|came out|walked out|brought up|brought out|fell silent|returned|rescued|found|brought up|ended|finished|completed|lifted|reopened|opened|opened again|stepped down|resigned|left|left it|left office|died|fell|overthrown|toppled|surrendered|relieved|tried|broken off|called off|arrived|reached|docked|until|till|to|and|divorced|recovered|raised|acquitted|sentenced|handed over|dissolved|restored|abdicated)\b"
)
_SINCE = lazily(r"\b[Ss]ince (?:(?:the|his|her|its|their|a|an) )?(?:[\wÀ-ž’\-]+ ){0,6}?(?:(?:on|in|of) )?$")
_COST = lazily(r"\b(?:cost|costs|costing|lost|loses|losing)\b[^.;]{0,60}$")
_COST_WHAT = lazily(r"^ (?:days|weeks|months)(?: of (?:sailings?|work|production|output|exports?|flights?|lessons|school|trade|income|earnings|shipments?|deliveries|business|fishing|pumping|operations?|sales|traffic))?(?=[,.;]| |$)")
"""'The strike cost the port nine days of work': as long as it lasted."""
_FOR_YEARS = lazily(r"(?i)\b(?:for|after|of|had|has had|have had|that is(?: for)?,?|ruled(?: for)?|its|his|her|their|now|the) (?:(?:more than|over|nearly|almost|about|some|exactly|just|long|only|all of|these|last|past) )*$")


def length_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield ages and lengths of time that are not those between the days told."""
    told = moments(text)
    if not told:
        return
    lines = [line for line in text.lines if not line.heading]
    done = False
    for number, line in enumerate(lines):
        if not text.counts(line) or re.search(r"[“”\"]", line.text):
            continue
        group = [line]
        here = [m for m in told if m.line is line]
        if number + 1 < len(lines):
            group.append(lines[number + 1])
        if here and _BIRTH.search(line.text):
            for made in _ages(text, [one for one in (lines[number - 1] if number else None, *group) if one is not None], told):
                yield made
                done = True
        if done:
            return
        made_since = _since(text, line, here) or _held_since(text, line, here) or _in_post(text, line, here) or _sentence(text, line, here)
        if made_since is not None:
            yield made_since
            continue
        made_length = _length(text, group, told) or (_length(text, [line], told) if len(group) > 1 else None)
        if made_length is not None:
            yield made_length
            return


def _ages(text: CheckedText, lines: list[Line], told: list[Moment]) -> Iterator[Draft]:
    here = [m for m in told if any(m.line is line for line in lines)]
    births = [m for m in here if _BORN.search(m.line.text[: m.start])]
    if len(births) != 1 or len(_BIRTH.findall(text.text)) != 1:
        return
    born = births[0]
    others = sorted({m.first for m in here if m is not born and m.first != born.first})
    others = [day for day in others if not all(re.search(r"\bsince (?:[A-Z][a-z]+ )?$", m.line.text[: m.start]) for m in here if m.first == day)]
    events = [m for m in here if m is not born and m.first != born.first]
    ages: list[tuple[Line, float, int, int]] = []
    for line in lines:
        ages += [(line, float(m["n"]), m.start(), m.end()) for m in _NTH.finditer(line.text)]
        ages += [(line, float(_BIRTHDAYS[m["w"]]), m.start(), m.end()) for m in _BIRTHDAY.finditer(line.text)]
        for one in quantities(text, line):
            if one.percent or one.money or one.scale != 1.0 or one.value % 1 or not 3 <= one.value <= 115:
                continue
            lead, tail = line.text[: one.start], line.text[one.end :]
            if (re.search(r", (?:who|he|she) (?:was|is) $", lead) and tail.startswith(",")) or KIN_BESIDE.search(lead):
                continue  # the age of the day of the news, told aside
            old = re.match(r"^(?: years? old| years of age|-year-old)\b", tail) is not None
            if old or (_AGE_LEAD.search(lead) and _AGE_TAIL.match(tail) and re.search(r"(?i)\b(?:of|aged?|turned|turns|was|is|only|just|at|being|then|already|still)\b(?: \w+)? $|, $", lead)):
                ages.append((line, one.value, one.start, one.end))
    if len(ages) == 1 and not others:
        yield from _birthday_now(text, born, ages[0])
        yield from _aged_now(text, born, ages[0])
        return
    if len(ages) != 1 or len(others) != 1 or len({m.line for m in events}) > 2:
        return
    line, said, start, end = ages[0]
    event = events[0]
    most = whole_years(born.first, max(m.last for m in events))
    least = whole_years(born.last, min(m.first for m in events))
    if event.line is line and event.start > end and not (born.line is line and born.start > end) and re.search(r"\band\b", line.text[end : event.start]):
        return  # 'joined the army at 18 and became a general in 1990'
    if (_NOW_TOLD.search(line.text) or re.search(r"\b(?:is|has)\b", line.text)) and is_age_of_publication(text, born, said):
        return  # 'ousted in November 2017, died on Friday at the age of 95': the age of the day of the news
    if least < 0 or least <= said <= most or not (born.line is line or event.line is line or re.match(r"(?:He|She) (?:was|had been) (?:only |just )?\d|(?:[A-Z][\w’\-]+ ){0,2}[A-ZÀ-Þ][\w’\-]+, (?:aged |now )?\d\d,", line.text)) or re.search(r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|whose|children)\b", line.text[max(0, start - 50) : start]):
        return
    yield draft(text, line, start, end, f"from {born.shown} to {event.shown} it is {least if least == most else f'{least} or {most}'} years, not {said:g}")


_NOT_NOW = lazily(r"(?i)\b(?:when|at the time|after|later|since|until|ago|then|by|first|had|until|father|mother|son|daughter|wife|husband|brother|sister|whose)\b")
_NOW_TOLD = lazily(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|this week|last week|this month)\b")
_TO_COME = lazily(r"\b(?:will|next|coming|shortly|soon|approach\w*|nears?|ahead of|eve of|is to|would)\b")
NEWS_DAYS = 10
"""What is told with a weekday was no more days before the day of publication."""


def _birthday_now(text: CheckedText, born: Moment, age: tuple[Line, float, int, int]) -> Iterator[Draft]:
    """'Who was born on 21 February 1924, celebrated his 80th birthday on Thursday': against the day of publication."""
    published = text.reading.article.published
    line, said, start, end = age
    if published is None or len(published) != 10 or "birthday" not in line.text[start : end + 10] or _NOW_TOLD.search(line.text) is None or _NOT_NOW.search(line.text[max(0, start - 60) : end]) is not None:
        return
    now = datetime.date.fromisoformat(published)
    least, most = whole_years(born.last, now - datetime.timedelta(days=NEWS_DAYS)), whole_years(born.first, now + datetime.timedelta(days=1))
    if _TO_COME.search(line.text) is not None:
        most += 1
    if least > 0 and not least <= said <= most:
        yield draft(text, line, start, end, f"from {born.shown} to {published} it is {most} years, not {said:g}")


_AGE_BESIDE = lazily(r"(?:[A-ZÀ-Þ][\w’.\-]+|\)),? (?:who is |now )?(?:aged )?$|^Aged $|\b(?:who )?is (?:now |only |just )?$|\b(?:a|an|the) (?:[a-z\-]+ ){1,4}(?:of|aged) $|\b(?:aged) $")
_DEAD_NOW = lazily(r"(?i)\b(?:dead|victim|killed|slain|drowned|late|body|suspect|accused|arrested|convict\w*|detained|missing)\b")


def _aged_now(text: CheckedText, born: Moment, age: tuple[Line, float, int, int]) -> Iterator[Draft]:
    """'The new ambassador, aged 58, was born in 1949'; 'born on 3 March 1952, was 32': the age of the day of the news."""
    published = text.reading.article.published
    line, said, start, end = age
    if published is None or len(published) != 10 or "birthday" in line.text[start : end + 10]:
        return
    lead, tail = line.text[:start], line.text[end:]
    beside = _AGE_BESIDE.search(lead) is not None and not (lead.endswith("the age of ") and tail.startswith(" and ")) and re.match(r"^[,.;)]|^$|^ (?:who (?:was|is) )?born\b|^ and\b|^ who was born\b", tail) is not None
    was = re.search(r"(?:,|\b(?:he|she)) (?:was|would have been) (?:only |just )?$", lead) is not None and re.match(r"^[.;,]|^$| years old[.;,]", tail) is not None and _DEAD_NOW.search(f"{born.line.text} {line.text}") is not None
    if not (beside or was or re.match(r"^-year-old\b", tail)) or _NOT_NOW.search(re.sub(r"\bfirst (?:lady|secretary|minister|deputy)\b", "", lead[-60:])) is not None or re.match(r"^,? (?:when|at the time|then)\b", tail) or re.search(r"\bdied (?:in|at)\b", lead):
        return
    now = datetime.date.fromisoformat(published)
    least, most = whole_years(born.last, now - datetime.timedelta(days=NEWS_DAYS)), whole_years(born.first, now)
    # A reporter's slip of one year is no contradiction that a desk would look at.
    if least > 0 and not least - 1 <= said <= most + 1:
        yield draft(text, line, start, end, f"from {born.shown} to {published} it is {most} years, not {said:g}")


def _unit(one: Quantity, line: Line) -> str:
    match = re.match(r"^[- ](?:long |full |whole )?(?P<unit>days?|nights?|weeks?|fortnights?|months?|years?|decades?)\b", line.text[one.end :])
    return singular(match["unit"]) if match is not None else ""


def _lengths(text: CheckedText, line: Line) -> list[tuple[Quantity, str]]:
    found = []
    for one in quantities(text, line):
        unit = _unit(one, line) if not (one.percent or one.money) else ""
        lead, tail = line.text[: one.start], line.text[one.end :]
        cost = unit and _COST.search(lead) is not None and _COST_WHAT.match(tail) is not None
        if not cost and re.match(r"^[ -][a-z]+ of (?!captivity\b|detention\b|imprisonment\b|siege\b|custody\b|rule\b|exile\b|silence\b|hunger\b|[a-z]+ (?:that|which) (?:had )?(?:began|begun|started|broke out)\b)", tail):
            continue  # 'after two weeks of protests' may be of others
        if not unit or _NOT_LONG.match(tail.replace("-", " ", 1)) or _NOT_LEAD.search(lead):
            continue
        if cost or _LATER.match(tail) or _LONG.search(lead):
            found.append((one, unit))
    return found


def _news_day(text: CheckedText, lines: list[Line]) -> Moment | None:
    """The weekday on which the news of some sentences was, as a moment: 'came home on Wednesday'."""
    published = text.reading.article.published
    if published is None or len(published) != 10:
        return None
    today = datetime.date.fromisoformat(published)
    found = [(line, match) for line in lines for match in _NEWS_WEEKDAY.finditer(line.text)]
    if len(found) != 1:
        return None
    line, match = found[0]
    back = (today.weekday() - list(calendar.day_name).index(match["day"])) % 7
    day = today - datetime.timedelta(days=back)
    return Moment(day, day, "day", match.start("day"), match.end("day"), line)


_NEWS_WEEKDAY = lazily(rf"\b(?:on|late on|early on) (?P<day>{'|'.join(calendar.day_name)})\b(?!,? (?:the )?\d)")


def _length(text: CheckedText, lines: list[Line], told: list[Moment]) -> Draft | None:
    """A length of time in the two sentences that hold two days, and no other: one of a beginning, one of an end."""
    here = [m for m in told if any(m.line is line for line in lines)]
    if len({m.first for m in here}) == 1 and here[0].precision != "year" and (news := _news_day(text, lines)) is not None and news.first > here[0].first:
        here.append(replace(news, precision=here[0].precision))
    if len({m.first for m in here}) != 2 or (len({m.precision for m in here}) > 1 and (len({m.line for m in here}) > 1 or "year" in {m.precision for m in here})) or any(re.search(r"\b[Bb]orn\b", line.text) for line in lines):
        return None
    lengths = [(line, one, unit) for line in lines for one, unit in _lengths(text, line)]
    if len(lengths) != 1:
        return None
    line, one, unit = lengths[0]
    low, high = sorted({m.first: m for m in here}.values(), key=lambda m: m.first)
    # 'From August 1952 to 7 February 1999' is told to the month.
    precision = "month" if low.precision != high.precision else low.precision
    if (precision == "year" and unit not in {"year", "decade"}) or (precision == "month" and unit not in {"month", "year", "decade"}):
        return None
    if not (_begins(low) and _ends(high)) and not _in_one_clause(line, one, low, high):
        return None
    days = (high.first - low.first).days
    said = one.value * UNIT_DAYS[unit]
    slack = {"day": 1.0, "night": 1.0, "week": 4.0, "fortnight": 7.0, "month": 18.0, "year": 370.0 if precision == "year" else 200.0, "decade": 2000.0}[unit]
    loose = one.approximate or re.search(r"(?i)\b(?:nearly|almost|about|some|over|more than|less than|around)\b[^,]{0,8}$", line.text[: one.start]) is not None
    if abs(days - said) <= slack + (0.2 * days if loose else 0.02 * days) or days <= 0 or not 0.2 * days < said < 6 * days:
        return None
    real = days / UNIT_DAYS[unit]
    end = one.end + 1 + len(unit)
    return draft(text, line, one.start, min(end + (line.text[end : end + 1] == "s"), len(line.text)), f"from {low.shown} to {high.shown} it is {real:.0f} {unit}{'' if round(real) == 1 else 's'}, not {one.value:g}")


_SPENT = lazily(r"(?i)\b(?:spent|lasted|lasting|lasts|endured|remained|stayed|after|held out|held on|governed|ruled|reigned|served|waited)(?: (?:for|only|just|exactly|all of|a full|full|some|about|nearly|almost|over|more than|in all))* $")


def _in_one_clause(line: Line, one: Quantity, low: Moment, high: Moment) -> bool:
    """'Who was sent to prison in 1962 and came out in 1990, spent 38 years behind walls': two days that one 'and' joins, then what lay between."""
    if not (low.line is line and high.line is line and low.end < high.start < one.start) or _SPENT.search(line.text[: one.start]) is None:
        return False
    between, rest = line.text[low.end : high.start], line.text[high.end : one.start]
    return re.match(r"^,? and (?!his\b|her\b|its\b|their\b|the\b|an?\b|[A-Z])", between) is not None and re.match(r"^,? (?:and |has |had |he |she |it |they |thus |so )*(?:spent|lasted|after|endured|remained|stayed|governed|ruled|reigned|served|waited|held)\b", rest) is not None


def _around(one: Moment) -> str:
    return one.line.text[max(0, one.start - 75) : one.start]


def _begins(one: Moment) -> bool:
    lead = re.split(r"[;]", _around(one))[-1]
    return _BEGIN.search(lead) is not None or (re.search(r"(?:^|[;,.] )(?:[Oo]n|[Ii]n) $", one.line.text[: one.start]) is not None and _BEGIN.search(one.line.text[one.end : one.end + 60]) is not None)


def _ends(one: Moment) -> bool:
    lead = re.split(r"[;]", _around(one))[-1]
    return _END.search(lead) is not None or (re.search(r"(?:^|[;,.] )(?:[Oo]n|[Ii]n) $", one.line.text[: one.start]) is not None and _END.search(one.line.text[one.end : one.end + 60]) is not None)


def _since(text: CheckedText, line: Line, here: list[Moment]) -> Draft | None:
    """'Who had ruled since independence in 1980 resigned after 27 years in power': against the day of publication."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or len(here) != 1 or re.search(r"\bfirst\b|\blast\b", line.text):
        return None
    one = here[0]
    told = [(q, unit) for q in quantities(text, line) if not (q.percent or q.money) and (unit := _unit(q, line)) in {"year", "decade"}]
    if len(told) != 1 or one.precision == "day":
        return None
    count, unit = told[0]
    lead, tail = line.text[: count.start], line.text[count.end :]
    since = _SINCE.search(line.text[: one.start]) is not None
    shut = re.search(r"\b(?:shut|closed|banned|took power|came to power|seized power|took office|abolished|left|broken off|dissolved|fled|exiled|lost) (?:[\w ]{0,12})?in $", line.text[: one.start]) is not None and re.search(r"\b(?:has|have|still)\b", line.text[one.end :]) is not None
    now_told = re.match(r"^ (?:years|decades) (?:now|already|to date|in all)\b", tail) is not None
    if not (since or shut) or not (_FOR_YEARS.search(lead) or now_told) or re.match(r"^[- ](?:years?|decades?)(?:-old| old| ago| later| earlier| before| sentence| term| after| to)\b", tail) or _NOT_LEAD.search(lead):
        return None
    if re.search(r"\b(?:prison|jail|sentenced|aged|war of|contract)\b", line.text) and not since:
        return None
    # A comma or a verb that ends the clause of 'since' leaves the length with the same subject; another number would not.
    now = datetime.date.fromisoformat(published)
    real = (now - one.first).days / 365.25
    said = count.value * (10 if unit == "decade" else 1)
    loose = count.approximate or unit == "decade" or re.search(r"(?i)\b(?:nearly|almost|about|some|over|more than)\b[^,]{0,8}$", lead) is not None
    if real <= 1 or abs(real - said) <= (1.1 if not loose else 1.1 + 0.18 * real) or not 0.3 * real < said < 3 * real:
        return None
    first, last = min(one.start, count.start), max(one.end, count.end)
    return draft(text, line, first, last, f"from {one.shown} to {published} it is {real:.0f} years, not {said:g}")


_TOOK_OVER = lazily(
    r"\b(?:who|which|and|,) (?:had |has |[a-z]+ly |first )*(?:taken|took|seized|come|came|assumed|risen|rose|been (?:elected|crowned|installed|appointed|sworn in|named|chosen|put in)|was (?:elected|crowned|installed|appointed|sworn in|named|chosen)|became|become|succeeded|mounted|ascended|grabbed|moved into|gone into|went into|fled|been (?:jailed|banished|exiled)|was (?:jailed|banished|exiled)|won|inherited|founded)\b[^,;.]{0,60}\b(?:in|on) $"
)
_HELD = lazily(r"(?i)\b(?:after|ended|ending|end of|following|despite|in) (?:(?:more than|over|nearly|almost|about|some|exactly|just|his|her|its|a) )*$")
_HELD_TAIL = lazily(r"^[- ](?:years?|decades?) (?:in (?:power|office|charge|command|exile|prison|jail|government|the (?:post|job|palace))|as [a-z]+|at (?:the|its) (?:head|helm|top)|on the throne|of (?:his|her|its|one-man|iron|army|military|unbroken)? ?(?:rule|reign|exile|power)|of rule|abroad|behind bars)\b|^-year (?:rule|reign|grip|exile|presidency|premiership|tenure|dictatorship)\b")
FARTHEST_SLIP = 15
"""A count of years farther from the right one counts from another beginning."""


def _held_since(text: CheckedText, line: Line, here: list[Moment]) -> Draft | None:
    """'Who had taken over in November 1987, fled on Friday after 33 years in power': against the day of publication."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or len(here) != 1 or _NOW_TOLD.search(line.text) is None:
        return None
    one = here[0]
    told = [(q, unit) for q in quantities(text, line) if not (q.percent or q.money) and (unit := _unit(q, line) or ("year" if line.text[q.end :].startswith("-year") else "")) in {"year", "decade"}]
    if len(told) != 1 or _TOOK_OVER.search(line.text[: one.start]) is None:
        return None
    count, unit = told[0]
    lead, tail = line.text[: count.start], line.text[count.end :]
    if _HELD_TAIL.match(tail) is None or (tail[:1] == " " and _HELD.search(lead) is None):
        return None
    real = (datetime.date.fromisoformat(published) - one.first).days / 365.25
    said = count.value * (10 if unit == "decade" else 1)
    loose = count.approximate or unit == "decade"
    if real <= 1 or abs(real - said) <= (1.1 if not loose else 1.1 + 0.18 * real) or abs(real - said) > FARTHEST_SLIP:
        return None
    return draft(text, line, count.start, min(count.end + 6, len(line.text)), f"from {one.shown} to {published} it is {real:.0f} years, not {said:g}")


_ENTERED = lazily(
    r"(?i)\b(?:took (?:it|them|that|this|the [a-z\-]+(?: [a-z\-]+)?|up the [a-z]+|up [a-z]+|over|office|charge|command|power|his seat|her seat)(?: (?:over|up|on))?(?: as [a-z ]+?)?(?: from [^,;.]{3,40})?|taken (?:it|the post|over|office|charge)(?: over)?|"
    r"(?:was|been|be) (?:first |originally )?(?:appointed|elected|named|installed|ordained|enthroned|consecrated|sworn in|chosen|picked|made|hired|promoted)\b[^,;.]{0,50}?|appointed(?: to [^,;.]{3,40})?|became [^,;.]{3,40}|assumed [^,;.]{3,30}|came to (?:power|the [a-z]+|office)|entered (?:parliament|office|the [a-z]+|politics)|joined [^,;.]{3,40}|"
    r"(?:has|had) (?:led|headed|run|held|governed|chaired|directed|managed|ruled|commanded|edited|coached|served|sat)\b[^,;.]{0,40}? since|in (?:the )?(?:post|job|office|chair|role|power) since|(?:president|chairman|director|governor|mayor|head|leader|chief|secretary-general|chairwoman|coach|editor|judge|bishop|archbishop|rector) (?:of [^,;.]{3,40} )?since|a post (?:he|she) (?:took|won|assumed)(?: up| over)?|(?:took|taken) (?:up |over )(?:the |his |her )?(?:[a-z\-]+ ){0,2}[a-z\-]+) (?:in|on)?(?: (?:early|late|mid))? ?$"
)
_YEARS_THERE = lazily(
    r"^[ -]years? (?:in (?:the|that|his|her) (?:post|job|office|chair|role|position|saddle|seat|service)|in (?:office|power|charge|command|post|parliament|government|politics)|on the (?:bench|throne|job|board|court|council)|at (?:the|its) (?:helm|head|top|wheel)|as [a-z]+|as (?:its|their|the) [a-z]+|of service|of rule|there\b|with the [a-z]+)"
)
_BARE_YEARS = lazily(r"^ years?(?=[,.;:]|$)")
_LEAVES = lazily(r"\b(?:leaves|is leaving|left|leave|retires|is retiring|retired|retire|steps down|stepped down|step down|is stepping down|resigns|resigned|resign|quits|quit|stands down|stood down|bows out|bowed out|hands over|handed over|hands the|handed the|gives up|gave up|departs|departed|goes|ends|ended|lost|loses|lays down|laid down|was (?:voted out|ousted|removed|dismissed|replaced|sacked|beaten|defeated)|makes way|made way|says goodbye)\b")
_AFTER_YEARS = lazily(r"(?i)\bafter (?:(?:more than|over|nearly|almost|about|some|exactly|just|his|her|all of|only|barely) )*$")


def _in_post(text: CheckedText, line: Line, here: list[Moment]) -> Draft | None:
    """'Leaves after 27 years in the post: he took it over in 1980': against the day of publication."""
    published = text.reading.article.published
    if published is None or len(published) < 10 or "after" not in text.words(line):
        return None
    begun = [m for m in here if _ENTERED.search(line.text[: m.start])]
    if len(begun) != 1 or {m.first.year for m in here} - {begun[0].first.year, int(published[:4])} or _LEAVES.search(line.text) is None:
        return None
    told = [q for q in quantities(text, line) if not (q.percent or q.money) and _AFTER_YEARS.search(line.text[: q.start]) and (_YEARS_THERE.match(line.text[q.end :]) or _BARE_YEARS.match(line.text[q.end :]))]
    if len(told) != 1 or re.search(r"(?i)\b(?:jail|prison|sentence\w*|war|first|second|again|returned|twice)\b", line.text):
        return None
    one = told[0]
    then = [m for m in here if m is not begun[0] and m.first.year != begun[0].first.year]
    now = then[0].first if then and then[0].precision != "year" else datetime.date.fromisoformat(published)
    real = (now - begun[0].first).days / 365.25
    loose = 1.3 + (0.18 * real if one.approximate else 0.0)
    if real <= 1 or abs(real - one.value) <= loose or not 0.25 * real < one.value < 4 * real or abs(real - one.value) > FARTHEST_SLIP:
        return None
    return draft(text, line, one.start - 6 if line.text[: one.start].endswith("after ") else one.start, min(one.end + 6, len(line.text)), f"from {begun[0].shown} to {now} it is {real:.0f} years, not {one.value:g}")


_SENTENCED = lazily(rf"\b(?:sentenced|jailed|condemned|sent (?:to (?:prison|jail)|down)|given|got|received|imprisoned)\b[^,;.]{{0,50}}?\b(?P<n>\d{{1,2}}|{WORD}) years?\b(?! (?:ago|later|earlier|old)\b)")
_COMES_OUT = lazily(r"\b(?:will|would|is to|was to|is due to|was due to|can|could|shall) (?:not )?(?:walk free|be (?:released|freed|free|let out|eligible for release)|leave (?:prison|jail)|come out|go free|get out|have served|finish|regain)\b[^,;.]{0,25}\bin $|\brelease (?:is )?(?:due|expected|scheduled) in $")


def _sentence(text: CheckedText, line: Line, here: list[Moment]) -> Draft | None:
    """'Was sentenced to eight years in 2003 and will walk free in 2018': nobody serves more than the sentence."""
    if len(here) != 2 or "years" not in text.words(line):
        return None
    match = _SENTENCED.search(line.text)
    if match is None:
        return None
    out = [m for m in here if _COMES_OUT.search(line.text[: m.start])]
    begun = [m for m in here if m not in out and re.search(r"\b(?:in|on) $", line.text[: m.start])]
    if len(out) != 1 or len(begun) != 1:
        return None
    years = int(match["n"]) if match["n"].isdigit() else int(value_of_word(match["n"]))
    real = out[0].first.year - begun[0].first.year
    whole = re.search(r"\b(?:whole|full|entire|every (?:day|year)|in full|to the (?:end|last day))\b", line.text) is not None
    if years + 1 < real < 6 * years or (whole and 0 < real < years - 3):
        return draft(text, line, out[0].start, out[0].end, f"from {begun[0].shown} to {out[0].shown} it is {real} years, not {years}")
    return None
