"""The resolver on its own: who, where or when a few words mean, with candidates and reasons; no article, no parser."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sanderling.errors import InputError
from sanderling.knowledge import actor_data
from sanderling.knowledge.actor_data import Holding, Person
from sanderling.resolve import persons
from sanderling.resolve.day import given_day
from sanderling.resolve.found import NAMED_AS, SURE
from sanderling.resolve.names import NameIndex, Sense, fold, surnames
from sanderling.resolve.places import PlaceChoice, PlaceContext, PlaceQuery, PlaceResolver
from sanderling.resolve.times import FoundTime, find_times

LONGEST = 1_000
"""Code points of a question at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name may mean."""

    id: str
    name: str
    kind: str
    """state, person or organisation."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    office: str | None
    """The office held on the day asked about, or the latest; None where none is known."""
    since: str | None
    until: str | None
    """ISO dates of that office, of the precision known; None when open or unknown."""
    why: str
    confidence: float
    """From 0 to 1; candidates of one question need not add up to 1."""


class Names:
    """Looks names up. Holds the index; build one and use it for many questions."""

    def __init__(self) -> None:
        """Build the index of names."""
        self._index = NameIndex()
        self._bodies = {body.id: body for body in actor_data.organisations()}

    def who(self, name: str, day: str | None = None) -> list[Candidate]:
        """Return what ``name`` may mean on ``day`` (ISO date; None for today's knowledge), the likeliest first.

        A name, a surname, an office ('the Russian defence minister') or a near spelling will do. Empty when nothing fits.
        Raises InputError when the name is empty or too long, or the day is no date.
        """
        words = _asked(name)
        if day is not None:
            given_day(day)
        plain = words.removeprefix("the ").removeprefix("The ")
        found: list[Candidate] = []
        for hit in self._index.scan(plain[:1].upper() + plain[1:]):
            if hit.start == 0 and hit.end == len(plain):
                found += [one for sense in hit.senses if (one := self._of(sense, words, day)) is not None]
        if not found:
            found = self._office(plain, day)
        if not found and " " not in plain:
            known = actor_data.persons()
            found = [
                _person(known[i], day, f"'{words}' is a surname of {known[i].name}", SURE["surname"])
                for i in surnames().get(fold(plain), ())
            ]
        if not found and " " not in plain:
            found = [
                _person(one, day, f"'{words}' is a romanisation like that of {one.name}", SURE["spelling"])
                for one in persons.near_surnames(plain)
            ]
        if not found:
            person, why = persons.by_spelling(plain.split(), None, None)
            if person is not None:
                found = [_person(person, day, why, SURE["spelling"])]
        unlike = list({one.id: one for one in reversed(found)}.values())
        ranked = sorted(unlike, key=lambda one: (-_likely(one, day), one.name))
        return _shared(ranked, day) if len(ranked) > 1 else ranked

    def _of(self, sense: Sense, words: str, day: str | None) -> Candidate | None:
        if sense.kind == "person":
            person = actor_data.persons()[sense.id]
            return _person(person, day, f"'{words}' is a name of {person.name}", SURE["full name"])
        if sense.kind in {"organisation", "seat"}:
            body = self._bodies[sense.id]
            why = (
                f"'{words}' is a name of {body.name}"
                if sense.kind == "organisation"
                else f"{body.name} has its seat there"
            )
            return Candidate(
                body.id,
                body.name,
                "organisation",
                body.country,
                None,
                body.since or None,
                body.until or None,
                why,
                SURE[sense.kind],
            )
        if sense.kind == "nothing":
            return None
        state = actor_data.state_of()[sense.id]
        if not state.existed(day):
            return None
        return Candidate(
            state.id,
            state.name,
            "state",
            state.id,
            None,
            state.since or None,
            state.until or None,
            f"'{words}' is {NAMED_AS[sense.kind]} of {state.name}",
            SURE[sense.kind],
        )

    def _office(self, words: str, day: str | None) -> list[Candidate]:
        """'the Russian defence minister', 'president of France': who held the office on the day."""
        roles = actor_data.roles()
        for hit in self._index.scan(words[:1].upper() + words[1:]):
            country = next(
                (
                    s.id
                    for s in hit.senses
                    if s.kind in {"state", "adjective", "capital", "national"}
                    and actor_data.state_of()[s.id].existed(day)
                ),
                None,
            )
            if country is None:
                continue
            rest = (words[: hit.start] + words[hit.end :]).replace("'s", "").replace("’s", "").strip()
            rest = rest.removeprefix("of ").removesuffix(" of").strip().lower()
            entry = roles.get(rest)
            if entry is None or entry[0].office is None:
                continue
            office = actor_data.leading_office(country) if entry[0].office == "leader" else entry[0].office
            when = day or datetime.date.today().isoformat()
            person, why, sure = persons.holder(country, office, when)
            if person is not None:
                return [_person(person, when, why, sure)]
            held = [h for h in actor_data.holders().get((country, office), ()) if h.covers(when)]
            return [
                _person(
                    actor_data.persons()[h.person],
                    when,
                    f"one of {len(held)} holders known for {when}",
                    SURE["guessed"],
                )
                for h in held
            ]
        return []


