"""Islands told to lie in a sea that is not theirs: 'Lesbos, in the Ionian Sea'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line, Phrases, any_of
from sanderling.knowledge.check_lands import island_seas


@cache
def _seas() -> frozenset[str]:
    return frozenset(sea for seas in island_seas().values() for sea in seas) | {"Caspian", "Caspian Sea", "Sea of Azov", "Red Sea", "Baltic", "Baltic Sea", "Adriatic", "Adriatic Sea", "White Sea", "Gulf of Oman", "Sea of Marmara"}


@cache
def _islands() -> Names:
    return Names(island_seas())


@cache
def _sea_phrases() -> Phrases:
    return Phrases(_seas())


@cache
def _behind() -> re.Pattern[str]:
    sea = rf"(?P<sea>{any_of(_seas())})"
    return re.compile(
        rf"^(?:,? (?:an?|the|its|their|one of the) (?:[A-Za-z][\w’'\-]* ){{0,5}}?(?!(?:man|woman|ship|ferry|boat|tanker|trawler|vessel|fisherman|sailor|passenger)\b)[a-z]+(?: [a-z]+)?)?,? (?:which (?:lies|is)(?: far out)? |lying |far out |deep |out )?(?:in|on) the (?:(?:north|south|east|west|central|northern|southern|eastern|western|middle of the|middle) )?{sea}(?=[,.;:)]| [a-z]|$)"
        rf"|^,? (?:an?|the) (?:[a-z]+ )?{sea.replace('<sea>', '<sea2>')} (?:island|isle|resort|outpost)\b"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<sea>{any_of(_seas())}) (?:[a-z]+ )?(?:island|isle|resort|holiday island|tourist island)(?: of)? $")


def island_water_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield islands that a sentence puts into a sea in which they do not lie."""
    for line in text.lines:
        if not _sea_phrases().in_words(text.words(line)):
            continue
        for at, name in _islands().find(line.text):
            draft = _judge(text, line, at, name)
            if draft is not None:
                yield draft
                return


def _judge(text: CheckedText, line: Line, at: int, name: str) -> Draft | None:
    end = at + len(name)
    end += next((len(word) for word in (" Islands", " islands", " Island", " island", " islets", " islet") if line.text.startswith(word, end)), 0)
    lead = line.text[:at]
    behind = _behind().match(line.text[end:])
    ahead = _ahead().search(lead) if behind is None else None
    if re.search(r"\b(?:New|North|South|East|West|Port|San|Saint|St|Little|Mount|Upper|Lower) $", lead) or line.text[end : end + 1] in {"-", "’", "'"}:
        return None
    if behind is not None:
        sea = behind["sea"] or behind["sea2"]
        # 'Ships from Cuba in the Red Sea': only what is set off by a comma, or told to lie there, is told of the island.
        plain = re.match(r"^ (?:in|on) ", behind[0]) is not None
        if plain and re.search(r"\b(?:island of|island|isle of|off|on|near|at|to) $", lead) is None:
            return None
        if plain and re.search(r"\b(?:to|near) $", lead):
            return None
        first, last = at, end + behind.end()
    elif ahead is not None:
        sea, first, last = ahead["sea"], ahead.start(), end
    else:
        return None
    if sea in island_seas()[name]:
        return None
    return Draft(
        "place-conflict", text.span(line.start + first, line.start + last), f"{name} lies in the {sorted(island_seas()[name])[0]}, not in the {sea}", "Check the island and the sea.",
        (f"checks/island_seas.csv: {name}",),
    )  # fmt: skip
