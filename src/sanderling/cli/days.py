"""Days as they are given on the command line."""

from __future__ import annotations

import datetime

from sanderling.errors import InputError


def iso_day(given: str | None) -> str | None:
    """Return the day as given, or None; raise InputError when it is none."""
    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise InputError(f"'{given}' is not a date; write it as YYYY-MM-DD, such as 2023-09-13.") from None
