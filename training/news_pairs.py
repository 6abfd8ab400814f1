"""Pairs of news to fit weights on, and what weights are worth on a part of the corpus that they have not seen.

Three kinds of pairs count alike within their class: accounts of one event; accounts of events that are near misses; and
accounts of events that have nothing to do with each other, one moved to the other's days.  Of the last the world has most,
and a corpus written event by event has none.  Run: python -m training.news_pairs [--threshold T], for figures of each part
by weights fitted on the others.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from eval.copies import SWAPPED, b_cubed, told
from eval.copies_corpus import Sample, articles

from sanderling.corroborate import Item, Link, batch, clusters, events, items_of, origins, print_of
from sanderling.corroborate.items import NEWS
from sanderling.corroborate.scores import Weights, scored
from sanderling.reader import Reader

FITTED_ON = ("first", "twins", "last", "newest", "final")
_FAR = 30
"""Days between events that have nothing to do with each other."""
_ABOUT = 3
"""Days that an account may lie off the one to whose days it is moved."""

Values = Mapping[str, float | None]


@dataclass(frozen=True)
class Read:
    """A part of the corpus as it was read: samples and their news by article id, and pairs of a copy and its source."""

    samples: Mapping[str, Sample]
    news: Mapping[str, Item]
    copies: list[tuple[str, str]]


@cache
def part(name: str, swapped: float) -> Read:
    """Return a part, read once."""
    samples = articles(name, swapped)
    read = told(samples, _reader())
    prints = {one.id: print_of(one, reading) for one, reading in read.values()}
    found = {one.id: origins.keys(one) for one in prints.values()}
    links = [link for a, b in events.pairs(found) if (link := origins.link(prints[a], prints[b])) is not None]
    return Read(
        {read[one.id][0].id: one for one in samples},
        {one.id: items_of(one, reading)[0] for one, reading in read.values()},
        batch.copies(origins.origins(prints.values(), links)),
    )


@cache
def _reader() -> Reader:
    return Reader()


def news_pairs(without: str | None = None) -> list[tuple[Values, bool]]:
    """Return pairs of independent accounts, of one event or of others that share a blocking key; none of the part ``without``.

    Near misses and what has nothing to do with each other are repeated, so that both weigh about alike.
    """
    parts = [name for name in FITTED_ON if name != without]
    made, misses = [], []
    for name in parts:
        for swapped in SWAPPED:
            of = part(name, swapped)
            blocked = {one.article: events.keys(one) for one in of.news.values()}
            for a, b in combinations(sorted(of.news), 2):
                one, other = of.samples[a], of.samples[b]
                if one.origin != other.origin and (one.event == other.event or not blocked[a].isdisjoint(blocked[b])):
                    pair = _values(of.news[a], of.news[b]), one.event == other.event
                    (made if pair[1] else misses).append(pair)
    apart = [(values, False) for values in _nothing_to_do(parts)]
    most = max(len(misses), len(apart))
    return made + misses * max(1, round(most / len(misses))) + apart * max(1, round(most / len(apart)))


def _nothing_to_do(parts: Iterable[str]) -> Iterator[Values]:
    """Pairs of accounts of events far apart, the second moved to the days of the first, that share a key then."""
    own = [(one, part(name, 0.0).news[article]) for name in parts for article, one in part(name, 0.0).samples.items()]
    own = sorted((pair for pair in own if pair[0].how == "own"), key=lambda pair: pair[0].id)
    for (one, a), (other, b) in combinations(own, 2):
        gap = (date.fromisoformat(one.published) - date.fromisoformat(other.published)).days
        if one.event == other.event or abs(gap) < _FAR:
            continue
        moved = _moved(b, gap + random.Random(one.id + other.id).randint(-_ABOUT, _ABOUT))
        if not events.keys(a).isdisjoint(events.keys(moved)):
            yield _values(a, moved)


def _moved(one: Item, days: int) -> Item:
    def later(day: str) -> str:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()

    return replace(
        one,
        published=None if one.published is None else later(one.published),
        days=None if one.days is None else (later(one.days[0]), later(one.days[1])),
        told_days=tuple(later(day) for day in one.told_days),
    )


def _values(a: Item, b: Item) -> Values:
    return {name: value for name, (value, _) in events.compare(a, b, said=False).items()}


def grouped(of: Read, model: Weights) -> dict[str, float]:
    """Return B-cubed figures of the news of a part, grouped by these weights; what is told in passing is left out."""
    links = []
    for a, b in events.pairs({name: events.keys(of.news[name]) for name in sorted(of.news)}):
        score, parts = scored(model, events.compare(of.news[a], of.news[b], said=False))
        if score >= model.threshold / 4:
            links.append(Link(f"{a}#{NEWS}", f"{b}#{NEWS}", "event", score, parts))
    made = clusters.groups(
        {one.id: one.published for one in of.news.values()}, links, (), model.threshold,
        together=[(f"{a}#{NEWS}", f"{b}#{NEWS}") for a, b in of.copies], as_one=True,
    )  # fmt: skip
    found = {of.samples[name.partition("#")[0]].id: group.first for group in made for name in group.members}
    return b_cubed(found, {one.id: one.event for one in of.samples.values()})


def main() -> None:
    """Print the figures of each part by weights that have not seen it."""
    from training.fit_corroboration import FITTED, PARTS_OF_NEWS, fit

    _, ridge, threshold, _ = FITTED["news"]
    options = argparse.ArgumentParser()
    options.add_argument("--threshold", type=float, default=threshold)
    given = options.parse_args()
    for name in FITTED_ON:
        made = fit(news_pairs(without=name), PARTS_OF_NEWS, ridge)
        parts = {key: (one["weight"], one["centre"]) for key, one in made["parts"].items()}  # type: ignore[attr-defined]
        model = Weights(float(made["bias"]), given.threshold, parts)  # type: ignore[arg-type]
        for swapped in SWAPPED:
            figures = grouped(part(name, swapped), model)
            print(f"{name}, {swapped:.0%}:", *(f"{figure} {value:.3f}" for figure, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
