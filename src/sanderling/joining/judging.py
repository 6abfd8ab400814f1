"""What persons judged, said of what the newest readings tell: events become items, older readings' events their likes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sanderling.corroborate import Judgement, Verdict
from sanderling.store import Record
from sanderling.store.diff import counterpart
from sanderling.store.joins import Joins, JudgedRow

_SAID = {"same": Verdict.SAME, "different": Verdict.DIFFERENT, "split": Verdict.REJECT, "reject": Verdict.REJECT}


@dataclass(slots=True)
class Judged:
    """The judgements that stand, in their order, with the ids that corroboration knows."""

    articles: list[Judgement] = field(default_factory=list)
    items: list[Judgement] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    """Numbers of the events, of newest readings, that are none by a person's word."""
    _items: dict[int, set[int]] = field(default_factory=dict)
    _readings: dict[int, set[int]] = field(default_factory=dict)

    def beside(self, items: Iterable[int]) -> set[int]:
        """Return the items (numbers) of which persons spoke together with these."""
        return {other for one in items for other in self._items.get(one, ())}

    def beside_articles(self, readings: Iterable[int]) -> set[int]:
        """Return the readings of the articles of which persons spoke together with those of these readings."""
        return {other for one in readings for other in self._readings.get(one, ())}


def judged(record: Record, joins: Joins) -> Judged:
    """Return the judgements that stood, as far as they are of what is there.

    A judgement on an event of an older reading holds for the newest reading's event of the same act whose words overlap
    most. Of an article's news a single event can be rejected; the whole is when all its events are. Two events that one
    article's news holds cannot be told apart.
    """
    made = Judged()
    rows = joins.judged()
    events = {one: _newest_event(record, joins, one) for row in rows if row.about == "event" for one in _named(row)}
    for row in rows:
        event = events.get(row.subject) if row.about == "event" else None
        if event is not None and row.verdict in {"confirm", "reject"}:  # of the two the later holds
            (made.rejected.add if row.verdict == "reject" else made.rejected.discard)(event)
    item_of = joins.items_of(one for one in events.values() if one is not None)
    for row in rows:
        verdict = _SAID.get(row.verdict)
        if verdict is None:
            continue
        if row.about == "article":
            names = [joins.article_of(one) for one in _named(row)]
            made.articles.append(Judgement(verdict, *names))
            _beside(made._readings, [number for name in names if (number := joins.newest(name)) is not None])
            continue
        numbers = [item_of.get(events[one] or 0) for one in _named(row)]
        known = [one for one in numbers if one is not None]
        if len(known) < len(numbers) or len(set(known)) < len(known):
            continue
        if row.verdict == "reject" and not set(joins.event_numbers(known[0])) <= made.rejected:
            continue
        made.items.append(Judgement(verdict, *joins.item_ids(known)))
        _beside(made._items, known)
    return made


def _named(row: JudgedRow) -> list[int]:
    return [row.subject] if row.other is None else [row.subject, row.other]


def _beside(pairs: dict[int, set[int]], numbers: list[int]) -> None:
    for one in numbers:
        pairs.setdefault(one, set()).update(set(numbers) - {one})


def _newest_event(record: Record, joins: Joins, number: int) -> int | None:
    """The event's number, or that of its like in its article's newest reading; None where there is none any more."""
    reading, name = joins.event(number)
    newest = joins.newest(joins.article_of_reading(reading))
    if newest is None:
        return None
    if newest == reading:
        return number
    like = counterpart(record.reading(str(reading)), record.reading(str(newest)), name)
    return None if like is None else joins.event_named(newest, like)
