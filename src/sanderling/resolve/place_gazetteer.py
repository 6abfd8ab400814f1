"""Every place that a name may mean: from the built gazetteer, and from the reviewed tables beside it.

Nothing is opened before the first name is asked for, so that a process that names no place pays nothing.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import weakref
from contextlib import ExitStack
from functools import cached_property
from importlib.resources import as_file
from pathlib import Path
from urllib.parse import quote

from sanderling.errors import KnowledgeError
from sanderling.knowledge.tables import data_file
from sanderling.resolve.place_candidate import CITY_RADIUS_KM, PlaceCandidate
from sanderling.resolve.place_names import KEY_VERSION, is_acronym, is_word, key_of
from sanderling.resolve.place_reviewed import (
    Table,
    country_rows,
    enter_countries,
    enter_short_forms,
    enter_sites,
)

SHADOW_KM = 120.0
SHADOW_SHARE = 0.35
"""A region is its city's shadow where the city holds this share of its people."""

_CITY = """
SELECT c.key, c.geonameid, c.name, a.name, a.country, c.lat, c.lon, c.population, c.capital, {alias}
FROM {source} JOIN admin1 a ON a.no = c.admin1 WHERE {where} = ?1"""
_REGION = """
SELECT r.key, r.geonameid, r.name, a.name, a.country, r.lat, r.lon, r.population, r.level, {alias},
  r.radius_km
FROM {source} JOIN admin1 a ON a.no = r.admin1 WHERE {where} = ?1"""
_CITY_BY_ALIAS = "city_alias x JOIN city c ON c.key = x.key AND c.geonameid = x.geonameid"
_REGION_BY_ALIAS = "region_alias x JOIN region r ON r.key = x.key AND r.geonameid = x.geonameid"
_CITIES = (
    _CITY.format(alias=0, source="city c", where="c.key")
    + " UNION ALL "
    + _CITY.format(alias=1, source=_CITY_BY_ALIAS, where="x.alias")
)
_REGIONS = (
    _REGION.format(alias=0, source="region r", where="r.key")
    + " UNION ALL "
    + _REGION.format(alias=1, source=_REGION_BY_ALIAS, where="x.alias")
)
_KNOWN = """
SELECT EXISTS (SELECT 1 FROM city WHERE key = ?1) OR EXISTS (SELECT 1 FROM region WHERE key = ?1)
OR EXISTS (SELECT 1 FROM city_alias WHERE alias = ?1)
OR EXISTS (SELECT 1 FROM region_alias WHERE alias = ?1)"""


