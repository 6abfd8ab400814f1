"""A date as a source writes it, to an ISO day; what cannot be told is None, never a guess."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:$|[T ])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:\d{6})?\s*$")


def day_of(written: object) -> str | None:
    """Return the day of ``2023-08-13...``, ``20230813``, ``Sun, 13 Aug 2023 10:00:00 +0900``, a date or a datetime.

    The day is that of the clock the source wrote it by. 08/07/2023 is two days to two readers, and so none.
    """
    if isinstance(written, datetime.datetime):
        return written.date().isoformat()
    if isinstance(written, datetime.date):
        return written.isoformat()
    if not isinstance(written, str):
        return None
    found = _ISO.match(written)
    text = found[1] if found else None
    if text is None and (found := _COMPACT.match(written)):
        text = "-".join(found.groups()[:3])
    try:
        if text is not None:
            return datetime.date.fromisoformat(text).isoformat()
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
