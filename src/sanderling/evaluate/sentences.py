"""Scores plain sentences, from the words alone, against rows of marked parties and codes (as in ``training/corpus``).

A row is ``CODES <TAB> SENTENCE``: parties stand in ``[a ...]``, codes are ``a>b class`` or ``a=b class``, joined by ``;``,
with ``:factuality`` where it is not told as having happened; ``-`` says that nothing is to be coded. The marks are taken
out before the sentence is read. A coded event is right when its act, or its PLOVER code, is that of a gold code ('plans
to shell' is ASSAULT, planned, coded THREATEN; the class is threaten-force), an actor's words overlap the gold source's
and a recipient's the gold target's (for what two do together, either way round); a state or government is also right by
any other of its names ('Prague' for 'the Czech Republic').
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sanderling.errors import InputError, MissingInput
from sanderling.evaluate.figures import bootstrap, calibration_error, f1, reliability
from sanderling.ingest import from_bytes
from sanderling.knowledge.act_data import fine_acts
from sanderling.reader import Reader
from sanderling.records import Actor, Event, Factuality, Mention

_PARTY = re.compile(r"\[([a-z]) ([^\[\]]+)\]")
_CODE = re.compile(r"([a-z])([>=])([a-z]) ([a-z-]+)(?::([a-z]+))?")
DAY = "2024-06-15"
"""The sentences have no page: relative dates hang on this day."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold code: act and PLOVER code, spans of source and target in the plain sentence, factuality, whether both do it."""

    act: str
    code: str
    source: tuple[int, int]
    target: tuple[int, int]
    factuality: Factuality
    together: bool
    states: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The states that source and target are or speak for: 'Prague' is the Czech Republic that is marked."""


def read_row(row: str, where: str = "the row") -> tuple[str, list[Gold]]:
    """Return the plain sentence and its gold codes; raises InputError for a row of another shape."""
    codes, tab, marked = row.rstrip("\n").partition("\t")
    if not tab:
        raise InputError(f"{where} has no tab; write CODES, a tab, SENTENCE.")
    text, parties, last = "", {}, 0
    for found in _PARTY.finditer(marked):
        text += marked[last : found.start()]
        parties[found[1]] = (len(text), len(text) + len(found[2]))
        text += found[2]
        last = found.end()
    text += marked[last:]
    gold = []
    for code in codes.split(";") if codes.strip() != "-" else ():
        match = _CODE.fullmatch(code.strip())
        if match is None or match[1] not in parties or match[3] not in parties or match[4] not in fine_acts():
            raise InputError(f"{where}: '{code.strip()}' is no code of marked parties and a known class.")
        fine = fine_acts()[match[4]]
        sure = Factuality(match[5]) if match[5] else fine.factuality or Factuality.HAPPENED
        gold.append(Gold(fine.act.value, fine.published("plover"), parties[match[1]], parties[match[3]], sure, match[2] == "="))
    return text, gold


def score_sentences(path: Path, reader: Reader | None = None, show: bool = False) -> dict[str, Any]:
    """Read every sentence by itself and score what is coded; raises MissingInput or InputError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingInput(f"{path} cannot be read ({error.strerror}); check the path.") from None
    reader = reader or Reader()
    counts: list[tuple[int, int, int, int]] = []
    sure, good = [], []
    matched = factual = false = empty = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        text, gold = read_row(line, f"{path.name}, line {number}")
        try:
            reading = reader.read(from_bytes(text.encode(), "The sentence"), DAY)
            events, gold = reading.events, [with_states(one, reading.mentions) for one in gold]
        except InputError:  # a headline without a verb, say: nothing is coded
            events = ()
        right = found = 0
        free = list(gold)
        for event in events:
            match = next((one for one in free if fits(event, one)), None)
            again = match is None and any(fits(event, one) for one in gold)
            right += match is not None or again
            sure.append(event.confidence)
            good.append(any(fits(event, one) and alike(event.factuality, one.factuality) for one in gold))
            if match is not None:
                free.remove(match)
                found += 1
                matched += 1
                factual += alike(event.factuality, match.factuality)
            elif show and not again:
                print(
                    f"wrong  {event.act} {[a.span.text for a in event.actors]} > {[a.span.text for a in event.recipients]} {event.rule} | {text}"
                )
        if show:
            for one in free:
                print(f"missed {one.act} {text[slice(*one.source)]} > {text[slice(*one.target)]} | {text}")
        counts.append((right, found, len(events), len(gold)))
        empty += not gold
        false += bool(events) and not gold
    diagram = reliability(sure, good)

    def over(pick: Iterable[Any]) -> float:
        right, found, made, wanted = (sum(counts[int(i)][n] for i in pick) for n in range(4))
        precision, recall = right / made if made else 0.0, found / wanted if wanted else 0.0
        return f1(precision * recall, precision, recall)

    totals = [sum(one[n] for one in counts) for n in range(4)]
    return {
        "kind": "sentences", "file": path.name, "sentences": len(counts), "gold_events": totals[3],
        "coded_events": totals[2],
        "precision": round(totals[0] / max(1, totals[2]), 4), "recall": round(totals[1] / max(1, totals[3]), 4),
        "act_actor_recipient_f1": bootstrap(over, len(counts)).as_dict(),
        "factuality_accuracy_of_matched": round(factual / max(1, matched), 4),
        "sentences_without_gold": empty, "of_these_with_an_event": false,
        "reliability": diagram, "expected_calibration_error": round(calibration_error(diagram), 4),
    }  # fmt: skip


def with_states(gold: Gold, mentions: Iterable[Mention]) -> Gold:
    """Return the gold code with the states that its parties' words stand for by themselves."""
    found: tuple[set[str], set[str]] = (set(), set())
    for mention in mentions:
        actor = mention.actor
        if actor is None or not actor.country or not _speaks(actor):
            continue
        for side, span in zip(found, (gold.source, gold.target), strict=True):
            if actor.span.start < span[1] and span[0] < actor.span.end:
                side.add(actor.country)
    return replace(gold, states=(frozenset(found[0]), frozenset(found[1])))


def _speaks(actor: Actor) -> bool:
    """Whether an actor is a state or its government."""
    return actor.sector in {None, "GOV"} and (actor.resolved or actor.sector == "GOV")


def fits(event: Event, gold: Gold) -> bool:
    """Whether an event tells a gold code, whatever its factuality."""
    if event.act != gold.act and event.code != gold.code:
        return False
    source, target = (gold.source, gold.states[0]), (gold.target, gold.states[1])
    if gold.together:
        everyone = (*event.actors, *event.recipients)
        return _any(everyone, *source) and _any(everyone, *target)
    return _any(event.actors, *source) and _any(event.recipients or event.actors[1:], *target)


def alike(given: Factuality, gold: Factuality) -> bool:
    """Whether two factualities are one: the corpus does not tell 'negated' from 'denied', nor 'demanded' from 'possible'."""
    same = {
        Factuality.NEGATED: Factuality.DENIED,
        Factuality.DEMANDED: Factuality.POSSIBLE,
        Factuality.ONGOING: Factuality.HAPPENED,
    }
    return same.get(given, given) == same.get(gold, gold)


def _any(actors: Iterable[Actor], span: tuple[int, int], states: frozenset[str]) -> bool:
    return any(
        (actor.span.start < span[1] and span[0] < actor.span.end) or (actor.country in states and _speaks(actor))
        for actor in actors
    )