def where(name: str, within: tuple[str, ...] = (), beside: tuple[str, ...] = ()) -> PlaceChoice:
    """Return the place that ``name`` means, with what else it may be and why; ``within`` names what it lies in.

    ``beside`` are other places named with it. Raises InputError when the name is empty or too long.
    """
    with_resolver = PlaceResolver()
    try:
        return with_resolver.resolve_all([PlaceQuery(_asked(name), within)], PlaceContext(within_names=beside))[0]
    finally:
        with_resolver.close()


def when(text: str, published: str | None) -> list[FoundTime]:
    """Return the time expressions of ``text``, counted from ``published`` (ISO date or None).

    Raises InputError when the text is empty or too long, or ``published`` is no date.
    """
    return find_times(_asked(text), given_day(published) if published is not None else None)


def _asked(words: str) -> str:
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        raise InputError(f"Ask with 1 to {LONGEST} characters.")
    return words


def _person(person: Person, day: str | None, why: str, sure: float) -> Candidate:
    held = person.office_on(day)
    if held is not None:
        why = f"{why}; {_told(held, day)}"
        sure -= 0 if held.confirmed else SURE["unconfirmed"]
    elif day is not None and person.offices:
        why = f"{why}; in no office known on {day}"
    return Candidate(
        person.id, person.name, "person", (held.country if held else None) or person.country, held.title if held else None,
        (held.since or None) if held else None, (held.until or None) if held else None, why, round(max(sure, 0.0), 2),
    )  # fmt: skip


def _told(held: Holding, day: str | None) -> str:
    stale = (
        ""
        if held.until or (day or datetime.date.today().isoformat()) <= held.as_of
        else f", known as of {held.as_of}: may be stale"
    )
    second = f"; confirmed by {held.second_source}" if held.second_source else "; no second source was looked up"
    return f"{held.title} of {held.country or 'it'} from {held.since or '?'} to {held.until or 'now'} ({held.source}{second}{stale})"


def _likely(one: Candidate, day: str | None) -> float:
    """States and bodies before persons; persons in office before others, the higher office first."""
    if one.kind != "person":
        return 2 + one.confidence
    person = actor_data.persons().get(one.id)
    held = person.office_on(day) if person is not None else None
    if held is None:
        return 0.0
    serving = held.covers(day) if day is not None else not held.until
    return (1.0 if serving else 0.5) - actor_data.office_rank(held.office) / 100


def _shared(ranked: list[Candidate], day: str | None) -> list[Candidate]:
    """Share the sureness among those who bear the name: who is in office counts ten times who was."""
    weights = [max(_likely(one, day), 0.05) for one in ranked]
    weights = [10 * weight if weight > 0.8 else weight for weight in weights]
    return [
        Candidate(
            one.id, one.name, one.kind, one.country, one.office, one.since, one.until,
            f"{one.why}; {len(ranked)} bear the name", round(one.confidence * weight / sum(weights), 2),
        )
        for one, weight in zip(ranked, weights, strict=True)
    ]  # fmt: skip
