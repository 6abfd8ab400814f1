"""The reviewed places: countries with their adjectives, sites that gazetteers lack, short forms of names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import read_csv, several
from sanderling.resolve.place_candidate import PlaceCandidate
from sanderling.resolve.place_names import is_acronym, key_of

COUNTRY_COLUMNS = (
    "alpha3", "alpha2", "geonameid", "name", "aliases", "adjectives", "capital", "capital_geonameid",
    "population", "lat", "lon", "radius_km",
)  # fmt: skip
SITE_COLUMNS = (
    "id", "name", "aliases", "kind", "country", "admin1", "lat", "lon", "precision_km", "source", "as_of",
)  # fmt: skip
ADMIN1_ALIAS_COLUMNS = ("alias", "code", "use", "source")
CITY_ALIAS_COLUMNS = ("alias", "name", "geonameid", "source")
ALIAS_USES = frozenset({"any", "containing", "adjective"})
# These lie between states or across them, so that no one state is theirs where several are named.
SHARED_KINDS = frozenset(
    {"sea", "strait", "bridge", "border-crossing", "region", "border", "river", "lake", "mountain",
     "continent", "reef", "disputed-archipelago", "pipeline", "oil-field", "canal"}
)  # fmt: skip

Table = dict[str, list[PlaceCandidate]]


def enter(table: Table, name: str, place: PlaceCandidate) -> None:
    """Enter a place under a name; a reviewed other name is as good as the name itself."""
    entries = table.setdefault(key_of(name), [])
    if all(entry.id != place.id for entry in entries):
        acronym = is_acronym(name)
        entries.append(place if place.acronym == acronym else replace(place, acronym=acronym))


def enter_countries(table: Table) -> None:
    """Enter the countries under their names and, as such, under their adjectives."""
    for row in read_csv("places/countries.csv", COUNTRY_COLUMNS, ("alpha3", "name", "lat", "lon")):
        place = PlaceCandidate(
            f"geonames:{row['geonameid']}", row["name"], "country", row["alpha3"], (row["alpha3"],), None,
            float(row["lat"]), float(row["lon"]), float(row["radius_km"]), int(row["population"]),
        )  # fmt: skip
        for name in (place.name, *several(row["aliases"])):
            enter(table, name, place)
        for word in several(row["adjectives"]):
            enter(table, word, replace(place, match="adjective"))


def enter_sites(table: Table) -> None:
    """Enter the sites; of several states the first is the site's, where any is (SOURCES.md says which)."""
    for row in read_csv("places/sites.csv", SITE_COLUMNS, ("id", "name", "kind", "lat", "lon", "source")):
        states = several(row["country"])
        owned = len(states) == 1 or (states and row["kind"] not in SHARED_KINDS)
        place = PlaceCandidate(
            f"site:{row['id']}", row["name"], row["kind"], states[0] if owned else None, states,
            row["admin1"] or None, float(row["lat"]), float(row["lon"]), float(row["precision_km"]), 0,
        )  # fmt: skip
        for name in (place.name, *several(row["aliases"])):
            enter(table, name, place)


def enter_short_forms(
    table: Table,
    admin1_of: Callable[[str], PlaceCandidate | None],
    city_of: Callable[[str, str], PlaceCandidate | None],
) -> None:
    """Enter short forms, adjectives and former names of first-level regions and cities of the gazetteer."""
    for row in read_csv("places/admin1_aliases.csv", ADMIN1_ALIAS_COLUMNS, ("alias", "code", "use")):
        region = admin1_of(row["code"])
        if region is None or row["use"] not in ALIAS_USES:
            raise KnowledgeError(f"places/admin1_aliases.csv: {row['alias']}: no region {row['code']}, or no such use.")
        match = "adjective" if row["use"] == "adjective" else "name"
        enter(table, row["alias"], replace(region, match=match, containing_only=row["use"] == "containing"))
    for row in read_csv("places/city_aliases.csv", CITY_ALIAS_COLUMNS, CITY_ALIAS_COLUMNS):
        city = city_of(row["name"], f"geonames:{row['geonameid']}")
        if city is None:
            raise KnowledgeError(f"places/city_aliases.csv: {row['name']} is not city {row['geonameid']}.")
        enter(table, row["alias"], replace(city, match="name"))


def country_rows() -> list[dict[str, str]]:
    """Return the rows of the table of countries."""
    return read_csv("places/countries.csv", COUNTRY_COLUMNS)
