"""Who came to power by whose fall, in any order of words: 'whose rebels ended the rule of Y', 'a day after Y resigned', 'Y resigned and X took the oath'.

Only the word of the fall and the one of the rise are asked. What is held against the table is whether the one left the highest
office of the state when the other came to it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.handed_over import TOP
from sanderling.check.lazily import lazily
from sanderling.check.mandates import posts_by_name
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import day_of
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name, several_generations
from sanderling.knowledge.actor_data import Holding, Person, persons, state_names
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_persons import all_holders, offices_of

_WORDS = frozenset(
    "handed handing hands passed passing passes yielded surrendered transferred dismissed ousted stripped ended ends ending end toppled topples toppling topple overthrew overthrows overthrowing overthrow ousted ousts ousting deposed deposes deposing unseated unseating dethroned dethroning swept drove coup putsch revolt uprising rebellion revolution fall resignation death murder "
    "assassination ouster flight removal impeachment abdication downfall suicide resigned resigns fled died quit quits stepped stood fell abdicated gave left removed impeached replaced replaces replacing killed shot assassinated murdered poisoned".split()
)
_MEETING = frozenset("summit accord accords treaty signed communique communiqué agreement parted shook declaration leaders deal talks david".split())
_RANKS = r"(?:(?:the|a|an|his|her|its|their|then|former|ousted|outgoing|late|long-time|long-serving|longtime|veteran|ailing|dictator|strongman|elected|autocratic|deposed|military|ruler|communist|leader|President|Prime Minister|Premier|Chancellor|King|Queen|General|Colonel|Marshal|Field Marshal|Shah|Emperor|Sultan|[A-Z][a-z]+[’']s|country[’']s|predecessor,?|mentor,?|boss,?) )*"
_RULE = r"(?:(?:long|brutal|iron|corrupt|bloody|autocratic|authoritarian|seven|ten|twelve|[a-z]+-year|[\d]+-year|years of|decades of|months of|[a-z]+ years of|[a-z]+ decades of) )*(?:rule|reign|dictatorship|regime|government|presidency|premiership|chancellorship|tyranny|era|leadership) of "
_TOPPLES = lazily(
    r"\b(?:ended|ends|ending|put an end to|puts an end to|brought down|bringing down|brings down|toppl(?:ed|es|e|ing)|overthr(?:ew|ows|owing|ow)|(?<!was )(?<!been )(?<!were )oust(?:ed|s|ing)|depos(?:ed|es|ing)|unseat(?:ed|ing)|dethron(?:ed|ing)|swept (?:away|aside)|drove (?:out|from power|from office)|"
    rf"(?:took|seized|came to|seize|grabbed|taking|seizing) (?:power|office)\b[^;:“”\"]{{0,50}}? (?:coup|putsch|revolt|uprising|rebellion|revolution) (?:against|that (?:toppled|ousted|overthrew|deposed|removed|ended)|which (?:toppled|ousted|overthrew|deposed|removed)|(?:toppling|ousting|overthrowing|deposing))) (?:the )?(?:{_RULE})?{_RANKS}$"
)
_TOPPLED_BY = lazily(rf"^(?:, [^,;.]{{3,60}},|,)? (?:who )?(?:was|has been|had been) (?:[a-z]+ly )?(?:toppled|ousted|overthrown|deposed|unseated|dethroned|removed|driven from power|put to flight)(?: [^,;.“”]{{0,50}}?)? by (?:(?:soldiers|troops|forces|rebels|men|officers|supporters) (?:of|under|led by|loyal to) )?{_RANKS}$")
_TAKEN_FROM = lazily(rf"\b(?:power|office|the presidency|the country)\b[^;.“”]{{0,30}}?\b(?:which|that) (?:he|she) (?:had |has )?(?:taken|seized|wrested|took|wrested) (?:in \d{{4}} )?from {_RANKS}$")
_RISES = (
    r"\b(?:sworn in|took over|takes over|took office|took power|takes power|seized power|came to power|came to office|rose to power|took the oath|takes the oath|took the helm|took charge|inherited (?:power|the presidency|the throne|office)|moved into (?:the )?[A-Z]\w+|entered (?:the )?[A-Z]\w+|ascended (?:to )?the throne|assumed (?:power|office|the presidency)|"
    r"(?:chosen|elected|picked|named) (?:[^,;:“”]{0,25} )?to lead|was proclaimed|was crowned|was inaugurated|was installed|(?:became|becomes|was named|was made|was elected|was chosen|was appointed|was confirmed|elected) (?:the |as |to be )?(?:(?:new|acting|interim|country[’']s|[A-Z][a-z]+[’']s) )*(?:king|emir|president|prime minister|premier|chancellor|head of state|leader)|declared (?:him|her)self (?:the )?(?:new )?(?:president|prime minister))\b"
)
_AFTER_FALL = lazily(
    rf"^[^;:“”\"]{{0,80}}?{_RISES}[^;:“”\"]{{0,70}}? (?:after|upon|following|on|with|by|at) the (?:(?:sudden|violent|unexpected|forced|bloody|surprise|recent) )*(?:fall|resignation|death|overthrow|flight|ouster|ousting|removal|murder|assassination|impeachment|abdication|suicide|downfall|departure|toppling|killing) of {_RANKS}$"
)
_AFTER_HE = lazily(rf"^[^;:“”\"]{{0,80}}?{_RISES}[^;:“”\"]{{0,70}}? (?:after|when|once|because) {_RANKS}$")
_GOES = lazily(
    r"^(?:, [^,;.]{3,40},)? (?:had |has |was |himself )*(?:fled|resigned|died|stepped down|stood down|fell\b(?! ill| out)|quit|abdicated|gave up(?: power| office)?|lost power|ousted|shot dead|shot\b|killed|toppled|impeached|overthrown|assassinated|murdered|deposed|removed|forced (?:out|from)|poisoned|voted out|driven from)\b"
)
_THEN_RISES = lazily(
    rf"^(?:, [^,;.]{{3,50}},|,)? (?:was |were |is |has |had |then |immediately |at once |today |yesterday |on [A-Z][a-z]+day |hours later |formally |himself )*(?:{_RISES[2:]}|succeeded (?:him|her)|replaced (?:him|her)|(?:took|takes) (?:his|her) place|was (?:named|chosen|picked|elected) to (?:succeed|replace|follow) (?:him|her))"
)
_FELL_FIRST = lazily(r"\b(?:removed|ousted|impeached|deposed|toppled|overthrew|killed|assassinated|murdered) (?:[A-Z][a-z]+[’']s )?(?:the )?(?:[a-z\-]+ ){0,2}(?:President |Prime Minister |King |Emperor |General )?$")
_APPOSED = lazily(r"^, (?!who\b|which\b)[^,;]{2,80}, ")
_AFTER_REMOVAL = lazily(rf"^[^;:“”]{{0,90}}?{_RISES}[^;:“”]{{0,70}}? (?:after|when|once|as) (?:[\w’'\-]+ ){{1,8}}?(?:removed|impeached|dismissed|ousted|deposed|toppled|voted out|threw out|forced out|stripped|unseated) {_RANKS}$")
"""'X was sworn in after the assembly removed Y from the presidency'."""
_HANDS_ON = lazily(rf"^[^;:“”]{{0,110}}?\b(?:hand(?:ed|ing|s)|pass(?:ed|ing|es)|yield(?:ed|ing)|surrender(?:ed|ing)|gave|giving|made|making|relinquish(?:ed|ing)|transferr(?:ed|ing)|turn(?:ed|ing))\b[^;:“”]{{0,70}}? (?:to|for) (?:(?:his|her|the) (?:[a-z\-]+ ){{0,3}}(?:deputy|successor|heir|vice president|vice-president),? )?{_RANKS}$")
"""'X gave up the premiership, passing the seals of office to Y'."""
_AND_THEN = lazily(r"(?:;|, (?:and|but|while|whereupon)|,| and| whereupon| before)(?: (?:his|her|the|its|a|vice|new|old|former|young|own|eldest|[a-z\-]+|[A-Z][a-z]+[’']s|President|Prime|Minister|General|Senator|King|Prince|Crown),?){0,7} ?$")
_NO = lazily(r"(?i)\b(?:not|never|failed|fails|hop\w+|want\w*|might|could|would|tried|tries|attempt\w*|plot\w*|helped|vowed|calls?|called for|if|until|before|father|mother|son|daughter|brother|uncle|grandfather|vice|as (?:head|leader|chairman|chief|speaker|governor|mayor|party|minister))\b")
_NO_THEN = lazily(r"(?i)\b(?:not|never|failed|hop\w+|want\w*|might|could|would|tried|vowed|if|until|father|mother|son|daughter|brother|party|parliament|committee|(?:prime |foreign |defence |finance |interior )?ministers? (?:of|for))\b")
_OF_ANOTHER = lazily(r"\b(?:of|to|by|from|with|than|like|whose|if|for|under|against)(?: (?:[a-z\-]+|[A-Z][\w’'\-]+)){0,4} $")
TOPPLED, FOLLOWED, FRESH = datetime.timedelta(days=1300), datetime.timedelta(days=400), datetime.timedelta(days=45)
"""After a fall by force others may rule for some years; after any other an interim ruler stands for a year at most."""
_BEFORE = datetime.timedelta(days=400)


def came_to_power(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to have come to power by the fall of one who ruled at another time, or elsewhere."""
    if (_WORDS | _MEETING).isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        meets = not _MEETING.isdisjoint(text.words(line))
        if meets:
            for one, other in pairwise(people_in(text, line)):
                if is_named(one) and is_named(other):
                    yield from _together(text, line, one, other)
        if _WORDS.isdisjoint(text.words(line)):
            continue
        people = people_in(text, line)
        for one in people:
            if (draft := _ousted_now(text, line, one)) is not None:
                yield draft
        for number, (one, other) in enumerate(pairwise(people)):
            if one.person.id != other.person.id and is_named(one) and is_named(other):
                yield from _pair(text, line, one, other, number)


