"""The figures of a scoring: F1 by class, bootstrap intervals, confusion, reliability, precision at thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

RESAMPLES = 1000
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the percentiles 2.5 and 97.5 of its bootstrap."""

    value: float
    low: float
    high: float

    def as_dict(self) -> dict[str, float]:
        """Return the three, rounded."""
        return {"value": round(self.value, 4), "low": round(self.low, 4), "high": round(self.high, 4)}


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows with one gold and one given label each, and how sure the given one is (0 to 1)."""

    gold: tuple[str, ...]
    given: tuple[str, ...]
    confidence: tuple[float, ...]

    def figures(self) -> dict[str, Any]:
        """Return all figures as plain data."""
        classes = sorted(set(self.gold))
        gold, given = _numbers(self.gold, classes), _numbers(self.given, classes)
        size = len(classes)
        return {
            "rows": len(gold),
            "macro_f1": bootstrap(lambda pick: _macro(gold[pick], given[pick], size), len(gold)).as_dict(),
            "micro_f1": bootstrap(lambda pick: float(np.mean(gold[pick] == given[pick])), len(gold)).as_dict(),
            "classes": self.by_class(),
            "confusion": {
                one: dict(Counter(said for told, said in zip(self.gold, self.given, strict=True) if told == one))
                for one in classes
            },
            "reliability": self.reliability(),
            "expected_calibration_error": round(self.calibration_error(), 4),
            "thresholds": self.thresholds(),
        }

    def by_class(self) -> dict[str, dict[str, float]]:
        """Return precision, recall, F1 and the number of gold rows of each gold class."""
        made = {}
        gold, given = Counter(self.gold), Counter(self.given)
        right = Counter(told for told, said in zip(self.gold, self.given, strict=True) if told == said)
        for one in sorted(gold):
            made[one] = {
                "precision": round(right[one] / given[one], 4) if given[one] else 0.0,
                "recall": round(right[one] / gold[one], 4),
                "f1": round(2 * right[one] / (gold[one] + given[one]), 4),
                "gold": gold[one],
            }
        return made

    def reliability(self, bins: int = 10) -> list[dict[str, float]]:
        """Return the reliability diagram: per tenth of confidence, the rows, their mean confidence, the share right."""
        return reliability(self.confidence, self._right(), bins)

    def calibration_error(self) -> float:
        """Return the expected calibration error over ten bins."""
        return calibration_error(self.reliability())

    def thresholds(self) -> list[dict[str, float]]:
        """Return what is kept, and how much of it is right, when only the surer rows are taken."""
        right = self._right()
        made = []
        for threshold in THRESHOLDS:
            kept = [good for good, sure in zip(right, self.confidence, strict=True) if sure >= threshold]
            made.append(
                {
                    "confidence": threshold,
                    "kept": round(len(kept) / max(1, len(right)), 4),
                    "precision": round(sum(kept) / len(kept), 4) if kept else 0.0,
                }
            )
        return made

    def _right(self) -> list[bool]:
        return [told == said for told, said in zip(self.gold, self.given, strict=True)]


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> list[dict[str, float]]:
    """Return the rows, mean confidence and share right of each bin of confidence that holds any."""
    made = []
    at = [min(int(sure * bins), bins - 1) for sure in confidence]
    for number in range(bins):
        inside = [i for i, one in enumerate(at) if one == number]
        if inside:
            made.append(
                {
                    "from": number / bins,
                    "rows": len(inside),
                    "confidence": round(sum(confidence[i] for i in inside) / len(inside), 4),
                    "right": round(sum(right[i] for i in inside) / len(inside), 4),
                }
            )
    return made


def calibration_error(diagram: list[dict[str, float]]) -> float:
    """Return the mean distance of confidence and share right, weighed by rows."""
    rows = sum(one["rows"] for one in diagram)
    return sum(one["rows"] * abs(one["confidence"] - one["right"]) for one in diagram) / rows if rows else 0.0


def bootstrap(figure: Callable[[npt.NDArray[np.int64]], float], rows: int, seed: int = 0) -> Interval:
    """Return a figure over all row numbers, with its interval over resamples of them."""
    everything = np.arange(rows)
    if rows == 0:
        return Interval(0.0, 0.0, 0.0)
    rng = np.random.default_rng(seed)
    drawn = sorted(figure(rng.integers(0, rows, rows)) for _ in range(RESAMPLES))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(figure(everything), float(low), float(high))


def f1(right: float, given: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall from counts."""
    return 2 * right / (given + gold) if given + gold else 0.0


def _numbers(labels: Sequence[str], classes: list[str]) -> npt.NDArray[np.int64]:
    place = {name: i for i, name in enumerate(classes)}
    return np.array([place.get(label, len(classes)) for label in labels], dtype=np.int64)


def _macro(gold: npt.NDArray[np.int64], given: npt.NDArray[np.int64], size: int) -> float:
    """Mean F1 over the classes that the gold holds."""
    told = np.bincount(gold, minlength=size + 1)[:size]
    said = np.bincount(given, minlength=size + 1)[:size]
    right = np.bincount(gold[gold == given], minlength=size + 1)[:size]
    here = told > 0
    return float(np.mean(2 * right[here] / (told[here] + said[here])))
