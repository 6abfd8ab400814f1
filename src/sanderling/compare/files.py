"""A strict reader for each data set that the record can be held against."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sanderling.compare.delimited import Cells, Layout, day, number_in, read_cells
from sanderling.compare.row import OtherEvent
from sanderling.errors import InputError
from sanderling.export.gdelt import EVENT_COLUMNS as GDELT_COLUMNS
from sanderling.knowledge.exchange_data import codes_of, fips_of, state_by_name, state_codes
from sanderling.records import Act


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a file; what is read out of it is taken out of ``cells``, so that the rest is kept."""

    path: Path
    number: int
    cells: Cells

    def take(self, column: str) -> str:
        return self.cells.pop(column, "").strip()

    def day(self, column: str) -> datetime.date | None:
        return day(self.take(column), column, self.number, self.path)

    def position(self, lat: str, lon: str) -> tuple[float | None, float | None]:
        north = number_in(self.take(lat), lat, self.number, self.path, -90, 90)
        return north, number_in(self.take(lon), lon, self.number, self.path, -180, 180)

    def count(self, column: str) -> int | None:
        value = number_in(self.take(column), column, self.number, self.path, 0, 1e7)
        return int(value) if value is not None else None


_POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Name",
    "Recipient Country", "Country", "Latitude", "Longitude",
)  # fmt: skip
_ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country", "Country",
    "Latitude", "Longitude",
)  # fmt: skip
_ACLED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "country",
    "latitude", "longitude", "fatalities",
)  # fmt: skip
_UCDP = (
    "id", "type_of_violence", "side_a", "side_b", "latitude", "longitude", "country", "date_start", "date_end", "best",
)  # fmt: skip


def _gdelt(line: _Line) -> OtherEvent:
    take = line.take
    start = end = line.day("SQLDATE")
    month, year = take("MonthYear"), take("Year")
    if start is None and len(month) == 6:  # as our own export writes a date of which no day is known
        start, end = _by_precision(day(f"{month}01", "MonthYear", line.number, line.path), "3", line)
    elif start is None and len(year) == 4:
        start = day(f"{year}0101", "Year", line.number, line.path)
        end = start.replace(month=12, day=31) if start else None
    root = take("EventRootCode")
    code = take("EventCode")
    lat, lon = line.position("ActionGeo_Lat", "ActionGeo_Long")
    fips = take("ActionGeo_CountryCode")
    return OtherEvent(
        "gdelt", take("GLOBALEVENTID"), line.number, start, end,
        state(take("Actor1CountryCode")), take("Actor1Name"), state(take("Actor2CountryCode")), take("Actor2Name"),
        code, codes_of("cameo", root or code[:2]), _by_fips().get(fips), lat, lon, rest=line.cells,
    )  # fmt: skip


def _polecat(line: _Line) -> OtherEvent:
    take = line.take
    start = line.day("Event Date")
    kind, mode = take("Event Type"), take("Event Mode")
    known = kind.upper() in Act.__members__
    lat, lon = line.position("Latitude", "Longitude")
    return OtherEvent(
        "polecat", take("Event ID"), line.number, start, start,
        state(take("Actor Country")), take("Actor Name"), state(take("Recipient Country")), take("Recipient Name"),
        "/".join(part for part in (kind, mode) if part), frozenset({kind.upper()}) if known else None,
        state(take("Country")), lat, lon, rest=line.cells,
    )  # fmt: skip


def _icews(line: _Line) -> OtherEvent:
    take = line.take
    start = line.day("Event Date")
    code = take("CAMEO Code")
    if code.isascii() and code.isdigit() and (len(code) == 1 or int(code[:2]) > 20):
        code = f"0{code}"  # a spreadsheet took the leading zero off
    lat, lon = line.position("Latitude", "Longitude")
    return OtherEvent(
        "icews", take("Event ID"), line.number, start, start,
        state(take("Source Country")), take("Source Name"), state(take("Target Country")), take("Target Name"),
        code, codes_of("cameo", code[:2]), state(take("Country")), lat, lon, rest=line.cells,
    )  # fmt: skip


