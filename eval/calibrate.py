"""Fits the weights of ``coding/confidence.py`` on the development samples: logistic regression by gradient descent.

Run: python -m eval.calibrate [--set held ...] [--sentences before ...]
It prints the weights, and the reliability of those in use.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import yaml

from eval.samples import ROOT, agrees, keys
from sanderling.coding import assemble, confidence
from sanderling.errors import InputError
from sanderling.evaluate.sentences import DAY, alike, fits, read_row, with_states
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import from_bytes, read_path
from sanderling.reader import Reader


def rows(folder: str) -> tuple[list[dict[str, float]], list[bool], list[float]]:
    """Return each coded event's features, whether it is right, and the confidence that it was given."""
    kept: list[dict[str, float]] = []
    seen: list[dict[str, float]] = []
    given = confidence.confidence

    def spy(draft: Any) -> float:
        seen.append(confidence.features(draft))
        return given(draft)

    assemble.confidence = spy  # type: ignore[attr-defined]
    right: list[bool] = []
    stated: list[float] = []
    reader = Reader()
    for path in sorted((ROOT / folder).glob("*.txt")):
        gold = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
        seen.clear()
        reading = reading_as_dict(reader.read(read_path(str(path)), str(gold["published"])))
        wanted = [
            (
                row["act"],
                row["factuality"],
                keys(row["actors"]),
                keys(row.get("recipients") or ()),
            )
            for row in gold["events"]
        ]
        for event, features in zip(reading["events"], seen, strict=True):
            key = (
                event["act"],
                event["factuality"],
                keys(event["actors"]),
                keys(event["recipients"]),
            )
            kept.append(features)
            right.append(any(agrees(key, one, False) for one in wanted))
            stated.append(event["confidence"])
    return kept, right, stated


def rows_of_sentences(name: str) -> tuple[list[dict[str, float]], list[bool], list[float]]:
    """Return the same for the events of plain sentences with marked gold."""
    kept: list[dict[str, float]] = []
    right: list[bool] = []
    stated: list[float] = []
    given = confidence.confidence

    def spy(draft: Any) -> float:
        kept.append(confidence.features(draft))
        return given(draft)

    assemble.confidence = spy  # type: ignore[attr-defined]
    reader = Reader()
    for line in (ROOT / "sentences" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, gold = read_row(line)
        try:
            reading = reader.read(from_bytes(text.encode(), "The sentence"), DAY)
        except InputError:  # a headline without a verb
            continue
        gold = [with_states(one, reading.mentions) for one in gold]
        for event in reading.events:
            right.append(any(fits(event, one) and alike(event.factuality, one.factuality) for one in gold))
            stated.append(event.confidence)
    return kept, right, stated


def expected_error(stated: list[float], right: list[bool], bins: int = 10) -> float:
    """Return the expected calibration error over equal-width bins."""
    place = np.minimum((np.array(stated) * bins).astype(int), bins - 1)
    good = np.array(right, dtype=float)
    total = 0.0
    for number in range(bins):
        inside = place == number
        if inside.any():
            total += inside.mean() * abs(good[inside].mean() - np.array(stated)[inside].mean())
    return float(total)


def main() -> None:
    """Print new weights and the reliability of those in use."""
    options = argparse.ArgumentParser()
    options.add_argument("--set", action="append", dest="folders")
    options.add_argument("--sentences", action="append", default=[])
    asked = options.parse_args()
    features, right, stated = [], [], []
    for name in asked.sentences:
        for whole, part in zip((features, right, stated), rows_of_sentences(name), strict=True):
            whole.extend(part)
    for folder in asked.folders or ["dev", "plain"]:
        for whole, part in zip((features, right, stated), rows(folder), strict=True):
            whole.extend(part)
    names = list(features[0])
    x = np.array([[row[name] for name in names] for row in features])
    y = np.array(right, dtype=float)
    weights, intercept = np.zeros(len(names)), 0.0
    for _ in range(20_000):
        guess = 1 / (1 + np.exp(-(x @ weights + intercept)))
        weights -= 0.02 * ((x.T @ (guess - y)) / len(y) + 0.01 * weights)
        intercept -= 0.02 * float((guess - y).mean())
    print(
        f"{len(y)} events, {y.mean():.2f} right; expected calibration error in use {expected_error(stated, right):.3f}"
    )
    print(f"INTERCEPT = {intercept:.2f}")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    fitted = list(1 / (1 + np.exp(-(x @ weights + intercept))))
    print(f"expected calibration error with these weights {expected_error(fitted, right):.3f}")


if __name__ == "__main__":
    main()
