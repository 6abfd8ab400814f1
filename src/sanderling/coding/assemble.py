"""Turns drafts into records: events, claims, journeys, conveyances, each value with its span."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sanderling.coding.circumstances import Anchor, belongs
from sanderling.coding.claims import Said
from sanderling.coding.drafts import Draft, Rejected
from sanderling.coding.quote import Quoter, phrase_tokens
from sanderling.coding.trips import Trip
from sanderling.coding.vehicles import Property, Vehicle
from sanderling.knowledge.cue_data import codebook, word_classes
from sanderling.knowledge.event_data import event_types
from sanderling.parse import Parsed, Token
from sanderling.records import (
    Act,
    Actor,
    Attribute,
    Claim,
    Conveyance,
    Dropped,
    Event,
    Factuality,
    Journey,
    Mention,
    Place,
    Quantity,
    Region,
    Source,
    Span,
    Step,
    Time,
)
from sanderling.resolve.found import Found

PLACE_NOUNS = frozenset(
    """
        region province state city town village capital port base airport area border district coast island sea
        strait center centre site headquarters embassy palace resort hotel peninsula waters territory
    """.split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_MEDIA = frozenset(
    {"media", "report", "newspaper", "agency", "broadcaster", "tv", "television", "outlet", "press", "radio", "daily"}
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The times, places and quantities of the article with where they stand in the parse."""

    times: list[Time]
    time_anchors: Sequence[Anchor]
    places: list[Place]
    place_anchors: Sequence[Anchor]
    quantities: list[Quantity]
    published: str | None


