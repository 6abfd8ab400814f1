"""One place that a name may mean, and how far two places are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

SITE_KM = 30
"""A site or region of a larger radius than this, in km, is no point: its precision is that of a region."""
REGION_KM = 600
"""A region of a larger radius than this, in km, is as coarse as a country."""
CITY_RADIUS_KM = 10.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a name may mean. Latitude and longitude in degrees, WGS 84."""

    id: str
    """``geonames:`` or ``site:`` and a number or name."""
    name: str
    kind: str
    """country, admin1, admin2, capital, city, or the kind of site."""
    country: str | None
    """ISO 3166-1 alpha-3; None where no one state is the place's, such as a strait."""
    countries: tuple[str, ...]
    """All states that it belongs to, touches or is claimed by; empty for the open sea."""
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    """How far from the point the place may reach, roughly, in km."""
    population: int
    match: str = "name"
    """name, alias, adjective (Russian for Russia), or reading (a shorter name in a longer one)."""
    how: str = ""
    """How it was read, where ``match`` is reading."""
    acronym: bool = False
    """Known by capitals only, so that "us" and "Us" are not the United States."""
    containing_only: bool = False
    """A short form that is a place only after the name of a place in it, such as OR in Salem, OR."""

    @property
    def precision(self) -> str:
        """Return site, city, admin1 or country: how fine the point is."""
        if self.kind in ("capital", "city"):
            return "city"
        if self.kind in ("country", "admin1"):
            return self.kind
        if self.kind == "admin2":
            # Coarser than a city; the four levels of a record have nothing between.
            return "admin1"
        if self.radius_km <= SITE_KM:
            return "site"
        return "admin1" if self.radius_km <= REGION_KM else "country"

    @property
    def is_container(self) -> bool:
        """Return whether other places lie in it: a country or an administrative region."""
        return self.kind in ("country", "admin1", "admin2")

    def describe(self) -> str:
        """Return the name with what it lies in, for a person to read."""
        kind = {"admin1": "region", "admin2": "district or county"}.get(self.kind, self.kind.replace("-", " "))
        states = self.country or "/".join(self.countries)
        inside = [part for part in (self.admin1, states) if part and part != self.name]
        return f"{self.name} ({', '.join([kind, *inside])})"

    def km_to(self, other: PlaceCandidate) -> float:
        """Return the great-circle distance to the point of another place, in km."""
        return distance_km(self.lat, self.lon, other.lat, other.lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points given in degrees, WGS 84, in km."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
