"""Our corpus of copies: hand-written articles (``samples/copies/*.txt``) and the copies that ``variants.csv`` lists.

The text files hold articles, each under a line ``=== id | event | how | of | outlet | date``: ``how`` is ``own`` for an
account of its own, else what was made by hand of the article ``of``.  The gold follows: articles are of one origin when
they go back to the same account of its own, and of one event when their event is the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta

from eval.spinner import FOLDER, excerpt, obfuscate, reposted, reprint, spin

PARTS = ("first", "twins", "last", "newest", "final", "closing")
"""In the order in which they were used: weights of origins are fitted on the first two, those of news on all but the last."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of the corpus with its gold: ``origin`` is the id of the account it goes back to, ``of`` that of the
    article it was made of, empty for an account of its own."""

    id: str
    event: str
    how: str
    of: str
    origin: str
    outlet: str
    published: str
    text: str

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]


def written(part: str) -> list[Sample]:
    """Return the hand-written articles of a part, one of ``PARTS``."""
    made: dict[str, Sample] = {}
    for path in sorted(FOLDER.glob(f"{part}-*.txt")):
        for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
            head, _, text = block.partition("\n")
            name, event, how, of, outlet, day = (cell.strip() for cell in head.split("|"))
            if name in made:
                raise ValueError(f"{path.name}: the id {name} is taken")
            made[name] = Sample(name, event, how, of, made[of].origin if of else name, outlet, day, text.strip() + "\n")
    return list(made.values())


def articles(part: str, swapped: float = 0.0) -> list[Sample]:
    """Return all articles of a part; of every copy, made by hand or not, a share ``swapped`` of the words is swapped."""
    hand = written(part)
    by_name = {one.id: one for one in hand}
    made = [one if one.how == "own" else _swapped(one, one.text, swapped) for one in hand]
    with (FOLDER / "variants.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["of"] in by_name:
                made.append(_variant(by_name[row["of"]], row, swapped))
    return made


def _variant(of: Sample, row: dict[str, str], swapped: float) -> Sample:
    seed, how = row["id"], row["how"]
    text = of.text if not swapped else spin(of.text, swapped, seed)
    if how == "syndicated":
        text = reprint(text, row["detail"], seed)
    elif how == "exact":
        text = reposted(text)
    elif how == "partial":
        text = excerpt(text, seed)
    elif how == "spun":
        text = spin(text, float(row["detail"]), seed + "s")
    elif how == "obfuscated":
        text = obfuscate(text, row["detail"], seed)
    else:
        raise ValueError(f"variants.csv: there is no way of copying '{how}'")
    day = date.fromisoformat(of.published) + timedelta(days=int(row["days"]))
    return Sample(row["id"], of.event, how, of.id, of.origin, row["outlet"], day.isoformat(), text)


def _swapped(one: Sample, text: str, share: float) -> Sample:
    return replace(one, text=spin(text, share, one.id) if share else text)
