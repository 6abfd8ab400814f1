"""Events that everybody can date, told by words that stand together and a date beside them: 'the Munich agreement of 1936'.

The words of an event, one of each of its groups, must stand in one clause with a single date, which an 'in', 'of' or 'on' ties
to them. A date is wrong only where it is near the right one, as a slip of the pen is; a far one is of another event.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import quantities
from sanderling.check.text import CheckedText, Line, any_of
from sanderling.check.told_dates import MONTHS, WHEN, told_date
from sanderling.knowledge.check_years import DatedEvent, dated_events

_DATED = lazily(rf"(?P<link>\b(?:[Ii]n|[Oo]f|[Oo]n|[Ss]ince|[Dd]uring|[Ff]rom|[Tt]he|[Uu]ntil|dated|back in|as early as|as late as|only in)(?: the)?(?: (?:New Year[’']s Day|New Year[’']s Eve|Christmas Day|Christmas Eve|Boxing Day|Good Friday|Easter Sunday|early|late|mid|spring of|summer of|autumn of|winter of|fall of|end of|beginning of|middle of|night of|morning of|evening of))? |\(|, )(?P<date>{WHEN})")
_YEAR = lazily(r"\b(?:1[789]|20)\d\d\b")
_WORDS = lazily(r"[^\W_]+")
_CUT = lazily(r"[;:]|[“”\"]|, (?:but|while|whereas|though|although) |, and (?=(?:the |a |his |her |its |their |in |on |it |he |she |they |that |was |were |had |has )|[A-Z])| (?:while|whereas) ")
_NOT_SO = lazily(
    r"(?i)\b(?:anniversary|commemorat\w+|centenary|another|second|similar|like|unlike|before|after|since then|until|not|never|nearly|almost|would|could|if|again|next|new|prequel|film|novel|play|book|exhibition|celebrat\w+|marked|"
    r"remember\w*|recall\w*|statue|memorial|monument|renovated|restored|reopened|re-opened|following|years? (?:ago|later|earlier)|followed|review\w*|buried|buries|bury|burial|fifth|fourth|third|inquest|inquiry|report|trial|convicted|sentenced|pardoned|compensation|"
    r"avert\w*|avoid\w*|prevent\w*|forestall\w*|(?:head|ward|stav)\w* off|(?:threat|risk|fears?|danger|talk|prospect) of|looming|impending|imminent|possible|threatened)\b"
)
_ONLY_NAMED = lazily(r"^(?:[’']s)? (?:victims?|survivors?|relief|aid|orphans?|refugees?|appeal|fund|recovery|reconstruction|rebuilding|commission|memorial|veterans?|widows?|families)\b")
"""What only bears an event's name has days of its own: 'earthquake victims'."""
_DEATH_OF = lazily(r"^ of (?!him\b|her\b)(?:[\w’'\-]+ ){0,5}[\w’'\-]+")
_OTHER_NOUN = lazily(r"\b(?:elections?|votes?|referendum|polls?|ballot|summit|congress|championships?|cup|games|census|olympics|season|session|edition) $")
_BEGAN = lazily(r"\b(?:broke out|began|begun|started|erupted|was declared|opened|launched|outbreak of|start of|beginning of)\b")
_ENDED = lazily(r"\b(?:ended|was over|finished|came to an end|end of|ending of|close of)\b")
_ONLY_WHERE = lazily(r" (?:(?:in|over|at|on|near|off|outside|from|to|by|inside|above|across|of|beside|for) (?:the |a |an |his |her |its )?(?:(?!and\b|but\b|who\b|which\b|that\b|after\b|before\b|was\b|were\b|had\b)[\w’'\-]+ ){1,4}){1,2}")
"""Words that tell only where: 'over eastern Ukraine'."""
_BEFELL = lazily(r"^ (?:had )?(?:struck|hit|killed|drowned|destroyed|devastated|flattened|swept|ravaged|levelled|tore|claimed|left|laid|buried|wrecked|cut|flooded|battered|wiped|took|swallowed|drove|burst|sank|collapsed|exploded|broke)\b")
NEAR_YEARS = 12
"""A year farther than this from the right one is not a slip for it."""
WORDS_APART = 9
"""A date farther than this from the words of an event is not tied to it."""


