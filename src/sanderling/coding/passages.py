"""Whom an act is directed at when only the sentence before names them: 'X bombed Y. Z condemned the raid.'

The model, which learned such passages, judges the actor against each party of the sentence before, in one pass.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanderling.coding.drafts import Draft
from sanderling.coding.events import EventFinder
from sanderling.coding.seats import MOST, can_act, phrase
from sanderling.model import PairModel, mark_all
from sanderling.records import Act
from sanderling.resolve.found import Found

SURE = 0.8
"""The model's share for the draft's own act, from which a party of the sentence before is its recipient."""
LONGEST = 700
"""Code points of the two sentences together at most."""
_ALONE = frozenset([Act.MOBILIZE, Act.PROTEST, Act.CONSULT, Act.AGREE])
"""Acts that are often directed at nobody, and whose recipient the text would name."""


@dataclass(slots=True)
class _Passage:
    draft: Draft
    text: str
    spans: list[tuple[int, int]]
    source: int
    parties: list[tuple[int, Found]]
    """Places of the parties of the sentence before, with their actors."""


def refer_back(coder: EventFinder, drafts: list[Draft], model: PairModel) -> None:
    """Give drafts without a recipient, or with one that is only what the article is about, one of the sentence before."""
    asked = [passage for draft in drafts if (passage := _passage(coder, draft)) is not None]
    answers = model.judge_all([(mark_all(one.text, one.spans), [(one.source, place) for place, _ in one.parties]) for one in asked])
    for one, judged in zip(asked, answers, strict=True):
        act = one.draft.act.value
        shares = [judgement.by_act().get(act, 0.0) for judgement in judged]
        chosen = [found for (_, found), share in zip(one.parties, shares, strict=True) if share >= SURE]
        mine = {found.country or found.key for found in one.draft.actors}
        meant: list[Found] = []
        for found in chosen:
            for who in coder.mentions.at(found.head, conjuncts=False) or [found]:
                if (who.country or who.key) not in mine and all(who.key != other.key for other in meant):
                    meant.append(who)
        if meant:
            one.draft.recipients, one.draft.by_topic = meant, False
            one.draft.note("recipient", f"named in the sentence before; the model sees the {act} pass to it ({max(shares):.0%})", meant[0].head)


def _passage(coder: EventFinder, draft: Draft) -> _Passage | None:
    """The two sentences of a draft that lacks a recipient, its actor and the parties before marked; None where there are none."""
    if (draft.recipients and not draft.by_topic) or draft.purpose_of is not None or not draft.actors:
        return None
    if draft.act in _ALONE or draft.mode == "resign":
        return None
    sentences = coder.parsed.sentences
    here = sentences[draft.token.sentence]
    before = sentences[here.index - 1] if here.index else None
    if before is None or before.heading or here.end - before.start > LONGEST:
        return None
    source = draft.actors[0]
    if source.head.sentence not in {before.index, here.index}:
        return None
    mine = {actor.country or actor.key for actor in draft.actors}
    seated: list[tuple[tuple[int, int], Found]] = []
    _seat(coder, seated, source)
    for found in coder.mentions.all:
        if found.head.sentence == before.index and can_act(found):
            _seat(coder, seated, found)
    if len(seated) < 2:
        return None
    order = sorted(seated, key=lambda one: one[0])
    text = coder.parsed.text[before.start : here.end].replace("\n", " ")
    parties = [
        (place, found)
        for place, (_, found) in enumerate(order)
        if found is not source and found.head.sentence == before.index and (found.country or found.key) not in mine
    ]
    if not parties:
        return None
    spans = [(start - before.start, end - before.start) for (start, end), _ in order]
    return _Passage(draft, text, spans, next(n for n, (_, found) in enumerate(order) if found is source), parties)


def _seat(coder: EventFinder, seated: list[tuple[tuple[int, int], Found]], found: Found) -> None:
    span = phrase(coder.parsed, found)
    bare = coder.parsed.tokens[found.first].start, coder.parsed.tokens[found.last].end
    for one in (span, bare):
        if len(seated) < MOST and not any(one[0] < end and start < one[1] for (start, end), _ in seated):
            seated.append((one, found))
            return
