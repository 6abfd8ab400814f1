"""Whom a sentence names, of all tables that hold persons: those of readings, holders of posts, and those known by name alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.check.mandates import posts_by_name, unmarked
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import is_named, people_in
from sanderling.knowledge.actor_data import Person, state_names
from sanderling.knowledge.check_known import KnownPerson, known_persons
from sanderling.knowledge.check_mandates import Mandate, MandatePost
from sanderling.knowledge.check_persons import persons_told


@dataclass(frozen=True, slots=True)
class Known:
    """A person at start..end of a sentence (offsets in its text); ``names`` are those in use, without marks."""

    start: int
    end: int
    name: str
    names: frozenset[str]
    person: Person | None


@cache
def _by_known() -> dict[str, KnownPerson]:
    return {unmarked(name): one for one in known_persons() for name in one.names}


@cache
def _names() -> Names:
    return Names(name for name in (*posts_by_name(), *_by_known()) if " " in name)


def known_in(text: CheckedText, line: Line) -> list[Known]:
    """Return the known persons of a sentence in order; one whom a reading knows stands before one known by name alone."""
    key = ("known", line.start)
    kept: list[Known] | None = text.noted.get(key)
    if kept is None:
        kept = text.noted[key] = _known_in(text, line)
    return kept


def _known_in(text: CheckedText, line: Line) -> list[Known]:
    found = [
        Known(one.name_start - line.start, one.end - line.start, one.person.name, frozenset(unmarked(name) for name in (one.person.name, *one.person.aliases)), one.person)
        for one in people_in(text, line)
        if is_named(one)
    ]
    plain = unmarked(line.text)
    for start, name in _names().find(plain):
        end = start + len(name)
        if all(end <= one.start or one.end <= start for one in found):
            found.append(Known(start, end, name, frozenset([name]), None))
    return sorted(found, key=lambda one: one.start)


def mandates_of(one: Known) -> list[tuple[MandatePost, Mandate]]:
    """Return the posts that a person held, each once."""
    return list(dict.fromkeys(row for name in sorted(one.names) for row in posts_by_name().get(name, ())))


def entry_of(one: Known) -> KnownPerson | None:
    """Return what the table of persons known by name holds of one."""
    return next((_by_known()[name] for name in sorted(one.names) if name in _by_known()), None)


_OF_A_STATE = ("Minister", "Governor of ", "Mayor", "Premier", "Chief Minister", "Opposition leader", "Speaker", "Prime Minister", "Central bank", "Vice President")
_KIN_STATES = (
    {"RUS", "UKR", "BLR", "KAZ", "LVA", "LTU", "EST", "MDA", "GEO", "ARM", "AZE", "UZB", "TKM", "KGZ", "TJK"}, {"SRB", "MNE", "XKX", "BIH", "HRV", "SVN", "MKD"}, {"CHN", "HKG", "TWN", "MAC"},
    {"GBR", "IRL"}, {"SDN", "SSD"}, {"ETH", "ERI"}, {"COD", "COG"}, {"IDN", "TLS"}, {"KOR", "PRK"}, {"CZE", "SVK"}, {"PSE", "JOR", "ISR"}, {"IND", "PAK", "BGD"}, {"USA", "PRI"}, {"CYP", "TUR", "GRC"}, {"RWA", "UGA"},
)  # fmt: skip
"""States of which one may be told to be of either where the table tells only of one: neighbours that were one state."""


def nations_of(one: Known) -> tuple[frozenset[str], frozenset[str]]:
    """Return the states (ISO alpha-3) that a person is known to be of, and those of which he or she may be told to be; none where nothing is known."""
    told = persons_told().get(one.person.id) if one.person is not None else None
    entry = entry_of(one)
    mandates = mandates_of(one)
    sure: set[str] = set(told.nations if told is not None else ()) | set(entry.nations if entry is not None else ())
    other = {post.country for post, _ in mandates} | {h.country or "" for h in (one.person.offices if one.person is not None else ())}
    if one.person is not None and one.person.country:
        other.add(one.person.country)
        sure = sure or {one.person.country}
    if not sure:
        sure = {post.country for post, _ in mandates if any(word in post.name for word in _OF_A_STATE) and post.name.split(" ")[0] not in {"UN", "US", "EU"}}
    sure = {code for code in sure if code in state_names()}
    if len(sure) != 1 and told is None and entry is None:
        return frozenset(), frozenset()
    near = {code for group in _KIN_STATES if group & sure for code in group} if told is None and entry is None else set()
    return frozenset(sure), frozenset(sure | other | near)


def is_of_another_table(name: str) -> bool:
    """Whether a full name is that of somebody whom a table of posts or of names alone knows."""
    return unmarked(name) in _by_known() or unmarked(name) in posts_by_name()
