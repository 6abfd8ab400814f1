"""Two sentences in the article's own voice of which only one can be right, by the pairs of ``checks/opposites.csv``.

They must be told of one thing: one noun, one doer (by name, by a noun again, or by a pronoun right after), or simply of
one happening in a short passage; and neither may be hedged, quoted, of another day, or taken back by a later step.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.needed import Needed
from sanderling.check.quantities import singular
from sanderling.check.sides import Sides
from sanderling.check.text import COUNTING, CheckedText, Line, pattern
from sanderling.check.told_dates import A_DAY
from sanderling.check.who import country_words
from sanderling.knowledge.check_tables import Opposites, opposites

_HEDGED = lazily(
    r"(?i:\b(?:said|says|told|according|claim\w*|alleg\w*|reported(?:ly)?|denie[sd]|deny|rumou?r\w*|feared|(?<![Tt]he )accus\w*|believed|initially|at first|had thought|first reports|previously|would|could|might|if|unless|"
    r"spoke of|recall\w*|remember\w*|drill|ought|should|threaten\w*|warn\w*|expected|due to|plan(?:s|ned)?|want(?:s|ed)|hop(?:es|ed)|wrongly|mistaken\w*|corrected|contrary|whether|almost|nearly)\b)|\bmay\b|[“”\"]|\?"
)
_TURNED = lazily(r"(?i)\b(?:later|afterwards|eventually|finally|in the end|at last|since then|after all|soon after|next day|the day after|following day|until(?! (?:noon|midnight|dawn|dusk|nightfall|the (?:evening|morning|end|afternoon)|late|early)\b)|again|then|now|by then|earlier|the day before|last (?:week|month|year)|years? ago|months? ago|weeks? ago|previous\w*|anniversary|first of all|at the start)\b")
MONTHS = lazily(rf"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Uu]ntil) ({'|'.join(calendar.month_name[1:])})\b")
YEARS = lazily(r"\b(?:19|20)\d\d\b")
_OTHER = lazily(r"(?i)\b(?:before (?:that|then)|before it(?=[,.;])|(?-i:Before it)|by the (?:second|third|fourth|next|last|end)|the (?:last|next|previous|earlier) one|another|second|other|elsewhere|meanwhile|nearby|neighbouring|separate(?:ly)?|also)\b")
NAMED_END = lazily(r",(?: [a-z]+)* [A-Z][\w’\-]+(?: [A-Z][\w’\-]+)+ (?:said|noted|added|reported)\.?$")
"""A named source at the end, who reports what the article makes its own."""
BETWEEN = 160
"""With no more letters than this between them, two sentences are shown in one stretch."""
FAR = 4
"""Sentences farther apart than this are not held against one another."""


def opposite_sentences(text: CheckedText) -> Iterator[Draft]:
    """Yield a sentence that another near it rules out; one finding for each pair of opposites."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > 60:
        return
    sides = [_sides().among(text.words(line)) for line in body]
    there = 0
    for bits in sides:
        there |= bits
    lower: list[str] = []
    for number_of_pair, (pair, one, other) in enumerate(_quick()):
        if there >> (2 * number_of_pair) & 3 != 3:
            continue
        lower = lower or [line.text.lower() for line in body]
        first, second = 1 << (2 * number_of_pair), 2 << (2 * number_of_pair)
        ones = [number for number, bits in enumerate(sides) if bits & first and one.in_text(lower[number])]
        others = [number for number, bits in enumerate(sides) if bits & second and other.in_text(lower[number])] if ones else []
        # A sentence is searched only where one near it may hold the other side.
        near = [number for number in ones if any(at != number and abs(at - number) <= FAR for at in others)]
        told = [(number, body[number], match) for number in near if (match := pair.one.search(body[number].text)) is not None and _plain(body[number], match)]
        for number, line, match in told:
            draft = _against(text, body, pair, number, line, match)
            if draft is not None:
                yield draft
                break


@cache
def _quick() -> tuple[tuple[Opposites, Needed, Needed], ...]:
    """Return the pairs with what each side cannot do without."""
    return tuple((pair, Needed(pair.one.pattern), Needed(pair.other.pattern)) for pair in opposites())


_STOP_WORDS = frozenset("was were had has have been is are be the an of in to by for on at with from and or no not his her its their it they he she all any one this that who who which when there than then said after before".split())


