"""Two sentences of one article of which only one can be right: nobody hurt and three injured, shut and crossed, ended and going on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import ILL, both, of_others
from sanderling.check.text import CheckedText, Line

_SAID = lazily(
    r"(?i)\b(?:said|says|told|according|claim\w*|alleg\w*|report\w*|denie[sd]|rumou?r\w*|feared|accus\w*|believed|initially|at first|earlier|had thought|first reports|previously|would|could|may|might|if|last (?:year|month|week)|years? ago|spoke of|recall\w*|remember\w*|drill|exercise|another|(?:in|of|since) (?:19|20)\d\d)\b"
)
_BUT = lazily(r"(?i)\b(?:but|except|though|although|however|apart from|besides|only|until|by the|itself|else|other than|in the first|among)\b")
_NOBODY = lazily(
    r"(?i)\b(?:nobody|no one|no-one|none of [^,.;]{3,40}|no (?:people|persons|passengers|workers|residents)) (?:was|were|had been|has been) (?P<how>hurt|injured|harmed|wounded|killed)(?: or (?:hurt|injured|killed|wounded))?\b"
    r"|\bthere were no (?P<how2>injuries|casualties|deaths|wounded|victims|dead|injured|fatalities)\b|\bwithout (?P<how3>injuries|casualties|loss of life)\b|\beverybody (?:escaped|got out|came out|was) (?P<how4>unhurt|unharmed|uninjured)\b"
)
_HURT = lazily(
    r"(?i)\b(?:the (?:\w+ )?injured\b|the wounded\b|of the injured|(?:was|were) (?:badly |slightly |seriously |lightly |also )?(?:injured|hurt|wounded)\b|(?:injured|wounded|hurt) (?:\w+ ){0,2}(?:people|persons|men|women|children|passengers|workers|villagers|soldiers|bystanders)\b"
    r"|(?:injuring|wounding|hurting) \w+|(?:broke|broken) (?:a|his|her|an|their) (?:leg|arm|wrist|ankle|collarbone|rib|hip)s?|(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:badly |slightly |seriously )?(?:injured|wounded)\b|treated for (?:burns|cuts|injuries|broken))"
)
_KILLED = lazily(
    r"(?i)\b(?:(?:was|were) killed\b|killing (?:\w+ )?(?:people|men|women|\w+)|the (?:\w+ )?(?:dead|victims|bodies)\b|died (?:in|at|on|of|when|as)\b|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ )?(?:died|dead)\b|funerals? of)"
)
_DAYS = "|".join(calendar.day_name)
_SHUT = lazily(
    rf"(?P<noun>[a-z]+)(?: (?:at|in|of|over|near|between) [A-Z][\w’\-]+(?: (?:and )?[A-Z][\w’\-]+)*)? (?:was|were|is|will be|remained|stayed|stays|has been|had been) (?:closed|shut|sealed|blocked|out of (?:use|service))\b(?P<rest>[^.;]*?) from (?P<low>{_DAYS})(?: \w+)? (?:until|to|till|through) (?P<high>{_DAYS})"
)
_USED = lazily(
    rf"\b[Oo]n (?P<day>{_DAYS})\b[^.;]*\b(?:crossed|used|drove|ran|rolled|flew|landed|took off|opened|visited|entered|walked|swam|bought|sold|sailed|passed|shopped|prayed|queued|met in|played|was open|were open|carried|operated|as usual)\b"
)
_NOT = lazily(r"(?i)\b(?:no|not|never|nobody|none|without|neither|except|only|emergency|ambulances?|barred|turned back|wanted to|tried to|foot|pedestrians|instead|detour|another|other)\b")
_OVER = lazily(
    r"(?P<what>strike|war|siege|talks|fighting|protests?|search|blockade|curfew|ceasefire|truce|fire|blaze|outbreak|trial|hunger strike|occupation|rescue|boycott|march|lockout|evacuation|quarantine|hostage-taking|sit-in|walkout|epidemic|drought|flood|dispute|standoff|mission|exercise)s?\b"
    r"(?P<of>[^.;]{0,60}?) (?:ended|came to an end|was called off|were called off|has ended|have ended|was over|is over|were over|was lifted|finished|was put out|was settled|stopped|concluded)\b"
)
_GOES_ON = lazily(
    r"^(?P<who>(?:The|These|Those|All|Its|Their) [^.;,]{2,60}?|It|They) (?:remains?|(?:is|are) still|(?:is|are) (?:continuing|ongoing|going on|under way)|continues?|goes? on|has not ended|have not ended|will go on|still (?:rages?|burns?|holds?))\b(?P<rest>[^.;]*)"
)
_NONE = frozenset("nobody no none without everybody".split())
_SHUTTING = frozenset("closed shut sealed blocked out".split())
_ENDING = frozenset("ended end called over lifted finished put settled stopped concluded".split())
_NEVER_MIND = frozenset("the a an of in on at and its their his her all these those for by to with".split())
_THE = lazily(r"\b[Tt]he (?P<who>[a-z][a-z\-]+(?: [a-z]+)?) (?P<verb>(?:was|were|is|are|has|have|had|died|sank|resigned|said|told|won|lost|survived|escaped|remains?|stays?|walked|went|stepped|rose|fell|passed)\b[^.;]{0,60})")
_PAIRS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"^(?:(?:was|were) (?:shot dead|killed|drowned)|died)\b", r"^(?:said|told|survived|(?:is|are) recovering|went home|walked (?:away|home)|(?:was|were) (?:unhurt|discharged|unharmed|released))\b"),
        (r"^(?:was|were|has been|have been) (?:arrested|detained|caught|captured)\b", r"^(?:remains?|is|are|is still|are still) (?:at large|on the run)\b"),
        (r"^(?:was|were|has been|have been) (?:completely |wholly |totally )?(?:destroyed|burnt down|burned down|flattened)\b", r"^(?:was|were|is|are|remained|remains) (?:undamaged|unharmed|untouched|intact|whole)\b"),
        (r"^(?:was|were|has been|have been) (?:released|freed|set free)\b", r"^(?:remains?|is still|are still|is|are) (?:in (?:prison|jail|custody|detention)|behind bars|held|locked up)\b"),
        (r"^(?:resigned|stepped down|has resigned|has stepped down)\b", r"^(?:remains|stays|is still) in office\b"),
        (r"^(?:sank|has sunk)\b", r"^(?:is still|remains|stayed|remained) afloat\b"),
        (r"^(?:was|were|has been) (?:rejected|voted down|defeated|turned down)\b", r"^(?:was|were|has been) (?:approved|adopted|passed|accepted)\b"),
        (r"^(?:is|are|remains?|stays?) (?:closed|shut)\b(?! (?:on|at|from|until|in|for|every|during|after|each|to))", r"^(?:is|are|remains?|stays?) open\b(?! (?:on|at|from|until|in|for|every|during|after|each|question|only|to))"),
    )
)  # fmt: skip


def contradictions(text: CheckedText) -> Iterator[Draft]:
    """Yield sentences in the article's own voice that another sentence of it rules out."""
    body = [line for line in text.lines if not line.heading]
    yield from _unhurt(text, body)
    yield from _shut_and_used(text, body)
    yield from _shut_all_day(text, body)
    yield from _over_and_going_on(text, body)
    yield from _opposites(text, body)


