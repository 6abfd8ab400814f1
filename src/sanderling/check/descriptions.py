"""What stands beside a person's name: another nation, another party, the first to do what another was first to do, a leader not of his time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sanderling.check.finding import Draft
from sanderling.check.known import known_in
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask
from sanderling.check.succession import wrong_person
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, country_words, is_named, people_in, state_words
from sanderling.knowledge.actor_data import Holding, roles, state_names
from sanderling.knowledge.check_mandates import mandate_posts
from sanderling.knowledge.check_persons import early_terms, firsts, persons_told

_ROLE = (
    r"(?:dictator|strongman|ruler|autocrat|president|prime minister|premier|chancellor|king|queen|politician|statesman|stateswoman|diplomat|dissident|activist|lawyer|banker|economist|writer|opposition leader|leader|foreign minister|finance minister|defence minister|"
    r"former president|former prime minister|ex-president|human rights lawyer|Nobel laureate|head of (?:the )?[A-Z]|who (?:heads|leads|runs)|democracy leader|general)"
)
_NOT = lazily(r"(?i)\b(?:told|met|with|and|to|of|by|from|against|not|never|born|exile|like|unlike|succeed\w*|replac\w*|successor|predecessor|counterpart|for)\s*(?:the |an? )?$")
_UNDER = lazily(
    r"^,? (?:who |had |has |was |is |been |once |long |later |also |then |made (?:his|her) name |resigned |served |)*(?:as |the |an? |former |[A-Z]\w+[’']s )*(?P<title>(?:[a-z]+ ){0,2}?(?:minister|secretary of state|secretary|chancellor of the exchequer|prime minister|defen[cs]e secretary|foreign secretary|vice-president|vice president|national security adviser|chief of staff))(?: [^,.;]{0,25}?)? (?:under|in the (?:government|cabinet|administration) of|serving|to) (?:President |Prime Minister |Chancellor )?$"
)
_TOP = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
_TOO_WIDE = frozenset({"National", "Radical", "Moderate", "League", "Arena", "MAS", "DA", "Nationalist", "Colorado", "Social Democracy Party"})
"""Names of parties that are words of other senses as well."""


@cache
def _party_names() -> str:
    """Return the names of all parties in the table as a pattern, in the plural too; small letters tell a view, no party."""
    names = {name for told in persons_told().values() for name in told.parties if name[:1].isupper()} - _TOO_WIDE
    return "(?:" + "|".join(re.escape(name) for name in sorted(names | {"Tory", "Tories", "Communist", "Liberal"}, key=len, reverse=True)) + ")s?"


@cache
def _party_words() -> frozenset[str]:
    """Return a word of each name of a party, without which a sentence tells of none."""
    words = {max(re.findall(r"[^\W_]+", name.lower()), key=len) for told in persons_told().values() for name in told.parties}
    return frozenset(word + plural for word in words | {"tory", "tories", "communist", "liberal"} for plural in ("", "s"))


@cache
def _party_patterns() -> tuple[re.Pattern[str], ...]:
    party = f"(?P<p>{_party_names()})"
    role = r"(?:leader|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Pp]remier|[Cc]andidate|[Ss]enator|politician|chairman|nominee|mayor|governor)"
    return (
        re.compile(rf"\b(?:[Tt]he |[Aa] )?{party}(?: [Pp]arty)?(?:[’']s?)? {role}s?,? $"),
        re.compile(rf"\b(?:leader|candidate|nominee|chairman) (?:of|for) (?:the )?(?:ruling |opposition )?{party}(?: [Pp]arty)?, $"),
        re.compile(rf"^, (?:an?|the) (?:(?!former|ex|one-time|lifelong|once|lapsed)[a-z\-]+ )?{party}(?: [Pp]arty)?(?: {role}|,| who\b| from\b| of\b| in\b)"),
        re.compile(rf"^(?:, [^,;.“”]{{3,60}}?(?: and|,))?,? (?:(?:the |now )?(?:leader|head|candidate|nominee|chairman) (?:of|for) |(?:who )?(?:leads|heads|stood for|stands for) |of )(?:the )?(?:ruling |opposition |centre-left |centre-right |conservative )?{party}(?: [Pp]arty)?\b(?! (?:[A-Z]|government|coalition|alliance))"),
        re.compile(rf"\b(?:[Tt]he )?{party}(?: [Pp]arty)?[’']s $"),
        re.compile(rf"^[’']s? (?:own |ruling |governing |new |victorious |defeated |beaten |opposition |centre-left |centre-right |left-wing |right-wing |conservative |liberal |social |centrist |leftist |rightist |populist |nationalist )*{party}(?: [Pp]arty)?(?=[,.;]| (?:has|had|won|lost|took|came|was|is|were|will|and|in|on|to|with|from|after|for|by|at|secured|gained|finished|said|beat)\b|$)(?! (?:rivals?|opponents?|partners?|allies|predecessor|successor|challenger))"),
    )


def description_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons described by a nation, party, first or leader that is not theirs."""
    for line in text.lines:
        people = people_in(text, line)
        if "first" in text.words(line):
            found = list(_named_first(text, line))
            yield from found or _first_in_any_words(text, line)
        for one in people:
            yield from _nation(text, line, one)
            yield from _of_state(text, line, one)
            yield from _party(text, line, one)
        for one, other in pairwise(people):
            yield from _under(text, one, other)


