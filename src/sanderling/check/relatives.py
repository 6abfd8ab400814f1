"""Kinship in the shapes that two names side by side do not tell: by a given name alone, from behind, by marriage.

Each function returns (subject, of, relation): the first is told to be the relation of the second.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import PersonMention

KIND = r"(?:(?!of\b|to\b|for\b|by\b|with\b|and\b|the\b|who\b|his\b|her\b|in\b|at\b)[a-z\-]{2,} ){0,3}?"
"""Words between the article and a relation: 'the much younger', 'his murdered'."""
NOUN = r"(?:grandfather|grandmother|grandson|granddaughter|half-brother|half-sister|father|mother|son-in-law|daughter-in-law|brother-in-law|son|daughter|brother|sister|wife|husband|widow|widower|uncle|nephew|niece|aunt|cousin)"
_BEFORE = lazily(rf"(?:^|(?<!,) |[—–:;] )(?:[Tt]he |[Aa] |[Aa]n )?(?P<kind>{KIND})(?P<relation>{NOUN}) (?:of|to) (?:the )?(?:(?:late|former|murdered|slain|ousted|dead|[a-z]+) ){{0,3}}$", re.I)
_OWNED = lazily(rf"^[’']s? {KIND}(?P<relation>{NOUN})\b(?! (?:and|or) )(?=[,.;:—–]| (?:and|who|has|is|was|said|told|will|had)\b|$|[ ][a-z]+ed\b)")
_LINKS = lazily(r"^(?:,| is| was|, who is| who is|, who was| —| –|, himself| remains|, as)(?: (?:also|of course|himself|herself|none other than|the|like|late|former|King|Queen|President|Emir|Sheikh|Sultan|Emperor|Crown|Prince|Prime|Minister|Chancellor|General|Ayatollah))*,? $")
_MARRIED = lazily(
    r"^(?:,)?(?: who| and| has| had| is| was| later| once| been| then|,)* (?:married(?: to)?|wed|wedded|the spouse of|is the partner of|the bride of)(?: (?:the |his |her )?(?:late |former |then |future |young |[a-z]+ ){0,3})?(?:[A-Z][a-z]+ )?$"
)
_MARRIAGE = lazily(r"^[’']s? (?:[a-z]+ )?(?:marriage|wedding)(?: in (?:19|20)\d\d)? (?:to|with) (?:the )?(?:[a-z]+ ){0,3}$")
_BARE_OF = lazily(
    rf"^(?:,| is| was|, who is|, who was|, himself|, herself)? (?:(?:the|a|an|one) )?{KIND}(?P<relation>{NOUN}) (?:of|to) (?:the )?(?:(?:late|former|dead|old|murdered|slain|ailing|great|[a-z]+) ){{0,3}}(?:King |Queen |President |Emir |Sheikh |Ayatollah |Marshal |General )?(?P<name>[A-ZÀ-Þ][\w’\-]+)\b(?! [A-Z])"
)
_BARE_OWNED = lazily(rf"^(?:,| is| was|, who is|, who was) (?P<name>[A-ZÀ-Þ][\w\-]+)[’']s? {KIND}(?P<relation>{NOUN})\b(?=[,.;:—–]| (?:who|has|is|was|will|said|told|had|and)\b|$)")
_OF_BARE = lazily(rf"(?:^|[\s“])(?P<name>[A-ZÀ-Þ][\w\-]+)(?:, (?:who|which|now|his|her|the|aged)[^,]{{2,60}},)?(?:,| is| was) (?:(?:the|a|an|one) )?{KIND}(?P<relation>{NOUN}) (?:of|to) (?:the )?(?:[a-z]+ ){{0,3}}(?:[A-Z][a-z]+ ){{0,2}}$")
WORDS = frozenset(
    "grandfather grandmother grandson granddaughter half-brother half-sister half father mother son daughter brother sister wife husband widow widower uncle nephew niece aunt cousin married marriage wedding wed spouse".split()
)


def told_pairs(text: CheckedText, line: Line, people: list[PersonMention]) -> Iterator[tuple[PersonMention, PersonMention, str]]:
    """Yield who is told to be which kin of whom, of two persons one after another in a sentence."""
    for one, other in itertools.pairwise(people):
        between, after = text.text[one.end : other.name_start], text.text[other.end : line.end]
        if len(between) > 60:
            continue
        behind = _OWNED.match(after)
        if behind is not None and _LINKS.match(between):
            yield one, other, behind["relation"]
        if re.match(r"^, (?:the )?(?:[A-Z]?[a-z]+ ){0,2}$", between) and re.match(r"^(?:,(?! (?:and|[A-Z]))| (?:has|had|is|was|will|said|told|[a-z]+ed)\b)", after):
            lead = _BEFORE.search(text.text[line.start : one.name_start])
            if lead is not None:
                yield other, one, lead["relation"].lower()
        if _MARRIED.match(between) or _MARRIAGE.match(between):
            yield one, other, "husband" if other.person.sex == "f" else "wife"


def bare_of(text: CheckedText, line: Line, one: PersonMention) -> re.Match[str] | None:
    """Return the match of 'X, the son of Fidel', 'X, Fidel's son': a relation told of one name alone."""
    after = text.text[one.end : line.end]
    return _BARE_OF.match(after) or _BARE_OWNED.match(after)


def of_bare(text: CheckedText, line: Line, one: PersonMention) -> re.Match[str] | None:
    """Return the match of 'Felipe is a son of' before a name."""
    lead = text.text[line.start : one.name_start]
    match = _OF_BARE.search(lead)
    if match is not None and re.search(r"\b(?:of|from|de|bin|in|at) (?:the )?$", lead[: match.start("name")]):
        return None  # 'Prince Hassan of Jordan, a brother of'
    return None if match is None or (re.search(r"[A-ZÀ-Þ][\w’.\-]* $", lead[: match.start("name")]) and not re.match(r"^(?:In|At|From) [A-ZÀ-Þ][\w’.\-]* $", lead[: match.start("name")])) else match


_KIN_OF = lazily(rf"\b(?:{NOUN}|child|heir|ally|prot[eé]g[eé]e?|loyalist|aide|friend|rival|supporter|spouse|grandchild|relative|descendant)s? (?:of|to) (?:the )?(?:(?:[a-z\-]+|[A-Z][a-z]+[’']s|[A-Z][a-z]+ (?=[a-z]+ )|President|Prime|Minister|King|Queen|General|Emir|Sheikh|Chancellor) ){{0,5}}$")
_VERB_BEHIND = lazily(r"^, (?:has |had |will |is to |then |later )?(?:took|takes|taken|taking over|succeeded|succeeds|succeed|followed|follows|replaced|replaces|inherited|received|won|was|is|became|becomes|came|handed|gave|left|resigned|stepped)\b")
_PARENT_BARE = lazily(rf"\b(?:whose|his|her) {KIND}{NOUN},? (?:[A-ZÀ-Þ][\w’\-]+ ){{1,2}}")


def is_kin_of_another(text: CheckedText, line: Line, one: PersonMention, between: str) -> bool:
    """Whether one is named but to tell whose kin or friend another is: 'the widower of X was elected', 'X, whose mother Corazon became'."""
    if _PARENT_BARE.search(between) is not None:
        return True
    lead = text.text[line.start : one.name_start]
    if _VERB_BEHIND.match(between) and re.search(r"^[^;:“”\"]*[A-ZÀ-Þ][\w’\-]+, ", lead):
        return True  # 'X, the third after Y and Z, took over from'
    return _KIN_OF.search(lead) is not None and re.match(r",? who(?:m|se)?\b", between) is None