@cache
def _by_token() -> dict[str, tuple[DatedEvent, ...]]:
    """Return the events by the longest word of each alternative of their first group."""
    found: dict[str, dict[str, DatedEvent]] = {}
    for event in dated_events():
        for words in event.groups[0]:
            tokens = _WORDS.findall(words)
            found.setdefault(max(tokens, key=len), {})[event.name] = event
    return {token: tuple(events.values()) for token, events in found.items()}


@cache
def _group(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{any_of(words)})(?!\w)")


@cache
def _tokens() -> frozenset[str]:
    return frozenset(_by_token())


def dated_event_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield dates beside the words of a known event that are near its own, but not it."""
    lines = text.lines
    for number, line in enumerate(lines):
        words = text.words(line)
        if line.heading or not ("years" in words or "anniversary" in words or "centenary" in words or text.digits(line)):
            continue
        events = {event.name: event for token in sorted(words & _tokens()) for event in _by_token()[token]}
        if _YEAR.search(line.text) is not None and number and not _POINTS_BACK.isdisjoint(words):
            before = lines[number - 1]
            yield from _of_the_one_before(text, line, before, events)
        if not events:
            continue
        if "anniversary" in words or "centenary" in words:
            yield from _ordinal(text, line, list(events.values()))
        if "years" in words or "decades" in words:
            yield from _counted(text, line, list(events.values()))
        if _YEAR.search(line.text) is None:
            continue
        told: list[tuple[int, int]] = []
        hits = [(event, found) for event in events.values() for found in _told(line, event)]
        for event, (start, end, date, begun) in hits:
            # A date that fits any of the events beside it is that one's.
            own_year = date[:4] in {event.since[:4], (event.until or event.since)[:4]}
            if any(other is not event and low < end and start < high and _fits(day, replace(other, also=()) if own_year else other, edge) for other, (low, high, day, edge) in hits):
                continue
            if _fits(date, event, begun) or not _near(date, event) or any(low < end and start < high for low, high in told):
                continue
            told.append((start, end))
            when = f"{event.since} to {event.until}" if event.until else event.since
            yield Draft(
                "date-conflict", text.span(line.start + start, line.start + end), f"{event.name}: {when}, not {date}", "Check the date.",
                (f"checks/dated_events.csv: {event.source}",), "high" if len(date) == 4 else "medium",
            )  # fmt: skip


_ASIDE = lazily(r", (?:who|whose|whom|which|where|when)\b[^,]*$")
_POINTS_BACK = frozenset("the it he she they him them there here that its his her their this".split())
_THAT_ONE = lazily(
    r"(?i)(?:^|, |; | and )(?:it|he|she|they)\b|\b(?:him|her|them)\b|\bthe (?:territory|city|colony|country|state|island|islands|town|capital|region|republic|kingdom|peninsula|enclave|province|nation|treaty|agreement|accord|pact|alliance|bloc|union|tunnel|bridge|canal|wall|"
    r"disaster|attack|attacks|bombing|earthquake|quake|tsunami|wave|storm|hurricane|cyclone|typhoon|massacre|siege|coup|war|revolution|ship|ferry|submarine|liner|reactor|plant|shuttle|aircraft|airliner|plane|general|dictator|president|king|queen|pope|pontiff|leader|"
    r"currency|court|tribunal|body|organi[sz]ation|sect|tower|towers|station|statue|dam|party|law|rule|vote|referendum|conference|summit|truce|armistice)\b|\b(?:there|here)\b"
)
NEAR_TOLD_APART = 4
"""Where the name stands in the sentence before, a year farther than this from the right one may be another event's."""


