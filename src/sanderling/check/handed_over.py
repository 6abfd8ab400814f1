"""Whether one person followed another in an office, against the holders on record."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.text import CheckedText
from sanderling.check.told_dates import day_of
from sanderling.knowledge.actor_data import Holding, Person, persons, roles, state_names
from sanderling.knowledge.check_persons import all_holders, offices_of

TOP = ("supreme_leader", "head_of_state", "head_of_government")
HANDOVER = datetime.timedelta(days=250)
"""Between two holders an acting one may stand for this long."""


def wrong_succession(text: CheckedText, where: tuple[int, int], after: Person, before: Person, named: re.Match[str] | None) -> Iterator[Draft]:
    """Yield what is wrong about the first person's having followed the second in an office, ``named`` or their highest in common."""
    span = text.span(*where)
    role = roles().get(named["title"].lower()) if named else None
    offices = (
        {role[0].office}
        if role is not None and role[0].office
        else {h.office for h in offices_of(after)} & {h.office for h in offices_of(before)} & set(TOP)
        or {h.office for h in offices_of(after) if h.office} & {h.office for h in offices_of(before)} - {"other"}
    )
    if named is None and any(_hands_over(left, right) and not _between(left, right) for left in offices_of(before) for right in offices_of(after) if left.office == right.office and left.office in offices):
        return  # of two offices that both held, one was handed over
    for office in sorted(o for o in offices if o):
        mine = [h for h in offices_of(after) if h.office == office and h.since]
        theirs = [h for h in offices_of(before) if h.office == office]
        if not mine or (not theirs and named is None):
            continue
        handed = [(left, right) for left in theirs for right in mine if _hands_over(left, right)]
        if any(not _between(left, right) for left, right in handed):
            return
        first = handed[0][1] if handed else mine[0]
        prior = [
            h for h in all_holders().get((first.country or "", office), ())
            if h.until and h.person not in {after.id, before.id} and _hands_over(h, first)
        ]  # fmt: skip
        if not prior:
            continue
        who = persons()[prior[-1].person].name
        state = state_names().get(first.country or "", "")
        yield Draft(
            "person-conflict", span,
            f"{after.name} followed {who}, not {before.name}, as {first.title} of {state} on {first.since}",
            f"Check whether {who} was meant.", (f"actors/offices.csv: {first.source}",),
        )  # fmt: skip
        return


def _between(left: Holding, right: Holding) -> list[Holding]:
    """Return who held the office in full, for a month at least, between two others."""
    return [
        h for h in all_holders().get((right.country or "", right.office or ""), ())
        if h.since and h.until and h.person not in {left.person, right.person} and not re.search(r"(?i)acting|interim|caretaker|transition", h.title)
        and day_of(h.since) >= day_of(left.until) - _OVERLAP and day_of(h.until) <= day_of(right.since) + _OVERLAP and day_of(h.until) - day_of(h.since) >= _IN_FULL
    ]  # fmt: skip


_OVERLAP, _IN_FULL = datetime.timedelta(days=7), datetime.timedelta(days=40)


def _hands_over(left: Holding, right: Holding) -> bool:
    if left.country != right.country or not left.until or not right.since:
        return False
    gap = day_of(right.since) - day_of(left.until)
    return -datetime.timedelta(days=31) <= gap <= HANDOVER
