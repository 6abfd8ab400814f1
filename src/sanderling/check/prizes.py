"""Nobel prizes: who won which, in what year and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, people_in, plain_name
from sanderling.knowledge.check_persons import offices_of
from sanderling.knowledge.check_tables import prizes

_SHARED = lazily(
    r"^(?:,? who|,? and)? ?(?:(?:had |has |jointly |once )*(?:shared|sharing|won|received|got)) (?:the |a |this year[’']s |last year[’']s |that year[’']s )?(?:(?P<y1>(?:19|20)\d\d) )?Nobel (?:[Pp]eace )?[Pp]rize(?: for peace)?(?: (?:of|in|for) (?P<y2>(?:19|20)\d\d))?,? (?:(?:together|jointly) )?with (?:[a-z’\-]+ ){0,4}$"
)
_WON = lazily(
    r"^(?:,? who|,| and)? ?(?:(?:had |has |also |himself |herself |jointly |once |the |a |been )*(?:won|winner of|awarded|was awarded|was given|received|given|got|laureate of|recipient of|shared)) (?:the |a |this year[’']s |last year[’']s |that year[’']s )?(?:(?P<y1>(?:19|20)\d\d) )?Nobel (?:[Pp]eace )?[Pp]rize(?: for peace)?(?: winner)?(?: (?:of|in|for) (?P<y2>(?:19|20)\d\d))?"
)
_TITLED = lazily(r"\b(?:(?P<y1>(?:19|20)\d\d) )?Nobel (?:[Pp]eace )?(?:[Pp]rize )?(?:laureate|winner|prize-winner|prizewinner)s?(?: (?:of|in|for) (?P<y2>(?:19|20)\d\d))?,? (?:[A-Z][a-z]+ )?$")
_OTHER_PRIZE = lazily(r"\bNobel (?:[Pp]rize )?(?:for|in) (?:literature|medicine|physics|chemistry|economics|[Ll]iterature|[Pp]hysics|[Mm]edicine|[Cc]hemistry|[Ee]conomics)|Nobel (?:literature|medicine|physics|chemistry|economics)")


@cache
def _winners() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for prize in prizes():
        for name in prize.winners if prize.name == "Nobel peace prize" else ():
            found.setdefault(plain_name(name), []).append(prize.year)
    return {name: tuple(years) for name, years in found.items()}


def _years_won(one: PersonMention) -> tuple[int, ...]:
    for name in (one.name, one.person.name, *one.person.aliases):
        if (years := _winners().get(plain_name(name))) is not None:
            return years
    return ()


def prize_conflicts(text: CheckedText, line: Line) -> Iterator[Draft]:
    """Yield winners of a prize that they did not win, of another year or field, or with another."""
    yield from _fields(text, line)
    if _OTHER_PRIZE.search(line.text) or re.search(r"\b(?:nominated|nominee|candidate|tipped|deserves?|wants?|hopes?|hoped|not|never|imprisoned|campaign)\b", line.text):
        return
    people = people_in(text, line)
    tied = _tied_year(text, line, people)
    if tied is not None:
        yield tied
        return
    yield from _goes_to(text, line, people)
    yield from _listed(text, line, people)
    yield from _he_shared(text, line, people)
    source = ("checks/prizes.csv: Norwegian Nobel Committee",)
    for number, one in enumerate(people):
        mine = _years_won(one)
        other = people[number + 1] if number + 1 < len(people) else None
        if other is not None and (match := _SHARED.match(text.text[one.end : other.name_start])) is not None:
            theirs = _years_won(other)
            if not set(mine) & set(theirs):
                why = f"{one.person.name} won the Nobel peace prize in {mine[0]}" if mine else f"{one.person.name} is not known to have won the Nobel peace prize"
                why += f", {other.person.name} in {theirs[0]}" if theirs else f", and {other.person.name} is not known to have won it"
                yield Draft("person-conflict", text.span(one.start, other.end), why, "Check who shared it.", source)
                continue
        if (made := _shared_with(text, line, number, people)) is not None:
            yield made
            continue
        match = _WON.match(text.text[one.end : line.end]) or _TITLED.search(text.text[line.start : one.name_start])
        if match is None:
            continue
        ahead = match.re.pattern == _TITLED.pattern
        start, end = (line.start + match.start(), one.end) if ahead else (one.start, one.end + match.end())
        if not mine:
            if "eace" in match[0] and one.person.name not in _all_names():
                yield Draft("person-conflict", text.span(start, end), f"{one.person.name} is not known to have won the Nobel peace prize", "Check who was meant.", source)
            continue
        told = match["y1"] or match["y2"]
        if told is None:
            rest = re.match(r",? (?:in|of|for) (?P<y>(?:19|20)\d\d)\b", text.text[end : line.end])
            told, end = (rest["y"], end + rest.end()) if rest is not None else (None, end)
        if told is not None and int(told) not in mine:
            yield Draft("date-conflict", text.span(start, end), f"{one.person.name} won the Nobel peace prize in {mine[0]}, not {told}", "Check the year.", source)


_TIED = lazily(r"\b(?P<y1>(?:19|20)\d\d) (?:Nobel )?(?:[Pp]eace )[Pp]rize\b|\b(?:Nobel )?(?:[Pp]eace [Pp]rize|[Pp]rize for [Pp]eace)(?:,? which [a-z]+ [a-z]+)? (?:of|for|in)(?: the year)? (?P<y2>(?:19|20)\d\d)\b")
_GOT = lazily(r"\b(?:won|w[io]nn?er|receiv\w+|award\w*|laureate|given|gave|honour\w*|honor\w*|recipient|shar\w+|got|accept\w+|collect\w+|earned|brought|went|presented|handed|whose)\b")


_NOT_NOBEL = lazily(r"\b(?:Gandhi|Confucius|Sydney|Seoul|Houphou\w+|Lenin|Stalin|Tipperary|Niwano|Westphalia|Augsburg) (?:[A-Z]\w+ )?[Pp]eace [Pp]rize")


def _tied_year(text: CheckedText, line: Line, people: list[PersonMention]) -> Draft | None:
    """'X, the Kenyan who received the Nobel Peace Prize for 2009': a year bound to the prize, and one winner in the sentence."""
    match = _TIED.search(line.text)
    if match is None or _NOT_NOBEL.search(line.text) is not None or len(_TIED.findall(line.text)) > 1 or _GOT.search(line.text) is None or _DOUBT.search(line.text):
        return None
    won = {one.person.id: _years_won(one) for one in people if _years_won(one)}
    told = int(match["y1"] or match["y2"])
    if len(won) != 1 or len({one.person.id for one in people}) > 1 or told in next(iter(won.values())):
        return None
    one = next(one for one in people if _years_won(one))
    return Draft("date-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{one.person.name} won the Nobel peace prize in {_years_won(one)[0]}, not {told}", "Check the year.", ("checks/prizes.csv: Norwegian Nobel Committee",))


_PEACE = lazily(r"\bNobel (?:[Pp]eace|[Pp]rize for [Pp]eace|[Pp]rize)|\b[Pp]eace (?:[Pp]rize|laureates?)\b")
_GOES_TO = lazily(r"\bNobel (?:[Pp]eace [Pp]rize|[Pp]rize for [Pp]eace)(?: (?:of|for|in)(?: the year)? (?P<y>(?:19|20)\d\d))?(?: (?:has|had|have|is|was|will|goes|went|gone|been|awarded|given|presented|handed|again|jointly|today|yesterday|[a-z]+ly|on [A-Z][a-z]+day|for (?:19|20)\d\d|in (?:19|20)\d\d|this year))+ to (?:[a-z]+ )?(?:(?:the |a )?(?:[A-Za-z\-]+ ){0,5})?$")


def _goes_to(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'The Nobel Peace Prize has gone to X': of one who is known not to have won it that year."""
    published = text.reading.article.published
    for one in people[:1]:
        match = _GOES_TO.search(text.text[line.start : one.name_start])
        if match is None or one.person.name in _all_names():
            continue
        years = re.findall(r"\b(?:19|20)\d\d\b", match[0]) or re.findall(r"\b(?:19|20)\d\d\b", line.text) or ([published[:4]] if published else [])
        mine = _years_won(one)
        winners = [prize.winners[0] for prize in prizes() if prize.name == "Nobel peace prize" and years and prize.year == int(years[0])]
        if winners and not mine and one.person.offices:
            yield Draft("person-conflict", text.span(line.start + match.start(), one.end), f"the Nobel peace prize of {years[0]} went to {winners[0]}, not to {one.person.name}", "Check who was meant.", ("checks/prizes.csv: Norwegian Nobel Committee",))