def _pair(text: CheckedText, line: Line, one: PersonMention, other: PersonMention, number: int) -> Iterator[Draft]:
    between, behind, lead = text.text[one.end : other.name_start], text.text[other.end : line.end], text.text[line.start : one.name_start]
    if len(between) > 190 or re.match(r"[’']s?\b", behind) or len(re.findall(r"[“”\"]", lead)) % 2 or re.search(r"[“”\"]", between):
        return
    span = (one.start, other.end)
    relative = re.match(r",? who(?:se)?\b", between) is not None
    if not _NO.search(between) and (relative or (number == 0 and not _OF_ANOTHER.search(text.text[line.start : one.start]))):
        if _TOPPLED_BY.match(between):
            yield from _judge(text, span, other.person, one.person, TOPPLED, toppled=True)
            return
        if _TOPPLES.search(between) or _TAKEN_FROM.search(between):
            yield from _judge(text, span, one.person, other.person, TOPPLED, toppled=True)
            return
        if _AFTER_FALL.match(between) or (_AFTER_HE.match(between) and _GOES.match(behind)):
            yield from _judge(text, span, one.person, other.person, FOLLOWED)
            return
    if re.fullmatch(r" with (?:the )?(?:[A-Za-z]+ ){0,3}", between) and re.search(r"\b(?:replaced|replaces|replacing) (?:[A-Z][a-z]+ ){0,2}$", lead):
        yield from _judge_now(text, span, other.person, one.person)
        return
    plain = _APPOSED.sub(" ", between)
    if number == 0 and _AFTER_REMOVAL.match(plain) and not _NO.search(plain):
        yield from _judge(text, span, one.person, other.person, FOLLOWED)
        return
    if _HANDS_ON.match(between) and not _NO_THEN.search(between):
        yield from _judge_now(text, span, other.person, one.person)
        return
    goes = _GOES.match(between)
    if (goes is not None or _FELL_FIRST.search(lead[-70:])) and _AND_THEN.search(between[goes.end() if goes is not None else 0 :]) and _THEN_RISES.match(behind) and not _NO_THEN.search(between):
        yield from _judge_now(text, span, other.person, one.person)


