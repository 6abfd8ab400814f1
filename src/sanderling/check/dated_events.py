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
from functools import cache

from sanderling.check.event_words import TOKEN, events_by_token, group_of, lowered, may_tell
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.number_words import WORD, value_of_word
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import MONTHS, PEOPLE_OF, WHEN, told_date
from sanderling.check.verbs import FINITE, OF_THE_EVENT, TALKED, stem
from sanderling.check.who import country_words, named_states
from sanderling.knowledge.check_years import DatedEvent, KeptDay, accessions, kept_days

_DATED = lazily(rf"(?P<link>\b(?:[Ii]n|[Oo]f|[Oo]n|[Ss]ince|[Dd]uring|[Ff]rom|[Tt]he|[Uu]ntil|dated|back in|as early as|as late as|only in)(?: the)?(?: (?:New Year[’']s Day|New Year[’']s Eve|Christmas Day|Christmas Eve|Boxing Day|Good Friday|Easter Sunday|early|late|mid|spring of|summer of|autumn of|winter of|fall of|end of|beginning of|middle of|night of|morning of|evening of))? |\(|, )(?P<date>{WHEN})")
_YEAR = lazily(r"\b(?:1[789]|20)\d\d\b")
_CUT = lazily(r"[;:]|[“”\"]|, (?:but|while|whereas|though|although) |, and (?=(?:the |a |his |her |its |their |in |on |it |he |she |they |that |was |were |had |has )|[A-Z])| (?:while|whereas) ")
_NOT_SO = lazily(
    r"(?i)\b(?:anniversary|commemorat\w+|centenary|aveng\w+|revenge|retaliat\w+|reprisals?|another|second|similar|compar\w+|like|unlike|before|after|since then|until|not|never|nearly|almost|would|could|if|again|next|new|prequel|film|novel|play|book|exhibition|celebrat\w+|marked|"
    r"remember\w*|recall\w*|statue|memorial|monument|renovated|restored|reopened|re-opened|following|years? (?:ago|later|earlier)|followed|review\w*|buried|buries|bury|burial|fifth|fourth|third|inquest|inquiry|report|trial|convicted|sentenced|pardoned|compensation|"
    r"avert\w*|avoid\w*|prevent\w*|forestall\w*|(?:head|ward|stav)\w* off|(?:threat|risk|fears?|danger|talk|prospect) of|looming|impending|imminent|possible|threatened)\b"
)
_ONLY_NAMED = lazily(r"^(?:[’']s)? (?:victims?|survivors?|relief|aid|orphans?|refugees?|appeal|fund|recovery|reconstruction|rebuilding|commission|memorial|veterans?|widows?|families)\b")
"""What only bears an event's name has days of its own: 'earthquake victims'."""
_DEATH_OF = lazily(r"^ of (?!him\b|her\b)(?:[\w’'\-]+ ){0,5}[\w’'\-]+")
_OF_KIN = lazily(r"^(?: dead| down)? (?:his|her|their) (?:[a-z]+ )?(?:father|mother|brother|sister|son|daughter|husband|wife|uncle|cousin|nephew)\b")
_OTHER_NOUN = lazily(r"\b(?:elections?|votes?|referendum|polls?|ballot|summit|congress|championships?|cup|games|census|olympics|season|session|edition) $")
_BEGAN = lazily(r"\b(?:broke out|began|begun|started|erupted|was declared|opened|launched|outbreak of|start of|beginning of)\b")
_ENDED = lazily(r"\b(?:ended|was over|finished|came to an end|end of|ending of|close of)\b")
_ONLY_WHERE = lazily(r" (?:(?:in|over|at|on|near|off|outside|from|to|by|inside|above|across|of|beside|for) (?:the |a |an |his |her |its )?(?:(?!and\b|but\b|who\b|which\b|that\b|after\b|before\b|was\b|were\b|had\b)[\w’'\-]+ ){1,4}){1,2}")
"""Words that tell only where: 'over eastern Ukraine'."""
_BEFELL = lazily(r"^ (?:had )?(?:struck|hit|killed|drowned|destroyed|devastated|flattened|swept|ravaged|levelled|tore|claimed|left|laid|buried|wrecked|cut|flooded|battered|wiped|took|swallowed|drove|burst|sank|collapsed|exploded|broke)\b")
NEAR_YEARS = 12
"""A year farther than this from the right one is not a slip for it."""
_COUNTING = frozenset("years year decade decades century anniversary centenary".split())
WORDS_APART = 9
"""A date farther than this from the words of an event is not tied to it."""


