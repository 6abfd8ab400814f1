"""Which place a name means: its candidates, the chosen one and why, or that it cannot be told and why not.

All names of an article are weighed together.  Each name's candidates are first weighed alone, so that the
names with one likely meaning come out nearly sure; then every name is weighed again, several times, in the
light of the others: near which of them a candidate lies, in whose region and country.  One name has one
meaning in an article, unless the text itself says otherwise (Paris, Texas and Paris, France).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sanderling.records import Place, Span
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_gazetteer import Gazetteer, without_shadows
from sanderling.resolve.place_names import facility_in, key_of, readings_of
from sanderling.resolve.place_reasons import because, only_container, undecided, unknown_facility
from sanderling.resolve.place_scores import Group, weigh, worth_alone

SURE_ENOUGH = 0.3
"""A choice of a lower score than this is no choice: the name stays unresolved."""
MOST_CANDIDATES = 60
"""Of a name that more places bear, the largest are weighed, and all that lie where the text says they lie."""
MERE_MENTION = 0.3
"""What a place counts that is only named inside another name, University of Georgia, against one in full."""
SAME_COUNTRY_SHARE = 0.8
"""Where a name stays unresolved but this share of its meanings lies in one country, the country is told."""
KNOWN_TO_ALL = 200_000
"""A place of more people is meant even where a list, "Moscow, Ukraine and Belarus", looks like its region."""
ONLY_CONTAINER_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What is known of the article beside the names to be resolved."""

    containing: tuple[str, ...] = ()
    """What the place lies in, as the text names it after the place: Illinois in "Springfield, Illinois"."""
    others: tuple[str, ...] = ()
    """Other places that the article names."""
    within_names: tuple[str, ...] = ()
    """Countries and regions named only inside other names, Georgia in Georgia Tech; they count less."""
    countries: tuple[str, ...] = ()
    """ISO alpha-3 codes of states that the article is about."""
    outlet_country: str | None = None
    """ISO alpha-3 code of the state that the outlet appears in."""
    outlet_admin1: str | None = None
    """English name of the first-level region that the outlet appears in."""


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """One mention of a place: its name, and what the text says that it lies in."""

    name: str
    containing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The place chosen for a name, or why none was. Latitude and longitude in degrees, WGS 84."""

    query: str
    resolved: bool
    """False where no place is chosen; ``country`` may be told all the same, where the meanings lie in one."""
    why: str
    """One sentence."""
    name: str | None = None
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    """site, city, admin1 or country; a county counts as admin1, its ``kind`` tells."""
    radius_km: float | None = None
    score: float = 0.0
    """Roughly the probability that the choice is right, 0 to 1."""
    others: tuple[tuple[PlaceCandidate, float], ...] = field(default=(), repr=False)
    """What else it may be, the likeliest first, with the same kind of score."""
    hints: tuple[PlaceCandidate, ...] = field(default=(), repr=False)
    """Known places that may have been meant where the name itself is not known."""

    def as_place(self, span: Span) -> Place:
        """Return the record of this choice for the mention at ``span``."""
        return Place(
            self.name or self.query, span, self.id, self.country, self.admin1, self.lat, self.lon,
            self.precision, self.resolved, self.why, self.score if self.resolved else 0.0,
        )  # fmt: skip


MAIN_AT_LEAST = 3
MAIN_SHARE = 0.6
"""So many, and this share, of an article's places must lie in one country for a name not known to be put there."""


