"""The second opinion: the trained model judges every pair of parties of a sentence, in one pass.

What the rules found rises or falls with it; what no rule found, but the model is sure of, is added.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sanderling.coding.candidates import as_ruled
from sanderling.coding.drafts import JUDGING, MATERIAL_CONFLICT, NEEDS_RECIPIENT, Draft, Opinion, Rejected, party
from sanderling.coding.events import EventFinder
from sanderling.coding.factuality import judge, refused, still_to_come
from sanderling.coding.match import objects
from sanderling.coding.seats import Seats, can_act, done_to, seats_of
from sanderling.knowledge.act_data import FineAct
from sanderling.model import Judgement, PairModel, Pending, mark_all
from sanderling.parse import Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

LONGEST = 1_000
"""Code points of a sentence that the model is asked about; a longer one is no sentence."""
SURE = 0.9
"""An event that no rule found needs this share; with less it is a candidate."""
SURE_ALONE = 0.95
"""The same for an event of one actor and a thing."""
HEARD = 0.2
"""From this share on, what the model sees is a candidate."""
UNSURE = 0.1
"""Below this share for the rules' own act, what the model is sure of takes its place."""
NOTHING = 0.9
"""So sure must the model be that a draft tells of nothing, to drop it."""
NOTHING_AT_ALL = 0.95
"""The same, for a draft of two parties, in either direction."""
_PEOPLE = frozenset(["CVL", "OPP", "REB", "UAF", "REF", "LAB", "EDU", "CRM", "JRN", "MED", "NGO", "BUS"])
"""Sectors whose people are not their state."""
_CONVENTIONS = frozenset([("PROTEST", "REQUEST"), ("AGREE", "REQUEST"), ("SANCTION", "COERCE"), ("COERCE", "SANCTION")])
"""Acts of the rules that the model may not change into another: the codebook decides, such as a demand by protest."""
_TAKEN = frozenset(["town", "city", "village", "capital", "province", "district", "territory", "enclave", "island", "region"])
"""What forces take by fighting for it: the rules' ASSAULT stands there, though the model sees only who holds it after."""
_AHEAD = frozenset([Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL])
"""Force that is planned keeps its act: the codebook codes it THREATEN."""
_GIVING = frozenset(["send", "deliver", "ship", "deploy", "supply", "dispatch", "donate", "fly", "provide", "offer"])
"""Verbs whose direct object is what is given and not who gets it."""
_PLAIN = frozenset(["say", "tell", "report", "state", "add", "note", "announce", "confirm"])
"""Verbs of plain saying: who says that another did something does not accuse yet."""
_RETREATING = frozenset(
    """
        withdraw pull release free disarm lift reopen return leave evacuate repatriate unfreeze demobilize demobilise
        surrender vacate unblock waive suspend
    """.split()
)
"""Verbs of yielding that PLOVER counts as retreat."""
_STOPPING = frozenset(["stop", "halt", "cease", "end", "suspend", "pause"])
_FOUGHT = frozenset(
    """
        fighting fight attack strike raid shelling shell fire hostility war violence block blocking blockade blockading siege offensive
        operation advance bomb bombing occupation
    """.split()
)
"""What one stops doing to retreat: 'agreed to stop fighting'."""
_TRUCES = frozenset(["truce", "ceasefire", "armistice", "cease-fire"])
_MEETING = frozenset(
    ["consult-meet", "consult-phone", "consult-many", "cooperate-military", "cooperate-joint", "support-sign"]
)
"""What several do together: all of them are actors."""
_PROMISED = frozenset([Act.CONSULT, Act.SUPPORT, Act.COOPERATE, Act.AID])
"""What is only promised or offered keeps its act in the same way: the codebook codes it AGREE."""
_TOGETHER = frozenset([Act.CONSULT, Act.COOPERATE, Act.SUPPORT, Act.AGREE])