def dated_event_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield dates beside the words of a known event that are near its own, but not it."""
    lines = text.lines
    for number, line in enumerate(lines):
        words = text.words(line)
        if line.heading or (_COUNTING.isdisjoint(words) and not text.digits(line)):
            continue
        events = {event.name: event for token in sorted(words & events_by_token().keys()) for event in events_by_token()[token]}
        if _YEAR.search(line.text) is not None and number and not _POINTS_BACK.isdisjoint(words):
            before = lines[number - 1]
            yield from _of_the_one_before(text, line, before, events)
        if "anniversary" in words or "centenary" in words:
            yield from _ordinal(text, line, list(events.values()))
        if not events:
            continue
        if not _COUNT_WORDS.isdisjoint(words):
            yield from _counted(text, line, list(events.values()))
        if _YEAR.search(line.text) is None:
            continue
        told: list[tuple[int, int]] = []
        hits = [(event, found) for event in events.values() for found in _told(line, event, text.reading.article.published or "")]
        for event, (start, end, date, begun) in hits:
            # A date that fits any of the events beside it is that one's.
            own_year = date[:4] in {event.since[:4], (event.until or event.since)[:4]}
            if any(other is not event and low < end and start < high and _fits(day, replace(other, also=()) if own_year else other, edge) for other, (low, high, day, edge) in hits):
                continue
            if len(date) == 10 and event.since < date and date[:7] == event.since[:7] and PEOPLE_OF.search(line.text[max(0, start - 40) : start]):
                continue  # 'met survivors of the fire on 16 June'
            if _fits(date, event, begun) or not _near(date, event) or any(low < end and start < high for low, high in told):
                continue
            told.append((start, end))
            when = f"{event.since} to {event.until}" if event.until else event.since
            yield Draft(
                "date-conflict", text.span(line.start + start, line.start + end), f"{event.name}: {when}, not {date}", "Check the date.",
                (f"checks/dated_events.csv: {event.source}",), "high" if len(date) == 4 else "medium",
            )  # fmt: skip


_ASIDE = lazily(r", (?:who|whose|whom|which|where|when|an?|the|his|her|their|its|one of|[a-z]+ed)\b[^,]*$")
_POINTS_BACK = frozenset("the it he she they him them there here that its his her their this".split())
_THAT_ONE = lazily(
    r"(?i)(?:^|, |; | and )(?:it|he|she|they)\b|\b(?:him|her|them)\b|\b(?:their|its|his|her) (?:first|second|third|last|previous|earlier)\b|\bthe (?:territory|city|colony|country|state|island|islands|town|capital|region|republic|kingdom|peninsula|enclave|province|nation|treaty|agreement|accord|pact|alliance|bloc|union|tunnel|bridge|canal|wall|"
    r"disaster|attack|attacks|bombing|earthquake|quake|tsunami|wave|storm|hurricane|cyclone|typhoon|massacre|siege|coup|war|revolution|ship|ferry|submarine|liner|reactor|plant|shuttle|aircraft|airliner|plane|general|dictator|president|king|queen|pope|pontiff|leader|"
    r"currency|court|tribunal|body|organi[sz]ation|sect|tower|towers|station|statue|dam|party|law|rule|vote|referendum|conference|summit|truce|armistice)\b|\b(?:there|here)\b"
)
_THEIR_FIRST = lazily(r"\b[Tt]heir (?:first|second|third|last|previous|earlier)\b(?: (?:summit|meeting|talks|encounter))?,? (?:in|at|was)\b")
NEAR_TOLD_APART = 4
"""Where the name stands in the sentence before, a year farther than this from the right one may be another event's."""


def _of_the_one_before(text: CheckedText, line: Line, before: Line, here: dict[str, DatedEvent]) -> Iterator[Draft]:
    """'Hong Kong marched on Thursday. Britain gave the territory back to China in 1999': the name stands in the sentence before."""
    if _THAT_ONE.search(line.text) is None:
        return
    counted = _THEIR_FIRST.search(line.text)
    mine, theirs = text.words(line), text.words(before)
    lower = before.text.lower()
    events = {event.name: event for token in sorted((mine | theirs) & events_by_token().keys()) for event in events_by_token()[token]}
    hits = []
    for event in events.values():
        if len(event.groups) < 2:
            continue
        missing = [group for group in event.groups if not any(word.lower() in line.text.lower() for word in group)]
        if not missing or (len(missing) > 1 and (counted is None or len(missing) == len(event.groups))) or any(not any(word.lower() in lower for word in group) or group_of(group).search(before.text) is None for group in missing):
            continue
        hits += [(event, found) for found in _told(line, DatedEvent(event.name, tuple(group for group in event.groups if group not in missing), event.since, event.until, event.also, event.source))]
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


