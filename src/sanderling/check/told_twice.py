"""A deed that one sentence denies, and another takes for granted or tells by another word: 'rejected the loan', 'its approval of the loan'."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import BETWEEN, FAR, ILL, of_another_charge, others_told
from sanderling.check.quantities import singular
from sanderling.check.tellings import WEAK, Telling, content, names, tellings
from sanderling.check.text import CheckedText, Line, pattern
from sanderling.check.told_dates import A_DAY
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import states
from sanderling.knowledge.check_deed_words import deed_words

_SHORT = 6
"""A body of no more sentences than this tells of one matter: one word in common binds two of its sentences."""
_SPEECH = lazily(r"(?i)\b(?:said|says|told|according|announced|reported|wrote|added|stated|noted|insist\w*|declared|maintain\w*)\b|[“”\"]")
_TRAILING = lazily(r"(?:,(?: [\w’'\-]+){0,6}?,?(?: [A-ZÀ-Þ][\w’'\-]+){0,3},?(?: [\w’'\-]+){0,4} (?:said|says|announced|reported|wrote|added|told (?:reporters|journalists|the radio|state television))(?: (?:on|in|late on) [A-Z]\w+)?|, according to [^.;]{3,60})\.?$")
_DOUBTED = lazily(
    r"(?i)\b(?:alleg\w*|claim\w*(?! (?:no|any|many)\b)|denie[sd]|deny|rumou?r\w*|feared|accus\w*|believed|initially|at first|first reports|drill|exercise|wrongly|mistaken\w*|whether|almost|nearly|spoke of|recall\w*|remember\w*|corrected|contrary|reportedly|supposed\w*|anniversary|history|film|novel|dream\w*)\b|\?"
)
_OTHER = lazily(
    r"(?i)\b(?:another|else|other|others|second|third|elsewhere|predecessors?|former|instead|but(?! to\b)|except|though|although|however|only|apart from|besides|nearby|neighbouring|separate|meanwhile|than|like|unlike|(?:half|most|some|few|none but|dozens|scores|many|several|two|three|members|part|parts|a number|all but \w+) of|until|unless|by then|corrected|earlier version)\b"
)
_TURNED = lazily(
    r"(?i)\b(?:later|then|again|earlier|afterwards|eventually|finally|before|previous\w*|(?<!at )last [a-z]+|once|next|since then|soon after|the day after|years? ago|months? ago|weeks? ago|days? ago|decades? ago|first (?:round|reading|version)|(?:in|since) (?:(?:early|late|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:19|20)\d\d))\b"
)
_AT = lazily(r"\b(?:in|at|near|to|off|from|outside|into) (?:the )?(?P<name>[A-ZÀ-Þ][\w\-]+)")
_WITH = lazily(r"\bwith (?:the |an? |his |her |its |their |any )?(?:[a-z]+ (?=[a-z]+s\b))?(?P<who>[\w\-]+)")
_HAPPENINGS = frozenset("attack raid robbery bombing shooting ambush blast explosion bomb landing escape theft march kidnapping ceremony crash accident collision fire assault coup earthquake quake flood storm derailment landslide shelling avalanche riot".split())
_CARRIERS = frozenset("helicopter plane aircraft airliner jet train bus coach lorry truck car tram ferry balloon airship glider minibus van locomotive carriage boat ship".split())
"""What comes down or leaves the road has had a crash, whether the word was told or not."""
_CASUALTIES = frozenset({"hurt", "kill"})
_HAD = lazily(r"\b(?:had|having)(?: been)?(?: [a-z]+)?(?: \w{1,4})?$")
_INSIDE = lazily(r"(?i)\b(?:nobody|no one|none|people|those|everyone|everybody) (?:inside|aboard|on board|in the|on the|in)\b|\b(?:inside|aboard|on board)\b")
_OF_ALL = lazily(r"(?i)\b(?:all|everybody|everyone|nobody|no|none|not (?:a|one)|without|neither|every|each|both)\b")
_SOME_OF = lazily(r"(?i)\b(?:one|two|three|four|five|six|seven|eight|several|many|some|most) of (?=the |them |its |their )")
_COMMON = frozenset("month week year day time report plan side way place part part number country state capital official member minister ministry spokesman leader city town village area people".split())


def told_twice(text: CheckedText) -> Iterator[Draft]:
    """Yield one pair of sentences of the body of which one tells of a deed what the other rules out."""
    body = [line for line in text.lines if not line.heading]
    if len(body) > 60:
        return
    told = [tellings(line.text) for line in body]
    for number, line in enumerate(body):
        absent = _ABSENT.search(line.text) if not _NO.isdisjoint(text.words(line)) else None
        there = _present(text, body, number, absent) if absent is not None else None
        if there is not None and absent is not None:
            yield Draft(
                "self-contradiction", text.span(line.start + absent.start(), there.end if there.start > line.start else line.start + absent.end()),
                f"elsewhere the article says: '{there.text[:100]}'", "Check which of the two is meant.",
            )  # fmt: skip
            return
    for number, mine in enumerate(told):
        for at in range(number + 1, min(len(body), number + FAR + 1)):
            for one in mine:
                for other in told[at]:
                    if _ruled_out(one, other) and one.real and other.real and _one_matter(text, body, (number, one), (at, other)):
                        yield _draft(text, body[number], one, body[at])
                        return


_NO = frozenset("no not none".split())
_ABSENT = lazily(
    r"\b(?:[Nn]o|[Nn]ot (?:an?|one)(?: single)?|[Nn]one of the) (?P<who>(?:[a-z\-]+ ){0,2}[a-z\-]{3,}) (?:was|were|has been|have been|had been|is|are) (?:let|allowed|admitted|sent|present|there|invited|seen|left|among|aboard|on board|in the)\b"
)


def _present(text: CheckedText, body: list[Line], number: int, absent: re.Match[str]) -> Line | None:
    """Return a sentence near that tells of those who are said not to have been there: 'the forty foreign observers who watched it'."""
    who = r"\s".join(map(re.escape, absent["who"].removesuffix("s").split(" ")))
    there = pattern(rf"\b[Tt]he (?:(?:\d+|[a-z]+) )?{who}s? (?:who|that|which|[a-z]{{3,}}ed)\b")
    rest = content(body[number].text) - content(absent["who"])
    for other in body[max(0, number - 2) : number + 3]:
        if other is body[number] or (found := there.search(other.text)) is None or _OTHER.search(other.text) or _DOUBTED.search(other.text) or _TURNED.search(other.text):
            continue
        if rest & content(other.text[found.end() :]) and not re.search(r"\b(?:not|never|no|wanted|hoped|asked|barred|refused|had to)\b", other.text):
            return other
    return None


def _draft(text: CheckedText, line: Line, one: Telling, other: Line) -> Draft:
    near = 0 < other.start - line.end <= BETWEEN
    start = line.start + (line.text.rfind(" ", 0, max(0, one.start - 25)) + 1 if one.start > 60 else 0)
    return Draft(
        "self-contradiction", text.span(start, other.end if near else line.start + one.end), f"one sentence says: '{line.text[:80]}', another: '{other.text[:80]}'",
        "Check which of the two is meant.",
    )  # fmt: skip


@cache
def _against() -> dict[str, str]:
    return {deed.deed: deed.against for deed in deed_words().values() if deed.against}


def _ruled_out(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot both be true of one matter: denied and told, or two deeds against each other, both told."""
    if one.deed == other.deed:
        return one.denied != other.denied and (one.denied or not other.denied or other.always)
    if {one.deed, other.deed} == _CASUALTIES:
        # Nobody was hurt: then nobody was killed. Nobody was killed: somebody may be hurt.
        hurt, kill = (one, other) if one.deed == "hurt" else (other, one)
        return hurt.denied and not kill.denied
    return _against().get(one.deed) == other.deed and not one.denied and not other.denied