class Gazetteer:
    """Looks names up in the built file and the reviewed tables, which it opens at the first look-up."""

    def __init__(self, path: Path | None = None) -> None:
        """Use the gazetteer file at ``path``, or the one that comes with Sanderling."""
        self._path = path
        self._held = ExitStack()
        self._lock = threading.Lock()
        self._base: sqlite3.Connection | None = None
        self._countries: dict[int, str] = {}
        self._extents: dict[str, tuple[float, float, float, float]] = {}

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path | None]]:
        """Carry over the path alone: an open file does not travel to another process."""
        return type(self), (self._path,)

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            path = self._path or self._held.enter_context(as_file(data_file("places/gazetteer.sqlite")))
            if not path.exists():
                raise KnowledgeError(f"{path} is missing; build it with 'make gazetteer'.")
            # immutable: no locks and no journal are looked for, and the file may lie on a read-only disk.
            address = f"file:{quote(str(path))}?mode=ro&immutable=1"
            base = sqlite3.connect(address, uri=True, check_same_thread=False)
            found = base.execute("PRAGMA user_version").fetchone()[0]
            if found != KEY_VERSION:
                base.close()
                raise KnowledgeError(f"{path} has keys of version {found}, not {KEY_VERSION}; build it anew.")
            self._countries = dict(base.execute("SELECT no, alpha3 FROM country"))
            self._base = base
            weakref.finalize(self, base.close)  # a reader that is dropped leaves no file open
        return self._base

    def close(self) -> None:
        """Close the file; the next look-up opens it again."""
        with self._lock:
            if self._base is not None:
                self._base.close()
            self._base = None
            self._held.close()

    def _rows(self, query: str, key: str) -> list[tuple[object, ...]]:
        with self._lock:
            return self._opened().execute(query, (key,)).fetchall()

    @property
    def notice(self) -> str:
        """Return whom the gazetteer's data comes from and under what licences."""
        return str(self._rows("SELECT value FROM metadata WHERE name = ?1", "NOTICE")[0][0])

    def find(self, name: str) -> list[PlaceCandidate]:
        """Return every place known by exactly this name, whatever its case and marks."""
        key = key_of(name)
        if not key:
            return []
        found = [one for one in self._reviewed.get(key, ()) if not one.acronym or is_acronym(name)]
        listed = {place.id for place in found}
        best: dict[str, PlaceCandidate] = {}
        bulk = [] if is_word(name) else [*self._cities(key), *self._regions(key)]
        for place in bulk:
            kept = best.get(place.id)
            if place.id not in listed and (kept is None or kept.match == "alias"):
                best[place.id] = place
        return [*found, *best.values()]

    def knows(self, name: str) -> bool:
        """Return whether some place has this name; cheaper than ``find``."""
        key = key_of(name)
        if not key:
            return False
        for place in self._reviewed.get(key, ()):
            if not place.containing_only and (not place.acronym or is_acronym(name)):
                return True
        return not is_word(name) and bool(self._rows(_KNOWN, key)[0][0])

    def sites_of(self, kind: str, countries: tuple[str, ...]) -> list[PlaceCandidate]:
        """Return the reviewed sites of a kind in any of some countries, by id."""
        found = {
            place.id: place
            for places in self._reviewed.values()
            for place in places
            if place.kind == kind and set(place.countries) & set(countries)
        }
        return [found[key] for key in sorted(found)]

    def country_names(self) -> dict[str, str]:
        """Return the English name of every country by its ISO alpha-3 code."""
        return {row["alpha3"]: row["name"] for row in country_rows()}

    def admin1_of(self, code: str) -> PlaceCandidate | None:
        """Return the first-level region of an ISO 3166-2 code such as US-IL."""
        rows = self._rows("SELECT name, geonameid FROM admin1 WHERE code = ?1", code)
        if not rows:
            return None
        name, geonameid = rows[0]
        return next((one for one in self._regions(key_of(str(name))) if one.id == f"geonames:{geonameid}"), None)

    def regions_called(self, name: str) -> list[PlaceCandidate]:
        """Return the regions of a name that a word for a region stands beside: 'Western', which alone is none."""
        return self._regions(key_of(name))

    def extent_of(self, country: str) -> tuple[float, float, float, float]:
        """Return (south, north, west, east) of a state's towns, degrees; a fiftieth at each end is left out as outlying."""
        known = self._extents.get(country)
        if known is None:
            known = self._extents[country] = self._extent_of(country)
        return known

    def _extent_of(self, country: str) -> tuple[float, float, float, float]:
        query = (
            "SELECT c.lat, c.lon FROM city c JOIN admin1 a ON a.no = c.admin1 JOIN country s ON s.no = a.country WHERE s.alpha3 = ?1"
        )
        rows = [(int(str(lat)), int(str(lon))) for lat, lon in self._rows(query, country)]
        if not rows:
            return 0.0, 0.0, 0.0, 0.0
        lats, lons = sorted(lat for lat, _ in rows), sorted(lon for _, lon in rows)
        cut = len(rows) // 50
        return lats[cut] / 10000, lats[-1 - cut] / 10000, lons[cut] / 10000, lons[-1 - cut] / 10000

    def extent_of_region(self, region: PlaceCandidate) -> tuple[float, float, float, float]:
        """Return (south, north, west, east) of a first-level region's towns, degrees."""
        query = (
            "SELECT min(c.lat), max(c.lat), min(c.lon), max(c.lon) FROM city c JOIN admin1 a ON a.no = c.admin1 JOIN country s ON s.no = a.country "
            "WHERE a.name = ?1 AND s.alpha3 = ?2"
        )
        with self._lock:
            row = self._opened().execute(query, (region.admin1, region.country)).fetchone()
        return (row[0] / 10000, row[1] / 10000, row[2] / 10000, row[3] / 10000) if row[0] is not None else (0.0, 0.0, 0.0, 0.0)

    def breadth_at(self, country: str, at: float, along: bool) -> tuple[float, float]:
        """Return the least and greatest longitude of a state's towns about a latitude, where ``along``; else latitudes about a longitude."""
        held, asked = ("lat", "lon") if along else ("lon", "lat")
        query = (
            f"SELECT min(c.{asked}), max(c.{asked}) FROM city c JOIN admin1 a ON a.no = c.admin1 JOIN country s ON s.no = a.country "
            f"WHERE s.alpha3 = ?1 AND c.{held} BETWEEN ?2 AND ?3"
        )
        with self._lock:
            low, high = self._opened().execute(query, (country, round(10000 * (at - 0.4)), round(10000 * (at + 0.4)))).fetchone()
        return (low / 10000, high / 10000) if low is not None else (0.0, 0.0)

    def has_town_near(self, lat: float, lon: float, degrees: float, region: PlaceCandidate) -> bool:
        """Return whether a town of a first-level region lies within some degrees of latitude of a point."""
        return self._first_about("1", lat, lon, degrees, region.country, "AND a.name = ?6 LIMIT 1", region.admin1) is not None

    def has_town_of_state_near(self, lat: float, lon: float, degrees: float, country: str) -> bool:
        """Return whether a town of a state (ISO alpha-3) lies within some degrees of latitude of a point."""
        return self._first_about("1", lat, lon, degrees, country, "LIMIT 1") is not None

    def towns_about(self, lat: float, lon: float, degrees: float, country: str) -> int:
        """Return how many towns of a state (ISO alpha-3) lie within some degrees of latitude of a point."""
        found = self._first_about("count(*)", lat, lon, degrees, country)
        return 0 if found is None else int(found)

    def _first_about(
        self, what: str, lat: float, lon: float, degrees: float, country: str | None, more: str = "", *others: str | None
    ) -> int | None:
        """Return the first value of a query over the towns of a state in a box about a point, or None where it has no row."""
        wide = degrees / max(0.2, math.cos(math.radians(lat)))
        query = (
            f"SELECT {what} FROM city c JOIN admin1 a ON a.no = c.admin1 JOIN country s ON s.no = a.country "
            f"WHERE c.lat BETWEEN ?1 AND ?2 AND c.lon BETWEEN ?3 AND ?4 AND s.alpha3 = ?5 {more}"
        )
        box = [round(10000 * edge) for edge in (lat - degrees, lat + degrees, lon - wide, lon + wide)]
        with self._lock:
            row = self._opened().execute(query, (*box, country, *others)).fetchone()
        return None if row is None else int(row[0])

    def city_of(self, name: str, place_id: str) -> PlaceCandidate | None:
        """Return the city of a name and an id such as geonames:2013348."""
        return next((city for city in self._cities(key_of(name)) if city.id == place_id), None)

    def _cities(self, key: str) -> list[PlaceCandidate]:
        return [self._place(row, "capital" if row[8] else "city") for row in self._rows(_CITIES, key)]

    def _regions(self, key: str) -> list[PlaceCandidate]:
        return [self._place(row, f"admin{row[8]}") for row in self._rows(_REGIONS, key)]

    def _place(self, row: tuple[object, ...], kind: str) -> PlaceCandidate:
        key, gid, name, admin1, country, lat, lon, population, _, alias, *radius = row
        assert isinstance(country, int) and isinstance(lat, int) and isinstance(lon, int)
        assert isinstance(population, int)
        alpha3 = self._countries[country]
        return PlaceCandidate(
            f"geonames:{gid}", str(name or str(key).title()), kind, alpha3, (alpha3,),
            None if admin1 is None else str(admin1), lat / 10000, lon / 10000,
            float(str(radius[0])) if radius else CITY_RADIUS_KM, population, "alias" if alias else "name",
        )  # fmt: skip

    @cached_property
    def _reviewed(self) -> Table:
        table: Table = {}
        enter_countries(table)
        enter_sites(table)
        enter_short_forms(table, self.admin1_of, self.city_of)
        return table


def without_shadows(places: list[PlaceCandidate]) -> list[PlaceCandidate]:
    """Leave out regions that are little more than the city they are named for, such as Seoul or Alexandria.

    Both are the same place to a reader, and two candidates for one place would halve the score of each.  The
    same holds for a region that is among the reviewed sites, such as the Gaza Strip.
    """

    def shadows(one: PlaceCandidate, region: PlaceCandidate) -> bool:
        if one.country != region.country or one.km_to(region) > SHADOW_KM:
            return False
        if one.id.startswith("site:"):
            return True
        # "Kharkiv" for short is the city, not the oblast, though not every one called so has its size.
        short = region.match == "alias" and one.admin1 == region.admin1
        share = SHADOW_SHARE / 3 if short else SHADOW_SHARE
        named = one.match == "name" or short
        return one.precision == "city" and named and one.population > share * region.population

    return [
        place
        for place in places
        if place.kind not in ("admin1", "admin2") or not any(shadows(one, place) for one in places)
    ]