_OWN_DAY = lazily(r"\b(?:on|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:\d|[A-Z]))|\b(?:today|yesterday|this week)\b")
_ENDED_WAR = lazily(r"\b(?:on|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[^,;]*, [a-z]+ing (?:an?|the|his|her|their) [^,;]*\b(?:that|which|begun|started|launched|opened)\b")
_KEEPING = lazily(r"(?i)\b(?:recall\w*|remember\w*|commemorat\w+|mark(?:s|ed|ing)?|in memory of|memorial|monument)\b")


def _told(line: Line, event: DatedEvent, published: str = "") -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, date, edge) of what a sentence tells of an event; the edge is 'begin', 'end' or empty."""
    if not may_tell(line.text.lower(), event.groups):
        return
    for low, high in _clauses(line.text):
        clause = line.text[low:high]
        chosen = _chosen(clause, event)
        if not chosen:
            continue
        if any(_ONLY_NAMED.match(clause[m.end() :]) for m in chosen[1:] or chosen) or any(_of_another(clause, m, chosen[0]) for m in chosen[1:]):
            continue
        if re.search(r"\byears? (?:to the day )?(?:after|before|since)\b", clause[min(m.start() for m in chosen) : max(m.end() for m in chosen)]):
            continue  # 'joined the Union, fifteen years after soldiers cut the wire to Austria in May 1989'
        # All words that the event may be told by: the date is measured from the last.
        words_of = [m.end() for group in event.groups[1:] for m in group_of(group).finditer(clause)]
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
            if re.match(r" that\b", between) and not re.search(r"\b[Ii]t was (?:only )?$", clause[: dated.start()]):
                continue  # 'admitted on 20 October that he had died': the day is that of the telling
            if re.search(r", (?:where|who|which|whose|whom|when|in which|from which)\b", clause[dated.end() : end]):
                continue  # 'on 6 October in Iguala, where students had vanished'
            if re.search(r"\band (?:then |later |also )?[a-z]+(?:ed|ook|ent|ot|an|ew|ell|old|ade|id|et|ore|ought|ame|ave|elt)\b", between):
                continue  # 'shot pupils in February 2014 and took girls from Chibok'
            if re.search(r"(?i)\b(?:after|before|since|following|until|because of|in answer to|in response to) (?:the |that |this |an? )?(?:[a-z\-]+ )?$", clause[dated.end() : chosen[0].start()]):
                continue  # 'went back to work in August 2015, under rules written after the Fukushima disaster'
            # 'The 1938 agreement of Munich' and 'In 1938 the agreement': what follows a year of its own noun is another thing.
            if re.match(r"(?i)the |of |during", dated["link"]) and len(TOKEN.findall(between)) > 2:
                continue
        elif _ASIDE.search(clause[start : dated.start()]) and clause[dated.end() : end].lstrip().startswith(","):
            continue  # 'X, who has hardly been seen since a stroke in 2013, resigned on Tuesday'
        elif dated.start() >= end and published and date[:4] < published[:4] and _ENDED_WAR.search(clause[start : dated.start()]):
            continue  # 'The last soldiers left on Wednesday, ending the war that Brezhnev began in December 1979'
        elif clause.startswith(" that ", dated.end()) and not clause[: dated.start()].endswith("It was "):
            continue  # 'Saudi Arabia admitted on 20 October that he had died'
        else:
            between = ""
        if dated["link"].lower().strip() in {"of", "in"} and _OTHER_NOUN.search(clause[: dated.start()]) is not None and not any(one.start() <= dated.start() - 2 < one.end() for one in chosen):
            continue  # 'came close to unseating her in the presidential election of 2014': the date is the election's
        if (dated["link"].lower().strip() != "of" and dated.start() >= end and TALKED.search(clause[:start])) or (dated.end() <= start and re.search(r"\bagainst (?:the )?$", between)):
            continue  # 'debated the Challenger disaster in 1987'
        if dated.start() >= end and _BEFELL.match(between) is None and any(m[0] not in OF_THE_EVENT and not _group_has(event, m[0]) for m in FINITE.finditer(re.sub(r"^,? (?:which|who|that) (?:(?:was|were|had|has) )?(?:been )?[a-z]+", "", between))):
            continue  # 'survivors of My Lai testified in November 1970'
        if len(TOKEN.findall(between)) > WORDS_APART or end - start > 90 + 15 * (len(event.groups) - 2):
            continue
        told = clause[min(start, dated.start()) : max(end, dated.end())]
        around = clause[max(0, min(start, dated.start()) - 45) : min(start, dated.start())]
        if dated.start() >= end and (_BEFELL.match(between) or _BEFELL.match(clause[chosen[0].end() : dated.start()])):
            # 'The anger that followed after the storm hit the delta in May': the storm's own clause tells its date.
            around = re.sub(r"(?i)\b(?:after|before|when|since)(?: (?:the|a|an))? ?(?:[a-z]+ )?$", "", around)
        elif dated.start() >= end and len(event.groups) >= 2 and low + start > 0 and len(TOKEN.findall(between)) <= 3:
            # 'A month before Pope Francis came to Mosul in March': the date is that of what stands behind 'before'.
            around = re.sub(r"(?i)\b(?:after|before|when|since|until)(?: (?:the|a|an|pope|president|king|queen|chancellor|prime minister|premier))*(?: (?-i:[A-Z])[\w\-]+)? ?$", "", around)
        if dated.start() >= end and low + start > 0 and len(TOKEN.findall(between)) <= 3:
            # 'Ten years after marines pulled the statue down on 9 April 2004': the date is that of what stands behind the count.
            around = re.sub(r"(?i)\b(?:years?|decades?|century|months?|weeks?|days?) (?:to the day )?(?:after|since)(?: [\w’'\-]+){0,6} ?$", "", around)
        if dated.start() >= end and re.match(r"^(?:[\w’'\-]+ ){0,6}$", clause[:start]) and re.match(r"(?i)(?:[\w\-]+ (?:[\w\-]+ )?(?:years?|decades?|months?|weeks?|days?|century) )?(?:after|before|since|when|until)\b", clause) and re.match(r",", clause[dated.end() :]):
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
        if dated.start() >= end and len(TOKEN.findall(between)) <= 1 and len(event.groups) > 1:
            around = re.sub(r"(?i)\b(?:celebrat\w+|marked|remember\w*|recall\w*|commemorat\w+)\b", "", around)
        if dated.start() >= end and len(date) == 10 and _OWN_DAY.search(line.text) and published and date[:4] < published[:4]:
            # 'Veterans laid wreaths on Thursday to recall the surrender on 14 June 1982': the mourning has its own day.
            around = _KEEPING.sub("", around)
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
        if len(date) > 4 and not (edge and event.until) and date[:4] in {event.since[:4], event.until[:4]} and ((len(TOKEN.findall(near := clause[max([end, *(at for at in words_of if at <= dated.start())]) : dated.start()] if dated.start() >= end else between)) > 2 and _ONLY_WHERE.fullmatch(near) is None and not clause[: dated.start()].endswith("It was ")) or not re.match(r"(?i)(?:of|in|on)\b", dated["link"])):
            continue  # another day of the same year may be another deed's
        nouns = re.findall(rf"\b(?!{MONTHS}|(?:Major|General|Brigadier|Admiral|Colonel|Captain|Sir|Lord|President|Prime|Minister|Marshal|Chancellor)\b)(?:[A-Z][\w’'\-]+)\b", between)
        if re.search(r"\b(?:which|who|whose|where|and) [^,]*\b(?:visited|met|won|lost|elected|joined|wrote|published|joined|became|moved|retired|released|born|became|died|jailed)\b", between) and len(event.groups) == 1:
            continue
        if len(nouns) > 3:
            continue
        yield low + min(start, dated.start("date")), low + max(end, dated.end()), date, edge


def _of_another(clause: str, deed: re.Match[str], name: re.Match[str]) -> bool:
    """Whether a death or killing is another's than the one named before it: 'X swore to avenge the death of their commander', 'shot dead her father'."""
    if name.start() < deed.start() and _OF_KIN.match(clause[deed.end() :]):
        return True
    if deed[0].lower() not in {"death", "killing", "murder", "assassination"} or name.start() > deed.start():
        return False
    return _DEATH_OF.match(clause[deed.end() :]) is not None and name[0].lower() not in clause[deed.end() : deed.end() + 60].lower()


