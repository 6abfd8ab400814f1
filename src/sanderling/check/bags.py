"""States told by bags of words: 'no weapon' near 'aboard', in whichever order a sentence has them; the notation of ``checks/fields.csv``.

A side is bags parted by ``|``, a bag is terms parted by spaces, and each must stand in one clause, near the first. A term is words parted by
``/`` (``_`` joins the words of a phrase, ``*`` stands for any end, ``@name`` for the words of a name in ``checks/field_words.csv``); ``-`` before it
asks for a denial before it, before one of its words for a denial of that alone, else there may be none; ``its:`` asks for 'its', 'his', 'her' or 'their' right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NEAR = 110
"""So many characters a term may stand from the first of its bag."""
_DENIED = re.compile(
    r"(?i)(?:\b(?:no|not|never|none|nobody|nothing|neither|nor|without|hardly|cannot|zero|refus(?:ed|es|ing) to|declin(?:ed|es|ing) to|fail(?:ed|s|ing)? to|unable to|instead of|free of|devoid of|bare of|empty of|lack(?:s|ed|ing)?|forbidden to|yet to|far from)\b|n[’']t\b)(?! only\b)(?:[\s,]+(?!and\b|but\b|with\b|until\b|after\b|before\b|because\b|when\b|while\b|as\b|though\b)[\w’'\-]+){0,6}?\s$"
)
_DENIED_AFTER = re.compile(r"(?i)\s(?:nothing|nobody|no one|none|no|not an?|neither|nowhere)\b")
_STOP = re.compile(r"[;:]|\s[–—]\s|\b(?:but|whereas)\b")
_WORDS = re.compile(r"[a-zà-ž]{3,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A bag found in a sentence: where it starts and ends, and the stretches of its terms."""

    first: int
    last: int
    terms: tuple[tuple[int, int], ...]

    def start(self) -> int:
        """Return where the first of its words stands."""
        return self.first

    def end(self) -> int:
        """Return where the last of its words ends."""
        return self.last

    def rest(self, words: str) -> str:
        """Return a sentence without the words of the bag."""
        out, at = [], 0
        for start, end in self.terms:
            out.append(words[at:start])
            at = end
        return " ".join((*out, words[at:]))


class Term:
    """Words of which one must stand, denied or not."""

    def __init__(self, written: str, names: Mapping[str, str]) -> None:
        """``names`` are the words that a name stands for, parted by spaces."""
        self.denied = written.startswith("-")
        written = written.removeprefix("-")
        self.possessed = written.startswith("its:")
        choices: list[str] = []
        self._some_denied: list[str] = []
        for choice in written.removeprefix("its:").split("/"):
            bare = choice.removeprefix("-")
            (self._some_denied if bare != choice else choices).extend(names[bare[1:]].split() if bare.startswith("@") else [bare])
        self.choices = (*choices, *self._some_denied)
        self._pattern: re.Pattern[str] | None = None
        self._denied_ones = frozenset(self._some_denied)

    def places(self, words: str, either: bool = False) -> list[tuple[int, int]]:
        """Return where it stands in a sentence; ``either``: whether denied or not."""
        if self._pattern is None:
            self._pattern = re.compile(
                ("" if not self.possessed else r"(?i:\b(?:its|his|her|their|whose) (?:[\w\-]+ ){0,2}?)") + rf"(?<![\w’'\-])(?i:{'|'.join(self._written(choice) for choice in sorted(self.choices, key=len, reverse=True))})(?![\w\-])"
            )
        if self._some_denied:
            return [match.span() for match in self._pattern.finditer(words) if self._is_denied(words, match) == self._asks_denial(match[0])]
        return [match.span() for match in self._pattern.finditer(words) if (either and not self.denied) or self._is_denied(words, match) == self.denied]

    @staticmethod
    def _is_denied(words: str, match: re.Match[str]) -> bool:
        return _DENIED.search(words[: match.start()]) is not None or _DENIED_AFTER.match(words, match.end()) is not None

    def _asks_denial(self, word: str) -> bool:
        lower = word.lower().replace(" ", "_")
        return lower in self._denied_ones or lower.removesuffix("s") in self._denied_ones

    @staticmethod
    def _written(choice: str) -> str:
        if choice.endswith("*"):
            return re.escape(choice[:-1]).replace("_", " ") + r"[\w\-]*"
        plural = "(?:e?s)?" if len(choice) > 2 and not choice.endswith(("s", "ed", "ing")) else ""
        return re.escape(choice).replace("_", " ") + plural


class Side:
    """A state by all its bags."""

    def __init__(self, written: str, names: Mapping[str, str]) -> None:
        """Read the notation."""
        self.bags = tuple(tuple(Term(term, names) for term in bag.split()) for bag in written.split("|"))

    def finditer(self, words: str) -> Iterator[Found]:
        """Yield where a sentence tells the state."""
        for bag in self.bags:
            first, *others = bag
            # 'Not one house lost its roof': what stands with a denial is denied with it.
            denied = any(term.denied for term in bag)
            starts = first.places(words, denied)
            if not starts:
                continue
            rest = [term.places(words, denied) for term in others]
            for start in starts:
                terms = [start]
                for places in rest:
                    near = [at for at in places if abs(at[0] - start[0]) <= NEAR and all(at[1] <= one[0] or at[0] >= one[1] for one in terms)]
                    if not near:
                        break
                    terms.append(min(near, key=lambda at: abs(at[0] - start[0])))
                else:
                    terms.sort()
                    if _STOP.search(words[terms[0][0] : terms[-1][1]]) is None:
                        yield Found(terms[0][0], terms[-1][1], tuple(terms))


def tokens(written: str, names: Mapping[str, str]) -> set[str]:
    """Return the stretches of letters of which a sentence of a side has one: for each bag those of the term of the fewest words."""
    found: set[str] = set()
    for bag in written.split("|"):
        best: list[str] = []
        for term in sorted(bag.split(), key=_count):
            best = [token for choice in term.replace("its:", "").split("/") for token in _tokens_of(choice.removeprefix("-"), names)]
            if "" not in best:
                break
        found.update(best)
    return found


def _count(term: str) -> int:
    return term.count("/") + (30 if "@" in term else 0)


def _tokens_of(choice: str, names: Mapping[str, str]) -> list[str]:
    words = names[choice[1:]].split() if choice.startswith("@") else [choice]
    return [word.lower() if word.isalpha() and len(word) > 2 else max(_WORDS.findall(word.lower()), key=len, default="") for word in words]


__all__ = ["Found", "Side", "Term", "tokens"]
