"""Kinship told anywhere in what describes a person: 'X, a former minister and the son of Y', 'X, who is Y’s nephew', 'Y, his uncle'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.beside import stretches
from sanderling.check.finding import Draft
from sanderling.check.kin import HERS, are_kin, judge_kin
from sanderling.check.lazily import lazily
from sanderling.check.relatives import KIND, NOUN, WORDS
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention, is_named, people_in
from sanderling.knowledge.actor_data import Person

_TITLED_GAP = r"(?:(?!and\b|or\b|by\b|with\b|in\b|at\b|who\b|from\b)[a-z][a-z’'\-]*|President|Prime|Minister|King|Queen|Emir|Sultan|General|Sheikh|Marshal|Ayatollah|Princess|Prince|Chancellor|Chairman|Senator|Colonel|Mr|Mrs|[A-Z]\w+[’']s)"
_REL_OF = lazily(rf"(?<![\w-])(?P<relation>{NOUN}) (?:of|to) (?:the )?(?:{_TITLED_GAP},? ){{0,6}}$")
_WHOSE_REL = lazily(rf"^whose {KIND}(?P<relation>{NOUN})(?: and [a-z]+(?: [a-z]+)?)?,? (?:(?:the |an? )?(?:{_TITLED_GAP} ){{1,4}})?$")
_REL_OWNED = lazily(rf"^[’']s? {KIND}(?P<relation>{NOUN})(?=$|[,.;:)]| (?:and|who)\b)")
_HIS_REL = lazily(rf"^(?P<whose>his|her) {KIND}(?P<relation>{NOUN})(?: and [a-z ]+)?$")
_NO_REL = lazily(r"(?i)\b(?:not|never|no|like|unlike|than|as|between|rival|friend|widow|widower|wife|husband|son|daughter|brother|sister|nephew|niece|aide|ally|successor|neither|nor|adopted|alleged|claimed|step)\b[^,]*$")


def _in_stretches(text: CheckedText, line: Line, previous: Line | None, people: list[PersonMention]) -> Iterator[Draft]:
    """Relations told anywhere in what describes a person: 'X, a former minister and the son of Y', 'X, who is Y’s nephew', 'Y, his uncle'."""
    for piece in stretches(text, line, previous):
        subject = piece.who.person
        if subject is None:
            continue
        if piece.kind == "noun" and (own := _HIS_REL.match(line.text[piece.start : piece.end])) is not None:
            yield from _his_relation(text, line, people, piece.who.start + line.start, subject, own)
            continue
        mine = next((one for one in people if one.name_start - line.start == piece.who.start and one.person.id == subject.id), None)
        mine = mine or PersonMention(line.start + piece.start, line.start + piece.start + 2, line.start + piece.start, subject.name, subject)
        inside = [one for one in people if piece.start <= one.start - line.start and one.end - line.start <= piece.end and one.person.id != subject.id]
        if not inside and piece.kind in {"noun", "who", "is"} and line.text.startswith(", ", piece.end):
            # 'The son of the country's first president, X.'
            inside = [one for one in people if one.start - line.start == piece.end + 2 and one.person.id != subject.id and re.match(r"[,.;]|$", line.text[one.end - line.start :])]
        if not inside or not is_named(inside[0]) or piece.kind == "ahead":
            continue
        other = inside[0]
        before, after = line.text[piece.start : other.name_start - line.start], line.text[other.end - line.start :]
        if (whose := _WHOSE_REL.match(before)) is not None and not re.match(r"[’']s\b", after):
            if not (other.person.sex and (other.person.sex == "f") != (whose["relation"] in HERS)):
                yield from judge_kin(text, *_in_place(mine, other), "", other.person, subject, whose["relation"])
            continue
        of = _REL_OF.search(before)
        if of is not None and not _NO_REL.search(before[: of.start()]) and not re.match(r"[’']s\b", after):
            if _fits(subject, of["relation"]):
                yield from judge_kin(text, *_in_place(mine, other), before, subject, other.person, of["relation"])
        elif (owned := _REL_OWNED.match(after)) is not None and _fits(subject, owned["relation"]) and _BESIDE_OWNER.fullmatch(before) and not _NO_REL.search(owned[0].rsplit(" ", 1)[0]):
            yield from judge_kin(text, *_in_place(mine, other), "", subject, other.person, owned["relation"])


_BESIDE_OWNER = lazily(r"(?:who (?:is|was) |and |himself |herself |as )?(?:the )?(?:(?:late|former|murdered|slain|ousted|president|President|King|Queen) )*")


def _fits(subject: Person, relation: str) -> bool:
    """Whether a relation may be that of a person by his or her sex."""
    return bool(subject.sex) and (relation == "cousin" or (subject.sex == "f") == (relation in HERS))


def _in_place(one: PersonMention, other: PersonMention) -> tuple[PersonMention, PersonMention]:
    return (one, other) if one.start <= other.start else (other, one)


def _his_relation(text: CheckedText, line: Line, people: list[PersonMention], start: int, subject: Person, match: re.Match[str]) -> Iterator[Draft]:
    """'X will follow Y, his late uncle': whose he is, where the sentence names but two of whom the first may be meant."""
    named = [one for one in people if is_named(one)]
    if len(named) != 2 or named[1].name_start != start or named[0].person.id == subject.id or len({one.person.id for one in people}) != 2:
        return
    whose = named[0].person
    if whose.sex != ("f" if match["whose"] == "her" else "m") or not are_kin(subject.id, whose.id):
        return  # where no kinship is known another may be meant
    yield from judge_kin(text, named[0], named[1], "", subject, whose, match["relation"])


def kin_in_stretches(text: CheckedText) -> Iterator[Draft]:
    """Yield relations that do not fit ``actors/kin.csv``, told in any stretch that describes a person."""
    if WORDS.isdisjoint(text.vocabulary):
        return
    for number, line in enumerate(text.lines):
        if not WORDS.isdisjoint(text.words(line)) and (people := people_in(text, line)):
            yield from _in_stretches(text, line, text.lines[number - 1] if number else None, people)
