"""An actor mention while an article is being read: where it stands and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.knowledge import actor_data
from sanderling.parse import Token


@dataclass(slots=True, eq=False)
class Found:
    """A mention over the tokens ``first``..``last`` (inclusive, counted over the text) with its head token."""

    first: int
    last: int
    head: Token
    kind: str
    """state, adjective, national, capital, metonym, organisation, person, role, name, or reference."""
    name: str
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    resolved: bool = False
    why: str = ""
    plural: bool = False
    sex: str = ""
    role: actor_data.Role | None = None
    guessed: bool = False
    """Whether its country stands nowhere beside it, but was taken from what the sentence or article is about."""
    sure: float = 0.0
    """How sure it is that the words mean just this, from 0 to 1."""
    placed: bool = False
    """Whether a capital's name tells only where something is: it is a place there, and no actor."""
    many: bool = False
    """Whether it is several states, none of them named: 'Gulf states'."""
    parts: list[Found] = field(default_factory=list)
    """For a reference to several ('the two countries'): what it refers to."""

    @property
    def key(self) -> str:
        """What tells this actor from others: its id, else its country and name."""
        return self.id or f"{self.country or ''}:{self.name.lower()}"

    @property
    def human(self) -> bool:
        """Whether it is a person or people."""
        return self.kind in {"person", "national"} or (
            self.kind == "role" and self.role is not None and self.role.kind == "person"
        )


ORGANISATION_WORDS = frozenset(
    """
        agency alliance army assembly association authority bank board brigade bureau cabinet centre center
        coalition command commission committee company conference congress corporation corps council court
        department directorate federation force forces foundation front fund government group guard guards inc
        institute league ltd ministry mission movement navy network office organisation organization parliament
        party police secretariat senate service society tribunal union university watch corp co brigades militia
        campaign school academy club press times post news radio television tv daily
    """.split()
)
"""Last words by which an unknown name is an organisation."""

HONORIFICS = frozenset(
    """
        mr mrs ms dr sir lord lady prof professor gen lt col maj capt adm cmdr sgt rev sen rep gov pres mr. mrs.
        ms. dr. prof. gen. lt. col. maj. capt. adm. cmdr. sgt. rev. sen. rep. gov. pres. sheikh ayatollah pope
        imam comrade
    """.split()
)
"""Titles that come before a person's name and say nothing of an office."""

SEX_OF_TITLE = {
    "mr": "m",
    "mr.": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "lady": "f",
}

NAMED_AS = {
    "state": "a name",
    "adjective": "the adjective",
    "national": "the word for people",
    "capital": "the capital",
    "metonym": "a seat of government",
}
"""What a word of each kind is of its state, for saying why."""

SURE = {
    "state": 0.97, "adjective": 0.97, "national": 0.97, "capital": 0.9, "metonym": 0.93, "seat": 0.85,
    "organisation": 0.95, "acronym": 0.92,
    "full name": 0.97, "one of several": 0.85, "named before": 0.95, "surname": 0.88, "spelling": 0.85,
    "office": 0.9, "leader": 0.85, "unconfirmed": 0.02, "stale": 0.1,
    "pronoun": 0.75, "refers back": 0.75, "guessed": 0.6,
}  # fmt: skip
"""How sure an answer is by the way it was found; 'unconfirmed' and 'stale' are taken off an office's holder.

Set below the share of right answers of each way in the tables of ``eval.actors``.
"""

_OF_MANY = frozenset(["migrant", "asylum seeker", "asylum-seeker", "donor", "creditor", "lender", "bondholder", "government"])
"""People, and bodies in the plural, of several states at once."""
_FROM_AFAR = frozenset(["foreign", "western", "european", "overseas", "outside", "international", "unnamed", "rich", "wealthy", "richer", "regional", "latin", "african", "asian", "arab", "nordic", "baltic", "balkan", "caribbean", "scandinavian"])
"""What is said of people of several states: 'foreign firms', 'Western governments', 'European monitors'."""


def from_afar(found: Found) -> bool:
    """Whether a role noun in the plural means those of several states: 'donors', 'all governments', 'foreign politicians'."""
    if found.role is None or not found.plural:
        return False
    return found.role.noun in _OF_MANY or any(
        word.lower in _FROM_AFAR for kid in found.head.kids("amod", "compound") for word in (kid, *kid.kids("amod", "compound"))
    )
