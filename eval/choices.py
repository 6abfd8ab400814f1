"""Fits the weights by which the coder chooses: whom an act is done to, how sure it is, and which candidates are events.

Run: python -m eval.choices [--set NAME ...] [--write]

Fitted on our own gold articles, and for the last choice on plain sentences too. Everything is
crossed in five parts by who wrote the articles: recipients and factuality are chosen by weights that have not seen the article, and the
candidates that come of it are what the last choice is fitted on. The figures printed are of articles that no weight has seen:
recipients of events whose act, factuality and actors are right; factualities of those whose act and parties are; and
events, all told, at several bars.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any

import yaml

from eval.logit import Row, fit
from eval.samples import ROOT
from sanderling.coding import certainty, selection, who
from sanderling.coding.drafts import Draft, Rejected, is_state
from sanderling.coding.settling import prepare, weigh
from sanderling.coding.weighing import Worth, heaviest
from sanderling.coding.whom import Choice, Option
from sanderling.errors import InputError
from sanderling.evaluate.readings import Key, agrees, keys, match, party_key
from sanderling.evaluate.sentences import DAY, alike, fits, read_row, with_states
from sanderling.evaluate.sentences import Gold as Code
from sanderling.ingest import from_bytes, read_path
from sanderling.parse import Parsed
from sanderling.reader import Reader
from sanderling.records import Factuality, Reading
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions

SETS = ("dev", "held", "plain", "unseen", "after", "last", "broad")
"""Sets of articles that weights are fitted on; what is left out serves for measuring."""
SENTENCES = ("before", "after", "idle")
PARTS = 5
FALSE_ALARM = 3
"""So much does an event coded in a sentence that holds none count: most sentences of the news hold none."""
KINDS = ("actors", "recipients", "factuality")
PENALTIES = {"actors": 4.0, "recipients": 8.0, "factuality": 2.0, "selection": 12.0}
"""How strongly the weights of each choice are held near nought: what gives articles not seen the best likelihoods."""

@dataclass(slots=True)
class Gold:
    """An article with its gold: the keys of the events that must be coded, and of those that may be."""

    path: Path
    published: str
    wanted: list[Key] = field(default_factory=list)
    welcome: list[Key] = field(default_factory=list)
    told: list[tuple[Key, tuple[str, ...]]] = field(default_factory=list)
    """Each event with the words of the article that tell it."""

    @property
    def name(self) -> str:
        """Set and article."""
        return f"{self.path.parent.name}/{self.path.stem}"


def hand(gold: Gold) -> str:
    """Return who wrote an article: its writer's number where that is kept, else its set."""
    table = gold.path.parent / "writers.csv"
    if not table.exists():
        return gold.path.parent.name
    with table.open(encoding="utf-8", newline="") as file:
        writers = {row["article"]: row["writer"] for row in csv.DictReader(file)}
    return f"{gold.path.parent.name} {writers[gold.path.stem]}"


def articles(sets: Sequence[str]) -> list[Gold]:
    """Return the gold articles of some sets."""
    made = []
    for path in (path for name in sets for path in sorted((ROOT / name).glob("*.txt"))):
        gold = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
        one = Gold(path, str(gold["published"]))
        for row in gold["events"]:
            key = (row["act"], row["factuality"], keys(row["actors"]), keys(row.get("recipients") or ()))
            (one.welcome if row.get("must") is False else one.wanted).append(key)
            one.told.append((key, (row["says"], *(row.get("also") or ()))))
        made.append(one)
    return made


@dataclass(slots=True)
class Asked:
    """A candidate before any choice: its word, who it can be by, to whom it can be done, and the features of each."""

    act: str
    held: str
    at: int
    actors: list[frozenset[str]]
    who: list[list[str]]
    recipients: list[frozenset[str]]
    whom: list[list[str]]
    sure: dict[str, list[str]]


