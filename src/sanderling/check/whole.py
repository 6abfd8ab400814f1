"""The article as a whole: its sources, its headline, its author, its letters, its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanderling.check.all_and_still import all_and_still
from sanderling.check.allegation import allegations
from sanderling.check.alleged import alleged_and_told, blamed_and_told
from sanderling.check.behind import behind_it
from sanderling.check.contradictions import contradictions
from sanderling.check.contraries import contrary_sentences
from sanderling.check.disowned import disowned
from sanderling.check.existence import existence_conflicts
from sanderling.check.fields import in_two_fields
from sanderling.check.finding import Draft
from sanderling.check.headline import headline_conflicts
from sanderling.check.headline_damage import headline_damage
from sanderling.check.headline_done import headline_done, not_brought_off, only_wished
from sanderling.check.headline_facts import headline_facts
from sanderling.check.lazily import lazily
from sanderling.check.letters import jumbled_letters
from sanderling.check.nameless import nameless_sources
from sanderling.check.negation import negated_and_told
from sanderling.check.opposites import opposite_sentences
from sanderling.check.presumed import presumed
from sanderling.check.questions import Question
from sanderling.check.shut_and_passed import shut_and_passed
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_twice import told_twice
from sanderling.check.two_places import two_places
from sanderling.check.two_states import in_two_states
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import roles
from sanderling.records import Act, Actor, Claim, EditKind, Event, Factuality, Reading, Span

_SURE = frozenset({Factuality.HAPPENED, Factuality.ONGOING})
_UNSURE = frozenset({Factuality.POSSIBLE, Factuality.DENIED, Factuality.NEGATED, Factuality.CONDITIONAL})
_GRAVE = frozenset({Act.ASSAULT, Act.COERCE, Act.AID, Act.MOBILIZE, Act.SANCTION})
_HOSTILE = frozenset({EditKind.HOMOGLYPH, EditKind.INVISIBLE, EditKind.BIDI})
_BYLINE = lazily(
    r"(?m)^\s*(?:By|BY|Reporting by|Written by|From) [A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){0,4}|\((?:Reuters|AP|AFP|Xinhua|TASS|dpa|Yonhap|KCNA|ANI|PTI|Interfax|EFE|Kyodo)\)|\b(?:Reuters|Associated Press|AFP|Xinhua|TASS|Yonhap|Kyodo)\s*(?:—|–|-)"
)
_BACKWARD = lazily(
    r"\b(?:(?:may|might|could|must) have|(?:believed|thought|said|alleged|suspected|reported) to have|allegedly|reportedly|suspected of)\b"
)
# 'May supply' looks ahead: it says nothing of what has been supplied.
_NAMED = lazily(
    r"(?<![.!?“\"] )(?<!^)\b(?!(?:He|She|They|It|We|One)\b)[A-Z][\w’'\-]+ (?:said|says|told|announced|added|stated|reported|warned|confirmed|wrote)\b"
    r"|, [A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)+, (?:said|says|told|announced|added|stated|warned|confirmed)\b"
    r"|[Aa]ccording to (?:the |a |an )?(?:\w+ ){0,2}?[A-Z]\w+\b(?! (?:officials?|sources?|diplomats?))"
)
"""A named source beside a word of saying, whether or not a claim was made of it."""
SURE_ENOUGH = 0.6
"""A headline's event of less confidence than this is not held against the body."""
FEWEST_EDITS = 3
FEWEST_TWINS = 2
"""A letter of another script inside a Latin word has no innocent cause, as a hidden mark may have: two are enough."""
NEAR_SOURCES = 400
"""Sources no farther apart than this, characters, are shown in one stretch; of others the one that withheld its name."""
_WORD = lazily(r"\w+")
WHOLE_WORDS = 120
"""A text of fewer words than this is a passage, and owes no byline."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An older article that this one retells, as the comparison of articles finds it."""

    id: str
    """The SHA-256 of the older article."""
    name: str
    published: str | None
    shared: float
    """The share of this article's statements that the older one holds too, 0 to 1."""


