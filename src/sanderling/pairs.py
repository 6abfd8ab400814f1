"""Codes sentences whose two parties are marked: source in <s>..</s>, target in <t>..</t>."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sanderling.coding.arguments import Arguments
from sanderling.coding.claims import find_claims
from sanderling.coding.events import EventFinder, instruments
from sanderling.coding.factuality import judge
from sanderling.coding.match import cues_for
from sanderling.errors import InputError, MissingInput, SanderlingError
from sanderling.knowledge.cue_data import codebook as crosswalk
from sanderling.knowledge.cue_data import codebook_exceptions
from sanderling.parse import Parser, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.actors import ActorFinder
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions

_TAG = re.compile(r"</?[st]>")
COLUMN = "marked_sentence"
GUESS = 0.15
"""Confidence of a code that no cue between the two parties supports."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the code point spans of source and target in it."""

    text: str
    sources: tuple[tuple[int, int], ...]
    targets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """What the sentence says that the source does to the target."""

    act: Act
    code: str
    factuality: Factuality
    confidence: float


def unmark(sentence: str) -> Marked:
    """Take the marks out. A mark that is not closed reaches to the end; one that closes nothing is only taken out.

    Raises InputError when neither a source nor a target is marked.
    """
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    last = 0
    for found in _TAG.finditer(sentence):
        text += sentence[last : found.start()]
        last = found.end()
        name = found.group()[-2]
        if found.group()[1] != "/":
            opened[name] = len(text)
        elif name in opened:
            spans[name].append((opened.pop(name), len(text)))
    text += sentence[last:]
    for name, start in opened.items():
        spans[name].append((start, len(text)))
    if not spans["s"] and not spans["t"]:
        raise InputError(f"Mark the source as <s>..</s> and the target as <t>..</t> in: {sentence[:80]}")
    return Marked(text, tuple(spans["s"]), tuple(spans["t"]))


class PairCoder:
    """Codes marked sentences; keep one for many."""

    def __init__(self, parser: Parser | None = None) -> None:
        """Load the parser (about a second) and the names."""
        self._parser = parser or Parser()
        self._actors = ActorFinder()
        self._instruments = instruments()

    def code(self, sentence: str, codebook: str = "plover") -> Coded:
        """Return the best code of one marked sentence; raises InputError when its marks are ill-formed."""
        marked = unmark(sentence)
        parsed = self._parser.parse(marked.text, [(0, len(marked.text), False)])
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
        if best is None:
            best = self._by_words(parsed.tokens, mine)
        confidence, act, factuality, mode = best
        return Coded(act, published(act, factuality, codebook, mode), factuality, round(min(confidence, 0.95), 3))

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


@cache
def _columns() -> tuple[str, ...]:
    return ("code", "act", "factuality", "confidence")


def code_table(source: Path, target: Path, codebook: str) -> Counter[str]:
    """Code every row of a TSV with the column ``marked_sentence``; write the same rows with four columns more.

    Raises MissingInput, InputError (no such column, ill-formed marks) or SanderlingError (unwritable).
    Returns how often each code was given.
    """
    rows, names = _rows(source)
    coder = PairCoder()
    counts: Counter[str] = Counter()
    made: list[dict[str, str]] = []
    for number, row in enumerate(rows, start=2):
        try:
            coded = coder.code(row[COLUMN], codebook)
        except InputError as error:
            raise InputError(f"{source}, line {number}: {error}") from None
        counts[coded.code] += 1
        made.append(
            {
                **row,
                "code": coded.code,
                "act": coded.act.value,
                "factuality": coded.factuality.value,
                "confidence": f"{coded.confidence:.3f}",
            }
        )
    try:
        with target.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(
                handle, [*(name for name in names if name not in _columns()), *_columns()], delimiter="\t",
                lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, extrasaction="ignore",
            )  # fmt: skip
            writer.writeheader()
            writer.writerows(made)
    except OSError as error:
        raise SanderlingError(f"{target} cannot be written ({error.strerror}); choose another place.") from None
    return counts


def _rows(source: Path) -> tuple[list[dict[str, str]], list[str]]:
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise MissingInput(f"There is no file {source}; check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MissingInput(
            f"{source} cannot be read as UTF-8 text ({error.__class__.__name__}); check the file."
        ) from None
    names = lines[0].rstrip("\r").split("\t")
    if COLUMN not in names:
        raise InputError(f"{source} has no column {COLUMN}; its first line must name the columns, separated by tabs.")
    rows = [dict(zip(names, line.rstrip("\r").split("\t"), strict=False)) for line in lines[1:] if line.strip()]
    return _complete(rows, source), names


def _complete(rows: Iterable[dict[str, str]], source: Path) -> list[dict[str, str]]:
    made = list(rows)
    for number, row in enumerate(made, start=2):
        if COLUMN not in row:
            raise InputError(f"{source}, line {number}: the row has too few cells.")
    return made
