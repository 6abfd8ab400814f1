"""Score the finding of place names in plain text: python -m eval.toponyms FILE.xml [--show N]

The file has LGL's form. A name is found when a place mention of the reading overlaps the gold span (and, for 'exact', has
just its offsets). Demonyms ('Turkish'), which the gold counts and a reading has as actors, are left out on both sides in
the first line and counted in the second; then each place mention's point is held against the gold's, within 161 km.
Nothing of the file is kept.
"""

from __future__ import annotations

import argparse
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from eval.places import NEAR_KM
from sanderling.errors import SanderlingError
from sanderling.ingest import from_bytes
from sanderling.knowledge import actor_data
from sanderling.reader import Reader
from sanderling.resolve.names import fold
from sanderling.resolve.place_candidate import distance_km


def demonyms() -> frozenset[str]:
    """Return the adjectives and words for people of all states, folded, that are no name of a state."""
    names = {fold(name) for state in actor_data.states() for name in (state.name, *state.aliases)}
    words = {fold(word) for state in actor_data.states() for word in (*state.adjectives, *state.nationals)}
    return frozenset(words - names)


def score(file: Path, reader: Reader, show: int = 0) -> dict[str, float]:
    """Return precision, recall and F1 of the names, without and with demonyms, and the share of right points."""
    people = demonyms()
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for article in ET.parse(file).getroot().iter("article"):
        text = article.findtext("text") or ""
        gold = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            point = (float(tag.findtext("lat", "nan")), float(tag.findtext("lon", "nan"))) if tag is not None else None
            gold.append((int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0")), point))
        try:
            reading = reader.read(from_bytes(text.encode(), "article"))
        except SanderlingError:
            counts["unread"] += 1
            counts["gold"] += sum(fold(text[start:end]) not in people for start, end, _ in gold)
            counts["gold with demonyms"] += len(gold)
            continue
        found = [mention.place for mention in reading.mentions if mention.place is not None]
        for start, end, point in gold:
            demonym = fold(text[start:end]) in people
            over = [place for place in found if place.span.start < end and place.span.end > start]
            counts["gold with demonyms"] += 1
            counts["hit with demonyms"] += bool(over)
            if demonym:
                continue
            counts["gold"] += 1
            counts["hit"] += bool(over)
            counts["exact"] += any((place.span.start, place.span.end) == (start, end) for place in over)
            if not over:
                missed[text[start:end]] += 1
            if over and point is not None:
                counts["with a point"] += 1
                place = over[0]
                if place.lat is not None and place.lon is not None:
                    counts["near"] += distance_km(place.lat, place.lon, *point) <= NEAR_KM
        for place in found:
            right = any(place.span.start < end and place.span.end > start for start, end, _ in gold)
            counts["found"] += 1
            counts["right"] += right
            if not right:
                wrong[f"{place.span.text} ({place.country}, {'resolved' if place.resolved else 'unresolved'})"] += 1
    made: dict[str, float] = {}
    for name, hits, golds in (
        ("without demonyms", "hit", "gold"), ("exact spans, without demonyms", "exact", "gold"),
        ("with demonyms", "hit with demonyms", "gold with demonyms"),
    ):  # fmt: skip
        precision = counts["right"] / max(1, counts["found"]) * (counts["exact"] / max(1, counts["hit"]) if hits == "exact" else 1)
        recall = counts[hits] / max(1, counts[golds])
        made[f"{name}: precision"], made[f"{name}: recall"] = precision, recall
        made[f"{name}: F1"] = 2 * precision * recall / max(1e-9, precision + recall)
    made["within 161 km, of the names found"] = counts["near"] / max(1, counts["with a point"])
    made["articles not read"] = counts["unread"]
    if show:
        print("missed", missed.most_common(show))
        print("wrong", wrong.most_common(show))
    return made


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    for name, value in score(arguments.file, Reader(), arguments.show).items():
        print(f"{name:42} {value:.3f}")


if __name__ == "__main__":
    main()
