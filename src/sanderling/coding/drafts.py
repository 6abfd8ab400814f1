"""An event while it is being coded: still in terms of the parse, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.coding.claims import Said
from sanderling.parse import Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found


@dataclass(frozen=True, slots=True)
class Opinion:
    """The model's share for the draft's own act, for no act at all, and the act that it holds likeliest."""

    same: float
    none: float
    likeliest: str


@dataclass(slots=True, eq=False)
class Draft:
    """One event at the word ``token``."""

    token: Token
    act: Act
    rule: str
    actors: list[Found]
    recipients: list[Found]
    objects: list[Token] = field(default_factory=list)
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    noun: bool = False
    weight: int = 0
    factuality: Factuality = Factuality.HAPPENED
    background: bool = False
    said: list[Said] = field(default_factory=list)
    """The statements that the event stands in, innermost first."""
    purpose_of: Draft | None = None
    named: bool = False
    """Whether the cue names what it is done with ('declared a state of emergency'): there the object is no party."""
    together: bool = False
    """Whether all who have a part in it do it: 'A met B', 'clashes between A and B'."""
    planned: bool = False
    """Whether the cue itself says that the act is still to come: 'threatened to shell'."""
    opinion: Opinion | None = None
    """What the trained model holds of it, where it could be asked."""
    between: dict[tuple[str, str], float] = field(default_factory=dict)
    """By pair of parties of the sentence, the model's share for the act passing from the first to the second."""
    held: Factuality | None = None
    """How sure the model holds the act to be."""
    fine: str = ""
    """The finest class of the act by the model."""
    who: str = "current"
    """How its actor was chosen in the end: current or other; and the share of that option."""
    who_share: float = 0.0
    whom: str = "current"
    """How its recipient was chosen in the end: current, none, own or other; and the share of that option."""
    whom_share: float = 0.0
    recoded: str = ""
    """The act that the rules had, where the model's was taken for it."""
    beside: list[str] = field(default_factory=list)
    """What the other candidates of the article say of its act and its parties, as names of features."""
    doubt: str = ""
    """Why it is only a candidate: what the rules, or the thresholds of the model, held against it."""
    likely: float = 0.0
    """How likely it is an event as coded, all in all."""
    steps: list[tuple[str, str, Token | None]] = field(default_factory=list)
    """What was decided, why, and the word that decides."""

    def note(self, what: str, because: str, token: Token | None = None) -> None:
        """Keep one step of why."""
        self.steps.append((what, because, token))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that was considered and not kept."""

    token: Token
    what: str
    reason: str


def party(found: Found) -> str:
    """Return what a party counts as: its country, else what tells it from others."""
    return found.country or found.key


def is_state(key: str) -> bool:
    """Whether what a party counts as is a state's alpha-3 code."""
    return len(key) == 3 and key.isupper()


MATERIAL_CONFLICT = frozenset({Act.PROTEST, Act.SANCTION, Act.MOBILIZE, Act.COERCE, Act.ASSAULT})
JUDGING = frozenset({Act.ACCUSE, Act.SUPPORT})
"""Acts that judge a deed: what they are about names whom they are directed at."""

NEEDS_RECIPIENT = frozenset({Act.COOPERATE, Act.AID, Act.SANCTION})