def _of_the_one_before(text: CheckedText, line: Line, before: Line, here: dict[str, DatedEvent]) -> Iterator[Draft]:
    """'Hong Kong marched on Thursday. Britain gave the territory back to China in 1999': the name stands in the sentence before."""
    if _THAT_ONE.search(line.text) is None:
        return
    mine, theirs = text.words(line), text.words(before)
    lower = before.text.lower()
    events = {event.name: event for token in sorted((mine | theirs) & _tokens()) for event in _by_token()[token]}
    hits = []
    for event in events.values():
        if len(event.groups) < 2:
            continue
        missing = [group for group in event.groups if not any(word.lower() in line.text.lower() for word in group)]
        if len(missing) != 1 or not any(word.lower() in lower for word in missing[0]) or _group(missing[0]).search(before.text) is None:
            continue
        hits += [(event, found) for found in _told(line, DatedEvent(event.name, tuple(group for group in event.groups if group is not missing[0]), event.since, event.until, event.also, event.source))]
    if not hits or any(_fits(date, event, edge) for event, (_, _, date, edge) in hits):
        return
    for event, (start, end, date, _) in hits:
        last = event.until or event.since
        if event.name in here and not any(abs(int(date[:4]) - int(day[:4])) <= NEAR_TOLD_APART for day in (event.since, last)):
            continue
        if any(abs(int(date[:4]) - int(day[:4])) <= NEAR_TOLD_APART for day in (event.since, last)):
            yield Draft(
                "date-conflict", text.span(line.start + start, line.start + end), f"{event.name}: {event.since}{' to ' + event.until if event.until else ''}, not {date}", "Check the date.",
                (f"checks/dated_events.csv: {event.source}",), "medium",
            )  # fmt: skip
            return


def _clauses(words: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _CUT.finditer(words)), len(words)]
    return [(low, high) for low, high in itertools.pairwise(cuts) if high - low > 8]


