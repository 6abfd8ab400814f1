"""What belongs to a journey beside its ends: who receives the traveller, what for, and who goes along."""

from __future__ import annotations

from collections.abc import Iterator

from sanderling.coding.arguments import Arguments
from sanderling.coding.match import objects, passive
from sanderling.coding.motion import motion_words, travels, vehicle_kinds, words_of
from sanderling.coding.trips import Trip, destination
from sanderling.parse import Parsed, Token
from sanderling.resolve.found import Found

RECEIVING = frozenset({"host", "receive", "welcome", "greet", "invite"})
"""Verbs whose subject has the traveller come, and whose object is the traveller."""

_MEETING = frozenset({"meet", "see", "brief", "consult", "join", "visit"})
_TALKS = frozenset({"talk", "meeting", "summit", "negotiation", "conversation", "consultation", "dinner", "lunch"})
_ATTENDING = frozenset({"attend", "meet", "seek", "discuss", "hold", "join", "mark", "hope", "aim"})
_NO_PURPOSE = frozenset(
    """
        time day week month year hour minute night weekend while moment period second decade
        reason example instance home now good
    """.split()
)
"""Objects of 'for' that say how long, how often or where, not what for."""

_GOING_ALONG = frozenset({"accompany", "escort", "flank", "join", "guard"})
_RETINUE = frozenset({"delegation", "entourage", "retinue", "team", "bodyguard", "escort", "staff", "contingent"})
_ENDING = frozenset({"end", "conclude", "wrap", "finish", "complete", "close"})
_WHERE_ONE_IS = frozenset({"capital", "country", "city", "island", "republic"})
_SENTENCES_AFTER = 2
"""How many sentences after the word of going may still say who received the traveller or rode along."""


def complete(trips: list[Trip], parsed: Parsed, arguments: Arguments, country: dict[int, str | None]) -> None:
    """Find purpose, host and escorts of each trip; ``country`` maps tokens of place names to their country."""
    for trip in trips:
        for word in trip.words:
            for verb in _verbs(word):
                trip.purpose = trip.purpose or _purpose(verb, country)
                trip.host = trip.host or _invited(verb, trip, arguments)
                trip.escorts.extend(one for one in _beside(verb) if one not in trip.escorts)
                if verb is not word and verb.lemma in _ENDING:
                    trip.left.append(word)
        trip.left.extend(_leaving(trip, parsed, arguments))
        trip.host = trip.host or _received(trip, parsed, arguments)
        trip.host = trip.host or _met(trip, arguments, country)
        trip.escorts.extend(one for one in _escorting(trip, parsed, arguments) if one not in trip.escorts)


def _verbs(word: Token) -> Iterator[Token]:
    """The word of going, and the verb that carries it: 'made a visit', 'used his train to travel'."""
    yield word
    if word.pos == "NOUN" and word.dep in {"dobj", "nsubj", "pobj"}:
        head = word.head
        if word.dep == "pobj":
            head = head.head
        if head.pos in {"VERB", "AUX"}:
            yield head


def _purpose(verb: Token, country: dict[int, str | None]) -> tuple[int, int] | None:
    """'to meet X', 'for talks', 'attending a summit': first and last token, within the sentence."""
    if verb.lemma in {"plan", "want", "hope", "intend", "agree", "decide"}:
        return None
    for child in sorted(verb.kids("advcl", "xcomp", "prep", "acl"), key=lambda token: token.i):
        if child.i < verb.i:
            continue
        if child.dep == "prep":
            if child.lower == "for" and any(_is_aim(target, country) for target in child.kids("pobj")):
                return _run(child)
            continue
        infinitive = any(kid.tag == "TO" for kid in child.children) and child.tag == "VB"
        going = (child.lemma, "verb") in motion_words()
        if (infinitive and not going) or (child.tag == "VBG" and child.lemma in _ATTENDING):
            return _run(child)
        if infinitive and going and child.lemma == "visit":
            continue
    return None


def _is_aim(target: Token, country: dict[int, str | None]) -> bool:
    inside = target.subtree()
    return (
        target.pos in {"NOUN", "PROPN"}
        and target.lemma.lower() not in _NO_PURPOSE
        and target.i not in country
        and not any(token.dep == "nummod" and token.head is target for token in inside)
        and (target.lemma, "noun") not in motion_words()
    )


