"""Scores readings against gold articles (``NAME.txt`` with ``NAME.yml``): events, claims, journeys.

An event is right when act, factuality, actors and recipients are all right.  Actors (and recipients) are right when the
two sets of keys share a member (lenient) or are equal (strict); the key is the country where there is one, else the name.
Repeated tellings of one event count once: both sides are sets of (act, factuality, actors, recipients).  Gold rows marked
``must: false`` are judgement calls: they are not asked for, and coding them is no fault.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sanderling.errors import InputError, MissingInput
from sanderling.evaluate.figures import bootstrap, calibration_error, reliability
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import read_path
from sanderling.knowledge.actor_data import organisations, persons
from sanderling.reader import Reader
from sanderling.resolve.names import fold

Key = tuple[str, str, frozenset[str], frozenset[str]]


@dataclass
class Score:
    """Counts of one kind."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, found: int, predicted: int, gold: int) -> None:
        """Add one article: right predictions, found gold rows, all predictions, all gold rows."""
        self.right += right
        self.found += found
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of predictions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold rows that were found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Scores:
    """All figures of one set of articles."""

    lenient: Score = field(default_factory=Score)
    strict: Score = field(default_factory=Score)
    act_parties: Score = field(default_factory=Score)
    """Act and parties, whatever the factuality."""
    claims: Score = field(default_factory=Score)
    journeys: Score = field(default_factory=Score)
    never: int = 0
    articles: int = 0
    sure_right: int = 0
    sure_all: int = 0
    by_act: dict[str, Counter[str]] = field(default_factory=dict)
    per_article: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Right, found, predicted and gold events of each article: what the bootstrap draws from."""
    confidence: list[float] = field(default_factory=list)
    good: list[bool] = field(default_factory=list)
    """Of each coded event its confidence, and whether it is right."""


def name_key(name: str) -> str:
    """Return the key of a party without a country: the usual name of a known body, else the name in lower case and without accents."""
    plain = " ".join(fold(name).removeprefix("the ").split())
    return _usual_names().get(plain, plain)


@cache
def _usual_names() -> dict[str, str]:
    return {
        fold(alias).removeprefix("the "): body.country or fold(body.name)
        for body in reversed(organisations())
        for alias in (body.name, *body.aliases)
    }


@cache
def _speakers() -> dict[str, str]:
    """Who leads an international body speaks for it: the body's key by the person's name."""
    bodies = {
        "un_secretary_general": "united nations", "nato_secretary_general": "nato",
        "european_commission_president": "european union", "eu_high_representative": "european union",
    }  # fmt: skip
    return {
        fold(name): name_key(bodies[held.office])
        for person in persons().values()
        for held in person.offices
        if held.office in bodies
        for name in (person.name, *person.aliases)
    }


_NOBODY = frozenset(["people", "persons", "person", "men", "women", "civilians", "residents"])
"""Words for people of whom nothing is said: they name no party."""


def party_key(row: dict[str, Any]) -> str:
    """Return the key of one party, of the gold or of a reading: its country, else its name, else whom it speaks for."""
    if row.get("country"):
        return str(row["country"])
    key = name_key(row["name"])
    return _speakers().get(key, key)


def keys(rows: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Return the keys of the parties of one side; people of whom nothing is said are left out."""
    return frozenset(key for key in map(party_key, rows) if key not in _NOBODY)


def agrees(mine: Key, gold: Key, strict: bool, factuality: bool = True) -> bool:
    """Whether a prediction tells the gold event."""
    if mine[0] != gold[0] or (factuality and mine[1] != gold[1]):
        return False
    return all(match(mine[i], gold[i], strict) for i in (2, 3))  # type: ignore[arg-type]


def match(mine: frozenset[str], gold: frozenset[str], strict: bool) -> bool:
    """Whether two sides agree: they are equal, or, where that is enough, share a key or part of a name."""
    if mine == gold:
        return True
    if strict or not mine or not gold:
        return False
    return any(a == b or (len(a) > 3 and len(b) > 3 and (a in b or b in a)) for a in mine for b in gold)


_NEEDED = {"events": {"act", "factuality", "actors"}, "never_events": {"act"}, "claims": set(), "journeys": set()}
"""What each row of a part of the gold must say."""