@cache
def _sides() -> Sides:
    """Return what finds the sides by the words that they cannot do without, two bits a pair."""
    found: dict[str, int] = {}
    for number, (_, *sides) in enumerate(_quick()):
        for side, needed in enumerate(sides):
            bit = 1 << (2 * number + side)
            if not needed.groups:
                found[""] = found.get("", 0) | bit
                continue
            for stretch in max(needed.groups, key=lambda group: min(map(len, group))):
                words = [word for word in re.findall(r"[^\W_]+", stretch) if word not in _STOP_WORDS] or [""]
                token = max(words, key=len)
                found[token] = found.get(token, 0) | bit
    return Sides(found)


def hedged(words: str) -> bool:
    """Whether words tell something as said, thought, feared or planned, not in the article's own voice."""
    return _HEDGED.search(words) is not None


def _plain(line: Line, match: re.Match[str]) -> bool:
    rest = line.text[: match.start()] + line.text[match.end() :]
    return _HEDGED.search(rest) is None and not re.search(r"(?i)\b(?:but|except|although|though|however|apart from|besides|only|until|among)\b", rest)


def _against(text: CheckedText, body: list[Line], pair: Opposites, number: int, line: Line, match: re.Match[str]) -> Draft | None:
    for at in range(max(0, number - FAR), min(len(body), number + FAR + 1)):
        other_line = body[at]
        if at == number:
            continue
        for other in pair.other.finditer(other_line.text):
            if _holds(pair, body, (number, line, match), (at, other_line, other)):
                return Draft(
                    "self-contradiction", text.span(*both(text, line, match, other_line)), f"elsewhere the article says: '{other_line.text[:110]}'",
                    "Check which of the two is meant.",
                )  # fmt: skip
    return None


def both(text: CheckedText, line: Line, match: re.Match[str], other: Line) -> tuple[int, int]:
    """Return the stretch that a contradiction rests on: from one sentence to the other where they stand near, else its own words."""
    start, end = line.start + match.start(), line.start + match.end()
    if 0 < other.start - line.end <= BETWEEN:
        return start, other.end
    return (other.start, end) if 0 < line.start - other.end <= BETWEEN else (start, end)


def _holds(pair: Opposites, body: list[Line], one: tuple[int, Line, re.Match[str]], two: tuple[int, Line, re.Match[str]]) -> bool:
    """Whether a second telling is plain, of the same day and of the same thing as the first."""
    number, line, match = one
    at, other_line, other = two
    rest = other_line.text[: other.start()] + NAMED_END.sub("", other_line.text[other.end() :])
    if _HEDGED.search(rest) or re.search(r"(?i)\b(?:not|no|never|nobody|none|neither|nor|without|instead of|before)\b[^,;]{0,25}$", other_line.text[: other.start()]):
        return False
    if pair.unless is not None and (pair.unless.search(other_line.text) or pair.unless.search(line.text.replace(match[0], ""))):
        return False
    if pair.pair.startswith("nobody") and (of_others(match[0], other_line) or (_WITHIN.search(match[0]) is not None and _WITHOUT.search(other_line.text) is not None)):
        return False
    if pair.pair.startswith("nobody") and ILL.search(other_line.text):
        return False
    if in_two_parts(line.text, other_line.text) or of_another_charge(line.text, other_line.text):
        return False
    if pair.pair.startswith("unanimous") and _of_two_bodies(line, other_line):
        return False
    if ("lasting" not in pair.tie and not _since_before(line, match, other_line) and apart(line, other_line, at > number)) or _OTHER.search(other_line.text[: other.start()]):
        return False
    return _one_thing(pair, body, one, two)