def _group_has(event: DatedEvent, verb: str) -> bool:
    """Whether a verb is one of an event's own words."""
    own = stem(verb)
    return any(own == stem(word) for group in event.groups for words in lowered(group) for word in words.split())


def _chosen(clause: str, event: DatedEvent) -> list[re.Match[str]]:
    """Return where the words of an event stand, one of each group as near to the first as may be; none where one is missing."""
    # A look for the letters spares most patterns, which are costly to compile.
    if not may_tell(clause.lower(), event.groups):
        return []
    spots = [list(group_of(group).finditer(clause)) for group in event.groups]
    if not all(spots):
        return []
    anchor = spots[0][0]
    return [anchor, *(min(found, key=lambda m: abs(m.start() - anchor.start())) for found in spots[1:])]


_COUNT = lazily(
    rf"(?i)\b(?:(?P<about>about|around|some|roughly|nearly|almost|more than|over|well over|at least|close to|just under|not quite) )?(?:(?P<n>\d{{1,3}}|{WORD}|a) (?P<unit>years?|decades?)|(?P<half>half a century)|(?P<quarter>(?:a )?quarter of a century|a quarter-century|a quarter century)|(?P<century>a century))"
    r"(?P<way> (?:to the day )?(?:after|since|on from|have passed since|has passed since)\b| ago\b)"
)
_BETWEEN_AFTER = lazily(r"^(?: (?!(?:and|but|or|then|when|while|his|her|their|its|he|she|they|it|took|won|left|came|went|lost|began|[a-z]{3,}ed)\b)[\w’'\-]+){0,7}? *$")
_BETWEEN_AGO = lazily(r"^(?:,|(?: (?!(?:and|but|or|after|before|since|until|when|which|who|whose|because|his|her|their|if|not|than)\b)[a-z’'\-]+){0,5}),? ?$")
_KIN = lazily(r"\b(?:widow(?:er)?|wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|nephew|niece|grandson|granddaughter|cousin|killers?|successor|aide|lawyer|friend|biographer) of (?:the )?(?:[\w’'\-]+ ){0,3}$|\b(?:his|her) (?:late )?(?:widow|wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|nephew|niece|cousin|predecessor|successor)\b")
_OPENED = lazily(r"^(?: (?:today|tonight|yesterday|this (?:week|month|year|spring|summer|autumn|winter)|tomorrow|(?:on |last |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))?(?:,| when| that| in which| as) ?|^(?: (?:today|tonight|yesterday|this (?:week|month)|(?:on |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))?(?:, (?:in|on|at|by|before|early|late) [^,]{2,24},)? (?:(?:an?|the|in|at)\b|[A-ZÀ-Þ])")
_BETWEEN_OPENED = lazily(r"^(?:,?(?: (?!(?:and|but|or|after|before|since|until|which|who|whose|because|his|her|their|if|not|than|covered|visited|wrote|said)\b)[\w’'.\-]+){0,9}|, (?:in|on|at|by|before|early|late) [^,]{2,24},(?: [\w’'.\-]+){0,5}),? ?$")
_OF_THEN = lazily(r"\b(?:who|which|whose|when|where|born)\b[^,;:]*$|\bhad [^,;:]*$")
_OF_ITS_OWN = lazily(
    r"(?i)\b(?:trials?|court|judges?|inquiry|inquest|reports?|film|book|novel|memorial|monument|convicted|sentenced|jailed|freed|pardon\w*|anniversary|visit\w*|returned|after|before|since|until|investigat\w+|accused|charged|extradit\w+|reopened|rebuilt|another|similar|second|would|not|never)\b|[“”\"]"
)
"""What else may have been so many years ago than the deed itself."""