class Watching(Reader):
    """A reader that keeps the candidates of the last article, with the options of each, and settles them by ``worth``."""

    def __init__(self) -> None:
        self.worth: Worth | None = None
        self.options: list[Asked] = []
        self.text = ""
        self.drafts: list[Draft] = []
        self.names: list[list[str]] = []

    def settle(  # type: ignore[override]
        self, parsed: Parsed, mentions: Mentions, drafts: list[Draft], country_at: Mapping[int, str | None],
        rejected: list[Rejected],
    ) -> list[Draft]:  # fmt: skip
        """Keep options and features; choose by the weights given, and drop nothing."""
        prepare(mentions, drafts)
        choice = Choice(parsed, mentions, drafts, country_at)
        self.text, self.options = parsed.text, []
        for draft in drafts if self.worth is None else ():
            some, others = who.options(choice, draft), choice.options(draft)
            self.options.append(
                Asked(
                    draft.act.value, draft.factuality.value, draft.token.start,
                    [_keys(draft.actors, one) for one in some], [who.features(choice, draft, one) for one in some],
                    [_keys(draft.recipients, one) for one in others], choice.features(draft, others),
                    {value.value: certainty.of_value(draft, certainty.features(draft), value) for value in certainty.VALUES},
                )
            )  # fmt: skip
        weigh(choice, drafts, self.worth or {kind: {} for kind in KINDS})
        beside: dict[int, list[Draft]] = {}
        for draft in drafts:
            beside.setdefault(draft.token.sentence, []).append(draft)
        self.drafts = drafts
        self.names = [selection.features(draft, parsed, beside[draft.token.sentence]) for draft in drafts]
        return drafts


def _keys(standing: list[Found], option: Option) -> frozenset[str]:
    if option.kind == "current":
        return keys([_told(found) for found in standing])
    if option.key is None:
        return frozenset()
    if is_state(option.key):
        return frozenset([option.key])
    return frozenset(party_key(_told(found)) for found, _ in option.seen[:1] if found is not None)


def _told(found: Found) -> dict[str, Any]:
    return {"country": found.country, "name": found.name}


def choices(gold: Gold, reader: Watching) -> dict[str, list[Row]]:
    """Return the choices of actors, recipients and factualities in an article that its gold answers."""
    reader.worth = None
    reader.read(read_path(str(gold.path)), gold.published)
    made: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for one in reader.options:
        told = [key for key, words in gold.told if key[0] == one.act and any(_holds(reader.text, said, one.at) for said in words)]
        by = [key[2] for key in told]
        right = [any(match(mine, each, False) for each in by) for mine in one.actors]
        if any(right):
            made["actors"].append(Row(gold.name, one.who, right))
        hits = [
            key for key in (*gold.wanted, *gold.welcome)
            if key[0] == one.act and any(match(mine, key[2], False) for mine in one.actors[:1])
        ] or told  # fmt: skip
        to = [key[3] for key in hits if key[1] == one.held] or [key[3] for key in hits]
        right = [any(match(mine, key[3], False) for key in told) for mine in one.recipients]  # those of the very words, else of like deeds
        if not any(right):
            right = [any(match(mine, each, False) for each in to) for mine in one.recipients]
        if any(right):
            made["recipients"].append(Row(gold.name, one.whom, right))
        sure = {key[1] for key in told}
        values = [one.held, *(value for value in one.sure if value != one.held)]
        if one.held in certainty.OPEN and sure & set(values):
            made["factuality"].append(Row(gold.name, [one.sure[value] for value in values], [value in sure for value in values]))
    return made


def _holds(text: str, said: str, at: int) -> bool:
    """Whether the character at a place lies in words of the text."""
    first = text.find(said)
    return first >= 0 and first <= at < first + len(said)


def candidates(gold: Gold, reader: Watching, worth: Worth) -> tuple[list[Row], list[Key]]:
    """Return a row for each candidate of an article, settled by ``worth``: event or not; and their keys."""
    reader.worth = worth
    reading = reader.read(read_path(str(gold.path)), gold.published)
    made, told = [], []
    for event, draft, names in zip(reading.events, reader.drafts, reader.names, strict=True):
        key = (
            event.act.value, event.factuality.value,
            keys([_told(found) for found in draft.actors]), keys([_told(found) for found in draft.recipients]),
        )  # fmt: skip
        good = any(agrees(key, one, False) for one in (*gold.wanted, *gold.welcome))
        made.append(Row(gold.name, [names, []], [good, not good]))
        told.append(key)
    return made, told


def plain_choices(name: str, reader: Watching) -> list[Row]:
    """Return the choices of factuality in a file of plain sentences."""
    made = []
    for line, reading, wanted in _plain(name, reader, None):
        for event, one in zip(reading.events, reader.options, strict=True):
            sure = {code.factuality.value for code in wanted if fits(event, code)}
            values = [one.held, *(value for value in one.sure if value != one.held)]
            right = [any(alike(Factuality(value), Factuality(gold)) for gold in sure) for value in values]
            if one.held in certainty.OPEN and any(right):
                made.append(Row(f"{name}/{line[:20]}", [one.sure[value] for value in values], right))
    return made