_NONE_OF = lazily(r"(?i)\b(?:none of (?:the|its|their|his) |no )(?:[a-z\-]+ )?(?P<noun>[a-z\-]{4,}?)s? (?:was|were|had been|has been|is)\b|\b(?:all|both) (?:of )?(?:the )?(?:[a-z\-]+ )?(?P<noun2>[a-z\-]{4,})s\b")
_COUNTED = lazily(r"(?i)\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a dozen) (?:[a-z\-]+ )??(?P<noun>[a-z\-]{3,}s|men|women|children|people|firemen|policemen)\b")
_ONE_OF_CREW = lazily(r"\b[Tt]he (?P<noun>driver|conductor|pilot|captain|skipper|guard|stewardess|steward|gunman|bomber|attacker|engineer|mate)\b(?: [a-z]+)? (?:was|broke|lost|suffered|died|had)\b")
_ANYBODY = frozenset("nobody one none everybody everyone all person people man woman other passer-by passersby casualty victim dead wounded hour minute day week house year time".split())
_ALIKE = tuple(
    frozenset(words.split())
    for words in ("passenger traveller tourist commuter pilgrim rider", "pupil child student boy girl schoolboy schoolgirl youngster", "worker miner employee labourer", "soldier trooper recruit conscript peacekeeper", "resident villager inhabitant tenant civilian bystander neighbour townsman", "hostage captive prisoner", "crew sailor seaman fisherman pilot captain skipper steward stewardess engineer mate")
)


_WITHIN = lazily(r"(?i)\b(?:inside|aboard|on board|in the|in its|on the (?:plane|train|bus|ship|ferry))\b")
_WITHOUT = lazily(r"(?i)\b(?:at the (?:gates?|door|entrance|barrier|checkpoint)|outside|in the (?:street|road|square|yard|car ?park|garden)|on the (?:pavement|ground|quay|shore|bank|street|road|platform)|passers-?by|pedestrians?|bystanders?)\b")
_BODIES = lazily(r"(?i)\b(?:(?:sub)?committees?|commission|panel|full house|plenary|whole house|upper house|lower house|senate|cabinet|council|board|chamber of deputies|general assembly|security council|national assembly)\b")


def _of_two_bodies(line: Line, other: Line) -> bool:
    """'The committee was unanimous. In the full house seven voted against': what each names are bodies, and none the same."""
    mine, theirs = ({m[0].lower() for m in _BODIES.finditer(words.text)} for words in (line, other))
    return bool(mine and theirs) and not mine & theirs


def of_others(none_hurt: str, other: Line) -> bool:
    """'None of the pupils was hurt' says nothing of three guards."""
    none = _NONE_OF.search(none_hurt)
    return none is not None and others_told(singular((none["noun"] or none["noun2"]).lower()), other)


def others_told(noun: str, other: Line) -> bool:
    """Whether those whom a sentence tells of are others than a noun means: three guards are no pupils."""
    told = {singular(m["noun"].lower()) for rule in (_COUNTED, _ONE_OF_CREW) for m in rule.finditer(other.text)}
    if noun in _ANYBODY or not told or told & _ANYBODY or noun in told:
        return False
    return not any(noun in alike and told & alike for alike in _ALIKE)


_SINCE_DAY = lazily(rf"\bsince (?P<day>{'|'.join(calendar.day_name)})\b")


def _since_before(line: Line, match: re.Match[str], other: Line) -> bool:
    """'Has been shut since Monday. On Wednesday two freighters entered it': a state that lasts holds on the days behind."""
    since = _SINCE_DAY.search(line.text, match.start()) if re.search(r"\b(?:has|have|is|are)\b", match[0]) is not None else None
    days = list(calendar.day_name)
    told = [days.index(m[0]) for m in A_DAY.finditer(other.text) if m[0] in days]
    return since is not None and len(told) == 1 and 1 <= (told[0] - days.index(since["day"])) % 7 <= 4 and _TURNED.search(other.text) is None


def apart(line: Line, other: Line, after: bool) -> bool:
    """Whether two sentences tell of two days, or the later one of a later step."""
    mine, theirs = {m[0] for m in A_DAY.finditer(line.text)}, {m[0] for m in A_DAY.finditer(other.text)}
    if mine and theirs and not mine & theirs:
        return True
    months, theirs = {m[1] for m in MONTHS.finditer(line.text)}, {m[1] for m in MONTHS.finditer(other.text)}
    if months and theirs and not months & theirs:
        return True
    years, others = {m[0] for m in YEARS.finditer(line.text)}, {m[0] for m in YEARS.finditer(other.text)}
    if (years and others and not years & others) or (others and not years):
        return True
    return _TURNED.search(other.text) is not None or (not after and _TURNED.search(line.text) is not None) or _TURNED.search(line.text) is not None


_PART = lazily(r"\b(?:[Ii]n|[Oo]n|[Aa]long|[Tt]hroughout|[Aa]cross|[Oo]f|[Tt]o) the (?:[a-z]+ )?(north|south|east|west|centre|capital|coast|countryside|provinces?|suburbs?|mountains?|interior|islands?|valley|hills|border|frontier|interior|lowlands|highlands)\b")