def _told(line: Line, event: DatedEvent) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, date, edge) of what a sentence tells of an event; the edge is 'begin', 'end' or empty."""
    if not _all_there(line.text.lower(), event.groups):
        return
    for low, high in _clauses(line.text):
        clause = line.text[low:high]
        chosen = _chosen(clause, event)
        if not chosen:
            continue
        if any(_ONLY_NAMED.match(clause[m.end() :]) for m in chosen[1:] or chosen) or any(_of_another(clause, m, chosen[0]) for m in chosen[1:]):
            continue
        # All words that the event may be told by: the date is measured from the last.
        words_of = [m.end() for group in event.groups[1:] for m in _group(group).finditer(clause)]
        start, end = min(m.start() for m in chosen), max(m.end() for m in chosen)
        # The number of a resolution is no year.
        if len({m[0] for m in _YEAR.finditer(clause) if not any(one.start() <= m.start() < one.end() for one in chosen)}) != 1:
            continue
        dated = next((m for m in _DATED.finditer(clause) if _YEAR.search(m["date"]) and not any(one.start() <= m.start("date") < one.end() for one in chosen)), None)
        if dated is None or (date := told_date(dated)) == "":
            continue
        if dated["link"] in {"(", ", "} and not re.match(r"\)|,|$|\.", clause[dated.end() :]):
            continue
        if dated.start() >= end:
            between = clause[end : dated.start()]
        elif dated.end() <= start:
            between = clause[dated.end() : start]
            if re.search(r", (?:where|who|which|whose|whom|when|in which|from which)\b", clause[dated.end() : end]):
                continue  # 'on 6 October in Iguala, where students had vanished'
            if re.search(r"\band (?:then |later |also )?[a-z]+(?:ed|ook|ent|ot|an|ew|ell|old|ade|id|et|ore|ought|ame|ave|elt)\b", between):
                continue  # 'shot pupils in February 2014 and took girls from Chibok'
            if re.search(r"(?i)\b(?:after|before|since|following|until|because of|in answer to|in response to) (?:the |that |this |an? )?(?:[a-z\-]+ )?$", clause[dated.end() : chosen[0].start()]):
                continue  # 'went back to work in August 2015, under rules written after the Fukushima disaster'
            # 'The 1938 agreement of Munich' and 'In 1938 the agreement': what follows a year of its own noun is another thing.
            if re.match(r"(?i)the |of |during", dated["link"]) and len(_WORDS.findall(between)) > 2:
                continue
        elif _ASIDE.search(clause[start : dated.start()]) and clause[dated.end() : end].lstrip().startswith(","):
            continue  # 'X, who has hardly been seen since a stroke in 2013, resigned on Tuesday'
        else:
            between = ""
        if dated["link"].lower().strip() in {"of", "in"} and _OTHER_NOUN.search(clause[: dated.start()]) is not None and not any(one.start() <= dated.start() - 2 < one.end() for one in chosen):
            continue  # 'came close to unseating her in the presidential election of 2014': the date is the election's
        if len(_WORDS.findall(between)) > WORDS_APART or end - start > 90 + 15 * (len(event.groups) - 2):
            continue
        told = clause[min(start, dated.start()) : max(end, dated.end())]
        around = clause[max(0, min(start, dated.start()) - 45) : min(start, dated.start())]
        if dated.start() >= end and (_BEFELL.match(between) or _BEFELL.match(clause[chosen[0].end() : dated.start()])):
            # 'The anger that followed after the storm hit the delta in May': the storm's own clause tells its date.
            around = re.sub(r"(?i)\b(?:after|before|when|since)(?: (?:the|a|an))? ?(?:[a-z]+ )?$", "", around)
        elif dated.start() >= end and len(event.groups) >= 2 and low + start > 0 and len(_WORDS.findall(between)) <= 3:
            # 'A month before Pope Francis came to Mosul in March': the date is that of what stands behind 'before'.
            around = re.sub(r"(?i)\b(?:after|before|when|since|until)(?: (?:the|a|an|pope|president|king|queen|chancellor|prime minister|premier))*(?: (?-i:[A-Z])[\w\-]+)? ?$", "", around)
        if dated.start() >= end and low + start > 0 and len(_WORDS.findall(between)) <= 3:
            # 'Ten years after marines pulled the statue down on 9 April 2004': the date is that of what stands behind the count.
            around = re.sub(r"(?i)\b(?:years?|decades?|century|months?|weeks?|days?) (?:to the day )?(?:after|since)(?: [\w’'\-]+){0,6} ?$", "", around)
        if dated.start() >= end and re.match(r"^(?:[\w’'\-]+ ){0,6}$", clause[:start]) and re.match(r"(?i)(?:after|before|since|when|until)\b", clause) and re.match(r",", clause[dated.end() :]):
            # 'After the blasts in Madrid in March 2005, Spain voted': the date is that of what opens the sentence.
            around = re.sub(r"(?i)^.*?\b(?:after|before|since|when|until)\b", "", around)
        if dated.start() >= end and re.match(r",? (?:which|who|that)\b", clause[chosen[0].end() :]) and not re.search(r",", clause[chosen[0].end() + 2 : dated.start()]):
            # 'They fear a second Nargis, which drowned the delta in May': what a relative clause dates is the name's own deed.
            around = ""
        if dated.start() >= end and re.match(r"(?:[\w’'\-]+ ){0,4}?(?:which|who|that) [^,;]*$", clause[start : dated.start()]):
            # 'Had learned their trade after the earthquake that levelled Bam in December': the relative clause dates the earthquake.
            around = re.sub(r"(?i)\b(?:after|before|since|until|following|like|unlike|like that of|similar to) (?:(?:the|an?|that|those) )?(?:[a-z\-]+ )?$", "", around)
        # The deed's verb may be the relative clause's own.
        around = re.sub(r"(?i)\b(?:after|before|since|until|following|like|unlike|similar to) (?:the|an?|that|those) (?:[a-z\-]+ ){1,3}(?:that|which|who) (?:had |has )?$", "", around) if dated.start() >= end else around
        around = re.sub(r"(?i)\bnot (?:[a-z]+ )?since\b", "since", around)
        around = re.sub(r"(?i)\byears ago,? $", "", around)
        # 'Nearly three thousand died when': the word is the number's.
        around = re.sub(r"(?i)\b(?:nearly|almost|like|similar) (?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|all|every|half)\b)", "", around)
        if dated.start() >= end and len(_WORDS.findall(between)) <= 1 and len(event.groups) > 1:
            around = re.sub(r"(?i)\b(?:celebrat\w+|marked|remember\w*|recall\w*|commemorat\w+)\b", "", around)
        loose = told if dated.start() < end else re.sub(r"(?i)\b(?:years?|decades?|century) (?:to the day )?(?:after|since)\b(?=[^,]*$)", " ", told)
        if dated.start() >= end and re.fullmatch(r"(?: (?:that|this))?,? ?", between) is not None and re.match(r"(?i)(?:of|in|on)\b", dated["link"]):
            # 'Tortured after the coup of 11 September': the day is that of the noun it stands behind.
            last = max(chosen, key=lambda m: m.end())
            loose = re.sub(rf"(?i)\b(?:after|before|since|following|until|during) (?:the |that |a )?(?:[a-z]+ )?(?={re.escape(last[0])})", "", loose)
        for match in chosen:
            loose = loose.replace(match[0], " ")
        # 'Cut down after a rally in Rawalpindi in November': what went before has no day of its own.
        loose = re.sub(r"\b(?:after|before) (?:an?|his|her|their) ", " ", loose) if re.match(r"(?i)in\b", dated["link"]) and len(date) > 4 else loose
        loose, around = (re.sub(r"\bNew (?=[A-Z])", "", words) for words in (loose, around))
        if _NOT_SO.search(loose) or _NOT_SO.search(around) or (dated["link"].lower().startswith(("since", "until", "from")) and len(event.groups) == 1):
            continue
        edge = "begin" if _BEGAN.search(told) else "end" if _ENDED.search(told) else ""
        if len(date) > 4 and not (edge and event.until) and date[:4] in {event.since[:4], event.until[:4]} and ((len(_WORDS.findall(near := clause[max([end, *(at for at in words_of if at <= dated.start())]) : dated.start()] if dated.start() >= end else between)) > 2 and _ONLY_WHERE.fullmatch(near) is None and not clause[: dated.start()].endswith("It was ")) or not re.match(r"(?i)(?:of|in|on)\b", dated["link"])):
            continue  # another day of the same year may be another deed's
        nouns = re.findall(rf"\b(?!{MONTHS})(?:[A-Z][\w’'\-]+)\b", between)
        if re.search(r"\b(?:which|who|whose|where|and) [^,]*\b(?:visited|met|won|lost|elected|joined|wrote|published|joined|became|moved|retired|released|born|became|died|jailed)\b", between) and len(event.groups) == 1:
            continue
        if len(nouns) > 3:
            continue
        yield low + min(start, dated.start("date")), low + max(end, dated.end()), date, edge


def _of_another(clause: str, deed: re.Match[str], name: re.Match[str]) -> bool:
    """Whether a death or killing is another's than the one named before it: 'X swore to avenge the death of their commander'."""
    if deed[0].lower() not in {"death", "killing", "murder", "assassination"} or name.start() > deed.start():
        return False
    return _DEATH_OF.match(clause[deed.end() :]) is not None and name[0].lower() not in clause[deed.end() : deed.end() + 60].lower()