_LISTED = lazily(r"^(?:,| and|, and) (?:(?:his |her |the |its )?(?:[a-zA-Z’\-]+ ){0,5})?$")
_JOINTLY = lazily(r"\b(?:won|shared|handed|awarded|given|went|presented|received|goes|go|split|collected)\b")


def _listed(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'The prize went to X, Y and Z', who make one list, of which one was no winner of that year."""
    if len(people) < 2 or not (_PEACE.search(line.text) and _JOINTLY.search(line.text)):
        return
    for first in range(len(people) - 1):
        run = [people[first]]
        for one in people[first + 1 :]:
            if _LISTED.match(text.text[run[-1].end : one.name_start]) is None:
                break
            run.append(one)
        if len(run) < 2:
            continue
        lead, behind = text.text[line.start : run[0].start], text.text[run[-1].end : line.end]
        if not (re.search(r"\b[Pp]rize\b[^;:]{0,60}\b(?:to|by|between|among) (?:[a-z]+ )?$", lead) or re.match(r"^ (?:[a-z]+ ){0,3}(?:shared|won|received|split|share|collected|were (?:jointly )?(?:awarded|given|handed)) [^,;:]{0,40}[Pp]rize", behind)):
            continue
        won = [(one, _years_won(one)) for one in run]
        years = set.intersection(*(set(mine) for _, mine in won if mine)) if any(mine for _, mine in won) else set()
        wrong = [one for one, mine in won if not mine and one.person.name not in _all_names() and offices_of(one.person)]
        if len(years) == 1 and len(wrong) == 1 and len(run) - len(wrong) >= 1:
            year = next(iter(years))
            winners = next((prize.winners for prize in prizes() if prize.name == "Nobel peace prize" and prize.year == year), ())
            yield Draft("person-conflict", text.span(run[0].start, run[-1].end), f"the Nobel peace prize of {year} went to {', '.join(winners[:3])}, not to {wrong[0].person.name}", "Check who was meant.", ("checks/prizes.csv: Norwegian Nobel Committee",))
            return


_HE_SHARED = lazily(r"\b(?:which|that|prize|[Pp]rize,?) (?:he|she) (?:had |once |jointly )*shared with (?:the )?(?:[a-z\-]+ ){0,4}(?:[A-Z][a-z]+ )?$")


def _he_shared(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[Draft]:
    """'The prize, which he shared with Y in 1993', who won it in another year or never."""
    for one in people:
        year = re.match(r" in (?P<y>(?:19|20)\d\d)\b", text.text[one.end : line.end])
        match = _HE_SHARED.search(text.text[line.start : one.name_start])
        if match is None or year is None or not _PEACE.search(line.text) or int(year["y"]) in _years_won(one) or not (_years_won(one) or offices_of(one.person)):
            continue
        mine = _years_won(one)
        because = f"{one.person.name} won the Nobel peace prize in {mine[0]}" if mine else f"{one.person.name} is not known to have won the Nobel peace prize"
        yield Draft("person-conflict", text.span(line.start + match.start(), one.end), because, "Check who shared it.", ("checks/prizes.csv: Norwegian Nobel Committee",))


_THE_PRIZE = lazily(r"\bthe (?:peace )?prize\b")
_TOGETHER = lazily(r"\b(?:shar\w+|jointly|together|co-laureate|co-winner|fellow laureate|half of|joint (?:winner|recipient|laureate))\b")
_WITH_HIM = lazily(r"\b(?:with|alongside|beside|of) (?:[a-z’\-]+ ){0,5}(?:[A-Z][a-z]+ ){0,2}$")


def _shared_with(text: CheckedText, line: Line, number: int, people: list[PersonMention]) -> Draft | None:
    """'X, who in 1993 shared the Nobel Peace Prize with Y', in whatever order the prize and the year stand."""
    one, other = people[number], people[number + 1] if number + 1 < len(people) else None
    if other is None or not (prize := _PEACE.search(line.text) or (_THE_PRIZE.search(line.text) if "Nobel" in line.text else None)):
        return None
    between = text.text[one.end : other.name_start]
    both = re.match(r"^ (?:[a-z]+ ){0,4}(?:receive|win|share|received|won|shared|will share|were awarded|were given|got|accepted|collected|took) [^.;]{0,40}?(?:Nobel|peace prize|Peace Prize)", text.text[other.end : line.end])
    if between in {" and ", ", and "} and both is not None:
        mine, theirs = _years_won(one), _years_won(other)
        return _apart(text, one, other, mine, theirs) if (mine or theirs) and not set(mine) & set(theirs) and _TOGETHER.search(line.text) else None
    whole = text.text[one.end : max(other.name_start, line.start + prize.end())]
    if not _TOGETHER.search(whole) or not _WITH_HIM.search(between) or re.search(r"[;:]|[’']s? $", between) or (line.start + prize.start() < one.end and "prize" not in between):
        return None
    mine, theirs = _years_won(one), _years_won(other)
    if set(mine) & set(theirs) or not (mine or theirs):
        return None
    return _apart(text, one, other, mine, theirs)


def _apart(text: CheckedText, one: PersonMention, other: PersonMention, mine: tuple[int, ...], theirs: tuple[int, ...]) -> Draft:
    """Return the finding that two who did not share a prize are told to have shared it; one of them won it."""
    known, missing = (one, other) if mine else (other, one)
    why = f"{known.person.name} won the Nobel peace prize in {_years_won(known)[0]}"
    why += f", {missing.person.name} in {_years_won(missing)[0]}" if _years_won(missing) else f", and {missing.person.name} is not known to have won it"
    return Draft("person-conflict", text.span(one.start, other.end), why, "Check who shared it.", ("checks/prizes.csv: Norwegian Nobel Committee",))


_FIELD = lazily(
    r"\bNobel (?:[Pp]rize )?(?:for |in )?(?:the )?(?P<field>[Pp]eace|[Ll]iterature|[Ee]conomics?|[Mm]edicine|[Pp]hysics|[Cc]hemistry|economic sciences)(?: [Pp]rize)?(?: (?:laureate|winner))?(?:,? (?:of|in|for) (?P<y>(?:19|20)\d\d))?"
)
_GIVEN = lazily(
    r"^(?:, [^,;.]{2,50}?(?:,|(?= who )))?(?:,? (?:who|which|and|,))?(?: (?:had|has|was|once|later|jointly|also|himself|herself|been|the|a|first|became))*,? ?(?:won|winn?er of|awarded|given|received|got|shared|laureate of|recipient of|holder of|honoured with|accepted|holds|took) (?:the |a |his |her )?(?:(?P<y1>(?:19|20)\d\d) )?$"
)
_DOUBT = lazily(r"\b(?:nominated|nominee|candidate|tipped|deserves?|wants?|hope[sd]?|not|never|campaign\w* (?:for|to) (?:[a-z]+ ){0,5}(?:Nobel|prize)|should|ought|may|might|could|mistaken\w*)\b")


@cache
def _all_names() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return (prize, year) of each winner by name."""
    found: dict[str, list[tuple[str, int]]] = {}
    for prize in prizes():
        for name in prize.winners:
            found.setdefault(name, []).append((prize.name, prize.year))
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _finder() -> Names:
    return Names(name for name in _all_names() if " " in name)


def _fields(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'X, who won the Nobel Prize in Literature in 1992', whose prize was that for peace."""
    if _DOUBT.search(line.text):
        return
    named = [(at, name, _all_names()[name]) for at, name in _finder().find(line.text)]
    for one in people_in(text, line):
        rows = next((_all_names()[name] for name in (one.person.name, *one.person.aliases) if name in _all_names()), None)
        if rows is not None and not any(at <= one.name_start - line.start < at + len(name) or one.name_start - line.start <= at < one.end - line.start for at, name, _ in named):
            named.append((one.name_start - line.start, one.name, rows))
    for match in _FIELD.finditer(line.text):
        field = match["field"].lower().replace("economic sciences", "economics").replace("economy", "economics")
        for at, name, rows in named:
            end = at + len(name)
            lead = _GIVEN.match(line.text[end : match.start()]) if end <= match.start() else None
            ahead = end > match.start() and re.match(r",? (?:laureate |winner )?$", line.text[match.end() : at]) is not None and "aureate" in match[0] + line.text[match.end() : at] + "x"
            if lead is None and not ahead:
                continue
            if not any(field.rstrip("s") in prize for prize, _ in rows):
                prize, year = rows[0]
                start, stop = (at, match.end()) if lead is not None else (match.start(), end)
                yield Draft("person-conflict", text.span(line.start + start, line.start + stop), f"{name} won the {prize}, in {year}", "Check the prize.", ("checks/prizes.csv",))
                return
            told = match["y"] or (lead["y1"] if lead is not None else None)
            if told is not None and field != "peace" and all(year != int(told) for _, year in rows):
                yield Draft("person-conflict", text.span(line.start + at, line.start + match.end()), f"{name} won the {rows[0][0]} in {rows[0][1]}, not {told}", "Check the year.", ("checks/prizes.csv",))
                return
