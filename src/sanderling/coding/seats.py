"""Who stands in a sentence as the model sees it: whole noun phrases that do not overlap, each with its actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sanderling.coding.drafts import Draft
from sanderling.coding.events import EventFinder
from sanderling.coding.match import objects
from sanderling.coding.quote import phrase_tokens
from sanderling.parse import Parsed, Sentence, Token
from sanderling.resolve.found import Found

MOST = 8
"""Parties of one sentence that are put to the model."""
_NOBODY = frozenset(
    """people person member side nation country state force power media national night civilian secretary reporter
    analyst expert observer witness resident family woman man child passenger customer reader viewer visitor fan""".split()
)
"""Role nouns that are no party of themselves."""
_WHERE = frozenset(
    ["in", "at", "near", "outside", "across", "inside", "around", "within", "off", "from", "throughout", "through"]
)
_DONE_TO = frozenset({"on", "of", "against", "for", "to", "over", "at"})


class Seats:
    """The marked parties of one sentence, in code points of the text."""

    def __init__(self, parsed: Parsed, sentence: Sentence) -> None:
        """Take a sentence whose parties are still to be seated."""
        self.parsed = parsed
        self.sentence = sentence
        self.spans: list[tuple[int, int]] = []
        self.actors: list[Found | None] = []
        """Who sits there; None for a thing that something is done to."""
        self.lone: list[tuple[Token, Found, int, int]] = []
        """Verbs that no rule knows, with an actor and a thing: the verb, the actor, the places of both."""
        self._seated: dict[Found, int | None] = {}
        """The place of each actor that was asked for: who found none once finds none later."""

    def seat(self, found: Found) -> int | None:
        """Return the place of an actor, given one if there is room; None when it is not of this sentence or not to be marked."""
        if found.head.sentence != self.sentence.index:
            return None
        if found not in self._seated:
            self._seated[found] = self._seat(found)
        return self._seated[found]

    def _seat(self, found: Found) -> int | None:
        tokens = self.parsed.tokens
        bare = (tokens[found.first].start, tokens[found.last].end)
        for span in (phrase(self.parsed, found), bare):
            place = self._take(span, found)
            if place is not None:
                return place
        return None

    def places(self, actors: Iterable[Found]) -> Iterator[int]:
        """Yield the places of those of the actors that have one."""
        for found in actors:
            place = self.seat(found)
            if place is not None:
                yield place

    def thing(self, head: Token) -> int | None:
        """Return the place of a thing, such as a plan or a ship, by the head of its phrase."""
        numbers = phrase_tokens(head)
        return self._take((self.parsed.tokens[numbers[0]].start, self.parsed.tokens[numbers[-1]].end), None)

    def _take(self, span: tuple[int, int], found: Found | None) -> int | None:
        if span in self.spans:
            return self.spans.index(span)
        if len(self.spans) >= MOST or any(span[0] < end and start < span[1] for start, end in self.spans):
            return None
        self.spans.append(span)
        self.actors.append(found)
        return len(self.spans) - 1

    def ordered(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Return the spans in text order, counted from the start of the sentence, and each place's rank among them."""
        order = sorted(range(len(self.spans)), key=lambda place: self.spans[place])
        start = self.sentence.start
        rank = [order.index(place) for place in range(len(order))]
        return [(self.spans[place][0] - start, self.spans[place][1] - start) for place in order], rank


def phrase(parsed: Parsed, found: Found) -> tuple[int, int]:
    """Return the whole noun phrase of a mention, as the model learned its parties: without clauses and the possessive."""
    numbers = phrase_tokens(found.head)
    first, last = min(numbers[0], found.first), max(numbers[-1], found.last)
    while last > first and parsed.tokens[last].tag == "POS":
        last -= 1
    return parsed.tokens[first].start, parsed.tokens[last].end


def done_to(draft: Draft) -> Token | None:
    """Return the head of what a draft without a recipient is done to: 'shot a film', 'an assault on inflation'."""
    token = draft.token
    found = [*draft.objects, *token.kids("dobj", "nsubjpass")]
    found += [
        target for prep in token.kids("prep") for target in prep.kids("pobj") if prep.lower in _DONE_TO
    ]
    return next((head for head in found if head.sentence == token.sentence and head.pos in {"NOUN", "PROPN"}), None)


def can_act(found: Found) -> bool:
    """Whether a mention can be a party of itself: no adjective, no unknown bare name, no place where something happens."""
    if found.kind in {"adjective", "reference"} or (found.kind == "name" and not (found.country or found.resolved)):
        return False
    if found.kind == "role" and found.head.lemma in _NOBODY and not found.country:
        return False
    titled = found.head.dep in {"compound", "amod", "nmod"} and found.head.head.pos in {"NOUN", "PROPN"}
    if titled and found.head.head.i > found.last:
        return False  # 'NATO Secretary-General Jens Stoltenberg': the person acts
    somewhere = found.head.dep == "pobj" and found.head.head.lower in _WHERE
    return not (somewhere and found.kind in {"state", "capital", "metonym"})


def seats_of(coder: EventFinder, sentence: Sentence, drafts: list[Draft]) -> Seats:
    """Seat the parties of a sentence's drafts first, then the other actors, then what lone drafts are done to."""
    made = Seats(coder.parsed, sentence)
    for draft in drafts:
        for found in (*draft.actors, *draft.recipients):
            made.seat(found)
    for found in coder.mentions.all:
        if found.head.sentence == sentence.index and found.head.i not in coder.said_cues and can_act(found):
            made.seat(found)
    for found in coder.mentions.all:
        if found.head.sentence == sentence.index:
            owned = _owned(coder, found)
            if owned is not None:
                made.seat(owned)
    for draft in drafts:
        if not draft.recipients and len(draft.actors) == 1:
            head = done_to(draft)
            if head is not None:
                made.thing(head)
    taken = {draft.token.i for draft in drafts}
    for token in sentence.tokens:
        if token.pos == "VERB" and token.i not in taken | coder.said_cues and token.dep not in {"amod", "aux"}:
            _seat_lone(coder, made, token)
    return made


def _owned(coder: EventFinder, owner: Found) -> Found | None:
    """'Bolivian coca growers', 'the U.N. human rights office': whom a nationality or a body stands before."""
    noun = owner.head.head
    while noun.dep == "compound" and noun.head.pos == "NOUN":
        noun = noun.head  # 'Bolivian coca growers': the parser hangs the nationality on the coca
    if owner.kind not in {"adjective", "state", "capital", "organisation"}:
        return None  # 'Kim crosses into Russia': no crosses of Kim's
    if owner.head.dep not in {"amod", "compound", "nmod"} or noun.pos != "NOUN" or noun.i in coder.mentions.by_token:
        return None
    made = Found(min(owner.first, noun.i), max(owner.last, noun.i), noun, "role", f"{owner.name} {noun.text}")
    made.country, made.plural = owner.country, noun.tag == "NNS"
    made.id = owner.id if owner.kind == "organisation" else None
    made.sector, made.why = owner.sector, f"'{noun.text}' belongs to {owner.name}"
    return made


def _seat_lone(coder: EventFinder, seats: Seats, verb: Token) -> None:
    """Seat who does what an unknown verb says, and the thing that it is done to."""
    actor = next((found for found in coder.arguments.subjects(verb) if can_act(found)), None)
    head = next((head for head in objects(verb) if head.pos in {"NOUN", "PROPN"}), None)
    if actor is None or head is None or coder.mentions.at(head):
        return
    source = seats.seat(actor)
    place = seats.thing(head) if source is not None else None
    if source is not None and place is not None:
        seats.lone.append((verb, actor, source, place))
