"""Whom a state is told to have had as its first woman in an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import A_STATE, Mask
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words, is_named, people_in, plain_name, state_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_persons import FirstTo, first_women, persons_told

_NO = lazily(r"(?i)\b(?:not|never|no one|nobody|if|whether|accus\w+|alleg\w+|suspect\w*|claim\w*|deni\w+|deny|falsely|rumou?r\w*|tried|attempt\w*|plot\w*|wanted|hoped|plann?\w*|like|unlike|film|actor|played|novel about|biograph\w+)\b")
_OFFICES = r"(?P<office>president|prime minister|chancellor|secretary of state|attorney general|speaker|vice[- ]president|treasury secretary|national security adviser|defen[cs]e minister|finance minister|foreign minister|home secretary|foreign secretary|defence secretary|premier)"
_HER = r"(?:woman|female|elected woman|woman elected)"
_FIRST_OF = lazily(rf"(?:(?P<owner>{A_STATE})(?:[’']s?)?|[Tt]he country[’']s|[A-ZÀ-Þ][\w\-]+[’']s|[Tt]he|its|the state[’']s|the nation[’']s) first (?:ever )?{_HER} {_OFFICES}\b(?: of (?:the )?(?P<of>{A_STATE}))?")
_AHEAD = lazily(r"^(?:,| is| was| as| is now| has become| became| becomes| will be| will become| had been| had become| remains|, who is|, who was|, who became|, who has become|, who had been)(?: (?:to become|sworn in|elected|hailed|celebrated|remembered|inaugurated|installed|chosen))?(?: as)? (?:in (?:19|20)\d\d )?$")
_mask = Mask(state_words())


def first_woman_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield women told to be the first in an office who were not the first."""
    if "woman" not in text.vocabulary and "female" not in text.vocabulary:
        return
    for line in text.lines:
        words = text.words(line)
        if "first" in words and not {"woman", "female"}.isdisjoint(words):
            yield from _first_woman(text, line)


def _first_woman(text: CheckedText, line: Line) -> Iterator[Draft]:
    masked = _mask(line.text)
    for match in _FIRST_OF.finditer(masked):
        group = "of" if match["of"] else "owner"
        state = country_words().get(line.text[match.start(group) : match.end(group)]) if match[group] else None
        people = [one for one in people_in(text, line) if is_named(one)]
        behind = next((one for one in people if re.fullmatch(r",? (?:[A-Z][a-z]+ )?", line.text[match.end() : one.name_start - line.start] or "-")), None)
        before = next((one for one in reversed(people) if one.end <= line.start + match.start()), None)
        one = behind
        if one is None and before is not None and _AHEAD.match(line.text[before.end - line.start : match.start()]):
            one = before
        if one is None or _NO.search(line.text[max(0, match.start() - 40) : match.start()]) or re.match(r" (?:since|in (?:more|over|nearly))", line.text[match.end() :]):
            continue
        told = persons_told().get(one.person.id)
        country = state or (told.nations[0] if told is not None and told.nations else one.person.country)
        first: FirstTo | None = first_women().get((country or "", match["office"].lower().replace("defense", "defence")))
        if first is None or {plain_name(name) for name in first.who} & {plain_name(name) for name in (one.name, one.person.name, *one.person.aliases)}:
            continue
        start, end = min(one.name_start, line.start + match.start()), max(one.end, line.start + match.end())
        yield Draft(
            "person-conflict", text.span(start, end), f"the first woman to be {match['office']} of {state_names().get(country or '', country)} was {first.who[0]}, in {first.year}",
            "Check who was meant.", (f"checks/first_women.csv: {first.source}",),
        )  # fmt: skip