def of_sentences(name: str, reader: Watching, worth: Worth) -> list[Row]:
    """Return a row for each candidate of a file of plain sentences."""
    made = []
    for line, reading, wanted in _plain(name, reader, worth):
        for event, names in zip(reading.events, reader.names, strict=True):
            good = any(fits(event, one) and alike(event.factuality, one.factuality) for one in wanted)
            made += [Row(f"{name}/{line[:20]}", [names, []], [good, not good])] * (1 if wanted else FALSE_ALARM)
    return made


def _plain(name: str, reader: Watching, worth: Worth | None) -> Iterator[tuple[str, Reading, list[Code]]]:
    """Read each sentence of a file by itself; yield it with its reading and its gold codes."""
    reader.worth = worth
    for line in (ROOT / "sentences" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, gold = read_row(line)
        try:
            reading = reader.read(from_bytes(text.encode(), "The sentence"), DAY)
        except InputError:
            continue
        yield text, reading, [with_states(one, reading.mentions) for one in gold]


def _event_figures(scored: list[tuple[Gold, list[Row], list[Key]]], weights: Worth) -> Counter[str]:
    """Count right, made, found and wanted events above the bars; ``weights`` are by article, of the part that it is in."""
    counts: Counter[str] = Counter()
    for gold, rows, told in scored:
        worth = weights[gold.name]
        made = set()
        for row, key in zip(rows, told, strict=True):
            names = row.features[0]
            bar = selection.bar(names, Factuality(key[1]))
            if selection.log_odds(worth, names) >= log(bar / (1 - bar)):
                made.add(key)
        right = {key for key in made if any(agrees(key, one, False) for one in gold.wanted)}
        free = {key for key in made - right if any(agrees(key, one, False) for one in gold.welcome)}
        found = [one for one in set(gold.wanted) if any(agrees(one, key, False) for key in made)]
        counts.update(right=len(right), made=len(made) - len(free), found=len(found), wanted=len(set(gold.wanted)))
    return counts


def main() -> None:
    """Print the figures; with ``--write`` fit on all and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", action="append", dest="sets")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    reader, some = Watching(), articles(given.sets or SETS)
    hands = sorted({hand(gold) for gold in some})
    random.Random(1).shuffle(hands)
    parts = [[gold for gold in some if hands.index(hand(gold)) % PARTS == part] for part in range(PARTS)]
    seen = {gold.name: choices(gold, reader) for gold in some}

    also = {"factuality": [row for name in SENTENCES for row in plain_choices(name, reader)]}

    def worth(left: Sequence[Gold]) -> dict[str, dict[str, float]]:
        out = {gold.name for gold in left}
        rows = {kind: [row for name, one in seen.items() if name not in out for row in one[kind]] for kind in KINDS}
        return {kind: fit([*some, *also.get(kind, ())], PENALTIES[kind]) for kind, some in rows.items()}

    crossed = [worth(part) for part in parts]
    for kind in KINDS:
        rows = [(row, crossed[n][kind]) for n, part in enumerate(parts) for gold in part for row in seen[gold.name][kind]]
        print(f"{kind}: {len(rows)} choices, right {sum(row.right[0] for row, _ in rows) / len(rows):.3f} by rules,"
              f" {sum(row.right[heaviest(one, row.features)[0]] for row, one in rows) / len(rows):.3f} by weights")  # fmt: skip
    scored = [[(gold, *candidates(gold, reader, crossed[n])) for gold in part] for n, part in enumerate(parts)]
    whole = worth(())
    plain = [row for name in SENTENCES for row in of_sentences(name, reader, whole)]
    every = [row for part in scored for _, rows, _ in part for row in rows]
    last: dict[str, dict[str, float]] = {}
    for part in scored:
        out = {gold.name for gold, _, _ in part}
        fitted = fit([row for row in (*every, *plain) if row.article not in out], PENALTIES["selection"])
        last.update(dict.fromkeys(out, fitted))
    for sets in (None, "broad"):
        counts = _event_figures([one for part in scored for one in part if sets in {None, one[0].path.parent.name}], last)
        precision, recall = counts["right"] / counts["made"], counts["found"] / counts["wanted"]
        print(f"events ({sets or 'all'}): precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}")
    if given.write:
        whole["selection"] = fit([*every, *plain], PENALTIES["selection"])
        for kind, weights in whole.items():
            path = Path(str(files("sanderling.knowledge").joinpath(f"choices/{kind}.csv")))
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(("feature", "weight"))
                writer.writerows((name, f"{weight:.3f}") for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005)


if __name__ == "__main__":
    main()
