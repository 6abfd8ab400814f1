"""Part of speech and lemma of each token, remembered: the model's attribute ruler and lemmatizer cost a third of the parse.

Both look at a word, its tag and its dependency alone, but for a few contractions and the verb after an expletive; what
they once answered holds for every such word. New ones are asked for together, in one small document an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

KEPT = 25_000
"""Answers kept at most; strangers' words must not grow without bound."""

_BEFORE = frozenset("ai gon got let c'm y y'".split())
_AFTER = frozenset("n't nt na ta 's on all".split())
"""Words (lower case) that the ruler looks at before or after another; and whatever is an expletive before it."""

_BY_DEPENDENCY = frozenset("DT WDT IN CC _SP".split())
_AUXILIARY = frozenset("aux auxpass".split())
_DO_HAVE = frozenset("do does did 'd have has had".split())
"""Tags, dependencies and words (lower case) for which the dependency counts; elsewhere it changes no answer."""

Word = tuple[str, str, str, str]
"""Lemma, tag, part of speech, dependency."""

_Key = tuple[int, int, int, int, int, int]
"""Word, tag, dependency; the word before, its dependency, and the word after, each 0 where it cannot count."""


class Morphology:
    """Answers as the two components of ``nlp`` would, token by token."""

    def __init__(self, nlp: Any) -> None:
        """Take the components out of the pipeline ``nlp``, which then ends with the parser."""
        self._components = [nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        index = self._components[1].lookups.get_table("lemma_index")
        for kind in list(index):  # the model keeps lists of up to 57,000 words, searched from the start for every form
            index[kind] = frozenset(index[kind])
        nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        self._vocab = nlp.vocab
        strings = nlp.vocab.strings
        self._comma = strings.add(","), strings.add(","), strings.add("punct")
        self._expletive = strings.add("expl")
        self._by_dependency = {strings.add(name) for name in _BY_DEPENDENCY}
        self._auxiliary = {strings.add(name) for name in _AUXILIARY}
        self._kinds: dict[int, tuple[int, int, bool]] = {}
        self._answers: dict[_Key, Word] = {}

    def words(self, docs: Sequence[Any]) -> list[list[Word]]:
        """Return lemma, tag, part of speech and dependency of each token of each parsed document."""
        rows = [doc.to_array(["ORTH", "TAG", "DEP"]).tolist() if len(doc) else [] for doc in docs]
        keys = [self._keys(some) for some in rows]
        if len(self._answers) > KEPT:
            self._answers.clear()
        new = list({key: None for some in keys for key in some if key not in self._answers})
        if new:
            self._ask(new)
        strings = self._vocab.strings
        made = []
        for some, of in zip(keys, rows, strict=True):
            answers = [self._answers[key] for key in some]
            made.append(
                [
                    answer if key[2] else (*answer[:3], strings[row[2]])
                    for answer, key, row in zip(answers, some, of, strict=True)
                ]
            )
        return made

    def _keys(self, rows: list[tuple[int, int, int]]) -> list[_Key]:
        keys: list[_Key] = []
        of = 0
        kinds = [self._kind(orth) for orth, _, _ in rows]
        for place, (orth, tag, dep) in enumerate(rows):
            before = kinds[place - 1][0] if place and kinds[place][1] else 0
            after = kinds[place + 1][1] if place + 1 < len(rows) and kinds[place][0] else 0
            counts = kinds[place][2] or tag in self._by_dependency or dep in self._auxiliary or dep == self._expletive
            keys.append((orth, tag, dep if counts else 0, before, of, after))
            of = dep if dep == self._expletive else 0
        return keys

    def _kind(self, orth: int) -> tuple[int, int, bool]:
        """The word where it counts before another, or else 0; likewise after one; whether its dependency counts."""
        known = self._kinds.get(orth)
        if known is None:
            if len(self._kinds) > KEPT:
                self._kinds.clear()
            word = self._vocab.strings[orth].lower()
            known = orth if word in _BEFORE else 0, orth if word in _AFTER else 0, word in _DO_HAVE
            self._kinds[orth] = known
        return known

    def _ask(self, keys: list[_Key]) -> None:
        """Let the components look at each new word, between its neighbours and commas where neighbours count."""
        from spacy.tokens import Doc

        rows: list[tuple[int, int, int]] = []
        places = []
        for orth, tag, dep, before, of, after in keys:
            apart = dep == self._expletive or any(self._kind(orth)) or before or of or after
            if apart:
                rows.append(self._comma)
            if before or of:
                rows.append((before or self._comma[0], self._comma[1], of or self._comma[2]))
            places.append(len(rows))
            rows.append((orth, tag, dep or self._comma[2]))
            if after:
                rows.append((after, self._comma[1], self._comma[2]))
            if apart:
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