def in_two_parts(one: str, other: str) -> bool:
    """Whether two sentences tell of two parts of a land: 'in the capital', 'in the east'."""
    mine, theirs = ({m[1].rstrip("s") for m in _PART.finditer(words)} for words in (one, other))
    return bool(mine and theirs) and not mine & theirs


ILL = lazily(r"\b(?:been ill|of (?:an? )?(?:long |short )?(?:illness|cancer|heart|old age|natural causes|pneumonia|malaria)|heart attack|a stroke)\b")
"""Who dies so was not killed by what befell."""
_CLEARED_OF = lazily(r"\b(?:acquitted|cleared|not guilty) (?:[\w’'\-]+ ){0,5}?of (?!all\b|every|both\b|each\b|any\b|the charges?\b)(?:the )?(?P<what>[a-z]{4,})")
_GUILTY_OF = lazily(r"\b(?:sentenced|jailed|convicted|conviction|guilty|years|fined)\b[^.;]{0,40}? (?:for|of) (?P<what>(?!prison\b|jail\b|hard\b)[a-z]{4,}(?: [a-z]+){0,2})")


def of_another_charge(one: str, other: str) -> bool:
    """'Acquitted of murder. Sentenced to two years for hiding the body': two charges."""
    cleared = _CLEARED_OF.search(one)
    guilty = _GUILTY_OF.search(other) if cleared is not None else None
    return cleared is not None and guilty is not None and cleared["what"][:5] not in guilty["what"]


_RANKS = frozenset({"prime", "vice", "deputy", "foreign", "finance", "defence", "interior", "former", "acting"})


def placed_alike(one: str, other: str, shared: set[str]) -> bool:
    """Whether no word that two sentences share is told of two places or described as two: 'the match in Fez', 'the match in Rabat'."""
    for word in shared:
        places, marks, absent = [], [], False
        for words in (one, other):
            found = pattern(rf"(?i)(?:\b(?P<mark>[\w’'\-]+) )?\b{re.escape(word)}(?:s|es)?\b(?-i:(?: (?:in|at|of|near|to|over|from|for) (?:the )?(?P<place>[A-ZÀ-Þ][\w’\-]+))?)").search(words)
            absent = absent or found is None
            places.append(found["place"] if found is not None and found["place"] and found["place"] not in calendar.day_name else None)
            marks.append(found["mark"] or "" if found is not None else "")
        if all(places) and places[0] != places[1]:
            return False
        if absent:
            continue
        # 'Russian soldiers' are no Georgian ones.
        low = [mark.lower() for mark in marks]
        # 'The minister', 'the prime minister'; 'two soldiers', 'three soldiers'.
        if low[0] != low[1] and (not _RANKS.isdisjoint(low) or all(mark in COUNTING or mark.isdigit() for mark in low)):
            return False
        if low[0] != low[1] and (all(mark.lower() in SIDES_OF_A_THING for mark in marks) or all(mark in country_words() for mark in marks)):
            return False
    return True


def _nouns(match: re.Match[str]) -> set[str]:
    return {singular(value) for name, value in match.groupdict().items() if name.startswith("noun") and value}


def _one_thing(pair: Opposites, body: list[Line], one: tuple[int, Line, re.Match[str]], other: tuple[int, Line, re.Match[str]]) -> bool:
    if "noun" in pair.tie:
        near = {singular(word) for word in re.findall(r"\b[a-z]{4,}\b", one[1].text[one[2].start() : one[2].end() + 45])}
        shared = (_nouns(one[2]) | near) & _nouns(other[2])
        if not shared or not _modified_alike(one, other, next(iter(shared))) or not placed_alike(one[1].text, other[1].text, shared):
            return False
    if "subject" in pair.tie:
        mine, theirs = subject_of(body, one[0], one[2].start()), subject_of(body, other[0], other[2].start())
        return bool(mine and theirs and mine & theirs)
    if "event" in pair.tie:
        words = [{singular(w) for w in re.findall(r"\b[a-z]{4,}\b", line.text)} for _, line, _ in (one, other)]
        return len(words[0] & words[1] & _HAPPENINGS) > 0
    return True


