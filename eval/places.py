"""Score the place room on gold toponyms: is each resolved to the right place, near it, in its country?

    python eval/places.py FILE.xml              # LGL's form: gold spans, GeoNames ids, coordinates
    python eval/places.py FILE.xml --errors 40  # and the commonest errors

Gold spans are given, so this measures the choice among places, not the finding of names.  Nothing of the file
is kept.  Three settings: the article alone; with the state that the outlet's web address tells; and with the
outlet's home inferred from its other articles, each article by the rest.
"""

from __future__ import annotations

import argparse
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sanderling.resolve.place_candidate import distance_km
from sanderling.resolve.place_home import infer_home
from sanderling.resolve.place_text import mentioned_in, queries_in
from sanderling.resolve.places import PlaceChoice, PlaceContext, PlaceResolver

NEAR_KM = 161.0
"""100 miles, the distance that the literature counts as right."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold toponym; coordinates in degrees, WGS 84."""

    start: int
    end: int
    id: str
    lat: float
    lon: float
    country: str | None
    what: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with its gold toponyms."""

    text: str
    outlet: str
    toponyms: tuple[Gold, ...]


def read_gold(path: Path) -> list[GoldArticle]:
    """Return the articles of an LGL file; toponyms without a gold place are left out."""
    articles = []
    for article in ET.parse(path).getroot().iter("article"):
        golds = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None:
                continue
            golds.append(
                Gold(
                    int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0")),
                    tag.get("geonameid", ""), float(tag.findtext("lat", "nan")),
                    float(tag.findtext("lon", "nan")),
                    tag.findtext("country"), f"{tag.findtext('fclass')}.{tag.findtext('fcode')}",
                )
            )  # fmt: skip
        text = article.findtext("text") or ""
        articles.append(
            GoldArticle(text, article.findtext("domain") or "", tuple(sorted(golds, key=lambda g: g.start)))
        )
    return articles


# Country-code domains that are used for what they spell do not tell a state.
TELLING_DOMAINS = {"uk": "GBR", "ca": "CAN", "au": "AUS", "nz": "NZL", "ie": "IRL", "in": "IND", "za": "ZAF",
                   "ge": "GEO", "il": "ISR", "lb": "LBN", "eg": "EGY", "lk": "LKA", "ru": "RUS", "ng": "NGA",
                   "ke": "KEN", "pk": "PAK", "fr": "FRA", "de": "DEU"}  # fmt: skip


def state_of(domain: str) -> str | None:
    """Return the state that a web address tells by its last part, or None."""
    return TELLING_DOMAINS.get(domain.rsplit(".", 1)[-1])


@dataclass(slots=True)
class Tally:
    """Counts of one setting."""

    total: int = 0
    exact: int = 0
    near: int = 0
    right: int = 0
    country: int = 0
    with_country: int = 0
    answered: int = 0

    def line(self, name: str) -> str:
        """Return one line of figures."""
        of = max(self.total, 1)
        return (
            f"{name:28} n {self.total:5}  exact {self.exact / of:.3f}  within 161 km {self.near / of:.3f}  "
            f"either {self.right / of:.3f}  country {self.country / max(self.with_country, 1):.3f}  "
            f"answered {self.answered / of:.3f}"
        )


def score(
    articles: Iterable[tuple[GoldArticle, list[PlaceChoice]]], country_names: dict[str, str]
) -> tuple[Tally, dict[str, Tally], Counter[tuple[str, str, str]], list[tuple[float, bool]]]:
    """Return the tally, the tally by kind of gold, the errors, and each score with whether it was right."""
    tally, kinds, errors, scores = (
        Tally(),
        defaultdict[str, Tally](Tally),
        Counter[tuple[str, str, str]](),
        [],
    )
    for article, choices in articles:
        for gold, choice in zip(article.toponyms, choices, strict=True):
            exact = choice.id == f"geonames:{gold.id}"
            near = (
                choice.lat is not None
                and choice.lon is not None
                and distance_km(choice.lat, choice.lon, gold.lat, gold.lon) <= NEAR_KM
            )
            for one in (tally, kinds[gold.what]):
                one.total += 1
                one.exact += exact
                one.near += near
                one.right += exact or near
                one.answered += choice.resolved
                if gold.country is not None:
                    one.with_country += 1
                    one.country += country_names.get(choice.country or "") == gold.country
            if choice.resolved:
                scores.append((choice.score, exact or near))
            if not (exact or near):
                errors[(choice.query, f"{gold.what} {gold.id} {gold.country}", choice.why)] += 1
    return tally, kinds, errors, scores


def figures(file: Path) -> dict[str, float]:
    """Return the shares of gold spans right or near, and in the right country, each article by itself."""
    resolver = PlaceResolver()
    country_names = resolver.country_names() | {"PSE": "Palestinian Territory", "CZE": "Czech Republic"}
    made = []
    for article in read_gold(file):
        spans = [(gold.start, gold.end) for gold in article.toponyms]
        if spans:
            context = PlaceContext(within_names=mentioned_in(article.text, spans, resolver))
            made.append((article, resolver.resolve_all(queries_in(article.text, spans, resolver), context)))
    tally = score(made, country_names)[0]
    return {"exact or within 161 km": tally.right / tally.total, "country": tally.country / tally.with_country}


def main() -> None:
    """Read the file, resolve every gold span in each setting, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--half", choices=["all", "even", "odd"], default="all", help="every second outlet")
    arguments = parser.parse_args()
    articles = [article for article in read_gold(arguments.file) if article.toponyms]
    if arguments.half != "all":
        outlets = sorted({article.outlet for article in articles})
        wanted = set(outlets[arguments.half == "odd" :: 2])
        articles = [article for article in articles if article.outlet in wanted]
    resolver = PlaceResolver()
    country_names = resolver.country_names() | {"PSE": "Palestinian Territory", "CZE": "Czech Republic"}
    queries = [queries_in(article.text, [(g.start, g.end) for g in article.toponyms], resolver) for article in articles]
    others = [
        mentioned_in(article.text, [(g.start, g.end) for g in article.toponyms], resolver) for article in articles
    ]
    began = time.perf_counter()
    alone = [
        resolver.resolve_all(asked, PlaceContext(within_names=named))
        for asked, named in zip(queries, others, strict=True)
    ]
    took = time.perf_counter() - began
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        by_outlet[article.outlet].append(index)
    settings: dict[str, list[list[PlaceChoice]]] = {"the article alone": alone}
    settings["and the web address's state"] = [
        resolver.resolve_all(asked, PlaceContext(within_names=named, outlet_country=state_of(article.outlet)))
        for article, asked, named in zip(articles, queries, others, strict=True)
    ]
    with_home = []
    for index, (article, asked) in enumerate(zip(articles, queries, strict=True)):
        rest = [choice for other in by_outlet[article.outlet] if other != index for choice in alone[other]]
        country, admin1 = infer_home(rest)
        context = PlaceContext(
            within_names=others[index],
            outlet_country=country or state_of(article.outlet),
            outlet_admin1=admin1,
        )
        with_home.append(resolver.resolve_all(asked, context))
    settings["and the outlet's other articles"] = with_home
    for name, choices in settings.items():
        tally, kinds, errors, scores = score(zip(articles, choices, strict=True), country_names)
        print(tally.line(name))
        for low in [0.3, 0.4, 0.6, 0.8, 0.9, 0.97]:
            high = {0.3: 0.4, 0.4: 0.6, 0.6: 0.8, 0.8: 0.9, 0.9: 0.97, 0.97: 1.01}[low]
            held = [right for value, right in scores if low <= value < high]
            if held:
                print(f"    score {low:.2f}-{high:.2f}: {len(held):5} answers, {sum(held) / len(held):.3f} good")
        if arguments.kinds:
            for kind, one in sorted(kinds.items(), key=lambda item: -item[1].total)[:12]:
                print("    " + one.line(kind))
        for (query, gold, why), count in errors.most_common(arguments.errors):
            print(f"    {count:3} {query} | {gold} | {why}")
    each = 1000 * took / max(len(articles), 1)
    print(f"{len(articles)} articles resolved in {took:.1f} s, {each:.1f} ms each")


if __name__ == "__main__":
    main()
