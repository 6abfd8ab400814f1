"""Checks the gold files of the sample articles: keys, closed vocabularies, exact quotations.

Every folder of samples/ that holds a gold file is checked: each article NAME.txt has its gold NAME.yml
beside it. The rules are told in samples/dev/README.md.

Run: python eval/check_samples.py [FOLDER ...]
It prints one line for each fault and ends with 1 if there is any.
"""

from __future__ import annotations

import csv
import datetime
import re
import sys
from collections import Counter
from collections.abc import Set
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
STATES = ROOT / "src" / "sanderling" / "knowledge" / "actors" / "states.csv"

FACTUALITY = {"happened", "ongoing", "planned", "possible", "conditional", "demanded", "denied", "negated"}
AHEAD = {"planned", "possible", "conditional"}
MODES: dict[str, set[str]] = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "ban", "censor", "curfew", "martial-law"),
        *("arrest", "deport", "withhold", "misinformation", "cyber"),
    },
    "ASSAULT": {
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms"),
        *("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control"),
        "unconventional",
    },
}
# What is yielded is told by the modes of RETREAT, also where it is yielded in words only.
MODES["CONCEDE"] = MODES["RETREAT"]
# The codebook's rules over types: an act still ahead is coded as the word given about it.
CODE_OF_AHEAD = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "THREATEN"),
}
TOP = ("title", "published", "topic", "events", "claims", "journeys", "never_events")
EVENT = {"act", "actors", "recipients", "factuality", "says"}
EVENT_OPTIONAL = {"code", "mode", "must", "background", "time", "according_to", "also"}
CLAIM = {"speaker", "cue", "content", "direct"}
JOURNEY = {"traveller", "from", "via", "to", "time", "by", "says"}
JOURNEY_OPTIONAL = {"factuality"}
NEVER = {"act", "actors", "recipients", "why"}
Row = dict[str, Any]
ONE_TIME = r"\d{4}(-\d\d(-\d\d)?)?"