def gold_in(path: Path) -> dict[str, Any]:
    """Return the gold in a file. Raises InputError when it is missing or of another shape."""
    try:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{path} cannot be read as YAML ({type(error).__name__}); check the file.") from None
    if not isinstance(gold, dict) or "published" not in gold:
        raise InputError(f"{path} is no gold of an article: it must say when that was published, as 'published: 2024-04-15'.")
    for part, needed in _NEEDED.items():
        rows = gold.get(part) or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) and needed <= set(row) for row in rows):
            said = f", each with {', '.join(sorted(needed))}" if needed else ""
            raise InputError(f"{path}: '{part}' must be a list of rows{said}.")
    return gold


def score(folder: Path, reader: Reader, show: bool = False) -> Scores:
    """Read every article of a folder and score it."""
    scores = Scores()
    for path in sorted(folder.glob("*.txt")):
        score_article(scores, path, gold_in(path.with_suffix(".yml")), reader, show)
    return scores


def score_article(scores: Scores, path: Path, gold: dict[str, Any], reader: Reader, show: bool = False) -> None:
    """Read one article and add its figures against ``gold`` to the scores."""
    published = gold["published"]
    published = published.isoformat() if isinstance(published, datetime.date) else str(published)
    reading = reading_as_dict(reader.read(read_path(str(path)), published))
    scores.articles += 1
    _events(scores, path.stem, reading, gold, show)
    _claims(scores, reading, gold)
    _journeys(scores, reading, gold)


def _events(scores: Scores, name: str, reading: dict[str, Any], gold: dict[str, Any], show: bool) -> None:
    wanted: dict[Key, dict[str, Any]] = {}
    welcome: set[Key] = set()
    for row in gold.get("events") or ():
        if row.get("must") is False:
            welcome.add(
                (
                    row["act"],
                    row["factuality"],
                    keys(row["actors"]),
                    keys(row.get("recipients") or ()),
                )
            )
            continue
        wanted.setdefault(
            (
                row["act"],
                row["factuality"],
                keys(row["actors"]),
                keys(row.get("recipients") or ()),
            ),
            row,
        )
    made: dict[Key, dict[str, Any]] = {}
    for event in reading["events"]:
        made.setdefault(
            (
                event["act"],
                event["factuality"],
                keys(event["actors"]),
                keys(event["recipients"]),
            ),
            event,
        )
    for target, strict, factuality in (
        (scores.lenient, False, True),
        (scores.strict, True, True),
        (scores.act_parties, False, False),
    ):
        right = [key for key in made if any(agrees(key, other, strict, factuality) for other in wanted)]
        found = [key for key in wanted if any(agrees(other, key, strict, factuality) for other in made)]
        allowed = sum(
            key not in right and any(agrees(key, other, strict, factuality) for other in welcome) for key in made
        )
        target.add(len(right), len(found), len(made) - allowed, len(wanted))
        if target is scores.lenient:
            scores.per_article.append((len(right), len(found), len(made) - allowed, len(wanted)))
    for key, event in made.items():
        scores.confidence.append(event["confidence"])
        scores.good.append(any(agrees(key, other, False) for other in (*wanted, *welcome)))
    for key in wanted:
        scores.by_act.setdefault(key[0], Counter())["gold"] += 1
        if any(agrees(other, key, False) for other in made):
            scores.by_act[key[0]]["found"] += 1
    for key in made:
        scores.by_act.setdefault(key[0], Counter())["made"] += 1
        if any(agrees(key, other, False) for other in wanted):
            scores.by_act[key[0]]["right"] += 1
    for row in gold.get("never_events") or ():
        for key in made:
            if (
                key[0] == row.get("act")
                and match(key[2], frozenset(_codes(row.get("actors"))), False)
                and match(key[3], frozenset(_codes(row.get("recipients"))), False)
            ):
                scores.never += 1
                if show:
                    print(f"NEVER {name}: {made[key]['evidence'][0]['words']}")
    if show:
        print(f"\n=== {name}")
        for key, row in wanted.items():
            if not any(agrees(other, key, False) for other in made):
                print(f"  missed {_line(key)} | {row['says']}")
        for key, event in made.items():
            if not any(agrees(key, other, False) for other in (*wanted, *welcome)):
                print(f"  wrong  {_line(key)} | {event['rule']} | {event['evidence'][0]['words']}")


