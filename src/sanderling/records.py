"""Every record that a reading is made of: frozen, typed, documented; no logic beyond validation.

Offsets are Unicode code points into the article's text as it came, before any repair, end exclusive.
Unknown is ``None`` (or an empty tuple), never a default.  Dates are ISO 8601 strings of the precision known:
``2023``, ``2023-08``, ``2023-08-13``.  States carry ISO 3166-1 alpha-3 codes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """The 16 root types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Factuality(StrEnum):
    """How sure the article's words are that the act took place."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    DENIED = "denied"
    NEGATED = "negated"


class EditKind(StrEnum):
    """What an edit of the repair mends."""

    HOMOGLYPH = "homoglyph"
    INVISIBLE = "invisible"
    BIDI = "bidi"
    MOJIBAKE = "mojibake"
    COMPATIBILITY = "compatibility"
    COMBINING = "combining"


class RegionKind(StrEnum):
    """Parts of a page that are not the article's prose and are kept out of coding."""

    KEYWORD_TAIL = "keyword_tail"
    BOILERPLATE = "boilerplate"
    REPEATED_TITLE = "repeated_title"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the article's original text: ``quote`` is exactly ``original[start:end]``.

    ``text`` is the same piece after repair, for people to read; it equals ``quote`` where nothing was repaired.
    """

    start: int
    end: int
    quote: str
    text: str

    def __post_init__(self) -> None:
        """Raise ValueError when the offsets do not fit the quote."""
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}..{self.end} does not fit its quote of {len(self.quote)} code points")


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: ``original`` at start..end of the article's text was read as ``replacement``."""

    start: int
    end: int
    original: str
    replacement: str
    kind: EditKind


