"""The second opinion: the trained model judges what the rules found, wherever both parties stand in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sanderling.coding.drafts import Draft, Opinion, Rejected
from sanderling.coding.events import EventFinder
from sanderling.coding.factuality import judge
from sanderling.coding.quote import phrase_tokens
from sanderling.model import Judgement, PairModel, mark
from sanderling.parse import Parsed, Sentence, Token
from sanderling.records import Act, Factuality
from sanderling.resolve.found import Found

LONGEST = 1_000
"""Code points of a sentence that the model is asked about; a longer one is no sentence."""
SURE = 0.9
"""An event that no rule found needs this share."""
_NOBODY = frozenset(
    """people person member side nation country state force power media national night civilian secretary reporter
    analyst expert observer witness resident family woman man child passenger customer reader viewer visitor fan""".split()
)
"""Role nouns that are no party of themselves."""
_PEOPLE = frozenset(["CVL", "OPP", "REB", "UAF", "REF", "LAB", "EDU", "CRM", "JRN", "MED", "NGO", "BUS"])
"""Sectors whose people are not their state."""
_WHERE = frozenset(
    ["in", "at", "near", "outside", "across", "inside", "around", "within", "off", "from", "throughout", "through"]
)
NOTHING = 0.9
"""So sure must the model be that a draft of one party tells of nothing."""
MOST = 6
"""Actors of one sentence that are joined two by two."""
_TOGETHER = frozenset([Act.CONSULT, Act.COOPERATE, Act.SUPPORT, Act.AGREE])


def second_opinion(coder: EventFinder, drafts: list[Draft], model: PairModel) -> list[Draft]:
    """Ask the model about each draft that has two parties in its sentence, note what it says, and return what stays.

    A draft with one party is asked about with what the deed was done to: 'an assault on inflation', 'shot a film'. Such a
    one is dropped when the model is all but sure that nothing happened.
    """
    asked: list[tuple[Draft, bool]] = []
    texts: list[str] = []
    for draft in drafts:
        pair = parties(draft)
        spans = _spans(coder.parsed, draft, pair)
        sentence = coder.parsed.sentences[draft.token.sentence]
        if spans is None or sentence.end - sentence.start > LONGEST:
            continue
        one, other = [(start - sentence.start, end - sentence.start) for start, end in spans]
        asked.append((draft, pair is not None))
        texts.append(mark(coder.parsed.text[sentence.start : sentence.end], [one], [other]))
    gone: set[int] = set()
    for (draft, two), judged in zip(asked, model.judge(texts), strict=True):
        held = opinion(draft, judged)
        if two:
            draft.opinion = held
            _note(draft, held)
        elif held.none >= NOTHING and draft.purpose_of is None:
            gone.add(id(draft))
            coder.rejected.append(
                Rejected(draft.token, f"{draft.act} by {draft.rule}", f"the model sees no act here ({held.none:.0%})")
            )
    return [draft for draft in drafts if id(draft) not in gone]


def _spans(
    parsed: Parsed, draft: Draft, pair: tuple[Found, Found] | None
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two phrases that the model is asked about, in code points of the text."""
    if pair is not None:
        one, other = (phrase(parsed, found) for found in pair)
    else:
        if draft.recipients or len(draft.actors) != 1 or draft.actors[0].head.sentence != draft.token.sentence:
            return None
        thing = next((head for head in _things(draft) if head.pos in {"NOUN", "PROPN"}), None)
        if thing is None:
            return None
        numbers = phrase_tokens(thing)
        one = phrase(parsed, draft.actors[0])
        other = (parsed.tokens[numbers[0]].start, parsed.tokens[numbers[-1]].end)
    return None if one[0] < other[1] and other[0] < one[1] else (one, other)


def _things(draft: Draft) -> list[Token]:
    token = draft.token
    found = [*draft.objects, *token.kids("dobj")]
    found += [
        target for prep in token.kids("prep") for target in prep.kids("pobj") if prep.lower in {"on", "of", "against"}
    ]
    return [head for head in found if head.sentence == token.sentence]


def phrase(parsed: Parsed, found: Found) -> tuple[int, int]:
    """Return the whole noun phrase of a mention, as the model learned its parties: without clauses and the possessive."""
    numbers = phrase_tokens(found.head)
    first, last = min(numbers[0], found.first), max(numbers[-1], found.last)
    while last > first and parsed.tokens[last].tag == "POS":
        last -= 1
    return parsed.tokens[first].start, parsed.tokens[last].end


