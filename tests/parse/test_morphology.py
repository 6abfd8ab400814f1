"""Words remembered are the words that the whole pipeline gives."""

from __future__ import annotations

import importlib.util
import warnings

import pytest

from sanderling.parse import morphology
from sanderling.parse.parser import MODELS, Parser

TEXTS = [
    "There is no deal, and there are talks. There 's hope.",
    "They ain't coming; they're gonna leave. Let's go, y'all. It's got ta stop. C'mon, we'd've known.",
    "Iran's envoys had met them before; he does what he did. That was that, but those who lost have it.",
    "This is the note that says so. \n\t If it rains, nobody will have been told, though it 's wet.",
    "",
    "北京 — «Мир» 🕊 said so.",
    "You met it. It met you. I saw I. The leaders themselves, not their aides, have to have had doubts.",
]


@pytest.fixture(scope="module")
def parts():
    import spacy

    name = next(model for model in MODELS if importlib.util.find_spec(model))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = spacy.load(name, exclude=["ner", "senter"])
        cut = spacy.load(name, exclude=["ner", "senter"])
    return whole, cut, morphology.Morphology(cut)


def expected(whole, text):
    return [(token.lemma_ or token.text, token.tag_, token.pos_, token.dep_) for token in whole(text)]


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS)])
def test_remembered_words_are_those_of_the_pipeline(parts, text):
    whole, cut, words = parts
    for _ in range(2):  # asked for, then remembered
        assert words.words([cut(text)]) == [expected(whole, text)]


def test_what_is_remembered_is_bounded(parts, monkeypatch):
    whole, cut, words = parts
    monkeypatch.setattr(morphology, "KEPT", 10)
    for text in TEXTS:
        assert words.words([cut(text)]) == [expected(whole, text)]
    words.words([cut("One word.")])
    assert len(words._answers) < 40


def test_many_texts_are_parsed_as_one_by_one():
    parser = Parser()
    together = parser.parse_many(TEXTS)
    apart = [parser.parse_many([text])[0] for text in TEXTS]
    assert [[(t.text, t.lemma, t.pos, t.dep) for t in p.tokens] for p in together] == [
        [(t.text, t.lemma, t.pos, t.dep) for t in p.tokens] for p in apart
    ]
