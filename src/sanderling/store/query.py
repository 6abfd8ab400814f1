"""A lazy question to the record: filters are gathered, and asked of SQLite when somebody looks."""

from __future__ import annotations

import dataclasses
import html
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sanderling.store.filters import Filters, chosen
from sanderling.store.table import COLUMNS, to_arrow

if TYPE_CHECKING:
    import pandas
    import pyarrow

_SELECT = """
    SELECT substr(a.id, 1, 12) || '-' || e.id, e.number, r.number, a.id, a.title, r.published,
        (SELECT f.outlet FROM retrieval f WHERE f.article = a.id ORDER BY f.number LIMIT 1),
        (SELECT f.source FROM retrieval f WHERE f.article = a.id ORDER BY f.number LIMIT 1),
        e.act, e.code, e.mode, e.quad, e.factuality, e.background, e.actors, e.recipients,
        (SELECT group_concat(x.country, '; ') FROM (SELECT DISTINCT c.country FROM event_party p JOIN actor c
            ON c.number = p.actor WHERE p.event = e.number AND p.role = 'actor' AND c.country IS NOT NULL
            ORDER BY p.position) x),
        (SELECT group_concat(x.country, '; ') FROM (SELECT DISTINCT c.country FROM event_party p JOIN actor c
            ON c.number = p.actor WHERE p.event = e.number AND p.role = 'recipient' AND c.country IS NOT NULL
            ORDER BY p.position) x),
        e.time_start, e.time_end, e.time_precision, l.name, l.country, l.lat, l.lon,
        (SELECT group_concat(x.name, ' < ') FROM (SELECT s.name FROM event_source s WHERE s.event = e.number
            ORDER BY s.position) x),
        e.confidence, e.quote, e.words, e.start, e."end",
        (SELECT j.verdict FROM judgement j WHERE j.about = 'event' AND j.subject = e.number
            AND j.verdict IN ('confirm', 'reject') AND j.at < :before
            AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.undoes = j.number AND u.at < :before)
            ORDER BY j.number DESC LIMIT 1)
"""
_FROM = """
    FROM event e JOIN reading r ON r.number = e.reading JOIN article a ON a.id = r.article
        LEFT JOIN place l ON l.number = e.place
"""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of the record.

    ``quote`` is the exact slice ``start:end`` (code points, end exclusive) of the article's text; ``words`` is the same,
    repaired. Dates keep their precision; None is unknown. ``judged`` is confirm, reject, or None. ``group`` names the event
    across articles; ``articles`` of so many ``outlets`` tell of it, which go back to ``origins`` independent accounts; None where it was not compared yet.
    """

    id: str
    number: int
    reading: int
    article: str
    title: str | None
    published: str | None
    outlet: str | None
    source: str | None
    act: str
    code: str
    mode: str | None
    quad: int
    factuality: str
    background: bool
    actors: str
    recipients: str
    actor_countries: str | None
    recipient_countries: str | None
    time_start: str | None
    time_end: str | None
    time_precision: str | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    according_to: str | None
    confidence: float
    quote: str
    words: str
    start: int
    end: int
    judged: str | None
    group: str | None = None
    articles: int | None = None
    outlets: int | None = None
    origins: int | None = None


Counting = Callable[[str | None], Callable[[list[int]], dict[int, tuple[str, int, int, int]]]]
"""Of a day, or of now: what gives, for numbers of events, the group's name, its articles, their outlets, independent origins."""

_BATCH = 500
_ORDER = "ORDER BY e.first_day IS NULL, e.first_day, e.number"


