"""Words of going, and how the ends, the vehicle and the certainty of a journey are read from what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.coding.factuality import judge
from sanderling.coding.match import objects, prepositions
from sanderling.knowledge.cue_data import speech
from sanderling.knowledge.tables import read_csv, several
from sanderling.parse import Token
from sanderling.records import Factuality
from sanderling.resolve.found import Found


@dataclass(frozen=True, slots=True)
class MotionWord:
    """A verb or noun of going, and by which prepositions (or ``obj``) it names its ends."""

    to: tuple[str, ...]
    origin: tuple[str, ...]
    via: tuple[str, ...]


@cache
def motion_words() -> dict[tuple[str, str], MotionWord]:
    """Return the words of going by (lemma, part of speech)."""
    rows = read_csv("cues/motion.csv", ("lemma", "pos", "to", "from", "via", "note"), required=("lemma", "pos"))
    return {
        (row["lemma"], row["pos"]): MotionWord(several(row["to"]), several(row["from"]), several(row["via"]))
        for row in rows
    }


@cache
def vehicle_kinds() -> dict[str, str]:
    """Return the kind of each noun for a vehicle or a part of one, by lemma."""
    rows = read_csv("cues/conveyances.csv", ("lemma", "kind", "part_of", "note"), required=("lemma", "kind"))
    return {row["lemma"]: row["kind"] for row in rows if row["kind"] not in {"protection", "escort"}}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the lemmas of ``protection`` or ``escort``."""
    rows = read_csv("cues/conveyances.csv", ("lemma", "kind", "part_of", "note"), required=("lemma", "kind"))
    return frozenset(row["lemma"] for row in rows if row["kind"] == kind)


def status_of(word: Token, noun: bool) -> Factuality:
    """How sure the going is; what is called off does not take place, nor what a speaker denies."""
    verb = word
    if noun and word.dep == "pobj" and word.head.lower == "off" and word.head.head.lemma == "call":
        return Factuality.NEGATED  # 'off' read as a preposition
    if noun and word.dep == "dobj":
        if word.head.lemma == "call" and any(kid.lower == "off" for kid in word.head.kids("prt")):
            return Factuality.NEGATED
        if word.head.lemma in {"postpone", "delay", "defer", "reschedule"}:
            return Factuality.PLANNED
        verb = word.head
    if verb.dep == "pcomp" and verb.head.lower in {"before", "after"} and verb.head.head.pos in {"VERB", "AUX"}:
        return status_of(verb.head.head, False)  # 'is to visit Laos before going on to Vietnam'
    if verb.dep == "ccomp":
        saying = speech().get((verb.head.lemma, "verb"))
        if saying is not None and saying.effect == "denied":
            return Factuality.DENIED
    return judge(word, noun).value


def bound_for(verb: Token, is_place: dict[int, str | None]) -> list[Token]:
    """'on his way to Hanoi', 'en route to Hanoi', 'bound for Hanoi'."""
    found: list[Token] = []
    for token in verb.subtree():
        if token.lemma in {"way", "route"} or (token.lower == "bound" and token.dep in {"acl", "advcl", "amod"}):
            found += ends_of(token, ("to", "for"), is_place)
    return found


_PARTICLES = {"touch": {"down"}, "take": {"off"}, "leave": set()}
"""Verbs that tell of going only with one of these particles, or only without any."""


def goes(verb: Token) -> bool:
    """Whether a verb's particle lets it tell of going: 'touched down', but not 'touched', nor 'was left behind'."""
    wanted = _PARTICLES.get(verb.lemma)
    if wanted is None:
        return True
    beside = {kid.lower for kid in verb.kids("prt", "advmod")}
    return bool(wanted & beside) if wanted else not beside & {"behind", "out", "off"}


def travels(found: Found) -> bool:
    """Whether it is a person, or one who holds a role, or a delegation: who can be a traveller."""
    if found.kind == "person":
        return True
    role = found.role
    return (
        found.kind == "role"
        and role is not None
        and (
            (role.kind == "person" and (not found.plural or (found.sector in {"GOV", "LEG"} and found.country is not None)))
            or role.noun in {"delegation", "team", "mission"}
        )
    )


def ends_of(token: Token, paths: tuple[str, ...], is_place: dict[int, str | None]) -> list[Token]:
    """The place that the first fitting path leads to, with those joined to it."""
    for path in paths:
        if path == "obj":
            heads = objects(token)
        else:
            heads = [target for prep in prepositions(token) if prep.lower == path for target in prep.kids("pobj")]
            for particle in token.kids("advmod", "prt"):
                heads += [
                    target for prep in particle.kids("prep") if prep.lower == path for target in prep.kids("pobj")
                ]
        for head in heads:
            if head.i in is_place:
                return [one for one in _joined(head) if one.i in is_place]
            for word in head.subtree():
                if word is not head and word.dep in {"pobj", "appos", "compound"} and word.i in is_place:
                    return [word]
    return []


def _joined(head: Token) -> list[Token]:
    found = [head]
    for token in found:
        found.extend(token.kids("conj"))
    return found


def vehicle_of(verb: Token) -> Token | None:
    """'by train', 'aboard his jet', 'used his train to travel'."""
    for prep in verb.kids("prep"):
        if prep.lower in {"by", "aboard", "on", "in", "with", "via"}:
            for target in prep.kids("pobj"):
                if target.lemma.lower() in vehicle_kinds():
                    return target
    if verb.lemma in {"ride", "board", "take", "charter"}:
        for head in verb.kids("dobj"):
            if head.lemma.lower() in vehicle_kinds():
                return head
    governor = verb.head
    if verb.dep in {"xcomp", "advcl"} and governor.lemma in {"use", "take", "board", "ride", "drive", "fly", "charter"}:
        for head in governor.kids("dobj"):
            if head.lemma.lower() in vehicle_kinds():
                return head
    for child in verb.kids("advcl", "conj"):
        if child.lemma in {"use", "ride", "take", "board"}:
            for head in child.kids("dobj"):
                if head.lemma.lower() in vehicle_kinds():
                    return head
    return None
