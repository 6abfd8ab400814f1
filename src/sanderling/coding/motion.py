"""Journeys in the parse: who went, or will go, from where to where, by what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sanderling.coding.arguments import Arguments
from sanderling.coding.factuality import judge
from sanderling.coding.match import objects, passive, prepositions
from sanderling.coding.trips import Trip
from sanderling.knowledge.cue_data import speech
from sanderling.knowledge.tables import read_csv, several
from sanderling.parse import Parsed, Token
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


def find_trips(parsed: Parsed, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """Return the journeys of persons; ``is_place`` maps the tokens of place names to their country, if known."""
    trips: list[Trip] = []
    for sentence in parsed.sentences:
        if sentence.question:
            continue
        for token in sentence.tokens:
            pos = "verb" if token.pos == "VERB" else "noun" if token.pos == "NOUN" else ""
            word = motion_words().get((token.lemma.lower(), pos)) if pos else None
            if word is not None and token.dep != "amod":
                trips.extend(_trips(token, word, pos == "noun", arguments, is_place))
            elif pos == "verb" and token.lemma in {"host", "receive", "welcome"}:
                trips.extend(_hosted(token, arguments, is_place))
            elif pos == "verb" and token.lemma in {"carry", "bring", "take"}:
                trips.extend(_carried(token, arguments, is_place))
    return trips


def _trips(
    token: Token, word: MotionWord, noun: bool, arguments: Arguments, is_place: dict[int, str | None]
) -> list[Trip]:
    ends = _ends(token, word.to, is_place)
    origin = next(iter(_ends(token, word.origin, is_place)), None)
    vias = [via for via in _ends(token, word.via, is_place) if via not in ends]
    goals = _bound_for(token, is_place)
    if goals:  # 'crossed into China on his way to Hanoi': what is on the way is not the end
        ends, vias = goals, [*ends, *vias]
    if not ends and origin is None and not vias:
        return []
    if noun:
        travellers = arguments.mentions.owner(token) or _by(token, arguments)
        verb = token.head
        if not travellers and token.dep in {"dobj", "pobj"}:
            verb = token.head if token.dep == "dobj" else token.head.head
            if verb.pos in {"VERB", "AUX"}:
                travellers = arguments.subjects(verb)
    else:
        verb = token
        travellers = arguments.subjects(token)
        if not travellers:
            travellers = _kin(token, arguments)
    travellers = _named([found for found in travellers if travels(found)])
    if not travellers:
        return []
    return [
        Trip(
            [token], travellers, to, origin, list(vias), _vehicle(verb) or _vehicle(token), _status(token, noun)
        )
        for to in (ends or (None,))
    ]


def _status(word: Token, noun: bool) -> Factuality:
    """How sure the going is; what is called off does not take place, nor what a speaker denies."""
    verb = word
    if noun and word.dep == "dobj":
        if word.head.lemma == "call" and any(kid.lower == "off" for kid in word.head.kids("prt")):
            return Factuality.NEGATED
        if word.head.lemma in {"postpone", "delay", "defer", "reschedule"}:
            return Factuality.PLANNED
        verb = word.head
    if verb.dep == "pcomp" and verb.head.lower in {"before", "after"} and verb.head.head.pos in {"VERB", "AUX"}:
        return _status(verb.head.head, False)  # 'is to visit Laos before going on to Vietnam'
    if verb.dep == "ccomp":
        saying = speech().get((verb.head.lemma, "verb"))
        if saying is not None and saying.effect == "denied":
            return Factuality.DENIED
    return judge(word, noun).value


def _named(travellers: list[Found]) -> list[Found]:
    """'Israeli adviser Meir Ben-Shabbat', of whom the knowledge holds nothing, is one person: the name with its role."""
    kept: list[Found] = []
    for found in sorted(travellers, key=lambda one: one.first):
        before = kept[-1] if kept else None
        if before is not None and before.kind == "role" and found.kind != "role" and before.last + 1 == found.first:
            found.country, found.sector = found.country or before.country, found.sector or before.sector
            kept.pop()
        kept.append(found)
    return kept


def _hosted(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'Mongolia will host Putin', 'he was received by the emir in Doha': a journey told by the one who is visited."""
    subjects = arguments.subjects(verb)
    others = [one for head in objects(verb) for one in arguments.mentions.at(head)]
    if passive(verb):
        others = subjects
        by = [prep for prep in verb.kids("agent", "prep") if prep.lower == "by"]
        subjects = [one for prep in by for head in prep.kids("pobj") for one in arguments.mentions.at(head)]
    hosts = [host for host in subjects if host.country]
    guests = [
        guest
        for guest in others
        if travels(guest) and guest.country and all(guest.country != host.country for host in hosts)
    ]
    if not hosts or not guests:
        return []
    places = _ends(verb, ("in", "at"), is_place) or _seat(hosts[0], is_place)
    if not places:
        return []
    return [Trip([verb], guests, places[0], None, [], None, _status(verb, False), host=hosts[0])]