_OUSTED = lazily(r"\b(?:ousted|deposed|toppled|overthrown|impeached|dethroned) (?:[A-Z][a-z]+ )?(?:president|prime minister|king|leader|ruler|emir|sultan),? (?:[A-Z][a-z]+ )?$|\b(?:ended|ending|ends|brought an end to|put an end to|toppled|brought down) (?:the )?(?:[a-z\-]+ ){0,4}(?:rule|reign|dictatorship|regime|presidency|government) of (?:President |General |King |Colonel )?$")


_OUSTED_LONG_AGO = lazily(r"(?i)\b(?:had|years? ago|decades? ago|anniversary|history|since|when|who|which|in (?:19|20)\d\d|recall\w*)\b")


def _ousted_now(text: CheckedText, line: Line, one: PersonMention) -> Draft | None:
    """'Soldiers flew the ousted president, X, abroad on Sunday': another of the state lost the office these days, X years before."""
    match = _OUSTED.search(text.text[line.start : one.name_start])
    if match is None or text.day is None or len(text.day) < 10 or not is_named(one):
        return None
    day, mine = day_of(text.day), _terms(one.person)
    days = [day_of(told) for told in dates_of(text, line) if len(told) == 10]
    if not days and not _OUSTED_LONG_AGO.search(line.text) and "rule" in match[0]:
        days = [day]
    if not mine or not days or any(abs((told - day).days) > 15 for told in days) or any(abs((day_of(h.until or h.as_of, last=True) - day).days) <= 400 for h in mine):
        return None
    gone = [h for office in TOP for h in all_holders().get((mine[0].country or "", office), ()) if len(h.until) == 10 and 0 <= (day - day_of(h.until)).days <= 30]
    if not gone:
        return None
    return _draft(text, (line.start + match.start(), one.end), f"{one.person.name} was {mine[-1].title} until {mine[-1].until}; {persons()[gone[0].person].name} left office on {gone[0].until}", gone[0])


