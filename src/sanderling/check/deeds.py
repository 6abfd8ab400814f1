"""Deeds told of the dead and the unborn: who is said to do something on a day outside his or her life, or reign.

A person acts where the name opens a clause and a past deed follows, or where another meets, greets or shows him or her.
What is done in his or her name, to the memory, in a film, or in a clause about earlier days is no deed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sanderling.check.after_death import POSTHUMOUS, acts_after_death
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Spotter
from sanderling.check.who import PersonMention, dates_between, dates_of, plain_name
from sanderling.knowledge.actor_data import persons

_MEMORY = lazily(
    r"(?i)\b(?:statue|tomb|grave|mausoleum|memory|memorial|anniversary|named (?:after|for)|in honou?r of|posthumous\w*|funeral|burial|buried|biopic|"
    r"film|movie|actors?|actress|novel|play|musical|opera|portrait|bust|wax|legacy|will of|foundation|heirs?|ghost|spirit|impersonator|"
    r"lookalike|look-alike|dressed as|namesake|disciples?|(?<![’']s )followers?|centenary|birthplace|house where|once(?! (?:he|she|it|they|we|all|every|(?:the|an?|its|his|her|their|our|these|those) (?:[\w’'\-]+ ){1,6}?(?:is|are|was|were|has|have|had|goes|comes|ends|end|begins|begin)\b))|biograph\w+|memoirs?|historian|archives?|museum|exhibition|auction|relics?|embalmed)\b"
)
_LONG_AGO = lazily(r"\b(?:years?|decades?|century|months?) ago\b[^;:]{0,60}$")
_REMEMBERED = Spotter(
    r"^(?:statue|tomb|grave|mausoleum|memory|memorial|anniversary|named|hono|posthumous|funeral|burial|buried|biopic|film|movie|actor|actress|novel|play|musical|opera|portrait|bust|wax|legacy|will|foundation|heir|ghost|spirit|impersonator|"
    r"look|dressed|namesake|disciple|follower|centenary|birthplace|house|once|biograph|memoir|historian|archive|museum|exhibition|auction|relic|embalmed)"
)
"""Words without one of which a sentence tells of no memory."""
_IRREGULAR = (
    "met|said|told|flew|went|sent|spoke|left|held|gave|took|made|came|rode|drove|drank|ate|sang|swam|won|lost|wrote|read|laid|led|"
    "cut|put|saw|heard|found|brought|bought|sold|sat|stood|shook|struck|threw|broke|began|chose|did|fell|got|hung|kept|knelt|paid|ran|sought|"
    "slept|spent|swore|taught|thought|wore|dug|forbade|bade|lent|built|caught|fed|fought|shot|split|set|hit"
)
_LASTING = (
    "died|inspired|influenced|embodied|represented|symboli[sz]ed|shaped|deserved|remained|belonged|lived|ruled|reigned|governed|"
    "rested|mattered|needed|existed|loomed|figured|featured|appeared|ranked|topped|turned|used|called|honou?red|remembered|named|considered|"
    "wanted|believed|loved|hated|feared|founded|passed|headed|dominated|overshadowed|retained|gained|received"
)
_PASSIVE = rf"was (?:himself |herself |also )?(?!(?:{POSTHUMOUS})\b)[a-z]{{3,}}ed\b(?! (?:after|in memory)\b)"
_ACTS = lazily(
    rf"^(?:,[^,.;]{{1,60}},)? (?:(?:also|again|then|later|personally|secretly|[a-z]+ly|himself|herself) )*"
    rf"(?:(?!(?:{_LASTING})\b)[a-z]+ed|{_IRREGULAR}|was (?:himself |herself |also )?(?:arrested|jailed|imprisoned|beaten|tortured|expelled|wounded|detained|interned|deported|elected|elected to)|received(?! a posthumous)|called(?! for\b)|{_PASSIVE}|was (?:seen|greeted|welcomed|met|received by|given|handed|shown|there|on hand|"
    r"among (?:the )?(?:guests|visitors|passengers|first)|in [A-Z]|at the|joined|accompanied|cheered|interviewed|photographed in|sworn in)|were (?:seen|greeted))\b"
)
_WILL_ACT = lazily(
    rf"^(?:,[^,.;]{{1,60}},)? (?:(?:will|is to|is due to|is expected to) (?!be (?:{POSTHUMOUS})\b)|plans to|has (?:just )?(?:arrived|asked|told|agreed|ordered|invited|promised|signed|opened|offered|called|"
    r"joined|accepted|decided|announced|said|sent|left|flown|visited|met)|is visiting|arrives|wants to|hopes to)\b"
)
_STATE_WORD = lazily(r"\b(?!(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December|The|On|In|At|When|Then|But|And|Yesterday|Today) )[A-Z][\w.\-]+(?:[’']s)? $")
"""'Palestinian leader Yasser Arafat': the mention may begin behind the state's adjective."""
_WHOSE_KIN = lazily(r"\b(?:son|daughter|grandson|granddaughter|brother|sister|nephew|niece|cousin|uncle|widow|widower|wife|husband|heir|great-grandson|descendant|child|children|disciple|biographer)s? of (?:the |its |his |her )?(?:[a-z\-]+ ){0,4}(?:[a-z\-]+, |[A-Z][a-z]+ )?$")
_FORMER = lazily(r"\b(?:[Ff]ormer|[Ee]x-|[Oo]ne-time|[Ff]ormer long-time|[Rr]etired|[Ff]ounding) ?$")
"""A former office stands before the state's adjective, outside the mention."""
_OPENS = lazily(
    r"(?i)(?:^|[,;:—–“\"(]| -|\b(?:and|but|then|the|yesterday|today|night|morning|afternoon|evening|week|month|year|later|ago|\d{1,4}|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|leader|president|king|queen|pope))\s*$"
)
_AND_OTHER = lazily(r"^(?:, (?:[A-ZÀ-Þ][\w’\-]+ ?){1,3})? and (?:(?:King|Queen|President|Prime Minister) )?(?:[A-ZÀ-Þ][\w’\-]+ ?){1,4}(?= [a-z])")
"""'X and Y met': what both do, X does."""
_ASIDE = lazily(r"^, (?:who|whose|whom|which)\b[^,.;]{1,70},")
_HAD_DONE = lazily(rf"^(?:,[^,.;]{{1,60}},)? had (?:(?:[a-z]+ly|also|just) )?(?:[a-z]+ed|{_IRREGULAR})\b")
_RELATIVE = lazily(
    r"(?i)\b(?:that|which|where|when|whom|whose|who|after|before|since|as|because|until|once|if|whether|while|than)(?: the)?(?: [a-z\-]+){0,2}\s*$"
)
_MEETS = lazily(
    r"(?:\b(?:met(?: with)?|greeted|welcomed|hosted|talks with|shook hands with|spoke (?:to|with)|interviewed|dined with|told|embraced|telephoned|lunched with|"
    r"accompanied by|received by|greeted by|welcomed by|handed (?:[\w’]+ ){1,4}to|sat (?:beside|with|next to)|alongside|played (?:[a-z]+ )?with))\s*$"
)
MEETS_WITH = lazily(r"\b(?:met|shook hands|talks|talked|spoke|dined|lunched|conferred|sat down|sat|flew|travelled|walked|appeared|posed|arrived|breakfasted|argued|embraced)\b[^.;:“”\"]{0,70}\bwith (?:[A-Za-z]+ )?$")
_GUESTS = lazily(
    r"(?i)\b(?:(?:among )?(?:the |his |her |its |their )?(?:guests?|mourners|those (?:present|attending|invited|who (?:came|attended|spoke))|participants|speakers|delegates|visitors|signatories|spectators|passengers|audience|company|party|dinner guests|panel|front row)\b"
    r"[^.;]{0,50}\b(?:included?|were|was)(?: also)?|was attended by|were attended by|gathering of) (?:[^.;]{0,90}(?:,| and) )?(?:[A-Z][a-z]+ )?$"
)
"""A list of those who were somewhere: 'guests included X, Y and Z'."""
_DONE_BY = lazily(r"\b(?:agreed|signed|opened|received|greeted|welcomed|ordered|approved|led|chaired|attended|interviewed|accompanied|handed over|met|shown round|sworn in|inspected) (?:[a-z]+ )?(?:personally |in person )?by (?:[A-Za-z]+ )?$")
_SHOWN = lazily(
    r"\b(?i:photographs?|photos?|pictures?|film|newsreel|footage|letter|drawing|recording|postcard|diary|telegram|snapshot|negative)\b"
)
_PICTURES = frozenset("photograph photographs photo photos picture pictures film newsreel footage letter drawing recording postcard diary telegram snapshot negative".split())
_MADE_IN = lazily(
    r"\b(?:taken|made|shot|filmed|recorded|written|dated|drawn|signed|from|of|posted|sent)(?: (?:in|on))?(?: (?:about|early|late))?(?: \d{1,2})?(?: [A-Z][a-z]+)?(?: \d{1,2},)? (?P<year>(?:18|19|20)\d\d)\b"
)
_SHOWS = lazily(r"\b(?:shows?|showing|of|by|from|with|to|depicts?|in which)\s*(?:the )?(?:young |little )?$")


