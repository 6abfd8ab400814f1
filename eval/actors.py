"""Actor mentions resolved in tables of our own: python -m eval.actors [TABLE ...] [--show]

Each row marks one mention in a sentence or two with double brackets. It is right when the actor found there is the thing
that the row names: a state by its code, a person, organisation or armed group by any of its names; a row of kind 'none'
when nobody who acts is found there, a mere place aside. Shown: accuracy over all rows and the hard ones, and how many
of the answers that are surer than .9 are wrong.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from sanderling.ingest import from_bytes
from sanderling.knowledge import actor_data
from sanderling.reader import Reader
from sanderling.records import Actor
from sanderling.resolve.names import fold

TABLES = tuple(Path(__file__).resolve().parent.parent / "tests" / "cases" / f"actors_{part}.csv" for part in ("first", "last", "third"))
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found at the marked words: an actor or none, whether that is right, and how sure it is (0 to 1)."""

    actor: Actor | None
    right: bool
    sure: float


def answer(row: dict[str, str], reader: Reader) -> Answer:
    """Read a row's text and judge what stands at its marked words."""
    before, _, rest = row["text"].partition("[[")
    inside, _, after = rest.partition("]]")
    start, end = len(before), len(before) + len(inside)
    reading = reader.read(from_bytes((before + inside + after).encode(), "row"), row["published"])
    actors = [mention.actor for mention in reading.mentions if mention.actor is not None]
    over = [
        (actor.span.start < end <= actor.span.end, min(end, actor.span.end) - max(start, actor.span.start), actor.resolved, -abs(len(inside) - len(actor.span.quote)), n)
        for n, actor in enumerate(actors)
        if actor.span.start < end and actor.span.end > start
    ]
    actor = actors[max(over)[-1]] if over else None
    return Answer(actor, _right(row, actor), actor.confidence if actor is not None else 0.0)


def _right(row: dict[str, str], actor: Actor | None) -> bool:
    if row["kind"] == "none":
        whole = actor is not None and (actor.id or "").startswith("org:")  # 'Washington Post' is one, and not Washington
        return actor is None or not actor.resolved or (whole and row["mention"] != actor.country)
    if row["kind"] == "state":  # 'Cuban officials' are of Cuba, though nobody knows who they are
        return actor is not None and actor.country in {row["country"], row["country"] and _SUCCESSORS.get(row["country"])}
    if actor is None or not actor.resolved:
        return False
    return fold(row["name"]) in _names(actor) or (actor.country == row["country"] and fold(actor.name) == fold(row["name"]))


_SUCCESSORS = {"SUN": "RUS"}


def _names(actor: Actor) -> set[str]:
    person = actor_data.persons().get(actor.id or "")
    if person is not None:
        return {fold(name) for name in (person.name, *person.aliases)}
    for body in actor_data.organisations():
        if body.id == actor.id:
            return {fold(name) for name in (body.name, *body.aliases)}
    return {fold(actor.name)}


def rows(table: Path) -> list[dict[str, str]]:
    """Return a table's rows."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(table: Path, reader: Reader) -> dict[str, float]:
    """Return accuracy over all rows and over the hard ones, the answers surer than .9, and the wrong among them."""
    answers = [(row, answer(row, reader)) for row in rows(table)]
    hard = [one.right for row, one in answers if row["hard"] == "1"]
    sure = [one for _, one in answers if one.actor is not None and one.actor.resolved and one.sure > SURE]
    return {
        "accuracy": sum(one.right for _, one in answers) / len(answers),
        "accuracy of the hard": sum(hard) / len(hard),
        "answers surer than .9": len(sure),
        "wrong among them": sum(not one.right for one in sure),
    }


def main() -> None:
    """Print the figures of each table, and with --show the wrong rows."""
    reader = Reader()
    for table in [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or list(TABLES):
        print(table.name, ", ".join(f"{name} {value:.3f}" for name, value in score(table, reader).items()))
        if "--show" in sys.argv:
            for row in rows(table):
                made = answer(row, reader)
                if not made.right:
                    got = f"{made.actor.name} ({made.actor.id}, {made.actor.country}, {made.sure:.2f}): {made.actor.why}" if made.actor else "nobody"
                    print(f"  {row['text']} {row['published']}\n    {row['kind']} {row['country']} {row['name']}: {got}")


if __name__ == "__main__":
    main()