@dataclass(frozen=True, slots=True)
class Flag:
    """Something suspicious that was left as it is, such as a digit that stands for a letter."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the article's text that is kept out of coding."""

    start: int
    end: int
    kind: RegionKind
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came. ``id`` is the SHA-256 of its bytes, in hexadecimal."""

    id: str
    text: str
    title: Span | None = None
    published: str | None = None
    published_from: str | None = None
    """One of given, metadata, dateline, or None."""
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    name: str | None = None
    """Where it was read from: a path, or ``-`` for standard input."""
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, is acted upon, or speaks."""

    name: str
    span: Span
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    """A PLOVER sector code such as GOV, MIL, REB."""
    office: str | None = None
    resolved: bool = False
    why: str = ""
    confidence: float = 0.0
    """How sure it is that the words mean just this, from 0 to 1; 0 when unresolved. See docs/knowledge.md."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text. Latitude and longitude in degrees, WGS 84."""

    name: str
    span: Span
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    """One of site, city, admin1, country, or None when unresolved."""
    resolved: bool = False
    why: str = ""
    confidence: float = 0.0
    """How sure it is that the words mean just this place, from 0 to 1; 0 when unresolved."""


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO dates ``start`` to ``end`` (inclusive), or None with precision ``unresolved`` and the reason."""

    text: str
    precision: str
    """One of day, week, month, year, range, unresolved."""
    start: str | None = None
    end: str | None = None
    evidence: Span | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: ``value`` as written, ``si`` in SI base or derived units."""

    value: float
    span: Span
    unit: str | None = None
    si: float | None = None
    si_unit: str | None = None
    approximator: str | None = None
    """One of at_least, at_most, about, more_than, less_than, or None."""
    counted: str | None = None
    """The thing counted, as a lemma, such as soldier or rocket."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing found in the text, whether or not an event uses it; exactly one of the four is set."""

    kind: str
    """One of actor, place, time, quantity."""
    span: Span
    actor: Actor | None = None
    place: Place | None = None
    time: Time | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link in a chain of attribution."""

    name: str
    named: bool
    kind: str
    """One of person, organisation, state, media, unnamed."""
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step of why an event was coded as it was, for ``sanderling explain``."""

    what: str
    because: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. ``act`` is what was or would be done; ``code`` the PLOVER code by the codebook's rules."""

    id: str
    act: Act
    code: Act
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    objects: tuple[Span, ...]
    place: Place | None
    time: Time | None
    factuality: Factuality
    background: bool
    according_to: tuple[Source, ...]
    """The chain of sources, outermost last; empty when the article says it in its own voice."""
    purpose_of: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    steps: tuple[Step, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says something. ``stance`` is what the cue does to the content: asserts, hedges, denies, ..."""

    id: str
    speaker: Actor | None
    speakers: tuple[Actor, ...]
    cue: Span
    content: Span
    direct: bool
    stance: str
    events: tuple[str, ...]
    evidence: tuple[Span, ...]
    parts: tuple[Span, ...] = ()
    """All stretches of what is said, where the cue breaks it or it goes on in the next sentences."""
    kind: str = "speech"
    """``speech``: a clause on somebody's word; ``stance``: criticism, demand, intent or knowledge of something."""
    source: Span | None = None
    """All words that name the speaker: 'a senior official at the ministry, who asked not to be named'."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A measured or named property of a conveyance, with the words it rests on."""

    name: str
    value: float | str
    unit: str | None
    si: float | None
    si_unit: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Conveyance:
    """A vehicle, vessel, train or aircraft that the article describes."""

    id: str
    name: str
    kind: str
    protection: tuple[Attribute, ...]
    attributes: tuple[Attribute, ...]
    formation: tuple[Attribute, ...]
    according_to: tuple[Source, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """Somebody went, or will go, somewhere. ``origin`` is published as ``from``."""

    id: str
    travellers: tuple[Actor, ...]
    origin: Place | None
    via: tuple[Place, ...]
    to: Place | None
    time: Time | None
    conveyance: str | None
    """The id of a Conveyance."""
    escorts: tuple[Span, ...]
    factuality: Factuality
    evidence: tuple[Span, ...]
    feasible: bool | None = None
    host: Actor | None = None
    """Who invited or received the traveller, or whom of the country he came to see."""
    purpose: Span | None = None
    """The words that say what for."""
    left: Time | None = None
    """When the traveller left the destination again, where that is told apart from ``time``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, or that is supported by what is known."""

    id: str
    kind: str
    severity: str
    says: Span | None
    because: str
    sources: tuple[str, ...]
    suggestion: str


class Verdict(StrEnum):
    """What an event is when it is held against a legal measure: an indicator for a person to examine, never guilt."""

    INDICATOR = "indicator"
    WOULD_BE_IF_IT_HAPPENS = "would_be_if_it_happens"
    EXEMPT = "exempt"
    NOT_COVERED = "not_covered"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class RuleLink:
    """One paragraph in the chain that an assessment rests on."""

    instrument: str
    paragraph: str
    relation: str
    """rule (the one it rests on), base (what it widens), extends, replaces, or reaffirms."""
    start: str
    """First day in force, ISO."""
    end: str | None
    """Last day in force, ISO; None: open."""
    says: str
    confirmed: str
    """text, rule or no: what a second public source showed (docs/measures.md)."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong the evidence of the event is: as the article tells it, by whom, and how often else it was told."""

    factuality: Factuality
    background: bool
    sources: tuple[str, ...]
    """The chain of attribution, outermost last; empty when the article says it in its own voice."""
    named: bool | None
    """Whether all sources of the chain are named; None when there is none."""
    origins: int | None
    """Number of independent origins, where a record of many articles knows it."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """An event held against one rule of a legal regime on the event's date: for a person to examine, no judgement."""

    id: str
    event: str
    regime: str
    instrument: str | None
    paragraph: str | None
    verdict: Verdict
    because: str
    as_extended_by: str | None
    """Paragraphs that widen the rule and were in force: ``UNSCR 1874 (2009) paragraph 9``."""
    chain: tuple[RuleLink, ...]
    exemptions_considered: tuple[str, ...]
    unknowns: tuple[str, ...]
    """Facts that the article does not tell and on which the verdict hangs."""
    goods: tuple[str, ...]
    """Classes of goods, services or activities that the words name."""
    days: str | None
    """The days held against the rule, ISO ``first/last``; None: not known."""
    strength: Strength
    references: tuple[str, ...]
    """Guidance and treaty tests that a person may want to read with it; never a ground of the verdict."""
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to who, what, when, where, why or how."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was considered and not kept, with its reason."""

    what: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """What made this reading: versions and digests, and what was dropped and why."""

    program: str
    model: str
    knowledge: str
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, each value with the exact words that it rests on."""

    article: Article
    clean: str
    """The repaired text."""
    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...]
    regions: tuple[Region, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    journeys: tuple[Journey, ...]
    conveyances: tuple[Conveyance, ...]
    findings: tuple[Finding, ...]
    assessments: tuple[Assessment, ...]
    answers: dict[str, tuple[Answer, ...]]
    trail: Trail