@dataclass(slots=True)
class _Asked:
    """A sentence with its seats, its drafts, and the model's judgement of each ordered pair of places."""

    sentence: Sentence
    seats: Seats
    drafts: list[Draft]
    judged: dict[tuple[int, int], Judgement]
    between: dict[str, dict[tuple[str, str], float]] = field(default_factory=dict)
    """By act, how much of the judgement of each pair of parties is for it passing between them; worked out when asked for."""

    def passing(self, act: str) -> dict[tuple[str, str], float]:
        """Return how much of the model's judgement is for the act passing between each ordered pair of parties."""
        made = self.between.get(act)
        if made is None:
            made = self.between[act] = {}
            names = [None if found is None else party(found) for found in self.seats.actors]
            for (i, j), judged in self.judged.items():
                first, second = names[i], names[j]
                if first is not None and second is not None:
                    made[first, second] = max(judged.by_act.get(act, 0.0), made.get((first, second), 0.0))
        return made


@dataclass(slots=True)
class Asking:
    """The sentences that the model is asked about, and its answers, which it works out meanwhile."""

    sentences: list[_Asked]
    pending: Pending

    def answered(self) -> list[_Asked]:
        """Return the sentences with the model's judgements."""
        for one, answers in zip(self.sentences, self.pending.result(), strict=True):
            one.judged = dict(zip(one.judged, answers, strict=True))
        return self.sentences


def opinions(coder: EventFinder, drafts: list[Draft], asking: Asking) -> list[Draft]:
    """Return the drafts and candidates, each with the model's opinion, and what the model adds; in text order."""
    asked = asking.answered()
    made: list[Draft] = []
    for one in asked:
        for draft in one.drafts:
            if not _weigh(coder, one, draft):
                draft.doubt = "the model sees no act here"
        every, one.drafts = one.drafts, [draft for draft in one.drafts if not draft.doubt]
        added = _propose(coder, one)
        aside = [draft for draft in coder.spare if draft.token.sentence == one.sentence.index]
        for draft in (*every, *added, *aside):
            _look_round(one, draft)
        for draft in aside:
            _hear(one, draft)
        made += added
    return sorted([*drafts, *coder.spare, *made], key=lambda draft: draft.token.i)


def ask(coder: EventFinder, drafts: list[Draft], model: PairModel) -> Asking:
    """Begin to ask the model about every pair of parties of each sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.token.sentence, []).append(draft)
    asked: list[_Asked] = []
    questions: list[tuple[str, list[tuple[int, int]]]] = []
    for sentence in coder.parsed.sentences:
        if sentence.question or sentence.end - sentence.start > LONGEST:
            continue
        mine = by_sentence.get(sentence.index, [])
        seats = seats_of(coder, sentence, mine)
        if len(seats.spans) < 2:
            continue
        spans, rank = seats.ordered()
        pairs = [(i, j) for i in range(len(rank)) for j in range(len(rank)) if i != j]
        questions.append(
            (mark_all(coder.parsed.text[sentence.start : sentence.end], spans), [(rank[i], rank[j]) for i, j in pairs])
        )
        asked.append(_Asked(sentence, seats, mine, dict.fromkeys(pairs)))  # type: ignore[arg-type]
    return Asking(asked, model.begin(questions))


def _weigh(coder: EventFinder, one: _Asked, draft: Draft) -> bool:
    """Give a draft the model's opinion; returns whether it stays."""
    source = next(one.seats.places(draft.actors), None)
    if source is None:
        return True
    targets = list(one.seats.places(draft.recipients or draft.actors[1:]))
    if not targets and not draft.recipients and len(draft.actors) == 1 and draft.purpose_of is None:
        targets = _find_recipient(coder, one, draft, source)
    two = bool(targets)
    if two and draft.purpose_of is None:
        _mend(coder, one, draft, source, targets)
        source = next(one.seats.places(draft.actors), source)
        targets = list(one.seats.places(draft.recipients or draft.actors[1:])) or targets
    if not two:
        head = done_to(draft) if not draft.recipients and len(draft.actors) == 1 and not draft.named else None
        place = one.seats.thing(head) if head is not None else None
        targets = [place] if place is not None else []
    target = next((place for place in targets if (source, place) in one.judged), None)
    if target is None:
        return True
    held = _opinion(draft, one.judged[source, target])
    if two:
        draft.opinion = held
        _note(draft, held)
    nothing = min(
        (judged.none for i, j in ((source, target), (target, source)) if (judged := one.judged.get((i, j))) is not None),
        default=0.0,
    )
    if (nothing if two else held.none) >= (NOTHING_AT_ALL if two else NOTHING) and draft.purpose_of is None:
        coder.rejected.append(
            Rejected(draft.token, f"{draft.act} by {draft.rule}", f"the model sees no act here ({held.none:.0%})")
        )
        return False
    return True