@lru_cache(maxsize=8192)
def _lowered(group: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in group)


def _all_there(lower: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Whether text in small letters has a word of each group, by its letters alone."""
    return all(any(word in lower for word in _lowered(group)) for group in groups)


def _chosen(clause: str, event: DatedEvent) -> list[re.Match[str]]:
    """Return where the words of an event stand, one of each group as near to the first as may be; none where one is missing."""
    # A look for the letters spares most patterns, which are costly to compile.
    if not _all_there(clause.lower(), event.groups):
        return []
    spots = [list(_group(group).finditer(clause)) for group in event.groups]
    if not all(spots):
        return []
    anchor = spots[0][0]
    return [anchor, *(min(found, key=lambda m: abs(m.start() - anchor.start())) for found in spots[1:])]


_YEARS_AFTER = lazily(r"^ years (?:to the day )?(?:after|since|on from)\b(?: [\w’'\-]+){0,5}? *$")
_YEARS_AGO = lazily(r"^(?:,| (?:was|were|happened|took place|began|ended|fell|struck|hit|occurred|signed|broke out))?(?: signed| held| fought)? (?:exactly |nearly |almost |about |some |more than |over )?$")


def _counted(text: CheckedText, line: Line, events: list[DatedEvent]) -> Iterator[Draft]:
    """'Twenty years after the Exxon Valdez ran aground', told in 2014: against the year told, or of publication."""
    published = text.reading.article.published
    years = {m[0] for m in _YEAR.finditer(line.text)}
    if len(years) > 1 or not (years or published):
        return
    now = int(next(iter(years)) if years else str(published)[:4])
    for one in quantities(text, line):
        if one.percent or not one.words or one.words[0] not in {"years", "decades"}:
            continue
        for event in events:
            chosen = _chosen(line.text, event)
            if not chosen or event.also:
                continue
            start, end = min(m.start() for m in chosen), max(m.end() for m in chosen)
            after = start > one.end and _YEARS_AFTER.match(line.text[one.end : start] + " ")
            ago = end < one.start and line.text[one.end :].startswith(" years ago") and _YEARS_AGO.match(line.text[end : one.start])
            here = now
            if after and any(m.start() > start for m in _YEAR.finditer(line.text)):
                # 'Ten years after marines pulled down the statue on 9 April 2003': the year is the event's own.
                if not published:
                    continue
                here = int(published[:4])
            said = one.value * (10 if one.words[0] == "decades" else 1)
            exact = not one.approximate and one.words[0] == "years"
            slack = 1.0 if exact and said % 10 else 0.1 * said + 1.0
            loose = line.text[min(start, one.start) : end]
            if not (after or ago) or end - start > 90 or abs(here - int(event.since[:4]) - said) <= slack or abs(now - int((event.until or event.since)[:4]) - said) <= slack or re.search(r"\b(?:not|never|if|would|next|film|book)\b", loose):
                continue
            first, last = min(start, one.start), max(end, one.end)
            yield Draft(
                "date-conflict", text.span(line.start + first, line.start + last), f"{event.name}: {event.since}, {here - int(event.since[:4])} years before {here}, not {said:g}",
                "Check the count of years.", (f"checks/dated_events.csv: {event.source}",),
            )  # fmt: skip
            return


_TENS = {"ten": 10, "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_NTH_YEAR = lazily(rf"(?i)\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?:(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y-))?(?P<ones>{'|'.join(_ONES)})?) anniversary\b|\b(?P<century>centenary)\b")
_NO_YEARS = lazily(r"(?i)\b(?:wedding|marriage|birth|birthday|born|death of|founding|next|coming|forthcoming|approach\w*|ahead|upcoming|before|prepar\w+|will|plans?|last|since|until|recall\w*|remember\w*|film|book)\b|[“”\"]")


def _ordinal(text: CheckedText, line: Line, events: list[DatedEvent]) -> Iterator[Draft]:
    """'The twentieth anniversary of the killings around Tiananmen Square', told in 2019: against the day of publication."""
    published = text.reading.article.published
    for match in _NTH_YEAR.finditer(line.text):
        tens, ones = match["tens"], match["ones"]
        said = 100 if match["century"] else int(match["n"]) if match["n"] else (_TENS[tens.lower()] if tens else 0) + (_ONES.index(ones.lower()) + 1 if ones else 0)
        link = re.match(r"^ (?:of|since) ", line.text[match.end() :])
        if said == 0 or link is None:
            continue
        clause = re.split(r"[,;:]| and (?=[a-z]+ed\b)", line.text[match.end() + link.end() :])[0]
        # A year beside the count is that of the day kept; one of the event itself is held against it elsewhere.
        told = {m[0] for m in _YEAR.finditer(line.text)}
        if len(told) > 1 or (told and published and abs(int(min(told)) - int(published[:4])) > 30) or not (told or (published and len(published) == 10)):
            continue
        now = min(told) if told else str(published)[:4]
        for event in events:
            chosen = _chosen(clause, event)
            if not chosen and any(_group(group).search(clause) for group in event.groups[1:]):
                # 'In Kigali, for the anniversary of the genocide': the place stands outside.
                here = _chosen(line.text, event)
                chosen = list(_group(event.groups[-1]).finditer(clause))[:1] if here else []
            if not chosen or max(m.end() for m in chosen) > 90 or _NO_YEARS.search(clause) or _NO_YEARS.search(line.text[max(0, match.start() - 40) : match.start()]):
                continue
            if told and _fits(now, event, ""):
                continue
            years = {int(now) - int(day[:4]) for day in (event.since, event.until or event.since)}
            if said in {int(now) - int(year) for year in event.also}:
                continue
            day = "2000" + event.since[4:] if len(event.since) == 10 else ""
            close = day != "" and published is not None and len(published) == 10 and abs((_day_number(day) - _day_number("2000" + published[4:10]) + 183) % 366 - 183) <= 20
            if min(years) < 1 or said in range(min(years), max(years) + 1) or (not (close or told) and any(abs(said - one) <= 1 for one in years)):
                continue
            yield Draft(
                "date-conflict", text.span(line.start + match.start(), line.start + match.end() + link.end() + max(m.end() for m in chosen)),
                f"{event.name}: {event.since}, {max(years)} years before {now}, not {said}", "Check the count of years.", (f"checks/dated_events.csv: {event.source}",),
            )  # fmt: skip
            return


def _day_number(day: str) -> int:
    return datetime.date.fromisoformat(day).timetuple().tm_yday


def _within(date: str, since: str, until: str) -> bool:
    first, last = min(len(date), len(since)), min(len(date), len(until))
    return since[:first] <= date[:first] and date[:last] <= until[:last]


def _fits(date: str, event: DatedEvent, edge: str) -> bool:
    if any(date.startswith(day) or day.startswith(date) for day in event.also):
        return True
    if event.until and event.until[:4] != event.since[:4] and edge:
        point = event.since if edge == "begin" else event.until
        return _within(date, point, point)
    return _within(date, event.since, event.until or event.since)


def _near(date: str, event: DatedEvent) -> bool:
    last = event.until or event.since
    return any(abs(int(date[:4]) - int(day[:4])) <= NEAR_YEARS for day in (event.since, last))





@lru_cache(maxsize=8192)
def event_tokens(event: DatedEvent) -> frozenset[str]:
    """Return the words of which a text needs one to name what an event befell."""
    return frozenset(max(_WORDS.findall(words), key=len) for words in event.groups[0])


def group_spans(groups: tuple[tuple[str, ...], ...], clause: str) -> list[tuple[int, int]] | None:
    """Return where one word of each group stands in a clause, as near to the first as may be; None where one is missing."""
    spots = [list(_group(group).finditer(clause)) for group in groups]
    if not all(spots):
        return None
    anchor = spots[0][0]
    return [(one.start(), one.end()) for one in (anchor, *(min(found, key=lambda m: abs(m.start() - anchor.start())) for found in spots[1:]))]


def group_in(words: tuple[str, ...], text: str, lower: str) -> bool:
    """Whether a text, given as it is and in small letters, has one word of a group."""
    return any(word in lower for word in _lowered(words)) and _group(words).search(text) is not None