def _acled(line: _Line) -> OtherEvent:
    take = line.take
    start = line.day("event_date")
    start, end = _by_precision(start, take("time_precision"), line)
    kind, sub = take("event_type"), take("sub_event_type")
    lat, lon = line.position("latitude", "longitude")
    actor, recipient = take("actor1"), take("actor2")
    return OtherEvent(
        "acled", take("event_id_cnty"), line.number, start, end, party_state(actor), actor, party_state(recipient),
        recipient, "/".join(part for part in (kind, sub) if part), codes_of("acled", kind, sub),
        state(take("country")), lat, lon, line.count("fatalities"), directed=False, rest=line.cells,
    )  # fmt: skip


def _ucdp(line: _Line) -> OtherEvent:
    take = line.take
    start, end = line.day("date_start"), line.day("date_end")
    if start and end and end < start:
        raise InputError(f"{line.path}, line {line.number}: date_end lies before date_start.")
    kind = take("type_of_violence")
    lat, lon = line.position("latitude", "longitude")
    one, other = take("side_a"), take("side_b")
    return OtherEvent(
        "ucdp-ged", take("id"), line.number, start, end or start,
        party_state(one) or _by_gw().get(take("gwnoa")), one, party_state(other) or _by_gw().get(take("gwnob")), other,
        kind, codes_of("ucdp-ged", kind), party_state(take("country")), lat, lon, line.count("best"), directed=False,
        rest=line.cells,
    )  # fmt: skip


KINDS: dict[str, tuple[Layout, Callable[[_Line], OtherEvent]]] = {
    "gdelt": (Layout("GDELT 2.0 event", True, columns=GDELT_COLUMNS), _gdelt),
    "polecat": (Layout("POLECAT", True, required=_POLECAT), _polecat),
    "icews": (Layout("ICEWS", True, required=_ICEWS), _icews),
    "acled": (Layout("ACLED", False, required=_ACLED), _acled),
    "ucdp-ged": (Layout("UCDP GED", False, required=_UCDP), _ucdp),
}
"""What can be read: the layout of its files, and what makes an event of a line."""


def read_rows(kind: str, path: Path) -> Iterator[OtherEvent]:
    """Yield the events of a file of ``kind``; what is not known stays as it stood.

    Raises InputError, MissingInput, NotText or TooLarge, with the line, when the file is not of that kind.
    """
    layout, make = KINDS[kind]
    for number, cells in read_cells(path, layout):
        yield make(_Line(path, number, cells))


def state(cell: str) -> str | None:
    """Return the alpha-3 code of a state by its code or name; None when it is none that is known."""
    text = cell.strip()
    if text in state_codes():
        return text
    return state_by_name().get(text.lower())


_OF = re.compile(r"^(?:Government|Military Forces|Police Forces|Former Government|State Forces) of ([^(]+?)(?:\s*\(.*)?$")
_PAREN = re.compile(r"\(([^()]+)\)\s*$")


def party_state(cell: str) -> str | None:
    """The state of a party as ACLED and UCDP write it.

    'Military Forces of Russia (2000-)', 'Government of Myanmar (Burma)', 'Protesters (France)'; None for all others.
    """
    text = cell.strip()
    named = _OF.match(text)
    if named:
        return state(named.group(1))
    if (whole := state(text)) is not None:
        return whole
    in_parentheses = _PAREN.search(text)
    if in_parentheses is None:
        return None
    return state(in_parentheses.group(1)) or state(text[: in_parentheses.start()])


def _by_precision(
    start: datetime.date | None, precision: str, line: _Line
) -> tuple[datetime.date | None, datetime.date | None]:
    """ACLED's time_precision: 1 the day, 2 the week, 3 the month."""
    if start is None or precision in {"1", ""}:
        return start, start
    if precision == "2":
        try:
            return start - datetime.timedelta(days=3), start + datetime.timedelta(days=3)
        except OverflowError:
            raise InputError(f"{line.path}, line {line.number}: the week of {start} is beyond the calendar.") from None
    if precision == "3":
        last = calendar.monthrange(start.year, start.month)[1]
        return start.replace(day=1), start.replace(day=last)
    raise InputError(f"{line.path}, line {line.number}: '{precision}' in the column time_precision is none of 1, 2, 3.")


@cache
def _by_fips() -> dict[str, str]:
    return {fips: alpha3 for alpha3, fips in fips_of().items()}


@cache
def _by_gw() -> dict[str, str]:
    return {codes.gw: alpha3 for alpha3, codes in state_codes().items() if codes.gw}