_BOTH = lazily(r"^(?: and|, and|,) (?:(?:President|Prime Minister|Chancellor|General|King|Queen|the [A-Z][a-z]+ (?:president|leader|prime minister),?|his [A-Z][a-z]+ counterpart,?) )*$")
_WITH = lazily(r"^ (?:(?!and\b)[A-Za-z]+ ){0,6}(?:and )?(?:[a-z]+ ){0,2}(?:shook hands|held talks|met|signed|ended (?:a|the|two|three) [a-z ]{0,30}|opened talks|parted) (?:[a-z ]{0,40} )?with (?:President |Prime Minister |King )?$")
_TOGETHER = lazily(r"\b(?:summit|accords?|treaty|signed|communiqu[eé]|agreement|parted|shook hands|joint declaration|as leaders|camp david|peace (?:deal|talks))\b", re.I)
_HANDS = lazily(r"\bshook hands\b|\bagreement\b|\bpeace (?:deal|talks)\b")
_NOT_NOW = lazily(r"(?i)\b(?:former|ex|then|late|recall\w*|remember\w*|anniversary|years? ago|decades?|since|history|had (?:been )?[a-z]+ed|once|film|book|memoirs?|portraits?|statues?|legacy|opposition|candidates?|senators?|governors?|ambassadors?|envoys?|if|will|would|under|between (?:19|20)|(?:in|of) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b|[“”\"]")
_LONG = datetime.timedelta(days=200)


def _together(text: CheckedText, line: Line, one: PersonMention, other: PersonMention) -> Iterator[Draft]:
    """'X and Y ended their summit on Sunday', two leaders, of whom one led at another time."""
    between, day = text.text[one.end : other.name_start], text.day
    if day is None or len(day) < 10 or one.person.country == other.person.country or not (_BOTH.match(between) or _WITH.match(between)) or not _TOGETHER.search(line.text) or _NOT_NOW.search(line.text) or re.match(r"[’']s?\b", text.text[other.end : line.end]):
        return
    when = day_of(day)
    if any(len(told) < 10 or abs((day_of(told) - when).days) > 12 for told in dates_of(text, line)):
        return
    for now, then in ((one, other), (other, one)):
        mine, theirs = _terms(now.person), _terms(then.person)
        if not any(h.covers(day) for h in mine) or not theirs or len(plain_name(then.name).split()) < 2:
            continue
        if any(day_of(h.since) - _LONG <= when <= day_of(h.until or "2999", last=True) + _LONG for h in offices_of(then.person) if h.since) or any(h.office in TOP and not h.until for h in theirs):
            continue
        died = lives().get(then.person.id, ("", "", ""))[1]
        if _HANDS.search(line.text) and not (died and died < day) and theirs[0].since < day:
            continue  # who led before may still shake hands
        if several_generations(then.name) or then.person.country not in state_names():
            continue
        serving = [h for office in ("head_of_state", "head_of_government") for h in all_holders().get((then.person.country, office), ()) if h.covers(day)]
        if serving and not any(_akin(then.person, persons()[h.person]) for h in serving) and not any(abs((day_of(row.since) - when).days) < 4000 and row.since > theirs[-1].until for _, row in posts_by_name().get(then.person.name, ())):
            yield _draft(text, (one.start, other.end), f"{then.person.name} was {theirs[-1].title} from {theirs[0].since} to {theirs[-1].until}, not on {day}: it was {persons()[serving[0].person].name}", serving[0])
            return


def _terms(person: Person) -> list[Holding]:
    return [h for h in offices_of(person) if h.office in TOP and h.since]


_IN_FULL = datetime.timedelta(days=60)