def _of_another_name(words: str, name: re.Match[str], group: tuple[str, ...]) -> bool:
    """Whether a surname stands behind a given name that is not the one the event is known by: 'Zulfikar Ali Bhutto' for Benazir."""
    lower = name[0].lower()
    full = [one.lower() for one in group if one.lower().endswith(f" {lower}")]
    given = re.search(r"\b([A-ZÀ-Þ][\w’'\-]+) $", words[: name.start()])
    return bool(full) and " " not in lower and given is not None and _HONOUR.fullmatch(given[1]) is None and given.start() > 0 and not any(given[1].lower() in one for one in full)


def _bare(words: str, chosen: list[re.Match[str]]) -> str:
    """Return words without those of an event."""
    for match in chosen:
        words = words.replace(match[0], " ")
    return words


_COUNT_WORDS = frozenset("years year decade decades century".split())


def _counted(text: CheckedText, line: Line, events: list[DatedEvent]) -> Iterator[Draft]:
    """'Twenty years after the Exxon Valdez ran aground', 'the hour at which the bomb fell half a century ago': against the year told, or of publication."""
    published = text.reading.article.published
    years = {m[0] for m in _YEAR.finditer(line.text)}
    if len(years) > 1 or not (years or published):
        return
    now = int(next(iter(years)) if years else str(published)[:4])
    for one in _COUNT.finditer(line.text):
        ago = one["way"].strip() == "ago"
        if re.search(r"\b(?:than|least|next|another|for) $", line.text[: one.start()]):
            continue
        if not ago and _OF_THEN.search(line.text[: one.start()]):
            continue  # 'who came to power three years after the soldiers shot'
        if ago and line.text[: one.start()].endswith(", ") and re.match(r" (?:he|she|it|they|the|an?|his|her|their|[A-ZÀ-Þ])\b", line.text[one.end() :]):
            continue  # 'was freed, ten years ago he voted': the count opens a clause of its own
        number = one["n"] or ""
        said = 50.0 if one["half"] else 25.0 if one["quarter"] else 100.0 if one["century"] else (1.0 if number.lower() == "a" else float(number) if number.isdigit() else value_of_word(number.lower())) * (10 if one["unit"].lower().startswith("decade") else 1)
        exact = one["about"] is None and one["unit"] is not None and one["unit"].lower().startswith("year")
        for event in events:
            chosen = _chosen(line.text, event)
            if not chosen:
                continue
            start, end = min(m.start() for m in chosen), max(m.end() for m in chosen)
            if _KIN.search(line.text[max(0, start - 40) : start]) or _KIN.search(line.text[chosen[0].end() : max(end, chosen[0].end())]):
                continue  # 'the widow of X, died three years ago'; 'X heard Mass for his mother, who died a year ago'
            if _of_another_name(line.text, chosen[0], event.groups[0]):
                continue
            opens = bool(ago and start > one.end()) and _OPENED.match(line.text[one.end() :]) is not None and not _OF_ITS_OWN.search(_bare(line.text[: one.start()] + line.text[one.end() : end + 14], chosen)) and re.search(r"\b(?:nearly|almost|about|around|some) $", line.text[: one.start()]) is None and _BETWEEN_OPENED.match(line.text[one.end() : start]) is not None
            fits: object
            if opens:
                fits = len(event.groups) > 1 and re.search(r"[;:]|, (?:and|but|while|where|which|who)\b", line.text[one.end() : end]) is None and PEOPLE_OF.search(line.text[one.end() : start]) is None
            elif ago:
                fits = end < one.start() and _BETWEEN_AGO.match(line.text[end : one.start()]) and (len(event.groups) > 1 or re.fullmatch(r"(?:,| (?:was|were|happened|took place|began|ended|fell|struck|hit|occurred|signed|broke out))?(?: signed| held| fought)? ?", line.text[end : one.start()]))
            else:
                if said == 1 and one["n"] in {"a", "A"} and not all(m.start() > one.end() for m in chosen):
                    continue
                later = min((m.start() for m in chosen if m.start() > one.end()), default=None)
                fits = later is not None and _BETWEEN_AFTER.match(line.text[one.end() : later] + " ") is not None and (start > one.end() or _own_name(line.text[one.end() :], event, chosen))
            here = now
            if not ago and any(m.start() > start for m in _YEAR.finditer(line.text)):
                # 'Ten years after marines pulled down the statue on 9 April 2003': the year is the event's own.
                if not published:
                    continue
                here = int(published[:4])
            if opens and published:
                here = int(published[:4])  # a year behind the deed is the deed's own
            if not ago and not years and not _of_today(line.text[: one.start()] + line.text[end:], event, str(published)):
                continue  # 'joined the army a decade after Saigon fell'
            slack = 1.0 if exact and said % 10 else (0.05 if exact else 0.1) * said + 1.0
            loose = line.text[min(start, one.start()) : end]
            if not fits or end - min(start, one.start()) > 110 or re.search(r"\b(?:not|never|if|would|next|film|book)\b", loose):
                continue
            if exact and said < 10 and here == int(str(published or "0")[:4]) and len(str(published)) == 10 and len(event.since) == 10 and not event.until and not event.also:
                # 'Two years after it began', told on the very day a year later.
                slack = 1.0 if abs((datetime.date.fromisoformat(str(published)) - datetime.date.fromisoformat(event.since)).days / 365.25 - said) < 0.8 else 0.0
            told = [*((event.since, event.until or event.since)), *event.also]
            if any(abs(at - int(day[:4]) - said) <= slack for day in told for at in ({here} if opens and published else {here, now})) or here - int(event.since[:4]) < 1:
                continue
            if opens and any(abs(here - int(day[:4]) - said) <= slack for other in events if other is not event and _chosen(line.text, other) for day in (other.since, *other.also)):
                continue  # 'Twenty-five years ago X shot dead Y': the count is that of Y's death
            first, last = min(start, one.start()), max(end, one.end())
            yield Draft(
                "date-conflict", text.span(line.start + first, line.start + last), f"{event.name}: {event.since}, {here - int(event.since[:4])} years before {here}, not {said:g}",
                "Check the count of years.", (f"checks/dated_events.csv: {event.source}",),
            )  # fmt: skip
            return