def deed_conflicts(
    text: CheckedText, line: Line, one: PersonMention, born: str, died: str, source: str
) -> Iterator[Draft]:
    """Yield a finding where a person is said to have acted after death, or before birth or in early childhood.

    ``born`` and ``died`` are ISO dates of the precision known, empty where unknown.
    """
    shown = _shown_year(text, line, one)
    if shown and ((born and shown < born[:4]) or (died and shown > died[:4] and "photo" in line.text.lower())):
        why = f"was born on {born}" if born and shown < born[:4] else f"died on {died}"
        yield _draft(text, one, f"{one.person.name} {why}, which does not fit {shown}", source)
        return
    relative = _THAT_HE.match(text.text[one.end : line.end]) if _THAT.search(text.text[line.start : one.name_start]) else None
    if relative is not None:
        year = int(relative["year"])
        why = f"died on {died}, before {year}" if died and year > int(died[:4]) else f"was born on {born}, and was a child or not yet born in {year}" if born and year - int(born[:4]) < (18 if _OF_AGE.search(relative[0]) else 10) else ""
        if why and not _has_namesake(one):
            yield Draft("person-conflict", text.span(one.start, one.end + relative.end()), f"{one.person.name} {why}", "Check the date, or who was meant.", (source,))
        return
    if _REMEMBERED.among(text.words(line)) and _MEMORY.search(line.text):
        return
    if died and "ago" in text.words(line) and _LONG_AGO.search(text.text[line.start : one.start]):
        return  # 'Thirty years ago on Tuesday X walked out of prison'
    before = _FORMER.sub("", _STATE_WORD.sub("", text.text[line.start : one.start]))
    after = _AND_OTHER.sub("", text.text[one.end : line.end])
    if before.endswith(", ") and not before.endswith((" and, ", " or, ")):
        after = re.sub(r"^, (?=[a-z])", " ", after)  # 'the president, X, promised'
    after = re.sub(r"^ (?:of|in) (?:the )?[A-Z][\w\-]+(?: [A-Z][\w\-]+){0,2}(?= [a-z])", "", after)
    if _WHOSE_KIN.search(before) and not re.match(r",? who\b", after):
        return  # 'the son of the founder, X, took the throne'
    published = text.reading.article.published
    if died and published and _months(died, published) >= 2 and _HAD_DONE.match(after) and re.search(r"(?i)\b(?:after|when|once|as soon as) (?:the )?(?:[a-z]+ )?$", text.text[line.start : one.start]) and not _has_namesake(one):
        stop = _CLAUSE.search(text.text, one.end + 1, line.end)
        near = [day for day in (*dates_between(text, line, one.end, line.end), *dates_of(text, line)) if len(day) == 10 and died < day <= published]
        if near and (stop is not None or near):
            yield _draft(text, one, f"{one.person.name} died on {died}, before {near[0]}", source)
            return
    yield from _in_a_clause(text, line, one, after, born, died, source)
    told = acts_after_death(text, line, one, died) if died else ""
    if told and not _has_namesake(one):
        yield _draft(text, one, f"{one.person.name} died on {died}, before {told}", source, told)
        return
    witnessed = _witnessed(text, line, one, born) if born else ""
    if witnessed:
        yield _draft(text, one, f"{one.person.name} was born on {born}, and was a child or not yet born in {witnessed}", source)
        return
    days = dates_of(text, line)
    opens = bool(_OPENS.search(before)) and not _RELATIVE.search(before)
    aside = _ASIDE.match(text.text[one.end : line.end])
    # 'X, who was not yet born when it met in 1997, said': the only day is that of the clause in between.
    acts = opens and bool(_ACTS.match(after)) and (aside is None or not days or set(dates_between(text, line, one.end, one.end + aside.end())) != set(days))
    guests = _GUESTS.search(text.text[line.start : one.start])
    if guests is not None and died and published and not days and _months(died, published) >= 2 and not re.match(r"[’']s?\b", after):
        yield _draft(text, one, f"{one.person.name} died on {died}, before the day of publication, {published}", source)
        return
    met = bool(guests) or (bool(_MEETS.search(before) or MEETS_WITH.search(before) or _DONE_BY.search(before)) and not re.match(r"[’']s?\b", after))
    if not days:
        if opens and died and published and _WILL_ACT.match(after) and _months(died, published) >= 2:
            yield _draft(text, one, f"{one.person.name} died on {died}, before the day of publication, {published}", source)
        return
    ahead = opens and published is not None and min(days) > published and bool(_WILL_ACT.match(after))
    if not (acts or met or ahead):
        return
    if died and all(day[: len(died)] > died[: len(day)] for day in days):
        if _has_namesake(one):
            return
        yield _draft(text, one, f"{one.person.name} died on {died}, before {days[0]}", source, days[0])
    elif born and all(int(day[:4]) - int(born[:4]) < 10 for day in days) and not _SINCE_ANOTHER.search(after) and not (re.search(r", (?:and|but|while) $", before) and not dates_between(text, line, one.end, line.end)):
        yield _draft(text, one, f"{one.person.name} was born on {born}, and was a child or not yet born in {days[0]}", source)