def _hear(one: _Asked, draft: Draft) -> None:
    """Give a candidate that waits the model's opinion of its parties, where both are seated."""
    source = next(one.seats.places(draft.actors), None)
    for place in one.seats.places(draft.recipients or draft.actors[1:]):
        if source is not None and (source, place) in one.judged:
            draft.opinion = _opinion(draft, one.judged[source, place])
            return


def _look_round(one: _Asked, draft: Draft) -> None:
    """Keep of each pair of parties of the sentence how much of the model's judgement is for the act passing between them."""
    act = draft.act.value
    for pair, share in one.passing(act).items():
        draft.between[pair] = max(share, draft.between.get(pair, 0.0))
    source = next(one.seats.places(draft.actors), None)
    places = list(one.seats.places(draft.recipients or draft.actors[1:]))
    held = [one.judged[source, place] for place in places if (source, place) in one.judged] if source is not None else []
    if not held and source is not None:  # of nobody in particular: what the likeliest pair says of the act
        pairs = [one.judged[source, j] for i, j in one.judged if i == source]
        held = sorted(pairs, key=lambda pair: -pair.by_act.get(act, 0.0))
    if held:
        fine = held[0].best_of(act)
        draft.fine, draft.held = fine.code, held[0].factuality(fine)


def _find_recipient(coder: EventFinder, one: _Asked, draft: Draft, source: int) -> list[int]:
    """The parties of the sentence to whom the model is sure that the act passes, where the rules found nobody."""
    if draft.mode == "resign":
        return []
    places = [
        place
        for place, found in enumerate(one.seats.actors)
        if found is not None and place != source and _share(one, source, place, draft.act.value) >= SURE
    ]
    draft.recipients = _others(coder, draft, [one.seats.actors[place] for place in places])
    if draft.recipients:
        draft.note("recipient", f"the rules found nobody; the model sees the {draft.act} pass to it")
    return places if draft.recipients else []


def _mend(coder: EventFinder, one: _Asked, draft: Draft, source: int, targets: list[int]) -> None:
    """Where the model is sure that the rules took the wrong party, direction or act, take what it says."""
    act = draft.act.value
    mine = [one.judged[source, place] for place in targets if (source, place) in one.judged]
    if not mine or any(judged.by_act.get(act, 0.0) >= UNSURE for judged in mine):
        return
    if not draft.recipients:
        return _recode(coder, one, draft, mine[0])
    back = [place for place in targets if _share(one, place, source, act) >= SURE]
    if back and len(draft.actors) == 1:
        draft.actors, draft.recipients = draft.recipients, draft.actors
        draft.note("turned about", "the model sees the act pass the other way")
        return
    other = [
        place
        for place, found in enumerate(one.seats.actors)
        if found is not None and place not in targets and place != source and _share(one, source, place, act) >= SURE
    ]
    if other:
        draft.recipients = _others(coder, draft, [one.seats.actors[place] for place in other]) or draft.recipients
        draft.note("recipient", f"the model sees the {act} pass to it, and nothing to the one that the rules took")
        return
    _recode(coder, one, draft, mine[0])