_PRESENT = lazily(r"(?i)\b(?:is|are|has|have|today|tonight|yesterday|this (?:week|month|year|morning|evening)|(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|marks?|marking|marked|commemorat\w+|remain|remains)\b")


def _of_today(rest: str, event: DatedEvent, published: str) -> bool:
    """Whether years are counted up to the day of the news: it says so, or is of the day of the year on which the event is kept."""
    if _PRESENT.search(rest):
        return True
    return len(published) == 10 and len(event.since) == 10 and abs((_day_number("2000" + event.since[4:]) - _day_number("2000" + published[4:10]) + 183) % 366 - 183) <= 25


_HONOUR = lazily(r"\b(?:President|King|Queen|General|Ayatollah|Colonel|Marshal|Pope|Emperor|Shah|Prime Minister|Chancellor|Sheikh|Mr|Mrs)\b")


def _own_name(behind: str, event: DatedEvent, chosen: list[re.Match[str]]) -> bool:
    """Whether a clause behind a count names nobody but the event's own, whose name stands before the count."""
    clause = re.split(r"[,;.:]| and | but ", behind)[0]
    if all(group_of(event.groups[0]).fullmatch(m[0]) for m in chosen if m[0] in clause):
        return False
    for group in event.groups:
        clause = group_of(group).sub(" ", clause)
    return re.search(r"[A-ZÀ-Þ]\w", _HONOUR.sub(" ", clause)) is None


