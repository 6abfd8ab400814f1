"""What stretches of a sentence describe a known person, wherever they stand: what an attribute is read in, in any order of words.

Appositions behind the name and before it, chained ones, a bracket, a relative clause, 'is a', the words before a name, a phrase
that opens the sentence, and the sentence behind that goes on with 'he' or 'she'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanderling.check.known import Known, known_in
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line

_BRACKET = lazily(r" \((?P<in>[^()]{2,70})\)")
_AGE = lazily(r",? (?:aged )?\d\d(?=,)")
_OPENS = lazily(
    r"(?:an?|the|once|one of|now|then|himself|herself|both|like|long|by then|[a-z]+ and|[A-Z][\w’'\-]+(?: [A-Z][\w’\-]+)?[’']s?|(?:head|leader|chief|chairman|chairwoman|chair|deputy|member|son|daughter|brother|sister|half-brother|half-sister|nephew|niece|cousin|uncle|aunt|"
    r"widow|widower|wife|husband|father|mother|grandson|granddaughter|grandfather|native|president|prime|minister|candidate|nominee|senator|governor|heir|[a-z]+-born|born|elected|standing|running|speaking|representing|of|from|for|himself an?|herself an?|his|her))\b"
)
_WHO = lazily(r"who\b|whose\b|whom\b")
_JOINED = lazily(r"and (?:an?|the|once|one of|now|long|later|son|daughter|brother|sister|nephew|niece|leader|head|member|himself|herself|born)\b")
_NO_APPOSITION = lazily(r"(?:the|an?) (?:[\w’\-]+ ){0,5}?(?:and|or) [A-ZÀ-Þ]|(?:an?|the) (?:day|week|month|year|court|state|police|army|government|ministry|company|agency|news|result|move|report|first time|same|two|three|latest|next)\b")
_IS = lazily(r" (?:is|was|remains|has (?:long |always )?been|had (?:long |always )?been|became|becomes)(?: himself| herself| now| then| still| once| also| both)? (?=an?\b|the\b|of\b|from\b|born\b|[a-z]+ (?:of|to)\b)")
_DIRECT = lazily(r" (?=of\b|from\b|for\b|in\b|and (?:his|her)\b)")
_SPEAKS = lazily(r"(?:He|She)(?= )")
_STOPS = lazily(r"[,;:—–“”\"()]")
_LEADS = lazily(r"^(?:As|Born|Elected|Standing|Running|Himself|Herself|An?|The|Once|Leader|Head|Son|Daughter|Brother|Sister|Nephew|Niece|Widow|Grandson|Granddaughter|Like|Long|Now|Raised|Speaking)\b")

_TITLES_ONLY = lazily(r"(?:(?:[A-Z][\w.\-]*|the|then|former|late|president|prime|minister|chancellor|king|queen|general|senator|governor) )*")
"""What may stand between a comma and the name of the subject."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words at start..end of a sentence that describe somebody; ``kind`` says how they are bound: noun, who, is, ahead, lead, near, he."""

    who: Known
    kind: str
    start: int
    end: int


def stretches(text: CheckedText, line: Line, previous: Line | None = None) -> list[Stretch]:
    """Return what describes the known persons of a sentence, or the one of the sentence before where this one goes on with 'he'."""
    key = ("stretches", line.start)
    kept: list[Stretch] | None = text.noted.get(key)
    if kept is None:
        kept = text.noted[key] = list(_stretches(text, line, previous))
    return kept


def _stretches(text: CheckedText, line: Line, previous: Line | None) -> list[Stretch]:
    found: list[Stretch] = []
    people = known_in(text, line)
    for number, one in enumerate(people):
        found += _behind(line.text, one)
        found += _before(line.text, one, people[number - 1] if number else None)
    if previous is not None and not previous.heading and _SPEAKS.match(line.text):
        told = known_in(text, previous)
        sex = told[0].person.sex if told and told[0].person is not None else ""
        if len({one.name for one in told}) == 1 and sex in {"", "f" if line.text.startswith("She") else "m"}:
            found.append(Stretch(told[0], "he", 0, _end(line.text, 0)))
    return found


def _end(words: str, start: int) -> int:
    """Return where a stretch that begins at ``start`` ends: before the next stop of any kind."""
    match = _STOPS.search(words, start)
    return match.start() if match is not None else len(words.rstrip(".!?"))


def _behind(words: str, one: Known) -> list[Stretch]:
    found: list[Stretch] = []
    at = one.end
    if (match := _BRACKET.match(words, at)) is not None:
        found.append(Stretch(one, "near", match.start("in"), match.end("in")))
        at = match.end()
    if (match := _IS.match(words, at)) is not None:
        found.append(Stretch(one, "is", match.end(), _end(words, match.end())))
    elif _DIRECT.match(words, at) is not None:
        found.append(Stretch(one, "near", at + 1, _end(words, at + 1)))
    elif words.startswith(" who", at):
        found.append(Stretch(one, "who", at + 1, _end(words, at + 1)))
    if (match := _AGE.match(words, at)) is not None:
        at = match.end()
    for link in range(5):
        if not words.startswith((", ", " – ", " — "), at):
            break
        start = at + (2 if words[at] == "," else 3)
        end = _end(words, start)
        if _WHO.match(words, start) is not None:
            found.append(Stretch(one, "who", start, end))
        elif (_JOINED if link and words.startswith("and ", start) else _OPENS).match(words, start) is not None and _NO_APPOSITION.match(words, start) is None:
            found.append(Stretch(one, "noun", start, end))
        else:
            break
        at = end
    return found


def _before(words: str, one: Known, last: Known | None) -> list[Stretch]:
    lead = words[: one.start]
    floor = last.end if last is not None else 0
    if re.match(r"[’']s\b", words[one.end :]):
        return []
    if lead.endswith(", "):
        start = max((match.end() for match in _STOPS.finditer(lead, 0, len(lead) - 2)), default=0)
        while start < len(lead) and lead[start] == " ":
            start += 1
        # Right behind another name an apposition is that one's.
        if last is not None and last.end >= start - 3:
            return []
        # 'Wanting a Republican, X chose Y': what opens a sentence describes X only where it is no doing of his.
        return [Stretch(one, "noun" if start else "lead", start, len(lead) - 2)] if start or _LEADS.match(lead) is not None else []
    if not lead.endswith(" "):
        return []
    start = max(max((match.end() for match in _STOPS.finditer(lead)), default=0), floor)
    found = [Stretch(one, "ahead", start, len(lead) - 1)] if start < len(lead) - 1 else []
    comma = lead.rfind(", ")
    if comma > 0 and _TITLES_ONLY.fullmatch(lead, comma + 2) is None:
        return found  # 'The opposition party, X of whose leaders were held, blamed Y'
    if comma > 0 and floor == 0 and lead.count(", ") == 1 and _LEADS.match(lead) is not None and len(lead) - comma < 60:
        found.append(Stretch(one, "lead", 0, comma))
    elif comma > 0 and floor == 0 and _LEADS.match(lead) is not None and lead.find(", ") < 70 and len(lead) - comma < 30:
        found.append(Stretch(one, "lead", 0, lead.find(", ")))
    return found
