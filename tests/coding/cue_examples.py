"""Runs a cue row's own example through the coder: which acts it finds between the marked parties."""

from __future__ import annotations

import re

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import find_claims
from sanderling.coding.drafts import Draft
from sanderling.coding.events import EventFinder, instruments
from sanderling.knowledge.cue_data import codebook
from sanderling.parse import Parser
from sanderling.resolve.actors import ActorFinder
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions

_TAG = re.compile(r"</?[st]>")


def unmark(sentence: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    text, last, opened = "", 0, 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for found in _TAG.finditer(sentence):
        text += sentence[last : found.start()]
        last = found.end()
        if found.group()[1] == "/":
            spans[found.group()[-2]].append((opened, len(text)))
        else:
            opened = len(text)
    return text + sentence[last:], spans["s"], spans["t"]


class Examples:
    """Codes single sentences without the rest of the reading."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.actors = ActorFinder()
        self.instruments = instruments()

    def drafts(self, text: str) -> list[Draft]:
        return self.coded(text)[0]

    def coded(self, text: str) -> tuple[list[Draft], Mentions]:
        parsed = self.parser.parse(text, [(0, len(text), False)])
        mentions = Mentions(parsed, self.actors.find(parsed, None), self.instruments, {})
        return EventFinder(parsed, mentions, find_claims(parsed, Arguments(mentions))).find(), mentions

    def problem(self, act: str, example: str) -> str:
        """Return '' when the example is coded as its row says, else what is wrong."""
        text, sources, targets = unmark(example)
        drafts, mentions = self.coded(text)
        # a threat that names the deed is that deed, planned: its code is THREATEN
        fitting = [
            draft
            for draft in drafts
            if act in {draft.act.value, codebook("plover").get((draft.act.value, draft.factuality.value))}
        ]
        if not fitting:
            return f"coded {', '.join(sorted({draft.act.value for draft in drafts})) or 'nothing'}"
        for draft in fitting:
            # talks and calls have participants only: whoever is called takes part
            done_to = [*draft.recipients, *draft.actors] if act == "CONSULT" else draft.recipients
            parties = [*draft.actors, *draft.recipients] if not targets else draft.actors
            if all(_touches(draft, parties, span, mentions) for span in sources) and all(
                _touches(draft, done_to, span, mentions) for span in targets
            ):
                return ""
        return "other parties: " + "; ".join(
            f"{[a.name for a in draft.actors]} > {[a.name for a in draft.recipients]}" for draft in fitting
        )


def _touches(draft: Draft, parties: list[Found], span: tuple[int, int], mentions: Mentions) -> bool:
    """Whether a party is what is marked: the same words, or the same state or body by other words."""
    marked = [one for one in mentions.all if one.head.start < span[1] and one.head.end > span[0]]
    tokens = mentions.parsed.tokens
    keys = {one.key for one in marked} | {one.country for one in marked if one.country}
    return any(
        one.key in keys
        or one.country in keys
        or (tokens[one.first].start < span[1] and max(one.head.end, tokens[one.last].end) > span[0])
        for one in parties
    )
