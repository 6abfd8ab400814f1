"""What does not fit between accounts of one event: conflicts of values, denials, and findings across articles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sanderling.check import check_across
from sanderling.check.across import Origin
from sanderling.corroborate import Group, OriginKind
from sanderling.export.from_json import reading_from_dict
from sanderling.joining.grouping import Grouping, Groups
from sanderling.joining.linking import Compared
from sanderling.joining.telling import EventAccount, Teller
from sanderling.records import Finding, Reading
from sanderling.store import Record

_RETOLD = frozenset({OriginKind.SPUN, OriginKind.OBFUSCATED, OriginKind.TWIN})
"""Ways of copying that hide it: the words are other ones."""


_AT_ONCE = 100
"""Items whose events are looked at together."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event on whose account articles disagree. ``findings`` are of an article, by its digest, in the light of those
    published before it."""

    event: EventAccount
    findings: tuple[tuple[str, Finding], ...]

    @property
    def count(self) -> int:
        """How many conflicts, denials and findings there are."""
        return len(self.event.account.conflicts) + len(self.event.account.denials) + len(self.findings)

    def as_dict(self) -> dict[str, Any]:
        """Return the disagreement as plain values, without the fields on which all agree."""
        from sanderling.export.as_json import plain

        whole = self.event.as_dict()
        told = whole["account"]
        return {
            "event": self.event.name,
            "articles": whole["articles"],
            "deed": told["deed"],
            "conflicts": told["conflicts"],
            "denials": told["denials"],
            "findings": [{"article": article, **plain(one)} for article, one in self.findings],
        }


def disagreements(record: Record, as_of: str | None = None, of: Iterable[int] | None = None) -> Iterator[Disagreement]:
    """Yield the events of several articles on which something disagrees, in the order in which their articles came;
    ``of`` are numbers of items whose events alone are looked at."""
    compared = Compared(record)
    grouping = Grouping(record, as_of, compared)
    for found, wanted in ((one, one.events) for one in grouping.parts()) if of is None else _of(grouping, of):
        teller = Teller(record, grouping.joins, found, as_of, compared)
        for group in wanted:
            if found.size(group).articles < 2:
                continue
            event = teller.of(group)
            made = Disagreement(event, tuple(_findings(record, event)))
            if made.count:
                yield made


def _of(grouping: Grouping, items: Iterable[int]) -> Iterator[tuple[Groups, tuple[Group, ...]]]:
    """The groups of the items, each once, a few parts of the record at a time."""
    seen: set[str] = set()
    left = iter(sorted(items))
    while some := list(itertools.islice(left, _AT_ONCE)):
        found = grouping.of(some)
        groups = {found.of_item[found.numbers[one]] for one in some if one in found.numbers}
        yield found, tuple(sorted((one for one in groups if one.first not in seen), key=lambda one: one.first))
        seen |= {one.first for one in groups}


def _findings(record: Record, event: EventAccount) -> Iterator[tuple[str, Finding]]:
    readings: list[Reading] = []
    by_article = {one.id: one for one in event.articles}
    for article in dict.fromkeys(one.id for one in event.articles):
        kept = record.derived().kept(_number(record, event, article))
        readings.append(reading_from_dict(kept.reading, kept.text, kept.clean))
        told = by_article[article]
        origins = {}
        if told.copy_of in by_article and told.copied in _RETOLD:
            older = by_article[told.copy_of]
            name = older.outlets[0] if older.outlets else older.id[:12]
            origins[article] = Origin(older.id, name, older.published, 1 - told.own)
        for finding in check_across(readings, origins):
            yield article, finding


def _number(record: Record, event: EventAccount, article: str) -> int:
    number = record.joins(event.as_of).newest(article)
    assert number is not None  # it is in the account
    return number
