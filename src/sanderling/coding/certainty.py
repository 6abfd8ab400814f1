"""How sure an event is, where the rules see it told as done, under way or to come: what the rules and the model say is weighed with the words around it.

A conditional logit (``weighing.py``); the weights (``knowledge/choices/factuality.csv``) are fitted on our own gold articles
by ``python -m eval.choices``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sanderling.coding.drafts import Draft
from sanderling.coding.weighing import weight
from sanderling.knowledge.choice_data import weights
from sanderling.parse import Token
from sanderling.records import Factuality

VALUES = tuple(Factuality(value) for value in ("happened", "ongoing", "planned", "possible", "conditional"))
OPEN = frozenset([Factuality.HAPPENED, Factuality.ONGOING, Factuality.PLANNED])
"""What the rules' word is weighed on: a modal, a negation, a condition or a denial stands as they read it."""
_ABOVE = frozenset(["xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl", "dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj"])


def features(draft: Draft) -> list[str]:
    """Return the names of what is known of an event's factuality; each is weighed for each value."""
    token, rules = draft.token, draft.factuality.value
    made = ["any", f"rules={rules}", f"act={draft.act}", f"rules={rules}|act={draft.act}", f"rule={draft.rule}"]
    made.append("noun" if draft.noun else "verb")
    made += [f"lemma={token.lemma}", f"tag={token.tag}", f"rules={rules}|tag={token.tag}"]
    verb = token if token.pos == "VERB" else token.head
    made += [f"around={word}" for word in _around(verb)]
    made += _governed(token)
    for what, _, word in draft.steps:  # what the rules' word rests on: verbs above that no gold article holds have their kind at least
        if what.startswith("factuality: ") and word is not None:
            made += [f"{what[12:]} by {word.pos}", f"{what[12:]} by {word.pos}|rules={rules}"]
    if draft.said:
        first = draft.said[0]
        made += ["said", f"said={first.stance}", f"said={first.cue[0].lemma}", f"rules={rules}|said={first.stance}"]
    if draft.held is not None:
        made += [f"model={draft.held}", f"model={draft.held}|rules={rules}"]
    if draft.fine:
        made.append(f"fine={draft.fine}")
    if draft.planned:
        made += ["threatened", f"threatened|rules={rules}"]
    if draft.purpose_of is not None:
        made.append(f"purpose of {draft.purpose_of.act}")
    return made


def _around(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep in {"aux", "neg", "mark", "auxpass"} or (child.dep == "advmod" and child.i < verb.i):
            yield child.lower


def _governed(token: Token) -> list[str]:
    """The words above, up to two, by which an act is planned, tried, asked for or refused."""
    made: list[str] = []
    node = token
    for step in (1, 2):
        if node.head is node:
            made.append(f"root{step}")
            break
        if node.dep not in _ABOVE:
            break
        head = node.head
        above = head if head.pos != "ADP" else head.head
        made += [f"above{step}={above.lemma}", f"above{step}={above.lemma}|{node.dep}", f"dep{step}={node.dep}"]
        made += [f"above{step}|around={word}" for word in _around(above)] if above.pos in {"VERB", "AUX"} else []
        node = above
    return made


def of_value(draft: Draft, names: list[str], value: Factuality) -> list[str]:
    """Return the features of one value: what is known with that value, and whether rules or model have it."""
    made = [f"{value}|{name}" for name in names]
    if value is draft.factuality:
        made += ["keep", f"keep|{value}", f"keep|act={draft.act}", "keep|noun" if draft.noun else "keep|verb"]
        made.append("keep|the model too" if draft.held is value else "keep|the model not" if draft.held else "keep|unasked")
    elif draft.held is value:
        made += ["the model's", f"the model's|{value}"]
    return made


def choose_factuality(drafts: list[Draft], worth: Mapping[str, float] | None = None) -> None:
    """Give each event the factuality that weighs most."""
    worth = weights("factuality") if worth is None else worth
    for draft in drafts:
        if draft.factuality not in OPEN:
            continue
        names = features(draft)
        sums = {value: weight(worth, of_value(draft, names, value)) for value in VALUES}
        best = max(VALUES, key=lambda value: (sums[value], value is draft.factuality))
        if best is not draft.factuality:
            draft.note(f"factuality: {best}", f"weighed with the words around it, likelier than {draft.factuality}", draft.token)
            draft.factuality = best


__all__ = ["OPEN", "VALUES", "choose_factuality", "features"]
