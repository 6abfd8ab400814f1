"""Fails when a measured quality falls under its floor. Run: python -m eval.gate

The floors stand in ``eval/floors.json``: per set of samples, a figure and the least (or, for what is counted as a fault,
the most) that it may be. Lowering one needs a reason in the changelog. The sets under ``external`` are other people's
data, which the project does not carry: they are measured when SANDERLING_EVAL_DATA names the folder that holds them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.actors import score as score_actors
from eval.checks import ROOT as CHECKS
from eval.checks import score as score_checks
from eval.copies import score as score_copies
from eval.places import figures as score_places
from eval.samples import ROOT, as_dict, score
from eval.times import score as score_times
from eval.toponyms import score as score_toponyms
from sanderling.evaluate.attribution import score_attribution
from sanderling.evaluate.relations import score_relations
from sanderling.evaluate.sentences import score_sentences
from sanderling.reader import Reader

FLOORS = Path(__file__).resolve().parent / "floors.json"
FAULTS = frozenset({"wrong in 100 sure answers", "never_events coded", "false events in 50 negatives", "expected calibration error"})
DATA = "SANDERLING_EVAL_DATA"
TABLES = Path(__file__).resolve().parent.parent / "tests" / "cases"


def sentences(path: Path, reader: Reader) -> dict[str, float]:
    """Return the figures of a file of plain sentences with marked gold."""
    made = score_sentences(path, reader)
    return {
        "events F1": made["act_actor_recipient_f1"]["value"],
        "factuality of matched": made["factuality_accuracy_of_matched"],
        "false events in 50 negatives": 50 * made["of_these_with_an_event"] / max(1, made["sentences_without_gold"]),
        "expected calibration error": made["expected_calibration_error"],
    }


def relations(path: Path) -> dict[str, float]:
    """Return the figures of a relation file in the codebook of its gold."""
    made = score_relations(path, "plv")
    return {"type macro-F1": made["types"]["macro_f1"]["value"], "quad macro-F1": made["quads"]["macro_f1"]["value"]}


def attribution(path: Path, reader: Reader) -> dict[str, float]:
    """Return the figures of a folder of brat files."""
    made = score_attribution(path, reader)
    return {
        "cue F1": made["cue_f1"]["value"],
        "source exact": made["source_exact"],
        "content overlap F1": made["content_overlap_f1"],
    }


def table(path: Path, reader: Reader) -> dict[str, float]:
    """Return the figures of a table of time expressions or of actor mentions."""
    if path.name.startswith("times"):
        right, of = score_times(path)
        return {"right": right / of}
    made = score_actors(path, reader)
    return made | {"wrong in 100 sure answers": 100 * made["wrong among them"] / max(1, made["answers surer than .9"])}


def measured(floors: dict[str, Any]) -> Iterator[tuple[str, dict[str, float], dict[str, float]]]:
    """Yield each set's name, its figures and its floors."""
    reader = Reader()
    for name, least in floors["articles"].items():
        yield name, as_dict(score(ROOT / name, reader)), least
    for name, least in floors["sentences"].items():
        yield name, sentences(ROOT / "sentences" / f"{name}.tsv", reader), least
    copies = score_copies(0.15, reader)  # the harder of the two, and half a minute
    for name, least in floors["copies"].items():
        yield f"copies {name}", copies[name], least
    for name, least in floors["checks"].items():
        made = score_checks([CHECKS / f"{name}.tsv"], reader)
        yield f"checks/{name}", {"recall": made.recall, "precision": made.precision}, least
    for name, least in floors["tables"].items():
        path = TABLES / f"{name}.csv"
        yield name, table(path, reader), least
    home = os.environ.get(DATA)
    for name, least in floors["external"].items():
        if home is None:
            print(f"skip   {name}: {DATA} names no folder")
            continue
        path = Path(home) / name
        if path.suffix == ".xml":
            yield name, score_places(path) | score_toponyms(path, reader), least
        else:
            yield name, relations(path) if path.suffix == ".tsv" else attribution(path, reader), least


def main() -> int:
    """Print each figure beside its floor; return 1 when one is missed."""
    missed = 0
    for name, figures, floors in measured(json.loads(FLOORS.read_text(encoding="utf-8"))):
        for figure, floor in floors.items():
            value = figures[figure]
            good = value <= floor if figure in FAULTS else value >= floor
            missed += not good
            print(f"{'ok    ' if good else 'MISSED'} {name:12} {figure:32} {value:7.3f}  (floor {floor})", flush=True)
    print("the gate holds" if not missed else f"{missed} figures are past their floors")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