def _another_between(after: list[Holding], before: list[Holding]) -> bool:
    """Whether between all terms of two that are near each other somebody else ruled in full."""
    near = [(left, right) for left in before for right in after if left.country == right.country and left.until and datetime.timedelta(days=-31) <= day_of(right.since) - day_of(left.until, last=True) <= FOLLOWED]
    return bool(near) and all(
        any(
            h.person not in {left.person, right.person} and h.since and h.until and day_of(h.since) >= day_of(left.until) - datetime.timedelta(days=7) and day_of(h.until) <= day_of(right.since) + datetime.timedelta(days=7)
            and day_of(h.until) - day_of(h.since) >= _IN_FULL and not re.search(r"(?i)acting|interim|caretaker|transition", h.title)
            for h in all_holders().get((right.country or "", right.office or ""), ())
        )
        for left, right in near
    )  # fmt: skip


def _meets(after: list[Holding], before: list[Holding], slack: datetime.timedelta) -> bool:
    """Whether some term of the one ends where one of the other's begins."""
    return any(-_BEFORE <= day_of(right.since) - day_of(left.until or left.as_of, last=True) <= slack for left in before for right in after if left.country == right.country)


def _akin(one: Person, other: Person) -> bool:
    return bool({word for word in plain_name(one.name).split() if len(word) > 3} & {word for name in (other.name, *other.aliases) for word in plain_name(name).split()})


def _judge(text: CheckedText, span: tuple[int, int], after: Person, before: Person, slack: datetime.timedelta, toppled: bool = False) -> Iterator[Draft]:
    mine, theirs = _terms(after), _terms(before)
    if not mine or (_meets(mine, theirs, slack) and (toppled or not _another_between(mine, theirs))):
        return
    countries = {h.country for h in mine if h.country in state_names()}
    if not theirs or not countries & {h.country for h in theirs}:
        # Of another state, or dead long before.
        rose = min(h.since for h in mine)
        if toppled and theirs and before.country not in countries and {h.country for h in theirs} <= set(state_names()) and len(countries) == 1:
            state = state_names()[next(iter(countries)) or ""]
            yield _draft(text, span, f"{before.name} was {theirs[0].title} of {state_names().get(theirs[0].country or '', '')}, not of {state}, where {after.name} came to power", theirs[0])
        elif not theirs and before.died and before.country == after.country and int(rose[:4]) - int(before.died[:4]) >= 4:
            yield _draft(text, span, f"{before.name} died on {before.died}, {after.name} came to power on {rose}", mine[0])
        return
    for held in mine:
        prior = [h for office in (held.office or "", *TOP) for h in all_holders().get((held.country or "", office), ()) if h.until and h.person != after.id and datetime.timedelta(days=-31) <= day_of(held.since) - day_of(h.until) <= datetime.timedelta(days=250)]
        prior = [h for h in prior if not re.search(r"(?i)acting|interim|caretaker|transition", h.title)]
        if prior and not any(_akin(before, persons()[h.person]) for h in prior) and any(h.country == held.country for h in theirs):
            yield _draft(text, span, f"{after.name} followed {persons()[prior[-1].person].name} as {held.title} on {held.since}; {before.name} was in office from {theirs[0].since} to {theirs[-1].until or 'now'}", held)
            return


def _judge_now(text: CheckedText, span: tuple[int, int], after: Person, before: Person) -> Iterator[Draft]:
    """'X resigned and Y took the oath': X left the highest office these days, and who took it is known."""
    if text.day is None or len(text.day) < 10 or before.country not in state_names() or after.country not in {before.country, None, ""}:
        return
    day, theirs = day_of(text.day), _terms(before)
    if _meets(_terms(after), theirs, FOLLOWED):
        return
    for held in theirs:
        if len(held.until) < 10 or abs(day_of(held.until) - day) > FRESH:
            continue
        heirs = [h for h in all_holders().get((held.country or "", held.office or ""), ()) if len(h.since) == 10 and -5 <= (day_of(h.since) - day_of(held.until)).days <= 20 and h.person != before.id]
        if heirs and all(h.person != after.id and not _akin(after, persons()[h.person]) for h in heirs) and not any(abs(day_of(h.since) - day) <= FRESH for h in offices_of(after) if h.since):
            yield _draft(text, span, f"{before.name} was followed by {persons()[heirs[0].person].name} as {held.title} on {heirs[0].since}, not by {after.name}", heirs[0])
            return


def _draft(text: CheckedText, span: tuple[int, int], because: str, held: Holding) -> Draft:
    return Draft("person-conflict", text.span(*span), because, "Check who was meant.", (f"actors/offices.csv: {held.source}",))