def propose(coder: EventFinder, model: PairModel) -> list[Draft]:
    """Return the events that no rule finds, but that the model is sure of: rules know only the words that we wrote.

    Every two actors of a sentence are put to the model, unless the rules have joined them.
    """
    asked: list[tuple[int, _Party, _Party]] = []
    texts: list[str] = []
    for sentence in coder.parsed.sentences:
        if sentence.question or sentence.end - sentence.start > LONGEST:
            continue
        joined = _joined(coder, sentence.index)
        here = _parties(coder, sentence)
        for source in here:
            for target in here:
                if source is target or _key(source.found) & _key(target.found):
                    continue
                if any(_key(source.found) & one and _key(target.found) & other for one, other in joined):
                    continue
                spans = [(one.start - sentence.start, one.end - sentence.start) for one in (source, target)]
                asked.append((sentence.index, source, target))
                texts.append(mark(coder.parsed.text[sentence.start : sentence.end], spans[:1], spans[1:]))
    sure: list[tuple[int, _Party, _Party, str, Judgement]] = []
    for (number, source, target), judged in zip(asked, model.judge(texts), strict=True):
        shares = judged.by_act()
        act = max(shares, key=lambda one: shares[one])
        if shares[act] >= SURE and not _told(coder, number, act, source.found):
            sure.append((number, source, target, act, judged))
    return _drafts(coder, sure)


@dataclass(frozen=True, slots=True, eq=False)
class _Party:
    """An actor of a sentence with its whole noun phrase, in code points of the text."""

    found: Found
    start: int
    end: int


def _key(found: Found) -> set[str]:
    """What a party is told from others by: its name, and its country where it is the state or speaks for it."""
    own = {found.key}
    if found.country and not (found.kind == "role" and found.sector in _PEOPLE):
        own.add(found.country)
    return own


def _parties(coder: EventFinder, sentence: Sentence) -> list[_Party]:
    made: list[_Party] = []
    for found in coder.mentions.all:
        if found.head.sentence != sentence.index or found.head.i in coder.said_cues or not _acts(found):
            continue
        start, end = phrase(coder.parsed, found)
        if all(end <= one.start or one.end <= start for one in made):
            made.append(_Party(found, start, end))
    return made[:MOST]


def _acts(found: Found) -> bool:
    """Whether a mention can be a party: no adjective, no bare name that is not known, no place where something happens."""
    if found.kind in {"adjective", "reference"} or (found.kind == "name" and not (found.country or found.resolved)):
        return False
    if found.kind == "role" and found.head.lemma in _NOBODY and not found.country:
        return False
    if found.head.dep in {"compound", "amod", "nmod"} and found.head.head.pos in {"NOUN", "PROPN"}:
        return False  # 'NATO Secretary-General Jens Stoltenberg': the person acts
    somewhere = found.head.dep == "pobj" and found.head.head.lower in _WHERE
    return not (somewhere and found.kind in {"state", "capital", "metonym"})


def _joined(coder: EventFinder, sentence: int) -> list[tuple[set[str], set[str]]]:
    """The ordered pairs of parties that the rules' events of a sentence hold."""
    made: list[tuple[set[str], set[str]]] = []
    for draft in coder.drafts:
        if draft.token.sentence == sentence:
            made += [(_key(one), _key(other)) for one in draft.actors for other in draft.recipients or draft.actors]
            if not draft.recipients:
                made += [(_key(other), _key(one)) for one in draft.actors for other in draft.actors]
    return made


def _told(coder: EventFinder, sentence: int, act: str, source: Found) -> bool:
    """Whether the rules have the source do the same already in this sentence."""
    return any(
        draft.token.sentence == sentence
        and draft.act.value == act
        and any(_key(one) & _key(source) for one in draft.actors)
        for draft in coder.drafts
    )


def _drafts(coder: EventFinder, sure: list[tuple[int, _Party, _Party, str, Judgement]]) -> list[Draft]:
    """One draft for all that do the same to the same in a sentence, and for what two do together."""
    made: dict[tuple[int, str, int], Draft] = {}
    for _, source, target, act, judged in sure:
        token = _anchor(source.found.head, target.found.head)
        fine = judged.best_of(act)
        key = (token.i, act, target.found.head.i)
        both = (token.i, act, source.found.head.i)
        if key in made:
            made[key].actors.append(source.found)
            continue
        if both in made and any(one is target.found for one in made[both].actors):
            if Act(act) in _TOGETHER and made[both].mode != "visit":
                made[both].actors.append(source.found)
                made[both].recipients = []
            continue
        draft = Draft(token, Act(act), f"model:{fine.code}", [source.found], [target.found], mode=fine.mode)
        verdict = judge(token, token.pos != "VERB").value
        held = judged.factuality(fine)
        draft.factuality = verdict if verdict is not Factuality.HAPPENED else held
        share = judged.by_act()[act]
        draft.opinion = Opinion(share, judged.none, act)
        draft.note(act, f"no rule joins the two; the model holds it for {fine.code} ({share:.0%})", token)
        coder.attribute(draft)
        made[key] = draft
    return list(made.values())


def _anchor(source: Token, target: Token) -> Token:
    """The word on which both hang: a verb where there is one, else the nearest noun above both."""
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


def parties(draft: Draft) -> tuple[Found, Found] | None:
    """Return the first actor and the first recipient (or second actor) that stand in the draft's sentence."""
    here = draft.token.sentence
    actors = [found for found in draft.actors if found.head.sentence == here]
    others = [found for found in draft.recipients if found.head.sentence == here] or actors[1:]
    if not actors or not others:
        return None
    one, other = actors[0], others[0]
    return None if one.first <= other.last and other.first <= one.last else (one, other)


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
