"""Days as they are given on the command line."""

from __future__ import annotations

from sanderling.resolve.day import given_day


def iso_day(given: str | None) -> str | None:
    """Return the day as given, or None; raise InputError when it is none."""
    return None if given is None else given_day(given).isoformat()
