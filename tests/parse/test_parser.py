"""What bounds the parser: words and sentences of any length are cut, and no code point is lost."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanderling.parse import parser
from sanderling.parse.parser import LONGEST_SENTENCE, Parser, _paragraphs, _parsable

SENTENCE = "Russian forces shelled Kharkiv on Monday. "


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in _paragraphs(text, 0, len(text))]


def test_a_paragraph_of_sentences_stays_whole():
    text = (SENTENCE * 200).strip()
    assert len(text) > 4 * LONGEST_SENTENCE and pieces(text) == [text]


def test_what_goes_on_without_a_stop_is_cut_at_spaces_and_the_sentences_around_it_are_not():
    endless = "he said that " * 1000
    found = pieces(f"{SENTENCE}{endless}they came. {SENTENCE}".strip())
    assert found[0] == SENTENCE and found[-1] == SENTENCE.strip()
    assert all(len(one) <= LONGEST_SENTENCE for one in found)
    assert "".join(found[1:-1]) == f"{endless}they came. "
    assert all(one.endswith(" ") for one in found[1:-1])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "word ", "End. ", "\n", "x" * 150, " ", "“Yes!” "]), max_size=60))
def test_only_white_space_is_left_out_between_pieces(parts):
    text = "".join(parts)
    bound = parser.LONGEST_SENTENCE
    parser.LONGEST_SENTENCE = 100
    try:
        spans = list(_paragraphs(text, 0, len(text)))
    finally:
        parser.LONGEST_SENTENCE = bound
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    joined = "".join(text[start:end] for start, end in spans)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a plain sentence", "a plain sentence"),
        ("https://example.org/" + "a" * 300, "https://example.org/" + "a" * 300),  # a long address is a word still
        ("(" * 401 + " end", "x" * 401 + " end"),
        ("one " + "'" * 5000, "one " + "x" * 5000),
        ("half \ud800", "half ?"),
    ],
)
def test_the_parser_sees_one_word_for_a_run_over_the_bound(text, seen):
    assert _parsable(text) == seen


@pytest.mark.parametrize("run", ["'", "(", '"', "a-", "x"])
def test_a_run_over_the_bound_is_one_token_of_its_own_letters(reader, run):
    long = run * 30_000
    text = f"{SENTENCE}\n{long} {SENTENCE}".strip()
    parsed = reader.parser.parse(text, [(0, len(text), False)])
    assert [token.text for token in parsed.tokens if len(token.text) > 100] == [
        long[at : at + parser.LONGEST_SENTENCE] for at in range(0, len(long), parser.LONGEST_SENTENCE)
    ]
    assert [token.text for token in parsed.tokens].count("shelled") == 2


def test_a_parser_whose_memory_of_words_has_grown_is_loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Parser()
    text = "Zorblat met Quinzel in Harvotia on Friday."
    first = own.parse_many([text])[0]
    monkeypatch.setattr(parser, "STRINGS", 2)
    grown = len(own._nlp.vocab.strings)
    again = own.parse_many([text])[0]
    assert [(token.text, token.lemma, token.tag, token.dep, token.head.i) for token in again.tokens] == [
        (token.text, token.lemma, token.tag, token.dep, token.head.i) for token in first.tokens
    ]
    own.parse_many(["They talked."])
    assert len(own._nlp.vocab.strings) < grown  # the names of the first text are forgotten
