"""Who, what, when, where, why, how: the reading's short answers, each with its words."""

from __future__ import annotations

from sanderling.coding.drafts import Draft
from sanderling.coding.quote import Quoter
from sanderling.parse import Parsed, Token
from sanderling.records import Answer, Conveyance, Event, Span

_AIMS = frozenset({"purpose", "aim", "goal", "objective", "reason"})
_CAUSES = frozenset({"because", "since", "so"})
MOST = 8


def answer(
    parsed: Parsed, quoter: Quoter, events: list[Event], drafts: list[Draft], conveyances: list[Conveyance]
) -> dict[str, tuple[Answer, ...]]:
    """Return the answers in the order of the text, at most MOST to a question."""
    told = [event for event in events if not event.background] or events
    who: dict[str, list[Span]] = {}
    for event in told:
        for actor in (*event.actors, *event.recipients):
            who.setdefault(actor.name, []).append(actor.span)
    whens: dict[str, list[Span]] = {}
    wheres: dict[str, list[Span]] = {}
    for event in told:
        if event.time is not None and event.time.evidence is not None:
            known = event.time.start and (
                event.time.start if event.time.start == event.time.end else f"{event.time.start} to {event.time.end}"
            )
            words = event.time.text
            text = f"{words} ({known})" if known and known != words else words if known else f"{words} (unresolved)"
            whens.setdefault(text, []).append(event.time.evidence)
        if event.place is not None:
            wheres.setdefault(event.place.name, []).append(event.place.span)
    ranked = sorted(who.items(), key=lambda item: -len(item[1]))
    return {
        "who": tuple(Answer(name, _few(spans)) for name, spans in ranked[:MOST]),
        "what": tuple(Answer(_what(event), event.evidence) for event in told[:MOST]),
        "when": tuple(Answer(text, _few(spans)) for text, spans in list(whens.items())[:MOST]),
        "where": tuple(Answer(text, _few(spans)) for text, spans in list(wheres.items())[:MOST]),
        "why": tuple(_why(parsed, quoter, drafts)[:MOST]),
        "how": tuple(Answer(f"by {item.name}", item.evidence[:1]) for item in conveyances[:MOST]),
    }


def _few(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))[:3]


def _what(event: Event) -> str:
    left = ", ".join(actor.name for actor in event.actors)
    right = ", ".join(actor.name for actor in event.recipients)
    return f"{left} {event.act.value.lower()} {right}".strip() + f" ({event.factuality.value})"


def _why(parsed: Parsed, quoter: Quoter, drafts: list[Draft]) -> list[Answer]:
    """Purposes and causes: 'the purpose of ... is to ...', '... in order to ...', '... because ...'."""
    found: list[tuple[int, Answer]] = []
    coded = {draft.token.i for draft in drafts}
    for sentence in parsed.sentences:
        if sentence.question:
            continue
        for token in sentence.tokens:
            clause = _purpose(token, coded)
            if clause is None:
                continue
            tokens = [word for word in clause.subtree() if word.pos != "SPACE"]
            tokens = _cut(tokens, clause)
            words = quoter.tokens(tokens[0].i, tokens[-1].i)
            whole = quoter.tokens(min(token.i, tokens[0].i), tokens[-1].i)
            if token.lemma in _AIMS:
                first = min(word.i for word in token.subtree())
                whole = quoter.tokens(first, tokens[-1].i)
            found.append((0 if token.lemma in _AIMS else 1, Answer(words.text, (whole,))))
    found.sort(key=lambda item: item[0])
    return [item[1] for item in found]


def _cut(tokens: list[Token], clause: Token) -> list[Token]:
    """Leave out a trailing relative clause: ', which has been met with ...'."""
    for token in tokens:
        if token.dep == "relcl" and token.i > clause.i:
            first = min(word.i for word in token.subtree())
            kept = [word for word in tokens if word.i < first]
            while kept and kept[-1].pos in {"PUNCT"}:
                kept.pop()
            return kept or tokens
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return tokens


def _purpose(token: Token, coded: set[int]) -> Token | None:
    if token.lemma in _AIMS and token.dep in {"nsubj", "attr"} and token.head.lemma == "be":
        for child in token.head.kids("xcomp", "advcl", "ccomp", "acl"):
            if child.i > token.head.i:
                return child
    if (
        token.pos == "VERB"
        and token.dep == "advcl"
        and token.head.i in coded
        and any(kid.tag == "TO" for kid in token.children)
    ):
        return token
    if token.pos in {"VERB", "AUX"} and token.dep == "advcl" and token.head.i in coded:
        mark = token.kid("mark")
        if mark is not None and mark.lower in _CAUSES:
            return token
    return None
