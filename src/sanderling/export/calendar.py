"""Visits as iCalendar (RFC 5545). A day is an all-day event; what is known by month or year alone is not made a day.

Such a visit is a VJOURNAL entry without a date, its month in the summary: calendars keep it and put it on no day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from sanderling import __version__
from sanderling.journeys import COLUMNS, Journey

_STATUS = {"made": "CONFIRMED", "planned": "TENTATIVE", "possible": "TENTATIVE", "demanded": "TENTATIVE"}


def as_calendar(rows: Iterable[Journey], stamp: datetime.datetime) -> bytes:
    """Return the calendar file; ``stamp`` (with its zone) is the moment that every entry says it was made."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Sanderling//{__version__}//EN")
    calendar.add("version", "2.0")
    for row in rows:
        dated = _days(row)
        entry = icalendar.Event() if dated else icalendar.Journal()
        entry.add("uid", f"{row.id}@sanderling")
        entry.add("dtstamp", stamp.astimezone(datetime.UTC))
        summary = _summary(row)
        status = row.first("status") or ""
        if dated:
            first, last = dated
            entry.add("dtstart", first)
            if last < datetime.date.max:  # the day after the last is no date
                entry.add("dtend", last + datetime.timedelta(days=1))
            entry.add("status", _STATUS.get(status, "CANCELLED"))
            entry.add("transp", "TRANSPARENT")
            if row.first("to"):
                entry.add("location", _text(row.first("to") or ""))
        else:
            summary = f"{row.first('start') or row.first('end') or 'undated'}: {summary}"
            entry.add("status", "CANCELLED" if status == "not made" else "DRAFT" if status != "made" else "FINAL")
        entry.add("summary", _text(summary))
        entry.add("description", _text(_description(row)))
        entry.add("categories", [status or "unknown"])
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _days(row: Journey) -> tuple[datetime.date, datetime.date] | None:
    """First and last day, where both are days; without an end the visit is entered on its first day."""
    start, end = row.first("start"), row.first("end")
    if not start or len(start) != 10 or (end and len(end) != 10):
        return None
    first = datetime.date.fromisoformat(start)
    last = datetime.date.fromisoformat(end) if end else first
    return first, max(first, last)


def _summary(row: Journey) -> str:
    who = ", ".join(value.text for value in row.cells["travellers"])
    status = row.first("status")
    what = f"{who} to {row.first('to') or row.first('via') or 'an unnamed place'}"
    return what if status == "made" else f"{what} ({status})"


def _description(row: Journey) -> str:
    lines = []
    for column in COLUMNS:
        for value in row.cells[column]:
            words = "; ".join(f"“{one.words}” [{one.article[:8]}]" for one in value.evidence[:3])
            lines.append(f"{column}{' (disputed)' if column in row.disputed else ''}: {value.text}: {words}")
    return "\n".join(lines)


def _text(text: str) -> str:
    """Without the control characters that RFC 5545 forbids; half a surrogate pair is escaped."""
    kept = "".join(char for char in text if char == "\n" or (char >= " " and char != "\x7f"))
    return kept.encode("utf-8", "backslashreplace").decode("utf-8")