def _one_matter(text: CheckedText, body: list[Line], first: tuple[int, Telling], second: tuple[int, Telling]) -> bool:
    (number, one), (at, other) = first, second
    a, b = body[number].text, body[at].text
    denial = one if one.denied else other
    always = denial.denied and denial.always
    if not _own_voice(a, one) or not _own_voice(b, other):
        return False
    if not one.denied and not other.denied and (_HAD.search(a[: one.start + 4]) is None) != (_HAD.search(b[: other.start + 4]) is None):
        return False  # what had been done before may have been undone
    if re.search(r"\b(?:dozens|scores|hundreds|some|many|several|half|most|few) of\b[^.;]*$", b[: other.start]):
        return False  # a part of them
    mine, theirs = _clause(a, one), _clause(b, other)
    if one.deed in _CASUALTIES and one.denied and _OF_ALL.search(a):
        theirs = _SOME_OF.sub(" ", theirs)  # 'Every one came up alive. Three of the miners were buried': one is enough
    if _OTHER.search(mine) or _OTHER.search(theirs):
        return False
    # 'Did not speak with them': no day is told, so that last week is meant as well.
    open_ = denial is one and one.denied and not A_DAY.search(mine) and not _TURNED.search(mine)
    turned = _TURNED.search(theirs)
    if not always and (_TURNED.search(mine) or (turned is not None and not (open_ and turned[0].lower() == "last week"))):
        return False
    if turned is not None and one.deed in _CASUALTIES | {"end", "attack", "fire"}:
        return False
    # 'On Sunday four hundred cars crossed at Letenye, where the road was open': a clause without a day has that before it.
    days, others = ({m[0] for m in A_DAY.finditer(clause)} or {m[0] for m in A_DAY.finditer(words[: told.start])} for clause, words, told in ((mine, a, one), (theirs, b, other)))
    if days and others and not days & others and not (always and one.deed not in _CASUALTIES and denial is one and re.search(r"\b(?:never|has not|have not)\b", a)):
        return False
    towns, there = ({_land(m["name"]) for m in _AT.finditer(words)} - set(calendar.day_name) for words in (a, b))
    if towns and there and not towns & there and not (always and denial is one and not _AT.search(mine)):
        return False
    if (one.owner != other.owner and not _owns(one, a, b)) or not _owns(other, b, a):
        return False
    if re.match(r"(?:Before|After|Until|Since) (?:that|then|this)\b", b):
        return False
    doers = [re.match(r"(?:The|Its|His) ([a-z]+) (?!that\b|who\b|which\b|of\b|in\b|at\b)(?:did|do|does|has|have|had|[a-z]+ed|[a-z]+)\b", words) for words in (a, b)]
    if one.deed not in _CASUALTIES and doers[0] is not None and doers[1] is not None and not (one.noun or other.noun or one.clause[0] or other.clause[0]) and singular(doers[0][1]) != singular(doers[1][1]):
        return False
    partners, them = ({singular(m["who"]) for m in _WITH.finditer(words)} for words in (mine, theirs))
    if partners and them and not partners & them:
        return False
    if {one.deed, other.deed} & {"win", "lose"} and re.search(r"\btheir (?:\w+ )?$", b[: other.start]):
        return False
    shared = _shared(a, b, one, other)
    # 'Rejected the euro. Now that the currency has been approved': what a clause that takes the deed for granted calls by another noun.
    again_named = other.bound and at == number + 1 and bool(shared) and pattern(rf"(?i)\b(?:now that|since|because|once|as) the {re.escape(other.thing)}\b").search(b) is not None and other.thing not in content(a)
    if one.thing and other.thing and one.thing != other.thing and one.deed not in _CASUALTIES and len(shared) < 3 and not again_named:
        return False
    if of_another_charge(a, b):
        return False
    if one.deed in _CASUALTIES:
        # 'A second one, an hour later, wounded six': another happening, wherever the word stands.
        if _OTHER.search(b) or (_INSIDE.search(a) and not _INSIDE.search(b)):
            return False
        # 'No child died' says nothing of eleven adults.
        of_some = _NO_SUCH.search(a if denial is one else b)
        if of_some is not None and singular(of_some["who"]) not in _ANYONE and singular(of_some["who"]) not in content(b if denial is one else a):
            return False
        if ILL.search(b) or (denial is one and denial.thing and denial.thing in a and others_told(denial.thing, body[at])):
            return False
        # 'The pilot was unhurt' says nothing of the others.
        if not _OF_ALL.search(a if denial is one else b) and not (denial.thing and denial.thing in content(b if denial is one else a)):
            return False
        return _one_happening(body, number, at) and (len(body) <= _SHORT or len(shared) >= 1)
    if one.deed.startswith("v:") and (one.deed[2:] in WEAK or not (one.bound or other.bound)):
        return False
    # 'Had never met him. At their first meeting the two men had quarrelled': they are the same two.
    again = always and at == number + 1 and _SAME_TWO.search(b) is not None
    return len(shared) + again >= (1 if len(body) <= _SHORT else 2)