_PARTICIPLES = lazily(r"^(?:already |just |himself |herself |once |personally |[a-z]+ly )*(?:spoken|written|taken|given|gone|seen|driven|flown|ridden|worn|sworn|drawn|sung|begun|fought|been (?!born|named|called|a (?:child|baby|boy|girl)|in (?:the )?(?:news|power))|[a-z]+ed)\b")
"""What somebody had done: 'who had already spoken'."""
_THAT_HE = lazily(rf"^(?: (?:himself|herself|personally|had|once|first|then|also))* (?:(?!(?:{_LASTING})\b)[a-z]+ed|{_IRREGULAR}|founded|won|led|written|drawn|fought)\b(?! by\b)(?: (?!(?:in|on|of|shut|closed|opened|reopened|burn\w+|collapsed|was|were|is|are|has|had|will|died|fell|sank|came|went|began|ended|stood|broke|expired|lapsed|failed|won|lost)\b)[\w’\-]+){{0,5}} (?:in|on) (?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?(?P<year>(?:18|19|20)\d\d)\b")
"""'The armistice that X signed in 1953'."""
_THAT = lazily(r"\b(?:that|which|where|whom) (?:[A-Z][a-z]+ ){0,3}$")
_WHO = lazily(
    rf"^, who (?:(?:himself|herself|also|once|then|had|later|still|[a-z]+ly) )*(?:as (?:an? |the )?[^,;]{{3,60}}? (?=(?:[a-z]+ed|{_IRREGULAR})\b))?(?P<verb>.*)$", re.S
)
_CLAUSE = lazily(r",|;|:|—|–| (?:and|but|while|after|before|when|where|which|as(?! an? )) ")


