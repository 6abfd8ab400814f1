"""Conveyances in the parse: what a train, ship, aircraft or car of the article is said to be and to have."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.coding.motion import vehicle_kinds, words_of
from sanderling.parse import Parsed, Sentence, Token


@dataclass(slots=True, eq=False)
class Property:
    """A named property with the tokens that it rests on (inclusive) and, where there is one, its quantity's number."""

    name: str
    value: str
    first: int
    last: int
    quantity: int | None = None
    """Index into the article's quantities."""


@dataclass(slots=True, eq=False)
class Vehicle:
    """One conveyance, from all sentences that speak of it."""

    kind: str
    name: Token
    tokens: list[Token] = field(default_factory=list)
    protection: list[Property] = field(default_factory=list)
    attributes: list[Property] = field(default_factory=list)
    formation: list[Property] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity of the article in terms of tokens (inclusive)."""

    first: int
    last: int
    unit: str | None
    counted: str | None


def find_vehicles(parsed: Parsed, measured: list[Measured], used: set[int]) -> list[Vehicle]:
    """Return the conveyances that somebody travels by or that the article describes.

    ``used`` holds the numbers of vehicle tokens that journeys use.  A vehicle that is only named in passing,
    such as aircraft in a strike, is not described and not returned.
    """
    found: dict[str, Vehicle] = {}
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            kind = vehicle_kinds().get(token.lemma.lower()) if token.pos == "NOUN" else None
            if kind is None:
                continue
            if (
                kind == "road vehicle"
                and token.lemma == "vehicle"
                and "train" in found
                and _near(found["train"], sentence)
            ):
                kind = "train"
            vehicle = found.get(kind)
            if vehicle is None:
                vehicle = found[kind] = Vehicle(kind, token)
            vehicle.tokens.append(token)
    for vehicle in found.values():
        for sentence in parsed.sentences:
            if any(token.sentence == sentence.index for token in vehicle.tokens):
                _describe(vehicle, sentence, measured)
    kept = [vehicle for vehicle in found.values() if any(token.i in used for token in vehicle.tokens)]
    kept += [
        vehicle
        for vehicle in found.values()
        if vehicle not in kept and vehicle.protection and (vehicle.attributes or vehicle.formation)
    ]
    for vehicle in kept:
        vehicle.name = max(vehicle.tokens[:6], key=lambda token: (token.i in used, len(token.kids("amod", "compound"))))
        others = [other for other in found.values() if other is not vehicle]
        _cover(vehicle, others, parsed)
    return kept


def _near(vehicle: Vehicle, sentence: Sentence) -> bool:
    return any(abs(token.sentence - sentence.index) <= 1 for token in vehicle.tokens)


def _describe(vehicle: Vehicle, sentence: Sentence, measured: list[Measured]) -> None:
    mine = [token for token in vehicle.tokens if token.sentence == sentence.index]
    for token in sentence.tokens:
        known = any(token.lower == property_.value for property_ in vehicle.protection)
        if token.lower in words_of("protection") and not known and _concerns(token, mine):
            vehicle.protection.append(Property("protection", token.lower, token.i, token.i))
    for number, quantity in enumerate(measured):
        inside = [token for token in sentence.tokens if quantity.first <= token.i <= quantity.last]
        if not inside:
            continue
        if quantity.unit is not None:
            name, first, last = _property_name(inside, sentence)
            remark = any(
                token.tag in {"JJR", "RBR"} and token.i > quantity.last - 1 and token.i <= quantity.last + 3
                for token in sentence.tokens
            )
            if remark:
                clause = _clause(inside[-1])
                text = " ".join(token.text for token in clause)
                vehicle.attributes.append(Property(f"{name} remark", text, clause[0].i, clause[-1].i, None))
            else:
                vehicle.attributes.append(
                    Property(name, "", min(first, quantity.first), max(last, quantity.last), number)
                )
            continue
        counted = _counted(inside, sentence)
        if counted is None:
            continue
        if counted in mine:
            vehicle.formation.append(
                Property(f"number of {counted.lower}", "", quantity.first, max(quantity.last, counted.i), number)
            )
        elif counted.lemma in words_of("escort") and _rides(counted, mine):
            vehicle.formation.append(
                Property(
                    "escort",
                    " ".join(t.text for t in counted.subtree()),
                    min(quantity.first, counted.i),
                    counted.i,
                    number,
                )
            )
            head = counted.head
            for task in head.kids("advcl"):
                words = task.subtree()
                vehicle.formation.append(
                    Property("task of the escort", " ".join(t.text for t in words), words[0].i, words[-1].i)
                )


def _concerns(token: Token, mine: list[Token]) -> bool:
    head = token
    for _ in range(5):
        if head in mine:
            return True
        if head.pos == "VERB":
            return any(child in mine for child in head.kids("nsubj", "nsubjpass", "dobj"))
        if head.head is head:
            return False
        head = head.head
    return False


def _property_name(inside: list[Token], sentence: Sentence) -> tuple[str, int, int]:
    """'a maximum speed of 37 mph': the noun that the quantity measures, with its adjectives."""
    ids = {token.i for token in inside}
    head = next((token for token in inside if token.head.i not in ids), inside[-1])
    top = head.head
    if top.tag == "IN" and top.head.pos == "NOUN":
        noun = top.head
        words = [*noun.kids("amod", "compound"), noun]
        return " ".join(word.text.lower() for word in words), words[0].i, noun.i
    if top.pos == "NOUN":
        return top.text.lower(), top.i, top.i
    unit = inside[-1].lemma.lower()
    name = (
        "speed"
        if unit in {"mph", "kph", "km/h", "knot"}
        else "mass"
        if unit in {"pound", "ton", "tonne", "kilogram", "kg"}
        else "measure"
    )
    return name, inside[0].i, inside[-1].i


def _clause(token: Token) -> list[Token]:
    head = token
    while head.head is not head and head.pos not in {"VERB", "AUX"}:
        head = head.head
    return [word for word in head.subtree() if word.pos != "SPACE"]


def _counted(inside: list[Token], sentence: Sentence) -> Token | None:
    last = inside[-1]
    for token in inside:
        if token.dep in {"nummod", "quantmod", "compound"} and token.head.pos == "NOUN":
            return token.head
    return last if last.pos == "NOUN" else None


def _rides(people: Token, mine: list[Token]) -> bool:
    verb = people.head
    return any(
        target in mine
        for prep in verb.kids("prep")
        if prep.lower in {"on", "in", "aboard"}
        for target in prep.kids("pobj")
    )


def _cover(vehicle: Vehicle, others: list[Vehicle], parsed: Parsed) -> None:
    """Aircraft or cars that the article sets beside the conveyance, in the same sentence."""
    sentences = {token.sentence for token in vehicle.tokens}
    for other in others:
        for token in other.tokens:
            if (
                token.sentence in sentences
                and other.kind in {"aircraft", "helicopter"}
                and vehicle.kind not in {"aircraft", "helicopter"}
            ):
                vehicle.formation.append(Property("air cover", token.text, token.i, token.i))
