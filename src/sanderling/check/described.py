"""Whether what a sentence tells of a known person is another's: who commanded, shot, founded, wrote, ordered, discovered what.

A description is a bag of words (``checks/described.csv``). It is looked for in what is told of one person alone: behind the name in
an apposition, a relative clause or the predicate whose subject the name is, before it in a title, an apposition or a passive
with 'by', and in 'X's murder of Y'. The order of words within is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.known import Known, known_in
from sanderling.check.lazily import lazily
from sanderling.check.mandates import unmarked
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.check_described import Described, described

FAR = 190
"""A description told in more letters than these, from the name on, is of too much to be of one person."""
_TOKEN = lazily(r"[^\W_]+")
_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a person alone, start..end of a sentence; ``acts`` where it is told as his deed ('X's murder of Y'); ``near`` where it must end beside the name."""

    start: int
    end: int
    acts: bool = False
    near: bool = False


# The index.


@cache
def _by_key() -> dict[str, tuple[Described, ...]]:
    """Return the rows by the first words of their rarest group, in small letters; of a group with word beginnings no word is sure."""
    count: dict[str, int] = {}
    for row in described():
        for group in row.groups:
            for word in _firsts(group):
                count[word] = count.get(word, 0) + 1
    found: dict[str, list[Described]] = {}
    for row in described():
        group = min(row.groups, key=lambda group: (any("*" in one for one in group), not any(one[:1].isupper() for one in group), sum(count[word] for word in _firsts(group))))
        for word in _firsts(group):
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def _firsts(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset(max(_TOKEN.findall(unmarked(one).lower().removesuffix("*")), key=len) for one in group)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """Return the keys that are but beginnings of words, by their first letters."""
    starred = {unmarked(one).lower().removesuffix("*") for row in described() for group in row.groups for one in group if one.endswith("*")}
    found: dict[str, list[str]] = {}
    for word in sorted(word for word in _by_key() if word in starred):
        found.setdefault(word[:_FIRST], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


_FIRST = 3


@cache
def _needed(row: Described) -> tuple[frozenset[str], ...]:
    """Return sets of words in small letters, one word of each of which a sentence has that a row fits: of the groups without beginnings."""
    return tuple(_firsts(group) for group in row.groups if not any("*" in one for one in group))


@cache
def _names() -> Names:
    return Names(unmarked(name) for row in described() for name in row.persons if " " in name)


@cache
def _pattern(group: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a group; longer alternatives stand first."""
    parts = []
    for one in sorted(group, key=len, reverse=True):
        plain = unmarked(one)
        wording = re.escape(plain.removesuffix("*")) + (r"[\w\-]*" if plain.endswith("*") else r"(?![\w\-])" if plain[-1].isalnum() else "")
        parts.append(wording if any(letter.isupper() for letter in plain) else f"(?i:{wording})")
    return re.compile(r"(?<![\w\-])(?:" + "|".join(parts) + ")")


# The question.


def described_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons of whom is told what all know of another, and those known for one deed of whom it is told with another object."""
    before: Line | None = None
    for line in text.lines:
        previous, before = before, line
        if not _KILLED.isdisjoint(text.words(line)):
            yield from _of_another(text, line)
        rows = _rows(text.words(line) if line.text.isascii() else frozenset(_TOKEN.findall(unmarked(line.text).lower())))
        if not rows:
            continue
        plain = unmarked(line.text).replace("’", "'").replace("‘", "'")
        rows = [row for row in rows if all(_pattern(group).search(plain) for group in row.groups)]
        if rows:
            named = _named(text, line, plain)
            again = _HE.match(plain) if previous is not None and not any(one.start < 40 for one in named) else None
            if again is not None and previous is not None and (leader := _leader(text, previous)) is not None:
                named = [Known(0, again.end(), leader.name, leader.names, leader.person), *named]
            yield from _of_line(text, line, plain, named, rows)


_HE = lazily(r"(?:He|She)(?= (?:also |had |once |later |himself |herself |first |then |personally |[a-z]+ly )*[a-z]+\b)")


def _leader(text: CheckedText, line: Line) -> Known | None:
    """Return the one known person of a sentence that 'he' may take up: its subject."""
    if not line.text[:1].isupper() or line.heading:
        return None
    named = known_in(text, line) if any(word[:1].isupper() for word in line.text.split()[:4]) else []
    return named[0] if len(named) == 1 and _is_subject(line.text, named[0].start) else None


def _rows(words: frozenset[str]) -> list[Described]:
    """Return the rows that some words in small letters may tell."""
    keyed, beginnings = _by_key(), _beginnings()
    found = [row for word in words & keyed.keys() for row in keyed[word]]
    for word in words:
        for begin in beginnings.get(word[:_FIRST], ()):
            if word.startswith(begin) and word != begin:
                found += keyed[begin]
    return [row for row in dict.fromkeys(found) if all(not words.isdisjoint(group) for group in _needed(row))]


def _named(text: CheckedText, line: Line, plain: str) -> list[Known]:
    """Return the known persons of a sentence, those whom descriptions alone know too."""
    found = list(known_in(text, line))
    for start, name in _names().find(plain):
        end = start + len(name)
        if all(end <= one.start or one.end <= start for one in found):
            found.append(Known(start, end, name, frozenset([name]), None))
    return sorted(found, key=lambda one: one.start)


def _of_line(text: CheckedText, line: Line, plain: str, named: list[Known], rows: list[Described]) -> Iterator[Draft]:
    for number, one in enumerate(named):
        stretches = None
        for row in rows:
            if _fits(row, one):
                continue
            if stretches is None:
                stretches = [told for told in _stretches(plain, named, number) if told.end - told.start > 5]
            for told in stretches:
                spot = _match(row, plain, one, told, named)
                if spot is None:
                    continue
                start, end = min(one.start, spot[0]), max(one.end, spot[1])
                yield Draft(
                    "person-conflict", text.span(line.start + start, line.start + end), f"it was {_doers(row)} who {row.deed}, not {one.name}",
                    "Check who was meant.", (f"checks/described.csv: {row.source}",),
                )  # fmt: skip
                return


_KILLED = frozenset("shot gunned stabbed assassinated murdered knifed killed killer assassin murderer".split())
"""Words of deeds for which somebody is known alone."""


@cache
def _known_for() -> dict[str, tuple[Described, ...]]:
    found: dict[str, list[Described]] = {}
    for row in described():
        if row.words is not None and row.words.known_for:
            for name in row.persons:
                found.setdefault(unmarked(name), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


_DONE_TO = lazily(r"(?: dead| down| at| to death| of)?(?: (?:(?:the|then|former|late|prime|president|minister|party|opposition|leader|anti-apartheid|activist|politician|singer|[A-Z][a-z]+) ?){0,5})? ?")


def _of_another(text: CheckedText, line: Line) -> Iterator[Draft]:
    """Yield who is known to have killed one, where another known person is told as the victim."""
    plain = unmarked(line.text).replace("’", "'")
    named = _named(text, line, plain)
    for number, one in enumerate(named):
        rows = [row for name in {one.name, *one.names} for row in _known_for().get(unmarked(name), ())]
        if not rows or len(named) < 2:
            continue
        words = rows[0].words
        assert words is not None
        for told in _stretches(plain, named, number):
            deed = _pattern(words.acts if told.acts else words.words).search(plain, told.start, told.end)
            if deed is None:
                continue
            victim = next((other for other in named if other is not one and told.start <= other.start < told.end and _DONE_TO.fullmatch(plain, deed.end(), other.start)), None)
            if victim is None and told.end <= one.start and plain.startswith(("by ", " by "), told.end - (not plain.startswith("by", told.end))):
                victim = next((other for other in named if told.start <= other.start < deed.start() and re.fullmatch(r",? (?:who )?(?:was |had been )?", plain[other.end : deed.start()])), None)
            if victim is None or any(_pattern(row.groups[0]).search(plain, victim.start, victim.end) or _victim_named(row, victim) for row in rows):
                continue
            first = min(one.end, victim.end)
            if _NO.search(plain[first : deed.start()]) or (told.start >= one.end and not _own_verb(plain, one, told, [deed.span()], rows[0])):
                continue
            yield Draft(
                "person-conflict", text.span(line.start + min(one.start, victim.start), line.start + max(one.end, victim.end)),
                f"{one.name} {words.past} {rows[0].groups[0][0]}, not {victim.name}", "Check who was meant.", (f"checks/described.csv: {rows[0].source}",),
            )  # fmt: skip
            return


def _victim_named(row: Described, victim: Known) -> bool:
    names = [frozenset(_TOKEN.findall(unmarked(name).lower())) for name in (*victim.names, victim.name)]
    return any(name <= (theirs := frozenset(_TOKEN.findall(unmarked(one).lower()))) or theirs <= name for one in row.groups[0] for name in names)


def _doers(row: Described) -> str:
    """Return whom a description is of, two at most, none by two of his names."""
    first, theirs = row.persons[0], _plain_persons(row)
    other = next((name for name, words in zip(row.persons, theirs, strict=True) if not words & theirs[0]), "") if row.words is None or row.words.name in {"founded", "invented", "discovered"} else ""
    return f"{first} or {other}" if other else first


@cache
def _plain_persons(row: Described) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_TOKEN.findall(unmarked(name).lower())) for name in row.persons)


def _fits(row: Described, one: Known) -> bool:
    """Whether a description is of a person by any name in use; a part of a name is enough."""
    mine = [frozenset(_TOKEN.findall(unmarked(name).lower())) for name in (*one.names, one.name)]
    return any(name <= theirs or theirs <= name for name in mine for theirs in _plain_persons(row))


# What is told of one person alone.

_BOUNDS = lazily(r"[;:—–]|, (?:and|but|while|whereas|though|although|so|yet|which|as|with|after|before|when|where|whose|since|until|because|following|despite)\b|[.!?]$|[.!?] (?=[A-Z])| - |”|\" ")
_CUTS = lazily(r"(?<!who, )\b(?:after|before|when|while|whereas|because|although|though|whose|where|until|amid|if|whether|unless|following|despite|without|like|unlike|as if|rather than|instead of|than|once [A-Z]\w+ had|since(?! (?:19|20)\d\d|[A-Z]))\b")
_OPENS = lazily(
    r", (?!(?:and|or|nor|but|in|on|at|with|after|before|when|while|whereas|as|for|by|to|from|where|since|because|if|though|although|said|says|say|told|added|so|yet|not|like|unlike|including|despite|during|until|alongside|against|near|just|only|even|both|two|three|four|five|is|was|are|were|has|had|have|it|he|she|they|there|this|that|which|his|her|its|their|whose)\b)[a-z]"
)
_AGE = lazily(r", (?:aged )?\d\d(?=,)")
_BRACKET = lazily(r" \([^)]{1,40}\)")
_FORE = lazily(r"^(?:[A-Za-z\-]+ (?:years|months|weeks|days|decades) (?:ago|later|earlier)(?: (?:on|this) [A-Z]?[a-z]+)?,? |(?:In|On|By|Since|During|Until|At) (?:early |late |the |mid-)?(?:[A-Z][a-z]+ )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:[A-Z][a-z]+ )?(?:\d{4}s?)?,? |(?:Yesterday|Today|Later|Then|Once|But|And|Meanwhile),? )")
_NOT_OF_SUBJECT = frozenset("of by with for to from against under between like than over about at on into through behind beside alongside via without near around toward towards upon per including versus unlike in is was were are be been has have had did does do not said says told met called named accused made let saw asked urged praised helped sent gave took the a an".split())
_SUBJECT_AHEAD = frozenset("that when where while as because since after before which whom how and but if so then why until".split())
_PREDICATE = lazily(r" (?:(?:and|or|of|in|on|at|with|to|from|for|by|but|nor|than|was then|is not|was not|would|could|might|should|may|will)\b)")
_SAYER = lazily(r",? (?:[A-Za-z’' \-]{2,60}, )?(?:said|says|told|added|announced|wrote|tweeted|reported|warned|explained|recalled|argued|insisted)\b")
_NP_STOPS = frozenset("said says told met by with to from that who whom which was were is are has had have be been being in on at as and or but after before when while during into over than under against between for if not will would could can may might about through until since because where whose near around told saw asked urged praised".split())
_PARTICIPLE = lazily(r"(?:ed|[a-z]{2}en|own|shot|led|won|run|made|set up|built|held|begun|thought up|drawn up|born|dreamt up|known|cut|hit|sunk|blown up|dug|found|struck|sold|sung|put)$")


def _is_subject(plain: str, start: int) -> bool:
    """Whether a name may be the subject of what follows: nothing but titles stand between it and the beginning of its clause."""
    lead = plain[:start]
    cut = max((match.end() for match in re.finditer(r"[,;:—–“\"(] ?| - ", lead)), default=0)
    lead = _FORE.sub("", lead[cut:]).strip()
    words = lead.split()
    for number in range(len(words) - 1, -1, -1):
        if words[number].lower() in _SUBJECT_AHEAD:
            words = words[number + 1 :]
            break
    return len(words) <= 7 and not any(word.lower() in _NOT_OF_SUBJECT - {"the", "a", "an", "of"} for word in words) and not (words and words[-1] in {"of", "the", "a", "an"})


def _end(plain: str, start: int, commas: bool = True) -> int:
    """Return where the clause ends that begins at ``start``."""
    stop = len(plain)
    for bound in (_BOUNDS, _CUTS, *((_COMMA,) if commas else ())):
        match = bound.search(plain, start)
        if match is not None:
            stop = min(stop, match.start())
    return stop


_COMMA = lazily(r",(?! \d{4}\b)(?!\d)(?! (?:Jr|Sr|Inc|Ltd)\b)")
_ON = lazily(r", (?:and |then |later |also |once )*(?:(?:who|an?|the|one|which|also|[a-z]+ing)\b)")


def _stretches(plain: str, named: list[Known], number: int) -> Iterator[_Told]:
    one = named[number]
    yield from _behind(plain, named, number)
    lead = plain[: one.start]
    title = re.search(r"(?:(?:the|The|late|former|a|an|its|his|her|then-?|one) )?(?:(?:[A-Z][\w\-]+|[a-z\-]+) ){0,3}$", lead)
    by = re.search(r"\b(?:by|under|(?:brainchild|creation|work|handiwork|doing|invention|discovery|idea|command|leadership|orders) of) (?:(?:the|its|his|her|their|a|an) )?(?:(?!of\b|by\b|and\b|who\b|to\b|with\b)[\w’'\-]+,? ){0,6}$", lead)
    if by is not None and title is not None and not _between(named, number, by.start()):
        yield from _passive(plain, by.start(), lead[by.start() :].split(" ")[0])
    if lead.endswith(", ") or re.search(r"\b(?:was|is|were|being|namely|called|named|remains) (?:the |a |an )?(?:[A-Z][a-z]+ )?$", lead) or re.search(r", (?:[A-Z][a-z]+ ){1,2}$", lead):
        yield from _ahead(plain, named, number)
    elif title is not None:
        start = _phrase_start(plain, one.start)
        start = max([start, *(other.end for other in named[:number])])
        yield _Told(start, one.start, near=True)
        if start < one.start and _OPENS.match(plain, one.end):
            yield _Told(start, _end(plain, one.end + 2))
    that = _THAT.search(lead)
    if that is not None:
        start = max((match.end() for match in re.finditer(r"[,;:—–“(] ?", lead[: that.start()])), default=0)
        start = max([start, *(other.end for other in named[:number])])
        aside = re.compile(r", as [^,]{3,40},").match(plain, one.end)
        yield _Told(start, _end(plain, aside.end() if aside is not None else one.end))


_THAT = lazily(r",? (?:that|which|whom)(?: (?:the|then|his|her|its|their))?(?: [a-z\-]+){0,2}(?: [A-Z][\w\-]+){0,3} $")
"""'The martial law that President X had declared': what a relative is of is told of its subject."""


def _between(named: list[Known], number: int, start: int) -> bool:
    return any(start <= other.start < named[number].start for other in named)


def _phrase_start(plain: str, end: int) -> int:
    """Return where the phrase begins whose last word ends before ``end``: behind a stop, a preposition or a verb. 'Of' binds."""
    start = end
    for match in reversed(list(re.finditer(r"[^\s]+", plain[:end]))):
        word = match[0]
        if word[-1] in ",;:.!?—–”\")" or word.lower().strip("“\"(") in _NP_STOPS or end - match.start() > 90:
            break
        start = match.start()
        if word[0] in "“\"(":
            break
    return start


_LED_BY = lazily(r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?: [a-z]+)?(?: in (?:19|20)\d\d)?")


def _passive(plain: str, by: int, word: str) -> Iterator[_Told]:
    """What was done by a person: the participle before 'by' and what it is of."""
    lead = plain[:by].rstrip()
    ahead = _LED_BY.fullmatch(lead)
    if word == "by" and ahead is not None and plain.find(", ", by) > 0:
        # 'Commanded by X, the army took the town': what was done stands behind the name.
        yield _Told(ahead.start(), _end(plain, plain.find(", ", by) + 2))
        return
    if word == "by" and not _PARTICIPLE.search(lead):
        # 'Hani was shot dead outside his house by X': the verb stands farther ahead.
        start = max((match.end() for match in re.finditer(r"[;:—–]|, (?:and|but|while)\b| - |“|” |(?<=[a-z])\. | (?:after|before|when|while|because|who|that|where) ", lead)), default=0)
        passive = re.search(r"\b(?:was|were|been|being)\b(?: [a-z]+ly)? ([a-z]+)", lead[start:])
        if passive is not None and _PARTICIPLE.search(passive[1]) and lead[start:].count(",") <= 2 and not re.search(r"\b(?:said|told)\b", lead[start:]):
            yield _Told(start, by)
        return
    start = _phrase_start(plain, len(lead))
    # 'The RSF was led by', 'the RSF, led by', 'the RSF, the group led by', 'the RSF, which was founded by'.
    back = re.search(r"(?:(?:which|that|who|was|were|is|are|had|has|have|been|being|now|then|once|first|later|and|to be|in (?:19|20)\d\d|, ) ?)+$", plain[:start])
    if back is not None and re.search(r"\b(?:was|were|is|are|been)\b", back[0]):
        start = max((match.end() for match in re.finditer(r"[;:—–,]|“|” |(?<=[a-z])\. | (?:after|before|when|while|because|that|where) (?!the )", plain[: back.start()])), default=0)
    elif back is not None and back.start() < start:
        head = plain[: back.start()].rstrip(" ,")
        start = _phrase_start(plain, len(head))
    yield _Told(start, by, near=True)


def _ahead(plain: str, named: list[Known], number: int) -> Iterator[_Told]:
    """An apposition before the name, or what 'was' joins to it."""
    one = named[number]
    lead = re.sub(r"(?:,| (?:was|is|were|being|namely|called|named|remains)(?: the| a| an)?) (?:[A-Z][a-z]+ ){0,2}$", "", plain[: one.start])
    if lead == plain[: one.start] or _SAYER.match(plain, one.end) or re.search(r"\b(?:said|says|told|added)$", lead):
        return
    start = max((match.end() for match in re.finditer(r"[,;:—–“(] ?| - |(?<=[a-z])\. ", lead)), default=0)
    head = lead[start:]
    if re.match(r"(?:while |and |with |as )*(?:his|her)\b", head):
        yield _Told(0, len(lead), near=True)
        return
    if re.match(r"(?:whose|its|his|her|their|the latter's)\b", head) and start > 1:
        start = _phrase_start(plain, start - 2 if plain[start - 2] == "," else start)
    elif re.match(r"(?:who|which)\b", head):
        start = max((match.end() for match in re.finditer(r"[,;:—–“(] ?", lead[: start - 2])), default=0)
    if re.match(r"(?:In|On|At|By|For|With|After|Before|When|While|As|Since|Under|During|If|Although|Though|Like|Unlike|Despite|Because|Following|Without|From|To|And|But|and|but|or|in|on|at|by|for|with|after|before|when|while|as|since|under|during|if|where)\b", lead[start:]):
        return
    yield _Told(start, len(lead), near=True)


def _behind(plain: str, named: list[Known], number: int) -> Iterator[_Told]:
    """What follows the name: an apposition, a relative, the predicate, and what the name owns."""
    one, at = named[number], named[number].end
    bracket = _BRACKET.match(plain, at)
    if bracket is not None:
        at = bracket.end()
    owns = re.compile(r"'s? ").match(plain, at)
    if owns is not None:
        stop = re.compile(r"[,;:.—–]| (?:was|is|were|are|has|had|have|said|says|will|would|told|who|which|that|and|but)\b").search(plain, owns.end())
        yield _Told(owns.end(), stop.start() if stop is not None else len(plain), acts=True)
        return
    age = _AGE.match(plain, at)
    if age is not None:
        at = age.end()
    subject = _is_subject(plain, one.start)
    if plain.startswith(", ", at):
        if _OPENS.match(plain, at) or _of_nation(plain, at + 2):
            # A comma opens, a comma closes; what stands in it may go on behind the next: ', a lawyer, the founder of X,'.
            end = _end(plain, at + 2)
            yield _Told(at + 2, end)
            first = end
            for _ in range(3):
                if plain.startswith(", ", end) and _ON.match(plain, end):
                    begin, end = end + 2, _end(plain, end + 2)
                    yield _Told(begin, end)
            if plain.startswith(", ", first) or re.match(r", and who\b", plain[first:]):
                yield _Told(at + 2, _end(plain, first + 6), near=False) if re.match(r", and who\b", plain[first:]) else _Told(at + 2, end)
            if subject and plain.startswith(", ", end) and not _PREDICATE.match(plain, end + 1):
                yield _Told(end + 2, _end(plain, end + 2))
        return
    if re.match(r" (?:who|as)\b", plain[at:]):
        yield _Told(at + 1, _end(plain, at + 1))
        return
    # 'X and Y founded': what follows the last is told of all.
    joined = at
    for other in named[number + 1 :]:
        if re.fullmatch(r"(?:,|,? and|,? with|,? together with) (?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+ )?", plain[joined : other.start]):
            joined = other.end
    if subject and plain.startswith(" ", joined) and not _PREDICATE.match(plain, joined):
        yield _Told(joined + 1, _end(plain, joined + 1))


def _of_nation(plain: str, at: int) -> bool:
    word = re.compile(r"[A-Z][\w\-]+(?: [A-Z][\w\-]+)?").match(plain, at)
    return word is not None and (word[0] in country_words() or word[0].split(" ")[0] in country_words() or plain.startswith("'s", word.end()) or word[0].startswith(("Nobel", "Soviet", "Bosnian", "Kurdish", "Tamil", "Chechen", "Palestinian")))


# Whether a description is told there.

_NO = lazily(
    r"(?i)\b(?:not|never|no|nobody|neither|nor|den(?:y|ied|ies)|accus\w+|alleg\w+|suspect\w*|claim\w*|falsely|wrongly|rumou?r\w*|tried|trying|attempt\w*|plot\w*|want\w*|hop(?:ed|es|ing)|plann?\w*|threat\w*|refus\w+|fail\w*|offer\w*|film|movie|drama|actor|actress|play(?:s|ed|ing)|portray\w*|novel about|biograph\w+|book on|documentary|statue|museum|named after|"
    r"compar\w+|impersonat\w+|oppos\w+|critici\w+|condemn\w+|denounc\w+|support\w*|prais\w+|mourn\w*|investigat\w+|inspir\w+|inherit\w*|surviv\w+|escap\w+|flee\w*|fled|hid(?:ing)?|trained|studied|taught|fought (?:against|for|in|under)|serv(?:ed|ing) (?:under|in|with|as (?:an? )?(?:aide|deputy))|join\w*|left|quit|urged|asked|called (?:for|on)|sought|demanded|replac\w+|succe(?:eded|eding|ssor)|predecessor|took over|taken over|followed|"
    r"member|part of|veteran of|supporter|follower|disciple|student of|pupil|colleague|friend|ally|allied|aide|advis[eo]r|lawyer|counsel|attorney|relative|son|daughter|brother|sister|wife|widow|husband|father-in-law|son-in-law|cousin|nephew|niece|grandson|granddaughter|mother|uncle|partner of|rival|opponent|enemy|foe|critic|deputy|vice|acting|spokes\w+|secretary to|bodyguard|driver|translator|publisher|editor of|negotiat\w+ with|talks with|on behalf of|"
    r"might|could|would|should|if|whether|until|almost|nearly|only|co-defendant|accomplice|victim|target of|relations with|feud|arrest\w* (?:of|for|over)|trial of|extradit\w+|pardon\w*|interview\w*|inquiry into|death of|loyal to|close to|related to|linked to|backed|sponsored|funded|protest\w* against|helped|hunt\w*|track\w*|pursu\w+|prosecut\w+|defend\w+|represent\w+|sentenced (?!for|to life|to death)|overthr\w+|toppled|defeat\w*|beat|ousted|deposed)\b"
)
_BYNAME = lazily(r"(?:(?:[A-Z][\w\-]+ ){0,2}[A-Z][\w\-]+'s|[, ]|[\"“”()]|\b(?:the|a|an|is|was|who|is|known|also|better|widely|once|long|so-called|as|called|nicknamed|dubbed|styled|self-styled|alias|by|press|many|him|her|himself|then|remembered|notorious|man|woman|one|infamous|convicted|jailed|he)\b)*")
_YEAR = lazily(r"\b(?:1[5-9]|20)\d\d\b")


_AUX = r"(?:has|have|had|did|himself|herself|personally|also|once|first|then|later|long|still|now|alone|together|never|jointly|famously|secretly|who|himself|both|all|each|and|[a-z]+ly)"
_WHEN = r"(?:(?:in|on|at|as|for|with|from|during|under|by|while|that) (?:(?!who\b|whom\b|to\b)[\w'$.\-]+ ?){1,7},?)"
_BE = r"(?:was|is|were|are|became|becomes|become|been|be|being|remains?|remained|served|serves|worked|acted|known|remembered|rose)"
_TO_VERB = lazily(rf"(?: ?(?:{_AUX}|{_WHEN}))* ?(?:(?:gave|gives|made|delivered|uttered|issued|published|performed|staged|set|carried out|spoke of|led|won|scored|used|took) )?(?:the |a |an |his |her |its )?(?:[a-z\-]+ )?")
_BECOMING = lazily(r"\b(?:to become|becoming|and became|and become|who became)(?: the| a| an)? ?$")
_COPULA = lazily(rf"(?: ?(?:{_AUX}|{_WHEN}))* ?{_BE}\b(?: {_AUX})* ?(?P<next>[\w\-]*)")
_HELD = frozenset("known called nicknamed dubbed remembered hailed convicted jailed sentenced credited revered celebrated elected appointed named made feared respected considered regarded decorated honoured blamed styled awarded acclaimed lauded vilified chosen famed described".split())


def _own_verb(plain: str, one: Known, told: _Told, spots: list[_Spot], row: Described) -> bool:
    """Whether a predicate or a relative tells the description by its own verb: not 'told them that the commander', 'who called the murder'."""
    first = min(start for start, _ in spots)
    if told.start < one.start:
        behind = [start for start, _ in spots if start >= one.end]
        aside = re.compile(r", as [^,]{3,40},").match(plain, one.end)
        return not behind or (aside is None and plain.startswith(",", one.end)) or _is_told(plain, aside.end() if aside is not None else one.end, min(behind))
    if (plain.startswith(" ", told.start - 1) and told.start == one.end + 1) or re.match(r"who |whom ", plain[told.start :]) or (plain[one.end : told.start].count(",") > 1 and not _PHRASE.match(plain, told.start)):
        if plain.startswith("whom ", told.start):
            return any("exchang*" in group for group in row.groups)
        if plain.startswith("as ", told.start):
            return True
        return _is_told(plain, told.start + (3 if plain.startswith("who ", told.start) else 0), first)
    verb = re.compile(r"([a-z]+ed)\b").match(plain, told.start)
    if verb is not None and verb.end() <= first and verb[1] not in _HELD:
        return False  # 'The premier, X, looked on as the heads of': a predicate of its own
    relative = re.search(r"\b(?:who|whom|which|that) ", plain[told.start : first])
    if relative is not None:
        if relative[0] == "whom ":
            return any("exchang*" in group for group in row.groups)
        return _is_told(plain, told.start + relative.end(), first)
    return True


_PHRASE = lazily(r"(?:who|whom|an?|the|one|[a-z]+ing)\b")


def _is_told(plain: str, start: int, first: int) -> bool:
    """Whether nothing stands between the beginning of a predicate and the first word of a description but 'had later', 'in 1990', or 'was the'."""
    between = plain[start:first]
    if _TO_VERB.fullmatch(between) or _BECOMING.search(between):
        return True
    copula = _COPULA.match(plain, start)
    if copula is None or copula.start("next") > first:
        return False
    word = copula["next"]
    return copula.start("next") == first or word in _HELD or not _PARTICIPLE.search(word)


def _match(row: Described, plain: str, one: Known, told: _Told, named: list[Known]) -> _Spot | None:
    """Return where all groups of a description stand in what is told of one person alone; None where it is not told outright."""
    spots: list[_Spot] = []
    groups = row.groups
    if any(_pattern(group).search(plain, one.start, one.end) for group in groups):
        return None  # the victim is not the doer
    deed: re.Match[str] | None = None
    if row.words is not None:
        wording = _pattern(row.words.acts if told.acts and row.words.acts else row.words.words)
        deed = (wording.search(plain, one.end, told.end) if told.start < one.start < told.end else None) or wording.search(plain, told.start, told.end)
        if deed is None:
            return None
        spots.append(deed.span())
    for group in groups:
        match = next((match for match in _pattern(group).finditer(plain, told.start, told.end) if not (match[0][:1].isupper() and row.words is not None and row.words.whole and _is_more(plain, match.start(), match.end()))), None)
        if match is None:
            return None
        spots.append(match.span())
    start, end = min(spot[0] for spot in spots), max(spot[1] for spot in spots)
    behind = told.start >= one.end
    first, last = (one.end, end) if behind else (start, told.end)
    if last - first > FAR or (told.near and told.end - end > 45):
        return None
    # Whoever else is named between is the one of whom it is told, but for one who is in the description.
    others = [other for other in named if other is not one and not any(spot[0] < other.end and other.start < spot[1] for spot in spots)]
    for other in others:
        if first <= other.start and other.end <= last and (_fits(row, other) or not re.search(r"(?:, |and |with |alongside )$", plain[first : other.start])):
            return None
    if any(_fits(row, other) for other in others if told.start <= other.start < told.end):
        return None
    if deed is None and len(groups) == 1 and not _BYNAME.fullmatch(plain[one.end : start] if behind else plain[end : one.start]):
        return None
    if not told.near and not told.acts and not _own_verb(plain, one, told, spots, row):
        return None
    if any(other is not one and other.end <= one.start and re.fullmatch(r",? (?:and|with) (?:[A-Z][a-z]+ )?", plain[other.end : one.start]) and _fits(row, other) for other in named):
        return None
    rest = list(plain[first:last])
    again = [match.span() for group in groups for match in _pattern(group).finditer(plain, first, last)]
    for spot in (*spots, *again):
        for place in range(max(spot[0], first) - first, min(spot[1], last) - first):
            rest[place] = "_" if not plain[first + place].isspace() else " "
    words = "".join(rest)
    if _NO.search(words) or (told.near and re.search(r"\b(?:was|were|is|are|has|had|will|said|wants?)\b", plain[end : told.end])):
        return None
    if behind and deed is not None and re.match(r"(?: [\w’'\-]+){0,9} by (?:the |his |her |an? )?[\w]", plain[deed.end() : told.end]):
        return None
    if behind and deed is not None and re.search(r"\b(?:was|were|been|being|is|are|get|got)(?: [a-z]+ly)? $", plain[told.start : deed.start()]) and _PARTICIPLE.search(deed[0]):
        return None
    if row.unless and _pattern(row.unless).search(plain, told.start, told.end):
        return None
    if row.years is not None:
        years = [int(year) for year in _YEAR.findall(plain[told.start : told.end])]
        if years and not any(row.years[0] <= year <= row.years[1] for year in years):
            return None
    return start, end


def _is_more(plain: str, start: int, end: int) -> bool:
    """Whether a name is but a part of a longer one: 'Amazon Watch', 'New Apple'."""
    return re.match(r"[\-&]| (?:[A-Z]|&)|\.\w", plain[end : end + 3]) is not None or (re.search(r"[A-Z][\w']* $", plain[max(0, start - 14) : start]) is not None and re.search(r"(?:'s|\b(?:The|When|In|As|Who)) $", plain[max(0, start - 14) : start]) is None)


__all__ = ["described_conflicts"]