def _recode(coder: EventFinder, one: _Asked, draft: Draft, judged: Judgement) -> None:
    """Take the act that the model is sure of, unless it is told already or the codebook decides."""
    shares, act = judged.by_act, draft.act.value
    likeliest = max(shares, key=lambda name: shares[name])
    told = any(
        other is not draft and other.act.value == likeliest and {id(a) for a in other.actors} & {id(a) for a in draft.actors}
        for other in one.drafts
    )
    announced = draft.factuality in _AHEAD and (
        (likeliest == "THREATEN" and draft.act in MATERIAL_CONFLICT) or (likeliest == "AGREE" and draft.act in _PROMISED)
    )
    token = draft.token
    several = token.dep == "conj" and not token.kids("nsubj", "nsubjpass")  # 'called him and asked': two acts of one pair
    fought = (act, likeliest) == ("ASSAULT", "COERCE") and any(head.lemma in _TAKEN for head in objects(token))
    if shares[likeliest] >= SURE and not (told or announced or several or fought) and (act, likeliest) not in _CONVENTIONS:
        fine = judged.best_of(likeliest)
        promised = _promised(fine, draft)
        if promised is draft.act:
            return
        coder.spare.append(as_ruled(draft))
        draft.note(promised.value, f"the model holds it for {fine.code} ({shares[likeliest]:.0%}); the rules said {act}")
        draft.act, draft.mode, draft.recoded = promised, fine.mode, act
        if draft.factuality is Factuality.HAPPENED and fine.factuality is not None:
            draft.factuality = fine.factuality
        draft.factuality = _sure(draft)


def _sure(draft: Draft) -> Factuality:
    """A refusal by 'will not' is made; what is offered is possible, where the model knows it for promised only."""
    if draft.act is Act.REJECT:
        return refused(draft.token, draft.factuality)
    if draft.factuality is Factuality.PLANNED and draft.token.lemma == "offer":
        return still_to_come(draft.token) or draft.factuality
    return draft.factuality


def _promised(fine: FineAct, draft: Draft) -> Act:
    """'will withdraw', 'will ease': the one class of yielding that is promised holds acts of both types; the verb tells."""
    if fine.code != "agree-yield":
        return fine.act
    below = [kid for kid in draft.token.subtree() if kid.dep in {"xcomp", "ccomp", "acl", "advcl", "conj"} and kid.pos == "VERB"]
    words = {draft.token.lemma, *(kid.lemma for kid in below)}
    stops = any(kid.lemma in _STOPPING and _FOUGHT & {one.lemma for one in kid.children} for kid in (draft.token, *below))
    truce = any(kid.lemma in _TRUCES for prep in draft.token.kids("prep") for kid in prep.kids("pobj"))
    return Act.RETREAT if draft.act is Act.RETREAT or words & _RETREATING or stops or truce else Act.CONCEDE


def _meant(coder: EventFinder, actors: list[Found]) -> list[Found]:
    """Whom the seated stand for: 'the two leaders' are the two of whom the text told."""
    made: list[Found] = []
    for actor in actors:
        for found in coder.mentions.at(actor.head, conjuncts=False) or [actor]:
            _join(made, found)
    return made


def _join(actors: list[Found], found: Found) -> None:
    """Add an actor who is none of those that are there: 'its president, Ursula von der Leyen' is one, told twice."""
    if all(found.key != other.key and (found.name, found.country) != (other.name, other.country) for other in actors):
        actors.append(found)


def _others(coder: EventFinder, draft: Draft, seated: list[Found | None]) -> list[Found]:
    """Whom the seated stand for, but for the actors themselves."""
    mine = {found.key for found in draft.actors}
    return [found for found in _meant(coder, [one for one in seated if one is not None]) if found.key not in mine]


def _share(one: _Asked, source: int, target: int, act: str) -> float:
    judged = one.judged.get((source, target))
    return judged.by_act.get(act, 0.0) if judged is not None else 0.0


def _opinion(draft: Draft, judged: Judgement) -> Opinion:
    shares, act = dict(judged.by_act), draft.act.value
    if draft.act in MATERIAL_CONFLICT and draft.factuality in _AHEAD:  # force that is planned: the model calls it a threat
        shares[act] = shares.get(act, 0.0) + shares.pop("THREATEN", 0.0)
    if draft.act is Act.RETREAT and draft.factuality in _AHEAD:  # of yielding that is promised it has one class
        shares[act] = shares.get(act, 0.0) + shares.pop("CONCEDE", 0.0)
    return Opinion(shares.get(act, 0.0), judged.none, max(shares, key=lambda name: shares[name]) if shares else "none")


