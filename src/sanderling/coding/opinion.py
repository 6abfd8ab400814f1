"""The second opinion: the trained model judges what the rules found, wherever both parties stand in one sentence."""

from __future__ import annotations

from sanderling.coding.drafts import Draft, Opinion
from sanderling.coding.events import EventFinder
from sanderling.coding.factuality import judge
from sanderling.model import Judgement, PairModel, mark
from sanderling.parse import Parsed, Token
from sanderling.records import Act
from sanderling.resolve.found import Found

LONGEST = 1_000
"""Code points of a sentence that the model is asked about; a longer one is no sentence."""
SURE = 0.9
"""An event that no rule found needs this share."""
_TOWARDS = frozenset(["to", "with", "against", "at", "on", "from", "into"])


def second_opinion(parsed: Parsed, drafts: list[Draft], model: PairModel) -> None:
    """Ask the model about each draft that has two parties in its sentence, and note what it says."""
    asked: list[Draft] = []
    texts: list[str] = []
    for draft in drafts:
        pair = parties(draft)
        if pair is None:
            continue
        text = marked(parsed, draft.token.sentence, *pair)
        if text is not None:
            asked.append(draft)
            texts.append(text)
    for draft, judged in zip(asked, model.judge(texts), strict=True):
        draft.opinion = opinion(draft, judged)
        _note(draft, draft.opinion)


def propose(coder: EventFinder, model: PairModel) -> list[Draft]:
    """Return the events that no cue tells of, but that the model is all but sure of: a vocabulary has its ends.

    Only a verb that no rule took, with a known actor as its subject and another as its object, is put to the model.
    """
    asked: list[tuple[Token, Found, Found]] = []
    texts: list[str] = []
    for sentence in coder.parsed.sentences:
        if sentence.heading or sentence.question:
            continue
        pairs = {(one.key, other.key) for draft in coder.drafts if draft.token.sentence == sentence.index
                 for one in draft.actors for other in (*draft.recipients, *draft.actors)}  # fmt: skip
        for verb in sentence.tokens:
            if verb.pos != "VERB" or coder.taken(verb):
                continue
            for source in coder.arguments.subjects(verb):
                target = _object(verb, source, coder)
                if target is None or source.head.sentence != sentence.index or (source.key, target.key) in pairs:
                    continue
                text = marked(coder.parsed, sentence.index, source, target)
                if text is not None:
                    asked.append((verb, source, target))
                    texts.append(text)
    made = []
    for (verb, source, target), judged in zip(asked, model.judge(texts), strict=True):
        shares = judged.by_act()
        act = max(shares, key=lambda one: shares[one])
        if shares[act] < SURE:
            continue
        fine = judged.best_of(act)
        sure = judge(verb, False).value
        draft = Draft(verb, Act(act), f"model:{fine.code}", [source], [target], mode=fine.mode, factuality=sure)
        draft.opinion = Opinion(shares[act], judged.none, act)
        draft.note(act, f"no cue; the model holds it for {fine.code} ({shares[act]:.0%})", verb)
        coder.attribute(draft)
        made.append(draft)
    return made


def _object(verb: Token, source: Found, coder: EventFinder) -> Found | None:
    """The nearest known actor that the verb governs, by no more than a preposition, and that is not the subject's own."""
    heads = [child for child in verb.kids("dobj", "dative", "nsubjpass") if child.lower not in {"who", "which", "that"}]
    heads += [target for prep in verb.kids("prep", "dative") for target in prep.kids("pobj") if prep.lower in _TOWARDS]
    for head in heads:
        for found in (*coder.mentions.at(head), *coder.mentions.owner(head)):
            known = (found.resolved or found.country) and found.kind not in {"name", "adjective"}
            own = found.country is not None and found.country == source.country
            apart = found.first > source.last or source.first > found.last
            if known and not own and apart and found.key != source.key and found.head.sentence == verb.sentence:
                return found
    return None


def parties(draft: Draft) -> tuple[Found, Found] | None:
    """Return the first actor and the first recipient (or second actor) that stand in the draft's sentence."""
    here = draft.token.sentence
    actors = [found for found in draft.actors if found.head.sentence == here]
    others = [found for found in draft.recipients if found.head.sentence == here] or actors[1:]
    if not actors or not others:
        return None
    one, other = actors[0], others[0]
    return None if one.first <= other.last and other.first <= one.last else (one, other)


def marked(parsed: Parsed, sentence: int, source: Found, target: Found) -> str | None:
    """Return the sentence with the two marked, or None when it is too long."""
    whole = parsed.sentences[sentence]
    if whole.end - whole.start > LONGEST:
        return None
    spans = [
        (parsed.tokens[one.first].start - whole.start, parsed.tokens[one.last].end - whole.start)
        for one in (source, target)
    ]
    return mark(parsed.text[whole.start : whole.end], spans[:1], spans[1:])


def opinion(draft: Draft, judged: Judgement) -> Opinion:
    """Return the model's shares for the draft's act and for none, and the act that it holds likeliest."""
    shares = judged.by_act()
    return Opinion(
        shares.get(draft.act.value, 0.0), judged.none, max(shares, key=lambda act: shares[act]) if shares else "none"
    )


def _note(draft: Draft, held: Opinion) -> None:
    share = f"{held.same:.0%}"
    if held.none > max(held.same, 0.5):
        draft.note("confidence falls", f"the model sees nothing between the two ({held.none:.0%}), {draft.act} {share}")
    elif held.likeliest == draft.act.value:
        draft.note("confidence rises", f"the model agrees: {draft.act} {share}")
    else:
        draft.note("confidence falls", f"the model holds it for {held.likeliest}; {draft.act} {share}")
