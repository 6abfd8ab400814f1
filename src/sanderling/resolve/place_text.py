"""What the text around the names of places says of them: what follows a comma, what other names contain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sanderling.resolve.places import PlaceQuery, PlaceResolver

# "Springfield, Ill." and "Springfield (Illinois)": a name after a comma or a bracket, up to four words.
_AFTER = re.compile(r"\s*(?:,|\()\s*(?P<name>(?:[A-Z][\w.'’-]*)(?:[ ](?:of[ ]|and[ ]|the[ ])?[A-Z][\w.'’-]*){0,3})")
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?:[ ](?:of[ ])?[A-Z][\w.'’-]*)*")
MOST_CONTAINING = 3


def queries_in(text: str, spans: Iterable[tuple[int, int]], resolver: PlaceResolver) -> list[PlaceQuery]:
    """Return the queries for the names at ``spans`` of ``text``, each with the regions that follow it."""
    queries = []
    for start, end in spans:
        containing: list[str] = []
        at = end
        while len(containing) < MOST_CONTAINING and (found := _AFTER.match(text, at)):
            name = _longest_container(found["name"].split(" "), resolver)
            if name is None:
                break
            containing.append(name)
            at = found.start("name") + len(name)
        queries.append(PlaceQuery(text[start:end], tuple(containing)))
    return queries


def _longest_container(words: Sequence[str], resolver: PlaceResolver) -> str | None:
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        # The full stop may belong to "Ill." or end the sentence.
        for form in (name, name.rstrip(".,")):
            if resolver.names_container(form):
                return form
    return None


def mentioned_in(text: str, spans: Iterable[tuple[int, int]], resolver: PlaceResolver) -> tuple[str, ...]:
    """Return the countries and regions that ``text`` names outside ``spans``: Georgia in Georgia Tech.

    They are weaker signs than places named themselves; give them as ``PlaceContext.within_names``.
    """
    covered = list(spans)
    found: dict[str, None] = {}
    for run in _CAPITALS.finditer(text):
        if any(start < run.end() and run.start() < end for start, end in covered):
            continue
        words = run.group().split(" ")
        for size in (3, 2, 1):
            for at in range(len(words) - size + 1):
                name = " ".join(words[at : at + size])
                if resolver.names_container(name):
                    found.setdefault(name)
    return tuple(found)
