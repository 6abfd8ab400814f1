"""Who does an act, chosen among all who could: the party that the rules took, or another of the sentence or the article.

A conditional logit (``weighing.py``); the weights (``knowledge/choices/actors.csv``) are fitted on our own gold articles by
``python -m eval.choices``.
"""

from __future__ import annotations

from collections.abc import Mapping

from sanderling.coding.drafts import Draft, is_state, party
from sanderling.coding.standing import known_by
from sanderling.coding.weighing import belong_to, heaviest, nameless
from sanderling.coding.whom import BACK, Choice, Option, level, mention_of, relation
from sanderling.knowledge.choice_data import weights
from sanderling.resolve.found import Found

_DEPS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "poss", "amod", "compound", "appos", "conj", "agent"])


_OF_NO_STATE = frozenset(["open", "unknown name", "open pronoun"])
"""How those are known who may be of the very state to which they do something."""


def options(choice: Choice, draft: Draft) -> list[Option]:
    """Return all who could do the act: those that the rules took first."""
    known = {party(found) for found in draft.actors}
    if _weakness(draft) not in _OF_NO_STATE:
        known |= {party(found) for found in draft.recipients}  # 'Zuniga accused the president': those of no known state may be of the same
    return [Option("current"), *(Option("other", key, tuple(seen)) for key, seen in choice.around(draft).items() if key not in known)]


def features(choice: Choice, draft: Draft, option: Option) -> list[str]:
    """Return the names of what speaks for and against an option."""
    act = draft.act.value
    if option.kind == "current":
        return _of_current(choice, draft, act)
    key = option.key or ""
    near = min(back for _, back in option.seen)
    rank = min(choice.rank(key), 3)
    current = _weakness(draft)
    done_to = any(party(found) == key for found in draft.recipients)
    made = ["oth", "oth|state" if is_state(key) else "oth|body", f"oth|near{near}", f"oth|rank{rank}", f"oth|rank{rank}|near{near}"]
    made += [f"oth|{act}", f"oth|for {current}", f"oth|for {current}|near{near}", f"oth|for {current}|rank{rank}"]
    if near == 0:
        found, deep = _nearest(draft, option)
        if found is not None:
            made += [f"oth|rel|{deep}", f"oth|rel|{deep}|for {current}", f"oth|kind|{found.kind}", f"oth|dep|{_dep(found)}"]
            made.append("oth|before" if found.head.i < draft.token.i else "oth|after")
            beside = any(abs(found.head.i - actor.head.i) <= 3 for actor in draft.actors)
            made += ["oth|beside"] * beside
        made.append(f"oth|model|{level(draft, key, acts=True)}")
    elif near <= BACK:
        found = next((one for one, back in option.seen if back == near), None)
        if found is not None:
            made += [f"oth|prevdep|{_dep(found)}|{min(near, 2)}", f"oth|prevdep|{_dep(found)}|for {current}"]
    made += [f"oth|{name}" for name in choice.dealings(draft, key)]
    if choice.in_title(key):
        made.append("oth|title")
    if choice.written_in(key):
        made += ["oth|written there", f"oth|written there|for {current}"]
    if done_to:
        made += ["oth|done to", f"oth|done to|{act}", f"oth|done to|{current}", *(f"oth|done to|{actor.sector}" for actor in draft.actors)]
    for actor in draft.actors:
        if actor.sector:
            made.append(f"oth|{actor.sector}|rank{rank}")
    return made


def _of_current(choice: Choice, draft: Draft, act: str) -> list[str]:
    current = _weakness(draft)
    made = ["cur", f"cur|{current}", f"cur|{current}|{act}", f"cur|{act}", f"cur|n{min(len(draft.actors), 3)}"]
    if draft.actors:
        first = draft.actors[0]
        made += [f"cur|kind|{first.kind}", f"cur|{current}|kind|{first.kind}", f"cur|rel|{relation(draft.token, first.head)[0]}"]
        made += [f"cur|model|{level(draft, party(first), acts=True)}", f"cur|rank{min(choice.rank(party(first)), 3)}"]
        if first.sector:
            made.append(f"cur|{current}|{first.sector}")
        made += [f"cur|known by {known_by(first)}", f"cur|known by {known_by(first)}|{first.kind}", f"cur|known by {known_by(first)}|{act}"]
        if first.head.sentence != draft.token.sentence:
            made.append("cur|far")
        if choice.written_in(party(first)):
            made += ["cur|written there", f"cur|written there|{current}", f"cur|written there|{known_by(first)}"]
        if first.country and any(found.country == first.country and not found.guessed for found in draft.recipients):
            made += [f"cur|as done to|{current}", f"cur|as done to|{act}", f"cur|as done to|{known_by(first)}"]
    made.append("cur|noun" if draft.noun else "cur|verb")
    if draft.doubt:
        made.append("cur|doubt")
    return made


def _weakness(draft: Draft) -> str:
    """How the rules know who acts: by name, by a pronoun, by a guess, or not at all."""
    if not draft.actors:
        return "nobody"
    first = draft.actors[0]
    if first.head.tag in {"PRP", "PRP$", "WP", "WDT", "WP$"} or "refers back" in first.why:
        return "pronoun" if first.country or first.resolved else "open pronoun"
    if first.guessed:
        return "guessed"
    if not (first.country or first.resolved):
        return "open" if first.kind == "role" else "unknown name"
    return "named"


def _nearest(draft: Draft, option: Option) -> tuple[Found | None, str]:
    """The mention in the sentence that hangs nearest to the act's word, and how."""
    best: tuple[Found | None, str] = (None, "")
    for found, back in option.seen:
        if back or found is None:
            continue
        branch, deep = relation(draft.token, found.head)
        if deep is not None:
            return found, f"{branch}{min(deep, 3)}"
        above = found.head.head is draft.token.head
        best = best if best[0] is not None else (found, "sister" if above else "out")
    return best


def _dep(found: Found) -> str:
    return found.head.dep if found.head.dep in _DEPS else "x"


def choose_actors(choice: Choice, drafts: list[Draft], worth: Mapping[str, float] | None = None) -> None:
    """Give each event the actor that weighs most; it keeps those of the rules where nobody weighs more."""
    worth = weights("actors") if worth is None else worth
    for draft in drafts:
        if draft.purpose_of is not None and draft.actors:
            continue
        some = options(choice, draft)
        best, draft.who_share = heaviest(worth, [features(choice, draft, option) for option in some])
        draft.who = some[best].kind
        if best:
            _take(choice, draft, some[best])


def _take(choice: Choice, draft: Draft, option: Option) -> None:
    key = option.key or ""
    people = [found for found in nameless(draft.actors) if found.head.tag != "PRP"]
    if people and is_state(key):
        belong_to(people, key)
        draft.actors = people
        draft.note("actor", f"those named without a state are likeliest of {key}", people[0].head)
        return
    named = mention_of(choice, draft, option)
    if named is not None:
        draft.actors = [named]
        draft.note("actor", "weighed against the others, this party is the likeliest", named.head)