def _draft(text: CheckedText, line: Line, other: Line, match: re.Match[str]) -> Draft:
    return Draft(
        "self-contradiction", text.span(*both(text, line, match, other)), f"elsewhere the article says: '{other.text[:100]}'",
        "Check which of the two is meant.",
    )  # fmt: skip


def _unhurt(text: CheckedText, body: list[Line]) -> Iterator[Draft]:
    for number, line in enumerate(body):
        if _NONE.isdisjoint(text.words(line)):
            continue
        match = _NOBODY.search(line.text)
        if match is None or _BUT.search(line.text) or _SAID.search(line.text[: match.start()] + line.text[match.end() :]):
            continue
        how = next(value for value in match.groupdict().values() if value).lower()
        dead_only = how in {"killed", "deaths", "dead", "fatalities", "loss of life"}
        for other in [*body[max(0, number - 2) : number], *body[number + 1 : number + 4]]:
            found = _KILLED.search(other.text) if dead_only else (_HURT.search(other.text) or _KILLED.search(other.text))
            if found is not None and not _NOT.search(other.text) and not _SAID.search(other.text) and not _BUT.search(other.text) and not of_others(line.text, other) and not ILL.search(other.text):
                yield _draft(text, line, other, match)
                return


def _shut_and_used(text: CheckedText, body: list[Line]) -> Iterator[Draft]:
    days = list(calendar.day_name)
    for line in body:
        if "from" not in text.words(line) or _SHUTTING.isdisjoint(text.words(line)):
            continue
        match = _SHUT.search(line.text)
        if match is None or _NOT.search(match["rest"]) or re.search(r"\b(?:night|hours|lane|side)\b", match["rest"]):
            continue
        low, high = days.index(match["low"]), days.index(match["high"])
        span = (high - low) % 7
        for other in body:
            used = _USED.search(other.text)
            if other is line or used is None or match["noun"] not in other.text.lower() or _NOT.search(other.text):
                continue
            if re.search(r"\b(?:next|last|previous|following) (?:week|" + _DAYS + r")\b", other.text):
                continue
            if (days.index(used["day"]) - low) % 7 < span:
                yield _draft(text, line, other, match)
                return


