"""Which words of a parsed article name places, ready for the place resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sanderling.parse import Parsed, Token
from sanderling.resolve.found import ORGANISATION_WORDS, Found

_WHERE = frozenset(
    """
        in at near to from into toward towards outside around across through inside within off over of for via
        between along above beyond on throughout leaving reaching
    """.split()
)
_SURELY_WHERE = frozenset("in at near outside inside into around across throughout toward towards via off".split())
_KINDS = frozenset(
    """
        region province state oblast district county city town village island islands peninsula strait sea river
        mountain border port base airport capital area coast bay gulf valley desert lake canal corridor suburb
        neighborhood prefecture governorate krai territory cosmodrome
    """.split()
)
_LAST_WORDS = frozenset(
    """
        county parish street avenue road drive lane boulevard highway parkway square river lake creek island islands
        beach bay strait valley mountains hills heights peninsula province oblast krai region district governorate
        prefecture coast gulf bridge canal desert plateau delta archipelago basin sea ocean township bank hill harbor
        harbour crossing pass springs village city port airport
    """.split()
)
"""Last words by which a name of several words is a place's."""
_BODIES = ORGANISATION_WORDS | frozenset(
    """
        university house senate college hospital court sheriff legislature commission county bureau center office
        department police symphony museum airport stadium mayor governor supreme circuit district city state
    """.split()
)
_SPEAKING = frozenset("say tell add think believe ask reply recall explain note argue insist want know write".split())
LARGE = 100_000
"""People in a place whose bare name is more often the place than a person's."""
TOWN = 15_000
"""People in a place that 'of', 'for' or 'from' may stand before without more."""

@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name over the tokens ``first``..``last`` (inclusive); ``container`` is a place that is named to hold it."""

    first: int
    last: int
    name: str
    container: str | None
    found: Found | None


class Gazetteer(Protocol):
    """What knows the names of places."""

    def is_place_name(self, name: str) -> bool:
        """Whether some place bears exactly this name."""
        ...

    def names_container(self, name: str) -> bool:
        """Whether a region or country bears the name, or is short for it: 'Ill.'."""
        ...

    def prominence(self, name: str) -> int:
        """How many people live in the largest place of the name."""
        ...


def find_toponyms(parsed: Parsed, mentions: list[Found], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the place names in text order: states and capitals always, other names where their words place them.

    A name that is surely a place somewhere in the article is one wherever it stands by itself; a person's name never.
    """
    by_token: dict[int, Found] = {i: found for found in mentions for i in range(found.first, found.last + 1)}
    spans: list[tuple[int, int, Found | None]] = []
    unsure: list[tuple[int, int, Found]] = []
    sure: set[str] = set()
    people = {parsed.tokens[found.last].text for found in mentions if found.kind == "person"}
    for found in mentions:
        if found.kind in {"state", "capital"} or (found.kind == "adjective" and _named_as_state(parsed, found)):
            spans.append((found.first, found.last, found))
        elif found.kind == "organisation" and found.resolved:
            if _placed(found.head) and found.head.head.lower in {"at", "in", "outside", "inside"}:
                spans.append((found.first, found.last, found))
        elif found.kind in {"name", "organisation", "person"} and not found.resolved:
            judged = _judge(parsed, found, by_token, gazetteer)
            if judged is not None:
                first, last, certain = judged
                if certain:
                    spans.append((first, last, found))
                    sure.add(parsed.text[parsed.tokens[first].start : parsed.tokens[last].end])
                else:
                    unsure.append((first, last, found))
    for first, last, found in unsure:
        name = parsed.text[parsed.tokens[first].start : parsed.tokens[last].end]
        known = gazetteer.prominence(name)
        if name in people or (found.head.dep == "nsubj" and found.head.head.lemma in _SPEAKING and known < LARGE):
            continue
        if name in sure or known >= (TOWN if _placed(found.head) else LARGE):
            spans.append((first, last, found))
    spans.sort(key=lambda span: span[0])
    made: list[Toponym] = []
    for first, last, thing in spans:
        name = parsed.text[parsed.tokens[first].start : parsed.tokens[last].end]
        made.append(Toponym(first, last, name, _container(parsed, last, by_token), thing))
    return made


def _named_as_state(parsed: Parsed, found: Found) -> bool:
    """'U.S. troops', 'UK ministers': a name of the state, not its adjective."""
    words = parsed.text[parsed.tokens[found.first].start : parsed.tokens[found.last].end]
    return words.isupper() or "." in words


