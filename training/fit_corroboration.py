"""Fits the weights by which pairs are scored: on the parts of the corpus of copies that are not kept for measuring.

Logistic regression with weights of 0 and more, both classes of equal weight, L2 as given; a part that is unknown is left
out of a pair's sum.  Run: python -m training.fit_corroboration [origins] [twins] [news]; the pairs of news are made in
``news_pairs.py``, which also says what weights are worth on a part that they have not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from eval.copies import SWAPPED, told
from eval.copies_corpus import Sample, articles
from eval.samples import ROOT

from sanderling.corroborate import Told
from sanderling.corroborate.scores import weights
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import from_bytes
from sanderling.reader import Reader
from training.news_pairs import news_pairs

FOLDER = Path(__file__).resolve().parent.parent / "src" / "sanderling" / "knowledge" / "corroboration"
STEPS, RATE = 20_000, 0.5
_COUNTS_OF_SAMPLES = 11

Pair = tuple[Mapping[str, float | None], bool]


def fit(pairs: Sequence[Pair], names: Sequence[str], ridge: float) -> dict[str, object]:
    """Return bias, weights and centres that fit the pairs."""
    known = np.array([[values[name] is not None for name in names] for values, _ in pairs])
    raw = np.array([[values[name] or 0.0 for name in names] for values, _ in pairs])
    same = np.array([float(label) for _, label in pairs])
    weight = np.where(same > 0, 0.5 / max(1.0, same.sum()), 0.5 / max(1.0, (1 - same).sum()))
    centres = np.array(
        [np.average(raw[known[:, i], i], weights=weight[known[:, i]]) if known[:, i].any() else 0.5 for i in range(len(names))]
    ).round(3)
    matrix = np.where(known, raw - centres, 0.0)
    factors, bias = np.ones(len(names)), 0.0
    for step in range(STEPS):
        wrong = weight * (1 / (1 + np.exp(-(matrix @ factors + bias))) - same)
        rate = RATE * 40 / (1 + step / 2_000)
        factors = np.maximum(0.0, factors - rate * (matrix.T @ wrong + ridge * factors))
        bias -= rate * wrong.sum()
    return {
        "bias": round(float(bias), 3),
        "parts": {
            name: {"weight": round(float(factor), 3), "centre": round(float(centre), 3)}
            for name, factor, centre in zip(names, factors, centres, strict=True)
        },
    }


def write(name: str, made: dict[str, object], threshold: float, on: str) -> None:
    """Write the weights file."""
    document = {"bias": made["bias"], "threshold": threshold, "fitted_on": on, "parts": made["parts"]}
    (FOLDER / f"{name}.yml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")


def origin_pairs() -> list[Pair]:
    """Pairs of an article and what was made of it, and pairs of accounts apart.

    The twins are left out, since their wording shows nothing, and so are two copies of one article: each hangs on that.
    Our sample articles tell of public events in the stock phrases of news agencies and are few: each pair counts often.
    """
    made = []
    for values, same, kind in _article_pairs():
        if kind in {"made of", "apart"}:
            made.append((values, same))
        elif kind == "samples":
            made += [(values, same)] * _COUNTS_OF_SAMPLES
    return made


def twin_pairs() -> list[Pair]:
    """Pairs of twins, and pairs of accounts apart, that share names and numbers enough to be compared."""
    pairs = ((values, same) for values, same, kind in _article_pairs() if kind == "twins" or not same)
    return [(values, same) for values, same in pairs if values["facts"] is not None]


@cache
def _article_pairs() -> list[tuple[Mapping[str, float | None], bool, str]]:
    """Parts of the score, whether the two are one account, and what they are to each other.

    Negatives are what shares a blocking key, also between our sample articles, each an account of its own.
    """
    from sanderling.corroborate import origins, print_of

    made = []
    reader = Reader()
    sets = [[(one, print_of(*read)) for one, read in _read(part, swapped, reader)] for part in ("first", "twins") for swapped in SWAPPED]
    sets.append([(None, print_of(*read)) for read in _samples(reader)])
    for one_set in sets:
        found = {one.id: origins.keys(one) for _, one in one_set}
        for (sample, a), (other, b) in combinations(one_set, 2):
            same = sample is not None and other is not None and sample.origin == other.origin
            if same or not found[a.id].isdisjoint(found[b.id]):
                parts = {name: value for name, (value, _) in origins.compare(a, b).items()}
                made.append((parts, same, _kinship(sample, other) if sample and other else "samples"))
    return made


def _kinship(one: Sample, other: Sample) -> str:
    if one.origin != other.origin:
        return "apart"
    if "twin" in {one.how, other.how}:
        return "twins"
    return "made of" if one.of == other.id or other.of == one.id else "copies"


def _read(part: str, swapped: float, reader: Reader) -> list[tuple[Sample, tuple[Told, dict[str, Any]]]]:
    samples = articles(part, swapped)
    read = told(samples, reader)
    return [(one, read[one.id]) for one in samples]


def _samples(reader: Reader) -> list[tuple[Told, dict[str, Any]]]:
    made = []
    for gold in sorted(ROOT.glob("*/*.yml")):
        published = str(yaml.safe_load(gold.read_text(encoding="utf-8"))["published"])
        reading = reader.read(from_bytes(gold.with_suffix(".txt").read_bytes(), gold.stem), published)
        title = reading.article.title.text if reading.article.title else None
        made.append((Told(reading.article.id, reading.clean, title, None, published), reading_as_dict(reading)))
    return made


_ON = "samples/copies/first-* and twins-*, 0 and 15 % swapped"
FITTED = {
    "origins": (origin_pairs, 1e-5, 0.8, f"{_ON}; negatives of samples/*/*.txt too"),
    "twins": (twin_pairs, 1e-3, 0.5, f"{_ON}; negatives of samples/*/*.txt too"),
    "news": (news_pairs, 3e-3, 0.58, "samples/copies/first-*, twins-*, last-*, newest-* and final-*, 0 and 15 % swapped"),
}
"""Name -> pairs, ridge, threshold (both chosen on the same parts, of news by figures crossed by part), what it was fitted
on."""
PARTS_OF_NEWS = ("act", "who", "parties", "place", "time", "moment", "near", "wording", "common", "no_act", "no_day")


def main() -> None:
    """Fit and write the weights that are named, all without a name."""
    for name in sys.argv[1:] or FITTED:
        pairs, ridge, threshold, on = FITTED[name]
        found = pairs()
        made = fit(found, PARTS_OF_NEWS if name == "news" else list(weights(name).parts), ridge)
        write(name, made, threshold, on)
        print(name, f"{sum(same for _, same in found)} of {len(found)} pairs are the same", made)


if __name__ == "__main__":
    main()
