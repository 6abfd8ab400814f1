"""What does not fit between accounts of one event: conflicts of values, denials, and findings across articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sanderling.check import check_across
from sanderling.check.across import Origin
from sanderling.corroborate import OriginKind
from sanderling.export.from_json import reading_from_dict
from sanderling.joining.grouping import groups
from sanderling.joining.telling import EventAccount, Teller
from sanderling.records import Finding, Reading
from sanderling.store import Record

_RETOLD = frozenset({OriginKind.SPUN, OriginKind.OBFUSCATED, OriginKind.TWIN})
"""Ways of copying that hide it: the words are other ones."""


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


def disagreements(record: Record, as_of: str | None = None, of: list[int] | None = None) -> Iterator[Disagreement]:
    """Yield the events of several articles on which something disagrees, by name; ``of`` are numbers of items whose
    events alone are looked at."""
    joins = record.joins(as_of)
    found = groups(record, as_of, of)
    teller = Teller(record, joins, found, as_of)
    wanted = None if of is None else {found.of_item[found.numbers[one]] for one in of if one in found.numbers}
    for group in found.events:
        if found.size(group).articles < 2 or (wanted is not None and group not in wanted):
            continue
        event = teller.of(group)
        made = Disagreement(event, tuple(_findings(record, event)))
        if made.count:
            yield made


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
