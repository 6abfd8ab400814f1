"""Who is said to have fought, served or been held in a war that was over before he or she could, or began after his or her death."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line, Phrases
from sanderling.check.who import PersonMention, is_named, people_in
from sanderling.knowledge.check_data import lives
from sanderling.knowledge.check_wars import wars

_DID = lazily(
    r"\b(?:fought|fights|served|serves|commanded|led|flew|wounded|captured|decorated|veterans?|hero|enlisted|volunteered|deserted|parachuted|spied|joined|marched|took part|taken prisoner|prisoner of war|lost (?:an? |his |her )(?:arm|leg|eye)|"
    r"soldier|pilot|officer|partisan|guerrilla|gunner|sailor|nurse|medic|drove|manned|trained|combat|earned|won (?:a|his|her) (?:medal|medals|cross)|shot down|survivor|survived|reported|covered|imprisoned|interned|studied|worked)\b"
)
_KIN = lazily(r"(?i)\b(?:whose|father|grandfather|mother|parents?|uncle|brother|family|ancestors?|son of|daughter of|grandson|granddaughter|memorial|film|book|novel|veterans? (?:of|from)\b[^,;]{0,30}\b(?:were|marched|met|stood)|born (?:in|during|after)|since|like|never|not)\b")
_OLD_ENOUGH = 17
"""Who was younger than this in the last year of a war did not fight in it."""


@cache
def _names() -> Names:
    return Names(wars())


@cache
def _phrases() -> Phrases:
    return Phrases(wars())


def war_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons told of in a war before their time or after it."""
    for line in text.lines:
        if not _phrases().in_words(text.words(line)) or not (people := people_in(text, line)) or re.search(r"[“”\"]", line.text):
            continue
        for at, name in _names().find(line.text):
            draft = _judge(text, line, at, name, people)
            if draft is not None:
                yield draft


def _judge(text: CheckedText, line: Line, at: int, name: str, people: list[PersonMention]) -> Draft | None:
    war = wars()[name]
    start, end = line.start + at, line.start + at + len(name)
    ahead = [one for one in people if one.end <= start]
    behind = [one for one in people if one.start >= end]
    if ahead:
        one, between = ahead[-1], text.text[ahead[-1].end : start]
        # 'X, who fought', 'X fought', 'X, a veteran of': told of X and of nobody else.
        if len(between) > 110 or not re.match(r"^(?:, (?:who|an?|the|himself|herself|then|later|twice)\b|,? (?:had|has|was|is|fought|served|commanded|led|flew|lost|joined|enlisted|took|won|earned|spied)\b)", between):
            return None
        first, last = one.start, end
    elif behind and re.match(r"^, (?:[A-Z]\w+ )?$", text.text[end : behind[0].start] + " ") is None and behind[0].start - end <= 3:
        one, between = behind[0], text.text[line.start : start]
        first, last = line.start, one.end
    else:
        return None
    known = lives().get(one.person.id)
    if known is None or not is_named(one) or not _DID.search(between) or _KIN.search(between):
        return None
    born, died, source = known
    young = 4 if re.search(r"\b(?:guerrilla|partisan|resistance|courier|boy|girl|teenager|child|nurse|interned|imprisoned|studied|worked|survived|survivor|marched)\b", between) else 0
    if born and war.until - int(born[:4]) < _OLD_ENOUGH - young:
        why = f"{one.person.name} was born on {born}, and the {war.name} ended in {war.until}"
    elif died and int(died[:4]) < war.since:
        why = f"{one.person.name} died on {died}, and the {war.name} began in {war.since}"
    else:
        return None
    return Draft("person-conflict", text.span(first, last), why, "Check who was meant.", (source, f"checks/wars.csv: {war.source}"))