_NO_SUCH = lazily(r"(?i)\bno (?P<who>[a-z]{3,}) (?:was|were|had|has|died|drowned|lost|perished)\b")
_ANYONE = frozenset("one person people life live man body soul injury casualty death fatality passenger victim worker resident soldier crew".split())
_SAME_TWO = lazily(r"\b[Tt]heir (?:first|last|earlier|previous|second|only|latest) |\b[Tt]he two (?:men|women|leaders|presidents|ministers|generals|premiers|of them)\b|\b(?:each other|one another)\b|^(?:He|She|They) (?:had|has|have) ")


def _clause(words: str, told: Telling) -> str:
    """Return the clause of a deed without the deed's own words."""
    start, end = told.clause
    return words[start : told.start] + words[told.end : end]


def _rest(words: str, told: Telling) -> str:
    return words[: told.start] + words[told.end :]


def _own_voice(words: str, told: Telling) -> bool:
    rest = _TRAILING.sub("", words)
    if told.end > len(rest):
        return False
    if _DOUBTED.search(_rest(rest, told)):
        return False
    return told.bound or _SPEECH.search(_rest(rest, told)) is None


def _owns(told: Telling, words: str, others: str) -> bool:
    """Whether whose a deed is, where it is told, is named in the other sentence as well; 'Yerevan' is Armenia's."""
    if not told.owner or told.owner.lower() in {"it", "week", "month", "year", "yesterday", "today"} or told.owner in calendar.day_name:
        return True
    if told.owner[0].islower():
        return singular(told.owner) in {singular(word) for word in re.findall(r"\w+", others)} or not names(others)
    return _land(told.owner) in {_land(name) for name in re.findall(r"[A-ZÀ-Þ][\w\-]+", others)} or not names(others)


