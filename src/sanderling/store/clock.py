"""The clock of the record: UTC, to the millisecond."""

from __future__ import annotations

import datetime


def now() -> str:
    """Return the present time as ISO 8601, such as 2024-05-01T09:30:00.125+00:00."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
