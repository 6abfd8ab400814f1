"""Days whose order the words themselves tell: what opens before it closes, whatever the tense, and what is done 'afterwards', 'then' or 'before doing'."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.dates import MONTH_WORDS
from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText
from sanderling.check.timeline import Moment, moments
from sanderling.check.verbs import IRREGULAR

_OPENS = lazily(r"(?i)\b(?:opens?|opened|opening|begins?|beginning|began|begun|starts?|started|starting|commences?|commenced|gets? under way|got under way|kicks? off|kicked off|launch(?:es|ed)|convenes?|convened)\b")
_CLOSES = lazily(r"(?i)\b(?:closes?|closed|closing|ends?|ended|ending|finish(?:es|ed)?|concludes?|concluded|winds? up|wound up|adjourns?|expires?|expired|comes? to an end|came to an end|draws? to a close|wraps? up)\b")
_TIED = lazily(r"^(?:[ ,]+(?!and\b|but\b|or\b|not\b)[\w’'\-]+){0,5}?,? (?:on )?(?:the )?(?:[A-Z][a-z]+day,? )?$")
_WINDOW = lazily(
    r"(?i)\b(?:bids?|bidding|tenders?|tendering|registration|nominations?|vot(?:e|ing)|polls?|polling|ballot|applications?|enrolment|campaign(?:ing)?|exhibition|fair|festival|conference|congress|summit|session|trial|hearings?|subscriptions?|offer|auction|consultation|games|tournament|talks|exercises?|"
    r"manoeuvres|booking|truce|ceasefire|pilgrimage|season|sitting|election|referendum|championships?|course|strike|subscription period|window|period|competition|cup|inquiry)\b"
)
_NOT_ONE = lazily(r"(?i)\b(?:re-?open\w*|again|another|next|new|anew|afresh|second|third|last year|year before|previous\w*|earlier|instead|originally|postponed|moved|brought forward|extended|not|never|anniversary|had been|if|unless|other)\b")
_AFTERWARDS = lazily(r"(?i)\b(?:afterwards?|(?<!more )(?<!sooner or )(?<!\d )later(?! than)|then|subsequently|thereafter|after that|finally|eventually|at last|in the end|duly|next)\b|,? before (?:being |having |[a-z]+ing\b)")
_COUNTED = lazily(r"(?i)\b(?:days?|weeks?|months?|years?|hours?|decades?|moments?) (?:later|afterwards)\b")
_PAST = lazily(rf"\b(?:was|were|cast|[a-z]{{3,}}(?<!e)ed|{'|'.join(sorted(IRREGULAR))})\b")
_BACK = lazily(r"(?i)\b(?:had|having|after(?!wards?\b| that\b)|since|until|till|by|earlier|previous\w*|already|again|would|will|planned|plans?|due|scheduled|expected|set for|anniversary|dated|born|another|other|first|instead|if|never|not|deadline|who|whose|which|where|whereas|while|when|from|between|the then|then-|re-?[a-z]+ed)\b|\bbefore(?! (?:being|having|[a-z]+ing)\b)|[;:“”\"]")
MOST_DAYS = 150
"""Days farther apart than this may be of two years."""


def told_order_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield days of one sentence of which the one told as later lies before."""
    if MONTH_WORDS.isdisjoint(text.vocabulary):
        return
    by_line: dict[int, list[Moment]] = {}
    for one in moments(text):
        if one.precision == "day":
            by_line.setdefault(one.line.start, []).append(one)
    for told in by_line.values():
        line = told[0].line
        if line.heading or len(told) < 2:
            continue
        for first, second in itertools.pairwise(told):
            why = _window(line.text, first, second) or _afterwards(line.text, first, second)
            if why:
                yield Draft("date-conflict", text.span(line.start + first.start, line.start + second.end), f"{why}: {first.shown} and {second.shown}", "Check the dates.", (), "high")
                break


def _window(words: str, first: Moment, second: Moment) -> str:
    """'A vote that opens on the 17th and closes on the 15th', in either order of telling."""
    if first.first == second.first or abs((first.first - second.first).days) > MOST_DAYS:
        return ""
    lead, between = words[: first.start], words[first.end : second.start]
    if _NOT_ONE.search(between) or _NOT_ONE.search(lead[-50:]) or re.search(r"[;“”\"]", between):
        return ""
    for opens_first in (True, False):
        one, other = (_OPENS, _CLOSES) if opens_first else (_CLOSES, _OPENS)
        ahead = next((m for m in reversed(list(one.finditer(lead))) if _TIED.match(lead[m.end() :])), None)
        behind = next((m for m in reversed(list(other.finditer(between))) if _TIED.match(between[m.end() :])), None)
        if ahead is None or behind is None:
            continue
        if not opens_first and ahead[0].lower().endswith("ed") and not behind[0].lower().endswith(("ed", "an", "un")):
            continue  # 'ended on 5 May and start on 10 May': two of them
        opened, closed = (first, second) if opens_first else (second, first)
        if closed.first >= opened.first or _WINDOW.search(words) is None or (opened.first.month >= 10 and closed.first.month <= 3 and not re.search(r"\d{4}$", words[opened.start : opened.end])):
            continue
        return "it closes before it opens"
    return ""


def _afterwards(words: str, first: Moment, second: Moment) -> str:
    """'Sailed on 19 August, was inspected afterwards on 17 August'."""
    if not 0 < (first.first - second.first).days <= MOST_DAYS or (second.first.month <= 3 and first.first.month >= 10):
        return ""
    lead, between = re.split(r"[;:“”\"]", words[: first.start])[-1], words[first.end : second.start]
    told = _AFTERWARDS.search(between)
    if told is None or _COUNTED.search(between) or _BACK.search(between) or _BACK.search(re.sub(r"\bfrom\b", "", lead[-70:])) or not re.search(r"\bon (?:the )?(?:[A-Z][a-z]+day,? )?$|, $", between):
        return ""
    if not re.search(r"\b(?:on|of) (?:the )?(?:[A-Z][a-z]+day,? )?$", lead) or _PAST.search(lead) is None or (_PAST.search(between) is None and "before" not in told[0]):
        return ""
    return "what is told to have come after lies before"


__all__ = ["told_order_conflicts"]