@cache
def _capitals() -> dict[str, str]:
    return {name: state.id for state in states() for name in state.capitals}


def _land(name: str) -> str:
    """Return the state that a name, an adjective or a capital stands for; any other name as it is."""
    return country_words().get(name) or _capitals().get(name) or name


def _shared(a: str, b: str, one: Telling, other: Telling) -> set[str]:
    """Return what two sentences have in common besides the deed; a noun that is described in two ways is not."""
    skip = {singular(word) for words, told in ((a, one), (b, other)) for word in re.findall(r"\w+", words[told.start : told.end].lower())}
    found = set()
    for word in (content(a) & content(b)) - skip - _COMMON:
        marks = [re.search(rf"(?i)([a-z\-]+) {re.escape(word)}", words) for words in (a, b)]
        before = [m[1].lower() if m is not None else "" for m in marks]
        if not one.denied and re.search(rf"(?i)\b{re.escape(word)}s\b", a) and not re.search(rf"(?i)\b{re.escape(word)}s\b", b):
            continue  # 'bridges were destroyed', 'the old bridge was not'
        if all(len(one) > 2 and one.isalpha() for one in before) and before[0] != before[1] and not any(re.search(r"(?:ed|ing)$|^(?:the|its|his|her|and|for|all|two|six|ten|not|this|that|these|those|their|every|each|with|from|some|three|four|five|seven|eight|nine|forty|fifty|sixty|twenty|thirty)$", one) for one in before):
            continue
        found.add(word)
    lands = {_land(name) for name in names(a)} & {_land(name) for name in names(b)}
    return found | {name.lower() for name in lands}


def _one_happening(body: list[Line], number: int, at: int) -> bool:
    """Whether two sentences tell of one happening: what the later one names has been told of up to the earlier one."""
    before = frozenset().union(*(content(line.text) for line in body[:at]))
    named = content(body[at].text) & _HAPPENINGS
    alike = {"blast": "bomb", "bomb": "blast", "explosion": "bomb", "attack": "bomb"}
    if named & {"crash", "accident", "collision", "derailment", "landing"} and before & _CARRIERS:
        return True
    return not named or bool(named & before) or any(alike.get(word) in before for word in named) or (not before & _HAPPENINGS and bool({"shell", "mortar", "rocket", "shot"} & before))