_TENS = {"ten": 10, "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_NTH_YEAR = lazily(rf"(?i)\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?:(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y-))?(?P<ones>{'|'.join(_ONES)})?) anniversary\b|\b(?P<century>centenary)\b")
_NO_YEARS = lazily(r"\b(?i:wedding|marriage|birth|birthday|born|death of|founding|next|coming|forthcoming|approach\w*|ahead|upcoming|before (?!(?:the )?[A-Z])|prepar\w+|will|plans?|last|since|until|recall\w*|remember\w*|film|book)\b|[“”\"]")


def _ordinal(text: CheckedText, line: Line, events: list[DatedEvent]) -> Iterator[Draft]:
    """'The twentieth anniversary of the killings around Tiananmen Square', told in 2019: against the day of publication."""
    published = text.reading.article.published
    for match in _NTH_YEAR.finditer(line.text):
        tens, ones = match["tens"], match["ones"]
        said = 100 if match["century"] else int(match["n"]) if match["n"] else (_TENS[tens.lower()] if tens else 0) + (_ONES.index(ones.lower()) + 1 if ones else 0)
        link = re.match(r"^ (?:of|since) ", line.text[match.end() :])
        if said == 0:
            continue
        if link is None:
            its = re.search(r"\b(?:its|their) $", line.text[: match.start()])
            made = _kept_day(text, line, match, said, "its") if its is not None and re.match(r"[,.;]| (?:on|this|in|with|by|at|today|yesterday)\b|$", line.text[match.end() :]) else None
            if made is not None:
                yield made
            continue
        clause = re.split(r"[,;:]| and (?=[a-z]+ed\b)", line.text[match.end() + link.end() :])[0]
        # A year beside the count is that of the day kept; one of the event itself is held against it elsewhere.
        told = {m[0] for m in _YEAR.finditer(line.text)}
        if len(told) > 1 or (told and published and abs(int(min(told)) - int(published[:4])) > 30) or not (told or (published and len(published) == 10)):
            continue
        now = min(told) if told else str(published)[:4]
        for event in events:
            chosen = _chosen(clause, event)
            if not chosen and any(group_of(group).search(clause) for group in event.groups[1:]):
                # 'In Kigali, for the anniversary of the genocide': the place stands outside.
                here = _chosen(line.text, event)
                chosen = list(group_of(event.groups[-1]).finditer(clause))[:1] if here else []
            if not chosen or max(m.end() for m in chosen) > 90 or _NO_YEARS.search(clause) or _NO_YEARS.search(line.text[max(0, match.start() - 40) : match.start()]):
                continue
            if told and _fits(now, event, ""):
                continue
            years = {int(now) - int(day[:4]) for day in (event.since, event.until or event.since)}
            if said in {int(now) - int(year[:4]) for year in event.also}:
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
        made = _kept_day(text, line, match, said, line.text[match.end() + link.end() :])
        if made is not None:
            yield made
            return


