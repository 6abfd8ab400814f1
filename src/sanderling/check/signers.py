"""Who is told to have signed a treaty that others are known to have signed: 'X, who as president signed the SALT II treaty with Y'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.check.who import PersonMention, people_in, plain_name
from sanderling.knowledge.check_tables import Treaty, treaties


@cache
def _names() -> Phrases:
    return Phrases(treaties())


@cache
def _signs() -> re.Pattern[str]:
    names = any_of(treaties())
    return re.compile(
        rf"^(?:,? who)?(?:,? as (?:[\w’\-]+ ){{1,5}}?|,? [a-z]+ly)? ?(?:had |has |himself |herself |once |later |then |and )*(?:signed|co-signed|initialled|concluded|put (?:his|her) (?:name|signature) to|sealed|negotiated) (?:the |a )?(?:historic |landmark )?(?P<treaty>{names})\b(?P<with> (?:treaty |accords? )?(?:alongside|with|together with) (?:[A-Za-z.]+ ){{0,4}})?"
    )


def signer_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield persons in office some time or other who are told to have signed a known treaty, and are not among its signers."""
    for line in text.lines:
        if not _names().in_words(text.words(line)):
            continue
        people = people_in(text, line)
        for number, one in enumerate(people):
            match = _signs().match(text.text[one.end : line.end])
            if match is None or re.search(r"\b(?:not|never|refused|would|could|might)\b", match[0]) or not one.person.offices:
                continue
            treaty = treaties()[match["treaty"]]
            other = people[number + 1] if match["with"] and number + 1 < len(people) else None
            wrong = next((who for who in (one, other) if who is not None and who.person.offices and not _signed(who, treaty)), None)
            if wrong is not None:
                yield _draft(text, line, one, wrong, one.end + match.end(), treaty)


def _signed(one: PersonMention, treaty: Treaty) -> bool:
    """Whether a person bears the name of a signer, or the family name of one and no given name in the text."""
    mine = {plain_name(name) for name in (one.person.name, *one.person.aliases)}
    signers = [plain_name(name) for name in treaty.signers]
    return any(name in mine for name in signers) or any(name.split()[-1] in plain_name(one.name).split() for name in signers)


def _draft(text: CheckedText, line: Line, one: PersonMention, wrong: PersonMention, end: int, treaty: Treaty) -> Draft:
    return Draft(
        "person-conflict", text.span(one.start, min(line.end, max(end, wrong.end))), f"the {treaty.name} was signed on {treaty.signed} by {' and '.join(treaty.signers[:3])}, not by {wrong.person.name}",
        "Check who was meant.", (f"checks/signers.csv: {treaty.source}",),
    )  # fmt: skip