class PlaceResolver:
    """Resolves names of places against the gazetteer. It may be shared between threads."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Use ``gazetteer``, or the one that comes with Sanderling; nothing is opened yet."""
        self._gazetteer = gazetteer or Gazetteer()
        self._find = lru_cache(maxsize=8192)(self._found)
        self._knows = lru_cache(maxsize=8192)(self._gazetteer.knows)
        self._weight = lru_cache(maxsize=8192)(self._largest)
        self._contains = lru_cache(maxsize=8192)(self._is_container)

    def __reduce__(self) -> tuple[type[PlaceResolver], tuple[Gazetteer]]:
        """Travel to another process without the caches."""
        return type(self), (self._gazetteer,)

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that names are looked up in."""
        return self._gazetteer

    def close(self) -> None:
        """Close the gazetteer; the next name opens it again."""
        self._gazetteer.close()

    def is_place_name(self, name: str) -> bool:
        """Return whether some place bears exactly this name; names begin with a capital."""
        return name[:1].isupper() and self._knows(name)

    def prominence(self, name: str) -> int:
        """Return how many people live in the largest place of this name; a country or first-level region
        counts ten million, a reviewed site a million."""
        if not self.is_place_name(name):
            return 0
        return self._weight(name)

    def _largest(self, name: str) -> int:
        found = [place for place in self._find(name) if place.match != "reading" and not place.containing_only]
        return max((_weight_of(place) for place in found), default=0)

    def names_container(self, name: str) -> bool:
        """Return whether ``name`` is a country's or region's, or short for one: "Ill.", "Ont."."""
        return name[:1].isupper() and self._contains(name)

    def country_names(self) -> dict[str, str]:
        """Return the English name of every country by its ISO alpha-3 code."""
        return self._gazetteer.country_names()

    def candidates(self, name: str) -> list[PlaceCandidate]:
        """Return every place that ``name`` may mean, the likeliest first, as far as the name alone tells."""
        return [place for place in self._find(name) if not place.containing_only]

    def resolve(self, name: str, context: PlaceContext | None = None) -> PlaceChoice:
        """Return the place that ``name`` means in ``context``, or that and why it is unresolved."""
        context = context or PlaceContext()
        return self.resolve_all([PlaceQuery(name, context.containing)], context)[0]

    def resolve_all(self, queries: Sequence[PlaceQuery], context: PlaceContext | None = None) -> list[PlaceChoice]:
        """Return the choice for each name of one article, all weighed together."""
        context = context or PlaceContext()
        said = _one_sense(queries)
        senses = [(query.name, query.containing or said.get(key_of(query.name), ())) for query in queries]
        outer_names = dict.fromkeys(part for _, within in senses for part in within)
        groups: dict[tuple[str, ...], Group] = {}
        keys = []
        for name, within in senses:
            key = (key_of(name), *map(key_of, within))
            keys.append(key)
            if key not in groups:
                # "OR" is a place only beside the name of a place in it; "Ore." can be nothing else.
                beside = name.endswith(".") or name in outer_names
                groups[key] = self._group(name, within, beside)
        # What the text says that places lie in is itself named in the article.
        for outer in outer_names:
            groups.setdefault((key_of(outer),), self._group(outer, (), True))
        for other in context.others:
            groups.setdefault((key_of(other),), self._group(other, (), True))
        for inner in context.within_names:
            groups.setdefault((key_of(inner),), replace(self._group(inner, (), True), weight=MERE_MENTION))
        about = frozenset(context.countries)
        weigh(list(groups.values()), about, context.outlet_country, context.outlet_admin1)
        made: dict[tuple[str, ...], PlaceChoice] = {}
        for (name, within), key in zip(senses, keys, strict=True):
            if key not in made:
                made[key] = self._choice(name, within, groups[key])
        main = _main_country([made[key] for key in keys])
        return [
            replace(_in_main_country(made[key], main), query=name) for (name, _), key in zip(senses, keys, strict=True)
        ]

    def _found(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Return the candidates of a name, or of a shorter name in it, the likeliest first."""
        found = self._gazetteer.find(name)
        if not found and facility_in(name) is None:
            for reading in readings_of(name):
                found = [
                    replace(place, match="reading", how=reading.why)
                    for place in self._gazetteer.find(reading.name)
                    if place.match != "adjective" and (reading.kinds is None or place.kind in reading.kinds)
                ]
                if found:
                    break
        found = without_shadows(found)
        return tuple(sorted(found, key=lambda place: (-worth_alone(place), place.id)))

    def _is_container(self, name: str) -> bool:
        return any(place.is_container and place.match != "adjective" for place in self._gazetteer.find(name))

    def _group(self, name: str, containing: tuple[str, ...], beside: bool) -> Group:
        found = [place for place in self._find(name) if beside or not place.containing_only]
        containers = self._containers(containing)
        fits = [bool(containers) and _lies_in(place, containers) for place in found]
        kept = [index for index, fit in enumerate(fits) if index < MOST_CANDIDATES or fit]
        return Group(name, [found[index] for index in kept], [fits[index] for index in kept])

    def _containers(self, containing: tuple[str, ...]) -> list[list[PlaceCandidate]]:
        """Return, for each name that follows, the regions and countries it may mean."""
        named = ([place for place in self._gazetteer.find(name) if place.is_container] for name in containing)
        return [places for places in named if places]

    def _choice(self, name: str, containing: tuple[str, ...], group: Group) -> PlaceChoice:
        """Say what a weighed group comes to."""
        shares = (float(share) for share in group.shares)
        ranked = sorted(zip(group.candidates, shares, strict=True), key=lambda pair: (-pair[1], pair[0].id))
        containers = self._containers(containing)
        if containers and not any(group.fits_container):
            coarse = _only_container(name, ranked, containers)
            if coarse is not None:
                return coarse
        if not ranked:
            return self._unknown(name)
        place, score = ranked[0]
        if score < SURE_ENOUGH:
            return PlaceChoice(
                name, False, undecided(name, ranked), country=_common_country(ranked), score=round(score, 3),
                others=tuple(ranked[:5]),
            )  # fmt: skip
        fitting = containing if group.fits_container[group.candidates.index(place)] else ()
        return PlaceChoice(
            name, True, because(name, place, fitting, group.candidates), place.name, place.id, place.kind,
            place.country, place.countries, place.admin1, place.lat, place.lon, place.precision,
            place.radius_km, round(score, 3), tuple(ranked[1:6]),
        )  # fmt: skip

    def _unknown(self, name: str) -> PlaceChoice:
        """Explain a name that no known place bears."""
        facility = facility_in(name)
        if facility is None:
            return PlaceChoice(name, False, f"No place called '{name}' is known.")
        town, word, kind = facility
        namesake = next(iter(self.candidates(town)), None)
        if namesake is None:
            return PlaceChoice(name, False, f"No place called '{name}' or '{town}' is known.")
        alike = sorted(self._gazetteer.sites_of(kind, namesake.countries), key=namesake.km_to)[:3]
        why = unknown_facility(name, town, word, namesake, alike)
        return PlaceChoice(name, False, why, hints=(*alike, namesake))


