"""Which candidates are events: each has a likelihood from how it was found, and those below the bar are dropped.

A logistic regression; the weights (``knowledge/choices/selection.csv``) are fitted on our own gold articles and sentences by
``python -m eval.choices``, on candidates whose recipients and factuality were chosen by weights that had not seen them. The
likelihood is the event's confidence: the share of like candidates that were right in act, parties and factuality.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from math import exp

from sanderling.coding.candidates import UNTOLD
from sanderling.coding.drafts import NEEDS_RECIPIENT, Draft, Rejected, party
from sanderling.coding.match import objects
from sanderling.coding.weighing import weight
from sanderling.knowledge.choice_data import weights
from sanderling.knowledge.cue_data import classes_of
from sanderling.knowledge.event_data import event_types
from sanderling.parse import Parsed, Token
from sanderling.records import Factuality
from sanderling.resolve.found import Found

BAR = 0.31
"""What the rules or the model hold for an event is none where it is less likely than this."""
SELDOM_WRONG = 0.14
"""The same for what is said not to have been done, and for a purpose that a sentence of its own tells ('the aim of the visit is to
discuss ...'): rare, and seldom wrong where a rule has it."""
SHORT = 4
"""A text whose events all stand in so many first sentences tells each once: that nothing else is told is no doubt there."""
OF_ITS_OWN = "a purpose of its own"
DOUBTFUL = 0.34
"""So likely must a candidate be against which something was held."""
BEFORE_DOUBT = 0.3
"""So much likelier must a candidate be that something is held against, to take the place of one that stands without doubt."""
CAUTION = 0.4
"""So much less are the log-odds than the fitted weights say: the rules were made on the articles that weights are fitted on, and of
strangers' events fewer are right. Set by the reliability on articles that nothing was fitted on (``python -m eval.calibrate``)."""
_DOMESTIC = frozenset(["CVL", "OPP", "REB", "UAF", "LAB", "EDU", "PTY", "LEG", "JUD", "COP"])


def features(draft: Draft, parsed: Parsed, beside: list[Draft]) -> list[str]:
    """Return the names of what speaks for and against a candidate; ``beside`` are the candidates of its sentence."""
    act, token = draft.act.value, draft.token
    origin = draft.doubt or ("model" if draft.rule.startswith("model:") else "rule")
    made = ["any", f"act={act}", f"origin={origin}", f"origin={origin}|act={act}", f"by={draft.rule}"]
    made += ["noun" if draft.noun else "verb", f"lemma={token.lemma}|{act}", f"tag={token.tag}", f"dep={token.dep}"]
    made += [f"fact={draft.factuality}", f"fact={draft.factuality}|act={act}", f"quad={event_types()[draft.act].quad}"]
    made += [name for kind in sorted({kind for head in objects(token) for kind in classes_of(head.lemma)})
             for name in (f"does it to {kind}|{act}", f"does it to {kind}|{token.lemma}|{act}")]  # fmt: skip
    made += _of_model(draft, act)
    for side, name in ((draft.actors, "actor"), (draft.recipients, "recipient")):
        made += _of_side(side, name)
        made += [f"{one}|act={act}" for one in _of_side(side, name)]
    own = {party(found) for found in draft.actors}
    if draft.recipients:
        made.append("at home" if {party(found) for found in draft.recipients} <= own else "abroad")
        far = token.sentence - max(found.head.sentence for found in draft.recipients)
        made.append(f"recipient {min(max(far, 0), 2)} back")
    made += _in_syntax(draft, act)
    made += _of_pair(draft, act)
    made += _of_speaker(draft)
    if draft.recoded:
        made += ["recoded", f"recoded {draft.recoded}>{act}"]
    made += [name for one in draft.beside for name in (one, f"{one}|origin={origin}", f"{one}|act={act}")]
    if any(found.head.sentence != token.sentence for found in draft.actors):
        made.append("actor elsewhere")
    made += [f"who={draft.who}", f"who={_share(draft.who_share)}", f"who={draft.who}|{_share(draft.who_share)}"]
    made += [f"whom={draft.whom}", f"whom={_share(draft.whom_share)}", f"whom={draft.whom}|{_share(draft.whom_share)}"]
    if draft.said:
        made += ["said", f"said={draft.said[0].stance}", f"said|act={act}"]
    made.append(f"actors={min(len(draft.actors), 3)}")
    sentence = parsed.sentences[token.sentence] if token.sentence < len(parsed.sentences) else None
    if sentence is not None and sentence.heading:
        made += ["heading", f"heading|act={act}"]
    others = [one for one in beside if one is not draft]
    if any(one.token is token for one in others):
        made.append("shares its word")
    if any(one.act is draft.act for one in others):
        made += ["the act twice", f"the act twice|origin={origin}"]
    made.append(f"beside={min(len(others), 4)}")
    if draft.purpose_of is not None:
        made += ["a purpose", f"a purpose|act={act}", *([OF_ITS_OWN] * (token.head.lemma == "be"))]
    made += [f"under {token.head.lemma}|{token.dep}|{act}", f"under a {token.head.pos}|{token.dep}|{act}"]
    if token.dep in {"xcomp", "ccomp", "advcl", "relcl", "acl", "pcomp"}:
        made.append(f"below={token.head.lemma}")
    return made


def _of_model(draft: Draft, act: str) -> list[str]:
    held = draft.opinion
    if held is None:
        return ["model=unasked", f"model=unasked|act={act}"]
    agrees = "agrees" if held.likeliest == act else "other"
    return [
        f"model={_share(held.same)}", f"model={_share(held.same)}|act={act}", f"none={_share(held.none)}", f"model {agrees}",
        f"model {agrees}|act={act}", f"model says {held.likeliest}|act={act}", f"fine={draft.fine}",
    ]  # fmt: skip


def _of_side(side: list[Found], name: str) -> list[str]:
    if not side:
        return [f"no {name}"]
    first = side[0]
    made = [f"{name} is {first.kind}", f"{name} of {first.sector}" if first.sector in _DOMESTIC else f"{name} official"]
    if not any(found.country or found.resolved for found in side):
        made.append(f"{name} unknown")
    if any(found.guessed for found in side):
        made.append(f"{name} guessed")
    if len(side) > 1:
        made.append(f"several {name}s")
    if first.head.tag in {"PRP", "PRP$", "WP", "WDT"}:
        made.append(f"{name} by pronoun")
    return made


def _of_pair(draft: Draft, act: str) -> list[str]:
    """What the model holds of the act passing between the parties that were chosen in the end."""
    sides = draft.recipients or draft.actors[1:]
    shares = [draft.between.get((party(one), party(other))) for one in draft.actors for other in sides]
    known = [share for share in shares if share is not None]
    if not known:
        return ["pair=unasked" if sides else "pair=nobody"]
    level = _share(max(known))
    return [f"pair={level}", f"pair={level}|act={act}", f"pair={level}|{'doubted' if draft.doubt else 'held'}"]


def _in_syntax(draft: Draft, act: str) -> list[str]:
    """Where the first of each side stands to the word of the deed."""
    made = []
    for side, name in ((draft.actors, "actor"), (draft.recipients, "recipient")):
        if side:
            place = _place(side[0].head, draft.token)
            made += [f"{name} at {place}", f"{name} at {place}|act={act}", f"{name} at {place}|{'noun' if draft.noun else 'verb'}"]
    return made


def _place(head: Token, token: Token) -> str:
    """How a party's word hangs on the word of the deed: as its subject, by a preposition, above it, or in no such way."""
    if head.sentence != token.sentence:
        return "elsewhere"
    while head.dep == "conj" and head.head is not head:
        head = head.head
    above = head.head
    if above is token:
        return head.dep
    if above.head is token and above.dep in {"prep", "agent", "dative"}:
        return above.lower
    if above.head is token and head.dep in {"poss", "compound", "amod", "nmod"}:
        return f"{head.dep} of {above.dep}"
    if token.head is head:
        return f"over {token.dep}"
    if above is token.head and head.dep in {"nsubj", "nsubjpass", "dobj", "poss"}:
        return f"{head.dep} over {token.dep}"
    return "far"


def _of_speaker(draft: Draft) -> list[str]:
    """Whether who says so is a side of it."""
    if not draft.said or not draft.said[0].speakers:
        return []
    speakers = {party(found) for found in draft.said[0].speakers}
    own = [name for side, name in ((draft.actors, "actor"), (draft.recipients, "recipient")) if speakers & {party(one) for one in side}]
    who = "+".join(own) or "another"
    return [f"speaker is {who}", f"speaker is {who}|act={draft.act}"]


def corroborate(drafts: list[Draft]) -> None:
    """Give each candidate the names of what the others of the article say of its act and its parties."""

    def sides(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(map(party, draft.actors)), frozenset(map(party, draft.recipients))

    if max((draft.token.sentence for draft in drafts), default=0) < SHORT:
        return
    told: Counter[object] = Counter()
    for draft in drafts:
        actors, recipients = sides(draft)
        told.update([(draft.act, actors, recipients), (actors, recipients), (draft.act, actors), (draft.act, draft.factuality, actors, recipients)])
        told[draft.act, recipients, "done to"] += 1
        if not draft.doubt:
            told[draft.act, actors, recipients, "surely"] += 1
        if draft.token.sentence == 0:
            told[draft.act, actors, recipients, "first"] += 1
    for draft in drafts:
        actors, recipients = sides(draft)
        same = told[draft.act, actors, recipients]
        surely = told[draft.act, actors, recipients, "surely"] - (not draft.doubt)
        draft.beside = [
            f"told {min(same - 1, 2)} times more",
            f"told surely {min(surely, 2)} times more",
            f"told as sure {min(told[draft.act, draft.factuality, actors, recipients] - 1, 2)} times more",
            f"their other deeds {min(told[actors, recipients] - same, 4)}",
            f"its other victims {min(told[draft.act, actors] - same, 3)}",
            f"others who do it {min(told[draft.act, recipients, 'done to'] - same, 3)}",
        ]
        if told[draft.act, actors, recipients, "first"] > (draft.token.sentence == 0):
            draft.beside.append("told in the first sentence")


def _share(value: float) -> str:
    return next((name for bar, name in ((0.95, "95"), (0.8, "80"), (0.6, "60"), (0.4, "40"), (0.2, "20"), (0.05, "5")) if value >= bar), "0")


def likelihood(names: list[str]) -> float:
    """Return the likelihood, from 0 to 1, of a candidate with these features."""
    total = log_odds(weights("selection"), names)
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


def log_odds(worth: Mapping[str, float], names: list[str]) -> float:
    """Return the log-odds of a candidate with these features by the weights given."""
    return weight(worth, names) - CAUTION


def bar(names: Collection[str], factuality: Factuality) -> float:
    """Return how likely a candidate with these features must be to stay."""
    if not {"origin=rule", "origin=model"} & set(names):  # something was held against it
        return DOUBTFUL
    return SELDOM_WRONG if factuality in {Factuality.NEGATED, Factuality.DENIED} or OF_ITS_OWN in names else BAR


def select(parsed: Parsed, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Return the candidates that are events, in their order; the others are told of in ``rejected``."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.token.sentence, []).append(draft)
    bars: dict[int, float] = {}
    for draft in drafts:
        names = features(draft, parsed, by_sentence[draft.token.sentence])
        draft.likely, bars[id(draft)] = likelihood(names), bar(names, draft.factuality)
    gone: dict[int, str] = {}
    for some in by_sentence.values():
        kept: list[Draft] = []
        for draft in sorted(some, key=lambda one: (-one.likely - (0.0 if one.doubt else BEFORE_DOUBT), one.token.i)):
            low = draft.likely < bars[id(draft)]
            why = f"weighed as a whole, it is likely at {draft.likely:.0%} only" if low else _again(draft, kept)
            if draft.act in NEEDS_RECIPIENT and not draft.recipients and len(draft.actors) < 2:
                why = "no recipient was found"
            if all(actor.name == UNTOLD and not actor.country for actor in draft.actors):
                why = "no actor was found"
            if why:
                gone[id(draft)] = why
            else:
                kept.append(draft)
    stays = [draft for draft in drafts if id(draft) not in gone]
    for draft in drafts:
        if id(draft) in gone and not draft.doubt:
            rejected.append(Rejected(draft.token, f"{draft.act} by {draft.rule}", gone[id(draft)]))
        elif draft.doubt and id(draft) not in gone:
            rejected[:] = [one for one in rejected if not (one.token is draft.token and one.what == f"{draft.act} by {draft.rule}")]
            draft.note("kept", f"weighed as a whole, it is likely at {draft.likely:.0%}, though {draft.doubt}", draft.token)
    alive = {id(draft) for draft in stays}
    for draft in stays:
        if draft.purpose_of is not None and id(draft.purpose_of) not in alive:
            draft.purpose_of = None
    return stays


def _again(draft: Draft, kept: list[Draft]) -> str:
    """Why a candidate tells nothing beside likelier ones of its sentence: the same word, or the same deed of the same parties."""
    for other in kept:
        if other.token is draft.token and (draft.doubt or other.doubt):
            return f"another reading of the same word is likelier ({other.act})"
        same = other.act is draft.act and bool(draft.doubt or other.doubt)
        if same and {party(a) for a in other.actors} & {party(a) for a in draft.actors} and (
            {party(r) for r in other.recipients} & {party(r) for r in draft.recipients} or not draft.recipients
        ):
            return "names the same deed again"
    return ""
