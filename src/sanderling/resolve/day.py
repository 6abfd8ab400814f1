"""A day as a caller gives it."""

from __future__ import annotations

import datetime

from sanderling.errors import InputError


def given_day(text: str) -> datetime.date:
    """Return the day of an ISO date; raise InputError when ``text`` is none."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"'{text}' is not a date; write it as YYYY-MM-DD, such as 2023-09-13.") from None