_ALL_DAY = lazily(
    rf"(?:(?P<name>[A-Z][\w’\-]+) )?(?P<noun>crossing|bridge|border|frontier|gate|terminal|road|highway|tunnel|airport|port|pass|station|checkpoint|strait|canal|school|market|mosque|church)s?\b[^.;]{{0,60}}? (?:was|were|stayed|remained|had been|has been|kept) (?:completely |tightly |firmly )?(?:closed|shut|sealed|blocked)\b"
    rf"(?P<rest>[^.;]*?) (?:throughout|all(?: of| day)?(?: on)?|the whole of|for the whole of|from morning to night on|around the clock on) (?P<day>{_DAYS})\b"
)


def _shut_all_day(text: CheckedText, body: list[Line]) -> Iterator[Draft]:
    """'The Nassib crossing stayed shut all Monday. On Monday morning 30 lorries drove through Nassib'."""
    for line in body:
        match = _ALL_DAY.search(line.text) if not _SHUTTING.isdisjoint(text.words(line)) else None
        if match is None or _NOT.search(match["rest"]) or _SAID.search(line.text):
            continue
        for other in body:
            day = re.search(rf"\b(?P<day>{_DAYS})\b", other.text)
            used = _PASSED.search(other.text)
            if other is line or day is None or used is None or day["day"] != match["day"] or _NOT.search(other.text) or _SAID.search(other.text):
                continue
            if match["noun"] in other.text.lower() or (match["name"] and match["name"] in other.text):
                yield _draft(text, line, other, match)
                return


_PASSED = lazily(r"\b(?:crossed|used|drove|ran|rolled|flew|landed|took off|entered|walked|sailed|passed|went|came|streamed|poured|moved|travelled) (?:in|out|over|through|across|into|by|at|from|along)\b|\b(?:crossed|used|landed|took off|opened)\b")


def _words(phrase: str) -> set[str]:
    return {re.sub(r"s$", "", word) for word in re.findall(r"[\wÀ-ž’\-]+", phrase.lower())} - _NEVER_MIND


def _over_and_going_on(text: CheckedText, body: list[Line]) -> Iterator[Draft]:
    for number, line in enumerate(body):
        if _ENDING.isdisjoint(text.words(line)):
            continue
        match = _OVER.search(line.text)
        if match is None or _SAID.search(line.text[: match.end()]) or re.search(r"\b(?:not|never|nearly|almost|until|when|after|before|once)\b", line.text[: match.end()]):
            continue
        known = _words(line.text)
        what = re.sub(r"s$", "", match["what"])
        for other in body[number + 1 : number + 4]:
            found = _GOES_ON.match(other.text)
            if found is None or _SAID.search(other.text) or re.search(r"\b(?:not over|another|second|new|other)\b", other.text):
                continue
            if found["who"] in {"It", "They"}:
                if other is not body[number + 1] or not re.search(rf"{what}|goes? on|continu|under way|ongoing|still (?:rages|burns)", other.text):
                    continue
            # 'The nurses of Loja': who is told more exactly than before is another.
            elif not _words(found["who"]) <= known or what not in other.text.lower():
                continue
            yield _draft(text, line, other, match)
            return


def _opposites(text: CheckedText, body: list[Line]) -> Iterator[Draft]:
    told = [(line, match) for line in body for match in _THE.finditer(line.text) if not _NOT.search(match[0]) and not re.search(r"[\"“”]", line.text)]
    for line, match in told:
        for other_line, other in told:
            # One noun in the singular, so that both are of one.
            if other_line is line or other["who"] != match["who"] or match["who"].endswith("s"):
                continue
            for one, two in _PAIRS:
                first, second = one.match(match["verb"]), two.match(other["verb"])
                if first is None or second is None or _BUT.search(line.text) or _BUT.search(other_line.text):
                    continue
                if _SAID.search(line.text) or (_SAID.search(other_line.text) and not re.match("said|told", other["verb"])):
                    continue
                if re.search(r"\b(?:later|then|now|again|since|second|new|another|before)\b", other_line.text + line.text) or (
                    re.match("said|told|walked|went", other["verb"]) and other_line.start < line.start
                ):
                    continue
                yield _draft(text, line, other_line, match)
                return