def _note(draft: Draft, held: Opinion) -> None:
    share = f"{held.same:.0%}"
    if held.none > max(held.same, 0.5):
        draft.note("confidence falls", f"the model sees nothing between the two ({held.none:.0%}), {draft.act} {share}")
    elif held.likeliest == draft.act.value:
        draft.note("confidence rises", f"the model agrees: {draft.act} {share}")
    else:
        draft.note("confidence falls", f"the model holds it for {held.likeliest}; {draft.act} {share}")


# What no rule found


def _propose(coder: EventFinder, one: _Asked) -> list[Draft]:
    joined = _joined(one.drafts)
    sure: list[tuple[Found, Found, str, Judgement]] = []
    for (i, j), judged in one.judged.items():
        if judged.none > 1 - HEARD:
            continue
        source, target = one.seats.actors[i], one.seats.actors[j]
        if source is None or target is None or not can_act(source) or not can_act(target):
            continue
        if _key(source) & _key(target):
            continue
        if any(_key(source) & first and _key(target) & second for first, second in joined):
            continue
        shares = judged.by_act
        act = max(shares, key=lambda name: shares[name])
        if shares[act] < HEARD or _told(one.drafts, act, source) or _told(one.drafts, act, target, Act.CONSULT):
            continue
        if _anchor(source.head, target.head).i in coder.absorbed or target.head.i in coder.absorbed:
            continue  # what is demanded, alleged or threatened is no deed of its own
        if _theirs(one.drafts, act, source, target) or (act == "ACCUSE" and source.head.head.lemma in _PLAIN):
            continue
        if act == "AID" and target.head.dep == "dobj" and target.head.head.lemma in _GIVING:
            continue
        sure.append((source, target, act, judged))
    return [*_drafts(coder, sure), *_lone(coder, one)]


def _lone(coder: EventFinder, one: _Asked) -> list[Draft]:
    """What a single actor does by a verb that no rule knows: 'scrapped the levy', 'hailed the armistice'."""
    made: list[Draft] = []
    for verb, actor, source, place in one.seats.lone:
        judged = one.judged.get((source, place))
        if judged is None or verb.i in coder.absorbed:
            continue
        shares = judged.by_act
        act = max(shares, key=lambda name: shares[name])
        if shares[act] < HEARD or _told([*one.drafts, *made], act, actor):
            continue
        fine = judged.best_of(act)
        draft = Draft(verb, Act(act), f"model:{fine.code}", [actor], [], mode=fine.mode)
        draft.act = _promised(fine, draft)
        draft.note(act, f"no rule knows '{verb.text}' so; the model holds it for {fine.code} ({shares[act]:.0%})", verb)
        coder.complete(draft)
        verdict = judge(verb, noun=False)
        draft.factuality = verdict.value if verdict.value is not Factuality.HAPPENED else judged.factuality(fine)
        draft.factuality = _sure(draft)
        draft.opinion = Opinion(shares[act], judged.none, act)
        if draft.act in NEEDS_RECIPIENT | JUDGING and not draft.recipients:
            coder.rejected.append(Rejected(verb, f"{act} by {draft.rule}", "no recipient was found"))
            coder.attribute(draft)
            draft.doubt = "no recipient was found"
            made.append(draft)
            continue
        coder.attribute(draft)
        draft.doubt = "" if shares[act] >= SURE_ALONE else "the model is not sure"
        made.append(draft)
    return made


def _key(found: Found) -> set[str]:
    """What a party is told from others by: its name, and its country where it is the state or speaks for it."""
    own = {found.key}
    if found.country and not (found.kind == "role" and found.sector in _PEOPLE):
        own.add(found.country)
    return own