_NO_KEPT = lazily(
    r"(?i)\b(?:wedding|marriage|birth|birthday|born|next|coming|forthcoming|approach\w*|upcoming|prepar\w+|will|plans?|planned|last year|years? (?:ago|earlier|later)|recall\w*|remember\w*|film|book|agency|museum|memorial|monument|club|trial|verdict|"
    r"conviction|inquiry|inquest|report|reopening|ahead of|eve of|towards?|visit\w*|diplomatic|relations|reign|accession to the throne|had|would)\b|[“”\"]"
)
_INDEPENDENT = lazily(r"^(?:its |the |their |his |her )?(?:(?:country|nation|state|republic|island)[’']s |[A-ZÀ-Þ][\w\-]+(?: [A-ZÀ-Þ][\w\-]+){0,2}[’']s? )?(?:national )?independence\b")


@cache
def _kept_by_token() -> dict[str, tuple[KeptDay, ...]]:
    """Return what is kept by anniversaries by the longest word of each of its subjects."""
    found: dict[str, dict[str, KeptDay]] = {}
    for one in kept_days():
        for words in one.subjects:
            found.setdefault(max(TOKEN.findall(words), key=len), {})[one.name] = one
    return {token: tuple(days.values()) for token, days in found.items()}


def _kept_day(text: CheckedText, line: Line, match: re.Match[str], said: int, behind: str) -> Draft | None:
    """'Israel marked its 50th anniversary' in 2018, 'the 40th anniversary of the coup' beside 'Chile': by the table of what is kept."""
    published = text.reading.article.published
    told = {m[0] for m in _YEAR.finditer(line.text)}
    if len(told) > 1 or not (told or (published and len(published) == 10)) or _NO_KEPT.search(line.text[: match.start()] + behind[:60]):
        return None
    now = int(min(told) if told else str(published)[:4])
    clause = re.split(r"[,;:.]| (?:and|when|where|but|as|with) ", behind)[0][:70]
    first, last = line.start + match.start(), line.start + min(len(line.text), match.end() + len(clause) + (4 if behind != "its" else 0))
    if _INDEPENDENT.match(clause):
        states = {country_words()[name] for _, name in named_states().find(line.text) if name in country_words()}
        row = accessions().get(("independence", next(iter(states)))) if len(states) == 1 else None
        if row is None or any(abs(now - year - said) <= 1 for year in row.years) or now in row.years:
            return None
        return Draft("date-conflict", text.span(first, last), f"independence: {row.years[0]}, {now - row.years[0]} years before {now}, not {said}", "Check the count of years.", (f"checks/accessions.csv: {row.source}",))
    days = {day.name: day for token in text.words(line) & _kept_by_token().keys() for day in _kept_by_token()[token]}
    fitting = []
    for day in days.values():
        if behind == "its":
            # The body itself stands before: 'NATO marked its 60th anniversary'.
            fits = "its" in day.deeds and re.match(r"(?:the )?", line.text) is not None and (found := group_of(day.subjects).search(line.text[: match.start()])) is not None and len(line.text[found.end() : match.start()]) < 40 and re.search(r"\b(?:of|in|from|by|with|for|to|and) (?:the )?$", line.text[: found.start()]) is None
        elif day.deeds:
            fits = group_of(day.deeds).search(clause) is not None and group_of(day.subjects).search(line.text) is not None and (group_of(day.subjects).search(clause) is not None or all(word in country_words() for word in re.findall(r"[A-ZÀ-Þ][\w\-]+", group_of(day.deeds).sub(" ", clause))))
        else:
            fits = group_of(day.subjects).search(clause) is not None
        if fits:
            fitting.append(day)
    if not fitting or any(now - high - 1 <= said <= now - low + 1 for day in fitting for low, high in day.spans) or all(low >= now for day in fitting for low, _ in day.spans):
        return None
    day = fitting[0]
    low = day.spans[0][0]
    return Draft("date-conflict", text.span(first, last), f"{day.name}: {low}, {now - low} years before {now}, not {said}", "Check the count of years.", (f"checks/anniversaries.csv: {day.source}",))


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


def event_fits(date: str, event: DatedEvent, edge: str = "") -> bool:
    """Whether a date (ISO, of any precision) is one of an event's own; the edge is 'begin', 'end' or empty."""
    return _fits(date, event, edge)