def _codes(rows: Iterable[Any] | None) -> list[str]:
    return [
        party_key(row) if isinstance(row, dict) else str(row) if len(str(row)) == 3 else name_key(str(row))
        for row in rows or ()
    ]


def _line(key: Key) -> str:
    return f"{key[0]} {key[1]} {'+'.join(sorted(key[2]))} > {'+'.join(sorted(key[3])) or '-'}"


def _overlap(a: str, b: str) -> float:
    mine, other = set(a.lower().split()), set(b.lower().split())
    return len(mine & other) / len(mine | other) if mine | other else 0.0


def _claims(scores: Scores, reading: dict[str, Any], gold: dict[str, Any]) -> None:
    wanted = [row["content"] for row in gold.get("claims") or ()]
    made = [  # what goes on over sentences may stand in the gold as one content or as several
        [
            claim["content"]["words"],
            *(part["words"] for part in claim["parts"]),
            " ".join(part["words"] for part in claim["parts"]),
        ]
        for claim in reading["claims"]
        if claim["kind"] == "speech"
    ]
    right = sum(any(_overlap(one, other) >= 0.5 for one in tellings for other in wanted) for tellings in made)
    found = sum(any(_overlap(one, other) >= 0.5 for tellings in made for one in tellings) for other in wanted)
    scores.claims.add(right, found, len(made), len(wanted))


def _journeys(scores: Scores, reading: dict[str, Any], gold: dict[str, Any]) -> None:
    wanted = [(set(row["traveller"]), str(row.get("to") or "")) for row in gold.get("journeys") or ()]
    made = []
    for journey in reading["journeys"]:
        to = journey["to"] or {}
        made.append(
            (
                {actor["name"] for actor in journey["travellers"]},
                {str(to.get("country")), str(to.get("name")), *(place["name"] for place in journey["via"])},
            )
        )

    def fits(mine: tuple[set[str], set[str]], gold_row: tuple[set[str], str]) -> bool:
        return bool(mine[0] & gold_row[0]) and (not gold_row[1] or gold_row[1] in mine[1])

    right = sum(any(fits(one, other) for other in wanted) for one in made)
    found = sum(any(fits(one, other) for one in made) for other in wanted)
    scores.journeys.add(right, found, len(made), len(wanted))


def as_dict(scores: Scores) -> dict[str, float]:
    """Return the figures that the gate pins."""
    return {
        "events precision": round(scores.lenient.precision, 3),
        "events recall": round(scores.lenient.recall, 3),
        "events F1": round(scores.lenient.f1, 3),
        "events F1, sets equal": round(scores.strict.f1, 3),
        "events F1, without factuality": round(scores.act_parties.f1, 3),
        "claims F1": round(scores.claims.f1, 3),
        "journeys F1": round(scores.journeys.f1, 3),
        "never_events coded": scores.never,
    }


def score_readings(folder: Path, reader: Reader | None = None) -> dict[str, Any]:
    """Return all figures of a folder of gold articles as plain data; raises MissingInput when it holds none."""
    if not any(folder.glob("*.yml")):
        raise MissingInput(f"{folder} holds no gold (.yml) beside its articles (.txt); give such a folder.")
    scores = score(folder, reader or Reader())

    def over(pick: Iterable[Any]) -> float:
        right, found, made, gold = (sum(scores.per_article[int(i)][n] for i in pick) for n in range(4))
        return _harmonic(right / made if made else 0.0, found / gold if gold else 0.0)

    diagram = reliability(scores.confidence, scores.good)
    return {
        "kind": "readings", "folder": folder.name, "articles": scores.articles, **as_dict(scores),
        "events F1 interval": bootstrap(over, len(scores.per_article)).as_dict(),
        "acts": {act: dict(counts) for act, counts in sorted(scores.by_act.items())},
        "reliability": diagram, "expected_calibration_error": round(calibration_error(diagram), 4),
    }  # fmt: skip


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
