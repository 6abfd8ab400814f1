"""Which words of a parsed article name places, ready for the place resolver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sanderling.parse import Parsed, Token
from sanderling.resolve.found import Found

_WHERE = frozenset(
    """
        in at near to from into toward towards outside around across through inside within off over of for via
        between along above beyond on throughout leaving reaching
    """.split()
)
_KINDS = frozenset(
    """
        region province state oblast district county city town village island islands peninsula strait sea river
        mountain border port base airport capital area coast bay gulf valley desert lake canal corridor suburb
        neighborhood prefecture governorate krai territory cosmodrome
    """.split()
)
_PART_WORDS = frozenset(["eastern", "western", "northern", "southern", "central"])


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name over the tokens ``first``..``last`` (inclusive); ``container`` is a place that is named to hold it."""

    first: int
    last: int
    name: str
    container: str | None
    found: Found | None


def find_toponyms(parsed: Parsed, mentions: list[Found], is_place_name: Callable[[str], bool]) -> list[Toponym]:
    """Return the place names in text order: states and capitals always, other names where their words place them."""
    by_token: dict[int, Found] = {i: found for found in mentions for i in range(found.first, found.last + 1)}
    spans: list[tuple[int, int, Found | None]] = []
    for found in mentions:
        if found.kind in {"state", "capital"} or (
            found.kind == "organisation"
            and found.resolved
            and _placed(found.head)
            and found.head.head.lower in {"at", "in", "outside", "inside"}
        ):
            spans.append((found.first, found.last, found))
        elif found.kind in {"name", "organisation", "person"} and not found.resolved:
            first, last = _name_only(parsed, found)
            name = parsed.text[parsed.tokens[first].start : parsed.tokens[last].end]
            kind_word = _kind_word(parsed, last)
            if (
                (_placed(found.head) or kind_word or _before_container(parsed, last, by_token))
                and found.kind != "person"
            ) or (found.kind == "name" and _placed(found.head)):
                if is_place_name(name) or kind_word or (found.kind == "name" and _told_as_place(found.head)):
                    spans.append((first, last + (1 if kind_word else 0), found))
            elif (
                found.kind == "name"
                and found.head.dep in {"nsubj", "compound", "appos", "conj", "ROOT", "dobj"}
                and is_place_name(name)
            ):
                spans.append((first, last, found))
    spans.sort(key=lambda span: span[0])
    made: list[Toponym] = []
    for first, last, thing in spans:
        name = parsed.text[parsed.tokens[first].start : parsed.tokens[last].end]
        made.append(Toponym(first, last, name, _container(parsed, last, by_token), thing))
    return made


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
