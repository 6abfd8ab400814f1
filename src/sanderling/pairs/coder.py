"""Codes what one marked party does to another: the rules over the parse and the trained model, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import find_claims
from sanderling.coding.events import EventFinder, instruments
from sanderling.coding.factuality import judge
from sanderling.coding.match import cues_for
from sanderling.errors import SanderlingError
from sanderling.knowledge.cue_data import codebook as crosswalk
from sanderling.knowledge.cue_data import codebook_exceptions
from sanderling.model import Judgement, PairModel, mark, pair_model
from sanderling.pairs.marked import Marked, unmark
from sanderling.parse import Parsed, Parser, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.actors import ActorFinder
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions

CODEBOOKS = ("plover", "plv", "cameo")
GUESS = 0.15
"""Confidence of a code that no cue between the two parties supports."""
RULES_WEIGHT = 2.0
"""What a rule that is wholly sure adds to the log of its code's share."""
MODEL_WEIGHT = 2 / 3
"""The model's log shares are tempered so: it is surer than it is right. Both fitted with ``eval.joining``."""
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Coded:
    """What the sentence says that the source does to the target."""

    act: Act
    code: str
    factuality: Factuality
    confidence: float
    """The share of the code among all codes of the codebook, when rules and model are weighed together."""
    fine: str
    """The class at the finest grain (``codebooks/acts.csv``)."""
    agreed: bool
    """Whether rules and model came to the same code."""


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What the rules alone hold."""

    confidence: float
    act: Act
    factuality: Factuality
    mode: str | None


class PairCoder:
    """Codes marked sentences; keep one for many."""

    def __init__(self, parser: Parser | None = None, model: PairModel | None = None) -> None:
        """Load the parser (about a second), the names and the pair model."""
        self._parser = parser or Parser()
        self._model = model or pair_model()
        self._actors = ActorFinder()
        self._instruments = instruments()

    def code(self, sentence: str, codebook: str = "plover") -> Coded:
        """Return the best code of one marked sentence; raises InputError when its marks are ill-formed."""
        return self.code_many([unmark(sentence)], codebook)[0]

    def code_many(self, sentences: Sequence[Marked], codebook: str = "plover") -> list[Coded]:
        """Return the best code of each sentence: what the rules and the model together hold likeliest."""
        parsed = self._parser.parse_many([one.text for one in sentences])
        judged = self._model.judge([mark(one.text, one.sources, one.targets) for one in sentences])
        return [
            _join(self._by_rules(one, tree), judgement, codebook)
            for one, tree, judgement in zip(sentences, parsed, judged, strict=True)
        ]

    def _by_rules(self, marked: Marked, parsed: Parsed) -> _Ruled:
        found = self._actors.find(parsed, None)
        sides = [[parsed.within(*span) for span in spans] for spans in (marked.sources, marked.targets)]
        mine = {
            side: {token.i for tokens in sides[number] for token in tokens}
            for number, side in enumerate(("source", "target"))
        }
        given = [one for one in found if not ({one.first, one.last} & (mine["source"] | mine["target"]))]
        for side, groups in (("source", sides[0]), ("target", sides[1])):
            for tokens in groups:
                if tokens:
                    given.append(_given(side, tokens, found))
        given.sort(key=lambda one: one.first)
        mentions = Mentions(parsed, given, self._instruments, {})
        coder = EventFinder(parsed, mentions, find_claims(parsed, Arguments(mentions)))
        best: tuple[float, Act, Factuality, str | None] | None = None
        for draft in coder.find():
            keys = {one.id for one in draft.actors}, {one.id for one in draft.recipients}
            fit = 0.0
            if ("source" in keys[0] and "target" in keys[1]) or {"source", "target"} <= keys[0]:
                fit = 0.9
            elif "source" in keys[0]:
                fit = 0.6
            elif "target" in keys[1]:
                fit = 0.5
            elif keys[0] & {"target"}:
                fit = 0.3
            else:
                fit = 0.2
            fit += min(draft.weight, 10) / 100
            if best is None or fit > best[0]:
                best = (fit, draft.act, draft.factuality, draft.mode)
        confidence, act, factuality, mode = best or self._by_words(parsed.tokens, mine)
        return _Ruled(min(confidence, 0.95), act, factuality, mode)

    def _by_words(self, tokens: list[Token], mine: dict[str, set[int]]) -> tuple[float, Act, Factuality, str | None]:
        """No event joins the two: the cue nearest between them decides, with a low confidence."""
        source = min(mine["source"], default=0)
        target = min(mine["target"], default=source)
        low, high = min(source, target), max(source, target)
        scored: list[tuple[int, Act, Factuality]] = []
        for token in tokens:
            rows = cues_for(token)
            if rows:
                away = 0 if low <= token.i <= high else min(abs(token.i - low), abs(token.i - high))
                scored.append(
                    (away * 2 + (0 if token.pos == "VERB" else 1), rows[0].act, judge(token, token.pos != "VERB").value)
                )
        if scored:
            _, act, factuality = min(scored, key=lambda row: row[0])
            return GUESS, act, factuality, None
        return GUESS / 3, Act.ACCUSE, Factuality.HAPPENED, None  # the commonest type of news between two actors


def _join(ruled: _Ruled, judged: Judgement, codebook: str) -> Coded:
    """Weigh both: the log share of each code from the model, and a bonus for the code of the rules."""
    if codebook not in CODEBOOKS:
        raise SanderlingError(f"There is no codebook '{codebook}'; choose {', '.join(CODEBOOKS)}.")
    book = "plover" if codebook == "cameo" else codebook
    by_rule = published(ruled.act, ruled.factuality, book, ruled.mode)
    shares = judged.codes(book)
    scores = {code: MODEL_WEIGHT * log(share + _FLOOR) for code, share in shares.items()}
    bonus = RULES_WEIGHT * (ruled.confidence if ruled.confidence > GUESS else GUESS / 1.5)
    scores[by_rule] = scores.get(by_rule, MODEL_WEIGHT * log(_FLOOR)) + bonus
    code = max(scores, key=lambda one: scores[one])
    top = scores[code]
    confidence = 1 / sum(exp(score - top) for score in scores.values())
    agreed = by_rule == max(shares, key=lambda one: shares[one])
    fine = judged.best(code, book) if code in shares else None
    if code == by_rule or fine is None:
        act, factuality = ruled.act, ruled.factuality
    else:
        act, factuality = fine.act, judged.factuality(fine)
    if codebook == "cameo" and fine is not None:
        code = fine.cameo
    return Coded(act, code, factuality, round(confidence, 3), fine.code if fine else act.value.lower(), agreed)


def published(act: Act, factuality: Factuality, codebook: str, mode: str | None = None) -> str:
    """Return the code that a codebook gives to an act of some factuality. Raises SanderlingError for none such."""
    if codebook not in {"plover", "plv"}:
        raise SanderlingError(f"There is no codebook '{codebook}'; choose plover or plv.")
    code = crosswalk("plover").get((act.value, factuality.value), act.value)
    if codebook == "plv":
        exceptions = codebook_exceptions(codebook)
        for kind in (mode or "*", "*"):
            if (act.value, factuality.value, kind) in exceptions:
                return exceptions[act.value, factuality.value, kind]
        return crosswalk("plv").get((code, ""), code)
    return code


def _given(side: str, tokens: list[Token], found: list[Found]) -> Found:
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[-1])
    known = next((one for one in found if one.first in inside and one.country), None)
    made = Found(tokens[0].i, tokens[-1].i, head, "organisation", " ".join(token.text for token in tokens), id=side)
    made.country, made.resolved, made.sector = (known.country if known else None), True, "GOV"
    made.plural = head.tag in {"NNS", "NNPS"}
    return made
