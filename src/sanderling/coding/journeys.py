"""The journeys of an article: told by a word of going, by the one who is visited, by the vehicle, or by the sender."""

from __future__ import annotations

from sanderling.coding.arguments import Arguments
from sanderling.coding.match import objects, passive
from sanderling.coding.motion import (
    MotionWord,
    bound_for,
    ends_of,
    goes,
    motion_words,
    status_of,
    travels,
    vehicle_kinds,
    vehicle_of,
)
from sanderling.coding.trips import Trip
from sanderling.parse import Parsed, Token
from sanderling.records import Factuality
from sanderling.resolve.found import Found


def find_trips(parsed: Parsed, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """Return the journeys of persons; ``is_place`` maps the tokens of place names to their country, if known."""
    trips: list[Trip] = []
    for sentence in parsed.sentences:
        if sentence.question:
            continue
        for token in sentence.tokens:
            pos = "verb" if token.pos == "VERB" else "noun" if token.pos == "NOUN" else ""
            word = motion_words().get((token.lemma.lower(), pos)) if pos else None
            if word is not None and token.dep != "amod" and goes(token):
                trips.extend(_trips(token, word, pos == "noun", arguments, is_place))
            elif pos == "verb" and token.lemma in {"host", "receive", "welcome"}:
                trips.extend(_hosted(token, arguments, is_place))
            elif pos == "verb" and token.lemma in {"carry", "bring", "take"}:
                trips.extend(_carried(token, arguments, is_place))
            elif pos == "verb" and token.lemma == "put":
                trips.extend(_put_aboard(token, arguments, is_place))
            elif pos == "verb" and token.lemma in {"send", "dispatch"}:
                trips.extend(_sent(token, arguments, is_place))
            elif pos == "verb" and token.lemma == "expect":
                trips.extend(_due(token, people, is_place) if (people := _people(token, arguments)) else [])
            elif token.lemma == "be" and token.pos in {"AUX", "VERB"}:
                trips.extend(_present(token, arguments, is_place))
    return trips


def _trips(
    token: Token, word: MotionWord, noun: bool, arguments: Arguments, is_place: dict[int, str | None]
) -> list[Trip]:
    ends = ends_of(token, word.to, is_place)
    origin = next(iter(ends_of(token, word.origin, is_place)), None)
    vias = [via for via in ends_of(token, word.via, is_place) if via not in ends]
    goals = bound_for(token, is_place)
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
            [token], travellers, to, origin, list(vias), vehicle_of(verb) or vehicle_of(token), status_of(token, noun)
        )
        for to in (ends or (None,))
    ]


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
    places = ends_of(verb, ("in", "at"), is_place) or _seat(hosts[0], is_place)
    if not places:
        return []
    return [Trip([verb], guests, places[0], None, [], None, status_of(verb, False), host=hosts[0])]


def _seat(host: Found, is_place: dict[int, str | None]) -> list[Token]:
    """Where a host receives without its being said: a state in itself, a person where he is named to be ('in Sochi')."""
    if host.head.i in is_place:
        return [host.head]
    inside = [target for prep in host.head.kids("prep") if prep.lower in {"in", "at"} for target in prep.kids("pobj")]
    return [target for target in inside if target.i in is_place]


def _carried(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'A train carried him from Pyongyang to Beijing': the vehicle is what acts."""
    vehicle = next((kid for kid in verb.kids("nsubj") if kid.lemma.lower() in vehicle_kinds()), None)
    ends = ends_of(verb, ("to", "into"), is_place)
    if vehicle is None or passive(verb) or not ends:
        return []
    travellers = [one for head in objects(verb) for one in arguments.mentions.at(head) if travels(one)]
    if not travellers:
        return []
    origin = next(iter(ends_of(verb, ("from",), is_place)), None)
    vias = ends_of(verb, ("via", "through", "across"), is_place)
    return [Trip([verb], travellers, ends[0], origin, vias, vehicle, status_of(verb, False))]


def _sent(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'Biden sent his climate envoy to Beijing': the object goes. Who sends troops or a letter tells of no traveller."""
    sent = objects(verb)
    travellers = [one for head in sent for one in arguments.mentions.at(head) if travels(one)]
    ends = ends_of(verb, ("to", "into"), is_place)
    if not travellers or not ends:
        return []
    return [Trip([verb], travellers, ends[0], None, [], vehicle_of(verb), status_of(verb, False))]


def _put_aboard(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'put him on a plane to Florida', 'was put on a flight to Melbourne': who is put aboard goes."""
    aboard = [target for prep in verb.kids("prep") if prep.lower in {"on", "aboard", "onto"} for target in prep.kids("pobj")]
    for head in aboard:
        ends = ends_of(head, ("to", "for"), is_place) or ends_of(verb, ("to", "for"), is_place)
        if not ends or (head.lemma != "flight" and head.lemma.lower() not in vehicle_kinds()):
            continue
        going = arguments.subjects(verb) if passive(verb) else [one for what in objects(verb) for one in arguments.mentions.at(what)]
        travellers = _named([found for found in going if travels(found)])
        if travellers:
            vehicle = head if head.lemma.lower() in vehicle_kinds() else None
            return [Trip([verb], travellers, ends[0], None, [], vehicle, status_of(verb, False))]
    return []


def _due(verb: Token, subjects: list[Found], is_place: dict[int, str | None]) -> list[Trip]:
    """'is due in Brasilia on Wednesday', 'was expected in Kyiv': the journey is to come."""
    words = [kid for kid in verb.kids("acomp") if kid.lower == "due"] + [verb] * (verb.lemma == "expect" and passive(verb))
    for word in words:
        abroad = [place for place in ends_of(word, ("in", "at"), is_place) if is_place[place.i] != subjects[0].country]
        if abroad:
            status = status_of(verb, False)
            return [Trip([verb], subjects, abroad[0], None, [], None, Factuality.PLANNED if status is Factuality.HAPPENED else status)]
    return []


def _present(verb: Token, arguments: Arguments, is_place: dict[int, str | None]) -> list[Trip]:
    """'was in Doha to witness the signing', 'was on his way to Pyongyang'; to be somewhere without an aim is no journey."""
    subjects = _people(verb, arguments)
    if not subjects:
        return []
    if due := _due(verb, subjects, is_place):
        return due
    if goals := bound_for(verb, is_place):
        status = status_of(verb, False)
        return [Trip([verb], subjects, goals[0], None, [], None, Factuality.ONGOING if status is Factuality.HAPPENED else status)]
    places = ends_of(verb, ("in", "at"), is_place)
    aim = any(
        clause.tag == "VB" and clause.i > verb.i and any(kid.tag == "TO" for kid in clause.children)
        for clause in verb.kids("advcl", "xcomp")
    )
    abroad = [place for place in places if is_place[place.i] and is_place[place.i] != subjects[0].country]
    if not aim or not abroad:
        return []
    return [Trip([verb], subjects, abroad[0], None, [], None, status_of(verb, False))]


def _people(verb: Token, arguments: Arguments) -> list[Found]:
    return [one for one in arguments.subjects(verb) if one.kind == "person" and travels(one)]


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