_SINCE_ANOTHER = lazily(r"\bsince (?:[A-Z][\w’\-]+ ){1,4}[^.;,]{0,20}\b(?:in|of) ")
"""'The first president there since Calvin Coolidge in 1928': the year is another's."""


_HIMSELF = lazily(
    rf"\b(?:he|she) (?:himself|herself|personally) (?:(?:once|first|had|also|later) )*(?:[a-z]+ed|{_IRREGULAR})\b(?! (?:that|how|why|about|of))[^,.;]{{0,50}}?\b(?:in|on) (?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?(?P<year>(?:18|19|20)\d\d)\b"
)


def own_deeds(text: CheckedText, line: Line, people: list[PersonMention], lives_of: Callable[[str], tuple[str, str, str] | None]) -> Iterator[Draft]:
    """'X can fall back on a law he himself drafted in 1974': a deed told of the one person of a sentence by a pronoun."""
    if len({one.person.id for one in people}) != 1 or (known := lives_of(people[0].person.id)) is None:
        return
    born, died, source = known
    for match in _HIMSELF.finditer(line.text):
        if line.start + match.start() < people[0].end:
            continue
        year = int(match["year"])
        why = f"died on {died}, before {year}" if died and year > int(died[:4]) else f"was born on {born}, and was a child or not yet born in {year}" if born and year - int(born[:4]) < 10 else ""
        if why:
            yield Draft("person-conflict", text.span(line.start + match.start(), line.start + match.end()), f"{people[0].person.name} {why}", "Check the date, or who was meant.", (source,))


