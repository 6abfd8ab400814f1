"""Part of speech and lemma of each token, remembered: the model's attribute ruler and lemmatizer cost a third of the parse.

Both look at a word, its tag and its dependency alone, but for a few contractions and the verb after an expletive; what
they once answered holds for every such word. New ones are asked for together, in one small document an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

KEPT = 200_000
"""Answers kept at most; strangers' words must not grow without bound."""

_NEIGHBOURED = frozenset("ai gon na got ta let 's c'm on y y' all n't nt is are was were 're".split())
"""Words (lower case) for which the ruler also looks at a neighbour."""

Word = tuple[str, str, str, str]
"""Lemma, tag, part of speech, dependency."""

_Key = tuple[int, int, int, int, int, int]
"""Word, tag, dependency; the word before and its dependency, the word after, where they count."""


class Morphology:
    """Answers as the two components of ``nlp`` would, token by token."""

    def __init__(self, nlp: Any) -> None:
        """Take the components out of the pipeline ``nlp``, which then ends with the parser."""
        self._components = [nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        self._vocab = nlp.vocab
        strings = nlp.vocab.strings
        self._comma = strings.add(","), strings.add(","), strings.add("punct")
        self._neighboured: dict[int, bool] = {}
        self._answers: dict[_Key, Word] = {}

    def words(self, docs: Sequence[Any]) -> list[list[Word]]:
        """Return lemma, tag, part of speech and dependency of each token of each parsed document."""
        keys = [self._keys(doc) for doc in docs]
        if len(self._answers) > KEPT:
            self._answers.clear()
        new = list({key: None for some in keys for key in some if key not in self._answers})
        if new:
            self._ask(new)
        return [[self._answers[key] for key in some] for some in keys]

    def _keys(self, doc: Any) -> list[_Key]:
        if not len(doc):
            return []
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        keys: list[_Key] = []
        last = len(rows) - 1
        for place, (orth, tag, dep) in enumerate(rows):
            if self._has_neighbours(orth):
                before, of = (rows[place - 1][0], rows[place - 1][2]) if place else (0, 0)
                keys.append((orth, tag, dep, before, of, rows[place + 1][0] if place < last else 0))
            else:
                keys.append((orth, tag, dep, 0, 0, 0))
        return keys

    def _has_neighbours(self, orth: int) -> bool:
        known = self._neighboured.get(orth)
        if known is None:
            if len(self._neighboured) > KEPT:
                self._neighboured.clear()
            known = self._neighboured[orth] = self._vocab.strings[orth].lower() in _NEIGHBOURED
        return known

    def _ask(self, keys: list[_Key]) -> None:
        """Let the components look at each new word between its neighbours, a comma between one and the next."""
        from spacy.tokens import Doc

        rows: list[tuple[int, int, int]] = []
        places = []
        for orth, tag, dep, before, of, after in keys:
            if before:
                rows.append((before, self._comma[1], of))
            places.append(len(rows))
            rows.append((orth, tag, dep))
            if after:
                rows.append((after, self._comma[1], self._comma[2]))
            rows.append(self._comma)
        strings = self._vocab.strings
        doc = Doc(
            self._vocab,
            words=[strings[orth] for orth, _, _ in rows],
            tags=[strings[tag] for _, tag, _ in rows],
            deps=[strings[dep] for _, _, dep in rows],
            heads=[0] * len(rows),
        )
        for component in self._components:
            doc = component(doc)
        for key, place in zip(keys, places, strict=True):
            token = doc[place]
            self._answers[key] = (token.lemma_ or token.text, token.tag_, token.pos_, token.dep_)
