"""Who else a deed concerns than its words name: who received those who came to meet them, the sides between which somebody
mediates, the rulers whom one's own people address."""

from __future__ import annotations

from collections import Counter

from sanderling.coding.deeds import addressed
from sanderling.coding.drafts import Draft, is_state, party
from sanderling.coding.recipients import Recipients
from sanderling.coding.standing import relation
from sanderling.parse import Token
from sanderling.records import Act
from sanderling.resolve.found import Found
from sanderling.resolve.reference import Mentions
from sanderling.resolve.sides import state_of

_STATED = frozenset(["state", "adjective", "capital", "metonym", "person", "national", "organisation"])
_AT_HOME = frozenset(["OPP", "PTY", "LEG", "CVL", "LAB", "EDU", "MED", "SOC", "AGR", "JRN"])
"""Sectors whose people have a government of their own before them."""
_VERBAL = frozenset([Act.ACCUSE, Act.REQUEST, Act.REJECT, Act.SUPPORT, Act.THREATEN])
_RULERS = frozenset(
    """government cabinet president premier minister ministry police authority authorities parliament administration prime
    governor lawmaker""".split()
)
_MEETS = frozenset(["meet", "see", "visit"])
_TRAVELS = frozenset(["visit", "fly", "travel", "arrive", "land", "go", "come"])
_UNMARKED = frozenset(["police", "authority", "authorities"])
_PUBLIC = frozenset("citizen resident voter household inhabitant motorist taxpayer worker employer business shopper national airline".split())
"""People whom a state addresses as its own where nothing says whose they are."""
_OWNED = _PUBLIC | frozenset(
    """engineer soldier scientist company firm officer minister diplomat player athlete driver supporter follower deputy lawmaker
    member people subject team shipper fisherman carrier trader farmer""".split()
)
"""People of whom a state or its head says 'his' or 'its'."""
_RULING = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP"])
OWN_RULERS = "those who rule at home"
_SIDES = 2


def between(mentions: Mentions, drafts: list[Draft]) -> None:
    """Give mediators without sides those of the affair: the state where the article plays, else the two that it names most."""
    counts: Counter[str] | None = None
    named: dict[str | None, Found] = {}
    for draft in drafts:
        if draft.act is not Act.CONSULT or draft.mode != "third-party":
            continue
        _join(draft, mentions)
        if draft.recipients or draft.purpose_of is not None:
            continue
        if counts is None:
            named = {one.country: one for one in reversed(mentions.all)}
            counts = Counter(
                one.country for one in mentions.all
                if one.country and is_state(one.country) and one.kind in _STATED and not one.guessed and not one.placed
            )  # fmt: skip
        mine = {party(actor) for actor in draft.actors}
        home = mentions.home
        ranked = [home] if home is not None and home not in mine else [key for key, n in counts.most_common() if n > 1 and key not in mine]
        made = [state_of(draft.token, near) for key in ranked[:_SIDES] if (near := named.get(key)) is not None]
        for found in made:
            found.guessed, found.why = True, f"nobody is named; the article is about {found.name}"
        if made:
            draft.recipients = made
            draft.note("recipient", "nobody is named; the sides of what the article is about", draft.token)


def visited(mentions: Mentions, drafts: list[Draft]) -> None:
    """'flew to Sochi and met the president', 'met the emir in Doha': who was met at home received the other, who visits."""
    territory = Recipients(mentions).territory
    here: dict[int, list[Draft]] = {}
    for draft in drafts:
        here.setdefault(draft.token.sentence, []).append(draft)
    for draft in drafts:
        token = draft.token
        if draft.act is not Act.CONSULT or draft.noun or draft.recipients or draft.mode == "third-party" or draft.purpose_of is not None:
            continue
        if token.lemma not in _MEETS or token.kids("neg") or len({party(actor) for actor in draft.actors}) < 2:
            continue
        met = [actor for actor in draft.actors if actor.country and _below(token, actor.head)]
        states = {actor.country for actor in met}
        place = territory(token) or (territory(token.head) if token.dep in {"xcomp", "advcl", "conj"} else None)
        lands = {place.country} if place is not None else set()
        lands |= {found.country for found in (mentions.by_token.get(word.i) for word in token.subtree()) if found is not None and _seat(found)}
        lands |= {
            found.country for other in here[token.sentence] if other is not draft and _travels(other, draft)
            for found in other.recipients
        }  # fmt: skip
        if len(states) == 1 and states & lands and len(met) < len(draft.actors):
            draft.actors = [actor for actor in draft.actors if not any(actor is one for one in met)]
            draft.recipients, draft.mode = met, "visit"
            draft.note("recipient", "they were met in their own land", met[0].head)


def _below(verb: Token, head: Token) -> bool:
    """Whether a party hangs below a verb otherwise than as its subject."""
    return relation(verb, head)[0] not in {"self", "out", "nsubj", "nsubjpass", "advcl"}


def _seat(found: Found) -> bool:
    """'at the White House': a seat of government as the place of a meeting."""
    return found.kind == "metonym" and found.head.dep == "pobj" and found.head.head.lower in {"in", "at", "inside"}