def _joined(drafts: list[Draft]) -> list[tuple[set[str], set[str]]]:
    """The ordered pairs of parties that the rules' events of a sentence hold."""
    made: list[tuple[set[str], set[str]]] = []
    for draft in drafts:
        made += [(_key(one), _key(other)) for one in draft.actors for other in draft.recipients or draft.actors]
        if not draft.recipients:
            made += [(_key(other), _key(one)) for one in draft.actors for other in draft.actors]
    return made


def _told(drafts: list[Draft], act: str, actor: Found, only: Act | None = None) -> bool:
    """Whether the rules have the actor do the same already in this sentence; with ``only``, that act alone counts."""
    return any(
        (draft.act.value == act or (act == "THREATEN" and draft.act in MATERIAL_CONFLICT and draft.factuality in _AHEAD))
        and only in {None, draft.act} and any(_key(one) & _key(actor) for one in draft.actors)
        for draft in drafts
    )


def _theirs(drafts: list[Draft], act: str, source: Found, target: Found) -> bool:
    """Whether the rules have somebody else do just that to the target: 'X welcomed it, and Y praised Z'."""
    for draft in drafts:
        if draft.act.value != act or not any(_key(one) & _key(target) for one in draft.recipients):
            continue
        heads = {actor.head.i for actor in draft.actors}
        if source.head.head.i not in heads and not any(kid.i in heads for kid in source.head.kids("conj")):
            return True
    return False


def _drafts(coder: EventFinder, sure: list[tuple[Found, Found, str, Judgement]]) -> list[Draft]:
    """One draft for all that do the same to the same in a sentence, and for what two do together."""
    made: dict[tuple[int, str, int], Draft] = {}
    for source, target, act, judged in sure:
        token = _anchor(source.head, target.head)
        fine = judged.best_of(act)
        if fine.code in _MEETING:  # all who meet are actors
            met = next((draft for (at, what, _), draft in made.items() if (at, what) == (token.i, act)), None)
            if met is not None:
                met.actors = _meant(coder, [*met.actors, source, target])
                continue
        key = (token.i, act, target.head.i)
        both = (token.i, act, source.head.i)
        if key in made:
            _join(made[key].actors, source)
            continue
        if both in made and any(one is target for one in made[both].actors):
            if Act(act) in _TOGETHER and made[both].mode != "visit":
                _join(made[both].actors, source)
                made[both].recipients = []
            continue
        sides = _meant(coder, [source]), _meant(coder, [target])
        if {found.key for found in sides[0]} & {found.key for found in sides[1]}:
            continue  # 'the two discussed talks between Pyongyang and Washington'
        draft = Draft(token, Act(act), f"model:{fine.code}", *sides, mode=fine.mode)
        draft.act = _promised(fine, draft)
        if fine.code in _MEETING:
            draft.actors, draft.recipients = _meant(coder, [source, target]), []
        verdict = judge(token, token.pos != "VERB").value
        held = judged.factuality(fine)
        draft.factuality = verdict if verdict is not Factuality.HAPPENED else held
        draft.factuality = _sure(draft)
        share = judged.by_act[act]
        draft.opinion = Opinion(share, judged.none, act)
        draft.note(act, f"no rule joins the two; the model holds it for {fine.code} ({share:.0%})", token)
        draft.doubt = "" if share >= SURE else "the model is not sure"
        coder.attribute(draft)
        made[key] = draft
    return list(made.values())


def _anchor(source: Token, target: Token) -> Token:
    """The word on which both hang: the verb of which the source is the subject, else the nearest word above both."""
    verb = source
    while verb.dep == "conj":
        verb = verb.head
    verb = verb.head
    if source.dep in {"nsubj", "conj"} and verb.pos == "VERB" and any(node is verb for node in target.ancestors()):
        return verb
    above: list[Token] = []
    token = source
    while token.head is not token:
        token = token.head
        above.append(token)
    chain = {one.i for one in above}
    token = target
    while token.i not in chain and token.head is not token:
        token = token.head
    if token.i not in chain and above:
        token = above[-1]
    verb = token
    while verb.pos not in {"VERB", "AUX"} and verb.head is not verb:
        verb = verb.head
    return token if token.pos in {"VERB", "NOUN"} else verb