def spun(reading: Reading, origin: Origin | None) -> Iterator[Draft]:
    """Yield a finding when the comparison of articles has found an older one that this one retells."""
    if origin is None:
        return
    when = f" of {origin.published}" if origin.published else ""
    yield Draft(
        "spun", reading.article.title, f"{100 * origin.shared:.0f} percent of what it says stands in {origin.name}{when}, in other words",
        "Count the two as one source.", (origin.id,),
    )  # fmt: skip


def key_of(actor: Actor) -> str:
    """Return what an actor is compared by: the state, else the body or person, else the name."""
    return actor.country or actor.id or actor.name.lower()


def sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Return the two sides of an event."""
    return frozenset(key_of(a) for a in event.actors), frozenset(key_of(r) for r in event.recipients)


def same_parties(one: Event, other: Event) -> bool:
    """Whether two events have the same direction between the same parties."""
    (a, b), (c, d) = sides(one), sides(other)
    return bool(a & c) and (bool(b & d) or (not b and not d))


def _own_voice(text: CheckedText, event: Event) -> bool:
    if event.according_to:
        return False
    start, end = event.evidence[0].start, event.evidence[0].end
    return not any(first < end and start < last for first, last in text.spoken)


def _at(event: Event, text: CheckedText) -> int:
    line = text.line_at(text.to_clean(event.evidence[0].start))
    return line.start if line is not None else event.evidence[0].start


def _line(event: Event, text: CheckedText) -> str:
    line = text.line_at(text.to_clean(event.evidence[0].start))
    return line.text if line is not None else ""


def _attribution(text: CheckedText) -> Iterator[Draft]:
    events = text.reading.events
    unsure = [other for other in events if other.factuality in {Factuality.DENIED, Factuality.POSSIBLE}]
    for event in events:
        if event.act not in _GRAVE or event.factuality not in _SURE or event.background or not _own_voice(text, event):
            continue
        doubts: list[str] = []
        for other in unsure:
            if (
                other is event
                or other.act != event.act
                or not same_parties(event, other)
                or _at(other, text) == _at(event, text)
            ):
                continue
            if not sides(event)[1]:
                continue
            if (
                other.time
                and event.time
                and other.time.start
                and event.time.start
                and other.time.start != event.time.start
            ):
                continue
            if other.factuality == Factuality.DENIED:
                doubts.append("is denied")
            elif (
                other.factuality == Factuality.POSSIBLE
                and _BACKWARD.search(_line(other, text))
                and (other.according_to and not other.according_to[0].named)
            ):
                doubts.append(f"is only held possible by {other.according_to[0].name}")
        if any("possible" in doubt for doubt in doubts):
            line = text.line_at(text.to_clean(event.evidence[0].start))
            if line is not None and line.heading:
                continue
            yield Draft(
                "attribution-conflict", event.evidence[0],
                f"the article says it in its own voice, but elsewhere in it the same {' and '.join(dict.fromkeys(doubts))}",
                "Do not count it as established.",
            )  # fmt: skip


def _contradiction(text: CheckedText) -> Iterator[Draft]:
    events = [e for e in text.reading.events if _own_voice(text, e) and not e.background]
    for event in events:
        if event.factuality != Factuality.NEGATED or not sides(event)[1]:
            continue
        for other in events:
            if (
                other.factuality == Factuality.HAPPENED
                and other.act == event.act
                and other.mode == event.mode
                and sides(other) == sides(event)
            ):
                if _at(other, text) == _at(event, text) or (event.time is None) != (other.time is None):
                    continue
                if _verbs(event).isdisjoint(_verbs(other)):
                    continue
                if event.time and other.time and (event.time.start is None or event.time.start != other.time.start):
                    continue
                yield Draft(
                    "self-contradiction", event.evidence[0], f"elsewhere the article says that it happened: '{other.evidence[0].text[:80]}'",
                    "Check which of the two is meant.",
                )  # fmt: skip
                return


def _verbs(event: Event) -> frozenset[str]:
    """Return how the words in small letters begin that tell of an event: 'met' and 'meet' begin alike."""
    return frozenset(word[:2] for word in re.findall(r"\b[a-z]{3,}\b", event.evidence[0].text) if word not in _FUNCTION)


_FUNCTION = frozenset("the and for with from that which who whom into over has had have was were not nor neither its his her their they she did does been will would after before when where than then this there".split())


def _unnamed(text: CheckedText) -> Iterator[Draft]:
    speech = [c for c in text.reading.claims if c.kind == "speech" and c.speaker is not None]
    # 'An official said no bank had agreed': the bank says nothing.
    inside = _inside_others(speech)
    speech = [c for c in speech if id(c) not in inside]
    speakers = [speaker for claim in speech for speaker in claim.speakers]
    told_at = {line.start for c in speech if (line := text.line_at(text.to_clean(c.cue.start))) is not None}
    if any(_KNOWN_VOICE.search(_said_by(text, speaker)) for speaker in speakers) or any(_SPOKESMAN_TELLS.search(line.text) for line in text.lines):
        return
    if not speech or len(speech) + sum(line.start not in told_at and _SOURCES_TELL.match(line.text) is not None for line in text.lines) < 2:
        return
    if any(speaker.resolved or (speaker.id is not None) or _proper(speaker) for speaker in speakers):
        return
    if any(_names_source(line) for line in text.lines):
        return
    told = [e for e in text.reading.events if e.according_to]
    if any(source.named for event in told for source in event.according_to):
        return
    # 'The mayor' has no name there, but is one whom anybody can find.
    if not all(_NAMELESS.search(_said_by(text, speaker)) for speaker in speakers):
        return
    words = ", ".join(dict.fromkeys(f"'{speaker.span.text}'" for speaker in speakers))
    # The one who asked for it shows it best.
    hidden = [one for one in speakers if _WITHHELD.search(_behind(text, one))]
    first, last = min(s.span.start for s in speakers), max(s.span.end for s in speakers)
    near = last - first <= NEAR_SOURCES
    span = text.span(text.to_clean(first), text.to_clean(last)) if near else (hidden or speakers)[0].span
    yield Draft(
        "unnamed-sources", span, f"every statement rests on a source without a name: {words}",
        "Look for a named source before counting it.",
    )  # fmt: skip


_SOURCES_TELL = lazily(
    r"^(?:[A-Z][\w’\-]+ )?(?:[a-z]+ ){0,3}?(?i:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|officers?|traders?|bankers?)(?: (?:familiar|close|briefed|with|in|at|near|inside|who)\b[^.;,]{0,60})? "
    r"(?:put|puts|gave|doubt(?:s|ed)?|spoke|speak|told|tell|estimate[sd]?|described?|confirm(?:s|ed)?|insist(?:s|ed)?|believe[sd]?|expect(?:s|ed)?|feared?)\b"
)
_KNOWN_VOICE = lazily(r"(?i)\bspokes(?:man|woman|person|people)\b")
_SPOKESMAN_TELLS = lazily(r"\bspokes(?:man|woman|person|people)\b(?:, [^,;.]{3,40},| (?:for|of) [^,;.]{3,40}?)? (?:said|says|told|spoke|called|dismissed|described|denied|confirmed|announced|added|put)\b")
_IN_PLACE = lazily(r"\b(?:in|at|near|inside|outside|from)(?: [A-Z][\w’\-]+)* $")


def _inside_others(speech: list[Claim]) -> set[int]:
    """Those claims (by ``id``) whose speaker stands in the words of another who is named before; in one sweep."""
    told = [(c.speaker.span.start, c) for c in speech if c.speaker is not None]
    opened = sorted((max(c.content.start, at + 1), c.content.end) for at, c in told)
    inside: set[int] = set()
    reach, next_one = -1, 0
    for at, claim in sorted(told, key=lambda one: one[0]):
        while next_one < len(opened) and opened[next_one][0] <= at:
            reach = max(reach, opened[next_one][1])
            next_one += 1
        if at < reach:
            inside.add(id(claim))
    return inside


def _names_source(line: Line) -> bool:
    """Whether a name stands beside a word of saying; the town that a source sits in is none: 'a source in Seoul said'."""
    return any(not (match[0][0].isupper() and _IN_PLACE.search(line.text[: match.start()])) for match in _NAMED.finditer(line.text))


_WITHHELD = lazily(r"^,? ?[^.;]{0,40}?\b(?:asked not to be (?:named|identified|quoted)|condition of anonymity|not to be named|anonymously|not authori[sz]ed|refused to (?:be named|give (?:his|her|their) names?)|did not want to be (?:named|identified)|declined to be (?:named|identified))")


def _behind(text: CheckedText, speaker: Actor) -> str:
    """Return the words behind a speaker."""
    end = text.to_clean(speaker.span.end)
    return text.text[end : end + 110]


_NAMELESS = lazily(
    r"(?i)\b(?:officials?|sources?|persons?|people|diplomats?|aides?|insiders?|one|somebody|someone|anonymity|not to be named|witness\w*|resident\w*|member\w*|officers?|those|he|she|they|man|woman|men|"
    r"executives?|bankers?|traders?|advis[eo]rs?|analysts?|observers?|negotiators?|guards?|soldiers?|employees?|workers?|villagers?|lawyers?|staffers?|figures?|colleagues?|friends?|relatives?|neighbou?rs?|drivers?|participants?|delegates?|reports?)\b"
    r"|^(?:an?|some|several|two|three|many) "
)


def _said_by(text: CheckedText, speaker: Actor) -> str:
    """Return the words of a speaker with the article before them."""
    start = text.to_clean(speaker.span.start)
    before = re.search(r"\b(?:the|an?|some|several|two|three|many) $", text.text[max(0, start - 9) : start], re.I)
    return (before[0] if before is not None else "") + speaker.span.text


def _proper(speaker: Actor) -> bool:
    """Whether a name or a known body stands there: 'Petrov', 'the Kremlin', 'the army', but not 'U.S. officials'."""
    words = speaker.span.text
    if re.search(r"(?i)\b(?:officials?|sources?|person|people|diplomats?|reports?|aides?)\b", words):
        return False
    if speaker.country or re.search(
        r"(?i)\b(?:ministry|government|army|police|navy|parliament|office|agency|radio|television|court|tribunal|company|commission)\b",
        words,
    ):
        return True
    return any(word[:1].isupper() and word.lower() not in roles() for word in words.split())


def _headline(text: CheckedText) -> Iterator[Draft]:
    title = text.reading.article.title
    if title is None:
        return
    head = [
        e
        for e in text.reading.events
        if title.start <= e.evidence[0].start < title.end and e.evidence[0].end <= title.end
    ]
    body = [e for e in text.reading.events if e.evidence[0].start >= title.end]
    if not body:
        return
    yield from _forceful(text, title, body)
    for event in head:
        if event.confidence < SURE_ENOUGH or re.search(r"[:?]|^\S+(?: \S+)? to [a-z]", title.text):
            continue
        if (
            event.factuality not in _SURE
            or not event.actors
            or not event.recipients
            or event.according_to
            or not _own_voice(text, event)
        ):
            continue
        same = [e for e in body if same_parties(event, e)]
        alike = [e for e in same if e.act == event.act]
        if any(e.factuality in _SURE for e in alike):
            continue
        if alike and all(e.factuality in _UNSURE for e in alike):
            yield Draft(
                "headline-unsupported", title,
                f"the headline tells it as having happened, the body as {alike[0].factuality.value}: '{alike[0].evidence[0].text[:80]}'",
                "Go by the body.",
            )  # fmt: skip
            return
        # An act of the same side of the scale may be the headline's in other words.
        if (
            event.act in _GRAVE
            and event.quad == 4
            and same
            and all(e.quad in {1, 2} for e in same)
            and not any(_FORCE_TOLD.search(line.text) for line in text.lines if not line.heading)
            and not any(e.quad == 4 for e in body if sides(e)[0] & sides(event)[0])
        ):
            yield Draft(
                "headline-unsupported", title,
                f"the headline tells of an act of force; the body tells only this between the two: '{same[0].evidence[0].text[:80]}'",
                "Go by the body.",
            )  # fmt: skip
            return


_FORCEFUL = lazily(
    r"^(?P<who>[A-Z]\w+(?: [A-Z]\w+)?) (?:bombs|strikes|attacks|invades|shells|raids|hits|bombards) (?P<whom>[A-Z]\w+(?: [A-Z]\w+)?)\b"
)


_FORCE_TOLD = lazily(r"\b(?:clash\w*|fighting|gunfire|gun battles?|shelling|firefights?|battles?|bombardment|explosions?|were (?:killed|wounded)|(?:people|soldiers|civilians) died)\b")
_FORCE_DONE = lazily(
    r"(?<!could )(?<!may )(?<!might )(?<!would )(?<!to )\b(?:fired|shelled|attacked|bombed|bombarded|struck|raided|invaded|killed|"
    r"crossed into|launched|(?:air )?strikes? (?:hit|killed)|missiles? hit)\b"
)


def _forceful(text: CheckedText, title: Span, body: list[Event]) -> Iterator[Draft]:
    """A headline of three words, 'Israel strikes Iran', which may be too short to be parsed, over a body without force."""
    match = _FORCEFUL.match(title.text.strip())
    words = country_words()
    if match is None or match["who"] not in words or match["whom"] not in words:
        return
    if any(e.quad == 4 and e.factuality in _SURE and e.act.value != "THREATEN" for e in body):
        return
    if any(_FORCE_DONE.search(line.text) for line in text.lines if not line.heading):
        return
    near = next((e for e in body if words[match["who"]] in sides(e)[0] | sides(e)[1]), None)
    if near is not None:
        yield Draft(
            "headline-unsupported", title, f"the headline tells of an act of force as done; the body has none: '{near.evidence[0].text[:80]}'",
            "Go by the body.",
        )  # fmt: skip


def _author(text: CheckedText) -> Iterator[Draft]:
    article = text.reading.article
    if (
        article.title is None
        or article.outlet is not None
        or len(text.text.split()) < WHOLE_WORDS
        or _BYLINE.search(text.text)
    ):
        return
    yield Draft("no-author", None, "no author, agency or outlet is named", "Look for where it was first printed.")


def _letters(text: CheckedText) -> Iterator[Draft]:
    hostile = [edit for edit in text.reading.edits if edit.kind in _HOSTILE]
    if len(hostile) < FEWEST_EDITS and sum(edit.kind == EditKind.HOMOGLYPH for edit in hostile) < FEWEST_TWINS:
        return
    # The word is shown that the first of them stands in, since a hidden letter alone shows nothing.
    at = text.to_clean(hostile[0].start)
    word = next((m for m in _WORD.finditer(text.text, max(0, at - 40)) if m.end() >= at), None)
    start, end = word.span() if word is not None else (at, min(at + 1, len(text.text)))
    kinds = ", ".join(sorted({edit.kind.value for edit in hostile}))
    yield Draft(
        "obfuscated", text.span(start, end), f"{len(hostile)} letters were changed or hidden ({kinds})",
        "Look for the article that it was copied from.",
    )  # fmt: skip


WHOLE = (
    Question((allegations, alleged_and_told, presumed, behind_it, blamed_and_told, disowned), deeds=_attribution),
    Question(
        (
            contradictions, opposite_sentences, negated_and_told, contrary_sentences, told_twice, two_places, existence_conflicts,
            shut_and_passed, all_and_still, in_two_states, in_two_fields,
        ),
        deeds=_contradiction,
    ),
    Question((nameless_sources,), deeds=_unnamed),
    Question((headline_conflicts, headline_facts, headline_damage, headline_done, only_wished, not_brought_off), deeds=_headline),
    Question((_author,)),
    Question((_letters, jumbled_letters)),
)  # fmt: skip
"""What concerns the article as a whole."""