def _run(head: Token) -> tuple[int, int]:
    """The words below ``head`` from its own start on without a gap, up to a break of the sentence."""
    inside = {token.i: token for token in head.subtree() if token.i >= _start(head)}
    last = _start(head)
    for number in sorted(inside):
        token = inside[number]
        if number > last + 1 or (token.pos == "PUNCT" and token.text in {",", ";", "—", "–", "--", ":"}):
            if token.text == "," and token.head.dep in {"conj", "dobj"} and number + 1 in inside:
                last = number
                continue
            break
        last = number
    while last > head.i and inside[last].is_edge():
        last -= 1
    return _start(head), last


def _start(head: Token) -> int:
    """'to' of an infinitive, else the head itself."""
    return min([head.i, *(kid.i for kid in head.children if kid.tag == "TO")])


def _same(found: Found, trip: Trip) -> bool:
    return any(found.key == traveller.key for traveller in trip.travellers)


def _invited(verb: Token, trip: Trip, arguments: Arguments) -> Found | None:
    """'at the invitation of X', 'at X's invitation', 'invited by X', 'was received by X'."""
    for target in verb.subtree():
        if target.lemma in {"invitation", "invite"} and target.dep == "pobj" and target.head.lower in {"at", "on", "upon"}:
            owners = [actor for of in target.kids("prep") for one in of.kids("pobj") for actor in _who(one, trip, arguments)]
            owners += [actor for poss in target.kids("poss") for actor in arguments.mentions.at(poss)]
            for actor in owners:
                if not _same(actor, trip):
                    return actor
    for clause in verb.kids("advcl", "acl", "conj", "relcl"):
        if clause.lemma in RECEIVING and (clause.tag == "VBN"):
            for actor in _agents(clause, arguments):
                if not _same(actor, trip):
                    return actor
    return None


def _agents(verb: Token, arguments: Arguments) -> list[Found]:
    return [
        actor
        for by in verb.kids("agent", "prep")
        if by.lower == "by"
        for target in by.kids("pobj")
        for actor in arguments.mentions.at(target)
    ]


def _nearby(trip: Trip, parsed: Parsed) -> Iterator[Token]:
    first = trip.words[0].sentence
    for sentence in parsed.sentences[first : first + _SENTENCES_AFTER + 1]:
        yield from (token for token in sentence.tokens if token.pos == "VERB")


def _received(trip: Trip, parsed: Parsed, arguments: Arguments) -> Found | None:
    """'X received him at the palace', 'he was welcomed by X', 'X hosted a banquet for him'."""
    for verb in _nearby(trip, parsed):
        if verb.lemma not in RECEIVING:
            continue
        if passive(verb):
            guests, hosts = arguments.subjects(verb), _agents(verb, arguments)
        else:
            guests = [actor for head in objects(verb) for actor in arguments.mentions.at(head)]
            guests += [
                actor
                for head in objects(verb)
                for prep in (*head.kids("prep"), *verb.kids("prep", "dative"))
                if prep.lower == "for"
                for target in prep.kids("pobj")
                for actor in arguments.mentions.at(target)
            ]
            hosts = arguments.subjects(verb)
        if any(_same(guest, trip) for guest in guests):
            for host in hosts:
                if not _same(host, trip):
                    return host
    return None


def _met(trip: Trip, arguments: Arguments, country: dict[int, str | None]) -> Found | None:
    """Whom the traveller comes to see, where that is somebody of the country that he comes to."""
    home = destination(trip, country)
    if home is None or trip.travellers[0].country == home:
        return None
    for word in trip.words:
        for verb in _verbs(word):
            for clause in (*verb.kids("advcl", "xcomp", "conj", "acl"), *_relatives(verb)):
                if clause.lemma in _MEETING:
                    heads = [*objects(clause), *(one for prep in clause.kids("prep") if prep.lower == "with" for one in prep.kids("pobj"))]
                    if host := _of(home, heads, trip, arguments):
                        return host
                for noun in objects(clause):
                    if host := _of(home, _partners(noun), trip, arguments):
                        return host
            for prep in verb.kids("prep"):
                for noun in prep.kids("pobj"):
                    if host := _of(home, _partners(noun), trip, arguments):
                        return host
    return None