def _judge(
    parsed: Parsed, found: Found, by_token: dict[int, Found], gazetteer: Gazetteer
) -> tuple[int, int, bool] | None:
    """The tokens of a place in an unknown name and whether it surely is one; None where it is none."""
    first, last = _name_only(parsed, found)
    tokens = parsed.tokens
    name = parsed.text[tokens[first].start : tokens[last].end]
    kind_word = _kind_word(parsed, last)
    placed = _placed(found.head)
    end = last + (1 if kind_word else 0)
    geographic = last > first and tokens[last].lower in _LAST_WORDS
    if geographic and found.kind != "organisation":
        return first, last, True
    contained = _before_container(parsed, last, by_token)
    if (placed or kind_word or contained) and found.kind != "person":
        if gazetteer.is_place_name(name) or kind_word:
            surely = bool(kind_word) or contained or found.head.head.lower in _SURELY_WHERE
            return first, end, surely
        if found.kind == "name" and _told_as_place(found.head):
            return first, end, True
    if found.kind == "person" and placed and gazetteer.prominence(name) >= TOWN:
        return first, last, False
    if last > first and tokens[last].lower in _BODIES:
        for stop in range(last - 1, first - 1, -1):  # 'Texas Southern University', 'the Minnesota House'
            part = parsed.text[tokens[first].start : tokens[stop].end]
            if gazetteer.prominence(part) >= LARGE or tokens[stop].lower in {"county", "parish"}:
                return first, stop, True
        return None
    if tokens[first - 1].text == "," and first and gazetteer.names_container(name) and name.endswith("."):
        return first, last, True  # 'Bolingbrook, Ill.'
    if gazetteer.is_place_name(name) and (
        found.kind == "name" or gazetteer.prominence(name) >= 10_000_000 or name in _the_regions(parsed, first, name)
    ):
        return first, last, False
    return None


def _the_regions(parsed: Parsed, first: int, name: str) -> tuple[str, ...]:
    """A name of several words after 'the' is no person's: 'the Red River'."""
    return (name,) if first and parsed.tokens[first - 1].lower == "the" and " " in name else ()


def _name_only(parsed: Parsed, found: Found) -> tuple[int, int]:
    first = found.first
    while first < found.last and parsed.tokens[first].tag not in {"NNP", "NNPS"}:
        first += 1
    return first, found.last


def _placed(head: Token) -> bool:
    """Whether the name stands after a preposition of place, by itself or in a list."""
    for _ in range(3):
        if head.dep == "pobj":
            return head.head.lower in _WHERE
        if head.dep not in {"conj", "appos", "compound", "nmod"}:
            return head.dep == "npadvmod"
        head = head.head
    return False


def _told_as_place(head: Token) -> bool:
    """'in X', 'near X', 'the town of X': a place even when no gazetteer knows it."""
    before = head.head
    return before.lower in {"in", "near", "at"} or (before.lower == "of" and before.head.lemma in _KINDS)


def _kind_word(parsed: Parsed, last: int) -> bool:
    after = parsed.tokens[last + 1] if last + 1 < len(parsed.tokens) else None
    return after is not None and after.lower in _KINDS and after.sentence == parsed.tokens[last].sentence


def _before_container(parsed: Parsed, last: int, by_token: dict[int, Found]) -> bool:
    tokens = parsed.tokens
    return (
        last + 2 < len(tokens)
        and tokens[last + 1].text == ","
        and (found := by_token.get(last + 2)) is not None
        and found.kind in {"state", "name"}
        and tokens[last + 2].dep in {"appos", "conj", "npadvmod", "pobj"}
    )


def _container(parsed: Parsed, last: int, by_token: dict[int, Found]) -> str | None:
    """'Springfield, Illinois', 'Khasan in Russia', 'Russia's Amur region': the place named to hold it."""
    tokens = parsed.tokens
    if (
        last + 2 < len(tokens)
        and tokens[last + 1].text in {",", "("}
        and tokens[last + 2].tag.startswith("NNP")
        and tokens[last + 2].sentence == tokens[last].sentence
    ):
        other = by_token.get(last + 2)
        if other is None or other.kind in {"state", "name"}:
            end = other.last if other is not None else last + 2
            return parsed.text[tokens[last + 2].start : tokens[end].end]
    head = tokens[last]
    for child in head.kids("poss"):
        other = by_token.get(child.i)
        if other is not None and other.kind in {"state", "capital"}:
            return other.name
    for prep in head.kids("prep"):
        if prep.lower == "in":
            for target in prep.kids("pobj"):
                other = by_token.get(target.i)
                if other is not None and other.kind == "state":
                    return other.name
    node = head
    for _ in range(3):  # 'the Russian border city of Khasan'
        if node.dep == "pobj" and node.head.lower == "of" and node.head.head.lemma in _KINDS:
            for child in node.head.head.kids("amod", "poss", "compound"):
                other = by_token.get(child.i)
                if other is not None and other.country:
                    return other.name
        if node.head is node:
            break
        node = node.head
    return None
