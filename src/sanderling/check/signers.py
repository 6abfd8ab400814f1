"""Who is told to have signed a treaty that others are known to have signed: before the word of signing, behind 'by', or in a row of names.

The treaty is told by its name, or by the day and one of its signers; persons who never held an office are not asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.check.who import PersonMention, dates_of, is_named, people_in, plain_name
from sanderling.knowledge.check_tables import Treaty, treaties


@cache
def _names() -> Phrases:
    return Phrases(treaties())


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(treaties())})\b")


@cache
def _by_day() -> dict[str, tuple[Treaty, ...]]:
    found: dict[str, list[Treaty]] = {}
    for treaty in dict.fromkeys(treaties().values()):
        found.setdefault(treaty.signed, []).append(treaty)
    return {day: tuple(there) for day, there in found.items()}


_WORDS = frozenset("signed signs signing co-signed cosigned initialled initialed concluded sealed inked signature signatures names name name pen pens signatories signatory".split())
_SIGNED = lazily(r"\b(?:co-?signed|signed|signing|initiall?ed|concluded|sealed|inked|put (?:his|her|their) (?:names?|signatures?|pens?|initials) (?:to|under|beneath|on)|set (?:his|her|their) (?:names?|hands?|signatures?) to)\b")
_NO = lazily(r"(?i)\b(?:not|never|refus\w+|would|could|might|may|unlike|anniversary|years? (?:after|later|earlier|ago)|denounce\w*|violat\w*|broke|since|criticised|criticized|before|instead of|rejected|opposed|in the (?:presence|name) of|presence|watched|witness\w*|on behalf of|for)\b")
_LINK = lazily(r"^(?:,? (?:who|had|has|have|himself|herself|themselves|once|later|then|jointly|both|together|finally|also|and|as [a-z ]{4,30}|[a-z]+ly|in (?:19|20)\d\d|on [A-Z0-9][\w ]{2,24}))*,? $")
_ROW = lazily(r"^(?:,? (?:and|with|as well as)|,)(?: (?:the|his|her|its|President|Prime|Minister|Chancellor|King|Foreign|Secretary|State|of|and|with|[A-Z][a-z]+(?:’s|'s)?|[a-z]+))*? $")
_ANOTHER_PAPER = lazily(r"^ (?:the|an?|his|their) (?:first|second|third|earlier|other|original|previous|older|former)\b|^ another\b|^ (?:[a-z’']+ ){0,4}(?:bills?|laws?|orders?|decrees?|letters?|contracts?|books?|register|petition|budget|acts?|cheques?|autographs?)\b")
_BY = lazily(r"\b(?:by|between) (?:the |both )?(?:[A-Za-z’']+ ){0,4}$")
_BESIDE_SIGNER = lazily(r"\b(?:under|against|succeeding|replacing|unseating) (?:the |then |late |former |President |King )*$")
"""'Who was once vice-president under Daniel arap Moi': told of a signer, and none himself."""
_WITH = lazily(r"^(?:(?! and | then | but | before | after )[^,;:])*\b(?:with|alongside|together with) (?:the |both )?(?:[A-Za-z’']+ ){0,4}$")


def signer_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons in office some time or other who are told to have signed a known treaty, and are not among its signers."""
    if _WORDS.isdisjoint(text.vocabulary):
        return
    for line in text.lines:
        words = text.words(line)
        if _WORDS.isdisjoint(words):
            continue
        people = [one for one in people_in(text, line) if is_named(one)]
        if not people:
            continue
        treaty = _treaty(text, line, people)
        if treaty is None:
            continue
        for sign in _SIGNED.finditer(line.text):
            if _ANOTHER_PAPER.match(line.text[sign.end() :]):
                continue
            told = _parties(text, line, people, line.start + sign.start(), line.start + sign.end())
            told = [one for one in told if not _BESIDE_SIGNER.search(line.text[: one.start - line.start])]
            wrong = next((one for one in told if one.person.offices and not _signed(one, treaty)), None)
            if wrong is not None:
                first = min(told[0].start, line.start + sign.start())
                yield Draft(
                    "person-conflict", text.span(first, max(wrong.end, line.start + sign.end())), f"the {treaty.name} was signed on {treaty.signed} by {' and '.join(treaty.signers[:3])}, not by {wrong.person.name}",
                    "Check who was meant.", (f"checks/signers.csv: {treaty.source}",),
                )  # fmt: skip
                break


def _treaty(text: CheckedText, line: Line, people: list[PersonMention]) -> Treaty | None:
    """Return the treaty that a sentence names; or the one of a day that it tells and that one of its persons signed."""
    if _names().in_words(text.words(line)) and (match := _any_name().search(line.text)) is not None:
        return treaties()[match[0]]
    there = [treaty for day in dates_of(text, line) for treaty in _by_day().get(day, ()) if any(_signed(one, treaty) for one in people)]
    return there[0] if len(there) == 1 and re.search(r"\b(?:peace|agreement|accords?|treaty|pact|deal|declaration|charter|statement|paper|memorandum|protocols?|document|framework)\b", line.text) else None


def _parties(text: CheckedText, line: Line, people: list[PersonMention], start: int, end: int) -> list[PersonMention]:
    """Return those told to be parties of a signing at start..end: the row of names right before it, and that behind 'by' or 'with'."""
    whole = text.text
    before = [one for one in people if one.end <= start]
    behind = [one for one in people if one.start >= end]
    told: list[PersonMention] = []
    if before and (_LINK.match(whole[before[-1].end : start]) or re.fullmatch(r",[^,;.]{3,60}, ", whole[before[-1].end : start])) and not _NO.search(whole[before[-1].end : start]):
        told.append(before[-1])
        for one, other in zip(before[-2::-1], before[:0:-1], strict=False):
            if not _ROW.match(whole[one.end : other.name_start]) or " with " in whole[one.end : other.name_start] or _NO.search(whole[one.end : other.name_start]):
                break
            told.insert(0, one)
        lead = whole[line.start : told[0].start]
        if re.search(r"\b(?:of|by|to|with|from|than|for|under|when|where|whom|after) (?:the )?(?:[A-Za-z’']+ ){0,3}$", lead) and not re.match(r",? who\b", whole[told[-1].end : start]):
            told = []
    if behind:
        gap = whole[end : behind[0].name_start]
        if len(gap) < 150 and (_WITH.match(gap) if told else _BY.search(gap)) and not _NO.search(gap) and not re.search(r"[;:]", gap):
            told.append(behind[0])
            for one, other in itertools.pairwise(behind):
                if not _ROW.match(whole[one.end : other.name_start]) or _NO.search(whole[one.end : other.name_start]):
                    break
                told.append(other)
    return told


def _signed(one: PersonMention, treaty: Treaty) -> bool:
    """Whether a person bears the name of a signer, or the family name of one and no given name in the text."""
    mine = {plain_name(name) for name in (one.person.name, *one.person.aliases)}
    signers = [plain_name(name) for name in treaty.signers]
    return any(name in mine for name in signers) or any(name.split()[-1] in plain_name(one.name).split() for name in signers)
