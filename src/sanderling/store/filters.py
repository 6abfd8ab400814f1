"""The filters of a question, and the SQL that they become. Values are always bound, never written into SQL."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields, replace
from typing import Any

from sanderling.errors import InputError
from sanderling.records import Act, Factuality
from sanderling.store.articles import day_after
from sanderling.store.packing import storable
from sanderling.store.rows import first_day, last_day

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
LARGEST_COUNT = 2**63 - 1
"""The largest number that SQLite holds."""

_STATE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for nothing. See ``Events.where``."""

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    dyad: tuple[str, str] | None = None
    act: tuple[str, ...] | None = None
    code: tuple[str, ...] | None = None
    quad: int | None = None
    factuality: tuple[str, ...] | None = None
    source: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    min_confidence: float | None = None
    text: str | None = None
    article: str | None = None
    judged: str | None = None
    as_of: str | None = None
    limit: int | None = None

    def with_(self, given: dict[str, Any]) -> Filters:
        """Return the filters with more of them; raise InputError for an unknown name or a value that cannot be."""
        known = {field.name for field in fields(self)}
        for name in given:
            if name not in known:
                raise InputError(f"There is no filter '{name}'; there are {', '.join(sorted(known))}.")
        return replace(self, **{name: _checked(name, value) for name, value in given.items()})

    def given(self) -> dict[str, Any]:
        """Return the filters that ask for something."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


def _checked(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in {"act", "code", "factuality"}:
        several = (value,) if isinstance(value, str) else tuple(value)
        known = Factuality if name == "factuality" else Act
        made = tuple(one.lower() if name == "factuality" else one.upper() for one in several)
        for one in made:
            if one not in set(known):
                raise InputError(f"'{one}' is no {name}; it is one of {', '.join(known)}.")
        return made
    if name == "quad" and value not in {1, 2, 3, 4}:
        raise InputError(f"'{value}' is no quad class; it is 1, 2, 3 or 4.")
    if name == "dyad":
        pair = tuple(value.split(",")) if isinstance(value, str) else tuple(value)
        if len(pair) != 2 or not all(one.strip() for one in pair):
            raise InputError(f"'{value}' is no dyad; write two parties, such as PRK,USA.")
        return tuple(one.strip() for one in pair)
    if name in {"since", "until", "published_since", "published_until"}:
        try:
            if not _DATE.fullmatch(str(value)):
                raise ValueError
            datetime.date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
        except ValueError:
            raise InputError(f"'{value}' is not a date; write it as 2023, 2023-08 or 2023-08-13.") from None
        return str(value)
    if name == "as_of":
        day_after(value)
    if name == "min_confidence" and not 0 <= value <= 1:
        raise InputError(f"'{value}' is no confidence; it lies between 0 and 1.")
    if name == "limit" and (not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT):
        raise InputError(f"'{value}' is no count of events.")
    if name == "judged" and value not in {"confirm", "reject", "none"}:
        raise InputError(f"'{value}' is no judgement to look for; it is confirm, reject or none.")
    return value


def chosen(filters: Filters) -> tuple[str, dict[str, Any]]:
    """Return ``FROM event e ... WHERE ...`` of a question, and its values. Only tables that it needs are joined.

    ``n.article`` is the article's number, where the question is not of an earlier day.
    """
    where, values = _conditions(filters)
    joined = " JOIN newest n ON n.reading = e.reading" if filters.as_of is None else ""
    if re.search(r"\br\.", where):
        joined += " JOIN reading r ON r.number = e.reading"
    return f"FROM event e{joined} WHERE {where or 'TRUE'}", values


def _conditions(filters: Filters) -> tuple[str, dict[str, Any]]:
    made: list[str] = []
    values: dict[str, Any] = {"before": day_after(filters.as_of) if filters.as_of else "9999"}
    if filters.as_of is not None:
        made.append("r.number = (SELECT max(x.number) FROM reading x WHERE x.article = r.article AND x.made < :before)")

    def bind(value: Any) -> str:
        name = f"v{len(values)}"
        values[name] = storable(value) if isinstance(value, str) else value
        return f":{name}"

    def party(value: str, *roles: str) -> str:
        listed = ", ".join(f"'{role}'" for role in roles)
        return (
            f"e.number IN (SELECT p.event FROM event_party p WHERE p.role IN ({listed}) AND p.actor IN"
            f" (SELECT c.number FROM actor c WHERE {_named(value, 'c', bind)}))"
        )

    def between(actor: str, recipient: str) -> str:
        return (
            "SELECT p.event FROM event_party p JOIN event_party q ON q.event = p.event AND q.role = 'recipient'"
            f" AND q.actor IN (SELECT c.number FROM actor c WHERE {_named(recipient, 'c', bind)}) WHERE p.role = 'actor'"
            f" AND p.actor IN (SELECT c.number FROM actor c WHERE {_named(actor, 'c', bind)})"
        )

    if filters.actor is not None:
        made.append(party(filters.actor, "actor"))
    if filters.recipient is not None:
        made.append(party(filters.recipient, "recipient"))
    if filters.party is not None:
        made.append(party(filters.party, "actor", "recipient"))
    if filters.dyad is not None:
        one, two = filters.dyad
        made.append(f"e.number IN ({between(one, two)} UNION ALL {between(two, one)})")
    for column in ("act", "code", "factuality"):
        wanted = getattr(filters, column)
        if wanted is not None:
            made.append(f"e.{column} IN ({', '.join(bind(one) for one in wanted)})")
    if filters.quad is not None:
        made.append(f"e.quad = {bind(filters.quad)}")
    if filters.source is not None:
        made.append(
            f"e.number IN (SELECT s.event FROM event_source s WHERE instr(lower(s.name), lower({bind(filters.source)})))"
        )
    if filters.outlet is not None:
        made.append(
            "EXISTS (SELECT 1 FROM retrieval f WHERE f.article = r.article AND"
            f" instr(lower(f.outlet), lower({bind(filters.outlet)})))"
        )
    if filters.place is not None:
        made.append(f"e.place IN (SELECT c.number FROM place c WHERE {_named(filters.place, 'c', bind)})")
    if filters.since is not None:
        made.append(f"e.last_day >= {bind(first_day(filters.since))}")
    if filters.until is not None:
        made.append(f"e.first_day <= {bind(last_day(filters.until))}")
    if filters.published_since is not None:
        made.append(f"r.published >= {bind(first_day(filters.published_since))}")
    if filters.published_until is not None:
        made.append(f"r.published <= {bind(last_day(filters.published_until))}")
    if filters.min_confidence is not None:
        made.append(f"e.confidence >= {bind(filters.min_confidence)}")
    if filters.text is not None:
        made.append(f"e.number IN (SELECT rowid FROM quote_words WHERE quote_words MATCH {bind(words(filters.text))})")
    if filters.article is not None:
        low = filters.article.lower()
        made.append(f"r.article >= {bind(low)} AND r.article < {bind(low + 'g')}")
    if filters.judged is not None:
        standing = (
            "(SELECT j.verdict FROM judgement j WHERE j.about = 'event' AND j.subject = e.number AND j.at < :before"
            " AND j.verdict IN ('confirm', 'reject') AND NOT EXISTS"
            " (SELECT 1 FROM judgement u WHERE u.undoes = j.number AND u.at < :before) ORDER BY j.number DESC LIMIT 1)"
        )
        made.append(f"{standing} IS {bind(None if filters.judged == 'none' else filters.judged)}")
    return " AND ".join(made), values


def words(text: str) -> str:
    """Return the full-text question for ``text``: all its words; what stands in double quotes as a phrase.

    Nothing in it is an operator, so that no text is a wrong question. Raises InputError when it holds no word.
    """
    made = []
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', text):
        part = (phrase or word).replace('"', "").replace("\x00", "")
        if any(letter.isalnum() for letter in part):
            made.append(f'"{part}"')
    if not made:
        raise InputError(f"'{text}' holds no word to search for; give one, or use --substring.")
    return " ".join(made)


def _named(value: str, table: str, bind: Any) -> str:
    if _STATE.fullmatch(value):
        return f"({table}.country = {bind(value)} OR {table}.id = {bind(value)})"
    return f"({table}.id = {bind(value)} OR instr(lower({table}.name), lower({bind(value)})))"
