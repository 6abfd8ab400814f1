"""Of which state somebody is told to be, in any apposition, before the name, or by 'of': held against all tables that know his or her nation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.beside import Stretch, stretches
from sanderling.check.finding import Draft
from sanderling.check.known import Known, entry_of, known_in, nations_of
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words, plain_name
from sanderling.knowledge.actor_data import holders, persons, state_names, states

_CAPITALS = r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+"
_BEHIND = lazily(rf"^,? (?:who (?:is|was) )?(?:an?|the) (?:(?!(?:of|for|in|with|the|by|from|at|to|and|who|on|whose|than|against)\b)[a-z][a-z\-]+,? ){{0,3}}(?P<a>{_CAPITALS}) (?P<rest>[a-z][a-z\-]+(?: [a-z][a-z\-]+){{0,2}})(?![\w’'\-])(?! [A-Z])")
_IS = lazily(rf"^ (?:is|was) an? (?P<a>{_CAPITALS})(?= |[,.]|$)(?! [A-Z])")
_NOUN = (
    r"(?:author|writer|novelist|poet|playwright|journalist|editor|dissident|judge|prosecutor|lawyer|barrister|jurist|diplomat|economist|banker|cleric|cardinal|bishop|archbishop|priest|preacher|politician|billionaire|tycoon|magnate|oligarch|"
    r"businessman|businesswoman|industrialist|financier|actor|actress|singer|musician|conductor|pianist|cellist|composer|director|film-maker|filmmaker|footballer|striker|sprinter|runner|cyclist|swimmer|boxer|skier|driver|golfer|champion|"
    r"scientist|physicist|chemist|biologist|doctor|physician|engineer|architect|designer|astronaut|cosmonaut|explorer|philosopher|historian|academic|professor|activist|campaigner|environmentalist|feminist|monk|nun|rabbi|imam|theologian|"
    r"laureate|warlord|militant|jihadist|extremist|terrorist|guerrilla|statesman|stateswoman|socialist|conservative|liberal|communist|official|veteran|centre-right politician|centrist|mountaineer|aristocrat|hacker|spy|general|admiral|film director)"
)
_AHEAD = lazily(rf"(?:^|[ “])(?P<a>{_CAPITALS})(?: [a-z][a-z\-]+){{0,2}} {_NOUN},? (?:General |Sir |Dr |Cardinal |Judge )?$")
_NOT_HIS = lazily(
    r"\b(?:envoys?|mediator|negotiator|representative|commander|coordinator|administrator|viceroy|governor|ambassador|coach|manager|trainer|boss|correspondent|experts?|specialist|scholar|affairs|desk|hostages?|bureau|captives?|"
    r"refugees?|citizen|national|passport|resident|speaker|newspaper|paper|magazine|embassy|government|army|parliament|cabinet|subsidiary|border|version|market|troops|forces|mission|campaign|war|crisis|question|file|"
    r"dialogue|consul|expatriate|based|observer|watcher|monitor|inspector|prisoner|capital|city|town|side|front|franchise|club|team|edition|branch|descent|origin|extraction|parents|stock|ancestry|family|colony|mandate|high commissioner|peace|aid|and|minority|majority|diaspora|community|language|literature|history|studies|culture|cause|exile|said|says|told|reported|added|announced|noted|confirmed|wrote)\b"
)
_NOT = lazily(r"(?i)\b(?:not|never|like|unlike|alias|as|play(?:s|ed)|portray\w*|between|against|versus|or|wife of|widow of|son of|daughter of|brother of|father of|mother of|sister of|aide to|adviser to)\s*(?:the |an? )?$")
_OF = lazily(
    r"^ of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,3}?)(?=,| (?:was|is|has|had|will|won|beat|became|took|takes|said|told|ran|finished|came|set|received|accepted|scored|led|broke|cut|held|threw|leapt|[a-z]{3,}ed)\b)"
)
_OFFICE = r"(?:president|prime minister|premier|chancellor|foreign minister|finance minister|defence minister|defense minister|interior minister|justice minister|economy minister|trade minister|health minister|environment minister|opposition leader|central bank governor|head of state|dictator|ruler|strongman|army chief|leader|president for life)"
_OFFICE_OF = lazily(rf"^,? (?:who (?:is|was) )?(?:(?:an?|the|now|once|then) )*(?:(?:former|ex-|new|late|long-serving|veteran|ousted|exiled|outgoing|past|acting|interim|one-time|deposed|military|autocratic|longtime|long-time) ?)*{_OFFICE} of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){{0,3}}?)(?=[,.;:]| [a-z]|$)")
_ROYAL = lazily(r"\b(?:King|Queen|Prince|Princess|Sultan|Emir|Duke|Duchess|Archduke|Pope|Patriarch|Saint|St|Sheikh)\.? $")
_ITS_OFFICE = lazily(rf"(?:^|[ “])(?P<s>{_CAPITALS}(?: [A-Z][a-z]+)?)[’']s? (?:(?:former|new|late|long-serving|veteran|ousted|exiled|outgoing|interim|first|one-time|current|deposed) )*{_OFFICE},? $")
_ITS_ATHLETE = lazily(rf"(?:^|[ “])(?P<s>{_CAPITALS})[’']s (?:(?:champion|sprinter|runner|marathon runner|miler|hurdler|skier|swimmer|cyclist|boxer|great|own|former|world|Olympic|defending|reigning|young|unseeded) )*$")
_SPORT = lazily(r"\b(?:marathon|met(?:re|er)s|1,?500m|800m|[124]00m|5,?000m|10,?000m|hurdles|steeplechase|heptathlon|decathlon|javelin|pole vault|(?:high|long|triple) jump|slalom|downhill|world record|world title|Olympic (?:title|gold|champion)|gold medal|silver medal|bronze medal|Wimbledon|(?:French|Australian|US|U\.S\.) Open|Tour de France|Giro)\b")
_TRAINS = lazily(r"(?i)\b(?:coach\w*|train(?:ed|er|s|ing)|manage[rd]\w*|team|squad|adviser|consult\w*|owner|sponsor\w*|organi[sz]er|director|minister|president)\b")
_TAKES_OF = lazily(
    r"^(?:, [^,;.]{2,50},)? (?:who )?(?:has |had |then |later )?(?:was|is|took|takes|resigned|resigns|stepped|steps|declared|won|wins|became|becomes|has been|will|quit|proclaimed|seized|came)\b[^,.;:“”\"A-ZÀ-Þ]{0,45}(?: on [A-Z][a-z]+day| by parliament)?(?: [a-z]+){0,3}?"
    r" (?:as |the |in |to |for |a |new |next |first |acting |interim |transitional |elected |re-elected |chosen |named |president |himself |herself )*(?:presidency|premiership|throne|president|prime minister|premier|king|queen|emir|sultan|chancellor|emperor|head of state) of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,3}?)(?=[,.;:]| [a-z]|$)"
)
_RULED = lazily(r"^,? (?:who |which )?(?:has |had |have )?(?:ruled|governed|led|reigned over|rules|governs) (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,3}?) (?:since|for|from|until)\b")
_OF_THE_CROWN = lazily(r"^(?:,? (?:the )?(?:new |late |ailing )?(?:king|emir|sultan|queen|ruler|crown prince))? of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,3}?)(?=[,.;:]| [a-z]|$)")
_WORDS = frozenset("a an the of is was ruled governed led reigned rules governs".split())


@cache
def _adjectives() -> dict[str, str]:
    """Return the state (ISO alpha-3) of each adjective that is one state's."""
    found: dict[str, set[str]] = {}
    for state in states():
        for word in () if state.until else state.adjectives:
            found.setdefault(word, set()).add(state.id)
    names = {name for state in states() for name in (state.name, *state.aliases)}
    return {word: next(iter(there)) for word, there in found.items() if len(there) == 1 and word not in names and word in country_words()}