def _travels(other: Draft, draft: Draft) -> bool:
    """Whether another event is a journey of those who meet."""
    if other.act is not Act.CONSULT or not (other.mode == "visit" or other.token.lemma in _TRAVELS):
        return False
    return bool({party(actor) for actor in draft.actors} & {party(actor) for actor in other.actors})


def own_rulers(drafts: list[Draft]) -> None:
    """'the fishermen complained that the government had ...': 'the government' of people at home is their own, whatever other was told of."""
    for draft in drafts:
        states = {actor.country for actor in draft.actors}
        state = next(iter(states)) if len(states) == 1 else None
        if draft.act not in _VERBAL or state is None or not all(_at_home(actor) for actor in draft.actors):
            continue
        heads = [head for head in addressed(draft) if head.lemma.lower() in _RULERS and _bare(head)]
        if not heads:
            continue
        if draft.recipients and all(found.country == state for found in draft.recipients):
            draft.note("recipient", OWN_RULERS, heads[0])
            continue
        if any(found.country == state for found in draft.recipients):
            continue
        kept = [found for found in draft.recipients if not (found.guessed or "refers back" in found.why or found.country is None)]
        if kept:
            continue
        head = heads[0]
        draft.recipients = [
            Found(head.i, head.i, head, "role", head.text, sector="GOV", country=state, guessed=True,
                  why=f"'{head.text}' says what they are; of the state of who addresses them")
        ]  # fmt: skip
        draft.note("recipient", OWN_RULERS, head)


def own_people(drafts: list[Draft]) -> None:
    """'the government urged residents to take shelter', 'he praised his engineers': whom a state addresses without saying whose are its own."""
    for draft in drafts:
        states = {actor.country for actor in draft.actors}
        state = next(iter(states)) if len(states) == 1 else None
        if draft.act not in {Act.REQUEST, Act.SUPPORT} or draft.noun or state is None or len(state) != 3:
            continue
        if not all(actor.kind in _STATED or actor.sector in _RULING for actor in draft.actors):
            continue
        heads = [head for head in addressed(draft)[:1] if _own(head, draft)]
        if not heads or any(found.country == state or (found.resolved and found.head is heads[0]) for found in draft.recipients):
            continue
        head = heads[0]
        draft.recipients = [
            Found(head.i, head.i, head, "role", head.text, sector="CVL", country=state, guessed=True, plural=True,
                  why=f"'{head.text}' says what they are; of the state of who addresses them")
        ]  # fmt: skip
        draft.note("recipient", OWN_RULERS, head)


def _own(head: Token, draft: Draft) -> bool:
    """Whether people are those of who speaks: 'citizens', 'its companies'; no 'Turkish citizens', 'citizens of Iran'."""
    if head.tag != "NNS" and head.lower != "people":
        return False
    if any(kid.lower in {"in", "of", "from", "at", "near", "along"} for kid in head.kids("prep")) or head.kids("relcl", "acl"):
        return False
    owner = head.kids("poss")
    if owner:
        return owner[0].lower in {"its", "his", "her"} and head.lemma.lower() in _OWNED
    named = any(kid.text[:1].isupper() and kid.dep in {"amod", "compound", "nmod", "appos"} for kid in head.children)
    definite = any(kid.dep == "det" and kid.lower in {"the", "these", "those"} for kid in head.children)
    return not named and not definite and draft.act is Act.REQUEST and head.lemma.lower() in _PUBLIC


def _at_home(actor: Found) -> bool:
    if actor.kind == "person" and actor.guessed:
        return False
    return actor.sector in _AT_HOME or (actor.kind == "person" and actor.sector is None)


def _bare(head: Token) -> bool:
    """Whether nothing beside the noun says whose: 'the government', and no 'German government', 'his government'."""
    named = any(kid.text[:1].isupper() and kid.dep in {"amod", "compound", "nmod", "poss", "appos"} for kid in head.children)
    owned = bool(head.kids("poss")) or any(kid.lower in {"of", "in"} for kid in head.kids("prep"))
    return head.pos == "NOUN" and not named and not owned and (
        any(kid.lower == "the" for kid in head.children) or (head.lemma in _UNMARKED and not any(kid.dep == "det" for kid in head.children))
    )


def _join(draft: Draft, mentions: Mentions) -> None:
    """'mediated together with Egypt': who stands beside the mediator mediates too."""
    beside = [found for found in draft.recipients if found.head.dep in {"pobj", "conj"} and _together(found, mentions)]
    if beside and len(beside) == len(draft.recipients):
        draft.actors, draft.recipients = [*draft.actors, *beside], []
        draft.note("actors", "they stand beside the mediator", beside[0].head)


def _together(found: Found, mentions: Mentions) -> bool:
    node = found.head
    while node.dep == "conj":
        node = node.head
    if node.dep != "pobj":
        return False
    return node.head.lower == "alongside" or (node.head.lower == "with" and mentions.parsed.tokens[node.head.i - 1].lower == "together")


__all__ = ["OWN_RULERS", "between", "own_people", "own_rulers", "visited"]
