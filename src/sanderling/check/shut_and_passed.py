"""A way or port that is told to be shut, and of which another sentence tells that somebody went through it, landed or docked there in that time.

'The airport has been closed since Monday ... two cargo planes landed there on Wednesday'; 'the crossing stayed shut all Monday ... 600 people left through it on Monday'.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.opposites import both
from sanderling.check.text import CheckedText, Line

_DAYS = list(calendar.day_name)
_DAY = lazily(rf"\b(?P<day>{'|'.join(_DAYS)})\b")
_SHUTTING = frozenset("closed shut sealed blocked impassable".split())
_SHUT = lazily(r"(?P<aux>\b(?:is|are|was|were|stays?|stayed|remains?|remained|keeps?|kept|lies|lay|has been|have been|had been)\b)(?: (?:[a-z]+ly|again|still|tightly|firmly|now|to (?:all )?[a-z]+))* (?:closed|shut|sealed(?: off)?|blocked|impassable)\b(?P<rest>[^.;]*)")
_NOUN = lazily(r"\b(?P<noun>[a-z]{3,})\b(?: (?:of|at|in|near|between|over|to|on) (?:the )?[^,;]{2,60})?,?(?: [a-z]+)? ?$")
_NAME = lazily(r"[A-ZÀ-Þ][\w’\-]{2,}")
_THROUGH = lazily(r"\b(?P<verb>[a-z]+ed|came|went|drove|ran|rode|flew|swam|left|got|sped|fled|rolled|poured|brought|sent|took|carried|led|drew|slid|strode|sailed|streamed) (?:[\w’,\-]+ ){0,6}?(?:through|across|over|via|by way of|past|out of|out by|out through|in by) (?P<what>[\w’\-]+(?: [\w’\-]+){0,3})")
_ARRIVED = lazily(r"\b(?:landed|took off|touched down|docked|berthed|tied up|unloaded|put in|moored|sailed (?:in|out)|set down|taxied|came in|flew (?:in|out))\b")
_USED = lazily(r"\b(?:crossed|used|entered|opened|passed) (?P<what>[\w’\-]+(?: [\w’\-]+){0,3})")
_A_WAY = r"\b(?:it|there|the (?:strait|straits|canal|pass|tunnel|bridge|border|frontier|crossing|road|port|airport|gate|channel|waterway|gap|valley|river|park|square|market|school|mosque|church|museum))\b"
_A_WAY = r"\b(?:it|there|the (?:strait|straits|canal|pass|tunnel|bridge|border|frontier|crossing|road|port|airport|gate|channel|waterway|gap|valley|river|park|square|market|school|mosque|church|museum))\b"
_LANDING = frozenset("airport airfield airstrip port harbour harbor quay runway terminal aerodrome base dock".split())
_NOT = lazily(r"(?i)\b(?:no|not|never|nobody|none|without|neither|nor|except|only|emergency|ambulances?|barred|turned back|tried|wanted|instead|detour|another|other(?! (?:way|direction|side|end))|until|before|earlier|again|reopened|would|will|could|may|might|if|shelled|fired|shot|smuggl\w+|illegal\w*|tunnels?|climbed|swam|hoped|waited|due|had been|used to|looked|shouted|second|old|new|smaller|military)\b")
_BUT = lazily(r"(?i)\b(?:except|apart from|but for|besides|only|save for|other than|reopened|opened again|partly|nearly|almost|at night|for an hour|hours?|to (?:cars|lorries|trucks|traffic|goods|tourists|civilian\w*|commercial|passenger\w*|foreigners|shipping|pedestrians))\b")
_SAID = lazily(r"(?i)\b(?:said|says|told|according|claim\w*|alleg\w*|report\w*|denie[sd]|rumou?r\w*|feared|initially|at first|last (?:year|month|week)|years? ago|drill|exercise)\b|[“”\"]")


def shut_and_passed(text: CheckedText) -> Iterator[Draft]:
    """Yield the first sentence with what is shut that another tells people to have passed in that time."""
    if _SHUTTING.isdisjoint(text.vocabulary):
        return
    body = [line for line in text.lines if not line.heading]
    for number, line in enumerate(body):
        match = _SHUT.search(line.text) if not _SHUTTING.isdisjoint(text.words(line)) else None
        if match is None or _SAID.search(line.text) or _BUT.search(match["rest"]):
            continue
        lead = line.text[: match.start()]
        noun = _NOUN.search(lead)
        names = {name for name in _NAME.findall(lead) if name not in _DAYS and name not in {"The", "This", "That", "All", "Both", "Its", "For"}}
        if (noun is None and not names) or (not names and len(body) > 6):
            continue
        for other in body[max(0, number - 3) : number] + body[number + 1 : number + 4]:
            if _passed(line, match, noun["noun"] if noun is not None else "", names, other):
                yield Draft(
                    "self-contradiction", text.span(*both(text, line, match, other)), f"it is told to be shut, and elsewhere: '{other.text[:100]}'", "Check which of the two is meant.",
                )  # fmt: skip
                return


def _passed(line: Line, match: re.Match[str], noun: str, names: set[str], other: Line) -> bool:
    """Whether a sentence tells of a passage through what is shut, on a day on which it was."""
    if _NOT.search(other.text) or _SAID.search(other.text):
        return False
    what = noun.rstrip("s") or "\0"
    there = [other.text[m.start("what") : m.end("what")] for pattern in (_THROUGH, _USED) for m in pattern.finditer(other.text)]
    here = any(re.search(r"\b(?:it|there)\b" if noun else _A_WAY, one) or what in one.lower() or any(name in one for name in names) for one in there)
    if not here and noun in _LANDING and _ARRIVED.search(other.text) is not None:
        here = re.search(r"\b(?:there|it)\b", other.text) is not None or what in other.text.lower() or any(name in other.text for name in names)
    return here and _in_that_time(line, match, other)


def _in_that_time(line: Line, match: re.Match[str], other: Line) -> bool:
    used = {m["day"] for m in _DAY.finditer(other.text)}
    since = re.search(r"\bsince (?:[a-z]+ )?(?P<day>[A-Z][a-z]+day)\b", match["rest"])
    range_ = re.search(r"\bfrom (?:[a-z]+ )?(?P<low>[A-Z][a-z]+day)(?: \w+)? (?:until|to|till|through) (?:[a-z]+ )?(?P<high>[A-Z][a-z]+day)\b", match["rest"])
    told = {m["day"] for m in _DAY.finditer(line.text)}
    if len(used) > 1:
        return False
    if since is not None and since["day"] in _DAYS:
        # What was shut on Monday, and still is, was so on Wednesday; a day before it in the week is one of the week before.
        return bool(used) and match["aux"] in {"has been", "have been", "is", "are", "remains", "stays"} and 1 <= (_DAYS.index(next(iter(used))) - _DAYS.index(since["day"])) % 7 <= 4
    if range_ is not None and range_["low"] in _DAYS and range_["high"] in _DAYS:
        low, high = _DAYS.index(range_["low"]), _DAYS.index(range_["high"])
        return bool(used) and 0 < (_DAYS.index(next(iter(used))) - low) % 7 < (high - low) % 7
    whole = re.search(r"\b(?:all|throughout|the whole of|all through|all day|round the clock|from (?:morning|dawn) to (?:night|dusk))\b", match["rest"]) is not None
    return whole and len(told) == 1 and used == told