def _seat(host: Found, is_place: dict[int, str | None]) -> list[Token]:
    """Where a host receives without its being said: a state in itself, a person where he is named to be ('in Sochi')."""
    if host.head.i in is_place:
        return [host.head]
    inside = [target for prep in host.head.kids("prep") if prep.lower in {"in", "at"} for target in prep.kids("pobj")]
    return [target for target in inside if target.i in is_place]


def _carried(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'A train carried him from Pyongyang to Beijing': the vehicle is what acts."""
    vehicle = next((kid for kid in verb.kids("nsubj") if kid.lemma.lower() in vehicle_kinds()), None)
    ends = _ends(verb, ("to", "into"), is_place)
    if vehicle is None or passive(verb) or not ends:
        return []
    travellers = [one for head in objects(verb) for one in arguments.mentions.at(head) if travels(one)]
    if not travellers:
        return []
    origin = next(iter(_ends(verb, ("from",), is_place)), None)
    vias = _ends(verb, ("via", "through", "across"), is_place)
    return [Trip([verb], travellers, ends[0], origin, vias, vehicle, _status(verb, False))]


def _bound_for(verb: Token, is_place: dict[int, str | None]) -> list[Token]:
    """'on his way to Hanoi', 'en route to Hanoi', 'bound for Hanoi'."""
    found: list[Token] = []
    for token in verb.subtree():
        if token.lemma in {"way", "route"} or (token.lower == "bound" and token.dep in {"acl", "advcl", "amod"}):
            found += _ends(token, ("to", "for"), is_place)
    return found


def travels(found: Found) -> bool:
    """Whether it is a person, or one who holds a role, or a delegation: who can be a traveller."""
    if found.kind == "person":
        return True
    role = found.role
    return (
        found.kind == "role"
        and role is not None
        and (
            (role.kind == "person" and (not found.plural or (found.sector == "GOV" and found.country is not None)))
            or role.noun in {"delegation", "team"}
        )
    )


def _by(noun: Token, arguments: Arguments) -> list[Found]:
    found: list[Found] = []
    for prep in noun.kids("prep"):
        if prep.lower in {"by", "of"}:
            for target in prep.kids("pobj"):
                found.extend(arguments.mentions.at(target))
    return found


def _kin(verb: Token, arguments: Arguments) -> list[Found]:
    """'Kim Jong Il's father and grandfather': people named by their kin, unresolved."""
    head = verb
    for _ in range(4):
        subject = head.kid("nsubj")
        if subject is not None:
            break
        if head.head is head:
            return []
        head = head.head
    else:
        return []
    if subject is None:
        return []
    found: list[Found] = []
    for noun in (subject, *subject.kids("conj")):
        owner = next((actor for child in subject.kids("poss") for actor in arguments.mentions.at(child)), None)
        if noun.lemma in KIN and owner is not None:
            made = Found(
                min(noun.i, owner.first) if noun is subject else noun.i,
                noun.i,
                noun,
                "person",
                f"{owner.name}'s {noun.text}",
            )
            made.country, made.why = owner.country, f"named only as {noun.text} of {owner.name}"
            found.append(made)
    return found


KIN = frozenset(
    {
        "father",
        "mother",
        "grandfather",
        "grandmother",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "uncle",
        "aunt",
        "nephew",
        "cousin",
    }
)


def _ends(token: Token, paths: tuple[str, ...], is_place: dict[int, str | None]) -> list[Token]:
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


def _vehicle(verb: Token) -> Token | None:
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