_OF_AGE = lazily(r"\b(?:as (?:an? |the )?(?:[a-z\-]+ )?(?:minister|ambassador|general|president|deputy|senator|governor|envoy|mayor|judge|colonel|commander|prime minister)|negotiated|signed|voted|commanded|governed|ratified|ministers?|was (?:elected|appointed|sworn in))\b")


def _in_a_clause(
    text: CheckedText, line: Line, one: PersonMention, after: str, born: str, died: str, source: str
) -> Iterator[Draft]:
    """'X, who himself marched with the students in May 1968, ...': a deed with its own day in a clause about a person."""
    match = _WHO.match(after)
    if match is None or not (_ACTS.match(" " + match["verb"]) or (re.match(r", who had\b", after) and _PARTICIPLES.match(match["verb"]))) or re.search(r"\b(?:parents?|father|mother|grandfather|ancestors?|family)\b", after):
        return
    start = one.end + match.start("verb")
    stop = _CLAUSE.search(text.text, start, line.end)
    days = dates_between(text, line, start, stop.start() if stop is not None else line.end)
    if not days and stop is not None and re.match(r" (?:after|before) ", stop[0]):
        # 'After the coup of September 1973' is no clause.
        stop = _CLAUSE.search(text.text, stop.end(), line.end)
        days = dates_between(text, line, start, stop.start() if stop is not None else line.end)
    if not days or len(days) > 1:
        return
    why = ""
    if died and len(days[0]) >= 4 and days[0] > died[: len(days[0])]:
        why = f"{one.person.name} died on {died}, before {days[0]}"
    elif born and int(days[0][:4]) - int(born[:4]) < (18 if _OF_AGE.search(text.text[one.end : line.end]) else 10):
        why = f"{one.person.name} was born on {born}, and was a child or not yet born in {days[0]}"
    if why:
        end = stop.start() if stop is not None else line.end
        yield Draft("person-conflict", text.span(one.start, end), why, "Check the date, or who was meant.", (source,))


_WITNESSES = lazily(r"(?i)\b(?:witness(?:es)?|veterans?|survivors?|participants?|signator(?:y|ies)|delegates?|comrades?|eyewitness(?:es)?|those who (?:took part|were there|had been there|fought|sat|signed|marched|stood)|founders?|founding members?|old hands|contemporaries)\b")
_AMONG = lazily(r"(?:\b(?:among (?:them|whom|these)|including|such as|led by|one of whom was|the last of them|like|and|with)|,|:|—|–) (?:[A-Z][a-z]+ )?(?:the (?:[A-Za-z]+ ){1,3})?$")


def _witnessed(text: CheckedText, line: Line, one: PersonMention, born: str) -> str:
    """'Its last witnesses met, among them X', of an event of a year when X was a child: return the year, or an empty string."""
    if _WITNESSES.search(line.text) is None or not _AMONG.search(text.text[line.start : one.start]) or re.match(r"[’']s?\b", text.text[one.end : line.end]):
        return ""
    years = [int(day[:4]) for day in dates_of(text, line)]
    return str(min(years)) if years and min(years) - int(born[:4]) < 10 else ""


def _has_namesake(one: PersonMention) -> bool:
    """Whether another known person, a son perhaps, bears all words of the name that stands there."""
    own = plain_name(one.name)
    crowned = one.name_start - one.start in {len("King "), len("Queen ")} and re.match(r"(?:King|Queen) ", one.person.name) is not None
    words = set(own.split())
    return any(
        words <= set(plain_name(name).split()) and (not crowned or plain_name(name).startswith((f"king {own}", f"queen {own}")))
        for person in persons().values()
        if person.id != one.person.id and not person.died and person.country == one.person.country
        for name in (person.name, *person.aliases)
    )


