"""Where an outlet is at home, told by the places that its articles name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sanderling.resolve.places import PlaceChoice

HOME_SCORE = 0.8
"""Only choices of at least this score tell an outlet's home."""
HOME_SHARE = 0.5
"""This share of an outlet's places must lie in one country, or region, for that to be its home."""
HOME_PLACES = 3


def infer_home(choices: Iterable[PlaceChoice]) -> tuple[str | None, str | None]:
    """Return country (ISO alpha-3) and first-level region of an outlet from places that its articles named.

    Each place counts once, however often named; None where no country or region has a large enough share.
    """
    places = {one.id: one for one in choices if one.resolved and one.id and one.score >= HOME_SCORE}
    country = _most(one.country for one in places.values())
    if country is None:
        return None, None
    regions = [one.admin1 for one in places.values() if one.country == country and one.admin1]
    return country, _most(regions) if len(regions) >= HOME_PLACES else None


def _most(labels: Iterable[str | None]) -> str | None:
    counts = Counter(label for label in labels if label)
    if not counts:
        return None
    label, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return label if count >= HOME_SHARE * counts.total() else None
