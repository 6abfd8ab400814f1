"""Scores origins and event groups on our corpus of copies. Run: python -m eval.copies [--show]

Origins: precision, recall and F1 over pairs of articles.  Events: B-cubed precision, recall and F1 over articles, each by
the group that its news is in (Bagga and Baldwin 1998; Amigó et al. 2009, A comparison of extrinsic clustering metrics).
Each with 0 % and 15 % of the words of every copy swapped.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from eval.copies_corpus import PARTS, Sample, articles
from sanderling.corroborate import Corroborated, Told, corroborate
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import from_bytes
from sanderling.reader import Reader

SWAPPED = (0.0, 0.15)


def told(samples: Iterable[Sample], reader: Reader) -> dict[str, tuple[Told, dict[str, Any]]]:
    """Return each sample's article and reading by the sample's id."""
    made = {}
    for one in samples:
        article = replace(from_bytes(one.text.encode(), one.id), outlet=one.outlet)
        reading = reader.read(article, one.published)
        title = reading.article.title.text if reading.article.title else None
        made[one.id] = Told(article.id, reading.clean, title, one.outlet, one.published), reading_as_dict(reading)
    return made


def pairwise(found: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and F1 over pairs of ids that are in one group."""

    def pairs(of: Mapping[str, str] | Mapping[str, tuple[str, str]]) -> int:
        return sum(count * (count - 1) // 2 for count in Counter(of.values()).values())

    both = pairs({name: (found[name], gold[name]) for name in gold})
    made, right = pairs(found), pairs(gold)
    precision, recall = (both / made if made else 1.0), (both / right if right else 1.0)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall or 1)}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of the groups ``found`` (id -> group) against ``gold``."""
    made, right = Counter(found.values()), Counter(gold.values())
    both = Counter((found[name], gold[name]) for name in gold)
    precision = sum(both[found[name], gold[name]] / made[found[name]] for name in gold) / len(gold)
    recall = sum(both[found[name], gold[name]] / right[gold[name]] for name in gold) / len(gold)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall or 1)}


def partitions(made: Corroborated, ids: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the origin and the event group of each sample; ``ids`` holds the samples' article ids."""
    origin = {copy.id: one.first for one in made.origins for copy in one.members}
    event = {name: group.first for group in made.events for name in group.members}
    return (
        {name: origin[article] for name, article in ids.items()},
        {name: event[f"{article}#news"] for name, article in ids.items()},
    )


def score(swapped: float, reader: Reader, show: bool = False) -> dict[str, dict[str, float]]:
    """Return the figures of each part and of the whole corpus, read in one go, with a share of the copies' words swapped.

    Raises ValueError when two articles are the same, byte for byte: they would be one to a record.
    """
    parts = {part: articles(part, swapped) for part in PARTS}
    samples = [one for part in parts.values() for one in part]
    read = told(samples, reader)
    if len({one.id for one, _ in read.values()}) != len(samples):
        raise ValueError("two articles of the corpus are the same, byte for byte")
    found = partitions(corroborate(read.values()), {name: one.id for name, (one, _) in read.items()})
    if show:
        _show(samples, *found)
    return {name: _figures(some, *found) for name, some in {**parts, "whole": samples}.items()}


def _figures(samples: list[Sample], found_origin: Mapping[str, str], found_event: Mapping[str, str]) -> dict[str, float]:
    origin, event = {one.id: one.origin for one in samples}, {one.id: one.event for one in samples}
    here = {name: found_origin[name] for name in origin}
    return {
        "articles": len(samples), "events": len(set(event.values())), "accounts": len(set(origin.values())),
        **{f"origins {name}": value for name, value in pairwise(here, origin).items()},
        **{f"events B-cubed {name}": value for name, value in b_cubed({name: found_event[name] for name in event}, event).items()},
    }  # fmt: skip


def _show(samples: list[Sample], origin: Mapping[str, str], event: Mapping[str, str]) -> None:
    for one, other in combinations(samples, 2):
        if (one.origin == other.origin) != (origin[one.id] == origin[other.id]):
            print(f"  {'missed' if one.origin == other.origin else 'wrong'} copy: {one.id}, {other.id}")
    groups: dict[str, list[Sample]] = defaultdict(list)
    of_event: dict[str, set[str]] = defaultdict(set)
    for one in samples:
        groups[event[one.id]].append(one)
        of_event[one.event].add(event[one.id])
    for members in groups.values():
        if len({one.event for one in members}) > 1:
            print("  mixed:", ", ".join(f"{one.id} ({one.event})" for one in members if one.how == "own"))
    for name, found in of_event.items():
        if len(found) > 1:
            print("  split:", name, [sorted(one.id for one in samples if one.event == name and event[one.id] == group) for group in sorted(found)])


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--show", action="store_true", help="print every fault")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    reader = Reader()
    for swapped in SWAPPED:
        for part, figures in score(swapped, reader, given.show).items():
            if given.json:
                print(json.dumps({"part": part, "swapped": swapped, **figures}))
                continue
            print(f"{part}, {swapped:.0%} of the copies' words swapped:")
            for figure, value in figures.items():
                print(f"  {figure:26} {value if isinstance(value, int) else f'{value:.3f}'}")


if __name__ == "__main__":
    main()