def _weight_of(place: PlaceCandidate) -> int:
    if place.kind in {"country", "admin1"}:
        return 10_000_000
    return place.population if place.kind in {"city", "capital", "admin2"} else 1_000_000  # a reviewed site or region


def _main_country(choices: Sequence[PlaceChoice]) -> str | None:
    """The country of most of an article's places, where three or more of them lie in it; else None."""
    counts = Counter(choice.country for choice in choices if choice.resolved and choice.country)
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    return country if most >= MAIN_AT_LEAST and most >= MAIN_SHARE * sum(counts.values()) else None


def _in_main_country(choice: PlaceChoice, main: str | None) -> PlaceChoice:
    """Give an unresolved name the country that the article's other places lie in, where that does not contradict it."""
    if choice.resolved or choice.country is not None or main is None:
        return choice
    if choice.others and all(main not in place.countries for place, _ in choice.others):
        return choice
    return replace(choice, country=main, why=f"{choice.why} The article's other places lie in {main}.")


def _one_sense(queries: Sequence[PlaceQuery]) -> dict[str, tuple[str, ...]]:
    """Return for each name what its first full mention says that it lies in: one sense a discourse."""
    first: dict[str, tuple[str, ...]] = {}
    for query in queries:
        if query.containing:
            first.setdefault(key_of(query.name), query.containing)
    return first


def _lies_in(place: PlaceCandidate, containers: list[list[PlaceCandidate]]) -> bool:
    """Return whether the place lies in at least one meaning of each name that follows it."""
    return all(any(_inside(place, outer) for outer in meanings) for meanings in containers)


def _inside(place: PlaceCandidate, outer: PlaceCandidate) -> bool:
    if place.id == outer.id or (outer.country is not None and outer.country not in place.countries):
        return False
    if outer.kind == "country":
        return place.kind != "country"
    if outer.kind == "admin1":
        return place.kind != "admin1" and place.admin1 == outer.admin1
    # The borders of counties are not known, so nearness must do.
    return place.km_to(outer) < 1.5 * outer.radius_km + 20


def _only_container(
    name: str, ranked: list[tuple[PlaceCandidate, float]], containers: list[list[PlaceCandidate]]
) -> PlaceChoice | None:
    """Return what an unknown place lies in, as a coarser choice, where the text says what that is."""
    for place, _ in ranked:
        # "Georgia, Russia and Turkey" is a list.
        if place.is_container or place.population > KNOWN_TO_ALL or place.kind == "capital":
            return None
    outer = max(containers[0], key=worth_alone)
    return PlaceChoice(
        name, True, only_container(name, outer), name, None, outer.kind, outer.country, outer.countries,
        outer.admin1, outer.lat, outer.lon, outer.precision, outer.radius_km, ONLY_CONTAINER_SCORE,
        tuple(ranked[:5]), (outer,),
    )  # fmt: skip


def _common_country(ranked: Sequence[tuple[PlaceCandidate, float]]) -> str | None:
    """Return the country that nearly all meanings, by their share, lie in."""
    shares: dict[str | None, float] = {}
    for place, share in ranked:
        shares[place.country] = shares.get(place.country, 0.0) + share
    total = sum(shares.values())
    likeliest = max(shares, key=lambda label: shares[label])
    # Of a name that most likely means none of these places nothing is told.
    return likeliest if total >= 0.5 and shares[likeliest] >= SAME_COUNTRY_SHARE * total else None
