"""Sentences and syntax as plain Python objects, so that no later step depends on the parser's library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Token:
    """One token. ``start`` and ``end`` are code points in the clean text; ``i`` counts over the whole text."""

    i: int
    text: str
    lemma: str
    """Lower case, but for proper nouns."""
    tag: str
    """Penn Treebank part of speech."""
    pos: str
    """Universal part of speech."""
    dep: str
    """Dependency label (ClearNLP style, as the English spaCy models give it)."""
    start: int
    end: int
    sentence: int
    head: Token = field(repr=False, default=None)  # type: ignore[assignment]
    """The syntactic head; a root is its own head."""
    children: list[Token] = field(repr=False, default_factory=list)
    lower: str = field(repr=False, init=False)
    """The token's text in lower case."""

    def __post_init__(self) -> None:
        """Work out what is asked for again and again."""
        self.lower = self.text.lower()

    def is_edge(self) -> bool:
        """Whether it is punctuation or space that a quotation is trimmed of."""
        return self.pos in {"PUNCT", "SPACE"} or self.text in {"--", "—", "–", "-"}

    def kids(self, *deps: str) -> list[Token]:
        """Return the children with one of these dependency labels, in text order."""
        return [child for child in self.children if child.dep in deps]

    def kid(self, *deps: str) -> Token | None:
        """Return the first child with one of these dependency labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def subtree(self) -> list[Token]:
        """Return this token and all below it, in text order."""
        found: list[Token] = []
        todo = [self]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(token.children)
        found.sort(key=lambda token: token.i)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Yield the head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: ``start`` and ``end`` are code points in the clean text."""

    index: int
    start: int
    end: int
    tokens: list[Token]
    paragraph: int
    heading: bool = False
    """Whether it stands in the article's title."""

    @property
    def question(self) -> bool:
        """Whether it ends with a question mark."""
        return bool(self.tokens) and self.tokens[-1].text in {"?", "?!"}

    @property
    def root(self) -> Token:
        """The sentence's syntactic root."""
        return next((token for token in self.tokens if token.head is token), self.tokens[0])


@dataclass(slots=True, eq=False)
class Parsed:
    """The syntax of one article's prose; ``text`` is the clean text that offsets count in."""

    text: str
    sentences: list[Sentence]
    tokens: list[Token]

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers the code point ``offset``, or the next one after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return self.tokens[low] if low < len(self.tokens) else None

    def within(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap the code points start..end."""
        token = self.token_at(start)
        if token is None:
            return []
        found: list[Token] = []
        for candidate in self.tokens[token.i :]:
            if candidate.start >= end:
                break
            found.append(candidate)
        return found