class Assembler:
    """Makes the records of one article."""

    def __init__(self, parsed: Parsed, quoter: Quoter, circumstances: Circumstances) -> None:
        """Take the parse, the quoter and what was found of when, where and how much."""
        self.parsed = parsed
        self.quoter = quoter
        self.found = circumstances
        self._place_at = {
            i: place
            for place, anchor in zip(circumstances.places, circumstances.place_anchors, strict=True)
            for i in range(anchor.first, anchor.last + 1)
        }
        self._standing = [anchor for anchor in circumstances.place_anchors if self._stands_as_place(anchor)]

    def actor(self, found: Found) -> Actor:
        """Return the record of an actor mention."""
        span = self.quoter.tokens(found.first, found.last)
        sure = found.sure if found.resolved else 0.0
        return Actor(found.name, span, found.id, found.country, found.sector, found.office, found.resolved, found.why, sure)

    def mentions(self, found: Iterable[Found]) -> tuple[Mention, ...]:
        """Return the records of mentions in text order: those of actors given, and all of places, times and quantities."""
        marks = [
            *(Mention("actor", (actor := self.actor(one)).span, actor=actor) for one in found if not one.placed),
            *(Mention("place", place.span, place=place) for place in self.found.places),
            *(Mention("time", time.evidence, time=time) for time in self.found.times if time.evidence is not None),
            *(Mention("quantity", quantity.span, quantity=quantity) for quantity in self.found.quantities),
        ]
        return tuple(sorted(marks, key=lambda mention: (mention.span.start, mention.span.end, mention.kind)))

    def regions(self, found: Iterable[Region]) -> tuple[Region, ...]:
        """Return regions of the repaired text with offsets in the original."""
        spans = [(self.quoter.span(one.start, one.end), one) for one in found]
        return tuple(Region(span.start, span.end, one.kind, one.why) for span, one in spans)

    def time_of(self, token: Token) -> Time | None:
        """Return the time that belongs to what is told at ``token``."""
        anchor = belongs(self.found.time_anchors, token, self.parsed)
        return self.found.times[anchor.number] if anchor else None

    def place_of(self, token: Token) -> Place | None:
        """Return the place that belongs to what is told at ``token``."""
        anchor = belongs(self._standing, token, self.parsed)
        return self.found.places[anchor.number] if anchor else None

    def _stands_as_place(self, anchor: Anchor) -> bool:
        """Whether the words of place say where: after 'in', 'at', 'near', not after 'with' or as a subject."""
        token = self.parsed.tokens[anchor.last]
        for _ in range(4):
            if token.dep == "pobj":
                return token.head.lower in {
                    "in",
                    "at",
                    "near",
                    "outside",
                    "across",
                    "inside",
                    "around",
                    "within",
                    "off",
                    "from",
                    "throughout",
                }
            if token.dep not in {"appos", "conj"} and not (
                token.dep in {"compound", "poss", "nmod", "amod"} and token.head.lemma in PLACE_NOUNS
            ):
                return False
            token = token.head
        return False

    # Events

    def events(self, drafts: list[Draft]) -> list[Event]:
        """Return the records of the drafts, numbered E1, E2, ... in text order."""
        names = {id(draft): f"E{number}" for number, draft in enumerate(drafts, start=1)}
        return [self._event(draft, names) for draft in drafts]

    def _event(self, draft: Draft, names: dict[int, str]) -> Event:
        time = self.time_of(draft.token)
        background = draft.background or self._long_ago(time)
        factuality = self._by_time(draft, time)
        act = draft.act
        code = Act(codebook("plover").get((act.value, factuality.value), act.value))
        about = event_types()[act]
        mode = draft.mode if draft.mode in about.modes else None
        steps = [
            Step(what, because, self.quoter.tokens(token.i, token.i) if token is not None else None)
            for what, because, token in draft.steps
        ]
        if code is not act:
            steps.append(Step(f"code {code}", f"a {factuality} {act} is coded {code} in PLOVER 2021"))
        purpose = names.get(id(draft.purpose_of)) if draft.purpose_of is not None else None
        return Event(
            id=names[id(draft)],
            act=act,
            code=code,
            mode=mode,
            contexts=_contexts(draft),
            quad=event_types()[code].quad,
            score=about.modes.get(mode, about.score) if code is act and mode else event_types()[code].score,
            actors=tuple(self.actor(found) for found in draft.actors),
            recipients=tuple(self.actor(found) for found in draft.recipients),
            objects=tuple(self.quoter.phrase(head) for head in _conjuncts(draft.objects)),
            place=self.place_of(draft.token),
            time=time,
            factuality=factuality,
            background=background,
            according_to=self.sources(draft.said),
            purpose_of=purpose,
            evidence=self._evidence(draft),
            rule=draft.rule,
            confidence=round(draft.likely, 3),
            steps=tuple(steps),
        )

    def _evidence(self, draft: Draft) -> tuple[Span, ...]:
        token = draft.token
        numbers = [token.i]
        for found in (*draft.actors, *draft.recipients):
            if found.head.sentence == token.sentence:
                numbers += [found.first, found.last]
                if found.head.dep in _ARGUMENTS:
                    numbers += phrase_tokens(found.head)
        for head in (*draft.objects, *token.kids("dobj", "prt", "neg", "aux")):
            numbers += [head.i]
        for prep in token.kids("prep"):
            if prep.lower in {"to", "in", "at", "on", "with", "against", "from"}:
                numbers += [i for target in prep.kids("pobj") for i in phrase_tokens(target)]
        return (self.quoter.tokens(min(numbers), max(numbers)),)

    def _long_ago(self, time: Time | None) -> bool:
        if time is None or time.end is None or self.found.published is None:
            return False
        return int(time.end[:4]) < int(self.found.published[:4]) - 1

    def _by_time(self, draft: Draft, time: Time | None) -> Factuality:
        """'visits Tokyo next week': a future date makes the present tense a plan."""
        value = draft.factuality
        if value in {Factuality.HAPPENED, Factuality.ONGOING} and time is not None and time.start is not None:
            published = self.found.published
            if published is not None and time.start > published and time.precision != "range" and len(time.start) == 10:
                verb = draft.token if draft.token.pos == "VERB" else draft.token.head
                if verb.tag in {"VBZ", "VBP", "VBG"} or (draft.noun and verb.tag not in {"VBD"}):
                    draft.note("factuality: planned", "its date lies after the publication")
                    return Factuality.PLANNED
        return value

    def sources(self, said: list[Said]) -> tuple[Source, ...]:
        """Return the chain of sources, outermost last; a speaker that is not named keeps its words."""
        chain: list[Source] = []
        for one in said:
            for source in self._source(one):
                if all(source.span != other.span for other in chain):
                    chain.append(source)
        return tuple(chain)

    def _source(self, said: Said) -> list[Source]:
        if said.speakers:
            sources = [self._named_source(found) for found in said.speakers]
            if len(sources) == 1:
                return sources
            first = min(found.first for found in said.speakers)  # who speak together are one link of the chain
            last = max(found.last for found in said.speakers)
            names = ", ".join(source.name for source in sources)
            return [
                Source(names, all(source.named for source in sources), sources[0].kind, self.quoter.tokens(first, last))
            ]
        if said.speaker is None:
            return []
        span = self.quoter.phrase(said.speaker)
        lemma = said.speaker.lemma.lower()
        kind = "media" if lemma in _MEDIA - {"report"} else "unnamed"
        return [Source(span.text, False, kind, span)]

    def _named_source(self, found: Found) -> Source:
        span = self.quoter.tokens(found.first, found.last)
        kinds = {
            "person": "person",
            "state": "state",
            "capital": "state",
            "metonym": "state",
            "reference": "state",
            "organisation": "organisation",
        }
        kind = kinds.get(found.kind, "unnamed")
        named = kind != "unnamed"
        if found.sector in {"MED", "JRN"}:
            kind = "media"
        elif found.kind == "role" and found.role is not None:
            kind = (
                "person"
                if found.id
                else "organisation"
                if found.role.kind == "organisation" and found.country
                else "unnamed"
            )
            named = bool(found.id) or kind == "organisation"
        return Source(found.name, named, kind, span)

    # Claims

    def claims(self, said: list[Said], drafts: list[Draft]) -> list[Claim]:
        """Return the records of the statements, numbered C1, C2, ..."""
        names = {id(draft): f"E{number}" for number, draft in enumerate(drafts, start=1)}
        made: list[Claim] = []
        for number, one in enumerate(said, start=1):
            speakers = [self.actor(found) for found in one.speakers]
            if not speakers and one.speaker is not None:
                span = self.quoter.phrase(one.speaker)
                speakers = [Actor(span.text, span, why="a source that is not named")]
            cue = self.quoter.tokens(one.cue[0].i, one.cue[-1].i)
            content = self.quoter.tokens(one.first, one.last)
            inside = tuple(names[id(draft)] for draft in drafts if one in draft.said)
            evidence = self.quoter.tokens(
                min(
                    [
                        one.first,
                        one.cue[0].i,
                        *(f.first for f in one.speakers if f.head.sentence == one.cue[0].sentence),
                    ]
                ),
                max(one.last, one.cue[-1].i),
            )
            made.append(
                Claim(
                    f"C{number}", speakers[0] if speakers else None, tuple(speakers), cue, content, one.direct,
                    one.stance, inside, (evidence,),
                    tuple(self.quoter.tokens(first, last) for first, last in one.covers), one.kind, self._who(one),
                )
            )  # fmt: skip
        return made

    def _who(self, said: Said) -> Span | None:
        if said.speaker is None:
            return None
        if any(token in said.cue for token in said.speaker.subtree()):  # 'the officials who said so'
            return self.quoter.phrase(said.speaker)
        whole = [
            token.i
            for token in said.speaker.subtree()
            if not token.is_edge() and not any(first <= token.i <= last for first, last in said.covers)
        ]
        run = [said.speaker.i]
        for number in sorted(whole):
            if number > run[-1] and all(self.parsed.tokens[i].is_edge() for i in range(run[-1] + 1, number)):
                run.append(number)
        for number in sorted(whole, reverse=True):
            if number < run[0] and all(self.parsed.tokens[i].is_edge() for i in range(number + 1, run[0])):
                run.insert(0, number)
        return self.quoter.tokens(run[0], run[-1])

    # Journeys and conveyances

    def journeys(self, trips: list[Trip], vehicles: list[Vehicle]) -> list[Journey]:
        """Return the records of the journeys, numbered J1, J2, ..."""
        made: list[Journey] = []
        for number, trip in enumerate(trips, start=1):
            conveyance = None
            if trip.vehicle is not None:
                for index, vehicle in enumerate(vehicles, start=1):
                    if any(token.i == trip.vehicle.i for token in vehicle.tokens):
                        conveyance = f"V{index}"
            going = [word for word in trip.words if word not in trip.left]
            time = next((time for time in map(self.time_of, going) if time is not None), None)
            evidence = []
            for word in trip.words:
                head = word
                numbers = [
                    head.i,
                    *(
                        t.i
                        for t in (trip.to, trip.origin, trip.vehicle, *trip.via)
                        if t is not None and t.sentence == head.sentence
                    ),
                ]
                numbers += [
                    i
                    for found in trip.travellers
                    if found.head.sentence == head.sentence
                    for i in (found.first, found.last)
                ]
                evidence.append(self.quoter.tokens(min(numbers), max(numbers)))
            made.append(
                Journey(
                    f"J{number}", tuple(self.actor(found) for found in trip.travellers), self._place(trip.origin),
                    tuple(place for place in (self._place(token) for token in trip.via) if place is not None),
                    self._place(trip.to), time, conveyance, tuple(self.quoter.phrase(token) for token in trip.escorts),
                    trip.factuality, tuple(dict.fromkeys(evidence)),
                    host=self.actor(trip.host) if trip.host is not None else None,
                    purpose=self.quoter.tokens(*trip.purpose) if trip.purpose is not None else None,
                    left=next((when for when in map(self.time_of, trip.left) if when is not None), None),
                )
            )  # fmt: skip
        return made

    def _place(self, token: Token | None) -> Place | None:
        return self._place_at.get(token.i) if token is not None else None

    def conveyances(self, vehicles: list[Vehicle], claims_at: Callable[[Token], list[Said]]) -> list[Conveyance]:
        """Return the records of the conveyances, numbered V1, V2, ..."""
        made: list[Conveyance] = []
        for number, vehicle in enumerate(vehicles, start=1):
            words = [i for i in phrase_tokens(vehicle.name) if i <= vehicle.name.i]  # no 'on Thursday' after it
            name = self.quoter.tokens(min(words), vehicle.name.i)
            said = [one for token in vehicle.tokens for one in claims_at(token)]
            spans = dict.fromkeys(self.quoter.phrase(token) for token in vehicle.tokens)
            made.append(
                Conveyance(
                    f"V{number}", name.text, vehicle.kind,
                    tuple(self._attribute(item) for item in vehicle.protection),
                    tuple(self._attribute(item) for item in vehicle.attributes),
                    tuple(self._attribute(item) for item in vehicle.formation),
                    self.sources(list(dict.fromkeys(said))), tuple(spans),
                )
            )  # fmt: skip
        return made

    def _attribute(self, item: Property) -> Attribute:
        evidence = self.quoter.tokens(item.first, item.last)
        if item.quantity is None:
            return Attribute(item.name, item.value or evidence.text, None, None, None, evidence)
        quantity = self.found.quantities[item.quantity]
        name = item.name
        if quantity.approximator:
            name = f"{name} ({quantity.approximator.replace('_', ' ')})"
        if item.value:
            return Attribute(
                name, quantity.value, item.value.removeprefix(quantity.span.text).strip() or None, None, None, evidence
            )
        return Attribute(name, quantity.value, quantity.unit, quantity.si, quantity.si_unit, evidence)

    def dropped(self, rejected: list[Rejected]) -> list[Dropped]:
        """Return what was considered and not kept."""
        return [Dropped(one.what, one.reason, self.quoter.tokens(one.token.i, one.token.i)) for one in rejected]


def _contexts(draft: Draft) -> tuple[str, ...]:
    """The contexts that the cue proves, and the military one where weapons are what is given, sold or asked for."""
    arms = word_classes().get("weapons", frozenset())
    words = {word.lemma.lower() for head in _conjuncts(draft.objects) for word in (head, *head.kids("compound"))}
    if "military" not in draft.contexts and words & (arms | {"arm", "arms", "troop", "ammunition"}):
        return (*draft.contexts, "military")
    return draft.contexts


def _conjuncts(heads: list[Token]) -> list[Token]:
    found: dict[int, Token] = {}
    for head in heads:
        for token in (head, *head.kids("conj")):
            found[token.i] = token
    return [found[i] for i in sorted(found)]