_HAPPENINGS = frozenset("attack raid robbery bombing shooting killing ambush blast landing escape theft arrest crossing march kidnapping exchange burial ceremony crash accident collision fire storming assault coup strike".split())
SIDES_OF_A_THING = frozenset("north northern south southern east eastern west western upper lower old new main railway road foot second third first other central inner outer international military naval domestic girls boys local foreign neutral low high wooden stone iron steel concrete rail pedestrian temporary suspension pontoon floating bailey swing".split())


def _modified_alike(one: tuple[int, Line, re.Match[str]], other: tuple[int, Line, re.Match[str]], noun: str) -> bool:
    """Whether the words before a noun do not tell two things apart: 'the main bridge', 'the eastern bridge'."""
    found = []
    for _, line, _ in (one, other):
        match = pattern(rf"((?:[\w’\-]+ ){{0,3}}){noun}").search(line.text)
        words = {word.lower() for word in (match[1].split() if match is not None else [])}
        found.append((words & SIDES_OF_A_THING, {w for w in (match[1].split() if match is not None else []) if w[:1].isupper() and w.lower() not in {"the", "its", "in", "on", "at", "a"}}))
    if found[0][0] and found[1][0] and not found[0][0] & found[1][0]:
        return False
    return not (found[0][1] and found[1][1] and not found[0][1] & found[1][1])


_NP = lazily(
    r"(?:(?P<name>[A-ZÀ-Þ][\w’\-]+(?: (?:(?:al|el|de|da|van|von|bin) )?[A-ZÀ-Þ][\w’\-]+)*)|(?:[Tt]he|[Hh]is|[Ii]ts|[Tt]heir|[Hh]er|[Aa]n?|[Bb]oth|[Aa]ll|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d+) (?:[\w’\-]+ ){0,3}?(?P<noun>[a-z][a-z\-]{2,}))(?:[’']s (?P<owned>[a-z]+))?"
    r"(?:,? (?:of|in|from|for|at|to|who|which|whose|with)\b[^,;]{0,60},?|, [^,;]{2,60},)?(?: (?:has|have|had|was|were|is|are|also|again|all|both|flatly|simply|openly|never|twice|each))* ?$"
)
_CLAUSE_OF = lazily(r" (?:once|when|because|after|since|as soon as|though|although|where) (?:(?:the|its|his|her|their) )?(?:[a-z]+ )?(?P<noun>[a-z]{4,})(?: (?:had|has|have|was|were|also|both))* ?$")
"""A clause with a doer of its own behind the main one: 'sang once parliament had'."""
NO_NAMES = frozenset("on in at the a an and but when while as after before for from by monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split())


def subject_of(body: list[Line], number: int, at: int) -> set[str]:
    """Return the words that a doer goes by: the last of a name, a noun in the singular; of a pronoun those of the sentence before."""
    lead = re.split(r"; |: | but | while ", body[number].text[:at])[-1]
    pronoun = re.search(r"\b([Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?: (?:has|have|had|was|were|also|then|never|flatly))* ?$", lead)
    if pronoun is not None or re.match(r"^(?:[Hh]e|[Ss]he|[Tt]hey)\b[^,;]*\band ?(?:then |also )?$", lead):
        return _heads(body[number - 1].text) if number else set()
    bare = _CLAUSE_OF.search(lead)
    if bare is not None:
        return {singular(bare["noun"])}
    match = _NP.search(lead)
    if match is None:
        return _heads(lead) if re.search(r"\band ?$", lead) else set()
    found = {match["noun"] or "", match["owned"] or ""}
    if match["name"]:
        found.add(match["name"].split(" ")[-1].lower())
    return {singular(word) for word in found if word and word.lower() not in NO_NAMES}


def _heads(words: str) -> set[str]:
    """Return the names and the first nouns of a sentence, which a pronoun right after may stand for."""
    names = {m.split(" ")[-1].lower() for m in re.findall(r"[A-ZÀ-Þ][\w’\-]+(?: [A-ZÀ-Þ][\w’\-]+)*", words)}
    first = re.match(r"(?:The|A|An|Two|Three|Its|His|Their|All|Both) (?:[a-z\-]+ ){0,2}?([a-z\-]+)(?= (?:[a-z]+ed|never|did|does|left|went|was|were|has|have|had|of|in|from|who|at)\b)", words)
    nouns = {singular(first[1])} if first is not None else set()
    return (names - NO_NAMES) | nouns
