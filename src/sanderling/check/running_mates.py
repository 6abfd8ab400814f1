"""Who ran with whom: two persons and a word of running together in a sentence, in any order, held against the tickets of the years around the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.known import Known, known_in
from sanderling.check.lazily import lazily
from sanderling.check.mandates import unmarked
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import dates_of
from sanderling.knowledge.check_persons import Ticket, running_mates

_CUE = lazily(r"(?i)\b(?:running[- ]mates?|vice[- ]presidential (?:candidate|nominee|pick|choice|hopeful|contender)|on (?:his|her|the same|whose) ticket|at whose side (?:he|she) (?:is running|ran|runs)|r[au]n(?:s|ning)? (?:with|alongside|beside)|ticket with|run with (?:him|her))\b")
_SWORN = lazily(r"(?i)\b(?:vice[- ]president|(?:his|her) deputy)\b")
_OATH = lazily(r"(?i)\b(?:sworn in|took the oath|oath|inaugurat\w+|declared (?:the )?winners?|won)\b")
_NO = lazily(
    r"(?i)\b(?:not|never|instead|passed over|rather|might|could|would|may|if|shortlist\w*|consider\w*|rumou?r\w*|speculat\w*|hop(?:es|ed|ing)|want\w*|wish\w*|refus\w*|declin\w*|turned down|rul(?:ed|ing) out|unlike|rivals?|against|debate\w*|opponents?|attack\w*|beat|defeat\w*|former|between|both|whom|endors\w*|support\w*|urg\w*|ask\w*|said|told|possible|potential|likely|among|favou?r\w*|backed|son|daughter|brother|sister|father|mother|wife|husband)\b|[“”\"]"
)
_DEBATES = lazily(r"(?i)\bdebat\w+|attack\w*|against\b")
_WORDS = frozenset({"running", "vice", "ticket", "deputy", "side", "run", "ran"})


@cache
def _leads() -> dict[str, tuple[Ticket, ...]]:
    """Return the tickets of each who led one, by the names without marks."""
    found: dict[str, list[Ticket]] = {}
    for one in running_mates():
        for name in one.lead:
            found.setdefault(unmarked(name), []).append(one)
    return {name: tuple(tickets) for name, tickets in found.items()}


@cache
def _mates() -> Names:
    return Names(name for one in running_mates() for name in map(unmarked, one.mates) if " " in name)


def running_mate_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield running mates who ran with another, or with nobody."""
    if _WORDS.isdisjoint(text.vocabulary) or text.day is None:
        return
    for number, line in enumerate(text.lines):
        if _WORDS.isdisjoint(text.words(line)):
            continue
        cue = _CUE.search(line.text)
        sworn = _SWORN.search(line.text) if cue is None and _OATH.search(line.text) else None
        if cue is None and sworn is None:
            continue
        people = _people(text, line)
        if len(people) == 1 and number and not text.lines[number - 1].heading and re.match(r"[’']?s? ?(?:his|her)?\b", line.text) and re.search(r"\b(?:[Hh]is|[Hh]er) (?:running[- ]mate|vice[- ]president|deputy)\b", line.text):
            before = _people(text, text.lines[number - 1])
            if len(before) == 1 and (draft := _judge(text, line, before[0], people[0], before[:1] + people, people[0].start, people[0].end, cue is None)) is not None:
                yield draft
            continue
        leads = [one for one in people if _tickets(one)]
        if not 2 <= len(people) <= 3 or not leads:
            continue
        for lead, mate in _pairs(line.text, people, cue or sworn):
            if (draft := _judge(text, line, lead, mate, people, min(lead.start, mate.start), max(lead.end, mate.end), cue is None)) is not None:
                yield draft
                break


def _people(text: CheckedText, line: Line) -> list[Known]:
    """Return the known persons of a sentence, with those whom only the table of tickets knows."""
    found = list(known_in(text, line))
    plain = unmarked(line.text)
    for start, name in _mates().find(plain):
        if all(start + len(name) <= one.start or one.end <= start for one in found):
            found.append(Known(start, start + len(name), name, frozenset([name]), None))
    return sorted(found, key=lambda one: one.start)


def _tickets(one: Known) -> list[Ticket]:
    return [ticket for name in sorted(one.names) for ticket in _leads().get(name, ())]


_OWNED = lazily(r"^(?:[’']s (?:\w+ )?(?:running[- ]mate|vice[- ]presidential (?:candidate|nominee|pick|choice)|choice of|vice[- ]president|deputy)|,? (?:and|with|, while|while) (?:his|her) (?:[a-z]+ )?(?:running[- ]mate|vice[- ]president|deputy|vice[- ]presidential (?:candidate|nominee|pick)))")
_PICKS = lazily(r"\b(?:chose|chooses|chosen|picked|picks|named|names|selected|selects|tapped|announced|unveiled|introduced|presented|choice of|pick of|choosing|picking|naming|and|with|alongside|while|of|under|help|to)\b")


def _pairs(words: str, people: list[Known], cue: re.Match[str] | None) -> Iterator[tuple[Known, Known]]:
    """Yield (who leads, who runs with him or her) as the words bind them."""
    assert cue is not None
    for number, one in enumerate(people[:-1]):
        other = people[number + 1]
        between, after = words[one.end : other.start], words[other.end :]
        if len(between) > 110 or _NO.search(_DEBATES.sub("", between) if len(people) > 2 else between):
            continue
        if cue.start() < one.start - 60 or cue.start() > other.end + 60:
            continue
        if re.search(r"\b(?:running[- ]mate|ticket|side|deputy|vice[- ]president) (?:of|to|for|with)(?: [a-z]+){0,2} (?:[A-Z][a-z]+ )?$", between) or re.match(r", (?:at|on) whose (?:side|ticket)", after) or (re.match(r"[’']s (?:\w+ )?running[- ]mate\b", after) and re.fullmatch(r",? (?:is |was )?(?:[A-Z]?[a-z]+ )?", between)):
            yield other, one
        elif _OWNED.match(between) or (_SWORN.search(cue[0]) is None and _PICKS.search(between)) or re.fullmatch(r",? (?:and|with|alongside) (?:[A-Za-z]+ ){0,2}", between):
            yield one, other


def _judge(text: CheckedText, line: Line, lead: Known, mate: Known, people: list[Known], low: int, high: int, sworn: bool) -> Draft | None:
    day = text.day or ""
    told = [int(when[:4]) for when in dates_of(text, line) if when[:4].isdigit()]
    years = [year for year in told if year < int(day[:4])] or [int(day[:4])]
    # In the Philippines the vice-president is elected by himself: who is sworn in beside a president may have run with another.
    tickets = [ticket for ticket in _tickets(lead) if any(ticket.year - 1 <= year <= ticket.year + 1 for year in years)]
    if not tickets or lead.name == mate.name or (sworn and tickets[0].state == "PHL"):
        return None
    names = {unmarked(name) for ticket in tickets for name in ticket.mates}
    if names & mate.names or any(names & one.names for one in people) or any(set(name.split()[-1:]) & {part.split()[-1] for part in mate.names} for name in names):
        return None
    if any(lead.names & {unmarked(name) for name in ticket.mates} for ticket in _tickets(mate)):
        return None
    return Draft(
        "person-conflict", text.span(line.start + low, line.start + high), f"{tickets[0].lead[0]} ran with {tickets[0].mates[0]} in {tickets[0].year}, not with {mate.name}", "Check who was meant.", (f"checks/running_mates.csv: {tickets[0].source}",),
    )  # fmt: skip