@cache
def _first_words() -> frozenset[str]:
    """Return a word in small letters of each name and adjective of a state: without one a sentence tells of no nation."""
    return frozenset(max(re.findall(r"\w+", name.lower()), key=len) for name in country_words() if len(name) > 1)


def nationality_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told to be of a state that is not theirs."""
    if _first_words().isdisjoint(text.vocabulary) and _PARTIES.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        words = text.words(line)
        if _PARTIES.isdisjoint(words) and (_first_words().isdisjoint(words) or _WORDS.isdisjoint(words)):
            continue
        for one in known_in(text, line):
            draft = _judge(text, line, one) if " " in line.text[one.start : one.end] else _crowned(text, line, one)
            if draft is None and not _PARTIES.isdisjoint(words):
                draft = _party(text, line, one)
            if draft is not None:
                yield draft


_PARTIES = frozenset({"republican", "democrat", "democratic"})
_PARTY = r"(?P<p>Republican|Democratic|Democrat)"
_OF_PARTY = lazily(rf"^,? (?:who (?:is|was) )?(?:an?|the) (?:(?!former|ex|one-time|lifelong|anti|then)[a-z][a-z\-]+ )?{_PARTY}(?= [a-z]|[,.])(?!,? (?:and|or|turned|until|before|who (?:left|switched|became)))")
_PARTY_AHEAD = lazily(rf"\b{_PARTY} (?:[a-z]+ )?(?:[Ss]enator|[Cc]ongressman|[Cc]ongresswoman|[Rr]epresentative|[Gg]overnor|[Cc]andidate|nominee|[Ll]eader|[Ss]peaker|lawmaker|[Mm]ayor)(?: of [A-Z][a-z]+,| from [A-Z][a-z]+,)?,? $")


def _party(text: CheckedText, line: Line, one: Known) -> Draft | None:
    """'Gabrielle Giffords, the Republican congresswoman': of one known by name alone; others are asked elsewhere."""
    entry = entry_of(one)
    if entry is None or not entry.parties or not {"Republican", "Democrat"} & set(entry.parties):
        return None
    before, after = line.text[: one.start], line.text[one.end :]
    ahead = _PARTY_AHEAD.search(before[-70:])
    match = ahead or (None if _NOT.search(before[-24:]) else _OF_PARTY.match(after))
    if match is None or match["p"].replace("Democratic", "Democrat") in entry.parties or re.search(r"\b(?:former|ex|once|then|against|beat|rival|by|with|to|told)\W[^,]{0,16}$", before[: max(0, len(before) - len(before[-70:])) + match.start()] if ahead is not None else ""):
        return None
    start, end = (one.start - len(before[-70:]) + match.start(), one.end) if ahead is not None else (one.start, one.end + match.end())
    return Draft("person-conflict", text.span(line.start + start, line.start + end), f"{one.name} is of {entry.parties[0]}, not of {match['p']}", "Check the party.", (f"checks/known_persons.csv: {entry.source}",))


def _told(line: Line, one: Known) -> tuple[str, int, int] | None:
    """Return the state that somebody is told to be of, and the words that tell it, as offsets in the sentence."""
    before, after = line.text[: one.start], line.text[one.end :]
    if _NOT.search(before[-24:]) or re.search(r"[’']s $", before):
        behind = None
    else:
        behind = _BEHIND.match(after) if after.startswith((", ", " who", ", who")) else _IS.match(after)
    if behind is not None and (state := _adjective(behind["a"])) is not None and not (behind.groupdict().get("rest") and _NOT_HIS.search(behind["rest"])):
        return state, one.start, one.end + behind.end()
    office = _OFFICE_OF.match(after) if not re.search(r"(?:[’']s|\b(?:and|with|to|by|of|from|told|met)) $", before) or after.startswith(", ") else None
    if office is not None and (state := country_words().get(office["s"])) is not None:
        return state, one.start, one.end + office.end()
    taken = None if _NOT.search(before[-24:]) or re.search(r"\b(?:of|to|by|from|with|told|met|whose|and|if)(?: [a-z]+)? $", before) else _TAKES_OF.match(after) or _RULED.match(after)
    if taken is not None and (state := country_words().get(taken["s"])) is not None:
        return state, one.start, one.end + taken.end()
    of = _OF.match(after)
    if of is not None and _ROYAL.search(before) is None and (state := country_words().get(of["s"])) is not None and of["s"] not in _adjectives():
        return state, one.start, one.end + of.end()
    ahead = _AHEAD.search(before[-80:]) if not after.startswith(("’s", "'s")) else None
    if ahead is not None and (state := _adjective(ahead["a"])) is not None and not _NOT_HIS.search(ahead[0]):
        return state, one.start - len(before[-80:]) + ahead.start("a"), one.end
    sport = _ITS_ATHLETE.search(before[-60:]) if not after.startswith(("’s", "'s")) and _SPORT.search(after) and not _TRAINS.search(line.text) else None
    if sport is not None and (state := country_words().get(sport["s"])) is not None:
        return state, one.start - len(before[-60:]) + sport.start("s"), one.end
    its = _ITS_OFFICE.search(before[-80:]) if not after.startswith(("’s", "'s")) else None
    if its is not None and (state := country_words().get(its["s"], country_words().get(its["s"].split(" ")[-1]))) is not None:
        return state, one.start - len(before[-80:]) + its.start("s"), one.end
    return None


_FROM = lazily(rf"^(?:an?|the|[A-Z][a-z]+[’']s) (?:(?!of\b|for\b|in\b|with\b|by\b|to\b|and\b|who\b|on\b|against\b)[a-z][a-z\-]+ ){{0,3}}?{_NOUN} from (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){{0,3}}?)(?= who\b| whose\b|$)")
_BARE = lazily(rf"^(?:himself |herself |and |by birth )?an? (?P<a>{_CAPITALS})(?: by birth| by nationality)?$")
_OFFICE_THERE = lazily(rf"(?i:^(?:(?:the|a|an|one of the|and) )?(?:(?:former|ex-|new|late|long-serving|veteran|ousted|exiled|outgoing|past|acting|interim|one-time|once|deposed|longtime|then) ?)*(?:{_OFFICE}) of (?:the )?)(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){{0,3}}?)(?=$| who\b| from\b| since\b| and\b| in\b| between\b| until\b)")
_THE_BARE = lazily(rf"(?:^|[^A-Za-z’'\-] ?|[a-z,] )[Tt]he (?P<a>{_CAPITALS})$")
_ITS_NOUN = lazily(rf"^(?P<s>{_CAPITALS}(?: [A-Z][a-z]+)?)[’']s (?:(?!of\b|and\b)[a-z][a-z\-]+ ){{0,4}}?{_NOUN}$")


def _in_stretch(line: Line, one: Known, piece: Stretch) -> tuple[str, int, int] | None:
    """Return what state a stretch that describes somebody tells, and where."""
    words = line.text[piece.start : piece.end]
    if piece.kind == "ahead" and (bare := _THE_BARE.search(words)) is not None and (state := _adjective(bare["a"])) is not None and line.text[one.end : one.end + 2] not in {"’s", "'s"}:
        return state, piece.start + bare.start("a"), one.end
    if piece.kind not in {"noun", "lead", "is"} or _NOT.search(line.text[max(0, min(one.start, piece.start) - 24) : min(one.start, piece.start)]):
        return None
    for pattern in (_FROM, _OFFICE_THERE, _ITS_NOUN):
        match = pattern.match(words)
        if match is not None and (state := country_words().get(match["s"])) is not None and match["s"] not in _adjectives() and not _NOT_HIS.search(words[: match.start("s")]):
            return state, min(one.start, piece.start + match.start()), max(one.end, piece.start + match.end())
    bare = _BARE.match(words)
    if bare is not None and piece.kind != "lead" and (state := _adjective(bare["a"])) is not None:
        return state, one.start, piece.end
    return None


def _crowned(text: CheckedText, line: Line, one: Known) -> Draft | None:
    """'King Hussein of Morocco', 'Sheikh Sabah, the emir of Bahrain': of one named by one word, where nobody of that name ruled the state told."""
    match = _OF_THE_CROWN.match(line.text[one.end :]) if one.person is not None and _ROYAL.search(line.text[: one.start]) else None
    state = country_words().get(match["s"]) if match is not None else None
    if match is None or state is None or one.person is None or not any(h.office in _TOP for h in one.person.offices) or any(h.country == state for h in one.person.offices) or one.person.country == state:
        return None
    word = plain_name(line.text[one.start : one.end])
    if any(word in plain_name(f"{persons()[h.person].name} {' '.join(persons()[h.person].aliases)}").split() for office in _TOP for h in holders().get((state, office), ())):
        return None
    own = state_names().get(one.person.country or "", "another state")
    return Draft("person-conflict", text.span(line.start + one.start, line.start + one.end + match.end()), f"{one.name} is of {own}, not of {state_names().get(state, state)}", "Check who was meant, or the nation.", ("actors/offices.csv",))


_TOP = ("head_of_state", "head_of_government", "supreme_leader")


def _adjective(words: str) -> str | None:
    """Return the state of an adjective, or of its last word; 'Bosnian Serb' and 'Turkish Cypriot' are of two."""
    first, _, last = words.rpartition(" ")
    if words in _adjectives():
        return _adjectives()[words]
    return None if first in _adjectives() or last not in _adjectives() or first in {"North", "South", "East", "West", "New", "Anglo", "Equatorial", "Papua"} else _adjectives()[last]


def _judge(text: CheckedText, line: Line, one: Known) -> Draft | None:
    told = _told(line, one) or next((found for piece in stretches(text, line) if piece.who is one and (found := _in_stretch(line, one, piece)) is not None), None)
    if told is None or len(re.findall(r"[“”\"]", line.text[: one.start])) % 2:
        return None
    state, start, end = told
    nations, allowed = nations_of(one)
    if not nations or state in allowed or state not in state_names():
        return None
    own = " or ".join(state_names()[code] for code in sorted(nations))
    return Draft(
        "person-conflict", text.span(line.start + start, line.start + end), f"{one.name} is of {own}, not of {state_names()[state]}", "Check who was meant, or the nation.",
        ("checks/known_persons.csv, checks/persons_told.csv, actors/persons.csv",),
    )  # fmt: skip