class Events:
    """Events of the record, asked for when they are looked at: ``for event in events``, ``len(events)``, ``.to_pandas()``."""

    def __init__(
        self, connection: sqlite3.Connection, filters: Filters | None = None, counts: Counting | None = None
    ) -> None:
        self._connection = connection
        self._counts = counts
        self.filters = filters or Filters()

    def where(self, **filters: Any) -> Events:
        """Return the question with more filters; one that is given again takes the place of the older.

        actor, recipient, party: a state's ISO alpha-3 code, an actor's id, or a part of the name; dyad: two of them, in
        either direction. act, code, factuality: one value or several. quad: 1 to 4. source: a part of the name of who is
        quoted; outlet; place: a part of its name, its id, or a country's code. since, until: ISO dates of any precision,
        compared with when the event took place (an event without a date then fits neither); published_since,
        published_until: with the article's date. min_confidence: 0 to 1. text: words of the quote. article: digits of its
        digest. judged: confirm, reject, or 'none'. as_of: a day; the answer is what the record said at its end (UTC).
        limit: at most so many. Raises InputError for a filter that there is not, or a value that it cannot have.
        """
        return Events(self._connection, self.filters.with_(filters), self._counts)

    def limit(self, count: int) -> Events:
        """Return the question for at most ``count`` events."""
        return self.where(limit=count)

    def __iter__(self) -> Iterator[EventRow]:
        asked, values = chosen(self.filters)
        if self.filters.limit is not None:
            asked += f" {_ORDER} LIMIT {self.filters.limit}"
        # choose first, so that what is shown is gathered for those alone
        sql = f"{_SELECT}{_FROM} WHERE e.number IN (SELECT e.number {asked}) {_ORDER}"
        counts = self._counting()
        found = self._connection.execute(sql, values)
        for rows in iter(lambda: found.fetchmany(_BATCH), []):
            yield from _counted(rows, counts)

    def surest(self) -> Iterator[EventRow]:
        """Yield each event across articles once, by the surest of its tellings that fit, in the order of the first of them.

        What was not compared stands by itself. With a limit at most so many events, of the tellings before the next one.
        """
        asked, values = chosen(self.filters)
        counts = self._counting()
        most = self.filters.limit
        best: dict[str | int, tuple[float, int]] = {}
        found = self._connection.execute(f"SELECT e.number, e.confidence {asked} {_ORDER}", values)
        size = _BATCH if most is None else min(_BATCH, 2 * most + 1)
        for rows in iter(lambda: found.fetchmany(size), []):
            grouped = counts([number for number, _ in rows])
            for number, confidence in rows:
                name = grouped[number][0] if number in grouped else number
                if name not in best and len(best) == most:
                    break
                if name not in best or confidence > best[name][0]:
                    best[name] = (confidence, number)
            else:
                continue
            break
        found.close()
        numbers = [number for _, number in best.values()]
        for first in range(0, len(numbers), _BATCH):
            some = numbers[first : first + _BATCH]
            sql = f"{_SELECT}{_FROM} WHERE e.number IN ({', '.join(map(str, some))})"
            told = {row[1]: row for row in self._connection.execute(sql, {"before": values["before"]})}
            yield from _counted([told[number] for number in some], counts)

    def _counting(self) -> Callable[[list[int]], dict[int, tuple[str, int, int, int]]]:
        return self._counts(self.filters.as_of) if self._counts is not None else lambda _: {}

    def __len__(self) -> int:
        asked, values = chosen(self.filters)
        found = self._connection.execute(f"SELECT count(*) {asked}", values).fetchone()[0]
        return int(found if self.filters.limit is None else min(found, self.filters.limit))

    def numbers(self) -> list[int]:
        """Return the events' numbers alone, in no order."""
        asked, values = chosen(self.filters)
        return [int(row[0]) for row in self._connection.execute(f"SELECT e.number {asked}", values)]

    def __bool__(self) -> bool:
        return next(iter(self.limit(1)), None) is not None

    def __repr__(self) -> str:
        return f"<Events {', '.join(f'{key}={value!r}' for key, value in self.filters.given().items()) or 'all'}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the events as dicts, one key a field of EventRow."""
        return [dataclasses.asdict(row) for row in self]

    def to_arrow(self) -> pyarrow.Table:
        """Return the events as an Arrow table with fixed column types."""
        return to_arrow(iter(self))

    def to_pandas(self) -> pandas.DataFrame:
        """Return the events as a pandas data frame; needs pandas."""
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        """Show the first events as a table in a notebook; all text is escaped."""
        shown = 20
        count = len(self)
        head = "".join(f"<th>{name}</th>" for name in COLUMNS)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(getattr(row, name))}</td>" for name in COLUMNS) + "</tr>"
            for row in self.limit(min(shown, count))
        )
        more = f"<caption>{count:,} events{f', the first {shown} shown' if count > shown else ''}</caption>"
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _counted(
    rows: list[Any], counts: Callable[[list[int]], dict[int, tuple[str, int, int, int]]]
) -> Iterator[EventRow]:
    """The rows of ``_SELECT``, with their groups and counts."""
    made = [EventRow(*row) for row in rows]
    grouped = counts([row.number for row in made])
    for row in made:
        group, articles, outlets, origins = grouped.get(row.number, (None, None, None, None))
        yield replace(row, background=bool(row.background), group=group, articles=articles, outlets=outlets, origins=origins)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return html.escape(f"{value:.2f}" if isinstance(value, float) else str(value))