@cache
def _nations() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"^, (?:an?|the) (?:[a-z\-]+ ){{0,2}}(?P<s>{A_STATE}) (?:[a-z\-]+ ){{0,2}}?{_ROLE}(?! (?:to|in|for)\b)"),
        re.compile(rf"^, (?P<s>{A_STATE})[’']s? (?:[a-z\-]+ ){{0,2}}?(?:dictator|strongman|ruler|autocrat|despot|tyrant|liberator|founding father|independence leader|opposition leader|former (?:president|prime minister|leader|dictator|ruler))(?=[,.;])"),
        re.compile(rf"^, (?:an?|the) (?P<s>{A_STATE})(?:,? who\b|(?: by birth| national| citizen)?,)"),
    )


@cache
def _mask() -> Mask:
    return Mask(state_words())


def _nation(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    told = persons_told().get(one.person.id)
    yield from _nation_ahead(text, line, one)
    nations = told.nations if told is not None else (one.person.country,) if one.person.country and one.person.offices else ()
    if not nations or line.text[one.end - line.start:one.end - line.start + 2] != ", ":
        return
    after = text.text[one.end : line.end]
    masked = _mask()(after)
    for pattern in _nations():
        match = pattern.match(masked)
        if match is None:
            continue
        country = country_words().get(after[match.start("s") : match.end("s")])
        if country is None or country in nations or any(h.country == country for h in one.person.offices) or len(country) != 3 or not set(nations) <= set(state_names()):
            return
        if _NOT.search(text.text[line.start : one.start][-14:]) and re.search(r"\b(?:and|with) $", text.text[line.start : one.start]) is None and told is None:
            return
        yield wrong_person(text, one.start, one.end + match.end(), f"{one.person.name} is of {state_names().get(nations[0], nations[0])}, not of {state_names().get(country, country)}", "checks/persons_told.csv, actors/persons.csv")
        return


_NO_TRADE = r"(?:after|under|over|never|ever|former|another|other|either|rather|later|earlier|together|however|order|number|power|border|river|minor|major|senior|junior|latter|offer|weather|whether|matter|winter|summer|dinner|paper|letter|tower|father|mother|brother|sister|daughter|prisoner|ambassador|mediator|negotiator|trainer|manager|administrator|inspector|observer|investor|owner|publisher|editor|translator|admirer|supporter|partner|prosecutor|governor|commander|master|captor|neighbour|neighbor|lover|jailer|interpreter|better|older|younger|higher|larger|anger|answer|favor|error|terror|harbor|tenor|visitor|settler|soldier|officer|volunteer|member|carrier|barrier|list|twist|assist|insist|exist|resist|consist|minister)"
_TRADE = rf"(?:(?!{_NO_TRADE} )(?:[a-z\-]+(?:ist|ian|yst|man|woman|naut|crat|eer|ier|er|or)|cardinal|pope|pontiff|priest|monk|nun|poet|diplomat|dissident|general|statesman|clergyman|tycoon|hero|archbishop|bishop|patriarch|professor|jurist|athlete|champion|billionaire|magnate|oligarch|laureate|chess champion|chief justice|judge|opposition leader|democracy leader|independence leader|prelate|theologian))"
_AHEAD = lazily(rf"\b(?:[Tt]he|[Aa]|[Aa]n) (?:[a-z\-]+ ){{0,2}}(?P<s>{A_STATE}) (?:(?!(?:army|air|embassy|prison|hostage|capital|team|club|campaign|mission|war|peace|born)\b)[a-z\-]+ )??{_TRADE},? $")


def _nation_ahead(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """'The Polish cardinal Joseph Ratzinger': a nation before the name."""
    lead = text.text[line.start : one.name_start]
    match = _AHEAD.search(_mask()(lead)[-90:]) if lead.endswith((" ", ", ")) else None
    told = persons_told().get(one.person.id)
    nations = told.nations if told is not None else (one.person.country,) if one.person.country and one.person.offices else ()
    if match is None or not nations or not is_named(one) or (" " not in one.name) or re.match(r"[’']s\b", text.text[one.end : line.end]):
        return
    tail = lead[-90:]
    country = country_words().get(tail[match.start("s") : match.end("s")])
    if country is None or country in nations or any(h.country == country for h in one.person.offices) or not set(nations) <= set(state_names()):
        return
    yield wrong_person(text, one.name_start - len(tail) + match.start(), one.end, f"{one.person.name} is of {state_names().get(nations[0], nations[0])}, not of {state_names().get(country, country)}", "checks/persons_told.csv, actors/persons.csv")


_TITLED = lazily(r"\b(?:President|Prime Minister|Chancellor|Premier|King|Queen|Foreign Minister|Defen[cs]e Minister|Sultan|Emir) $")
_STATE_BEHIND = lazily(r" of (?:the )?(?P<s>[A-ZÀ-Þ][\w’\-]+(?: (?:and )?[A-ZÀ-Þ][\w’\-]+){0,2})(?=[,.;]| [a-z])(?! and (?:of )?[A-Z])")


def _of_state(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    """'President François Bozizé of Chad': who has held office, but in another state."""
    if not one.person.offices or text.text[one.end : one.end + 4] != " of " or _TITLED.search(text.text[max(line.start, one.name_start - 20) : one.name_start]) is None:
        return
    match = _STATE_BEHIND.match(text.text[one.end : line.end])
    country = country_words().get(match["s"]) if match is not None else None
    if match is None or country is None or any(h.country == country for h in one.person.offices) or country == one.person.country or not is_named(one) or " " not in one.name:
        return
    held = one.person.offices[0]
    own = state_names().get(held.country or "", "another state")
    yield wrong_person(text, one.start, one.end + match.end(), f"{one.person.name} was {held.title} of {own}, not of {state_names().get(country, country)}", f"actors/offices.csv: {held.source}")


def _plain(party: str) -> str:
    plain = party.lower().replace("’", "'").replace("tories", "tory").replace("tory", "conservative").replace("labour", "labor").removesuffix(" party")
    return re.sub(r"(?<=[a-z]{3})(?:ic|s)$", "", plain)


def _party(text: CheckedText, line: Line, one: PersonMention) -> Iterator[Draft]:
    told = persons_told().get(one.person.id)
    if told is None or not told.parties or _party_words().isdisjoint(text.words(line)):
        return
    lead, after = text.text[line.start : one.name_start], text.text[one.end : line.end]
    before, of, beside, behind_it, owned, owns = _party_patterns()
    ahead = before.search(lead) or of.search(lead) or owned.search(lead)
    match = ahead or beside.match(after) or behind_it.match(after) or owns.match(after)
    if match is None or _plain(match["p"]) in {_plain(party) for party in told.parties} or re.search(r"(?i)\b(?:against|beat|defeat\w*|rival|opponent|former|once|then|by|to|with)\b[^,]{0,20}$", lead[: ahead.start()] if ahead is not None and ahead.re is not owned else ""):
        return
    if match["p"] == "Congress" and "IND" not in told.nations:
        return  # the parliament
    start, end = (line.start + ahead.start(), one.end) if ahead is not None else (one.start, one.end + match.end())
    yield wrong_person(text, start, end, f"{one.person.name} is of {told.parties[0]}, not of {match['p']}", f"checks/persons_told.csv: {told.source}")


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(rf"(?P<x>[A-ZÀ-Þ][\w’'\-]+(?: (?:al-|von |van |de |der |da )?[A-ZÀ-Þ][\w’'\-]+){{0,3}})(?:(?: of [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)?(?:, (?!who\b)[^,;.“”]{{3,60}},)?(?:,| was| became| is|, who was|, who became)| (?!and\b|or\b)[^,;:.“”]{{3,80}}? as) the (?:very )?first (?P<w>{'|'.join(sorted(map(re.escape, firsts()), key=len, reverse=True))})\b(?! (?:since|to|who|of|from|after|in (?:more|over|nearly|\w+ years)))")


@cache
def _known_firsts() -> frozenset[str]:
    return frozenset(name for first in firsts().values() for name in first.who)


def _named_first(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'Yuri Gagarin, the first man to walk on the moon': of one who is known for another first, or is known at all."""
    for match in _first_words().finditer(line.text):
        known, name = firsts()[match["w"]], match["x"]
        people = {one.person.id: one.person for one in people_in(text, line) if one.start < line.start + match.end("x") and line.start + match.start("x") < one.end}
        names = {name, name.split(" ")[-1], *(alias for person in people.values() for alias in (person.name, *person.aliases))}
        if any(who in one or one in who for who in known.who for one in names if len(one) > 3) or not (people or names & _known_firsts()):
            continue
        if re.search(r"(?i)\b(?:of|to|after|for|like) $", line.text[: match.start()]) and not people:
            continue
        yield wrong_person(text, line.start + match.start(), line.start + match.end(), f"the first {match['w']} was {known.who[0]}, in {known.year}", f"checks/firsts.csv: {known.source}")


_FIRST = lazily(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]er|[Hh]is|[A-Z]\w+[’']s) (?:very |world[’']s )?first (?=[A-Za-z])")
_EMPTY = frozenset("the of to in a an be become as its ever on into at from and citizen person national human being man men astronaut cosmonaut fly flown travel travelled go gone venture who was were has been is s elected orbit earth leader head serving politician by born".split())
_ALIKE = {"head": "lead", "govern": "lead", "run": "lead", "rule": "lead", "chair": "lead", "female": "woman", "scale": "climb", "conquer": "climb", "conquered": "climb", "climbed": "climb", "reached": "reach", "set": "walk", "foot": "walk", "step": "walk", "walked": "walk", "lunar": "moon", "premier": "prime", "minister": "prime", "black": "black"}
_GOES_ON = lazily(r"^(?:,? ?(?:to|who|since|from|after|for|of|whose|that|not|at|with|on|in(?! (?:[A-Z]\w+ )?(?:1[89]|20)\d\d))\b|-)")
_IS_FIRST = lazily(r"(?:,|\b(?:is|was|became|become|becomes|becoming|be|being|been|as|who))(?: (?:also|himself|herself|thus|thereby|then|later|one of|widely|officially|in (?:19|20)\d\d|in [A-Z]\w+ (?:19|20)\d\d|at \d\d))* $")
_NO_FIRST = lazily(r"(?i)\b(?:not|never|after|since|before|like|unlike|than|succeed\w*|follow\w*|met|told|with|by|of|beat|second|third|whom|honour\w*|named after)\b[^,]*$")


_NO_END = frozenset("the of to in a an be become as its on into at from and who was were has been is by".split())


def _bag(words: str) -> frozenset[str]:
    """Return the words that tell what somebody was first at, without those that tell nothing and with one word for several."""
    return frozenset(_ALIKE.get(word, word) for word in re.findall(r"[^\W_]+", words.lower()) if word not in _EMPTY)


@cache
def _by_bag() -> dict[frozenset[str], str]:
    return {bag: words for words in sorted(firsts(), reverse=True) if len(bag := _bag(words)) > 1}


def _first_in_any_words(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'X rode a Soyuz to become the first Indian citizen in space': what was first done, by its words in any order."""
    for match in _FIRST.finditer(line.text):
        rest = re.split(r"[,;:.“”()]| (?:and|when|where|while|with|after|before|but) ", line.text[match.end() :] + ".")[0]
        words = [*re.finditer(r"[\w’'\-]+", rest)][:11]
        hit = None
        for count in range(2, len(words) + 1):
            end = words[count - 1].end()
            if words[count - 1][0].lower() not in _NO_END and (key := _by_bag().get(_bag(rest[:end]))) is not None and not _GOES_ON.match(line.text[match.end() + end :].lstrip()):
                hit = (key, match.end() + end)
        if hit is None:
            continue
        known, end = firsts()[hit[0]], hit[1]
        people = known_in(text, line)
        before = [one for one in people if one.end <= match.start()]
        one = before[-1] if before else None
        if one is not None:
            between = line.text[one.end : match.start()]
            if not _IS_FIRST.search(between) or len(between) > 110 or _NO_FIRST.search(re.sub(r"^[^,]*?\b(?:to become|becoming|became|was|is)\b", "", between)) or (len(before) > 1 and not re.match(r",|,? who\b", between)):
                continue
            if re.search(r"\b(?:of|to|after|like|with|by|under|from) (?:[A-Z]?[a-z]+ )?$", line.text[: one.start]) and not between.startswith(","):
                continue
        else:
            behind = [who for who in people if who.start >= end and re.fullmatch(r"(?:,| was| is|, was|:)? (?:[A-Z][a-z]+ )?", line.text[end : who.start])]
            if not behind or re.search(r"\b(?:after|before|not|of|to|with|by|since)\s$", line.text[: match.start()]):
                continue
            one = behind[0]
        names = {*one.names, one.name}
        if any(who in name or name in who for who in known.who for name in names if len(name) > 3) or any(who.split()[-1] in name.split() for who in known.who for name in names):
            continue
        if any(who in line.text for who in known.who):
            continue
        start = min(one.start, match.start())
        yield wrong_person(text, line.start + start, line.start + max(end, one.end), f"the first {hit[0]} was {known.who[0]}, in {known.year}", f"checks/firsts.csv: {known.source}")
        return


def _under(text: CheckedText, one: PersonMention, other: PersonMention) -> Iterator[Draft]:
    """'As economy minister under Jacques Chirac': a post held while another led the state."""
    between = text.text[one.end : other.name_start]
    match = _UNDER.match(between) if len(between) < 110 else None
    if match is None or (match[0].rstrip().endswith(" to") and "adviser" not in match["title"]) or one.person.country != other.person.country:
        return
    led = [h for h in other.person.offices if h.office in _TOP] or early_terms().get(other.person.id, [])
    role = roles().get(match["title"].split(" ", 1)[-1] if match["title"] not in roles() else match["title"])
    office = role[0].office if role is not None else None
    words = match["title"].lower()
    mine = [h for h in (*one.person.offices, *early_terms().get(one.person.id, ())) if h.office not in _TOP or "prime minister" in words]
    named = [h for h in mine if (office and h.office == office) or words in h.title.lower() or words.split(" ")[0] in h.title.lower()] or mine
    if led and not named:
        titles = {words, words.replace("-", " "), words.replace(" ", "-")}
        told = [(post, row) for post in mandate_posts() if titles & set(post.titles) for row in post.held if {one.person.name, *one.person.aliases} & set(row.names)]
        if told and not any((row.since <= (g.until or "9999")) and ((g.since or "0") <= (row.until or "9999")) for _, row in told for g in led):
            post, row = told[0]
            yield wrong_person(text, one.start, other.end, f"{one.person.name} was {post.name} {row.since} to {row.until or 'now'}; {other.person.name} led from {led[0].since} to {led[-1].until or 'now'}", f"checks/mandates.csv: {row.source}")
        return
    if not led or not named or any(_overlap(h, g) for h in named for g in led):
        return
    shown = ", ".join(f"{h.title} {h.since} to {h.until or 'now'}" for h in named[:2])
    yield wrong_person(text, one.start, other.end, f"{one.person.name} was {shown}; {other.person.name} led from {led[0].since} to {led[-1].until or 'now'}", f"actors/offices.csv: {named[0].source}")


def _overlap(one: Holding, other: Holding) -> bool:
    return (one.since or "0") <= (other.until or "9999") and (other.since or "0") <= (one.until or "9999")