def _shown_year(text: CheckedText, line: Line, one: PersonMention) -> str:
    """Return the year in which a picture or letter is said to have been made that shows, or comes from, a person."""
    if _PICTURES.isdisjoint(text.words(line)) or not _SHOWN.search(line.text) or not _SHOWS.search(text.text[line.start : one.start]):
        return ""
    years = {match["year"] for match in _MADE_IN.finditer(line.text)}
    return years.pop() if len(years) == 1 else ""


def _months(one: str, other: str) -> int:
    return 12 * (int(other[:4]) - int(one[:4])) + int(other[5:7] or 1) - int(one[5:7] or 1)


def _draft(text: CheckedText, one: PersonMention, because: str, source: str, day: str = "") -> Draft:
    """Return a finding at a name, and on to the date that does not fit it where that stands behind it."""
    end, line = one.end, text.line_at(one.start)
    for other in text.within(line, "time") if line is not None and day else ():
        if other.start > one.end and other.mention.time is not None and other.mention.time.start == day:
            end = other.end
            break
    return Draft("person-conflict", text.span(one.start, end), because, "Check the date, or who was meant.", (source,))


_REIGNS = lazily(r"(?:King|Queen|Pope|Emperor|Empress|Emir|Sultan|Grand Duke|Sheikh)\b")
_BEFORE_THE_THRONE = lazily(
    r"(?i)\b(?:born|married|studied|ordained|became|become|named|elected|appointed|graduated|crowned|succeed\w*|ascended|enthroned|coronation|accession|then|"
    r"future|later|before|crown prince|cardinal|archbishop|prince|princess|childhood|young|youth)\b"
)


_PRESENT = lazily(r"\b(?:oath|sworn|received|audience|told|met|greeted|thanked|hosted|handed|invited|bowed|dined|talks|welcomed|presented|curtsied|knelt|lunched|tea|banquet)\b")
"""What is done where a monarch is there."""


def reign_conflicts(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """Yield a finding where a king, queen or pope is told of as such, on a day before the reign began or after it ended."""
    if not _REIGNS.match(text.text[one.start : one.end]) or _MEMORY.search(line.text):
        return
    reigns = [h for h in one.person.offices if h.office == "head_of_state" and _REIGNS.match(h.title)]
    if not reigns or not all(h.since for h in reigns):
        return
    since = min(h.since for h in reigns)
    days = dates_of(text, line)
    before, after = _STATE_WORD.sub("", text.text[line.start : one.start]), text.text[one.end : line.end]
    after = re.sub(r"^ (?:of|in) (?:the )?[A-Z][\w\-]+(?: [A-Z][\w\-]+){0,2}(?= [a-z])", "", after)
    met = re.search(r"\b(?:before|beside|by|to|with|told|met|greeted|thanked|received|hosted|handed|invited) (?:the )?$", text.text[line.start : one.start]) is not None and _PRESENT.search(line.text[: one.start - line.start]) is not None
    if not days or not (met or (_OPENS.search(before) and _ACTS.match(after))) or re.match(r"[’']s?\b", after):
        return
    published = text.reading.article.published
    until = max((h.until or "9999") for h in reigns)
    if all(len(day) >= 7 and _months(until, day) >= 2 for day in days) and (not one.person.died or one.person.died > days[0]):
        yield Draft(
            "person-conflict", text.span(one.start, one.end), f"{one.person.name} was {reigns[0].title} until {until}, before {days[0]}",
            "'Former' may be missing, or the date may be wrong.", (f"actors/offices.csv: {reigns[0].source}",),
        )  # fmt: skip
        return
    if _BEFORE_THE_THRONE.search(line.text):
        return
    # A life told afterwards calls him by the later name.
    if published is not None and published[:7] >= since[:7]:
        return
    if all(len(day) >= 7 and day < since[: len(day)] for day in days):
        yield Draft(
            "person-conflict", text.span(one.start, one.end), f"{one.person.name} was {reigns[0].title} from {since} on, later than {days[0]}",
            "Check the date, or who was meant.", (f"actors/offices.csv: {reigns[0].source}",),
        )  # fmt: skip