def _relatives(verb: Token) -> list[Token]:
    """'flew to Kyiv, where he met X'."""
    return [clause for token in verb.subtree() for clause in token.kids("relcl") if clause is not verb]


def _partners(noun: Token) -> list[Token]:
    if noun.lemma not in _TALKS:
        return []
    return [target for prep in noun.kids("prep") if prep.lower == "with" for target in prep.kids("pobj")]


def _of(home: str, heads: list[Token], trip: Trip, arguments: Arguments) -> Found | None:
    for head in heads:
        for actor in _who(head, trip, arguments):
            if actor.country == home and (travels(actor) or actor.head.lemma in _COUNTERPART) and not _same(actor, trip):
                return actor
    return None


_COUNTERPART = frozenset({"counterpart", "host", "opposite"})


def _who(head: Token, trip: Trip, arguments: Arguments) -> list[Found]:
    """Who the phrase stands for; 'his Turkish counterpart' is told by the state, and stays unnamed."""
    found = arguments.mentions.at(head)
    if found or head.lemma not in _COUNTERPART:
        return found
    for owner in arguments.mentions.owner(head):
        if owner.kind in {"adjective", "state"} and not _same(owner, trip):
            words = arguments.mentions.parsed.tokens[owner.first : head.i + 1]
            made = Found(owner.first, head.i, head, "reference", " ".join(word.text for word in words))
            made.country, made.why = owner.country, f"told only by the office of {trip.travellers[0].name}"
            return [made]
    return []


def _leaving(trip: Trip, parsed: Parsed, arguments: Arguments) -> list[Token]:
    """'He left the Hungarian capital on Friday', in the sentences after."""
    return [
        verb
        for verb in _nearby(trip, parsed)
        if verb.lemma in {"leave", "depart"}
        and verb not in trip.words
        and verb.i > trip.words[0].i
        and any(head.lemma in _WHERE_ONE_IS and not head.kids("prep") for head in objects(verb))
        and any(_same(actor, trip) for actor in arguments.subjects(verb))
    ]


def _beside(verb: Token) -> list[Token]:
    """'accompanied by two warships', 'with a delegation of forty'."""
    clauses = [*verb.kids("advcl", "acl", "conj"), *(one for subject in verb.kids("nsubj") for one in subject.kids("acl"))]
    found = [
        target
        for clause in clauses
        if clause.lemma in _GOING_ALONG and clause.tag == "VBN"
        for by in clause.kids("agent", "prep")
        if by.lower == "by"
        for target in by.kids("pobj")
    ]
    for prep in verb.kids("prep"):
        found += [target for target in prep.kids("pobj") if prep.lower == "with" and target.lemma in _RETINUE]
    return found


def _escorting(trip: Trip, parsed: Parsed, arguments: Arguments) -> list[Token]:
    """'Eight fighters escorted her aircraft', 'Forty bodyguards rode on the train'."""
    found: list[Token] = []
    for verb in _nearby(trip, parsed):
        subject = verb.kid("nsubj")
        if subject is None or subject.pos not in {"NOUN", "PROPN"}:
            continue
        if verb.lemma in {"escort", "accompany", "guard", "flank"} and any(
            _is_of(head, trip, arguments) for head in objects(verb)
        ):
            found.append(subject)
        elif subject.lemma in words_of("escort") and trip.vehicle is not None:
            kinds = [
                vehicle_kinds().get(target.lemma.lower())
                for prep in verb.kids("prep")
                if prep.lower in {"on", "in", "aboard"}
                for target in prep.kids("pobj")
            ]
            if vehicle_kinds().get(trip.vehicle.lemma.lower()) in kinds:
                found.append(subject)
    return found


def _is_of(head: Token, trip: Trip, arguments: Arguments) -> bool:
    if head.lemma.lower() in vehicle_kinds():
        return trip.vehicle is None or vehicle_kinds()[head.lemma.lower()] == vehicle_kinds().get(trip.vehicle.lemma.lower())
    return any(_same(actor, trip) for actor in arguments.mentions.at(head))