class Gold:
    """One article with its gold, and the faults found in it."""

    def __init__(self, path: Path, states: set[str]) -> None:
        self.path = path
        self.states = states
        self.faults: list[str] = []
        self.text = path.with_suffix(".txt").read_text(encoding="utf-8")
        self.gold: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    def fault(self, where: str, what: str) -> None:
        """Note one fault."""
        self.faults.append(f"{self.path.parent.name}/{self.path.name}: {where}: {what}")

    def check(self) -> list[str]:
        """Return every fault of this article."""
        if tuple(self.gold) != TOP:
            self.fault("file", f"keys are {', '.join(self.gold)}; wanted, in this order: {', '.join(TOP)}")
            return self.faults
        lines = self.text.splitlines()
        if lines[0] != self.gold["title"]:
            self.fault("title", "is not the first line of the article")
        if len(lines) < 3 or lines[1]:
            self.fault("text", "the headline is not followed by a blank line")
        if type(self.gold["published"]) is not datetime.date:
            self.fault("published", "is not an ISO date")
        words = len(self.text.split())
        if not 110 <= words <= 450:
            self.fault("text", f"has {words} words; 110 to 450 are wanted")
        for number, row in enumerate(self.gold["events"], 1):
            self.event(f"event {number}", row)
        for number, row in enumerate(self.gold["claims"], 1):
            self.claim(f"claim {number}", row)
        for number, row in enumerate(self.gold["journeys"], 1):
            self.journey(f"journey {number}", row)
        for number, row in enumerate(self.gold["never_events"], 1):
            self.never(f"never_event {number}", row)
        return self.faults

    def keys(self, where: str, row: Row, needed: set[str], optional: Set[str] = frozenset()) -> bool:
        """Whether a row has all the keys it needs and none that is unknown."""
        for key in sorted(needed - set(row)):
            self.fault(where, f"lacks the key {key}")
        for key in sorted(set(row) - needed - optional):
            self.fault(where, f"has the unknown key {key}")
        return needed <= set(row)

    def words(self, where: str, words: Any) -> None:
        """Check that these are exact words of the article."""
        if not isinstance(words, str) or not words or words not in self.text:
            self.fault(where, f"not in the article: {words!r}")

    def names(self, where: str, names: Any) -> None:
        """Check a list of plain names."""
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            self.fault(where, f"is not a list of names: {names!r}")

    def country(self, where: str, code: Any) -> None:
        """Check a country code."""
        if code not in self.states:
            self.fault(where, f"is no country code: {code!r}")

    def when(self, where: str, value: Any) -> None:
        """Check a date, a month, a year or a range of these."""
        if not re.fullmatch(f"{ONE_TIME}(/{ONE_TIME})?", str(value)) or isinstance(value, int):
            self.fault(where, f"is no date, month, year in quotes, or range: {value!r}")
        elif "/" in str(value) and str(value).split("/")[0] > str(value).split("/")[1]:
            self.fault(where, f"ends before it begins: {value}")

    def event(self, where: str, row: Row) -> None:
        """Check one row of events."""
        if not self.keys(where, row, EVENT, EVENT_OPTIONAL):
            return
        act, factuality = row["act"], row["factuality"]
        code = row.get("code", act)
        if act not in MODES or code not in MODES:
            self.fault(where, f"unknown type: {act} or {code}")
            return
        if factuality not in FACTUALITY:
            self.fault(where, f"unknown factuality: {factuality}")
        wanted = act
        if factuality in AHEAD:
            wanted = CODE_OF_AHEAD.get(act, act)
        elif factuality == "demanded":
            wanted = "REQUEST"
        if code != wanted:
            self.fault(where, f"{factuality} {act} is coded {wanted}, not {code}")
        if row.get("code") == act:
            self.fault(where, "code is written only where it differs from act")
        if "mode" in row and row["mode"] not in MODES[act] | MODES[code]:
            self.fault(where, f"{row['mode']} is no mode of {act} or {code}")
        for side in ("actors", "recipients"):
            for actor in row[side]:
                if set(actor) != {"name", "country"} or not isinstance(actor["name"], str):
                    self.fault(where, f"{side}: wanted name and country: {actor}")
                elif actor["country"] is not None:
                    self.country(f"{where} {side}", actor["country"])
        if not row["actors"]:
            self.fault(where, "has no actor")
        for flag in ("must", "background"):
            if not isinstance(row.get(flag, True), bool):
                self.fault(where, f"{flag} is neither true nor false")
        if "time" in row:
            self.when(f"{where} time", row["time"])
        self.names(f"{where} according_to", row.get("according_to", []))
        for words in (row["says"], *row.get("also", [])):
            self.words(where, words)

    def claim(self, where: str, row: Row) -> None:
        """Check one row of claims."""
        if not self.keys(where, row, CLAIM):
            return
        self.names(f"{where} speaker", row["speaker"])
        self.words(where, row["content"])
        if not isinstance(row["cue"], str) or row["cue"].lower() not in self.text.lower():
            self.fault(where, f"the cue is not in the article: {row['cue']!r}")
        if not isinstance(row["direct"], bool):
            self.fault(where, "direct is neither true nor false")
        elif row["direct"] != any(mark + row["content"] in self.text for mark in ('"', "“", "‘")):
            self.fault(where, f"direct does not fit the quotation marks: {row['content']!r}")

    def journey(self, where: str, row: Row) -> None:
        """Check one row of journeys."""
        if not self.keys(where, row, JOURNEY, JOURNEY_OPTIONAL):
            return
        self.names(f"{where} traveller", row["traveller"])
        self.names(f"{where} via", row["via"])
        for end in ("from", "to"):
            if isinstance(row[end], str) and re.fullmatch(r"[A-Z]{3}", row[end]):
                self.country(f"{where} {end}", row[end])
            elif row[end] is not None and not isinstance(row[end], str):
                self.fault(where, f"{end} is no place: {row[end]!r}")
        if row["time"] is not None:
            self.when(f"{where} time", row["time"])
        if row.get("factuality", "happened") not in FACTUALITY:
            self.fault(where, f"unknown factuality: {row['factuality']}")
        self.words(where, row["says"])

    def never(self, where: str, row: Row) -> None:
        """Check one row of never_events: above all that no gold event says what it forbids."""
        if not self.keys(where, row, NEVER):
            return
        if row["act"] not in MODES:
            self.fault(where, f"unknown type: {row['act']}")
        for code in (*row["actors"], *row["recipients"]):
            self.country(where, code)
        for number, event in enumerate(self.gold["events"], 1):
            same_act = event["act"] == row["act"]
            if same_act and _meet(row, event, "actors") and _meet(row, event, "recipients"):
                self.fault(where, f"forbids what event {number} says")


def _meet(row: Row, event: Row, side: str) -> bool:
    forbidden, said = set(row[side]), {actor["country"] for actor in event[side]}
    return forbidden == said or bool(forbidden & said)


def check(folders: list[Path], states: set[str]) -> tuple[list[str], Counter[str]]:
    """Return the faults of these folders, and how much they hold."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    for folder in folders:
        articles, golds = ({path.stem for path in folder.glob(f"*.{ending}")} for ending in ("txt", "yml"))
        faults += [f"{folder.name}/{name}: has no partner" for name in sorted(articles ^ golds)]
        for name in sorted(articles & golds):
            gold = Gold(folder / f"{name}.yml", states)
            faults += gold.check()
            counts["articles"] += 1
            for kind in TOP[3:]:
                counts[kind] += len(gold.gold.get(kind) or ())
    return faults, counts


def main() -> int:
    """Check the folders named, or all of samples/."""
    folders = [Path(name) for name in sys.argv[1:]]
    folders = folders or sorted({path.parent for path in ROOT.glob("samples/*/*.yml")})
    with STATES.open(encoding="utf-8", newline="") as file:
        states = {row["id"] for row in csv.DictReader(file)}
    faults, counts = check(folders, states)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults;", ", ".join(f"{number} {kind}" for kind, number in counts.items()))
    return 1 if faults or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
